"""Several laboratories: how hand-ins are put together, what is analysed, and what `evspec compare` tells."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from cases import handed_in, readings
from evspec.cli import main
from evspec.criteria import Specification, vocabulary
from evspec.errors import EvspecError, HandinFaults, UnknownWord
from evspec.estimates import Bench
from evspec.evaluate import bench_of, evaluate
from evspec.laboratories.comparison import comparison
from evspec.laboratories.design import INTERMEDIATE, REPEATABILITY, Study, percent, studies
from evspec.laboratories.disagreement import disagreements
from evspec.laboratories.figures import told_apart
from evspec.laboratories.merging import Merged, merged, names_of, read_all
from evspec.proof import DAY_OF_EXAMPLES
from evspec.quantities.known import known_quantities
from evspec.quantities.laboratories import reproducibility
from evspec.verdicts import Verdict

EXAMPLES = Path(__file__).parents[1] / "examples" / "laboratories"
ACTIVITY, INTACT = "biological activity", "intact vesicles"
FIVE = ("Essen", "Graz", "Lyon", "Oslo", "Turin")
VALUES = ("66; 70", "59; 63", "75; 71", "68; 69", "62; 66")
AFTERWARDS = date(2026, 6, 1)
Rows = Sequence[Mapping[str, str]]


def bench(rows: Rows, specification: Specification, **tables: Rows) -> Bench:
    """The bench of some readings."""
    return bench_of(handed_in({"readings": rows, **tables}, specification), DAY_OF_EXAMPLES)


def of_five(values: Sequence[str] = VALUES, quantity: str = ACTIVITY, **more: str) -> list[dict[str, str]]:
    """Readings of one material by five laboratories."""
    return [
        row | {"laboratory": laboratory, "method": "dose-response"} | more
        for laboratory, text in zip(FIVE, values, strict=True)
        for row in readings(quantity, text, "ring")
    ]


def only_study(rows: Rows, specification: Specification, quantity: str = ACTIVITY) -> Study:
    """The one study of these readings."""
    [study] = studies(bench(rows, specification), known_quantities()[quantity])
    return study


def written(folder: Path, name: str, rows: Rows, **tables: Rows) -> Path:
    """A hand-in of these tables in a folder of that name."""
    place = folder / name
    place.mkdir()
    for table, lines in {"readings": rows, **tables}.items():
        with (place / f"{table}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, list(dict.fromkeys(key for line in lines for key in line)))
            writer.writeheader()
            writer.writerows(lines)
    return place


def put_together(paths: Sequence[Path], specification: Specification) -> Merged:
    """The hand-ins in these folders as one."""
    return merged(read_all(paths, vocabulary(specification)), AFTERWARDS)


def test_replicates_of_one_run_are_results(specification):
    """Where each laboratory has one run, its replicates vary: repeatability."""
    study = only_study(of_five(["66+70", "59+63", "75+71", "68+69", "62+66"]), specification)

    assert REPEATABILITY == study.within
    assert np.log([66, 70]) == pytest.approx(study.results[0])


def test_runs_are_never_mixed_with_replicates(specification):
    """Where one laboratory has several runs, the means of runs are the results of all, and that is said."""
    study = only_study(of_five(["66+70; 64", "59+63", "75+71", "68+69", "62+66"]), specification)

    assert INTERMEDIATE == study.within
    assert [2, 1, 1, 1, 1] == [len(each) for each in study.results]
    assert np.log(66 * 70) / 2 == pytest.approx(study.results[0][0])


def test_methods_are_apart(specification):
    """The values of two methods are two studies, however near."""
    rows = of_five(method="A")
    rows[-1] |= {"method": "B"}
    rows[-2] |= {"method": "B"}
    found = studies(bench(rows, specification), known_quantities()[ACTIVITY])

    assert [("A", 4), ("B", 1)] == [(each.method, len(each.cells)) for each in found]


def test_bounds_and_words_are_shown_and_not_analysed(specification):
    """A laboratory that gave a bound has a cell without results."""
    study = only_study(of_five([*VALUES[:4], "<5; 6"]), specification)

    assert "a bound" == study.cells[4].why
    assert (5, 4) == (len(study.cells), len(study.analysed))


def test_nameless_laboratory_is_that_of_the_preparation(specification):
    """A reading that names no laboratory is that of who made or measured the preparation."""
    rows = [*of_five()[:2], *readings(ACTIVITY, "62; 66", "ring", method="dose-response")]
    told = bench(rows, specification, preparations=[{"preparation": "ring", "laboratory": "Vienna"}])
    [study] = studies(told, known_quantities()[ACTIVITY])

    assert ["Essen", "Vienna"] == [cell.laboratory for cell in study.cells]


@pytest.mark.parametrize(("laboratories", "estimates"), [(4, 0), (5, 1)])
def test_four_laboratories_have_no_reproducibility(specification, laboratories, estimates):
    """From five laboratories on there is an estimate, with its interval; of four there is none."""
    found = reproducibility(bench(of_five()[: 2 * laboratories], specification), ACTIVITY)

    assert estimates == len(found)
    assert (found.low < found.value).all()
    assert (found.value < found.high).all()


def test_unnamed_methods_are_no_one_method(specification):
    """Five laboratories whose readings name no method stand side by side, and have no reproducibility."""
    rows = bench(of_five(method=""), specification)

    assert 5 == len(studies(rows, known_quantities()[ACTIVITY])[0].analysed)
    assert 0 == len(reproducibility(rows, ACTIVITY))


def test_reproducibility_is_a_coefficient_of_variation(specification):
    """Of logarithms, CV is the square root of exp(s²) - 1; two laboratories a factor apart show it."""
    rows = of_five(["100; 100", "100; 100", "100; 100", "100; 100", "200; 200"])
    found = reproducibility(bench(rows, specification), ACTIVITY)
    deviation = np.std(np.log([100, 100, 100, 100, 200]), ddof=1)

    assert 100 * np.sqrt(np.expm1(deviation**2)) == pytest.approx(found.value[0])
    assert (0, 10, "%") == (found.owner[0], found.runs[0], found.unit)


def test_percent_of_each_scale():
    """The same deviation on logarithms, on logits of 90 %, and on nanometres of 100."""
    known = known_quantities()

    assert 100 * np.sqrt(np.expm1(0.01)) == pytest.approx(percent(known[ACTIVITY], 0.1, np.log(66)))
    assert 1.0 == pytest.approx(percent(known[INTACT], 0.1, np.log(9)))
    assert 5.0 == percent(known["mean diameter"], 5.0, 100.0)


@pytest.mark.parametrize("analyte", ["biological activty", "reproducibility of biological activity"])
def test_reproducibility_of_nothing_known_is_refused(specification, analyte):
    """A misspelt quantity is an error with the nearest spelling, and nothing is reproducible of reproducibility."""
    with pytest.raises(UnknownWord, match=ACTIVITY):
        reproducibility(bench(of_five(), specification), analyte)


def test_undated_measurement_is_no_earlier_than_a_dated_limit(specification):
    """Where nobody knows the day of a reading, a dated limit counts as declared after it and is never met."""
    declared = {"quantity": "reproducibility of", "analyte": ACTIVITY, "bound": "at most", "value": "90", "unit": "%"}

    def verdict(day: str, **more: str) -> str:
        rows = bench(of_five(**more), specification, limits=[declared | {"declared_on": day}])
        return evaluate(rows, specification, select=["LAB002"]).verdict("LAB002", "*").words

    assert "met" == verdict("2025-01-10", measured_on="2025-02-01")
    assert "no evidence" == verdict("2025-01-10", measured_on="2024-12-01")
    assert "no evidence" == verdict("2025-01-10")


def test_reproducibility_found_elsewhere_is_a_reading_of_the_laboratory(specification):
    """Whichever preparation it stands beside, a reading of reproducibility speaks for the laboratory."""
    rows = [
        {"preparation": "own lot", "quantity": ACTIVITY, "value": "66", "unit": "a.u."},
        {
            "preparation": "ring",
            "quantity": "reproducibility of",
            "analyte": ACTIVITY,
            "value": "14",
            "unit": "%",
            "standard_uncertainty": "2",
        },
    ]
    declared = {"quantity": "reproducibility of", "analyte": ACTIVITY, "bound": "at most", "value": "25", "unit": "%"}
    found = evaluate(bench(rows, specification, limits=[declared]), specification, select=["LAB002"])

    assert "met" == found.verdict("LAB002", "*").words


def test_faults_of_every_handin_are_told_at_once(tmp_path, specification):
    """Each fault names the hand-in it is in, and nothing is compared."""
    bad = [row | {"value": "plenty"} for row in readings(ACTIVITY, "66", "ring")]
    paths = [written(tmp_path, name, bad) for name in ("one", "two")]
    with pytest.raises(HandinFaults) as caught:
        read_all(paths, vocabulary(specification))

    assert ["one/readings.csv", "two/readings.csv"] == [fault.file for fault in caught.value.faults]


def test_same_handin_twice_is_refused(tmp_path, specification):
    """A folder named twice, by whichever path, would agree with itself."""
    path = written(tmp_path, "one", readings(ACTIVITY, "66", "ring"))
    with pytest.raises(EvspecError, match="named twice"):
        read_all([path, tmp_path / "one" / ".." / "one"], vocabulary(specification))


def test_same_laboratory_twice_is_refused(tmp_path, specification):
    """Readings of one material by one laboratory in two hand-ins would count as two laboratories' or be pooled."""
    paths = [written(tmp_path, name, of_five()[:2]) for name in ("one", "two")]
    with pytest.raises(EvspecError, match="'Essen' hands in biological activity of 'ring' twice, in one and in two"):
        put_together(paths, specification)


