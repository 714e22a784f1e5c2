"""Laws: acts, codes, constitutions, decrees, treaties, with the articles that belong to them, and generic mentions of "the law".

A mention is built around its head noun ("Act", "code", "Decree"): the title to its left ("Child Care and Protection Act"), what
identifies it to its right ("Law No. 5407 on Domestic Work", "Act (Act 29 of 1960)"), then the articles before or after it. The
nouns stand in ``data/law_heads.tsv``, the words that open or close a title in ``data/law_words.tsv``, short names in
``data/treaties.tsv``, patterns in `tipnlp.find.laws.words`.

Out of scope: laws named by a title with no head noun and no acronym explained in the text; the country of a law (linked
elsewhere).
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cache

from tipnlp.find.laws import words
from tipnlp.match import Match
from tipnlp.patterns import trie
from tipnlp.signals import Gate, words_of
from tipnlp.tables import rows

Span = tuple[int, int]
_SPACES = re.compile(r"\s+")
# Serial orders of an office, which need a number to be known.
_SERIAL = frozenset(("Notification", "Instruction", "Circular", "Decision", "Edict", "Rule"))
_UNTITLED = frozenset(("Laws", "Acts", "Decrees", "Ordinances", "Codes"))


@dataclass(slots=True)
class _Name:
    """A mention of an instrument before its articles are attached."""

    start: int
    end: int
    kind: str
    title: str = ""
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
        other), ``articles`` (list of str), ``number`` (str or None), ``year`` (int or None), ``status`` (in_force, pending)
        and ``generic`` (True where the mention names no certain instrument). Bare articles take title and kind of the law they
        are part of where the text tells it.

    Example:
        >>> [m] = find_laws("They were charged under Articles 4 and 9 of the 2011 Child Act (Act 12).")
        >>> m.data["articles"], m.data["number"], m.data["year"]
        (['4', '9'], '12', 2011)
    """
    short = list(_short_names(flow))
    names = _sweep([*short, *_capital_names(flow, short), *_plain_names(flow)])
    names = _sweep([*names, *_acronyms(flow, names)])
    found = _attach_parts(flow, names)
    _resolve_bare(found)
    return [_match(name) for name in found]


def read_law(flow: str, start: int, end: int) -> Match:
    """The law of a span that something else than these rules found, such as a trained component.

    What the rules recognise inside is taken from them; else the words are the title, and only articles, a number and a year
    that are printed in the span are read from it.

    Args:
        flow: The match view of a text.
        start: Start of the span in it.
        end: Its end (exclusive).

    Returns:
        A ``LAW`` match of exactly the span, with the ``data`` of `find_laws`.

    Example:
        >>> text = "The Brothel Closing Measure No. 7 of 1931 still applies."
        >>> law = read_law(text, 4, 41)
        >>> law.data["title"], law.data["kind"], law.data["number"], law.data["year"]
        ('Brothel Closing Measure No. 7 of 1931', 'other', '7', 1931)
    """
    text = flow[start:end]
    known = max((m for m in find_laws(text) if not m.data["generic"]), key=len, default=None)
    if known is not None and known.data["title"]:
        return Match(start, end, "LAW", known.value, known.rule, known.data)
    name = _Name(start, end, "other", rule="law.span")
    parts = words.PARTS.match(text)
    link = words.OF_LAW.match(text, parts.end()) if parts else None
    if parts and (link or not text[parts.end() :].strip()):
        name.articles = _articles(parts[0])
        text = text[link.end() :] if link else ""
    name.title = _clean(text)
    heads = [word for word in re.findall(r"[a-z]+", text.lower()) if word in words.PLAIN_KINDS]
    name.kind = words.PLAIN_KINDS[heads[-1]] if heads else "other"
    if number := words.NUMBERED.search(text):
        name.number = number["number"]
    if year := re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", text):
        name.year = int(year[0])
    return _match(name)


# --- tables ---------------------------------------------------------------------------------------------------------------------
@cache
def _heads() -> dict[str, tuple[str, str]]:
    return {row["head"]: (row["kind"], row["identity"]) for row in rows("law_heads")}


@cache
def _words(role: str) -> frozenset[str]:
    return frozenset(word for row in rows("law_words") if row["role"] == role for word in row["words"].split())


@cache
def _short_titles() -> dict[str, str]:
    return {row["name"]: row["title"] for row in rows("treaties")}


def _word_gate(names: Collection[str]) -> Gate:
    return Gate(re.compile(rf"(?<![\w-]){trie(names)}(?![\w-])"), names)


@cache
def _head_gate() -> Gate:
    return _word_gate(_heads())


@cache
def _plain_gate() -> Gate:
    return _word_gate(words.PLAIN_KINDS)


@cache
def _short_gate() -> Gate:
    return _word_gate(_short_titles())


