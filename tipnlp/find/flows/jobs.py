"""The job of each named place in a clause, by its grammar: where victims come from, are taken through, are exploited.

A nationality is read by the noun that it describes ("Tajik women", "Nigerian syndicates", "Thai waters"), a name by the word that
governs it ("from Mali", "through Libya", "in Oman"), and a name in a list as the one before it.
"""

from __future__ import annotations

import re

from tipnlp.find.flows import words as fw
from tipnlp.find.flows.clauses import WORD, Clause, blank

# The jobs. AGENT: where those are who do it; PROMISED: where victims were told that they would go; BOTH: "to or through X".
ORIGIN, PLACE, VIA, BOTH, AGENT, PROMISED, NONE = "origin", "place", "via", "both", "agent", "promised", ""


def find_jobs(clause: Clause) -> list[str]:
    """A job for each mention of a clause, in order.

    Args:
        clause: The clause.

    Returns:
        Values of `ORIGIN`, `PLACE`, `VIA`, `BOTH`, `AGENT`, `PROMISED` and `NONE`.
    """
    jobs: list[str] = []
    mentions = clause.mentions
    heads = [_head_of(clause, i) for i in range(len(mentions))]
    for i in range(len(mentions) - 2, -1, -1):  # "Belarusian, Russian, and Ukrainian women": one noun for all
        adjectives = mentions[i].data["form"] == "adjective" and mentions[i + 1].data["form"] != "name"
        if adjectives and heads[i + 1][0] and fw.is_glue(clause.gap(i + 1)):
            heads[i] = heads[i + 1]
    for i, (kind, end) in enumerate(heads):
        named = mentions[i].data["form"] == "name"
        if kind == "name" and not named and _DIRECTLY.search(clause.gap(i)):
            jobs.append(_place_job(clause, i, jobs))  # "from Indonesian Papua"
            continue
        if kind in ("perpetrator", "flag") or (named and not kind) or (kind == "name" and not named):
            if fw.STATE_FORCES.match(clause.text, end):
                jobs.append(ORIGIN)
                continue
            if not named or kind:
                jobs.append(NONE)
                continue
        if kind == "place" or (named and kind in ("", "unknown", "name")):
            jobs.append(_place_job(clause, i, jobs, end))
        else:
            jobs.append(_person_job(clause, i, kind, end, jobs))
    return jobs


_DIRECTLY = re.compile(r"\b(?:from|in|to)\s+$")


# --- nationalities -----------------------------------------------------------------------------------------------------------

_SEEN_WORDS = 7  # of a noun phrase
_LIST_TOKENS = frozenset((",", "and", "or", "/", "&"))
_WEAK_VICTIMS = frozenset(("migrant", "refugee", "child", "victim"))
_BORDERS = frozenset(("border", "borders", "corridor", "corridors"))
_OPEN = ("", "unknown", "name")


def _class_of(word: str) -> str:
    if word in fw.PERPETRATORS:
        return "perpetrator"
    if word in fw.VICTIMS:
        return "victim"
    if word in fw.FAMILY:
        return "family"
    if word in fw.PLACES:
        return "place"
    return "flag" if word in _BORDERS else ""


def _head(clause: Clause, at: int, *, lists: bool = True) -> tuple[str, int]:
    """Class and end of the noun that heads the phrase after a nationality.

    Args:
        clause: The clause.
        at: Where the phrase begins.
        lists: The phrase may run over commas ("Fijian sugar, timber, and garment industries").

    Returns:
        ``("victim" | "perpetrator" | "family" | "place" | "flag" | "name" | "unknown" | "", offset)``; a flag is "-owned" or
        the like.
    """
    if fw.FLAG.match(clause.text, at) or fw.DESCENT.match(clause.text, at):
        return "flag", at
    kind, end, seen = "", at, 0
    for word in WORD.finditer(clause.text, at, at + 110):
        low = word[0]
        if low in _LIST_TOKENS:
            if not lists or kind not in ("", "unknown", "name"):
                break
            continue
        if low in fw.PHRASE_ENDS or not (low[0].isalpha() or low in "-'\"") or (kind and seen and low.endswith("ing")):
            break
        found = _class_of(low)
        if found and not (kind == "place" and low in _WEAK_VICTIMS):
            kind, end = found, word.end()
        elif kind not in _OPEN and low != "-":
            break
        elif not kind and low != "-":
            kind, end = ("name" if clause.raw[word.start()].isupper() else "unknown"), word.end()
        seen += 1
        if seen > _SEEN_WORDS:
            break
    return kind, end


