"""The bench: what is wrong with a corpus is told line by line, annotations are compared and merged, splits stay put."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, SAMPLE
from typer.testing import CliRunner, Result

import tipnlp
from tipnlp import corpus
from tipnlp.cli import app
from tipnlp.corpus import Document, agree, check, diff, freeze, merge, read_corpus, similarity, stats, write_corpus
from tipnlp.corpus.agreement import figures
from tipnlp.corpus.merging import read_decisions
from tipnlp.corpus.splitting import RATIOS, split, split_into, split_of

Plain = dict[str, Any]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["corpus", *map(str, arguments)])


TEXTS = {
    "TCD": "Chadian police arrested 12 traffickers in 2019, compared with nine in 2018. Article 5 of the Penal Code of 2017 prescribes "
           "four to seven years' imprisonment. Women from Cameroon are exploited in Chad. Chad spent $2 million on three new shelters.",
    "PER": "Peruvian prosecutors charged seven men under Law 28950 in 2015; the law sets out eight to 15 years' imprisonment. "
           "Bolivian children dig for gold along the rivers of Peru. Officials did not report any convictions.",
    "NOR": "Norwegian courts convicted nine people in 2010, five more than in 2009. The penal code prescribes up to five years' "
           "imprisonment. Nigerian women are forced into prostitution in Norway, and the city paid 500,000 kroner for a refuge.",
}


@pytest.fixture
def documents() -> list[Document]:
    found = []
    for n, (country, text) in enumerate(TEXTS.items()):
        report = tipnlp.extract(text, doc_id=country.lower(), country=country, year=2015 + n)
        found.append(Document(id=country.lower(), country=country, year=2015 + n, text=text, report=report))
    return found


def plain(documents: list[Document]) -> list[Plain]:
    return [document.to_dict() for document in documents]


def written(rows: list[Plain], file: Path) -> Path:
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return file


# --- check -------------------------------------------------------------------------------------------------------------


def test_the_corpus_is_clean() -> None:
    defects = [str(defect) for defect in check(ROOT / "corpus") if defect.kind != "suspicious"]
    assert len(defects) == 0, f"{len(defects)} defects"
    assert run("check", ROOT / "corpus").exit_code == 0


def test_a_clean_corpus_has_no_defect(documents: list[Document], tmp_path: Path) -> None:
    write_corpus(documents, tmp_path / "a.jsonl")
    assert check(tmp_path) == check([tmp_path / "a.jsonl"]) == []


def fact(row: Plain, family: str, n: int = 0) -> Plain:
    return row["report"][family][n]  # type: ignore[no-any-return]


def shift(row: Plain, by: int = 2) -> None:
    for family in ("countries", "laws", "penalties", "counts", "money", "flows"):
        for item in row["report"][family]:
            item["evidence"]["start"] += by
            item["evidence"]["end"] += by
            item["evidence"]["sentence"] = None


#: A change of the first document (Chad), and the defects that it makes: their kind and a part of their message.
BREAKS: list[tuple[str, Callable[[Plain], object], list[tuple[str, str]]]] = [
    ("shifted", shift, [("offset", "facts are shifted by -2, the first: country-1 at 2-9 says 'Chadian'")]),
    ("one shifted", lambda r: fact(r, "money")["evidence"].update(start=0, end=10), [("offset", "(shifted by +")]),
    ("not there", lambda r: fact(r, "money")["evidence"].update(text="$3 million"), [("offset", "it is not in the text")]),
    ("empty", lambda r: fact(r, "money")["evidence"].update(start=5, end=5, text="", sentence=None), [("offset", "money-1 at 5-5 is empty")]),
    ("beyond", lambda r: fact(r, "money")["evidence"].update(start=9000, end=9010, sentence=None), [("offset", "(shifted by -")]),
    ("sentence", lambda r: fact(r, "counts")["evidence"].update(sentence=[100, 120]), [("offset", "outside its sentence 100-120")]),
    ("section", lambda r: r["report"]["sections"].append({"name": "profile", "start": 200, "end": 9000}),
     [("overlap", "section profile"), ("offset", "section profile 200-9000 is not inside the text")]),
    ("label", lambda r: fact(r, "counts").update(event="raid"), [("label", "report.counts.0.event: unknown label 'raid'; known are 'invest")]),
    ("labels", lambda r: (fact(r, "counts").update(event="raid"), fact(r, "counts", 1).update(unit="cow"), fact(r, "flows").update(x=1)),
     [("label", "'raid'"), ("label", "'cow'"), ("label", "report.flows.0.x: there is no such field")]),
    ("family", lambda r: r["report"].update(raids=[]), [("label", "report.raids: there is no such field")]),
    ("field", lambda r: fact(r, "countries").pop("iso3"), [("schema", "report.countries.0.iso3: Field required")]),
    ("type", lambda r: fact(r, "counts").update(value="many"), [("schema", "report.counts.0.value: Input should be a valid integer")]),
    ("no text", lambda r: r.pop("text"), [("schema", "text: Field required")]),
    ("version", lambda r: r.update(schema_version=9), [("label", "schema_version: unknown label 9; known are 1")]),
    ("one and another", lambda r: (fact(r, "counts").update(event="raid"), fact(r, "money").update(currency="XX1")),
     [("label", "'raid'"), ("code", "money-1.currency: 'XX1' is no ISO 4217 code")]),
    ("iso", lambda r: fact(r, "countries").update(iso3="CHD"), [("code", "country-1.iso3: 'CHD' is no ISO 3166-1")]),
    ("country", lambda r: r.update(country="CHAD"), [("code", "country 'CHAD'"), ("value", "country is CHAD, report.meta.country is TCD")]),
    ("flow", lambda r: fact(r, "flows").update(origin="Africas"), [("code", "flow-1.origin: 'Africas' is no ISO 3166-1 alpha-3 code and")]),
    ("link", lambda r: fact(r, "counts", 1).update(compared_with="count-9"), [("link", "count-2.compared_with: there is no fact 'count-9'")]),
    ("link kind", lambda r: fact(r, "penalties").update(law="count-1"), [("link", "penalty-1.law: 'count-1' is one of counts, not of laws")]),
    ("id", lambda r: fact(r, "countries", 1).update(id="country-1"), [("id", "2 facts are called country-1")]),
    ("overlap", lambda r: r["report"]["countries"].insert(1, {**fact(r, "countries"), "id": "country-9"}),
     [("overlap", "country-1 0-7 and country-9 0-7 overlap"), ("suspicious", "country-9 is the same fact")]),
    ("zero", lambda r: fact(r, "counts").update(status="zero"), [("value", "count-1: status zero with value 12")]),
    ("range", lambda r: fact(r, "penalties").update(min_months=100), [("value", "min_months 100 is more than max_months 84")]),
    ("pair", lambda r: fact(r, "flows").update(transit="MLI"), [("value", "flow-1: a flow is origin -> destination or transit")]),
    ("year", lambda r: r.update(year=15), [("value", "year 15 is no report year"), ("value", "year is 15, report.meta.year is 2015")]),
    ("mojibake", lambda r: r.update(text=r["text"] + " CÃ´te"), [("encoding", "the text was read with a wrong encoding: 'helters. CÃ´te' at 247")]),
    ("spans", lambda r: r.update(spans={"tip_counts": [[0, 900, "COUNT", ""], [0, 1, "COUNTS", ""]]}),
     [("offset", "COUNT 0-900 in spans.tip_counts is not inside"), ("label", "unknown label 'COUNTS' in spans.tip_counts")]),
    ("unmarked", lambda r: r["report"]["countries"].pop(), [("suspicious", "'Chad' at ")]),
]


@pytest.mark.parametrize(("change", "wanted"), [row[1:] for row in BREAKS], ids=[row[0] for row in BREAKS])
def test_each_defect_is_told(
    change: Callable[[Plain], object], wanted: list[tuple[str, str]], documents: list[Document], tmp_path: Path
) -> None:
    rows = plain(documents)
    change(rows[0])
    file = written([rows[1], rows[0], rows[2]], tmp_path / "a.jsonl")
    before = file.read_bytes()
    found = check(file)
    assert {(d.file, d.line) for d in found} == {(str(file), 2)}
    assert sorted(d.kind for d in found) == sorted(kind for kind, _ in wanted), [str(d) for d in found]
    for kind, part in wanted:
        assert any(d.kind == kind and part in d.message for d in found), (part, [str(d) for d in found])
    done = run("check", file)
    assert done.exit_code == (0 if {kind for kind, _ in wanted} == {"suspicious"} else 1)
    assert len(done.output.splitlines()) == len(found) + 1
    assert file.read_bytes() == before


def test_a_broken_corpus_gets_one_line_for_each_defect(documents: list[Document], tmp_path: Path) -> None:
    """Shifted offsets, unknown labels, a cut file, mixed encodings, a document in two splits: all at once."""
    rows = plain(documents)
    shift(rows[0])
    number = sum(len(rows[0]["report"][family]) for family in ("countries", "laws", "penalties", "counts", "money", "flows"))
    fact(rows[1], "counts").update(event="raid")
    written(rows, tmp_path / "train.jsonl")
    latin = json.dumps({"id": "latin", "text": "Café"}, ensure_ascii=False).encode("cp1252")
    utf8 = json.dumps({"id": "utf8", "text": "Café in Lomé"}, ensure_ascii=False).encode()
    dev = tmp_path / "dev.jsonl"
    dev.write_bytes(utf8 + b"\n" + latin + b"\n" + documents[2].to_line().encode() + documents[0].to_line().encode()[:500])
    done = run("check", tmp_path)
    assert done.exit_code == 1
    assert [line.replace(str(tmp_path), "") for line in done.output.splitlines()] == [
        "/dev.jsonl:2: encoding: byte 28 (0xe9, 'é' in Windows-1252) is not UTF-8; other lines are UTF-8: mixed encodings",
        "/dev.jsonl:4: cut: the file ends in the middle of a document, after 500 bytes of this line",
        f"/train.jsonl:1: offset: tcd: {number} facts are shifted by -2, the first: country-1 at 2-9 says 'Chadian', the text there is 'adian p'; "
        "it stands at 0 (shifted by -2)",
        "/train.jsonl:2: label: per: report.counts.0.event: unknown label 'raid'; known are 'investigation', 'arrest', 'prosecution', "
        "'conviction', 'acquittal', 'victim_identified', 'victim_assisted', 'victim_referred', 'victim_repatriated' or 'official_trained'",
        "/train.jsonl:3: leak: nor: the same id as /dev.jsonl:3",
        "2 files: 5 defects, 0 suspicious places",
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("\ufeff{}\n".encode(), "a.jsonl:1: encoding: a byte order mark at the start"),
        ('{"id": "a", "text": "b"}\n'.encode("utf-16"), "a.jsonl: encoding: UTF-16, not UTF-8"),
        (b'{"id": "a", "text": "caf\xc3', "a.jsonl:1: cut: the file ends inside a character"),
        (b'{"id": 1 2}\n', "a.jsonl:1: json: not JSON at column 10"),
        (b'[1]\n', "a.jsonl:1: schema: a list, where a document"),
        (b'{"id": "a", "text": "b", "report": 5}\n', "a.jsonl:1: schema: a: report: Input should be"),
        (b'{"id": "a", "text": "b"}\n{"id": "a", "text": "c"}\n', "a.jsonl:2: id: a: the same id as"),
    ],
)
def test_files_that_cannot_be_read(data: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(data)
    assert any(said in str(defect) for defect in check(tmp_path)), [str(d) for d in check(tmp_path)]


def test_leaks_between_splits(documents: list[Document], tmp_path: Path) -> None:
    first = documents[0]
    write_corpus([first], tmp_path / "train.jsonl")
    write_corpus([first.model_copy(update={"id": "new"})], tmp_path / "dev.jsonl")
    said = [(d.kind, d.message) for d in check([tmp_path / "train.jsonl", tmp_path / "dev.jsonl"])]
    assert [kind for kind, _ in said] == ["leak", "leak"]
    assert "TCD is also the country of" in said[0][1] and "of its sentences are near-duplicates of" in said[1][1]


def test_reports_of_one_country_may_repeat_each_other(documents: list[Document], tmp_path: Path) -> None:
    first = documents[0]
    later = first.model_copy(update={"id": "later", "text": first.text + " Nobody was tried in the whole of the year for it.", "report": None})
    write_corpus([first, later], tmp_path / "a.jsonl")
    assert [d.kind for d in check(tmp_path)] == ["suspicious"]
    new = " ".join(f"A sentence with the number {n} that no other text of all these has in it." for n in range(3))
    write_corpus([first, later.model_copy(update={"text": first.text + " " + new})], tmp_path / "a.jsonl", force=True)
    found = [str(d) for d in check(tmp_path)]
    assert len(found) <= 1 and all("suspicious" in line for line in found)


def test_equal_strings_that_mean_different_things(documents: list[Document], tmp_path: Path) -> None:
    rows = plain([documents[2], *(documents[2].model_copy(update={"id": f"n{n}"}) for n in range(3))])
    fact(rows[3], "penalties").update(min_months=0.0)
    said = [d for d in check(written(rows, tmp_path / "a.jsonl")) if "penalty" in d.message]
    assert len(said) == 1 and said[0].kind == "suspicious" and said[0].line == 4
    assert "max_months 60, life False in 3 other places" in said[0].message and "min_months 0" in said[0].message


def test_frozen_splits(documents: list[Document], tmp_path: Path) -> None:
    write_corpus(documents, tmp_path / "train.jsonl")
    assert json.loads(freeze(tmp_path).read_text())["splits"]["train"]["documents"] == 3
    assert check(tmp_path) == []
    write_corpus(documents[:2], tmp_path / "train.jsonl", force=True)
    assert [(d.kind, d.line) for d in check(tmp_path)] == [("frozen", 0)]
    assert "differs from splits.json" in run("check", tmp_path).output
    (tmp_path / "train.jsonl").rename(tmp_path / "dev.jsonl")
    assert "there is no such file" in check(tmp_path)[0].message
    (tmp_path / "splits.json").write_text("{}")
    assert "make it again with 'tipnlp corpus freeze'" in check(tmp_path)[0].message
    assert run("freeze", tmp_path).exit_code == 0 and check(tmp_path) == []


def test_nothing_to_check(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "no", "T020"), (tmp_path, "T024")):
        with pytest.raises(tipnlp.TipnlpError, match=code):
            check(path)


# --- stats -------------------------------------------------------------------------------------------------------------


def test_stats_of_the_corpus() -> None:
    found = stats([d for name in ("train", "dev", "test") for d in read_corpus(ROOT / "corpus" / f"{name}.jsonl")])
    assert found.documents == found.annotated and found.countries >= 90
    assert found.share < 0.02 and sum(found.regions.values()) == found.documents and "none" not in found.regions
    assert found.facts["counts"] > 1000


def test_every_country_has_a_region() -> None:
    from tipnlp import tables
    from tipnlp.corpus.describe import bureaus

    codes = {row["iso3"] for row in tables.rows("countries")}
    assert set(bureaus()) <= codes
    states = [code for row in tables.rows("bureaus") for code in row["countries"].split()]
    assert len(states) == len(set(states))


def test_near_duplicates_are_of_another_document() -> None:
    said = "In 2019 the police of the capital identified twelve victims of forced labor on fishing boats."
    assert similarity({"a": f"{said} {said}"}).near_duplicate == 0
    found = similarity({"a": said, "b": said.replace("twelve", "12"), "c": said.replace("In", "During"), "d": "HEADING IN CAPITALS"})
    assert [(p.a, p.b) for p in found.pairs] == [("a", "c")] and found.pairs[0].alike > 0.8
    assert (found.sentences, found.near_duplicate) == (3, 2)


def test_the_quick_measure_is_the_plain_one() -> None:
    """Against all pairs compared one by one, on sentences made to be alike to different degrees."""
    draw = random.Random(7)
    words = [f"w{n}" for n in range(40)]
    stems = [[draw.choice(words) for _ in range(draw.randint(8, 25))] for _ in range(12)]
    texts = {}
    for n in range(90):
        said = list(draw.choice(stems))
        for _ in range(draw.randint(0, 3)):
            said[draw.randrange(len(said))] = draw.choice(words)
        texts[str(n)] = " ".join(said).capitalize() + "."
    grams = {n: {tuple(w[i : i + 5]) for i in range(len(w) - 4)} for n, w in ((n, t[:-1].lower().split()) for n, t in texts.items())}
    plainly = {(a, b) for a in grams for b in grams if int(a) < int(b) and len(grams[a] & grams[b]) / len(grams[a] | grams[b]) >= 0.8}
    found = similarity(texts)
    assert {(p.a, p.b) for p in found.pairs} == plainly and len(plainly) > 20
    assert found.near_duplicate == len({n for pair in plainly for n in pair})


def test_a_sentence_that_all_texts_share_is_counted() -> None:
    said = "The government does not fully meet the minimum standards for the elimination of trafficking."
    found = similarity({str(n): said for n in range(200)})
    assert (found.sentences, found.near_duplicate, found.pairs) == (200, 200, ())


def test_similarity_is_quick_where_all_sentences_share_a_phrase() -> None:
    texts = {str(n): f"The government did not report any efforts to prosecute case number {n} of the year {n}." for n in range(3000)}
    assert similarity(texts).sentences == 3000


# --- agreement, merging ------------------------------------------------------------------------------------------------


def changed(documents: list[Document], change: Callable[[list[Plain]], object]) -> list[Document]:
    rows = plain(documents)
    change(rows)
    return [Document.model_validate(json.loads(json.dumps(row))) for row in rows]


def test_a_text_agrees_with_itself(documents: list[Document]) -> None:
    found = agree(documents, documents)
    assert {f.f1 for part in (found.strict, found.partial, found.facts) for f in part} == {1.0}
    assert {k.kappa for k in found.kappas} <= {1.0, None} and all(k.observed == 1 for k in found.kappas)
    assert diff(documents, documents) == [] and merge(documents, documents) == (documents, [])


def test_agreement_tells_bounds_from_values(documents: list[Document]) -> None:
    def second(rows: list[Plain]) -> None:
        place = fact(rows[0], "counts")["evidence"]
        place.update(end=place["start"] + 2, text="12")
        fact(rows[0], "counts", 1)["value"] = 8
        rows[0]["report"]["money"] = []

    other = changed(documents, second)
    rows = {family: three for family, *three in figures(agree(documents, other))}
    total = sum(len(d.report.counts) for d in documents if d.report)
    strict, partial, facts = rows["counts"]
    assert strict and partial and facts
    assert strict.f1 == pytest.approx((total - 1) / total) == facts.f1 and partial.f1 == 1.0
    assert rows["laws"][0] and rows["laws"][0].f1 == 1.0
    assert rows["money"][0] and (rows["money"][0].a, rows["money"][0].b) == (2, 1)
    assert agree(other, documents).strict == tuple(
        type(f)(f.family, f.f1, f.b, f.a) for f in agree(documents, other).strict
    )
    assert [(c.id, c.family, c.kind) for c in diff(documents, other)] == [
        ("tcd", "counts", "changed"), ("tcd", "counts", "gain"), ("tcd", "counts", "loss"), ("tcd", "money", "loss"),
    ]


def test_kappa_against_a_known_table() -> None:
    """Cohen's example: 20 both yes, 15 both no, 5 and 10 apart; observed .70, expected .50, kappa .40."""
    from tipnlp.corpus.agreement import _kappa

    a = [True] * 20 + [True] * 5 + [False] * 10 + [False] * 15
    b = [True] * 20 + [False] * 5 + [True] * 10 + [False] * 15
    found = _kappa("q", a, b)
    assert found.kappa == pytest.approx(0.4) and found.observed == 0.7 and found.units == 50
    assert _kappa("q", [1, 1], [1, 1]).kappa is None


