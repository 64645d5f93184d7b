"""A laboratory's own features: read as what a stranger wrote, linted, judged beside ours and labelled as theirs."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from click.testing import CliRunner

import evspec.report
from evspec.cli import main
from evspec.criteria import load_specification
from evspec.errors import EvspecError, FeatureFaults, HandinFaults, UnknownWord, UnreadableFile
from evspec.lint.own import linted_beside
from evspec.own_features import beside
from evspec.own_files import LARGEST, MOST_FILES

SPECIFICATION = load_specification()
FEATURE = """Feature: Release
  What we ask of a lot.

  @XAB001 @should @X-01
  Rule: The bleaching of the vesicles is at least the limit of our procedure
    The procedure prints the limit.
    Met shows that the bleaching measured reaches the limit.
    Met does not show why.

    Scenario: XAB001
      Then bleaching is at least 40 %
      And bleaching certificate is on file

    Example: XAB001 by example
      Given these documents
        | subject | kind                  | reference | status   |
        | *       | bleaching certificate | B-1       | approved |
      And these preparations
        | preparation | bleaching (%)  |
        | bleached    | 61; 60; 62     |
        | on the line | 40; 41; 39     |
        | fresh       | 20; 21; 19     |
        | unassayed   |                |
      Then XAB001 is
        | bleached    | met          |
        | on the line | inconclusive |
        | fresh       | not met      |
        | unassayed   | no evidence  |
"""
SOURCE = """id = "sop-77"
title = "SOP-77"
citation = "SOP-77 version 3, release of lots"
date = "2026-01-05"

[[statement]]
id = "X-01"
text = "Bleaching is at least 40 %."
locator = "section 4"
modality = "requirement"
grade = "FULL"
numbers = [{ value = 40, unit = "%" }]
"""
QUANTITIES = "quantity,unit,scale,words,meaning\nbleaching,%,logit,,how much of the dye is gone\n"
READINGS = "preparation,quantity,value,unit,run\n" + "".join(
    f"LOT-1,bleaching,{value},%,R-{value}\n" for value in (61, 60, 62)
)
DOCUMENTS = "subject,kind,reference,status\n*,bleaching certificate,B-1,approved\n"


@pytest.fixture
def folder(tmp_path):
    """A laboratory's features that keep to every rule."""
    own = tmp_path / "own"
    (own / "sources").mkdir(parents=True)
    (own / "release.feature").write_text(FEATURE, encoding="utf-8")
    (own / "sources" / "sop.toml").write_text(SOURCE, encoding="utf-8")
    (own / "quantities.csv").write_text(QUANTITIES, encoding="utf-8")
    return own


@pytest.fixture
def handin(tmp_path):
    """A hand-in whose readings and documents only the laboratory's features know."""
    place = tmp_path / "in"
    place.mkdir()
    (place / "readings.csv").write_text(READINGS, encoding="utf-8")
    (place / "documents.csv").write_text(DOCUMENTS, encoding="utf-8")
    return place


def run(*words):
    """The command line with these words; a crash is raised here and not taken for a refusal."""
    found = CliRunner().invoke(main, [str(each) for each in words])
    if found.exception and not isinstance(found.exception, SystemExit):
        raise found.exception
    return found


def edited(folder, old, new, file="release.feature"):
    """The folder with a text in one of its files changed."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return folder


def test_ours_and_theirs_are_judged_beside_each_other(folder, handin):
    """Theirs gets its verdict by its own quantity and document, and none of ours is lost or changed."""
    result = evspec.check(handin, features=folder)
    alone = [each.id for each in SPECIFICATION.criteria.values()]

    assert [*alone, "XAB001"] == [each.id for each in result.criteria]
    assert "met" == result.verdict("XAB001", "LOT-1").words
    assert {"evspec", "laboratory"} == set(result.table["owner"])


def test_every_output_labels_theirs(folder, handin, tmp_path):
    """A reader of any output sees that the criterion is not one of evspec's, and where it stands."""
    edited(handin, "approved", "withdrawn", "documents.csv")
    words = ("check", handin, "--features", folder, "--source", "sop-77", "--out", tmp_path / "out")
    terminal = " ".join(run(*words).output.split())
    data = json.loads((tmp_path / "out" / "findings.json").read_text("utf-8"))
    schema = json.loads((Path(evspec.report.__file__).parent / "findings.schema.json").read_text("utf-8"))
    page = (tmp_path / "out" / "report.html").read_text("utf-8")
    cases = ET.fromstring((tmp_path / "out" / "junit.xml").read_text("utf-8"))  # noqa: S314 -- our own file
    told = {each.attrib["name"]: each.attrib["value"] for each in cases.iter("property")}
    [finding] = data["findings"]

    jsonschema.Draft202012Validator(schema).validate(data)
    assert ("laboratory", None, "release.feature:5") == (finding["owner"], finding["address"], finding["defined_in"])
    assert data["specification"]["laboratory_sha256"][:12] in data["specification"]["version"]
    assert "(@should, the laboratory's own criterion)" in terminal
    assert "release.feature:5" in terminal
    assert "+ laboratory features" in terminal
    assert ("laboratory", "release.feature:5") == (told["owner"], told["defined in"])
    assert "XAB001 (the laboratory&#39;s)" in page
    assert "/id/XAB001/" not in terminal + page + json.dumps(data)


