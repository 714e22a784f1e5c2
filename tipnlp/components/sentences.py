"""The component ``tip_sentences``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, cast

from numpy import full
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from tipnlp.components.base import TipComponent


@Language.factory(
    "tip_sentences",
    assigns=["token.is_sent_start", "doc.sents"],
    default_config={"scorer": {"@scorers": "spacy.senter_scorer.v1"}},
    default_score_weights={"sents_f": 1.0, "sents_p": 0.0, "sents_r": 0.0},
)
def make_sentences(nlp: Language, name: str, scorer: Callable[..., dict[str, Any]] | None) -> SentencesComponent:
    """Sentence boundaries that hold in these reports.

    Sets ``token.is_sent_start`` on every token, so that ``doc.sents`` works. Safe with abbreviations (Art., Sec., No., U.S.,
    yrs.), with lines broken at a page width, lost paragraph marks, glued bullets, headings. A document that has a parse
    keeps the parser's sentences.

    Source: rules in ``find/sentences.py``.

    Known misses: a stop glued to the next word inside one token moves the boundary to the next token; a heading that runs
    into its paragraph on one line.

    Example:
        >>> import spacy
        >>> nlp = spacy.blank("en")
        >>> component = nlp.add_pipe("tip_sentences")
        >>> doc = nlp("Under Art. 5, courts tried 12 men. The U.S. Embassy helped.")
        >>> [sentence.text for sentence in doc.sents]
        ['Under Art. 5, courts tried 12 men.', 'The U.S. Embassy helped.']
    """
    return SentencesComponent(name, scorer=scorer)


class SentencesComponent(TipComponent):
    """Sets sentence starts."""

    def __init__(self, name: str, *, scorer: Callable[..., dict[str, Any]] | None = None) -> None:
        super().__init__(name, spans_key="", scorer=scorer)

    def annotate(self, doc: Doc, analysis: Any) -> None:
        """Mark the first token of each sentence."""
        if not len(doc) or doc.has_annotation("DEP"):
            return
        offsets = doc.to_array("IDX").astype("int64")
        begins = [analysis.view.span(*span)[0] for span in analysis.sentences]
        marks = full(len(doc), -1, dtype="int64")
        marks[offsets.searchsorted([offset for offset in begins if offset <= offsets[-1]])] = 1
        marks[0] = 1
        # Not token by token: each ``token.is_sent_start = ...`` looks through the whole document.
        doc.from_array(["SENT_START"], cast(Any, marks.astype("uint64").reshape(-1, 1)))

    def score(self, examples: Iterable[Example], **kwargs: Any) -> dict[str, Any]:
        """Precision, recall and F1 of the boundaries (spaCy's ``senter_scorer``)."""
        return {} if self.scorer is None else self.scorer(examples, **kwargs)

    def settings(self) -> dict[str, Any]:
        """There are none."""
        return {}