def test_annotations_of_other_texts_are_not_compared(documents: list[Document]) -> None:
    for other, said in (([documents[0].model_copy(update={"text": "x"})], "tcd has another text in each, from character 0"), ([], "no doc")):
        with pytest.raises(tipnlp.TipnlpError, match=f"T105: .*{said}"):
            agree(documents, other)


def apart(rows: list[Plain]) -> None:
    """Another reader: other bounds and a value, one fact less, one more, and a link to another law."""
    place = fact(rows[0], "counts")["evidence"]
    place.update(end=place["start"] + 2, text="12")
    fact(rows[0], "counts", 1)["value"] = 8
    rows[0]["report"]["money"] = []
    rows[1]["notes"] = "seven?"
    extra = json.loads(json.dumps(fact(rows[1], "countries")))
    extra.update(id="country-77", iso3="BOL")
    rows[1]["report"]["countries"].append(extra)
    rows[2]["report"]["penalties"][0]["law"] = None
    rows[2]["report"]["roles"]["roles"] = ["origin"]


def test_disagreements_are_listed_decided_and_applied(documents: list[Document], tmp_path: Path) -> None:
    other = changed(documents, apart)
    _, left = merge(documents, other)
    assert sorted((d.document, d.family, d.a is None, d.b is None) for d in left) == [
        ("nor", "penalties", False, False), ("nor", "roles", False, False), ("per", "countries", True, False),
        ("tcd", "counts", False, False), ("tcd", "counts", False, False), ("tcd", "money", False, True),
    ]
    assert all(d.context in " ".join(TEXTS[d.document.upper()].split()) for d in left)
    for side, wanted in (("a", documents), ("b", other)):
        merged, none = merge(documents, other, prefer=side)  # type: ignore[arg-type]
        assert none == []
        for document, like in zip(merged, wanted, strict=True):
            assert agree([document], [like]).strict == agree([like], [like]).strict
            assert diff([like], [document]) == []
        assert merged[1].notes == "seven?"

    for d in left:
        d.choice = {"money": "none", "countries": "both", "roles": "b", "penalties": "b"}.get(d.family)  # type: ignore[assignment]
        if d.family == "counts":
            d.choice = "both" if d.a and d.a["value"] == 12 else {**(d.a or {}), "value": 7}
    file = tmp_path / "choices.jsonl"
    file.write_text("".join(d.to_line() for d in left), encoding="utf-8")
    merged, none = merge(documents, other, decisions=read_decisions(file))
    assert none == []
    chad, peru, norway = (d.report for d in merged)
    assert chad and peru and norway
    assert [(c.id, c.value, c.evidence.text) for c in chad.counts] == [
        ("count-1", 12, "12 traffickers"), ("count-2", 7, "nine"), ("count-3", 12, "12")
    ]
    assert chad.counts[1].compared_with == "count-1" and chad.money == ()
    assert peru.countries[-1].id not in {c.id for c in peru.countries[:-1]} and peru.countries[-1].iso3 == "BOL"
    assert norway.roles.roles == ("origin",) and norway.penalties[0].law is None
    write_corpus(merged, tmp_path / "merged.jsonl")
    assert [d.kind for d in check(tmp_path / "merged.jsonl")] == ["overlap", "suspicious"]  # two codes for one word, as was decided


