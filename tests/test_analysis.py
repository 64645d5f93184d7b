"""Analyses as they are told and written: whole or not at all, no formula, nothing of anybody else's replaced."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from cases import judged
from evspec.analysis import Analysis, Figure, Part
from evspec.cli import main
from evspec.errors import EvspecError, MissingLibrary, UnknownWord
from evspec.report.analysis import analysis_csv, analysis_lines, only_table, write_analysis
from evspec.report.files import write_report
from evspec.report.look import Look

HISTORY = Path(__file__).parents[1] / "examples" / "history"
TABLE = pd.DataFrame({"lot": ["=LOT-1", "<b>LOT-2</b>"], "value": [1.5, float("nan")], "day": [pd.NaT, None]})


def analysis(draw=lambda: "<svg/>") -> Analysis:
    parts = (
        Part("Lots", ("Two of them.",), TABLE, "lots"),
        Part("Figures", figures=(Figure("lots-1", "what it shows", draw),)),
    )
    return Analysis("Lots, looked at", ("The most important first.",), parts)


@pytest.fixture
def laboratory_verdicts(tmp_path):
    folder = tmp_path / "verdicts"
    write_report(judged("Then donor is recorded", {"preparations": [{"preparation": "lot"}]}), folder)
    return folder


def test_the_terminal_tells_sentences_tables_and_that_there_are_figures():
    """Whoever has no folder yet learns that there is something to look at; a part of figures alone has no heading."""
    lines = list(analysis_lines(analysis(), Look()))

    assert "The most important first." == lines[0]
    assert "  =LOT-1        1.5" in [line.rstrip() for line in lines]
    assert "1 figure to look at: --out DIR draws them." == lines[-1]
    assert "Figures" not in lines
    assert not any("figure" in line for line in analysis_lines(analysis(), Look(), written=True))


def test_no_formula_goes_out():
    """A name that a spreadsheet would run is text in the CSV file."""
    assert "'=LOT-1,1.5," in analysis_csv(analysis())


def test_the_folder_holds_page_tables_figures_and_their_list(tmp_path):
    """The page escapes what a laboratory named, and the list says which files are evspec's."""
    write_analysis(analysis(), tmp_path / "out")
    files = {each.name for each in (tmp_path / "out").iterdir()}
    page = (tmp_path / "out" / "analysis.html").read_text(encoding="utf-8")

    assert {"analysis.html", "analysis.json", "lots.csv", "lots-1.svg"} == files
    assert files == set(json.loads((tmp_path / "out" / "analysis.json").read_text(encoding="utf-8"))["files"])
    assert "&lt;b&gt;LOT-2" in page
    assert "<svg/>" in page


def test_an_analysis_replaces_one_and_nothing_else(tmp_path):
    """Written twice it is the newer one; where somebody put a file of their own, nothing is touched."""
    write_analysis(analysis(), tmp_path / "out")
    write_analysis(analysis(), tmp_path / "out")
    (tmp_path / "out" / "notes.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(EvspecError, match=r"holds 'notes\.txt', which evspec did not write"):
        write_analysis(analysis(), tmp_path / "out")


def test_a_mark_of_somebody_elses_protects_nothing(tmp_path):
    """A file of that name that evspec did not write does not make a folder evspec's."""
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "analysis.json").write_text('{"wrote": "my own analysis", "files": ["data.csv"]}', encoding="utf-8")
    (folder / "data.csv").write_text("1", encoding="utf-8")

    with pytest.raises(EvspecError, match="which is of another kind"):
        write_analysis(analysis(), folder)


def test_an_analysis_does_not_replace_verdicts(laboratory_verdicts):
    """Whoever names the folder of a report for an analysis keeps the report."""
    with pytest.raises(EvspecError, match=r"holds 'findings\.json', which is of another kind"):
        write_analysis(analysis(), laboratory_verdicts)


def test_of_several_tables_one_is_printed_by_its_name():
    """A spreadsheet reads one table, and a misspelt name is told with the nearest."""
    two = Analysis("Two", (), (Part("Lots", (), TABLE, "lots"), Part("Days", (), TABLE[["day"]], "days")))

    assert analysis_csv(two).startswith("# lots\nlot,value,day\n")
    assert analysis_csv(only_table(two, "days")).startswith("day\n")
    with pytest.raises(UnknownWord, match="Did you mean 'lots'"):
        only_table(two, "lost")


def test_no_formula_goes_out_in_a_header():
    """A quantity of a laboratory's own may be named so that a spreadsheet would run it."""
    one = Analysis("One", (), (Part("Own", (), pd.DataFrame({"=cmd()": [1.0]}), "own"),))

    assert "'=cmd()\n1\n" == analysis_csv(one)


def test_without_matplotlib_the_tables_are_written_all_the_same(tmp_path):
    """Figures are left out, and both page and terminal say what they need."""

    def undrawn() -> str:
        raise MissingLibrary("figures need matplotlib")

    said = write_analysis(analysis(undrawn), tmp_path / "out", {"hand-in": "my-folder"})

    assert "The figures are left out: figures need matplotlib." == said
    assert {"analysis.html", "analysis.json", "lots.csv"} == {each.name for each in (tmp_path / "out").iterdir()}
    assert said in (tmp_path / "out" / "analysis.html").read_text(encoding="utf-8")


def test_the_page_says_what_it_was_made_of(tmp_path):
    """A printed page that does not name its hand-in, day and options is evidence of nothing."""
    done = CliRunner().invoke(
        main, ["history", str(HISTORY), "--without", "A-23", "--as-of", "2026-06-01", "--out", str(tmp_path / "out")]
    )
    page = (tmp_path / "out" / "analysis.html").read_text(encoding="utf-8")

    assert 0 == done.exit_code
    for each in ("evspec history --without A-23", "<dd>history</dd>", "2026-06-01", "specification"):
        assert each in page


def test_what_fails_to_be_drawn_leaves_nothing_behind(tmp_path):
    """A figure that cannot be made takes the whole folder with it: half a report is none."""

    def broken() -> str:
        raise EvspecError("no pencil")

    with pytest.raises(EvspecError, match="no pencil"):
        write_analysis(analysis(broken), tmp_path / "out")
    assert [] == list(tmp_path.iterdir())
