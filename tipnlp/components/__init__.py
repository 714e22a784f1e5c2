"""The spaCy components: thin adapters from a layer of `tipnlp.analysis.Analysis` to span groups on a ``Doc``.

Importing this package registers the factories (in an installed environment spaCy does so by itself, through entry points).
No module here imports a finder or a table before a document is processed: spaCy imports every registered factory module
whenever any pipeline is made.
"""

from tipnlp.components import (
    augment,
    candidates,
    context,
    countries,
    counts,
    embed,
    facts,
    flows,
    hybrid,
    laws,
    penalties,
    quantities,
    reader,
    sections,
    sentences,
)
from tipnlp.components.base import install_extensions, read, write

#: The factories in the order of the pipeline.
FACTORIES = (
    "tip_sentences", "tip_sections", "tip_countries", "tip_quantities", "tip_laws", "tip_penalties", "tip_counts", "tip_flows",
    "tip_facts",
)

__all__ = [
    "FACTORIES", "augment", "candidates", "context", "counts", "countries", "embed", "facts", "flows", "hybrid",
    "install_extensions", "laws", "penalties", "quantities", "read", "reader", "sections", "sentences", "write",
]
