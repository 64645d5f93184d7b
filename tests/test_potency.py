"""Relative potency of a hand-in: which runs it comes from, what one plate is worth, what is told of none."""

from __future__ import annotations

import numpy as np
import pytest

from cases import Row, asking, handed_in, judged, verdict
from evspec.criteria import load_specification
from evspec.errors import EvspecError
from evspec.estimates import Bench, Estimates
from evspec.evaluate import bench_of, evaluate
from evspec.potency.outliers import outlying, with_residuals
from evspec.potency.response import potency_of
from evspec.potency.similarity import similar
from evspec.potency.study import study_of
from evspec.potency.telling import potency_analysis
from evspec.proof import DAY_OF_EXAMPLES
from evspec.uncertainty import Basis
from evspec.verdicts import Verdict

DOSES = (0.1, 0.5, 2.5, 12.5, 62.5, 312.5)
MARGINS = (("slope ratio", 0.7, 1.4), ("asymptote range ratio", 0.85, 1.15), ("baseline shift", -0.1, 0.1))
METHOD = {"quantity": "relative potency", "method": "T", "cv_intermediate": "8", "df": "15", "status": "validated"}
LIMIT = {"quantity": "relative potency", "bound": "at least", "value": "0.7", "unit": "1"}
WITHIN = "Then relative potency is within the declared limits"


def curve(
    lot: str, run: str, potency: float = 1.0, slope: float = 1.0, span: float = 1.0, noise: float = 0.03, **more: str
) -> list[Row]:
    """The wells of a curve: two a dose, one above and one below what the curve says."""
    rows = []
    for dose in DOSES:
        middle = 0.2 + 1.8 * span / (1 + (5 / (dose * potency)) ** (1.2 * slope))
        for well, sign in (("1", -1), ("2", 1)):
            row = {"preparation": lot, "quantity": "assay response", "value": f"{middle + sign * noise:.5f}"}
            row |= {"unit": "a.u.", "run": run, "replicate": well, "at": str(dose), "at_unit": "µg/mL", "method": "T"}
            rows.append(row | {"measured_on": "2025-06-01"} | more)
    return rows


def margins(**more: str) -> list[Row]:
    """The margins of every shape parameter, declared before the runs unless `more` says otherwise."""
    rows = []
    for quantity, low, high in MARGINS:
        for bound, value in (("at least", low), ("at most", high)):
            row = {"quantity": quantity, "bound": bound, "value": str(value), "unit": "1", "kind": "margin"}
            rows.append(row | {"declared_on": "2025-01-10", "basis": "history"} | more)
    return rows


def tables(*wells: list[Row], limits: list[Row] | None = None, **more: list[Row]) -> dict[str, list[Row]]:
    """A hand-in of these wells, in which `lot` names `known` as its reference."""
    lots = [{"preparation": "lot", "reference": "known"}, {"preparation": "known", "role": "reference"}]
    rows = [row for each in wells for row in each]
    return {"preparations": lots, "readings": rows, "limits": margins() if limits is None else limits} | more


def bench(given: dict[str, list[Row]]) -> Bench:
    return bench_of(handed_in(given, asking("Then donor is recorded")), DAY_OF_EXAMPLES)


def potency(given: dict[str, list[Row]]) -> Estimates:
    return bench(given).estimates("relative potency")


def runs(*potencies: float, **more: str) -> list[list[Row]]:
    """A reference and a lot in as many runs as there are potencies."""
    pairs = [
        curve("known", f"r{run}", **more) + curve("lot", f"r{run}", each, **more) for run, each in enumerate(potencies)
    ]
    return list(pairs)


def why(given: dict[str, list[Row]]) -> str:
    """What the analysis says first."""
    return " ".join(potency_analysis(bench(given)).sentences)


