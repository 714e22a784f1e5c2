"""Whether a clause tells of trafficking, and which parts of it do not: passages on the way, sex tourism."""

from __future__ import annotations

import re

from tipnlp.find.flows.clause import Clause
from tipnlp.find.flows.cues import Cue, verbose
from tipnlp.find.flows.deeds import (
    BAN,
    CARED,
    CASE_OF,
    DEED,
    EXPLOITED,
    FREED,
    IDENTIFIED,
    MISSION_SHELTERED,
    MOVED,
    NOT_TRAFFICKED,
    NOTHING,
    NUMBERED,
    ORIGINS_TOLD,
    REPATRIATED_PEOPLE,
    STATE_BUSINESS,
    STOPS,
    SUBMISSIVE,
    TAKEN_BY,
    TAKEN_PEOPLE,
    TOILED,
    UNDERTAKINGS,
)
from tipnlp.find.flows.readings import Reading
from tipnlp.find.flows.subjects import PRONOUN
from tipnlp.find.flows.unnamed import HOME_VIA
from tipnlp.signals import Gate

_TRAFFICKED = Cue("victim traffick abuse", r"\bvictims?\b|\btraffick(?:ed|ing)(?!\s+in\s+person(?:'?s|s')?\s+(?:report|observator|office))|\b(?:physical|sexual)(?:ly)?\s+abuse")
# Child labor of which no more is said than that there is some.
_PLAIN_CHILD_LABOR = re.compile(
    r"(?!.*\b(?:forced|forcibly|worst|sex|traffick|exploit|servitude|bond|debt|slave))[^;]*\bchild\s+labor\s+(?:is|was|were|remain\w*|occur\w*|exist\w*|persist\w*)\b"
)
_TO_WORK = re.compile(r"\b(?:to|for|as|in)\s+(?:\w+\s+)?(?:work|employment|build|domestic|labor|laborers)\b")
_CHARGED = re.compile(r"\b(?:convict|charg|sentenc|prosecut|accus|arrest|indict|guilty|tried)\w*\b")
_TOLD_VICTIMS = re.compile(r"\b(?:women|girls|boys|children|victims)\b")
_SMUGGLED = Cue(
    "smuggl illegal clandestine",
    r"\bsmuggl(?:ed|ing)\b|\bsmugglers\s+(?:guide|help|assist|charge|carry|ferry)|"
    r"\b(?:illegal|clandestine)\s+(?:im)?migra(?:nts|tion)\b"
)
# Who goes of their own will is no victim, unless something befalls them later.
_WILLINGLY = Cue("willingly voluntarily own choice legally", r"\b(?:willingly|voluntarily|work\s+legally|of\s+their\s+own\s+(?:free\s+)?will|by\s+choice)\b")
# Refugees who came, foreigners who are so many: more has to befall them.
_MERELY_CAME = Gate(verbose(
    r"""
    \b(?:(?:refugees|asylum(?:-?seekers)?\b)[^;]{0,60}\b(?:entered|enter|arriv\w+|cross\w*|came|come|fled|flee|sought|seek|resid\w+|live|lived|registered)|
    (?:make|makes|making|made)\s+up\b[^;]{0,60}\b(?:labou?r\s+force|workforce|population)|
    (?:constitut\w+|compris\w+|form|forms|formed)\b[^;]{0,60}\b(?:labou?r\s+force|workforce|population|community|minority|foreign\s+(?:labou?rers|workers))|
    remittances|(?:live|work|reside|living|working|residing)\s+abroad|rescued\b[^;]{0,80}\b(?:boats?|at\s+sea|dingh\w+|vessels?))\b
    """
))
_BEFALLEN = re.compile(r"\b(?:vulnerab|risk|abus|threat|victim|traffick|unpaid|withh[eo]ld|passport)")
# What a law says, or that there is one: its title has the words of the crime. So has what somebody is extradited for.
_LEGISLATED = Gate(verbose(
    r"""
    \b(?:enacted|ratified|acced(?:e|ed|es|ing)\s+to|prescribe[sd]?|criminalize[sd]?|party\s+to|extradit(?:ed|ion)|
    signed\s+(?:\w+\s+){0,6}?(?:convention|protocol))\b
    """
))
_TO_VICTIMS = re.compile(r"\bvictim|\bvulnerable\b|\brisk\b")
_NONE_HELD = Cue("none", r"\bbut\s+none\b")