def test_the_lists_of_criteria_label_theirs(folder):
    """`evspec criteria` sets theirs under a title that says so, and one of them in full says whose it is."""
    listed = run("criteria", "--features", folder).output
    one = run("criteria", "XAB001", "--features", folder).output
    [data] = json.loads(run("criteria", "--features", folder, "--family", "xab", "--json").output)

    assert "Release (the laboratory's own)" in listed
    assert "The laboratory's own criterion, and none of evspec's: release.feature:5." in one
    assert "SOP-77" in one
    assert ("laboratory", "release.feature:5", None) == (data["owner"], data["defined_in"], data["address"])


def test_what_waits_for_evidence_names_theirs_as_theirs(folder, handin):
    """The list of what to measure next mixes criteria of both, so it marks theirs."""
    edited(handin, "bleaching certificate", "certificate of analysis", "documents.csv")

    assert "(XAB001 (the laboratory's))" in run("check", handin, "--features", folder, "--select", "XAB001").output


def test_without_features_nothing_of_theirs_is_known(handin):
    """A quantity of the laboratory's features is unknown without them."""
    with pytest.raises(HandinFaults, match="bleaching"):
        evspec.check(handin)


def test_the_version_of_a_result_changes_with_their_text(folder):
    """Two texts of their criteria never go by one version; without theirs the version is that of ours."""
    first = beside(SPECIFICATION, folder)
    second = beside(SPECIFICATION, edited(folder, "Met does not show why.", "Met does not show how."))

    assert 3 == len({SPECIFICATION.version, first.version, second.version})
    assert SPECIFICATION.digest == first.digest


def test_a_quantity_declared_in_both_the_same_way_is_one(folder, handin):
    """A hand-in that stands alone declares its quantities too, and its readings still go to theirs."""
    (handin / "quantities.csv").write_text(QUANTITIES, encoding="utf-8")

    assert "met" == evspec.check(handin, features=folder).verdict("XAB001", "LOT-1").words


def test_a_quantity_declared_otherwise_in_the_hand_in_is_its_fault(folder, handin):
    """Judging a linear reading by a limit that was written on the logit scale would be another criterion."""
    (handin / "quantities.csv").write_text(QUANTITIES.replace("logit", "linear"), encoding="utf-8")

    with pytest.raises(
        HandinFaults, match=r"quantities.csv, row 2.*as the laboratory's features declare it \(scale logit\)"
    ):
        evspec.check(handin, features=folder)


@pytest.mark.parametrize("command", ["plan", "precision"])
def test_an_analysis_reads_what_their_features_declare(folder, handin, command):
    """The hand-in that `check` takes is not refused by an analysis of it."""
    found = run(command, handin, "--features", folder)

    assert 0 == found.exit_code, found.output


@pytest.mark.parametrize(
    ("old", "new", "breach"),
    [
        ("XAB001", "INT001", "release.feature:5: free-id: INT001 is already a criterion of evspec's, 'The physical"),
        ("bleaching is at least 40 %", "bleaching seems fine", "release.feature:11: bound-once: XAB001:"),
        ("Then bleaching is", "Then bleeching is", "release.feature:11: judged: XAB001: Unknown quantity 'bleeching'"),
        ("at least 40 %", "at least 45 %", "release.feature:11: number-source: XAB001: '45'"),
        ("@should", "@must", "release.feature:5: level: XAB001: @must is stronger"),
        (" @X-01", "", "release.feature:5: statement: XAB001: no statement is cited"),
        (
            "| fresh       | not met      |",
            "| fresh       | met          |",
            "release.feature:27: example: XAB001: fresh: 'not met' found, 'met' expected",
        ),
        ("Rule: The", "Rule: The adequate", "release.feature:5: plain-words: XAB001: 'adequate'"),
        (
            "    Met shows that the bleaching measured reaches the limit.\n",
            "",
            "release.feature:5: grammar: the description",
        ),
        ("Feature: Release", "# language: fr\nFeature: Release", "release.feature:2: grammar:"),
        ("Scenario: XAB001", "Example: XAB001", "release.feature:5: judged: XAB001: no Scenario"),
    ],
)
def test_a_breach_is_named_at_its_file_and_line(folder, old, new, breach):
    """What the lint says of ours it says of theirs, with the place to mend."""
    with pytest.raises(FeatureFaults) as error:
        linted_beside(edited(folder, old, new), SPECIFICATION)

    assert any(each.startswith(f"{folder}/{breach}") for each in error.value.breaches), str(error.value)


