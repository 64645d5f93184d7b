"""Lot history: which values make a series, what is told of it, and what stays out of every chart."""

from __future__ import annotations

import importlib.util
import random
import re
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from cases import asking, handed_in
from evspec.cli import main
from evspec.errors import UnknownWord
from evspec.evaluate import bench_of
from evspec.history.account import account_of
from evspec.history.drawing import draw_chart, words_of_chart
from evspec.history.series import history_of
from evspec.history.signals import charted, label, moving_limits
from evspec.proof import DAY_OF_EXAMPLES

EXAMPLE = Path(__file__).parent.parent / "examples" / "history"
ACTIVITY = "biological activity"
FIRST = date(2024, 1, 1)


def lots(values, quantity=ACTIVITY, unit="a.u.", prefix="L", **more):
    """A lot for each value, ten days apart, with one reading each."""
    of_lot = {name: more.pop(name) for name in ("product", "process", "stage", "role") if name in more}
    names = [f"{prefix}{number:02}" for number in range(1, len(values) + 1)]
    made = [{"preparation": each, "produced_on": str(FIRST + timedelta(10 * at))} for at, each in enumerate(names)]
    read = [
        {"preparation": each, "quantity": quantity, "value": str(value), "unit": unit, "method": "T"} | more
        for each, value in zip(names, values, strict=True)
    ]
    return {"preparations": [row | of_lot for row in made], "readings": read}


def joined(*each):
    """Several such tables as one hand-in."""
    return {name: [row for tables in each for row in tables[name]] for name in ("preparations", "readings")}


def bench(tables):
    """These tables, handed in and ready."""
    return bench_of(handed_in(tables, asking("Then donor is recorded")), DAY_OF_EXAMPLES)


def history(tables, asked=(ACTIVITY,), without=()):
    """The history of these tables."""
    return history_of(bench(tables), asked, without)


def told(tables, asked=(ACTIVITY,), without=(), whole=False):
    """All sentences of the analysis."""
    analysis = account_of(bench(tables), asked, without, whole=whole)
    return " ".join([*analysis.sentences, *(each for part in analysis.parts for each in part.sentences)])


def values(*numbers):
    """Values that alternate, so that they have a spread and no row."""
    return [numbers[place % len(numbers)] for place in range(12)]


def test_series_is_in_order_of_production():
    """The table says another order, and lots made on one day follow one another as in the table."""
    tables = lots([1, 2, 3, 4])
    days = ["2024-03-01", "2024-01-01", "2024-02-01", "2024-01-01"]
    for row, day in zip(tables["preparations"], days, strict=True):
        row["produced_on"] = day
    found = history(tables)

    assert ("L02", "L04", "L03", "L01") == found.series[0].lots
    assert 2 == found.tied


def test_two_methods_are_two_series():
    """A change of method would look like a change of the lots."""
    tables = lots([1, 2])
    tables["readings"] += [row | {"method": "other", "value": "9"} for row in tables["readings"]]

    assert [("T", (1.0, 2.0)), ("other", (9.0, 9.0))] == [
        (each.setting["method"], tuple(each.values)) for each in history(tables).series
    ]


@pytest.mark.parametrize(
    ("table", "column", "words"),
    [
        ("preparations", "process", ("P-1", "P-2")),
        ("preparations", "product", ("drops", "mist")),
        ("preparations", "stage", ("final", "thawed")),
        ("readings", "laboratory", ("Essen", "Linden")),
        ("readings", "condition", ("", "with detergent")),
    ],
)
def test_what_sets_lots_apart_makes_two_series(table, column, words):
    """Processes, products, stages, laboratories and conditions are never mixed on one chart."""
    tables = lots([1, 2, 3, 4])
    for place, row in enumerate(tables[table]):
        row[column] = words[place % 2]

    assert [("L01", "L03"), ("L02", "L04")] == [each.lots for each in history(tables).series]


