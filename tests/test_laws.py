"""Laws that hold for every hand-in: what may not matter to a verdict, and which way it may move."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases import asking, criterion_feature, specification_of
from evspec.batch import Batch, batch_of
from evspec.criteria import Specification
from evspec.evaluate import evaluate
from evspec.proof import DAY_OF_EXAMPLES
from evspec.result import Result
from evspec.uncertainty import Basis, onto, value_of
from evspec.verdicts import Verdict, at_least, best, worst
from strategies import batches, frame, named_by, only

law = settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
quick = settings(law, max_examples=50)
SCALES = {"linear": ("median diameter", "nm"), "log": ("protein", "µg/mL"), "logit": ("particles below 200 nm", "%")}
WITHIN = {scale: asking(f"Then {name} is within the declared limits") for scale, (name, _) in SCALES.items()}
LOWER, UPPER = ("at least", "above"), ("at most", "below")
TOWARDS_INCONCLUSIVE = {
    (before, after)
    for before in (Verdict.NOT_MET, Verdict.INCONCLUSIVE, Verdict.MET)
    for after in (before, Verdict.INCONCLUSIVE)
}


def codes(batch: Batch, specification: Specification) -> dict[tuple[str, str], Verdict]:
    """Every verdict of a batch by criterion and preparation, the laboratory's aside."""
    result = evaluate(batch, specification, as_of=DAY_OF_EXAMPLES)
    return {
        (criterion.id, str(name)): Verdict(result.codes[row, column])
        for row, criterion in enumerate(result.criteria)
        if not criterion.laboratory
        for column, name in enumerate(batch.names)
    }


@given(batch=batches())
@law
def test_batch_is_judged_as_each_preparation_alone(specification: Specification, batch: Batch):
    """A preparation has the verdicts that it has when handed in alone with what it names."""
    together = codes(batch, specification)

    for name in batch.names:
        alone = codes(only(batch, named_by(batch, name)), specification)
        mine = {key: verdict for key, verdict in together.items() if key[1] == name}
        assert mine == {key: verdict for key, verdict in alone.items() if key[1] == name}


@given(batch=batches(), seed=st.randoms(use_true_random=False))
@law
def test_order_does_not_matter(specification: Specification, batch: Batch, seed):
    """Rows of readings, preparations, limits and documents in another order give the same verdicts."""

    def shuffled(table: pd.DataFrame) -> pd.DataFrame:
        return table.iloc[seed.sample(range(len(table)), len(table))]

    tables = ("preparations", "readings", "runs", "methods", "limits", "documents", "panels")
    other = batch_of({name: shuffled(getattr(batch, name)) for name in tables})

    assert codes(batch, specification) == codes(other, specification)


@given(batch=batches(), other=batches())
@law
def test_unrelated_preparation_changes_nothing(specification: Specification, batch: Batch, other: Batch):
    """Preparations of somebody else, handed in beside, leave every verdict as it was."""
    stranger = only(other, ["LOT-0"])
    renamed = {name: getattr(stranger, name).assign(preparation="STRANGER") for name in ("preparations", "readings")}
    renamed["preparations"] = renamed["preparations"].assign(reference=None, control=None)
    beside = batch_of(
        {name: pd.concat([getattr(batch, name), renamed[name]], ignore_index=True) for name in renamed}
        | {name: getattr(batch, name) for name in ("runs", "methods", "limits", "panels", "documents")}
    )
    found = codes(beside, specification)

    assert codes(batch, specification) == {key: verdict for key, verdict in found.items() if key[1] != "STRANGER"}


@given(names=st.lists(st.text("abcXYZ019 -_", min_size=1, max_size=8), min_size=1, max_size=5, unique=True))
@law
def test_bare_names_are_never_judged_by_their_absence(specification: Specification, names: list[str]):
    """Preparations of which nothing is said have no evidence, or a criterion does not apply; nothing else."""
    result = evaluate(batch_of({"preparations": pd.DataFrame({"preparation": names})}), specification)
    found = set(result.codes.ravel()) | set(result.laboratory)

    assert {Verdict.NO_EVIDENCE, Verdict.NOT_APPLICABLE} >= found
    assert Verdict.NO_EVIDENCE in found
    assert 3 == result.exit_code


