"""Which sentences tell the trafficking situation, and which are worth reading at all."""

from __future__ import annotations

import re
from itertools import chain

from tipnlp.find.cities import city_starts, find_cities
from tipnlp.find.flows.cues import holds, verbose
from tipnlp.find.flows.deeds import EXPLOITED, TOILED
from tipnlp.find.flows.statements import ROLE_WORD
from tipnlp.find.flows.unnamed import speaks_of_home
from tipnlp.match import Match
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
_NARRATIVE = Gate(re.compile(
    r"\b(?:minimum\s+standards|current\s+situation|(?i:trafficking\s+profile)|As\s+(?:reported\s+over|in\s+past\s+years))"
))
_PROFILE_ON = re.compile(
    r"\bcurrent\s+situation\b|TRAFFICKING\s+PROFILE|Trafficking\s+Profile|\bAs\s+(?:reported|in\s+past\s+years|has\s+been\s+reported)\b|"
    r"^\W*(?:[Hh]uman\s+)?[Tt]raffickers\s+(?:\w+\s+)?exploit|"
    r"^\W*(?:[Oo]ver|[Ii]n|[Dd]uring)\s+(?:the\s+)?(?:past|last|recent)\s+(?:[\w-]+\s+)?years?,[^.;]{0,40}\btraffick(?:ers\s+(?:have\s+)?|ing\b)"
)
# The heading "OMAN (Tier 2)" of the years when the situation came first.
_TIER_HEADING = re.compile(r"^\W*[A-Z][^.;:]{2,60}\(\s*(?i:tier)\s+[123][^)]{0,25}\)")
# A report on trafficking that opens with the roles of its country has no heading over its first paragraph.
_STATED = Gate(re.compile(
    r"\b(?:is|are|remains)\s+(?:\w+\W+){0,4}(?:an?\s+)?(?:\w+\W+){0,4}?(?:source|transit|destination|countr(?:y|ies)\s+of\s+origin)\b[^.;]{0,80}"
    r"(?:\bfor\b|\bcountry\b|\bdestination\W*$)"
))
_OPENING = 800  # characters in which it does so
_PROFILE_OFF = re.compile(
    r"\btier\s+rating\b|minimum\s+standards|\bPROSECUTION\b|\bPROTECTION\b|\bPREVENTION\b|RECOMMENDATIONS|"
    r"^\W*(?:Prosecution|Protection|Prevention|Recommendations?\s+for)\b|"
    r"\b(?:law\s+enforcement|prosecution|protection|prevention)\s+efforts\b|\bSearch\s+Refworld|Tier\s+ranking"
)
_STATED_PIECES = ("source", "transit", "destination", "origin")
_ON_PIECES = ("situation", "rofile", "PROFILE", "As", "raffick", "Tier", "TIER", *_STATED_PIECES)
_OFF_PIECES = tuple(
    words("tier Tier standards ROSECUTION ROTECTION REVENTION RECOMM rosecution rotection revention Recomm efforts Search")
)


def profiles(flow: str, sentences: list[tuple[int, int]]) -> list[tuple[int, int, bool]]:
    """The sentences, each with whether it stands in a paragraph on the trafficking situation.

    Args:
        flow: The view's flow text.
        sentences: Half-open spans of its sentences.

    Returns:
        ``(start, end, profile)`` for each.
    """
    if not is_narrative(flow):
        alone = len(sentences) > 1 and _is_situation(flow)
        return [(start, end, alone) for start, end in sentences]
    situated: list[tuple[int, int, bool]] = []
    profile = False
    for start, end in sentences:
        text = flow[start:end]
        on = (_PROFILE_ON.search(text) or _STATED.pattern.search(text) or _TIER_HEADING.match(text)) if holds(text, _ON_PIECES) else None
        off = _PROFILE_OFF.search(text) if holds(text, _OFF_PIECES) else None
        if on and off:  # a digest in one sentence
            cut = start + max(on.start(), off.start())
            situated.append((start, cut, off.start() > on.start()))
            start, profile = cut, on.start() > off.start()
        elif on or off:
            profile = bool(on)
        situated.append((start, end, profile))
    return situated


def is_narrative(flow: str) -> bool:
    """True for a report on trafficking, in whole or in digest; others tell of it in passing."""
    seen = words_of(flow)
    if seen.search(_NARRATIVE):
        return True
    return holds(flow, _STATED_PIECES, 0, _OPENING) and seen.search(_STATED, 0, _OPENING) is not None