def test_links_and_instruments_follow_the_facts_that_were_taken(documents: list[Document]) -> None:
    def without_law(rows: list[Plain]) -> None:
        rows[0]["report"].update(laws=[], instruments=[])
        for penalty in rows[0]["report"]["penalties"]:
            penalty["law"] = None

    other = changed(documents, without_law)
    mine, theirs = merge(documents, other, prefer="a")[0], merge(other, documents, prefer="b")[0]
    assert mine == documents
    assert diff(mine, theirs) == [] and theirs[0].report and documents[0].report
    assert theirs[0].report.penalties[0].law == theirs[0].report.laws[0].id
    assert [i.mentions for i in theirs[0].report.instruments] == [i.mentions for i in documents[0].report.instruments]
    dropped = merge(documents, other, prefer="b")[0][0].report
    assert dropped and dropped.laws == () and dropped.instruments == () and dropped.penalties[0].law is None


def test_a_fact_is_not_in_dispute_for_the_fact_it_is_tied_to(documents: list[Document]) -> None:
    def second(rows: list[Plain]) -> None:
        place = fact(rows[0], "counts")["evidence"]
        place.update(end=place["start"] + 2, text="12")
        for n, count in enumerate(rows[0]["report"]["counts"]):
            count["id"] = f"count-{n + 7}"
            count["compared_with"] = "count-7" if count["compared_with"] == "count-1" else count["compared_with"]

    assert documents[0].report and documents[0].report.counts[1].compared_with == "count-1"
    other = changed(documents, second)
    _, left = merge(documents, other)
    assert [(d.family, d.a and d.a["id"], d.b and d.b["id"]) for d in left] == [("counts", "count-1", "count-7")]
    merged = merge(documents, other, prefer="b")[0][0].report
    assert merged and merged.counts[0].evidence.text in ("12", "nine")
    tied = next(c for c in merged.counts if c.compared_with)
    assert next(c for c in merged.counts if c.id == tied.compared_with).evidence.text == "12"


