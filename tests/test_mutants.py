"""Mutants of a criterion: what each operator makes, what kills it, and the record that the site publishes."""

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from click.testing import CliRunner

from evspec.criteria import Specification, load_specification, vocabulary
from evspec.errors import MalformedFeature
from evspec.evaluate import evaluate
from evspec.model import Number
from evspec.mutants import fates, mutants_of, outdated, read_record, record_of, summary, survivors_of
from evspec.mutants.__main__ import main
from evspec.mutants.equivalents import SAME, STRICTER
from evspec.mutants.record import WHY
from evspec.proof import bench_of_tables
from evspec.sentences import sentence_of

ROOT = Path(__file__).parents[1]
SPECIFICATION = load_specification()
CRITERIA = SPECIFICATION.criteria
EVERY = [each for criterion in CRITERIA.values() for each in mutants_of(criterion, SPECIFICATION.numbers(criterion))]
RULE = """Feature: Integrity
  What is whole.

  @INT901 @may @W-08
  Rule: Vesicles are whole
    Met shows something.
    Met does not show more.

    Scenario: INT901
{scenario}

    Example: INT901 by example
      Given these preparations
        | preparation | intended use | intact vesicles (%) |
        | whole       | trial        | 93; 93.1; 92.9      |
{rows}
      Then INT901 is
        | whole | met |
{verdicts}
"""
AT_LEAST_90 = "      Then intact vesicles are at least 90 %"
WEAK = ("broken", "trial", "20; 21; 22", "not met")
CLOSE = ("just broken", "trial", "88; 88.1; 87.9", "not met")


def specification_of(folder: Path, scenario: str, *rows: tuple[str, str, str, str]) -> Specification:
    """A specification of one criterion, with an example of these rows: preparation, use, readings, verdict."""
    told = "\n".join(f"        | {' | '.join(row[:3])} |" for row in rows)
    verdicts = "\n".join(f"        | {row[0]} | {row[3]} |" for row in rows)
    folder.mkdir(parents=True, exist_ok=True)
    text = RULE.format(scenario=scenario, rows=told, verdicts=verdicts)
    (folder / "integrity.feature").write_text(text, "utf-8")
    return load_specification(folder)


def made(folder: Path, *sentences: str) -> list[tuple[str, str]]:
    """The operator and the words after it, of every mutant of a criterion that says these sentences."""
    steps = "\n".join(f"      {each}" for each in sentences)
    return [(each.operator, each.after) for each in mutants_of(specification_of(folder, steps).criteria["INT901"])]


SAID = {
    "Then intact vesicles are at least 85 %": [
        ("limit", "intact vesicles are at least 93.5 %"),
        ("limit", "intact vesicles are at least 77.272727 %"),
        ("flip", "intact vesicles are at most 85 %"),
    ],
    "Then particles per protein are above 1.5e9 particles/µg": [
        ("limit", "particles per protein are above 1.65e9 particles/µg"),
        ("limit", "particles per protein are above 1.3636364e9 particles/µg"),
        ("flip", "particles per protein are below 1.5e9 particles/µg"),
    ],
    "Then mode diameter lies between 50 and 200 nm": [
        ("limit", "mode diameter lies between 55.0 and 200 nm"),
        ("limit", "mode diameter lies between 45.454545 and 200 nm"),
        ("limit", "mode diameter lies between 50 and 220.0 nm"),
        ("limit", "mode diameter lies between 50 and 181.81818 nm"),
        ("flip", "mode diameter lies between 200 and 50 nm"),
    ],
    "Then at least 3 of the vesicle markers are detected": [
        ("limit", "at least 4 of the vesicle markers are detected"),
        ("limit", "at least 2 of the vesicle markers are detected"),
        ("flip", "every vesicle marker is not detected"),
    ],
    "Then every MSC antigen is detected": [("flip", "every MSC antigen is not detected")],
    "Then every MSC antigen is not detected": [("flip", "every MSC antigen is detected")],
    "Then every cytokine is lower than the control's": [("flip", "every cytokine is higher than the control's")],
    "Then antigen signal of CD14 or CD11b is detected": [
        ("flip", "antigen signal of CD14 or CD11b is not detected"),
        ("narrow", "antigen signal of CD11b is detected"),
        ("narrow", "antigen signal of CD14 is detected"),
    ],
    "Then protein or membrane lipid is quantified": [
        ("narrow", "membrane lipid is quantified"),
        ("narrow", "protein is quantified"),
    ],
    "Then donor or cell line is recorded": [("narrow", "cell line is recorded"), ("narrow", "donor is recorded")],
    "Then claimed endorsement is one of no": [("flip", "claimed endorsement is one of yes")],
    "Then biological activity comes from a qualified or validated method": [
        ("flip", "biological activity comes from an exploratory method"),
        ("narrow", "biological activity comes from a validated method"),
        ("narrow", "biological activity comes from a qualified method"),
    ],
    "Then protein is within the declared limits": [("flip", "protein is within the declared limits over shelf life")],
    "Then protein is equivalent to the reference within the declared margins": [
        ("flip", "protein is equivalent to the predecessor within the declared margins")
    ],
    "Then readings name their method": [],
    "Then donor consent is on file": [],
}


