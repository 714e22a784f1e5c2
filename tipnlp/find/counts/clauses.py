"""Sentences as short lists of units: numbered noun phrases, verbs with their voice, comparators, periods, joints.

The finder of counts reads these lists (`tipnlp.find.counts.reader`). What a word can be stands in the tables ``count_verbs`` and
``count_nouns``; here only the shapes of noun phrases and verb groups are known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from tipnlp import tables
from tipnlp.find.counts.phrases import phrase_event, phrase_verbs
from tipnlp.match import Match
from tipnlp.signals import Gate, words_of

# Kinds of units.
QUANTITY, VERB, NOUN, PERIOD, COMPARE, PREP, JOIN, CLAUSE = "quantity", "verb", "noun", "period", "compare", "prep", "join", "clause"
INCLUDE, MEASURE, WORD, COMMA, SEMICOLON, COLON, OPEN, CLOSE, DASH = "include", "measure", "word", ",", ";", ":", "(", ")", "—"


@dataclass(slots=True, eq=False)
class Unit:
    """One unit of a sentence. Offsets count characters of the text that was searched.

    Attributes:
        kind: One of the kinds above.
        start: First character.
        end: End (exclusive).
        low: The word, or the last word of the phrase, in lower case.
        head: Class of the head noun (see ``count_nouns.tsv``), ``nation`` for a people, ``other`` for an unknown noun, None for a bare number.
        events: Events that the head noun or the verb names.
        words: Lower-case words of a noun phrase.
        value: Number of a quantity (0 for "no victims", None for "an unknown number of victims").
        high: Upper end of a range.
        qualifier: "exact", "at_least" ...
        status: "reported", "zero", "not_reported".
        traits: Events of participles inside the phrase ("two convicted traffickers").
        part: How a quantity is a part of something: "" not at all, "them" ("12 of them"), "noun" ("12 of the victims").
        back: True for "of the 12", which refers back.
        whole: The 30 of "12 of the 30 victims".
        each: True for "one each".
        role: Role of a verb.
        voice: "active", "passive", "participle" (after its noun), "gerund", "base".
        form: The verb's own form: "base", "past", "gerund".
        negated: True under "not", "never", "failed to".
        manner: True where the negation is one of manner ("did not effectively").
        unreal: True for plans, wishes and duties.
        needs: True where the verb counts only nouns that name victims.
        lemma: Base form of the verb.
    """

    kind: str
    start: int
    end: int
    low: str = ""
    head: str | None = None
    events: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    value: int | None = None
    high: int | None = None
    qualifier: str = "exact"
    status: str = "reported"
    traits: tuple[str, ...] = ()
    part: str = ""
    back: bool = False
    whole: int | None = None
    each: bool = False
    role: str = ""
    voice: str = ""
    form: str = ""
    negated: bool = False
    manner: bool = False
    unreal: bool = False
    needs: bool = False
    lemma: str = ""
    period: dict[str, object] = field(default_factory=dict)


# --- word lists ------------------------------------------------------------------------------------------------------


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


BE = _set("was were is are be been being wasn't weren't isn't aren't")
HAVE = _set("has have had having hasn't haven't hadn't")
DO = _set("did do does didn't don't doesn't")
MODAL = _set("should must will would may might can could shall ought cannot couldn't wouldn't won't")
NEGATION = _set("not never didn't don't doesn't wasn't weren't isn't aren't hasn't haven't hadn't cannot couldn't wouldn't won't neither nor without")
PREPOSITIONS = _set(
    "of in on at by to for from with without against into onto among amongst between during under over after before about through within across "
    "around per via upon toward towards despite regarding concerning throughout until till near inside outside off behind beyond following related "
    "besides except like unlike involving aboard"
)
JOINTS = _set("and or nor but plus & yet")
CLAUSES = _set(
    "who whom which that whose when where while whereas although though because since if unless as so whether how what why however therefore "
    "nevertheless thus once whereby"
)
PRONOUNS = _set("it they them he she we us him her itself themselves these those this such they're i you")
DETERMINERS = _set("the a an its their his our any all both another other every each some many most several few more")
_FIRST = _set("first only sole single lone")
# Adverbs of manner: "did not effectively investigate" denies the manner, not the act.
MANNER = _set(
    "effectively adequately vigorously sufficiently fully consistently systematically proactively properly actively aggressively thoroughly seriously "
    "regularly routinely always often generally comprehensively rigorously promptly uniformly successfully readily robustly meaningfully reliably "
    "efficiently widely diligently appropriately satisfactorily swiftly only solely merely simply necessarily usually typically frequently well enough completely"
)
_ADVERBS = _set(
    "also then later subsequently already still yet ever even again once formally reportedly allegedly eventually finally initially immediately jointly "
    "instead otherwise together thereby therefore likewise previously recently nonetheless nevertheless however apparently further furthermore likely "
    "originally ultimately just all both each soon thereafter afterward afterwards currently now either"
)
# Words after a head noun that do not change it.
_TRAILING = _set(
    "nationwide total overall each altogether abroad there here domestically countrywide respectively alone also together more so elsewhere worldwide "
    "overseas yearly annually apiece home combined directly too now today then later again first"
)
# Modifiers that can stand for a noun still to come ("14 sex trafficking and nine labor trafficking cases").
_ELLIPTIC = _set(
    "sex labor labour trafficking traffick forced bonded debt bondage servitude prostitution begging child adult minor male female foreign domestic local "
    "confirmed potential suspected presumed alleged possible probable new old older additional further internal external transnational international "
    "national unspecified unknown undetermined unclassified mixed both either ongoing pending continuing other separate criminal civil exploitation sexual pornography"
)
_AGENCIES = _set("immigration customs border")
_ELLIPTIC |= _AGENCIES
_NOT_VERBS = _set(
    "hundred need indeed speed seed breed feed proceed succeed exceed embed sacred naked wicked rugged unaccompanied undocumented aged united "
    "unrelated unspecified unidentified unregistered unlicensed skilled unskilled married red bed shed limited so-called related based gifted advanced"
)
_ADJECTIVES_ING = _set("existing remaining working pending ongoing outstanding continuing sitting serving returning neighboring neighbouring missing living leading high-ranking begging visiting practicing")
_NOT_GERUNDS = _set(
    "including according during following regarding concerning pending ongoing being having trafficking something anything nothing everything king ring "
    "thing spring string morning evening building wing beijing remaining outstanding notwithstanding begging smuggling pimping funding"
)
# Base forms that are nouns as often: verbs only after "to", "did" and the like.
_ALSO_NOUNS = _set(
    "release record use aid help support return charge start work file process handle face place hand pass direct channel level press lay sentence fine claim "
    "note show state experience concern subject force abuse account increase decrease decline rise fall drop number total reach access benefit attend issue "
    "free seek care look follow wait cut set run leave share track brief host treat house move fly go put let shut probe stay live stand fund"
)
# Base forms that are adjectives before a noun: "no direct services", "four open cases".
_BASE_ADJECTIVES = _set("direct free open live separate")
_SUFFERERS = _set("victims victim survivors survivor")
_CRIMES = _set("trafficking exploitation prostitution slavery servitude bondage labor labour begging")
_CRIME_WORDS = _CRIMES | _set("human sex sexual forced bonded debt child commercial modern domestic persons in for and or internal transnational")
_SAME_FORMS = _set("put set let cut shut cast hit")
_PARTICLES = _set("out back home away off over")
_ACTING = _set("official service refuge data other entity course trainee")
_FORCED = _set("forced bonded organized")
_FORCED_INTO = _set("labor labour prostitution begging marriage marriages criminality domestic child servitude commercial recruitment work sex sexual criminal laborers")
_PRESUMED = _set("alleged suspected presumed accused")
_BEFORE_PARTICIPLE = _set("the of all for to from with their its these those some most many any such between among on")
# Verbs that have no passive participle after a noun: "66 involved trafficking".
_INTRANSITIVE = _set(
    "stand total number amount culminate appear end conclude finish close involve come originate represent account consist comprise include hail suffer endure experience work lead result occurred happened remained remain concern arise stem go stay live "
    "reside participate benefit appeared testified fled escaped died entered ended end belonged"
)
# Verbs that act together with a particle: "cared for 12", "took in 12".
PHRASAL = _set("learn come happen stumble chance work lectured carry care cater look attend inquire enquire take put bring send turn hand round pick let set place sit speak listen fly")
_PLAN = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|intend(?:s|ed)?|pledg(?:e|es|ed)|promis(?:e|es|ed)|aim(?:s|ed|ing)?|hop(?:e|es|ed)|expect(?:s|ed)?|propos(?:e|es|ed)|commit(?:s|ted)"
    r"|sought|seeks?|goals?|target(?:s|ed)?|urged|recommend(?:s|ed)|called|requir(?:e|es|ed)|scheduled|due|designed|capacity|room|space|ability|instructions?|mandate[ds]?"
    r"|(?:plan|aim|goal|task|objective|intention|hope)\s+(?:is|was|are|were)|(?<!was )(?<!were )(?<!been )able|wish(?:es|ed)?|slated|ought|obligat(?:ed|es)|agreed|attempt(?:ed|s)?|funds?|money|budget(?:ed)?|resources)\s+(?:to|for)\s*$"
)
_WISH = re.compile(
    r"\b(?:urged|called\s+(?:on|upon|for)|asked|wanted|encouraged|instructed|ordered|required|requested|recommended|advised|tasked|invited|pressed|advocated\s+for)\s+[^,;.]{1,28}\s*to\s*$"
)
_FAILED = re.compile(r"\b(?:fail(?:ed|s|ing|ure)|yet|unable|unwilling|refus(?:ed|es|al)|declin(?:ed|es)|neglect(?:ed|s)|inability|reluctant|had\s+not\s+begun|never\s+(?:been\s+)?used|not\s+(?:yet\s+)?(?:been\s+)?(?:used|applied|invoked))\s+to\s*$")

_TOKEN = re.compile(r"[^\W\d_]+(?:['-]\s{0,2}[^\W\d_]+)*'?|[,;:()\[\]—]|(?<=\s)--?(?=\s)")


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A form of a verb that the table knows."""

    lemma: str
    form: str  # base, past (also the participle), gerund
    role: str
    events: tuple[str, ...]
    needs: bool = False
    finite: bool = False  # a past tense that is no participle ("took")


