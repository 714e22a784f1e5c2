"""Prison terms: which lengths of time punish somebody, and how the terms of a sentence are read."""

from __future__ import annotations

import re

from tipnlp.find.penalties import words
from tipnlp.find.penalties.parts import MONTHS_IN, Sentence, Term
from tipnlp.find.penalties.ranges import changed, elided, merged, split_list, without_unit
from tipnlp.match import Match

_CLAUSE = re.compile(r"[;:]|—")
_LINK = re.compile(words.LINK)


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


def _prison_term(sentence: Sentence, quantity: Match) -> Term | None:
    """The term of a duration; None for hours that are no community service."""
    flow, data = sentence.flow, quantity.data
    term = Term(quantity.start, quantity.end, "imprisonment", data["min_months"], data["max_months"], rule="penalty.duration")
    term.life = bool(data.get("to_life"))
    term.exact = term.low is not None and term.low == term.high
    term.unit = MONTHS_IN.get(data["unit"], 12)
    if words.RESPECTIVELY.match(flow, quantity.end) and not words.THREAT.search(flow, sentence.begin, quantity.start):
        term.basis = "imposed"  # "the three others face four, seven, and eight years, respectively"
    before = sentence.before(quantity.start, 90)
    if _in_brackets(sentence, quantity, before):
        term.basis = "prescribed"
    elif words.OWN_TERM.search(before[-24:]) and words.CHANGED_AFTER.match(flow, quantity.end):
        term.basis = "imposed"
    if words.LONGEST_GIVEN.search(before) and (term.exact or (term.low is None) != (term.high is None)):
        term.low = term.high = term.high or term.low
        term.limit, term.exact = "exact", True
    if not term.exact and (term.low is None or term.high is None) and words.GIVEN_EXACTLY.search(before):
        term.low = term.high = term.high or term.low
        term.limit, term.exact, term.basis = "exact", True, "imposed"
    if noun := _noun_after(sentence, quantity):
        term.end = noun.end()
    else:
        noun = words.NOUN_BEFORE.search(flow, max(sentence.begin, quantity.start - 60), quantity.start)
    if noun and noun["other"]:
        term.kind = "other"
    if data["qualifier"] == "more_than" and term.high is None and words.NONE_MORE.search(before):
        term.low, term.high = None, term.low
    if term.exact and not term.limit and (more := words.OR_MORE.match(flow, term.end, sentence.end)):
        term.low, term.high, term.exact = (term.low, None, False) if more["more"] else (None, term.high, False)
    if data["unit"] == "hour":
        term.low = term.high = None
        return term if term.kind == "other" else None
    return term


def _noun_after(sentence: Sentence, quantity: Match) -> re.Match[str] | None:
    noun = words.NOUN_AFTER.match(sentence.flow, quantity.end)
    return noun if noun and noun.end() <= sentence.end else None


def _punishes(sentence: Sentence, quantity: Match, previous: Term | None, rejected: int) -> bool:
    """True where a duration is a punishment and no period, age, permit or time already served."""
    flow, start = sentence.flow, quantity.start
    before = words.LISTED_BEFORE.sub(" ", sentence.before(start, 130))
    requested = words.REQUESTED.search(before) and not words.AVERAGE_GIVEN.search(before)
    if requested or words.ENHANCED.search(before) or words.SUSPENDED_VERB.search(before):
        return False
    if noun := _noun_after(sentence, quantity):
        return _noun_punishes(sentence, quantity, noun, before)
    if words.NOT_AFTER.match(flow, quantity.end):
        return False
    if words.NOW_SERVES.search(before) or words.WAS_FOR.search(before):
        return not quantity.data.get("hyphen")
    noun = words.NOUN_BEFORE.search(before)
    if noun and not words.TERM_OF_OFFICE.match(noun[0]) or words.SUSPENDED_AFTER.match(flow, quantity.end):
        return True
    if words.VERB_BEFORE.search(before) and not quantity.data.get("hyphen") and quantity.data["unit"] in MONTHS_IN:
        return True
    if _bare_length_punishes(sentence, quantity, before):
        return True
    if words.NOT_BEFORE.search(before):
        return False
    if words.SENTENCED_LIST.search(before) or words.SENTENCED_TO.search(flow[sentence.begin : start]):
        return True
    clause = _CLAUSE.split(before)[-1]
    if words.FOR_LENGTH.search(before):
        return bool(words.PRISON_FOR.search(before)) and not words.BARS.search(clause[-40:])
    if previous and rejected < previous.end and _coordinated(flow, previous, start):
        return True
    if quantity.data.get("hyphen"):
        return False
    return _punishment_is_nearest(clause) or _stands_alone(sentence, quantity, clause)


def _stands_alone(sentence: Sentence, quantity: Match, clause: str) -> bool:
    """True for a bare length among words of punishment that nothing makes a length of something else.

    Verbs that give or threaten a term are too many to list; those that spend, hold or wait one are fewer.
    """
    data = quantity.data
    if data["unit"] not in MONTHS_IN or data["qualifier"] in ("more_than", "approximately"):
        return False
    if not words.BARE_ENDS.match(sentence.flow, quantity.end, sentence.end) or words.OTHER_LENGTH.search(clause):
        return False
    return sentence.is_penal()


