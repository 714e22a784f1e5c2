"""The front door: raw text and the views of it that finders search.

Finders never see the raw text. They see a *view* of the same length in which quotes, hyphens and spaces are ASCII, a line
break is a space, and a word broken over two lines is whole. Since lengths agree, a position in the view is a position in
the raw text; only inside a word that was broken over lines does a shift apply, which `View.span` undoes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from typing import NamedTuple

_QUOTES = dict.fromkeys("‘’‚‛′´`ʼ＇", "'") | dict.fromkeys("“”„‟″«»＂", '"')
_HYPHENS = dict.fromkeys("‐‑‒−﹣－", "-")
_SPACES = dict.fromkeys(
    "\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u2028\u2029\u202f\u205f\u3000\ufeff\xad",
    " ",
)
_PLAIN = _QUOTES | _HYPHENS | _SPACES | {"―": "—"}
# Few characters need a change: to look for these is faster than to translate every one.
_COMMON = ["’", "“", "”", "\xa0", *(char for char in _PLAIN if char.isascii())]
_ODD = re.compile("([" + "".join(re.escape(c) for c in _PLAIN) + "])")
# An en dash joins numbers ("8–15") and names ("Guinea–Bissau"); elsewhere it is a dash between clauses.
_EN_DASH = re.compile(r"–(?:(?<=\d–)(?=\d)|(?<=[A-Za-z]–)(?=[A-Z]))")
_BROKEN_WORD = re.compile(r"(?<![\w-])([A-Za-z]{2,})([-‐\xad])[ \t]*\r?\n[ \t]*([a-z]\S*)")
# First parts whose hyphen is their own, not the line's.
_KEEPS_HYPHEN = frozenset(
    "anti non self co counter multi inter pre post well long short high low child sex debt government state cross half mid "
    "one two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety".split()
)
# What takes more room in a text than in print: characters without width inside a word (where it may be broken, joiners, marks of
# byte order), and characters written as HTML entities.
_INVISIBLE = "\xad\u200b\u200c\u200d\u2060\ufeff"
_NO_WIDTH = rf"(?<=\w)[{_INVISIBLE}]+(?=\w)"
_ENTITY = r"&(?:#\d{2,5}|#[xX][0-9A-Fa-f]{2,4}|[A-Za-z]{2,8}\d{0,2});"
_ANY_ENTITY = re.compile(_ENTITY)
_WIDE = re.compile(f"{_NO_WIDTH}|{_ENTITY}")
_WIDE_WORD = re.compile(rf"(?<!\w)\w+(?:{_NO_WIDTH}\w+)+")
_WIDE_STRETCH = re.compile(rf"(?<!\S)\S*?(?:{_WIDE.pattern})\S*")
_SPACE_ENTITY = re.compile(r"&(?:nbsp|ensp|emsp|thinsp|#160|#8201|#8239|#x[aA]0|NewLine|Tab);")
# A page number or a running head in capitals that a page break left inside a sentence.
_DEBRIS = re.compile(
    r"(?<![.:;!?\s])([ \t]*\r?\n"
    r"(?:[ \t]*(?:\d{1,4}|[A-Z][A-Z '’\-]{2,40}(?:[ \t]+\d{1,4})?|\d{1,4}[ \t]+[A-Z][A-Z \d'’\-]{2,60})?[ \t]*\r?\n){1,6})"
    r"(?=[ \t]*[a-z])"
)


# The same in the Labor Department's reports, whose heads have a line with the country and one with its assessment.
_LABOR_HEAD = (
    r"(?:20\d\d[ \t]+)?FINDINGS ON THE WORST FORMS OF CHILD LABOR|BUREAU OF INTERNATIONAL LABOR AFFAIRS"
    r"|(?:[A-Z]{1,3}[ ’']+){12,}[A-Z]{1,3}"  # letter-spaced
)
_LABOR_LINES = (
    r"\d{1,4}|[A-Z][^\n.:;]{2,60}|(?:NO|MINIMAL|MODERATE|SIGNIFICANT)[ \t][A-Z][A-Z \t–—-]{5,100}"  # page, country, assessment
)
_LABOR_DEBRIS = re.compile(
    r"(?<![.:;!?\s])([ \t]*\r?\n(?:[ \t]*(?:\d{1,4})?[ \t]*\r?\n){0,4}"
    rf"[ \t]*(?:\d{{1,4}}[ \t]+)?(?:{_LABOR_HEAD})(?:[ \t]+\d{{1,4}})?[ \t]*\r?\n"
    rf"(?:[ \t]*(?:{_LABOR_LINES})?[ \t]*\r?\n){{0,8}}?)(?=[ \t]*[a-z])(?!\w+ Advancement)"
)
_LABOR_PIECES = ("WORST FORMS OF CHILD LABOR\n", "INTERNATIONAL LABOR AFFAIRS\n", "L A B O R")
_DEBRIS_LINE = re.compile(r"\n[ \t]*(?:\d|[A-Z][A-Z])[A-Z \d'’\-]*\r?\n")  # without such a line there is none


class View(NamedTuple):
    """A text made easy to search, of the same length as the raw text.

    Attributes:
        text: The view: ASCII quotes and hyphens, single-character spaces, broken words made whole.
        flow: The same with page numbers and running heads inside sentences blanked out. Sentence-level finders read it;
            country mentions are looked for in `text`, since a running head is a mention too.
        breaks: Words that were broken over lines, as (end of the first part, end in the view, characters shifted).
        entities: Raw spans of HTML entities, which are one character in the view.
    """

    text: str
    flow: str
    breaks: tuple[tuple[int, int, int], ...] = ()
    entities: tuple[tuple[int, int], ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The raw span ``(start, end)`` of a view span, both half-open and in code points."""
        if self.breaks:
            start, end = self._raw(start, closing=False), self._raw(end, closing=True)
        if self.entities:
            at = bisect_left(self.entities, (end,)) - 1
            if at >= 0 and end < self.entities[at][1]:  # its last character is an entity
                end = self.entities[at][1]
        return start, end

    def _raw(self, offset: int, *, closing: bool) -> int:
        at = bisect_left(self.breaks, (offset + (not closing),)) - 1
        if at < 0:
            return offset
        first, last, shift = self.breaks[at]
        return offset + shift if offset - closing < last and offset - closing >= first else offset


