"""Reports for the eye: the terminal views of ``tipnlp show``, ``info`` and ``extract --format table``."""

from __future__ import annotations

import io
import platform
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, entry_points, version
from textwrap import shorten
from typing import IO, Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tipnlp import __version__, tables
from tipnlp.facts import Count, Fact, Flow, Law, Money, Penalty, Period, Recommendation, Report

_TIERS = {"1": "Tier 1", "2": "Tier 2", "2WL": "Tier 2 Watch List", "3": "Tier 3", "special": "Special Case"}
_TIER_STYLES = {"1": "green", "2": "yellow", "2WL": "dark_orange", "3": "red", "special": "magenta"}
_EVENTS = {
    "investigation": "investigations", "arrest": "arrests", "prosecution": "prosecutions", "conviction": "convictions",
    "acquittal": "acquittals", "victim_identified": "victims identified", "victim_assisted": "victims assisted",
    "victim_referred": "victims referred", "victim_repatriated": "victims repatriated", "official_trained": "officials trained",
}
_QUALIFIERS = {
    "exact": "", "at_least": "at least ", "at_most": "at most ", "more_than": "more than ", "less_than": "fewer than ",
    "approximately": "about ",
}

_KINDS = {"imprisonment": "imprisonment", "other": "of another punishment"}
_SOURCES = {"ngo": "an NGO", "international_org": "an international organization", "media": "the media"}

# --- one report --------------------------------------------------------------------------------------------------------


def show_report(report: Report, text: str, stream: IO[str] | None = None, *, explain: bool = False) -> None:
    """Print a report as ``tipnlp show`` does: its head, then the facts of each family with the sentence they stand in.

    Args:
        report: The report.
        text: The raw text it was made of.
        stream: Where to print; by default standard output.
        explain: Also say for each fact what made it: its id, characters, rule, assertion, attribution and score.

    Returns:
        Nothing; it is printed.

    Raises:
        OSError: The stream cannot be written.

    Example:
        >>> import tipnlp
        >>> text = "Police arrested 12 traffickers in 2019."
        >>> tipnlp.show_report(tipnlp.extract(text), text)  # doctest: +ELLIPSIS
        Untitled report
        ...
        Counts  1
          • 12 arrests · 2019 · persons
              Police arrested 12 traffickers in 2019.
        ...
    """
    _print(_report_lines(report, text, explain), stream)


def _print(lines: Iterable[RenderableType], stream: IO[str] | None, *, wide: bool = False) -> None:
    """Print in colour on a terminal; elsewhere plain and without the spaces that fill a line up."""
    stream = stream or sys.stdout
    if stream.isatty():
        Console(file=stream, highlight=False).print(*lines, sep="\n")
        return
    plain = io.StringIO()
    Console(file=plain, highlight=False, width=1000 if wide else None, color_system=None).print(*lines, sep="\n")
    stream.write("".join(line.rstrip() + "\n" for line in plain.getvalue().splitlines()))


def _report_lines(report: Report, text: str, explain: bool) -> Iterable[RenderableType]:
    yield _head(report)
    if explain and report.tier:
        yield _explained([report.tier])
    titles = {law.id: law.title for law in report.laws}
    counts = {count.id: count for count in report.counts}
    for lines in (
        _family("Flows", report.flows, text, explain, _flows),
        _family("Laws", report.laws, text, explain, lambda facts: map(_law, facts)),
        _family("Penalties", report.penalties, text, explain, lambda facts: (_penalty(fact, titles) for fact in facts)),
        _family("Counts", report.counts, text, explain, lambda facts: (_count(fact, counts) for fact in facts)),
        _family("Money", report.money, text, explain, lambda facts: map(_money, facts)),
        _recommendations(report.recommendations),
        _mentions(report),
    ):
        yield from lines


