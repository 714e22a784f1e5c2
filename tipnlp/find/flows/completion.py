"""What a clause leaves unsaid: whom a pronoun means, where it happens, and whether the way leads through the report's country."""

from __future__ import annotations

import re

from tipnlp.find.flows.clause import Clause
from tipnlp.find.flows.deeds import STOPS
from tipnlp.find.flows.places import SENDING
from tipnlp.find.flows.readings import Reading
from tipnlp.find.flows.subjects import inherits_subject
from tipnlp.find.flows.unnamed import COMPATRIOTS

_ONWARD = re.compile(r"\bway\b|\btransit|\bpass|\broute\b|\bstop")
_SOME_GO_ON = re.compile(r"\b(?:some|others|many|a\s+few)\s+(?:of\s+them\s+)?(?:on\s+(?:the|their)\s+way|en\s+route|bound)\b")
_EN_ROUTE = re.compile(
    r"\ben\s+route\b|\btransit(?:s|ed|ing)?\s+to\b|\bway\s+to\b|\bbound\s+for\b|\bdestined\s+for\b|"
    r"\bon\s+(?:the|their)\s+(?:way|road|journey)\s+(?:\w+\s+)?to\b|\bhead(?:ed|ing)\s+(?:for|to)\b"
)


def complete(clause: Clause, reading: Reading, before: Reading, home: str | None) -> tuple[list[str], list[str]]:
    """The origins and places of a clause, with those that it leaves unsaid; ways are added to the reading.

    Args:
        clause: The clause.
        reading: What it says.
        before: The last clause that gave a flow, from which pronouns and elided subjects take theirs.
        home: The report's country.
    """
    inherits = inherits_subject(clause)
    origins = _origins(clause, reading, before, home, inherits)
    places = _places(clause, reading, before, home)
    if reading.vias and not places and inherits and _ONWARD.search(clause.text):
        places = [p for p in before.places if p not in reading.vias]
    if home and len(places) > 1 and home in reading.arrivals and home not in origins and _comes_on_the_way(clause, home):
        if not _SOME_GO_ON.search(clause.text):
            places.remove(home)  # "come to Malta en route to France"
        reading.vias.append(home)
    if home and reading.onward and (origins == [home] and reading.foreign or not reading.local and _came_before(clause, before, origins, home)):
        origins = []  # "from Oman, foreign victims are taken further, to Iraq"
        places = [p for p in places if p != home]
    if home and origins and home not in origins and home not in places and _SOME_GO_ON.search(clause.text) and _FOUND.search(clause.text):
        places.append(home)  # "victims from Asia were found, some en route to Canada"
        reading.vias.append(home)
    if home and home in origins and len(origins) > 1 and _FROM_HERE.match(clause.text) and (reading.onward or _others_leave(clause, home)):
        origins = [o for o in origins if o != home]  # "from Kenya, Somali girls are taken onward to Oman"
        reading.vias.append(home)
    if home and places != [home] and home in places and STOPS.search(clause.text):
        places.remove(home)
        reading.vias.append(home)
    if home and _goes_on_from_home(clause, reading, before, origins, places, home):
        reading.vias.append(home)
    elif reading.onward and not reading.vias and inherits and origins == [home]:  # "and some of them on to Oman"
        reading.vias += [p for p in before.places if p != home and p not in places]
    return origins, places


def _others_leave(clause: Clause, home: str) -> bool:
    """True where the report's country is the first name of a clause and a nationality other than its own comes next."""
    first = clause.mentions[0]
    return first.value == home and first.data["form"] == "name" and clause.mentions[1].data["form"] != "name" and clause.mentions[1].value != home


_FOUND = re.compile(r"\b(?:identified|found|exploited|subjected|forced|discovered|reported)\b")
_FROM_HERE = re.compile(r"\W*(?:(?:and|but|then)\s+)?from\s")


def _comes_on_the_way(clause: Clause, home: str) -> bool:
    """True for "come to X en route to Y", not for "are held in Y en route to X"."""
    way = _EN_ROUTE.search(clause.text)
    return way is not None and any(m.value == home and m.start - clause.start < way.start() for m in clause.mentions)


def _came_before(clause: Clause, before: Reading, origins: list[str], home: str) -> bool:
    """True where the clause before tells of foreigners in the country, and this one names nobody else: "once in X, women are ..."."""
    if any(m.value == home and m.data["form"] != "name" for m in clause.mentions):
        return False
    return origins in ([], [home]) and home in before.places and bool(before.origins) and home not in before.origins


