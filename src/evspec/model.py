"""The nouns of the specification: criteria with their scenarios, and the statements of the sources they derive from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

__all__ = [
    "GRADES",
    "LEVELS",
    "NOT_EXECUTABLE",
    "SITE",
    "Criterion",
    "Number",
    "Scenario",
    "Source",
    "Statement",
    "Step",
    "Unverified",
]

LEVELS = ("must", "should", "may", "own")
GRADES = ("FULL", "ABS", "OPEN", "SEC", "SUM")
"""What was read of a source to establish a statement; what nobody read is no statement."""

NOT_EXECUTABLE = ("Context", "Purpose", "Outlook", "Position", "Analysis", "Practice")
"""How the reason of a statement opens from which no criterion can derive."""

SITE = "https://evspec.readthedocs.io/en/latest"
"""Where the specification is published; every finding links to a page below it."""


@dataclass(frozen=True)
class Step:
    """A sentence of a scenario or example: what it narrows or judges, where it stands, and its table if it has one."""

    keyword: str
    text: str
    line: int
    table: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Scenario:
    """A named list of steps; an outline has become one of these for each of its rows."""

    name: str
    line: int
    steps: tuple[Step, ...]
    row: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Criterion:
    """One `Rule:` of a feature: a requirement, how it is judged, and the examples that prove the judgement.

    `owner` is blank where it is a criterion of evspec, and names whose it is where it is not.
    """

    id: str
    level: str
    name: str
    rationale: str
    met_shows: str
    met_does_not_show: str
    statements: tuple[str, ...]
    scenarios: tuple[Scenario, ...]
    examples: tuple[Scenario, ...]
    feature: str
    path: Path
    line: int
    laboratory: bool = False
    pairs: tuple[str, ...] = ()
    owner: str = ""

    @property
    def family(self) -> str:
        """The letters that open the identifier."""
        return self.id[:3]

    @property
    def address(self) -> str:
        """The page that explains the criterion; blank where it is not one of evspec's."""
        return "" if self.owner else f"{SITE}/id/{self.id}/index.html"

    @property
    def place(self) -> str:
        """The file and line of its `Rule:`."""
        return f"{self.path.name}:{self.line}"


@dataclass(frozen=True)
class Number:
    """A number that a source prints, its unit, and the decision rule that goes with it, if any."""

    value: float
    unit: str
    rule: str = ""
    text: str = ""


@dataclass(frozen=True)
class Statement:
    """One thing that a source says, in our words, and how well we know that it does."""

    id: str
    source: str
    text: str
    locator: str
    modality: str
    grade: str
    seen: str = ""
    numbers: tuple[Number, ...] = ()
    not_executable: str = ""
    note: str = ""


@dataclass(frozen=True)
class Unverified:
    """A point that is held from memory only: an invitation to look it up, and nothing that a criterion may rest on."""

    id: str
    source: str
    point: str
    confidence: str
    check: str = ""


@dataclass(frozen=True)
class Source:
    """A paper or norm, with its statements in their order, and what nobody has checked against it."""

    id: str
    title: str
    citation: str
    doi: str
    date: str
    status: str
    path: Path
    statements: tuple[Statement, ...]
    unverified: tuple[Unverified, ...] = ()
    owner: str = ""
