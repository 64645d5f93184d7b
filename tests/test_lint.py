"""The lint of feature files: each rule with a sample that passes and one that does not."""

from dataclasses import replace
from pathlib import Path
from textwrap import dedent, indent
from typing import NamedTuple

import pytest

from evspec.criteria import Number, Source, Specification, Statement, criteria_of, load_specification
from evspec.errors import MalformedFeature
from evspec.lint import RULES, lint
from evspec.sources import source_of

PATH = Path("sample.feature")
PERCENT = (Number(85, "%", "guarded"),)
STATEMENTS = (
    Statement("T-01", "sample", "A degree is given.", "p. 1", "should", "FULL"),
    Statement("T-02", "sample", "At least 85 % are intact.", "p. 2", "should", "SEC", numbers=PERCENT),
    Statement("T-03", "sample", "The amount is stated.", "p. 3", "mandatory", "SEC"),
    Statement("T-04", "sample", "The field is diverse.", "p. 4", "context", "ABS"),
    Statement("T-05", "sample", "Activity matters.", "a summary", "should (the summary's word)", "SUM"),
    Statement("T-06", "sample", "Three markers.", "p. 6", "should", "SEC", numbers=(Number(3, "markers"),)),
    Statement(
        "T-07", "sample", "95 % of the cells.", "p. 7", "should", "SEC", note="Holds for cells, never for vesicles."
    ),
)
QUANTIFIED = "Then intact vesicles are quantified"
PROOF = """
    Example: INT901 by example
      Given these preparations
        | preparation | intact vesicles (%) |
        | fresh       | 91; 93; 92          |
        | in a word   | present             |
        | unassayed   |                     |
      Then INT901 is
        | fresh     | met         |
        | in a word | not met     |
        | unassayed | no evidence |
"""
COMPARED = "Then intact vesicles are at least 85 %"
PROOF_OF_COMPARED = """
    Example: INT901 by example
      Given these preparations
        | preparation | intact vesicles (%) |
        | fresh       | 95; 96; 95          |
        | on the line | 84; 86; 85          |
        | thawed      | 61; 64; 60          |
        | unassayed   |                     |
      Then INT901 is
        | fresh       | met          |
        | on the line | inconclusive |
        | thawed      | not met      |
        | unassayed   | no evidence  |
"""
PROOF_ON_SPHEROIDS = """
    Example: INT901 by example
      Given these preparations
        | preparation   | culture    | intact vesicles (%) |
        | on the line   | spheroid   | 84; 86; 85          |
        | in suspension | suspension | 61; 64; 60          |
      Then INT901 is
        | on the line   | inconclusive   |
        | in suspension | not applicable |
"""
DECLARED = "Then intact vesicles are within the declared limits"
LIMIT = """
      Given these limits
        | quantity        | bound    | value | unit |
        | intact vesicles | at least | 85    | %    |
      And these preparations"""
PROOF_OF_DECLARED = PROOF_OF_COMPARED.replace("\n      Given these preparations", LIMIT)
NARROWED = "Given preparations whose culture is suspension\nThen intact vesicles are quantified"
PROOF_OF_NARROWED = """
    Example: INT901 by example
      Given these preparations
        | preparation | culture    | intact vesicles (%) |
        | fresh       | suspension | 91; 93; 92          |
        | in a word   | suspension | present             |
        | unassayed   | suspension |                     |
        | on plastic  | spheroid   | 91; 93; 92          |
      Then INT901 is
        | fresh      | met            |
        | in a word  | not met        |
        | unassayed  | no evidence    |
        | on plastic | not applicable |
"""


def rule(
    scenario: str = QUANTIFIED,
    proof: str = PROOF,
    *,
    tags: str = "@INT901 @should @T-01",
    name: str = "Integrity is quantified",
    rationale: str = "The source asks for a degree.",
    heading: str = "Scenario: INT901",
    closing: str = "Met shows that a degree was measured.\nMet does not show that it is a high one.",
) -> str:
    """The text of a Rule that the lint passes, where it is not told otherwise."""
    described = indent(f"{rationale}\n{closing}", "    ")
    return f"  {tags}\n  Rule: {name}\n{described}\n\n    {heading}\n{indent(dedent(scenario), '      ')}\n{proof}"


