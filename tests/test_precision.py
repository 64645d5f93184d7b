"""Precision from a laboratory's own runs: published examples, what takes part, and that nothing counts unsigned."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner
from scipy.special import chdtri

from cases import asking, handed_in, readings, verdict
from evspec.cli import main
from evspec.components import Shared, components, cv_interval, shared_by_runs, unlike_others, worth
from evspec.errors import UnknownWord
from evspec.estimates import Bench
from evspec.evaluate import bench_of
from evspec.leftout import left_out
from evspec.precision import precisions
from evspec.proof import DAY_OF_EXAMPLES
from evspec.report.folder import example_laboratory
from evspec.rows import SIGNED, rows_to_sign
from evspec.signing import precision_analysis
from evspec.uncertainty import Basis
from evspec.verdicts import Verdict

ACTIVITY, DIAMETER, SHARE = "biological activity", "median diameter", "intact vesicles"
FERRITIN = ("140 139 138 138 140", "140 143 141 143 137", "140 138 136 141 136", "141 144 142 143 144")
FERRITIN += ("139 140 141 138 141",)
VOLTAGE = (172, 116, 13, 144, 106, 31, 60, 125, 163, 41), (60, 77, 111, 101, 67, 93, 80, 73, 88, 86)
"""Means above 10 V and standard deviations of ten days, five readings each, µV: JCGM 100:2008, table H.9."""
LIMIT = {"quantity": "intermediate precision of", "analyte": ACTIVITY, "bound": "at most", "unit": "%"}
WITHIN = f"Then intermediate precision of {ACTIVITY} is within the declared limits"


def bench(rows, **tables) -> Bench:
    batch = handed_in({"readings": rows} | tables, asking("Then donor is recorded"))
    return bench_of(batch, DAY_OF_EXAMPLES)


def pooled(rows, **tables) -> pd.Series:
    (row,) = precisions(bench(rows, **tables)).itertuples()
    return row


def lots(*spelt: str, quantity: str = ACTIVITY, **more: str) -> list[dict[str, str]]:
    """Lots by name, each with its runs as `cases.readings` spells them."""
    return [
        row
        for number, each in enumerate(spelt)
        for row in readings(quantity, each, f"lot {number}", method="T", **more)
    ]


def test_components_of_the_ferritin_example():
    """The example of CLSI EP15-A3 has mean squares of 15.86 and 3.16, so components of 2.54 and 3.16 (R, CLSIEP15)."""
    found = pooled(lots("; ".join(" + ".join(run.split()) for run in FERRITIN), quantity=DIAMETER))
    variances = [(each * 140.12) ** 2 for each in (found.within, found.run, found.between)]

    assert [3.16, 2.54, 15.86 / 5] == pytest.approx(variances, rel=1e-6)
    assert (4, 20) == (found.df, found.within_df)


def test_components_of_the_voltage_example():
    """The ten days of JCGM 100:2008, H.5, vary within days by 85 µV, between means by 57 µV, between days by 43 µV."""
    volts = [
        " + ".join(f"{10 + (mean + each * deviation) / 1e6:.6f}" for each in (-1, -1, 0, 1, 1))
        for mean, deviation in zip(*VOLTAGE, strict=True)
    ]
    found = pooled(lots("; ".join(volts), quantity=DIAMETER))
    microvolts = [10.0000971e6 * each for each in (found.within, found.between, found.run)]

    assert [85, 57, 43] == [round(each) for each in microvolts]
    assert (9, 40) == (found.df, found.within_df)


def test_degrees_of_freedom_of_a_single_reading():
    """A sum of mean squares has the degrees of freedom of Satterthwaite's formula, here by hand."""
    found = components(*(np.array([each]) for each in (15.86, 4.0, 3.16, 20.0, 5.0)))
    expected = 5.70**2 / ((15.86 / 5) ** 2 / 4 + (0.8 * 3.16) ** 2 / 20)

    assert expected == pytest.approx(found.df[0], rel=1e-3)


def test_a_negative_component_is_nothing():
    """Where runs differ less than replicates let expect, the component between them is 0."""
    found = components(*(np.array([each]) for each in (1.0, 4.0, 3.0, 20.0, 5.0)))

    assert (0.0, 3.0, 20.0) == (found.run[0], found.single[0], found.df[0])


def test_lots_that_differ_are_no_scatter():
    """Runs are compared within a preparation: ten times as active is not ten times as variable."""
    near, far = (pooled(lots("64; 66; 65", second)) for second in ("64; 66; 65", "640; 660; 650"))

    assert near.between == pytest.approx(far.between)


