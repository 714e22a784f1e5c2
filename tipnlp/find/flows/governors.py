"""What governs the name of a place ("from Mali", "through Libya"), and which names stand in one list."""

from __future__ import annotations

import re

from tipnlp.find.flows.clause import Clause, blank
from tipnlp.find.flows.cues import Cue, verbose
from tipnlp.patterns import words

# "countries in Europe", "rural areas of Peru": the noun leaves the place to the preposition before it.
TRANSPARENT = verbose(
    r"""
    \b(?!numbers?\s+(?:in|within|throughout|across)\s)(?:(?:countries|country|nations|states|parts?|regions?|areas?|places?|locations?|provinces?|districts?|villages|
    towns|cities|city|ports?|communities|capitals?|streets|rest|north|south|east|west|camps?|destinations|points|markets|
    all|half|much|most|many|some|several|dozens|scores|majority|number|numbers|variety|range|handful|borders?|coasts?|
    island|islands|brothels|factories|farms|homes|households|households|bars|hotels|nightclubs|restaurants|mines|
    casinos|clubs|estates|plantations|fields|ranches|quarries|belts?|zones?|interior|mountains|hills|desert|forests|plains|suburbs|
    outskirts|heart|waters|slums|kitchens|workshops|sweatshops|orchards|vineyards|parlors|
    construction\s+sites|industr(?:y|ies)|sectors?)\s+(?:of|in|throughout|across|within|along|near|
    around)\s+(?=(?:the\s+)?(?:\S+\s+){0,3}$))
    """
)
GOVERNOR = verbose(
    r"""
    \b(?:(?P<source>(?:source|sending)\s+countr(?:y|ies)|countries\s+of\s+origin)|
    (?P<transits>transit\s+(?:countr(?:y|ies)|points?|locations?|routes?|hubs?))|
    (?P<dests>destination\s+countr(?:y|ies)|countries\s+of\s+destination|
    (?:(?:main|primary|principal|common|top|chief|major|popular|favored|known|frequent)\s+)destinations?|destinations)|
    (?P<to>en\s+route\s+(?:to|for|towards?)|(?:on\s+)?(?:the|their|its|a)\s+(?:way|road|journey|passage)\s+(?:\w+\s+)?to|
    recruit(?:s|ed|ment)?\s+for|bound\s+for|destined\s+(?:for|to)|
    head(?:ed|ing)\s+(?:to|for|towards?)|(?:leav|depart)\w*\s+(?:(?!(?:from|to|in)\b)\w+\s+){0,3}?for|into|onto|towards?|to|reach(?:es|ing|ed)?|
    enter(?:s|ing|ed)?|abroad|overseas)|(?P<origin>from(?:\s+within)?|out\s+of|originat\w+\s+(?:(?:\w+ly|most|also|often|both)\s+)*(?:in|from)|
    (?:nationals?|citizens?|natives?|residents|refugees|migrants|workers|women|men|girls|boys|children|victims|persons|
    people|youth|adults)\s+of|leav(?:e|es|ing)|flee(?:s|ing)?|fled|hail(?:ing|s)?\s+from)|
    (?P<via>through|via|by\s+way\s+of|in\s+transit\s+(?:in|at|through|via)|(?:stop(?:s|ped|ping)?(?:\s+over|\s+off|
    \s+briefly)?|stopover|
    layover|chang(?:e|es|ed|ing)\s+(?:planes|flights|ships))\s+(?:in|at)|transit(?:s|ed|ing)?|cross(?:es|ed|ing)?)|
    (?P<in>in|during(?=\s+(?:\w+\s+)?$)|within|inside|throughout|across|at|on|aboard|around)|
    (?P<none>of|with|for|against|about|by|between|as|under|than|per|regarding|despite|because|since|over|along|near|
    bordering|among|of|like(?=\s+to)|where|who|which|that|when|if|after|before|while|until|is|are|was|were|has|have|had|
    may|can|exploits?|forces?|subjects?|recruits?))\b
    """
)
_LIST_WORDS = Cue(
    "as with plus than addition followed ahead",
    r"\b(?:as\s+well\s+as|such\s+as|followed\s+by|ahead\s+of|(?:along|together)\s+with|plus|as\s+far\s+(?:(?:away|afield|off)\s+)?as|other\s+than|in\s+addition\s+to)\b",
)


def without_list_words(text: str) -> str:
    """The text with spaces for words that join a list, lest their "by" or "with" be taken to govern a name."""
    return blank(_LIST_WORDS.pattern, text) if _LIST_WORDS.search(text) else text


_NEAR_NAME = 120  # characters before a name in which such nouns stand


