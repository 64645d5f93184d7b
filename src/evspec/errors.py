"""What stops a run, told in the order in which a run can stop.

A hand-in is found and opened (`UnreadableFile`), its cells are read (`HandinFaults`, all of them at once), the
features are parsed (`MalformedFeature`), a laboratory's own linted (`FeatureFaults`, all breaches at once), and their
sentences bound (`UnknownStep`, `AmbiguousStep`, `UnknownWord`).
A criterion that is not met is a verdict and never one of these.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from evspec.edits import edits

__all__ = [
    "AmbiguousStep",
    "EvspecError",
    "Fault",
    "FeatureFaults",
    "HandinFaults",
    "MalformedFeature",
    "MissingLibrary",
    "UnknownStep",
    "UnknownWord",
    "UnreadableFile",
    "nearest",
]


class EvspecError(ValueError):
    """The hand-in, the specification or the call cannot be used; the message says why and what was expected."""


class UnreadableFile(EvspecError):
    """A file or folder is missing, too large, or not in a form that evspec reads."""


class MalformedFeature(EvspecError):
    """A feature file or a source file breaks the rules of the specification; the message starts with file:line."""


class FeatureFaults(EvspecError):
    """Every breach in a laboratory's own features, each as file:line: rule: message."""

    def __init__(self, breaches: Sequence[str]) -> None:
        self.breaches = tuple(breaches)
        count = f"{len(self.breaches)} breach{'es' if len(self.breaches) != 1 else ''}"
        super().__init__(f"{count} in the laboratory's features; nothing was judged.\n" + "\n".join(self.breaches))


class UnknownStep(EvspecError):
    """A sentence of a scenario matches none of the sentences that evspec knows."""


class AmbiguousStep(EvspecError):
    """A sentence of a scenario matches more than one of the sentences that evspec knows."""


class MissingLibrary(EvspecError):
    """What was asked for needs a library that is not installed; the message names it and says how to install it."""


class UnknownWord(EvspecError):
    """A name (of a quantity, field, panel, document, criterion) is not one that evspec or the hand-in declares."""


class Fault(NamedTuple):
    """One cell or row of a hand-in that cannot be read as it stands."""

    file: str
    sheet: str
    row: int | None
    column: str
    text: str
    expected: str
    nearest: str = ""

    def __str__(self) -> str:
        place = ", ".join(
            part
            for part in (
                self.file,
                f"sheet {self.sheet}" if self.sheet else "",
                f"row {self.row}" if self.row is not None else "",
                f"column {self.column}" if self.column else "",
            )
            if part
        )
        hint = f" Did you mean {self.nearest!r}?" if self.nearest else ""
        return f"{place}: {self.text!r} found, {self.expected} expected.{hint}"


class HandinFaults(EvspecError):
    """Every fault that one pass over a hand-in found, in the order of files, rows and columns."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        count = f"{len(self.faults)} fault{'s' if len(self.faults) != 1 else ''}"
        super().__init__(f"{count} in the hand-in; nothing was judged.\n" + "\n".join(map(str, self.faults)))


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that takes the fewest strokes to become of `word`, or an empty text where none is close.

    Where it takes more than two, a known name goes before whose words it has all, `trial` for `clinical trial`; where
    it takes many, one that has all its words, `relative potency` for `potency`.
    """
    spelt = {name.casefold(): name for name in known}
    given = word.casefold()
    close = difflib.get_close_matches(given, spelt, n=8, cutoff=0.6)
    best = min(close, key=lambda each: edits(given, each), default="")
    within = [each for each in spelt if each and set(each.split()) < set(given.split())]
    if within and (not best or edits(given, best) > 2):
        return spelt[max(within, key=len)]
    if not best or edits(given, best) > len(given) / 3:
        best = min(_having(given, spelt), key=len, default=best)
    return spelt.get(best, "")


def unknown(what: str, word: str, known: Iterable[str]) -> UnknownWord:
    """The error for a word that is not among the known ones, with the nearest spelling of those that are.

    Where none is near, the first of them are listed, those before that share a word with it.
    """
    names = sorted(set(known))
    close = nearest(word, names)
    mine = set(word.casefold().split())
    first = sorted(names, key=lambda each: mine.isdisjoint(each.casefold().split()))[:12]
    hint = f"Did you mean {close!r}?" if close else f"Known: {', '.join(first)}{' ...' if len(names) > 12 else ''}."
    return UnknownWord(f"Unknown {what} {word!r}. {hint}")


def _having(word: str, known: Iterable[str]) -> list[str]:
    """The known names that have all words of `word`, and more."""
    mine = set(word.split())
    return [each for each in known if mine and mine < set(each.split())]
