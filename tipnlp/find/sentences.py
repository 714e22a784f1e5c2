"""Sentences of a report: safe with abbreviations, lost paragraph marks, glued bullets and lines broken by a page width."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

# An ending of one of these is no sentence end, save before a blank line.
_ABBREVIATIONS = frozenset(
    "art arts sec secs no nos yr yrs dr mr mrs ms st gen col lt sgt gov sen rep pres prof jan feb mar apr jun jul aug sep sept "
    "oct nov dec inc ltd vs approx para paras ch cf al fig vol pp ed hon rev cap e.g i.e u.n u.k mt ft bros dept".split()
)
_LONG_WORD = 7  # letters, more than any of them has
# The same, and those with rules of their own below.
_CLIPPED = _ABBREVIATIONS | frozenset("no nos art arts sec secs ch para paras yr yrs inc ltd etc approx".split())
# Words that open a sentence but seldom follow "U.S." inside one.
_OPENERS = frozenset(
    "the in a an these this those it its as during since while although despite when if there authorities government officials police "
    "courts prosecutors however also see some all no on under after for from victims ngos many most other two three".split()
)
_STOP = re.compile(
    r"[.!?]+[\"')\]]*(?:\s?\((?:\d[\d,;\s-]*)\)|(?:\[(?:\d{1,3}|[a-z]|note \d+|citation needed)\])+|[¹²³⁰⁴-⁹]+|(?<=[a-z]{5}\.)\d{1,3}(?=\s))?"  # the stop, closing marks, footnotes
    r"(?=\s+[\"'(\[]*[A-Z0-9•$€£]|\s*•|\s*$|(?:(?<=[a-z]{3}\.)|(?<=\d{4}\.))[A-Z][a-z]+\s)"
)
_STOP_OR_BULLET = re.compile(_STOP.pattern + r"|(?<=\S)\s+(?=•|(?:current situation|tier rating):)")
_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789$€£")
_LINE = re.compile(r"[^\r\n]*\r?\n?")
_BULLET = re.compile(r"\s*(?:[•▪◦●\-*—–]\s|\(?\d{1,2}[.)]\s)")
# A line that ends so is not over.
_GOES_ON = (" and", " or", " of", " the", " to", " in", " by", " no.")
_DIGEST_PART = re.compile(r"(?:current situation|tier rating)\s*:")
_NARROW, _FEWEST = 40, 5  # characters of a wrapped line, and how many lines show that they are
_LAST_WORD = re.compile(r"([A-Za-z.]+)\.[\"')\]]*$")


def find_sentences(raw: str, flow: str) -> list[tuple[int, int]]:
    """Half-open spans of the sentences, without surrounding white space, in order.

    A blank line always ends a sentence; a line break does where the line is a heading, a cell or a bullet rather than
    prose wrapped at a page width.

    Args:
        raw: The raw text (its line breaks tell paragraphs).
        flow: The match view of the same length, see `tipnlp.text.view`.

    Returns:
        Spans ``(start, end)`` in code points; empty for blank text.
    """
    spans: list[tuple[int, int]] = []
    for start, end in _blocks(raw, flow):
        spans.extend(_split(flow, start, end))
    return spans


def sentence_at(sentences: list[tuple[int, int]], offset: int) -> tuple[int, int] | None:
    """The sentence that holds a character, or the one before it where it stands between two."""
    at = bisect_right(sentences, (offset, 1 << 60)) - 1
    return sentences[at] if at >= 0 else None


def _blocks(raw: str, flow: str) -> list[tuple[int, int]]:
    """Stretches of prose between hard line breaks."""
    lines = _lines(raw)
    # A page break inside a sentence is blank in the flow but not in the raw text: it joins.
    texts = [flow[s:e].strip() for s, e in lines]
    joined = [not text and not raw[s:e].isspace() for text, (s, e) in zip(texts, lines, strict=True)]
    joins = any(joined)
    double = _is_double_spaced(texts)
    widths = _widths(texts)
    blocks: list[tuple[int, int]] = []
    open_at: int | None = None
    last, before = 0, ""
    for i, (start, end) in enumerate(lines):
        text = texts[i]
        if not text:
            if open_at is not None and not (joins and any(joined[max(0, i - 2) : i + 3])) and not (double and before[-1] not in ".:;!?"):
                blocks.append((open_at, last))
                open_at = None
            continue
        if open_at is not None and _breaks(text, before, widths[i] if texts[i - 1] else 0):
            blocks.append((open_at, last))
            open_at = None
        if open_at is None:
            open_at = start
        last, before = end, text
    if open_at is not None:
        blocks.append((open_at, last))
    return blocks


def _is_double_spaced(texts: list[str]) -> bool:
    """True for prose wrapped at a page width with a blank line after each line: many lines go on below one."""
    if texts.count("") < _FEWEST:
        return False
    blank = going_on = 0
    for before, between, after in zip(texts, texts[1:], texts[2:], strict=False):
        if not between and before and after:
            blank += 1
            going_on += before[-1] not in ".:;!?" and len(before) > _NARROW and after[0].islower()
    return going_on >= _FEWEST and going_on >= 0.3 * blank


def _lines(raw: str) -> list[tuple[int, int]]:
    """Lines with their line breaks."""
    if "\r" in raw:
        return [m.span() for m in _LINE.finditer(raw) if m[0]]
    lines, at = [], 0
    while (end := raw.find("\n", at) + 1) > 0:
        lines.append((at, end))
        at = end
    return [*lines, (at, len(raw))] if at < len(raw) else lines


def _widths(texts: list[str]) -> list[int]:
    """For each line the length of the longest line of its block."""
    widths = [0] * len(texts)
    i = 0
    while i < len(texts):
        j = i
        while j < len(texts) and texts[j]:
            j += 1
        longest = max((len(t) for t in texts[i:j]), default=0)
        widths[i:j] = [longest] * (j - i)
        i = j + 1
    return widths


def _breaks(line: str, before: str, width: int) -> bool:
    """True where a line begins something new rather than going on with the line before it.

    Args:
        line: The line, which is not empty.
        before: The last line before it that is not.
        width: Characters of the longest line of their block, 0 for lines of two blocks.
    """
    if _BULLET.match(line):
        return line[0] not in "-—–*" or before[-1:] in ".:;" or line[0] == "*"
    if not before or before[-1] in ",;(" or before[-4:].lower().endswith(_GOES_ON):
        return False
    if line[0].islower():
        return bool(_DIGEST_PART.match(line))
    if len(before) < 60 and before.isupper() and not line.isupper():
        return True
    if width > 160:  # not wrapped: one line, one paragraph
        return True
    if before[-1] in ".:!?" and len(before) < 0.75 * width:
        return True
    return len(before) + len(line.split(maxsplit=1)[0]) < 0.75 * width


def _split(flow: str, start: int, end: int) -> list[tuple[int, int]]:
    spans, begin = [], _skip_space(flow, start, end)
    for dot, at in _stops(flow, start, end):
        word = flow[max(begin, dot - _LONG_WORD) : dot]
        whole = len(word) == _LONG_WORD and word.isalpha() and word.isascii()
        if at >= end or not whole and _is_abbreviation(flow, begin, dot, at):
            continue
        spans.append((begin, _strip_space(flow, begin, at)))
        begin = _skip_space(flow, at, end)
    if begin < end:
        spans.append((begin, _strip_space(flow, begin, end)))
    return [span for span in spans if span[0] < span[1]]


def _stops(flow: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where a sentence may end: its stop, and what closes it."""
    block = flow[start:end]
    if "•" in block or "!" in block or "?" in block or "tier rating:" in block:  # a digest has the last in any case
        yield from (m.span() for m in _STOP_OR_BULLET.finditer(flow, start, end))
        return
    at = flow.find(".", start, end)
    while at >= 0:
        after = at + 1
        if after + 1 < end and flow[after] == " " and flow[after + 1] in _CAPITALS:  # nearly all of them
            yield at, after
        elif after >= end or not flow[after].islower():
            stop = _STOP.match(flow, at, end)
            if stop:
                after = stop.end()
                yield at, after
        at = flow.find(".", after, end)


