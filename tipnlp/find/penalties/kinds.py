"""Punishments that need no number: life, death, probation and service."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipnlp.find.penalties.parts import Sentence, Term
from tipnlp.find.penalties.wording import basis, shared
from tipnlp.find.penalties.wording import kinds as words
from tipnlp.find.penalties.wording.ranges import MAY_EXTEND

_CLAUSE = re.compile(r"[;:]|—")


def lives(sentence: Sentence, terms: list[Term]) -> Iterator[Term]:
    """Life terms; one that closes a range ("ten years to life") is taken into the term that opens it."""
    flow, begin = sentence.flow, sentence.begin
    for m in words.LIFE.finditer(flow, begin, sentence.end):
        start = m.start("life") if m["bare"] else m.start()
        if any(t.start < m.end() and start < t.end + 1 and t.life for t in terms):
            continue
        open_terms = (t for t in terms if t.kind == "imprisonment" and not t.life)
        lower = next((t for t in open_terms if _closes_range(flow, t, m, start)), None)
        if lower is not None:
            lower.life, lower.high, lower.end = True, None, m.end()
            continue
        if sentence.search_before(shared.REQUESTED, start, 120) or m["bare"] and not _is_life_term(sentence, m, terms):
            continue
        yield Term(start, m.end(), "imprisonment", None, None, True, rule="penalty.life")


def _closes_range(flow: str, lower: Term, m: re.Match[str], start: int) -> bool:
    """True where life is the upper end of a term: "ten years to life", "at least ten years and up to life in prison"."""
    if words.TO_LIFE.fullmatch(flow, lower.end, start):
        return True
    if lower.high is not None or lower.low is None:
        return False
    at_most = m[0].lstrip().startswith(("up to", "maximum", "a maximum"))
    return bool(at_most and words.AND_AT_MOST.fullmatch(flow, lower.end, start) or MAY_EXTEND.fullmatch(flow, lower.end, start))


def _is_life_term(sentence: Sentence, m: re.Match[str], terms: list[Term]) -> bool:
    """True where a bare "life" is a punishment: "sentenced one to life", "10 years or life", not "life or health"."""
    start = m.start("life")
    if m["bare"].split()[0].lower() in ("got", "get", "gets", "brings", "bring", "gave", "giving") and words.COURT_OR_CRIME.search(
        sentence.flow, sentence.begin, sentence.end
    ):
        return True
    near = any(abs(t.end - start) < 40 for t in terms)
    if not near and not sentence.search(shared.STRONG, sentence.begin, start):
        return False
    if words.OR_DEATH.search(sentence.before(start, 30)):
        return True
    if m["bare"].split()[0].lower() not in ("to", "or", "and") or near:
        return True
    return bool(re.search(r"sentenc\w+[^.;]{0,50}$|sentenc\w+[^.;]{0,140},\s+(?:and\s+)?(?:[\w-]+\s+){1,3}$", sentence.before(start, 160)))


def deaths(sentence: Sentence) -> Iterator[Term]:
    """Death as a punishment, not as something that befell a victim."""
    flow = sentence.flow
    for m in words.DEATH.finditer(flow, sentence.begin, sentence.end):
        group = m.lastgroup or 0
        start, stop = m.span(group)
        before = sentence.before(start, 120)
        if words.NO_DEATH.search(before[-40:]) or sentence.search_before(shared.REQUESTED, start, 120):
            continue
        if group or basis.TRIGGER.pattern.search(_CLAUSE.split(before[-70:])[-1]) or words.DEATH_IF.match(flow, stop):
            yield Term(start, stop, "death", rule="penalty.death")


def other_group(sentence: Sentence) -> re.Match[str] | None:
    """A group of persons with probation or service beside others with terms: "and two were put on probation"."""
    flow, begin, end = sentence.flow, sentence.begin, sentence.end
    if flow.find("probation", begin, end) < 0 and flow.find("community", begin, end) < 0:
        return None
    return words.OTHER_GROUP.search(flow, begin, end)


def other_alone(sentence: Sentence) -> Iterator[Term]:
    """A whole sentence without a length: "ordered one to do community service"."""
    m = words.OTHER_ALONE.search(sentence.flow, sentence.begin, sentence.end)
    if m and not basis.UNDER_MODAL.search(sentence.before(m.start(), 60)):
        yield Term(*m.span(m.lastindex or 0), "other", rule="penalty.other")