def _head(report: Report) -> RenderableType:
    meta, tier = report.meta, report.tier
    title = Text(meta.title or "Untitled report", style="bold")
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column()
    name = f"{meta.country_name} ({meta.country})" if meta.country_name and meta.country else meta.country
    rows: list[tuple[str, str | Text | None]] = [("country", name), ("year", str(meta.year) if meta.year else None)]
    if tier:
        line = Text(_TIERS[tier.tier], style=f"bold {_TIER_STYLES[tier.tier]}")
        more = [tier.movement, f"year {tier.consecutive_years} in a row" if tier.consecutive_years else None]
        more += ["waiver" if tier.waiver else None, (tier.minimum_standards or "").replace("_", " ")]
        line.append("".join(f" · {part}" for part in more if part), style="not bold default")
        rows.append(("tier", line))
    rows += [("roles", ", ".join(report.roles.roles) or None), ("publisher", meta.publisher), ("published", meta.published)]
    sections = " · ".join(section.name for section in report.sections)
    rows += [("layout", meta.layout), ("sections", sections or None), ("id", report.id)]
    for label, value in rows:
        if value:
            grid.add_row(label, value)
    return Group(title, _indented(grid, 2))


def _indented(content: RenderableType, by: int) -> RenderableType:
    return Padding(content, (0, 0, 0, by), expand=False)


def _bullet(mark: str, content: Text) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(style="dim")
    grid.add_column()
    grid.add_row(mark, content)
    return _indented(grid, 2)


def _heading(name: str, number: int) -> Text:
    return Text.assemble("\n", (name, "bold cyan"), (f"  {number}", "dim"))


def _family(
    name: str, facts: Sequence[Any], text: str, explain: bool, lines: Callable[[Sequence[Any]], Iterable[Text]]
) -> Iterable[RenderableType]:
    """The facts, sentence by sentence: what was read, then where."""
    yield _heading(name, len(facts))
    groups: dict[tuple[int, int], list[Fact]] = {}
    for fact in facts:
        evidence = fact.evidence
        groups.setdefault(evidence.sentence or (evidence.start, evidence.end), []).append(fact)
    for sentence, members in groups.items():
        for line in lines(members):
            yield _bullet("•", line)
        yield _indented(_sentence(text, sentence, members), 6)
        if explain:
            yield _explained(members)


def _explained(facts: Sequence[Fact]) -> RenderableType:
    """What made each fact: its id, its characters, its rule, who asserts it and how."""
    lines = []
    for fact in facts:
        said = fact.assertion + (f" by {_SOURCES.get(fact.attribution, 'the government')}" if fact.attribution else "")
        score = "" if fact.score is None else f", score {fact.score:.2f}"
        lines.append(f"{fact.id} at {fact.evidence.start}-{fact.evidence.end}: {fact.rule}, {said}{score}")
    return _indented(Text("\n".join(lines), style="magenta"), 6)


def _sentence(text: str, span: tuple[int, int], facts: Sequence[Fact]) -> Text:
    """A sentence on one line, the characters of its facts set off."""
    start, end = span
    marked = sorted({(max(f.evidence.start, start), min(f.evidence.end, end)) for f in facts})
    line, at = Text(style="dim"), start
    for begin, close in marked:
        if close <= at:
            continue
        line.append(_flat(text[at : max(begin, at)]))
        line.append(_flat(text[max(begin, at) : close]), style="not dim underline")
        at = close
    line.append(_flat(text[at:end]))
    return line


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _line(fact: Fact, main: str, *details: str | None) -> Text:
    line = Text(main, style="bold")
    shown = [part for part in (*details, *_asides(fact)) if part]
    return line.append("".join(f" · {part}" for part in shown), style="not bold")


def _asides(fact: Fact) -> list[str]:
    asides: list[str] = [] if fact.assertion == "asserted" else [fact.assertion]
    if fact.attribution not in (None, "government"):
        asides.append(f"says {_SOURCES[fact.attribution]}")
    return asides


