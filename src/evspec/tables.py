"""The tables of a hand-in as one piece of data, from which reading, checking and the site's page are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

__all__ = ["COUNTED_IN", "TABLES", "UNKNOWN", "Column", "Sought", "Table", "column"]

Kind = Literal["id", "text", "word", "number", "count", "date", "value"]

UNKNOWN = "unknown"
"""The word that says that a laboratory does not know; allowed in every closed vocabulary, and never evidence."""


class Sought(NamedTuple):
    """A word that a criterion looks for in a free field, and the letters by which its other spellings are known.

    The letters are in lower case, without blanks or signs.
    """

    word: str
    letters: tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """A column of a hand-in: what its cells hold, and what stands for a blank one.

    `kind` is *id* (text that other tables refer to), *text*, *word* (one of `words`), *number* (in `unit`), *count*
    (a whole number), *date* (ISO 8601) or *value* (a reading: a number, `<0.05`, `>1e12` or a known word).
    `refers_to` names a table of the hand-in, or a vocabulary of the specification: *quantities*, *documents*,
    *panels*, *criteria*. `sought` are the words that criteria look for in a free field: another spelling of one is a
    fault, since it would escape them.
    """

    name: str
    kind: Kind
    meaning: str
    example: str = ""
    words: tuple[str, ...] = ()
    unit: str = ""
    default: str = ""
    required: bool = False
    refers_to: str = ""
    health: bool = False
    sought: tuple[Sought, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table of a hand-in: a CSV file, or a sheet of a workbook, of that name."""

    name: str
    row_is: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    wide: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in their order."""
        return tuple(each.name for each in self.columns)


YES_NO = ("yes", "no")
STAGES = ("harvest", "before formulation", "final", "thawed")
SPECIMENS = ("vesicles", "cells", "medium")
ROUTES = (
    "intravenous",
    "intra-arterial",
    "intracardiac",
    "intrathecal",
    "intramuscular",
    "subcutaneous",
    "intradermal",
    "intra-articular",
    "intraperitoneal",
    "intravitreal",
    "intranasal",
    "inhaled",
    "oral",
    "topical",
)
TISSUES = (
    "bone marrow",
    "adipose tissue",
    "umbilical cord",
    "Wharton's jelly",
    "umbilical cord blood",
    "placenta",
    "amnion",
    "amniotic fluid",
    "menstrual blood",
    "endometrium",
    "dental pulp",
    "synovium",
    "skin",
    "pluripotent stem cells",
    "other",
)
CULTURES = ("adherent flask", "multilayer flask", "microcarrier", "hollow fibre", "fixed bed", "spheroid", "suspension")
SUPPLEMENTS = (
    "none",
    "fetal bovine serum",
    "fetal bovine serum depleted of vesicles",
    "human serum",
    "human platelet lysate",
    "human platelet lysate depleted of vesicles",
    "albumin",
    "defined replacement",
)
EXCIPIENT_PROTEIN = ("none", "added after measurement", "added before measurement")
STORAGE_STATES = ("fresh", "refrigerated", "frozen", "freeze-dried")
MYCOPLASMA_TESTS = ("culture", "amplification with a limit in colonies", "amplification with a limit in copies")
INTENDED_USES = ("research", "preclinical", "trial", "compassionate use", "treatment")
FOR_PEOPLE = ("trial", "compassionate use", "treatment")
PRINCIPLES = ("single-particle", "bulk", "image")
COUNTED_IN = ("particles", "protein", "cells", "volume")
COVID = Sought("COVID-19", ("covid", "coronavirus", "sarscov", "2019ncov", "ncov2019"))
DOCUMENT_STATUSES = ("approved", "granted", "draft", "refused", "withdrawn")

_preparation = Column("preparation", "id", "the lot, by the laboratory's own name", "LOT-01", required=True)
_laboratory = Column("laboratory", "text", "who made or measured it", "Essen")


def _reading_key(name: str, meaning: str, example: str, refers_to: str = "") -> Column:
    return Column(name, "text", meaning, example, refers_to=refers_to)


PREPARATIONS = Table(
    "preparations",
    "a lot",
    (
        _preparation,
        Column(
            "role",
            "word",
            "what the lot is here (an intermediate is what others were pooled or made from); only products are judged, "
            "unless a criterion names another role",
            "product",
            ("product", "reference", "control", "intermediate"),
            default="product",
        ),
        Column("product", "text", "the product of which this is a lot", "MSC-sEV drops"),
        Column("process", "text", "the manufacturing process and its version", "P-07 v3"),
        Column("process_class", "text", "the class of manufacturing process", "tangential flow, size exclusion"),
        Column("stage", "word", "the stage at which the lot was sampled", "final", STAGES),
        Column(
            "derived_from", "text", "the lots it was pooled from or is a fraction of, separated by ;", "LOT-A; LOT-B"
        ),
        Column("tissue", "word", "the tissue that the parent cells come from", "umbilical cord", TISSUES),
        Column("donor", "text", "the donor's code, never a name", "D-17", health=True),
        Column("cell_line", "text", "the cell line or bank", "MCB-3"),
        Column("immortalised", "word", "whether the parent line is immortalised", "no", YES_NO),
        Column("cell_term", "word", "what the laboratory calls the parent cells", "stromal", ("stromal", "stem")),
        Column("passage", "count", "the passage of the cells at harvest", "4"),
        Column("medium", "text", "the medium during collection", "DMEM"),
        Column("supplement", "word", "what was added to the medium during collection", "none", SUPPLEMENTS),
        Column("culture", "word", "how the cells were grown", "hollow fibre", CULTURES),
        Column(
            "animal_reagents",
            "word",
            "whether a reagent of animal origin, as serum or trypsin, touched the cells or the vesicles",
            "no",
            YES_NO,
        ),
        Column("separation", "text", "how the vesicles were separated", "tangential flow filtration"),
        Column("formulation", "text", "the buffer and its excipients", "saline, 5 % sucrose"),
        Column(
            "excipient_protein",
            "word",
            "whether the formulation holds a protein such as albumin, added before or after the vesicles were measured",
            "none",
            EXCIPIENT_PROTEIN,
        ),
        Column("source_amount", "text", "volume, number of cells or mass that the lot was made from", "2 L"),
        Column("storage", "text", "container and conditions of storage", "low-binding tube"),
        Column("storage_state", "word", "how the lot is kept until it is used", "frozen", STORAGE_STATES),
        Column("storage_temperature", "number", "the temperature of storage", "-80", unit="degC"),
        Column("produced_on", "date", "the day of production", "2026-03-02"),
        Column("released_on", "date", "the day of release", "2026-03-30"),
        Column("intended_use", "word", "what the lot is meant for", "trial", INTENDED_USES),
        Column(
            "indication",
            "text",
            "the condition to be treated; COVID-19 is spelt so, whatever its form",
            "graft-versus-host disease",
            sought=(COVID,),
        ),
        Column("mechanism", "text", "the mechanism of action that is claimed", "immunomodulation"),
        Column("immune_mechanism", "word", "whether an effect on immunity is claimed", "yes", YES_NO),
        Column("dose", "text", "the dose that is given, and what it is counted in", "1e9 particles/kg"),
        Column("route", "word", "the route of administration", "intravenous", ROUTES),
        Column("volume_per_hour", "number", "the largest volume that a person receives in an hour", "20", unit="mL/h"),
        Column("lowest_weight", "number", "the lowest body weight of a person who receives it", "50", unit="kg"),
        Column(
            "claimed_endorsement",
            "word",
            "whether the laboratory claims that a society endorses the use",
            "no",
            YES_NO,
        ),
        Column(
            "sterility_test",
            "word",
            "the kind of sterility test: compendial, or another method that was validated",
            "compendial",
            ("compendial", "rapid"),
        ),
        Column(
            "mycoplasma_test",
            "word",
            "the kind of mycoplasma test, and what the detection limit of an amplification is counted in",
            "culture",
            MYCOPLASMA_TESTS,
        ),
        Column("reference", "id", "the reference preparation it is compared to", "REF-1", refers_to="preparations"),
        Column(
            "process_change",
            "word",
            "whether the process changed since the lots that the evidence for the product rests on",
            "no",
            YES_NO,
        ),
        Column(
            "predecessor",
            "id",
            "the lot of the process before its change, beside which this one is measured",
            "LOT-00",
            refers_to="preparations",
        ),
        Column("control", "id", "the cell-free control that was made alongside", "MOCK-1", refers_to="preparations"),
        _laboratory,
    ),
    key=("preparation",),
    wide=True,
)

READINGS = Table(
    "readings",
    "a reading",
    (
        Column("preparation", "id", "the lot", "LOT-01", required=True, refers_to="preparations"),
        Column("quantity", "id", "what was measured", "particle concentration", refers_to="quantities", required=True),
        Column("value", "value", "a number, `<0.05`, `>1e12`, or present, absent, ND ...", "1.2e10", required=True),
        Column("unit", "text", "the unit of the value", "particles/mL", required=True),
        Column("analyte", "text", "the antigen, cytokine or marker, where the quantity has them", "CD73"),
        Column("specimen", "word", "what the reading was taken on", "vesicles", SPECIMENS),
        _reading_key("method", "the method, as the table of methods names it", "NTA"),
        _laboratory,
        _reading_key("run", "the run; readings of one run are replicates and count once", "R-11", "runs"),
        Column("replicate", "text", "which replicate of the run", "2"),
        Column("measured_on", "date", "the day of the measurement", "2026-03-04"),
        Column("at", "number", "a dose or a time of storage, in `at_unit`", "48"),
        Column("at_unit", "text", "the unit of `at`", "h"),
        Column("condition", "text", "what else sets this reading apart", "with detergent"),
        Column("standard_uncertainty", "number", "the standard uncertainty of this value, in its unit", "3e8"),
        Column("counted", "count", "how many events the value was counted from, if it is a count", "412"),
        Column("counted_of", "count", "how many events were looked at, where the value is a share of them", "450"),
        Column(
            "dilution_state",
            "word",
            "whether the value already allows for the dilution",
            "applied",
            ("applied", "to apply", UNKNOWN),
        ),
        Column("dilution", "number", "the dilution to apply, where it is not yet in the value", "1000"),
        Column(
            "attempt",
            "word",
            "original, a repeat or retest of it, or a run of a further series that the table of series declares",
            "original",
            ("original", "repeat", "retest", "top-up"),
            default="original",
        ),
        Column("file", "text", "the file that holds the raw data", "nta/lot01.csv"),
    ),
    wide=True,
)

RUNS = Table(
    "runs",
    "a run of an assay",
    (
        Column("run", "id", "the run", "R-11", required=True),
        _reading_key("method", "the method", "NTA"),
        _laboratory,
        Column("date", "date", "the day of the run", "2026-03-04"),
        Column("instrument", "text", "maker and model", "NanoSight NS300"),
        Column("blank", "number", "the reading of the blank, in the unit of the quantity", "2e6"),
        Column("blank_uncertainty", "number", "the standard uncertainty of the blank, in the same unit", "4e5"),
        Column(
            "blank_of",
            "id",
            "the quantity whose readings in this run evspec subtracts the blank from; without it none is subtracted",
            "particle concentration",
            refers_to="quantities",
        ),
        Column("lod", "number", "the detection limit in this run", "1e7"),
        Column("loq", "number", "the quantification limit in this run", "3e7"),
        Column(
            "positive_control",
            "text",
            "the sample in which this run saw what it looks for, so that not seeing it means something",
            "platelet vesicles",
        ),
        Column("valid", "word", "whether the run met its own system suitability", "yes", YES_NO, default="yes"),
        Column("reason", "text", "why a run is not valid", "blank too high"),
    ),
    key=("run",),
)

FILES = Table(
    "files",
    "an instrument export",
    (
        Column("file", "text", "path inside the hand-in", "nta/lot01.csv", required=True),
        Column("preparation", "id", "the lot", "LOT-01", required=True, refers_to="preparations"),
        Column("selector", "text", "sample name, wells or data set inside the file", "A1:A3"),
        Column("role", "word", "what the file holds", "sample", ("sample", "blank", "standard"), default="sample"),
        _reading_key("run", "the run; one name a file where it is blank", "R-11", "runs"),
        Column("dilution", "number", "the dilution to apply, where the export did not apply one", "1000"),
        Column("layout", "text", "the layout sheet of a plate", "plate1"),
    ),
)

METHODS = Table(
    "methods",
    "an assay as this laboratory runs it",
    (
        Column(
            "quantity",
            "id",
            "what the method measures",
            "particle concentration",
            refers_to="quantities",
            required=True,
        ),
        Column("method", "text", "the method", "NTA", required=True),
        Column("version", "text", "the version of its procedure", "SOP-12 v4"),
        Column("unit", "text", "the unit of its limits", "particles/mL"),
        Column("cv_repeatability", "number", "coefficient of variation within a run", "5", unit="%"),
        Column("cv_intermediate", "number", "coefficient of variation between runs of this laboratory", "12", unit="%"),
        Column("df", "count", "degrees of freedom of the intermediate precision", "11"),
        Column("lod", "number", "detection limit", "1e7"),
        Column("loq", "number", "quantification limit", "3e7"),
        Column("range_low", "number", "lower end of the validated range", "3e7"),
        Column("range_high", "number", "upper end of the validated range", "1e12"),
        Column(
            "status", "word", "how far the method is validated", "validated", ("exploratory", "qualified", "validated")
        ),
        Column(
            "principle",
            "word",
            "whether the method looks at particles one by one, at all of them together, or at their images",
            "single-particle",
            PRINCIPLES,
        ),
        Column(
            "dosed_by",
            "word",
            "what the amount of sample that goes into the assay is counted in",
            "particles",
            COUNTED_IN,
        ),
        Column("document", "text", "the report of the validation", "VAL-007"),
        Column(
            "model",
            "word",
            "the model of its dose-response curves; a blank one is a four-parameter logistic",
            "parallel line",
            ("four-parameter logistic", "parallel line"),
        ),
        Column("valid_to", "date", "the day until which the validation holds", "2027-12-31"),
    ),
    key=("quantity", "method"),
)

LIMITS = Table(
    "limits",
    "a declared limit",
    (
        Column("quantity", "id", "what is limited", "intact vesicles", refers_to="quantities", required=True),
        Column("bound", "word", "the side", "at least", ("at least", "at most", "above", "below"), required=True),
        Column("value", "number", "the limit", "85", required=True),
        Column("unit", "text", "its unit", "%", required=True),
        Column("analyte", "text", "the analyte, where it holds for one only", "CD73"),
        _reading_key("method", "the method, where it holds for one only", "NTA"),
        Column("stage", "word", "the stage, where it holds for one only", "final", STAGES),
        Column("rule", "word", "the decision rule of this limit", "guarded", ("guarded", "simple")),
        Column(
            "kind",
            "word",
            "limit at release or over shelf life, or margin of equivalence to the reference",
            "release",
            ("release", "shelf life", "margin"),
            default="release",
        ),
        Column(
            "declared_on",
            "date",
            "the day of its declaration; after the measurement it counts as undeclared",
            "2026-01-10",
        ),
        Column("basis", "text", "why this limit", "ten development lots"),
        Column("at", "number", "the time of storage at which a limit over shelf life holds, in `at_unit`", "6"),
        Column("at_unit", "text", "the unit of `at`", "month"),
    ),
)

SERIES = Table(
    "series",
    "a further series of runs, declared before it is run",
    (
        _preparation,
        Column("quantity", "id", "what is measured again", "intact vesicles", refers_to="quantities", required=True),
        Column("analyte", "text", "the analyte, where the quantity has them", "CD73"),
        _reading_key("method", "the method, where the series is of one only", "NTA"),
        Column("runs", "count", "how many runs the series has", "5", required=True),
        Column(
            "declared_on", "date", "the day of its declaration, not after its first run", "2026-04-01", required=True
        ),
        Column("verdict_on", "date", "the day of the verdict that it follows", "2026-03-28"),
    ),
)

PANELS = Table(
    "panels",
    "a member of a panel",
    (
        Column("panel", "id", "the panel", "MSC antigen", refers_to="panels", required=True),
        Column("member", "text", "an antigen, marker, lipid or cytokine", "CD73", required=True),
        Column(
            "summary",
            "word",
            "how the members become one number in a ratio",
            "mean",
            ("mean", "median", "sum"),
            default="mean",
        ),
    ),
    key=("panel", "member"),
)

QUANTITIES = Table(
    "quantities",
    "a quantity of the laboratory's own",
    (
        Column("quantity", "id", "its name", "esterase activity", required=True),
        Column("unit", "text", "its unit", "nmol/min", required=True),
        Column("scale", "word", "the scale of its uncertainty", "log", ("linear", "log", "logit"), default="linear"),
        Column("specimen", "word", "what it is measured on", "vesicles", SPECIMENS, default="vesicles"),
        Column("words", "text", "words besides numbers that are readings, separated by ;", "present; absent"),
        Column("meaning", "text", "what it is", "hydrolysis of calcein AM"),
    ),
    key=("quantity",),
)

DOCUMENTS = Table(
    "documents",
    "a document",
    (
        Column(
            "subject",
            "text",
            "a preparation, product, process, cell line, method or donor, or `*` for all",
            "*",
            required=True,
        ),
        Column("kind", "id", "what the document is", "patient consent form", refers_to="documents", required=True),
        Column("reference", "text", "its number and version", "ICF v2.1", required=True),
        Column("status", "word", "what was decided", "approved", DOCUMENT_STATUSES),
        Column("quantity", "text", "the quantity it is about", "potency"),
        Column("issued_on", "date", "the day of issue", "2026-01-10"),
        Column("expires_on", "date", "the last day on which it holds", "2027-01-09"),
        Column("attested_by", "text", "the function of who attests it", "head of quality"),
        Column("file", "text", "path inside the hand-in", "documents/icf.pdf"),
        Column("sha256", "text", "what the file hashes to; another file of that name is then a fault", "9f86d081..."),
    ),
)

WAIVERS = Table(
    "waivers",
    "a waiver",
    (
        Column("criterion", "id", "the criterion", "INT002", refers_to="criteria", required=True),
        Column("preparation", "text", "the lot, or `*`", "LOT-01", required=True),
        Column("reason", "text", "why it is waived", "assay in transfer", required=True),
        Column("owner", "text", "who answers for it", "head of quality", required=True),
        Column("expires_on", "date", "the last day on which it holds", "2026-12-31", required=True),
    ),
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (PREPARATIONS, READINGS, RUNS, FILES, METHODS, LIMITS, SERIES, PANELS, QUANTITIES, DOCUMENTS, WAIVERS)
}


def column(table: str, name: str) -> Column:
    """The definition of one column; a `KeyError` where the table has none of that name."""
    return next(each for each in TABLES[table].columns if each.name == name)
