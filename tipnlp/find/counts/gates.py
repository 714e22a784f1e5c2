"""Which sentences can hold a count: a few looks at their words, before any is cut into units.

Reading a sentence costs a hundred times what a look costs, and most sentences with a number or a negation count nothing. Each
condition follows from what the reader asks for before it makes a fact; none decides anything itself. A new rule that makes facts of
other words needs them here too: ``tests/test_counts.py`` reads the corpus with the gates left open and tells which facts they hide.
"""

from __future__ import annotations

import re
from functools import cache

from tipnlp.find.counts.denials import denies
from tipnlp.find.counts.lexicon import noun_forms, verb_forms
from tipnlp.find.counts.negation import TELLING
from tipnlp.find.counts.numbers import FREEINGS
from tipnlp.find.counts.phrases import counts_as_phrase, phrase_verbs
from tipnlp.find.counts.verbs import DRAWN, HOURS_OF
from tipnlp.find.counts.waiting import UNDER
from tipnlp.patterns import trie
from tipnlp.signals import Gate, Words

# Advice and table cells assert nothing.
_SILENT = re.compile(
    r"(?:[•\-*—]\s*)?(?:(?:Fully|Vigorously|Proactively|Significantly|Substantially|Further|Also)\s+)?(?:Increase|Ensure|Amend|Strengthen|Train|Provide|Investigate|Prosecute|Convict|Identify|Develop"
    r"|Continue|Expand|Establish|Implement|Enact|Adopt|Allocate|Fund|Improve|Make|Stop|Raise|Screen|Open|Allow|Bring|Refer|Enhance|Institute|Pursue|Cease|Create|Draft|Pass|Hold|Sentence|Seek"
    r"|Appoint|Hire|Collect|Compile|Publish|Offer|Give|Set|Build|Finalize|Increasingly|Take|Direct|Dedicate|Grant|Achieve|Convict|Finish|Issue|Require|Use|Undertake|Work|Assist)\s(?!of\b|by\b)"
    r"|.{0,80}\bNumber\s+of\s+[A-Z]|Recommendations?\s+(?:for|to)\b|Table\s+\d"
)


def is_silent(flow: str, start: int, end: int) -> bool:
    """True for a sentence of advice or of a table."""
    return _SILENT.match(flow, start, end) is not None


def may_count(words: Words, low: str, start: int, end: int, *, counted: bool, told: bool) -> bool:
    """False where nothing in a sentence can be a count.

    Args:
        words: Words of the match view.
        low: The view in lower case.
        start: First character of the sentence.
        end: Its end (exclusive).
        counted: True where it holds a number.
        told: True where a sentence before it counted something, of which this one may tell parts and earlier years.
    """
    if counted and told:
        return True
    if not counted and not denies(words, low, start, end):
        return False
    if words.search(_events(), start, end, low):
        return True
    return _by_phrase(words, low, start, end, counted) or _by_noun(words, low, start, end, counted)


# --- words that name events ------------------------------------------------------------------------------------------


def _gate(words: set[str]) -> Gate:
    return Gate(re.compile(rf"\b{trie(words)}\b"), words)


def _verbs(*roles: str, lemmas: frozenset[str] = frozenset()) -> set[str]:
    return {word for word, form in verb_forms().items() if form.role in roles or form.lemma in lemmas}


def _nouns(*heads: str) -> set[str]:
    return {word for word, form in noun_forms().items() if form.head in heads}


@cache
def _events() -> Gate:
    """Verbs that count, and nouns that name an event."""
    return _gate(_verbs("event") | {word.removeprefix("guilty-") for word in _nouns("event")})


# --- verbs that name one with the words after them -------------------------------------------------------------------


@cache
def _phrases() -> Gate:
    return _gate(_verbs(lemmas=phrase_verbs()))


def _by_phrase(words: Words, low: str, start: int, end: int, counted: bool) -> bool:
    """True where a verb of ``count_phrases.tsv`` stands before the words with which it counts."""
    if not counted and words.search(_counted_nouns(), start, end, low) is None:
        return False
    verbs = verb_forms()
    return any(counts_as_phrase(verbs[m[0]].lemma, low[m.end() : min(end, m.end() + 170)]) for m in words.finditer(_phrases(), start, end, low))


# --- nouns that a verb of another kind makes count -------------------------------------------------------------------


@cache
def _counted_nouns() -> Gate:
    return _gate(_nouns("case", "victim", "course", "service", "refuge"))


@cache
def _cases() -> Gate:
    return _gate(_nouns("case", "report"))


@cache
def _case_verbs() -> Gate:
    """"opened 12 cases", "heard 12 cases", "12 cases were filed"."""
    return _gate(_verbs("opens", "tries", lemmas=frozenset(("file", "bring", "lodge"))))


@cache
def _services() -> Gate:
    return _gate(_nouns("service", "refuge"))


@cache
def _courses() -> Gate:
    return _gate(_nouns("course"))


@cache
def _victims() -> Gate:
    return _gate(_nouns("victim"))


@cache
def _serving_verbs() -> Gate:
    """"gave 12 women shelter", "12 women found shelter", "aid reached 12"."""
    return _gate(_verbs("give", "receive", lemmas=DRAWN | {"get", "obtain", "find"}))


@cache
def _taking_verbs() -> Gate:
    """"the shelter received 12 women", "a home where 12 women stayed", "held 12 women"."""
    return _gate(_verbs("receive", lemmas=frozenset(("hold",))))


@cache
def _telling_verbs() -> Gate:
    """"did not report how many courses", "could not determine whether aid was given"."""
    return _gate(_verbs("give", "receive", "opens", "report", lemmas=TELLING | {"get", "obtain", "find"}) | TELLING)


_TALLIED = re.compile(r"\b(?:numbers?|counts?|tally|total|figures?|statistics|data|information|records?|many|determin|conclu|establish|decid|ascertain|judged|ruled)")
_TAKERS = re.compile(r"\b(?:victims?|survivors?|child|boys?|girls?|wom[ae]n|minors?|infants?|shelters?|cent(?:er|re)s?|homes?|refuges?|facilit(?:y|ies)|ngos?|hostels?|convents?|safe\s?houses?)\b")
_OF_SERVICE = re.compile(r"\s+(?:to|for|of|\()")
_CHARGES = Gate(re.compile(r"\b(?:charges?|proceedings|indictments?)\b"))


def _by_noun(words: Words, low: str, start: int, end: int, counted: bool) -> bool:
    """True where a noun that counts nothing by itself stands with a verb or preposition that makes it count."""

    def has(gate: Gate) -> bool:
        return words.search(gate, start, end, low) is not None

    if has(_cases()) and has(_case_verbs()):
        return True
    if not counted:
        if (has(_services()) or has(_courses())) and has(_telling_verbs()):
            return True
        return has(_victims()) and _TALLIED.search(low, start, end) is not None
    serving = has(_serving_verbs())
    if serving and (_TAKERS.search(low, start, end) and has(_taking_verbs()) or HOURS_OF.search(low, start, end) or has(_held())):
        return True
    if not has(_counted_nouns()):
        return False
    if has(_courses()) or has(_victims()) and _TALLIED.search(low, start, end):
        return True
    if any(serving or _OF_SERVICE.match(low, m.end()) for m in words.finditer(_services(), start, end, low)):
        return True
    return has(_CHARGES) or has(_freeings()) or UNDER.search(low, start, end) is not None


@cache
def _held() -> Gate:
    return _gate({"held"})


@cache
def _freeings() -> Gate:
    """"the detention of 12 men"."""
    return _gate(set(FREEINGS))
