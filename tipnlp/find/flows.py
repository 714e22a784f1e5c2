"""Trafficking flows and the roles of the report's country: a small interpreter of clauses.

Each clause is read in three steps. `_jobs` gives every named place a job from its grammar: *origin* ("Tajik women", "from Mali"),
*place* of exploitation ("in Oman", "to the UAE"), *via* ("through Libya"), or none ("by Chinese operators", "with Jordan").
`_read` adds what has no name ("abroad", "within the country", "local children"). `_pairs` makes the flows out of both; what a clause leaves
unsaid comes from the one before it, or is the report's country. All word lists are in `tipnlp.find.flow_words`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tipnlp.find import flow_words as fw
from tipnlp.match import Match
from tipnlp.patterns import words

Pair = tuple[str | None, str | None, str]

ROLES = ("origin", "transit", "destination", "internal")

ORIGIN, PLACE, VIA, BOTH, AGENT, PROMISED, NONE = "origin", "place", "via", "both", "agent", "promised", ""


@dataclass(slots=True)
class _Clause:
    """A stretch of a sentence with one deed, its adverbials blanked."""

    start: int
    text: str
    mentions: list[Match]
    profile: bool  # in a paragraph that tells the trafficking situation rather than deeds of the government

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def before(self, match: Match, reach: int = 120) -> str:
        at = match.start - self.start
        return self.text[max(0, at - reach) : at]


@dataclass(slots=True)
class _Reading:
    """What a clause says: values by job, and what has no name."""

    origins: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    vias: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    promised: list[str] = field(default_factory=list)
    groups: list[tuple[str, list[str]]] = field(default_factory=list)  # values of neighbours with the same job
    span: tuple[int, int] = (0, 0)
    home_place: bool = False
    internal: bool = False
    stays: list[str] = field(default_factory=list)  # "within X"
    arrivals: list[str] = field(default_factory=list)  # places that are moved to, not stayed in
    abroad: bool = False
    local: bool = False
    mixed: bool = False  # "domestic and foreign victims"
    poor: bool = False
    foreign: bool = False


# --- clauses -----------------------------------------------------------------------------------------------------------------

_SEMICOLON = re.compile(r";")
_WORD = re.compile(r"[A-Za-z][\w'-]*|[^\w\s]|\d[\d,.]*")
# Pieces of words of which a sentence outside the profile must hold one to be read; `in` is faster than a pattern here.
_TRIGGERS = tuple(
    words(
        """traffick xploit force oerc compel servitude rostitut slave bonda bonded begg subject victim transit source destination
        origin sold sell vulnerable risk recruit brothel fees passport induced lured combat"""
    )
)
# Pieces of what names the report's country without its name.
_UNNAMED = tuple(words("countr omestic nternal local nationwide rural home ndigenous"))


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(_spaces, text)


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _clauses(flow: str, start: int, end: int, countries: list[Match], profile: bool) -> Iterator[_Clause]:
    """The clauses of a sentence: cut at semicolons, and where a coordinator opens a clause with a subject of its own."""
    first = bisect_left(countries, start, key=_start)
    last = bisect_left(countries, end, key=_start)
    mentions = countries[first:last]
    begin = start
    for cut in [start + m.start() for m in _SEMICOLON.finditer(flow[start:end])] + [end]:
        part = [m for m in mentions if begin <= m.start < cut]
        text = _blank(fw.ADVERBIAL, flow[begin:cut])
        edges = [0, *_subclauses(text, begin, part), len(text)]
        for left, right in zip(edges, edges[1:], strict=False):
            inside = [m for m in part if begin + left <= m.start < begin + right]
            yield _Clause(begin + left, text[left:right], inside, profile)
        begin = cut + 1


def _start(match: Match) -> int:
    return match.start


def _subclauses(text: str, base: int, mentions: list[Match]) -> list[int]:
    """Offsets in a clause at which another subject with its own finite verb begins."""
    finite = [m.start() for m in fw.FINITE.finditer(text)]
    if len(finite) < 2:
        return []
    edges: list[int] = []
    since = 0
    depth = _bracket_depths(text)
    coordinators = [m.span() for m in fw.COORDINATOR.finditer(text)]
    for number, (at, after) in enumerate(coordinators):
        if depth[at]:
            continue
        verb = next((v for v in finite if v >= after), None)
        if verb is None or verb - after > 160 or not any(since <= v < at for v in finite):
            continue
        if _joins_a_list(text, at, after, base, mentions):
            continue
        following = coordinators[number + 1] if number + 1 < len(coordinators) else None
        if following and following[1] < verb and _PHRASE.search(text, after, following[0]):
            continue  # "foreign victims in Iran, and Iranians are": the subject begins at the next coordinator
        if _opens_with_subject(text[after:verb], after + base, mentions):
            edges.append(at)
            since = at
    return edges


_TWO_WORDS = re.compile(r"([\w'-]+)\s*,\s+([\w'-]+)\s*$")
_PHRASE = re.compile(r"\b(?:in|within|to|into|through|for)\s")


def _joins_a_list(text: str, at: int, after: int, base: int, mentions: list[Match]) -> bool:
    """True for the "and" of "Russian, and Ukrainian women", "men and boys": it joins words, not clauses."""
    ended = [m for m in mentions if m.end - base <= at and text[m.end - base : at].strip(" ,") == ""]
    begun = [m for m in mentions if m.start - base >= after and fw.is_glue(text[after : m.start - base])]
    if ended and begun and ended[0].data.get("form") != "name":
        return True
    if text[at] == ",":
        listed = _TWO_WORDS.search(text[:at])  # "men, women, and children"
        return bool(listed and listed[1].lower() in fw.VICTIMS and listed[2].lower() in fw.VICTIMS)
    last = re.search(r"([\w'-]+)\s*$", text[:at])
    return bool(last and last[1].lower() in (fw.VICTIMS | _JOINED_WORDS) and text[at:after].strip() == "and") or bool(ended and ended[0].data.get("form") == "people")


def _bracket_depths(text: str) -> list[int]:
    if "(" not in text:
        return [0] * (len(text) + 1)
    depth, depths = 0, []
    for char in text:
        depth += char == "("
        depths.append(depth)
        depth -= char == ")" and depth > 0
    depths.append(0)
    return depths


# After the subject's noun: an infinitive or a relative clause, so that the verb to come is not the subject's.
_NOT_ITS_VERB = re.compile(r"^\s+to\s+[a-z]|^[^,]{0,40}\b(?:who|that|which|whom)\b")
_JOINED_WORDS = frozenset(
    "domestic local foreign male female adult young poor rural migrant sex labor sexual force forced coerce refugee urban commercial".split()
)
_SUBJECT_STOP = frozenset("in into to through via by with for at on aboard who which that where forced to".split())


def _opens_with_subject(text: str, start: int, mentions: list[Match]) -> bool:
    """True where the text up to a finite verb is a noun phrase that can be its subject."""
    if fw.FINITE.match(text.lstrip()):
        return False
    if any(m.data.get("form") == "people" and start <= m.start <= start + 25 for m in mentions):
        return True
    adjectives = {m.end - start for m in mentions if m.data.get("form") == "adjective"}
    for count, word in enumerate(_WORD.finditer(text)):
        low = word[0].lower()
        if low == "," and word.start() not in adjectives and count:
            return False
        if low in _SUBJECT_STOP or count > 16 or low in ".:;":
            return False
        if low in fw.VICTIMS or low in fw.PERPETRATORS or low in fw.FAMILY or low in ("some", "others", "many", "most", "they", "it"):
            return not _NOT_ITS_VERB.search(text[word.end() :])
        if low in fw.PLACES:
            return False
    return False


# --- the job of a mention ----------------------------------------------------------------------------------------------------


def _head(text: str, at: int, *, lists: bool = True) -> tuple[str, int]:
    """Class and end of the noun that heads the phrase after a nationality.

    Returns:
        ``("victim" | "perpetrator" | "family" | "place" | "flag" | "name" | "unknown" | "", offset)``.
    """
    if fw.FLAG.match(text, at) or fw.DESCENT.match(text, at):
        return "flag", at
    kind, end, seen = "", at, 0
    for word in _WORD.finditer(text, at, at + 110):
        low = word[0].lower()
        if low in (",", "and", "or", "/", "&"):
            if not lists or (kind and kind not in ("unknown", "name")):
                break
            continue
        if low in fw.PHRASE_ENDS or not (low[0].isalpha() or low in ("-", "'", '"')) or (kind and low.endswith("ing") and seen):
            break
        found = (
            "perpetrator" if low in fw.PERPETRATORS else "victim" if low in fw.VICTIMS else "family" if low in fw.FAMILY
            else "place" if low in fw.PLACES else "flag" if low in ("border", "borders", "corridor", "corridors") else ""
        )
        if found and not (found == "victim" and low in ("migrant", "refugee", "child", "victim", "domestic") and kind == "place"):
            kind, end = found, word.end()
        elif kind not in ("", "unknown", "name") and low != "-":
            break
        elif not kind and low != "-":
            kind, end = ("name" if word[0][0].isupper() else "unknown"), word.end()
        seen += 1
        if seen > 7:
            break
    return kind, end


def _jobs(clause: _Clause) -> list[str]:
    """A job for each mention of a clause, in order."""
    jobs: list[str] = []
    mentions = clause.mentions
    heads = [_head_of(clause, i) for i in range(len(mentions))]
    for i in range(len(mentions) - 2, -1, -1):  # "Belarusian, Russian, and Ukrainian women": one noun for all
        gap = clause.text[mentions[i].end - clause.start : mentions[i + 1].start - clause.start]
        if mentions[i].data["form"] == "adjective" and heads[i + 1][0] and fw.is_glue(gap) and mentions[i + 1].data["form"] != "name":
            heads[i] = heads[i + 1]
    for i, match in enumerate(mentions):
        kind, end = heads[i]
        if match.data["form"] == "name" and kind == "" and fw.STATE_FORCES.match(clause.text, end):
            jobs.append(ORIGIN)
        elif match.data["form"] == "name" and kind in ("", "unknown", "name"):
            jobs.append(_place_job(clause, i, jobs))
        elif kind in ("perpetrator", "flag") or (kind == "name" and match.data["form"] == "adjective"):
            jobs.append(ORIGIN if fw.STATE_FORCES.match(clause.text, end) else NONE)
        elif kind == "place":
            jobs.append(_place_job(clause, i, jobs))
        else:
            jobs.append(_person_job(clause, i, kind, end, jobs))
    return jobs


_GENITIVE = re.compile(r"(?:'s?|\s+s(?=\s))\s+")


def _head_of(clause: _Clause, i: int) -> tuple[str, int]:
    match = clause.mentions[i]
    at = match.end - clause.start
    if match.data["form"] == "people":
        kind, end = _head(clause.text, at)
        return (kind, end) if kind == "perpetrator" and end - at < 14 else ("flag", end) if kind == "flag" else ("victim", at)
    if match.data["form"] == "adjective":
        return _head(clause.text, at)
    if fw.FLAG.match(clause.text, at):
        return "flag", at
    genitive = _GENITIVE.match(clause.text, at)
    if genitive:
        kind, end = _head(clause.text, genitive.end(), lists=False)
        return (kind, end) if kind in ("perpetrator", "victim", "family") else ("", at)
    following = re.compile(r"\s+([a-z-]+)").match(clause.text, at)
    if following and following[1] not in fw.PHRASE_ENDS:
        word = following[1]
        if word in fw.PERPETRATORS:
            return "perpetrator", following.end()
        if word in fw.VICTIMS:
            return "victim", following.end()
    return "", at


_NATIONALITY_OF = re.compile(r"\b(?:were|are|was|is|including|mostly|mainly|primarily|predominantly|all|both|of\s+whom|one|two|three|four|five|six|seven|eight|nine|ten|\d+)\W+$", re.I)


def _person_job(clause: _Clause, i: int, kind: str, end: int, jobs: list[str]) -> str:
    """The job of a nationality: its people are victims unless they do it, pay for it, or are dealt with."""
    match = clause.mentions[i]
    before = clause.before(match)
    if fw.AGENT.search(before) or fw.RECEIVER.search(before) or fw.ACTIVE.match(clause.text, end):
        sends = kind == "family" and re.match(r"\s*(?:\w+\s+)?(?:send|sell|give)\b", clause.text[end:])
        return ORIGIN if sends else NONE
    if not clause.profile and (fw.PUNISHED.match(clause.text, end) or fw.DEALT_WITH.search(before)):
        return NONE
    if i and jobs[i - 1] == NONE and _listed(clause, i) and clause.mentions[i - 1].data["form"] != "name":
        return NONE  # the second of two nationalities of perpetrators
    if kind == "" and match.data["form"] == "adjective" and not _ESE.search(clause.text[: match.end - clause.start]):
        return ORIGIN if _NATIONALITY_OF.search(before) and not _owner_is_perpetrator(clause, match) else NONE
    if kind == "unknown":
        governor = _governor(clause, i)
        if governor and governor.lastgroup in ("in", "to", "via"):
            return _place_job(clause, i, jobs)
        if governor and governor.lastgroup == "none" and governor[0].lower() in ("with", "against", "by", "about"):
            return NONE
    return NONE if _owner_is_perpetrator(clause, match) else ORIGIN


_ESE = re.compile(r"(?:[a-z]ese|Swiss|French|Thai|Lao|Kyrgyz|Irish|British)$")  # adjectives that name the people too
_APPOSITION = re.compile(r"(\w[\w-]*)\W{1,4}(?:(?:including|among\s+them|often|mostly|mainly|primarily|some|usually|such\s+as|typically|generally|many|most|of|both|as\s+well\s+as|particularly|especially|predominantly|\w+ly)\W+){0,4}$", re.I)


def _owner_is_perpetrator(clause: _Clause, match: Match) -> bool:
    """True for "recruiters, often Portuguese", "agents, among them Egyptian nationals": in apposition to a perpetrator."""
    found = _APPOSITION.search(clause.before(match))
    return bool(found and found[1].lower() in fw.PERPETRATORS and re.search(r"[,(—-]|including|are|were", found[0]))


_OWNED = re.compile(r"'s?\s+(?:[\w-]+\s+){0,3}[\w-]+,?\s+(?:and|or)\s+(?:the\s+)?")  # "Brazil's workshops and Argentina's farms"


def _listed(clause: _Clause, i: int) -> bool:
    previous, match = clause.mentions[i - 1], clause.mentions[i]
    gap = clause.text[previous.end - clause.start : match.start - clause.start]
    return bool(fw.is_glue(gap) or _OWNED.fullmatch(gap))


_LIST_WORDS = re.compile(r"\b(?:as\s+well\s+as|such\s+as|as\s+far\s+(?:away\s+)?as|other\s+than|in\s+addition\s+to)\b", re.I)


def _governor(clause: _Clause, i: int, *, inner: bool = True) -> re.Match[str] | None:
    """The last word before a name (and after the previous name) that can govern it.

    Args:
        clause: The clause.
        i: Which of its mentions.
        inner: Where nothing else governs, take the "in" of "rural areas in Peru".
    """
    match = clause.mentions[i]
    left = clause.mentions[i - 1].end - clause.start if i else 0
    gap = _blank(_LIST_WORDS, clause.text[left : match.start - clause.start])
    last = None
    for view in (_blank(fw.TRANSPARENT, gap), gap)[: 1 + inner]:
        for last in fw.GOVERNOR.finditer(view):
            pass
        if last:
            break
    return last


_BORDER = re.compile(r"(?:\s*-\s*\w+)?(?:'s?)?\s+(?:\w+\s+)?borders?\b(?!\s+area)|\s*-\s*$|\s+and\s+its\s+border")


def _place_job(clause: _Clause, i: int, jobs: list[str]) -> str:
    """The job of a place by the word that governs it, or that of the name before it in a list."""
    match = clause.mentions[i]
    at = match.start - clause.start
    if _BORDER.match(clause.text, match.end - clause.start):
        return NONE
    if fw.TRANSIT_USE.match(clause.text, match.end - clause.start):
        return VIA
    governor = _governor(clause, i, inner=not (i and _listed(clause, i)))
    kind = governor.lastgroup if governor else None
    if i and _listed(clause, i) and (kind is None or kind == "none"):
        people = clause.mentions[i - 1].data["form"] == "people" or (
            clause.mentions[i - 1].data["form"] == "adjective" and _head_of(clause, i - 1)[0] == "victim"
        )
        return NONE if people else jobs[i - 1]  # "Ethiopians, Kenya" is no list
    if governor is None or kind == "none":
        return NONE
    left = (clause.mentions[i - 1].end - clause.start if i else 0) + governor.start()
    between = clause.text[left + len(governor[0]) : at]
    if len(between.split()) > 8:
        return NONE
    ahead = clause.text[max(0, left - 130) : left]
    near = clause.text[clause.mentions[i - 1].end - clause.start if i else 0 : left]  # back to the name before
    if kind == "transits" or (governor[0].lower() == "across" and _next_governor(clause, i) == "to"):
        return VIA
    if kind == "in" and _NESTED_ORIGIN.search(near):
        kind = "origin"
    if kind in ("in", "to", "dests"):
        return _destination_job(clause, kind, ahead, near)
    if kind in ("origin", "source"):
        genitive = _GENITIVE.match(clause.text, match.end - clause.start)
        owned = _WORD.match(clause.text, genitive.end()) if genitive else None
        if owned and owned[0].lower() not in fw.REGIONS_WITHIN:
            return NONE  # "fleeing Russia's invasion"
        return _origin_job(clause, i, governor[0], ahead, jobs)
    return BOTH if _TO_AND_THROUGH.search(ahead) else VIA


_MISSION = re.compile(r"\b(?:embass(?:y|ies)|consulates?|high\s+commissions?|attach[eé]s?)\b[^,.;]{0,25}$", re.I)
_AIM = re.compile(r"\b(?:aim(?:s|ing)?\s+of|hop(?:e|es|ing)\s+(?:of|to)|intention\s+of|intend(?:s|ing)?\s+to|dream\w*\s+of|goal\s+of|try(?:ing)?\s+to(?:\s+\w+)?|tried\s+to(?:\s+\w+)?)\s+$", re.I)
# "from Kasai in the Congo", "from poor families in Mali".
_NESTED_ORIGIN = re.compile(r"\bfrom\s+(?:(?!\b(?:are|is|were|was|who|to|and|have|may|forced|exploited|trafficked|subjected|work\w*|liv\w+)\b)[\w'-]+,?\s+){1,6}$")
# "by men from X", "marriage to foreign men, mostly from X".
_OF_A_BUYER = re.compile(r"\b(?:by|to|with)\s+(?:(?!\b(?:in|from|are|is|were|was|and)\b)[\w-]+\s+){0,4}?(?:men|nationals|citizens|persons|people|individuals|foreigners|women)\W+(?:\w+ly\W+|some\W+|many\W+|often\W+){0,2}$", re.I)
# "husbands, often men from X".
_APPOSED = re.compile(r"([\w-]+)\s*[,(—]\s*(?:\w+ly|often|most|many|some|usually|including|generally)\s+(?:\w+\s+)?(?:men|nationals|citizens|people|women|persons)\s+$", re.I)
_TO_AND_THROUGH = re.compile(r"\b(?:to|in|into)\s+(?:and|or|and/or)\s+(?:\w+\s+)?$", re.I)


def _destination_job(clause: _Clause, kind: str, ahead: str, near: str) -> str:
    if kind == "to" and fw.KILLED_TO.search(ahead):
        return NONE
    if _MISSION.search(ahead):
        return NONE
    if kind == "to" and fw.REPATRIATED.search(ahead) and not _CARRIED.search(near):
        return ORIGIN
    if kind == "to" and _AIM.search(ahead):
        return NONE
    if kind == "in" and re.search(r"\b(?:cooperation|partnership|coordination|collaboration|conjunction|concert)\s*$", ahead):
        return NONE
    if kind == "in" and _last_person(near.rpartition(" to ")[2], 3) in ("perpetrator", "family"):
        return AGENT
    if fw.PROMISED.search(ahead) and (kind == "to" or fw.PROMISED_NOUN.search(ahead + " ")):
        return PROMISED if kind == "in" or re.search(r"\b(?:promis|offer)\w*\s+(?:\w+\s+){0,3}$", ahead) else PLACE
    return PLACE


_EXPELLED = re.compile(r"\b(?:deported|expelled|removed|evicted|deportations?|expulsions?|separate[sd]?|away|different|far|protect\w*|remittances|suffer\w*|recover\w*|benefit\w*|aside|prevent\w*|aid|assistance|funding|help|support)\s+$", re.I)


def _origin_job(clause: _Clause, i: int, word: str, ahead: str, jobs: list[str]) -> str:
    if word.lower() == "from" and (_EXPELLED.search(ahead) or _OF_A_BUYER.search(ahead)):
        return NONE
    if word.lower() == "from" and fw.FREED_FROM.search(ahead):
        return PLACE
    if not clause.profile and fw.PUNISHED.match(clause.text, clause.mentions[i].end - clause.start):
        return NONE
    apposed = _APPOSED.search(ahead)
    if apposed and apposed[1].lower() in fw.PERPETRATORS:
        return NONE
    following = _next_governor(clause, i)
    if word.lower() == "from" and following == "to" and _CARRIED.search(ahead) and _others_came_before(clause, i, jobs):
        return VIA  # "Indonesian women are trafficked from Malaysia to Hong Kong"
    if word.lower() == "from" and _last_person(ahead, 9) == "perpetrator":
        return ORIGIN if following in ("to", "via") and fw.EXPLOITED.search(ahead) else NONE
    if word.lower() == "from" and _last_person(ahead, 6) == "family" and _SENDING.search(clause.text):
        return AGENT
    return ORIGIN


_CARRIED = re.compile(r"\b(?:trafficked|taken|moved|sent|transported|smuggled|carried|brought|transferred)\s+$", re.I)


def _others_came_before(clause: _Clause, i: int, jobs: list[str]) -> bool:
    """True where the clause has named the victims by a nationality other than this place."""
    named = {m.value for m, job in zip(clause.mentions[:i], jobs, strict=False) if job == ORIGIN and m.data["form"] != "name"}
    return bool(named) and clause.mentions[i].value not in named


def _next_governor(clause: _Clause, i: int) -> str | None:
    for j in range(i + 1, len(clause.mentions)):
        governor = _governor(clause, j, inner=False)
        if governor and governor.lastgroup != "none":
            return governor.lastgroup
        if not _listed(clause, j):
            return None
    return None


def _last_person(text: str, reach: int) -> str:
    """Class of the last word for people among the last words of a text."""
    for word in reversed(re.findall(r"[A-Za-z][\w'-]*", text)[-reach:]):
        low = word.lower()
        if low in fw.PERPETRATORS:
            return "perpetrator"
        if low in fw.VICTIMS:
            return "victim"
        if low in fw.FAMILY:
            return "family"
        if low in ("are", "is", "were", "was"):
            return ""
    return ""


# --- readings ----------------------------------------------------------------------------------------------------------------


def _read(clause: _Clause) -> _Reading:
    reading = _Reading(span=(clause.start, clause.end))
    kept = {ORIGIN: reading.origins, PLACE: reading.places, VIA: reading.vias, AGENT: reading.agents, PROMISED: reading.promised}
    ends: list[int] = []
    for i, (match, job) in enumerate(zip(clause.mentions, _jobs(clause), strict=True)):
        if job == NONE:
            continue
        for one in (PLACE, VIA) if job == BOTH else (job,):
            values = kept[one]
            if match.value not in values:
                values.append(match.value)
            if not (reading.groups and reading.groups[-1][0] == one):
                reading.groups.append((one, []))
            reading.groups[-1][1].append(match.value)
        ends += [match.start, match.end]
        governor = _governor(clause, i) if job == PLACE else None
        if governor and governor.lastgroup == "to":
            reading.arrivals.append(match.value)
        if governor and governor[0].lower() in ("within", "throughout", "across"):
            reading.stays.append(match.value)
        if match.value not in values:
            values.append(match.value)
    if ends:
        reading.span = min(ends), max(ends)
    text = clause.text
    reading.home_place = bool(fw.HOME_PLACE.search(text))
    reading.internal = bool(fw.INTERNAL.search(text))
    reading.abroad = bool(fw.ABROAD.search(text))
    reading.local = bool(fw.LOCAL_PEOPLE.search(text))
    reading.mixed = bool(fw.DOMESTIC_AND_FOREIGN.search(text))
    reading.poor = bool(fw.POOR_PEOPLE.search(text))
    reading.foreign = bool(fw.FOREIGN_PEOPLE.search(text))
    return reading


_SENDING = re.compile(r"\b(?:recruits?|send|sends|sell|sells|give|gives|lure|lures|bring|brings|take|takes|transport|transports|move)\b", re.I)
_SUBMISSIVE = re.compile(r"\b(?:are|were|is|be|been|being)\s+(?:\w+\s+){0,2}(?:trafficked|subjected|exploited|forced|coerced|brought|lured|taken)\b", re.I)
_VICTIMS_FIRST = re.compile(_SUBMISSIVE.pattern + r"|\btrafficking\s+of\b|\bvulnerable\b|\bvictims\s+of\b", re.I)
_DEALT = re.compile(r"\b(?:women|girls|boys|children|men|victims|nationals|citizens|workers|persons|people)\s+(?:\w+\s+){0,2}(?:trafficked|exploited|subjected|forced|sold|enslaved)\b", re.I)
_ONWARD = re.compile(r"\bway\b|\btransit|\bpass|\broute\b|\bstop", re.I)
_DONE = re.compile(
    r"\b(?:subject(?:ed|s)?\s|forc(?:e|es|ed|ing)\b|exploit(?:ed|s)?\b|trafficked|trafficking\s+of|coerc|compel|held|endure|vulnerable|risk|sold|sell|beg\b|prostituted|live|toil|us(?:e|ed|ing)\b|conditions|"
    r"experience|labor\s|victims\s+of|face|conscript|induced|engage|abduct|forcibly|slaves)", re.I
)
_THERE = re.compile(r"\b(?:there|upon\s+arrival|on\s+arrival)\b", re.I)


def _is_about_trafficking(clause: _Clause, reading: _Reading) -> bool:
    """True where the clause tells of exploitation or, in a profile, of moving people towards it."""
    text = clause.text
    deed = fw.EXPLOITED.search(text)
    if fw.BAN.search(text) or fw.NOTHING.search(text, 0, deed.end() if deed else len(text)):
        return False
    if clause.profile:
        if fw.EXPLOITED.search(text) or re.search(r"\bvictims?\b|\btraffick(?:ed|ing)", text, re.I):
            return True
        return bool(fw.MOVED.search(text) and (reading.vias or ((reading.origins or reading.agents) and (reading.places or reading.home_place or _TO_WORK.search(text)))))
    if fw.STATE_BUSINESS.search(text):
        return False
    if reading.origins and fw.IDENTIFIED.search(text):
        return True
    return bool(fw.DEED.search(text) and fw.EXPLOITED.search(text))


_TO_WORK = re.compile(r"\b(?:to|for|as|in)\s+(?:\w+\s+)?(?:work|employment|build|domestic|labor|laborers)\b", re.I)


def _cut_tourism(clause: _Clause) -> _Clause | None:
    """The clause without the part on sex tourists; None where they are its subject."""
    found = fw.SEX_TOURISM.search(clause.text)
    if not found:
        return clause
    if not _VICTIMS_FIRST.search(clause.text[: found.start()]):
        return None
    text = clause.text[: found.start()]
    inside = [m for m in clause.mentions if m.end <= clause.start + len(text)]
    nearby = [m for m in inside if not re.fullmatch(r"[\s,\w-]{0,25}", clause.text[m.end - clause.start : found.start()]) or m.data["form"] == "name"]
    return _Clause(clause.start, text, nearby, clause.profile)


def _pairs(clause: _Clause, reading: _Reading, before: _Reading, home: str | None) -> tuple[list[Pair], set[str]]:
    """The flows of a clause and the roles of the report's country that follow from it.

    Args:
        clause: The clause.
        reading: What it says.
        before: The last clause that gave a flow, from which pronouns and elided subjects take theirs.
        home: The report's country.
    """
    pronoun = fw.PRONOUN.match(clause.text)
    inherits = bool(pronoun or fw.ELIDED.match(clause.text))
    if not clause.profile and pronoun and pronoun[0].lower().endswith("victims"):
        inherits = False
    origins = reading.origins or (before.origins if inherits and not reading.foreign else [])
    if not origins and reading.agents and _SENDING.search(clause.text):
        origins = reading.agents
    places = list(reading.places)
    if reading.promised and (not places or _THERE.search(clause.text)):
        places += [value for value in reading.promised if value not in places]
    if home and (reading.home_place or reading.internal) and home not in places:
        places.append(home)
    if reading.vias and not places:
        places = [p for p in before.places if p not in reading.vias] if inherits and _ONWARD.search(clause.text) else []
    unstated = not places and not reading.abroad and not (home in reading.vias)
    pairs: list[Pair] = []
    if origins:
        if unstated and reading.agents and fw.HOLDERS.search(clause.text):
            places = list(reading.agents)
        elif unstated and not reading.origins and before.places:
            places = list(before.places)
        elif unstated and home and _may_be_home(clause, home in origins):
            places = [home]
        stays_home = reading.internal or home in reading.stays
        many = len(origins) > 1 and len(places) > 1
        pairs += [(o, None, d) for o, d in _matched(reading.groups, ORIGIN) or ()]
        pairs += [] if pairs else [(o, None, d) for o in origins for d in places if not (o == d and (many and not stays_home or o != home))]
    elif places and home and (clause.profile or _SUBMISSIVE.search(clause.text) or _DEALT.search(clause.text) or "victims of" in clause.text):
        pairs += _unnamed(clause, reading, places, home)
    local = reading.local or (reading.poor and not origins and not reading.foreign)
    if home and reading.mixed:
        pairs.append((home, None, home))
    elif home and local and (clause.profile or _SUBMISSIVE.search(clause.text)) and (unstated or home in places) and not (reading.abroad and not places):
        pairs.append((home, None, home))
    routes = _matched(reading.groups, VIA) or [(via, d) for via in reading.vias for d in places]
    pairs += [(None, via, d) for via, d in routes if via != d and d not in origins]
    reading.origins, reading.places = origins, places
    return pairs, _implied_roles(reading, origins, places, pairs, home, clause)


def _may_be_home(clause: _Clause, own: bool) -> bool:
    """True where an unstated place can be the report's country: always for foreigners, for its own people where a deed is told."""
    if not own:
        return True
    return bool(_DONE.search(clause.text) if clause.profile else _SUBMISSIVE.search(clause.text) or _DEALT.search(clause.text))


