"""The report folder: what its four files say, that they agree, and that nothing of anybody else is lost."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pandas as pd
import pytest

import evspec.report
from cases import criterion_feature, handed_in, specification_of
from evspec import explanations, limits
from evspec.decision import Bound
from evspec.errors import EvspecError, UnknownWord
from evspec.evaluate import evaluate
from evspec.library import check
from evspec.report import overview, page
from evspec.report.columns import defused
from evspec.report.files import write_report
from evspec.report.folder import FILES, SCHEMA, example_laboratory, whole_folder
from evspec.report.look import Look
from evspec.report.tasks import in_words, tasks
from evspec.report.terminal import judgement_lines
from evspec.report.waiting import Waiting
from evspec.result import COLUMNS
from evspec.verdicts import Verdict
from evspec.words import bounded, exactly, listed, measured, number, printable, timed

DAY = date(2026, 6, 1)
NAN = float("nan")
SCHEMA_FILE = Path(evspec.report.__file__).parent / "findings.schema.json"
EVIL = "=1+1<script>alert(1)</script>&\u202e"


@pytest.fixture(scope="module")
def laboratory():
    """The verdicts on the example laboratory."""
    return check(example_laboratory(), as_of=DAY)


@pytest.fixture(scope="module")
def report(laboratory, tmp_path_factory):
    """The report folder of the example laboratory."""
    folder = tmp_path_factory.mktemp("report") / "out"
    write_report(laboratory, folder)
    return folder


def small(*preparations, select=(), gate="should", **tables):
    """A result of two criteria, one that gates and one that does not, on preparations with these readings."""
    specification = specification_of(
        criterion_feature(("Then intact vesicles are quantified",), "TST001", "should"),
        criterion_feature(("Then protein is quantified",), "TST002", "may"),
    )
    rows = [
        {"preparation": name, "quantity": "intact vesicles", "value": value, "unit": "%"}
        for name, value in preparations
    ]
    batch = handed_in({"readings": rows, **tables}, specification)
    return evaluate(batch, specification, as_of=DAY, gate=gate, select=select)


def lines(result, width=100):
    """What a terminal shows of a result."""
    return list(judgement_lines(result, Look(width, width)))


def findings(folder):
    """findings.json as data."""
    return json.loads((folder / "findings.json").read_text(encoding="utf-8"), parse_constant=pytest.fail)


def cases(folder):
    """junit.xml as its root."""
    return ET.parse(folder / "junit.xml").getroot()  # noqa: S314 (evspec wrote it a moment ago)


def test_a_report_is_four_files(report):
    """Nothing else is left in the folder, and no draft beside it."""
    assert sorted(FILES) == sorted(each.name for each in report.iterdir())
    assert ["out"] == [each.name for each in report.parent.iterdir()]


def test_the_table_has_the_published_columns_and_the_verdicts_of_the_result(report, laboratory):
    """Whoever reads verdicts.csv reads what the library says."""
    table = pd.read_csv(report / "verdicts.csv", keep_default_na=False)

    header = ["criterion", "preparation", "verdict", "value", "low", "high", "n", "unit", "reason", "mode"]
    assert header == list(COLUMNS) == list(table.columns)
    assert list(laboratory.table["verdict"]) == list(table["verdict"])
    assert list(laboratory.table["preparation"]) == list(table["preparation"])


def test_findings_follow_their_schema(report):
    """The published schema describes what is written."""
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    data = findings(report)

    assert [] == [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(data)]
    assert SCHEMA == data["$schema"] == schema["$id"]


def test_findings_say_what_the_run_rests_on(report, laboratory):
    """Day, rule, versions and the digests of all files stand above the findings, and each finding knows its file."""
    data = findings(report)
    hashes = {each["file"]: each["sha256"] for each in data["files"]}

    assert (DAY.isoformat(), "guarded", "should", 1) == tuple(
        data[name] for name in ("as_of", "decision", "gate", "exit_code")
    )
    assert laboratory.specification.digest == data["specification"]["sha256"]
    assert len(laboratory.table) == len(data["findings"]) == sum(data["counts"].values())
    assert all(
        hashes[each["source"]["file"]] == each["source"]["sha256"] for each in data["findings"] if each["source"]
    )


def test_a_missing_number_is_null_and_a_whole_number_is_one(report):
    """NaN is no JSON, and programs in other languages refuse it."""
    text = (report / "findings.json").read_text(encoding="utf-8")

    assert not re.search(r"\b(NaN|Infinity)\b", text)
    assert all(isinstance(each["n"], int) for each in findings(report)["findings"])


def test_cases_fail_where_a_gated_verdict_is_not_met_undecided_or_without_evidence(report, laboratory):
    """A service that shows test results counts what the exit code counts."""
    root = cases(report)
    gated = laboratory.count(gated_only=True)
    types = [failure.get("type") for failure in root.iter("failure")]

    for verdict in (Verdict.NOT_MET, Verdict.NO_EVIDENCE, Verdict.INCONCLUSIVE):
        assert gated[verdict] == types.count(verdict.words)
    bare = [case for case in root.iter("testcase") if {part.tag for part in case} <= {"system-out"}]
    assert laboratory.counts[Verdict.MET] == len(bare)
    assert (len(list(root.iter("testcase"))), len(types)) == (int(root.get("tests")), int(root.get("failures")))
    assert len(list(root.iter("skipped"))) == int(root.get("skipped"))


def test_what_does_not_gate_is_skipped_with_its_verdict(tmp_path):
    """An ungated criterion that is not met stays visible and fails no build."""
    write_report(small(("LOT-1", "91")), tmp_path / "out")
    skipped = [each.get("message") for each in cases(tmp_path / "out").iter("skipped")]

    assert ["no evidence, which does not gate: no reading of protein"] == skipped


def test_a_run_that_judged_nothing_fails_a_case(tmp_path):
    """A build without a single failure would pass for a lot that was found good."""
    result = small(preparations=[{"preparation": "REF", "role": "reference"}])
    write_report(result, tmp_path / "out")

    assert 3 == result.exit_code
    assert ["no evidence"] == [each.get("type") for each in cases(tmp_path / "out").iter("failure")]


def test_two_runs_write_the_same_bytes(report, tmp_path):
    """A report can be compared, signed and kept."""
    write_report(check(example_laboratory(), as_of=DAY), tmp_path / "out")

    assert [(report / name).read_bytes() for name in FILES] == [
        (tmp_path / "out" / name).read_bytes() for name in FILES
    ]


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_no_text_is_a_formula(name):
    """A lot named like a formula does not run in a spreadsheet."""
    assert [f"'{name}"] == list(defused(pd.Series([name])))


def test_numbers_stay_numbers_where_text_is_defused(tmp_path):
    """A negative value keeps its sign, a name that opens with one gets its apostrophe."""
    write_report(small(("-LOT", "91; 93")), tmp_path / "out")
    with (tmp_path / "out" / "verdicts.csv").open(encoding="utf-8", newline="") as stream:
        row = next(csv.DictReader(stream))

    assert "'-LOT" == row["preparation"]
    assert 91 < float(row["value"]) < 93


class Page(HTMLParser):
    """What a browser would fetch, run or show."""

    def __init__(self):
        super().__init__()
        self.tags, self.fetched, self.text = [], [], []

    def handle_starttag(self, tag, attrs):
        """Note the element and what it asks for."""
        self.tags.append(tag)
        self.fetched += [value for name, value in attrs if name in {"src", "srcset", "background", "data", "action"}]
        self.fetched += [dict(attrs)["href"] for _ in attrs[:1] if tag == "link"]

    def handle_data(self, data):
        """Note the text."""
        self.text.append(data)


def parsed(text):
    """A page that was read to its end."""
    parser = Page()
    parser.feed(text)
    return parser


def test_the_page_asks_nothing_of_any_server(report):
    """A report of patients' lots opens without a network and tells nobody that it was opened."""
    text = (report / "report.html").read_text(encoding="utf-8")
    found = parsed(text)

    assert [] == found.fetched
    assert not {"script", "link", "iframe", "img", "object", "embed", "form"} & set(found.tags)
    assert not re.search(r"@import|url\(", text)


