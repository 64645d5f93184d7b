"""What had not been measured on the day of judgement: it is shown and not judged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from evspec.batch import Batch

__all__ = ["without_future"]

REASON = "measured after the day of judgement"


def without_future(batch: Batch, as_of: date) -> Batch:
    """The batch in which readings of a later day are set aside, as limits and documents of such a day do not count."""
    readings = batch.readings
    later = readings["measured_on"].to_numpy("datetime64[D]") > np.datetime64(as_of, "D")
    later &= readings["set_aside"].isna().to_numpy()
    if not later.any():
        return batch
    aside = readings["set_aside"].astype(object).to_numpy().copy()
    aside[later] = REASON
    told = f"{int(later.sum()):,} of the readings are of a day after {as_of.isoformat()}: shown, and not judged."
    changed = batch.only(readings=readings.assign(set_aside=pd.Series(aside, index=readings.index, dtype="category")))
    return replace(changed, notices=(*batch.notices, told))