def _matched(groups: list[tuple[str, list[str]]], job: str) -> list[tuple[str, str]]:
    """Pairs of a job with the places next to it where both alternate: "from A to B and from C to D"; else nothing."""
    chain: list[tuple[str, list[str]]] = []
    for kind, values in groups:
        if kind not in (job, PLACE):
            continue
        if chain and chain[-1][0] == kind:
            chain[-1] = (kind, chain[-1][1] + values)
        else:
            chain.append((kind, values))
    if len(chain) < 4 or len(chain) % 2:
        return []
    pairs = []
    for first, second in zip(chain[::2], chain[1::2], strict=True):
        ones, places = (first[1], second[1]) if first[0] == job else (second[1], first[1])
        pairs += [(one, place) for one in ones for place in places]
    return pairs


def _unnamed(clause: _Clause, reading: _Reading, places: list[str], home: str) -> list[Pair]:
    """Flows of people with no nationality: at home where the text says so, from home to the places abroad that it names."""
    pairs: list[Pair] = []
    local = reading.local or (reading.poor and not reading.foreign)
    internal = reading.internal or home in reading.stays
    for place in places:
        if place == home:
            if not clause.profile and not (_SUBMISSIVE.search(clause.text) or _DEALT.search(clause.text)):
                continue
            if internal and (local or not reading.foreign):
                pairs.append((home, None, home))
            elif local or (not reading.foreign and home not in reading.arrivals and _PLAIN_SUBJECT.match(clause.text)):
                pairs.append((home, None, home))
        elif not reading.vias and not reading.foreign and home not in reading.vias:
            pairs.append((home, None, place))
    return pairs


