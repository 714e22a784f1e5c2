"""Ranges and lists of terms: limits put together, elided units, old and new terms, limits shared by a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tipnlp.find.penalties.parts import MONTHS_IN, Sentence, Term
from tipnlp.find.penalties.wording import basis, shared
from tipnlp.find.penalties.wording import ranges as words
from tipnlp.match import Match


# --- numbers without their unit -------------------------------------------------------------------------------------------------
def without_unit(sentence: Sentence, number: Match, previous: Term) -> Term | None:
    """A term whose unit stands only with the term before it: "four to 10 years (five to 12 if the child was under 14)"."""
    flow, data = sentence.flow, number.data
    gap = flow[previous.end : number.start]
    low, high = data["low"], data["high"]
    if (
        previous.kind != "imprisonment"
        or len(gap) > 170
        or number.start < previous.end
        or (high or low) > (60 if previous.unit > 1 else 480)
    ):
        return None
    if _closes_from(flow, previous, number, gap):
        return None
    listed = _person_and_term(sentence, number, previous, gap)
    if listed is not None:
        return listed
    end = number.end
    if high is None and (half := words.AND_A_HALF.match(flow, end)):
        low, end = low + 0.5, half.end()  # "raised from six years to seven and a half"
    if not _stands_for_term(sentence, number, end, gap):
        return None
    term = Term(number.start, end, "imprisonment", low * previous.unit, (high or low) * previous.unit, rule="penalty.unit")
    term.unit = previous.unit
    if high is None:
        if data["qualifier"] in ("at_most", "less_than"):
            term.low = None
        elif data["qualifier"] in ("at_least", "more_than"):
            term.high = None
        elif words.FROM_ALONE.search(gap) and not words.FROM_OLD.fullmatch(gap):
            term.high = None  # "and from three where she is a minor"
        else:
            term.exact = True
        if term.exact and previous.low and previous.high and previous.high < low * previous.unit and not previous.exact:
            term.low, term.exact = None, False  # "two to 15 years (20 in aggravated cases)"
    return term


def _closes_from(flow: str, previous: Term, number: Match, gap: str) -> bool:
    """Takes in the upper end of "from four years to 15"."""
    opens = previous.exact and gap.strip() == "to" and re.search(r"\bfrom\s+$", flow[max(0, previous.start - 8) : previous.start])
    if not opens or number.data["high"] or number.data["qualifier"] != "exact" or not words.ELIDED_ENDS.match(flow, number.end):
        return False
    if shared.CHANGED.search(flow[max(0, previous.start - 90) : previous.start]):
        return False  # "lifted from six years to eight"
    previous.high, previous.end, previous.exact = number.data["low"] * previous.unit, number.end, False
    return True


def _person_and_term(sentence: Sentence, number: Match, previous: Term, gap: str) -> Term | None:
    """Persons and their term in a list: "Six were sentenced to 15 years, two to 20, and one to five"."""
    data = number.data
    m = words.N_TO.match(sentence.flow, number.start, number.end)
    if not m or not data["high"] or not re.fullmatch(r"\s*,\s*(?:and\s+)?|\s+and\s+", gap):
        return None
    if not re.search(r"\bsent(?:enced)?\b", sentence.flow[sentence.begin : number.start]):
        return None
    months = data["high"] * previous.unit
    term = Term(m.end(), number.end, "imprisonment", months, months, persons=int(data["low"]), rule="penalty.list", exact=True)
    term.unit = previous.unit
    return term


def _stands_for_term(sentence: Sentence, number: Match, end: int, gap: str) -> bool:
    flow = sentence.flow
    if words.AGE_OF.search(gap) or words.COUNTED_BEFORE.search(gap):
        return False
    ranged = number.data["high"] is not None
    if words.CONDITION_AFTER.match(flow, end, sentence.end):
        return ranged or number.data["qualifier"] != "exact" or bool(words.ELIDED_JOINT.search(gap))
    if not words.ELIDED_ENDS.match(flow, end, sentence.end):
        return False
    if ranged or number.data["qualifier"] in ("at_most", "at_least", "more_than", "less_than"):
        return True
    if words.ANOTHER_TO.fullmatch(gap) and re.search(r"\bsent(?:enced)?\b", flow[sentence.begin : number.start]):
        return True
    if words.ELIDED_COUNTS.search(gap):
        return False
    if words.UNIT_FOLLOWS.match(flow, end, sentence.end):
        return False
    pair, mate = words.PAIRED_FOR.match(gap), words.FOR_CRIME.match(flow, end)
    if pair and mate and pair["by"] == mate["by"]:
        return True
    if words.GROUP_OF.fullmatch(gap) and words.LIST_GOES_ON.match(flow, end):
        return True
    if (words.GROUP_BARE.fullmatch(gap) or words.CLAUSE_BARE.fullmatch(gap)) and words.LIST_GOES_ON.match(flow, end):
        return True
    if words.FROM_OLD.fullmatch(gap) and shared.CHANGED.search(
        flow[max(sentence.begin, number.start - 130) : number.start - len(gap)]
    ):
        return True
    if words.TAKES_BARE.search(gap) or words.LISTED_BARE.fullmatch(gap) and words.LIST_CLOSES.match(flow, end):
        return True
    if not words.ELIDED_END_OF.search(gap):
        return False
    changed = shared.CHANGED.search(flow[max(sentence.begin, number.start - 90) : number.start])
    return (
        bool(changed)
        and gap.rstrip().endswith("to")
        or bool(re.search(r",?\s+with\s+$", gap))
        and "punish" in flow[sentence.begin : number.start]
    )


# --- ranges and lists -----------------------------------------------------------------------------------------------------------
def elided(flow: str, quantities: Sequence[Match], at: int, term: Term) -> list[Term]:
    """Terms whose unit stands only with the last: "to 12 and 25 years", "three, five, and seven years"."""
    unit = MONTHS_IN.get(quantities[at].data["unit"])
    if unit is None or at == 0:
        return []
    if not term.exact:
        _take_lower(flow, quantities[at - 1], term, unit)
        return _elided_range(flow, quantities[at - 1], term, unit)
    found: list[Term] = []
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
        found.insert(
            0, Term(number.start, number.end, term.kind, months, months, rule="penalty.elided", exact=True, basis=term.basis)
        )
        right = number.start
    opened = len(found) > 1 or words.ELIDED_OPENER.search(flow[max(0, right - 14) : right])
    return found if opened else []


def _elided_range(flow: str, number: Match, term: Term, unit: int) -> list[Term]:
    """A range whose unit stands with the next: "five to 15 and 10 to 20 years"."""
    if (
        number.label != "CARDINAL"
        or not number.data["high"]
        or not re.fullmatch(r",?\s+(?:and|or)\s+", flow[number.end : term.start])
    ):
        return []
    if words.AGE_OF.search(flow[max(0, number.start - 60) : number.start]):
        return []
    low, high = number.data["low"] * unit, number.data["high"] * unit
    return [Term(number.start, number.end, term.kind, low, high, rule="penalty.elided", basis=term.basis)]


def _take_lower(flow: str, number: Match, term: Term, unit: int) -> None:
    """Takes in a lower end that stands without its unit: "at least eight and not more than 30 years"."""
    is_lower = term.low is None and number.label == "CARDINAL" and number.data["qualifier"] == "at_least"
    if is_lower and shared.LINK.fullmatch(flow, number.end, term.start):
        term.low, term.start = number.data["low"] * unit, number.start


def split_list(sentence: Sentence, quantity: Match, term: Term) -> list[Term]:
    """Persons and their terms, no range: "three traffickers to life, 11 to 15 years, and six to three years"."""
    m = words.N_TO.match(sentence.flow, quantity.start, quantity.end)
    if not m or term.low is None or term.high is None or term.exact:
        return []
    head = sentence.flow[sentence.begin : quantity.start]
    persons = term.low / MONTHS_IN.get(quantity.data["unit"], 12)
    if (
        not re.search(r"\bsentenc(?:ed|ing)\b|\bsentences\s+(?:of\s+)?\w+\s*$", head)
        or not float(persons).is_integer()
        or words.TERM_OF.search(head)
    ):
        return []
    alone = persons == 1 and words.OTHERS_TO.match(sentence.flow, quantity.end)
    if not (alone or words.OF_PERSONS.search(head) or words.SENTENCED_N.search(head) or words.PERSONS_TO_TERM.search(head)):
        return []
    return [Term(m.end(), term.end, term.kind, term.high, term.high, persons=int(persons), rule="penalty.list", exact=True)]


def changed(sentence: Sentence, quantity: Match, term: Term) -> list[Term]:
    """The old and the new term, no range: "raised the maximum from 10 to 15 years"."""
    flow = sentence.flow
    m = words.OLD_TO_NEW.match(flow, quantity.start, quantity.end)
    if not m or term.low is None or term.high is None or term.exact:
        return []
    if not shared.CHANGED.search(sentence.before(quantity.start, 90)):
        return []
    if not re.search(r"\bfrom\s+$", sentence.before(m.start("old"), 8)) or words.NEW_RANGE.match(flow, quantity.end):
        return []
    old = Term(quantity.start, m.end("old"), term.kind, term.low, term.low, rule="penalty.changed", exact=True)
    return [old, Term(m.end(), term.end, term.kind, term.high, term.high, rule="penalty.changed", exact=True)]


def merged(flow: str, terms: list[Term], term: Term) -> list[Term]:
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
    if previous.low is None and term.high is None and re.fullmatch(r",?\s+(?:and|nor)\s+(?:with\s+)?", gap):
        previous.low = term.low
    elif _is_upper_end(previous, term, gap, before):
        previous.high = term.high
    else:
        return [term]
    previous.end, previous.exact = term.end, False
    return []


def _is_upper_end(previous: Term, term: Term, gap: str, before: str) -> bool:
    """True where a term gives the upper end of the range that the term before it opens."""
    if previous.high is None and term.low is None:
        return bool(words.TO_UPPER_LIMIT.fullmatch(gap))
    if previous.high is None and term.exact and words.MAY_EXTEND.fullmatch(gap):
        return True
    if previous.exact and term.low is None:
        from_up_to = not gap.strip() and re.search(r"\b(?:from|of)\s+$", before)  # "from six months up to three years"
        return bool(from_up_to or gap.strip() == "and" and words.AS_LITTLE_AS.search(before))
    rising = previous.exact and term.exact and (term.low or 0) > (previous.low or 0)
    linked = gap.strip() == "to" or words.UP_TO.fullmatch(gap)
    return rising and bool(linked) and not shared.CHANGED.search(before)


def apply_limit(sentence: Sentence, term: Term, previous: Term | None) -> None:
    """An exact term after "the maximum penalty for ... is" has only an upper limit, and so have those listed after it."""
    if not term.exact or term.limit or term.rule == "penalty.list":
        return
    low = max(sentence.begin, term.start - 130)
    m = words.LIMIT.search(sentence.flow, low, term.start)
    after = words.LIMIT_AFTER.match(sentence.flow, term.end, sentence.end)
    if words.TO_DEATH.match(sentence.flow, term.end, sentence.end) or _as_little_as(sentence, term):
        term.limit = "low"
    elif after:
        term.limit = "high" if after["high"] else "low"
    elif words.REACHES.search(sentence.flow, low, term.start) or words.RANGE_FROM_WORDS.search(sentence.flow, low, term.start):
        term.limit = "high"
    elif m is not None and _limits_term(m, term):
        term.limit = "high" if m["high"] or m["high2"] else "low"
    elif previous and previous.low is None and previous.high and words.RAISED_TO.search(sentence.flow, low, term.start):
        term.limit = "high"
    elif previous and not _has_trigger(sentence, previous.end, term.start):
        term.limit = previous.limit or _inherited_limit(sentence, term, previous)
    if term.limit == "high":
        term.low, term.exact = None, False
    elif term.limit == "low":
        term.high, term.exact = None, False


def _as_little_as(sentence: Sentence, term: Term) -> bool:
    """True for the least that a law allows: "allows as little as one year"."""
    return term.kind != "fine" and bool(words.AS_LITTLE_AS.search(sentence.before(term.start, 24)))


def _has_trigger(sentence: Sentence, begin: int, end: int) -> bool:
    """True where another verb or noun of punishment stands between; "act" and "law" alone tell nothing."""
    triggers = sentence.words.finditer(basis.TRIGGER, begin, end, sentence.flow)
    return any(not m["weak_prescribed"] or "of" in m[0] or "fine" in m[0] for m in triggers)


def _inherited_limit(sentence: Sentence, term: Term, previous: Term) -> str:
    """The limit that a term shares with the one before it: "up to 20 years for adults and 25 years for children"."""
    gap = re.sub(r"\([^()]*\)", "", sentence.flow[previous.end : term.start])
    if term.kind == "fine" and "fine" in gap:
        return ""
    upper = previous.low is None and previous.high is not None
    return "high" if upper and previous.start < term.start and words.SAME_LIMIT.match(gap) and len(gap) < 110 else ""


def _limits_term(m: re.Match[str], term: Term) -> bool:
    if m["gap2"]:
        return True
    noun, gap = (m["noun"] or "").lower(), m["gap"]
    if (m["high"] or "").lower() == "up":
        return not gap.strip()
    if noun.startswith(("fine", "sentence", "term")) and noun.startswith("fine") != (term.kind == "fine"):
        return False
    rising = re.search(r"\b(?:rising|rises|rose|increas\w+)\b", gap)
    if m["low"] and term.rule != "penalty.changed" and rising and gap[: rising.start()].strip():
        return False  # but "the floor rises to 14 years\"
    if re.search(r"\b(?:with|received|sentenced|while|but)\b", gap):
        return False
    if term.kind == "fine" and not noun and re.search(r"\b(?:years?|months?)\b.*\bfines?\b", gap):
        return False  # "a maximum of five years in prison, a fine of" is a fine of that much
    if not re.search(r"\d", gap) or m[0].lower().startswith("ceiling"):
        return True
    return bool(re.search(r"\b(?:is|was|are|were|be|to|at)\s*$", m[0]))
