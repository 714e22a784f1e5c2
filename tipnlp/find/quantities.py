"""Numbers and what they measure: cardinals, money, durations, ages, percentages, dates and periods.

Every number of a text is classified once, here, so that the finders of counts and penalties agree on what is an age, a
year or an article number. One regular expression finds the candidates; small functions look at what stands around each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log
from typing import Any, TypeVar

from tipnlp import tables
from tipnlp.match import Match
from tipnlp.signals import Gate, words_of

# --- numbers ---------------------------------------------------------------------------------------------------------

_UNITS = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
}
_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9, "trillion": 1e12}
_SHORT_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9}

_ONE_TO_NINE = "one|two|three|four|five|six|seven|eight|nine"
_W99 = (
    rf"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:(?:-\s*|\s+)(?:{_ONE_TO_NINE})\b)?"
    rf"|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|{_ONE_TO_NINE})"
)
_WORDS = (
    rf"{_W99}(?:\s+hundred(?:\s+(?:and\s+)?{_W99})?)?"
    rf"(?:\s+thousand(?:\s+(?:and\s+)?{_W99}(?:\s+hundred(?:\s+(?:and\s+)?{_W99})?)?)?)?"
    r"|(?:half\s+)?an?\s+(?:dozen|hundred|thousand|million|billion)"
)
_DIGITS = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"(?:\s+(?:hundred|thousand|million|billion|trillion|lakhs?|crores?|dozen)\b)?"
# Where a number may begin; cheap, so that the patterns below run at few places.
_DIGIT_SEED = re.compile(r"\d(?:(?<![\d.]\d)(?<!\d[,/]\d)|(?<=\D\.\d))")
_WORD_SEED = Gate(re.compile(rf"(?i)\b(?:{'|'.join([*_UNITS, *_TENS])})\b"))
_SCALE_SEED = Gate(re.compile(r"(?i)\b(?:dozen|hundred|thousand|million|billion)\b"))
_BEFORE_SCALE = re.compile(r"(?i)\b(?:half\s+)?an?\s+$")  # "a dozen", "half a million"
_NUMBER = re.compile(
    rf"(?:(?P<digits>{_DIGITS})(?![\d])|(?P<words>(?i:{_WORDS}))(?!\w))(?P<scale>(?i:{_SCALE}))"
)

# --- what stands around a number -------------------------------------------------------------------------------------

_QUALIFIERS: tuple[tuple[str, str], ...] = (
    ("at_least", r"at\s+least|no\s+(?:fewer|less)\s+than|not\s+(?:fewer|less)\s+than|(?:a\s+)?minimum(?:\s+of)?|(?:starts?|started|starting|begins?|beginning)\s+(?:at|from)"),
    ("at_most", r"up\s+to|at\s+most|no\s+(?:more|longer|greater|higher)\s+than|not\s+(?:more|longer)\s+than|not\s+(?:to\s+)?exceed(?:ing)?|not\s+pass"
                r"|(?:a\s+)?maximum(?:\s+of)?|as\s+(?:many|much|long|high)\s+as|not\s+over|capped\s+at"),
    ("more_than", r"more\s+than|over|above|exceed(?:ing|s)?|in\s+excess\s+of|upwards?\s+of|greater\s+than|longer\s+than|well\s+over"),
    ("less_than", r"(?:fewer|less|lower|shorter)\s+than|under|below|short\s+of"),
    ("approximately", r"approximately|about|around|roughly|an?\s+estimated|estimated|nearly|almost|some|circa|close\s+to|approx\.?|an?\s+reported"),
)
_BEFORE = re.compile("(?i:(?<![\\w-])(?:" + "|".join(f"(?P<{n}>{p})" for n, p in _QUALIFIERS) + r"))\s+(?:(?:a|an|the|only|some|just)\s+)?$")
# "a maximum penalty of", "minimum sentence of", "maximum term of imprisonment of"
_LIMIT_OF = re.compile(
    r"(?i)\b(?:(?P<at_most>maximum|highest|longest|top|upper\s+limit|ceiling)|(?P<at_least>minimum|lowest|shortest))"
    r"(?:\s+(?:[a-z'-]+)){0,5}?\s+(?:of|is|was|to|at|be|being)\s+$"
)
_AFTER = re.compile(
    r"(?i)\s*(?:(?P<at_least>or\s+(?:more|longer|greater|over|above)|and\s+(?:over|above|up(?!\s+to\b))|minimum|at\s+(?:the\s+)?least)"
    r"|(?P<at_most>or\s+(?:less|fewer|under|below|shorter)|maximum|at\s+(?:the\s+)?most))\b"
)
# The last word before a number tells which of these patterns can match at all.
_QUALIFIER_LAST = frozenset(
    "least than of minimum at from to most exceed exceeding exceeds maximum as over above excess upwards upward under below "
    "approximately about around roughly estimated nearly almost some circa approx approx. reported the a an only just".split()
)
_LIMIT_LAST = frozenset("of is was to at be being".split())
_AGE_VERBS = frozenset("is turn turns turned turning was".split())
_AGE_HINTS = ("age", "young", "old", "under", "below", "over", "above")
_AGE_LAST = frozenset("age ages aged of as than under over below above between from is turn turns turned turning was".split())
_PERCENT = re.compile(r"\s*(?:%|percent\b|per\s+cent\b|percentage\s+points?\b)", re.I)
_TIME_UNIT = re.compile(r"(?P<hyphen>-\s*|\s+)(?:(?:calendar|consecutive|full|additional|more)\s+)?(?P<unit>years?|yrs?\.?|months?|weeks?|days?|hours?|minutes?)\b(?:'s?)?", re.I)
_AGE_AFTER = re.compile(r"\s*(?:-\s*)?(?:old\b|of\s+age\b)", re.I)
_AGE_BEFORE = re.compile(
    r"(?i)(?:\b(?:age[ds]?|ages\s+of|age\s+of|as\s+young\s+as|younger\s+than|older\s+than|under\s+age|over\s+age|below\s+age"
    r"|(?:children|minors?|girls?|boys?|persons?|anyone|those|youths?|individuals?|child|victims?|person)\s+(?:who\s+(?:are|were)\s+)?(?:aged\s+)?(?:under|below|over|above)"
    r"(?:\s+the\s+age\s+of)?)\s+(?:(?:between|from)\s+)?(?:the\s+ages\s+of\s+)?(?:between\s+)?"
    r"|\bages?\s+(?:\w+\s+){0,2}is\s+|\b(?:is|turn(?:s|ed)?|turning|was)\s+(?=(?:1[0-9]|[5-9]|2[01])[.,;]))$"
)
_AGE_NOUN = re.compile(r"\s*,?\s*(?:years?\s+of\s+age|years?\s+old)", re.I)
_OTHER_UNIT = re.compile(
    r"\s+(?:square\s+)?(?:kilomet(?:er|re)s?|km|miles?|met(?:er|re)s?|kilograms?|kgs?|pounds\s+weight|tons?|tonnes|hectares?|acres?|times|feet|gigabytes?|degrees)\b", re.I
)
_FRACTION = re.compile(r"(?:-\s*|\s+)(?:hal(?:f|ves)|thirds?|quarters?|fourths?|fifths?|tenths?)\b", re.I)
_REFERENCE_WORDS = frozenset(
    "article articles art arts section sections sec secs chapter chapters part parts table figure box tier paragraph paragraphs para "
    "paras law laws act decree decrees decree-law order regulation regulations resolution resolutions proclamation instrument "
    "ordinance convention protocol title annex schedule page pages no nos number numbers footnote volume category phase level group "
    "grade form type room unit code usc u.s.c subsection sub-section clause point statute bill version rule step goal covid target".split()
)
_REFERENCE_SHORT = frozenset("art. arts. sec. secs. para. paras. no. nos. u.s.c.".split())
_REFERENCE_LIST = re.compile(r"^[A-Za-z]{0,2}(?:\s*\(\w{1,3}\))*\s*(?:,|,?\s*(?:and|or|to|through|-|bis))\s*$|^\s*-\s*$")
_HYPHEN_WORD = re.compile(r"-\s*(?!to-|or-)[A-Za-z]")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b|s\b")
_FOOTNOTE_END = re.compile(r"[.;,]\s?\(\d{1,3}(?:[,;\s-]+\d{1,3})*\)")

_ONWARD = re.compile(r"\s+(?:onward|until|to\s+date)")
_AND_BETWEEN = re.compile(r"(?i)\sand\s")
_AGE_LIST = re.compile(r"\s*(?:,|-|,?\s*(?:and|or|to|through))\s*(?:under\s+|over\s+)?")
_RANGE_GAP = re.compile(r"\s*(?:-|—)\s*|\s+to\s+(?:(?:as\s+many\s+as|up\s+to)\s+)?|-\s*to-\s*|\s+through\s+")
_NOT_ONE = frozenset("no any every each which this that".split())
_ONES = re.compile(r"\s+another\b|'s\b")
_NAMED_BY_WORD = frozenset("article section chapter phase tier".split())
_COUNTED = re.compile(
    r"\s+(?:new\s+|trafficking\s+|labor\s+|sex\s+)*(?:victims|cases|persons|people|investigations|prosecutions|convictions|suspects|women|men|children)"
)
_GLUED_AFTER = re.compile(r"/\d|[a-zA-Z](?![a-zA-Z]{3})")
_GLUED_BEFORE = re.compile(r"\d[/-]$|\w/$")
_FOOTNOTE_OPEN = re.compile(r"\(\s*(?:\d{1,3}[,;\s-]+)*$")
_FOOTNOTE_CLOSE = re.compile(r"(?:[,;\s-]+\d{1,3})*\s*\)")
_WORD_AFTER = re.compile(r"[\s-]*([^\W\d][\w'’]*|[€£₱₦₹])")
_SMALLER_GAP = re.compile(r",?\s+(?:and\s+)?")
_EQUIVALENT_GAP = re.compile(r"\s*(?:\([A-Z]{3}\)\s*)?[(\[]\s*(?:approximately|about|or|equivalent\s+to|around|nearly|some)?\s*")

_MONTHS = {m: n for n, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"(?<!\w)(?:(?P<since>(?i:since|after|as\s+of\s+(?=since)))\s+)?"
    rf"(?:(?P<d1>\d{{1,2}})\s+(?P<m1>{_MONTH}),?(?:\s+(?P<y1>{_YEAR}))?|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?!\d)(?:,?\s+(?P<y2>{_YEAR}))?|(?P<m3>{_MONTH}),?\s+(?:of\s+)?(?P<y3>{_YEAR}))(?!\w)"
)
_PERIOD = re.compile(
    rf"(?<![\w/-])(?:"
    rf"(?P<since>(?i:since|from)\s+(?:(?:early|late|mid|at\s+least|the\s+start\s+of|January)[\s-]+)?(?P<sy>{_YEAR})(?=(?i:\s+(?:onward|until\s+now|to\s+date))|[\s,.;:)]|$)(?!\s*(?:-|to|through|until|and)\s*(?:\w+\s+)?\d))"
    rf"|(?P<range>(?:(?i:between|from)\s+)?(?P<a>{_YEAR})(?:\s*[-/]\s*(?P<b2>\d\d)(?![\d,%])|\s*(?:[-/]|\s(?i:to|through|until|and)\s)\s*(?P<b>{_YEAR})))"
    rf"|(?:(?i:(?P<fiscal>fiscal\s+years?|FY))\s*)?(?P<y>{_YEAR})(?!-\s*(?:year|day|month|bed))"
    rf")(?![\w%])(?!,\d{{3}}(?!\d))(?!\.\d)(?!/\d)"
)
_IN_BEFORE = re.compile(r"(?i)\b(?:in|for|during)\s+$")
_YEAR_SEED = re.compile(r"(?:19|20)\d\d")
_MONTH_SEED = Gate(re.compile(rf"\b{_MONTH}"))
_PERIOD_SEED = Gate(re.compile(r"\b(?:[Yy]ear|[Pp]eriod)"))
_LAST_LETTERS = re.compile(r"[A-Za-z]+$")
_PERIOD_LAST = frozenset("previous prior preceding last earlier reporting the a one this current review rating".split())
_PERIOD_WORDS = re.compile(
    r"(?i)\b(?:(?P<previous>(?:in\s+|during\s+)?the\s+(?:previous|prior|preceding|last|earlier)\s+(?:reporting\s+period|reporting\s+year|period|year)"
    r"|(?:the|a|one)\s+(?:year|period)\s+(?:before|earlier|prior|previously)|the\s+(?:year|period)\s+before|(?:the\s+)?(?:previous|preceding|prior)\s+year|last\s+year"
    r"|last\s+reporting\s+period|previous\s+reporting\s+periods?)"
    r"|(?P<current>(?:the|this|current)\s+(?:current\s+)?reporting\s+(?:period|year)|the\s+review\s+period|during\s+the\s+year|the\s+rating\s+period|this\s+year|during\s+the\s+period))\b"
)


@dataclass(slots=True)
class _Number:
    start: int
    end: int
    value: float
    words: bool


_T = TypeVar("_T", _Number, Match)


def find_quantities(flow: str, homes: Sequence[str] = (), year: int | None = None) -> list[Match]:
    """Find and classify every number and period of a text.

    Args:
        flow: The match view of the text (see `tipnlp.text.view`).
        homes: ISO 3166-1 alpha-3 codes, the report's country first: the first with such a currency decides what a bare
            "pesos" is.
        year: Report year, which decides between a currency and its withdrawn predecessor of the same name; where it is None,
            the latest year that a text of several years speaks of stands for it.

    Returns:
        Matches in text order, non-overlapping. The span includes a qualifier ("at least 19") and a unit. Labels and data:

        - ``CARDINAL``: ``low`` int, ``high`` int or None, ``qualifier`` (exact, at_least, at_most, more_than, less_than,
          approximately), ``number`` [start, end] of the digits or words alone, ``words`` True where spelled out.
        - ``MONEY``: ``amount`` and ``max_amount`` (None for a single amount; floats in the currency's units), ``currency``
          ISO 4217 or None, ``qualifier``, ``equivalent`` True for a bracketed conversion of the amount before it.
        - ``DURATION``: ``min_months``, ``max_months`` (numbers or None: "up to five years" is None, 60; "five years" is
          60, 60; days by 30.4), ``qualifier``, ``unit`` of the (last) number, ``to_life`` True for "five years to life".
        - ``AGE``, ``PERCENT``, ``FRACTION``, ``MEASURE``, ``REFERENCE`` (article, table, footnote numbers), ``ATTRIBUTE``
          ("500-bed"): ``low`` and ``high``, so that no other finder takes them for counts.
        - ``PERIOD``: ``kind`` (year, range, since, reporting_period, previous_period), ``year``, ``end_year``, ``fiscal``;
          ``DATE`` is the same with ``month`` (and ``day``).

    Example:
        >>> [(m.label, m.data["low"], m.data["qualifier"]) for m in find_quantities("at least 19 cases")]
        [('CARDINAL', 19, 'at_least')]
    """
    dates = list(_dates(flow))
    taken = sorted(dates + _apart(_periods(flow), dates), key=_start)
    taken = sorted(taken + _apart(_named_periods(flow), taken), key=_start)
    found: list[Match] = []
    year = year or _year_told(taken)
    numbers = _apart(_numbers(flow, homes), taken)
    i = 0
    while i < len(numbers):
        match, used = _classify(flow, numbers, i, homes, found)
        if match is not None:
            found.append(_of_year(flow, match, year) if year and match.label == "MONEY" else match)
        i += used
    _currencies_by_dollar(flow, found)
    _elided_amounts(flow, found)
    return sorted(found + taken, key=_start)


def months(value: float, unit: str) -> float:
    """A duration in months: days and weeks by 30.4 days a month, whole months from 30 days up (FACTS: decided cases)."""
    unit = unit.lower()
    if unit.startswith("y"):
        return _tidy(value * 12)
    if unit.startswith("mo"):
        return _tidy(value)
    days = value * {"w": 7, "d": 1, "h": 1 / 24, "m": 1 / 1440}[unit[0]]
    result = days / 30.4
    return float(round(result)) if days >= 30 else round(result, 2)


def _start(match: Match) -> int:
    return match.start


def _tidy(value: float) -> float:
    return int(value) if float(value).is_integer() else value


def _numbers(flow: str, homes: Sequence[str]) -> Iterator[_Number]:
    at = 0
    for start in _number_seeds(flow):
        m = _NUMBER.match(flow, start) if start >= at else None
        if m is None or not _stands_apart(flow, start, homes):
            continue
        at = m.end()
        digits = m["digits"]
        value = float(digits.replace(",", "")) if digits else _word_value(m["words"])
        end, scale = m.end(), m["scale"].strip().lower().rstrip("s")
        if scale == "dozen":
            value *= 12
        elif scale:
            value = round(value * _SCALES[scale], 2)
        if digits and not scale and (comma := _two_in_a_list(flow, m.start(), m.end("digits"))):
            yield _Number(m.start(), comma, float(flow[m.start() : comma]), False)
            yield _Number(comma + 1, end, float(flow[comma + 1 : end]), False)
            continue
        yield _Number(m.start(), end, value, not digits)


# "130,249, and 964, respectively": the comma before "and" makes it a list of three, so the first comma lost its space.
_LAST_OF_LIST = re.compile(r",\s+and\s+\d[\d,]*\b[^;]{0,150}?\brespectively\b")
_LIST_BEFORE = re.compile(r"\d,?\s+(?:and\s+)?$")


def _two_in_a_list(flow: str, start: int, end: int) -> int | None:
    """Where the comma of "130,249" parts two numbers of a list of three instead of thousands from hundreds."""
    comma = flow.find(",", start, end)
    if comma < 0 or comma != flow.rfind(",", start, end) or _LIST_BEFORE.search(flow, max(0, start - 12), start):
        return None
    return comma if _LAST_OF_LIST.match(flow, end) and ". " not in flow[end : flow.find("respectively", end)] else None


def _number_seeds(flow: str) -> list[int]:
    """Where numbers may begin, in order."""
    words = words_of(flow)
    seeds = [seed.start() for start, end in words.numerals() for seed in _DIGIT_SEED.finditer(flow, start, end)]
    seeds += words.starts(_WORD_SEED)
    for scale in words.starts(_SCALE_SEED):
        if article := _BEFORE_SCALE.search(flow, max(0, scale - 24), scale):
            seeds.append(article.start())
    return sorted(seeds)


# What follows the lone letter of a currency: "P40,000", "K2 million", but not "K9".
_AMOUNT_LIKE = re.compile(r"\d{3}|\d+(?:[,.]\d|\s+(?:million|billion))")


def _stands_apart(flow: str, start: int, homes: Sequence[str]) -> bool:
    """False for digits glued to a word ("B2", "v.3"), unless the word is a currency sign ("RM300,000", "Rs.50")."""
    before = flow[start - 1 : start]
    if not (before.isalnum() or before in (".", "_")) or not flow[start].isdigit():
        return True
    sign = _sign_before(flow[max(0, start - 8) : start], _currencies(), homes)
    return sign is not None and (len(sign[0]) > 1 or not sign[0].isalpha() or bool(_AMOUNT_LIKE.match(flow, start)))


def _word_value(text: str) -> float:
    total, group = 0.0, 0.0
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in ("a", "an"):
            group = group or 1
        elif word == "half":
            group = 0.5
        elif word == "dozen":
            group = (group or 1) * 12
        elif word == "hundred":
            group = (group or 1) * 100
        elif word in _SCALES:
            total, group = total + (group or 1) * _SCALES[word], 0
        else:
            group += _UNITS.get(word, _TENS.get(word, 0))
    return total + group


def _apart(items: Iterable[_T], taken: list[Match]) -> list[_T]:
    """The items that overlap none of the taken matches; both in text order, one sweep."""
    apart: list[_T] = []
    at = 0
    for item in items:
        while at < len(taken) and taken[at].end <= item.start:
            at += 1
        if at == len(taken) or taken[at].start >= item.end:
            apart.append(item)
    return apart


def _around(hits: Iterable[re.Match[str]], pattern: re.Pattern[str], flow: str, back: int) -> Iterator[re.Match[str]]:
    """Matches of a slow pattern, looked for only around the hits of a fast one."""
    at = 0
    for hit in hits:
        if hit.start() < at:
            continue
        m = pattern.search(flow, max(at, hit.start() - back), hit.end() + 60)
        if m is not None and m.start() <= hit.start():  # one that begins later has a hit of its own
            yield m
            at = m.end()


# --- dates and periods -----------------------------------------------------------------------------------------------


def _dates(flow: str) -> Iterator[Match]:
    for m in _around(words_of(flow).finditer(_MONTH_SEED), _DATE, flow, 16):
        day = m["d1"] or m["d2"]
        month = _MONTHS[(m["m1"] or m["m2"] or m["m3"])[:3].lower()]
        year = m["y1"] or m["y2"] or m["y3"]
        if day and int(day) > 31:
            continue
        kind = "since" if m["since"] and m["since"].lower() == "since" else "year"
        data: dict[str, Any] = {"kind": kind, "year": int(year) if year else None, "end_year": None, "month": month}
        if day:
            data["day"] = int(day)
        yield Match(m.start(), m.end(), "DATE", m[0], "quantity.date", data)


def _periods(flow: str) -> Iterator[Match]:
    years = (year for start, end in words_of(flow).numerals() for year in _YEAR_SEED.finditer(flow, start, end))
    for m in _around(years, _PERIOD, flow, 30):
        if m["since"]:
            if m["since"].lower().startswith("from") and not _ONWARD.match(flow, m.end()):
                start = m.start("sy")
                yield _period(start, m.end(), "year", int(m["sy"]), None)
                continue
            yield _period(m.start(), m.end(), "since", int(m["sy"]), None)
        elif m["range"]:
            first = int(m["a"])
            last = int(m["b"]) if m["b"] else first // 100 * 100 + int(m["b2"])
            joined_by_and = _AND_BETWEEN.search(m["range"]) and not m["range"].lower().startswith("between")
            if last < first and not (joined_by_and and _IN_BEFORE.search(flow, max(0, m.start() - 10), m.start())):
                continue
            if joined_by_and or (last - first == 0):  # "in 2015 and 2016", "in 2018 and 2017" are two years
                yield _period(m.start("a"), m.end("a"), "year", first, None)
                yield _period(m.start("b"), m.end("b"), "year", last, None)
            else:
                yield _period(m.start(), m.end(), "range", first, last)
        elif not _is_counted(flow, m.end(), m["y"]):
            yield _period(m.start(), m.end(), "year", int(m["y"]), None, fiscal=bool(m["fiscal"]))


def _named_periods(flow: str) -> Iterator[Match]:
    named = (m for m in words_of(flow).finditer(_PERIOD_SEED) if _is_named(flow, m.start()))
    for m in _around(named, _PERIOD_WORDS, flow, 60):
        kind = "previous_period" if m["previous"] else "reporting_period"
        yield _period(m.start(), m.end(), kind, None, None)


def _is_named(flow: str, start: int) -> bool:
    """True where "year" or "period" stands after a word that can name one; page debris may lie between."""
    word = _LAST_LETTERS.search(flow[max(0, start - 60) : start].rstrip())
    return word is not None and word[0].lower() in _PERIOD_LAST


_PEOPLE = re.compile(
    r"\s+(?:(?:potential|suspected|alleged|child|adult|foreign|trafficking|sex|labor|male|female|new|cases?)\s+){0,3}"
    r"(?:victims|persons|people|children|women|men|girls|boys|workers|officers|officials|traffickers|suspects|defendants|migrants|students)\b"
)


def _is_counted(flow: str, end: int, year: str) -> bool:
    return bool(_PEOPLE.match(flow, end)) and not flow[max(0, end - 12) : end - 4].lower().rstrip().endswith((" in", "since", "during", "by", "for"))


def _period(start: int, end: int, kind: str, year: int | None, last: int | None, *, fiscal: bool = False) -> Match:
    data = {"kind": kind, "year": year, "end_year": last, "fiscal": fiscal}
    return Match(start, end, "PERIOD", str(year or kind), f"quantity.{kind}", data)


# --- classifying a number --------------------------------------------------------------------------------------------


def _classify(
    flow: str, numbers: list[_Number], i: int, homes: Sequence[str], found: list[Match]
) -> tuple[Match | None, int]:
    """The match that number i opens, and how many numbers it used up."""
    n = numbers[i]
    before = flow[max(0, n.start - 60) : n.start]
    if _ORDINAL.match(flow, n.end) and not n.words:
        return None, 1
    money = _money(flow, numbers, i, before, homes, found)
    if money is not None:
        return money
    if _FRACTION.match(flow, n.end) and n.value < 10:
        return _plain(n, "FRACTION"), 1
    if _PERCENT.match(flow, n.end):
        return _plain(n, "PERCENT", end=_PERCENT.match(flow, n.end).end()), 1  # type: ignore[union-attr]
    duration = _duration(flow, numbers, i, before)
    if duration is not None:
        return duration
    if _is_reference(flow, n, before, found):
        return _plain(n, "REFERENCE"), 1
    if _tells_age(before) or _AGE_NOUN.match(flow, n.end):
        return _plain(n, "AGE"), 1
    if found and found[-1].label == "AGE" and _AGE_LIST.fullmatch(flow, found[-1].end, n.start) and n.value < 30:
        return _plain(n, "AGE"), 1
    if (unit := _OTHER_UNIT.match(flow, n.end)) is not None:
        return _plain(n, "MEASURE", end=unit.end()), 1
    if _HYPHEN_WORD.match(flow, n.end):
        return _plain(n, "ATTRIBUTE"), 1
    return _cardinal(flow, numbers, i, before)


def _tells_age(before: str) -> bool:
    """True where what stands before a number makes it an age: "aged", "children under", "the age of"."""
    last = _last_word(before)
    if last not in _AGE_LAST or last not in _AGE_VERBS and not any(hint in before.lower() for hint in _AGE_HINTS):
        return False
    return _AGE_BEFORE.search(before) is not None


def _plain(n: _Number, label: str, end: int | None = None) -> Match:
    return Match(n.start, end or n.end, label, f"{n.value:g}", f"quantity.{label.lower()}", {"low": _tidy(n.value), "high": None})


def _qualifier(before: str, start: int) -> tuple[str, int]:
    """The qualifier that ends right before a number, and where it starts."""
    m = _BEFORE.search(before, max(0, len(before) - 40)) if _last_word(before) in _QUALIFIER_LAST else None
    if m is None:
        return "exact", start
    return m.lastgroup or "exact", start - (len(before) - m.start())


def _last_word(before: str) -> str:
    tail = before[-24:].replace("—", " ").replace(")", " ").split()
    return tail[-1].lower().lstrip("([\"'-") if tail else ""


def _limit(before: str, flow: str, end: int) -> str | None:
    """A limit that stands apart from its number: "a maximum penalty of five years", "five years or more"."""
    m = (_LIMIT_OF.search(before) if _last_word(before) in _LIMIT_LAST else None) or _AFTER.match(flow, end)
    return m.lastgroup if m else None


_AND = re.compile(r"\s+and\s+")
_BETWEEN = re.compile(r"(?i)\b(?:between|from)\s+(?:\w+\s+)?$")


_REACH = 24  # characters between the ends of a range


def _joins(flow: str, a_end: int, b_start: int, before: str) -> bool:
    """True where two numbers form a range: "10 to 12", "10-12", "between 10 and 12"."""
    return b_start - a_end < _REACH and _joined(flow[a_end:b_start], before)


def _joined(gap: str, before: str) -> bool:
    if _RANGE_GAP.fullmatch(gap):
        return True
    m = _BETWEEN.search(before)
    return bool(m and m[0].lower().startswith("between") and _AND.fullmatch(gap))


def _cardinal(flow: str, numbers: list[_Number], i: int, before: str) -> tuple[Match | None, int]:
    n = numbers[i]
    if not float(n.value).is_integer():
        return _plain(n, "MEASURE"), 1
    if n.words and n.value == 1 and _last_word(before) in _NOT_ONE and not before.endswith("of which "):
        return None, 1
    if n.words and n.value == 1 and _ONES.match(flow, n.end):
        return None, 1
    qualifier, start = _qualifier(before, n.start)
    high, end, used = None, n.end, 1
    if i + 1 < len(numbers):
        nxt = numbers[i + 1]
        if _joins(flow, n.end, nxt.start, before) and nxt.value > n.value and not _TIME_UNIT.match(flow, nxt.end) and not _HYPHEN_WORD.match(flow, nxt.end):
            high, end, used = int(nxt.value), nxt.end, 2
            between = _BETWEEN.search(before)
            if between:
                start = n.start - (len(before) - between.start())
    if (after := _AFTER.match(flow, end)) and after[0].lstrip().startswith("or "):
        qualifier, end = after.lastgroup or qualifier, after.end()
    data = {"low": int(n.value), "high": high, "qualifier": qualifier, "number": [n.start, numbers[i + used - 1].end], "words": n.words}
    return Match(start, end, "CARDINAL", str(int(n.value)), "quantity.cardinal", data), used


# "investigations under Section 232 and 92 under the other provision"
_UNDER_ANOTHER = re.compile(r"\s+(?:under|for)\s")


def _is_reference(flow: str, n: _Number, before: str, found: list[Match]) -> bool:
    if n.words:
        return _last_word(before) in _NAMED_BY_WORD
    last = _last_word(before)
    if last in _REFERENCE_WORDS or last in _REFERENCE_SHORT:
        return True
    if found and found[-1].label == "REFERENCE" and found[-1].end <= n.start and _REFERENCE_LIST.match(flow[found[-1].end : n.start]):
        # "Articles 257 and 258" goes on; "Tier 2 and 14 victims" does not
        return not (_COUNTED.match(flow, n.end) or _last_word(flow[max(0, found[-1].start - 12) : found[-1].start]) in ("section", "article") and _UNDER_ANOTHER.match(flow, n.end))
    if _GLUED_AFTER.match(flow, n.end) or (before[-1:] in "/-" and _GLUED_BEFORE.search(before)):
        return True
    if before.endswith("[") and flow[n.end : n.end + 1] == "]":
        return True  # a note of an encyclopedia
    if not (_FOOTNOTE_CLOSE.match(flow, n.end) and (opened := _FOOTNOTE_OPEN.search(before))):
        return False
    return before[: opened.start()].endswith((".", "?", "!", '."')) or _has_footnotes(flow)  # "individuals.(56)" whatever else the text does


@lru_cache(maxsize=1)
def _has_footnotes(flow: str) -> bool:
    """True where bracketed numbers after a stop are the text's habit."""
    return len(_FOOTNOTE_END.findall(flow)) >= 3


# --- durations -------------------------------------------------------------------------------------------------------

_HALF = re.compile(r"\s+and\s+(?:a|one)(?:-|\s+)half\b", re.I)
_OF_THEM = re.compile(r"\s+(?:of\s+(?:them|it|which)|suspended)\b", re.I)
_LIFE = re.compile(r"\s*(?:to|-|or|and|up\s+to)\s*(?:a\s+)?life\b", re.I)


@dataclass(slots=True)
class _Span:
    """One stated length of time, "13 years and six months"."""

    low: float
    end: int
    unit: str
    used: int
    hyphen: bool


def _length(flow: str, numbers: list[_Number], i: int) -> _Span | None:
    n = numbers[i]
    value, at = n.value, n.end
    half = _HALF.match(flow, at)
    if half:
        value, at = value + 0.5, half.end()
    unit = _TIME_UNIT.match(flow, at)
    if unit is None:
        return None
    total, end, used = months(value, unit["unit"]), unit.end(), 1
    half = _HALF.match(flow, end)
    if half:  # "two years and a half"
        total, end = total + months(0.5, unit["unit"]), half.end()
    if i + 1 < len(numbers) and unit["unit"][0] in "yYmM" and "-" not in unit["hyphen"]:
        nxt = numbers[i + 1]
        inner = _TIME_UNIT.match(flow, nxt.end)
        smaller = inner and "ymwdh".index(inner["unit"][0].lower()) > "ymwdh".index(unit["unit"][0].lower())
        # "10 years and 16 months, respectively" and "three years, 20 months of them suspended" are two lengths
        carries = inner is not None and unit["unit"][0] in "yY" and months(nxt.value, inner["unit"]) >= 12
        if smaller and inner and not carries and _SMALLER_GAP.fullmatch(flow, end, nxt.start) and not _OF_THEM.match(flow, inner.end()):
            total, end, used = total + months(nxt.value, inner["unit"]), inner.end(), 2
            if total >= 1 and inner["unit"][0].lower() in "dw":
                total = float(round(total))  # "five years and one day", the usual lower end of a class of crimes
    return _Span(_tidy(total), end, unit["unit"].lower().rstrip("s."), used, "-" in unit["hyphen"])


def _duration(flow: str, numbers: list[_Number], i: int, before: str) -> tuple[Match, int] | None:
    first, n = _length(flow, numbers, i), numbers[i]
    used = first.used if first else 1
    if first and _AGE_AFTER.match(flow, first.end):
        return _plain(n, "AGE", end=_AGE_AFTER.match(flow, first.end).end()), used  # type: ignore[union-attr]
    last, end, low, high = first, first.end if first else n.end, first.low if first else 0.0, None
    if i + used < len(numbers) and numbers[i + used].start - end < _REACH:
        second, nxt = _length(flow, numbers, i + used), numbers[i + used]
        if second and _joins(flow, end, nxt.start, before):
            if _AGE_AFTER.match(flow, second.end):
                return _plain(n, "AGE", end=second.end), used + second.used
            low = first.low if first else months(n.value, second.unit)
            if second.low > low:
                last, high, end, used = second, second.low, second.end, used + second.used
    if last is None:
        return None
    qualifier, start = _qualifier(before, n.start)
    between = _BETWEEN.search(before)
    if between and high is not None:
        start = n.start - (len(before) - between.start())
    limit = qualifier if qualifier != "exact" else (_limit(before, flow, end) or "exact")
    life = _LIFE.match(flow, end)
    minimum: float | None = low
    maximum: float | None = high if high is not None else low
    if high is None and limit in ("at_most", "less_than"):
        minimum = None
    elif high is None and limit in ("at_least", "more_than"):
        maximum = None
    if life:
        minimum, maximum, end = low, None, life.end()
    data = {"min_months": minimum, "max_months": maximum, "qualifier": limit, "unit": last.unit, "to_life": bool(life), "hyphen": last.hyphen}
    return Match(start, end, "DURATION", f"{low:g}", "quantity.duration", data), used


# --- money -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Currencies:
    longest_sign: int
    first_words: frozenset[str]
    after: re.Pattern[str]
    by_sign: dict[str, list[str]]
    by_name: dict[str, list[str]]
    by_home: dict[str, list[str]]
    by_adjective: dict[tuple[str, str], str]
    withdrawn: dict[str, list[tuple[str, int]]]
    per_dollar: dict[str, float]


@cache
def _currencies() -> _Currencies:
    known: set[str] = set()
    by_sign: dict[str, list[str]] = {}
    by_name: dict[str, list[str]] = {}
    by_home: dict[str, list[str]] = {}
    by_adjective: dict[tuple[str, str], str] = {}
    withdrawn: dict[str, list[tuple[str, int]]] = {}
    per_dollar: dict[str, float] = {}
    for row in tables.rows("currencies"):
        code = row["code"]
        known.add(code)
        by_sign[code] = [code]
        if "dollar" in row["names"]:
            by_sign[f"{code}$"] = [code]
        if row["per_dollar"]:
            per_dollar[code] = float(row["per_dollar"])
        for older in filter(None, row["withdrawn"].split("|")):
            withdrawn.setdefault(code, []).append((older[:3], int(older[4:])))
            known.add(older[:3])
            by_sign[older[:3]] = [older[:3]]
        for sign in filter(None, row["signs"].split("|")):
            by_sign.setdefault(sign, []).append(code)
        for name in filter(None, row["names"].split("|")):
            by_name.setdefault(name.lower(), []).append(code)
            for adjective in filter(None, row["adjectives"].split("|")):
                by_adjective[adjective.lower(), name.lower()] = code
        for state in filter(None, row["home"].split("|")):
            by_home.setdefault(state, []).append(code)
    names = "|".join(re.escape(s).replace(r"\ ", r"\s+") for s in sorted(by_name, key=len, reverse=True))
    adjectives = "|".join(re.escape(a).replace(r"\ ", r"\s+") for a in sorted({a for a, _ in by_adjective}, key=len, reverse=True))
    codes = "|".join(sorted(known))
    return _Currencies(
        longest_sign=max(map(len, by_sign)),
        first_words=frozenset(name.split()[0] for name in by_name),
        after=re.compile(rf"(?:\s*|-)(?:(?P<code>{codes})\b|(?P<name>(?i:{names}))\b(?!-)"
            rf"|(?:(?P<adj>(?i:{adjectives}))|[A-Z][a-z]+(?:\s+[A-Z][a-z]+)?)\s+(?P<own>(?i:{names}))\b(?!-)|(?P<sign>[€£₱₦₹]))"),
        by_sign=by_sign, by_name=by_name, by_home=by_home, by_adjective=by_adjective, withdrawn=withdrawn,
        per_dollar=per_dollar,
    )


def _money(
    flow: str, numbers: list[_Number], i: int, before: str, homes: Sequence[str], found: list[Match]
) -> tuple[Match, int] | None:
    n = numbers[i]
    table = _currencies()
    sign = _sign_before(before, table, homes)
    end, value = _short_scale(flow, n) if sign else (n.end, n.value)
    start = n.start - sign[1] if sign else n.start
    high, used, currency = None, 1, _by_sign(sign[0], homes, table) if sign else None
    lead = before[: len(before) - sign[1]] if sign else before
    ranged = _far_end(flow, numbers, i, end, lead, homes, sign is not None)
    if ranged is not None and _CHANGE.search(lead):  # two amounts, no range
        other = None if sign else _currency_after(flow, ranged[0], homes, table)
        currency = currency or other and other[0]
        value = round(value * ranged[2], 2)
    elif ranged is not None:
        far_end, far, scaled = ranged
        value = round(value * scaled, 2)
        if far > value:
            high, end, used = far, far_end, 2
    after = _currency_after(flow, end, homes, table)
    if after is not None and (not sign or after[2] or (sign[0] == "$" and after[0])):
        currency, end = after[0], after[1]
    elif not sign and ranged is None:
        return None
    whole = flow[max(0, start - 60) : start]
    qualifier, start = _qualifier(whole, start)
    if qualifier == "exact":
        qualifier = _limit(flow[max(0, start - 60) : start], flow, end) or "exact"
    if used == 2 and (between := _BETWEEN.search(whole)):
        start -= len(whole) - between.start()
    equivalent = bool(found) and found[-1].label == "MONEY" and bool(_EQUIVALENT_GAP.fullmatch(flow, found[-1].end, start))
    data = {
        "amount": _tidy(value), "max_amount": _tidy(high) if high is not None else None, "currency": currency,
        "qualifier": qualifier, "equivalent": equivalent,
    }
    return Match(start, end, "MONEY", currency or "", f"quantity.money:{currency}", data), used


def _far_end(
    flow: str, numbers: list[_Number], i: int, end: int, before: str, homes: Sequence[str], signed: bool
) -> tuple[int, float, float] | None:
    """The far end of a range of amounts: where it ends, its value, and the scale it lends to the near end.

    "$1.3-1.5 million" and "two to five million pesos" scale both ends; without a sign a currency must follow.
    """
    if i + 1 == len(numbers) or numbers[i + 1].start - end > 24:
        return None
    n, nxt = numbers[i], numbers[i + 1]
    table = _currencies()
    gap = flow[end : nxt.start]
    second = _sign_before(gap, table, homes) if signed else None
    if second:
        gap = gap[: len(gap) - second[1]] or " "
    if not _joined(gap, before) or (signed and not second and _noun_follows(flow, nxt.end)):
        return None
    far_end, far = _short_scale(flow, nxt) if signed else (nxt.end, nxt.value)
    if signed:
        scale = 1e6 if far < 1e9 else 1e9
        shared = n.value < 1000 and far >= 1e5 and end == n.end and n.value * scale <= far
        return far_end, far, scale if shared else 1
    if _currency_after(flow, far_end, homes, table) is None:
        return None
    shared = n.value < 1000 and "million" in flow[nxt.start : nxt.end].lower() and n.value * 1e6 <= far
    return far_end, far, 1e6 if shared else 1


def _by_sign(sign: str, homes: Sequence[str], table: _Currencies) -> str | None:
    """The currency of a sign: that of the report's country where several share it ("Rs"), which a lone letter demands ("P40,000")."""
    codes = table.by_sign[sign]
    own = next((c for home in homes for c in table.by_home.get(home, ()) if c in codes), None)
    return own or (None if len(sign) == 1 and sign.isalpha() else codes[0])


def _sign_before(before: str, table: _Currencies, homes: Sequence[str] = ()) -> tuple[str, int] | None:
    """The currency sign or code that ends right before a number ("$", "RM", "KWD "), and how many characters back it begins."""
    tail = before[:-1] if before[-1:] == " " else before
    for size in range(min(table.longest_sign, len(tail)), 0, -1):
        sign = tail[-size:]
        if sign in table.by_sign and not tail[-size - 1 : -size].isalpha() and _by_sign(sign, homes, table):
            return sign, len(before) - len(tail) + size
    return None


def _noun_follows(flow: str, end: int) -> bool:
    return bool(_COUNTED.match(flow, end))


def _short_scale(flow: str, n: _Number) -> tuple[int, float]:
    """"$2m", "€1.5bn": a scale glued to its number."""
    m = re.compile(r"(k|m|mn|bn|b)\b", re.I).match(flow, n.end)
    return (m.end(), round(n.value * _SHORT_SCALES[m[1].lower()], 2)) if m else (n.end, n.value)


# A report speaks of this many years at least; a sentence or two with the year of a law tell no report year.
_YEARS_OF_A_REPORT = 4


def _year_told(periods: Sequence[Match]) -> int | None:
    """The latest year that a text speaks of, which is close to its own; None where it speaks of few."""
    years = {year for m in periods for year in (m.data.get("year"), m.data.get("end_year")) if year}
    return max(years) if len(years) >= _YEARS_OF_A_REPORT else None


def _of_year(flow: str, money: Match, year: int) -> Match:
    """The amount in the currency of its day: "kwacha" of 2008 are ZMK, unless the code itself is printed."""
    code = money.data["currency"]
    if code and code not in flow[money.start : money.end]:
        for older, until in _currencies().withdrawn.get(code, ()):
            if year <= until:
                money.value = money.data["currency"] = older
                break
    return money


def _currencies_by_dollar(flow: str, found: list[Match]) -> None:
    """Tells currencies of one name apart by the dollar equivalent printed after an amount: "10,000 rupees ($300)" are Mauritian.

    Amounts of the same name without an equivalent take the currency that the others have.
    """
    unknown = [(i, m) for i, m in enumerate(found) if m.label == "MONEY" and m.data["currency"] is None]
    if not unknown:
        return
    table = _currencies()
    told: dict[str, str] = {}
    names = {i: _currency_name(flow[m.start : m.end], table) for i, m in unknown}
    for i, m in unknown:
        usd = found[i + 1] if i + 1 < len(found) else None
        if usd is None or usd.label != "MONEY" or not usd.data["equivalent"] or usd.data["currency"] != "USD" or not usd.data["amount"]:
            continue
        ratio = m.data["amount"] / usd.data["amount"]
        if m.data["amount"] <= 0:
            continue
        off = sorted((abs(log(ratio / table.per_dollar[c])), c) for c in table.by_name.get(names[i], ()) if c in table.per_dollar)
        if off and off[0][0] < _SAME_RATE and (len(off) == 1 or off[1][0] - off[0][0] > _APART):
            m.value = m.data["currency"] = off[0][1]
            told.setdefault(names[i], off[0][1])
    for i, m in unknown:
        if m.data["currency"] is None and names[i] in told:
            m.value = m.data["currency"] = told[names[i]]


# A rate within the first factor of the table's is that currency some years apart; the next best must be off by the second more.
_SAME_RATE, _APART = log(2.5), log(1.15)


def _currency_name(text: str, table: _Currencies) -> str:
    low = re.sub(r"\s+", " ", text.lower())
    return max((name for name in table.by_name if low.endswith(name)), key=len, default="")


_LISTED_AMOUNT = re.compile(r"\s*,\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+")
# "spending fell from 22,000 to 10,800 lats", "rose from 3 million to 4 million pesos": two amounts, no range
_CHANGE = re.compile(r"(?i)\b(?:f[ae]ll\w*|rose|ris(?:es|en|ing)|increas\w*|decreas\w*|grew|dropp\w*|declin\w*|reduc\w*|rais\w*|went|doubl\w*|cut|down|up)\b[^.;]{0,60}\bfrom\s+(?:\w+\s+)?$")


def _elided_amounts(flow: str, found: list[Match]) -> None:
    """Makes money of the numbers whose currency stands only with the last of a list: "15,000, 20,000, and 40,000 pesos"."""
    for i in range(len(found) - 1, 0, -1):
        money, number = found[i], found[i - 1]
        if money.label != "MONEY" or number.label != "CARDINAL" or money.data["max_amount"] is not None:
            continue
        if number.data["high"] or number.data["qualifier"] != "exact" or number.data["words"] or number.data["low"] < 100:
            continue
        if not flow[money.start].isdigit() or not _LISTED_AMOUNT.fullmatch(flow, number.end, money.start):
            continue
        found[i - 1] = _as_money(number, money)
    for i, number in enumerate(found):
        if number.label == "CARDINAL" and i and number.data["high"] is None and (other := _new_amount(flow, found, i)):
            found[i] = _as_money(number, other)


_FROM_OLD = re.compile(r"(?:\s*\([^()]*\))?,?\s+from\s+")


def _new_amount(flow: str, found: list[Match], i: int) -> Match | None:
    """The amount that a number was before: "raised to 500,000 rupees ($6,800) from 20,000"."""
    money = next((m for m in reversed(found[max(0, i - 2) : i]) if m.label == "MONEY" and not m.data["equivalent"]), None)
    number = found[i]
    if money is None or number.data["low"] < 100 or not _FROM_OLD.fullmatch(flow, money.end, number.start):
        return None
    return money if _CHANGE.search(flow, max(0, money.start - 90), number.start) else None


def _as_money(number: Match, money: Match) -> Match:
    data = {
        "amount": number.data["low"], "max_amount": None, "currency": money.data["currency"], "qualifier": "exact", "equivalent": False,
    }
    return Match(number.start, number.end, "MONEY", money.value, money.rule, data)


def _currency_after(flow: str, end: int, homes: Sequence[str], table: _Currencies) -> tuple[str | None, int, bool] | None:
    """Currency named after an amount: its code, the end of the name, True where a code or a nationality fixes it."""
    word = _WORD_AFTER.match(flow, end)
    if word is None or not (word[1][0].isupper() or word[1] in table.first_words or not word[1][0].isalpha()):
        return None
    m = table.after.match(flow, end)
    if m is None:
        return None
    if m["code"]:
        return m["code"], m.end(), True
    if m["sign"]:
        return _by_sign(m["sign"], homes, table), m.end(), True
    name = re.sub(r"\s+", " ", (m["name"] or m["own"]).lower())
    codes = table.by_name[name]
    if m["adj"]:
        code = table.by_adjective.get((re.sub(r"\s+", " ", m["adj"].lower()), name))
        if code:
            return code, m.end(), True
    if len(codes) == 1:
        return codes[0], m.end(), False
    own = [c for home in homes for c in table.by_home.get(home, []) if c in codes]
    if own:
        return own[0], m.end(), False
    if name.startswith("dollar"):
        return "USD", m.end(), False
    if name in ("cfa", "fcfa", "cfa franc", "cfa francs", "francs cfa"):
        return "XOF", m.end(), False
    return None, m.end(), False
