"""The job of a place by the word that governs its name: origin, place of exploitation, way, or none."""

from __future__ import annotations

import re

from tipnlp.find.flows.clause import AGENT, BOTH, NONE, ORIGIN, PLACE, PROMISED, VIA, WORD, Clause
from tipnlp.find.flows.cues import Cue, verbose
from tipnlp.find.flows.deeds import EXPLOITED, PUNISHED
from tipnlp.find.flows.governors import governor_of, is_listed, list_head, next_governor
from tipnlp.find.flows.heads import GENITIVE, head_of
from tipnlp.find.flows.nouns import REGIONS_WITHIN, class_of, last_person

KILLED_TO = verbose(
    r"""
    \b(?:similar|according|addition|access|prior|due|compar\w+|loyal|vulnerable|ties|belong\w*|link\w*|extradit\w+|
    relat\w+|respect|regard|visit\w*|assistance|support|aid|close|next|response|contribut\w+|oppos\w+|equal|visas?|
    adjacent|native|unique|indigenous|particular|common|known|thanks|owed|debts?|donat\w+|provid\w+|gave|given|grant\w*|
    awarded|fees?|fares?|tickets?|costs?)\s+$
    """
)
PROMISE = Cue(
    "paid promis offer lure fraudulent false bogus fake pretext pretens advertis guise job suppos",
    r"""
    \b(?:promis\w+|offer\w*|lured?\s+(?:by|with)|fraudulent\w*|false\w*|bogus|fake|pretext|pretens\w+|advertis\w*|guise|
    job\s+ads?|supposed|paid\s+(?:[\w$€,]+\s+){0,5}?for)\b(?:(?!\b(?:are|is|were|was|then|forced|exploited|subjected|trafficked|and\s+taken|
    and\s+sent)\b)[^.;]){0,90}$
    """
)
PROMISED_NOUN = verbose(
    r"""
    \b(?:jobs?|employment|work|working|positions?|opportunit\w+|promises?|offers?|contracts?|stud(?:y|ies)|education|
    marriages?|housework|lives|life|schooling|training|careers?|wages|salaries|pay|promised|offered|
    visas?)\s+(?:(?!to\b)[\w-]+\s+){0,4}?$
    """
)
REPATRIATED = Cue(
    "repatriat return home",
    r"""
    \b(?:repatriat\w+|returned\s+home|bring\w*\s+(?:\w+\s+){0,4}home|brought\s+(?:\w+\s+){0,4}home|return\s+of|returned|
    (?:taken|sent|flown|helped|went|go|going|gone)\s+(?:[\w-]+\s+){0,3}home|(?:help\w*|assist\w*)\s+(?:[\w-]+\s+){0,4}(?:to\s+)?return)\b
    """
)
FREED_FROM = Cue(
    "repatriat rescu evacuat return escap brought bring home back freed help removed",
    r"""
    (?<!forcibly\s)\b(?:repatriat\w+|rescu\w+|evacuat\w+|return\w*|escap\w+|(?:brought|bring\w*)\s+(?:[\w-]+\s+){0,5}(?:home|back)|
    (?:home|back)\s+(?:[\w-]+\s+){1,4}(?=from)|help\w*\s+(?:[\w-]+\s+){0,5}(?:home|return)|freed|removed(?=[^.;]{0,60}\b(?:labor|slavery|bondage|servitude)\b))\b[^.;]{0,100}$
    """
)
# A mission abroad that takes in nationals who were exploited there.
MISSION_CARES = verbose(
    r"""
    [^.;]{0,20}?\b(?:sheltered|housed|assisted|rescued|repatriated|helped|took\s+in|cared\s+for|received)\s+(?:[\w,-]+\s+){0,4}
    [^.;]{0,30}?\b(?:women|girls|victims|maids|workers|nationals)\b
    """
)
TRANSIT_USE = verbose(
    r"""
    \s*(?:\)\s*)?(?:is\s+(?:also\s+)?used\s+)?as\s+(?:an?|their|the|both)\s+(?:[\w-]+\s+){0,3}transit\b
    """
)
_HYPHENATED = re.compile(r"\b[A-Z][\w']*-$")
_AS_FAR = re.compile(r"\bas\s+far\s+(?:(?:away|afield|off)\s+)?as\s+$")
_CREW = re.compile(r"\b(?:crews?|crew\s+members|crewmen|sailors)\s+(?:of|on|from)\s+$")
_WORKPLACE = re.compile(
    r"\b(?:brothels?|bars|nightclubs|farms|factories|households|homes|boats|vessels|trawlers|fields|mines|plantations|kitchens|workshops)\b"
)
_BESIDES = re.compile(r"\W*(?:besides|apart\s+from|aside\s+from|in\s+addition\s+to|after|next\s+to)\s+(?:the\s+)?$")
_COME_FROM = re.compile(r"\b(?:victims|women|girls|most|many|they|others)\s+(?:\w+\s+)?(?:come|came|are|were|originate|hail)\w*\s+(?:\w+\s+)?from\b")
_WHERE = re.compile(r"\s+is\s+(?:also\s+)?(?:an?|the|one)\s+(?:\w+\s+)?(?:place|country|land|market|state)\s+(?:where|in\s+which|to\s+which)\b")
_ACROSS_BORDER = re.compile(r"\b(?:across|over|beyond)\s+(?:the\s+)?$")
_BORDER = re.compile(r"(?:\s*-\s*\w+)?(?:'s?)?\s+(?:\w+\s+)?borders?\b(?!\s+(?:area|towns?|villages?|cities|city|bars|brothels)\b)|\s*-\s*$|\s+and\s+its\s+border")
_ON_THE_WAY = re.compile(r"\s+(?:on|along)\s+the\s+way\b(?!\s+to)|\s+en\s+route\b(?!\s+to)")
_FAR_WORDS = 8  # between a governor and its name


