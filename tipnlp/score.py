"""How good are the facts: precision, recall and F1 per family, with bootstrap intervals, against hand-made gold.

The rules of matching are those that the field's hand coders were scored by: mentions by overlap, facts by their values,
one-to-one, micro-averaged over all documents.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tipnlp.errors import TipnlpError

Plain = Mapping[str, Any]
FAMILIES = ("countries", "laws", "penalties", "counts", "counts_strict", "money", "flows", "roles", "tier")


@dataclass(slots=True)
class Tally:
    """Hits, missed gold and spurious predictions of one family in one document."""

    hits: int = 0
    missed: list[Any] = field(default_factory=list)
    extra: list[Any] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Score:
    """One family over a set: precision, recall, F1 (0-1), the 95 % interval of F1, and the number of gold and predicted facts."""

    family: str
    precision: float
    recall: float
    f1: float
    low: float
    high: float
    gold: int
    predicted: int


def evaluate(
    gold: Mapping[str, Plain], predictions: Mapping[str, Plain], *, samples: int = 1000, seed: int = 0
) -> tuple[list[Score], dict[str, dict[str, Tally]]]:
    """Score predictions against gold, family by family.

    Args:
        gold: Reports as JSON-plain dictionaries by document id, from `read_gold` or `tipnlp.facts.Report.to_dict`.
        predictions: The same for the predictions; a document that has none counts as an empty report.
        samples: Bootstrap samples over documents for the 95 % interval of F1.
        seed: Seed of the resampling, so that the same input gives the same interval.

    Returns:
        The scores in the order of `FAMILIES`, and the tallies by document id and family.
    """
    tallies = {id_: score_report(report, predictions.get(id_, {})) for id_, report in gold.items()}
    return [_score(family, [t[family] for t in tallies.values()], samples, seed) for family in FAMILIES], tallies


def score_report(gold: Plain, predicted: Plain) -> dict[str, Tally]:
    """Tallies of one document by family."""
    return {
        "countries": _match(gold.get("countries", ()), predicted.get("countries", ()), _same_country),
        "laws": _laws(gold, predicted),
        "penalties": _match(gold.get("penalties", ()), predicted.get("penalties", ()), _by(_penalty_key)),
        "counts": _match(gold.get("counts", ()), predicted.get("counts", ()), _by(_count_key)),
        "counts_strict": _match(gold.get("counts", ()), predicted.get("counts", ()), _same_count),
        "money": _match(gold.get("money", ()), predicted.get("money", ()), _by(_money_key)),
        "flows": _match(_distinct(gold.get("flows", ())), _distinct(predicted.get("flows", ())), _by(tuple)),
        "roles": _match(_roles(gold), _roles(predicted), _by(str)),
        "tier": _match(_rating(gold), _rating(predicted), _by(str)),
    }


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A hand-annotated document: its report as JSON-plain values, and its raw text where it is at hand."""

    report: dict[str, Any]
    text: str | None


def read_gold(path: str | Path, texts: str | Path | None = None) -> dict[str, GoldDocument]:
    """Read gold: a corpus in JSONL, or a folder with one JSON file a report.

    A line of a corpus has ``id``, ``text`` and ``report``. A file of a folder is either a report as ``tipnlp extract`` prints
    it, or a compact annotation: ``surfaces`` maps country names to ISO codes, laws carry their ``text`` (and ``occ``, which
    occurrence), the other families their values. Compact annotations need the texts.

    Args:
        path: JSONL file, or folder of ``<id>.json``.
        texts: Folder of ``<id>.txt``; default is ``text`` beside the folder.

    Returns:
        Documents by id, in the order of the file, or sorted.

    Raises:
        TipnlpError: There is no gold, a text is missing, a line is no JSON, or an annotated text is not in the report.
    """
    path = Path(path)
    if not path.exists():
        raise TipnlpError("T020", path=path)
    if path.is_file():
        return _read_corpus(path)
    place = Path(texts) if texts else path.parent / "text"
    files = sorted(path.glob("*.json"))
    if not files:
        raise TipnlpError("T060", path=path)
    return {file.stem: _read_one(file, place / f"{file.stem}.txt") for file in files}


