r"""The words of punishment: patterns that `tipnlp.find.penalties` and its `penalty_*` modules read, apart from their logic.

All are verbose patterns (white space in them is not matched, ``\s+`` is) that ignore case unless they say so. Comments give
the wording that a pattern stands for. To teach the finder a new verb or noun, add it to the list here that names its role.
"""

from __future__ import annotations

import re

from tipnlp.signals import Gate


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE)


# --- is a duration a punishment? ------------------------------------------------------------------------------------------------
# A sentence without one of these holds no penalty (case-sensitive, fast).
PUNISHES = re.compile(
    r"""[Pp]rison|[Jj]ail|[Ss]entenc|[Pp]enal|[Pp]unish|incarcerat|[Ff]in(?:e|es|ed|ing)\b|[Dd]eath|[Ll]ife\b|\b[Tt]erms?\b|carr(?:y|ies|ied
    |ying)\b|[Oo]ffen[cs]e|[Cc]rime|\b[Rr]anges?\b|\brisk|attract|\bworth\b|\bcosts?\b|[Tt]ariff|looking\s+at|\bbrings?\b|[Ss]tatute|[Vv]erdict|accomplice|ringleader|put\s+away|locked\s+up
    |prescrib|suspended|hard\s+labor|custod|[Dd]etention|community\s+service|\bfac(?:e|es|ed|ing)\b|behind\s+bars|\bdr(?:aws?
    |ew)\b
    |provid(?:es?|ed|ing)\s+for|\bserv(?:e|ed|ing)\b|probation|house\s+arrest|labor
    |[Ss]ections?\b|[Aa]rticles?\b|[Mm]axim|[Mm]inimum|[Cc]ourts?\b|[Jj]udges?\b|appeal|convict|guilty|\bgot\b|receiv|given\b
    |\b[Cc]ode\b|\b[Bb]ills?\b|\bAct\b|\bLaw\b|\blaws?\b|felon|traffickers?\b|offenders?\b|defendants?\b|\bpay(?:ing)?\b""",
    re.VERBOSE,
)
_PRISON = r"""(?:imprisonment|prison|jail|incarceration|confinement|detention|custody|sentences?|terms?|bars|hard\s+labor
    |(?:penal\s+)?servitude|penal\s+labor|deprivation\s+of\s+(?:liberty|freedom)|loss\s+of\s+liberty|penalt(?:y|ies)
    |punishments?|(?<=[\s-])(?:mandatory\s+)?(?:minimum|maximum)(?!\s+(?:age|wage)))"""
_OTHER = r"""(?:community\s+(?:service|work)|correcti(?:ve|onal)\s+(?:labor|work)|labor\s+correction|(?:house|home)\s+(?:arrest
    |detention|confinement)
    |probation|supervised\s+release|supervision|(?:restricted|limited)\s+(?:freedom|liberty)|public\s+works?
    |restriction\s+of\s+(?:liberty|freedom))"""
_MANNER = r"""(?:rigorous|simple|hard|strict|strenuous|active|effective|actual|mandatory|criminal|additional|concurrent
    |suspended|partially|partly
    |fully|wholly|conditional|conditionally|unconditional|state|federal|local|aggravated|custodial|noncustodial|prison|jail
    |penal|maximum|minimum
    |deferred|unsuspended|firm|real|labor\s+camp|solitary|immediate|lighter|reduced)"""
