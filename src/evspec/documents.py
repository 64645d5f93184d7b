"""Evidence that is not a number: documents, whom they are about, and whether they hold on the day of judgement."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from evspec.arrays import Ints
from evspec.estimates import Bench
from evspec.judgement import Judgement, from_words

__all__ = ["SUBJECTS", "document_of", "on_file"]

SUBJECTS = ("preparation", "product", "process", "donor", "cell_line")
ANYONE = "*"
ABSENT, DRAFT, FUTURE, APPROVED, EXPIRED, REFUSED = range(6)
VERDICTS = np.array([1, 1, 1, 3, 0, 0], np.uint8)
REASONS = (
    "no {kind} is on file",
    "{kind}: the document is a draft, or its status is blank",
    "{kind}: the document is issued after the day of judgement",
    "{kind} is on file, approved and in force",
    "{kind} has expired",
    "{kind} is refused or withdrawn",
)


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
    none is no evidence.
    """
    kind, quantity = document_of(named, bench.quantities)
    documents = bench.batch.documents
    about = documents[documents["quantity"].astype(object) == quantity] if quantity else documents
    known = _by_subject(about, kind, bench.as_of)
    reasons = [text.format(kind=named) for text in REASONS]
    everyone = known.get(ANYONE, ABSENT)
    if laboratory:
        state = np.array([everyone])
        return from_words(VERDICTS[state], reasons, state, mode="manual")
    states = (_of_subjects(bench, name, known) for name in SUBJECTS)
    state = np.max([*states, _of_methods(bench, known), np.full(len(bench.batch), everyone)], axis=0)
    return from_words(VERDICTS[state], reasons, state, mode="manual")


def _of_subjects(bench: Bench, name: str, known: Mapping[str, int]) -> Ints:
    """The state of the documents about each preparation, or about what it names in a field."""
    if name == "preparation":
        states = np.full(len(bench.batch), ABSENT)
        named = {each: bench.batch.places[each] for each in known if each in bench.batch.places}
        states[list(named.values())] = [known[each] for each in named]
        return states
    held = bench.field(name)
    return np.asarray(np.array([*(known.get(word, ABSENT) for word in held.words), ABSENT])[held.codes])


def _of_methods(bench: Bench, known: Mapping[str, int]) -> Ints:
    """The worst state of the documents about the methods that each preparation was measured with."""
    readings = bench.batch.readings
    words = readings["method"].cat.categories
    states = np.full(len(bench.batch), ABSENT)
    if any(str(word) in known for word in words):
        each = np.array([*(known.get(str(word), ABSENT) for word in words), ABSENT])
        owner = readings["preparation"].cat.codes.to_numpy()
        np.maximum.at(states, owner, each[readings["method"].cat.codes.to_numpy()])
    return states


def _by_subject(documents: pd.DataFrame, kind: str, as_of: date) -> dict[str, int]:
    """The state of the documents of a kind for each subject: the worst of those that nothing newer supersedes."""
    mine = documents[documents["kind"].astype(object) == kind]
    if mine.empty:
        return {}
    issued = mine["issued_on"].to_numpy("datetime64[s]")
    table = pd.DataFrame({"subject": mine["subject"].astype(object).to_numpy(), "state": _states(mine, as_of)})
    table["issued"] = issued
    decided = table["issued"].where(table["state"] >= APPROVED)
    newest = decided.groupby(table["subject"]).transform("max")
    stands = ~(table["issued"] < newest)
    return {str(name): int(state) for name, state in table[stands].groupby("subject")["state"].max().items()}


def _states(documents: pd.DataFrame, as_of: date) -> NDArray[np.int64]:
    day = np.datetime64(as_of, "s")
    status = documents["status"].astype(object)
    refused = status.isin(["refused", "withdrawn"]).to_numpy()
    approved = status.isin(["approved", "granted"]).to_numpy()
    future = documents["issued_on"].to_numpy("datetime64[s]") > day
    expired = documents["expires_on"].to_numpy("datetime64[s]") < day
    tests = [future & (refused | approved), refused, approved & expired, approved]
    return np.select(tests, [FUTURE, REFUSED, EXPIRED, APPROVED], DRAFT)
