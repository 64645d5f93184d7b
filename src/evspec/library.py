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

__all__ = ["check"]


def check(
    handin: str | Path | Batch,
    *,
    as_of: date | None = None,
    decision: str = "guarded",
    gate: str = "should",
    select: str | Collection[str] = (),
    specification: Specification | None = None,
    progress: Callable[[float], None] | None = None,
) -> Result:
    """The verdicts on a hand-in (a folder, a workbook, or a batch already read); `.table` is a DataFrame.

    A hand-in with faults raises `HandinFaults`, which lists all of them; then nothing is judged. Documents have to be
    valid on `as_of`, today where no day is given. `select` is the id of one criterion, or several ids.
    """
    from evspec.handin import read_handin

    day, wanted = _day(as_of), (select,) if isinstance(select, str) else select
    specification = specification or load_specification()
    batch = handin if isinstance(handin, Batch) else read_handin(handin, vocabulary(specification))
    return evaluate(batch, specification, as_of=day, decision=decision, gate=gate, select=wanted, progress=progress)


def _day(given: object) -> date | None:
    if isinstance(given, datetime) and given == given:  # noqa: PLR0124 -- a missing day of pandas is a datetime
        return given.date()
    if given is None or (isinstance(given, date) and not isinstance(given, datetime)):
        return given
    raise EvspecError(f"as_of: {given!r} found, a datetime.date expected, as date(2026, 6, 1).")
