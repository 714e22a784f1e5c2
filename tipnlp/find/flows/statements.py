"""Statements of roles: "X is a source, transit, and destination country for women trafficked to Y"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tipnlp.find.flows.clause import ORIGIN, Clause
from tipnlp.find.flows.cues import verbose
from tipnlp.find.flows.pairs import alternate_pairs, beyond
from tipnlp.find.flows.readings import Reading
from tipnlp.find.flows.roles import Pair
from tipnlp.signals import Gate

_ROLE = r"""
    (?:source|sending|origin|supply|transit|transshipment|destination|receiving|
    (?:country|point|place)\s+of\s+(?:origin|transit|destination)|
    corridor|gateway|way\s*-?\s*station|stop\s*-?\s*over|stepping\s+stone|staging\s+(?:point|post|ground|area)|springboard|
    (?:point|place)\s+of\s+passage|crossing\s+point|passage\s+point|conduit|thoroughfare|
    (?:stage|stop|halt|waypoint|station|link)\s+on\s+(?:the|their|a)\s+(?:way|route|road|journey))
    (?:\s+(?:country|point|nation|territory|place|area|location|site|hub|state|jurisdiction|center|route|land|zone|stop|stage))?
"""
_DEGREES = r"""
    (?:[\s,()-]|\b(?:and|or|as|well|also|an?|the|to|much|far|very|lesser|less|greater|smaller|small|limited|extent|degree|
    scale|on|in|
    some|is|more|recently|increasingly|primarily|principally|possibly|mainly|chiefly|largely|sometimes|occasionally|but|
    serves|growing|
    significant|major|minor|important|potential|occasional|reportedly|even|possible|it|still|both|now|certain)\b)*
"""
ROLE_PHRASE = Gate(verbose(
    rf"""\b(?P<roles>{_ROLE}(?:{_DEGREES}{_ROLE})*)\s*
    (?P<tail>for|of|in|where|(?:through|by|along|over|on|via)\s+which|to|from|and|,|;|\.|:|$|[a-z]+)"""
))
ROLE_NAME = verbose(
    r"""
    (?P<origin>source|sending|origin|supply)|(?P<transit>transit|transshipment|corridor|gateway|station|over|stepping|staging|
    springboard|passage|crossing|conduit|
    thoroughfare|way|route|road|journey)|(?P<destination>destination|receiving)
    """
)
ROLE_VERB = verbose(
    r"""
    \b(?:is|was|are|were|(?:may|might|could|can)\s+(?:also\s+)?be|remains?|remained|
    ha(?:s|d)\s+(?:also\s+)?(?:been|become)|becom(?:e|ing)|became|serves?\s+(?:\w+\s+)?as|served\s+as|acts?\s+as|
    functions?\s+as|used\s+as|use[sd]?\s+(?:the\s+)?[\w\s]{2,40}?\s+as|continue[sd]?\s+to\s+(?:be|serve\s+as)|considered|
    known\s+as|emerg\w+\s+as|as|is\s+also|role\s+as)\b(?:\s|,|
    \b(?:also|both|primarily|principally|mainly|chiefly|largely|increasingly|reportedly|likely|probably|possibly|potentially|presumably|still|an?|the|to|much|lesser|
    extent|on|smaller|scale|growing|significant|major|minor|important|potential|possible|well|known|now|predominantly|
    mostly|small|limited|key|main|simultaneously|considered|be|occasional|as|regional|somewhat|particularly|first|and|
    foremost|not\s+only|besides|thus|therefore|presumed|suspected|reported|primary|principal|leading|large|common)\b)*$
    """
)
NEGATED_ROLE = verbose(
    r"""
    \b(?:not(?!\s+only)|no\s+longer|neither|nor|never|less)\b(?:,\s+however,)?(?:(?!\bbut\b)[^.;,]){0,40}$|
    \b(?:decreas|declin|diminish|dwindl|lessen|wan(?:e|ing)|reced|ceas|fad(?:e|ing)|lost)\w*\s+(?:[\w-]+\s+){0,4}?as\s+(?:an?\s+)?(?:\w+\s+){0,2}$
    """
)
# "Its importance as a transit country has declined."
_STANDING = re.compile(r"\b(?:role|importance|significance|use|position|status|place)\s+as\s+(?:an?\s+)?(?:\w+\s+){0,2}$")
_FADED = re.compile(r"[^.;,]{0,60}?\b(?:has|have|had)?\s*(?:\w+ly\s+)?(?:declined|decreased|diminished|waned|dwindled|faded|receded|ended|ceased)\b")


@dataclass(slots=True)
class Statement:
    """A role said of the report's country.

    Attributes:
        roles: Values of `tipnlp.find.flows.roles.ROLES`.
        span: The phrase in the flow.
        clause: What follows "country for", up to the next statement.
    """

    roles: set[str]
    span: tuple[int, int]
    clause: Clause


# The words without which a clause states no role.
ROLE_WORD = Gate(re.compile(
    r"(?i)\b(?:source|sending|supply|origin|trans(?:it|shipment)|destination|receiving|corridor|gateway|(?:way)?station|stop|stepping|"
    r"staging|springboard|passage|crossing|conduit|thoroughfare)"
))
_ROLE_TAILS = frozenset(("for", "of", "in", "where", "to", "from", "and", ",", ";", ".", ":", ""))
_COUNTRY_NOUN = re.compile(r"\b(?:country|point|nation|territory|place|area|location|site|hub|state|jurisdiction|center)\b")
_SUBJECT_REACH = 300  # characters before a role phrase in which its subject and verb stand
_FURTHER = re.compile(r"\b(?:and|,)\W+(?:\w+\W+){0,9}$")
_ELIDED = re.compile(r"\W*(?:and\W+)?(?:[^,]{2,25},\s+)?(?:an?\s+)?")  # "; and, of late, a destination for men"
_NOT_FOR_VICTIMS = re.compile(
    r"\W*(?:for|of)\s+(?:[\w-]+\s+){0,4}?(?:tourists?|tourism)\b|"
    r"\W*(?:for|of)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}?(?:drugs?|narcotics|cocaine|heroin|goods|arms|weapons|wildlife|remittances|asylum|smuggl\w+|"
    r"(?:unaccompanied|undocumented|irregular|illegal|economic)\s+(?:child\w*\s+)?(?:im)?(?:migra\w+|children|minors))\b(?![^.;]*\btraffick)"
)
_CITY = re.compile(r"\W*[A-Z]\w+\s+(?:is|also|serves|acts|functions|remains)\b")  # no country: a city at home
_HOME_PRONOUN = re.compile(r"\b(?:it|country|island|territory|nation|also|sar)\b|^\W*(?:and\W+)?(?:to\b|primarily|it)?\W*$")


def find_statements(clause: Clause, home: str | None) -> list[Statement]:
    """The role phrases said of the report's country, each with the text that belongs to it."""
    text = clause.text
    if not clause.search(ROLE_WORD):
        return []
    found: list[tuple[int, int, set[str]]] = []
    for match in clause.finditer(ROLE_PHRASE):
        if _tells_role(clause, match, home, further=bool(found)) and not _denies_role(clause, match):
            found.append((match.start(), match.end("roles"), {str(m.lastgroup) for m in ROLE_NAME.finditer(match["roles"])}))
    stops = [*(start for start, _, _ in found), len(text)][1:]
    return [
        Statement(roles, (clause.start + start, clause.start + end), clause.part(end, stop, profile=True))
        for (start, end, roles), stop in zip(found, stops, strict=True)
    ]