def _is_situation(flow: str) -> bool:
    """True for a passage out of such a paragraph: it tells of exploitation and of no deed of the state."""
    seen, low = words_of(flow), lowered(flow)
    return not seen.search(STATE_AT_WORK, 0, len(flow), low) and seen.search(EXPLOITED, 0, len(flow), low) is not None


# Pieces of words of which a sentence outside the profile must hold one to be read.
_TRIGGERS = Pieces(
    words(
        """traffick xploit force oerc compel servitude rostitut slave bonda bonded begg subject victim transit source destination
        origin sold sell vulnerable risk recruit brothel fees passport induced lured combat unpaid nslave holding mbass onsul"""
    )
)
_SUFFERED = ("victim", "traffick", "abuse")
# Pieces of what names the report's country without its name.
_UNNAMED = Pieces(words("countr omestic nternal ocal ationwide ural urban home ndigenous egion rovince"))


def anchors(flow: str, countries: list[Match], home: str | None) -> list[int]:
    """Where a text says something that a flow or a role can begin with, in order.

    With the report's country known, that is every place or people, by its name or like "in the country" without. Else what has
    no name says nothing but roles of "the country", and cities.

    Args:
        flow: The view's flow text.
        countries: The mentions in it.
        home: The report's country, None where it is not known.
    """
    unnamed = words_of(flow).places(_UNNAMED) if home else chain(words_of(flow).starts(ROLE_WORD), city_starts(flow))
    return sorted(chain((m.start for m in countries), unnamed))


def has_place(flow: str, start: int, end: int) -> bool:
    """True for a sentence that may speak of a place without its name."""
    return words_of(flow).hold(_UNNAMED, start, end)


# What somebody is asked to do or has the duty to do ("Ensure that ...", a row "Coordinates ..." of a table), and what is cited.
_NO_ASSERTION = re.compile(
    r"\W*(?:\(?[\d;,\s]+\)\W*)?(?:(?:Ensur|Implement|Establish|Develop|Expand|Conduct|Collect|Strengthen|Improv|Provid|Coordinat|Overse|Prevent|Promot)(?:e|es|s)?|"
    r"Enacts?|Adopts?|Amends?|Ratif(?:y|ies)|Publish|Institute|Makes?|Aims?|Seeks|Creates?|Monitors|Carries)\b"
)
_LONG_WORD_IN_LOWER_CASE = re.compile(r"(?<![\w'-])[a-z][a-z'-]{3,}")  # titles have none
_CITATION_PIECES = ("[online", "[cited", "et al.")


def asserts(flow: str, start: int, end: int) -> bool:
    """False for a sentence that asks for something, names a duty, is a reference or a title."""
    if _NO_ASSERTION.match(flow, start, end) or not _LONG_WORD_IN_LOWER_CASE.search(flow, start, end):
        return False
    return not holds(flow, _CITATION_PIECES, start, end)


def tells_situation(flow: str, start: int, end: int) -> bool:
    """True for a sentence that tells of no deed of the state: it needs no paragraph to be read."""
    return not words_of(flow).search(STATE_AT_WORK, start, end, lowered(flow))


def speaks_of_exploitation(flow: str, start: int, end: int) -> bool:
    """A quick look at a sentence outside the profile: has it a word of exploitation?"""
    return words_of(flow).hold(_TRIGGERS, start, end)


def tells_without_names(flow: str, start: int, end: int, home: str | None, *, loose: bool) -> bool:
    """True for a sentence that, with no place named in it, may tell of a flow or a role of the report's country.

    Args:
        flow: The view's flow text.
        start: First character of the sentence.
        end: Its end.
        home: The report's country; where it is not known, only roles and cities can be told without a name.
        loose: Whether the sentence only reads like a paragraph on the situation (`Clause.loose`).
    """
    seen, low = words_of(flow), lowered(flow)
    if seen.starts(ROLE_WORD, start, end) or find_cities(flow, start, end):
        return True
    if not home or (loose and not (seen.search(EXPLOITED, start, end, low) or holds(low, _SUFFERED, start, end) or TOILED.search(low, start, end))):
        return False
    return speaks_of_home(low[start:end], flow[start:end])
