"""Whether a sentence without a number can deny an event or keep silent about one: "no", "did not prosecute", "failed to identify", "is unknown"."""

from __future__ import annotations

import re
from functools import cache

from tipnlp.find.counts.lexicon import gerund_of, past_of, verb_forms
from tipnlp.find.counts.negation import CARRIERS, TELLING
from tipnlp.find.counts.phrases import phrase_verbs
from tipnlp.find.counts.words import ADVERBS, BE, DO, HAVE, MANNER, MODAL, NEGATION
from tipnlp.patterns import trie
from tipnlp.signals import Gate

# What may stand between a negation and its verb; a mark or a numeral parts them.
_GAP = r"[^\w,;:()\[\]—]+"
_BETWEEN = rf"(?:(?:{trie(BE | HAVE | DO | MODAL | NEGATION | MANNER | ADVERBS | {'to'})}|[\w'-]+ly){_GAP})*?"
#: Roles of verbs that deny an event themselves, or with the noun after them.
_ROLES = frozenset(("event", "opens", "tries", "give", "report"))
# "is not known", "were not made available", "could not be obtained", "had not begun to", "not since 2019 has", "not a single".
_UNTOLD = frozenset(
    "known available published kept recorded stated had obtained established determined learned found ascertained verified confirmed given provided at "
    "forthcoming obtainable reported disclosed released supplied furnished made shared clear certain tracked collected compiled broken publicly separately "
    "systematically used applied invoked begun since a one any".split()
)


_NEGATIONS = r"\b(?:not|never|cannot|couldn't|didn't|wasn't|weren't|(?:fail(?:ed|s|ure)|yet|unable|declined|refused)\s+to)"
#: A negation, whatever its verb.
NEGATED = Gate(re.compile(_NEGATIONS + r"\b"))


@cache
def _denied() -> frozenset[str]:
    """Words after a negation with which it can deny an event: verbs that count, open, give or tell."""
    lemmas = CARRIERS | TELLING | phrase_verbs() | {"have", "make", "get", "obtain", "find", "receive", "use"}
    forms = {word for word, verb in verb_forms().items() if verb.role in _ROLES or verb.lemma in lemmas}
    return frozenset(forms | _UNTOLD | HAVE | {form for lemma in TELLING for form in (lemma, past_of(lemma), gerund_of(lemma))})


@cache
def denials() -> Gate:
    """Words that deny or tell that something is unknown, each with what makes it do so."""
    return Gate(re.compile(
        r"\b(?:none|nobody|zero|neither|nor|unknown|unspecified|undisclosed|undetermined|unreported|unavailable|unclear|lacking|failing|first|only|sole|single|lone)\b"
        r"|\bno\b(?!\s+(?:longer|more|less|fewer|doubt|later)\b)"
        r"|\bwithout\s+(?:any|a|[\w'-]+ing|[\w'-]+ly)\b"
        rf"|{_NEGATIONS}{_GAP}{_BETWEEN}{trie(_denied())}\b"
    ))


@cache
def listed_verb() -> re.Pattern[str]:
    """A verb after a comma or joint, which may share the negation of a verb that counts nothing: "did not reform it, prosecute anyone, or ..."."""
    verbs = {word for word, verb in verb_forms().items() if verb.form != "gerund" and verb.role in _ROLES}
    return re.compile(rf"(?:,|\b(?:and|or|nor)){_GAP}{_BETWEEN}{trie(verbs)}\b")
