"""Evidence that is not a number: documents, whom they are about, and whether they held on the day that counts."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from evspec.arrays import Ints, Words
from evspec.attestations import WHEN, Asked, Held, When, reasons_of
from evspec.estimates import Bench
from evspec.filing import (
    ABSENT,
    APPROVED,
    ELSEWHERE,
    EXPIRED,
    REFUSED,
    Dated,
    Kept,
    kept,
    on_days,
)
from evspec.judgement import ALSO, Details, Judgement, plain

__all__ = ["OF_LOT", "OF_ORIGIN", "document_of", "on_file"]

OF_LOT = ("preparation", "product", "process")
OF_ORIGIN = ("donor", "cell_line")
ANYONE = "*"
VERDICTS = np.array([1, 1, 1, 1, 1, 1, 1, 3, 0, 0], np.uint8)
TOGETHER = np.array([1, 1, 1, 1, 1, 1, 1, 2, 0, 0])
"""Of several parents the state that ranks lowest counts: a contradiction, then a lack, then what is in force."""
MOST = 3
"""Of so many parents a pool names the documents."""


def document_of(text: str, quantities: Collection[str]) -> tuple[str, str]:
    """The kind of document that a sentence names and, in "reference qualification of protein", what it is about."""
    kind, joint, quantity = text.partition(" of ")
    return (kind, quantity) if joint and quantity in quantities else (text, "")


def on_file(bench: Bench, named: str, *, when: str = "", of_cells: bool = False, laboratory: bool = False) -> Judgement:
    """Whether a document of that kind speaks for each preparation, or, once, for the laboratory.

    One "of" a quantity is a document whose column `quantity` names it. `when` is the day on which it must hold: that of
    judgement, of production (no evidence where that is blank) or of release (that of judgement where it is blank). What
    is refused or withdrawn by the day of judgement counts as such, whichever day is asked about.

    A document is about a preparation by its name, product, process, donor or cell line, by a method that measured it,
    or about all by `*`; only `*` speaks for the laboratory, and, where it is asked for `of_cells`, only one of the
    donor, the cell line or the lot itself for a lot. The newest decided document of a subject supersedes its
    older ones. A contradicting document (refused, withdrawn, expired) of any subject counts before an approving one;
    none is no evidence. A lot that was derived from others has as many donors and cell lines as they: of these each
    needs its document, and the worst counts.
    """
    kind, quantity = document_of(named, bench.quantities)
    documents = bench.batch.documents
    about = documents[documents["quantity"].astype(object) == quantity] if quantity else documents
    known = kept(about, kind, bench.as_of)
    asked = Asked(named, WHEN[when], of_cells)
    held = _of_laboratory(known) if laboratory else _of_each(bench, known, asked)

    def details() -> Details:
        rows = np.where(held.row < 0, "", held.row.astype(str)).astype(object)
        reasons = reasons_of(bench, asked, held, laboratory=laboratory)
        if not laboratory:
            _tell_all_parents(bench, known, asked, held, reasons, rows)
        return plain(VERDICTS[held.state], reasons, rows)

    return Judgement(lambda rows: VERDICTS[held.state[rows]], details)


def _of_laboratory(known: Kept) -> Held:
    everyone = np.array([known.places.get(ANYONE, -1)])
    state, row = on_days(known, everyone, _today(known, 1))
    return Held(state, row, np.array([-1]))


def _of_each(bench: Bench, known: Kept, asked: Asked) -> Held:
    rows = np.arange(len(bench.batch))
    if not known.places:
        return _none(len(rows))
    dated = _days(bench, known, asked.when)
    by_name, origin = _of_itself(bench, known, rows, dated)
    others = _of_subject(known, np.full(len(rows), known.places.get(ANYONE, -1)), dated)
    for name in OF_LOT[1:]:
        others = _weightier(others, _of_subject(known, _subjects(bench, known, name), dated))
    others = _weightier(others, _of_methods(bench, known, dated))
    if asked.of_cells:
        elsewhere = (others.state > ELSEWHERE) & (others.state < REFUSED)
        others = others._replace(state=np.where(elsewhere, ELSEWHERE, others.state))
    whole = _of_parents(bench, known, asked, origin)
    return _weightier(_weightier(others, by_name), whole)


def _none(rows: int) -> Held:
    return Held(np.full(rows, ABSENT), np.full(rows, -1), np.full(rows, -1))


def _weightier(one: Held, other: Held) -> Held:
    """Of two the one of the higher state; a tie is the first's, unless only the other names the parent it is about."""
    take = (other.state > one.state) | ((other.state == one.state) & (other.parent > one.parent))
    return Held(*(np.where(take, new, old) for new, old in zip(other, one, strict=True)))


def _today(known: Kept, rows: int) -> Dated:
    return Dated(np.zeros(rows, np.int64), np.array([known.today]))


