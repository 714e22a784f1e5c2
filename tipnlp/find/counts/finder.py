"""COUNT facts: stated numbers of investigations, arrests, prosecutions, convictions, victims and trained officials.

Finds: "19 investigations", "prosecuted 77 defendants in nine cases", "no victims were identified", "did not report how many".
Not found: what a recommendation asks for, vague amounts ("several"), estimates of prevalence, other crimes (see FACTS).
Words stand in ``data/count_verbs.tsv`` and ``data/count_nouns.tsv``; shapes in `tipnlp.find.counts.clauses`; who counts what in
`tipnlp.find.counts.reader`; here the sentences are chosen, other crimes are put aside, and each count gets its period and details.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Any

from tipnlp.find.counts.chunker import chunk
from tipnlp.find.counts.facts import Fact, Memory
from tipnlp.find.counts.lexicon import noun_forms, verb_forms
from tipnlp.find.counts.phrases import phrase_verbs
from tipnlp.find.counts.reader import Reader
from tipnlp.find.counts.units import CLOSE, COMPARE, OPEN, PERIOD, SEMICOLON, VERB, Unit
from tipnlp.match import Match
from tipnlp.patterns import trie
from tipnlp.signals import Gate, words_of
from tipnlp.text import lowered

Span = tuple[int, int]


def find_counts(
    flow: str, sentences: list[Span], quantities: list[Match], skip: Sequence[Span] = (), masks: Sequence[Match] = ()
) -> list[Match]:
    """Find the counts of a text.

    Args:
        flow: The match view of the text (see `tipnlp.text.view`).
        sentences: Its sentences (see `tipnlp.find.sentences.find_sentences`).
        quantities: Its quantities (see `tipnlp.find.quantities.find_quantities`).
        skip: Spans in which nothing is asserted (recommendations, headers).
        masks: LAW matches; numbers and words inside are no counts.

    Returns:
        Matches in text order with label ``COUNT``, ``value`` the event. Data: ``event``; ``value`` int or None; ``max_value``;
        ``qualifier``; ``status`` reported, zero or not_reported; ``unit`` case, person, victim or None; ``exploitation`` and
        ``group`` lists; ``period`` a dict of ``kind``, ``year``, ``end_year``, ``text`` or None; ``compared_with`` and ``part_of``
        indices into the returned list or None; ``attribution`` government, ngo, international_org or None.

    Example:
        >>> from tipnlp.find.quantities import find_quantities
        >>> text = "Police conducted at least 19 investigations, compared to 29 in 2006."
        >>> [(m.value, m.data["value"], m.data["qualifier"]) for m in find_counts(text, [(0, len(text))], find_quantities(text))]
        [('investigation', 19, 'at_least'), ('investigation', 29, 'exact')]
    """
    low, seen = lowered(flow), words_of(flow)
    numbers = [m.start for m in quantities]
    hidden = [m.start for m in masks]
    quiet = sorted(skip)
    memory = Memory()
    found: list[Match] = []
    for start, end in sentences:
        first, last = bisect_left(numbers, start), bisect_left(numbers, end)
        inside = quantities[first:last]
        counted = any(m.label == "CARDINAL" for m in inside)
        memory.age += end - start > 60  # headings and page debris age nothing
        if memory.age > 2:
            memory.facts = []
        if not counted and not seen.search(_DENIES, start, end, low):
            continue
        if not (counted and memory.facts) and not seen.search(_triggers(counted), start, end, low):
            continue
        at = bisect_left(quiet, (end,))
        if at and start < quiet[at - 1][1] or _is_silent(flow, start, end):
            continue
        laws = masks[bisect_left(hidden, start) : bisect_left(hidden, end)]
        units = chunk(flow, start, end, inside, laws)
        reader = Reader(flow, units, memory)
        facts = [f for f in reader.read() if not _other_crime(flow, f, units, start, end)]
        memory.head = reader.counted[-1].unit.head if reader.counted else None
        if not facts:
            continue
        periods = _Periods(flow, units)
        base = len(found)
        for fact in facts:
            found.append(_match(flow, fact, facts, base, periods, (start, end)))
        _remember(memory, facts)
    return found


def _remember(memory: Memory, facts: list[Fact]) -> None:
    mains = [f for f in facts if f.relation == "main" and f.status == "reported"]
    if mains or not any(f.relation == "part" for f in facts):
        memory.facts = mains
    memory.age = 0
    memory.seen |= {f.value for f in facts}


# --- which sentences -------------------------------------------------------------------------------------------------

@cache
def _triggers(counted: bool) -> Gate:
    """Words without which a sentence counts nothing: nouns and verbs that name an event, and with a number also verbs that take part in a phrase."""
    words = {word for word, form in verb_forms().items() if form.role == "event" or counted and (form.role in _WEAK_ROLES or form.lemma in phrase_verbs())}
    words |= {word for word, form in noun_forms().items() if form.head in ("event", "victim", "case", "course", "service", "refuge")}
    words |= {word.removeprefix("guilty-") for word in words}
    return Gate(re.compile(r"\b" + trie(words) + r"\b"), words)


_WEAK_ROLES = frozenset(("opens", "tries", "give", "receive"))
_DENIES = Gate(re.compile(
    r"\b(?:no|not|none|nobody|never|neither|nor|fail(?:ed|s|ing|ure)|without|zero|unknown|unspecified|undisclosed|undetermined|unreported|unavailable|unclear|first|"
    r"only|sole|single|lone|yet|unable|lack(?:ed|s|ing)?|declined|refused|cannot|couldn't|didn't|wasn't|weren't)\b"
))
# Advice and table cells assert nothing.
_SILENT = re.compile(
    r"(?:[•\-*—]\s*)?(?:(?:Fully|Vigorously|Proactively|Significantly|Substantially|Further|Also)\s+)?(?:Increase|Ensure|Amend|Strengthen|Train|Provide|Investigate|Prosecute|Convict|Identify|Develop"
    r"|Continue|Expand|Establish|Implement|Enact|Adopt|Allocate|Fund|Improve|Make|Stop|Raise|Screen|Open|Allow|Bring|Refer|Enhance|Institute|Pursue|Cease|Create|Draft|Pass|Hold|Sentence|Seek"
    r"|Appoint|Hire|Collect|Compile|Publish|Offer|Give|Set|Build|Finalize|Increasingly|Take|Direct|Dedicate|Grant|Achieve|Convict|Finish|Issue|Require|Use|Undertake|Work|Assist)\s(?!of\b|by\b)"
    r"|.{0,80}\bNumber\s+of\s+[A-Z]|Recommendations?\s+(?:for|to)\b|Table\s+\d"
)


def _is_silent(flow: str, start: int, end: int) -> bool:
    return _SILENT.match(flow, start, end) is not None


_OTHER_CRIME = re.compile(
    r"\b(?:smuggl\w+|rap(?:e|es|ed|ing)|murder\w*|homicides?|assaults?|molest\w+|theft|thefts|steal\w*|robber\w+|drugs?|narcotics?|terroris\w+|defamation|libel|weapons?|embezzl\w+|brib\w+|corruption"
    r"|abus(?:e|es|ed|ing)|domestic\s+violence|(?:visa|passport|document)\s+fraud|illegal\s+(?:entry|immigration|migration|border)|overstay\w+|immigration\s+(?:offenses|violations)|soliciting"
    r"|lack(?:ing)?\s+(?:of\s+)?(?:papers|documents|visas)|without\s+(?:papers|documents|visas|permits)|unrelated|speeding|drunk\s+driving|traffic\s+(?:offen[cs]es?|violations?)|(?:tax|wire|mail)\s+\w+|theft|poaching|arson|burglar\w+|vandalism|espionage|treason|(?:early|child|underage)\s+marriages?|female\s+genital|money\s+laundering|labor\s+law\s+violations|(?:for|of|with|in)\s+prostitution\b|femicides?|kidnapp\w+|abduct\w+|hazing|gambling|protest\w*|abandon\w+|infanticide|incest|corporal\s+punishment|truan\w+|wage\s+(?:theft|violations)|unpaid\s+wages)"
)
# "Smugglers were convicted in 34 cases".
_OTHER_OFFENDERS = re.compile(r"(?i)\b(?:smugglers|rapists|murderers|robbers|thieves|poachers|drug\s+dealers)\b")
_DEPORTED = re.compile(r"\bdeport(?:ed|ing|ation)\b")
# Programmes for the poor and for pupils.
_WELFARE = re.compile(r"(?i)\b(?:projects?|programs?|programmes?|disabilit\w+|schools?|scholarships?|cash\s+transfers?|education\w*|social\s+protection|literacy)\b")
_TRAFFICKING = re.compile(
    r"\b(?:\w*traffick\w*|forc(?:ed|ing)|slaves?|enslaver\w*|brothels?|pander\w*|bonded|bondage|servitude|slavery|enslav\w+|exploit\w*|pornograph\w+|sex\s+tourism|pimp\w*|procur\w+|worst\s+forms|child\s+lab(?:o|ou)r|begging|child\s+soldiers?|armed\s+(?:groups?|conflict)|compelled|coerc\w+"
    r"|commercial\s+sex|child\s+prostitution|sex\s+trade|caporalato|TIP)\b", re.I
)

# "Of whom none were trafficking victims" names trafficking only to deny it.
_NO_VICTIMS = re.compile(r"(?i)\bnone\b(?:\s+of\s+(?:whom|them|these|those))?(?:\s+(?:was|were|being))?\s+(?:\w+\s+){0,2}?(?:trafficking\s+victims?|victims?\s+of\s+(?:\w+\s+)?trafficking)\b")


# Estimates of how many children work are no counts of victims found.
_SURVEY = re.compile(r"(?i)\b(?:surveys?|census|stud(?:y|ies)|estimat\w+)\b")


def _other_crime(flow: str, fact: Fact, units: list[Unit], start: int, end: int) -> bool:
    """True where the words around a count speak of another crime and not of trafficking."""
    if fact.event == "official_trained":
        return False
    if fact.event == "victim_assisted" and fact.quantity is not None and fact.quantity.head in ("child", "human") and _WELFARE.search(flow, start, end):
        return not _TRAFFICKING.search(flow, start, end)
    clause_end = end
    for mark in (";", "."):
        at = flow.find(mark, fact.end, end)
        if at >= 0:
            clause_end = min(clause_end, at)
    clause_start = max(start, flow.rfind(";", start, fact.start) + 1)
    if fact.event == "victim_identified" and fact.value and fact.value > 300 and _SURVEY.search(flow, clause_start, clause_end):
        return True
    after = flow[fact.start : min(clause_end, fact.end + 110)]
    stop = re.search(r",\s", after[fact.end - fact.start :])
    if stop:
        after = after[: fact.end - fact.start + stop.start()]
    if fact.event == "arrest" and _DEPORTED.search(flow, clause_start, min(clause_end, fact.end + 60)) and not _TRAFFICKING.search(flow, clause_start, clause_end):
        return True
    m = _OTHER_CRIME.search(after) or fact.rule == "count.cases" and _OTHER_OFFENDERS.search(flow, clause_start, fact.start)
    if not m:
        return False
    if "unrelated to" in flow[fact.end : clause_end]:
        return True
    return not _TRAFFICKING.search(_NO_VICTIMS.sub("", flow[clause_start:clause_end]))


# --- periods ---------------------------------------------------------------------------------------------------------


_DATES_BACK = re.compile(r"(?i)\b(?:(?:dat(?:ing|ed|es?)|going|far|early|late)\s+(?:back\s+)?(?:to|from|as)|(?:more|fewer|less)\s+than\s+in)\s*$")


_RANGE_WORDS = frozenset((a, b) for a in ("from", "between", "since") for b in ("to", "and", "through", "until", "till"))


class _Periods:
    """Which period belongs to which count of a sentence."""

    def __init__(self, flow: str, units: list[Unit]) -> None:
        self.flow = flow
        self.units = units
        self._join_ranges()
        self.stated = [k for k, u in enumerate(units) if u.kind == PERIOD and u.period.get("kind") and (u.period.get("year") or u.period["kind"] in ("reporting_period", "previous_period")) and not _DATES_BACK.search(flow, max(0, u.start - 24), u.start)]
        self.opener = self._opener()
        self.dealt = self._deal_out()

    def _join_ranges(self) -> None:
        """"from April 2018 to March 2019", "between May 2011 and June 2012": one period, named by its first month."""
        for k in range(1, len(self.units) - 2):
            opening, first, link, last = self.units[k - 1 : k + 3]
            if first.kind != PERIOD or last.kind != PERIOD or not first.period.get("year") or not last.period.get("year"):
                continue
            if (opening.low, link.low) in _RANGE_WORDS and first.period.get("kind") == last.period.get("kind") == "year":
                first.period = {**first.period, "kind": "range", "end_year": last.period["year"]}
                first.end, last.period = last.end, {}

    def _deal_out(self) -> dict[int, int]:
        """Periods by place of "convicted 12, nine, and four in 2013, 2012, and 2011, respectively", in either order."""
        if not any(u.low == "respectively" for u in self.units):
            return {}
        numbers, periods = (self._run(kind) for kind in ("quantity", PERIOD))
        if not len(numbers) == len(periods) > 1 or numbers[0] < periods[0] < numbers[-1] or periods[0] < numbers[0] < periods[-1]:
            return {}
        return dict(zip(numbers, periods, strict=True))

    def _run(self, kind: str) -> list[int]:
        """Places of the longest list of units of a kind."""
        best: list[int] = []
        run: list[int] = []
        for k, u in enumerate(self.units):
            if u.kind == kind:
                run.append(k)
                best = run if len(run) > len(best) else best
            elif u.kind not in (",", "join", "prep"):
                run = []
        return best

    def _opener(self) -> int | None:
        """A period before the first verb of the sentence: "In 2016, ..."."""
        for k in self.stated:
            before = self.units[:k]
            if len(before) <= 5 and not any(u.kind in (VERB, SEMICOLON, COMPARE, OPEN) or u.kind == "quantity" for u in before):
                return k
            return None
        return None

    def of(self, fact: Fact) -> dict[str, Any] | None:
        """The period of a fact, JSON-plain, or None."""
        at = self._index(fact)
        return None if at is None else self.plain(at)

    def plain(self, at: int) -> dict[str, Any]:
        unit = self.units[at]
        data = unit.period
        return {"kind": data["kind"], "year": data.get("year"), "end_year": data.get("end_year"), "text": re.sub(r"\s+", " ", self.flow[unit.start : unit.end])}

    def _index(self, fact: Fact) -> int | None:
        if not self.stated:
            return None
        place = fact.place
        if place in self.dealt:
            return self.dealt[place]
        if [u.kind for u in self.units[place + 1 : place + 4]] == [OPEN, PERIOD, CLOSE] and place + 2 in self.stated:
            return place + 2  # "12 (2012)"
        compare = fact.relation == "compare"
        right = self._right(place, compare, fact.rule.endswith(("subject", "participle", "part", "gap", "topic", "noun", "compare", "against", "cases")))
        if right is not None:
            return right
        if compare:
            return self._left_in_comparison(place)
        inside = self._in_bracket(place) if fact.relation == "part" else None
        if inside is not None:
            return inside
        if fact.relation == "part" and fact.anchor is not None:
            inherited = self._index(fact.anchor) if fact.anchor.place < place else None
            if inherited is not None:
                return inherited
        left = self._left(place)
        return left if left is not None else self.opener

    def _right(self, place: int, compare: bool, subject: bool) -> int | None:
        """The next period to the right that no boundary parts from the count."""
        depth = 0
        crossed = False
        for k in range(place + 1, len(self.units)):
            u = self.units[k]
            if u.kind in (SEMICOLON, ":"):
                return None
            if u.kind == OPEN:
                depth += 1
                continue
            if u.kind == CLOSE:
                depth -= 1
                if depth < 0:
                    return None
                continue
            if depth:
                continue
            if u.kind == "clause" and u.low == "since" and not compare:  # "500 victims since it opened in 2001"
                return next((n for n in range(k + 1, min(k + 6, len(self.units))) if n in self.stated and self.units[n].period["kind"] == "year"), None)
            if u.kind == COMPARE or u.kind == "clause" and u.low != "that" and not (u.low == "as" and self.units[place].low == "same"):
                return None
            if u.kind == "join" and u.low == "but" and not any(v.kind == VERB and v.voice == "gerund" for v in self.units[k + 1 : k + 3]):
                return None
            if u.kind == VERB and u.voice in ("active", "passive") and not subject and self.units[k - 1].kind not in (",", "join") and self._own_subject(k):
                return None
            if u.kind == VERB and u.voice in ("active", "passive") and crossed and self.units[k - 1].kind not in (",", "join"):
                return None
            if u.kind == "quantity":
                if self.opener is not None and self.opener < place and u.head is None and not u.part and self._at_once(k) and not compare:
                    return None  # "In 2009, 51 victims were counted, 33 in 2008"
                crossed = True
                if k + 1 < len(self.units) and compare is False and self.units[k].part:
                    return None
            if u.kind == PERIOD and k in self.stated:
                if self._opens_clause(k):
                    return None
                return self._dates_of(k)
            if compare and u.kind == VERB and u.voice != "participle":
                return None
        return None

    def _dates_of(self, k: int) -> int:
        """The dates of "during the period from April through December 2018", else the period itself."""
        if self.units[k].period["kind"] != "reporting_period":
            return k
        for n in range(k + 1, min(k + 5, len(self.units))):
            if n in self.stated and self.units[n].period.get("year"):
                return n
            if self.units[n].kind not in ("prep", PERIOD, "word"):
                return k
        return k

    def _at_once(self, k: int) -> bool:
        """True where a period follows a number at once, so that it is the number's own."""
        following = [u.kind for u in self.units[k + 1 : k + 3]]
        return following[:1] == [PERIOD] or following == ["prep", PERIOD]

    def _own_subject(self, k: int) -> bool:
        """True where a verb has a subject after a comma or joint: "..., the government identified"."""
        for n in range(k - 1, max(-1, k - 7), -1):
            u = self.units[n]
            if u.kind in (",", "join"):
                return n < k - 1
            if u.kind not in ("word", "noun"):
                return False
        return False

    def _opens_clause(self, k: int) -> bool:
        """"..., and in 2016 police arrested": the period opens another clause."""
        n = k + 1
        if n < len(self.units) and self.units[n].kind == ",":
            before = self.units[k - 2] if k > 1 else None
            return before is not None and before.kind == "join"
        for u in self.units[n : n + 5]:
            if u.kind in ("word", "noun"):
                continue
            before = self.units[k - 2] if k > 1 else None
            return u.kind == VERB and u.voice in ("active", "passive") and n < len(self.units) and self.units[n] is not u and before is not None and before.kind in ("join", ",")
        return False

    def _left_in_comparison(self, place: int) -> int | None:
        """"compared with 2015, when there were 12", "in 2015 there had been 12"."""
        for k in range(place - 1, -1, -1):
            u = self.units[k]
            if u.kind == PERIOD and k in self.stated:
                return k
            if u.kind in (COMPARE, SEMICOLON, OPEN):
                return None
        return None

    def _in_bracket(self, place: int) -> int | None:
        """The period that opens a bracket: "(in 2019: 251 and 67)"."""
        found: int | None = None
        for k in range(place - 1, -1, -1):
            kind = self.units[k].kind
            if kind == OPEN:
                return found
            if kind in (CLOSE, SEMICOLON):
                return None
            if k in self.stated:
                found = k
        return None

    def _left(self, place: int) -> int | None:
        """A period to the left in the same clause, not one of a comparison or a bracket."""
        depth = 0
        candidate: int | None = None
        for k in range(place - 1, -1, -1):
            u = self.units[k]
            if u.kind == SEMICOLON and depth == 0:
                return candidate
            if u.kind == CLOSE:
                depth += 1
            elif u.kind == OPEN:
                depth -= 1
                if depth < 0:
                    depth = 0
            elif depth == 0 and u.kind == "clause" and u.low in ("when", "which") and candidate is None:
                before = k - 1 - (self.units[k - 1].kind in (",", "prep")) if k else -1
                if before in self.stated:
                    return before
            elif depth == 0 and u.kind == COMPARE:
                candidate = None
            elif depth == 0 and candidate is None and u.kind == PERIOD and k in self.stated:
                candidate = k
            elif depth == 0 and u.kind == "clause" and candidate is not None:
                return candidate
        return candidate