def test_one_plate_is_inconclusive_unless_the_method_declares_its_precision():
    """A plate knows its own scatter and not that between days; a declared precision is what lets it decide."""
    alone, promised = tables(*runs(1.2)), tables(*runs(1.2), methods=[METHOD | {"document": "VAL-1"}])
    for each in (alone, promised):
        each["limits"] = [*each["limits"], LIMIT]

    assert [Basis.REPEATABILITY] == potency(alone).basis.tolist()
    assert [Basis.METHOD] == potency(promised).basis.tolist()
    assert Verdict.INCONCLUSIVE == verdict(WITHIN, alone)
    assert Verdict.MET == verdict(WITHIN, promised)


def test_potency_says_how_much_less_of_the_lot_does_the_same():
    """A lot of which half the dose does the same is twice as potent, and not half."""
    found = potency(tables(*runs(2.0)))

    assert [2.0] == pytest.approx(found.value, rel=1e-3)


def test_three_runs_are_combined_by_their_spread():
    """The mean and interval are Student's on ln potency with two degrees of freedom, where plates are alike."""
    values = np.log([1.0, 1.2, 1.5])
    found = potency(tables(*runs(1.0, 1.2, 1.5)))
    half = 4.302652729749462 * values.std(ddof=1) / np.sqrt(3)

    assert [Basis.RUNS] == found.basis.tolist()
    assert np.exp([values.mean() - half, values.mean(), values.mean() + half]) == pytest.approx(
        [found.low[0], found.value[0], found.high[0]], rel=2e-3
    )


def test_runs_that_agree_by_chance_are_no_better_known_than_their_plates():
    """Three equal potencies have no spread; the interval is then that of the wells, and not of no width."""
    given = bench(tables(*runs(1.2, 1.2, 1.2)))
    study, found = study_of(given), given.estimates("relative potency")
    plate = study.pairs.standard[0] / np.sqrt(3)

    assert np.log(found.high[0] / found.value[0]) >= 1.9 * plate


def test_two_runs_cannot_be_met():
    """Two runs have a spread of one degree of freedom: shown, and never met."""
    found = potency(tables(*runs(1.1, 1.2)))

    assert ([Basis.REPEATABILITY], [2], [Verdict.INCONCLUSIVE]) == (
        found.basis.tolist(), found.runs.tolist(), found.cap.tolist()
    )  # fmt: skip


def test_runs_that_contradict_the_method_speak_for_themselves():
    """Potencies of 0.5, 1 and 2 are not those of a method with 8 % between runs."""
    found = potency(tables(*runs(0.5, 1.0, 2.0), methods=[METHOD | {"document": "VAL-1"}]))

    assert [Basis.RUNS_OVER_METHOD] == found.basis.tolist()


@pytest.mark.parametrize("changed", [{"slope": 2.0}, {"span": 0.6}])
def test_no_potency_of_a_lot_with_another_shape(changed):
    """Curves that are not one curve shifted have no ratio of doses; the reason names the parameter."""
    given = tables(curve("known", "r1"), curve("lot", "r1", **changed))

    assert 0 == len(potency(given))
    assert ("slope ratio" if "slope" in changed else "asymptote range ratio") in why(given)


def test_only_similar_runs_count():
    """A run whose curve has another slope is left out of the potency, and shown."""
    given = tables(*runs(1.0, 1.1, 1.2), curve("known", "odd"), curve("lot", "odd", 5.0, slope=2.0))
    found = potency(given)

    assert [3] == found.runs.tolist()
    assert found.high[0] < 2
    assert "from 3 of 4 runs" in why(given)


@pytest.mark.parametrize(
    "limits",
    [
        [],
        margins(declared_on="2025-07-01"),
        margins(declared_on=""),
        margins(basis=""),
        margins(method="another"),
        [row for row in margins() if row["bound"] == "at least"],
        [row for row in margins() if row["quantity"] != "baseline shift"],
    ],
    ids=["none", "late", "undated", "no basis", "another method", "one side", "one parameter less"],
)
def test_no_potency_without_margins_declared_before(limits):
    """Similarity is judged against margins set beforehand, or not at all; there is no default."""
    given = tables(*runs(1.2), limits=limits)

    assert 0 == len(potency(given))
    assert "with their basis, are declared by the day of the run" in why(given)