# After the length: "five years" + "in prison", "of hard labor", "suspended sentence", "of community service"
NOUN_AFTER = _words(
    rf"""\s*(?:'s?\s*)?(?:\((?!\$)[^()]{{1,30}}\)\s*)?(?:of\s+|in\s+(?:an?\s+|the\s+)?|at\s+|behind\s+|with\s+|under\s+
    |as\s+a\s+)?
    (?:{_MANNER},?\s+(?:or\s+)?){{0,3}}["']?(?:(?P<other>{_OTHER})|(?P<prison>{_PRISON}))(?![\w-])
    (?!\s+(?:(?:center|facility|officer|guard|staff|camp)s?|of\s+(?:office|service|reference|employment))\b)"""
)
# Before the length: "imprisonment for", "prison terms ranging from", "sentences of"
NOUN_BEFORE = _words(
    rf"""(?:(?P<other>{_OTHER})|imprison(?:ed|ment)|prison|jail(?:ed)?|incarcerat(?:ion|ed)|detention|confinement|custody
    |hard\s+labor
    |penal\s+servitude|deprivation\s+of\s+(?:liberty|freedom)|sentences?|terms?
    |locked\s+up|put\s+away)
    (?:\s+(?:sentences?|terms?|time|with\s+(?:hard\s+)?labor|at\s+hard\s+labor|with\s+forced\s+labor))?
    (?:\s+(?:not\s+)?(?:ranging|ranges?|ranged|varying|lasting|running|set\s+at|(?:that|which)\s+ranged?|reduced|limited
    |amounting))?
    (?:\s+(?:of|for|from|at|between|to|up|a|an|the|terms?|periods?|either|be|is|was|were|are|only|just|as|much|range|duration
    |sentence))*\s+$"""
)
# What a bare length may follow at once: "carries one to eight years", "provided for three to seven years", "got three years"
VERB_BEFORE = _words(
    r"""\b(?:draws?|drew|drawing|looking\s+at|(?:can|may|could|might)\s+reach|foresees?|foresaw|envisages?|reserves?|lets?\s+(?:\w+\s+){1,3}off\s+with|locked\s+(?:\w+\s+)?up\s+for
    |put\s+(?:\w+\s+)?away\s+for|sent\s+(?:\w+\s+)?away\s+for|escaped?|came|amounts?|amounted|deserves?|runs(?=\s+(?:between|from|to|at))|starts?|begins?|carr(?:y|ies|ied|ying)|provid(?:es?|ed|ing)(?:\s+for)?|prescrib(?:es?|ed|ing)|sets?|setting
    |stipulat(?:es?|ed|ing)
    |punish(?:es|ed|able|ments?)?|penali[sz](?:es?|ed)|fixe[sd]|establish(?:es|ed|ing)?|impos(?:es?|ed|ing)|mandat(?:es?|ed
    |ing)|rang(?:es?|ed|ing)
    |rises?|rose|increas(?:es?|ed|ing)|rais(?:es?|ed|ing)|fac(?:es?|ed|ing)|receiv(?:es?|ed|ing)|got|gets?|gave|given
    |sentenc(?:ed|es|ing|e)|jailed
    |imprisoned|incarcerated|liable|subject|penalt(?:y|ies)|minimum|maximum|handed(?:\s+down)?|serve|convict(?:ed|ing)
    |condemn(?:ed|ing)|ran|run|cut
    |reduc(?:es?|ed|ing)|trim(?:med|s)?|lift(?:ed|s)?|slash(?:ed|es)?|halved|double[sd]?|extend(?:ed|s|ing)?|shorten(?:ed|s|ing)?|lower(?:ed|s|ing)?|lengthen(?:ed|s|ing)?|upheld|allow(?:s|ed
    |ing)?|bring|brings
    |brought|mean[st]?|allow(?:s|ed|ing)?\s+for|call(?:s|ed)?\s+for|risk(?:s|ed|ing)?|worth|runs\s+to|adds|lays|laid|inflicts|threatens|knows?|attracts?
    |attracted|earn(?:s|ed)|warrants?|merits?|rated?|doubled|entail(?:s|ed)?|inflict(?:s|ed))
    (?:\s+(?:to|of|by|with|for|from|at|is|was|are|were|be|being|been|between|up|a|an|the|as|much|only|just|range|ranging|ranges
    |ranged|terms?
    |punishments?|penalty|penalties|either|minimum|maximum|him|her|them|each|it|down))*(?:,?\s+respectively,?)?\s+["']?$"""
)
# What gives a bare length to somebody: "a court gave the cook 28 years", "judges handed two agents four years".
GIVEN_BY_COURT = _words(
    r"""\b(?:courts?|judges?|tribunals?|magistrates?|panel)\b[^.;]{0,60}\b(?:gave|handed|sentenced|dealt|awarded)\s+
    (?:(?!to\b)[\w'-]+\s+){1,7}$"""
)
# Words after a length that was given or received, which therefore is no leave, grace or funding: "got 30 years."
TERM_ENDS = _words(r"\s*(?:[,.;:)\"']|$|(?:each|in\s+(?:total|all|\d{4})|for|on|if|and|while|but|respectively|where|when|or|after)\b)")
# "forbids trafficking, with two to 10 years for adults", "threatens buyers with up to three years"
LAW_WITH = _words(
    r"""\b(?:articles?|sections?|code|act|decree|law|laws|provisions?|amendments?)\b[^.;]{0,160}
    \b(?:with|by)\s+(?:imprisonment\s+of\s+|a\s+term\s+of\s+)?$"""
)
LIMIT_FOR = _words(r"\b(?:maximum|minimum)\s+for\s+[^.;,]{1,60}\s+(?:is|was)\s+$")
LAW_NEAR = _words(r"\b(?:articles?|sections?|code|act|decree|law|laws|provisions?|amendments?|bill)\b")
# "(Article 6; one to three years)", "procuring (two to eight years)"
IN_BRACKETS = _words(r"\((?P<inside>[^()]{0,80}[,;:]\s*(?:or\s+|and\s+|with\s+)?)?$")
LAW_BRACKETED = _words(
    r"""\b(?:articles?|sections?|code|act|law|decree|provisions?)\b[^().;]{0,70}$
    |\b(?:\w+ing|prostitution|slavery|servitude|enslavement|labor|rape|abduction|offen[sc]es?|crimes?|sale|others|corruption)\s*$"""
)
BRACKET_ENDS = _words(r"\s*(?:(?:at\s+(?:the\s+)?(?:most|least)|maximum|minimum)\s*)?(?:[,;)]|(?:or|if|where|when|for|and)\b)")
# "two to five years and a fine of", "$7,600 or six months for"
FINE_FOLLOWS = _words(r"\s*,?\s*(?:and/or|and|or|plus)\s+(?:an?\s+)?(?:fines?|monetary)\b")
FINE_PRECEDES = _words(r"\bfines?\s+of\b[^.;]{3,60}\s(?:and/or|and|or)\s+$")
# "punishes it with up to five years, 45,000 dollars, or both"
UP_TO_YEARS = _words(r"\b(?:up\s+to|maximum\s+of|at\s+most)\s+[\w-]+\s+(?:years?|months?)'?(?:\s+(?:in\s+prison|imprisonment))?(?:,|\s+and|\s+or)\s+$")
STRONG_PUNISHED = _words(r"\b(?:years?|months?)'?(?:\s+(?:in\s+(?:prison|jail)|imprisonment))?,\s+$")
OR_BOTH = _words(r"(?:\s*\([^()]*\))?,?\s+or\s+both\b")
THREAT = _words(r"\b(?:penalt|prescrib|punish|carr(?:y|ie)|provid|criminali[sz]|penali[sz]|set|laws?\b)\w*")
RESPECTIVELY = _words(r",?\s+respectively\b")
AND_MONTHS = _words(r"\s+and\s+")
_NUMBER_WORD = r"""(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|(?:twenty|thirty|forty|fifty|sixty)(?:-[a-z]+)?)"""
HAS_A_LENGTH = Gate(re.compile(r"\b(?<=\ba )(?:year|month|decade)\b(?!-)"))
# The numbers of a list whose unit comes last: "received 16, 18, and" 22 months
LISTED_BEFORE = _words(r"\s(?:\d+|"+_NUMBER_WORD+r")(?:\s*,\s+(?:\d+|"+_NUMBER_WORD+r"))*,?\s+(?:and|or)\s+$")
# A length told with an article: "gave him a month"
A_LENGTH = _words(
    r"""(?P<given>\b(?:gave|given|gets?|got|received?|drew|sentenced|handed|jailed|imprisoned|faces?|faced|carries|punishable|from|with|serve|(?:sentences?|terms?|imprisonment)\s+(?:of|for))\s+
    (?:(?:him|her|them|each|to|one|for|of|by)\s+)*)?
    (?P<length>(?<=\s)(?:(?:(?P<at_most>up\s+to|less\s+than|under|no\s+more\s+than|not\s+more\s+than|not\s+exceeding|a\s+maximum\s+of)
    |(?P<at_least>at\s+least|more\s+than|over|no\s+less\s+than|not\s+less\s+than))\s+)?
    (?P<half>half\s+)?an?\s+(?P<unit>year|month|decade)(?P<more>\s+and\s+a\s+half)?)(?![\w-])
    (?(given)|(?=(?:'s)?\s+(?:in\s+(?:prison|jail)|(?:of\s+)?imprisonment|behind\s+bars|suspended)))"""
)
INSTEAD_OF_PRISON = _words(r"\b(?:in\s+(?:place|lieu)\s+of|instead\s+of|rather\s+than)\s+(?:serv(?:e|ing)\s+)?(?:(?:an?|the|his|her|their)\s+)?$")
PRISON_INSTEAD = _words(
    r"""(?:\s*\([^()]*\))?\s+(?:each\s+)?(?:in\s+(?:place|lieu)\s+of|instead\s+of|rather\s+than)\s+
    (?:serv(?:e|ing)|prison|jail|imprisonment|(?:an?\s+)?(?:[\w-]+\s+){0,3}(?:sentence|term|detention|days|months|years))\b"""
)
SENTENCED_TO_PAY = _words(r"\b(?:sentenced\s+to\s+pay|paid\s+fines?|pay\s+a\s+fine)\s+(?:of\s+)?$")
WENT_TO_PRISON = _words(r"\b(?:went|sent)\s+to\s+(?:prison|jail),?\s+for\s+$")
# "had her 14 years raised to 18", "reduced a recruiter's 20 years to 18"
OWN_TERM = _words(r"(?:\b(?:his|her|their)|\w's?)\s+$")
CHANGED_AFTER = _words(
    r"\s*(?:term|sentence)?\s*(?:was\s+|were\s+)?(?:raised|cut|reduced|increased|lowered|shortened|extended|doubled|trimmed|slashed|halved|lifted|commuted|suspended|confirmed|upheld)\b"
)
# "the longest sentence was five years, the shortest 15 months" tells two sentences, no limits
LONGEST_GIVEN = _words(
    r"""\b(?:longest|shortest|heaviest|lightest|stiffest|harshest|mildest|most\s+(?:severe|lenient)|highest|lowest|average|mean|median)\s+(?:prison\s+|jail\s+)?
    (?:(?:sentence|term)\s+(?:handed\s+down\s+|\w+\s+)?(?:was|being|came\s+to|stood\s+at|ran\s+to)\s+)?$"""
)
AVERAGE_GIVEN = _words(r"\baverage\s+(?:prison\s+|jail\s+)?(?:sentence|term)\s+(?:\w+\s+)?(?:was|being|came\s+to|stood\s+at)\s+$")
# "none received more than two years"
NONE_MORE = _words(r"\b(?:no|none|nobody|no\s+one|not\s+one|neither|never)\b[^.;,]{0,60}$")
OR_MORE = _words(r"\s+or\s+(?:(?P<more>more|longer|over|above)|less|shorter|under)\b")
# --- a number whose unit stands only with the term before it: "four to 10 years (five to 12 if the child was under 14)" ---
CONDITION_AFTER = _words(
    r"""\s*,?\s+(?:if|when|where|on\s+appeal|in\s+(?:cases?|the\s+cases?|aggravated|such|other|more|all|the\s+most)\b
    |should\s+the)\b"""
)
ELIDED_ENDS = _words(r"\s*(?:[,.;:)]|$|—|(?:for|on\s+(?:the|appeal)|the\s+(?:law|code|act)|under|that\s+the\s+(?:law|code|act)|and\s+(?:an?\s+)?fines?|or\s+an?\s+fine|or\s+both)\b)")
AND_A_HALF = _words(r"\s+and\s+a\s+half\b")
ELIDED_JOINT = _words(r"(?:[,;(—]|\b(?:and|or|to|but|by|up|is|are|was|were|with|of|from|at|least|than))\s*$")
ELIDED_END_OF = _words(r"\b(?:to|with)\s+$")
# What a bare number of years may follow at its end: "and a third drew 11.", "the other got six", "and a maximum of 20"
TAKES_BARE = _words(
    r"""\b(?:drew|draws?|got|gets?|gave|given|receiv(?:ed|es?)|fac(?:ed|es?)|risk(?:ed|s)?|another|third|second|fourth|latter|former
    |(?:maximum|minimum|term|sentence|penalty|maximum\s+penalty)\s+(?:of|is|was)|carr(?:y|ies|ied)|attract(?:s|ed)?|brings?|gave\s+(?:\w+\s+){1,2}|handed\s+(?:\w+\s+){1,2}|raised\s+to|cut\s+to|at)\s+$"""
)
# "15 years for trafficking and 14 for rape", "pimps got seven years, brothel owners five"
PAIRED_FOR = _words(r"\s+(?:in\s+prison\s+|of\s+imprisonment\s+)?(?P<by>for|on)\s+[^.;,]{2,60}?(?:,|,?\s+and)\s+(?:up\s+to\s+)?$")
GROUP_BARE = _words(
    r"""\s*,\s+(?:and\s+)?(?:(?!\w+ed\b)[a-z'-]+\s+){0,3}(?!was|has|cases|this|victims)
    (?:[a-z-]+s|men|women|wife|husband|brother|sister|mother|father|driver|owner|accomplice)\s+$
    |\s*,\s+(?:and\s+)?(?:the\s+)?[a-z]+\s+(?:for|to|with)\s+$"""
)
# "to 25 years from 15"
FROM_OLD = _words(r"\s+from\s+")
FROM_ALONE = _words(r"\bfrom\s+$")
CLAUSE_BARE = _words(r"\s*;\s[^;.]{3,80},\s+$")
LISTED_BARE = _words(r"\s*,\s+(?:and\s+)?|\s+and\s+")
LIST_CLOSES = _words(r"\s*(?:[.;]|$)")
LIST_GOES_ON = _words(r"\s*(?:[.;]|$|,\s+and\s)")
FOR_CRIME = _words(r"\s+(?P<by>for|on)\s+(?!the\s+(?:first|second)\s+time)")
# The unit follows at the end of the list: "face four, seven, and eight years"
UNIT_FOLLOWS = _words(r"(?:\s*,\s*[\w-]+){0,5}\s*,?\s+(?:and|or|to)\s+[\w-]+\s+(?:years|months)\b|\s*,\s+(?:\w+,\s+)*(?:years|months)\b")
# ", and his wife to three"
ANOTHER_TO = _words(r"(?:[\w\s']{0,24},\s+(?:and\s+)?|\s+and\s+)(?:his|her|the|an?|another|one|others?)\s+(?:[\w-]+\s+){0,4}to\s+$")
# What bars it: "within five years", "the past two years", "for a period of", "served two years"
NOT_BEFORE = _words(
    r"""(?:within|in\s+the|over\s+the|during(?:\s+the)?|past|last|previous|preceding|prior|next|first|after|before|since|every
    |per|each|until
    |following|in|younger|older|aged?|ages?|another|age\s+of|than|below|(?:minimum|maximum)\s+age\s+(?:of|is|was)
    |age\s+difference\s+(?:\w+\s+){0,6}
    |serv(?:ed|ing)|spent|spending|spend|completed|completing|period\s+of|suspended\s+(?:for|over|during)
    |by\s+an?\s+(?:additional|extra))
    \s+(?:an?\s+|the\s+|least\s+|at\s+least\s+|up\s+to\s+|only\s+)?$"""
)
# Time served is no sentence, unless a sentence is served ("was serving a 10-year term").
SERVED = _words(
    r"""(?<!will\s)(?<!must\s)(?<!to\s)(?:serv(?:ed|ing)|spent|spending|after|completed|completing|remaining|spend)\s+
    (?:an?\s+|the\s+|at\s+least\s+|up\s+to\s+|only\s+|over\s+|more\s+than\s+|the\s+full\s+|about\s+)*$"""
)
# "two years old", "a one-year residence permit", "three years' disqualification", "five years of schooling"
NOT_AFTER = _words(
    r"""\s*(?:'s?)?[\s-]*(?:old\b|of\s+age|ago\b|earlier|later\b|prior\b|before\b|after\b|following\b|from\s+(?:the|now)
    |since\b|in\s+a\s+row
    |(?:of\s+)?experience|reflection|recovery|(?:\w+\s+)?period|(?:\w+\s+){0,2}residen\w+|(?:\w+\s+){0,2}permits?\b|visas?\b
    |(?:\w+\s+){0,2}plan\b
    |(?:\w+\s+)?program|contracts?\b|action|project|strategy|ban\b|moratorium|grace|extension|trial\b|suspension|training
    |course|licen[sc]e
    |younger|older|apart|difference|to\s+(?:appeal|comply|pay|leave|finish|complete|respond)|calendar\s+days|off\b|leave\b
    |(?:disqualif|deport|exclusion|prohibition|exile)\w*|(?:day[\s-]+)?(?:units|fines|rates)\b|fine\b
    |of\s+(?:\w+\s+){0,2}(?:fines?|wages?|income)\b|(?:or|and)\s+(?:older|younger)\b
    |of\s+(?:\w+\s+){0,2}(?:orientation|rest|leave|vacation|paid|overtime|annual|schooling|education|primary|compulsory|work\b
    |service\b|study|employment
    |support|assistance|back|wages|salary|training|operation|release|arrival|entry|identification|school|data|negotiation
    |effort|war|conflict
    |pre-?trial|(?:the|his|her|their)\s+(?:release|arrest))
    |as\s+the\s+(?:\w+\s+)?age\b|(?:to\s+an?\s+\w+\s+)?(?:more|less|longer|shorter)\s+than\b
    |terms?\s+of\s+(?:office|service|reference|employment)|on\s+the\s+run|worth|in\s+length|out\s+of
    |overdue|per\s+week|in\s+advance)"""
)
# What makes a length something else than punishment where it stands nearer than the punishment.
BARS = _words(
    r"""\b(?:bar(?:s|red|ring)?|bann?(?:s|ed|ing)?|prohibit(?:s|ed|ing|ion)?\s+(?:\w+\s+){0,2}from|disqualif\w+
    |depriv\w+\s+(?:of\s+)?(?:\w+\s+){0,3}rights?|revo(?:ke|ked|king|cation)\w*|withdraw\w*|denial|licen[sc]es?|residence
    |permits?|reflection
    |blacklist\w*|clos(?:e|ed|ure)|statute\s+of\s+limitations|pre-?trial|delay(?:ed|s)?|pending|bail|schooling|contracts?
    |employment|age|operat\w+
    |expel\w*|deport\w*|supervis\w+|regist\w+|loss\s+of|prohibition|take[sn]?|took|taking|last(?:s|ed|ing)?)\b"""
)
STRONG = _words(
    r"""\b(?:prison|jail\w*|imprison\w*|incarcerat\w*|sentenc\w*|penalt\w+|punish\w*|(?<!-)terms?(?!\s+of\s+(?:reference|office
    |service|employment))
    |hard\s+labor|confinement|custody|detention|liable|carr(?:y|ies|ied|ying)|prescrib\w+|fac(?:e|es|ed|ing)|suspended
    |felony)\b"""
)
# "gave four men one year, suspended"
SUSPENDED_AFTER = _words(r"\s*(?:'s?)?,?\s+(?:(?:all|both|fully|partially)\s+)?suspended\b(?!\s+(?:for|over))")
# "Of 33 sentences, one was for 10 years"
WAS_FOR = _words(r"\bsentences?\b[^.;]{0,80}\b(?:was|were|is|are)\s+for\s+(?:up\s+to\s+)?$")
# "the general serves 21 years", "is serving nine years"
NOW_SERVES = _words(r"\b(?:serves|(?:is|are|was|were|now|still)\s+serving)\s+$")
# Words that make a sentence one of crime and punishment.
PENAL = _words(
    r"""\b(?:prison|jail\w*|imprison\w*|incarcerat\w*|sentenc\w*|penalt\w+|punish\w*|penali[sz]\w+|penal|criminal\s+code
    |criminali[sz]\w+|outlaw\w*|convict\w*|guilty|fines?|fined|felon\w*|misdemeanou?r\w*|statut\w+|articles?|sections?
    |terms?|maximum|minimum|mandatory|offen[cs]es?|offenders?|accomplices?|defendants?|tariffs?|verdicts?|ranges?|accomplices?|ringleaders?|on\s+appeal
    |appeals?\s+courts?|courts?\s+of\s+appeals?|life|death|behind\s+bars|hard\s+labor|servitude|probation|suspended)\b
    |\b(?:courts?|judges?|magistrates?|tribunals?)\b|\b(?:law|act|code|decree|ordinance|bill)\b"""
)
# What may follow a bare length that ends its phrase: "faces three years if", "drew nine years apiece".
BARE_ENDS = _words(
    r"""\s*(?:[,.;:)\"'—]|$|(?:each|apiece|respectively|plus|unless|without|was|were|has|have|had|is|are|that|which|who|imposed|given|handed|by|at\s+(?:most|least|the\s+(?:most|least))|in\s+(?:total|all|absentia|cases?|aggravated)
    |to\s+(?=(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)\s*(?:[,.;)]|$|(?:on|when|if|where|for)\b))
    |for\s+(?!the\s+(?:first|second|third)\s+time)|on\s+(?:appeal|\w+\s+counts?)|if|and|while|but|where|when|or|as\s+(?:a|the|its)\s+(?:maximum|minimum)
    |to\s+(?:be\s+served|run\s+con)|depending|regardless|under)\b)"""
)
# Verbs, nouns and prepositions that take a length of something else: "the trial lasted", "was held for", "a stay of".
OTHER_LENGTH = _words(
    r"""\b(?:last(?:s|ed|ing)?|spen[dt]\w*|h[eo]ld(?:s|ing)?|kept|keep\w*|liv(?:e|ed|es|ing)|work(?:s|ed|ing)?|labou?r(?:ed|ing)|toil\w*|wait\w*|remain\w*
    |stay(?:s|ed|ing)?|took|takes?|taking|taken|train\w*|teach\w*|stud(?:y|ied|ies|ying)|attend\w*|complet\w+|operat\w+|exist\w*|elaps\w+|pass(?:es|ed|ing)?|need(?:s|ed)?
    |requir\w+|employ(?:ed|ing|s|ment)?|exploit\w*|enslav\w*|detain\w*|confin\w*|dela\w+|backlogs?|plans?|strateg\w+|permits?|visas?|residen\w+|reflection|contracts?|ages?|aged
    |experience\w*|tenure|mandate[sd]?|valid\w*|limitations?|prescription\s+period|period|schooling|education|licen[sc]\w+|registr\w+|bar(?:s|red)?|bann?(?:s|ed|ing)?
    |disqualif\w+|deport\w*|expel\w*|expir\w+|renew\w*|extend\w*\s+(?:the|its|their)\s+(?:plan|mandate|stay|permit|contract)|apart|gap|difference
    |date[sd]?\s+back|old|young\w*|born|turn(?:s|ed|ing)?|served|serving|since|within|during|over|past|last|previous|next|every|after|before|until|than|of\s+age
    |stands?\s+at\s+age|averag\w+|total(?:s|ed|ing)?|wages?|salar\w+|salary|owed|unpaid|pay|paid|program\w*|course|school\w*|leave|suspend\w*|revo\w+|clos\w+|shelter\w*|assist\w*|care
    |follow\w*|monitor\w*|request\w*|sought|seek\w*|ask\w*|demand\w*|propos\w+|recommend\w*)\b[^,;]{0,60}$
    |\b(?:minimum\s+(?:\w+\s+){0,2}age|contracts?|plans?|permits?|period|schooling|stay|leave)\b[^;]{0,90}$
    |\b(?:child(?:ren)?|girls?|boys?|victims?|minors?|persons?)\s+(?:who\s+)?(?:is|are|was|were)\s+(?:between\s+|at\s+least\s+)?$"""
)
# "imprisoned for" but not "banned for"
PRISON_FOR = _words(r"\b(?:put\s+(?:\w+\s+)?away|locked\s+(?:\w+\s+)?up|sent\s+(?:\w+\s+)?away|imprison\w*|jail\w*|incarcerat\w*|prison|confine\w*)\b[^,;]{0,40}$")
FOR_LENGTH = _words(r"\bfor\s+(?:up\s+to\s+|at\s+least\s+|a\s+)?$")
# "sentenced three offenders: one to", "sentenced X, Y, and Z to"
SENTENCED_LIST = _words(r"\bsentenc(?:ed|ing)\b[^.;:]{0,80}:\s+$")
SENTENCED_TO = _words(r"\b(?:sentenc|condemn)(?:ed|ing)\b[^.;]*\s(?:to|with)\s+(?:between\s+|from\s+)?$")
SAME_SENTENCE = _words(r"\b(?:and|or|but|to|while|with|rising|increas\w+)\b|[,(;]")
# A noun that alone is too weak: "a 4-year term", "five years' detention"
AMBIGUOUS_NOUN = _words(r"[\s']*(?:(?:mandatory\s+)?(?:minimum|maximum)|terms?|detention|custody|penalt|punish|servitude)")
GIVEN = _words(r"\b(?:receiv(?:ed|es)|gave|(?:was|were)\s+given|got|sentenc\w+|order(?:ed|ing)|impos(?:ed|ing))\b[^.;]{0,60}$")
# "on top of a five-year term", not "appointed to a five-year term"
OFFICE = _words(r"\b(?:appoint\w*|elect\w*|nam(?:ed|es)|president\w*|mayor\w*|governor\w*|parliament\w*|commissioner|ombuds\w*|director|contracts?|employ\w*)\b")
TERM_OF_OFFICE = _words(r"terms?\s+of\s+(?:office|reference)")
# Months that a prosecutor only asks for, or a mere average.
REQUESTED = _words(
    r"""\b(?:prosecut(?:ors?|ion)|state|attorneys?|lawyers?|families|ngos?|advocates|petition\w*|activists)\b[^.;]{0,60}
    \b(?:request\w*|sought|seek\w*|ask\w*|demand\w*|propos\w+|recommend\w*|call\w*|argu\w+|want\w*)\b(?:(?!\b(?:courts?|judges?)\b)[^.;]){0,60}$
    |\b(?:average|median|typical)\s+(?:prison\s+|jail\s+)?(?:sentences?|terms?|length|penalt\w+|fines?)\b[^.;]{0,80}$
    |\baverage\s+of\s+$|\b(?:seeking|requesting)\b[^.;]{0,40}$"""
)
# "the judge suspended 18 months" is no term of its own.
SUSPENDED_VERB = _words(r"\b(?:judges?|courts?|he|she|it)\s+(?:then\s+|also\s+)?suspended\s+$")
# "increased by two years" is an enhancement, "from ten to 15 years" after "raised" are two terms.
ENHANCED = _words(
    r"""\b(?:increas\w+|rais\w+|enhanc\w+|extend\w*|add(?:s|ed|ing)?|reduc\w+|go(?:es)?\s+up|rises?|rose)\b[^.;]{0,60}\bby\s+
    (?:up\s+to\s+|an?\s+(?:additional\s+)?|another\s+)?$"""
)
CHANGED = _words(
    r"""\b(?:increas|rais|lower|reduc|cut|shorten|lengthen|extend|commut|chang|decreas|lift|trim|slash|halv|doubl|tripl|toughen|stiffen|revis|knock|scal)\w*\b[^.;]{0,90}$
    |\b(?:maximum|minimum|ceiling|floor|limit|penalty|sentence|term|it)\b[^.;]{0,60}\b(?:rose|went|fell|climbed|jumped|grew|dropped|moved|(?:was|were)\s+brought)\s+(?:up\s+|down\s+)?(?:from\s+(?:[^.;]{1,24})?)?$"""
)
# What somebody should do is not what somebody got (case-sensitive: an imperative opens a recommendation).
ADVICE = re.compile(
    r"""\b(?:should|ought\s+to)\b[^.;]*$|^[\s•*\d.)-]*(?:(?:Fully|Vigorously|Further|Significantly|Continue\s+to|Proactively)\s+)?
    (?:Increase|Amend|Ensure|Make|Seek|Impose|Sentence|Prosecute|Investigate|Convict|Punish|Enact|Strengthen|Revise|Raise
    |Prescribe|Apply|Adopt|Pass
    |Strike|Eliminate|Remove|Provide|Allow|Establish|Enforce|Use|Pursue|Hold|Implement|Criminalize|Give|Require|Set)\s""",
    re.VERBOSE,
)