def test_documents_of_one_side_are_kept(documents: list[Document]) -> None:
    merged, left = merge(documents[:2], documents[1:])
    assert [d.id for d in merged] == ["tcd", "per", "nor"] and left == []


@pytest.mark.parametrize(("line", "said"), [("{", "not a disagreement"), ("{}", "not a disagreement"),
                                            ('{"document": "a", "family": "laws", "a": null, "b": null, "choice": "c"}', "the choice 'c'")])
def test_wrong_decisions_are_told(line: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "c.jsonl").write_text(line)
    with pytest.raises(tipnlp.TipnlpError, match=f"T107: .*line 1: .*{said}"):
        read_decisions(tmp_path / "c.jsonl")
    with pytest.raises(tipnlp.TipnlpError, match="T020"):
        read_decisions(tmp_path / "none.jsonl")


# --- splits ------------------------------------------------------------------------------------------------------------


def made(*countries: str) -> list[Document]:
    return [Document(id=f"{country}-{n}", country=country, text="") for country in countries for n in (1, 2)]


def test_a_country_is_in_one_split_and_none_moves() -> None:
    from tipnlp import tables

    codes = [row["iso3"] for row in tables.rows("countries")]
    of = {d.country: name for name, part in split(made(*codes)).items() for d in part}
    half = {d.country: name for name, part in split(made(*codes[::2])).items() for d in part}
    assert len(of) == len(codes) and half.items() <= of.items()
    for name, share in RATIOS.items():
        assert abs(sum(value == name for value in of.values()) / len(codes) - share) < 0.08
    assert split_of("NOR", seed=1) in RATIOS and any(split_of(c, seed=1) != of[c] for c in codes)


