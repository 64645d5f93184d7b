"""Why a verdict is what it is, in words, made only when somebody asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from evspec.arrays import Codes, Floats, Ints, Words
from evspec.conformity import conformity, deviation_of_run, in_words, intervals, placed, risks
from evspec.decision import EQUIVALENCE, LOWER, SIMPLE, Bound
from evspec.estimates import Bench, Estimates, Kind
from evspec.quantities import Quantity, Scale
from evspec.uncertainty import Basis
from evspec.verdicts import Verdict

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
    Basis.COUNTED: "uncertainty widened to the error of counting, which is the least that so few events leave",
    Basis.UNQUANTIFIED: "its numerator is below its quantification limit, so no ratio can be relied on",
}
IN_DOUBT = (Basis.REPEATABILITY, Basis.UNKNOWN, Basis.UNSUPPORTED_BOUND, Basis.UNQUANTIFIED)
PLACES = {0: "lies wholly outside the limit,", 2: "reaches across the limit,", 3: "lies wholly inside the limit,"}
NORMAL = 1.959963984540054


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
) -> Reason:
    """Reasons of a comparison: where the interval or value lies, what it rests on, and what the rule risks.

    `bounds` are those that decide, `window` all that hold, where they are more.

    On a logarithmic scale the value is a median, and the reason says so. Under the guarded rule it tells how likely the
    value conforms, up to which coefficient of variation one of unknown uncertainty would be met, and what would settle
    what is inconclusive.
    """
    limit = " and ".join(map(str, bounds))
    told = f"the median {noun}" if scale == "log" and rule == "guarded" else noun

    def reason(which: Ints, codes: Codes) -> Words:
        kinds = np.stack([codes.astype(np.int64), estimates.basis[which], estimates.looks[which]])
        different, place = np.unique(kinds, axis=1, return_inverse=True)
        kinds_found = [(int(code), int(basis), int(looks)) for code, basis, looks in different.T]
        texts = [_text(*kind, told, limit, rule, coverage) for kind in kinds_found]
        result = np.array(texts, object)[place]
        if rule == "guarded":
            result = _with_conformity(estimates, window or bounds, which, result, coverage, scale)
            result = _with_bearable(estimates, window or bounds, which, result, scale)
            if coverage == EQUIVALENCE and scale == "log":
                result = _with_power(estimates, window or bounds, which, result)
            result = _with_settling(estimates, window or bounds, which, codes, result, coverage, scale)
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


def _with_conformity(
    estimates: Estimates, bounds: Sequence[Bound], which: Ints, texts: Words, coverage: float, scale: Scale
) -> Words:
    """For a number of known uncertainty, the probability that it conforms."""
    aside = np.isin(estimates.basis[which], (*IN_DOUBT, Basis.EXACT, Basis.BOUND)) | np.isnan(estimates.value[which])
    known = np.flatnonzero(~aside)
    chance = conformity(estimates, bounds, scale, coverage, which[known])
    told = np.flatnonzero(~np.isnan(chance))
    result = texts.copy()
    result[known[told]] = [
        f"{text}; {in_words(each)}" for text, each in zip(texts[known[told]], chance[told].tolist(), strict=True)
    ]
    return result


def _with_power(estimates: Estimates, bounds: Sequence[Bound], which: Ints, texts: Words) -> Words:
    """For a comparison of known uncertainty, the chance that a ratio of one would be shown to be within the margins."""
    from evspec.chances import Series, chance_inside

    deviation, df = deviation_of_run(estimates, which, EQUIVALENCE, "log")
    known = np.flatnonzero(~np.isnan(deviation))
    by_method = np.isin(estimates.basis[which], (Basis.METHOD, Basis.DERIVED))[known]
    lower = max((bound.value for bound in bounds if bound.side in LOWER), default=0.0)
    upper = min((bound.value for bound in bounds if bound.side not in LOWER), default=np.inf)
    least, most = placed(np.array([lower, upper]), "log")
    judged_df, promised = (np.where(by_method, each[known], np.nan) for each in (df, deviation))
    series = Series(0.0, least, most, deviation[known], estimates.runs[which[known]].astype(float), judged_df, promised)
    looks = estimates.looks[which[known]]
    chance = np.where(looks > 1, chance_inside(series, (1 + EQUIVALENCE) / 2), chance_inside(series, EQUIVALENCE))
    result = texts.copy()
    result[known] = [
        f"{text}; power at a ratio of 1: {100 * each:.0f} %"
        for text, each in zip(texts[known], chance.tolist(), strict=True)
    ]
    return result


def _with_settling(
    estimates: Estimates,
    bounds: Sequence[Bound],
    which: Ints,
    codes: Codes,
    texts: Words,
    coverage: float,
    scale: Scale,
) -> Words:
    """For what is inconclusive, the further series that would settle it, or that none would."""
    of_one_run = (estimates.basis[which] == Basis.DERIVED) & (coverage == EQUIVALENCE)
    open_ = np.flatnonzero((codes == Verdict.INCONCLUSIVE) & (estimates.kind[which] == Kind.NUMBER) & ~of_one_run)
    if not len(open_):
        return texts
    from evspec.planning import settling_words

    rows = which[open_]
    deviation, df = deviation_of_run(estimates, rows, coverage, scale)
    lower = max((bound.value for bound in bounds if bound.side in LOWER), default=-np.inf)
    upper = min((bound.value for bound in bounds if bound.side not in LOWER), default=np.inf)
    value, least, most = (placed(np.full(len(rows), each), scale) for each in (estimates.value[rows], lower, upper))
    by_method = estimates.basis[rows] == Basis.METHOD
    told = settling_words(
        value, least, most, deviation, df, by_method, estimates.runs[rows], estimates.looks[rows], coverage
    )
    result = texts.copy()
    result[open_] = [f"{text}; {each}" if each else text for text, each in zip(texts[open_], told, strict=True)]
    return result


def _with_bearable(estimates: Estimates, bounds: Sequence[Bound], which: Ints, texts: Words, scale: Scale) -> Words:
    """For a number of unknown uncertainty, the coefficient of variation up to which it would be met."""
    unknown = np.flatnonzero((estimates.basis[which] == Basis.UNKNOWN) & ~np.isnan(estimates.value[which]))
    if not len(unknown):
        return texts
    value = estimates.value[which[unknown]]
    bearable = 100 * np.minimum.reduce([_bearable(value, bound, scale) for bound in bounds])
    result = texts.copy()
    result[unknown] = [
        f"{text}; it would be met up to a coefficient of variation of {cv:.2g} %"
        if cv > 0
        else f"{text}; no coefficient of variation would make it met"
        for text, cv in zip(texts[unknown], bearable, strict=True)
    ]
    return result


def _bearable(value: Floats, bound: Bound, scale: Scale) -> Floats:
    """The largest coefficient of variation, as a fraction, with which the interval of the value keeps to the bound."""
    sign = 1 if bound.side in ("at least", "above") else -1
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        if scale != "log" or bound.value <= 0:
            return np.asarray(sign * (value - bound.value) / (NORMAL * np.abs(bound.value)))
        room = sign * np.log(value / bound.value)
        return np.where(room > 0, np.sqrt(np.expm1((room / NORMAL) ** 2)), room)


def or_aside(bench: Bench, estimates: Estimates, which: Ints, texts: Words) -> Words:
    """The texts, or for a reading that was set aside the reason of that."""
    aside = estimates.kind[which] == Kind.SET_ASIDE
    return np.where(aside, _aside(bench, estimates, which), texts) if aside.any() else texts


def _aside(bench: Bench, estimates: Estimates, which: Ints) -> Words:
    reasons = np.array([*bench.batch.readings["set_aside"].astype(object), None], object)
    found = reasons[estimates.first[which]]
    return np.array([f"set aside: {text}" if isinstance(text, str) else "" for text in found], object)
