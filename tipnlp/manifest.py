"""What a batch run was made with: versions, options and inputs, in a JSON file beside its output.

The same run writes the same bytes: no clock, no host, no number of processes.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import tipnlp
from tipnlp.errors import TipnlpError
from tipnlp.source import utf8_name

Plain = dict[str, Any]
#: What must be the same for a run to go on, in the order in which differences are told.
_FIXED = ("manifest_version", "versions", "options", "inputs")
_CHUNK = 1 << 20


def plan(options: Plain, files: Iterable[Path], packages: Iterable[str] = ()) -> Plain:
    """The manifest of a run that begins.

    Args:
        options: All that changes the output, JSON-plain.
        files: Input files, in order.
        packages: Further packages that the run needs, whose versions are noted.

    Returns:
        A JSON-plain manifest with ``status`` "running".
    """
    return {
        "manifest_version": 1,
        "status": "running",
        "versions": {
            "tipnlp": tipnlp.__version__,
            "rules": _fingerprint(),
            "python": platform.python_version(),
            **{package: version(package) for package in ("spacy", "pydantic", *packages)},
        },
        "options": options,
        "inputs": [_input(path) for path in files],
    }


def _input(path: Path) -> Plain:
    try:
        size, digest = hashed(path)
    except OSError as error:  # it becomes an error record, and the manifest says so
        return {"path": utf8_name(path.as_posix()), "size": None, "sha256": None, "error": error.strerror}
    return {"path": utf8_name(path.as_posix()), "size": size, "sha256": digest}


def hashed(path: Path) -> tuple[int, str]:
    """Size and SHA-256 of a file."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            digest.update(chunk)
    return size, digest.hexdigest()


def hashed_folder(folder: Path) -> str:
    """SHA-256 of the files of a folder, with their names."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder).as_posix()} {hashed(path)[1]}\n".encode())
    return digest.hexdigest()


@cache
def _fingerprint() -> str:
    """A short hash of the library's code and tables: a version in development changes without its number."""
    digest = hashlib.sha256()
    folder = Path(tipnlp.__file__).parent
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".py", ".tsv"):
            digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]


def read(path: Path) -> Plain | None:
    """The manifest in a file, or None where there is none that can be understood."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and set(_FIXED) <= set(found) else None


def write(manifest: Plain, path: Path) -> None:
    """Write a manifest; it takes its name when all of it is written.

    Raises:
        OSError: It cannot be written.
    """
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
        os.replace(part, path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def check_same(old: Plain, new: Plain, path: Path) -> None:
    """T073 where a run cannot go on, as the manifests differ in what changes its output."""
    differences = list(_differences(old, new))
    if differences:
        shown = "; ".join(differences[:3])
        more = f"; and {len(differences) - 3} more" if len(differences) > 3 else ""
        raise TipnlpError("T073", path=path, differences=shown + more)


def _differences(old: Plain, new: Plain) -> Iterator[str]:
    for part in ("versions", "options"):
        for key in new[part] | old[part]:
            before, now = old[part].get(key), new[part].get(key)
            if before != now:
                yield f"{key} was {_shown(before)}, now is {_shown(now)}"
    if old["manifest_version"] != new["manifest_version"]:
        yield f"the manifest is of version {old['manifest_version']}"
    before, now = old["inputs"], new["inputs"]
    if len(before) != len(now):
        yield f"there were {len(before)} input files, now there are {len(now)}"
        return
    for one, other in zip(before, now, strict=True):
        if one["path"] != other["path"]:  # it stands in messages, so the same file under another name is another input
            yield f"the input {one['path']} is now named {other['path']}"
        elif (one["size"], one["sha256"]) != (other["size"], other["sha256"]):
            yield f"{other['path']} has changed"


def _shown(value: Any) -> str:
    return "not given" if value is None else str(value)
