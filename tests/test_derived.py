"""Estimates made of others: ratios, panels and doses, with what their parts leave open."""

from __future__ import annotations

import numpy as np
import pytest

from cases import Row, asking, handed_in, judged, readings, verdict
from evspec.estimates import Estimates, Kind
from evspec.evaluate import bench_of
from evspec.proof import DAY_OF_EXAMPLES
from evspec.uncertainty import Basis
from evspec.verdicts import Verdict

RATIO = "lipid to protein ratio"
ANTIGENS = "MSC to non-MSC antigen ratio"
SIGNAL = "antigen signal of"


def estimates(name: str, rows: list[dict[str, str]], **tables: list[Row]) -> Estimates:
    """The estimates of a quantity in a hand-in of these readings."""
    batch = handed_in({"readings": rows} | tables, asking("Then donor is recorded"))
    return bench_of(batch, DAY_OF_EXAMPLES).estimates(name)


def lipid(values: str, **more: str) -> list[dict[str, str]]:
    return readings("membrane lipid", values, **more)


def protein(values: str, **more: str) -> list[dict[str, str]]:
    return readings("protein", values, **more)


def test_ratio_is_numerator_over_denominator():
    """Value by value; at either end the interval of numerator minus ratio times denominator ends on zero."""
    found = estimates(RATIO, lipid("40; 42; 44") + protein("200; 210; 220"))
    above, below = estimates("membrane lipid", lipid("40; 42; 44")), estimates("protein", protein("200; 210; 220"))
    up = np.hypot(above.high - above.value, found.high * (below.value - below.low))
    down = np.hypot(above.value - above.low, found.low * (below.high - below.value))

    assert found.value == pytest.approx(above.value / below.value)
    assert above.value - found.high * below.value + up == pytest.approx(0, abs=1e-9)
    assert above.value - found.low * below.value - down == pytest.approx(0, abs=1e-9)
    assert (Basis.DERIVED, Verdict.MET, 3) == (found.basis[0], found.cap[0], found.runs[0])


def test_ratio_covers_the_truth():
    """The interval of a ratio of two lognormal means holds the true ratio in some 95 % of the lots."""
    chance = np.random.default_rng(2)
    rows = []
    for lot in range(300):
        for place in range(4):
            draws = np.exp(chance.normal(0, 0.2, 2))
            more = {"preparation": f"lot {lot}", "run": f"run {place}"}
            rows += lipid(f"{40 * draws[0]:.4f}", **more) + protein(f"{200 * draws[1]:.4f}", **more)
    found = estimates(RATIO, rows)

    assert np.mean((found.low <= 0.2) & (found.high >= 0.2)) >= 0.93


@pytest.mark.parametrize("weaker", ["lipid", "protein"])
def test_ratio_is_no_better_known_than_its_weaker_part(weaker):
    """A part measured once leaves a ratio that cannot be met."""
    parts = {"lipid": lipid("40; 42; 44"), "protein": protein("200; 210; 220")}
    parts[weaker] = {"lipid": lipid, "protein": protein}[weaker]("41")
    found = estimates(RATIO, parts["lipid"] + parts["protein"])

    assert (Basis.UNKNOWN, Verdict.INCONCLUSIVE) == (found.basis[0], found.cap[0])


def test_ratio_of_each_pair_of_methods():
    """Two methods of one part and three of the other give six ratios, named by both."""
    rows = [row for method in ("a", "b") for row in lipid("40; 42; 44", method=method)]
    rows += [row for method in ("x", "y", "z") for row in protein("200; 210; 220", method=method)]
    found = estimates(RATIO, rows)

    assert {f"{one} and {other}" for one in "ab" for other in "xyz"} == {found.methods[code] for code in found.method}


@pytest.mark.parametrize("apart", [{"laboratory": "Riga"}, {"at": "48", "at_unit": "h"}, {"condition": "frozen"}])
def test_ratio_is_not_formed_across_settings(apart):
    """A numerator of another laboratory, time or condition is no numerator."""
    assert 0 == len(estimates(RATIO, lipid("40; 42; 44") + protein("200; 210; 220", **apart)))