# --- limits and lists -----------------------------------------------------------------------------------------------------------
# A limit that stands apart from its number: "the maximum penalty for its use and sale is", "the ceilings rose to"
LIMIT = _words(
    r"""\b(?:(?P<high>maximum|highest|longest|ceilings?|up)|(?P<low>minimum|lowest|shortest|floor))\b
    (?:\s+(?:prison|jail|criminal|statutory|mandatory|possible))*(?:\s+(?P<noun>penalt(?:y|ies)|sentences?|punishments?|terms?
    |fines?))?
    (?P<gap>(?:(?!\b(?:maximum|minimum|highest|lowest)\b)[^.;:]){0,80}?)\b(?:of|is|was|are|were|to|at|be|being|becomes?|and(?:\s+a)?|up)?\s*(?:(?<=\w)\s*:\s*)?$
    |\b(?:(?P<high2>maximum|highest|longest)|(?P<low2>minimum|lowest))(?:\s+[a-z-]+){0,2}\s+(?P<noun2>penalt(?:y|ies)|sentences?|punishments?|terms?)
    (?P<gap2>(?:\s+(?:for|of|under)\s+[^.;:,()]{1,60})?,\s+)$"""
)
# "can reach 30 years", "runs to 12 years", "a fine that may attain 9,000"
REACHES = _words(r"\b(?:cap(?:s|ped)?\s+[^.;]{0,40}\bat|(?:may|can|could|might|shall)\s+extend\s+to|extend(?:ing|able)\s+to|(?:can|may|could|might)\s+(?:reach|attain|bring)|reach(?:es|ed)?\s+up\s+to|runs?\s+to|goes?\s+up\s+to|as\s+high\s+as)\s+$")
# "up to one year and 10,000 dirhams"
YEARS_AND = _words(r"\b(?:years?|months?)'?(?:\s+(?:in\s+(?:prison|jail)|imprisonment))?,?\s+(?:and/or|and|or|plus)\s+(?:up\s+to\s+)?$")
# "set three years as the maximum"
LIMIT_AFTER = _words(
    r"""\s*(?:'s?)?(?:\s+in\s+(?:prison|jail)|\s+(?:of\s+)?imprisonment)?\s+(?:as|at|is|are)\s+(?:(?:an?|the|its|their)\s+(?:\w+\s+)?)?
    (?:(?P<high>maximum|ceiling|upper\s+limit|most)|(?P<low>minimum|floor|lower\s+limit|least))\b"""
)
# "ranged from suspended sentences to nine years"
RANGE_FROM_WORDS = _words(
    r"""\brang\w+\s+from\s+(?![^.;]*(?:years?|months?|days?)\b)[^.;\d]{3,60}\s+to\s+(?:imprisonment\s+(?:of|for)\s+)?$
    |\bruns\s+to\s+$"""
)
# "six months in jail to the death penalty"
TO_DEATH = _words(r"[\s']*(?:in\s+(?:prison|jail)|(?:of\s+)?imprisonment)?\s+to\s+(?:the\s+)?death\b")
AS_LITTLE_AS = _words(r"\bas\s+(?:little|few|low|short)\s+as\s+$")
SAME_LIMIT = _words(r"(?![^;]*;)[^()]*?(?:\b(?:and|or|to|for|under)|[,(])\s+(?:of\s+)?(?:[\w'-]+\s+){0,1}$")
LINK = r",?\s+(?:and|but|to|or)\s+"
# "not less than five years and not more than", "at least two years up to"
TO_UPPER_LIMIT = _words(r",?\s+(?:(?:and|but|to|up\s+to|or)(?:\s+(?:with|of|for|a))*\s+)?")
SENTENCED_N = _words(r"\bsentenc(?:ed|ing)\s+$")
OF_PERSONS = _words(r"\b(?:each|all|both|most)\s+of\s+(?:the|these|those)\s+$")
TERM_OF = _words(r"\b(?:sentences?|terms?|imprisonment|penalt(?:y|ies))\s+(?:of|from)\s+$")
OTHERS_TO = _words(r"[^.;]{0,60}?\b(?:another|others?|second|third|one|the\s+rest)\s+(?:[\w-]+\s+){0,4}?to\s")
# "three traffickers to life imprisonment, and ", "Three were sentenced to 10 years, "
PERSONS_TO_TERM = _words(
    r"""(?<!\bto\s)(?<!\bof\s)(?<!\bfrom\s)
    \b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen
    |[a-z]+ty)(?:\s+(?!to\b)[\w'-]+){0,7}\s+to\s+
    (?:life|[\w.-]+\s+(?:years?|months?|days?)'?)(?:\s+(?:and\s+[\w-]+\s+(?:months?|days?)'?|imprisonment|in\s+(?:prison|jail)
    |each)){0,2}
    (?:,\s+(?:and\s+)?|\s+and\s+)$"""
)
N_TO = _words(r"(\d+|[a-z-]+)\s+to\s+(?=\d|[a-z])")
OLD_TO_NEW = _words(r"(?:from\s+)?(?P<old>.+?)(?P<to>\s+to\s+)")
# "raised from three to seven years, to six to ten years": two ranges
NEW_RANGE = _words(r"[\w\s',]{0,20}\bto\s+(?:between\s+)?[\w-]+\s+(?:to|years)")
ELIDED_OPENER = _words(r"\b(?:faced?|got|gave|given|to|of|from|for|were|with|received|including|:)\s+$")
SUSPENDED_PART = _words(r"[\w\s']{0,20}\bsuspended\b")
SUSPENDED_OF_IT = _words(r"\s+(?:of\s+(?:it|them|which|that)\s+)?(?:were\s+|was\s+)?suspended\b")
PARTLY = _words(r"\b(?:with|of\s+which|including|but|,\s+of)\s+(?:\w+\s+){0,3}$")

