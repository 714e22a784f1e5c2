"""Which lengths of time punish: what stands before and after "five years".

To teach the finder a verb that takes a bare length ("drew nine years"), add it to `VERB_BEFORE`; a noun, to `NOUN_BEFORE` and
`NOUN_AFTER`; what makes a length something else, to `NOT_BEFORE`, `NOT_AFTER`, `BARS` or `OTHER_LENGTH`.
"""

from __future__ import annotations

from tipnlp.find.penalties.wording import opening, verbose

_PRISON = r"""(?:imprisonment|prison|jail|incarceration|confinement|detention|custody|sentences?|terms?|bars|hard\s+labor
    |(?:penal\s+)?servitude|penal\s+labor|deprivation\s+of\s+(?:liberty|freedom)|loss\s+of\s+liberty|penalt(?:y|ies)
    |punishments?|(?<=[\s-])(?:mandatory\s+)?(?:minimum|maximum)(?!\s+(?:age|wage)))"""
_OTHER = r"""(?:community\s+(?:service|work)|correcti(?:ve|onal)\s+(?:labor|work)|labor\s+correction|(?:house|home)\s+(?:arrest
    |detention|confinement)
    |probation|supervised\s+release|supervision|(?:restricted|limited)\s+(?:freedom|liberty)|public\s+works?
    |restriction\s+of\s+(?:liberty|freedom))"""
_MANNER = r"""(?:rigorous|supervised|unsupervised|simple|hard|strict|strenuous|active|effective|actual|mandatory|criminal|additional|concurrent
    |suspended|partially|partly
    |fully|wholly|conditional|conditionally|unconditional|state|federal|local|aggravated|custodial|noncustodial|prison|jail
    |penal|maximum|minimum
    |deferred|unsuspended|firm|real|labor\s+camp|solitary|immediate|lighter|reduced)"""