def _without_nouns(gap: str) -> str:
    """The gap with spaces for nouns that leave the place to the preposition before them."""
    cut = gap.find(" ", len(gap) - _NEAR_NAME) if len(gap) > _NEAR_NAME else 0
    return gap[:cut] + blank(TRANSPARENT, gap[cut:])


def governor_of(clause: Clause, i: int, *, inner: bool = True) -> re.Match[str] | None:
    """The last word before a name (and after the previous name) that can govern it.

    Args:
        clause: The clause.
        i: Which of its mentions.
        inner: Where nothing else governs, take the "in" of "rural areas in Peru".

    Returns:
        A match of `GOVERNOR` in ``clause.gap(i)``; the name of its group tells the kind.
    """
    key = (i, inner)
    if key not in clause.governors:
        gap = without_list_words(clause.gap(i))
        if "(" in gap:
            gap = blank(_ASIDE, gap)  # "to India (over the open border), Oman"
        found = _last(_without_nouns(gap))
        clause.governors[key] = found or (_last(gap) if inner else None)
    return clause.governors[key]


def _last(gap: str) -> re.Match[str] | None:
    found = [*GOVERNOR.finditer(gap)]
    return found[-1] if found else None


def next_governor(clause: Clause, i: int) -> str | None:
    """The kind of the next word after a mention that governs a name, across the names of its list."""
    for j in range(i + 1, len(clause.mentions)):
        governor = governor_of(clause, j, inner=False)
        if governor and governor.lastgroup != "none":
            return governor.lastgroup
        if not is_listed(clause, j):
            return None
    return None


# Words of lists: between two names they leave the job of the first to the second.
_GLUE_WORDS = frozenset(
    words(
        """and or nor as well the other others also to a an much far lesser greater less extent degree including
        include includes such like namely e g i both even away more most mostly mainly chiefly primarily
        particularly especially notably principally largely predominantly increasingly reportedly occasionally
        frequently often sometimes possibly perhaps recently lately commonly countries country states nations
        part parts of several some various neighboring neighbouring nearby further afield in smaller small
        number numbers elsewhere allegedly potentially certain many foreign local percent territories region
        regions islands destinations locations areas specifically typically generally usually rarely almost
        exclusively among then now city cities baltic former soviet republics federation nordic scandinavian gulf arab arabian
        andean sahel main once so too formerly chief rare few fewer once nearby western eastern northern southern central
        proper itself baltics balkans caucasus northeast northwest southeast southwest"""
    )
)
_GLUE_TOKEN = re.compile(r"[A-Za-z]+|[^\sA-Za-z]")
_GLUE_MARKS = frozenset(",()/&—;%-.0123456789")


def is_glue(gap: str) -> bool:
    """True where the text between two names only lists them, so that the second has the job of the first.

    Example:
        >>> is_glue(", and, to a lesser extent, "), is_glue(" are taken to ")
        (True, False)
    """
    return all(token in _GLUE_MARKS or token.lower() in _GLUE_WORDS for token in _GLUE_TOKEN.findall(gap))


_INSERTED = re.compile(r"—[^—,;]{1,60}—|\([^();]{1,60}\)")
_ASIDE = re.compile(r"\([^()]*\)")
_CAPITALIZED = re.compile(r"\b[A-Z][\w-]+")
_OWNED = re.compile(r"'s?\s+(?:[\w-]+\s+){0,3}[\w-]+,?\s+(?:and|or)\s+(?:the\s+)?")  # "Brazil's workshops and Argentina's farms"


def list_head(clause: Clause, i: int) -> int:
    """The mention whose job one in a list has: the one before it or, past a bracket, the one before that.

    In "to India (via Nepal), Oman" it is India, not Nepal.
    """
    closed = clause.gap(i).lstrip().startswith(")")
    opened = clause.text.rfind("(", 0, clause.mentions[i - 1].start - clause.start) if closed else -1
    return next((j for j in range(i - 1, -1, -1) if opened >= clause.after(j)), i - 1)


def is_listed(clause: Clause, i: int) -> bool:
    """True where a mention is in one list with the mention before it."""
    gap = without_list_words(clause.gap(i))
    if is_glue(gap):
        return True
    gap = blank(_INSERTED, _without_nouns(gap))
    if is_glue(gap) or _OWNED.fullmatch(gap):
        return True
    if i == 0 or "," not in gap:
        return False
    begin = clause.after(i - 1)  # "Oman, the Sinai, and Iraq": a name that is no country
    return is_glue(_CAPITALIZED.sub("", clause.raw[begin : begin + len(gap)]))