# A number that counts people or cases: "convictions rose to", "aged", "in Tier"
COUNTED_BEFORE = _words(
    r"""\b(?:aged?|ages|from\s+\w+\s+to|compared|number\w*|total\w*|convict\w+|arrest\w+|identif\w+|investigat\w+|prosecut\w+
    |counts?|grades?|ratio|cases?)\s+(?:\w+\s+){0,3}$"""
)
# "if the victim is 14 to 17" is an age, "the term is 14 to 17" is none
# What a bare number counts the age of: "girls from 12", "five to 10 if under 12"
AGE_OF = _words(r"\b(?:if|when|where)\s+$|\b(?:child(?:ren)?|girls?|boys?|minors?|victims?|persons?|people|anyone|those|someone)\s+(?:\w+\s+){0,2}(?:of|aged|from|between)\s+$|\b(?!terms?\b|penalt|sentence|punishment|maximum|minimum|it\b|that\b)[\w']+\s+(?:is|are|was|were|be|aged)\s+(?:between\s+|from\s+)?$")
ELIDED_COUNTS = _words(r"\b(?:number|convictions|cases|victims|arrests|investigations|prosecutions|from\s+\w+)\b[^,;]*$")

# --- life, death, other ---------------------------------------------------------------------------------------------------------
LIFE = _words(
    r"""\b(?:(?:up\s+to\s+|(?:a\s+)?maximum\s+of\s+)?(?:a\s+)?(?:sentences?\s+of\s+)?
    (?:life(?:time)?(?:-long|long)?\s+(?:imprisonment|in\s+(?:prison|jail)|sentences?|terms?|prison|behind\s+bars|incarceration
    |with(?:out)?\s+(?:the\s+possibility\s+of\s+)?parole|(?:at|with)\s+hard\s+labor)
    |(?:(?:imprisonment|imprisoned|incarceration|prison|jail|jailed|hard\s+labor|confinement)\s+(?:for|of)|sentenced\s+to)
    \s+(?:up\s+to\s+)?life\b))
    (?![\w-])(?!\s+of\s)
    |\b(?P<bare>(?:punishable\s+by|got|gets?|get|given|gave\s+\w+|brings?|carr(?:y|ies|ied)|draws?|drew|can\s+be|may\s+be|with|(?:penalt(?:y|ies)|sentences?|terms?|ceiling|maximum|punishment)\s+(?:of|is|was|are|ranging\s+from)|up\s+to
    |rising\s+to|reach(?:es)?|(?:if|where|when|for)\s+[^.;,]{2,50},
    |faced?|faces|or|to|and)\s+|:\s+)
    (?P<life>life)(?=\s*(?:[,.;:)]|$|or\s|and\s+(?:(?:an?|the)\s+)?(?:fine|[\d$€])|if\s|in\s+cases|when\s|where\s|for\s))"""
)
OR_DEATH = _words(r"\bdeath(?:\s+(?:penalty|sentence))?\s+(?:and|or)\s+(?:to\s+)?$")
COURT_OR_CRIME = _words(r"\b(?:convict\w+|courts?|judges?|sentenc\w+|rape|traffick\w+|sections?|articles?|murder)\b")
TO_LIFE = _words(r"[\s']*(?:(?:of\s+)?imprisonment|in\s+prison|in\s+jail)?\s*(?:to|-)\s+(?:a\s+maximum\s+of\s+)?")
DEATH = _words(
    r"""\bthe\s+death\s+(?:penalty|sentence)|\bdeath\s+(?:penalty|sentences?)\b|\bcapital\s+punishment\b
    |\bsentenc\w+\s+(?:[\w',-]+\s+){0,9}?to\s+(?P<sentenced>death)\b
    |\b(?:fac(?:e|es|ed|ing)|punish(?:able|ed)\s+(?:by|with)|penalt(?:y|ies)\s+(?:of|is|was|are|were|includ\w+|from)
    |(?:punishment|penalty|sentence)\s+(?:of|is|was|for\s+[^.;,]{2,80}?\s+(?:is|was))
    |carr(?:y|ies|ied|ying)|means?|brings?|(?:imprisonment|prison|life|years?'?),?\s+(?:to|or)|prescrib\w+
    |(?:life|years|imprisonment|prison)\s*,?\s+(?:and|or),?\s+(?:in|for)\s+[^.;,]{3,50},)\s+
    (?P<faced>death)(?=\s*(?:[,.;)]|$|or\s|and\s+a\s|if\s|when\s|in\s+absentia|where\s|for\s|by\s))"""
)
DEATH_IF = _words(r"\s*,?\s+(?:if|where|when)\b")  # "the death penalty where the victim died"
NO_DEATH = _words(r"\b(?:no|without|abolish\w*|commut\w+|not\s+(?:\w+\s+){0,3}|moratorium\s+on|oppos\w+)\s+(?:the\s+)?$")
OTHER_ALONE = _words(
    r"""\b(?:sentenced|ordered|received|given|gave)\b[^.;]{0,60}?
    \b(community\s+(?:service|work)|house\s+arrest|home\s+detention|probation|correcti(?:ve|onal)\s+labor)\b
    |\b(?:put|placed)\s+(?:\w+\s+)?(?:on|under)\s+(probation|house\s+arrest)\b"""
)

