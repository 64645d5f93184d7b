"""The measured rows, rounding, flags and dilution of a NanoSight export, one element a video."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from evspec.readers.export import quoted, refused
from evspec.readers.nanosight_layout import Layout, Row
from evspec.readers.nanosight_tables import Distribution

__all__ = ["Measured", "dilutions", "flags", "measured", "number", "number_weighted", "resolutions", "shares_below"]

CONCENTRATION = "Concentration (Particles / ml)"
DILUTION = "Dilution factor (concentrations adjusted for this factor)"
NOT_RECORDED = ("", "not recorded", "n/a")
NO_NUMBER = re.compile(r"|n/a|[+-]?nan(\(ind\))?|-?1\.#\w+|-")
NUMBER = re.compile(r"\+?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,2})?")
PADDED = 7
SIZES = {
    "Mean": "mean diameter",
    "Mode": "mode diameter",
    "D10": "D10 diameter",
    "D50": "median diameter",
    "D90": "D90 diameter",
}
FLAGGED = ("Concentration Warnings", "Information")
FINE = ("", "ok", "no")
NO_FLAG = "vibration correction applied"


class Measured(NamedTuple):
    """One quantity: its numbers (NaN where the software wrote none), with the cells and the resolution of each."""

    quantity: str
    unit: str
    sheet: str
    row: Row
    numbers: NDArray[np.float64]
    texts: list[str]
    resolutions: NDArray[np.float64]


def measured(parts: Layout, sized: list[Distribution]) -> list[Measured]:
    """The concentration and, where there is a number distribution of sizes, its five diameters."""
    concentration = parts.required("Results", CONCENTRATION)
    found = [_measured(parts, "particle concentration", "particles/mL", "Results", concentration)]
    by_number = number_weighted(sized)
    if by_number is not None:
        for label, quantity in SIZES.items():
            row = parts.one([row for row in by_number.rows if row.label == label], label)
            if row is not None:
                found.append(_measured(parts, quantity, "nm", "Size Data, Number", row))
    return found


def number_weighted(sized: list[Distribution]) -> Distribution | None:
    """The number distribution of sizes, None where the export has none."""
    return next((each for each in sized if (each.section, each.weighting.casefold()) == ("Size Data", "number")), None)


def shares_below(limit: float, by_number: Distribution) -> NDArray[np.float64]:
    """The share of each video's particles in bins up to `limit`, in percent; NaN without particles or an edge there."""
    step = by_number.centres[1] - by_number.centres[0] if len(by_number.centres) > 1 else 0.0
    edges = by_number.centres + step / 2
    total = by_number.values.sum(axis=0)
    if step <= 0 or not np.isclose(edges, limit, rtol=0.0, atol=step * 1e-6).any():
        return np.full(total.shape, np.nan)
    below = by_number.values[edges < limit + step / 2].sum(axis=0)
    shares: NDArray[np.float64] = np.divide(100.0 * below, total, out=np.full(total.shape, np.nan), where=total > 0)
    return shares


def dilutions(parts: Layout) -> NDArray[np.float64]:
    """The dilution that each video records and its concentration allows for; NaN where it says "Not recorded"."""
    row = parts.row("Results", DILUTION)
    texts = row.first(len(parts.videos)) if row else [""] * len(parts.videos)
    line = row.line if row else None
    found = [math.nan if text.casefold() in NOT_RECORDED else number(parts, text, DILUTION, line) for text in texts]
    if 0.0 in found:
        raise refused(parts.name, "0", "a dilution factor above 0", line, DILUTION)
    return np.array(found, dtype=np.float64)


def flags(parts: Layout) -> list[str]:
    """What the software flagged for each video, as "label: value" joined by "; "; blank where all is OK.

    A label that stands in both sections of flags is followed by its section. The text of an error is not repeated.
    """
    both = [(section, row) for section in FLAGGED for row in parts.sections.get(section, [])]
    rows = [(section, row) for section, row in both if row.label[:1] not in ("", "[")]
    labels = [row.label for _, row in rows]
    found: list[list[str]] = [[] for _ in parts.videos]
    for section, row in rows:
        label = quoted(f"{row.label} [{section}]" if labels.count(row.label) > 1 else row.label)
        for place, text in enumerate(row.first(len(parts.videos))):
            if text.casefold() not in FINE and row.label.casefold() != NO_FLAG:
                found[place].append(f"{label}: {'recorded' if row.label.startswith('Errors') else quoted(text, 40)}")
    return ["; ".join(dict.fromkeys(each)) for each in found]


def number(parts: Layout, text: str, label: str, line: int | None) -> float:
    """The number that a cell holds; NaN for the words by which the software says that there is none."""
    if NO_NUMBER.fullmatch(text.casefold()):
        return math.nan
    if not NUMBER.fullmatch(text) or not math.isfinite(float(text)):
        raise refused(parts.name, text, "a number with a decimal point", line, label)
    return float(text)


def resolutions(texts: list[str]) -> NDArray[np.float64]:
    """One unit of the last digit of each cell: 1e6 for 1.23e+08.

    Plain numbers of a row share the finest of theirs, because 95 stands for 95.0 beside 94.7; the zeros that end a
    whole number of seven digits or more are padding, because the software prints three significant digits.
    """
    each = [_last_digit(text) for text in texts]
    plain = [unit for text, unit in zip(texts, each, strict=True) if "e" not in text.casefold() and unit > 0]
    finest = min(plain, default=0.0)
    return np.array([unit if "e" in text.casefold() else finest for text, unit in zip(texts, each, strict=True)])


def _last_digit(text: str) -> float:
    if not NUMBER.fullmatch(text):
        return 0.0
    mantissa, _, exponent = text.casefold().partition("e")
    whole, _, decimals = mantissa.partition(".")
    padding = len(whole) - len(whole.rstrip("0")) if len(whole) >= PADDED and not decimals else 0
    return float(10.0 ** (int(exponent or 0) - len(decimals) + padding))


def _measured(parts: Layout, quantity: str, unit: str, sheet: str, row: Row) -> Measured:
    texts = row.first(len(parts.videos))
    found = np.array([number(parts, text, row.label, row.line) for text in texts], dtype=np.float64)
    if unit == "nm":
        found[found == 0] = np.nan
    return Measured(quantity, unit, sheet, row, found, texts, resolutions(texts))
