"""Counts that speak of another crime, of welfare, or of an estimate, and not of trafficking."""

from __future__ import annotations

import re

from tipnlp.find.counts.facts import LAW_EVENTS, Fact

_OTHER_CRIME = re.compile(
    r"\b(?:smuggl\w+|rap(?:e|es|ed|ing)|murder\w*|homicides?|assaults?|molest\w+|theft|thefts|steal\w*|robber\w+|drugs?|narcotics?|terroris\w+|defamation|libel|weapons?|embezzl\w+|brib\w+|corruption"
    r"|abus(?:e|es|ed|ing)|domestic\s+violence|(?:visa|passport|document)\s+fraud|illegal\s+(?:entry|immigration|migration|border)|overstay\w+|immigration\s+(?:offenses|violations)|soliciting"
    r"|lack(?:ing)?\s+(?:of\s+)?(?:papers|documents|visas)|without\s+(?:papers|documents|visas|permits)|unrelated|speeding|drunk\s+driving|traffic\s+(?:offen[cs]es?|violations?)|(?:tax|wire|mail)\s+\w+|theft|poaching|arson|burglar\w+|vandalism|espionage|treason|(?:early|child|underage)\s+marriages?|female\s+genital|money\s+laundering|labor\s+law\s+violations|(?:for|of|with|in)\s+prostitution\b|femicides?|kidnapp\w+|abduct\w+|hazing|gambling|protest\w*|abandon\w+|infanticide|incest|neglect\w*|ill[- ]treatment|maltreat\w+|sexual\s+offen[cs]es|corporal\s+punishment|truan\w+|wage\s+(?:theft|violations)|unpaid\s+wages)"
)
# "Smugglers were convicted in 34 cases".
_OTHER_OFFENDERS = re.compile(r"(?i)\b(?:smugglers|rapists|murderers|robbers|thieves|poachers|drug\s+dealers)\b")
_TOO_MANY = 200_000  # more are locked up, not arrested for trafficking
_DEPORTED = re.compile(r"\bdeport(?:ed|ing|ation)\b")
# Programmes for the poor and for pupils.
_WELFARE = re.compile(r"(?i)\b(?:projects?|programs?|programmes?|disabilit\w+|schools?|scholarships?|cash\s+transfers?|education\w*|social\s+protection|literacy)\b")
_TRAFFICKING = re.compile(
    r"\b(?:\w*traffick\w*|forc(?:ed|ing)|slaves?|enslaver\w*|brothels?|pander\w*|bonded|bondage|servitude|slavery|enslav\w+|exploit\w*|pornograph\w+|sex\s+tourism|pimp\w*|procur\w+|worst\s+forms|child\s+lab(?:o|ou)r|begging|child\s+soldiers?|armed\s+(?:groups?|conflict)|compelled|coerc\w+"
    r"|commercial\s+sex|child\s+prostitution|sex\s+trade|caporalato|TIP)\b", re.I
)

# "Of whom none were trafficking victims" names trafficking only to deny it.
_NO_VICTIMS = re.compile(r"(?i)\bnone\b(?:\s+of\s+(?:whom|them|these|those))?(?:\s+(?:was|were|being))?\s+(?:\w+\s+){0,2}?(?:trafficking\s+victims?|victims?\s+of\s+(?:\w+\s+)?trafficking)\b")


# Estimates of how many children work are no counts of victims found.
_SURVEY = re.compile(r"(?i)\b(?:surveys?|census|stud(?:y|ies)|estimat\w+)\b")


def is_other_crime(flow: str, fact: Fact, start: int, end: int) -> bool:
    """True where the words around a count speak of another crime and not of trafficking."""
    if fact.event == "official_trained":
        return False
    if fact.event == "victim_assisted" and fact.quantity is not None and fact.quantity.head in ("child", "human") and _WELFARE.search(flow, start, end):
        return not _TRAFFICKING.search(flow, start, end)
    if fact.event in LAW_EVENTS and fact.value and fact.value > _TOO_MANY:
        return True
    clause_end = end
    for mark in (";", "."):
        at = flow.find(mark, fact.end, end)
        if at >= 0:
            clause_end = min(clause_end, at)
    clause_start = max(start, flow.rfind(";", start, fact.start) + 1)
    if fact.event == "victim_identified" and fact.value and fact.value > 300 and _SURVEY.search(flow, clause_start, clause_end):
        return True
    after = flow[fact.start : min(clause_end, fact.end + 110)]
    stop = re.search(r",\s", after[fact.end - fact.start :])
    if stop:
        after = after[: fact.end - fact.start + stop.start()]
    if fact.event == "arrest" and _DEPORTED.search(flow, clause_start, min(clause_end, fact.end + 60)) and not _TRAFFICKING.search(flow, clause_start, clause_end):
        return True
    m = _OTHER_CRIME.search(after) or fact.rule == "count.cases" and _OTHER_OFFENDERS.search(flow, clause_start, fact.start)
    if not m:
        return False
    if "unrelated to" in flow[fact.end : clause_end]:
        return True
    return not _TRAFFICKING.search(_NO_VICTIMS.sub("", flow[clause_start:clause_end]))
