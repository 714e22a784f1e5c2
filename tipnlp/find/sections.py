"""The shape of a report: its header, its sections, its recommendations and its tier.

Layouts differ by year and by publisher (Refworld, state.gov, ecoi.net, PDF text, World Factbook digests); what they share is
that a line names the country and the tier, that headings come from a small set, and that where headings were lost the first
sentence of a section names its topic.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from tipnlp import tables
from tipnlp.find.cities import find_cities
from tipnlp.match import Match

_LINE = re.compile(r"[^\r\n]+")
_MONTHS = {m: n for n, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = re.compile(rf"(?P<d>\d{{1,2}})\s+(?P<m>{_MONTH}),?\s+(?P<y>(?:19|20)\d\d)|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}}),?\s+(?P<y2>(?:19|20)\d\d)", re.I)
_TIER = r"(?i:Tier)\s*(?P<n>[123])\b(?P<wl>\s*[-—:,(]?\s*\(?(?i:Watch[\s-]*List|WL)\b\)?)?"
_SPECIAL = r"(?P<special>(?i:Special\s+Case)s?)"
# "NORWAY (Tier 1)", "DENMARK: Tier 1", "HAITI (TIER 2 - WATCH LIST)", "SOMALIA: Special Case"; name and tier may stand on two lines.
_TIER_LINE = re.compile(rf"(?m)^[ \t]*(?P<name>[^\W\d_][^\n:(]{{2,60}}?)\s*[:(\[—-]{{1,2}}\s*(?:{_TIER}|{_SPECIAL})\s*[)\]]?\s*$")
_REPORT = r"(?:Trafficking\s+in\s+Persons\s+Report|TIP\s+Report)"
_TITLE = re.compile(
    rf"(?im)^[ \t]*(?:Title\s*\|?\s*)?(?P<title>(?:[^\n|]{{0,60}}?\b)?(?:(?P<y1>20\d\d)\s+{_REPORT}|{_REPORT}\s*[,:-]?\s*(?P<y2>20\d\d)?)"
    rf"(?:\s*[-—:,]\s*Country\s+Narratives?)?(?:\s*[-—:]+\s*(?P<country>[^\n|]{{3,60}}?))?)\s*\|?\s*$"
)
_FINDINGS = re.compile(r"(?P<y>20\d\d)\s+FINDINGS\s+ON\s+THE\s+WORST\s+FORMS\s+OF\s+CHILD\s+LABOR")
_DIGEST = re.compile(r"^\s*(?P<country>[^\n:]{2,60}?)[ \t]*(?::|\n|--|—)\s*trafficking in persons\b(?!\s+report)", re.I)
_HUMAN_RIGHTS = re.compile(
    r"(?im)^[ \t]*(?P<title>(?:(?P<before>[^\n|\d]{3,50}?)\s+(?=20))?(?:(?P<y1>20\d\d)\s+)?(?:Country\s+Reports?\s+on\s+)?Human\s+Rights\s+(?:Reports?|Practices)(?:\s+(?:for\s+)?(?P<y2>20\d\d))?"
    r"[ \t]*(?:[:—-]+[ \t]*(?P<country>[^\n|]{3,60}?))?)[ \t]*$"
)
_DIGEST_YEAR = re.compile(r"\((?P<y>20\d\d)\)\s*(?:$|\n|;?\s*for more details)")
_FIELD = re.compile(r"(?im)^[ \t]*(?P<key>Publisher|Author|Publication\s+Date|Last\s+Updated|Title)\s*[:|]?\s*(?P<value>[^\n]+?)\s*\|?\s*$")
_ACCESSED = re.compile(r"(?i)\[?\baccessed(?:\s+on)?\s+(?P<date>[^\]\n]{6,30})\]?")
_RELEASED = re.compile(rf"(?im)^[ \t]*(?:Released?(?:\s+on)?[:\s]+|Date[:\s]+)?(?P<date>(?:{_MONTH}\s+\d{{1,2}},?\s+20\d\d|\d{{1,2}}\s+{_MONTH},?\s+20\d\d))[ \t]*$")
_BOILERPLATE = re.compile(
    r"(?i)^(?:last updated|publisher\b|author\b|publication date|cite as|disclaimer|title\s*\||source:?\s|u\.?s\.? department of state\b|united states department of state"
    r"|office to monitor|released by|diplomacy in action|(?:\d+\s+)?20\d\d trafficking in persons|trafficking in persons report|country narratives|usdos\b|v\.\s+country"
    r"|bureau of|home\s*[>»]|skip\b|share\b|\d{1,4}$|search\b)"
)


@dataclass(frozen=True, slots=True)
class Header:
    """What the head of a report says.

    Attributes:
        title: Title as printed, or None.
        country: ISO 3166-1 alpha-3 code of the report's country, or None.
        country_name: The name it was read from.
        year: Report year (title, else publication date, else the year that closes a digest), never an access date.
        publisher, author: As printed.
        published, accessed, updated: ISO 8601 dates.
        layout: ``refworld``, ``ecoi``, ``state.gov``, ``digest``, ``child_labor``, ``narrative`` (tier line only) or ``prose``.
        end: Where the header ends and the narrative begins.
        tier_line: Span and rating of the line that names country and tier, or None.
    """

    title: str | None = None
    country: str | None = None
    country_name: str | None = None
    year: int | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    accessed: str | None = None
    updated: str | None = None
    layout: str = "prose"
    end: int = 0
    tier_line: tuple[int, int, str] | None = None


def find_header(
    raw: str, text: str, countries: list[Match], *, country: str | None = None, year: int | None = None
) -> Header:
    """Read title, country, year, publisher, author and dates off the head of a report.

    Args:
        raw: The raw text.
        text: Its match view.
        countries: Country mentions of the text, in order (from `tipnlp.find.countries.find_countries`).
        country: Known ISO 3166-1 alpha-3 code, which then stands.
        year: Known report year, which then stands.

    Returns:
        The header; every field that the text does not give is None.
    """
    lined = _lined(raw, text)
    head = lined[: _head_length(lined)]
    tier_line = _tier_line(lined, countries)
    title = next(_at_lines(_TITLE, head), None) or next(_at_lines(_HUMAN_RIGHTS, head), None)
    digest = _DIGEST.match(head)
    findings = _FINDINGS.search(text)
    fields = {re.sub(r"\s+", " ", m["key"]).lower(): m["value"] for m in _at_lines(_FIELD, head)}
    published = _iso(fields.get("publication date", "")) or _released(head)
    accessed = _ACCESSED.search(head)
    named = [
        *(m.span(group) for m in (digest, title) if m for group in ("country", "before") if m.groupdict().get(group)),
        *([tier_line[:2]] if tier_line else []),
    ]
    iso3, name = _country(text, lined, countries, named)
    found_year = (
        _int(title and (title["y1"] or title["y2"])) or _int(published and published[:4]) or _digest_year(lined, digest)
        or _int(findings and findings["y"])
    )
    return Header(
        title=_title(title, digest),
        country=country or iso3,
        country_name=name if not country or country == iso3 else None,
        year=year or found_year,
        publisher=fields.get("publisher") or ("United States Department of State" if re.search(r"(?i)u\.?s\.? department of state|usdos", head) else None),
        author=fields.get("author") or _author(head),
        published=published,
        accessed=_iso(accessed["date"]) if accessed else None,
        updated=_iso(fields.get("last updated", "")),
        layout=_layout(head, digest, findings, tier_line, title),
        end=_header_end(lined, tier_line, digest),
        tier_line=tier_line,
    )


def _lined(raw: str, text: str) -> str:
    """The match view with its line breaks kept, save inside words that were broken over lines."""
    if "\n" not in raw:
        return text
    pieces, at = [], 0
    for line in raw.split("\n"):
        pieces.append(text[at : at + len(line)])
        at += len(line)
        pieces.append("\n" if text[at : at + 1] == " " else text[at : at + 1])
        at += 1
    return "".join(pieces)


def _at_lines(pattern: re.Pattern[str], lined: str, start: int = 0) -> Iterator[re.Match[str]]:
    """Matches that begin a line. Faster than a search for ``^``, which looks at every character."""
    while start >= 0 and start < len(lined):
        m = pattern.match(lined, start)
        if m is not None:
            yield m
        start = lined.find("\n", max(start, m.end() - 1) if m else start) + 1 or -1


def _head_length(lined: str) -> int:
    """The head ends where prose begins: a long line that is no boilerplate, or 60 lines."""
    for n, m in enumerate(_LINE.finditer(lined)):
        line = m[0].strip()
        if n > 60 or (len(line) > 200 and not _BOILERPLATE.match(line)):
            return m.start() + (250 if n == 0 else 0)
    return len(lined)


def _tier_line(lined: str, countries: list[Match]) -> tuple[int, int, str] | None:
    starts = {m.start for m in countries if m.label == "COUNTRY"}
    for m in _at_lines(_TIER_LINE, lined):
        at = m.start("name")
        named = any(at <= s < m.end("name") for s in starts) if len(starts) < 40 else any(s in starts for s in range(at, m.end("name")))
        if named and len(m["name"].split()) <= 7:
            return at, m.end(), _rating(m)
    return None


def _rating(m: re.Match[str]) -> str:
    if m["special"]:
        return "special"
    return m["n"] + ("WL" if m["n"] == "2" and m["wl"] else "")


_ASSESSMENT = re.compile(r"\n\s*(?i:(?:no|minimal|moderate|significant)\s+(?:advancement|assessment))\b")
_MINIMUM_STANDARDS = re.compile(r"inimum\s+[Ss]tandards\b")
_ROLE = re.compile(r"(?:source|transit|destination|countr(?:y|ies)\s+of\s+origin)\b")
_IS_A = re.compile(r"\b(?:is|are|was)\s+(?:\w+,?\s+){0,3}$")
_POLITY = re.compile(r" is\s+an?\s+(?:[\w,-]+\s+){0,5}(?:republic|democracy|monarchy|federation|emirate|kingdom|sultanate)\b")
_FOREIGN_IN = re.compile(r"oreign(?:ers)?\b[^.;]{0,50}?\bin\s+(?:the\s+)?(?=[A-Z])")
_HEAD = 800  # characters in which a country may stand on a line of its own


def _subjects(text: str, lined: str) -> Iterator[tuple[int, int]]:
    """Where the report's country is the subject: above an assessment, of the minimum standards, of a role, of a government.

    The second line of a page of the Labor Department's reports is its assessment ("MODERATE ADVANCEMENT").
    """
    if assessment := _ASSESSMENT.search(lined):
        yield lined.rfind("\n", 0, len(lined[: assessment.start()].rstrip())) + 1, assessment.start()
    if standards := _MINIMUM_STANDARDS.search(text):
        yield max(text.rfind(stop, 0, standards.start()) for stop in ".;") + 1, standards.start()
    for role in _ROLE.finditer(text):
        verb = _IS_A.search(text[max(0, role.start() - 40) : role.start()])
        if verb:
            at = role.start() - len(verb[0])
            yield max(at - 80, *(text.rfind(stop, 0, at) + 1 for stop in ".;")), at
            break
    if polity := _POLITY.search(text):
        yield max(polity.start() - 60, text.rfind(".", 0, polity.start()) + 1), polity.start()
    if foreign := _FOREIGN_IN.search(text):
        yield foreign.end(), foreign.end() + 25


def _own_lines(lined: str, mentions: list[Match]) -> Iterator[tuple[int, int]]:
    """Mentions that are a line of the head: "Uruguay"."""
    for m in mentions:
        if m.start > _HEAD:
            return
        line = lined[lined.rfind("\n", 0, m.start) + 1 : lined.find("\n", m.end)]  # a last line is no head
        if line.strip(" |*#") == lined[m.start : m.end]:
            yield m.start, m.end


def _country(
    text: str, lined: str, countries: list[Match], named: list[tuple[int, int]]
) -> tuple[str | None, str | None]:
    """The first country name in the first of the spans that has one; for a text without any, the country it is about."""
    mentions = [m for m in countries if m.label == "COUNTRY"]
    names = [m for m in mentions if m.data.get("form", "name") == "name"]
    for start, end in chain(named, _own_lines(lined, mentions)):
        inside = next((m for m in names if m.overlaps(start, end)), None)
        if inside:
            return inside.value, text[inside.start : inside.end]
    for start, end in _subjects(text, lined):
        inside = _last_within(names, start, end) or _last_within(mentions, start, end)  # the subject stands next to the verb
        if inside:
            return inside.value, text[inside.start : inside.end]
    return _spoken_of(text, mentions), None


def _last_within(mentions: list[Match], start: int, end: int) -> Match | None:
    return next((m for m in reversed(mentions) if m.overlaps(start, end)), None)


# What shows that a text speaks of a country: each sign with its weight, before and after a mention of it.
_SIGNS_BEFORE = (
    (re.compile(r"\b(?:[Ii]n|[Ww]ithin|[Tt]hroughout|[Aa]cross|[Aa]round|(?:regions?|provinces?|parts?|coast)\s+of)\s+(?:\w+\s+)?(?:the\s+)?$"), 2),
    (re.compile(r"\bThe\s+Government\s+of\s+(?:the\s+)?$"), 5),
    (re.compile(r"\b(?:[Gg]overnment|Republic|Kingdom|Parliament|President|[Ll]aws?|citizens|people)\s+of\s+(?:the\s+)?$"), 3),
)
_STATE_NOUNS = r"(?:government|authorit|police|laws?\b|courts?\b|[Pp]arliament|[Pp]enal|[Cc]riminal|[Mm]inist|[Cc]onstitution|legislation|officials)"
_SIGNS_AFTER = (
    (re.compile(r"\s+(?:[\w-]+\s+){0,6}?(?:[Tt]ier\s+[123]|(?:has\s+)?failed\s+to\s+(?:show|provide)|did\s+not\s+demonstrate)\b"), 6),
    (re.compile(r"\s+(?:francs?|dollars?|pounds?|rupees?|dinars?|pesos?|kron[aeo]r?|rand|shillings?|rubles?|lei|leva|cedis?|kwacha|dirhams?|riyals?|rials?)\b"), 4),
    (re.compile(r"(?:\s+(?:victims|nationals|citizens|women|men|children|people))?(?:\s+at\s+home)?(?:\s+(?:and|or))?\s+abroad\b"), 4),
    (re.compile(r"(?:'s?)?\s+(?:anti-trafficking\s+)?(?:law\s+enforcement|prosecution|protection|prevention)\s+efforts"), 6),
    (re.compile(r"(?:'s)?\s+(?:cabinet|laws?\b|[Pp]enal\s|[Cc]riminal\s+[Cc]ode|[Cc]onstitution|[Pp]arliament)"), 4),
    (re.compile(rf"(?:'s?)?\s+(?:[\w-]+\s+){{0,2}}?{_STATE_NOUNS}"), 3),
    (re.compile(r"\s+(?:is|was|has|does|did|remains|ratified|acceded|signed|criminaliz\w+|prohibits?|enacted|adopted)\b"), 2),
)
_PARTNER = re.compile(r"\b(?:with|and|or|to|by|from|between|of|against|unlike|than)\s+(?:the\s+)?$|,\s+$")  # "worked with Thai police"
_CITY_SIGN = 4
# Points that a country needs, those of one without a rival, and how many times those of the next one.
_COUNTED = 2  # times that a sign of one weight counts
_ENOUGH, _ENOUGH_ALONE, _TIMES = 7, 4, 3


def _spoken_of(text: str, mentions: list[Match]) -> str | None:
    """The country a text without a title speaks of, if the signs are plain: its laws, its police, its cities.

    Foreign victims are often named more than the country they are in, so a mention alone is no sign.
    """
    signs: Counter[tuple[str, int]] = Counter()
    for m in mentions:
        signs[m.value, _sign(text, m) if m.value != "USA" else 0] += 1  # the reporter is named everywhere
    for city in {text[c.start : c.end]: c for c in find_cities(text, 0, len(text))}.values():
        signs[city.value, _CITY_SIGN] += 1
    points: Counter[str] = Counter()
    for (iso3, weight), times in signs.items():
        points[iso3] += weight * min(times, _COUNTED)
    best = points.most_common(2)
    enough = _ENOUGH if len(best) > 1 else _ENOUGH_ALONE
    if not best or best[0][1] < enough or (len(best) > 1 and best[0][1] < _TIMES * best[1][1]):
        return None
    return best[0][0]


def _sign(text: str, m: Match) -> int:
    """The weight of the signs around a mention."""
    before = text[max(0, m.start - 40) : m.start]
    named = m.data.get("form", "name") == "name"
    if not named and _PARTNER.search(before):
        return 0
    weights = [weight for sign, weight in _SIGNS_AFTER if sign.match(text, m.end)]
    if named:
        weights += [weight for sign, weight in _SIGNS_BEFORE if sign.search(before)]
    return max(weights, default=0)


def _title(title: re.Match[str] | None, digest: re.Match[str] | None) -> str | None:
    if title:
        return re.sub(r"\s+", " ", title["title"]).strip(" |")
    return re.sub(r"\s+", " ", digest[0]).strip() if digest else None


def _author(head: str) -> str | None:
    m = re.search(r"(?i)office to monitor and combat trafficking in persons", head)
    return m[0] if m else None


def _released(head: str) -> str | None:
    m = next(_at_lines(_RELEASED, head), None)
    return _iso(m["date"]) if m else None


def _digest_year(lined: str, digest: re.Match[str] | None) -> int | None:
    if not digest:
        return None
    years = [int(m["y"]) for m in _DIGEST_YEAR.finditer(lined)]
    return years[-1] if years else None


def _int(value: str | None | bool) -> int | None:
    return int(value) if value else None


def _iso(text: str) -> str | None:
    m = _DATE.search(text)
    if m is None:
        return None
    day, month, year = m["d"] or m["d2"], m["m"] or m["m2"], m["y"] or m["y2"]
    number = _MONTHS.get(month[:3].lower())
    return f"{year}-{number:02d}-{int(day):02d}" if number else None


def _layout(head: str, digest: object, findings: object, tier_line: object, title: object) -> str:
    if digest:
        return "digest"
    if re.search(r"(?i)refworld|not a UNHCR publication", head):
        return "refworld"
    if re.search(r"(?i)\bUSDOS\b|Country Narratives\s*[-—]\s*[A-Z][a-z]", head):
        return "ecoi"
    if findings:
        return "child_labor"
    if title:
        return "state.gov"
    return "narrative" if tier_line else "prose"


_LONG_LINE = 400  # characters: longer lines are prose, whatever they begin with (a page whose line breaks were lost)


def _header_end(lined: str, tier_line: tuple[int, int, str] | None, digest: re.Match[str] | None) -> int:
    if tier_line:
        return tier_line[1]
    if digest:
        return digest.end()
    end = 0
    for n, m in enumerate(_LINE.finditer(lined)):
        line = m[0].strip()
        if not line:
            continue
        if n > 40 or len(line) > _LONG_LINE or not (_BOILERPLATE.match(line) or _TITLE.match(m[0])):
            break
        end = m.end()
    return end


# --- sections --------------------------------------------------------------------------------------------------------


@cache
def _headings() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    heads: list[str] = []
    openings: list[str] = []
    names: dict[str, str] = {}
    for n, row in enumerate(tables.rows("sections")):
        pattern = row["pattern"].replace(" ?", r"\s*").replace(" ", r"\s+").replace("{X}", r"[^\n:;.]{2,50}?")
        names[f"s{n}"] = row["section"]
        (heads if row["kind"] == "heading" else openings).append(f"(?P<s{n}>{pattern})")
    return (
        re.compile(r"(?im)^[ \t]*(?:" + "|".join(heads) + r")[ \t]*[:.]?[ \t]*$"),
        re.compile(r"(?im)^[ \t]*(?:" + "|".join(openings) + r")"),
        names,
    )


# What tells the topic of a paragraph whose heading was lost: a pattern for its opening, stems to count in its body.
_TOPICS: tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...] = (
    (
        "prosecution",
        re.compile(r"(?i)\b(?:law\s+enforcement|prosecution\s+efforts|prosecut\w+|outlaws?|prohibits?|criminaliz\w+|traffickers|convict\w*|punish\w*)\b"),
        ("prosecut", "convict", "sentenc", "imprisonment", "penalt", "ourt", "investigat", "rticle", " law", "suspects", "defendant", "stringent"),
    ),
    (
        "protection",
        re.compile(r"(?i)\b(?:protect\w*|assist\w*|help\s+for|care\s+for|services\s+(?:for|to))\b"),
        ("shelter", "victim", "assist", "repatriat", "referr", "counsel", "identified", "reflection period", "residen", " care"),
    ),
    (
        "prevention",
        re.compile(r"(?i)\b(?:prevent\w*|awareness)\b"),
        ("awareness", "campaign", "prevent", "action plan", "hotline", " demand", "peacekeep", "troops", "recruitment agenc", "inspector", "leaflet", "tourism"),
    ),
)
_TOPIC_CHARACTERS = 900  # of a paragraph, enough to tell its topic
_STANDARDS = re.compile(r"(?i)\bminimum\s+standards\b|\bremained\s+on\s+tier\b|\bplaced\s+(?:it\s+)?on\s+tier\b|\bdowngraded\s+to\s+tier\b")
_PROFILE = re.compile(
    r"(?i)\b(?:is|are|was)\s+(?:primarily\s+|principally\s+|mainly\s+)?(?:an?\s+)?(?:country\s+of\s+origin|source|transit|destination)\b"
    r"|\btraffickers\s+(?:\w+\s+)?exploit\b|\bas\s+(?:reported\s+(?:over|in)|in)\s+(?:the\s+)?past\b"
)


def find_sections(raw: str, flow: str, sentences: list[tuple[int, int]], header: Header) -> list[Match]:
    """Cut a report into sections that follow one another and cover it.

    By headings where there are some; a stretch without a heading is cut into paragraphs, each named by its topic sentence,
    else by its words, else like the paragraph before it.

    Args:
        raw: The raw text.
        flow: Its match view.
        sentences: Sentence spans.
        header: From `find_header`.

    Returns:
        Matches labelled ``SECTION``; ``value`` is header, overview, recommendations, prosecution, protection, prevention,
        profile or footer; ``data["detected_by"]`` is heading, topic_sentence or position.
    """
    if not flow.strip():
        return []
    marks = _marks(_lined(raw, flow), header)
    if header.end:
        marks = [(0, "header", "position"), *[m for m in marks if m[0] >= header.end]]
    if not marks or marks[0][0] > 0:
        marks.insert(0, (0, "", "position"))
    cuts: list[tuple[int, str, str]] = []
    for n, (start, name, how) in enumerate(marks):
        end = marks[n + 1][0] if n + 1 < len(marks) else len(flow)
        if name == "header":
            cuts.append((start, name, how))
            cuts.extend(_by_topic(raw, flow, sentences, header.end, end, cuts, bare=True))
        elif name in ("", "recommendations"):
            first = _recommendations_end(raw, flow, sentences, start, end) if name else start
            if name:
                cuts.append((start, name, how))
            if first < end:
                cuts.extend(_by_topic(raw, flow, sentences, first, end, cuts, bare=not name))
        else:
            cuts.append((start, name, how))
    return _closed(cuts, len(flow))


def _marks(lined: str, header: Header) -> list[tuple[int, str, str]]:
    heads, openings, names = _headings()
    marks = []
    for pattern in (heads, openings):
        for m in _at_lines(pattern, lined, header.end):
            marks.append((m.start() + len(m[0]) - len(m[0].lstrip()), names[m.lastgroup or ""], "heading"))
    marks.sort()
    kept: list[tuple[int, str, str]] = []
    for mark in marks:
        if mark[1] == "footer" and header.layout == "prose" and kept and kept[-1][1] == "footer":
            continue
        if not kept or mark[0] > kept[-1][0]:
            kept.append(mark)
    return kept


# "The government maintained its efforts": a narrative has begun, no piece of advice.
_ASSERTS = re.compile(
    r"(?:(?:The|It|There|They|This|These|Its|An?|No|None|In|During|Under|Although|While|Despite|Since|As|On|By|For|From|After|Articles?|Sections?|Laws?|Authorities|Police|Prosecutors|Courts|Officials"
    r"|NGOs|IOM|[A-Z][\w-]+\s+(?:law|authorities|police|courts|government|officials))\b|\d)[^.;]{0,110}?"
    r"\b(?:maintained|increased|decreased|sustained|demonstrated|made|makes|continued|continues|improved|strengthened|reported|did|does|has|have|had|is|was|were|remained|showed|took|identified"
    r"|investigated|prosecuted|arrested|convicted|intensified|provided|acknowledged|lacked?|failed|began|prohibit(?:s|ed)|criminali[sz](?:es|ed)|prescribes?d?|punish(?:es|ed))\b"
)
_ADVISES = re.compile(r"\b(?:should|must|needs?\s+to|ought)\b")


def _recommendations_end(raw: str, flow: str, sentences: list[tuple[int, int]], start: int, end: int) -> int:
    """Recommendations end where a sentence asserts what a government did, else at the first blank line after their own text, else at the next heading."""
    for begin, close in sentences[bisect_left(sentences, (start + 1, 0)) : bisect_left(sentences, (end, 0))]:
        if _ASSERTS.match(flow, begin, close) and not _ADVISES.search(flow, begin, close):
            end = begin
            break
    body = re.compile(r"\S[^\n]{80,}\n|[•\-*][^\n]+\n").search(raw, start, end) or re.compile(r"[^\n]*\n\s*\S[^\n]{25,}\n").match(raw, start, end)
    if body is None:
        return end
    blank = re.compile(r"\n[ \t]*\r?\n(?![ \t]*[•\-*])").search(raw, body.end() - 1, end)
    while blank and re.match(r"\s*(?:[•\-*]|\d+[.)]\s)", raw[blank.end() : blank.end() + 8]):
        blank = re.compile(r"\n[ \t]*\r?\n").search(raw, blank.end(), end)
    return blank.end() if blank else end


def _by_topic(
    raw: str, flow: str, sentences: list[tuple[int, int]], start: int, end: int, before: list[tuple[int, str, str]], *, bare: bool
) -> list[tuple[int, str, str]]:
    """Names for the paragraphs of a stretch without headings."""
    cuts: list[tuple[int, str, str]] = []
    seen = {name for _, name, _ in before}
    current = ""
    for begin, close in _paragraphs(raw, start, end):
        at = bisect_left(sentences, (begin, 0))
        if at == len(sentences) or sentences[at][0] >= close:
            continue
        opening = sentences[at]
        name, how = _topic(flow[slice(*opening)], flow[begin : min(close, begin + _TOPIC_CHARACTERS)], seen, bare)
        if not name:
            name, how = current or ("overview" if bare else "prosecution"), "position"
        if name != current:
            cuts.append((begin, name, how))
        current = name
        seen.add(name)
    return cuts


def _topic(opening: str, body: str, seen: set[str], bare: bool) -> tuple[str, str]:
    told = seen & {"prosecution", "protection", "prevention"}
    standards = _STANDARDS.search(body) if "tandards" in body or "ier " in body else None
    if standards and standards.start() < len(opening):
        return "overview", "topic_sentence"
    if _PROFILE.search(opening) and (bare or told):
        return "profile", "topic_sentence"
    if standards:
        return "overview", "position"
    opened = [name for name, first, _ in _TOPICS if first.search(opening[:160])]
    if len(opened) == 1:
        best, how = opened[0], "topic_sentence"
    else:
        scores = {name: sum(map(body.count, stems)) for name, _, stems in _TOPICS if not opened or name in opened}
        best, how = max(scores, key=lambda name: scores[name]), "topic_sentence" if opened else "position"
        if not opened and scores[best] < 4 * max(1.0, len(body) / 500):
            return "", "position"
    if bare and not told and "overview" not in seen and best != "prosecution":
        return "", "position"
    return best, how


def _paragraphs(raw: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches between blank lines; where lines are unwrapped, each line is a paragraph."""
    spans, at = [], start
    unwrapped = any(len(m[0]) > 300 for m in _LINE.finditer(raw, start, end))
    stop = re.compile(r"\n" if unwrapped else r"\n[ \t]*\r?\n")
    for m in stop.finditer(raw, start, end):
        if raw[at : m.start()].strip():
            spans.append((at, m.start()))
        at = m.end()
    if raw[at:end].strip():
        spans.append((at, end))
    return [(s + len(raw[s:e]) - len(raw[s:e].lstrip()), e) for s, e in spans]


