"""The command line as a newcomer meets it: what it prints, what it refuses, and the code it leaves with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from evspec import library
from evspec.cli import main
from evspec.quantities.known import known_quantities
from evspec.report.folder import FILES, example_laboratory

GOLDEN = Path(__file__).parent / "golden"
LABORATORY = example_laboratory()
CORPUS = Path(__file__).parent / "corpus"
DAY = "2026-06-01"
EXPORT = LABORATORY / "nta" / "LOT-01_run1.csv"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """A command run in an empty folder, 80 columns wide."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    return lambda *words: CliRunner().invoke(main, [str(word) for word in words])


def process(*words, **more):
    """A command run as a process of its own."""
    call = [sys.executable, "-m", "evspec", *map(str, words)]
    return subprocess.run(call, capture_output=True, text=True, check=False, encoding="utf-8", timeout=120, **more)


def handin(folder, readings="LOT-1,intact vesicles,91,%\n", **tables):
    """A folder with these readings and tables."""
    folder.mkdir()
    (folder / "readings.csv").write_text(f"preparation,quantity,value,unit\n{readings}", encoding="utf-8")
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def golden(name, text):
    """The expected text; EVSPEC_WRITE_GOLDEN=1 writes what is found, to be read before it is kept."""
    path = GOLDEN / name
    if os.environ.get("EVSPEC_WRITE_GOLDEN"):
        path.write_text(text, encoding="utf-8", newline="\n")
    return path.read_text(encoding="utf-8")


def unversioned(text):
    """The text without the line that changes with every word of the specification."""
    return "\n".join(line for line in text.splitlines() if "Specification " not in line) + "\n"


@pytest.mark.parametrize("columns", [100, 40])
def test_the_judgement_of_the_example_laboratory_reads_as_it_was_written_down(run, monkeypatch, columns):
    """A change of wording, order or number shows in the golden text, in a wide terminal and in a narrow one."""
    monkeypatch.setenv("COLUMNS", str(columns))

    found = unversioned(run("check", LABORATORY, "--as-of", DAY).stdout)

    assert golden(f"laboratory-{columns}.txt", found) == found


def test_no_line_is_wider_than_a_narrow_terminal_but_an_address_or_a_name(run, monkeypatch):
    """Text that is filled to eighty columns on a terminal of forty would break in the middle of words."""
    monkeypatch.setenv("COLUMNS", "40")

    wide = [line for line in run("check", LABORATORY).stdout.splitlines() if len(line) > 40]

    assert [] == [line for line in wide if len(line.split()) > 1]


def test_every_name_is_printed_whole(run, monkeypatch):
    """An id broken at its hyphen or at the margin cannot be searched for."""
    monkeypatch.setenv("COLUMNS", "24")

    words = run("check", LABORATORY, "--as-of", DAY).stdout.replace(":", " ").replace(",", " ").split()

    assert {f"LOT-0{number}" for number in range(1, 7)} <= set(words)


def test_nothing_colours_a_pipe(run):
    """Escape sequences in a log file hide the words."""
    assert "\x1b" not in run("check", LABORATORY).stdout


@pytest.mark.parametrize(
    ("readings", "tables", "expected"),
    [
        ("LOT-1,intact vesicles,91,%\n", {}, 0),
        ("LOT-1,intact vesicles,present,%\n", {}, 1),
        ("LOT-1,intact vesicles,many,%\n", {}, 2),
        ("LOT-1,protein,91,µg/mL\n", {}, 3),
        ("", {"preparations": "preparation,role\nREF,reference\n"}, 3),
    ],
    ids=["met", "not met", "a fault", "no evidence", "nothing applies"],
)
def test_the_exit_code_tells_the_verdict(run, tmp_path, readings, tables, expected):
    """A script that reads the exit code alone learns what was found."""
    folder = handin(tmp_path / "lab", readings, **tables)

    assert expected == run("check", folder, "--select", "INT001").exit_code


def test_the_exit_codes_are_those_of_the_process(tmp_path):
    """What a shell sees is what the command decided."""
    met = handin(tmp_path / "met")
    not_met = handin(tmp_path / "not met", "LOT-1,intact vesicles,present,%\n")

    codes = [process("check", folder, "--select", "INT001").returncode for folder in (met, not_met, tmp_path / "none")]

    assert [0, 1, 2] == codes


