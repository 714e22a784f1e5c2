r"""One look at the words of a text tells which patterns can match where, so that each is tried at a few places only.

``re`` tries a pattern like ``\b(?:arrest|charge|...)`` at every character. A text has far fewer words than characters, and words
recur: which patterns can begin with a word is worked out once for each word and kept. `Gate` wraps a pattern; the words its
matches can begin with are read off the pattern itself, so that a changed pattern needs no second list. `words_of` splits a text
once for all finders; its methods give what ``search`` and ``finditer`` of the pattern would give.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import import_module
from itertools import accumulate
from typing import Any

_MEMO_SIZE = 50_000  # words kept with what can begin with them: a few megabytes
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")


class Gate:
    r"""A pattern whose matches begin at the beginning of certain words.

    Args:
        pattern: A compiled pattern for ``str``; one that can begin inside a word, or with any word, is searched as it is.
        opens: The words or phrases that it can begin with, where the caller has them in a list.

    Example:
        >>> verbs = Gate(re.compile(r"\b(?:arrest(?:ed|s)?|charged)\b"))
        >>> [m[0] for m in words_of("Police charged two and arrested ten.").finditer(verbs)]
        ['charged', 'arrested']
    """

    def __init__(self, pattern: re.Pattern[str], opens: Iterable[str] | None = None) -> None:
        self.pattern = pattern
        self.match = pattern.match
        self.bit = _register(_words_of_pattern(pattern) if opens is None else _first_words(opens))


# --- the words of a text ---------------------------------------------------------------------------------------------


class Words:
    """The words of a text that some gate's pattern can begin with.

    Args:
        text: A match view, in which all white space is spaces (see `tipnlp.text.view`).
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._marked: list[tuple[int, int]] = []
        self._bits = 0  # those that the marks were made with
        self._places: dict[int, list[int]] = {}
        self._numerals: list[tuple[int, int]] | None = None

    def _marks(self, bit: int) -> list[tuple[int, int]]:
        """Starts of the stretches between spaces in which some gate opens, each with the bits of these gates."""
        if bit > self._bits:  # none made yet, or none for a gate so new
            self._bits = _newest
            tokens = self.text.split(" ")
            masks = list(map(_memo.get, tokens))
            if None in masks:
                masks = [_learn(token) if mask is None else mask for token, mask in zip(tokens, masks, strict=True)]
            lengths = accumulate(map(len, tokens), initial=0)
            self._marked = [(at + n, mask) for n, (at, mask) in enumerate(zip(lengths, masks, strict=False)) if mask]
        return self._marked

    def numerals(self) -> list[tuple[int, int]]:
        """Spans of the stretches between spaces that hold a digit."""
        if self._numerals is None:
            self._numerals = [(at, self._stretch_end(at)) for at, mask in self._marks(_NUMERAL) if mask & _NUMERAL]
        return self._numerals

    def _stretch_end(self, at: int) -> int:
        end = self.text.find(" ", at)
        return len(self.text) if end < 0 else end

    def places(self, gate: Gate) -> list[int]:
        """Starts of the stretches between spaces in which the gate's pattern can begin."""
        bit = gate.bit
        found = self._places.get(bit)
        if found is None:
            found = self._places[bit] = [at for at, mask in self._marks(bit) if mask & bit]
        return found

    def starts(self, gate: Gate, start: int = 0, end: int = sys.maxsize) -> Iterator[int]:
        """Where in ``[start, end)`` the gate's pattern can begin."""
        text, places = self.text, self.places(gate)
        at = bisect_left(places, start)
        if at and places[at - 1] < start and text.find(" ", places[at - 1], start) < 0:
            at -= 1  # the span begins inside a stretch: "trafficking.In 2015"
        for n in range(at, len(places)):
            place = places[n]
            if place >= end:
                break
            for word in _WORD.finditer(text, place, self._stretch_end(place)):
                if start <= word.start() < end:
                    yield word.start()
        if start < end < len(text) and _WORD.fullmatch(text, end - 1, end + 1):  # cut short, a word is another word
            at = end - 1
            while at > start and _WORD.match(text, at - 1):
                at -= 1
            yield at

    def finditer(self, gate: Gate, start: int = 0, end: int = sys.maxsize, text: str = "") -> Iterator[re.Match[str]]:
        """Matches of the gate's pattern in ``[start, end)``; ``text`` is another view of the same length to match on."""
        text = text or self.text
        if not gate.bit:
            yield from gate.pattern.finditer(text, start, end)
            return
        at, match = start, gate.match
        for place in self.starts(gate, start, end):
            if place >= at and (found := match(text, place, end)):
                yield found
                at = found.end()

    def search(self, gate: Gate, start: int = 0, end: int = sys.maxsize, text: str = "") -> re.Match[str] | None:
        """The first match of the gate's pattern in ``[start, end)``."""
        text = text or self.text
        if not gate.bit:
            return gate.pattern.search(text, start, end)
        match = gate.match
        for place in self.starts(gate, start, end):
            if found := match(text, place, end):
                return found
        return None


@lru_cache(maxsize=4)
def words_of(text: str) -> Words:
    """The words of a text, split once for all finders that read it."""
    return Words(text)


# --- what can begin with a word --------------------------------------------------------------------------------------

_NUMERAL = 1  # the bit of stretches with a digit
_newest = _NUMERAL  # the bit of the gate made last
_memo: dict[str, int] = {}
_whole: dict[str, int] = {}  # words with the gates whose patterns can begin with them
_stems: dict[int, dict[str, int]] = {}  # the same for beginnings of words, by length


