"""The words for what is done to victims, by whom, and for what the state does."""

from __future__ import annotations

import re

from tipnlp.find.flows.clause import Clause
from tipnlp.find.flows.cues import Cue, verbose
from tipnlp.signals import Gate

# Exploitation as a deed: what is done to people.
EXPLOITED = Gate(verbose(
    r"""
    \b(?<!anti-)(?<!anti)(?:(?:re-)?traffick(?:ed|ing)\s+(?!law|statute|act\b|offen[sc]e|case|investigation|prosecution|
    conviction|unit|plan|efforts?|penal|charge|network|police|scheme|crime|ring|in\s+persons\s+report)|
    sex[-\s]+traffick|traffics?\b|trafficked\b|exploit(?:ed|s|ing|ation)?\b|
    subject(?:ed|s)?\s+(?:\w+\s+){0,12}?to\b(?!\s+(?:\w+\s+)?(?:sentence|penalt|fine|arrest|deport|prosecut|review|
    approval|investigat|imprison|inspection))|forced\b(?!\s+(?:\w+\s+)?to\s+(?:attend|flee|leave|close|resign|relocate|rely|vacate|disband)\b)|forcing\b|
    (?<!task\s)(?<!police\s)(?<!labor\s)(?<!defense\s)(?<!constabulary\s)(?<!armed\s)(?<!security\s)(?<!air\s)(?<!in\s)(?<!into\s)(?<!of\s)forces?\b|
    coerc\w+|compel\w*|
    end(?:ure|ures|ured|uring)\b|end(?:s|ed)?\s+up\b|enslaved?\b|h[eo]ld(?:s|ing)?\b|brothels?\b|
    prostitut(?:ed|ion)\b|servitude\b|slave(?:ry|s)?\b|slavery|bond(?:age|ed)\b|begg?(?:ing|ary)?\b|
    forced\s+labor|compulsory\s+labou?r|indentured\b|commercial\s+sex|sex\s+trade|
    sex(?:ual)?\s+(?:exploitation|slavery|servitude|industry)|sold\b|sell\b|toil\w*|against\s+their\s+will|
    without\s+pay\b|no\s+(?:pay|wages)\b|under\s+duress\b|child\s+soldier|conscript\w*|
    combat\b|made\s+to\b|prey(?:s|ed|ing)?\s+on|
    involuntar\w+|forcibly\s+recruit\w*|(?:abduct|kidnap)\w*\s+(?:[\w-]+\s+){0,4}?(?:women|girls|boys|children|minors|youth|civilians)\b|peddl\w+|unpaid\b|withheld|withholding\b|nonpayment|confiscat\w+|
    excessive\s+(?:\w+\s+){0,4}fees|fraudulent\w*\s+recruit\w*|camel\s+jockeys?\b|labor\s+on\b|
    hours\s+a\s+day\b|debts?\b)
    """
))
# A finite or participial deed, not just the noun: what is asked for outside the profile paragraphs.
DEED = Gate(verbose(
    r"""
    \b(?:trafficked|exploit(?:ed|s)?|subject(?:ed|s)?\s+to|victims?\s+of|forc(?:e|es|ed)\s+(?:\w+\s+){0,4}(?:to|into)|
    in\s+(?:forced|domestic|sex|commercial|debt|involuntary)|
    (?:into|to|for)\s+(?:forced|sex|commercial|prostitut|domestic|debt|bonded|beg\w*)|coerced|compelled|sold|induced|
    vulnerable\s+to|(?:increas|heighten|rais)\w*\s+(?:\w+\s+)?vulnerability\s+to|at\s+(?:\w+\s+)?risk|deceiv\w+|lured?|servitude|slave(?:ry|s)?|fees|held\s+in|
    trafficking\s+(?:\w+\s+){0,5}?(?:women|girls|boys|children|men|nationals|minors|persons\s+from|victims)|nonpayment|
    passports|enslav\w+|abuse\s+of|held\s+(?:on|at|aboard|captive)|
    (?:of|for|with)\s+(?:sending|selling|holding|luring|recruiting|exploiting|forcing|subjecting|bringing|deceiving|abusing|
    enslaving|trafficking)|who\s+(?:had\s+)?(?:deceived|held|sold|sent|lured|abused)|against\s+their\s+will|unpaid|made\s+to\s+(?:work|beg|steal|sell)|without\s+(?:pay|wages|days\s+off)|
    labor\s+(?:trafficking|exploitation)|sex(?:ual)?\s+(?:exploitation|trafficking)|prostitut\w+)\b
    """
))
# What victims are seen to do or to suffer: exploitation where a paragraph tells of trafficking, no evidence elsewhere.
TOILED = verbose(
    r"""
    \b(?:labou?r(?:s|ed|ing)?\s+(?:under|for|as|at|by|on|in|long|without|against|aboard|from|to)|
    (?:work(?:s|ed|ing)?|labou?r(?:s|ed|ing)?)\s+(?:\w+\s+){0,3}?(?:against\s+their\s+will|by\s+force|under|without|unpaid|
    for\s+(?:little|no)|
    for\s+nothing)|work\s+in\s+(?:the\s+)?(?:brothels|bars|prostitution|nightclubs|mines|sex)|
    (?:are|were|is|was|be|been)\s+(?:\w+\s+){0,3}?(?:found|met\s+with|kept|put\s+to|made|sold|bought|traded|pimped|
    prostituted|placed|lent|rented|hired\s+out|handed\s+over|passed\s+(?:on|around)|used\s+as|set\s+to|confined|locked|
    trapped|unpaid|beaten|paid\s+(?:little|nothing|less)|abducted|kidnapped|lured|entrusted|stranded|duped|tricked|deceived)|
    (?:ride|rode|race[sd]?|racing)\s+camels|trapped|beaten|unpaid|in\s+debt|under\s+(?:debt|guard|duress|threat|force|gang)|prostitut\w+|nightclubs?|
    massage\s+parlou?rs|
    nail\s+(?:bars|salons)|cannabis|marijuana|car\s+wash\w*|sex\s+(?:trade|trafficking|work)|
    (?:tend|steal|herd|sew|dig|sort|pick|fish|mine|haul|weave|scavenge|hawk|peddle|pickpocket|shoplift|harvest|
    suffer|deal|sell|beg|fight|carry|pan\s+for|dive|clean|cook)\s+(?:\w+\s+)?(?:\w|\.|$)|
    mind\s+(?:\w+\s+)?(?:infants|herds|cattle|livestock)|sell\s+(?:sex|their\s+bodies)|stolen?|fall\s+(?:into|prey|victim)|risk\s+(?:being|\w+ing)|at\s+(?:\w+\s+)?risk|vulnerable|
    fell\s+(?:into|prey|victim)|liv(?:e|ing)\s+(?:as|like)\s+slaves|without\s+(?:pay|wages|rest|days\s+off)|
    (?:little|no)(?:\s+or\s+no)?\s+(?:pay|wages)|dancers?|hostesses|jockeys?|serfdom|servants?|overwork\w*|mistreat\w*|
    work\s+as\s+(?:\w+\s+)?(?:maids|prostitutes|beggars|peddlers|hostesses)|abus(?:ed|es|ive)|
    arrive\s+(?:\w+\s+){0,3}(?:marriage|as)|as\s+(?:\w+\s+){0,2}(?:fighters|combatants|soldiers|porters|
    spies|slaves|beggars|herders)|
    entertainers)
    """
)
MOVED = verbose(
    r"""
    \b(?:brought|taken|moved?|moving|sent|send|lured?|recruit(?:ed|s)?|transport(?:ed|s|ing)?|carried|led|lent|rented|fetched|convey\w*|ferr(?:y|ied|ies)|
    shipped|transferred|traffick(?:ed|ing)?|migrat\w+|travel\w*|transit\w*|pass(?:ed|ing|es)?\s+through|com(?:e|es|ing)|
    came|go|going|arriv\w+|reach\w*|enter\w*|originat\w+|cross\w*|return\w*|work(?:ing)?|fle[ed]\w*|seek\w*|take|bring|drawn|traced|flown|
    deceived|promised|attempt\w*|on\s+(?:the|their)\s+(?:way|road)|bound\s+for|head(?:ed|ing)|en\s+route)\b
    """
)
# People without a nationality who are taken somewhere.
TAKEN_PEOPLE = verbose(
    r"""
    \b(?:children|girls|boys|women|men|victims|teenagers|youths?|adolescents|orphans|babies|infants|workers|maids|people|
    adults)\b
    [^;:]{0,50}?\b(?:are|were|been|be|being)\s+(?:\w+\s+){0,2}?(?:taken|sent|brought|moved|carried|driven|lent|lured|shipped|
    led|
    recruited|transported|smuggled|sold|flown|ferried|passed|delivered|handed|given|entrusted|hired\s+out|rented)\b
    """
)
# "A ring brought women from Oman": people who take them.
TAKEN_BY = Cue(
    "traffickers gang ring network syndicate group recruiter broker madam pimp",
    r"""
    \b(?:traffickers|(?:gang|ring|network|syndicate|group)s?|recruiters|brokers|madams?|pimps)\s+(?:(?:that|which|who)\s+)?
    (?:(?!\b(?:of|for|to|by|are|is|were|was|with|in)\b)[\w-]+\s+){0,3}?
    (?:mov(?:e|es|ed|ing)|bring(?:s|ing)?|brought|takes?|took|taking|traffic(?:s|ked|king)?|transport(?:s|ed|ing)?|sen(?:d|ds|t|ding)|
    pass(?:ed|es)?|lur(?:e|es|ed|ing)|recruit(?:s|ed|ing)?|import(?:s|ed)?|ferr(?:y|ied)|carr(?:y|ied)|sells?|sold)\s+
    (?:[\w-]+\s+){0,3}?(?:women|girls|boys|children|men|victims|nationals|teenagers|minors|workers|people|youths?|babies|infants)\b
    """
)
# "A labor trafficking case involving two Chinese minors": the people of the case are its victims.
CASE_OF = Cue(
    "involving",
    r"""
    \b(?:traffick\w+|servitude|slavery|exploitation|forced\s+labor|prostitution)\s+(?:\w+\s+){0,2}?
    (?:cases?|investigations?|prosecutions?|incidents?|complaints?)\s+(?:\w+\s+){0,2}?involving\s+(?:[\w-]+\s+){0,3}?
    (?:women|girls|boys|children|minors|victims|workers|maids)\b
    """
)
# "Most come from Oman; others are Thai": a clause that only tells who the victims of the clauses around it are.
ORIGINS_TOLD = verbose(
    r"""
    (?:\W*(?:and|but|while|of\s+(?:the|these|those)\s+[^,]{0,60},)?\W*(?:most|many|some|others?|all|half|several|a\s+few|
    few(?:er)?|a\s+(?:third|quarter|fifth|tenth|majority|handful)|the\s+(?:rest|majority|remainder|
    others?|bulk|women|girls|men|boys|children|victims|largest|next)|those|they|victims|almost|nearly|about|over|more|
    the\s+foreign|foreign|
    (?:one|two|three|four|nine)(?:-|\s+in\s+|\s+out\s+of\s+)(?:\w+)|\d+\s*(?:percent|%)|\w+\s+percent)\b
    (?:(?!\b(?:traffickers|tourists|clients|recruiters|buyers|offenders|suspects|employers|customers|pimps|agents|aid|
    perpetrators|
    refugees|convicted|defendants)\b)[^.;]){0,60}?\b(?:are|were|come|came|hail(?:s|ed)?|originat\w+|arriv\w+|is|was|brought)\b
    (?!\s+(?:arrest|convict|deport|sentenc|prosecut)))|
    [^.;]{0,120}?\b(?:(?:women|girls|men|boys|children|victims)\s+(?:are|were)\s+(?:fewer|rarer|the\s+most|also|next|second)|
    (?:predominate|prevail|preponderate|outnumber)d?|(?:made|make|makes|making)\s+up|account(?:s|ed)?\s+for|form(?:s|ed)?\s+the|
    head(?:s|ed)?\s+the\s+list|constitut\w+|compris\w+)\b
    """
)
# "Nine were Thai, four came from Laos", after a sentence on victims.
NUMBERED = verbose(
    r"""
    \W*(?:and\s+)?(?:they|these|\d+|all(?:\s+but\s+\w+)?|most|half|the\s+(?:majority|rest|others?)|others|some|an?other|(?:\w+-)?(?:one|
    two|three|four|five|six|seven|eight|nine)|
    ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\s+(?:of\s+(?:them|these|those|
    the\s+victims)\s+)?(?:were|was|came|are|come|hailed|originated|ha[ds]\s+come)\b
    """
)
# People who are dealt with by a court.
PUNISHED = Cue(
    "were was been charged accused convicted suspected arrested sentenced",
    r"""
    (?:(?!\b(?:exploited|trafficked|forced|subjected)\b)[^.;]){0,90}?\b(?:(?:were|was|been)\s+(?:\w+\s+)?(?:tried|convicted|
    sentenced|found\s+guilty|arrested|prosecuted|charged\s+(?:with|under|for|in)|indicted|detained|deported|extradited)|
    charged\s+with|accused\s+of|convicted\s+(?:of|for)|suspected\s+of|arrested\s+(?:for|on)|sentenced\s+to)\b
    """
)
# Where the victims that were found come from.
IDENTIFIED = Cue(
    "victim",
    r"""
    \b(?:recogni[sz]ed|identified|confirmed|classified|treated)\s+(?:[\w,]+\s+){0,4}as\s+(?:\w+\s+){0,2}victims?\b|
    \bvictims?\s+(?:identified\s+)?(?:were|was|are|is|included?|came|come|originat\w+|hail\w*)\b|
    \b(?:identified|rescued|assisted|sheltered)\s+(?:[\w,]+\s+){0,12}?victims?\b|
    \bvictims?\s+from\b[^.;]{2,80}\b(?:was|were)\s+(?:\w+\s+)?(?:repatriated|returned|identified|rescued|assisted|sheltered|
    sent|freed)\b|
    \bof\s+(?:the|these|those|which|whom)\b[^.;]{0,60}\bvictims?\b|
    \b(?:majority|most|all)\s+of\s+(?:the\s+)?(?:identified\s+|trafficking\s+)?victims
    """
)
# What officials do for victims: the nationalities named with it are victims'.
CARED = Cue(
    "identif rescu freed assist shelter care hous took referr help certif regist repatriat return home back evacuat intercept grant",
    r"""
    \b(?:identif\w+|rescu\w+|freed|assist\w*|shelter\w*|(?:car(?:ed|ing)\s+for|received?\s+care)|hous(?:ed|ing)|took\s+in|taken\s+in|referr\w+|
    help\w*|certif\w+|(?<!for\s)(?<!of\s)register\w*|repatriat\w+|return\w*|(?:brought|bring\w*|taken|sent)\s+(?:[\w-]+\s+){0,5}(?:home|back)|evacuat\w+|
    intercept\w*|grant\w*|received?\s+(?:care|shelter|help|assistance))\b
    """
)
FREED = Cue(
    "rescu freed intercept stopped found removed",
    r"\bfound\b[^.;]{0,60}\b(?:women|girls|boys|children|men|workers|nationals)\s+(?:who\s+(?:had\s+(?:been\s+)?)?)?(?:work(?:ed|ing)|held|forced|toil\w*|"
    r"begging)\b|\b(?:rescu\w+|freed|intercept\w*|stopped\s+a\s+\w+)\b[^.;]{0,60}\b(?:women|girls|boys|children|men|victims|workers|nationals|citizens)\b|"
    r"\bremoved\b[^.;]{0,60}\bfrom\s+(?:\w+\s+){0,3}?(?:(?:slave|forced|bonded)\s+labor|slavery|bondage|servitude)\b"
)
# What a mission abroad does for nationals who were exploited there.
MISSION_SHELTERED = Cue(
    "mbass onsul missions posts",
    r"""
    \b(?:embass(?:y|ies)|consul\w*|missions?|posts)\b[^.;]{0,40}\b(?:sheltered|housed|assisted|rescued|repatriated|helped|took\s+in|cared\s+for)\s+
    (?:[\w,-]+\s+){0,4}(?:women|girls|victims|maids|domestic\s+workers)\b
    """
)
REPATRIATED_PEOPLE = Cue(
    "repatriat return home back",
    r"""
    \b(?:repatriat\w+|return\w*|brought|bring\w*|helped?|taken|sent)\s+(?:[\w-]+\s+){0,6}?(?:victims|women|girls|boys|children|maids|(?:domestic\s+)?workers)\b
    """
)
# Sentences about deeds of the state; outside the profile they give a flow only with an explicit deed on victims.
STATE_BUSINESS = verbose(
    r"""
    \b(?:agreement|memorand|mou|treaty|accords?\b|convention|protocol|conference|seminar|(?<!textile\s)(?<!garment\s)(?<!sewing\s)(?<!clothing\s)(?<!weaving\s)workshop|extradit|legislat|draft|
    bilateral|ban(?:ned|s)?\b|restrict(?:s|ed)\b|prohibit\w*|refus\w+\s+to\s+allow|moratorium|should|recommend|campaign|
    hotline|hosted|awareness|delegation|training|programs?\b|projects?\b|https?:|sponsor\w*\s+(?:law|system))
    """
)
# What is planned, taught or signed, in sentences that name no deed of the state.
UNDERTAKINGS = Cue(
    "agreement memorand treaty ratified convention protocol conference seminar workshop awareness campaign strateg plan project program initiative activities efforts task",
    r"""
    \b(?:agreement|memorand|treaty|ratified|(?:party\s+to|the|its)\s+(?:[\w-]+\s+){0,6}?(?:convention|protocol)|conference|seminar|virtual\s+workshops?|
    awareness|campaign|(?:national|draft\w*\s+an?)\s+(?:strategy|strategic)|action\s+plan|plans?\s+of\s+action|
    (?:activities|efforts)\s+to\s+(?:combat|fight|address|prevent|eliminate)|task\s?forces?\b|
    (?:projects?|programs?|initiatives?)\s+(?:to|that|which|designed|implemented|aim\w*)\b)
    """
)
BAN = Cue(
    "ban bar restrict prohibit suspend embargo morator forb",
    r"""
    \b(?:ban(?:ned|s|ning)?|bars?|barred|restrict(?:s|ed|ing)?|prohibit(?:s|ed|ing)?|suspend(?:s|ed|ing)?|embargo\w*|
    moratorium|forbid\w*|forbade)\b(?!\s+of\s+movement)[^.;]{0,80}\b(?:employment|work\w*|migrat\w+|travel\w*|recruit\w*|
    sending|maids|nationals|citizens|deploy\w+|emigrat\w+|from\s+going)\b
    """
)
# What the text itself says to be something else.
NOT_TRAFFICKED = Cue(
    "not rather definition organs parts begging responsible",
    r"""
    \bnot\s+(?:\w+\s+)?(?:trafficked|trafficking)\b|\brather\s+than\s+traffick|
    \boutside\s+(?:of\s+)?the\s+(?:\S+\s+)?definition|
    \bonly\s+smuggled\b|\bresponsible\s+for\s+(?:investigat|prosecut|coordinat|identif|combat|overs|implement|enforc|monitor|inspect)\w*|\bnot\s+(?:amount\s+to|constitute|rise\s+to|qualify\s+as)\b|
    \bchild\s+labor\b[^.;]{0,30}\b(?:including|such\s+as|like)\s+(?:street\s+)?begging\b(?![^.;]*\b(?:traffick|exploit|forced|sex))|
    \bbody\s+parts\b|\bhuman\s+organs\b
    """
)
# "There were no reports that traffickers exploited ...": nothing is stated.
NOTHING = Cue(
    "no",
    r"""
    \b(?:no|without\s+any)\s+(?:[\w-]+\s+){0,3}(?:reports?|evidence|indications?|known|cases|instances|information)\b|
    \bno\s+(?:[\w-]+\s+){0,2}?(?:victims?|women|girls|boys|children)\b[^.;]{0,60}\b(?:were|was|had\s+been)\s+(?:found|identified|reported|exploited|trafficked)|
    \b(?:there\s+(?:is|was|were|are)|found|identified)\s+no\b|\bdid\s+not\s+(?:identify|report|find)\b|
    \bnot\s+(?:been\s+)?(?:reported|identified|known)\b|\bnone\s+(?:were|was|of\s+(?:them|these|those|whom))\b
    """
)
HEDGED = Cue(
    """may might could report alleg vulnerable risk believ suspect possib potential thought unconfirmed
    anecdotal likely appear susceptib suggest""",
    r"""
    \b(?:may|might|could|reportedly|allegedly|alleged|vulnerable|at\s+(?:\w+\s+)?risk|believed|suspected|suspects?|
    reports?\s+(?:that|indicate|suggest)|some\s+reports|reported\s+to|possibly|potential(?:ly)?|thought\s+to|unconfirmed|
    anecdotal|likely|appears?\s+to|susceptible|suggest\w*)\b
    """
)
SEX_WORDS = verbose(r"\bsex|prostitut|brothel|pornograph|marriage|brides?\b|concubin")
LABOR_WORDS = verbose(
    r"""
    \blabou?r\b|servitude|beg\b|begging|beggary|bondage|bonded|(?:forced|compelled|coerced|made)\s+to\s+(?:work|herd|sell|fish|steal|carry|pick|farm|dig|sew|clean|cook|
    harvest|mine|haul|build)\b|slavery|scams?\b|criminality|wages|unpaid|
    domestic|construction|agricultur|fishing|mining|factor|farms?\b|jockey|soldier|peddl|toil|herd|drugs
    """
)
# "stay no more than weeks in Oman before they are taken to Iraq".
STOPS = re.compile(
    r"\b(?:stay|stop|spend|wait|rest|pause|held\s+briefly)\w*\b[^.;]{2,60}\bbefore\b[^.;]{0,40}"
    r"\b(?:take|taken|sent|send|mov(?:e|ed|ing)|travel\w*|go|going|continu\w+|transport\w*|transferred|sold|leav\w+|onward)\b"
)
SUBMISSIVE = re.compile(
    r"\b(?:are|were|is|be|been|being)\s+(?:\w+\s+){0,2}(?:trafficked|subjected|exploited|forced|coerced|brought|lured|taken)\b"
)
_VICTIMS_OF = re.compile(r"\b(?:are|were|is|was|be|been)\s+(?:\w+\s+){0,2}(?:victims?\s+of|vulnerable\s+to)\b")
_DEALT = re.compile(
    r"\b(?:exploit(?:s|ed)?|force[sd]?|coerce[sd]?|compel(?:s|led)?|traffic(?:s|ked)?|subject(?:s|ed)?)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:women|girls|boys|children|men|workers|migrants)\b|"
    r"\b(?:sending|selling|holding|luring|recruiting|exploiting|forcing|subjecting|bringing|transporting|transferring|taking|moving|trafficking)\s+(?:(?:[\w-]+\s+){0,3}?"
    r"(?:women|girls|boys|children|men|workers|migrants)|an?\s+(?:[\w-]+\s+)?(?:woman|girl|boy|child))\b|"
    r"\b(?:wom[ae]n|girls?|boys?|children|m[ae]n|victims|nationals|citizens|workers|persons|people)\s+(?:\w+\s+){0,2}"
    r"(?:trafficked|exploited|subjected|forced|sold|enslaved)\b"
)


def is_done_to_victims(clause: Clause) -> bool:
    """True where people are the object of a deed: "were forced", "girls trafficked"."""
    return bool(SUBMISSIVE.search(clause.text) or _DEALT.search(clause.text) or _VICTIMS_OF.search(clause.text))
