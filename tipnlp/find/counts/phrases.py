"""Verbs that count only together with the words after them ("found ... guilty"): the rows of ``count_phrases.tsv``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tipnlp import tables

_SHELTERED = r"(?:in|into|at|to|with)\s+(?:[\w'-]+\s+){0,6}?(?:shelters?|safe\s+houses?|safehouses?|care|refuges?|(?:(?:foster|group|care|children's|residential|remand|state|transit|nursing)\s+)?homes|(?:foster|group|care|children's|residential|remand|state|protected|protective|secure|special|transit|temporary|halfway|church)\s+(?:home|house|family|families|parents)|(?:orphanage|institution|hostel|convent|safe\s+haven)s?|reception\s+cent(?:er|re)s?|protection|accommodation|protective)\b"
_LISTS = {
    "{people}": r"(?:[a-z]+\s+){1,3}?(?:victims|women|men|children|girls|boys|survivors|persons|people|minors|nationals|citizens|workers|laborers)\b",
    "{shelter}": _SHELTERED,
    "{court}": r"(?:to|on|for|before|into|in)\s+(?:the\s+|a\s+|an\s+|its\s+)?(?:[a-z]+\s+)?(?:trial|courts?|justice|dock|tribunals?)\b|before\s+(?:the\s+|a\s+)?(?:judges?|magistrates?|bench)",
}


def phrase_verbs() -> frozenset[str]:
    """Base forms of the verbs of ``count_phrases.tsv``."""
    return frozenset(phrase_rows())


@dataclass(frozen=True, slots=True)
class PhraseRow:
    """A row of ``count_phrases.tsv`` for one of its verbs."""

    after: re.Pattern[str]
    event: str
    who: str


@cache
def phrase_rows() -> dict[str, list[PhraseRow]]:
    """The rows of ``count_phrases.tsv`` by verb."""
    found: dict[str, list[PhraseRow]] = {}
    for row in tables.rows("count_phrases"):
        text = row["after"]
        for name, pattern in _LISTS.items():
            text = text.replace(name, pattern)
        made = PhraseRow(re.compile(text), row["event"], row["who"])
        for verb in row["verbs"].split():
            found.setdefault(verb, []).append(made)
    return found


PHRASE_END = re.compile(r";|,\s+(?:and|but|while)\s+(?:[a-z]+\s+){1,5}?(?:was|were|had)\b|\.\s")


def phrase_event(lemma: str, after: str, who: str) -> str | None:
    """What a verb with the words after it names, None where the verb stands for itself.

    Args:
        lemma: Base form of the verb.
        after: Lower-case text right after the verb.
        who: Where the counted number stands: "object", "subject" or "recipient" (after "to").
    """
    known = phrase_rows().get(lemma)
    if known is None:
        return None
    stop = PHRASE_END.search(after)
    if stop:
        after = after[: stop.start()]
    return next((row.event for row in known if row.who == who and row.after.match(after)), None)


def counts_as_phrase(lemma: str, after: str) -> bool:
    """True where a verb with the words after it may name an event, wherever its number stands; see `phrase_event`."""
    stop = PHRASE_END.search(after)
    if stop:
        after = after[: stop.start()]
    return any(row.event != "none" and row.after.match(after) for row in phrase_rows().get(lemma, ()))