LOD = [{"quantity": name, "method": "m", "lod": "5", "unit": "µg/mL"} for name in ("membrane lipid", "protein")]


def test_bound_in_the_denominator_makes_the_ratio_at_least():
    """Less protein than `<5` means a larger ratio; how large nobody knows."""
    found = estimates(RATIO, lipid("40; 40; 40", method="m") + protein("<5; <5; <5", method="m"), methods=LOD)

    assert (Kind.ABOVE, np.inf) == (found.kind[0], found.high[0])
    assert found.low[0] == pytest.approx(8, rel=0.02)
    assert Verdict.MET == found.cap[0]


def test_bound_in_the_numerator_makes_the_ratio_at_most():
    """Less lipid than `<5` means a smaller ratio, down to none."""
    found = estimates(RATIO, lipid("<5; <5; <5", method="m") + protein("200; 200; 200", method="m"), methods=LOD)

    assert (Kind.BELOW, 0) == (found.kind[0], found.low[0])
    assert found.high[0] == pytest.approx(0.025, rel=0.02)


QUANTIFIED_FROM_3 = [
    {"quantity": name, "method": "m", "lod": "1", "loq": "3", "unit": "µg/mL"} for name in ("membrane lipid", "protein")
]


@pytest.mark.parametrize("decision", ["guarded", "simple"])
@pytest.mark.parametrize("limit", ["is at least 0.1", "is at most 0.0001", "is at least 0.0001", "is at most 0.1"])
@pytest.mark.parametrize(
    ("above", "below", "declared"),
    [
        ("2; 2.1; 2.2", "205; 206; 207", QUANTIFIED_FROM_3),
        ("<3; <3; <3", "205; 206; 207", QUANTIFIED_FROM_3),
        ("<3", "205", QUANTIFIED_FROM_3),
        ("0.5; 0.6; 0.5", "205; 206; 207", QUANTIFIED_FROM_3),
        ("<3; <3; <3", "205; 206; 207", []),
        ("2; 2.1; 2.2", "<1; <1; <1", QUANTIFIED_FROM_3),
    ],
    ids=["number", "bound at LOQ", "bound once", "below detection", "bound without limits", "over a bound"],
)
def test_numerator_below_its_quantification_limit_is_inconclusive(above, below, declared, limit, decision):
    """Whatever the limit and the rule, and however far away it lies, for then no ratio can be relied on."""
    rows = lipid(above, method="m") + protein(below, method="m")
    tables = {"readings": rows} | ({"methods": declared} if declared else {})

    assert Verdict.INCONCLUSIVE == verdict(f"Then {RATIO} {limit} µg/µg", tables, decision=decision)


@pytest.mark.parametrize(
    ("above", "below", "limit", "expected"),
    [
        ("3; 3; 3", "205; 206; 207", "at least 0.1", Verdict.NOT_MET),
        ("3; 3; 3", "205; 206; 207", "at most 0.1", Verdict.MET),
        ("30; 30; 31", "<1; <1; <1", "at least 20", Verdict.MET),
        ("30; 30; 31", "<1; <1; <1", "at most 20", Verdict.NOT_MET),
        ("0.5; 0.6; 0.5", "<1; <1; <1", "at least 0.1", Verdict.NO_EVIDENCE),
    ],
    ids=["at its LOQ, outside", "at its LOQ, inside", "at least", "too much", "both below detection"],
)
def test_numerator_that_is_quantified_is_judged(above, below, limit, expected):
    """From its quantification limit on a numerator gives a verdict; with both parts below detection nothing does."""
    tables = {"readings": lipid(above, method="m") + protein(below, method="m"), "methods": QUANTIFIED_FROM_3}

    assert expected == verdict(f"Then {RATIO} is {limit} µg/µg", tables)


