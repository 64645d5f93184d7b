"""What a reading names beside its value: a text that says there is nothing is no name."""

from __future__ import annotations

import pytest

from cases import readings, verdict
from evspec.verdicts import Verdict

SENTENCE = "Then antigen signal of CD45 names its positive control"


def of_control(*controls: str) -> Verdict:
    """The verdict on readings of one run for each of these positive controls."""
    rows = [
        row
        for place in range(len(controls))
        for row in readings("antigen signal of", "absent", analyte="CD45", run=f"R{place}")
    ]
    runs = [{"run": f"R{place}", "positive_control": each} for place, each in enumerate(controls)]
    return verdict(SENTENCE, {"readings": rows, "runs": runs})


@pytest.mark.parametrize("control", ["leucocyte vesicles", "PBMC-EV (none of ours)", "K562", "THP-1", "%"])
def test_a_control_that_is_named_is_one(control):
    """Any text that says more than that there is nothing names it, signs and all."""
    assert Verdict.MET == of_control(control)


@pytest.mark.parametrize(
    "control", ["", "unknown", "None", "no", "n/a", "N.A.", "NA", "-", "\u2013", "not run", "not-done", "?"]
)
def test_a_control_of_nothing_is_no_evidence(control):
    """A cell filled in so that it is not blank does not make an absent antigen absent."""
    assert Verdict.NO_EVIDENCE == of_control(control)


def test_one_run_without_a_control_among_two_is_no_evidence():
    """The control of another run did not see the antigen in this one."""
    assert Verdict.NO_EVIDENCE == of_control("leucocyte vesicles", "none")


def test_a_unit_of_signs_alone_is_named():
    """A percent sign is a unit, and no way to leave the cell empty."""
    assert Verdict.MET == verdict(
        "Then intact vesicles name their unit", {"readings": readings("intact vesicles", "91")}
    )


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        ("donor", "D-1", Verdict.MET),
        ("donor", "n/a", Verdict.NO_EVIDENCE),
        ("donor", "-", Verdict.NO_EVIDENCE),
        ("medium", "none", Verdict.NO_EVIDENCE),
        ("supplement", "none", Verdict.MET),
        ("passage", "4", Verdict.MET),
        ("passage", "", Verdict.NO_EVIDENCE),
    ],
)
def test_a_free_field_that_says_nothing_is_not_recorded(field, text, expected):
    """A stroke in place of the donor records none; "none" is one of the words for a supplement."""
    tables = {"preparations": [{"preparation": "lot", field: text}]}

    assert expected == verdict(f"Then {field} is recorded", tables, "lot")


def test_one_field_of_two_is_enough():
    """A cell line answers where the donor is a stroke."""
    tables = {"preparations": [{"preparation": "lot", "donor": "-", "cell_line": "MCB-3"}]}

    assert Verdict.MET == verdict("Then donor or cell line is recorded", tables, "lot")