def test_time_of_storage_makes_two_series():
    """Lots at release and after a month are no series of one lot each time."""
    tables = lots([1, 2])
    tables["readings"] = [row | {"at": at, "at_unit": "d"} for row in tables["readings"] for at in ("0", "30")]

    assert ["at 0 d", "at 30 d"] == [label(each)[-8:].strip(" (),") for each in history(tables).series]


def test_only_products_have_a_history():
    """The reference and the control are made again and again, and are no lots of the product."""
    found = history(
        joined(lots([1, 2]), lots([7], prefix="R", role="reference"), lots([0.1], prefix="C", role="control"))
    )

    assert [("L01", "L02")] == [each.lots for each in found.series]


def test_original_is_charted_and_not_its_retest():
    """A retest that came out better does not take the place of what was measured first."""
    tables = lots([1, 2])
    tables["readings"].append(tables["readings"][0] | {"value": "5", "attempt": "retest"})
    found = history(tables)

    assert [(1.0, 2.0)] == [tuple(each.values) for each in found.series]
    assert 1 == found.again
    assert "1 reading of a repeat or retest: the original is charted." in told(tables)


def test_retest_is_charted_where_the_original_was_set_aside():
    """The run of the original was not valid, so its lot is not missing from the chart."""
    tables = lots([1, 2])
    tables["readings"][0]["run"] = "R-1"
    tables["readings"].append(tables["readings"][0] | {"value": "5", "attempt": "retest", "run": "R-2"})
    tables["runs"] = [{"run": "R-1", "valid": "no", "reason": "blank too high"}, {"run": "R-2", "valid": "yes"}]

    assert [(5.0, 2.0)] == [tuple(each.values) for each in history(tables).series]


def test_ratio_is_made_of_originals_and_has_a_chart():
    """A derived quantity is charted, and a retest of its parts makes no second value."""
    lipid, protein = (lots(each, name, "µg/mL") for each, name in (([4, 6], "membrane lipid"), ([20, 20], "protein")))
    tables = {"preparations": lipid["preparations"], "readings": lipid["readings"] + protein["readings"]}
    tables["readings"].append(protein["readings"][0] | {"value": "40", "attempt": "retest"})
    [series] = history(tables, ("lipid to protein ratio",)).series

    assert [0.2, 0.3] == pytest.approx(list(series.values))


def test_lots_without_a_day_are_named():
    """They have no place in the order, and nobody sees it unless it is said."""
    tables = lots([1, 2, 3])
    del tables["preparations"][1]["produced_on"]

    assert [("L01", "L03")] == [each.lots for each in history(tables).series]
    assert "left out: L02." in told(tables)


def test_bounds_words_and_zeros_are_counted_and_not_charted():
    """`<0.5` is no 0.5, a zero has no logarithm, and a word is no number."""
    tables = lots([3, "<0.5", 0, 4], "lipid-membrane vesicles", "particles/mL")
    tables["readings"].append(tables["readings"][0] | {"preparation": "L04", "value": "present", "method": "word"})
    found = history(tables, ("lipid-membrane vesicles",))

    assert [True, False, False, True] == found.series[0].charted.tolist()
    assert 1 == found.words


def test_whole_percentages_are_not_charted_on_their_scale():
    """100 % lies at no distance from anything on a logit scale."""
    found = history(lots([99, 100, 98], "intact vesicles", "%"), ("intact vesicles",))

    assert [True, False, True] == found.series[0].charted.tolist()


def test_counts_have_no_chart():
    """A number that was set and not measured does not scatter."""
    exact = "mycoplasma detection limit in colonies"
    tables = joined(lots([10] * 8, exact, "CFU/mL"), lots([1] * 2, prefix="M"))

    assert ((), (exact,)) == history(tables, (exact,))[:3:2]


def test_limits_are_made_on_the_scale_of_the_quantity():
    """Alternating 50 and 200 a.u.: the centre is their geometric mean, and limits lie at equal ratios from it."""
    each = charted(history(lots([50, 200] * 10)).series[0])
    centre, low, high = each.series.in_unit(np.array(each.coming))

    assert pytest.approx((100, 100)) == (centre, (low * high) ** 0.5)
    assert high / centre == pytest.approx(4 ** (3 / 1.128))