@pytest.mark.parametrize(("sentence", "expected"), SAID.items(), ids=SAID)
def test_each_sentence_is_said_otherwise(tmp_path, sentence, expected):
    """Each sentence that judges has just these mutants, and the one where it is dropped."""
    found = made(tmp_path, sentence)

    assert [*expected, ("drop Then", "(dropped)")] == found


def test_a_sentence_that_narrows_is_flipped_narrowed_and_dropped(tmp_path):
    """A Given has a mutant for its "not", one for each of its words, and one without it."""
    found = made(tmp_path, "Given preparations whose intended use is trial or treatment", "Then tissue is recorded")

    assert [
        ("flip", "preparations whose intended use is not trial or treatment"),
        ("narrow", "preparations whose intended use is treatment"),
        ("narrow", "preparations whose intended use is trial"),
        ("drop Given", "(dropped)"),
        ("drop Then", "(dropped)"),
    ] == found


def test_not_is_taken_out_of_a_sentence_that_narrows(tmp_path):
    """The contrary of "is not" is "is"."""
    found = made(tmp_path, "Given preparations whose culture is not suspension", "Then tissue is recorded")

    assert ("flip", "preparations whose culture is suspension") == found[0]


def test_each_row_of_an_outline_is_changed_on_its_own():
    """Of three antigens in one outline each has its mutants, and the rows of the others stay as they are."""
    criterion = CRITERIA["CEL001"]
    mutants = [each for each in mutants_of(criterion) if each.operator == "drop Then"]

    assert ["CEL001, CD73", "CEL001, CD90", "CEL001, CD105"] == [each.scenario for each in mutants]
    assert [(1, 2), (0, 2), (0, 1)] == [
        tuple(criterion.scenarios.index(row) for row in each.criterion.scenarios) for each in mutants
    ]


def test_a_shifted_limit_keeps_its_decision_rule():
    """The number in place of a compendial limit is judged by the simple rule as well, and names its own unit."""
    criterion = CRITERIA["CEL001"]
    printed = Number(95.0, "%", "simple", "95 %")
    other = Number(95.0, "1", "guarded")
    up, down = (each for each in mutants_of(criterion, (printed, other))[:2])

    assert (Number(104.5, "%", "simple", "104.5"),) == up.numbers
    assert (Number(86.363636, "%", "simple", "86.363636"),) == down.numbers


def test_no_mutant_equals_its_original():
    """A mutant that is its own original would survive every example, or be killed by none: there is none."""
    same = [each for each in EVERY if each.criterion in CRITERIA.values()]

    assert [] == same
    assert all(each.before != each.after for each in EVERY)


def test_every_changed_sentence_is_a_sentence():
    """No mutant is killed because evspec cannot read it."""
    steps = [step for each in EVERY if each.criterion for row in each.criterion.scenarios for step in row.steps]

    assert all(sentence_of(step) for step in dict.fromkeys(steps))


