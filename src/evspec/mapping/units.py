"""Independent units: lots of one donor or cell bank belong together, and what was pooled joins all that went in."""

from __future__ import annotations

import numpy as np
import pandas as pd

from evspec.arrays import Bools, Ints
from evspec.estimates import Bench
from evspec.pools import parents
from evspec.tables import UNKNOWN

__all__ = ["units_of"]


def units_of(bench: Bench) -> Ints:
    """The unit of each preparation, numbered from 0 in the order of their first lots; -1 where nobody can tell it.

    A unit is a donor, or where a lot names no donor its cell line. Lots are of one unit where they share one, directly
    or through lots that they were derived from: a pool joins the donors that went into it. A cell line joins all its
    lots as soon as one of them names no donor, since that one may be of any donor of the line. A lot that names
    neither takes the unit of those it was derived from, if all of these have one.
    """
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    rows = len(bench.batch)
    (of_donor, donor), (of_line, line) = _named(bench, "donor"), _named(bench, "cell_line")
    child, parent = parents(bench.batch)
    named = np.zeros((2, rows), bool)
    named[0, of_donor] = named[1, of_line] = True
    joining = np.isin(line, line[~named[0][of_line]])
    donors = donor.max(initial=-1) + 1
    left = np.concatenate([of_donor, of_line[joining], child])
    right = np.concatenate([rows + donor, rows + donors + line[joining], parent])
    size = rows + donors + line.max(initial=-1) + 1
    graph = coo_array((np.ones(len(left)), (left, right)), shape=(size, size))
    part = connected_components(graph, directed=False)[1][:rows].astype(np.int64)
    known = _known(named[0] | named[1], child, parent)
    units = np.full(rows, -1, np.int64)
    units[known] = pd.factorize(part[known])[0]
    return units


def _named(bench: Bench, column: str) -> tuple[Ints, Ints]:
    """The rows of preparations that name something in a column, and its code; several are separated by ;."""
    texts = _listed(bench, column)
    texts = texts[~texts.isin(["", UNKNOWN])]
    return texts.index.to_numpy(np.int64), pd.factorize(texts)[0].astype(np.int64)


def _listed(bench: Bench, column: str) -> pd.Series:
    texts = bench.batch.preparations[column].astype(object).dropna().astype(str)
    return texts.str.split(";").explode().str.strip()


def _known(named: Bools, child: Ints, parent: Ints) -> Bools:
    """Which preparations have a unit: their own, or that of all their parents, however many steps away."""
    known = named.copy()
    derived = np.zeros(len(named), bool)
    derived[child] = True
    while True:
        unknown_parents = np.bincount(child, weights=~known[parent], minlength=len(named)) > 0
        further = known | (derived & ~unknown_parents)
        if (further == known).all():
            return known
        known = further