def test_outlying_lot_is_told_with_its_limit():
    """The first words name the series, the table the lot, and no verdict is given."""
    tables = lots([*values(95, 100, 105), 300])
    [signal] = charted(history(tables).series[0]).signals

    assert "1" == signal.rule
    assert "above the upper limit, 118.6 (provisional)" == signal.what
    assert told(tables).startswith("1 signal in 1 of 1 series of lots: biological activity by T.")
    assert "no verdict" in told(tables)


def test_row_is_one_signal_however_long():
    """Twelve lots in a row are told once, at the ninth, with first and last lot."""
    tables = lots([90, 110] * 10 + [95] * 12)
    [signal] = charted(history(tables).series[0]).signals

    assert (28, "2") == (signal.place, signal.rule)
    assert "12 lots in a row below the centre, from L21 to L32" == signal.what


def test_too_few_lots_are_shown_and_not_judged():
    """Where nothing was judged, the first words say so and do not read as a success."""
    assert told(lots([1, 2, 3])).startswith("No series has the 6 lots that a chart needs, so no lot was judged.")
    assert "Too few lots" in told(lots([1, 2, 3]))
    assert told(lots(values(1, 2))).startswith("No signal in 1 series of lots.")


def test_lot_may_be_left_out_by_name():
    """A lot whose cause is known sets no limits, where it would draw the centre away from all lots after it."""
    tables = lots([*values(95, 100, 105)[:9], 300, *values(95, 100, 105), 140])

    assert ["L10", "L19"] == [
        each.lots[place] for each in history(tables).series for place, *_ in charted(each).signals
    ]
    assert ["L23"] == [
        each.lots[place] for each in history(tables, without=["L10"]).series for place, *_ in charted(each).signals
    ]
    assert "Left out by `--without`: L10." in told(tables, without=["L10"])


def test_lot_outside_the_limits_that_it_set_is_told():
    """An outlying lot among the first five signals nowhere, and widens every limit that follows."""
    tables = lots([100, 300, *[98, 102] * 9])

    assert ["L02"] == moving_limits(charted(history(tables).series[0]))
    assert "L02 stands apart from the lots that set the limits" in told(tables)


@pytest.mark.parametrize(
    ("asked", "without", "word"),
    [
        (("biological activty",), (), "Did you mean 'biological activity'?"),
        ((), ("L2",), "Did you mean 'L02'?"),
        (("cells positive for CD37",), (), "Did you mean 'CD73'?"),
    ],
)
def test_misspelt_names_are_refused(asked, without, word):
    """A misspelling would chart nothing, which looks as if there were no signal."""
    tables = joined(lots([1, 2]), lots([98], "cells positive for", "%", "M", analyte="CD73", specimen="cells"))

    with pytest.raises(UnknownWord, match="Did you mean") as caught:
        history(tables, asked, without)
    assert word in str(caught.value)


def test_quantity_without_a_number_is_told():
    """A known quantity that the hand-in does not measure is no silence."""
    assert "Nothing in the hand-in gives 'protein' a number." in told(lots([1, 2]), ("protein",))


def test_series_of_bounds_alone_is_listed_and_not_drawn():
    """All lots below the detection limit: nothing to chart, and no fault."""
    analysis = account_of(bench(lots(["<1"] * 8)), (ACTIVITY,), whole=True)
    [charts] = [part.table for part in analysis.parts if part.name == "charts"]

    assert [(0, 8, "too few lots")] == list(zip(charts["lots"], charts["not charted"], charts["limits"], strict=True))
    assert not [figure for part in analysis.parts for figure in part.figures]


