"""Verb groups: which words are verbs here, in which voice, negated, planned or real."""

from __future__ import annotations

import re
from typing import NamedTuple

from tipnlp.find.counts.lexicon import VerbForm, only_participles, verb_forms
from tipnlp.find.counts.phrases import phrase_event
from tipnlp.find.counts.specials import Specials
from tipnlp.find.counts.tokens import MARKS, Token
from tipnlp.find.counts.units import CLAUSE, COMMA, INCLUDE, JOIN, NOUN, PREP, QUANTITY, SEMICOLON, VERB, WORD, Unit
from tipnlp.find.counts.words import (
    ACTING,
    ACTING_BODIES,
    ADVERBS,
    ALSO_NOUNS,
    BE,
    CLAUSES,
    CRIMES,
    DETERMINERS,
    DO,
    HAVE,
    JOINTS,
    MANNER,
    MODAL,
    NEGATION,
    NOT_GERUNDS,
    PHRASAL,
    PREPOSITIONS,
    PRESUMED,
    PRONOUNS,
    SAME_FORMS,
    looks_past,
    word_set,
)
from tipnlp.signals import Gate, words_of

_PLAN = re.compile(
    r"\b(?:(?:projects?|program(?:me)?s?|plans?|agreements?|campaigns?|initiatives?|schemes?)\s+(?:with|by|between)\s+[^;,.]{1,60}?|plan(?:s|ned|ning)?|intend(?:s|ed)?|pledg(?:e|es|ed)|promis(?:e|es|ed)|aim(?:s|ed|ing)?|hop(?:e|es|ed)|expect(?:s|ed)?|propos(?:e|es|ed)|commit(?:s|ted)"
    r"|sought|seeks?|goals?|target(?:s|ed)?|urged|recommend(?:s|ed)|called|requir(?:e|es|ed)|scheduled|due|designed|capacity|room|space|ability|instructions?|mandate[ds]?"
    r"|(?:plan|aim|goal|task|objective|intention|hope)\s+(?:is|was|are|were)|(?<!was )(?<!were )(?<!been )able|wish(?:es|ed)?|slated|ought|projects?|program(?:me)?s?|initiatives?|obligat(?:ed|es)|agreed|attempt(?:ed|s)?|funds?|money|budget(?:ed)?|resources)\s+(?:to|for)\s*$"
)
_WISH = re.compile(
    r"\b(?:urge[ds]|call(?:ed|s)\s+(?:on|upon|for)|ask(?:ed|s)|want(?:ed|s)|encourage[ds]|instruct(?:ed|s)|order(?:ed|s)|require[ds]|oblige[ds]|obligates|mandates|request(?:ed|s)|recommend(?:ed|s)|advise[ds]|task(?:ed|s)|invite[ds]|press(?:ed|es)|advocated\s+for)\s+[^,;.]{1,28}\s*to\s*$"
)
_CALLED_FOR = re.compile(r"\b(?:call(?:s|ed)|plan(?:s|ned)?|provides|asks|asked|proposal|advocate[ds])\s+$")
_FAILED = re.compile(r"\b(?:fail(?:ed|s|ing|ure)|yet|unable|unwilling|refus(?:ed|es|al)|declin(?:ed|es)|neglect(?:ed|s)|inability|reluctant|had\s+not\s+begun|never\s+(?:been\s+)?used|not\s+(?:yet\s+)?(?:been\s+)?(?:used|applied|invoked))\s+to\s*$")
_HELPING = word_set("help helped helping let enabled")
# "nor did it identify", "nor has the government convicted"
_INVERTED = Gate(re.compile(r"(?i)\b(?:nor|neither\s+\w+|not\s+since\s+\w+|at\s+no\s+(?:time|point))\s+(?:did|does|do|has|have|had|was|were)\s+(?:[\w-]+\s+){1,4}$"))
FORCED = word_set("forced bonded organized")
_FORCED_INTO = word_set("labor labour prostitution begging marriage marriages criminality domestic child servitude commercial recruitment work sex sexual criminal laborers")
_BEFORE_PARTICIPLE = word_set("the of all for to from with their its these those some most many any such between among on")
# Verbs that have no passive participle after a noun: "66 involved trafficking".
INTRANSITIVE = word_set(
    "stand total number amount culminate appear end conclude finish close involve come originate represent account consist comprise include hail suffer endure experience work lead result occurred happened remained remain concern arise stem go stay live "
    "reside participate benefit appeared testified fled escaped died entered ended end belonged"
)
# Verbs that act together with a particle: "cared for 12", "took in 12".


