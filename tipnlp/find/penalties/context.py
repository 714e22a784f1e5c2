"""What a punishment belongs to: law or court, how many people, suspension, offense, and what the text says of its stringency."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipnlp.find.penalties import words
from tipnlp.find.penalties.parts import Sentence, Term
from tipnlp.match import Match
from tipnlp.signals import words_of


# --- what a term belongs to -----------------------------------------------------------------------------------------------------
def read_context(sentence: Sentence, term: Term, terms: list[Term], found: list[Term]) -> None:
    """Sets the basis of a term, and the persons, suspension and offense that it speaks of."""
    trigger = _trigger(sentence, term)
    if term.basis:
        pass
    elif trigger is not None:
        term.basis = trigger[0]
    else:
        earlier = [t for t in terms if t.start < term.start and t.basis]
        term.basis = earlier[-1].basis if earlier else _default_basis(sentence, found)
    if term.basis == "imposed":
        term.persons = term.persons or _persons(sentence, term, terms, trigger[1] if trigger else sentence.begin)
        term.suspended = term.suspended or _suspension(sentence, term, terms)
    term.offense = _offense(sentence, term)


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
    for m in words_of(sentence.flow).finditer(words.TRIGGER, sentence.begin, sentence.end):
        if m["weak"] or m["weak_prescribed"]:
            yield "imposed" if m["weak"] else "prescribed", True, m.start()
        elif basis := _basis(sentence, m):
            yield basis, False, m.start()


# Verbs of laws that a court may be the subject of.
_EITHER_VERBS = (
    "provid", "establish", "set", "allow", "includ", "rang", "specif", "increas", "rais", "defin", "prohibit", "rise",
)  # fmt: skip


def _basis(sentence: Sentence, m: re.Match[str]) -> str | None:
    word, before = m[0].lower(), sentence.before(m.start(), 120)
    if m["modal"]:
        return "prescribed"
    if m["imposed"]:
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
    by_court = word.startswith(_EITHER_VERBS) and words.COURT_SUBJECT.search(before)
    return "imposed" if by_court else "prescribed"


def _default_basis(sentence: Sentence, found: list[Term]) -> str:
    if words.COURT.search(sentence.flow, sentence.begin, sentence.end):
        return "imposed"
    return found[-1].basis if found and sentence.begin - found[-1].end < 200 and found[-1].basis else "prescribed"


def _persons(sentence: Sentence, term: Term, terms: list[Term], trigger: int) -> int | None:
    """How many people were sentenced: the number before "to", after "sentenced", or the subject of the verb."""
    flow = sentence.flow
    counts = [q for q in sentence.quantities if q.end <= term.start and _counts_persons(flow, q, terms)]
    for number in reversed(counts):
        if words.PERSONS_TO.match(flow, number.end, term.start):
            return int(number.data["low"])
    after = [q for q in counts if q.start > trigger]
    if after:
        return int(after[0].data["low"])
    before = [q for q in counts if q.end <= trigger]
    one = max((m.end() for m in words.ONE_PERSON.finditer(flow, sentence.begin, term.start)), default=-1)
    if one >= 0 and (not before or one > before[-1].end):
        return 1
    return int(before[-1].data["low"]) if before else None


def _counts_persons(flow: str, number: Match, terms: list[Term]) -> bool:
    if number.label != "CARDINAL" or number.data["high"] is not None or words.NOT_PERSONS.match(flow, number.end):
        return False
    if words.OF_THE.search(flow[max(0, number.start - 12) : number.start]):
        return False
    return not any(t.start <= number.start < t.end for t in terms)


def _suspension(sentence: Sentence, term: Term, terms: list[Term]) -> str | None:
    if term.kind in ("fine", "death"):
        return None
    flow = sentence.flow
    following = next((t.start for t in terms if t.start > term.start), sentence.end)
    earlier = max((t.end for t in terms if t.end <= term.start), default=sentence.begin)
    left, right = flow[max(earlier, term.start - 45) : term.start], flow[term.end : min(following, term.end + 45, sentence.end)]
    left, right = words.NEXT_GROUP.split(left)[-1], words.NEXT_GROUP.split(flow[term.end : term.end + 100])[0][: len(right)]
    near = left.rpartition(";")[2] + flow[term.start : term.end] + right.partition(";")[0]
    m = words.SUSPENDED.search(near)
    if m is None:
        return "none" if words.NOT_SUSPENDED.search(near) else None
    if m["not"]:
        return "none"
    return "partial" if m["part"] or words.SUSPENDED_SHARE.search(near) else "full"


def _offense(sentence: Sentence, term: Term) -> str | None:
    if m := words.OFFENSE_AFTER.match(sentence.flow, term.end, sentence.end):
        return re.sub(r"\s+", " ", words.OFFENSE_END.split(m["offense"])[0])
    before = list(words.OFFENSE_BEFORE.finditer(sentence.flow, sentence.begin, term.start))
    return re.sub(r"\s+", " ", words.OFFENSE_SPLIT.split(before[-1]["offense"])[0]).strip() if before else None


# --- "sufficiently stringent" ---------------------------------------------------------------------------------------------------
def judge(sentence: Sentence, terms: list[Term], pending: list[Term]) -> list[Term]:
    """Gives a statement on stringency to the prescribed penalties it speaks of; returns those that still wait for one."""
    flow, begin, end = sentence.flow, sentence.begin, sentence.end
    prescribed = [t for t in terms if t.basis == "prescribed"]
    waiting = pending + prescribed
    stringent = words.STRINGENT.search(flow, begin, end) if flow.find("stringent", begin, end) >= 0 else None
    commensurate = words.COMMENSURATE.search(flow, begin, end) if flow.find("ommensurate", begin, end) >= 0 else None
    statement = stringent or commensurate
    if statement is None:
        return waiting[-12:] if waiting and begin - waiting[-1].end < 1200 else []
    own = [t for t in prescribed if t.start < statement.start()]
    for term in own if own and not words.THESE_PENALTIES.match(flow, begin, end) else waiting:
        if stringent:
            term.stringent = not stringent["no"]
        if commensurate and not (_is_labor_only(term) and words.SEX_TRAFFICKING_ONLY.search(flow[begin : commensurate.start()])):
            term.commensurate = not commensurate["no"]
    return [t for t in prescribed if t.start > statement.start()]


def _is_labor_only(term: Term) -> bool:
    offense = term.offense or ""
    return "sex" not in offense and ("labor" in offense or "bonded" in offense)
