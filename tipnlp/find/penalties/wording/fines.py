"""Which amounts of money are fines."""

from __future__ import annotations

from tipnlp.find.penalties.wording import verbose

# "punishes it with up to five years, 45,000 dollars, or both"
UP_TO_YEARS = verbose(
    r"\b(?:(?:up\s+to|maximum\s+of|at\s+most|not?\s+more\s+than|not\s+exceeding)|(?P<least>at\s+least|not?\s+less\s+than|minimum\s+of))\s+[\w-]+\s+(?:years?|months?)'?(?:\s+(?:in\s+prison|imprisonment))?(?:,|\s+and|\s+or)\s+$"
)
STRONG_PUNISHED = verbose(r"\b(?:years?|months?)'?(?:\s+(?:in\s+(?:prison|jail)|imprisonment))?,\s+$")
OR_MORE = verbose(r"(?:\s*\([^()]*\))?\s+or\s+more\b")
OR_BOTH = verbose(r"(?:\s*\([^()]*\))?,?\s+or\s+both\b")
PRISON_INSTEAD = verbose(
    r"""(?:\s*\([^()]*\))?\s+(?:each\s+)?(?:in\s+(?:place|lieu)\s+of|instead\s+of|rather\s+than)\s+
    (?:serv(?:e|ing)|prison|jail|imprisonment|(?:an?\s+)?(?:[\w-]+\s+){0,3}(?:sentence|term|detention|days|months|years))\b"""
)
SENTENCED_TO_PAY = verbose(
    r"""\b(?:sentenced\s+to\s+pay|paid\s+fines?|pay\s+a\s+fine)\s+(?:of\s+)?$
    |\b(?:whoever|anyone\s+who|those\s+(?:who|convicted)|offenders?|violators?|traffickers?)\b[^.;]{0,110}
    \b(?:must|shall|has\s+to|have\s+to)\s+(?:[^.;]{0,60}\s)?pay\s+(?:up\s+to\s+)?$"""
)
# "up to one year and 10,000 dirhams"
YEARS_AND = verbose(
    r"\b(?:years?|months?)'?(?:\s+(?:in\s+(?:prison|jail)|imprisonment))?,?\s+(?:and/or|and|or|plus)\s+(?:up\s+to\s+)?$"
)
FINE_NOUN = verbose(
    r"""\b(?:fin(?:e|es|ed|ing)
    |(?:monetary|financial|administrative|pecuniary|civil|cash)\s+(?:penalt(?:y|ies)|sanctions?|punishments?))\b"""
)
# "the penalty for not reporting it ranges from"
PENALTY_RANGES = verbose(r"\b(?:penalt(?:y|ies)|sanctions?)\b[^.;]{0,110}\brang(?:es?|ed|ing)\s+(?:from\s+|between\s+)?$")
FINE_OF = verbose(r"\bfines?\s+of\s+(?:from\s+)?$")
PENALTY_NOUN = verbose(r"\b(?:penalt(?:y|ies)|punish(?:able|ed|ment|ments)|sanction(?:s|ed)?|liable\s+to|penali[sz]ed)\b")
# Money that is no fine where it stands nearer than the fine.
NO_FINE = verbose(
    r"""\b(?:restitution|compensat\w+|damages|reparations?|bail|bonds?|back\s+wages|wages|salar(?:y|ies)|stipends?|overtime|earnings?
    |budget\w*|allocat\w+|spen[dt]\w*|funding|funds?|grants?|donat\w+|contribut\w+|settlement|rewards?|ransoms?|deposits?
    |bribes?|brib\w+|worth|valued|seiz\w+|confiscat\w+|forfeit\w*|assets|owe[sd]?|owing|debts?|earn\w*|profits?|sold|selling|sells?|sale|prices?
    |fees?|unpaid|recover\w*|refund\w*|per\s+month|award\w*|repa(?:y|id|yment)\w*|moral|costs?|bought|purchas\w+|sav(?:ed|ings?)|lost
    |los(?:es?|ing)|charg(?:e|es|ing)|charged\s+(?=[$€£\d])|offer\w*|promis\w+|borrow\w*|loans?|liable\s+for|payments?|pa(?:y|ys|id|ying)|g[ia]ves?|giving
    |provid(?:ed|ing)\s+(?:approximately\s+)?(?=[$€£\d])|found|obtain\w*|collect(?:ed)?\s+(?=[$€£\d])|grant(?:ed)?|won
    |(?:victims?|survivors?|women|girls|workers|plaintiffs?|famil(?:y|ies))\s+(?:\w+\s+){0,2}(?:receiv\w+|got))\b"""
)
# "a fine of two to 18 minimum monthly salaries ($665 to $6,000)"
IN_WAGES = verbose(r"\b(?:minimum\s+|monthly\s+|daily\s+|base\s+)+(?:wages?|salar(?:y|ies)|incomes?)(?:\s+units?)?\s*,?\s*\(?")
# "clients pay 1,500 euros for a first offense"
UNDER_LAW = verbose(r"(?:\s*\([^()]*\))?\s+under\s+(?:(?:the|its|an?)\s+)?(?:[\w-]+\s+){0,3}(?:code|law|act|article|section|decree)s?\b")
PAY = verbose(r"\bpay\s+$")
# "One owner, found guilty of procuring, paid 300 euros and left"
GUILTY_PAID = verbose(r"\b(?:found\s+guilty|convicted|(?:suspended|prison)\s+sentences?)\b[^.]{0,130}\bpaid\s+$")
PAID_ENDS = verbose(r"(?:\s*\([^()]*\))?(?:\s*[,.;]|\s+and\s+(?:left|was|were|went)\b|$)")
FOR_OFFENSE = verbose(r"(?:\s*\([^()]*\))?\s+for\s+(?:(?:an?|the|each|every|any)\s+)?(?:first|second|third|repeat(?:ed)?|subsequent|initial)?\s*(?:offen[cs]es?|violations?|infractions?)\b")
FINE_AFTER = verbose(
    r"""\s*(?:\([^()]{1,60}\)\s*)?(?:in\s+|as\s+an?\s+)?
    (?:(?:administrative|financial|pecuniary|cash|labor|monetary|minimum|maximum|civil|criminal|additional|total
    |cumulative)\s+)*
    (?:fines?|penalt(?:y|ies))\b"""
)
NO_FINE_AFTER = verbose(
    r"""\s*(?:\([^()]{1,60}\)\s*)?(?:(?:each\s+)?to\s+(?:the|each|his|her|their|its|one|two|three|four|five|an?|all)\s+
    (?!(?:state|treasury|government|court|fund|budget|ministry|province|municipality|maximum|minimum|fine|limit|range|ceiling)\b)\w
    |(?:in|as|of)\s+(?:restitution|compensation|(?:moral\s+)?damages|back|bail|unpaid|reparations?|wages|victim|lost|overtime|deposits?|legal|fees))"""
)
FINE_GOES_ON = verbose(r"\b(?:or|and|to|rising|increas\w+|for)\b")
# "$7 to $21 per infraction (20 to 60 dinars)"
# "(P1,000,000, about $92,600)", "CFA francs (FCFA) ($7,960)"
SAME_BRACKET = verbose(
    r"\s*\(\s*[a-z]{1,4}\$?[\d.,]+,\s*(?:or\s+)?|\s*\([a-z]{2,5}\)\s*\(\s*(?:about\s+|approximately\s+)?|\s*,\s*(?:or\s+)?(?:about\s+|approximately\s+|roughly\s+|some\s+)?"
)
REPEATED = verbose(r"\s*(?:(?:per|for\s+each|for\s+every|a)\s+\w+|each)?\s*\((?:approximately\s+|about\s+|or\s+)?")
CANNOT = verbose(r"\b(?:cannot|never|n't|(?:may|must|shall|can)\s+not)\s+$")
# From the lower to the upper end of one range: "start at 9,000 and cannot exceed 20,000"
TO_UPPER_FINE = verbose(r"(?:and|nor|but|to|,|and\s+up|and\s+a|to\s+a|(?:and|but)\s+(?:cannot|never|(?:may|must|shall|can)\s+not))")
