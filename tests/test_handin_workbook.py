"""Workbooks: sheets read as text tables are, whatever the spreadsheet has made of their cells."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from evspec.errors import EvspecError, HandinFaults, UnreadableFile
from evspec.handin import read_handin
from evspec.handin.archive import check_archive
from evspec.quantities import PANELS, Vocabulary
from evspec.quantities.known import known_quantities

VOCABULARY = Vocabulary(known_quantities(), {"patient consent form"}, PANELS, {"INT001"})


def book_of(path, formats=(), **sheets):
    """A workbook with these sheets, and number formats by sheet and cell."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    for sheet, cell, shown in formats:
        book[sheet][cell].number_format = shown
    book.save(path / "handin.xlsx")
    return path / "handin.xlsx"


def faults_of(file):
    """The faults of a workbook: sheet, row, column and text."""
    with pytest.raises(HandinFaults) as caught:
        read_handin(file, VOCABULARY)
    return [(fault.sheet, fault.row, fault.column, fault.text) for fault in caught.value.faults]


def test_a_workbook_is_read_as_a_folder_is(tmp_path):
    """Numbers, texts, dates and truth values are those that the sheet shows; ids that look like numbers stay text."""
    head = ["preparation", "protein (µg/mL) ", "produced_on", "immortalised", "passage"]
    rows = [
        head,
        [1, 120.5, date(2026, 3, 2), True, 4],
        [2.0, "7; 8", datetime(2026, 3, 3), False, 4.0],
        [],
        ["007", None],
    ]
    batch = read_handin(book_of(tmp_path, Preparations=rows, README=[["x"]], _draft=[["y"]]), VOCABULARY)

    assert ["1", "2", "007"] == list(batch.names)
    assert [120.5, 7.0, 8.0] == list(batch.readings["value"])
    assert ["yes", "no"] == list(batch.preparations["immortalised"].dropna())
    assert ["2026-03-02", "2026-03-03"] == [f"{day:%Y-%m-%d}" for day in batch.preparations["produced_on"].dropna()]
    assert [("handin.xlsx", "Preparations", 3)] == list(
        batch.readings[["source", "sheet", "row"]].astype(object).iloc[1:2].itertuples(index=False, name=None)
    )


def test_a_share_that_is_shown_in_percent_is_one(tmp_path):
    """A cell that shows 91 % holds 0.91: read as 0.91 % it would be wrong a hundredfold."""
    rows = [["preparation", "intact vesicles (%)"], ["A", 0.91], ["B", 0.05]]
    file = book_of(tmp_path, [("preparations", "B2", "0.0%"), ("preparations", "B3", '0 "%"')], preparations=rows)

    assert [91.0, 0.05] == list(read_handin(file, VOCABULARY).readings["value"])


def test_a_formula_without_a_value_is_a_fault(tmp_path):
    """A formula that nothing has calculated is no blank cell; it is named with its text."""
    rows = [["preparation", "protein (µg/mL)"], ["A", "=1+1"], ["B", 5]]

    assert [("preparations", 2, "protein (µg/mL)", "=1+1")] == faults_of(book_of(tmp_path, preparations=rows))


def test_an_error_of_the_spreadsheet_is_a_fault(tmp_path):
    """An error in a cell is neither a number nor a name."""
    rows = [["preparation", "protein (µg/mL)", "formulation"], ["A", "#DIV/0!", "#N/A"]]

    assert [("preparations", 2, "protein (µg/mL)", "#DIV/0!"), ("preparations", 2, "formulation", "#N/A")] == faults_of(
        book_of(tmp_path, preparations=rows)
    )


def test_a_day_in_place_of_a_value_is_a_fault(tmp_path):
    """What a spreadsheet has turned into a day is no number; a day with an hour is no day."""
    rows = [["preparation", "protein (µg/mL)", "produced_on"], ["A", date(2026, 3, 1), datetime(2026, 3, 2, 10, 5)]]

    assert [("protein (µg/mL)", "2026-03-01"), ("produced_on", "2026-03-02 10:05:00")] == [
        fault[2:] for fault in faults_of(book_of(tmp_path, preparations=rows))
    ]


def test_a_misspelt_sheet_is_a_fault(tmp_path):
    """A sheet that nobody would read is named, hidden or not."""
    file = book_of(tmp_path, preparations=[["preparation"], ["A"]], reading=[["x"]])

    assert [("reading", None, "", "reading")] == faults_of(file)


def test_a_workbook_in_a_folder_is_the_hand_in(tmp_path):
    """A folder may hold one workbook, and then its documents beside it."""
    book_of(tmp_path, preparations=[["preparation"], ["A"]])

    assert ["A"] == list(read_handin(tmp_path, VOCABULARY).names)


def test_a_cell_far_away_does_not_cost_memory(tmp_path):
    """A stray cell in the last row and column is a fault, and not a million blank rows."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "preparations"
    sheet["A1"], sheet["A2"], sheet["AZ1048576"] = "preparation", "A", "x"
    book.save(tmp_path / "handin.xlsx")

    assert [("preparations", 1, "", ""), ("preparations", 1048576, "preparation", "")] == faults_of(
        tmp_path / "handin.xlsx"
    )


def archive(**parts):
    """An archive with these parts; two underscores stand for a stroke."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name.replace("__", "/"), text)
    return content.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no archive",
        archive(xl__other=b"x"),
        archive(**{"xl__workbook.xml": b"x", "xl__vbaProject.bin": b"x"}),
        archive(**{"xl__workbook.xml": b" " * 50_000_000}),
    ],
)
def test_what_is_no_workbook_is_refused_before_it_is_unpacked(content):
    """No archive, another archive, one with macros, and one that unpacks to thousands of times its size."""
    with pytest.raises(UnreadableFile):
        check_archive(content, "handin.xlsx")


@pytest.mark.parametrize("place", range(0, 100, 7))
def test_a_damaged_workbook_is_refused_and_does_not_crash(tmp_path, place):
    """A workbook with a part overwritten is read, or refused with a reason."""
    file = book_of(tmp_path, preparations=[["preparation", "protein (µg/mL)"], ["A", 5]])
    content = bytearray(file.read_bytes())
    start = len(content) * place // 100
    content[start : start + 40] = b"\xff" * 40
    file.write_bytes(content)
    try:
        read_handin(file, VOCABULARY)
    except EvspecError as error:
        assert str(error)


def test_zeros_that_a_cell_shows_are_kept(tmp_path):
    """0.3 shown as 0.30 was read to a hundredth; a format never takes digits from a number."""
    rows = [["preparation", "protein (µg/mL)"], ["A", 0.3], ["B", 0.3], ["C", 0.345], ["D", 5]]
    shown = [("preparations", cell, "0.00") for cell in ("B2", "B4")] + [("preparations", "B5", "#,##0.0")]
    batch = read_handin(book_of(tmp_path, shown, preparations=rows), VOCABULARY)

    assert ["0.30", "0.3", "0.345", "5.0"] == list(batch.readings["text"])
    assert pytest.approx([0.01, 0.1, 0.001, 0.1]) == list(batch.readings["resolution"])
