"""The job of each name in a clause, by its grammar: where victims come from, are taken through, are exploited.

A nationality is read by the noun that it describes ("Tajik women", "Nigerian syndicates", "Thai waters"), a name by the word that
governs it (`tipnlp.find.flows.places`), and a name in a list as the one before it.
"""

from __future__ import annotations

import re

from tipnlp.find.flows.clause import NONE, ORIGIN, PLACE, Clause
from tipnlp.find.flows.cues import Cue, verbose
from tipnlp.find.flows.deeds import PUNISHED
from tipnlp.find.flows.governors import governor_of, is_glue, is_listed, without_list_words
from tipnlp.find.flows.heads import head_of
from tipnlp.find.flows.nouns import class_of
from tipnlp.find.flows.places import place_job


def find_jobs(clause: Clause) -> list[str]:
    """A job for each mention of a clause, in order.

    Args:
        clause: The clause.

    Returns:
        Values of `ORIGIN`, `PLACE`, `VIA`, `BOTH`, `AGENT`, `PROMISED` and `NONE`.
    """
    jobs: list[str] = []
    mentions = clause.mentions
    heads = [head_of(clause, i) for i in range(len(mentions))]
    for i in range(len(mentions) - 2, -1, -1):  # "Belarusian, Russian, and Ukrainian women": one noun for all
        adjectives = mentions[i].data["form"] == "adjective" and mentions[i + 1].data["form"] != "name"
        if adjectives and heads[i + 1][0] and is_glue(clause.gap(i + 1)):
            heads[i] = heads[i + 1]
    for i, (kind, end) in enumerate(heads):
        named = mentions[i].data["form"] == "name"
        if kind == "name" and not named and _DIRECTLY.search(clause.gap(i)):
            jobs.append(place_job(clause, i, jobs))  # "from Indonesian Papua"
            continue
        if kind in ("perpetrator", "flag") or (named and not kind) or (kind == "name" and not named):
            if STATE_FORCES.match(clause.text, end):
                jobs.append(ORIGIN)
                continue
            if _ACROSS.search(clause.gap(i)) and _BORDER.match(clause.text, clause.after(i)):
                jobs.append(PLACE)
                continue
            if not named or kind:
                jobs.append(NONE)
                continue
        if kind == "place" and not named and _IN_PORT.match(clause.text, end):
            jobs.append(NONE)  # "on Chinese vessels docked in Majuro": exploited there
            continue
        if kind == "place" or (named and kind in ("", "unknown", "name")):
            jobs.append(place_job(clause, i, jobs, end))
        else:
            jobs.append(person_job(clause, i, kind, end, jobs))
    return jobs


