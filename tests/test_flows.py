"""Flows and roles: goldens by trouble family, roles, and what each flow carries."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import srsly

from tipnlp.find.countries import find_countries
from tipnlp.find.flows import ROLES, find_flows, find_roles, finder, read_flows, roles_of
from tipnlp.find.flows.governors import is_glue
from tipnlp.find.sentences import find_sentences
from tipnlp.match import Match
from tipnlp.text import view

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden" / "flows.tsv"
SITUATION = "TRAFFICKING PROFILE\n\n"


def read(text: str, home: str | None) -> tuple[list[Match], list[Match]]:
    seen = view(text)
    return read_flows(seen.flow, find_sentences(text, seen.flow), find_countries(seen.text), home)


def flows(text: str, home: str | None) -> set[str]:
    """Flows in the form of the goldens."""
    found = set()
    for match in read(text, home)[0]:
        origin, transit, destination = (match.data[key] for key in ("origin", "transit", "destination"))
        found.add(f"-/{transit}/{destination}" if transit else f"{origin}>{destination}")
    return {flow.replace(" ", "_") for flow in found}


def roles(text: str, home: str | None) -> list[str]:
    return [match.value for match in read(text, home)[1]]


def golden() -> list[list[str]]:
    lines = [line for line in GOLDEN.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [(line.split("\t") + [""])[:5] for line in lines]


@pytest.mark.parametrize(("family", "part", "home", "text", "expected"), golden())
def test_golden(family: str, part: str, home: str, text: str, expected: str) -> None:
    text = text.replace("\\n", "\n")
    assert flows(SITUATION + text if part == "situation" else text, home) == set(expected.split())


@pytest.mark.parametrize(
    ("text", "home", "expected"),
    [
        ("Palau is a source, transit, and destination country for men in forced labor.", "PLW", "origin transit destination"),
        ("Palau is a destination and, to a lesser extent, a source country for women.", "PLW", "origin destination"),
        ("Oman is a country of origin and a transit point for women.", "OMN", "origin transit"),
        ("It is also a transit country for migrants.", "OMN", "transit"),
        ("Malta is no longer a transit country for women.", "MLT", ""),
        ("Malta is a destination for child sex tourists.", "MLT", ""),
        ("Malta is a transit point for drugs and weapons.", "MLT", ""),
        ("Malta is a source of unaccompanied children migrating to Italy.", "MLT", ""),
        ("Malta is a transit country for drugs and for women trafficked to Italy.", "MLT", "transit"),
        ("Malta has significantly decreased as a transit country.", "MLT", ""),
        ("Malta's importance as a transit country has declined.", "MLT", ""),
        ("Malta is a destination and, to a decreasing extent, a transit country.", "MLT", "transit destination"),
        ("Malta is not only a destination, but also a source country for women.", "MLT", "origin destination"),
        ("Police report fewer victims, and the country continued to be a source and destination for men.", "MLT", "origin destination"),
        ("Comorian women reportedly transited the country on their way to other countries, where they were exploited.", "MUS", "transit"),
        ("Italy is a destination country for Maltese women who are exploited there.", "MLT", "origin"),
        ("Traffickers exploit domestic and foreign victims in Fiji and Fijians abroad.", "FJI", "origin destination internal"),
        ("Traffickers exploit foreign victims in Fiji and Fijian victims abroad.", "FJI", "origin destination"),
        ("Foreign women are forced into prostitution in Fiji.", "FJI", "destination"),
        ("Girls are trafficked within the country.", "FJI", "internal"),
        ("Samoan women are exploited in New Zealand.", "WSM", "origin"),
        ("Women from Laos are taken through Thailand to Malaysia.", "THA", "transit"),
    ],
)
def test_roles(text: str, home: str, expected: str) -> None:
    assert roles(SITUATION + text, home) == expected.split()


def test_a_digest_without_line_breaks() -> None:
    text = (
        "current situation: Palau is a destination country; Filipinas are forced into prostitution tier rating: Tier 2 - Palau "
        "does not fully comply with the minimum standards; the government trained Taiwanese officials"
    )
    assert flows(text, "PLW") == {"PHL>PLW"}
    assert roles(text, "PLW") == ["destination"]


def test_what_a_flow_carries() -> None:
    text = (
        SITUATION + "Thai women and girls may be forced into prostitution in Palau. Thai men are held in forced labor in Palau."
    )
    first, second = read(text, "PLW")[0]
    carried = [[match.data[key] for key in ("victims", "exploitation", "hedged")] for match in (first, second)]
    assert carried == [[["women", "girls"], ["sex"], True], [["men"], ["labor"], False]]
    assert text[first.start : first.end].startswith("Thai women")
    assert text[first.start : first.end].endswith("Palau")


@pytest.mark.parametrize(
    ("told", "exploitation"),
    [
        ("Thai men are held to run online scams in Palau.", ["labor"]),
        ("Thai maids suffer nonpayment of wages in Palau.", ["labor"]),
        ("Thai youths are compelled to pick fruit in Palau.", ["labor"]),
        ("Thai girls are sold as brides in Palau.", ["sex"]),
        ("Thai infants are sold in Palau.", []),
    ],
)
def test_for_what(told: str, exploitation: list[str]) -> None:
    (flow,) = read(SITUATION + told, "PLW")[0]
    assert flow.data["exploitation"] == exploitation


@pytest.mark.parametrize("risk", ["are at risk of", "are at high risk of", "are vulnerable to", "may be held in"])
def test_what_may_be_is_hedged(risk: str) -> None:
    (flow,) = read(f"{SITUATION}Thai women {risk} forced labor in Palau.", "PLW")[0]
    assert flow.data["hedged"]


def test_the_same_flow_once_a_sentence() -> None:
    text = SITUATION + "Thai women are exploited in Palau; Thai men are held in bondage in Palau. Thai girls are sold in Palau."
    assert [m.data["origin"] for m in read(text, "PLW")[0]] == ["THA", "THA"]


def test_without_a_country() -> None:
    text = "Local girls are exploited here. Women from Nepal are forced into prostitution. Nepali girls are trafficked to India."
    assert flows(text, None) == {"NPL>IND"}
    assert roles(text, None) == []


def test_pronouns_reach_no_further_than_the_paragraph() -> None:
    text = "Police identified three Thai women exploited in Palau.\n\nPROTECTION\n\nSome were forced to beg."
    assert flows(text, "FJI") == {"THA>PLW"}


def test_running_heads_are_no_origin() -> None:
    text = "TRAFFICKING PROFILE\n\nGirls from Nepal are forced into prostitution in\n107\nBANGLADESH\nthe cities of India."
    assert flows(text, "IND") == {"NPL>IND"}


@pytest.mark.parametrize("known", [True, False], ids=["country known", "country unknown"])
def test_the_look_at_a_sentence_hides_no_flow(known: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = [srsly.json_loads(line) for line in (ROOT / "corpus" / "train.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = [(report["text"], report["country"]) for report in reports]
    texts += [(heading + text, home) for _, _, home, text, _ in golden() for heading in (SITUATION, "")]
    gated = [read(text, country if known else None) for text, country in texts]
    monkeypatch.setattr(finder, "anchors", lambda flow, countries, home: [*range(len(flow))])
    monkeypatch.setattr(finder, "tells_without_names", lambda *_, **__: True)
    assert gated == [read(text, country if known else None) for text, country in texts]
    assert sum(len(found) for found, _ in gated) > 100


def test_both_finders_read_alike() -> None:
    text = SITUATION + "Thai women are taken through Palau to Guam for prostitution."
    seen = view(text)
    arguments = seen.flow, find_sentences(text, seen.flow), find_countries(seen.text), "PLW"
    assert (find_flows(*arguments), find_roles(*arguments)) == read_flows(*arguments)


def test_roles_of_flows() -> None:
    assert roles_of([("A", None, "A"), ("A", None, "B"), ("B", None, "A"), (None, "A", "B")], "A") == list(ROLES)
    assert roles_of([("A", None, "B")], None) == []


@pytest.mark.parametrize(
    ("gap", "listed"),
    [
        (", and ", True),
        (", to a lesser extent, ", True),
        (" (20 percent), ", True),
        (" are taken to ", False),
        (" women in ", False),
    ],
)
def test_glue(gap: str, listed: bool) -> None:
    assert is_glue(gap) is listed


@pytest.mark.parametrize(
    "text",
    [
        "women from Nepal, " * 2000 + "are exploited",
        "and women are forced " * 3000,
        "is a source, transit, destination country and, " * 1500,
        "from the rural areas in the north of " * 1500 + "Nepal victims are trafficked",
        "promised jobs " * 4000 + "in Nepal, forced",
    ],
)
def test_no_runaway(text: str) -> None:
    read(SITUATION + "Nepal is a source country for women.", "NPL")
    start = time.perf_counter()
    read(SITUATION + text, "NPL")
    assert time.perf_counter() - start < 5
