"""Names that nothing in the hand-in answers to, which may be right, or a misspelling that leaves evidence unseen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evspec.batch import Batch
from evspec.documents import ANYONE, SUBJECTS
from evspec.errors import nearest
from evspec.estimates import Bench
from evspec.quantities import PANELS

__all__ = ["strangers"]

MOST = 20


def strangers(bench: Bench) -> tuple[str, ...]:
    """A sentence for each subject of a document and each member of a panel that nothing else names, at most twenty.

    They are no faults: documents may be about lots that are not handed in, and a member may be unmeasured. The nearest
    name that the hand-in does use is given.
    """
    found = [*_subjects(bench.batch), *_members(bench)]
    more = [f"{len(found) - MOST} more such names are not listed."] if len(found) > MOST else []
    return tuple(found[:MOST] + more)


def _subjects(batch: Batch) -> Iterator[str]:
    known = {ANYONE, *_texts(batch.methods["method"])}
    for name in SUBJECTS:
        known.update(_texts(batch.preparations[name]))
    for subject in sorted(_texts(batch.documents["subject"]) - known):
        yield f"A document is about {subject!r}, which nothing here is called.{_hint(subject, known - {ANYONE})}"


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
