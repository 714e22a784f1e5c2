"""Trafficking flows and the roles of the report's country: a small interpreter of clauses.

Each clause (`tipnlp.find.flows.clauses`) is read in three steps. `tipnlp.find.flows.jobs` gives every named place a job from its
grammar: *origin* ("Tajik women", "from Mali"), *place* of exploitation ("in Oman"), *via* ("through Libya"), or none ("by Chinese
operators"). `_read` adds what has no name ("abroad", "within the country", "local children"). `_pairs` makes flows of both;
what a clause leaves unsaid comes from the one before it, or is the report's country. The words are in `tipnlp.find.flows.words`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from tipnlp.find.cities import find_cities
from tipnlp.find.flows import words as fw
from tipnlp.find.flows.clauses import Clause, find_clauses, mentions_between, profiles, tells_situation, worth_reading
from tipnlp.find.flows.jobs import AGENT, BOTH, NONE, ORIGIN, PLACE, PROMISED, SENDING, VIA, find_jobs, governor_of
from tipnlp.match import Match

Pair = tuple[str | None, str | None, str]

ROLES = ("origin", "transit", "destination", "internal")


# --- readings ----------------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Reading:
    """What a clause says: values by job, and what has no name."""

    span: tuple[int, int] = (0, 0)
    origins: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    vias: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    promised: list[str] = field(default_factory=list)
    groups: list[tuple[str, list[str]]] = field(default_factory=list)  # values of neighbours with the same job
    stays: list[str] = field(default_factory=list)  # "within X"
    arrivals: list[str] = field(default_factory=list)  # places that are moved to
    home_place: bool = False  # "in the country"
    internal: bool = False  # "domestically"
    abroad: bool = False  # "overseas", "in neighboring countries"
    local: bool = False  # "local children"
    mixed: bool = False  # "domestic and foreign victims"
    poor: bool = False  # "rural women": of the country where nobody else is named
    foreign: bool = False  # "migrant workers"
    home_via: bool = False  # "through the country"
    onward: bool = False  # "some go on to Oman"
    own: bool = False  # "its women"
    town: bool = False  # "in Kordofan": a place that is no country's
    cities: list[str] = field(default_factory=list)  # countries of cities where people are held


_THROUGH_IT = re.compile(r"\b(?:through|via|across)\s+it\b")
_STAYING = frozenset(("within", "throughout", "across"))


def _read(clause: Clause) -> _Reading:
    reading = _Reading((clause.start, clause.end))
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
    named = [(m.start - clause.start, m.end - clause.start) for m in clause.mentions]
    raw = clause.raw
    for left, right in named:
        raw = raw[:left] + " " * (right - left) + raw[right:]
    _read_unnamed(clause.text, raw, reading)
    it = _THROUGH_IT.search(clause.text)
    before = [m.value for m in clause.mentions if it and m.end - clause.start <= it.start() and m.value in reading.places]
    if before:  # "go to Thailand, a few through it to Malaysia"
        reading.home_via = False
        reading.vias.append(before[-1])
    return reading


# A town or region of the country, its name no country's: "girls from Minsk".
_FROM_A_TOWN = re.compile(
    r"\b(?:[Ww]omen|[Gg]irls|[Bb]oys|[Mm]en|[Cc]hildren|[Yy]ouths?|[Tt]eenagers|[Vv]illagers|[Aa]dolescents)\s+from\s+(?:the\s+)?[A-Z][a-z]{2,}"
)


_IN_A_TOWN = re.compile(
    r"\b(?:in|at|near|around|to|into|work)\s+(?:the\s+)?(?:\w+\s+)?(?:(?:city|town|cities|towns|port|provinces?|regions?|districts?|villages|streets|markets|mines|fields|camps|valleys?|hills|mountains|forests?|plains|coast|islands?|slums)\s+of\s+(?:the\s+)?)?"
    r"(?!(?:Persons?|Report|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Internet|Islam|Koran|Quran|European|United|Arab|Muslim|Christian|Ramadan|Tier|Western|"
    r"Eastern|Northern|Southern|English)\w*)[A-Z][a-z]{2,}"
)


def _read_unnamed(text: str, raw: str, reading: _Reading) -> None:
    """What has no name of a country.

    Args:
        text: The clause in lower case.
        raw: As it stands, without the countries.
        reading: Where it goes.
    """
    reading.home_via = bool(fw.HOME_VIA.search(text))
    reading.onward = bool(fw.ONWARD.search(text))
    reading.home_place = not reading.home_via and bool(fw.HOME_PLACE.search(text))
    reading.internal = bool(fw.INTERNAL.search(text))
    reading.abroad = bool(fw.ABROAD.search(text))
    reading.local = bool(fw.LOCAL_PEOPLE.search(text))
    reading.mixed = bool(fw.DOMESTIC_AND_FOREIGN.search(text))
    reading.poor = bool(fw.POOR_PEOPLE.search(text)) or bool(_FROM_A_TOWN.search(raw))
    reading.foreign = bool(fw.FOREIGN_PEOPLE.search(text))
    own = fw.OWN_PEOPLE.search(text)
    reading.own = bool(own) and raw[: own.start()].count("  ") == 0 if own else False
    reading.town = bool(_IN_A_TOWN.search(raw))


# --- is it about trafficking? ------------------------------------------------------------------------------------------------

_SUBMISSIVE = re.compile(
    r"\b(?:are|were|is|be|been|being)\s+(?:\w+\s+){0,2}(?:trafficked|subjected|exploited|forced|coerced|brought|lured|taken)\b"
)
_VICTIMS_FIRST = re.compile(_SUBMISSIVE.pattern + r"|\btrafficking\s+of\b|\bvulnerable\b|\bvictims\s+of\b")
_VICTIMS_OF = re.compile(r"\b(?:are|were|is|was|be|been)\s+(?:\w+\s+){0,2}(?:victims?\s+of|vulnerable\s+to)\b")
_DEALT = re.compile(
    r"\b(?:exploit(?:s|ed)?|force[sd]?|coerce[sd]?|compel(?:s|led)?|traffic(?:s|ked)?|subject(?:s|ed)?)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:women|girls|boys|children|men|workers|migrants)\b|"
    r"\b(?:sending|selling|holding|luring|recruiting|exploiting|forcing|subjecting|bringing|trafficking)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:women|girls|boys|children|men|workers|migrants)\b|"
    r"\b(?:women|girls|boys|children|men|victims|nationals|citizens|workers|persons|people)\s+(?:\w+\s+){0,2}"
    r"(?:trafficked|exploited|subjected|forced|sold|enslaved)\b"
)
_TRAFFICKED = re.compile(r"\bvictims?\b|\btraffick(?:ed|ing)|\b(?:physical|sexual)(?:ly)?\s+abuse")
_TO_WORK = re.compile(r"\b(?:to|for|as|in)\s+(?:\w+\s+)?(?:work|employment|build|domestic|labor|laborers)\b")


def _is_done_to_victims(clause: Clause) -> bool:
    """True where people are the object of a deed: "were forced", "girls trafficked"."""
    return bool(_SUBMISSIVE.search(clause.text) or _DEALT.search(clause.text) or _VICTIMS_OF.search(clause.text))


_CHARGED = re.compile(r"\b(?:convict|charg|sentenc|prosecut|accus|arrest|indict|guilty|tried)\w*\b")
_TOLD_VICTIMS = re.compile(r"\b(?:women|girls|boys|children|victims)\b")
_SMUGGLED = re.compile(
    r"\bsmuggl(?:ed|ing)\b|\bsmugglers\s+(?:guide|help|assist|charge|carry|ferry)|"
    r"\b(?:illegal|clandestine)\s+(?:im)?migra(?:nts|tion)\b"
)
# Who goes of their own will is no victim, unless something befalls them later.
_WILLINGLY = re.compile(r"\b(?:willingly|voluntarily|of\s+their\s+own\s+(?:free\s+)?will|by\s+choice)\b")
_NONE_HELD = re.compile(r"\bbut\s+none\b")


def _is_about_trafficking(clause: Clause, reading: _Reading) -> bool:
    """True where the clause tells of exploitation or, in a profile, of moving people towards it."""
    text = clause.text
    deed = fw.EXPLOITED.search(text)
    if clause.gapped and clause.profile:
        return True
    if not deed and (_SMUGGLED.search(text) and not _TOLD_VICTIMS.search(text) or _WILLINGLY.search(text) and "victim" not in text):
        return False
    if fw.BAN.search(text) or fw.NOT_TRAFFICKED.search(text) or _NONE_HELD.search(text) or fw.NOTHING.search(text[: deed.end()] if deed else text):
        return False
    if reading.origins and clause.counted and fw.NUMBERED.match(text):
        return True
    if clause.profile:
        if deed or _TRAFFICKED.search(text) or ((reading.origins or reading.local or reading.poor or reading.own) and fw.TOILED.search(text)):
            return True
        if clause.loose:
            return bool(reading.origins and (reading.places or reading.home_place) and fw.TAKEN_PEOPLE.search(text))
        if reading.origins and "smuggl" not in text:
            return True
        if reading.origins and fw.ORIGINS_TOLD.match(text):
            return True
        bound = reading.places or reading.home_place or _TO_WORK.search(text)
        people = reading.origins or reading.agents or reading.own or fw.PRONOUN.match(text) or fw.TAKEN_PEOPLE.search(text) or _STOPS.search(text)
        return bool((reading.vias or (people and bound)) and fw.MOVED.search(text))
    if fw.STATE_BUSINESS.search(text):
        return False
    if reading.origins and fw.IDENTIFIED.search(text):
        return True
    if ("victim" in text or clause.counted) and fw.CARED.search(text):
        return True
    return bool(fw.FREED.search(text) or (fw.DEED.search(text) and (deed or _CHARGED.search(text))) or fw.REPATRIATED_PEOPLE.search(text))


_BEFALLS = re.compile(
    r"\b(?:exploit|vulnerable(?!\s+to\s+(?:human\s+)?trafficking)|risk|forced|compelled|coerced|subjected|trafficked|abused|"
    r"made\s+to|f(?:a|e)ll\s+into)"
)
_AT_THE_END = re.compile(r"\b(?:there|upon\s+arrival|once\s+(?:there|in)|where)\b")


def _without_passage(clause: Clause, home: str | None) -> Clause:
    """The clause without the way of people whom something befalls on it: "Laotians who cross Oman toward Iraq are vulnerable"."""
    found = fw.PASSERS.search(clause.text) if clause.profile and home else None
    if not found:
        return clause
    begun, ended = found.span()
    inside = [m for m in clause.mentions if begun <= m.start - clause.start < ended]
    later = [m for m in clause.mentions if m.start - clause.start >= ended]
    earlier = [m for m in clause.mentions if m.start - clause.start < begun]
    passed = any(m.value == home for m in inside) or fw.HOME_VIA.search(found[0]) or len(inside) == 1
    after = clause.text[ended:]
    if not (earlier and inside and passed and all(m.value == home for m in later) and _BEFALLS.search(after)):
        return clause
    if _AT_THE_END.search(after) or any(m.value == home for m in earlier):
        return clause
    kept = [m for m in clause.mentions if m not in inside]
    text = clause.text[:begun] + " " * (ended - begun) + after
    return Clause(clause.start, text, clause.raw, kept, clause.profile, clause.counted, clause.loose, clause.gapped)


_EXPLOIT = re.compile(r"\bexploit(?:s|ed)?\s")
_BARE = re.compile(r"[\s,\w-]{0,25}")


def _without_tourism(clause: Clause) -> Clause | None:
    """The clause without the part on sex tourists; None where it tells of them only."""
    found = fw.SEX_TOURISM.search(clause.text)
    if not found:
        return clause
    if not _VICTIMS_FIRST.search(clause.text[: found.start()]):
        deed = _EXPLOIT.search(clause.text)
        return clause.part(deed.start(), len(clause.text)) if deed else None
    kept = clause.part(0, found.start())
    kept.mentions = [  # the nationality of the tourists goes too
        m for m in kept.mentions if m.data["form"] == "name" or not _BARE.fullmatch(kept.text, m.end - kept.start)
    ]
    return kept


# --- pairs -------------------------------------------------------------------------------------------------------------------

_ONWARD = re.compile(r"\bway\b|\btransit|\bpass|\broute\b|\bstop")
_SOME_GO_ON = re.compile(r"\b(?:some|others|many|a\s+few)\s+(?:of\s+them\s+)?(?:on\s+(?:the|their)\s+way|en\s+route|bound)\b")
_EN_ROUTE = re.compile(
    r"\ben\s+route\b|\bway\s+to\b|\bbound\s+for\b|\bdestined\s+for\b|"
    r"\bon\s+(?:the|their)\s+(?:way|road|journey)\s+(?:\w+\s+)?to\b|\bhead(?:ed|ing)\s+(?:for|to)\b"
)
# "stay no more than weeks in Oman before they are taken to Iraq".
_STOPS = re.compile(
    r"\b(?:stay|stop|spend|wait|rest|pause|held\s+briefly)\w*\b[^.;]{2,60}\bbefore\b[^.;]{0,40}"
    r"\b(?:take|taken|sent|send|mov(?:e|ed|ing)|travel\w*|go|going|continu\w+|transport\w*|transferred|sold|leav\w+|onward)\b"
)
_THERE = re.compile(r"\b(?:there|upon\s+arrival|on\s+arrival)\b")
_DONE = re.compile(
    r"\b(?:subject(?:ed|s)?\s|forc(?:e|es|ed|ing)\b|exploit(?:ed|s)?\b|trafficked|trafficking\s+of|coerc|compel|held|endure|"
    r"vulnerable|risk|sold|sell|beg\b|prostituted|live|toil|us(?:e|ed|ing)\b|conditions|experience|labor\s|victims\s+of|face|"
    r"conscript|induced|engage|abduct|forcibly|slaves)"
)


def _pairs(clause: Clause, reading: _Reading, before: _Reading, home: str | None) -> list[Pair]:
    """The flows of a clause; what it leaves unsaid is filled into the reading.

    Args:
        clause: The clause.
        reading: What it says.
        before: The last clause that gave a flow, from which pronouns and elided subjects take theirs.
        home: The report's country.
    """
    inherits = _inherits(clause)
    origins = reading.origins or (before.origins if inherits and not reading.foreign else [])
    if not origins and reading.own and home and not reading.foreign:
        origins = [home]
    if not origins and home and fw.COMPATRIOTS.search(clause.text):
        origins = [_nationality_before(clause, home)]
    if not origins and SENDING.search(clause.text):
        origins = reading.agents  # "agents in Mali recruit victims"
    places = _named_places(clause, reading, home)
    if not places and _SAME_PLACES.search(clause.text):
        places = [place for place in before.places if place != home]
    if reading.vias and not places and inherits and _ONWARD.search(clause.text):
        places = [p for p in before.places if p not in reading.vias]
    if home and len(places) > 1 and home in reading.arrivals and home not in origins and _EN_ROUTE.search(clause.text):
        if not _SOME_GO_ON.search(clause.text):
            places.remove(home)  # "come to Malta en route to France"
        reading.vias.append(home)
    if home and reading.foreign and reading.onward and origins == [home]:
        origins = []  # "from Oman, foreign victims are taken further, to Iraq"
    if home and places != [home] and home in places and _STOPS.search(clause.text):
        places.remove(home)
        reading.vias.append(home)
    if home and _TAKEN_ON.search(clause.text) and home in places and len(places) > 1 and home not in origins:
        reading.vias.append(home)  # "are exploited in Austria, and some are taken on to Italy"
    elif home and home not in reading.vias and places and _passes_home(clause, reading, origins, places, home):
        reading.vias.append(home)
    elif reading.onward and not reading.vias and inherits and origins == [home]:  # "and some of them on to Oman"
        reading.vias += [p for p in before.places if p != home and p not in places]
    unstated = not places and not reading.abroad and home not in reading.vias
    pairs: list[Pair] = []
    if origins:
        if unstated:
            places = _unstated_places(clause, reading, before, origins, home)
        pairs += _crossed(reading, origins, places, home)
    elif places and home and (clause.profile or _is_done_to_victims(clause) or "victims of" in clause.text or _is_brought_back(clause)):
        pairs += _unnamed(clause, reading, places, home)
    if home and _says_home(clause, reading, origins, unstated or home in places):
        pairs.append((home, None, home))
    routes = _alternating(reading.groups, VIA) or [(via, d) for via in reading.vias for d in _beyond(clause, reading, places)]
    pairs += [(None, via, d) for via, d in routes if via != d and d not in origins]
    reading.origins, reading.places = origins, places
    return pairs


def _nationality_before(clause: Clause, home: str) -> str:
    """Whose "compatriots": of the people named before, else of the report's country."""
    at = fw.COMPATRIOTS.search(clause.text)
    named = [m.value for m in clause.mentions if at and m.end - clause.start <= at.start() and m.data["form"] != "name"]
    return named[-1] if named else home


