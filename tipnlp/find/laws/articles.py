"""Articles, sections, chapters: which law they belong to, and which stand alone."""

from __future__ import annotations

import re
from bisect import bisect_right

from tipnlp.find.laws import words
from tipnlp.find.laws.names import Name, clean, order
from tipnlp.find.laws.titles import FREE, title_right
from tipnlp.signals import words_of

_RULES = ("Regulations", "Rules", "Order", "Bylaws")
_DIGIT = re.compile(r"\d")
_NUMBER_ALONE = re.compile(r"(?:Law|Act|Decree|Ordinance|Proclamation)\s+(?:No\.?\s*|[Nn]umber\s+)?\d")
_APPOSED_ENDS = re.compile(r",\s+(?!and\b|or\b)[a-z]")
_ARTICLE = re.compile(r"\b[Aa]rt")
_SECTION = re.compile(r"(?:[Cc]hapter\s+\w+,\s+)?[Ss]ec|§")


def attach_articles(flow: str, names: list[Name]) -> list[Name]:
    """Gives articles to the law after or before them; articles that have none become mentions of their own."""
    starts, ends = {name.start: name for name in names}, {name.end: name for name in names}
    bare: list[Name] = []
    at = 0
    cited = {at for name in names if name.articles for at in range(name.start, name.end)}  # "18 U.S.C. Section 1591"
    for opening in _part_starts(flow):
        parts = words.PARTS.match(flow, opening) if opening >= at and opening not in cited else None
        if parts is None:
            continue
        at = parts.end()
        law = _law_after(flow, parts.end(), starts)
        if law is None and (law := _other_after(flow, parts.end())):
            names.append(law)
        if law is not None:
            law.start, law.articles, law.generic = parts.start(), articles_of(parts[0]) + law.articles, False
            at = max(at, law.end)
        elif not _attach_behind(flow, parts, _law_before(flow, parts.start(), ends)) and _is_bare_article(flow, parts):
            same = words.OF_SAME_LAW.match(flow, parts.end())
            bare.append(Name(parts.start(), same.end() if same else parts.end(), "", articles=articles_of(parts[0]), rule="law.article"))
    if not bare:
        return _with_rules(flow, sorted(names, key=order))
    taken = [b.start for b in bare]
    free = [n for n in names if not (i := bisect_right(taken, n.end - 1)) or bare[i - 1].end <= n.start]
    return _with_rules(flow, sorted([*free, *bare], key=order))


def _with_rules(flow: str, names: list[Name]) -> list[Name]:
    """Rules cited under the section that they are made by are one mention: "Section 5 of the Mines Act: Quarries Regulations"."""
    kept: list[Name] = []
    for name in names:
        law = kept[-1] if kept else None
        if law and law.articles and flow[law.end : name.start] == ": " and flow.endswith(_RULES, name.start, name.end):
            law.end = name.end
        elif law and not law.generic and _is_same(flow, law, name):
            law.end, law.number, law.year = name.end, law.number or name.number, law.year or name.year
        else:
            kept.append(name)
    return kept


def _is_same(flow: str, law: Name, name: Name) -> bool:
    """True for the number or the title of the law just named, between commas: "the Ports Act, Act No. 4/2011, bans"."""
    if name.generic or name.articles or bool(law.number) == bool(name.number) or not _APPOSED_ENDS.match(flow, name.end):
        return False
    numbered = law if law.number else name
    gap = flow[law.end : name.start]
    return gap == (", the " if law.number else ", ") and bool(_NUMBER_ALONE.match(flow, numbered.start, numbered.end))


def _part_starts(flow: str) -> list[int]:
    """Where articles may begin."""
    starts = [m.start() for m in words_of(flow).finditer(words.PART_START)]
    return sorted([*starts, *(m.start() for m in words.PART_SIGN.finditer(flow))]) if "§" in flow else starts


def _attach_behind(flow: str, parts: re.Match[str], law: Name | None) -> bool:
    """Articles after their law: "Penal Code (Articles 3 and 4)", "the penal code's Article 172"."""
    if law is None or law.articles or law.generic and "," in flow[law.end : parts.start()]:
        return False
    bracketed = flow[law.end : parts.start()].strip() == "(" and flow[parts.end() : parts.end() + 1] == ")"
    law.end, law.articles, law.generic = parts.end() + bracketed, articles_of(parts[0]), False
    return True


def articles_of(text: str) -> list[str]:
    """The articles that a text lists: "Articles 7 and 9" gives 7 and 9, "Articles 145 bis and ter" 145 bis and 145 ter."""
    found = [clean(m[0]) for m in words.PART_NUMBERS.finditer(words.PART_WORDS.sub(" ", text))]
    return [article for one in found for article in _with_suffixes(one)]


def _with_suffixes(article: str) -> list[str]:
    number, _, more = article.partition(" and ")
    return [number, f"{number.split()[0]} {more}"] if more else [article]


def _law_after(flow: str, end: int, starts: dict[int, Name]) -> Name | None:
    link = words.OF_LAW.match(flow, end)
    if link is None:
        return None
    at = link.end()
    for _ in range(4):
        if at in starts:
            return starts[at]
        step = words.STEP.match(flow, at, at + 30)
        if step is None:
            return None
        at = step.end()
    return None


def _other_after(flow: str, end: int) -> Name | None:
    """What has articles is a law: an acronym ("Article 56 of LEPINA") or a name with no head noun ("Hazardous Work List")."""
    link = words.OF_LAW.match(flow, end)
    if link is None or link[0].isspace() or not flow[link.end() : link.end() + 1].isupper():
        return None
    if word := words.LAW_ACRONYM.match(flow, link.end()):
        return Name(word.start(), word.end(), "act", word[0], rule="law.acronym")
    stop = title_right(flow, link.end(), FREE)
    title = clean(flow[link.end() : stop]) if stop else ""
    return Name(link.end(), stop, "other", title, rule="law.of_articles") if stop and " " in title else None


def _law_before(flow: str, start: int, ends: dict[int, Name]) -> Name | None:
    low = max(0, start - 10)
    while gap := words.BEFORE_PARTS.search(flow, low, start):
        if gap.start() in ends:
            return ends[gap.start()]
        low = gap.start() + 1
    return None


def _is_bare_article(flow: str, parts: re.Match[str]) -> bool:
    text, end = parts[0], parts.end()
    if not _DIGIT.search(text):
        return False
    if _ARTICLE.search(text):
        document = words.DOCUMENT_BEFORE.search(flow, max(0, parts.start() - 16), parts.start())
        return not document and not words.OF_DOCUMENT.match(flow, end)
    if not _SECTION.match(text) or words.OF_DOCUMENT.match(flow, end):
        return False
    if not words.PROSE_SECTION.match(text):
        return True
    if text[0] == "S" and words.SECTION_ACTS.match(flow, end):
        return True
    before = flow[max(0, parts.start() - 12) : parts.start()]
    return not words.CROSS_REFERENCE.search(before) and not words.SECTION_HEADING.match(flow, end)


def resolve_bare(found: list[Name]) -> None:
    """Bare articles belong to the law that has the same article elsewhere, else to the last or first code or act named."""
    by_article = {article: n for n in reversed(found) if n.kind and not n.generic for article in n.articles}
    law = next((n for n in found if n.kind == "code" and not n.generic), None)
    for name in found:
        if name.kind in ("code", "act") and not name.generic:
            law = name
        elif not name.kind:
            own = next((by_article[a] for a in name.articles if a in by_article), None) or law
            name.kind = own.kind if own else "other"
            if own:
                name.title, name.number, name.year, name.pending = own.title, own.number, own.year, own.pending