def test_the_page_shows_every_verdict_in_words_and_every_finding_with_its_address(report, laboratory):
    """Nobody has to tell colours apart, and every finding leads to its explanation."""
    text = (report / "report.html").read_text(encoding="utf-8")
    table = laboratory.table
    present = table[table["verdict"].isin(["not met", "inconclusive"])]

    assert all(f'aria-label="{verdict.words}"' in text for verdict in Verdict)
    assert all(laboratory.specification.criterion(each).address in text for each in present["criterion"])
    assert overview.headline(laboratory) in text


@pytest.mark.parametrize("name", FILES)
def test_text_of_a_laboratory_stays_text(tmp_path, name):
    """A lot's name cannot run in a browser, break the XML or close the JSON."""
    waiver = {"criterion": "TST001", "preparation": EVIL, "reason": EVIL, "owner": EVIL, "expires_on": "2030-01-01"}
    write_report(small((EVIL, "present"), waivers=[waiver]), tmp_path / "out")
    text = (tmp_path / "out" / name).read_text(encoding="utf-8")

    if name == "report.html":
        assert "script" not in parsed(text).tags
    if name == "junit.xml":
        assert EVIL in {case.get("name") for case in cases(tmp_path / "out").iter("testcase")}
    if name == "findings.json":
        assert EVIL == findings(tmp_path / "out")["findings"][0]["preparation"]


