"""evspec from Python: one call from a hand-in to its verdicts, made for a notebook."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime
from pathlib import Path

from evspec.batch import Batch
from evspec.criteria import Specification, load_specification, vocabulary
from evspec.errors import EvspecError
from evspec.evaluate import evaluate
from evspec.result import Result
from evspec.selection import Selection, chosen

__all__ = ["check"]


def check(
    handin: str | Path | Batch,
    *,
    as_of: date | None = None,
    decision: str = "guarded",
    gate: str = "should",
    select: str | Collection[str] = (),
    source: str | Collection[str] = (),
    family: str | Collection[str] = (),
    level: str | Collection[str] = (),
    features: str | Path | None = None,
    specification: Specification | None = None,
    progress: Callable[[float], None] | None = None,
) -> Result:
    """The verdicts on a hand-in (a folder, a workbook, or a batch already read); `.table` is a DataFrame.

    A hand-in with faults raises `HandinFaults`, which lists all of them; then nothing is judged. Documents have to be
    valid on `as_of`, today where no day is given.

    `select` is the id of a criterion, or several ids; `source`, `family` and `level` are one or several names. Several
    of one kind are alternatives, different kinds narrow, and a selection of no criterion is an error. `features` is a
    folder of a laboratory's own criteria, put beside ours; where they break the lint, `FeatureFaults` lists how.
    """
    from evspec.handin import read_handin

    day, selection = _day(as_of), Selection(_names(select), _names(source), _names(family), _names(level))
    specification = specification or load_specification()
    if features is not None:
        from evspec.lint.own import linted_beside

        specification = linted_beside(Path(features), specification)
    chosen(specification, selection)
    batch = handin if isinstance(handin, Batch) else read_handin(handin, vocabulary(specification))
    return evaluate(batch, specification, as_of=day, decision=decision, gate=gate, select=selection, progress=progress)


def _names(given: str | Collection[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


def _day(given: object) -> date | None:
    if isinstance(given, datetime) and given == given:  # noqa: PLR0124 -- a missing day of pandas is a datetime
        return given.date()
    if given is None or (isinstance(given, date) and not isinstance(given, datetime)):
        return given
    raise EvspecError(f"as_of: {given!r} found, a datetime.date expected, as date(2026, 6, 1).")