def test_nameless_handin_is_named_by_its_folder(tmp_path, specification):
    """Where neither reading nor preparation names a laboratory, the folder does, and a sentence says so."""
    paths = [
        written(tmp_path, name, readings(ACTIVITY, values, "ring"))
        for name, values in (("essen", "66; 70"), ("graz", "59; 63"))
    ]
    found = put_together(paths, specification)

    assert ["essen", "graz"] == [part.laboratory for part in found.parts]
    assert (
        "essen: 2 readings name no laboratory, nor does the preparation: taken as that of 'essen'." in found.sentences
    )


def test_laboratory_in_another_case_is_no_other_laboratory(tmp_path, specification):
    """Five spellings of three laboratories are three, within a hand-in and between them."""
    rows = of_five()
    for row, name in zip(rows[::2], ("Essen", "ESSEN", "Lyon", "ly on", "Turin"), strict=True):
        row["laboratory"] = name
    for row, other in zip(rows[1::2], rows[::2], strict=True):
        row["laboratory"] = other["laboratory"]
    told = bench(rows, specification)

    assert 3 == len(studies(told, known_quantities()[ACTIVITY])[0].cells)
    assert 0 == len(reproducibility(told, ACTIVITY))
    paths = [
        written(tmp_path, name, [row | {"laboratory": name} for row in of_five()[:2]]) for name in ("Oslo", "OSLO")
    ]
    with pytest.raises(EvspecError, match="twice"):
        put_together(paths, specification)


