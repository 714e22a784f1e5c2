"""Punishments without a number: life, death, probation, service."""

from __future__ import annotations

from tipnlp.find.penalties.wording import verbose

LIFE = verbose(
    r"""\b(?:(?:up\s+to\s+|(?:a\s+)?maximum\s+of\s+)?(?:a\s+)?(?:sentences?\s+of\s+)?
    (?:life(?:time)?(?:-long|long)?\s+(?:imprisonment|in\s+(?:prison|jail)|sentences?|terms?|prison|behind\s+bars|incarceration
    |with(?:out)?\s+(?:the\s+possibility\s+of\s+)?parole|(?:at|with)\s+hard\s+labor)
    |(?:(?:imprisonment|imprisoned|incarceration|prison|jail|jailed|hard\s+labor|confinement)\s+(?:for|of)|sentenced\s+to)
    \s+(?:up\s+to\s+)?life\b))
    (?![\w-])(?!\s+of\s)
    |\b(?P<bare>(?:punishable\s+by|got|gets?|get|given|gave(?:\s+\w+)?|giving|brings?|carr(?:y|ies|ied)|draws?|drew|can\s+be|may\s+be|with|(?:penalt(?:y|ies)|sentences?|terms?|ceiling|maximum|punishment)\s+(?:of|is|was|are|ranging\s+from)|up\s+to
    |rising\s+to|reach(?:es)?|(?:if|where|when|for)\s+[^.;,]{2,50},
    |faced?|faces|or|to|and)\s+|:\s+)
    (?P<life>life)(?=\s*(?:[,.;:)]|$|or\s|plus\s|with\s+(?:an?\s+)?fine|to\s+(?:\d|one|two|three|four|five|six|seven|eight|nine|ten)|and\s+(?:(?:an?|the)\s+)?(?:fine|[\d$€])|if\s|in\s+cases|when\s|where\s|for\s))"""
)
OR_DEATH = verbose(r"\bdeath(?:\s+(?:penalty|sentence))?\s+(?:and|or)\s+(?:to\s+)?$")
COURT_OR_CRIME = verbose(r"\b(?:convict\w+|courts?|judges?|sentenc\w+|rape|traffick\w+|sections?|articles?|murder)\b")
TO_LIFE = verbose(
    r"""[\s']*(?:(?:of\s+)?imprisonment|in\s+prison|in\s+jail)?(?:\s+(?:and|or)\s+an?\s+fine\s+of\s+(?:[^.;,]|,(?=\d)){1,70}?)?\s*(?:to|-)\s+(?:a\s+maximum\s+of\s+)?"""
)
# "a minimum of 15 years and a maximum of life imprisonment"
AND_AT_MOST = verbose(r"[\s']*(?:(?:of\s+)?imprisonment|in\s+prison|in\s+jail)?,?\s+(?:and|up\s+to)?\s*")
DEATH = verbose(
    r"""\bthe\s+death\s+(?:penalty|sentence)|\bdeath\s+(?:penalty|sentences?)\b|\bcapital\s+punishment\b
    |\bsentenc\w+\s+(?:[\w',-]+\s+){0,9}?to\s+(?P<sentenced>death)\b
    |\b(?:fac(?:e|es|ed|ing)|punish(?:able|ed)\s+(?:by|with)|penalt(?:y|ies)\s+(?:of|is|was|are|were|includ\w+|from)
    |(?:punishment|penalty|sentence)\s+(?:of|is|was|for\s+[^.;,]{2,80}?\s+(?:is|was))
    |carr(?:y|ies|ied|ying)|means?|brings?|(?:imprisonment|prison|life|years?'?|\d),?\s+(?:to|or)|prescrib\w+
    |(?:life|years|imprisonment|prison)\s*,?\s+(?:and|or),?\s+(?:in|for)\s+[^.;,]{3,50},)\s+
    (?P<faced>death)(?=\s*(?:[,.;)]|$|or\s|and\s+a\s|if\s|when\s|in\s+absentia|where\s|for\s|by\s))"""
)
DEATH_IF = verbose(r"\s*,?\s+(?:if|where|when)\b")  # "the death penalty where the victim died"
NO_DEATH = verbose(r"\b(?:no|without|abolish\w*|commut\w+|not\s+(?:\w+\s+){0,3}|moratorium\s+on|oppos\w+)\s+(?:the\s+)?$")
OTHER_ALONE = verbose(
    r"""\b(?:sentenced|ordered|received|given|gave)\b[^.;]{0,60}?
    \b(community\s+(?:service|work)|house\s+arrest|home\s+detention|probation|correcti(?:ve|onal)\s+labor)\b
    |\b(?:put|placed)\s+(?:\w+\s+)?(?:on|under)\s+(probation|house\s+arrest)\b"""
)
# "two others were put on probation" in a sentence with other punishments
OTHER_GROUP = verbose(
    r"""\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|others?|another|rest|remaining|(?:sec|thi|four|fif)\w+)\s+
    (?:\w+\s+)?(?:(?:(?:was|were)\s+)?(?:put|placed)\s+on|received|got|(?:was|were)\s+given)\s+(probation|community\s+service)\b
    (?!\s+(?:of|for)\s+\w+\s+(?:month|year|hour))"""
)