# --- fines ----------------------------------------------------------------------------------------------------------------------
FINE_NOUN = _words(
    r"""\b(?:fin(?:e|es|ed|ing)
    |(?:monetary|financial|administrative|pecuniary|civil|cash)\s+(?:penalt(?:y|ies)|sanctions?|punishments?))\b"""
)
# "the penalty for not reporting it ranges from"
PENALTY_RANGES = _words(r"\b(?:penalt(?:y|ies)|sanctions?)\b[^.;]{0,110}\brang(?:es?|ed|ing)\s+(?:from\s+|between\s+)?$")
FINE_OF = _words(r"\bfines?\s+of\s+(?:from\s+)?$")
PENALTY_NOUN = _words(r"\b(?:penalt(?:y|ies)|punish(?:able|ed|ment|ments)|sanction(?:s|ed)?|liable\s+to|penali[sz]ed)\b")
# Money that is no fine where it stands nearer than the fine.
NO_FINE = _words(
    r"""\b(?:restitution|compensat\w+|damages|reparations?|bail|bonds?|back\s+wages|wages|salar(?:y|ies)|stipends?|overtime|earnings?
    |budget\w*|allocat\w+|spen[dt]\w*|funding|funds?|grants?|donat\w+|contribut\w+|settlement|rewards?|ransoms?|deposits?
    |bribes?|brib\w+|worth|valued|seiz\w+|confiscat\w+|forfeit\w*|assets|owe[sd]?|owing|debts?|earn\w*|profits?|sold|selling|sells?|sale|prices?
    |fees?|unpaid|recover\w*|refund\w*|per\s+month|award\w*|repa(?:y|id|yment)\w*|moral|costs?|bought|purchas\w+|sav(?:ed|ings?)|lost
    |los(?:es?|ing)|charg(?:e|es|ing)|charged\s+(?=[$€£\d])|offer\w*|promis\w+|borrow\w*|loans?|liable\s+for|payments?|pa(?:y|ys|id|ying)|g[ia]ves?|giving
    |provid(?:ed|ing)\s+(?:approximately\s+)?(?=[$€£\d])|found|obtain\w*|collect(?:ed)?\s+(?=[$€£\d])|grant(?:ed)?|won
    |(?:victims?|survivors?|women|girls|workers|plaintiffs?|famil(?:y|ies))\s+(?:\w+\s+){0,2}(?:receiv\w+|got))\b"""
)
# "a fine of two to 18 minimum monthly salaries ($665 to $6,000)"
IN_WAGES = _words(r"\b(?:minimum\s+|monthly\s+|daily\s+|base\s+)+(?:wages?|salar(?:y|ies)|incomes?)(?:\s+units?)?\s*,?\s*\(?")
FINE_AFTER = _words(
    r"""\s*(?:\([^()]{1,60}\)\s*)?(?:in\s+|as\s+an?\s+)?
    (?:(?:administrative|financial|pecuniary|cash|labor|monetary|minimum|maximum|civil|criminal|additional|total
    |cumulative)\s+)*
    (?:fines?|penalt(?:y|ies))\b"""
)
NO_FINE_AFTER = _words(
    r"""\s*(?:\([^()]{1,60}\)\s*)?(?:(?:each\s+)?to\s+(?:the|each|his|her|their|its|one|two|three|four|five|an?|all)\s+
    (?!(?:state|treasury|government|court|fund|budget|ministry|province|municipality|maximum|minimum|fine|limit|range|ceiling)\b)\w
    |(?:in|as|of)\s+(?:restitution|compensation|(?:moral\s+)?damages|back|bail|unpaid|reparations?|wages|victim|lost|overtime|deposits?|legal|fees))"""
)
FINE_GOES_ON = _words(r"\b(?:or|and|to|rising|increas\w+|for)\b")
# "$7 to $21 per infraction (20 to 60 dinars)"
# "(P1,000,000, about $92,600)", "CFA francs (FCFA) ($7,960)"
SAME_BRACKET = _words(r"\s*\(\s*[A-Z]{1,4}\$?[\d.,]+,\s*(?:or\s+)?|\s*\([A-Z]{2,5}\)\s*\(\s*(?:about\s+|approximately\s+)?|\s*,\s*(?:or\s+)?(?:about\s+|approximately\s+|roughly\s+|some\s+)?")
REPEATED = _words(r"\s*(?:(?:per|for\s+each|for\s+every|a)\s+\w+|each)?\s*\((?:approximately\s+|about\s+|or\s+)?")
CANNOT = _words(r"\b(?:cannot|never|n't|(?:may|must|shall|can)\s+not)\s+$")
# From the lower to the upper end of one range: "start at 9,000 and cannot exceed 20,000"
TO_UPPER_FINE = _words(r"(?:and|but|to|,|and\s+up|and\s+a|to\s+a|(?:and|but)\s+(?:cannot|never|(?:may|must|shall|can)\s+not))")