class _Blocked:
    """Spans into which no title reaches."""

    def __init__(self, spans: Collection[Span]) -> None:
        self._starts = sorted(start for start, _ in spans)
        self._ends = sorted(end for _, end in spans)

    def end_before(self, at: int) -> int:
        """The last end at or before a position; -1 where there is none."""
        n = bisect_right(self._ends, at)
        return self._ends[n - 1] if n else -1

    def start_after(self, at: int) -> int:
        """The first start after a position; beyond every text where there is none."""
        n = bisect_right(self._starts, at)
        return self._starts[n] if n < len(self._starts) else sys.maxsize


_FREE = _Blocked([])


# --- names in capitals ----------------------------------------------------------------------------------------------------------
def _capital_names(flow: str, short: list[_Name]) -> Iterator[_Name]:
    rows = [m.span() for m in words.TABLE_ROW.finditer(flow)] if "Legislation" in flow else []
    blocked = _Blocked([*rows, *((name.start, name.end) for name in short)])
    inside = {at for name in short for at in range(name.start, name.end)}
    floor = 0  # small words join nothing to a title across the end of the law before it
    for head in words_of(flow).finditer(_head_gate()):
        if _is_part_of_other(flow, head[0], head.end()) or head.end() in inside:
            continue
        name = _capital_name(flow, head, blocked, floor)
        if name is not None:
            name.title = _clean(flow[name.start : name.end])
            floor = floor if name.generic else max(floor, name.end)
            yield name


def _capital_name(flow: str, head: re.Match[str], blocked: _Blocked, floor: int) -> _Name | None:
    word = head[0]
    kind, identity = _heads()[word]
    begin, year = _title_left(flow, head.start(), kind, blocked, floor)
    title = flow[begin : head.start()].strip()
    name = _Name(begin, head.end(), kind, year=year)
    name.pending = word == "Bill" or bool(words.PENDING.search(flow, max(0, begin - 16), begin)) or title.startswith("Draft ")
    titled = _extend_right(flow, name, blocked)
    if _is_body_of_law(flow, begin, word, title) or word == "Act" and words.MODAL.search(flow, max(0, head.start() - 8), head.start()):
        return None
    content = [w for w in re.findall(r"[^\W\d_][\w'-]*", title) if w[0].isupper() and w not in _words("rank")]
    if word in ("Laws", "Regulations") and _is_plural_only(flow, name, word):
        return None if title or word == "Regulations" else _Name(begin, head.end(), kind, generic=True)
    known = _is_known(flow, name, word, identity, titled, content)
    if known is None:
        return None
    only_kind = word == "Law" and content and all(w in _words("country_law") for w in content)
    name.generic = not known or bool(only_kind and not titled and not name.number and not name.year)
    return name


def _is_known(flow: str, name: _Name, word: str, identity: str, titled: bool, content: list[str]) -> bool | None:
    """True where a mention names one certain instrument, False where it is generic, None where it is no law."""
    if identity == "self" or word == "Order" and len(content) > 2:
        return True
    if identity == "plural":
        return bool(name.number) or None
    if identity == "series":
        return bool(re.search(r"\d[-/]\d", name.number or "")) or None
    if identity == "number":
        if name.number or titled or name.year and word not in _SERIAL:
            return True
        return False if word in _UNTITLED else None
    if identity == "protocol":
        # "the Refugee Convention and its 1967 Protocol"
        of_treaty = name.year and flow[max(0, name.start - 4) : name.start] == "its "
        return bool(name.number or of_treaty or words.TREATY_PROTOCOL.search(flow, name.start, name.end)) or None
    return bool(name.number or name.year or titled or content)


def _is_plural_only(flow: str, name: _Name, word: str) -> bool:
    """True for headings: "Laws Related to Child Labor", "Laws and Regulations"."""
    if word == "Laws":
        return not name.number
    return bool(words.LAWS_AND.search(flow, max(0, name.start - 12), name.start))


def _is_part_of_other(flow: str, word: str, end: int) -> bool:
    """True where the noun is part of a longer name ("Law Amendment Act", "Law Enforcement") or no law ("Code of Conduct")."""
    following = words.FOLLOWING.match(flow, end, end + 60)
    if following:
        after, bracket = following["word"], following["bracket"]
        is_tail = after.lower() in _words("after") or after.lower() in _words("after_law") and word in ("Law", "Laws")
        if is_tail or after in _heads() and after != "Decree-Law" and word != "Bill":
            return not bracket or after in ("Act", "Rules", "Regulations", "Bill")
        if after.startswith("Amendment"):
            return bool(words.AMENDMENT_ACT.match(flow, end))
    if words.CLOSES_BRACKET.match(flow, end) or word in ("Code", "Codes") and words.NO_CODE.match(flow, end):
        return True
    return word == "Bill" and bool(words.NO_BILL.match(flow, end))


