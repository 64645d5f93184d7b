"""Every curve of a batch fitted, alone and beside its reference: what all that is said of potency rests on."""

from __future__ import annotations

import weakref
from dataclasses import dataclass

import numpy as np

from evspec.arrays import Bools, Floats, Ints, Words
from evspec.estimates import Bench
from evspec.potency.logistic import CENTRE, NOWHERE, POTENCY, RANGE, SLOPE, Fits, fit_curves, fit_pairs
from evspec.potency.parallel_line import Lines, chance, fieller, fit_lines, slopes
from evspec.potency.plates import RESPONSE, Curves, Plates, plates_of
from evspec.potency.shapes import SHAPES, Shape, shapes_of_curves, shapes_of_lines
from evspec.uncertainty import student

__all__ = ["Alone", "Pairs", "Study", "measured", "study_of"]

SEEN = 0.95
"""The coverage at which a curve is told from a flat one."""
LOST = "no curve could be fitted to it"
FLAT = "its response cannot be told from one that does not change with the dose"
BEYOND = (
    "its response changes with the dose, and its doses do not reach both asymptotes, so its slope is not determined"
)


@dataclass(frozen=True)
class Alone:
    """Each curve by itself: `slope` is ln Hill slope, or of a line its rise an e-fold of dose; `why` there is none."""

    fits: Fits
    slope: Floats
    standard: Floats
    df: Floats
    why: Words


@dataclass(frozen=True)
class Pairs:
    """Each lot beside its reference in one run: ln relative potency, as if they were similar, and the shapes.

    `place` is the row in `fits` or `lines` that the pair was fitted in, `held` whether curves of one shape
    could be; `why` says why either has no curve of its own, so that there is nothing to compare.
    """

    lot: Ints
    reference: Ints
    line: Bools
    place: Ints
    fits: Fits
    lines: Lines
    shift: Floats
    standard: Floats
    df: Floats
    shapes: dict[str, Shape]
    held: Bools
    why: Words

    def ends(self, coverage: float) -> tuple[Floats, Floats]:
        """The ends of ln relative potency within a plate: Student's interval of a logistic fit, Fieller's of lines."""
        half = student(self.df, coverage) * self.standard
        low, high = self.shift - half, self.shift + half
        rows = np.flatnonzero(self.line & (self.place >= 0))
        low[rows], high[rows] = fieller(self.lines, student(self.lines.df, coverage))
        return low, high


@dataclass(frozen=True)
class Study:
    """The plates of a batch, their curves alone, and in pairs."""

    plates: Plates
    alone: Alone
    pairs: Pairs


_latest: list[tuple[weakref.ref[Bench], Study]] = []


def measured(bench: Bench) -> bool:
    """Whether the batch has responses of a dose-response assay."""
    return RESPONSE in set(bench.batch.readings["quantity"].cat.categories)


def study_of(bench: Bench) -> Study:
    """The study of a bench; that of the latest bench is kept, since several quantities are made of it."""
    if not _latest or _latest[0][0]() is not bench:
        plates = plates_of(bench.batch)
        alone = _alone(plates.curves)
        _latest[:] = [(weakref.ref(bench), Study(plates, alone, _pairs(plates, alone)))]
    return _latest[0][1]


def _alone(curves: Curves) -> Alone:
    able = curves.why == ""
    logistic, lines = (np.flatnonzero(able & each) for each in (~curves.line, curves.line))
    fits = _spread(_of_curves(curves, logistic), logistic, len(able))
    slope, df, variance = (np.full(len(able), np.nan) for _ in range(3))
    slope[logistic], df[logistic] = fits.parameters[logistic, SLOPE], fits.df[logistic]
    variance[logistic] = fits.variance(SLOPE)[logistic]
    slope[lines], variance[lines], df[lines] = slopes(*_columns(curves, lines))
    with np.errstate(divide="ignore", invalid="ignore"):
        rise = np.where(curves.line, slope, fits.parameters[:, RANGE])
        doubt = np.sqrt(np.where(curves.line, variance, fits.variance(RANGE)))
        seen = np.abs(rise) > student(np.where(df >= 1, df, 1), SEEN) * doubt
    changing = _changing(curves, fits)
    lost = able & np.where(curves.line, ~(df >= 1), ~fits.converged)
    away = lost & changing & _away(curves, fits)
    flat = np.where(curves.line, ~seen, ~changing)
    why = np.select([~able, away, lost, flat, ~seen], [curves.why, BEYOND, LOST, FLAT, BEYOND], "")
    return Alone(fits, slope, np.sqrt(variance), df, why)


