"""What a comparison says first: contradictions, the widest scatter, and who stands apart beside what chance gives."""

from __future__ import annotations

import math
from collections.abc import Sequence

from evspec.laboratories.comparability import apart
from evspec.laboratories.consistency import OUTLIER
from evspec.laboratories.design import Study, percent
from evspec.laboratories.disagreement import Disagreement
from evspec.laboratories.merging import Merged
from evspec.laboratories.outlying import flagged, marks_by_chance
from evspec.laboratories.sheets import Analysed
from evspec.laboratories.wording import by, shortened
from evspec.words import counted, listed, number

__all__ = ["first", "judged"]

NAMES, SENTENCES = 12, 8


def first(
    merged: Merged,
    shared: Sequence[Study],
    of: Sequence[Analysed],
    differing: Sequence[Disagreement],
    pairs: int,
) -> tuple[str, ...]:
    """The sentences that open a comparison; of many alike the worst, and how many more there are."""
    laboratories = [part.laboratory for part in merged.parts]
    materials = list(dict.fromkeys(each.material for each in shared))
    told = [f"{len(laboratories)} laboratories compared: {listed(laboratories, NAMES)}."]
    told += shortened(merged.alike, SENTENCES)
    if not materials:
        return (*told, "No two of them measured the same quantity of one preparation: there is nothing to compare.")
    nouns = dict.fromkeys(each.noun for each in shared)
    told.append(f"In common: {counted(len(nouns), 'quantity')} of {listed(materials, NAMES)}.")
    against = [each for each in differing if each.contradiction]
    if against:
        places = listed([f"{each.criterion} on {each.preparation}" for each in against], NAMES)
        told.append(f"Met by one and not met by another: {places}.")
    else:
        told.append(f"No verdict contradicts another. {judged(pairs)}")
    told += shortened(
        [_scatter(each) for each in sorted(of, key=_widest)],
        SENTENCES,
        "reproducibilities, none larger, in the table of precision",
    )
    return (*told, *_standing_apart(of), *shortened(list(apart(shared)), SENTENCES))


def judged(pairs: int) -> str:
    """On how many criteria and preparations several laboratories have a verdict."""
    if not pairs:
        return "No criterion was decided by two laboratories on one preparation."
    return f"More laboratories than one decided {counted(pairs, 'pair')} of criterion and preparation."


def _scatter(each: Analysed) -> str:
    value, low, high = (number(percent(each.study.quantity, end, each.found.mean), 2) for end in each.found.total)
    return (
        f"Reproducibility of {each.study.noun} ({each.study.place}{by(each.study)}): CV {value} % ({low} to {high}), "
        f"{each.found.laboratories} laboratories."
    )


def _widest(each: Analysed) -> float:
    value = percent(each.study.quantity, each.found.total.value, each.found.mean)
    return -math.inf if math.isnan(value) else -value


def _standing_apart(of: Sequence[Analysed]) -> list[str]:
    marks = [each for each in flagged(of) if each.word == OUTLIER and each.mandel]
    if not marks:
        return []
    places = list(dict.fromkeys(f"{each.laboratory} ({each.noun} of {each.place})" for each in marks))
    expected = number(marks_by_chance(of, 0.01), 2)
    told = (
        f"Apart from the others by Mandel's h or k: {listed(places, NAMES)}. Were all laboratories alike, chance alone "
        f"would give about {expected} such outliers; found are {len(marks):,}."
    )
    return [told]