def test_where_the_lint_is_broken_nothing_is_judged(folder, handin, tmp_path):
    """Criteria that do not keep to the rules give no verdict, and leave no report behind."""
    edited(folder, "at least 40 %\n", "at least 45 %\n")
    found = run("check", handin, "--features", folder, "--out", tmp_path / "out")
    alone = run("lint", folder)

    assert (2, 1, False) == (found.exit_code, alone.exit_code, (tmp_path / "out").exists())
    assert alone.output.splitlines() == [line for line in found.output.splitlines() if line.startswith(str(folder))]


def test_all_breaches_are_listed_at_once(folder):
    """Whoever mends a folder is not told one breach at a time."""
    edited(edited(folder, "at least 40 %\n", "at least 45 %\n"), "Rule: The", "Rule: The adequate")
    with pytest.raises(FeatureFaults) as error:
        linted_beside(folder, SPECIFICATION)

    rules = {each.split(": ")[1] for each in error.value.breaches}
    assert {"plain-words", "number-source"} <= rules
    assert str(error.value).startswith(
        f"{len(error.value.breaches)} breaches in the laboratory's features; nothing was judged"
    )


def test_a_statement_of_no_source_is_told_where_to_write_one(folder):
    """Who cites what is nowhere reads once which file it belongs in, which fields it has and where one is shown."""
    edited(folder, "@X-01", "@X-77 @X-78")
    (folder / "sources" / "sop.toml").unlink()
    first, second = (line for line in run("lint", folder).output.splitlines() if ": statement: " in line)

    assert "@X-77 is a statement of no source. A laboratory writes its own in" in first
    assert f"{folder}/sources/NAME.toml: id, title, citation and date" in first
    assert 'id = "X-77", text, locator, modality' in first
    assert "/use/laboratory.html#your-own-criteria shows one" in first
    assert second.endswith("@X-78 is a statement of no source")


def test_what_cannot_be_told_for_want_of_a_statement_is_not_told(folder):
    """A level and a number are not blamed where it is the statement that is missing."""
    edited(folder, "@X-01", "@X-77")
    breaches = run("lint", folder).output.splitlines()

    assert ["statement", "accounted"] == [line.split(": ")[1] for line in breaches]


def test_a_statement_in_parts_is_told_by_its_parts(folder):
    """Who cites A-05 finds A-05a, and of which source."""
    edited(folder, "@X-01", "@X-01 @A-05")

    assert "@A-05 is a statement of no source; those of misev2018 are @A-05a, @A-05b" in run("lint", folder).output


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("@shuld", "the tag @shuld is none that evspec knows. Did you mean the level @should?"),
        ("@Should", "the tag @Should is none that evspec knows. Did you mean the level @should?"),
        ("@should @quarterly", "the tag @quarterly is none that evspec knows. Expected is an id such as @INT001,"),
    ],
)
def test_a_misspelt_tag_is_told_at_its_line_beside_all_other_breaches(folder, tag, said):
    """The tag is named with the nearest, and the lint goes on as if it were that one."""
    edited(edited(folder, "@should", tag), "at least 40 %\n", "at least 45 %\n")
    breaches = run("lint", folder).output.splitlines()

    assert breaches[0].startswith(f"{folder}/release.feature:4: grammar: {said}")
    assert "number-source" in {line.split(": ")[1] for line in breaches}


def test_a_misspelt_tag_is_still_a_breach_that_stops_the_check(folder, handin):
    """The nearest level is a guess for the lint, and no level that anything is judged by."""
    edited(folder, "@should", "@shuld")

    assert 2 == run("check", handin, "--features", folder).exit_code
    with pytest.raises(FeatureFaults, match="@shuld"):
        beside(SPECIFICATION, folder)


