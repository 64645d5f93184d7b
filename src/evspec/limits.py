"""The limits that a laboratory declared: which hold for an estimate, and what follows where none does."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from evspec import explanations
from evspec.arrays import Bools, Codes, Ints, Words
from evspec.decision import LOWER, Bound, compare
from evspec.estimates import Bench, Estimates, point_only
from evspec.fields import NO, UNDECIDED, YES
from evspec.judgement import Details, Judgement, Missing, constant, from_estimates, from_words
from evspec.quantities import Quantity, Scale
from evspec.tables import FOR_PEOPLE
from evspec.verdicts import Verdict
from evspec.words import bounded

__all__ = ["AT_RELEASE", "Asked", "Declared", "by_release", "declared", "wanting", "within"]

UNDECLARED = 255
DECIDES = 2
"""A limit that holds for an estimate counts one, and one more where its verdict is that of all."""
REASONS = (
    "no limit is declared for {noun}; a lot meant for people needs one",
    "no limit is declared for {noun}, and intended use is blank",
    "no limit is declared for {noun}, and the lot is not meant for people",
    "no limit is declared for {noun}; a laboratory with a lot for people, or of blank use, needs one",
    "no limit is declared for {noun}, and no lot is meant for people",
    "{noun}: the limit is declared, and nothing is measured",
)
NEITHER = "no limit is declared for {noun}, and it is not measured"
HALVED = "only one margin of {noun} holds for this measurement; equivalence has two sides"
BOTH = ("below", "above")
ONE_SIDED = "{noun}: a limit from {sides} is due, and none holds for this measurement"
LATE = "the limit for {noun} is declared after the measurement or for other methods: it counts as undeclared"
AT_RELEASE = "release limit"
BY_RELEASE = (
    "no limit at release is declared for {noun}",
    "the limit at release for {noun} was declared after the release: it counts as undeclared",
    "the limit at release for {noun} names no day of declaration: nobody can tell that it came before the release",
    "a limit at release is declared for {noun}, by the day of release",
)
BLANK = ("", "measured_on", "stage", "method")
DOUBT = "{noun}: {blank} is blank, so nobody can tell whether the declared limit holds"


class Declared(NamedTuple):
    """A limit as declared, and what it is declared for; a blank method, stage, day or time of storage holds for all."""

    bound: Bound
    method: str
    stage: str
    rule: str
    day: np.datetime64
    basis: str = ""
    at: float = np.nan
    at_unit: str = ""


def declared(bench: Bench, quantity: Quantity, analyte: str, kind: str) -> tuple[Declared, ...]:
    """The limits of a kind that the laboratory declared for a quantity and analyte; a blank kind is one at release."""
    table = bench.batch.limits
    if table.empty:
        return ()
    kinds = table["kind"].astype(object).fillna("release")
    analytes = table["analyte"].astype(object).fillna("")
    here = (table["quantity"].astype(object) == quantity.name) & (kinds == kind) & analytes.isin(["", analyte])
    return tuple(_declared(row) for row in table[here].to_dict("records"))


def by_release(bench: Bench, quantity: Quantity, analyte: str) -> Judgement:
    """Met where a limit at release was declared by the day of the lot's release, or by today for one not yet released.

    A missing limit, a later one and one of no day are no evidence; so is one for another stage than the lot's.
    """
    released = bench.batch.preparations["released_on"].to_numpy("datetime64[s]")
    until = np.where(np.isnat(released), np.datetime64(bench.as_of, "s"), released)
    which = np.zeros(len(bench.batch), np.int64)
    for limit in declared(bench, quantity, analyte, "release"):
        late = np.where(limit.day <= until, 3, 1) if not np.isnat(limit.day) else np.full(len(until), 2)
        which = np.maximum(which, np.where(_at_stage(bench, limit) == NO, 0, late))
    noun = f"{quantity.name} {analyte}".strip()
    codes = np.array([Verdict.NO_EVIDENCE] * 3 + [Verdict.MET], np.uint8)
    return from_words(codes[which], [text.format(noun=noun) for text in BY_RELEASE], which)


class Asked(NamedTuple):
    """What is asked of a quantity: by which rule, at which coverage, and whether of the laboratory or of each lot.

    Margins are `two_sided`: an estimate that only one side holds for is no evidence. So is one that is not outside
    a limit, but held from none of the sides in `bounded_from`, or from one of two.
    """

    noun: str
    rule: str
    coverage: float = 0.95
    scale: Scale = "linear"
    laboratory: bool = False
    two_sided: bool = False
    bounded_from: tuple[str, ...] = ()
    paired: bool = False


class Held(NamedTuple):
    """Each estimate against all limits: its verdict, and limit by limit whether it holds and whether it decides.

    `halved` says that limits of one side alone hold, and `doubt` what leaves open whether one does.
    """

    codes: Codes
    holding: Bools
    deciding: Bools
    halved: Bools
    doubt: Ints


def within(bench: Bench, estimates: Estimates, limits: Sequence[Declared], asked: Asked, missing: Missing) -> Judgement:
    """Every estimate against every limit that holds for it; what no limit holds for is judged as undeclared.

    What is said of the laboratory has one subject, and the lots decide together whether it needs a limit; where
    it is not measured either, as reproducibility in one laboratory alone, there is nothing to hold it against.
    """
    undeclared, why = _undeclared_together(bench) if asked.laboratory else _undeclared(bench)
    bare = from_words(undeclared, [text.format(noun=asked.noun) for text in REASONS], why)
    if not limits:
        nothing = asked.laboratory and not len(estimates)
        return constant(Verdict.NOT_APPLICABLE, NEITHER.format(noun=asked.noun), 1) if nothing else bare
    held = _held(bench, estimates, limits, asked)
    codes = np.where(held.codes == UNDECLARED, undeclared[estimates.owner], held.codes).astype(np.uint8)
    simple = all((limit.rule or asked.rule) == "simple" for limit in limits)
    shown = point_only(estimates) if simple else estimates
    reason = _reasons(bench, estimates, limits, asked, held)
    measured = from_estimates(shown, lambda rows: codes[rows], reason, len(undeclared), missing)
    for_lot = np.ones(1, bool) if asked.laboratory else _lots(bench, limits)
    if for_lot.all():
        return measured

    def details() -> Details:
        return measured.details().where(for_lot, bare.details())

    return Judgement(lambda rows: np.where(for_lot[rows], measured.codes(rows), undeclared[rows]), details)


def _held(bench: Bench, estimates: Estimates, limits: Sequence[Declared], asked: Asked) -> Held:
    each, doubts = zip(*(_judged(bench, estimates, limit, asked.rule) for limit in limits), strict=True)
    codes = np.minimum.reduce([np.where(estimates.there, UNDECLARED, Verdict.NO_EVIDENCE), *each]).astype(np.uint8)
    holding = np.stack([one != UNDECLARED for one in each])
    halved = _halved(limits, holding, BOTH) if asked.two_sided else np.zeros(len(estimates), bool)
    halved |= _halved(limits, holding, asked.bounded_from) & (codes != Verdict.NOT_MET)
    codes = np.where(halved, np.uint8(Verdict.NO_EVIDENCE), codes)
    deciding = np.stack([one == codes for one in each]) & (codes != UNDECLARED)
    return Held(codes, holding, deciding, halved, np.maximum.reduce(doubts))


def _reasons(
    bench: Bench, estimates: Estimates, limits: Sequence[Declared], asked: Asked, held: Held
) -> Callable[[Ints, Codes], Words]:
    """A function from estimates and their verdicts to what is said of them."""
    in_doubt = np.array([DOUBT.format(noun=asked.noun, blank=name) for name in BLANK], object)

    def reason(which: Ints, found: Codes) -> Words:
        texts = np.full(len(which), LATE.format(noun=asked.noun), object)
        roles = held.holding[:, which].astype(np.int8) + held.deciding[:, which]
        for some in np.unique(roles, axis=1).T:
            decide = [limit for limit, role in zip(limits, some, strict=True) if role == DECIDES]
            if decide:
                bounds, rule = [limit.bound for limit in decide], decide[0].rule or asked.rule
                window = [limit.bound for limit, role in zip(limits, some, strict=True) if role]
                seen = (asked.noun, asked.coverage, asked.scale, window)
                words = explanations.of_comparison(bench, estimates, bounds, rule, *seen, paired=asked.paired)
                here = np.equal(roles.T, some).all(axis=1)
                texts[here] = words(which[here], found[here])
        texts = _with_dropped(texts, held.holding[:, which], limits, asked.noun)
        blank = (held.doubt[which] > 0) & (found == Verdict.NO_EVIDENCE)
        texts = np.where(blank, in_doubt[held.doubt[which]], texts)
        halved = HALVED if asked.two_sided else ONE_SIDED
        told = halved.format(noun=asked.noun, sides=" and one from ".join(asked.bounded_from))
        return np.where(held.halved[which], told, texts)

    return reason


def _halved(limits: Sequence[Declared], holding: Bools, sides: Sequence[str]) -> Bools:
    """Where limits hold, and none from one of the sides."""
    lower = np.array([each.bound.side in LOWER for each in limits])
    bounding = [holding[lower if side == "below" else ~lower].any(axis=0) for side in sides]
    return np.asarray(holding.any(axis=0) & ~np.logical_and.reduce([np.ones(holding.shape[1], bool), *bounding]))


def _with_dropped(texts: Words, holding: Bools, limits: Sequence[Declared], noun: str) -> Words:
    """Where some limits hold and others do not, which ones count as undeclared."""
    some = np.flatnonzero(holding.any(axis=0) & ~holding.all(axis=0))
    result = texts.copy()
    for place in some:
        bounds = dict.fromkeys(
            bounded(each.bound) for each, holds in zip(limits, holding[:, place], strict=True) if not holds
        )
        result[place] = f"{texts[place]}; {noun} {' and '.join(bounds)} does not hold for this measurement"
    return result


def wanting(margins: Sequence[Declared], noun: str) -> str:
    """What margins of equivalence lack: a side, a day, a basis; an empty text where they lack nothing, or are none."""
    if len({each.bound.side in LOWER for each in margins}) == 1:
        return f"only one margin is declared for {noun}; equivalence has two sides"
    if any(np.isnat(each.day) for each in margins):
        return f"a margin of {noun} names no day of declaration: nobody can tell that it came before the run"
    if not all(each.basis for each in margins):
        return f"a margin of {noun} names no basis: evspec knows no margin of its own, and takes none without a reason"
    return ""


def _declared(row: Mapping[Hashable, object]) -> Declared:
    def text(name: str) -> str:
        return "" if pd.isna(row[name]) else str(row[name])  # type: ignore[call-overload]

    value = float(row["value"])  # type: ignore[arg-type]
    resolution = _resolution(row, value)
    day = np.datetime64("NaT", "s") if pd.isna(row["declared_on"]) else np.datetime64(row["declared_on"], "s")  # type: ignore[call-overload]
    return Declared(
        Bound(text("bound"), value, text("unit"), resolution),
        text("method"),
        text("stage"),
        text("rule"),
        day,
        text("basis"),
        float(row["at"]),  # type: ignore[arg-type]
        text("at_unit"),
    )


def _resolution(row: Mapping[Hashable, object], value: float) -> float:
    from decimal import Decimal

    printed = float(row["resolution"])  # type: ignore[arg-type]
    if printed > 0:
        return printed
    return float(Decimal(1).scaleb(min(int(Decimal(repr(value)).normalize().as_tuple().exponent), 0)))


def _lots(bench: Bench, limits: Sequence[Declared]) -> Bools:
    """For which preparations some limit is declared; where their stage is blank, one for any stage may be."""
    return np.asarray(np.stack([_at_stage(bench, each) != NO for each in limits]).any(axis=0))


def _at_stage(bench: Bench, limit: Declared) -> Ints:
    stage = bench.field("stage")
    here = [YES if not limit.stage or word == limit.stage else NO for word in stage.words]
    return np.asarray(np.array([*here, UNDECIDED if limit.stage else YES])[stage.codes])


def _by_method(estimates: Estimates, limit: Declared) -> Ints:
    here = [YES if not limit.method or name == limit.method else NO for name in estimates.methods]
    return np.array([*here, UNDECIDED if limit.method else YES])[estimates.method]


def _in_time(bench: Bench, estimates: Estimates, limit: Declared) -> Ints:
    """Whether the limit was declared before the measurement and the day of judgement; production comes before both."""
    if np.isnat(limit.day):
        return np.full(len(estimates), YES)
    if limit.day > np.datetime64(bench.as_of, "s"):
        return np.full(len(estimates), NO)
    produced = bench.batch.preparations["produced_on"].to_numpy("datetime64[s]")[estimates.owner]
    undated = np.where(limit.day <= produced, YES, UNDECIDED)
    return np.where(np.isnat(estimates.measured), undated, np.where(estimates.measured < limit.day, NO, YES))


def _judged(bench: Bench, estimates: Estimates, limit: Declared, decision: str) -> tuple[Codes, Ints]:
    """The verdict of each estimate against one limit, `UNDECLARED` where none holds, and what leaves that in doubt.

    Where a blank cell leaves it in doubt, the limit can still be not met, but is otherwise no evidence.
    """
    states = (
        _in_time(bench, estimates, limit),
        _at_stage(bench, limit)[estimates.owner],
        _by_method(estimates, limit),
    )
    holds = np.where(estimates.there, np.minimum.reduce(states), NO)
    found = compare(estimates, [limit.bound], limit.rule or decision)(slice(0, len(estimates)))
    doubted = np.minimum(found, Verdict.NO_EVIDENCE)
    codes = np.select([holds == NO, holds == UNDECIDED], [UNDECLARED, doubted], found).astype(np.uint8)
    doubt = np.select([state == UNDECIDED for state in states], [1, 2, 3], 0)
    return codes, np.where(codes == Verdict.NO_EVIDENCE, doubt, 0)


def _undeclared(bench: Bench) -> tuple[Codes, NDArray[np.int8]]:
    use = bench.field("intended_use")
    people = np.array([word in FOR_PEOPLE for word in use.words] + [False])[use.codes]
    why = np.where(people, 0, np.where(use.codes < 0, 1, 2)).astype(np.int8)
    return np.where(why == 2, Verdict.NOT_APPLICABLE, Verdict.NO_EVIDENCE).astype(np.uint8), why


def _undeclared_together(bench: Bench) -> tuple[Codes, NDArray[np.int8]]:
    """What an undeclared limit of the laboratory means: one is needed where a product is or may be for people."""
    codes, _ = _undeclared(bench)
    roles = bench.field("role")
    product = np.array([*(word == "product" for word in roles.words), True])[roles.codes]
    needed = bool((codes == Verdict.NO_EVIDENCE)[product].any()) or not product.any()
    verdict = Verdict.NO_EVIDENCE if needed else Verdict.NOT_APPLICABLE
    return np.array([verdict], np.uint8), np.array([3 if needed else 4], np.int8)
