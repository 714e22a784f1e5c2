"""Country and region mentions: one trie of all names, then a few rules for names that mean more than one thing."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from tipnlp.match import Match
from tipnlp.patterns import trie, words
from tipnlp.signals import Gate, words_of
from tipnlp.tables import rows


class _Entry(NamedTuple):
    label: str  # COUNTRY, REGION, or "" for a phrase that is neither
    value: str
    form: str


# --- table rows to surface forms ---------------------------------------------------------------------------------------------

_CAPS_FROM = {"name": 4, "adjective": 5, "people": 6}  # shorter words in capitals are abbreviations more often ("DANE")


def _plain(text: str) -> str:
    """The text without accents: "Côte" becomes "Cote"."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _spellings(name: str, kind: str) -> Iterator[str]:
    """A name and its other spellings: no accents, "St." for "Saint", "&" for "and", capitals."""
    forms = {name}
    if "Saint" in name:
        forms |= {name.replace("Saint", "St."), name.replace("Saint", "St")}
    if " and " in name:
        forms.add(name.replace(" and ", " & "))
    forms |= {_plain(form) for form in forms} | {unicodedata.normalize("NFD", form) for form in forms}
    yield from forms
    if len(name) >= _CAPS_FROM[kind] and not name.isupper():
        yield from (form.upper() for form in forms)