class _Group(NamedTuple):
    """What stands before a verb: see the attributes of `Unit`; ``helped`` where any auxiliary stands there."""

    negated: bool
    manner: bool
    unreal: bool
    passive: bool
    helped: bool


def may_be_verb(low: str) -> bool:
    """False for what can be a verb only after "did", by its form."""
    return low in BE or low in HAVE or low in MODAL or low in verb_forms() or low in FORCED or low.endswith("ing") or looks_past(low)


class VerbGroups(Specials):
    """Verbs with what stands before them."""

    def _verb(self, i: int) -> bool:
        token, low = self.tokens[i], self.words[i]
        if i not in self.after_did and not may_be_verb(low):
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
        if low in FORCED and self.words[i + 1] in _FORCED_INTO or self._stands_before_noun(i) or self._follows_preposition(i):
            self._add(WORD, i, i, traits=verb.events if verb is not None and verb.role == "event" else ())
            return True
        if verb is None:
            if looks_past(low) and self.flow[token.start].islower():
                verb = VerbForm(low, "past", "other", (), False)
            elif low.endswith("ing") and low not in NOT_GERUNDS and low not in self.nouns and self._object_follows(i):
                verb = VerbForm(low, "gerund", "other", (), False)
            elif self._after_did(i):
                verb = VerbForm(low, "base", "other", (), False)
            else:
                return False
        if verb.form == "base" and verb.lemma in SAME_FORMS and self._is_past_here(i):
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
        if not self.inverts:
            return False
        start = self.tokens[i].start
        return words_of(self.flow).search(_INVERTED, max(0, start - 60), start) is not None

    def _is_past_here(self, i: int) -> bool:
        """Tell "were put" and "police put" from "to put" and "a set"; for verbs whose base and past look the same."""
        before = self.words[i - 1]
        return not (before == "to" or before in DO or before in MODAL or before in DETERMINERS or before in PREPOSITIONS)

    def _after_did(self, i: int) -> bool:
        """True for an unknown verb after "did not"."""
        low = self.words[i]
        return i in self.after_did and low.isalpha() and low not in NEGATION and low not in ADVERBS and low not in MANNER and low not in PRONOUNS and low not in DETERMINERS

    def _stands_before_noun(self, i: int) -> bool:
        """True for the participle of "of convicted traffickers", "the identified victims"."""
        verb = self.verbs.get(self.words[i])
        if verb is None or verb.form != "past" or verb.finite:
            return False
        if self.words[i] in PRESUMED and (noun := self.nouns.get(self.words[i + 1])) is not None and noun.plural:
            return True  # "prosecuted alleged perpetrators"
        if self.words[i - 1] not in _BEFORE_PARTICIPLE and not self._lists_data(i):
            # "identified victims numbered 105"
            noun, total = self.nouns.get(self.words[i + 1]), self.verbs.get(self.words[i + 2])
            return noun is not None and noun.plural and total is not None and total.role in ("total", "change") and total.form == "past"
        if i + 1 < len(self.tokens) and self.tokens[i + 1].match is not None:
            return False  # "these served 12 victims"
        following = [self.nouns.get(self.words[k]) for k in range(i + 1, min(i + 5, len(self.tokens)))]
        return any(noun is not None and noun.head in ("victim", "offender", "case", "child", "official", "human", "worker") for noun in following)

    def _lists_data(self, i: int) -> bool:
        """True for the participle of "did not provide data on arrests, convictions, or identified victims"."""
        if self.words[i - 1] not in (",", "or", "and", "nor") or not self.units or self.units[-1].kind not in (COMMA, JOIN):
            return False
        for unit in reversed(self.units[-14:]):
            if unit.kind == VERB or unit.kind == SEMICOLON:
                return False
            if unit.head == "data":
                return True
        return False

    def _follows_preposition(self, i: int) -> bool:
        """True for the participle of "of suspected trafficking": no past tense stands right after a preposition, save a verb's own particle."""
        if self.words[i - 1] not in PREPOSITIONS or self.words[i - 1] == "like":
            return False
        verb = self.verbs.get(self.words[i])
        owner = self.verbs.get(self.words[i - 2])
        return (verb is None or verb.form == "past") and not (owner is not None and owner.lemma in PHRASAL) and looks_past(self.words[i])

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
            low = self.words[k]
            if low in BE or low in HAVE:
                return low in HAVE or self.words[i] in HAVE or low in ("being", "been")
            verb = self.verbs.get(low)
            if low in CRIMES:
                return False  # "were trafficking victims"
            if verb and (verb.form != "base" or verb.lemma in SAME_FORMS):
                return verb.form != "gerund" or self.words[i] in BE and low not in self.nouns
            if looks_past(low) and self.tokens[k].match is None:
                return True
            if low not in ADVERBS and low not in NEGATION and not low.endswith("ly"):
                return False
        return False

    def _object_follows(self, i: int) -> bool:
        token = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        return token is not None and (token.match is not None and token.match.label == "CARDINAL" or token.low in ("the", "its", "their", "any", "all", "a", "an", "no"))

    def _is_verb(self, i: int, verb: VerbForm) -> bool:
        """Tell "to shelter" and "did not arrest" from "a shelter" and "no arrest"; "training 12 officers" from "training"."""
        low = self.words[i]
        if verb.form == "past":
            return True
        noun = self.nouns.get(low)
        previous = i - 1
        while previous >= 0 and (self.words[previous] in ADVERBS or self.words[previous].endswith("ly") or self.words[previous] == "not"):
            previous -= 1
        before = self.words[previous]
        if verb.form == "gerund":
            if self.words[i + 1] in ACTING_BODIES:
                return False  # "investigating authorities"
            if noun is None and low != "trafficking":
                return True
            if self._object_follows(i):
                return before not in ("the", "a", "of") or self.tokens[i + 1].match is not None
            after = self.nouns.get(self.words[i + 1])
            reported = self.verbs.get(before)
            return after is not None and after.plural and after.head in ("official", "victim", "child", "trainee") and (
                reported is not None and reported.role in ("report", "other") or before in ("or", "and", ",", "without", "of", "by", "for", "from", "in") and self._after_gerund(previous)
            )
        if noun is None and low not in ALSO_NOUNS:
            return before not in ("the", "a", "an")
        if noun is not None and self.words[i + 1] in ("to", "for", "of"):
            return False
        if before == "to" and noun is not None and noun.head in ("service", "refuge") and self._leads_there(previous - 1):
            return False  # "referred to care 12 victims"
        if before == "to" or before in DO or before in MODAL or self._inverted(i):
            return True
        if before in ("or", "and", ",", "nor") and self._after_base(previous):
            return True
        return before in ("helped", "help", "helps", "helping") or (bool(self.units) and self.units[-1].kind == NOUN and self._helped(i))

    def _names_something(self, token: Token) -> bool:
        """True for a plain word, which after a verb begins its object."""
        low = token.low
        return token.match is None and low.isalpha() and not low.endswith("ly") and not (
            low in PREPOSITIONS or low in JOINTS or low in ADVERBS or low in CLAUSES or low in BE or low in NEGATION
        )

    def _leads_there(self, k: int) -> bool:
        """True for a verb after which "to" is a place: "referred to"."""
        verb = self.verbs.get(self.words[k])
        return verb is not None and verb.events == ("victim_referred",)

    def _after_gerund(self, k: int) -> bool:
        """True where the word list before token k holds a gerund of an event ("investigating, prosecuting, or ...")."""
        if self.words[k] in ("without", "of", "by", "for", "from", "in"):
            return self.words[k] == "without"
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
        return not _HELPING.isdisjoint(self.words[max(0, i - 5) : i])

    def _group(self, i: int) -> _Group:
        """What stands before a verb: negation, its manner, plans and duties, an auxiliary that makes it passive."""
        negated = manner = unreal = passive = helped = False
        k = i - 1
        while k >= 0 and k > i - 8:
            low = self.words[k]
            if low in NEGATION and not (low == "neither" and passive):
                negated = True
                if self.words[k + 1] == "only":
                    negated, manner = False, False
            if low in MANNER:
                manner = True
            if low in MODAL and not (low == "may" and k and self.flow[self.tokens[k].start] == "M"):
                unreal = True
            elif low in BE:
                passive, helped = True, True
            elif low in HAVE or low in DO:
                helped = True
            elif low == "to" and self.words[k + 1] == "be" and self.words[k - 1] in ("was", "were", "are", "is"):
                unreal = True  # "two were to be investigated"
                break
            elif low == "to":
                text = self.flow[max(0, self.tokens[k].end - 90) : self.tokens[k].end].lower()
                if (failed := _FAILED.search(text)) is not None:
                    negated = True
                    manner = manner or failed[0].startswith(("refus", "reluct", "unwill", "declin"))  # denies some, not all
                elif _PLAN.search(text) or _WISH.search(text):
                    unreal = True
                elif self.words[k - 1] in ("or", "nor", "and") and (first := self._infinitive_before()) is not None:
                    negated, manner, unreal = first.negated, first.manner, first.unreal  # "failed to prosecute anyone or to identify victims"
                break
            elif low in ("if", "unless") or low == "for" and _CALLED_FOR.search(self.flow, max(0, self.tokens[k].start - 24), self.tokens[k].start):
                unreal = True  # "if convicted, the 12 men"
                break
            elif low not in NEGATION and low not in MANNER and low not in ADVERBS and not (low.endswith("ly") and low not in self.nouns):
                break
            k -= 1
        if self.words[i - 1] == "than" and self.words[i - 2] == "rather" or self.words[i - 1] == "of" and self.words[i - 2] == "instead":
            unreal = True
        if self.words[0] == "had" and not any(u.kind == COMMA for u in self.units):
            unreal = True  # "Had the court convicted the five, ..."
        if negated and unreal and self.words[i - 1] in ("not", "could") and "could" in (self.words[i - 1], self.words[i - 2]):
            unreal = False
        if self._inverted(i):
            negated = helped = True
        if not (negated or unreal or passive or helped):
            shared = self._shared(i)
            if shared is not None:
                form = self.verbs.get(self.words[i])
                same = form is not None and (form.form == shared.form) or form is None and shared.form == "past"
                if same and shared.voice != "participle":
                    negated, manner, unreal = shared.negated, shared.manner or manner, shared.unreal
                    passive = shared.voice == "passive"
                    helped = passive or shared.negated
        if "failing" in self.words[max(0, i - 3) : i]:
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
            elif unit.kind == WORD and (unit.low in ADVERBS or unit.low.endswith("ly") or unit.low in ("nor", "not")):
                pass
            elif unit.kind == VERB and joint:
                return unit
            else:
                break
            k -= 1
        form = self.verbs.get(self.words[i])
        base = form is not None and form.form == "base" and joint  # "did not reform it, prosecute anyone, or ..."
        if not negative_joint and not base:
            return None
        for unit in reversed(self.units[max(0, len(self.units) - 18) :]):
            if unit.kind == SEMICOLON or unit.kind == CLAUSE and unit.low not in ("that", "which") or unit.kind == JOIN and unit.low == "but":
                return None
            if unit.kind == VERB and unit.voice != "participle" and not (base and unit.form != "base"):
                return unit if unit.negated or base else None
        return None

    def _infinitive_before(self) -> Unit | None:
        """The verb of the last infinitive of the clause."""
        for unit in reversed(self.units[-14:]):
            if unit.kind == SEMICOLON or unit.kind == CLAUSE:
                return None
            if unit.kind == VERB and unit.voice != "participle":
                return unit if unit.form == "base" else None
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
        return shared is not None and shared.voice == "participle" and (following is None or following.low in PREPOSITIONS or following.low in MARKS or following.low in JOINTS)

    def _follows_noun(self, i: int, verb: VerbForm) -> bool:
        """True where a past form may be a participle after its noun: "victims identified by NGOs", "men convicted in 2010"."""
        after = self.words[i + 1]
        following_text = self.flow[self.tokens[i].end : self.tokens[i].end + 80].lower()
        if phrase_event(verb.lemma, following_text, "subject") is not None:
            return False  # "11 suspects faced charges"
        if self.units and self.units[-1].kind == NOUN and (phrase_event(verb.lemma, following_text, "object") == "charges" or phrase_event(verb.lemma, following_text, "recipient")):
            return False  # "the ministry issued indictments", "the ministry issued certification letters to"
        if verb.lemma == "return" and self.units and self.units[-1].part == "them" and self.flow.endswith(("whom", "which"), 0, self.units[-1].end):
            return False  # "12 of whom returned unaided"
        if not self.units or verb.finite or verb.lemma in INTRANSITIVE and after != "by" and not (after == "in" and verb.lemma in ("involve", "concern", "experience")):
            return False
        last = self.units[-1]
        learnt = self.nouns.get(after)
        whom = last.head is None and len(self.units) > 1 and self.units[-2].kind == INCLUDE
        if learnt is not None and learnt.head == "course" and verb.role in ("tries", "receive") and (last.head in ("official", "trainee") or whom):
            return False  # "25 judges heard lectures"
        owner = next((k for k in range(len(self.units) - 2, max(-1, len(self.units) - 6), -1) if self.units[k].kind != WORD), 0)
        if last.kind in (NOUN, QUANTITY) and verb.lemma in PHRASAL and owner and self.units[owner].low in ("for", "of") and self.units[owner - 1].head in ACTING:
            return after == "by"  # "homes for minors cared for 47"
        if last.kind == WORD and last.low.endswith("ly") and len(self.units) > 1:
            last = self.units[-2]
        if last.kind == INCLUDE and last.low == "those":
            return True
        if last.kind == WORD and len(self.units) > 1 and self.units[-2].kind == PREP and self.flow[last.start].isupper():
            counted = any(u.kind == QUANTITY for u in self.units[-5:])  # "48 women from Nigeria found in bars"
            return counted and verb.role == "event" and (after in PREPOSITIONS or after in MARKS)
        if last.kind == COMMA and len(self.units) == 2 and self.units[0].kind == QUANTITY and after == "by":
            return True  # "Eleven girls, rescued by police, ..."
        if last.kind not in (QUANTITY, NOUN):
            return False
        following = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if following is not None and verb.lemma in PHRASAL and last.head in ACTING and not (last.kind == QUANTITY and last.head == "official"):
            return following.low == "by"
        if following is not None and last.kind == NOUN and last.head in ("service", "data", "course") and verb.role not in ("total", "change", "say") and (after in PREPOSITIONS or after in JOINTS or after in MARKS):
            return True  # "a course given with help"
        if following is not None and verb.role in ("event", "opens", "report", "give", "receive", "say", "tries") and last.kind == NOUN and last.head in ("official", "service", "refuge", "data", "other", "entity", "course", "trainee"):
            # "officers arrested ..." acts; "officers arrested in May" is acted on
            return following.low in ("by", "in", "for", "during", "under", "with", "on", "at") and verb.role == "event" and last.head == "official" and not verb.needs
        if following is not None and verb.role == "other" and last.kind == NOUN and last.head == "official" and self._names_something(following):
            return False  # "judges issued prison terms"
        if last.kind == QUANTITY and last.part == "them" and len(self.units) > 1 and self.units[-2].kind == COMMA and self.flow.endswith("them", 0, last.end) and verb.form == "past" and after in PREPOSITIONS:
            return True  # "23 repatriations, 14 of them paid for by IOM"
        if last.kind == QUANTITY and last.part == "them" and not last.words and following is not None and following.low != "by" and verb.role != "event":
            return False  # "one of whom got 16 months"
        if following is None:
            return True
        if following.match is not None and following.match.label not in ("PERIOD", "DATE") or following.low in DETERMINERS or following.low in ("no", "none", "zero", "them", "him"):
            return False
        return verb.role not in ("receive", "say", "change", "total") or following.low == "by" and verb.role in ("receive", "say")
