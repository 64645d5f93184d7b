"""A feature file as it was typed: the words below its title, and each rule line by line."""

from __future__ import annotations

import re
import textwrap
from typing import NamedTuple

from evspec.criteria import Criterion

__all__ = ["FeatureText"]

JUDGED = re.compile(r"\s*Scenario(?: Outline)?:")
SHOWN = re.compile(r"\s*Example:")


class FeatureText(NamedTuple):
    """The lines of a feature file."""

    lines: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> FeatureText:
        """The lines of this text."""
        return cls(tuple(text.splitlines()))

    @property
    def description(self) -> str:
        """What stands between the title of the feature and its first rule."""
        start = next((place for place, line in enumerate(self.lines) if line.strip().startswith("Feature:")), 0) + 1
        end = next((place for place in range(start, len(self.lines)) if self._opens(place)), len(self.lines))
        return " ".join(line.strip() for line in self.lines[start:end] if line.strip())

    def rule(self, criterion: Criterion) -> str:
        """The whole rule of a criterion with its tags, word for word, moved to the left margin."""
        return textwrap.dedent("\n".join(self._rule(criterion))).strip("\n")

    def scenarios(self, criterion: Criterion) -> str:
        """The scenarios of a criterion without its examples, word for word, moved to the left margin."""
        kept: list[str] = []
        keeping = False
        for line in self._rule(criterion):
            keeping = bool(JUDGED.match(line)) or (keeping and not SHOWN.match(line))
            if keeping:
                kept.append(line)
        return textwrap.dedent("\n".join(kept)).strip("\n")

    def words(self, line: int) -> str:
        """One line without its margin."""
        return self.lines[line - 1].strip()

    def _rule(self, criterion: Criterion) -> tuple[str, ...]:
        start = criterion.line - 1
        while start > 0 and self.lines[start - 1].strip().startswith("@"):
            start -= 1
        end = next((place for place in range(criterion.line, len(self.lines)) if self._opens(place)), len(self.lines))
        return self.lines[start:end]

    def _opens(self, place: int) -> bool:
        return self.lines[place].strip().startswith(("@", "Rule:"))
