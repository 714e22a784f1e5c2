"""The words of the tables ``count_verbs``, ``count_nouns`` and ``count_phrases`` in each of their forms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tipnlp import tables
from tipnlp.find.counts.phrases import phrase_verbs


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A form of a verb that the table knows."""

    lemma: str
    form: str  # base, past (also the participle), gerund
    role: str
    events: tuple[str, ...]
    needs: bool = False
    finite: bool = False  # a past tense that is no participle ("took")


NO_VERB = VerbForm("", "", "", (), False)


@cache
def verb_forms() -> dict[str, VerbForm]:
    """Each form of each verb of ``count_verbs.tsv``."""
    forms: dict[str, VerbForm] = {}
    for row in tables.rows("count_verbs"):
        base = row["base"]
        events = (row["event"],) if row["event"] else ()
        past = row["past"] or past_of(base)
        gerund = row["gerund"] or gerund_of(base)
        participle = row["participle"] or past
        for word, form in ((base, "base"), (past, "past"), (participle, "past"), (gerund, "gerund")):
            finite = word == past != participle
            forms.setdefault(word, VerbForm(base, form, row["role"], events, row["needs"] == "victim", finite))
    for base in phrase_verbs():  # regular verbs that only phrases know
        for word, form in ((base, "base"), (past_of(base), "past"), (gerund_of(base), "gerund")):
            forms.setdefault(word, VerbForm(base, form, "other", ()))
    return forms


@cache
def only_participles() -> frozenset[str]:
    """Participles that are no past tense: "given", "taken", "seen"."""
    rows = tables.rows("count_verbs")
    past = {row["past"] for row in rows}
    return frozenset(row["participle"] for row in rows if row["participle"] and row["participle"] not in past and row["participle"] != row["base"])


def past_of(base: str) -> str:
    """The regular past tense: "tried"."""
    if base.endswith("e"):
        return base + "d"
    return base[:-1] + "ied" if base.endswith("y") and base[-2] not in "aeiou" else base + "ed"


def gerund_of(base: str) -> str:
    """The regular gerund: "prosecuting"."""
    return base[:-1] + "ing" if base.endswith("e") and not base.endswith("ee") else base + "ing"


@dataclass(frozen=True, slots=True)
class NounForm:
    """A noun that the table knows, singular or plural."""

    head: str
    events: tuple[str, ...]
    plural: bool
    singular: bool


@cache
def noun_forms() -> dict[str, NounForm]:
    """Each form of each noun of ``count_nouns.tsv``."""
    forms: dict[str, NounForm] = {}
    for row in tables.rows("count_nouns"):
        noun, plural = row["noun"], row["plural"] or _plural(row["noun"])
        events = (row["event"],) if row["event"] else ()
        if plural == "-" or plural == noun:
            forms.setdefault(noun, NounForm(row["class"], events, True, True))
            continue
        forms.setdefault(noun, NounForm(row["class"], events, False, True))
        forms.setdefault(plural, NounForm(row["class"], events, True, False))
    return forms


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")
