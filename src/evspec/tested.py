"""What a lot was tested by: a test that was run counts, although the lot's field names only the other."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from evspec.arrays import Bools
from evspec.batch import Batch

__all__ = ["with_tests_run"]

FIELD = "coagulation_test"
BOTH = "both"
TESTS = {"clotting": "procoagulant activity", "tissue factor": "tissue factor"}
"""The quantity that each word of the field stands for."""
MOST = 20


def with_tests_run(batch: Batch) -> Batch:
    """The batch in which a lot that names one test of coagulation and was measured by the other too names both.

    Else a good result of the test that is named would hide a bad one of the test that is not. A reading that was set
    aside does not count; a blank field stays blank, and a notice says which lots are concerned.
    """
    named = batch.preparations[FIELD].astype(object)
    if named.isna().all():
        return batch
    more = np.zeros(len(batch), bool)
    for word, quantity in TESTS.items():
        others = list(TESTS.keys() - {word})
        more |= named.isin(others).to_numpy() & _measured(batch, quantity)
    if not more.any():
        return batch
    widened = pd.Series(np.where(more, BOTH, named), dtype="category")
    told = batch.only(preparations=batch.preparations.assign(**{FIELD: widened}))
    return replace(told, notices=(*batch.notices, _notice(batch, more)))


def _measured(batch: Batch, quantity: str) -> Bools:
    readings = batch.readings
    mine = (readings["quantity"] == quantity) & readings["set_aside"].isna()
    return np.bincount(readings["preparation"].cat.codes[mine], minlength=len(batch)) > 0


def _notice(batch: Batch, more: Bools) -> str:
    lots = list(map(str, batch.names[more]))
    rest = f" and {len(lots) - MOST:,} more" if len(lots) > MOST else ""
    return (
        f"Both tests of coagulation were measured and only one is named, so both count: {', '.join(lots[:MOST])}{rest}."
    )
