"""Evidence that is not a number: documents, whom they are about, and whether they hold on the day of judgement."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from evspec.arrays import Ints, Words
from evspec.estimates import Bench
from evspec.judgement import Details, Judgement, plain

__all__ = ["OF_LOT", "OF_ORIGIN", "document_of", "on_file"]

OF_LOT = ("preparation", "product", "process")
OF_ORIGIN = ("donor", "cell_line")
ANYONE = "*"
ABSENT, DRAFT, FUTURE, APPROVED, EXPIRED, REFUSED = range(6)
VERDICTS = np.array([1, 1, 1, 3, 0, 0], np.uint8)
TOGETHER = np.array([1, 1, 1, 2, 0, 0])
"""Of several parents the state that ranks lowest counts: a contradiction, then a lack, then what is in force."""
REASONS = (
    "no {kind} is on file",
    "{kind}: the document is a draft, or its status is blank",
    "{kind}: the document is issued after the day of judgement",
    "{kind} is on file, approved and in force",
    "{kind} has expired",
    "{kind} is refused or withdrawn",
)
EARLY = "; it had expired before the lot was produced"
LATE = "; it was issued after the lot was released"


class Held(NamedTuple):
    """For each preparation the state of its documents, the row of the one that decides, and the parent it is about.

    The row is -1 where there is no document, the parent -1 where it is about the preparation itself.
    """

    state: Ints
    row: Ints
    parent: Ints


def document_of(text: str, quantities: Collection[str]) -> tuple[str, str]:
    """The kind of document that a sentence names and, in "reference qualification of protein", what it is about."""
    kind, joint, quantity = text.partition(" of ")
    return (kind, quantity) if joint and quantity in quantities else (text, "")


def on_file(bench: Bench, named: str, *, laboratory: bool) -> Judgement:
    """Whether a document of that kind speaks for each preparation, or, once, for the laboratory.

    One "of" a quantity is a document whose column `quantity` names it.

    A document is about a preparation by its name, product, process, donor or cell line, by a method that measured it,
    or about all by `*`; only `*` speaks for the laboratory. The newest decided document of a subject supersedes its
    older ones. A contradicting document (refused, withdrawn, expired) of any subject counts before an approving one;
    none is no evidence. A lot that was derived from others has as many donors and cell lines as they: of these each
    needs its document, and the worst counts.
    """
    kind, quantity = document_of(named, bench.quantities)
    documents = bench.batch.documents
    about = documents[documents["quantity"].astype(object) == quantity] if quantity else documents
    known = _by_subject(about, kind, bench.as_of)
    everyone = known.get(ANYONE, (ABSENT, -1))
    held = _one(everyone, 1) if laboratory else _of_each(bench, known, everyone)

    def details() -> Details:
        rows = np.where(held.row < 0, "", held.row.astype(str)).astype(object)
        return plain(VERDICTS[held.state], _reasons(bench, named, held, laboratory=laboratory), rows)

    return Judgement(lambda rows: VERDICTS[held.state[rows]], details)


State = tuple[int, int]
"""The state of a document and its row."""


def _of_each(bench: Bench, known: Mapping[str, State], everyone: State) -> Held:
    rows = len(bench.batch)
    if not known:
        return _one((ABSENT, -1), rows)
    by_name, *of_lot = (_of_subjects(bench, name, known) for name in OF_LOT)
    held = _one(everyone, rows)
    for each in (by_name, *of_lot):
        held = _weightier(held, each)
    held = _weightier(held, _of_methods(bench, known))
    origin = _of_subjects(bench, OF_ORIGIN[0], known)
    for name in OF_ORIGIN[1:]:
        origin = _weightier(origin, _of_subjects(bench, name, known))
    return _weightier(held, _of_parents(bench, _weightier(by_name, origin), origin))


def _one(state: State, rows: int) -> Held:
    return Held(np.full(rows, state[0]), np.full(rows, state[1]), np.full(rows, -1))


def _weightier(one: Held, other: Held) -> Held:
    """Of two the one of the higher state; a tie is the first's, unless only the other names the parent it is about."""
    take = (other.state > one.state) | ((other.state == one.state) & (other.parent > one.parent))
    return Held(*(np.where(take, new, old) for new, old in zip(other, one, strict=True)))


def _of_subjects(bench: Bench, name: str, known: Mapping[str, State]) -> Held:
    """The documents about each preparation, or about what it names in a field."""
    if name == "preparation":
        held = _one((ABSENT, -1), len(bench.batch))
        for each in (each for each in known if each in bench.batch.places):
            held.state[bench.batch.places[each]], held.row[bench.batch.places[each]] = known[each]
        return held
    field = bench.field(name)
    states = np.array([*(known.get(word, (ABSENT, -1)) for word in field.words), (ABSENT, -1)])[field.codes]
    return Held(states[:, 0], states[:, 1], np.full(len(bench.batch), -1))