def is_about_trafficking(clause: Clause, reading: Reading) -> bool:
    """True where the clause tells of exploitation or, in a profile, of moving people towards it."""
    text = clause.text
    deed = clause.search(EXPLOITED)
    if clause.gapped and clause.profile:
        return True
    if not deed and (_SMUGGLED.search(text) and not _TOLD_VICTIMS.search(text) or _WILLINGLY.search(text) and not _TO_VICTIMS.search(text)):
        return False
    if not deed and clause.search(_MERELY_CAME) and not _BEFALLEN.search(text):
        return False
    if clause.search(_LEGISLATED) and not SUBMISSIVE.search(text):
        return False
    if BAN.search(text) or NOT_TRAFFICKED.search(text) or _NONE_HELD.search(text) or NOTHING.search(text[: deed.end()] if deed else text):
        return False
    if "child labor" in text and _PLAIN_CHILD_LABOR.match(text):
        return False
    if reading.origins and clause.counted and NUMBERED.match(text):
        return True
    if clause.loose and UNDERTAKINGS.search(text):
        return False
    if clause.profile:
        if deed or _TRAFFICKED.search(text) or ((reading.origins or reading.local or reading.poor or reading.own) and TOILED.search(text)):
            return True
        if clause.loose:
            bound = reading.origins and (reading.places or reading.home_place or reading.vias)
            return bool(bound and (TAKEN_PEOPLE.search(text) or TAKEN_BY.search(text)))
        if reading.origins and ("smuggl" not in text and _is_told(clause) or ORIGINS_TOLD.match(text)):
            return True
        placed = reading.places or reading.home_place or _TO_WORK.search(text)
        people = reading.origins or reading.agents or reading.own or PRONOUN.match(text) or TAKEN_PEOPLE.search(text) or STOPS.search(text)
        return bool((reading.vias or (people and placed)) and MOVED.search(text))
    if STATE_BUSINESS.search(text):
        return False
    if reading.origins and IDENTIFIED.search(text):
        return True
    if ("victim" in text or (clause.counted and not _MIGRATED.search(text))) and CARED.search(text):
        return True
    if reading.origins and (CASE_OF.search(text) or ((reading.places or reading.vias) and TAKEN_BY.search(text))):
        return True
    return bool(FREED.search(text) or (clause.search(DEED) and (deed or _CHARGED.search(text))) or _victims_return(text) or MISSION_SHELTERED.search(text))


_FOUND = re.compile(r"\b(?:found|finds?|discovered|reported|seen|met|encountered|predominate|fewer|most|many|largest|share|risk|vulnerable|prey|worked|paid|deprived|withheld|passports?|used|married|marriages?|brides?|suspected|potential|pass(?:es)?\s+(?:on|into)|cannot\s+leave)\b")
_COPULA = re.compile(r"\b(?:is|are|was|were|been)\b")


def _is_told(clause: Clause) -> bool:
    """True where people are moved or met with, or do something themselves; "were arrested" alone does not tell of victims."""
    return bool(MOVED.search(clause.text) or _FOUND.search(clause.text) or TAKEN_BY.search(clause.text) or not _COPULA.search(clause.text))


_MIGRATED = re.compile(r"\b(?:migrated|irregular(?:ly)?|unaccompanied|undocumented|asylum)\b")


