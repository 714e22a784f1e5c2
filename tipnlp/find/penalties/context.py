"""What a punishment belongs to: how many people it fell on, whether it was suspended, for what offense."""

from __future__ import annotations

from tipnlp.find.penalties.basis import read_basis
from tipnlp.find.penalties.parts import Sentence, Term
from tipnlp.find.penalties.wording import context as words
from tipnlp.match import Match


def read_context(sentence: Sentence, term: Term, terms: list[Term], found: list[Term]) -> None:
    """Sets the basis of a term, and the persons, suspension and offense that it speaks of."""
    trigger = read_basis(sentence, term, terms, found)
    if term.basis == "imposed":
        if term.limit != "one":  # the longest sentence is not that of all
            term.persons = term.persons or _persons(sentence, term, terms, trigger)
        term.suspended = term.suspended or _suspension(sentence, term, terms)
    term.offense = _offense(sentence, term)


def deal_out(sentence: Sentence, terms: list[Term]) -> None:
    """As many terms in a list as there are persons are one for each: "sentenced three men to five, six, and nine years"."""
    run: list[Term] = []
    for term in terms:
        listed = run and term.kind == run[0].kind and words.IN_LIST.fullmatch(sentence.flow, run[-1].end, term.start)
        run = [*run, term] if listed else [term]
        if len(run) > 1 and run[0].persons == len(run) and all(t.basis == "imposed" and t.persons in (len(run), None, 1) for t in run):
            for each in run:
                each.persons = 1


def _persons(sentence: Sentence, term: Term, terms: list[Term], trigger: int) -> int | None:
    """How many people were sentenced: the number before "to", after "sentenced", or the subject of the verb."""
    flow = sentence.flow
    if given := words.TO_PERSONS.match(flow, term.end, sentence.end):
        for number in sentence.quantities:
            if number.start == given.end() and number.label == "CARDINAL" and number.data["high"] is None:
                return int(number.data["low"])
    nearest = next((q for q in reversed(sentence.quantities) if q.label == "CARDINAL" and q.end <= term.start), None)
    if nearest is not None and nearest.data["high"] is None and not flow.endswith("to ", 0, nearest.start) and _each_has_one(flow, nearest, term):
        return int(nearest.data["low"])
    counts = [q for q in sentence.quantities if q.end <= term.start and _counts_persons(flow, q, terms)]
    counts = [q for q in counts if not any(flow[p.end : q.start].strip() == "of" for p in counts)]  # "nine of 11 traffickers"
    for number in reversed(counts):
        if words.PERSONS_TO.match(flow, number.end, term.start) or flow[number.end : term.start].strip() in ("of", "for"):
            return int(number.data["low"])
    last = counts[-1].end if counts else sentence.begin
    if words.UNCOUNTED.search(flow, last, term.start):
        return None
    after = [q for q in counts if q.start > trigger]
    if after:
        return int(after[0].data["low"])
    before = [q for q in counts if q.end <= trigger]
    one = max((m.end() for m in words.ONE_PERSON.finditer(flow, sentence.begin, term.start)), default=-1)
    if one >= 0 and (not before or one > before[-1].end):
        return 1
    return int(before[-1].data["low"]) if before else None


def _each_has_one(flow: str, number: Match, term: Term) -> bool:
    """True for "two 20-year sentences", "28 life sentences", "one got life, two 15 years", "16 sentences of five years"."""
    if flow[number.end : term.start].isspace():
        return bool(number.data["words"] or term.life or "-" in flow[term.start : term.end])
    return bool(words.SENTENCES_OF.fullmatch(flow, number.end, term.start))


def _counts_persons(flow: str, number: Match, terms: list[Term]) -> bool:
    if number.label != "CARDINAL" or number.data["high"] is not None or words.NOT_PERSONS.match(flow, number.end):
        return False
    before = flow[max(0, number.start - 32) : number.start]
    if words.OF_THE.search(before) or words.VICTIMS_OF.search(before):
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
    """The offense as printed: named after the term ("two years for pimping"), else before it ("criminalized ...")."""
    flow = sentence.flow
    if m := words.OFFENSE_AFTER.match(flow, term.end, sentence.end):
        ends = words.OFFENSE_END
    elif named := list(sentence.words.finditer(words.OFFENSE_BEFORE, sentence.begin, term.start, flow)):
        m, ends = named[-1], words.OFFENSE_SPLIT
    else:
        return None
    start, stop = m.span("offense")
    end = ends.search(flow, start, stop)
    offense = " ".join(sentence.printed[start : end.start() if end else stop].split())
    return words.OFFENSE_TAIL.sub("", offense)
