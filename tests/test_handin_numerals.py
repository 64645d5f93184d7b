"""Numbers as they are printed: every accepted form reads back, and what can be read two ways is refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evspec.handin.numerals import Marks, marks_of, read_numbers
from evspec.handin.raw import cells_of
from evspec.handin.values import read_values

POINT = Marks(point=True)
COMMA = Marks(comma=True)
RAISED = str.maketrans("+-0123456789", "⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def read(text, marks=POINT):
    """The value, the decimals and what was expected instead, of one text."""
    numbers = read_numbers(np.array([text], object), marks)
    problem = numbers.problems.get(0)
    return float(numbers.value[0]), int(numbers.decimals[0]), problem.expected if problem else ""


@pytest.mark.parametrize(
    ("text", "value", "decimals"),
    [
        ("0", 0.0, 0),
        ("90", 90.0, 0),
        ("1200", 1200.0, 0),
        ("5.0", 5.0, 1),
        (".5", 0.5, 1),
        ("5.", 5.0, 0),
        ("1.2e10", 1.2e10, -9),
        ("1.2E+10", 1.2e10, -9),
        ("1.2e-3", 1.2e-3, 4),
        ("1.2×10^10", 1.2e10, -9),
        ("1.2x10^10", 1.2e10, -9),
        ("1.2 × 10¹⁰", 1.2e10, -9),
        ("1.2·10⁻³", 1.2e-3, 4),
        ("3 * 10^6", 3e6, -6),
        ("10⁹", 1e9, -9),
        ("10^9", 1e9, -9),
        ("-80", -80.0, 0),
        ("+5", 5.0, 0),
        ("1.234", 1.234, 3),
        ("1234.567", 1234.567, 3),
        ("91 %", 91.0, 0),
        ("123456789012345678901234567890", 123456789012345678901234567890.0, 0),
    ],
)
def test_a_printed_number_is_read(text, value, decimals):
    """Each printed form has its value and its last printed digit; 10⁹ read as 109 would be caught."""
    assert (value, decimals, "") == read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 200 000", "1200000, or the numbers 1; 200; 000"),
        ("1.200.000", "1200000, or the numbers 1; 200; 000"),
        ("1,200,000", "1200000, or the numbers 1; 200; 000"),
        ("1'200'000", "1200000"),
        ("1,234.5", "1234.5"),
        ("1,234", "1.234 or 1234"),
        ("999,999", "999.999 or 999999"),
        ("nan", "a finite number"),
        ("NaN", "a finite number"),
        ("inf", "a finite number"),
        ("-Infinity", "a number"),
        ("1e999", "a finite number"),
        ("1e9999", "a finite number"),
        ("1e250", "at most 1e200"),
        ("0e400", "a finite number"),
        ("N/A", "blank cell"),
        ("#DIV/0!", "spreadsheet's error"),
        ("5 ng/mL", "goes into the column unit"),
        ("5 ± 0.2", "standard_uncertainty"),
        ("abc", "a number"),
        ("-", "a number"),
        ("–", "a number"),
        ("1-2", "a number"),
        ("1e", "a number"),
        ("0x10", "a number"),
        ("1_000", "digit groups"),
        ("١٢", "a number"),
        ("%", "a number"),
    ],
)
def test_what_is_no_number_says_what_was_expected(text, expected):
    """A text that is no number, or one that could be two, is refused, and both readings are named."""
    value, _, problem = read(text)

    assert np.isnan(value)
    assert expected in problem


@pytest.mark.parametrize(
    ("words", "semicolons", "text", "expected"),
    [
        (["0,05"], False, "1,234", 1.234),
        (["12,5"], True, "1,234", 1.234),
        (["1234,5"], True, "7,5", 7.5),
        (["1,5e10"], True, "1,234", 1.234),
        (["12,5"], True, "1.234", None),
        (["12.5"], True, "1.234", 1.234),
        (["12.5"], True, "1,234", None),
        ([], False, "1.234", 1.234),
        ([], False, "1,234", None),
        ([], True, "1.234", None),
        ([], True, "1,234", None),
        (["0,05", "0.05"], True, "1,234", None),
        (["0,05", "0.05"], True, "1.234", None),
        (["0,05", "0.05"], True, "12,5", 12.5),
        (["<0,05; 0,07"], True, "1,234", 1.234),
    ],
)
def test_the_decimal_mark_is_what_the_table_shows(words, semicolons, text, expected):
    """`1,234` is decided by other cells of its table, and refused where they do not decide."""
    value, _, problem = read(text, marks_of([*words, text], semicolons=semicolons))

    assert (expected is None) == bool(problem)
    assert expected is None or expected == value


def printed_forms(number):
    """The same number in every form that is accepted, with the marks that its table shows."""
    mantissa, _, exponent = number.partition("e")
    power = str(int(exponent or 0))
    yield number, POINT
    yield number.upper(), POINT
    yield number.replace("-", "\u2212"), POINT
    yield number.replace(".", ","), COMMA
    yield f"{mantissa}×10^{power}", POINT
    yield f"{mantissa} x 10^{power}", POINT
    yield f"{mantissa} · 10{power.translate(RAISED)}", POINT


@settings(max_examples=200, deadline=None)
@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e199, max_value=1e199), st.integers(0, 16))
def test_a_number_reads_back_equal_in_every_form(number, digits):
    """A number printed in any accepted form is the number that Python reads, to the last bit."""
    text = f"{number:.{digits}e}"
    for form, marks in printed_forms(text):
        cells = cells_of(np.array([form], object))
        value, decimals, problem = read(cells.words[0], marks)

        assert (float(text), "") == (value, problem)
        assert decimals == digits - int(text.partition("e")[2])


@settings(max_examples=200, deadline=None)
@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=4))
def test_a_plain_decimal_reads_back_equal(number):
    """A decimal with four places has no second reading, whichever its mark."""
    assert (float(number), 4, "") == read(f"{number:f}")
    assert (float(number), 4, "") == read(f"{number:f}".replace(".", ","), COMMA)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("5", [("number", 5.0)]),
        ("<0.05", [("below", 0.05)]),
        ("≤ 0.05", [("below", 0.05)]),
        ("> 1e12", [("above", 1e12)]),
        (">=5", [("above", 5.0)]),
        ("ND", [("absent", None)]),
        ("n.d.", [("absent", None)]),
        ("Not  detected", [("absent", None)]),
        ("negative", [("absent", None)]),
        ("no growth", [("absent", None)]),
        ("Present", [("present", None)]),
        ("growth", [("present", None)]),
        ("91; 93; 92", [("number", 91.0), ("number", 93.0), ("number", 92.0)]),
        ("91;;92;", [("number", 91.0), ("number", 92.0)]),
        ("ND; <0.1; 5", [("absent", None), ("below", 0.1), ("number", 5.0)]),
        ("", []),
        (" ; ", []),
    ],
)
def test_a_cell_holds_readings(cell, expected):
    """Bounds, words and replicates in one cell are read apart; a blank part is no reading."""
    values = read_values(cells_of(np.array([cell], object)), POINT)
    kinds = ("number", "below", "above", "present", "absent")
    found = [(kinds[values.kind[code]], values.value[code]) for code in values.cells.codes]

    assert values.problems == {}
    assert expected == [(kind, None if np.isnan(value) else value) for kind, value in found]


@pytest.mark.parametrize(
    ("cell", "nearest"), [("presnt", "present"), ("ND?", "nd"), ("<", ""), ("< abc", ""), ("-", "")]
)
def test_any_other_text_is_a_problem(cell, nearest):
    """A text that is neither a number nor a known word is refused, with the nearest word."""
    values = read_values(cells_of(np.array([cell], object)), POINT)

    assert [nearest] == [problem.nearest for problem in values.problems.values()]
