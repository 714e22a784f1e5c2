"""Penalties: prison terms, fines, death and other punishments that a law prescribes or a court imposed.

Durations and amounts come from `tipnlp.find.quantities`; this finder decides which of them punish somebody, puts the parts
of one range together ("not less than five years and not more than 20"), takes elided and listed terms apart ("to 12 and 25
years"), and reads from the nearest verb or noun whether the term is what a law threatens or what a court gave.

Out of scope: caning and other bodily punishment, enhancements without months of their own ("increased by one third"), fines
without an amount, terms that a prosecutor only asks for. The law and the period of a penalty are linked elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any

from tipnlp.find.penalties.article_lengths import with_articles
from tipnlp.find.penalties.context import deal_out, read_context
from tipnlp.find.penalties.fines import fines
from tipnlp.find.penalties.kinds import deaths, lives, other_alone, other_group
from tipnlp.find.penalties.lengths import prison_terms
from tipnlp.find.penalties.parts import Sentence, Span, Term
from tipnlp.find.penalties.ranges import apply_limit
from tipnlp.find.penalties.stringency import judge
from tipnlp.find.penalties.wording import shared as words
from tipnlp.match import Match
from tipnlp.signals import words_of
from tipnlp.text import lowered


def find_penalties(flow: str, sentences: Sequence[Span], quantities: Sequence[Match], skip: Sequence[Span] = ()) -> list[Match]:
    """Punishments that laws prescribe or courts imposed.

    Args:
        flow: The match view of a text, see `tipnlp.text.view`.
        sentences: Half-open sentence spans in order, see `tipnlp.find.sentences`.
        quantities: Numbers of the text, see `tipnlp.find.quantities.find_quantities`.
        skip: Spans in which nothing is found (recommendations ask for penalties that nobody got).

    Returns:
        Matches labelled ``PENALTY`` in order. ``data``: ``basis`` (prescribed, imposed), ``kind`` (imprisonment, fine, death,
        other), ``min_months``, ``max_months`` (numbers or None), ``life``, ``min_amount``, ``max_amount``, ``currency``
        (ISO 4217), ``offense``, ``persons`` (number sentenced), ``suspended`` (none, full, partial or None), ``stringent``,
        ``commensurate`` (bool or None), and for fines ``money``: the [start, end] spans of the amounts that belong to them,
        bracketed equivalents included.

    Example:
        >>> from tipnlp.find.quantities import find_quantities
        >>> text = "The law prescribes two to five years in prison."
        >>> [p] = find_penalties(text, [(0, len(text))], find_quantities(text))
        >>> p.data["basis"], p.data["min_months"], p.data["max_months"]
        ('prescribed', 24, 60)
    """
    asserted = _asserted(sentences, skip)
    worth = asserted & _telling(flow, sentences, quantities)
    if not worth:
        return []
    low, seen = lowered(flow), words_of(flow)
    starts = [q.start for q in quantities]
    found: list[Term] = []
    of_sentence: dict[int, list[Term]] = {}
    for at in sorted(worth):
        begin, end = sentences[at]
        inside = quantities[bisect_left(starts, begin) : bisect_left(starts, end)]
        if seen.search(words.HAS_A_LENGTH, begin, end):
            inside = with_articles(low, begin, end, inside)
        sentence = Sentence(low, flow, seen, begin, end, inside, after_penalty=bool(found) and begin - found[-1].end < 200)
        if terms := _terms(sentence):
            for term in terms:
                read_context(sentence, term, terms, found)
            deal_out(sentence, terms)
            of_sentence[at] = terms
            found.extend(terms)
    judge(low, sentences, asserted, of_sentence)
    return [_match(term) for term in found]


def _telling(flow: str, sentences: Sequence[Span], quantities: Sequence[Match]) -> set[int]:
    """The numbers of the sentences that can hold a punishment: those with a length, an amount, or one that needs no number."""
    seen = words_of(flow)
    places = [q.start for q in quantities if q.label in ("DURATION", "MONEY")]
    places += [m.start() for m in seen.finditer(words.HAS_A_LENGTH)]
    places += [m.start() for m in seen.finditer(words.NAMED, text=lowered(flow))]
    opens = [begin for begin, _ in sentences]
    return {bisect_right(opens, place) - 1 for place in places}


def _asserted(sentences: Sequence[Span], skip: Sequence[Span]) -> set[int]:
    """The numbers of the sentences that begin outside the spans to skip."""
    opens = [begin for begin, _ in sentences]
    asserted = set(range(len(sentences)))
    for start, end in skip:
        asserted.difference_update(range(bisect_left(opens, start), bisect_left(opens, end)))
    return asserted


def _terms(sentence: Sentence) -> list[Term]:
    """The punishments of a sentence, in order, each with its limits."""
    flow, begin, end = sentence.flow, sentence.begin, sentence.end
    terms = [*prison_terms(sentence), *fines(sentence)]
    if flow.find("life", begin, end) >= 0:
        terms += lives(sentence, terms)
    if flow.find("death", begin, end) >= 0 or flow.find("capital", begin, end) >= 0:
        terms += deaths(sentence)
    if all(t.kind == "fine" for t in terms):
        terms += other_alone(sentence) if sentence.search(words.NAMED, begin, end) else ()
    elif all(t.kind != "other" for t in terms) and (m := other_group(sentence)):
        terms.append(Term(m.start(1), m.end(1), "other", rule="penalty.other"))
    terms = [t for t in terms if not _is_advice(sentence, t)]
    terms.sort(key=_start)
    last: dict[str, Term] = {}
    for term in terms:
        apply_limit(sentence, term, last.get(term.kind))
        last[term.kind] = term
    return terms


def _is_advice(sentence: Sentence, term: Term) -> bool:
    """True for what somebody should do, which is not what somebody got."""
    printed, begin = sentence.printed, sentence.begin
    if words.IMPERATIVE.match(printed, begin, term.start):
        return True
    told = printed.find("should", begin, term.start) >= 0 or printed.find("ought to", begin, term.start) >= 0
    return told and bool(words.SHOULD.search(printed, begin, term.start))


def _start(term: Term) -> int:
    return term.start


def _match(term: Term) -> Match:
    fine = term.kind == "fine"
    data: dict[str, Any] = {
        "basis": term.basis,
        "kind": term.kind,
        "min_months": None if fine else _number(term.low),
        "max_months": None if fine else _number(term.high),
        "life": term.life,
        "min_amount": _number(term.low) if fine else None,
        "max_amount": _number(term.high) if fine else None,
        "currency": term.currency,
        "offense": term.offense,
        "persons": term.persons,
        "suspended": term.suspended,
        "stringent": term.stringent,
        "commensurate": term.commensurate,
    }
    if fine:
        data["money"] = [list(span) for span in term.money]
    return Match(term.start, term.end, "PENALTY", f"{term.basis}:{term.kind}", term.rule, data)


def _number(value: float | None) -> float | int | None:
    return None if value is None else int(value) if float(value).is_integer() else round(value, 2)
