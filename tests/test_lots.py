"""The variation between lots: by hand, of one process and method, and never better for what was left out."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import chdtri

from cases import asking, handed_in, unit_of, verdict
from evspec.errors import UnknownWord
from evspec.estimates import Bench, Estimates
from evspec.evaluate import bench_of
from evspec.proof import DAY_OF_EXAMPLES
from evspec.quantities.lots import lot_to_lot_variation
from evspec.uncertainty import Basis
from evspec.verdicts import Verdict

YIELD, DIAMETER, SHARE = "particle yield", "median diameter", "intact vesicles"
VARIATION = "lot-to-lot variation of"
LIMIT = {"quantity": VARIATION, "analyte": YIELD, "bound": "at most", "value": "30", "unit": "%"}
WITHIN = f"Then {VARIATION} {YIELD} is within the declared limits"


def lots(*values: str, quantity: str = YIELD, process: str = "P-1", first: int = 1, **more: str):
    """The tables of lots of one process, a reading each; `more` goes to the readings, or a preparation's own field."""
    names = [f"{process} lot {number}" for number in range(first, first + len(values))]
    own = {name: more.pop(name) for name in ("role", "stage", "intended_use") if name in more}
    made = {"preparations": [{"preparation": name, "process": process} | own for name in names]}
    reading = {"quantity": quantity, "unit": unit_of(quantity), "method": "NTA"} | more
    made["readings"] = [
        reading | {"preparation": name, "value": each} for name, each in zip(names, values, strict=True)
    ]
    return made


def both(*tables):
    """Tables under one another."""
    return {
        name: [row for each in tables for row in each.get(name, [])] for name in {k for each in tables for k in each}
    }


def bench(tables) -> Bench:
    return bench_of(handed_in(tables, asking("Then donor is recorded")), DAY_OF_EXAMPLES)


def varying(tables, quantity: str = YIELD) -> Estimates:
    return lot_to_lot_variation(bench(tables), quantity)


def test_three_lots_by_hand():
    """Yields of 1000, 2000 and 4000 have logarithms ln 2 apart, and two degrees of freedom of chi-square."""
    found = varying(lots("1000", "2000", "4000"))
    ends = [np.log(2) * np.sqrt(2 / chdtri(2, tail)) for tail in (0.025, 0.975)]
    expected = [100 * np.sqrt(np.expm1(each**2)) for each in (np.log(2), *ends)]

    assert expected == pytest.approx([found.value[0], found.low[0], found.high[0]])
    assert (2, 3, "%") == (found.df[0], found.runs[0], found.unit)


@pytest.mark.parametrize(
    ("quantity", "values", "expected"),
    [
        (DIAMETER, ("90", "100", "110"), 10.0),
        (SHARE, ("50", "73.1058579", "88.0797078"), 26.8941421),
        (DIAMETER, ("100", "100", "100"), 100 / np.sqrt(12) / 100),
        (YIELD, ("2000.0", "2000.0", "2000.0"), 100 * 0.1 / np.sqrt(12) / 2000),
    ],
)
def test_the_coefficient_of_variation_on_each_scale(quantity, values, expected):
    """Relative to the mean, of logits 0, 1 and 2 the missing share at 1, and never less than rounding makes it."""
    assert expected == pytest.approx(varying(lots(*values, quantity=quantity), quantity).value[0])


@pytest.mark.parametrize(("values", "estimates"), [(("2000", "2100"), 0), (("2000", "2100", "1900"), 1)])
def test_it_takes_three_lots(values, estimates):
    """Two lots tell nothing of a process, however alike they are."""
    assert estimates == len(varying(lots(*values)))


def test_runs_of_one_lot_are_no_lots():
    """Three runs of a lot are its mean: two lots with six readings are two lots."""
    runs = [lots("2000", "3000", run=f"R-{number}") for number in range(3)]
    table = {"preparations": runs[0]["preparations"], "readings": [row for each in runs for row in each["readings"]]}

    assert 0 == len(varying(table))


def test_a_lot_measured_twice_is_one_lot():
    """A retest stands beside the original and is no third lot."""
    twice = lots("2000", "3000")
    retest = {"readings": [row | {"attempt": "retest", "run": "R-2"} for row in twice["readings"]]}

    assert 0 == len(varying(both(twice, retest)))


def test_processes_stand_apart():
    """Lots of two processes are never pooled: each yields alike, though one yields ten times as much."""
    found = varying(both(lots("2000", "2010", "2020"), lots("20000", "20100", "20200", process="P-2")))

    assert 2 == len(found)
    assert (found.value < 1).all()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"method": "NTA"}, {"method": "flow"}),
        ({"at": "1", "at_unit": "d"}, {"at": "2", "at_unit": "d"}),
        ({"laboratory": "Essen"}, {"laboratory": "Graz"}),
        ({"stage": "harvest"}, {"stage": "final"}),
    ],
)
def test_what_sets_readings_apart_sets_lots_apart(one, other):
    """Two lots by one method, at one time, in one laboratory or stage and two by another are twice two lots."""
    assert 0 == len(varying(both(lots("2000", "2100", **one), lots("2050", "1990", first=3, **other))))