_GENITIVE = re.compile(r"(?:'s?|\s+s(?=\s))\s+")
_NEXT_WORD = re.compile(r"\s+([a-z-]+)")


def _head_of(clause: Clause, i: int) -> tuple[str, int]:
    match = clause.mentions[i]
    at = clause.after(i)
    if match.data["form"] == "people":
        kind, end = _head(clause, at)
        if kind == "flag" or (kind == "perpetrator" and end - at < 14):
            return kind, end
        return "victim", at
    if match.data["form"] == "adjective":
        kind, end = _head(clause, at)
        return ("", at) if kind == "name" and _is_next_mention(clause, i, end) else (kind, end)
    if fw.FLAG.match(clause.text, at):
        return "flag", at
    genitive = _GENITIVE.match(clause.text, at)
    if genitive:
        kind, end = _head(clause, genitive.end(), lists=False)
        return (kind, end) if kind in ("perpetrator", "victim", "family") else ("", at)
    following = _NEXT_WORD.match(clause.text, at)
    if following and clause.raw[following.start(1)].islower() and following[1] not in fw.PHRASE_ENDS:
        kind = _class_of(following[1])
        if kind in ("perpetrator", "victim"):
            return kind, following.end()
    return "", at


def _is_next_mention(clause: Clause, i: int, end: int) -> bool:
    """True where the "head" of a nationality is only the next one of a list ("mainly Omani, Iraqi, and Thai")."""
    return any(m.end - clause.start >= end > m.start - clause.start for m in clause.mentions[i + 1 : i + 3])


_PREDICATE = re.compile(
    r"\b(?:were|are|was|is|including|rest|others|mostly|mainly|primarily|predominantly|all|both|of\s+whom|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|\d+)\W+$"
)
_SENDS = re.compile(r"\s*(?:\w+\s+)?(?:send|sell|give)\b")
_AVERSE = frozenset(("with", "against", "by", "about"))


def _person_job(clause: Clause, i: int, kind: str, end: int, jobs: list[str]) -> str:
    """The job of a nationality: its people are victims unless they do it, pay for it, or are dealt with."""
    match = clause.mentions[i]
    before = blank(_LIST_WORDS, clause.before(i))
    if fw.AGENT.search(before) or fw.RECEIVER.search(before) or fw.ACTIVE.match(clause.text, end) or fw.HOLDS.match(clause.text, end):
        return ORIGIN if kind == "family" and _SENDS.match(clause.text, end) else NONE
    if not clause.profile and (fw.PUNISHED.match(clause.text, end) or (fw.DEALT_WITH.search(before) and "victim" not in clause.text[clause.after(i) : end + 30])):
        return NONE
    if i and jobs[i - 1] == NONE and clause.mentions[i - 1].data["form"] != "name" and is_listed(clause, i):
        return NONE  # the second of two nationalities of perpetrators
    if kind == "" and match.data["form"] == "adjective" and not _names_people(clause, i):
        if i and jobs[i - 1] == ORIGIN and clause.mentions[i - 1].data["form"] == "adjective" and fw.is_glue(clause.gap(i)):
            return ORIGIN
        return ORIGIN if _PREDICATE.search(before) and not _owner_is_perpetrator(before) else NONE
    if kind == "unknown":
        governor = governor_of(clause, i)
        if governor and governor.lastgroup in ("in", "to", "via"):
            return _place_job(clause, i, jobs)
        if governor and governor[0] in _AVERSE:
            return NONE
    return NONE if _owner_is_perpetrator(before) else ORIGIN


_PEOPLE_TOO = ("ese", "Swiss", "French", "Thai", "Lao", "Kyrgyz", "Irish", "British")


def _names_people(clause: Clause, i: int) -> bool:
    """True for adjectives that name the people too ("the Burmese")."""
    return clause.raw[: clause.after(i)].endswith(_PEOPLE_TOO)


_APPOSITION = re.compile(
    r"(\w[\w-]*)\W{1,4}(?:(?:including|among\s+them|often|some|such\s+as|many|most|of|them|both|as\s+well\s+as|\w+ly)\W+){0,4}$"
)
_APPOSED_BY = re.compile(r"[,(—-]|including|are|were")


def _owner_is_perpetrator(before: str) -> bool:
    """True for "recruiters, often Portuguese", "agents, among them Egyptian nationals": in apposition to a perpetrator."""
    found = _APPOSITION.search(before[-70:])
    return bool(found and found[1] in fw.PERPETRATORS and _APPOSED_BY.search(found[0]))


