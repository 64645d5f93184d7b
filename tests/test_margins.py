"""Margins of equivalence: what similarity of plates and the sentence on equivalence take for declared is the same."""

from __future__ import annotations

import numpy as np
import pytest

from cases import Row, asking, handed_in
from evspec.decision import EQUIVALENCE, LOWER
from evspec.estimates import Bench
from evspec.evaluate import bench_of
from evspec.fields import YES
from evspec.limits import _at_stage, _by_method, _in_time, declared, wanting
from evspec.potency.shapes import SLOPE_RATIO
from evspec.potency.similarity import margins_of
from evspec.potency.study import study_of
from evspec.proof import DAY_OF_EXAMPLES

RUN_ON = "2025-06-01"
Held = tuple[float, float] | None


def wells(lot: str, day: str) -> list[Row]:
    """A curve of one run by method T, two wells a dose."""
    row = {"preparation": lot, "quantity": "assay response", "unit": "a.u.", "run": "R-1", "method": "T"}
    row |= {"at_unit": "µg/mL", "measured_on": day}
    made = []
    for dose in (0.1, 0.5, 2.5, 12.5, 62.5, 312.5):
        middle = 0.2 + 1.8 / (1 + (5 / dose) ** 1.2)
        made += [row | {"at": str(dose), "value": f"{middle + off:.5f}"} for off in (-0.03, 0.03)]
    return made


def margin(low: str = "0.7", high: str = "1.4", day: str = "2025-01-10", **more: str) -> list[Row]:
    """Two margins of the slope ratio, or one where the other is blank."""
    row = {"quantity": SLOPE_RATIO, "unit": "1", "kind": "margin", "basis": "history", "declared_on": day} | more
    sides = (("at least", low), ("at most", high))
    return [row | {"bound": bound, "value": value} for bound, value in sides if value]


def bench(limits: list[Row], day: str = RUN_ON, **lot: str) -> Bench:
    """A lot and its reference on one plate, and these margins."""
    lots = [{"preparation": "lot", "reference": "known"} | lot, {"preparation": "known", "role": "reference"}]
    given = {"preparations": lots, "readings": wells("known", day) + wells("lot", day), "limits": limits}
    return bench_of(handed_in(given, asking("Then donor is recorded")), DAY_OF_EXAMPLES)


def by_similarity(told: Bench) -> Held:
    """The margins between which `evspec.potency` looks for the slope ratio of the plate, None unless there are two."""
    found = margins_of(told, study_of(told), SLOPE_RATIO)
    return (float(found.low[0]), float(found.high[0])) if found.declared[0] else None


def by_sentence(told: Bench) -> Held:
    """The margins that the sentence on equivalence holds the slope ratio against, None unless there are two."""
    quantity = told.quantities[SLOPE_RATIO]
    margins = declared(told, quantity, "", "margin")
    if not margins or wanting(margins, SLOPE_RATIO):
        return None
    assert quantity.beside
    ratio = quantity.beside(told, "", EQUIVALENCE)
    holding = [
        each
        for each in margins
        if (np.minimum(_in_time(told, ratio, each), _by_method(ratio, each))[0] == YES)
        and _at_stage(told, each)[ratio.owner][0] == YES
    ]
    low = [each.bound.value for each in holding if each.bound.side in LOWER]
    high = [each.bound.value for each in holding if each.bound.side not in LOWER]
    return (max(low), min(high)) if low and high else None


Declaration = tuple[list[Row], dict[str, str]]

CASES: dict[str, tuple[Declaration, Held]] = {
    "declared": ((margin(), {}), (0.7, 1.4)),
    "redeclared wider, before the run": ((margin() + margin("0.5", "2", "2025-03-01"), {}), (0.7, 1.4)),
    "redeclared narrower, before the run": ((margin() + margin("0.9", "1.1", "2025-03-01"), {}), (0.9, 1.1)),
    "redeclared wider, after the run": ((margin() + margin("0.5", "2", "2025-07-01"), {}), (0.7, 1.4)),
    "redeclared narrower, after the run": ((margin() + margin("0.9", "1.1", "2025-07-01"), {}), (0.7, 1.4)),
    "declared on the day of the run": ((margin(day=RUN_ON), {}), (0.7, 1.4)),
    "declared the day after": ((margin(day="2025-06-02"), {}), None),
    "declared after the day of judgement": ((margin(day="2099-01-01"), {"day": "2026-01-01"}), None),
    "of this method": ((margin(method="T"), {}), (0.7, 1.4)),
    "of another method": ((margin(method="U"), {}), None),
    "of all methods, narrower of another": ((margin() + margin("0.9", "1.1", method="U"), {}), (0.7, 1.4)),
    "of the stage of the lot": ((margin(stage="final"), {"stage": "final"}), (0.7, 1.4)),
    "of another stage": ((margin(stage="harvest"), {"stage": "final"}), None),
    "of a stage where the lot states none": ((margin(stage="final"), {}), None),
    "in per cent": ((margin("70", "140", unit="%"), {}), (0.7, 1.4)),
    "no day of declaration": ((margin(day=""), {}), None),
    "no day of the run": ((margin(), {"day": ""}), None),
    "no day of the run, lot produced later": ((margin(), {"day": "", "produced_on": "2025-05-01"}), (0.7, 1.4)),
    "no day of the run, lot produced before": ((margin(), {"day": "", "produced_on": "2025-01-01"}), None),
    "only a lower one": ((margin(high=""), {}), None),
    "only an upper one": ((margin(low=""), {}), None),
    "the upper one after the run": ((margin(high="") + margin(low="", day="2025-07-01"), {}), None),
    "no basis": ((margin(basis=""), {}), None),
    "two good ones, and one of no basis": ((margin() + margin("0.9", "1.1", basis=""), {}), None),
    "two good ones, and one of no day": ((margin() + margin("0.9", "1.1", day=""), {}), None),
    "none": (([], {}), None),
    "limits at release alone": ((margin(kind="release"), {}), None),
}


@pytest.mark.parametrize(("case", "held"), CASES.values(), ids=CASES)
def test_both_take_the_same_margins_for_declared(case, held):
    """For each way to declare margins, similarity and the sentence hold the plate against the same two or none."""
    limits, lot = case
    told = bench(limits, **lot)

    assert pytest.approx(held) == by_similarity(told)
    assert pytest.approx(held) == by_sentence(told)