def test_finding_on_an_unquantified_numerator_recommends_no_runs():
    """It says why it is inconclusive, and no series of runs is said to settle it."""
    tables = {"readings": lipid("2; 2.1; 2.2", method="m") + protein("2; 6; 9", method="m")}
    found = judged(f"Then {RATIO} is at least 0.4 µg/µg", tables | {"methods": QUANTIFIED_FROM_3}).table.iloc[0]

    assert "numerator is below its quantification limit" in found["reason"]
    assert "settle" not in found["reason"]


def test_bounds_on_both_sides_leave_no_ratio():
    """Nothing follows from two upper bounds, not even a bound."""
    found = estimates(RATIO, lipid("<5", method="m") + protein("<5", method="m"), methods=LOD)

    assert not found.there.any()
    assert np.isnan(found.value).all()


def test_zero_in_the_denominator_leaves_the_upper_end_open():
    """A denominator of zero makes no error, and no finite ratio."""
    found = estimates(RATIO, lipid("40; 42; 44") + protein("0; 0; 0"))

    assert np.isinf(found.high[0])
    assert 0 <= found.low[0] < np.inf


def test_word_leaves_no_ratio():
    """Present over a number is no number."""
    assert Verdict.MET not in estimates(RATIO, lipid("present") + protein("200; 210; 220")).cap


def antigens(summary: str = "", members: str = "CD73 CD105") -> list[dict[str, str]]:
    named = [("MSC antigen", each) for each in members.split()] + [("non-MSC antigen", "CD45")]
    return [{"panel": panel, "member": member} | ({"summary": summary} if summary else {}) for panel, member in named]


def signal(analyte: str, values: str, **more: str) -> list[dict[str, str]]:
    return readings(SIGNAL, values, analyte=analyte, **more)


@pytest.mark.parametrize(("summary", "ratio"), [("", 60.0), ("mean", 60.0), ("median", 60.0), ("sum", 120.0)])
def test_panel_is_summarised_as_declared(summary, ratio):
    """Mean, median or sum of the members, the mean where nothing is declared."""
    rows = signal("CD73", "800; 800; 800") + signal("CD105", "400; 400; 400") + signal("CD45", "10; 10; 10")

    assert estimates(ANTIGENS, rows, panels=antigens(summary)).value == pytest.approx([ratio])


def test_ends_of_a_panel_combine_in_quadrature():
    """The distances of the members from their own ends combine as squares, over the number of members."""
    rows = signal("CD73", "700; 800; 900") + signal("CD105", "390; 400; 410")
    parts = [estimates_of(each, rows) for each in ("CD73", "CD105")]
    found = estimates(ANTIGENS, rows + signal("CD45", "1.00000; 1.00000; 1.00000"), panels=antigens())
    centre = sum(each.value[0] for each in parts) / 2
    down = np.hypot(*(each.value[0] - each.low[0] for each in parts)) / 2

    assert found.low[0] == pytest.approx(centre - down, rel=1e-3)


def estimates_of(analyte: str, rows: list[dict[str, str]]) -> Estimates:
    return bench_of(handed_in({"readings": rows}, asking("Then donor is recorded")), DAY_OF_EXAMPLES).estimates(
        SIGNAL, analyte
    )


def test_members_below_detection_may_all_be_nothing():
    """What censored members leave open adds up in full: the whole panel may be zero, and so may the ratio."""
    rows = [row for each in ("CD73", "CD105") for row in signal(each, "<12; <12; <12", method="m")]
    method = [{"quantity": SIGNAL, "method": "m", "lod": "12", "unit": "a.u."}]
    found = estimates(
        ANTIGENS, rows + signal("CD45", "24.0; 24.0; 24.0", method="m"), panels=antigens(), methods=method
    )

    assert 0 == found.low[0]
    assert found.high[0] == pytest.approx(0.5, rel=0.1)


