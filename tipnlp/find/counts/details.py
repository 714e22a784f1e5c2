"""Details of a count: the kind of exploitation, the group, who counted."""

from __future__ import annotations

import re

from tipnlp.find.counts.facts import LAW_EVENTS, Fact

_SEX = re.compile(r"\b(?:sex(?:ual(?:ly)?)?|prostitut\w*|pornograph\w*|pimp\w*|brothels?)\b", re.I)
_LABOR = re.compile(r"\b(?:lab(?:o|ou)r|servitude|bonded|bondage|begging|beg|domestic\s+(?:work|service)|forced\s+criminality|caporalato|slavery|farms?|fishing|kilns?)\b", re.I)
_GROUPS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\b(?:{pattern})\b", re.I))
    for name, pattern in (
        ("women", r"wom[ae]n|females?"), ("men", r"(?<!wo)m[ae]n|males?"), ("girls", r"girls?"), ("boys", r"boys?"),
        ("children", r"child(?:ren)?|minors?|juveniles?|underage|adolescents?|teenagers?"), ("adults", r"adults?"),
        ("officials", r"officials?|officers?|police\w*|inspectors?|prosecutors?|judges?|magistrates?|soldiers?|guards?|diplomats?|complicit|employees"),
        ("foreign", r"foreign\w*"), ("transgender", r"transgender\w*|LGBT\w*"),
    )
)
# "no convictions of government employees"
_OF_WHOM = re.compile(r"\s+(?:of|against|involving|into|for)\s+[^,;.()]{0,60}")
# "NGOs claimed that police rescued two", "according to media reports, police arrested 14"
_CLAIMED = re.compile(
    r"(?i)\b(?:(?P<ngo>NGOs?|non-?governmental\s+organi[sz]ations?|civil\s+society)\s+(?:\w+\s+)?(?:claimed|reported|alleged|said|stated|estimated|asserted)\s+that\b"
    r"|according\s+to\s+(?:local\s+)?(?:media|press|news\w*)\b|(?:media|press|news\w*)(?:\s+(?:reports|outlets|sources))?\s+(?:reported|said|claimed|indicated|alleged)\b)"
)
_NGO = re.compile(r"\b(?:NGOs?|non-?governmental|civil\s+society|charit(?:y|ies)|church\w*|private\s+shelters?)\b")
_INTERNATIONAL = re.compile(r"\b(?:IOM|UNODC|UNICEF|UNHCR|ILO|(?:an?\s+)?international\s+organi[sz]ations?|the\s+UN)\b")
_GOVERNMENT = re.compile(r"\b(?:governments?|authorit(?:y|ies)|police|prosecutors?|courts?|officials|ministry|ministries|embass(?:y|ies)|consulates?|inspectors|judges|officers|state)\b", re.I)


def groups(flow: str, fact: Fact) -> list[str]:
    """Groups of people named in the counted phrase."""
    near = flow[fact.start : fact.end]
    if fact.event in LAW_EVENTS and fact.rule in ("count.noun", "count.not_reported") and (of := _OF_WHOM.match(flow, fact.end)) is not None:
        near += of[0]
    return [name for name, pattern in _GROUPS if pattern.search(near)]


def exploitation(flow: str, fact: Fact, facts: list[Fact], sentence: tuple[int, int]) -> list[str]:
    """Kinds of exploitation named in the counted phrase or in what follows it up to the next count or mark."""
    stop = min([f.start for f in facts if f.start >= fact.end] + [sentence[1]])
    tail = re.split(r"[;(]|,\s|\bcompared\b|—", flow[fact.end : stop][:120])[0]
    text = flow[fact.start : fact.end] + " " + tail
    kinds = []
    if _SEX.search(text):
        kinds.append("sex")
    if _LABOR.search(text):
        kinds.append("labor")
    return kinds


def attribution(flow: str, fact: Fact, sentence: tuple[int, int]) -> str | None:
    """Who counted, by the nearest actor named before the count in its clause."""
    if (claimed := _CLAIMED.search(flow, sentence[0], fact.start)) is not None:
        return "ngo" if claimed["ngo"] else None
    clause = flow[max(sentence[0], flow.rfind(";", sentence[0], fact.start) + 1) : fact.start]
    best, where = None, -1
    for name, pattern in (("ngo", _NGO), ("international_org", _INTERNATIONAL), ("government", _GOVERNMENT)):
        for m in pattern.finditer(clause):
            if m.start() > where:
                best, where = name, m.start()
    return best