def test_a_weak_example_leaves_a_survivor_that_is_named_at_its_line(tmp_path):
    """Nothing between 81.8 % and 90 % is shown, so the limit could be lower: file, line, id, and the words."""
    specification = specification_of(tmp_path / "weak", AT_LEAST_90, WEAK)
    found = list(survivors_of(specification, record_of(specification)))

    assert [
        "integrity.feature:10: INT901: intact vesicles are at least 90 % -> intact vesicles are at least 81.818182 %"
    ] == [str(each) for each in found]


def test_strong_examples_leave_no_survivor(tmp_path):
    """A row between the two limits notices the lower one."""
    specification = specification_of(tmp_path / "strong", AT_LEAST_90, WEAK, CLOSE)
    record = record_of(specification)

    assert [] == list(survivors_of(specification, record))
    assert ["killed", "killed", "killed", "refused"] == record["outcome"].tolist()
    assert "INT901 by example: just broken" == record[WHY].iloc[1]


def test_what_the_engine_refuses_is_counted_apart(tmp_path):
    """Without its one sentence a criterion judges nothing; that is neither made nor killed."""
    specification = specification_of(tmp_path, AT_LEAST_90, WEAK, CLOSE)
    counts = summary(record_of(specification), "operator").set_index("operator")

    assert {"made": 0, "killed": 0, "survived": 0, "refused": 1, "equivalent": 0} == counts.loc["drop Then"].to_dict()
    assert {"made": 3, "killed": 3, "survived": 0, "refused": 1, "equivalent": 0} == counts.loc["all"].to_dict()


def test_a_dropped_sentence_is_killed_by_what_it_alone_decides(tmp_path):
    """Of two sentences that judge, the one that no row needs survives its loss."""
    both = "      Then intact vesicles are quantified\n      And intended use is recorded"
    specification = specification_of(tmp_path, both, ("in a word", "trial", "present", "not met"))
    outcomes = {each.mutant.before: each.outcome for each in fates(specification, specification.criteria["INT901"])}

    assert {"intact vesicles are quantified": "killed", "intended use is recorded": "survived"} == outcomes


def test_an_example_that_does_not_hold_kills_nothing(tmp_path):
    """A wrong example would kill every mutant; it is an error that names it."""
    specification = specification_of(tmp_path, AT_LEAST_90, ("broken", "trial", "20; 21; 22", "met"))

    with pytest.raises(MalformedFeature, match="INT901 does not hold in INT901 by example: broken"):
        fates(specification, specification.criteria["INT901"])


def test_no_example_tells_apart_what_is_held_to_be_equivalent():
    """A change that is excused is judged all the same, and no preparation of an example gets another verdict."""
    known = vocabulary(SPECIFICATION)
    found = [each for each in fates(SPECIFICATION, CRITERIA["SAF002"], known) if each.mutant.equal]

    assert {SAME, STRICTER} == {each.mutant.equal for each in found}
    assert {"equivalent"} == {each.outcome for each in found}


def test_no_lot_tells_apart_what_is_held_to_be_equivalent():
    """Every use, route and dose, measured, bounded or missing, is judged the same by SAF002 and its equivalents."""
    uses = ("trial", "treatment", "research", "")
    routes = ("intravenous", "intrathecal", "intradermal", "inhaled", "oral", "topical", "intranasal", "")
    doses = ("0.1", "0.24", "0.26", "1", "4.9", "5.4", "5.6", "30", "<0.1", "<1", "<30", ">0.1", ">1", ">30", "")
    lots = [(f"lot {place}", *each, "1", "1") for place, each in enumerate(product(uses, routes, doses))]
    head = (
        "preparation",
        "intended use",
        "route",
        "endotoxin concentration (EU/mL)",
        "volume per hour",
        "lowest weight",
    )
    bench = bench_of_tables([("preparations", (head, *lots), 1)], vocabulary(SPECIFICATION), "lots")
    own = evaluate(bench, SPECIFICATION, select=["SAF002"])
    criterion = CRITERIA["SAF002"]
    equal = [each for each in mutants_of(criterion, SPECIFICATION.numbers(criterion)) if each.equal]

    assert 5 == len(set(own.codes.ravel().tolist()))
    for each in equal:
        changed = evaluate(bench, replace(SPECIFICATION, criteria={"SAF002": each.criterion}), select=["SAF002"])
        assert own.codes.tolist() == changed.codes.tolist(), each


