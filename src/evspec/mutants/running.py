"""The examples before the mutants: each example is read once, and every mutant of its criterion is judged on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from evspec.criteria import Criterion, Specification, vocabulary
from evspec.errors import EvspecError, MalformedFeature
from evspec.estimates import Bench
from evspec.evaluate import evaluate
from evspec.model import Scenario
from evspec.mutants.changes import Mutant, mutants_of
from evspec.proof import bench_of_tables, expected_verdicts, these
from evspec.quantities import Vocabulary
from evspec.verdicts import Verdict

__all__ = ["EQUAL", "KILLED", "OUTCOMES", "REFUSED", "SURVIVED", "Fate", "fates"]

KILLED, SURVIVED, REFUSED, EQUAL = OUTCOMES = ("killed", "survived", "refused", "equivalent")


class Fate(NamedTuple):
    """A mutant, and the first example and preparation to which it gave another verdict than stands there, if any."""

    mutant: Mutant
    killer: str = ""

    @property
    def outcome(self) -> str:
        """Killed or survived; refused where nothing would be left that judges, equivalent where no data can tell."""
        if self.mutant.criterion is None:
            return REFUSED
        if self.killer:
            return KILLED
        return EQUAL if self.mutant.equal else SURVIVED


class Proof(NamedTuple):
    """An example made ready: its name, its data, and the verdict that each preparation must have."""

    name: str
    bench: Bench
    expected: tuple[tuple[str, Verdict], ...]


def fates(specification: Specification, criterion: Criterion, known: Vocabulary | None = None) -> tuple[Fate, ...]:
    """What became of each mutant of a criterion; `known` is the vocabulary of the specification, if it is at hand.

    A mutant is killed by the first preparation of an example that gets another verdict than stands there, or by an
    example that it cannot judge. An example that does not hold for the criterion itself raises `MalformedFeature`.
    """
    known = known or vocabulary(specification)
    proofs = [_proof(criterion, example, known) for example in criterion.examples]
    if told := _killer(specification, criterion, proofs):
        raise MalformedFeature(f"{criterion.path.name}:{criterion.line}: {criterion.id} does not hold in {told}")
    return tuple(_fate(specification, each, proofs) for each in mutants_of(criterion, specification.numbers(criterion)))


def _fate(specification: Specification, mutant: Mutant, proofs: list[Proof]) -> Fate:
    if mutant.criterion is None:
        return Fate(mutant)
    return Fate(mutant, _killer(_printing(specification, mutant), mutant.criterion, proofs))


def _proof(criterion: Criterion, example: Scenario, known: Vocabulary) -> Proof:
    tables = [(these(step.text), step.table, step.line) for step in example.steps if step.keyword == "Given"]
    asked = [step for step in example.steps if step.keyword == "Then"]
    expected = tuple(row for step in asked for row in expected_verdicts(step.table))
    return Proof(example.name, bench_of_tables(tables, known, criterion.path.name), expected)


def _printing(specification: Specification, mutant: Mutant) -> Specification:
    """The specification with the numbers of the mutant in a statement that it cites."""
    cited = mutant.criterion.statements if mutant.criterion else ()
    if not mutant.numbers:
        return specification
    first = next(specification.statements[each] for each in cited if each in specification.statements)
    printed = replace(first, numbers=first.numbers + mutant.numbers)
    return replace(specification, statements=specification.statements | {first.id: printed})


def _killer(specification: Specification, criterion: Criterion, proofs: list[Proof]) -> str:
    """The first example and preparation that another verdict is given to, blank where there is none."""
    changed = replace(specification, criteria={criterion.id: criterion})
    return next((told for proof in proofs for told in _told(changed, criterion, proof)), "")


def _told(specification: Specification, criterion: Criterion, proof: Proof) -> Iterator[str]:
    try:
        result = evaluate(proof.bench, specification, select=[criterion.id])
    except EvspecError as error:
        yield f"{proof.name}: cannot be judged, {type(error).__name__}"
        return
    for name, expected in proof.expected:
        if result.verdict(criterion.id, name) != expected:
            yield f"{proof.name}: {'the laboratory' if name == '*' else name}"
