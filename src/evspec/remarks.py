"""What a reader of the verdicts should know of the hand-in: what was set aside, flagged, supposed or never used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from evspec.batch import Batch
from evspec.criteria import Specification
from evspec.errors import EvspecError
from evspec.quantities import PANELS, find, own_quantities
from evspec.quantities.known import known_quantities
from evspec.sentences import sentence_of
from evspec.series import series_remarks

__all__ = ["remarks"]

MOST = 20
DECLARED = ("within the declared limits", "within the declared limits over shelf life")


def remarks(batch: Batch, specification: Specification) -> tuple[str, ...]:
    """Sentences on the readings, methods and limits of a hand-in; at most twenty of a kind."""
    kinds = (
        _set_aside(batch),
        _flagged(batch),
        _without_run(batch),
        _idle_methods(batch),
        series_remarks(batch, known_quantities() | own_quantities(batch.quantities)),
        _unread(batch, specification),
    )
    return tuple(text for kind in kinds for text in _bounded(list(kind)))


def _several(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _bounded(sentences: Sequence[str]) -> list[str]:
    more = len(sentences) - MOST
    return [*sentences[:MOST], *([f"{more} more such remarks are not listed."] if more > 0 else [])]


def _set_aside(batch: Batch) -> Iterator[str]:
    readings = batch.readings
    aside = readings[readings["set_aside"].notna()]
    for (preparation, reason), rows in aside.groupby(["preparation", "set_aside"], observed=True):
        names = ", ".join(sorted(set(map(str, rows["quantity"]))))
        yield f"{_several(len(rows), 'reading')} of {preparation} shown and not judged ({names}): {reason}."


def _flagged(batch: Batch) -> Iterator[str]:
    readings = batch.readings
    flagged = readings[readings["quality"].notna()]
    per_video = flagged.drop_duplicates(["source", "replicate", "quality"])
    for (source, quality), rows in per_video.groupby(["source", "quality"], observed=True):
        yield f"{source}: the instrument flags {_several(len(rows), 'recording')}: {quality}."


def _without_run(batch: Batch) -> Iterator[str]:
    readings = batch.readings
    unnamed = int((readings["run"].isna() & (readings["kind"] == "number")).sum())
    if unnamed:
        yield (
            f"run is blank for {_several(unnamed, 'reading')}: those of one preparation, quantity, method and day "
            "count as one run, and a limit needs three runs, a stated uncertainty or a validated method."
        )


def _idle_methods(batch: Batch) -> Iterator[str]:
    for row in batch.methods.to_dict("records"):
        lacking = [name for name in ("status", "document", "df") if pd.isna(row[name])]
        if not pd.isna(row["cv_intermediate"]) and lacking:
            yield f"The precision of {row['method']} for {row['quantity']} is not used: {', '.join(lacking)} is blank."


def _unread(batch: Batch, specification: Specification) -> Iterator[str]:
    limits = batch.limits
    kinds = limits["kind"].astype(object).fillna("release")
    for kind, said, sentence in (("release", "", DECLARED[0]), ("shelf life", " over shelf life", DECLARED[1])):
        judged = _judged_against_limits(specification, sentence)
        for name in sorted(set(map(str, limits["quantity"][kinds == kind])) - judged):
            yield f"A limit{said} is declared for {name}, and no criterion of the specification judges it."


def _judged_against_limits(specification: Specification, sentence: str) -> set[str]:
    steps = [step for each in specification.criteria.values() for one in each.scenarios for step in one.steps]
    found: set[str] = set()
    for step in steps:
        if step.text.endswith(sentence):
            try:
                words = sentence_of(step)[1]
                noun = str(words["noun"])
                alternatives = () if words["every_"] else find(noun, specification.quantities).alternatives
            except EvspecError:
                continue
            found.update([PANELS[noun]] if words["every_"] else [quantity.name for quantity, _ in alternatives])
    return found