_PLAIN_SUBJECT = re.compile(
    r"\W*(?:(?:in|on|within|throughout)\s+[^,]{2,40},\s+)?(?:(?:the|some|many|most|young|underage|poor|vulnerable|orphaned|homeless|disabled|traffickers|subject|exploit|force|also|and|an?|"
    r"men|number|of|unknown|significant|parents|families|human|recruiters|gangs|criminal|groups|local)\W+)*(?:women|girls|boys|children|adults|youth|men)\b(?!\s+from)",
    re.I,
)


def _implied_roles(reading: _Reading, origins: list[str], places: list[str], pairs: list[Pair], home: str | None, clause: _Clause) -> set[str]:
    roles = set(roles_of(pairs, home))
    if not home:
        return roles
    exploited = bool(fw.EXPLOITED.search(clause.text) or re.search("victim", clause.text))
    if not exploited:
        return roles
    if home in origins and reading.abroad:
        roles.add("origin")
    if reading.foreign and home in places and all(o == home for o in reading.origins) and _FOREIGN_VICTIMS.search(clause.text):
        roles.add("destination")
    if reading.mixed:
        roles.add("destination")
    if home in reading.vias:
        roles.add("transit")
    return roles


_FOREIGN_VICTIMS = re.compile(r"\bforeign(?:ers|\s+(?:\w+\s+){0,3}(?:victims|women|men|children|girls|boys|workers|migrants|nationals|adults|individuals|persons|people))|\bmigrant|\bim?migrants|(?:domestic|local)\s+and\s+foreign|foreign\s+and", re.I)