def test_what_a_folder_holds_stays_there(documents: list[Document], tmp_path: Path) -> None:
    write_corpus(documents, tmp_path / "test.jsonl")
    newer = [documents[0].model_copy(update={"notes": "newer"}), documents[0].model_copy(update={"id": "tcd2"})]
    numbers = split_into([*newer, *made("KEN", "GHA")], tmp_path)
    assert sum(numbers.values()) == 8
    test = {d.id: d for d in read_corpus(tmp_path / "test.jsonl")}
    assert {"tcd", "per", "nor", "tcd2"} <= set(test) and test["tcd"].notes == "newer"
    assert not [d for d in check(tmp_path) if d.kind == "leak"]


@pytest.mark.parametrize("ratios", ["train", "train=0", "train=x", "train=1,dev=-1"])
def test_wrong_shares_are_told(ratios: str, documents: list[Document], tmp_path: Path) -> None:
    write_corpus(documents, tmp_path / "a.jsonl")
    done = run("split", tmp_path / "a.jsonl", "-o", tmp_path / "out", "--ratios", ratios)
    assert done.exit_code == 1 and "T106" in done.output and not list((tmp_path / "out").glob("*"))


# --- the whole way on the command line ---------------------------------------------------------------------------------


def test_own_texts_come_in_with_their_metadata(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "sample.txt").write_bytes(SAMPLE.read_bytes())
    (folder / "page.html").write_text("<h1>PERU (Tier 2)</h1><p>Peru is a source country. Police arrested 12 traffickers.</p>")
    (folder / "latin.txt").write_bytes(b"caf\xe9")
    done = run("import", folder, "-o", tmp_path / "raw.jsonl")
    assert done.exit_code == 2 and "T023" in done.output and "1 could not be read" in done.output
    page, sample = read_corpus(tmp_path / "raw.jsonl")
    assert (page.id, page.country, page.annotated) == ("page", "PER", False) and page.report and page.report.counts == ()
    assert page.text.startswith("PERU (Tier 2)\n\nPeru is")
    known = tipnlp.extract(SAMPLE.read_bytes()).meta
    assert sample.report and sample.report.meta == known and (sample.country, sample.year) == (known.country, known.year)
    assert run("check", tmp_path / "raw.jsonl").exit_code == 0


