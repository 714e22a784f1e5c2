"""Sentences as short lists of units, from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tipnlp.find.counts.lexicon import noun_forms
from tipnlp.find.counts.specials import SPECIAL
from tipnlp.find.counts.tokens import MARKS, tokens_of
from tipnlp.find.counts.units import CLAUSE, CLOSE, COMMA, INCLUDE, JOIN, NOUN, OPEN, PERIOD, PREP, QUANTITY, WORD, Unit
from tipnlp.find.counts.verbgroups import VerbGroups, may_be_verb
from tipnlp.find.counts.words import (
    ADVERBS,
    BE,
    CLAUSES,
    DETERMINERS,
    DO,
    HAVE,
    JOINTS,
    MODAL,
    NEGATION,
    PREPOSITIONS,
    PRONOUNS,
    TRAILING,
    looks_past,
)
from tipnlp.match import Match


def _plain_kind(low: str) -> str | None:
    """The kind of words that are never anything else."""
    if low in CLAUSES:
        return CLAUSE
    if low in JOINTS:
        return JOIN
    return PREP if low in PREPOSITIONS or low == "as" else None


@lru_cache(maxsize=20_000)
def _kind_of(low: str) -> str | None:
    """The kind of a word or mark that needs no look around, `NOUN` for what may be a noun of the table, None for any other."""
    if low in MARKS:
        return MARKS[low]
    if low in SPECIAL or low in ("including", "among", "of", "as"):
        return None
    kind = WORD if low in MODAL else _plain_kind(low)
    return kind or (None if may_be_verb(low) else NOUN if low in noun_forms() else WORD)


class Chunker(VerbGroups):
    """Turns the tokens of one sentence into units."""

    def run(self) -> list[Unit]:
        """The units in order."""
        i, last = 0, len(self.tokens)
        while i < last:
            token = self.tokens[i]
            kind = None if token.match is not None or i in self.after_did else _kind_of(token.low)
            if kind is None:
                i = self._step(i)
                continue
            if kind == NOUN:
                self._noun(i)
            else:
                self.units.append(Unit(kind, token.start, token.end, token.low))
            i += 1
        _borrow_heads(self.units)
        return self.units

    def _step(self, i: int) -> int:
        """Add the unit that token i opens; the index after it."""
        token = self.tokens[i]
        if token.match is not None:
            return self._matched(i, token.match)
        low = token.low
        for special in SPECIAL.get(low, ()):
            after = special(self, i)
            if after:
                return after
        if low == "including" or low == "among" and self.words[i + 1] in ("them", "whom", "these", "those"):
            last = i if low == "including" else i + 1
            self._add(INCLUDE, i, last)
            return last + 1
        if low == "of" and self.words[i + 1] in ("whom", "which", "these", "those", "them"):
            self._add(INCLUDE, i, i + 1)
            return i + 2
        if low == "as" and self.words[i + 1] in ("of", "part", "a", "an", "well", "victims", "many"):
            self._add(PREP, i, i)
        elif (plain := _plain_kind(low)) is not None:
            self._add(plain, i, i)
        elif not self._verb(i):
            self._noun(i)
        return i + 1

    def _noun(self, i: int) -> None:
        """Add a word that is no verb: a noun of the table, else a plain word."""
        noun = self.nouns.get(self.words[i])
        if noun is None or noun.head == "event" and not noun.plural and self._modifies_noun(i):
            self._add(WORD, i, i)
        else:
            traits = next((u.traits for u in reversed(self.units[-4:]) if u.kind == WORD and u.traits), ())
            self._add(NOUN, i, i, head=noun.head, events=noun.events, traits=traits)

    def _modifies_noun(self, i: int) -> bool:
        """True for the event noun of "investigation measures", "identification procedures"."""
        token = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if token is None or token.match is not None or not token.low.isalpha() or token.low in TRAILING or token.low in ADVERBS or token.low.endswith("ly"):
            return False
        function = (
            token.low in PREPOSITIONS or token.low in JOINTS or token.low in CLAUSES or token.low in BE or token.low in HAVE or token.low in DO or token.low in MODAL
            or token.low in PRONOUNS or token.low in DETERMINERS or token.low in NEGATION or token.low in ("as", "than", "last", "next", "no", "up", "down", "out")
        )
        verb = self.verbs.get(token.low)
        return not function and not looks_past(token.low) and not (verb is not None and verb.form == "past")


def _borrow_heads(units: list[Unit]) -> None:
    """"24 sex trafficking and nine labor trafficking investigations": a number without a noun takes the next one's."""
    for k in range(len(units) - 3, -1, -1):
        unit = units[k]
        if unit.kind != QUANTITY or unit.head is not None or unit.part or unit.status != "reported":
            continue
        n = k + 1
        if [u.kind for u in units[n : n + 3]] == [OPEN, PERIOD, CLOSE]:
            n += 3  # "12 (2012), 14 (2013), and 16 convictions"
        if n < len(units) and units[n].kind == COMMA:
            n += 1
        if n < len(units) and units[n].kind == JOIN:
            n += 1
        if n < len(units) and n > k + 1 and units[n].kind == QUANTITY and units[n].head not in (None, "other") and not units[n].part and units[n].status == "reported":
            unit.head, unit.low = units[n].head, units[n].low
            unit.events = units[n].events


def chunk(flow: str, low: str, start: int, end: int, quantities: Sequence[Match], masks: Sequence[Match] = ()) -> list[Unit]:
    """The units of the sentence ``[start, end)``.

    Args:
        flow: The match view.
        low: The same in lower case.
        start: First character of the sentence.
        end: Its end (exclusive).
        quantities: Quantities inside the sentence, see `tipnlp.find.quantities.find_quantities`.
        masks: Law mentions inside the sentence, whose words and numbers are opaque.
    """
    return Chunker(flow, tokens_of(low, start, end, quantities, masks)).run()
