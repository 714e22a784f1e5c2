"""The head of a report: title, country, year, publisher, dates.

Layouts differ by year and by publisher (Refworld, state.gov, ecoi.net, PDF text, World Factbook digests).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tipnlp import tables
from tipnlp.find.layout.homes import find_home
from tipnlp.find.layout.lines import at_lines, full_lines
from tipnlp.find.layout.lines import lined as with_lines
from tipnlp.find.layout.tiers import find_tier_line
from tipnlp.match import Match

_MONTHS = {m: n for n, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = re.compile(rf"(?P<d>\d{{1,2}})\s+(?P<m>{_MONTH}),?\s+(?P<y>(?:19|20)\d\d)|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}}),?\s+(?P<y2>(?:19|20)\d\d)", re.I)
_REPORT = r"(?:Trafficking\s+in\s+Persons\s+(?:\(TIP\)\s+)?Report|TIP\s+Report)"
_TITLE = re.compile(
    rf"(?im)^[ \t]*(?:Title\s*\|?\s*)?(?P<title>(?P<lead>[^\n|]{{0,60}}?\b)?(?:(?P<y1>20\d\d)\s+{_REPORT}|Trafficking\s+in\s+Persons\s+(?P<y3>20\d\d)\s+Report|"
    rf"{_REPORT}\s*[,:-]?\s*(?:(?:{_MONTH}\s+)?(?P<y2>20\d\d))?)"
    rf"(?:\s*[-—:,]\s*Country\s+Narratives?)?(?:\s*[-—:]+\s*(?P<country>[^\n|]{{3,60}}?))?)\s*[]|]?\s*$"
)
# A trail of links ("Releases > 2017 Trafficking in Persons Report") or the running head of a printed page.
_TRAIL = re.compile(r"[>»]\s*(?P<a>20\d\d)\s+Trafficking\s+in\s+Persons\s+Report|\b(?P<b>20\d\d)\s+TRAFFICKING\s+IN\s+PERSONS\s+REPORT|"
                    r"\bTRAFFICKING\s+IN\s+PERSONS\s+REPORT\s+(?:[A-Z]+\s+)?(?P<c>20\d\d)\b")
# The report that a digest of it points at, or the page that a text was copied from.
_LINK = re.compile(r"/(?P<y>20\d\d)-trafficking-in-persons-report\b")
_FINDINGS = re.compile(r"(?P<y>20\d\d)\s+FINDINGS\s+ON\s+THE\s+WORST\s+FORMS\s+OF\s+CHILD\s+LABOR")
_DIGEST = re.compile(r"^\s*(?P<country>[^\n:]{2,60}?)[ \t]*(?::|\n|--|—|(?<=\s)-(?=\s))\s*trafficking in persons\b(?!\s+report)", re.I)
_HUMAN_RIGHTS = re.compile(
    r"(?im)^[ \t]*(?P<title>(?:(?P<before>[^\n|\d]{3,50}?)\s+(?=20))?(?:(?P<y1>20\d\d)\s+)?(?:Country\s+Reports?\s+on\s+)?Human\s+Rights\s+(?:Reports?|Practices)(?:\s+(?:for\s+)?(?P<y2>20\d\d))?"
    r"[ \t]*(?:[:—-]+[ \t]*(?P<country>[^\n|]{3,60}?))?)[ \t]*$"
)
_DIGEST_YEAR = re.compile(r"\((?P<y>20\d\d)\)\s*(?:$|\n|;?\s*for more details)")
_DIGEST_TITLE_YEAR = re.compile(r"\s*\((?P<y>20\d\d)\)")
_ABOUT = re.compile(r"(?im)^[ \t]*(?:human[ \t]+)?trafficking(?:[ \t]+in[ \t]+persons)?[ \t]+in[ \t]+(?P<country>[^\n.;]{3,40})$")
_OFFICE = re.compile(r"(?i)office to monitor and combat trafficking in persons")
_STATE_DEPARTMENT = re.compile(r"u\.?s\.? department of state")
_ECOI = re.compile(r"(?i)\bUSDOS\b|Country Narratives\s*[-—]\s*[A-Z][a-z]")
_PUBLISHER = re.compile(r"(?i)\bstate\s+dep|\bdepartment\b|\bembassy\b")
_FIELD = re.compile(r"(?im)^[ \t]*(?P<key>Publisher|Author|Publication\s+Date|Last\s+Updated|Title)\s*[:|]?\s*(?P<value>[^\n]+?)\s*\|?\s*$")
_ACCESSED = re.compile(r"(?i)\[?\baccessed(?:\s+on)?\s+(?P<date>[^\]\n]{6,30})\]?")
_RELEASED = re.compile(rf"(?im)^[ \t]*(?:Released?(?:\s+on)?[:\s]+|Date[:\s]+)?(?P<date>(?:{_MONTH}\s+\d{{1,2}},?\s+20\d\d|\d{{1,2}}\s+{_MONTH},?\s+20\d\d))[ \t]*$")
_BOILERPLATE = re.compile(
    r"(?i)^(?:last updated|publisher\b|author\b|publication date|cite as|disclaimer|title\s*\||source:?\s|u\.?s\.? department of state\b|united states department of state"
    r"|office to monitor|released by|diplomacy in action|(?:\d+\s+)?20\d\d trafficking in persons|trafficking in persons report|country narratives|usdos\b|v\.\s+country"
    r"|bureau of|home\s*[>»]|skip\b|share\b|\d{1,4}$|search\b)"
)


class Header(NamedTuple):
    """What the head of a report says.

    Attributes:
        title: Title as printed, or None.
        country: ISO 3166-1 alpha-3 code of the report's country, or None.
        country_name: Its usual English name, whatever form is printed.
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
    lined = with_lines(raw, text)
    head = lined[: _head_length(lined)]
    low = head.lower()
    trafficking = "trafficking in persons" in low
    tier_line = find_tier_line(lined, countries)
    title = _title_line(head, low)
    digest = _DIGEST.match(head) if trafficking else None
    findings = _FINDINGS.search(text) if "FINDINGS" in text else None
    fields = _fields(head, low)
    published = _iso(fields.get("publication date", "")) or _released(head)
    accessed = _ACCESSED.search(head) if "accessed" in low else None
    about = _ABOUT.search(head) if "trafficking" in low else None
    author = _OFFICE.search(head) if trafficking else None
    named = [
        *(m.span(group) for m in (digest, title) if m for group in ("country", "before") if m.groupdict().get(group)),
        *([tier_line[:2]] if tier_line else []),
        *([about.span("country")] if about else []),
        *([title.span("lead")] if title and title.groupdict().get("lead") and not _PUBLISHER.search(title["lead"]) else []),
    ]
    home = country or find_home(text, lined, countries, named)
    found_year = (
        _int(title and (title["y1"] or title["y2"] or title.groupdict().get("y3"))) or _trail_year(lined) or _int(published and published[:4]) or _digest_year(lined, digest)
        or _int(findings and findings["y"]) or _linked_year(head)
    )
    return Header(
        title=_title(title, digest),
        country=home,
        country_name=_usual_names().get(home) if home else None,
        year=year or found_year,
        publisher=fields.get("publisher") or ("United States Department of State" if _is_state_department(low) else None),
        author=fields.get("author") or (author[0] if author else None),
        published=published,
        accessed=_iso(accessed["date"]) if accessed else None,
        updated=_iso(fields.get("last updated", "")),
        layout=_layout(head, low, digest, findings, tier_line, title),
        end=_header_end(lined, tier_line, digest),
        tier_line=tier_line,
    )


