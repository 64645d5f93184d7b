"""Quantities that are made of others: lipid pairs, cargo, and what is counted for each particle or protein."""

from __future__ import annotations

import numpy as np
import pytest

from cases import handed_in, readings
from evspec.criteria import load_specification
from evspec.evaluate import bench_of, evaluate

SPECIFICATION = load_specification()


def bench(rows, **tables):
    """The bench of these readings."""
    return bench_of(handed_in({"readings": rows} | tables, SPECIFICATION))


def pair_of(*members):
    """A bench with two lipids, and the pair of these names."""
    rows = readings("lipid concentration of", "33", analyte="sphingomyelin", method="LC-MS")
    rows += readings("lipid concentration of", "10", analyte="phosphatidylcholine", method="LC-MS")
    return bench(rows, panels=[{"panel": "lipid pair", "member": each} for each in members])


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        (("sphingomyelin", "phosphatidylcholine"), [3.3]),
        (("phosphatidylcholine", "sphingomyelin"), [10 / 33]),
        (("sphingomyelin",), []),
        (("sphingomyelin", "phosphatidylcholine", "cholesterol"), []),
        ((), []),
    ],
)
def test_the_ratio_of_lipids_is_that_of_the_pair_in_its_order(members, expected):
    """The first lipid named is the numerator; any number of lipids but two is no pair."""
    assert expected == pytest.approx(pair_of(*members).estimates("specific lipid ratio").value.tolist())


@pytest.mark.parametrize(
    "name",
    [
        "CD73 activity",
        "CD73",
        "CD73 enzyme",
        "activity of CD73",
        "ecto-CD73",
        "NT5E activity",
        "ecto-5'-nucleotidase",
        "5\u2032-nucleotidase activity",
    ],
)
def test_the_activity_of_cd73_is_no_cargo(name):
    """Whatever it is called, it withstands detergent and is no witness; other cargo stands each by itself."""
    rows = readings("retained cargo of", "97", analyte=name) + readings("retained cargo of", "80", analyte="RNA")
    rows += readings("retained cargo of", "60", analyte="GAPDH")

    assert [60, 80] == sorted(bench(rows).estimates("retained cargo").value.tolist())


@pytest.mark.parametrize(("members", "expected"), [(("SM", "PC"), [3.3]), (("SM",), []), ((), [])])
def test_a_ratio_of_lipids_that_nobody_named_is_none(members, expected):
    """Reported as a number, it is of a pair only where the laboratory says of which."""
    named = [{"panel": "lipid pair", "member": each} for each in members]
    found = bench(readings("specific lipid ratio", "3.3"), panels=named).estimates("specific lipid ratio")

    assert expected == found.value.tolist()


@pytest.mark.parametrize(
    ("named", "expected"),
    [(("MSC antigen", "non-MSC antigen"), [51]), (("MSC antigen",), []), (("non-MSC antigen",), []), ((), [])],
)
def test_a_ratio_of_antigens_that_nobody_named_is_none(named, expected):
    """Reported as a number, it is of known antigens only where the laboratory named those of both panels."""
    panels = [{"panel": each, "member": "CD73" if each == "MSC antigen" else "CD45"} for each in named]
    found = bench(readings("MSC to non-MSC antigen ratio", "51"), panels=panels)

    assert expected == found.estimates("MSC to non-MSC antigen ratio").value.tolist()


def test_a_ratio_of_unnamed_antigens_says_what_to_name():
    """The reason of the verdict names both panels, since a reported ratio looks as if nothing were missing."""
    result = evaluate(bench(readings("MSC to non-MSC antigen ratio", "51")), SPECIFICATION, select=["ORI001"])
    reason = result.judgements[0].details().reason[0]

    assert "named antigens in both panels, MSC antigen and non-MSC antigen" in reason


def test_what_is_retained_of_no_named_cargo_is_nothing():
    """A number without its cargo might be that of CD73."""
    assert 0 == len(bench(readings("retained cargo", "88")).estimates("retained cargo"))


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        ("particles per protein", 5e9 / 200),
        ("RNA per particle", 30 / 5e9),
        ("lipid per particle", 40 / 5e9),
    ],
)
def test_ratios_for_each_particle_and_protein(quantity, expected):
    """Each ratio divides the two that its name says, and no others."""
    rows = readings("particle concentration", "5e9") + readings("protein", "200")
    rows += readings("RNA", "30") + readings("membrane lipid", "40")
    found = bench(rows).estimates(quantity)

    assert [expected] == pytest.approx(found.value.tolist())
    assert np.isin(found.owner, [0]).all()