def test_a_defect_of_evspec_is_no_verdict(run, tmp_path, monkeypatch):
    """An exception of our own must leave with neither 0, 1, 2 nor 3, and print nothing that reads like a verdict."""

    def broken(*_args, **_more):
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("evspec.evaluate.evaluate", broken)
    result = run("check", handin(tmp_path / "lab"), "--out", tmp_path / "out")

    assert (4, "") == (result.exit_code, result.stdout)
    assert "defect of evspec" in result.stderr
    assert "ZeroDivisionError: oh" in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_defect_while_the_report_is_written_leaves_nothing_behind(run, tmp_path, monkeypatch):
    """Half a report would be read as a whole one."""

    def broken(_result):
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("evspec.report.files.page", broken)
    result = run("check", handin(tmp_path / "lab"), "--out", tmp_path / "out")

    assert 4 == result.exit_code
    assert ["lab"] == [each.name for each in tmp_path.iterdir()]


def test_a_misspelt_criterion_is_named_before_anything_is_read(run):
    """A selection that selects nothing and says so nowhere passes for a clean run."""
    result = run("check", "nowhere", "--select", "INT01")

    assert 2 == result.exit_code
    assert "Unknown criterion 'INT01'. Did you mean 'INT001'?" in result.stderr
    assert "evspec criteria" in result.stderr.splitlines()[-1]


@pytest.mark.parametrize("given", ["INT001,", ",", ""])
def test_an_empty_selection_is_refused(run, tmp_path, given):
    """An empty variable in a script must not select everything."""
    assert 2 == run("check", handin(tmp_path / "lab"), "--select", given).exit_code


def test_selected_criteria_may_be_repeated_or_listed(run, tmp_path):
    """Both ways of writing a list give the same criteria."""
    folder = handin(tmp_path / "lab")
    listed = run("check", folder, "--select", "INT001,INT003", "--json").stdout
    repeated = run("check", folder, "--select", "INT001", "--select", "INT003", "--json").stdout

    assert listed == repeated
    assert {"INT001", "INT003"} == {each["criterion"] for each in json.loads(listed)["findings"]}


def test_a_missing_hand_in_is_said_without_a_traceback(run):
    """A wrong path is no crash."""
    result = run("check", "nowhere")

    assert 2 == result.exit_code
    assert "nowhere" in result.stderr
    assert "Traceback" not in result.stderr
    assert "evspec" in result.stderr.splitlines()[-1]


def test_all_faults_are_told_and_nothing_is_written(run, tmp_path):
    """One bad cell must not hide the other, and no report may stem from a hand-in with faults."""
    folder = handin(tmp_path / "lab", "LOT-1,intact vesicles,many,%\nLOT-1,intct vesicles,3,%\n")
    result = run("check", folder, "--out", "out")

    assert (2, "") == (result.exit_code, result.stdout)
    assert "'many'" in result.stderr
    assert "'intct vesicles'" in result.stderr
    assert not Path("out").exists()


def test_json_is_the_only_thing_on_standard_output(run):
    """A program reads it; one friendly line more would break it."""
    result = run("check", LABORATORY, "--as-of", DAY, "--json", "--out", "out")

    assert Path("out/findings.json").read_text(encoding="utf-8") == result.stdout
    assert DAY == json.loads(result.stdout)["as_of"]
    assert "" == result.stderr


def test_the_gate_decides_which_levels_count(run, tmp_path):
    """A lot that fails only a should leaves with another code where only a must gates."""
    folder = handin(tmp_path / "lab", "LOT-1,intact vesicles,present,%\n")
    should = json.loads(run("check", folder, "--json").stdout)
    must = json.loads(run("check", folder, "--gate", "must", "--json").stdout)

    assert (1, 3) == (should["exit_code"], must["exit_code"])
    assert should["counts"] == must["counts"]


def test_words_of_a_laboratory_do_not_steer_the_terminal(run, tmp_path):
    """Markup and characters that reorder a line stand as text."""
    name = "[red]x[/red]\u202egnp"
    result = run("check", handin(tmp_path / "lab", f"{name},intact vesicles,91,%\n"))

    assert "[red]x[/red]\\u202egnp" in result.stdout
    assert "\u202e" not in result.stdout


def test_the_codes_of_donors_are_never_printed(run, tmp_path):
    """Health data stays in the hand-in."""
    folder = handin(tmp_path / "lab", preparations="preparation,donor\nLOT-1,JANE-DOE-17\n")
    result = run("check", folder, "--out", "out")

    told = result.output + "".join(Path("out", name).read_text(encoding="utf-8") for name in FILES)
    assert "JANE-DOE-17" not in told