@pytest.mark.parametrize(
    ("quantity", "spelt", "expected"),
    [
        (ACTIVITY, "50; 100; 200", np.sqrt(np.expm1(np.log(2) ** 2))),
        (DIAMETER, "90; 100; 110", 0.1),
        (SHARE, "80; 80; 80", 1 / np.sqrt(12) / 80),
    ],
)
def test_the_coefficient_of_variation_on_each_scale(quantity, spelt, expected):
    """A coefficient of variation is that of logarithms, or relative to the mean, never less than rounding."""
    assert expected == pytest.approx(pooled(lots(spelt, quantity=quantity)).between)


@pytest.mark.parametrize(("quantity", "spelt"), [(ACTIVITY, "60; 66; 62; 65"), (DIAMETER, "120; 126; 124; 121"),
                                                 (SHARE, "88; 91; 90; 86")])  # fmt: skip
def test_a_signed_row_promises_what_the_runs_showed(quantity, spelt):
    """Signed, a row lets the method promise the very deviation that was pooled; unsigned, it changes nothing."""
    rows = lots(spelt, spelt, quantity=quantity)
    pool = precisions(bench(rows))
    (found,) = rows_to_sign(pool.assign(df=6.0)).to_dict("records")
    row = {name: "" if pd.isna(cell) else str(cell) for name, cell in found.items()}
    signed = bench(rows, methods=[row | {"status": "validated", "document": "VAL-1"}]).estimates(quantity)
    unsigned = bench(rows, methods=[row]).estimates(quantity)
    own = bench(rows).estimates(quantity)

    assert [Basis.METHOD] * 2 == signed.basis.tolist()
    assert own.deviation == pytest.approx(signed.deviation, rel=0.02)
    assert [Basis.RUNS] * 2 == unsigned.basis.tolist()
    assert own.high.tolist() == unsigned.high.tolist()


def test_what_takes_no_part():
    """Invalid runs, readings of no run and no day, and lots with a censored reading leave the pool as it was."""
    alone = pooled(lots("64; 66; 65"))
    more = lots("64; 66; 65", "<10; 66; 65") + readings(ACTIVITY, "5", "lot 3", method="T")
    more += [{"preparation": "lot 0", "quantity": ACTIVITY, "unit": "a.u.", "value": "5", "run": "bad", "method": "T"}]
    named = [{"run": f"run {number}", "valid": "yes"} for number in (1, 2, 3)]
    found = pooled(more, runs=[*named, {"run": "bad", "valid": "no", "reason": "no signal"}])

    assert (alone.between, alone.df, alone.runs) == (found.between, found.df, found.runs)


def test_readings_of_one_day_are_one_run():
    """Where no run is named the day tells runs apart; readings of one day are replicates."""
    days = [("64", "2025-03-01"), ("66", "2025-03-01"), ("65", "2025-03-02"), ("63", "2025-03-03")]
    rows = [
        {"preparation": "lot", "quantity": ACTIVITY, "unit": "a.u.", "value": value, "measured_on": day}
        for value, day in days
    ]
    found = pooled(rows)

    assert (3, 1) == (found.runs, found.within_df)


def test_methods_and_laboratories_stay_apart():
    """Two methods are two rows, and so are two laboratories."""
    rows = lots("64; 66; 65") + readings(ACTIVITY, "64; 66; 65", "lot 0", method="U")
    rows += readings(ACTIVITY, "64; 66; 65", "lot 0", method="T", laboratory="far")

    assert 3 == len(precisions(bench(rows)))


def test_shared_runs_say_once_what_they_do():
    """Three runs that shift seven lots alike are worth two degrees of freedom; three runs of each lot fourteen."""
    shift = np.array([1.0, -2.0, 1.0])
    apart, lot = np.tile(shift, 7), np.repeat(np.arange(7), 3)
    pool, squares, df = np.zeros(21, int), np.array([(apart**2).sum()]), np.array([14.0])
    common = shared_by_runs(pool, np.tile(np.arange(3), 7), lot, apart, 1)
    own = shared_by_runs(pool, np.arange(21), lot, apart, 1)

    assert [2.0, 14.0] == pytest.approx([worth(squares, df, each)[0] for each in (common, own)])


def test_runs_that_link_preparations_in_a_chain():
    """Preparations that share runs only through a third are one set: five runs of three have four effects to tell."""
    lot, run = np.array([0, 0, 1, 1, 1, 2, 2]), np.array([0, 1, 1, 2, 3, 3, 4])
    found = shared_by_runs(np.zeros(7, int), run, lot, np.array([1.0, -1, 1, 0, -1, 1, -1]), 1)

    assert 4 == found.df[0]


