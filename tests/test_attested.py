"""What rests on people's word is marked as such in every output, and each criterion says what met shows."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import numpy as np
import pytest

import evspec.report
from cases import asking, criterion_feature, handed_in, judged, readings, specification_of
from evspec.criteria import load_specification
from evspec.evaluate import evaluate
from evspec.judgement import COMPUTED, STATED, from_words, joint_modes, stated
from evspec.levels import CHOSEN, LAY, OWN, READ, level_from
from evspec.lint.blame import spelt
from evspec.model import Statement
from evspec.report.files import write_report
from evspec.report.look import Look
from evspec.report.terminal import judgement_lines
from evspec.sentences import SENTENCES
from evspec.verdicts import worst

DAY = date(2026, 6, 1)
CONSENT = {"subject": "*", "kind": "donor consent", "reference": "DC-1", "status": "approved"}
VIABLE = {"preparations": [{"preparation": "lot", "tissue": "placenta"}], "readings": readings("protein", "5")}


def mode(sentences, tables):
    """The mode of the one finding."""
    return judged(sentences, tables).table["mode"].iloc[0]


@pytest.mark.parametrize(
    ("sentence", "tables", "expected"),
    [
        ("Then donor consent is on file", VIABLE | {"documents": [CONSENT]}, "manual"),
        ("Then donor consent is on file", VIABLE | {"documents": [CONSENT | {"status": "refused"}]}, "manual"),
        ("Then donor consent is on file", VIABLE, "automatic"),
        ("Then donor consent is on file", VIABLE | {"documents": [CONSENT | {"status": "draft"}]}, "automatic"),
        ("Then tissue is recorded", VIABLE, "manual"),
        ("Then medium is recorded", VIABLE, "automatic"),
        ("Then tissue is one of placenta", VIABLE, "manual"),
        ("Then tissue is one of bone marrow", VIABLE, "manual"),
        ("Then protein is quantified", VIABLE, "automatic"),
    ],
)
def test_what_is_looked_up_is_stated_and_what_is_measured_is_computed(sentence, tables, expected):
    """A verdict is manual where somebody said so; where nobody said anything, nobody attests it."""
    assert expected == mode(sentence, tables)


def test_a_criterion_of_both_kinds_is_of_both():
    """A document and a measurement that are both met carry the verdict together."""
    both = ["Then protein is quantified", "Then donor consent is on file"]

    assert "semiAuto" == mode(both, VIABLE | {"documents": [CONSENT]})
    assert "semiAuto" == mode(both[::-1], VIABLE | {"documents": [CONSENT]})


@pytest.mark.parametrize("refused", [True, False])
def test_only_what_has_the_verdict_carries_it(refused):
    """A refused document is not met by people's word, whatever was measured; a lack of readings is found."""
    documents = {"documents": [CONSENT | ({"status": "refused"} if refused else {})]}
    tables = (VIABLE if refused else {"preparations": VIABLE["preparations"]}) | documents

    expected = "manual" if refused else "automatic"
    assert expected == mode(["Then protein is quantified", "And donor consent is on file"], tables)


def test_whether_a_criterion_applies_is_stated():
    """What does not apply was excluded by a cell that somebody filled in, and a blank one leaves it open."""
    given = ["Given preparations whose immortalised is yes", "Then protein is quantified"]
    rows = [{"preparation": "primary", "immortalised": "no"}, {"preparation": "untold"}]
    table = judged(given, {"preparations": rows}).table.set_index("preparation")

    assert ["not applicable", "manual"] == list(table.loc["primary", ["verdict", "mode"]])
    assert ["no evidence", "automatic"] == list(table.loc["untold", ["verdict", "mode"]])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (3, 3, COMPUTED | STATED),
        (0, 3, STATED),
        (3, 0, COMPUTED),
        (0, 0, COMPUTED | STATED),
        (1, 3, COMPUTED),
        (3, 1, COMPUTED),
        (4, 3, COMPUTED),
        (3, 4, STATED),
    ],
)
def test_modes_combine_as_a_table_says(one, other, expected):
    """The stated part stands first: all parts that have the combined verdict carry it, and no other does."""
    parts = [from_words(np.array([code], np.uint8), ["x"], np.zeros(1, int)) for code in (one, other)]
    modes = joint_modes([stated(parts[0]), parts[1]], lambda codes: worst(*codes))

    assert [expected] == list(modes(slice(0, 1)))


