"""What the tests share: the specification, the conforming corpus, and every sentence as a step of pytest-bdd."""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytest_bdd import given, parsers, then

from evspec.criteria import Specification, load_specification, vocabulary
from evspec.errors import AmbiguousStep
from evspec.estimates import Bench
from evspec.evaluate import assembled, bench_of, bound_scenario
from evspec.fields import Applicability
from evspec.handin import read_handin
from evspec.judgement import Judgement
from evspec.model import Criterion, Scenario
from evspec.proof import DAY_OF_EXAMPLES, THESE, VERDICTS, Lines, expected_verdicts, result_of, these
from evspec.steps import SENTENCES, Case, Sentence
from evspec.verdicts import Verdict

CORPUS = Path(__file__).parent / "corpus"
WITH_ALBUMIN = Path(__file__).parent / "corpus_with_albumin"
KEYWORDS = {"given": given, "then": then}
PATTERNS: list[tuple[str, re.Pattern[str]]] = [("given", THESE), ("then", VERDICTS)]
PATTERNS += [(sentence.keyword.lower(), sentence.pattern) for sentence in SENTENCES]
ASKED = pytest.StashKey[tuple[Criterion, Scenario]]()


@pytest.fixture(scope="session")
def specification() -> Specification:
    """The specification as it is shipped."""
    return load_specification()


@pytest.fixture(scope="session")
def corpus(specification: Specification) -> Bench:
    """The conforming corpus, on the day of the examples."""
    return bench_of(read_handin(CORPUS, vocabulary(specification)), DAY_OF_EXAMPLES)


@pytest.fixture(scope="session")
def with_albumin(specification: Specification) -> Bench:
    """A lot that some Scenarios are about and no conforming corpus can hold: MEM002 and PUR003 are not met by it."""
    return bench_of(read_handin(WITH_ALBUMIN, vocabulary(specification)), DAY_OF_EXAMPLES)


@pytest.fixture
def case(request: pytest.FixtureRequest, specification: Specification, corpus: Bench, with_albumin: Bench) -> Case:
    """The criterion whose Scenario is running, before the corpus, or before the other where it applies to nothing."""
    criterion, asked = request.node.stash[ASKED]
    case = Case(corpus, criterion, specification.numbers(criterion))
    codes = bound_scenario(case, asked).codes(slice(0, case.preparations))
    return case if (codes != Verdict.NOT_APPLICABLE).any() else replace(case, bench=with_albumin)


@pytest.fixture
def said() -> list[Judgement | Applicability]:
    """What the sentences of a Scenario said so far, in their order."""
    return []


@pytest.fixture
def tables() -> list[tuple[str, Lines, int]]:
    """The tables that an Example named so far."""
    return []


def as_step(sentence: Sentence) -> Callable[..., None]:
    """The function of a sentence as one of pytest-bdd, which finds arguments by name and would drop what it returns."""

    @functools.wraps(sentence.function)
    def step(said: list[Judgement | Applicability], **words: object) -> None:
        said.append(sentence.function(**words))

    signature = inspect.signature(sentence.function)
    more = inspect.Parameter("said", inspect.Parameter.POSITIONAL_OR_KEYWORD)
    step.__signature__ = signature.replace(parameters=[more, *signature.parameters.values()])
    return step


# Here and in no function: pytest-bdd hides a step as a fixture in the namespace that calls the decorator.
for each in SENTENCES:
    KEYWORDS[each.keyword.lower()](parsers.re(each.pattern.pattern))(as_step(each))


@given(parsers.re(THESE.pattern))
def named_tables(table: str, datatable: list[list[str]], tables: list[tuple[str, Lines, int]]) -> None:
    tables.append((these(f"these {table}"), tuple(map(tuple, datatable)), 0))


@then(parsers.re(VERDICTS.pattern))
def verdicts_are(
    identifier: str,
    datatable: list[list[str]],
    tables: list[tuple[str, Lines, int]],
    specification: Specification,
) -> None:
    result = result_of(specification, identifier, tables)
    expected = [(name, verdict.words) for name, verdict in expected_verdicts(datatable)]
    found = [(name, result.verdict(identifier, name).words) for name, _ in expected]

    assert expected == found


def pytest_bdd_apply_tag(tag: str, function: Callable[..., object]) -> bool:
    """Tags name ids, levels and statements and are no marks, which would have to be declared one by one."""
    del tag, function
    return True


def pytest_bdd_before_scenario(request: pytest.FixtureRequest, feature, scenario) -> None:
    """Find the criterion that the Scenario or Example belongs to, and name it in the results."""
    path = Path(feature.filename)
    row = getattr(request.node, "callspec", None)
    values = row.params["_pytest_bdd_example"] if row else {}
    criteria = request.getfixturevalue("specification").criteria.values()
    [found] = [
        (criterion, each)
        for criterion in criteria
        for each in (*criterion.scenarios, *criterion.examples)
        if (criterion.path.name, each.line, dict(each.row)) == (path.name, scenario.line_number, values)
    ]
    request.node.stash[ASKED] = found
    properties = {
        "criterion": found[0].id,
        "scenario": found[1].name,
        "kind": "scenario" if found[1] in found[0].scenarios else "example",
        "feature": f"features/{path.name}",
        "line": str(scenario.line_number),
    }
    properties |= {"row": "; ".join(f"{name}: {value}" for name, value in values.items())} if values else {}
    request.node.user_properties.extend(properties.items())


def pytest_bdd_before_step(request: pytest.FixtureRequest, feature, scenario, step, step_func) -> None:
    """Refuse a step that more than one sentence spells: pytest-bdd would take either."""
    del request, feature, scenario, step_func
    matching = [
        pattern.pattern for keyword, pattern in PATTERNS if keyword == step.type and pattern.fullmatch(step.name)
    ]
    if len(matching) != 1:
        raise AmbiguousStep(f"line {step.line_number}: {step.name!r} is more than one sentence: {'; '.join(matching)}")


def pytest_bdd_after_scenario(request: pytest.FixtureRequest, feature, scenario) -> None:
    """A Scenario passes where one preparation of the corpus meets it, and it applies to no other that does not."""
    del feature
    criterion, asked = request.node.stash[ASKED]
    said = request.getfixturevalue("said")
    if asked in criterion.examples or len(said) != len(scenario.steps):
        return
    case = request.getfixturevalue("case")
    found, by_engine = assembled(case, asked, said), bound_scenario(case, asked)
    names = np.array(["*"]) if criterion.laboratory else case.bench.batch.names
    rows = slice(0, len(names))
    details = found.details(len(names))
    failing = ~np.isin(details.codes, [Verdict.MET, Verdict.NOT_APPLICABLE])

    assert by_engine.codes(rows).tolist() == found.codes(rows).tolist()
    assert [] == [
        f"{name}: {Verdict(code).words}: {reason}"
        for name, code, reason in zip(names[failing], details.codes[failing], details.reason[failing], strict=True)
    ]
    assert (details.codes == Verdict.MET).any(), f"{criterion.id} judged nothing in the corpus"
