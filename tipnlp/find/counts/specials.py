"""Numbers told without a numeral ("no victims", "an unknown number", "the first conviction"), and comparators ("compared with")."""

from __future__ import annotations

import re
from collections.abc import Callable

from tipnlp.find.counts.nounphrases import NounPhrases
from tipnlp.find.counts.units import COMPARE, NOUN, QUANTITY, Unit
from tipnlp.find.counts.words import BE, HAVE, LONE, word_set
from tipnlp.match import Match

# First words of comparators.
_COMPARING = word_set(
    "as compared compares contrasts in relative versus vs up down more fewer less higher lower greater larger smaller an a the with against after following "
    "stable unchanged steady similar comparable slight sharp significant steep marked modest notable substantial dramatic small large considerable "
    "increase decrease decline rise fall drop reduction jump improvement uptick dip growth increased increasing decreased decreasing declined declining rose rising "
    "fell falling dropped dropping grew growing climbed climbing jumped jumping surged surging shrank shrinking dwindled dwindling slipped slipping dipped dipping"
)
_NOTHING = word_set("none nobody nil zero not no neither without")
_UNKNOWN = word_set("unknown unspecified undisclosed undetermined unreported unconfirmed unstated indeterminate")
_ARTICLES = word_set("an a the")
_COMPARE = re.compile(
    r"(?i)(?:(?:as\s+)?compar(?:ed|es)\s+(?:with|to)|contrasts\s+with|in\s+comparison\s+(?:with|to)|as\s+against|as\s+opposed\s+to|relative\s+to|(?:stable|unchanged|steady)\s+from|(?:similar|comparable)\s+to\s+(?=the\s+\d|\d)|in\s+contrast\s+(?:with|to)|versus\b|vs\b\.?"
    r"|(?:up|down)\s+(?:slightly\s+|sharply\s+|significantly\s+)?from|(?:more|fewer|less|higher|lower|greater|larger|smaller)\s+than\s+(?:in\s+the\s+case\s+of\s+)?(?=the\s|in\s|during\s|its\s)"
    r"|(?:an?\s+|the\s+|with\s+an?\s+)?(?:(?:slight|sharp|significant|steep|marked|modest|notable|substantial|dramatic|small|large|considerable)\s+)?(?:increase|decrease|decline|rise|fall|drop|reduction|jump|improvement|uptick|dip|growth)\s+(?:of\s+[\w.]+\s+(?:percent\s+)?)?(?:from|over|on)\b"
    r"|(?:increas(?:ed|ing)|decreas(?:ed|ing)|declin(?:ed|ing)|r(?:ose|ising)|f(?:ell|alling)|dropp(?:ed|ing)|gr(?:ew|owing)|climb(?:ed|ing)|jump(?:ed|ing)|surg(?:ed|ing)|shr(?:ank|inking)|dwindl(?:ed|ing)|slipp(?:ed|ing)|dipp(?:ed|ing))\s+(?:sharply\s+|slightly\s+|significantly\s+|dramatically\s+)?from"
    r"|(?P<against>against)(?=\s)|(?P<after>after|following)(?=\s))(?=\W)"
)