def test_handin_of_several_laboratories_is_split(tmp_path, specification):
    """One hand-in that holds several laboratories has a part of each, with the tables of all."""
    path = written(tmp_path, "ring", of_five(), limits=[])
    found = put_together([path], specification)

    assert list(FIVE) == [part.laboratory for part in found.parts]
    assert [2] * 5 == [len(part.bench.batch.readings) for part in found.parts]


def test_own_quantities_of_one_name_and_another_unit_are_left_out(tmp_path, specification):
    """A name is no unit: what is declared otherwise is said and not compared."""
    declared = {"quantity": "shine", "scale": "log", "meaning": "light"}
    paths = [
        written(
            tmp_path,
            name,
            [{"preparation": "ring", "quantity": "shine", "value": "5", "unit": unit}],
            quantities=[declared | {"unit": unit}],
        )
        for name, unit in (("essen", "pg/mL"), ("graz", "U/mL"))
    ]
    found = put_together(paths, specification)

    assert 1 == len(found.bench.batch.readings)
    assert any(each.startswith("shine: graz and essen declare it with different unit") for each in found.sentences)


def test_materials_that_are_described_differently_are_asked_about(tmp_path, specification):
    """Two lots of one name in two hand-ins may be two materials."""
    paths = [
        written(tmp_path, name, readings(ACTIVITY, value, "ring"), preparations=[{"preparation": "ring", "tissue": of}])
        for name, value, of in (("essen", "66", "placenta"), ("graz", "63", "skin"))
    ]

    assert (
        "ring: the hand-ins differ in its tissue; are these one material?"
        in put_together(paths, specification).sentences
    )


