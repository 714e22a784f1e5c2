"""Roles of other countries: "Italy is the main destination, followed by Spain", "Mali and Togo headed the list"."""

from __future__ import annotations

import re

from tipnlp.find.flows.clause import Clause
from tipnlp.find.flows.cues import Cue
from tipnlp.find.flows.deeds import BAN
from tipnlp.find.flows.governors import is_glue
from tipnlp.find.flows.readings import Reading
from tipnlp.find.flows.roles import Pair
from tipnlp.find.flows.statements import NEGATED_ROLE
from tipnlp.find.flows.unnamed import INTERNAL
from tipnlp.match import Match

# "Italy is the main destination, followed by Spain": a role of other countries.
OTHERS_ROLE = Cue(
    "destination source transit corridor station",
    r"""
    \b(?:is|are|was|were|remains?|include|(?:serve|act|function)s?\s+as)\s+(?:[\w-]+\s+){0,5}?(?P<role>destination|source|transit|corridor|way\s*station)(?:s|
    \s+(?:countr(?:y|ies)|points?|locations?))?\b(?!\s*,?\s*(?:and|or|transit|source))
    """
)
# "Destinations include Oman and Iraq", "the top countries of origin of victims were Mali and Togo": the names follow.
ROLE_LIST = Cue(
    "destination origin source sending receiving transit which",
    r"""
    \b(?:(?P<destination>destinations|(?:receiving|destination)\s+countries|countries\s+of\s+destination)|
    (?P<source>(?:source|sending|origin)\s+countries|countries\s+of\s+origin|
    countries\s+from\s+which\s+[^.;:]{0,50}?\b(?:came|come|originated|hailed)|(?:main|chief|primary|principal|largest)\s+sources)|
    (?P<transit>transit\s+(?:countries|points)))\b
    [^.;:]{0,80}?(?:\b(?:include[sd]?|are|is|were|was|remain(?:s|ed)?)\b|:)
    """
)
# "Bulgaria and Hungary headed the list": the names stand before.
LIST_HEADED = Cue(
    "list table suppl provide",
    r"""
    \b(?:(?:head|top|lead|open)(?:s|ed|ped)?|led)\s+the\s+(?:list|table)\b|
    \b(?:suppl(?:y|ies|ied)|provided?s?)\s+(?:most|the\s+(?:most|majority|bulk|largest))\b
    """
)
BETWEEN = Cue(
    "between",
    r"\b(?:traffick(?:ed|ing)?|trade[ds]?|mov(?:e|ed|ing)|taken|sold|exploit\w*)\b[^.;]{0,60}\bbetween\s+(?:the\s+)?$"
)


def others_role(clause: Clause, home: str | None) -> tuple[Reading, list[Pair]] | None:
    """What is said of places abroad: "Italy is the main destination, followed by Spain"."""
    listed = _listed_roles(clause, home)
    if listed:
        return listed
    found = OTHERS_ROLE.search(clause.text)
    named = [m for m in clause.mentions if m.data["form"] == "name"]
    if not (found and home and named and clause.profile) or clause.mentions[0].start > clause.start + found.start():
        return None
    if named[0].value == home or NEGATED_ROLE.search(clause.text[: found.end()]):
        return None
    values = dict.fromkeys(m.value for m in named if m.value != home)
    reading = Reading((named[0].start, named[-1].end))
    if found["role"] == "destination":
        return reading, [(home, None, value) for value in values]
    if found["role"] == "source":
        return reading, [(value, None, home) for value in values]
    if not _LEADS_TO.match(clause.text, found.end()):
        return reading, [(None, value, home) for value in values]
    ahead = dict.fromkeys(m.value for m in named if m.start - clause.start >= found.end())
    return reading, [(home, None, d) for d in ahead] + [(None, value, d) for value in values if value not in ahead for d in ahead]


_LEADS_TO = re.compile(r"\s+(?:to|towards?|into|for)\b")  # "are the main corridors toward Yemen"
_NAME_NEAR = 40  # characters from "destinations include" to the first name


def _listed_roles(clause: Clause, home: str | None) -> tuple[Reading, list[Pair]] | None:
    """Lists of countries by role: "destinations include Oman", "Mali and Togo headed the list", "traded between Mali and Togo"."""
    names = [m for m in clause.mentions if m.data["form"] == "name" and m.label != "CITY"]
    if not (home and names and (clause.profile or "victim" in clause.text)) or BAN.search(clause.text):
        return None
    head = ROLE_LIST.search(clause.text)
    if head:
        role, at = head.lastgroup, head.end()
    elif LIST_HEADED.search(clause.text):
        role, at = "source", 0
    else:
        return _between(clause, names, home)
    run = _run_of_names(clause, names, at)
    if not run or run[0].start - clause.start - at > _NAME_NEAR:
        return None
    values = dict.fromkeys(m.value for m in run)
    reading = Reading((run[0].start, run[-1].end))
    if role == "destination":
        return reading, [(home, None, value) for value in values if value != home]
    if role == "source":
        return reading, [(value, None, home) for value in values]
    return reading, [(None, value, home) for value in values if value != home]


def _run_of_names(clause: Clause, names: list[Match], at: int) -> list[Match]:
    """The names from an offset on that form one list."""
    run: list[Match] = []
    for m in names:
        if m.start - clause.start < at:
            continue
        if run and not is_glue(clause.text[run[-1].end - clause.start : m.start - clause.start]):
            break
        run.append(m)
    return run


def _between(clause: Clause, names: list[Match], home: str) -> tuple[Reading, list[Pair]] | None:
    """Both ways between two countries, or between the report's country and each of the others, and at home if that is said too."""
    first = next((m for m in names if BETWEEN.search(clause.text[: m.start - clause.start])), None)
    run = _run_of_names(clause, names, first.start - clause.start) if first else []
    values = [*dict.fromkeys(m.value for m in run)]
    one = home if home in values else values[0] if len(values) == 2 else None
    if len(values) < 2 or one is None:
        return None
    pairs: list[Pair] = [pair for other in values if other != one for pair in ((one, None, other), (other, None, one))]
    if INTERNAL.search(clause.text[run[-1].end - clause.start :]):
        pairs.append((home, None, home))
    return Reading((run[0].start, run[-1].end)), pairs