def test_every_attempt_at_a_member_counts():
    """A retest of one member makes a second panel beside the first; neither hides the other."""
    rows = signal("CD73", "800; 800; 800") + signal("CD105", "400; 400; 400") + signal("CD45", "10; 10; 10")
    found = estimates(ANTIGENS, rows + signal("CD73", "80; 80; 80", attempt="retest"), panels=antigens())

    assert sorted(found.value) == pytest.approx([24, 60])


@pytest.mark.parametrize("missing", ["CD73", "CD105", "CD45"])
def test_missing_member_leaves_no_ratio(missing):
    """A panel of fewer members than named is another panel."""
    rows = [row for each in ("CD73", "CD105", "CD45") if each != missing for row in signal(each, "80; 81; 82")]

    assert 0 == len(estimates(ANTIGENS, rows, panels=antigens()))


def test_signals_of_two_methods_are_not_summed():
    """Each method needs its own whole panel."""
    rows = signal("CD73", "800", method="a") + signal("CD105", "400", method="b") + signal("CD45", "10", method="a")

    assert 0 == len(estimates(ANTIGENS, rows, panels=antigens()))


def dose(volume: str, weight: str, values: str = "0.4; 0.5; 0.6") -> Estimates:
    lot = [{"preparation": "lot", "volume_per_hour": volume, "lowest_weight": weight}]
    return estimates("endotoxin dose", readings("endotoxin concentration", values), preparations=lot)


def test_dose_is_concentration_times_volume_over_weight():
    """0.5 EU/mL, 20 mL an hour, 50 kg: 0.2 EU/kg/h, with an interval scaled alike."""
    concentration = estimates("endotoxin concentration", readings("endotoxin concentration", "0.4; 0.5; 0.6"))
    found = dose("20", "50")

    for name in ("value", "low", "high"):
        assert getattr(found, name) == pytest.approx(getattr(concentration, name) * 0.4)


@pytest.mark.parametrize(("volume", "weight"), [("", "50"), ("20", ""), ("", "")])
def test_dose_needs_volume_and_weight(volume, weight):
    """A blank set point leaves no dose."""
    assert 0 == len(dose(volume, weight))


def test_bound_makes_a_bound_of_the_dose():
    """`<0.05` EU/mL bounds the dose from above."""
    found = dose("20", "50", "<0.05")

    assert Kind.BELOW == found.kind[0]
    assert (found.bottom[0], found.top[0]) == pytest.approx((0, 0.02))


def test_a_ratio_is_looked_at_as_often_as_its_parts():
    """A further series of the lipid gives the ratio two looks, and the protein an interval at half the risk."""
    declared = [{"preparation": "lot", "quantity": "membrane lipid", "runs": "2", "declared_on": "2025-03-01"}]
    days = {"measured_on": "2025-03-04"}
    once = estimates(RATIO, lipid("40; 42; 44", **days) + protein("200; 210; 220", **days))
    twice = estimates(RATIO, lipid("40; 42; 44", **days) + protein("200; 210; 220", **days), series=declared)

    assert (1, 2) == (once.looks[0], twice.looks[0])
    assert twice.low[0] < once.low[0]
    assert once.high[0] < twice.high[0]


def test_zero_in_the_denominator_without_a_detection_limit_meets_nothing():
    """The upper end of a zero bounds it, and nobody says that the method sees no less."""
    found = estimates(RATIO, lipid("40; 42; 44") + protein("0; 0; 0"))

    assert 0 == len(found) or Verdict.INCONCLUSIVE >= found.cap.max()


def test_a_member_that_is_not_above_zero_lets_no_limit_be_met():
    """A blank-subtracted signal about nothing is a bound that no detection limit supports."""
    rows = signal("CD73", "800; 810; 790") + signal("CD105", "0; 0; 0") + signal("CD45", "10; 11; 12")
    found = estimates(ANTIGENS, rows, panels=antigens())

    assert 0 == len(found) or Verdict.INCONCLUSIVE >= found.cap.max()