# "nor did it identify", "nor has the government convicted"
_INVERTED = Gate(re.compile(r"(?i)\b(?:nor|neither\s+\w+|not\s+since\s+\w+|at\s+no\s+(?:time|point))\s+(?:did|does|do|has|have|had|was|were)\s+(?:[\w-]+\s+){1,4}$"))
_PERSONS = frozenset(("victim", "child", "human", "offender", "official", "worker", "trainee"))
_NO_VERB = VerbForm("", "", "", (), False)


@cache
def verb_forms() -> dict[str, VerbForm]:
    """Each form of each verb of ``count_verbs.tsv``."""
    forms: dict[str, VerbForm] = {}
    for row in tables.rows("count_verbs"):
        base = row["base"]
        events = (row["event"],) if row["event"] else ()
        past = row["past"] or _past(base)
        gerund = row["gerund"] or _gerund(base)
        participle = row["participle"] or past
        for word, form in ((base, "base"), (past, "past"), (participle, "past"), (gerund, "gerund")):
            finite = word == past != participle
            forms.setdefault(word, VerbForm(base, form, row["role"], events, row["needs"] == "victim", finite))
    for base in phrase_verbs():  # regular verbs that only phrases know
        for word, form in ((base, "base"), (_past(base), "past"), (_gerund(base), "gerund")):
            forms.setdefault(word, VerbForm(base, form, "other", ()))
    return forms


@cache
def only_participles() -> frozenset[str]:
    """Participles that are no past tense: "given", "taken", "seen"."""
    rows = tables.rows("count_verbs")
    past = {row["past"] for row in rows}
    return frozenset(row["participle"] for row in rows if row["participle"] and row["participle"] not in past and row["participle"] != row["base"])


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    return base[:-1] + "ied" if base.endswith("y") and base[-2] not in "aeiou" else base + "ed"


def _gerund(base: str) -> str:
    return base[:-1] + "ing" if base.endswith("e") and not base.endswith("ee") else base + "ing"


@dataclass(frozen=True, slots=True)
class NounForm:
    """A noun that the table knows, singular or plural."""

    head: str
    events: tuple[str, ...]
    plural: bool
    singular: bool


@cache
def noun_forms() -> dict[str, NounForm]:
    """Each form of each noun of ``count_nouns.tsv``."""
    forms: dict[str, NounForm] = {}
    for row in tables.rows("count_nouns"):
        noun, plural = row["noun"], row["plural"] or _plural(row["noun"])
        events = (row["event"],) if row["event"] else ()
        if plural == "-" or plural == noun:
            forms.setdefault(noun, NounForm(row["class"], events, True, True))
            continue
        forms.setdefault(noun, NounForm(row["class"], events, False, True))
        forms.setdefault(plural, NounForm(row["class"], events, True, False))
    return forms


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


# --- tokens ----------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Token:
    """A word, a mark, a number or a law of a sentence."""

    start: int
    end: int
    text: str
    low: str
    match: Match | None = None


def tokens_of(flow: str, start: int, end: int, quantities: Sequence[Match], masks: Sequence[Match]) -> list[Token]:
    """Words, marks and quantities of a sentence in order; the words of a law mention are one token."""
    found: list[Token] = []
    at = start
    for match in sorted([*quantities, *masks], key=_start):
        if match.start < at or match.end > end:
            continue
        _words(flow, at, match.start, found)
        found.append(Token(match.start, match.end, "", "", match))
        at = match.end
    _words(flow, at, end, found)
    return _without_crimes(_compounds(_without_repeats(flow, found)))


def _without_repeats(flow: str, tokens: list[Token]) -> list[Token]:
    """Leave out a number that only repeats the one before it: "six (6) cases"."""
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        kept.append(tokens[at])
        at += 1
        first = kept[-1].match
        if first is None or first.label != "CARDINAL" or at + 2 >= len(tokens) or tokens[at].low != "(" or tokens[at + 2].low != ")":
            continue
        second = tokens[at + 1].match
        if second is not None and second.label == "CARDINAL" and second.data["low"] == first.data["low"]:
            at += 3
    return kept


# Two words that count together: a verdict alone may be either, a guilty one convicts.
_COMPOUNDS = {("guilty", noun): f"guilty-{noun}" for noun in ("verdict", "verdicts")}


def _compounds(tokens: list[Token]) -> list[Token]:
    """The tokens with "guilty verdicts" as one."""
    if not any(t.low == "guilty" for t in tokens):
        return tokens
    made: list[Token] = []
    for token in tokens:
        name = _COMPOUNDS.get((made[-1].low, token.low)) if made else None
        if name is None:
            made.append(token)
        else:
            made[-1] = Token(made[-1].start, token.end, f"{made[-1].text} {token.text}", name)
    return made


