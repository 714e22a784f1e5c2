"""Patterns that more than one of the finders of punishments reads."""

from __future__ import annotations

import re

from tipnlp.find.penalties.wording import opening, verbose

# What punishes without a number, and opens a sentence to the finder.
NAMED = opening(
    r"""\b(?:life|death|capital\s+punishment|community\s+(?:service|work)|house\s+arrest|home\s+detention|probation
    |correcti(?:ve|onal)\s+labor)"""
)
HAS_A_LENGTH = opening(r"\b(?<=\ba\s)(?:year|month|decade)\b(?!-)")
# A length told with an article: "gave him a month"
A_LENGTH = verbose(
    r"""(?P<given>\b(?:gave|given|gets?|got|received?|drew|sentenced|handed|jailed|imprisoned|faces?|faced|carries|punishable|from|with|serve|(?:sentences?|terms?|imprisonment)\s+(?:of|for))\s+
    (?:(?:him|her|them|each|to|one|for|of|by)\s+)*)?
    (?P<length>(?<=\s)(?:(?:(?P<at_most>up\s+to|less\s+than|under|no\s+more\s+than|not\s+more\s+than|not\s+exceeding|a\s+maximum\s+of)
    |(?P<at_least>at\s+least|more\s+than|over|no\s+less\s+than|not\s+less\s+than))\s+)?
    (?P<half>half\s+)?an?\s+(?P<unit>year|month|decade)(?P<more>\s+and\s+a\s+half)?)(?![\w-])
    (?(given)|(?=(?:'s)?\s+(?:in\s+(?:prison|jail)|(?:of\s+)?imprisonment|behind\s+bars|suspended)))"""
)
STRONG = opening(
    r"""\b(?:prison|jail\w*|imprison\w*|incarcerat\w*|sentenc\w*|penalt\w+|punish\w*|(?<!-)terms?(?!\s+of\s+(?:reference|office
    |service|employment))
    |hard\s+labor|confinement|custody|detention|liable|carr(?:y|ies|ied|ying)|prescrib\w+|fac(?:e|es|ed|ing)|suspended
    |felony)\b"""
)
# Words that make a sentence one of crime and punishment.
PENAL = verbose(
    r"""\b(?:prison|jail\w*|imprison\w*|incarcerat\w*|sentenc\w*|penalt\w+|punish\w*|penali[sz]\w+|penal|criminal\s+code
    |criminali[sz]\w+|outlaw\w*|convict\w*|guilty|fines?|fined|felon\w*|misdemeanou?r\w*|statut\w+|articles?|sections?
    |terms?|maximum|minimum|mandatory|offen[cs]es?|offenders?|accomplices?|defendants?|tariffs?|verdicts?|ranges?|accomplices?|ringleaders?|on\s+appeal
    |appeals?\s+courts?|courts?\s+of\s+appeals?|life|death|behind\s+bars|hard\s+labor|servitude|probation|suspended)\b
    |\b(?:courts?|judges?|magistrates?|tribunals?)\b|\b(?:law|act|code|decree|ordinance|bill)\b"""
)
# Months that a prosecutor only asks for, or a mere average.
REQUESTED = opening(
    r"""\b(?:prosecut(?:ors?|ion)|state|attorneys?|lawyers?|families|ngos?|advocates|petition\w*|activists)\b[^.;]{0,60}
    \b(?:request\w*|sought|seek\w*|ask\w*|demand\w*|propos\w+|recommend\w*|call\w*|argu\w+|want\w*)\b(?:(?!\b(?:courts?|judges?)\b)[^.;]){0,60}$
    |\b(?:average|median|typical)\s+(?:prison\s+|jail\s+)?(?:sentences?|terms?|length|penalt\w+|fines?)\b[^.;]{0,80}$
    |\baverage\s+of\s+$|\b(?:seeking|requesting)\b[^.;]{0,40}$"""
)
CHANGED = verbose(
    r"""\b(?:increas|rais|lower|reduc|cut|shorten|lengthen|extend(?!s?\s+from)|commut|chang|decreas|lift|trim|slash|halv|doubl|tripl|toughen|stiffen|revis|knock|scal)\w*\b[^.;]{0,90}$
    |\b(?:maximum|minimum|ceiling|floor|limit|penalty|sentence|term|it)\b[^.;]{0,60}\b(?:rose|went|fell|climbed|jumped|grew|dropped|moved|(?:was|were)\s+brought)\s+(?:up\s+|down\s+)?(?:from\s+(?:[^.;]{1,24})?)?$"""
)
# What somebody should do is not what somebody got (as printed: an imperative opens a recommendation).
SHOULD = verbose(r"\b(?:should|ought\s+to)\b[^.;]*$")
IMPERATIVE = verbose(
    r"""[\s•*\d.)-]*(?:(?:Fully|Vigorously|Further|Significantly|Continue\s+to|Proactively)\s+)?
    (?:Increase|Amend|Ensure|Make|Seek|Impose|Sentence|Prosecute|Investigate|Convict|Punish|Enact|Strengthen|Revise|Raise
    |Prescribe|Apply|Adopt|Pass
    |Strike|Eliminate|Remove|Provide|Allow|Establish|Enforce|Use|Pursue|Hold|Implement|Criminalize|Give|Require|Set)\s"""
)
LINK = re.compile(r",?\s+(?:and|but|to|n?or)\s+")
