"""Words that criteria look for in a free field: another spelling of one is a fault, or the lot would escape them."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Sequence

from evspec.errors import Fault
from evspec.handin.faults import Problem, Problems, blame_words
from evspec.handin.sheets import Sheet
from evspec.tables import TABLES, Sought

__all__ = ["blame_other_spellings"]

ALIKE = 0.8
"""How like the word a text is that is taken for a slip of the pen: one letter of seven wrong, missing or exchanged."""


def blame_other_spellings(sheets: Sequence[Sheet], faults: list[Fault]) -> None:
    """A fault for each cell of a free field that says a word which a criterion looks for, and says it otherwise."""
    for sheet in sheets:
        for column in TABLES[sheet.raw.table].columns:
            if not column.sought:
                continue
            cells, words = sheet.cells(column.name), [each.word for each in column.sought]
            found = {
                place: problem
                for place, text in enumerate(map(str, cells.words))
                if text not in words and (problem := _problem(text, column.sought))
            }
            blame_words(faults, sheet.raw, sheet.header(column.name), cells, Problems(found))


def _problem(text: str, sought: Sequence[Sought]) -> Problem | None:
    whole, parts = _letters(text), [_letters(part) for part in text.split()]
    for word, letters in sought:
        if said := next((each for each in letters if each in whole), ""):
            return Problem(f"{word} and no more, for which a criterion looks here, or a text without {said!r},", word)
        if difflib.get_close_matches(_letters(word), [whole, *parts], n=1, cutoff=ALIKE):
            return Problem(f"{word}, for which a criterion looks here, or a text less like it,", word)
    return None


def _letters(text: str) -> str:
    """The letters and digits of a text in lower case: blanks, hyphens and other signs are spelt in many ways."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))