_ODD_ENDS = "\r\v\x85\u2028\u2029"
_ODD_LINE_END = re.compile(r"\r(?!\n)|[\v\x85\u2028\u2029]")


_QUOTED = re.compile(r"(?m)^[ \t]*>[> \t]*")
_QUOTED_LINES = 3  # so many make a text that somebody sent on


def with_line_feeds(text: str) -> str:
    """The text with line feeds for other line ends, and spaces for the marks of quoted mail, at the same offsets."""
    if any(end in text for end in _ODD_ENDS):
        text = _ODD_LINE_END.sub("\n", text)
    if "\n>" in text and text.count("\n>") >= _QUOTED_LINES:
        text = _QUOTED.sub(lambda m: " " * len(m[0]), text)
    return text


def view(text: str) -> View:
    r"""Make the view of a raw text.

    Args:
        text: Raw text in any shape.

    Returns:
        A `View` whose strings have exactly ``len(text)`` characters.

    Example:
        >>> v = view("four traf-\nfickers’ cases")
        >>> v.text
        "four traffickers'   cases"
        >>> v.span(5, 16)
        (5, 18)
    """
    breaks: list[tuple[int, int, int]] = []
    whole = text
    if "-\n" in text or "-\r\n" in text or "- \n" in text or "\xad\n" in text:
        whole = _BROKEN_WORD.sub(lambda m: _mend(m, breaks), text)
    entities: list[tuple[int, int]] = []
    plain = _mostly_plain(whole)
    if "&" in whole and _ANY_ENTITY.search(whole) or not plain.isascii() and _has_invisible(plain):
        plain = _mostly_plain(_squeezed(whole, breaks, entities))
        breaks.sort()
    flat = _made_plain(plain)
    if "–" in flat:
        flat = _EN_DASH.sub("-", flat).replace("–", "—")
    debris = [m.span(1) for m in _DEBRIS.finditer(text)] if _DEBRIS_LINE.search(text) else []
    if "INTERNATIONAL LABOR" in text or "OF CHILD LABOR\n" in text or "L A B O R" in text:
        debris = sorted({*debris, *_labor_heads(text)})
    return View(flat, _blanked(flat, debris) if debris else flat, tuple(breaks), tuple(entities))