# After the length: "five years" + "in prison", "of hard labor", "suspended sentence", "of community service"
NOUN_AFTER = verbose(
    rf"""\s*(?:'s?\s*)?(?:\((?!\$)[^()]{{1,30}}\)\s*)?(?:of\s+|in\s+(?:an?\s+|the\s+)?|at\s+|behind\s+|with\s+|under\s+
    |as\s+a\s+)?
    (?:{_MANNER},?\s+(?:or\s+)?){{0,3}}["']?(?:(?P<other>{_OTHER})|(?P<prison>{_PRISON}))(?![\w-])
    (?!\s+(?:(?:center|facility|officer|guard|staff|camp)s?|of\s+(?:office|service|reference|employment))\b)"""
)
# Before the length: "imprisonment for", "prison terms ranging from", "sentences of"
NOUN_BEFORE = opening(
    rf"""\b(?:(?P<other>{_OTHER})|imprison(?:ed|ment)|prison|jail(?:ed)?|incarcerat(?:ion|ed)|detention|confinement|custody
    |hard\s+labor
    |penal\s+servitude|deprivation\s+of\s+(?:liberty|freedom)|sentences?|terms?
    |locked\s+up|put\s+away)
    (?:\s+(?:sentences?|terms?|time|with\s+(?:hard\s+)?labor|at\s+hard\s+labor|with\s+forced\s+labor))?
    (?:\s+(?:not\s+)?(?:ranging|ranges?|ranged|varying|lasting|running|set\s+at|(?:that|which)\s+ranged?|reduced|limited
    |amounting))?
    (?:\s+(?:of|for|from|at|between|to|up|a|an|the|terms?|periods?|either|be|is|was|were|are|only|just|as|much|range|duration
    |sentence))*\s+$"""
)
# A fine told in days or months: "a judicial fine of up to 10,000 days"
OF_FINE = verbose(r"\bfines?\s+of\s+$")
# Where people are held who need not have done anything: "children were held in detention for"
HELD_IN = verbose(
    r"""\b(?:held|kept|detained|confined)\s+(?:\w+\s+)?(?:in|at)\s+(?:[\w-]+\s+){0,2}
    (?:detention|custody|confinement|cells?|cent(?:er|re)s?)\b(?:(?!sentenc|convict|punish)[^.;,]){0,40}$"""
)
# What a bare length may follow at once: "carries one to eight years", "provided for three to seven years", "got three years"
VERB_BEFORE = opening(
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
    |punishments?|penalty|penalties|either|minimum|maximum|average|him|her|them|each|it|down))*(?:,?\s+respectively,?)?\s+["']?$"""
)
# What gives a bare length to somebody: "a court gave the cook 28 years", "judges handed two agents four years".
GIVEN_BY_COURT = opening(
    r"""\b(?:courts?|judges?|tribunals?|magistrates?|panel)\b[^.;]{0,60}\b(?:gave|handed|sentenced|dealt|awarded)\s+
    (?:(?!to\b)[\w'-]+\s+){1,7}$"""
)
# Words after a length that was given or received, which therefore is no leave, grace or funding: "got 30 years."
TERM_ENDS = verbose(
    r"\s*(?:[,.;:)\"']|$|(?:each|in\s+(?:total|all|\d{4})|for|on|if|and|while|but|respectively|where|when|or|after)\b)"
)
# "forbids trafficking, with two to 10 years for adults", "threatens buyers with up to three years"
LAW_WITH = opening(
    r"""\b(?:articles?|sections?|code|act|decree|law|laws|provisions?|amendments?)\b[^.;]{0,160}
    \b(?:with|by)\s+(?:imprisonment\s+of\s+|a\s+term\s+of\s+)?$"""
)
# "the penalty for the rape of a child aged 13 is"
PENALTY_IS = opening(r"\b(?:penalty|punishment|sentence|term)\s+for\s+[^.;,]{1,100}\s+(?:is|was|are|were)\s+$")
LIMIT_FOR = opening(r"\b(?:maximum|minimum)\s+for\s+[^.;,]{1,60}\s+(?:is|was)\s+$")
LAW_NEAR = verbose(r"\b(?:articles?|sections?|code|act|decree|law|laws|provisions?|amendments?|bill)\b")
# "(Article 6; one to three years)", "procuring (two to eight years)"
IN_BRACKETS = verbose(r"\((?P<inside>[^()]{0,80}[,;:]\s*(?:or\s+|and\s+|with\s+)?)?$")
LAW_BRACKETED = verbose(
    r"""\b(?:articles?|sections?|code|act|law|decree|provisions?)\b[^().;]{0,70}$
    |\b(?:\w+ing|prostitution|slavery|servitude|enslavement|labor|rape|abduction|offen[sc]es?|crimes?|sale|others|corruption)\s*$"""
)
BRACKET_ENDS = verbose(r"\s*(?:(?:at\s+(?:the\s+)?(?:most|least)|maximum|minimum)\s*)?(?:[,;)]|(?:or|if|where|when|for|and)\b)")
# "two to five years and a fine of", "$7,600 or six months for"
FINE_FOLLOWS = verbose(r"\s*,?\s*(?:and/or|and|or|plus)\s+(?:an?\s+)?(?:fines?|monetary)\b")
FINE_PRECEDES = opening(r"\bfines?\s+of\b[^.;]{3,60}\s(?:and/or|and|or)\s+$")
THREAT = verbose(r"\b(?:penalt|prescrib|punish|carr(?:y|ie)|provid|criminali[sz]|penali[sz]|set|laws?\b)\w*")
RESPECTIVELY = verbose(r",?\s+respectively\b")
_NUMBER_WORD = r"""(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|(?:twenty|thirty|forty|fifty|sixty)(?:-[a-z]+)?)"""
# The numbers of a list whose unit comes last: "received 16, 18, and" 22 months
LISTED_BEFORE = verbose(r"\s(?:\d+|" + _NUMBER_WORD + r")(?:\s*,\s+(?:\d+|" + _NUMBER_WORD + r"))*,?\s+(?:and|or)\s+$")
INSTEAD_OF_PRISON = verbose(
    r"\b(?:in\s+(?:place|lieu)\s+of|instead\s+of|rather\s+than)\s+(?:serv(?:e|ing)\s+)?(?:(?:an?|the|his|her|their)\s+)?$"
)
WENT_TO_PRISON = verbose(r"\b(?:went|sent)\s+to\s+(?:prison|jail),?\s+for\s+$")
# "had her 14 years raised to 18", "reduced a recruiter's 20 years to 18"
OWN_TERM = verbose(r"(?:\b(?:his|her|their)|\w's?)\s+$")
CHANGED_AFTER = verbose(
    r"\s*(?:term|sentence)?\s*(?:was\s+|were\s+)?(?:raised|cut|reduced|increased|lowered|shortened|extended|doubled|trimmed|slashed|halved|lifted|commuted|suspended|confirmed|upheld)\b"
)
# "the longest sentence was five years, the shortest 15 months" tells two sentences, no limits
LONGEST_GIVEN = opening(
    r"""\b(?:longest|shortest|heaviest|lightest|stiffest|harshest|mildest|most\s+(?:severe|lenient)|highest|lowest|average|mean|median)\s+(?:prison\s+|jail\s+)?
    (?:(?:sentence|term)\s+(?:handed\s+down\s+|\w+\s+)?(?:was|being|came\s+to|stood\s+at|ran\s+to)\s+|of\s+(?:which|these|them)\s+(?:was|being)\s+)?$
    |\bmaximum\s+(?:prison\s+)?(?:sentence|term)\s+(?:imposed|handed\s+down|given)\s+(?:was|being)\s+$"""
)
AVERAGE_GIVEN = verbose(
    r"\baverage\s+(?:prison\s+|jail\s+)?(?:sentence|term|penalty|punishment)\s+(?:(?:\w+\s+|for\s+[^.;,]{1,40}\s+)?(?:was|being|came\s+to|stood\s+at)|of)\s+$"
    r"|\b(?:sentenced|received|given|got|imprisoned|jailed)\b[^.;,]{0,40}\baverage\s+of\s+$"
)
# "none received more than two years"
NONE_MORE = verbose(r"\b(?:no|none|nobody|no\s+one|not\s+one|neither|never)\b[^.;,]{0,60}$|\bnor\s+$")
# "nor less than two years", and "less than the 15 years prescribed for rape", which are 15 years
# "three sentences exceeded ten years", "none passed 12 months"
EXCEEDS = verbose(
    r"""(?P<not>\b(?:not|no(?:ne)?|never|neither)\s+(?:\w+\s+){0,3})?\b(?:exceed|surpass)(?:e[sd]|s)?\s+$
    |\b(?P<not_past>(?:not|none|never|neither)\s+(?:\w+\s+){0,3}pass(?:e[sd])?)\s+$"""
)
NOR = verbose(r"\bnor\s+$")
COMPARED = verbose(r"(?:less|more|fewer|lower|higher|shorter|longer)\s+than\s+the\s")
OR_MORE = verbose(r"\s+or\s+(?:(?P<more>more|longer|over|above)|less|shorter|under)\b")
# What bars it: "within five years", "the past two years", "for a period of", "served two years"
NOT_BEFORE = opening(
    r"""\b(?:within|in\s+the|over\s+the|during(?:\s+the)?|past|last|previous|preceding|prior|next|first|after|before|since|every
    |per|each|until
    |following|in|younger|older|averaged?|aged?|ages?|another|age\s+of|than|below|(?:minimum|maximum)\s+age\s+(?:of|is|was)
    |age\s+difference\s+(?:\w+\s+){0,6}
    |serv(?:ed|ing)|spent|spending|(?<!to\s)spend|completed|completing|period\s+of|suspended\s+(?:for|over|during)
    |by\s+an?\s+(?:additional|extra))
    \s+(?:an?\s+|the\s+|least\s+|at\s+least\s+|up\s+to\s+|only\s+)?$"""
)
# Time served is no sentence, unless a sentence is served ("was serving a 10-year term").
SERVED = opening(
    r"""\b(?<!will\s)(?<!must\s)(?<!to\s)(?:serv(?:ed|ing)|spent|spending|after|completed|completing|remaining|spend)\s+
    (?:an?\s+|the\s+|at\s+least\s+|up\s+to\s+|only\s+|over\s+|more\s+than\s+|the\s+full\s+|about\s+)*$"""
)
# "two years old", "a one-year residence permit", "three years' disqualification", "five years of schooling"
NOT_AFTER = verbose(
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
BARS = opening(
    r"""\b(?:(?<!behind\s)bar(?:s|red|ring)?|bann?(?:s|ed|ing)?|prohibit(?:s|ed|ing|ion)?\s+(?:\w+\s+){0,2}from|disqualif\w+
    |depriv\w+\s+(?:of\s+)?(?:\w+\s+){0,3}rights?|revo(?:ke|ked|king|cation)\w*|withdraw\w*|denial|licen[sc]es?|residence
    |permits?|reflection
    |blacklist\w*|clos(?:e|ed|ure)|statute\s+of\s+limitations|pre-?trial|delay(?:ed|s)?|pending|bail|schooling|contracts?
    |employment|age|operat\w+
    |expel\w*|deport\w*|supervis\w+|regist\w+|loss\s+of|prohibition|take[sn]?|took|taking|last(?:s|ed|ing)?)\b"""
)
# "two 20-year and three eight-year sentences"
SHARED_NOUN = verbose(r"\s*(?:,|and|or|to)\s+(?:[\w-]+\s+){0,2}?[\w-]+-(?:year|month)\s+(?:prison\s+|jail\s+)?(?:sentences?|terms?)\b")
# "gave four men one year, suspended"
SUSPENDED_AFTER = verbose(r"\s*(?:'s?)?,?\s+(?:(?:all|both|fully|partially)\s+)?suspended\b(?!\s+(?:for|over))")
# "Of 33 sentences, one was for 10 years"
WAS_FOR = opening(r"\bsentences?\b[^.;]{0,80}\b(?:was|were|is|are)\s+for\s+(?:up\s+to\s+)?$")
# "the general serves 21 years", "is serving nine years"
NOW_SERVES = verbose(r"\b(?:serves|(?:is|are|was|were|now|still)\s+serving)\s+$")
# What may follow a bare length that ends its phrase: "faces three years if", "drew nine years apiece".
BARE_ENDS = verbose(
    r"""\s*(?:[,.;:)\"'—]|$|(?:each|apiece|respectively|plus|unless|without|was|were|has|have|had|is|are|that|which|who|imposed|given|handed|by|at\s+(?:most|least|the\s+(?:most|least))|in\s+(?:total|all|absentia|cases?|aggravated)
    |to\s+(?=(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)\s*(?:[,.;)]|$|(?:on|when|if|where|for)\b))
    |for\s+(?!the\s+(?:first|second|third)\s+time)|on\s+(?:appeal|\w+\s+counts?)|if|and|while|but|where|when|or|as\s+(?:a|the|its)\s+(?:maximum|minimum)
    |to\s+(?:be\s+served|run\s+con)|depending|regardless|under)\b)"""
)
# Verbs, nouns and prepositions that take a length of something else: "the trial lasted", "was held for", "a stay of".
OTHER_LENGTH = verbose(
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
PRISON_FOR = verbose(
    r"\b(?:(?:punish\w+\s+(?:by|with)|sentenced\s+to)\s+(?:forced|compulsory)\s+labor|behind\s+bars|put\s+(?:\w+\s+)?away|locked\s+(?:\w+\s+)?up|sent\s+(?:\w+\s+)?away|imprison\w*|jail\w*|incarcerat\w*|prison|confine\w*)\b[^,;]{0,40}$"
)
FOR_LENGTH = verbose(r"\bfor\s+(?:up\s+to\s+|at\s+least\s+|a\s+)?$")
# "sentenced three offenders: one to", "sentenced X, Y, and Z to"
SENTENCED_LIST = opening(r"\bsentenc(?:ed|ing|es)\b[^.;:]{0,80}:\s+$")
SENTENCED_TO = opening(r"\b(?:sentenc|condemn)(?:ed|ing)\b[^.;]*\s(?:to|with)\s+(?:(?:spend|serve)\s+)?(?:between\s+|from\s+)?$")
SAME_SENTENCE = verbose(r"\b(?:and|or|but|to|while|with|rising|increas\w+)\b|[,(;]")
# A noun that alone is too weak: "a 4-year term", "five years' detention"
AMBIGUOUS_NOUN = verbose(r"[\s']*(?:(?:mandatory\s+)?(?:minimum|maximum)|terms?|detention|custody|penalt|punish|servitude)")
GIVEN = verbose(r"\b(?:receiv(?:ed|es)|gave|(?:was|were)\s+given|got|sentenc\w+|order(?:ed|ing)|impos(?:ed|ing))\b[^.;]{0,60}$")
# "on top of a five-year term", not "appointed to a five-year term"
OFFICE = verbose(
    r"\b(?:appoint\w*|elect\w*|nam(?:ed|es)|president\w*|mayor\w*|governor\w*|parliament\w*|commissioner|ombuds\w*|director|contracts?|employ\w*)\b"
)
TERM_OF_OFFICE = verbose(r"terms?\s+of\s+(?:office|reference)")
# "the judge suspended 18 months" is no term of its own.
SUSPENDED_VERB = opening(
    r"""\b(?:judges?|courts?|he|she|it)\s+(?:then\s+|also\s+)?suspended\s+$
    |\bsuspend\s+(?:(?:prison|jail|any|all)\s+)*(?:sentences?|terms?)\s+(?:of\s+)?$"""
)
# "increased by two years" is an enhancement, "from ten to 15 years" after "raised" are two terms.
ENHANCED = opening(
    r"""\b(?:increas\w+|rais\w+|enhanc\w+|extend\w*|add(?:s|ed|ing)?|reduc\w+|go(?:es)?\s+up|rises?|rose)\b[^.;]{0,60}\bby\s+
    (?:up\s+to\s+|an?\s+(?:additional\s+)?|another\s+)?$
    |\bnon-?parole\s+(?:terms?|periods?)\s+of\s+(?:at\s+least\s+)?$"""
)
SUSPENDED_PART = verbose(r"[\w\s']{0,20}\bsuspended\b")
SUSPENDED_OF_IT = verbose(r"\s+(?:of\s+(?:it|them|which|that)\s+)?(?:were\s+|was\s+)?suspended\b")
PARTLY = verbose(r"\b(?:with|of\s+which|including|but|,\s+of)\s+(?:\w+\s+){0,3}$")
# The court took a limit of the law: "imposed the minimum sentence of"
GIVEN_EXACTLY = opening(
    r"""\b(?:imposed|imposing|gave|given|received?|got|handed(?:\s+down)?|sentenced\s+(?:[\w-]+\s+){1,6}to)\s+(?:him\s+|her\s+|them\s+)?the\s+(?:(?:mandatory|statutory|legal|full)\s+)*
    (?:(?:minimum|maximum)\s+)?(?:(?:prison\s+)?(?:sentences?|terms?|penalt(?:y|ies)|punishment)(?:\s+|(?=,)))?(?:of\s+|,\s+)?$"""
)
