"""What one sentence says of every preparation: verdicts in slices, and on demand the estimate that decided and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from evspec.arrays import Bools, Codes, Floats, Ints, Words
from evspec.estimates import Estimates
from evspec.uncertainty import Basis
from evspec.verdicts import Verdict

__all__ = ["ALSO", "Details", "Judgement", "Missing", "combined", "constant", "from_estimates", "from_words", "settled"]

Reason = Callable[[Ints, Codes], Words]
Missing = str | Callable[[], Words]
"""Why there is no estimate: the same for all, or words for each preparation, made when somebody asks."""

ALSO = "; also "
"""What stands between the reasons where several parts of a criterion are not met."""


@dataclass(frozen=True)
class Details:
    """For each preparation the verdict, the estimate that decided it, and the reason; NaN where no number did."""

    codes: Codes
    reason: Words
    value: Floats
    low: Floats
    high: Floats
    runs: Ints
    unit: Words
    method: Words
    reading: Ints
    mode: Words

    def where(self, take: Bools, other: Details) -> Details:
        """These details where `take` holds, the other's elsewhere."""
        return Details(**{name: np.where(take, getattr(self, name), getattr(other, name)) for name in DETAILS})


DETAILS = tuple(Details.__dataclass_fields__)


@dataclass(frozen=True)
class Judgement:
    """Verdicts for any slice of the preparations, and their details for all of them."""

    codes: Callable[[slice], Codes]
    details: Callable[[], Details]


def from_estimates(
    estimates: Estimates, judge: Callable[[slice], Codes], reason: Reason, preparations: int, missing: Missing
) -> Judgement:
    """The verdict of the worst estimate of each preparation; *no evidence*, because of `missing`, where none is."""
    if estimates.whole:
        return Judgement(judge, lambda: _details(estimates, judge, reason, np.arange(preparations), missing))
    bounds = np.searchsorted(estimates.owner, np.arange(preparations + 1))

    def codes(rows: slice) -> Codes:
        start, stop = bounds[rows.start], bounds[rows.stop]
        return _worst_of_each(judge(slice(start, stop)), bounds[rows.start : rows.stop + 1] - start)

    def details() -> Details:
        every = judge(slice(0, len(estimates)))
        return _details(estimates, judge, reason, _deciding(every, bounds), missing)

    return Judgement(codes, details)


def from_words(codes: Codes, reasons: Sequence[str], which: Ints, mode: str = "automatic") -> Judgement:
    """Verdicts that rest on no number, each with one of a list of reasons."""
    texts = np.array(reasons, object)
    return Judgement(lambda rows: codes[rows], lambda: plain(codes, texts[which], mode))


def constant(verdict: Verdict, reason: str, preparations: int) -> Judgement:
    """The same verdict for every preparation."""
    codes = np.full(preparations, verdict, np.uint8)
    return from_words(codes, [reason], np.zeros(preparations, np.int8))


def combined(
    parts: Sequence[Judgement],
    combine: Callable[[Sequence[Codes]], Codes],
    note: str = "",
    joint: str = ALSO,
) -> Judgement:
    """Several judgements as one; the first part that has the combined verdict gives the details."""

    def codes(rows: slice) -> Codes:
        return combine([part.codes(rows) for part in parts])

    def details() -> Details:
        each = [part.details() for part in parts]
        chosen = settled(each, combine([one.codes for one in each]), joint)
        return (
            replace(chosen, reason=np.array([f"{note}: {text}" for text in chosen.reason], object)) if note else chosen
        )

    return parts[0] if len(parts) == 1 and not note else Judgement(codes, details)


def settled(parts: Sequence[Details], result: Codes, joint: str = ALSO) -> Details:
    """The details of the first part that has the result; unless that is met, the reasons of all that have it."""
    chosen = parts[-1]
    for part in reversed(parts[:-1]):
        chosen = part.where(part.codes == result, chosen)
    wanting = np.flatnonzero(result < Verdict.MET)
    if len(parts) > 1 and len(wanting):
        reason = chosen.reason.copy()
        reason[wanting] = _gathered(parts, result, wanting, joint)
        chosen = replace(chosen, reason=reason)
    return replace(chosen, codes=result)


def _gathered(parts: Sequence[Details], result: Codes, rows: Ints, joint: str) -> Words:
    texts: list[Words] = []
    places = np.empty((len(rows), len(parts)), np.int64)
    for column, part in enumerate(parts):
        codes, different = pd.factorize(part.reason[rows])
        texts.append(different)
        places[:, column] = np.where(part.codes[rows] == result[rows], codes, -1)
    combinations, which = np.unique(places, axis=0, return_inverse=True)
    joined = [
        joint.join(dict.fromkeys(texts[column][code] for column, code in enumerate(row) if code >= 0))
        for row in combinations
    ]
    return np.array(joined, object)[which]


def plain(codes: Codes, reasons: Words, mode: str = "automatic") -> Details:
    """Details with a reason and no number."""
    rows = len(codes)
    nothing, blank = np.full(rows, np.nan), np.full(rows, "", object)
    none = np.full(rows, -1)
    return Details(codes, reasons, nothing, nothing, nothing, none, blank, blank, none, np.full(rows, mode, object))


def _worst_of_each(codes: Codes, bounds: Ints) -> Codes:
    result = np.full(len(bounds) - 1, Verdict.NO_EVIDENCE, np.uint8)
    filled = np.flatnonzero(np.diff(bounds))
    if len(filled):
        result[filled] = np.minimum.reduceat(codes, bounds[filled])
    return result


def _deciding(codes: Codes, bounds: Ints) -> Ints:
    """The first estimate with the worst verdict of each preparation, -1 where there is none."""
    rows = len(codes)
    ranked = codes.astype(np.int64) * (rows + 1) + np.arange(rows)
    result = np.full(len(bounds) - 1, -1)
    filled = np.flatnonzero(np.diff(bounds))
    if len(filled):
        result[filled] = np.minimum.reduceat(ranked, bounds[filled]) % (rows + 1)
    return result


def _details(
    estimates: Estimates, judge: Callable[[slice], Codes], reason: Reason, deciding: Ints, missing: Missing
) -> Details:
    rows = len(deciding)
    there = deciding >= 0
    without = np.full(rows, missing, object) if isinstance(missing, str) else missing()
    if not len(estimates):
        return plain(np.full(rows, Verdict.NO_EVIDENCE, np.uint8), without)
    which = np.where(there, deciding, 0)
    every = judge(slice(0, len(estimates)))
    codes = np.where(there, every[which], Verdict.NO_EVIDENCE).astype(np.uint8)
    names = np.array([*estimates.methods, ""], object)
    silent = np.isnan(estimates.value[which])
    known = there & (estimates.basis[which] != Basis.UNKNOWN)

    def shown(end: Floats) -> Floats:
        return np.where(known & np.isfinite(end[which]), end[which], np.nan)

    missing_here = ~there if not estimates.whole else silent & (estimates.first[which] < 0)
    return Details(
        codes,
        np.where(missing_here, without, reason(which, codes)),
        np.where(there, estimates.value[which], np.nan),
        shown(estimates.low),
        shown(estimates.high),
        np.where(there, estimates.runs[which], -1),
        np.where(there & ~silent, estimates.unit, "").astype(object),
        np.where(there, names[estimates.method[which]], "").astype(object),
        np.where(there, estimates.first[which], -1),
        np.full(rows, "automatic", object),
    )
