r"""Patterns of legal names: articles, numbers, dates, titles. Read by `tipnlp.find.laws`, apart from its logic.

Verbose patterns: white space in them is not matched, ``\s+`` is. Nouns and word lists that grow stand in ``data/law_heads.tsv``
and ``data/law_words.tsv``.
"""

from __future__ import annotations

import re

from tipnlp.signals import Gate


def _verbose(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE | flags)


MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DAY = "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
YEAR_DIGITS = r"(?:1[89]|20)\d\d"
SPACES = re.compile(r"\s+")

# --- articles -------------------------------------------------------------------------------------------------------------------
PART_WORD = r"""(?:(?:[Ss]ub)?(?:[Aa]rticles?|[Ss]ections?|[Pp]aragraphs?|[Cc]hapters?|[Cc]lauses?)|Arts?\.|Secs?\.|[Tt]itles?
    |Parts?|Books?
    |Annex(?:es)?|Schedules?|[Dd]ivisions?(?=\s+\d)|§§?)"""
# "160", "101A", "R234-6", "189 bis", "360A(2)", "IV", "25.1.a"
_SUFFIX = r"(?:[Bb]is|[Tt]er|[Qq]uater|[Qq]uinquies|[Ss]exies|[Ss]epties)"
_NUMBER = rf"""(?:(?:[LRD]\.?\s?\d[\d-]*|\d+(?:[./]\d+)*(?:[A-Za-z]{{0,2}}\d*(?![a-z])|(?=(?:bis|ter|quater)\b))
    |[IVXLC]+(?:\.\d+)?(?![\w-])|[A-Z](?![\w']))
    (?:\.[a-z]\b)?(?:\s?\((?:\w{{1,4}}|\w(?:,\s*\w)+)\))*(?:[\s-]?{_SUFFIX}\b(?:\s?\(\w{{1,4}}\))*(?:,?\s+and\s+{_SUFFIX}\b)?)?(?:/[a-z0-9]\b)?)"""
_RANGE = rf"""(?:{_NUMBER}(?:\s?-\s?(?:{_NUMBER}|[a-z]{{1,3}}\b|[^\W\d_]\b)|\s?—\s?(?:\d+\w{{0,2}}\b|\(\w\))
    |\([a-z]\)-\([a-z]\))*)"""
_GROUP = rf"""(?:\b{PART_WORD}\s*(?:[Nn]os?\.\s*)?{_RANGE}
    (?:(?:\s*,?\s+(?:and|or|to|through|&)\s*(?=[\W\d]|[A-Z])|\s*,\s*|\s+(?<=bis\s)){_RANGE}|\s+and\s+\(\w\)(?:\(\w+\))*)*)"""