def _is_body_of_law(flow: str, begin: int, word: str, title: str) -> bool:
    """True where the noun is no mention at all: "Ministry of Law", "rule of Law"."""
    if word in ("Law", "Laws") and not title and words.BODY_OF_LAW.search(flow, max(0, begin - 24), begin):
        return True
    return bool(words.BODY_TITLE.search(title))


# --- the title left of the noun -------------------------------------------------------------------------------------------------
def _title_left(flow: str, head: int, kind: str, blocked: _Blocked, floor: int) -> tuple[int, int | None]:
    """Where the title before a head noun begins, and a year that stands before it ("the 2012 Children Act")."""
    low = max(head - 200, 0, blocked.end_before(head))
    tokens = list(words.TOKEN.finditer(flow, low, head))
    start, i, listed = head, len(tokens) - 1, False
    while i >= 0:
        word = tokens[i][0]
        if word == ")":
            opened = _opening_bracket(tokens, i)
            if opened < 0:
                break
            start, i = tokens[opened].start(), opened - 1
        elif word[0].isupper():
            if not _may_begin(flow, tokens[i], kind) and not _is_inner(tokens, i):
                break
            start, i = tokens[i].start(), i - 1
        elif word in words.LEFT_JOINS:
            j = _joined_left(flow, tokens, i, kind, listed)
            if j >= 0 and tokens[j].end() <= floor:
                break  # "Law No. 5 on Domestic Work and Law No. 6"
            if j < 0:
                break
            listed = listed or any(t[0] in ("and", "or") for t in tokens[j + 1 : i + 1])
            i = j
        else:
            break
    if i < 0 or not words.YEAR.match(tokens[i][0]) or not flow[tokens[i].end() : start].isspace():
        return start, None
    year = tokens[i]
    return (year.start(), int(year[0])) if _is_own_year(flow, year.start(), start < head) else (start, None)


def _is_own_year(flow: str, start: int, titled: bool) -> bool:
    """True for the year in "the 2012 Act", not for the one in "in 2012 Law No. 5"."""
    time = words.TIME_WORD.search(flow, max(0, start - 14), start)
    return not time or time[0].strip() == "of" or time[0].strip() == "from" and titled


def _opening_bracket(tokens: list[re.Match[str]], closing: int) -> int:
    """The bracket inside a title ("Trafficking in Persons (Prohibition) Act") that a ")" closes; -1 for any other bracket."""
    opened = next((j for j in range(closing - 1, max(-1, closing - 9), -1) if tokens[j][0] == "("), -1)
    if opened < 1 or not tokens[opened + 1][0][:1].isupper() or not (tokens[opened - 1][0][0].isupper() or tokens[opened - 1][0] == ")"):
        return -1
    return opened


def _may_begin(flow: str, token: re.Match[str], kind: str) -> bool:
    """True where a capitalised word may belong to a title: no sentence opener, no number of an article, no owner."""
    word = token[0]
    if word in _words("edge"):
        return False
    if word in _words("edge_noun") and not flow[token.end() : token.end() + 30].lstrip()[:1].isupper():
        return False
    if re.fullmatch(r"[IVXLC]+|[A-Z]", word) and flow[token.end() : token.end() + 4].split()[:1] == ["of"]:
        return False  # "Part IV of the Defence Act"
    if word.endswith(("'s", "s'")):
        stem = word[:-2] if word.endswith("'s") else word[:-1]
        return stem in _words("people") or kind in ("decree", "other")
    return True


def _is_inner(tokens: list[re.Match[str]], i: int) -> bool:
    """True for a word inside a title that may not open one: "Measures Against", "(Prohibition) Enforcement and"."""
    if i == 0:
        return False
    before = tokens[i - 1][0]
    return tokens[i][0] == "Against" and before[0].isupper() or before == ")" and tokens[i][0] in _words("edge_noun")


def _joined_left(flow: str, tokens: list[re.Match[str]], i: int, kind: str, listed: bool) -> int:
    """Index of the capitalised word that small words join to the title on their right; -1 where they do not."""
    before = [t[0] for t in tokens[max(0, i - 4) : i + 1]]
    if before[-2:] == ["and", "the"] and len(before) == 5 and before[1] == "of" and before[0] in _words("action"):
        return i - 2  # "Prohibition of Trafficking and the Worst Forms of Child Labor Law"
    j = i
    while j >= 0 and tokens[j][0] in words.LEFT_JOINS and i - j < 3:
        j -= 1
    if j < 0 or not tokens[j][0][0].isupper() or not (_may_begin(flow, tokens[j], kind) or _is_inner(tokens, j)):
        return -1
    return j if _joins_inside(flow, [t[0] for t in tokens[j + 1 : i + 1]], tokens[j][0], kind, listed) else -1