def _is_brought_back(clause: Clause) -> bool:
    return bool(fw.REPATRIATED_PEOPLE.search(clause.text))


_SAME_PLACES = re.compile(r"\bthe\s+same\s+(?:countries|places|destinations|markets|cities)\b")
_TAKEN_ON = re.compile(r"\bsome\s+onward\s+to\b|\b(?:taken|moved|sold|sent|passed|carried|transported)\s+(?:on|onward|further)\s+(?:to|into)\b")
_AND_VIA = re.compile(r"(?:,|\band),?\s+(?:\w+\s+){0,6}?(?:via|through|by\s+way\s+of)\b")


def _beyond(clause: Clause, reading: _Reading, places: list[str]) -> list[str]:
    """The places that a way leads to: all, or those after it in "to Spain and, via Brazil, to France"."""
    if [job for job, _ in reading.groups if job in (PLACE, VIA)] == [PLACE, VIA, PLACE] and _AND_VIA.search(clause.text):
        return [value for job, values in reading.groups[-1:] for value in values]
    return places


_GO_ON = re.compile(r"\bwho\s+(?:go|went|move|travel)\s+on\b")  # of their own will, after what befell them


def _passes_home(clause: Clause, reading: _Reading, origins: list[str], places: list[str], home: str) -> bool:
    """True where foreigners are taken on from the report's country, though it is not named: "some go on to Oman"."""
    if home in origins:
        return False
    if reading.home_via:
        return True
    if home in places or not (origins or reading.foreign) or reading.vias or _GO_ON.search(clause.text):
        return False
    return reading.onward or (clause.profile and bool(_EN_ROUTE.search(clause.text)))