def _closed(cuts: list[tuple[int, str, str]], length: int) -> list[Match]:
    cuts = sorted(cuts)
    matches: list[Match] = []
    for n, (start, name, how) in enumerate(cuts):
        end = cuts[n + 1][0] if n + 1 < len(cuts) else length
        if end <= start:
            continue
        if matches and matches[-1].value == name and (how != "heading" or name == "footer"):
            matches[-1].end = end
            continue
        matches.append(Match(start, end, "SECTION", name, f"section.{how}", {"detected_by": how}))
    return matches


# --- recommendations -------------------------------------------------------------------------------------------------

_BETWEEN_RECOMMENDATIONS = re.compile(r";\s*(?:and\s+)?|\s*•\s*|\s+and\s*$")


def find_recommendations(flow: str, sentences: list[tuple[int, int]], sections: list[Match]) -> list[Match]:
    """Cut the recommendations of a report apart: bullets, sentences, or the semicolon list of 2008-2016.

    Returns:
        Matches labelled ``RECOMMENDATION``, one for each, without heading and bullet.
    """
    found: list[Match] = []
    for section in (s for s in sections if s.value == "recommendations"):
        for start, end in sentences[bisect_left(sentences, (section.start, 0)) : bisect_left(sentences, (section.end, 0))]:
            head = re.compile(r"(?i)\s*(?:prioritized\s+|key\s+)?recommendations(?:\s+for\s+[^:;.]{2,50})?\s*:?\s*(?=$|[A-Z•])").match(flow, start, end)
            at = head.end() if head else start
            for stop in [*_BETWEEN_RECOMMENDATIONS.finditer(flow, at, end), None]:
                close = stop.start() if stop else end
                piece = flow[at:close]
                begin = at + len(piece) - len(piece.lstrip(" •-*"))
                close = begin + len(flow[begin:close].rstrip())
                if close - begin > 10:
                    found.append(Match(begin, close, "RECOMMENDATION", "", "recommendation", {}))
                at = stop.end() if stop else end
    return found