def roles_of(pairs: Iterable[Pair], home: str | None) -> list[str]:
    """The roles that flows give a country, in the order of `ROLES`.

    Args:
        pairs: Flows as (origin, transit, destination).
        home: The country (ISO 3166-1 alpha-3).

    Example:
        >>> roles_of([("NOR", None, "NOR"), (None, "NOR", "SWE")], "NOR")
        ['transit', 'internal']
    """
    found = set()
    for origin, transit, destination in pairs:
        if home is None:
            break
        if transit == home:
            found.add("transit")
        if origin == home:
            found.add("internal" if destination == home else "origin")
        elif destination == home:
            found.add("destination")
    return [role for role in ROLES if role in found]


# --- statements: "X is a source, transit, and destination country for ..." ---------------------------------------------------


@dataclass(slots=True)
class _Statement:
    roles: set[str]
    clause: _Clause  # what follows "country for", up to the next statement
    span: tuple[int, int]


_COUNTRY_NOUN = re.compile(r"\b(?:country|countries|point|nation|territory|place|area|location|site|hub|state|jurisdiction|center)\b", re.I)
_FOR_TOURISTS = re.compile(r"\W*(?:for|of)\s+(?:[\w-]+\s+){0,4}?(?:tourists?|tourism)\b", re.I)
_PRONOUN_HOME = re.compile(r"\b(?:it|country|island|territory|nation|also|sar)\b|^\W*(?:and\W+)?(?:to\b|primarily|it)?\W*$", re.I)


