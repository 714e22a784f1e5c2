"""Words that tell whether a law threatens or a court gave. A new verb goes into `TRIGGER`, under its role."""

from __future__ import annotations

from tipnlp.find.penalties.wording import opening, verbose

# The last trigger before a term tells which it is; a weak one counts only where there is no other.
TRIGGER = opening(
    r"""(?P<modal>\b(?:may|can|could|shall|might|would)\s+(?:also\s+|not\s+|only\s+|then\s+|both\s+)?[a-z]+
        |\b(?:must|will)\s+(?:also\s+)?(?:be|face|receive|pay|result)\b)
    |(?P<imposed>\b(?:sentenc(?:ed|ing)\b(?!\s+(?:guidelines|hearings?|judge|laws?|provisions|range))|receiv(?:ed|ing)\b|got\b
        |(?:was|were|been|being)\s+given|gave\b|giving\b|condemn(?:ed|ing)\b|jailed\b
        |(?:was|were|been)\s+(?:imprisoned|incarcerated|(?:punished|penali[sz]ed)(?!\s+(?:by|with)\s+(?:up|an?|at|no
        |[\w-]+\s+to)\s))
        |imprisoned\b|incarcerated\b|fined\b|fining\b|sanctioned\b|hand(?:ed|ing)\b|meted|ordered\b|ordering\b|impos(?:ed|ing)\b|(?:secured|obtained|won)\b(?=[^.;]{0,40}\b(?:sentence|term)s?\b)
        |imposition\b|levied|levying
        |assessed|collected|collecting|issued|issuing|upheld|verdicts?|serving\b|served\b|sent\s+(?:[\w-]+\s+){0,4}?to\s+(?:prison|jail)
        |suspended\b|reduced\b|cut\b
        |overturned|reinstated|appeals?\s+(?:court|judges?|panel)|on\s+appeal|courts?\s+of\s+appeals?|paid\b|drew\b|inflicted|averaged
        |(?:(?:was|were)\s+allowed|opted|chose|elected)\s+to\s+pay
        |will\s+(?:have\s+to\s+)?(?:spend|serve)|(?:had|was|were)\s+to\s+(?:pay|serve|spend)|paying\s+fines?|serves\b|went\s+to\s+(?:prison|jail)|put\s+away|put\s+behind\s+bars|locked\s+up|sent\s+away|let\s+(?:\w+\s+){1,3}off|escaped\s+with|walked\s+(?:free|away)\s+with|left\s+court\s+with|put\s+on\s+probation
        |given\b(?=\s+(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|life|suspended|prison|between|from|up)\b)
        |(?:prison|jail)\s+(?:terms|sentences)\s+(?:\w+\s+){0,3}(?:ranged|ran|varied)\b
        |(?:longest|shortest|heaviest|lightest|average|mean|median)\s+(?:(?:prison|jail)\s+)?(?:sentence|term)\s+(?:(?:handed\s+down|imposed|given|passed)\s+)?(?:was|being|came|stood|ran)
        |average\s+(?:(?:prison|jail)\s+)?(?:sentence|term)\s+of\b
        |average\s+(?:sentence|term|penalty|punishment)\s+for\s+[^.;,]{1,40}?\s(?:was|being|came)
        |plea\s+(?:agreements?|deals?|bargains?)
        |(?:led|leading|result(?:ed|ing)|end(?:ed|ing))\s+(?:to|in|with)\s+(?:an?\s+)?(?=(?:[\w-]+\s+){0,4}?(?:sentence|term|imprisonment|prison|jail)s?\b)
        |most\s+severe\s+(?:sentence|term)\s+was
        |(?:was|were)\s+(?:\w+\s+)?the\s+(?:longest|heaviest|stiffest|harshest|severest|lightest|shortest)\b
        |terms\s+for\s+(?:the|those|these|them)\b[^.;]{0,30}\b(?:ranged|ran|varied)
        |(?<=\bthe\s)(?:shortest|longest)\b(?=\s+\w+\s+(?:years?|months?))
        |convict(?:ed|ing)\s+(?=(?:him|her|them|an?|the|both|each|all|one|two|three|four|five|six|seven|eight|nine|ten|\d+)\s)
            (?:(?!of\b|under\b|for\b|may\b|can\b|could\b|shall\b|fac|is\b|are\b|receiv)[\w,']+\s+){0,8}?to\s+
        |sentences\s+(?:includ(?:ed|ing)|consisted|ranged|ran|varied|were|averaged|given|imposed|issued|exceeded|surpassed|did)\b
        |sentences?\s+(?:\w+\s+){1,6}(?:ranged|ran|varied)\b
        |sentences,\s+[^.;,]{1,30},\s+(?:did|were|ranged|ran|varied|exceeded)\b
        |(?:sentences|terms)\s+(?:lay|went|spanned|stretched)\s+(?:from|between)\b
        |locked\s+up\b))
    |(?P<weak>\b(?:convictions?\s+(?:and|with)\b|(?:with|and|prison|jail)\s+sentences?\b|sentences?\s+(?:of|for|from|ranging)\b
    |convicted\b|guilty\b))
    |(?P<weak_prescribed>\bfines?\s+(?:for|range|ranges|are|is|of)\b|\bterms?\s+of\b|\b(?:law|code|act|articles?|sections?|bill|statute|amendment|provision)\b)
    |(?P<prescribed>\b(?:prescrib\w+|provid(?:es?|ed|ing)\b|carr(?:y|ies|ied|ying)\b|punish(?:able|es|ed|ment|ments|ing)?\b
    |(?<!\bdeath\s)penalt(?:y|ies)\b
        |penali[sz](?:es?|ed|ing)\b|fac(?:e|es|ed|ing)\b|subject(?:ed|s)?\s+to|liable\b|stipulat\w+|establish(?:es|ed|ing)?\b
        |sets?\b|impos(?:es?)\b
        |criminali[sz]\w+|prohibit\w*|maximum\b|minimum\b|mandatory\b|draws?\b|mandat(?:es?|ed|ing)\b|calls?\s+for|called\s+for
        |allows?\b|allowed\b
        |(?:is|are)\s+(?:sentenced|fined|imprisoned|jailed|punished)|threatens?|outlaw\w*|increas(?:es|ed|ing)\b|ceilings?
        |includ(?:es|ed|ing)?\s+(?:a\s+)?(?:penalt|punish|imprison|prison|fine)|felony|crimes?\s+with|offen[sc]es?\s+with
        |specif(?:y|ies|ied)|propos(?:es?|ed|ing)\b
        |(?<!\bthe\s)(?<!\ba\s)(?<!\bat\s)risks?\b|risked\b|(?<!\bto\s)(?<!\bdid\s)(?<!\bnot\s)receives?\b|(?<!\ba\s)(?<!\bthe\s)(?:rises?|ranges?)\b|defines?|raises?\b|raising\b))"""
)
# "may be sentenced", "is fined", "those who are jailed": no court has spoken yet
UNDER_MODAL = verbose(
    r"""\b(?:may|can|could|shall|must|might|would|will|to)\s+(?:also\s+)?(?:be|have\s+been)\b[^.;]{0,90}$
    |\b(?:is|are)\s+(?:also\s+|then\s+|each\s+)?$
    |\b(?:if|once|when|those|anyone|whoever|any\s+person|persons|offenders|violators)\s+(?:\w+\s+){0,5}(?:is
    |are)\s+(?:\w+\s+)?$"""
)
# "The law criminalized X and imposed ..."
LAW_ACTS = verbose(
    r"""\b(?:law|act|code|article|amendment|regulation|decree|statute|legislation|section|provision)s?\b
    (?![^.;]*\b(?:court|judge|prosecutor|police|authorities|government)s?\b)[^.;]*$"""
)
# "cases drew a maximum of five years": what a law threatens; a court gives one term
LIMIT_FOLLOWS = verbose(r"\s+(?:up\s+to|a\s+(?:maximum|minimum)\s+of|(?:at|no)\s+(?:least|most|less|more))\b")
BY_LAW = verbose(r"\s+by\s+(?:the\s+)?(?:law|act|code)\b")
BY_COURT = verbose(r"\b(?:court|judge|under)")
COURT_SUBJECT = verbose(r"\b(?:court|courts|judge|judges)\s+(?:\w+\s+)?$")
GIVEN_LIMIT = verbose(r"\b(?:received|given|gave|imposed|sentenced\s+(?:\w+\s+){0,6}to)\s+(?:the\s+|a\s+)?$")
GIVEN_PENALTY = verbose(r"\b(?:imposed|courts?|issued|assessed|levied|meted|handed|gave|received)\b[^.;]{0,30}$")
# "obtained 38 convictions, with penalties ranging from", "... acquittals; the penalties went from"
AFTER_CONVICTIONS = verbose(
    r"""\b(?:convictions?|convict(?:ed|ing)|acquittals?|guilty|sentenced)\b[^.]{0,90}?[,;]\s+(?:(?:with|and|the|their)\s+){1,2}(?:[\w-]+\s+)?$"""
)
# "violations are offenses, resulting in 12 months": no case has ended yet
OF_CASES = verbose(r"\b(?:convict|case|trial|tried|prosecut|investigat|court|verdict|plea)\w*\b[^.;]{0,100}$")
# "one conviction for forced begging that carried two years"
OF_CONVICTIONS = verbose(r"\bconvictions?\b[^.;]{0,90}\b(?:that|which)\s+$")
OF_LAW = verbose(r"\w*\s+(?:prescribed|provided|set|stipulated|under|available|in\s+the|for|is|are|of\s+up)\b")
# "an appeals court increased the sentence from 12 to 30 months"
THE_SENTENCE = verbose(r"\s+(?:the|his|her|their|its|one|both|an?)\s+(?:[\w'-]+\s+){0,2}(?:sentences?|terms?|imprisonment)\b(?!\s+for\b)")
FOUND_GUILTY = verbose(r"\b(?:found\s+guilty|(?:was|were)\s+convicted)\b")
COURT = verbose(
    r"""\b(?:courts?|judges?|(?:was|were|been|be|courts?|authorities|judges?|government)\s+(?:\w+\s+)?convicted
    |convicted\s+(?:\d|an?\b|one\b|two\b|three\b|four\b|five\b|six\b)|verdict|appeal\w*|traffickers?\s+(?:to|were)|defendants?
    |offenders?\s+(?:were|received))\b"""
)
# "convicted Maria Lopez and sentenced her to" (as printed: what tells is the capital of the name)
CONVICTED_NAME = verbose(
    r"""[Cc]onvict(?:ed|ing)\s+(?=[A-Z]\w+\s)
    (?:(?!of\b|under\b|for\b|may\b|can\b|could\b|shall\b|fac|is\b|are\b|receiv)[\w,']+\s+){0,8}?to\s+"""
)
