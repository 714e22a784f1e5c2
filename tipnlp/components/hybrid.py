"""The component ``tip_hybrid``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from tipnlp.components.base import TipComponent, read, write

#: The families that trained spans are added to, with the groups of their rules.
GROUPS = {"laws": "tip_laws", "penalties": "tip_penalties", "counts": "tip_counts"}


@Language.factory(
    "tip_hybrid",
    assigns=["doc.spans"],
    requires=["doc.spans"],
    default_config={"trained_key": "tip_trained", "thresholds": {}, "groups": GROUPS},
)
def make_hybrid(
    nlp: Language, name: str, trained_key: str, thresholds: dict[str, float], groups: dict[str, str]
) -> HybridComponent:
    """The rules' findings and a trained component's, together. Put it after both and before ``tip_facts``.

    The policy: a rule's finding stays as it is and wins over a trained span that overlaps it, of whatever family. A trained
    span that overlaps none becomes a fact where its score reaches the threshold of its label and its value can be read; none
    is read, none is invented. Such a fact says so: ``rule`` is ``model:`` and the trained component's group, ``score`` its
    probability.

    Labels: ``LAW``, ``PENALTY:<basis>``, ``COUNT:<event>``. Spans with labels of your own stay in their group, untouched.

    Config: ``trained_key``, the group of the trained component; ``thresholds`` by label ("COUNT:conviction", or "COUNT" for
    all events), a label without one adds nothing; ``groups``, the rules' group of each family.

    Source: ``tipnlp.trained.join``.

    Known misses: a trained penalty is no suspended one, a trained count takes its unit from its event and its period from its
    clause; links to other facts are the rules'.

    Example:
        >>> import spacy
        >>> from spacy.tokens import Span, SpanGroup
        >>> nlp = spacy.blank("en")
        >>> component = nlp.add_pipe("tip_counts")
        >>> hybrid = nlp.add_pipe("tip_hybrid", config={"thresholds": {"COUNT": 0.8}})
        >>> doc = nlp.get_pipe("tip_counts")(nlp.make_doc("Police netted 14 in all."))
        >>> found = [Span(doc, 2, 3, label="COUNT:arrest")]
        >>> doc.spans["tip_trained"] = SpanGroup(doc, spans=found, attrs={"scores": [0.9]})
        >>> [fact] = hybrid(doc).spans["tip_counts"].attrs["facts"].values()
        >>> fact["event"], fact["value"], fact["rule"], fact["score"]
        ('arrest', 14, 'model:tip_trained', 0.9)
    """
    return HybridComponent(name, trained_key=trained_key, thresholds=thresholds, groups=groups)


class HybridComponent(TipComponent):
    """Adds a trained component's spans to the groups of the rules."""

    def __init__(self, name: str, *, trained_key: str, thresholds: dict[str, float], groups: dict[str, str]) -> None:
        super().__init__(name, spans_key=trained_key)
        self.thresholds = dict(thresholds)
        self.groups = dict(groups)

    def annotate(self, doc: Doc, analysis: Any) -> None:
        """Join the groups that the document has; without trained spans they stay as they are."""
        from tipnlp.trained import join

        trained = list(self._labelled(doc))
        if not trained:
            return
        found = {family: read(doc, key) for family, key in self.groups.items() if key in doc.spans}
        joined = join(analysis, found, trained, self.thresholds, name=self.spans_key)
        for family, matches in joined.items():
            if len(matches) > len(found[family]):
                write(doc, self.groups[family], matches, text=analysis.raw)

    def _labelled(self, doc: Doc) -> Iterator[Any]:
        """The trained spans; their scores become plain numbers, which JSON can hold."""
        from tipnlp.trained import Labelled

        if self.spans_key not in doc.spans:
            return
        group = doc.spans[self.spans_key]
        scores = [float(score) for score in _flat(group.attrs.get("scores", ()))]
        group.attrs["scores"] = scores
        for span, score in zip(group, scores, strict=False):
            yield Labelled(span.start_char, span.end_char, span.label_, score)

    def settings(self) -> dict[str, Any]:
        """What `from_bytes` restores."""
        return {"spans_key": self.spans_key, "thresholds": self.thresholds, "groups": self.groups}


def _flat(scores: Any) -> Any:
    """Scores in one row: spaCy's two span categorizers store them in arrays of different shapes."""
    return scores.ravel() if hasattr(scores, "ravel") else scores