def _without_crimes(tokens: list[Token]) -> list[Token]:
    """Leave out what the persons or cases are about, so that a participle stands next to its noun: "victims (of sex trafficking) identified"."""
    if not any(t.low in _SUFFERERS for t in tokens):
        return tokens
    kept: list[Token] = []
    i = 0
    while i < len(tokens):
        kept.append(tokens[i])
        i += 1
        if tokens[i - 1].low not in _SUFFERERS or i >= len(tokens) or tokens[i].low != "of":
            continue
        at = i + 1
        while at < len(tokens) and tokens[at].low in _CRIME_WORDS:
            at += 1
        while tokens[at - 1].low in ("in", "for", "and", "or"):
            at -= 1
        if any(t.low in _CRIMES for t in tokens[i + 1 : at]) and (at >= len(tokens) or tokens[at].match is None):
            i = at
    return kept


def _start(match: Match) -> tuple[int, int]:
    return (match.start, -match.end)


def _words(flow: str, start: int, end: int, found: list[Token]) -> None:
    for m in _TOKEN.finditer(flow, start, end):
        text = m[0]
        low = text.lower()
        if low.endswith("'"):
            low = low[:-1]
        found.append(Token(m.start(), m.end(), text, low))


# --- units -----------------------------------------------------------------------------------------------------------

_MARKS = {",": COMMA, ";": SEMICOLON, ":": COLON, "(": OPEN, "[": OPEN, ")": CLOSE, "]": CLOSE, "—": DASH, "--": DASH, "-": DASH}


@dataclass(frozen=True, slots=True)
class _Group:
    """What stands before a verb: see the attributes of `Unit`; ``helped`` where any auxiliary stands there."""

    negated: bool
    manner: bool
    unreal: bool
    passive: bool
    helped: bool


@lru_cache(maxsize=20_000)
def _may_be_verb(low: str) -> bool:
    """False for what can be a verb only after "did", by its form."""
    return low in BE or low in HAVE or low in MODAL or low in verb_forms() or low in _FORCED or low.endswith("ing") or _looks_past(low)


