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

from tipnlp.find.penalties import words
from tipnlp.find.penalties.context import judge, read_context
from tipnlp.find.penalties.fines import fines
from tipnlp.find.penalties.kinds import deaths, lives, other_alone, other_group
from tipnlp.find.penalties.lengths import prison_terms
from tipnlp.find.penalties.parts import MONTHS_IN, Sentence, Span, Term
from tipnlp.find.penalties.ranges import apply_limit
from tipnlp.match import Match
from tipnlp.signals import Pieces, within, words_of

# Words of punishments that need no number.
_WITHOUT_NUMBER = Pieces(("life", "Life", "death", "Death", "apital", "ommunity", "arrest", "detention", "robation", "orrecti"))


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
    starts = [q.start for q in quantities]
    seen = words_of(flow)
    lengths = [m.start() for m in seen.finditer(words.HAS_A_LENGTH)]
    quiet = sorted(skip)
    pending: list[Term] = []
    found: list[Term] = []
    for begin, end in sentences:
        at = bisect_right(quiet, (begin, len(flow))) - 1
        if at >= 0 and quiet[at][0] <= begin < quiet[at][1]:
            continue
        inside = quantities[bisect_left(starts, begin) : bisect_left(starts, end)]
        if within(lengths, begin, end):
            inside = _with_articles(flow, begin, end, inside)
        sentence = Sentence(flow, begin, end, inside, after_penalty=bool(found) and begin - found[-1].end < 200)
        terms: list[Term] = []
        has_word = seen.hold(_WITHOUT_NUMBER, begin, end) and words.PUNISHES.search(flow, begin, end)
        if (has_word or _has_amount(inside)) and not words.ADVICE.match(flow, begin, end):
            terms = _terms(sentence)
            for term in terms:
                read_context(sentence, term, terms, found)
        found.extend(terms)
        pending = judge(sentence, terms, pending)
    return [_match(term) for term in found]


# --- terms of a sentence --------------------------------------------------------------------------------------------------------
def _has_amount(quantities: Sequence[Match]) -> bool:
    return any(q.label in ("DURATION", "MONEY") for q in quantities)


def _with_articles(flow: str, begin: int, end: int, quantities: Sequence[Match]) -> Sequence[Match]:
    """The numbers and the lengths told with an article: "a court gave him a month"."""
    found = list(quantities)
    for m in words.A_LENGTH.finditer(flow, begin, end):
        unit, stop = m["unit"].lower(), m.end("length")
        months: float = MONTHS_IN[unit] * ((0.5 if m["half"] else 1) + (0.5 if m["more"] else 0))
        rest = _months_after(flow, stop, found) if unit == "year" else None
        if rest is not None:
            found.remove(rest)
            months, stop = months + rest.data["min_months"], rest.end
        limit = "at_most" if m["at_most"] else "at_least" if m["at_least"] else "exact"
        low, high = None if m["at_most"] else months, None if m["at_least"] else months
        data = {"min_months": low, "max_months": high, "qualifier": limit, "unit": unit, "to_life": False, "hyphen": False}
        found.append(Match(m.start("length"), stop, "DURATION", "1", "penalty.article", data))
    return sorted(found, key=_position)


def _months_after(flow: str, stop: int, quantities: Sequence[Match]) -> Match | None:
    """The months of "a year and eight months"."""
    for q in quantities:
        if q.start > stop and q.label == "DURATION" and q.data["unit"] == "month" and words.AND_MONTHS.fullmatch(flow, stop, q.start):
            return q
    return None


def _position(match: Match) -> int:
    return match.start


def _terms(sentence: Sentence) -> list[Term]:
    flow, begin, end = sentence.flow, sentence.begin, sentence.end
    terms = [*prison_terms(sentence), *fines(sentence)]
    if flow.find("life", begin, end) >= 0 or flow.find("Life", begin, end) >= 0:
        terms += lives(sentence, terms)
    if flow.find("eath", begin, end) >= 0 or flow.find("apital", begin, end) >= 0:
        terms += deaths(sentence)
    if all(t.kind == "fine" for t in terms):
        terms += other_alone(sentence)
    elif all(t.kind != "other" for t in terms) and (m := other_group(sentence)):
        terms.append(Term(m.start(1), m.end(1), "other", rule="penalty.other"))
    terms = [t for t in terms if not words.ADVICE.search(flow[begin : t.start])]
    terms.sort(key=_start)
    last: dict[str, Term] = {}
    for term in terms:
        apply_limit(sentence, term, last.get(term.kind))
        last[term.kind] = term
    return terms


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