def test_demo_judges_the_example_writes_its_report_and_leaves_with_0(run):
    """The first command of the README works in an empty folder."""
    result = run("demo")

    assert 0 == result.exit_code
    assert sorted(FILES) == sorted(each.name for each in Path("evspec-demo").iterdir())
    assert "evspec-demo" in result.stdout
    assert "exits with 1" in result.stdout


def test_demo_leaves_a_folder_of_that_name_alone_unless_it_wrote_it(run):
    """Somebody's own folder of that name is not lost; evspec's own is replaced and not multiplied."""
    Path("evspec-demo").mkdir()
    Path("evspec-demo/mine.txt").write_text("mine")
    run("demo")
    run("demo")

    assert ["evspec-demo", "evspec-demo-2"] == sorted(each.name for each in Path.cwd().iterdir())
    assert "mine" == Path("evspec-demo/mine.txt").read_text()


def test_criteria_lists_every_criterion(run, specification):
    """Whoever looks for an id finds it in one list."""
    told = run("criteria").stdout

    assert [] == [each for each in specification.criteria if each not in told]


def test_one_criterion_is_told_in_full(run, specification):
    """Rule, rationale, both limits of its meaning, sources with grade, and every sentence of its scenarios."""
    told = " ".join(run("criteria", "INT002").stdout.split())
    criterion = specification.criterion("INT002")
    statement = specification.statements[criterion.statements[0]]

    wanted = [criterion.name, criterion.rationale, criterion.met_shows, criterion.met_does_not_show, criterion.address]
    wanted += [statement.text, statement.locator, f"grade {statement.grade}"]
    wanted += [step.text for scenario in criterion.scenarios for step in scenario.steps]
    wanted += [example.name for example in criterion.examples]
    assert [] == [text for text in wanted if " ".join(text.split()) not in told]


def test_every_criterion_can_be_told_as_text_and_as_json(run, specification):
    """No criterion breaks the page that explains it."""
    every = json.loads(run("criteria", "--json").stdout)

    assert list(specification.criteria) == [each["id"] for each in every]
    assert [0] * len(every) == [run("criteria", each).exit_code for each in specification.criteria]
    assert every[0] == json.loads(run("criteria", every[0]["id"], "--json").stdout)


def test_a_misspelt_criterion_gets_the_nearest_one(run):
    """A typing error costs one line, not a search."""
    result = run("criteria", "SAF02")

    assert (2, "") == (result.exit_code, result.stdout)
    assert "'SAF002'" in result.stderr


def test_read_shows_what_stands_in_an_export(run):
    """Facts and readings of an instrument are seen before they are judged."""
    told = run("read", EXPORT).stdout

    assert "particle concentration" in told
    assert "NanoSight" in told


def test_read_gives_csv_that_a_program_can_read(run):
    """Every reading is a row below one header, with the file it stands in."""
    lines = run("read", EXPORT, "--csv").stdout.splitlines()

    assert lines[0].startswith("file,quantity,analyte,value,unit,")
    assert {"LOT-01_run1.csv"} == {line.split(",")[0] for line in lines[1:]}


def test_read_tells_all_files_that_it_cannot_read_and_shows_the_others(run):
    """One strange file does not hide the rest."""
    Path("a.txt").write_text("hello")
    result = run("read", "a.txt", EXPORT, "b.txt")

    assert 2 == result.exit_code
    assert "particle concentration" in result.stdout
    assert ["a.txt", "b.txt"] == [line[:5] for line in result.stderr.splitlines()[:2]]


def test_the_version_names_package_specification_and_digest(run, specification):
    """Two people can tell whether they judge by the same text."""
    told = run("--version").stdout

    assert specification.digest in told
    assert specification.version in told


@pytest.mark.parametrize("words", [(), ("--help",)])
def test_evspec_alone_prints_help(run, words):
    """Whoever types the name of the command learns what to type next."""
    result = run(*words)

    assert 0 == result.exit_code
    assert "evspec demo" in result.stdout


