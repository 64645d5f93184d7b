"""A feature file becomes criteria: each `Rule:` is one, with the scenarios that judge and the examples that prove."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, NotRequired, TypedDict, cast

from evspec.errors import MalformedFeature, nearest
from evspec.model import LEVELS, Criterion, Scenario, Step

__all__ = ["FeatureRead", "criteria_of", "feature_of", "read_feature"]

STATEMENT = re.compile(r"[A-Z]+-\d+[a-z]*")
IDENTIFIER = re.compile(r"[A-Z]{3}\d{3}")
LABORATORY = "laboratory"
EXPECTED = f"a level ({', '.join('@' + each for each in LEVELS)}), a statement such as @W-08, @pair:ID or @{LABORATORY}"


class FeatureRead(NamedTuple):
    """What can be read of a feature: its title, its criteria, and the faults; `whole` where no Rule is left out.

    A criterion with a misspelt tag is there with the nearest, so that the rest of it can be looked at.
    """

    title: str
    criteria: tuple[Criterion, ...]
    faults: tuple[MalformedFeature, ...]
    whole: bool


def criteria_of(path: Path, text: str) -> tuple[Criterion, ...]:
    """The criteria of one feature; `MalformedFeature` with file and line where it breaks the rules."""
    return feature_of(path, text)[1]


class _Location(TypedDict):
    line: int


class _Tag(TypedDict):
    name: str
    location: _Location


class _Cell(TypedDict):
    value: str


class _Row(TypedDict):
    location: _Location
    cells: list[_Cell]


class _DataTable(TypedDict):
    rows: list[_Row]


class _GherkinStep(TypedDict):
    id: str
    keyword: str
    keywordType: str
    text: str
    location: _Location
    dataTable: NotRequired[_DataTable]


class _ExamplesTable(TypedDict):
    location: _Location
    tableHeader: NotRequired[_Row]
    tableBody: list[_Row]


class _GherkinScenario(TypedDict):
    keyword: str
    name: str
    location: _Location
    steps: list[_GherkinStep]
    examples: list[_ExamplesTable]


class _Child(TypedDict, total=False):
    rule: _Rule
    scenario: _GherkinScenario
    background: object


class _Rule(TypedDict):
    name: str
    description: str
    tags: list[_Tag]
    location: _Location
    children: list[_Child]


class _Feature(TypedDict):
    name: str
    description: str
    children: list[_Child]


def feature_of(path: Path, text: str) -> tuple[str, tuple[Criterion, ...]]:
    """The title of a feature and its criteria; `MalformedFeature` with file and line where it breaks the rules."""
    found = read_feature(path, text)
    for fault in found.faults:
        raise fault
    return found.title, found.criteria


def read_feature(path: Path, text: str) -> FeatureRead:
    """All that can be read of a feature, and every fault of a Rule; `MalformedFeature` where it is no feature."""
    from gherkin.errors import CompositeParserException, ParserError
    from gherkin.parser import Parser

    try:
        document = Parser().parse(text)
    except (CompositeParserException, ParserError) as error:
        line, _, message = str(error).replace("Parser errors:", "").strip().partition(": ")
        place = re.match(r"\((\d+):", line)
        raise MalformedFeature(f"{path}:{place[1] if place else 1}: {message or error}") from None
    feature = cast("_Feature | None", document.get("feature"))
    if feature is None:
        raise MalformedFeature(f"{path}:1: no `Feature:` found")
    criteria: list[Criterion] = []
    faults: list[MalformedFeature] = []
    for child in feature["children"]:
        if "rule" not in child:
            raise MalformedFeature(f"{path}:1: every Scenario belongs to a `Rule:`, and there is no `Background:`")
        tags, misspelt = _tags(path, child["rule"])
        faults += misspelt
        try:
            criteria.append(_criterion(path, feature["name"], child["rule"], tags))
        except MalformedFeature as error:
            faults += [error] if len(tags) == len(child["rule"]["tags"]) else []
    whole = len(criteria) == len(feature["children"])
    return FeatureRead(feature["name"], tuple(criteria), tuple(faults), whole)


def _tags(path: Path, rule: _Rule) -> tuple[list[str], list[MalformedFeature]]:
    """The tags of a Rule without @, a misspelt one as the level or word nearest to it, and a fault for each such."""
    tags: list[str] = []
    faults = []
    for tag in rule["tags"]:
        word = tag["name"].removeprefix("@")
        if not _known(word):
            near = nearest(word, (*LEVELS, LABORATORY))
            what = "the level " if near in LEVELS else ""
            hint = f"Did you mean {what}@{near}?" if near else f"Expected is an id such as @INT001, {EXPECTED}."
            place = f"{path}:{tag['location']['line']}"
            faults.append(MalformedFeature(f"{place}: the tag @{word} is none that evspec knows. {hint}"))
            word = near
        tags += [word] if word else []
    return tags, faults


def _known(tag: str) -> bool:
    named = IDENTIFIER.fullmatch(tag) or STATEMENT.fullmatch(tag) or tag.startswith("pair:")
    return bool(named) or tag in (*LEVELS, LABORATORY)


def _criterion(path: Path, feature: str, rule: _Rule, tags: list[str]) -> Criterion:
    line = rule["location"]["line"]
    identifiers = [tag for tag in tags if IDENTIFIER.fullmatch(tag)]
    levels = [tag for tag in tags if tag in LEVELS]
    if len(identifiers) != 1 or len(levels) != 1:
        raise MalformedFeature(
            f"{path}:{line}: exactly one id such as @INT001 and one of {', '.join('@' + each for each in LEVELS)} "
            f"expected, {' '.join('@' + tag for tag in tags) or 'no tag'!r} found"
        )
    statements = tuple(tag for tag in tags if STATEMENT.fullmatch(tag))
    pairs = tuple(tag.removeprefix("pair:") for tag in tags if tag.startswith("pair:"))
    rationale, shows, shows_not = _description(path, line, rule["description"])
    scenarios = tuple(_scenarios(path, rule, "Scenario"))
    return Criterion(
        id=identifiers[0],
        level=levels[0],
        name=rule["name"],
        rationale=rationale,
        met_shows=shows,
        met_does_not_show=shows_not,
        statements=statements,
        scenarios=scenarios,
        examples=tuple(_scenarios(path, rule, "Example")),
        feature=feature,
        path=path,
        line=line,
        laboratory=LABORATORY in tags,
        pairs=pairs,
    )


def _description(path: Path, line: int, text: str) -> tuple[str, str, str]:
    lines = [each.strip() for each in text.strip().splitlines()]
    told = [each for each in lines if each]
    opens = [each.startswith(("Met shows ", "Met does not show ")) for each in told]
    shown = [
        each.startswith(start) for each, start in zip(told[-2:], ("Met shows ", "Met does not show "), strict=False)
    ]
    if shown != [True, True] or sum(opens) != 2:
        raise MalformedFeature(
            f"{path}:{line}: the description ends with a line `Met shows ...` and a line `Met does not show ...`"
        )
    return " ".join(told[:-2]), told[-2], told[-1]


def _scenarios(path: Path, rule: _Rule, keyword: str) -> Iterator[Scenario]:
    for child in rule["children"]:
        if "scenario" not in child:
            raise MalformedFeature(f"{path}:{rule['location']['line']}: a Rule has no `Background:`")
        scenario = child["scenario"]
        outline = scenario["keyword"].strip() == "Scenario Outline"
        if (scenario["keyword"].strip() in ("Scenario", "Scenario Outline")) != (keyword == "Scenario"):
            continue
        if not scenario["steps"]:
            raise MalformedFeature(f"{path}:{scenario['location']['line']}: {scenario['name']!r} has no sentence")
        if outline or scenario["examples"]:
            yield from _rows(path, scenario)
        else:
            yield Scenario(scenario["name"], scenario["location"]["line"], _steps(scenario, {}))


def _rows(path: Path, scenario: _GherkinScenario) -> Iterator[Scenario]:
    line = scenario["location"]["line"]
    tables = [table for table in scenario["examples"] if table.get("tableBody")]
    if not tables or len(tables) != len(scenario["examples"]):
        raise MalformedFeature(f"{path}:{line}: the outline {scenario['name']!r} has no rows, or an empty `Examples:`")
    for table in tables:
        names = [cell["value"] for cell in table["tableHeader"]["cells"]]
        for row in table["tableBody"]:
            values = dict(zip(names, (cell["value"] for cell in row["cells"]), strict=True))
            yield Scenario(scenario["name"], line, _steps(scenario, values), tuple(values.items()))


def _steps(scenario: _GherkinScenario, values: dict[str, str]) -> tuple[Step, ...]:
    def filled(text: str) -> str:
        return re.sub(r"<([^<>]+)>", lambda match: values.get(match[1], match[0]), text) if values else text

    keyword, steps = "Given", []
    for step in scenario["steps"]:
        keyword = {"Context": "Given", "Outcome": "Then", "Action": "When"}.get(step["keywordType"], keyword)
        rows = step["dataTable"]["rows"] if "dataTable" in step else []
        table = tuple(tuple(filled(cell["value"]) for cell in row["cells"]) for row in rows)
        steps.append(Step(keyword, filled(step["text"]), step["location"]["line"], table))
    return tuple(steps)
