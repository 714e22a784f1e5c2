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
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import Any

from tipnlp.patterns import trie

_MEMO_SIZE = 50_000  # words kept with what can begin with them: a few megabytes
_STRETCH = 100_000  # characters split into words at a time
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_CLOSING = ".,;:!?)]'\""  # after a word they change nothing


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
        self.sign = _register(_words_of_pattern(pattern) if opens is None else _first_words(opens))


class Pieces:
    """Pieces of words, of which a sentence must hold one to be read.

    Args:
        pieces: Case-sensitive, of letters.

    Example:
        >>> exploitation = Pieces(["traffick", "xploit"])
        >>> words_of("Anti-trafficking police arrested ten.").hold(exploitation, 0, 20)
        True
    """

    def __init__(self, pieces: Iterable[str]) -> None:
        self.pieces = tuple(pieces)
        self.pattern = re.compile("|".join(map(re.escape, self.pieces)))
        self.find = self.pattern.search
        self.sign = _new_sign()
        _pieces.append(self)


# --- the words of a text ---------------------------------------------------------------------------------------------


class Words:
    """The words of a text that some gate's pattern can begin with.

    Args:
        text: A match view, in which all white space is spaces (see `tipnlp.text.view`).
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._places: list[list[int]] = []  # by sign, in order
        self._numerals: list[tuple[int, int]] | None = None

    def _look_up(self) -> None:
        """Find the places of all signs in one pass, stretch by stretch, so that no list of all words is ever held."""
        places: list[list[int]] = [[] for _ in range(_newest + 1)]
        text, start = self.text, 0
        while start <= len(text):
            end = text.find(" ", start + _STRETCH)
            tokens = (text[start:end] if end >= 0 else text[start:]).split(" ")
            at = start
            for token, signs in zip(tokens, map(_memo.__getitem__, tokens), strict=True):
                if signs:
                    for sign in signs:
                        places[sign].append(at)
                elif signs is not _NOTHING:
                    for sign, offset in signs.signs:
                        places[sign].append(at + offset)
                at += len(token) + 1
            start = at
        self._places = places  # whole: another thread may ask for the same text

    def _places_of(self, sign: int) -> list[int]:
        try:
            return self._places[sign]
        except IndexError:  # not looked up yet, or a gate so new
            self._look_up()
            return self._places[sign]

    def numerals(self) -> list[tuple[int, int]]:
        """Spans of the stretches between spaces that hold a digit."""
        if self._numerals is None:
            self._numerals = [(at, self._stretch_end(at)) for at in self._places_of(_NUMERAL)]
        return self._numerals

    def _stretch_end(self, at: int) -> int:
        end = self.text.find(" ", at)
        return len(self.text) if end < 0 else end

    def hold(self, pieces: Pieces, start: int, end: int) -> bool:
        """True where one of the pieces stands in ``[start, end)``, which no piece crosses."""
        text, places = self.text, self._places_of(pieces.sign)
        at = bisect_left(places, start)
        if at and text[start - 1] != " " and self._stretch_end(places[at - 1]) > start:  # a stretch that began before
            at -= 1
        for place in places[at : at + 2]:  # only the first stretch and the last may reach out of the span
            if place >= end:
                return False
            stop = self._stretch_end(place)
            if start <= place and stop <= end or pieces.find(text, max(place, start), min(stop, end)):
                return True
        return False

    def places(self, pieces: Pieces) -> list[int]:
        """Where the pieces stand, in order."""
        text, find = self.text, pieces.pattern.finditer
        return [m.start() for at in self._places_of(pieces.sign) for m in find(text, at, self._stretch_end(at))]

    def starts(self, gate: Gate, start: int = 0, end: int = sys.maxsize) -> Sequence[int]:
        """Where in ``[start, end)`` the gate's pattern can begin."""
        try:
            found = self._places[gate.sign]
        except IndexError:  # not looked up yet, or a gate so new
            found = self._places_of(gate.sign)
        if found and (start > found[0] or end <= found[-1]):
            first = bisect_left(found, start)
            found = found[first : bisect_left(found, end, first)]
        text = self.text
        if start < end < len(text) and text[end - 1] not in " ." and _is_letter(text[end - 1]) and _is_letter(text[end]):
            # A word that is cut short is another word.
            at = end - 1
            while at > start and _is_letter(text[at - 1]):
                at -= 1
            return [*found, at]
        return found

    def finditer(self, gate: Gate, start: int = 0, end: int = sys.maxsize, text: str = "") -> Iterator[re.Match[str]]:
        """Matches of the gate's pattern in ``[start, end)``; ``text`` is another view of the same length to match on."""
        text = text or self.text
        if not gate.sign:
            return gate.pattern.finditer(text, start, end)
        places = self.starts(gate, start, end)
        return _matches(gate, text, places, end) if places else iter(())

    def count(self, gate: Gate, start: int, end: int) -> int:
        """How many words in ``[start, end)`` the gate's pattern matches at; it matches at words only."""
        text, match = self.text, gate.match
        return len([True for place in self.starts(gate, start, end) if match(text, place, end)])

    def search(self, gate: Gate, start: int = 0, end: int = sys.maxsize, text: str = "") -> re.Match[str] | None:
        """The first match of the gate's pattern in ``[start, end)``."""
        text = text or self.text
        if not gate.sign:
            return gate.pattern.search(text, start, end)
        match = gate.match
        for place in self.starts(gate, start, end):
            if found := match(text, place, end):
                return found
        return None