def _inherits(clause: Clause) -> bool:
    """True where the subject is a pronoun or elided."""
    pronoun = fw.PRONOUN.match(clause.text)
    if pronoun and not clause.profile and pronoun[0].endswith("victims"):
        return False
    return bool(pronoun or fw.ELIDED.match(clause.text))


def _named_places(clause: Clause, reading: _Reading, home: str | None) -> list[str]:
    places = list(reading.places)
    if reading.promised and (not places or _THERE.search(clause.text)):
        places += [value for value in reading.promised if value not in places]
    if home and (reading.home_place or reading.internal) and home not in places:
        places.append(home)
    return places


_OF_VICTIMS = re.compile(r"\bvictims?\b|\blargest\s+group\b")
_ITSELF = re.compile(r"\b(?:itself|largest\s+group|nationals|own)\b")


def _unstated_places(clause: Clause, reading: _Reading, before: _Reading, origins: list[str], home: str | None) -> list[str]:
    """Where victims are exploited if the clause does not say: with their holders, where they were taken before, or at home."""
    if reading.agents and fw.HOLDERS.search(clause.text):
        return list(reading.agents)
    if not reading.origins and before.places:
        return list(before.places)
    if not home:
        return []
    if home not in origins:
        return [home]
    told = _DONE.search(clause.text) or fw.TOILED.search(clause.text) if clause.profile else _is_done_to_victims(clause)
    if told:
        return [home]
    if len(origins) == 1 or (clause.profile and not _OF_VICTIMS.search(clause.text)):
        return []
    if not (clause.profile and _ITSELF.search(clause.text)):
        origins.remove(home)  # "Nine victims were Thai, two Lao": where the Thai were exploited is not said
    return [home]