def _read_corpus(path: Path) -> dict[str, GoldDocument]:
    documents, unread = {}, 0
    for number, line in enumerate(path.read_bytes().split(b"\n"), 1):  # not splitlines(): a text can hold U+2028
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        try:
            row = json.loads(line)
            if row.get("annotated") is False:  # imported, or suggestions that nobody has corrected
                unread += 1
                continue
            documents[str(row["id"])] = GoldDocument(row["report"], row["text"])
        except ValueError as error:
            raise TipnlpError("T061", path=where, reason=str(error)) from error
        except KeyError as error:
            raise TipnlpError("T067", path=where, reason=f"it has no {error.args[0]!r}") from error
        except (TypeError, AttributeError) as error:
            raise TipnlpError("T067", path=where, reason="it is no JSON object") from error
    if unread and not documents:
        raise TipnlpError("T068", path=path, number=unread)
    return documents


def _read_one(path: Path, source: Path) -> GoldDocument:
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise TipnlpError("T061", path=path, reason=str(error)) from error
    text = source.read_bytes().decode("utf-8") if source.exists() else None
    if "surfaces" not in data:
        return GoldDocument(data, text)
    if text is None:
        raise TipnlpError("T062", path=source, gold=path)
    return GoldDocument(_from_compact(data, text, path), text)


def _from_compact(data: dict[str, Any], text: str, path: Path) -> dict[str, Any]:
    laws = [{**law, "evidence": _locate(text, law, path), "generic": bool(law.get("generic"))} for law in data.get("laws", ())]
    return {
        "countries": _mentions(data, text),
        "laws": laws,
        "penalties": data.get("penalties", []),
        "counts": [{**c, "period": c.get("period") or {"year": c.get("year")}} for c in data.get("counts", [])],
        "money": data.get("money", []),
        "flows": [_pair(flow) for flow in data.get("flows", [])],
        "roles": {"roles": data.get("roles") or []},
        "tier": data["tier"] if isinstance(data.get("tier"), dict) else {"tier": data.get("tier")} if data.get("tier") else None,
    }


def _pair(flow: Any) -> dict[str, Any]:
    """A flow as an object, also where the annotation has it as [origin, transit, destination]."""
    if isinstance(flow, dict):
        return {key: flow.get(key) for key in ("origin", "transit", "destination")}
    return dict(zip(("origin", "transit", "destination"), flow, strict=True))


def _occurrences(text: str, surface: str) -> list[tuple[int, int]]:
    pattern = re.escape(surface).replace(r"\ ", r"\s+").replace("'", "['’]")
    return [m.span() for m in re.finditer(rf"(?<!\w){pattern}(?!\w)", text)]


def _locate(text: str, item: Plain, path: Path) -> dict[str, Any]:
    spans = _occurrences(text, item["text"]) or [m.span() for m in re.finditer(re.escape(item["text"]), text)]
    nth = item.get("occ", 1)
    if len(spans) < nth:
        raise TipnlpError("T063", path=path, text=item["text"], nth=nth)
    start, end = spans[nth - 1]
    return {"start": start, "end": end, "text": text[start:end]}


def _mentions(data: dict[str, Any], text: str) -> list[dict[str, Any]]:
    """Country mentions from the map of surface forms; a longer surface wins over one inside it."""
    taken: list[tuple[int, int]] = []
    mentions = []
    dropped = {tuple(pair) for pair in data.get("surface_exclude", ())}
    for surface in sorted(data["surfaces"], key=len, reverse=True):
        for nth, (start, end) in enumerate(_occurrences(text, surface), 1):
            if any(start < e and s < end for s, e in taken):
                continue
            taken.append((start, end))
            if data["surfaces"][surface] and (surface, nth) not in dropped:
                evidence = {"start": start, "end": end, "text": text[start:end]}
                mentions.append({"iso3": data["surfaces"][surface], "evidence": evidence})
    return mentions


# --- matching --------------------------------------------------------------------------------------------------------

Same = Callable[[Any, Any], float]


