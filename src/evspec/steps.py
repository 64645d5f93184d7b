"""The sentences of the specification: how each is spelt, and which preparations it narrows to or how it judges them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import partial

import numpy as np

from evspec import assays, documents, explanations, limits, storage
from evspec.arrays import Bools, Codes
from evspec.comparison import contrast, why_apart
from evspec.criteria import Criterion, Number, Step
from evspec.decision import EQUIVALENCE, Bound, compare
from evspec.errors import AmbiguousStep, UnknownStep, UnknownWord, unknown
from evspec.estimates import QUANTIFIED, Bench, Estimates, Kind, point_only
from evspec.fields import Applicability, applicability, names_another, one_of, recorded, same_as
from evspec.judgement import Judgement, chosen, combined, constant, from_estimates, stated
from evspec.quantities import PANELS, Quantity, Scale, find
from evspec.sentences import SENTENCES, Sentence, given, sentence_of, then
from evspec.verdicts import Verdict, at_least, best, worst

__all__ = ["READINGS", "SENTENCES", "Case", "Sentence", "bind", "ratio_to", "sentence_of"]

READINGS = "readings"
"""The noun that stands for the readings of every quantity."""


METHOD_OF = "for the method of "


@dataclass(frozen=True)
class Case:
    """A criterion before a batch: what a sentence needs to know beyond its own words.

    `numbers` are those that the cited statements print; `decision` is the rule for limits that name none.
    """

    bench: Bench
    criterion: Criterion
    numbers: tuple[Number, ...] = ()
    decision: str = "guarded"

    @property
    def preparations(self) -> int:
        """How many subjects there are: the preparations, or the laboratory alone where it is judged."""
        return 1 if self.criterion.laboratory else len(self.bench.batch)


def bind(case: Case, step: Step) -> Judgement | Applicability:
    """What a step says of the batch of `case`; errors name the criterion, the file and the line."""
    try:
        sentence, words = sentence_of(step)
        said = sentence.function(case, **words)
    except (UnknownStep, AmbiguousStep, UnknownWord) as error:
        raise type(error)(f"{case.criterion.path.name}:{step.line}: {case.criterion.id}: {error}") from None
    return stated(said) if sentence.stated and isinstance(said, Judgement) else said


@given("preparations whose {field} is [not] {values}")
def whose(case: Case, field: str, not_: str | None, values: str) -> Applicability:
    """Preparations whose field is (not) one of the values; undecided where the field is blank or "unknown"."""
    return applicability(case.bench, field, listed(values), negated=bool(not_))


@given("preparations that name a|an {field}")
def that_name(case: Case, field: str) -> Applicability:
    """Preparations whose field is not blank; never undecided, which is why only @may rules may use it."""
    return names_another(case.bench, field)


@then("{fields} is|are recorded", stated=True)
def is_recorded(case: Case, fields: str) -> Judgement:
    """Met where the field, or one of the fields joined by "or", is filled in; "unknown" is no evidence."""
    return recorded(case.bench, fields.split(" or "))


@then("[every] {noun} is|are quantified")
def is_quantified(case: Case, every_: str | None, noun: str) -> Judgement:
    """Met by a number or a bound, not met by a bare word, no evidence without a reading."""
    return _of_noun(case, every_, noun, _quantified)


@then("{noun} is|are {side:at least|at most|above|below} {limit} [{unit}]")
def is_compared(case: Case, noun: str, side: str, limit: str, unit: str | None) -> Judgement:
    """The estimate against a number that a cited statement prints, by the decision rule of that number."""
    return _against(case, noun, [(side, limit)], unit)


@then("{noun} lies|lie between {low} and {high} [{unit}]")
def lies_between(case: Case, noun: str, low: str, high: str, unit: str | None) -> Judgement:
    """The estimate against two numbers that a cited statement prints, both inclusive."""
    return _against(case, noun, [("at least", low), ("at most", high)], unit)


@then("[every] {noun} is|are within the declared {kind:limits|limits over shelf life}")
def is_within_declared(case: Case, every_: str | None, noun: str, kind: str) -> Judgement:
    """The estimate against every limit that the laboratory declared for it before the measurement.

    Limits at release judge what was not stored, those over shelf life what was, at each declared time of storage.
    An undeclared limit is no evidence for lots meant for people or for nobody knows what, not applicable for others.
    """
    judge = storage.over_shelf_life if kind != "limits" else storage.at_release

    def of(case: Case, quantity: Quantity, analyte: str) -> Judgement:
        asked = limits.Asked(
            _named(quantity, analyte),
            case.decision,
            scale=quantity.scale,
            laboratory=quantity.laboratory,
            bounded_from=quantity.bounded_from,
        )
        return judge(case.bench, quantity, analyte, asked)

    def declared(quantity: Quantity, analyte: str) -> Bools:
        promised = limits.declared(case.bench, quantity, analyte, "release" if kind == "limits" else "shelf life")
        return _measured(case, quantity, analyte) & bool(promised)

    return _of_noun(case, every_, noun, of, declared)


@then("{field} is|are one of {values}", stated=True)
def is_one_of(case: Case, field: str, values: str) -> Judgement:
    """Met where the field holds one of the values, not met where it holds another, no evidence where it is blank."""
    return one_of(case.bench, field, listed(values))


@then("[every] {noun} is|are [not] detected")
def is_detected(case: Case, every_: str | None, noun: str, not_: str | None) -> Judgement:
    """Detected by its word, or by a number at or above the detection limit of its method; without one, no evidence."""
    if not_:
        return _of_noun(case, every_, noun, _not_detected, partial(_measured, case))
    return _of_noun(case, every_, noun, _detected)


@then("at least {count} of the {panel}s are detected")
def at_least_are_detected(case: Case, count: str, panel: str) -> Judgement:
    """Met if so many members of the panel are detected, not met if so many no longer can be."""
    members = _members(case, panel)
    if not members:
        return _no_panel(case, panel)
    parts = [_detected(case, quantity, analyte) for quantity, analyte in members]
    return combined(parts, lambda codes: at_least(int(count), codes), f"at least {count} of {len(parts)} {panel}s")


@then(
    "{document} is|are on file [{whom:for the donor or cell line|for the method of .+?}] "
    "[{when:at production|at release}]",
    stated=True,
)
def is_on_file(case: Case, document: str, whom: str | None, when: str | None) -> Judgement:
    """Met by an approved document that holds on the day, not met by a refused, withdrawn or expired one.

    The day is that of judgement, of production or of release. "For the donor or cell line" no document about a product,
    a process or all stands in for the one of the donor, the cell line or the lot itself. "For the method of" a quantity
    one about a method that measured it speaks for the lot as well.
    """
    laboratory = case.criterion.laboratory
    if laboratory and (words := whom or when):
        raise UnknownWord(f"{words!r} found, which no laboratory has: a sentence on lots expected")
    quantity = whom.removeprefix(METHOD_OF) if whom and whom.startswith(METHOD_OF) else ""
    if quantity and quantity not in case.bench.quantities:
        raise unknown("quantity", quantity, case.bench.quantities)
    of_cells = bool(whom and not quantity)
    return documents.on_file(
        case.bench, document, when=when or "", of_cells=of_cells, method_of=quantity, laboratory=laboratory
    )


@then("{noun} is|are equivalent to the {other:reference|predecessor} within the declared margins")
def is_equivalent(case: Case, noun: str, other: str) -> Judgement:
    """Two one-sided tests at 5 % a side against declared margins, of the comparison to the other lot in the same runs.

    What is compared is the ratio to the other lot; a quantity that is itself a comparison (a ratio, a shift) is judged
    as it stands, and not at all where the model of the method has no such parameter. Margins are declared by the
    day of the run, with their basis; there is no default. The predecessor is the lot of the process before its change.
    """

    def judge(quantity: Quantity, analyte: str) -> Judgement:
        found = beside(quantity, analyte)
        return found if quantity.without is None else _where_it_exists(found, quantity, case.bench)

    def beside(quantity: Quantity, analyte: str) -> Judgement:
        if quantity.beside and other != "reference":
            raise UnknownWord(f"{other!r} found, {quantity.name} is itself a comparison to the reference")
        ratio = ratio_to(case.bench, quantity, analyte, other)
        margins = [each._replace(rule="") for each in limits.declared(case.bench, quantity, analyte, "margin")]
        named = _named(quantity, analyte)
        lacking = limits.wanting(margins, named)
        if lacking:
            return constant(Verdict.NO_EVIDENCE, lacking, case.preparations)
        named = named if quantity.beside else f"ratio of {named} to the {other}"
        missing = (
            explanations.missing(quantity, analyte)
            if quantity.beside
            else partial(why_apart, case.bench, quantity, analyte, other)
        )
        scale = quantity.scale if quantity.beside else "log"
        asked = limits.Asked(named, "guarded", EQUIVALENCE, scale, two_sided=True, paired=not quantity.beside)
        return limits.within(case.bench, ratio, margins, asked, missing)

    def margined(quantity: Quantity, analyte: str) -> Bools:
        margins = limits.declared(case.bench, quantity, analyte, "margin")
        return _measured(case, quantity, analyte) & bool(margins)

    return _alternatives(case, noun, judge, margined)


@then("{field} is|are the same as the reference's", stated=True)
def is_same_as_reference(case: Case, field: str) -> Judgement:
    """Met where the field is that of the reference which the preparation names; no evidence where either is blank."""
    return same_as(case.bench, field, "reference")


@then("[every] {noun} is|are {side:lower|higher} than the control's")
def is_beside_control(case: Case, every_: str | None, noun: str, side: str) -> Judgement:
    """The ratio to the control in the same runs against one, guarded; no evidence where no run is shared."""

    def judge(case: Case, quantity: Quantity, analyte: str) -> Judgement:
        ratio = contrast(case.bench, quantity, analyte, "control", coverage=0.95)
        bound = Bound("above" if side == "higher" else "below", 1.0, "1")
        named = f"ratio of {_named(quantity, analyte)} to the control"
        reason = explanations.of_comparison(case.bench, ratio, [bound], "guarded", named, scale="log", paired=True)
        judge = compare(ratio, [bound], "guarded")
        missing = partial(why_apart, case.bench, quantity, analyte, "control")
        return from_estimates(ratio, judge, reason, case.preparations, missing)

    return _of_noun(case, every_, noun, judge, partial(_measured, case))


@then("{noun} comes|come from a|an {status} method", stated=True)
def comes_from(case: Case, noun: str, status: str) -> Judgement:
    """Met where the method of the reading has the status, with a document; not met if it has another or lapsed.

    "single-particle", "bulk" and "image" are no status but the principle of the method, which needs no document.
    """

    def judge(quantity: Quantity, analyte: str) -> Judgement:
        return assays.from_method(case.bench, quantity, analyte, listed(status))

    return _alternatives(case, noun, judge)


@then("[every] {noun} names|name its|their {column}", stated=True)
def names_column(case: Case, every_: str | None, noun: str, column: str) -> Judgement:
    """Met where every reading, or its run or method, fills in the column; no evidence where one does not.

    The noun "readings" means those of all quantities. A "release limit" is one that was declared by the day of release.
    """
    if noun == READINGS:
        return assays.names(case.bench, None, "", column)

    def judge(case: Case, quantity: Quantity, analyte: str) -> Judgement:
        if column == limits.AT_RELEASE:
            return limits.by_release(case.bench, quantity, analyte)
        return assays.names(case.bench, quantity, analyte, column)

    return _of_noun(case, every_, noun, judge)


def ratio_to(bench: Bench, quantity: Quantity, analyte: str, other: str) -> Estimates:
    """The ratio of each preparation to the other lot that it names, with the interval of two one-sided tests."""
    if quantity.beside:
        return quantity.beside(bench, analyte, EQUIVALENCE)
    return contrast(bench, quantity, analyte, other, coverage=EQUIVALENCE)


def listed(text: str) -> tuple[str, ...]:
    """The values of a list such as "a, b or c"."""
    return tuple(part.strip() for part in re.split(r",| or ", text) if part.strip())


def number_of(text: str) -> tuple[float, float]:
    """The number that a sentence prints, and one unit of its last digit."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise UnknownWord(f"{text!r} found where a number is expected") from None
    return float(number), float(Decimal(1).scaleb(int(number.as_tuple().exponent)))


