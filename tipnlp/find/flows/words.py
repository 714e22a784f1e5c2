"""The words from which `tipnlp.find.flows` reads who is exploited where: word lists first, then the patterns made of them.

All patterns are for lower-case text (`tipnlp.find.flows.clauses.Clause.text`).
"""

from __future__ import annotations

import re

from tipnlp.patterns import words
from tipnlp.signals import Gate


def _re(pattern: str) -> re.Pattern[str]:
    """A pattern for lower-case text, written over several lines."""
    return re.compile(pattern, re.VERBOSE)


class Cue:
    """A pattern looked for only where one of its pieces stands: most clauses have none, and `in` is much faster."""

    def __init__(self, pieces: str, pattern: str) -> None:
        self.pieces = tuple(pieces.split())
        self.pattern = _re(pattern)

    def search(self, text: str) -> re.Match[str] | None:
        """Search a lower-case text."""
        for piece in self.pieces:
            if piece in text:
                return self.pattern.search(text)
        return None

    def match(self, text: str, at: int) -> re.Match[str] | None:
        """Match at a position of a lower-case text."""
        return self.pattern.match(text, at)


# --- nouns after a nationality ("Tajik women", "Nigerian syndicates", "Thai waters") -----------------------------------------

VICTIMS = frozenset(
    words(
        """women woman men man girls girl boys boy children child adults adult persons person people peoples
        individuals individual nationals national citizens citizen migrants migrant immigrants immigrant
        emigrants emigrant workers worker laborers labourers laborer victims victim refugees refugee seekers
        seeker asylum-seekers minors minor teenagers teens adolescents youth youths juveniles infants babies
        females female males male maids housemaids domestics servants nannies helpers seamen seafarers
        fishermen fishers sailors crewmen crewmembers crew members member nurses doctors professionals
        personnel specialists teachers students pupils orphans returnees employees dancers entertainers
        artists athletes players footballers pickers miners loggers trainees interns apprentices wives wife
        brides bride prostitutes population populations residents job-seekers expatriates deportees detainees
        prisoners idps inhabitants farmhands cooks cleaners caregivers hostesses performers singers villagers
        nomads minorities foreigners foreigner workforce daughters sons sisters teenager orphan laborer's
        speakers jockeys half community communities welders divers herders shepherds tailors seamstresses weavers
        nursemaids gardeners porters builders bricklayers beggars barmaids waitresses artistes masseuses overstayers
        pilgrims adolescent deckhands stowaways weeders planters harvesters shepherd schoolgirls schoolboys schoolchildren staff laundresses
        maidservants houseboys carers"""
    )
)
PERPETRATORS = frozenset(
    words(
        """traffickers trafficker syndicates syndicate gangs gang ring rings network networks mafia mafias
        recruiters recruiter brokers broker agents agent agencies agency operators operator smugglers smuggler
        tourists tourist tourism clients client customers customer buyers buyer consumers patrons owners owner
        employers employer bosses businessmen businesspeople businessperson businesses business companies
        company firms firm enterprises corporations contractors contractor officials official authorities
        authority government governments police army military forces force troops soldiers militia militias
        rebels insurgents combatants combat officers officer diplomats diplomat embassy embassies consulate
        consulates law laws code courts court judge judges prosecutors ministry minister ambassador parliament
        legislation criminals criminal groups group organizations organization organisations ngos offenders
        perpetrators pimps pimp madams captors captain captains husbands suspects defendants defendant
        lawmaker peacekeepers leaders leader president counterparts colleagues partners investors managers
        supervisors operatives elements terrorists sponsors sponsor merchants merchant exploiters organizers abusers visitors
        vacationers accomplices masters master landlords landowners farmers contacts dinars rupees francs
        pesos dollars rubles currency consuls attaches"""
    )
)
FAMILY = frozenset(words("parents parent families family relatives guardians mothers fathers"))
PLACES = frozenset(
    words(
        """countries country states state nations nation territory territories waters port ports cities city
        towns town villages village farms farm brothels brothel bars nightclubs clubs hotels vessel vessels
        boat boats ship ships fleet fleets trawlers factories factory plantations mine mines industry
        industries sector sectors site sites camp camps homes home households household region regions area
        areas islands island capital coast market markets mainland soil districts district province provinces
        restaurants destinations locations establishments casinos side economy neighborhoods streets centers
        jails prisons refugee-camps estates ranches places rigs platforms tracks trade workshops workshop orchards fields
        kitchens quarries desert deserts mountains frontier streets apartments shops sweatshops parlors groves pastures forests seas compounds """
    )
)
FLAG = _re(
    r"""
    -\s*(?:owned|operated|run|flagged|led|based|controlled|registered|managed|funded|born|national|style|made|affiliated|
    backed)\b
    """
)
# Parts of a country after its genitive ("Mali's villages").
REGIONS_WITHIN = frozenset(words(
        """countryside villages village rural provinces province regions region north south east west northern northwest northeast southwest southeast
        southern eastern western interior poorest poor coast cities towns slums"""
    ))
# Who holds people where he himself is.
HOLDERS = Cue(
    "in",
    r"""
    \b(?:employers?|households?|families|farmers|owners|sponsors|masters|landlords|captains|businesses)\s+in\b
    """
)
# Words that end the noun phrase after a nationality.
PHRASE_ENDS = frozenset(
    words(
        """in into from to for of by with at on aboard through via within across throughout under during since
        while where who whom whose which that are is was were be been being has have had may might can could
        will would do does did exploit exploits force forces subject subjects coerce compel recruit lure live
        lived living working seeking recruited trafficked forced subjected exploited lured taken sold migrate
        migrates migrating travel traveling transiting transit as than because if when after before continue
        reportedly often involve involves involved include includes included occur occurs occurred increased
        remain remains continues endure experience voluntarily willingly who's also rescued
        identified arrested convicted investigated assisted repatriated reported provided said told removed freed
        found charged prosecuted sentenced helped sheltered referred"""
    )
)

