"""The flows of a clause: its reading made into pairs. What it leaves unsaid comes from the clause before, or is the report's country."""

from __future__ import annotations

import re

from tipnlp.find.flows.clause import ORIGIN, PLACE, VIA, Clause
from tipnlp.find.flows.completion import complete
from tipnlp.find.flows.deeds import MISSION_SHELTERED, REPATRIATED_PEOPLE, SUBMISSIVE, TOILED, is_done_to_victims
from tipnlp.find.flows.nouns import HOLDERS
from tipnlp.find.flows.readings import Reading
from tipnlp.find.flows.roles import Pair

ROMA = re.compile(r"\brom(?:a|ani)\b")  # of the country or foreign: the text has to say


_DONE = re.compile(
    r"\b(?:subject(?:ed|s)?\s|forc(?:e|es|ed|ing)\b|exploit(?:ed|s)?\b|trafficked|trafficking\s+of|coerc|compel|held|endure|"
    r"vulnerable|risk|sold|sell|beg\b|prostituted|live|toil|us(?:e|ed|ing)\b|conditions|experience|labor\s|victims\s+of|face|"
    r"conscript|induced|engage|abduct|forcibly|enslav|slaves)"
)


def pairs_of(clause: Clause, reading: Reading, before: Reading, home: str | None) -> list[Pair]:
    """The flows of a clause; what it leaves unsaid is filled into the reading.

    Args:
        clause: The clause.
        reading: What it says.
        before: The last clause that gave a flow, from which pronouns and elided subjects take theirs.
        home: The report's country.
    """
    origins, places = complete(clause, reading, before, home)
    unstated = not places and not reading.abroad and home not in reading.vias
    pairs: list[Pair] = []
    if origins:
        if unstated:
            places = _unstated_places(clause, reading, before, origins, home)
        pairs += _crossed(reading, origins, places, home)
    elif places and home and (clause.profile or is_done_to_victims(clause) or "victims of" in clause.text or _is_brought_back(clause)):
        pairs += _unnamed(clause, reading, places, home)
    if home and _says_home(clause, reading, origins, unstated or home in places):
        pairs.append((home, None, home))
    routes = alternate_pairs(reading.groups, VIA) or [(via, d) for via in reading.vias for d in beyond(clause, reading, places)]
    pairs += [(None, via, d) for via, d in routes if via != d and d not in origins and (via == home or via not in origins)]
    reading.origins, reading.places = origins, places
    return pairs


def _is_brought_back(clause: Clause) -> bool:
    return bool(REPATRIATED_PEOPLE.search(clause.text) or MISSION_SHELTERED.search(clause.text))


_AND_VIA = re.compile(r"(?:,|\band),?\s+(?:\w+\s+){0,6}?(?:via|through|by\s+way\s+of)\b")


_ASIDE_VIA = re.compile(r"\(\s*(?:[\w-]+\s+){0,3}(?:via|through|by\s+way\s+of)\b")


def beyond(clause: Clause, reading: Reading, places: list[str]) -> list[str]:
    """The places that a way leads to: all, those after it in "to Spain and, via Brazil, to France", or the one before brackets."""
    groups = [(job, values) for job, values in reading.groups if job in (PLACE, VIA)]
    if len(groups) > 1 and groups[0][0] == PLACE and groups[1][0] == VIA and _ASIDE_VIA.search(clause.text):
        return groups[0][1][-1:]
    if [job for job, _ in groups] == [PLACE, VIA, PLACE] and _AND_VIA.search(clause.text):
        return groups[-1][1]
    return places


# Somebody who can be a victim: "gangs control prostitution in X" names none.
_PEOPLE = re.compile(
    r"\b(?:women|woman|girls?|boys?|child(?:ren)?|men|man|victims?|people|persons?|workers|labou?rers|migrants|nationals|citizens|youths?|students|orphans|brides?|maids|"
    r"servants|teenagers|minors|adults|adolescents|infants|babies|prostitutes|families|individuals|some|many|others|they|them|most|those|"
    r"\w+ed\s+(?:to|into|in))\b"
)
_OF_VICTIMS = re.compile(r"\bvictims?\b|\blargest\s+group\b")
_ITSELF = re.compile(r"\b(?:itself|from\s+within|largest\s+group|nationals|own)\b")


def _unstated_places(clause: Clause, reading: Reading, before: Reading, origins: list[str], home: str | None) -> list[str]:
    """Where victims are exploited if the clause does not say: with their holders, where they were taken before, or at home."""
    if reading.agents and HOLDERS.search(clause.text):
        return list(reading.agents)
    if not reading.origins and before.places:
        return list(before.places)
    if not home:
        return []
    if home not in origins:
        return [home]
    if reading.at_sea:
        origins[:] = [o for o in origins if o != home] or origins
        return [home] if home not in origins else []
    told = _DONE.search(clause.text) or TOILED.search(clause.text) if clause.profile else is_done_to_victims(clause)
    if told:
        return [home]
    if len(origins) == 1 or (clause.profile and not _OF_VICTIMS.search(clause.text)):
        return []
    if not (clause.profile and _ITSELF.search(clause.text)):
        origins.remove(home)  # "Nine victims were Thai, two Lao": where the Thai were exploited is not said
    return [home]


