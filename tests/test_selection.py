"""Profiles as selections: which criteria a source, a family, a level and an id ask for, together and misspelt."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from evspec.cli import main
from evspec.criteria import load_specification
from evspec.errors import EvspecError, UnknownWord
from evspec.library import check
from evspec.report.files import write_report
from evspec.selection import Selection, chosen

SPECIFICATION = load_specification()
EVERY = tuple(SPECIFICATION.criteria.values())
SOURCES = sorted({SPECIFICATION.statements[name].source for each in EVERY for name in each.statements})
FAMILIES = sorted({each.family for each in EVERY})
TABLE = "preparation,quantity,value,unit\nLOT-1,intact vesicles,91,%\n"


def ids(**asked):
    """The ids that a selection asks for."""
    return [each.id for each in chosen(SPECIFICATION, Selection(**asked))]


@pytest.fixture
def handin(tmp_path):
    """A hand-in of one reading."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "readings.csv").write_text(TABLE, encoding="utf-8")
    return folder


def run(*words):
    """The command line with these words."""
    return CliRunner().invoke(main, [str(each) for each in words])


def several(names):
    """One to three of these names."""
    return st.lists(st.sampled_from(names), min_size=1, max_size=3).map(tuple)


@pytest.mark.parametrize("source", SOURCES)
def test_a_source_asks_for_what_cites_one_of_its_statements(source):
    """A criterion that rests on two sources belongs to the profiles of both."""
    own = {each.id for each in SPECIFICATION.sources[source].statements}

    assert [each.id for each in EVERY if own & set(each.statements)] == ids(sources=(source,))


@given(several(SOURCES), several(FAMILIES), several(["must", "should", "may", "own"]))
def test_names_of_one_kind_are_alternatives_and_kinds_narrow(sources, families, levels):
    """A selection that joined kinds by "or", or names of one kind by "and", would judge other criteria."""
    united = {each for source in sources for each in ids(sources=(source,))}
    expected = [each.id for each in EVERY if each.id in united and each.family in families and each.level in levels]

    if expected:
        assert expected == ids(sources=sources, families=families, levels=levels)
    else:
        with pytest.raises(EvspecError, match="Nothing is selected"):
            ids(sources=sources, families=families, levels=levels)


def test_nothing_asked_for_is_everything():
    """The plain check judges the whole specification."""
    assert [each.id for each in EVERY] == ids()


@pytest.mark.parametrize("name", ["ORI", "ori", "Origin", "origin"])
def test_a_family_is_named_by_letters_or_title(name):
    """Case does not matter, since a title is a word and not a code."""
    assert [each.id for each in EVERY if each.id.startswith("ORI")] == ids(families=(name,))


def test_ids_keep_the_order_in_which_they_are_named_and_are_narrowed_too():
    """An id outside the family that is asked for is left out, the rest stay in their order."""
    assert ["INT002", "INT001"] == ids(ids=("INT002", "ORI001", "INT001"), families=("INT",))


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"sources": ("witwer2018",)}, "Unknown source 'witwer2018'. Did you mean 'witwer2019'?"),
        ({"families": ("Orign",)}, "Unknown family 'Orign'. Did you mean 'Origin'?"),
        ({"levels": ("shuold",)}, "Unknown level 'shuold'. Did you mean 'should'?"),
        ({"ids": ("INT01",)}, "Unknown criterion 'INT01'. Did you mean 'INT011'?"),
    ],
)
def test_a_misspelt_name_is_an_error_with_the_nearest_spelling(asked, says):
    """A name that asks for nothing would make a profile smaller than it says."""
    with pytest.raises(UnknownWord) as error:
        ids(**asked)

    assert says.split(" Did you")[0] in str(error.value)
    assert "Did you mean" in str(error.value)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"ids": ("ORI",)}, "Unknown criterion 'ORI'. It is a family: ask with --family ORI."),
        ({"ids": ("origin",)}, "It is a family: ask with --family Origin."),
        ({"ids": ("must",)}, "It is a level: ask with --level must."),
        ({"ids": ("misev2018",)}, "It is a source: ask with --source misev2018."),
        ({"families": ("saf002",)}, "Unknown family 'saf002'. It is a criterion: ask with its id, SAF002."),
        ({"sources": ("W-08",)}, "It is a statement of witwer2019: ask with --source witwer2019; on it rest INT001,"),
        ({"sources": ("a-05",)}, "A-05a, A-05b, A-05c, A-05d, A-05e"),
        ({"sources": ("a-05",)}, "are statements of misev2018: ask with --source misev2018; on them rest CEL006,"),
    ],
)
def test_a_name_of_another_kind_is_told_how_to_ask_for_it(asked, says):
    """Who names a family, a source or a statement where a criterion belongs reads what to type."""
    with pytest.raises(UnknownWord) as error:
        ids(**asked)

    assert says in str(error.value)


