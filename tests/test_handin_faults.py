"""Faults of a hand-in: all of them in one pass, each with its place, its text, what was expected and the nearest spelling."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from evspec.criteria import load_specification, vocabulary
from evspec.errors import HandinFaults
from evspec.handin import parse_tables, raw_table
from evspec.quantities import PANELS, Vocabulary
from evspec.quantities.known import known_quantities

VOCABULARY = Vocabulary(known_quantities(), {"patient consent form"}, PANELS, {"INT001", "INT002"})


def lines_of(text):
    """The rows of a table written with bars between its cells."""
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


def faults_of(**tables):
    """The faults of a hand-in of these tables."""
    raw = [raw_table(name, lines_of(text), file=f"{name}.csv") for name, text in tables.items()]
    with pytest.raises(HandinFaults) as caught:
        parse_tables(raw, VOCABULARY)
    return caught.value.faults


class Case(NamedTuple):
    """A table with one thing wrong, and the fault that it must give."""

    why: str
    table: str
    lines: str
    row: int | None
    column: str
    text: str
    expected: str
    nearest: str = ""


CASES = (
    Case("a misspelt column", "runs", "run | instrumnt\nR-1 | NS300", 1, "instrumnt", "instrumnt", "a column of runs", "instrument"),
    Case("a misspelt quantity as header", "preparations", "preparation | protien (µg/mL)\nA | 5", 1, "protien (µg/mL)",
         "protien (µg/mL)", "a quantity with its unit", "protein (µg/mL)"),
    Case("a column twice", "runs", "run | method | Method \nR-1 | NTA | NTA", 1, "Method", "Method", "one column method"),
    Case("a quantity twice", "preparations", "preparation | protein (µg/mL) | Protein (mg/mL)\nA | 5 | 6", 1, "Protein (mg/mL)",
         "Protein (mg/mL)", "one column of protein"),
    Case("a header without a name", "runs", "run |\nR-1 | 5", 1, "", "", "a name over every column"),
    Case("no column for the lot", "readings", "quantity | value | unit\nprotein | 5 | µg/mL", 1, "", "quantity, value, unit",
         "a column preparation"),
    Case("no column of units", "readings", "preparation | quantity | value\nA | protein | 5", 1, "", "preparation, quantity, value",
         "a column unit"),
    Case("a number without unit in the header", "preparations", "preparation | protein\nA | 5", 2, "protein", "5",
         "protein (µg/mL)"),
    Case("a header of another dimension", "preparations", "preparation | particle concentration (ng/mL)\nA | 5", 1,
         "particle concentration (ng/mL)", "particle concentration (ng/mL)", "converts to particles/mL"),
    Case("a header without its analyte", "preparations", "preparation | cells positive for (%)\nA | 5", 1, "cells positive for (%)",
         "cells positive for (%)", "an analyte"),
    Case("a unit of another dimension", "readings", "preparation | quantity | value | unit\nA | particle concentration | 5 | ng/mL", 2,
         "unit", "ng/mL", "converts to particles/mL"),
    Case("an inverse volume is no number of particles", "readings",
         "preparation | quantity | value | unit\nA | particle concentration | 5 | 1/mL", 2, "unit", "1/mL", "particles/mL"),
    Case("a misspelt unit", "readings", "preparation | quantity | value | unit\nA | particle concentration | 5 | partcles/mL", 2,
         "unit", "partcles/mL", "particles/mL", "particles/mL"),
    Case("a blank unit", "readings", "preparation | quantity | value | unit\nA | protein | 5 |", 2, "unit", "", "µg/mL"),
    Case("a misspelt quantity", "readings", "preparation | quantity | value | unit\nA | protien | 5 | µg/mL", 2, "quantity", "protien",
         "a known quantity", "protein"),
    Case("a quantity without its analyte", "readings", "preparation | quantity | value | unit\nA | cells positive for | 5 | %", 2,
         "quantity", "cells positive for", "an analyte"),
    Case("an analyte of a quantity without any", "readings",
         "preparation | quantity | value | unit | analyte\nA | protein | 5 | µg/mL | CD9", 2, "analyte", "CD9", "a blank cell"),
    Case("two analytes", "readings", "preparation | quantity | value | unit | analyte\nA | cells positive for CD73 | 5 | % | CD90", 2,
         "analyte", "CD90", "the analyte that the quantity names"),
    Case("a value without its quantity", "readings", "preparation | quantity | value | unit\nA | | 5 | %", 2, "quantity", "",
         "the quantity of the value"),
    Case("a reading of no lot", "readings", "preparation | quantity | value | unit\n | protein | 5 | µg/mL", 2, "preparation", "",
         "no blank cell"),
    Case("a negative concentration", "readings", "preparation | quantity | value | unit\nA | protein | -3e9 | ng/mL", 2, "value",
         "-3e9", "protein of 0 µg/mL or more"),
    Case("a share above all", "preparations", "preparation | intact vesicles (%)\nA | 91; 102; 93", 2, "intact vesicles (%)", "102",
         "from 0 to 100 %"),
    Case("an unbounded share above all", "preparations", "preparation | intact vesicles (%)\nA | >120", 2, "intact vesicles (%)", ">120",
         "from 0 to 100 %"),
    Case("a value with its unit", "readings", "preparation | quantity | value | unit\nA | protein | 5 ng/mL | ng/mL", 2, "value",
         "5 ng/mL", "the column unit"),
    Case("a percent sign beside another unit", "readings", "preparation | quantity | value | unit\nA | protein | 5 % | µg/mL", 2,
         "value", "5 %", "without a percent sign"),
    Case("a number that can be two", "preparations", "preparation | protein (µg/mL)\nA | 1,234", 2, "protein (µg/mL)", "1,234",
         "1.234 or 1234"),
    Case("digit groups", "preparations", "preparation | protein (µg/mL)\nA | 1 200 000", 2, "protein (µg/mL)", "1 200 000",
         "1200000, or the numbers 1; 200; 000"),
    Case("a date that can be two", "preparations", "preparation | produced_on\nA | 03/04/2026", 2, "produced_on", "03/04/2026",
         "2026-04-03 or 2026-03-04"),
    Case("a date of another form", "preparations", "preparation | produced_on\nA | 31.12.2025", 2, "produced_on", "31.12.2025",
         "YYYY-MM-DD", "2025-12-31"),
    Case("a day that is none", "preparations", "preparation | produced_on\nA | 2026-02-30", 2, "produced_on", "2026-02-30", "YYYY-MM-DD"),
    Case("the first day of a calendar", "preparations", "preparation | produced_on\nA | 1904-01-01", 2, "produced_on", "1904-01-01",
         "calendar"),
    Case("a word of no vocabulary", "preparations", "preparation | tissue\nA | bone marow", 2, "tissue", "bone marow", "one of",
         "bone marrow"),
    Case("a count that is no whole number", "preparations", "preparation | passage\nA | 4.5", 2, "passage", "4.5", "a whole number"),
    Case("a body of no weight", "preparations", "preparation | lowest_weight\nA | 0", 2, "lowest_weight", "0", "a number above 0"),
    Case("a header in a unit of another dimension", "preparations", "preparation | volume_per_hour (kg)\nA | 20", 1,
         "volume_per_hour (kg)", "volume_per_hour (kg)", "volume_per_hour (mL/h)"),
    Case("a lot twice", "preparations", "preparation\nA\nB\nA", 4, "preparation", "A", "row 2 has it already"),
    Case("a lot named as the laboratory", "preparations", "preparation\n*", 2, "preparation", "*", "another name"),
    Case("an unknown reference", "preparations", "preparation | reference\nLOT-1 | REFF-1\nREF-1 |", 2, "reference", "REFF-1",
         "preparations lists", "REF-1"),
    Case("an unknown part of a pool", "preparations", "preparation | derived_from\nLOT-1 | LOT-2; LOT-X\nLOT-2 |", 2, "derived_from",
         "LOT-2; LOT-X", "preparations lists", "LOT-2"),
    Case("a method twice", "methods", "quantity | method | status\nprotein | BCA | qualified\nprotein | BCA | validated", 3, "method",
         "protein, BCA", "row 2"),
    Case("a detection limit without its unit", "methods", "quantity | method | lod\nprotein | BCA | 5", 2, "unit", "", "µg/mL"),
    Case("a limit that nothing can reach", "limits", "quantity | bound | value | unit\nintact vesicles | at most | 102 | %", 2, "value",
         "102", "from 0 to 100 %"),
    Case("a margin that is no ratio", "limits", "quantity | bound | value | unit | kind\nprotein | at least | 8 | µg/mL | margin", 2,
         "unit", "µg/mL", "no unit, or 1"),
    Case("a side that is none", "limits", "quantity | bound | value | unit\nprotein | at leats | 8 | µg/mL", 2, "bound", "at leats",
         "at least", "at least"),
    Case("a document of no kind", "documents", "subject | kind | reference\n* | patient consent from | ICF", 2, "kind",
         "patient consent from", "patient consent form", "patient consent form"),
    Case("a panel of no name", "panels", "panel | member\nMSC antigens | CD73", 2, "panel", "MSC antigens", "MSC antigen", "MSC antigen"),
    Case("a waiver of no criterion", "waivers", "criterion | preparation | reason | owner | expires_on\nINT01 | * | x | y | 2026-12-31", 2,
         "criterion", "INT01", "INT001", "INT001"),
    Case("a file outside the hand-in", "documents", "subject | kind | reference | file\n* | patient consent form | A | ../icf.pdf", 2,
         "file", "../icf.pdf", "inside the hand-in"),
    Case("a file on a disk", "documents", "subject | kind | reference | file\n* | patient consent form | A | C:\\icf.pdf", 2,
         "file", "C:\\icf.pdf", "inside the hand-in"),
    Case("a quantity that is already there", "quantities", "quantity | unit\nProtein | µg/mL", 2, "quantity", "Protein",
         "does not use already"),
    Case("a quantity in no unit", "quantities", "quantity | unit\nesterase | nmool/min", 2, "unit", "nmool/min", "a known unit", "nmol/min"),
    Case("a spreadsheet's error", "runs", "run | instrument\nR-1 | #N/A", 2, "instrument", "#N/A", "spreadsheet's error"),
    Case("a dilution that is missing", "readings",
         "preparation | quantity | value | unit | dilution_state\nA | protein | 5 | µg/mL | to apply", 2, "dilution", "", "the dilution"),
    Case("a dilution of a share", "readings",
         "preparation | quantity | value | unit | dilution_state | dilution\nA | intact vesicles | 5 | % | to apply | 10", 2,
         "dilution_state", "to apply", "only a concentration"),
    Case("a dilution of which nobody says whether it is applied", "readings",
         "preparation | quantity | value | unit | dilution\nA | protein | 5 | µg/mL | 10", 2, "dilution_state", "", "applied or to apply"),
    Case("a dilution written as a share", "readings",
         "preparation | quantity | value | unit | dilution_state | dilution\nA | protein | 5 | µg/mL | to apply | 0.001", 2, "dilution",
         "0.001", "1 or more"),
    Case("an uncertainty of nothing", "readings",
         "preparation | quantity | value | unit | standard_uncertainty\nA | protein | 5 | µg/mL | 0", 2, "standard_uncertainty", "0",
         "above 0"),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case.why for case in CASES])
def test_a_fault_says_where_what_and_what_else(case):
    """One wrong cell gives one fault, with its place and text, what was expected, and the nearest spelling."""
    faults = faults_of(**{case.table: case.lines})

    assert len(faults) == 1, list(map(str, faults))
    assert faults[0][:5] == (f"{case.table}.csv", "", case.row, case.column, case.text)
    assert case.expected in faults[0].expected
    assert faults[0].nearest == case.nearest


def test_all_faults_are_found_in_one_pass():
    """Every faulty cell of every table is named at once; reading again and again to find the next is spared."""
    raw = [raw_table(f"{case.table}", lines_of(case.lines), file=f"{place:02}.csv") for place, case in enumerate(CASES)]
    preparations = raw_table("preparations", lines_of("preparation\nA\nLOT-1\nLOT-2\nREF-1"), file="all.csv")
    with pytest.raises(HandinFaults) as caught:
        parse_tables([raw_table("readings", [], file="none.csv"), preparations, *raw], VOCABULARY)
    found = {(fault.file, fault.row, fault.column, fault.text) for fault in caught.value.faults}
    doubled = {"a lot twice", "an unknown reference", "an unknown part of a pool"}

    assert (
        set()
        == {
            (f"{place:02}.csv", case.row, case.column, case.text)
            for place, case in enumerate(CASES)
            if case.why not in doubled
        }
        - found
    )


def test_one_bad_cell_does_not_hide_another():
    """The text among the numbers and the negative concentration below it are both named, and so is the misspelt lot."""
    faults = faults_of(
        preparations="preparation\nLOT-1",
        readings="""
            preparation | quantity | value | unit
            LOT-1 | particle concentration | 1.2e10 | particles/mL
            LOT-1 | particle concentration | -3e9 | particles/mL
            LOT-1 | particle concentration | abc | particles/mL
            LOT-11 | particle concentration | abc | particls/mL
        """,
    )

    assert [(fault.row, fault.column, fault.text, fault.nearest) for fault in faults] == [
        (3, "value", "-3e9", ""),
        (4, "value", "abc", ""),
        (5, "preparation", "LOT-11", "LOT-1"),
        (5, "value", "abc", ""),
        (5, "unit", "particls/mL", "particles/mL"),
    ]


def test_faults_stand_in_the_order_of_files_rows_and_columns():
    """Somebody with the table before them works through the list from top to bottom."""
    faults = faults_of(
        readings="preparation | quantity | value | unit\nB | protien | x | µg/mL\nA | protein | y | g/mL",
        preparations="preparation | tissue\nA | marow\nC | blod",
    )

    assert [(fault.file, fault.row, fault.column) for fault in faults] == [
        ("readings.csv", 2, "preparation"),
        ("readings.csv", 2, "quantity"),
        ("readings.csv", 2, "value"),
        ("readings.csv", 3, "value"),
        ("preparations.csv", 2, "tissue"),
        ("preparations.csv", 3, "tissue"),
    ]


def test_a_text_that_is_wrong_in_a_whole_column_is_summed_up():
    """A misspelt unit in a thousand rows is shown twenty times, and the rest is counted; another text stands on its own."""
    rows = "\n".join(["A | protein | 5 | ug/kg"] * 1000 + ["A | protein | x | ug/mL"])
    faults = faults_of(readings=f"preparation | quantity | value | unit\n{rows}")

    assert len(faults) == 22
    assert "the same in 980 further rows" in faults[0].expected
    assert (1002, "x") == (faults[-1].row, faults[-1].text)


def test_health_data_of_donors_is_not_printed():
    """The donor's cell is named and not quoted."""
    faults = faults_of(preparations="preparation | donor\nA | #N/A")

    assert ["(not shown)"] == [fault.text for fault in faults]


