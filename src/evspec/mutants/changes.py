"""The mutants of a criterion: each is the criterion with one place of one sentence changed, or one sentence dropped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from evspec.model import Criterion, Number, Scenario, Step
from evspec.mutants.fields import same_preparations
from evspec.mutants.wordings import Changed, flipped, narrowed, shifted
from evspec.sentences import sentence_of

__all__ = ["DROPPED", "OPERATORS", "Mutant", "mutants_of"]

OPERATORS = {
    "limit": "a number of a sentence times 1.1 or divided by it; a count, to the next whole number",
    "flip": "a comparison, a negation or a list of words turned into its contrary",
    "drop Given": "a sentence that narrows left out",
    "drop Then": "a sentence that judges left out",
    "narrow": "one of several alternatives left out",
}
"""What is done to a criterion, by the name under which it is counted."""

DROPPED = "(dropped)"
WORDINGS = (("limit", shifted), ("flip", flipped), ("narrow", narrowed))


@dataclass(frozen=True)
class Mutant:
    """A changed criterion: what was done, in which scenario and line, and the words before and after.

    `numbers` are those that the changed sentence prints, with the decision rules of the numbers in whose place they
    stand. The criterion is None where nothing would be left that judges, which the engine refuses.
    """

    operator: str
    scenario: str
    line: int
    before: str
    after: str
    criterion: Criterion | None
    numbers: tuple[Number, ...] = ()


def mutants_of(criterion: Criterion, numbers: tuple[Number, ...] = ()) -> tuple[Mutant, ...]:
    """Every mutant of a criterion, in the order of its sentences; `numbers` are those that its statements print.

    Each row of an outline is changed on its own. A change after which the scenario applies to the very same
    preparations, whatever they are, is none: no data tell it from the original.
    """
    return tuple(
        each
        for place, scenario in enumerate(criterion.scenarios)
        for at, step in enumerate(scenario.steps)
        for each in (
            *_reworded(criterion, place, at, numbers),
            *_dropped(criterion, place, at, step, scenario),
        )
    )


def _reworded(criterion: Criterion, place: int, at: int, numbers: tuple[Number, ...]) -> Iterator[Mutant]:
    scenario = criterion.scenarios[place]
    step = scenario.steps[at]
    sentence, words = sentence_of(step)
    for operator, changes in WORDINGS:
        for changed in changes(step, sentence, words, numbers):
            steps = (*scenario.steps[:at], replace(step, text=changed.text), *scenario.steps[at + 1 :])
            if not same_preparations(scenario.steps, steps):
                yield _mutant(operator, criterion, place, step, changed, replace(scenario, steps=steps))


def _dropped(criterion: Criterion, place: int, at: int, step: Step, scenario: Scenario) -> Iterator[Mutant]:
    steps = scenario.steps[:at] + scenario.steps[at + 1 :]
    changed = Changed(DROPPED)
    if step.keyword == "Given":
        if not same_preparations(scenario.steps, steps):
            yield _mutant("drop Given", criterion, place, step, changed, replace(scenario, steps=steps))
        return
    left = replace(scenario, steps=steps) if any(each.keyword == "Then" for each in steps) else None
    yield _mutant("drop Then", criterion, place, step, changed, left)


def _mutant(
    operator: str, criterion: Criterion, place: int, step: Step, changed: Changed, scenario: Scenario | None
) -> Mutant:
    """The mutant with a scenario in the place of its own, or without any there."""
    own = criterion.scenarios[place]
    scenarios = (*criterion.scenarios[:place], *([scenario] if scenario else []), *criterion.scenarios[place + 1 :])
    row = ", ".join(value for _, value in own.row)
    return Mutant(
        operator,
        f"{own.name}, {row}" if row else own.name,
        step.line,
        step.text,
        changed.text,
        replace(criterion, scenarios=scenarios) if scenarios else None,
        changed.numbers,
    )
