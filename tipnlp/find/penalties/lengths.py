"""Prison terms: which lengths of time punish somebody, and how the terms of a sentence are read."""

from __future__ import annotations

import re

from tipnlp.find.penalties.parts import MONTHS_IN, Sentence, Term
from tipnlp.find.penalties.ranges import changed, elided, merged, split_list, without_unit
from tipnlp.find.penalties.wording import lengths as words
from tipnlp.find.penalties.wording import ranges as range_words
from tipnlp.find.penalties.wording import shared
from tipnlp.match import Match

_SHORT = frozenset(("hour", "minute"))  # units of working time, and of no punishment but service
_WINDOW = 130  # characters before a length that tell what it is


def prison_terms(sentence: Sentence) -> list[Term]:
    """The terms of imprisonment, service or probation of a sentence that have a length."""
    flow, quantities = sentence.flow, sentence.quantities
    terms: list[Term] = []
    rejected = sentence.begin
    for at, quantity in enumerate(quantities):
        previous = terms[-1] if terms else None
        if quantity.label == "CARDINAL" and previous and (term := without_unit(sentence, quantity, previous)):
            terms += merged(flow, terms, term)
        if quantity.label != "DURATION":
            continue
        if quantity.data["unit"] in _SHORT and not _is_of_service(sentence, quantity):
            rejected = quantity.end
            continue
        upper = next((q for q in quantities[at + 1 : at + 2] if _closes_range(flow, quantity, q)), None)
        if not any(_punishes(sentence, q, previous, rejected) for q in (quantity, upper) if q is not None):
            if not re.match(r"\s*(?:of\s+age|old)\b", flow[quantity.end : quantity.end + 12]):
                rejected = quantity.end
            continue
        term = _prison_term(sentence, quantity)
        if term is None or previous and (_is_addition(flow, previous, term) or _is_suspended_part(flow, previous, term)):
            continue
        terms += elided(flow, quantities, at, term)
        terms += split_list(sentence, quantity, term) or changed(sentence, quantity, term) or merged(flow, terms, term)
    return terms


def _is_of_service(sentence: Sentence, quantity: Match) -> bool:
    """True for "100 hours of community service", "community service of 100 hours"."""
    noun = _noun_after(sentence, quantity) or sentence.search_before(words.NOUN_BEFORE, quantity.start, 60)
    return noun is not None and noun["other"] is not None


def _prison_term(sentence: Sentence, quantity: Match) -> Term | None:
    """The term of a duration; None for hours that are no community service."""
    flow, data = sentence.flow, quantity.data
    term = Term(quantity.start, quantity.end, "imprisonment", data["min_months"], data["max_months"], rule="penalty.duration")
    term.life = bool(data.get("to_life"))
    term.exact = term.low is not None and term.low == term.high
    term.unit = MONTHS_IN.get(data["unit"], 12)
    _read_basis(sentence, quantity, term)
    if noun := _noun_after(sentence, quantity):
        term.end = noun.end()
    else:
        noun = sentence.search_before(words.NOUN_BEFORE, quantity.start, 60)
    if noun and noun["other"] and not range_words.RANGE_FROM_WORDS.search(sentence.before(quantity.start, 90)):
        term.kind = "other"
    if data["qualifier"] == "more_than" and term.high is None and words.NONE_MORE.search(sentence.before(quantity.start, 90)):
        term.low, term.high = None, term.low
    elif term.exact and (beyond := words.EXCEEDS.search(sentence.before(quantity.start, 40))):
        term.low, term.high = (None, term.high) if beyond["not"] or beyond["not_past"] else (term.low, None)
        term.exact, term.limit = False, "low" if term.high is None else "high"
    elif data["qualifier"] == "less_than" and term.low is None and words.NOR.search(sentence.before(quantity.start, 8)):
        term.low, term.high = term.high, None
    elif words.COMPARED.match(flow, quantity.start):
        term.low = term.high = term.high or term.low
        term.limit, term.exact = "exact", True
    if term.exact and not term.limit and (more := words.OR_MORE.match(flow, term.end, sentence.end)):
        term.low, term.high, term.exact = (term.low, None, False) if more["more"] else (None, term.high, False)
    if data["unit"] == "hour":
        term.low = term.high = None
        return term if term.kind == "other" else None
    return term