def _joins_inside(flow: str, joins: list[str], before: str, kind: str, listed: bool) -> bool:
    """True where the small words between two capitalised words belong inside a title."""
    several = "and" in joins or "or" in joins
    if before in _heads() and (several or "," in joins):
        return before in ("Regulation", "Order") and joins == ["and"]  # "Public Order and Security Act"
    if kind == "constitution":
        return False
    if joins == ["the"] and before == "Against":
        return True  # "Offences Against the Person Act"
    if "the" in joins:
        return kind != "code" and len(joins) > 1 and joins[-1] == "the" and joins[0] in ("of", "on", "for", "in", "at", "against")
    return several or listed if "," in joins else joins != ["by"]


# --- what stands right of the noun ----------------------------------------------------------------------------------------------
def _extend_right(flow: str, name: _Name, blocked: _Blocked) -> bool:
    """Takes in number, year, "on ..." title and bracket after the head noun; True where there was such a title."""
    titled = False
    for _ in range(6):
        if _take_number(flow, name) or _take_year(flow, name):
            continue
        if name.number and not titled and (m := words.LOWER_TITLE.match(flow, name.end)):
            name.end, titled = m.end(), True
            continue
        opener = words.TITLE_OPENER.match(flow, name.end)
        if opener and not titled and not words.NO_TITLE.match(flow, opener.end()):
            end = _title_right(flow, opener.end(), blocked)
            if end is None:
                break
            name.end, titled = end, True
            continue
        bracket = words.BRACKET.match(flow, name.end)
        if not bracket or not _names_bracket(_clean(bracket["content"]), name):
            break
        name.end = bracket.end()
    if name.number and not name.year and (m := words.YEAR_IN_NUMBER.search(name.number)):
        name.year = int(m["last"] or m["first"])
    return titled


def _take_number(flow: str, name: _Name) -> bool:
    if name.number:
        return False
    m = words.NUMBERED.match(flow, name.end) or words.ROMAN_NUMBER.match(flow, name.end)
    if m is None and not words.YEAR_AFTER.match(flow, name.end) and not words.DATED.match(flow, name.end):
        is_cell = flow[name.end : name.end + 2].isspace()  # "Labor Code  18": the next cell of a table
        m = None if name.kind in ("code", "constitution") or is_cell else words.BARE_NUMBER.match(flow, name.end)
    if m is None:
        return False
    name.number, name.end = m["number"], m.end()
    if m[0].endswith(")") and m[0].count("(") < m[0].count(")"):
        name.end -= 1  # "(Law No. 38/20)": the bracket is not the number's
    if words.TAKES_NUMBERS.search(flow[name.start : name.end].rstrip("0123456789./-")):
        while more := words.MORE_NUMBERS.match(flow, name.end):
            name.end = more.end()
    return True


def _take_year(flow: str, name: _Name) -> bool:
    if name.number and (m := words.OF_THAT_YEAR.match(flow, name.end)):
        name.end = m.end()
        return True
    if m := words.DATED.match(flow, name.end):
        name.year = name.year or int(m["year"] or m["us_year"] or m["month_year"] or 0) or None
        name.end = m.end()
        return True
    m = words.YEAR_AFTER.match(flow, name.end) or words.BRACKET_YEAR.match(flow, name.end)
    if m is None or name.year:
        return False
    name.year, name.end = int(m["year"]), m.end()
    return True


def _title_right(flow: str, begin: int, blocked: _Blocked) -> int | None:
    """End of a title in capitals that begins at `begin`; None where nothing stands there."""
    limit = min(begin + 240, blocked.start_after(begin))
    end: int | None = None
    joins: list[str] = []
    before = ""
    for token in words.TOKEN.finditer(flow, begin, limit):
        word = token[0]
        if word[0].isupper():
            opens = word in _words("edge") and end is not None and flow[token.start() - 2 : token.start()].isspace()
            if word in words.ENDS_TITLE or opens or not _join_right(joins, before, word):
                break
            end, joins, before = token.end(), [], word
        elif word.lower() in words.RIGHT_JOINS and len(joins) < 3:
            if word in ("and", "or") and (gap := _SPACES.match(flow, token.end())) and words.ANOTHER_LAW.match(flow, gap.end()):
                break
            joins.append(word)
        elif word == "," and _list_goes_on(flow, token.start()):
            joins.append(word)
        elif word.isdigit() and len(word) <= 2 and before in ("Under", "Age", "Than", "Over", "Aged"):
            end, joins = token.end(), []
        else:
            break
    return end


