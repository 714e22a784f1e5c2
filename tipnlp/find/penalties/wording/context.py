"""Who was punished, for what, suspended or not, and what the text says of the stringency."""

from __future__ import annotations

from tipnlp.find.penalties.wording import opening, verbose

NOT_PERSONS = verbose(
    r"""\s+(?:(?!paid\b|received\b|got\b|to\b)[\w-]+\s+)?(?:counts?|charges?|years?|months?|cases?|fines?|courts?|victims?|survivors?
    |(?:girls?|boys?|children|minors?)(?!\s+(?:received|got|(?:were|was)\s+(?:\w+\s+)?(?:sentenced|convicted|jailed|imprisoned|given)))
    |in\s+(?:19|20)\d\d(?=\))|lashes|convictions?|acquittals?|indictments?|verdicts?|(?:(?:life|prison|jail|death)\s+)?(?:sentences?|terms?))\b"""
)
# "handed out 16 sentences of more than five years"
SENTENCES_OF = verbose(r"\s+(?:[a-z]+\s+){0,2}(?:sentences|terms)\s+(?:of\s+)?$")
# "for exploiting 14 women": people, but not those who were sentenced
VICTIMS_OF = verbose(
    r"""\b(?:exploit(?:ed|ing|s)?|traffick(?:ed|ing|s)|recruit(?:ed|ing|s)?|abus(?:ed|ing|es)?|rap(?:ed|ing|es)|enslav\w+|lur(?:ed|ing|es)
    |transport(?:ed|ing|s)?|smuggl(?:ed|ing|es)|harbor(?:ed|ing|s)?|prostitut(?:ed|ing)|forc(?:ed|ing|es)|abduct(?:ed|ing|s)
    |s[eo]ld|sell(?:s|ing)|bought|buy(?:s|ing)|employ(?:ed|ing|s)|involving|against|rescued|released|free[ds]|identified|assisted|holding|held|(?:smugglers|traffickers|exploiters|abusers|recruiters)\s+of)\s+
    (?:at\s+least\s+|more\s+than\s+|up\s+to\s+|of\s+|all\s+)?$"""
)
# "gave life sentences to one trafficker", "six years (two men)"
_PEOPLE = r"(?:traffickers?|m[ae]n|wom[ae]n|persons?|people|defendants?|offenders?|perpetrators?|suspects?|individuals?|officials?|nationals?|brothers?|pimps?|convicts?)"
TO_PERSONS = verbose(rf"\s+(?:each\s+)?(?:to|on|for)\s+(?:all\s+)?(?=[\w-]+\s+(?:[\w-]+\s+)?{_PEOPLE}\b)|\s+(?:suspended\s+)?\((?=[\w-]+(?:\s+{_PEOPLE})?\))")
# "183 had been released and the rest were serving", "sentencing several traffickers": nobody counted those who were sentenced
UNCOUNTED = verbose(r"\b(?:the\s+(?:rest|remaining|others)|multiple|several|numerous|dozens)\b")
# Between the terms of a list: "five, six, and eight years", "18- and 16-year terms"
IN_LIST = verbose(r"\s*,\s*(?:and\s+)?|-?\s+and\s+")
PERSONS_TO = verbose(r"(?:\s+[\w'-]+){0,6}?\s+to\s+(?:(?!and\b|\d)[\w']+,?\s+){0,5}$")
ONE_PERSON = verbose(
    r"""\b(?:an?|the|one|his|her|its|this|that|another)\s+(?:[\w'-]+\s+){0,4}?
    (?:man|woman|trafficker|offender|defendant|person|official|officer|policeman|suspect|perpetrator|employer|mother|father
    |national|citizen|priest
    |teacher|fisherman|captain|lawmaker|tourist|driver|recruiter|broker|director|doctor|judge|owner|operator|pimp|convict
    |accused)\b
    |\b(?:he|she|him|her)\b
    |\bsentenc(?:ed|ing)\s+an?\s+(?!couple\b|group\b|pair\b|gang\b|total\b|number\b|further\b|additional\b|trio\b|dozen\b)(?=(?:[\w'-]+\s+){1,4}to\s)
    |\b(?:the|a)\s+(?:second|third|fourth|fifth|latter|former|other)\b(?!\s+(?:two|three|four|five|six|\d+)\b|\s+\w+s\b)"""
)
# "Four of the nine"
OF_THE = verbose(r"\bof\s+(?:the|these|those)\s+$")
SUSPENDED = verbose(
    r"""\b(?P<part>(?:partial(?:ly)?|part(?:ly)?)[\s-]+suspended
        |(?:half|part|the\s+rest|the\s+remainder)\s+(?:of\s+(?:it|them|which|that|the\s+\w+)\s+)?(?:(?:was|were)\s+)?suspended)|(?P<not>\b(?:un-?suspended|not\s+suspended
    |without\s+suspension)|no\s+suspended)
    |\bsuspend(?:ed|s|ing)?\b|\bwith\s+a\s+[\w-]+\s+suspension|\bconditional(?:ly)?\s+(?:sentence|release)"""
)
# Where the next group of persons begins: ", three received suspended sentences", "and the others were"
NEXT_GROUP = verbose(
    r"""(?:[,;]|\s(?:and|while|but|with))\s+(?:and\s+|while\s+|but\s+)?
    (?=(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|some|most|others?|another
    |the\s+(?:others?|rest|remaining|second|third|last)|courts?|judges?)\s+
    (?:(?!of\b|years?\b|months?\b|suspended\b)[\w'-]+\s+){0,5}?(?:receiv\w+|got|gave|(?:was|were)\s+(?:given|sentenced|fined|ordered|put)|to|with|sentenced)\s)"""
)
SUSPENDED_SHARE = verbose(r"\b(?:of\s+which|with\s+\w+\s+(?:years?|months?))\b")
NOT_SUSPENDED = verbose(r"\b(?:not\s+suspended|must\s+serve|served?\s+(?:their|his|her|the)\s+(?:full\s+)?(?:sentence|time))")
STRINGENT = verbose(
    r"""(?P<no>\b(?:not|neither|insufficiently|were\s+not|nor)\s+(?:\w+\s+){0,3}
    |\bin)?(?:sufficiently\s+)?stringent"""
)
COMMENSURATE = verbose(r"(?P<no>\b(?:not|neither|nor|incommensurate|less\s+than)\s+(?:\w+\s+){0,4})?\bcommensurate\b")
SEX_TRAFFICKING_ONLY = verbose(r"sex\s+trafficking,?\s+(?:\w+\s+)?$")
THESE_PENALTIES = verbose(
    r"""\s*(?:these|those|such|all|the|both|prescribed)\s+(?:\w+\s+){0,3}(?:penalties|punishments|terms
    |sentences)"""
)
OFFENSE_AFTER = verbose(
    r"""\s*(?:\([^()]*\)\s*)?,?\s*(?:and\s+a\s+fine\s*,?\s*)?(?:for|if\s+convicted\s+of|on\s+charges\s+of)\s+
    (?!(?:the\s+)?(?:first|second|a)\s+(?:time|total)|(?:\w+\s+counts?|each|those|these|their)\b)
    (?P<offense>(?:[\w'-]+\s+){0,9}[\w'-]+)"""
)
# Where an offense ends that follows its term, and one that stands before it.
OFFENSE_END = verbose(
    r"""\s+(?:and|or|but|while|which|that|who|to|under|when|where|if|were|was|is|are
    |in(?!\s+(?:persons?|human|women|children|girls|boys|minors|people|organs)\b))\s"""
)
OFFENSE_SPLIT = verbose(r"\s+(?:under|which|that|who|when|where|if|while|but|may|can|could|starts?|ranges?|from|and\s+liable)\s")
OFFENSE_TAIL = verbose(r"\s(?:of|for|in|with|by|at|to)$")
_OFFENSE_STOP = r"with\b|which\b|by\b|to\b|is\b|are\b|was\b|were\b|rang"
OFFENSE_BEFORE = opening(
    rf"""\b(?:criminali[sz](?:es|ed|ing)|prohibit(?:s|ed|ing)|punish(?:es|ed|ing)|outlaw(?:s|ed|ing)|penali[sz](?:es|ed|ing)
    |convict(?:ed|ion)\s+(?:of|for)|(?:penalt(?:y|ies)|those)\s+(?:prescribed\s+)?for|guilty\s+of)\s+
    (?P<offense>(?:(?!{_OFFENSE_STOP}|carr\w+\b|and\s+(?:prescrib|provid|stipulat|carr|impos))[\w'-]+\s+){{0,10}}
    (?!{_OFFENSE_STOP}|and\b)[\w'-]+)"""
)
