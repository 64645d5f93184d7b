"""How a feature is worded: names of one thing only, words that two people read alike, pairs that know each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evspec.criteria import Specification
from evspec.lint.blame import Blame, asked, blame
from evspec.model import Criterion

__all__ = ["names_are_unique", "pairs_are_mutual", "words_are_plain"]

WEASELS = re.compile(
    r"\b(adequate(?:ly)?|appropriate(?:ly)?|sufficient(?:ly)?|suitabl[ey]|reasonabl[ey]|proper(?:ly)?|acceptabl[ey]|"
    r"approximately|roughly|several|various|etc|as needed|if possible|"
    r"(?:about|around|circa)(?= (?:\d|(?:half|an? (?:third|quarter|dozen)|one|two|three|four|five|ten)\b)))",
    re.IGNORECASE,
)
MODAL = re.compile(r"\b(shall|should|must|may|ought)\b", re.IGNORECASE)
QUOTED = re.compile(r'"[^"]*"')


def names_are_unique(specification: Specification) -> Iterator[Blame]:
    """A Rule's name stands once in all features, a Scenario's or Example's once in its file."""
    seen: dict[tuple[str, str], int] = {}
    for criterion in asked(specification):
        named = {(row.name, row.line): None for row in (*criterion.scenarios, *criterion.examples)}
        for place, name, line in [
            ("", criterion.name, criterion.line),
            *((criterion.path.name, name, line) for name, line in named),
        ]:
            if (place, name) in seen:
                yield blame(criterion, f"the name {name!r} is already that of line {seen[place, name]}", line)
            seen.setdefault((place, name), line)


def words_are_plain(specification: Specification) -> Iterator[Blame]:
    """No word that two people read differently, unless quoted; no level in the name of a Rule, the tag says it."""
    for criterion in asked(specification):
        for text, line in _texts(criterion):
            if match := WEASELS.search(QUOTED.sub("", text)):
                yield blame(criterion, f"{match[1]!r} in {text!r} can be read in more than one way", line)
        if match := MODAL.search(criterion.name):
            yield blame(criterion, f"{match[1]!r} in the name: the tag gives the level")


def pairs_are_mutual(specification: Specification) -> Iterator[Blame]:
    """A criterion that names another as its pair exists beside it and names it in turn; ours name no laboratory's."""
    for criterion in asked(specification):
        for other in criterion.pairs:
            if other not in specification.criteria:
                yield blame(criterion, f"@pair:{other} is no criterion")
            elif criterion.id not in specification.criteria[other].pairs and _of_one(criterion, specification, other):
                yield blame(criterion, f"{other} does not name @pair:{criterion.id}")


def _of_one(criterion: Criterion, specification: Specification, other: str) -> bool:
    return criterion.owner == specification.criteria[other].owner


def _texts(criterion: Criterion) -> Iterator[tuple[str, int]]:
    yield criterion.name, criterion.line
    yield criterion.rationale, criterion.line
    yield criterion.met_shows, criterion.line
    yield criterion.met_does_not_show, criterion.line
    yield from dict.fromkeys((step.text, step.line) for row in criterion.scenarios for step in row.steps)
