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
    Quantity(
        "procoagulant activity",
        "a.u.",
        "how fast the vesicles make plasma clot or thrombin form, in the unit of the laboratory's own assay",
        scale="log",
    ),
    Quantity("tissue factor", "pg/mL", "mass concentration of tissue factor (CD142) on the vesicles", scale="log"),
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