def test_imported_and_suggested_documents_are_not_trained_on(tmp_path: Path) -> None:
    from tipnlp.components.reader import make_reader

    (tmp_path / "a.txt").write_text(TEXTS["TCD"])
    run("preannotate", tmp_path / "a.txt", "-o", tmp_path / "a.jsonl")
    [document] = read_corpus(tmp_path / "a.jsonl")
    assert document.report and document.report.counts and not document.annotated
    nlp = tipnlp.load()
    assert list(make_reader(str(tmp_path / "a.jsonl"))(nlp)) == []
    write_corpus([document.model_copy(update={"annotated": True})], tmp_path / "a.jsonl", force=True)
    scores = nlp.evaluate(list(make_reader(str(tmp_path / "a.jsonl"))(nlp)))
    assert scores["spans_tip_countries_value_f"] == scores["tip_facts_f"] == 1.0


@pytest.mark.parametrize("name", ["prodigy.jsonl", "tasks.json", "doccano.jsonl", "brat", "cas", "docs.spacy"])
def test_from_raw_text_through_a_tool_to_training_data(name: str, tmp_path: Path) -> None:
    formats = {"prodigy.jsonl": "prodigy", "doccano.jsonl": "doccano", "brat": "brat", "cas": "cas"}
    (tmp_path / "chad.txt").write_text(TEXTS["TCD"])
    to = ["--format", formats[name]] if name in formats else []
    assert run("preannotate", tmp_path / "chad.txt", "-o", tmp_path / name, *to, "--country", "TCD").exit_code == 0
    done = run("convert", tmp_path / name, "-o", tmp_path / "back.jsonl")
    assert done.exit_code == 0 and "back.jsonl: 1 documents" in done.output
    [document] = read_corpus(tmp_path / "back.jsonl")
    assert document.report and document.report.counts == tipnlp.extract(TEXTS["TCD"], country="TCD").counts
    assert run("check", tmp_path / "back.jsonl").exit_code == 0


