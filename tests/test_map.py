"""The map from features to potency: who is a unit, what may be compared, and how often chance passes for a finding."""

from __future__ import annotations

import itertools
import math
import sys

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import asking, handed_in
from evspec.cli import main
from evspec.commands.opening import bench_from
from evspec.errors import EvspecError, UnknownWord
from evspec.evaluate import bench_of
from evspec.mapping.model import PENALTIES, fitted, parts_of, predictions, q_squared
from evspec.mapping.permutations import DRAWS, arrangements, p_values, rearranged
from evspec.mapping.ranks import between, found_at, unit_rows, units_needed, within
from evspec.mapping.story import told
from evspec.mapping.study import study
from evspec.mapping.traits import traits_of
from evspec.mapping.units import units_of
from evspec.proof import DAY_OF_EXAMPLES
from evspec.quantities.known import known_quantities
from evspec.report.analysis import analysis_csv, analysis_page
from evspec.report.folder import example_laboratory

EXAMPLE = example_laboratory().parent / "map"
ASSAY = {"quantity": "biological activity", "method": "T-cell assay"}
FOUR_ERRORS = 4


def bench(readings, **tables):
    """A hand-in of these rows, ready."""
    return bench_of(handed_in({"readings": readings} | tables, asking("Then donor is recorded")), DAY_OF_EXAMPLES)


def lots(count, features, *, dosed_by="particles", donors=None, **more):
    """A hand-in of lots, one of each donor, with an activity and with features {(quantity, unit, analyte): method}."""
    chance = np.random.default_rng(3)
    readings = []
    for lot in range(count):
        named = {"preparation": f"lot {lot}"}
        readings.append(named | ASSAY | {"value": f"{chance.lognormal(4, 0.3):.3f}", "unit": "a.u."})
        for (quantity, unit, analyte), method in features.items():
            row = {"quantity": quantity, "unit": unit, "analyte": analyte, "method": method}
            readings.append(named | row | {"value": f"{chance.lognormal(4, 0.3):.3f}"})
    donors = [f"secret {lot}" for lot in range(count)] if donors is None else donors
    preparations = [{"preparation": f"lot {lot}", "donor": donors[lot]} for lot in range(count)]
    methods = [ASSAY | {"dosed_by": dosed_by}, *more.pop("methods", [])]
    return bench(readings, preparations=preparations, methods=methods, **more)


def why(found, what):
    """Why a feature was not tested; an empty text where it was."""
    return next((each.reason for each in found.refused if each.feature.what == what), "")


def pure_noise(chance, groups, features, donor, lot):
    """Features and potency that have nothing to do with one another, with a part that lots of a unit share."""
    units = np.repeat(np.arange(len(groups)), groups)
    shared = chance.normal(0, donor, (len(groups), features + 1))[units]
    return units, shared + chance.normal(0, lot, (len(units), features + 1))


# Units


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([("D1", "", ""), ("D2", "", ""), ("D1", "", "")], [0, 1, 0], id="one donor is one unit"),
        pytest.param([("", "B1", ""), ("", "B2", ""), ("", "B1", "")], [0, 1, 0], id="else one cell bank"),
        pytest.param([("D1", "B1", ""), ("D2", "B1", "")], [0, 1], id="donors of one line are told apart"),
        pytest.param([("D1", "B1", ""), ("", "B1", "")], [0, 0], id="unless a lot of it names no donor"),
        pytest.param([("D1", "", ""), ("D2", "", ""), ("", "", "0; 1")], [0, 0, 0], id="a pool joins its donors"),
        pytest.param([("D1", "", ""), ("D2", "", ""), ("D1; D2", "", "")], [0, 0, 0], id="as does a lot of two donors"),
        pytest.param([("D1", "", ""), ("", "", "0"), ("", "", "1")], [0, 0, 0], id="a fraction of a fraction"),
        pytest.param([("D1", "", ""), ("", "", "0; 2"), ("", "", "")], [0, -1, -1], id="a pool of something unknown"),
        pytest.param([("unknown", "", ""), ("", "unknown", "")], [-1, -1], id="unknown is no donor"),
        pytest.param([("D1", "", ""), ("D2", "", "0")], [0, 0], id="what was derived from another's lot"),
    ],
)
def test_lots_are_of_one_unit_where_they_share_a_donor_or_bank(rows, expected):
    """A pool or fraction that passed for a unit of its own would be a second look at the same donor."""
    preparations = [
        {"preparation": f"{row}", "donor": donor, "cell_line": line, "derived_from": parents}
        for row, (donor, line, parents) in enumerate(rows)
    ]

    assert expected == units_of(bench([], preparations=preparations)).tolist()


