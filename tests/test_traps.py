"""The nine traps that other checkers of data fall into, each with the question that was put to them."""

from __future__ import annotations

import hashlib
import json
import socket
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner, Result

from cases import asking, criterion_feature, specification_of
from evspec.batch import batch_of
from evspec.cli import main
from evspec.criteria import features_folder, load_specification
from evspec.errors import MalformedFeature, UnknownStep, UnknownWord
from evspec.evaluate import evaluate
from evspec.library import check
from evspec.verdicts import Verdict

READINGS = "preparation,quantity,value,unit\n"
GOOD = READINGS + "LOT-01,particle concentration,5e9,particles/mL\n"


def handed(folder: Path, **tables: str) -> Path:
    """A folder with these tables as CSV files."""
    folder.mkdir(exist_ok=True)
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def evspec(*words: object) -> Result:
    """What the command line does with these words; a crash is raised here and not taken for a verdict."""
    result = CliRunner().invoke(main, [str(word) for word in words])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_t1_one_bad_cell_does_not_hide_the_rest(tmp_path: Path):
    """A word among numbers and a negative number are both reported, in one run and with their rows."""
    rows = ("1.2e10", "-3e9", "abc", "4e9", "1;x")
    table = READINGS + "".join(
        f"LOT-0{place},particle concentration,{value},particles/mL\n" for place, value in enumerate(rows)
    )
    result = evspec("check", handed(tmp_path / "in", readings=table))

    assert 2 == result.exit_code
    for row, text in ((3, "-3e9"), (4, "abc"), (6, "x")):
        assert any(f"row {row}," in line and text in line for line in result.output.splitlines()), text
    assert "1.2e10" not in result.output


def test_t2_misspelt_selection_is_refused(tmp_path: Path):
    """`--select` of a criterion that does not exist judges nothing, and says the nearest that does."""
    result = evspec("check", handed(tmp_path / "in", readings=GOOD), "--select", "INT01")

    assert 2 == result.exit_code
    assert "'INT01'" in result.output
    assert "INT001" in result.output


def test_t2_one_misspelt_of_two_selections_is_refused(tmp_path: Path):
    """A right name beside a wrong one does not let the wrong one through."""
    result = evspec("check", handed(tmp_path / "in", readings=GOOD), "--select", "INT001", "--select", "MEM1000")

    assert 2 == result.exit_code
    assert "'MEM1000'" in result.output


def test_t2_misspelt_waiver_is_a_fault(tmp_path: Path):
    """A waiver of a criterion, or for a lot, that does not exist is a fault with its place."""
    waivers = "criterion,preparation,reason,owner,expires_on\n"
    waivers += "INT0002,LOT-01,why,who,2099-01-01\nINT002,LOT-1,why,who,2099-01-01\n"
    result = evspec("check", handed(tmp_path / "in", readings=GOOD, waivers=waivers))

    assert 2 == result.exit_code
    assert "waivers.csv, row 2, column criterion: 'INT0002'" in result.output
    assert "'INT002'?" in result.output
    assert "waivers.csv, row 3, column preparation: 'LOT-1'" in result.output


@pytest.mark.parametrize(
    ("sentence", "error", "nearest"),
    [
        ("Then intact vesicle are quantified", UnknownWord, "intact vesicles"),
        ("Then intact vesicles are quantifed", UnknownStep, "quantified"),
        ("Then intact vesicles are at lest 85 %", UnknownStep, "at least"),
        ("Then intact vesicles are at least 85 nm", UnknownWord, "%"),
        ("Then every MSC antigens is detected", UnknownWord, "MSC antigen"),
        ("Then supplement is one of nothing", UnknownWord, "none"),
        ("Then biological activity comes from a valid method", UnknownWord, "validated"),
        ("Then median diameter names its instrumnt", UnknownWord, "instrument"),
        ("Given preparations whose tisue is amnion", UnknownWord, "tissue"),
        ("Given preparations whose tissue is amnio", UnknownWord, "amnion"),
    ],
)
def test_t3_misspelt_sentence_is_refused(sentence: str, error: type[Exception], nearest: str):
    """A sentence that evspec does not know is an error with criterion, line and nearest spelling, never skipped."""
    specification = asking(sentence, *(["Then donor is recorded"] if sentence.startswith("Given") else []))

    with pytest.raises(error, match=r"test\.feature:\d+: TST001") as caught:
        evaluate(batch_of({}), specification)
    assert nearest in str(caught.value)


@pytest.mark.parametrize(
    "wrong",
    [
        "@TST001 @shuold @W-01",
        "@TST01 @should",
        "@TST001 @should @laboratroy",
        "@TST001 @must @should",
        "@TST001 @pear:TST002 @may",
    ],
)
def test_t3_misspelt_tag_is_refused(wrong: str):
    """A tag that evspec does not know, or a level that is missing or doubled, is an error with file and line."""
    rule = criterion_feature(("Then donor is recorded",)).replace("@TST001 @should @W-01", wrong)

    with pytest.raises(MalformedFeature, match=r"test\.feature:\d+: "):
        specification_of(rule)


def test_t3_misspelt_keyword_is_refused():
    """A `Scenari:` is not prose that nobody judges, even where another Scenario follows it."""
    rule = criterion_feature(("Then donor is recorded",))
    first, second = rule.replace("Scenario:", "Scenari:"), "    Scenario: another\n      Then tissue is recorded\n"

    for wrong in (first, first + second, rule.replace("Rule:", "Role:")):
        with pytest.raises(MalformedFeature, match=r"test\.feature:\d+: "):
            specification_of(wrong)