def test_every_run_has_to_be_similar_for_the_criterion():
    """The worst run counts: one that is surely not parallel is not met, whatever the others are."""
    given = tables(*runs(1.0, 1.1), curve("known", "odd"), curve("lot", "odd", slope=2.5))
    sentence = "Then slope ratio is equivalent to the reference within the declared margins"

    assert Verdict.NOT_MET == verdict(sentence, given)


def test_curves_in_opposite_directions_are_surely_not_similar():
    """A lot that inhibits where its reference stimulates has a range of the other sign, outside any margin."""
    falling = [row | {"value": f"{3 - float(row['value']):.4f}"} for row in curve("lot", "r1")]
    given = tables(curve("known", "r1"), falling)
    sentence = "Then asymptote range ratio is equivalent to the reference within the declared margins"

    assert Verdict.NOT_MET == verdict(sentence, given)
    assert 0 == len(potency(given))


def test_responses_without_run_or_dose_belong_to_no_curve():
    """They are counted and said, and nothing is made of them."""
    bare = [{name: cell for name, cell in row.items() if name != "run"} for row in curve("lot", "r1")]

    assert "12 responses without a run or a dose" in why(tables(bare))


def test_doses_in_different_units_are_not_compared():
    """A lot dosed in protein and a reference dosed in particles share no axis, and the analysis says so."""
    given = tables(curve("known", "r1", at_unit="particles/mL"), curve("lot", "r1"))

    assert 0 == len(potency(given))
    assert "doses are in µg/mL and those of known in particles/mL" in why(given)


def test_a_reference_of_another_run_is_not_used():
    """What a day does to a curve it does to both of that day only."""
    given = tables(curve("known", "r1"), curve("lot", "r2"))

    assert 0 == len(potency(given))
    assert "was not measured in this run" in why(given)


def test_an_invalid_run_gives_no_potency_and_is_mentioned():
    """Wells of a run that failed its own suitability are counted, and used nowhere."""
    given = tables(*runs(1.0, 3.0), runs=[{"run": "r0", "valid": "yes"}, {"run": "r1", "valid": "no"}])
    told = potency_analysis(bench(given))

    assert [1.0] == pytest.approx(potency(given).value, rel=1e-3)
    assert any("24 responses set aside" in text for part in told.parts for text in part.sentences)


def test_a_bound_is_not_fitted_and_not_dropped():
    """A well beyond the reader's range has no value; a curve without it would be another curve."""
    wells = curve("lot", "r1")
    given = tables(curve("known", "r1"), [*wells[:-1], wells[-1] | {"value": ">1.9"}])

    assert 0 == len(potency(given))
    assert "given as a bound" in why(given)


def test_dose_zero_is_the_baseline_of_a_logistic_curve():
    """Wells without the lot pin the baseline, and change the potency of an exact curve by nothing."""
    zero = [
        curve(lot, "r1")[0] | {"at": "0", "value": value, "replicate": well}
        for lot in ("lot", "known")
        for well, value in (("z1", "0.19"), ("z2", "0.21"))
    ]
    with_zero, without = (bench(tables(*runs(1.3), each)) for each in ([row | {"run": "r0"} for row in zero], []))
    baseline = [each.pairs.fits.variance(0)[0] for each in map(study_of, (with_zero, without))]

    assert baseline[0] < 0.8 * baseline[1]
    assert [1.3] == pytest.approx(with_zero.estimates("relative potency").value, rel=1e-3)


def lines(lot: str, run: str, potency: float = 1.0, slope: float = 1.0) -> list[Row]:
    """The wells of a line in log dose."""
    rows = curve(lot, run)
    for row in rows:
        sign = -1 if row["replicate"] == "1" else 1
        row["value"] = f"{1 + 0.5 * slope * np.log(float(row['at']) * potency) + sign * 0.05:.5f}"
    return rows