def _labor_heads(text: str) -> Iterator[tuple[int, int]]:
    """Page heads of the Labor Department's reports that stand inside a sentence, with the line breaks before them."""
    done = 0
    for at in sorted(m.start() for piece in _LABOR_PIECES for m in re.finditer(piece, text)):
        line = text.rfind("\n", 0, at)
        if line <= done:
            continue
        done = line
        while (before := text.rfind("\n", 0, line)) >= 0:  # over blank lines and page numbers
            between = text[before + 1 : line].strip()
            if between and not (between.isdecimal() and len(between) <= 4):
                break
            line = before
        prose = text[max(0, line - 40) : line]
        head = _LABOR_DEBRIS.match(text, line - len(prose) + len(prose.rstrip()))
        if head:
            yield head.span(1)


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with spaces for the spans, which are in order and may overlap."""
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces += text[at:start], " " * (end - max(at, start))
        at = max(at, end)
    return "".join([*pieces, text[at:]])


def _has_invisible(text: str) -> bool:  # no loop: every text is asked
    return "\xad" in text or "\u200b" in text or "\u200c" in text or "\u200d" in text or "\u2060" in text or "\ufeff" in text


def _squeezed(text: str, breaks: list[tuple[int, int, int]], entities: list[tuple[int, int]]) -> str:
    """The text with printed characters for wide ones; spaces fill up after the word."""
    if "&" in text:
        text = _SPACE_ENTITY.sub(lambda m: " " * len(m[0]), text)
        return _WIDE_STRETCH.sub(lambda m: _squeeze(m, breaks, entities), text)
    return _WIDE_WORD.sub(lambda m: _squeeze(m, breaks, entities), text)


def _squeeze(match: re.Match[str], breaks: list[tuple[int, int, int]], entities: list[tuple[int, int]]) -> str:
    word, begin, pieces = match[0], match.start(), []
    at = last = shift = 0
    for wide in [*_WIDE.finditer(word), None]:
        char = "" if wide is None or wide[0][0] != "&" else unescape(wide[0])
        if len(char) > 1:  # no entity that is known
            continue
        piece = word[last : wide.start() if wide else len(word)] + char
        if shift:
            breaks.append((begin + at, begin + at + len(piece), shift))
        pieces.append(piece)
        at += len(piece)
        if wide:
            last, shift = wide.end(), shift + len(wide[0]) - len(char)
            if char:
                entities.append((begin + wide.start(), begin + wide.end()))
    return "".join(pieces).ljust(len(word))


def _mostly_plain(text: str) -> str:
    """The text with ASCII's quotes and spaces for the common odd ones, after which most texts have no other."""
    for char in _COMMON:
        if char in text:
            text = text.replace(char, _PLAIN[char])
    return text


def _made_plain(text: str) -> str:
    """The text with ASCII's quotes, hyphens and spaces."""
    if text.isascii():
        return text
    pieces = _ODD.split(text)  # the odd characters, cut out, are every second piece
    pieces[1::2] = map(_PLAIN.__getitem__, pieces[1::2])
    return "".join(pieces)


def _mend(match: re.Match[str], breaks: list[tuple[int, int, int]]) -> str:
    first, hyphen, rest = match.groups()
    keep = hyphen if first.lower() in _KEEPS_HYPHEN else ""
    joined = first + keep + rest
    shift = len(match[0]) - len(joined)
    begin = match.start() + len(first) + len(keep)
    breaks.append((begin, match.start() + len(joined), shift))
    return joined + " " * shift


@lru_cache(maxsize=2)
def lowered(text: str) -> str:
    """The text in lower case at the same offsets: searching it costs half of a search that ignores case."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
