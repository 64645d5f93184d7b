"""What time does to a lot: which estimates were taken after storage, and the limits over shelf life that judge them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

import numpy as np

from evspec import explanations
from evspec.arrays import Bools, Floats
from evspec.estimates import Bench, Estimates
from evspec.judgement import Judgement, combined
from evspec.limits import Asked, Declared, declared, within
from evspec.quantities import Quantity
from evspec.units import factor
from evspec.verdicts import worst
from evspec.words import timed

__all__ = ["at_release", "over_shelf_life", "time_of_storage"]


def at_release(bench: Bench, quantity: Quantity, analyte: str, asked: Asked) -> Judgement:
    """The estimates of what was not stored against the limits at release."""
    estimates = bench.estimates(quantity.name, analyte)
    stored = time_of_storage(bench, estimates, "d") > 0
    fresh = estimates.take(~stored) if stored.any() else estimates
    limits = declared(bench, quantity, analyte, "release")
    return within(bench, fresh, limits, asked, explanations.missing(quantity, analyte))


def over_shelf_life(bench: Bench, quantity: Quantity, analyte: str, asked: Asked) -> Judgement:
    """The estimates of what was stored against the limits over shelf life, the worst of all declared times.

    A limit with a time judges what was measured at that time, equal in the digits that were declared, and nothing
    measured there is no evidence; one without a time judges all that was stored.
    """
    estimates = bench.estimates(quantity.name, analyte)
    limits = sorted(declared(bench, quantity, analyte, "shelf life"), key=_time)
    times = [list(same) for _, same in groupby(limits, key=_time)] or [[]]
    parts = [_at(bench, asked, estimates, same) for same in times]
    return combined(parts, lambda codes: worst(*codes))


def time_of_storage(bench: Bench, estimates: Estimates, unit: str) -> Floats:
    """How long each estimate's sample had been stored, in `unit`; NaN where its readings name no time.

    A dose has no unit of time, so that what was measured along doses was not stored for them.
    """
    readings = bench.batch.readings
    if readings["at_unit"].isna().all() or not len(estimates):
        return np.full(len(estimates), np.nan)
    words = readings["at_unit"].cat.categories
    times = np.array([*(factor(str(word), unit) or np.nan for word in words), np.nan])
    each = np.append(readings["at"].to_numpy(np.float64) * times[readings["at_unit"].cat.codes.to_numpy()], np.nan)
    return np.asarray(each[estimates.first])


def _at(bench: Bench, asked: Asked, estimates: Estimates, limits: Sequence[Declared]) -> Judgement:
    """The estimates of one declared time against its limits."""
    at, unit = _time(limits[0]) if limits else (np.nan, "")
    when = f"after {timed(at, unit)} of storage" if unit else "after storage"
    here = estimates.take(_taken_at(bench, estimates, at, unit))
    missing = f"nothing is measured of {asked.noun} {when}"
    return within(bench, here, limits, asked._replace(noun=f"{asked.noun} {when}"), missing)


def _taken_at(bench: Bench, estimates: Estimates, at: float, unit: str) -> Bools:
    time = time_of_storage(bench, estimates, unit or "d")
    if not unit:
        return np.asarray(time > 0)
    step = float(Decimal(1).scaleb(min(int(Decimal(repr(at)).normalize().as_tuple().exponent), 0)))
    return np.asarray(np.abs(time - at) < step / 2)


def _time(limit: Declared) -> tuple[float, str]:
    return (limit.at, limit.at_unit) if limit.at_unit else (-1.0, "")
