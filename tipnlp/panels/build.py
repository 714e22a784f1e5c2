"""The panel's frames: rows, evidence, comparisons, and what was left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from tipnlp.columns import MEASURES, frame_of
from tipnlp.facts import Report, each_report
from tipnlp.panels.grounds import Row, where
from tipnlp.panels.numbers import counts
from tipnlp.panels.observe import LeftOut, Statement, statements, unplaced
from tipnlp.panels.rules import Offense, Prefer, Rules, Totals, Unit, Who
from tipnlp.panels.states import states

if TYPE_CHECKING:
    import pandas



@dataclass(frozen=True)
class Panel:
    """A country-year panel.

    Attributes:
        rows: One row a country and year.
        evidence: One row a fact and the cell it speaks of: which stand, which were outranked, each with its characters.
        comparisons: One row a number that a later report restates, with what the earlier one said.
        left_out: Reports and facts with no place in the panel, each with the reason.
    """

    rows: pandas.DataFrame
    evidence: pandas.DataFrame
    comparisons: pandas.DataFrame
    left_out: pandas.DataFrame

    @property
    def contradictions(self) -> pandas.DataFrame:
        """The comparisons whose numbers do not fit together."""
        return self.comparisons[self.comparisons["verdict"] == "contradicts"].reset_index(drop=True)


def panel(
    reports: Report | Iterable[Report],
    *,
    lag: int = 1,
    prefer: Prefer = "original",
    unit: Unit = "person",
    who: Who = "government",
    totals: Totals = "stated",
    offense: Offense = "trafficking",
    texts: Mapping[str, str] | None = None,
) -> Panel:
    """Make one row a country and year of many reports.

    A row has the tier, roles, penalties and recommendations of the report of its ``report_year``, and the numbers of its
    ``data_year``, which is ``report_year - lag``: a report mostly speaks of the year before. Where a later report gives a
    number for that year ("compared to 29 in 2006"), it fills a gap, and is compared with what the own report said. A number
    stands in its cell by the order of precedence that ``tipnlp.panels.choose`` states; all others are in ``evidence``.

    Args:
        reports: Reports, in any order; of two that tie in all else, the first given comes first.
        lag: Years from the data to their report: 1 for Trafficking in Persons reports, 0 for reports on their own year.
        prefer: ``"original"``: a year's own report before later ones; ``"restated"``: the latest report first;
            ``"original_only"``: the own report alone.
        unit: ``"person"`` or ``"case"``: which number stands where a report counts both.
        who: ``"government"``: what the government or nobody named counted comes first; ``"anyone"``: what is stated first.
        totals: ``"stated"``: totals are what a report calls so; ``"summed"``: where it states none, sex and labor are added.
        offense: ``"trafficking"``: prescribed terms for trafficking, where such are named, else all; ``"any"``: all.
        texts: The raw texts by report id, where you have them: then evidence and comparisons have their sentences.

    Returns:
        The panel. Its frames have the same columns and dtypes for any input; ``tipnlp codebook`` says what they mean.

    Raises:
        TipnlpError: T014: a switch has no such value.

    Example:
        >>> import tipnlp
        >>> texts = [
        ...     ("Courts convicted 12 traffickers in 2015.", {"id": "a", "country": "PER", "year": 2016}),
        ...     ("Courts convicted nine traffickers, compared with 14 in 2015.", {"id": "b", "country": "PER", "year": 2017}),
        ... ]
        >>> found = tipnlp.panel(tipnlp.extract_many(texts))
        >>> print(found.rows[["country", "data_year", "convictions", "convictions_status"]].to_string(index=False))
        country  data_year  convictions convictions_status
            PER       2015           12           reported
            PER       2016            9           reported
        >>> print(found.contradictions[["data_year", "cell", "earlier_value", "later_value"]].to_string(index=False))
         data_year        cell  earlier_value  later_value
              2015 convictions             12           14
    """
    rules = Rules(lag=lag, prefer=prefer, unit=unit, who=who, totals=totals, offense=offense)
    builder = _Builder(rules, texts or {})
    for place, report in enumerate(each_report(reports)):
        builder.add(report, place)
    return builder.panel()


@dataclass
class _Builder:
    """Collects reports and statements by country and report year, then makes the frames."""

    rules: Rules
    texts: Mapping[str, str]
    reports: dict[tuple[str, int], list[Report]] = field(default_factory=lambda: defaultdict(list))
    statements: dict[tuple[str, int], list[Statement]] = field(default_factory=lambda: defaultdict(list))
    left_out: list[LeftOut] = field(default_factory=list)
    seen: dict[tuple[str, int, int], str] = field(default_factory=dict)

    def add(self, report: Report, place: int) -> None:
        if (reason := unplaced(report)) is not None:
            self.left_out.append(reason)
            return
        assert report.meta.country is not None and report.meta.year is not None
        key = (report.meta.country, report.meta.year)
        words = _words(report)
        said = (*key, hash(words))
        if any(words) and (first := self.seen.get(said)) is not None:
            self.left_out.append(LeftOut(
                report=report.id, country=key[0], report_year=key[1], reason="copy", message=f"the same as {first}"
            ))
            return
        self.seen[said] = report.id
        self.reports[key].append(report.model_copy(update=_NOT_KEPT))
        found, left = statements(report, place, _BY_EVENT, self.rules.lag)
        self.left_out += left
        for statement in found:
            self.statements[statement.country, statement.data_year + self.rules.lag].append(statement)

    def panel(self) -> Panel:
        rows: list[Row] = []
        evidence: list[Row] = []
        compared: list[Row] = []
        for key in sorted({*self.reports, *self.statements}):
            numbers, used, pairs = counts(self.statements.get(key, []), self.rules)
            own = self.reports.get(key, [])
            if not own and not any(row["use"] == "stands" for row in used):
                self.left_out += map(_homeless, self.statements[key])
                continue
            head = {"country": key[0], "report_year": key[1], "data_year": key[1] - self.rules.lag}
            known, grounds = states(own, self.reports.get((key[0], key[1] - 1), []), self.rules)
            rows.append(head | known | numbers)
            evidence += [head | row for row in (*grounds, *used)]
            compared += [head | row for row in pairs]
        left = [_left_out(item) for item in self.left_out]
        for row in (*evidence, *left):
            row["sentence"] = self._sentence(row, "")
        for row in compared:
            row |= {f"{side}_sentence": self._sentence(row, f"{side}_") for side in ("earlier", "later")}
        return Panel(
            rows=frame_of(rows, "panel"), evidence=frame_of(evidence, "panel_evidence"),
            comparisons=frame_of(compared, "panel_comparisons"), left_out=frame_of(left, "panel_left_out"),
        )


    def _sentence(self, row: Row, side: str) -> str | None:
        text, start = self.texts.get(row[f"{side}id"]), row[f"{side}sentence_start"]
        return None if text is None or start is None else text[start : row[f"{side}sentence_end"]]


def _words(report: Report) -> tuple[tuple[str, ...], ...]:
    """What a report says, word for word: the same in a text that is republished under another head."""
    return tuple(tuple(fact.evidence.text for fact in getattr(report, family)) for family in _FAMILIES)


_FAMILIES: Final = ("laws", "penalties", "counts", "money", "flows", "recommendations")
#: What no cell is made of; a panel of all years would hold most of its memory.
_NOT_KEPT: Final[Mapping[str, tuple[()]]] = dict.fromkeys(
    ("sections", "countries", "regions", "laws", "instruments", "counts", "flows"), ()
)
_BY_EVENT: Final[Mapping[str, str]] = {event: measure for measure, event in MEASURES.items()}


def _homeless(statement: Statement) -> LeftOut:
    """A number for a year that has no report of its own, where nothing may stand in a cell."""
    return LeftOut(
        report=statement.report, country=statement.country, report_year=statement.report_year,
        reason="early" if statement.source == "early" else "no_report", fact_id=statement.fact.id,
        evidence=statement.fact.evidence,
    )


def _left_out(item: LeftOut) -> Row:
    return {
        "id": item.report, "country": item.country, "year": item.report_year, "fact_id": item.fact_id, "reason": item.reason,
        "message": item.message, **where(item.evidence),
    }