def _join_right(joins: list[str], before: str, word: str) -> bool:
    if not joins:
        return True
    if joins == ["to", "the"]:
        return before in _words("takes_to")
    if joins[-1] == "to":
        return word not in ("Parliament", "Congress", "Cabinet", "President")
    if joins[0] == "in":
        return joins == ["in", "the"] or word in _words("in_title")
    return joins[0] != "by" or word in ("Children", "Minors", "Foreigners", "Young")


def _list_goes_on(flow: str, comma: int) -> bool:
    """True where a comma stands in a list of the title ("the Prevention, Protection, and Punishment of")."""
    if not words.COMMA_NAME.match(flow, comma):
        return False
    after = words.COMMA.match(flow, comma)
    if after and words.ANOTHER_LAW.match(flow, after.end()):
        return False
    return bool(words.COMMA_LIST.match(flow, comma, comma + 120))


def _names_bracket(content: str, name: _Name) -> bool:
    """True where a bracket gives number, year or another name of the law before it."""
    if acronym := words.ACRONYM.match(re.sub(r"^(?:the|hereafter|hereinafter)\s+", "", content)):
        name.acronym = acronym["name"]
        return acronym["name"] not in ("N/A", "NGO", "KWD", "USD")
    if law := words.BRACKET_LAW.match(content):
        name.number = name.number or law["number"]
        name.year = name.year or (int(law["year"]) if law["year"] else None)
        return True
    if number := words.BRACKET_NUMBER.match(content):
        name.number = name.number or number["number"] or number["of_year"] or number["of_series"]
        return True
    if words.BRACKET_OTHER.match(content) or words.BRACKET_CODE.match(content):
        return True
    parts = content.removeprefix("the ").split()
    return len(parts) >= 2 and parts[0][0].isupper() and all(w[0].isupper() or w in words.RIGHT_JOINS for w in parts)


# --- short names, acronyms, U.S. Code -------------------------------------------------------------------------------------------
def _short_names(flow: str) -> Iterator[_Name]:
    for m in words_of(flow).finditer(_short_gate()):
        title = _short_titles()[_clean(m[0])]
        kind = "act" if title.endswith("Act") else "treaty"
        low = max(0, m.start() - 6)
        year = words.YEAR_BEFORE.search(flow[low : m.start()])
        start = low + year.start(1) if year else m.start()
        yield _Name(start, m.end(), kind, title, year=int(year[1]) if year else None, rule="law.short")
    if "ILO" in flow or "onvention" in flow:
        for m in words.ILO.finditer(flow):
            number = m["short"] or m["number"]
            yield _Name(m.start(), m.end(), "treaty", f"ILO Convention {number}", number=number, rule="law.ilo")
    if "RA " in flow or "R.A." in flow or "PD " in flow:
        for m in words.REPUBLIC_ACT.finditer(flow):
            kind, title = ("act", "Republic Act") if m["kind"][0] == "R" else ("decree", "Presidential Decree")
            yield _Name(m.start(), m.end(), kind, f"{title} {m['number']}", number=m["number"], rule="law.republic_act")
    if "U.S.C" in flow or "USC" in flow or "U.S. Code" in flow:
        for m in words.US_CODE.finditer(flow):
            articles = [m["section"]] if m["section"] else []
            yield _Name(m.start(), m.end(), "code", f"{m['title']} U.S. Code", rule="law.us_code", articles=articles)


def _acronyms(flow: str, names: list[_Name]) -> Iterator[_Name]:
    """Other mentions of laws whose acronym the text itself explained."""
    known = {name.acronym: name for name in names if name.acronym and not name.generic}
    if not known:
        return
    for m in re.finditer(rf"(?<![\w-])(?:{trie(known)})(?![\w-])", flow):
        law = known[_clean(m[0])]
        if m.start() >= law.end or m.end() <= law.start:  # recommendations come before the law is introduced
            yield _Name(m.start(), m.end(), law.kind, law.title, law.number, law.year, pending=law.pending, rule="law.acronym")


# --- lower-case mentions --------------------------------------------------------------------------------------------------------
def _plain_names(flow: str) -> Iterator[_Name]:
    for head in words_of(flow).finditer(_plain_gate()):
        name = _plain_name(flow, head[0], head.start(), head.end())
        if name:
            name.title = _clean(flow[name.start : name.end])
            yield name