# --- tier ------------------------------------------------------------------------------------------------------------

_RATED = re.compile(
    rf"(?P<had>\b(?:had|[Hh]aving)\s+(?:\w+\s+){{0,2}})?\b(?P<verb>remain(?:s|ed)|kept|keeps|(?:is|was|been|has\s+been|were)\s+(?:\w+\s+)?(?:placed|upgraded|downgraded|moved|raised|lowered|ranked|listed|put|maintained|retained|elevated|dropped|promoted|demoted|returned)"
    rf"|upgraded|downgraded|moves|stays|stayed|returns|drops|falls|rises)\s+(?:\w+\s+){{0,3}}?(?:on|to|at|in|as|from\s+Tier\s+[123](?:\s+Watch\s+List)?\s+to)\s+(?:the\s+)?(?:a\s+)?{_TIER}"
)
_RATING_FIELD = re.compile(rf"(?i:tier\s+rating)\s*:\s*(?:{_TIER}|{_SPECIAL})")
_WAIVER = re.compile(r"(?i)\b(?:granted|received|given|used|by)\s+(?:\w+\s+){0,2}waiver\b|\bwaiver\s+from\s+an?\s+(?:otherwise\s+)?required\s+downgrade")
_CONSECUTIVE = re.compile(
    r"(?i)\bfor\s+(?:the|a)\s+(?P<n>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th))\s+(?:consecutive|straight|successive)\s+year"
)
_ORDINALS = {w: n for n, w in enumerate("second third fourth fifth sixth seventh eighth ninth tenth".split(), 2)}
_MEETS = re.compile(r"(?i)(?P<no>\b(?:does|do|did|has)\s+not\s+(?:yet\s+)?(?:fully\s+)?|\bnot\s+yet\s+|\bneither\b.{0,40}?)?(?P<full>\bfully\s+)?\b(?:meets?|met|compl(?:y|ies|ied))\b.{0,12}\bminimum\s+standards")
_NO_EFFORT = re.compile(r"(?i)\b(?:is|are|was|were)\s+not\s+making\s+significant\s+efforts|\bnor\s+(?:is|are)\s+it\s+making|\bnot\s+making\s+(?:any\s+)?significant\s+efforts")


