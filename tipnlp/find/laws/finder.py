"""Laws: acts, codes, constitutions, decrees, treaties, with the articles that belong to them, and generic mentions of "the law".

A mention is built around its head noun ("Act", "code", "Decree"): the title to its left ("Child Care and Protection Act"), what
identifies it to its right ("Law No. 5407 on Domestic Work", "Act (Act 29 of 1960)"), then the articles before or after it.
`capitals`, `plain` (with `codes`) and `short_names` find mentions, `titles` and `identity` read left and right of the noun,
`articles` joins articles to their law. The nouns stand in ``data/law_heads.tsv``, the words that open or close a title in
``data/law_words.tsv``, short names in ``data/treaties.tsv``, patterns in `tipnlp.find.laws.words`.

Out of scope: laws named by a title with no head noun and no acronym explained in the text; the country of a law (linked
elsewhere).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tipnlp.find.laws import words
from tipnlp.find.laws.articles import articles_of, attach_articles, resolve_bare
from tipnlp.find.laws.capitals import capital_names
from tipnlp.find.laws.names import Name, Span, clean, sweep
from tipnlp.find.laws.plain import plain_names
from tipnlp.find.laws.short_names import acronyms, short_names
from tipnlp.match import Match


def find_laws(flow: str, sentences: Sequence[Span] = ()) -> list[Match]:
    """Mentions of legal instruments, with their articles in one span.

    Args:
        flow: The match view of a text, see `tipnlp.text.view`.
        sentences: Half-open sentence spans in order, where known: no name goes on over a blank line.

    Returns:
        Matches labelled ``LAW`` in order, none overlapping. ``value`` is a normal form that groups mentions of one instrument;
        ``data`` holds ``title`` (without articles, white space normalised), ``kind`` (act, code, constitution, decree, treaty,
        other), ``articles`` (list of str), ``number`` (str or None), ``year`` (int or None), ``status`` (in_force, pending)
        and ``generic`` (True where the mention names no certain instrument). Bare articles take title and kind of the law they
        are part of where the text tells it.

    Example:
        >>> [m] = find_laws("They were charged under Articles 4 and 9 of the 2011 Child Act (Act 12).")
        >>> m.data["articles"], m.data["number"], m.data["year"]
        (['4', '9'], '12', 2011)
    """
    short = list(short_names(flow))
    paragraphs = [begin for begin, _ in sentences if flow[begin - 2 : begin] == "  "]
    names = sweep([*short, *capital_names(flow, short, paragraphs), *plain_names(flow)])
    if again := list(acronyms(flow, names)):
        names = sweep([*names, *again])
    found = attach_articles(flow, names)
    resolve_bare(found)
    return [_as_match(name) for name in found]


def read_law(flow: str, start: int, end: int) -> Match:
    """The law of a span that something else than these rules found, such as a trained component.

    What the rules recognise inside is taken from them; else the words are the title, and only articles, a number and a year
    that are printed in the span are read from it.

    Args:
        flow: The match view of a text.
        start: Start of the span in it.
        end: Its end (exclusive).

    Returns:
        A ``LAW`` match of exactly the span, with the ``data`` of `find_laws`.

    Example:
        >>> text = "The Brothel Closing Measure No. 7 of 1931 still applies."
        >>> law = read_law(text, 4, 41)
        >>> law.data["title"], law.data["kind"], law.data["number"], law.data["year"]
        ('Brothel Closing Measure No. 7 of 1931', 'other', '7', 1931)
    """
    text = flow[start:end]
    known = max((m for m in find_laws(text) if not m.data["generic"]), key=len, default=None)
    if known is not None and known.data["title"]:
        return Match(start, end, "LAW", known.value, known.rule, known.data)
    name = Name(start, end, "other", rule="law.span")
    parts = words.PARTS.match(text)
    link = words.OF_LAW.match(text, parts.end()) if parts else None
    if parts and (link or not text[parts.end() :].strip()):
        name.articles = articles_of(parts[0])
        text = text[link.end() :] if link else ""
    name.title = clean(text)
    heads = [word for word in re.findall(r"[a-z]+", text.lower()) if word in words.PLAIN_KINDS]
    name.kind = words.PLAIN_KINDS[heads[-1]] if heads else "other"
    if number := words.NUMBERED.search(text):
        name.number = number["number"]
    if year := re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", text):
        name.year = int(year[0])
    return _as_match(name)


def _as_match(name: Name) -> Match:
    data = {
        "title": name.title,
        "kind": name.kind,
        "articles": name.articles,
        "number": name.number,
        "year": name.year,
        "status": "pending" if name.pending else "in_force",
        "generic": name.generic,
    }
    return Match(name.start, name.end, "LAW", _value(name), name.rule, data)


def _value(name: Name) -> str:
    """Normal form: kind and number where there is one, else the title in lower case and American spelling."""
    if name.generic:
        return ""
    title = name.title.lower()
    if "(" in title:
        title = re.sub(r"\s*\([^()]*\)", "", title)
    title = re.sub(r"\b(?:the|new|draft|revised|amended|proposed)\s+", "", title)
    title = title.replace("labour", "labor").replace("offence", "offense")
    noun = re.search(r"\b(?:law|decree|act|proclamation|regulation)\b", title)
    if name.number and noun:
        return f"{noun[0]} {name.number}"
    if name.kind in ("code", "constitution"):
        title = re.sub(r"^\d{4}\s+|,?\s+(?:of\s+)?\d{4}$", "", title)
    return title.strip()
