"""Readings to estimates: evspec beside the mean, standard deviation and count of pandas' groupby on the same table.

Three replicates for each preparation and quantity, in three orders: quantity by quantity, as exports of one assay after
another stand in a table; shuffled; and lot by lot, which is the order of the groups, in which pandas is at its best.
evspec also works out the interval of every mean, its basis, the first reading and the order; pandas the three numbers
alone.
"""

from __future__ import annotations

import sys
from datetime import date
from functools import partial
from itertools import product

import numpy as np
import pandas as pd
from rounds import Row, interleaved, rounds_for, row_of, show

from evspec.batch import Batch, batch_of
from evspec.estimates import Estimates
from evspec.quantities import Quantity, own_quantities
from evspec.summary import summarise

SIZES = tuple(int(each) for each in sys.argv[1:]) or (90_000, 900_000, 9_000_000)
ORDERS = ("by quantity", "shuffled", "by lot")
WANTED = 1.5
REPLICATES, QUANTITIES = 3, 30
AS_OF, COVERAGE = date(2026, 1, 1), 0.95


def main() -> int:
    """Compare the means, then time; 1 where they differ."""
    table: list[Row] = []
    for readings, order in product(SIZES, ORDERS):
        batch = batch_with(readings, order)
        quantities = own_quantities(batch.quantities)
        if not _agree(estimates_of(batch, quantities), grouped(batch), batch):
            print(f"{readings:,} readings {order}: the means differ", file=sys.stderr)
            return 1
        print(f"{readings:,} readings {order}: means, and counts of readings, agree", flush=True)
        contenders = {"evspec": partial(estimates_of, batch, quantities), "pandas": partial(grouped, batch)}
        seconds = interleaved(contenders, rounds_for(readings // 9))
        wanted = WANTED if readings == SIZES[-1] else None
        table.append(row_of(f"{readings:,} {order}", seconds["evspec"], seconds["pandas"], wanted))
    show("Readings to estimates, against groupby mean, std, count", table, theirs="pandas")
    return 0


def batch_with(readings: int, order: str, seed: int = 7) -> Batch:
    """A batch of so many readings in that order."""
    random = np.random.default_rng(seed)
    preparations = readings // (REPLICATES * QUANTITIES)
    names = [f"LOT-{place:07}" for place in range(preparations)]
    measurands = [f"measurand {place + 1:02}" for place in range(QUANTITIES)]
    owner = np.tile(np.repeat(np.arange(preparations), REPLICATES), QUANTITIES)
    which = np.repeat(np.arange(QUANTITIES), preparations * REPLICATES)
    places = {
        "by quantity": np.arange(len(owner)),
        "shuffled": random.permutation(len(owner)),
        "by lot": np.argsort(owner, kind="stable"),
    }[order]
    owner, which = owner[places], which[places]
    table = pd.DataFrame(
        {
            "preparation": pd.Categorical.from_codes(owner, names),
            "quantity": pd.Categorical.from_codes(which, measurands),
            "value": random.normal(100, 10, len(owner)),
            "kind": pd.Categorical.from_codes(
                np.zeros(len(owner), np.int8), ["number", "below", "above", "present", "absent"]
            ),
            "resolution": 0.1,
            "row": np.arange(len(owner)),
            "text": "",
        }
    )
    own = pd.DataFrame(
        {"quantity": measurands, "unit": "U", "meaning": "a number", "scale": "linear", "specimen": "vesicles"}
    )
    return batch_of({"preparations": pd.DataFrame({"preparation": names}), "readings": table, "quantities": own})


def estimates_of(batch: Batch, quantities: dict[str, Quantity]) -> dict[tuple[str, str], Estimates]:
    """What evspec makes of the readings."""
    return summarise(batch, quantities, AS_OF, COVERAGE)


def grouped(batch: Batch) -> pd.DataFrame:
    """What pandas makes of them."""
    groups = batch.readings.groupby(["preparation", "quantity"], observed=True, sort=True)["value"]
    return groups.agg(["mean", "std", "count"])


def _agree(estimates: dict[tuple[str, str], Estimates], means: pd.DataFrame, batch: Batch) -> bool:
    wide = means["mean"].unstack("quantity")
    counts = means["count"].unstack("quantity")
    return all(
        np.allclose(each.value, wide[quantity].to_numpy(), rtol=1e-12)
        and np.array_equal(batch.names[each.owner], wide.index.to_numpy(object))
        and (counts[quantity] == REPLICATES).all()
        for (quantity, _), each in estimates.items()
    )


if __name__ == "__main__":
    sys.exit(main())
