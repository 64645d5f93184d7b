"""Hand-ins of several laboratories put together: who measured what, and one batch of all their readings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from evspec.batch import Batch, batch_of
from evspec.errors import EvspecError, Fault, HandinFaults
from evspec.estimates import Bench
from evspec.evaluate import bench_of
from evspec.handin import read_handin
from evspec.handin.frames import stacked
from evspec.laboratories.copies import copies
from evspec.laboratories.design import laboratories_of, one_spelling
from evspec.quantities import Vocabulary
from evspec.words import listed

__all__ = ["Merged", "Part", "merged", "names_of", "read_all"]

NAMES = 12
NAMED = ("preparation", "quantity", "analyte", "method")
DESCRIBED = (
    "role",
    "product",
    "process",
    "process_class",
    "stage",
    "tissue",
    "cell_line",
    "produced_on",
    "formulation",
)


class Part(NamedTuple):
    """What one laboratory handed in: its name, the hand-in, and its own readings with that hand-in's other tables."""

    laboratory: str
    handin: str
    bench: Bench


class Merged(NamedTuple):
    """The parts, all readings in one bench, and what was assumed in putting them together, in sentences.

    `alike` asks of laboratories that read the same numbers throughout whether one of them is a copy.
    """

    parts: tuple[Part, ...]
    bench: Bench
    sentences: tuple[str, ...]
    alike: tuple[str, ...] = ()


def read_all(paths: Sequence[Path], vocabulary: Vocabulary) -> list[tuple[str, Batch]]:
    """Each hand-in under its name, that of its folder; `HandinFaults` with every fault of every one of them.

    `EvspecError` where one is named twice.
    """
    places = [path.resolve() for path in paths]
    for place, path in zip(places, paths, strict=True):
        if places.count(place) > 1:
            raise EvspecError(f"{path}: named twice; each hand-in is compared once.")
    batches, faults = list[Batch](), list[Fault]()
    names = names_of(places)
    for name, path in zip(names, paths, strict=True):
        try:
            batches.append(read_handin(path, vocabulary))
        except HandinFaults as error:
            faults += [fault._replace(file=f"{name}/{fault.file}") for fault in error.faults]
    if faults:
        raise HandinFaults(faults)
    return list(zip(names, batches, strict=True))


def merged(handins: Sequence[tuple[str, Batch]], as_of: date | None = None) -> Merged:
    """The hand-ins put together, one part a laboratory; preparations of one name are one material.

    A reading without a laboratory is that of its preparation's, else of the hand-in. `EvspecError` where a laboratory
    hands in readings of one material, quantity and method twice, or is the copy of another.
    """
    sentences, assumed = list[str](), list[str]()
    parts: list[Part] = []
    spellings: dict[str, str] = {}
    for name, batch in handins:
        bench, told = _with_laboratories(name, bench_of(batch, as_of), spellings)
        sentences += told
        assumed += [name] if told else []
        parts += _split(name, bench)
    _refuse_repeats(parts)
    alike = tuple(copies(parts, assumed))
    whole, clashes = _together(parts)
    sentences += [*clashes, *_differently_described(parts)]
    return Merged(tuple(parts), bench_of(whole, as_of), tuple(sentences), alike)


def names_of(places: Sequence[Path]) -> list[str]:
    """The own name of each file or folder; of those that share one, as many folders above as tell them apart."""
    names = [place.stem if place.is_file() else place.name for place in places]
    for depth in range(1, 1 + max(len(place.parts) for place in places)):
        if len(set(names)) == len(names):
            break
        names = [
            name if names.count(name) == 1 else "/".join(place.parts[-depth:])
            for name, place in zip(names, places, strict=True)
        ]
    return names