class Chunker:
    """Turns the tokens of one sentence into units."""

    def __init__(self, flow: str, tokens: list[Token]) -> None:
        self.flow = flow
        self.tokens = tokens
        self.words = [t.low for t in tokens] + [""] * 16  # so that a little before the first and after the last there is nothing
        self.units: list[Unit] = []
        self.did = any(word in DO for word in self.words)
        self.verbs = verb_forms()
        self.nouns = noun_forms()

    def run(self) -> list[Unit]:
        """The units in order."""
        i = 0
        while i < len(self.tokens):
            i = self._step(i)
        _borrow_heads(self.units)
        return self.units

    def low(self, i: int) -> str:
        """Lower-case word of a token, "" outside the sentence and for numbers."""
        return self.words[i]

    def _add(self, kind: str, first: int, last: int, **fields: object) -> Unit:
        unit = Unit(kind, self.tokens[first].start, self.tokens[last].end, self.tokens[last].low, **fields)  # type: ignore[arg-type]
        self.units.append(unit)
        return unit

    def _step(self, i: int) -> int:
        """Add the unit that token i opens; the index after it."""
        token = self.tokens[i]
        if token.match is not None:
            return self._matched(i, token.match)
        low = token.low
        if low in _MARKS:
            self._add(_MARKS[low], i, i)
            return i + 1
        if low in _SPECIAL:
            for special in (self._comparator, self._nothing, self._unknown, self._lone):
                after = special(i)
                if after:
                    return after
        if low == "including" or low == "among" and self.low(i + 1) in ("them", "whom", "these", "those"):
            last = i if low == "including" else i + 1
            self._add(INCLUDE, i, last)
            return last + 1
        if low == "of" and self.low(i + 1) in ("whom", "which", "these", "those", "them"):
            self._add(INCLUDE, i, i + 1)
            return i + 2
        if low == "as" and self.low(i + 1) in ("of", "part", "a", "an", "well", "victims", "many"):
            self._add(PREP, i, i)
        elif low in CLAUSES:
            self._add(CLAUSE, i, i)
        elif low in JOINTS:
            self._add(JOIN, i, i)
        elif low == "as" or low in PREPOSITIONS:
            self._add(PREP, i, i)
        elif not self._verb(i):
            noun = self.nouns.get(low)
            if noun and noun.head == "event" and not noun.plural and self._modifies_noun(i):
                self._add(WORD, i, i)
            elif noun:
                traits = next((u.traits for u in reversed(self.units[-4:]) if u.kind == WORD and u.traits), ())
                self._add(NOUN, i, i, head=noun.head, events=noun.events, traits=traits)
            else:
                self._add(WORD, i, i)
        return i + 1

    def _modifies_noun(self, i: int) -> bool:
        """True for the event noun of "investigation measures", "identification procedures"."""
        token = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if token is None or token.match is not None or not token.low.isalpha() or token.low in _TRAILING or token.low in _ADVERBS or token.low.endswith("ly"):
            return False
        function = (
            token.low in PREPOSITIONS or token.low in JOINTS or token.low in CLAUSES or token.low in BE or token.low in HAVE or token.low in DO or token.low in MODAL
            or token.low in PRONOUNS or token.low in DETERMINERS or token.low in NEGATION or token.low in ("as", "than", "last", "next", "no", "up", "down", "out")
        )
        verb = self.verbs.get(token.low)
        return not function and not _looks_past(token.low) and not (verb is not None and verb.form == "past")

    # -- numbers --

    def _matched(self, i: int, match: Match) -> int:
        if match.label == "CARDINAL" and self._is_year(i, match):
            unit = self._add(PERIOD, i, i)
            unit.period = {"kind": "year", "year": int(match.data["low"]), "end_year": None}
            return i + 1
        if match.label == "CARDINAL" and (m := _THAN_THE.match(self.flow, match.start, match.end)):
            self.units.append(Unit(COMPARE, match.start, m.end(), "than"))
            return self._quantity(i, i + 1, value=int(match.data["low"]), high=match.data["high"])
        if match.label == "CARDINAL":
            low, high = int(match.data["low"]), match.data["high"]
            status = "zero" if low == 0 and high is None else "reported"
            carried = self.units and self.units[-1].lemma == "carry" and self.flow.startswith("over", match.start)
            qualifier = "exact" if carried else str(match.data["qualifier"])  # "carried over nine"
            return self._quantity(i, i + 1, value=low, high=high, qualifier=qualifier, status=status)
        kind = PERIOD if match.label in ("PERIOD", "DATE") else MEASURE
        unit = self._add(kind, i, i)
        if kind == PERIOD:
            unit.period = dict(match.data)
        else:
            unit.low = match.label.lower()
        return i + 1

    def _is_year(self, i: int, match: Match) -> bool:
        """True for the second year of "in 2017 and 2016"."""
        text = self.flow[match.start : match.end]
        if not (len(text) == 4 and text.isdigit() and text[:2] in ("19", "20")) or len(self.units) < 2:
            return False
        if self.units[-1].kind == PREP and self.units[-1].low in ("in", "of", "for", "during") and (self.units[-2].each or self.units[-2].low == "each"):
            return True
        if self.units[-1].kind not in (JOIN, COMMA):
            return False
        before = self.units[-2] if self.units[-2].kind != COMMA else self.units[-3] if len(self.units) > 2 else self.units[-2]
        return before.kind == PERIOD and bool(before.period.get("year"))

    def _quantity(self, first: int, i: int, **fields: object) -> int:
        """A quantity whose noun phrase begins at token i; the index after the phrase."""
        before = [self.low(first - 2), self.low(first - 1)]
        unit = Unit(QUANTITY, self.tokens[first].start, self.tokens[i - 1].end, **fields)  # type: ignore[arg-type]
        unit.back = before == ["all", "but"] or before[0] in ("of", "among") and before[1] in ("the", "these", "those", "its", "all", "their")
        at = i
        if self.low(at) == "of":
            after = self._partitive(at, unit)
            if after:
                at = after
        if unit.part != "noun" and not (unit.part == "them" and self._past_here(at)):
            at = self._phrase(at, unit)
        self.units.append(unit)
        return at

    def _past_here(self, i: int) -> bool:
        verb = self.verbs.get(self.low(i))
        return _looks_past(self.low(i)) or verb is not None and verb.form == "past"

    def _partitive(self, i: int, unit: Unit) -> int:
        """"12 of them", "12 of the victims", "25 of Peru's judges": the index after it, 0 where it is none."""
        word = self.low(i + 1)
        token = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if token is not None and token.match is not None and token.match.label == "CARDINAL" and self.flow[unit.start : unit.end].lower() not in ("hundreds", "thousands"):
            unit.part, unit.whole, unit.end = "noun", int(token.match.data["low"]), token.end  # "two of three defendants"
            return self._phrase(i + 2, unit)
        if word == "the" and self.low(i + 2) in ("total", "number", "caseload", "group"):
            unit.part, unit.end = "noun", self.tokens[i + 2].end
            return i + 3
        if word in ("the", "those") and self._past_here(i + 2) and not self._modifies(i + 2, True):
            unit.part, unit.end = "noun", self.tokens[i + 2].end  # "seven of the convicted"
            if self.low(i + 2) == "found" and self.low(i + 3) == "guilty":
                unit.traits, unit.end = ("conviction",), self.tokens[i + 3].end
                return i + 4
            return i + 3
        if word in ("them", "whom", "which", "these", "those", "us"):
            follows = self.nouns.get(self.low(i + 2)) if word in ("these", "those") else None
            if follows is None:
                unit.part, unit.end = "them", self.tokens[i + 1].end
                return i + 2
        if word in ("the", "these", "those", "its", "their", "all", "his") or word.endswith("'s"):
            at = i + 2
            owner = next((k for k in range(at, min(at + 5, len(self.tokens) - 1)) if self.low(k).endswith("'s")), None)
            if owner is not None and (m := self.tokens[owner + 1].match) is not None and m.label == "CARDINAL":
                at = owner + 1  # "none of the ministry's 14 inspectors"
            if word == "all" and self.low(at) in ("the", "these", "those"):
                at += 1
            while at < len(self.tokens) and ((m := self.tokens[at].match) is not None and m.label == "CARDINAL"):
                at += 1
                unit.end = self.tokens[at - 1].end
                unit.whole = int(m.data["low"])
            inner = at > i + 2 and self.tokens[at - 1].match is not None
            unit.part = "noun"
            at = self._phrase(at, unit)
            if inner:
                unit.traits = ()  # "11 of the 13 convicted traffickers" goes back
            return at
        return 0

    def _phrase(self, i: int, unit: Unit) -> int:
        """Read the noun phrase after a number into the unit; the index after it."""
        many = unit.value != 1
        at, head, last = self._run(i, unit, many)
        while True:
            more = self._joined(at, unit, head)
            if more is None:
                break
            at, head = more
        unit.head = head
        if at > i:
            unit.end = self.tokens[at - 1].end
            unit.low = self.low(at - 1)
        return at

    def _run(self, i: int, unit: Unit, many: bool) -> tuple[int, str | None, int]:
        """One run of words after a number: the index after it, the class of its head, the index of the head."""
        at, head, head_at = i, None, i - 1
        events: tuple[str, ...] = ()
        plural = False
        traits: list[str] = []
        words: list[str] = []
        while at < len(self.tokens):
            token = self.tokens[at]
            low = token.low
            if token.match is not None or low in _MARKS or low in PREPOSITIONS or low in JOINTS or low in CLAUSES or low in BE or low in HAVE:
                break
            if low in DO or low in MODAL or low in PRONOUNS or low in ("the", "a", "an", "its", "their", "any", "than", "not", "no", "none", "exist", "exists", "existed", "guilty", "compared", "who", "up", "down"):
                break
            if low in ("each", "respectively"):
                unit.each = low == "each"
                break
            verb = self.verbs.get(low)
            noun = self.nouns.get(low)
            if low == "trafficking":
                pass
            elif verb and noun is None and verb.form != "base" or (verb is None and noun is None and _looks_past(low)):
                if at == i and not plural and low.endswith("ed") and self._adjectival(at):
                    words.append(low)
                    at += 1
                    continue
                named = not many and head in _PERSONS
                if plural or named or verb is not None and verb.finite or not self._modifies(at, many):
                    break
                if verb and verb.form == "past" and verb.role == "event" and not verb.needs and verb.events[0] != "official_trained":
                    traits.extend(verb.events)
            elif self._ends_phrase(at, at > i, plural, verb, noun) or plural and noun is None and head in _PERSONS and token.text[:1].islower():
                break  # "29 women cost ...": a plural person is the end of its phrase
            words.append(low)
            if noun and (noun.plural or not many or unit.status != "reported"):
                head, head_at, plural, events = noun.head, at, noun.plural, noun.events
                if low in ("soldier", "soldiers") and self.low(at - 1) == "child":
                    head = "child"
            elif noun:
                head, head_at, events = "singular", at, ()
            at += 1
        while at > i and (self.low(at - 1) in _TRAILING or self.low(at - 1) in _ADVERBS or (self.low(at - 1).endswith("ly") and self.low(at - 1) not in self.nouns)):
            at -= 1
        if head_at >= at:
            head, head_at, events = None, at - 1, ()  # "sent 872 home"
        if at - 1 > head_at:
            final = self.tokens[at - 1]
            head = None if final.low in _ELLIPTIC or final.low in ("ones", "one") else ("nation" if final.text[:1].isupper() else "other")
            if head == "other" and plural and self.low(head_at + 1) in ("nationwide",):
                head = self.nouns[self.low(head_at)].head
            events = ()
            if head is None and words and unit.status != "reported" and unit.value == 0:
                head = "other"  # "no forced labor"
        elif head == "singular":
            head = None if self.low(head_at) in _ELLIPTIC else "other"
        unit.words += tuple(words)
        unit.traits += tuple(traits)
        if head == "event" and events:
            unit.events += tuple(e for e in events if e not in unit.events)
        if unit.words[-2:] in (("civil", "servants"), ("public", "servants"), ("civil", "servant"), ("public", "servant")):
            head = "official"
        if unit.words[-2:] in (("child", "soldiers"), ("child", "soldier"), ("boy", "soldiers"), ("girl", "soldiers"), ("child", "recruits")):
            head = "victim"
        if unit.words and unit.words[-1] == "workers" and len(unit.words) > 1 and unit.words[-2] in ("social", "health", "case", "medical", "care", "aid", "healthcare", "welfare", "service"):
            head = "trainee"
        return at, head, head_at

    def _adjectival(self, at: int) -> bool:
        """True for the participle right after a number whose noun the table does not know: "54 dedicated points of contact"."""
        token = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if phrase_event(self.verbs.get(self.low(at), _NO_VERB).lemma, self.flow[self.tokens[at].end : self.tokens[at].end + 80].lower(), "subject") is not None:
            return False  # "eight walked free"
        return token is not None and token.match is None and token.low.isalpha() and not (
            token.low in PREPOSITIONS or token.low in JOINTS or token.low in CLAUSES or token.low in BE or token.low in DETERMINERS
            or token.low in PRONOUNS or token.low in _ADVERBS or token.low.endswith("ly") or token.low in ("no", "not", "as", "than", "guilty")
        ) and self.verbs.get(self.low(at), _NO_VERB).role not in ("event", "receive", "give", "exploit", "change", "total")

    def _ends_phrase(self, at: int, inside: bool, plural: bool, verb: VerbForm | None, noun: NounForm | None) -> bool:
        """True for words that no noun phrase goes on with: base forms, particles ("six girls home"), gerunds, adverbs."""
        low = self.low(at)
        if verb is not None and verb.form == "base" and noun is None:
            return not (low in _BASE_ADJECTIVES and not plural and self.low(at + 1).isalpha() and self.low(at + 1) not in PREPOSITIONS)
        if low in _PARTICLES:
            return plural or inside and self.tokens[at - 1].text[:1].isupper()
        if low.endswith("ing") and low != "trafficking" and noun is None:
            return plural or inside and low not in _ADJECTIVES_ING
        return plural and low in _ADVERBS

    def _modifies(self, at: int, many: bool) -> bool:
        """True where a participle stands before its noun ("three suspected trafficking cases")."""
        for k in range(at + 1, min(at + 6, len(self.tokens))):
            low = self.low(k)
            token = self.tokens[k]
            if token.match is not None or low in _MARKS or low in PREPOSITIONS or low in CLAUSES or low in BE or low in DETERMINERS or low == "no":
                return False
            noun = self.nouns.get(low)
            if noun and noun.head in ("service", "refuge", "course") and (verb := self.verbs.get(self.low(at))) is not None and (
                verb.role in ("receive", "tries") or phrase_event(verb.lemma, self.flow[self.tokens[at].end : self.tokens[at].end + 80].lower(), "subject") is not None
            ):
                return False  # "41 received assistance", "20 more found refuge"
            if noun and (noun.plural or not many):
                return True
            if low in JOINTS and self.low(k - 1) not in _ELLIPTIC and not _looks_past(self.low(k - 1)):
                return False
        return self.low(at) in _ELLIPTIC and at + 1 < len(self.tokens) and self.low(at + 1) in JOINTS

    def _joined(self, at: int, unit: Unit, head: str | None) -> tuple[int, str | None] | None:
        """The noun phrase goes on after "and": "women and girls", "investigations, prosecutions, or convictions"."""
        k = at
        listed = unit.status != "reported"
        if listed and self.low(k) in ("into", "of", "against") and self.low(k + 1) in ("or", "and"):
            k += 1
        if self.low(k) == ",":
            if not listed:
                return None
            k += 1
        if self.low(k) in ("and", "or", "nor", "and/or"):
            k += 1
            if self.low(k) in ("or", "and"):
                k += 1
        elif self.low(k - 1) != ",":
            return None
        if k == at or k >= len(self.tokens) or self.tokens[k].match is not None or not self.low(k).isalpha() and "-" not in self.low(k):
            return None
        probe = Unit(QUANTITY, 0, 0, value=2, status=unit.status)
        after, second, _ = self._run(k, probe, True)
        if after == k or second in (None, "singular"):
            return None
        following = self.low(after)
        if not listed and (following in BE or following in HAVE) and head is not None and _camp(head) != _camp(second):
            return None
        agency = head is None and unit.words[-1:] and unit.words[-1] in _AGENCIES and second == "official"  # "87 immigration and police officers took part"
        if self.verbs.get(following) and self.verbs[following].form == "past" and not listed and not agency and _camp(head) != _camp(second):
            return None
        joins = (
            head is None and (second not in ("other",))
            or (head == "event" and second == "event")
            or (listed and "event" in (head, second) and second in ("event", "other", "case"))
            or (head is not None and second is not None and _camp(head) == _camp(second) != "")
            or self._two_peoples(at, k, head)
        )
        if not joins:
            return None
        if self._two_peoples(at, k, head):
            head = None
        unit.words += probe.words
        unit.traits += probe.traits
        unit.events += tuple(e for e in probe.events if e not in unit.events)
        return after, second if head is None or (second == "event" and listed) else head

    def _two_peoples(self, at: int, k: int, head: str | None) -> bool:
        """True at the "and" of "60 Romanian and Bulgarian policemen", two adjectives before one noun."""
        return head == "nation" and not self.low(at - 1).endswith("s") and self.tokens[k].text[:1].isupper()

    def _nothing(self, i: int) -> int:
        """"no victims", "none of them", "not a single arrest": the index after it, 0 where it is none."""
        low = self.low(i)
        if low in ("none", "nobody", "nil"):
            if low == "nobody":
                self.units.append(Unit(QUANTITY, self.tokens[i].start, self.tokens[i].end, low, "human", value=0, status="zero"))
                return i + 1
            return self._quantity(i, i + 1, value=0, status="zero")
        if low == "zero":
            return self._quantity(i, i + 1, value=0, status="zero")
        if low == "not" and self.low(i + 1) in ("a", "one") and self.low(i + 2) in ("single", "one"):
            return self._quantity(i, i + 3, value=0, status="zero")
        if low == "not" and i + 1 < len(self.tokens) and (m := self.tokens[i + 1].match) is not None and m.label == "CARDINAL" and m.data["low"] == 1 and m.data["words"]:
            at = i + 2 if self.low(i + 2) != "single" else i + 3
            return self._quantity(i, at, value=0, status="zero")
        if low == "without" and self.low(i + 1) == "a" and self.low(i + 2) == "single":
            return self._quantity(i, i + 3, value=0, status="zero")
        if low == "without" and self.low(i + 1) == "any":
            probe = Unit(QUANTITY, 0, 0, value=0, status="zero")
            return self._quantity(i, i + 2, value=0, status="zero") if self._run(i + 2, probe, True)[1] == "event" else 0
        if low not in ("no", "neither") or i + 1 >= len(self.tokens) or low == "neither" and self._past_here(i + 1) and self.low(i + 1) not in BE | HAVE:
            return 0
        following = self.low(i + 1)
        if following in ("longer", "more", "less", "fewer", "doubt", "later") or self.flow[self.tokens[i].end : self.tokens[i].end + 1] == ".":
            return 0
        if following == "one":
            self.units.append(Unit(QUANTITY, self.tokens[i].start, self.tokens[i + 1].end, "one", "human", value=0, status="zero"))
            return i + 2
        if self.tokens[i + 1].match is not None and self.flow[self.tokens[i + 1].start : self.tokens[i + 1].end].lower() == "one":
            self.units.append(Unit(QUANTITY, self.tokens[i].start, self.tokens[i + 1].end, "one", "human", value=0, status="zero"))
            return i + 2
        status, at = "zero", i + 1
        if following in ("reported", "official") and self.low(i + 2) != "":
            status = "not_reported" if following == "reported" else status
        if following in ("reports", "report", "record", "records") and self.low(i + 2) in ("of", "on"):
            status, at = "not_reported", i + 3
            if self.low(at) == "any":
                at += 1
        value = None if status == "not_reported" else 0
        after = self._quantity(i, at, value=value, status=status)
        if low == "no" and value == 0 and self.units[-1].head is None and not self.units[-1].words and not self.units[-1].part:
            self.units.pop()  # "no forced labor"
            return 0
        return after

    def _unknown(self, i: int) -> int:
        """"an unknown number of victims": the index after it, 0 where it is none."""
        at = i + 1 if self.low(i) in ("an", "a", "the") else i
        if self.low(at) in ("unknown", "unspecified", "undisclosed", "undetermined", "unreported", "unconfirmed", "unstated", "indeterminate") and self.low(at + 1) in ("number", "numbers"):
            last = at + 3 if self.low(at + 2) == "of" else at + 2
            return self._quantity(i, last, value=None, status="not_reported")
        return 0

    def _lone(self, i: int) -> int:
        """"its first conviction", "the only defendant prosecuted", "a single arrest": one."""
        low = self.low(i)
        if low not in _FIRST or self.low(i - 1) in ("not", "at") or self.low(i - 1) == "the" and self.low(i - 2) in ("for", "since"):
            return 0
        if low == "only" and self.low(i - 1) not in ("the", "its", "their"):
            return 0
        at = i + 2 if self.low(i + 1) == "ever" else i + 1
        probe = Unit(QUANTITY, 0, 0, value=1)
        after, head, _ = self._run(at, probe, False)
        noun = self.nouns.get(self.low(after - 1))
        if after == at or noun is None or not noun.singular or "instance" in probe.words or "time" in probe.words:
            return 0
        if head == "event" or "rescue" in probe.words:
            return self._quantity(i, at, value=1)
        if head in ("offender", "official", "human", "victim", "child", "case") and low != "single":
            to = self.low(after) == "to"
            verb = self.verbs.get(self.low(after + 2 if to and self.low(after + 1) == "be" else after + 1 if to else after))
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
        self._quantity(k, k + 1, value=int(match.data["low"]))
        if match.data["high"] is None:
            return k + 1
        self.units.append(Unit(PREP, match.start, match.start, "to"))
        return self._quantity(k, k + 1, value=int(match.data["high"]))

    def _bare_number_follows(self, k: int) -> bool:
        """True before "12 in 2015" or "none the year before", where a preposition compares."""
        while self.low(k) in ("only", "just", "a", "the", "total", "of"):
            k += 1
        token = self.tokens[k] if k < len(self.tokens) else None
        if token is None or not (token.low in ("none", "zero") or (token.match is not None and token.match.label == "CARDINAL")):
            return False
        following = self.tokens[k + 1] if k + 1 < len(self.tokens) else None
        noun = self.nouns.get(following.low) if following is not None else None
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
            token is not None and token.match is not None and token.match.label == "CARDINAL" and self.low(k - 2) == ","
            and (k + 1 == len(self.tokens) or self.low(k + 1) in (",", ";", ")"))
        )

    # -- verbs --

    def _verb(self, i: int) -> bool:
        token, low = self.tokens[i], self.low(i)
        if not (self.did or _may_be_verb(low)):
            return False
        if low in BE or low in HAVE or low in DO or low in MODAL:
            if low in BE and not self._is_auxiliary(i):
                self._copula(i)
                return True
            if low in ("had", "has", "have", "having") and not self._is_auxiliary(i):
                self._add_verb(i, VerbForm("have", "past", "other", (), False), "active", self._group(i))
                return True
            self._add(WORD, i, i)
            return True
        verb = self.verbs.get(low)
        if low in _FORCED and self.low(i + 1) in _FORCED_INTO or self._stands_before_noun(i) or self._follows_preposition(i):
            self._add(WORD, i, i, traits=verb.events if verb is not None and verb.role == "event" else ())
            return True
        if verb is None:
            if _looks_past(low) and token.text[:1].islower():
                verb = VerbForm(low, "past", "other", (), False)
            elif low.endswith("ing") and low not in _NOT_GERUNDS and low not in self.nouns and self._object_follows(i):
                verb = VerbForm(low, "gerund", "other", (), False)
            elif self._after_did(i):
                verb = VerbForm(low, "base", "other", (), False)
            else:
                return False
        if verb.form == "base" and verb.lemma in _SAME_FORMS and self._is_past_here(i):
            verb = VerbForm(verb.lemma, "past", verb.role, verb.events, verb.needs)
        if not self._is_verb(i, verb):
            return False
        group = self._group(i)
        voice = {"past": "active", "gerund": "active" if group.passive else "gerund", "base": "base"}[verb.form]
        if verb.form == "past" and group.passive:
            voice = "passive"
        elif verb.form == "past" and not group.helped and (low in only_participles() or self._follows_noun(i, verb) or self._shares_participle(i)):
            voice = "participle"
        self._add_verb(i, verb, voice, group)
        return True

    def _inverted(self, i: int) -> bool:
        start = self.tokens[i].start
        return words_of(self.flow).search(_INVERTED, max(0, start - 60), start) is not None

    def _is_past_here(self, i: int) -> bool:
        """Tell "were put" and "police put" from "to put" and "a set"; for verbs whose base and past look the same."""
        before = self.low(i - 1)
        return not (before == "to" or before in DO or before in MODAL or before in DETERMINERS or before in PREPOSITIONS)

    def _after_did(self, i: int) -> bool:
        """True for an unknown verb after "did not"."""
        k = i - 1
        while k > 0 and (self.low(k) in _ADVERBS or self.low(k) == "not" or self.low(k) in MANNER):
            k -= 1
        low = self.low(i)
        return k >= 0 and self.low(k) in DO and low.isalpha() and low not in NEGATION and low not in _ADVERBS and low not in MANNER and low not in PRONOUNS and low not in DETERMINERS

    def _stands_before_noun(self, i: int) -> bool:
        """True for the participle of "of convicted traffickers", "the identified victims"."""
        verb = self.verbs.get(self.low(i))
        if verb is None or verb.form != "past" or verb.finite:
            return False
        if self.low(i) in _PRESUMED and (noun := self.nouns.get(self.low(i + 1))) is not None and noun.plural:
            return True  # "prosecuted alleged perpetrators"
        if self.low(i - 1) not in _BEFORE_PARTICIPLE:
            # "identified victims numbered 105"
            noun, total = self.nouns.get(self.low(i + 1)), self.verbs.get(self.low(i + 2))
            return noun is not None and noun.plural and total is not None and total.role in ("total", "change") and total.form == "past"
        following = [self.nouns.get(self.low(k)) for k in range(i + 1, min(i + 5, len(self.tokens)))]
        return any(noun is not None and noun.head in ("victim", "offender", "case", "child", "official", "human", "worker") for noun in following)

    def _follows_preposition(self, i: int) -> bool:
        """True for the participle of "of suspected trafficking": no past tense stands right after a preposition, save a verb's own particle."""
        if self.low(i - 1) not in PREPOSITIONS or self.low(i - 1) == "like":
            return False
        verb = self.verbs.get(self.low(i))
        owner = self.verbs.get(self.low(i - 2))
        return (verb is None or verb.form == "past") and not (owner is not None and owner.lemma in PHRASAL) and _looks_past(self.low(i))

    def _add_verb(self, i: int, verb: VerbForm, voice: str, group: _Group) -> None:
        self._add(
            VERB, i, i, role=verb.role, lemma=verb.lemma, events=verb.events, needs=verb.needs, voice=voice, form=verb.form,
            negated=group.negated, manner=group.manner, unreal=group.unreal,
        )

    def _copula(self, i: int) -> None:
        self._add_verb(i, VerbForm("be", "past", "be", (), False), "active", self._group(i))

    def _is_auxiliary(self, i: int) -> bool:
        """True for "were (never) arrested", "had (not) been", false for "were Nigerian"."""
        for k in range(i + 1, min(i + 5, len(self.tokens))):
            low = self.low(k)
            if low in BE or low in HAVE:
                return low in HAVE or self.low(i) in HAVE or low in ("being", "been")
            verb = self.verbs.get(low)
            if low in _CRIMES:
                return False  # "were trafficking victims"
            if verb and (verb.form != "base" or verb.lemma in _SAME_FORMS):
                return verb.form != "gerund" or self.low(i) in BE and low not in self.nouns
            if _looks_past(low) and self.tokens[k].match is None:
                return True
            if low not in _ADVERBS and low not in NEGATION and not low.endswith("ly"):
                return False
        return False

    def _object_follows(self, i: int) -> bool:
        token = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        return token is not None and (token.match is not None and token.match.label == "CARDINAL" or token.low in ("the", "its", "their", "any", "all", "a", "an", "no"))

    def _is_verb(self, i: int, verb: VerbForm) -> bool:
        """Tell "to shelter" and "did not arrest" from "a shelter" and "no arrest"; "training 12 officers" from "training"."""
        low = self.low(i)
        if verb.form == "past":
            return True
        noun = self.nouns.get(low)
        previous = i - 1
        while previous >= 0 and (self.low(previous) in _ADVERBS or self.low(previous).endswith("ly") or self.low(previous) == "not"):
            previous -= 1
        before = self.low(previous)
        if verb.form == "gerund":
            if noun is None and low != "trafficking":
                return True
            if self._object_follows(i):
                return before not in ("the", "a", "of") or self.tokens[i + 1].match is not None
            after = self.nouns.get(self.low(i + 1))
            reported = self.verbs.get(before)
            return after is not None and after.plural and after.head in ("official", "victim", "child", "trainee") and (
                reported is not None and reported.role in ("report", "other") or before in ("or", "and", ",", "without", "of", "by", "for", "from", "in") and self._after_gerund(previous)
            )
        if noun is None and low not in _ALSO_NOUNS:
            return before not in ("the", "a", "an")
        if noun is not None and self.low(i + 1) in ("to", "for", "of"):
            return False
        if before == "to" or before in DO or before in MODAL or self._inverted(i):
            return True
        if before in ("or", "and", ",", "nor") and self._after_base(previous):
            return True
        return before in ("helped", "help", "helps", "helping") or (bool(self.units) and self.units[-1].kind == NOUN and self._helped(i))

    def _after_gerund(self, k: int) -> bool:
        """True where the word list before token k holds a gerund of an event ("investigating, prosecuting, or ...")."""
        if self.low(k) in ("without", "of", "by", "for", "from", "in"):
            return self.low(k) == "without"
        for unit in reversed(self.units[-6:]):
            if unit.kind == VERB:
                return unit.form == "gerund"
        return False

    def _after_base(self, k: int) -> bool:
        for unit in reversed(self.units[-8:]):
            if unit.kind == VERB:
                return unit.form == "base"
            if unit.kind in (SEMICOLON, CLAUSE):
                return False
        return False

    def _helped(self, i: int) -> bool:
        return any(self.low(k) in ("help", "helped", "helping", "let", "enabled") for k in range(max(0, i - 5), i))

    def _group(self, i: int) -> _Group:
        """What stands before a verb: negation, its manner, plans and duties, an auxiliary that makes it passive."""
        negated = manner = unreal = passive = helped = False
        k = i - 1
        while k >= 0 and k > i - 8:
            low = self.low(k)
            if low in NEGATION and not (low == "neither" and passive):
                negated = True
                if self.low(k + 1) == "only":
                    negated, manner = False, False
            if low in MANNER:
                manner = True
            if low in MODAL and not (low == "may" and k and self.tokens[k].text == "May"):
                unreal = True
            elif low in BE:
                passive, helped = True, True
            elif low in HAVE or low in DO:
                helped = True
            elif low == "to" and self.low(k + 1) == "be" and self.low(k - 1) in ("was", "were", "are", "is"):
                unreal = True  # "two were to be investigated"
                break
            elif low == "to":
                text = self.flow[max(0, self.tokens[k].end - 40) : self.tokens[k].end].lower()
                if (failed := _FAILED.search(text)) is not None:
                    negated = True
                    manner = manner or failed[0].startswith(("refus", "reluct", "unwill", "declin"))  # denies some, not all
                elif _PLAN.search(text) or _WISH.search(text):
                    unreal = True
                break
            elif low not in NEGATION and low not in MANNER and low not in _ADVERBS and not (low.endswith("ly") and low not in self.nouns):
                break
            k -= 1
        if self.low(i - 1) == "than" and self.low(i - 2) == "rather" or self.low(i - 1) == "of" and self.low(i - 2) == "instead":
            unreal = True
        if negated and unreal and self.low(i - 1) in ("not", "could") and "could" in (self.low(i - 1), self.low(i - 2)):
            unreal = False
        if self._inverted(i):
            negated = helped = True
        if not (negated or unreal or passive or helped):
            shared = self._shared(i)
            if shared is not None:
                form = self.verbs.get(self.low(i))
                same = form is not None and (form.form == shared.form) or form is None and shared.form == "past"
                if same and shared.voice != "participle":
                    negated, manner, unreal = shared.negated, shared.manner or manner, shared.unreal
                    passive = shared.voice == "passive"
                    helped = passive or shared.negated
        if any(self.low(k) == "failing" for k in range(max(0, i - 3), i)):
            negated = True
        return _Group(negated, manner and negated, unreal, passive, helped)

    def _shared(self, i: int) -> Unit | None:
        """The verb whose auxiliaries a coordinated verb shares: "were arrested and (later) charged"; negation also over an object: "did not identify any victims or refer them"."""
        k = len(self.units) - 1
        joint = False
        negative_joint = False
        agent = self._agent(k)
        if agent is not None:
            return agent
        while k >= 0:
            unit = self.units[k]
            if unit.kind == JOIN:
                joint = True
                negative_joint = unit.low in ("or", "nor")
            elif unit.kind == COMMA:
                joint = True
            elif unit.kind == WORD and (unit.low in _ADVERBS or unit.low.endswith("ly") or unit.low in ("nor", "not")):
                pass
            elif unit.kind == VERB and joint:
                return unit
            else:
                break
            k -= 1
        form = self.verbs.get(self.low(i))
        base = form is not None and form.form == "base" and joint  # "did not reform it, prosecute anyone, or ..."
        if not negative_joint and not base:
            return None
        for unit in reversed(self.units[max(0, len(self.units) - 18) :]):
            if unit.kind == SEMICOLON or unit.kind == CLAUSE and unit.low not in ("that", "which") or unit.kind == JOIN and unit.low == "but":
                return None
            if unit.kind == VERB and unit.voice != "participle" and not (base and unit.form != "base"):
                return unit if unit.negated or base else None
        return None

    def _agent(self, k: int) -> Unit | None:
        """The passive of "were rescued by police and placed": a joint, its agent, the verb."""
        if k < 3 or self.units[k].kind != JOIN or self.units[k].low != "and":
            return None
        for at in range(k - 1, max(0, k - 5), -1):
            unit = self.units[at]
            if unit.kind == PREP and unit.low == "by":
                verb = self.units[at - 1]
                return verb if verb.kind == VERB and verb.voice == "passive" and not verb.unreal else None
            if unit.kind not in (WORD, NOUN):
                return None
        return None

    def _shares_participle(self, i: int) -> bool:
        """The second of "victims identified or assisted"."""
        shared = self._shared(i)
        following = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        return shared is not None and shared.voice == "participle" and (following is None or following.low in PREPOSITIONS or following.low in _MARKS or following.low in JOINTS)

    def _follows_noun(self, i: int, verb: VerbForm) -> bool:
        """True where a past form may be a participle after its noun: "victims identified by NGOs", "men convicted in 2010"."""
        after = self.low(i + 1)
        if phrase_event(verb.lemma, self.flow[self.tokens[i].end : self.tokens[i].end + 80].lower(), "subject") is not None:
            return False  # "11 suspects faced charges"
        if not self.units or verb.finite or verb.lemma in _INTRANSITIVE and after != "by" and not (after == "in" and verb.lemma in ("involve", "concern", "experience")):
            return False
        last = self.units[-1]
        learnt = self.nouns.get(after)
        whom = last.head is None and len(self.units) > 1 and self.units[-2].kind == INCLUDE
        if learnt is not None and learnt.head == "course" and verb.role in ("tries", "receive") and (last.head in ("official", "trainee") or whom):
            return False  # "25 judges heard lectures"
        owner = next((k for k in range(len(self.units) - 2, max(-1, len(self.units) - 6), -1) if self.units[k].kind != WORD), 0)
        if last.kind in (NOUN, QUANTITY) and verb.lemma in PHRASAL and owner and self.units[owner].low in ("for", "of") and self.units[owner - 1].head in _ACTING:
            return after == "by"  # "homes for minors cared for 47"
        if last.kind == WORD and last.low.endswith("ly") and len(self.units) > 1:
            last = self.units[-2]
        if last.kind == INCLUDE and last.low == "those":
            return True
        if last.kind == WORD and len(self.units) > 1 and self.units[-2].kind == PREP and self.flow[last.start].isupper():
            counted = any(u.kind == QUANTITY for u in self.units[-5:])  # "48 women from Nigeria found in bars"
            return counted and verb.role == "event" and (after in PREPOSITIONS or after in _MARKS)
        if last.kind == COMMA and len(self.units) == 2 and self.units[0].kind == QUANTITY and after == "by":
            return True  # "Eleven girls, rescued by police, ..."
        if last.kind not in (QUANTITY, NOUN):
            return False
        following = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if following is not None and verb.lemma in PHRASAL and last.head in _ACTING and not (last.kind == QUANTITY and last.head == "official"):
            return following.low == "by"
        if following is not None and last.kind == NOUN and last.head in ("service", "data", "course") and verb.role not in ("total", "change", "say") and (after in PREPOSITIONS or after in JOINTS or after in _MARKS):
            return True  # "a course given with help"
        if following is not None and verb.role in ("event", "opens", "report", "give", "receive", "say", "tries") and last.kind == NOUN and last.head in ("official", "service", "refuge", "data", "other", "entity", "course", "trainee"):
            # "officers arrested ..." acts; "officers arrested in May" is acted on
            return following.low in ("by", "in", "for", "during", "under", "with", "on", "at") and verb.role == "event" and last.head == "official" and not verb.needs
        if last.kind == QUANTITY and last.part == "them" and len(self.units) > 1 and self.units[-2].kind == COMMA and self.flow[: last.end].endswith("them") and verb.form == "past" and after in PREPOSITIONS:
            return True  # "23 repatriations, 14 of them paid for by IOM"
        if last.kind == QUANTITY and last.part == "them" and not last.words and following is not None and following.low != "by" and verb.role != "event":
            return False  # "one of whom got 16 months"
        if following is None:
            return True
        if following.match is not None and following.match.label not in ("PERIOD", "DATE") or following.low in DETERMINERS or following.low in ("no", "none", "zero", "them", "him"):
            return False
        return verb.role not in ("receive", "say", "change", "total") or following.low == "by" and verb.role in ("receive", "say")


