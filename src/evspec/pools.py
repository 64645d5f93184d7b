"""Lots made of other lots: what a pool or a fraction has from those it was derived from."""

from __future__ import annotations

import numpy as np
import pandas as pd

from evspec.arrays import Bools, Ints
from evspec.batch import Batch

__all__ = ["INHERITED", "ancestors", "first_of", "of_all", "parents", "roots", "with_inherited"]

INHERITED = (
    "tissue",
    "donor",
    "cell_line",
    "immortalised",
    "cell_term",
    "passage",
    "medium",
    "supplement",
    "culture",
    "animal_reagents",
)
"""What is true of the cells that a lot came from, and so of a pool where it is of all its parents."""


def parents(batch: Batch) -> tuple[Ints, Ints]:
    """The rows of preparations that were derived from others, and beside each the row of one that it came from."""
    named = batch.preparations["derived_from"]
    if named.isna().all():
        return np.empty(0, np.int64), np.empty(0, np.int64)
    each = named.astype(object).dropna().astype(str).str.split(";").explode().str.strip()
    each = each[each.isin(batch.places.keys())]
    return each.index.to_numpy(np.int64), each.map(batch.places).to_numpy(np.int64)


def ancestors(batch: Batch) -> tuple[Ints, Ints]:
    """As `parents`, with every lot that each came from, however many steps away, each once."""
    child, parent = parents(batch)
    owner, at = _once(child, parent)
    steps = pd.DataFrame({"at": child, "next": parent})
    while len(owner):
        further = pd.DataFrame({"owner": owner, "at": at}).merge(steps, on="at")
        more = _once(np.concatenate([owner, further["owner"]]), np.concatenate([at, further["next"]]))
        if len(more[0]) == len(owner):
            break
        owner, at = more
    return owner, at


def first_of(derived: tuple[Ints, Ints]) -> tuple[Ints, Ints]:
    """Of what `ancestors` found the lots that came from no other."""
    owner, at = derived
    first = ~np.isin(at, owner)
    return owner[first], at[first]


def roots(batch: Batch) -> tuple[Ints, Ints]:
    """As `ancestors`, with those alone that came from no other."""
    return first_of(ancestors(batch))


def _once(owner: Ints, at: Ints) -> tuple[Ints, Ints]:
    """Each pair once, in order: pools of pools that share their lots would else double with every step."""
    found = pd.DataFrame({"owner": owner, "at": at}).drop_duplicates().sort_values(["owner", "at"])
    return found["owner"].to_numpy(np.int64), found["at"].to_numpy(np.int64)


def of_all(derived: tuple[Ints, Ints], filled: Bools) -> Bools:
    """What holds of a preparation, or of every lot that it was derived from; `derived` is what `roots` found."""
    owner, root = derived
    if not len(owner):
        return filled
    count = np.bincount(owner, minlength=len(filled))
    every = np.bincount(owner, weights=filled[root], minlength=len(filled)) == count
    return np.asarray(filled | ((count > 0) & every))


def with_inherited(batch: Batch) -> Batch:
    """The batch in which a derived lot has what all its parents have in common, where its own cell is blank."""
    owner, root = roots(batch)
    if not len(owner):
        return batch
    table = batch.preparations
    inherited = {name: _inherited(table[name], owner, root) for name in INHERITED}
    return batch.only(preparations=table.assign(**inherited))


def _inherited(column: pd.Series, owner: Ints, root: Ints) -> pd.Series:
    words = column.astype(object)
    of_roots = pd.DataFrame({"owner": owner, "word": words.to_numpy()[root]})
    different = of_roots.drop_duplicates()
    alike = different[~different["owner"].duplicated(keep=False) & different["word"].notna()].set_index("owner")["word"]
    blank = alike.index[words.iloc[alike.index].isna()]
    words.iloc[blank] = alike[blank].to_numpy()
    return words.astype(column.dtype) if pd.api.types.is_numeric_dtype(column.dtype) else words.astype("category")
