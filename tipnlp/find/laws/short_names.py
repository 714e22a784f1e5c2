"""Laws known by a short name, an acronym or a citation: "Palermo Protocol", "ILO C. 182", "RA 9208", "18 U.S.C. 1591"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipnlp.find.laws import words
from tipnlp.find.laws.names import Name, clean
from tipnlp.find.laws.vocabulary import short_gate, short_titles
from tipnlp.patterns import trie
from tipnlp.signals import words_of


def short_names(flow: str) -> Iterator[Name]:
    """Short names, conventions of the International Labor Organization, Republic Acts, and the United States Code."""
    seen = words_of(flow)
    for m in seen.finditer(short_gate()):
        title = short_titles()[clean(m[0])]
        kind = "act" if title.endswith("Act") else "treaty"
        low = max(0, m.start() - 6)
        year = words.YEAR_BEFORE.search(flow[low : m.start()])
        start = low + year.start(1) if year else m.start()
        later = None if year else words.YEAR_OF.match(flow, m.end())  # "the TVPRA of 2008"
        said = year[1] if year else later["year"] if later else None
        yield Name(start, later.end() if later else m.end(), kind, title, year=int(said) if said else None, rule="law.short")
    for m in seen.finditer(words.ILO):
        number = m["short"] or m["number"]
        yield Name(m.start(), m.end(), "treaty", f"ILO Convention {number}", number=number, rule="law.ilo")
    for m in seen.finditer(words.REPUBLIC_ACT):
        kind, title = ("act", "Republic Act") if m["kind"][0] == "R" else ("decree", "Presidential Decree")
        yield Name(m.start(), m.end(), kind, f"{title} {m['number']}", number=m["number"], rule="law.republic_act")
    if seen.search(words.US_CODE_SIGN):
        for m in words.US_CODE.finditer(flow):
            articles = re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", m["section"]) if m["section"] else []
            yield Name(m.start(), m.end(), "code", f"{m['title']} U.S. Code", rule="law.us_code", articles=articles)


def acronyms(flow: str, names: list[Name]) -> Iterator[Name]:
    """Other mentions of laws whose acronym the text itself explained."""
    known = {name.acronym: name for name in names if name.acronym and not name.generic}
    if not known:
        return
    for m in re.finditer(rf"(?<![\w-])(?:{trie(known)})(?![\w-])", flow):
        law = known[clean(m[0])]
        if m.start() >= law.end or m.end() <= law.start:  # recommendations come before the law is introduced
            yield Name(m.start(), m.end(), law.kind, law.title, law.number, law.year, pending=law.pending, rule="law.acronym")
