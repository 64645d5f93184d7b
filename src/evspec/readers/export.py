"""What every reader gives back, and how it refuses what it cannot read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from evspec.errors import Fault, UnreadableFile

__all__ = [
    "DISTRIBUTION",
    "READING",
    "Beside",
    "Entry",
    "Export",
    "Joined",
    "Source",
    "UnreadableExport",
    "quoted",
    "refused",
]

READING: dict[str, str] = {
    "quantity": "str",
    "analyte": "str",
    "value": "float64",
    "unit": "str",
    "text": "str",
    "resolution": "float64",
    "replicate": "int64",
    "measured_on": "datetime64[s]",
    "dilution_state": "str",
    "dilution": "float64",
    "quality": "str",
    "sheet": "str",
    "row": "int64",
    "cell": "str",
}
"""The columns of `Export.readings` with their types."""

DISTRIBUTION = ("section", "weighting", "axis", "replicate", "bin_centre", "value")
"""The columns of `Export.distributions`."""


@dataclass(frozen=True)
class Export:
    """An instrument export as it was read; averages that the instrument added are no readings.

    `readings` has one row a replicate and quantity, in the unit of the quantity: *text* is the cell as written (blank
    where the value is computed from other cells), *resolution* one unit of its last digit, *dilution* the factor that
    the export records and has applied (NaN where it records none), *quality* the instrument's own flags that are not
    "OK", and *sheet*, *row*, *cell* the section, line and label. `distributions` is long: one row a bin and replicate.
    `parts` (videos, data sets, wells) and `sample` are the names by which a selector chooses; replicate 1 is the first
    of `parts`. `kind` says how its readings are made for a preparation: *sizes* stand ready, part by part. `facts`
    and `notices` name no person and no folder.
    """

    format: str
    file: str
    sha256: str
    bytes: int
    method: str
    measured_on: datetime | None
    sample: str
    parts: tuple[str, ...]
    readings: pd.DataFrame
    distributions: pd.DataFrame
    facts: dict[str, str]
    notices: tuple[str, ...]
    kind: str = "sizes"


class Entry(NamedTuple):
    """A row of `files`, with its number in the sheet; `dilution` is NaN where it is blank."""

    row: int
    file: str
    preparation: str
    selector: str
    role: str
    run: str
    dilution: float
    layout: str = ""


class Joined(NamedTuple):
    """The readings of one entry, what names each of its parts wherever it is exported, and sentences on both."""

    readings: pd.DataFrame
    parts: tuple[tuple[object, ...], ...]
    notices: tuple[str, ...]


class Beside(NamedTuple):
    """What stands beside an entry: all entries of the hand-in, their exports by file, and its folder."""

    entries: Sequence[Entry]
    exports: Mapping[str, Export]
    folder: Path


class Source(NamedTuple):
    """The content of a file with the name under which it is spoken of."""

    name: str
    raw: bytes
    sha256: str


class UnreadableExport(UnreadableFile):
    """An export that cannot be read as it stands; `fault` says where and what was expected."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(str(fault))


def refused(
    name: str, text: str, expected: str, row: int | None = None, column: str = "", near: str = ""
) -> UnreadableExport:
    """The error for the file `name`, which holds `text` where something else was expected."""
    return UnreadableExport(Fault(name, "", row, column, quoted(text), expected, near))


def quoted(text: str, most: int = 80) -> str:
    """`text` as it can be printed on one line: other characters than printable ones as `?`, cut at `most`."""
    line = "".join(each if each.isprintable() else "?" for each in re.sub(r"\s+", " ", text[: 4 * most]).strip())
    return line if len(line) <= most else line[:most] + "..."
