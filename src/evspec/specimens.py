"""What a reading was taken on: the specimen of its quantity if it names none; set aside if it names another."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from evspec.batch import Batch
from evspec.quantities import Quantity

__all__ = ["with_specimens"]


def with_specimens(batch: Batch, quantities: Mapping[str, Quantity]) -> Batch:
    """The batch in which each reading that names another specimen than its quantity is judged on is set aside.

    A blank specimen is that of the quantity. A reading already set aside keeps its reason.
    """
    readings = batch.readings
    if readings["specimen"].isna().all():
        return batch
    names = readings["quantity"].cat.categories
    wanted = np.array([*(quantities[str(name)].specimen for name in names), None], object)
    judged_on = wanted[readings["quantity"].cat.codes.to_numpy()]
    given = readings["specimen"].astype(object).to_numpy()
    other = pd.notna(given) & (given != judged_on)
    reasons = readings["set_aside"].astype(object).to_numpy().copy()
    fresh = other & pd.isna(reasons)
    reasons[fresh] = [
        f"measured on {on}, where {of} are judged" for on, of in zip(given[fresh], judged_on[fresh], strict=True)
    ]
    specimen = pd.Series(np.where(other, given, judged_on), dtype="category")
    return batch.only(readings=readings.assign(specimen=specimen, set_aside=pd.Series(reasons, dtype="category")))
