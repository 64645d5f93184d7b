"""The published release table in examples/release-table: a laboratory's own criteria, judged beside ours."""

from __future__ import annotations

import pytest

from evspec.library import check
from evspec.lint.own import linted_beside
from evspec.report.folder import example_laboratory
from evspec.report.look import Look
from evspec.report.terminal import judgement_lines

EXAMPLE = example_laboratory().parent / "release-table"
ROWS = 13


@pytest.fixture(scope="module")
def specification():
    """The specification with the release table beside it; the lint and the examples pass."""
    return linted_beside(EXAMPLE / "features")


@pytest.fixture(scope="module")
def result(specification):
    """The verdicts on both lots by the release table alone."""
    return check(EXAMPLE / "handin", source="wjsc2025-table1", specification=specification)


def test_every_row_of_the_table_is_a_criterion(specification):
    """A row that was left out would make the profile easier than the table."""
    statements = [each.id for each in specification.sources["wjsc2025-table1"].statements]
    cited = {name for each in specification.criteria.values() if each.owner for name in each.statements}

    assert (ROWS, set(statements)) == (len(statements), cited)


def test_one_lot_keeps_to_the_table_and_the_other_does_not(result):
    """The lot with dying cells and the marker of the Golgi apparatus fails on these two and on nothing else."""
    table = result.table
    failing = table[table["verdict"] != "met"]

    assert 14 * 2 == len(table)
    assert [("XRC004", "LOT-B", "not met"), ("XRV006", "LOT-B", "not met")] == list(
        failing[["criterion", "preparation", "verdict"]].itertuples(index=False, name=None)
    )
    assert 1 == result.exit_code


def test_ours_are_shown_beside_theirs_and_each_is_labelled(specification):
    """Whoever reads the terminal can tell which criterion answers for what."""
    whole = check(EXAMPLE / "handin", specification=specification)
    told = "\n".join(judgement_lines(whole, Look(200)))

    assert {"evspec", "laboratory"} == set(whole.table["owner"])
    assert "XRC004  At least nine in ten parent cells are viable (@should, the laboratory's own criterion)" in told
    assert "CEL001" in set(whole.table["criterion"])


def test_limits_of_cells_are_not_held_against_vesicles(specification):
    """At least 95 % is a limit of cells; the lint refuses it for a share of vesicles."""
    of_cells = [
        each for each in specification.sources["wjsc2025-table1"].statements if each.id in {"X-04", "X-05", "X-06"}
    ]

    assert all("Holds for cells, never for vesicles." in each.note for each in of_cells)
