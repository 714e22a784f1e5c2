"""Every message of the library, by code. Each says what was wrong, where, and what to do."""

from __future__ import annotations

from typing import Any

MESSAGES = {
    # input
    "T001": "A text must be a str or UTF-8 bytes, not {kind}. Pass the text itself; tipnlp.read_sources() reads files.",
    "T002": "The bytes are not UTF-8 (byte {at}: {reason}). Decode them first: data.decode('cp1252') fits many older files.",
    "T003": "The text holds a lone surrogate at character {at}, so it cannot be written as UTF-8. "
            "Read the file with its right encoding, without errors='surrogateescape'.",
    "T004": "{code!r} is no country code known here. Give an ISO 3166-1 alpha-3 code in capitals, such as NOR{hint}.",
    "T005": "{year!r} is no report year. Give a whole number between 1990 and 2100.",
    "T006": "An item of the stream is {kind}. Each must be a str, a (str, dict) pair or a tipnlp.readers.SourceText.",
    "T007": "Unknown key {key!r} beside a text. Known are: {known}.",
    # pipelines
    "T010": "The pipeline {name!r} is not installed. 'en_tip_rules' comes with tipnlp; a trained one must be installed first: "
            "pip install {name}, or give the path of its folder.",
    "T011": "This Doc has no report: its pipeline lacks 'tip_facts', or never ran. "
            "Use tipnlp.load(), or nlp.add_pipe('tip_facts', last=True).",
    "T012": "The text has {length} characters, the pipeline takes {limit}. "
            "Raise nlp.max_length, or let extract() use the rules alone (nlp=None).",
    "T013": "A worker process died on this document (out of memory, or killed). Run it alone, or with n_process=1, to see why.",
    "T015": "Document {name!r} failed: {kind}: {message}. With on_error='record' the others go on.",
    "T016": "{name}: a finding has no field {key}. Was its span group written by another version? Run the whole pipeline again.",
    "T014": "{name} must be {wanted}, not {value!r}.",
    # files
    "T020": "{path}: no such file or folder.",
    "T021": "{path}: cannot be read ({reason}).",
    "T022": "{path}: a binary file (NUL at byte {at}), not a text. Readable are .txt, .html, .jsonl, .csv in UTF-8, .parquet.",
    "T023": "{path}: not UTF-8 (byte {at}: {reason}). Convert it first: iconv -f WINDOWS-1252 -t UTF-8.",
    "T024": "{path}: the folder holds nothing readable ({suffixes}).",
    "T025": "{path}, line {line}: {reason}. Each line must be a JSON object with a \"text\".",
    "T026": "{path} exists. Give force=True (--force) to replace it.",
    "T027": "{path}: cannot be written ({reason}).",
    "T028": "{path}, {place}: not a report of tipnlp: {reason}",
    "T029": "{path}, row {row}: {reason}.",
    "T032": "{path}: no column {column!r}. Its columns are: {known}. Name the right one, e.g. text_column= (--text-column).",
    "T033": "{path}: not the plain text of a report, but {kind}.",
    "T034": "{pattern}: no file matches this pattern.",
    "T036": "{path}: no Parquet file of tipnlp batch: it has no column 'report' that holds reports.",
    # evaluation
    "T060": "{path}: no gold here. Give a corpus in JSONL, or a folder of <id>.json files.",
    "T061": "{path}: not JSON ({reason}).",
    "T067": "{path}: no document of a corpus: {reason}. Gold needs an \"id\", a \"text\" and a \"report\"; "
            "labels of your own are scored by spacy evaluate.",
    "T068": "{path}: none of its {number} documents is annotated. A document is when its \"annotated\" is true "
            "(in Prodigy's format, when its \"answer\" is \"accept\").",
    "T062": "{path}: the text of {gold} is missing. Give its folder with --texts.",
    "T063": "{path}: the annotated text {text!r} (occurrence {nth}) does not stand in the report.",
    "T031": "{path} holds {number} texts; this command takes one.",
    "T064": "There is no family {family!r} to score. Families are: {known}.",
    "T066": "No texts to measure. Name files or folders; the corpus is only in the source tree.",
    "T065": "Nothing to compare. Give --against OLD.jsonl and --input with the files it was made from, or the command 'speed'.",
    # frames
    "T040": "{path}: no format for this name. Known suffixes are: {known}.",
    "T041": "{what} needs a library that is not installed: pip install 'tipnlp[{extra}]'.",
    "T042": "There is no format {format!r}. Formats are: {known}.",
    "T043": "A report is wanted (tipnlp.Report), not {kind}. tipnlp.extract and tipnlp.read_jsonl give reports.",
    "T044": "--kind is for rows: give --format csv or table. json and jsonl hold all families.",
    # batch runs
    "T070": "{path}: a run broke off here. Go on with resume=True (--resume), or begin anew with force=True (--force).",
    "T071": "{path}: cannot be written ({reason}). The reports of {documents} documents are kept in {part}. "
            "Make room and go on with resume=True (--resume).",
    "T072": "{path}: another run is writing this file. Wait for it, or write elsewhere.",
    "T073": "{path}: cannot go on with that run: {differences}. Begin anew with force=True (--force), or write elsewhere.",
    "T074": "{path}: cannot go on from this file: {reason}. Begin anew with force=True (--force), or write elsewhere.",
    "T075": "Give resume (--resume), to go on with a run, or force (--force), to begin anew; not both.",
    "T076": "A batch cannot read standard input, as it must be able to read it again. Save it to a file first.",
    "T077": "{path} is among the inputs. Write elsewhere.",
    # corpus
    "T100": "{path}, line {line}: not a document of a corpus: {reason}",
    "T101": "There is no format {name!r}. Formats are: {known}.",
    "T102": "{path}: its format is not plain from its name. Name it, with --from or --to: {known}.",
    "T103": "{path}, line {line}: not {format}: {reason}",
    "T104": "The format {format} needs {package}, which is not installed: pip install 'tipnlp[{extra}]'.",
    "T105": "The two annotations cannot be compared: {reason}. Give two versions of the same documents.",
    "T106": "The shares {ratios!r} are no division. Give names with positive numbers: train=60,dev=20,test=20.",
    "T107": "{path}, line {line}: {reason}. 'choice' is a, b, both, none, or a fact as JSON.",
    # training
    "T110": "There is no training config {config!r}. Give {known}, or the path of a config file.",
    "T111": "{path}: not a config for spacy train: {reason}",
    "T112": "{path} holds an earlier training. Go on with resume=True (--resume), or replace it with force=True (--force).",
    "T113": "{path}: nothing to resume, there is no model-last. Train without resume (--resume) first.",
    "T114": "{path}: no annotated span to learn from. Lines need a \"report\", or \"spans\": [[start, end, \"LABEL\"], ...].",
    "T116": "{argument}: no option of tipnlp train. Values of the config are given as --section.name VALUE.",
    "T117": "The training config has no value {name!r} to override.",
    # tables
    "T030": "There is no kind {kind!r}. Kinds are: {known}.",
}