def test_an_id_is_read_in_whatever_case_and_gates_as_it_is_named(handin):
    """A criterion asked for as saf002 is SAF002, and counts for the outcome as that does."""
    result = check(handin, select=("mem010", "ori005"))

    assert ["MEM010", "ORI005"] == [each.id for each in result.criteria]
    assert (True, True) == result.gated
    assert 0 == run("criteria", "saf002").exit_code


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            ("--source", "usp85", "--family", "ORI"),
            "Nothing is selected: no criterion has all of this: source usp85; family",
        ),
        (("--source", "wjsc2025"), "Nothing is selected"),
        (("--source", "usp58"), "`evspec criteria` names the sources at its end."),
        (("--level", "shall"), "The levels are must, should, may and own."),
        (("--source", "usp85,"), "an empty name found"),
    ],
)
@pytest.mark.parametrize("command", ["check", "criteria"])
def test_a_selection_of_nothing_is_a_fault_and_no_success(handin, command, words, says):
    """Exit code 0 on nothing judged would let a lot pass by a slip of the call."""
    found = run(command, *([handin] if command == "check" else []), *words)

    assert 2 == found.exit_code
    assert says in " ".join(found.output.split())


def test_the_list_holds_what_was_selected_and_says_of_how_many():
    """A list of a profile that looked like the whole would hide the rest."""
    listed = run("criteria", "--source", "usp85", "--source", "sterility").output
    data = json.loads(run("criteria", "--source", "usp85", "--json").output)

    assert f"4 of {len(EVERY)} criteria (source usp85 or sterility)" in listed
    assert ids(sources=("usp85",)) == [each["id"] for each in data]


def test_the_list_of_all_names_the_sources_that_a_selection_may_ask_for():
    """Nobody has to guess the name of a source; one that no criterion rests on is not offered."""
    told = " ".join(run("criteria").output.split())

    assert f"Sources, for --source: {', '.join(SOURCES)}." in told


@pytest.fixture(scope="module")
def selected(tmp_path_factory):
    """The report of a selection, and its result."""
    folder = tmp_path_factory.mktemp("selected")
    (folder / "in").mkdir()
    (folder / "in" / "readings.csv").write_text(TABLE, encoding="utf-8")
    result = check(folder / "in", source="witwer2019", level=["should", "own"], family="INT")
    write_report(result, folder / "out")
    return folder, result


def test_every_output_says_that_a_selection_was_judged(selected):
    """A report of three criteria that looks like one of all of them is read as a pass of the whole."""
    folder, result = selected
    count = len(result.criteria)
    words = f"{count} of {len(EVERY)} criteria (source witwer2019; family INT; level should or own)"
    data = json.loads((folder / "out" / "findings.json").read_text("utf-8"))
    cases = ET.fromstring((folder / "out" / "junit.xml").read_text("utf-8"))  # noqa: S314 -- our own file
    terminal = " ".join(
        run("check", folder / "in", "--source=witwer2019", "--level=should,own", "--family=INT").output.split()
    )

    assert 0 < count < len(EVERY)
    assert words in terminal
    assert words in (folder / "out" / "report.html").read_text("utf-8")
    assert words in cases.attrib["name"]
    assert {"criteria": count, "of": len(EVERY), "sources": ["witwer2019"]}.items() <= data["selection"].items()
    assert f"{count} of {len(EVERY)} criteria" in repr(result)


def test_a_source_gates_by_level_and_an_id_always(handin):
    """A @may criterion does not gate because its source was selected; it does where its id was."""
    by_level = check(handin, level="may")
    by_id = check(handin, select="SIZ002")

    assert not any(by_level.gated)
    assert (3, (True,)) == (by_level.exit_code, by_id.gated)


def test_of_the_whole_nothing_says_that_it_is_a_selection(handin):
    """The words about a selection stand only where there is one."""
    assert "selection" not in run("check", handin).output