def _crossed(reading: _Reading, origins: list[str], places: list[str], home: str | None) -> list[Pair]:
    alternating = _alternating(reading.groups, ORIGIN)
    if alternating:
        return [(o, None, d) for o, d in alternating]
    # Of several origins and places, no country is paired with itself unless the text says so.
    loose = len(origins) > 1 and len(places) > 1 and not (reading.internal or home in reading.stays)
    alone = len(origins) == len(places) == 1  # "Burundians are made to fight in Burundi"
    return [(o, None, d) for o in origins for d in places if o != d or alone or (o == home and not loose)]


def _says_home(clause: Clause, reading: _Reading, origins: list[str], here: bool) -> bool:
    """True where people of the country are said to be exploited in it, whatever else the clause tells."""
    if reading.mixed:
        return True
    nobody = not origins and not reading.foreign
    local = reading.local or ((reading.poor or (reading.town and not reading.abroad and not reading.vias)) and nobody)
    return bool(local and here and (clause.profile or _SUBMISSIVE.search(clause.text)))


def _alternating(groups: list[tuple[str, list[str]]], job: str) -> list[tuple[str, str]]:
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
    r"(?:women|girls|boys|children|adults|youth|men|teenagers|adolescents|minors|orphans|pupils|school(?:girls|boys|children))\b(?!\s+from)"
)