PARALLEL = {"quantity": "relative potency", "method": "T", "model": "parallel line"}


def test_a_method_of_parallel_lines_needs_the_slope_alone():
    """Lines have no asymptotes: margins of the slope ratio suffice, and the potency is that of the shift."""
    given = tables(lines("known", "r1"), lines("lot", "r1", 1.5), limits=margins()[:2], methods=[PARALLEL])
    found = bench(given)

    assert [1.5] == pytest.approx(found.estimates("relative potency").value, rel=1e-4)
    assert [0.5, 0.5] == pytest.approx(found.estimates("dose-response gradient").value, rel=1e-4)
    assert 0 == len(found.estimates("dose-response slope"))


def test_a_line_in_log_dose_leaves_dose_zero_out_and_says_so():
    """The logarithm of nothing is no place on a line."""
    zero = [lines("lot", "r1")[0] | {"at": "0", "replicate": "zero", "value": "0.3"}]
    given = tables(lines("known", "r1"), lines("lot", "r1", 1.5), zero, limits=margins()[:2], methods=[PARALLEL])
    told = potency_analysis(bench(given))

    assert [1.5] == pytest.approx(potency(given).value, rel=1e-4)
    assert any("1 response at dose zero" in text for part in told.parts for text in part.sentences)


def test_a_flat_curve_has_no_slope():
    """A lot whose response does not change with its dose has no dose-response to quantify."""
    given = tables(curve("known", "r1"), curve("lot", "r1", span=0.001))
    found = bench(given)

    assert [1] == found.estimates("dose-response slope").owner.tolist()
    assert "no relative potency" in why(given)


def test_an_outlying_well_is_shown_and_still_used():
    """A well far from its curve is told with its residual, and the fit is the one that holds it."""
    plain = curve("lot", "r1")
    spoilt = [*plain[:6], plain[6] | {"value": f"{float(plain[6]['value']) + 0.3:.4f}"}, *plain[7:]]
    given, same = (bench(tables(curve("known", "r1"), each)) for each in (spoilt, plain))
    wells = with_residuals(study_of(given))
    far = wells[outlying(wells)]
    shifts = [study_of(each).pairs.shift[0] for each in (given, same)]

    assert [(12.5, "1")] == list(zip(far["dose"], far["replicate"], strict=True))
    assert abs(shifts[0] - shifts[1]) > 0.02
    assert len(wells) == len(study_of(given).plates.wells) == 24


def test_studentised_residuals_leave_their_well_out():
    """Dropping the well by hand and comparing it with the curve of the others gives the same number, for a line."""
    rows = lines("lot", "r1")
    rows[3]["value"] = "1.90000"
    given = bench(tables(lines("known", "r1"), rows, methods=[PARALLEL]))
    wells = with_residuals(study_of(given)).query("curve == 0")
    x, y = wells["log_dose"].to_numpy(), wells["value"].to_numpy()
    place = int(np.argmax(np.abs(y - 1.9) < 1e-9))
    rest = np.arange(len(x)) != place
    coefficients, residuals, *_ = np.polyfit(x[rest], y[rest], 1, full=True)
    design = np.stack([x[rest], np.ones(rest.sum())], axis=1)
    at = np.array([x[place], 1])
    error = residuals[0] / (rest.sum() - 2) * (1 + at @ np.linalg.inv(design.T @ design) @ at)

    assert (y[place] - np.polyval(coefficients, x[place])) / np.sqrt(error) == pytest.approx(
        wells["studentised"].iloc[place]
    )


def test_repeats_stand_apart():
    """A repeat of a run is a potency of its own beside the original reading of the reference."""
    given = tables(*runs(1.0), curve("lot", "r0", 2.0, attempt="repeat"))

    assert [1.0, 2.0] == pytest.approx(sorted(potency(given).value), rel=1e-3)