def _plain_name(flow: str, word: str, start: int, end: int) -> _Name | None:
    following = words.FOLLOWING.match(flow, end, end + 24)
    after = following["word"].lower() if following else ""
    if after in _words("after") or word in ("law", "laws") and after in _words("after_law"):
        return None
    if word == "law" and words.OF_LAW_BEFORE.search(flow, max(0, start - 14), start):
        return None
    kind = words.PLAIN_KINDS[word]
    if kind == "code":
        return _plain_code(flow, word, start, end)
    if kind == "constitution":
        return _plain_constitution(flow, start, end)
    begin, year = _modifiers_left(flow, start)
    name = _Name(begin, end, kind, year=year, generic=year is None, rule="law.plain")
    name.pending = word in ("bill", "bills") or bool(words.PENDING_PLAIN.search(flow, max(0, begin - 16), end))
    if word in ("amendment", "amendments"):
        return _dated_amendment(flow, name)
    if word in ("bill", "law") and (begin == start or flow[begin].isupper()) and (titled := _title_before(flow, start)):
        name.start, name.year = titled
        name.generic = False
        _extend_right(flow, name, _FREE)
        return name
    alone = begin == start and not words.DETERMINED.search(flow, max(0, start - 16), start)
    if alone and word in words.DOUBTFUL and flow[end : end + 1] != "'" and not (words.NUMBERED.match(flow, end) or words.MADE_IN.match(flow, end)):
        return None
    if word == "act" and flow[begin:start].strip().endswith(words.DEED):
        return None
    _extend_plain(flow, name, start)
    return None if word in words.DATED_ONLY and name.generic else name


def _title_before(flow: str, head: int) -> tuple[int, int | None] | None:
    """A title in capitals before "bill" or "law": "a Child Justice bill", "the 2003 Measures Against Trafficking in Persons law"."""
    last = flow[max(0, head - 40) : head].split()[-1:]
    if not last or not last[0][0].isupper():
        return None
    begin, year = _title_left(flow, head, "act", _FREE, 0)
    title = [w for w in flow[begin:head].split() if w[0].isupper()]
    if len(title) < 2 or any(words.NATIONALITY.match(w) for w in title):
        return None
    return (begin, year) if words.TITLE_TOPIC.search(flow, begin, head) else None


def _plain_constitution(flow: str, start: int, end: int) -> _Name | None:
    low = max(0, start - 16)
    if not words.DETERMINED.search(flow, low, start) and not words.A_CONSTITUTION.search(flow, low, start):
        return None
    if words.CONSTITUTION_OF.match(flow, end):
        return None
    name = _Name(start, end, "constitution", pending=bool(words.PENDING.search(flow, low, start)), rule="law.constitution")
    if (m := words.YEAR_BEFORE.search(flow[low:start])) and not words.TIME_WORD.search(flow[low : low + m.start()]):
        name.start, name.year = low + m.start(1), int(m[1])
    return name


def _dated_amendment(flow: str, name: _Name) -> _Name | None:
    """An amendment that its year names ("a legal amendment drafted in 2013"); others are no mention of their own."""
    made = words.MADE_IN.match(flow, name.end)
    if made is None:
        return _amendment_to(flow, name)
    name.end, name.year, name.generic, name.pending = made.end(), int(made["year"]), False, "draft" in made[0]
    return name


def _amendment_to(flow: str, name: _Name) -> _Name | None:
    """An amendment that its year and its code name: "a 2006 amendment to the penal code (Act 15 of 2006)"."""
    m = words.TO_CODE.match(flow, name.end) if name.year else None
    if m is None:
        return None
    name.end, name.generic, name.kind, name.rule = m.end(), False, "code", "law.amendment"
    if (bracket := words.BRACKET.match(flow, name.end)) and _names_bracket(_clean(bracket["content"]), name):
        name.end = bracket.end()
    return name


def _extend_plain(flow: str, name: _Name, head: int) -> None:
    """Number, year and, where only the year names it, the object of a lower-case law ("2010 law prohibiting trafficking")."""
    number = words.NUMBERED.match(flow, name.end) or words.BARE_NUMBER.match(flow, name.end)
    if number and (words.YEAR_OF.match(flow, number.end()) or not words.NO_PLAIN_NUMBER.fullmatch(number[0].strip())):
        name.number, name.end, name.generic = number["number"], number.end(), False
    year = words.YEAR_OF.match(flow, name.end) or words.OF_DATE.match(flow, name.end) or (None if name.year else words.MADE_IN.match(flow, name.end))
    if year:
        name.year, name.end = int(year["year"]), year.end()
    if name.year:
        name.generic = False
        told = re.fullmatch(r"\d{4}\s*", flow[name.start : head]) or re.search(r"\b(?:law|decree|ordinance|statute) of \d{4}$", flow[head : name.end])
        if told and (m := words.PLAIN_TITLE.match(flow, name.end)):
            name.end = m.end()


