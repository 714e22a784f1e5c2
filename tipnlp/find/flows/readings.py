"""What a clause says: values by job, and what has no name."""

from __future__ import annotations

import re

from tipnlp.find.flows.clause import AGENT, BOTH, NONE, ORIGIN, PLACE, PROMISED, VIA, Clause
from tipnlp.find.flows.governors import governor_of
from tipnlp.find.flows.jobs import find_jobs
from tipnlp.find.flows.unnamed import Unnamed


class Reading(Unnamed):
    """What a clause says; without arguments, nothing.

    Args:
        span: Its evidence in the flow.
        text: The clause in lower case.
        raw: As it stands, without the countries.

    Attributes:
        origins: Where victims come from, as ISO3 codes or regions; so are all other values.
        places: Where they are exploited.
        vias: Through where they are taken.
        agents: Where those are who do it.
        promised: Where victims were told that they would go.
        groups: The values again, those of neighbours with the same job together.
        stays: Places of which the text says that nobody leaves them: "within X".
        arrivals: Places that are moved to.
        cities: Countries of cities where people are held.
    """

    def __init__(self, span: tuple[int, int] = (0, 0), text: str = "", raw: str = "") -> None:
        super().__init__(text, raw)
        self.span = span
        self.origins: list[str] = []
        self.places: list[str] = []
        self.vias: list[str] = []
        self.agents: list[str] = []
        self.promised: list[str] = []
        self.groups: list[tuple[str, list[str]]] = []
        self.stays: list[str] = []
        self.arrivals: list[str] = []
        self.cities: list[str] = []


_THROUGH_IT = re.compile(r"\b(?:through|via|across)\s+it\b")
_STAYING = frozenset(("within", "throughout", "across"))


def read(clause: Clause) -> Reading:
    """What a clause says.

    Args:
        clause: The clause.
    """
    if not clause.mentions:
        return Reading((clause.start, clause.end), clause.text, clause.raw)
    reading = Reading((clause.start, clause.end), clause.text, _without_names(clause))
    kept = {ORIGIN: reading.origins, PLACE: reading.places, VIA: reading.vias, AGENT: reading.agents, PROMISED: reading.promised}
    ends: list[int] = []
    for i, (match, job) in enumerate(zip(clause.mentions, find_jobs(clause), strict=True)):
        if job == NONE:
            continue
        for one in (PLACE, VIA) if job == BOTH else (job,):
            if match.value not in kept[one]:
                kept[one].append(match.value)
            if not (reading.groups and reading.groups[-1][0] == one):
                reading.groups.append((one, []))
            reading.groups[-1][1].append(match.value)
        ends += [match.start, match.end]
        if match.label == "CITY" and job == PLACE:
            reading.cities.append(match.value)
        governor = governor_of(clause, i) if job == PLACE else None
        if governor and governor.lastgroup == "to":
            reading.arrivals.append(match.value)
        if governor and governor[0] in _STAYING:
            reading.stays.append(match.value)
    if ends:
        reading.span = min(ends), max(ends)
    it = _THROUGH_IT.search(clause.text) if reading.places else None
    before = [m.value for m in clause.mentions if it and m.end - clause.start <= it.start() and m.value in reading.places]
    if before:  # "go to Thailand, a few through it to Malaysia"
        reading.through_it = True
        reading.vias.append(before[-1])
    return reading


def _without_names(clause: Clause) -> str:
    """The clause as it stands, with spaces for the countries and regions."""
    raw = clause.raw
    for m in clause.mentions:
        left, right = m.start - clause.start, m.end - clause.start
        raw = raw[:left] + " " * (right - left) + raw[right:]
    return raw