def test_order_of_rows_does_not_matter():
    """Lots and readings in any order give the same account."""
    tables = lots([*values(95, 100, 105), 300])
    shuffled = {name: random.Random(3).sample(rows, len(rows)) for name, rows in tables.items()}

    assert told(tables, whole=True) == told(shuffled, whole=True)
    for one, other in zip(account_of(bench(tables)).parts, account_of(bench(shuffled)).parts, strict=True):
        assert (one.table is None) == (other.table is None)
        assert one.table is None or one.table.equals(other.table)


def test_figures_are_the_same_each_time_and_show_every_kind_of_mark():
    """Bounds, rings and the limits of the next lot are drawn, and two drawings do not differ."""
    tables = lots([*[90, 110] * 10, *[95] * 9, 300, "<1"])
    [figure] = [figure for part in account_of(bench(tables)).parts for figure in part.figures]
    drawing = figure.draw()

    assert drawing == figure.draw()
    for words in ("provisional limit", "limit", "outside", "ninth or later in a row", "at most (bound)"):
        assert f">{words}<" in drawing
    assert "31 lots in order of production, 1 of them not charted, 2 outside their limits, 9 lots in a row" in drawing


def test_caption_of_a_chart_tells_the_row_as_its_signal_does():
    """Counting marks instead of lots made a row of twelve one of four."""
    each = charted(history(lots([90, 110] * 10 + [95] * 12)).series[0])

    assert "none outside their limits, 12 lots in a row below the centre, from L21 to L32." in words_of_chart(each)


def test_figures_of_one_page_share_no_id_and_tell_no_warning():
    """Twelve drawings on one page had 136 ids more than once, and a Japanese name warned of its signs."""
    tables = joined(lots([1, 2, 3], method="カタカナ"), lots([4, 5, 6], "protein", "µg/mL", prefix="M"))
    drawings = [figure.draw() for part in account_of(bench(tables)).parts for figure in part.figures]
    ids = [name for drawing in drawings for name in re.findall(r' id="([^"]*)"', drawing)]
    meant = [name for drawing in drawings for name in re.findall(r'(?:href="|url\()#([^")]*)', drawing)]

    assert len(drawings) == 2
    assert len(ids) == len(set(ids))
    assert set(meant) <= set(ids)


STEADY = [9.5e9, 10.5e9] * 12


def seen(values, quantity="particle concentration", unit="particles/mL"):
    """The signals of a series, as lot, rule and words."""
    each = charted(history(lots(values, quantity, unit), (quantity,)).series[0])
    return [(each.series.lots[signal.place], signal.rule, signal.what) for signal in each.signals]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("<1e6", "at most 1e6 particles/mL, below the lower limit"),
        ("0", "0 particles/mL, off the scale, below the lower limit"),
        (">1e13", "at least 1e13 particles/mL, above the upper limit"),
    ],
)
def test_lot_beyond_the_limits_by_its_bound_is_a_signal(value, words):
    """A lot that drops below detection, or has no particles at all, was never named."""
    [(lot, rule, what)] = seen([*STEADY, value])

    assert ("L25", "1") == (lot, rule)
    assert what.startswith(words)


@pytest.mark.parametrize("value", ["<1e13", "<1.1e10", ">1e6", "<8e9"])
def test_bound_that_leaves_the_inside_open_is_no_signal(value):
    """`<1e13` says nothing of a lot near 1e10; but it is listed, and nobody says that it lies inside."""
    tables = lots([*STEADY, value], "particle concentration", "particles/mL")

    assert [] == seen([*STEADY, value])
    assert "not charted: L25" in told(tables, ("particle concentration",))
    assert "is not shown to lie inside" in told(tables, ("particle concentration",))


@pytest.mark.parametrize(("value", "where"), [(0, "below the lower"), (100, "above the upper")])
def test_whole_percentages_lie_beyond_every_limit(value, where):
    """0 % of intact vesicles after 24 lots at 90 % was no signal."""
    [(lot, rule, what)] = seen([90, 88] * 12 + [value], "intact vesicles", "%")

    assert ("L25", "1") == (lot, rule)
    assert f"{value} %, off the scale, {where} limit" in what