def _modifiers_left(flow: str, head: int) -> tuple[int, int | None]:
    """Start of a lower-case mention, and the year that opens it ("the 2016 anti-trafficking law")."""
    if flow[head - 4 : head] in ("The ", "the "):  # by far the most common
        return head, None
    start, known = head, head
    for token in reversed(list(words.TOKEN.finditer(flow, max(0, head - 110), head))[-8:]):
        word, low = token[0], token[0].lower()
        if words.YEAR.match(word):
            time = words.TIME_WORD.search(flow, max(0, token.start() - 14), token.start())
            if not time or time[0].strip() in ("of", "from") and token.end() + 1 >= start:
                return token.start(), int(word)
            break
        modifier = low in _words("modifier") or low.startswith("anti") or bool(words.NATIONALITY.match(word))
        if low in words.STOP_PLAIN or not (modifier or word[0].islower()):
            break
        if modifier and known == start:
            known = token.start()
        start = token.start()
    return known, None


def _plain_code(flow: str, word: str, start: int, end: int) -> _Name | None:
    """A code: "penal code", "the 2004 criminal code", "code of criminal procedure"; a code of conduct is none."""
    if m := words.CODE_OF.match(flow, end):
        return _Name(start, m.end(), "code", rule="law.code")
    if words.NO_CODE.match(flow, end):
        return None
    begin = _code_begin(flow, start)
    if begin == start and (m := words.CODE_ON.match(flow, end)):
        name = _Name(start, m.end(), "code", rule="law.code")
        _code_edition(flow, name)
        return name
    if begin == start:
        return _Name(start, end, "code", generic=True, rule="law.code") if flow[start - 4 : start].lower() == "the " else None
    several = re.search(r"\b(?:and|or)\b|,", flow[begin:start])
    name = _Name(begin, end, "code", generic=word == "codes" and not several, rule="law.code")
    _code_edition(flow, name)
    if m := words.YEAR_OF.match(flow, name.end):
        name.year, name.end = int(m["year"]), m.end()
    bracket = words.BRACKET.match(flow, name.end)
    if bracket and words.BRACKET_LAW.match(content := _clean(bracket["content"])) and _names_bracket(content, name):
        name.end = bracket.end()  # "the 2020 penal code (Law No. 38/20)"
    return name


def _code_begin(flow: str, start: int) -> int:
    """Start of the words that say which code it is: "penal and labor codes"."""
    begin = start
    for token in reversed(list(words.TOKEN.finditer(flow, max(0, start - 90), start))):
        low = token[0].lower()
        if low in _words("code"):
            begin = token.start()
        elif low not in ("and", "or", ",") or begin == start:
            break
    return begin


def _code_edition(flow: str, name: _Name) -> None:
    """A year, an owner or "new" before a code belongs to the mention."""
    low = max(0, name.start - 24)
    before = flow[low : name.start]
    if m := words.YEAR_BEFORE.search(before):
        if not words.TIME_WORD.search(before[: m.start()]):
            name.start, name.year = low + m.start(1), int(m[1])
        return
    owner = words.OWNER.search(before)
    if owner and owner["owner"] not in _words("edge") and (owner["opener"] or words.NATIONALITY.match(owner["owner"])):
        name.start = low + owner.start("owner")
        return
    if m := words.FRESH.search(before):
        name.start = low + m.start()
        name.pending = m[0].lower().startswith(("draft", "proposed", "pending"))


# --- articles, overlaps, values -------------------------------------------------------------------------------------------------
def _sweep(names: list[_Name]) -> list[_Name]:
    """One mention for each stretch of text: the longest, a named one before a generic one."""
    kept: list[_Name] = []
    for name in sorted(names, key=_order):
        if kept and name.start < kept[-1].end:
            last = kept[-1]
            if (last.generic, last.start - last.end) > (name.generic, name.start - name.end):
                kept[-1] = name
            continue
        kept.append(name)
    return kept


def _order(name: _Name) -> tuple[int, int]:
    return name.start, -name.end


def _attach_parts(flow: str, names: list[_Name]) -> list[_Name]:
    """Gives articles to the law after or before them; articles that have none become mentions of their own."""
    starts, ends = {name.start: name for name in names}, {name.end: name for name in names}
    bare: list[_Name] = []
    at = 0
    for opening in _part_starts(flow):
        parts = words.PARTS.match(flow, opening) if opening >= at else None
        if parts is None:
            continue
        at = parts.end()
        law = _law_after(flow, parts.end(), starts)
        if law is None and (law := _other_after(flow, parts.end())):
            names.append(law)
        if law is not None:
            law.start, law.articles, law.generic = parts.start(), _articles(parts[0]) + law.articles, False
            at = max(at, law.end)
        elif not _attach_behind(flow, parts, _law_before(flow, parts.start(), ends)) and _is_bare_article(flow, parts):
            same = words.OF_SAME_LAW.match(flow, parts.end())
            bare.append(_Name(parts.start(), same.end() if same else parts.end(), "", articles=_articles(parts[0]), rule="law.article"))
    taken = [b.start for b in bare]
    free = [n for n in names if not (i := bisect_right(taken, n.end - 1)) or bare[i - 1].end <= n.start]
    return sorted([*free, *bare], key=_order)