def _is_abbreviation(flow: str, begin: int, dot: int, at: int) -> bool:
    if flow[dot] != ".":
        return False
    last = flow[max(begin, dot - 12) : dot].rpartition(" ")[2]
    if len(last) > 1 and last.isascii() and last.isalpha() and last.lower() not in _CLIPPED:  # most sentences end so
        return False
    word = _LAST_WORD.search(flow, max(begin, dot - 12), dot + 1)
    if word is None:
        return False
    stem = word[1].lower()
    following = flow[at : at + 24].split(maxsplit=1)
    next_word = following[0].strip("\"'([") if following else ""
    if stem in ("no", "nos", "art", "arts", "sec", "secs", "ch", "para", "paras"):
        return bool(next_word[:1].isdigit()) or stem in ("art", "arts", "sec", "secs", "nos")
    if stem in ("u.s", "u.n", "u.k", "d.c", "u.s.a", "p.m", "a.m"):
        return next_word.lower().rstrip(",") not in _OPENERS
    if stem in ("yr", "yrs", "inc", "ltd", "etc", "approx"):
        return not next_word[:1].isupper() or stem in ("approx",)
    return stem in _ABBREVIATIONS or (len(stem) == 1 and word[1].isupper())


def _skip_space(flow: str, start: int, end: int) -> int:
    while start < end and flow[start].isspace():
        start += 1
    return start


def _strip_space(flow: str, start: int, end: int) -> int:
    while end > start and flow[end - 1].isspace():
        end -= 1
    return end