def test_units_of_unequal_lots_change_places_with_their_like_only():
    """A mean over more lots scatters less; where that leaves too few arrangements, first lots stand for their units."""
    columns, units = np.arange(24.0).reshape(12, 2), np.repeat(np.arange(7), [1, 1, 1, 2, 2, 2, 3])
    many = unit_rows(np.repeat(columns, 2, 0), np.repeat(np.arange(12), 2))
    few = unit_rows(columns, units)

    assert (2,) * 12 == tuple(many.lots)
    assert not many.first_only
    assert few.first_only
    assert columns[[0, 1, 2, 3, 5, 7, 9]].tolist() == few.values.tolist()


# Permutations and ranks


@settings(max_examples=40, deadline=None)
@given(st.one_of(st.lists(st.integers(0, 3), min_size=1, max_size=7), st.just([*range(9)] * 2 + [1] * 9)))
def test_permutations_stay_within_their_group(groups):
    """Every row of every rearrangement holds a lot of the same group, each once; small ones are all there are."""
    labels = np.array(groups)
    moved, whole = rearranged(labels, 50)

    assert (labels[moved] == labels).all()
    assert (np.sort(moved, axis=1) == np.arange(len(labels))).all()
    assert not whole or len({tuple(row) for row in moved}) == len(moved) == arrangements(labels)


def test_p_is_exact_for_seven_units():
    """It is the share of all 5,040 orders that lie at least as far, counted here one by one; the least is 2/5040."""
    x, y = np.array([3.0, 1, 4, 1, 5, 9, 2]), np.array([2.0, 7, 1, 8, 2, 8, 1])
    seen = abs((x - x.mean()) @ y)
    expected = np.mean([abs((x - x.mean()) @ np.array(order)) >= seen - 1e-9 for order in itertools.permutations(y)])
    one_group, perfect = np.zeros(7, int), np.arange(7.0)

    assert expected == pytest.approx(p_values(x[:, None], y, one_group)[0])
    assert 2 / math.factorial(7) == pytest.approx(p_values(perfect[:, None], perfect, one_group)[0])


def test_p_of_drawn_permutations_is_never_zero():
    """(b + 1)/(m + 1): a share of the draws alone would call a perfect correlation impossible."""
    perfect = np.arange(12.0)

    assert pytest.approx(1 / (DRAWS + 1)) == p_values(perfect[:, None], perfect, np.zeros(12, int))[0]


def test_interval_is_that_of_bonett_and_wright():
    """The example of `ci.spear` in Bonett's R package statpsych: 0.8699639, 0.5840951 to 0.9638297."""
    y = np.array([21.0, 4, 9, 12, 35, 18, 10, 22, 24, 1, 6, 8, 13, 16, 19])
    x = np.array([67.0, 28, 30, 28, 52, 40, 25, 37, 44, 10, 14, 20, 28, 40, 51])
    [found] = between(x[:, None], y, np.arange(15))

    assert (0.8699639, 0.5840951, 0.9638297) == pytest.approx((found.rho, found.low, found.high), abs=5e-8)


def test_rho_is_that_of_the_handbook():
    """The frigatebirds of McDonald's Handbook of Biological Statistics: rho -0.7630357, p 0.0002302 by Student's t."""
    volume = [
        1760,
        2040,
        2440,
        2550,
        2730,
        2740,
        3010,
        3080,
        3370,
        3740,
        4910,
        5090,
        5090,
        5380,
        5850,
        6730,
        6990,
        7960,
    ]
    pitch = [529, 566, 473, 461, 465, 532, 484, 527, 488, 485, 478, 434, 468, 449, 425, 389, 421, 416]
    [found] = between(np.array(volume, float)[:, None], np.array(pitch, float), np.arange(18))

    assert -0.7630357 == pytest.approx(found.rho, abs=5e-8)
    assert found.p < 0.002