def test_bound_is_judged_by_the_limits_of_its_place():
    """The ninth lot has the provisional limits of the eight before it, and those of later lots do not matter."""
    [(lot, _, what)] = seen([*STEADY[:8], "<1e6", *STEADY[8:16]])

    assert "L09" == lot
    assert what.endswith("(provisional)")


def test_bound_before_there_are_limits_is_no_signal():
    """Five lots set the first limits; nothing can be said of what was made before."""
    assert [] == seen([*STEADY[:4], "<1e6", *STEADY[4:7]])


def test_five_lots_and_a_bound_are_judged():
    """The bound stands beside the limits of the sixth, though the chart has five lots."""
    tables = lots([*STEADY[:5], "<1e2"], "particle concentration", "particles/mL")

    assert told(tables, ("particle concentration",)).startswith("1 signal in 1 of 1 series of lots")


def test_every_lot_is_listed_where_some_are_not_charted():
    """lots.csv left out the very lot that mattered."""
    tables = lots([*STEADY, "<1e6"], "particle concentration", "particles/mL")
    [table] = [part.table for part in account_of(bench(tables), whole=True).parts if part.name == "lots"]

    assert 25 == len(table)
    assert ("L25", "at most 1e6 particles/mL", "signal") == tuple(table.iloc[-1][["lot", "not charted", "rule 1"]])


@pytest.mark.parametrize(("between", "rows"), [("<1e8", 0), ("<1e13", 0), (">1e8", 0), (">1.2e10", 1), ("1.1e10", 1)])
def test_bound_on_another_or_an_unknown_side_ends_a_row(between, rows):
    """Every second lot below detection, the others above the centre, were nine lots in a row."""
    each = [between if place % 2 else 1.1e10 for place in range(18)]

    assert rows == sum(rule == "2" for _, rule, _ in seen([*STEADY[:20], *each]))


def test_lots_of_one_rounded_value_have_the_limits_of_their_rounding():
    """All lots were said to have one value, and a fivefold outlier was no signal."""
    [(lot, rule, _)] = seen(["1e10"] * 21 + ["5e10"] + ["1e10"] * 2)
    tables = lots(["1e10"] * 21 + ["5e10"] + ["1e10"] * 2, "particle concentration", "particles/mL")

    assert ("L22", "1") == (lot, rule)
    assert "the first 20 lots have one value; these differ: L22." in told(tables, ("particle concentration",))


def test_last_digit_of_rounded_lots_is_no_signal():
    """Lots of 99 % rounded to whole ones, and one of 98 %."""
    assert [] == seen([99] * 24 + [98], "intact vesicles", "%")


def test_lots_without_limits_are_not_counted_as_judged():
    """A ratio of constant parts has no rounding and no limits, so no series was judged and no chance is stated."""
    lipid, protein = (lots([each] * 12, name, "µg/mL") for each, name in ((4, "membrane lipid"), (20, "protein")))
    tables = {"preparations": lipid["preparations"], "readings": lipid["readings"] + protein["readings"]}
    words = told(tables, ("lipid to protein ratio",))

    assert words.startswith("No series has limits, since the lots that would set them have one value")
    assert "chance alone" not in words


def test_settings_that_all_charts_share_are_no_columns():
    """A table with a column for each setting was cut at the edge of a page."""
    tables = lots([1, 2, 3], product="drops", process="P-1")
    tables["readings"] += [row | {"quantity": "protein", "unit": "µg/mL"} for row in tables["readings"]]
    parts = account_of(bench(tables), whole=True).parts
    [charts] = [part for part in parts if part.name == "charts"]

    assert not {"method", "product", "process"} & set(charts.table.columns)
    assert "The same for all charts: method T, product drops, process P-1." == charts.sentences[0]


def test_series_of_bounds_is_not_called_a_single_lot():
    """25 lots below detection are neither one lot nor none with a number."""
    words = told(lots(["<1"] * 25), ())

    assert "Fewer than two lots on the scale, so no chart and nothing judged: biological activity by T" in words
    assert "L01 at most 1 a.u." in words
    assert "single lot" not in words