def test_two_tables_that_spell_every_name_differently_are_told_in_time():
    """Thousands of unknown names are all named; the nearest spelling is sought for the first of them only."""
    lots = "\n".join(f"LOT-{number:05}" for number in range(20_000))
    rows = "\n".join(f"LOT {number:05} | protein | 5 | µg/mL" for number in range(20_000))
    faults = faults_of(preparations=f"preparation\n{lots}", readings=f"preparation | quantity | value | unit\n{rows}")

    assert 20_000 == len(faults)
    assert faults[0].nearest
    assert not faults[-1].nearest


def test_a_name_in_another_case_is_known():
    """Headers and words of vocabularies are compared without case, underscores or blanks at their ends."""
    lines = "Preparation | Produced On | TISSUE | Intact_vesicles (%)\nA | 2026-03-02 | Bone Marrow | 91"
    batch = parse_tables([raw_table("preparations", lines_of(lines))], VOCABULARY)

    assert ["bone marrow"] == list(batch.preparations["tissue"])
    assert ["intact vesicles"] == list(batch.readings["quantity"])


@pytest.mark.parametrize(
    ("run", "method", "column", "nearest"),
    [("R-12", "NTA", "run", "R-1"), ("R-1", "TRPS", "method", "")],
)
def test_a_run_is_one_of_the_table_of_runs(run, method, column, nearest):
    """Where runs are listed, a reading of another run, or by another method than its run, is a fault."""
    faults = faults_of(
        runs="run | method\nR-1 | NTA",
        readings=f"preparation | quantity | value | unit | run | method\nA | mean diameter | 120 | nm | {run} | {method}",
    )

    assert [(2, column, nearest)] == [(fault.row, fault.column, fault.nearest) for fault in faults]


