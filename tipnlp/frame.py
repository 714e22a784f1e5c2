"""Facts as pandas data frames: one row a fact, the same columns and dtypes for any input, also for none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from tipnlp.columns import KINDS, frame_of, frames
from tipnlp.errors import TipnlpError
from tipnlp.facts import Fact, Report, Tier, each_report
from tipnlp.panels.wide import wide_rows

if TYPE_CHECKING:
    import pandas

#: Columns and pandas dtypes of each kind of frame, in order.
SCHEMAS: dict[str, dict[str, str]] = {kind: {column.name: column.dtype for column in frames()[kind]} for kind in KINDS}


def to_frame(reports: Report | Iterable[Report], kind: str = "counts") -> pandas.DataFrame:
    """Put the facts of one family into a data frame.

    Every frame begins with ``id``, ``country`` (ISO 3166-1 alpha-3) and ``year`` of the report. Nested fields are flat:
    ``period_year``, ``sentence_start`` ... Offsets count code points of the raw text. A list is one string joined by ``|``,
    empty where the list is (``frame["group"].str.split("|")`` takes it apart). The year and country of a law are
    ``law_year`` and ``law_country``.

    Args:
        reports: One report or many. A report with an error has no facts; it is a row of the kind ``reports``.
        kind: ``countries``, ``regions``, ``laws``, ``instruments``, ``penalties``, ``counts``, ``money``, ``flows``,
            ``recommendations``, ``sections``, ``tiers``, ``roles``, ``reports`` (one row a report, with its tier, roles and
            numbers of facts), or ``counts_wide`` (one row a report and data year, one column an event).

    Returns:
        A frame with the columns and dtypes of ``tipnlp.frame.SCHEMAS[kind]`` (string, Int64, Float64, boolean, category), also
        where there are no rows; missing values are missing (``frame.isna()``). A category has all its values in their order,
        whichever occur. ``tipnlp codebook`` says what each column means.

    Raises:
        TipnlpError: T030: there is no such kind; T043: an item is no report.

    Example:
        >>> import tipnlp
        >>> report = tipnlp.extract("Police arrested 12 traffickers and made no more than three convictions.", doc_id="a")
        >>> frame = tipnlp.to_frame(report, kind="counts")
        >>> print(frame[["id", "event", "value", "qualifier"]].to_string(index=False))
        id      event  value qualifier
         a     arrest     12     exact
         a conviction      3   at_most
        >>> tipnlp.to_frame([], kind="counts")["value"].dtype
        Int64Dtype()
    """
    if kind not in SCHEMAS:
        raise TipnlpError("T030", kind=kind, known=", ".join(KINDS))
    make_rows = _REPORT_ROWS.get(kind)
    rows = []
    for report in each_report(reports):
        head = {"id": report.id, "country": report.meta.country, "year": report.meta.year}
        plain = make_rows(report) if make_rows else (_flat(fact.model_dump(mode="json")) for fact in getattr(report, kind))
        rows += [head | row for row in plain]
    return frame_of(rows, kind)


def _flat(fact: dict[str, Any]) -> dict[str, Any]:
    """The fields of a fact on one level, under the names of the schemas."""
    row: dict[str, Any] = {}
    for field, value in fact.items():
        if field == "evidence":
            start, end = value["sentence"] or (None, None)
            row |= {"start": value["start"], "end": value["end"], "text": value["text"], "section": value["section"]}
            row |= {"sentence_start": start, "sentence_end": end}
        elif field == "period":
            row |= {f"period_{part}": (value or {}).get(part) for part in ("kind", "year", "end_year", "text")}
        elif field == "id":
            row["fact_id"] = value
        elif field in ("year", "country"):
            row[f"law_{field}"] = value
        else:
            row[field] = "|".join(value) if isinstance(value, list) else value
    return row


def _section_rows(report: Report) -> Iterator[dict[str, Any]]:
    for section in report.sections:
        yield section.model_dump(mode="json")


def _tier_rows(report: Report) -> Iterator[dict[str, Any]]:
    if report.tier is not None:
        yield _flat(report.tier.model_dump(mode="json"))


def _role_rows(report: Report) -> Iterator[dict[str, Any]]:
    """A role is no fact of its own; it gets the fields that a fact has."""
    for role in report.roles.roles:
        fact = Fact(id=f"role-{role}", evidence=report.roles.evidence[role])
        yield {"role": role} | _flat(fact.model_dump(mode="json"))


_TIER_FIELDS = tuple(field for field in Tier.model_fields if field not in Fact.model_fields and field != "tier")
_COUNTED = ("countries", "regions", "laws", "instruments", "penalties", "counts", "money", "flows", "recommendations")


def _report_rows(report: Report) -> Iterator[dict[str, Any]]:
    row = report.meta.model_dump(exclude={"country", "year"})
    row["tier"] = report.tier.tier if report.tier else None
    row |= {f"tier_{field}": getattr(report.tier, field, None) for field in _TIER_FIELDS}
    row["roles"] = "|".join(report.roles.roles)
    row |= {f"n_{family}": len(getattr(report, family)) for family in _COUNTED}
    row["error_type"] = report.error.type if report.error else None
    row["error_message"] = report.error.message if report.error else None
    yield row


_REPORT_ROWS: dict[str, Callable[[Report], Iterator[dict[str, Any]]]] = {
    "sections": _section_rows, "tiers": _tier_rows, "roles": _role_rows, "reports": _report_rows,
    "counts_wide": wide_rows,
}
