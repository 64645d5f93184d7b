"""What an evaluation found: the table of verdicts, what decided each, and how much was judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from evspec.arrays import Codes
from evspec.batch import Batch
from evspec.criteria import Criterion, Specification, vocabulary
from evspec.errors import unknown
from evspec.estimates import Bench
from evspec.judgement import COMPUTED, STATED, Details, Judgement
from evspec.remarks import remarks
from evspec.selection import Selection
from evspec.sentences import sentence_of
from evspec.strangers import strangers
from evspec.verdicts import Verdict
from evspec.windows import narrow_windows

__all__ = ["COLUMNS", "Result"]

COLUMNS = ("criterion", "preparation", "verdict", "value", "low", "high", "n", "unit", "reason", "mode")
APART = ("laboratory", "at", "at_unit", "condition", "attempt")
"""What, beside the method, tells the estimate that decided from others of the same preparation and quantity."""
ALL, OURS = "*", "evspec"
MODES = ("", "automatic", "manual", "semiAuto")
"""What a verdict rests on, in the words of W3C EARL 1.0: what was computed, what people state, and both."""
BLOCK = 16_384
TOLD = (Verdict.MET, Verdict.NOT_MET, Verdict.INCONCLUSIVE, Verdict.NO_EVIDENCE, Verdict.NOT_APPLICABLE)


@dataclass(frozen=True)
class Result:
    """Verdicts of criteria (rows) on preparations (columns), and of the laboratory on its own criteria.

    `codes` is one byte a verdict; `laboratory` holds the verdict of each @laboratory criterion, which stands once.
    `selection` is what was asked for, blank where all of the specification was judged.
    """

    bench: Bench
    specification: Specification
    criteria: tuple[Criterion, ...]
    codes: Codes
    laboratory: Codes
    gated: tuple[bool, ...]
    judgements: tuple[Judgement, ...]
    decision: str
    gate: str
    selection: Selection = field(default_factory=Selection)

    @cached_property
    def notices(self) -> tuple[str, ...]:
        """What a reader of the verdicts should know besides: defaults, narrow windows, names nothing answers to."""
        told = remarks(self.batch, self.specification)
        named = strangers(self.bench, vocabulary(self.specification).analytes)
        return (*self.batch.notices, *told, *narrow_windows(self.bench), *named, *self._owned())

    def _owned(self) -> Iterator[str]:
        own = self.specification.own
        theirs = sum(bool(each.owner) for each in self.criteria)
        if own and theirs:
            yield (
                f"{theirs} of the {len(self.criteria)} criteria judged "
                f"{'is' if theirs == 1 else 'are'} the laboratory's own, from its "
                f"features (sha256 {own.digest}): evspec linted them, and answers for none of what they ask."
            )

    @property
    def batch(self) -> Batch:
        """The batch that was judged."""
        return self.bench.batch

    @cached_property
    def judged(self) -> NDArray[np.bool_]:
        """Which preparations are subjects: those to which a criterion applies, or which are products."""
        roles = self.bench.field("role")
        product = np.array([word == "product" for word in roles.words] + [True])[roles.codes]
        return np.asarray(product | (self.codes != Verdict.NOT_APPLICABLE).any(axis=0))

    @cached_property
    def counts(self) -> dict[Verdict, int]:
        """How many criteria and preparations have each verdict; a laboratory's verdict counts once."""
        return self.count()

    def count(self, *, gated_only: bool = False) -> dict[Verdict, int]:
        """How many verdicts there are of each kind, of all criteria or of the gated ones."""
        total = np.zeros(5, np.int64)
        for place, criterion in enumerate(self.criteria):
            if gated_only and not self.gated[place]:
                continue
            codes = self.laboratory[place : place + 1] if criterion.laboratory else self.codes[place][self.judged]
            total += np.bincount(codes, minlength=5)
        return {verdict: int(total[verdict]) for verdict in Verdict}

    @property
    def exit_code(self) -> int:
        """0 where all that gates is met, at least once; 1 where one is not met; 3 where not enough was shown."""
        counts = self.count(gated_only=True)
        if counts[Verdict.NOT_MET]:
            return 1
        undecided = counts[Verdict.NO_EVIDENCE] + counts[Verdict.INCONCLUSIVE]
        return 3 if undecided or not counts[Verdict.MET] else 0

    @cached_property
    def table(self) -> pd.DataFrame:
        """One row a criterion and preparation: the columns of verdicts.csv, and whence and how each verdict came.

        `value`, `low` and `high` are those of the estimate that decided, NaN where no number did; `n` is its number of
        runs. `mode` is what the verdict rests on in the words of EARL; `documents` has the rows in `batch.documents` of
        those that decided, as a text.
        """
        parts = [self.findings(place) for place in range(len(self.criteria))]
        return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=list(COLUMNS))

    def findings(self, place: int, only: Verdict | None = None, most: int | None = None) -> pd.DataFrame:
        """The rows of `table` for the criterion in that place; with `only` those of one verdict, and `most` of them."""
        criterion, details = self.criteria[place], self.judgements[place].details()
        keep = np.ones(1, bool) if criterion.laboratory else self.judged
        wanted = np.flatnonzero(keep if only is None else keep & (details.codes == only))[:most]
        names = np.array([ALL], object) if criterion.laboratory else self.batch.names
        modes = self._modes(place, slice(0, len(names)))[wanted]
        return _rows(criterion, self.gated[place], details, names, wanted, self.batch, modes)

    @cached_property
    def attested(self) -> int:
        """How many of the applicable verdicts rest, wholly or in part, on what people state."""
        total = 0
        for place, criterion in enumerate(self.criteria):
            judging = (step for each in criterion.scenarios for step in each.steps if step.keyword == "Then")
            if any(sentence_of(step)[0].stated for step in judging):
                total += self._attested(place)
        return total

    def _attested(self, place: int) -> int:
        if self.criteria[place].laboratory:
            stated = self._modes(place, slice(0, 1)) & STATED
            return int(np.count_nonzero(stated * (self.laboratory[place] != Verdict.NOT_APPLICABLE)))
        found = 0
        for start in range(0, len(self.batch), BLOCK):
            rows = slice(start, min(start + BLOCK, len(self.batch)))
            counts = self.judged[rows] & (self.codes[place, rows] != Verdict.NOT_APPLICABLE)
            found += int(np.count_nonzero(counts & ((self._modes(place, rows) & STATED) > 0)))
        return found

    def _modes(self, place: int, rows: slice) -> Codes:
        modes = self.judgements[place].modes
        return modes(rows) if modes else np.full(rows.stop - rows.start, COMPUTED, np.uint8)

    def verdict(self, criterion: str, preparation: str) -> Verdict:
        """The verdict of one preparation on one criterion; a laboratory's criterion has one, on `*`.

        `UnknownWord` where the criterion was not judged, or the hand-in has no such preparation.
        """
        identifiers = [each.id for each in self.criteria]
        wanted = self.specification.criterion(criterion).id
        if wanted not in identifiers:
            raise unknown("criterion among those judged", wanted, identifiers)
        place = identifiers.index(wanted)
        if self.criteria[place].laboratory:
            return Verdict(self.laboratory[place])
        if preparation not in self.batch.places:
            raise unknown("preparation", preparation, map(str, self.batch.names))
        return Verdict(self.codes[place, self.batch.places[preparation]])

    def by_preparation(self) -> Iterator[tuple[str, dict[Verdict, int]]]:
        """The number of verdicts of each kind for each subject, in the order of the preparations."""
        mine = np.array([not each.laboratory for each in self.criteria], bool)
        for column in np.flatnonzero(self.judged):
            counts = np.bincount(self.codes[mine, column], minlength=5)
            yield str(self.batch.names[column]), {verdict: int(counts[verdict]) for verdict in Verdict}

    def __repr__(self) -> str:
        """How many preparations and criteria were judged, and how many verdicts there are of each kind."""
        subjects, criteria = int(self.judged.sum()), len(self.criteria)
        told = ", ".join(f"{self.counts[each]:,} {each.words}" for each in TOLD)
        of = f" of {len(self.specification.criteria):,}" if self.selection else ""
        return (
            f"Result: {subjects:,} preparation{'' if subjects == 1 else 's'}, "
            f"{criteria:,}{of} criteri{'on' if criteria == 1 else 'a'}; {told}"
        )

    def _repr_html_(self) -> str:
        """The table of verdicts, a row a preparation and a column a criterion, for a notebook."""
        wide = self.table.pivot(index="preparation", columns="criterion", values="verdict")
        return str(wide.to_html())


