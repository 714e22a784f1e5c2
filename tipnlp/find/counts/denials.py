"""Whether a sentence without a number can deny an event or keep silent about one: "no", "did not prosecute", "failed to identify", "is unknown"."""

from __future__ import annotations

import re
from functools import cache

from tipnlp.find.counts.lexicon import gerund_of, noun_forms, past_of, verb_forms
from tipnlp.find.counts.negation import CARRIERS, TELLING
from tipnlp.find.counts.words import ADVERBS, BE, DO, HAVE, MANNER, MODAL, NEGATION
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

#: A negation, whatever its verb.
NEGATED = Gate(re.compile(_NEGATIONS + r"\b"))


def _verbs(*roles: str) -> set[str]:
    return {word for word, verb in verb_forms().items() if verb.role in roles}


@cache
def denials() -> Gate:
    """Words that deny an event or tell that it is unknown, each with what it takes to do so.

    A match of the groups ``untold`` and ``unknown`` does only where the sentence asks how many, or whether, or speaks of data.
    """
    lemmas = CARRIERS | TELLING | {"have", "make"}
    carriers = _verbs("opens", "tries", "give") | HAVE | {word for word, verb in verb_forms().items() if verb.lemma in lemmas}
    carriers |= {form for lemma in TELLING for form in (lemma, past_of(lemma), gerund_of(lemma))}
    carried = {word for word, noun in noun_forms().items() if noun.head in ("event", "case", "report", "service", "refuge", "course", "data")} | {"how", "whether"}
    carried = {word.removeprefix("guilty-") for word in carried}
    return Gate(re.compile(
        r"\b(?:none|nobody|zero|neither|nor|failing|first|only|sole|single|lone)\b"
        r"|\bno\b(?!\s+(?:longer|more|less|fewer|doubt|later)\b)"
        r"|\bwithout\s+(?:any|a|[\w'-]+ing|[\w'-]+ly)\b"
        rf"|{_NEGATIONS}{_GAP}(?:"
        rf"{_FLATLY}{trie(_verbs('event'))}\b"
        rf"|{_BETWEEN}(?:{trie(_verbs('report'))}\b|{trie(carriers)}\b(?=[^;]*\b{trie(carried)}\b)|(?:used|applied|invoked|begun)\s+to\b|(?P<untold>{trie(_UNTOLD)}\b))"
        r"|(?:a|one)\s+(?:single|one)\b|since\b)"
        r"|\b(?P<unknown>unknown|unspecified|undisclosed|undetermined|unreported|unavailable|unclear|lacking)\b"
    ))


@cache
def listed_verb() -> re.Pattern[str]:
    """A verb after a comma or joint, which may share the negation of a verb that counts nothing: "did not reform it, prosecute anyone, or ..."."""
    verbs = {word for word, verb in verb_forms().items() if verb.form != "gerund" and verb.role in ("event", "opens", "tries", "give", "report")}
    return re.compile(rf"(?:,|\b(?:and|or|nor)){_GAP}{_BETWEEN}{trie(verbs)}\b")
