"""The clauses of a report that tell of trafficking: what `tipnlp.find.flows` interprets one by one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from tipnlp.find.flows import words as fw
from tipnlp.match import Match
from tipnlp.patterns import words
from tipnlp.signals import Gate, Pieces, words_of
from tipnlp.text import lowered

# Same-length lower case: `str.lower` would lengthen some letters and shift the offsets.
_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


@dataclass(slots=True)
class Clause:
    """A stretch of a sentence with one deed.

    Attributes:
        start: Where it starts in the flow.
        text: The clause in lower case, its adverbials blanked.
        raw: The same characters as they stand in the flow.
        mentions: The countries and regions in it.
        profile: It stands in a paragraph that tells the trafficking situation rather than deeds of the government.
        counted: The sentence before tells of victims who were found.
        loose: It reads like the situation, but stands in no such paragraph: only explicit exploitation counts.
        gapped: Its verb stands in the clause before: "women are taken to Italy, and boys to Libya".
        governors: What `tipnlp.find.flows.jobs.governor_of` found, by mention.
    """

    start: int
    text: str
    raw: str
    mentions: list[Match]
    profile: bool
    counted: bool = False
    loose: bool = False
    gapped: bool = False
    governors: dict[tuple[int, bool], re.Match[str] | None] = field(default_factory=dict)

    @property
    def end(self) -> int:
        """Where it ends in the flow."""
        return self.start + len(self.text)

    def part(self, start: int, end: int, *, profile: bool | None = None) -> Clause:
        """The clause from one of its characters to another."""
        inside = [m for m in self.mentions if start <= m.start - self.start < end]
        kept = self.profile if profile is None else profile
        return Clause(self.start + start, self.text[start:end], self.raw[start:end], inside, kept, self.counted, self.loose)

    def before(self, i: int, reach: int = 120) -> str:
        """The text before a mention."""
        at = self.mentions[i].start - self.start
        return self.text[max(0, at - reach) : at]

    def after(self, i: int) -> int:
        """Where the text after a mention begins."""
        return self.mentions[i].end - self.start

    def gap(self, i: int) -> str:
        """The text between a mention and the one before it, or the start."""
        return self.text[self.after(i - 1) if i else 0 : self.mentions[i].start - self.start]


# --- paragraphs --------------------------------------------------------------------------------------------------------------

_NARRATIVE = re.compile(
    r"minimum\s+standards|current\s+situation|(?i:trafficking\s+profile)|\bAs\s+(?:reported\s+over|in\s+past\s+years)"
)
_NARRATIVE_PIECES = ("standards", "situation", "rofile", "PROFILE", "As reported", "As in past")
_PROFILE_ON = re.compile(
    r"\bcurrent\s+situation\b|TRAFFICKING\s+PROFILE|Trafficking\s+Profile|\bAs\s+(?:reported|in\s+past\s+years|has\s+been\s+reported)\b|"
    r"^\W*(?:[Hh]uman\s+)?[Tt]raffickers\s+(?:\w+\s+)?exploit|"
    r"^\W*(?:[Oo]ver|[Ii]n|[Dd]uring)\s+(?:the\s+)?(?:past|last|recent)\s+(?:[\w-]+\s+)?years?,[^.;]{0,40}\btraffick(?:ers\s+(?:have\s+)?|ing\b)"
)
# The heading "OMAN (Tier 2)" of the years when the situation came first.
_TIER_HEADING = re.compile(r"^\W*[A-Z][^.;:]{2,60}\(\s*(?i:tier)\s+[123][^)]{0,25}\)")
# A report on trafficking that opens with the roles of its country has no heading over its first paragraph.
_STATED = Gate(re.compile(
    r"\b(?:is|are|remains)\s+(?:\w+\W+){0,4}(?:an?\s+)?(?:\w+\W+){0,4}?(?:source|transit|destination|country\s+of\s+origin)\b[^.;]{0,80}"
    r"(?:\bfor\b|\bcountry\b|\bdestination\W*$)"
))
_OPENING = 800  # characters in which it does so
_PROFILE_OFF = re.compile(
    r"\btier\s+rating\b|minimum\s+standards|\bPROSECUTION\b|\bPROTECTION\b|\bPREVENTION\b|RECOMMENDATIONS|"
    r"^\W*(?:Prosecution|Protection|Prevention|Recommendations?\s+for)\b|"
    r"\b(?:law\s+enforcement|prosecution|protection|prevention)\s+efforts\b|\bSearch\s+Refworld|Tier\s+ranking"
)
_ON_PIECES = Pieces((
    *("situation", "rofile", "PROFILE", "As", "raffick", "Tier", "TIER", "origin"),
    *("source", "transit", "destination"),
))
_OFF_PIECES = Pieces(
    words("tier Tier standards ROSECUTION ROTECTION REVENTION RECOMM rosecution rotection revention Recomm efforts Search")
)


def profiles(flow: str, sentences: list[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """The sentences, each with whether it stands in a paragraph on the trafficking situation.

    Args:
        flow: The view's flow text.
        sentences: Half-open spans of its sentences.

    Yields:
        ``(start, end, profile)``.
    """
    profile = False
    seen = words_of(flow)
    told = any(piece in flow for piece in _NARRATIVE_PIECES)
    narrative = bool((told and _NARRATIVE.search(flow)) or seen.search(_STATED, 0, _OPENING))
    for start, end in sentences:
        if narrative:
            text = flow[start:end]
            hinted = seen.hold(_ON_PIECES, start, end)
            on = (_PROFILE_ON.search(text) or _STATED.pattern.search(text) or _TIER_HEADING.match(text)) if hinted else None
            off = _PROFILE_OFF.search(text) if seen.hold(_OFF_PIECES, start, end) else None
            if on and off:  # a digest in one sentence
                cut = start + max(on.start(), off.start())
                yield start, cut, off.start() > on.start()
                start, profile = cut, on.start() > off.start()
            elif on or off:
                profile = bool(on)
        yield start, end, profile


# Pieces of words of which a sentence outside the profile must hold one to be read.
_TRIGGERS = Pieces(
    words(
        """traffick xploit force oerc compel servitude rostitut slave bonda bonded begg subject victim transit source destination
        origin sold sell vulnerable risk recruit brothel fees passport induced lured combat unpaid nslave"""
    )
)
# Pieces of what names the report's country without its name.
_UNNAMED = Pieces(words("countr omestic nternal ocal ationwide ural urban home ndigenous"))


def tells_situation(flow: str, start: int, end: int, named: bool) -> bool:
    """True for a sentence with a place, named or not, that tells of no deed of the state: it needs no paragraph to be read."""
    if not named and not words_of(flow).hold(_UNNAMED, start, end):
        return False
    return not words_of(flow).search(fw.STATE_AT_WORK, start, end, lowered(flow))


def worth_reading(flow: str, start: int, end: int, profile: bool, named: bool) -> bool:
    """A quick look at a sentence: has it a place, named or not, and outside the profile a word of exploitation?"""
    seen = words_of(flow)
    return profile or (named or seen.hold(_UNNAMED, start, end)) and seen.hold(_TRIGGERS, start, end)


# --- clauses -----------------------------------------------------------------------------------------------------------------


def blank(pattern: re.Pattern[str], text: str) -> str:
    """The text with spaces for what the pattern finds."""
    return pattern.sub(_spaces, text)


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match[0])


def find_clauses(
    flow: str, start: int, end: int, countries: list[Match], profile: bool, *, counted: bool = False, loose: bool = False
) -> Iterator[Clause]:
    """The clauses of a sentence: cut at semicolons, and where a coordinator opens a clause with a subject of its own.

    Args:
        flow: The view's flow text.
        start: First character of the sentence.
        end: Its end.
        countries: Mentions in the sentence, in order.
        profile: Whether it stands in a paragraph on the trafficking situation.
        counted: Whether the sentence before tells of victims who were found.
        loose: Whether it only reads like such a paragraph.
    """
    begin = start
    while begin <= end:
        cut = flow.find(";", begin, end)
        cut = end if cut < 0 else cut
        inside = [m for m in countries if begin <= m.start < cut]
        raw = flow[begin:cut]
        whole = Clause(begin, blank(fw.ADVERBIAL, raw.translate(_LOWER)), raw, inside, profile, counted, loose)
        edges = sorted({0, *_edges(whole), *_deeds(whole), cut - begin})
        for left, right in zip(edges, edges[1:], strict=False):
            clause = whole.part(left, right) if len(edges) > 2 else whole
            clause.counted = clause.counted or (not profile and ("victim" in flow[start:begin] or "victim" in whole.text[:left]))
            yield from _gapped(clause)
        begin = cut + 1


_SUBORDINATE = frozenset(("while", "whereas", "although", "though"))
_FAR = 160  # characters from a coordinator to the finite verb of the clause that it opens
_PHRASE = re.compile(r"\b(?:in|within|to|into|through|for)\s")


def _edges(clause: Clause) -> list[int]:
    """Offsets in a clause at which another subject with its own finite verb begins."""
    text = clause.text
    coordinators = [(_with_comma(text, m.start()), m.end()) for m in fw.COORDINATOR.finditer(text)]
    finite = [m.start() for m in fw.FINITE.finditer(text)] if coordinators else []
    if not finite:
        return []
    edges: list[int] = []
    since = 0
    depth = _bracket_depths(text)
    for number, (at, after) in enumerate(coordinators):
        ahead = bisect_left(finite, after)
        verb = finite[ahead] if ahead < len(finite) else len(text) + _FAR + 1
        verbless = bisect_left(finite, since) == bisect_left(finite, at) and text[at:after].strip(" ,") not in _SUBORDINATE
        if depth[at] or verb - after > _FAR or verbless:
            continue
        following = coordinators[number + 1] if number + 1 < len(coordinators) else None
        if following and following[1] < verb and _PHRASE.search(text, after, following[0]):
            continue  # "foreign girls in Fiji, and Fijians are": the subject begins at the next coordinator
        if not _joins_a_list(clause, at, after) and _opens_with_subject(clause, after, verb):
            edges.append(at)
            since = at
    return edges


def _with_comma(text: str, at: int) -> int:
    """Where the comma before a coordinator stands, else the coordinator."""
    left = text[:at].rstrip()
    return len(left) - 1 if left.endswith(",") else at


def _bracket_depths(text: str) -> list[int]:
    if "(" not in text:
        return [0] * (len(text) + 1)
    depth, depths = 0, []
    for char in text:
        depth += char == "("
        depths.append(depth)
        depth -= char == ")" and depth > 0
    depths.append(0)
    return depths


# "assisted nine Guineans and repatriated 33 women": another deed of the state.
_NEXT_DEED = re.compile(
    r"(?:,\s+)?\b(?:and|but)\s+(?:also\s+|later\s+|then\s+)?(?=(?:repatriated|returned|brought|identified|assisted|sheltered|referred|helped|rescued|freed|trained|arrested|"
    r"convicted|prosecuted|deported)\s+(?:\S+\s+){0,4}?\S)"
)


def _deeds(clause: Clause) -> list[int]:
    """Where another deed of the state with people of its own begins."""
    if clause.profile or len(clause.mentions) < 2:
        return []
    last = clause.mentions[-1].start - clause.start
    first = clause.mentions[0].start - clause.start
    return [m.start() for m in _NEXT_DEED.finditer(clause.text) if first < m.start() < last]


# "and boys to Libya", "while some Thai men in Japan": a subject and, without a verb, where it is taken.
_GAP = re.compile(
    r"(?:,\s+)?(?:\band\b|\bwhile\b|,)(?P<people>(?:\s+(?!(?:to|in|into|from|for|by|who|that|which|where|and|are|is|were|was|exploit\w*|forced?|subject\w*|"
    r"traffick\w*|recruit\w*)\b)[\w'-]+){1,6}?(?:\s+(?:from|of)\s+[^,;]{3,60}?)?)\s+(?:to|into|in|through)\s+(?:the\s+|other\s+|\w+\s+(?:in|of)\s+)?$"
)
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$")
_GOVERNED = re.compile(r"\b(?:to|into|in|through)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}$")


def _gapped(clause: Clause) -> Iterator[Clause]:
    """The clause, cut where another subject shares its verb."""
    text, begun, placed = clause.text, 0, False
    for m in clause.mentions:
        at = m.start - clause.start
        gap = _GAP.search(text, begun, at) if placed else None
        if gap and _shares_verb(clause, gap, begun, at):
            part = clause.part(begun, gap.start())
            part.gapped = begun > 0
            yield part
            begun = gap.start()
        placed = placed or bool(_GOVERNED.search(text, begun, at)) or (not clause.profile and bool(_FROM.search(text, begun, at)))
    rest = clause.part(begun, len(text)) if begun else clause
    rest.gapped = begun > 0
    yield rest


def _shares_verb(clause: Clause, gap: re.Match[str], begun: int, at: int) -> bool:
    """True where victims stand in the gap, a finite verb before it and none after."""
    if _joins_a_list(clause, gap.start(), gap.start("people")) or not _names_victims(clause, *gap.span("people")):
        return False
    return bool(fw.FINITE.search(clause.text, begun, gap.start())) and not fw.FINITE.search(clause.text, at)


def _names_victims(clause: Clause, start: int, end: int) -> bool:
    people = any(m.data["form"] == "people" and start <= m.start - clause.start < end for m in clause.mentions)
    return people or any(word in fw.VICTIMS for word in clause.text[start:end].split())


_TWO_WORDS = re.compile(r"([\w'-]+)\s*,\s+([\w'-]+)\s*$")
_LAST_WORD = re.compile(r"([\w'-]+)\s*$")
_JOINED_WORDS = frozenset(
    words(
        """domestic local foreign male female adult young poor rural migrant sex labor sexual force forced coerce refugee urban
        commercial"""
    )
)


def _joins_a_list(clause: Clause, at: int, after: int) -> bool:
    """True for the "and" of "Russian, and Ukrainian women", "men and boys": it joins words, not clauses."""
    text, base = clause.text, clause.start
    ended = [m for m in clause.mentions if m.end - base <= at and not text[m.end - base : at].strip(" ,")]
    begun = [m for m in clause.mentions if m.start - base >= after and fw.is_glue(text[after : m.start - base])]
    if ended and begun and ended[0].data.get("form") != "name":
        return True
    if text[at] == ",":
        listed = _TWO_WORDS.search(text[max(0, at - 60) : at])  # "men, women, and children"
        return bool(listed and listed[1] in fw.VICTIMS and listed[2] in fw.VICTIMS)
    last = _LAST_WORD.search(text[max(0, at - 30) : at])
    if last and text[at:after].strip() == "and" and (last[1] in fw.VICTIMS or last[1] in _JOINED_WORDS):
        return True
    return bool(ended and ended[0].data.get("form") == "people")


WORD = re.compile(r"[a-z][\w'-]*|[^\w\s]|\d[\d,.]*")
# After the subject's noun: an infinitive or a relative clause, so that the verb to come is not the subject's.
_NOT_ITS_VERB = re.compile(r"\s*,?\s+to\s+[a-z]|[^,]{0,40}\b(?:who|that|which|whom)\b")
_SUBJECT_STOPS = frozenset(words("in into to through via by with for at on aboard who which that where forced . : ;"))
_SUBJECT_PRONOUNS = frozenset(words("some others many most they it"))
_SUBJECT_WORDS = 16  # words and commas before the subject's noun
_NEAR = 25  # characters from a coordinator to a people that is the subject


def _opens_with_subject(clause: Clause, start: int, verb: int) -> bool:
    """True where the text from a coordinator to a finite verb is a noun phrase that can be its subject."""
    text, base = clause.text, clause.start
    if fw.FINITE.match(text[start:].lstrip()):
        return False
    if _ROLE_AGAIN.match(text, start):
        return False
    start = _after_fronted(clause, start, verb)
    near = min(start + _NEAR, verb)
    if any(m.data.get("form") == "people" and start <= m.start - base <= near for m in clause.mentions):
        return True
    adjectives = {m.end - base for m in clause.mentions if m.data.get("form") == "adjective"}
    for count, word in enumerate(WORD.finditer(text, start, verb)):
        low = word[0]
        if low == "," and word.start() not in adjectives and count:
            return False
        if low in _SUBJECT_STOPS or count > _SUBJECT_WORDS or low in fw.PLACES:
            return False
        if low in fw.VICTIMS or low in fw.PERPETRATORS or low in fw.FAMILY or low in _SUBJECT_PRONOUNS:
            complement = _NOT_ITS_VERB.match(text[word.end() : verb])
            return not complement or (complement[0].endswith("who") and bool(fw.FINITE.search(text, verb + 2, verb + _NEAR)))
    return False


_ROLE_AGAIN = re.compile(
    r"\s*(?:[^,]{0,30},\s*)?(?:an?\s+)?(?:\w+\s+)?(?:source|transit|destination|way\s+station|corridor|gateway|conduit|country\s+of\s+origin)\b"
)
_FRONTED = re.compile(r"\s*(?:from|in|within|across)\s+(?:the\s+)?")


def _after_fronted(clause: Clause, start: int, verb: int) -> int:
    """Where the subject begins if a place stands before it: "and from Mali and Togo girls are"."""
    fronted = _FRONTED.match(clause.text, start)
    if not fronted:
        return start
    at = fronted.end()
    for m in clause.mentions:
        begun, ended = m.start - clause.start, m.end - clause.start
        if begun >= start and ended < verb and (begun == at or fw.is_glue(clause.text[at:begun])):
            at = ended
    return at if at > fronted.end() else start


def mentions_between(countries: list[Match], start: int, end: int) -> list[Match]:
    """The mentions of a text that start in ``[start, end)``."""
    return countries[bisect_left(countries, start, key=_start) : bisect_left(countries, end, key=_start)]


def _start(match: Match) -> int:
    return match.start