def _named(quantity: Quantity, analyte: str) -> str:
    return f"{quantity.name} {analyte}".strip()


def _alternatives(
    case: Case,
    noun: str,
    judge: Callable[[Quantity, str], Judgement],
    counts: Callable[[Quantity, str], Bools] | None = None,
) -> Judgement:
    """The best of what a noun joins by "or"; of a comparison the worst of those that count, lest one hide another."""
    either = find(noun, case.bench.quantities).alternatives
    of_lots = [quantity.name for quantity, _ in either if not quantity.laboratory]
    if case.criterion.laboratory and of_lots:
        raise UnknownWord(f"{of_lots[0]!r} is of a lot: a quantity of the laboratory expected, or no tag @laboratory")
    parts = [judge(quantity, analyte) for quantity, analyte in either]
    any_ = combined(parts, lambda codes: best(*codes), joint="; or ")
    if counts is None or len(parts) == 1:
        return any_
    which = [counts(quantity, analyte) for quantity, analyte in either]
    nothing = constant(Verdict.NOT_APPLICABLE, "", case.preparations)
    all_ = combined([chosen(each, part, nothing) for each, part in zip(which, parts, strict=True)], _worst)
    return chosen(np.logical_or.reduce(which), all_, any_)


def _worst(codes: Sequence[Codes]) -> Codes:
    return worst(*codes)