def _match(gold: Iterable[Any], predicted: Iterable[Any], same: Same) -> Tally:
    """Greedy one-to-one matching: each gold fact takes the prediction that fits it best."""
    left, tally = list(predicted), Tally()
    for fact in gold:
        best = max(range(len(left)), key=lambda i: same(fact, left[i]), default=None)
        if best is not None and same(fact, left[best]) > 0:
            left.pop(best)
            tally.hits += 1
        else:
            tally.missed.append(fact)
    tally.extra = left
    return tally


def _by(key: Callable[[Any], Any]) -> Same:
    def same(gold: Any, predicted: Any) -> float:
        return float(key(gold) == key(predicted))

    return same


def _iou(a: Plain, b: Plain) -> float:
    a, b = a["evidence"], b["evidence"]
    shared = min(a["end"], b["end"]) - max(a["start"], b["start"])
    return shared / (max(a["end"], b["end"]) - min(a["start"], b["start"])) if shared > 0 else 0.0


def _same_country(gold: Plain, predicted: Plain) -> float:
    return _iou(gold, predicted) if gold["iso3"] == predicted["iso3"] else 0.0


def _laws(gold: Plain, predicted: Plain) -> Tally:
    generic = [law for law in gold.get("laws", ()) if law.get("generic")]
    named = [law for law in gold.get("laws", ()) if not law.get("generic")]
    found = [
        law for law in predicted.get("laws", ())
        if not law.get("generic") and not any(_iou(law, g) >= 0.5 for g in generic)
    ]
    return _match(named, found, _half_overlap)


def _half_overlap(gold: Plain, predicted: Plain) -> float:
    overlap = _iou(gold, predicted)
    return overlap if overlap >= 0.5 else 0.0


def _number(value: Any) -> float | None:
    return None if value is None else round(float(value), 2)


def _penalty_key(p: Plain) -> tuple[Any, ...]:
    if p["kind"] == "fine":
        return p["basis"], "fine", _number(p.get("min_amount")), _number(p.get("max_amount")), p.get("currency")
    return p["basis"], p["kind"], _number(p.get("min_months")), _number(p.get("max_months")), bool(p.get("life"))


def _count_key(c: Plain) -> tuple[Any, ...]:
    return c["event"], c.get("status") or "reported", c.get("value")


def _same_count(gold: Plain, predicted: Plain) -> float:
    """Values agree, and year, qualifier and unit too where the gold gives them."""
    if _count_key(gold) != _count_key(predicted):
        return 0.0
    year = (gold.get("period") or {}).get("year")
    if year is not None and (predicted.get("period") or {}).get("year") != year:
        return 0.0
    if gold.get("qualifier") and (predicted.get("qualifier") or "exact") != gold["qualifier"]:
        return 0.0
    return float(not gold.get("unit") or predicted.get("unit") == gold["unit"])


def _money_key(m: Plain) -> tuple[Any, ...]:
    return _number(m["amount"]), m["currency"]


def _distinct(flows: Iterable[Plain]) -> list[tuple[Any, ...]]:
    return sorted({(f["origin"], f["transit"], f["destination"]) for f in flows}, key=str)


def _roles(report: Plain) -> Sequence[str]:
    return (report.get("roles") or {}).get("roles") or ()


def _rating(report: Plain) -> list[str]:
    return [report["tier"]["tier"]] if report.get("tier") else []


# --- figures ---------------------------------------------------------------------------------------------------------


def _prf(tallies: Iterable[Tally]) -> tuple[float, float, float, int, int]:
    hits = missed = extra = 0
    for t in tallies:
        hits, missed, extra = hits + t.hits, missed + len(t.missed), extra + len(t.extra)
    precision = hits / (hits + extra) if hits + extra else 0.0
    recall = hits / (hits + missed) if hits + missed else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return precision, recall, f1, hits + missed, hits + extra


def _score(family: str, tallies: list[Tally], samples: int, seed: int) -> Score:
    precision, recall, f1, gold, predicted = _prf(tallies)
    low = high = f1
    if samples and tallies:
        draw = random.Random(seed)
        resampled = sorted(_prf(draw.choices(tallies, k=len(tallies)))[2] for _ in range(samples))
        low, high = resampled[int(0.025 * samples)], resampled[min(samples - 1, int(0.975 * samples))]
    return Score(family, precision, recall, f1, low, high, gold, predicted)