# --- names of places ---------------------------------------------------------------------------------------------------------

_INSERTED = re.compile(r"—[^—,;]{1,60}—|\([^();]{1,60}\)")
_CAPITALIZED = re.compile(r"\b[A-Z][\w-]+")
_OWNED = re.compile(r"'s?\s+(?:[\w-]+\s+){0,3}[\w-]+,?\s+(?:and|or)\s+(?:the\s+)?")  # "Brazil's workshops and Argentina's farms"


def is_listed(clause: Clause, i: int) -> bool:
    """True where a mention is in one list with the mention before it."""
    gap = blank(_INSERTED, blank(fw.TRANSPARENT, clause.gap(i)))
    if fw.is_glue(gap) or _OWNED.fullmatch(gap):
        return True
    if i == 0 or "," not in gap:
        return False
    begin = clause.after(i - 1)  # "Oman, the Sinai, and Iraq": a name that is no country
    return fw.is_glue(_CAPITALIZED.sub("", clause.raw[begin : begin + len(gap)]))


_AS_FAR = re.compile(r"\bas\s+far\s+(?:(?:away|afield|off)\s+)?as\s+$")
_LIST_WORDS = re.compile(r"\b(?:as\s+well\s+as|such\s+as|followed\s+by|ahead\s+of|(?:along|together)\s+with|plus|as\s+far\s+(?:(?:away|afield|off)\s+)?as|other\s+than|in\s+addition\s+to)\b")


def governor_of(clause: Clause, i: int, *, inner: bool = True) -> re.Match[str] | None:
    """The last word before a name (and after the previous name) that can govern it.

    Args:
        clause: The clause.
        i: Which of its mentions.
        inner: Where nothing else governs, take the "in" of "rural areas in Peru".

    Returns:
        A match of ``words.GOVERNOR`` in ``clause.gap(i)``; the name of its group tells the kind.
    """
    key = (i, inner)
    if key not in clause.governors:
        gap = blank(_LIST_WORDS, clause.gap(i))
        found = _last(blank(fw.TRANSPARENT, gap))
        clause.governors[key] = found or (_last(gap) if inner else None)
    return clause.governors[key]


def _last(gap: str) -> re.Match[str] | None:
    found = [*fw.GOVERNOR.finditer(gap)]
    return found[-1] if found else None


_WORKPLACE = re.compile(
    r"\b(?:brothels?|bars|nightclubs|farms|factories|households|homes|boats|vessels|trawlers|fields|mines|plantations|kitchens|workshops)\b"
)
_BESIDES = re.compile(r"\W*(?:besides|apart\s+from|aside\s+from|in\s+addition\s+to|after|next\s+to)\s+(?:the\s+)?$")
_COME_FROM = re.compile(r"\b(?:victims|women|girls|most|many|they|others)\s+(?:\w+\s+)?(?:come|came|are|were|originate|hail)\w*\s+(?:\w+\s+)?from\b")
_WHERE = re.compile(r"\s+is\s+(?:also\s+)?(?:an?|the|one)\s+(?:\w+\s+)?(?:place|country|land|market|state)\s+(?:where|in\s+which|to\s+which)\b")
_ACROSS_BORDER = re.compile(r"\b(?:across|over|beyond)\s+(?:the\s+)?$")
_BORDER = re.compile(r"(?:\s*-\s*\w+)?(?:'s?)?\s+(?:\w+\s+)?borders?\b(?!\s+area)|\s*-\s*$|\s+and\s+its\s+border")
_ON_THE_WAY = re.compile(r"\s+(?:on|along)\s+the\s+way\b(?!\s+to)|\s+en\s+route\b(?!\s+to)")
_FAR_WORDS = 8  # between a governor and its name