_ORDINAL = r"(?:(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)\s+Schedule|Preamble)"
PARTS = _verbose(rf"(?:{_GROUP}|\b{_ORDINAL})(?:\s*(?:,|,?\s+and|\s+of)\s+(?:the\s+)?(?:{_GROUP}|{_ORDINAL}))*")
OF_SAME_LAW = _verbose(r"\s+of\s+(?:the|that|this)\s+same\s+(?:act|law|code|decree|ordinance|statute)\b", re.IGNORECASE)
PART_NUMBERS = _verbose(rf"{_ORDINAL}|{_RANGE}")
PART_WORDS = _verbose(rf"\b{PART_WORD}(?=\W|\d)")
# Where articles may begin.
PART_START = Gate(
    _verbose(
        r"""(?<![\w/-])(?:[Aa]rticles?|Arts?\.|Annex|[Ss]ections?|Secs?\.|Schedules?|[Ss]ub(?:section|paragraph)|[Pp]aragraphs?|Parts?
        |[Cc]hapters?|[Cc]lauses?|Titles?|titles?\s+(?=\d)|Books?|Divisions?\s+(?=\d)|Preamble
        |(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh)\s+Schedule)"""
    )
)
PART_SIGN = re.compile(r"(?<![\w-])§")
# From the articles to their law: "Article 418 (Trafficking in Children) of the", "Article 328 Penal Code"
OF_LAW = _verbose(
    r"""(?:\s*\((?!\d)[^()]{3,60}\))?\s+
    (?:(?:of|in|under|from)\s+(?:(?:the|its|their|this|that|an?)\s+)?|(?<=[\d)]\s)(?=[A-Z]))"""
)
# A word between them: "Article 5 of the country's revised penal code"
STEP = _verbose(r"(?!(?:and|or|to|was|were|is)\s)(?:[a-z][\w']*|[A-Z][\w']*|\d{4})\s+")
# From the law to its articles: "the penal code's Article 172", "Criminal Code (Articles 3, 4)"
BEFORE_PARTS = _verbose(r"(?:'s?\s+|\s*,\s*(?:(?:under|in|at)\s+)?|\s+|\s*\(\s*)$")
LAW_ACRONYM = _verbose(r"[A-Z]{3,8}(?![\w-])(?!\s+[A-Z])")
# "(see section 7.c.)" points into the report itself.
CROSS_REFERENCE = _verbose(r"(?:[Ss]ee(?:\s+also)?|also)\s*,?\s*$|[.!?]\s*$|^\s*$")
PROSE_SECTION = _verbose(r"[Ss]ections?\s+\d{1,2}(?:\.\w{1,2})*\.?$")
# "Section 12 prohibits": a section that is the subject of its sentence, no heading
SECTION_ACTS = _verbose(r"(?:\([\da-z]+\))?\s+(?:and\s+\d+\s+)?(?:also\s+)?(?:(?:set|prohibit|provide|prescribe|punish|make|carr|criminali|ban|bar|forbid|outlaw|penali|define|cover|require|allow|permit|state|stipulate|deal|impose|give|threaten|protect|appl)[a-z]*|of|and\s+(?:the|its)\s+(?=[A-Z]))\b")
SECTION_HEADING = _verbose(r"\.?\w?\.|\s*,\s*[A-Z]")
# "the plan's Article 4"
DOCUMENT_BEFORE = _verbose(r"\b(?:plan|memorandum|agreement|contract|report|strategy|program|handbook)(?:'s?)?\s+$", re.IGNORECASE)
OF_DOCUMENT = _verbose(r"\s+(?:of|in)\s+(?:(?:the|this|an?|its|their)\s+)?(?:\w+\s+)?(?:plan|memorandum|handbook|manual|strategy|contract|newspaper|magazine|page|report|chapter|form|document|website)\b")

# --- numbers, years, dates ------------------------------------------------------------------------------------------------------
# "15-96", "011-2012-ED", "C-376/10", "28/2016", "26,842"
SERIES = r"""(?:(?:[A-Z]{1,4}[-/]\s?)?\d+(?:[.,]\d{3})*(?:\s?[-/.]\s?(?:\d+
    |[A-Z]{1,6}\b|[A-Z]{2}[a-z]\b))*[A-Z]?(?:\s*/\s*[A-Z]{1,6}(?:/[A-Z]{1,6})*)?
    (?:\s?\([IVX]+\))?)"""
