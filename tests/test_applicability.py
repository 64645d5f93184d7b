"""What a lot is decides what is asked of it, and no blank cell lets it escape."""

from __future__ import annotations

import numpy as np
import pytest

from cases import DAY_OF_EXAMPLES, handed_in
from evspec.criteria import load_specification
from evspec.evaluate import evaluate
from evspec.tables import FOR_PEOPLE
from evspec.verdicts import Verdict

SPECIFICATION = load_specification()
CLINIC = [f"GOV{number:03}" for number in range(4, 14)] + [
    "GOV001",
    "GOV002",
    "GOV003",
    "POT007",
    "SAF006",
    "SAF007",
    "SAF008",
    "SAF009",
    "STO001",
]
ONLY_SOME = {"GOV003", "GOV005", "SAF006", "SAF007"}
"""Asked where the indication is COVID-19, of trials, and of what is given into blood."""


def asked(**fields):
    """The criteria that apply, or may apply, to a lot of these fields and nothing else."""
    batch = handed_in({"preparations": [{"preparation": "lot"} | fields]}, SPECIFICATION)
    result = evaluate(batch, SPECIFICATION, as_of=DAY_OF_EXAMPLES)
    codes = np.array(
        [result.verdict(each, "lot") if not SPECIFICATION.criteria[each].laboratory else 4 for each in IDS]
    )
    return {name for name, code in zip(IDS, codes, strict=True) if code != Verdict.NOT_APPLICABLE}


IDS = list(SPECIFICATION.criteria)


@pytest.mark.parametrize("use", ["research", "preclinical"])
def test_a_lot_for_no_patient_is_asked_for_nothing_of_the_clinic(use):
    """A lot for the bench needs no trial registration, no consent and no certificate."""
    assert set() == asked(intended_use=use) & set(CLINIC)


def test_every_condition_of_use_in_people_is_asked_of_them_alone():
    """Each criterion on a condition for use in people narrows to lots for them, and none is forgotten above."""
    conditions = {f"B-{number:02}" for number in (3, 4, 5, 6, 7, 11, 12, 13, 14, 17, 18, 19, 20)}
    on_them = {
        each.id for each in SPECIFICATION.criteria.values() if conditions & set(each.statements) and not each.laboratory
    }

    assert set() == on_them & asked(intended_use="research")
    assert set() == on_them - {"POT009"} - set(CLINIC)


@pytest.mark.parametrize("use", FOR_PEOPLE)
def test_a_lot_for_people_is_asked_for_all_of_it(use):
    """Every use in people is asked for the documents and tests of the clinic; a compassionate one is no exception."""
    assert set(CLINIC) - ONLY_SOME <= asked(intended_use=use)


def test_a_lot_of_unstated_use_escapes_nothing():
    """A blank cell is asked for all that a trial lot is."""
    assert asked(intended_use="trial", route="intravenous", indication="COVID-19") <= asked()


@pytest.mark.parametrize("text", ["n/a", "none", "-", "not applicable", "Unknown"])
def test_a_word_for_nothing_in_a_free_field_lets_no_lot_escape(text):
    """An indication of "n/a" is as blank as a blank one: nobody can tell whether it is COVID-19."""
    assert "GOV003" in asked(intended_use="trial", indication=text)
    assert "GOV003" not in asked(intended_use="trial", indication="graft-versus-host disease")


@pytest.mark.parametrize(
    ("fields", "criterion", "expected"),
    [
        ({"intended_use": "trial"}, "GOV005", True),
        ({"intended_use": "treatment"}, "GOV005", False),
        ({"intended_use": "trial", "route": "intravenous"}, "SAF006", True),
        ({"intended_use": "trial", "route": "inhaled"}, "SAF006", False),
        ({"intended_use": "trial", "route": "inhaled"}, "SAF002", False),
        ({"intended_use": "trial", "route": "inhaled"}, "SAF004", True),
        ({"immortalised": "yes"}, "CEL014", True),
        ({"immortalised": "no"}, "CEL014", False),
        ({"immortalised": "yes"}, "CEL004", False),
        ({"culture": "suspension"}, "CEL004", False),
        ({"cell_term": "stem"}, "CEL007", True),
        ({"cell_term": "stromal"}, "CEL007", False),
        ({"storage_state": "frozen", "intended_use": "trial"}, "STO002", True),
        ({"storage_state": "fresh", "intended_use": "trial"}, "STO002", False),
        ({"intended_use": "trial", "immune_mechanism": "yes"}, "POT009", True),
        ({"intended_use": "trial", "immune_mechanism": "no"}, "POT009", False),
        ({"supplement": "human platelet lysate"}, "ORI008", True),
        ({"supplement": "none"}, "ORI008", False),
        ({"reference": ""}, "REF001", False),
    ],
)
def test_route_line_storage_and_claim_decide(fields, criterion, expected):
    """Use, route, tissue line, storage and claim each switch the criteria that they concern, and no cell is ignored."""
    assert expected == (criterion in asked(**fields))