def _crossed(reading: Reading, origins: list[str], places: list[str], home: str | None) -> list[Pair]:
    alternating = alternate_pairs(reading.groups, ORIGIN)
    if alternating:
        return [(o, None, d) for o, d in alternating]
    # Of several origins and places, no country is paired with itself unless the text says so.
    loose = len(origins) > 1 and len(places) > 1 and not (reading.internal or home in reading.stays)
    alone = len(origins) == len(places) == 1  # "Burundians are made to fight in Burundi"
    return [(o, None, d) for o in origins for d in places if o != d or alone or (o == home and not loose)]


def _says_home(clause: Clause, reading: Reading, origins: list[str], here: bool) -> bool:
    """True where people of the country are said to be exploited in it, whatever else the clause tells."""
    if reading.mixed:
        return True
    nobody = not origins and not reading.foreign
    town = reading.town and not reading.abroad and not reading.vias and _PEOPLE.search(clause.text)
    local = reading.local or ((reading.poor or town) and nobody)
    return bool(local and here and (clause.profile or SUBMISSIVE.search(clause.text)))


def alternate_pairs(groups: list[tuple[str, list[str]]], job: str) -> list[tuple[str, str]]:
    """Pairs of a job with the places next to it where both alternate ("from A to B and from C to D"); else nothing."""
    chain: list[tuple[str, list[str]]] = []
    for kind, values in groups:
        if kind not in (job, PLACE):
            continue
        if chain and chain[-1][0] == kind:
            chain[-1] = (kind, chain[-1][1] + values)
        else:
            chain.append((kind, values))
    if len(chain) < 4 or len(chain) % 2:
        return []
    pairs = []
    for first, second in zip(chain[::2], chain[1::2], strict=True):
        ones, places = (first[1], second[1]) if first[0] == job else (second[1], first[1])
        pairs += [(one, place) for one in ones for place in places]
    return pairs


_PLAIN_SUBJECT = re.compile(
    r"\W*(?:(?:in|on|within|throughout)\s+[^,]{2,40},\s+)?"
    r"(?:(?:the|some|many|most|young|underage|poor|vulnerable|orphaned|homeless|disabled|traffickers|subject|exploit|force|also|and|"
    r"an?|men|number|of|unknown|significant|parents|families|human|recruiters|gangs|criminal|groups|local)\W+){0,10}"
    r"(?:women|girls|boys|children|adults|youth|men|teenagers|adolescents|minors|orphans|pupils|students|school(?:girls|boys|children))\b(?!\s+from)"
)


_PLAIN_VICTIMS = r"(?:(?!(?:by|from|to|in|into|for)\b)[\w-]+\s+){0,4}?(?:women|girls|boys|children|minors|youth|men|civilians|villagers)\b(?!\s+from)"
# "rebels abducted many children", "exploitation of children remains a problem".
_PLAIN_OBJECT = re.compile(
    rf"\b(?:abduct(?:s|ed)?|kidnap(?:s|ped)?|conscript(?:s|ed)?|enslave[sd]?|recruit(?:s|ed)?|force[sd]?|exploit(?:s|ed)?|subject(?:s|ed)?|h[eo]lds?)\s+{_PLAIN_VICTIMS}|"
    rf"\b(?:exploitation|recruitment|enslavement)\s+of\s+{_PLAIN_VICTIMS}[^.;:]{{0,60}}?\b(?:is|are|was|were|has|have|remain|continue|occur|increase|persist)[sd]?\b"
)
_ABDUCTED = re.compile(
    r"\b(?:abduct|kidnap|conscript|forcibly\s+recruit)[a-z]*\s+(?:(?!(?:and|or|to|for|as)\b)[\w'-]+\s+){1,5}?(?:in|within|across|throughout)\s+"
    r"(?:(?!(?:to|for|as)\b)[\w,'-]+\s+){0,8}$"
)


def _of_the_place(clause: Clause, place: str) -> bool:
    """True for "rebels abducted children in X": they are of X."""
    return any(m.value == place and _ABDUCTED.search(clause.text, 0, m.start - clause.start) for m in clause.mentions)


def _unnamed(clause: Clause, reading: Reading, places: list[str], home: str) -> list[Pair]:
    """Flows of people with no nationality: at home where the text says so, from home to the places abroad that it names."""
    pairs: list[Pair] = []
    for place in places:
        if place == home:
            if _stay_at_home(clause, reading, home):
                pairs.append((home, None, home))
        elif place not in reading.arrivals and _of_the_place(clause, place):
            continue
        elif not reading.foreign and home not in reading.vias and _PEOPLE.search(clause.text) and (not clause.loose or is_done_to_victims(clause)):
            pairs.append((home, None, place))
    return pairs


def _stay_at_home(clause: Clause, reading: Reading, home: str) -> bool:
    if not clause.profile and not is_done_to_victims(clause):
        return False
    if reading.local:
        return True
    if reading.foreign:
        return False
    if reading.internal or reading.poor or home in reading.stays or (home in reading.cities and not ROMA.search(clause.text)):
        return True
    return home not in reading.arrivals and bool(_PLAIN_SUBJECT.match(clause.text) or _PLAIN_OBJECT.search(clause.text))
