"""The exports that a hand-in names in `files`, as rows of its readings and runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import pandas as pd

from evspec.errors import Fault
from evspec.readers.export import Beside, Entry, Export, Joined, UnreadableExport
from evspec.readers.join import join, stacked
from evspec.readers.places import entries_of, placed
from evspec.readers.recognise import read_export
from evspec.tables import RUNS

__all__ = ["Attached", "attach"]


JOINS: dict[str, Callable[[Entry, Export, Beside, list[Fault]], Joined]] = {"sizes": join}
"""How an export of each kind is joined to a preparation."""


class Attached(NamedTuple):
    """What the exports of a hand-in add to it: rows of `readings` and `runs`, the files read, and sentences on them."""

    readings: pd.DataFrame
    runs: pd.DataFrame
    provenance: pd.DataFrame
    notices: tuple[str, ...]


def attach(files: pd.DataFrame, folder: Path, faults: list[Fault]) -> Attached:
    """The readings and runs of every export in `files`, whose paths lie inside `folder`.

    What cannot be read is added to `faults`, and all files are tried. An export that records no dilution takes that of
    `files`, else its concentrations are set aside. Where `files` names no run, a file is a run of its own. Files of
    role blank or standard give no readings. A part that two rows would count is a fault.
    """
    entries = entries_of(files)
    exports = _exports(entries, folder, faults)
    named = _named_runs(entries)
    samples = [each for each in named if each.role == "sample" and each.file in exports]
    beside = Beside(named, exports, folder)
    parts = [JOINS[exports[each.file].kind](each, exports[each.file], beside, faults) for each in samples]
    _counted_twice(samples, parts, faults)
    unjudged = [
        f"{each.file}: role {each.role}; it is read and not judged."
        for each in named
        if each.role != "sample" and each.file in exports
    ]
    told = [notice for each in exports.values() for notice in each.notices]
    told += [notice for each in parts for notice in each.notices]
    readings = stacked(parts)
    runs = _runs(samples, exports)
    return Attached(readings, runs, _provenance(exports), tuple(dict.fromkeys([*told, *unjudged])))


def _exports(entries: list[Entry], folder: Path, faults: list[Fault]) -> dict[str, Export]:
    exports: dict[str, Export] = {}
    tried: set[str] = set()
    for each in entries:
        if each.file in tried:
            continue
        tried.add(each.file)
        found = placed(each, folder)
        try:
            if isinstance(found, Fault):
                faults.append(found)
            else:
                exports[each.file] = read_export(found, each.file)
        except UnreadableExport as error:
            faults.append(error.fault)
    return exports


def _named_runs(entries: list[Entry]) -> list[Entry]:
    paths = {each.file: PurePosixPath(each.file) for each in entries}
    stems = Counter(path.stem for path in paths.values())
    own = {file: path.stem if stems[path.stem] == 1 else file for file, path in paths.items()}
    return [each if each.run else each._replace(run=own[each.file]) for each in entries]


def _counted_twice(samples: list[Entry], parts: list[Joined], faults: list[Fault]) -> None:
    seen: dict[tuple[object, ...], Entry] = {}
    for entry, part in zip(samples, parts, strict=True):
        before = [seen[each] for each in part.parts if each in seen]
        if before:
            expected = f"parts that row {before[0].row} ({before[0].file}) does not count already"
            faults.append(Fault("", "files", entry.row, "file", entry.file, expected))
        seen |= {each: entry for each in part.parts if each not in seen}


def _runs(samples: list[Entry], exports: dict[str, Export]) -> pd.DataFrame:
    rows = [
        {
            "run": each.run,
            "method": exports[each.file].method,
            "date": exports[each.file].measured_on,
            "instrument": exports[each.file].facts["instrument"],
        }
        for each in samples
    ]
    frame = pd.DataFrame(rows, columns=list(RUNS.names)).astype({"date": "datetime64[s]"})
    return frame.drop_duplicates("run", ignore_index=True)


def _provenance(exports: dict[str, Export]) -> pd.DataFrame:
    rows = [(file, each.sha256, each.bytes) for file, each in exports.items()]
    return pd.DataFrame(rows, columns=["file", "sha256", "bytes"])