def test_a_hand_in_without_responses_is_told_how_to_name_them():
    """The command says what it looked for."""
    given = {"readings": [{"preparation": "lot", "quantity": "protein", "value": "3", "unit": "µg/mL"}]}

    with pytest.raises(EvspecError, match="assay response"):
        potency_analysis(bench(given))


def test_the_reason_is_told_where_there_is_no_potency():
    """The verdict's reason says what it takes, and where to look."""
    given = tables(*runs(1.2), limits=[LIMIT])
    reason = judged(WITHIN, given).table["reason"].iloc[0]

    assert "`evspec potency` says what a run lacks" in reason


@pytest.mark.parametrize("count", [3, 4, 6])
def test_runs_cover_a_potency_that_changes_from_day_to_day(count):
    """With 10 % between runs and 4 % within plates 95 % of the lots' intervals hold the truth, to 4 standard errors."""
    chance = np.random.default_rng(count)
    lots = 300
    names = [f"lot {lot}" for lot in range(lots)]
    rows = []
    for lot in names:
        for run in range(count):
            day, shift = chance.normal(0, 0.1, 2)
            for name, potency_here in ((lot, np.exp(0.2 + shift + day)), (f"known {lot}", np.exp(day))):
                rows += [
                    row | {"value": f"{float(row['value']) + chance.normal(0, 0.05):.5f}"}
                    for row in curve(name, f"{lot} {run}", potency_here, noise=0)
                ]
    lots_table = [{"preparation": lot, "reference": f"known {lot}"} for lot in names]
    lots_table += [{"preparation": f"known {lot}", "role": "reference"} for lot in names]
    given = bench({"preparations": lots_table, "readings": rows})
    study = study_of(given)
    found = potency_of(given, study, np.flatnonzero(study.pairs.held), 0.95)
    share = np.mean((found.low <= np.exp(0.2)) & (np.exp(0.2) <= found.high))

    assert len(found) == lots
    assert 0.95 == pytest.approx(share, abs=4 * np.sqrt(0.95 * 0.05 / lots))


def test_similarity_says_which_parameter_it_lacks():
    """Each parameter outside its margins is named with its interval and the margins."""
    given = bench(tables(curve("known", "r1"), curve("lot", "r1", slope=2.0, span=0.6)))
    alike, texts = similar(given, study_of(given))

    assert [False] == alike.tolist()
    assert "is not inside 0.7 to 1.4" in texts[0]
    assert "is not inside 0.85 to 1.15" in texts[0]


def test_a_declared_further_series_joins_and_has_half_the_risk():
    """Two runs declared after the first verdict join the three before; both looks together risk what one would."""
    later = [row for each in runs(1.1, 1.25) for row in each]
    later = [row | {"run": f"later {row['run']}", "measured_on": "2025-06-20"} for row in later]
    declared = [
        {
            "preparation": "lot",
            "quantity": "assay response",
            "runs": "2",
            "declared_on": "2025-06-10",
            "verdict_on": "2025-06-09",
        }
    ]
    found = potency(tables(*runs(1.0, 1.2, 1.4), later, series=declared))
    values = np.log([1.0, 1.2, 1.4, 1.1, 1.25])
    half = 3.495405933 * values.std(ddof=1) / np.sqrt(5)

    assert ([5], [2]) == (found.runs.tolist(), found.looks.tolist())
    assert half == pytest.approx(np.log(found.high[0] / found.value[0]), rel=5e-3)


def test_the_reason_of_similarity_speaks_on_the_scale_of_its_parameter():
    """A shift of the baseline is no ratio: it may be zero or negative, and has no power at a ratio of one."""
    given = tables(*runs(1.0))
    reasons = {
        name: judged(f"Then {name} is equivalent to the reference within the declared margins", given)
        .table["reason"]
        .iloc[0]
        for name, *_ in MARGINS
    }

    assert "power at a ratio of 1: 97 %" in reasons["slope ratio"]
    assert "power" not in reasons["baseline shift"]
    assert "probability of conformity above 99.9 %" in reasons["baseline shift"]