def specification_of(*rules: str, statements: tuple[Statement, ...] = STATEMENTS) -> Specification:
    """A specification of one feature with these Rules."""
    criteria = criteria_of(PATH, "Feature: Samples\n\n" + "\n".join(rules))
    source = Source("sample", "Sample", "", "", "", "", Path("sample.toml"), statements)
    by_id = {each.id: each for each in statements}
    return Specification({each.id: each for each in criteria}, by_id, {"sample": source}, Path(), "0" * 64)


def found_by(name: str, specification: Specification) -> list[str]:
    """What one rule of the lint says of a specification."""
    return [blame.message for blame in RULES[name](specification)]


class Sample(NamedTuple):
    """A rule of the lint, a feature that it passes and one that it does not, and what it says of the second."""

    rule: str
    good: tuple[str, ...]
    bad: tuple[str, ...]
    says: str


def outline(*rows: str) -> dict[str, str]:
    """An outline that splits by culture, with these rows."""
    steps = (
        "Given preparations whose culture is <culture>\nThen intact vesicles are quantified\n\nExamples:\n  | culture |"
    )
    return {"heading": "Scenario Outline: INT901", "scenario": "\n".join([steps, *(f"  | {row} |" for row in rows)])}


TWIN = {"tags": "@INT902 @should @T-01", "proof": PROOF.replace("INT901", "INT902"), "heading": "Scenario: INT902"}
CULTURES = ("adherent flask, multilayer flask, microcarrier", "hollow fibre, fixed bed, spheroid or suspension")
SAMPLES = [
    Sample("unique-name", (rule(), rule(**TWIN, name="Another")), (rule(), rule(**TWIN)), "is already that of"),
    Sample(
        "unique-name",
        (rule(), rule(**TWIN, name="Another")),
        (rule(), rule(**TWIN | {"heading": "Scenario: INT901"}, name="Another")),
        "'INT901' is already that of",
    ),
    Sample("plain-words", (rule(),), (rule(name="An adequate integrity is quantified"),), "'adequate'"),
    Sample(
        "plain-words",
        (rule(rationale='Its words "appropriate provisions" are not judged, nor is what a study is about.'),),
        (rule(rationale="At least about 85 % are wanted."),),
        "'about'",
    ),
    Sample("plain-words", (rule(name="Integrity is muster"),), (rule(name="Integrity must be quantified"),), "'must'"),
    Sample(
        "mutual-pair",
        (
            rule(tags="@INT901 @should @T-01 @pair:INT902"),
            rule(**TWIN | {"tags": "@INT902 @should @T-01 @pair:INT901"}, name="Another"),
        ),
        (rule(tags="@INT901 @should @T-01 @pair:INT902"), rule(**TWIN, name="Another")),
        "INT902 does not name @pair:INT901",
    ),
    Sample("mutual-pair", (rule(),), (rule(tags="@INT901 @should @T-01 @pair:INT999"),), "is no criterion"),
    Sample("statement", (rule(),), (rule(tags="@INT901 @should"),), "no statement is cited"),
    Sample("statement", (rule(tags="@INT901 @own @T-05"),), (rule(tags="@INT901 @own"),), "no statement is cited"),
    Sample("statement", (rule(),), (rule(tags="@INT901 @should @T-99"),), "@T-99 is a statement of no source"),
    Sample("level", (rule(tags="@INT901 @must @T-03"),), (rule(tags="@INT901 @must @T-01"),), "@must is stronger"),
    Sample("level", (rule(tags="@INT901 @may @T-04"),), (rule(tags="@INT901 @should @T-04"),), "@should is stronger"),
    Sample(
        "level",
        (rule(tags="@INT901 @should @T-05", rationale="Level from a lay summary."),),
        (rule(tags="@INT901 @must @T-05", rationale="Level from a lay summary."),),
        "@must is stronger",
    ),
    Sample(
        "level",
        (rule(tags="@INT901 @should @T-01 @T-05"),),
        (rule(tags="@INT901 @should @T-04 @T-05"),),
        "does not say 'level from a lay summary'",
    ),
    Sample("level", (rule(tags="@INT901 @own @T-04"),), (rule(tags="@INT901 @should @T-04"),), "T-04: context, ABS"),
    Sample(
        "number-source",
        (rule(COMPARED, tags="@INT901 @should @T-02"),),
        (rule(COMPARED, tags="@INT901 @should @T-01"),),
        "'85' in 'intact vesicles are at least 85 %'",
    ),
    Sample(
        "number-source",
        (rule(COMPARED, tags="@INT901 @should @T-02"),),
        (rule("Then intact vesicles are at least 85 nm", tags="@INT901 @should @T-02"),),
        "'85' in 'intact vesicles are at least 85 nm'",
    ),
    Sample(
        "number-source",
        (rule("Then at least 3 of the vesicle markers are detected", tags="@INT901 @should @T-06"),),
        (rule("Then at least 4 of the vesicle markers are detected", tags="@INT901 @should @T-06"),),
        "'4' in",
    ),
    Sample(
        "bound-once",
        (rule(),),
        (rule("Then intact vesicles are plentiful"),),
        "is no sentence of evspec",
    ),
    Sample("bound-once", (rule(),), (rule("When intact vesicles are quantified"),), "is no sentence of evspec"),
    Sample(
        "optional-reference",
        (rule("Given preparations that name a reference\n" + QUANTIFIED, tags="@INT901 @may @T-04"),),
        (rule("Given preparations that name a reference\n" + QUANTIFIED),),
        "in a @should rule",
    ),
    Sample(
        "free-word",
        (rule("Given preparations whose indication is COVID-19\n" + QUANTIFIED),),
        (rule("Given preparations whose indication is COVID-19 or influenza\n" + QUANTIFIED),),
        "'influenza' is not declared",
    ),
    Sample("strata", (rule(**outline(*CULTURES)),), (rule(**outline(CULTURES[0])),), "no row of the outline is for"),
    Sample(
        "own-example",
        (rule(),),
        (rule(proof=PROOF.replace("Then INT901 is", "Then INT902 is")),),
        "'INT902 is' found",
    ),
    Sample("own-example", (rule(),), (rule(proof=PROOF.replace("these prep", "these trep")),), "'these treparations'"),
    Sample("own-example", (rule(),), (rule(proof=PROOF.replace("| not met ", "| missed  ")),), "missed"),
    Sample("verdicts-shown", (rule(),), (rule(proof=PROOF.replace("| met     ", "| not met ")),), "no example is met"),
    Sample(
        "verdicts-shown",
        (rule(),),
        (rule(proof=PROOF.replace("| in a word | not met     |", "| in a word | no evidence |")),),
        "no example is not met",
    ),
    Sample(
        "verdicts-shown",
        (rule("Then tissue is recorded", PROOF.replace("| not met ", "| met     ")),),
        (rule("Then tissue is recorded", PROOF.replace("| no evidence |", "| met         |")),),
        "no example is no evidence",
    ),
    Sample(
        "verdicts-shown",
        (rule(NARROWED, PROOF_OF_NARROWED),),
        (rule(NARROWED, PROOF),),
        "no example is not applicable",
    ),
    Sample(
        "verdicts-shown",
        (rule(COMPARED, PROOF_OF_COMPARED),),
        (rule(COMPARED, PROOF),),
        "no example is inconclusive",
    ),
    Sample(
        "on-the-limit",
        (rule(COMPARED, PROOF_OF_COMPARED),),
        (rule(COMPARED, PROOF_OF_COMPARED.replace("84; 86; 85", "87; 89; 81")),),
        "no example is exactly on 85 %",
    ),
    Sample(
        "on-the-limit",
        (rule(DECLARED, PROOF_OF_DECLARED),),
        (rule(DECLARED, PROOF_OF_DECLARED.replace("| 85    |", "| 86    |")),),
        "no example is exactly on the limit of 'intact vesicles are within the declared limits'",
    ),
    Sample(
        "cells",
        (rule("Then cells positive for CD73 are at least 95 %", tags="@INT901 @should @T-07"),),
        (rule("Then intact vesicles are at least 95 %", tags="@INT901 @should @T-07"),),
        "T-07 holds for cells, and 'intact vesicles' is none of theirs",
    ),
    Sample(
        "on-the-limit",
        (rule("Given preparations whose culture is spheroid\n" + COMPARED, PROOF_ON_SPHEROIDS),),
        (rule("Given preparations whose culture is suspension\n" + COMPARED, PROOF_ON_SPHEROIDS),),
        "no example is exactly on 85 %",
    ),
]


