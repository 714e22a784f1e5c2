"""What the text says of the penalties of a law: "sufficiently stringent", "commensurate with those for rape"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence

from tipnlp.find.penalties.parts import Span, Term
from tipnlp.find.penalties.wording import context as words
from tipnlp.signals import occurrences

# How many penalties a statement may speak of, and how many characters after the last of them it may stand.
_MANY, _FAR = 12, 1200


def judge(flow: str, sentences: Sequence[Span], asserted: Collection[int], of_sentence: Mapping[int, list[Term]]) -> None:
    """Gives the statements on stringency to the prescribed penalties that they speak of.

    Args:
        flow: The match view in lower case.
        sentences: Its sentences, in order.
        asserted: The numbers of those that count.
        of_sentence: The penalties of the sentences that have some, by their number.
    """
    statements = occurrences(flow, ("stringent", "commensurate"))
    if not statements or not of_sentence:
        return
    opens = [begin for begin, _ in sentences]
    telling = {bisect_right(opens, place) - 1 for place in statements}
    pending: list[Term] = []
    counted = sorted(asserted)
    for at in sorted((telling | of_sentence.keys()) & set(asserted)):
        before = counted[max(bisect_left(counted, at) - 1, 0)]
        if pending and opens[before] - pending[-1].end >= _FAR:
            pending = []
        pending = _judge(flow, *sentences[at], of_sentence.get(at, []), pending)


def _judge(flow: str, begin: int, end: int, terms: list[Term], pending: list[Term]) -> list[Term]:
    """Reads one sentence; returns the penalties that still wait for a statement."""
    prescribed = [t for t in terms if t.basis == "prescribed"]
    stringent = words.STRINGENT.search(flow, begin, end) if flow.find("stringent", begin, end) >= 0 else None
    commensurate = words.COMMENSURATE.search(flow, begin, end) if flow.find("commensurate", begin, end) >= 0 else None
    statement = stringent or commensurate
    if commensurate:  # what follows is what they are compared with: "commensurate with those for rape, which carries 20 years"
        prescribed = [t for t in prescribed if t.start < commensurate.start()]
    waiting = pending + prescribed
    if statement is None:
        return waiting[-_MANY:] if waiting and begin - waiting[-1].end < _FAR else []
    own = [t for t in prescribed if t.start < statement.start()]
    for term in own if own and not words.THESE_PENALTIES.match(flow, begin, end) else waiting:
        if stringent:
            term.stringent = not stringent["no"]
        if commensurate and not (_is_labor_only(term) and words.SEX_TRAFFICKING_ONLY.search(flow, begin, commensurate.start())):
            term.commensurate = not commensurate["no"]
    return [t for t in prescribed if t.start > statement.start()]


def _is_labor_only(term: Term) -> bool:
    offense = term.offense or ""
    return "sex" not in offense and ("labor" in offense or "bonded" in offense)