def rounded(rows: list[Row], digits: int = 1) -> list[Row]:
    """The same wells, written to so many decimals."""
    return [row | {"value": f"{float(row['value']):.{digits}f}"} for row in rows]


def test_equal_wells_that_were_rounded_are_no_certainty():
    """Wells written alike to one decimal leave no residual, and the digit they were written to remains in doubt."""
    pair = [rounded(curve(lot, "r1", span=0.3, noise=0)) for lot in ("known", "lot")]
    given = tables(*pair, limits=[*margins(), LIMIT], methods=[METHOD | {"document": "VAL-1"}])
    study = study_of(bench(given))
    sentence = "Then slope ratio is equivalent to the reference within the declared margins"

    assert study.alone.fits.squares[0] / study.alone.fits.df[0] >= 2 * 0.1**2 / 12
    assert study.pairs.standard[0] > 0.1
    assert verdict(sentence, given) in {Verdict.INCONCLUSIVE, Verdict.NO_EVIDENCE}
    assert 0 == len(potency(given))


def test_a_step_of_rounding_enters_slope_shape_and_potency():
    """Numbers written to one decimal are known less well than the same written to five, in all that is made of them."""
    coarse, fine = (
        study_of(bench(tables(*(rounded(rounded(curve(lot, "r1")), digits) for lot in ("known", "lot")))))
        for digits in (1, 5)
    )

    assert (coarse.alone.standard > 1.2 * fine.alone.standard).all()
    assert coarse.pairs.standard[0] > 1.2 * fine.pairs.standard[0]
    for name, *_ in MARGINS:
        assert coarse.pairs.shapes[name].standard[0] > 1.2 * fine.pairs.shapes[name].standard[0]


def test_a_zero_dropped_at_the_end_of_one_number_is_no_coarser_curve():
    """A spreadsheet writes 2 for 2.00000: the step is that of most wells, one finer or coarser well changes nothing."""
    made = [
        study_of(
            bench(tables(curve("known", "r1"), [*curve("lot", "r1")[:-1], curve("lot", "r1")[-1] | {"value": text}]))
        )
        for text in ("2", "2.00000")
    ]

    assert made[0].pairs.standard[0] == pytest.approx(made[1].pairs.standard[0], rel=1e-9)


def test_a_step_of_rounding_enters_parallel_lines():
    """Equal wells on a line have Fieller's interval of their last digit, and not of no width."""
    made = [
        [row | {"value": f"{0.5 * (place // 2):.1f}"} for place, row in enumerate(lines(lot, "r1"))]
        for lot in ("known", "lot")
    ]
    study = study_of(bench(tables(*made, limits=margins()[:2], methods=[PARALLEL])))
    low, high = study.pairs.ends(0.95)

    assert 2 * 0.1**2 / 12 == pytest.approx(study.pairs.lines.error[0])
    assert np.sqrt(2 * 0.1**2 / 12 / study.pairs.lines.spread[0, 0]) == pytest.approx(study.alone.standard[0])
    assert high[0] - low[0] > 0.1


SIMILAR = tuple(f"Then {name} is equivalent to the reference within the declared margins" for name, *_ in MARGINS)


@pytest.mark.parametrize(("slope", "expected"), [(1.0, Verdict.MET), (2.0, Verdict.NOT_MET)])
def test_lots_on_lines_are_similar_by_their_slope(slope, expected):
    """A line has no asymptotes: they are not applicable to it, with the reason, and its slope decides."""
    wells = lines("known", "r1"), lines("lot", "r1", 1.5, slope)
    given = tables(*wells, limits=margins()[:2], methods=[PARALLEL])
    reason = judged(SIMILAR[1], given).table["reason"].iloc[0]

    assert [expected, Verdict.NOT_APPLICABLE, Verdict.NOT_APPLICABLE] == [verdict(each, given) for each in SIMILAR]
    assert expected == verdict(SIMILAR, given)
    assert "the model of its method has no asymptote range ratio" == reason