def test_a_rule_that_cannot_be_read_does_not_hide_the_others(folder):
    """One description without its end leaves the rest of the folder linted, and blames no statement for it."""
    (folder / "second.feature").write_text(
        FEATURE.replace("XAB001", "XAB002").replace("The bleaching of", "The adequate bleaching of"), encoding="utf-8"
    )
    edited(folder, "    Met does not show why.\n", "")
    rules = [line.split(": ")[1] for line in run("lint", folder).output.splitlines()]

    assert ["grammar", "plain-words"] == rules


def test_a_source_that_cannot_be_read_blames_no_criterion(folder):
    """What cites it is not told that there is no such statement."""
    edited(folder, 'title = "SOP-77"', "title = ", "sources/sop.toml")
    rules = [line.split(": ")[1] for line in run("lint", folder).output.splitlines()]

    assert ["grammar"] == rules


def test_a_misspelt_sentence_is_told_once(folder):
    """The Examples of a Rule that cannot be judged do not repeat why."""
    edited(folder, "certificate is on file", "certificate is on fil")

    assert 1 == run("lint", folder).output.count("is no sentence of evspec")


@pytest.mark.parametrize(
    ("old", "new", "breach"),
    [
        ('id = "sop-77"', 'id = "witwer2019"', "witwer2019 is already the source witwer2019.toml"),
        ('id = "X-01"', 'id = "W-01"', "W-01 is already a statement of witwer2019"),
        ('id = "X-01"', 'id = "X-02"', "X-02: no criterion derives from it, and no reason says why none can"),
        ("value = 40", "value = '40'", "sop.toml:1: grammar:"),
        ("value = 40", "value = nan", "sop.toml:1: grammar:"),
        ('modality = "requirement"', "modality = 7", "sop.toml:1: grammar: modality = 7 found, a text expected"),
        ('title = "SOP-77"', "title = ", "sop.toml:2: grammar:"),
        ('unit = "%"', 'unit = "%", rule = "generous"', "rule = 'generous' found, one of guarded, simple expected"),
    ],
)
def test_a_source_of_theirs_is_held_to_its_form(folder, old, new, breach):
    """A source that takes an id of ours, or holds no text where one belongs, is a breach and no crash."""
    edited(folder, old, new, "sources/sop.toml")
    with pytest.raises(FeatureFaults) as error:
        linted_beside(folder, SPECIFICATION)

    assert breach in str(error.value)


def test_a_table_of_quantities_of_theirs_is_held_to_its_form(folder):
    """A unit that nobody knows and a name that is ours are told with file and row."""
    (folder / "quantities.csv").write_text("quantity,unit\nbleaching,blorps\nprotein,µg/mL\n", encoding="utf-8")
    with pytest.raises(FeatureFaults) as error:
        beside(SPECIFICATION, folder)

    assert [True, True] == [
        "quantities.csv:2: quantity: " in str(error.value),
        "quantities.csv:3: " in str(error.value),
    ]


def test_ours_may_be_cited_and_paired_by_theirs(folder):
    """A criterion of theirs may rest on a statement of ours, and stand beside a criterion of ours."""
    edited(folder, "@X-01", "@X-01 @W-14 @pair:INT001")

    assert "W-14" in linted_beside(folder, SPECIFICATION).criterion("XAB001").statements


