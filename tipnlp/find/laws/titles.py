"""Titles in capitals, left and right of the noun: "Child Care and Protection" Act, Law "on Domestic Work"."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence

from tipnlp.find.laws import words
from tipnlp.find.laws.names import Span
from tipnlp.find.laws.vocabulary import heads, role


class Blocked:
    """Where no title reaches: into certain spans, and over the beginning of a paragraph."""

    def __init__(self, spans: Collection[Span], paragraphs: Sequence[int] = ()) -> None:
        self._paragraphs = paragraphs
        self._starts = sorted([*(start for start, _ in spans), *paragraphs])
        self._ends = sorted([*(end for _, end in spans), *paragraphs])

    def paragraph_end(self, at: int) -> int:
        """Where the paragraph of a position ends at the latest."""
        n = bisect_right(self._paragraphs, at)
        return self._paragraphs[n] if n < len(self._paragraphs) else sys.maxsize

    def end_before(self, at: int) -> int:
        """The last end at or before a position; -1 where there is none."""
        n = bisect_right(self._ends, at)
        return self._ends[n - 1] if n else -1

    def start_after(self, at: int) -> int:
        """The first start after a position; beyond every text where there is none."""
        n = bisect_right(self._starts, at)
        return self._starts[n] if n < len(self._starts) else sys.maxsize


FREE = Blocked([])
_STRETCH = 16  # characters that are read at once, going left
_NEAR = 90  # characters that hold most titles
_CONTEXT = 10  # tokens before a title that tell whether it goes on


def tokens_left(flow: str, head: int, low: int) -> Iterator[re.Match[str]]:
    """The tokens between two positions from the last to the first, read as far as they are asked for."""
    end = head
    while end > low:
        start = _token_start(flow, low, max(low, end - _STRETCH))
        yield from reversed(list(words.TOKEN.finditer(flow, start, end)))
        end = start


def _token_start(flow: str, low: int, at: int) -> int:
    """The last space before a position that no token goes over."""
    start = flow.rfind(" ", low, at)
    while start > low and flow[start - 1] in "'/&-":  # joins two words over a space
        start = flow.rfind(" ", low, start)
    return max(low, start)


def title_left(flow: str, head: int, kind: str, blocked: Blocked, floor: int) -> tuple[int, int | None]:
    """Where the title before a head noun begins, and a year that stands before it ("the 2012 Children Act")."""
    low = max(head - 200, 0, blocked.end_before(head))
    near = _token_start(flow, low, max(low, head - _NEAR))
    begin, year, unread = _read_left(flow, list(words.TOKEN.finditer(flow, near, head)), head, kind, floor)
    if unread < _CONTEXT and near > low:  # a long title
        begin, year, _ = _read_left(flow, list(words.TOKEN.finditer(flow, low, head)), head, kind, floor)
    return begin, year


def _read_left(flow: str, tokens: list[re.Match[str]], head: int, kind: str, floor: int) -> tuple[int, int | None, int]:
    """Start of the title that the tokens end with, the year before it, and how many tokens were left unread."""
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
        return start, None, i
    year = tokens[i]
    return (month_before(flow, year.start()), int(year[0]), i) if _is_own_year(flow, year.start(), start < head) else (start, None, i)


def month_before(flow: str, year: int) -> int:
    """Start of the month that dates a law with its year ("the March 2003 Act"); the year's own start where none does."""
    month = words.MONTH_BEFORE.search(flow, max(0, year - 16), year)
    return month.start("month") if month else year


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
    if word in role("edge"):
        return False
    if word in role("edge_noun") and not flow[token.end() : token.end() + 30].lstrip()[:1].isupper():
        return False
    if re.fullmatch(r"[IVXLC]+|[A-Z]", word) and flow[token.end() : token.end() + 4].split()[:1] == ["of"]:
        return False  # "Part IV of the Defence Act"
    if word.endswith(("'s", "s'")):
        stem = word[:-2] if word.endswith("'s") else word[:-1]
        return stem in role("people") or kind in ("decree", "other")
    return True


