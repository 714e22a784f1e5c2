"""The switches of a panel, with what each of them decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args, get_type_hints

from tipnlp.errors import TipnlpError

Prefer = Literal["original", "restated", "original_only"]
Unit = Literal["person", "case"]
Who = Literal["government", "anyone"]
Totals = Literal["stated", "summed"]
Offense = Literal["trafficking", "any"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How a panel is made. The first value of each switch is the default.

    Attributes:
        lag: Years from the data to their report: 1 for Trafficking in Persons reports, 0 for reports that speak of their own
            year.
        prefer: Whose number stands where a year's own report and a later one both give it: ``original``, the own report;
            ``restated``, the latest; ``original_only``, the own report, and no gap is filled.
        unit: Which number stands where one report counts persons and cases: ``person`` or ``case``.
        who: Whose number stands in one report: ``government`` puts what the government (or nobody named) counted before
            international organizations, NGOs and media; ``anyone`` takes what is stated first.
        totals: ``stated``: a total is what a report calls so. ``summed``: where it states none, sex and labor are added.
        offense: Which prescribed prison terms count: ``trafficking``, those for trafficking, forced labor, servitude,
            slavery or debt bondage, or that the report calls sufficiently stringent or not, where there are such, else all;
            ``any``: all.
    """

    lag: int = 1
    prefer: Prefer = "original"
    unit: Unit = "person"
    who: Who = "government"
    totals: Totals = "stated"
    offense: Offense = "trafficking"

    def __post_init__(self) -> None:
        if isinstance(self.lag, bool) or not isinstance(self.lag, int) or not 0 <= self.lag <= 5:
            raise TipnlpError("T014", name="lag", wanted="a whole number from 0 to 5", value=self.lag)
        for name, hint in get_type_hints(Rules).items():
            if (known := get_args(hint)) and getattr(self, name) not in known:
                raise TipnlpError("T014", name=name, wanted=" or ".join(map(repr, known)), value=getattr(self, name))
