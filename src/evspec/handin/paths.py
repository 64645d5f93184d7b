"""Files that tables name: inside the hand-in, and there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path, PurePosixPath, PureWindowsPath

from evspec.errors import Fault, nearest
from evspec.handin.columns import spelt
from evspec.handin.faults import Problem, blame_words
from evspec.handin.raw import RawTable
from evspec.handin.sheets import Sheet

__all__ = ["blame_paths", "files_named", "inside"]

LISTED = 1000
NAMING = ("files", "documents", "readings")
BESIDE = ("files", "documents")


def blame_paths(sheets: Sequence[Sheet], folder: Path | None, *, whole: bool, faults: list[Fault]) -> None:
    """A fault for each file that leads out of the hand-in, or is not there.

    Where the folder is not the `whole` hand-in but holds its workbook, only exports and documents have to be there.
    """
    for sheet in sheets:
        if sheet.raw.table not in NAMING:
            continue
        cells = sheet.cells("file")
        where = folder if whole or sheet.raw.table in BESIDE else None
        found = {place: _problem(str(word), where) for place, word in enumerate(cells.words) if word}
        problems = {place: problem for place, problem in found.items() if problem}
        blame_words(faults, sheet.raw, sheet.header("file"), cells, problems)


def files_named(raw: Sequence[RawTable]) -> set[str]:
    """The files that the tables name, before the tables are read."""
    return {
        str(word)
        for table in raw
        if table.table in NAMING
        for header, cells in zip(table.header, table.columns, strict=True)
        if spelt(header) == "file"
        for word in cells.words
    }


def inside(text: str, folder: Path) -> Path | None:
    """The file of that name inside the folder, symbolic links followed; None where it leads out of it."""
    if _leads_out(text):
        return None
    root = folder.resolve()
    found = (root / text.replace("\\", "/")).resolve()
    return found if found.is_relative_to(root) else None


def _leads_out(text: str) -> bool:
    posix, windows = PurePosixPath(text), PureWindowsPath(text)
    return posix.is_absolute() or bool(windows.drive or windows.root) or ".." in windows.parts or "\0" in text


def _problem(text: str, folder: Path | None) -> Problem | None:
    if folder is None:
        return Problem("a path inside the hand-in") if _leads_out(text) else None
    try:
        found = inside(text, folder)
        if found is None:
            return Problem("a path inside the hand-in")
        return None if found.is_file() else Problem("a file of the hand-in", _near(found, folder))
    except (OSError, ValueError):
        return Problem("a path inside the hand-in")


def _near(path: Path, folder: Path) -> str:
    beside = islice(path.parent.iterdir(), LISTED) if path.parent.is_dir() else ()
    names = [each.name for each in beside if each.is_file()]
    close = nearest(path.name, names)
    return path.with_name(close).relative_to(folder.resolve()).as_posix() if close else ""
