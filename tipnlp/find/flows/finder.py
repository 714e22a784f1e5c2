"""Trafficking flows and the roles of the report's country: a small interpreter of clauses.

Sentences that can tell of a flow (`situation`) are cut into clauses (`clauses`). Each gives every named place a job (`jobs`): *origin*
("Tajik women", "from Mali"), *place* of exploitation ("in Oman"), *via* ("through Libya"), or none ("by Chinese operators"), and adds
what has no name (`readings`, `unnamed`). `pairs` makes flows of both. Statements of roles (`statements`) and lists of countries by role
(`lists`) are read apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from tipnlp.find.cities import find_cities
from tipnlp.find.flows.about import is_about_trafficking, without_passage, without_tourism
from tipnlp.find.flows.clause import Clause
from tipnlp.find.flows.clauses import find_clauses
from tipnlp.find.flows.deeds import BAN, DEED, EXPLOITED, HEDGED, LABOR_WORDS, MISSION_SHELTERED, MOVED, SEX_WORDS, TAKEN_BY
from tipnlp.find.flows.lists import LIST_HEADED, others_role
from tipnlp.find.flows.pairs import pairs_of
from tipnlp.find.flows.readings import Reading, read
from tipnlp.find.flows.roles import ROLES, Pair, implied_roles, roles_of
from tipnlp.find.flows.situation import (
    anchors,
    asserts,
    has_place,
    is_narrative,
    profiles,
    speaks_of_exploitation,
    tells_situation,
    tells_without_names,
)
from tipnlp.find.flows.statements import ROLE_WORD, Statement, find_statements, statement_pairs, without_denied_role
from tipnlp.match import Match


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
    starts, anchored = [m.start for m in countries], anchors(flow, countries, home)
    if not (anchored or is_narrative(flow)):
        return [], []
    flows: list[Match] = []
    roles: dict[str, Match] = {}
    before, last, carried = _NOBODY, 0, False
    situated = profiles(flow, _asserted(sentences, asked))
    for number, (start, end, profile) in enumerate(situated):
        if number - last > _CARRIES or profile is not carried:
            before, carried = _NOBODY, profile
        at = bisect_left(anchored, start)
        if not (profile or before is not _NOBODY or (at < len(anchored) and anchored[at] < end)):
            continue
        inside = countries[bisect_left(starts, start) : bisect_left(starts, end)]
        if not (profile or inside or has_place(flow, start, end)):
            continue
        if not home and inside and _is_alone(anchored, situated, number):
            continue
        told = profile or tells_situation(flow, start, end)
        if not inside and before is _NOBODY and not tells_without_names(flow, start, end, home, loose=told and not profile):
            continue
        counted = not profile and bool(inside) and _tells_of_victims(flow, situated[max(0, number - _CARRIES) : number])
        if not (told or counted or speaks_of_exploitation(flow, start, end)):
            continue
        if not (profile or asserts(flow, start, end)):
            continue
        inside = _with_cities(flow, start, end, inside)
        seen: set[Pair] = set()
        readings: list[Reading] = []
        for clause in find_clauses(flow, start, end, inside, told, counted=counted, loose=told and not profile):
            clause.loose = clause.loose and not seen  # what follows a flow in its sentence goes on about it
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


_NOBODY = Reading()  # before the first sentence that names somebody


def _is_alone(anchored: list[int], sentences: list[tuple[int, int, bool]], number: int) -> bool:
    """True where no sentence around names another place: from where to where is not told, unless the report's country is known."""
    start, end = sentences[max(0, number - _CARRIES)][0], sentences[min(len(sentences) - 1, number + _CARRIES)][1]
    return bisect_left(anchored, end) - bisect_left(anchored, start) < 2


def _tells_of_victims(flow: str, sentences: list[tuple[int, int, bool]]) -> bool:
    """True where one of the sentences on the work of the state tells of victims, and where there is no sentence."""
    return not sentences or any(not profile and flow.find("victim", start, end) >= 0 for start, end, profile in sentences)


_COLON = re.compile(r"\s*:\s")


def _stated(statements: list[Statement], home: str | None) -> Iterator[tuple[Reading, list[Pair], Iterable[str], str]]:
    for statement in statements:
        reading = read(statement.clause)
        reading.span = statement.span
        pairs = statement_pairs(statement, reading, home)
        yield reading, pairs, sorted(statement.roles | set(roles_of(pairs, home))), "flow.statement"