def _unnamed(clause: Clause, reading: _Reading, places: list[str], home: str) -> list[Pair]:
    """Flows of people with no nationality: at home where the text says so, from home to the places abroad that it names."""
    pairs: list[Pair] = []
    for place in places:
        if place == home:
            if _stay_at_home(clause, reading, home):
                pairs.append((home, None, home))
        elif not reading.foreign and home not in reading.vias and (not clause.loose or _is_done_to_victims(clause)):
            pairs.append((home, None, place))
    return pairs


def _stay_at_home(clause: Clause, reading: _Reading, home: str) -> bool:
    if not clause.profile and not _is_done_to_victims(clause):
        return False
    if reading.local:
        return True
    if reading.foreign:
        return False
    if reading.internal or reading.poor or home in reading.stays or (home in reading.cities and not fw.ROMA.search(clause.text)):
        return True
    return home not in reading.arrivals and bool(_PLAIN_SUBJECT.match(clause.text))


# --- roles -------------------------------------------------------------------------------------------------------------------


def roles_of(pairs: Iterable[Pair], home: str | None) -> list[str]:
    """The roles that flows give a country, in the order of `ROLES`.

    Args:
        pairs: Flows as (origin, transit, destination).
        home: The country (ISO 3166-1 alpha-3).

    Example:
        >>> roles_of([("NOR", None, "NOR"), (None, "NOR", "SWE")], "NOR")
        ['transit', 'internal']
    """
    found = set()
    for origin, transit, destination in pairs:
        if home is None:
            break
        if transit == home:
            found.add("transit")
        if origin == home:
            found.add("internal" if destination == home else "origin")
        elif destination == home:
            found.add("destination")
    return [role for role in ROLES if role in found]


_FOREIGN_VICTIMS = re.compile(
    r"\bforeign(?:ers|\s+(?:\w+\s+){0,3}"
    r"(?:victims|women|men|children|girls|boys|workers|migrants|nationals|adults|individuals|persons|people))|"
    r"\bfrom\s+(?:nearby|neighbou?ring|other|surrounding|several|various)\s+(?:\w+\s+)?countries|\b(?:im)?migrant|(?:domestic|local)\s+and\s+foreign|foreign\s+and"
)


def _implied_roles(clause: Clause, reading: _Reading, pairs: list[Pair], home: str | None) -> set[str]:
    """Roles plain from a clause: from its flows, or from victims whose other end has no name ("Haitians abroad")."""
    roles = set(roles_of(pairs, home))
    if not home or not (fw.EXPLOITED.search(clause.text) or "victim" in clause.text):
        return roles
    if home in reading.origins and reading.abroad:
        roles.add("origin")
    own_only = all(origin == home for origin in reading.origins)
    if reading.mixed or (reading.foreign and own_only and home in reading.places and _FOREIGN_VICTIMS.search(clause.text)):
        roles.add("destination")
    if home in reading.vias:
        roles.add("transit")
    return roles


# --- statements: "X is a source, transit, and destination country for ..." ---------------------------------------------------


@dataclass(slots=True)
class _Statement:
    roles: set[str]
    span: tuple[int, int]
    clause: Clause  # what follows "country for", up to the next statement


