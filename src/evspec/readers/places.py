"""Where the exports of a hand-in lie: the rows of `files`, and their paths held inside the folder."""

from __future__ import annotations

import math
from itertools import islice
from pathlib import Path, PurePosixPath, PureWindowsPath

import pandas as pd

from evspec.errors import Fault, nearest
from evspec.readers.export import Entry, quoted

__all__ = ["entries_of", "placed"]

LISTED = 1000


def entries_of(files: pd.DataFrame) -> list[Entry]:
    """The rows of `files`, numbered from 2 as in a sheet below its header."""
    columns = {name: files[name].tolist() for name in Entry._fields if name in files}
    return [_entry(place, {name: cells[place] for name, cells in columns.items()}) for place in range(len(files))]


def placed(entry: Entry, folder: Path) -> Path | Fault:
    """The path of an entry's file, or the fault where it does not lie inside `folder` or is not there."""
    path, windows = PurePosixPath(entry.file), PureWindowsPath(entry.file)
    if not entry.file or path.is_absolute() or windows.anchor or ".." in path.parts:
        return _fault(entry, "a path inside the hand-in, from its folder")
    try:
        found = (folder / path).resolve()
        if not found.is_relative_to(folder.resolve()):
            return _fault(entry, "a file inside the hand-in, and not a link out of it,")
        return found if found.exists() else _fault(entry, "a file of the hand-in", _near(entry.file, folder, path))
    except (OSError, ValueError, RuntimeError) as error:
        return _fault(entry, f"a path that can be opened ({quoted(str(error))})")


def _near(file: str, folder: Path, path: PurePosixPath) -> str:
    beside = (folder / path).parent
    listed = islice(beside.iterdir(), LISTED) if beside.is_dir() else ()
    return nearest(file, [each.relative_to(folder).as_posix() for each in listed])


def _fault(entry: Entry, expected: str, near: str = "") -> Fault:
    return Fault("", "files", entry.row, "file", quoted(entry.file, 200), expected, near)


def _entry(place: int, cells: dict[str, object]) -> Entry:
    texts = {name: "" if pd.isna(cell) else str(cell).strip() for name, cell in cells.items()}  # type: ignore[call-overload]
    return Entry(
        row=place + 2,
        file=texts.get("file", "").replace("\\", "/"),
        preparation=texts.get("preparation", ""),
        selector=texts.get("selector", ""),
        role=texts.get("role", "") or "sample",
        run=texts.get("run", ""),
        dilution=float(texts.get("dilution", "") or math.nan),
        layout=texts.get("layout", ""),
    )
