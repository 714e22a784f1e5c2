"""Whether a law threatens a punishment or a court gave it, by the nearest verb or noun that tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipnlp.find.penalties.parts import Sentence, Term
from tipnlp.find.penalties.wording import basis as words

# Verbs of laws that a court may be the subject of.
_EITHER_VERBS = (
    "provid", "establish", "set", "allow", "includ", "rang", "specif", "increas", "rais", "defin", "prohibit", "rise",
)  # fmt: skip


def read_basis(sentence: Sentence, term: Term, terms: list[Term], found: list[Term]) -> int:
    """Sets the basis of a term.

    Args:
        sentence: The sentence that holds the term.
        term: The term.
        terms: All terms of the sentence, in order.
        found: The terms of the text before it.

    Returns:
        Where the word that tells stands, else the start of the sentence.
    """
    trigger = _trigger(sentence, term)
    if not term.basis:
        if trigger is not None:
            term.basis = trigger[0]
        else:
            earlier = [t for t in terms if t.start < term.start and t.basis]
            term.basis = earlier[-1].basis if earlier else _default_basis(sentence, found)
    return trigger[1] if trigger else sentence.begin


def _trigger(sentence: Sentence, term: Term) -> tuple[str, int] | None:
    """Basis by the last verb or noun before the term, else by one soon after it, else by a weak one; and where that stands."""
    if sentence.triggers is None:
        sentence.triggers = list(_triggers(sentence))
    strong = [(basis, at) for basis, weak, at in sentence.triggers if not weak]
    clause = sentence.flow.rfind(";", sentence.begin, term.start)
    before = [t for t in strong if t[1] < term.start]
    nominal = [(b, at) for b, weak, at in sentence.triggers if weak and b == "imposed" and clause < at < term.start]
    if before and before[-1][1] < clause and nominal:  # a clause of its own: "; the trial ended with a sentence of 12 years"
        return nominal[-1]
    if before:
        return before[-1]
    inside = [t for t in strong if t[1] < term.end]
    after = [t for t in strong if term.end <= t[1] < term.end + 62 and ";" not in sentence.flow[term.end : t[1]]]
    if inside or after:
        return (inside or after)[0]
    return next(((basis, at) for basis, weak, at in sentence.triggers if weak and at < term.end), None)


def _triggers(sentence: Sentence) -> Iterator[tuple[str, bool, int]]:
    named_to = -1
    for m in sentence.words.finditer(words.TRIGGER, sentence.begin, sentence.end, sentence.flow):
        if m.start() < named_to:
            continue
        if m["weak"] and (named := words.CONVICTED_NAME.match(sentence.printed, m.start(), sentence.end)):
            named_to = named.end()
            yield "imposed", False, m.start()
        elif m["weak_prescribed"] and m[0].startswith("term") and words.AFTER_CONVICTIONS.search(sentence.before(m.start(), 120)):
            yield "imposed", False, m.start()  # "the courts had four convictions, with terms of"
        elif m["weak"] or m["weak_prescribed"]:
            yield "imposed" if m["weak"] else "prescribed", True, m.start()
        elif basis := _basis(sentence, m):
            yield basis, False, m.start()


def _basis(sentence: Sentence, m: re.Match[str]) -> str | None:
    word, before = m[0].lower(), sentence.before(m.start(), 120)
    if m["modal"]:
        return "prescribed"
    if m["imposed"]:
        if word.startswith("resulting") and not words.OF_CASES.search(before):
            return "prescribed"
        if word == "drew" and words.LIMIT_FOLLOWS.match(sentence.flow, m.end()):
            return "prescribed"
        if not word.startswith("serv") and words.UNDER_MODAL.search(before):
            return "prescribed"
        if words.BY_LAW.match(sentence.flow, m.end()):
            return "prescribed"
        by_law = word.startswith(("impos", "order", "paid", "reduc", "suspended", "received", "receiving", "issued"))
        if by_law and words.LAW_ACTS.search(before) and not words.BY_COURT.search(before[-60:]):
            return "prescribed" if word.startswith(("impos", "reduc")) else None
        return "imposed"
    if word.startswith("subject") and words.FOUND_GUILTY.search(before):
        return "imposed"
    if word.startswith(("maximum", "minimum")) and words.GIVEN_LIMIT.search(before):
        return None
    if word.startswith(("penalt", "punishment")) and words.GIVEN_PENALTY.search(before):
        return None
    if word == "carried" and words.OF_CONVICTIONS.search(before):
        return "imposed"
    if word in ("penalties", "punishments") and words.AFTER_CONVICTIONS.search(before) and not words.OF_LAW.match(sentence.flow, m.end()):
        return "imposed"
    if word.startswith(("increas", "rais")) and words.THE_SENTENCE.match(sentence.flow, m.end()) and words.COURT.search(before) and not words.LAW_ACTS.search(before):
        return "imposed"
    by_court = word.startswith(_EITHER_VERBS) and words.COURT_SUBJECT.search(before)
    return "imposed" if by_court else "prescribed"


def _default_basis(sentence: Sentence, found: list[Term]) -> str:
    if words.COURT.search(sentence.flow, sentence.begin, sentence.end):
        return "imposed"
    return found[-1].basis if found and sentence.begin - found[-1].end < 200 and found[-1].basis else "prescribed"