@cache
def _usual_names() -> dict[str, str]:
    return {row["iso3"]: row["name"] for row in tables.rows("countries")}


def _head_length(lined: str) -> int:
    """The head ends where prose begins: a long line that is no boilerplate, or 60 lines."""
    for n, (start, end) in enumerate(full_lines(lined)):
        if n > 60:
            return start
        if end - start > 200:
            line = lined[start:end].strip()
            if len(line) > 200 and not _BOILERPLATE.match(line):
                return start + (250 if n == 0 else 0)
    return len(lined)


def _fields(head: str, low: str) -> dict[str, str]:
    """The values of the lines "Publisher: ..." and the like, by their keys in lower case."""
    if not any(key in low for key in ("publi", "author", "updated", "title")):
        return {}
    return {" ".join(m["key"].lower().split()): m["value"] for m in at_lines(_FIELD, head)}


def _title(title: re.Match[str] | None, digest: re.Match[str] | None) -> str | None:
    if title:
        return re.sub(r"\s+", " ", title["title"]).strip(" |")
    return re.sub(r"\s+", " ", digest[0]).strip() if digest else None


def _title_line(head: str, low: str) -> re.Match[str] | None:
    """The line with the title, of a report on trafficking or else on human rights."""
    title = next(at_lines(_TITLE, head), None) if "report" in low and ("persons" in low or "tip" in low) else None
    return title or (next(at_lines(_HUMAN_RIGHTS, head), None) if "human" in low else None)


def _is_state_department(low: str) -> bool:
    return "usdos" in low or "department of state" in low and _STATE_DEPARTMENT.search(low) is not None


def _released(head: str) -> str | None:
    m = next(at_lines(_RELEASED, head), None) if "20" in head else None
    return _iso(m["date"]) if m else None


def _trail_year(lined: str) -> int | None:
    m = _TRAIL.search(lined) if any(mark in lined for mark in (">", "»", "PERSONS")) else None
    return int(m["a"] or m["b"] or m["c"]) if m else None


def _digest_year(lined: str, digest: re.Match[str] | None) -> int | None:
    if not digest:
        return None
    years = [int(m["y"]) for m in (_DIGEST_TITLE_YEAR.match(lined, digest.end()), *_DIGEST_YEAR.finditer(lined)) if m]
    return years[-1] if years else _linked_year(lined)


def _linked_year(text: str) -> int | None:
    """The year of the report that a link leads to."""
    m = _LINK.search(text) if "-trafficking-in-persons-report" in text else None
    return int(m["y"]) if m else None


def _int(value: str | None | bool) -> int | None:
    return int(value) if value else None


def _iso(text: str) -> str | None:
    m = _DATE.search(text)
    if m is None:
        return None
    day, month, year = m["d"] or m["d2"], m["m"] or m["m2"], m["y"] or m["y2"]
    number = _MONTHS.get(month[:3].lower())
    return f"{year}-{number:02d}-{int(day):02d}" if number else None


def _layout(head: str, low: str, digest: object, findings: object, tier_line: object, title: object) -> str:
    if digest:
        return "digest"
    if "refworld" in low or "not a unhcr publication" in low:
        return "refworld"
    if ("usdos" in low or "narratives" in low) and _ECOI.search(head):
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
    for n, (start, stop) in enumerate(full_lines(lined)):
        line = lined[start:stop].strip()
        if not line:
            continue
        if n > 40 or len(line) > _LONG_LINE or not (_BOILERPLATE.match(line) or _TITLE.match(lined[start:stop])):
            break
        end = stop
    return end
