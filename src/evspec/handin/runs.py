"""What the table of runs says of readings: their method, laboratory and day, and which are shown and not judged."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from evspec.arrays import Days, Ints
from evspec.errors import Fault
from evspec.handin.faults import Problem
from evspec.handin.frames import categorical, objects
from evspec.handin.sheets import Sheet

__all__ = ["blame_other_days", "blame_other_methods", "with_runs"]


def blame_other_methods(sheets: Sequence[Sheet], faults: list[Fault]) -> None:
    """A fault for each reading that names another method than its run does."""
    methods: dict[str, str] = {}
    for sheet in sheets:
        if sheet.raw.table == "runs":
            methods |= dict(zip(sheet.cells("run").texts(), sheet.cells("method").texts(), strict=True))
    for sheet in sheets:
        if any(methods.values()) and sheet.raw.table == "readings" and {"run", "method"} <= set(sheet.layout.columns):
            runs, given = sheet.cells("run"), sheet.cells("method").texts()
            said = np.array([methods.get(word, "") for word in runs.words], object)[runs.codes]
            differs = (given != "") & (said != "") & (given != said)
            for method in dict.fromkeys(said[differs]):
                sheet.blame(faults, "method", differs & (said == method), Problem(f"{method}, the method of its run"))


def blame_other_days(sheets: Sequence[Sheet], faults: list[Fault]) -> None:
    """A fault for each reading that was measured on another day than its run says."""
    nothing, days = np.datetime64("NaT", "D"), dict[str, np.datetime64]()
    for sheet in sheets:
        if sheet.raw.table == "runs" and "date" in sheet.frame:
            days |= dict(zip(sheet.cells("run").texts(), sheet.frame["date"].to_numpy("datetime64[D]"), strict=True))
    for sheet in sheets:
        if days and sheet.raw.table == "readings" and {"run", "measured_on"} <= set(sheet.layout.columns):
            runs, given = sheet.cells("run"), sheet.frame["measured_on"].to_numpy("datetime64[D]")
            said = np.array([days.get(word, nothing) for word in runs.words], "datetime64[D]")[runs.codes]
            differs = (given != said) & ~np.isnat(given) & ~np.isnat(said)
            for code in np.unique(runs.codes[differs]).tolist():
                here = differs & (runs.codes == code)
                run = runs.words[code]
                sheet.blame(faults, "measured_on", here, Problem(f"{days[run]}, the day of its run {run},"))


def with_runs(readings: pd.DataFrame, runs: pd.DataFrame) -> pd.DataFrame:
    """The readings with what their run says where they are silent, and set aside where the run is not valid."""
    if not len(runs) or not len(readings) or "run" not in readings:
        return readings
    names = objects(runs, "run")
    places = {name: place for place, name in reversed(list(enumerate(names)))}
    run = readings["run"].astype("category").cat
    of = np.array([*(places.get(word, -1) for word in run.categories), -1], np.int64)[run.codes]
    if (of < 0).all():
        return readings
    return _set_aside(_filled(readings, runs, of), runs, of)


def _filled(readings: pd.DataFrame, runs: pd.DataFrame, of: Ints) -> pd.DataFrame:
    told: dict[str, pd.Categorical | Days] = {}
    for name in ("method", "laboratory"):
        said = np.array([*objects(runs, name), None], object)[of]
        given = objects(readings, name)
        silent = pd.isna(given) & pd.notna(said)
        if silent.any():
            codes, words = pd.factorize(np.where(silent, said, given))
            told[name] = categorical(np.array(words, object), codes)
    if "date" in runs and runs["date"].notna().any():
        nothing = np.datetime64("NaT", "s")
        days = np.append(runs["date"].to_numpy("datetime64[s]"), nothing)[of]
        own = np.full(len(of), nothing)
        if "measured_on" in readings:
            own = readings["measured_on"].to_numpy("datetime64[s]")
        told["measured_on"] = np.where(np.isnat(own), days, own)
    return readings.assign(**told) if told else readings


def _set_aside(readings: pd.DataFrame, runs: pd.DataFrame, of: Ints) -> pd.DataFrame:
    rows = zip(objects(runs, "run"), objects(runs, "valid"), objects(runs, "reason"), strict=True)
    why = [
        f"run {run} not valid{': ' + reason if reason else ''}" if valid == "no" else None
        for run, valid, reason in rows
    ]
    said = np.array([*why, None], object)[of]
    if pd.isna(said).all():
        return readings
    codes, reasons = pd.factorize(np.where(pd.isna(said), objects(readings, "set_aside"), said))
    return readings.assign(set_aside=categorical(np.array(reasons, object), codes))
