"""The sections, labelled rows of a NanoSight export, found by label and never by line number."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from evspec.errors import nearest
from evspec.readers.export import Source, refused

__all__ = ["Layout", "Row", "key", "layout"]


class Row(NamedTuple):
    """A row with its label and the number of its line; `cells` are those after the label, as they were split."""

    line: int
    label: str
    cells: list[str]

    def first(self, count: int) -> list[str]:
        """The first `count` cells without blanks around them; blank where the row is shorter."""
        return [cell.strip() for cell in self.cells[:count]] + [""] * (count - len(self.cells))


@dataclass(frozen=True)
class Layout:
    """An export cut into its sections; `lines` are the lines of the file, `videos` the number of columns of data."""

    name: str
    lines: list[str]
    sections: dict[str, list[Row]]
    videos: tuple[str, ...] = ()

    def row(self, section: str, label: str) -> Row | None:
        """The row of that label in that section, None where there is none; a refusal where two of them differ."""
        return self.one([row for row in self.sections.get(section, []) if key(row.label) == key(label)], label)

    def one(self, rows: list[Row], label: str) -> Row | None:
        """The only row of `rows`, which may be repeated word for word."""
        if len({tuple(row.cells) for row in rows}) > 1:
            expected = f"one row {label!r}, which row {rows[0].line} already gives,"
            raise refused(self.name, ", ".join(rows[1].cells), expected, rows[1].line)
        return rows[0] if rows else None

    def required(self, section: str, label: str) -> Row:
        """The row of that label in that section; a refusal with the nearest label where there is none."""
        found = self.row(section, label)
        if found is None:
            known = [row.label for row in self.sections.get(section, [])]
            expected = f"a row {label!r} in section [{section}]"
            raise refused(self.name, "no such row", expected, near=nearest(label, known))
        return found


def layout(source: Source) -> Layout:
    """The sections of an export, with the names of its videos; UTF-8, else Latin-1."""
    text = _decoded(source)
    lines = re.split(r"\r\n|\r|\n", text)
    if re.search("[;\t]", lines[0]):
        raise refused(source.name, lines[0], "cells separated by commas, as the instrument writes them,", 1)
    sections = _sections(source.name, lines)
    for needed in ("Results", "Data Included"):
        if needed not in sections:
            raise refused(source.name, f"{len(lines)} lines", f"a section [{needed}]", near=nearest(needed, sections))
    bare = Layout(source.name, lines, sections)
    return replace(bare, videos=_videos(bare))


def _decoded(source: Source) -> str:
    try:
        text = source.raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = source.raw.decode("latin-1")
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise refused(source.name, "a zero byte", "text", line)
    return text


def _sections(name: str, lines: list[str]) -> dict[str, list[Row]]:
    sections: dict[str, list[Row]] = {"": []}
    current = sections[""]
    reader = csv.reader(lines)
    try:
        for cells in reader:
            label = cells[0].strip() if cells else ""
            if label[:1] == "[" and label[-1:] == "]":
                current = sections.setdefault(label[1:-1].strip(), [])
            current.append(Row(reader.line_num, label, cells[1:]))
    except csv.Error as error:
        raise refused(name, str(error), "cells separated by commas", reader.line_num) from error
    return sections


def _videos(bare: Layout) -> tuple[str, ...]:
    named = bare.required("Experiment Details", "Filename:")
    cells = [cell.strip() for cell in named.cells]
    while cells and not cells[-1]:
        cells.pop()
    if not cells or "" in cells:
        raise refused(bare.name, ", ".join(named.cells), "the name of each video", named.line)
    heads = bare.row("Results", "[Results]")
    shown = [cell.strip() for cell in heads.cells] if heads else []
    if "Average" in shown and shown.index("Average") != len(cells):
        expected = f"the column of averages behind {len(cells)} videos"
        raise refused(bare.name, ", ".join(shown), expected, heads.line if heads else None)
    return tuple(cells)


def key(label: str) -> str:
    """The label without blanks and colons, in lower case: `Filename:` and `Filename` are one."""
    return "".join(label.split()).replace(":", "").casefold()
