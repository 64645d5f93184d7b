"""Repeatability, reproducibility and flags: published answers, tabulated critical values, and simulation."""

from __future__ import annotations

import numpy as np
import pytest

from evspec.laboratories.consistency import critical_h, critical_k, flags, grubbs, grubbs_pair, mandel
from evspec.laboratories.variances import variances
from interlaboratory import GLUCOSE, GLUCOSE_ANSWERS, GLUCOSE_H, GLUCOSE_K, SULPHUR, SULPHUR_ANSWERS, levels

STUDIES = 3000


@pytest.mark.parametrize(("level", "printed"), list(enumerate(SULPHUR_ANSWERS)))
def test_sulphur_in_coal_is_that_of_the_standard(level: int, printed: tuple[float, ...]):
    """Eight laboratories with three to five results each: unequal numbers weigh as ISO 5725-2 weighs them."""
    found = variances(levels(SULPHUR)[level])

    assert printed == (round(found.mean, 3), round(found.within.value, 3), round(found.total.value, 3))


@pytest.mark.parametrize(("material", "printed"), list(enumerate(GLUCOSE_ANSWERS)))
def test_glucose_in_serum_is_that_of_astm(material: int, printed: tuple[float, ...]):
    """Of the first material the variance between laboratories is negative and counts as zero."""
    found = variances(levels(GLUCOSE)[material])

    assert printed == (round(found.mean, 4), round(found.within.value, 4), round(found.total.value, 4))


def test_h_and_k_of_glucose_are_those_of_astm():
    """Mandel's statistics of the first material, to the digits printed."""
    found = mandel(levels(GLUCOSE)[0])

    assert np.array(GLUCOSE_H) == pytest.approx(np.round(found.h, 2))
    assert np.array(GLUCOSE_K) == pytest.approx(np.round(found.k, 2))


def test_indicators_of_h_and_k_are_those_of_the_tables():
    """Eight laboratories of three results: h and k at 0.5 % after ASTM E691, h at 5 % and 1 % after ISO 5725-2."""
    assert (2.15, 2.06) == (round(critical_h(8, 0.005), 2), round(critical_k(2, 14, 0.005), 2))
    assert (1.75, 2.06) == (round(critical_h(8, 0.05), 2), round(critical_h(8, 0.01), 2))


@pytest.mark.parametrize(
    ("size", "single_5", "single_1", "double_5", "double_1"),
    [(5, 1.715, 1.764, 0.0090, 0.0018), (8, 2.126, 2.274, 0.1101, 0.0563), (10, 2.290, 2.482, 0.1864, 0.1150)],
)
def test_critical_values_of_grubbs_are_those_of_the_standard(size, single_5, single_1, double_5, double_1):
    """ISO 5725-2:1994, Table 5: one outlier to the last digit, two within what 200,000 draws can tell."""
    means = np.random.default_rng(1).normal(size=size)
    one, two = grubbs(means), grubbs_pair(means)

    assert (single_5, single_1) == pytest.approx((one.at_5, one.at_1), abs=2e-3)
    assert (double_5, double_1) == pytest.approx((two.at_5, two.at_1), abs=2e-3)


@pytest.mark.parametrize(("size", "results", "at_5", "at_1"), [(8, 3, 0.516, 0.615), (8, 2, 0.680, 0.794)])
def test_critical_values_of_cochran_are_those_of_the_standard(size, results, at_5, at_1):
    """ISO 5725-2:1994, Table 4."""
    cells = list(np.random.default_rng(2).normal(size=(size, results)))
    found = flags(cells)[0]

    assert (at_5, at_1) == pytest.approx((found.at_5, found.at_1), abs=1e-3)


def test_unequal_numbers_reduce_to_cochran():
    """With one number of results the share of the pooled squares is Cochran's C."""
    cells = levels(GLUCOSE)[1]
    squares = [cell.var(ddof=1) for cell in cells]
    found = flags(cells)[0]

    assert max(squares) / sum(squares) == pytest.approx(found.statistic)
    assert (3,) == found.laboratories


def test_single_result_says_nothing_of_repeatability():
    """A laboratory with one result counts between laboratories, has no k, and no part in Cochran's test."""
    cells = [np.array([1.0, 1.1]), np.array([1.2, 1.0]), np.array([1.1, 1.3]), np.array([0.9, 1.1]), np.array([1.5])]
    found = variances(cells)

    assert (5, 9, 4) == (found.laboratories, found.results, found.df)
    assert np.isnan(mandel(cells).k[4])
    assert 4 not in flags(cells)[0].laboratories


