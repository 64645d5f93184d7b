"""Numbers as spreadsheets and instruments print them: decimal marks, powers of ten, digit groups, and what is none."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from evspec.arrays import Bools, Floats, Ints, Words
from evspec.handin.faults import Problem, Problems
from evspec.words import exactly

__all__ = ["SPREADSHEET_ERRORS", "Marks", "Numbers", "marks_of", "read_numbers"]

TEN = r"10(?:\s*\^\s*(?P<caret>[+-]?\d{1,4})|(?P<raised>[⁺⁻]?[⁰¹²³⁴-⁹]{1,4}))"
PLAIN = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?")
NUMBER = re.compile(
    r"(?P<sign>[+-]?)(?P<digits>[0-9]+(?P<mark>[.,]?)[0-9]*|(?P<bare>[.,])[0-9]+)"
    rf"(?:[eE](?P<exponent>[+-]?[0-9]{{1,4}})|\s*[×x*·⋅]\s*{TEN})?"
)
POWER = re.compile(rf"(?P<sign>[+-]?){TEN}")
GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:(?P<group>[ .,'’_])[0-9]{3})(?:(?P=group)[0-9]{3})*(?:[.,][0-9]+)?")
THOUSAND = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
WITH_UNIT = re.compile(r"[+-]?[0-9.,]+(?:[eE][+-]?[0-9]+)?\s*[^\W\d_][^\d]*")
SUPERSCRIPT = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "+-0123456789")
NOT_FINITE = frozenset(("nan", "inf", "infinity", "-inf", "na", "n/a", "null", "none"))
SPREADSHEET_ERRORS = frozenset(
    ("#n/a", "#div/0!", "#ref!", "#name?", "#value!", "#num!", "#null!", "#spill!", "#calc!", "#getting_data")
)
LONGEST = 24
LARGEST = 1e200
"""The largest number that is read; no conversion of it overflows."""


class Marks(NamedTuple):
    """The decimal marks that a table shows beyond doubt, and whether its cells are delimited by `;`."""

    point: bool = False
    comma: bool = False
    semicolons: bool = False

    def decide(self, mark: str) -> bool:
        """Whether `1.234` (or `1,234`, as `mark` says) can only be a little more than one in this table."""
        if mark == ",":
            return self.comma and not self.point
        return not self.comma and (self.point or not self.semicolons)


class Numbers(NamedTuple):
    """Texts read as numbers: NaN where one is none, and then the problem by its place; `decimals` counts printed ones.

    `decimals` is below zero where the last printed digit stands for tens and more (`1.2e10` has -9). `percent` says
    that the text carries a percent sign.
    """

    value: Floats
    decimals: Ints
    percent: Bools
    problems: Problems


def marks_of(words: Iterable[str], *, semicolons: bool = False) -> Marks:
    """What the numbers of a table show of its decimal mark: `0,05` and `12,5` show a comma, `0.05` a point."""
    shown = {_mark_shown(part.strip("<>≤≥= %")) for word in words for part in word.split(";")}
    return Marks("." in shown, "," in shown, semicolons)


def read_numbers(words: Words, marks: Marks) -> Numbers:
    """Each text as a number; blanks are NaN without a problem."""
    value, decimals = np.full(len(words), np.nan), np.zeros(len(words), np.int64)
    percent, problems = np.zeros(len(words), bool), dict[int, Problem]()
    printed, fast = _printed_plainly(words, marks)
    if fast.any():
        value[fast], decimals[fast] = _read_plain(printed[fast])
    for place in np.flatnonzero(~fast & (words != "")).tolist():
        text = str(words[place])
        percent[place] = text.endswith("%")
        found = _read(text.removesuffix("%").rstrip(), marks)
        if isinstance(found, str):
            problems[place] = Problem(found)
        else:
            value[place], decimals[place] = found
    beyond = np.flatnonzero((np.abs(value) > LARGEST) | (decimals < -math.log10(LARGEST)))
    value[beyond], decimals[beyond] = np.nan, 0
    problem = Problem(f"a finite number, of at most {exactly(LARGEST)},")
    return Numbers(value, decimals, percent, problems | dict.fromkeys(beyond.tolist(), problem))


def _read(text: str, marks: Marks) -> tuple[float, int] | str:
    """The number and its decimals, or what was expected instead."""
    power = POWER.fullmatch(text)
    if power:
        exponent = _exponent(power["caret"] or power["raised"])
        return float(f"{power['sign']}1e{exponent}"), -exponent
    found = NUMBER.fullmatch(text)
    if not found:
        return _expected(text)
    times = found["exponent"] or found["caret"] or found["raised"] or ""
    mark, digits = found["mark"] or found["bare"], found["digits"]
    if not times and THOUSAND.fullmatch(digits) and not marks.decide(mark):
        return f"a number that can be read in one way only: {digits.replace(',', '.')} or {digits.replace(mark, '')}"
    exponent = _exponent(times or "0")
    decimals = len(digits) - digits.index(mark) - 1 if mark else 0
    return float(f"{found['sign']}{digits.replace(',', '.')}e{exponent}"), decimals - exponent


def _exponent(text: str) -> int:
    return int(text.translate(SUPERSCRIPT))


def _mark_shown(text: str) -> str:
    found = NUMBER.fullmatch(text)
    if not found:
        return ""
    times = found["exponent"] or found["caret"] or found["raised"]
    either = THOUSAND.fullmatch(found["digits"]) and not times
    return "" if either else (found["mark"] or found["bare"] or "")


def _printed_plainly(words: Words, marks: Marks) -> tuple[Words, Bools]:
    """The texts with a point as decimal mark, and which of them can be read as they then stand."""
    pointed = np.fromiter(("." in word for word in words), bool, len(words))
    printed = words
    if marks.decide(","):
        printed = np.array([word.replace(",", ".") for word in words], object)
    fits = np.fromiter(map(bool, map(PLAIN.fullmatch, printed)), bool, len(words))
    fits &= np.fromiter(map(len, words), np.int64, len(words)) <= LONGEST
    return printed, fits if marks.decide(".") else fits & ~pointed


def _read_plain(words: Words) -> tuple[Floats, Ints]:
    printed = np.strings.lower(words.astype(f"S{LONGEST}"))
    mantissa, _, exponent = np.strings.partition(printed, b"e")
    point = np.strings.find(mantissa, b".")
    decimals = np.where(point < 0, 0, np.strings.str_len(mantissa) - point - 1)
    raised = exponent != b""
    decimals[raised] -= exponent[raised].astype(np.int64)
    return printed.astype(np.float64), decimals


def _expected(text: str) -> str:
    if text.casefold() in NOT_FINITE:
        return "a finite number, or a blank cell where there is none,"
    if text.casefold() in SPREADSHEET_ERRORS:
        return "a value in place of a spreadsheet's error"
    grouped = GROUPED.fullmatch(text)
    if grouped:
        whole = text.replace(grouped["group"], "").replace(",", ".")
        return f"a number without digit groups: {whole}, or the numbers {'; '.join(text.split(grouped['group']))},"
    if "±" in text or "+/-" in text:
        return "a number alone (its uncertainty goes into the column standard_uncertainty)"
    if WITH_UNIT.fullmatch(text):
        return "a number alone (its unit goes into the column unit)"
    return "a number"