def test_a_large_result_leaves_out_the_matrix_and_says_why(monkeypatch):
    """A page of a million cells opens in no browser; a page that silently lacks them misleads."""
    monkeypatch.setattr(page, "LARGE", 3)
    monkeypatch.setattr(page, "DETAILED", 3)
    text = page.page(small(("LOT-1", "91"), ("LOT-2", "92")))

    assert "The matrix is left out, because 4 verdicts do not fit" in text
    assert "<td" not in text.split("<h2>What <em>met</em> shows")[0]


def test_a_report_replaces_a_report(laboratory, tmp_path):
    """The same command can be run twice."""
    write_report(small(("LOT-1", "91")), tmp_path / "out")
    write_report(laboratory, tmp_path / "out")

    assert len(laboratory.table) == len(findings(tmp_path / "out")["findings"])
    assert ["out"] == [each.name for each in tmp_path.iterdir()]


def foreign(folder, name, text="mine"):
    """A folder that holds one file of somebody's own."""
    folder.mkdir()
    (folder / name).write_text(text)
    return folder


@pytest.mark.parametrize("name", ["readings.csv", "findings.json", "report.html"])
def test_a_folder_of_somebody_else_is_refused_and_kept(tmp_path, name):
    """A misspelt --out never costs a laboratory its data, even where a file has one of our names."""
    folder = foreign(tmp_path / "lab", name)

    with pytest.raises(EvspecError, match="nothing was written"):
        write_report(small(("LOT-1", "91")), folder)
    assert {name: "mine"} == {each.name: each.read_text() for each in folder.iterdir()}


def test_a_report_to_which_somebody_added_a_file_is_kept(tmp_path):
    """Notes beside a report are not ours to delete."""
    write_report(small(("LOT-1", "91")), tmp_path / "out")
    (tmp_path / "out" / "notes.txt").write_text("mine")

    with pytest.raises(EvspecError, match=r"notes\.txt"):
        write_report(small(("LOT-1", "92")), tmp_path / "out")


def test_a_file_is_no_folder(tmp_path):
    """A path that names a file is refused and the file kept."""
    (tmp_path / "out").write_text("mine")

    with pytest.raises(EvspecError, match="is a file"):
        write_report(small(("LOT-1", "91")), tmp_path / "out")
    assert "mine" == (tmp_path / "out").read_text()


def test_an_empty_folder_and_missing_parents_are_used(tmp_path):
    """`mkdir out` before the run, or no folder at all, are both fine."""
    (tmp_path / "empty").mkdir()
    write_report(small(("LOT-1", "91")), tmp_path / "empty")
    write_report(small(("LOT-1", "91")), tmp_path / "a" / "b")

    assert (tmp_path / "empty" / "report.html").exists()
    assert (tmp_path / "a" / "b" / "report.html").exists()


def half_a_report(folder):
    """A report whose writing stops in the middle."""
    with whole_folder(folder) as draft:
        (draft / "verdicts.csv").write_text("half")
        raise OSError(28, "No space left on device")


def test_a_failure_while_writing_keeps_the_report_that_was_there(tmp_path):
    """All of the new report or all of the old one, never a mixture."""
    folder = tmp_path / "out"
    write_report(small(("LOT-1", "91")), folder)
    before = (folder / "verdicts.csv").read_bytes()

    with pytest.raises(EvspecError, match="No space left"):
        half_a_report(folder)
    assert before == (folder / "verdicts.csv").read_bytes()
    assert ["out"] == [each.name for each in tmp_path.iterdir()]


