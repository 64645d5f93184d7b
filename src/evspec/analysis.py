"""What an analysis of a hand-in found, beside the verdicts: sentences, tables and figures, in the order of reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

__all__ = ["Analysis", "Figure", "Part"]


class Figure(NamedTuple):
    """A drawing, made when somebody wants to see it: the name of its file, what it shows in words, and its SVG."""

    name: str
    text: str
    draw: Callable[[], str]


@dataclass(frozen=True)
class Part:
    """One step of an analysis; `name` is that of its CSV file, and the columns of its table are headed for people."""

    title: str
    sentences: tuple[str, ...] = ()
    table: pd.DataFrame | None = None
    name: str = ""
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True)
class Analysis:
    """A titled list of parts, after the sentences that say the most important first; it holds no verdict."""

    title: str
    sentences: tuple[str, ...]
    parts: tuple[Part, ...]
