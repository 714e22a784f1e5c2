"""Places and people without a name: "within the country", "abroad", "local children", "some go on to Oman"."""

from __future__ import annotations

import re

from tipnlp.find.flows.cues import Cue
from tipnlp.lazy import lazy

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
# "some go on to Oman", "are moved onward to Oman": from the country that the clause before told of.
ONWARD = Cue(
    (" on to", " on into", " on toward", " on,", " on by", " on west", " on north", " on south", " on east", " on  ", " onward", " further", " farther"),
    r"""
    \b(?:go(?:es|ing)?|went|forced|mov(?:e|es|ed|ing)|take|takes|taken|taking|took|pass(?:es|ed)?|travel\w*|sent|send|carr(?:y|ies|
    ied)|
    transport\w*|sold|sell|continu\w+|brought|bring|trafficked|traffic|push\w*|proceed\w*|transfer\w*|ship\w*|smuggl\w+|
    driven|led|of\s+them|flown|pass|them)\s+(?:(?!\b(?:to|in|into|on|from|for)\b)[\w-]+\s+){0,4}(?:on(?:ward|wards)?|further|
    farther)\b
    (?:\s+(?:west|north|south|east)\w*)?(?:\s+by\s+(?:\w+\s+)?\w+)?(?:\s*,[^,;]{1,25},|\s*,)?\s+(?:to|into|toward|towards)\b
    """
)
HOME_PLACE = Cue(
    "countr domestic internal local home nationwide border island",
    r"""
    \b(?:in(?:-\s*|\s+)country|domestically|internally(?!\s+displaced)|locally|(?<!conditions\s)at\s+home|nationwide|
    countrywide|(?:in(?:side|to)?|to|within|throughout|across|around)\s+(?:the|this|their)\s+(?:own\s+|
    home\s+)?countr(?:y|ies)\b(?!\s+of)|within\s+(?:the\s+country's|its|national)\s+(?:own\s+)?(?:borders|territory|
    waters)|in\s+the\s+(?:north|south|east|west|center|interior)\w*\s+(?:\w+\s+)?of\s+the\s+country|across\s+the\s+island|in\s+the\s+country's)
    """
)
INTERNAL = Cue(
    "countr domestic internal local home nationwide border soil never abroad overseas further between",
    r"""
    \b(?:in(?:-\s*|\s+)country|domestically|internally(?!\s+displaced)|
    internal\s+(?:(?:sex|labor|human|forced|child)\s+)?(?:trafficking|victims|labor)|locally|at\s+home|nationwide|
    (?:with)?in(?:side)?\s+(?:the|their\s+(?:own|home))\s+country\b|(?:throughout|across)\s+the\s+country\b|
    (?:with)?in(?:side)?\s+(?:the\s+country's|its)\s+(?:own\s+)?borders|trafficked\s+within\s+country|trafficking\s+(?:\w+\s+)?(?:is|was|occurs|takes\s+place)\s+(?:\w+ly\s+)?internal(?:ly)?\b|
    on\s+(?:its|the\s+country's|national)\s+(?:own\s+)?soil|never\s+leave\b|never\s+left\b|between\s+(?:the\s+)?(?:islands|provinces|regions|districts)\b|(?:and|or),?\s+(?:abroad|overseas|(?:over|across|beyond)\s+the\s+borders?|outside\s+the\s+country|further\s+(?:afield|away))(?:,?\s+(?:including|\w+ly))?,?\s+(?:in|to)\b)
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
    (?:women|girls|boys|children|men)\s+from\s+(?:the\s+)?(?:(?:(?:north|south|east|west)\w*|central|rural|poor|remote)\s+)?(?:countryside|provinces|interior|hinterland|coast|highlands|lowlands|
    slums|orphanages)\b(?!\s+of)|
    internal\s+(?:trafficking|victims)|(?:the\s+country's|its\s+own|their\s+own)\s+(?:citizens|nationals|women|children|
    population|people))\b
    """
)
DOMESTIC_AND_FOREIGN = Cue(
    "foreign migrant international",
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
    \b(?:foreign(?!-|ers?\s+(?:who\s+)?(?:sexually\s+)?(?:exploit|pay|purchas|abus|buy|solicit|molest)|\s+(?:countr|nation\b|destination|govern|labor\s+market|observ|expert|compan|firms?\b|contract|business|invest|vessel|
    fishing|tourist|
    buyer|client|embass|ngo|diplomat|aid|donor|exchange|minist|affairs|service|employ|logging|language|media|press|armed|group|
    men\b))\w*|
    (?:im)?migrants?|refugees?|
    asylum|expatriates?|undocumented|stateless|non-(?!pay|govern|enforce|compli|profit|consens|state|exist|punish|violen|traditional|work)\w+|
    from\s+(?:neighbou?ring|nearby|other|surrounding|third|source|adjacent|several|outside|abroad|overseas|elsewhere)\s)
    """
)
OWN_PEOPLE = Cue(
    "its",
    r"""
    \bits\s+(?:own\s+)?(?:\w+\s+){0,2}?(?:women|men|girls|boys|children|nationals|citizens|people|workers|youth)\b
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
# No land: who is exploited there is abroad, unless a country's waters are named.
AT_SEA = Cue(
    "waters seas at sea flag -owned",
    r"""
    \b(?:international\s+waters|high\s+seas|at\s+sea\b|(?:foreign|[\w-]+)-\s*(?:flag(?:ged)?|owned|operated)\s+(?:\w+\s+){0,3}?
    (?:vessels?|boats?|ships?|trawlers?))\b
    """
)
# People of the same nationality as those who exploit them.
COMPATRIOTS = Cue("compatriot country fellow", r"\b(?:compatriots|(?:fellow\s+)?country(?:men|women)|fellow\s+(?:nationals|citizens))\b")
# A town or region of the country, its name no country's: "girls from Minsk".
_FROM_A_TOWN = re.compile(
    r"\b(?:[Ww]omen|[Gg]irls|[Bb]oys|[Mm]en|[Cc]hildren|[Yy]ouths?|[Tt]eenagers|[Vv]illagers|[Aa]dolescents)\s+from\s+(?:the\s+)?[A-Z][a-z]{2,}"
)
_IN_A_TOWN = re.compile(
    r"\b(?:in|at|near|around|to|into|work)\s+(?:the\s+)?(?:\w+\s+)?"
    r"(?:(?:city|town|cities|towns|port|provinces?|regions?|districts?|departments|states|governorates?|prefectures?|municipalities|parishes|counties|communes|chiefdoms|zones|areas|parts|villages|streets|"
    r"markets|mines|fields|camps|valleys?|hills|mountains|forests?|plains|coast|islands?|slums)\s+of\s+(?:the\s+)?)?"
    r"(?!(?:North|South|East|West)\s*(?:[.,;:)(]|$))"
    r"(?!(?:Persons?|Report|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Internet|Islam|Koran|Quran|European|United|Arab|Muslim|Christian|"
    r"Ramadan|Tier|Western|Eastern|Northern|Southern|English|Ministr|Department|Government|Office|International|National|Bureau|Commission|"
    r"Committee|Institut|Council|Organi[sz]ation|Global|Trafficking)\w*)[A-Z][a-z]{2,}"
)


_OF_HOME = (HOME_PLACE, INTERNAL, LOCAL_PEOPLE, DOMESTIC_AND_FOREIGN, POOR_PEOPLE, OWN_PEOPLE, COMPATRIOTS)


def speaks_of_home(text: str, raw: str) -> bool:
    """True where a stretch speaks of the report's country or its people without their names.

    Args:
        text: The stretch in lower case.
        raw: As it stands.
    """
    for cue in _OF_HOME:  # noqa: SIM110 (a generator takes twice as long)
        if cue.search(text):
            return True
    return bool(("from" in text and _FROM_A_TOWN.search(raw)) or _IN_A_TOWN.search(raw))


class Unnamed:
    """What a clause says of places and people without a name of a country; each is looked for when it is first asked for.

    Args:
        text: The clause in lower case.
        raw: As it stands, without the countries.
    """

    def __init__(self, text: str, raw: str) -> None:
        self.text = text
        self.raw = raw
        self.through_it = False  # "go to Thailand, a few through it to Malaysia": "it" is not the report's country

    @lazy
    def _crosses_home(self) -> bool:
        return bool(HOME_VIA.search(self.text))

    @property
    def home_via(self) -> bool:
        """The report's country is a way: "through the country"."""
        return self._crosses_home and not self.through_it

    @lazy
    def onward(self) -> bool:
        """The way goes on: "some go on to Oman"."""
        return bool(ONWARD.search(self.text))

    @lazy
    def home_place(self) -> bool:
        """The place is the report's country: "in the country"."""
        return not self._crosses_home and bool(HOME_PLACE.search(self.text))

    @lazy
    def internal(self) -> bool:
        """Nobody leaves it: "domestically"."""
        return bool(INTERNAL.search(self.text))

    @lazy
    def abroad(self) -> bool:
        """A place abroad: "overseas", "in neighboring countries"."""
        return bool(ABROAD.search(self.text))

    @lazy
    def at_sea(self) -> bool:
        """A place that is no country's: "in international waters", "on foreign-flagged vessels"."""
        return bool(AT_SEA.search(self.text))

    @lazy
    def local(self) -> bool:
        """People of the country: "local children"."""
        return bool(LOCAL_PEOPLE.search(self.text))

    @lazy
    def mixed(self) -> bool:
        """People of the country and others: "domestic and foreign victims"."""
        return bool(DOMESTIC_AND_FOREIGN.search(self.text))

    @lazy
    def poor(self) -> bool:
        """People of the country where nobody else is named: "rural women", "girls from Minsk"."""
        return bool(POOR_PEOPLE.search(self.text)) or ("from" in self.text and bool(_FROM_A_TOWN.search(self.raw)))

    @lazy
    def foreign(self) -> bool:
        """People from elsewhere: "migrant workers"."""
        return bool(FOREIGN_PEOPLE.search(self.text))

    @lazy
    def own(self) -> bool:
        """People of the country that is the subject, with no other named before: "its women"."""
        own = OWN_PEOPLE.search(self.text)
        return own is not None and "  " not in self.raw[: own.start()]

    @lazy
    def town(self) -> bool:
        """A place that is no country's: "in Kordofan"."""
        return bool(_IN_A_TOWN.search(self.raw))
