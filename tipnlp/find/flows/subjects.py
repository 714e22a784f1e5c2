"""Subjects and their verbs: whether a coordinator opens a clause, and whose verb a clause without one shares."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipnlp.find.flows.clause import WORD, Clause
from tipnlp.find.flows.cues import verbose
from tipnlp.find.flows.governors import is_glue
from tipnlp.find.flows.nouns import class_of
from tipnlp.match import Match
from tipnlp.patterns import words

FINITE = verbose(
    r"""
    \b(?:are|is|was|were|have|has|had|may|might|can|could|become|became|endure|experience|suffer|toil|migrate|travel|
    transit|remain|perform|face|fall|find|end(?=\s+up)|cut|pick|enter|cross|arrive|return|serve|pay|come|reach|pass|go|
    work(?=\s+(?:in|up|on|as|against|under|for|without))|live|exploit|force|subject|compel|coerce|recruit|lure|send|take|
    bring|beg|dig|sew|herd|clean|cook|haul|weave|owe|sell|buy|pass|labor(?=\s+(?:on|in)))\b
    """
)
PRONOUN = verbose(
    r"""
    \W*(?:(?:and|but|where|while|however|in\s+(?:some|other|many)\s+cases|reportedly|often|once|upon\s+arrival|
    reports\s+indicate)\W+)*(?:(?:some|many|most|others|several|these|those|such|few|
    an?\s+(?:small|smaller|lesser|significant|large|larger|growing|unknown)?\s*number|a\s+(?:few|handful|minority|
    fraction))\s+(?:of\s+th\w+|are|is|were|was|have|had|may|might|who|later|
    subsequently|also|then|reportedly|find|end|fall|become|face|go|goes|went|come|came|stay|cross|head|move|stop|get|arrive|
    pass|travel|migrate|work|transit|reach|experience|endure|
    continue|remain)|(?:these|those|such)\s+(?:\w+\s+)?(?:women|girls|victims|children|migrants|men|boys|workers|persons|
    individuals|laborers|refugees)|they|(?:some|many)\s+(?:migrant\s+|foreign\s+|domestic\s+|such\s+)?(?:workers|laborers|migrants)|the\s+(?:women|girls|victims|children|migrants|men|boys|workers|majority)|who|
    traffickers\s+(?:\w+\s+){0,3}them|(?:mov|transport|tak|took|send|sent|sell|sold|traffic|smuggl|bring|brought)\w*\s+(?:the|these)\s+(?:women|girls|boys|children|men|victims)|victims)\b(?!\s+from|\s+children\s+from|\s+women\s+from)
    """
)
ELIDED = verbose(
    r"""
    \W*(?:(?:and|but|then|often|also|sometimes|reportedly|subsequently|later|may|where|once|or)\W+)*(?:are|is|were|was|be|
    been|then|forced\s+(?:to|into)|exploited|subjected|trafficked|end\s+up|face|endure|taken|sold)\b
    """
)


def inherits_subject(clause: Clause) -> bool:
    """True where the subject is a pronoun or elided."""
    pronoun = PRONOUN.match(clause.text)
    if pronoun and not clause.profile and pronoun[0].endswith("victims"):
        return False
    return bool(pronoun or ELIDED.match(clause.text))


# "and boys to Libya", "while some Thai men in Japan": a subject and, without a verb, where it is taken.
_GAP = re.compile(
    r"(?:,\s+)?(?:\band\b|\bwhile\b|,)(?P<people>(?:\s+(?!(?:to|in|into|from|for|by|who|that|which|where|and|are|is|were|was|exploit\w*|forced?|subject\w*|"
    r"traffick\w*|recruit\w*)\b)[\w'-]+){1,6}?(?:\s+(?:from|of)\s+[^,;]{3,60}?)?)\s+(?:to|into|in|through)\s+(?:the\s+|other\s+|\w+\s+(?:in|of)\s+)?$"
)
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$")
_GOVERNED = re.compile(r"\b(?:to|into|in|through)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}$")


# "and Norwegian victims abroad": another subject, its place without a name.
_AND_PEOPLE = re.compile(r"(?:,\s+)?\b(?:and|while|as\s+well\s+as)[\s,]+(?:(?:the|some|many|its|own)\s+)*(?:(?:women|girls|boys|children|men|victims|nationals|citizens|workers|people)\s+from\s+(?:the\s+)?)?$")
_ABROAD = re.compile(r"(?:'s)?(?:\s+[\w-]+){0,3}?\s+(?:abroad|overseas|in\s+(?:other|foreign|neighbou?ring)\s+countries)\b")


def _held_abroad(clause: Clause, m: Match, begun: int) -> re.Match[str] | None:
    """The coordinator before people who are exploited abroad, in a place that the text does not name."""
    if not _ABROAD.match(clause.text, m.end - clause.start):
        return None
    return _AND_PEOPLE.search(clause.text, begun, m.start - clause.start)


_GAP_REACH = 160  # characters before a name in which another subject stands


def gapped(clause: Clause) -> Iterator[Clause]:
    """The clause, cut where another subject shares its verb."""
    text, begun, placed = clause.text, 0, False
    for m in clause.mentions:
        at = m.start - clause.start
        gap = _GAP.search(text, max(begun, at - _GAP_REACH), at) if placed else None
        gap = gap if gap and _shares_verb(clause, gap, begun, at) else _held_abroad(clause, m, begun) if placed else None
        if gap:
            part = clause.part(begun, gap.start())
            part.gapped = begun > 0
            yield part
            begun = gap.start()
        placed = placed or _is_placed(clause, begun, at)
    rest = clause.part(begun, len(text)) if begun else clause
    rest.gapped = begun > 0
    yield rest


_REACH = 80  # characters before a name in which the word stands that governs it


def _is_placed(clause: Clause, begun: int, at: int) -> bool:
    """True where a name is governed by "to", "in" or the like."""
    begun = max(begun, at - _REACH)
    return bool(_GOVERNED.search(clause.text, begun, at)) or (not clause.profile and bool(_FROM.search(clause.text, begun, at)))


def _shares_verb(clause: Clause, gap: re.Match[str], begun: int, at: int) -> bool:
    """True where victims stand in the gap, a finite verb before it and none after."""
    if joins_a_list(clause, gap.start(), gap.start("people")) or not _names_victims(clause, *gap.span("people")):
        return False
    return bool(FINITE.search(clause.text, begun, gap.start())) and not FINITE.search(clause.text, at)


def _names_victims(clause: Clause, start: int, end: int) -> bool:
    people = any(m.data["form"] == "people" and start <= m.start - clause.start < end for m in clause.mentions)
    return people or any(class_of(word) == "victim" for word in clause.text[start:end].split())


_TWO_WORDS = re.compile(r"([\w'-]+)\s*,\s+([\w'-]+)\s*$")
_LAST_WORD = re.compile(r"([\w'-]+)\s*$")
_JOINED_WORDS = frozenset(
    words(
        """domestic local foreign male female adult young poor rural migrant sex labor sexual force forced coerce refugee urban
        commercial"""
    )
)


def joins_a_list(clause: Clause, at: int, after: int) -> bool:
    """True for the "and" of "Russian, and Ukrainian women", "men and boys": it joins words, not clauses."""
    text, base = clause.text, clause.start
    ended = [m for m in clause.mentions if m.end - base <= at and not text[m.end - base : at].strip(" ,")]
    begun = [m for m in clause.mentions if m.start - base >= after and is_glue(text[after : m.start - base])]
    if ended and begun and ended[0].data.get("form") != "name":
        return True
    if text[at] == ",":
        listed = _TWO_WORDS.search(text[max(0, at - 60) : at])  # "men, women, and children"
        return bool(listed and class_of(listed[1]) == "victim" and class_of(listed[2]) == "victim")
    last = _LAST_WORD.search(text[max(0, at - 30) : at])
    if last and text[at:after].strip() == "and" and (class_of(last[1]) == "victim" or last[1] in _JOINED_WORDS):
        return True
    return bool(ended and ended[0].data.get("form") == "people")


# After the subject's noun: an infinitive or a relative clause, so that the verb to come is not the subject's.
_NOT_ITS_VERB = re.compile(r"\s*,?\s+to\s+[a-z]|[^,]{0,40}\b(?:who|that|which|whom)\b")
_SUBJECT_STOPS = frozenset(words("in into to through via by with for at on aboard who which that where forced . : ;"))
_SUBJECT_PRONOUNS = frozenset(words("some others many most they it"))
_SUBJECT_WORDS = 16  # words and commas before the subject's noun
_NEAR = 25  # characters from a coordinator to a people that is the subject


def opens_with_subject(clause: Clause, start: int, verb: int) -> bool:
    """True where the text from a coordinator to a finite verb is a noun phrase that can be its subject."""
    text, base = clause.text, clause.start
    if FINITE.match(text[start:].lstrip()):
        return False
    if _ROLE_AGAIN.match(text, start):
        return False
    start = _after_fronted(clause, start, verb)
    near = min(start + _NEAR, verb)
    if any(m.data.get("form") == "people" and start <= m.start - base <= near for m in clause.mentions):
        return True
    adjectives = {m.end - base for m in clause.mentions if m.data.get("form") == "adjective"}
    for count, word in enumerate(WORD.finditer(text, start, verb)):
        low = word[0]
        if low == "," and word.start() not in adjectives and count:
            return False
        if low in _SUBJECT_STOPS or count > _SUBJECT_WORDS or class_of(low) == "place":
            return False
        if class_of(low) == "victim" or class_of(low) == "perpetrator" or class_of(low)=='family' or low in _SUBJECT_PRONOUNS:
            complement = _NOT_ITS_VERB.match(text[word.end() : verb])
            return not complement or (complement[0].endswith("who") and bool(FINITE.search(text, verb + 2, verb + _NEAR)))
    return False


_ROLE_AGAIN = re.compile(
    r"\s*(?:[^,]{0,30},\s*)?(?:an?\s+)?(?:\w+\s+)?(?:source|transit|destination|way\s+station|corridor|gateway|conduit|country\s+of\s+origin)\b"
)
_FRONTED = re.compile(r"\s*(?:from|in|within|across)\s+(?:the\s+)?")


def _after_fronted(clause: Clause, start: int, verb: int) -> int:
    """Where the subject begins if a place stands before it: "and from Mali and Togo girls are"."""
    fronted = _FRONTED.match(clause.text, start)
    if not fronted:
        return start
    at = fronted.end()
    for m in clause.mentions:
        begun, ended = m.start - clause.start, m.end - clause.start
        if begun >= start and ended < verb and (begun == at or is_glue(clause.text[at:begun])):
            at = ended
    return at if at > fronted.end() else start
