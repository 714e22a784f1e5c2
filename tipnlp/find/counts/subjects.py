"""Who does not serve victims or train officials: a zero is one of authorities, shelters and NGOs, not of laws, families or firms."""

from __future__ import annotations

import re

_SERVANTS = (
    r"governments?|authorit(?:y|ies)|police|officials?|officers?|ministr(?:y|ies)|minist(?:er|ers)|courts?|judges?|prosecutors?|inspectors?|inspectorates?|agenc(?:y|ies)"
    r"|departments?|director(?:y|ate|ates)|offices?|units?|committees?|commissions?|councils?|embass(?:y|ies)|consulates?|shelters?|cent(?:er|re)s?|NGOs?|organi[sz]ations?"
    r"|workers|teams?|task\s+forces?|taliban|state|army|military|(?-i:[A-Z]{3,}s?)"
)
_OTHERS = (
    r"(?-i:Acts?)|laws?|codes?|articles?|sections?|regulations?|frameworks?|legislation|statutes?|provisions?|prohibitions?|penalt(?:y|ies)|minimum\s+age|decrees?|constitution|amendments?"
    r"|standards?|rules?|protections|research|famil(?:y|ies)|parents?|mothers?|relatives|guardians|households?|employers?|business(?:es)?|compan(?:y|ies)|factor(?:y|ies)|firms?|owners?"
)
_SUBJECT = re.compile(rf"\b(?:(?P<servant>{_SERVANTS})|(?P<other>{_OTHERS}))(?:'s?)?\b", re.I)
_JOINT = re.compile(r"[,;:]\s|\b(?:and|but|while|because|although|as)\b|\bthat\b(?=\s+(?:the|its|this|these|those|an?|such|existing|current)\b)|\bthat\b(?=\s+[A-Z])")
_NEGATION = re.compile(
    r"\b(?:(?:did|does|do|has|have|had|was|were|is|are|could|would|can)\s+(?:\w+\s+)?not|(?:didn't|doesn't|couldn't|cannot|wasn't|weren't)|never|fail(?:ed|s|ing|ure)|unable|without|nor)\b", re.I
)


def may_serve(clause: str) -> bool:
    """False where the subject of a negated verb is a law, a family, a firm or the research itself.

    Args:
        clause: The clause up to the verb.

    Example:
        >>> may_serve("The labor law does not "), may_serve("The ministry that applies the labor law did not ")
        (False, True)
    """
    negations = list(_NEGATION.finditer(clause))
    if not negations:
        return True
    last = negations[-1]
    if last[0].lower() == "nor":
        return may_serve(clause[last.end() :] + " did not ")
    if last[0].lower() == "failure" and not clause[: last.start()].strip():
        return False  # "Failure to register a worker is punished"
    stretches = _JOINT.split(clause[: last.start()])
    for stretch in reversed(stretches):
        subject = _SUBJECT.search(stretch)
        if subject is not None:
            return subject.lastgroup == "servant"
    return True