KNOWING = VOCABULARY._replace(analytes={"CD73", "CD90", "CD105"})
READING = "preparation | quantity | value | unit | analyte"


@pytest.mark.parametrize(
    ("table", "lines", "column", "text", "nearest"),
    [
        ("readings", f"{READING}\nA | cells positive for | 9 | % | cd73", "analyte", "cd73", "CD73"),
        ("readings", f"{READING}\nA | cells positive for | 9 | % | CD 90", "analyte", "CD 90", "CD90"),
        ("readings", f"{READING}\nA | cells positive for CD-105 | 9 | % |", "quantity", "cells positive for CD-105",
         "cells positive for CD105"),
        ("readings", "preparation | cells positive for Cd73 (%)\nA | 9", "cells positive for Cd73 (%)",
         "cells positive for Cd73 (%)", "cells positive for CD73 (%)"),
        ("limits", "quantity | bound | value | unit | analyte\ncells positive for | at least | 9 | % | cd-73", "analyte",
         "cd-73", "CD73"),
        ("panels", "panel | member\nMSC antigen | cd90", "member", "cd90", "CD90"),
    ],
)  # fmt: skip
def test_an_analyte_in_another_spelling_is_a_fault(table, lines, column, text, nearest):
    """A reading of cd73 would be no evidence for CD73, without a word."""
    with pytest.raises(HandinFaults) as caught:
        parse_tables([raw_table(table, lines_of(lines))], KNOWING)

    assert [(column, text, nearest)] == [(each.column, each.text, each.nearest) for each in caught.value.faults]


