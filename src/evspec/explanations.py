"""Why a verdict is what it is, in words, made only when somebody asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from evspec.arrays import Codes, Ints, Words
from evspec.conformity import intervals, risks
from evspec.decision import SIMPLE, Bound
from evspec.estimates import Bench, Estimates, Kind
from evspec.outlook import IN_DOUBT, Outlook, with_outlook
from evspec.quantities import Quantity, Scale
from evspec.uncertainty import Basis
from evspec.words import bounded

__all__ = ["DETECTED", "QUANTIFIED", "by_kind", "missing", "missing_text", "of_comparison", "or_aside"]

Reason = Callable[[Ints, Codes], Words]

QUANTIFIED = (
    "a number was measured",
    "a bound was measured: the value lies below what the method can tell",
    "a bound was measured: the value lies above what the method can tell",
    "only the word for present was given, no number",
    "only the word for absent was given, no number",
)
DETECTED = (
    "a number was measured, held against the detection limit of its method or run",
    "the reading lies below a bound, held against the detection limit of its method or run",
    "the reading lies above the range of its method",
    "reported as present",
    "reported as absent",
)
BASES = {
    Basis.EXACT: "an exact quantity, judged as it stands",
    Basis.STATED: "uncertainty as stated with the readings",
    Basis.METHOD: "uncertainty from the method's intermediate precision",
    Basis.RUNS: "uncertainty from the spread of the runs",
    Basis.RUNS_OVER_METHOD: "uncertainty from the spread of the runs, which contradicts the method's precision (1 %), "
    "or from that precision where it is wider",
    Basis.REPEATABILITY: "fewer than three runs (readings that name none count as one) carry repeatability only",
    Basis.UNKNOWN: "its uncertainty is not known (name three runs, state it, or validate the method)",
    Basis.BOUND: "the reading is a bound that the method's limits support",
    Basis.UNSUPPORTED_BOUND: "the reading is a bound, and the method declares no limit that supports it",
    Basis.DERIVED: "uncertainty combined from its parts",
    Basis.RUNS_OVER_STATED: "uncertainty from the spread of the runs, which contradicts what is stated (1 %), or from "
    "that where it is wider",
    Basis.UNNAMED: "some readings name their run and some do not, so nobody knows how many runs there are",
    Basis.COUNTED: "uncertainty widened to the error of counting, which is the least that so few events leave",
    Basis.SIMILARITY_NOT_SHOWN: "reported as a number, and only the responses of lot and reference to their doses show "
    "that the two are similar",
    Basis.SIMILARITY_REFUTED: "the lot has other runs, not marked invalid, in which it is not similar to its reference "
    "(`evspec potency` names them)",
    Basis.LEFT_OUT: "pooled without some preparations, of which a reading is a bound, not above zero or of no run, so "
    "it may be too small (evspec precision names them)",
    Basis.LOTS_LEFT_OUT: "taken without some lots, of which the value is a bound, a word or not above zero, or which "
    "name no process or no method, so it may be too small",
    Basis.UNQUANTIFIED: "its numerator is below its quantification limit or only a bound, so no ratio can be relied on",
}
PLACES = {0: "lies wholly outside the limit,", 2: "reaches across the limit,", 3: "lies wholly inside the limit,"}


def missing(quantity: Quantity, analyte: str) -> str:
    """The reason where a preparation has no estimate of the quantity."""
    named = f"{quantity.name} {analyte}".strip()
    return f"no {named}: it takes {quantity.takes}" if quantity.takes else missing_text(named)


def missing_text(named: str) -> str:
    """The reason where nothing was measured."""
    return f"no reading of {named}"


def by_kind(bench: Bench, estimates: Estimates, words: Sequence[str], named: str) -> Reason:
    """Reasons that follow from what kind of reading an estimate rests on, with why it was set aside if it was."""
    texts = np.array([*(f"{named}: {each}" for each in words), "set aside"], object)

    def reason(which: Ints, _codes: Codes) -> Words:
        return or_aside(bench, estimates, which, texts[estimates.kind[which]])

    return reason


def of_comparison(
    bench: Bench,
    estimates: Estimates,
    bounds: Sequence[Bound],
    rule: str,
    noun: str,
    coverage: float = 0.95,
    scale: Scale = "linear",
    window: Sequence[Bound] = (),
    *,
    paired: bool = False,
) -> Reason:
    """Reasons of a comparison: where the interval or value lies, what it rests on, and what the rule risks.

    `bounds` are those that decide, `window` all that hold, where they are more; `paired` says that two readings take
    part in each run.

    On a logarithmic scale the value is a median, and the reason says so. Under the guarded rule it tells how likely the
    value conforms, up to which coefficient of variation one of unknown uncertainty would be met, and what would settle
    what is inconclusive.
    """
    limit = " and ".join(map(bounded, bounds))
    told = f"the median {noun}" if scale == "log" and rule == "guarded" else noun

    def reason(which: Ints, codes: Codes) -> Words:
        kinds = np.stack([codes.astype(np.int64), estimates.basis[which], estimates.looks[which]])
        different, place = np.unique(kinds, axis=1, return_inverse=True)
        kinds_found = [(int(code), int(basis), int(looks)) for code, basis, looks in different.T]
        texts = [_text(*kind, told, limit, rule, coverage) for kind in kinds_found]
        result = np.array(texts, object)[place]
        if rule == "guarded":
            outlook = Outlook(bench, estimates, window or bounds, coverage, scale, paired)
            result = with_outlook(outlook, which, codes, result)
        return or_aside(bench, estimates, which, result)

    return reason


def _text(code: int, basis: int, looks: int, noun: str, limit: str, rule: str, coverage: float) -> str:
    if basis == Basis.WORD:
        return f"{noun}: a word was given where a number is compared"
    if basis == Basis.SET_ASIDE or code not in PLACES:
        return missing_text(noun)
    risk = risks(coverage, looks) if rule == "guarded" else SIMPLE
    if basis == Basis.EXACT:
        return (
            f"{noun} is {('outside', '', 'not surely within', 'within')[code]} the limit, {limit}; {BASES[Basis.EXACT]}"
        )
    if rule == "simple" and code != 2:
        where = "within" if code else "outside"
        return f"the value of {noun}, rounded to the digits of the limit, is {where} the limit, {limit}; {risk}"
    if code == 2 and basis in IN_DOUBT:
        return f"{noun} against {limit}: {BASES[Basis(basis)]}; {risk}"
    return f"the {intervals(coverage, looks)} interval of {noun} {PLACES[code]} {limit}; {BASES[Basis(basis)]}; {risk}"


def or_aside(bench: Bench, estimates: Estimates, which: Ints, texts: Words) -> Words:
    """The texts, or for a reading that was set aside the reason of that."""
    aside = estimates.kind[which] == Kind.SET_ASIDE
    return np.where(aside, _aside(bench, estimates, which), texts) if aside.any() else texts


def _aside(bench: Bench, estimates: Estimates, which: Ints) -> Words:
    reasons = np.array([*bench.batch.readings["set_aside"].astype(object), None], object)
    found = reasons[estimates.first[which]]
    return np.array([f"set aside: {text}" if isinstance(text, str) else "" for text in found], object)