# --- prescribed or imposed ------------------------------------------------------------------------------------------------------
# The court took a limit of the law: "imposed the minimum sentence of"
GIVEN_EXACTLY = _words(
    r"""\b(?:imposed|imposing|gave|given|received?|got|handed(?:\s+down)?|sentenced\s+(?:[\w-]+\s+){1,6}to)\s+(?:him\s+|her\s+|them\s+)?the\s+(?:(?:mandatory|statutory|legal|full)\s+)*
    (?:(?:minimum|maximum)\s+)?(?:(?:prison\s+)?(?:sentences?|terms?|penalt(?:y|ies)|punishment)\s+)?(?:of\s+)?$"""
)
# The last trigger before a term tells which it is; a weak one counts only where there is no other.
TRIGGER = Gate(_words(
    r"""(?P<modal>\b(?:may|can|could|shall|might|would)\s+(?:also\s+|not\s+|only\s+|then\s+|both\s+)?[a-z]+
        |\b(?:must|will)\s+(?:also\s+)?(?:be|face|receive|pay|result)\b)
    |(?P<imposed>\b(?:sentenc(?:ed|ing)\b(?!\s+(?:guidelines|hearings?|judge|laws?|provisions|range))|receiv(?:ed|ing)\b|got\b
        |(?:was|were|been|being)\s+given|gave\b|giving\b|condemn(?:ed|ing)\b|jailed\b
        |(?:was|were|been)\s+(?:imprisoned|incarcerated|(?:punished|penali[sz]ed)(?!\s+(?:by|with)\s+(?:up|an?|at|no
        |[\w-]+\s+to)\s))
        |imprisoned\b|incarcerated\b|fined\b|fining\b|sanctioned\b|hand(?:ed|ing)\b|meted|ordered\b|ordering\b|impos(?:ed|ing)\b
        |imposition\b|levied|levying
        |assessed|collected|collecting|issued|issuing|upheld|verdicts?|serving\b|served\b|sent\s+to\s+(?:prison|jail)
        |suspended\b|reduced\b|cut\b
        |overturned|reinstated|appeals?\s+(?:court|judges?|panel)|on\s+appeal|courts?\s+of\s+appeals?|paid\b|drew\b|inflicted|averaged
        |(?:(?:was|were)\s+allowed|opted|chose|elected)\s+to\s+pay
        |will\s+(?:have\s+to\s+)?(?:spend|serve)|(?:had|was|were)\s+to\s+(?:pay|serve|spend)|paying\s+fines?|serves\b|went\s+to\s+(?:prison|jail)|put\s+away|locked\s+up|sent\s+away|let\s+(?:\w+\s+){1,3}off|escaped\s+with|walked\s+(?:free|away)\s+with|left\s+court\s+with|put\s+on\s+probation
        |given\b(?=\s+(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|life|suspended|prison|between|from|up)\b)
        |(?:prison|jail)\s+(?:terms|sentences)\s+(?:\w+\s+){0,3}(?:ranged|ran|varied)\b
        |(?:longest|shortest|heaviest|lightest|average)\s+(?:(?:prison|jail)\s+)?(?:sentence|term)\s+(?:(?:handed\s+down|imposed|given|passed)\s+)?(?:was|being|came|stood|ran)
        |(?:the\s+)?most\s+severe\s+(?:sentence|term)\s+was
        |(?:was|were)\s+(?:\w+\s+)?the\s+(?:longest|heaviest|stiffest|harshest|severest|lightest|shortest)\b
        |terms\s+for\s+(?:the|those|these|them)\b[^.;]{0,30}\b(?:ranged|ran|varied)
        |the\s+(?:shortest|longest)\b(?=\s+\w+\s+(?:years?|months?))
        |convict(?:ed|ing)\s+(?=(?:him|her|them|an?|the|both|each|all|one|two|three|four|five|six|seven|eight|nine|ten|\d+
        |(?-i:[A-Z])\w+)\s)
            (?:(?!of\b|under\b|for\b|may\b|can\b|could\b|shall\b|fac|is\b|are\b|receiv)[\w,']+\s+){0,8}?to\s+
        |sentences\s+(?:includ(?:ed|ing)|consisted|ranged|ran|varied|were|averaged|given|imposed|issued)\b
        |sentences?\s+(?:\w+\s+){1,6}(?:ranged|ran|varied)\b
        |(?:sentences|terms)\s+(?:lay|went|spanned|stretched)\s+(?:from|between)\b
        |locked\s+up\b))
    |(?P<weak>\b(?:convictions?\s+(?:and|with)\b|(?:with|and|prison|jail)\s+sentences?\b|sentences?\s+(?:of|for|from|ranging)\b
    |convicted\b|guilty\b))
    |(?P<weak_prescribed>\bfines?\s+(?:for|range|ranges|are|is|of)\b|\bterms?\s+of\b|\b(?:law|code|act|articles?|sections?|bill|statute|amendment|provision)\b)
    |(?P<prescribed>\b(?:prescrib\w+|provid(?:es?|ed|ing)\b|carr(?:y|ies|ied|ying)\b|punish(?:able|es|ed|ment|ments|ing)?\b
    |penalt(?:y|ies)\b
        |penali[sz](?:es?|ed|ing)\b|fac(?:e|es|ed|ing)\b|subject(?:ed|s)?\s+to|liable\b|stipulat\w+|establish(?:es|ed|ing)?\b
        |sets?\b|impos(?:es?)\b
        |criminali[sz]\w+|prohibit\w*|maximum\b|minimum\b|mandatory\b|draws?\b|mandat(?:es?|ed|ing)\b|calls?\s+for|called\s+for
        |allows?\b|allowed\b
        |(?:is|are)\s+(?:sentenced|fined|imprisoned|jailed|punished)|threatens?|outlaw\w*|increas(?:es|ed|ing)\b|ceilings?
        |includ(?:es|ed|ing)?\s+(?:a\s+)?(?:penalt|punish|imprison|prison|fine)|felony|crimes?\s+with|offen[sc]es?\s+with
        |specif(?:y|ies|ied)|propos(?:es?|ed|ing)\b
        |risks?\b|risked\b|receives\b|rises?\b|ranges?\b|defines?|raises?\b|raising\b))"""
))
# "may be sentenced", "is fined", "those who are jailed": no court has spoken yet
UNDER_MODAL = _words(
    r"""\b(?:may|can|could|shall|must|might|would|will|to)\s+(?:also\s+)?(?:be|have\s+been)\b[^.;]{0,90}$
    |\b(?:is|are)\s+(?:also\s+|then\s+|each\s+)?$
    |\b(?:if|once|when|those|anyone|whoever|any\s+person|persons|offenders|violators)\s+(?:\w+\s+){0,5}(?:is
    |are)\s+(?:\w+\s+)?$"""
)
# "The law criminalized X and imposed ..."
LAW_ACTS = _words(
    r"""\b(?:law|act|code|article|amendment|regulation|decree|statute|legislation|section|provision)s?\b
    (?![^.;]*\b(?:court|judge|prosecutor|police|authorities|government)s?\b)[^.;]*$"""
)
# "cases drew a maximum of five years": what a law threatens; a court gives one term
LIMIT_FOLLOWS = _words(r"\s+(?:up\s+to|a\s+(?:maximum|minimum)\s+of|(?:at|no)\s+(?:least|most|less|more))\b")
BY_LAW = _words(r"\s+by\s+(?:the\s+)?(?:law|act|code)\b")
BY_COURT = _words(r"\b(?:court|judge|under)")
COURT_SUBJECT = _words(r"\b(?:court|courts|judge|judges)\s+(?:\w+\s+)?$")
GIVEN_LIMIT = _words(r"\b(?:received|given|gave|imposed|sentenced\s+(?:\w+\s+){0,6}to)\s+(?:the\s+|a\s+)?$")
GIVEN_PENALTY = _words(r"\b(?:imposed|courts?|issued|assessed|levied|meted|handed|gave|received)\b[^.;]{0,30}$")
FOUND_GUILTY = _words(r"\b(?:found\s+guilty|(?:was|were)\s+convicted)\b")
COURT = _words(
    r"""\b(?:courts?|judges?|(?:was|were|been|be|courts?|authorities|judges?|government)\s+(?:\w+\s+)?convicted
    |convicted\s+(?:\d|an?\b|one\b|two\b|three\b|four\b|five\b|six\b)|verdict|appeal\w*|traffickers?\s+(?:to|were)|defendants?
    |offenders?\s+(?:were|received))\b"""
)