@pytest.mark.parametrize(
    "tables",
    [
        {},
        {"readings": READINGS},
        {"preparations": "preparation\n"},
        {"readings": READINGS, "preparations": "preparation,donor\n"},
        {"readings": ""},
        {"preparations": "preparation,role\nMOCK,control\n"},
    ],
    ids=["empty folder", "no readings", "no preparations", "neither", "empty file", "only a control"],
)
def test_t4_nothing_to_check_is_no_success(tmp_path: Path, tables: dict[str, str]):
    """Where there is nothing to judge the code is that of a fault or of missing evidence, never 0."""
    result = evspec("check", handed(tmp_path / "in", **tables))

    assert result.exit_code in (2, 3)
    assert "Traceback" not in result.output


def test_t4_empty_batch_is_judged_without_a_success():
    """A batch without preparations has verdicts on the laboratory alone, and its exit code is 3."""
    result = evaluate(batch_of({}), load_specification())

    assert 3 == result.exit_code
    assert 0 == result.counts[Verdict.MET]
    assert {"*"} >= set(result.table["preparation"])


def test_t4_criteria_that_apply_to_nothing_are_no_success():
    """A selection of which nothing applies ends with 3, since nothing was shown."""
    specification = asking("Given preparations whose route is inhaled", "Then donor is recorded")
    batch = batch_of({"preparations": pd.DataFrame({"preparation": ["lot"], "route": ["oral"]})})

    assert 3 == evaluate(batch, specification).exit_code


@pytest.mark.parametrize("column", ["missing", "blank"])
def test_t5_absent_measurement_is_no_evidence_and_asked_for(tmp_path: Path, column: str):
    """Without endotoxin, as a column or as cells, the dose has no evidence, and endotoxin stands in what to measure."""
    head = "preparation,intended_use,route,volume_per_hour,lowest_weight,donor"
    row = "LOT-01,trial,intravenous,20,50,D-1"
    more = ("", "") if column == "missing" else (",endotoxin concentration (EU/mL)", ",")
    folder = handed(tmp_path / "in", preparations=f"{head}{more[0]}\n{row}{more[1]}\n", readings=GOOD)
    result = evspec("check", folder)

    assert Verdict.NO_EVIDENCE == check(folder).verdict("SAF002", "LOT-01")
    assert 3 == result.exit_code
    assert "endotoxin" in result.output


def test_t6_no_network_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A whole check, with its report, opens no socket, and the report names no script or style of another host."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "__init__", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    out = tmp_path / "report"
    result = evspec("check", handed(tmp_path / "in", readings=GOOD), "--out", out)

    assert 3 == result.exit_code, result.output
    page = (out / "report.html").read_text(encoding="utf-8")
    assert not [word for word in ('src="http', "<link", "@import", "url(http") if word in page]


def test_t7_results_name_their_specification(tmp_path: Path):
    """Findings carry version and digest of the text they were judged by: no two are compared unawares."""
    folder = handed(tmp_path / "in", readings=GOOD)
    findings = json.loads(evspec("check", folder, "--json").stdout)
    specification = load_specification()

    expected = {"version": specification.version, "sha256": specification.digest, "laboratory_sha256": None}

    assert expected == findings["specification"]
    assert specification.digest in evspec("--version").output


def test_t7_another_text_has_another_digest(tmp_path: Path):
    """One changed letter of a criterion changes digest and version; the same text elsewhere has the same."""
    source, copy = features_folder(), tmp_path / "features"
    (copy / "sources").mkdir(parents=True)
    for path in (*source.glob("*.feature"), *source.glob("sources/*.toml")):
        (copy / path.relative_to(source)).write_bytes(path.read_bytes())
    same = load_specification(copy)
    (copy / "size.feature").write_bytes((copy / "size.feature").read_bytes().replace(b"200 nm", b"201 nm", 1))
    other = load_specification(copy)

    assert load_specification().digest == same.digest
    assert same.digest != other.digest
    assert same.version != other.version
    assert hashlib.sha256().digest_size * 2 == len(other.digest)


LOT = "preparation,tissue,donor,intended_use\nLOT-01,amnion,D-1,research\n"


@pytest.mark.parametrize(
    ("criterion", "value", "code"),
    [
        ("INT001", "91", 0),
        ("INT001", "present", 1),
        ("INT001", "a lot", 2),
        ("INT001", "", 3),
        ("SIZ002", "131", 3),
    ],
    ids=["met", "not met", "fault", "no evidence", "inconclusive"],
)
def test_t8_exit_code_tells_the_verdict(tmp_path: Path, criterion: str, value: str, code: int):
    """Findings decide the exit code: 0 met, 1 not met, 2 a fault, 3 no evidence or inconclusive."""
    quantity, unit = {"INT001": ("intact vesicles", "%"), "SIZ002": ("median diameter", "nm")}[criterion]
    readings = READINGS + f"LOT-01,{quantity},{value},{unit}\n"
    result = evspec("check", handed(tmp_path / "in", preparations=LOT, readings=readings), "--select", criterion)

    assert code == result.exit_code


def test_t8_defect_is_no_verdict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """An exception inside evspec ends with 4 and says that it is no fault of the data."""

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("evspec.evaluate.evaluate", broken)
    result = evspec("check", handed(tmp_path / "in", readings=GOOD))

    assert 4 == result.exit_code
    assert "defect" in result.output


@pytest.mark.parametrize("name", ["nowhere", "nowhere.xlsx", "nowhere/at/all"])
def test_t9_missing_path_is_said_plainly(tmp_path: Path, name: str):
    """A hand-in that is not there ends with 2 and one sentence that names it, without a traceback."""
    result = evspec("check", tmp_path / name)

    assert 2 == result.exit_code
    assert name.rpartition("/")[2] in result.output.replace("\n", "")
    assert "Traceback" not in result.output
