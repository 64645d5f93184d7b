"""A hand-in on disk: folders, what is missing from them, what does not belong, and what leads out of them."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import pytest

from evspec.errors import HandinFaults, UnreadableFile
from evspec.handin import folder as disk
from evspec.handin import read_handin
from evspec.quantities import PANELS, Vocabulary
from evspec.quantities.known import known_quantities

VOCABULARY = Vocabulary(known_quantities(), {"patient consent form"}, PANELS, {"INT001"})
PREPARATIONS = "preparation\nLOT-1\n"
LABORATORY = Path(__file__).parent.parent / "examples" / "laboratory"
DOCUMENTS = "subject,kind,reference,file\n*,patient consent form,ICF,{}\n"


def folder_of(path, **files):
    """A folder that holds these files; two underscores stand for the point."""
    for name, text in files.items():
        target = path / name.replace("__", ".")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return path


def faults_of(path):
    """The faults of a hand-in as pairs of file and nearest spelling."""
    with pytest.raises(HandinFaults) as caught:
        read_handin(path, VOCABULARY)
    return [(fault.file, fault.text, fault.nearest) for fault in caught.value.faults]


def refusal_of(path):
    """Why a hand-in cannot be read at all."""
    with pytest.raises(UnreadableFile) as caught:
        read_handin(path, VOCABULARY)
    return str(caught.value)


def test_a_folder_is_read_with_the_files_it_is_made_of(tmp_path):
    """Every table that was read is in the provenance, with its digest; a read-me and hidden files are left alone."""
    folder = folder_of(tmp_path, Preparations__CSV=PREPARATIONS, README__md="x", notes__txt="y", __hidden__csv="z")
    batch = read_handin(str(folder), VOCABULARY)

    assert ["LOT-1"] == list(batch.names)
    assert [("Preparations.CSV", hashlib.sha256(PREPARATIONS.encode()).hexdigest(), len(PREPARATIONS))] == list(
        batch.provenance.itertuples(index=False, name=None)
    )


def test_a_path_that_is_not_there_is_refused(tmp_path):
    """A missing path gives one sentence, and no traceback of the operating system."""
    assert "not there" in refusal_of(tmp_path / "nowhere")
    assert refusal_of("a\0b")


@pytest.mark.parametrize(
    "files", [{}, {"README__md": "x"}, {"preparations__csv": "preparation\n"}, {"readings__csv": ""}]
)
def test_nothing_to_judge_is_refused(tmp_path, files):
    """An empty folder, or tables without a row, must not look like a hand-in without faults."""
    assert "nothing to judge" in refusal_of(folder_of(tmp_path, **files))


@pytest.mark.parametrize("name", ["readings.csv", "book.xls", "book.ods", "book.pdf", "book.xlsm"])
def test_a_file_of_another_kind_is_refused(tmp_path, name):
    """A single table, an old workbook or a document is not a hand-in, and the message says what is."""
    file = tmp_path / name
    file.write_text(PREPARATIONS, encoding="utf-8")

    assert "expected" in refusal_of(file)


def test_a_misspelt_table_is_a_fault(tmp_path):
    """A table that nobody would read is named with the nearest spelling, beside the faults inside the others."""
    folder = folder_of(
        tmp_path, preparations__csv="preparation,tissue\nA,blod\n", reading__csv="x\n", limmits__tsv="y\n"
    )

    assert [
        ("preparations.csv", "blod", ""),
        ("limmits.tsv", "limmits", "limits"),
        ("reading.csv", "reading", "readings"),
    ] == (faults_of(folder))


def test_a_table_twice_is_a_fault(tmp_path):
    """Two files of one table might both be meant."""
    folder = folder_of(tmp_path, preparations__csv=PREPARATIONS, preparations__tsv="preparation\nLOT-2\n")

    assert [("preparations.tsv", "preparations.tsv", "")] == faults_of(folder)


def test_a_workbook_beside_tables_is_a_fault(tmp_path):
    """It is one or the other: nobody can tell which holds the newer numbers."""
    folder = folder_of(tmp_path, preparations__csv=PREPARATIONS, old__xlsx="x")

    assert [("old.xlsx", "old.xlsx", "")] == faults_of(folder)


def test_a_file_that_a_table_names_is_no_misspelt_table(tmp_path):
    """An export beside the tables is left to the row that names it."""
    folder = folder_of(tmp_path, documents__csv=DOCUMENTS.format("consent.csv"), consent__csv="x\n")

    assert 1 == len(read_handin(folder, VOCABULARY).documents)


@pytest.mark.parametrize(
    "name", ["../icf.pdf", "/etc/passwd", "C:\\icf.pdf", "\\\\server\\icf.pdf", "documents/../../icf.pdf", "link"]
)
def test_a_file_that_leads_out_of_the_folder_is_a_fault(tmp_path, name):
    """No row can make evspec look outside of the hand-in, by dots, by a root or by a symbolic link."""
    (tmp_path / "icf.pdf").write_text("x", encoding="utf-8")
    folder = folder_of(tmp_path / "handin", documents__csv=DOCUMENTS.format(name))
    (folder / "documents").mkdir()
    (folder / "link").symlink_to(tmp_path / "icf.pdf")

    assert [("documents.csv", name, "")] == faults_of(folder)


def test_a_file_that_is_not_there_is_a_fault(tmp_path):
    """A document that was never filed is not evidence; the nearest name beside it is offered."""
    folder = folder_of(tmp_path, documents__csv=DOCUMENTS.format("papers/icv.pdf"))
    folder_of(tmp_path / "papers", icf__pdf="x")

    assert [("documents.csv", "papers/icv.pdf", "papers/icf.pdf")] == faults_of(folder)


@pytest.mark.parametrize("name", ["papers/icf.pdf", "papers\\icf.pdf"])
def test_a_file_inside_the_folder_is_found(tmp_path, name):
    """A path inside the hand-in is found, whichever stroke its system writes."""
    folder = folder_of(tmp_path, documents__csv=DOCUMENTS.format(name))
    folder_of(tmp_path / "papers", icf__pdf="x")

    assert [name] == list(read_handin(folder, VOCABULARY).documents["file"])


def test_too_much_is_refused(tmp_path, monkeypatch):
    """A file or a folder past its bounds is refused before it is read."""
    folder = folder_of(tmp_path, preparations__csv=PREPARATIONS, a__md="x", b__md="x")
    monkeypatch.setattr(disk, "MOST_FILES", 2)

    assert "files" in refusal_of(folder)

    monkeypatch.setattr(disk, "MOST_FILES", 10)
    monkeypatch.setattr(disk, "LARGEST", 5)

    assert "bytes" in refusal_of(folder)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything can be read here")
def test_a_file_that_may_not_be_read_is_refused(tmp_path):
    """A file without permission is a refusal, and no crash."""
    folder = folder_of(tmp_path, preparations__csv=PREPARATIONS)
    (folder / "preparations.csv").chmod(0)

    assert "opened" in refusal_of(folder)


FILES = "file;preparation;selector;run\n\n{}\n"


def exported(path, row):
    """A hand-in of one export of the example laboratory, filed by this row."""
    shutil.copytree(LABORATORY / "nta", path / "nta")
    return folder_of(path, preparations__csv=PREPARATIONS, files__csv=FILES.format(row))


def test_an_export_becomes_readings_of_its_run(tmp_path):
    """An export that the table of files names is read with the tables, and stands in the provenance beside them."""
    batch = read_handin(exported(tmp_path, "nta/LOT-01_run1.csv;LOT-1;;R-1"), VOCABULARY)

    assert {"R-1"} == set(batch.readings["run"])
    assert "NanoSight" in str(batch.runs["instrument"].iloc[0])
    assert ["files.csv", "preparations.csv", "nta/LOT-01_run1.csv"] == list(batch.provenance["file"])


@pytest.mark.parametrize(
    ("row", "column", "text"),
    [
        ("nta/LOT-01_run1.csv;LOT-1;no such video;R-1", "selector", "no such video"),
        ("nta/LOT-01_run9.csv;LOT-1;;R-1", "file", "nta/LOT-01_run9.csv"),
        ("nta/LOT-01_run1.csv;LOT-9;;R-1", "preparation", "LOT-9"),
    ],
)
def test_a_fault_of_an_export_stands_in_the_row_that_names_it(tmp_path, row, column, text):
    """The fault leads to the row of the table of files, as a spreadsheet counts it."""
    with pytest.raises(HandinFaults) as caught:
        read_handin(exported(tmp_path, row), VOCABULARY)

    assert [("files.csv", 3, column, text)] == [
        (each.file, each.row, each.column, each.text) for each in caught.value.faults
    ]


@pytest.mark.parametrize(
    ("content", "row"),
    [(b"run\nR-1\x00\n", 2), ("run\nR-1\n".encode("utf-16-le"), 1), (b"\xff\xfea", None)],
)
def test_a_table_that_is_no_text_hides_no_fault_of_another(tmp_path, content, row):
    """A file that cannot be decoded is one fault, and the other tables are read beside it."""
    (tmp_path / "runs.csv").write_bytes(content)
    (tmp_path / "readings.csv").write_text("preparation,protein (µg/mL)\nA,x\n", encoding="utf-8")
    with pytest.raises(HandinFaults) as caught:
        read_handin(tmp_path, VOCABULARY)

    assert [("readings.csv", 2), ("runs.csv", row)] == [(each.file, each.row) for each in caught.value.faults]
