"""The files of a laboratory's features: found inside their folder, bounded in number and size, and plain text."""

from __future__ import annotations

import os
import re
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from evspec.errors import MalformedFeature, UnreadableFile

__all__ = ["Files", "contents", "text_of"]

LARGEST = 1_000_000
LONGEST_LINE = 4_000
MOST_FILES = 200
MOST_ENTRIES = 10_000
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\uf8ff\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
"""Characters that steer a terminal, reorder a line or cannot be seen; a criterion has no use for them."""

File = tuple[Path, bytes]


class Files(NamedTuple):
    """The files of a folder of features, each with its content, in the order of their names."""

    features: tuple[File, ...]
    sources: tuple[File, ...]
    quantities: File | None

    @property
    def every(self) -> tuple[File, ...]:
        """All of them."""
        return (*self.features, *self.sources, *((self.quantities,) if self.quantities else ()))


def contents(folder: Path) -> Files:
    """The features of a folder, its sources and its table of quantities; `UnreadableFile` where one is not to be read.

    A file counts that lies in the folder, or in its `sources`, once symbolic links are followed.
    """
    try:
        if not folder.is_dir():
            raise UnreadableFile(f"{folder}: no folder; a folder of .feature files is expected.")
        root = folder.resolve()
        features = _named(folder, ".feature")
        sources = _named(folder / "sources", ".toml")
        quantities = _named(folder, "quantities.csv")
        if not features:
            raise UnreadableFile(f"{folder}: no file in it ends in .feature; a folder of .feature files is expected.")
        read = [[(path, _content(path, root)) for path in paths] for paths in (features, sources, quantities)]
    except (OSError, RuntimeError, ValueError) as error:
        if isinstance(error, UnreadableFile):
            raise
        raise UnreadableFile(f"{folder}: it cannot be opened ({error}).") from None
    return Files(tuple(read[0]), tuple(read[1]), read[2][0] if read[2] else None)


def text_of(path: Path, content: bytes) -> str:
    """The text of a feature or source; `MalformedFeature` with the line where it is no UTF-8, or no plain text."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise MalformedFeature(
            f"{path}:{line}: byte {content[error.start]:#04x} found, text in UTF-8 expected"
        ) from None
    if found := HIDDEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise MalformedFeature(f"{path}:{line}: the character U+{ord(found[0]):04X} found, which nobody sees")
    for line, each in enumerate(text.split("\n"), 1):
        if len(each) > LONGEST_LINE:
            raise MalformedFeature(f"{path}:{line}: {len(each):,} characters found, at most {LONGEST_LINE:,} expected")
    return text


def _named(folder: Path, ending: str) -> list[Path]:
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        names = [entry.name for entry in islice(entries, MOST_ENTRIES + 1)]
    if len(names) > MOST_ENTRIES:
        raise UnreadableFile(
            f"{folder}: more than {MOST_ENTRIES:,} entries found; features have a folder of their own."
        )
    found = sorted(name for name in names if name.endswith(ending) and not name.startswith("."))
    if len(found) > MOST_FILES:
        raise UnreadableFile(f"{folder}: {len(found):,} files end in {ending}, at most {MOST_FILES} expected.")
    return [folder / name for name in found if name == ending or ending.startswith(".")]


def _content(path: Path, root: Path) -> bytes:
    inside = path.resolve(strict=True)
    if not inside.is_relative_to(root):
        raise UnreadableFile(f"{path}: it leads out of the folder; a file inside it is expected.")
    if not inside.is_file():
        raise UnreadableFile(f"{path}: no plain file; a text is expected.")
    with inside.open("rb") as stream:
        content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        size = inside.stat().st_size
        raise UnreadableFile(f"{path}: {size:,} bytes found, at most {LARGEST:,} expected.")
    return content
