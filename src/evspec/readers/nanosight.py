"""NanoSight NTA 3.x `ExperimentSummary.csv`: one replicate a video, with its concentration and diameters."""

from __future__ import annotations

import math
import re
from datetime import datetime

import numpy as np
import pandas as pd

from evspec.readers.export import READING, Export, Source, quoted
from evspec.readers.nanosight_checks import bins_agree, doubts
from evspec.readers.nanosight_layout import Layout, layout
from evspec.readers.nanosight_tables import Distribution, distributions, long
from evspec.readers.nanosight_values import (
    DILUTION,
    Measured,
    dilutions,
    flags,
    measured,
    number_weighted,
    shares_below,
)

__all__ = ["SIGNATURE", "read"]

SIGNATURE = re.compile(rb'\A(?:\xef\xbb\xbf)?\s*"?NTA (?:Experiment|Single Analysis) Summary File\b')
BELOW = 200.0
PER_ML = "particles/mL"
FACTS = {
    "camera": ("Conditions", "Camera Type"),
    "laser": ("Conditions", "Laser Type"),
    "camera level": ("Conditions", "Camera Level"),
    "temperature (°C)": ("Conditions", "Temperature/C"),
    "viscosity (cP)": ("Conditions", "Viscosity/cP"),
    "frame rate (1/s)": ("Conditions", "Frame rate/fps"),
    "detection threshold": ("Settings", "Detection Threshold"),
    "frames": ("Settings", "Total frames analysed"),
    "dilution": ("Results", DILUTION),
}


def read(source: Source) -> Export:
    """The export with one replicate a video; a concentration already allows for the dilution that its video records.

    Averages and standard errors are checked and left out. A dilution "Not recorded" makes `dilution_state` unknown.
    "particles below 200 nm" is the share of the bins of the number distribution up to 200 nm; it is left out where the
    bins do not sum to the reported concentration.
    """
    parts = layout(source)
    sized = distributions(parts)
    found = measured(parts, sized)
    day, undated = _day(parts)
    software = _software(parts)
    return Export(
        format=f"NanoSight {_version(software)} {_kind(parts)}",
        file=source.name,
        sha256=source.sha256,
        bytes=len(source.raw),
        method="NTA",
        measured_on=day,
        sample=_detail(parts, "Sample Description") or _detail(parts, "Sample Name"),
        parts=parts.videos,
        readings=_readings(parts, [*found, *_shares(found, number_weighted(sized))], day),
        distributions=long(sized),
        facts={"instrument": _instrument(parts), "software": software, **_facts(parts)},
        notices=(*undated, *doubts(parts, found, sized)),
    )


def _readings(parts: Layout, found: list[Measured], day: datetime | None) -> pd.DataFrame:
    count, quantities = len(parts.videos), len(found)
    diluted = dilutions(parts)
    states = ["unknown" if math.isnan(each) else "applied" for each in diluted]
    per_row: dict[str, list[object]] = {
        "quantity": [each.quantity for each in found],
        "unit": [each.unit for each in found],
        "sheet": [each.sheet for each in found],
        "row": [each.row.line for each in found],
        "cell": [each.row.label for each in found],
    }
    columns = {name: [cell for cell in cells for _ in range(count)] for name, cells in per_row.items()} | {
        "analyte": None,
        "value": np.concatenate([each.numbers for each in found]),
        "text": [text for each in found for text in each.texts],
        "resolution": np.concatenate([each.resolutions for each in found]),
        "replicate": list(range(1, count + 1)) * quantities,
        "measured_on": pd.Series([day] * count * quantities, dtype="datetime64[s]"),
        "dilution_state": [state for each in found for state in (states if each.unit == PER_ML else [None] * count)],
        "dilution": np.tile(diluted, quantities),
        "quality": flags(parts) * quantities,
    }
    return pd.DataFrame(columns, columns=list(READING)).astype(READING).dropna(subset="value", ignore_index=True)


def _shares(found: list[Measured], by_number: Distribution | None) -> list[Measured]:
    if by_number is None:
        return []
    shares = np.where(bins_agree(found[0], by_number), shares_below(BELOW, by_number), np.nan)
    total = by_number.values.sum(axis=0)
    rounding = np.divide(100.0, total, out=np.zeros(total.shape), where=total > 0)
    row = by_number.head._replace(label="bins up to 200 nm")
    return [Measured("particles below 200 nm", "%", "Size Data, Number", row, shares, [""] * len(total), rounding)]


def _detail(parts: Layout, label: str) -> str:
    row = parts.row("Experiment Details", label)
    return row.first(1)[0] if row else ""


def _day(parts: Layout) -> tuple[datetime | None, list[str]]:
    text = " ".join(_detail(parts, "Time Captured").split())
    if not text:
        return None, []
    try:
        taken = datetime.strptime(text, "%H:%M:%S %d/%m/%Y")
    except ValueError:
        return None, [f"{parts.name}: its time {quoted(text)!r} is not HH:MM:SS DD/MM/YYYY, so its day is left blank."]
    return taken.replace(hour=0, minute=0, second=0), []


def _software(parts: Layout) -> str:
    version = _detail(parts, "Software Version")
    created = next((row.label for row in parts.sections[""] if row.label.startswith("Created with")), "")
    chosen = created.removeprefix("Created with").strip() if version.casefold() in ("", "unknown") else version
    return quoted(chosen, 60)


def _version(software: str) -> str:
    match = re.search(r"NTA [0-9]+\.[0-9]+", software)
    return match[0] if match else "NTA"


def _kind(parts: Layout) -> str:
    labels = [row.label for row in parts.sections[""]]
    return "ExperimentSummary" if "NTA Experiment Summary File" in labels else "Single Analysis Summary"


def _instrument(parts: Layout) -> str:
    facts = _facts(parts)
    named = [f"{facts[name]} {name}" for name in ("camera", "laser") if name in facts]
    return ", ".join(["NanoSight", *named])


def _facts(parts: Layout) -> dict[str, str]:
    rows = {name: parts.row(section, label) for name, (section, label) in FACTS.items()}
    told = {name: row.first(len(parts.videos)) for name, row in rows.items() if row is not None}
    return {name: _summed_up(list(dict.fromkeys(texts))) for name, texts in told.items() if any(texts)}


def _summed_up(texts: list[str]) -> str:
    try:
        numbers = sorted(texts, key=float)
    except ValueError:
        numbers = []
    return quoted(f"{numbers[0]} to {numbers[-1]}" if len(numbers) > 2 else ", ".join(texts), 120)