def without_denied_role(clause: Clause, home: str | None) -> Clause:
    """The clause up to a role that it denies: "is no longer a transit country for women trafficked to Oman"."""
    for match in clause.finditer(ROLE_PHRASE):
        if "countries" not in match["roles"] and _denies_role(clause, match) and _speaks_of(clause, match.start(), home):
            return clause.part(0, match.start())
    return clause


def _tells_role(clause: Clause, match: re.Match[str], home: str | None, *, further: bool) -> bool:
    """True where a role phrase is said of the report's country."""
    phrase, left = match["roles"], _left_of(clause, match)
    if "countries" in phrase or _NOT_FOR_VICTIMS.match(clause.text, match.end("roles")):
        return False
    tail = match["tail"]
    if tail not in _ROLE_TAILS and not tail.endswith("which") and not _COUNTRY_NOUN.search(phrase):
        return False
    verb = ROLE_VERB.search(left) or (further and _FURTHER.search(left))
    if not verb and not (_ELIDED.fullmatch(left) and clause.raw.lstrip(" ,").startswith(("a ", "and", "an "))):
        return False
    return _speaks_of(clause, match.start(), home)


def _denies_role(clause: Clause, match: re.Match[str]) -> bool:
    """True for "no longer a transit country", "has declined as a transit country", "its role as a transit country has faded"."""
    left = _left_of(clause, match)
    return bool(NEGATED_ROLE.search(left) or (_STANDING.search(left) and _FADED.match(clause.text, match.end("roles"))))


def _left_of(clause: Clause, match: re.Match[str]) -> str:
    return clause.text[max(0, match.start() - _SUBJECT_REACH) : match.start()]


def _speaks_of(clause: Clause, at: int, home: str | None) -> bool:
    """True where the subject before a role phrase is the report's country."""
    named = [m.value for m in clause.mentions if m.end <= clause.start + at]
    if named:
        return home in (named[0], named[-1])
    if _CITY.match(clause.raw):
        return True
    return bool(_HOME_PRONOUN.search(clause.text[max(0, at - _SUBJECT_REACH) : at]))


def statement_pairs(statement: Statement, reading: Reading, home: str | None) -> list[Pair]:
    """The flows of "a source country for women trafficked to A", "a transit country for men from B taken to C"."""
    if not home:
        return []
    roles, pairs = statement.roles, list[Pair]()
    alternating = alternate_pairs(reading.groups, ORIGIN)
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
    pairs += [(None, via, d) for via in reading.vias for d in beyond(statement.clause, reading, ends) if via not in (home, d)]
    if home in reading.origins or reading.local or ("origin" in roles and (reading.internal or _exploited_at_home(reading, roles, home))):
        pairs.append((home, None, home))
    return pairs


def _exploited_at_home(reading: Reading, roles: set[str], home: str) -> bool:
    """True for "a source country for women exploited in X (and abroad)", X being the country itself."""
    return home in reading.places and ("destination" not in roles or reading.abroad)
