"""What a noun phrase can be counted as: "12 officers" are arrested or trained, never rescued; the unit that a count has."""

from __future__ import annotations

import re

from tipnlp.find.counts.facts import VICTIM_EVENTS, Fact
from tipnlp.find.counts.units import Unit

_NOT_VICTIMS = frozenset(
    "street distressed vulnerable at-risk homeless orphaned needy poor displaced stranded smuggled deported irregular undocumented unemployed registered "
    "unaccompanied asylum prospective outgoing departing returning".split()
)
_VICTIMISH = re.compile(r"traffick|exploit|enslav|bonded|forced|servitude|slave|prostitut|sold\b|bondage|child\s+labor|begging|recruited|armed|victim|caporalato|domestic|maids?\b|runaway")
# People who did it: "three citizens who had exploited minors".
_EXPLOITERS = re.compile(r"\s*,?\s*who\s+(?:had\s+|have\s+|allegedly\s+)*(?:exploited|trafficked|forced|recruited|sold|lured|coerced|held)\s+(?!to\b|into\b|in\b)")
_SUSPECTED = frozenset("suspected alleged accused".split())
_HELD_FOR = re.compile(r"\bheld\s+(?:on\s+(?:suspicion|charges|allegations)|for\s+(?:[\w-]+\s+){0,3}?(?:\w*traffick|pimp|procur|exploit)|in\s+(?:[\w-]+\s+)?custody)")
_AS_VICTIMS = re.compile(r"\bas\s+(?:[\w-]+\s+){0,3}victims\b|^\s+(?:who\s+)?(?:(?:had\s+been|were)\s+)?(?:made|forced|coerced|exploited)\s")
# Verbs whose object is a person whatever the noun: "12 barmen were arrested".
_OF_PERSONS = frozenset("convict acquit arrest indict apprehend".split())
_NO_PERSONS = frozenset("times occasions counts".split())
_AT_RISK = re.compile(r"(?:,?\s*(?:ages?|aged)\s+[\w\s-]{1,16},)?\s*,?\s*(?:(?:who|that)\s+(?:were|are|was)\s+)?(?:at\s+(?:\w+\s+)?risk|vulnerable\s+to|in\s+danger|prone\s+to|to\s+(?:benefit|receive|enrol+)|for\s+(?:scholarships?|enrol+ment|participation))\b")
_OF_TRAFFICKING = re.compile(r"\s+(?:of|under|against)\s+[^,;.]{0,50}?traffick")
_STRICT_FINDERS = frozenset("intercept find register record document confirm discover uncover locate encounter verify spot save come happen stumble chance".split())
# Verbs that with cases for victims open an investigation: "uncovered 329 cases".
FINDERS = frozenset("identify detect uncover register record document".split())
PEOPLE = frozenset(("victim", "child", "human", "worker", "nation"))
ACCUSED = frozenset(("offender", "official", "human", "nation"))


def fits(event: str, unit: Unit, verb: Unit | None, after: str) -> bool:
    """True where a noun phrase can be counted under an event.

    Args:
        event: The event.
        unit: The noun phrase with its number.
        verb: The verb that counts it, where one does.
        after: Text that follows the phrase.
    """
    head = unit.head
    if verb is not None and verb.lemma == "hold" and verb.voice == "passive" and event == "arrest":
        return head in ("offender", "nation") or head in ("human", None) and _HELD_FOR.search(after[:60]) is not None
    if verb is not None and verb.lemma in ("catch", "seize") and not (head == "offender" or head in ("nation", "human") and verb.voice == "active"):
        return False
    if verb is not None and verb.lemma in ("set", "let"):
        if event in VICTIM_EVENTS:
            return head in ("victim", "child", "worker") or unit.low in ("women", "woman", "females")
        return head in ("offender", "official") or head is None and verb.lemma == "let" and re.match(r"\s*(?:let\s+)?off\b", after) is not None
    if event in VICTIM_EVENTS:
        if head in ("offender", "official", "trainee", "entity", "other", "event", "report", "service", "refuge", "course", "data", "group", "case"):
            return False
        if head != "victim" and _AT_RISK.match(after):
            return False
        if head != "victim" and (not _NOT_VICTIMS.isdisjoint(unit.words) and not _AS_VICTIMS.search(after[:70]) or _EXPLOITERS.match(after)):
            return False
        if verb is not None and verb.lemma == "serve" and verb.voice == "active" and head != "victim" and not _VICTIMISH.search(" ".join(unit.words) + " " + after[:70].split(",")[0]):
            return False  # "sentenced to 12 years, and served five"
        strict = verb is not None and verb.lemma in _STRICT_FINDERS and event == "victim_identified"
        if strict and head is None:
            return bool(re.search(r"\b(?:as|to\s+be|to\s+have\s+been)\s+(?:[a-z]+\s+){0,3}(?:victims|trafficked)\b", after[:60]))
        if strict:
            if verb is not None and verb.lemma == "intercept" and head == "child":
                return True
            return head == "victim" or head in PEOPLE and bool(_VICTIMISH.search(" ".join(unit.words) + " " + after[:70].split(",")[0]))
        if verb is not None and verb.needs and event in verb.events and head is None and not unit.part and verb.lemma not in ("return", "remove", "release", "recover"):
            return False
        if head == "worker" and event in ("victim_assisted", "victim_identified", "victim_referred") and (verb is None or verb.lemma not in _FREEING):
            return bool(_VICTIMISH.search(" ".join(unit.words) + " " + after[:60]))
        return True
    if event == "official_trained":
        return head in ("official", "trainee") or (head is None and not unit.words) or unit.part != "" and head is None or head == "human" and (unit.part == "them" or unit.low in ("people", "persons", "individuals", "members") or unit.status == "zero" and len(unit.words) < 2)
    if head in ACCUSED or head is None:
        return True
    if unit.low in ("violation", "violations") and event in ("investigation", "prosecution"):
        return "trafficking" in unit.words or _OF_TRAFFICKING.match(after) is not None
    if head == "case" or head == "worker" and not _SUSPECTED.isdisjoint(unit.words):
        return True
    if head == "report":
        return event in ("investigation", "prosecution") and unit.low not in ("leads", "lead")
    if head == "entity":
        return event in ("investigation", "prosecution")
    return head == "other" and verb is not None and verb.lemma in _OF_PERSONS and unit.low not in _NO_PERSONS


_FREEING = frozenset("rescue free liberate release remove withdraw extricate extract repatriate return".split())


def unit_of(event: str, unit: Unit | None, *, noun: bool = False, default: str | None = None) -> str | None:
    """The unit of a count: case, person, victim, or None where the text leaves it open."""
    head = unit.head if unit is not None else None
    if head in ("case", "report") or unit is not None and unit.low in ("violation", "violations"):
        return "case"
    if event in VICTIM_EVENTS:
        return "victim"
    if event == "official_trained":
        return "person"
    if noun or head == "event":
        return "case" if event in ("investigation", "prosecution") else "person"
    if head in ACCUSED or head in ("child", "worker", "victim"):
        return "person"
    return None if head == "entity" else default or "person"


def is_kin(fact: Fact, unit: Unit) -> bool:
    """True where a noun phrase can name a part of, or a number beside, what a fact counted."""
    head = unit.head
    if head in (None, "nation"):
        return True
    if fact.event in VICTIM_EVENTS:
        return head in PEOPLE or head == "case"
    if fact.event == "official_trained":
        return head in ("official", "trainee", "human")
    if head == "event":
        return fact.event in unit.events
    if fact.unit == "case":
        return head in ("case", "report")
    return head in ACCUSED or head == "case"