def _statements(clause: _Clause, home: str | None) -> list[_Statement]:
    if not any(word in clause.text for word in ("ource", "ransit", "rigin", "estination", "ending", "upply", "eceiving")):
        return []
    found = []
    for match in fw.ROLE_PHRASE.finditer(clause.text):
        phrase, tail = match["roles"], match["tail"].lower()
        if tail not in ("for", "of", "in", "where", "through which", "to", "from", "and", ",", ";", ".", ":", "") and not _COUNTRY_NOUN.search(phrase):
            continue
        left = clause.text[: match.start()]
        if not (fw.ROLE_VERB.search(left) or (found and re.search(r"\b(?:and|,)\W+(?:\w+\W+){0,9}$", left))):
            continue
        if not _speaks_of(clause, match.start(), home) or fw.NEGATED_ROLE.search(left):
            continue
        if re.search(r"countries", phrase, re.I) or _FOR_TOURISTS.match(clause.text, match.end("roles")):
            continue
        roles = {str(m.lastgroup) for m in fw.ROLE_NAME.finditer(phrase)}
        found.append((match.start(), match.end("roles"), roles))
    statements = []
    for i, (start, end, roles) in enumerate(found):
        stop = found[i + 1][0] if i + 1 < len(found) else len(clause.text)
        base = clause.start
        inside = [m for m in clause.mentions if base + end <= m.start < base + stop]
        statements.append(_Statement(roles, _Clause(base + end, clause.text[end:stop], inside, True), (base + start, base + end)))
    return statements