def test_an_analyte_is_held_against_the_panels_too():
    """A member of a panel is a known spelling; another analyte is nobody's misspelling."""
    faults = faults_of(
        panels="panel | member\nMSC antigen | CD44",
        readings=f"{READING}\nA | antigen signal of | 9 | a.u. | cd 44\nA | antigen signal of | 9 | a.u. | CD144",
    )

    assert [("cd 44", "CD44")] == [(fault.text, fault.nearest) for fault in faults]


def test_the_vocabulary_knows_the_analytes_of_the_sentences():
    """Analytes are those that nouns name, and no panel is one."""
    analytes = set(vocabulary(load_specification()).analytes)

    assert {"CD73", "CD90", "CD105", "CD11b"} <= analytes
    assert not analytes & set(PANELS)


@pytest.mark.parametrize(
    "text",
    [
        "covid 19",
        "Covid-19",
        "COVID19",
        "COVID\u201119",
        "\uff23\uff2f\uff36\uff29\uff24-19",
        "severe COVID-19",
        "COVD-19",
        "ARDS after Covit-19",
        "SARS-CoV-2 pneumonia",
        "Sars CoV2",
        "2019-nCoV",
        "coronavirus disease",
        "Corona virus disease 2019",
    ],
)
def test_another_spelling_of_what_a_criterion_looks_for_is_a_fault(text):
    """A lot against COVID-19 spelt otherwise would escape the criterion on claims of endorsement."""
    [fault] = faults_of(
        preparations=f"preparation | Indication\nA | COVID-19\nB | {text}\nC | graft-versus-host disease"
    )

    assert fault[:5] == ("preparations.csv", "", 3, "Indication", text)
    assert ("COVID-19", True) == (fault.nearest, "for which a criterion looks" in fault.expected)


