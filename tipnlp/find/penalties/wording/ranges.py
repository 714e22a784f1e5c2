"""Numbers whose unit stands with another number, limits told by a noun, ranges, lists, old and new terms."""

from __future__ import annotations

from tipnlp.find.penalties.wording import verbose

CONDITION_AFTER = verbose(
    r"""\s*,?\s+(?:if|when|where|on\s+appeal|in\s+(?:cases?|the\s+cases?|aggravated|serious|severe|grave|such|other|more|all|the\s+(?:most|worst|gravest|other))\b
    |should\s+the)\b"""
)
ELIDED_ENDS = verbose(
    r"\s*(?:[,.;:)]|$|—|(?:for|on\s+(?:the|appeal|his|her|their|an?|another|one)|the\s+(?:law|code|act)|under|that\s+the\s+(?:law|code|act)|and\s+(?:an?\s+)?fines?|or\s+an?\s+fine|or\s+both)\b)"
)
AND_A_HALF = verbose(r"\s+and\s+a\s+half\b")
ELIDED_JOINT = verbose(r"(?:[,;(—]|\b(?:and|or|to|but|by|up|is|are|was|were|with|of|from|at|least|than))\s*$")
ELIDED_END_OF = verbose(r"\b(?:to|with)\s+$")
# What a bare number of years may follow at its end: "and a third drew 11.", "the other got six", "and a maximum of 20"
TAKES_BARE = verbose(
    r"""\b(?:drew|draws?|got|gets?|gave|given|receiv(?:ed|es?)|fac(?:ed|es?)|risk(?:ed|s)?|another|third|second|fourth|latter|former
    |(?:maximum|minimum|term|sentence|penalty|maximum\s+penalty)\s+(?:of|is|was)|carr(?:y|ies|ied)|attract(?:s|ed)?|brings?|gave\s+(?:\w+\s+){1,2}|handed\s+(?:\w+\s+){1,2}|raised\s+to|cut\s+to|at)\s+$"""
)
# "15 years for trafficking and 14 for rape", "pimps got seven years, brothel owners five"
PAIRED_FOR = verbose(
    r"\s+(?:in\s+prison\s+|of\s+imprisonment\s+)?(?P<by>for|on)\s+[^.;,]{2,60}?(?:,|,?\s+and)\s+(?:up\s+to\s+)?$"
)
GROUP_BARE = verbose(
    r"""\s*,\s+(?:and\s+)?(?:(?!\w+ed\b)[a-z'-]+\s+){0,3}(?!was|has|cases|this|victims)
    (?:[a-z-]+s|[a-z]+ing|men|women|wife|husband|brother|sister|mother|father|driver|owner|accomplice)\s+$
    |\s*,\s+(?:and\s+)?(?:the\s+)?[a-z]+\s+(?:for|to|with)\s+$"""
)
# "to 25 years from 15"
FROM_OLD = verbose(r"\s+from\s+")
FROM_ALONE = verbose(r"\bfrom\s+$")
CLAUSE_BARE = verbose(r"\s*;\s[^;.]{3,80},\s+$")
# "two of 15 years, three of eight, and one of six"
GROUP_OF = verbose(r"\s*,\s+(?:and\s+)?[\w-]+\s+(?:of|for|to)\s+$")
LISTED_BARE = verbose(r"\s*,\s+(?:and\s+)?|\s+and\s+")
LIST_CLOSES = verbose(r"\s*(?:[.;]|$)")
LIST_GOES_ON = verbose(r"\s*(?:[.;]|$|,\s+and\s)")
FOR_CRIME = verbose(r"\s+(?P<by>for|on)\s+(?!the\s+(?:first|second)\s+time)")
# The unit follows at the end of the list: "face four, seven, and eight years"
UNIT_FOLLOWS = verbose(
    r"(?:\s*,\s*[\w-]+){0,5}\s*,?\s+(?:and|or|to)\s+[\w-]+\s+(?:years|months)\b|\s*,\s+(?:\w+,\s+)*(?:years|months)\b"
)
# ", and his wife to three"
ANOTHER_TO = verbose(
    r"(?:[\w\s']{0,24},\s+(?:and\s+)?|\s+and\s+)(?:his|her|the|an?|another|one|others?)\s+(?:[\w-]+\s+){0,4}to\s+$"
)
# A limit that stands apart from its number: "the maximum penalty for its use and sale is", "the ceilings rose to"
LIMIT = verbose(
    r"""\b(?:(?P<high>maxim(?:um|a)|highest|longest|ceilings?|up)|(?P<low>minim(?:um|a)|lowest|shortest|floor))\b
    (?:\s+(?:prison|jail|criminal|statutory|mandatory|possible))*(?:\s+(?P<noun>penalt(?:y|ies)|sentences?|punishments?|terms?
    |fines?))?
    (?P<gap>(?:(?!\b(?:maximum|minimum|highest|lowest)\b)[^.;:]){0,80}?)\b(?:of|is|was|are|were|to|at|be|being|becomes?|and(?:\s+a)?|up)?\s*(?:(?<=\w)\s*:\s*)?$
    |\b(?:(?P<high2>maximum|highest|longest)|(?P<low2>minimum|lowest))(?:\s+[a-z-]+){0,2}\s+(?P<noun2>penalt(?:y|ies)|sentences?|punishments?|terms?)
    (?P<gap2>(?:\s+(?:for|of|under)\s+[^.;:,()]{1,60})?,\s+)$"""
)
# "can reach 30 years", "runs to 12 years", "a fine that may attain 9,000"
REACHES = verbose(
    r"\b(?:cap(?:s|ped)?\s+[^.;]{0,40}\bat|(?:may|can|could|might|shall)\s+extend\s+to|extend(?:ing|able)\s+to|(?:can|may|could|might)\s+(?:reach|attain|bring)|reach(?:es|ed)?\s+up\s+to|runs?\s+to|goes?\s+up\s+to|as\s+high\s+as)\s+$"
)
# "up to 12 years, raised to 15 years", "..., which increases to 20 years": still a limit
RAISED_TO = verbose(r"(?:[,;(]|\b(?:which|and|but|or|penalty|it|term|sentence))\s+(?:is\s+|may\s+be\s+|can\s+be\s+|being\s+)?(?:rais(?:ed|es|ing)|ris(?:es|ing)|increas(?:ed|es|ing)|go(?:es|ing)\s+up|extend(?:ed|s|ing)|may\s+(?:rise|increase))\s+to\s+$")
# "from 10 years up to a possible 20 years"
UP_TO = verbose(r"\s+up\s+to\s+(?:an?\s+)?(?:possible\s+|maximum\s+(?:of\s+)?)?")
# "set three years as the maximum"
LIMIT_AFTER = verbose(
    r"""\s*(?:'s?)?(?:\s+in\s+(?:prison|jail)|\s+(?:of\s+)?imprisonment)?\s+(?:as|at|is|are)\s+(?:(?:an?|the|its|their)\s+(?:\w+\s+)?)?
    (?:(?P<high>maximum|ceiling|upper\s+limit|most)|(?P<low>minimum|floor|lower\s+limit|least))\b"""
)
# "ranged from suspended sentences to nine years"
RANGE_FROM_WORDS = verbose(
    r"""\b(?:rang\w+|vari(?:ed|es)|varying|ran|went)\s+from\s+(?:(?![^.;]*(?:years?|months?|days?)\b)[^.;\d]{3,60}|an?\s+fine\s+of\s+[^.;]{3,50}|fines\s+of\s+[^.;]{3,50})
    \s+to\s+(?:imprisonment\s+(?:of|for)\s+)?$
    |\bruns\s+to\s+$"""
)
# "six months in jail to the death penalty"
TO_DEATH = verbose(r"[\s']*(?:in\s+(?:prison|jail)|(?:of\s+)?imprisonment)?\s+to\s+(?:the\s+)?death\b")
AS_LITTLE_AS = verbose(r"\bas\s+(?:little|few|low|short)\s+as\s+$")
SAME_LIMIT = verbose(r"(?![^;]*;)[^()]*?(?:\b(?:and|or|to|for|under)|[,(])\s+(?:of\s+)?(?:[\w'-]+\s+){0,1}$")
# "not less than five years and not more than", "at least two years up to"
# "not less than seven years, which may extend to life"
MAY_EXTEND = verbose(r",?\s+(?:(?:but|and)\s+)?(?:which\s+|that\s+)?(?:may|can|could|might)\s+(?:extend|be\s+extended|go\s+up|rise)\s+to\s+(?:imprisonment\s+(?:for|of)\s+)?|,?\s+(?:and|but)\s+(?:(?:tops?|topped)\s+out|ends?|stops?)\s+at\s+")
TO_UPPER_LIMIT = verbose(r",?\s+(?:(?:and|but|to|up\s+to|n?or)(?:\s+(?:with|of|for|a))*\s+)?")
SENTENCED_N = verbose(r"\bsentenc(?:ed|ing)\s+$")
OF_PERSONS = verbose(r"\b(?:each|all|both|most)\s+of\s+(?:the|these|those)\s+$")
TERM_OF = verbose(r"\b(?:sentences?|terms?|imprisonment|penalt(?:y|ies))\s+(?:of|from)\s+$")
OTHERS_TO = verbose(r"[^.;]{0,60}?\b(?:another|others?|second|third|one|the\s+rest)\s+(?:[\w-]+\s+){0,4}?to\s")
# "three traffickers to life imprisonment, and ", "Three were sentenced to 10 years, "
PERSONS_TO_TERM = verbose(
    r"""(?<!\bto\s)(?<!\bof\s)(?<!\bfrom\s)
    \b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen
    |[a-z]+ty)(?:\s+(?!to\b)[\w'-]+){0,7}\s+to\s+
    (?:life|(?:(?:between|from)\s+[\w.-]+\s+(?:and|to)\s+)?[\w.-]+\s+(?:years?|months?|days?)'?)(?:\s+(?:and\s+[\w-]+\s+(?:months?|days?)'?|imprisonment|in\s+(?:prison|jail)
    |each)){0,2}
    (?:,\s+(?:and\s+)?|\s+and\s+)$"""
)
N_TO = verbose(r"(\d+|[a-z-]+)\s+to\s+(?=\d|[a-z])")
OLD_TO_NEW = verbose(r"(?:from\s+)?(?P<old>.+?)(?P<to>\s+to\s+)")
# "raised from three to seven years, to six to ten years": two ranges
NEW_RANGE = verbose(r"[\w\s',]{0,20}\bto\s+(?:between\s+)?[\w-]+\s+(?:to|years)")
ELIDED_OPENER = verbose(r"\b(?:faced?|drew|got|gave|given|to|of|from|for|were|with|received|including|:)\s+$")
# A number that counts people or cases: "convictions rose to", "aged", "in Tier"
COUNTED_BEFORE = verbose(
    r"""\b(?:aged?|ages|from\s+\w+\s+to|compared|number\w*|total\w*|convict\w+|arrest\w+|identif\w+|investigat\w+|prosecut\w+
    |counts?|grades?|ratio|cases?)\s+(?:\w+\s+){0,3}$"""
)
# "if the victim is 14 to 17" is an age, "the term is 14 to 17" is none
# What a bare number counts the age of: "girls from 12", "five to 10 if under 12"
AGE_OF = verbose(
    r"\b(?:if|when|where)\s+$|\b(?:child(?:ren)?|girls?|boys?|minors?|victims?|persons?|people|anyone|those|someone)\s+(?:\w+\s+){0,2}(?:of|aged|from|between)\s+$|\b(?!terms?\b|penalt|sentence|punishment|maximum|minimum|it\b|that\b)[\w']+\s+(?:is|are|was|were|be|aged)\s+(?:between\s+|from\s+)?$"
)
ELIDED_COUNTS = verbose(r"\b(?:number|convictions|cases|victims|arrests|investigations|prosecutions|from\s+\w+)\b[^,;]*$")