def find_tier(flow: str, header: Header) -> Match | None:
    """The rating that this report gives its country, never an earlier one that it mentions.

    The line that names country and tier, else the rating field of a digest, else the sentence that places the country
    ("remained on Tier 2"), else what the standards sentence implies under the Trafficking Victims Protection Act, sec. 110:
    full compliance is Tier 1, no significant efforts is Tier 3.

    Returns:
        A match labelled ``TIER`` with ``value`` 1, 2, 2WL, 3 or special and ``data`` movement, consecutive_years, waiver,
        minimum_standards; or None.
    """
    standards = _standards(flow)
    placed = _placed(flow)
    data = {
        "movement": placed[2] if placed else None,
        "consecutive_years": placed[3] if placed else None,
        "waiver": True if "waiver" in flow and _WAIVER.search(flow) else None,
        "minimum_standards": standards[2] if standards else None,
    }
    if header.tier_line:
        start, end, rating = header.tier_line
        at = re.compile(rf"(?:{_TIER}|{_SPECIAL})").search(flow, start, end)
        span = at.span() if at else (start, end)
        return Match(span[0], span[1], "TIER", rating, "tier.header_line", data)
    if ("ier rating" in flow or "IER RATING" in flow) and (field := _RATING_FIELD.search(flow)):
        at = re.compile(rf"(?:{_TIER}|{_SPECIAL})").search(flow, field.start() + 11)
        return Match(at.start() if at else field.start(), field.end(), "TIER", _rating(field), "tier.rating_field", data)
    if placed:
        return Match(placed[0].start("n") - 5, placed[0].end(), "TIER", placed[1], "tier.placed", data)
    if standards and standards[2] != "significant_efforts":
        rating = "1" if standards[2] == "meets" else "3"
        return Match(standards[0], standards[1], "TIER", rating, "tier.minimum_standards", data)
    return None