_ROLE_PIECES = (
    *("source", "transit", "origin", "destination", "sending", "supply", "transshipment", "receiving", "corridor", "gateway"),
    *("station", "stop", "stepping", "staging", "springboard", "passage", "crossing", "conduit", "thoroughfare"),
)
_ROLE_TAILS = frozenset(("for", "of", "in", "where", "through which", "to", "from", "and", ",", ";", ".", ":", ""))
_COUNTRY_NOUN = re.compile(r"\b(?:country|point|nation|territory|place|area|location|site|hub|state|jurisdiction|center)\b")
_SUBJECT_REACH = 300  # characters before a role phrase in which its subject and verb stand
_FURTHER = re.compile(r"\b(?:and|,)\W+(?:\w+\W+){0,9}$")
_ELIDED = re.compile(r"\W*(?:and\W+)?(?:[^,]{2,25},\s+)?(?:an?\s+)?")  # "; and, of late, a destination for men"
_FOR_TOURISTS = re.compile(r"\W*(?:for|of)\s+(?:[\w-]+\s+){0,4}?(?:tourists?|tourism)\b")
_CITY = re.compile(r"\W*[A-Z]\w+\s+(?:is|also|serves|acts|functions|remains)\b")  # no country: a city at home
_HOME_PRONOUN = re.compile(r"\b(?:it|country|island|territory|nation|also|sar)\b|^\W*(?:and\W+)?(?:to\b|primarily|it)?\W*$")


def _statements(clause: Clause, home: str | None) -> list[_Statement]:
    """The role phrases said of the report's country, each with the text that belongs to it."""
    text = clause.text
    if not any(piece in text for piece in _ROLE_PIECES):
        return []
    found: list[tuple[int, int, set[str]]] = []
    for match in fw.ROLE_PHRASE.finditer(text):
        if _states_role(clause, match, home, bool(found)):
            found.append((match.start(), match.end("roles"), {str(m.lastgroup) for m in fw.ROLE_NAME.finditer(match["roles"])}))
    stops = [*(start for start, _, _ in found), len(text)][1:]
    return [
        _Statement(roles, (clause.start + start, clause.start + end), clause.part(end, stop, profile=True))
        for (start, end, roles), stop in zip(found, stops, strict=True)
    ]


def _states_role(clause: Clause, match: re.Match[str], home: str | None, further: bool) -> bool:
    phrase, left = match["roles"], clause.text[max(0, match.start() - _SUBJECT_REACH) : match.start()]
    if "countries" in phrase or _FOR_TOURISTS.match(clause.text, match.end("roles")):
        return False
    if match["tail"] not in _ROLE_TAILS and not _COUNTRY_NOUN.search(phrase):
        return False
    verb = fw.ROLE_VERB.search(left) or (further and _FURTHER.search(left))
    if not verb and not (_ELIDED.fullmatch(left) and clause.raw.lstrip(" ,").startswith(("a ", "and", "an "))):
        return False
    return _speaks_of(clause, match.start(), home) and not fw.NEGATED_ROLE.search(left)


def _speaks_of(clause: Clause, at: int, home: str | None) -> bool:
    """True where the subject before a role phrase is the report's country."""
    named = [m.value for m in clause.mentions if m.end <= clause.start + at]
    if named:
        return home in (named[0], named[-1])
    if _CITY.match(clause.raw):
        return True
    return bool(_HOME_PRONOUN.search(clause.text[max(0, at - _SUBJECT_REACH) : at]))


def _statement_pairs(statement: _Statement, reading: _Reading, home: str | None) -> list[Pair]:
    """The flows of "a source country for women trafficked to A", "a transit country for men from B taken to C"."""
    if not home:
        return []
    roles, pairs = statement.roles, list[Pair]()
    alternating = _alternating(reading.groups, ORIGIN)
    foreign = [o for o in reading.origins if o != home]
    abroad = [d for d in reading.places if d != home]
    if "destination" in roles:
        pairs += [(o, None, home) for o in foreign]
    if "transit" in roles:
        pairs += [(None, home, d) for d in abroad]
    if "origin" in roles:
        pairs += [(home, None, d) for d in abroad]
    if alternating:
        pairs += [pair for o, d in alternating if o != d for pair in [(o, None, d)]]
    elif roles == {"origin"} or ("transit" in roles and home not in reading.origins):
        pairs += [(o, None, d) for o in foreign for d in abroad]
    ends = abroad or ([home] if "destination" in roles else [])
    pairs += [(None, via, d) for via in reading.vias for d in ends if via != home]
    if home in reading.origins or reading.local or (reading.internal and "origin" in roles):
        pairs.append((home, None, home))
    return pairs


def _others_role(clause: Clause, home: str | None) -> tuple[_Reading, list[Pair]] | None:
    """What is said of places abroad: "Italy is the main destination, followed by Spain"."""
    listed = _listed_roles(clause, home)
    if listed:
        return listed
    found = fw.OTHERS_ROLE.search(clause.text)
    named = [m for m in clause.mentions if m.data["form"] == "name"]
    if not (found and home and named and clause.profile) or clause.mentions[0].start > clause.start + found.start():
        return None
    if named[0].value == home or fw.NEGATED_ROLE.search(clause.text[: found.end()]):
        return None
    values = dict.fromkeys(m.value for m in named if m.value != home)
    reading = _Reading((named[0].start, named[-1].end))
    if found["role"] == "destination":
        return reading, [(home, None, value) for value in values]
    if found["role"] == "source":
        return reading, [(value, None, home) for value in values]
    return reading, [(None, value, home) for value in values]