def test_a_logistic_lot_is_never_similar_by_its_slope_alone():
    """Margins of the slope are not enough for a curve with asymptotes, nor beside lines that the lot has too."""
    curved = curve("known", "r1"), curve("lot", "r1")
    lined = [row | {"method": "L"} for lot in ("known", "lot") for row in lines(lot, "r2")]
    alone = tables(*curved, limits=margins()[:2])
    both = tables(*curved, lined, limits=margins()[:2], methods=[PARALLEL | {"method": "L"}])
    other = tables(*(curve(lot, "r1", span=span) for lot, span in (("known", 1.0), ("lot", 0.6))), lined)
    other["methods"] = [PARALLEL | {"method": "L"}]

    assert [Verdict.NO_EVIDENCE] * 2 == [verdict(SIMILAR, each) for each in (alone, both)]
    assert Verdict.NOT_MET == verdict(SIMILAR, other)


def test_lines_without_a_reference_beside_them_are_no_evidence():
    """What is not asked of a line leaves the slope to be shown, and a lot alone shows none."""
    given = tables(lines("known", "r1"), lines("lot", "r2"), methods=[PARALLEL])

    assert Verdict.NO_EVIDENCE == verdict(SIMILAR, given)


def test_a_shape_that_straddles_in_every_run_is_the_finding():
    """A slope ratio across its margin in all runs is inconclusive, and the reason speaks of it and of no potency."""
    given = tables(curve("known", "r1"), curve("lot", "r1", slope=1.35))
    found = evaluate_shipped(given, "POT005")

    assert Verdict.INCONCLUSIVE == found[0]
    assert "slope ratio reaches across the limit" in found[1]


def evaluate_shipped(given: dict[str, list[Row]], identifier: str) -> tuple[Verdict, str]:
    """The verdict and reason of a criterion of the shipped specification on the lot."""
    specification = load_specification()
    result = evaluate(handed_in(given, specification), specification, as_of=DAY_OF_EXAMPLES)
    table = result.table
    row = table[(table["preparation"] == "lot") & (table["criterion"] == identifier)].iloc[0]
    return result.verdict(identifier, "lot"), str(row["reason"])


@pytest.mark.parametrize("middle", [60, 1000, 3000])
def test_a_curve_without_its_upper_plateau_is_not_called_flat(middle):
    """A response that climbs to the last dose changes; what it lacks are doses at its plateau, and that is said."""
    rows = []
    scatter = np.random.default_rng(middle).normal(0, 0.04, 12)
    for row, off in zip(curve("lot", "r1"), scatter, strict=True):
        top = 0.75 * (1 + (middle / 312.5) ** 1.2)
        rows.append(row | {"value": f"{0.2 + top / (1 + (middle / float(row['at'])) ** 1.2) + off:.4f}"})
    given = bench(tables(rows))
    why_not = study_of(given).alone.why[0]

    assert "cannot be told" not in why_not
    assert "no curve could be fitted" not in why_not
    assert ("do not reach both asymptotes" in why_not) == (middle > 60)
    assert (0 if middle > 60 else 1) == len(given.estimates("dose-response slope"))


def test_a_response_of_noise_alone_is_never_said_to_change():
    """Without any effect of the dose no more than 5 % of the responses are said to change with it."""
    chance = np.random.default_rng(8)
    rows = [
        row | {"preparation": f"lot {lot}", "value": f"{1 + chance.normal(0, 0.1):.5f}"}
        for lot in range(150)
        for row in curve("", "r1")
    ]
    given = bench({"preparations": [{"preparation": f"lot {lot}"} for lot in range(150)], "readings": rows})
    said = [each == "" or "changes with the dose" in each for each in study_of(given).alone.why]

    assert np.mean(said) <= 0.05