def test_method_spelt_twice_is_asked_about():
    """`NTA` and `nta` gave two charts without a word."""
    tables = joined(lots([1, 2, 3], method="NTA"), lots([1, 2, 3], prefix="M", method="nta"))

    assert "Are these methods one, spelt twice? As they stand their charts are two: 'NTA' and 'nta'." in told(tables)
    assert "spelt twice" not in told(lots([1, 2, 3]))


@pytest.mark.parametrize(
    ("option", "word", "helps"),
    [("--quantity", "zzzz", "`evspec quantities` lists"), ("--without", "zzzz", "as in the table of preparations")],
)
def test_hint_of_an_unknown_name_points_to_where_it_is_listed(option, word, helps):
    """The criteria have neither quantities nor lots in their list."""
    done = CliRunner().invoke(main, ["history", str(EXAMPLE), option, word])

    assert 2 == done.exit_code
    assert helps in done.output
    assert "evspec criteria" not in done.output


def test_long_and_many_names_leave_room_for_the_chart():
    """Names of 33 characters made a strip of the chart; at most thirty, and their ends, stand below it."""
    tables = lots([90, 110] * 60, prefix="A-very-long-name-of-one-lot-number-")
    drawing = draw_chart(charted(history(tables).series[0]))

    assert 30 == len(re.findall(r">A-ver…[^<]{10}<", drawing))


def test_bound_beyond_the_axis_is_drawn_at_its_edge():
    """The triangle of a lot below detection was outside the range of the chart."""
    drawing = draw_chart(charted(history(lots([*STEADY, "<1e6"], "particle concentration", "particles/mL"),
        ("particle concentration",)).series[0]))  # fmt: skip
    box = re.search(r'<rect x="[\d.]+" y="([\d.]+)" width="[\d.]+" height="([\d.]+)"', drawing)
    top, height = map(float, box.groups())
    marks = [float(y) for y in re.findall(r'<use [^>]*x="[\d.]+" y="([\d.]+)"', drawing)]

    assert any(abs(y - top - height) < 0.01 for y in marks)
    assert "at most (bound)" in drawing


def test_example_is_what_the_script_writes(tmp_path):
    """An example edited by hand, or a generator that draws differently, no longer matches its bytes."""
    spec = importlib.util.spec_from_file_location("make_history", EXAMPLE.parent / "make_history.py")
    make = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make)
    make.main(tmp_path)

    for name in ("preparations.csv", "readings.csv"):
        assert (EXAMPLE / name).read_bytes() == (tmp_path / name).read_bytes()


def test_example_from_the_command_line(tmp_path):
    """The outlying lot and the walk are told first; the exit code is no verdict; the page has every chart."""
    done = CliRunner().invoke(main, ["history", str(EXAMPLE), "--out", str(tmp_path / "out")])

    assert 0 == done.exit_code
    assert done.output.startswith("5 signals in 4 of 16 series of lots: particle concentration by NTA")
    assert "12 lots in a row above the centre, from A-15 to A-26" in done.output
    assert 16 == len(list((tmp_path / "out").glob("chart-*.svg")))
    assert {"signals.csv", "charts.csv", "lots.csv"} == {path.name for path in (tmp_path / "out").glob("*.csv")}


def test_tables_alone_are_printed_as_csv():
    """What a spreadsheet reads has every lot and what it was judged by."""
    done = CliRunner().invoke(main, ["history", str(EXAMPLE), "--csv", "--quantity", "intact vesicles"])

    assert 0 == done.exit_code
    assert "quantity,chart,lot,produced on,value,centre,from,to,unit,limits,rule 1,rule 2" in done.output
    assert "A-26" in done.output


def test_misspelt_quantity_leaves_with_two():
    """The call has a fault, and the nearest name stands beside it."""
    done = CliRunner().invoke(main, ["history", str(EXAMPLE), "--quantity", "intact vesicle"])

    assert 2 == done.exit_code
    assert "Did you mean 'intact vesicles'?" in done.output