def _rows(
    criterion: Criterion,
    gated: bool,
    details: Details,
    names: NDArray[np.object_],
    rows: NDArray[np.int64],
    batch: Batch,
    modes: Codes,
) -> pd.DataFrame:
    words = np.array([verdict.words for verdict in Verdict], object)
    readings = batch.readings
    place = details.reading[rows]

    def of_reading(column: str) -> NDArray[np.object_]:
        values = np.full(len(place), None, object)
        values[place >= 0] = readings[column].iloc[place[place >= 0]].astype(object)
        return values

    return pd.DataFrame(
        {
            "criterion": criterion.id,
            "preparation": names[rows],
            "verdict": words[details.codes[rows]],
            "value": details.value[rows],
            "low": details.low[rows],
            "high": details.high[rows],
            "n": pd.array(np.where(details.runs[rows] < 0, 0, details.runs[rows]), dtype="Int64"),
            "unit": details.unit[rows],
            "reason": details.reason[rows],
            "mode": np.array(MODES, object)[modes],
            "level": criterion.level,
            "gated": gated,
            "owner": criterion.owner or OURS,
            "method": details.method[rows],
            "source": of_reading("source"),
            "sheet": of_reading("sheet"),
            "row": of_reading("row"),
            "cell": of_reading("cell"),
            "quality": of_reading("quality"),
            "documents": details.documents[rows],
            **{name: of_reading(name) for name in APART},
        }
    )
