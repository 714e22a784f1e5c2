"""Trained spans and rules: candidates, what is learnt of an annotation, and who wins where both meet."""

from __future__ import annotations

import json

import pytest
import spacy
from conftest import SHAPES
from spacy.tokens import Doc, DocBin, Span, SpanGroup

import tipnlp
from tipnlp import rules
from tipnlp.analysis import analyse
from tipnlp.components.hybrid import GROUPS
from tipnlp.find.laws import read_law
from tipnlp.match import Match
from tipnlp.trained import LABELS, Labelled, candidates, join, targets

TEXT = "Police netted 14 in all and arrested 12 traffickers. The Brothel Closing Measure of 1931 came after nine years."
TRAINED = [
    ("14", "COUNT:arrest", 0.8),
    ("12", "COUNT:conviction", 0.99),
    ("Brothel Closing Measure of 1931", "LAW", 0.95),
    ("nine years", "PENALTY:imposed", 0.7),
]
ALL = {"LAW": 0.5, "PENALTY": 0.5, "COUNT": 0.5}


def labelled(text: str, rows: list[tuple[str, str, float]]) -> list[Labelled]:
    return [Labelled(text.index(words), text.index(words) + len(words), label, score) for words, label, score in rows]


def joined(text: str, rows: list[tuple[str, str, float]], thresholds: dict[str, float]) -> dict[str, list[Match]]:
    analysis = analyse(text)
    found = {family: rules.matches(analysis, family) for family in LABELS}
    return join(analysis, found, labelled(text, rows), thresholds)


def added(text: str, rows: list[tuple[str, str, float]], thresholds: dict[str, float] = ALL) -> list[str]:
    return [text[m.start : m.end] for ms in joined(text, rows, thresholds).values() for m in ms if m.rule.startswith("model:")]


# --- candidates and targets ----------------------------------------------------------------------------------------------


def test_candidates_are_numbers_lengths_amounts_laws_and_titles() -> None:
    text = "In all, The Silent Witness Rules of 2001 cost 12 men $500 and up to two years under Act No. 5."
    found = {text[start:end] for start, end in candidates(analyse(text))}
    assert {"12", "$500", "up to two years", "Act No. 5", "The Silent Witness Rules of 2001", "Silent Witness Rules of 2001"} <= found
    assert "men" not in found


@pytest.mark.parametrize("name", SHAPES)
def test_candidates_stand_in_the_text(name: str) -> None:
    text = SHAPES[name]
    found = candidates(analyse(text))
    assert found == sorted(set(found))
    assert all(0 <= start < end <= len(text) and text[start:end].strip() for start, end in found)


def test_targets_label_numbers_by_what_the_annotation_says() -> None:
    text = "Courts gave 12 men two years and did not report any arrests. The penal code applies; the law is old."
    def at(words: str) -> dict[str, int]:
        return {"start": text.index(words), "end": text.index(words) + len(words)}
    report = {
        "counts": [
            {"event": "conviction", "value": 12, "status": "reported", "evidence": at("12 men")},
            {"event": "arrest", "value": None, "status": "not_reported", "evidence": at("did not report any arrests")},
        ],
        "penalties": [{"basis": "imposed", "evidence": at("two years")}],
        "laws": [{"evidence": at("penal code")}, {"generic": True, "evidence": at("the law")}],
    }
    found = [(text[start:end], label) for start, end, label in targets(analyse(text), report)]
    assert found == [("12", "COUNT:conviction"), ("two years", "PENALTY:imposed"), ("penal code", "LAW")]


# --- the policy ----------------------------------------------------------------------------------------------------------


def test_a_trained_span_is_added_where_no_rule_stands() -> None:
    assert sorted(added(TEXT, TRAINED)) == ["14", "Brothel Closing Measure of 1931", "nine years"]


def test_rules_win_whatever_the_score() -> None:
    counts = joined(TEXT, TRAINED, ALL)["counts"]
    (twelve,) = [m for m in counts if m.data["value"] == 12]
    assert twelve.value == "arrest" and not twelve.rule.startswith("model:")


def test_thresholds_hold_by_label_then_by_kind() -> None:
    assert added(TEXT, TRAINED, {"COUNT": 0.85}) == []
    assert added(TEXT, TRAINED, {"COUNT": 0.85, "COUNT:arrest": 0.75}) == ["14"]
    assert added(TEXT, TRAINED, {}) == []


def test_without_trained_spans_nothing_changes() -> None:
    analysis = analyse(TEXT)
    found = {family: rules.matches(analysis, family) for family in LABELS}
    assert join(analysis, found, [], ALL) == found


def test_of_two_overlapping_trained_spans_the_better_one_stays() -> None:
    rows = [("Closing Measure", "LAW", 0.8), ("Brothel Closing Measure of 1931", "LAW", 0.9)]
    assert added(TEXT, rows) == ["Brothel Closing Measure of 1931"]


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Police netted many in all.", "many", "COUNT:arrest"),  # no number
        ("Police netted 14 of 20 men.", "14 of 20", "COUNT:arrest"),  # two numbers: which?
        ("Each got $500 at last.", "$500", "COUNT:arrest"),  # an amount counts nobody
        ("In Room 14 he waited.", "14", "PENALTY:imposed"),  # a number without a unit punishes nobody
        ("RECOMMENDATIONS FOR MALI: Net 40 next year.", "40", "COUNT:arrest"),  # advice
        ("They paid 14 in all.", "14", "FLOW"),  # a label of another kind
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_not_added(text: str, words: str, label: str) -> None:
    assert added(text, [(words, label, 1.0)], ALL | {"FLOW": 0.1}) == []


