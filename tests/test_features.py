"""Every Scenario of the specification on the conforming corpus, and every Example, through pytest-bdd."""

from pytest_bdd import scenarios

from evspec.criteria import features_folder, load_specification

scenarios(str(features_folder()))
FOUND_BY_PYTEST_BDD = [name for name in globals() if name.startswith("test_")]


def test_pytest_bdd_sees_every_scenario():
    """Scenarios of one name in one file are told apart: pytest-bdd drops all but the last of them silently."""
    criteria = load_specification().criteria.values()
    written = {(each.path.name, row.line) for each in criteria for row in (*each.scenarios, *each.examples)}

    assert len(written) == len(FOUND_BY_PYTEST_BDD)