HOSTILE = {
    "binary noise": (
        b"\x00\xff\xfe\x80" * 100,
        FeatureFaults,
        "release.feature:1: grammar: byte 0xff found, text in UTF-8",
    ),
    "not UTF-8": (
        FEATURE.replace("lot", "löt").encode("latin-1"),
        FeatureFaults,
        "release.feature:2: grammar: byte 0xf6",
    ),
    "a character that reorders": (
        FEATURE.replace("lot", "lot\u202e").encode(),
        FeatureFaults,
        "release.feature:2: grammar: the character U+202E",
    ),
    "an escape sequence": (FEATURE.replace("lot", "lot\x1b[2J").encode(), FeatureFaults, "U+001B"),
    "too large": (b"#" * (10 * LARGEST), UnreadableFile, "at most 1,000,000 expected"),
    "one endless line": (b"Feature: " + b"x" * 5000, FeatureFaults, "release.feature:1: grammar: 5,009 characters"),
    "empty": (b"", FeatureFaults, "release.feature:1: grammar: no `Feature:` found"),
    "no rule": (b"Feature: Nothing\n", UnreadableFile, "no criterion is in it"),
    "a description without end": (
        FEATURE.replace(
            "    The procedure prints", "    Met shows " + "Met shows " * 300 + "\n" * 3 + "    The"
        ).encode(),
        FeatureFaults,
        "the description ends with",
    ),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_is_refused_in_words(folder, case):
    """What is no text of a feature ends with a place and what was expected, never with a crash or a verdict."""
    content, kind, says = HOSTILE[case]
    (folder / "release.feature").write_bytes(content)
    with pytest.raises(kind) as error:
        linted_beside(folder, SPECIFICATION)

    assert says in str(error.value)


def test_a_mark_of_byte_order_is_no_fault(folder):
    """Editors on Windows write one."""
    (folder / "release.feature").write_bytes(b"\xef\xbb\xbf" + FEATURE.replace("\n", "\r\n").encode())

    assert "XAB001" in linted_beside(folder, SPECIFICATION).criteria


@pytest.mark.parametrize("file", ["stray.feature", "sources/stray.toml", "quantities.csv"])
def test_a_link_out_of_the_folder_is_not_followed(folder, tmp_path, file):
    """A folder from elsewhere cannot make evspec read and quote another file of this computer."""
    (tmp_path / "secret").write_text("Feature: the secret\n", encoding="utf-8")
    (folder / file).unlink(missing_ok=True)
    (folder / file).symlink_to(tmp_path / "secret")
    with pytest.raises(UnreadableFile, match="it leads out of the folder") as error:
        beside(SPECIFICATION, folder)

    assert "the secret" not in str(error.value)


def test_a_link_in_a_circle_a_folder_and_a_pipe_are_no_features(folder):
    """A name that ends in .feature and is no plain file is refused and not waited for."""
    import os

    for make in (lambda path: path.symlink_to(path), lambda path: path.mkdir(), os.mkfifo):
        path = folder / "stray.feature"
        make(path)
        with pytest.raises(UnreadableFile):
            beside(SPECIFICATION, folder)
        path.rmdir() if path.is_dir() else path.unlink()


def test_folders_below_are_not_searched_and_files_are_counted(folder):
    """What lies deeper is not read, and a folder of thousands of features is not begun."""
    (folder / "deeper").mkdir()
    (folder / "deeper" / "bad.feature").write_text("nonsense", encoding="utf-8")

    assert "XAB001" in beside(SPECIFICATION, folder).criteria
    for place in range(MOST_FILES):
        (folder / f"{place}.feature").touch()
    with pytest.raises(UnreadableFile, match=r"201 files end in \.feature, at most 200 expected"):
        beside(SPECIFICATION, folder)


@pytest.mark.parametrize("there", ["nothing", "an empty folder", "a file"])
def test_a_folder_without_features_is_refused(tmp_path, there):
    """A misspelt folder does not judge ours alone as if theirs were met."""
    place = tmp_path / "named"
    if there == "an empty folder":
        place.mkdir()
    elif there == "a file":
        place.touch()
    with pytest.raises(UnreadableFile, match=r"a folder of \.feature files is expected"):
        linted_beside(place, SPECIFICATION)


def test_the_same_id_twice_among_theirs_names_both_places(folder):
    """Of two criteria of one id one would be dropped in silence."""
    (folder / "second.feature").write_text(FEATURE, encoding="utf-8")
    with pytest.raises(FeatureFaults, match=r"second.feature:5: free-id: XAB001 is already .* \(release.feature:5\)"):
        beside(SPECIFICATION, folder)


def test_lint_says_that_nothing_is_broken(folder):
    """A hook is told how much was looked at."""
    found = run("lint", folder)

    assert (0, "1 criterion; no rule is broken.\n") == (found.exit_code, found.output)


def test_lint_of_what_is_no_folder_is_a_fault_of_the_call(tmp_path):
    """Exit code 1 is for a breach, 2 for what cannot be read."""
    assert 2 == run("lint", tmp_path / "nowhere").exit_code


def test_letters_that_begin_with_x_are_left_to_laboratories():
    """The site promises that a later version of evspec takes no id from a laboratory's own criteria."""
    taken = [*SPECIFICATION.criteria, *SPECIFICATION.statements]
    points = [each.id for source in SPECIFICATION.sources.values() for each in source.unverified]

    assert [] == [each for each in (*taken, *points) if each.startswith("X")]


def test_a_misspelt_id_of_theirs_has_theirs_as_nearest(folder):
    """A profile of theirs is spelt as carefully as one of ours."""
    with pytest.raises(UnknownWord, match="Did you mean 'XAB001'"):
        linted_beside(folder, SPECIFICATION).criterion("XAB010")


def test_features_are_an_error_of_evspec_and_never_another():
    """Whoever catches EvspecError catches every refusal of a folder."""
    assert issubclass(FeatureFaults, EvspecError)