def one_lot(
    scale: str,
    values: list[float],
    bound: str,
    limit: float,
    *,
    resolution: float = 0.0,
    runs: list[str] | None = None,
    stated: float | None = None,
    cv: float | None = None,
    df: float = 10,
) -> Result:
    """One lot for people against one declared limit, guarded."""
    quantity, unit = SCALES[scale]
    rows = [
        {
            "preparation": "lot",
            "quantity": quantity,
            "value": value,
            "resolution": resolution,
            "run": runs[place] if runs else f"R-{place}",
            "method": "assay",
            "standard_uncertainty": stated,
        }
        for place, value in enumerate(values)
    ]
    method = {
        "quantity": quantity,
        "method": "assay",
        "cv_intermediate": cv,
        "df": df,
        "status": "validated",
        "document": "V",
    }
    batch = batch_of(
        {
            "preparations": pd.DataFrame({"preparation": ["lot"], "intended_use": ["trial"]}),
            "readings": frame(rows),
            "methods": frame([method] if cv else []),
            "limits": frame([{"quantity": quantity, "bound": bound, "value": limit, "unit": unit}]),
        }
    )
    return evaluate(batch, WITHIN[scale], as_of=DAY_OF_EXAMPLES)


def of(result: Result) -> Verdict:
    return result.verdict("TST001", "lot")


def basis(result: Result, scale: str) -> Basis:
    return Basis(result.bench.estimates(SCALES[scale][0]).basis[0])


sides = st.sampled_from((*LOWER, *UPPER))
scales = st.sampled_from(sorted(SCALES))
percents = st.floats(1, 99)
spreads = st.lists(st.floats(-0.2, 0.2), min_size=3, max_size=6)


def on_scale(points: np.ndarray, scale: str) -> list[float]:
    code = np.full(len(points), ("linear", "log", "logit").index(scale), np.int8)
    return value_of(points, code).tolist()


def point(value: float, scale: str) -> float:
    code = np.array([("linear", "log", "logit").index(scale)], np.int8)
    return float(onto(np.array([value]), code, np.zeros(1))[0])


@given(scale=scales, value=percents, limit=percents, bound=sides, stated=st.floats(0.01, 20), factor=st.floats(1, 10))
@quick
def test_more_stated_uncertainty_only_ever_moves_towards_inconclusive(scale, value, limit, bound, stated, factor):
    """A verdict stays or becomes inconclusive when the uncertainty stated with its reading grows."""
    before = of(one_lot(scale, [value], bound, limit, stated=stated))
    after = of(one_lot(scale, [value], bound, limit, stated=stated * factor))

    assert (before, after) in TOWARDS_INCONCLUSIVE


@given(
    scale=scales,
    value=percents,
    offsets=spreads,
    limit=percents,
    bound=sides,
    cv=st.floats(0.5, 30),
    factor=st.floats(1, 10),
)
@quick
def test_less_precise_method_only_ever_moves_towards_inconclusive(scale, value, offsets, limit, bound, cv, factor):
    """A verdict stays or becomes inconclusive as its method gets less precise, unless the lot contradicts it."""
    values = on_scale(point(value, scale) + 0.1 * np.array(offsets), scale)
    first = one_lot(scale, values, bound, limit, cv=cv)
    after = of(one_lot(scale, values, bound, limit, cv=cv * factor))

    if basis(first, scale) == Basis.METHOD:
        assert (of(first), after) in TOWARDS_INCONCLUSIVE


@given(
    scale=scales,
    value=percents,
    offsets=spreads,
    limit=percents,
    bound=sides,
    factor=st.floats(1, 10),
    known=st.sampled_from(
        ({}, {"cv": 1.0, "df": 1}, {"cv": 5.0, "df": 2}, {"cv": 5.0, "df": 30}, {"cv": 25.0, "df": 1})
    ),
)
@settings(quick, max_examples=150)
def test_more_scatter_only_ever_moves_towards_inconclusive(scale, value, offsets, limit, bound, factor, known):
    """A verdict stays or becomes inconclusive when the runs scatter more about the same mean.

    So it is too where they come to contradict what their method promises.
    """
    about = np.array(offsets) - np.mean(offsets)
    before = of(one_lot(scale, on_scale(point(value, scale) + about, scale), bound, limit, **known))
    after = of(one_lot(scale, on_scale(point(value, scale) + about * factor, scale), bound, limit, **known))

    assert (before, after) in TOWARDS_INCONCLUSIVE


@given(
    scale=scales,
    value=percents,
    offsets=spreads,
    limit=percents,
    bound=sides,
    shift=st.floats(0, 5),
    resolution=st.sampled_from((0.0, 0.1, 1.0)),
    known=st.sampled_from(({}, {"stated": 1.5}, {"stated": 15.0}, {"cv": 5.0}, {"cv": 25.0, "df": 2})),
    runs=st.integers(1, 6),
)
@settings(quick, max_examples=100)
def test_shift_away_from_a_limit_never_worsens(scale, value, offsets, limit, bound, shift, resolution, known, runs):
    """All readings further inside by the same distance, on the scale of the estimate, have no worse a verdict.

    Aside from a lot that comes to contradict its method on the way, since the promise is a share of the value.
    """
    sign = 1 if bound in LOWER else -1
    points = point(value, scale) + np.array(offsets)[:runs] * (10 if scale == "linear" else 1)
    moved = points + sign * shift * (10 if scale == "linear" else 1)
    near, far = (
        one_lot(scale, on_scale(each, scale), bound, limit, resolution=resolution, **known) for each in (points, moved)
    )

    if basis(near, scale) == basis(far, scale):
        assert of(near) <= of(far)