def test_what_is_computed_alone_costs_nothing():
    """Parts of which none is stated say nothing of their modes, so that nobody works them out."""
    part = from_words(np.array([3], np.uint8), ["x"], np.zeros(1, int))

    assert joint_modes([part, part], lambda codes: worst(*codes)) is None


def test_every_document_and_field_sentence_is_stated():
    """The sentences that read no number are the stated ones; one that forgets to say so would pass as computed."""
    names = {each.function.__name__ for each in SENTENCES if each.keyword == "Then" and each.stated}

    assert {
        "is_recorded",
        "is_one_of",
        "is_on_file",
        "is_same_as_reference",
        "comes_from",
        "names_column",
    } == names


def test_all_documents_that_decided_are_named():
    """Where three documents are asked for, a reviewer sees all three and not the first alone."""
    sentences = ["Then cell bank is on file", "And karyotype is on file"]
    tables = {
        "preparations": [{"preparation": "lot"}],
        "documents": [CONSENT | {"kind": kind, "reference": kind.upper()} for kind in ("cell bank", "karyotype")],
    }
    table = judged(sentences, tables).table

    assert "0 1" == table["documents"].iloc[0]
    assert "CELL BANK" in table["reason"].iloc[0]
    assert "KARYOTYPE" in table["reason"].iloc[0]


@pytest.fixture(scope="module")
def result():
    """One lot with a refused consent, a tissue and a reading."""
    specification = specification_of(
        criterion_feature(("Then donor consent is on file for the donor or cell line",), "TST001", "should"),
        criterion_feature(("Then protein is quantified",), "TST002", "should"),
        criterion_feature(("Then tissue is recorded",), "TST003", "may"),
    )
    document = CONSENT | {"subject": "D-17", "status": "refused", "issued_on": "2026-01-02", "attested_by": "clinic"}
    tables = {
        "preparations": [{"preparation": "lot", "donor": "D-17", "tissue": "placenta"}],
        "readings": readings("protein", "5"),
        "documents": [document],
    }
    return evaluate(handed_in(tables, specification), specification, as_of=DAY)


@pytest.fixture(scope="module")
def report(result, tmp_path_factory):
    """The report on it."""
    folder = tmp_path_factory.mktemp("attested") / "out"
    write_report(result, folder)
    return folder


def test_a_result_counts_what_is_attested(result):
    """Two of three verdicts rest on people's word."""
    assert 2 == result.attested


def test_the_count_is_that_of_the_findings():
    """Counting without the findings, in blocks, says what counting them says, lots that are not judged left out."""
    specification = load_specification()
    told = {"tissue": "placenta", "donor": "D-1", "intended_use": "trial"}
    rows = [{"preparation": f"lot {number}"} | told for number in range(3)]
    rows += [{"preparation": "mock", "role": "control"} | told]
    found = evaluate(handed_in({"preparations": rows, "documents": [CONSENT]}, specification), specification, as_of=DAY)
    table = found.table[found.table["verdict"] != "not applicable"]

    assert int(table["mode"].isin(["manual", "semiAuto"]).sum()) == found.attested > 0


def test_the_terminal_marks_and_counts(result):
    """The mark stands beside the lot, and the legend says what it means."""
    lines = list(judgement_lines(result, Look(100, 100)))
    text = " ".join(" ".join(lines).split())

    assert any("lot" in line and line.endswith("attested") for line in lines)
    assert "2 of 3 applicable verdicts rest on what people attest" in text


def test_the_table_has_the_mode(report):
    """Whoever filters verdicts.csv can tell a paper from a measurement."""
    rows = list(csv.DictReader(io.StringIO((report / "verdicts.csv").read_text("utf-8"))))

    assert ["manual", "automatic", "manual"] == [row["mode"] for row in rows]


def test_findings_have_the_documents_and_follow_their_schema(report):
    """Reference, status, days and who attests it are data; the subject, a donor's code, is nowhere."""
    text = (report / "findings.json").read_text("utf-8")
    data = json.loads(text)
    schema = json.loads((Path(evspec.report.__file__).parent / "findings.schema.json").read_text("utf-8"))
    expected = {
        "kind": "donor consent",
        "reference": "DC-1",
        "status": "refused",
        "quantity": None,
        "issued_on": "2026-01-02",
        "expires_on": None,
        "attested_by": "clinic",
        "file": None,
        "sha256": None,
    }

    assert [] == [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(data)]
    assert [[expected], [], []] == [each["documents"] for each in data["findings"]]
    assert "D-17" not in text
    assert 2 == data["attested"]


