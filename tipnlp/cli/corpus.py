"""The commands of the bench: ``tipnlp corpus ...``, from raw text to agreed gold, in the formats of annotation tools."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from tipnlp.cli.common import SOME_FAILED, USAGE, Country, Files, Pipeline, Year, loaded
from tipnlp.errors import TipnlpError

if TYPE_CHECKING:
    from tipnlp.corpus.describe import Stats
    from tipnlp.corpus.format import Document

corpus_app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None,
    help="Make and mend an annotated corpus: suggest, check, count, compare, convert.",
    epilog="Formats: corpus, spacy, prodigy, labelstudio, doccano, brat, cas (INCEpTION), conll. Exit codes: 0 done; "
           "1 wrong usage or defects found; 2 some documents are missing from the output.",
)

_FORMATS = "corpus, spacy, prodigy, labelstudio, doccano, brat, cas or conll"

Target = Annotated[Path, typer.Option("--out", "-o", metavar="OUT", help="File, or for brat and cas folder, to write.")]
_TO_HELP = f"{_FORMATS}; by default from OUT's name."
To = Annotated[str | None, typer.Option("--to", "--format", "-f", metavar="FORMAT", help=_TO_HELP)]
From = Annotated[str | None, typer.Option("--from", metavar="FORMAT", help="Format of IN; by default from its name and content.")]
Force = Annotated[bool, typer.Option("--force", help="Replace OUT where it exists.")]
CorpusFiles = Annotated[list[Path], typer.Argument(metavar="PATH...", help="Corpus files, or folders of them.")]
A = Annotated[Path, typer.Argument(metavar="A", help="A corpus file: one annotator's, or the older version.")]
B = Annotated[Path, typer.Argument(metavar="B", help="A corpus file: the other's, or the newer version.")]


# --- in ----------------------------------------------------------------------------------------------------------------


@corpus_app.command("import")
def import_command(files: Files, out: Target, force: Force = False, country: Country = None, year: Year = None) -> None:
    """Turn own reports (.txt, .html) into documents.

    They get the metadata that the library reads of their head, and no facts.
    """
    from tipnlp.corpus.intake import import_texts

    _take_in(import_texts(files, country=country, year=year), out, "corpus", force)


@corpus_app.command()
def preannotate(
    files: Files, out: Target, to: To = None, force: Force = False, country: Country = None, year: Year = None,
    pipeline: Pipeline = None,
) -> None:
    """Write the pipeline's facts as suggestions.

    In the format of an annotation tool, to be corrected there.
    """
    from tipnlp.corpus.intake import preannotate

    _take_in(preannotate(files, country=country, year=year, nlp=loaded(pipeline)), out, to, force)


def _take_in(found: Iterable[Document | TipnlpError], out: Path, to: str | None, force: bool) -> None:
    failed: list[TipnlpError] = []

    def readable() -> Iterator[Document]:
        for item in found:
            if isinstance(item, TipnlpError):
                failed.append(item)
                typer.echo(f"tipnlp: {item}", err=True)
            else:
                yield item

    _write(readable(), out, to, force)
    if failed:
        typer.echo(f"{len(failed)} could not be read", err=True)
        raise typer.Exit(SOME_FAILED)


def _write(documents: Iterable[Document], out: Path, to: str | None, force: bool, **options: Any) -> None:
    """Write documents in a format, and say what it does not carry."""
    from tipnlp.corpus.formats import converter, guess

    name = to or guess(out, writing=True)
    module, number = converter(name), Counter[str]()

    def counted() -> Iterator[Document]:
        for document in documents:
            number["documents"] += 1
            yield document

    lost = module.write(counted(), out, force=force, **options)
    typer.echo(f"{out}: {number['documents']} documents. {module.NOTE}", err=True)
    for what, times in sorted(lost.items()):
        typer.echo(f"not carried by {name}: {times} x {what}", err=True)


@corpus_app.command()
def convert(
    source: Annotated[Path, typer.Argument(metavar="IN", help="File or folder of any of the formats.")],
    out: Target,
    from_: From = None,
    to: To = None,
    texts: Annotated[
        Path | None, typer.Option("--texts", metavar="CORPUS", help="For conll: the corpus file whose texts the labels stand on.")
    ] = None,
    labels: Annotated[
        str | None, typer.Option("--labels", metavar="A,B", help="For conll: labels to write; else all that hold no others.")
    ] = None,
    fill: Annotated[
        bool, typer.Option("--fill", help="Give spans that have only a label the fields that the rules find there.")
    ] = False,
    force: Force = False,
) -> None:
    """Convert between the formats.

    What a format cannot carry is said on standard error.
    """
    from tipnlp.corpus.format import read_corpus
    from tipnlp.corpus.formats import converter, guess
    from tipnlp.corpus.intake import fill as filled
    from tipnlp.corpus.standoff import LABELS

    name = from_ or guess(source)
    known = {"texts": list(read_corpus(texts))} if texts and name == "conll" else {}
    filled_in, bare = Counter[str](), Counter[str]()

    def documents() -> Iterator[Document]:
        for document in converter(name).read(source, **known):
            if fill:
                document, number = filled(document)
                filled_in["spans"] += number
            bare.update(label for rows in document.spans.values() for _, _, label, _ in rows)
            yield document

    wanted = to or guess(out, writing=True)
    options = {"labels": tuple(labels.split(","))} if labels and wanted == "conll" else {}
    if unknown := set(options.get("labels", ())) - set(LABELS):
        raise TipnlpError("T014", name="--labels", wanted=f"some of {', '.join(LABELS)}", value=min(unknown))
    _write(documents(), out, wanted, force, **options)
    if fill:
        typer.echo(f"{filled_in['spans']} spans got the fields of a fact", err=True)
    if bare:
        kinds = ", ".join(f"{label} {number}" for label, number in sorted(bare.items()))
        typer.echo(f"spans with a label and no fact (kept under 'spans'; --fill looks for their fields): {kinds}", err=True)


# --- looking -----------------------------------------------------------------------------------------------------------


@corpus_app.command()
def check(
    paths: CorpusFiles,
    suspicious: Annotated[
        bool, typer.Option("--suspicious/--no-suspicious", help="List what may be right too, but is worth a look.")
    ] = True,
) -> None:
    """List what is wrong, with file and line.

    One line for each defect; exit code 1 where there is one.
    """
    from tipnlp.corpus.checking import check, corpus_files

    found = check(paths)
    doubtful = sum(defect.kind == "suspicious" for defect in found)
    for defect in found:
        if suspicious or defect.kind != "suspicious":
            typer.echo(str(defect))
    files = sum(len(corpus_files(path)) for path in paths)
    typer.echo(f"{files} files: {len(found) - doubtful} defects, {doubtful} suspicious places")
    if len(found) > doubtful:
        raise typer.Exit(USAGE)


@corpus_app.command()
def stats(paths: CorpusFiles) -> None:
    """Count documents, facts, repeated sentences.

    By file: documents, words, countries, regions, years, facts by family, near-duplicate sentences.
    """
    from tipnlp.corpus.checking import corpus_files
    from tipnlp.corpus.describe import stats
    from tipnlp.corpus.format import read_corpus

    files = [file for path in paths for file in corpus_files(path)]
    sets = {file.stem: list(read_corpus(file)) for file in files}
    columns = {name: stats(documents) for name, documents in sets.items()}
    if len(columns) > 1:
        columns["all"] = stats([document for documents in sets.values() for document in documents])
    typer.echo(_stats_table(columns))


def _stats_table(columns: dict[str, Stats]) -> str:
    def row(name: str, values: Iterable[str]) -> str:
        return f"{name:<28}" + "".join(f"{value:>10}" for value in values)

    all_ = columns.values()
    lines = [row("", columns)]
    for field in ("documents", "annotated", "words", "countries"):
        lines.append(row(field, (f"{getattr(s, field):,}" for s in all_)))
    for region in dict.fromkeys(region for s in all_ for region in s.regions):
        lines.append(row(f"  {region}", (str(s.regions.get(region, 0)) for s in all_)))
    years = sorted({year for s in all_ for year in s.years})
    lines.append(row("years", (f"{min(s.years)}-{max(s.years)}" if s.years else "" for s in all_)))
    for begin in range((years[0] - 1) // 5 * 5 + 1, years[-1] + 1, 5) if years else ():
        span = range(begin, begin + 5)
        lines.append(row(f"  {begin}-{begin + 4}", (str(sum(n for y, n in s.years.items() if y in span)) for s in all_)))
    lines.append(row("facts", (f"{sum(s.facts[f] for f in s.facts if f not in ('sections', 'instruments')):,}" for s in all_)))
    for family in next(iter(all_)).facts:
        lines.append(row(f"  {family}", (f"{s.facts[family]:,}" for s in all_)))
    lines.append(row("sentences of 8+ words", (f"{s.sentences:,}" for s in all_)))
    lines.append(row("  near-duplicate", (str(s.near_duplicate) for s in all_)))
    lines.append(row("  share", (f"{s.share:.1%}" for s in all_)))
    return "\n".join(lines)


@corpus_app.command()
def diff(a: A, b: B) -> None:
    """List the facts that differ between A and B.

    Only in A (-), only in B (+), or with another value (~).
    """
    from tipnlp.cli.measure import change_line, change_summary
    from tipnlp.corpus.agreement import diff
    from tipnlp.corpus.format import read_corpus

    changes = diff(read_corpus(a), read_corpus(b))
    typer.echo(change_summary(changes))
    for change in changes:
        typer.echo(change_line(change))


@corpus_app.command()
def agree(a: A, b: B) -> None:
    """Print how far two annotations agree.

    F1 of spans (strict: same characters; partial: they overlap) and of facts, by family; Cohen's kappa of fixed units.
    """
    from tipnlp.corpus.agreement import agree, figures
    from tipnlp.corpus.format import read_corpus

    found = agree(read_corpus(a), read_corpus(b))
    typer.echo(f"{len(found.documents)} documents in both, {len(found.only_a)} only in A, {len(found.only_b)} only in B")
    typer.echo(f"{'F1':<18}{'strict':>9}{'partial':>9}{'facts':>9}{'in A':>7}{'in B':>7}")
    for family, *three in figures(found):
        strict, partial, facts = three
        any_ = next(figure for figure in (facts, strict) if figure is not None)
        cells = "".join(f"{figure.f1:>9.3f}" if figure else f"{'-':>9}" for figure in (strict, partial, facts))
        typer.echo(f"{family:<18}{cells}{any_.a:>7}{any_.b:>7}")
    typer.echo(f"\n{'Cohen’s kappa':<32}{'kappa':>9}{'observed':>10}{'units':>7}")
    for k in found.kappas:
        typer.echo(f"{k.question:<32}{'-' if k.kappa is None else f'{k.kappa:.3f}':>9}{k.observed:>10.3f}{k.units:>7}")


# --- one out of several ------------------------------------------------------------------------------------------------


@corpus_app.command()
def merge(
    a: A, b: B, out: Target,
    decisions: Annotated[
        Path | None, typer.Option("--decisions", metavar="FILE", help="The file of disagreements with 'choice' filled in.")
    ] = None,
    prefer: Annotated[str | None, typer.Option("--prefer", metavar="a|b", help="Decide the rest for this side.")] = None,
    force: Force = False,
) -> None:
    """Merge two annotations into one.

    Disagreements go to OUT.disagreements.jsonl to be decided; with all decided OUT is written.
    """
    from tipnlp.corpus.format import read_corpus, replacing, write_corpus
    from tipnlp.corpus.merging import merge, read_decisions

    if prefer not in (None, "a", "b"):
        raise TipnlpError("T014", name="--prefer", wanted="a or b", value=prefer)
    if out.exists() and not force:
        raise TipnlpError("T026", path=out)
    chosen = read_decisions(decisions) if decisions else []
    merged, left = merge(read_corpus(a), read_corpus(b), decisions=chosen, prefer=cast(Any, prefer))
    if left:
        target = out.with_name(out.name.removesuffix(".jsonl") + ".disagreements.jsonl")
        with replacing(target, force=force) as stream:
            stream.writelines(item.to_line() for item in left)
        families = ", ".join(f"{family} {number}" for family, number in sorted(Counter(d.family for d in left).items()))
        typer.echo(f"{target}: {len(left)} disagreements to decide ({families}).")
        typer.echo(f"Fill in each 'choice' (a, b, both, none, or a fact), then run again with --decisions {target}")
        raise typer.Exit(SOME_FAILED)
    typer.echo(f"{out}: {write_corpus(merged, out, force=force)} documents")


@corpus_app.command()
def split(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Corpus files.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FOLDER", help="Folder of train.jsonl, dev.jsonl, test.jsonl.")],
    ratios: Annotated[str, typer.Option("--ratios", metavar="R", help="Shares of the countries.")] = "train=60,dev=20,test=20",
    seed: Annotated[int, typer.Option("--seed", help="Another seed gives another division.")] = 0,
) -> None:
    """Divide documents by country.

    What FOLDER holds stays where it is; a new document never moves an old one.
    """
    from tipnlp.corpus.format import read_corpus
    from tipnlp.corpus.splitting import split_into

    try:
        shares = {name.strip(): float(share) for name, share in (part.split("=") for part in ratios.split(","))}
    except ValueError:
        raise TipnlpError("T106", ratios=ratios) from None
    numbers = split_into((document for file in files for document in read_corpus(file)), out, ratios=shares, seed=seed)
    typer.echo(f"{out}: " + ", ".join(f"{name} {number}" for name, number in numbers.items()))


@corpus_app.command()
def freeze(folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Folder of the splits.")]) -> None:
    """Write the hash of each split to FOLDER/splits.json.

    By it, 'check' tells when a split has changed.
    """
    from tipnlp.corpus.splitting import freeze

    typer.echo(str(freeze(folder)))


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(corpus_app, name="corpus")


