"""What the rules state is what they risk, in a few cells simulated here and in all of those on the site."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "docs/methods"
LOTS = 4000


def simulation():
    """The full simulation, which is a script and no module of the package."""
    place = importlib.util.spec_from_file_location("decision_rules", ROOT / "benchmarks/decision_rules.py")
    module = importlib.util.module_from_spec(place)
    sys.modules["decision_rules"] = module
    place.loader.exec_module(module)
    return module


RULES = simulation()
TOLD = pd.read_csv(PAGES / "decision_rules.csv", keep_default_na=False)
KEY = list(RULES.Cell._fields)


def named_exceptions() -> set[tuple[str, str, str]]:
    """The data, basis and rule of each exception that the page names in bold at the head of a line."""
    page = (PAGES / "risk.md").read_text("utf-8")
    found = re.findall(r"^\* \*\*(.+), (own runs|method|stated), (guarded|simple)\*\*", page, re.MULTILINE)
    return {(data, basis, rule) for data, basis, rule in found}


def told(cell) -> pd.Series:
    """What the table on the site says of a cell."""
    return TOLD.set_index(KEY).loc[tuple(cell)]


GUARDED = [
    RULES.Cell("normal", "own runs", "guarded", "as within", 1, 3),
    RULES.Cell("normal", "own runs", "guarded", "none", 3, 10),
    RULES.Cell("normal", "method", "guarded", "three times", 1, 1),
    RULES.Cell("normal", "stated", "guarded", "none", 1, 4),
    RULES.Cell("lognormal", "own runs", "guarded", "three times", 3, 5),
    RULES.Cell("lognormal", "method", "guarded", "as within", 1, 2),
    RULES.Cell("percentage, normal", "stated", "guarded", "none", 1, 1),
    RULES.Cell("percentage, normal", "own runs", "guarded", "three times", 1, 10),
    RULES.Cell("percentage, normal", "method", "guarded", "three times", 1, 10),
    RULES.Cell("percentage, logit-normal", "own runs", "guarded", "as within", 3, 6),
    RULES.Cell("counts of 400", "own runs", "guarded", "as within", 1, 8),
    RULES.Cell("counts of 20", "own runs", "guarded", "none", 1, 10),
    RULES.Cell("counts of 20", "method", "guarded", "none", 3, 3),
]
SIMPLE = [RULES.Cell("normal", "own runs", "simple", between, 1, 3) for between in ("none", "three times")]


@pytest.mark.parametrize("cell", [*GUARDED, *SIMPLE], ids=lambda cell: ", ".join(map(str, cell)))
def test_lots_on_a_limit_are_accepted_no_more_often_than_the_rule_states(cell):
    """Lots drawn with their truth on the limit are met at most as often as stated, on either side and in a window."""
    row = RULES.found(cell, LOTS)
    risk = RULES.RISK[cell.rule]

    assert max(row[side] for side in RULES.SIDES) <= risk + 4 * np.sqrt(risk * (1 - risk) / LOTS)


@pytest.mark.parametrize("runs", [1, 2])
def test_lots_of_too_few_runs_are_never_accepted(runs):
    """One run or two of unknown uncertainty accept nothing, wherever the truth lies."""
    row = RULES.found(RULES.Cell("lognormal", "own runs", "guarded", "none", 1, runs), LOTS)

    assert {0.0} == {row[name] for name in (*RULES.SIDES, "inside, met", "outside, met")}
    assert row["inside, inconclusive"] == pytest.approx(1.0)


def test_guarded_rule_is_not_simply_cautious():
    """It accepts 2.5 % of normal lots on the limit and most of those well inside, rather than nothing at all."""
    row = RULES.found(RULES.Cell("normal", "own runs", "guarded", "none", 1, 10), LOTS)

    assert row["at least"] == pytest.approx(0.025, abs=4 * np.sqrt(0.025 * 0.975 / LOTS))
    assert row["inside, met"] > 0.99


def test_table_on_the_site_has_every_cell():
    """The table lists each cell once, in the order of the simulation."""
    assert [tuple(cell) for cell in RULES.cells()] == list(TOLD[KEY].itertuples(index=False, name=None))


def test_exceptions_are_exactly_those_named_on_the_page():
    """A cell that does not hold is named on the page, and nothing is named there that does."""
    broken = TOLD[TOLD["holds"] != "yes"]

    assert {tuple(row) for row in broken[["distribution", "basis", "rule"]].to_numpy().tolist()} == named_exceptions()


def test_holds_says_what_the_numbers_say():
    """The word in the last column follows from the rates beside it, so that it cannot be edited alone."""
    worst = TOLD[list(RULES.SIDES)].max(axis=1)
    risk = TOLD["stated risk"]
    bound = risk + 4 * np.sqrt(risk * (1 - risk) / TOLD["lots"])

    assert (np.where(worst <= bound, "yes", "no") == TOLD["holds"]).all()


def test_summary_on_the_site_is_that_of_the_table():
    """The short table of the page is made of the long one."""
    shown = pd.read_csv(PAGES / "decision_rules_summary.csv", keep_default_na=False, dtype=str)

    pd.testing.assert_frame_equal(RULES.summary(TOLD).astype(str), shown)


@pytest.mark.parametrize("cell", [*GUARDED[::3], *SIMPLE], ids=lambda cell: ", ".join(map(str, cell)))
def test_table_on_the_site_is_what_the_code_gives_today(cell):
    """Fewer lots of the same cell come to the rates of the table, within four standard errors of both."""
    row, site = RULES.found(cell, LOTS), told(cell)
    for name in (*RULES.SIDES, "inside, met", "inside, inconclusive", "outside, not met"):
        share = min(max(float(site[name]), 0.001), 0.999)
        error = np.sqrt(share * (1 - share) * (1 / LOTS + 1 / site["lots"]))

        assert row[name] == pytest.approx(float(site[name]), abs=4 * error + 0.0001), name
