"""Numbers that count nothing: ages, articles and footnotes, percentages, fractions, measures, attributes ("500-bed")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tipnlp.find.quantities.numerals import Number
from tipnlp.find.quantities.words import last_word
from tipnlp.match import Match

# --- what follows ----------------------------------------------------------------------------------------------------

# Each pattern with the words that it can begin with, for only a few numbers are followed by one.
_ORDINALS = frozenset("st nd rd th s".split())
_NOT_ONE = frozenset("no any every each which this that".split())
_ONES = re.compile(r"\s+another\b|'s\b")
_PERCENT = re.compile(r"\s*(?:%|percent\b|per\s+cent\b|percentage\s+points?\b)", re.I)
_PERCENT_WORDS = frozenset(("", "percent", "per", "percentage"))
_FRACTION = re.compile(r"(?:-\s*|\s+)(?:hal(?:f|ves)|thirds?|quarters?|fourths?|fifths?|tenths?)\b", re.I)
_FRACTION_WORDS = frozenset("half halves third thirds quarter quarters fourth fourths fifth fifths tenth tenths".split())
_UNIT = re.compile(
    r"\s+(?:square\s+)?(?:kilomet(?:er|re)s?|km|miles?|met(?:er|re)s?|kilograms?|kgs?|pounds\s+weight|tons?|tonnes|hectares?|acres?|times|feet|gigabytes?|degrees)\b", re.I
)
_UNIT_WORDS = frozenset(
    "square kilometer kilometers kilometre kilometres km mile miles meter meters metre metres kilogram kilograms kg kgs pounds ton tons tonnes hectare "
    "hectares acre acres times feet gigabyte gigabytes degrees".split()
)
#: What makes an age of a duration.
OLD = re.compile(r"\s*(?:-\s*)?(?:old\b|of\s+age\b)", re.I)
_AGE_NOUN = re.compile(r"\s*,?\s*(?:years?\s+of\s+age|years?\s+old)", re.I)
_HYPHEN_WORD = re.compile(r"-\s*(?!to-|or-)[A-Za-z]")
_GLUED_AFTER = re.compile(r"/\d|[a-zA-Z](?![a-zA-Z]{3})")
_COUNTED = re.compile(
    r"\s+(?:new\s+|trafficking\s+|labor\s+|sex\s+)*(?:victims|cases|persons|people|investigations|prosecutions|convictions|suspects|women|men|children)"
)
# "investigations under Section 232 and 92 under the other provision"
_UNDER_ANOTHER = re.compile(r"\s+(?:under|for)\s")

# --- what precedes ---------------------------------------------------------------------------------------------------

# What makes an age of a number, by its last word before the number.
_PERSONS = r"children|minors?|girls?|boys?|persons?|anyone|those|youths?|individuals?|child|victims?|person"
_AGE_LEAD = (
    r"\b(?:age[ds]?|ages\s+of|age\s+of|as\s+young\s+as|younger\s+than|older\s+than|under\s+age|over\s+age|below\s+age"
    rf"|(?:{_PERSONS})\s+(?:who\s+(?:are|were)\s+)?(?:aged\s+)?(?:under|below|over|above)(?:\s+the\s+age\s+of)?)\s+"
)
_AGE_BEFORE = {
    **dict.fromkeys(("age", "ages", "aged"), re.compile(r"(?i)age[ds]?\s+$")),
    "of": re.compile(r"(?i)\bages?\s+of\s+$"),
    "is": re.compile(r"(?i)\bages?\s+(?:\w+\s+){0,2}is\s+$"),
    "as": re.compile(r"(?i)\bas\s+young\s+as\s+$"),
    "than": re.compile(r"(?i)\b(?:young|old)er\s+than\s+$"),
    **dict.fromkeys(
        ("under", "below", "over", "above"),
        re.compile(rf"(?i)\b(?:{_PERSONS})\s+(?:who\s+(?:are|were)\s+)?(?:aged\s+)?(?:under|below|over|above)\s+$"),
    ),
    **dict.fromkeys(("between", "from"), re.compile(rf"(?i){_AGE_LEAD}(?:(?:between|from)\s+)?(?:the\s+ages\s+of\s+)?(?:between\s+)?$")),
}
_REFERENCE_WORDS = frozenset(
    "article articles art arts section sections sec secs chapter chapters part parts table figure box tier paragraph paragraphs para "
    "paras law laws act decree decrees decree-law order regulation regulations resolution resolutions proclamation instrument "
    "ordinance convention protocol title annex schedule page pages no nos number numbers footnote volume category phase level group "
    "grade form type room unit code usc u.s.c subsection sub-section clause point statute bill version rule step goal covid target "
    "art. arts. sec. secs. para. paras. no. nos. u.s.c.".split()
)
_NAMED_BY_WORD = frozenset("article section chapter phase tier".split())
_REFERENCE_LIST = re.compile(r"^[A-Za-z]{0,2}(?:\s*\(\w{1,3}\))*\s*(?:,|,?\s*(?:and|or|to|through|-|bis))\s*$|^\s*-\s*$")
_AGE_LIST = re.compile(r"\s*(?:,|-|,?\s*(?:and|or|to|through))\s*(?:under\s+|over\s+)?")
_GLUED_BEFORE = re.compile(r"\d[/-]$|\w/$")
_FOOTNOTE_OPEN = re.compile(r"\(\s*(?:\d{1,3}[,;\s-]+)*$")
_FOOTNOTE_CLOSE = re.compile(r"(?:[,;\s-]+\d{1,3})*\s*\)")
_FOOTNOTE_END = re.compile(r"[.;,]\s?\(\d{1,3}(?:[,;\s-]+\d{1,3})*\)")


_RULES = {label: f"quantity.{label.lower()}" for label in ("AGE", "ATTRIBUTE", "FRACTION", "MEASURE", "PERCENT", "REFERENCE")}


def plain(n: Number, label: str, end: int | None = None) -> Match:
    """A match that has no more to it than its number."""
    return Match(n.start, end or n.end, label, f"{n.value:g}", _RULES[label], {"low": tidy(n.value), "high": None})


def tidy(value: float) -> float:
    """Whole numbers as int."""
    return int(value) if float(value).is_integer() else value


def is_ordinal(flow: str, n: Number) -> bool:
    """True for "5th" and "the 1990s"."""
    return n.glued and not n.words and flow[n.end : n.end + len(n.next)] in _ORDINALS


def is_one_of_a_kind(flow: str, n: Number) -> bool:
    """True for a "one" that counts nothing: "no one", "one another", "each one's"."""
    if not n.words or n.value != 1:
        return False
    return n.last in _NOT_ONE and not n.before.endswith("of which ") or bool(_ONES.match(flow, n.end))


def share(flow: str, n: Number) -> Match | None:
    """A fraction ("two thirds") or a percentage."""
    if n.value < 10 and n.next in _FRACTION_WORDS and _FRACTION.match(flow, n.end):
        return plain(n, "FRACTION")
    if n.next in _PERCENT_WORDS and (percent := _PERCENT.match(flow, n.end)):
        return plain(n, "PERCENT", end=percent.end())
    return None


def no_count(flow: str, n: Number, found: Sequence[Match]) -> Match | None:
    """A reference, an age, a measure or an attribute; None for a number that may count.

    Args:
        flow: The match view.
        n: The number.
        found: The quantities before it, whose lists it may continue.
    """
    if _is_reference(flow, n, found):
        return plain(n, "REFERENCE")
    if _is_age(flow, n, found):
        return plain(n, "AGE")
    if n.next in _UNIT_WORDS and (unit := _UNIT.match(flow, n.end)) is not None:
        return plain(n, "MEASURE", end=unit.end())
    if describes(flow, n):
        return plain(n, "ATTRIBUTE")
    return None


def describes(flow: str, n: Number) -> bool:
    """True for a number with a hyphen: "500-bed"."""
    return n.after == "-" and bool(_HYPHEN_WORD.match(flow, n.end))


def counts_persons_or_cases(flow: str, end: int) -> bool:
    """True where a noun of persons or cases follows."""
    return bool(_COUNTED.match(flow, end))


def _is_age(flow: str, n: Number, found: Sequence[Match]) -> bool:
    """True for a number after "aged", "children under", "the age of", or in a list of ages."""
    lead = _AGE_BEFORE.get(n.last)
    if lead is not None and lead.search(n.before):
        return True
    if (n.after == "," or n.next in ("year", "years")) and _AGE_NOUN.match(flow, n.end):
        return True
    return bool(found) and found[-1].label == "AGE" and n.value < 30 and bool(_AGE_LIST.fullmatch(flow, found[-1].end, n.start))


def _is_reference(flow: str, n: Number, found: Sequence[Match]) -> bool:
    """True for the number of an article, a table, a footnote, or the next one of a list of such."""
    if n.words:
        return n.last in _NAMED_BY_WORD
    if n.last in _REFERENCE_WORDS:
        return True
    if found and found[-1].label == "REFERENCE" and found[-1].end <= n.start and _REFERENCE_LIST.match(flow[found[-1].end : n.start]):
        # "Articles 257 and 258" goes on; "Tier 2 and 14 victims" does not
        return not (_COUNTED.match(flow, n.end) or last_word(flow[max(0, found[-1].start - 12) : found[-1].start]) in ("section", "article") and _UNDER_ANOTHER.match(flow, n.end))
    before = n.before
    if (n.glued or n.after == "/") and _GLUED_AFTER.match(flow, n.end) or before[-1:] in ("/", "-") and _GLUED_BEFORE.search(before):
        return True
    if before.endswith("[") and n.after == "]":
        return True  # a note of an encyclopedia
    if n.after not in _NOTE_ENDS or "(" not in before or not _FOOTNOTE_CLOSE.match(flow, n.end):
        return False
    opened = _FOOTNOTE_OPEN.search(before)
    if opened is None:
        return False
    return before[: opened.start()].endswith((".", "?", "!", '."')) or _has_footnotes(flow)  # "individuals.(56)" whatever else the text does


_NOTE_ENDS = (")", ",", ";", "-", " ")


@lru_cache(maxsize=1)
def _has_footnotes(flow: str) -> bool:
    """True where bracketed numbers after a stop are the text's habit."""
    return len(_FOOTNOTE_END.findall(flow)) >= 3
