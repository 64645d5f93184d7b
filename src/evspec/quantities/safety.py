"""Safety: microbes, endotoxin, and the dose of it that a person receives."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from evspec.arrays import Ints
from evspec.derived import scaled
from evspec.estimates import Bench, Estimates, Kind
from evspec.grouping import codes_of, group
from evspec.quantities import Quantity
from evspec.summary import highest

__all__ = ["QUANTITIES"]

CONCENTRATION = "endotoxin concentration"


def endotoxin_dose(bench: Bench, _analyte: str = "") -> Estimates:
    """Endotoxin that a person receives for each kilogram and hour, EU/kg/h.

    The concentration (EU/mL) times the largest hourly volume (mL/h) over the lowest body weight (kg) of the
    preparation, after the limit K/M of USP <85> and Ph. Eur. 2.6.14. Both are set points and carry no uncertainty;
    where either is blank there is no dose. What is held against a compendial limit is the highest reading, since
    nobody receives the mean of several vials; value and interval are those of the mean.
    """
    found = bench.estimates(CONCENTRATION)
    most, rows = highest(bench.batch, bench.quantities, CONCENTRATION)
    if len(most) == len(found):  # not where estimates were given that no reading stands behind
        found = replace(
            found,
            bottom=np.fmax(found.bottom, most),
            top=np.fmax(found.top, most),
            first=np.where(rows < 0, found.first, rows),
        )
    return scaled(
        found,
        ENDOTOXIN_DOSE,
        times=bench.numbers("volume_per_hour"),
        over=bench.numbers("lowest_weight"),
    )


def of_the_longest_test(bench: Bench, measured: Estimates) -> Estimates:
    """The incubation of the longest sterility test of each preparation and method in which growth was looked for.

    A test is one method, laboratory and run, or one day where no run is named. Readings that were set aside are none.
    Methods (media) stay apart, so that one that was cut short counts.
    """
    readings = bench.batch.readings
    test = _tests(readings)
    seen = (readings["quantity"] == "microbial growth") & readings["set_aside"].isna()
    looked = np.isin(test, test[seen.to_numpy()])
    at = readings.index.get_indexer(pd.Index(measured.first))
    rows = np.flatnonzero((measured.kind != Kind.SET_ASIDE) & (at >= 0) & looked[at])
    each = measured.owner[rows].astype(np.int64) * (len(measured.methods) + 1) + measured.method[rows] + 1
    order = np.lexsort((measured.top[rows], measured.bottom[rows], each))
    return measured.take(rows[order[np.flatnonzero(np.diff(each[order], append=-1) != 0)]])


def _tests(readings: pd.DataFrame) -> Ints:
    """For each reading a number that is equal where preparation, method, laboratory and run, or day, are."""
    run, day = (codes_of(readings[name]) for name in ("run", "measured_on"))
    of_day = (np.where(run[0] < 0, day[0], -1), day[1])
    keys = [*(codes_of(readings[name]) for name in ("preparation", "method", "laboratory")), run, of_day]
    return group(keys, len(readings)).of


ENDOTOXIN_DOSE = Quantity(
    "endotoxin dose",
    "EU/kg/h",
    "endotoxin received for each kilogram of the lightest recipient in the hour of the largest volume",
    scale="log",
    told="endotoxin dose by the highest reading",
    takes="endotoxin concentration, volume per hour and lowest weight",
    derive=endotoxin_dose,
    parts=(CONCENTRATION,),
    over=("volume",),
    bounded_from=("above",),
)

QUANTITIES = (
    Quantity("microbial growth", "CFU", "growth of bacteria or fungi in a sterility test", words=True, exact=True),
    Quantity(
        "sterility incubation",
        "d",
        "days for which the longest sterility test was incubated in which growth was looked for",
        exact=True,
        takes="growth and length of one test: of one method and run, or of one day where no run is named",
        reported=of_the_longest_test,
    ),
    Quantity(
        CONCENTRATION, "EU/mL", "bacterial endotoxin by a pharmacopoeial test", scale="log", bounded_from=("above",)
    ),
    ENDOTOXIN_DOSE,
    Quantity(
        "procoagulant activity",
        "a.u.",
        "how fast the vesicles make plasma clot or thrombin form, in the unit of the laboratory's own assay",
        scale="log",
        bounded_from=("above",),
    ),
    Quantity(
        "tissue factor",
        "pg/mL",
        "mass concentration of tissue factor (CD142) on the vesicles",
        scale="log",
        bounded_from=("above",),
    ),
    *(
        Quantity(
            f"{microbe} in {specimen}",
            unit,
            f"{microbe} in the {specimen} at the end of culture",
            specimen=specimen,
            words=True,
            exact=True,
        )
        for microbe, unit in (("mycoplasma", "CFU/mL"), ("adventitious virus", "copies/mL"))
        for specimen in ("cells", "medium")
    ),
    Quantity(
        "mycoplasma detection limit in colonies",
        "CFU/mL",
        "detection limit of an amplification test for mycoplasma, counted in colonies",
        specimen="medium",
        exact=True,
    ),
    Quantity(
        "mycoplasma detection limit in copies",
        "copies/mL",
        "detection limit of an amplification test for mycoplasma, counted in copies of the genome",
        specimen="medium",
        exact=True,
    ),
)