def test_nothing_repeated_has_no_variances():
    """One result of each laboratory leaves repeatability unknown, so there is no estimate."""
    assert variances([np.array([each]) for each in (1.0, 2.0, 3.0, 4.0, 5.0)]) is None


def test_equal_results_are_no_certainty():
    """Five laboratories that print 90 each are as uncertain as the printed digit."""
    found = variances([np.array([90.0, 90.0])] * 5, rounding=1 / np.sqrt(12))

    assert 0 == found.total.value == found.total.low
    assert 1 / np.sqrt(12) == pytest.approx(found.total.high)
    assert () == tuple(flag for flag in flags([np.array([90.0, 90.0])] * 5) if flag.word)


def test_one_odd_laboratory_is_flagged_and_kept():
    """A far greater spread is Cochran's outlier, a level far off Grubbs'; every result still counts."""
    cells = list(np.random.default_rng(3).normal(100, 1, (8, 3)))
    cells[2], cells[5] = 100 + 12 * (cells[2] - 100), cells[5] + 60
    found = {flag.test: flag for flag in flags(cells)}

    assert ((2,), "outlier") == (found["Cochran"].laboratories, found["Cochran"].word)
    assert ((5,), "outlier") == (found["Grubbs"].laboratories, found["Grubbs"].word)
    assert 24 == variances(cells).results


def test_two_odd_laboratories_hide_one_another_from_the_single_test():
    """Two laboratories far off on one side are found together where each alone is not."""
    means = np.array([0.1, -0.1, 0.2, 0.0, -0.2, 0.1, 6.0, 6.1])
    cells = [np.array([each - 0.05, each + 0.05]) for each in means]
    pair = flags(cells)[-1]

    assert not grubbs(means).word
    assert ((6, 7), "outlier") == (pair.laboratories, pair.word)


@pytest.mark.parametrize("counts", [[2] * 5, [3] * 8, [2] * 12, [2, 2, 3, 5, 4]], ids=str)
@pytest.mark.parametrize("ratio", [0.0, 1.0, 3.0])
def test_intervals_cover(counts: list[int], ratio: float):
    """95 % intervals hold the true deviations in 95 % of studies; that of the total in 93 to 97 %."""
    rng = np.random.default_rng(4)
    found = [variances([rng.normal(rng.normal(0, ratio), 1, each) for each in counts]) for _ in range(STUDIES // 2)]
    inside = np.mean([each.within.low <= 1 <= each.within.high for each in found])
    truth = np.hypot(1, ratio)
    total = np.mean([each.total.low <= truth <= each.total.high for each in found])
    error = 4 * np.sqrt(0.95 * 0.05 / len(found))

    assert abs(inside - 0.95) < error
    assert 0.93 - error < total < 0.97 + error


@pytest.mark.parametrize("seed", range(20))
def test_ends_of_reproducibility_are_none_below_those_of_repeatability(seed: int):
    """What laboratories scatter together holds what one of them scatters, also where they do not differ."""
    found = variances(list(np.random.default_rng(seed).normal(size=(5, 2))), rounding=0.1)

    assert found.within.low <= found.total.low
    assert found.within.high <= found.total.high


def test_flags_are_as_rare_as_they_say():
    """Of alike laboratories Cochran and Grubbs flag 5 % of studies, and h and k 5 % of laboratories each."""
    rng = np.random.default_rng(5)
    cells = [list(rng.normal(size=(8, 3))) for _ in range(STUDIES)]
    told = [{flag.test: bool(flag.word) for flag in flags(each)} for each in cells]
    by_mandel = [mandel(each) for each in cells]
    of_h = np.mean([[bool(word) for word in each.of_h] for each in by_mandel])
    of_k = np.mean([[bool(word) for word in each.of_k] for each in by_mandel])
    error = 4 * np.sqrt(0.05 * 0.95 / STUDIES)

    for test in ("Cochran", "Grubbs"):
        assert abs(np.mean([each[test] for each in told]) - 0.05) < error
    assert (0.05, 0.05) == pytest.approx((of_h, of_k), abs=error)
