"""The country a report is about: from its title, else from what the prose says it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from tipnlp.find.cities import find_cities
from tipnlp.match import Match
from tipnlp.signals import Gate, words_of

_ASSESSMENT = re.compile(r"\n\s*(?i:(?:no|minimal|moderate|significant)\s+(?:advancement|assessment))\b")
_ASSESSED = Gate(re.compile(r"(?i)\b(?:advancement|assessment)\b"))
MINIMUM_STANDARDS = re.compile(r"inimum\s+[Ss]tandards\b")
_ROLE = Gate(re.compile(r"\b(?:source|transit|destination|countr(?:y|ies)\s+of\s+origin)\b"))
_IS_A = re.compile(r"\b(?:is|are|was)\s+(?:\w+,?\s+){0,3}$")
_POLITY = re.compile(r" is\s+an?\s+(?:[\w,-]+\s+){0,5}(?:republic|democracy|monarchy|federation|emirate|kingdom|sultanate)\b")
_STATE = Gate(re.compile(r"\b(?:republic|democracy|monarchy|federation|emirate|kingdom|sultanate)\b"))  # without one there is none
_FOREIGN_IN = re.compile(r"oreign(?:ers)?\b[^.;]{0,50}?\bin\s+(?:the\s+)?(?=[A-Z])")
_HEAD = 800  # characters in which a country may stand on a line of its own


def _subjects(text: str, lined: str) -> Iterator[tuple[int, int]]:
    """Where the report's country is the subject: above an assessment, of the minimum standards, of a role, of a government.

    The second line of a page of the Labor Department's reports is its assessment ("MODERATE ADVANCEMENT").
    """
    words = words_of(text)
    if words.starts(_ASSESSED) and (assessment := _ASSESSMENT.search(lined)):
        yield lined.rfind("\n", 0, len(lined[: assessment.start()].rstrip())) + 1, assessment.start()
    if standards := MINIMUM_STANDARDS.search(text):
        yield max(text.rfind(stop, 0, standards.start()) for stop in ".;") + 1, standards.start()
    for role in words.finditer(_ROLE):
        verb = _IS_A.search(text[max(0, role.start() - 40) : role.start()])
        if verb:
            at = role.start() - len(verb[0])
            yield max(at - 80, *(text.rfind(stop, 0, at) + 1 for stop in ".;")), at
            break
    if words.starts(_STATE) and (polity := _POLITY.search(text)):
        yield max(polity.start() - 60, text.rfind(".", 0, polity.start()) + 1), polity.start()
    if foreign := _FOREIGN_IN.search(text):
        yield foreign.end(), foreign.end() + 25


def _own_lines(lined: str, mentions: list[Match]) -> Iterator[tuple[int, int]]:
    """Mentions that are a line of the head: "Uruguay"."""
    for m in mentions:
        if m.start > _HEAD:
            return
        line = lined[lined.rfind("\n", 0, m.start) + 1 : lined.find("\n", m.end)]  # a last line is no head
        if line.strip(" |*#") == lined[m.start : m.end]:
            yield m.start, m.end


def find_home(text: str, lined: str, countries: list[Match], named: list[tuple[int, int]]) -> str | None:
    """The first country named in the first of the spans that has one; for a text without any, the country it is about."""
    mentions = [m for m in countries if m.label == "COUNTRY"]
    names = [m for m in mentions if m.data.get("form", "name") == "name"]
    for start, end in chain(named, _own_lines(lined, mentions)):
        inside = next((m for m in names if m.overlaps(start, end)), None)
        if inside:
            return inside.value
    for start, end in _subjects(text, lined):
        inside = _last_within(names, start, end) or _last_within(mentions, start, end)  # the subject stands next to the verb
        if inside:
            return inside.value
    return _spoken_of(text, mentions)


def _last_within(mentions: list[Match], start: int, end: int) -> Match | None:
    return next((m for m in reversed(mentions) if m.overlaps(start, end)), None)


# What shows that a text speaks of a country: each sign with its weight, the heaviest first, before and after a mention of it.
_SIGNS_BEFORE = (
    (re.compile(r"\bThe\s+Government\s+of\s+(?:the\s+)?$"), 5),
    (re.compile(r"\b(?:[Gg]overnment|Republic|Kingdom|Parliament|President|[Ll]aws?|citizens|people)\s+of\s+(?:the\s+)?$"), 3),
    (re.compile(r"\b(?:[Ii]n|[Ww]ithin|[Tt]hroughout|[Aa]cross|[Aa]round|(?:regions?|provinces?|parts?|coast)\s+of)\s+(?:\w+\s+)?(?:the\s+)?$"), 2),
)
_STATE_NOUNS = r"(?:government|authorit|police|laws?\b|courts?\b|[Pp]arliament|[Pp]enal|[Cc]riminal|[Mm]inist|[Cc]onstitution|legislation|officials)"
_SIGNS_AFTER = (
    (re.compile(r"\s+(?:[\w-]+\s+){0,6}?(?:[Tt]ier\s+[123]|(?:has\s+)?failed\s+to\s+(?:show|provide)|did\s+not\s+demonstrate)\b"), 6),
    (re.compile(r"(?:'s?)?\s+(?:anti-trafficking\s+)?(?:law\s+enforcement|prosecution|protection|prevention)\s+efforts"), 6),
    (re.compile(r"\s+(?:francs?|dollars?|pounds?|rupees?|dinars?|pesos?|kron[aeo]r?|rand|shillings?|rubles?|lei|leva|cedis?|kwacha|dirhams?|riyals?|rials?)\b"), 4),
    (re.compile(r"(?:'s)?\s+(?:cabinet|laws?\b|[Pp]enal\s|[Cc]riminal\s+[Cc]ode|[Cc]onstitution|[Pp]arliament)"), 4),
    (re.compile(rf"(?:'s?)?\s+(?:[\w-]+\s+){{0,2}}?{_STATE_NOUNS}"), 3),
    (re.compile(r"\s+(?:is|was|has|does|did|remains|ratified|acceded|signed|criminaliz\w+|prohibits?|enacted|adopted)\b"), 2),
)
_PARTNER = re.compile(r"\b(?:with|and|or|to|by|from|between|of|against|unlike|than)\s+(?:the\s+)?$|,\s+$")  # "worked with Thai police"
_ABROAD = re.compile(r"(?:\s+(?:victims|nationals|citizens|women|men|children|people))?(?:\s+at\s+home)?(?:\s+(?:and|or))?\s+abroad\b")
_ABROAD_SIGN = 4  # "Zambians abroad"
_CITY_SIGN = 4
# Points that a country needs, those of one without a rival, and how many times those of the next one.
_COUNTED = 2  # times that a sign of one weight counts
_ENOUGH, _ENOUGH_ALONE, _TIMES = 7, 4, 3


def _spoken_of(text: str, mentions: list[Match]) -> str | None:
    """The country a text without a title speaks of, if the signs are plain: its laws, its police, its cities.

    Foreign victims are often named more than the country they are in, so a mention alone is no sign.
    """
    signs = [(m.value, _sign(text, m)) for m in mentions if m.value != "USA"]  # the reporter is named everywhere
    signs += [(city.value, _CITY_SIGN) for city in {text[c.start : c.end]: c for c in find_cities(text, 0, len(text))}.values()]
    points: dict[str, int] = {m.value: 0 for m in mentions}
    counted: dict[tuple[str, int], int] = {}
    for sign in signs:
        times = counted[sign] = counted.get(sign, 0) + 1
        if times <= _COUNTED:
            points[sign[0]] = points.get(sign[0], 0) + sign[1]
    if not points:
        return None
    best = max(points, key=points.__getitem__)
    others = max((n for iso3, n in points.items() if iso3 != best), default=None)
    if others is None:
        return best if points[best] >= _ENOUGH_ALONE else None
    return best if points[best] >= _ENOUGH and points[best] >= _TIMES * others else None


def _sign(text: str, m: Match) -> int:
    """The weight of the signs around a mention."""
    before = text[max(0, m.start - 40) : m.start]
    named = m.data.get("form", "name") == "name"
    if not named and _ABROAD.match(text, m.end):
        return _ABROAD_SIGN
    if not named and _PARTNER.search(before):
        return 0
    after = next((weight for sign, weight in _SIGNS_AFTER if sign.match(text, m.end)), 0)
    return max(after, next((weight for sign, weight in _SIGNS_BEFORE if sign.search(before)), 0)) if named else after
