"""Evidence that is not a number: documents, whom they are about, and whether they held on the day that counts."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

import numpy as np
import pandas as pd

from evspec.arrays import Bools, Ints, Words
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
from evspec.named import filled, names_nothing

__all__ = ["OF_LOT", "OF_ORIGIN", "document_of", "on_file"]

OF_LOT = ("preparation", "product", "process")
OF_ORIGIN = ("donor", "cell_line")
SPARED = -1
"""The state of a derived lot that names no cells of its own: those of the lots that it came from are asked about."""
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


def on_file(
    bench: Bench,
    named: str,
    *,
    when: str = "",
    of_cells: bool = False,
    method_of: str = "",
    laboratory: bool = False,
) -> Judgement:
    """Whether a document of that kind speaks for each preparation, or, once, for the laboratory.

    One "of" a quantity is a document whose column `quantity` names it. `when` is the day on which it must hold: that of
    judgement, of production (no evidence where that is blank or to come) or of release (that of judgement where it is
    blank). What is refused or withdrawn by the day of judgement counts as such, whichever day is asked about.

    A document is about a preparation by its name, product or process, or about all by `*`, which alone speaks for the
    laboratory; by a method only where the quantity `method_of` which it measured is asked about; and `of_cells` by its
    donor, cell line, or the name of a lot that came from no other. The newest decided document of a subject supersedes
    its older ones. A contradicting document (refused, withdrawn, expired) of any subject counts before an approving
    one; none is no evidence. What is asked of the cells or of the production of a derived lot is asked of every lot
    that it came from too, each by its own names and on its own day, and the worst counts.
    """
    kind, quantity = document_of(named, bench.quantities)
    documents = bench.batch.documents
    about = documents[documents["quantity"].astype(object) == quantity] if quantity else documents
    known = kept(about, kind, bench.as_of)
    asked = Asked(named, WHEN[when], of_cells, method_of)
    held, each = (_of_laboratory(known), None) if laboratory else _of_each(bench, known, asked)

    def details() -> Details:
        rows = np.where(held.row < 0, "", held.row.astype(str)).astype(object)
        reasons = reasons_of(bench, asked, held, laboratory=laboratory)
        if each is not None:
            _tell_all(bench, asked, held, each, reasons, rows)
        return plain(VERDICTS[held.state], reasons, rows)

    return Judgement(lambda rows: VERDICTS[held.state[rows]], details)


class Lineage(NamedTuple):
    """Derived lots, each beside itself and every lot that it came from, with what is on file about that one."""

    owner: Ints
    held: Held


def _of_laboratory(known: Kept) -> Held:
    everyone = np.array([known.places.get(ANYONE, -1)])
    state, row = on_days(known, everyone, _today(known, 1))
    return Held(state, row, np.array([-1]))


def _of_each(bench: Bench, known: Kept, asked: Asked) -> tuple[Held, Lineage | None]:
    rows = np.arange(len(bench.batch))
    if not known.places:
        return _none(len(rows)), None
    dated = _days(bench, known, asked.when)
    own = _alone(bench, known, asked, rows, dated)
    owner, ancestor = bench.ancestors
    if not len(owner) or not (asked.of_cells or asked.when.field == "produced_on"):
        return own, None
    days = dated.take(ancestor if asked.when.field == "produced_on" else owner)
    theirs = _alone(bench, known, asked, ancestor, days)._replace(parent=ancestor)
    derived = np.unique(owner)
    both = (np.concatenate([one[derived], other]) for one, other in zip(own, theirs, strict=True))
    every = Lineage(np.concatenate([derived, owner]), Held(*both))
    asked_of = np.flatnonzero(every.held.state != SPARED)
    lineage = Lineage(every.owner[asked_of], Held(*(column[asked_of] for column in every.held)))
    return _worst(own, lineage), lineage


def _worst(own: Held, each: Lineage) -> Held:
    """What is on file about each lot, of derived ones the worst of their lineage."""
    order = np.lexsort((each.held.parent, TOGETHER[each.held.state], each.owner))
    first = order[np.flatnonzero(np.diff(each.owner[order], prepend=-1) != 0)]
    held = Held(*(column.copy() for column in own))
    for column, values in zip(held, each.held, strict=True):
        column[each.owner[first]] = values[first]
    return held


def _none(rows: int) -> Held:
    return Held(np.full(rows, ABSENT), np.full(rows, -1), np.full(rows, -1))


def _weightier(one: Held, other: Held) -> Held:
    """Of two the one of the higher state; a tie is the first's."""
    take = other.state > one.state
    return Held(*(np.where(take, new, old) for new, old in zip(other, one, strict=True)))


def _today(known: Kept, rows: int) -> Dated:
    return Dated(np.zeros(rows, np.int64), np.array([known.today]))


def _days(bench: Bench, known: Kept, when: When) -> Dated:
    """The day of each preparation on which a document must hold, NaT where it is not known or not yet come."""
    if not when.field:
        return _today(known, len(bench.batch))
    given = bench.batch.preparations[when.field].to_numpy("datetime64[s]")
    future = given > known.today
    if when.field == "released_on":
        given = np.where(np.isnat(given) | future, known.today, given)
    else:
        given = np.where(future, np.datetime64("NaT", "s"), given)
    codes, days = pd.factorize(given, use_na_sentinel=False)
    return Dated(codes, np.asarray(days, "datetime64[s]"))