# --- predicates --------------------------------------------------------------------------------------------------------------

# Exploitation as a deed: what is done to people.
EXPLOITED = _re(
    r"""
    (?<!anti-)(?<!anti)(?:\b(?:re-)?traffick(?:ed|ing)\s+(?!law|statute|act\b|offen[sc]e|case|investigation|prosecution|
    conviction|unit|plan|efforts?|penal|charge|network|police|scheme|crime|ring|in\s+persons\s+report)|
    \bsex[-\s]+traffick|\btraffics?\b|\btrafficked\b|\bexploit(?:ed|s|ing|ation)?\b|
    \bsubject(?:ed|s)?\s+(?:\w+\s+){0,12}?to\b(?!\s+(?:\w+\s+)?(?:sentence|penalt|fine|arrest|deport|prosecut|review|
    approval|investigat|imprison|inspection))|\bforced\b|\bforc(?:e|es|ing)\b|\bcoerc\w+|\bcompel\w*|
    \bend(?:ure|ures|ured|uring)\b|\bend(?:s|ed)?\s+up\b|\benslaved?\b|\bh[eo]ld(?:s|ing)?\b|\bbrothels?\b|
    \bprostitut(?:ed|ion)\b|\bservitude\b|\bslave(?:ry|s)?\b|\bslavery|\bbond(?:age|ed)\b|\bbegg?(?:ing|ary)?\b|
    \bforced\s+labor|\bindentured\b|\bcommercial\s+sex|\bsex\s+trade|
    \bsex(?:ual)?\s+(?:exploitation|slavery|servitude|industry)|\bsold\b|\bsell\b|\btoil\w*|\bagainst\s+their\s+will|
    \bwithout\s+pay\b|\bno\s+(?:pay|wages)\b|\bunder\s+duress\b|\bchild\s+soldier|\bconscript\w*|
    \bcombat\b|\bmade\s+to\b|
    \binvoluntar\w+|\bpeddl\w+|\bunpaid\b|\bwithheld|\bwithholding\b|\bnonpayment|\bconfiscat\w+|
    \bexcessive\s+(?:\w+\s+){0,4}fees|\bfraudulent\w*\s+recruit\w*|\bcamel\s+jockeys?\b|\blabor\s+on\b|
    \bhours\s+a\s+day\b|\bdebts?\b)
    """
)
# A finite or participial deed, not just the noun: what is asked for outside the profile paragraphs.
DEED = _re(
    r"""
    \b(?:trafficked|exploit(?:ed|s)?|subject(?:ed|s)?\s+to|victims?\s+of|forc(?:e|es|ed)\s+(?:\w+\s+){0,4}(?:to|into)|
    in\s+(?:forced|domestic|sex|commercial|debt|involuntary)|
    (?:into|to|for)\s+(?:forced|sex|commercial|prostitut|domestic|debt|bonded|beg\w*)|coerced|compelled|sold|induced|
    vulnerable\s+to|at\s+(?:\w+\s+)?risk|deceiv\w+|lured?|servitude|slave(?:ry|s)?|fees|held\s+in|
    trafficking\s+(?:\w+\s+){0,5}?(?:women|girls|boys|children|men|nationals|minors|persons\s+from|victims)|nonpayment|
    passports|enslav\w+|abuse\s+of|held\s+(?:on|at|aboard|captive)|
    (?:of|for|with)\s+(?:sending|selling|holding|luring|recruiting|exploiting|forcing|subjecting|bringing|deceiving|abusing|
    enslaving|trafficking)|who\s+(?:had\s+)?(?:deceived|held|sold|sent|lured|abused)|against\s+their\s+will|unpaid|made\s+to\s+(?:work|beg|steal|sell)|without\s+(?:pay|wages|days\s+off)|
    labor\s+(?:trafficking|exploitation)|sex(?:ual)?\s+(?:exploitation|trafficking)|prostitut\w+)\b
    """
)
# What victims are seen to do or to suffer: exploitation where a paragraph tells of trafficking, no evidence elsewhere.
TOILED = _re(
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
MOVED = _re(
    r"""
    \b(?:brought|taken|moved?|moving|sent|send|lured?|recruit(?:ed|s)?|transport(?:ed|s|ing)?|carried|led|lent|rented|fetched|convey\w*|ferr(?:y|ied|ies)|
    shipped|transferred|traffick(?:ed|ing)?|migrat\w+|travel\w*|transit\w*|pass(?:ed|ing|es)?\s+through|com(?:e|es|ing)|
    came|go|going|arriv\w+|reach\w*|enter\w*|originat\w+|cross\w*|return\w*|work(?:ing)?|fle[ed]\w*|seek\w*|take|bring|drawn|traced|flown|
    deceived|promised|attempt\w*|on\s+(?:the|their)\s+(?:way|road)|bound\s+for|head(?:ed|ing)|en\s+route)\b
    """
)
# People without a nationality who are taken somewhere.
TAKEN_PEOPLE = _re(
    r"""
    \b(?:children|girls|boys|women|men|victims|teenagers|youths?|adolescents|orphans|babies|infants|workers|maids|people|
    adults)\b
    [^;:]{0,50}?\b(?:are|were|been|be|being)\s+(?:\w+\s+){0,2}?(?:taken|sent|brought|moved|carried|driven|lent|lured|shipped|
    led|
    recruited|transported|smuggled|sold|flown|ferried|passed|delivered|handed|given|entrusted|hired\s+out|rented)\b
    """
)
# "Most come from Oman; others are Thai": a clause that only tells who the victims of the clauses around it are.
ORIGINS_TOLD = _re(
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
NUMBERED = _re(
    r"""
    \W*(?:and\s+)?(?:they|these|\d+|all(?:\s+but\s+\w+)?|most|half|the\s+(?:majority|rest|others?)|others|some|an?other|(?:\w+-)?(?:one|
    two|three|four|five|six|seven|eight|nine)|
    ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\s+(?:of\s+(?:them|these|those|
    the\s+victims)\s+)?(?:were|was|came|are|come|hailed|originated|ha[ds]\s+come)\b
    """
)
# "some go on to Oman", "are moved onward to Oman": from the country that the clause before told of.
ONWARD = Cue(
    "on further farther",
    r"""
    \b(?:go(?:es|ing)?|went|mov(?:e|es|ed|ing)|take|takes|taken|taking|took|pass(?:es|ed)?|travel\w*|sent|send|carr(?:y|ies|
    ied)|
    transport\w*|sold|sell|continu\w+|brought|bring|trafficked|traffic|push\w*|proceed\w*|transfer\w*|ship\w*|smuggl\w+|
    driven|led|of\s+them|flown|pass|them)\s+(?:(?!\b(?:to|in|into|on|from|for)\b)[\w-]+\s+){0,4}(?:on(?:ward|wards)?|further|
    farther)\b
    (?:\s+(?:west|north|south|east)\w*)?(?:\s*,[^,;]{1,25},|\s*,)?\s+(?:to|into|toward|towards)\b
    """
)
# The report's country as a way: "pass through on the way", "moved through it", "by way of the country".
HOME_VIA = Cue(
    "through across via transit cross stop planes way",
    r"""
    \b(?:transit(?:s|ed|ing)?|cross(?:es|ed|ing)?)\s+(?:the|this)\s+(?:country|islands?|territory|archipelago|republic|
    kingdom|emirate)\b(?!\s+of)|
    \b(?:through|via|by\s+way\s+of)\s+(?:the|this)\s+(?:country|islands?|territory|archipelago|republic|kingdom|
    emirate)\b(?!\s+of)
    (?=[^.;,]{0,30}\b(?:to(?!\s+reach)|into|towards?|on|en|bound|headed|for|before)\b)|
    \bacross\s+(?:the|this)\s+(?:country|islands?)\s+(?:to|into|towards?|en\s+route|on\s+the(?:ir)?\s+way)\b|
    \b(?:through|across|via)\s+(?:it\s+(?:to|into|towards?|on|en)\b|its\s+(?:territory|ports?|airports?|waters)\b)|
    \bpass(?:es|ed|ing)?\s+through\s+(?:on|en|toward|bound|before|briefly)\b|
    \b(?:stop(?:s|ped|ping)?(?:\s+over)?|chang(?:e|es|ing)\s+planes)\s+(?:here|in\s+the\s+country)\b
    """
)
# People on their way whom something befalls before they arrive: "Laotians who cross Oman toward Iraq are vulnerable".
PASSERS = Cue(
    "cross walk travel transit pass journey trek migrat mov en way road bound head",
    r"""
    (?:\b(?:who|that|which)\s+(?:\w+\s+){0,2}?(?:cross|walk|travel|transit|pass|journey|trek|migrate|move|fly|sail)\w*|
    \b(?:transiting|crossing|traveling|passing\s+through)|\ben\s+route\s+(?:to|for)|\bon\s+(?:the|their)\s+(?:way|road|
    journey)\s+(?:\w+\s+)?to|
    \b(?:bound|headed|heading)\s+(?:for|to))\s
    [^.;]{2,140}?(?=,?\s+(?:are|were|have\s+been|may|might|can|could|face|risk|fall|fell)\b)
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
SEX_WORDS = _re(r"\bsex|prostitut|brothel|pornograph|marriage|brides?\b|concubin")
LABOR_WORDS = _re(
    r"""
    \blabou?r\b|servitude|beg\b|begging|beggary|bondage|bonded|forced\s+to\s+(?:work|herd|sell|fish|steal|carry)|slavery|
    domestic|construction|agricultur|fishing|mining|factor|farms?\b|jockey|soldier|peddl|toil|herd|drugs
    """
)
# "There were no reports that traffickers exploited ...": nothing is stated.
NOTHING = Cue(
    "no",
    r"""
    \b(?:no|without\s+any)\s+(?:[\w-]+\s+){0,3}(?:reports?|evidence|indications?|known|cases|instances|information)\b|
    \b(?:there\s+(?:is|was|were|are)|found|identified)\s+no\b|\bdid\s+not\s+(?:identify|report|find)\b|
    \bnot\s+(?:been\s+)?(?:reported|identified|known)\b|\bnone\s+(?:were|was|of\s+(?:them|these|those|whom))\b
    """
)
# Sentences about deeds of the state; outside the profile they give a flow only with an explicit deed on victims.
STATE_BUSINESS = _re(
    r"""
    \b(?:agreement|memorand|mou|treaty|accord|convention|protocol|conference|seminar|workshop|extradit|legislat|draft|
    bilateral|ban(?:ned|s)?\b|restrict(?:s|ed)\b|prohibit\w*|refus\w+\s+to\s+allow|moratorium|should|recommend|campaign|
    hotline|hosted|delegation|training|programs?\b|projects?\b|https?:|sponsor\w*\s+(?:law|system))
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
# Words of sentences on what the state and its courts do; a sentence without any tells the situation, wherever it stands.
STATE_AT_WORK = Gate(_re(
    r"""
    \b(?:government|police|courts?|authorit\w+|ministr\w+|minister|officials?|prosecut\w+|judges?|laws?|penal|articles?|inspect\w+|
    embass\w+|consul\w+|soldiers|troops|peacekeep\w+|missions?|screen\w*|identified|investigat\w+|convict\w*|sentenced|arrested|charged|referred|repatriat\w+|assisted|
    shelter\w*|offices?|ngos?|iom|parliament|agreement|campaign|train(?:ing|ed)|officers|legislation|funded|funds|paid\s+for|
    provided|efforts|tourists?|study|survey|covers?|covered|criminal\w*|crimes?|offen[sc]es?|penalt\w+|punish\w+|outlaw\w*|
    prohibit\w*|statutes?|codes?)\b
    """
))
# What the text itself says to be something else.
NOT_TRAFFICKED = Cue(
    "not rather definition organs parts",
    r"""
    \bnot\s+(?:\w+\s+)?(?:trafficked|trafficking)\b|\brather\s+than\s+traffick|
    \boutside\s+(?:of\s+)?the\s+(?:\S+\s+)?definition|
    \bonly\s+smuggled\b|
    \bbody\s+parts\b|\bhuman\s+organs\b
    """
)
SEX_TOURISM = Cue(
    "tour sex prostitut",
    r"""
    \bsex\s+touris(?:ts?|m)\b|\bsextouris|\btourists\b[^.;]{0,40}\b(?:sex|girls|children|prostitut)|\bfor\s+sex\s+with|
    \bpay\s+for\s+sex\b|\bsex\s+buyers\b|\b(?:purchas|buy|solicit|pay)\w*\s+(?:for\s+)?(?:commercial\s+)?(?:sex|prostitut)
    """
)

# --- places and people without a name ---------------------------------------------------------------------------------------

HOME_PLACE = Cue(
    "countr domestic internal local home nationwide border island",
    r"""
    \b(?:in(?:-\s*|\s+)country|domestically|internally(?!\s+displaced)|locally|(?<!conditions\s)at\s+home|nationwide|
    countrywide|(?:in(?:side|to)?|to|within|throughout|across|around)\s+(?:the|this|their)\s+(?:own\s+|
    home\s+)?countr(?:y|ies)\b(?!\s+of)|within\s+(?:the\s+country's|its|national)\s+(?:own\s+)?(?:borders|territory|
    waters)|across\s+the\s+island|in\s+the\s+country's)
    """
)
INTERNAL = Cue(
    "countr domestic internal local home nationwide border soil never abroad overseas further",
    r"""
    \b(?:in(?:-\s*|\s+)country|domestically|internally(?!\s+displaced)|
    internal\s+(?:(?:sex|labor|human|forced|child)\s+)?(?:trafficking|victims|labor)|locally|at\s+home|nationwide|
    (?:with)?in(?:side)?\s+(?:the|their\s+(?:own|home))\s+country\b|(?:throughout|across)\s+the\s+country\b|
    (?:with)?in(?:side)?\s+(?:the\s+country's|its)\s+(?:own\s+)?borders|trafficked\s+within\s+country|
    on\s+(?:its|the\s+country's|national)\s+(?:own\s+)?soil|never\s+leave\b|never\s+left\b|(?:and|or),?\s+(?:abroad|overseas|(?:over|across|beyond)\s+the\s+borders?|outside\s+the\s+country|further\s+(?:afield|away)),?\s+(?:in|to)\b)
    """
)
LOCAL_PEOPLE = Cue(
    "domestic local internal own country's from",
    r"""
    \b(?:(?:domestic(?!\s+(?:work|serv|help|labor|violence|abuse))|
    local)(?:\s*,?\s*(?:and|or)\s+(?:foreign|migrant|international|transnational))?\s+(?:\w+\s+){0,2}?(?:victims|women|
    men|children|girls|boys|adults|youth|people|persons|individuals|nationals|citizens|residents|population)|
    local\s+and\s+(?:\w+\s+){1,2}(?:men|women|children|girls|boys|victims|adults|workers)|
    (?:foreign|migrant)(?:,?\s+and|\s+or|,\s+as\s+well\s+as)\s+(?:domestic(?!\s+(?:work|serv|help|labor))|local)\s+\w+|
    (?:women|girls|boys|children|men)\s+from\s+(?:the\s+)?(?:countryside|provinces|interior|hinterland|coast|highlands|lowlands|
    slums|orphanages)\b(?!\s+of)|
    internal\s+(?:trafficking|victims)|(?:the\s+country's|its\s+own|their\s+own)\s+(?:citizens|nationals|women|children|
    population|people))\b
    """
)
DOMESTIC_AND_FOREIGN = Cue(
    "domestic local",
    r"""
    \b(?:(?:domestic|local)(?:\s*,?\s*(?:and|or)|\s*,|\s+as\s+well\s+as)\s+(?:foreign|migrant|international)|
    foreign(?:\s+and|\s+or|\s+as\s+well\s+as)\s+(?:domestic|local))\b(?=\s+(?:\w+\s+){0,3}?(?:victims|women|men|children|
    girls|boys|adults|people|persons|individuals))
    """
)
# People of the countryside and the like: of the country where nobody else is named.
POOR_PEOPLE = Cue(
    """its national conscript political camps indigenous rural tribal aboriginal street orphan countryside
    provinces interior hinterland village urban capital cities poor low-income""",
    r"""
    \b(?:its\s+(?:own\s+)?(?:citizens|nationals|people|population)|national\s+service|conscripts|political\s+prisoners|
    (?:prison|labor)\s+camps|indigenous|from\s+(?:\w+\s+){0,3}rural\s+|in\s+(?:\w+\s+){0,2}rural\s+|
    rural\s+(?:to\s+urban|women|children|girls|boys|poor|youth|villagers)|village\s+(?:boys|girls|children|women|youth)|
    (?:tribal|aboriginal|street|orphaned)\s+(?:\w+\s+)?(?:children|women|people|boys|girls)|
    (?:from|in)\s+(?:the\s+)?(?:countryside|provinces|interior|hinterland|villages)|
    to\s+(?:urban|the\s+capital|cities|the\s+cities)|urban\s+(?:centers|areas)|poor\s+families|low-income)\b
    """
)
FOREIGN_PEOPLE = Cue(
    "foreign migrant refugee asylum expatriate undocumented stateless non- from",
    r"""
    \b(?:foreign(?!-|\s+(?:countr|nation\b|destination|govern|labor\s+market|observ|expert|compan|business|invest|vessel|
    fishing|tourist|
    buyer|client|embass|ngo|diplomat|aid|donor|exchange|minist|affairs|employ|logging|language|media|press|armed|group|
    men\b))\w*|
    (?:im)?migrants?|refugees?|
    asylum|expatriates?|undocumented|stateless|non-\w+|
    from\s+(?:neighbou?ring|nearby|other|surrounding|third|source|adjacent|several|outside|abroad|overseas|elsewhere)\s)
    """
)
ROMA = re.compile(r"\brom(?:a|ani)\b")  # of the country or foreign: the text has to say
OWN_PEOPLE = Cue(
    "its",
    r"""
    \bits\s+(?:own\s+)?(?:\w+\s+){0,2}?(?:women|men|girls|boys|children|nationals|citizens|people|workers|youth)\b
    """
)
DESCENT = _re(
    r"""
    (?:-\s*|\s+)(?:descent|origins?|heritage|ancestry|extraction|ethnicity|background|dialect|border)\b
    """
)
ABROAD = Cue(
    """foreign abroad overseas worldwide elsewhere international transnational outside fled left leav flee
    world globe region continent countr states nations destination""",
    r"""
    \b(?:foreign\s+(?:employment|jobs?|work)|abroad|overseas|worldwide|elsewhere|internationally|transnational\w*|
    outside\s+(?:of\s+)?(?:the\s+country|their\s+country)|
    (?:fled|left|leav(?:e|ing)|flee(?:ing)?)\s+(?:the|their)\s+(?:home\s+)?country|
    (?:throughout|across|around)\s+the\s+(?:world|globe|region|continent)|
    (?:in|to|into)\s+(?:\w+\s+){0,2}(?:other|neighbou?ring|nearby|foreign|third|adjacent|surrounding|bordering|wealthier|
    gulf)\s+(?:\w+\s+){0,2}(?:countries|country|states|nations|destinations|regions)|
    (?:in|to)\s+(?:more\s+than\s+|over\s+|at\s+least\s+)?(?:\d+|many|several|numerous)\s+(?:other\s+)?countries|
    in\s+the\s+(?:sub-?)?region|(?:at|in)\s+their\s+(?:intended\s+|final\s+)?destinations?|
    destination\s+countr(?:y|ies))\b
    """
)
# Adverbials that hold a preposition which governs no place.
ADVERBIAL = _re(
    r"""
    \b(?:(?:to|on|in)\s+an?\s+(?:\w+\s+)?(?:\w+\s+)?(?:extent|degree|scale|number(?!\s+of)|basis)|
    in\s+(?:\w+\s+)?(?:smaller|lesser|fewer|limited|large|larger|increasing|some|certain|many|most|recent|small|growing|
    significant)\s+(?:numbers?|extent|degree|cases?|years?|instances|months|measure)|
    in\s+(?:addition(?:\s+to)?|part|particular|the\s+main|turn|their\s+teens|private|succession|
    general|fact|exchange|return|order\s+to|search\s+of|hopes?\s+of|
    need\s+of|debt|effect|\d{4})|at\s+(?:least|times|risk|first|the\s+hands\s+of)|on\s+(?:occasion|average|arrival)|
    upon\s+arrival|for\s+(?:example|instance|many\s+years)|in\s+transit(?!\s+(?:in|at|through|via)\b)|of\s+which|of\s+whom|
    among\s+(?:others|them)|at\s+(?:an?\s+)?(?:lower|higher|lesser|smaller)\s+rates?|of\s+late|above\s+all|
    in\s+(?:an?\s+)?(?:few|handful\s+of)\s+cases|
    (?:during|over|in)\s+(?:the\s+)?(?:past|last|previous|reporting)\s+(?:\w+\s+)?(?:years?|
    period)|from\s+time\s+to\s+time|(?:to\s+)?judg(?:e|ing)\s+by\s+[^,;.]{2,40})\b
    """
)
# "countries in Europe", "rural areas of Peru": the noun leaves the place to the preposition before it.
TRANSPARENT = _re(
    r"""
    \b(?:(?:countries|country|nations|states|parts?|regions?|areas?|places?|locations?|provinces?|districts?|villages|
    towns|cities|city|ports?|communities|capitals?|streets|rest|north|south|east|west|camps?|destinations|points|markets|
    all|half|much|most|many|some|several|dozens|scores|majority|number|numbers|variety|range|handful|borders?|coasts?|
    island|islands|brothels|factories|farms|homes|households|households|bars|hotels|nightclubs|restaurants|mines|
    casinos|clubs|estates|plantations|fields|ranches|quarries|belts?|zones?|interior|mountains|hills|desert|forests|plains|suburbs|
    outskirts|heart|waters|slums|kitchens|workshops|
    construction\s+sites|industr(?:y|ies)|sectors?)\s+(?:of|in|throughout|across|within|along|near|
    around)\s+(?=(?:the\s+)?(?:\S+\s+){0,3}$))
    """
)

# --- what governs the name of a place ----------------------------------------------------------------------------------------

GOVERNOR = _re(
    r"""
    \b(?:(?P<source>(?:source|sending)\s+countr(?:y|ies)|countries\s+of\s+origin)|
    (?P<transits>transit\s+(?:countr(?:y|ies)|points?|locations?|routes?|hubs?))|
    (?P<dests>destination\s+countr(?:y|ies)|countries\s+of\s+destination|
    (?:(?:main|primary|principal|common|top|chief|major|popular|favored|known|frequent)\s+)destinations?|destinations)|
    (?P<to>en\s+route\s+(?:to|for|towards?)|(?:on\s+)?(?:the|their|its|a)\s+(?:way|road|journey|passage)\s+(?:\w+\s+)?to|
    recruit(?:s|ed|ment)?\s+for|bound\s+for|destined\s+(?:for|to)|
    head(?:ed|ing)\s+(?:to|for|towards?)|(?:leav|depart)\w*\s+(?:(?!(?:from|to|in)\b)\w+\s+){0,3}?for|into|onto|towards?|to|reach(?:es|ing|ed)?|
    enter(?:s|ing|ed)?|abroad|overseas)|(?P<origin>from|out\s+of|originat\w+\s+(?:in|from)|
    (?:nationals?|citizens?|natives?|residents|refugees|migrants|workers|women|men|girls|boys|children|victims|persons|
    people|youth|adults)\s+of|leav(?:e|es|ing)|flee(?:s|ing)?|fled|hail(?:ing|s)?\s+from)|
    (?P<via>through|via|by\s+way\s+of|in\s+transit\s+(?:in|at|through|via)|(?:stop(?:s|ped|ping)?(?:\s+over|\s+off|
    \s+briefly)?|stopover|
    layover|chang(?:e|es|ed|ing)\s+(?:planes|flights|ships))\s+(?:in|at)|transit(?:s|ed|ing)?|cross(?:es|ed|ing)?)|
    (?P<in>in|within|inside|throughout|across|at|on|aboard|around)|
    (?P<none>of|with|for|against|about|by|between|as|under|than|per|regarding|despite|because|since|over|along|near|
    bordering|among|of|like(?=\s+to)|where|who|which|that|when|if|after|before|while|until|is|are|was|were|has|have|had|
    may|can|exploits?|forces?|subjects?|recruits?))\b
    """
)
# Words of lists: between two names they leave the job of the first to the second.
_GLUE_WORDS = frozenset(
    words(
        """and or nor as well the other others also to a an much far lesser greater less extent degree including
        include includes such like namely e g i both even away more most mostly mainly chiefly primarily
        particularly especially notably principally largely predominantly increasingly reportedly occasionally
        frequently often sometimes possibly perhaps recently lately commonly countries country states nations
        part parts of several some various neighboring neighbouring nearby further afield in smaller small
        number numbers elsewhere allegedly potentially certain many foreign local percent territories region
        regions islands destinations locations areas specifically typically generally usually rarely almost
        exclusively among then now city cities baltic former soviet republics federation nordic scandinavian gulf arab arabian
        andean sahel main once so too formerly chief rare few fewer once nearby western eastern northern southern central
        proper itself baltics balkans caucasus northeast northwest southeast southwest"""
    )
)
_GLUE_TOKEN = re.compile(r"[A-Za-z]+|[^\sA-Za-z]")
_GLUE_MARKS = frozenset(",()/&—;%-.0123456789")


def is_glue(gap: str) -> bool:
    """True where the text between two names only lists them, so that the second has the job of the first.

    Example:
        >>> is_glue(", and, to a lesser extent, "), is_glue(" are taken to ")
        (True, False)
    """
    return all(token in _GLUE_MARKS or token.lower() in _GLUE_WORDS for token in _GLUE_TOKEN.findall(gap))


KILLED_TO = _re(
    r"""
    \b(?:similar|according|addition|access|prior|due|compar\w+|loyal|vulnerable|ties|belong\w*|link\w*|extradit\w+|
    relat\w+|respect|regard|visit\w*|assistance|support|aid|close|next|response|contribut\w+|oppos\w+|equal|visas?|
    adjacent|native|unique|indigenous|particular|common|known|thanks|owed|debts?|donat\w+|provid\w+|gave|given|grant\w*|
    awarded|fees?|fares?|tickets?|costs?)\s+$
    """
)
PROMISED = Cue(
    "promis offer lure fraudulent false bogus fake pretext pretens advertis guise job suppos",
    r"""
    \b(?:promis\w+|offer\w*|lured?\s+(?:by|with)|fraudulent\w*|false\w*|bogus|fake|pretext|pretens\w+|advertis\w*|guise|
    job\s+ads?|supposed)\b(?:(?!\b(?:are|is|were|was|then|forced|exploited|subjected|trafficked|and\s+taken|
    and\s+sent)\b)[^.;]){0,90}$
    """
)
PROMISED_NOUN = _re(
    r"""
    \b(?:jobs?|employment|work|working|positions?|opportunit\w+|promises?|offers?|contracts?|stud(?:y|ies)|education|
    marriages?|housework|lives|life|schooling|training|careers?|wages|salaries|pay|promised|offered|
    visas?)\s+(?:(?!to\b)[\w-]+\s+){0,4}?$
    """
)
REPATRIATED = Cue(
    "repatriat return home",
    r"""
    \b(?:repatriat\w+|returned\s+home|bring\w*\s+(?:\w+\s+){0,4}home|brought\s+(?:\w+\s+){0,4}home|return\s+of|returned|
    (?:taken|sent|flown|helped|went|go|going|gone)\s+(?:[\w-]+\s+){0,3}home|(?:help\w*|assist\w*)\s+(?:[\w-]+\s+){0,4}(?:to\s+)?return)\b
    """
)
REPATRIATED_PEOPLE = Cue(
    "repatriat return home back",
    r"""
    \b(?:repatriat\w+|return\w*|brought|bring\w*|helped?|taken|sent)\s+(?:[\w-]+\s+){0,6}?(?:victims|women|girls|boys|children|maids|(?:domestic\s+)?workers)\b
    """
)
FREED_FROM = Cue(
    "repatriat rescu evacuat return escap brought bring home back freed",
    r"""
    (?<!forcibly\s)\b(?:repatriat\w+|rescu\w+|evacuat\w+|return\w*|escap\w+|(?:brought|bring\w*)\s+(?:[\w-]+\s+){0,5}(?:home|back)|
    (?:home|back)\s+(?:[\w-]+\s+){1,4}(?=from)|freed)\b[^.;]{0,100}$
    """
)
ACTIVE = _re(
    r"""
    [\s,]*(?:(?:also|often|may|can|might|sometimes|reportedly|allegedly|increasingly|knowingly|frequently|commonly|and|or|
    others?|have|has|continue\s+to|[\w-]+\s+(?:and|or)\s+[\w-]+)\s+){0,3}(?:exploits?|forces?|subjects?(?!\s+to)|coerces?|
    compels?|recruits?|lures?|traffics?|purchas\w+|buys?|solicits?|sells?|transports?|hires?|pays?\s+for|
    engag\w+\s+in\s+(?:child\s+)?(?:sex|commercial)|dominate|control|run|operate|facilitate|smuggle|deceive|prey|
    travel\w*\s+(?:\w+\s+){0,6}for\s+(?:child\s+)?sex|
    (?:were|was)\s+(?:arrested|convicted|sentenced|prosecuted|charged|indicted|detained|deported|investigated))\b
    """
)
# "Thai fishermen hold boys": those named do it.
HOLDS = _re(
    r"""
    \s+(?:(?:also|often|may|sometimes|reportedly)\s+){0,2}(?:hold|keep|use|make|put|employ|bring|take|move|send|carry|press|
    enslave|abduct|kidnap|buy|trick|held|kept|used|made|employed|brought|took|moved|sent|carried|pressed|enslaved|abducted|
    kidnapped|bought|tricked|sold|lured|recruited|exploited|forced)\s+(?:(?!to\b)\w+\s+){0,2}(?:women|girls|boys|children|men|victims|people|workers|migrants|refugees)\b
    """
)
# "the Cuban government may have forced them to work": its own people are the victims.
STATE_FORCES = _re(
    r"""
    \s*(?:(?:may|might|reportedly|allegedly|has|have|had|also|sometimes|directly)\s+){0,3}(?:forc|compel|coerc|exploit|
    subject)(?:e|es|ed|s|ts|led|led)?\s+(?:(?:some|many|most)\s+of\s+)?(?:them|its|these|those|their|the\s+workers|
    north\s+korean|cuban)\b
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
# Before people whom the state deals with, in sentences on its work.
DEALT_WITH = _re(
    r"""
    \b(?:deport|detain|arrest|expel|train|screen|interview|prosecut|convict|sentenc|investigat|fine|charg|extradit|punish|
    protect|assist|recruitment|assistance|support)(?:s|ed|ing|ment|ion|tion|ation|
    ting)?\s+(?:(?!\b(?:for|who|that|with|cases?|charges|\w+ing)\b)[\w-]+\s+){0,5}$
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
    help\w*|certif\w+|register\w*|repatriat\w+|return\w*|(?:brought|bring\w*|taken|sent)\s+(?:[\w-]+\s+){0,5}(?:home|back)|evacuat\w+|
    intercept\w*|grant\w*|received?\s+(?:care|shelter|help|assistance))\b
    """
)
FREED = Cue(
    "rescu freed intercept stopped found",
    r"\bfound\b[^.;]{0,60}\b(?:women|girls|boys|children|men|workers|nationals)\s+(?:who\s+(?:had\s+(?:been\s+)?)?)?(?:work(?:ed|ing)|held|forced|toil\w*|"
    r"begging)\b|\b(?:rescu\w+|freed|intercept\w*|stopped\s+a\s+\w+)\b[^.;]{0,60}\b(?:women|girls|boys|children|men|victims|workers|nationals)\b"
)
# People of the same nationality as those who exploit them.
COMPATRIOTS = Cue("compatriot country fellow", r"\b(?:compatriots|(?:fellow\s+)?country(?:men|women)|fellow\s+(?:nationals|citizens))\b")
# A mission abroad that takes in nationals who were exploited there.
MISSION_CARES = _re(
    r"""
    [^.;]{0,20}?\b(?:sheltered|housed|assisted|rescued|repatriated|helped|took\s+in|cared\s+for|received)\s+(?:[\w,-]+\s+){0,4}
    [^.;]{0,30}?\b(?:women|girls|victims|maids|workers|nationals)\b
    """
)
AGENT = Cue(
    "by",
    r"""
    \bby\s+(?!\w+ing\b)(?:(?!\b(?:from|in|to|into|for|through|are|is|were|was|who|that|of\s+the|recruit(?:ed)?|exploit(?:ed)?|
    forced?|abduct(?:ed)?|
    used?|sell|lured?|bring|brought|subject(?:ed)?|hold|held|take|took)\b)[\w,'-]+\s+){0,9}$
    """
)
# A person who is dealt with, not dealt in: "sold to Chinese men", "services to Syrian refugees".
RECEIVER = _re(
    r"""
    \b(?:(?:sold|sells?|marr(?:y|ied|iage|iages)|married\s+off|cater\w*|services?|assistance|support|shelter|aid|training|
    serving|serve|prostitut\w+)\s+(?:\w+\s+)?(?:to|with|for)|with(?!\s+(?:some|many|most|several|few))|against|
    to)\s+(?:(?:the|an?|older|wealthy|rich|foreign|some|elderly|other|visiting|ethnic)\s+)*$
    """
)
PRONOUN = _re(
    r"""
    \W*(?:(?:and|but|where|while|however|in\s+(?:some|other|many)\s+cases|reportedly|often|once|upon\s+arrival|
    reports\s+indicate)\W+)*(?:(?:some|many|most|others|several|these|those|such|few|
    an?\s+(?:small|smaller|lesser|significant|large|larger|growing|unknown)?\s*number|a\s+(?:few|handful|minority|
    fraction))\s+(?:of\s+th\w+|are|is|were|was|have|had|may|might|who|later|
    subsequently|also|then|reportedly|find|end|fall|become|face|go|goes|went|come|came|stay|cross|head|move|stop|get|arrive|
    pass|travel|migrate|work|transit|reach|experience|endure|
    continue|remain)|(?:these|those|such)\s+(?:\w+\s+)?(?:women|girls|victims|children|migrants|men|boys|workers|persons|
    individuals|laborers|refugees)|they|the\s+(?:women|girls|victims|children|migrants|men|boys|workers|majority)|who|
    traffickers\s+(?:\w+\s+){0,3}them|victims)\b(?!\s+from|\s+children\s+from|\s+women\s+from)
    """
)
ELIDED = _re(
    r"""
    \W*(?:(?:and|but|then|often|also|sometimes|reportedly|subsequently|later|may|where|once|or)\W+)*(?:are|is|were|was|be|
    been|then|forced\s+(?:to|into)|exploited|subjected|trafficked|end\s+up|face|endure|taken|sold)\b
    """
)
FINITE = _re(
    r"""
    \b(?:are|is|was|were|have|has|had|may|might|can|could|become|became|endure|experience|suffer|toil|migrate|travel|
    transit|remain|perform|face|fall|find|end(?=\s+up)|cut|pick|enter|cross|arrive|return|serve|pay|come|reach|pass|go|
    work(?=\s+(?:in|up|on|as|against|under|for|without))|live|exploit|force|subject|compel|coerce|recruit|lure|send|take|
    bring|beg|dig|sew|herd|clean|cook|haul|weave|owe|sell|buy|pass|labor(?=\s+(?:on|in)))\b
    """
)
COORDINATOR = _re(
    r"\b(?:while|whereas|although|though|but|and|as\s+well\s+as)\b|,\s+(?=some\b|others\b|most\b|where\b)|:\s+|\s—\s"
)

# "Italy is the main destination, followed by Spain": a role of other countries.
OTHERS_ROLE = Cue(
    "destination source transit",
    r"""
    \b(?:is|are|was|were|remains?|include)\s+(?:[\w-]+\s+){0,5}?(?P<role>destination|source|transit)(?:s|
    \s+(?:countr(?:y|ies)|points?|locations?))?\b(?!\s*,?\s*(?:and|or|transit|source))
    """
)

# "Destinations include Oman and Iraq", "the top countries of origin of victims were Mali and Togo": the names follow.
ROLE_LIST = Cue(
    "destination origin source sending receiving transit which",
    r"""
    \b(?:(?P<destination>destinations|(?:receiving|destination)\s+countries|countries\s+of\s+destination)|
    (?P<source>(?:source|sending|origin)\s+countries|countries\s+of\s+origin|
    countries\s+from\s+which\s+[^.;:]{0,50}?\b(?:came|come|originated|hailed)|(?:main|chief|primary|principal|largest)\s+sources)|
    (?P<transit>transit\s+(?:countries|points)))\b
    [^.;:]{0,80}?(?:\b(?:include[sd]?|are|is|were|was|remain(?:s|ed)?)\b|:)
    """
)
# "Bulgaria and Hungary headed the list": the names stand before.
LIST_HEADED = Cue(
    "list table suppl provide",
    r"""
    \b(?:(?:head|top|lead|open)(?:s|ed|ped)?|led)\s+the\s+(?:list|table)\b|
    \b(?:suppl(?:y|ies|ied)|provided?s?)\s+(?:most|the\s+(?:most|majority|bulk|largest))\b
    """
)
BETWEEN = Cue(
    "between",
    r"\b(?:traffick(?:ed|ing)?|trade[ds]?|mov(?:e|ed|ing)|taken|sold|exploit\w*)\b[^.;]{0,60}\bbetween\s+(?:the\s+)?$"
)

# --- statements of roles -----------------------------------------------------------------------------------------------------

_ROLE = r"""
    (?:source|sending|origin|supply|transit|transshipment|destination|receiving|
    (?:country|point|place)\s+of\s+(?:origin|transit|destination)|
    corridor|gateway|way\s*-?\s*station|stop\s*-?\s*over|stepping\s+stone|staging\s+(?:point|post|ground|area)|springboard|
    (?:point|place)\s+of\s+passage|crossing\s+point|passage\s+point|conduit|thoroughfare|
    (?:stage|stop|halt|waypoint|station|link)\s+on\s+(?:the|their|a)\s+(?:way|route|road|journey))
    (?:\s+(?:country|point|nation|territory|place|area|location|site|hub|state|jurisdiction|center|route|land|zone|stop|stage))?
"""
_DEGREES = r"""
    (?:[\s,()-]|\b(?:and|or|as|well|also|an?|the|to|much|far|very|lesser|less|greater|smaller|small|limited|extent|degree|
    scale|on|in|
    some|is|more|recently|increasingly|primarily|principally|possibly|mainly|chiefly|largely|sometimes|occasionally|but|
    serves|growing|
    significant|major|minor|important|potential|occasional|reportedly|even|possible|it|still|both|now|certain)\b)*
"""
ROLE_PHRASE = _re(
    rf"""\b(?P<roles>{_ROLE}(?:{_DEGREES}{_ROLE})*)\s*
    (?P<tail>for|of|in|where|through\s+which|to|from|and|,|;|\.|:|$|[a-z]+)"""
)
ROLE_NAME = _re(
    r"""
    (?P<origin>source|sending|origin|supply)|(?P<transit>transit|transshipment|corridor|gateway|station|over|stepping|staging|
    springboard|passage|crossing|conduit|
    thoroughfare|way|route|road|journey)|(?P<destination>destination|receiving)
    """
)
ROLE_VERB = _re(
    r"""
    \b(?:is|was|are|were|(?:may|might|could|can)\s+(?:also\s+)?be|remains?|remained|
    ha(?:s|d)\s+(?:also\s+)?(?:been|become)|becom(?:e|ing)|became|serves?\s+(?:\w+\s+)?as|served\s+as|acts?\s+as|
    functions?\s+as|used\s+as|use[sd]?\s+(?:the\s+)?[\w\s]{2,40}?\s+as|continues?\s+to\s+(?:be|serve\s+as)|considered|
    known\s+as|emerg\w+\s+as|as|is\s+also|role\s+as)\b(?:\s|,|
    \b(?:also|both|primarily|principally|mainly|chiefly|largely|increasingly|reportedly|still|an?|the|to|much|lesser|
    extent|on|smaller|scale|growing|significant|major|minor|important|potential|possible|well|known|now|predominantly|
    mostly|small|limited|key|main|simultaneously|considered|be|occasional|as|regional|somewhat|particularly|first|and|
    foremost|presumed|suspected|reported|primary|principal|leading|large|common)\b)*$
    """
)
NEGATED_ROLE = _re(r"\b(?:not|no\s+longer|neither|nor|never|less)\b[^.;]{0,40}$")
TRANSIT_USE = _re(
    r"""
    \s*(?:\)\s*)?(?:is\s+(?:also\s+)?used\s+)?as\s+(?:an?|their|the|both)\s+(?:[\w-]+\s+){0,3}transit\b
    """
)