def test_verdicts_that_differ_are_told_contradictions_first(specification):
    """Oslo's vesicles are below the limit that all declare; Graz declared a stricter one."""
    found = put_together(sorted(EXAMPLES.glob("*/")), specification)
    differing, _ = disagreements(found.parts, specification)

    assert [("INT002", "LOT-7"), ("INT002", "LOT-8")] == [(each.criterion, each.preparation) for each in differing]
    assert ("Oslo",) == differing[0].laboratories[Verdict.NOT_MET]
    assert ("Graz", "Porto") == differing[1].laboratories[Verdict.INCONCLUSIVE]


def test_comparison_finds_what_was_planted(specification):
    """A spread, a level, a method and a limit: each is told, and nobody else is flagged."""
    found = comparison(put_together(sorted(EXAMPLES.glob("*/")), specification), specification)
    told = " ".join((*found.sentences, *(each for part in found.parts for each in part.sentences)))
    tables = {part.name: part.table for part in found.parts}
    particles = tables["mandel-2"]
    flagged = tables["tests"][tables["tests"]["flag"] != "none"]

    assert {"Oslo", "Porto"} == set(flagged["laboratory"])
    assert "measured by NTA (6 laboratories); TRPS (Utrecht)" in told
    assert "at least 92 % (graz)" in told
    assert ["Porto", "Porto"] == list(particles[particles["k indicates"] == "outlier"]["laboratory"])


def test_compare_says_contradictions_first(tmp_path):
    """The command leaves with 0, writes a page with figures, and says the verdicts that contradict each other early."""
    folders = list(map(str, sorted(EXAMPLES.glob("*/"))))
    out = tmp_path / "out"
    found = CliRunner().invoke(main, ["compare", *folders, "--as-of", "2026-06-01", "--out", str(out)])

    assert 0 == found.exit_code
    assert "Met by one and not met by another: INT002 on LOT-7, INT002 on LOT-8." in found.stdout.splitlines()[2]
    assert {"analysis.html", "mandel-1.svg", "values-2.csv", "precision.csv"} <= {each.name for each in out.iterdir()}
    assert "mandel-2.svg" in json.loads((out / "analysis.json").read_text(encoding="utf-8"))["files"]


def test_one_laboratory_is_no_comparison():
    """A hand-in of one laboratory is refused with what to do."""
    found = CliRunner().invoke(main, ["compare", str(EXAMPLES / "essen")])

    assert 2 == found.exit_code
    assert "One laboratory found, 'Essen'" in found.stderr


def test_two_laboratories_are_side_by_side_only():
    """Below five there are values and no reproducibility, and the table of values prints both."""
    found = CliRunner().invoke(main, ["compare", str(EXAMPLES / "essen"), str(EXAMPLES / "graz")])

    assert 0 == found.exit_code
    assert "2 laboratories, side by side only" in found.stdout
    assert "Reproducibility of" not in found.stdout


