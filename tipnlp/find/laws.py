"""Laws: acts, codes, constitutions, decrees, treaties, with the articles that belong to them, and generic mentions of "the law".

A mention is built around its head noun ("Act", "code", "Decree"): the title to its left ("Child Care and Protection Act"), what
identifies it to its right ("Law No. 5407 on Domestic Work", "Act (Act 29 of 1960)"), then the articles before or after it. The nouns
stand in ``data/law_heads.tsv``, the words that open or close a title in ``data/law_words.tsv``, short names in ``data/treaties.tsv``.

Out of scope: laws named by a title with no head noun and no acronym explained in the text; the country of a law (linked elsewhere).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from tipnlp.match import Match
from tipnlp.patterns import trie
from tipnlp.tables import rows

# --- articles -------------------------------------------------------------------------------------------------------------------
_PART_WORD = r"(?:[Ss]ub)?(?:[Aa]rticles?|[Ss]ections?|[Pp]aragraphs?|[Cc]hapters?|[Cc]lauses?)|Arts?\.|Secs?\.|[Tt]itles?|Parts?|Books?|Annex(?:es)?|Schedules?|§§?"
_PART_NUMBER = (
    r"(?:[LRD]\.?\s?\d[\d-]*|\d+(?:[./]\d+)*(?:[A-Za-z]{0,2}\d*(?![a-z])|(?=(?:bis|ter|quater)\b))|[IVXLC]+(?:\.\d+)?(?![\w-])|[A-Z](?![\w']))"
    r"(?:\.[a-z]\b)?(?:\s?\((?:\w{1,4}|\w(?:,\s*\w)+)\))*(?:\s?(?:bis|ter|quater|quinquies)\b)?(?:/[a-z0-9]\b)?"
)
_PART_RANGE = rf"{_PART_NUMBER}(?:\s?-\s?(?:{_PART_NUMBER}|[a-z]{{1,3}}\b|[^\W\d_]\b)|\s?—\s?(?:\d+\w{{0,2}}\b|\(\w\))|\([a-z]\)-\([a-z]\))*"
_PART_GROUP = (
    rf"(?:\b(?:{_PART_WORD})\s*(?:[Nn]os?\.\s*)?{_PART_RANGE}"
    rf"(?:(?:\s*,?\s+(?:and|or|to|through|&)\s*(?=[\W\d]|[A-Z])|\s*,\s*|\s+(?<=bis\s)){_PART_RANGE}|\s+and\s+\(\w\)(?:\(\w+\))*)*)"
)
_ORDINAL_PART = r"(?:(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)\s+Schedule|Preamble)"
_PARTS = re.compile(rf"(?:{_PART_GROUP}|\b{_ORDINAL_PART})(?:\s*(?:,|,?\s+and|\s+of)\s+(?:the\s+)?(?:{_PART_GROUP}|{_ORDINAL_PART}))*")
_PART_START = re.compile(
    "|".join(
        rf"{first}(?<![\w-]{first})(?:{rest})"
        for first, rest in {
            "A": r"rt(?:icles?|s?\.)|nnex",
            "a": "rticles?",
            "S": r"ec(?:tions?|s?\.)|chedules?|ub(?:section|paragraph)|(?:econd|ixth|eventh)\s+Schedule",
            "s": "ections?|ub(?:section|paragraph)",
            "P": "aragraphs?|arts?|reamble",
            "p": "aragraphs?",
            "C": "hapters?|lauses?",
            "c": "hapters?|lauses?",
            "T": r"itles?|hird\s+Schedule",
            "t": r"itles?\s+(?=\d)",
            "B": "ooks?",
            "F": r"(?:irst|ourth|ifth)\s+Schedule",
            "§": "",
        }.items()
    )
)
_PART_NUMBERS = re.compile(rf"{_ORDINAL_PART}|{_PART_RANGE}")
_PART_WORDS = re.compile(rf"\b(?:{_PART_WORD})(?=\W|\d)")
# From the articles to their law: "Article 5 of the country's revised penal code".
_OF_LAW = re.compile(
    r"(?:\s*\((?!\d)[^()]{3,60}\))?\s+(?:(?:of|in|under|from)\s+(?:the\s+|its\s+|their\s+|this\s+|that\s+|a\s+|an\s+)?|(?<=[\d)]\s)(?=[A-Z]))"
)
_BEFORE_PARTS = re.compile(r"(?:'s?\s+|\s*,\s*(?:under\s+)?|\s+|\s*\(\s*)$")
# "(see section 7.c.)" points into the report itself.
_CROSS_REFERENCE = re.compile(r"(?:[Ss]ee(?:\s+also)?|also)\s*,?\s*$|[.!?]\s*$|^\s*$")
_PROSE_SECTION = re.compile(r"[Ss]ections?\s+\d{1,2}(?:\.\w{1,2})*\.?$")

# --- numbers, years, dates -------------------------------------------------------------------------------------------------------
_SERIES = r"(?:[A-Z]{1,4}[-/]\s?)?\d+(?:[.,]\d{3})*(?:\s?[-/.]\s?(?:\d+|[A-Z]{1,6}\b))*[A-Z]?(?:\s*/\s*[A-Z]{1,6}(?:/[A-Z]{1,6})*)?(?:\s?\([IVX]+\))?"
_NUMBERED = re.compile(rf"\s*,?\s*\(?(?:(?:[Nn]o|[Nn]os|[Nn]r|N)\s?(?:\.|°|º)\s*|N[°ºo]\s*|#\s*|[Nn]umbers?\s+)({_SERIES})\)?")
_BARE_NUMBER = re.compile(rf"\s+({_SERIES})(?!\s*(?:percent|years?|months?|days?|children|persons|people|victims))(?![\w%])")
_MORE_NUMBERS = re.compile(rf"(?:\s*,\s*|\s*,?\s+(?:and|or)\s+)(?:No\.\s*)?({_SERIES})(?!\s*(?:percent|years?|months?|days?|[a-z]))(?![\w%])")
_YEAR_AFTER = re.compile(r"\s*,?\s+(?:of\s+(?:the\s+year\s+)?|from\s+|in\s+its\s+)?((?:1[89]|20)\d\d)(?![\w/,.-]*\d|\s+(?:percent|people|children))")
_LOOSE_YEAR = re.compile(r"\s+(?:of|from)\s+((?:1[89]|20)\d\d)\b(?!-)")
_BRACKET_YEAR = re.compile(r"\s*\(((?:1[89]|20)\d\d)(?:,?\s*(?:as\s+)?(?:last\s+)?(?:amended|revised)[^()]{0,40})?\)")
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATED = re.compile(rf"\s*,?\s+(?:of|dated|from)\s+(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})\s*,?\s+(\d{{4}})|(?:{_MONTH})\s+\d{{1,2}}(?:,\s*(\d{{4}}))?)\b")
_YEAR = re.compile(r"(?:1[89]|20)\d\d$")
_TIME_WORD = re.compile(rf"(?<!\bthe )(?<!\bits )\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Bb]y|[Uu]ntil|[Ff]rom|[Bb]efore|[Aa]fter|[Oo]f|{_MONTH}|\d{{1,2}},)\s+$")

# --- titles ------------------------------------------------------------------------------------------------------------------------
_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['/&-]\s?[^\W_]+)*'?|[^\w\s]")
_LEFT_JOINS = frozenset("of and in for on to at against from with or the by & ,".split())
_RIGHT_JOINS = frozenset("of and or the for in to on against from with at a an its their their under as into between & by".split())
_OPENER = re.compile(
    r"\s+(?:(?:of|for|on|to|against|regarding|concerning|relating\s+to|related\s+to|pertaining\s+to|with\s+respect\s+to|regulating|governing|establishing|prohibiting|"
    r"(?:on\s+)?(?:the\s+)?(?:prevention|protection|suppression|elimination|prohibition)\s+of)\s+(?:the\s+|a\s+|an\s+)?|that\s+|"
    r"(?=(?:Against|On|For|To|Related|Relative|[A-Z][a-z]+ing)\s))"
    r"(?=[A-Z])"
)
_NO_TITLE = re.compile(rf"(?:{_MONTH}|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Parliament|Congress|War|Conduct|Ethics|Practice|God|Article|Articles|Section|Sections|Table|Tier)\b")
_NO_CODE = re.compile(r"\s+of\s+(?:[Pp]rofessional\s+)?(?:[Cc]onduct|[Ee]thics|[Pp]ractices?|[Hh]onor|[Ss]ilence)\b")
_BRACKET = re.compile(r"\s*\(([^()]{2,90}(?:\([^()]{1,40}\)[^()]{0,40})?)\)")
_ACRONYM = re.compile(r"['\"]?([A-Z][A-Za-z&-]*[A-Z](?:\s\d{4})?)['\"]?(?:\s+(?:Act|Law|Ordinance|Code)['\"]?)?$")
_TITLE_IN = frozenset("Persons Human Women Children Public Armed Criminal Domestic Prostitution Work Employment Young Private Social Child Education Girls People Slaves Cases Labor Labour Certain".split())
_LIST = re.compile(r"(?:,\s+(?:[A-Z][\w'-]*\s+(?:(?:of|the|in|for|against)\s+){0,2}){0,4}[A-Z][\w'-]*){0,4},?\s+(?:and|or)\s+(?:the\s+)?[A-Z]")
_AND_LAW = re.compile(
    r"(?:UN\s+)?CRC\b|(?:the\s+|its\s+)?(?:[A-Z][\w'-]*\s+(?:and\s+|of\s+|on\s+)?){0,5}(?:Codes?|Acts?|Laws?|Constitution|Decrees?|Ordinances?|Regulations?|Convention|Protocol|Bill|(?:Orders?|Resolution)\s+No)\b"
    rf"|(?:{_PART_WORD})\s"
)
_TABLE_ROW = re.compile(  # first column of the Labor Department's table of laws, whose cells run into the next column's
    r"Minimum\s+Age\s+for\s+(?:Hazardous\s+)?Work|Identification\s+of\s+Hazardous\s+Occupations\s+or\s+Activities\s+Prohibited\s+for\s+Children"
    r"|Prohibition\s+of\s+(?:Forced\s+Labor|Child\s+Trafficking|Commercial\s+Sexual\s+Exploitation\s+of\s+Children|Using\s+Children\s+in\s+Illicit\s+Activities"
    r"|Military\s+Recruitment\s+by\s+Non-?\s*state\s+Armed\s+Groups|Compulsory\s+Recruitment\s+of\s+Children\s+by\s+\(State\)\s+Military|Hazardous\s+Occupations\s+or\s+Activities\s+for\s+Children)"
    r"|Minimum\s+Age\s+for\s+(?:Voluntary\s+State\s+Military|Compulsory\s+Military|Voluntary\s+Military)\s+(?:Recruitment|Service)|Compulsory\s+Education\s+Age|Free\s+Public\s+Education"
    r"|Meets\s+International\s+Standards|(?:Related\s+)?Legislation\b"
)

# --- lower-case mentions -----------------------------------------------------------------------------------------------------------
_PLAIN_KINDS = {
    "law": "act", "laws": "act", "act": "act", "acts": "act", "statute": "act", "statutes": "act", "legislation": "act", "code": "code",
    "codes": "code", "constitution": "constitution", "decree": "decree", "decrees": "decree", "ordinance": "act", "ordinances": "act",
    "bill": "act", "bills": "act", "proclamation": "act", "regulation": "other", "regulations": "other", "amendment": "act",
    "amendments": "act", "convention": "treaty", "protocol": "treaty", "treaty": "treaty",
}  # fmt: skip
_DETERMINED = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Ii]ts|[Aa]n?|[Tt]heir|[Ee]ach|[Aa]ny|[Nn]o|[Ss]uch|\w+'s?)\s+$")
_PLAIN_TITLE = re.compile(
    r"\s+(?:that\s+(?:prohibits|criminalizes|criminalized|prohibited|bans|banned)|prohibiting|criminalizing|banning|outlawing|against|on|for|regulating|addressing|governing|concerning|to\s+(?:combat|prevent|protect))"
    r"(?:\s+(?:the|all|forms?|of|human|trafficking|traffic|in|persons?|people|women|girls?|children|child|forced|labor|labour|sex|sexual|sexually|commercial|exploitation|and|or|"
    r"slavery|servitude|prostitution|pornography|crimes?|violence|against|domestic|migrants?|smuggling|begging|work|workers?|rights|protection|prevention|suppression|combating|organized|worst|victims?|"
    r"abuse|tourism|foreign|foreigners|immigration|recruitment|employment|overseas|debt|bondage|bonded|involuntary|organ|marriage|minors?|internet|cybercrime))+(?<!\sand)(?<!\sor)(?<!\sof)(?<!\sin)(?<!\sthe)"
)
_MADE_IN = re.compile(r"\s+(?:enacted|passed|adopted|drafted|promulgated|approved|issued|introduced|dating)\s+(?:in|from)\s+(?:(?:%s)\s+)?((?:1[89]|20)\d\d)\b" % _MONTH)
_CODE_OF = re.compile(r"\s+of\s+((?:criminal|civil|penal)(?:\s+and\s+(?:criminal|civil|penal))?\s+procedures?|labor|labour|military\s+justice|administrative\s+offen[sc]es|criminal\s+law)\b")
_PENDING = re.compile(r"(?:\b[Dd]raft|\b[Pp]roposed|\b[Pp]ending|\b[Uu]npassed)\s+(?:of\s+)?(?:the\s+|a\s+)?$")
_FRESH = re.compile(r"\b(?:draft|new|revised|amended|proposed|pending|updated|reformed)\s+$", re.IGNORECASE)
_US_CODE = re.compile(r"\b(?:[Tt]itle\s+)?(\d{1,2})\s+(?:U\.?\s?S\.?\s?C\.?(?![A-Za-z])|U\.S\.\s+Code)(?:\s*(?:§+|[Ss]ections?|[Ss]ecs?\.))?(?:\s*(\d+[A-Za-z]?(?:\(\w\))*(?:(?:\s*,\s*|\s+and\s+|-)\d+[A-Za-z]?(?:\(\w\))*)*))?")
_ILO_SHORT = re.compile(
    r"\b(?:ILO\s+C\.?\s?(\d{2,3})\b|(?:(?:ILO|International\s+Labou?r\s+Organization(?:\s+\(ILO\))?)(?:'s)?\s+)?conventions?\s+(?:[Nn]os?\.?\s*)?(\d{2,3})(?:(?:,\s+|,?\s+and\s+)\d{2,3})*\b)"
)
_SPACES = re.compile(r"\s+")


@dataclass(slots=True)
class _Name:
    """A mention of an instrument before its articles are attached."""

    start: int
    end: int
    kind: str
    title: str
    number: str | None = None
    year: int | None = None
    generic: bool = False
    pending: bool = False
    rule: str = "law.name"
    acronym: str | None = None
    articles: list[str] = field(default_factory=list)


def find_laws(flow: str) -> list[Match]:
    """Mentions of legal instruments, with their articles in one span.

    Args:
        flow: The match view of a text, see `tipnlp.text.view`.

    Returns:
        Matches labelled ``LAW`` in order, none overlapping. ``value`` is a normal form that groups mentions of one instrument;
        ``data`` holds ``title`` (without articles, white space normalised), ``kind`` (act, code, constitution, decree, treaty,
        other), ``articles`` (list of str), ``number`` (str or None), ``year`` (int or None), ``status`` (in_force, pending) and
        ``generic`` (True where the mention names no certain instrument). Bare articles take title and kind of the law they are
        part of where the text tells it.

    Example:
        >>> [m] = find_laws("They were charged under Articles 4 and 9 of the 2011 Child Act (Act 12).")
        >>> m.data["articles"], m.data["number"], m.data["year"]
        (['4', '9'], '12', 2011)
    """
    names = _sweep([*_short_names(flow), *_capital_names(flow), *_plain_names(flow)])
    names = _sweep([*names, *_acronyms(flow, names)])
    found = _attach_parts(flow, names)
    _resolve_bare(found)
    return [_match(flow, name) for name in found]


# --- tables ------------------------------------------------------------------------------------------------------------------------
@cache
def _heads() -> dict[str, tuple[str, str]]:
    return {row["head"]: (row["kind"], row["identity"]) for row in rows("law_heads")}


@cache
def _words(role: str) -> frozenset[str]:
    return frozenset(word for row in rows("law_words") if row["role"] == role for word in row["words"].split())


def _word_pattern(words: Iterable[str], before: str = r"\w-") -> str:
    """Whole words as a pattern whose alternatives begin with a plain letter, which `re` finds fast."""
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[0], []).append(word[1:])
    options = (f"{first}(?<![{before}]{first}){trie(rest)}" for first, rest in sorted(by_letter.items()))
    return f"(?:{'|'.join(options)})(?![\\w-])"


@cache
def _head_pattern() -> re.Pattern[str]:
    return re.compile(_word_pattern(_heads()))


@cache
def _plain_pattern() -> re.Pattern[str]:
    return re.compile(_word_pattern(_PLAIN_KINDS))


@cache
def _short_pattern() -> re.Pattern[str]:
    return re.compile(_word_pattern(row["name"] for row in rows("treaties")))


@cache
def _short_titles() -> dict[str, str]:
    return {row["name"]: row["title"] for row in rows("treaties")}


# --- names in capitals -------------------------------------------------------------------------------------------------------------
def _capital_names(flow: str) -> Iterator[_Name]:
    blocked = [m.span() for m in _TABLE_ROW.finditer(flow)] if "Legislation" in flow else []
    for head in _head_pattern().finditer(flow):
        name = _capital_name(flow, head[0], head.start(), head.end(), blocked)
        if name:
            yield name


def _capital_name(flow: str, word: str, start: int, end: int, blocked: list[tuple[int, int]]) -> _Name | None:
    kind, identity = _heads()[word]
    if _part_of_other(flow, word, end):
        return None
    begin, lead_year = _title_left(flow, start, kind, blocked)
    title_left = flow[begin:start].strip()
    name = _Name(begin, end, kind, "", year=lead_year)
    name.pending = word == "Bill" or bool(_PENDING.search(flow, max(0, begin - 16), begin)) or title_left.startswith("Draft ")
    on_title = _extend_right(flow, name, identity, blocked)
    named = bool(name.number or name.year)
    content = [w for w in re.findall(r"[^\W\d_][\w'-]*", title_left) if w[0].isupper() and w not in _words("rank")]
    if _is_body_of_law(flow, begin, word, title_left):
        return None
    if identity == "self":
        name.generic = False
    elif word == "Order" and len(content) > 2:
        name.generic = False
    elif identity in ("number", "series"):
        if not (name.number or on_title or name.year and word not in _SERIAL) or (identity == "series" and not re.search(r"\d[-/]\d", name.number or "")):
            return _untitled_rule(name, word)
    elif identity == "protocol":
        text = flow[begin:name.end]
        if not (name.number or re.search(r"\b(?:UN|TIP|Optional|Additional|Palermo|Convention|Trafficking\s+Protocol|ILO)\b|Protocol\s+to\s+(?:the\s+)?(?:Prevent|Forced|Convention)", text)):
            return None
    elif not named and not on_title and not content:
        name.generic = True
    if kind == "act" and word == "Law" and not named and not on_title and content and all(w in _words("country_law") for w in content):
        name.generic = True
    if word == "Laws" and not name.number or word == "Regulations" and re.search(r"\b(?:[Ll]aws|[Rr]ules)\s+(?:and|or)\s+$", flow[max(0, begin - 12) : begin]):
        return None
    name.title = _clean(flow[name.start:name.end])
    return name


_SERIAL = frozenset(("Notification", "Instruction", "Circular", "Decision", "Edict", "Rule"))


def _untitled_rule(name: _Name, word: str) -> _Name | None:
    """"Regulations" or "Laws" with no identity are generic; a capitalised "Order" or "Decision" is mostly no law."""
    if word in ("Laws", "Acts", "Decrees", "Ordinances", "Codes"):
        name.generic, name.title = True, word
        return name
    return None


def _part_of_other(flow: str, word: str, end: int) -> bool:
    """True where the noun is part of a longer name ("Law Amendment Act", "Law Enforcement") or no law ("Code of Conduct")."""
    following = re.match(r"\s+(?:\((?:[A-Z][\w ]+)\)\s+)?((?:Amendments?\s+)?[A-Z]?\w+)", flow[end : end + 60])
    if following:
        after, kind_of_law = following[1], word in ("Law", "Laws")
        if after.lower() in _words("after") and (kind_of_law or after.lower() not in ("reform", "review", "revision", "report", "reports")) or after in _heads() and after not in ("Decree-Law",) and word != "Bill":
            return "(" not in following[0] or after in ("Act", "Rules", "Regulations", "Bill")
        if after.startswith("Amendment"):
            return bool(re.match(r"Amendments?\s+(?:Act|Bill|Law|Ordinance)\b", flow[end:].lstrip()[:40]))
    if word in ("Code", "Codes") and _NO_CODE.match(flow, end):
        return True
    return word == "Bill" and bool(re.match(r"\s+(?:Gates|Clinton|and\s+Melinda|&)", flow[end : end + 20]))


def _is_body_of_law(flow: str, begin: int, word: str, title_left: str) -> bool:
    """"Ministry of Law", "rule of Law", "Law and Justice": no mention at all."""
    before = flow[max(0, begin - 24) : begin]
    if word in ("Law", "Laws") and not title_left and re.search(r"\b(?:[Rr]ule|Ministry|Faculty|School|Department|Institute|Bachelor|College|Court|Doctor|Officer|Force)\s+of\s+(?:the\s+)?$", before):
        return True
    if re.search(r"(?:Ministry|Faculty|School|Department|Rule|Institute|College)\s+of$", title_left):
        return True
    return False


def _title_left(flow: str, head: int, kind: str, blocked: list[tuple[int, int]]) -> tuple[int, int | None]:
    """Where the title before a head noun begins, and a year that stands before it ("the 2012 Children Act")."""
    low = max([head - 200, 0, *(e for s, e in blocked if head - 200 < e <= head)])
    tokens = list(_TOKEN.finditer(flow, low, head))
    start, i = head, len(tokens) - 1
    heads, listed = _heads(), False
    while i >= 0:
        word = tokens[i][0]
        if word == ")":
            opened = next((j for j in range(i - 1, max(-1, i - 9), -1) if tokens[j][0] == "("), -1)
            if opened < 1 or not tokens[opened + 1][0][:1].isupper() or not _begins_upper(tokens[opened - 1][0]):
                break
            start, i = tokens[opened].start(), opened - 1
        elif _begins_upper(word):
            if not _may_begin(flow, tokens, i, kind):
                break
            start, i = tokens[i].start(), i - 1
        elif word == "the" and i > 3 and tokens[i - 1][0] == "and" and tokens[i - 3][0] == "of" and tokens[i - 4][0] in _words("action"):
            i -= 2  # "Prohibition of Trafficking and the Worst Forms of Child Labor Law"
        elif word in _LEFT_JOINS:
            j = i
            while j >= 0 and tokens[j][0] in _LEFT_JOINS and i - j < 3:
                j -= 1
            joins = [tokens[k][0] for k in range(j + 1, i + 1)]
            if j < 0 or not _begins_upper(tokens[j][0]) or not _may_begin(flow, tokens, j, kind) or not _join_left(joins, tokens[j][0], kind, listed, heads):
                break
            listed = listed or "and" in joins or "or" in joins
            i = j
        else:
            break
    if i >= 0 and _YEAR.match(tokens[i][0]) and flow[tokens[i].end() : start].isspace() and start < head + 1:
        time = _TIME_WORD.search(flow, max(0, tokens[i].start() - 14), tokens[i].start())
        if not time or time[0].strip() == "of" or time[0].strip() == "from" and start < head:
            return tokens[i].start(), int(tokens[i][0])
    return start, None


def _begins_upper(word: str) -> bool:
    return word[0].isupper()


def _may_begin(flow: str, tokens: list[re.Match[str]], i: int, kind: str) -> bool:
    """True where a capitalised word may belong to a title (no sentence opener, no number of an article, no owner)."""
    word = tokens[i][0]
    if word in _words("edge") or word in _words("edge_noun") and not (flow[tokens[i].end() : tokens[i].end() + 30].lstrip()[:1].isupper()):
        return False
    if re.fullmatch(r"[IVXLC]+|[A-Z]", word) and flow[tokens[i].end() : tokens[i].end() + 4].split()[:1] == ["of"]:
        return False  # "Part IV of the Defence Act"
    if word.endswith(("'s", "s'")):
        stem = word[:-2] if word.endswith("'s") else word[:-1]
        return stem in _words("people") or kind in ("decree", "other")
    return True


def _join_left(joins: list[str], before: str, kind: str, listed: bool, heads: dict[str, tuple[str, str]]) -> bool:
    """True where the small words between two capitalised words belong inside a title."""
    if before in heads and ("and" in joins or "or" in joins or "," in joins):
        return before.endswith(("s'", "Regulation", "Order")) and "," not in joins
    if kind == "constitution":
        return False
    if "the" in joins:
        return len(joins) > 1 and joins[-1] == "the" and joins[0] in ("of", "on", "for", "in", "at", "against") and kind != "code"
    if "," in joins:
        return "and" in joins or "or" in joins or listed
    return joins != ["by"]


def _extend_right(flow: str, name: _Name, identity: str, blocked: list[tuple[int, int]]) -> bool:
    """Takes in number, year, "on ..." title and bracket after the head noun; True where there was such a title."""
    titled = False
    for _ in range(6):
        if (m := _NUMBERED.match(flow, name.end)) and not name.number:
            name.number, name.end = m[1], m.end()
            _more_numbers(flow, name)
        elif m := _DATED.match(flow, name.end):
            name.year = name.year or int(m[1] or m[2] or 0) or None
            name.end = m.end()
        elif (m := _YEAR_AFTER.match(flow, name.end)) and not name.year:
            name.year, name.end = int(m[1]), m.end()
        elif (m := _BRACKET_YEAR.match(flow, name.end)) and not name.year:
            name.year, name.end = int(m[1]), m.end()
        elif not name.number and name.kind not in ("code", "constitution") and (m := _BARE_NUMBER.match(flow, name.end)) and not flow[name.end : name.end + 2].isspace():
            name.number, name.end = m[1], m.end()
            _more_numbers(flow, name)
        elif not titled and (m := _OPENER.match(flow, name.end)) and not _NO_TITLE.match(flow, m.end()):
            end = _title_right(flow, m.end(), blocked)
            if end is None:
                break
            name.end, titled = end, True
        elif (m := _BRACKET.match(flow, name.end)) and _names_bracket(m[1], name):
            name.end = m.end()
        else:
            break
    if name.number and not name.year and (m := re.search(r"[/-]((?:19|20)\d\d)$|^((?:19|20)\d\d)[-/]", name.number)):
        name.year = int(m[1] or m[2])
    return titled


def _more_numbers(flow: str, name: _Name) -> None:
    if flow[: name.start + 1] and re.search(r"(?:s|Nos\.?)\s*(?:Nos?\.?\s*)?$", flow[name.start : name.end].rstrip("0123456789./-")):
        while m := _MORE_NUMBERS.match(flow, name.end):
            name.end = m.end()


def _title_right(flow: str, begin: int, blocked: list[tuple[int, int]]) -> int | None:
    """End of a title in capitals that begins at `begin`; None where nothing stands there."""
    limit = min([begin + 240, *(s for s, e in blocked if s > begin)])
    end: int | None = None
    joins: list[str] = []
    before = ""
    for token in _TOKEN.finditer(flow, begin, limit):
        word = token[0]
        if _begins_upper(word):
            if word in ("Yes", "No", "Article", "Articles", "Section", "Sections", "Table", "Legislation", "Age") and word != "Age" or not _join_right(joins, before, word, flow, token.start()):
                break
            end, joins, before = token.end(), [], word
        elif word.lower() in _RIGHT_JOINS and len(joins) < 3:
            if word in ("and", "or") and (gap := _SPACES.match(flow, token.end())) and _AND_LAW.match(flow, gap.end()):
                break
            joins.append(word)
        elif word == "," and re.match(r",\s+(?:(?:and|or)\s+)?[A-Z]", flow[token.start() : token.start() + 12]) and _list_goes_on(flow, token.start()):
            joins.append(word)
        elif word.isdigit() and len(word) <= 2 and before in ("Under", "Age", "Than", "Over", "Aged"):
            end, joins = token.end(), []
        elif word == "-" or word == "(":
            break
        else:
            break
    return end


def _join_right(joins: list[str], before: str, word: str, flow: str, at: int) -> bool:
    if not joins:
        return True
    if joins == ["to", "the"]:
        return before in _words("takes_to")
    if joins[-1] == "to":
        return word not in ("Parliament", "Congress", "Cabinet", "President")
    if joins[0] == "in":
        return joins == ["in", "the"] or word in _TITLE_IN
    return joins[0] != "by" or word in ("Children", "Minors", "Foreigners", "Young")


def _list_goes_on(flow: str, comma: int) -> bool:
    """True where a comma stands in a list of the title ("the Prevention, Protection, and Punishment of")."""
    if (after := re.compile(r",\s+(?:(?:and|or)\s+)?").match(flow, comma)) and _AND_LAW.match(flow, after.end()):
        return False
    return bool(_LIST.match(flow, comma, comma + 120))


def _names_bracket(content: str, name: _Name) -> bool:
    """True where a bracket gives number, year or another name of the law before it."""
    content = _clean(content)
    if acronym := _ACRONYM.match(re.sub(r"^(?:the|hereafter|hereinafter)\s+", "", content)):
        name.acronym = acronym[1]
        return acronym[1] not in ("N/A", "NGO", "KWD", "USD")
    if number := re.match(rf"(?:the\s+)?(?:[A-Z][\w-]*\s+)*(?:Act|Law|Decree|Ordinance|Proclamation|Chapter|Cap|Bill|Order)\.?,?\s+(?:No\.?\s*)?({_SERIES})(?:\s+of\s+(\d{{4}}))?", content):
        name.number = name.number or number[1]
        name.year = name.year or (int(number[2]) if number[2] else None)
        return True
    if number := re.match(rf"(?:No\.?|N[°º])\s*({_SERIES})$|(\d+)\s+of\s+\d{{4}}$", content):
        name.number = name.number or number[1] or number[2]
        return True
    if re.match(r"[A-Z]{2,5}\s?\d[\d/.-]*$|as\s+amended\b|amended\b", content):
        return True
    words = content.split()
    if content in ("Amendment", "General", "Abolition", "Prohibition", "Consolidation", "Revised"):
        return True
    return len(words) >= 2 and words[0][0].isupper() and all(w[0].isupper() or w in _RIGHT_JOINS for w in words)


# --- short names, acronyms, U.S. Code ----------------------------------------------------------------------------------------------
def _short_names(flow: str) -> Iterator[_Name]:
    for m in _short_pattern().finditer(flow):
        title = _short_titles()[_clean(m[0])]
        year = re.search(r"\b((?:19|20)\d\d)\s+$", flow[max(0, m.start() - 6) : m.start()])
        start = m.start() - 6 + year.start(1) if year else m.start()
        kind = "act" if title.endswith("Act") else "treaty"
        yield _Name(start, m.end(), kind, title, year=int(year[1]) if year else None, rule="law.short")
    if "ILO" in flow or "onvention" in flow:
        for m in _ILO_SHORT.finditer(flow):
            number = m[1] or m[2]
            yield _Name(m.start(), m.end(), "treaty", f"ILO Convention {number}", number=number, rule="law.ilo")
    if "U.S.C" in flow or "USC" in flow or "U.S. Code" in flow:
        for m in _US_CODE.finditer(flow):
            yield _Name(m.start(), m.end(), "code", f"{m[1]} U.S. Code", articles=[m[2]] if m[2] else [], rule="law.us_code")


def _acronyms(flow: str, names: list[_Name]) -> Iterator[_Name]:
    """Later mentions of laws whose acronym the text itself explained."""
    known = {name.acronym: name for name in names if name.acronym and not name.generic}
    if not known:
        return
    for m in re.finditer(rf"(?<![\w-])(?:{trie(known)})(?![\w-])", flow):
        law = known[_clean(m[0])]
        if m.start() >= law.end:
            yield _Name(m.start(), m.end(), law.kind, law.title, law.number, law.year, pending=law.pending, rule="law.acronym")


# --- lower-case mentions -----------------------------------------------------------------------------------------------------------
def _plain_names(flow: str) -> Iterator[_Name]:
    for head in _plain_pattern().finditer(flow):
        name = _plain_name(flow, head[0], head.start(), head.end())
        if name:
            name.title = _clean(flow[name.start : name.end])
            yield name


def _plain_name(flow: str, word: str, start: int, end: int) -> _Name | None:
    kind = _PLAIN_KINDS[word]
    following = re.match(r"\s+([A-Za-z-]+)", flow[end : end + 24])
    if following and following[1].lower() in _words("after"):
        return None
    if word == "law" and re.search(r"\b(?:rule|ministry|minister|school|college|court|attorney|practice|matter|force|by|in)[\s-]+(?:of\s+)?$", flow[max(0, start - 14) : start].lower()):
        return None
    if kind == "code":
        return _plain_code(flow, word, start, end)
    if kind == "constitution":
        if not _DETERMINED.search(flow, max(0, start - 16), start) and not re.search(r"(?:[A-Z]\w+|under|federal|interim|new|draft|national|current|transitional)\s+$", flow[max(0, start - 16) : start]):
            return None
        if re.match(r"\s+of\s+(?:an?|the|this)\s+[a-z]", flow[end : end + 20]):
            return None
        return _Name(start, end, kind, "", pending=bool(_PENDING.search(flow, max(0, start - 16), start)), rule="law.constitution")
    begin, year = _modifiers_left(flow, start)
    bare = begin == start
    name = _Name(begin, end, kind, "", year=year, generic=True, rule="law.plain")
    text = flow[max(0, begin - 16) : end].lower()
    name.pending = word in ("bill", "bills") or bool(re.search(r"\b(?:draft|proposed|pending)\s", text))
    if kind == "treaty" or word.startswith("amendment"):
        if word == "amendment" and (m := _MADE_IN.match(flow, end)):
            name.end, name.year, name.generic, name.pending = m.end(), int(m[1]), False, "draft" in m[0]
            return name
        return None
    if word in ("act", "acts", "bill", "bills", "regulation", "regulations", "decree", "decrees") and bare and not _DETERMINED.search(flow, max(0, start - 16), start) and not flow[end:end + 1] == "'":
        if not _NUMBERED.match(flow, end):
            return None
    if word == "act" and flow[begin:start].strip().endswith(("sex", "sexual", "criminal", "abuse", "violence")):
        return None
    _extend_plain(flow, name, start)
    return name


def _extend_plain(flow: str, name: _Name, head: int) -> None:
    """Number, year and, where only the year names it, the object of a lower-case law ("2010 law prohibiting trafficking")."""
    if m := _NUMBERED.match(flow, name.end):
        name.number, name.end, name.generic = m[1], m.end(), False
    elif (m := _BARE_NUMBER.match(flow, name.end)) and (re.search(r"[-/]", m[1]) or re.match(r"\s+of\s+\d{4}", flow[m.end() : m.end() + 9])) and not re.fullmatch(r"\d{4}-\d{2,4}", m[1]):
        name.number, name.end, name.generic = m[1], m.end(), False
    if m := _LOOSE_YEAR.match(flow, name.end):
        name.year, name.end, name.generic = int(m[1]), m.end(), False
    elif not name.year and (m := _MADE_IN.match(flow, name.end)):
        name.year, name.end, name.generic = int(m[1]), m.end(), False
    if name.year:
        name.generic = False
        if re.fullmatch(r"\d{4}\s*", flow[name.start : head]) and (m := _PLAIN_TITLE.match(flow, name.end)):
            name.end = m.end()


def _modifiers_left(flow: str, head: int) -> tuple[int, int | None]:
    """Start of a lower-case mention, and the year that opens it ("the 2016 anti-trafficking law")."""
    if flow[head - 4 : head] in ("The ", "the "):  # by far the most common
        return head, None
    tokens = list(_TOKEN.finditer(flow, max(0, head - 110), head))
    start, i = head, len(tokens) - 1
    known, any_word = head, 0
    while i >= 0 and any_word < 7:
        word = tokens[i][0]
        low = word.lower()
        if _YEAR.match(word) and len(word) == 4:
            time = _TIME_WORD.search(flow, max(0, tokens[i].start() - 14), tokens[i].start())
            if not time or time[0].strip() in ("of", "from") and tokens[i].end() + 1 >= start:
                return tokens[i].start(), int(word)
            break
        if not (word[0].islower() or low in _words("modifier") or low.startswith("anti") or re.search(r"(?:an|ian|ese|ish|i)$", word) and word[0].isupper()) or low in _STOP_PLAIN:
            break
        start = tokens[i].start()
        if (low in _words("modifier") or low.startswith("anti") or word[0].isupper()) and known == tokens[min(i + 1, len(tokens) - 1)].start() or i == len(tokens) - 1 and (low in _words("modifier") or low.startswith("anti")):
            known = start
        i, any_word = i - 1, any_word + 1
    return known, None


_STOP_PLAIN = frozenset(
    "the a an this that these those its their his her our in on for to by with from under at and or but as if when where which who whose is are was were be been being has have had "
    "do does did not no any some all each every both such than then also under against into through during since until before after between among because while although "
    "courts authorities government police officials prosecutors parliament legislature judges passed enacted adopted enforced applied amended revised enforce apply enact pass adopt drafted approved".split()
)


def _plain_code(flow: str, word: str, start: int, end: int) -> _Name | None:
    """"penal code", "the 2004 criminal code", "code of criminal procedure"; a code of conduct is none."""
    if m := _CODE_OF.match(flow, end):
        return _Name(start, m.end(), "code", "", rule="law.code")
    if _NO_CODE.match(flow, end):
        return None
    tokens = list(_TOKEN.finditer(flow, max(0, start - 90), start))
    begin, i = start, len(tokens) - 1
    while i >= 0:
        low = tokens[i][0].lower()
        if low in _words("code"):
            begin = tokens[i].start()
        elif low not in ("and", "or", ",") or begin == start or not i or tokens[i - 1][0].lower() not in _words("code"):
            break
        i -= 1
    if begin == start:
        if _DETERMINED.search(flow, max(0, start - 8), start) and re.search(r"\b[Tt]he\s+$", flow[max(0, start - 6) : start]):
            return _Name(start, end, "code", "", generic=True, rule="law.code")
        return None
    several = re.search(r"\b(?:and|or)\b|,", flow[begin:start])
    name = _Name(begin, end, "code", "", generic=word == "codes" and not several, rule="law.code")
    before = flow[max(0, begin - 24) : begin]
    if m := re.search(r"\b((?:19|20)\d\d)\s+$", before):
        if not _TIME_WORD.search(before[: m.start()]):
            name.start, name.year = begin - (len(before) - m.start()), int(m[1])
    elif (m := re.search(r"(?:\b(?:[Tt]he|[Ii]ts|under|of|in)\s+|[.;]\s+)?\b([A-Z][a-z]+)\s+$", before)) and m[1] not in _words("edge") and (m[0] != m[1] or m[1].endswith(("an", "ese", "ish", "i", "ic"))):
        name.start = begin - (len(before) - m.start(1))
    elif m := _FRESH.search(before):
        name.start = begin - (len(before) - m.start())
        name.pending = m[0].lower().startswith(("draft", "proposed", "pending"))
    if m := _LOOSE_YEAR.match(flow, name.end):
        name.year, name.end = int(m[1]), m.end()
    return name


# --- articles, overlaps, values ------------------------------------------------------------------------------------------------------
def _sweep(names: list[_Name]) -> list[_Name]:
    """One mention for each stretch of text: the longest, a named one before a generic one."""
    kept: list[_Name] = []
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        if kept and name.start < kept[-1].end:
            last = kept[-1]
            if (last.generic, last.start - last.end) > (name.generic, name.start - name.end):
                kept[-1] = name
            continue
        kept.append(name)
    return kept


def _attach_parts(flow: str, names: list[_Name]) -> list[_Name]:
    starts = {name.start: name for name in names}
    ends = {name.end: name for name in names}
    bare: list[_Name] = []
    at = 0
    while opening := _PART_START.search(flow, at):
        parts = _PARTS.match(flow, opening.start())
        if parts is None:
            at = opening.start() + 1
            continue
        at = parts.end()
        articles = _articles(parts[0])
        law = _law_after(flow, parts.end(), starts)
        if law is None and (law := _other_after(flow, parts.end())):
            names.append(law)
        if law is not None:
            law.start, law.articles, law.generic = parts.start(), articles + law.articles, False
            at = max(at, law.end)
            continue
        law = _law_before(flow, parts.start(), ends)
        if law is not None and not law.articles and not (law.generic and "," in flow[law.end : parts.start()]):
            closing = 1 if flow[law.end : parts.start()].strip() == "(" and flow[parts.end() : parts.end() + 1] == ")" else 0
            law.end, law.articles, law.generic = parts.end() + closing, articles, False
            continue
        if _is_bare_article(flow, parts):
            bare.append(_Name(parts.start(), parts.end(), "", "", articles=articles, rule="law.article"))
    found = [n for n in names if not any(b.start < n.end and n.start < b.end for b in bare)] + bare
    return sorted(found, key=lambda n: n.start)


def _articles(text: str) -> list[str]:
    return [_clean(m[0]) for m in _PART_NUMBERS.finditer(_PART_WORDS.sub(" ", text))]


def _law_after(flow: str, end: int, starts: dict[int, _Name]) -> _Name | None:
    link = _OF_LAW.match(flow, end)
    if link is None:
        return None
    at = link.end()
    for _ in range(4):  # "of the country's newly revised penal code"
        if at in starts:
            return starts[at]
        step = re.match(r"(?:[a-z]\w*|[A-Z]\w*'?s?|\d{4})\s+", flow[at : at + 30])
        if step is None or step[0].strip() in ("and", "or", "to", "was", "were", "is"):
            return None
        at += step.end()
    return None


def _other_after(flow: str, end: int) -> _Name | None:
    """What has articles is a law: an acronym ("Article 56 of LEPINA") or a name with no head noun ("Hazardous Work List")."""
    link = _OF_LAW.match(flow, end)
    if link is None or link[0].isspace() or not flow[link.end() : link.end() + 1].isupper():
        return None
    if word := re.compile(r"[A-Z]{3,8}(?![\w-])").match(flow, link.end()):
        return _Name(word.start(), word.end(), "act", word[0], rule="law.acronym")
    stop = _title_right(flow, link.end(), [])
    title = _clean(flow[link.end() : stop]) if stop else ""
    return _Name(link.end(), stop, "other", title, rule="law.of_articles") if stop and " " in title else None


def _law_before(flow: str, start: int, ends: dict[int, _Name]) -> _Name | None:
    gap = _BEFORE_PARTS.search(flow, max(0, start - 10), start)
    while gap is not None:
        if gap.start() in ends:
            return ends[gap.start()]
        gap = _BEFORE_PARTS.search(flow, gap.start() + 1, start) if gap.start() + 1 < start else None
    return None


def _is_bare_article(flow: str, parts: re.Match[str]) -> bool:
    text = parts[0]
    if re.search(r"\b[Aa]rt", text):
        return bool(re.search(r"\d", text)) and not re.match(r"\s+(?:of|in)\s+(?:the\s+)?(?:newspaper|magazine)", flow[parts.end() : parts.end() + 30])
    if not re.match(r"[Ss]ec|§", text) or not re.search(r"\d", text):
        return False
    before = flow[max(0, parts.start() - 12) : parts.start()]
    return not (_PROSE_SECTION.match(text) and (_CROSS_REFERENCE.search(before) or re.match(r"\.?\w?\.|\s*,\s*[A-Z]", flow[parts.end() : parts.end() + 4])))


def _resolve_bare(found: list[_Name]) -> None:
    """Bare articles belong to the law that has the same article elsewhere, else to the last or first code or act named."""
    by_article = {article: n for n in reversed(found) if n.kind and not n.generic for article in n.articles}
    first = next((n for n in found if n.kind == "code" and not n.generic), None)
    last: _Name | None = None
    for name in found:
        if name.kind:
            if name.kind in ("code", "act") and not name.generic:
                last = name
            continue
        law = next((by_article[a] for a in name.articles if a in by_article), None) or last or first
        name.kind, name.title = (law.kind, law.title) if law else ("other", "")
        if law:
            name.number, name.year, name.pending = law.number, law.year, law.pending


def _match(flow: str, name: _Name) -> Match:
    data = {
        "title": name.title,
        "kind": name.kind,
        "articles": name.articles,
        "number": name.number,
        "year": name.year,
        "status": "pending" if name.pending else "in_force",
        "generic": name.generic,
    }
    return Match(name.start, name.end, "LAW", _value(name), name.rule, data)


def _value(name: _Name) -> str:
    if name.generic:
        return ""
    title = re.sub(r"\s*\([^()]*\)", "", name.title.lower())
    title = re.sub(r"\b(?:the|new|draft|revised|amended|proposed)\s+", "", title).replace("labour", "labor").replace("offence", "offense")
    if name.kind in ("code", "constitution") and not name.number:
        title = re.sub(r"^\d{4}\s+|,?\s+(?:of\s+)?\d{4}$", "", title)
    elif name.number and re.search(r"\b(?:law|decree|act|proclamation|regulation)\b", title):
        title = f"{re.findall(r'law|decree|act|proclamation|regulation', title)[0]} {name.number}"
    return title.strip()


def _clean(text: str) -> str:
    return _SPACES.sub(" ", text).strip()