_NAME_NEAR = 40  # characters from "destinations include" to the first name


def _listed_roles(clause: Clause, home: str | None) -> tuple[_Reading, list[Pair]] | None:
    """Lists of countries by role: "destinations include Oman", "Mali and Togo headed the list", "traded between Mali and Togo"."""
    names = [m for m in clause.mentions if m.data["form"] == "name" and m.label != "CITY"]
    if not (home and names and (clause.profile or "victim" in clause.text)) or fw.BAN.search(clause.text):
        return None
    head = fw.ROLE_LIST.search(clause.text)
    if head:
        role, at = head.lastgroup, head.end()
    elif fw.LIST_HEADED.search(clause.text):
        role, at = "source", 0
    else:
        return _between(clause, names)
    run = _run_of_names(clause, names, at)
    if not run or run[0].start - clause.start - at > _NAME_NEAR:
        return None
    values = dict.fromkeys(m.value for m in run)
    reading = _Reading((run[0].start, run[-1].end))
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
        if run and not fw.is_glue(clause.text[run[-1].end - clause.start : m.start - clause.start]):
            break
        run.append(m)
    return run


def _between(clause: Clause, names: list[Match]) -> tuple[_Reading, list[Pair]] | None:
    for one, other in zip(names, names[1:], strict=False):
        left = one.start - clause.start
        if clause.text[one.end - clause.start : other.start - clause.start].strip() == "and" and fw.BETWEEN.search(clause.text[:left]):
            pairs: list[Pair] = [(one.value, None, other.value), (other.value, None, one.value)]
            return _Reading((one.start, other.end)), pairs
    return None


# --- the finders -------------------------------------------------------------------------------------------------------------


def find_flows(flow: str, sentences: list[tuple[int, int]], countries: list[Match], home: str | None) -> list[Match]:
    """Flows of victims as the text states them.

    Out of scope: pairs with no named place ("abroad"), promised destinations, homes of buyers and of traffickers, labor bans.

    Args:
        flow: The view's flow text.
        sentences: Half-open spans of its sentences.
        countries: What `tipnlp.find.countries.find_countries` found.
        home: The report's country (ISO 3166-1 alpha-3); None leaves out what only the report's country would complete.

    Returns:
        One match a pair and sentence, label ``"FLOW"``; ``data``: ``origin``, ``transit``, ``destination`` (ISO3, canonical
        region or None), ``victims``, ``exploitation`` (``sex``, ``labor``), ``hedged``.
    """
    return read_flows(flow, sentences, countries, home)[0]


def find_roles(flow: str, sentences: list[tuple[int, int]], countries: list[Match], home: str | None) -> list[Match]:
    """Roles of the report's country, stated ("is a source country") or plain from its flows.

    Args:
        flow: The view's flow text.
        sentences: Half-open spans of its sentences.
        countries: What `tipnlp.find.countries.find_countries` found.
        home: The report's country (ISO 3166-1 alpha-3).

    Returns:
        At most one match a role, label ``"ROLE"``, in the order of `ROLES`; the span is the first evidence.
    """
    return read_flows(flow, sentences, countries, home)[1]


_CARRIES = 2  # sentences over which a pronoun's origin is carried


def read_flows(
    flow: str, sentences: list[tuple[int, int]], countries: list[Match], home: str | None, asked: Sequence[tuple[int, int]] = ()
) -> tuple[list[Match], list[Match]]:
    """`find_flows` and `find_roles` in one pass, for callers that need both.

    Args:
        flow: The view's flow text.
        sentences: Half-open spans of its sentences.
        countries: What `tipnlp.find.countries.find_countries` found.
        home: The report's country (ISO 3166-1 alpha-3).
        asked: Spans of recommendations, in order: what is asked for is no fact.
    """
    countries = [m for m in countries if not flow[m.start : m.end].isspace()]  # a running head that the flow leaves out
    flows: list[Match] = []
    roles: dict[str, Match] = {}
    before, last, carried, victims_in = _Reading(), 0, False, -_CARRIES
    for number, (start, end, profile) in enumerate(profiles(flow, _asserted(sentences, asked))):
        if number - last > _CARRIES or profile is not carried:
            before, carried = _Reading(), profile
        inside = mentions_between(countries, start, end)
        told = profile or tells_situation(flow, start, end, bool(inside))
        counted = not profile and bool(inside) and number - victims_in <= _CARRIES
        if not profile and flow.find("victim", start, end) >= 0:
            victims_in = number
        if not (counted or worth_reading(flow, start, end, told, bool(inside))):
            continue
        inside = _with_cities(flow, start, end, inside)
        seen: set[Pair] = set()
        readings: list[_Reading] = []
        for clause in find_clauses(flow, start, end, inside, told, counted=counted, loose=told and not profile):
            for reading, pairs, implied, rule in _interpret(clause, before, home):
                new = [pair for pair in dict.fromkeys(pairs) if pair not in seen]
                seen.update(new)
                flows += _flows(clause, reading, new, rule)
                for role in implied:
                    roles.setdefault(role, Match(*reading.span, "ROLE", role, rule.replace("flow", "role")))
                if pairs or reading.origins or reading.places:
                    before, last = reading, number
                    readings.append(reading)
        before = _merged(readings) or before
    return flows, [roles[role] for role in ROLES if role in roles]


