"""A file of JSON lines that grows by whole lines and outlives a kill: what a batch run goes on from.

A line is written by one call of the system and stands in the file, whole, before the next one begins. After a kill or on a
full disk the file is a beginning of the finished one, its last line perhaps cut short; `Journal.cut` removes that piece.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from pydantic_core import from_json

from tipnlp.errors import TipnlpError


class Journal:
    """The file, open for one writer at a time.

    Args:
        path: The file; it is made where there is none.

    Attributes:
        size: Bytes of the whole lines that were read or written so far.

    Raises:
        TipnlpError: T027: it cannot be opened; T072: another process writes it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = 0
        self._digest = hashlib.sha256()
        try:
            # Not "a+b": on some systems that mode writes at the end whatever was cut off.
            self._file = io.FileIO(os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666), "r+")
        except OSError as error:
            raise TipnlpError("T027", path=path, reason=error.strerror) from None
        if not _locked(self._file):
            self._file.close()
            raise TipnlpError("T072", path=path)

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._file.close()

    @property
    def sha256(self) -> str:
        """SHA-256 of the whole lines so far."""
        return self._digest.hexdigest()

    def entries(self) -> Iterator[dict[str, Any]]:
        """The objects on the lines, from the beginning up to the first that is not whole."""
        self._file.seek(0)
        reader = io.BufferedReader(self._file)
        try:
            for line in reader:
                entry = _entry(line)
                if entry is None:
                    break
                self._count(line)
                yield entry
        finally:
            reader.detach()

    def cut(self) -> None:
        """Remove what stands after the whole lines, and go on writing there."""
        try:
            self._file.truncate(self.size)
        except OSError as error:
            raise TipnlpError("T027", path=self.path, reason=error.strerror) from None
        self._file.seek(self.size)

    def append(self, line: str) -> None:
        """Write a line.

        Raises:
            OSError: It cannot be written, as the disk is full; the whole lines before it are kept.
        """
        data = line.encode("utf-8") + b"\n"
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError:
            with contextlib.suppress(OSError, TipnlpError):
                self.cut()
            raise
        self._count(data)

    def sync(self) -> None:
        """Have the system write what it holds, so that it outlives a power cut too."""
        os.fsync(self._file.fileno())

    def _count(self, line: bytes) -> None:
        self.size += len(line)
        self._digest.update(line)


def _entry(line: bytes) -> dict[str, Any] | None:
    """The object on a line, or None where it is not whole."""
    if not line.endswith(b"\n"):
        return None
    try:
        entry = from_json(line)
    except ValueError:
        return None
    return entry if isinstance(entry, dict) else None


def _locked(file: BinaryIO | io.FileIO) -> bool:
    """Whether this process may write; the lock ends with the process, and worker processes do not inherit it."""
    try:
        import fcntl
    except ImportError:  # Windows; two writers are then the user's to avoid
        return True
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return True
    return True