@pytest.mark.parametrize("sample", SAMPLES, ids=[f"{place}-{each.rule}" for place, each in enumerate(SAMPLES)])
def test_each_rule_passes_one_sample_and_not_the_other(sample):
    """A rule of the lint is silent on a feature that keeps it, and says what breaks it in one that does not."""
    said = found_by(sample.rule, specification_of(*sample.bad))

    assert [] == found_by(sample.rule, specification_of(*sample.good))
    assert said
    assert sample.says in said[0]


def test_every_rule_has_samples():
    """A rule of the lint without a sample is seen; two that judge all features together have their own tests."""
    assert set(RULES) == {each.rule for each in SAMPLES} | {"sentences", "number-grade", "accounted"}


CONTEXT = Statement(
    "T-04", "sample", "The field is diverse.", "p. 4", "context", "ABS", not_executable="Context: it is."
)


@pytest.mark.parametrize(
    ("cited", "statements", "expected"),
    [
        ("@T-01", (STATEMENTS[0], CONTEXT), []),
        (
            "@T-01",
            (STATEMENTS[0], STATEMENTS[3]),
            ["T-04: no criterion derives from it, and no reason says why none can"],
        ),
        ("@T-01 @T-04", (STATEMENTS[0], CONTEXT), ["T-04: a criterion derives from it, and it says that none can"]),
        ("@T-01", (STATEMENTS[0], STATEMENTS[0]), ["T-01: the id of another statement or point"]),
    ],
)
def test_every_statement_is_accounted_for(cited, statements, expected):
    """A statement that was forgotten, one that is in both states, and an id used twice are each named."""
    text = rule(tags=f"@INT901 @should {cited}")

    assert expected == found_by("accounted", specification_of(text, statements=statements))