def _asserted(sentences: list[tuple[int, int]], asked: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences outside the recommendations."""
    if not asked:
        return sentences
    starts = [start for start, _ in asked]
    return [s for s in sentences if not (n := bisect_right(starts, s[0])) or s[0] >= asked[n - 1][1]]


def _merged(readings: list[Reading]) -> Reading | None:
    """Whom "they" in the next sentence means: all whom this one names, if they are taken to the same places."""
    if len(readings) < 2 or any(reading.places != readings[0].places for reading in readings):
        return None
    named = dict.fromkeys(value for reading in readings for value in reading.origins)
    merged = Reading()
    merged.origins, merged.places = [*named], readings[-1].places
    return merged


def _with_cities(flow: str, start: int, end: int, countries: list[Match]) -> list[Match]:
    """The mentions of a sentence and, as places in their country, the cities that it names."""
    cities = [city for city in find_cities(flow, start, end) if not any(m.overlaps(city.start, city.end) for m in countries)]
    return sorted(countries + cities, key=_by_start) if cities else countries


def _by_start(match: Match) -> int:
    return match.start


def _interpret(clause: Clause, before: Reading, home: str | None) -> Iterator[tuple[Reading, list[Pair], Iterable[str], str]]:
    """What a clause says, its flows, the roles that they give, and the rule, for each of its statements or once."""
    statements = find_statements(clause, home)
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
    if clause.search(ROLE_WORD):
        clause = without_denied_role(clause, home)
    other = others_role(clause, home)
    if other:
        yield (*other, roles_of(other[1], home), "flow.others_role")
        headed = LIST_HEADED.search(clause.text)
        if not headed:
            return
        clause = clause.part(headed.end(), len(clause.text))
    if not (clause.profile or clause.counted or "victim" in clause.text) and not (clause.search(DEED) or MISSION_SHELTERED.search(clause.text) or TAKEN_BY.search(clause.text)):
        return
    kept = without_tourism(clause)
    if kept is None:
        return
    kept = without_passage(kept, home)
    reading = read(kept)
    if not is_about_trafficking(kept, reading):
        if reading.origins and (MOVED.search(kept.text) or "smuggl" in kept.text) and not BAN.search(kept.text):
            yield reading, [], [], ""  # who "they" in the next clause may be
    else:
        pairs = pairs_of(kept, reading, before, home)
        yield reading, pairs, sorted(implied_roles(kept, reading, pairs, home)), "flow.clause"


_AND_THEN = re.compile(r",\s+(?:and|while|but)\s")


def _told_before(clause: Clause, first: Statement) -> Clause | None:
    """The flow before a statement: "Fijians are exploited in Samoa, and Fiji is a destination for Thai women"."""
    head = clause.text[: first.span[0] - clause.start]
    cut = max((m.start() for m in _AND_THEN.finditer(head)), default=0)
    return clause.part(0, cut) if cut and clause.part(0, cut).search(EXPLOITED) else None


_GROUPS = re.compile(r"\b(women|men|girls|boys|children|child|adults|migrants?|refugees?|workers?|laborers|maids|minors|youths?)\b")
_PLURALS = {"child": "children", "migrant": "migrants", "refugee": "refugees", "worker": "workers", "laborers": "workers", "youths": "youth"}


def _flows(clause: Clause, reading: Reading, pairs: list[Pair], rule: str) -> list[Match]:
    if not pairs:
        return []
    groups = dict.fromkeys(_PLURALS.get(word, word) for word in _GROUPS.findall(clause.text))
    exploitation = [name for name, found in (("sex", SEX_WORDS), ("labor", LABOR_WORDS)) if found.search(clause.text)]
    hedged = bool(HEDGED.search(clause.text))
    matches = []
    for origin, transit, destination in pairs:
        ends = {"origin": origin, "transit": transit, "destination": destination}
        data = {**ends, "victims": [*groups], "exploitation": [*exploitation], "hedged": hedged}
        matches.append(Match(*reading.span, "FLOW", f"{origin or transit}>{destination}", rule, data))
    return matches
