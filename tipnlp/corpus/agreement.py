"""Two annotations of the same texts: what differs, and how far they agree.

Spans are compared strictly (same characters) and partially (they overlap), within a family, one to one: what nervaluate calls
``strict`` and ``ent_type``, with the same figures. Facts are compared by the
rules of `tipnlp.score`, which ask for values and, for mentions, an overlap. Where the units are fixed beforehand, Cohen's kappa
takes out the agreement that chance would give: sentences (does it state a fact of the family? in which section is it?) and
documents (which tier?).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tipnlp.benchmark import Change, compare
from tipnlp.corpus.format import Document
from tipnlp.errors import TipnlpError
from tipnlp.facts import Report
from tipnlp.score import evaluate

#: Families with spans, in the order of the table.
SPANS = ("tier", "countries", "regions", "laws", "penalties", "counts", "money", "flows", "recommendations", "sections")
#: Families that a sentence can state.
STATED = ("countries", "laws", "penalties", "counts", "money", "flows")


@dataclass(frozen=True, slots=True)
class Figure:
    """F1 of one family (0-1; A against B is the same as B against A), and the numbers on both sides."""

    family: str
    f1: float
    a: int
    b: int


@dataclass(frozen=True, slots=True)
class Kappa:
    """Cohen's kappa of one question, with the observed agreement (0-1) and the number of units.

    The kappa is at most 1, and None where both give one and the same answer everywhere.
    """

    question: str
    kappa: float | None
    observed: float
    units: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two annotations agree.

    Attributes:
        documents: Ids of the documents in both.
        only_a, only_b: Ids of those in one only, which are not compared.
        strict: Spans with the same characters and label.
        partial: Spans with the same label that overlap.
        facts: Facts by the rules of `tipnlp.score`.
        kappas: Questions with fixed units.
    """

    documents: tuple[str, ...]
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]
    strict: tuple[Figure, ...]
    partial: tuple[Figure, ...]
    facts: tuple[Figure, ...]
    kappas: tuple[Kappa, ...]


def agree(a: Iterable[Document], b: Iterable[Document]) -> Agreement:
    """Compare two annotations.

    Args:
        a: Documents of one annotator.
        b: Documents of the other, with the same ids and texts.

    Returns:
        The figures over the documents that both have.

    Raises:
        TipnlpError: T105: no document is in both, or a document has two texts.

    Example:
        >>> import tipnlp
        >>> from tipnlp.corpus import Document, agree
        >>> text = "Police arrested 12 traffickers in Chad."
        >>> one = Document(id="a", text=text, report=tipnlp.extract(text))
        >>> two = one.model_copy(update={"report": one.report.model_copy(update={"counts": ()})})
        >>> {figure.family: figure.f1 for figure in agree([one], [two]).facts if figure.a}
        {'countries': 1.0, 'counts': 0.0, 'counts_strict': 0.0}
    """
    pairs, only_a, only_b = paired(a, b)
    reports = [(x.report or Report(), y.report or Report()) for x, y in pairs]
    spans = [{family: (_spans(r, family), _spans(s, family)) for family in SPANS} for r, s in reports]
    gold = {str(n): r.to_dict() for n, (r, _) in enumerate(reports)}
    other = {str(n): s.to_dict() for n, (_, s) in enumerate(reports)}
    scores, _ = evaluate(gold, other, samples=0)
    return Agreement(
        tuple(x.id for x, _ in pairs), only_a, only_b,
        tuple(_figure(family, [_same(*s[family]) for s in spans], [s[family] for s in spans]) for family in SPANS),
        tuple(_figure(family, [_overlapping(*s[family]) for s in spans], [s[family] for s in spans]) for family in SPANS),
        tuple(Figure(s.family, s.f1 if s.gold or s.predicted else 1.0, s.gold, s.predicted) for s in scores),
        tuple(_kappas(pairs)),
    )


def diff(a: Iterable[Document], b: Iterable[Document]) -> list[Change]:
    """What differs between two annotations of the same texts: facts only in A (``loss``), only in B (``gain``), or changed.

    Args:
        a: Documents of one annotator, or an older version.
        b: Documents of the other, or a newer version.

    Returns:
        Changes by document and family; links, ids and rules are not compared.

    Raises:
        TipnlpError: T105: no document is in both, or a document has two texts.
    """
    pairs, _, _ = paired(a, b)
    old = [(x.report or Report()).model_copy(update={"id": x.id}).to_dict() for x, _ in pairs]
    new = [(y.report or Report()).model_copy(update={"id": y.id}).to_dict() for _, y in pairs]
    return compare(old, new)


