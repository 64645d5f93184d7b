"""Where readings come from: the status of their method, and what each names beside its value."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

import numpy as np
import pandas as pd

from evspec import explanations
from evspec.arrays import Codes, Days, Ints, Words
from evspec.errors import unknown
from evspec.estimates import Bench, Estimates, Kind
from evspec.judgement import Judgement, from_estimates, from_words
from evspec.named import filled
from evspec.promises import method_rows
from evspec.quantities import Quantity
from evspec.tables import PRINCIPLES, READINGS, RUNS, column
from evspec.verdicts import Verdict

__all__ = ["STATUS", "from_method", "names"]

UNLISTED, BLANK, UNDOCUMENTED, LAPSED, OTHER, HELD = range(6)
CODES = np.array([1, 1, 1, 0, 0, 3], np.uint8)
STATUS = "validation_status"
"""What the table of methods says of the method of a reading: exploratory, qualified or validated."""


def from_method(bench: Bench, quantity: Quantity, analyte: str, statuses: Sequence[str]) -> Judgement:
    """Met where the method of an estimate has one of the statuses, and a document unless it is exploratory.

    A method that is not named, not listed, or has no status is no evidence; so is one without its document. Another
    status is not met, nor is a validation that lapsed before the measurement. The principle of a method may be asked
    for in place of its status (`single-particle`); it needs no document and does not lapse.
    """
    by_principle = statuses[0] in PRINCIPLES
    words = PRINCIPLES if by_principle else column("methods", "status").words
    for status in statuses:
        if status not in words:
            raise unknown("status or principle of a method", status, words if by_principle else (*words, *PRINCIPLES))
    what = "principle" if by_principle else "status"
    estimates = bench.estimates(quantity.name, analyte)
    table = bench.batch.methods[bench.batch.methods["quantity"].astype(object) == quantity.name]
    places = {str(name): place for place, name in enumerate(table["method"])}
    row = np.array([places.get(name, -1) for name in estimates.methods] + [-1])[estimates.method]
    until = np.append(table["valid_to"].to_numpy("datetime64[s]"), np.datetime64("NaT", "s"))[row]
    day = np.where(np.isnat(estimates.measured), np.datetime64(bench.as_of, "s"), _last_day(bench, quantity, estimates))
    state = np.array([*(_state(each, statuses, what) for each in table.to_dict("records")), UNLISTED])[row]
    state = np.where((state == HELD) & (until < day) & (not by_principle), LAPSED, state)
    codes = np.where(estimates.kind == Kind.SET_ASIDE, Verdict.NO_EVIDENCE, CODES[state]).astype(np.uint8)
    wanted = " or ".join(statuses)
    reasons = np.array(
        [
            "the method of the reading is not named, or not listed in methods",
            f"the {what} of the method is blank",
            "the method names no document of its validation",
            "the validation of the method lapsed before the measurement",
            f"the method is not {wanted}",
            f"the method is {wanted}",
        ],
        object,
    )

    def reason(which: Ints, _codes: Codes) -> Words:
        return explanations.or_aside(bench, estimates, which, reasons[state[which]])

    missing = explanations.missing(quantity, analyte)
    return from_estimates(estimates, lambda rows: codes[rows], reason, len(bench.batch), missing)


def names(bench: Bench, quantity: Quantity | None, analyte: str, wanted: str) -> Judgement:
    """Met where every judged reading, or the run or method it belongs to, fills in the column; no evidence otherwise.

    "unknown", "none", "n/a" or a dash do not fill it in. Without a quantity the readings are those of all quantities.
    """
    name = wanted.replace(" ", "_")
    known = {*READINGS.names, *RUNS.names, STATUS} - {"preparation", "quantity", "value", "dilution_state"}
    if name not in known:
        raise unknown("column", wanted, {each.replace("_", " ") for each in known})
    readings = bench.batch.readings
    noun = f"{quantity.name} {analyte}".strip() if quantity else "any quantity"
    mine = readings["quantity"].astype(object) == quantity.name if quantity else readings["quantity"].notna()
    if analyte:
        mine &= readings["analyte"].astype(object) == analyte
    aside = np.bincount(readings[mine]["preparation"].cat.codes, minlength=len(bench.batch)) > 0
    mine_readings = readings[mine & readings["set_aside"].isna()]
    given = _column(bench, mine_readings, name).astype(object)
    there = filled(*pd.factorize(given))
    owner = mine_readings["preparation"].cat.codes.to_numpy()
    every = np.bincount(owner, minlength=len(bench.batch))
    named = np.bincount(owner[there], minlength=len(bench.batch))
    which = np.where(every == 0, np.where(aside, 3, 0), np.where(named < every, 1, 2))
    reasons = [
        explanations.missing(quantity, analyte) if quantity else explanations.missing_text(noun),
        f"a reading of {noun} does not name its {wanted}",
        f"every reading of {noun} names its {wanted}",
        f"every reading of {noun} is set aside",
    ]
    return from_words(np.array([1, 1, 3, 1], np.uint8)[which], reasons, which)


def _last_day(bench: Bench, quantity: Quantity, estimates: Estimates) -> Days:
    """The last day on which the method of each estimate measured the quantity of its preparation."""
    readings = bench.batch.readings
    mine = readings[(readings["quantity"].astype(object) == quantity.name) & readings["set_aside"].isna()]
    owner = mine["preparation"].cat.codes.to_numpy(np.int64)
    method = mine["method"].cat.codes.to_numpy(np.int64)
    width = len(mine["method"].cat.categories) + 1
    days = np.full(len(bench.batch) * width, np.datetime64("0001-01-01", "s"))
    known = mine["measured_on"].notna().to_numpy()
    when = mine["measured_on"].to_numpy("datetime64[s]")
    np.maximum.at(days, (owner * width + method + 1)[known], when[known])
    names = {str(word): place for place, word in enumerate(mine["method"].cat.categories)}
    own = np.array([*(names.get(each, -1) for each in estimates.methods), -1])[estimates.method]
    return np.asarray(np.maximum(estimates.measured, days[estimates.owner * width + own + 1]))


def _state(row: Mapping[Hashable, object], statuses: Sequence[str], what: str) -> int:
    status = row[what]
    if not isinstance(status, str):
        return BLANK
    if status not in statuses:
        return OTHER
    needless = what == "principle" or status == "exploratory"
    return HELD if needless or isinstance(row["document"], str) else UNDOCUMENTED


def _column(bench: Bench, readings: pd.DataFrame, name: str) -> pd.Series:
    if name in READINGS.names:
        return readings[name]
    if name == STATUS:
        return _status(bench, readings)
    runs = bench.batch.runs.dropna(subset=["run"])
    by_run = pd.Series(runs[name].astype(object).to_numpy(), index=runs["run"].astype(object).to_numpy(), dtype=object)
    return readings["run"].astype(object).map(by_run)


def _status(bench: Bench, readings: pd.DataFrame) -> pd.Series:
    """The status of the method of each reading, NA where it names none or one that is not listed for its quantity."""
    methods = bench.batch.methods
    status = np.array([*methods["status"].astype(object), None], object)
    return pd.Series(status[method_rows(methods, readings)], index=readings.index, dtype=object)
