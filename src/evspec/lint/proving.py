"""Whether a Rule can be judged and its examples hold: the tests see to it for evspec's own, the lint for others'."""

from __future__ import annotations

from collections.abc import Iterator

from evspec.criteria import Specification, vocabulary
from evspec.errors import AmbiguousStep, EvspecError, UnknownStep
from evspec.estimates import Bench
from evspec.lint.blame import Blame, asked, blame, sourced
from evspec.model import Criterion
from evspec.proof import DAY_OF_EXAMPLES, outcomes
from evspec.steps import Case, bind

__all__ = ["examples_hold", "scenarios_can_be_judged"]

ANY = (("preparation",), ("any",))


def scenarios_can_be_judged(specification: Specification) -> Iterator[Blame]:
    """A Rule has a Scenario, each Scenario a Then, and each sentence names what evspec or its laboratory knows."""
    bench = _any_bench(specification)
    for criterion in asked(specification):
        if not criterion.scenarios:
            yield blame(criterion, "no Scenario, so that nothing would be judged")
        for scenario in criterion.scenarios:
            if all(step.keyword != "Then" for step in scenario.steps):
                yield blame(
                    criterion, f"the Scenario {scenario.name!r} has no Then, so that it judges nothing", scenario.line
                )
        yield from dict.fromkeys(_unbound(specification, bench, criterion))


def examples_hold(specification: Specification) -> Iterator[Blame]:
    """Each row of an Example gives the verdict that it names."""
    for criterion in sourced(specification):
        for example in criterion.examples:
            try:
                found = outcomes(specification, criterion, example)
            except EvspecError as error:
                if _of_scenario(criterion, error.__cause__):
                    break
                opening = f"{criterion.path.name}:{example.line}: "
                yield blame(criterion, f"cannot be judged: {str(error).removeprefix(opening)}", example.line)
                continue
            for row in found:
                if row.expected != row.found:
                    told = f"{row.preparation}: {row.found.words!r} found, {row.expected.words!r} expected"
                    yield blame(criterion, told, row.line)


def _of_scenario(criterion: Criterion, error: BaseException | None) -> bool:
    """Whether it is a sentence of a Scenario that cannot be judged, which other rules tell at its own line."""
    steps = [step for scenario in criterion.scenarios for step in scenario.steps]
    return any(str(error).startswith(f"{criterion.path.name}:{step.line}: {criterion.id}: ") for step in steps)


def _any_bench(specification: Specification) -> Bench:
    from evspec.evaluate import bench_of
    from evspec.handin import parse_tables, raw_table

    batch = parse_tables([raw_table("preparations", ANY)], vocabulary(specification))
    return bench_of(batch, DAY_OF_EXAMPLES)


def _unbound(specification: Specification, bench: Bench, criterion: Criterion) -> Iterator[Blame]:
    case = Case(bench, criterion, specification.numbers(criterion))
    for step in (step for scenario in criterion.scenarios for step in scenario.steps):
        try:
            bind(case, step)
        except (UnknownStep, AmbiguousStep):
            continue
        except EvspecError as error:
            opening = f"{criterion.path.name}:{step.line}: {criterion.id}: "
            yield blame(criterion, str(error).removeprefix(opening), step.line)
