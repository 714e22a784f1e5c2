"""Numbers in digits and in words, each with what stands around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tipnlp.find.quantities.currencies import currencies, currency_after, sign_before
from tipnlp.find.quantities.words import LAST, WORD_AFTER, last_word
from tipnlp.match import Match
from tipnlp.signals import Gate, words_of

_UNITS = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
}
_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9, "trillion": 1e12}

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
_NUMERAL = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"(?:\s+(?:hundred|thousand|million|billion|trillion|lakhs?|crores?|dozen)\b)?"
_DIGITS = re.compile(rf"(?:{_NUMERAL})(?!\d)")
_NUMBER = re.compile(rf"(?:(?:{_NUMERAL})(?!\d)|(?P<words>(?i:{_WORDS}))(?!\w))(?P<scale>(?i:{_SCALE}))")
_WORD = re.compile(r"\w+")
# What else may belong to a number, and other ways to write its groups.
_RESTATED = re.compile(rf"\s\(\s?(?:(?P<digits>{_NUMERAL})|(?P<words>(?i:{_WORDS})))\s?\)")
_PARTS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_PART = re.compile(r"\s?([½¼¾]|(?<=\s)(?:1/[234]|2/3|3/4)(?![\d/]))")
_BY_SPACE = re.compile(r"\d{1,3}(?: \d{3})+(?![\d/-]|[.,]\d| \d)")
_BY_DOT = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d\d)?(?![\d.,]\d|\d)")
_ALONE = {word: float(value) for word, value in (_UNITS | _TENS).items() if value}
_CONTINUES = frozenset([*_ALONE, *_SCALES, "lakhs", "crores", "dozen"])  # words that may go on with a number

# Where a number may begin; cheap, so that the pattern above runs at few places.
_DIGIT_SEED = re.compile(r"\d(?:(?<![\d.]\d)(?<!\d[,/]\d)|(?<=\D\.\d))")
_WORD_SEED = Gate(re.compile(rf"(?i)\b(?:{'|'.join([*_UNITS, *_TENS])})\b"))
_SCALE_SEED = Gate(re.compile(r"(?i)\b(?:dozen|hundred|thousand|million|billion)\b"))
_BEFORE_SCALE = re.compile(r"(?i)\b(?:half\s+)?an?\s+$")  # "a dozen", "half a million"

#: Characters before a number that may say what it is.
BEFORE = 60


@dataclass(slots=True)
class Number:
    """A number and what stands around it, which tells nearly always by one word what cannot be meant.

    Attributes:
        start: First character of the digits or words.
        end: End, exclusive, of the number with its scale ("2 million").
        value: The number.
        words: True where it is spelled out.
        before: The characters before it.
        last: Their last word, in lower case.
        signed: False where that word can be no currency sign.
        after: The first character behind the number, "" at the end.
        name: The word or currency sign that follows, as printed; "" where none does.
        next: Its letters, in lower case.
        glued: True where that word follows without a space.
    """

    start: int
    end: int
    value: float
    words: bool
    before: str
    last: str
    signed: bool
    after: str
    name: str
    next: str
    glued: bool


def find_numbers(flow: str, homes: Sequence[str] = (), taken: Sequence[Match] = ()) -> list[Number]:
    """The numbers of a text, in order.

    Args:
        flow: The match view.
        homes: ISO 3166-1 alpha-3 codes of states whose currency signs may be glued to a number.
        taken: Periods and dates in order, whose numbers are left out.
    """
    found: list[Number] = []
    at = n = 0
    for start in _seeds(flow):
        while n < len(taken) and taken[n].end <= start:
            n += 1
        if start < at or n < len(taken) and taken[n].start <= start:
            continue
        if flow[start - 1 : start] != " " and not _stands_apart(flow, start, homes):
            continue
        number = _number_at(flow, start)
        if number is None:
            continue
        if not number.name or number.next in _PARTS or not number.value.is_integer():
            number = _completed(flow, number, homes)
        at = number.end
        if n < len(taken) and taken[n].start < at:
            continue
        if not number.words and (comma := _two_in_a_list(flow, start, at)):
            found += _part(flow, start, comma), _part(flow, comma + 1, at)
        else:
            found.append(number)
    return found


def _number_at(flow: str, start: int) -> Number | None:
    """The number that begins at a seed. Most are a numeral or a word alone, as the word after them tells."""
    digits = _DIGITS.match(flow, start)
    if digits:
        end, value = digits.end(), float(digits[0].replace(",", ""))
    else:
        end = _WORD.match(flow, start).end()  # type: ignore[union-attr]
        value = _ALONE.get(flow[start:end].lower(), 0)
    following = WORD_AFTER.match(flow, end)
    if not value and not digits or following and following[2] and following[2].lower() in _CONTINUES:
        whole = _NUMBER.match(flow, start)
        if whole is None:
            return None
        end, scale = whole.end(), whole["scale"].strip().lower().rstrip("s")
        value = _scaled(value if digits else _word_value(whole["words"]), scale)
        following = WORD_AFTER.match(flow, end)
    return _number(flow, start, end, value, not digits, following)


def _part(flow: str, start: int, end: int) -> Number:
    return _number(flow, start, end, float(flow[start:end]), False, WORD_AFTER.match(flow, end))


def _completed(flow: str, n: Number, homes: Sequence[str]) -> Number:
    """The number with what belongs to it: "five (5)", "2½", "2 1/2", "5 000 euros", "EUR 5.000,50"; mostly as it was."""
    end, value = n.end, n.value
    if (restated := _RESTATED.match(flow, end)) and _value(restated) == value:
        end = restated.end()
    elif n.words:
        return n
    elif part := _PART.match(flow, end):
        end, value = part.end(), value + (_PARTS.get(part[1]) or int(part[1][0]) / int(part[1][2]))
    elif not n.before.rstrip().endswith(",") and (groups := _BY_SPACE.match(flow, n.start)):
        end, value = groups.end(), float(groups[0].replace(" ", ""))
    elif (groups := _BY_DOT.match(flow, n.start)) and _is_amount(flow, n, groups.end(), homes):
        end, value = groups.end(), float(groups[0].replace(".", "").replace(",", "."))
    else:
        return n
    return _number(flow, n.start, end, value, n.words, WORD_AFTER.match(flow, end))


def _value(restated: re.Match[str]) -> float:
    return float(restated["digits"].replace(",", "")) if restated["digits"] else _word_value(restated["words"])


def _is_amount(flow: str, n: Number, end: int, homes: Sequence[str]) -> bool:
    """True where a currency stands before a number or after it."""
    table = currencies()
    return bool(n.signed and sign_before(n.before, table, homes)) or currency_after(flow, end, homes, table) is not None


def _number(flow: str, start: int, end: int, value: float, words: bool, following: re.Match[str] | None) -> Number:
    before = flow[max(0, start - BEFORE) : start]
    tail = before[-LAST:].split()
    last, signed = "", True
    if tail and (token := tail[-1]).isalpha():
        last, signed = token.lower(), token in currencies().sign_words
    elif tail:
        last = last_word(before)
    after = flow[end : end + 1]
    if following is None:
        return Number(start, end, value, words, before, last, signed, after, "", "", False)
    name, stem = following.groups()
    glued = following.start(1) == end
    return Number(start, end, value, words, before, last, signed, after, name, stem.lower() if stem else "", glued)


def _seeds(flow: str) -> list[int]:
    """Where numbers may begin, in order."""
    words = words_of(flow)
    seeds: list[int] = []
    for start, end in words.numerals():
        if flow[start:end].isdecimal():
            seeds.append(start)
        else:
            seeds += [seed.start() for seed in _DIGIT_SEED.finditer(flow, start, end)]
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
    if before == " " or not (before.isalnum() or before in (".", "_")) or not flow[start].isdigit():
        return True
    sign = sign_before(flow[max(0, start - 8) : start], currencies(), homes)
    return sign is not None and (len(sign[0]) > 1 or not sign[0].isalpha() or bool(_AMOUNT_LIKE.match(flow, start)))


# "130,249, and 964, respectively": the comma before "and" makes it a list of three, so the first comma lost its space.
_LAST_OF_LIST = re.compile(r",\s+and\s+\d[\d,]*\b[^;]{0,150}?\brespectively\b")
_LIST_BEFORE = re.compile(r"\d,?\s+(?:and\s+)?$")


def _two_in_a_list(flow: str, start: int, end: int) -> int | None:
    """Where the comma of "130,249" parts two numbers of a list of three instead of thousands from hundreds."""
    comma = flow.find(",", start, end)
    if comma < 0 or not flow[end - 1].isdigit() or comma != flow.rfind(",", start, end) or _LIST_BEFORE.search(flow, max(0, start - 12), start):
        return None
    return comma if _LAST_OF_LIST.match(flow, end) and ". " not in flow[end : flow.find("respectively", end)] else None


def _scaled(value: float, scale: str) -> float:
    return value * 12 if scale == "dozen" else round(value * _SCALES[scale], 2) if scale else value


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