def _read_basis(sentence: Sentence, quantity: Match, term: Term) -> None:
    """Sets the basis of a term where its own place tells it, and makes a limit of the law the term that a court gave."""
    flow, start = sentence.flow, quantity.start
    low = max(sentence.begin, start - 90)
    if words.RESPECTIVELY.match(flow, quantity.end) and not words.THREAT.search(flow, sentence.begin, start):
        term.basis = "imposed"  # "the three others face four, seven, and eight years, respectively"
    if _in_brackets(sentence, quantity, start, 90):
        term.basis = "prescribed"
    elif _is_own_term(sentence, start) and words.CHANGED_AFTER.match(flow, quantity.end):
        term.basis = "imposed"
    one_end = term.exact or (term.low is None) != (term.high is None)
    if one_end and sentence.search(words.LONGEST_GIVEN, low, start):
        term.low = term.high = term.high or term.low
        term.limit, term.exact = "one", True
    if one_end and sentence.search(words.GIVEN_EXACTLY, low, start):
        term.low = term.high = term.high or term.low
        term.limit, term.exact, term.basis = "exact", True, "imposed"


def _noun_after(sentence: Sentence, quantity: Match) -> re.Match[str] | None:
    return words.NOUN_AFTER.match(sentence.flow, quantity.end, sentence.end)


def _punishes(sentence: Sentence, quantity: Match, previous: Term | None, rejected: int) -> bool:
    """True where a duration is a punishment and no period, age, permit or time already served."""
    at = _list_begin(sentence, quantity.start)
    return _speaks_of_punishment(sentence, quantity, at, previous, rejected) and not _is_no_term(sentence, at)


def _list_begin(sentence: Sentence, start: int) -> int:
    """Where the numbers begin that share the unit of a length: "received 16, 18, and 22 months"."""
    if sentence.flow[start - 3 : start] not in ("nd ", "or "):
        return start
    listed = words.LISTED_BEFORE.search(sentence.flow, max(sentence.begin, start - _WINDOW), start)
    return listed.start() + 1 if listed else start


def _is_no_term(sentence: Sentence, at: int) -> bool:
    """True for months that were only asked for, added to others, or suspended from them."""
    requested = sentence.search_before(shared.REQUESTED, at, _WINDOW)
    if requested and not words.AVERAGE_GIVEN.search(sentence.flow, max(sentence.begin, at - _WINDOW), at):
        return True
    return bool(sentence.search_before(words.ENHANCED, at, _WINDOW) or sentence.search_before(words.SUSPENDED_VERB, at, _WINDOW))


def _speaks_of_punishment(sentence: Sentence, quantity: Match, at: int, previous: Term | None, rejected: int) -> bool:
    """True where the words around a length make it a punishment; `at` is where the words before it end."""
    flow, start, low = sentence.flow, quantity.start, max(sentence.begin, at - _WINDOW)
    bare = not quantity.data.get("hyphen")
    if noun := _noun_after(sentence, quantity):
        return _noun_punishes(sentence, quantity, noun, at)
    if not bare and words.SHARED_NOUN.match(flow, quantity.end):
        return bool(sentence.search(shared.STRONG, quantity.end, sentence.end))
    if words.NOT_AFTER.match(flow, quantity.end):
        return False
    if flow.find("fine", max(low, at - 10), at) >= 0 and words.OF_FINE.search(flow, max(low, at - 10), at):
        return False
    if (flow.find(" in ", low, at) >= 0 or flow.find(" at ", low, at) >= 0) and words.HELD_IN.search(flow, low, at):
        return False
    if _is_being_served(sentence, at):
        return bare
    noun = sentence.search(words.NOUN_BEFORE, low, at)
    if noun and not words.TERM_OF_OFFICE.match(noun[0]) or words.SUSPENDED_AFTER.match(flow, quantity.end):
        return True
    if bare and quantity.data["unit"] in MONTHS_IN and sentence.search(words.VERB_BEFORE, low, at):
        return True
    if _bare_length_punishes(sentence, quantity, at):
        return True
    if sentence.search(words.NOT_BEFORE, low, at):
        return False
    if sentence.search(words.SENTENCED_LIST, low, at) or sentence.search(words.SENTENCED_TO, sentence.begin, start):
        return True
    clause = _clause_begin(flow, low, at)
    if words.FOR_LENGTH.search(flow, max(low, at - 16), at):
        return bool(words.PRISON_FOR.search(flow, low, at)) and not sentence.search(words.BARS, max(clause, at - 40), at)
    if previous and rejected < previous.end and _coordinated(sentence, previous, start):
        return True
    return bare and (_punishment_is_nearest(sentence, clause, at) or _stands_alone(sentence, quantity, clause, at))


