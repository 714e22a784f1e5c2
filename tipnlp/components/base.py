"""What all components share: a layer of the analysis in, a span group with its facts out.

A ``Doc`` carries JSON-plain values only, so that it survives ``to_bytes``, ``DocBin`` and worker processes:

* ``doc.spans[key]``: a `SpanGroup`; each span has a label, ``kb_id_`` (the normal form) and ``id_``, unique in the document.
* ``doc.spans[key].attrs["facts"][id]``: ``start``, ``end`` and ``text`` (the true characters, where the span is widened to
  whole tokens), ``label``, ``rule``, and the fields of the finding.

`write` and `read` are the only two functions that know this layout. ``Doc.from_docs`` drops the attributes (spaCy does not
merge them): run the pipeline again on a merged document.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any
from weakref import ref

from spacy.pipeline import Pipe
from spacy.scorer import PRFScore
from spacy.tokens import Doc, Span, SpanGroup
from spacy.training import Example
from spacy.util import registry

from tipnlp import __version__, tables
from tipnlp.errors import TipnlpError, TipnlpWarning, warning
from tipnlp.match import Match

#: Keys of an entry that are not the finding's own fields; no finder may use them.
OWN = ("start", "end", "text", "label", "rule", "id")
_OF_MATCH = tuple(field for field in OWN if field != "id")
SCORER = {"@scorers": "tip_spans_scorer.v1"}


def write(doc: Doc, key: str, matches: Iterable[Match], *, text: str | None = None, **attrs: Any) -> None:
    """Put matches on a document as the span group ``key``; what the group held before is replaced.

    Args:
        doc: The document.
        key: Name of the group.
        matches: Matches in raw offsets with their ids in ``data["id"]`` (see `tipnlp.rules.matches`).
        text: The document's text, where the caller has it: ``doc.text`` joins all tokens anew.
        attrs: Further JSON-plain attributes of the group.
    """
    text = doc.text if text is None else text
    spans, facts = [], {}
    for m in matches:
        name = m.data["id"]
        span = doc.char_span(m.start, m.end, label=m.label, kb_id=m.value, span_id=name, alignment_mode="expand")
        if span is None:  # no token holds it: only possible for an empty match
            continue
        spans.append(span)
        own = {"start": m.start, "end": m.end, "text": text[m.start : m.end], "label": m.label, "rule": m.rule}
        facts[name] = own | {field: value for field, value in m.data.items() if field != "id"}
    doc.spans[key] = SpanGroup(doc, name=key, spans=spans, attrs={"facts": facts, **attrs})


def read(doc: Doc, key: str) -> list[Match]:
    """The matches of a span group, in raw offsets, with their ids; empty where the group is missing.

    A span that another component added, without facts, becomes a match of its characters, label and ``kb_id_``. A span that
    was taken out of the group takes its fact with it.

    Args:
        doc: The document.
        key: Name of the group.
    """
    if key not in doc.spans:
        return []
    group = doc.spans[key]
    facts: dict[str, dict[str, Any]] = group.attrs.get("facts", {})
    matches = []
    for n, span in enumerate(group, 1):
        fact = facts.get(span.id_)
        if fact is None:
            name = span.id_ or f"{span.label_.lower()}-{key}-{n}"
            matches.append(Match(span.start_char, span.end_char, span.label_, span.kb_id_, key, {"id": name}))
            continue
        data = fact | {"id": span.id_}
        for field in _OF_MATCH:
            data.pop(field, None)
        matches.append(Match(fact["start"], fact["end"], span.label_, span.kb_id_, fact["rule"], data))
    return matches


class TipComponent(Pipe):
    """A component without weights that writes one layer of the analysis on the document.

    Args:
        name: Name in the pipeline.
        spans_key: The span group it writes.
        scorer: Scores a list of examples.

    What the caller knows of the document (the report's country as ISO 3166-1 alpha-3, the report year) is taken from
    ``doc.user_data["tipnlp"] = {"country": "NOR", "year": 2008}`` where it is set.
    """

    def __init__(self, name: str, *, spans_key: str, scorer: Callable[..., dict[str, Any]] | None = None) -> None:
        self.name = name
        self.spans_key = spans_key
        self.scorer = scorer
        install_extensions()

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a document in place.

        An error goes to the pipeline's error handler: ``nlp(text)`` and ``pipe`` call it with this component's name.

        Args:
            doc: The document.

        Returns:
            The same document.
        """
        try:
            self.annotate(doc, analysis_of(doc))
        except KeyError as error:  # which nlp(text) would report as a component that was not initialized
            raise TipnlpError("T016", name=self.name, key=error) from error
        return doc

    def annotate(self, doc: Doc, analysis: Any) -> None:
        """Write the component's layer; each component has its own."""
        raise NotImplementedError

    def score(self, examples: Iterable[Example], **kwargs: Any) -> dict[str, Any]:
        """Scores of the component on examples, see its scorer."""
        return {} if self.scorer is None else self.scorer(examples, spans_key=self.spans_key, **kwargs)

    # --- serialization: settings and the fingerprint of the tables; there are no weights ------------------------------

    def settings(self) -> dict[str, Any]:
        """What `from_bytes` restores."""
        return {"spans_key": self.spans_key}

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Settings and the fingerprint of the tables as bytes."""
        return json.dumps(self._state(), sort_keys=True).encode("utf-8")

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> TipComponent:
        """Take over the settings of another component; warns where it was saved with other tables."""
        state = json.loads(data)
        self._check(state)
        for field, value in state["settings"].items():
            setattr(self, field, value)
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the fingerprint of the tables to a file (the settings are in the pipeline's ``config.cfg``)."""
        Path(path).write_text(json.dumps(self._state(), sort_keys=True), encoding="utf-8")

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> TipComponent:
        """Warn where the file was saved with other tables. Settings stay those of the config, which can override them.

        A pipeline that comes with the library has no such file: its tables are those of the library.
        """
        if Path(path).exists():
            self._check(json.loads(Path(path).read_text(encoding="utf-8")))
        return self

    def _state(self) -> dict[str, Any]:
        return {"settings": self.settings(), "tables": tables.fingerprint(), "tipnlp": __version__}

    def _check(self, state: dict[str, Any]) -> None:
        now = tables.fingerprint()
        if state["tables"] != now:
            text = warning("W001", name=self.name, saved=state["tipnlp"], old=state["tables"], here=__version__, new=now)
            warnings.warn(text, TipnlpWarning, stacklevel=3)


# The document that a component saw last, the country and the year that the caller knows, and its analysis.
_last: tuple[ref[Doc], tuple[Any, Any], Any] | None = None


def analysis_of(doc: Doc, text: str | None = None) -> Any:
    """The `tipnlp.analysis.Analysis` of a document, shared by the components that see it one after the other.

    Args:
        doc: The document; its text never changes.
        text: The same text, where the caller has it: ``doc.text`` joins all tokens anew each time, which costs more than a rule.
    """
    from tipnlp.analysis import Analysis  # here, so that registering the factories loads no finder

    global _last
    known = doc.user_data.get("tipnlp") or {}
    given = known.get("country"), known.get("year")
    last = _last
    if last is not None and last[0]() is doc and last[1] == given:
        return last[2]
    analysis = Analysis(doc.text if text is None else text, country=given[0], year=given[1])
    _last = ref(doc, _forget), given, analysis
    return analysis


def _forget(doc: ref[Doc]) -> None:
    """An analysis, which is larger than its document, is kept no longer than this."""
    global _last
    if _last is not None and _last[0] is doc:
        _last = None


class LayerComponent(TipComponent):
    """A component whose layer is one family of matches.

    Args:
        name: Name in the pipeline.
        family: One of `tipnlp.rules.FAMILIES`.
        spans_key: The span group it writes.
        scorer: Scores a list of examples.
    """

    def __init__(
        self, name: str, *, family: str, spans_key: str, scorer: Callable[..., dict[str, Any]] | None = None
    ) -> None:
        super().__init__(name, spans_key=spans_key, scorer=scorer)
        self.family = family

    def annotate(self, doc: Doc, analysis: Any) -> None:
        """Write the family's matches."""
        from tipnlp.rules import matches

        write(doc, self.spans_key, matches(analysis, self.family), text=analysis.raw)


# --- scorer ------------------------------------------------------------------------------------------------------------


def span_weights(key: str) -> dict[str, float | None]:
    """Score weights of a component that writes the group ``key``: half for the spans, half for their values."""
    return {f"spans_{key}_f": 0.5, f"spans_{key}_value_f": 0.5}


def score_spans(examples: Iterable[Example], *, spans_key: str, **_: Any) -> dict[str, Any]:
    """Precision, recall and F1 of a span group against the reference documents.

    Args:
        examples: Pairs of predicted and reference documents with the same text.
        spans_key: The span group.

    Returns:
        ``spans_<key>_p``, ``_r``, ``_f``: same characters and label; ``spans_<key>_value_p``, ``_r``, ``_f``: the same
        ``kb_id_`` as well (over documents whose reference has some); ``spans_<key>_per_type``: figures by label. None where
        no reference document has the group.
    """
    plain, valued = PRFScore(), PRFScore()
    by_label: dict[str, PRFScore] = {}
    annotated = has_values = False
    for example in examples:
        if spans_key not in example.reference.spans:
            continue
        annotated = True
        found, wanted = _keys(example.predicted, spans_key), _keys(example.reference, spans_key)
        plain.score_set({k[:3] for k in found}, {k[:3] for k in wanted})
        if any(k[3] for k in wanted):
            has_values = True
            valued.score_set(found, wanted)
        for label in {k[2] for k in found | wanted}:
            score = by_label.setdefault(label, PRFScore())
            score.score_set({k[:3] for k in found if k[2] == label}, {k[:3] for k in wanted if k[2] == label})
    scores: dict[str, Any] = {}
    for part, score, known in (("", plain, annotated), ("_value", valued, has_values)):
        for figure, value in (("p", score.precision), ("r", score.recall), ("f", score.fscore)):
            scores[f"spans_{spans_key}{part}_{figure}"] = value if known else None
    per_type = {label: by_label[label].to_dict() for label in sorted(by_label)}
    return scores | {f"spans_{spans_key}_per_type": per_type if annotated else None}


def _keys(doc: Doc, key: str) -> set[tuple[int, int, str, str]]:
    return {(s.start_char, s.end_char, s.label_, s.kb_id_) for s in doc.spans[key]} if key in doc.spans else set()


@registry.scorers("tip_spans_scorer.v1")  # type: ignore[untyped-decorator]
def make_spans_scorer() -> Callable[..., dict[str, Any]]:
    """The scorer of the components that write a span group."""
    return score_spans


# --- extensions --------------------------------------------------------------------------------------------------------


def install_extensions() -> None:
    """Register ``doc._.tip_report``, ``doc._.tip_facts`` and ``span._.tip`` where they are missing.

    All three are getters over the plain data on the document; nothing can be written through them. The factories call this;
    call it yourself only to read documents from a ``DocBin`` without a pipeline.
    """
    if not Doc.has_extension("tip_report"):
        Doc.set_extension("tip_report", getter=get_report)
    if not Doc.has_extension("tip_facts"):
        Doc.set_extension("tip_facts", getter=get_facts)
    if not Span.has_extension("tip"):
        Span.set_extension("tip", getter=get_fact)


def get_report(doc: Doc) -> Any:
    """``doc._.tip_report``: the document's `tipnlp.Report`; raises T011 where ``tip_facts`` never ran."""
    from tipnlp.facts import Report

    return Report.from_dict(plain_report(doc))


def get_facts(doc: Doc) -> tuple[Any, ...]:
    """``doc._.tip_facts``: all facts of the document, family by family; raises T011 where ``tip_facts`` never ran."""
    report = get_report(doc)
    lists = (report.laws, report.penalties, report.counts, report.money, report.flows, report.recommendations)
    head = (report.tier,) if report.tier else ()
    return (*head, *report.countries, *report.regions, *(fact for facts in lists for fact in facts))


def get_fact(span: Span) -> Any:
    """``span._.tip``: the fact that stands on a span of one of the library's groups, or None."""
    from tipnlp.facts import FAMILIES, Tier

    try:
        report = plain_report(span.doc)
    except Exception:
        return None
    own = _fact_on(span)
    if own.get("label") == "MONEY":  # an amount is a quantity first: the fact has an id of its own, or is a penalty's fine
        wanted: Callable[[dict[str, Any]], bool] = partial(_stands_at, own["start"], own["end"])
        families = {"money": FAMILIES["money"]}
    else:
        wanted, families = partial(_is_called, span.id_), FAMILIES
    tier = report.get("tier")
    if tier and wanted(tier):
        return Tier.model_validate(tier)
    for family, kind in families.items():
        for fact in report.get(family, ()):
            if wanted(fact):
                return kind.model_validate(fact)
    return None


def _fact_on(span: Span) -> dict[str, Any]:
    """What a group of the document says of a span."""
    for group in span.doc.spans.values():
        facts: dict[str, Any] = group.attrs.get("facts", {})
        if span.id_ and span.id_ in facts:
            return dict(facts[span.id_])
    return {}


def _is_called(name: str, fact: dict[str, Any]) -> bool:
    return bool(name) and fact.get("id") == name


def _stands_at(start: int, end: int, fact: dict[str, Any]) -> bool:
    return "evidence" in fact and (fact["evidence"]["start"], fact["evidence"]["end"]) == (start, end)


def plain_report(doc: Doc) -> dict[str, Any]:
    """The JSON-plain report on a document, or T011."""
    for group in doc.spans.values():
        if "report" in group.attrs:
            report: dict[str, Any] = group.attrs["report"]
            return report
    raise TipnlpError("T011")

