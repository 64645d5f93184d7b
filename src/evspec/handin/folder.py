"""A hand-in on disk: which of its files are tables, which are not, and what it takes to open them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd

from evspec.batch import Batch
from evspec.errors import Fault, UnreadableFile, nearest
from evspec.handin.columns import spelt
from evspec.handin.parse import parse_tables
from evspec.handin.paths import files_named
from evspec.handin.raw import RawTable
from evspec.handin.readings import Semicolon
from evspec.handin.text import read_text
from evspec.quantities import Vocabulary
from evspec.tables import TABLES

__all__ = ["read_handin"]

LARGEST = 500_000_000
MOST_FILES = 10_000
TEXTS = (".csv", ".tsv", ".txt")
WORKBOOK = ".xlsx"
OTHER_WORKBOOKS = (".xlsm", ".xls", ".xlsb", ".ods", ".numbers")
TABLE_NAMES = ", ".join(TABLES)


def read_handin(path: Path | str, vocabulary: Vocabulary, *, semicolon: Semicolon = "replicates") -> Batch:
    """The batch of a folder of tables, or of a workbook with a sheet for each table.

    `UnreadableFile` says that it is not there, not a hand-in, too large, or empty; `HandinFaults` names every cell that
    cannot be read.
    """
    place = Path(path)
    try:
        if not place.exists():
            raise UnreadableFile(f"{place}: not there; a folder of CSV files, or an .xlsx workbook, is expected.")
        whole, faults = place.is_dir(), list[Fault]()
        files = _tables_in(place, faults) if whole else [_workbook(place)]
        raw, provenance = _opened(files, faults)
    except (OSError, ValueError) as error:
        if isinstance(error, UnreadableFile):
            raise
        raise UnreadableFile(f"{place}: it cannot be opened ({error}).") from None
    named = files_named(raw)
    faults = [fault for fault in faults if fault.file not in named]
    if not faults and not any(len(table) for table in raw):
        raise UnreadableFile(f"{place}: its tables have no rows; there is nothing to judge.")
    folder = place if whole else place.parent
    return parse_tables(
        raw, vocabulary, folder=folder, whole=whole, semicolon=semicolon, faults=faults, provenance=provenance
    )


def _tables_in(folder: Path, faults: list[Fault]) -> list[Path]:
    """The files of a folder that are tables, with a fault for each that should be one."""
    _count(folder)
    files = [each for each in sorted(folder.iterdir()) if each.is_file() and not each.name.startswith((".", "~$"))]
    tables = [each for each in files if each.suffix.casefold() in TEXTS and _table(each)]
    books = [each for each in files if each.suffix.casefold() == WORKBOOK]
    found = tables or books[:1]
    meant = (".csv", ".tsv", WORKBOOK, *OTHER_WORKBOOKS)
    strays = [each for each in files if each not in found and each.suffix.casefold() in meant]
    faults += [_stray(each, beside=bool(found)) for each in strays]
    faults += _twice(tables)
    if not found and not faults:
        raise UnreadableFile(f"{folder}: no file in it is a table ({TABLE_NAMES}, as .csv); there is nothing to judge.")
    return found


def _count(folder: Path) -> None:
    count = 0
    for _, _, names in os.walk(folder):
        count += len(names)
        if count > MOST_FILES:
            raise UnreadableFile(f"{folder}: more than {MOST_FILES:,} files found; a hand-in is a folder of its own.")


def _table(file: Path) -> str:
    return next((name for name in TABLES if spelt(file.stem) == name), "")


def _stray(file: Path, *, beside: bool) -> Fault:
    if file.suffix.casefold() in (WORKBOOK, *OTHER_WORKBOOKS):
        expected = "tables in CSV files, or in one .xlsx workbook," if beside else "a workbook saved as .xlsx"
        return Fault(file.name, "", None, "", file.name, expected)
    expected = f"the name of a table ({TABLE_NAMES}), or a file that a table names,"
    return Fault(file.name, "", None, "", file.stem, expected, nearest(file.stem, TABLES))


def _twice(tables: Sequence[Path]) -> Iterator[Fault]:
    seen: dict[str, Path] = {}
    for file in tables:
        first = seen.setdefault(_table(file), file)
        if first != file:
            yield Fault(file.name, "", None, "", file.name, f"one file of this table (there is {first.name})")


def _workbook(file: Path) -> Path:
    if file.suffix.casefold() == WORKBOOK:
        return file
    if file.suffix.casefold() in TEXTS:
        raise UnreadableFile(f"{file}: this is one table; the folder that holds it, or an .xlsx workbook, is expected.")
    raise UnreadableFile(f"{file}: a folder of CSV files, or a workbook saved as .xlsx, is expected.")


def _opened(files: Sequence[Path], faults: list[Fault]) -> tuple[list[RawTable], pd.DataFrame]:
    raw: list[RawTable] = []
    sources = []
    for file in files:
        size = file.stat().st_size
        if size > LARGEST:
            raise UnreadableFile(f"{file}: {size:,} bytes found, at most {LARGEST:,} expected.")
        content = file.read_bytes()
        sources.append((file.name, hashlib.sha256(content).hexdigest(), size))
        if file.suffix.casefold() == WORKBOOK:
            from evspec.handin.workbook import read_workbook

            raw += read_workbook(content, file.name, faults)
        else:
            raw.append(read_text(content, _table(file), file.name, faults))
    return raw, pd.DataFrame(sources, columns=["file", "sha256", "bytes"])