def _measured(case: Case, quantity: Quantity, analyte: str) -> Bools:
    """Which preparations have a reading of it that was not set aside, or what it is derived from."""
    estimates = case.bench.estimates(quantity.name, analyte)
    there = estimates.kind != Kind.SET_ASIDE
    return np.asarray(np.bincount(estimates.owner[there], minlength=case.preparations) > 0)


def _where_it_exists(found: Judgement, quantity: Quantity, bench: Bench) -> Judgement:
    """The judgement, *not applicable* to the preparations whose model has no such parameter."""
    if quantity.without is None:
        return found
    there = ~quantity.without(bench)
    none = constant(Verdict.NOT_APPLICABLE, f"the model of its method has no {quantity.name}", len(there))
    return chosen(there, found, none)


def _members(case: Case, panel: str) -> list[tuple[Quantity, str]]:
    if panel not in PANELS:
        raise unknown("panel", panel, PANELS)
    members, _ = case.bench.panel(panel)
    return [(case.bench.quantities[PANELS[panel]], member) for member in members]


def _no_panel(case: Case, panel: str) -> Judgement:
    return constant(Verdict.NO_EVIDENCE, f"the laboratory has named no {panel} in its panels", case.preparations)


def _of_noun(
    case: Case,
    every_: str | None,
    noun: str,
    judge: Callable[[Case, Quantity, str], Judgement],
    counts: Callable[[Quantity, str], Bools] | None = None,
) -> Judgement:
    if not every_:
        return _alternatives(case, noun, partial(judge, case), counts)
    members = _members(case, noun)
    if not members:
        return _no_panel(case, noun)
    parts = [judge(case, quantity, analyte) for quantity, analyte in members]
    return combined(parts, _worst)