@given(
    scale=scales,
    value=percents,
    offsets=spreads,
    limit=percents,
    bound=sides,
    runs=st.integers(1, 3),
    copies=st.integers(2, 9),
)
@quick
def test_wells_never_count_as_runs(scale, value, offsets, limit, bound, runs, copies):
    """More replicates within the same runs never make met what was not."""
    points = point(value, scale) + np.array(offsets)
    names = [f"R-{place % runs}" for place in range(len(points))]
    values = on_scale(points, scale)
    before = of(one_lot(scale, values, bound, limit, runs=names))
    after = of(one_lot(scale, values * copies, bound, limit, runs=names * copies))

    assert before == Verdict.MET or after != Verdict.MET


@pytest.mark.parametrize("runs", [1, 2])
@given(scale=scales, offsets=spreads, bound=sides)
@quick
def test_fewer_than_three_runs_are_never_met(runs, scale, offsets, bound):
    """One run or two, without a known uncertainty, are never met however far inside they lie."""
    middle, limit = (90, 10) if bound in LOWER else (10, 90)
    values = on_scale(point(middle, scale) + 0.01 * np.array(offsets), scale)
    names = [f"R-{place % runs}" for place in range(len(values))]

    assert Verdict.INCONCLUSIVE == of(one_lot(scale, values, bound, limit, runs=names))


VERDICTS = [np.array([each], np.uint8) for each in Verdict]
NEUTRAL = VERDICTS[Verdict.NOT_APPLICABLE]


@pytest.mark.parametrize("combine", [worst, best])
def test_combinations_are_an_algebra(combine):
    """The worst and the best commute, associate, leave equals as they are, and do not see what is not applicable."""
    for one, two, three in itertools.product(VERDICTS, repeat=3):
        assert combine(one, two) == combine(two, one)
        assert combine(combine(one, two), three) == combine(one, combine(two, three)) == combine(one, two, three)
        assert combine(one, one) == one
        assert combine(one, NEUTRAL) == one


def test_combinations_keep_to_their_order():
    """A member that gets better never makes a combination worse; *not applicable* stands outside that order."""
    order = VERDICTS[:4]
    ways = [worst, best, *(lambda *each, k=k: at_least(k, each) for k in (1, 2, 3))]
    for combine, (one, two) in itertools.product(ways, itertools.product(order, repeat=2)):
        results = [int(combine(one, two, each)[0]) for each in order]
        if combine in (worst, best):
            assert sorted(results) == results
        else:
            assert (results[0] == Verdict.MET) <= (results[3] == Verdict.MET)


@given(
    codes_of_lots=st.lists(st.lists(st.sampled_from(Verdict), min_size=4, max_size=4), min_size=1, max_size=4),
    laboratory=st.sampled_from(Verdict),
    gate=st.sampled_from(("must", "should")),
)
@quick
def test_exit_code_follows_its_table(codes_of_lots, laboratory, gate):
    """1 where a gated verdict is not met, 3 where one is undecided or none is met, 0 otherwise."""
    levels = ("must", "should", "may", "own")
    rules = [
        criterion_feature(("Then donor is recorded",), f"TST00{place}", level) for place, level in enumerate(levels)
    ]
    rules.append(criterion_feature(("Then patient consent form is on file",), "TST009", "must", laboratory=True))
    names = [f"lot {place}" for place in range(len(codes_of_lots))]
    result = evaluate(
        batch_of({"preparations": pd.DataFrame({"preparation": names})}), specification_of(*rules), gate=gate
    )
    columns = np.array([[*column, Verdict.NOT_APPLICABLE] for column in codes_of_lots], np.uint8).T
    own = np.array([Verdict.NOT_APPLICABLE] * 4 + [laboratory], np.uint8)
    gated = {"must": (0, 3), "should": (0, 1, 3)}[gate]
    counting = {column[place] for column in codes_of_lots for place in gated} | {laboratory}
    undecided = counting & {Verdict.NO_EVIDENCE, Verdict.INCONCLUSIVE}
    expected = 1 if Verdict.NOT_MET in counting else 3 if undecided or Verdict.MET not in counting else 0

    assert expected == replace(result, codes=columns, laboratory=own).exit_code