class Specials(NounPhrases):
    """Zeros, unknown numbers, lone ones, comparators."""

    def _nothing(self, i: int) -> int:
        """"no victims", "none of them", "not a single arrest": the index after it, 0 where it is none."""
        low = self.words[i]
        if low in ("none", "nobody", "nil"):
            if low == "nobody":
                self.units.append(Unit(QUANTITY, self.tokens[i].start, self.tokens[i].end, low, head="human", value=0, status="zero"))
                return i + 1
            return self._quantity(i, i + 1, value=0, status="zero")
        if low == "zero":
            return self._quantity(i, i + 1, value=0, status="zero")
        if low == "not" and self.words[i + 1] in ("a", "one") and self.words[i + 2] in ("single", "one"):
            return self._quantity(i, i + 3, value=0, status="zero")
        if low == "not" and i + 1 < len(self.tokens) and (m := self.tokens[i + 1].match) is not None and m.label == "CARDINAL" and m.data["low"] == 1 and m.data["words"]:
            at = i + 2 if self.words[i + 2] != "single" else i + 3
            return self._quantity(i, at, value=0, status="zero")
        if low == "without" and self.words[i + 1] == "a" and self.words[i + 2] == "single":
            return self._quantity(i, i + 3, value=0, status="zero")
        if low == "without" and self.words[i + 1] == "any":
            probe = Unit(QUANTITY, 0, 0, value=0, status="zero")
            return self._quantity(i, i + 2, value=0, status="zero") if self._run(i + 2, probe, True)[1] == "event" else 0
        if low not in ("no", "neither") or i + 1 >= len(self.tokens) or low == "neither" and self._past_here(i + 1) and self.words[i + 1] not in BE | HAVE:
            return 0
        following = self.words[i + 1]
        if following in ("longer", "more", "less", "fewer", "doubt", "later") or self.flow[self.tokens[i].end : self.tokens[i].end + 1] == ".":
            return 0
        if following == "one":
            self.units.append(Unit(QUANTITY, self.tokens[i].start, self.tokens[i + 1].end, "one", head="human", value=0, status="zero"))
            return i + 2
        if self.tokens[i + 1].match is not None and self.flow[self.tokens[i + 1].start : self.tokens[i + 1].end].lower() == "one":
            self.units.append(Unit(QUANTITY, self.tokens[i].start, self.tokens[i + 1].end, "one", head="human", value=0, status="zero"))
            return i + 2
        status, at = "zero", i + 1
        if following in ("reported", "official") and self.words[i + 2] != "":
            status = "not_reported" if following == "reported" else status
        if following in ("reports", "report", "record", "records") and self.words[i + 2] in ("of", "on"):
            status, at = "not_reported", i + 3
            if self.words[at] == "any":
                at += 1
        value = None if status == "not_reported" else 0
        after = self._quantity(i, at, value=value, status=status)
        if low == "no" and value == 0 and self.units[-1].head is None and not self.units[-1].words and not self.units[-1].part:
            self.units.pop()  # "no forced labor"
            return 0
        return after

    def _unknown(self, i: int) -> int:
        """"an unknown number of victims": the index after it, 0 where it is none."""
        at = i + 1 if self.words[i] in _ARTICLES else i
        if self.words[at] in _UNKNOWN and self.words[at + 1] in ("number", "numbers"):
            last = at + 3 if self.words[at + 2] == "of" else at + 2
            return self._quantity(i, last, value=None, status="not_reported")
        return 0

    def _lone(self, i: int) -> int:
        """"its first conviction", "the only defendant prosecuted", "a single arrest": one."""
        low = self.words[i]
        if low not in LONE or self.words[i - 1] in ("not", "at") or self.words[i - 1] == "the" and self.words[i - 2] in ("for", "since"):
            return 0
        if low == "only" and self.words[i - 1] not in ("the", "its", "their"):
            return 0
        at = i + 2 if self.words[i + 1] == "ever" else i + 1
        probe = Unit(QUANTITY, 0, 0, value=1)
        after, head, _ = self._run(at, probe, False)
        noun = self.nouns.get(self.words[after - 1])
        if after == at or noun is None or not noun.singular or "instance" in probe.words or "time" in probe.words:
            return 0
        if head == "event" or "rescue" in probe.words:
            return self._quantity(i, at, value=1)
        if head in ("offender", "official", "human", "victim", "child", "case") and low != "single":
            to = self.words[after] == "to"
            verb = self.verbs.get(self.words[after + 2 if to and self.words[after + 1] == "be" else after + 1 if to else after])
            if verb and (verb.role == "event" or verb.lemma in ("face", "stand")):
                return self._quantity(i, at, value=1)
        return self._quantity(i, at, value=1) if head in ("offender", "official", "victim", "case") and low == "single" else 0

    # -- comparators --

    def _comparator(self, i: int) -> int:
        m = _COMPARE.match(self.flow, self.tokens[i].start)
        if m is None:
            return 0
        k = i
        while k < len(self.tokens) and self.tokens[k].start < m.end():
            k += 1
        last = self.units[-1] if self.units else None
        if m.lastgroup == "against" and (not (self._bare_number_follows(k) or self._bare_number_alone(k)) or last is not None and last.kind == NOUN):
            return 0
        if m.lastgroup == "after" and not self._bare_number_follows(k):
            return 0
        token = self.tokens[k - 1]
        if k - 1 > i and token.match is not None and token.match.label == "CARDINAL":
            return self._from_to(i, k - 1, token.match)
        self._add(COMPARE, i, k - 1)
        return k

    def _from_to(self, i: int, k: int, match: Match) -> int:
        """"rose from 12 to 15", where the range k is two counts: the earlier number compares, the later is the count."""
        self._add(COMPARE, i, k - 1)
        if match.data["high"] is None:
            self._quantity(k, k + 1, value=int(match.data["low"]))
            return k + 1
        return self._two_ends(k, match)

    def _bare_number_follows(self, k: int) -> bool:
        """True before "12 in 2015" or "none the year before", where a preposition compares."""
        while self.words[k] in ("only", "just", "a", "the", "total", "of"):
            k += 1
        token = self.tokens[k] if k < len(self.tokens) else None
        if token is None or not (token.low in ("none", "zero") or (token.match is not None and token.match.label == "CARDINAL")):
            return False
        following = self.tokens[k + 1] if k + 1 < len(self.tokens) else None
        noun = self.nouns.get(following.low) if following is not None else None
        if noun is not None and noun.head == "case" and self.words[k - 2] == ",":
            return True  # "tried five cases, against six cases with 20 suspects in 2014"
        if noun is not None and noun.head == "event" and k + 2 < len(self.tokens):
            k, following = k + 1, self.tokens[k + 2]
        if following is None:
            return True
        if following.low in ("in", "during", "for"):
            following = self.tokens[k + 2] if k + 2 < len(self.tokens) else None
        elif following.low == "and" and noun is None:
            return self._bare_number_follows(k + 2)  # "against 353 and 78 in 2006"
        return following is not None and following.match is not None and following.match.label == "PERIOD"

    def _bare_number_alone(self, k: int) -> bool:
        """True before the number of "convicted three traffickers, against four, and"."""
        token = self.tokens[k] if k < len(self.tokens) else None
        return (
            token is not None and token.match is not None and token.match.label == "CARDINAL" and self.words[k - 2] == ","
            and (k + 1 == len(self.tokens) or self.words[k + 1] in (",", ";", ")"))
        )


def _readers() -> dict[str, tuple[Callable[[Specials, int], int], ...]]:
    found: dict[str, tuple[Callable[[Specials, int], int], ...]] = {}
    for words, read in (
        (_COMPARING, Specials._comparator), (_NOTHING, Specials._nothing), (_UNKNOWN | _ARTICLES, Specials._unknown), (LONE, Specials._lone),
    ):
        for word in words:
            found[word] = (*found.get(word, ()), read)
    return found


#: What may begin with a word: methods that return the index after it, 0 where it is none.
SPECIAL = _readers()