def _speaks_of(clause: _Clause, at: int, home: str | None) -> bool:
    """True where the subject before a role phrase is the report's country."""
    named = [m for m in clause.mentions if m.end <= clause.start + at]
    if named:
        return named[0].value == home or named[-1].value == home
    return bool(_PRONOUN_HOME.search(clause.text[:at])) or clause.text[:at].strip() == ""


def _statement_pairs(statement: _Statement, reading: _Reading, home: str | None) -> list[Pair]:
    if not home:
        return []
    roles, pairs = statement.roles, list[Pair]()
    foreign = [o for o in reading.origins if o != home]
    abroad = [d for d in reading.places if d != home]
    if "destination" in roles:
        pairs += [(o, None, home) for o in foreign]
    if "transit" in roles:
        pairs += [(o, None, d) for o in foreign for d in abroad if "origin" not in roles]
        pairs += [(None, home, d) for d in abroad]
    if "origin" in roles:
        pairs += [(home, None, d) for d in abroad]
    if "origin" in roles and not ("destination" in roles or "transit" in roles):
        pairs += [(o, None, d) for o in reading.origins if o != home for d in abroad]
    pairs += [(None, via, home) for via in reading.vias if via != home and "destination" in roles and not abroad]
    pairs += [(None, via, d) for via in reading.vias for d in abroad if via != home]
    if home in reading.origins or reading.local or (reading.internal and "origin" in roles):
        pairs.append((home, None, home))
    return pairs


