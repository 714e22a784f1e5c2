"""Penalties: prison terms, fines, death and other punishments that a law prescribes or a court imposed.

Durations and amounts come from `tipnlp.find.quantities`; this finder decides which of them punish somebody, puts the parts
of one range together ("not less than five years and not more than 20"), takes elided and listed terms apart ("to 12 and 25
years"), and reads from the nearest verb or noun whether the term is what a law threatens or what a court gave. The wording
stands in `tipnlp.find.penalty_words`.

Out of scope: caning and other bodily punishment, enhancements without months of their own ("increased by one third"), fines
without an amount, terms that a prosecutor only asks for. The law and the period of a penalty are linked elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tipnlp.find import penalty_words as words
from tipnlp.match import Match

Span = tuple[int, int]
_CLAUSE = re.compile(r"[;:]|—")
_LINK = re.compile(words.LINK)
_MONTHS_IN = {"year": 12, "month": 1}
# Words of punishments that need no number.
_WITHOUT_NUMBER = re.compile(r"life|Life|death|Death|apital|ommunity|arrest|detention|robation|orrecti")


@dataclass(slots=True)
class _Term:
    """One punishment range; spans are into the flow. `limit` is "high" or "low" where only that end is stated by a noun."""

    start: int
    end: int
    kind: str
    low: float | None = None
    high: float | None = None
    life: bool = False
    currency: str | None = None
    money: list[Span] = field(default_factory=list)
    persons: int | None = None
    rule: str = ""
    basis: str = ""
    suspended: str | None = None
    stringent: bool | None = None
    commensurate: bool | None = None
    offense: str | None = None
    exact: bool = False
    limit: str = ""
    unit: int = 12


@dataclass(slots=True)
class _Sentence:
    """A sentence with its quantities.

    Attributes:
        flow: The whole match view.
        begin: Start of the sentence in it.
        end: Its end (exclusive).
        quantities: The numbers inside.
        triggers: Words that tell who punishes, as (basis, weak, start); made when first needed.
    """

    flow: str
    begin: int
    end: int
    quantities: Sequence[Match]
    triggers: list[tuple[str, bool, int]] | None = None

    def before(self, at: int, width: int) -> str:
        """The characters of the sentence right before a position."""
        return self.flow[max(self.begin, at - width) : at]


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
    wordy = [m.start() for m in _WITHOUT_NUMBER.finditer(flow)]
    quiet = sorted(skip)
    pending: list[_Term] = []
    found: list[_Term] = []
    for begin, end in sentences:
        at = bisect_right(quiet, (begin, len(flow))) - 1
        if at >= 0 and quiet[at][0] <= begin < quiet[at][1]:
            continue
        inside = quantities[bisect_left(starts, begin) : bisect_left(starts, end)]
        if flow.find(" a month", begin, end) >= 0 or flow.find(" a year", begin, end) >= 0:
            inside = _with_articles(flow, begin, end, inside)
        sentence = _Sentence(flow, begin, end, inside)
        terms: list[_Term] = []
        at = bisect_left(wordy, begin)
        if (at < len(wordy) and wordy[at] < end or _has_amount(inside)) and _may_punish(sentence):
            terms = _terms(sentence)
            for term in terms:
                _read_context(sentence, term, terms, found)
        found.extend(terms)
        pending = _judge(sentence, terms, pending)
    return [_match(term) for term in found]


# --- terms of a sentence --------------------------------------------------------------------------------------------------------
def _has_amount(quantities: Sequence[Match]) -> bool:
    return any(q.label in ("DURATION", "MONEY") for q in quantities)


def _with_articles(flow: str, begin: int, end: int, quantities: Sequence[Match]) -> Sequence[Match]:
    """The numbers and the lengths told with an article: "a court gave him a month"."""
    found = list(quantities)
    for m in words.A_LENGTH.finditer(flow, begin, end):
        unit = m["unit"].lower()
        months = _MONTHS_IN[unit]
        data = {"min_months": months, "max_months": months, "qualifier": "exact", "unit": unit, "to_life": False, "hyphen": False}
        found.append(Match(m.start("length"), m.end("length"), "DURATION", "1", "penalty.article", data))
    return sorted(found, key=_position)


def _position(match: Match) -> int:
    return match.start


def _may_punish(sentence: _Sentence) -> bool:
    """A cheap look: words of punishment, and no recommendation."""
    flow, begin, end = sentence.flow, sentence.begin, sentence.end
    return bool(words.PUNISHES.search(flow, begin, end)) and not words.ADVICE.match(flow, begin, end)


def _terms(sentence: _Sentence) -> list[_Term]:
    flow, begin, end = sentence.flow, sentence.begin, sentence.end
    terms = [*_prison_terms(sentence), *_fines(sentence)]
    if flow.find("life", begin, end) >= 0 or flow.find("Life", begin, end) >= 0:
        terms += _lives(sentence, terms)
    if flow.find("eath", begin, end) >= 0 or flow.find("apital", begin, end) >= 0:
        terms += _deaths(sentence)
    if all(t.kind == "fine" for t in terms):
        terms += _other_alone(sentence)
    elif all(t.kind != "other" for t in terms) and (m := _other_group(sentence)):
        terms.append(_Term(m.start(1), m.end(1), "other", rule="penalty.other"))
    terms = [t for t in terms if not words.ADVICE.search(flow[begin : t.start])]
    terms.sort(key=_start)
    last: dict[str, _Term] = {}
    for term in terms:
        _apply_limit(sentence, term, last.get(term.kind))
        last[term.kind] = term
    return terms


def _start(term: _Term) -> int:
    return term.start


def _prison_terms(sentence: _Sentence) -> list[_Term]:
    flow, quantities = sentence.flow, sentence.quantities
    terms: list[_Term] = []
    rejected = sentence.begin
    for at, quantity in enumerate(quantities):
        previous = terms[-1] if terms else None
        if quantity.label == "CARDINAL" and previous and (term := _without_unit(sentence, quantity, previous)):
            terms.append(term)
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
        terms += _elided(flow, quantities, at, term)
        terms += _split_list(sentence, quantity, term) or _changed(sentence, quantity, term) or _merge(flow, terms, term)
    return terms


def _prison_term(sentence: _Sentence, quantity: Match) -> _Term | None:
    """The term of a duration; None for hours that are no community service."""
    flow, data = sentence.flow, quantity.data
    term = _Term(quantity.start, quantity.end, "imprisonment", data["min_months"], data["max_months"], rule="penalty.duration")
    term.life = bool(data.get("to_life"))
    term.exact = term.low is not None and term.low == term.high
    term.unit = _MONTHS_IN.get(data["unit"], 12)
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
    if noun := _noun_after(sentence, quantity):
        term.end = noun.end()
    else:
        noun = words.NOUN_BEFORE.search(flow, max(sentence.begin, quantity.start - 60), quantity.start)
    if noun and noun["other"]:
        term.kind = "other"
    if term.exact and not term.limit and (more := words.OR_MORE.match(flow, term.end, sentence.end)):
        term.low, term.high, term.exact = (term.low, None, False) if more["more"] else (None, term.high, False)
    if data["unit"] == "hour":
        term.low = term.high = None
        return term if term.kind == "other" else None
    return term


def _noun_after(sentence: _Sentence, quantity: Match) -> re.Match[str] | None:
    noun = words.NOUN_AFTER.match(sentence.flow, quantity.end)
    return noun if noun and noun.end() <= sentence.end else None


def _punishes(sentence: _Sentence, quantity: Match, previous: _Term | None, rejected: int) -> bool:
    """True where a duration is a punishment and no period, age, permit or time already served."""
    flow, start = sentence.flow, quantity.start
    before = sentence.before(start, 130)
    requested = words.REQUESTED.search(before) and not words.AVERAGE_GIVEN.search(before)
    if requested or words.ENHANCED.search(before) or words.SUSPENDED_VERB.search(before):
        return False
    if noun := _noun_after(sentence, quantity):
        return _noun_punishes(sentence, quantity, noun, before)
    if words.NOT_AFTER.match(flow, quantity.end):
        return False
    noun = words.NOUN_BEFORE.search(before)
    if noun and not words.TERM_OF_OFFICE.match(noun[0]) or words.SUSPENDED_AFTER.match(flow, quantity.end):
        return True
    if words.VERB_BEFORE.search(before) and not quantity.data.get("hyphen") and quantity.data["unit"] in _MONTHS_IN:
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
    return not quantity.data.get("hyphen") and _punishment_is_nearest(clause)


def _bare_length_punishes(sentence: _Sentence, quantity: Match, before: str) -> bool:
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


def _in_brackets(sentence: _Sentence, quantity: Match, before: str) -> bool:
    """True for the threat of a law in brackets after it: "Article 6 (one to three years)", "procuring (Article 7; two years)"."""
    bracket = words.IN_BRACKETS.search(before)
    if not bracket or quantity.data["unit"] not in _MONTHS_IN or not words.BRACKET_ENDS.match(sentence.flow, quantity.end):
        return False
    return bool(words.LAW_BRACKETED.search(before[: bracket.start()]) or words.LAW_NEAR.search(bracket["inside"] or ""))


def _noun_punishes(sentence: _Sentence, quantity: Match, noun: re.Match[str], before: str) -> bool:
    """True for "five years in prison", for "a 4-year term" only among words of punishment; not for time already served."""
    flow = sentence.flow
    if words.SERVED.search(before) and not re.search(r"(?:sentence|term)s?$", noun[0], re.IGNORECASE):
        return False
    if words.AMBIGUOUS_NOUN.match(flow, quantity.end, noun.end()):
        left = words.STRONG.search(flow, sentence.begin, quantity.start)
        around = left or words.INSTEAD_OF_PRISON.search(before) or words.GIVEN.search(before) or words.STRONG.search(flow, noun.end(), noun.end() + 60)
        return bool(around) and not words.BARS.search(sentence.before(quantity.start, 40))
    return True


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


def _coordinated(flow: str, previous: _Term, start: int) -> bool:
    """True where a term goes on with the one before it: ", or two to 10 years where", "and five years for"."""
    gap = flow[previous.end : start]
    return len(gap) < 130 and ". " not in gap and not words.BARS.search(gap[-30:]) and bool(words.SAME_SENTENCE.search(gap))


def _is_addition(flow: str, previous: _Term, term: _Term) -> bool:
    """Probation or community service inside a sentence is no penalty of its own."""
    gap = flow[previous.end : term.start]
    added = re.search(r"\b(?:and|with|plus|followed\s+by|including)\b", gap)
    another = re.search(r"\b(?:others?|another|fifth|fourth|third|second|rest|received|sentenced|given)\b", gap)
    return term.kind == "other" and bool(added) and not another and "or" not in gap.split()


def _is_suspended_part(flow: str, previous: _Term, term: _Term) -> bool:
    """A suspended part is no term of its own: "five years in prison, with two suspended"."""
    gap = flow[previous.end : term.start]
    if words.SUSPENDED_PART.match(flow, term.end, term.end + 30) and len(gap) < 30 and words.PARTLY.search(gap):
        previous.suspended = "partial"
        return True
    if words.SUSPENDED_OF_IT.match(flow, term.end) and re.fullmatch(r"\s*[,(]\s*", gap):  # "three years, 20 months of them suspended"
        previous.suspended = "partial"
        return True
    return False


# --- numbers without their unit -------------------------------------------------------------------------------------------------
def _without_unit(sentence: _Sentence, number: Match, previous: _Term) -> _Term | None:
    """A term whose unit stands only with the term before it: "four to 10 years (five to 12 if the child was under 14)"."""
    flow, data = sentence.flow, number.data
    gap = flow[previous.end : number.start]
    low, high = data["low"], data["high"]
    if previous.kind != "imprisonment" or len(gap) > 170 or number.start < previous.end or (high or low) > 60:
        return None
    if _closes_from(flow, previous, number, gap):
        return None
    listed = _person_and_term(sentence, number, previous, gap)
    if listed is not None:
        return listed
    if not _stands_for_term(sentence, number, gap):
        return None
    term = _Term(number.start, number.end, "imprisonment", low * previous.unit, (high or low) * previous.unit, rule="penalty.unit")
    term.unit = previous.unit
    if high is None:
        if data["qualifier"] in ("at_most", "less_than"):
            term.low = None
        elif data["qualifier"] in ("at_least", "more_than"):
            term.high = None
        else:
            term.exact = True
        if term.exact and previous.low and previous.high and previous.high < low * previous.unit and not previous.exact:
            term.low, term.exact = None, False  # "two to 15 years (20 in aggravated cases)"
    return term


def _closes_from(flow: str, previous: _Term, number: Match, gap: str) -> bool:
    """Takes in the upper end of "from four years to 15"."""
    opens = previous.exact and gap.strip() == "to" and re.search(r"\bfrom\s+$", flow[max(0, previous.start - 8) : previous.start])
    if not opens or number.data["high"] or number.data["qualifier"] != "exact" or not words.ELIDED_ENDS.match(flow, number.end):
        return False
    if words.CHANGED.search(flow[max(0, previous.start - 90) : previous.start]):
        return False
    previous.high, previous.end, previous.exact = number.data["low"] * previous.unit, number.end, False
    return True


def _person_and_term(sentence: _Sentence, number: Match, previous: _Term, gap: str) -> _Term | None:
    """Persons and their term in a list: "Six were sentenced to 15 years, two to 20, and one to five"."""
    data = number.data
    m = words.N_TO.match(sentence.flow, number.start, number.end)
    if not m or not data["high"] or not re.fullmatch(r"\s*,\s*(?:and\s+)?|\s+and\s+", gap):
        return None
    if not re.search(r"\bsent(?:enced)?\b", sentence.flow[sentence.begin : number.start]):
        return None
    months = data["high"] * previous.unit
    term = _Term(m.end(), number.end, "imprisonment", months, months, persons=int(data["low"]), rule="penalty.list", exact=True)
    term.unit = previous.unit
    return term


def _stands_for_term(sentence: _Sentence, number: Match, gap: str) -> bool:
    flow = sentence.flow
    if words.AGE_OF.search(gap) or words.COUNTED_BEFORE.search(gap):
        return False
    ranged = number.data["high"] is not None
    if words.CONDITION_AFTER.match(flow, number.end, sentence.end):
        return ranged or number.data["qualifier"] != "exact" or bool(words.ELIDED_JOINT.search(gap))
    if not words.ELIDED_ENDS.match(flow, number.end, sentence.end):
        return False
    if ranged or number.data["qualifier"] in ("at_most", "at_least", "more_than"):
        return True
    if words.ANOTHER_TO.fullmatch(gap) and re.search(r"\bsent(?:enced)?\b", flow[sentence.begin : number.start]):
        return True
    if not words.ELIDED_END_OF.search(gap) or words.ELIDED_COUNTS.search(gap):
        return False
    changed = words.CHANGED.search(flow[max(sentence.begin, number.start - 90) : number.start])
    return bool(changed) and gap.rstrip().endswith("to") or bool(re.search(r",?\s+with\s+$", gap)) and "punish" in flow[sentence.begin : number.start]


# --- ranges and lists -----------------------------------------------------------------------------------------------------------
def _elided(flow: str, quantities: Sequence[Match], at: int, term: _Term) -> list[_Term]:
    """Terms whose unit stands only with the last: "to 12 and 25 years", "three, five, and seven years"."""
    unit = _MONTHS_IN.get(quantities[at].data["unit"])
    if unit is None or at == 0:
        return []
    if not term.exact:
        _take_lower(flow, quantities[at - 1], term, unit)
        return []
    found: list[_Term] = []
    right = quantities[at].start
    for number in reversed(quantities[:at]):
        gap = flow[number.end : right]
        if number.label == "ATTRIBUTE" and re.fullmatch(r"-\s*(?:to|or)\s+", gap):  # "two- to seven-year"
            term.low, term.start, term.exact = number.data["low"] * unit, number.start, False
            return []
        lowered = gap.strip() == "to" and flow[max(0, number.start - 5) : number.start] == "from "  # "from 12 to nine years"
        if number.label != "CARDINAL" or not (lowered or re.fullmatch(r",?\s+(?:and|or)\s+|\s*,\s*", gap)):
            break
        if number.data["high"] or number.data["qualifier"] != "exact":
            break
        months = number.data["low"] * unit
        found.insert(0, _Term(number.start, number.end, term.kind, months, months, rule="penalty.elided", exact=True, basis=term.basis))
        right = number.start
    return found if words.ELIDED_OPENER.search(flow[max(0, right - 14) : right]) else []


def _take_lower(flow: str, number: Match, term: _Term, unit: int) -> None:
    """Takes in a lower end that stands without its unit: "at least eight and not more than 30 years"."""
    is_lower = term.low is None and number.label == "CARDINAL" and number.data["qualifier"] == "at_least"
    if is_lower and _LINK.fullmatch(flow, number.end, term.start):
        term.low, term.start = number.data["low"] * unit, number.start


def _split_list(sentence: _Sentence, quantity: Match, term: _Term) -> list[_Term]:
    """Persons and their terms, no range: "three traffickers to life, 11 to 15 years, and six to three years"."""
    m = words.N_TO.match(sentence.flow, quantity.start, quantity.end)
    if not m or term.low is None or term.high is None or term.exact:
        return []
    head = sentence.flow[sentence.begin : quantity.start]
    persons = term.low / _MONTHS_IN.get(quantity.data["unit"], 12)
    if "sentenc" not in head or not float(persons).is_integer():
        return []
    alone = persons == 1 and words.OTHERS_TO.match(sentence.flow, quantity.end)
    if not (alone or words.SENTENCED_N.search(head) or words.PERSONS_TO_TERM.search(head)):
        return []
    return [_Term(m.end(), term.end, term.kind, term.high, term.high, persons=int(persons), rule="penalty.list", exact=True)]


def _changed(sentence: _Sentence, quantity: Match, term: _Term) -> list[_Term]:
    """The old and the new term, no range: "raised the maximum from 10 to 15 years"."""
    flow = sentence.flow
    m = words.OLD_TO_NEW.match(flow, quantity.start, quantity.end)
    if not m or term.low is None or term.high is None or term.exact:
        return []
    if not words.CHANGED.search(sentence.before(quantity.start, 90)):
        return []
    if not re.search(r"\bfrom\s+$", sentence.before(m.start("old"), 8)) or words.NEW_RANGE.match(flow, quantity.end):
        return []
    old = _Term(quantity.start, m.end("old"), term.kind, term.low, term.low, rule="penalty.changed", exact=True)
    return [old, _Term(m.end(), term.end, term.kind, term.high, term.high, rule="penalty.changed", exact=True)]


def _merge(flow: str, terms: list[_Term], term: _Term) -> list[_Term]:
    """Puts the two limits of one range together; otherwise the term stands alone."""
    previous = terms[-1] if terms else None
    if previous and previous.kind == "other" and flow[previous.end : term.start].strip() == "to":
        terms.pop()  # "from 18 months' probation to seven years' imprisonment"
        term.low, term.exact = None, False
        return [term]
    if previous is None or previous.kind != term.kind or previous.life or term.life:
        return [term]
    gap = re.sub(r"^\s+(?:(?:of\s+)?imprisonment|in\s+(?:prison|jail))", "", flow[previous.end : term.start])
    before = flow[max(0, previous.start - 90) : previous.start]
    if previous.low is None and term.high is None and re.fullmatch(r",?\s+and\s+(?:with\s+)?", gap):
        previous.low = term.low
    elif _is_upper_end(previous, term, gap, before):
        previous.high = term.high
    else:
        return [term]
    previous.end, previous.exact = term.end, False
    return []


def _is_upper_end(previous: _Term, term: _Term, gap: str, before: str) -> bool:
    """True where a term gives the upper end of the range that the term before it opens."""
    if previous.high is None and term.low is None:
        return bool(words.TO_UPPER_LIMIT.fullmatch(gap))
    if previous.exact and term.low is None:
        from_up_to = not gap.strip() and re.search(r"\bfrom\s+$", before)  # "from six months up to three years"
        return bool(from_up_to or gap.strip() == "and" and words.AS_LITTLE_AS.search(before))
    rising = previous.exact and term.exact and (term.low or 0) > (previous.low or 0)
    return rising and gap.strip() == "to" and not words.CHANGED.search(before)


def _apply_limit(sentence: _Sentence, term: _Term, previous: _Term | None) -> None:
    """An exact term after "the maximum penalty for ... is" has only an upper limit, and so have those listed after it."""
    if not term.exact or term.limit or term.rule == "penalty.list":
        return
    low = max(sentence.begin, term.start - 130)
    m = words.LIMIT.search(sentence.flow, low, term.start)
    if words.RANGE_FROM_WORDS.search(sentence.flow, low, term.start):
        term.limit = "high"
    elif m is not None and _limits_term(m, term):
        term.limit = "high" if m["high"] else "low"
    elif previous and not _has_trigger(sentence.flow, previous.end, term.start):
        term.limit = previous.limit or _inherited_limit(sentence, term, previous)
    if term.limit == "high":
        term.low, term.exact = None, False
    elif term.limit == "low":
        term.high, term.exact = None, False


def _has_trigger(flow: str, begin: int, end: int) -> bool:
    """True where another verb or noun of punishment stands between; "act" and "law" alone tell nothing."""
    return any(not m["weak_prescribed"] or "of" in m[0] or "fine" in m[0] for m in words.TRIGGER.finditer(flow, begin, end))


def _inherited_limit(sentence: _Sentence, term: _Term, previous: _Term) -> str:
    """The limit that a term shares with the one before it: "up to 20 years for adults and 25 years for children"."""
    gap = re.sub(r"\([^()]*\)", "", sentence.flow[previous.end : term.start])
    if term.kind == "fine" and "fine" in gap:
        return ""
    upper = previous.low is None and previous.high is not None
    return "high" if upper and previous.start < term.start and words.SAME_LIMIT.match(gap) and len(gap) < 110 else ""


def _limits_term(m: re.Match[str], term: _Term) -> bool:
    noun, gap = (m["noun"] or "").lower(), m["gap"]
    if (m["high"] or "").lower() == "up":
        return not gap.strip()
    if noun.startswith(("fine", "sentence", "term")) and noun.startswith("fine") != (term.kind == "fine"):
        return False
    if m["low"] and re.search(r"\b(?:rising|rises|rose|increas\w+)\b", gap):
        return False
    if re.search(r"\b(?:with|received|sentenced|while|but)\b", gap):
        return False
    if not re.search(r"\d", gap) or m[0].lower().startswith("ceiling"):
        return True
    return bool(re.search(r"\b(?:is|was|are|were|be|to|at)\s*$", m[0]))


# --- life, death, other ---------------------------------------------------------------------------------------------------------
def _lives(sentence: _Sentence, terms: list[_Term]) -> Iterator[_Term]:
    flow, begin = sentence.flow, sentence.begin
    for m in words.LIFE.finditer(flow, begin, sentence.end):
        start = m.start("life") if m["bare"] else m.start()
        if any(t.start < m.end() and start < t.end + 1 and t.life for t in terms):
            continue
        open_terms = (t for t in terms if t.kind == "imprisonment" and not t.life)
        lower = next((t for t in open_terms if words.TO_LIFE.fullmatch(flow, t.end, start)), None)
        if lower is not None:
            lower.life, lower.high, lower.end = True, None, m.end()
            continue
        if words.REQUESTED.search(sentence.before(start, 120)) or m["bare"] and not _is_life_term(sentence, m, terms):
            continue
        yield _Term(start, m.end(), "imprisonment", None, None, True, rule="penalty.life")


def _is_life_term(sentence: _Sentence, m: re.Match[str], terms: list[_Term]) -> bool:
    """True where a bare "life" is a punishment: "sentenced one to life", "10 years or life", not "life or health"."""
    start = m.start("life")
    if m["bare"].split()[0].lower() in ("got", "get", "gets", "brings", "bring") and words.COURT_OR_CRIME.search(sentence.flow, sentence.begin, sentence.end):
        return True
    if not words.STRONG.search(sentence.flow, sentence.begin, start):
        return False
    if m["bare"].split()[0].lower() not in ("to", "or", "and") or any(abs(t.end - start) < 40 for t in terms):
        return True
    return bool(re.search(r"sentenc\w+[^.;]{0,50}$", sentence.before(start, 80)))


def _deaths(sentence: _Sentence) -> Iterator[_Term]:
    flow = sentence.flow
    for m in words.DEATH.finditer(flow, sentence.begin, sentence.end):
        group = m.lastgroup or 0
        start, stop = m.span(group)
        before = sentence.before(start, 120)
        if words.NO_DEATH.search(before[-40:]) or words.REQUESTED.search(before):
            continue
        if group or words.TRIGGER.search(_CLAUSE.split(before[-70:])[-1]):
            yield _Term(start, stop, "death", rule="penalty.death")


def _other_group(sentence: _Sentence) -> re.Match[str] | None:
    """A group of persons with probation or service beside others with terms: "and two were put on probation"."""
    flow, begin, end = sentence.flow, sentence.begin, sentence.end
    if flow.find("probation", begin, end) < 0 and flow.find("community", begin, end) < 0:
        return None
    return words.OTHER_GROUP.search(flow, begin, end)


def _other_alone(sentence: _Sentence) -> Iterator[_Term]:
    """A whole sentence without a length: "ordered one to do community service"."""
    m = words.OTHER_ALONE.search(sentence.flow, sentence.begin, sentence.end)
    if m and not words.UNDER_MODAL.search(sentence.before(m.start(), 60)):
        yield _Term(*m.span(m.lastindex or 0), "other", rule="penalty.other")


# --- fines ----------------------------------------------------------------------------------------------------------------------
def _fines(sentence: _Sentence) -> list[_Term]:
    flow = sentence.flow
    terms: list[_Term] = []
    last: Match | None = None
    for amount in sentence.quantities:
        if amount.label != "MONEY":
            continue
        span = (amount.start, amount.end)
        if _is_equivalent(flow, amount, last):
            if terms and last is not None and (last.start, last.end) in terms[-1].money:
                terms[-1].money.append(span)
        elif _is_fine(sentence, amount, terms[-1] if terms else None):
            low, high = _limits(sentence, amount)
            if low == high and words.UP_TO_YEARS.search(sentence.before(amount.start, 50)):
                low = None
            term = _Term(*span, "fine", low, high, currency=amount.data["currency"], money=[span], rule="penalty.fine")
            term.exact = low is not None and low == high
            if not (terms and _merge_fines(flow, terms[-1], term)):
                terms.append(term)
        last = amount
    return terms


def _is_equivalent(flow: str, amount: Match, last: Match | None) -> bool:
    """True for the bracketed conversion of the amount before it: "100 and 1,000 lei ($24 and $245)"."""
    if amount.data["equivalent"] or last is None:
        return bool(amount.data["equivalent"])
    gap = flow[last.end : amount.start]
    if words.SAME_BRACKET.fullmatch(gap) and amount.data["currency"] == "USD" != last.data["currency"]:
        opened = flow[max(0, last.start - 40) : amount.start]
        return opened.rfind("(") > opened.rfind(")")
    return bool(last.data["equivalent"] and re.fullmatch(r"\s*(?:and|to|-|,)\s*", gap) or words.REPEATED.fullmatch(gap))


def _is_fine(sentence: _Sentence, amount: Match, previous: _Term | None) -> bool:
    flow = sentence.flow
    before = words.IN_WAGES.sub(" ", sentence.before(amount.start, 160))
    if words.FINE_AFTER.match(flow, amount.end) or words.PRISON_INSTEAD.match(flow, amount.end):
        return True
    if words.OR_BOTH.match(flow, amount.end) and words.STRONG_PUNISHED.search(before):
        return True
    if words.SENTENCED_TO_PAY.search(before) and not words.NO_FINE_AFTER.match(flow, amount.end):
        return True
    if words.NO_FINE_AFTER.match(flow, amount.end) or words.REQUESTED.search(before):
        return False
    fine = max((m.end() for m in words.FINE_NOUN.finditer(before)), default=-1)
    penalty = max((m.end() for m in words.PENALTY_NOUN.finditer(before)), default=-1)
    other = max((m.end() for m in words.NO_FINE.finditer(before)), default=-1)
    if fine > other and len(before) - fine < 110 and ";" not in before[fine:]:
        return True
    goes_on = previous and other < 0 and amount.start - previous.end < 130
    if goes_on and previous and words.FINE_GOES_ON.search(flow, previous.end, amount.start):
        return True
    return penalty >= 0 and other <= penalty and len(before) - penalty < 50


def _limits(sentence: _Sentence, amount: Match) -> tuple[float | None, float | None]:
    low, high, qualifier = amount.data["amount"], amount.data["max_amount"], amount.data["qualifier"]
    if high is not None:
        return low, high
    exceeds = sentence.flow[amount.start : amount.start + 6].lower() == "exceed"
    if qualifier in ("at_most", "less_than") or exceeds and words.CANNOT.search(sentence.before(amount.start, 10)):
        return _lower_amount(sentence, amount), low
    return (low, None) if qualifier in ("at_least", "more_than") else (low, low)


def _lower_amount(sentence: _Sentence, amount: Match) -> float | None:
    """A lower amount whose currency stands only with the upper one: "not less than 500 and not more than 5,000 dalasi"."""
    for number in sentence.quantities:
        is_lower = number.label == "CARDINAL" and number.data["qualifier"] == "at_least" and number.end < amount.start
        if is_lower and _LINK.fullmatch(sentence.flow, number.end, amount.start):
            return float(number.data["low"])
    return None


def _merge_fines(flow: str, previous: _Term, term: _Term) -> bool:
    """Puts one range together: "20,000 rupees ($300) to 50,000 rupees", "not less than X and not more than Y"."""
    if previous.currency != term.currency and previous.currency and term.currency:
        return False
    gap = re.sub(r"\([^()]*\)", "", flow[previous.end : term.start]).strip()
    between = gap == "and" and re.search(r"\bbetween\s+$", flow[max(0, previous.start - 10) : previous.start])
    rising = previous.exact and term.exact and (gap in ("to", "-") or between) and (term.high or 0) > (previous.low or 0)
    limits = previous.high is None and term.low is None and gap in ("and", "but", "to", ",", "and up", "and a", "to a")
    if not (rising or limits):
        return False
    previous.high, previous.end, previous.exact = term.high, term.end, False
    previous.money += term.money
    return True


# --- what a term belongs to -----------------------------------------------------------------------------------------------------
def _read_context(sentence: _Sentence, term: _Term, terms: list[_Term], found: list[_Term]) -> None:
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


def _trigger(sentence: _Sentence, term: _Term) -> tuple[str, int] | None:
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


def _triggers(sentence: _Sentence) -> Iterator[tuple[str, bool, int]]:
    for m in words.TRIGGER.finditer(sentence.flow, sentence.begin, sentence.end):
        if m["weak"] or m["weak_prescribed"]:
            yield "imposed" if m["weak"] else "prescribed", True, m.start()
        elif basis := _basis(sentence, m):
            yield basis, False, m.start()


# Verbs of laws that a court may be the subject of.
_EITHER_VERBS = (
    "provid", "establish", "set", "allow", "includ", "rang", "specif", "increas", "rais", "defin", "prohibit", "rise",
)  # fmt: skip


def _basis(sentence: _Sentence, m: re.Match[str]) -> str | None:
    word, before = m[0].lower(), sentence.before(m.start(), 120)
    if m["modal"]:
        return "prescribed"
    if m["imposed"]:
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


def _default_basis(sentence: _Sentence, found: list[_Term]) -> str:
    if words.COURT.search(sentence.flow, sentence.begin, sentence.end):
        return "imposed"
    return found[-1].basis if found and sentence.begin - found[-1].end < 200 and found[-1].basis else "prescribed"


def _persons(sentence: _Sentence, term: _Term, terms: list[_Term], trigger: int) -> int | None:
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


def _counts_persons(flow: str, number: Match, terms: list[_Term]) -> bool:
    if number.label != "CARDINAL" or number.data["high"] is not None or words.NOT_PERSONS.match(flow, number.end):
        return False
    if words.OF_THE.search(flow[max(0, number.start - 12) : number.start]):
        return False
    return not any(t.start <= number.start < t.end for t in terms)


def _suspension(sentence: _Sentence, term: _Term, terms: list[_Term]) -> str | None:
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


def _offense(sentence: _Sentence, term: _Term) -> str | None:
    if m := words.OFFENSE_AFTER.match(sentence.flow, term.end, sentence.end):
        return re.sub(r"\s+", " ", words.OFFENSE_END.split(m["offense"])[0])
    before = list(words.OFFENSE_BEFORE.finditer(sentence.flow, sentence.begin, term.start))
    return re.sub(r"\s+", " ", before[-1]["offense"]).strip() if before else None


# --- "sufficiently stringent" ---------------------------------------------------------------------------------------------------
def _judge(sentence: _Sentence, terms: list[_Term], pending: list[_Term]) -> list[_Term]:
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


def _is_labor_only(term: _Term) -> bool:
    offense = term.offense or ""
    return "sex" not in offense and ("labor" in offense or "bonded" in offense)


def _match(term: _Term) -> Match:
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