def _part_starts(flow: str) -> list[int]:
    """Where articles may begin."""
    starts = [m.start() for m in words_of(flow).finditer(words.PART_START)]
    return sorted([*starts, *(m.start() for m in words.PART_SIGN.finditer(flow))]) if "§" in flow else starts


def _attach_behind(flow: str, parts: re.Match[str], law: _Name | None) -> bool:
    """Articles after their law: "Penal Code (Articles 3 and 4)", "the penal code's Article 172"."""
    if law is None or law.articles or law.generic and "," in flow[law.end : parts.start()]:
        return False
    bracketed = flow[law.end : parts.start()].strip() == "(" and flow[parts.end() : parts.end() + 1] == ")"
    law.end, law.articles, law.generic = parts.end() + bracketed, _articles(parts[0]), False
    return True


def _articles(text: str) -> list[str]:
    return [_clean(m[0]) for m in words.PART_NUMBERS.finditer(words.PART_WORDS.sub(" ", text))]


def _law_after(flow: str, end: int, starts: dict[int, _Name]) -> _Name | None:
    link = words.OF_LAW.match(flow, end)
    if link is None:
        return None
    at = link.end()
    for _ in range(4):
        if at in starts:
            return starts[at]
        step = words.STEP.match(flow, at, at + 30)
        if step is None:
            return None
        at = step.end()
    return None


def _other_after(flow: str, end: int) -> _Name | None:
    """What has articles is a law: an acronym ("Article 56 of LEPINA") or a name with no head noun ("Hazardous Work List")."""
    link = words.OF_LAW.match(flow, end)
    if link is None or link[0].isspace() or not flow[link.end() : link.end() + 1].isupper():
        return None
    if word := words.LAW_ACRONYM.match(flow, link.end()):
        return _Name(word.start(), word.end(), "act", word[0], rule="law.acronym")
    stop = _title_right(flow, link.end(), _FREE)
    title = _clean(flow[link.end() : stop]) if stop else ""
    return _Name(link.end(), stop, "other", title, rule="law.of_articles") if stop and " " in title else None


def _law_before(flow: str, start: int, ends: dict[int, _Name]) -> _Name | None:
    low = max(0, start - 10)
    while gap := words.BEFORE_PARTS.search(flow, low, start):
        if gap.start() in ends:
            return ends[gap.start()]
        low = gap.start() + 1
    return None


def _is_bare_article(flow: str, parts: re.Match[str]) -> bool:
    text, end = parts[0], parts.end()
    if not re.search(r"\d", text):
        return False
    if re.search(r"\b[Aa]rt", text):
        document = words.DOCUMENT_BEFORE.search(flow, max(0, parts.start() - 16), parts.start())
        return not document and not words.OF_DOCUMENT.match(flow, end)
    if not re.match(r"(?:[Cc]hapter\s+\w+,\s+)?[Ss]ec|§", text) or words.OF_DOCUMENT.match(flow, end):
        return False
    if not words.PROSE_SECTION.match(text):
        return True
    if text[0] == "S" and words.SECTION_ACTS.match(flow, end):
        return True
    before = flow[max(0, parts.start() - 12) : parts.start()]
    return not words.CROSS_REFERENCE.search(before) and not words.SECTION_HEADING.match(flow, end)


def _resolve_bare(found: list[_Name]) -> None:
    """Bare articles belong to the law that has the same article elsewhere, else to the last or first code or act named."""
    by_article = {article: n for n in reversed(found) if n.kind and not n.generic for article in n.articles}
    law = next((n for n in found if n.kind == "code" and not n.generic), None)
    for name in found:
        if name.kind in ("code", "act") and not name.generic:
            law = name
        elif not name.kind:
            own = next((by_article[a] for a in name.articles if a in by_article), None) or law
            name.kind = own.kind if own else "other"
            if own:
                name.title, name.number, name.year, name.pending = own.title, own.number, own.year, own.pending


def _match(name: _Name) -> Match:
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
    """Normal form: kind and number where there is one, else the title in lower case and American spelling."""
    if name.generic:
        return ""
    title = re.sub(r"\s*\([^()]*\)", "", name.title.lower())
    title = re.sub(r"\b(?:the|new|draft|revised|amended|proposed)\s+", "", title)
    title = title.replace("labour", "labor").replace("offence", "offense")
    noun = re.search(r"\b(?:law|decree|act|proclamation|regulation)\b", title)
    if name.number and noun:
        return f"{noun[0]} {name.number}"
    if name.kind in ("code", "constitution"):
        title = re.sub(r"^\d{4}\s+|,?\s+(?:of\s+)?\d{4}$", "", title)
    return title.strip()


def _clean(text: str) -> str:
    return _SPACES.sub(" ", text).strip()