def _place_job(clause: Clause, i: int, jobs: list[str], head_end: int = 0) -> str:
    """The job of a place by the word that governs it, or that of the name before it in a list."""
    after = clause.after(i)
    if _BORDER.match(clause.text, after):
        return PLACE if _ACROSS_BORDER.search(clause.gap(i)) else NONE
    if fw.TRANSIT_USE.match(clause.text, after):
        return VIA
    if not i and _BESIDES.match(clause.gap(0)) and _COME_FROM.search(clause.text, after):
        return ORIGIN
    if _WHERE.match(clause.text, after):
        return PLACE
    listed = bool(i) and is_listed(clause, i)
    governor = governor_of(clause, i, inner=not listed)
    kind = governor.lastgroup if governor else None
    if listed and kind in (None, "none"):
        return NONE if _is_people(clause, i - 1) else jobs[i - 1]  # "Ethiopians, Kenya" is no list
    if governor is None and i and jobs[i - 1] == PLACE and _AS_FAR.search(clause.gap(i)):
        return PLACE  # "sent to Oman, and some girls as far as Iraq"
    if governor and governor[0] == "of" and clause.mentions[i].data["form"] == "adjective" and _WORKPLACE.search(clause.text, after, head_end):
        return PLACE  # "inmates of Chinese brothels"
    if governor is None or kind == "none" or len(clause.gap(i)[governor.end() :].split()) > _FAR_WORDS:
        return NONE
    left = (clause.after(i - 1) if i else 0) + governor.start()
    ahead = clause.text[max(0, left - 130) : left]
    near = clause.gap(i)[: governor.start()]  # back to the name before
    across = governor[0] == "across" and (_next_governor(clause, i) == "to" or _CARRIED.search(near))
    if kind == "transits" or across or _ON_THE_WAY.match(clause.text, after):
        return VIA
    if kind == "in" and _NESTED_ORIGIN.search(near) and not fw.FREED_FROM.search(ahead):
        kind = "origin"
    if kind in ("in", "to", "dests"):
        return _destination_job(kind, ahead, near, clause.text[after : after + 120])
    if kind in ("origin", "source"):
        genitive = _GENITIVE.match(clause.text, after)
        owned = WORD.match(clause.text, genitive.end()) if genitive else None
        if owned and owned[0] not in fw.REGIONS_WITHIN:
            return NONE  # "fleeing Chad's wars"
        return _origin_job(clause, i, governor[0], ahead, jobs)
    return BOTH if _TO_AND_THROUGH.search(ahead) else VIA


def _is_people(clause: Clause, i: int) -> bool:
    form = clause.mentions[i].data["form"]
    return form == "people" or (form == "adjective" and _head_of(clause, i)[0] == "victim")


_BREAKDOWN = re.compile(r"(?::|\bincluding\b|\bamong\s+them\b)[^.;:]*$")  # "repatriated 30 victims: 19 Romanians and two from Brazil"
_MISSION = re.compile(r"\b(?:embass(?:y|ies)|consulates?|high\s+commissions?|attach[eé]s?)\b[^,.;]{0,25}$")
_HIRED = re.compile(r"\b(?:recruited|hired|enlisted|signed\s+(?:up|on)|engaged|kidnapped|abducted)\s+$")  # "recruited in X"
_JOINTLY = re.compile(r"\b(?:cooperation|partnership|coordination|collaboration|conjunction|concert)\s*$")
_SERVES = re.compile(r"\b(?:for|with)\s+(?:[\w-]+\s+){0,3}?(?:families|households|relatives|strangers|employers|masters)\s+$")
_NO_HOLDER = re.compile(r"\bthem\s+$")  # "madams sell them in X": not where the madams are
_AIM = re.compile(
    r"\b(?:aim(?:s|ing)?\s+of|hop(?:e|es|ing)\s+(?:of|to)|intention\s+of|intend(?:s|ing)?\s+to|dream\w*\s+of|goal\s+of|"
    r"(?:try(?:ing)?|tried)\s+to(?:\s+\w+)?)\s+$"
)
# "from Kasai in the Congo", "from poor families in Mali".
_NESTED_ORIGIN = re.compile(
    r"\bfrom\s+(?:(?!\b(?:are|is|were|was|who|to|and|have|may|forced|exploited|trafficked|subjected|work\w*|liv\w+)\b)"
    r"[\w'-]+,?\s+){1,4}$"
)
# "by men from X", "marriage to foreign men, mostly from X".
_OF_A_BUYER = re.compile(
    r"\b(?:by|to|with)\s+(?:(?!\b(?:in|from|are|is|were|was|and)\b)[\w-]+\s+){0,4}?"
    r"(?:men|nationals|citizens|persons|people|individuals|foreigners|women)\W+(?:\w+ly\W+|some\W+|many\W+|often\W+){0,2}$"
)
# "husbands, often men from X".
_APPOSED = re.compile(
    r"([\w-]+)\s*[,(—]\s*(?:\w+ly|often|most|many|some|usually|including|generally)\s+(?:\w+\s+)?"
    r"(?:men|nationals|citizens|people|women|persons)\s+$"
)
_TO_AND_THROUGH = re.compile(r"\b(?:to|in|into)\s+(?:and|or|and/or)\s+(?:\w+\s+)?$")
_CARRIED = re.compile(
    r"\b(?:trafficked|taken|moved|sent|transported|smuggled|carried|brought|transferred|driven|led|escorted|ferried|shipped|flown|"
    r"marched|walked|bused|passed)\s+(?:in\s+|over\s+|out\s+)?$"
)
_OFFERED = re.compile(r"\b(?:promis|offer)\w*\s+(?:\w+\s+){0,3}$")
# What goes or keeps away from a country without leaving it as a victim.
_EXPELLED = re.compile(
    r"\b(?:deported|expelled|removed|evicted|deportations?|expulsions?|separate[sd]?|away|different|far|protect\w*|remittances|"
    r"suffer\w*|recover\w*|benefit\w*|aside|prevent\w*|aid|assistance|funding|help|support)\s+$"
)
SENDING = re.compile(r"\b(?:recruits?|sends?|sells?|gives?|lures?|brings?|takes?|transports?|move)\b")


