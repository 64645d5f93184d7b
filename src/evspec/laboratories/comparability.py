"""What keeps values of several laboratories from being compared: methods, spellings, quantities, readings set aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evspec.errors import nearest
from evspec.estimates import Bench
from evspec.laboratories.design import Study
from evspec.laboratories.merging import Merged, Part
from evspec.words import listed

__all__ = ["apart", "comparability"]

NAMES = 12
ALIKE = 0.75
"""How alike two names are in spelling from which on one may be meant by the other."""


def comparability(merged: Merged, studies: Sequence[Study]) -> tuple[str, ...]:
    """Sentences on what cannot be compared and why; none where all can."""
    return (*apart(studies), *_own_quantities(merged.parts), *_set_aside(merged.bench, studies))


def apart(studies: Sequence[Study]) -> Iterator[str]:
    """A sentence for each quantity and material that was measured by several methods, with a spelling that is near."""
    by_material: dict[tuple[str, str, str], list[Study]] = {}
    for study in studies:
        by_material.setdefault((study.noun, study.material, study.setting), []).append(study)
    told: dict[str, list[str]] = {}
    for (noun, material, _), same in by_material.items():
        if len(same) > 1:
            parts = "; ".join(f"{each.method or 'a method that is not named'} ({_who(each)})" for each in same)
            told.setdefault(f"{noun}, measured by {parts}", []).append(material)
    for what, materials in told.items():
        yield f"{what}: values of different methods stand apart and are never pooled ({listed(materials, NAMES)})."
    methods = sorted({study.method for study in studies if study.method})
    for place, method in enumerate(methods):
        if close := _near(method, methods[:place]):
            yield f"Are the methods {close!r} and {method!r} one, spelt twice? As they stand they are two."


def _who(study: Study) -> str:
    names = [cell.laboratory for cell in study.cells]
    return ", ".join(names) if len(names) <= 2 else f"{len(names)} laboratories"


def _own_quantities(parts: Sequence[Part]) -> Iterator[str]:
    """A sentence for each quantity that one laboratory declared for itself and no other measured."""
    measured = {part.laboratory: set(part.bench.batch.readings["quantity"].dropna().astype(str)) for part in parts}
    for part in parts:
        others = set().union(*(names for laboratory, names in measured.items() if laboratory != part.laboratory))
        for name in map(str, part.bench.batch.quantities["quantity"]):
            if name in measured[part.laboratory] and name not in others:
                close = nearest(name, others)
                hint = f" Others measured {close!r}: is it the same?" if close else ""
                yield f"{name}: a quantity of {part.laboratory}'s own, which no other laboratory measured.{hint}"


def _set_aside(bench: Bench, studies: Sequence[Study]) -> Iterator[str]:
    readings = bench.batch.readings
    aside = readings[readings["set_aside"].notna()]
    for (laboratory, why), rows in aside.groupby(["laboratory", "set_aside"], observed=True):
        yield f"{laboratory}: {_readings(len(rows))} set aside ({why}), and not compared."
    told: dict[tuple[str, str], list[tuple[str, str, int]]] = {}
    for study in studies:
        for cell in study.cells:
            if cell.why:
                told.setdefault((study.noun, cell.why), []).append((study.place, cell.laboratory, cell.readings))
    for (noun, why), cells in told.items():
        places, laboratories = (listed(list(dict.fromkeys(each)), NAMES) for each in list(zip(*cells, strict=True))[:2])
        count = _readings(sum(each[2] for each in cells))
        yield f"{noun} of {places}: {count} of {laboratories} hold {why}, shown and not analysed."


def _readings(count: int) -> str:
    return "1 reading" if count == 1 else f"{count:,} readings"


def _near(name: str, others: Sequence[str]) -> str:
    import difflib

    folded = {"".join(each.casefold().replace("-", " ").split()): each for each in others}
    close = difflib.get_close_matches("".join(name.casefold().replace("-", " ").split()), folded, 1, ALIKE)
    return folded[close[0]] if close else ""