def test_the_headline_counts_what_applies_and_sets_the_rest_apart(laboratory):
    """How much was judged is the first thing said, and it adds up."""
    numbers = [int(each) for each in re.findall(r"\d+", overview.headline(laboratory))]
    applicable, criteria, preparations, *parts, aside = numbers

    assert applicable == sum(parts)
    assert len(laboratory.table) == applicable + aside
    assert (35 <= criteria, 7) == (True, preparations)


def test_nothing_judged_is_said_as_such():
    """An empty run must not read like a clean one."""
    result = small(preparations=[{"preparation": "REF", "role": "reference"}])

    assert lines(result)[0].startswith("Nothing was judged")
    assert not [line for line in lines(result) if "every gated verdict" in line]


def test_tallies_agree_with_the_result(laboratory):
    """The line of a preparation counts what the result counts."""
    names, counts = overview.tallies(laboratory)
    expected = dict(laboratory.by_preparation())

    assert expected == {
        name: {verdict: int(row[verdict]) for verdict in Verdict}
        for name, row in zip(names, counts, strict=True)
        if name != "*"
    }


def test_no_line_says_that_a_preparation_passed(laboratory):
    """There is no overall verdict on a preparation."""
    told = "\n".join(lines(laboratory)).lower()

    assert not re.search(r"\b(pass|passed|passes|approved lot|overall)\b", told)


def test_a_long_list_is_cut_and_says_by_how_much():
    """A hundred failing lots do not scroll the first ones away, and none is forgotten."""
    result = small(*[(f"LOT-{number}", "present") for number in range(100)])
    told = lines(result)

    assert 20 == sum(line.startswith("    ✗ LOT-") for line in told)
    assert any("and 80 more; 80 of TST001; --out DIR writes all" in line for line in told)
    assert "Not met (100)" in told


def test_the_rows_that_are_listed_are_those_of_the_whole_table(laboratory):
    """Making only the rows that are printed gives the same rows."""
    whole = laboratory.table
    for verdict in (Verdict.NOT_MET, Verdict.INCONCLUSIVE):
        found = overview.selected(laboratory, verdict, 1000)
        expected = whole[whole["verdict"] == verdict.words]

        assert len(expected) == found.total == len(found.rows)
        pairs = set(zip(expected["criterion"], expected["preparation"], expected["reason"], strict=True))
        assert pairs == {(row.criterion, row.preparation, row.reason) for row in found.rows}


def test_tasks_cover_every_verdict_without_evidence(laboratory):
    """What is to be measured next forgets nothing, and what gates comes first."""
    found = tasks(laboratory, 6)

    assert laboratory.counts[Verdict.NO_EVIDENCE] == sum(each.waiting for each in found)
    assert sorted((each.gated for each in found), reverse=True) == [each.gated for each in found]


def test_tasks_of_a_large_result_are_told_by_criterion(monkeypatch):
    """Reasons for a million verdicts are not made to print twenty lines."""
    monkeypatch.setattr("evspec.report.tasks.LARGE", 1)
    result = small(("LOT-1", "91"), ("LOT-2", "92"))

    assert ["Give evidence that tST002"] == [each.words for each in tasks(result, 6)]
    assert [2] == [each.waiting for each in tasks(result, 6)]


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("no reading of protein", "Measure protein"),
        ("no reading of A; also no reading of B; or no reading of C", "Measure A, B or C"),
        ("at least 3 of 4 markers: no reading of CD9", "Measure CD9 (at least 3 of 4 markers)"),
        ("no consent form is on file", "File the consent form"),
        ("route is blank or unknown", "Record route"),
        (
            "A: a number was measured, held against the detection limit of its method or run",
            "Declare the detection limit of the method of A (table methods or runs)",
        ),
        ("no limit is declared for A; a lot meant for people needs one", "Declare limits for A"),
        (
            "no limit is declared for A, and intended use is blank",
            "Declare limits for A, or record the intended use",
        ),
        (
            "no limit is declared for ratio of A to the reference; a lot meant for people needs one",
            "Declare margins for the ratio of A to the reference",
        ),
        ("only one margin is declared for A; equivalence has two sides", "Declare the other margin for A"),
        (
            "no A of this preparation and its reference in one run: only readings of one run are compared",
            "Measure A of the preparation and its reference in one run",
        ),
        (
            "A of this preparation and its control was measured by different methods",
            "Measure A of the preparation and its control by one method",
        ),
        ("the predecessor has no reading of A", "Measure A of the predecessor"),
        ("a reading of A does not name its instrument", "Name the instrument of every reading of A"),
        ("every reading of A is set aside", "Settle why every reading of A is set aside (see below)"),
        (
            "the method of the reading is not named, or not listed in methods",
            "Name the method of each reading, and list it in methods",
        ),
        ("something new; also route is blank or unknown", "something new; Record route"),
        ("something new", "something new"),
    ],
)
def test_a_reason_becomes_something_to_do(reason, expected):
    """A list of what to do reads as one; a reason that nobody foresaw is shown as it is."""
    assert expected == in_words(reason)


