"""COUNT facts: goldens by trouble family, and what the tables of verbs, nouns and phrases promise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tipnlp import tables
from tipnlp.find.counts import find_counts
from tipnlp.find.counts.facts import EVENTS
from tipnlp.find.counts.gates import Glance
from tipnlp.find.counts.lexicon import noun_forms, verb_forms
from tipnlp.find.laws import find_laws
from tipnlp.find.quantities import find_quantities
from tipnlp.find.sentences import find_sentences
from tipnlp.match import Match
from tipnlp.text import view

GOLDEN = Path(__file__).parent / "golden" / "counts.tsv"
QUALIFIERS = {"exact", "at_least", "at_most", "more_than", "less_than", "approximately"}
YEARS = {str(year) for year in range(1990, 2031)} | {"None"}
PERIODS = {"since", "reporting_period", "previous_period", "range"}
UNITS = {"case", "person", "victim"}


def golden_rows() -> list[tuple[str, str, list[str]]]:
    """(family, text, facts) of every row; facts are parted by `` | ``, a row without any is a near miss."""
    rows = []
    for line in GOLDEN.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            family, text, facts = [*line.split("\t"), ""][:3]
            rows.append((family, text, [f for f in facts.split(" | ") if f]))
    return rows


def counts_of(text: str) -> list[Match]:
    """The counts of a text, as the whole walk would find them."""
    flow = view(text).flow
    return find_counts(flow, find_sentences(text, flow), find_quantities(flow), (), find_laws(flow))


def shown(match: Match, like: list[str]) -> str:
    """A count in the form of the golden: event, value, then of unit, qualifier, year and period only what some golden names."""
    data = match.data
    value = {"zero": "none", "not_reported": "?"}.get(str(data["status"]), str(data["value"]))
    if data["max_value"] is not None:
        value += f"-{data['max_value']}"
    period = data["period"] or {}
    details = [data["unit"], data["qualifier"], str(period.get("year")), period.get("kind")]
    kinds = (UNITS, QUALIFIERS, YEARS, PERIODS)
    golden = [f.split() for f in like if f.split()[:2] == [match.value, value]]
    named = [d for d, kind in zip(details, kinds, strict=True) if any(not kind.isdisjoint(words[2:]) for words in golden)]
    return " ".join([match.value, value, *map(str, named)])


@pytest.mark.parametrize(("family", "text", "facts"), golden_rows())
def test_golden(family: str, text: str, facts: list[str]) -> None:
    assert sorted(shown(m, facts) for m in counts_of(text)) == sorted(facts)


def test_evidence_is_the_text() -> None:
    text = "Police held 12 hearings and arrested at least 19\nsuspects; none has been convicted."
    assert [text[m.start : m.end] for m in counts_of(text)] == ["at least 19\nsuspects", "none"]


def test_a_comparison_names_what_it_compares_with() -> None:
    first, second = counts_of("Courts convicted 12 traffickers in 2015, compared with nine in 2014.")
    assert (first.data["compared_with"], second.data["compared_with"]) == (None, 0)


def test_nothing_is_read_in_skipped_spans() -> None:
    text = "Police arrested 12 traffickers."
    flow = view(text).flow
    assert find_counts(flow, [(0, len(text))], find_quantities(flow), [(0, len(text))]) == []


def test_who_counted_is_who_says_so() -> None:
    said = {
        "According to media reports, police arrested 14 suspects.": None,
        "NGOs claimed that police rescued two victims.": "ngo",
        "Police arrested 14 suspects.": "government",
    }
    assert {text: counts_of(text)[0].data["attribution"] for text in said} == said


def test_zeros_on_officials_name_their_group() -> None:
    zeros = counts_of("There were no investigations, prosecutions, or convictions of government employees complicit in trafficking.")
    assert [m.data["group"] for m in zeros] == [["officials"]] * 3


DEBRIS = ["", ".", "No.", "12", "none, of whom", "((12 victims", "— 12 — (", "Of the 12,", "did not", "12 of them of them"]


@pytest.mark.parametrize("text", DEBRIS)
def test_debris_does_no_harm(text: str) -> None:
    counts_of(text)


@pytest.mark.parametrize("row", tables.rows("count_verbs"), ids=lambda row: row["base"])
def test_verbs_name_known_events(row: dict[str, str]) -> None:
    assert row["event"] in EVENTS | {""}
    assert (row["role"] == "event") == bool(row["event"])
    assert verb_forms()[row["base"]].lemma == row["base"]


@pytest.mark.parametrize("row", tables.rows("count_nouns"), ids=lambda row: row["noun"])
def test_nouns_name_known_events(row: dict[str, str]) -> None:
    assert row["event"] in EVENTS | {""}
    assert (row["class"] == "event") == bool(row["event"])
    assert noun_forms()[row["noun"]].head


@pytest.mark.parametrize("row", tables.rows("count_phrases"), ids=lambda row: row["verbs"][:20])
def test_phrases_name_known_events(row: dict[str, str]) -> None:
    assert row["event"] in EVENTS | {"charges", "opens", "freed", "none"}
    assert row["who"] in ("object", "subject", "recipient")


def corpus_texts() -> list[str]:
    files = (Path(__file__).parents[1] / "corpus" / f"{name}.jsonl" for name in ("train", "dev"))
    return [json.loads(line)["text"] for file in files for line in file.read_text(encoding="utf-8").splitlines()]


#: Told with words that no gate looks for.
UNSEEN = {"how many were trafficked"}


def test_the_gates_hide_no_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence that the gates let nobody read holds nothing that the reader would count."""
    texts = [text for _, text, _ in golden_rows()] + corpus_texts()
    seen = [{(m.start, m.end, m.value) for m in counts_of(text)} for text in texts]
    monkeypatch.setattr(Glance, "may_count", lambda *_, **__: True)
    for text, counts in zip(texts, seen, strict=True):
        read = {(m.start, m.end, m.value) for m in counts_of(text)}
        assert {text[start:end] for start, end, _ in read ^ counts} - UNSEEN == set()
