"""Delimited text as spreadsheets write it: encoding, delimiter and rows, whatever the spreadsheet's country."""

from __future__ import annotations

import codecs
import csv
import io

import numpy as np
import pandas as pd

from evspec.errors import Fault, UnreadableFile
from evspec.handin.columns import LONGEST_CELL, spelt
from evspec.handin.faults import HEALTH, HIDDEN
from evspec.handin.raw import RawTable, cells_of, no_table, table_of
from evspec.tables import TABLES

__all__ = ["MOST_COLUMNS", "MOST_ROWS", "decoded", "read_text"]

MOST_ROWS = 20_000_000
MOST_COLUMNS = 2_000
DELIMITERS = (",", ";", "\t")
HEAD = 65_536
CONTROL = [chr(code) for code in range(32) if chr(code) not in "\t\n\v\f\r"]
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_text(content: bytes, table: str, file: str, faults: list[Fault]) -> RawTable:
    """The table in a delimited text; a row with more cells than the header, and a file that is no text, are faults."""
    try:
        text = decoded(content, file)
    except UnreadableFile:
        faults.append(_undecoded(content, file))
        return no_table(table, file, "")
    _blame_size(text, file)
    if not text.strip():
        return no_table(table, file, "")
    delimiter, skipped = _declared(text)
    delimiter = delimiter or _delimiter(text[:HEAD], table)
    lines = _lines(text[skipped:], delimiter, file, faults)
    columns = [lines[name].to_numpy(dtype=object) for name in lines]
    head, above = _head(columns), 1 if skipped else 0
    rows = np.arange(head + 2, len(lines) + 1, dtype=np.int64) + above
    cells = tuple(cells_of(column[head + 1 :]) for column in columns)
    header = tuple(str(column[head]) for column in columns)
    return table_of(RawTable(table, file, "", header, cells, rows, head + 1 + above, delimiter == ";"))


def decoded(content: bytes, file: str) -> str:
    """The text of a file in UTF-8, in UTF-16 with its mark, or else in the Western code page of spreadsheets."""
    encoding = next((name for mark, name in MARKS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        if encoding == "utf-16":
            raise UnreadableFile(f"{file}: a text in UTF-16 breaks off or is damaged.") from None
        text = _western(content)
    if any(character in text for character in CONTROL):
        raise UnreadableFile(f"{file}: it holds control characters, as no text table does; a CSV in UTF-8 is expected.")
    return text


def _undecoded(content: bytes, file: str) -> Fault:
    """The fault of a file that is no text: where its first control character stands, and that."""
    found = min((place for code in CONTROL if (place := content.find(code.encode())) >= 0), default=-1)
    expected = "a text table in UTF-8 (a CSV without control characters)"
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or found < 0:
        return Fault(file, "", None, "", "a damaged text in UTF-16", expected)
    row = content.count(b"\n", 0, found) + 1
    return Fault(file, "", row, "", chr(content[found]), expected)


def _western(content: bytes) -> str:
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _blame_size(text: str, file: str) -> None:
    rows = max(text.count("\n"), text.count("\r"))
    if rows > MOST_ROWS:
        raise UnreadableFile(f"{file}: {rows:,} rows found, at most {MOST_ROWS:,} expected.")
    first = text.lstrip("\r\n")[: 64 * MOST_COLUMNS].partition("\n")[0]
    if any(first.count(delimiter) > MOST_COLUMNS for delimiter in DELIMITERS):
        raise UnreadableFile(f"{file}: more than {MOST_COLUMNS:,} columns found, one for each field expected.")


def _declared(text: str) -> tuple[str, int]:
    """The delimiter that a spreadsheet declared in a first line `sep=;`, and how many characters that line takes."""
    line = text[:8].partition("\n")[0].rstrip("\r")
    if len(line) == 5 and line.casefold().startswith("sep=") and line[4] in DELIMITERS:
        return line[4], text.index("\n") + 1 if "\n" in text[:8] else len(line)
    return "", 0


def _delimiter(head: str, table: str) -> str:
    known = {spelt(column.name) for column in TABLES[table].columns}
    return max(DELIMITERS, key=lambda delimiter: _score(head, delimiter, known))


def _score(head: str, delimiter: str, known: set[str]) -> tuple[int, int, int]:
    """How many header cells are known, how many rows are as wide as the header, and how wide that is."""
    try:
        rows = list(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter))[:100]
    except csv.Error:
        return (0, 0, 0)
    rows = [row for row in (rows[:-1] or rows) if any(cell.strip() for cell in row)]
    if not rows:
        return (0, 0, 0)
    width = len(rows[0])
    named = sum(spelt(cell.partition("(")[0]) in known for cell in rows[0])
    return named, sum(len(row) == width for row in rows) if width > 1 else 0, width


def _lines(text: str, delimiter: str, file: str, faults: list[Fault]) -> pd.DataFrame:
    try:
        return pd.read_csv(
            io.BytesIO(text.encode()),
            sep=delimiter,
            header=None,
            dtype=object,
            na_filter=False,
            skip_blank_lines=False,
            low_memory=False,
            engine="c",
        )
    except (pd.errors.ParserError, pd.errors.EmptyDataError, ValueError, OverflowError):
        return _one_by_one(text, delimiter, file, faults)


def _one_by_one(text: str, delimiter: str, file: str, faults: list[Fault]) -> pd.DataFrame:
    """The rows as far as they can be parted, with a fault for each that has more cells than the header."""
    csv.field_size_limit(max(csv.field_size_limit(), 4 * LONGEST_CELL))
    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        expected = f"a closing quotation mark, and a delimiter after it ({error}); the rows below were not read,"
        faults.append(Fault(file, "", len(rows) + 1, "", "", expected))
    head: list[str] = next((row for row in rows if any(cell.strip() for cell in row)), [])
    width, health = len(head), any(spelt(name) in HEALTH for name in head)
    for number, row in enumerate(rows, 1):
        beyond = [cell for cell in row[width:] if cell.strip()]
        if beyond:
            cells = "1 cell" if width == 1 else f"{width} cells"
            expected = f"{cells}, as in the header, not {len(row)} (a text with {delimiter!r} in it needs quotes),"
            faults.append(Fault(file, "", number, "", HIDDEN if health else delimiter.join(beyond), expected))
    return pd.DataFrame([(row + [""] * width)[:width] for row in rows] or [[""]], dtype=object)


def _head(columns: list[np.ndarray[tuple[int], np.dtype[np.object_]]]) -> int:
    """The place of the first row that is not blank."""
    rows = len(columns[0]) if columns else 0
    return next((row for row in range(rows) if any(str(column[row]).strip() for column in columns)), 0)