_COUNTED = r"(?:percent|years?|months?|days?|children|persons|people|victims)"
NUMBERED = _verbose(
    rf"\s*,?\s*\(?(?:(?:[Nn]o|[Nn]os|[Nn]r|[Nn])\s?(?:\.|°|º)\s*|[Nn][°ºo]\s*|\#\s*|[Nn]umbers?\s+|[Cc]ap\.?\s+)(?P<number>{SERIES})\)?"
)
BARE_NUMBER = _verbose(rf"\s+(?P<number>{SERIES})(?!\s*{_COUNTED})(?![\w%])")
ROMAN_NUMBER = _verbose(rf"\s+(?:[Nn]o\.?\s*)?(?P<number>[IVXLCDM]+)(?=\s+of\s+{YEAR_DIGITS}\b)")  # "Act C of 2012"
MORE_NUMBERS = _verbose(
    rf"""(?:\s*,\s*|\s*,?\s+(?:and|or)\s+)(?:No\.\s*)?{SERIES}
    (?!\s*(?:{_COUNTED}|cases|women|men|investigations|convictions))(?![\w%])"""
)
TAKES_NUMBERS = _verbose(r"(?:s|Nos\.?)\s*(?:Nos?\.?\s*)?$")  # "Conventions 138", "Laws Nos. 5"
YEAR_IN_NUMBER = _verbose(r"[/-](?P<last>(?:19|20)\d\d)$|^(?P<first>(?:19|20)\d\d)[-/]")
YEAR_AFTER = _verbose(
    rf"""\s*,?\s+(?:of\s+(?:the\s+year\s+)?|from\s+|in\s+its\s+)?(?P<year>{YEAR_DIGITS})(?![\w/,.-]*\d|\s+(?:percent|people
    |children))"""
)
# "Act B.E. 2551 (2008)": years of the Buddhist era
BUDDHIST_YEAR = _verbose(r"\s*,?\s+B\.?\s?E\.?\s+(?P<buddhist>2[45]\d\d)(?:\s*\(\s*(?P<year>(?:19|20)\d\d)\s*\))?")
BUDDHIST_ERA = 543
OF_THAT_YEAR = _verbose(r"\s+of\s+(?:that|the\s+same)\s+year\b")
YEAR_OF = _verbose(rf"\s+(?:of|from)\s+(?P<year>{YEAR_DIGITS})\b(?!-)")
BRACKET_YEAR = _verbose(rf"\s*\((?P<year>{YEAR_DIGITS})(?:,?\s*(?:as\s+)?(?:last\s+)?(?:amended|revised)[^()]{{0,40}})?\)")
DATED = _verbose(
    rf"""\s*,?\s+(?:of|dated|from)\s+
    (?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}\s*,?\s+(?P<year>\d{{4}})
    |{MONTH}\s+\d{{1,2}}(?:,\s*(?P<us_year>\d{{4}}))?|{MONTH}\s+(?P<month_year>\d{{4}})|\d{{1,2}}\.\s?\d{{1,2}}\.\s?(?P<dotted>\d{{4}}))\b"""
)
YEAR = re.compile(rf"{YEAR_DIGITS}$")
# "In 2013 Law No. 5" is dated by its sentence, "the January 2013 law" by its name.
TIME_WORD = re.compile(
    rf"""(?<!\bthe )(?<!\bits )\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Bb]y|[Uu]ntil|[Ff]rom|[Bb]efore|[Aa]fter|[Oo]f|{MONTH}
    |\d{{1,2}},)\s+$"""
)

MONTH_BEFORE = _verbose(rf"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?)|'s)\s+(?P<month>{MONTH}\s+)$")