def test_a_reason_without_a_limit_of_detection_becomes_something_to_do():
    """The sentences of the engine are those that the list of tasks knows."""
    reasons = (*explanations.DETECTED[:2], *limits.REASONS[:2])
    told = [in_words(each.format(noun="A") if "{" in each else f"A: {each}") for each in reasons]

    assert ["Declare"] * 4 == [each.split()[0] for each in told]


def test_one_id_is_one_criterion():
    """A plain string is no list of letters."""
    result = check(example_laboratory(), as_of=DAY, select="INT001")

    assert ["INT001"] == [each.id for each in result.criteria]


@pytest.mark.parametrize("day", ["2026-06-01", 20260601, pd.NaT])
def test_a_day_that_is_none_is_refused(day):
    """A text compared with dates fails far from where it was given."""
    with pytest.raises(EvspecError, match=r"as_of: .+ found, a datetime\.date expected"):
        check(example_laboratory(), as_of=day)


def test_a_time_stands_for_its_day():
    """A time of pandas gives the report of its day."""
    assert DAY == check(example_laboratory(), as_of=pd.Timestamp("2026-06-01 12:00"), select="INT001").bench.as_of


def test_a_misspelt_preparation_gets_the_nearest_one(laboratory):
    """A lot that is asked for and not there is no defect of evspec."""
    with pytest.raises(UnknownWord, match=r"Unknown preparation 'LOT-2'\. Did you mean 'LOT-0"):
        laboratory.verdict("INT002", "LOT-2")


def test_a_criterion_that_was_not_judged_has_no_verdict():
    """Whoever selected others is told so."""
    with pytest.raises(UnknownWord, match="Unknown criterion among those judged 'INT002'"):
        check(example_laboratory(), as_of=DAY, select=["INT001"]).verdict("INT002", "LOT-01")


def test_a_result_is_short_where_it_is_printed(laboratory):
    """A notebook that shows a result does not print its arrays."""
    counts = laboratory.counts

    assert repr(laboratory).startswith(f"Result: 7 preparations, {len(laboratory.criteria)} criteria; ")
    assert f"; {counts[Verdict.MET]} met, {counts[Verdict.NOT_MET]} not met, " in repr(laboratory)
    assert "Result: 1 preparation, 2 criteria; 1 met, " in repr(small(("LOT-1", "91")))


def test_a_waiver_is_shown_and_changes_nothing():
    """The verdict, the counts and the exit code are those without the waiver."""
    waiver = {
        "criterion": "TST001",
        "preparation": "LOT-1",
        "reason": "assay in transfer",
        "owner": "head of quality",
        "expires_on": "2030-01-01",
    }
    with_it, without = small(("LOT-1", "present"), waivers=[waiver]), small(("LOT-1", "present"))

    assert (without.counts, without.exit_code) == (with_it.counts, with_it.exit_code)
    assert any("assay in transfer" in line for line in lines(with_it))
    assert any("(a waiver stands beside it)" in line for line in lines(with_it))


