"""Safety: microbes, endotoxin, and the dose of it that a person receives."""

from __future__ import annotations

from evspec.derived import scaled
from evspec.estimates import Bench, Estimates
from evspec.quantities import Quantity

__all__ = ["QUANTITIES"]


def endotoxin_dose(bench: Bench, _analyte: str = "") -> Estimates:
    """Endotoxin that a person receives for each kilogram and hour, EU/kg/h.

    The concentration (EU/mL) times the largest hourly volume (mL/h) over the lowest body weight (kg) of the
    preparation, after the limit K/M of USP <85> and Ph. Eur. 2.6.14. Both are set points and carry no uncertainty;
    where either is blank there is no dose.
    """
    return scaled(
        bench.estimates("endotoxin concentration"),
        ENDOTOXIN_DOSE,
        times=bench.numbers("volume_per_hour"),
        over=bench.numbers("lowest_weight"),
    )


ENDOTOXIN_DOSE = Quantity(
    "endotoxin dose",
    "EU/kg/h",
    "endotoxin received for each kilogram of the lightest recipient in the hour of the largest volume",
    scale="log",
    takes="endotoxin concentration, volume per hour and lowest weight",
    derive=endotoxin_dose,
    parts=("endotoxin concentration",),
    over=("volume",),
)

QUANTITIES = (
    Quantity("microbial growth", "CFU", "growth of bacteria or fungi in a sterility test", words=True, exact=True),
    Quantity("sterility incubation", "d", "days for which the sterility test was incubated", exact=True),
    Quantity("endotoxin concentration", "EU/mL", "bacterial endotoxin by a pharmacopoeial test", scale="log"),
    ENDOTOXIN_DOSE,
)