def test_what_a_format_does_not_carry_is_said(documents: list[Document], tmp_path: Path) -> None:
    write_corpus(documents, tmp_path / "a.jsonl")
    done = run("convert", tmp_path / "a.jsonl", "-o", tmp_path / "a.conll")
    flows = sum(len(d.report.flows) for d in documents if d.report)
    assert f"not carried by conll: {flows} x FLOW: label not asked for" in done.output
    done = run("convert", tmp_path / "a.conll", "-o", tmp_path / "b.jsonl", "--texts", tmp_path / "a.jsonl")
    assert "spans with a label and no fact" in done.output
    done = run("convert", tmp_path / "a.conll", "-o", tmp_path / "c.jsonl", "--texts", tmp_path / "a.jsonl", "--fill")
    assert "spans got the fields of a fact" in done.output
    kinds = {family: figure.f1 for family, _, _, figure in figures(agree(documents, read_corpus(tmp_path / "c.jsonl"))) if figure}
    assert kinds["counts"] == kinds["penalties"] == kinds["laws"] == 1.0
    assert run("convert", tmp_path / "a.jsonl", "-o", tmp_path / "d.conll", "--labels", "LAW").exit_code == 0
    assert "B-COUNT" not in (tmp_path / "d.conll").read_text()
    done = run("convert", tmp_path / "a.jsonl", "-o", tmp_path / "e.conll", "--labels", "LAWS")
    assert done.exit_code == 1 and "T014" in done.output and not (tmp_path / "e.conll").exists()


