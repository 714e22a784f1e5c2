"""Pages that hold the narratives of several countries, cut into one text a country."""

from __future__ import annotations

from collections import Counter

from tipnlp.analysis import Analysis
from tipnlp.source import SourceText, make_source


def split_narratives(text: str | bytes | SourceText, *, doc_id: str | None = None, year: int | None = None) -> list[SourceText]:
    r"""Cut a page with the narratives of several countries into one text for each.

    Borders are lines with the name of a country and its tier ("NORWAY (Tier 1)"), "Norway: trafficking in persons", or a
    country above an assessment of the Labor Department. Prose before the first of them is a text without a country
    (``page/head``), and so are parts about all of them (``page/all``). The title of the page is left out; its year is given
    to all.

    Args:
        text: The page; or a source, as `tipnlp.read_sources` gives them.
        doc_id: Name of the page; each part is named after it and its country, ``page/NOR``.
        year: Report year, where you know it; else it is read from the page.

    Returns:
        The parts in order, ready for `tipnlp.extract_many`; their offsets count from their own beginning. A text that is about
        one country comes back as it is, alone.

    Raises:
        TipnlpError: T001-T003, T005: the text or the year is none.

    Example:
        >>> import tipnlp
        >>> story = "Victims are forced to work on farms in the country. " * 5
        >>> page = f"NORWAY (Tier 1)\n\n{story}\n\nOMAN (Tier 2)\n\n{story}"
        >>> [(part.id, part.country, part.text[:6]) for part in tipnlp.split_narratives(page, doc_id="page")]
        [('page/NOR', 'NOR', 'NORWAY'), ('page/OMN', 'OMN', 'OMAN (')]
    """
    source = text if isinstance(text, SourceText) else make_source(text, {"id": doc_id, "year": year})
    if source.error is not None:
        return [source]
    analysis = Analysis(source.text, year=source.year)
    if len(analysis.narratives) < 2:
        return [source]
    of_page = source.year or (None if analysis.meta.layout == "digest" else analysis.meta.year)  # each digest closes with its own
    parts: list[SourceText] = []
    seen: Counter[str] = Counter()
    for narrative in analysis.narratives:
        start, end = analysis.view.span(narrative.start, narrative.end)
        name = narrative.country or ("all" if parts else "head")
        seen[name] += 1
        suffix = f"-{seen[name]}" if seen[name] > 1 else ""
        parts.append(
            SourceText(
                text=source.text[start:end], id=f"{source.id}/{name}{suffix}", country=narrative.country, year=of_page,
                path=source.path,
            )
        )
    return parts
