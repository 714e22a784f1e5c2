"""Which sentences tell the trafficking situation, and which are worth reading at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipnlp.find.flows.cues import verbose
from tipnlp.patterns import words
from tipnlp.signals import Gate, Pieces, words_of
from tipnlp.text import lowered

# Words of sentences on what the state and its courts do; a sentence without any tells the situation, wherever it stands.
STATE_AT_WORK = Gate(verbose(
    r"""
    \b(?:government|police|courts?|authorit\w+|ministr\w+|minister|officials?|prosecut\w+|judges?|laws?|penal|articles?|inspect\w+|
    embass\w+|consul\w+|soldiers|troops|peacekeep\w+|missions?|screen\w*|identified|investigat\w+|convict\w*|sentenced|arrested|charged|referred|repatriat\w+|assisted|
    shelter\w*|offices?|ngos?|iom|parliament|agreement|campaign|train(?:ing|ed)|officers|legislation|funded|funds|paid\s+for|
    provided|efforts|tourists?|study|survey|covers?|covered|criminal\w*|crimes?|offen[sc]es?|penalt\w+|punish\w+|outlaw\w*|
    prohibit\w*|statutes?|codes?)\b
    """
))
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
    return not words_of(flow).search(STATE_AT_WORK, start, end, lowered(flow))


def worth_reading(flow: str, start: int, end: int, profile: bool, named: bool) -> bool:
    """A quick look at a sentence: has it a place, named or not, and outside the profile a word of exploitation?"""
    seen = words_of(flow)
    return profile or (named or seen.hold(_UNNAMED, start, end)) and seen.hold(_TRIGGERS, start, end)