@pytest.mark.parametrize(
    "text",
    [
        "COVID-19",
        "graft-versus-host disease",
        "coronary artery disease",
        "CVID",
        "COPD",
        "ARDS",
        "corona radiata infarct",
    ],
)
def test_another_condition_is_no_spelling_of_it(text):
    """Hearts have coronary arteries, and common variable immunodeficiency is called CVID."""
    raw = raw_table("preparations", lines_of(f"preparation | indication\nA | {text}"))

    assert text == parse_tables([raw], VOCABULARY).preparations["indication"].iloc[0]


def test_a_method_in_another_spelling_is_a_fault():
    """A method that differs from a listed one in case or hyphens would lose its precision and its status."""
    faults = faults_of(
        methods="quantity | method | unit | lod\nprotein | micro-BCA | µg/mL | 1",
        runs="run | method\nR-1 | Micro-BCA",
        limits="quantity | bound | value | unit | method\nprotein | at least | 5 | µg/mL | microBCA",
        readings="preparation | quantity | value | unit | method\nA | protein | 5 | µg/mL | Micro BCA\n"
        "A | protein | 5 | µg/mL | Bradford",
    )

    assert {"Micro-BCA", "microBCA", "Micro BCA"} == {fault.text for fault in faults}
    assert {"micro-BCA"} == {fault.nearest for fault in faults}


