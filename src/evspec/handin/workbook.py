"""A workbook in the form of .xlsx, its sheets read as if each were a text table."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from evspec.errors import Fault, UnreadableFile, nearest
from evspec.handin.archive import check_archive
from evspec.handin.columns import spelt
from evspec.handin.numerals import THOUSAND
from evspec.handin.raw import RawTable, raw_table
from evspec.handin.text import MOST_COLUMNS
from evspec.tables import TABLES

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell, MergedCell

__all__ = ["read_workbook"]

ASIDE = re.compile(r"_.*|readme.*|notes?|legend|instructions", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
QUOTED = re.compile(r'"[^"]*"|\\.')
FIXED = re.compile(r"[#,0]*0\.(?P<decimals>0{1,15})(?:[_;].*)?")
UNCALCULATED = "a calculated value: the workbook holds the formula alone (open it in a spreadsheet and save it),"
DAMAGED = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What the parser of workbooks raises over a damaged one."""


class Line(NamedTuple):
    """A row of a sheet that is not blank: its number, and the texts of its cells."""

    number: int
    texts: list[str]


def read_workbook(content: bytes, file: str, faults: list[Fault]) -> list[RawTable]:
    """The tables of the sheets; a formula without a value, and a sheet that is no table, are faults."""
    formulas = check_archive(content, file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _tables(content, file, formulas=formulas, faults=faults)
    except UnreadableFile:
        raise
    except DAMAGED as error:
        raise UnreadableFile(
            f"{file}: it is not a readable .xlsx workbook ({type(error).__name__}: {error})."
        ) from None


def _tables(content: bytes, file: str, *, formulas: bool, faults: list[Fault]) -> list[RawTable]:
    book = _open(content, values=True)
    raw: list[RawTable] = []
    for sheet in book.sheetnames:
        name = next((table for table in TABLES if spelt(sheet) == table), "")
        if name:
            lines = list(_lines(book, file, sheet))
            _blame_control(lines, file, sheet, faults)
            texts, numbers = [line.texts for line in lines], [line.number for line in lines]
            raw.append(raw_table(name, texts, file=file, sheet=sheet, numbers=numbers))
        elif not ASIDE.fullmatch(sheet.strip()):
            expected = f"the name of a table ({', '.join(TABLES)}), or one that begins with _ or is README or notes,"
            faults.append(Fault(file, sheet, None, "", sheet, expected, nearest(sheet, TABLES)))
    if formulas:
        _blame_formulas(_open(content, values=False), book, file, raw, faults)
    if not raw and not faults:
        raise UnreadableFile(f"{file}: no sheet of it is a table ({', '.join(TABLES)}); there is nothing to judge.")
    return raw


def _open(content: bytes, *, values: bool) -> Workbook:
    import openpyxl

    return openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=values, keep_links=False)


def _rows(book: Workbook, sheet: str) -> Iterator[tuple[Cell | MergedCell, ...]]:
    page = book[sheet]
    page.reset_dimensions()
    yield from page.iter_rows()


def _lines(book: Workbook, file: str, sheet: str) -> Iterator[Line]:
    for number, row in enumerate(_rows(book, sheet), 1):
        texts = [_text(cell) for cell in row]
        while texts and not texts[-1].strip():
            texts.pop()
        if len(texts) > MOST_COLUMNS:
            raise UnreadableFile(
                f"{file}, sheet {sheet}: {len(texts):,} columns found, {MOST_COLUMNS:,} at most expected."
            )
        if texts:
            yield Line(number, texts)


def _text(cell: Cell | MergedCell) -> str:
    value = cell.value
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float)):
        return _number(value, str(cell.number_format))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, (date, time)) else str(value)


def _number(value: float, shown_as: str) -> str:
    """The number as a text; a share that the sheet shows in percent has its percent sign.

    Zeros that a format of fixed decimals shows are kept, since they say how far the number was read.
    """
    if "%" in QUOTED.sub("", shown_as):
        return f"{value * 100:.12g}%"
    shown = f"{value:.{_decimals(shown_as)}f}"
    if "." in shown and float(shown) == value and not THOUSAND.fullmatch(shown):
        return shown
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


@cache
def _decimals(shown_as: str) -> int:
    found = FIXED.fullmatch(shown_as)
    return len(found["decimals"]) if found else 0


def _blame_control(lines: list[Line], file: str, sheet: str, faults: list[Fault]) -> None:
    wrong = [(line.number, text) for line in lines for text in filter(CONTROL.search, line.texts)]
    faults += [Fault(file, sheet, number, "", text, "a text without control characters") for number, text in wrong]


def _blame_formulas(written: Workbook, book: Workbook, file: str, raw: list[RawTable], faults: list[Fault]) -> None:
    for table in raw:
        header: dict[int, str] = {}
        rows = zip(_rows(written, table.sheet), _rows(book, table.sheet), strict=True)
        for number, (formulas, values) in enumerate(rows, 1):
            if number == table.head:
                header = {place: _text(cell).strip() for place, cell in enumerate(values)}
            for place, (formula, value) in enumerate(zip(formulas, values, strict=True)):
                if formula.data_type == "f" and value.value is None:
                    text = str(getattr(formula.value, "text", formula.value))
                    faults.append(Fault(file, table.sheet, number, header.get(place, ""), text, UNCALCULATED))
