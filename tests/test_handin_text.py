"""Text tables as spreadsheets of all countries write them, and bytes that are none."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from evspec.errors import EvspecError, HandinFaults, UnreadableFile
from evspec.handin import parse_tables
from evspec.handin.text import decoded, read_text
from evspec.quantities import PANELS, Vocabulary
from evspec.quantities.known import known_quantities

VOCABULARY = Vocabulary(known_quantities(), {"patient consent form"}, PANELS, {"INT001"})
TABLE = "preparation,protein (µg/mL),formulation\nLOT-1,120.5,saline\nLOT-ß,7.25,sucrose\n"


def batch_from(content, table="preparations"):
    """The batch of one text table."""
    faults = []
    raw = read_text(content, table, f"{table}.csv", faults)
    return parse_tables([raw], VOCABULARY, faults=faults)


def values_from(text, encoding="utf-8"):
    """The values of the readings of one text table."""
    return list(batch_from(text.encode(encoding)).readings["value"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_an_encoding_does_not_change_a_table(encoding, ends):
    """The same table is read from every encoding and line end that a spreadsheet writes, byte order marks and all."""
    batch = batch_from(TABLE.replace("\n", ends).encode(encoding))

    assert ["LOT-1", "LOT-ß"] == list(batch.names)
    assert [120.5, 7.25] == list(batch.readings["value"])


@pytest.mark.parametrize(
    "text",
    [
        "preparation;protein (µg/mL);formulation\nA;120,5;saline\nB;7,25;a, b\n",
        "preparation\tprotein (µg/mL)\tformulation\nA\t120.5\tsaline\nB\t7.25\ta, b; c\n",
        'preparation,protein (µg/mL),formulation\nA,"120,5",saline\nB,"7,25","a; b"\n',
        "sep=;\npreparation;protein (µg/mL)\nA;120,5\nB;7,25\n",
        "sep=;\r\npreparation;protein (µg/mL)\r\nA;120.5\r\nB;7.25\r\n",
        "preparation;protein (µg/mL);formulation\nA;120.5;saline\nB;7.25;saline\n",
        "preparation,protein (µg/mL) ,,\nA, 120.5 ,,\nB,7.25,,\n,,,\n",
        "\n\npreparation,protein (µg/mL)\nA,120.5\n\nB,7.25",
        "preparation,protein (µg/mL),formulation\nA,120.5\nB,7.25,x\n",
        'preparation,protein (µg/mL),formulation\nA,120.5,"two\nlines, ""quoted"""\nB,7.25,5" tube\n',
    ],
)
def test_a_delimiter_and_a_decimal_mark_do_not_change_a_table(text):
    """Semicolons with decimal commas, tabs, quotes, blank rows and short rows give the same readings."""
    assert [120.5, 7.25] == values_from(text)


def test_rows_are_counted_as_a_spreadsheet_counts_them():
    """A cell of two lines is one row, and so are blank rows and a declared delimiter."""
    text = 'sep=,\npreparation,formulation,tissue\nA,"two\nlines",skin\n\nB,x,blod\n'
    with pytest.raises(HandinFaults) as caught:
        batch_from(text.encode())

    assert [5] == [fault.row for fault in caught.value.faults]


def test_a_row_with_too_many_cells_is_a_fault_and_hides_no_other():
    """A cell that a delimiter split is named with its row, beside the other faults of the table."""
    text = "preparation,protein (µg/mL),tissue\nA,1,skin\nB,2,skin,more\nC,x,blod\n"
    with pytest.raises(HandinFaults) as caught:
        batch_from(text.encode())

    assert [(3, "more"), (4, "x"), (4, "blod")] == [(fault.row, fault.text) for fault in caught.value.faults]


def test_a_quotation_mark_that_is_never_closed_is_a_fault():
    """An open quote would swallow the rows below it without a word."""
    text = 'preparation,formulation\nA,"saline\nB,sucrose\nC,none\n'
    with pytest.raises(HandinFaults) as caught:
        batch_from(text.encode())

    assert [2] == [fault.row for fault in caught.value.faults]


@pytest.mark.parametrize("content", [b"PK\x03\x04\x00\x00", b"preparation\nA\x00\n", b"a,\x1b[31mred", b"\xff\xfea"])
def test_what_is_no_text_is_refused(content):
    """A binary file, or one with control characters, is no table."""
    with pytest.raises(UnreadableFile):
        decoded(content, "readings.csv")


def test_more_columns_than_a_table_can_have_are_refused():
    """A line of a million delimiters is refused before memory is taken for it."""
    with pytest.raises(UnreadableFile, match="columns"):
        batch_from(b"preparation" + b"," * 1_000_000)


def test_an_empty_text_is_a_table_without_rows():
    """A table that is declared and empty has no rows, and is no fault."""
    assert [] == values_from(" \n\n")


HEADERS = {
    "preparations": b"preparation,role,passage,produced_on,intact vesicles (%),derived_from\n",
    "readings": b"preparation;quantity;value;unit;dilution_state;dilution\n",
    "limits": b"quantity,bound,value,unit,kind\n",
    "runs": b"run,method,date,valid\n",
    "methods": b"quantity\tmethod\tunit\tlod\n",
    "quantities": b"quantity,unit,scale,words\n",
}


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(HEADERS)), st.booleans(), st.binary(max_size=200))
@example("readings", True, b"A;protein;5;\xb5g/mL;to apply;")
@example("preparations", True, b'"\n"A",,,,,\n')
@example("preparations", False, b"\xff\xfe\x00\xd8")
@example("limits", True, b"protein,at least,5,%,margin\n")
def test_no_bytes_break_the_reader(table, headed, content):
    """Whatever bytes a file holds, it is read, or refused with a reason; a crash would look like a verdict."""
    try:
        batch_from((HEADERS[table] if headed else b"") + content, table)
    except EvspecError as error:
        assert str(error)


CELLS = """A|LOT-1|protein|intact vesicles|cells positive for CD73|5|1,5|1.234|<0.05|ND|µg/mL|%|to apply|unknown|1000||
1e400|2026-03-04|03/04/2026|margin|at least|#N/A|91; 93|;|*|yes|no|0e400|-5|5 %|linear|logit"""
WORDS = st.sampled_from(CELLS.replace("\n", "|").split("|"))


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(HEADERS)), st.lists(st.lists(WORDS, min_size=1, max_size=6), max_size=5))
def test_no_cells_break_the_reader(table, rows):
    """Cells that are each plausible, in any column, are read or refused with a reason."""
    header = HEADERS[table].decode()
    delimiter = next(mark for mark in ";\t," if mark in header)
    lines = [delimiter.join(f'"{cell}"' for cell in row) for row in rows]
    try:
        batch_from((header + "\n".join(lines)).encode(), table)
    except EvspecError as error:
        assert str(error)
