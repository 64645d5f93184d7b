"""Everything a laboratory hands in, together: the one data structure, on which all else is functions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from evspec.tables import TABLES, UNKNOWN, Column, column

__all__ = ["NAMES", "READ", "Batch", "Field", "batch_of", "field_of"]

READ: dict[str, str] = {
    "kind": "category",
    "resolution": "float64",
    "text": "str",
    "set_aside": "category",
    "quality": "category",
    "blank_taken": "float64",
    "blank_uncertainty": "float64",
    "looks": "int8",
    "source": "category",
    "sheet": "category",
    "row": "int64",
    "cell": "category",
}
"""What reading adds to each row of `readings`, with its type.

*kind* is number, below, above, present or absent (`value` holds the bound of below and above, and NaN for a word);
*value*, *resolution* and *standard_uncertainty* are in the unit of the quantity; *resolution* is one unit of the last
digit printed; *text* is the cell as it was written; *set_aside* says why a reading is shown and not judged, blank where
it is judged; *quality* is what the instrument's own flags say; *blank_taken* is the blank
that was subtracted, 0 where none was, and *blank_uncertainty* its standard uncertainty, infinite where nobody knows it
and NaN where none was subtracted; *looks* is 2 where a further series of runs was
declared; *source*, *sheet*, *row* and *cell* say where it stands.
"""

UNTOLD = {"looks": 1.0, "blank_taken": 0.0}
DEFAULTS = {"kind": "number", "resolution": 0.0, "row": 0, "text": "", **UNTOLD}
NAMES = ("reference", "predecessor", "control")
KINDS = ("number", "below", "above", "present", "absent")


@dataclass(frozen=True)
class Batch:
    """The tables of a hand-in, each with all its columns; a blank cell is NA.

    Text of a closed or repeated kind is categorical; numbers are float64 with NaN; dates are datetime64. `provenance`
    has one row a file that was read (file, sha256, bytes). `limits` has a column more, the `resolution` of
    each value, 0 where nobody knows. `notices` are sentences that the reader of the verdicts should see, for instance
    which defaults were taken.
    """

    preparations: pd.DataFrame
    readings: pd.DataFrame
    runs: pd.DataFrame
    files: pd.DataFrame
    methods: pd.DataFrame
    limits: pd.DataFrame
    series: pd.DataFrame
    panels: pd.DataFrame
    quantities: pd.DataFrame
    documents: pd.DataFrame
    waivers: pd.DataFrame
    provenance: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=["file", "sha256", "bytes"]))
    notices: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.preparations)

    @cached_property
    def names(self) -> NDArray[np.object_]:
        """The names of the preparations, in their order."""
        return self.preparations["preparation"].to_numpy(dtype=object)

    @cached_property
    def places(self) -> dict[str, int]:
        """The row of each preparation, by its name."""
        return {str(name): row for row, name in enumerate(self.names)}

    @cached_property
    def digests(self) -> dict[str, str]:
        """The sha256 of each file that was read or that a document names, by its name."""
        files = self.provenance
        return dict(zip(files["file"].astype(str), files["sha256"].astype(str), strict=True))

    def only(self, **tables: pd.DataFrame) -> Batch:
        """The same batch with some of its tables replaced."""
        return replace(self, **tables)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Field:
    """A column of `preparations` as codes into its words; -1 is blank or "unknown"."""

    name: str
    codes: NDArray[np.integer]
    words: tuple[str, ...]


def batch_of(tables: Mapping[str, pd.DataFrame], **more: object) -> Batch:
    """A batch of tables whose cells are already read: absent columns become NA, types are made those of `READ`.

    `readings` may lack what reading adds: such readings are judged numbers, printed to no resolution, from nowhere.
    Preparations named by readings alone are added in their order of appearance.
    """
    frames = {name: _conform(name, tables.get(name, pd.DataFrame())) for name in TABLES}
    frames["preparations"] = _with_those_of_readings(frames["preparations"], frames["readings"])
    order = pd.CategoricalDtype(frames["preparations"]["preparation"].astype(object))
    frames["readings"]["preparation"] = frames["readings"]["preparation"].astype(object).astype(order)
    return Batch(**frames, **more)  # type: ignore[arg-type]


def field_of(batch: Batch, name: str) -> Field:
    """The field `name` of the preparations; numbers and dates have no words, only blank (-1) or not (0)."""
    values = batch.preparations[name]
    if column("preparations", name).kind in ("number", "count", "date"):
        return Field(name, np.where(values.isna(), -1, 0).astype(np.int8), ("given",))
    coded = values if isinstance(values.dtype, pd.CategoricalDtype) else values.astype("category")
    words = tuple(map(str, coded.cat.categories))
    codes = coded.cat.codes.to_numpy()
    if UNKNOWN in words:
        codes = np.where(codes == words.index(UNKNOWN), -1, codes)
    return Field(name, codes, words)


def _conform(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    rows = len(frame)
    columns = {each.name: _typed(each, frame, rows) for each in TABLES[name].columns}
    if name == "readings":
        columns |= {extra: _read(extra, kind, frame, columns["value"]) for extra, kind in READ.items()}
    if name == "limits":
        columns["resolution"] = _read("resolution", "float64", frame, columns["value"])
    return pd.DataFrame(columns, index=pd.RangeIndex(rows))


def _typed(each: Column, frame: pd.DataFrame, rows: int) -> pd.Series:
    if each.name not in frame:
        return _blank(each, rows)
    given = frame[each.name].reset_index(drop=True)
    if each.kind in ("number", "count", "value"):
        return given.astype("float64")
    if each.kind == "date":
        return pd.to_datetime(given).astype("datetime64[s]")
    if each.name in NAMES or (each.name == "preparation" and not each.refers_to):
        return given.astype(object)
    coded = given if isinstance(given.dtype, pd.CategoricalDtype) else given.astype(object).astype("category")
    return _original(coded) if each.name == "attempt" else coded


def _blank(each: Column, rows: int) -> pd.Series:
    if each.kind in ("number", "count", "value"):
        return pd.Series(np.full(rows, np.nan))
    if each.kind == "date":
        return pd.Series(np.full(rows, np.datetime64("NaT", "s")))
    if each.name in NAMES or (each.name == "preparation" and not each.refers_to):
        return pd.Series([None] * rows, dtype=object)
    coded = pd.Series(pd.Categorical.from_codes(np.full(rows, -1, np.int8), categories=pd.Index([], dtype=object)))
    return _original(coded) if each.name == "attempt" else coded


def _original(attempts: pd.Series) -> pd.Series:
    """A blank attempt is the original one, and so is never told apart from it."""
    if "original" not in attempts.cat.categories:
        attempts = attempts.cat.add_categories(["original"])
    return attempts.fillna("original")


def _read(extra: str, kind: str, frame: pd.DataFrame, value: pd.Series) -> pd.Series:
    wanted: str | pd.CategoricalDtype = pd.CategoricalDtype(list(KINDS)) if extra == "kind" else kind
    if extra in frame:
        given = frame[extra].reset_index(drop=True)
        given = given.fillna(UNTOLD[extra]) if extra in UNTOLD else given
        return given if given.dtype == wanted else given.astype(wanted)  # type: ignore[arg-type]
    made = pd.Series([DEFAULTS.get(extra)] * len(value), dtype=object)
    return made.astype(wanted)  # type: ignore[arg-type]


def _with_those_of_readings(preparations: pd.DataFrame, readings: pd.DataFrame) -> pd.DataFrame:
    known = preparations["preparation"]
    seen = pd.Series(readings["preparation"].astype(object).unique(), dtype=object)
    new = seen[~seen.isin(known) & seen.notna()]
    if new.empty:
        return preparations
    return _conform("preparations", pd.concat([preparations, pd.DataFrame({"preparation": new})], ignore_index=True))