def _is_being_served(sentence: Sentence, at: int) -> bool:
    """True for a sentence told by what is left to do: "is serving nine years", "one of the sentences was for 10 years"."""
    low = max(sentence.begin, at - _WINDOW)
    if sentence.flow.find("serv", max(low, at - 16), at) >= 0 and words.NOW_SERVES.search(sentence.flow, low, at):
        return True
    return bool(sentence.search(words.WAS_FOR, low, at))


def _clause_begin(flow: str, low: int, at: int) -> int:
    """Where the clause begins that ends at a position."""
    return max(low, *(flow.rfind(mark, low, at) + 1 for mark in ";:—"))


def _stands_alone(sentence: Sentence, quantity: Match, clause: int, at: int) -> bool:
    """True for a bare length among words of punishment that nothing makes a length of something else.

    Verbs that give or threaten a term are too many to list; those that spend, hold or wait one are fewer.
    """
    data = quantity.data
    if data["unit"] not in MONTHS_IN or data["qualifier"] in ("more_than", "approximately"):
        return False
    if not words.BARE_ENDS.match(sentence.flow, quantity.end, sentence.end) or words.OTHER_LENGTH.search(
        sentence.flow, clause, at
    ):
        return False
    return sentence.is_penal()


def _bare_length_punishes(sentence: Sentence, quantity: Match, at: int) -> bool:
    """True where the place of a bare length tells: in brackets after a law, beside a fine, given by a court."""
    flow, end, low = sentence.flow, quantity.end, max(sentence.begin, at - _WINDOW)
    if quantity.data.get("hyphen") or quantity.data["unit"] not in ("year", "month", "day"):
        return False
    near = max(low, at - 40)
    if words.INSTEAD_OF_PRISON.search(flow, near, at) or words.WENT_TO_PRISON.search(flow, near, at):
        return True
    if _in_brackets(sentence, quantity, at, _WINDOW):
        return True
    if _is_own_term(sentence, at):
        changed = words.CHANGED_AFTER.match(flow, end)
        return bool(changed or shared.CHANGED.search(flow, low, at) and re.match(r"\s+to\s+\w", flow[end : end + 8]))
    if not words.TERM_ENDS.match(flow, end) or sentence.search(words.NOT_BEFORE, low, at):
        return False
    if (
        words.FINE_FOLLOWS.match(flow, end)
        or sentence.search(words.FINE_PRECEDES, low, at)
        or sentence.search(words.LONGEST_GIVEN, low, at)
    ):
        return True
    if sentence.search(words.PENALTY_IS, low, at):
        return True
    if sentence.search(words.LIMIT_FOR, low, at) and not sentence.search(words.BARS, max(low, at - 80), at):
        return True
    if sentence.search(words.GIVEN_BY_COURT, low, at):
        return True
    return bool(sentence.search(words.LAW_WITH, low, at)) and not sentence.search(words.BARS, max(low, at - 60), at)


def _is_own_term(sentence: Sentence, at: int) -> bool:
    """True for the term that somebody has: "had her 14 years raised"."""
    low = max(sentence.begin, at - 24)
    return sentence.flow[low:at].rstrip()[-1:] in ("s", "r", "'") and bool(words.OWN_TERM.search(sentence.flow, low, at))


def _in_brackets(sentence: Sentence, quantity: Match, at: int, width: int) -> bool:
    """True for the threat of a law in brackets after it: "Article 6 (one to three years)", "procuring (Article 7; two years)"."""
    flow, low = sentence.flow, max(sentence.begin, at - width)
    opening = flow.rfind("(", low, at)
    bracket = words.IN_BRACKETS.match(flow, opening, at) if opening >= 0 else None
    if not bracket or quantity.data["unit"] not in MONTHS_IN or not words.BRACKET_ENDS.match(flow, quantity.end):
        return False
    return bool(words.LAW_BRACKETED.search(flow, low, opening) or words.LAW_NEAR.search(bracket["inside"] or ""))