def test_found_are_those_of_benjamini_and_hochberg():
    """The 15 p of their paper of 1995: four are found at 5 %, where Bonferroni finds three."""
    p = [
        0.0001,
        0.0004,
        0.0019,
        0.0095,
        0.0201,
        0.0278,
        0.0298,
        0.0344,
        0.0459,
        0.324,
        0.4262,
        0.5719,
        0.6528,
        0.759,
        1,
    ]

    assert 4 == int((found_at(np.array(p)) <= 0.05).sum())
    assert 3 == int((np.array(p) * len(p) <= 0.05).sum())


def test_units_needed_find_what_they_promise():
    """33 units for a rho of 0.5 at 5 %; drawn, such a rho is found in 80 % of the maps, within four standard errors."""
    number, replicates = units_needed(0.6, 0.01), 400
    chance, pearson = np.random.default_rng(4), 2 * np.sin(np.pi * 0.6 / 6)
    x = chance.normal(size=(number, replicates))
    y = pearson * x + np.sqrt(1 - pearson**2) * chance.normal(size=(number, replicates))
    found = np.mean([between(x[:, [each]], y[:, each], np.arange(number))[0].p <= 0.01 for each in range(replicates)])

    assert 33 == units_needed(0.5, 0.05)
    assert found >= 0.8 - FOUR_ERRORS * np.sqrt(0.16 / replicates)


@pytest.mark.parametrize(
    ("groups", "donor", "lot"),
    [
        pytest.param(np.ones(7, int), 0, 1, id="seven units"),
        pytest.param(np.repeat([1, 2, 4], [8, 8, 8]), 1, 0.3, id="strong donors"),
        pytest.param(np.repeat([1, 10], [8, 8]), 0, 1, id="no donors, very unequal lots"),
    ],
)
def test_noise_is_found_no_more_often_than_stated(groups, donor, lot):
    """Over units and within them, corrected together: any finding in at most 5 % of the maps, and four errors."""
    chance, replicates, found = np.random.default_rng(5), 120, 0
    for _ in range(replicates):
        units, columns = pure_noise(chance, groups, 6, donor, lot)
        ranked = [*between(columns[:, :-1], columns[:, -1], units), *within(columns[:, :-1], columns[:, -1], units)]
        found += found_at(np.array([each.p for each in ranked])).min() <= 0.05

    assert found / replicates <= 0.05 + FOUR_ERRORS * np.sqrt(0.05 * 0.95 / replicates)


def test_lots_of_a_donor_taken_for_independent_are_found_too_often():
    """What the unit is for: the same noise, lot by lot, is found far more often than 5 %."""
    chance, replicates, found = np.random.default_rng(5), 60, 0
    for _ in range(replicates):
        _, columns = pure_noise(chance, np.full(10, 5), 1, 1, 0.3)
        found += between(columns[:, :1], columns[:, 1], np.arange(50))[0].p <= 0.05

    assert found / replicates > 0.25


def test_within_units_is_found_what_donors_hide():
    """Donors with more of the feature have less potency, lots with more have more: both are told, each as it is."""
    chance = np.random.default_rng(6)
    units = np.repeat(np.arange(12), 3)
    shared, own = chance.normal(0, 2, 12)[units], chance.normal(0, 0.5, 36)
    feature, potency = shared + own, -shared + own + chance.normal(0, 0.1, 36)
    [over], [inside] = between(feature[:, None], potency, units), within(feature[:, None], potency, units)

    assert over.rho < -0.7
    assert over.p < 0.001
    assert inside.rho > 0.7
    assert inside.p < 0.001