def test_an_expired_waiver_says_so_and_stands_beside_nothing():
    """A waiver of last year excuses nothing today."""
    waiver = {"criterion": "TST001", "preparation": "LOT-1", "reason": "r", "owner": "o", "expires_on": "2026-05-31"}
    told = lines(small(("LOT-1", "present"), waivers=[waiver]))

    assert any("expired on 2026-05-31" in line for line in told)
    assert not any("stands beside it" in line for line in told)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0.0, "0"), (91.0, "91"), (61.6789, "61.68"), (1.2e10, "1.2e10"), (1234567.0, "1.235e6"), (-0.00004, "-4e-5")],
)
def test_a_number_has_four_digits_at_most(value, expected):
    """Digits that nobody measured are not printed."""
    assert expected == number(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(3.5e9, "3.5e9"), (1.25e-7, "1.25e-7"), (1e6, "1e6"), (12345.6, "12345.6"), (0.5, "0.5"), (100.0, "100")],
)
def test_a_declared_number_keeps_its_digits_and_has_a_plain_exponent(value, expected):
    """A limit of 12345.6 is not told as another, and 3.5e+09 is how machines write."""
    assert expected == exactly(value)


@pytest.mark.parametrize(
    ("bound", "expected"),
    [
        (Bound("at least", 1.5e9, "particles/µg"), "at least 1.5e9 particles/µg"),
        (Bound("above", 1.0, "1"), "above 1"),
        (Bound("at most", 0.05, "EU/mL"), "at most 0.05 EU/mL"),
    ],
)
def test_a_limit_is_told_with_side_and_unit(bound, expected):
    """A number without a unit stands alone."""
    assert expected == bounded(bound)


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (1.0, "month", "1 month"),
        (3.0, "month", "3 months"),
        (0.5, "year", "0.5 years"),
        (2.0, "h", "2 h"),
        (2.0, "", "2"),
    ],
)
def test_a_time_has_the_plural_of_its_unit(value, unit, expected):
    """A unit that is a word has a plural, one that is a symbol has none."""
    assert expected == timed(value, unit)


def test_no_number_is_told_with_the_plus_of_a_machine(laboratory):
    """Terminal, page and reasons write a number alike."""
    reasons = [str(each) for each in laboratory.table["reason"]]

    assert any("1.5e9" in each for each in reasons)
    assert [] == [each for each in reasons if re.search(r"\de\+|\de-?0", each)]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ((61.6789, 56.34, 66.76, "%", 3), "61.7 % (56.3 to 66.8, 3 runs)"),
        ((85.02, 82.29, 87.39, "%", 3), "85.0 % (82.3 to 87.4, 3 runs)"),
        ((5.92, NAN, NAN, "EU/kg/h", 1), "5.92 EU/kg/h (1 run)"),
        ((NAN, NAN, 0.05, "EU/mL", 1), "0.05 or less EU/mL"),
        ((4.0, 4.0, 4.0, "1", -1), "4"),
        ((NAN, NAN, NAN, "", 0), ""),
    ],
)
def test_an_estimate_is_printed_to_two_digits_of_its_half_width(cells, expected):
    """Value and interval have the digits that the interval supports, and the unit stands once."""
    assert expected == measured(*cells)


def test_characters_that_steer_a_terminal_are_spelt_out():
    """An escape sequence in a name is seen, not obeyed."""
    assert "a\\u001b[31mb c\\u202ed" == printable("a\x1b[31mb\nc\u202ed")


def test_a_list_says_how_many_it_leaves_out():
    """Two names of 1,234 are told as such."""
    assert "A, B and 1,232 more" == listed(["A", "B", "C"], 2, 1234)


class Screen:
    """A terminal that keeps what is written."""

    def __init__(self):
        self.written = ""

    def isatty(self):
        """A person is watching."""
        return True

    def write(self, text):
        """Keep the text."""
        self.written += text

    def flush(self):
        """Nothing is held back."""


def test_a_quick_run_shows_no_progress():
    """A bar that flashes by is noise."""
    screen = Screen()
    with Waiting("judging", screen):
        pass

    assert "" == screen.written


def test_a_long_run_says_how_far_it_is_and_cleans_up(monkeypatch):
    """Somebody who waits sees that something moves, and the line is gone before the verdicts come."""
    monkeypatch.setattr("evspec.report.waiting.PATIENCE", 0.0)
    monkeypatch.setattr("evspec.report.waiting.TICK", 0.01)
    screen = Screen()
    with Waiting("judging", screen) as told:
        told(0.5)
        while "50 %" not in screen.written:
            told.done.wait(0.01)

    assert "judging [##########..........]" in screen.written
    assert screen.written.endswith(" \r")