# --- details ---------------------------------------------------------------------------------------------------------

_SEX = re.compile(r"\b(?:sex(?:ual(?:ly)?)?|prostitut\w*|pornograph\w*|pimp\w*|brothels?)\b", re.I)
_LABOR = re.compile(r"\b(?:lab(?:o|ou)r|servitude|bonded|bondage|begging|beg|domestic\s+(?:work|service)|forced\s+criminality|caporalato|slavery|farms?|fishing|kilns?)\b", re.I)
_GROUPS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\b(?:{pattern})\b", re.I))
    for name, pattern in (
        ("women", r"wom[ae]n|females?"), ("men", r"(?<!wo)m[ae]n|males?"), ("girls", r"girls?"), ("boys", r"boys?"),
        ("children", r"child(?:ren)?|minors?|juveniles?|underage|adolescents?|teenagers?"), ("adults", r"adults?"),
        ("officials", r"officials?|officers?|police\w*|inspectors?|prosecutors?|judges?|magistrates?|soldiers?|guards?|diplomats?|complicit|employees"),
        ("foreign", r"foreign\w*"), ("transgender", r"transgender\w*|LGBT\w*"),
    )
)
_NGO = re.compile(r"\b(?:NGOs?|non-?governmental|civil\s+society|charit(?:y|ies)|church\w*|private\s+shelters?)\b")
_INTERNATIONAL = re.compile(r"\b(?:IOM|UNODC|UNICEF|UNHCR|ILO|(?:an?\s+)?international\s+organi[sz]ations?|the\s+UN)\b")
_GOVERNMENT = re.compile(r"\b(?:governments?|authorit(?:y|ies)|police|prosecutors?|courts?|officials|ministry|ministries|embass(?:y|ies)|consulates?|inspectors|judges|officers|state)\b", re.I)