def test_the_commands_that_compare(documents: list[Document], tmp_path: Path) -> None:
    a, b, out = tmp_path / "a.jsonl", tmp_path / "b.jsonl", tmp_path / "gold.jsonl"
    write_corpus(documents, a)
    write_corpus(changed(documents, apart), b)
    assert "- tcd money '$2 million' amount=2000000.0, currency=USD" in run("diff", a, b).output
    table = run("agree", a, b).output
    assert "3 documents in both, 0 only in A, 0 only in B" in table and "sentence states: counts" in table
    done = run("merge", a, b, "-o", out)
    assert done.exit_code == 2 and "6 disagreements to decide (countries 1, counts 2, money 1, penalties 1, roles 1)" in done.output
    assert not out.exists()
    decisions = tmp_path / "gold.disagreements.jsonl"
    rows = [json.loads(line) | {"choice": "a"} for line in decisions.read_text(encoding="utf-8").splitlines()]
    written(rows, decisions)
    assert run("merge", a, b, "-o", out, "--decisions", decisions).exit_code == 0
    assert diff(documents, read_corpus(out)) == []
    assert "T026" in run("merge", a, b, "-o", out, "--prefer", "a").output
    assert "T014" in run("merge", a, b, "-o", tmp_path / "x", "--prefer", "c").output
    assert run("stats", tmp_path / "a.jsonl", out).output.splitlines()[1].split() == ["documents", "3", "3", "6"]


def test_every_public_name_is_there() -> None:
    for name in corpus.__all__:
        assert getattr(corpus, name).__module__.startswith("tipnlp.corpus") and name in dir(corpus)
        assert getattr(corpus, name).__doc__
    with pytest.raises(AttributeError, match="no attribute 'nope'"):
        _ = corpus.nope  # type: ignore[attr-defined]