def paired(
    a: Iterable[Document], b: Iterable[Document]
) -> tuple[list[tuple[Document, Document]], tuple[str, ...], tuple[str, ...]]:
    """The documents that both have, in A's order, and the ids of those that one has; T105."""
    first, second = {d.id: d for d in a}, {d.id: d for d in b}
    pairs = [(d, second[id_]) for id_, d in first.items() if id_ in second]
    if not pairs:
        raise TipnlpError("T105", reason="no document id is in both")
    for x, y in pairs:
        if x.text != y.text:
            at = next((i for i, (c, d) in enumerate(zip(x.text, y.text, strict=False)) if c != d), min(len(x.text), len(y.text)))
            raise TipnlpError("T105", reason=f"{x.id} has another text in each, from character {at}")
    return pairs, tuple(id_ for id_ in first if id_ not in second), tuple(id_ for id_ in second if id_ not in first)


# --- spans -------------------------------------------------------------------------------------------------------------

Span = tuple[int, int, str]


def _spans(report: Report, family: str) -> list[Span]:
    """The spans of a family; a phrase that states several facts (two flows) is one span."""
    if family == "sections":
        return [(s.start, s.end, s.name) for s in report.sections]
    facts = getattr(report, family)
    items = [facts] if family == "tier" and facts else facts or ()
    return sorted({(f.evidence.start, f.evidence.end, family) for f in items})


def _same(a: Sequence[Span], b: Sequence[Span]) -> int:
    return (Counter(a) & Counter(b)).total()


def _overlapping(a: Sequence[Span], b: Sequence[Span]) -> int:
    """Spans that overlap, one to one, those that share most first."""
    shared = [
        (min(x[1], y[1]) - max(x[0], y[0]), i, j) for i, x in enumerate(a) for j, y in enumerate(b)
        if x[2] == y[2] and min(x[1], y[1]) > max(x[0], y[0])
    ]
    left, right = set(range(len(a))), set(range(len(b)))
    hits = 0
    for _, i, j in sorted(shared, key=lambda s: (-s[0], s[1], s[2])):
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            hits += 1
    return hits


def _figure(family: str, hits: Sequence[int], spans: Sequence[tuple[Sequence[Span], Sequence[Span]]]) -> Figure:
    in_a, in_b = sum(len(a) for a, _ in spans), sum(len(b) for _, b in spans)
    return Figure(family, 2 * sum(hits) / (in_a + in_b) if in_a + in_b else 1.0, in_a, in_b)


# --- fixed units -------------------------------------------------------------------------------------------------------


def _kappas(pairs: Sequence[tuple[Document, Document]]) -> list[Kappa]:
    from tipnlp.analysis import analyse

    answers: dict[str, tuple[list[Hashable], list[Hashable]]] = {}
    for x, y in pairs:
        analysis = analyse(x.text, x.country, x.year)
        sentences = [analysis.view.span(*span) for span in analysis.sentences]
        for side, document in enumerate((x, y)):
            report = document.report or Report()
            for family in STATED:
                spans = _spans(report, family)
                said = [any(s < end and start < e for s, e, _ in spans) for start, end in sentences]
                answers.setdefault(f"sentence states: {family}", ([], []))[side].extend(said)
            named = [next((s.name for s in report.sections if s.start <= start < s.end), None) for start, _ in sentences]
            answers.setdefault("section of a sentence", ([], []))[side].extend(named)
            answers.setdefault("tier of a document", ([], []))[side].append(report.tier.tier if report.tier else None)
    return [_kappa(question, *both) for question, both in answers.items()]


def _kappa(question: str, a: Sequence[Hashable], b: Sequence[Hashable]) -> Kappa:
    """Cohen (1960): (observed - expected) / (1 - expected)."""
    units = len(a)
    observed = sum(x == y for x, y in zip(a, b, strict=True)) / units if units else 1.0
    in_a, in_b = Counter(a), Counter(b)
    expected = sum(in_a[value] * in_b[value] for value in in_a) / units**2 if units else 1.0
    return Kappa(question, (observed - expected) / (1 - expected) if expected < 1 else None, observed, units)


def figures(agreement: Agreement) -> list[tuple[str, Figure | None, Figure | None, Figure | None]]:
    """Rows of a table: family, strict, partial, facts; None where a family has no such figure."""
    parts = (agreement.strict, agreement.partial, agreement.facts)
    by: list[Mapping[str, Figure]] = [{figure.family: figure for figure in part} for part in parts]
    families = dict.fromkeys((*SPANS, *(f.family for f in agreement.facts)))
    return [(family, by[0].get(family), by[1].get(family), by[2].get(family)) for family in families]