def _quantified(case: Case, quantity: Quantity, analyte: str) -> Judgement:
    return _looked_up(case, quantity, analyte, lambda _: QUANTIFIED, explanations.QUANTIFIED)


def _detected(case: Case, quantity: Quantity, analyte: str) -> Judgement:
    return _looked_up(case, quantity, analyte, lambda each: _detection(each, quantity.exact), explanations.DETECTED)


def _not_detected(case: Case, quantity: Quantity, analyte: str) -> Judgement:
    swap = np.array([Verdict.MET, Verdict.NO_EVIDENCE, Verdict.INCONCLUSIVE, Verdict.NOT_MET], np.uint8)
    return _looked_up(
        case, quantity, analyte, lambda each: swap[_detection(each, quantity.exact)], explanations.DETECTED
    )


def _detection(estimates: Estimates, exact: bool) -> Codes:
    lod = np.where(np.isnan(estimates.lod) & exact, np.nextafter(0, 1), estimates.lod)
    with np.errstate(invalid="ignore"):
        number = np.where(np.isnan(lod), 1, np.where(estimates.value * (1 + 1e-12) >= lod, 3, 0))
        below = np.where(estimates.top <= lod, 0, 2)
    choices = [number, below, np.full(len(lod), 3), np.full(len(lod), 3), np.zeros(len(lod))]
    kinds = [estimates.kind == kind for kind in (Kind.NUMBER, Kind.BELOW, Kind.ABOVE, Kind.PRESENT, Kind.ABSENT)]
    return np.select(kinds, choices, Verdict.NO_EVIDENCE).astype(np.uint8)


