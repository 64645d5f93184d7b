"""The dose-response curves of the example, as the page shows them: words and numbers that a person can read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from evspec.commands.opening import bench_from
from evspec.potency.telling import potency_analysis

EXAMPLE = Path(__file__).parents[1] / "examples" / "potency"


@pytest.fixture(scope="module")
def words() -> list[str]:
    """All that is written in the first figure of the example."""
    figures = [each for part in potency_analysis(bench_from(EXAMPLE)).parts for each in part.figures]
    return re.findall(r"<text[^>]*>([^<]*)</text>", figures[0].draw())


def test_potency_is_written_with_three_digits(words):
    """A potency of one is 1.00, which says how well it is known, and not 1."""
    titles = [each for each in words if ": potency" in each]

    assert ["PL-1: potency 1.19", "PL-2: potency 1.29", "PL-3: potency 1.00", "PL-4: potency 1.02"] == titles


def test_doses_along_the_axis_are_numbers(words):
    """Decades read 1e8, not as the formula that draws them."""
    assert "1e8" in words
    assert [] == [each for each in words if "$" in each]