def _with_laboratories(name: str, bench: Bench, spellings: dict[str, str]) -> tuple[Bench, list[str]]:
    found = laboratories_of(bench)
    nameless = pd.isna(found)
    told = []
    if nameless.any():
        count = int(nameless.sum())
        which = "1 reading names" if count == 1 else f"{count:,} readings name"
        told.append(f"{name}: {which} no laboratory, nor does the preparation: taken as that of {name!r}.")
    found[nameless] = name
    found = one_spelling(found, spellings)
    named = bench.batch.readings.assign(laboratory=pd.Categorical(found))
    return Bench(bench.batch.only(readings=named), bench.quantities, bench.as_of), told


def _split(name: str, bench: Bench) -> Iterator[Part]:
    readings = bench.batch.readings
    laboratories = [str(each) for each in readings["laboratory"].cat.categories]
    if len(laboratories) < 2:
        yield Part(laboratories[0] if laboratories else name, name, bench)
        return
    for laboratory in laboratories:
        own = readings[readings["laboratory"] == laboratory].reset_index(drop=True)
        yield Part(laboratory, name, Bench(bench.batch.only(readings=own), bench.quantities, bench.as_of))


def _refuse_repeats(parts: Sequence[Part]) -> None:
    seen: dict[tuple[str, ...], str] = {}
    for part in parts:
        rows = part.bench.batch.readings[list(NAMED)].astype(object).fillna("").drop_duplicates()
        for row in rows.itertuples(index=False, name=None):
            first = seen.setdefault((part.laboratory, *map(str, row)), part.handin)
            if first != part.handin:
                noun = " ".join(filter(None, row[1:3]))
                raise EvspecError(
                    f"The laboratory {part.laboratory!r} hands in {noun} of {row[0]!r} twice, in {first} and in "
                    f"{part.handin}; one hand-in of each laboratory and material is expected."
                )


def _together(parts: Sequence[Part]) -> tuple[Batch, list[str]]:
    """All readings in one batch, but those of quantities that a laboratory declared otherwise than the one before."""
    declared: dict[str, tuple[object, str]] = {}
    strange: dict[str, set[str]] = {}
    told = []
    for part in parts:
        for row in part.bench.batch.quantities.itertuples():
            meant = (str(row.unit), str(row.scale), str(row.specimen))
            first, laboratory = declared.setdefault(str(row.quantity), (meant, part.laboratory))
            if first != meant:
                strange.setdefault(part.laboratory, set()).add(str(row.quantity))
                told.append(
                    f"{row.quantity}: {part.laboratory} and {laboratory} declare it with different unit, scale or "
                    f"specimen, so that it cannot be compared; that of {part.laboratory} is left out."
                )
    readings = [part.bench.batch.readings for part in parts]
    kept = [
        rows[~rows["quantity"].isin(list(strange.get(part.laboratory, ())))]
        for part, rows in zip(parts, readings, strict=True)
    ]
    tables = {"readings": stacked([rows.reset_index(drop=True) for rows in kept])}
    for name, key in (("preparations", "preparation"), ("quantities", "quantity")):
        frames = [getattr(part.bench.batch, name).astype(object) for part in parts]
        tables[name] = pd.concat(frames, ignore_index=True).drop_duplicates(key, ignore_index=True)
    return batch_of(tables), told


def _differently_described(parts: Sequence[Part]) -> Iterator[str]:
    """A sentence for each way in which two hand-ins describe materials differently, which may be two of one name."""
    frames = {part.handin: part.bench.batch.preparations for part in parts}
    if len(frames) < 2:
        return
    columns = ["preparation", *DESCRIBED]
    rows = pd.concat([frame[columns].astype(object) for frame in frames.values()], ignore_index=True)
    counts = rows.groupby("preparation", sort=False)[list(DESCRIBED)].nunique()
    materials: dict[str, list[str]] = {}
    for material, row in zip(counts.index, counts.to_numpy() > 1, strict=True):
        if row.any():
            differing = ", ".join(np.array(DESCRIBED)[row]).replace("_", " ")
            materials.setdefault(differing, []).append(str(material))
    for differing, names in materials.items():
        whose, asked = ("its", "are these") if len(names) == 1 else ("their", "is each")
        yield f"{listed(names, NAMES)}: the hand-ins differ in {whose} {differing}; {asked} one material?"
