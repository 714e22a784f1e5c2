"""Penalties: prison terms, fines, death and other punishments that a law prescribes or a court imposed.

Durations and amounts come from `tipnlp.find.quantities`; this finder decides which of them punish somebody, puts the parts of one
range together ("not less than five years and not more than 20"), takes elided and listed terms apart ("to 12 and 25 years"), and reads
from the nearest verb or noun whether the term is what a law threatens or what a court gave.

Out of scope: caning and other bodily punishment, enhancements without months of their own ("increased by one third"), fines without an
amount, terms that a prosecutor only asks for. The law and the period of a penalty are linked elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tipnlp.match import Match

Span = tuple[int, int]

# A sentence without one of these holds no penalty.
_PUNISHES = re.compile(
    r"prison|jail|[Ss]entenc|[Pp]enalt|punish|Punish|incarcerat|[Ff]in(?:e|es|ed|ing)\b|death|life\b|\bterms?\b|carr(?:y|ies|ied|ying)\b|prescrib|suspended"
    r"|hard\s+labor|custod|[Dd]etention|community\s+service|\bfac(?:e|es|ed|ing)\b|behind\s+bars|\bdr(?:aws?|ew)\b|provid(?:es?|ed|ing)\s+for|\bserv(?:e|ed|ing)\b|probation|house\s+arrest|labor"
)
_PRISON = (
    r"imprisonment|prison|jail|incarceration|confinement|detention|custody|sentences?|terms?|bars|hard\s+labor|penal\s+servitude|servitude|penal\s+labor|"
    r"deprivation\s+of\s+(?:liberty|freedom)|loss\s+of\s+liberty|penalt(?:y|ies)|punishments?"
)
_OTHER = r"community\s+service|corrective\s+labor|correctional\s+labor|labor\s+correction|corrective\s+work|correctional\s+work|house\s+arrest|home\s+detention|home\s+confinement|probation|supervised\s+release|supervision|restricted\s+(?:freedom|liberty)|limited\s+freedom|public\s+works?|community\s+work|restriction\s+of\s+(?:liberty|freedom)"
_ADJECTIVE = (
    r"rigorous|simple|hard|strict|strenuous|active|effective|actual|mandatory|criminal|additional|additional|concurrent|suspended|partially|partly|fully|wholly|conditional|conditionally|unconditional|state|federal|local|"
    r"aggravated|custodial|noncustodial|prison|jail|penal|maximum|minimum|deferred|unsuspended|firm|real|labor\s+camp|solitary|immediate|lighter|reduced"
)
# "five years" + "imprisonment", "in prison", "of hard labor", "suspended sentence"
_AFTER_TERM = re.compile(
    rf"\s*(?:'s?\s*)?(?:\((?!\$)[^()]{{1,30}}\)\s*)?(?:of\s+|in\s+(?:an?\s+|the\s+)?|at\s+|behind\s+|with\s+|under\s+|as\s+a\s+)?(?:(?:{_ADJECTIVE}),?\s+(?:or\s+)?){{0,3}}[\"']?(?:(?P<other>{_OTHER})|(?P<prison>{_PRISON}))(?![\w-])(?!\s+(?:center|facility|officer|guard|staff|camp)s?\b)",
    re.IGNORECASE,
)
_TERM_NOUN = re.compile(
    rf"(?:(?P<other>{_OTHER})|(?P<prison>imprison(?:ed|ment)|prison|jail(?:ed)?|incarcerat(?:ion|ed)|detention|confinement|custody|hard\s+labor|penal\s+servitude|deprivation\s+of\s+(?:liberty|freedom)|sentences?|terms?))"
    r"(?:\s+(?:sentences?|terms?|time|with\s+(?:hard\s+)?labor|at\s+hard\s+labor|with\s+forced\s+labor))?(?:\s+(?:not\s+)?(?:ranging|ranges?|ranged|varying|lasting|running|set\s+at|that\s+ranged?|which\s+ranged?|reduced|limited|amounting))?"
    r"(?:\s+(?:of|for|from|at|between|to|up|a|an|the|term|terms|period|periods|either|be|is|was|were|are|only|just|as|much|range|duration|sentence))*\s+$",
    re.IGNORECASE,
)
# Verbs and nouns that a bare duration may follow at once: "carries one to eight years", "provided for three to seven years"
_WEAK_BEFORE = re.compile(
    r"\b(?:draws?|drew|drawing|carr(?:y|ies|ied|ying)|provid(?:es?|ed|ing)(?:\s+for)?|prescrib(?:es?|ed|ing)|sets?|setting|stipulat(?:es?|ed|ing)|punish(?:es|ed|able|ment)?|penali[sz](?:es?|ed)|fixe[sd]|establish(?:es|ed|ing)?|impos(?:es?|ed|ing)|"
    r"mandat(?:es?|ed|ing)|rang(?:es?|ed|ing)|rises?|rose|increas(?:es?|ed|ing)|rais(?:es?|ed|ing)|faces?|faced|facing|receiv(?:es?|ed|ing)|got|gets?|gave|given|sentenc(?:ed|es|ing|e)|jailed|imprisoned|incarcerated|liable|subject|penalt(?:y|ies)|punishment|punishments|"
    r"minimum|maximum|handed(?:\s+down)?|serve|convict(?:ed|ing)|ran|run|cut|reduc(?:es?|ed|ing)|extend(?:ed|s|ing)?|shorten(?:ed|s|ing)?|lower(?:ed|s|ing)?|lengthen(?:ed|s|ing)?|upheld|allow(?:s|ed|ing)?|bring|brings|brought|mean[st]?)"
    r"(?:\s+(?:to|of|by|with|for|from|at|is|was|are|were|be|being|been|between|up|a|an|the|as|much|only|just|range|ranging|ranges|ranged|term|terms|punishments?|penalty|penalties|either|minimum|maximum|him|her|them|each|it|down))*\s+$",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"(?:within|in\s+the|over\s+the|during(?:\s+the)?|past|last|previous|preceding|prior|next|first|after|before|since|every|per|each|until|following|in|by|younger|older|aged?|ages?|another|age\s+of|than|below"
    r"|(?:minimum|maximum)\s+age\s+(?:of|is|was)|age\s+difference\s+(?:\w+\s+){0,6}|serv(?:ed|ing)|spent|spending|spend|completed|completing|period\s+of|suspended\s+(?:for|over|during)|by\s+an?\s+(?:additional|extra))\s+(?:an?\s+|the\s+|least\s+|at\s+least\s+|up\s+to\s+|only\s+)?$",
    re.IGNORECASE,
)
_SERVED = re.compile(r"(?:serv(?:ed|ing)|spent|spending|after|completed|completing|remaining|spend)\s+(?:an?\s+|the\s+|at\s+least\s+|up\s+to\s+|only\s+|over\s+|more\s+than\s+|the\s+full\s+|about\s+)*$", re.IGNORECASE)
_NOT_AFTER = re.compile(
    r"\s*(?:'s?)?[\s-]*(?:old\b|of\s+age|ago\b|earlier|later\b|prior\b|before\b|after\b|following\b|from\s+(?:the|now)|since\b|in\s+a\s+row|(?:of\s+)?experience|reflection|recovery|(?:\w+\s+)?period|(?:\w+\s+){0,2}residen\w+|(?:\w+\s+){0,2}permits?\b|visas?\b"
    r"|(?:\w+\s+){0,2}plan\b|(?:\w+\s+)?program|contracts?\b|(?:action|project|strategy)|ban\b|moratorium|grace|extension|trial\b|suspension|training|course|licen[sc]e|younger|older|apart|difference|to\s+(?:appeal|comply|pay|leave|finish|complete|respond)"
    r"|(?:calendar\s+days|off\b|leave\b)|(?:disqualif|deport|exclusion|prohibition|exile)\w*|of\s+(?:\w+\s+)?(?:orientation|rest|leave|vacation|paid|overtime|annual|schooling|education|primary|compulsory|work\b|service\b|study|employment|support|assistance|back|wages|salary|training|operation|release|arrival|entry|identification|school|data|negotiation|effort|war|conflict|pretrial|pre-trial|(?:the|his|her|their)\s+(?:release|arrest))"
    r"|on\s+the\s+run|worth|in\s+length|out\s+of|overdue|per\s+week|in\s+advance)",
    re.IGNORECASE,
)
# What makes a duration something else than punishment when it stands nearer than the punishment.
_BARS = re.compile(
    r"\b(?:bar(?:s|red|ring)?|bann?(?:s|ed|ing)?|prohibit(?:s|ed|ing|ion)?\s+(?:\w+\s+){0,2}from|disqualif\w+|depriv\w+\s+(?:of\s+)?(?:\w+\s+){0,3}rights?|revo(?:ke|ked|king|cation)\w*|withdraw\w*|denial|licen[sc]es?|residence|permits?|reflection|blacklist\w*|clos(?:e|ed|ure)|"
    r"statute\s+of\s+limitations|pretrial|pre-trial|delay(?:ed|s)?|pending|bail|schooling|contracts?|employment|age|operat\w+|expel\w*|deport\w*|supervis\w+|regist\w+|loss\s+of|prohibition|take[sn]?|took|taking|last(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_STRONG = re.compile(r"\b(?:prison|jail\w*|imprison\w*|incarcerat\w*|sentenc\w*|penalt\w+|punish\w*|(?<!-)terms?(?!\s+of\s+(?:reference|office|service|employment))|hard\s+labor|confinement|custody|detention|liable|carr(?:y|ies|ied|ying)|prescrib\w+|fac(?:e|es|ed|ing)|suspended|felony)\b", re.IGNORECASE)

# --- life, death, other ------------------------------------------------------------------------------------------------------------
_LIFE = re.compile(
    r"\b(?:(?P<limit>up\s+to\s+|a\s+maximum\s+of\s+|maximum\s+of\s+)?(?:a\s+)?(?:sentences?\s+of\s+)?(?:life(?:time)?(?:-long|long)?\s+(?:imprisonment|in\s+(?:prison|jail)|sentences?|terms?|prison|behind\s+bars|incarceration|with(?:out)?\s+(?:the\s+possibility\s+of\s+)?parole|at\s+hard\s+labor)"
    r"|life\s+with\s+hard\s+labor|(?:imprisonment|imprisoned|incarceration|prison|jail|jailed|hard\s+labor|sentenced|confinement)\s+(?:for|to|of)\s+(?:up\s+to\s+)?life\b))(?![\w-])(?!\s+of\s)"
    r"|\b(?P<bare>(?:(?:punishable\s+by|penalt(?:y|ies)\s+(?:of|is|was|are|ranging\s+from)|sentences?\s+of|terms?\s+of|up\s+to|faced?|faces|or|to|and)\s+))(?P<life>life)(?=\s*(?:[,.;:)]|$|or\s|and\s+(?:a\s+)?fine|if\s|in\s+(?:cases|prison)|when\s|where\s|for\s))",
    re.IGNORECASE,
)
_DEATH = re.compile(
    r"\bthe\s+death\s+(?:penalty|sentence)|\bdeath\s+(?:penalty|sentences?)\b|\bcapital\s+punishment\b|\bsentenc\w+\s+(?:[\w',-]+\s+){0,9}?to\s+(?P<d1>death)\b|"
    r"\b(?:fac(?:e|es|ed|ing)|punish(?:able|ed)\s+(?:by|with)|penalt(?:y|ies)\s+(?:of|is|was|are|were|includ\w+|from)|punishment\s+(?:of|is|was)|carr(?:y|ies|ied|ying)|imprisonment,?\s+(?:to|or)|prison,?\s+(?:to|or)|life,?\s+(?:to|or)|years?'?,?\s+(?:to|or)|prescrib\w+)\s+(?P<d2>death)(?=\s*(?:[,.;)]|$|or\s|and\s+a\s|if\s|when\s|in\s+absentia|where\s|for\s|by\s))",
    re.IGNORECASE,
)
_NO_DEATH = re.compile(r"\b(?:no|without|abolish\w*|commut\w+|not\s+(?:\w+\s+){0,3}|moratorium\s+on|oppos\w+)\s+(?:the\s+)?$", re.IGNORECASE)
_OTHER_ALONE = re.compile(r"\b(?:sentenced|ordered|received|given|gave)\b[^.;]{0,60}?\b(community\s+service|community\s+work|house\s+arrest|home\s+detention|probation|correcti(?:ve|onal)\s+labor)\b", re.IGNORECASE)

# --- fines -------------------------------------------------------------------------------------------------------------------------
_FINE_NOUN = re.compile(r"\b(?:fin(?:e|es|ed|ing)|(?:monetary|financial|administrative|pecuniary|civil|cash)\s+(?:penalt(?:y|ies)|sanctions?|punishments?))\b", re.IGNORECASE)
_PENALTY_NOUN = re.compile(r"\b(?:penalt(?:y|ies)|punish(?:able|ed|ment|ments)|sanctions?|liable|penali[sz]ed)\b", re.IGNORECASE)
_NO_FINE = re.compile(
    r"\b(?:restitution|compensat\w+|damages|reparations?|bail|bond|back\s+wages|wages|salar(?:y|ies)|budget\w*|allocat\w+|spen[dt]\w*|funding|funds|fund|bribes?|brib\w+|worth|valued|seiz\w+|confiscat\w+|forfeit\w*|assets|owed|debts?|earn\w*|sold|selling|price|donat\w+|grants?|"
    r"provid(?:ed|ing)\s+(?:approximately\s+)?(?=[$€£\d])|fees?|unpaid|recover\w+|per\s+month|rewards?|settlement|contribut\w+)\b",
    re.IGNORECASE,
)
# "a fine of two to 18 minimum monthly salaries ($665 to $6,000)"
_IN_WAGES = re.compile(r"\b(?:minimum\s+|monthly\s+|daily\s+|base\s+)+(?:wages?|salar(?:y|ies)|incomes?)(?:\s+units?)?\s*,?\s*\(?", re.IGNORECASE)
_FINE_AFTER = re.compile(r"\s*(?:\([^()]{1,60}\)\s*)?(?:in\s+|as\s+an?\s+)?(?:(?:administrative|financial|pecuniary|cash|labor|monetary|minimum|maximum|civil|criminal|additional|total|cumulative)\s+)*(?:fines?|penalt(?:y|ies)|administrative\s+fines)\b", re.IGNORECASE)

# --- prescribed or imposed -----------------------------------------------------------------------------------------------------------
_TRIGGER = re.compile(
    r"(?P<modal>\b(?:may|can|could|shall|might|would)\s+(?:also\s+|not\s+|only\s+|then\s+|both\s+)?[a-z]+|\b(?:must|will)\s+(?:also\s+)?(?:be\b|face\b|receive\b|pay\b|result\b))"
    r"|(?P<imposed>\b(?:sentenc(?:ed|ing)\b(?!\s+(?:guidelines|hearings?|judge|laws?|provisions|range))|receiv(?:ed|ing)\b|got\b|(?:was|were|been|being)\s+given|gave\b|giving\b|condemn(?:ed|ing)\b|jailed\b|(?:was|were|been)\s+(?:imprisoned|incarcerated|(?:punished|penali[sz]ed)(?!\s+(?:by|with)\s+(?:up|an?|at|no|[\w-]+\s+to)\s))|imprisoned\b|incarcerated\b|fined\b|fining\b|handed\s+(?:down|out)|hand(?:ed|ing)\b|meted|ordered\b|ordering\b|impos(?:ed|ing)\b|levied|levying|"
    r"assessed|collected|collecting|issued|issuing|upheld|verdicts?|serving\b|served\b|sent\s+to\s+prison|sent\s+to\s+jail|suspended\b|reduced\b|cut\b|overturned|reinstated|appeals?\s+court|paid\b|convict(?:ed|ing)\s+(?=(?:him|her|them|an?|the|both|each|all|one|two|three|four|five|six|seven|eight|nine|ten|\d+|[A-Z]\w+)\s)(?:(?!of\b|under\b|for\b|may\b|can\b|could\b|shall\b|fac|is\b|are\b|receiv)[\w,']+\s+){0,8}?to\s+|imposition\b|sentences\s+(?:includ(?:ed|ing)|consisted|ranged|ran|varied|were|averaged|given|imposed|issued)\b|"
    r"sentences?\s+(?:\w+\s+){1,6}(?:ranged|ran|varied)\b|drew\b))"
    r"|(?P<weak>\b(?:convictions?\s+(?:and|with)\b|(?:with|and|prison|jail)\s+sentences?\b|sentences?\s+(?:of|for|from|ranging)\b|convicted\b|guilty\b))|(?P<weak_prescribed>\bfines?\s+(?:for|range|ranges|are|is|of)\b|\bterms?\s+of\b|\b(?:law|code|act|articles?|sections?)\b)"
    r"|(?P<prescribed>\b(?:prescrib\w+|provid(?:es?|ed|ing)\b|carr(?:y|ies|ied|ying)\b|punish(?:able|es|ed|ment|ments|ing)?\b|penalt(?:y|ies)\b|penali[sz](?:es?|ed|ing)\b|fac(?:e|es|ed|ing)\b|subject(?:ed|s)?\s+to|liable\b|stipulat\w+|establish(?:es|ed|ing)?\b|sets?\b|impos(?:es?)\b|criminali[sz]\w+|prohibit\w*|maximum\b|minimum\b|mandatory\b|draws?\b|mandat(?:es?|ed|ing)\b|"
    r"calls?\s+for|called\s+for|allows?\b|allowed\b|(?:is|are)\s+(?:sentenced|fined|imprisoned|jailed|punished)|threatens?|outlaw\w*|increas(?:es|ed|ing)\b|ceilings?|includ(?:es|ed|ing)?\s+(?:a\s+)?(?:penalt|punish|imprison|prison|fine)|felony|crimes?\s+with|offen[sc]es?\s+with|specif(?:y|ies|ied)|risks?\b|rises?\b|range\b|ranges\b|defines?|raises?\b|raising\b))",
    re.IGNORECASE,
)
_MODAL_BEFORE = re.compile(
    r"\b(?:may|can|could|shall|must|might|would|will|to)\s+(?:also\s+)?(?:be|have\s+been)\b[^.;]{0,90}$|\b(?:is|are)\s+(?:also\s+|then\s+|each\s+)?$|\b(?:if|once|when|those|anyone|whoever|any\s+person|persons|offenders|violators)\s+(?:\w+\s+){0,5}(?:is|are)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_REQUESTED = re.compile(
    r"\b(?:prosecut(?:ors?|ion)|state|attorneys?|lawyers?|families|ngos?|advocates|petition\w*|activists)\b[^.;]{0,60}\b(?:request\w*|sought|seek\w*|ask\w*|demand\w*|propos\w+|recommend\w*|call\w*|argu\w+|want\w*)\b[^.;]{0,60}$|\b(?:average|median|typical)\s+(?:prison\s+|jail\s+)?(?:sentences?|terms?|length|penalt\w+|fines?)\b[^.;]{0,80}$|\baverage\s+of\s+$|\b(?:seeking|requesting)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"\b(?:increas|rais|lower|reduc|cut|shorten|lengthen|extend|commut|chang|decreas)\w*\b[^.;]{0,90}$", re.IGNORECASE)
_ENHANCED = re.compile(r"\b(?:increas\w+|rais\w+|enhanc\w+|extend\w*|add(?:s|ed|ing)?|reduc\w+)\s+(?:\w+\s+){0,4}by\s+(?:up\s+to\s+|an?\s+(?:additional\s+)?|another\s+)?$", re.IGNORECASE)

# A limit that stands apart from its number: "the maximum penalty for its use and sale is", "the ceilings rose to"
_LIMIT = re.compile(
    r"\b(?:(?P<high>maximum|highest|longest|ceilings?|up)|(?P<low>minimum|lowest|shortest|floor))\b(?:\s+(?:prison|jail|criminal|statutory|mandatory|possible))*"
    r"(?:\s+(?P<noun>penalt(?:y|ies)|sentences?|punishments?|terms?|fines?))?(?P<gap>[^.;:]{0,80}?)\b(?:of|is|was|are|were|to|at|be|being|becomes?|and(?:\s+a)?|up)?\s*$",
    re.IGNORECASE,
)
# What somebody should do is not what somebody got.
_ADVICE = re.compile(
    r"\bshould\b[^.;]*$|^[\s•*\d.)-]*(?:(?:Fully|Vigorously|Further|Significantly|Continue\s+to|Proactively)\s+)?(?:Increase|Amend|Ensure|Make|Seek|Impose|Sentence|Prosecute|Investigate|Convict|Punish|Enact|Strengthen|Revise|Raise|Prescribe|Apply|Adopt|Pass|"
    r"Strike|Eliminate|Remove|Provide|Allow|Establish|Enforce|Use|Pursue|Hold|Implement|Criminalize|Give|Require|Set)\s"
)
_SUSPENDED = re.compile(r"\b(?P<part>(?:partial(?:ly)?|part(?:ly)?)[\s-]+suspended)|(?P<not>\b(?:un-?suspended|not\s+suspended|without\s+suspension)|no\s+suspended)|\bsuspend(?:ed|s|ing)?\b|\bwith\s+a\s+[\w-]+\s+suspension|\bconditional(?:ly)?\s+(?:sentence|release)", re.IGNORECASE)
_PARTLY = re.compile(r"\b(?:with|of\s+which|including|but|, of)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_STRINGENT = re.compile(r"(?P<no>\b(?:not|neither|insufficiently|were\s+not|nor)\s+(?:\w+\s+){0,3}|\bin)?(?:sufficiently\s+)?stringent", re.IGNORECASE)
_COMMENSURATE = re.compile(r"(?P<no>\b(?:not|neither|nor|incommensurate|less\s+than)\s+(?:\w+\s+){0,4})?\bcommensurate\b", re.IGNORECASE)
_OFFENSE_AFTER = re.compile(r"\s*(?:\([^()]*\)\s*)?,?\s*(?:and\s+a\s+fine\s*,?\s*)?(?:for|if\s+convicted\s+of|on\s+charges\s+of)\s+((?:[\w'-]+\s+){0,9}[\w'-]+)", re.IGNORECASE)
_OFFENSE_BEFORE = re.compile(
    r"\b(?:criminali[sz](?:es|ed|ing)|prohibit(?:s|ed|ing)|punish(?:es|ed|ing)|outlaw(?:s|ed|ing)|penali[sz](?:es|ed|ing)|convict(?:ed|ion)\s+(?:of|for)|penalt(?:y|ies)\s+for|guilty\s+of)\s+((?:(?!with\b|and\s+(?:prescrib|provid|stipulat|carr|impos)|which\b|by\b|to\b|is\b|are\b|was\b|were\b|rang\w+\b|carr\w+\b)[\w'-]+\s+){0,10}(?!with\b|and\b|which\b|by\b|to\b|is\b|are\b|was\b|were\b|rang)[\w'-]+)",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"\b(?:an?|the|one|his|her|its|this|that|another)\s+(?:[\w'-]+\s+){0,4}?(?:man|woman|trafficker|offender|defendant|person|official|officer|policeman|suspect|perpetrator|employer|mother|father|couple's|national|citizen|priest|teacher|fisherman|captain|lawmaker|tourist|driver|recruiter|broker|director|doctor|judge|owner|operator|pimp|convict|accused)\b|\b(?:he|she|him|her)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Term:
    """One punishment range; spans are into the flow."""

    start: int
    end: int
    kind: str
    low: float | None = None
    high: float | None = None
    life: bool = False
    currency: str | None = None
    money: list[Span] = field(default_factory=list)
    persons: int | None = None
    rule: str = ""
    basis: str = ""
    suspended: str | None = None
    stringent: bool | None = None
    commensurate: bool | None = None
    offense: str | None = None
    exact: bool = False
    limit: str = ""


def find_penalties(flow: str, sentences: Sequence[Span], quantities: Sequence[Match], skip: Sequence[Span] = ()) -> list[Match]:
    """Punishments that laws prescribe or courts imposed.

    Args:
        flow: The match view of a text, see `tipnlp.text.view`.
        sentences: Half-open sentence spans in order, see `tipnlp.find.sentences`.
        quantities: Numbers of the text, see `tipnlp.find.quantities.find_quantities`.
        skip: Spans in which nothing is found (recommendations ask for penalties that nobody got).

    Returns:
        Matches labelled ``PENALTY`` in order. ``data``: ``basis`` (prescribed, imposed), ``kind`` (imprisonment, fine, death, other),
        ``min_months``, ``max_months`` (numbers or None), ``life``, ``min_amount``, ``max_amount``, ``currency`` (ISO 4217), ``offense``,
        ``persons`` (number sentenced), ``suspended`` (none, full, partial or None), ``stringent``, ``commensurate`` (bool or None), and
        for fines ``money``: the [start, end] spans of the amounts that belong to them, bracketed equivalents included.

    Example:
        >>> from tipnlp.find.quantities import find_quantities
        >>> text = "The law prescribes two to five years in prison."
        >>> [p] = find_penalties(text, [(0, len(text))], find_quantities(text))
        >>> p.data["basis"], p.data["min_months"], p.data["max_months"]
        ('prescribed', 24, 60)
    """
    starts = [q.start for q in quantities]
    pending: list[_Term] = []
    found: list[_Term] = []
    for begin, end in sentences:
        if any(s <= begin < e for s, e in skip):
            continue
        terms: list[_Term] = []
        if _PUNISHES.search(flow, begin, end) and not _ADVICE.match(flow, begin, end):
            inside = quantities[bisect_left(starts, begin) : bisect_left(starts, end)]
            terms = _terms(flow, begin, end, inside)
            for term in terms:
                _read_context(flow, begin, end, term, terms, inside, found)
        found.extend(terms)
        pending = _judge(flow, begin, end, terms, pending)
    return [_match(flow, term) for term in found]


# --- terms of a sentence -----------------------------------------------------------------------------------------------------------
def _terms(flow: str, begin: int, end: int, quantities: Sequence[Match]) -> list[_Term]:
    terms = [*_prison_terms(flow, begin, end, quantities), *_fines(flow, begin, end, quantities)]
    terms += _lives(flow, begin, end, terms)
    terms += _deaths(flow, begin, end)
    if all(t.kind == "fine" for t in terms) and (m := _OTHER_ALONE.search(flow, begin, end)) and not _MODAL_BEFORE.search(flow[max(begin, m.start() - 60) : m.start()]):
        terms.append(_Term(m.start(1), m.end(1), "other", rule="penalty.other"))
    terms = [t for t in terms if not _ADVICE.search(flow[begin : t.start])]
    terms.sort(key=_start)
    for previous, term in zip([None, *terms], terms, strict=False):
        _apply_limit(flow, begin, term, previous)
    return terms


def _start(term: _Term) -> int:
    return term.start


def _apply_limit(flow: str, begin: int, term: _Term, previous: _Term | None) -> None:
    """An exact term after "the maximum penalty for ... is" has only an upper limit, and so have those listed after it."""
    if not term.exact or term.rule == "penalty.list":
        return
    m = _LIMIT.search(flow, max(begin, term.start - 130), term.start)
    if _RANGE_FROM_WORDS.search(flow, max(begin, term.start - 130), term.start):
        term.limit = "high"
    elif m is not None and _limits_term(m, term):
        term.limit = "high" if m["high"] else "low"
    elif previous is not None and previous.limit and previous.kind == term.kind and not _TRIGGER.search(flow, previous.end, term.start):
        term.limit = previous.limit
    if term.limit == "high":
        term.low, term.exact = None, False
    elif term.limit == "low":
        term.high, term.exact = None, False


# "ranged from suspended sentences to nine years"
_RANGE_FROM_WORDS = re.compile(r"\brang\w+\s+from\s+(?![^.;]*(?:years?|months?|days?)\b)[^.;\d]{3,60}\s+to\s+(?:imprisonment\s+(?:of|for)\s+)?$")


def _limits_term(m: re.Match[str], term: _Term) -> bool:
    noun, gap = (m["noun"] or "").lower(), m["gap"]
    if (m["high"] or "").lower() == "up":
        return not gap.strip()
    if noun.startswith("fine") != (term.kind == "fine") and noun.startswith(("fine", "sentence", "term")):
        return False
    if re.search(r"\b(?:with|received|sentenced|while|but)\b", gap):
        return False
    return not re.search(r"\d", gap) or bool(re.search(r"\b(?:is|was|are|were|be|to|at)\s*$", m[0])) or m[0].lower().startswith("ceiling")


def _prison_terms(flow: str, begin: int, end: int, quantities: Sequence[Match]) -> list[_Term]:
    terms: list[_Term] = []
    rejected = begin
    for at, quantity in enumerate(quantities):
        if quantity.label != "DURATION":
            continue
        previous = terms[-1] if terms else None
        noun = _AFTER_TERM.match(flow, quantity.end)
        if noun and noun.end() > end:
            noun = None
        following = next((q for q in quantities[at + 1 : at + 2] if _is_upper_limit(flow, quantity, q)), None)
        if not _punishes(flow, begin, quantity, noun, previous, rejected, following):
            if not re.match(r"\s*(?:of\s+age|old)\b", flow[quantity.end : quantity.end + 12]):
                rejected = quantity.end
            continue
        data = quantity.data
        term = _Term(quantity.start, quantity.end, "imprisonment", data["min_months"], data["max_months"], bool(data.get("to_life")), rule="penalty.duration")
        term.exact = term.low is not None and term.low == term.high
        if noun:
            term.end = noun.end()
            term.kind = "other" if noun["other"] else "imprisonment"
        elif (before := _TERM_NOUN.search(flow, max(begin, quantity.start - 60), quantity.start)) and before["other"]:
            term.kind = "other"
        if quantity.data["unit"] == "hour":
            if term.kind != "other":
                continue
            term.low = term.high = None
        if previous and term.kind == "other" and re.search(r"\b(?:and|with|plus|followed\s+by|including)\b", flow[previous.end : term.start]) and "or" not in flow[previous.end : term.start].split():
            continue  # part of one sentence
        if previous and _is_part(flow, previous, term):
            continue
        terms += _elided(flow, quantities, at, term)
        terms += _split_list(flow, begin, quantity, term) or _changed(flow, begin, quantity, term) or _merge(flow, terms, term)
    return terms


def _punishes(flow: str, begin: int, quantity: Match, noun: re.Match[str] | None, previous: _Term | None, rejected: int, following: Match | None) -> bool:
    """True where a duration is a punishment and no period, age, permit or time already served."""
    before = flow[max(begin, quantity.start - 130) : quantity.start]
    if _REQUESTED.search(before) or _ENHANCED.search(before):
        return False
    if following is not None and _punishes(flow, begin, following, _AFTER_TERM.match(flow, following.end), previous, rejected, None):
        return True
    if noun:
        if _SERVED.search(before) and not re.search(r"(?:sentence|term)s?$", noun[0], re.I):
            return False
        if re.match(r"[\s']*(?:terms?|detention|custody|penalt|punish|servitude)", flow[quantity.end : noun.end()], re.I):
            return bool(_STRONG.search(flow, begin, quantity.start) or _STRONG.search(flow, noun.end(), noun.end() + 60)) and not _BARS.search(flow[max(begin, quantity.start - 40) : quantity.start])
        return True
    if _NOT_AFTER.match(flow, quantity.end) and not _AFTER_TERM.match(flow, quantity.end):
        return False
    noun_before = _TERM_NOUN.search(before)
    if noun_before and not re.match(r"terms?\s+of\s+(?:office|reference)", noun_before[0]):
        return True
    if _WEAK_BEFORE.search(before) and not quantity.data.get("hyphen") and quantity.data["unit"] in ("year", "month"):
        return True
    if _NOT_BEFORE.search(before):
        return False
    clause = re.split(r"[;:]|—", before)[-1]
    if re.search(r"\bsentenc(?:ed|ing)\b[^.;:]{0,80}:\s+$", before):
        return True
    if re.search(r"\bsentenc(?:ed|ing)\b[^.;]*\s(?:to|with)\s+(?:between\s+|from\s+)?$", flow[begin : quantity.start]):
        return True
    if re.search(r"\bfor\s+(?:up\s+to\s+|at\s+least\s+|a\s+)?$", before):
        return bool(re.search(r"\b(?:imprison\w*|jail\w*|incarcerat\w*|prison|confine\w*)\b[^,;]{0,40}$", before)) and not _BARS.search(clause[-40:])
    if previous and rejected < previous.end and _coordinated(flow, previous, quantity.start):
        return True
    strong = [m.end() for m in _STRONG.finditer(clause)]
    barred = [m.end() for m in _BARS.finditer(clause)]
    return bool(strong) and (not barred or barred[-1] < strong[-1]) and len(clause) - strong[-1] < 60 and not quantity.data.get("hyphen")


def _is_upper_limit(flow: str, lower: Match, upper: Match) -> bool:
    """"not less than five years and not more than 20 years": the second length closes the range of the first."""
    return (
        upper.label == "DURATION"
        and lower.data["max_months"] is None
        and upper.data["min_months"] is None
        and bool(re.fullmatch(r",?\s+(?:and|but|to|or)\s+", flow[lower.end : upper.start]))
    )


def _coordinated(flow: str, previous: _Term, start: int) -> bool:
    """True where a term goes on with the one before it: ", or two to 10 years where", "and five years for"."""
    gap = flow[previous.end : start]
    return len(gap) < 130 and not re.search(r"[.]\s", gap) and not _BARS.search(gap[-30:]) and bool(re.search(r"\b(?:and|or|but|to|while|with|rising|increas\w+)\b|[,(;]", gap))


def _is_part(flow: str, previous: _Term, term: _Term) -> bool:
    """"five years in prison, with two suspended": the suspended part is no term of its own."""
    gap = flow[previous.end : term.start]
    if re.match(r"[\w\s']{0,20}\bsuspended\b", flow[term.end : term.end + 30]) and len(gap) < 30 and _PARTLY.search(gap):
        previous.suspended = "partial"
        return True
    return False


_LINK = r",?\s+(?:and|but|to|or)\s+"


def _elided(flow: str, quantities: Sequence[Match], at: int, term: _Term) -> list[_Term]:
    """Terms whose unit stands only with the last: "to 12 and 25 years", "three, five, and seven years"."""
    unit = {"year": 12, "month": 1}.get(quantities[at].data["unit"])
    found: list[_Term] = []
    if unit is None or (not term.exact and at == 0):
        return found
    if not term.exact:
        lower = quantities[at - 1]  # "at least eight and not more than 30 years"
        if term.low is None and lower.label == "CARDINAL" and lower.data["qualifier"] == "at_least" and re.fullmatch(_LINK, flow[lower.end : term.start]):
            term.low, term.start = lower.data["low"] * unit, lower.start
        return found
    right = quantities[at].start
    for number in reversed(quantities[:at]):
        gap = flow[number.end : right]
        if number.label == "ATTRIBUTE" and re.fullmatch(r"-\s*(?:to|or)\s+", gap):  # "two- to seven-year"
            term.low, term.start, term.exact = number.data["low"] * unit, number.start, False
            return []
        lowered = gap.strip() == "to" and re.search(r"\bfrom\s+$", flow[max(0, number.start - 6) : number.start])  # "from 12 to nine years"
        if number.label != "CARDINAL" or not (lowered or re.fullmatch(r",?\s+(?:and|or)\s+|\s*,\s*", gap)) or number.data["high"] or number.data["qualifier"] != "exact":
            break
        months = number.data["low"] * unit
        found.insert(0, _Term(number.start, number.end, term.kind, months, months, rule="penalty.elided", exact=True))
        right = number.start
    if found and not re.search(r"\b(?:to|of|from|for|were|with|received|including|:)\s+$", flow[max(0, right - 14) : right]):
        return []
    return found


_SENTENCED_N = re.compile(r"\bsentenc(?:ed|ing)\s+$")
_OTHERS = re.compile(r"[^.;]{0,60}?\b(?:another|others?|second|third|one|the\s+rest)\s+(?:[\w-]+\s+){0,4}?to\s")
# "three traffickers to life imprisonment, and ", "Three were sentenced to 10 years, "
_PERSONS_TO_TERM = re.compile(
    r"(?<!\bto\s)(?<!\bof\s)(?<!\bfrom\s)\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty)(?:\s+(?!to\b)[\w'-]+){0,7}\s+to\s+"
    r"(?:life|[\w.-]+\s+(?:years?|months?|days?)'?)(?:\s+(?:and\s+[\w-]+\s+(?:months?|days?)'?|imprisonment|in\s+(?:prison|jail)|each)){0,2}(?:,\s+(?:and\s+)?|\s+and\s+)$",
    re.IGNORECASE,
)
_N_TO = re.compile(r"(\d+|[a-z-]+)\s+to\s+(?=\d|[a-z])", re.IGNORECASE)


def _split_list(flow: str, begin: int, quantity: Match, term: _Term) -> list[_Term]:
    """"three traffickers to life, 11 to 15 years, and six to three years": persons and their terms, no range."""
    m = _N_TO.match(flow, quantity.start, quantity.end)
    if not m or term.low is None or term.high is None or term.exact:
        return []
    head = flow[begin : quantity.start]
    persons = term.low / (1 if quantity.data["unit"] == "month" else 12)
    alone = persons == 1 and "sentenc" in head and bool(_OTHERS.match(flow, quantity.end))
    if not float(persons).is_integer() or not (alone or _SENTENCED_N.search(head) or "sentenc" in head and _PERSONS_TO_TERM.search(head)):
        return []
    return [_Term(m.end(), term.end, term.kind, term.high, term.high, persons=int(persons), rule="penalty.list", exact=True)]


_SENTENCED_N = re.compile(r"\bsentenc(?:ed|ing)\s+$")
_OTHERS = re.compile(r"[^.;]{0,60}?\b(?:another|others?|second|third|one|the\s+rest)\s+(?:[\w-]+\s+){0,4}?to\s")


def _changed(flow: str, begin: int, quantity: Match, term: _Term) -> list[_Term]:
    """"raised the maximum from 10 to 15 years": two terms, the old and the new one, no range."""
    m = re.match(r"(?:from\s+)?(?P<old>.+?)(?P<to>\s+to\s+)", flow[quantity.start : quantity.end])
    if not m or term.low is None or term.high is None or term.exact or not _CHANGED.search(flow[max(begin, quantity.start - 90) : quantity.start] + m["to"]):
        return []
    if not re.search(r"\bfrom\s+$", flow[max(begin, quantity.start - 8) : quantity.start + m.start("old")]) or re.match(r"[\w\s',]{0,20}\bto\s+(?:between\s+)?[\w-]+\s+(?:to|years)", flow[quantity.end : quantity.end + 40]):
        return []
    middle = quantity.start + m.end("old")
    old = _Term(quantity.start, middle, term.kind, term.low, term.low, rule="penalty.changed", exact=True)
    return [old, _Term(middle + len(m["to"]), term.end, term.kind, term.high, term.high, rule="penalty.changed", exact=True)]


def _merge(flow: str, terms: list[_Term], term: _Term) -> list[_Term]:
    """Puts the two limits of one range together; otherwise the term stands alone."""
    previous = terms[-1] if terms else None
    if previous is None or previous.kind != term.kind or previous.life or term.life:
        return [term]
    gap = flow[previous.end : term.start]
    limits = (previous.low is not None and previous.high is None, term.low is None and term.high is not None)
    if limits == (True, True) and re.fullmatch(r"(?:\s+(?:of\s+)?(?:imprisonment|in\s+(?:prison|jail)))?,?\s+(?:(?:and|but|to|up\s+to|or)(?:\s+(?:with|of|for|a))*\s+)?", gap):
        previous.high, previous.end = term.high, term.end
        return []
    if previous.low is None and previous.high is not None and term.high is None and re.fullmatch(r"(?:\s+in\s+prison)?,?\s+and\s+(?:with\s+)?", gap):
        previous.low, previous.end = term.low, term.end
        return []
    if previous.exact and term.low is None and not gap.strip() and re.search(r"\bfrom\s+$", flow[max(0, previous.start - 6) : previous.start]):
        previous.high, previous.end, previous.exact = term.high, term.end, False
        return []
    if previous.exact and term.exact and re.fullmatch(r"(?:\s+(?:of\s+)?(?:imprisonment|in\s+(?:prison|jail)))?\s+to\s+", gap) and (term.low or 0) > (previous.low or 0) and not _CHANGED.search(flow[max(0, previous.start - 90) : previous.start]):
        previous.high, previous.end, previous.exact = term.high, term.end, False
        return []
    return [term]


def _lives(flow: str, begin: int, end: int, terms: list[_Term]) -> Iterator[_Term]:
    for m in _LIFE.finditer(flow, begin, end):
        start = m.start("life") if m["bare"] else m.start()
        if any(t.start < m.end() and start < t.end + 1 and t.life for t in terms):
            continue
        lower = next((t for t in terms if t.kind == "imprisonment" and not t.life and re.fullmatch(r"[\s']*(?:(?:of\s+)?imprisonment|in\s+prison|in\s+jail)?\s*(?:to|-)\s+(?:a\s+maximum\s+of\s+)?", flow[t.end : start] if not m["bare"] else flow[t.end : m.start("life")])), None)
        if lower is not None:
            lower.life, lower.high, lower.end = True, None, m.end()
            continue
        if m["bare"] and not _STRONG.search(flow, begin, start) or _REQUESTED.search(flow[max(begin, start - 120) : start]):
            continue
        if m["bare"] and m["bare"].split()[0].lower() in ("to", "or", "and") and not any(abs(t.end - start) < 40 for t in terms) and not re.search(r"sentenc\w+[^.;]{0,50}$", flow[begin:start]):
            continue
        yield _Term(start, m.end(), "imprisonment", None, None, True, rule="penalty.life")


def _deaths(flow: str, begin: int, end: int) -> Iterator[_Term]:
    for m in _DEATH.finditer(flow, begin, end):
        group = "d1" if m["d1"] else "d2" if m["d2"] else 0
        start, stop = m.span(group)
        if _NO_DEATH.search(flow[max(begin, start - 40) : start]) or _REQUESTED.search(flow[max(begin, start - 120) : start]):
            continue
        if not group and not _TRIGGER.search(re.split(r"[;—]", flow[max(begin, start - 70) : start])[-1]):
            continue
        yield _Term(start, stop, "death", rule="penalty.death")


# --- fines -------------------------------------------------------------------------------------------------------------------------
def _fines(flow: str, begin: int, end: int, quantities: Sequence[Match]) -> list[_Term]:
    terms: list[_Term] = []
    money = [q for q in quantities if q.label == "MONEY"]
    for at, amount in enumerate(money):
        if amount.data["equivalent"] or at and money[at - 1].data["equivalent"] and re.fullmatch(r"\s*(?:and|to|-|,)\s*", flow[money[at - 1].end : amount.start]) or at and _REPEATED.fullmatch(flow[money[at - 1].end : amount.start]):
            if terms and at and [money[at - 1].start, money[at - 1].end] in [list(s) for s in terms[-1].money]:
                terms[-1].money.append((amount.start, amount.end))
            continue
        if not _is_fine(flow, begin, amount, terms[-1] if terms else None):
            continue
        low, high = _limits(flow, amount)
        if low is None and (lower := _lower_amount(flow, quantities, amount)):
            low = lower
        term = _Term(amount.start, amount.end, "fine", low, high, currency=amount.data["currency"], money=[(amount.start, amount.end)], rule="penalty.fine")
        term.exact = low is not None and low == high
        if not (terms and _merge_fines(flow, terms[-1], term)):
            terms.append(term)
    return terms


# "$7 to $21 per infraction (20 to 60 dinars)"
_REPEATED = re.compile(r"\s*(?:(?:per|for\s+each|for\s+every|a)\s+\w+|each)?\s*\((?:approximately\s+|about\s+|or\s+)?", re.IGNORECASE)


def _lower_amount(flow: str, quantities: Sequence[Match], amount: Match) -> float | None:
    """"not less than 500 and not more than 5,000 dalasi": the lower amount, whose currency stands only with the upper one."""
    for number in quantities:
        if number.label == "CARDINAL" and number.data["qualifier"] == "at_least" and re.fullmatch(_LINK, flow[number.end : amount.start]):
            return float(number.data["low"])
    return None


_CANNOT = re.compile(r"\b(?:cannot|never|n't)\s+$")


def _limits(flow: str, amount: Match) -> tuple[float | None, float | None]:
    not_over = _CANNOT.search(flow[max(0, amount.start - 10) : amount.start]) and flow[amount.start : amount.start + 6].lower() == "exceed"
    low, high = amount.data["amount"], amount.data["max_amount"]
    if high is not None:
        return low, high
    if amount.data["qualifier"] in ("at_most", "less_than") or not_over:
        return None, low
    if amount.data["qualifier"] in ("at_least", "more_than"):
        return low, None
    return low, low


def _is_fine(flow: str, begin: int, amount: Match, previous: _Term | None) -> bool:
    before = _IN_WAGES.sub(" ", flow[max(begin, amount.start - 160) : amount.start])
    if _FINE_AFTER.match(flow, amount.end):
        return True
    if re.match(r"\s*(?:\([^()]{1,60}\)\s*)?(?:in|as|of)\s+(?:restitution|compensation|damages|back|bail|unpaid|reparation|wages|victim)", flow[amount.end : amount.end + 90]):
        return False
    fine = [m.end() for m in _FINE_NOUN.finditer(before)]
    penalty = [m.end() for m in _PENALTY_NOUN.finditer(before)]
    other = [m.end() for m in _NO_FINE.finditer(before)]
    if _REQUESTED.search(before):
        return False
    if fine and (not other or other[-1] < fine[-1]) and len(before) - fine[-1] < 110 and ";" not in before[fine[-1] :]:
        return True
    if previous and not other and len(flow[previous.end : amount.start]) < 130 and re.search(r"\b(?:or|and|to|rising|increas\w+|for)\b", flow[previous.end : amount.start]):
        return True
    return bool(penalty) and not (other and other[-1] > penalty[-1]) and len(before) - penalty[-1] < 50


def _merge_fines(flow: str, previous: _Term, term: _Term) -> bool:
    """"20,000 rupees ($300) to 50,000 rupees", "not less than X and not more than Y": one range."""
    gap = re.sub(r"\([^()]*\)", "", flow[previous.end : term.start]).strip()
    if previous.currency != term.currency and previous.currency and term.currency:
        return False
    between = re.search(r"\bbetween\s+$", flow[max(0, previous.start - 10) : previous.start])
    if (previous.exact and term.exact and (gap in ("to", "-") or between and gap == "and") and (term.high or 0) > (previous.low or 0)) or (
        previous.high is None and term.low is None and gap in ("and", "but", "to", ",", "and up", "and a", "to a")
    ):
        previous.high, previous.end, previous.exact = term.high, term.end, False
        previous.money += term.money
        return True
    return False


# --- what a term belongs to ----------------------------------------------------------------------------------------------------------
def _read_context(flow: str, begin: int, end: int, term: _Term, terms: list[_Term], quantities: Sequence[Match], found: list[_Term]) -> None:
    trigger = _trigger(flow, begin, end, term)
    if trigger is not None:
        term.basis = trigger[0]
    else:
        earlier = [t for t in terms if t.start < term.start and t.basis]
        term.basis = earlier[-1].basis if earlier else _default_basis(flow, begin, end, found)
    if term.basis == "imposed":
        term.persons = term.persons or _persons(flow, begin, term, terms, trigger[1] if trigger else begin, quantities)
        term.suspended = term.suspended or _suspension(flow, begin, end, term, terms)
    term.offense = _offense(flow, begin, end, term)


def _trigger(flow: str, begin: int, end: int, term: _Term) -> tuple[str, int] | None:
    """Basis by the nearest verb or noun before the term, else after it in its clause; and where that stands."""
    best: tuple[str, int] | None = None
    weak: tuple[str, int] | None = None
    for m in _TRIGGER.finditer(flow, begin, min(end, term.end)):
        if m.start() >= term.start and best is not None:
            break
        basis = _basis(flow, begin, m)
        if basis:
            best = (basis, m.start())
        elif best is None and weak is None and (m["weak"] or m["weak_prescribed"]):
            weak = ("imposed" if m["weak"] else "prescribed", m.start())
    if best is None:
        for m in _TRIGGER.finditer(flow, term.end, min(end, term.end + 70)):
            basis = _basis(flow, begin, m)
            if basis and not re.search(r"[;]", flow[term.end : m.start()]):
                return basis, m.start()
    return best or weak


# "The law criminalized X and imposed ..."
_LAW_ACTS = re.compile(r"\b(?:law|act|code|article|amendment|regulation|decree|statute|legislation|section|provision)s?\b(?![^.;]*\b(?:court|judge|prosecutor|police|authorities|government)s?\b)[^.;]*$", re.IGNORECASE)


def _basis(flow: str, begin: int, m: re.Match[str]) -> str | None:
    word = m[0].lower()
    if m["modal"]:
        return "prescribed"
    if m["weak"] or m["weak_prescribed"]:
        return None
    before = flow[max(begin, m.start() - 120) : m.start()]
    if m["imposed"]:
        if _MODAL_BEFORE.search(before):
            return "prescribed"
        if word.startswith(("impos", "order", "paid", "reduc", "suspended", "received", "receiving", "issued")) and _LAW_ACTS.search(before) and not re.search(r"\b(?:court|judge|under)", before[-60:], re.I):
            return "prescribed" if word.startswith(("impos", "reduc")) else None
        return "imposed"
    if word.startswith(("maximum", "minimum")) and re.search(r"\b(?:received|given|gave|imposed|sentenced\s+(?:\w+\s+){0,6}to)\s+(?:the\s+|a\s+)?$", before, re.I):
        return None
    if word.startswith(("provid", "establish", "set", "allow", "includ", "rang", "specif", "increas", "rais", "defin", "prohibit", "rise", "sets")) and re.search(r"\b(?:court|courts|judge|judges)\s+(?:\w+\s+)?$", before, re.I):
        return "imposed"
    if word.startswith(("penalt", "punishments", "punishment")) and re.search(r"\b(?:imposed|courts?|issued|assessed|levied|meted|handed|gave|received)\b[^.;]{0,30}$", before, re.I):
        return None
    if word.startswith("subject") and re.search(r"\b(?:found\s+guilty|(?:was|were)\s+convicted)\b", before, re.I):
        return "imposed"
    return "prescribed"


_NOT_PERSONS = re.compile(r"\s+(?:[\w-]+\s+)?(?:counts?|charges?|years?|months?|cases?|fines?|courts?|victims?|lashes)\b")
_COURT = re.compile(r"\b(?:courts?|judges?|(?:was|were|been|be|courts?|authorities|judges?|government)\s+(?:\w+\s+)?convicted|convicted\s+(?:\d|an?\b|one\b|two\b|three\b|four\b|five\b|six\b)|verdict|appeal\w*|traffickers?\s+(?:to|were)|defendants?|offenders?\s+(?:were|received))\b", re.IGNORECASE)


def _default_basis(flow: str, begin: int, end: int, found: list[_Term]) -> str:
    if _COURT.search(flow, begin, end):
        return "imposed"
    return found[-1].basis if found and begin - found[-1].end < 200 and found[-1].basis else "prescribed"


def _persons(flow: str, begin: int, term: _Term, terms: list[_Term], trigger: int, quantities: Sequence[Match]) -> int | None:
    """How many people were sentenced: the number before "to", after "sentenced", or the subject of the verb."""
    counts = [
        q for q in quantities
        if q.label == "CARDINAL" and q.data["high"] is None and q.end <= term.start and not _NOT_PERSONS.match(flow, q.end) and not any(t.start <= q.start < t.end for t in terms)
    ]  # fmt: skip
    for q in reversed(counts):
        if re.match(r"(?:\s+[\w'-]+){0,6}?\s+to\s+(?:[\w']+\s+){0,5}$", flow[q.end : term.start]):
            return int(q.data["low"])
    after = [q for q in counts if q.start > trigger]
    before = [q for q in counts if q.end <= trigger]
    singles = [m.end() for m in _ONE.finditer(flow, begin, term.start)]
    if after:
        return int(after[0].data["low"])
    if singles and (not before or singles[-1] > before[-1].end):
        return 1
    if before:
        return int(before[-1].data["low"])
    return None


def _suspension(flow: str, begin: int, end: int, term: _Term, terms: list[_Term]) -> str | None:
    if term.kind == "fine" or term.kind == "death":
        return None
    following = next((t.start for t in terms if t.start > term.start), end)
    earlier = max((t.end for t in terms if t.end <= term.start), default=begin)
    left, right = flow[max(earlier, term.start - 45) : term.start], flow[term.end : min(following, term.end + 45, end)]
    near = left.rpartition(";")[2] + flow[term.start : term.end] + right.partition(";")[0]
    m = _SUSPENDED.search(near)
    if m is None:
        return "none" if re.search(r"\b(?:not\s+suspended|must\s+serve|served?\s+(?:their|his|her|the)\s+(?:full\s+)?(?:sentence|time))", near, re.I) else None
    if m["not"]:
        return "none"
    return "partial" if m["part"] or re.search(r"\b(?:of\s+which|with\s+\w+\s+(?:years?|months?))\b", near) else "full"


def _offense(flow: str, begin: int, end: int, term: _Term) -> str | None:
    if (m := _OFFENSE_AFTER.match(flow, term.end, end)) and not re.match(r"(?:the\s+)?(?:first|second|a)\s+(?:time|total)|(?:\w+\s+counts?|each|those|these|their)\b", m[1]):
        phrase = re.split(r"\s+(?:and|or|but|while|which|that|who|to|in|under|when|if|were|was|is|are)\s", m[1])[0]
        return re.sub(r"\s+", " ", phrase)
    before = list(_OFFENSE_BEFORE.finditer(flow, begin, term.start))
    return re.sub(r"\s+", " ", before[-1][1]).strip() if before else None


# --- "sufficiently stringent" ----------------------------------------------------------------------------------------------------------
def _judge(flow: str, begin: int, end: int, terms: list[_Term], pending: list[_Term]) -> list[_Term]:
    """Gives a statement on stringency to the prescribed penalties it speaks of; returns those that still wait for one."""
    waiting = pending + [t for t in terms if t.basis == "prescribed"]
    stringent = _STRINGENT.search(flow, begin, end)
    commensurate = _COMMENSURATE.search(flow, begin, end)
    if not stringent and not commensurate:
        return waiting[-12:] if waiting and begin - waiting[-1].end < 1200 else []
    own = [t for t in terms if t.basis == "prescribed" and t.start < (stringent or commensurate).start()]  # type: ignore[union-attr]
    these = re.match(r"\s*(?:These|Those|Such|All|The|Both|Prescribed)\s+(?:\w+\s+){0,3}(?:penalties|punishments|terms|sentences)", flow[begin:end])
    for term in own if own and not these else waiting:
        if stringent:
            term.stringent = not stringent["no"]
        if commensurate and not (re.search(r"sex\s+trafficking,?\s+(?:\w+\s+)?$", flow[begin : commensurate.start()]) and re.search(r"\blabor|bonded", term.offense or "") and "sex" not in (term.offense or "")):
            term.commensurate = not commensurate["no"]
    return [t for t in terms if t.start > (stringent or commensurate).start() and t.basis == "prescribed"]  # type: ignore[union-attr]


def _match(flow: str, term: _Term) -> Match:
    fine = term.kind == "fine"
    data = {
        "basis": term.basis,
        "kind": term.kind,
        "min_months": None if fine else _number(term.low),
        "max_months": None if fine else _number(term.high),
        "life": term.life,
        "min_amount": _number(term.low) if fine else None,
        "max_amount": _number(term.high) if fine else None,
        "currency": term.currency,
        "offense": term.offense,
        "persons": term.persons,
        "suspended": term.suspended,
        "stringent": term.stringent,
        "commensurate": term.commensurate,
    }
    if fine:
        data["money"] = [list(span) for span in term.money]
    return Match(term.start, term.end, "PENALTY", f"{term.basis}:{term.kind}", term.rule, data)


def _number(value: float | None) -> float | int | None:
    return None if value is None else int(value) if float(value).is_integer() else round(value, 2)
