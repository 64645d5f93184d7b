"""The tables of a comparison: who handed in what, values, precision, h and k, tests, and verdicts that differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from evspec.estimates import Kind
from evspec.laboratories.consistency import Flag, Mandel, flags, mandel
from evspec.laboratories.design import Study, percent, settings_of
from evspec.laboratories.disagreement import Disagreement
from evspec.laboratories.merging import Part
from evspec.laboratories.variances import FEWEST, Variances, variances
from evspec.uncertainty import SCALES, Basis, value_of
from evspec.verdicts import Verdict
from evspec.words import number

__all__ = [
    "Analysed",
    "analysed",
    "differing",
    "handed_in",
    "indicated",
    "precision",
    "side_by_side",
    "tested",
]

BOUNDS = {int(Kind.BELOW): "<", int(Kind.ABOVE): ">"}
KINDS = {Kind.BELOW: "a bound", Kind.ABOVE: "a bound", Kind.PRESENT: "present", Kind.ABSENT: "absent"}
KINDS |= {Kind.SET_ASIDE: "set aside"}

BASES: dict[int, str] = {Basis.UNKNOWN: "uncertainty not known", Basis.REPEATABILITY: "repeatability"}


class Analysed(NamedTuple):
    """A study with its variances, Mandel's statistics and the tests of one laboratory or two."""

    study: Study
    found: Variances
    mandel: Mandel
    flags: tuple[Flag, ...]

    @property
    def laboratories(self) -> tuple[str, ...]:
        """The laboratories in the order of the statistics."""
        return tuple(cell.laboratory for cell in self.study.analysed)


def analysed(studies: Sequence[Study]) -> tuple[Analysed, ...]:
    """The studies that five laboratories or more gave results to, analysed; in the others nothing is estimated."""
    enough = [each for each in studies if len(each.analysed) >= FEWEST]
    pairs = [(study, variances(study.results, study.rounding)) for study in enough]
    return tuple(Analysed(study, found, mandel(study.results), flags(study.results)) for study, found in pairs if found)


def handed_in(parts: Sequence[Part]) -> pd.DataFrame:
    """A row a laboratory."""
    rows = []
    for part in parts:
        readings = part.bench.batch.readings
        rows.append(
            {
                "laboratory": part.laboratory,
                "hand-in": part.handin,
                "preparations": int(readings["preparation"].nunique()),
                "readings": len(readings),
                "methods": ", ".join(sorted(map(str, readings["method"].dropna().unique()))),
            }
        )
    return pd.DataFrame(rows)


def side_by_side(parts: Sequence[Part], studies: Sequence[Study]) -> dict[str, pd.DataFrame]:
    """For each quantity a row an estimate of each laboratory of what several measured, its interval that of its own."""
    nouns = {each.noun: each for each in studies}
    return {noun: _values_of(each, parts, studies) for noun, each in nouns.items()}


def _values_of(study: Study, parts: Sequence[Part], studies: Sequence[Study]) -> pd.DataFrame:
    materials = {each.material for each in studies if each.noun == study.noun}
    rows = [row for part in parts for row in _values(part, study, materials)]
    order = ["material", "method", "laboratory"]
    table = pd.DataFrame(rows).sort_values(order, ignore_index=True, key=lambda names: names.str.casefold())
    return table.drop(columns=[name for name in ("runs", "note") if (table[name] == "").all()])


def _values(part: Part, study: Study, materials: set[str]) -> Iterator[dict[str, object]]:
    estimates = part.bench.estimates(study.quantity.name, study.analyte)
    names = part.bench.batch.names[estimates.owner].astype(str)
    places = np.flatnonzero(np.isin(names, list(materials)) & estimates.there & (estimates.first >= 0))
    heads = part.bench.batch.readings.iloc[estimates.first[places]]
    for place, setting, run in zip(places, settings_of(heads), heads["run"].notna(), strict=True):
        kind, value, material = int(estimates.kind[place]), float(estimates.value[place]), names[place]
        known = estimates.basis[place] != Basis.UNKNOWN and kind not in BOUNDS
        low, high = (
            float(end[place]) if known and np.isfinite(end[place]) else np.nan
            for end in (estimates.low, estimates.high)
        )
        notes = (KINDS.get(kind, BASES.get(int(estimates.basis[place]), "")), "" if run else "no run is named")
        yield {
            "material": f"{material} ({setting})" if setting else material,
            "method": estimates.methods[estimates.method[place]] if estimates.method[place] >= 0 else "",
            "laboratory": part.laboratory,
            f"{study.noun}, {estimates.unit}": f"{BOUNDS[kind]}{number(value)}" if kind in BOUNDS else value,
            "low": low,
            "high": high,
            "runs": str(int(estimates.runs[place])) if run else "",
            "note": "; ".join(filter(None, notes)),
        }


def precision(of: Sequence[Analysed]) -> pd.DataFrame:
    """Two rows a study, within a laboratory and of all: coefficients of variation with 95 % intervals, in per cent."""
    return pd.DataFrame([row for each in of for row in _precision(each)])


def _precision(each: Analysed) -> Iterator[dict[str, object]]:
    study, found = each.study, each.found
    scale = np.array([SCALES.index(study.quantity.scale)], np.int8)
    for what, component in ((study.within, found.within), ("reproducibility", found.total)):
        value, low, high = (percent(study.quantity, end, found.mean) for end in component)
        yield {
            **_named(study),
            "laboratories": found.laboratories,
            "results": found.results,
            "mean": float(value_of(np.array([found.mean]), scale)[0]),
            "unit": "" if study.quantity.unit == "1" else study.quantity.unit,
            "precision": what,
            "CV, %": value,
            "low": low,
            "high": high,
        }


def indicated(of: Sequence[Analysed]) -> pd.DataFrame:
    """A row a laboratory and material: the number of results, Mandel's h and k, and what each indicates."""
    rows = []
    for each in of:
        named = ", ".join(filter(None, (each.study.noun, each.study.method)))
        for place, cell in enumerate(each.study.analysed):
            rows.append(
                {
                    "material": each.study.place,
                    "laboratory": cell.laboratory,
                    "results": len(cell.results),
                    f"h, {named}": float(each.mandel.h[place]),
                    "h indicates": each.mandel.of_h[place],
                    "k": float(each.mandel.k[place]),
                    "k indicates": each.mandel.of_k[place],
                }
            )
    return pd.DataFrame(rows)


def tested(of: Sequence[Analysed]) -> pd.DataFrame:
    """A row a study and test: the laboratories it is about, the statistic, its critical values, and the flag."""
    return pd.DataFrame(
        [
            {
                **_named(each.study),
                "test": flag.test,
                "laboratory": ", ".join(each.laboratories[place] for place in flag.laboratories),
                "statistic": flag.statistic,
                "at 5 %": flag.at_5,
                "at 1 %": flag.at_1,
                "flag": flag.word or "none",
            }
            for each in of
            for flag in each.flags
        ]
    )


def differing(found: Sequence[Disagreement]) -> pd.DataFrame:
    """A row a criterion and preparation, with the laboratories of each verdict."""
    return pd.DataFrame(
        [
            {
                "criterion": each.criterion,
                "preparation": each.preparation,
                **{
                    verdict.words: ", ".join(each.laboratories.get(verdict, ()))
                    for verdict in (Verdict.NOT_MET, Verdict.INCONCLUSIVE, Verdict.MET)
                },
                "asks": each.name,
            }
            for each in found
        ]
    )


def _named(study: Study) -> dict[str, object]:
    return {"quantity": study.noun, "material": study.place, "method": study.method}