def _of_methods(bench: Bench, known: Mapping[str, State]) -> Held:
    """The weightiest documents about the methods that each preparation was measured with."""
    readings = bench.batch.readings
    words = readings["method"].cat.categories
    held = _one((ABSENT, -1), len(bench.batch))
    if any(str(word) in known for word in words):
        states = np.array([*(known.get(str(word), (ABSENT, -1)) for word in words), (ABSENT, -1)])
        each = states[readings["method"].cat.codes.to_numpy()]
        owner = readings["preparation"].cat.codes.to_numpy()
        order = np.lexsort((each[:, 0], owner))
        last = np.flatnonzero(np.diff(owner[order], append=-1) != 0)
        deciding = order[last]
        held.state[owner[deciding]], held.row[owner[deciding]] = each[deciding].T
    return held


def _of_parents(bench: Bench, whole: Held, origin: Held) -> Held:
    """The documents of donors and cell lines: of a derived lot the worst of those of all that it came from.

    What contradicts a donor or line that the derived lot itself names counts as well.
    """
    owner, root = bench.roots
    if not len(owner):
        return origin
    order = np.lexsort((root, TOGETHER[whole.state[root]], owner))
    first = order[np.flatnonzero(np.diff(owner[order], prepend=-1) != 0)]
    held = Held(*(column.copy() for column in origin))
    held.state[owner[first]], held.row[owner[first]] = whole.state[root[first]], whole.row[root[first]]
    held.parent[owner[first]] = root[first]
    against = (origin.state >= EXPIRED) & (origin.state > held.state)
    return Held(*(np.where(against, own, of) for own, of in zip(origin, held, strict=True)))


def _by_subject(documents: pd.DataFrame, kind: str, as_of: date) -> dict[str, State]:
    """The document of a kind that decides for each subject: the weightiest of those that nothing newer supersedes."""
    mine = documents[documents["kind"].astype(object) == kind]
    if mine.empty:
        return {}
    table = pd.DataFrame({"subject": mine["subject"].astype(object), "state": _states(mine, as_of)}, index=mine.index)
    table["issued"] = mine["issued_on"].to_numpy("datetime64[s]")
    decided = table["issued"].where(table["state"] >= APPROVED)
    newest = decided.groupby(table["subject"]).transform("max")
    stands = table[~(table["issued"] < newest)].sort_values("state", ascending=False, kind="stable")
    first = stands.drop_duplicates("subject")
    return {str(name): (int(state), int(row)) for row, name, state, _ in first.itertuples()}


def _states(documents: pd.DataFrame, as_of: date) -> NDArray[np.int64]:
    day = np.datetime64(as_of, "s")
    status = documents["status"].astype(object)
    refused = status.isin(["refused", "withdrawn"]).to_numpy()
    approved = status.isin(["approved", "granted"]).to_numpy()
    future = documents["issued_on"].to_numpy("datetime64[s]") > day
    expired = documents["expires_on"].to_numpy("datetime64[s]") < day
    tests = [future & (refused | approved), refused, approved & expired, approved]
    return np.select(tests, [FUTURE, REFUSED, EXPIRED, APPROVED], DRAFT)


def _reasons(bench: Bench, named: str, held: Held, *, laboratory: bool) -> Words:
    """What is said of each preparation, in words made once for each document and parent."""
    documents = bench.batch.documents
    produced, released = (
        np.full(1, np.datetime64("NaT", "s"))
        if laboratory
        else bench.batch.preparations[name].to_numpy("datetime64[s]")
        for name in ("produced_on", "released_on")
    )
    issued, expires = (
        np.append(documents[name].to_numpy("datetime64[s]"), np.datetime64("NaT", "s"))[held.row]
        for name in ("issued_on", "expires_on")
    )
    early, late = (held.state == EXPIRED) & (expires < produced), (held.state == APPROVED) & (issued > released)
    keys = pd.DataFrame({**held._asdict(), "early": early, "late": late})
    which, different = pd.factorize(pd.MultiIndex.from_frame(keys))
    texts = [_reason(bench, named, *map(int, each)) for each in different]
    return np.array(texts, object)[which]


def _reason(bench: Bench, named: str, state: int, row: int, parent: int, early: int, late: int) -> str:
    of = f" of {bench.batch.names[parent]}" if parent >= 0 else ""
    text = REASONS[state].format(kind=named + of)
    told = _told(bench, row) if row >= 0 else ""
    return text + (f" ({told})" if told else "") + (EARLY if early else "") + (LATE if late else "")


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