@pytest.mark.parametrize("effect", [0.0, 1.0, 3.0])
def test_upper_limits_hold_although_runs_are_shared(effect):
    """With runs shared by five lots the upper 80 % limit covers the true one in 70 % of cases or more."""
    random, pools = np.random.default_rng(7), 4_000
    points = effect * random.standard_normal((pools, 1, 3)) + random.standard_normal((pools, 5, 3))
    apart = points - points.mean(axis=2, keepdims=True)
    pool, lot, run = (np.broadcast_to(each, apart.shape).ravel() for each in np.ogrid[:pools, :5, :3])
    shared: Shared = shared_by_runs(pool, run, lot + 5 * pool, apart.ravel(), pools)
    squares, df = (apart**2).sum(axis=(1, 2)), np.full(pools, 10.0)
    found = worth(squares, df, shared)
    upper = np.sqrt(squares / df * found / chdtri(found, 0.80))
    naive = np.sqrt(squares / df * 10 / chdtri(10, 0.80))
    covered, naively = ((each >= np.hypot(effect, 1)).mean() for each in (upper, naive))

    assert covered > 0.70
    assert naively <= covered


@pytest.mark.parametrize(("lots_of", "critical", "level"), [(5, 0.684, 0.05), (5, 0.788, 0.01)])
def test_a_lot_that_scatters_unlike_the_others(lots_of, critical, level):
    """With three runs of each lot the test is Cochran's: its tabled critical values have the levels of the table."""
    squares = np.append(np.full(lots_of - 1, (1 - critical) / (lots_of - 1)), critical)
    found = unlike_others(np.zeros(lots_of, int), squares, np.full(lots_of, 2.0), 1)

    assert level == pytest.approx(found[0], rel=0.03)


def test_interval_of_a_coefficient_of_variation():
    """The interval is that of the chi-square distribution."""
    low, high = cv_interval(np.array([0.1]), np.array([8.0]), np.array([False]), 0.95)
    expected = [0.1 * np.sqrt(8 / chdtri(8, share)) for share in (0.025, 0.975)]

    assert expected == pytest.approx([low[0], high[0]])


def test_the_quantity_belongs_to_the_laboratory():
    """The intermediate precision is one estimate of the laboratory, in percent, with its interval."""
    found = bench(lots("64; 66; 65", "50; 52; 51")).estimates("intermediate precision of", ACTIVITY)

    assert [0] == found.owner.tolist()
    assert (found.low < found.value).all()
    assert (found.value < found.high).all()
    assert 6 == found.runs[0]


def test_two_runs_of_each_lot_are_no_estimate():
    """Below three runs of one preparation there is no estimate, however many preparations there are."""
    found = bench(lots("64; 66", "50; 52", "81; 80")).estimates("intermediate precision of", ACTIVITY)

    assert 0 == len(found)


def test_a_misspelt_quantity_is_an_error():
    """The precision of a quantity that nobody knows is refused with the nearest spelling."""
    with pytest.raises(UnknownWord, match="biological activity"):
        bench(lots("64; 66; 65")).estimates("intermediate precision of", "biological activty")


@pytest.mark.parametrize(
    ("uses", "expected"),
    [
        (("research", "trial"), Verdict.NO_EVIDENCE),
        (("research", ""), Verdict.NO_EVIDENCE),
        (("research", "preclinical"), Verdict.NOT_APPLICABLE),
    ],
)
def test_an_undeclared_limit_of_the_laboratory(uses, expected):
    """A laboratory needs a limit as soon as one product is for people, or may be."""
    rows = lots("64; 66; 65", "50; 52; 51")
    preparations = [{"preparation": f"lot {number}", "intended_use": use} for number, use in enumerate(uses)]

    assert expected == verdict(WITHIN, {"readings": rows, "preparations": preparations}, "*", laboratory=True)


def test_a_limit_of_the_laboratory_declared_too_late():
    """A limit declared after the runs counts as undeclared."""
    rows = lots("64; 66; 65", "50; 52; 51", measured_on="2025-03-01")
    late = [LIMIT | {"value": "50", "declared_on": "2025-06-01"}]

    assert Verdict.NO_EVIDENCE == verdict(WITHIN, {"readings": rows, "limits": late}, "*", laboratory=True)