def test_a_limit_for_all_is_no_equal_where_it_is_the_stricter_one():
    """Without its route the strict row holds everybody to the strict limit; only the mild one is held to it already."""
    criterion = CRITERIA["SAF002"]
    dropped = [
        (each.scenario.split(", ")[-1], each.equal)
        for each in mutants_of(criterion, SPECIFICATION.numbers(criterion))
        if each.operator == "drop Given" and each.before.startswith("preparations whose route is intra")
    ]

    assert [("0.2", ""), ("5", STRICTER)] == dropped


def test_a_limit_by_another_rule_or_within_its_rounding_is_no_stricter_one():
    """By the simple rule 5 lets 5.4 pass and 5.2 does not; a guarded limit is not held by a simple one."""
    criterion = CRITERIA["SAF002"]
    strict, mild = Number(0.2, "EU/kg/h", "simple"), Number(5.0, "EU/kg/h", "guarded")
    text = criterion.scenarios[0].steps[-1].text.replace("0.2", "5")
    near = [replace(each, steps=(*each.steps[:-1], replace(each.steps[-1], text=text))) for each in criterion.scenarios]
    near[1] = replace(near[1], steps=(*near[1].steps[:-1], replace(near[1].steps[-1], text=text.replace("5", "5.2"))))

    assert STRICTER not in {each.equal for each in mutants_of(criterion, (strict, mild))}
    assert STRICTER not in {each.equal for each in mutants_of(replace(criterion, scenarios=tuple(near)))}


def test_a_blank_field_tells_a_lost_sentence():
    """Where no other sentence asks the field, a blank one is undecided no longer, so that dropping it is no equal."""
    assert {""} == {each.equal for each in mutants_of(CRITERIA["CEL004"])}


def test_the_published_run_is_of_this_text_and_names_no_survivor():
    """The record of the site is of the sentences, examples and numbers as they stand, and every mutant is killed."""
    record = read_record(ROOT / "docs/methods/mutants.csv")

    assert [] == outdated(SPECIFICATION, record), "tox -e mutants -- --write"
    assert [] == list(survivors_of(SPECIFICATION, record))
    assert 500 < summary(record, "family").iloc[-1]["killed"]
    assert [] == [each for each in record[WHY] if "cannot be judged" in each]


def test_another_text_makes_the_record_old(tmp_path):
    """A row more in an example, and a criterion that is gone, are named."""
    record = record_of(specification_of(tmp_path / "one", AT_LEAST_90, WEAK, CLOSE))
    changed = specification_of(tmp_path / "two", AT_LEAST_90, WEAK)
    gone = replace(changed, criteria={})

    assert (["INT901"], ["INT901"]) == (outdated(changed, record), outdated(gone, record))


def test_a_line_more_in_a_rationale_leaves_the_record_as_it_is(tmp_path):
    """What judges is identified by its words, not by where it stands."""
    specification = specification_of(tmp_path, AT_LEAST_90, WEAK, CLOSE)
    record = record_of(specification)
    path = tmp_path / "integrity.feature"
    path.write_text(path.read_text("utf-8").replace("    Met shows", "    A word more.\n    Met shows"), "utf-8")

    assert [] == outdated(load_specification(tmp_path), record)


def test_the_command_fails_until_every_mutant_is_killed_and_the_record_is_written(tmp_path):
    """Exit 1 with a survivor; exit 1 with a record that is missing or old; exit 0 once it is written."""
    record, weak, strong = tmp_path / "mutants.csv", tmp_path / "weak", tmp_path / "strong"
    specification_of(weak, AT_LEAST_90, WEAK)
    specification_of(strong, AT_LEAST_90, WEAK, CLOSE)

    def run(folder: Path, *options: str) -> tuple[int, str]:
        result = CliRunner().invoke(main, [str(record), "--features", str(folder), *options])
        return result.exit_code, result.output

    assert 1 == run(strong)[0]
    assert 0 == run(strong, "--write")[0]
    assert 0 == run(strong)[0]
    code, told = run(weak)
    assert 1 == code
    assert "integrity.feature:10: INT901" in told
    assert "--write" in told