def place_job(clause: Clause, i: int, jobs: list[str], head_end: int = 0) -> str:
    """The job of a place by the word that governs it, or that of the name before it in a list."""
    after = clause.after(i)
    at = clause.mentions[i].start - clause.start
    if at and clause.raw[at - 1] == "-" and _HYPHENATED.search(clause.raw, max(0, at - 30), at):
        return NONE  # "Red Cross-Netherlands"
    if _BORDER.match(clause.text, after):
        return PLACE if _ACROSS_BORDER.search(clause.gap(i)) else NONE
    if TRANSIT_USE.match(clause.text, after):
        return VIA
    if not i and _BESIDES.match(clause.gap(0)) and _COME_FROM.search(clause.text, after):
        return ORIGIN
    if _WHERE.match(clause.text, after):
        return PLACE
    listed = bool(i) and is_listed(clause, i)
    governor = governor_of(clause, i, inner=not listed)
    kind = governor.lastgroup if governor else None
    if listed and kind in (None, "none"):
        head = list_head(clause, i)
        return NONE if _is_people(clause, head) else jobs[head]  # "Ethiopians, Kenya" is no list
    if governor is None and i and jobs[i - 1] == PLACE and _AS_FAR.search(clause.gap(i)):
        return PLACE  # "sent to Oman, and some girls as far as Iraq"
    if governor and governor[0] == "of" and clause.mentions[i].data["form"] == "adjective" and _WORKPLACE.search(clause.text, after, head_end):
        return NONE if _CREW.search(clause.gap(i)) else PLACE  # "inmates of Chinese brothels", "crews of Chinese vessels"
    if governor is None or kind == "none" or len(clause.gap(i)[governor.end() :].split()) > _FAR_WORDS:
        return NONE
    left = (clause.after(i - 1) if i else 0) + governor.start()
    ahead = clause.text[max(0, left - 130) : left]
    near = clause.gap(i)[: governor.start()]  # back to the name before
    across = governor[0] == "across" and (next_governor(clause, i) == "to" or _CARRIED.search(near))
    if kind == "in" and _THROUGH_AND.search(near):
        return BOTH
    if kind == "via" and _PORT_OF_CALL.search(near):
        kind = "in"
    if kind == "transits" or across or _ON_THE_WAY.match(clause.text, after):
        return VIA
    if governor[0] == "during" and not GENITIVE.match(clause.text, after):
        return NONE  # unlike "during Mali's harvest"
    if kind == "in" and i and jobs[i - 1] == ORIGIN and _LISTED_HOMES.fullmatch(clause.gap(i)):
        return ORIGIN
    if kind == "in" and _NESTED_ORIGIN.search(near) and not FREED_FROM.search(ahead):
        kind = "origin"
    if kind == "to" and governor[0].startswith("recruit") and _INSTEAD.match(clause.text, after):
        return PROMISED  # "recruited for X, but sent to Y instead"
    if kind in ("in", "to", "dests"):
        return _destination_job(kind, ahead, near, clause.text[after : after + 120])
    if kind in ("origin", "source"):
        genitive = GENITIVE.match(clause.text, after)
        owned = WORD.match(clause.text, genitive.end()) if genitive else None
        if owned and owned[0] not in REGIONS_WITHIN:
            return NONE  # "fleeing Chad's wars"
        return _origin_job(clause, i, governor[0], ahead, jobs)
    return BOTH if _TO_AND_THROUGH.search(ahead) else VIA