def _when(period: Period | None) -> str | None:
    if period is None:
        return None
    if period.kind == "range" and period.end_year:
        return f"{period.year}-{period.end_year}"
    if period.kind == "since" and period.year:
        return f"since {period.year}"
    return str(period.year) if period.year else period.kind.replace("_", " ")


def _number(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def _count(fact: Count, counts: dict[str, Count]) -> Text:
    event = _EVENTS[fact.event]
    if fact.status == "not_reported" or fact.value is None:
        main = f"{event}: not reported"
    else:
        main = f"{_value(fact)} {event}"
        if fact.value == 1 and fact.max_value is None:
            main = f"{_value(fact)} {fact.event.replace('_', ' ')}"
    unit = f"{fact.unit}s" if fact.unit and not fact.event.startswith(("victim", "official")) else None
    links = []
    for how, name in (("compared with", fact.compared_with), ("part of", fact.part_of)):
        if name in counts:
            year = _when(counts[name].period)
            links.append(f"{how} {_value(counts[name])}{f' ({year})' if year else ''}")
    return _line(fact, main, _when(fact.period), unit, ", ".join((*fact.group, *fact.exploitation)), *links)


def _value(fact: Count) -> str:
    if fact.value is None:
        return "an unreported number"
    return f"{_QUALIFIERS[fact.qualifier]}{fact.value:,}{f' to {fact.max_value:,}' if fact.max_value is not None else ''}"


def _months(low: float | None, high: float | None, life: bool) -> str:
    if low is None and high is None and not life:
        return "unstated term"
    unit, size = ("year", 12) if all(m is None or m % 12 == 0 for m in (low, high)) else ("month", 1)
    first, last = (None if m is None else m / size for m in (low, high))

    def told(number: float) -> str:
        return f"{_number(number)} {unit}{'s' * (number != 1)}"

    if first is None:
        return f"up to {told(last)}" if last is not None else "life"
    if life:
        return f"{told(first)} to life"
    if last is None:
        return f"at least {told(first)}"
    return told(first) if first == last else f"{_number(first)} to {told(last)}"


def _penalty(fact: Penalty, titles: dict[str, str]) -> Text:
    if fact.kind == "fine":
        low, high = (None if a is None else _number(a) for a in (fact.min_amount, fact.max_amount))
        amount = low if low == high else f"up to {high}" if low is None else f"{low} to {high}" if high else f"at least {low}"
        main = f"fine of {amount} {fact.currency or ''}".rstrip()
    elif fact.kind == "death":
        main = "death"
    else:
        main = f"{_months(fact.min_months, fact.max_months, fact.life)} {_KINDS[fact.kind]}"
    judged = [None if value is None else word if value else f"not {word}" for word, value in
              (("stringent", fact.stringent), ("commensurate", fact.commensurate))]
    persons = f"{fact.persons} person{'s' * (fact.persons != 1)}" if fact.persons is not None else None
    suspended = f"suspended: {fact.suspended}" if fact.suspended else None
    law = titles.get(fact.law) if fact.law else None
    return _line(fact, main, fact.basis, fact.offense, law, persons, suspended, _when(fact.period), *judged)


def _law(fact: Law) -> Text:
    details = [fact.kind, f"no. {fact.number}" if fact.number else None, str(fact.year) if fact.year else None]
    details += [f"art. {', '.join(fact.articles)}" if fact.articles else None, "pending" if fact.status == "pending" else None]
    return _line(fact, fact.title or fact.evidence.text, *details, "generic" if fact.generic else None, fact.instrument)


def _money(fact: Money) -> Text:
    amount = f"{_QUALIFIERS[fact.qualifier]}{_number(fact.amount)} {fact.currency or '(currency unclear)'}"
    return _line(fact, amount, fact.purpose and f"for: {fact.purpose}", _when(fact.period))


def _flows(facts: Sequence[Flow]) -> Iterable[Text]:
    """The pairs of a sentence, those that differ in their destination only on one line."""
    merged: dict[tuple[Any, ...], list[Flow]] = {}
    for fact in facts:
        key = (fact.origin, fact.transit, fact.victims, fact.exploitation, fact.assertion, fact.attribution)
        merged.setdefault(key, []).append(fact)
    for members in merged.values():
        first = members[0]
        begin = f"(through) {_place(first.transit)}" if first.transit else _place(first.origin)
        main = f"{begin} → {', '.join(_place(fact.destination) for fact in members)}"
        yield _line(first, main, ", ".join(first.victims), ", ".join(first.exploitation).replace("_", " "))


@cache
def _names() -> dict[str, str]:
    return {row["iso3"]: row["name"] for row in tables.rows("countries")}


def _place(code: str | None) -> str:
    return "?" if code is None else _names().get(code, code)


def _recommendations(facts: Sequence[Recommendation]) -> Iterable[RenderableType]:
    yield _heading("Recommendations", len(facts))
    for number, fact in enumerate(facts, 1):
        yield _bullet(f"{number}.", Text(_flat(fact.text)))


def _mentions(report: Report) -> Iterable[RenderableType]:
    """Countries and regions by how often they are named; a mention's sentence tells little."""
    for name, values in (
        ("Countries named", [fact.iso3 for fact in report.countries]),
        ("Regions named", [fact.region for fact in report.regions]),
    ):
        yield _heading(name, len(values))
        if values:
            listed = (f"{_place(value)}{f' {number}' if number > 1 else ''}" for value, number in Counter(values).most_common())
            yield _indented(Text(", ".join(listed)), 2)


# --- frames and versions -----------------------------------------------------------------------------------------------

_NOT_SHOWN = {
    "fact_id", "start", "end", "sentence_start", "sentence_end", "rule", "score", "assertion", "attribution", "period_kind",
    "period_text", "compared_with", "part_of", "mentions",
}
_LONG = {"text", "title", "purpose", "offense", "error_message", "victims", "exploitation", "articles", "roles"}


def frame_table(frame: Any, stream: IO[str]) -> None:
    """Print a frame of facts as a table, without offsets and without columns that are empty throughout."""
    filled = [name for name in frame.columns if (frame[name].notna() & (frame[name].astype("string") != "")).any()]
    names = [name for name in filled if name not in _NOT_SHOWN]
    if not names:
        _print([Text("no facts")], stream)
        return
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in names:
        number = str(frame[name].dtype) in ("Int64", "Float64")
        table.add_column(name, justify="right" if number else "left", no_wrap=name not in _LONG)
    for row in frame[names].itertuples(index=False):
        table.add_row(*(_cell(value) for value in row))
    _print([table], stream, wide=True)


def _cell(value: Any) -> str:
    if value is None or not isinstance(value, (str, bool, int, float)) and str(value) in ("<NA>", "nan"):
        return ""
    return f"{value:.2f}".removesuffix(".00") if isinstance(value, float) else shorten(str(value), 100, placeholder=" …")


def show_info(stream: IO[str] | None = None) -> None:
    """Print versions, the registered components and the tables with their rows."""
    grid = Table.grid(padding=(0, 2))
    grid.add_row("tipnlp", __version__)
    grid.add_row("Python", platform.python_version())
    for package in ("spacy", "pydantic", "pandas", "typer"):
        try:
            grid.add_row(package, version(package))
        except PackageNotFoundError:
            grid.add_row(package, "not installed")
    registered = sorted(e.name for e in entry_points(group="spacy_factories") if e.value.startswith("tipnlp."))
    grid.add_row("components", ", ".join(registered) or "not registered: install tipnlp as a package")
    listed = ", ".join(f"{name} ({len(tables.rows(name))})" for name in tables.names())
    grid.add_row("tables", f"{tables.fingerprint()}: {listed}")
    _print([grid], stream)
