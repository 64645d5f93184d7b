"""What one sentence says of every preparation: verdicts in slices, and on demand the estimate that decided and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from evspec.arrays import Bools, Codes, Floats, Ints, Words
from evspec.estimates import Estimates
from evspec.gathered import ALSO, as_one, at_most, each_once, gathered
from evspec.uncertainty import Basis
from evspec.verdicts import Verdict

__all__ = [
    "ALSO",
    "Details",
    "Judgement",
    "Missing",
    "chosen",
    "combined",
    "constant",
    "from_estimates",
    "from_words",
    "joint_modes",
    "settled",
    "shortened",
    "stated",
]

Reason = Callable[[Ints, Codes], Words]
Missing = str | Callable[[], Words]
"""Why there is no estimate: the same for all, or words for each preparation, made when somebody asks."""

COMPUTED, STATED = 1, 2
"""What a verdict rests on, as bits: readings that evspec compared or counted, and what people state."""


@dataclass(frozen=True)
class Details:
    """For each preparation the verdict, the estimate that decided it, and the reason; NaN where no number did.

    `documents` are the rows of the documents that decided, as a text: `3 7`, blank where none did.
    """

    codes: Codes
    reason: Words
    value: Floats
    low: Floats
    high: Floats
    runs: Ints
    unit: Words
    method: Words
    reading: Ints
    documents: Words

    def where(self, take: Bools, other: Details) -> Details:
        """These details where `take` holds, the other's elsewhere."""
        return Details(**{name: np.where(take, getattr(self, name), getattr(other, name)) for name in DETAILS})

    def first(self, rows: int) -> Details:
        """The details of the first so many; of the laboratory, which has one row, the first."""
        return Details(**{name: getattr(self, name)[:rows] for name in DETAILS})


DETAILS = tuple(Details.__dataclass_fields__)


@dataclass(frozen=True)
class Judgement:
    """Verdicts for any slice of the preparations, and their details for all of them.

    `modes` says of the same slice what each verdict rests on; where it is None, all are computed.
    """

    codes: Callable[[slice], Codes]
    details: Callable[[], Details]
    modes: Callable[[slice], Codes] | None = None


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


def from_words(codes: Codes, reasons: Sequence[str], which: Ints) -> Judgement:
    """Verdicts that rest on no number, each with one of a list of reasons."""
    texts = np.array(reasons, object)
    return Judgement(lambda rows: codes[rows], lambda: plain(codes, texts[which]))


def constant(verdict: Verdict, reason: str, preparations: int) -> Judgement:
    """The same verdict for every preparation."""
    codes = np.full(preparations, verdict, np.uint8)
    return from_words(codes, [reason], np.zeros(preparations, np.int8))


def chosen(take: Bools, one: Judgement, other: Judgement) -> Judgement:
    """The one judgement for the preparations that `take` holds for, the other for the rest; both are computed."""
    return Judgement(
        lambda rows: np.where(take[rows], one.codes(rows), other.codes(rows)),
        lambda: one.details().where(take, other.details()),
    )


def stated(judgement: Judgement) -> Judgement:
    """A judgement that only looks up what people state: its *met* and *not met* rest on that.

    Where nothing is stated nobody attests anything: that is found, and not stated.
    """

    def modes(rows: slice) -> Codes:
        codes = judgement.codes(rows)
        decided = (codes == Verdict.MET) | (codes == Verdict.NOT_MET)
        return np.where(decided, STATED, COMPUTED).astype(np.uint8)

    return replace(judgement, modes=modes)


def joint_modes(
    parts: Sequence[Judgement], combine: Callable[[Sequence[Codes]], Codes]
) -> Callable[[slice], Codes] | None:
    """What verdicts rest on that are combined of others: all that the parts rest on which have the same verdict."""
    if all(part.modes is None for part in parts):
        return None

    def modes(rows: slice) -> Codes:
        codes = [part.codes(rows) for part in parts]
        result = combine(codes)
        found = np.zeros(len(result), np.uint8)
        for part, mine in zip(parts, codes, strict=True):
            found |= np.where(mine == result, part.modes(rows) if part.modes else COMPUTED, 0).astype(np.uint8)
        return np.where(found == 0, COMPUTED, found).astype(np.uint8)

    return modes


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

    return parts[0] if len(parts) == 1 and not note else Judgement(codes, details, joint_modes(parts, combine))


def settled(parts: Sequence[Details], result: Codes, joint: str = ALSO) -> Details:
    """The details of the first part that has the result, with the reasons and documents of all that have it."""
    chosen = parts[-1]
    for part in reversed(parts[:-1]):
        chosen = part.where(part.codes == result, chosen)
    theirs = [part.codes == result for part in parts]
    shared = np.sum(theirs, axis=0) > 1
    if shared.any():
        reason = chosen.reason.copy()
        for verdict in np.unique(result[shared]).tolist():
            rows = np.flatnonzero(shared & (result == verdict))
            reason[rows] = gathered(
                [part.reason[rows] for part in parts], [mine[rows] for mine in theirs], as_one(verdict, joint)
            )
        chosen = replace(chosen, reason=reason, documents=_documents(parts, theirs, chosen.documents))
    return replace(chosen, codes=result)


def shortened(found: Details) -> Details:
    """The details with the first few reasons where many things are met; what rests on several documents names all."""
    many = (found.codes == Verdict.MET) & np.array([" " not in each for each in found.documents], np.bool_)
    return replace(found, reason=at_most(found.reason, np.flatnonzero(many)))


def _documents(parts: Sequence[Details], theirs: Sequence[Bools], first: Words) -> Words:
    """The rows of the documents of all parts that have the result."""
    rows = np.flatnonzero(
        np.sum([mine & (part.documents != "") for part, mine in zip(parts, theirs, strict=True)], axis=0) > 1
    )
    if not len(rows):
        return first
    documents = first.copy()
    documents[rows] = gathered([part.documents[rows] for part in parts], [mine[rows] for mine in theirs], each_once)
    return documents


def plain(codes: Codes, reasons: Words, documents: Words | None = None) -> Details:
    """Details with a reason and no number."""
    rows = len(codes)
    nothing, blank = np.full(rows, np.nan), np.full(rows, "", object)
    none = np.full(rows, -1)
    told = blank if documents is None else documents
    return Details(codes, reasons, nothing, nothing, nothing, none, blank, blank, none, told)


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
        np.full(rows, "", object),
    )