_COLON = re.compile(r"\s*:\s")


def _stated(statements: list[_Statement], home: str | None) -> Iterator[tuple[_Reading, list[Pair], Iterable[str], str]]:
    for statement in statements:
        reading = _read(statement.clause)
        reading.span = statement.span
        pairs = _statement_pairs(statement, reading, home)
        yield reading, pairs, sorted(statement.roles | set(roles_of(pairs, home))), "flow.statement"


def _asserted(sentences: list[tuple[int, int]], asked: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences outside the recommendations."""
    if not asked:
        return sentences
    return [s for s in sentences if not any(start <= s[0] < end for start, end in asked)]


def _merged(readings: list[_Reading]) -> _Reading | None:
    """Whom "they" in the next sentence means: all whom this one names, if they are taken to the same places."""
    if len(readings) < 2 or any(reading.places != readings[0].places for reading in readings):
        return None
    named = dict.fromkeys(value for reading in readings for value in reading.origins)
    return replace(readings[-1], origins=[*named])


def _with_cities(flow: str, start: int, end: int, countries: list[Match]) -> list[Match]:
    """The mentions of a sentence and, as places in their country, the cities that it names."""
    cities = [city for city in find_cities(flow, start, end) if not any(m.overlaps(city.start, city.end) for m in countries)]
    return sorted(countries + cities, key=_by_start) if cities else countries


def _by_start(match: Match) -> int:
    return match.start


def _interpret(clause: Clause, before: _Reading, home: str | None) -> Iterator[tuple[_Reading, list[Pair], Iterable[str], str]]:
    """What a clause says, its flows, the roles that they give, and the rule, for each of its statements or once."""
    statements = _statements(clause, home)
    if statements and clause.profile and (told := _told_before(clause, statements[0])) is not None:
        yield from _interpret(told, before, home)
    if statements and _COLON.match(statements[-1].clause.text):  # "a source and transit country: women are taken to ..."
        rest = statements[-1].clause
        statements[-1].clause = rest.part(0, 0)
        yield from _stated(statements, home)
        colon = rest.part(1, len(rest.text), profile=clause.profile)
        yield from _interpret(colon, before, home)
        return
    yield from _stated(statements, home)
    if statements:
        return
    other = _others_role(clause, home)
    if other:
        yield (*other, roles_of(other[1], home), "flow.others_role")
        headed = fw.LIST_HEADED.search(clause.text)
        if not headed:
            return
        clause = clause.part(headed.end(), len(clause.text))
    if not (clause.profile or clause.counted or "victim" in clause.text) and not fw.DEED.search(clause.text):
        return
    kept = _without_tourism(clause)
    if kept is None:
        return
    kept = _without_passage(kept, home)
    reading = _read(kept)
    if not _is_about_trafficking(kept, reading):
        if reading.origins and fw.MOVED.search(kept.text) and not fw.BAN.search(kept.text):
            yield reading, [], [], ""  # who "they" in the next clause may be
    else:
        pairs = _pairs(kept, reading, before, home)
        yield reading, pairs, sorted(_implied_roles(kept, reading, pairs, home)), "flow.clause"


_AND_THEN = re.compile(r",\s+(?:and|while|but)\s")


def _told_before(clause: Clause, first: _Statement) -> Clause | None:
    """The flow before a statement: "Fijians are exploited in Samoa, and Fiji is a destination for Thai women"."""
    head = clause.text[: first.span[0] - clause.start]
    cut = max((m.start() for m in _AND_THEN.finditer(head)), default=0)
    return clause.part(0, cut) if cut and fw.EXPLOITED.search(head[:cut]) else None


_GROUPS = re.compile(r"\b(women|men|girls|boys|children|child|adults|migrants?|refugees?|workers?|laborers|maids|minors|youth)\b")
_PLURALS = {"child": "children", "migrant": "migrants", "refugee": "refugees", "worker": "workers", "laborers": "workers"}


def _flows(clause: Clause, reading: _Reading, pairs: list[Pair], rule: str) -> list[Match]:
    if not pairs:
        return []
    groups = dict.fromkeys(_PLURALS.get(word, word) for word in _GROUPS.findall(clause.text))
    exploitation = [name for name, found in (("sex", fw.SEX_WORDS), ("labor", fw.LABOR_WORDS)) if found.search(clause.text)]
    hedged = bool(fw.HEDGED.search(clause.text))
    matches = []
    for origin, transit, destination in pairs:
        ends = {"origin": origin, "transit": transit, "destination": destination}
        data = {**ends, "victims": [*groups], "exploitation": [*exploitation], "hedged": hedged}
        matches.append(Match(*reading.span, "FLOW", f"{origin or transit}>{destination}", rule, data))
    return matches
