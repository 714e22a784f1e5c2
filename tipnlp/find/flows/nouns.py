"""Nouns by which a nationality is read: "Tajik women", "Nigerian syndicates", "Thai waters". The lists are in ``flow_nouns.tsv``."""

from __future__ import annotations

import re
from functools import cache

from tipnlp.find.flows.cues import Cue, verbose
from tipnlp.patterns import words
from tipnlp.tables import rows

FLAG = verbose(
    r"""
    -\s*(?:owned|operated|run|flagged|led|based|controlled|registered|managed|funded|born|national|style|made|affiliated|
    backed)\b
    """
)
DESCENT = verbose(
    r"""
    (?:-\s*|\s+)(?:descent|origins?|heritage|ancestry|extraction|ethnicity|nationality|citizenship|background|dialect|border(?!\s+(?:towns?|villages?|cities|city|bars|brothels)))\b
    """
)
# Parts of a country after its genitive ("Mali's villages").
REGIONS_WITHIN = frozenset(words(
        """countryside villages village rural provinces province regions region north south east west northern northwest northeast southwest southeast
        southern eastern western interior poorest poor coast cities towns slums"""
    ))
# Who holds people where he himself is.
HOLDERS = Cue(
    "in",
    r"""
    \b(?:employers?|captors|kidnappers|households?|families|farmers|owners|sponsors|masters|landlords|captains|businesses)\s+in\b
    """
)
# Words that end the noun phrase after a nationality.
PHRASE_ENDS = frozenset(
    words(
        """in into from to for of by with at on aboard through via within across throughout under during since
        while where who whom whose which that are is was were be been being has have had may might can could
        will would do does did exploit exploits force forces subject subjects coerce compel recruit lure live
        lived living working seeking recruited trafficked forced subjected exploited lured taken sold migrate
        migrates migrating travel traveling transiting transit as than because if when after before continue
        reportedly often involve involves involved include includes included occur occurs occurred increased
        remain remains continues endure experience voluntarily willingly who's also rescued
        identified arrested convicted investigated assisted repatriated reported provided said told removed freed
        found charged prosecuted sentenced helped sheltered referred"""
    )
)


@cache
def _classes() -> dict[str, str]:
    return {noun: row["class"] for row in rows("flow_nouns") for noun in row["nouns"].split("|")}


def class_of(noun: str) -> str:
    """The class of a noun in lower case: ``victim``, ``perpetrator``, ``family``, ``place``, ``flag`` (a border), or nothing."""
    return _classes().get(noun, "")


_BY_FORCE = re.compile(r"\b(?:under|by|of)\s+force\b")
_LETTERS = re.compile(r"[a-z][\w'-]*")
_COPULAS = frozenset(("are", "is", "were", "was"))


def last_person(text: str, reach: int) -> str:
    """Class of the last word for people among the last words of a text: perpetrator, victim, family or nothing."""
    if "force" in text:
        text = _BY_FORCE.sub("", text)
    for word in reversed(_LETTERS.findall(text)[-reach:]):
        kind = class_of(word)
        if kind in ("perpetrator", "victim", "family"):
            return kind
        if word in _COPULAS:
            return ""
    return ""