def test_a_point_from_memory_is_no_statement():
    """A criterion that cites a point that nobody verified is refused, and told why."""
    specification = load_specification()
    [criterion] = criteria_of(PATH, "Feature: Samples\n\n" + rule(tags="@INT901 @should @WR-3"))
    said = RULES["statement"](replace(specification, criteria={criterion.id: criterion}))

    assert "WR-3" in {each.id for each in specification.sources["witwer2019"].unverified}
    assert ["INT901: @WR-3 is a point that nobody has verified"] == [each.message for each in said]


SOURCE = """
id = "sample"
title = "Sample"
citation = "Sample"
date = "2026"
"""
POINT = """
[[unverified]]
id = "S-1"
point = "It is so."
confidence = "high"
"""


def test_a_source_may_hold_points_alone():
    """A paper of which nothing was read has points to be verified and no statement."""
    source = source_of(Path("sample.toml"), (SOURCE + POINT).encode())

    assert ((), ["S-1"]) == (source.statements, [each.id for each in source.unverified])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (SOURCE, "statement"),
        (SOURCE + POINT + "numbers = [{ value = 1, unit = 'nm' }]", "numbers"),
        (
            SOURCE + "[[statement]]\nid='S-2'\ntext='T'\nlocator='p'\nmodality='m'\ngrade='ABS'\nnot_executable='No.'",
            "opens with none of Context",
        ),
        (
            SOURCE + "[[statement]]\nid='S-2'\ntext='T'\nlocator='p'\nmodality='m'\ngrade='UNVERIFIED'",
            "a point to be verified",
        ),
    ],
)
def test_a_source_that_says_nothing_or_too_much_is_refused(text, says):
    """No statements, a number in a point from memory, a reason of no kind and a grade of memory are refused."""
    with pytest.raises(MalformedFeature, match=says):
        source_of(Path("sample.toml"), text.encode())


