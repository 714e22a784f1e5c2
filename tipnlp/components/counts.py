"""The component ``tip_counts``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy.language import Language

from tipnlp.components.base import SCORER, LayerComponent, span_weights


@Language.factory(
    "tip_counts",
    assigns=["doc.spans"],
    default_config={"spans_key": "tip_counts", "scorer": SCORER},
    default_score_weights=span_weights("tip_counts"),
)
def make_counts(nlp: Language, name: str, spans_key: str, scorer: Callable[..., dict[str, Any]] | None) -> LayerComponent:
    """Stated numbers of investigations, arrests, prosecutions, convictions, acquittals, victims, officials trained.

    Label: ``COUNT`` (``kb_id_``: the event: investigation, arrest, prosecution, conviction, acquittal, victim_identified,
    victim_assisted, victim_referred, victim_repatriated, official_trained).

    Fields: ``value`` (int, None where not reported) and ``max_value`` of a range, ``qualifier``, ``status`` (reported, zero,
    not_reported), ``unit`` (case, person, victim), ``exploitation``, ``group``, ``period``, ``compared_with``, ``part_of``.

    Source: ``data/count_verbs.tsv``, ``data/count_nouns.tsv``.

    Known misses: shares without a number ("half of the victims"); an event named only two sentences before its number;
    vague amounts (several, dozens) are left out on purpose, and so is what recommendations ask for.

    Example:
        >>> import spacy
        >>> nlp = spacy.blank("en")
        >>> component = nlp.add_pipe("tip_counts")
        >>> doc = nlp("Police conducted at least 19 investigations, compared to 29 in 2006, and made no arrests.")
        >>> facts = doc.spans["tip_counts"].attrs["facts"].values()
        >>> [(fact["value"], fact["status"], fact["qualifier"]) for fact in facts]
        [(19, 'reported', 'at_least'), (29, 'reported', 'exact'), (0, 'zero', 'exact')]
    """
    return LayerComponent(name, family="counts", spans_key=spans_key, scorer=scorer)
