"""Whether a sentence without a number can deny an event or keep silent about one: "no", "did not prosecute", "failed to identify", "is unknown"."""

from __future__ import annotations

import re
from functools import cache

from tipnlp.find.counts.lexicon import gerund_of, noun_forms, past_of, verb_forms
from tipnlp.find.counts.negation import CARRIERS, TELLING
from tipnlp.find.counts.words import ADVERBS, BE, DO, HAVE, MANNER, MODAL, NEGATION, looks_past
from tipnlp.patterns import trie
from tipnlp.signals import Gate

# What may stand between a negation and its verb; a mark or a numeral parts them.
_GAP = r"[^\w,;:()\[\]—]+"
_HELPERS = BE | HAVE | DO | MODAL | NEGATION | ADVERBS | {"to"}
_BETWEEN = rf"(?:(?:{trie(_HELPERS | MANNER)}|[\w'-]+ly){_GAP})*?"
#: The same without adverbs of manner: "did not adequately protect" denies no event.
_FLATLY = rf"(?:(?:{trie(_HELPERS - MANNER)}|(?!{trie(MANNER)}\b)[\w'-]+ly){_GAP})*?"
_NEGATIONS = r"\b(?:not|never|cannot|couldn't|didn't|wasn't|weren't|(?:fail(?:ed|s|ure)|yet|unable|declined|refused)\s+to)"
# "is not known", "were not made available", "could not be obtained".
_UNTOLD = (
    "known available published kept recorded stated had obtained established determined learned found ascertained verified confirmed given provided at forthcoming "
    "obtainable reported disclosed released supplied furnished made shared clear certain tracked collected compiled broken publicly separately systematically"
).split()

#: A negation with the word that it negates.
NEGATED = Gate(re.compile(rf"{_NEGATIONS}{_GAP}{_BETWEEN}(?!{trie(_HELPERS | MANNER)}\b)(?P<negated>[\w'-]+)"))


#: Roles of verbs that deny an event themselves, or with the noun after them.
_ROLES = ("event", "opens", "tries", "give", "report")
_LONE_HEADS = frozenset(("event", "offender", "official", "human", "victim", "child", "case"))


def _verbs(*roles: str, form: str = "") -> set[str]:
    return {word for word, verb in verb_forms().items() if verb.role in roles and form in ("", verb.form)}


@cache
def denials() -> Gate:
    """Words that deny an event or tell that it is unknown, each with what it takes to do so.

    A match of the groups ``untold`` and ``unknown`` does only where the sentence asks how many, or whether, or speaks of data.
    """
    lemmas = CARRIERS | TELLING | {"have", "make"}
    carriers = _verbs("opens", "tries", "give") | HAVE | {word for word, verb in verb_forms().items() if verb.lemma in lemmas}
    carriers |= {form for lemma in TELLING for form in (lemma, past_of(lemma), gerund_of(lemma))}
    carried = {word for word, noun in noun_forms().items() if noun.head in ("event", "case", "report", "service", "refuge", "course", "data")} | {"how", "whether"}
    gerunds = _verbs(*_ROLES, form="gerund") | {gerund_of(lemma) for lemma in TELLING}
    ones = {word.removeprefix("guilty-") for word, noun in noun_forms().items() if noun.singular and noun.head in _LONE_HEADS}
    carried = {word.removeprefix("guilty-") for word in carried}
    return Gate(re.compile(
        r"\b(?:none|nobody|zero|neither|nor|failing)\b"
        rf"|\b(?:first|only|sole|single|lone)\b(?=(?:{_GAP}[\w'-]+){{0,6}}?{_GAP}{trie(ones)}\b)"
        r"|\bno\b(?!\s+(?:longer|more|less|fewer|doubt|later)\b)"
        rf"|\bwithout\s+(?:any|a\s+single|(?:[\w'-]+\s+){{0,3}}?{trie(gerunds)})\b"
        rf"|{_NEGATIONS}{_GAP}(?:"
        rf"{_FLATLY}{trie(_verbs('event'))}\b"
        rf"|{_BETWEEN}(?:{trie(_verbs('report'))}\b|{trie(carriers)}\b(?=[^;]*\b{trie(carried)}\b)|(?:used|applied|invoked|begun)\s+to\b|(?P<untold>{trie(_UNTOLD)}\b))"
        r"|(?:a|one)\s+(?:single|one)\b|since\b)"
        r"|\b(?P<unknown>unknown|unspecified|undisclosed|undetermined|unreported|unavailable|unclear|lacking)\b"
    ))


_JOINT = re.compile(r",|or\b|and\b")  # "or" ends "nor" too


@cache
def _listed(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?:,|\b(?:and|or|nor)){_GAP}{_BETWEEN}{trie(_verbs(*_ROLES, form=form))}\b")


def shares_negation(low: str, negated: re.Match[str], end: int) -> bool:
    """True where a verb after a comma or joint may share a negation whose own verb counts nothing: "did not reform it, prosecute anyone, or ...".

    Args:
        low: The match view in lower case.
        negated: A match of `NEGATED`.
        end: End of the sentence (exclusive).
    """
    stop = low.find(";", negated.end(), end)
    stop = end if stop < 0 else stop
    if not _JOINT.search(low, negated.end(), stop):
        return False
    word = negated["negated"]
    verb = verb_forms().get(word)
    if _listed("base").search(low, negated.end(), stop):
        return True
    past = looks_past(word) or verb is not None and verb.form == "past"
    return past and _listed("past").search(low, negated.end(), stop) is not None