def _standards(flow: str) -> tuple[int, int, str] | None:
    named = _MINIMUM_STANDARDS.search(flow)
    m = _MEETS.search(flow, max(0, named.start() - 120), named.end()) if named else None
    if m is None:
        return None
    if m["full"] and not m["no"]:
        return m.start(), m.end(), "meets"
    if not m["no"]:
        return None
    effort = _NO_EFFORT.search(flow, m.end(), m.end() + 250)
    return m.start(), (effort or m).end(), "no_significant_efforts" if effort else "significant_efforts"


def _placed(flow: str) -> tuple[re.Match[str], str, str | None, int | None] | None:
    """The sentence that rates the country now: its match, rating, movement and consecutive years."""
    if "ier" not in flow:
        return None
    for m in _RATED.finditer(flow):
        after = flow[m.end() : m.end() + 30]
        if m["had"] or re.match(r"\s+(?:in|since|from|until)\s+(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d", after) or "previously" in flow[max(0, m.start() - 30) : m.start()]:
            continue
        verb = m["verb"].lower()
        movement = next((name for name, words in _MOVEMENTS.items() if any(w in verb for w in words)), None)
        years = _CONSECUTIVE.search(flow, m.end(), m.end() + 60)
        count = None
        if years:
            count = _ORDINALS.get(years["n"].lower()) or int(re.sub(r"\D", "", years["n"]) or 0) or None
        rating = m["n"] + ("WL" if m["n"] == "2" and m["wl"] else "")
        return m, rating, movement, count
    return None


_MOVEMENTS = {
    "upgraded": ("upgrad", "raised", "rises", "elevated", "promoted"),
    "downgraded": ("downgrad", "lowered", "drop", "falls", "demoted"),
    "remained": ("remain", "kept", "keeps", "stay", "maintained", "retained"),
    "placed": ("placed", "put", "listed", "ranked", "moved", "returned"),
}
