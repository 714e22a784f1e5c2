"""Formats of annotation tools: what a format can carry comes back, what was changed in a tool arrives, what is lost is said."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, SHAPES

import tipnlp
from tipnlp.corpus import Document, convert, fill, read_corpus, write_corpus
from tipnlp.corpus.formats import FORMATS, brat, cas, conll, converter, docbin, doccano, guess, labelstudio, prodigy
from tipnlp.corpus.standoff import LABELS, Mark, to_layer

#: File or folder name of each format that carries everything.
WHOLE = {
    "corpus": "a.jsonl", "spacy": "a.spacy", "prodigy": "a.jsonl", "labelstudio": "a.json", "doccano": "a.jsonl", "brat": "brat",
    "cas": "cas",
}


@pytest.fixture(scope="module")
def corpus() -> list[Document]:
    return [document for name in ("train", "dev", "test") for document in read_corpus(ROOT / "corpus" / f"{name}.jsonl")]


def suggested(text: str, name: str = "a") -> Document:
    return Document(id=name, text=text, report=tipnlp.extract(text, doc_id=name), annotated=False)


TEXT = (
    "Penalties under Section 5 of the Penal Code range from two to five years' imprisonment. In 2019, police arrested 12 men, "
    "compared with nine in 2018. Women from Nigeria and Ghana are exploited in Chad."
)


@pytest.fixture
def document() -> Document:
    found = suggested(TEXT, "note").model_copy(update={"country": "TCD", "year": 2019, "annotated": True})
    report = found.report
    assert report and report.penalties[0].law and report.counts[1].compared_with == "count-1" and len(report.flows) == 2
    return found


# --- round trips -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", WHOLE)
def test_the_corpus_comes_back_whole(name: str, corpus: list[Document], tmp_path: Path) -> None:
    module = converter(name)
    assert module.write(corpus, tmp_path / WHOLE[name]) == Counter()
    back = {document.id: document for document in module.read(tmp_path / WHOLE[name])}
    different = [document.id for document in corpus if back.get(document.id) != document]
    assert len(back) == len(corpus) and not different


@pytest.mark.parametrize("name", WHOLE)
def test_any_text_comes_back_whole(name: str, tmp_path: Path) -> None:
    """Nothing, NUL, form feeds, line separators, characters outside the BMP, line ends of all kinds, a byte order mark."""
    texts = [*SHAPES.values(), "\x0cIn Chad\u2028and Mali\x85 \ufffe twelve\tmen\r\n", "12 \U0001f600 men \U0001f600 in Chad were arrested."]
    documents = [suggested(text, f"a/b: {n}") for n, text in enumerate(texts)]
    documents.append(Document(
        id="spans", text="\U0001f600 In Chad,\n\nMali.", notes="one\ttwo\nthree",
        spans={"tip_countries": ((5, 9, "COUNTRY", "TCD"),), "mine": ((0, 9, "PLACE", ""), (0, 9, "COUNTRY", "x"))},
    ))
    documents.append(Document(id="nothing", text="No facts.", year=2001))
    converter(name).write(documents, tmp_path / WHOLE[name])
    assert {d.id: d for d in converter(name).read(tmp_path / WHOLE[name])} == {d.id: d for d in documents}


def test_the_same_documents_give_the_same_bytes(corpus: list[Document], tmp_path: Path) -> None:
    write_corpus(corpus, tmp_path / "a.jsonl")
    write_corpus(read_corpus(tmp_path / "a.jsonl"), tmp_path / "b.jsonl")
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()
    line = (ROOT / "corpus" / "dev.jsonl").read_text(encoding="utf-8").split("\n")[0]
    again = json.loads(Document.model_validate_json(line).to_line())
    assert list(again) == list(json.loads(line)) and again["text"] == json.loads(line)["text"]


def flat(document: Document) -> list[tuple[int, int, str]]:
    kept = conll._flat(to_layer(document), frozenset(conll.DEFAULT), Counter())
    return [m.place for m in kept]


def test_conll_brings_labels_back_to_their_characters(corpus: list[Document], tmp_path: Path) -> None:
    lost = conll.write(corpus, tmp_path / "a.conll")
    back = list(conll.read(tmp_path / "a.conll", corpus))
    for document, again in zip(corpus, back, strict=True):
        assert again.text == document.text and again.id == document.id and again.report is None
        assert sorted(row[:3] for rows in again.spans.values() for row in rows) == flat(document)
    every = [m for document in corpus for m in to_layer(document).marks]
    assert sum(n for what, n in lost.items() if ":" in what) == len(every) - sum(len(flat(document)) for document in corpus)
    assert lost["fields of a fact, all but its label"] == sum(len(flat(document)) for document in corpus)
    assert lost["links"] == sum(len(to_layer(document).ties) for document in corpus)


def test_conll_without_the_texts(document: Document, tmp_path: Path) -> None:
    conll.write([document, document], tmp_path / "a.conll")
    first, second = conll.read(tmp_path / "a.conll")
    assert (first.id, second.id) == ("a:1", "a:2") and first.text == second.text
    words = [first.text[s:e] for rows in first.spans.values() for s, e, _, _ in rows]
    assert "Section 5 of the Penal Code" in words and "12 men" in words


def test_conll_with_labels_asked_for(document: Document, tmp_path: Path) -> None:
    lost = conll.write([document], tmp_path / "a.conll", labels=("FLOW",))
    tags = {line.split()[1] for line in (tmp_path / "a.conll").read_text().splitlines() if line and "DOCSTART" not in line}
    assert tags == {"O", "B-FLOW", "I-FLOW"}
    assert lost["FLOW: a second fact on the same characters"] == 1 and lost["COUNTRY: label not asked for"] == 3


# --- offsets, as each tool counts them ----------------------------------------------------------------------------------

ASTRAL = "\U0001f600 Police in Chad arrested 12 men in 2019."


def test_prodigy_tokens_agree_with_its_spans(corpus: list[Document]) -> None:
    for document in [*corpus[:10], suggested(ASTRAL)]:
        task = prodigy.to_prodigy(document)
        tokens = task["tokens"]
        for span in task["spans"]:
            text = task["text"][tokens[span["token_start"]]["start"] : tokens[span["token_end"]]["end"]]
            assert text == task["text"][span["start"] : span["end"]].strip()
        for relation in task["relations"]:
            assert relation["head"] == relation["head_span"]["token_end"]
        rebuilt = [task["text"][t["start"] : t["end"]] for t in tokens]
        assert rebuilt == [t["text"] for t in tokens] and [t["id"] for t in tokens] == list(range(len(tokens)))


def test_uima_counts_utf16(tmp_path: Path) -> None:
    document = suggested(ASTRAL)
    cas.write([document], tmp_path / "cas")
    xmi = (tmp_path / "cas" / "a.xmi").read_text(encoding="utf-8")
    [begin] = re.findall(r'<custom:Fact [^>]*begin="(\d+)"[^>]*label="COUNTRY"', xmi) or re.findall(
        r'<custom:Fact [^>]*label="COUNTRY"[^>]*begin="(\d+)"', xmi
    )
    assert document.report and document.report.countries[0].evidence.start == 12
    assert int(begin) == 13
    assert list(cas.read(tmp_path / "cas")) == [document]


def test_other_tools_count_code_points() -> None:
    document = suggested(ASTRAL)
    entity = next(e for e in doccano.to_doccano(document)["entities"] if e["label"] == "COUNTRY")
    assert (entity["start_offset"], entity["end_offset"]) == (12, 16)
    results = labelstudio.to_labelstudio(document)["predictions"][0]["result"]
    value = next(r["value"] for r in results if r.get("value", {}).get("labels") == ["COUNTRY"])
    assert (value["start"], value["end"], value["text"]) == (12, 16, "Chad")
    assert "T2\tCOUNTRY 12 16\tChad" in brat.to_brat(document)[1]


def test_brat_fragments_hold_no_line_break() -> None:
    text = "Men from South\nSudan and Guinea-\r\nBissau."
    _, annotations, _ = brat.to_brat(suggested(text))
    assert "COUNTRY 9 14;15 20\tSouth Sudan" in annotations and "COUNTRY 25 32;34 40\tGuinea- Bissau" in annotations


def test_spacy_has_the_report_and_the_spans(document: Document, tmp_path: Path) -> None:
    import spacy
    from spacy.tokens import DocBin

    from tipnlp.components.base import install_extensions

    convert_to(document, tmp_path / "a.spacy")
    install_extensions()
    [doc] = DocBin().from_disk(tmp_path / "a.spacy").get_docs(spacy.blank("en").vocab)
    assert doc._.tip_report == document.report
    assert [(s.text, s.kb_id_) for s in doc.spans["tip_countries"]] == [("Nigeria", "NGA"), ("Ghana", "GHA"), ("Chad", "TCD")]


def test_spacy_reads_our_conll(corpus: list[Document], tmp_path: Path) -> None:
    from spacy.training.converters import conll_ner_to_docs

    conll.write(corpus[:3], tmp_path / "a.conll")
    docs = list(conll_ner_to_docs((tmp_path / "a.conll").read_text(encoding="utf-8"), n_sents=0, no_print=True))
    assert len(docs) == 3
    for document, doc in zip(corpus, docs, strict=False):
        assert [e.label_ for e in doc.ents] == [label for _, _, label in flat(document)]


def test_spacy_documents_of_others(nlp: Any, tmp_path: Path) -> None:
    from spacy.tokens import DocBin, Span

    parsed = nlp(TEXT)
    own = nlp.make_doc("Police in Chad.")
    own.spans["sc"] = [Span(own, 2, 3, label="PLACE")]
    ents = nlp.make_doc("Police in Chad.")
    ents.ents = [Span(ents, 2, 3, label="GPE")]
    DocBin(docs=[parsed, own, ents]).to_disk(tmp_path / "other.spacy")
    first, second, third = docbin.read(tmp_path / "other.spacy")
    assert first.report == tipnlp.extract(TEXT).model_copy(update={"id": first.report.id}) and not first.annotated
    assert second.spans == {"sc": ((10, 14, "PLACE", ""),)} and second.id == "other:2"
    assert third.spans == {"custom": ((10, 14, "GPE", ""),)} and third.annotated


def convert_to(document: Document, path: Path) -> None:
    write_corpus([document], path.parent / "in.jsonl")
    convert(path.parent / "in.jsonl", path)


# --- what is changed in a tool --------------------------------------------------------------------------------------------


def prodigy_edit(document: Document, change: Callable[[Any, Any, Any], None]) -> Document:
    task = prodigy.to_prodigy(document)
    change(
        lambda s, e, label: task["spans"].append({"start": s, "end": e, "label": label, "token_start": 0, "token_end": 0}),
        lambda label: task.update(spans=[s for s in task["spans"] if s["label"] != label]),
        lambda name: task.update(relations=[r for r in task["relations"] if r["label"] != name]),
    )
    return prodigy.from_prodigy(task)


def doccano_edit(document: Document, change: Callable[[Any, Any, Any], None]) -> Document:
    example = json.loads(json.dumps(doccano.to_doccano(document)))
    change(
        lambda s, e, label: example["entities"].append({"id": label, "start_offset": s, "end_offset": e, "label": label}),
        lambda label: example.update(entities=[s for s in example["entities"] if s["label"] != label]),
        lambda name: example.update(relations=[r for r in example["relations"] if r["type"] != name]),
    )
    kept = {entity["id"] for entity in example["entities"]}
    example["relations"] = [r for r in example["relations"] if {r["from_id"], r["to_id"]} <= kept]
    return doccano.from_doccano(example)


def labelstudio_edit(document: Document, change: Callable[[Any, Any, Any], None]) -> Document:
    task = labelstudio.to_labelstudio(document)
    results = task["annotations"][0]["result"]

    def without(test: Callable[[Any], bool]) -> None:
        results[:] = [r for r in results if not test(r)]

    change(
        lambda s, e, label: results.append({"id": label, "type": "labels", "value": {"start": s, "end": e, "labels": [label]}}),
        lambda label: without(lambda r: r.get("value", {}).get("labels") == [label]),
        lambda name: without(lambda r: r["type"] == "relation" and r["labels"] == [name]),
    )
    return labelstudio.from_labelstudio(task)


def brat_edit(document: Document, change: Callable[[Any, Any, Any], None]) -> Document:
    text, annotations, rest = brat.to_brat(document)
    lines = annotations.splitlines()

    def delete(label: str) -> None:
        names = {line.split("\t")[0] for line in lines if line.split("\t")[1].startswith(label + " ")}
        lines[:] = [line for line in lines if not names & set(re.split(r"[\t :]", line))]

    def untie(name: str) -> None:
        lines[:] = [line for line in lines if not (line[0] == "R" and line.split("\t")[1].startswith(name))]

    change(lambda s, e, label: lines.append(f"T{len(lines)}\t{label} {s} {e}\t{text[s:e]}"), delete, untie)
    return brat.from_brat(text, "\n".join(lines) + "\n", json.loads(rest))


def cas_edit(document: Document, change: Callable[[Any, Any, Any], None]) -> Document:
    types = cas.type_system()
    made = cas.to_cas(document, types)

    def delete(label: str) -> None:
        gone = [a for a in made.select(cas.FACT) if a.label == label]
        for a in [*made.select(cas.LINK)]:
            if label in (a.Governor.label, a.Dependent.label):
                made.remove(a)
        for a in gone:
            made.remove(a)

    def untie(name: str) -> None:
        for a in [*made.select(cas.LINK)]:
            if a.name == name:
                made.remove(a)

    change(lambda s, e, label: made.add(types.get_type(cas.FACT)(begin=s, end=e, label=label)), delete, untie)
    return cas.from_cas(made)


EDITS = [prodigy_edit, doccano_edit, labelstudio_edit, brat_edit, cas_edit]


@pytest.mark.parametrize("edit", EDITS)
def test_edits_in_a_tool_arrive(edit: Callable[..., Document], document: Document) -> None:
    where = TEXT.index("Women"), TEXT.index("Women") + 5

    def change(draw: Any, delete: Any, untie: Any) -> None:
        draw(*where, "PLACE")
        draw(*where, "COUNT")
        delete("FLOW")
        untie("compared_with")

    changed = edit(document, change)
    assert document.report and changed.report
    assert changed.report.flows == () and len(document.report.flows) == 2
    assert changed.report.counts[1].compared_with is None and document.report.counts[1].compared_with
    assert changed.report.penalties == document.report.penalties  # with its link to the law
    assert changed.report.countries == document.report.countries
    assert changed.spans["custom"] == ((*where, "PLACE", ""),)
    assert changed.spans["tip_counts"] == ((*where, "COUNT", ""),)  # no fields: kept, and told


@pytest.mark.parametrize("edit", EDITS)
def test_a_law_that_is_deleted_takes_its_links_with_it(edit: Callable[..., Document], document: Document) -> None:
    changed = edit(document, lambda draw, delete, untie: delete("LAW"))
    assert changed.report and changed.report.laws == () and changed.report.penalties[0].law is None
    assert changed.report.instruments == () and document.report and document.report.instruments


@pytest.mark.parametrize("name", WHOLE)
def test_links_that_lead_nowhere_are_kept_for_check_to_tell(name: str, document: Document, tmp_path: Path) -> None:
    assert document.report
    lost = document.model_copy(update={"report": document.report.model_copy(update={"laws": ()})})
    converter(name).write([lost], tmp_path / WHOLE[name])
    assert list(converter(name).read(tmp_path / WHOLE[name])) == [lost]


def test_a_new_link_arrives(document: Document) -> None:
    report = document.report
    assert report
    first, second = (c.evidence for c in report.counts)
    untied = document.model_copy(update={"report": report.model_copy(update={
        "counts": tuple(c.model_copy(update={"compared_with": None}) for c in report.counts),
    })})
    task = prodigy.to_prodigy(untied)
    head, child = ({"start": e.start, "end": e.end, "label": "COUNT"} for e in (second, first))
    task["relations"].append({"head_span": head, "child_span": child, "label": "compared_with"})
    assert prodigy.from_prodigy(task) == document


def test_a_moved_span_keeps_its_fields(document: Document) -> None:
    task = prodigy.to_prodigy(document)
    span = next(s for s in task["spans"] if s["label"] == "COUNT")
    span["end"] -= 1  # and the relation stays as it was
    changed = prodigy.from_prodigy(task).report
    assert changed and changed.counts[0].evidence.text == "12 me" and changed.counts[0].value == 12
    assert changed.counts[1].compared_with == "count-1"

    example = doccano.to_doccano(document)
    entity = next(e for e in example["entities"] if e["label"] == "COUNT")
    entity["end_offset"] -= 1
    moved = doccano.from_doccano(example).report
    assert moved and moved.counts[0].evidence.text == "12 me" and moved.counts[0].value == 12
    assert moved.counts[1].compared_with == "count-1"


def test_prodigy_answers(document: Document) -> None:
    task = prodigy.to_prodigy(document)
    assert task["answer"] == "accept"
    for answer, annotated in (("accept", True), ("reject", False), ("ignore", False)):
        assert prodigy.from_prodigy(task | {"answer": answer}).annotated is annotated
    assert "answer" not in prodigy.to_prodigy(suggested(TEXT))


def test_label_studio_fields_are_edited_as_json_and_the_last_annotation_counts(document: Document) -> None:
    task = labelstudio.to_labelstudio(document)
    [result] = [r for r in task["annotations"][0]["result"] if r["type"] == "textarea" and '"event": "arrest"' in r["value"]["text"][0]][:1]
    result["value"]["text"] = result["value"]["text"][0].replace('"value": 12', '"value": 13')  # one line may be a bare string
    task["annotations"] = [{"result": []}, task["annotations"][0], {"result": [], "was_cancelled": True}]
    changed = labelstudio.from_labelstudio(task)
    assert changed.report and changed.report.counts[0].value == 13 and changed.annotated
    assert not labelstudio.from_labelstudio(labelstudio.to_labelstudio(suggested(TEXT))).annotated


def test_brat_events_attributes_and_remarks() -> None:
    text = "Police arrested 12 men under the Penal Code."
    annotations = (
        "T1\tCOUNT 16 22\t12 men\nA1\tevent E1 arrest\nE1\tCOUNT:T1\n#1\tAnnotatorNotes E1\t{\"value\": 12}\n"
        "T2\tLAW 33 43\tPenal Code\n#2\tAnnotatorNotes T2\tis this the old one?\nT3\tPENALTY 7 15\tarrested\n"
        "A2\tbasis E2 imposed\nA3\tkind E2 other\nE2\tPENALTY:T3 law:T2\n*\tEquiv T1 T2\n"
    )
    note = '#3\tAnnotatorNotes T2\t{"title": "Penal Code", "kind": "code"}\n'
    found = brat.from_brat(text, annotations + note, {"id": "x"})
    assert found.report and (found.report.counts[0].event, found.report.counts[0].value) == ("arrest", 12)
    assert found.report.penalties[0].law == found.report.laws[0].id == "law-1"
    assert found.notes == "T2: is this the old one?"


def test_brat_attributes_are_defined_once() -> None:
    names = [line.split("\t")[0] for line in brat.config().split("[attributes]\n")[1].splitlines()]
    assert len(names) == len(set(names)) and {"event", "status", "kind", "hedged"} <= set(names)


def test_drawn_spans_get_the_fields_of_the_rules(document: Document) -> None:
    spans = {"tip_counts": ((TEXT.index("12 men"), TEXT.index("12 men") + 2, "COUNT", ""), (0, 9, "COUNT", "")), "mine": ((0, 9, "X", ""),)}
    filled, number = fill(Document(id="a", text=TEXT, country="TCD", spans=spans))
    assert number == 1 and filled.spans == {"tip_counts": ((0, 9, "COUNT", ""),), "mine": ((0, 9, "X", ""),)}
    assert filled.report and [(c.event, c.value, c.evidence.text) for c in filled.report.counts] == [("arrest", 12, "12")]
    assert fill(document) == (document, 0)


# --- mistakes ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "file", "content", "said"),
    [
        ("prodigy", "a.jsonl", '{"text": "x", "spans": []}\n{"spans": []}', "T103: .*a.jsonl, line 2: not Prodigy: 'text' is missing"),
        ("prodigy", "a.jsonl", '{"schema_version": 1, "id": "a", "text": "b"}', "T103: .*line 1: not Prodigy: this is a document of a corpus"),
        ("prodigy", "a.jsonl", "{", "T103: .*a.jsonl, line 1: not Prodigy"),
        ("prodigy", "a.jsonl", "[1]", "T103: .*a.jsonl, line 1: not Prodigy"),
        (
            "prodigy", "a.jsonl", '{"text": "12 men", "spans": [{"start": 0, "end": 2, "label": "COUNT", "facts": [{"event": "raid"}]}]}',
            "T103: .*line 1: not Prodigy: counts.0.event: .* not 'raid'",
        ),
        ("doccano", "a.jsonl", '{"text": "x", "entities": [{"id": 1}]}', "T103: .*line 1: not doccano: 'start_offset' is missing"),
        ("doccano", "a.jsonl", '{"text": "x", "entities": [], "relations": [{"type": "t", "from_id": 1, "to_id": 2}]}', "T103: .*line 1"),
        ("labelstudio", "a.json", "{\n{", "T103: .*a.json, line 2: not Label Studio"),
        ("labelstudio", "a.json", '[{"data": {"text": "x"}}, {"data": {}}]', "T103: .*line 2: not Label Studio .*: 'text' is missing"),
        ("conll", "a.conll", "In O\nChad\n", "T103: .*a.conll, line 2: not CoNLL: a token without a tag"),
        ("conll", "a.conll", "In O\nChad COUNTRY\n", "T103: .*a.conll, line 2: not CoNLL: 'COUNTRY' is no BIO tag"),
        ("spacy", "a.spacy", "no", "T103: .*a.spacy, line 1: not a DocBin"),
        ("cas", "a.xmi", "<a>", "T103: .*a.xmi, line 1: not UIMA CAS XMI"),
        ("corpus", "a.jsonl", '{"id": "a"}', "T100: .*a.jsonl, line 1: .*text: Field required"),
    ],
)
def test_a_broken_file_is_told_with_its_line(name: str, file: str, content: str, said: str, tmp_path: Path) -> None:
    (tmp_path / file).write_text(content)
    with pytest.raises(tipnlp.TipnlpError, match=said):
        list(converter(name).read(tmp_path / file))


@pytest.mark.parametrize(
    ("line", "said"),
    [("T1\tCOUNT\t12", "line 2"), ("Q1\tx", "line 2: not brat: a line of brat begins"), ("A1\tevent T9 arrest", "not brat: 'T9' is missing"),
     ("R1\tlaw Arg1:T0 Arg2:T9", "not brat: 'T9' is missing"), ("A1\tevent T0 raid", "counts.0.event: .* not 'raid'")],
)
def test_a_broken_line_of_brat(line: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("12 men")
    (tmp_path / "a.ann").write_text(f"T0\tCOUNT 0 2\t12\n{line}\n")
    with pytest.raises(tipnlp.TipnlpError, match=said):
        list(brat.read(tmp_path))


def test_a_token_that_is_not_in_the_text(document: Document, tmp_path: Path) -> None:
    (tmp_path / "a.conll").write_text("Penalties O\nPeru B-COUNTRY\n")
    with pytest.raises(tipnlp.TipnlpError, match="line 2: .* 'Peru' is not the next in the text of note"):
        list(conll.read(tmp_path / "a.conll", [document]))


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_is_replaced_unless_forced_and_nothing_missing_is_read(name: str, document: Document, tmp_path: Path) -> None:
    path = tmp_path / WHOLE.get(name, "a.conll")
    module = converter(name)
    module.write([document], path)
    with pytest.raises(tipnlp.TipnlpError, match="T026"):
        module.write([document], path)
    module.write([document], path, force=True)
    with pytest.raises(tipnlp.TipnlpError, match="T020"):
        list(module.read(tmp_path / "none"))
    with pytest.raises(tipnlp.TipnlpError, match="T027"):
        module.write([document], tmp_path / WHOLE["corpus"] / "x" if path.is_dir() and not (tmp_path / "a.jsonl").write_text("") else tmp_path / "no" / "a")


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_known_by_its_name_and_content(name: str, document: Document, tmp_path: Path) -> None:
    path = tmp_path / WHOLE.get(name, "a.conll")
    converter(name).write([document], path)
    assert guess(path) == name
    assert "." in converter(name).NOTE


def test_what_is_no_format() -> None:
    with pytest.raises(tipnlp.TipnlpError, match="T101: There is no format 'xml'"):
        converter("xml")
    for path in ("a.jsonl", "no_such_folder"):
        with pytest.raises(tipnlp.TipnlpError, match="T020"):
            guess(path)
    with pytest.raises(tipnlp.TipnlpError, match="T102"):
        guess("somewhere", writing=True)


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(__import__("sys").modules, "cassis", None)
    with pytest.raises(tipnlp.TipnlpError, match=r"T104: .*pip install 'tipnlp\[cas\]'"):
        cas.write([], tmp_path / "cas")


def test_every_label_has_a_family() -> None:
    assert set(LABELS.values()) >= {"countries", "laws", "penalties", "counts", "money", "flows", "sections"}
    assert Mark(1, 2, "X").place == (1, 2, "X")