def _origins(clause: Clause, reading: Reading, before: Reading, home: str | None, inherits: bool) -> list[str]:
    origins = reading.origins or (before.origins if inherits and not reading.foreign else [])
    if inherits and origins and reading.places and before.origins and all(o in before.places and o not in before.origins for o in origins):
        reading.vias += origins  # "are exploited in Italy; some are moved on from Italy to France"
        origins = [*before.origins]
    if inherits and not reading.origins and home and reading.internal and _MOST_VICTIMS.match(clause.text):
        origins = [home]
    if not origins and reading.own and home and not reading.foreign:
        origins = [home]
    if not origins and home and COMPATRIOTS.search(clause.text):
        origins = [_nationality_before(clause, home)]
    if not origins and reading.agents and SENDING.search(clause.text):
        origins = reading.agents  # "agents in Mali recruit victims"
    return origins


# "The majority of victims are trafficked internally", after those from abroad.
_MOST_VICTIMS = re.compile(r"\W*(?:(?:and|but|however)\W+)*(?:the\s+(?:vast\s+|great\s+)?majority\s+of|most)\s+(?:\w+\s+)?(?:victims|cases|trafficking)\b")


def _nationality_before(clause: Clause, home: str) -> str:
    """Whose "compatriots": of the people named before, else of the report's country."""
    at = COMPATRIOTS.search(clause.text)
    named = [m.value for m in clause.mentions if at and m.end - clause.start <= at.start() and m.data["form"] != "name"]
    return named[-1] if named else home


_THERE = re.compile(r"\b(?:there|upon\s+arrival|on\s+arrival)\b")
_SAME_PLACES = re.compile(r"\bthe\s+same\s+(?:countries|places|destinations|markets|cities)\b")

# "exploit women from X and move them through the country to Y": exploited here before they are moved.
_THEN_MOVED = re.compile(
    r"\bexploit\w*\s[^;]{3,160}?\band\s+(?:then\s+)?(?:transport|mov|tak|took|send|sent|traffic|smuggl)\w*\s+(?:them|some|(?:the\s+|these\s+)?victims)\b"
)


_BORDER = re.compile(r"\s+borders?\b")


def _places(clause: Clause, reading: Reading, before: Reading, home: str | None) -> list[str]:
    places, at_home = list(reading.places), home is not None and (reading.home_place or reading.internal)
    if home and "border" in clause.text and reading.origins and home not in reading.origins:
        crossed = {m.value for m in clause.mentions if _BORDER.match(clause.text, m.end - clause.start)}
        places = [place for place in places if place not in crossed]  # "Ukrainians are trafficked across the Egyptian border": into the country
    if reading.promised and (not (places or at_home) or _THERE.search(clause.text)):
        places += [value for value in reading.promised if value not in places]
    if home and at_home and home not in places:
        places.append(home)
    if home and home in reading.vias and home not in places and _THEN_MOVED.search(clause.text):
        places.append(home)
    if not places and before.places and _SAME_PLACES.search(clause.text):
        places = [place for place in before.places if place != home]
    return places


_TAKEN_ON = re.compile(r"\bsome\s+onward\s+to\b|\b(?:taken|moved|sold|sent|passed|carried|transported)\s+(?:on|onward|further)\s+(?:to|into)\b")
_GO_ON = re.compile(r"\bwho\s+(?:go|went|move|travel)\s+on\b")  # of their own will, after what befell them


def _goes_on_from_home(clause: Clause, reading: Reading, before: Reading, origins: list[str], places: list[str], home: str) -> bool:
    """True where victims are taken through the report's country, or on from it after they were exploited there."""
    if home in places and len(places) > 1 and home not in origins and _TAKEN_ON.search(clause.text):
        return True  # "are exploited in Austria, and some are taken on to Italy"
    return bool(home not in reading.vias and places and _passes_home(clause, reading, before, origins, places, home))


_TRANSIT_TO = re.compile(r"\btransit(?:s|ed)?\s+to\b")


def _passes_home(clause: Clause, reading: Reading, before: Reading, origins: list[str], places: list[str], home: str) -> bool:
    """True where foreigners are taken on from the report's country, though it is not named: "some go on to Oman"."""
    if home in origins and not (len(origins) > 1 and (reading.home_via or _TRANSIT_TO.search(clause.text))):
        return False
    if reading.home_via:
        return True
    if reading.onward and not origins and not reading.vias and home not in places and home in before.places and before.origins:
        return True  # "some victims are moved on to Martinique"
    if home in places or not (origins or reading.foreign) or reading.vias or _GO_ON.search(clause.text):
        return False
    return reading.onward or (clause.profile and bool(_EN_ROUTE.search(clause.text)))
