"""Every Example of the specification by the engine alone, as a laboratory's data are judged."""

import pytest

from evspec.criteria import load_specification
from evspec.proof import outcomes

SPECIFICATION = load_specification()
EXAMPLES = [(criterion, each) for criterion in SPECIFICATION.criteria.values() for each in criterion.examples]


@pytest.mark.parametrize(("criterion", "example"), EXAMPLES, ids=[example.name for _, example in EXAMPLES])
def test_example(criterion, example):
    """The criterion gives each preparation of its example the verdict that stands there."""
    rows = outcomes(SPECIFICATION, criterion, example)

    assert rows
    assert [(row.preparation, row.expected.words) for row in rows] == [
        (row.preparation, row.found.words) for row in rows
    ]


def test_a_wrong_expectation_is_seen():
    """An example that expects the opposite has rows that differ: the comparison is no tautology."""
    criterion = SPECIFICATION.criteria["INT001"]
    [example] = criterion.examples
    rows = outcomes(SPECIFICATION, criterion, example)

    assert {"met", "not met", "no evidence"} == {row.found.words for row in rows}