@pytest.mark.parametrize("name", ["reference", "control"])
def test_a_preparation_is_not_compared_to_itself(name):
    """A lot is always equivalent to itself, which shows nothing."""
    faults = faults_of(preparations=f"preparation | role | {name}\nA | {name} | A\nB | product | A")

    assert [(2, name, "A")] == [(fault.row, fault.column, fault.text) for fault in faults]


def test_no_lot_is_called_as_the_laboratory_is():
    """`*` stands for the laboratory in readings as well."""
    faults = faults_of(readings="preparation | quantity | value | unit\n* | protein | 5 | µg/mL")

    assert [(2, "preparation", "*")] == [(fault.row, fault.column, fault.text) for fault in faults]


def test_a_reading_is_of_the_day_of_its_run():
    """Two days for one measurement are both named; a blank on either side is filled or left."""
    faults = faults_of(
        runs="run | date\nR-1 | 2026-03-04\nR-2 |",
        readings="preparation | quantity | value | unit | run | measured_on\n"
        "A | protein | 5 | µg/mL | R-1 | 2026-03-05\nA | protein | 5 | µg/mL | R-1 |\n"
        "A | protein | 5 | µg/mL | R-2 | 2026-03-05",
    )

    assert [(2, "2026-03-05")] == [(fault.row, fault.text) for fault in faults]
    assert "2026-03-04" in faults[0].expected


@pytest.mark.parametrize(
    ("column", "text"),
    [("cv_intermediate", "0"), ("cv_repeatability", "-5"), ("df", "0"), ("lod", "-1"), ("loq", "-1")],
)
def test_the_numbers_of_a_method_can_be(column, text):
    """A precision of nothing, or of no degrees of freedom, would make every interval vanish."""
    faults = faults_of(methods=f"quantity | method | unit | {column}\nprotein | BCA | µg/mL | {text}")

    assert [(2, column, text)] == [(fault.row, fault.column, fault.text) for fault in faults]


@pytest.mark.parametrize(
    ("first", "second", "wrong"),
    [
        ("at least | 90", "at most | 80", True),
        ("below | 0.05", "above | 5", True),
        ("above | 5", "at most | 5", True),
        ("at least | 5", "at most | 5", False),
        ("at least | 5", "at most | 10", False),
        ("at least | 90", "at least | 80", False),
    ],
)
def test_limits_can_be_met_together(first, second, wrong):
    """A window without an inside fails every lot; its second row is the fault."""
    head = "quantity | bound | value | unit"
    raw = raw_table("limits", lines_of(f"{head}\nprotein | {first} | µg/mL\nprotein | {second} | µg/mL"))
    faults = ()
    try:
        parse_tables([raw], VOCABULARY)
    except HandinFaults as error:
        faults = error.faults

    assert ([(3, "value")] if wrong else []) == [(fault.row, fault.column) for fault in faults]


def test_limits_of_different_readings_are_no_window():
    """Limits of two stages, or at release and over shelf life, hold for different readings."""
    lines = "quantity | bound | value | unit | stage | kind\nprotein | at least | 9 | µg/mL | harvest |\n"
    lines += "protein | at most | 5 | µg/mL | final | release\nprotein | at least | 7 | µg/mL | final | shelf life\n"
    batch = parse_tables([raw_table("limits", lines_of(lines))], VOCABULARY)

    assert 3 == len(batch.limits)


def test_a_document_is_issued_before_it_expires():
    """Two days in the wrong order are one of them a misprint."""
    faults = faults_of(
        documents="subject | kind | reference | issued_on | expires_on\n"
        "* | patient consent form | 1 | 2026-03-02 | 2026-03-01\n* | patient consent form | 2 | 2026-03-02 | 2026-03-02"
    )

    assert [(2, "issued_on", "2026-03-02")] == [(fault.row, fault.column, fault.text) for fault in faults]


@pytest.mark.parametrize(
    ("text", "wrong"), [("<0", True), ("< 0.0", True), ("<=0", False), ("<0.1", False), ("0", False)]
)
def test_nothing_is_below_the_lowest(text, wrong):
    """`<0 µg/mL` is no bound of a concentration; `<=0` is a zero."""
    raw = raw_table("readings", lines_of(f"preparation | quantity | value | unit\nA | protein | {text} | µg/mL"))
    faults = ()
    try:
        parse_tables([raw], VOCABULARY)
    except HandinFaults as error:
        faults = error.faults

    assert ([text] if wrong else []) == [fault.text for fault in faults]


