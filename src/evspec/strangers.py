"""Names that nothing in the hand-in answers to, which may be right, or a misspelling that leaves evidence unseen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from evspec.batch import Batch
from evspec.documents import ANYONE, OF_LOT, OF_ORIGIN
from evspec.errors import nearest
from evspec.estimates import Bench
from evspec.quantities import PANELS
from evspec.tables import column

__all__ = ["strangers"]

MOST = 20


def strangers(bench: Bench, named: Collection[str] = ()) -> tuple[str, ...]:
    """A sentence for each subject, analyte, method or panel member that nothing else names, at most twenty.

    They are no faults: documents may be about lots that are not handed in, and a member may be unmeasured. The nearest
    name that is used is given. `named` are the analytes that the specification names.
    """
    found = [*_subjects(bench.batch), *_analytes(bench, set(named)), *_methods(bench.batch), *_members(bench)]
    more = [f"{len(found) - MOST} more such names are not listed."] if len(found) > MOST else []
    return tuple(found[:MOST] + more)


def _subjects(batch: Batch) -> Iterator[str]:
    private = {
        word
        for name in (*OF_LOT, *OF_ORIGIN)
        if column("preparations", name).health
        for word in _texts(batch.preparations[name])
    }
    known = _texts(batch.methods["method"]) | _texts(batch.readings["method"].cat.categories)
    for name in (*OF_LOT, *OF_ORIGIN):
        known |= _texts(batch.preparations[name])
    for subject in sorted(_texts(batch.documents["subject"]) - known - {ANYONE}):
        if nearest(subject, private):
            yield "A document is about a subject that is nearly the code of a donor, and nothing here is called so."
        else:
            yield f"A document is about {subject!r}, which nothing here is called.{_hint(subject, known - private)}"


def _analytes(bench: Bench, named: set[str]) -> Iterator[str]:
    readings = bench.batch.readings["analyte"].cat.categories
    known = named | _texts(bench.batch.panels["member"])
    for analyte in sorted(_texts(readings) - known):
        if close := nearest(analyte, known):
            yield f"No criterion and no panel names {analyte!r}. Is {close!r} meant?"


def _methods(batch: Batch) -> Iterator[str]:
    listed = _texts(batch.methods["method"])
    for method in sorted(_texts(batch.readings["method"].cat.categories) - listed) if listed else ():
        if close := nearest(method, listed):
            yield f"No method in methods is called {method!r}. Is {close!r} meant?"


def _members(bench: Bench) -> Iterator[str]:
    for panel, rows in bench.batch.panels.groupby("panel", observed=True):
        measured = set(bench.analytes(PANELS[str(panel)]))
        for member in sorted(_texts(rows["member"]) - measured):
            yield f"No reading is of {member!r}, a member of the panel {panel}.{_hint(member, measured)}"


def _hint(word: str, known: Iterable[str]) -> str:
    close = nearest(word, known)
    return f" Is {close!r} meant?" if close else ""


def _texts(values: Iterable[object]) -> set[str]:
    return {str(value) for value in values if isinstance(value, str)}