@pytest.mark.parametrize(("groups", "said"), [([3] * 6, 0), ([2] * 12, 0), ([2] * 13, 1), ([1] * 30, 0)])
def test_within_units_is_tested_where_enough_have_several_lots(groups, said):
    """Twelve pairs have 4,096 arrangements, fewer than seven units can take; six units are too few in any case."""
    units = np.repeat(np.arange(len(groups)), groups)
    values = np.random.default_rng(1).normal(size=(len(units), 2))

    assert said == len(within(values[:, :1], values[:, 1], units))


# Model


def test_predictions_are_those_of_a_nested_search():
    """Unit by unit, with the penalty that a leave-one-out search of scikit-learn picks among the others."""
    from sklearn.linear_model import Ridge
    from sklearn.model_selection import GridSearchCV, LeaveOneOut
    from sklearn.preprocessing import StandardScaler

    chance = np.random.default_rng(2)
    x = chance.normal(size=(7, 2))
    y = x @ [1.0, 0.5] + chance.normal(0, 0.8, 7)
    expected = []
    for unit in range(7):
        others = np.arange(7) != unit
        scaler = StandardScaler().fit(x[others])
        search = GridSearchCV(Ridge(), {"alpha": PENALTIES}, cv=LeaveOneOut(), scoring="neg_mean_squared_error")
        search.fit(scaler.transform(x[others]), y[others])
        expected.append(search.predict(scaler.transform(x[[unit]]))[0])

    assert expected == pytest.approx(predictions(x, y[:, None], np.arange(7))[:, 0].tolist(), rel=1e-6)


@pytest.mark.parametrize(("units", "parts"), [(20, 20), (100, 100), (101, 100), (1250, 40), (100_000, 10)])
def test_many_units_are_left_out_in_parts(units, parts):
    """A model a unit would take minutes of 1,250; parts are alike in size, and no unit is in two."""
    sizes = np.bincount(parts_of(units))

    assert parts == len(sizes)
    assert sizes.max() - sizes.min() <= 1


def test_parts_foretell_nothing_from_themselves():
    """The mean of the other parts is worth nothing, and a unit's own potency does not change what is foretold of it."""
    chance = np.random.default_rng(9)
    x, y, part = chance.normal(size=(12, 2)), chance.normal(size=(12, 1)), np.arange(12) % 4
    means = np.array([[y[part != each].mean()] for each in part])
    moved = np.where(part[:, None] == 2, y + 5, y)
    others = predictions(x, moved, part)[part == 2]

    assert [0] == pytest.approx(q_squared(y, means, part))
    assert predictions(x, y, part)[part == 2] == pytest.approx(others)


def test_many_units_with_a_planted_potency_are_foretold():
    """Parts serve as single units do: the least p for what follows its features, and the parts are counted."""
    chance = np.random.default_rng(10)
    x = chance.normal(size=(120, 3))
    found = fitted(x, x @ [1.0, 1, 0] + chance.normal(0, 0.5, 120), np.ones(120, int))

    assert 1 / 1000 == found.p
    assert 100 == found.parts


def test_predicting_the_mean_of_the_others_is_worth_nothing():
    """Q² is 0 there, and 1 where every unit is foretold exactly."""
    y = np.array([1.0, 4, 2, 8, 5])[:, None]

    assert [0] == pytest.approx(q_squared(y, (y.sum() - y) / 4, np.arange(5)))
    assert [1] == pytest.approx(q_squared(y, y, np.arange(5)))


def test_model_finds_what_is_planted_and_little_else(monkeypatch):
    """A potency made of three features is foretold with the least p; of noise few have a p of 5 % or less."""
    monkeypatch.setattr("evspec.mapping.model.MODEL_DRAWS", 199)
    chance = np.random.default_rng(7)
    x, ones = chance.normal(size=(20, 4)), np.ones(20, int)
    planted = fitted(x, x @ [1.0, 1, 1, 0] + chance.normal(0, 0.5, 20), ones)
    noise = [fitted(chance.normal(size=(20, 4)), chance.normal(size=20), ones).p for _ in range(30)]

    assert 1 / 200 == planted.p
    assert planted.q_squared > 0.7
    assert np.mean(np.array(noise) <= 0.05) <= 0.05 + FOUR_ERRORS * np.sqrt(0.05 * 0.95 / 30)


