"""CoNLL with two columns, token and BIO tag, a blank line after each sentence, ``-DOCSTART-`` before each document.

One layer of labels without overlaps: of marks that overlap the longest is kept. FLOW, RECOMMENDATION and SECTION hold other
marks by nature and are left out unless asked for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tipnlp.corpus.format import Document, replacing
from tipnlp.corpus.formats.shared import wrong
from tipnlp.corpus.standoff import LABELS, Layer, Mark, from_layer, to_layer, tokens
from tipnlp.errors import TipnlpError

NOTE = (
    "Carries tokens and one flat layer of labels. The spaces between tokens, ids, fields, links and all that stands on no "
    "characters are left out; with the texts at hand (--texts) labels come back on their characters."
)
DEFAULT = tuple(label for label in LABELS if label not in ("FLOW", "RECOMMENDATION", "SECTION"))
_DOCSTART = "-DOCSTART-"


def write(
    documents: Iterable[Document], path: Path, *, force: bool = False, labels: Iterable[str] = DEFAULT
) -> Counter[str]:
    """Write one file; the tally says what was left out."""
    lost: Counter[str] = Counter()
    wanted = frozenset(labels)
    with replacing(path, force=force) as out:
        for document in documents:
            out.write(f"{_DOCSTART} -X- O O\n\n")  # as in CoNLL 2003, which readers look for
            for sentence in to_conll(document, wanted, lost):
                out.writelines(f"{token} {tag}\n" for token, tag in sentence)
                out.write("\n")
    return lost


def read(path: Path, texts: Sequence[Document] = ()) -> Iterator[Document]:
    """Read a file as documents with labels and no facts.

    Args:
        path: The file; of more than two columns the first and the last are taken.
        texts: The documents in the order of the file, whose texts the offsets are to count. Without them a text is made of
            the tokens.
    """
    if not path.is_file():
        raise TipnlpError("T020", path=path)
    try:
        lines = path.read_bytes().decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise TipnlpError("T023", path=path, at=error.start, reason=error.reason) from None
    rows: list[tuple[int, list[str]]] = []
    number = 0
    for at, line in enumerate(lines, 1):
        if line.startswith(_DOCSTART):
            if any(row for _, row in rows):
                yield _document(rows, path, number, texts[number] if number < len(texts) else None)
                number += 1
            rows = []
        else:
            rows.append((at, line.split()))
    if any(row for _, row in rows):
        yield _document(rows, path, number, texts[number] if number < len(texts) else None)


def to_conll(
    document: Document, labels: frozenset[str] = frozenset(DEFAULT), lost: Counter[str] | None = None
) -> list[list[tuple[str, str]]]:
    """The sentences of a document, each a list of token and tag.

    Args:
        document: The document.
        labels: Labels to keep.
        lost: Takes the tally of what is left out.

    Example:
        >>> from tipnlp.corpus import Document
        >>> to_conll(Document(id="a", text="In South Sudan.", spans={"g": ((3, 14, "COUNTRY", "SSD"),)}))
        [[('In', 'O'), ('South', 'B-COUNTRY'), ('Sudan', 'I-COUNTRY'), ('.', 'O')]]
    """
    from tipnlp.analysis import analyse

    lost = Counter() if lost is None else lost
    layer = to_layer(document)
    kept = _flat(layer, labels, lost)
    bounds = tokens(layer.text, kept)
    tags = ["O"] * len(bounds)
    for m in kept:
        inside = [i for i, (start, end) in enumerate(bounds) if m.start <= start and end <= m.end]
        for i in inside:
            tags[i] = f"{'B' if i == inside[0] else 'I'}-{m.label}"
    analysis = analyse(layer.text, document.country, document.year)
    begins = {analysis.view.span(*span)[0] for span in analysis.sentences} - {i for m in kept for i in range(m.start + 1, m.end)}
    sentences: list[list[tuple[str, str]]] = [[]]
    waiting = sorted(begins, reverse=True)
    for (start, end), tag in zip(bounds, tags, strict=True):
        while waiting and waiting[-1] <= start:
            waiting.pop()
            if sentences[-1]:
                sentences.append([])
        sentences[-1].append((layer.text[start:end], tag))
    return [sentence for sentence in sentences if sentence]


def _flat(layer: Layer, labels: frozenset[str], lost: Counter[str]) -> list[Mark]:
    """Marks that do not overlap, longest first; each only once on its place."""
    kept: list[Mark] = []
    places = set()
    for m in sorted(layer.marks, key=lambda m: (m.start - m.end, m.start)):
        own = m.label in LABELS
        if own and m.label not in labels:
            lost[f"{m.label}: label not asked for"] += 1
        elif m.place in places:
            lost[f"{m.label}: a second fact on the same characters"] += 1
        elif any(m.start < k.end and k.start < m.end for k in kept):
            lost[f"{m.label}: overlaps a longer span"] += 1
        elif not layer.text[m.start : m.end].strip():
            lost[f"{m.label}: no token"] += 1
        else:
            kept.append(m)
            places.add(m.place)
            if m.fact is not None:
                lost["fields of a fact, all but its label"] += 1
    lost["links"] += len(layer.ties)
    lost += Counter()
    return sorted(kept, key=lambda m: m.start)


def _document(rows: list[tuple[int, list[str]]], path: Path, number: int, source: Document | None) -> Document:
    """The document of the lines of one document."""
    text = source.text if source else _joined(rows)
    marks: list[list[Any]] = []
    at, before = 0, "O"
    for line, row in rows:
        if not row:
            before = "O"
            continue
        if len(row) < 2:
            raise wrong(path, line, "CoNLL", ValueError("a token without a tag"))
        token, tag = row[0], row[-1]
        if not re.fullmatch(r"O|[BIES]-\S+", tag):
            raise wrong(path, line, "CoNLL", ValueError(f"{tag!r} is no BIO tag"))
        start = text.find(token, at)
        if start < 0 or text[at:start].strip():
            name = source.id if source else "the document"
            raise wrong(path, line, "CoNLL", ValueError(f"the token {token!r} is not the next in the text of {name}"))
        at = start + len(token)
        label = tag[2:]
        if tag[0] in "IE" and before[2:] == label and marks:
            marks[-1][1] = at
        elif tag != "O":
            marks.append([start, at, label])
        before = tag
    rest = {"id": source.id, "country": source.country, "year": source.year} if source else {"id": f"{path.stem}:{number + 1}"}
    return from_layer(Layer(text, [Mark(*m) for m in marks], [], rest))


def _joined(rows: list[tuple[int, list[str]]]) -> str:
    sentences: list[list[str]] = [[]]
    for _, row in rows:
        if row:
            sentences[-1].append(row[0])
        elif sentences[-1]:
            sentences.append([])
    return "\n".join(" ".join(words) for words in sentences if words) + "\n"
