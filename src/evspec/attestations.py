"""What is said of the document that decided, or of the lack of one, and of the day on which it had to hold."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from evspec.arrays import Days, Ints, Words
from evspec.estimates import Bench
from evspec.filing import (
    ABSENT,
    APPROVED,
    DRAFT,
    ELSEWHERE,
    EXPIRED,
    FUTURE,
    LATER,
    NO_DAY,
    REFUSED,
    UNDATED,
)

__all__ = ["WHEN", "Asked", "Held", "When", "reasons_of"]

REASONS = {
    ABSENT: "no {kind} is on file",
    DRAFT: "{kind}: the document is a draft, or its status is blank",
    FUTURE: "{kind}: the document is issued after the day of judgement",
    ELSEWHERE: "no {kind} of the donor or cell line is on file: one for all, a product or a process is not its own",
    UNDATED: "{kind}: the document names no day of issue, so nobody can tell whether it held {when}",
    LATER: "no {kind} was on file {when}: the document was issued after that day",
    NO_DAY: "{blank} is blank or to come, so nobody can tell whether {kind} held {when}",
    APPROVED: "{kind} is on file, approved and in force",
    EXPIRED: "{kind} has expired",
    REFUSED: "{kind} is refused or withdrawn",
}


NOTES = {
    "before it": "it had expired before the lot was produced",
    "between": "it had expired before the lot was released",
    "late": "it was issued after the lot was released",
    "since": "it has lapsed since",
}
"""What more is said of the days of the document that decided."""


class When(NamedTuple):
    """The day on which a document must hold: in words, and by which field; both blank for that of judgement."""

    words: str = ""
    field: str = ""


WHEN = {
    "": When(),
    "at production": When("at production", "produced_on"),
    "at release": When("at release", "released_on"),
}
"""A lot that names no day of release is not released yet: for it the day of judgement counts."""


class Asked(NamedTuple):
    """What a sentence asks of a batch: the kind as it names it, when it must hold, and whom it must be about.

    `method_of` is the quantity whose method it may be about, blank where it may be about none.
    """

    named: str
    when: When
    of_cells: bool
    method_of: str


class Held(NamedTuple):
    """For each preparation the state of its documents, the row of the one that decides, and the parent it is about.

    The row is -1 where there is no document, the parent -1 where it is about the preparation itself.
    """

    state: Ints
    row: Ints
    parent: Ints


def reasons_of(bench: Bench, asked: Asked, held: Held, *, laboratory: bool, lots: Ints | None = None) -> Words:
    """What is said of each preparation, or of each of `lots`, in words made once for each document and parent."""
    documents = bench.batch.documents
    produced, released = (
        np.full(1, np.datetime64("NaT", "s")) if laboratory else _dates(bench, name, lots)
        for name in ("produced_on", "released_on")
    )
    issued, expires = (
        np.append(documents[name].to_numpy("datetime64[s]"), np.datetime64("NaT", "s"))[held.row]
        for name in ("issued_on", "expires_on")
    )
    lapsed, valid = held.state == EXPIRED, held.state == APPROVED
    notes = {
        "before it": lapsed & (expires < produced),
        "between": lapsed & (expires < released) & ~(expires < produced),
        "late": valid & (issued > released),
        "since": valid & (expires < np.datetime64(bench.as_of, "s")),
        "undated": np.isnat(released) & (asked.when.field == "released_on"),
    }
    keys = pd.DataFrame({**held._asdict(), **notes})
    which, different = pd.factorize(pd.MultiIndex.from_frame(keys))
    texts = [_reason(bench, asked, Held(*each[:3]), dict(zip(notes, each[3:], strict=True))) for each in different]
    return np.array(texts, object)[which]


def _dates(bench: Bench, name: str, lots: Ints | None) -> Days:
    days = bench.batch.preparations[name].to_numpy("datetime64[s]")
    return days if lots is None else days[lots]


def _reason(bench: Bench, asked: Asked, held: Held, notes: Mapping[str, bool]) -> str:
    state, row, parent = map(int, held)
    of = f" of {bench.batch.names[parent]}" if parent >= 0 else ""
    when = asked.when
    blank = f"{when.field.replace('_', ' ')}{of}"
    text = REASONS[state].format(kind=asked.named + of, when=when.words, blank=blank)
    if state == APPROVED and when.words and not notes["undated"]:
        text += f" {when.words}"
    if row >= 0:
        text += f" ({_told(bench, row)})"
    return text + "".join(f"; {NOTES[name]}" for name, there in notes.items() if there and name in NOTES)


def _told(bench: Bench, row: int) -> str:
    """What tells one document from others: its reference, days, who attests it, and its file with its digest."""
    given: Mapping[Hashable, object] = bench.batch.documents.loc[row].to_dict()
    digests = bench.batch.digests
    name = "" if pd.isna(given["file"]) else str(given["file"])  # type: ignore[call-overload]
    parts = [
        _word(given["reference"], "{}"),
        _day(given["issued_on"], "issued {}"),
        _day(given["expires_on"], "until {}"),
        _word(given["attested_by"], "attested by {}"),
        f"sha256 {digests[name][:12]} of {name}" if name in digests else "no file is handed in",
    ]
    return ", ".join(part for part in parts if part)


def _word(value: object, form: str) -> str:
    return "" if pd.isna(value) else form.format(value)  # type: ignore[call-overload]


def _day(value: object, form: str) -> str:
    return "" if pd.isna(value) else form.format(pd.Timestamp(str(value)).date().isoformat())  # type: ignore[call-overload]