# Denominators


PROTEIN, PARTICLES = ("protein", "µg/mL", ""), ("particle concentration", "particles/mL", "")
LIPID, CD73 = ("membrane lipid", "µg/mL", ""), ("antigen signal of", "a.u.", "CD73")
DIAMETER, MARKED = ("mean diameter", "nm", ""), ("CD9 particles", "particles/mL", "")
COUNTED = {"particles per protein", "lipid per particle"}
PER_PROTEIN, PER_PARTICLE = ("esterase", "U/mg", ""), ("microRNA per particle", "ng/particles", "")


@pytest.mark.parametrize(
    ("dosed_by", "refused"),
    [
        ("particles", {"particle concentration", "CD9 particles", "microRNA per particle", *COUNTED}),
        (
            "protein",
            {"protein", "lipid to protein ratio", "particles per protein", "esterase", "antigen signal of CD73"},
        ),
        ("volume", {"particle concentration", "CD9 particles", "protein", "membrane lipid"}),
        ("cells", set()),
    ],
)
def test_features_over_what_the_potency_stands_over_are_refused(dosed_by, refused):
    """By unit, by what they are made of, or by the declared dose of their method; each refusal gives its reason."""
    found = study(everything(dosed_by))

    assert refused == {each.feature.what for each in found.refused}
    assert all(each.reason for each in found.refused)


@pytest.mark.parametrize("dosed_by", ["", "unknown"])
def test_potency_of_unknown_dose_refuses_all_that_might_share_it(dosed_by):
    """Only what stands over nothing is left: a blank cell is no way round the check, and the map says so first."""
    found = study(everything(dosed_by))

    assert ["mean diameter"] == [each.feature.what for each in found.associations]
    assert "declare dosed_by" in told(found).sentences[1]
    assert "`methods` declares no dosed_by for the potency" in why(found, "protein")


def test_signal_of_unknown_dose_is_refused():
    """A signal grows with what goes into the assay, be it particles or protein; nobody said which."""
    found = study(lots(8, {CD73: "bead assay", DIAMETER: "NTA"}))

    assert "`methods` declares no dosed_by for antigen signal of" in why(found, "antigen signal of CD73")


def test_potency_is_no_feature_of_itself():
    """Another method of the same activity would be found for sure."""
    rows = lots(8, {("biological activity", "a.u.", ""): "second assay"})
    with pytest.raises(EvspecError, match="biological activity by T-cell assay; biological activity by second assay"):
        study(rows)
    found = study(rows, "biological activity by T-cell assay")

    assert "it measures potency itself" == why(found, "biological activity")


def everything(dosed_by):
    """Eight lots with a feature of every kind, the bead assay being dosed by protein."""
    features = {PROTEIN: "BCA", PARTICLES: "NTA", LIPID: "dye", CD73: "bead assay", DIAMETER: "NTA"}
    features |= {MARKED: "flow", PER_PROTEIN: "plate", PER_PARTICLE: "dye"}
    own = [{"quantity": name, "unit": unit, "scale": "log"} for name, unit, _ in (MARKED, PER_PROTEIN, PER_PARTICLE)]
    methods = [{"quantity": "antigen signal of", "method": "bead assay", "dosed_by": "protein"}]
    return lots(8, features, dosed_by=dosed_by, quantities=own, methods=methods)


# What is said


def test_below_seven_units_nothing_is_tested():
    """Nine lots of six donors are six units; the first sentence says so, and what would be needed."""
    found = study(lots(9, {DIAMETER: "NTA"}, donors=[f"D{lot % 6}" for lot in range(9)]))
    first = told(found).sentences[0]

    assert () == found.associations
    assert first.startswith("9 lots of 6 independent units")
    assert "nothing is tested. 7 units are needed for a rank table, 20 for a model" in first