def test_values_are_read_by_the_finders() -> None:
    text = "Some netted over 14. One paid up to $500. One saw two to five years."
    rows = [("over 14", "COUNT:arrest", 0.9), ("up to $500", "PENALTY:imposed", 0.9), ("two to five years", "PENALTY:prescribed", 0.9)]
    result = joined(text, rows, ALL)
    (count,) = result["counts"]
    assert (count.data["value"], count.data["qualifier"]) == (14, "more_than")
    fine, prison = result["penalties"]
    assert (fine.data["kind"], fine.data["min_amount"], fine.data["max_amount"], fine.data["currency"]) == ("fine", None, 500, "USD")
    assert (prison.data["basis"], prison.data["min_months"], prison.data["max_months"]) == ("prescribed", 24, 60)


def test_links_between_counts_are_kept() -> None:
    text = "Police netted 14 in all. In 2007, police opened 19 investigations, compared to 29 in 2006."
    counts = joined(text, [("14", "COUNT:arrest", 0.9)], ALL)["counts"]
    assert [c.data["value"] for c in counts] == [14, 19, 29]
    assert counts[2].data["compared_with"] == 1


@pytest.mark.parametrize(
    ("text", "words", "title", "kind", "number", "year", "articles"),
    [
        ("the Brothel Closing Measure No. 7 of 1931", "Brothel Closing Measure No. 7 of 1931", "Brothel Closing Measure No. 7 of 1931", "other", "7", 1931, []),
        ("under Articles 3 and 4 of the Mann Rulebook", "Articles 3 and 4 of the Mann Rulebook", "Mann Rulebook", "other", None, None, ["3", "4"]),
        ("the Child Act of 2003", "Child Act of 2003", "Child Act of 2003", "act", None, 2003, []),
        ("the fishing ordinance", "fishing ordinance", "fishing ordinance", "act", None, None, []),
    ],
)  # fmt: skip
def test_a_law_is_read_from_its_span(
    text: str, words: str, title: str, kind: str, number: str | None, year: int | None, articles: list[str]
) -> None:
    start = text.index(words)
    law = read_law(text, start, start + len(words))
    data = law.data
    assert (law.start, law.end, law.label) == (start, start + len(words), "LAW")
    assert (data["title"], data["kind"], data["number"], data["year"], data["articles"]) == (title, kind, number, year, articles)


# --- the component -------------------------------------------------------------------------------------------------------


def piped(text: str, rows: list[tuple[str, str, float]], thresholds: dict[str, float] = ALL) -> Doc:
    """A document with trained spans, run through the rules and the hybrid."""
    nlp = tipnlp.blank()
    nlp.add_pipe("tip_hybrid", before="tip_facts", config={"thresholds": thresholds})
    doc = nlp.make_doc(text)
    spans = labelled(text, rows)
    found = [doc.char_span(s.start, s.end, label=s.label) for s in spans]
    doc.spans["tip_trained"] = SpanGroup(doc, name="tip_trained", spans=found, attrs={"scores": [s.score for s in spans]})
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    return doc


def test_facts_say_where_they_come_from() -> None:
    doc = piped(TEXT, TRAINED)
    report = doc._.tip_report
    facts = [*report.laws, *report.penalties, *report.counts]
    assert {(fact.rule, fact.score) for fact in facts if fact.score is not None} == {
        ("model:tip_trained", 0.8), ("model:tip_trained", 0.95), ("model:tip_trained", 0.7)
    }
    assert all(fact.score is None for fact in facts if not fact.rule.startswith("model:"))
    assert all(TEXT[f.evidence.start : f.evidence.end] == f.evidence.text for f in facts)
    (law,) = report.laws
    assert (law.title, law.year) == ("Brothel Closing Measure of 1931", 1931)
    assert report.penalties[0].law == law.id
    assert doc.spans["tip_laws"][0]._.tip == law


def test_without_thresholds_the_report_is_that_of_the_rules() -> None:
    assert piped(TEXT, TRAINED, {})._.tip_report == tipnlp.extract(TEXT).model_copy(update={"id": ""})


def test_the_joined_document_can_be_saved() -> None:
    doc = piped(TEXT, TRAINED)
    assert json.dumps({key: group.attrs for key, group in doc.spans.items()})
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    (binned,) = DocBin(docs=[doc], store_user_data=True).get_docs(doc.vocab)
    assert again._.tip_report == binned._.tip_report == doc._.tip_report


def test_labels_of_ones_own_are_left_alone() -> None:
    doc = piped("The Lily House took in girls.", [("Lily House", "SHELTER", 1.0)])
    assert [(span.text, span.label_) for span in doc.spans["tip_trained"]] == [("Lily House", "SHELTER")]
    assert not doc._.tip_report.laws


def test_a_group_without_scores_adds_nothing() -> None:
    nlp = spacy.blank("en")
    for factory in ("tip_counts", "tip_hybrid", "tip_facts"):
        nlp.add_pipe(factory)
    doc = nlp.make_doc("Police netted 14 in all.")
    doc.spans["tip_trained"] = [Span(doc, 2, 3, label="COUNT:arrest")]
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    assert not doc._.tip_report.counts


def test_the_groups_are_those_of_the_rules() -> None:
    assert set(GROUPS) == set(LABELS)
    assert set(GROUPS.values()) <= set(tipnlp.blank()("Chad").spans)