def _matches(gate: Gate, text: str, places: Sequence[int], end: int) -> Iterator[re.Match[str]]:
    at, match = 0, gate.match
    for place in places:
        if place >= at and (found := match(text, place, end)):
            yield found
            at = found.end()


@lru_cache(maxsize=4)
def words_of(text: str) -> Words:
    """The words of a text, split once for all finders that read it."""
    return Words(text)


def _is_letter(char: str) -> bool:
    r"""True for what ``\w`` matches."""
    return char.isalnum() or char == "_"


# --- places ----------------------------------------------------------------------------------------------------------


def occurrences(text: str, pieces: Iterable[str]) -> list[int]:
    """Where any of some pieces stands, in order: one fast search for each."""
    found: list[int] = []
    for piece in pieces:
        at = text.find(piece)
        while at >= 0:
            found.append(at)
            at = text.find(piece, at + 1)
    return sorted(found)


def within(places: Sequence[int], start: int, end: int) -> bool:
    """True where one of the places, which are in order, is in ``[start, end)``."""
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


# --- what can begin with a word --------------------------------------------------------------------------------------

# A sign is the number of a gate or of pieces: what can begin in a stretch between spaces, or is in it.
_ANYWHERE = 0  # of a gate whose pattern can begin anywhere
_NUMERAL = 1  # the stretch has a digit
_newest = _NUMERAL  # the sign given last
_pieces: list[Pieces] = []
#: The signs at the beginning of a stretch between spaces.
_Signs = tuple[int, ...]
_NOTHING: _Signs = ()
# Words with the gates whose patterns can begin with them, as a set of bits; the same for beginnings of words, by length.
_whole: dict[str, int] = {}
_stems: dict[int, dict[str, int]] = {}


@dataclass(slots=True)
class _Placed:
    """The signs of a stretch with some behind its beginning, each with where it is.

    It counts as false, so that a loop over all stretches of a text tells it from plain signs without a second question.
    """

    signs: list[tuple[int, int]]

    def __bool__(self) -> bool:
        return False


class _Memo(dict[str, Any]):  # of _Signs or _Placed
    """The signs of stretches between spaces: worked out for the first occurrence, kept for the next."""

    def __missing__(self, token: str) -> _Signs | _Placed:
        if len(self) >= _MEMO_SIZE:
            self.clear()
        word = token.rstrip(_CLOSING)
        signs = self.get(word)
        if signs is None:
            signs = self[word] = _signs_in(word)
        self[token] = signs
        return signs


_memo = _Memo()


def _register(beginnings: set[tuple[str, bool]] | None) -> int:
    """The sign of a gate that opens at these words or beginnings of words."""
    if beginnings is None:
        return _ANYWHERE
    sign = _new_sign()
    for word, complete in beginnings:
        table = _whole if complete else _stems.setdefault(len(word), {})
        table[word] = table.get(word, 0) | 1 << sign
    return sign


def _new_sign() -> int:
    global _newest
    _newest += 1
    _memo.clear()
    return _newest


def forget() -> None:
    """Forget what was worked out for the words seen so far, as in a fresh process."""
    _memo.clear()
    words_of.cache_clear()


def kept() -> int:
    """How many words are kept with what can begin with them."""
    return len(_memo)


def _signs_in(word: str) -> _Signs | _Placed:
    """The signs of a stretch between spaces."""
    if word.isalpha():
        return _signs_of(_opened_by(word.casefold()) | _held_by(word))
    first = _held_by(word) | (1 << _NUMERAL if _DIGIT.search(word) else 0)
    behind: list[tuple[int, int]] = []
    for part in _WORD.finditer(word):
        if not part.start():
            first |= _opened_by(part[0].casefold())
        elif bits := _opened_by(part[0].casefold()):
            behind.append((bits, part.start()))
    if not behind:
        return _signs_of(first)
    return _Placed([(sign, at) for bits, at in [(first, 0), *behind] for sign in _signs_of(bits)])


def _opened_by(word: str) -> int:
    """The gates whose patterns can begin with a word in lower case, as a set of bits."""
    opened = _whole.get(word, 0)
    for length, stems in _stems.items():
        if gates := stems.get(word[:length]):
            opened |= gates
    return opened


def _held_by(word: str) -> int:
    """The pieces that a word holds, as a set of bits."""
    if not _piece_finder(len(_pieces))(word):  # most words
        return 0
    return sum(1 << pieces.sign for pieces in _pieces if pieces.find(word))


@lru_cache(maxsize=1)
def _piece_finder(kinds: int) -> Callable[[str], re.Match[str] | None]:
    """Finds a piece of so many kinds."""
    return re.compile(trie(piece for kind in _pieces[:kinds] for piece in kind.pieces)).search


@lru_cache(maxsize=10_000)
def _signs_of(bits: int) -> _Signs:
    """A set of bits as signs."""
    return tuple(sign for sign in range(bits.bit_length()) if bits >> sign & 1) or _NOTHING


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
            if closed or not text and str(op) == "AT":  # an edge before the first character closes no word
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