def _changing(curves: Curves, fits: Fits) -> Bools:
    """Which responses change with the dose: the logistic curve leaves less than their mean alone does.

    F of the extra sum of squares with 3 degrees of freedom (Bates and Watts 1988, Nonlinear Regression Analysis and Its
    Applications), at 5 %. It asks nothing of the asymptotes, which may lie beyond the doses. Pure noise passes for a
    curve in less than 5 %, since its curves seldom come to rest.
    """
    df = np.where(fits.df >= 1, fits.df, 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        level = (curves.wells * curves.mean).sum(1) / curves.wells.sum(1)
        constant = (curves.wells * (curves.mean - level[:, None]) ** 2).sum(1) + curves.pure
        left = fits.squares - curves.rounding(np.arange(len(df))) * df
        return np.asarray(chance(constant - left, 3, fits.squares / df, df) < 1 - SEEN)


def _away(curves: Curves, fits: Fits) -> Bools:
    """Which fits ran off beyond the doses: an ED50 outside them, or a range of more than twice what was measured."""
    real = (curves.wells > 0) & (curves.log_dose > NOWHERE)
    low, high = (np.where(real, curves.log_dose, end).T for end in (np.inf, -np.inf))
    least, most = (np.where(curves.wells > 0, curves.mean, end).T for end in (np.inf, -np.inf))
    centre, span = fits.parameters[:, CENTRE], np.abs(fits.parameters[:, RANGE])
    outside = (centre < low.min(0)) | (centre > high.max(0))
    return np.asarray(~curves.line & (outside | (span > 2 * (most.max(0) - least.min(0)))))


def _columns(curves: Curves, rows: Ints) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    log_dose, mean, wells, pure = (each[rows] for each in (curves.log_dose, curves.mean, curves.wells, curves.pure))
    return log_dose, mean, wells, pure, curves.rounding(rows)


def _of_curves(curves: Curves, rows: Ints) -> Fits:
    return fit_curves(*_columns(curves, rows))


def _spread(fits: Fits, rows: Ints, size: int) -> Fits:
    """The fits at their rows of a table of that size, NaN elsewhere."""
    made = []
    for each in fits[:4]:
        whole = np.full((size, *each.shape[1:]), np.nan)
        whole[rows] = each
        made.append(whole)
    converged = np.zeros(size, bool)
    converged[rows] = fits.converged
    return Fits(made[0], made[1], made[2], made[3], converged)


def _pairs(plates: Plates, alone: Alone) -> Pairs:
    curves, lot, reference = plates.curves, plates.lot, plates.reference
    able = (curves.why[lot] == "") & (curves.why[reference] == "")
    line = curves.line[lot]
    one, other = np.flatnonzero(able & ~line), np.flatnonzero(able & line)
    fits = fit_pairs(*_side_by_side(plates, one))
    lines = fit_lines(*_side_by_side(plates, other))
    place = np.full(len(lot), -1)
    place[one], place[other] = np.arange(len(one)), np.arange(len(other))
    shift, variance, df = (np.full(len(lot), np.nan) for _ in range(3))
    shift[one], variance[one], df[one] = fits.parameters[:, POTENCY], fits.variance(POTENCY), fits.df
    shift[other], variance[other], df[other] = lines.shift, lines.variance, lines.df
    shapes = _shapes(alone, lines, (lot[one], reference[one]), (one, other), len(lot))
    held, why = _held(len(lot), (one, fits), (other, lines)), _why(plates, alone)
    return Pairs(lot, reference, line, place, fits, lines, shift, np.sqrt(variance), df, shapes, held, why)


def _side_by_side(plates: Plates, rows: Ints) -> tuple[Floats, Floats, Floats, Floats, Floats, Floats]:
    """The means of reference and lot in one row each, the wells of both, which are the lot's, and both's variances."""
    curves = plates.curves
    sides = plates.reference[rows], plates.lot[rows]
    table = curves.log_dose, curves.mean, curves.wells
    log_dose, mean, wells = (np.concatenate([each[side] for side in sides], axis=1) for each in table)
    lot = np.zeros_like(wells)
    lot[:, curves.wells.shape[1] :] = 1
    return log_dose, mean, wells, lot, curves.pure[sides[0]] + curves.pure[sides[1]], curves.rounding(*sides)


def _shapes(
    alone: Alone, lines: Lines, sides: tuple[Ints, Ints], rows: tuple[Ints, Ints], size: int
) -> dict[str, Shape]:
    lot, reference = (alone.fits.take(side) for side in sides)
    found = shapes_of_curves(reference, lot), shapes_of_lines(lines)
    made = {}
    for name in SHAPES:
        columns = [np.full(size, np.nan), np.full(size, np.nan), np.full(size, np.nan), np.zeros(size, bool)]
        for which, some in zip(rows, found, strict=True):
            for whole, part in zip(columns, some[name], strict=True):
                whole[which] = part
        made[name] = Shape(*columns)
    return made


def _why(plates: Plates, alone: Alone) -> Words:
    mine, theirs = alone.why[plates.lot], alone.why[plates.reference]
    theirs = np.array([f"of its reference: {each}" if each else "" for each in theirs], object)
    return np.where(mine != "", mine, theirs).astype(object)


def _held(size: int, logistic: tuple[Ints, Fits], lines: tuple[Ints, Lines]) -> Bools:
    """Where a fit of one shape came to rest, and a common slope can be told from zero."""
    held = np.zeros(size, bool)
    held[logistic[0]] = logistic[1].converged
    held[lines[0]] = np.isfinite(fieller(lines[1], student(lines[1].df, SEEN))[0])
    return held
