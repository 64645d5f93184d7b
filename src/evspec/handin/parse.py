"""From tables of texts to a batch: every cell is read, every fault is gathered, and only then is anything built."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from evspec.batch import Batch, batch_of
from evspec.errors import Fault, HandinFaults
from evspec.handin.blanks import blame_blanks, without_blanks
from evspec.handin.contradictions import blame_contradictions
from evspec.handin.counts import blame_counts
from evspec.handin.defaults import dilution_notices, with_defaults
from evspec.handin.documents import blame_expired, hashed
from evspec.handin.exports import Exports, read_exports, runs_of
from evspec.handin.faults import in_order
from evspec.handin.frames import objects, stacked
from evspec.handin.keys import blame_doubled
from evspec.handin.limits import in_units_of_quantities
from evspec.handin.own import own, with_declared
from evspec.handin.paths import blame_paths
from evspec.handin.raw import RawTable
from evspec.handin.readings import Semicolon, readings_of
from evspec.handin.references import blame_references
from evspec.handin.runs import blame_other_days, blame_other_methods, with_runs
from evspec.handin.series import blame_series
from evspec.handin.sheets import Sheet, read_sheet
from evspec.handin.similar import blame_spellings
from evspec.handin.sought import blame_other_spellings
from evspec.quantities import Vocabulary
from evspec.tables import TABLES

__all__ = ["parse_tables"]


def parse_tables(
    raw: Sequence[RawTable],
    vocabulary: Vocabulary,
    *,
    folder: Path | None = None,
    whole: bool = True,
    semicolon: Semicolon = "replicates",
    faults: Sequence[Fault] = (),
    provenance: pd.DataFrame | None = None,
) -> Batch:
    """The batch that the tables hold; `HandinFaults` with every fault of every table, and those given, where any is.

    `folder` is where the files that tables name must be; without it they are not looked for, and unless it is the
    `whole` hand-in, only those of `files` are. With `semicolon="runs"` the values in a cell are of runs of their own,
    `run 1` and so on, else replicates of one run.
    """
    found = list(faults)
    mine = [read_sheet(table, vocabulary, found) for table in raw if table.table == "quantities"]
    declaring = with_declared(mine, vocabulary, found)
    quantities = {**vocabulary.quantities, **own(declaring, vocabulary, found)}
    words = vocabulary._replace(quantities=quantities)
    sheets = [*declaring, *(read_sheet(table, words, found) for table in raw if table.table != "quantities")]
    sheets = [in_units_of_quantities(sheet, quantities, found) for sheet in sheets]
    readings = [frame for sheet in sheets for frame in readings_of(sheet, quantities, semicolon, found)]
    blame_doubled(sheets, found)
    blame_references(sheets, found)
    blame_spellings(sheets, words, found)
    blame_other_spellings(sheets, found)
    blame_contradictions(sheets, found)
    blame_other_methods(sheets, found)
    blame_other_days(sheets, found)
    blame_expired(sheets, found)
    blame_blanks(sheets, found)
    blame_series(sheets, found)
    blame_counts(sheets, found)
    blame_paths(sheets, folder, whole=whole, faults=found)
    exports = read_exports(sheets, folder, found)
    documents = hashed(sheets, folder, found)
    if found:
        raise HandinFaults(in_order(found, raw))
    known = [*([] if provenance is None else [provenance]), *exports.provenance, *documents]
    return _batch(sheets, readings, exports, [each for each in known if len(each)])


def _batch(
    sheets: Sequence[Sheet], readings: list[pd.DataFrame], exports: Exports, sources: list[pd.DataFrame]
) -> Batch:
    plain = [name for name in TABLES if name != "readings"]
    frames, notices = with_defaults({name: stacked([s.frame for s in sheets if s.raw.table == name]) for name in plain})
    if not len(frames["preparations"]):
        frames["preparations"] = _named_by_readings(sheets)
    frames["runs"] = runs_of(frames["runs"], exports.runs)
    every = stacked([*readings, *(frame for frame in exports.readings if len(frame))])
    frames["readings"] = without_blanks(with_runs(every, frames["runs"]), frames["runs"])
    more: dict[str, object] = {"notices": notices + exports.notices + dilution_notices(every)}
    if sources:
        more["provenance"] = pd.concat(sources, ignore_index=True).drop_duplicates("file", ignore_index=True)
    return batch_of(frames, **more)


def _named_by_readings(sheets: Sequence[Sheet]) -> pd.DataFrame:
    """The preparations that rows of readings name, those without a value too."""
    named = [objects(sheet.frame, "preparation") for sheet in sheets if sheet.raw.table == "readings"]
    return pd.DataFrame({"preparation": pd.unique(np.concatenate(named))}) if named else pd.DataFrame()
