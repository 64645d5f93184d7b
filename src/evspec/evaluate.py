"""Criteria before a batch: every verdict of every preparation, in blocks, and on demand what decided it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from evspec.arrays import Codes
from evspec.batch import Batch
from evspec.criteria import Specification
from evspec.decision import RULES
from evspec.errors import EvspecError, unknown
from evspec.estimates import Bench, Estimates
from evspec.fields import NO, UNDECIDED, YES, Applicability, applicability
from evspec.future import without_future
from evspec.gathered import OPEN, only_where
from evspec.judgement import COMPUTED, STATED, Details, Judgement, combined, joint_modes, plain, settled, shortened
from evspec.model import Criterion, Scenario
from evspec.pools import with_inherited
from evspec.quantities import own_quantities
from evspec.quantities.known import known_quantities
from evspec.result import Result
from evspec.selection import Selection, chosen
from evspec.series import with_series
from evspec.specimens import with_specimens
from evspec.steps import Case, bind
from evspec.verdicts import Verdict, worst

__all__ = ["GATES", "assembled", "bench_of", "bound_scenario", "evaluate", "judgement_of"]

BLOCK = 16_384
GATES = ("must", "should")
OTHERWISE = ((NO, np.uint8(Verdict.NOT_APPLICABLE)), (UNDECIDED, np.uint8(Verdict.NO_EVIDENCE)))


@dataclass(frozen=True)
class BoundScenario:
    """A scenario bound to a batch: what narrows it and what judges it."""

    narrowing: tuple[Applicability, ...]
    judging: Judgement

    def codes(self, rows: slice) -> Codes:
        """The verdicts of a slice of the preparations."""
        verdicts = self.judging.codes(rows)
        if not self.narrowing:
            return verdicts
        applies = self.applies(rows)
        narrowed: Codes = verdicts * (applies == YES)
        for state, verdict in OTHERWISE:
            narrowed += verdict * (applies == state)
        return narrowed

    def modes(self, rows: slice) -> Codes:
        """What each verdict rests on: whether a criterion applies is stated, unless a blank leaves it open."""
        computed = np.full(rows.stop - rows.start, COMPUTED, np.uint8)
        found = self.judging.modes(rows) if self.judging.modes else computed
        for each in self.narrowing:
            found = np.where(each.codes(rows) == UNDECIDED, COMPUTED, found)
        for each in self.narrowing:
            found = np.where(each.codes(rows) == NO, COMPUTED if each.by_blank else STATED, found)
        return found.astype(np.uint8)

    def judgement(self, preparations: int) -> Judgement:
        """The scenario as a judgement of so many preparations."""
        return Judgement(self.codes, lambda: self.details(preparations), self.modes)

    def applies(self, rows: slice) -> Codes:
        """No, undecided or yes: one field that is surely otherwise decides, then one that is blank."""
        return worst(*(each.codes(rows) for each in self.narrowing))

    def details(self, preparations: int) -> Details:
        """The verdicts of all preparations with their reasons."""
        found = self.judging.details().first(preparations)
        rows = slice(0, preparations)
        for each in reversed(self.narrowing):
            blank = f"{each.field} is blank or unknown{OPEN}"
            found = _said(Verdict.NO_EVIDENCE, blank, preparations).where(each.codes(rows) == UNDECIDED, found)
        return self._elsewhere(preparations).where(self.applies(rows) == NO, found) if self.narrowing else found

    def _elsewhere(self, preparations: int) -> Details:
        """What is said of preparations to which it does not apply: where it does, by every field that is otherwise."""
        rows = slice(0, preparations)
        which = np.sum([(each.codes(rows) == NO) << place for place, each in enumerate(self.narrowing)], axis=0)
        told = [
            only_where([each.words for place, each in enumerate(self.narrowing) if combination >> place & 1])
            for combination in range(2 ** len(self.narrowing))
        ]
        return plain(np.full(preparations, Verdict.NOT_APPLICABLE, np.uint8), np.array(told, object)[which])


def bench_of(
    batch: Batch,
    as_of: date | None = None,
    given: Mapping[tuple[str, str], Estimates] | None = None,
) -> Bench:
    """The batch ready for evaluation, on the day of `as_of` (today where none is given)."""
    quantities = known_quantities() | own_quantities(batch.quantities)
    day = as_of or date.today()
    measured = without_future(with_specimens(with_inherited(batch), quantities), day)
    return Bench(
        with_series(measured, quantities),
        quantities,
        day,
        given=dict(given or {}),
    )


def evaluate(
    batch: Batch | Bench,
    specification: Specification,
    *,
    as_of: date | None = None,
    decision: str = "guarded",
    gate: str = "should",
    select: Collection[str] | Selection = (),
    progress: Callable[[float], None] | None = None,
) -> Result:
    """The verdict of every preparation on every criterion, or on those that `select` asks for: ids, or a selection.

    `decision` is the rule for limits that name none; `gate` the least binding level that counts for the outcome
    (@own and what is selected by its id always do). `progress` is told the share that is done. Misspelt names raise
    `UnknownWord`, a selection of nothing `EvspecError`; a criterion that is not met never raises.
    """
    if decision not in RULES:
        raise unknown("decision rule", decision, RULES)
    if gate not in GATES:
        raise unknown("gate", gate, GATES)
    bench = batch if isinstance(batch, Bench) else bench_of(batch, as_of)
    selection = select if isinstance(select, Selection) else Selection(tuple(select))
    criteria = chosen(specification, selection)
    bound = [judgement_of(bench, each, specification, decision) for each in criteria]
    codes = np.empty((len(criteria), len(bench.batch)), np.uint8)
    laboratory = np.full(len(criteria), Verdict.NOT_APPLICABLE, np.uint8)
    for place, (criterion, judgement) in enumerate(zip(criteria, bound, strict=True)):
        if criterion.laboratory:
            codes[place] = Verdict.NOT_APPLICABLE
            laboratory[place] = judgement.codes(slice(0, 1))[0]
    ours = [(place, each) for place, each in enumerate(bound) if not criteria[place].laboratory]
    for rows in blocks(len(bench.batch)):
        for place, judgement in ours:
            codes[place, rows] = judgement.codes(rows)
        if progress:
            progress(rows.stop / max(len(bench.batch), 1))
    named = {each.casefold() for each in selection.ids}
    gated = tuple(_gated(each, gate, named) for each in criteria)
    judged = tuple(bound)
    return Result(bench, specification, criteria, codes, laboratory, gated, judged, decision, gate, selection)


def judgement_of(bench: Bench, criterion: Criterion, specification: Specification, decision: str) -> Judgement:
    """What all scenarios of a criterion together say: the worst, where *not applicable* yields to the others."""
    case = Case(bench, criterion, specification.numbers(criterion), decision)
    preparations = 1 if criterion.laboratory else len(bench.batch)
    parts = [bound_scenario(case, each).judgement(preparations) for each in criterion.scenarios]
    if not parts:
        raise EvspecError(f"{criterion.path}:{criterion.line}: {criterion.id} has no Scenario")

    def codes(rows: slice) -> Codes:
        return worst(*(each.codes(rows) for each in parts))

    def details() -> Details:
        found = [each.details() for each in parts]
        return shortened(settled(found, worst(*(each.codes for each in found))))

    return Judgement(codes, details, joint_modes(parts, lambda every: worst(*every)))


def blocks(rows: int) -> Iterator[slice]:
    """Slices of some thousand rows, small enough for the columns of a block to stay in the processor's cache."""
    for start in range(0, rows, BLOCK):
        yield slice(start, min(start + BLOCK, rows))


