"""Folders that evspec writes: found or made whole, replaced only where evspec wrote them, and otherwise left alone."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from evspec.errors import EvspecError
from evspec.model import SITE

__all__ = ["ANALYSIS", "FILES", "MARK", "SCHEMA", "example_laboratory", "free_folder", "refuse_foreign", "whole_folder"]

FILES = ("verdicts.csv", "findings.json", "junit.xml", "report.html")
VERDICTS, ANALYSIS, MARK = "findings.json", "analysis.json", "an analysis of evspec"
SCHEMA = f"{SITE}/findings.schema.json"
"""Where the schema of findings.json is published; it names the folders that evspec wrote."""
LONGEST_MARK = 1_000_000


def example_laboratory() -> Path:
    """The folder of the example laboratory: in the package first, as a wheel has it, in the checkout second."""
    package = Path(__file__).parents[1]
    for place in (package / "examples" / "laboratory", package.parents[1] / "examples" / "laboratory"):
        if place.is_dir():
            return place
    raise EvspecError("the example laboratory is neither in the package nor in a checkout beside it")


def free_folder(name: str) -> Path:
    """The first of `name`, `name-2` ... here that does not exist, is empty or was written by evspec."""
    names = (Path(name if number == 1 else f"{name}-{number}") for number in count(1))
    return next(each for each in names if not _foreign(each))


def refuse_foreign(folder: Path, mark: str = VERDICTS) -> None:
    """Raise `EvspecError` where the folder exists and holds anything that evspec did not write for the same purpose."""
    if reason := _foreign(folder, mark):
        raise EvspecError(f"{folder}: {reason}; nothing was written. Name a folder that does not exist yet.")


@contextmanager
def whole_folder(folder: Path, mark: str = VERDICTS) -> Iterator[Path]:
    """A folder to write into, which takes the place of `folder` when all is written and vanishes if anything fails.

    `mark` is the file by which evspec knows a folder of that kind: verdicts replace verdicts, analyses analyses.
    """
    refuse_foreign(folder, mark)
    target = folder.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        workshop = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise _unwritable(folder, error) from error
    draft, before = workshop / "draft", workshop / "before"
    try:
        draft.mkdir()
        yield draft
        refuse_foreign(folder, mark)
        _replace(target, draft, before)
    except OSError as error:
        raise _unwritable(folder, error) from error
    finally:
        if target.exists() or not before.exists():
            shutil.rmtree(workshop, ignore_errors=True)


def _replace(target: Path, draft: Path, before: Path) -> None:
    """Put the draft where the target is; what stood there returns if that fails."""
    if target.exists():
        target.rename(before)
    try:
        draft.rename(target)
    except OSError:
        if before.exists():
            before.rename(target)
        raise


def _foreign(folder: Path, mark: str = VERDICTS) -> str:
    """Why the folder may not be replaced; an empty text where it may, or does not exist."""
    if not folder.exists():
        return "is a link to nothing" if folder.is_symlink() else ""
    if not folder.is_dir():
        return "is a file, not a folder"
    if folder.resolve() == Path.cwd():
        return "is the current directory"
    held = sorted(each.name for each in folder.iterdir())
    own = frozenset(FILES) if mark == VERDICTS else _of_analysis(folder / mark)
    strange = [name for name in held if name not in own]
    if strange:
        other = strange[0] in FILES or strange[0] == ANALYSIS
        return f"holds {strange[0]!r}, which {'is of another kind' if other else 'evspec did not write'}"
    known = not held or (mark in held and (mark == ANALYSIS or _ours(folder / mark)))
    return "" if known else f"holds no {mark} of evspec, so evspec did not write it"


def _ours(findings: Path) -> bool:
    with suppress(OSError, UnicodeDecodeError), findings.open(encoding="utf-8") as stream:
        return json.dumps(SCHEMA) in stream.read(500)
    return False


def _of_analysis(mark: Path) -> frozenset[str]:
    """The files that an earlier analysis wrote beside its mark, as the mark itself lists them."""
    with suppress(OSError, ValueError), mark.open(encoding="utf-8") as stream:
        told = json.loads(stream.read(LONGEST_MARK))
        if isinstance(told, dict) and told.get("wrote") == MARK:
            return frozenset(map(str, told.get("files", ())))
    return frozenset()


def _unwritable(folder: Path, error: OSError) -> EvspecError:
    return EvspecError(f"{folder}: cannot be written ({error.strerror or error}); nothing was written there")
