"""Beside a reference or a control: only what was measured in one run is set against each other."""

from __future__ import annotations

import numpy as np
import pytest

from cases import asking, handed_in, judged, readings
from evspec.comparison import contrast
from evspec.estimates import Estimates
from evspec.evaluate import bench_of
from evspec.proof import DAY_OF_EXAMPLES
from evspec.quantities.known import known_quantities
from evspec.result import Result
from evspec.uncertainty import Basis
from evspec.verdicts import Verdict

QUANTITY = "biological activity"
METHOD = {
    "quantity": QUANTITY,
    "method": "T",
    "cv_intermediate": "10",
    "df": "10",
    "status": "validated",
    "document": "V",
}
T2, T10 = 4.302652729696142, 2.2281388519649385


def ratio(mine: str, theirs: str, coverage: float = 0.95, **tables: list[dict[str, str]]) -> Estimates:
    """The ratio of a lot to its reference, of readings by one method."""
    lots = [{"preparation": "lot", "reference": "known"}, {"preparation": "known", "role": "reference"}]
    rows = readings(QUANTITY, mine, method="T") + readings(QUANTITY, theirs, "known", method="T")
    rows = [{"run": "run 1"} | row for row in rows]
    batch = handed_in({"preparations": lots, "readings": rows} | tables, asking("Then donor is recorded"))
    return contrast(bench_of(batch, DAY_OF_EXAMPLES), known_quantities()[QUANTITY], "", "reference", coverage)


def test_ratio_is_that_of_each_run():
    """What a day does to both lots is divided out: the ratios of the runs are combined, not the means."""
    found = ratio("64; 128; 32", "128; 256; 64")

    assert found.value[0] == pytest.approx(0.5)
    assert found.high[0] < 0.52
    assert 3 == found.runs[0]


def test_interval_is_that_of_the_runs_on_a_log_scale():
    """Three run ratios: Student's interval of their logarithms."""
    found = ratio("50.000; 100.000; 200.000", "100.000; 100.000; 100.000")
    factor = np.exp(T2 * np.log(2) / np.sqrt(3))

    assert (found.low[0], found.high[0]) == pytest.approx((1 / factor, factor), rel=1e-3)
    assert Basis.RUNS == found.basis[0]


def test_two_one_sided_tests_need_the_narrower_interval():
    """At 5 % a side the interval is that of 90 %, inside the one of 95 %."""
    wide, narrow = (ratio("50; 100; 200", "100; 100; 100", coverage) for coverage in (0.95, 0.90))

    assert wide.low[0] < narrow.low[0] < narrow.high[0] < wide.high[0]


def test_precision_counts_for_both_sides():
    """With the method's precision a ratio is the square root of two less certain than a reading."""
    found = ratio("100.000", "100.000", methods=[METHOD])
    factor = np.exp(T10 * np.sqrt(2 * np.log1p(0.01)))

    assert (found.low[0], found.high[0]) == pytest.approx((1 / factor, factor), rel=1e-3)
    assert Basis.METHOD == found.basis[0]


def test_precision_of_the_day_of_the_measurement_counts():
    """A validation that lapsed after the readings still speaks for them; one that lapsed before does not."""
    runs = [{"run": "run 1", "date": "2025-06-01"}]
    for until, basis in (("2025-07-01", Basis.METHOD), ("2025-05-01", Basis.UNKNOWN)):
        found = ratio("100", "100", methods=[METHOD | {"valid_to": until}], runs=runs)

        assert basis == found.basis[0]


def test_replicates_are_averaged_within_their_run():
    """Wells of a run make one mean of it, on the logarithmic scale."""
    found = ratio("50 + 200; 100; 100", "100; 100 + 100; 100")

    assert found.value[0] == pytest.approx(1.0)
    assert 3 == found.runs[0]


def test_rounding_counts_for_both_sides():
    """Readings of one digit leave the ratio open by the rounding of both, though all runs agree."""
    found = ratio("5; 5; 5", "5; 5; 5")
    half = 1.959963984540054 * np.sqrt(2) / 5 / np.sqrt(12)

    assert found.high[0] == pytest.approx(1 + half, rel=1e-6)


@pytest.mark.parametrize(
    ("mine", "theirs", "low", "high"),
    [
        ("100; 100; 100", "<5; <5; <5", 20, np.inf),
        ("<5; <5; <5", "100; 100; 100", 0, 0.05),
        (">100; >100; >100", "5.000; 5.000; 5.000", 20, np.inf),
        ("100; 100; 100", "0; 0; 0", 200, np.inf),
    ],
)
def test_bounds_leave_the_ratio_open_on_their_side(mine, theirs, low, high):
    """A bound below makes the ratio "at least", or "at most" where it is one's own; the other side is open."""
    found = ratio(
        mine, theirs, methods=[{"quantity": QUANTITY, "method": "T", "lod": "5", "range_high": "100", "unit": "a.u."}]
    )

    assert low * 0.9 <= found.low[0] <= max(low * 1.001, 0)
    assert (np.isinf(found.high[0]) and np.isinf(high)) or high <= found.high[0] <= high * 1.1


