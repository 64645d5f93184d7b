"""Criteria that two authorities give differently stand side by side, on a report as on the site."""

from __future__ import annotations

from datetime import date

from evspec.criteria import load_specification
from evspec.library import check
from evspec.pairs import paired
from evspec.report.folder import example_laboratory
from evspec.report.page import page

CRITERIA = load_specification().criteria


def test_a_pair_stands_once():
    """Two criteria that name one another are one group and not two."""
    groups = [[each.id for each in group] for group in paired(CRITERIA.values())]

    assert 1 == groups.count(["SIZ002", "SIZ003"])
    assert sum(bool(each.pairs) for each in CRITERIA.values()) == sum(map(len, groups))


def test_half_of_a_pair_is_none():
    """Where only one of the two was judged, nothing stands beside it."""
    assert () == paired([CRITERIA["SIZ002"], CRITERIA["INT001"]])


def test_a_report_shows_both_verdicts_and_joins_none():
    """A reader sees for each preparation what each authority says of it."""
    text = page(check(example_laboratory(), as_of=date(2026, 6, 1), select=["SIZ002", "SIZ003"]))
    shown = text[text.index("Where authorities differ") : text.index("Each preparation")]

    assert all(f">{name}</a> {CRITERIA[name].name}" in shown for name in ("SIZ002", "SIZ003"))
    assert "LOT-06" in shown


def test_a_report_of_half_a_pair_shows_no_pair():
    """A profile that leaves one of the two out has nothing to set side by side."""
    assert "Where authorities differ" not in page(check(example_laboratory(), select=["SIZ002"]))
