"""The mutants of a criterion: each is the criterion with one place of one sentence changed, or one sentence dropped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from evspec.model import Criterion, Number, Step
from evspec.mutants.equivalents import why_none_tell
from evspec.mutants.wordings import Changed, flipped, narrowed, shifted
from evspec.sentences import sentence_of

__all__ = ["DROPPED", "JUDGES_NOTHING", "OPERATORS", "Mutant", "mutants_of"]

OPERATORS = {
    "limit": "a number of a sentence times 1.1 or divided by it; of a count, the next whole number",
    "flip": "a comparison turned round, a `not` put in or taken out, a list exchanged for all other words",
    "drop Given": "a sentence that narrows left out",
    "drop Then": "a sentence that judges left out",
    "narrow": "one of several alternatives joined by `or` left out",
}
"""What is done to a criterion, by the name under which it is counted."""

DROPPED = "(dropped)"
JUDGES_NOTHING = "nothing would be left that judges"
WORDINGS = (("limit", shifted), ("flip", flipped), ("narrow", narrowed))


@dataclass(frozen=True)
class Mutant:
    """A changed criterion: what was done, in which scenario and line, and the words before and after.

    `numbers` are those that the changed sentence prints, with the decision rules of the numbers in whose place they
    stand. `equal` says why no data can tell it from the original, if none can. The criterion is None where nothing
    would be left that judges, which the engine refuses.
    """

    operator: str
    scenario: str
    line: int
    before: str
    after: str
    criterion: Criterion | None
    numbers: tuple[Number, ...] = ()
    equal: str = ""


def mutants_of(criterion: Criterion, numbers: tuple[Number, ...] = ()) -> tuple[Mutant, ...]:
    """Every mutant of a criterion, in the order of its sentences; `numbers` are those that its statements print.

    Each row of an outline is changed on its own.
    """
    return tuple(
        each
        for place, scenario in enumerate(criterion.scenarios)
        for at in range(len(scenario.steps))
        for each in (*_reworded(criterion, place, at, numbers), _dropped(criterion, place, at, numbers))
    )


def _reworded(criterion: Criterion, place: int, at: int, numbers: tuple[Number, ...]) -> Iterator[Mutant]:
    steps = criterion.scenarios[place].steps
    sentence, words = sentence_of(steps[at])
    for operator, changes in WORDINGS:
        for changed in changes(steps[at], sentence, words, numbers):
            reworded = (*steps[:at], replace(steps[at], text=changed.text), *steps[at + 1 :])
            yield _mutant(operator, criterion, place, at, changed, reworded, numbers)


def _dropped(criterion: Criterion, place: int, at: int, numbers: tuple[Number, ...]) -> Mutant:
    steps = criterion.scenarios[place].steps
    left = steps[:at] + steps[at + 1 :]
    return _mutant(f"drop {steps[at].keyword}", criterion, place, at, Changed(DROPPED), left, numbers)


def _mutant(
    operator: str,
    criterion: Criterion,
    place: int,
    at: int,
    changed: Changed,
    steps: tuple[Step, ...],
    numbers: tuple[Number, ...],
) -> Mutant:
    """The mutant with other steps in the scenario of that place, or without the scenario where none of them judges."""
    own = criterion.scenarios[place]
    judges = any(each.keyword == "Then" for each in steps)
    left = [replace(own, steps=steps)] if judges else []
    scenarios = (*criterion.scenarios[:place], *left, *criterion.scenarios[place + 1 :])
    row = ", ".join(value for _, value in own.row)
    return Mutant(
        operator,
        f"{own.name}, {row}" if row else own.name,
        own.steps[at].line,
        own.steps[at].text,
        changed.text,
        replace(criterion, scenarios=scenarios) if scenarios else None,
        changed.numbers,
        why_none_tell(criterion, place, steps, numbers) if judges else "",
    )