def _victims_return(text: str) -> bool:
    """True where victims are brought home, not people who had migrated."""
    return bool(REPATRIATED_PEOPLE.search(text)) and ("victim" in text or not _MIGRATED.search(text))


# People on their way whom something befalls before they arrive: "Laotians who cross Oman toward Iraq are vulnerable".
PASSERS = Gate(verbose(
    r"""
    \b(?:(?:who|that|which)\s+(?:\w+\s+){0,2}?(?:cross|walk|travel|transit|pass|journey|trek|migrate|move|fly|sail)\w*|
    (?:transiting|crossing|traveling|passing\s+through)|en\s+route\s+(?:to|for)|on\s+(?:the|their)\s+(?:way|road|journey)\s+(?:\w+\s+)?to|
    (?:bound|headed|heading)\s+(?:for|to))\s
    [^.;]{2,140}?(?=,?\s+(?:are|were|have\s+been|may|might|can|could|face|risk|fall|fell)\b)
    """
))
SEX_TOURISM = Cue(
    "tour sex prostitut",
    r"""
    \bdemand\s+for\s+(?:[\w-]+\s+){0,3}?(?:sex|prostitut)\w*|\bsex\s+touris(?:ts?|m)\b|\bsextouris|\btourists\b[^.;]{0,40}\b(?:sex|girls|children|prostitut)|\bfor\s+(?:commercial\s+)?sex\s+with|
    \bpay\s+for\s+sex\b|\bsex\s+buyers\b|\b(?:purchas|buy|solicit|pay)\w*\s+(?:for\s+)?(?:commercial\s+)?(?:sex|prostitut)
    """
)
_BEFALLS = re.compile(
    r"\b(?:exploit|pushed|prostitut|sold|held|kidnap|abduct|vulnerable(?!\s+to\s+(?:human\s+)?trafficking)|(?<!\bat\s)risk|forced|compelled|coerced|subjected|trafficked|abused|"
    r"made\s+to|f(?:a|e)ll\s+into)"
)
_BOUND = re.compile(r"en\s+route|on\s+(?:the|their)\s+way|bound|headed|heading")
_AT_THE_END = re.compile(r"\b(?:there|upon\s+arrival|once\s+(?:there|in)|where)\b")


def without_passage(clause: Clause, home: str | None) -> Clause:
    """The clause without the way of people whom something befalls on it: "Laotians who cross Oman toward Iraq are vulnerable"."""
    found = clause.search(PASSERS) if clause.profile and home and len(clause.mentions) > 1 else None
    if not found:
        return clause
    begun, ended = found.span()
    inside = [m for m in clause.mentions if begun <= m.start - clause.start < ended]
    later = [m for m in clause.mentions if m.start - clause.start >= ended]
    earlier = [m for m in clause.mentions if m.start - clause.start < begun]
    passed = any(m.value == home for m in inside) or HOME_VIA.search(found[0]) or len(inside) == 1 or _BOUND.match(found[0])
    after = clause.text[ended:]
    if not (earlier and inside and passed and all(m.value == home for m in later) and _BEFALLS.search(after)):
        return clause
    if _AT_THE_END.search(after) or any(m.value == home for m in earlier):
        return clause
    kept = [m for m in clause.mentions if m not in inside]
    text = clause.text[:begun] + " " * (ended - begun) + after
    return Clause(clause.start, text, clause.raw, kept, clause.profile, clause.counted, clause.loose, clause.gapped, words=clause.words)


_VICTIMS_FIRST = re.compile(SUBMISSIVE.pattern + r"|\btrafficking\s+of\b|\bvulnerable\b|\bvictims\s+of\b")
_EXPLOIT = re.compile(r"\bexploit(?:s|ed)?\s")
_BARE = re.compile(r"[\s,\w-]{0,25}")


def without_tourism(clause: Clause) -> Clause | None:
    """The clause without the part on sex tourists; None where it tells of them only."""
    found = SEX_TOURISM.search(clause.text)
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