def _is_people(clause: Clause, i: int) -> bool:
    form = clause.mentions[i].data["form"]
    return form == "people" or (form == "adjective" and head_of(clause, i)[0] == "victim")


_BREAKDOWN = re.compile(r"(?::|\bincluding\b|\bamong\s+them\b)[^.;:]*$")  # "repatriated 30 victims: 19 Romanians and two from Brazil"
_MISSION = re.compile(r"\b(?:embass(?:y|ies)|consulates?|high\s+commissions?|attach[eé]s?)\b[^,.;]{0,25}$")
# "recruited in X", "recruit girls in X".
_HIRED = re.compile(
    r"\b(?:recruited|hired|enlisted|signed\s+(?:up|on)|engaged|kidnapped|abducted)\s+$|"
    r"(?<!forcibly\s)\b(?:recruit|hire|enlist)(?:s|d|ed|ing)?\s+(?:(?:young|poor|many|some|underage|vulnerable|local|and|or)\s+|(?:women|girls|boys|men|children|"
    r"workers|laborers|victims|migrants|people),?\s+){1,6}$"
)
_JOINTLY = re.compile(r"\b(?:cooperation|partnership|coordination|collaboration|conjunction|concert)\s*$")
_SERVES = re.compile(r"\b(?:for|with)\s+(?:[\w-]+\s+){0,3}?(?:families|households|relatives|strangers|employers|masters)\s+$")
_EARLIER = re.compile(r"\b(?:had|have)\s+(?:\w+\s+)?(?:lived|resided|stayed|settled|legal\s+residence|residen\w+)\s+(?:\w+\s+)?$")  # "who had lived in X"
_PORT_OF_CALL = re.compile(r"\b(?:vessels|boats|ships|trawlers)\s+(?:that|which)\s+(?:\w+\s+)?$")  # "on vessels that stop in X"
_INSTEAD = re.compile(r"[^.;]{0,80}\binstead\b")
_BUT_MOVED = re.compile(r"[^.;]{0,60}?\bbut\s+(?:then\s+|instead\s+|were\s+){0,2}(?:moved|took|taken|sent|brought|sold)\b")
_SEIZED_BY = re.compile(
    r"\b(?:seized|kidnapped|abducted|captured|held|exploited|forced|abused|enslaved|coerced|compelled)\s+(?:\w+\s+){0,4}?by\s+(?:[\w-]+,?\s+){0,4}$"
)
_CONTRACTED = re.compile(r"\b(?:contract|agreement)\w*\s+with\s+[^;:]{0,50}$")  # "under contracts with companies in X"
_NO_HOLDER = re.compile(r"\bthem\s+$")  # "madams sell them in X": not where the madams are
_AIM = re.compile(
    r"\b(?:aim(?:s|ing)?\s+of|hop(?:e|es|ing)\s+(?:of|to)|intention\s+of|intend(?:s|ing)?\s+to|dream\w*\s+of|goal\s+of|"
    r"(?:try(?:ing)?|tried)\s+to(?:\s+\w+)?|"
    r"(?:purpose|aim|hope|intention|goal|dream)s?\s+of\s+(?:travel|migrat|emigrat|mov|cross|go|gett|continu|proceed)\w*)\s+$"
)
_HOPED = Cue("hop dream wish want aspir", r"\b(?:hop(?:e|es|ed|ing)|dream\w*|wish\w*|want\w*|aspir\w+)\s+(?:of\s+|to\s+(?:be\s+|get\s+)?)\w+\s+$")  # "hoped to be resettled in X"
# "from Kasai in the Congo", "from poor families in Mali".
_NESTED_ORIGIN = re.compile(
    r"\bfrom\s+(?:(?!\b(?:are|is|were|was|who|to|and|have|may|forced|exploited|trafficked|subjected|work\w*|liv\w+)\b)"
    r"[\w'-]+,?\s+){1,4}$"
)
# "from Laos, and minority communities in northern X".
_LISTED_HOMES = re.compile(
    r"\s*,?\s+(?:and|or|as\s+well\s+as)\s+(?:from\s+)?(?:[\w-]+\s+){0,3}(?:communities|areas|regions|villages|families|households|provinces|minorities|parts)\s+"
    r"(?:in|within|of)\s+(?:the\s+)?(?:\w+\s+)?"
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
_THROUGH_AND = re.compile(r"\bthrough\s+(?:and|or|and/or)\s+$")  # "through and within X"
_CARRIED = re.compile(
    r"\b(?:trafficked|taken|moved|sent|transported|smuggled|carried|brought|transferred|driven|led|escorted|ferried|shipped|flown|"
    r"marched|walked|bused|passed)\s+(?:in\s+|over\s+|out\s+)?$"
)
_OFFERED = re.compile(r"\b(?:promis|offer)\w*\s+(?:\w+\s+){0,3}$")
# What goes or keeps away from a country without leaving it as a victim.
_EXPELLED = re.compile(
    r"\b(?:deported|expelled|removed|evicted|deportations?|expulsions?|separate[sd]?|away|different|far|protect\w*|remittances|"
    r"(?:drugs?|goods|products?|materials|minerals|weapons|tools)\s+(?:\w+\s+){0,5}(?:imported|smuggled|brought|shipped)|suffer\w*|recover\w*|benefit\w*|aside|prevent\w*|aid|assistance|funding|help|support)\s+$"
)
_SENT_AWAY = re.compile(r"\b(?:deport|expel|extradit)\w*\s+(?:\w+\s+){0,4}$")
SENDING = re.compile(r"\b(?:recruits?|sends?|sells?|gives?|lures?|brings?|takes?|transports?|move)\b")


def _destination_job(kind: str, ahead: str, near: str, after: str) -> str:
    if _MISSION.search(ahead):
        return PLACE if kind == "in" and MISSION_CARES.match(after) else NONE
    if kind == "to":
        if KILLED_TO.search(ahead) or _SENT_AWAY.search(ahead) or _AIM.search(ahead):
            return NONE
        if REPATRIATED.search(ahead) and not _CARRIED.search(near):
            return ORIGIN
    if kind == "in":
        if _HOPED.search(ahead) or _EARLIER.search(near):
            return NONE
        if _HIRED.search(near):
            return ORIGIN
        if _JOINTLY.search(ahead):
            return NONE
        if _SERVES.search(near):
            return PLACE  # "cook for families in X"
        if _CONTRACTED.search(near) or _SEIZED_BY.search(near):
            return PLACE
        if not _NO_HOLDER.search(near) and last_person(near.rpartition(" to ")[2], 3) in ("perpetrator", "family"):
            return AGENT
    if kind == "in" and PROMISED_NOUN.search(ahead + " ") and _BUT_MOVED.match(after):
        return PROMISED  # "recruited for jobs in X, but moved to Y"
    if PROMISE.search(ahead) and (kind == "to" or PROMISED_NOUN.search(ahead + " ")):
        return PROMISED if kind == "in" or _OFFERED.search(ahead) else PLACE
    return PLACE


def _origin_job(clause: Clause, i: int, word: str, ahead: str, jobs: list[str]) -> str:
    if word == "from":
        if _EXPELLED.search(ahead) or _OF_A_BUYER.search(ahead):
            return NONE
        if _NONE_FROM.search(ahead):
            return NONE
        if _RESCUED.search(ahead) and _were_exploited(clause, i) and ORIGIN not in jobs:
            return ORIGIN  # "rescued girls from Togo who had been forced into prostitution"
        if FREED_FROM.search(ahead):
            return ORIGIN if not ahead.endswith(", ") and _BREAKDOWN.search(ahead) and i and jobs[i - 1] == ORIGIN else PLACE
    if not clause.profile and PUNISHED.match(clause.text, clause.after(i)):
        return NONE
    apposed = _APPOSED.search(ahead)
    if apposed and class_of(apposed[1]) == "perpetrator":
        return NONE
    if word != "from":
        return ORIGIN
    if not i and _ARRIVING.search(ahead) and _people_follow(clause):
        return VIA  # "after arriving from Libya, Nigerian girls are ..."
    following = next_governor(clause, i)
    if following == "to" and _CARRIED.search(ahead) and _others_came_before(clause, i, jobs):
        return VIA  # "Indonesian women are trafficked from Malaysia to Hong Kong"
    if last_person(ahead, 9) == "perpetrator":
        return ORIGIN if following in ("to", "via") and EXPLOITED.pattern.search(ahead) else NONE
    if last_person(ahead, 6) == "family" and SENDING.search(clause.text):
        return AGENT
    return ORIGIN


_NONE_FROM = re.compile(r"\b(?:none|nobody|no\s+(?:\w+\s+)?(?:victims?|women|girls|boys|children))\s+$")
_RESCUED = re.compile(r"\b(?:rescued|freed|found)\s+(?:[\w-]+\s+){0,4}?(?:women|girls|boys|children|men|victims|workers|people)\s+(?:from\s[^;]*)?$")
_WHO_WERE = re.compile(r"\s*,?\s+(?:who|that)\s+(?:had\s+been|were)\s+(?:\w+\s+)?(?:forced|exploited|trafficked|subjected|held|sold|lured|brought)\b(?![^.;]*\bthere\b)")


def _were_exploited(clause: Clause, i: int) -> bool:
    """True where a relative clause after a list of places tells what befell the people from them."""
    last = i
    while last + 1 < len(clause.mentions) and is_listed(clause, last + 1):
        last += 1
    return bool(_WHO_WERE.match(clause.text, clause.after(last)))


_ARRIVING = re.compile(r"^\W*(?:after|upon|on|once|having)\s+(?:arriv\w+|com(?:e|ing)|cross\w+)\s+(?:[\w-]+\s+){0,4}$")


def _people_follow(clause: Clause) -> bool:
    """True where the mention after the first is the nationality of people."""
    return len(clause.mentions) > 1 and clause.mentions[1].data["form"] != "name" and head_of(clause, 1)[0] in ("", "victim")


def _others_came_before(clause: Clause, i: int, jobs: list[str]) -> bool:
    """True where the clause has named the victims by a nationality other than this place."""
    named = {m.value for m, job in zip(clause.mentions[:i], jobs, strict=False) if job == ORIGIN and m.data["form"] != "name"}
    return bool(named) and clause.mentions[i].value not in named
