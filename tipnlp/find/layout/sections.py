"""The sections of a report and its recommendations.

Headings come from a small set (``data/sections.tsv``); where they were lost the first sentence of a section names its topic.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tipnlp import tables
from tipnlp.find.layout.headers import Header
from tipnlp.find.layout.lines import lined
from tipnlp.match import Match
from tipnlp.signals import Gate, words_of


class _Headings(NamedTuple):
    """Lines that are headings, words that open a line as one, the section of each of their groups, and the words of both."""

    whole: re.Pattern[str]
    opening: re.Pattern[str]
    names: dict[str, str]
    words: Gate


@cache
def _headings() -> _Headings:
    heads: list[str] = []
    openings: list[str] = []
    names: dict[str, str] = {}
    words: list[str] = []
    for n, row in enumerate(tables.rows("sections")):
        pattern = row["pattern"].replace(" ?", r"\s*").replace(" ", r"\s+").replace("{X}", r"[^\n:;.]{2,50}?")
        names[f"s{n}"] = row["section"]
        (heads if row["kind"] == "heading" else openings).append(f"(?P<s{n}>{pattern})")
        words.append(pattern.removeprefix(_ANY_NAME))
    return _Headings(
        re.compile(r"(?im)^[ \t*#_|]*(?:" + "|".join(heads) + r")[ \t*#_|]*[:.]?[ \t*#_|]*$"),
        re.compile(r"(?im)^[ \t*#_|]*(?:" + "|".join(openings) + r")"),
        names,
        Gate(re.compile(rf"(?i)\b(?:{'|'.join(words)})")),
    )


_ANY_NAME = r"(?:[^\n:;.]{2,50}?\s+)?"  # before the words of a heading
_MARKS = "\n \t*#_|"  # around the words
_LONGEST_HEADING = 160  # characters of a line


# What tells the topic of a paragraph whose heading was lost: a pattern for its opening, stems to count in its body.
_OPENS = Gate(re.compile(
    r"(?i)\b(?:(?P<prosecution>law\s+enforcement|prosecution\s+efforts|prosecut\w+|outlaws?|prohibits?|criminaliz\w+|traffickers|convict\w*|punish\w*)"
    r"|(?P<protection>protect\w*|assist\w*|help\s+for|care\s+for|services\s+(?:for|to))"
    r"|(?P<prevention>prevent\w*|awareness))\b"
))
_STEMS = {
    "prosecution": Gate(re.compile(r"\b(?:prosecut|convict|sentenc|imprisonment|penalt|[Cc]ourt|investigat|[Aa]rticle|law|suspects|defendant|stringent)")),
    "protection": Gate(re.compile(r"\b(?:shelter|victim|assist|repatriat|referr|counsel|identified|reflection\s+period|residen|care)")),
    "prevention": Gate(re.compile(
        r"\b(?:awareness|campaign|prevent|action\s+plan|hotline|demand|peacekeep|troops|recruitment\s+agenc|inspector|leaflet|tourism)"
    )),
}
_OPENING = 160  # characters of a topic sentence that name its topic
_TOPIC_CHARACTERS = 900  # of a paragraph, enough to tell its topic
_STEMS_OF_A_TOPIC = 4  # in 500 characters
_STANDARDS = re.compile(r"(?i)\bminimum\s+standards\b|\bremained\s+on\s+tier\b|\bplaced\s+(?:it\s+)?on\s+tier\b|\bdowngraded\s+to\s+tier\b")
_PROFILE = Gate(re.compile(
    r"(?i)\b(?:is|are|was)\s+(?:primarily\s+|principally\s+|mainly\s+)?(?:an?\s+)?(?:country\s+of\s+origin|source|transit|destination)\b"
    r"|\btraffickers\s+(?:\w+\s+)?exploit\b|\bas\s+(?:reported\s+(?:over|in)|in)\s+(?:the\s+)?past\b"
))
_PROFILE_WORDS = Gate(re.compile(r"(?i)\b(?:country|source|transit|destination|exploit|past)"))  # without one there is no such sentence


def find_sections(raw: str, flow: str, sentences: list[tuple[int, int]], header: Header) -> list[Match]:
    """Cut a report into sections that follow one another and cover it.

    By headings where there are some; a stretch without a heading is cut into paragraphs, each named by its topic sentence,
    else by its words, else like the paragraph before it.

    Args:
        raw: The raw text.
        flow: Its match view.
        sentences: Sentence spans.
        header: From `tipnlp.find.layout.headers.find_header`.

    Returns:
        Matches labelled ``SECTION``; ``value`` is header, overview, recommendations, prosecution, protection, prevention,
        profile or footer; ``data["detected_by"]`` is heading, topic_sentence or position.
    """
    if not flow.strip():
        return []
    marks = _marks(lined(raw, flow), flow, header)
    if header.end:
        marks = [(0, "header", "position"), *[m for m in marks if m[0] >= header.end]]
    if not marks or marks[0][0] > 0:
        marks.insert(0, (0, "", "position"))
    cuts: list[tuple[int, str, str]] = []
    seen: set[str] = set()
    for n, (start, name, how) in enumerate(marks):
        end = marks[n + 1][0] if n + 1 < len(marks) else len(flow)
        if name == "header":
            cuts.append((start, name, how))
            seen.add(name)
            cuts.extend(_by_topic(raw, flow, sentences, header.end, end, seen, bare=True))
        elif name in ("", "recommendations"):
            first = _recommendations_end(raw, flow, sentences, start, end) if name else start
            if name:
                cuts.append((start, name, how))
                seen.add(name)
            if first < end:
                cuts.extend(_by_topic(raw, flow, sentences, first, end, seen, bare=not name))
        else:
            cuts.append((start, name, how))
            seen.add(name)
    return _closed(cuts, len(flow))


def _marks(text: str, flow: str, header: Header) -> list[tuple[int, str, str]]:
    whole, opening, names, words = _headings()
    marks: list[tuple[int, str, str]] = []
    for start in dict.fromkeys(_lines_with(words, text, flow, header.end)):
        end = text.find("\n", start)
        short = (len(text) if end < 0 else end) - start <= _LONGEST_HEADING
        if heading := (short and whole.match(text, start)) or opening.match(text, start):
            marks.append((start + len(heading[0]) - len(heading[0].lstrip()), names[heading.lastgroup or ""], "heading"))
    marks = [*marks, *_in_line(words, flow, header.end), *_after_footers(text, marks)]
    marks.sort()
    kept: list[tuple[int, str, str]] = []
    for mark in marks:
        if mark[1] == "footer" and header.layout == "prose" and kept and kept[-1][1] == "footer":
            continue
        if not kept or mark[0] > kept[-1][0]:
            kept.append(mark)
    return kept


def _lines_with(words: Gate, text: str, flow: str, begin: int) -> Iterator[int]:
    """Where lines begin, not before a character, that hold the words of a heading not far from their beginning."""
    for at in words_of(flow).starts(words, begin):
        named = flow[at] in "tT"  # a name may stand before "tier ranking by year"
        if not named and at > 1 and text[at - 2] not in _MARKS and text[at - 1] != "\n":
            continue  # nearly all
        low = max(0, at - _LONGEST_HEADING)
        start = text.rfind("\n", low, at) + 1
        if (start or not low) and start >= begin and (named or not text[start:at].strip(_MARKS)) and words.match(flow, at):
            yield start


# A heading within a line, where line breaks were lost: "... four convictions. PROTECTION The government ...".
_IN_LINE = re.compile(
    r"(?:(?P<prosecution>PROSECUTION)|(?P<protection>PROTECTION)|(?P<prevention>PREVENTION)|(?P<profile>(?:HUMAN )?TRAFFICKING PROFILE)"
    r"|(?P<recommendations>(?:(?:PRIORITIZED|KEY) )?RECOMMENDATIONS(?: FOR [^:;.]{2,50}?)?))\s*:?\s+(?=[A-Z][a-z]|[AI]\s|•)"
    r"|(?P<told>Prosecution|Protection|Prevention)\s+(?=[A-Z])"  # if the sentence goes on like one of its own
    r"|(?P<Recommendations>Recommendations for [^:;.]{2,50}?):\s+(?=[A-Z])"
)
_SENTENCE_ENDS = frozenset((". ", "; ", ": ", ") ", "? ", '" '))


def _in_line(words: Gate, flow: str, begin: int) -> Iterator[tuple[int, str, str]]:
    for at in words_of(flow).starts(words, begin):
        heading = _IN_LINE.match(flow, at) if flow[at].isupper() and flow[at - 2 : at] in _SENTENCE_ENDS else None
        if heading and (not heading["told"] or _ASSERTS.match(flow, heading.end())):
            yield at, str(heading["told"] or heading.lastgroup).lower(), "heading"


# What is a footer for some lines only: "See the Department of State's report at ...", or a chart of the tiers by year, at the end of
# a text or before more of it.
_POINTER = re.compile(r"(?i)(?:also )?see (?:also )?the department of [^\n]*\n")
_CHART = re.compile(r"(?i)[^\n]*tier ranking by year[^\n]*\n(?:[ \t]*(?:(?:tier|wl|watch list|special case|\d{1,4}(?!\d)|[-—|/:])[ \t]*)*\n)*")
_MORE_TEXT = 100  # characters after such lines that make them no end


def _after_footers(text: str, marks: list[tuple[int, str, str]]) -> list[tuple[int, str, str]]:
    """Where a text goes on after a pointer to another report or a chart."""
    found = []
    for n, (start, name, _) in enumerate(marks):
        lines = (_POINTER.match(text, start) or _CHART.match(text, start)) if name == "footer" else None
        end = marks[n + 1][0] if n + 1 < len(marks) else len(text)
        if lines and len(text[lines.end() : end].strip()) > _MORE_TEXT:
            found.append((lines.end(), "", "position"))
    return found


# "The government maintained its efforts": a narrative has begun, no piece of advice.
_TOLD = (
    r"maintained|increased|decreased|sustained|demonstrated|made|makes|continued|continues|improved|strengthened|reported|did|does|has|have|had|is|are|was|were|remained|showed|took|identified"
    r"|investigated|prosecuted|arrested|charged|convicted|sentenced|intensified|provided|acknowledged|lacked?|failed|began|prohibit(?:s|ed)|criminali[sz](?:es|ed)|prescribes?d?|punish(?:es|ed)|forbids?|outlaws?"
    r"|carr(?:y|ies)|sets?|falls?|ranges?"
)
# Forms that are no participles, for "jail convicted traffickers" is advice.
_FINITE = r"prohibits|criminali[sz]es|prescribes|punishes|forbids|outlaws|has|had|is|was|does|did|made|makes|maintained|continues|remained|lacks|lacked|began|showed|took"
# What stands before such a verb is no imperative: an article, a plural, an owner ("Norway's penal code"), a name alone ("Norway prohibits").
_ASSERTS = re.compile(
    r"(?:(?:The|It|There|They|This|These|Its|An?|All|Both|No|None|In|During|Under|Although|While|Despite|Since|As|On|By|For|From|After|Articles?|Sections?|Laws?|Authorities|Police|Prosecutors|Courts|Officials"
    r"|NGOs|IOM|Penalties|Sentences|Convictions|Investigations|Prosecutions|Traffickers|Trafficking|Victims|Women|Girls|Children|Judges|Legislation|Anti-trafficking\s+legislation"
    r"|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Several|Many|Most|Some|Government\s+of"
    r"|[A-Z][\w-]+\s+(?:law|authorities|police|courts|government|officials)|[A-Z][\w-]+(?:'s|s'))(?!\w)|\d)[^.;]{0,110}?"
    rf"\b(?:{_TOLD})\b|(?:[A-Z][\w-]+\s+){{1,3}}(?:also\s+)?(?:{_FINITE})\b"
    r"|(?!(?:Ensure|Make|Verify|Confirm|Clarify|Guarantee)\b)(?:(?!\b(?:that|which|who|so|if|when|where|unless|until|whether)\b)[^.;]){3,110}?"
    r"\b(?:prohibits|criminali[sz]es|prescribes|punishes|forbids|outlaws)\b"  # "Serbian criminal code prohibits": no verb but this one
)
_ADVISES = re.compile(r"\b(?:should|must|needs?\s+to|ought)\b")


# The first line of the recommendations' own text: after the heading's colon, a long line or a bullet, the line after the heading.
_RUN_IN = re.compile(r"[^\n]{0,80}?:[ \t]*\S[^\n]{15,}\n")
_LONG_OR_BULLET = re.compile(r"\S[^\n]{80,}\n|(?m:^)[ \t]*[•*-][ \t][^\n]+\n")
_NEXT_LINE = re.compile(r"[^\n]*\n\s*\S[^\n]{25,}\n")


def _recommendations_end(raw: str, flow: str, sentences: list[tuple[int, int]], start: int, end: int) -> int:
    """Recommendations end where a sentence asserts what a government did, else at the first blank line after their own text, else at the next heading."""
    for begin, close in sentences[bisect_left(sentences, (start + 1, 0)) : bisect_left(sentences, (end, 0))]:
        if _ASSERTS.match(flow, begin, close) and not _ADVISES.search(flow, begin, close):
            end = begin
            break
    bodies = [_RUN_IN.match(raw, start, end), _LONG_OR_BULLET.search(raw, start, end), _NEXT_LINE.match(raw, start, end)]
    if not any(bodies):
        return end
    first = min(body.end() for body in bodies if body)
    blank = re.compile(r"\n[ \t]*\r?\n(?![ \t]*[•\-*])").search(raw, first - 1, end)
    while blank and re.match(r"\s*(?:[•\-*]|\d+[.)]\s)", raw[blank.end() : blank.end() + 8]):
        blank = re.compile(r"\n[ \t]*\r?\n").search(raw, blank.end(), end)
    return blank.end() if blank else end


def _by_topic(
    raw: str, flow: str, sentences: list[tuple[int, int]], start: int, end: int, seen: set[str], *, bare: bool
) -> list[tuple[int, str, str]]:
    """Names for the paragraphs of a stretch without headings; ``seen`` holds the names so far and takes in the new ones."""
    cuts: list[tuple[int, str, str]] = []
    current = ""
    for begin, close in _paragraphs(raw, start, end):
        at = bisect_left(sentences, (begin, 0))
        if at and raw[begin - 1] == " " and sentences[at - 1][1] > begin:
            at -= 1  # the sentence that goes on after a header in its line
        if at == len(sentences) or sentences[at][0] >= close:
            continue
        opening = (max(begin, sentences[at][0]), sentences[at][1])
        name, how = _topic(flow, opening, (begin, min(close, begin + _TOPIC_CHARACTERS)), seen, bare)
        if not name:
            name, how = current or ("overview" if bare else "prosecution"), "position"
        if name != current:
            cuts.append((begin, name, how))
        current = name
        seen.add(name)
    return cuts


def _topic(flow: str, opening: tuple[int, int], body: tuple[int, int], seen: set[str], bare: bool) -> tuple[str, str]:
    (start, end), words = opening, words_of(flow)
    told = not seen.isdisjoint(_STEMS)
    rated = flow.find("tandards", *body) >= 0 or flow.find("ier ", *body) >= 0
    standards = _STANDARDS.search(flow, *body) if rated else None
    if standards and standards.start() - body[0] < end - start:
        return "overview", "topic_sentence"
    if (bare or told) and words.starts(_PROFILE_WORDS, start, end) and words.search(_PROFILE, start, end):
        return "profile", "topic_sentence"
    if standards:
        return "overview", "position"
    opened = {m.lastgroup for m in words.finditer(_OPENS, start, min(end, start + _OPENING))}
    first = bare and not told and "overview" not in seen  # what comes before an overview is none but law enforcement
    if first and opened and "prosecution" not in opened:
        return "", "position"
    if len(opened) == 1:
        return opened.pop() or "", "topic_sentence"
    enough = 0 if opened else _STEMS_OF_A_TOPIC * max(1.0, (body[1] - body[0]) / 500)
    scores: dict[str, int] = {}
    for name in _STEMS:  # prosecution first
        if not opened or name in opened:
            scores[name] = words.count(_STEMS[name], *body)
        if first and scores["prosecution"] < enough:
            return "", "position"
    best = max(scores, key=scores.__getitem__)
    if scores[best] < enough or first and best != "prosecution":
        return "", "position"
    return best, "topic_sentence" if opened else "position"


_LINE_BREAK, _BLANK_LINE = re.compile(r"\n"), re.compile(r"\n[ \t]*\r?\n")


def _paragraphs(raw: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches between blank lines; where lines are unwrapped, each line is a paragraph."""
    spans, at = [], start
    unwrapped = max(map(len, raw[start:end].replace("\r", "\n").split("\n"))) > 300
    for m in (_LINE_BREAK if unwrapped else _BLANK_LINE).finditer(raw, start, end):
        if raw[at : m.start()].strip():
            spans.append((at, m.start()))
        at = m.end()
    if raw[at:end].strip():
        spans.append((at, end))
    return [(s + len(raw[s:e]) - len(raw[s:e].lstrip()), e) for s, e in spans]