def bound_scenario(case: Case, scenario: Scenario) -> BoundScenario:
    """A scenario before a batch: each of its sentences has been said."""
    return assembled(case, scenario, [bind(case, step) for step in scenario.steps])


def assembled(case: Case, scenario: Scenario, said: Sequence[Judgement | Applicability]) -> BoundScenario:
    """A scenario from what its sentences said; where none names a role, it narrows to products."""
    narrowing = [each for each in said if isinstance(each, Applicability)]
    judging = [each for each in said if isinstance(each, Judgement)]
    if not judging:
        raise EvspecError(f"{case.criterion.path}:{scenario.line}: {scenario.name!r} judges nothing")
    if not case.criterion.laboratory:
        narrowing += _products_only(case.bench, narrowing)
    return BoundScenario(tuple(narrowing), combined(judging, lambda codes: worst(*codes)))


def _products_only(bench: Bench, narrowing: Sequence[Applicability]) -> list[Applicability]:
    if any(each.field == "role" for each in narrowing):
        return []
    if set(bench.field("role").words) <= {"product"}:
        return []
    return [applicability(bench, "role", ["product"], negated=False)]


def _said(verdict: Verdict, reason: str, preparations: int) -> Details:
    return plain(np.full(preparations, verdict, np.uint8), np.full(preparations, reason, object))


def _gated(criterion: Criterion, gate: str, named: Collection[str]) -> bool:
    levels = GATES[: GATES.index(gate) + 1]
    return criterion.level in (*levels, "own") or criterion.id.casefold() in named