def _alone(bench: Bench, known: Kept, asked: Asked, rows: Ints, dated: Dated) -> Held:
    """What is on file about each of these preparations, on a day for each, as if none were derived from another."""
    everyone = np.full(len(rows), known.places.get(ANYONE, -1))
    others = _of_subject(known, everyone, dated)
    for name in OF_LOT[1:]:
        others = _weightier(others, _of_subject(known, _subjects(bench, known, name)[rows], dated))
    by_name = _of_subject(known, _subjects(bench, known, OF_LOT[0])[rows], dated)
    if asked.of_cells:
        return _of_cells(bench, known, rows, dated, by_name, others)
    if asked.method_of:
        others = _weightier(others, _of_methods(bench, known, asked.method_of, dated))
    return _weightier(others, by_name)


def _of_cells(bench: Bench, known: Kept, rows: Ints, dated: Dated, by_name: Held, others: Held) -> Held:
    """What is on file about the cells that each lot itself came from; SPARED where a derived lot names none of its own.

    A document about a derived lot is none about its cells, and one about a product, a process or all never is; they
    count where they contradict.
    """
    donor, line = (_of_names(bench, known, name, rows, dated) for name in OF_ORIGIN)
    derived = np.isin(rows, bench.ancestors[0])
    lot = _only(by_name, ~derived | (by_name.state >= EXPIRED))
    elsewhere = _only(others, others.state == REFUSED, ELSEWHERE)
    found = _weightier(_weightier(elsewhere, lot), _weightier(donor, line))
    if not derived.any():
        return found
    spared = derived & ~_names_cells(bench)[rows] & (found.state < EXPIRED)
    return found._replace(state=np.where(spared, SPARED, found.state))


def _of_names(bench: Bench, known: Kept, name: str, rows: Ints, dated: Dated) -> Held:
    """What is on file about what each lot names in a field; of several joined by `;` the worst counts."""
    field = bench.field(name)
    named = [[each.strip() for each in word.split(";")] for word in field.words] + [[]]
    held = _none(len(rows))
    for place in range(max(map(len, named))):
        each = [names[place] if place < len(names) else "" for names in named]
        places = np.array([-1 if names_nothing(word) else known.places.get(word, -1) for word in each])
        found = _of_subject(known, places[field.codes[rows]], dated)
        there = np.array([bool(word) for word in each])[field.codes[rows]]
        take = there & (TOGETHER[found.state] < TOGETHER[held.state]) if place else there
        held = Held(*(np.where(take, new, old) for new, old in zip(found, held, strict=True)))
    return held


def _only(held: Held, where: Bools, most: int = ABSENT) -> Held:
    """What is held, elsewhere no more than a state that lacks evidence."""
    return held._replace(state=np.where(where, held.state, np.minimum(held.state, most)))


def _names_cells(bench: Bench) -> Bools:
    """Which lots name a donor or cell line that is none of the lots which they came from in the end."""
    owner, root = bench.roots
    named = np.zeros(len(bench.batch), bool)
    for each in (bench.field(name) for name in OF_ORIGIN):
        theirs = np.bincount(owner, weights=each.codes[owner] == each.codes[root], minlength=len(named)) > 0
        named |= filled(each.codes, each.words) & ~theirs
    return named


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


def _of_methods(bench: Bench, known: Kept, quantity: str, dated: Dated) -> Held:
    """The weightiest documents about the methods that a quantity of each preparation was measured with."""
    held = _none(len(bench.batch))
    readings = bench.batch.readings
    readings = readings[(readings["quantity"].astype(object) == quantity) & readings["set_aside"].isna()]
    words = readings["method"].cat.categories
    if not readings.empty and any(str(word) in known.places for word in words):
        subjects = np.array([*(known.places.get(str(word), -1) for word in words), -1])
        owner = readings["preparation"].cat.codes.to_numpy()
        state, row = on_days(known, subjects[readings["method"].cat.codes.to_numpy()], dated.take(owner))
        order = np.lexsort((state, owner))
        deciding = order[np.flatnonzero(np.diff(owner[order], append=-1) != 0)]
        held.state[owner[deciding]], held.row[owner[deciding]] = state[deciding], row[deciding]
    return held


def _tell_all(bench: Bench, asked: Asked, held: Held, each: Lineage, reasons: Words, rows: Words) -> None:
    """Of a derived lot that is met write down the documents of its whole lineage in place of the first."""
    mine = np.flatnonzero(held.state[each.owner] == APPROVED)
    if not len(mine):
        return
    owner = each.owner[mine]
    told = reasons_of(bench, asked, Held(*(column[mine] for column in each.held)), laboratory=False, lots=owner)
    papers = each.held.row[mine].astype(str)
    order = np.argsort(owner, kind="stable")
    for places in np.split(order, np.flatnonzero(np.diff(owner[order])) + 1):
        lot, texts = owner[places[0]], list(dict.fromkeys(told[places]))
        more = f"; and those of {len(texts) - MOST} more" if len(texts) > MOST else ""
        reasons[lot], rows[lot] = ALSO.join(texts[:MOST]) + more, " ".join(dict.fromkeys(papers[places]))