# --- what belongs to a term -----------------------------------------------------------------------------------------------------
NOT_PERSONS = _words(r"\s+(?:[\w-]+\s+)?(?:counts?|charges?|years?|months?|cases?|fines?|courts?|victims?|lashes)\b")
PERSONS_TO = _words(r"(?:\s+[\w'-]+){0,6}?\s+to\s+(?:[\w']+\s+){0,5}$")
ONE_PERSON = _words(
    r"""\b(?:an?|the|one|his|her|its|this|that|another)\s+(?:[\w'-]+\s+){0,4}?
    (?:man|woman|trafficker|offender|defendant|person|official|officer|policeman|suspect|perpetrator|employer|mother|father
    |national|citizen|priest
    |teacher|fisherman|captain|lawmaker|tourist|driver|recruiter|broker|director|doctor|judge|owner|operator|pimp|convict
    |accused)\b
    |\b(?:he|she|him|her)\b
    |\b(?:the|a)\s+(?:second|third|fourth|fifth|latter|former|other)\b(?!\s+(?:two|three|four|five|six|\d+)\b|\s+\w+s\b)"""
)
# "Four of the nine"
OF_THE = _words(r"\bof\s+(?:the|these|those)\s+$")
SUSPENDED = _words(
    r"""\b(?P<part>(?:partial(?:ly)?|part(?:ly)?)[\s-]+suspended)|(?P<not>\b(?:un-?suspended|not\s+suspended
    |without\s+suspension)|no\s+suspended)
    |\bsuspend(?:ed|s|ing)?\b|\bwith\s+a\s+[\w-]+\s+suspension|\bconditional(?:ly)?\s+(?:sentence|release)"""
)
# "two others were put on probation" in a sentence with other punishments
OTHER_GROUP = _words(
    r"""\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|others?|another|rest|remaining|(?:sec|thi|four|fif)\w+)\s+
    (?:\w+\s+)?(?:(?:(?:was|were)\s+)?(?:put|placed)\s+on|received|got|(?:was|were)\s+given)\s+(probation|community\s+service)\b
    (?!\s+(?:of|for)\s+\w+\s+(?:month|year|hour))"""
)
# Where the next group of persons begins: ", three received suspended sentences", "and the others were"
NEXT_GROUP = _words(
    r"""(?:[,;]|\s(?:and|while|but|with))\s+(?:and\s+|while\s+|but\s+)?
    (?=(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|some|most|others?|another
    |the\s+(?:others?|rest|remaining|second|third|last)|courts?|judges?)\s+
    (?:(?!of\b|years?\b|months?\b|suspended\b)[\w'-]+\s+){0,5}?(?:receiv\w+|got|gave|(?:was|were)\s+(?:given|sentenced|fined|ordered|put)|to|with|sentenced)\s)"""
)
SUSPENDED_SHARE = _words(r"\b(?:of\s+which|with\s+\w+\s+(?:years?|months?))\b")
NOT_SUSPENDED = _words(r"\b(?:not\s+suspended|must\s+serve|served?\s+(?:their|his|her|the)\s+(?:full\s+)?(?:sentence|time))")
STRINGENT = _words(
    r"""(?P<no>\b(?:not|neither|insufficiently|were\s+not|nor)\s+(?:\w+\s+){0,3}
    |\bin)?(?:sufficiently\s+)?stringent"""
)
COMMENSURATE = _words(r"(?P<no>\b(?:not|neither|nor|incommensurate|less\s+than)\s+(?:\w+\s+){0,4})?\bcommensurate\b")
SEX_TRAFFICKING_ONLY = _words(r"sex\s+trafficking,?\s+(?:\w+\s+)?$")
THESE_PENALTIES = _words(
    r"""\s*(?:These|Those|Such|All|The|Both|Prescribed)\s+(?:\w+\s+){0,3}(?:penalties|punishments|terms
    |sentences)"""
)
OFFENSE_AFTER = _words(
    r"""\s*(?:\([^()]*\)\s*)?,?\s*(?:and\s+a\s+fine\s*,?\s*)?(?:for|if\s+convicted\s+of|on\s+charges\s+of)\s+
    (?!(?:the\s+)?(?:first|second|a)\s+(?:time|total)|(?:\w+\s+counts?|each|those|these|their)\b)
    (?P<offense>(?:[\w'-]+\s+){0,9}[\w'-]+)"""
)
# Where an offense ends that follows its term, and one that stands before it.
OFFENSE_END = _words(
    r"""\s+(?:and|or|but|while|which|that|who|to|under|when|where|if|were|was|is|are
    |in(?!\s+(?:persons?|human|women|children|girls|boys|minors|people|organs)\b))\s"""
)
OFFENSE_SPLIT = _words(r"\s+(?:under|which|that|who|when|where|if|while|but)\s")
_OFFENSE_STOP = r"with\b|which\b|by\b|to\b|is\b|are\b|was\b|were\b|rang"
OFFENSE_BEFORE = _words(
    rf"""\b(?:criminali[sz](?:es|ed|ing)|prohibit(?:s|ed|ing)|punish(?:es|ed|ing)|outlaw(?:s|ed|ing)|penali[sz](?:es|ed|ing)
    |convict(?:ed|ion)\s+(?:of|for)|penalt(?:y|ies)\s+for|guilty\s+of)\s+
    (?P<offense>(?:(?!{_OFFENSE_STOP}|carr\w+\b|and\s+(?:prescrib|provid|stipulat|carr|impos))[\w'-]+\s+){{0,10}}
    (?!{_OFFENSE_STOP}|and\b)[\w'-]+)"""
)