def _cells(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


@cache
def surfaces() -> dict[str, _Entry]:
    """Every surface form with what it stands for; a phrase of ``blocks.tsv`` wins over a name."""
    table: dict[str, _Entry] = {}

    def add(names: Iterable[str], entry: _Entry) -> None:
        for name in names:
            for form in _spellings(name, entry.form):
                table.setdefault(form, entry)

    for row in rows("blocks"):
        add([row["phrase"]], _Entry("", "", "name"))
    for name, entry in _AMBIGUOUS.items():
        add([name], entry)
    for row in rows("countries"):
        add([row["name"], *_cells(row["names"])], _Entry("COUNTRY", row["iso3"], "name"))
        add(_cells(row["adjectives"]), _Entry("COUNTRY", row["iso3"], "adjective"))
        add(_cells(row["peoples"]), _Entry("COUNTRY", row["iso3"], "people"))
    for row in rows("regions"):
        add(_cells(row["names"]), _Entry("REGION", row["region"], "name"))
        for word in _cells(row["adjectives"]):
            add([word], _Entry("REGION", row["region"], "people" if word.endswith(("ans", "ers")) else "adjective"))
    return table


# Names whose country the rest of the text decides (see `_Settler`); the value here is what they mean without any help.
_AMBIGUOUS = {
    "Congo": _Entry("COUNTRY", "COD", "name"),
    "Congolese": _Entry("COUNTRY", "COD", "adjective"),
    "ROC": _Entry("COUNTRY", "COG", "name"),
    "RoC": _Entry("COUNTRY", "COG", "name"),
    "Central African": _Entry("COUNTRY", "CAF", "adjective"),
    "Central Africans": _Entry("COUNTRY", "CAF", "people"),
}


@cache
def _gate() -> Gate:
    """The surface forms; one with an article is reached from the word after it, since "the" opens too many other phrases."""
    bare = {re.sub("^the ", "", form, flags=re.I) for form in surfaces()}
    return Gate(re.compile(r"(?<!\w)" + trie(surfaces()) + r"(?!\w)"), bare)


_ARTICLE = re.compile(r"(?<!\w)(?:[Tt]he|THE)\s+$")


def _forms(text: str) -> Iterator[re.Match[str]]:
    """Occurrences of the surface forms, the longest where several begin at a place."""
    gate, at = _gate(), 0
    for start in words_of(text).starts(gate):
        if start < at:
            continue
        article = _ARTICLE.search(text, max(at, start - 8), start) if text[start - 2 : start] in ("e ", "E ", "  ") else None
        match = (gate.match(text, article.start()) if article else None) or gate.match(text, start)
        if match:
            yield match
            at = match.end()


# A direction that leans on the head of a later one: "South" of "South and Central Asia".
_DIRECTION = (
    r"(?:(?:[Nn]orth|[Ss]outh)(?:ern|-?\s*east(?:ern)?|-?\s*west(?:ern)?)?|(?:[Ee]ast|[Ww]est)(?:ern)?|[Cc]entral|"
    r"[Ss]ub-\s*Saharan)"
)
_SHARED_HEAD = re.compile(
    rf"(?<!\w)({_DIRECTION})(?=(?:\s*,\s*{_DIRECTION}){{0,3}}"
    rf"(?:\s*,?\s*(?:and|or|and/or)\s+|\s*,\s*|\s*/\s*){_DIRECTION}\s+(Asia|Africa|Europe|America)((?:an|n)s?)?(?!\w))"
)

# --- what a form in the text is, by its neighbours ---------------------------------------------------------------------------

_LANGUAGES = frozenset(
    words(
        """Albanian Armenian Azerbaijani Belarusian Bulgarian Burmese Chinese Croatian Czech Danish Dutch Estonian
        Filipino Finnish French Georgian German Greek Hungarian Icelandic Indonesian Italian Japanese Kazakh
        Korean Kyrgyz Lao Latvian Lithuanian Macedonian Malagasy Maltese Mongolian Nepali Norwegian Polish
        Portuguese Romanian Russian Serbian Slovak Slovenian Somali Spanish Swedish Tajik Thai Turkish Turkmen
        Ukrainian Uzbek Vietnamese"""
    )
)
_LANGUAGE_NOUN = re.compile(
    r"(?i:-\s*(?:language|speaking|speakers?|medium)\b|"
    r"\s+(?:languages?|speakers?|speaking|translat\w+|interpret\w+|dialects?|subtitles)\b|"
    r"\s+(?:and|or)\s+\w+(?:\s+languages?|-\s*language)\b)"
)
_JOINT = r"(?:\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or|to|as\s+well\s+as)\s+|\s*/\s*)"
_SPOKEN = re.compile(
    r"\b(?:speaks?|speaking|spoken?|understand|understood|fluent\s+in|fluency\s+in|translat\w+\s+(?:\w+\s+){0,3}(?:in|into|from))\s+"
    rf"(?:both\s+)?(?:[A-Z]\w+{_JOINT}){{0,12}}$"
)
_WRITTEN = re.compile(rf"\b(?:in|into)\s+(?:both\s+)?(?:[A-Z]\w+{_JOINT}){{0,12}}$")
# After "in French (and Arabic)" anything but a noun that it would describe.
_ALONE = re.compile(
    rf"(?:{_JOINT}[A-Z]\w+){{0,12}}"
    r"(?:\s*[.;:)\]—]|\s*$|\s*,(?!\s*(?:(?:and|or)\s+)?[A-Z])|"
    r"\s+(?:(?:and|or)\s+(?![A-Z])|(?:on|for|at|with|about|via|that|by|as|through|but|than|the|is|are|was|were|from|during|to|only|online)\b))"
)
_LANGUAGE_REACH = 120  # characters before a name in which "in" or "speak" may stand


def _is_language(text: str, start: int, end: int, surface: str) -> bool:
    if surface not in _LANGUAGES:
        return False
    if _LANGUAGE_NOUN.match(text, end):
        return True
    before = text[max(0, start - _LANGUAGE_REACH) : start]
    return bool(_SPOKEN.search(before) or (_WRITTEN.search(before) and _ALONE.match(text, end)))


# Names that people bear too, and the neighbours that show a person.
_PERSONAL = frozenset(
    words("Chad Jordan Georgia Israel Mali Kenya India China Chile Cyprus Holland Ireland France Jersey Guyana")
)
_PERSON_BEFORE = re.compile(
    r"\b(?:Mrs?|Ms|Miss|Mx|Dr|Prof|Sgt|Capt|Judge|Justice|Professor|Senator|Officer|Detective|Michael|Peter|David|John|James|"
    r"Robert|William|Mary|Daniel|Joseph)\.?\s+$"
)
_PERSON_AFTER = re.compile(
    r"\s+(?:[A-Z]\.\s+)?(?:Smith|Williams|Jones|Brown|Davis|Miller|Moore|Taylor|Thomas|White|Harris|Martin|Garcia|Clark|Lewis|"
    r"Lee|Walker|Hall|Allen|Young|King|Wright|Lopez|Hill|Scott|Green|Adams|Baker|Meyer|[A-Z][a-z]+(?:son|sen|berg|stein|mann))(?!\w)"
)


def _is_person(text: str, start: int, end: int, surface: str) -> bool:
    if surface not in _PERSONAL:
        return False
    return bool(_PERSON_BEFORE.search(text[max(0, start - 16) : start]) or _PERSON_AFTER.match(text, end))


_DOLLAR = re.compile(r"\s?\$")
_STATE_UNION_YEARS = range(2001, 2007)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Dates of the copy, not of the report.
_COPY_DATE = re.compile(r"(?i)\b(?:accessed|last\s+updated|retrieved)\b[^\]\n]{0,30}?(?:19|20)\d\d(?!\d)")
_ONE_STATE = re.compile(r"(?i)\bserbia\s+and\s+montenegro\s*(?:\(\s*tier|\s(?:is|was|has|does|did|remains|serves)\b)|\bstate\s+union\b|\bSaM\b")
_NOT_NATIONALS = re.compile(r"\s+(?:countr|states?\b|nations?\b|region|sub-?region|peacekeep|Economic|Economy|CFA)")
_CONGO_BRACKET = re.compile(r"\s*\((DRC|DROC|Kinshasa|ROC|RoC|Brazzaville)\b")
_BRAZZAVILLE = re.compile(r"(?<!Democratic )(?<!Dem\. )Republic of (?:the )?Congo|Brazzaville", re.I)
_KINSHASA = re.compile(r"Democratic Republic of (?:the )?Congo|Kinshasa|Congo, Dem|\bDRC\b|\bDROC\b", re.I)
_REPUBLICS_OF_C = (
    ("(?<!Democratic )Republic of (?:the )?Congo", "COG"),
    ("Republic of Cyprus|Cypriot", "CYP"),
    ("Republic of China|Taiwan", "TWN"),
)
_DOMINICA = re.compile(r"(?<!\w)(?:Dominica|DOMINICA)(?!\w)")
_DOMINICAN_REPUBLIC = re.compile(r"(?<!\w)(?:Dominican Republic|DOMINICAN REPUBLIC|Santo Domingo)(?!\w)")


class _Settler:
    """Decides the names of more than one country, from the whole text, once each and only when such a name occurs."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._known: dict[str, str] = {}

    def __call__(self, surface: str, entry: _Entry, end: int) -> _Entry | None:
        """The entry that the form stands for here, None where it is no mention."""
        name = surface.title() if surface.isupper() else surface
        if name in ("Congo", "Congolese"):
            return entry._replace(value=self._near_congo(end) or self._once("congo"))
        if surface in ("ROC", "RoC"):
            value = self._once("roc")
            return entry._replace(value=value) if value else None
        if name in ("Dominican", "Dominicans"):
            return entry._replace(value=self._once("dominican"))
        if name.startswith("Central African") and entry.value == "CAF" and entry.form != "name":
            region = _NOT_NATIONALS.match(self.text, end) or self._once("central african") != "CAF"
            return _Entry("REGION", "Central Africa", "adjective") if region else entry
        return entry

    def _near_congo(self, end: int) -> str:
        bracket = _CONGO_BRACKET.match(self.text, end)
        return "" if not bracket else "COD" if bracket[1] in ("DRC", "DROC", "Kinshasa") else "COG"

    def _once(self, key: str) -> str:
        if key not in self._known:
            text = " ".join(self.text.split())
            if key == "congo":
                low = text.lower()
                first = _BRAZZAVILLE.search(text) if "brazzaville" in low or "republic of" in low else None
                second = _KINSHASA.search(text) if first else None
                self._known[key] = "COG" if first and not (second and second.start() < first.start()) else "COD"
            elif key == "roc":
                owners = [iso3 for name, iso3 in _REPUBLICS_OF_C if re.search(name, text)]
                self._known[key] = owners[0] if len(owners) == 1 else ""
            elif key == "dominican":
                own = _DOMINICA.search(text) and not _DOMINICAN_REPUBLIC.search(text)
                self._known[key] = "DMA" if own else "DOM"
            elif key == "state union":
                years = [int(year) for year in _YEAR.findall(_COPY_DATE.sub("", text))]
                one = max(years) in _STATE_UNION_YEARS if years else _ONE_STATE.search(text)
                self._known[key] = "SCG" if one else ""
            else:
                self._known[key] = "CAF" if re.search(r"Central African Republic|CENTRAL AFRICAN REPUBLIC|\bCAR\b", text) else ""
        return self._known[key]

    def state_union(self) -> bool:
        """True where the text is of the years in which Serbia and Montenegro was one state."""
        return bool(self._once("state union"))


_WATERS = re.compile(r"\b(?:Gulf|Sea|Bay|Straits?)\s+of\s+$")
_THE = re.compile(r"\b[Tt]he\s+$")  # "the Gulf" is the Gulf states, "the Gulf of Siam" is none
_OF = re.compile(r"\s+of\b")


# --- the finder --------------------------------------------------------------------------------------------------------------


def find_countries(text: str) -> list[Match]:
    """Mentions of states, territories and regions.

    Matching is case-sensitive (a name, or the name in capitals) and by whole words; a name may be broken over lines. The longest
    name wins; phrases of ``blocks.tsv``, languages, personal names and the currency sign "US$" are no mentions.

    Args:
        text: The view of a text (`tipnlp.text.view`), with ASCII apostrophes and hyphens.

    Returns:
        Matches in text order that do not overlap: label ``"COUNTRY"`` (value: ISO 3166-1 alpha-3) or ``"REGION"`` (value: its
        canonical name), ``data["form"]`` one of ``name``, ``adjective``, ``people``.

    Example:
        >>> [(m.value, text[m.start:m.end]) for text in ["Haitians in the Dominican Republic"] for m in find_countries(text)]
        [('HTI', 'Haitians'), ('DOM', 'Dominican Republic')]
    """
    table, settle = surfaces(), _Settler(text)
    found: list[Match] = []
    for match in _forms(text):
        surface = _flat(match[0])
        entry = table[surface]
        if not entry.label:
            continue
        start, end = match.span()
        if entry.label == "COUNTRY" and _not_a_mention(text, start, end, surface, entry):
            continue
        if entry.value == "SCG" and surface.upper().startswith("SERBIA") and not settle.state_union():
            found += _two_states(text, start, end)
            continue
        if surface == "Gulf" and not (_THE.search(text, max(0, start - 8), start) and not _OF.match(text, end)):
            continue
        settled = settle(surface, entry, end)
        if settled:
            prefix = "country:" if settled.label == "COUNTRY" else "region:"
            found.append(Match(start, end, settled.label, settled.value, prefix + settled.value, {"form": settled.form}))
    return _with_shared_heads(text, found)


def _flat(surface: str) -> str:
    """A surface as the table has it: single spaces, none after a hyphen."""
    if " " not in surface:
        return surface
    return re.sub(r"-\s+", "-", re.sub(r"\s+", " ", surface)) if "  " in surface or "- " in surface else surface


def _not_a_mention(text: str, start: int, end: int, surface: str, entry: _Entry) -> bool:
    if entry.value == "USA" and _DOLLAR.match(text, end) and surface == "US":
        return True
    if _WATERS.search(text, max(0, start - 14), start):
        return True
    if entry.form == "adjective":
        return _is_language(text, start, end, surface)
    return _is_person(text, start, end, surface)


def _two_states(text: str, start: int, end: int) -> list[Match]:
    """"Serbia and Montenegro" after 2006: a list of two states."""
    cut = start + text[start:end].upper().index("MONTENEGRO")
    return [
        Match(start, start + len("Serbia"), "COUNTRY", "SRB", "country:SRB", {"form": "name"}),
        Match(cut, end, "COUNTRY", "MNE", "country:MNE", {"form": "name"}),
    ]


_SHARED_REACH = 120  # characters before a region in which the directions stand that lean on its head


def _with_shared_heads(text: str, found: list[Match]) -> list[Match]:
    """Add the regions of which only the direction is written ("South" in "South and Central Asia")."""
    table = surfaces()
    starts = [match.start for match in found]  # in order, and no two overlap
    extra: list[Match] = []
    at = 0
    for region in found:
        if region.label != "REGION":
            continue
        for match in _SHARED_HEAD.finditer(text, max(at, region.start - _SHARED_REACH), region.end + len("ns ")):
            at = match.end()
            entry = table.get(f"{_flat(match[1])} {match[2]}") or table.get(f"{_flat(match[1]).capitalize()} {match[2]}")
            start, end = match.span(1)
            if entry and entry.label == "REGION" and not _covered(found, starts, start, end):
                form = "adjective" if match[3] else "name"
                extra.append(Match(start, end, "REGION", entry.value, "region:" + entry.value, {"form": form}))
    return sorted(found + extra, key=_position) if extra else found


def _covered(found: list[Match], starts: list[int], start: int, end: int) -> bool:
    at = bisect_left(starts, end)
    return at > 0 and found[at - 1].overlaps(start, end)


def _position(match: Match) -> int:
    return match.start