# "on farms across the Thai border", "sold across the Thai border".
_ACROSS = re.compile(
    r"\b(?:in|on|at|takes?|taken|brings?|brought|moved?|sent|trafficked|sold|exploited|work\w*)\b[^,.;]{0,40}\b(?:across|over|beyond)\s+(?:the\s+)?$"
)
_BORDER = re.compile(r"\s+borders?\b")
_IN_PORT = re.compile(
    r"(?:(?<=vessels)|(?<=boats)|(?<=ships)|(?<=trawlers))\s+(?:that\s+|which\s+)?(?:docked|dock|anchored|moored|berthed|in\s+port|calling|call|operating|fishing)\s+(?:in|at|near|off|within)\b"
)
_DIRECTLY = re.compile(r"\b(?:from|in|to)\s+$")
BY_AGENT = Cue(
    "by",
    r"""
    \bby(?<!faced\sby)(?<!suffered\sby)(?<!endured\sby)(?<!experienced\sby)\s+(?!\w+ing\b)(?:(?!\b(?:from|in|to|into|for|through|are|is|were|was|who|that|of\s+the|recruit(?:ed)?|exploit(?:ed)?|
    forced?|abduct(?:ed)?|
    used?|sell|lured?|bring|brought|subject(?:ed)?|hold|held|take|took)\b)[\w,'-]+\s+){0,9}$
    """
)
# A person who is dealt with, not dealt in: "sold to Chinese men", "services to Syrian refugees".
RECEIVER = verbose(
    r"""
    \b(?:(?:sold|sells?|marr(?:y|ied|iage|iages)|married\s+off|cater\w*|services?|assistance|support|shelter|aid|training|
    serving|serve|prostitut\w+)\s+(?:\w+\s+)?(?:to|with|for)|with(?!\s+(?:some|many|most|several|few))|against|
    to)\s+(?:(?:the|an?|older|wealthy|rich|foreign|some|elderly|other|visiting|ethnic)\s+)*$
    """
)
ACTIVE = verbose(
    r"""
    [\s,]*(?:(?:also|often|may|can|might|sometimes|reportedly|allegedly|increasingly|knowingly|frequently|commonly|and|or|
    others?|have|has|continue\s+to|[\w-]+\s+(?:and|or)\s+[\w-]+)\s+){0,3}(?:exploits?|forces?|subjects?(?!\s+to)|coerces?|
    compels?|recruits?|lures?|traffics?|purchas\w+|buys?|solicits?|sells?(?=\s+(?:[\w-]+\s+){0,2}?(?:women|girls|boys|children|men|them|victims|daughters|babies|people|brides|visas|permits|contracts|passports)\b)|transports?|hires?|pays?\s+for|
    engag\w+\s+in\s+(?:child\s+)?(?:sex|commercial)|dominate|control|runs?(?!\s+(?:away|from|off|to|into)\b)|operate|owns?|facilitate|smuggle|deceive|prey|
    travel\w*\s+(?:[\w,]+\s+){0,9}for\s+(?:child\s+|commercial\s+)?sex|
    (?:were|was)\s+(?:arrested|convicted|sentenced|prosecuted|charged|indicted|detained|deported|investigated)|
    (?:who\s+(?:are|were|was)\s+)?(?:wanted\s+(?:for|in|on|by)|(?:accused|suspected|convicted|guilty)\s+of|charged\s+with)|
    (?:who\s+[^.;,]{2,60}?\s)?(?:are|were|is|was)\s+(?:also\s+|often\s+|mostly\s+|\w+ly\s+)?(?:among\s+(?:the\s+)?(?:[\w']+\s+){0,3}|the\s+(?:main\s+|most\s+|chief\s+)?)?
    (?:clients|customers|buyers|patrons|perpetrators|traffickers|recruiters|exploiters|offenders))\b
    """
)
# "Thai fishermen hold boys": those named do it.
HOLDS = verbose(
    r"""
    \s+(?:(?:also|often|may|sometimes|reportedly)\s+){0,2}(?:hold|keep|use|make|put|employ|bring|take|move|send|carry|press|
    enslave|abduct|kidnap|buy|trick|held|kept|used|made|employed|brought|took|moved|sent|carried|pressed|enslaved|abducted|
    kidnapped|bought|tricked|sold|lured|recruited|exploited|forced)\s+(?:(?!to\b)\w+\s+){0,2}(?:women|girls|boys|children|men|victims|people|workers|migrants|refugees)\b
    """
)
# "the Cuban government may have forced them to work": its own people are the victims.
STATE_FORCES = verbose(
    r"""
    \s*(?:(?:may|might|reportedly|allegedly|has|have|had|also|sometimes|directly)\s+){0,3}(?:forc|compel|coerc|exploit|
    subject)(?:e|es|ed|s|ts|led|led)?\s+(?:(?:some|many|most)\s+of\s+)?(?:them|its|these|those|their|the\s+workers|
    north\s+korean|cuban)\b
    """
)
# Before people whom the state deals with, in sentences on its work.
DEALT_WITH = verbose(
    r"""
    \b(?:deport|detain|arrest|expel|train|screen|interview|prosecut|convict|sentenc|investigat|fine|charg|extradit|punish|
    protect|assist|recruitment|assistance|support)(?:s|ed|ing|ment|ion|tion|ation|
    ting)?\s+(?:(?!\b(?:for|who|that|with|cases?|charges|\w+ing)\b)[\w-]+\s+){0,5}$
    """
)
_PREDICATE = re.compile(
    r"\b(?:were|are|was|is|including|rest|others|mostly|mainly|primarily|predominantly|all|both|of\s+whom|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|\d+)\W+$"
)
_SENDS = re.compile(r"\s*(?:\w+\s+)?(?:send|sell|give)\b")
_AVERSE = frozenset(("with", "against", "by", "about"))


def person_job(clause: Clause, i: int, kind: str, end: int, jobs: list[str]) -> str:
    """The job of a nationality: its people are victims unless they do it, pay for it, or are dealt with."""
    match = clause.mentions[i]
    before = without_list_words(clause.before(i))
    if BY_AGENT.search(before) or RECEIVER.search(before) or ACTIVE.match(clause.text, end) or HOLDS.match(clause.text, end):
        return ORIGIN if kind == "family" and _SENDS.match(clause.text, end) else NONE
    if not clause.profile and (PUNISHED.match(clause.text, end) or (DEALT_WITH.search(before) and "victim" not in clause.text[clause.after(i) : end + 30])):
        return NONE
    if i and jobs[i - 1] == NONE and clause.mentions[i - 1].data["form"] != "name" and is_listed(clause, i):
        return NONE  # the second of two nationalities of perpetrators
    if kind == "" and match.data["form"] == "adjective" and not _names_people(clause, i):
        if i and jobs[i - 1] == ORIGIN and clause.mentions[i - 1].data["form"] == "adjective" and is_glue(clause.gap(i)):
            return ORIGIN
        return ORIGIN if _PREDICATE.search(before) and not _owner_is_perpetrator(before) else NONE
    if kind == "unknown":
        governor = governor_of(clause, i)
        if governor and governor.lastgroup in ("in", "to", "via"):
            return place_job(clause, i, jobs)
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
_ACCORDING = re.compile(r"\b(?:according|contrary|due|thanks)\s+to\s+(?:[^,;.]*\s)?$")  # "according to experts, Thai women"
_APPOSED_BY = re.compile(r"[,(—-]|including|are|were")


def _owner_is_perpetrator(before: str) -> bool:
    """True for "recruiters, often Portuguese", "agents, among them Egyptian nationals": in apposition to a perpetrator."""
    begun = max(0, len(before) - 70)
    found = _APPOSITION.search(before, begun)
    if not found or class_of(found[1]) != "perpetrator" or not _APPOSED_BY.search(found[0]):
        return False
    return not _ACCORDING.search(before, begun, found.start())
