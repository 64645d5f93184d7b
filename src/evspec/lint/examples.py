"""Whether the examples of a Rule show what it can say: each verdict that it can give, and a value on each limit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from evspec.arrays import Bools
from evspec.comparison import contrast
from evspec.criteria import Specification
from evspec.errors import EvspecError
from evspec.estimates import Bench, Estimates
from evspec.fields import YES, Applicability
from evspec.limits import declared
from evspec.lint.blame import Blame, asked, blame, spelt
from evspec.model import Criterion, Scenario
from evspec.proof import expected_verdicts, result_of, these
from evspec.quantities import PANELS, Quantity, find
from evspec.quantities.known import known_quantities
from evspec.steps import (
    Case,
    bind,
    is_beside_control,
    is_compared,
    is_equivalent,
    is_recorded,
    is_within_declared,
    lies_between,
    names_column,
    number_of,
    ratio_to,
    sentence_of,
)
from evspec.verdicts import Verdict
from evspec.words import exactly

__all__ = ["limits_are_hit", "verdicts_are_shown"]

NEVER_FAIL = (is_recorded, names_column)
PRINTED = (is_compared, lies_between)
COMPARING = (*PRINTED, is_within_declared, is_equivalent, is_beside_control)
OVER_SHELF_LIFE = "limits over shelf life"
Words = dict[str, str | None]


def verdicts_are_shown(specification: Specification) -> Iterator[Blame]:
    """The examples of a Rule have a row for each verdict that its Scenarios can give."""
    for criterion in asked(specification):
        shown = set(_shown(criterion))
        for verdict in _possible(criterion):
            if verdict not in shown:
                yield blame(criterion, f"no example is {verdict.words}")


def limits_are_hit(specification: Specification) -> Iterator[Blame]:
    """Where a Scenario compares, an example holds a value on the limit: on each printed one, on one of those declared.

    Equal in three digits is equal: a mean on the logarithmic scale seldom hits more of them.
    """
    for criterion in asked(specification):
        if not any(found.function in COMPARING for _, found, _ in spelt(criterion)):
            continue
        try:
            cases = [_case(specification, criterion, example) for example in criterion.examples]
            hits = [each for row in criterion.scenarios for each in _hits(cases, row)]
            for line, limit in dict.fromkeys((line, limit) for line, limit, _ in hits):
                if (line, limit, True) not in hits:
                    yield blame(criterion, f"no example is exactly on {limit}", line)
        except EvspecError as error:
            yield blame(criterion, f"an example cannot be judged: {error}")


def _shown(criterion: Criterion) -> Iterator[Verdict]:
    for example in criterion.examples:
        for step in example.steps:
            if step.keyword == "Then":
                try:
                    yield from (verdict for _, verdict in expected_verdicts(step.table))
                except EvspecError:
                    continue


def _possible(criterion: Criterion) -> Iterator[Verdict]:
    yield Verdict.MET
    yield Verdict.NO_EVIDENCE
    judging = [(found, words) for _, found, words in spelt(criterion) if found.keyword == "Then"]
    if any(found.function not in NEVER_FAIL for found, _ in judging):
        yield Verdict.NOT_MET
    if any(found.function in COMPARING and _measured(words["noun"] or "") for found, words in judging):
        yield Verdict.INCONCLUSIVE
    narrowed = [any(step.keyword == "Given" for step in scenario.steps) for scenario in criterion.scenarios]
    if narrowed and all(narrowed):
        yield Verdict.NOT_APPLICABLE


def _measured(noun: str) -> bool:
    try:
        return any(not quantity.exact for quantity, _ in find(noun, known_quantities()).alternatives)
    except EvspecError:
        return True


def _case(specification: Specification, criterion: Criterion, example: Scenario) -> Case:
    tables = [(these(step.text), step.table, step.line) for step in example.steps if step.keyword == "Given"]
    bench = result_of(specification, criterion.id, tables).bench
    return Case(bench, criterion, specification.numbers(criterion))


def _hits(cases: Sequence[Case], scenario: Scenario) -> Iterator[tuple[int, str, bool]]:
    """The line and the limit of each comparison, and whether a preparation to which the scenario applies is on it."""
    for step in scenario.steps:
        sentence, words = sentence_of(step)
        if sentence.function not in COMPARING:
            continue
        found = [(_applies(case, scenario), *_compared(case.bench, sentence.function, words)) for case in cases]
        if sentence.function not in PRINTED:
            hit = any(_on(limit, estimates, where) for where, estimates, limits in found for limit in limits)
            yield step.line, f"the limit of {step.text!r}", hit
            continue
        for limit in (number_of(text)[0] for name in ("limit", "low", "high") if (text := words.get(name))):
            hit = any(_on(limit, estimates, where) for where, estimates, _ in found)
            yield step.line, f"{exactly(limit)} {words['unit'] or ''}".strip(), hit


def _applies(case: Case, scenario: Scenario) -> Bools:
    said = [bind(case, step) for step in scenario.steps if step.keyword == "Given"]
    rows = slice(0, case.preparations)
    applies = np.ones(case.preparations, bool)
    for each in said:
        if isinstance(each, Applicability):
            applies &= each.codes(rows) == YES
    return applies


def _compared(bench: Bench, function: Callable[..., object], words: Words) -> tuple[list[Estimates], list[float]]:
    """What a comparing sentence compares, and the limits that are not printed in it."""
    nouns = _nouns(bench, words)
    if function is is_beside_control:
        return [contrast(bench, quantity, analyte, "control", coverage=0.95) for quantity, analyte in nouns], [1.0]
    if function is is_equivalent:
        ratios = [ratio_to(bench, quantity, analyte, words["other"] or "") for quantity, analyte in nouns]
        return ratios, _declared(bench, nouns, "margin")
    plain = [bench.estimates(quantity.name, analyte) for quantity, analyte in nouns]
    return plain, _declared(bench, nouns, "shelf life" if words.get("kind") == OVER_SHELF_LIFE else "release")


def _nouns(bench: Bench, words: Words) -> Sequence[tuple[Quantity, str]]:
    noun = words["noun"] or ""
    if words.get("every_"):
        return [(bench.quantities[PANELS[noun]], member) for member in bench.panel(noun)[0]]
    return find(noun, bench.quantities).alternatives


def _declared(bench: Bench, nouns: Sequence[tuple[Quantity, str]], kind: str) -> list[float]:
    return [each.bound.value for quantity, analyte in nouns for each in declared(bench, quantity, analyte, kind)]


def _on(limit: float, estimates: Sequence[Estimates], where: Bools) -> bool:
    near = 0.5 * 10.0 ** (np.floor(np.log10(abs(limit))) - 2) if limit else 1e-9
    return any(bool((np.abs(each.value - limit) <= near)[where[each.owner]].any()) for each in estimates)