@pytest.mark.parametrize(("units", "modelled"), [(7, False), (19, False), (20, True)])
def test_model_needs_twenty_units(units, modelled):
    """From 7 there is a rank table; the model waits, and its part says for what."""
    found = study(lots(units, {DIAMETER: "NTA", LIPID: "dye"}))

    assert 2 == len(found.associations)
    assert modelled == (found.fit.model is not None)
    assert modelled or f"{units} units take part, 20 are needed" == found.fit.reason


def test_feature_that_few_units_have_is_tested_over_those_alone():
    """It needs seven units of its own, and does not take the others out of the model."""
    whole = lots(22, {DIAMETER: "NTA", LIPID: "dye", PROTEIN: "BCA"})
    readings = whole.batch.readings
    number = readings["preparation"].astype(str).str.split().str[1].astype(int)
    gone = ((readings["quantity"] == "protein") & (number >= 8)) | (
        (readings["quantity"] == "membrane lipid") & (number >= 6)
    )
    found = study(bench_of(whole.batch.only(readings=readings[~gone].reset_index(drop=True)), DAY_OF_EXAMPLES))
    units = {each.feature.what: each.over.units for each in found.associations}

    assert {"mean diameter": 22, "protein": 8} == units
    assert "6 units have it and the potency, 7 are needed" == why(found, "membrane lipid")
    assert ["mean diameter"] == [each.what for each in found.fit.features]


def test_constant_feature_is_not_tested():
    """It has no ranks to correlate."""
    rows = [
        {"preparation": f"lot {lot}", "value": value, **row}
        for lot in range(8)
        for row, value in (
            (ASSAY | {"unit": "a.u."}, f"{lot + 1}"),
            ({"quantity": "mean diameter", "unit": "nm"}, "120"),
        )
    ]
    donors = [{"preparation": f"lot {lot}", "donor": f"D{lot}"} for lot in range(8)]

    assert "mean diameter is the same in all lots" == why(study(bench(rows, preparations=donors)), "mean diameter")


def test_constant_potency_is_the_reason_that_is_told():
    """A potency that is the same in all lots has no ranks either, and is not blamed on the features."""
    whole = lots(22, {DIAMETER: "NTA"})
    readings = whole.batch.readings
    flat = readings.assign(value=readings["value"].where(readings["quantity"] != "biological activity", 50.0))
    found = study(bench_of(whole.batch.only(readings=flat), DAY_OF_EXAMPLES))

    assert "biological activity is the same in all lots" == found.fit.reason
    assert "nothing is tested, as biological activity is the same in all lots" in told(found).sentences[0]


def test_no_feature_is_the_reason_that_is_told():
    """A hand-in of potency alone has no rank table, and lists no feature that was left out of it."""
    sentences = told(study(lots(22, {}))).sentences

    assert "nothing is tested, as there is no feature that may be tested" in sentences[0]
    assert not any("each is listed" in each for each in sentences)


def test_ranks_need_no_scikit_learn(monkeypatch):
    """Without it there is the rank table all the same, and the model's place says what to install."""
    monkeypatch.setitem(sys.modules, "sklearn.linear_model", None)
    found = study(lots(22, {DIAMETER: "NTA", LIPID: "dye"}))
    text = " ".join(sentence for part in told(found).parts for sentence in part.sentences)

    assert 2 == len(found.associations)
    assert not any(np.isnan(each.q) for each in found.associations)
    assert "No model: the model needs scikit-learn" in text
    assert "pip install scikit-learn" in text


def test_unknown_potency_points_to_the_quantities():
    """The list of criteria holds no name of a potency."""
    result = CliRunner().invoke(main, ["map", str(EXAMPLE), "--potency", "CFU"])

    assert 2 == result.exit_code
    assert "`evspec quantities`" in result.stderr
    assert "evspec criteria" not in result.stderr