def outlying_text(given: dict[str, list[Row]]) -> str:
    """What the analysis says of outlying wells."""
    return " ".join(potency_analysis(bench(given)).parts[-1].sentences)


@pytest.mark.parametrize("value", ["4", "6", "9.9"])
@pytest.mark.parametrize("place", [0, 5, 8, 11])
def test_a_well_that_spoils_its_curve_is_the_one_shown(value, place):
    """A well so far out that no curve can be fitted is found by the curve of the others, and stays in.

    At the last dose its replicate may be shown beside it, since either of the two leaves a curve of the others.
    """
    wells = curve("lot", "r1")
    wells[place] = wells[place] | {"value": value}
    given = tables(curve("known", "r1"), wells)
    study = study_of(bench(given))
    found = with_residuals(study)
    far = found[outlying(found)]

    assert float(value) in far["value"].tolist()
    assert len(far) <= 2
    assert 24 == len(study.plates.wells)
    assert "No well" not in outlying_text(given)


def test_curves_that_were_not_looked_at_are_counted():
    """Where no curve can be fitted with any well left out, nothing is said of its wells but that."""
    spoilt = [row | {"value": value} for row, value in zip(curve("lot", "r1"), ["1", "1", "5", "1"] * 3, strict=True)]
    bounded = curve("lot", "r2")
    bounded[3] = bounded[3] | {"value": ">1.9"}
    told = outlying_text(tables(curve("known", "r1"), spoilt[:4], bounded))

    assert "No well of the 1 curve looked at" in told
    assert "2 curves not looked at" in told
    assert "1 curve not looked at" in outlying_text(tables(bounded))
    assert "No well" not in outlying_text(tables(bounded))


def in_nanograms(rows: list[Row]) -> list[Row]:
    """The same wells with their doses in ng/mL."""
    return [row | {"at": f"{1000 * float(row['at']):g}", "at_unit": "ng/mL"} for row in rows]


def test_doses_in_units_that_convert_are_compared():
    """A lot dosed in ng/mL beside a reference in µg/mL has the potency that it has in one unit."""
    plain = tables(curve("known", "r1"), curve("lot", "r1", 1.3))
    mixed = tables(curve("known", "r1"), in_nanograms(curve("lot", "r1", 1.3)))
    other = tables(in_nanograms(curve("known", "r1")), curve("lot", "r1", 1.3))
    expected = potency(plain).value

    assert [1.3] == pytest.approx(expected, rel=1e-3)
    assert expected == pytest.approx(potency(mixed).value, rel=1e-6)
    assert expected == pytest.approx(potency(other).value, rel=1e-6)


def test_runs_in_units_that_convert_are_one_series_and_others_are_not():
    """Runs in ng/mL join those in µg/mL; runs in particles/mL are another estimate, never mixed in."""
    pairs = [curve(lot, f"r{run}") for run in range(2) for lot in ("known", "lot")]
    nano = [in_nanograms(curve(lot, "r2")) for lot in ("known", "lot")]
    apart = [curve(lot, "r3", at_unit="particles/mL") for lot in ("known", "lot")]
    found = potency(tables(*pairs, *nano, *apart))
    wells = study_of(bench(tables(*pairs, *nano, *apart))).plates.wells

    assert [1, 3] == sorted(found.runs)
    assert 6 == wells["dose"].nunique()


def test_two_wells_that_spoil_a_curve_do_not_hide_each_other():
    """Where the curve of the others is spoilt too, the median of the neighbouring doses shows both."""
    wells = curve("lot", "r1")
    for place, value in ((3, "7"), (8, "9.9")):
        wells[place] = wells[place] | {"value": value}
    found = with_residuals(study_of(bench(tables(curve("known", "r1"), wells))))

    assert {7.0, 9.9} <= set(found[outlying(found)]["value"])
    assert outlying(found).sum() <= 3
