"""A test that was run counts, although the lot names only the other one."""

from __future__ import annotations

import pytest

from cases import DAY_OF_EXAMPLES, SUBJECT, handed_in, readings
from evspec.criteria import load_specification
from evspec.evaluate import evaluate

SPECIFICATION = load_specification()
LIMITS = [
    {"quantity": "procoagulant activity", "bound": "at most", "value": "20", "unit": "a.u."},
    {"quantity": "tissue factor", "bound": "at most", "value": "50", "unit": "pg/mL"},
]
SLOW, MUCH_FACTOR = readings("procoagulant activity", "12; 13; 12"), readings("tissue factor", "210; 204; 216")


def told(test, measured, **more):
    """The verdict of SAF007 on a lot for the blood that names this test, and what the reader is told of it."""
    lot = {"preparation": SUBJECT, "intended_use": "trial", "route": "intravenous", "coagulation_test": test}
    tables = {"limits": LIMITS, "preparations": [lot], "readings": measured} | more
    result = evaluate(handed_in(tables, SPECIFICATION), SPECIFICATION, as_of=DAY_OF_EXAMPLES, select=["SAF007"])
    return result.verdict("SAF007", SUBJECT).words, [each for each in result.notices if "both count" in each]


@pytest.mark.parametrize(
    ("test", "measured"),
    [
        ("clotting", [*SLOW, *MUCH_FACTOR]),
        ("tissue factor", [*readings("procoagulant activity", "52; 55; 51"), *readings("tissue factor", "31; 30; 33")]),
    ],
)
def test_a_bad_result_is_not_hidden_by_naming_the_other_test(test, measured):
    """Naming the test that went well does not hide the one that went badly, and the reader is told."""
    said = f"Both tests of coagulation were measured and only one is named, so both count: {SUBJECT}."

    assert ("not met", [said]) == told(test, measured)


def test_a_test_that_was_not_run_is_not_asked_for():
    """A laboratory that measures clotting alone is judged by it alone, and told nothing."""
    assert ("met", []) == told("clotting", SLOW)


def test_a_reading_that_is_set_aside_is_no_test():
    """Tissue factor of an invalid run is shown and not judged, so it makes no second test."""
    runs = [{"run": "bad", "valid": "no", "reason": "blank high"}, *({"run": f"run {each}"} for each in (1, 2, 3))]
    invalid = readings("tissue factor", "210", run="bad")

    assert ("met", []) == told("clotting", [*SLOW, *invalid], runs=runs)


def test_a_blank_test_stays_blank():
    """A lot that names no test is no evidence, however much was measured: nobody knows what it was to be judged by."""
    assert ("no evidence", []) == told("", [*SLOW, *MUCH_FACTOR])


def test_only_the_lots_concerned_are_named():
    """The notice names the lot that was measured by both tests, and none beside it."""
    lots = [
        {"preparation": name, "intended_use": "trial", "route": "intravenous", "coagulation_test": "clotting"}
        for name in (SUBJECT, "other")
    ]
    other = readings("procoagulant activity", "12; 13; 12", "other")
    verdict, [said] = told("", [*SLOW, *MUCH_FACTOR, *other], preparations=lots)

    assert ("not met", True) == (verdict, said.endswith(f"both count: {SUBJECT}."))