# --- titles ---------------------------------------------------------------------------------------------------------------------
TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['/&-]\s?[^\W_]+)*'?|[^\w\s]")
LEFT_JOINS = frozenset({"of", "and", "in", "for", "on", "to", "at", "against", "from", "with", "or", "the", "by", "&", ","})
RIGHT_JOINS = frozenset(
    {"of", "and", "or", "the", "for", "in", "to", "on", "against", "from", "with", "at", "a", "an", "its", "their", "under", "as",
     "into", "between", "&", "by"}
)  # fmt: skip
# What opens a title after the noun: "Law on", "Decree Establishing", "Code for the", "Law that"
TITLE_OPENER = _verbose(
    r"""(?:\s+|,\s+(?=On\s+(?:the\s+)?[A-Z]))(?:(?:of|for|on|to|against|regarding|concerning|(?:relating|related|pertaining)\s+to|with\s+respect\s+to|regulating
    |governing
    |establishing|prohibiting|(?:on\s+)?(?:the\s+)?(?:prevention|protection|suppression|elimination
    |prohibition)\s+of)\s+(?:(?:the|an?)\s+)?
    |that\s+|(?=(?:Against|On|For|To|Related|Relative|[A-Z][a-z]+ing)\s))(?=[A-Z])"""
)
# "Law No. 2005/015 on child trafficking", "Law 3(I) of 2000 on combating trafficking and sexual exploitation"
_TOPIC = r"""(?:(?:child|human|sex|labor|forced|sexual|domestic|migrant|organized|private|public|petty|crime|minor|overseas|foreign|national)\s+)?
    (?:trafficking|labor(?:\s+supply)?|prostitution|exploitation|smuggling|slavery|pornography|violence|marriage|migration|immigration|begging
    |foreigners|aliens|migrants|refugees|asylum|children|minors|crimes?|citizenship|nationality|education|adoption|family|offen[cs]es|workers?|shelters|safety|recruitment|passports|protection
    |money\s+laundering|employment(?:\s+agencies)?|witness\s+protection|victims?(?:\s+(?:support|assistance|protection|compensation|rights))?
    |(?:entry|stay|residence)(?:\s+and\s+(?:entry|stay|residence))?\s+of\s+foreigners|rights\s+of\s+(?:the\s+)?(?:child|children|victims|workers)|(?:child(?:ren's)?|women's|victims'|workers')\s+rights)
    (?:\s+(?:in|of)\s+(?:persons|human\s+beings|people|children|women|minors|migrants|victims))?"""
_FIGHTING = r"(?:combat(?:t)?ing|preventing|fighting|suppressing|countering|punishing|eliminating|prohibiting|protecting)"
_FIGHT = r"(?:combat|prevent|punish|suppress|fight|eliminate|prohibit|protect|repress)"
LOWER_TITLE = _verbose(
    rf"""\s+(?:(?:on|against|regarding|concerning)\s+(?:the\s+)?
    (?:(?:{_FIGHTING}(?:,?\s+(?:and\s+)?{_FIGHTING})*|(?:prevention|suppression|prohibition|repression)(?:\s+and\s+(?:prevention|suppression
    |prohibition|repression|punishment))?\s+of)\s+(?:the\s+)?)?
    |to\s+{_FIGHT}(?:,?\s+(?:and\s+)?{_FIGHT})*\s+)
    {_TOPIC}(?:\s+and\s+{_TOPIC})?(?![\w'-])"""
)
TO_CODE = _verbose(r"\s+to\s+(?:the\s+)?(?:[A-Z]\w+\s+)?(?:[Pp]enal|[Cc]riminal|[Ll]abou?r|[Ff]amily|[Cc]ivil)\s+(?:[Cc]ode|[Ll]aw)\b")
TITLE_TOPIC = re.compile(
    r"\b(?:Trafficking|Persons|Child(?:ren)?|Women|Labou?r|Migrants?|Migration|Immigration|Border|Justice|Protection|Prevention"
    r"|Offen[cs]es|Violence|Exploitation|Slavery|Smuggling|Workers?|Employment|Victims?|Refugees?|Rights)\b"
)
NO_TITLE = _verbose(rf"(?:{MONTH}|{DAY}|Parliament|Congress|War|Conduct|Ethics|Practice|God|Articles?|Sections?|Table|Tier)\b")
ENDS_TITLE = frozenset(("Yes", "No", "Article", "Articles", "Section", "Sections", "Table", "Legislation"))
NO_CODE = _verbose(r"\s+of\s+(?:[Pp]rofessional\s+)?(?:[Cc]onduct|[Ee]thics|[Pp]ractices?|[Hh]onor|[Ss]ilence)\b")
NO_BILL = _verbose(r"\s+(?:Gates|Clinton|and\s+Melinda|&)")
BRACKET = _verbose(r"\s*\((?P<content>[^()]{2,90}(?:\([^()]{1,40}\)[^()]{0,40})?)\)")
ACRONYM = _verbose(r"""['"]?(?P<name>[A-Z][A-Za-z&-]*[A-Z](?:\s\d{4})?)['"]?(?:\s+(?:Act|Law|Ordinance|Code)['"]?)?$""")
BRACKET_LAW = _verbose(
    rf"""(?:the\s+)?(?:[A-Z][\w-]*\s+)*(?:Act|Law|Decree|Ordinance|Proclamation|Chapter|Cap|Bill|Order)\.?,?\s+(?:No\.?\s*)?
    (?P<number>{SERIES})(?:\s+of\s+(?P<year>\d{{4}}))?"""
)
BRACKET_NUMBER = _verbose(rf"(?:No\.?|N[°º]|L\.?\s?I\.?)\s*(?P<number>{SERIES})$|(?P<of_series>\d+/\d{{2,4}}|(?:19|20)\d\d:\d+)(?:\s+Coll\.?)?$|(?P<of_year>\d+)\s+of\s+\d{{4}}$")
# "the anti-trafficking law (2005-20)", "the labor law (Act 5 of 1999)"
BRACKET_SERIES = _verbose(
    rf"""\s*\((?:(?:No\.?\s*)?(?P<series>\d+[-/:]\d+)
    |(?:[A-Z][\w-]*\s+)*(?:Law|Act|Decree|Ordinance|Proclamation)\s+(?:No\.?\s*|[Nn]umber\s+)?(?P<number>{SERIES})(?:\s+of\s+(?P<year>\d{{4}}))?)\)"""
)
# "Human Mobility Law (Ley de Movilidad Humana)"
BRACKET_FOREIGN = _verbose(r"(?:Ley|Lei|Loi|C[oó]digo|Code|Decreto|D[ée]cret|Ordonnance)\s+(?:[A-Z]|d[aeou])")
BRACKET_CODE = _verbose(r"the\s+(?:[\w-]+\s+){1,2}(?:code|law|act)$", re.IGNORECASE)  # "Act C of 2012 (the criminal code)"
BRACKET_OTHER = _verbose(
    r"""[A-Z]{2,5}\s?\d[\d/.-]*$|(?:as\s+)?amended\b|(?:Amendment|General|Abolition|Prohibition
    |Consolidation|Revised)$"""
)
# "Child Labor (Prohibition and Regulation) Act"
CLOSES_BRACKET = _verbose(r"\)\s*(?:Act|Law|Bill|Ordinance|Rules|Regulations|Decree|Order|Code)\b")
FOLLOWING = _verbose(r"\s+(?P<bracket>\((?:[A-Z][\w\x20]+)\)\s+)?(?P<word>(?:Amendments?\s+)?[A-Z]?\w+)")
AMENDMENT_ACT = _verbose(r"\s*Amendments?\s+(?:Act|Bill|Law|Ordinance)\b")
BODY_OF_LAW = _verbose(
    r"""\b(?:[Rr]ule|Ministry|Faculty|School|Department|Institute|Bachelor|College|Court|Doctor|Officer
    |Force)\s+of\s+(?:the\s+)?$"""
)
BODY_TITLE = _verbose(r"(?:Ministry|Faculty|School|Department|Rule|Institute|College)\s+of$")
LAWS_AND = _verbose(r"\b(?:[Ll]aws|[Rr]ules)\s+(?:and|or)\s+$")
TREATY_PROTOCOL = _verbose(
    r"""\b(?:UN|TIP|Optional|Additional|Palermo|Convention|Trafficking\s+Protocol|ILO|Forced\s+Labou?r\s+Protocol)\b|Protocol\s+to\s+(?:the\s+)?(?:Prevent
    |Forced|Convention)"""
)
# A list inside a title: "the Prevention, Protection, and Punishment of"
COMMA_LIST = _verbose(
    r"""(?:,\s+(?:[A-Z][\w'-]*\s+(?:(?:of|the|in|for|against)\s+){0,2}){0,4}[A-Z][\w'-]*){0,4},?\s+(?:and
    |or)\s+(?:the\s+)?[A-Z]"""
)
COMMA_NAME = _verbose(r",\s+(?:(?:and|or)\s+)?(?=[A-Z])")
COMMA = _verbose(r",\s+(?:(?:and|or)\s+)?")
# After "and": another law, not more of this title
ANOTHER_LAW = _verbose(
    rf"""(?:UN\s+)?CRC\b|(?:(?:to|of|under|in)\s+)?(?:(?:the|its|an?)\s+(?:[A-Z][\w'-]*\s+(?:(?:and|of|on)\s+)?){{0,5}}
    |(?:[A-Z][\w'-]*\s+(?:(?:of|on)\s+)?){{0,5}})
    (?:Codes?|Acts?|Laws?|Constitution|Decrees?|Ordinances?|Regulations?|Conventions?|Protocol|Bill|Directive|Statute|Proclamation|Charter|Covenant|Treaty|(?:Orders?|Resolution)\s+No)\b
    |{PART_WORD}\s"""
)
# First column of the Labor Department's table of laws, whose cells run into the next column's.
TABLE_ROW = _verbose(
    r"""Minimum\s+Age\s+for\s+(?:Hazardous\s+)?Work|Compulsory\s+Education\s+Age|Free\s+Public\s+Education
    |Meets\s+International\s+Standards
    |Identification\s+of\s+Hazardous\s+Occupations\s+or\s+Activities\s+Prohibited\s+for\s+Children
    |Prohibition\s+of\s+(?:Forced\s+Labor|Child\s+Trafficking|Commercial\s+Sexual\s+Exploitation\s+of\s+Children
        |Using\s+Children\s+in\s+Illicit\s+Activities|Military\s+Recruitment\s+by\s+Non-?\s*state\s+Armed\s+Groups
        |Compulsory\s+Recruitment\s+of\s+Children\s+by\s+\(State\)\s+Military
        |Hazardous\s+Occupations\s+or\s+Activities\s+for\s+Children)
    |Minimum\s+Age\s+for\s+(?:Voluntary\s+State\s+Military|Compulsory\s+Military|Voluntary\s+Military)\s+(?:Recruitment|Service)
    |(?:Related\s+)?Legislation\b"""
)

# --- short names ----------------------------------------------------------------------------------------------------------------
YEAR_BEFORE = re.compile(r"\b((?:19|20)\d\d)\s+$")
# "18 U.S.C. 1591", "18 USC 1591"
US_CODE_SIGN = Gate(_verbose(r"\b(?:USC|U\.S\.C|U\.S\.\s+Code)"))
US_CODE = _verbose(
    r"""\b(?:[Tt]itle\s+)?(?P<title>\d{1,2})\s+(?:U\.?\s?S\.?\s?C\.?(?![A-Za-z])|U\.S\.\s+Code)(?:\s*(?:§+|[Ss]ections?
    |[Ss]ecs?\.))?
    (?:\s*(?P<section>\d+[A-Za-z]?(?:\(\w\))*(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|-)(?!\d+\s+U)\d+[A-Za-z]?(?:\(\w\))*)*))?"""
)
# "ILO C. 182", "ILO conventions 29 and 105"
ILO = Gate(_verbose(
    r"""\b(?:ILO\s+C\.?\s?(?P<short>\d{2,3})\b|(?:(?:ILO|International\s+Labou?r\s+Organization(?:\s+\(ILO\))?)(?:'s)?\s+)?
    conventions?\s+(?:[Nn]os?\.?\s*)?(?P<number>\d{2,3})(?:(?:,\s+|,?\s+and\s+)\d{2,3})*\b)
    (?:,\s+(?:Minimum\s+Age|Worst\s+Forms\s+of\s+Child\s+Labou?r|(?:Abolition\s+of\s+)?Forced\s+Labou?r|Domestic\s+Workers)\b)?"""
))

# --- lower-case mentions --------------------------------------------------------------------------------------------------------
PLAIN_KINDS = {
    "law": "act", "laws": "act", "act": "act", "acts": "act", "statute": "act", "statutes": "act", "legislation": "act",
    "code": "code", "codes": "code", "constitution": "constitution", "decree": "decree", "decrees": "decree", "sub-decree": "decree", "sub-decrees": "decree", "ordinance": "act",
    "ordinances": "act", "bill": "act", "bills": "act", "proclamation": "act", "regulation": "other", "regulations": "other",
    "amendment": "act", "amendments": "act", "treaty": "treaty", "accord": "treaty",
}  # fmt: skip
# Nouns that alone with "the" are a mention of some law
PLAIN_LAW = frozenset(("law", "laws", "legislation", "statute", "statutes", "act", "acts", "decree", "decrees", "ordinance", "regulations"))
# Nouns that are a law only with a determiner or a modifier: "the act", but not "an act of" or "act legally"
DOUBTFUL = frozenset(("act", "acts", "bill", "bills", "regulation", "regulations"))
# "RA 9208": Republic Acts and Presidential Decrees of the Philippines
REPUBLIC_ACT = Gate(_verbose(r"\b(?P<kind>R\.?A\.?|P\.?D\.?)\s+(?:No\.?\s+)?(?P<number>\d{3,5})\b"))
# "Parliament Should Act" is a headline
MODAL = _verbose(r"\b(?:Should|Must|Will|Can|To|May|Could|Would)\s+$")
# Nouns that are a law only with a year: "a 2005 accord", "the 2004 amendments to the penal code"
DATED_ONLY = frozenset(("treaty", "accord"))
DETERMINED = _verbose(r"\b(?:[Tt]h(?:e|is|at|ese)|[Ii]ts|[Aa]n?|[Tt]heir|[Ee]ach|[Aa]ny|[Nn]o|[Ss]uch|\w+'s?)\s+$")
OF_LAW_BEFORE = _verbose(
    r"\b(?:rule|ministry|minister|school|college|court|attorney|practice|matter|force|by|in)[\s-]+(?:of\s+)?$", re.IGNORECASE
)
DEED = ("sex", "sexual", "criminal", "abuse", "violence")
A_CONSTITUTION = _verbose(r"(?:[A-Z]\w+|(?:19|20)\d\d|under|federal|interim|new|draft|national|current|transitional)\s+$")
CONSTITUTION_OF = _verbose(r"\s+of\s+(?:an?|the|this)\s+[a-z]")
# What a lower-case noun needs after it to be looked at for a number or a year
IDENTIFIED = _verbose(
    r"""\s*,?\s*\(?(?:[Nn]|\#|\d|[A-Z])
    |\s+(?:of|dated|from|enacted|passed|adopted|drafted|promulgated|approved|issued|introduced|dating)\s"""
)
# The object of a law that only its year names: "2010 law prohibiting human trafficking"
PLAIN_TITLE = _verbose(
    rf"""\s+(?:that\s+(?:prohibits|criminalizes|criminalized|prohibited|bans|banned)|prohibiting|criminalizing|banning|outlawing
    |against|on|for
    |regulating|addressing|governing|concerning|to\s+{_FIGHT}(?:,?\s+(?:and\s+)?{_FIGHT})*)
    (?:\s+(?:the|all|forms?|of|human|trafficking|traffic|in|persons?|people|women|girls?|children|child|forced|labor|labour|sex
    |sexual|sexually
    |commercial|exploitation|and|or|slavery|servitude|prostitution|pornography|crimes?|violence|against|domestic|migrants?
    |smuggling|begging
    |work|workers?|rights|protection|prevention|suppression|combating|organized|worst|victims?|abuse|tourism|foreign|foreigners
    |immigration
    |recruitment|employment|overseas|debt|bondage|bonded|involuntary|organ|marriage|minors?|internet|cybercrime))+
    (?<!\sand)(?<!\sor)(?<!\sof)(?<!\sin)(?<!\sthe)"""
)
# What stands before a law that only its object tells: "2007 federal law to punish trafficking"
BARE_YEAR = _verbose(rf"(?:{MONTH}\s+)?\d{{4}}\s+(?:(?:federal|national|general|organic|special|comprehensive|new|state)\s+)?")
# "legal amendment drafted in 2013"
OF_DATE = _verbose(rf"\s+(?:of|dated|from)\s+(?:{MONTH}\s+\d{{1,2}},?\s+|\d{{1,2}}\s+{MONTH}\s+|{MONTH}\s+)(?P<year>{YEAR_DIGITS})\b(?!-)")
MADE_IN = _verbose(
    rf"""\s+(?:enacted|passed|adopted|drafted|promulgated|approved|issued|introduced|dating)\s+(?:in|from)\s+(?:{MONTH}\s+)?
    (?P<year>{YEAR_DIGITS})\b"""
)
# "a draft code on children"
CODE_ON = _verbose(r"\s+(?:on|for)\s+(?:the\s+)?(?:protection\s+of\s+)?(?:children|minors|childhood|youth|adolescents|families|labor|women)\b")
CODE_OF = _verbose(
    r"""\s+of\s+(?:(?:criminal|civil|penal)(?:\s+and\s+(?:criminal|civil|penal))?\s+procedures?|labou?r|military\s+justice
    |administrative\s+offen[sc]es|criminal\s+law)\b"""
)
PENDING = _verbose(r"\b(?:[Dd]raft|[Pp]roposed|[Pp]ending|[Uu]npassed)\s+(?:of\s+)?(?:(?:the|a)\s+)?$")
PENDING_PLAIN = _verbose(r"\b(?:[Dd]raft|[Pp]roposed|[Pp]ending)\s")
DRAFT_BEFORE = _verbose(r"\b[Dd]raft\s+(?:[a-z-]+\s+){0,2}$")
FRESH = _verbose(r"\b(?:draft|new|revised|amended|proposed|pending|updated|reformed)\s+$", re.IGNORECASE)
# A nationality or a state's name before "penal code"
OWNER = _verbose(r"(?P<opener>\b(?:[Tt]he|[Ii]ts|under|of|in)\s+|[.;]\s+)?\b(?P<owner>[A-Z][a-z]+)\s+$")
NATIONALITY = _verbose(r"[A-Z]\w*(?:an|ese|ish|i|ic)$")
# "law 16", "law 2015", "law 2015-16" are no numbers of a lower-case law
NO_PLAIN_NUMBER = _verbose(r"\d{1,2}|(?:19|20)\d\d|(?:19|20)\d\d-(?:\d{2}|\d{4})")
# Words that end a lower-case mention to its left, save nouns and adjectives.
STOP_PLAIN = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "in", "on", "for", "to", "by",
     "with", "from", "under", "at", "and", "or", "but", "as", "if", "when", "where", "which", "who", "whose", "is", "are",
     "was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did", "not", "no", "any", "some", "all",
     "each", "every", "both", "such", "than", "then", "also", "against", "into", "through", "during", "since", "until",
     "before", "after", "between", "among", "because", "while", "although", "courts", "authorities", "government", "police",
     "officials", "prosecutors", "parliament", "legislature", "judges", "passed", "enacted", "adopted", "enforced",
     "applied", "amended", "revised", "enforce", "apply", "enact", "pass", "adopt", "drafted", "approved"}
)  # fmt: skip
