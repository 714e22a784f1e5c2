"""Properties that hold for any text: nothing raises, facts stand on their characters, reports come back the same."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

import tipnlp

CLAUSES = [
    "In 2019, police investigated {n} cases", "compared with {n} in 2018", "Authorities identified at least {n} victims",
    "including {n} girls", "courts sentenced {n} traffickers to {n} years’ imprisonment", "Article {n} of the penal code",
    "prescribes penalties of {n} to {n} years’ imprisonment and a fine of up to ${n}", "the government did not report any convictions",
    "no officials were prosecuted", "women from {c} are exploited in {c}", "{c} is a source country", "{c} (Tier 2 Watch List)",
    "Recommendations for {c}: prosecute {n} traffickers", "Law No. {n} of 2005", "the {c} government spent {n} million francs (${n})",
    "PROSECUTION", "Protection", "men from South\nSudan", "traf-\nficking", "“forced labor”", "(12; 13)", "a 30-day reflection period",
]
COUNTRIES = ["Chad", "Norwegian", "the DRC", "Guinea-\nBissau", "Côte d’Ivoire", "Haitians", "U.S.", "CHAD", "Sudan", "South America"]
NUMBERS = ["0", "1", "12", "1,200", "Thirty-seven", "ten to 12", "none", "2.5", "several", "٣", "12,34", "9" * 30]
JOINS = ["; ", ". ", ", ", " ", "\n", "\n\n", " and ", "", " – ", "\u00a0", "\u200b", "\r\n", "(", ")", "•"]


@st.composite
def reports(draw: st.DrawFn) -> str:
    """Pieces of report prose in any order, joined in any way."""
    parts = []
    for _ in range(draw(st.integers(0, 12))):
        clause = draw(st.sampled_from(CLAUSES))
        while "{n}" in clause:
            clause = clause.replace("{n}", draw(st.sampled_from(NUMBERS)), 1)
        while "{c}" in clause:
            clause = clause.replace("{c}", draw(st.sampled_from(COUNTRIES)), 1)
        parts += [clause, draw(st.one_of(st.sampled_from(JOINS), st.text(max_size=3)))]
    return "".join(parts).encode("utf-8", "ignore").decode("utf-8")


def check(text: str, report: tipnlp.Report) -> None:
    families = (report.countries, report.regions, report.laws, report.penalties, report.counts, report.money, report.flows,
                report.recommendations, (report.tier,) if report.tier else ())
    for facts in families:
        for fact in facts:
            evidence = fact.evidence
            assert evidence.text == text[evidence.start : evidence.end] and evidence.start < evidence.end
    assert [s.start for s in report.sections[1:]] == [s.end for s in report.sections[:-1]]
    checked = tipnlp.Report.from_dict(report.to_dict())
    assert checked == report
    assert repr(checked) == repr(report)  # the same types in the same order: the rules' own values are not checked
    assert tipnlp.Report.model_validate_json(report.model_dump_json()) == report


@settings(max_examples=150, deadline=None)
@given(reports())
def test_any_mixture_of_report_prose(text: str) -> None:
    check(text, tipnlp.extract(text))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200).map(lambda text: text.encode("utf-8", "ignore").decode("utf-8")))
def test_any_text(text: str) -> None:
    check(text, tipnlp.extract(text))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=reports())
def test_the_pipeline_gives_the_same(text: str, nlp: Language) -> None:
    assert tipnlp.extract(text, nlp=nlp) == tipnlp.extract(text)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.one_of(reports(), st.none(), st.integers(), st.text(max_size=20), st.binary(max_size=20)), max_size=8))
def test_any_stream_gives_a_report_for_each_item(items: list[object]) -> None:
    got = list(tipnlp.extract_many(items))  # type: ignore[arg-type]
    assert len(got) == len(items)
    assert all(report.error is None or not report.counts for report in got)
