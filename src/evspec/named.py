"""Which texts of a free cell name something, and which only keep it from being blank."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from evspec.arrays import Bools, Ints
from evspec.tables import UNKNOWN

__all__ = ["filled", "names_nothing"]

WORDS = frozenset(
    (
        UNKNOWN,
        "",
        "none",
        "no",
        "nil",
        "na",
        "nan",
        "n a",
        "not available",
        "not applicable",
        "not recorded",
        "not done",
        "not run",
        "not included",
        "not used",
        "not given",
        "not known",
        "not yet",
        "tbd",
        "to be determined",
        "to be done",
        "pending",
        "n d",
        "nd",
        "failed",
        "missing",
        "without",
    )
)
SIGNS = str.maketrans(dict.fromkeys("-\u2010\u2011\u2012\u2013\u2014/.?", " "))


def names_nothing(text: str) -> bool:
    """Whether a text says that there is nothing to name; dashes, strokes, dots and case do not count.

    Such a text is never evidence. Where a list of words is closed, "none" can be one of them and is not asked here.
    """
    return " ".join(text.casefold().translate(SIGNS).split()) in WORDS


def filled(codes: Ints, words: Iterable[object], *, closed: bool = False) -> Bools:
    """Which of the cells name something: all but the blank ones, of code -1, and those of a word for nothing.

    `words` are the different cells by their codes; where the list of them is `closed`, each of them names something.
    """
    naming = [closed or not (isinstance(word, str) and names_nothing(word)) for word in words]
    return np.array([*naming, False], np.bool_)[codes]