def test_a_day_is_one_of_the_calendar():
    """A thirteenth month is told as that, not as another way of writing dates."""
    faults = faults_of(preparations="preparation | produced_on\nA | 2026-13-01\nB | 2026-02-30")

    assert ["a day of the calendar (YYYY-MM-DD)"] * 2 == [fault.expected for fault in faults]


@pytest.mark.parametrize(
    ("table", "text", "row", "column", "found"),
    [
        ("preparations", "preparation | role | control\nA | product |\nB | product | A", 3, "control", "A"),
        ("preparations", "preparation | role | control\nA | |\nB | product | A", 3, "control", "A"),
        (
            "preparations",
            "preparation | produced_on | released_on\nA | 2026-02-02 | 2026-02-01",
            2,
            "released_on",
            "2026-02-01",
        ),
        (
            "preparations",
            "preparation | formulation | excipient_protein\nA | saline, 1 % HSA | none",
            2,
            "excipient_protein",
            "none",
        ),
        (
            "preparations",
            "preparation | mechanism | immune_mechanism\nA | Immunomodulation | no",
            2,
            "immune_mechanism",
            "no",
        ),
        (
            "preparations",
            "preparation | derived_from | immortalised\nA | | yes\nB | A |\nC | B | no",
            4,
            "immortalised",
            "no",
        ),
        (
            "preparations",
            "preparation | derived_from | animal_reagents\nA | | yes\nB | A | no",
            3,
            "animal_reagents",
            "no",
        ),
        (
            "panels",
            "panel | member | summary\nMSC antigen | CD73 | sum\nMSC antigen | CD105 | mean",
            3,
            "summary",
            "mean",
        ),
        ("panels", "panel | member\ntransmembrane marker | CD9\ncytosolic marker | CD9", 3, "member", "CD9"),
        ("panels", "panel | member\nnon-MSC antigen | CD45\nMSC antigen | CD45", 2, "member", "CD45"),
        ("methods", "quantity | method | document\nprotein | BCA | not done", 2, "document", "not done"),
        ("limits", "quantity | bound | value | unit | basis\nprotein | at most | 5 | µg/mL | n/a", 2, "basis", "n/a"),
        ("documents", "subject | kind | reference\n* | donor consent | -", 2, "reference", "-"),
        (
            "readings",
            "preparation | quantity | value | unit | laboratory\nA | protein | 5 | µg/mL | unknown",
            2,
            "laboratory",
            "unknown",
        ),
    ],
)
def test_what_denies_another_cell_or_names_nothing_is_a_fault(table, text, row, column, found):
    """Each would be met by one cell and not by another, and only the laboratory knows which is true."""
    faults = faults_of(**{table: text})

    assert (row, column, found) in [(fault.row, fault.column, fault.text) for fault in faults]


@pytest.mark.parametrize(
    "text",
    [
        "preparation | role | control\nA | control |\nB | product | A",
        "preparation | produced_on | released_on\nA | 2026-02-01 | 2026-02-01",
        "preparation | formulation | excipient_protein\nA | saline, 1 % HSA | added after measurement",
        "preparation | formulation | excipient_protein\nA | saline, 5 % sucrose | none",
        "preparation | derived_from | immortalised\nA | | no\nB | A | yes",
        "preparation | donor\nA | D-1; D-2",
    ],
)
def test_what_agrees_is_none(text):
    """A check on contradictions leaves what a laboratory may well say."""
    batch = parse_tables([raw_table("preparations", lines_of(text), file="preparations.csv")], VOCABULARY)

    assert len(batch) == len(text.splitlines()) - 1


def test_greek_letters_of_an_analyte_are_not_told_apart():
    """Software that knows Latin letters alone exports CD79α as CD79a, which no criterion asks for."""
    text = "preparation | quantity | analyte | value | unit\nA | cells positive for | CD79a | 9 | %"
    (fault,) = faults_of(readings=text, panels="panel | member\nnon-MSC antigen | CD79α")

    assert ("CD79a", "CD79α") == (fault.text, fault.nearest)