def test_bounds_on_both_sides_say_nothing():
    """Where both are below the detection limit the ratio may be anything."""
    found = ratio(
        "<5; <5; <5", "<5; <5; <5", methods=[{"quantity": QUANTITY, "method": "T", "lod": "5", "unit": "a.u."}]
    )

    assert (0, np.inf) == (found.low[0], found.high[0])
    assert Basis.UNKNOWN == found.basis[0]


def test_bound_counts_only_where_the_method_supports_it():
    """`<5` of a method without a detection limit bounds nothing that a verdict could rest on."""
    assert Basis.UNSUPPORTED_BOUND == ratio("100; 100; 100", "<5; <5; <5").basis[0]


def test_bound_under_the_detection_limit_reaches_up_to_it():
    """`<1` of a method that detects from 10 on leaves up to 10 open."""
    found = ratio(
        "100; 100; 100", "<1; <1; <1", methods=[{"quantity": QUANTITY, "method": "T", "lod": "10", "unit": "a.u."}]
    )

    assert found.low[0] == pytest.approx(10, rel=0.05)


@pytest.mark.parametrize(
    "apart",
    [{"method": "S"}, {"laboratory": "Riga"}, {"at": "48", "at_unit": "h"}, {"condition": "frozen"}, {"run": "run 9"}],
)
def test_nothing_is_compared_across_settings(apart):
    """Another method, laboratory, time, condition or run leaves no pair, and no estimate."""
    lots = [{"preparation": "lot", "reference": "known"}, {"preparation": "known", "role": "reference"}]
    rows = [{"run": "run 1", "method": "T"} | row for row in readings(QUANTITY, "64")]
    rows += [{"run": "run 1", "method": "T"} | row | apart for row in readings(QUANTITY, "66", "known")]
    batch = handed_in({"preparations": lots, "readings": rows}, asking("Then donor is recorded"))

    assert 0 == len(contrast(bench_of(batch, DAY_OF_EXAMPLES), known_quantities()[QUANTITY], "", "reference", 0.95))


def test_estimates_stand_in_the_order_of_their_owners():
    """Several lots beside one reference come in the order of the preparations, each with its own ratio."""
    lots = [{"preparation": f"lot {number}", "reference": "known"} for number in (3, 1, 2)]
    rows = [
        row for number in (1, 2, 3) for row in readings(QUANTITY, f"{number}0; {number}0; {number}0", f"lot {number}")
    ]
    rows += readings(QUANTITY, "10; 10; 10", "known")
    batch = handed_in(
        {"preparations": [*lots, {"preparation": "known", "role": "reference"}], "readings": rows},
        asking("Then donor is recorded"),
    )
    found = contrast(bench_of(batch, DAY_OF_EXAMPLES), known_quantities()[QUANTITY], "", "reference", 0.95)

    assert [0, 1, 2] == found.owner.tolist()
    assert found.value == pytest.approx([3, 1, 2])


MARGIN = {
    "quantity": QUANTITY,
    "unit": "1",
    "kind": "margin",
    "declared_on": "2024-01-10",
    "basis": "the reference against itself",
}
LOW, HIGH = MARGIN | {"bound": "at least", "value": "0.5"}, MARGIN | {"bound": "at most", "value": "2"}
EQUIVALENT = f"Then {QUANTITY} is equivalent to the reference within the declared margins"


def equivalence(margins: list[dict[str, str]], *methods: str) -> Result:
    lots = [{"preparation": "lot", "reference": "known"}, {"preparation": "known", "role": "reference"}]
    rows = [
        row
        for method in methods
        for lot in ("lot", "known")
        for row in readings(QUANTITY, "64; 65; 66", lot, method=method, measured_on="2025-03-04")
    ]
    return judged(EQUIVALENT, {"preparations": lots, "readings": rows, "limits": margins})


def test_margins_of_both_sides_are_met():
    """What the next tests take away from is enough by itself."""
    assert Verdict.MET == equivalence([LOW, HIGH], "T").verdict("TST001", "lot")


@pytest.mark.parametrize("taken", [{"basis": ""}, {"declared_on": "2025-03-05"}, {"declared_on": ""}])
def test_a_margin_without_basis_or_day_before_the_run_is_none(taken):
    """A margin declared once the result is known fits any result."""
    assert Verdict.NO_EVIDENCE == equivalence([LOW, HIGH | taken], "T").verdict("TST001", "lot")


def test_each_estimate_needs_both_margins():
    """The lower margin of one method and the upper one of another are no pair for either."""
    found = equivalence([LOW | {"method": "T"}, HIGH | {"method": "U"}], "T", "U")

    assert Verdict.NO_EVIDENCE == found.verdict("TST001", "lot")
    assert "only one margin" in found.table["reason"].iloc[0]