def _looked_up(
    case: Case,
    quantity: Quantity,
    analyte: str,
    table: Callable[[Estimates], Codes],
    words: Sequence[str],
) -> Judgement:
    estimates = case.bench.estimates(quantity.name, analyte)
    codes = table(estimates)
    missing = explanations.missing(quantity, analyte)
    reason = explanations.by_kind(case.bench, estimates, words, _named(quantity, analyte))
    judge = (lambda rows: codes.take(estimates.kind[rows])) if codes is QUANTIFIED else (lambda rows: codes[rows])
    return from_estimates(estimates, judge, reason, case.preparations, missing)


def _against(case: Case, noun: str, sides: Sequence[tuple[str, str]], unit: str | None) -> Judgement:
    def judge(quantity: Quantity, analyte: str) -> Judgement:
        bounds = [_bound(quantity, side, text, unit or "1") for side, text in sides]
        rule = next((rule for bound in bounds if (rule := _rule(case, bound))), case.decision)
        rule = "guarded" if quantity.exact else rule
        estimates = case.bench.estimates(quantity.name, analyte)
        missing = explanations.missing(quantity, analyte)
        named = quantity.told or _named(quantity, analyte)
        return _compared(case, estimates, bounds, rule, named, missing, quantity.scale)

    return _alternatives(case, noun, judge, partial(_measured, case))


def _bound(quantity: Quantity, side: str, text: str, unit: str) -> Bound:
    if unit != quantity.unit:
        raise UnknownWord(f"the unit {unit!r} found, the unit of {quantity.name}, {quantity.unit!r}, expected")
    value, resolution = number_of(text)
    return Bound(side, value, unit, resolution)


def _rule(case: Case, bound: Bound) -> str:
    same = [each for each in case.numbers if each.value == bound.value and each.unit == bound.unit]
    return next((each.rule for each in same if each.rule), "")


def _compared(
    case: Case, estimates: Estimates, bounds: Sequence[Bound], rule: str, noun: str, missing: str, scale: Scale
) -> Judgement:
    shown = point_only(estimates) if rule == "simple" else estimates
    reason = explanations.of_comparison(case.bench, estimates, bounds, rule, noun, scale=scale)
    return from_estimates(shown, compare(estimates, bounds, rule), reason, case.preparations, missing)
