"""`evspec potency` as its reader meets it: what is said first, what is written, and what is refused."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from evspec.cli import main
from evspec.report.folder import example_laboratory

EXAMPLE = example_laboratory().parent / "potency"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """A command run in an empty folder, 120 columns wide."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    return lambda *words: CliRunner().invoke(main, [str(word) for word in words])


def test_potencies_and_what_keeps_a_lot_from_one_are_said_first(run):
    """The four lots of the example, each in a sentence, before any table."""
    found = run("potency", EXAMPLE)
    first = " ".join(found.stdout.split("\n\n")[0].split())

    assert 0 == found.exit_code
    assert "EV-1: relative potency 1.11 (0.922 to 1.35), from 4 of 4 runs; Hartung-Knapp t on the runs." in first
    assert "EV-2: no relative potency is stated, since none of 3 runs shows it similar" in first
    assert "EV-3: relative potency 0.853 (0.780 to 0.932), from 1 of 1 run; within-run only" in first
    assert "EV-4, run PL-5: no relative potency, since its reference REF-A was not measured in this run." in first


def test_outlying_wells_are_listed_and_said_to_be_kept(run):
    """The reader sees which well lies out, its bound, and that it is in the fit."""
    told = run("potency", EXAMPLE).stdout.split("Outlying wells")[1]

    assert "PL-2" in told
    assert "outlying wells are shown, and none is dropped" in " ".join(told.split())


def test_tables_and_figures_are_written(run, tmp_path):
    """A page, a table a part, and a figure a lot with a reference beside it."""
    found = run("potency", EXAMPLE, "--out", "made")
    made = tmp_path / "made"
    figures = sorted(each.name for each in made.glob("*.svg"))
    curves = pd.read_csv(made / "curves.csv")

    assert 0 == found.exit_code
    assert ["curves-1-EV-1.svg", "curves-2-EV-2.svg", "curves-3-EV-3.svg"] == figures
    assert {"potency.csv", "runs.csv", "similarity.csv", "outliers.csv", "analysis.html"} <= {
        each.name for each in made.iterdir()
    }
    assert 13 == len(curves)
    assert "Relative potency" == json.loads((made / "analysis.json").read_text("utf-8"))["title"]


def test_figures_are_the_same_each_time(run, tmp_path):
    """A figure that differs from run to run cannot be compared with the one on file."""
    for name in ("one", "two"):
        run("potency", EXAMPLE, "--out", name)
    texts = [(tmp_path / name / "curves-1-EV-1.svg").read_text("utf-8") for name in ("one", "two")]

    assert texts[0] == texts[1]


def test_csv_holds_every_table(run):
    """With --csv nothing else is printed."""
    found = run("potency", EXAMPLE, "--csv").stdout

    assert found.startswith("# potency\nlot,method,similar runs,relative potency,low,high,uncertainty\n")
    assert 5 == len(found.split("\n\n"))


def test_a_hand_in_without_dose_response_is_refused(run, tmp_path):
    """No responses, no potency: exit code 2, and the name of what was looked for."""
    folder = tmp_path / "none"
    folder.mkdir()
    (folder / "readings.csv").write_text("preparation,quantity,value,unit\nLOT,protein,3,µg/mL\n", encoding="utf-8")
    found = run("potency", folder)

    assert 2 == found.exit_code
    assert "assay response" in found.stderr


def test_the_example_is_what_its_script_writes(tmp_path):
    """The script is kept so that the numbers can be checked; both must say the same."""
    script = EXAMPLE.parent / "make_potency.py"
    copy = tmp_path / "make_potency.py"
    copy.write_text(script.read_text("utf-8"), encoding="utf-8")
    subprocess.run([sys.executable, str(copy)], check=True, capture_output=True, timeout=60)
    made = sorted(Path(tmp_path / "potency").glob("*.csv"))

    assert [each.name for each in made] == sorted(each.name for each in EXAMPLE.glob("*.csv"))
    assert [each.read_bytes() for each in made] == [(EXAMPLE / each.name).read_bytes() for each in made]


def test_check_of_the_example_judges_its_potency(run):
    """The same hand-in before the criteria: four similar runs are met, another shape is not, one plate is open."""
    found = run("check", EXAMPLE, "--select", "POT005,POT006", "--as-of", "2026-06-01", "--json")
    verdicts = {
        (each["preparation"], each["criterion"]): each["verdict"] for each in json.loads(found.stdout)["findings"]
    }

    assert "met" == verdicts["EV-1", "POT005"]
    assert "not met" == verdicts["EV-2", "POT005"]
    assert "inconclusive" == verdicts["EV-3", "POT006"]
    assert "no evidence" == verdicts["EV-4", "POT005"]