def test_what_takes_no_part_is_told():
    """Controls, lots of no known donor, lots without a potency, bounds and set-aside readings: counted, not hidden."""
    chance = np.random.default_rng(8)
    values = [f"{value:.1f}" for value in chance.lognormal(4, 0.3, 9)]
    rows = [{"preparation": f"lot {lot}", **ASSAY, "unit": "a.u.", "value": values[lot]} for lot in range(9)]
    rows[0]["value"] = "<5"
    rows += [{"preparation": "mock", **ASSAY, "unit": "a.u.", "value": "3"}]
    donors = [{"preparation": f"lot {lot}", "donor": f"D{lot}" if lot < 8 else ""} for lot in range(9)]
    text = " ".join(
        told(study(bench(rows, preparations=[*donors, {"preparation": "mock", "donor": "D1", "role": "control"}])))
        .parts[-1]
        .sentences
    )

    assert "lot 8 (they name neither donor nor cell line" in text
    assert "lot 0 (no number for biological activity by T-cell assay)" in text
    assert "mock (references and controls)" in text
    assert "biological activity in 1 lot" in text


def test_donor_codes_are_never_told():
    """Not on the terminal, in a table or on the page: they are health data."""
    analysis = told(study(lots(8, {DIAMETER: "NTA"})))
    page = analysis_page(analysis, {figure.name: "" for part in analysis.parts for figure in part.figures})

    assert "unit 8" in analysis_csv(analysis)
    assert "secret" not in analysis_csv(analysis) + page + " ".join(analysis.sentences)


@pytest.mark.parametrize(
    ("asked", "kind", "said"),
    [
        ("biological activty", UnknownWord, "Did you mean 'biological activity"),
        ("CFU", UnknownWord, "Unknown potency 'CFU'"),
    ],
)
def test_misspelt_potency_is_refused(asked, kind, said):
    """With the nearest spelling."""
    with pytest.raises(kind, match=said):
        study(lots(8, {DIAMETER: "NTA"}), asked)


def test_hand_in_without_potency_is_refused():
    """Silence would read as a map on which nothing was found."""
    with pytest.raises(EvspecError, match="no potency found"):
        study(bench([{"preparation": "lot", "quantity": "mean diameter", "value": "120", "unit": "nm"}]))


def test_any_quantity_can_be_the_potency():
    """Here the diameter; the activity, being potency, is then no feature of it."""
    found = study(lots(8, {DIAMETER: "NTA", LIPID: "dye"}), "mean diameter")

    assert "mean diameter by NTA" == found.potency.name
    assert "it measures potency itself" == why(found, "biological activity")


def test_example_finds_what_was_planted_and_refuses_what_shares_its_denominator(tmp_path):
    """Nothing else is found; the command leaves with 0 and writes page, tables and figures."""
    found = study(bench_from(EXAMPLE))
    result = CliRunner().invoke(main, ["map", str(EXAMPLE), "--out", str(tmp_path / "out")])

    assert ["vesicular TGF-beta 1"] == [each.feature.what for each in found.associations if each.q <= 0.05]
    assert ["vesicular TGF-beta 1"] == [each.feature.what for each in found.associations if each.inside_q <= 0.05]
    assert found.fit.q <= 0.05
    refused = {"microRNA per particle", "particle concentration", *COUNTED}
    assert refused == {each.feature.what for each in found.refused}
    assert 0 == result.exit_code
    assert {"analysis.html", "map.svg", "model.svg", "over_units.csv"} <= {
        path.name for path in (tmp_path / "out").iterdir()
    }


def test_example_is_the_one_that_its_script_writes(tmp_path):
    """The same bytes each time, so that the page's numbers hold."""
    import runpy

    runpy.run_path(str(EXAMPLE.parent / "make_map.py"))["main"](tmp_path)

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        path.name: path.read_bytes() for path in EXAMPLE.glob("*.csv")
    }


def test_readings_with_a_dose_beside_readings_without_one_are_told_apart():
    """Doses of one assay are traits of their own, and an assay without any beside them is none of these."""
    row = {"preparation": "lot", "quantity": "protein", "unit": "µg/mL"}
    readings = [row | {"value": "3", "at": at, "at_unit": "h" if at else "", "method": m} for at, m in DOSED]
    found = traits_of(bench(readings), known_quantities()["protein"], "", np.array([True]))

    assert ["protein by A at 1 h", "protein by A at 2 h", "protein by B"] == [each.name for each in found]


DOSED = (("1", "A"), ("2", "A"), ("", "B"))