def test_findings_say_what_met_shows_and_where_a_level_is_from(report):
    """The two sentences stand once a criterion, beside its level and where that is from."""
    told = json.loads((report / "findings.json").read_text("utf-8"))["criteria"][0]

    assert ("Met shows that it holds.", "Met does not show more.", "our choice") == (
        told["met_shows"],
        told["met_does_not_show"],
        told["level_from"],
    )


def test_cases_say_that_they_are_attested(report):
    """A service of test results shows the mark as the output of the case, after what failed."""
    root = ET.parse(report / "junit.xml").getroot()  # noqa: S314 (evspec wrote it a moment ago)
    told = [[part.tag for part in case] for case in root.iter("testcase")]

    assert [["failure", "system-out"], [], ["system-out"]] == told


def test_the_page_marks_counts_and_says_what_met_shows(report):
    """Once beside the finding, once beside each row of the details, and the two sentences of every criterion."""
    text = (report / "report.html").read_text("utf-8")

    assert 3 == text.count('<span class="mark">attested</span>')
    assert 3 == text.count("<td>Met shows that it holds.</td><td>Met does not show more.</td>")
    assert "2 of 3 applicable verdicts rest on what people attest" in text


def test_a_criterion_that_applies_to_nobody_is_not_explained(tmp_path):
    """What met would show is told where a verdict can be met."""
    specification = asking("Given preparations whose immortalised is yes", "Then protein is quantified")
    rows = {"preparations": [{"preparation": "lot", "immortalised": "no"}]}
    write_report(evaluate(handed_in(rows, specification), specification, as_of=DAY), tmp_path / "out")

    assert "Met does not show more." not in (tmp_path / "out" / "report.html").read_text("utf-8")


def levelled(level, *statements):
    """Where the level of a criterion is from that cites statements of these grades and modalities."""
    cited = {
        f"S-{place}": Statement(f"S-{place}", "test", "It says so.", "here", modality, grade)
        for place, (grade, modality) in enumerate(statements)
    }
    specification = specification_of(criterion_feature(("Then protein is quantified",), "TST001", level))
    criterion = specification.criteria["TST001"]
    object.__setattr__(criterion, "statements", tuple(cited))
    object.__setattr__(specification, "statements", cited)
    return level_from(specification, criterion)


@pytest.mark.parametrize(
    ("level", "statements", "expected"),
    [
        ("should", [("SUM", "should")], LAY),
        ("should", [("ABS", "should")], READ),
        ("should", [("ABS", "should"), ("SUM", "should")], READ),
        ("should", [("ABS", "result"), ("SUM", "should")], LAY),
        ("may", [("ABS", "result"), ("SUM", "should")], READ),
        ("may", [("SUM", "gap")], LAY),
        ("must", [("FULL", "must"), ("SUM", "should")], READ),
        ("own", [("SUM", "should")], OWN),
        ("should", [("ABS", "pending: a condition")], CHOSEN),
        ("should", [("FULL", "criterion")], CHOSEN),
        ("should", [("FULL", "criterion"), ("ABS", "should")], READ),
        ("may", [("FULL", "criterion")], READ),
    ],
)
def test_a_level_is_from_a_lay_summary_where_nothing_that_was_read_is_as_strong(level, statements, expected):
    """A result that was read does not lend its grade to the force of a summary beside it."""
    assert expected == levelled(level, *statements)


def test_no_level_of_a_lay_summary_is_a_must():
    """The force of a paper that nobody read is unknown."""
    specification = load_specification()
    lay = [each for each in specification.criteria.values() if level_from(specification, each) == LAY]

    assert len(lay) > 0
    assert [] == [each.id for each in lay if each.level == "must"]
    assert [] == [each.id for each in lay if "lay summary" not in each.rationale]


def test_every_kind_of_document_is_asked_for_in_a_stated_sentence():
    """No document is judged by a sentence that passes for computed."""
    specification = load_specification()
    found = [
        sentence
        for each in specification.criteria.values()
        for _, sentence, words in spelt(each)
        if "document" in words
    ]

    assert len(found) > 0
    assert all(sentence.stated for sentence in found)
