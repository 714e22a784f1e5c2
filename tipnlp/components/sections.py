"""The component ``tip_sections``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from tipnlp.components.base import SCORER, TipComponent, span_weights, write


@Language.factory(
    "tip_sections",
    assigns=["doc.spans"],
    default_config={"spans_key": "tip_sections", "scorer": SCORER},
    default_score_weights=span_weights("tip_sections"),
)
def make_sections(nlp: Language, name: str, spans_key: str, scorer: Callable[..., dict[str, Any]] | None) -> SectionsComponent:
    r"""The parts of a report, its rating and its recommendations, and what its head says.

    Labels: ``SECTION`` (``kb_id_``: header, overview, recommendations, prosecution, protection, prevention, profile, footer;
    they follow one another and cover the text), ``TIER`` (``kb_id_``: 1, 2, 2WL, 3, special), ``RECOMMENDATION``.

    Fields: ``detected_by`` of a section (heading, topic_sentence, position); ``movement``, ``consecutive_years``, ``waiver``,
    ``minimum_standards`` of the tier. The group's attribute ``meta`` holds title, country (ISO 3166-1 alpha-3), year,
    publisher, author, published, accessed, updated (ISO 8601), layout.

    Source: ``data/sections.tsv`` (headings 2001-2024) and topic sentences.

    Known misses: several countries on one page are read as one report; columns of a PDF mixed line by line.

    Example:
        >>> import spacy
        >>> nlp = spacy.blank("en")
        >>> component = nlp.add_pipe("tip_sections")
        >>> doc = nlp("NORWAY (Tier 1)\n\nProsecution\nCourts heard four cases.\n\nProtection\nShelters were open.")
        >>> [span.kb_id_ for span in doc.spans["tip_sections"] if span.label_ == "SECTION"]
        ['header', 'prosecution', 'protection']
        >>> doc.spans["tip_sections"].attrs["meta"]["country"]
        'NOR'
    """
    return SectionsComponent(name, spans_key=spans_key, scorer=scorer)


class SectionsComponent(TipComponent):
    """Writes SECTION, TIER and RECOMMENDATION spans."""

    def annotate(self, doc: Doc, analysis: Any) -> None:
        """Write sections, tier and recommendations, and what the head says."""
        from tipnlp.facts import Meta
        from tipnlp.rules import settled

        found = [*analysis.sections, *([analysis.tier] if analysis.tier else []), *analysis.recommendations]
        meta = {field: getattr(analysis.meta, field) for field in Meta.model_fields}
        write(doc, self.spans_key, settled(analysis, found), text=analysis.raw, meta=meta)