@pytest.mark.parametrize("grade", ["SUM", "UNVERIFIED"])
def test_a_number_needs_a_grade(grade):
    """A number that stands in a lay summary or in memory only is refused, and one that was read is not."""
    read = Statement("T-02", "sample", "At least 85 %.", "p. 2", "should", "SEC", numbers=PERCENT)
    heard = Statement("T-02", "sample", "At least 85 %.", "p. 2", "should", grade, numbers=PERCENT)

    assert [] == found_by("number-grade", specification_of(statements=(read,)))
    assert [f"T-02: grade {grade} carries no number"] == found_by("number-grade", specification_of(statements=(heard,)))


def test_a_sentence_that_nobody_says_is_seen():
    """A feature that uses one sentence leaves the others unused, and each of them is named."""
    said = found_by("sentences", specification_of(rule()))

    assert not any("quantified" in each for each in said)
    assert any("on file" in each for each in said)


def test_a_seventeenth_sentence_is_seen(monkeypatch):
    """The sentences stay few: one more than 16 is refused, even if a feature uses it."""
    from evspec.lint import sentences

    monkeypatch.setattr(sentences, "SENTENCES", [*sentences.SENTENCES, *sentences.SENTENCES][:17])

    assert "17 sentences found, at most 16 expected" == found_by("sentences", load_specification())[0]


def test_a_doubly_bound_sentence_is_seen(monkeypatch):
    """A step that two sentences spell is refused: pytest-bdd would take either without a word."""
    from evspec import sentences

    [quantified] = [each for each in sentences.SENTENCES if each.spelling.endswith("quantified")]
    monkeypatch.setattr(sentences, "SENTENCES", [*sentences.SENTENCES, quantified])
    [said] = found_by("bound-once", specification_of(rule()))

    assert "is more than one sentence" in said


BROKEN = {
    "no id": (rule(tags="@should @T-01"), "exactly one id"),
    "two ids": (rule(tags="@INT901 @INT902 @should @T-01"), "exactly one id"),
    "no level": (rule(tags="@INT901 @T-01"), "exactly one id"),
    "two levels": (rule(tags="@INT901 @should @must @T-01"), "exactly one id"),
    "a tag of no kind": (rule(tags="@INT901 @should @T-01 @slow"), "@slow"),
    "a misspelt word": (rule(tags="@INT901 @should @T-01 @laboratroy"), "Did you mean @laboratory?"),
    "no closing lines": (rule(closing="The end."), "Met shows"),
    "closing lines the wrong way round": (rule(closing="Met does not show this.\nMet shows that."), "Met shows"),
    "a Background": (rule(heading="Background:"), "Background"),
    "an empty Scenario": (rule(scenario=""), "no sentence"),
    "an outline without Examples": (rule(heading="Scenario Outline: INT901"), "no rows"),
    "empty Examples": (rule(**outline()), "empty `Examples:`"),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_the_parser_refuses_what_no_feature_may_hold(broken):
    """A feature that lacks an id, a level, a closing line or a sentence, or has a Background, is not read at all."""
    text, says = BROKEN[broken]

    with pytest.raises(MalformedFeature, match=r"sample\.feature:\d+: ") as raised:
        specification_of(text)
    assert says in str(raised.value)


def test_a_finding_names_its_place():
    """A finding reads file, line, rule and message, as an editor expects it."""
    finding = next(each for each in lint(specification_of(rule(tags="@INT901 @should"))) if each.rule == "statement")

    assert "sample.feature:4: statement: INT901: no statement is cited, one such as @W-08 expected" == str(finding)


def test_the_features_are_clean():
    """The features that are shipped keep every rule of the lint."""
    assert [] == [str(finding) for finding in lint(load_specification())]