def _register(beginnings: set[tuple[str, bool]] | None) -> int:
    """A bit for a gate that opens at these words or beginnings of words; 0 for one that opens anywhere."""
    global _newest
    if beginnings is None:
        return 0
    _newest <<= 1
    for word, complete in beginnings:
        table = _whole if complete else _stems.setdefault(len(word), {})
        table[word] = table.get(word, 0) | _newest
    _memo.clear()
    return _newest


def _learn(token: str) -> int:
    """The gates that open at a stretch between spaces, kept for its next occurrence."""
    mask = _NUMERAL if _DIGIT.search(token) else 0
    for word in _WORD.findall(token.casefold()):
        mask |= _whole.get(word, 0)
        for length, stems in _stems.items():
            mask |= stems.get(word[:length], 0)
    if len(_memo) >= _MEMO_SIZE:
        _memo.clear()
    _memo[token] = mask
    return mask


def _first_words(phrases: Iterable[str]) -> set[tuple[str, bool]]:
    return {(word[0], True) for phrase in phrases if (word := _WORD.match(phrase.casefold()))}


# --- reading a pattern -----------------------------------------------------------------------------------------------

_LENGTH = 5  # letters of a word that are looked at
_MANY = 1500
_END = "\0"  # closes a word
#: The first characters of a match, and whether what follows them is unknown.
_Beginning = tuple[str, bool]
_UNKNOWN: set[_Beginning] = {("", True)}
_EDGE: set[_Beginning] = {(_END, True)}


def _words_of_pattern(pattern: re.Pattern[str]) -> set[tuple[str, bool]] | None:
    """Words, or beginnings of words (False), with which a match can begin; None where it can begin elsewhere."""
    try:
        parser = import_module("re._parser" if sys.version_info >= (3, 11) else "sre_parse")
        tree = list(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG))
    except (ImportError, AttributeError):  # no documented part of Python: without it patterns are searched as they are
        return None
    found: set[tuple[str, bool]] = set()
    for beginning, _ in _beginnings(tree) if _at_word(tree) else _UNKNOWN:
        word = _WORD.match(beginning)
        if word is None:
            return None
        found.add((word[0].casefold(), word.end() < len(beginning)))
    return found


def _beginnings(items: list[Any]) -> set[_Beginning]:
    """The first characters that a match of a parsed pattern can have."""
    found: set[_Beginning] = {("", False)}
    for op, value in items:
        if all(closed for _, closed in found):
            break
        following = _item(str(op), value)
        if following is None:  # looks around, matches no character
            continue
        longer: set[_Beginning] = set()
        for text, closed in found:
            if closed or not text and following == _EDGE:  # an edge before the first character closes no word
                longer.add((text, closed))
            else:
                longer |= {_closed(text + more, ends) for more, ends in following}
        found = longer
        if len(found) > _MANY:
            return _UNKNOWN
    return found


def _closed(text: str, closed: bool) -> _Beginning:
    """A beginning, closed where enough of it is known."""
    word = _WORD.match(text)
    known = len(text) if word is None else word.end()
    if known < len(text):  # the word is whole
        return text[: known + 1], True
    return (text[:_LENGTH], True) if known >= _LENGTH else (text, closed)


def _item(op: str, value: Any) -> set[_Beginning] | None:
    """Beginnings of one item of a parsed pattern."""
    if op == "LITERAL":
        return {(chr(value).casefold(), False)}
    if op == "IN":
        return _one_of(value)
    if op == "BRANCH":
        return {beginning for branch in value[1] for beginning in _beginnings(list(branch))}
    if op == "SUBPATTERN":
        return _beginnings(list(value[3]))
    if op in ("MAX_REPEAT", "MIN_REPEAT"):
        least, _, inner = value
        once = {(text, True) for text, _ in _beginnings(list(inner))}
        return once if least else once | {("", False)}
    if op == "AT" and str(value) == "AT_BOUNDARY":
        return _EDGE
    return None if op in ("AT", "ASSERT", "ASSERT_NOT") else _UNKNOWN


def _one_of(members: Iterable[tuple[Any, Any]]) -> set[_Beginning]:
    """Beginnings of a set of characters: white space closes a word, and so does punctuation."""
    found: set[_Beginning] = set()
    for kind, value in members:
        if str(kind) == "LITERAL":
            found.add((chr(value).casefold(), False))
        elif str(kind) == "RANGE" and value[1] - value[0] < 32:
            found |= {(chr(code).casefold(), False) for code in range(value[0], value[1] + 1)}
        elif str(kind) == "CATEGORY" and str(value) in ("CATEGORY_SPACE", "CATEGORY_NOT_WORD"):
            found.add((_END, True))
        else:
            return _UNKNOWN
    return found


def _at_word(items: list[Any]) -> bool:
    r"""True where no match of a parsed pattern can begin inside a word: it opens with ``\b`` or ``(?<!\w)``."""
    if not items:
        return False
    op, value = str(items[0][0]), items[0][1]
    if op == "AT":
        return str(value) == "AT_BOUNDARY"
    if op == "ASSERT_NOT":
        direction, inner = value
        kinds = inner[0][1] if len(inner) == 1 and str(inner[0][0]) == "IN" else ()
        return direction < 0 and any(str(kind) == "CATEGORY" and str(what) == "CATEGORY_WORD" for kind, what in kinds)
    if op == "SUBPATTERN":
        return _at_word(list(value[3]))
    return op == "BRANCH" and all(_at_word(list(branch)) for branch in value[1])