def test_example_is_what_its_script_writes(tmp_path):
    """The hand-ins of the example are those that `make_laboratories.py` draws."""
    import importlib.util

    path = EXAMPLES.parent / "make_laboratories.py"
    spec = importlib.util.spec_from_file_location("make_laboratories", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.main(tmp_path)
    files = sorted(each.relative_to(tmp_path) for each in tmp_path.rglob("*.csv"))

    assert 21 == len(files)
    assert [] == [each for each in files if (EXAMPLES / each).read_bytes() != (tmp_path / each).read_bytes()]


def test_times_and_doses_stand_apart(specification):
    """A time of storage is part of what is compared, and is printed beside the material."""
    rows = [row | {"at": at, "at_unit": "h"} for at in ("24", "48") for row in of_five()]
    together = merged([("ring", handed_in({"readings": rows}, specification))], AFTERWARDS)
    found = comparison(together, specification)
    values = next(part.table for part in found.parts if part.name == "values-1")
    precise = next(part.table for part in found.parts if part.name == "precision")

    assert ["ring (24 h)"] * 5 + ["ring (48 h)"] * 5 == list(values["material"])
    assert ["ring (24 h)", "ring (48 h)"] == sorted(set(precise["material"]))


def test_copies_of_one_handin_are_no_laboratories(tmp_path, specification):
    """Copies in folders of other names, whose readings name no laboratory, would agree with one another perfectly."""
    paths = [written(tmp_path, f"cp{copy}", readings(ACTIVITY, "66; 70; 64", "ring")) for copy in range(1, 6)]
    with pytest.raises(EvspecError, match=r"cp1, cp2, cp3, cp4, cp5 hand in the same numbers \(3 readings each\)"):
        put_together(paths, specification)


@pytest.mark.parametrize(("values", "refused"), [("66; 70; 64; 71", True), ("90; 90", False)])
def test_named_laboratories_that_read_the_same_are_refused_or_asked(specification, values, refused):
    """Four numbers are no coincidence, whoever signs them; one that all round to may be: then it is asked."""
    rows = [row | {"laboratory": name} for name in ("Essen", "Graz") for row in readings(ACTIVITY, values, "ring")]
    handin = [("ring", handed_in({"readings": rows}, specification))]
    if refused:
        with pytest.raises(EvspecError, match="Essen, Graz hand in the same numbers"):
            merged(handin, AFTERWARDS)
        return
    told = comparison(merged(handin, AFTERWARDS), specification)

    assert "Essen, Graz hand in the same numbers (2 readings each): is one a copy of the other?" in told.sentences[1]


def test_equal_bounds_are_no_copies(specification):
    """Five laboratories below one detection limit need not have copied it."""
    rows = of_five(["<5"] * 5)

    assert () == merged([("ring", handed_in({"readings": rows}, specification))], AFTERWARDS).alike


def test_laboratories_are_called_by_the_names_of_their_files(tmp_path):
    """A workbook beside a folder of its name is called by its whole name, and folders of one name by those above."""
    (tmp_path / "map").mkdir()
    (tmp_path / "map.xlsx").touch()
    paths = [tmp_path / "map", tmp_path / "map.xlsx", tmp_path / "a" / "ring", tmp_path / "b" / "ring"]

    assert ["map", "map.xlsx", "a/ring", "b/ring"] == names_of(paths)


def test_flood_of_materials_is_told_in_few_sentences(specification):
    """Of many materials the widest scatter comes first, the rest are counted, and chance is given beside the flags."""
    chance = np.random.default_rng(6)
    rows = [
        {
            "preparation": f"LOT-{lot}",
            "laboratory": laboratory,
            "quantity": ACTIVITY,
            "unit": "a.u.",
            "value": f"{each}",
        }
        for lot in range(40)
        for laboratory in FIVE
        for each in np.round(chance.lognormal(4, 0.01 * (1 + lot), 3), 3)
    ]
    found = comparison(merged([("ring", handed_in({"readings": rows}, specification))], AFTERWARDS), specification)
    scatter = [each for each in found.sentences if each.startswith("Reproducibility")]
    widths = [float(each.split("CV ")[1].split(" %")[0]) for each in scatter]

    assert sorted(widths, reverse=True) == widths
    assert "and 32 more reproducibilities, none larger, in the table of precision." in found.sentences
    assert all(len(part.sentences) <= 16 for part in found.parts)
    assert "chance alone would give about 4.0 such outliers" in " ".join(found.sentences)
    assert "about 20 flags by h and k" in " ".join(each for part in found.parts for each in part.sentences)


def test_few_sentences_tell_what_three_laboratories_have_in_common(specification):
    """The reason why nothing is estimated is one for all materials that share it."""
    rows = [row | {"preparation": f"LOT-{lot}"} for lot in range(30) for row in of_five()[:6]]
    found = comparison(merged([("ring", handed_in({"readings": rows}, specification))], AFTERWARDS), specification)
    precise = next(part for part in found.parts if part.name == "precision")

    assert 1 == len(precise.sentences)
    assert "and 18 more, dose-response: 3 laboratories, side by side only" in precise.sentences[0]


@pytest.mark.parametrize(
    ("values", "why"),
    [
        (["66", "59", "75", "68", "62"], "no laboratory has two results"),
        (["<5", "<6", "<5", "68", "62"], "but at most 2 gave numbers alone"),
    ],
)
def test_true_reason_is_told_where_nothing_is_flagged(specification, values, why):
    """Five laboratories were there: they repeated nothing, or gave bounds."""
    found = comparison(
        merged([("ring", handed_in({"readings": of_five(values)}, specification))], AFTERWARDS), specification
    )
    part = next(part for part in found.parts if part.title == "Laboratories that stand apart")

    assert why in part.sentences[0]


def test_bound_is_shown_as_a_bound_and_unnamed_runs_as_none(specification):
    """A bare number would read as measured, and readings that name no run as so many runs."""
    found = comparison(
        merged(
            [("ring", handed_in({"readings": of_five(["<5; <5", *VALUES[1:]], run="")}, specification))], AFTERWARDS
        ),
        specification,
    )
    values = next(part.table for part in found.parts if part.name == "values-1")

    assert "<5" == values["biological activity, a.u."][0]
    assert np.isnan(values["high"][0])
    assert "runs" not in values
    assert "a bound; no run is named" == values["note"][0]


def test_mean_has_its_unit(specification):
    """A mean of particles and one of per cent stand in one column."""
    found = comparison(merged([("ring", handed_in({"readings": of_five()}, specification))], AFTERWARDS), specification)
    precise = next(part.table for part in found.parts if part.name == "precision")

    assert ["a.u.", "a.u."] == list(precise["unit"])


def test_twenty_long_names_are_drawn_without_a_warning(specification):
    """Names of 80 letters stay apart, one that opens with _ stays in the legend, and $ opens no formula."""
    chance = np.random.default_rng(7)
    laboratories = [f"_Institute for Extracellular Vesicle Research 東京 number {n} of $x$ and $y$" for n in range(20)]
    rows = [
        {"preparation": lot, "laboratory": name, "quantity": ACTIVITY, "unit": "a.u.", "value": f"{value:.2f}"}
        for lot in ("_ring", "LOT-8")
        for name in laboratories
        for value in chance.lognormal(4, 0.1, 2)
    ]
    found = comparison(merged([("ring", handed_in({"readings": rows}, specification))], AFTERWARDS), specification)
    drawn = next(figure.draw() for part in found.parts for figure in part.figures)

    assert ">_ring<" in drawn
    assert 20 == len(set(told_apart(laboratories)))
    assert max(map(len, told_apart(laboratories))) < 40


def test_names_that_differ_at_their_ends_alone_stay_apart():
    """Names that no cut tells apart are numbered."""
    names = [f"{'a' * 60}{letter}{'b' * 60}" for letter in "xyz"]

    assert 3 == len(set(told_apart(names)))
    assert ["Essen", r"\$1"] == told_apart(["Essen", "$1"])


def test_hundreds_of_materials_are_not_all_drawn(specification):
    """Seven are told apart in one figure, and its words say that they are the farthest of all."""
    chance = np.random.default_rng(8)
    rows = [
        {"preparation": f"LOT-{lot}", "laboratory": name, "quantity": ACTIVITY, "unit": "a.u.", "value": f"{value:.2f}"}
        for lot in range(30)
        for name in FIVE
        for value in chance.lognormal(4, 0.1, 2)
    ]
    found = comparison(merged([("ring", handed_in({"readings": rows}, specification))], AFTERWARDS), specification)
    figure = next(figure for part in found.parts for figure in part.figures)

    assert "the 7 of 30 materials that stand farthest apart" in figure.text
    assert 7 == figure.draw().count(">LOT-")