def _days(bench: Bench, known: Kept, when: When) -> Dated:
    """The day of each preparation on which a document must hold, NaT where nobody knows it; none lies after today."""
    if not when.field:
        return _today(known, len(bench.batch))
    given = bench.batch.preparations[when.field].to_numpy("datetime64[s]")
    if when.field == "released_on":
        given = np.where(np.isnat(given), known.today, given)
    codes, days = pd.factorize(np.minimum(given, known.today), use_na_sentinel=False)
    return Dated(codes, np.asarray(days, "datetime64[s]"))


def _subjects(bench: Bench, known: Kept, name: str) -> Ints:
    """The subject of documents that each preparation is, or names in a field; -1 where there is none of it."""
    if name == "preparation":
        found = np.full(len(bench.batch), -1)
        for each in known.places.keys() & bench.batch.places.keys():
            found[bench.batch.places[each]] = known.places[each]
        return found
    field = bench.field(name)
    places = np.array([*(known.places.get(word, -1) for word in field.words), -1])
    return np.asarray(places[field.codes])


def _of_subject(known: Kept, subjects: Ints, dated: Dated) -> Held:
    if (subjects < 0).all():
        return _none(len(subjects))
    return Held(*on_days(known, subjects, dated), np.full(len(subjects), -1))


def _of_itself(bench: Bench, known: Kept, rows: Ints, dated: Dated) -> tuple[Held, Held]:
    """What is on file about preparations themselves, and about their donors or cell lines, on a day for each."""
    by_name, donor, line = (
        _of_subject(known, _subjects(bench, known, name)[rows], dated) for name in ("preparation", *OF_ORIGIN)
    )
    return by_name, _weightier(donor, line)


def _of_methods(bench: Bench, known: Kept, dated: Dated) -> Held:
    """The weightiest documents about the methods that each preparation was measured with."""
    readings = bench.batch.readings
    words = readings["method"].cat.categories
    held = _none(len(bench.batch))
    if any(str(word) in known.places for word in words):
        subjects = np.array([*(known.places.get(str(word), -1) for word in words), -1])
        owner = readings["preparation"].cat.codes.to_numpy()
        state, row = on_days(known, subjects[readings["method"].cat.codes.to_numpy()], dated.take(owner))
        order = np.lexsort((state, owner))
        deciding = order[np.flatnonzero(np.diff(owner[order], append=-1) != 0)]
        held.state[owner[deciding]], held.row[owner[deciding]] = state[deciding], row[deciding]
    return held


def _of_roots(bench: Bench, known: Kept, asked: Asked) -> tuple[Ints, Held]:
    """The rows of derived lots, and beside each what is on file about one that it came from, or its donor or line.

    On the day of production that of the parent counts, on any other that of the derived lot.
    """
    owner, root = bench.roots
    dated = _days(bench, known, asked.when).take(root if asked.when.field == "produced_on" else owner)
    found = _weightier(*_of_itself(bench, known, root, dated))
    return owner, found._replace(parent=root)


def _of_parents(bench: Bench, known: Kept, asked: Asked, origin: Held) -> Held:
    """The documents of donors and cell lines: of a derived lot the worst of those of all that it came from.

    What contradicts a donor or line that the derived lot itself names counts as well.
    """
    if not len(bench.roots[0]):
        return origin
    owner, found = _of_roots(bench, known, asked)
    order = np.lexsort((found.parent, TOGETHER[found.state], owner))
    first = order[np.flatnonzero(np.diff(owner[order], prepend=-1) != 0)]
    held = Held(*(column.copy() for column in origin))
    for column, values in zip(held, found, strict=True):
        column[owner[first]] = values[first]
    against = (origin.state >= EXPIRED) & (origin.state > held.state)
    return Held(*(np.where(against, own, of) for own, of in zip(origin, held, strict=True)))


def _tell_all_parents(bench: Bench, known: Kept, asked: Asked, held: Held, reasons: Words, rows: Words) -> None:
    """Of a derived lot that the documents of its parents speak for, write down those of all in place of the first."""
    spoken = (held.parent >= 0) & (held.state == APPROVED)
    if not spoken.any():
        return
    owner, found = _of_roots(bench, known, asked)
    mine = np.flatnonzero(spoken[owner])
    told = reasons_of(bench, asked, Held(*(column[mine] for column in found)), laboratory=False, lots=owner[mine])
    table = pd.DataFrame({"owner": owner[mine], "told": told, "row": found.row[mine].astype(str)})
    for lot in np.unique(owner[mine]):
        each = table[table["owner"] == lot]
        texts, papers = (list(dict.fromkeys(each[name])) for name in ("told", "row"))
        more = f"; and those of {len(texts) - MOST} more" if len(texts) > MOST else ""
        reasons[lot], rows[lot] = ALSO.join(texts[:MOST]) + more, " ".join(papers)