def test_references_and_controls_are_no_lots():
    """A reference of the process is no lot of it, and a mock yields what it likes."""
    made = lots("2000", "2100")

    assert 0 == len(varying(both(made, lots("2050", first=3, role="reference"), lots("5", first=4, role="control"))))
    assert 1 == len(varying(both(made, lots("2050", first=3, role="product"))))


@pytest.mark.parametrize(
    "left_out",
    [
        lots("<500", first=5),
        lots(">9000", first=5),
        lots("present", first=5),
        lots("0", first=5),
        lots("200", process=""),
        lots("200", first=5, method=""),
    ],
    ids=["below", "above", "word", "zero", "no process", "no method"],
)
def test_a_lot_that_was_left_out_lets_no_limit_be_met(left_out):
    """Four lots alike meet a limit; not where a fifth, known only as a bound or named to no process, is beside them."""
    alike, limit = lots("2000", "2010", "2020", "1990"), {"limits": [LIMIT]}
    found = varying(both(alike, left_out))

    assert [Basis.LOTS_LEFT_OUT] == found.basis.tolist()
    assert Verdict.MET == verdict(WITHIN, alike | limit, "*", laboratory=True)
    assert Verdict.INCONCLUSIVE == verdict(WITHIN, both(alike, left_out) | limit, "*", laboratory=True)


def test_lots_far_apart_are_not_met_whatever_was_left_out():
    """What is beyond the limit without the fifth lot is beyond it still."""
    tables = both(lots("400", "2100", "9000", "1100"), lots("<500", first=5)) | {"limits": [LIMIT]}

    assert Verdict.NOT_MET == verdict(WITHIN, tables, "*", laboratory=True)


def test_the_worst_process_counts():
    """One process within the limit does not hide another beyond it."""
    tables = both(lots("2000", "2010", "2020", "1990"), lots("400", "2100", "9000", "1100", process="P-2"))

    assert Verdict.NOT_MET == verdict(WITHIN, tables | {"limits": [LIMIT]}, "*", laboratory=True)


def test_a_lot_of_an_invalid_run_is_not_missed():
    """A lot whose run was invalid has its reason beside it, and leaves no doubt of the rest."""
    tables = both(lots("2000", "2010", "2020", run="R-1"), lots("200", first=4, run="R-2"))
    runs = [{"run": "R-1", "valid": "yes"}, {"run": "R-2", "valid": "no", "reason": "the camera was dirty"}]
    found = varying(tables | {"runs": runs})

    assert [Basis.DERIVED] == found.basis.tolist()
    assert 3 == found.runs[0]


def test_a_number_below_the_detection_limit_is_a_bound():
    """A yield that the method cannot tell from nothing is left out, as a bound is."""
    methods = [{"quantity": YIELD, "method": "NTA", "lod": "100", "unit": unit_of(YIELD)}]

    assert Basis.LOTS_LEFT_OUT == varying(lots("2000", "2010", "2020", "40") | {"methods": methods}).basis[0]


def test_a_limit_declared_after_the_first_lot_counts_as_undeclared():
    """Nobody sets the limit when the lots are known: declared between the lots it is no limit."""
    made = lots("2000", "2010", "2020", "1990", measured_on="2025-03-04", intended_use="trial")
    said = [
        verdict(WITHIN, made | {"limits": [LIMIT | {"declared_on": day}]}, "*", laboratory=True)
        for day in ("2025-03-01", "2025-03-10")
    ]

    assert [Verdict.MET, Verdict.NO_EVIDENCE] == said


@pytest.mark.parametrize("named", ["particle yeild", f"{VARIATION} particle yield", "median diameter or mode diameter"])
def test_it_is_of_one_quantity_of_lots(named):
    """A misspelt quantity, one of the laboratory, and two of them are errors and no empty answer."""
    with pytest.raises(UnknownWord):
        varying(lots("2000", "2010", "2020"), named)


def test_the_interval_covers_what_it_says():
    """Of 600 processes with five lots each, whose true variation is 20 %, 95 % of the intervals hold it."""
    deviation = np.sqrt(np.log1p(0.2**2))
    drawn = np.exp(np.log(2000) + deviation * np.random.default_rng(20).standard_normal((600, 5)))
    found = varying(
        both(*(lots(*(f"{each:.3f}" for each in row), process=f"P-{n}") for n, row in enumerate(drawn, start=1)))
    )
    share = ((found.low <= 20) & (found.high >= 20)).mean()

    assert 600 == len(found)
    assert 0.95 == pytest.approx(share, abs=4 * np.sqrt(0.95 * 0.05 / 600))
