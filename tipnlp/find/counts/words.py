"""Closed classes of words and lists of exceptions, by which the chunker tells verbs, noun phrases and joints apart."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words of a list written as prose."""
    return frozenset(words.split())


BE = word_set("was were is are be been being wasn't weren't isn't aren't")
HAVE = word_set("has have had having hasn't haven't hadn't")
DO = word_set("did do does didn't don't doesn't")
MODAL = word_set("should must will would may might can could shall ought cannot couldn't wouldn't won't")
NEGATION = word_set("not never didn't don't doesn't wasn't weren't isn't aren't hasn't haven't hadn't cannot couldn't wouldn't won't neither nor without")
PREPOSITIONS = word_set(
    "of in on at by to for from with without against into onto among amongst between during under over after before about through within across "
    "around per via upon toward towards despite regarding concerning throughout until till near inside outside off behind beyond following related "
    "besides except like unlike involving aboard"
)
JOINTS = word_set("and or nor but plus & yet")
CLAUSES = word_set(
    "who whom which that whose when where while whereas although though because since if unless as so whether how what why however therefore "
    "nevertheless thus once whereby"
)
PRONOUNS = word_set("it they them he she we us him her itself themselves these those this such they're i you")
DETERMINERS = word_set("the a an its their his our any all both another other every each some many most several few more")
INVERTING = word_set("nor neither since time point")  # "nor did it identify", "not since 2015 has it convicted"
LONE = word_set("first only sole single lone")
# Adverbs of manner: "did not effectively investigate" denies the manner, not the act.
MANNER = word_set(
    "effectively adequately vigorously sufficiently fully consistently systematically proactively properly actively aggressively thoroughly seriously "
    "regularly routinely always often generally comprehensively rigorously promptly uniformly successfully readily robustly meaningfully reliably "
    "efficiently widely diligently appropriately satisfactorily swiftly only solely merely simply necessarily usually typically frequently well enough completely"
)
ADVERBS = word_set(
    "also then later subsequently already still yet ever even again once formally reportedly allegedly eventually finally initially immediately jointly "
    "instead otherwise together thereby therefore likewise previously recently nonetheless nevertheless however apparently further furthermore likely "
    "so-far thus-far originally ultimately just all both each soon thereafter afterward afterwards currently now either"
)
# Words after a head noun that do not change it.
TRAILING = word_set(
    "nationwide total overall each altogether abroad there here domestically countrywide respectively alone also together more so elsewhere worldwide "
    "overseas yearly annually apiece home combined directly too now today then later again first"
)
# Modifiers that can stand for a noun still to come ("14 sex trafficking and nine labor trafficking cases").
ELLIPTIC = word_set(
    "sex labor labour trafficking traffick forced bonded debt bondage servitude prostitution begging child adult minor male female foreign domestic local "
    "confirmed potential suspected presumed alleged possible probable new old older additional further internal external transnational international "
    "national unspecified unknown undetermined unclassified mixed both either ongoing pending continuing other separate criminal civil exploitation sexual pornography"
)
AGENCIES = word_set("immigration customs border")
BODIES = word_set("ministry ministries department office bureau directorate institute agency secretariat board")
ELLIPTIC |= AGENCIES
NOT_VERBS = word_set(
    "hundred need indeed speed seed breed feed proceed succeed exceed embed sacred naked wicked rugged unaccompanied undocumented aged united "
    "unrelated unspecified unidentified unregistered unlicensed skilled unskilled married red bed shed limited so-called related based gifted advanced"
)
ADJECTIVES_ING = word_set("existing remaining working pending ongoing outstanding continuing sitting serving returning neighboring neighbouring missing living leading high-ranking begging visiting practicing")
NOT_GERUNDS = word_set(
    "including according during following regarding concerning pending ongoing being having trafficking something anything nothing everything king ring "
    "thing spring string morning evening building wing beijing remaining outstanding notwithstanding begging smuggling pimping funding"
)
# Base forms that are nouns as often: verbs only after "to", "did" and the like.
ALSO_NOUNS = word_set(
    "release record use aid help support return charge start work file process handle face place hand pass direct channel level press lay sentence fine claim "
    "note show state experience concern subject force abuse account increase decrease decline rise fall drop number total reach access benefit attend issue "
    "free seek care look follow wait cut set run leave share track brief host treat house move fly go put let shut probe stay live stand fund"
)
# Base forms that are adjectives before a noun: "no direct services", "four open cases".
BASE_ADJECTIVES = word_set("direct free open live separate")
_SUFFERERS = word_set("victims victim survivors survivor")
CRIMES = word_set("trafficking exploitation prostitution slavery servitude bondage labor labour begging")
_CRIME_WORDS = CRIMES | word_set("human sex sexual forced bonded debt child commercial modern domestic persons in for and or internal transnational")
SAME_FORMS = word_set("put set let cut shut cast hit")
PARTICLES = word_set("out back home away off over")
ACTING_BODIES = word_set("authorities agencies magistrates bodies units judges")
ACTING = word_set("official service refuge data other entity course trainee")
FORCED = word_set("forced bonded organized")
_FORCED_INTO = word_set("labor labour prostitution begging marriage marriages criminality domestic child servitude commercial recruitment work sex sexual criminal laborers")
PRESUMED = word_set("alleged suspected presumed accused")
_BEFORE_PARTICIPLE = word_set("the of all for to from with their its these those some most many any such between among on")
# Verbs that have no passive participle after a noun: "66 involved trafficking".
INTRANSITIVE = word_set(
    "stand total number amount culminate appear end conclude finish close involve come originate represent account consist comprise include hail suffer endure experience work lead result occurred happened remained remain concern arise stem go stay live "
    "reside participate benefit appeared testified fled escaped died entered ended end belonged"
)
# Verbs that act together with a particle: "cared for 12", "took in 12".
PHRASAL = word_set("deal learn come happen stumble chance work lectured carry care cater look attend inquire enquire take put bring send turn hand round pick let set place sit speak listen fly")


PERSONS = frozenset(("victim", "child", "human", "offender", "official", "worker", "trainee"))


def looks_past(low: str) -> bool:
    """True for a lower-case word that by its shape is a past tense or participle."""
    return len(low) > 4 and low.endswith("ed") and low not in NOT_VERBS and not low.startswith("un") and "-" not in low
