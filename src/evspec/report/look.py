"""How text lies on a terminal: its width, its colours where it has any, and the shapes that stand beside the words."""

from __future__ import annotations

import os
import shutil
import textwrap
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple, TextIO

import click

from evspec.verdicts import Verdict
from evspec.words import held

__all__ = ["HELD", "SHAPES", "Look", "look_of", "table"]

SHAPES = {
    Verdict.MET: "✓",
    Verdict.NOT_MET: "✗",
    Verdict.INCONCLUSIVE: "?",
    Verdict.NO_EVIDENCE: "○",
    Verdict.NOT_APPLICABLE: "·",
}
PLAIN_SHAPES = {
    Verdict.MET: "+",
    Verdict.NOT_MET: "x",
    Verdict.INCONCLUSIVE: "?",
    Verdict.NO_EVIDENCE: "o",
    Verdict.NOT_APPLICABLE: ".",
}
COLOURS = {
    Verdict.MET: "green",
    Verdict.NOT_MET: "red",
    Verdict.INCONCLUSIVE: "yellow",
    Verdict.NO_EVIDENCE: "cyan",
    Verdict.NOT_APPLICABLE: "white",
}
HELD = "\u00a0"
"""A no-break space: lines do not break there, and it is printed as a space."""

WIDEST, NARROWEST, UNSEEN = 100, 20, 160


class Look(NamedTuple):
    """The width that text fills, the room of a table, whether there are colours, and the shape of each verdict."""

    width: int = WIDEST
    room: int = WIDEST
    colour: bool = False
    shapes: dict[Verdict, str] = SHAPES

    def bold(self, text: str) -> str:
        """`text` in bold, where there are colours."""
        return click.style(text, bold=True) if self.colour else text

    def dim(self, text: str) -> str:
        """`text` receding, where there are colours."""
        return click.style(text, dim=True) if self.colour else text

    def toned(self, text: str, verdict: Verdict) -> str:
        """`text` in the colour of the verdict, where there are colours."""
        return click.style(text, fg=COLOURS[verdict]) if self.colour else text

    def lines(self, text: str, indent: int = 0, hanging: int | None = None) -> list[str]:
        """`text` filled into lines that break between words only, and never at a no-break space."""
        after = indent if hanging is None else hanging
        filled = textwrap.wrap(
            held(text),
            self.width,
            initial_indent=" " * indent,
            subsequent_indent=" " * after,
            break_long_words=False,
            break_on_hyphens=False,
        )
        return [line.replace(HELD, " ") for line in filled] or [""]


def look_of(stream: TextIO) -> Look:
    """The look for a stream: no colour unless it is a terminal, nor where NO_COLOR is set, and shapes it can encode."""
    terminal = stream.isatty()
    room = shutil.get_terminal_size((WIDEST, 24)).columns if terminal or "COLUMNS" in os.environ else UNSEEN
    room = max(NARROWEST, room)
    colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Look(min(room, WIDEST), room, colour, _shapes(stream.encoding))


def table(
    look: Look, header: Sequence[str], rows: Sequence[Sequence[str]], indent: int = 2, right: int | None = None
) -> list[str]:
    """Rows in aligned columns, those from `right` on flush right; where they do not fit, one `name: cell` a line."""
    widths = [max(map(_cells, column)) for column in zip(header, *rows, strict=True)]
    if indent + sum(widths) + 2 * (len(widths) - 1) > look.room:
        return _stacked(look, header, rows, indent)

    def line(cells: Sequence[str]) -> str:
        parts = [
            " " * (width - _cells(cell)) + cell
            if right is not None and place >= right
            else cell + " " * (width - _cells(cell))
            for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        return (" " * indent + "  ".join(parts)).rstrip()

    return [look.dim(line(header)), *map(line, rows)]


def _cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def _stacked(look: Look, header: Sequence[str], rows: Sequence[Sequence[str]], indent: int) -> list[str]:
    lines = []
    for first, *cells in rows:
        lines += look.lines(first, indent, indent + 4)
        for name, cell in zip(header[1:], cells, strict=True):
            if cell:
                lines += look.lines(f"{name}: {cell}", indent + 2, indent + 4)
    return lines


def _shapes(encoding: str | None) -> dict[Verdict, str]:
    try:
        "".join(SHAPES.values()).encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return PLAIN_SHAPES
    return SHAPES
