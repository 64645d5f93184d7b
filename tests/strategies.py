"""Random hand-ins for the laws: lots, readings, methods, limits and documents, good and bad, as dense as real ones.

Each is grown from one number, so that a failing law names it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from random import Random

import pandas as pd
from hypothesis import strategies as st

from evspec.batch import Batch, batch_of
from evspec.documents import OF_LOT, OF_ORIGIN
from evspec.tables import DOCUMENT_STATUSES, INTENDED_USES, UNKNOWN

Frame = dict[str, object]

DAYS = ("2024-06-01", "2025-06-01", "2025-06-02", "2026-06-01")
DOCUMENTS = ("patient consent form", "sterility method validation", "sterility suitability")
MEASURED: dict[tuple[str, str], tuple[float, float]] = {
    ("intact vesicles", ""): (60, 99.9),
    ("retained cargo of", "RNA"): (60, 99.9),
    ("particle concentration", ""): (1e8, 1e11),
    ("membrane vesicle concentration", ""): (1e8, 1e11),
    ("lipid-membrane vesicles", ""): (1e6, 1e10),
    ("membrane lipid", ""): (10, 60),
    ("protein", ""): (100, 300),
    ("median diameter", ""): (40, 260),
    ("mode diameter", ""): (40, 260),
    ("D10 diameter", ""): (40, 120),
    ("D90 diameter", ""): (120, 400),
    ("endotoxin concentration", ""): (0.01, 30),
    ("biological activity", ""): (50, 80),
    ("microbial growth", ""): (0, 2),
    ("mycoplasma detection limit in colonies", ""): (7, 20),
    **{("antigen signal of", each): (100.0, 900.0) for each in ("CD73", "CD105")},
    ("antigen signal of", "CD45"): (1.0, 30.0),
    **{("cells positive for", each): (94, 99.9) for each in ("CD73", "CD90", "CD105")},
    **{("cells positive for", each): (0.1, 3) for each in ("CD45", "CD34", "CD14", "CD19", "HLA-DR")},
    **{("marker signal of", each): (1.0, 50.0) for each in ("CD9", "CD63", "CD81")},
}
RECORDED: dict[str, Sequence[object]] = {
    "tissue": (UNKNOWN, "bone marrow", "amnion", "amnion"),
    "donor": ("D-1", "D-2"),
    "product": ("drops",),
    "process_class": ("TFF", "TFF", "UC"),
    "stage": ("final", "final", "harvest"),
    "culture": ("adherent flask", "hollow fibre"),
    "intended_use": (UNKNOWN, "trial", "trial", *INTENDED_USES),
    "route": ("intravenous", "intravenous", "intrathecal", "inhaled"),
    "indication": ("graft-versus-host disease",),
    "sterility_test": ("compendial", "rapid"),
    "volume_per_hour": (20.0, 200.0),
    "lowest_weight": (50.0,),
    "reference": ("REF",),
    "control": ("MOCK",),
}
PANELS = [("MSC antigen", "CD73"), ("MSC antigen", "CD105"), ("non-MSC antigen", "CD45")]
PANELS += [("vesicle marker", each) for each in ("CD9", "CD63", "CD81")]


def batches() -> st.SearchStrategy[Batch]:
    """A batch of two to four products, a reference and a control, with anything that may go with them."""
    return st.integers(0, 2**32 - 1).map(batch_grown_from)


def batch_grown_from(seed: int) -> Batch:
    """The batch that one number stands for."""
    chance = Random(seed)
    names = [f"LOT-{number}" for number in range(chance.randint(2, 4))]
    every = [*names, "REF", "MOCK"]
    lots = [
        {"preparation": name} | {field: _maybe(chance, *words) for field, words in RECORDED.items()} for name in names
    ]
    lots += [
        {"preparation": "REF", "role": "reference", "process_class": "TFF"},
        {"preparation": "MOCK", "role": "control"},
    ]
    readings = [
        row for name in every for what in MEASURED if chance.random() < 0.6 for row in _cluster(chance, name, *what)
    ]
    return batch_of(
        {
            "preparations": frame(lots),
            "readings": frame(readings),
            "runs": frame([{"run": "R-1", "instrument": "NS300"}, {"run": "R-2", "lod": 2.0}, {"run": "R-3"}]),
            "methods": frame(_methods(chance)),
            "limits": frame(_limits(chance)),
            "panels": frame({"panel": panel, "member": member} for panel, member in PANELS if chance.random() < 0.95),
            "documents": frame(_document(chance, every) for _ in range(chance.randint(0, 5))),
        }
    )


def _maybe(chance: Random, *values: object) -> object:
    return chance.choice(values) if chance.random() < 0.8 else None


def _cluster(chance: Random, name: str, quantity: str, analyte: str) -> list[Frame]:
    low, high = MEASURED[quantity, analyte]
    kind = chance.choices(("number", "below", "above", "present", "absent"), (16, 2, 1, 2, 1))[0]
    centre, times = chance.uniform(low, high), chance.choice((1, 1, 3, 3, 4))
    row = {
        "preparation": name,
        "quantity": quantity,
        "analyte": analyte or None,
        "kind": kind,
        "resolution": (high - low) / 1000,
        "method": _maybe(chance, "one", "one", "two"),
        "measured_on": _maybe(chance, *DAYS),
        "attempt": "retest" if chance.random() < 0.05 else None,
        "standard_uncertainty": (high - low) / 50 if kind == "number" and chance.random() < 0.1 else None,
        "set_aside": "run is not valid" if chance.random() < 0.05 else None,
    }
    spread = chance.choice((0, 0.005, 0.05))
    return [
        row
        | {"run": f"R-{place + 1}" if times > 1 else _maybe(chance, "R-1")}
        | (
            {"value": min(centre * (1 + chance.gauss(0, spread)), max(high, 100))}
            if kind in ("number", "below", "above")
            else {}
        )
        for place in range(times)
    ]


def _methods(chance: Random) -> list[Frame]:
    quantities = sorted({quantity for quantity, _ in MEASURED})
    pairs = [(quantity, method) for quantity in quantities for method in ("one", "two") if chance.random() < 0.5]
    return [
        {
            "quantity": quantity,
            "method": method,
            "cv_intermediate": _maybe(chance, 2.0, 10.0),
            "df": _maybe(chance, 1.0, 20.0),
            "lod": _maybe(chance, 1.0, 1e7),
            "status": _maybe(chance, "exploratory", "qualified", "validated"),
            "document": _maybe(chance, "V-1"),
            "valid_to": chance.choice((None, *DAYS)),
        }
        for quantity, method in pairs
    ]


def _limits(chance: Random) -> list[Frame]:
    made: list[Frame] = []
    for quantity in ("intact vesicles", "endotoxin concentration", "median diameter", "protein"):
        low, high = MEASURED[quantity, ""]
        for bound in chance.sample(("at least", "at most", "above", "below"), chance.randint(0, 2)):
            row = {"quantity": quantity, "bound": bound, "value": chance.uniform(low, high), "unit": "as judged"}
            row |= {"method": chance.choice((None, None, "one")), "stage": chance.choice((None, None, "final"))}
            made.append(
                row | {"rule": _maybe(chance, "guarded", "simple"), "declared_on": chance.choice((None, *DAYS))}
            )
    for quantity, value in (("lipid to protein ratio", 0.2), ("MSC to non-MSC antigen ratio", 40.0)):
        made.append({"quantity": quantity, "bound": "at least", "value": value, "unit": "as judged"})
    for bound, value in (("at least", 0.7), ("at most", 1.4)):
        if chance.random() < 0.8:
            made.append(
                {"quantity": "biological activity", "bound": bound, "value": value, "unit": "1", "kind": "margin"}
                | {"declared_on": chance.choice((None, *DAYS)), "basis": _maybe(chance, "ten lots")}
            )
    return made


def _document(chance: Random, names: Sequence[str]) -> Frame:
    return {
        "subject": chance.choice((*names, "D-1", "drops", "*")),
        "kind": chance.choice(DOCUMENTS),
        "reference": "DOC-1",
        "status": _maybe(chance, *DOCUMENT_STATUSES),
        "issued_on": _maybe(chance, *DAYS),
        "expires_on": chance.choice((None, *DAYS)),
    }


def frame(rows: Iterable[Frame]) -> pd.DataFrame:
    """A table of rows, each column of Python objects, so that blanks stay blanks."""
    return pd.DataFrame(list(rows), dtype=object)


def only(batch: Batch, names: Sequence[str]) -> Batch:
    """What the batch says of these preparations, with the methods, runs and documents they name, and all limits."""
    parts = {
        each.name: getattr(batch, each.name) for each in fields(batch) if each.name not in ("provenance", "notices")
    }
    for table in ("preparations", "readings"):
        part = parts[table]
        parts[table] = part[part["preparation"].isin(names)]
    kept, measured = parts["preparations"], parts["readings"]
    about = {"*", *measured["method"].dropna()}
    for name in (*OF_LOT, *OF_ORIGIN):
        about |= set(kept[name].dropna())
    parts["documents"] = batch.documents[batch.documents["subject"].isin(about)]
    parts["methods"] = batch.methods[batch.methods["method"].isin(measured["method"].dropna().unique())]
    parts["runs"] = batch.runs[batch.runs["run"].isin(measured["run"].dropna().unique())]
    return batch_of(parts)


def named_by(batch: Batch, name: str) -> list[str]:
    """A preparation and those it names: its reference, predecessor and control."""
    row = batch.preparations.iloc[batch.places[name]]
    others = (row[field] for field in ("reference", "predecessor", "control"))
    return [name, *(each for each in others if isinstance(each, str))]
