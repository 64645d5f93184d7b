"""Test results: read from the JUnit file that pytest wrote, and what they allow to be said of a criterion."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path
from typing import Literal, NamedTuple
from xml.etree import ElementTree as ET

__all__ = ["KINDS", "CriterionTest", "Standing", "read_results", "standing_of"]

KINDS = ("scenario", "example")
Outcome = Literal["passed", "failed", "skipped"]


class CriterionTest(NamedTuple):
    """What one test said of one criterion; `feature` and `line` say where its scenario or example stands.

    `row` is that of an outline, `antigen: CD73`.
    """

    criterion: str
    scenario: str
    kind: str
    feature: str
    line: int
    outcome: Outcome
    message: str = ""
    row: str = ""


class Standing(IntEnum):
    """What the tests say of a criterion, the most urgent first; nothing that nobody tested has passed."""

    FAILING = 0
    NOT_TESTED = 1
    PARTLY_TESTED = 2
    TESTS_PASS = 3

    @property
    def words(self) -> str:
        """The standing as it is printed: `not tested`."""
        return self.name.lower().replace("_", " ")


def read_results(path: Path) -> tuple[CriterionTest, ...]:
    """The results that name a criterion, in the order of their places; none where there is no file.

    Tests without a property `criterion` are others of the project and left out. `ParseError` where the file
    is not XML.
    """
    if not path.is_file():
        return ()
    cases = ET.parse(path).getroot().iter("testcase")  # noqa: S314 -- our own tests wrote it
    found = [each for each in map(_result, cases) if each.criterion]
    return tuple(sorted(found, key=lambda each: (each.criterion, each.line, each.scenario)))


def standing_of(results: Sequence[CriterionTest]) -> Standing:
    """The standing of a criterion by all its results: passed only if both kinds ran and every one passed."""
    if not results:
        return Standing.NOT_TESTED
    outcomes = {each.outcome for each in results}
    if "failed" in outcomes:
        return Standing.FAILING
    if outcomes == {"passed"} and {each.kind for each in results} >= set(KINDS):
        return Standing.TESTS_PASS
    return Standing.PARTLY_TESTED if "passed" in outcomes else Standing.NOT_TESTED


def _result(case: ET.Element) -> CriterionTest:
    properties = {each.get("name", ""): each.get("value", "") for each in case.iter("property")}
    line = properties.get("line", "")
    broken = next((child for child in case if child.tag in ("failure", "error")), None)
    skipped = case.find("skipped")
    outcome: Outcome = "failed" if broken is not None else "skipped" if skipped is not None else "passed"
    told = broken if broken is not None else skipped
    return CriterionTest(
        properties.get("criterion", ""),
        properties.get("scenario", "") or case.get("name", ""),
        properties.get("kind", ""),
        properties.get("feature", ""),
        int(line) if line.isdigit() else 0,
        outcome,
        told.get("message", "") if told is not None else "",
        properties.get("row", ""),
    )