WARNINGS = {
    "W001": "{name}: saved with tipnlp {saved} and other tables ({old}), loaded with tipnlp {here} ({new}). "
            "The rules are those installed now, so facts can differ from those of the day it was saved.",
    "W002": "{name}: none of the span groups that it makes facts of is on the document ({groups}). Put their components before "
            "it (nlp.add_pipe({example!r}, before={name!r})), or take tipnlp.load().",
    "W003": "The text holds narratives of several countries ({countries}), and all its facts are read as those of {home}. "
            "Cut it first: tipnlp.split_narratives(text), or tipnlp extract --split.",
    "W004": "The lines of the text run across two columns, so that sentences and facts are mixed up. "
            "Make it plain anew, one column after the other: pdftotext without -layout.",
}


class TipnlpError(Exception):
    """What the library raises for a mistake it can name.

    Attributes:
        code: The message's code, e.g. ``"T004"``.

    Example:
        >>> import tipnlp
        >>> tipnlp.extract("Norway is a Tier 1 country.", country="Norway")  # doctest: +ELLIPSIS
        Traceback (most recent call last):
        tipnlp.errors.TipnlpError: T004: 'Norway' is no country code known here. ...
    """

    def __init__(self, code: str, /, **values: Any) -> None:
        self.code = code
        self._values = values
        super().__init__(f"{code}: {MESSAGES[code].format(**values)}")

    def __reduce__(self) -> tuple[Any, ...]:
        return _remade, (self.code, self._values)  # survives the way back from a worker process


class TipnlpWarning(UserWarning):
    """What the library warns of."""


def warning(code: str, /, **values: Any) -> TipnlpWarning:
    """The warning of a code, for `warnings.warn`."""
    return TipnlpWarning(f"{code}: {WARNINGS[code].format(**values)}")


def _remade(code: str, values: dict[str, Any]) -> TipnlpError:
    return TipnlpError(code, **values)
