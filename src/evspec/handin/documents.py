"""Documents of a hand-in: days that cannot be, and files that are hashed so that nobody can exchange them unseen."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from evspec.errors import Fault
from evspec.handin.faults import Problem
from evspec.handin.paths import inside
from evspec.handin.sheets import Sheet

__all__ = ["blame_expired", "hashed"]

DIGEST = re.compile(r"[0-9a-fA-F]{64}")
LARGEST = 500_000_000
"""Bytes of a document; a scan of a whole dossier is smaller."""


def blame_expired(sheets: Sequence[Sheet], faults: list[Fault]) -> None:
    """A fault for each document whose day of issue is after its last day."""
    for sheet in sheets:
        if sheet.raw.table != "documents" or not {"issued_on", "expires_on"} <= set(sheet.frame):
            continue
        issued, expires = (sheet.frame[name].to_numpy("datetime64[D]") for name in ("issued_on", "expires_on"))
        wrong = issued > expires
        for day in np.unique(expires[wrong]):
            expected = f"a day of issue not after the last day, {day},"
            sheet.blame(faults, "issued_on", wrong & (expires == day), Problem(expected))


def hashed(sheets: Sequence[Sheet], folder: Path | None, faults: list[Fault]) -> list[pd.DataFrame]:
    """The provenance of the files that the documents name: file, sha256 and bytes, each file once.

    A file that is too large is a fault, and so is one that does not hash to what the table says. Files are read piece
    by piece, and what they hold is never looked at.
    """
    if folder is None:
        return []
    return [_of_sheet(each, folder, faults) for each in sheets if each.raw.table == "documents"]


def _of_sheet(sheet: Sheet, folder: Path, faults: list[Fault]) -> pd.DataFrame:
    files, stated = sheet.cells("file").texts(), sheet.cells("sha256").texts()
    odd = np.array([bool(text) and not DIGEST.fullmatch(str(text)) for text in stated], bool)
    sheet.blame(faults, "sha256", odd, Problem("64 hexadecimal digits"))
    rows = []
    for name in sorted({str(each) for each in files} - {""}):
        path = inside(name, folder)
        if path is None or not path.is_file():
            continue
        here, size = files == name, path.stat().st_size
        if size > LARGEST:
            sheet.blame(faults, "file", here, Problem(f"a document of at most {LARGEST:,} bytes ({size:,} found)"))
            continue
        with path.open("rb") as content:
            digest = hashlib.file_digest(content, "sha256").hexdigest()
        other = np.array([bool(text) and str(text).casefold() != digest for text in stated], bool)
        sheet.blame(faults, "sha256", here & other & ~odd, Problem(f"{digest}, which is what {name} hashes to,"))
        rows.append((name, digest, size))
    return pd.DataFrame(rows, columns=["file", "sha256", "bytes"])