def _noun_punishes(sentence: Sentence, quantity: Match, noun: re.Match[str], at: int) -> bool:
    """True for "five years in prison", for "a 4-year term" only among words of punishment; not for time already served."""
    flow, low = sentence.flow, max(sentence.begin, at - _WINDOW)
    if sentence.search(words.SERVED, low, at) and not re.search(r"(?:sentence|term)s?$", noun[0]):
        return False
    if words.AMBIGUOUS_NOUN.match(flow, quantity.end, noun.end()):
        left = sentence.search(shared.STRONG, sentence.begin, quantity.start)
        near = words.INSTEAD_OF_PRISON.search(flow, low, at) or words.GIVEN.search(flow, low, at)
        near = near or sentence.search(shared.STRONG, noun.end(), noun.end() + 60)
        changed = words.CHANGED_AFTER.match(flow, noun.end())
        around = left or near or changed or _among_penal_words(sentence, quantity.start, noun.end())
        return bool(around) and not sentence.search_before(words.BARS, quantity.start, 40)
    return True


def _among_penal_words(sentence: Sentence, start: int, end: int) -> bool:
    """True where other words of the sentence speak of law or court, and none of an office that somebody holds."""
    flow = sentence.flow
    penal = shared.PENAL.search(flow, sentence.begin, start) or shared.PENAL.search(flow, end, sentence.end)
    return bool(penal) and not words.OFFICE.search(flow, sentence.begin, sentence.end)


def _punishment_is_nearest(sentence: Sentence, clause: int, at: int) -> bool:
    """True where the last word of punishment stands near the end of a clause, with no ban or permit after it."""
    strong, bar = sentence.last(shared.STRONG, clause, at), sentence.last(words.BARS, clause, at)
    if strong is None or bar and bar.end() >= strong.end():
        return False
    gap = at - strong.end()
    return gap < 60 or gap < 110 and bool(re.search(r"\b(?:is|are|was|were)\s+$", sentence.before(at, 16)))


def _closes_range(flow: str, lower: Match, upper: Match) -> bool:
    """True where the second length closes the range of the first: "not less than five years and not more than 20 years"."""
    if upper.label != "DURATION" or lower.data["max_months"] is not None or upper.data["min_months"] is not None:
        return False
    return bool(shared.LINK.fullmatch(flow, lower.end, upper.start))


def _coordinated(sentence: Sentence, previous: Term, start: int) -> bool:
    """True where a term goes on with the one before it: ", or two to 10 years where", "and five years for"."""
    flow, end = sentence.flow, previous.end
    if start - end >= 130 or flow.find(". ", end, start) >= 0 or sentence.search(words.BARS, max(end, start - 30), start):
        return False
    return bool(words.SAME_SENTENCE.search(flow, end, start))


def _is_addition(flow: str, previous: Term, term: Term) -> bool:
    """Probation or community service inside a sentence is no penalty of its own."""
    gap = flow[previous.end : term.start]
    if term.kind == previous.kind == "other" and re.fullmatch(r"(?:\s+(?:at|on)\s+\w+)?\s*,\s+(?:and\s+)?", gap):
        previous.end = term.end  # parts of one sentence: "three months' house arrest, 100 hours of community service"
        return True
    added = re.search(r"\b(?:and|with|plus|followed\s+by|including)\b", gap)
    another = re.search(r"\b(?:others?|another|fifth|fourth|third|second|rest|received|sentenced|given)\b", gap)
    return term.kind == "other" and bool(added) and not another and "or" not in gap.split()


def _is_suspended_part(flow: str, previous: Term, term: Term) -> bool:
    """A suspended part is no term of its own: "five years in prison, with two suspended"."""
    gap = flow[previous.end : term.start]
    if words.SUSPENDED_PART.match(flow, term.end, term.end + 30) and len(gap) < 30 and words.PARTLY.search(gap):
        previous.suspended = "partial"
        return True
    if words.SUSPENDED_OF_IT.match(flow, term.end) and re.fullmatch(
        r"\s*[,(]\s*", gap
    ):  # "three years, 20 months of them suspended"
        previous.suspended = "partial"
        return True
    return False
