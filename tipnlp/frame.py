"""Facts as pandas data frames: one row a fact, the same columns and dtypes for any input, also for none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from tipnlp.errors import TipnlpError
from tipnlp.facts import Report

if TYPE_CHECKING:
    import pandas

_TEXT, _INT, _REAL, _FLAG = "string", "Int64", "Float64", "boolean"

_REPORT = {"id": _TEXT, "country": _TEXT, "year": _INT}
_FACT = {"fact_id": _TEXT}
_PERIOD = {"period_kind": _TEXT, "period_year": _INT, "period_end_year": _INT, "period_text": _TEXT}
_EVIDENCE = {
    "start": _INT, "end": _INT, "text": _TEXT, "sentence_start": _INT, "sentence_end": _INT, "section": _TEXT,
    "assertion": _TEXT, "attribution": _TEXT, "rule": _TEXT, "score": _REAL,
}
_INSTRUMENT = {
    "title": _TEXT, "kind": _TEXT, "number": _TEXT, "law_year": _INT, "law_country": _TEXT, "status": _TEXT, "articles": _TEXT,
}

#: Columns and dtypes of each kind of frame, in order.
SCHEMAS: dict[str, dict[str, str]] = {
    "countries": _REPORT | _FACT | {"iso3": _TEXT, "form": _TEXT} | _EVIDENCE,
    "regions": _REPORT | _FACT | {"region": _TEXT} | _EVIDENCE,
    "laws": _REPORT | _FACT | _INSTRUMENT | {"generic": _FLAG, "instrument": _TEXT} | _EVIDENCE,
    "instruments": _REPORT | _FACT | _INSTRUMENT | {"mentions": _TEXT},
    "penalties": _REPORT | _FACT
    | {
        "basis": _TEXT, "kind": _TEXT, "min_months": _REAL, "max_months": _REAL, "life": _FLAG, "min_amount": _REAL,
        "max_amount": _REAL, "currency": _TEXT, "law": _TEXT, "offense": _TEXT, "persons": _INT, "suspended": _TEXT,
        "stringent": _FLAG, "commensurate": _FLAG,
    }
    | _PERIOD | _EVIDENCE,
    "counts": _REPORT | _FACT
    | {
        "event": _TEXT, "value": _INT, "max_value": _INT, "qualifier": _TEXT, "status": _TEXT, "unit": _TEXT,
        "exploitation": _TEXT, "group": _TEXT, "compared_with": _TEXT, "part_of": _TEXT,
    }
    | _PERIOD | _EVIDENCE,
    "money": _REPORT | _FACT | {"amount": _REAL, "currency": _TEXT, "qualifier": _TEXT, "purpose": _TEXT} | _PERIOD | _EVIDENCE,
    "flows": _REPORT | _FACT
    | {"origin": _TEXT, "transit": _TEXT, "destination": _TEXT, "victims": _TEXT, "exploitation": _TEXT, "hedged": _FLAG}
    | _EVIDENCE,
    "recommendations": _REPORT | _FACT | _EVIDENCE,
    "sections": _REPORT | {"name": _TEXT, "start": _INT, "end": _INT, "detected_by": _TEXT},
    "reports": _REPORT
    | {
        "title": _TEXT, "country_name": _TEXT, "publisher": _TEXT, "author": _TEXT, "published": _TEXT, "accessed": _TEXT,
        "updated": _TEXT, "layout": _TEXT, "tier": _TEXT, "tier_movement": _TEXT, "tier_consecutive_years": _INT,
        "tier_waiver": _FLAG, "tier_minimum_standards": _TEXT, "roles": _TEXT, "n_countries": _INT, "n_regions": _INT,
        "n_laws": _INT, "n_instruments": _INT, "n_penalties": _INT, "n_counts": _INT, "n_money": _INT, "n_flows": _INT,
        "n_recommendations": _INT, "error_type": _TEXT, "error_message": _TEXT,
    },
}
KINDS = tuple(SCHEMAS)


def to_frame(reports: Report | Iterable[Report], kind: str = "counts") -> pandas.DataFrame:
    """Put the facts of one family into a data frame.

    Every frame begins with ``id``, ``country`` (ISO 3166-1 alpha-3) and ``year`` of the report. Nested fields are flat:
    ``period_year``, ``sentence_start`` ... Offsets count code points of the raw text. A list is one string joined by ``|``,
    empty where the list is (``frame["group"].str.split("|")`` takes it apart). The year and country of a law are
    ``law_year`` and ``law_country``.

    Args:
        reports: One report or many. A report with an error has no facts; it is a row of the kind ``reports``.
        kind: ``countries``, ``regions``, ``laws``, ``instruments``, ``penalties``, ``counts``, ``money``, ``flows``,
            ``recommendations``, ``sections``, or ``reports`` (one row a report, with its tier, roles and numbers of facts).

    Returns:
        A frame with the columns and dtypes of ``tipnlp.frame.SCHEMAS[kind]`` (string, Int64, Float64, boolean), also where
        there are no rows; missing values are ``pandas.NA``.

    Raises:
        TipnlpError: T030: there is no such kind.

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
    import pandas

    schema = SCHEMAS[kind]
    make_rows = _REPORT_ROWS.get(kind)
    rows = []
    for report in [reports] if isinstance(reports, Report) else reports:
        head = {"id": report.id, "country": report.meta.country, "year": report.meta.year}
        plain = make_rows(report) if make_rows else (_flat(fact.model_dump(mode="json")) for fact in getattr(report, kind))
        rows += [head | row for row in plain]
    columns = {name: pandas.array([row[name] for row in rows], dtype=dtype) for name, dtype in schema.items()}
    return pandas.DataFrame(columns)


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


def _report_rows(report: Report) -> Iterator[dict[str, Any]]:
    row = report.meta.model_dump(exclude={"country", "year"})
    tier = report.tier
    row["tier"] = tier.tier if tier else None
    for field in ("movement", "consecutive_years", "waiver", "minimum_standards"):
        row[f"tier_{field}"] = getattr(tier, field) if tier else None
    row["roles"] = "|".join(report.roles.roles)
    families = ("countries", "regions", "laws", "instruments", "penalties", "counts", "money", "flows", "recommendations")
    row |= {f"n_{family}": len(getattr(report, family)) for family in families}
    row["error_type"] = report.error.type if report.error else None
    row["error_message"] = report.error.message if report.error else None
    yield row


_REPORT_ROWS: dict[str, Callable[[Report], Iterator[dict[str, Any]]]] = {"sections": _section_rows, "reports": _report_rows}