def test_a_reported_precision_is_judged_beside_the_pooled_one():
    """What a laboratory reports of itself on any lot counts for the laboratory, and a word is no number."""
    rows = [{"preparation": "lot 7", "quantity": "intermediate precision of", "analyte": ACTIVITY, "value": "present",
             "unit": "%"}]  # fmt: skip
    tables = {"readings": lots("64; 66; 65") + rows}

    assert Verdict.NOT_MET == verdict(
        f"Then intermediate precision of {ACTIVITY} is quantified", tables, "*", laboratory=True
    )


def test_of_several_analytes_the_largest_speaks():
    """A method has one row: that of the analyte with the largest coefficient of variation."""
    pool = pd.DataFrame(
        {"quantity": "antigen signal of", "analyte": ["CD44", "CD73"], "method": "T", "laboratory": "",
         "within": np.nan, "between": [0.04, 0.0612], "df": [9.0, 7.9]}
    )  # fmt: skip
    (row,) = rows_to_sign(pool).itertuples()

    assert (6.12, 7) == (row.cv_intermediate, row.df)


def test_few_runs_are_no_promise():
    """With fewer than six degrees of freedom there is no row to sign, and the reader is told that a person decides."""
    found = precision_analysis(bench(lots("64; 66; 65")))

    assert SIGNED not in [part.name for part in found.parts]
    assert any("a person decides" in each for each in found.parts[0].sentences)


def test_runs_that_contradict_what_is_declared():
    """Where runs scatter more than is declared, the reader is told."""
    rows = lots("30; 66; 120", "30; 66; 120")
    found = precision_analysis(bench(rows, methods=[{"quantity": ACTIVITY, "method": "T", "cv_intermediate": "5"}]))

    assert any("contradict what is declared" in each for each in found.parts[0].sentences)


def test_precision_on_the_command_line(tmp_path):
    """The rows that --csv prints are a table `methods` which check reads; --out writes the page beside them."""
    out = tmp_path / "out"
    found = CliRunner().invoke(main, ["precision", str(example_laboratory()), "--csv", "--out", str(out)])
    (tmp_path / "methods.csv").write_text(found.output, encoding="utf-8")
    (tmp_path / "readings.csv").write_text("preparation,quantity,value,unit\nLOT-1,intact vesicles,91,%\n")
    checked = CliRunner().invoke(main, ["check", str(tmp_path)])

    header = (
        "quantity,method,version,unit,cv_repeatability,cv_intermediate,df,lod,loq,status,principle,document,valid_to\n"
    )

    assert found.output.startswith(header)
    assert (out / "analysis.html").exists()
    assert checked.exit_code in {1, 3}


NOISY = "0; 200; 90; 300"
QUIET = "64; 66; 65; 64.5"


def of_laboratory(*spelt: str, limit: str = "20", **more: str) -> Verdict:
    """The verdict of the laboratory's own limit for the precision of its assay, from lots of these readings."""
    tables = {"readings": lots(*spelt), "limits": [LIMIT | {"value": limit} | more]}
    return verdict(WITHIN, tables, "*", laboratory=True)


@pytest.mark.parametrize(
    ("spelt", "reason", "doubtful"),
    [
        (NOISY, "a reading of 0 or less", True),
        ("<10; 90; 200", "a bound or a word", True),
        ("<10; <10; <10", "a bound or a word", False),
        ("0; 0; 0", "a reading of 0 or less", False),
        ("<10", "no run and no day", False),
    ],
)
def test_what_is_left_out_is_counted_and_named(spelt, reason, doubtful):
    """A lot that leaves the pool is named with its reason, and as doubtful where its numbers scatter."""
    (found,) = left_out(bench(lots(QUIET, spelt))).itertuples()

    assert (reason, ("lot 1",), doubtful) == (found.reason, found.preparations, found.doubtful)
    assert spelt.count(";") + 1 == found.readings


def test_readings_of_no_run_are_left_out_aloud():
    """Readings that name neither run nor day are named, and what they are left out of is in doubt."""
    rows = [{name: cell for name, cell in row.items() if name != "run"} for row in lots(QUIET, "20; 65; 200")[4:]]
    (found,) = left_out(bench(lots(QUIET) + rows)).itertuples()

    assert ("no run and no day", 3, True) == (found.reason, found.readings, found.doubtful)


def test_what_was_set_aside_is_named_and_not_in_doubt():
    """An invalid run was set aside for a reason of its own: it is counted, and leaves no doubt."""
    runs = [{"run": f"run {number}", "valid": "yes"} for number in (1, 2, 3)]
    runs.append({"run": "run 4", "valid": "no", "reason": "no signal"})
    (found,) = left_out(bench(lots(QUIET), runs=runs)).itertuples()

    assert ("set aside", 1, False) == (found.reason, found.readings, found.doubtful)