def _is_inner(tokens: list[re.Match[str]], i: int) -> bool:
    """True for a word inside a title that may not open one: "Measures Against", "(Prohibition) Enforcement and"."""
    if i == 0:
        return False
    before = tokens[i - 1][0]
    if tokens[i][0] == "In" and before == "Trafficking":
        return True
    return tokens[i][0] == "Against" and before[0].isupper() or before == ")" and tokens[i][0] in role("edge_noun")


def _joined_left(flow: str, tokens: list[re.Match[str]], i: int, kind: str, listed: bool) -> int:
    """Index of the capitalised word that small words join to the title on their right; -1 where they do not."""
    before = [t[0] for t in tokens[max(0, i - 4) : i + 1]]
    if before[-2:] == ["and", "the"] and _object_of_action(tokens, i - 2):
        return i - 2  # "Prohibition of Trafficking and the Worst Forms of Child Labor Law"
    j = i
    while j >= 0 and tokens[j][0] in words.LEFT_JOINS and i - j < 3:
        j -= 1
    if j < 0 or not tokens[j][0][0].isupper() or not (_may_begin(flow, tokens[j], kind) or _is_inner(tokens, j)):
        return -1
    return j if _joins_inside(flow, [t[0] for t in tokens[j + 1 : i + 1]], tokens[j][0], kind, listed) else -1


_OBJECT_WORDS = 5  # of "Suppression of Trafficking in Persons"


def _object_of_action(tokens: list[re.Match[str]], last: int) -> bool:
    """True where the capitalised words up to a token are the object of an action: "Suppression of Trafficking in Persons"."""
    for j in range(last, max(0, last - _OBJECT_WORDS), -1):
        word = tokens[j][0]
        if word == "of" and tokens[j - 1][0] in role("action"):
            return True
        if not (word[0].isupper() or word == "in"):
            return False
    return False


def _joins_inside(flow: str, joins: list[str], before: str, kind: str, listed: bool) -> bool:
    """True where the small words between two capitalised words belong inside a title."""
    several = "and" in joins or "or" in joins
    if before in heads() and (several or "," in joins):
        return before in ("Regulation", "Order") and joins == ["and"]  # "Public Order and Security Act"
    if kind == "constitution":
        return False
    if joins == ["the"] and before == "Against":
        return True  # "Offences Against the Person Act"
    if "the" in joins:
        return kind != "code" and len(joins) > 1 and joins[-1] == "the" and joins[0] in ("of", "on", "for", "in", "at", "against")
    return several or listed if "," in joins else joins != ["by"]


def title_right(flow: str, begin: int, blocked: Blocked) -> int | None:
    """End of a title in capitals that begins at `begin`; None where nothing stands there."""
    limit = min(begin + 240, blocked.start_after(begin))
    end: int | None = None
    joins: list[str] = []
    before = ""
    for token in words.TOKEN.finditer(flow, begin, limit):
        word = token[0]
        if word[0].isupper():
            opens = word in role("edge") and end is not None and flow[token.start() - 2 : token.start()].isspace()
            if word in words.ENDS_TITLE or opens or (word == "In" and flow[token.end() + 1 : token.end() + 2].isdigit()) or not _join_right(joins, before, word):
                break
            end, joins, before = token.end(), [], word
        elif word.lower() in words.RIGHT_JOINS and len(joins) < 3:
            if word in ("and", "or") and (gap := words.SPACES.match(flow, token.end())) and words.ANOTHER_LAW.match(flow, gap.end()):
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
        return before in role("takes_to")
    if joins[-1] == "to":
        return word not in ("Parliament", "Congress", "Cabinet", "President")
    if joins[0] == "in":
        return joins == ["in", "the"] or word in role("in_title")
    return joins[0] != "by" or word in ("Children", "Minors", "Foreigners", "Young")


def _list_goes_on(flow: str, comma: int) -> bool:
    """True where a comma stands in a list of the title ("the Prevention, Protection, and Punishment of")."""
    if not words.COMMA_NAME.match(flow, comma):
        return False
    after = words.COMMA.match(flow, comma)
    if after and words.ANOTHER_LAW.match(flow, after.end()):
        return False
    return bool(words.COMMA_LIST.match(flow, comma, comma + 120))