def _closed(cuts: list[tuple[int, str, str]], length: int) -> list[Match]:
    cuts = sorted(cuts)
    matches: list[Match] = []
    for n, (start, name, how) in enumerate(cuts):
        end = cuts[n + 1][0] if n + 1 < len(cuts) else length
        if end <= start:
            continue
        if matches and matches[-1].value == name and (how != "heading" or name == "footer"):
            matches[-1].end = end
            continue
        matches.append(Match(start, end, "SECTION", name, f"section.{how}", {"detected_by": how}))
    return matches


# --- recommendations -------------------------------------------------------------------------------------------------

_BETWEEN_RECOMMENDATIONS = re.compile(r";\s*(?:and\s+)?|\s*•\s*|\s+and\s*$")


def find_recommendations(flow: str, sentences: list[tuple[int, int]], sections: list[Match]) -> list[Match]:
    """Cut the recommendations of a report apart: bullets, sentences, or the semicolon list of 2008-2016.

    Returns:
        Matches labelled ``RECOMMENDATION``, one for each, without heading and bullet.
    """
    found: list[Match] = []
    for section in (s for s in sections if s.value == "recommendations"):
        for start, end in sentences[bisect_left(sentences, (section.start, 0)) : bisect_left(sentences, (section.end, 0))]:
            head = re.compile(r"(?i)\s*(?:prioritized\s+|key\s+)?recommendations(?:\s+for\s+[^:;.]{2,50})?\s*:?\s*(?=$|[A-Z•])").match(flow, start, end)
            at = head.end() if head else start
            for stop in [*_BETWEEN_RECOMMENDATIONS.finditer(flow, at, end), None]:
                close = stop.start() if stop else end
                piece = flow[at:close]
                begin = at + len(piece) - len(piece.lstrip(" •-*"))
                close = begin + len(flow[begin:close].rstrip())
                if close - begin > 10:
                    found.append(Match(begin, close, "RECOMMENDATION", "", "recommendation", {}))
                at = stop.end() if stop else end
    return found