@pytest.mark.parametrize(
    ("words", "expected"),
    [((), "  evspec check FOLDER    judges your own\n"), (("check",), "\n  Exit codes: 0 all that gates is met; 1")],
)
def test_help_keeps_its_lines(run, words, expected):
    """Two commands run into one line cannot be copied, and a control character is no text."""
    told = run(*words, "--help").stdout

    assert expected in told
    assert "\\b" not in told
    assert "\b" not in told


def test_a_source_without_a_date_is_told_without_a_year(run):
    """Half of the words for a missing date read like a mistake of the specification."""
    told = " ".join(run("criteria", "SAF002").stdout.split())

    assert "Ph. Eur. 2.6.14. At:" in told
    assert ", not ." not in told


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("words", [("check", LABORATORY), ("criteria",), ("--version",)])
def test_a_full_disk_is_no_defect_of_evspec(words):
    """One sentence instead of a traceback, and a code that no verdict has."""
    with Path("/dev/full").open("w") as full:
        call = [sys.executable, "-m", "evspec", *map(str, words)]
        found = subprocess.run(call, stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=120)

    assert (2, "evspec: the output cannot be written: No space left on device.\n") == (found.returncode, found.stderr)


def test_the_faults_of_a_hand_in_can_be_read_by_a_program(run, tmp_path):
    """A program that asks for JSON gets it of a faulty hand-in as well, and a person the messages."""
    result = run("check", handin(tmp_path / "lab", "LOT-1,intct vesicles,3,%\n"), "--json")
    fault = {"file": "readings.csv", "sheet": "", "row": 2, "column": "quantity", "text": "intct vesicles"}

    told = json.loads(result.stdout)
    assert (2, ["evspec", "faults"]) == (result.exit_code, list(told))
    assert [fault | {"expected": "a known quantity", "nearest": "intact vesicles"}] == told["faults"]
    assert "'intct vesicles'" in result.stderr


@pytest.mark.parametrize(
    ("readings", "expected"), [("LOT-1,zeta,3,%\n", True), ("LOT-1,intact vesicles,many,%\n", False)]
)
def test_whoever_names_an_unknown_quantity_is_told_where_they_are_listed(run, tmp_path, readings, expected):
    """A name without a near one leaves nobody guessing; other faults have nothing to do with the list."""
    result = run("check", handin(tmp_path / "lab", readings))

    assert expected == ("`evspec quantities` lists" in result.stderr)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("D50",), ["median diameter"]),
        (("SIZE",), ["mean diameter", "D90 diameter", "particles below 200 nm"]),
        (("cells", "positive", "for", "CD73"), ["cells positive for ANALYTE", "%, on cells, logit scale"]),
        ((), list(known_quantities())),
    ],
)
def test_a_quantity_is_found_by_what_it_is(run, words, expected):
    """Whoever calls a quantity otherwise finds the name that a hand-in may use."""
    result = run("quantities", *words)

    assert (0, []) == (result.exit_code, [each for each in expected if each not in result.stdout])
    assert not words or "endotoxin" not in result.stdout


@pytest.mark.parametrize(
    ("word", "expected"), [("endotoxn", "Did you mean 'endotoxin"), ("xyz", "No quantity has 'xyz'")]
)
def test_a_quantity_that_nobody_knows_is_said_to_be_none(run, word, expected):
    """An empty list would read like an empty specification."""
    result = run("quantities", word)

    assert (2, "") == (result.exit_code, result.stdout)
    assert expected in result.stderr
    assert "`evspec quantities` lists all" in result.stderr


def test_help_imports_nothing_that_takes_time():
    """Help that waits for pandas is not asked for twice."""
    code = "import sys, evspec.cli; evspec.cli.main(['--help'], standalone_mode=False); print(sorted(sys.modules))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert [] == [
        name for name in ("numpy", "pandas", "jinja2", "importlib.metadata", "gherkin") if f"'{name}'" in told
    ]


def test_a_reader_who_leaves_changes_no_verdict():
    """`evspec check lab | head -1` is no defect, and `set -o pipefail` sees the verdict."""
    with subprocess.Popen(
        [sys.executable, "-m", "evspec", "check", str(LABORATORY)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        running.stdout.close()
        errors = running.stderr.read()
        running.wait(timeout=120)

    assert (1, b"") == (running.returncode, errors)


def test_the_command_and_the_library_say_the_same(run):
    """A notebook and a terminal never disagree."""
    counts = json.loads(run("check", CORPUS, "--json").stdout)["counts"]

    assert {verdict.words: count for verdict, count in library.check(CORPUS).counts.items()} == counts