def _destination_job(kind: str, ahead: str, near: str, after: str) -> str:
    if _MISSION.search(ahead):
        return PLACE if kind == "in" and fw.MISSION_CARES.match(after) else NONE
    if kind == "to":
        if fw.KILLED_TO.search(ahead) or _AIM.search(ahead):
            return NONE
        if fw.REPATRIATED.search(ahead) and not _CARRIED.search(near):
            return ORIGIN
    if kind == "in":
        if _HIRED.search(near):
            return ORIGIN
        if _JOINTLY.search(ahead):
            return NONE
        if _SERVES.search(near):
            return PLACE  # "cook for families in X"
        if not _NO_HOLDER.search(near) and last_person(near.rpartition(" to ")[2], 3) in ("perpetrator", "family"):
            return AGENT
    if fw.PROMISED.search(ahead) and (kind == "to" or fw.PROMISED_NOUN.search(ahead + " ")):
        return PROMISED if kind == "in" or _OFFERED.search(ahead) else PLACE
    return PLACE


def _origin_job(clause: Clause, i: int, word: str, ahead: str, jobs: list[str]) -> str:
    if word == "from":
        if _EXPELLED.search(ahead) or _OF_A_BUYER.search(ahead):
            return NONE
        if fw.FREED_FROM.search(ahead):
            return ORIGIN if _BREAKDOWN.search(ahead) and i and jobs[i - 1] == ORIGIN else PLACE
    if not clause.profile and fw.PUNISHED.match(clause.text, clause.after(i)):
        return NONE
    apposed = _APPOSED.search(ahead)
    if apposed and apposed[1] in fw.PERPETRATORS:
        return NONE
    if word != "from":
        return ORIGIN
    following = _next_governor(clause, i)
    if following == "to" and _CARRIED.search(ahead) and _others_came_before(clause, i, jobs):
        return VIA  # "Indonesian women are trafficked from Malaysia to Hong Kong"
    if last_person(ahead, 9) == "perpetrator":
        return ORIGIN if following in ("to", "via") and fw.EXPLOITED.search(ahead) else NONE
    if last_person(ahead, 6) == "family" and SENDING.search(clause.text):
        return AGENT
    return ORIGIN


def _others_came_before(clause: Clause, i: int, jobs: list[str]) -> bool:
    """True where the clause has named the victims by a nationality other than this place."""
    named = {m.value for m, job in zip(clause.mentions[:i], jobs, strict=False) if job == ORIGIN and m.data["form"] != "name"}
    return bool(named) and clause.mentions[i].value not in named


def _next_governor(clause: Clause, i: int) -> str | None:
    for j in range(i + 1, len(clause.mentions)):
        governor = governor_of(clause, j, inner=False)
        if governor and governor.lastgroup != "none":
            return governor.lastgroup
        if not is_listed(clause, j):
            return None
    return None


_BY_FORCE = re.compile(r"\b(?:under|by|of)\s+force\b")
_LETTERS = re.compile(r"[a-z][\w'-]*")
_COPULAS = frozenset(("are", "is", "were", "was"))


def last_person(text: str, reach: int) -> str:
    """Class of the last word for people among the last words of a text: perpetrator, victim, family or nothing."""
    if "force" in text:
        text = _BY_FORCE.sub("", text)
    for word in reversed(_LETTERS.findall(text)[-reach:]):
        kind = _class_of(word)
        if kind in ("perpetrator", "victim", "family"):
            return kind
        if word in _COPULAS:
            return ""
    return ""