def _others_role(clause: _Clause, home: str | None) -> tuple[_Reading, list[Pair]] | None:
    """"Italy is the main destination, followed by Spain" said of places abroad."""
    found = fw.OTHERS_ROLE.search(clause.text)
    if not (found and home and clause.mentions and clause.profile) or clause.mentions[0].start > clause.start + found.start():
        return None
    named = [m for m in clause.mentions if m.data["form"] == "name"]
    values = list(dict.fromkeys(m.value for m in named if m.value != home))
    if not named or named[0].value == home or fw.NEGATED_ROLE.search(clause.text[: found.end()]):
        return None
    role = found["role"].lower()
    reading = _Reading(span=(named[0].start, named[-1].end))
    if role == "destination":
        return reading, [(home, None, value) for value in values]
    if role == "source":
        return reading, [(value, None, home) for value in values]
    return reading, [(None, value, home) for value in values]


# --- paragraphs --------------------------------------------------------------------------------------------------------------

_PROFILE_ON = re.compile(
    r"\bcurrent\s+situation\b|TRAFFICKING\s+PROFILE|Trafficking\s+Profile|\bAs\s+(?:reported|in\s+past\s+years|has\s+been\s+reported)\b|^\W*(?:[Hh]uman\s+)?[Tt]raffickers\s+(?:\w+\s+)?exploit"
)
# The same where a report on trafficking opens with the statement.
_STATED = re.compile(
    r"\b(?:is|are|remains)\s+(?:\w+\W+){0,4}(?:an?\s+)?(?:\w+\W+){0,4}?(?:source|transit|destination)\b[^.;]{0,80}\bfor\b"
)
_PROFILE_OFF = re.compile(
    r"\btier\s+rating\b|minimum\s+standards|\bPROSECUTION\b|\bPROTECTION\b|\bPREVENTION\b|RECOMMENDATIONS|^\W*(?:Prosecution|Protection|Prevention|Recommendations?\s+for)\b|"
    r"\b(?:law\s+enforcement|prosecution|protection|prevention)\s+efforts\b|\bSearch\s+Refworld|Tier\s+ranking"
)


_NARRATIVE = re.compile(r"minimum\s+standards|current\s+situation|(?i:trafficking\s+profile)|\bAs\s+(?:reported\s+over|in\s+past\s+years)")
_OPENING = 800  # characters in which a report on trafficking states the roles of its country
_ON_PIECES = ("situation", "rofile", "PROFILE", "As ", "raffickers", "source", "transit", "destination")
_OFF_PIECES = ("tier", "Tier", "standards", "ROSECUTION", "ROTECTION", "REVENTION", "RECOMM", "rosecution", "rotection", "revention",
               "Recomm", "efforts", "Search")  # fmt: skip


