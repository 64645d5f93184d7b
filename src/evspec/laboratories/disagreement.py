"""Where laboratories disagree: the verdicts of each on the preparations that several of them measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from evspec.criteria import Specification
from evspec.evaluate import evaluate
from evspec.laboratories.merging import Part
from evspec.verdicts import Verdict
from evspec.words import exactly

__all__ = ["Disagreement", "different_limits", "disagreements"]

DECIDED = (Verdict.NOT_MET, Verdict.INCONCLUSIVE, Verdict.MET)


class Disagreement(NamedTuple):
    """A criterion and a preparation with the laboratories of each verdict; a contradiction is met beside not met."""

    criterion: str
    name: str
    preparation: str
    laboratories: dict[Verdict, tuple[str, ...]]

    @property
    def contradiction(self) -> bool:
        """Whether one laboratory's verdict is met and another's not met."""
        return {Verdict.MET, Verdict.NOT_MET} <= set(self.laboratories)


def disagreements(parts: Sequence[Part], specification: Specification) -> tuple[tuple[Disagreement, ...], int]:
    """The differing verdicts, contradictions first, and on how many pairs several laboratories have one.

    Each laboratory is judged by itself, with the limits, methods and panels of its hand-in. Verdicts without evidence
    and those that do not apply are no voice; nor are criteria of the laboratory.
    """
    voices: dict[tuple[str, str], dict[Verdict, list[str]]] = {}
    for part in parts:
        result = evaluate(part.bench, specification)
        measured = set(part.bench.batch.readings["preparation"].dropna().astype(str))
        columns = [(place, str(name)) for place, name in enumerate(part.bench.batch.names) if str(name) in measured]
        for row, criterion in enumerate(result.criteria):
            for place, name in columns:
                verdict = Verdict(result.codes[row, place])
                if verdict in DECIDED and not criterion.laboratory:
                    voices.setdefault((criterion.id, name), {}).setdefault(verdict, []).append(part.laboratory)
    several = {key: found for key, found in voices.items() if sum(map(len, found.values())) > 1}
    found = [
        Disagreement(
            identifier,
            specification.criterion(identifier).name,
            preparation,
            {verdict: tuple(by[verdict]) for verdict in DECIDED if verdict in by},
        )
        for (identifier, preparation), by in several.items()
        if len(by) > 1
    ]
    ranked = sorted(found, key=lambda it: (not it.contradiction, it.criterion, it.preparation))
    return tuple(ranked), len(several)


def different_limits(parts: Sequence[Part]) -> Iterator[str]:
    """A sentence for each quantity whose declared limits differ between hand-ins, which alone can part verdicts."""
    declared: dict[str, dict[str, list[str]]] = {}
    handins = {part.handin: part.bench.batch.limits for part in parts}
    for handin, table in handins.items():
        for noun, limits in _limits(table).items():
            declared.setdefault(noun, {}).setdefault(limits, []).append(handin)
    for noun, by in declared.items():
        named = sum(map(len, by.values()))
        if len(by) > 1 or named < len(handins):
            told = "; ".join(f"{limits} ({', '.join(names)})" for limits, names in by.items())
            rest = f"; none ({len(handins) - named} others)" if named < len(handins) else ""
            yield f"Limits declared for {noun} differ, and by these alone verdicts can: {told}{rest}."


def _limits(table: pd.DataFrame) -> dict[str, str]:
    made: dict[str, list[str]] = {}
    for row, value in zip(table.itertuples(), table["value"].astype(float), strict=True):
        noun = f"{row.quantity} {row.analyte}" if isinstance(row.analyte, str) else str(row.quantity)
        kind = f" ({row.kind})" if isinstance(row.kind, str) and row.kind != "release" else ""
        made.setdefault(noun + kind, []).append(f"{row.bound} {exactly(value)} {row.unit}".removesuffix(" 1"))
    return {noun: " and ".join(sorted(limits)) for noun, limits in made.items()}