# First words of comparators, of "no victims" and its like, of "an unknown number", and of "the first conviction".
_SPECIAL = _FIRST | _set(
    "without as compared compares contrasts in relative versus vs up down more fewer less higher lower greater larger smaller an a the with against after following "
    "slight sharp significant steep marked modest notable substantial dramatic small large considerable "
    "increase decrease decline rise fall drop reduction jump improvement uptick dip growth increased increasing decreased decreasing declined declining rose rising "
    "fell falling dropped dropping grew growing climbed climbing jumped jumping surged surging shrank shrinking dwindled dwindling slipped slipping dipped dipping "
    "none nobody nil zero not no neither unknown unspecified undisclosed undetermined unreported unconfirmed unstated indeterminate"
)

# "fewer than the 1,054 of 2019" compares, "fewer than 1,054" is a limit.
_THAN_THE = re.compile(r"(?i)(?:more|fewer|less|higher|lower|greater)\s+than\s+the\s")

_COMPARE = re.compile(
    r"(?i)(?:(?:as\s+)?compar(?:ed|es)\s+(?:with|to)|contrasts\s+with|in\s+comparison\s+(?:with|to)|as\s+against|as\s+opposed\s+to|relative\s+to|in\s+contrast\s+(?:with|to)|versus\b|vs\b\.?"
    r"|(?:up|down)\s+(?:slightly\s+|sharply\s+|significantly\s+)?from|(?:more|fewer|less|higher|lower|greater|larger|smaller)\s+than\s+(?:in\s+the\s+case\s+of\s+)?(?=the\s|in\s|during\s|its\s)"
    r"|(?:an?\s+|the\s+|with\s+an?\s+)?(?:(?:slight|sharp|significant|steep|marked|modest|notable|substantial|dramatic|small|large|considerable)\s+)?(?:increase|decrease|decline|rise|fall|drop|reduction|jump|improvement|uptick|dip|growth)\s+(?:of\s+[\w.]+\s+(?:percent\s+)?)?(?:from|over|on)\b"
    r"|(?:increas(?:ed|ing)|decreas(?:ed|ing)|declin(?:ed|ing)|r(?:ose|ising)|f(?:ell|alling)|dropp(?:ed|ing)|gr(?:ew|owing)|climb(?:ed|ing)|jump(?:ed|ing)|surg(?:ed|ing)|shr(?:ank|inking)|dwindl(?:ed|ing)|slipp(?:ed|ing)|dipp(?:ed|ing))\s+(?:sharply\s+|slightly\s+|significantly\s+|dramatically\s+)?from"
    r"|(?P<against>against)(?=\s)|(?P<after>after|following)(?=\s))(?=\W)"
)


def _looks_past(low: str) -> bool:
    return len(low) > 4 and low.endswith("ed") and low not in _NOT_VERBS and not low.startswith("un") and "-" not in low


_CAMPS = {
    "victim": "people", "child": "people", "human": "people", "worker": "people", "offender": "people", "nation": "people",
    "official": "staff", "trainee": "staff", "event": "event", "case": "case", "report": "case", "service": "service", "entity": "entity",
}


def _camp(head: str | None) -> str:
    return _CAMPS.get(head or "", "")


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


def chunk(flow: str, start: int, end: int, quantities: Sequence[Match], masks: Sequence[Match] = ()) -> list[Unit]:
    """The units of the sentence ``[start, end)``.

    Args:
        flow: The match view.
        start: First character of the sentence.
        end: Its end (exclusive).
        quantities: Quantities inside the sentence, see `tipnlp.find.quantities.find_quantities`.
        masks: Law mentions inside the sentence, whose words and numbers are opaque.
    """
    return Chunker(flow, tokens_of(flow, start, end, quantities, masks)).run()