def _bare_length_punishes(sentence: Sentence, quantity: Match, before: str) -> bool:
    """True where the place of a bare length tells: in brackets after a law, beside a fine, given by a court."""
    flow, end = sentence.flow, quantity.end
    if quantity.data.get("hyphen") or quantity.data["unit"] not in ("year", "month", "day"):
        return False
    if words.INSTEAD_OF_PRISON.search(before) or words.WENT_TO_PRISON.search(before) or _in_brackets(sentence, quantity, before):
        return True
    if words.OWN_TERM.search(before[-24:]):
        changed = words.CHANGED_AFTER.match(flow, end)
        return bool(changed or words.CHANGED.search(before) and re.match(r"\s+to\s+\w", flow[end : end + 8]))
    if not words.TERM_ENDS.match(flow, end) or words.NOT_BEFORE.search(before):
        return False
    if words.FINE_FOLLOWS.match(flow, end) or words.FINE_PRECEDES.search(before) or words.LONGEST_GIVEN.search(before):
        return True
    if words.LIMIT_FOR.search(before) and not words.BARS.search(before[-80:]):
        return True
    return bool(words.GIVEN_BY_COURT.search(before) or words.LAW_WITH.search(before) and not words.BARS.search(before[-60:]))


def _in_brackets(sentence: Sentence, quantity: Match, before: str) -> bool:
    """True for the threat of a law in brackets after it: "Article 6 (one to three years)", "procuring (Article 7; two years)"."""
    bracket = words.IN_BRACKETS.search(before)
    if not bracket or quantity.data["unit"] not in MONTHS_IN or not words.BRACKET_ENDS.match(sentence.flow, quantity.end):
        return False
    return bool(words.LAW_BRACKETED.search(before[: bracket.start()]) or words.LAW_NEAR.search(bracket["inside"] or ""))


def _noun_punishes(sentence: Sentence, quantity: Match, noun: re.Match[str], before: str) -> bool:
    """True for "five years in prison", for "a 4-year term" only among words of punishment; not for time already served."""
    flow = sentence.flow
    if words.SERVED.search(before) and not re.search(r"(?:sentence|term)s?$", noun[0], re.IGNORECASE):
        return False
    if words.AMBIGUOUS_NOUN.match(flow, quantity.end, noun.end()):
        left = words.STRONG.search(flow, sentence.begin, quantity.start)
        near = words.INSTEAD_OF_PRISON.search(before) or words.GIVEN.search(before) or words.STRONG.search(flow, noun.end(), noun.end() + 60)
        changed = words.CHANGED_AFTER.match(flow, noun.end())
        around = left or near or changed or _among_penal_words(sentence, quantity.start, noun.end())
        return bool(around) and not words.BARS.search(sentence.before(quantity.start, 40))
    return True


def _among_penal_words(sentence: Sentence, start: int, end: int) -> bool:
    """True where other words of the sentence speak of law or court, and none of an office that somebody holds."""
    flow = sentence.flow
    penal = words.PENAL.search(flow, sentence.begin, start) or words.PENAL.search(flow, end, sentence.end)
    return bool(penal) and not words.OFFICE.search(flow, sentence.begin, sentence.end)


def _punishment_is_nearest(clause: str) -> bool:
    """True where the last word of punishment stands near the end of a clause, with no ban or permit after it."""
    strong = [m.end() for m in words.STRONG.finditer(clause)]
    barred = [m.end() for m in words.BARS.finditer(clause)]
    return bool(strong) and (not barred or barred[-1] < strong[-1]) and (
        len(clause) - strong[-1] < 60 or len(clause) - strong[-1] < 110 and bool(re.search(r"\b(?:is|are|was|were)\s+$", clause))
    )


def _closes_range(flow: str, lower: Match, upper: Match) -> bool:
    """True where the second length closes the range of the first: "not less than five years and not more than 20 years"."""
    if upper.label != "DURATION" or lower.data["max_months"] is not None or upper.data["min_months"] is not None:
        return False
    return bool(_LINK.fullmatch(flow, lower.end, upper.start))


def _coordinated(flow: str, previous: Term, start: int) -> bool:
    """True where a term goes on with the one before it: ", or two to 10 years where", "and five years for"."""
    gap = flow[previous.end : start]
    return len(gap) < 130 and ". " not in gap and not words.BARS.search(gap[-30:]) and bool(words.SAME_SENTENCE.search(gap))


def _is_addition(flow: str, previous: Term, term: Term) -> bool:
    """Probation or community service inside a sentence is no penalty of its own."""
    gap = flow[previous.end : term.start]
    added = re.search(r"\b(?:and|with|plus|followed\s+by|including)\b", gap)
    another = re.search(r"\b(?:others?|another|fifth|fourth|third|second|rest|received|sentenced|given)\b", gap)
    return term.kind == "other" and bool(added) and not another and "or" not in gap.split()


def _is_suspended_part(flow: str, previous: Term, term: Term) -> bool:
    """A suspended part is no term of its own: "five years in prison, with two suspended"."""
    gap = flow[previous.end : term.start]
    if words.SUSPENDED_PART.match(flow, term.end, term.end + 30) and len(gap) < 30 and words.PARTLY.search(gap):
        previous.suspended = "partial"
        return True
    if words.SUSPENDED_OF_IT.match(flow, term.end) and re.fullmatch(r"\s*[,(]\s*", gap):  # "three years, 20 months of them suspended"
        previous.suspended = "partial"
        return True
    return False
