"""The component ``tip_facts``: from the groups on a document to its report."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from spacy.language import Language
from spacy.scorer import PRFScore
from spacy.tokens import Doc, SpanGroup
from spacy.training import Example
from spacy.util import registry

from tipnlp.components.base import TipComponent, read
from tipnlp.errors import TipnlpWarning, warning

#: Which group holds the matches of which family.
GROUPS = {
    "countries": "tip_countries", "quantities": "tip_quantities", "laws": "tip_laws", "penalties": "tip_penalties",
    "counts": "tip_counts", "flows": "tip_flows",
}


@Language.factory(
    "tip_facts",
    assigns=["doc.spans", "doc._.tip_report", "doc._.tip_facts", "span._.tip"],
    requires=["doc.spans"],
    default_config={"spans_key": "tip_facts", "groups": GROUPS, "scorer": {"@scorers": "tip_facts_scorer.v1"}},
    default_score_weights={"tip_facts_f": 1.0, "tip_facts_p": 0.0, "tip_facts_r": 0.0},
)
def make_facts(
    nlp: Language, name: str, spans_key: str, groups: dict[str, str], scorer: Callable[..., dict[str, Any]] | None
) -> FactsComponent:
    """The report of a document: links the findings of the components before it. Put it last.

    It reads the span groups that are there (a family whose component is missing has no facts), ties penalties to laws, counts
    to the counts they compare with, mentions to instruments, and sets:

    - ``doc._.tip_report``: the `tipnlp.Report`, typed, as `tipnlp.extract` gives it;
    - ``doc._.tip_facts``: all its facts in one tuple;
    - ``span._.tip``: for a span of one of the groups, its fact, or None;
    - ``doc.spans["tip_facts"].attrs["report"]``: the same as JSON-plain values, which is what is saved. The group is empty.

    Config: ``groups`` names the span group of each family, for components with a ``spans_key`` of your own.

    Source: rules in ``resolve.py``.

    Known misses: links over more than two sentences; ``Doc.from_docs`` drops the attributes, so run it again on merged
    documents.

    Example:
        >>> import spacy
        >>> nlp = spacy.blank("en")
        >>> for factory in ("tip_countries", "tip_facts"):
        ...     component = nlp.add_pipe(factory)
        >>> doc = nlp("Norwegian police cooperated with Romania.")
        >>> [(fact.iso3, fact.evidence.text) for fact in doc._.tip_report.countries]
        [('NOR', 'Norwegian'), ('ROU', 'Romania')]
        >>> doc.spans["tip_countries"][0]._.tip.form
        'adjective'
    """
    return FactsComponent(name, spans_key=spans_key, groups=groups, scorer=scorer)


class FactsComponent(TipComponent):
    """Puts the JSON-plain report on the document."""

    def __init__(
        self, name: str, *, spans_key: str, groups: dict[str, str], scorer: Callable[..., dict[str, Any]] | None = None
    ) -> None:
        super().__init__(name, spans_key=spans_key, scorer=scorer)
        self.groups = dict(groups)
        self._warned = False

    def annotate(self, doc: Doc, analysis: Any) -> None:
        """Resolve the groups that the document has."""
        from tipnlp.resolve import resolve
        from tipnlp.rules import warn_of_layout

        warn_of_layout(analysis)
        found = {family: read(doc, key) for family, key in self.groups.items() if key in doc.spans}
        if not found and not self._warned:
            self._warned = True
            text = warning("W002", name=self.name, groups=", ".join(self.groups.values()), example="tip_counts")
            warnings.warn(text, TipnlpWarning, stacklevel=3)
        doc.spans[self.spans_key] = SpanGroup(doc, name=self.spans_key, attrs={"report": resolve(analysis, found)})

    def settings(self) -> dict[str, Any]:
        """What `from_bytes` restores."""
        return {"spans_key": self.spans_key, "groups": self.groups}


# --- scorer ------------------------------------------------------------------------------------------------------------


def score_facts(examples: Iterable[Example], *, spans_key: str, **_: Any) -> dict[str, Any]:
    """Precision, recall and F1 over the facts of whole reports.

    A fact is right where the reference report has one of the same family with the same scored fields (see `scored_facts`);
    where it stands is not compared, the components' own scorers do that.

    Args:
        examples: Predicted and reference documents, both with a report in the group ``spans_key``.
        spans_key: The group that holds the report.

    Returns:
        ``tip_facts_p``, ``tip_facts_r``, ``tip_facts_f`` over all families, ``tip_facts_per_family``; None without references.
    """
    totals: dict[str, PRFScore] = {}
    for example in examples:
        if spans_key not in example.reference.spans:
            continue
        wanted = scored_facts(example.reference.spans[spans_key].attrs["report"])
        group = example.predicted.spans.get(spans_key)
        found = scored_facts(group.attrs["report"]) if group is not None else {}
        for family in sorted(set(found) | set(wanted)):
            here, there = found.get(family, Counter()), wanted.get(family, Counter())
            score = totals.setdefault(family, PRFScore())
            score.tp += (here & there).total()
            score.fp += (here - there).total()
            score.fn += (there - here).total()
    if not totals:
        return {"tip_facts_p": None, "tip_facts_r": None, "tip_facts_f": None, "tip_facts_per_family": None}
    every = sum(totals.values(), start=PRFScore())
    per_family = {family: score.to_dict() for family, score in totals.items()}
    scores: dict[str, Any] = {"tip_facts_p": every.precision, "tip_facts_r": every.recall, "tip_facts_f": every.fscore}
    return scores | {"tip_facts_per_family": per_family}


_SCORED = {
    "countries": ("iso3",), "regions": ("region",), "laws": ("title", "articles", "status"),
    "penalties": ("basis", "kind", "min_months", "max_months", "life", "min_amount", "max_amount", "currency"),
    "counts": ("event", "value", "status"), "money": ("amount", "currency"), "flows": ("origin", "transit", "destination"),
}


def scored_facts(report: dict[str, Any]) -> dict[str, Counter[tuple[str, ...]]]:
    """The facts of a JSON-plain report as multisets of the fields that are compared, by family; generic laws left out."""
    facts = {
        family: Counter(
            tuple(_comparable(fact.get(f)) for f in fields) for fact in report.get(family, ()) if not fact.get("generic")
        )
        for family, fields in _SCORED.items()
    }
    facts["roles"] = Counter((role,) for role in (report.get("roles") or {}).get("roles", ()))
    facts["tier"] = Counter([(report["tier"]["tier"],)] if report.get("tier") else [])
    return facts


def _comparable(value: Any) -> str:
    """A value as text: 48 months are 48.0 months, and a list that went through JSON is the tuple it was."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    return str(list(value) if isinstance(value, tuple) else value)


@registry.scorers("tip_facts_scorer.v1")  # type: ignore[untyped-decorator]
def make_facts_scorer() -> Callable[..., dict[str, Any]]:
    """The scorer of ``tip_facts``."""
    return score_facts
