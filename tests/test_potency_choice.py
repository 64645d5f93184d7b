"""Runs cannot be chosen until a potency meets its limit, and a number without its plates meets none."""

from __future__ import annotations

import pytest

from cases import Row, verdict
from evspec.uncertainty import Basis
from evspec.verdicts import Verdict
from test_potency import LIMIT, WITHIN, curve, margins, potency, runs, tables

LIMITS = [*margins(), LIMIT]
SIMILAR = runs(1.0, 1.1, 1.2)


def steep(run: str, **more: str) -> list[Row]:
    """A run in which the lot's curve is far steeper than its reference's."""
    return curve("known", run, **more) + curve("lot", run, slope=2.5, **more)


def typed(*values: float, **more: str) -> list[Row]:
    """Relative potencies that the laboratory reports itself."""
    row = {"preparation": "lot", "quantity": "relative potency", "unit": "1", "method": "T"} | more
    return [row | {"value": str(value), "run": f"r{run}"} for run, value in enumerate(values)]


def test_three_similar_runs_meet_the_limit():
    """What the other tests take away from is enough by itself."""
    assert Verdict.MET == verdict(WITHIN, tables(*SIMILAR, limits=LIMITS))


@pytest.mark.parametrize("attempt", ["original", "retest"])
def test_a_lot_that_was_not_similar_in_another_run_meets_no_limit(attempt: str):
    """Three similar runs, chosen from four or measured again after one that failed, show no potency."""
    others = [[row | {"attempt": attempt} if row["preparation"] == "lot" else row for row in each] for each in SIMILAR]
    given = tables(*others, steep("r9"), limits=LIMITS)

    assert [Basis.SIMILARITY_REFUTED] == potency(given).basis.tolist()
    assert Verdict.INCONCLUSIVE == verdict(WITHIN, given)


def test_a_run_marked_invalid_is_no_run_that_failed():
    """A plate that was spoilt says nothing of the lot, if the hand-in says that it was."""
    given = tables(*SIMILAR, steep("r9"), limits=LIMITS)
    given["runs"] = [{"run": f"r{run}"} for run in range(3)]
    given["runs"].append({"run": "r9", "valid": "no", "reason": "cells not confluent"})

    assert Verdict.MET == verdict(WITHIN, given)


def test_a_run_of_one_dose_is_no_run_that_failed():
    """One dose beside the others is no curve, and has no shape that could differ."""
    few = [row for row in steep("r9") if row["at"] == "2.5"]

    assert Verdict.MET == verdict(WITHIN, tables(*SIMILAR, few, limits=LIMITS))


def test_a_lot_that_was_not_similar_by_one_method_has_its_potency_by_another():
    """Another assay measures another thing."""
    given = tables(*SIMILAR, steep("r9", method="U"), limits=LIMITS)

    assert Verdict.MET == verdict(WITHIN, given)


@pytest.mark.parametrize("rule", ["guarded", "simple"])
def test_a_reported_potency_meets_no_limit(rule: str):
    """Three numbers typed in show no similarity, by whatever rule they are judged, and miss a limit all the same."""
    limits = [*margins(), LIMIT | {"rule": rule}]

    assert Verdict.INCONCLUSIVE == verdict(WITHIN, tables(typed(1.0, 1.02, 0.99), limits=limits))
    assert Verdict.NOT_MET == verdict(WITHIN, tables(typed(0.3, 0.31, 0.29), limits=limits))


def test_reported_potencies_do_not_stand_in_for_plates_that_refute_them():
    """Plates of another shape give no potency, and three typed numbers beside them do not mend that."""
    plates = [steep(f"r{run}") for run in range(3)]

    assert Verdict.INCONCLUSIVE == verdict(WITHIN, tables(*plates, typed(1.0, 1.02, 0.99), limits=LIMITS))


@pytest.mark.parametrize("quantity", ["relative potency", "assay response"])
def test_a_further_series_is_declared_for_the_potency_or_for_its_responses(quantity: str):
    """The finding asks for further runs of the potency, and what is run are plates."""
    later = [
        [row | {"run": f"later {row['run']}", "measured_on": "2025-06-20"} for row in each] for each in runs(1.1, 1.25)
    ]
    declared = {"preparation": "lot", "quantity": quantity, "runs": "2", "declared_on": "2025-06-10"}
    found = potency(tables(*runs(1.0, 1.2, 1.4), *later, series=[declared | {"verdict_on": "2025-06-09"}]))

    assert ([5], [2]) == (found.runs.tolist(), found.looks.tolist())