def test_the_reader_is_told_that_a_noisy_lot_is_gone():
    """Where a lot with one zero leaves the pool, the first lines say so, and a table of its own names it."""
    found = precision_analysis(bench(lots(QUIET, NOISY)))
    (part,) = (each for each in found.parts if each.name == "left_out")

    assert any("Too small perhaps" in each and ACTIVITY in each for each in found.sentences)
    assert ["lot 1"] == part.table["preparations"].tolist()


@pytest.mark.parametrize("rule", ["", "simple"])
@pytest.mark.parametrize("spelt", [NOISY, "<10; 90; 200"])
def test_a_limit_is_not_met_by_leaving_a_noisy_lot_out(spelt, rule):
    """A precision that a scattering lot was left out of meets no limit, by either rule; without that lot it does."""
    assert Verdict.MET == of_laboratory(QUIET, "50; 52; 51", rule=rule)
    assert Verdict.INCONCLUSIVE == of_laboratory(QUIET, "50; 52; 51", spelt, rule=rule)


def test_a_noisy_lot_of_another_method_is_no_way_out():
    """A noisy lot under another method, which has no estimate of its own then, keeps the limit from being met."""
    tables = {"readings": lots(QUIET) + readings(ACTIVITY, NOISY, "b", method="U"), "limits": [LIMIT | {"value": "20"}]}

    assert Verdict.INCONCLUSIVE == verdict(WITHIN, tables, "*", laboratory=True)


def test_what_is_too_wide_without_the_noisy_lot_is_not_met():
    """A precision beyond the limit is not met, whatever was left out of it."""
    assert Verdict.NOT_MET == of_laboratory("20; 64; 150", "140; 50; 22", "81; 19; 160", NOISY, limit="5")


def test_a_lot_of_zeros_alone_leaves_no_doubt():
    """Readings that are all 0, as of a negative control, say nothing of scatter and do not hinder a limit."""
    assert Verdict.MET == of_laboratory(QUIET, "50; 52; 51", "0; 0; 0")


def test_a_row_that_exists_is_printed_whole():
    """Where the method has its row, the row to sign carries its other columns, unsigned, and says what it replaces."""
    declared = {"quantity": ACTIVITY, "method": "T", "version": "SOP-3", "unit": "a.u.", "loq": "12", "lod": "4"}
    declared |= {"cv_intermediate": "9", "df": "14", "cv_repeatability": "3", "status": "validated", "document": "V-9"}
    measured = lots("64; 66; 65; 61", "50; 49; 51; 52", "80; 82; 78; 81", "33; 35; 34; 32")
    found = precision_analysis(bench(measured, methods=[declared]))
    (row,) = found.parts[-1].table.to_dict("records")
    told = " ".join(found.parts[-1].sentences)

    assert ("SOP-3", "a.u.", 12, 4, 3) == tuple(
        row[each] for each in ("version", "unit", "loq", "lod", "cv_repeatability")
    )
    assert ("", "") == (row["status"], row["document"])
    assert 9 != row["cv_intermediate"]
    assert f"{ACTIVITY} by T (9 %, validated, V-9)" in told


def test_several_laboratories_have_a_column_and_are_named_once():
    """Each table names the laboratory where there are some, and a warning names the quantity once."""
    rows = [row | {"laboratory": where} for where in "ABC" for row in lots("64; 66; 65")]
    found = precision_analysis(bench(rows))
    few = next(each for each in found.parts[0].sentences if "a person decides" in each)

    assert [["A", "B", "C"]] * 2 == [part.table["laboratory"].tolist() for part in found.parts[:2]]
    assert 1 == few.count(ACTIVITY)
    assert few.endswith(f"{ACTIVITY} (A, B, C).")


def test_no_two_columns_have_the_same_heading():
    """Every heading of every table is there once, blanks aside."""
    for part in precision_analysis(bench(lots(*["64 + 63; 66; 65"] * 4))).parts:
        headings = [str(each).strip() for each in part.table.columns]

        assert len(set(headings)) == len(headings)


def test_no_rows_to_sign_print_a_header_alone(tmp_path):
    """Without a row to sign the terminal has no heading for them, and --csv prints the header."""
    (tmp_path / "readings.csv").write_text("preparation,quantity,value,unit\nLOT-1,intact vesicles,91,%\n")
    told, rows = (CliRunner().invoke(main, ["precision", str(tmp_path), *more]).output for more in ((), ("--csv",)))

    assert "Rows for the table methods" not in told
    assert "quantity,method,cv_repeatability,cv_intermediate,df,status,document,valid_to\n" == rows
