"""The architecture ``tip_span_context.v1``: a span is classified by its own tokens and by those around it.

What a number counts stands beside it, not in it: "police *identified* 12 *victims*". spaCy's own span categorizer pools the
tokens of the span alone, so that all context must come through the tok2vec layer; here the tokens to the left and to the right
are pooled too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import LayerNorm, Maxout, Model, Softmax, chain, list2ragged, with_getitem
from thinc.types import Floats2d, Ragged

Pooled = tuple[Ragged, Ragged]


@registry.architectures("tip_span_context.v1")  # type: ignore[untyped-decorator]
def build_span_context(
    tok2vec: Model[list[Doc], list[Floats2d]], hidden_size: int = 96, left: int = 14, right: int = 10, nO: int | None = None
) -> Model[tuple[list[Doc], Ragged], Floats2d]:
    """A model for ``spancat_singlelabel``: one label, or none, for each suggested span.

    Args:
        tok2vec: Token vectors, as a rule a listener.
        hidden_size: Width of the layer between the pooled vectors and the labels.
        left: Tokens before a span that are pooled.
        right: Tokens after it.
        nO: Number of labels, set when the pipeline is initialized.

    Returns:
        A thinc model from documents and spans to probabilities.
    """
    hidden: Model[Floats2d, Floats2d] = Maxout(nO=hidden_size, nP=3)
    norm: Model[Floats2d, Floats2d] = LayerNorm(nI=hidden_size)
    output: Model[Floats2d, Floats2d] = Softmax(nO=nO, nI=hidden_size)
    vectors = with_getitem(0, chain(tok2vec, list2ragged()))
    model: Model[Any, Any] = chain(vectors, pool_context(left, right), hidden, norm, output)
    model.name = "tip_span_context"
    model.set_ref("tok2vec", tok2vec)
    model.set_ref("hidden", hidden)
    model.set_ref("output", output)
    model.init = _initialize
    return model


def _initialize(model: Model[Any, Any], X: Any = None, Y: Any = None) -> None:
    tok2vec, hidden, output = (model.get_ref(name) for name in ("tok2vec", "hidden", "output"))
    tok2vec.initialize(X=X[0] if X is not None else None)
    hidden.set_dim("nI", 6 * tok2vec.get_dim("nO"), force=True)
    if Y is not None:
        output.set_dim("nO", Y.shape[1], force=True)
    for layer in model.layers[1:]:
        layer.initialize()


def pool_context(left: int, right: int) -> Model[Pooled, Floats2d]:
    """Mean and maximum of the vectors left of each span, in it, and right of it, side by side.

    At the edge of a document, where nothing stands on a side, the span itself takes its place.

    Args:
        left: Tokens before a span.
        right: Tokens after it.
    """
    return Model("pool_context", _forward, attrs={"left": left, "right": right})


def _forward(model: Model[Pooled, Floats2d], inputs: Pooled, is_train: bool) -> tuple[Floats2d, Callable[[Floats2d], Pooled]]:
    vectors, spans = inputs
    ops: Any = model.ops
    data: Any = vectors.dataXd
    width = data.shape[1]
    pooled: list[Any] = []
    undo: list[tuple[Any, Any, Any]] = []
    for starts, ends in _windows(ops.to_numpy(vectors.lengths), spans, model.attrs["left"], model.attrs["right"]):
        lengths = ends - starts
        firsts = numpy.repeat(starts - numpy.concatenate(([0], numpy.cumsum(lengths)))[:-1], lengths)
        rows = ops.asarray1i(numpy.arange(lengths.sum()) + firsts)
        counts = ops.asarray1i(lengths)
        largest, which = ops.reduce_max(data[rows], counts)
        pooled += [ops.reduce_mean(data[rows], counts), largest]
        undo.append((rows, counts, which))

    def backprop(gradient: Floats2d) -> Pooled:
        change = ops.alloc2f(*data.shape)
        for n, (rows, counts, which) in enumerate(undo):
            mean, largest = (ops.as_contig(gradient[:, k * width : (k + 1) * width]) for k in (2 * n, 2 * n + 1))
            back = ops.backprop_reduce_mean(mean, counts) + ops.backprop_reduce_max(largest, which, counts)
            ops.scatter_add(change, rows, back)
        return Ragged(change, vectors.lengths), spans

    return ops.xp.concatenate(pooled, axis=1), backprop


def _windows(lengths: Any, spans: Ragged, left: int, right: int) -> list[tuple[Any, Any]]:
    """Starts and ends, as rows of all documents' tokens, of what stands left of each span, of the span, and right of it."""
    counts = numpy.asarray(spans.lengths)
    offsets = numpy.concatenate(([0], numpy.cumsum(lengths)))
    begin = numpy.repeat(offsets[:-1], counts)
    end = numpy.repeat(offsets[1:], counts)
    rows = numpy.asarray(spans.dataXd).reshape(-1, 2)
    starts, ends = rows[:, 0] + begin, rows[:, 1] + begin
    before = numpy.maximum(begin, starts - left)
    after = numpy.minimum(end, ends + right)
    bare_left, bare_right = before >= starts, ends >= after
    return [
        (numpy.where(bare_left, starts, before), numpy.where(bare_left, ends, starts)),
        (starts, ends),
        (numpy.where(bare_right, starts, ends), numpy.where(bare_right, ends, after)),
    ]
