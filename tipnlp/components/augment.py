"""The augmenter ``tip_augmenter.v1``: what real reports do to a text that an annotated corpus may not."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from spacy.language import Language
from spacy.tokens import SpanGroup
from spacy.training import Example
from spacy.util import registry

from tipnlp import tables

#: A replacement of the characters ``[start, end)``.
Edit = tuple[int, int, str]
Change = Callable[[str, random.Random], list[Edit]]


@registry.augmenters("tip_augmenter.v1")  # type: ignore[untyped-decorator]
def make_augmenter(level: float = 0.3, seed: int = 0) -> Callable[[Language, Example], Iterator[Example]]:
    """Vary the texts of training examples; the annotations move with their characters.

    Each variant has one of these: other countries' names in place of the names printed; straight quotes made curly, or curly
    ones straight; lines broken at a page width, with words hyphenated at the break; headings and their text in capitals, or all
    in lower case.

    Args:
        level: Share of examples (0-1) that get a variant beside the original.
        seed: Seed of the choices.

    Returns:
        An augmenter for a training config. Variants keep span groups and entities, not the whole report.

    Example:
        >>> import spacy
        >>> from spacy.training import Example
        >>> nlp = spacy.blank("en")
        >>> example = Example.from_dict(nlp.make_doc("Norway's police held 12."), {"spans": {"tip_trained": [(21, 23, "COUNT")]}})
        >>> [original, variant] = make_augmenter(level=1.0, seed=3)(nlp, example)
        >>> [span.text for span in variant.reference.spans["tip_trained"]]
        ['12']
    """
    return Augmenter(level, seed)


class Augmenter:
    """What `make_augmenter` returns; a class, so that it can be pickled."""

    def __init__(self, level: float, seed: int) -> None:
        self.level = level
        self._random = random.Random(seed)

    def __call__(self, nlp: Language, example: Example) -> Iterator[Example]:
        """The example, and at times a variant of it."""
        yield example
        if self._random.random() >= self.level:
            return
        text = example.reference.text
        change = self._random.choice(CHANGES)
        edits = change(text, self._random)
        if edits:
            yield varied(nlp, example, edits)


def varied(nlp: Language, example: Example, edits: list[Edit]) -> Example:
    """The example with its text edited and its spans moved.

    Args:
        nlp: The pipeline, for its tokenizer.
        example: An example.
        edits: Sorted replacements that do not overlap.
    """
    reference = example.reference
    text, moved = _edited(reference.text, edits)
    varied_reference = nlp.make_doc(text)
    for key, group in reference.spans.items():
        if "report" in group.attrs:
            continue
        spans = [_moved(varied_reference, span, moved) for span in group]
        varied_reference.spans[key] = SpanGroup(varied_reference, name=key, spans=[span for span in spans if span is not None])
    ents = [_moved(varied_reference, span, moved) for span in reference.ents]
    varied_reference.ents = [span for span in ents if span is not None]
    return Example(nlp.make_doc(text), varied_reference)


def _moved(doc: Any, span: Any, moved: Callable[[int], int]) -> Any:
    start, end = moved(span.start_char), moved(span.end_char)
    return doc.char_span(start, end, label=span.label_, kb_id=span.kb_id_, alignment_mode="expand")


def _edited(text: str, edits: list[Edit]) -> tuple[str, Callable[[int], int]]:
    """The edited text, and a function from old to new offsets; what stood inside an edit of other length goes to its end."""
    parts: list[str] = []
    at = 0
    for start, end, new in edits:
        parts += [text[at:start], new]
        at = end
    parts.append(text[at:])

    def moved(offset: int) -> int:
        shift = 0
        for start, end, new in edits:
            if end <= offset:
                shift += len(new) - (end - start)
            elif start < offset:
                return offset + shift if len(new) == end - start else start + shift + len(new)
        return offset + shift

    return "".join(parts), moved


# --- changes -----------------------------------------------------------------------------------------------------------


def other_countries(text: str, draw: random.Random) -> list[Edit]:
    """Each country's name replaced by that of another country, the same one throughout the text."""
    names = _country_names()
    instead: dict[str, str] = {}
    return [(m.start(), m.end(), instead.setdefault(m[0], draw.choice(names))) for m in _country_pattern().finditer(text)]


@cache
def _country_names() -> list[str]:
    """Plain names, of letters and spaces."""
    return sorted(row["name"] for row in tables.rows("countries") if re.fullmatch(r"[A-Za-z ]+", row["name"]))


@cache
def _country_pattern() -> re.Pattern[str]:
    names = sorted(_country_names(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")


def quotes(text: str, draw: random.Random) -> list[Edit]:
    """Curly quotes made straight, or straight ones curly where there are no curly ones."""
    curly = {m.start(): m[0] for m in re.finditer("[‘’“”]", text)}
    if curly:
        return [(at, at + 1, "'" if mark in "‘’" else '"') for at, mark in curly.items()]
    edits: list[Edit] = []
    for m in re.finditer("['\"]", text):
        opening = m.start() == 0 or text[m.start() - 1] in " \n(["
        pair = "‘’" if m[0] == "'" else "“”"
        edits.append((m.start(), m.end(), pair[not opening]))
    return edits


def broken_lines(text: str, draw: random.Random) -> list[Edit]:
    """Lines broken at a page width; now and then a long word is hyphenated there."""
    width = draw.randint(60, 100)
    edits: list[Edit] = []
    column = 0
    for m in re.finditer(r"(\s+)(\S+)", text):
        if "\n" in m[1]:
            column = 0
        column += len(m[0])
        if column <= width or "\n" in m[1]:
            continue
        word = m[2]
        if len(word) > 8 and word.isalpha() and word.islower() and draw.random() < 0.5:
            cut = m.start(2) + len(word) // 2
            edits.append((cut, cut, "-\n"))
            column = len(word) - len(word) // 2
        else:
            edits.append((m.start(1), m.end(1), "\n"))
            column = len(word)
    return edits


def letter_case(text: str, draw: random.Random) -> list[Edit]:
    """Capitals in the first paragraph, as in headings, or no capitals at all; word by word, so that spans keep their places."""
    if draw.random() < 0.5:
        end = text.find("\n\n")
        words, change = re.finditer(r"\S+", text[: end if end > 0 else len(text)]), str.upper
    else:
        words, change = re.finditer(r"\S+", text), str.lower
    edits = [(m.start(), m.end(), change(m[0])) for m in words]
    return [(start, end, new) for start, end, new in edits if len(new) == end - start and new != text[start:end]]


CHANGES: tuple[Change, ...] = (other_countries, quotes, broken_lines, letter_case)
