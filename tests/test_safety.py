"""Safety: the highest reading of endotoxin, and the length and the growth of one sterility test."""

from __future__ import annotations

import pytest

from cases import DAY_OF_EXAMPLES, SUBJECT, handed_in
from evspec.criteria import load_specification
from evspec.evaluate import bench_of, evaluate
from evspec.verdicts import Verdict

SPECIFICATION = load_specification()
LOT = {
    "preparation": SUBJECT,
    "intended_use": "trial",
    "route": "intravenous",
    "volume_per_hour": "20",
    "lowest_weight": "50",
    "sterility_test": "compendial",
}


def reading(quantity, value, unit, **more):
    """One reading of the lot."""
    return {"preparation": SUBJECT, "quantity": quantity, "value": value, "unit": unit} | more


def judged(criterion, *rows, **tables):
    """The finding of a criterion on the lot with these readings."""
    batch = handed_in({"preparations": [LOT], "readings": list(rows)} | tables, SPECIFICATION)
    result = evaluate(batch, SPECIFICATION, as_of=DAY_OF_EXAMPLES, select=[criterion])
    return result.table.iloc[0]


def endotoxin(*values, **more):
    """Readings of endotoxin, each in a run of its own unless told otherwise."""
    return [
        reading("endotoxin concentration", value, "EU/mL", **({"run": f"E-{place}"} | more))
        for place, value in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("rows", "expected", "dose"),
    [
        (endotoxin("0.5", "0.5", "30"), "not met", 12.0),
        (endotoxin("0.5", "30", run="E-1"), "not met", 12.0),
        (endotoxin("0.5", "0.5", "30", run=""), "not met", 12.0),
        (endotoxin("0.5", "0.6", "0.7"), "met", 0.28),
        (endotoxin("12", "0.5", run="E-1"), "met", 4.8),
    ],
)
def test_the_highest_reading_is_the_dose(rows, expected, dose):
    """A mean would hide the vial that is too high, be it of a run of its own, of the same run or of none."""
    found = judged("SAF002", *rows)

    assert (expected, pytest.approx(dose)) == (found["verdict"], found["value"])
    assert "endotoxin dose by the highest reading" in found["reason"]


def test_a_run_that_is_not_valid_found_nothing():
    """What is set aside is neither the dose nor what hides it."""
    runs = [{"run": "E-2", "valid": "no", "reason": "spike lost"}, {"run": "E-0"}, {"run": "E-1"}]

    assert "met" == judged("SAF002", *endotoxin("0.5", "0.5", "30"), runs=runs)["verdict"]


def test_the_interval_of_the_dose_is_that_of_its_mean():
    """A guarded limit of the laboratory's own is held against the mean with its interval, as for any quantity."""
    bench = bench_of(
        handed_in({"preparations": [LOT], "readings": endotoxin("10", "11", "12")}, SPECIFICATION), DAY_OF_EXAMPLES
    )
    dose = bench.estimates("endotoxin dose")

    assert dose.low[0] < dose.value[0] < dose.high[0]
    assert dose.value[0] == pytest.approx(0.4 * (10 * 11 * 12) ** (1 / 3))
    assert 4.8 == pytest.approx(dose.top[0])


def sterility(*tests):
    """Readings of growth and incubation by run: (run, growth or blank, days or blank)."""
    rows = []
    for run, growth, days in tests:
        rows += [reading("microbial growth", growth, "CFU", run=run, method="broth")] if growth else []
        rows += [reading("sterility incubation", each, "d", run=run, method="broth") for each in days]
    return rows


@pytest.mark.parametrize(
    ("tests", "expected"),
    [
        ([("S-1", "no growth", ["3", "14"])], Verdict.MET),
        ([("S-1", "no growth", ["14"]), ("S-2", "no growth", ["3"])], Verdict.MET),
        ([("S-1", "no growth", []), ("S-2", "", ["14"])], Verdict.NO_EVIDENCE),
        ([("S-1", "no growth", ["7"]), ("S-2", "", ["14"])], Verdict.NOT_MET),
        ([("S-1", "no growth", ["14"]), ("S-2", "present", ["14"])], Verdict.NOT_MET),
        ([("", "no growth", ["14"])], Verdict.MET),
        ([("S-1", "no growth", [">10"]), ("S-2", "no growth", ["7"])], Verdict.INCONCLUSIVE),
    ],
)
def test_growth_and_length_are_those_of_one_test(tests, expected):
    """Fourteen days in which nobody looked say nothing of a test that was read after three."""
    assert expected.words == judged("SAF001", *sterility(*tests))["verdict"]


def test_what_a_sterility_test_takes_is_told():
    """Somebody who gave length and growth of two tests reads what is wanting."""
    found = judged("SAF001", *sterility(("S-1", "no growth", []), ("S-2", "", ["14"])))

    assert (
        "no sterility incubation: it takes growth and length of one test: of one method and run, or of one day where "
        "no run is named"
    ) == found["reason"]


def test_the_reading_that_decided_is_the_highest():
    """Somebody who looks for the dose that is too high finds its row, and not that of the first reading."""
    batch = handed_in({"preparations": [LOT], "readings": endotoxin("0.5", "0.5", "30")}, SPECIFICATION)
    result = evaluate(batch, SPECIFICATION, as_of=DAY_OF_EXAMPLES, select=["SAF002"])
    decided = result.judgements[0].details().reading[0]

    assert "30" == batch.readings.loc[decided, "text"]


def test_a_medium_that_was_cut_short_is_not_hidden_by_another():
    """Two media are two methods: the one that ran for five days counts beside the one that ran for fourteen."""
    rows = [
        reading(quantity, value, unit, method=medium, run="S-1")
        for medium, days in (("thioglycollate", "14"), ("soybean-casein", "5"))
        for quantity, value, unit in (("microbial growth", "no growth", "CFU"), ("sterility incubation", days, "d"))
    ]

    assert "not met" == judged("SAF001", *rows)["verdict"]


def test_what_is_measured_after_the_day_of_judgement_is_not_judged():
    """A verdict of March does not rest on a reading of September, and the reader is told that there is one."""
    readings = endotoxin("0.5", measured_on="2026-09-01")
    batch = handed_in({"preparations": [LOT], "readings": readings}, SPECIFICATION)
    result = evaluate(batch, SPECIFICATION, as_of=DAY_OF_EXAMPLES, select=["SAF002"])

    assert Verdict.NO_EVIDENCE == result.verdict("SAF002", SUBJECT)
    assert any("1 of the readings are of a day after 2026-01-01" in each for each in result.notices)
