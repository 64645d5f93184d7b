"""Numbers, lists and text of a laboratory's own as they are printed."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evspec.decision import Bound

__all__ = [
    "CAUTION",
    "bounded",
    "counted",
    "exactly",
    "held",
    "listed",
    "measured",
    "number",
    "printable",
    "timed",
    "with_and",
]

CAUTION = (
    "Met shows what evspec found on the data handed in, not that a preparation is safe, potent or fit for patients."
)
SPELT_OUT = ("month", "year")
"""The units of time that are words and have a plural."""
HIDDEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


def printable(text: object) -> str:
    """`text` on one line; characters that steer a terminal or reorder a line stand as their escapes."""
    plain = re.sub(r"[\t\r\n]+", " ", str(text))
    if plain.isascii() and plain.isprintable():
        return plain
    return "".join(f"\\u{ord(each):04x}" if unicodedata.category(each) in HIDDEN else each for each in plain)


def held(text: str) -> str:
    """`text` in which no line breaks between a number and its percent sign."""
    return re.sub(r"(?<=\d) (?=%)", "\u00a0", text)


def number(value: float, digits: int = 0) -> str:
    """A number with that many significant digits, without an exponent where it reads well without one.

    Where no digits are asked for it has at most four, and no closing zeros.
    """
    return _shown(value, digits) if digits else _trimmed(_shown(value, 4))


def exactly(value: float) -> str:
    """A number that somebody declared or printed, a limit or a time, with all its digits up to six: `3.5e9`."""
    return _trimmed(_shown(value, 6))


def bounded(bound: Bound) -> str:
    """One side of a limit: `at least 1.5e9 particles/µg`."""
    return f"{bound.side} {exactly(bound.value)} {bound.unit}".removesuffix(" 1")


def timed(value: float, unit: str) -> str:
    """A time or dose with its unit: `1 month`, `3 months`, `36 h`."""
    return f"{exactly(value)} {unit}{'s' if unit in SPELT_OUT and value != 1 else ''}".strip()


def measured(value: float, low: float, high: float, unit: str, runs: int) -> str:
    """The estimate that decided, with its interval and number of runs; an empty text where no number did.

    With an interval, all three are printed to two digits of its half width.
    """
    of = f" {printable(unit)}" if unit and unit != "1" else ""
    whole = math.isfinite(low) and math.isfinite(high)
    half = (high - low) / 2 if whole else 0.0
    interval = f"{_to(low, half)} to {_to(high, half)}" if half else "" if whole else _one_end(low, high)
    if math.isnan(value):
        return f"{interval}{of}" if interval else ""
    notes = [text for text in (interval, counted(runs, "run") if runs > 0 else "") if text]
    return f"{_to(value, half)}{of}" + (f" ({', '.join(notes)})" if notes else "")


def counted(count: int, noun: str) -> str:
    """`1 run`, `1,234 runs`."""
    plural = {"criterion": "criteria", "quantity": "quantities"}.get(noun, f"{noun}s")
    return f"{count:,} {noun if count == 1 else plural}"


def listed(names: Sequence[str], most: int, total: int | None = None) -> str:
    """The first of some names, and how many more there are."""
    total = len(names) if total is None else total
    shown = [printable(each) for each in names[:most]]
    more = total - len(shown)
    return ", ".join(shown) + (f" and {more:,} more" if more else "")


def with_and(names: Sequence[str]) -> str:
    """`must, should and own`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def _to(value: float, half: float) -> str:
    if not half or not value:
        return number(value)
    return number(value, min(6, max(2, math.floor(math.log10(abs(value))) - math.floor(math.log10(half)) + 2)))


def _one_end(low: float, high: float) -> str:
    if math.isfinite(low):
        return f"{number(low)} or more"
    return f"{number(high)} or less" if math.isfinite(high) else ""


def _shown(value: float, digits: int) -> str:
    if value == 0 or not math.isfinite(value):
        return f"{value:g}"
    if not 1e-3 <= abs(value) < 1e6:
        shown, exponent = f"{value:.{digits - 1}e}".split("e")
        return f"{shown}e{int(exponent)}"
    return f"{value:.{max(0, digits - 1 - math.floor(math.log10(abs(value))))}f}"


def _trimmed(text: str) -> str:
    shown, letter, exponent = text.partition("e")
    return (shown.rstrip("0").rstrip(".") if "." in shown else shown) + letter + exponent