def _match(flow: str, fact: Fact, facts: list[Fact], base: int, periods: _Periods, sentence: Span) -> Match:
    link = base + facts.index(fact.anchor) if fact.anchor is not None and fact.anchor in facts else None
    near = flow[fact.start : fact.end]
    data: dict[str, Any] = {
        "event": fact.event,
        "value": fact.value,
        "max_value": fact.high,
        "qualifier": fact.qualifier,
        "status": fact.status,
        "unit": fact.unit,
        "exploitation": _exploitation(flow, fact, facts, sentence),
        "group": [name for name, pattern in _GROUPS if pattern.search(near)],
        "period": periods.of(fact),
        "compared_with": link if fact.relation == "compare" else None,
        "part_of": link if fact.relation == "part" else None,
        "attribution": _attribution(flow, fact, sentence),
    }
    return Match(fact.start, fact.end, "COUNT", fact.event, fact.rule, data)


def _exploitation(flow: str, fact: Fact, facts: list[Fact], sentence: Span) -> list[str]:
    """Kinds of exploitation named in the counted phrase or in what follows it up to the next count or mark."""
    stop = min([f.start for f in facts if f.start >= fact.end] + [sentence[1]])
    tail = re.split(r"[;(]|,\s|\bcompared\b|—", flow[fact.end : stop][:120])[0]
    text = flow[fact.start : fact.end] + " " + tail
    kinds = []
    if _SEX.search(text):
        kinds.append("sex")
    if _LABOR.search(text):
        kinds.append("labor")
    return kinds


def _attribution(flow: str, fact: Fact, sentence: Span) -> str | None:
    """Who counted, by the nearest actor named before the count in its clause."""
    clause = flow[max(sentence[0], flow.rfind(";", sentence[0], fact.start) + 1) : fact.start]
    best, where = None, -1
    for name, pattern in (("ngo", _NGO), ("international_org", _INTERNATIONAL), ("government", _GOVERNMENT)):
        for m in pattern.finditer(clause):
            if m.start() > where:
                best, where = name, m.start()
    return best
