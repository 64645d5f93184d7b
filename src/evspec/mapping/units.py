"""Independent units: lots of one donor or cell bank belong together, and what was pooled joins all that went in."""

from __future__ import annotations

import numpy as np
import pandas as pd

from evspec.arrays import Bools, Ints
from evspec.estimates import Bench

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
    donor, line = (bench.field(name).codes.astype(np.int64) for name in ("donor", "cell_line"))
    child, parent = _parents(bench)
    lots = np.arange(rows)
    donors, open_lines = donor.max(initial=-1) + 1, np.unique(line[(donor < 0) & (line >= 0)])
    of_donor, of_line = donor >= 0, np.isin(line, open_lines)
    ends = [
        (lots[of_donor], rows + donor[of_donor]),
        (lots[of_line], rows + donors + line[of_line]),
        (child, parent),
    ]
    left, right = (np.concatenate([pair[side] for pair in ends]) for side in (0, 1))
    size = rows + donors + line.max(initial=-1) + 1
    graph = coo_array((np.ones(len(left)), (left, right)), shape=(size, size))
    part = connected_components(graph, directed=False)[1][:rows].astype(np.int64)
    known = _known((donor >= 0) | (line >= 0), child, parent)
    units = np.full(rows, -1, np.int64)
    units[known] = pd.factorize(part[known])[0]
    return units


def _parents(bench: Bench) -> tuple[Ints, Ints]:
    """The rows of preparations that were derived, and of each lot that they were derived from."""
    texts = bench.batch.preparations["derived_from"].astype(object)
    named = texts.dropna().astype(str).str.split(";").explode().str.strip()
    named = named[named.isin(bench.batch.places.keys())]
    parents = named.map(bench.batch.places).to_numpy(np.int64)
    return named.index.to_numpy(np.int64), parents


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
