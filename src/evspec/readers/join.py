"""One export joined to one preparation: the parts that its selector chooses, and what is done about the dilution."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

from evspec.batch import READ
from evspec.errors import Fault, nearest
from evspec.readers.export import Beside, Entry, Export, Joined, quoted
from evspec.tables import READINGS
from evspec.words import exactly

__all__ = ["join", "stacked"]

CONCENTRATION = "particle concentration"
UNDILUTED = "dilution not recorded in the export, so the concentration is unknown"
COLUMNS = (*READINGS.names, *READ)
NUMBERS = ("value", "at", "standard_uncertainty", "dilution", "resolution")


def stacked(parts: Sequence[Joined]) -> pd.DataFrame:
    """The readings of all parts as one table, with every column that readings have, and its type."""
    filled = [part.readings for part in parts if len(part.readings)]
    readings = pd.concat(filled, ignore_index=True) if filled else pd.DataFrame()
    types = dict.fromkeys(COLUMNS, "object") | dict.fromkeys(NUMBERS, "float64")
    return readings.reindex(columns=list(COLUMNS)).astype(types | {"measured_on": "datetime64[s]", "row": "int64"})


def join(entry: Entry, export: Export, _beside: Beside, faults: list[Fault]) -> Joined:
    """The readings that an export gives to the preparation of `entry`; none, with a fault, where the two disagree."""
    chosen = _chosen(entry, export)
    if not chosen:
        known = [export.sample, *export.parts]
        listed = ", ".join(map(quoted, export.parts[:6])) + (" ..." if len(export.parts) > 6 else "")
        expected = f"the name of a video or sample in {entry.file} ({listed})"
        faults.append(_fault(entry, "selector", entry.selector, expected, nearest(entry.selector, known)))
        return Joined(pd.DataFrame(), (), ())
    readings = export.readings[export.readings["replicate"].isin(chosen)].reset_index(drop=True)
    contradiction = _contradiction(entry, readings)
    if contradiction:
        faults.append(contradiction)
        return Joined(pd.DataFrame(), (), ())
    notices = (*_other_name(entry, export, chosen), *_diluted(entry, readings))
    return Joined(_filled(entry, export, _allowing(entry, readings)), _marks(export, readings), notices)


def _chosen(entry: Entry, export: Export) -> list[int]:
    everything = list(range(1, len(export.parts) + 1))
    if not entry.selector or entry.selector.casefold() == export.sample.casefold():
        return everything
    wanted = re.compile(rf"(?<![^\W_]){re.escape(entry.selector)}(?![^\W_])", re.IGNORECASE)
    return [number for number in everything if wanted.search(export.parts[number - 1])]


def _contradiction(entry: Entry, readings: pd.DataFrame) -> Fault | None:
    if math.isnan(entry.dilution):
        return None
    if not 0 < entry.dilution < math.inf:
        return _fault(entry, "dilution", exactly(entry.dilution), "a dilution factor above 0")
    recorded = readings["dilution"].dropna().unique()
    other = recorded[~np.isclose(recorded, entry.dilution, rtol=1e-9, atol=0.0)]
    if not len(other):
        return None
    expected = f"{exactly(other[0])}, the dilution that {entry.file} records and has applied, or a blank cell,"
    return _fault(entry, "dilution", exactly(entry.dilution), expected)


def _unknown(readings: pd.DataFrame) -> pd.Series:
    return (readings["quantity"] == CONCENTRATION) & readings["dilution"].isna()


def _allowing(entry: Entry, readings: pd.DataFrame) -> pd.DataFrame:
    unknown = _unknown(readings)
    if math.isnan(entry.dilution):
        return readings.assign(set_aside=unknown.map({True: UNDILUTED, False: None}))
    factor = np.where(unknown, entry.dilution, 1.0)
    return readings.assign(
        value=readings["value"] * factor,
        resolution=readings["resolution"] * factor,
        dilution_state=readings["dilution_state"].where(~unknown, "applied"),
        set_aside=None,
    )


def _diluted(entry: Entry, readings: pd.DataFrame) -> list[str]:
    count = int(_unknown(readings).sum())
    if not count:
        return []
    if math.isnan(entry.dilution):
        return [f"{entry.file}: {UNDILUTED}; a dilution in `files` would give it."]
    applied = f"its concentrations are multiplied by {exactly(entry.dilution)} from `files`"
    return [f"{entry.file}: it records no dilution, so {applied}."]


def _other_name(entry: Entry, export: Export, chosen: list[int]) -> list[str]:
    names = [export.sample, *[export.parts[number - 1] for number in chosen], *[entry.selector]]
    if not export.sample or any(_names(entry.preparation, name) for name in names):
        return []
    return [f"{entry.file}: filed under {entry.preparation}, and its sample is called {quoted(export.sample)!r}."]


def _names(preparation: str, name: str) -> bool:
    plain, within = (re.sub(r"[\W_]+", "", each).casefold() for each in (preparation, name))
    before = "(?<![0-9])" if plain[:1].isdigit() else r"(?<![^\W0-9])"
    after = "(?![0-9])" if plain[-1:].isdigit() else r"(?![^\W0-9])"
    return re.search(before + re.escape(plain) + after, within) is not None


def _marks(export: Export, readings: pd.DataFrame) -> tuple[tuple[object, ...], ...]:
    values = readings.groupby("replicate")["value"].agg(tuple)
    return tuple((export.parts[int(number) - 1], *each) for number, each in values.items())  # type: ignore[call-overload]


def _filled(entry: Entry, export: Export, readings: pd.DataFrame) -> pd.DataFrame:
    return readings.assign(
        preparation=entry.preparation,
        method=export.method,
        run=entry.run,
        replicate=readings["replicate"].astype(str),
        attempt="original",
        dilution=np.nan,
        file=entry.file,
        kind="number",
        quality=readings["quality"].where(readings["quality"] != "", None),
        source=entry.file,
    )


def _fault(entry: Entry, column: str, text: str, expected: str, near: str = "") -> Fault:
    return Fault("", "files", entry.row, column, quoted(text), expected, near)