def _profiles(flow: str, sentences: list[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """The sentences, each with whether it stands in a paragraph on the trafficking situation."""
    profile = False
    narrative = bool(_NARRATIVE.search(flow) or _STATED.search(flow, 0, _OPENING))
    for start, end in sentences:
        if narrative:
            text = flow[start:end]
            on = any(piece in text for piece in _ON_PIECES) and (_PROFILE_ON.search(text) or _STATED.search(text))
            off = any(piece in text for piece in _OFF_PIECES) and _PROFILE_OFF.search(text)
            if on and not (off and off.start() > on.start()):
                profile = True
            elif off:
                profile = False
        yield start, end, profile


# --- the finders -------------------------------------------------------------------------------------------------------------

_GROUPS = re.compile(r"\b(women|men|girls|boys|children|child|adults|migrants?|refugees?|workers?|laborers|maids|minors|youth)\b", re.I)
_CARRIES = 2  # sentences over which a pronoun's origin is carried
_SINGULAR = {"child": "children", "migrant": "migrants", "refugee": "refugees", "worker": "workers", "laborers": "workers"}


def find_flows(flow: str, sentences: list[tuple[int, int]], countries: list[Match], home: str | None) -> list[Match]:
    """Flows of victims as the text states them.

    Out of scope: pairs with no named place ("abroad"), promised destinations, homes of buyers and of traffickers, labor bans.

    Args:
        flow: The view's flow text.
        sentences: Half-open spans of its sentences.
        countries: What `tipnlp.find.countries.find_countries` found.
        home: The report's country (ISO 3166-1 alpha-3); None leaves out what only the report's country would complete.

    Returns:
        One match a pair and sentence, label ``"FLOW"``; ``data``: ``origin``, ``transit``, ``destination`` (ISO3, canonical
        region or None), ``victims``, ``exploitation`` (``sex``, ``labor``), ``hedged``.
    """
    return read_flows(flow, sentences, countries, home)[0]


def find_roles(
    flow: str, sentences: list[tuple[int, int]], countries: list[Match], home: str | None, flows: list[Match] | None = None
) -> list[Match]:
    """Roles of the report's country, stated ("is a source country") or plain from its flows.

    Args:
        flow: The view's flow text.
        sentences: Half-open spans of its sentences.
        countries: What `tipnlp.find.countries.find_countries` found.
        home: The report's country (ISO 3166-1 alpha-3).
        flows: Ignored; flows and roles are read together (see `read_flows`).

    Returns:
        At most one match a role, label ``"ROLE"``, in the order of `ROLES`; the span is the first evidence.
    """
    return read_flows(flow, sentences, countries, home)[1]


def read_flows(
    flow: str, sentences: list[tuple[int, int]], countries: list[Match], home: str | None
) -> tuple[list[Match], list[Match]]:
    """`find_flows` and `find_roles` in one pass, for callers that need both."""
    countries = [m for m in countries if not flow[m.start : m.end].isspace()]  # a running head that the flow leaves out
    flows: list[Match] = []
    roles: dict[str, Match] = {}
    before, last, carried = _Reading(), 0, False
    for number, (start, end, profile) in enumerate(_profiles(flow, sentences)):
        if number - last > _CARRIES or profile is not carried:
            before, carried = _Reading(), profile
        if not _worth_reading(flow[start:end], profile, bisect_left(countries, start, key=_start) < bisect_left(countries, end, key=_start)):
            continue
        seen: set[Pair] = set()
        for clause in _clauses(flow, start, end, countries, profile):
            for reading, pairs, implied, rule in _interpret(clause, before, home):
                for pair in pairs:
                    if pair not in seen:
                        seen.add(pair)
                        flows.append(_flow(clause, reading, pair, rule))
                for role in implied:
                    roles.setdefault(role, Match(*reading.span, "ROLE", role, rule.replace("flow", "role")))
                if pairs or reading.origins or reading.places:
                    before, last = reading, number
    return flows, [roles[role] for role in ROLES if role in roles]


def _worth_reading(text: str, profile: bool, named: bool) -> bool:
    """A quick look: a place with or without a name, and outside the profile a word of exploitation."""
    if not named and not any(piece in text for piece in _UNNAMED):
        return profile
    return profile or any(piece in text for piece in _TRIGGERS)


def _interpret(clause: _Clause, before: _Reading, home: str | None) -> Iterator[tuple[_Reading, list[Pair], Iterable[str], str]]:
    statements = _statements(clause, home)
    for statement in statements:
        reading = _read(statement.clause)
        pairs = _statement_pairs(statement, reading, home)
        reading.span = statement.span
        yield reading, pairs, statement.roles | set(roles_of(pairs, home)), "flow.statement"
    if statements:
        return
    other = _others_role(clause, home)
    if other:
        yield (*other, roles_of(other[1], home), "flow.others_role")
        return
    if not clause.profile and not (fw.DEED.search(clause.text) or "victim" in clause.text):
        return
    kept = _cut_tourism(clause)
    if kept is None:
        return
    reading = _read(kept)
    if _is_about_trafficking(kept, reading):
        pairs, implied = _pairs(kept, reading, before, home)
        yield reading, pairs, implied, "flow.clause"


def _flow(clause: _Clause, reading: _Reading, pair: Pair, rule: str) -> Match:
    origin, transit, destination = pair
    groups = [_SINGULAR.get(word.lower(), word.lower()) for word in _GROUPS.findall(clause.text)]
    exploitation = [name for name, words in (("sex", fw.SEX_WORDS), ("labor", fw.LABOR_WORDS)) if words.search(clause.text)]
    data = {
        "origin": origin, "transit": transit, "destination": destination, "victims": list(dict.fromkeys(groups)),
        "exploitation": exploitation, "hedged": bool(fw.HEDGED.search(clause.text)),
    }
    return Match(*reading.span, "FLOW", f"{origin or transit}>{destination}", rule, data)
