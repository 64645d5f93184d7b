"""What a reader of the verdicts is told besides them, so that nothing that was left out goes unseen."""

from __future__ import annotations

from cases import SUBJECT, handed_in, readings
from evspec.criteria import load_specification
from evspec.evaluate import evaluate
from evspec.proof import DAY_OF_EXAMPLES

QUANTITY = "intact vesicles"


def told(**tables: list[dict[str, str]]) -> str:
    specification = load_specification()
    result = evaluate(handed_in(tables, specification), specification, as_of=DAY_OF_EXAMPLES)
    return "\n".join(result.notices)


def test_a_run_that_is_not_valid_is_shown_with_its_reason():
    """A low reading of an invalid run is not judged, and its reason stands in the notices."""
    runs = [{"run": "run 1", "valid": "yes"}, {"run": "run 2", "valid": "no", "reason": "blank high"}]

    said = told(runs=runs, readings=readings(QUANTITY, "91; 20"))

    assert f"1 reading of {SUBJECT} shown and not judged" in said
    assert "blank high" in said


def test_readings_without_a_run_are_counted():
    """Whoever leaves run blank is told that such readings count as one run."""
    said = told(readings=[each | {"run": ""} for each in readings(QUANTITY, "91 + 92 + 93")])

    assert "run is blank for 3 readings" in said


def test_a_limit_that_no_criterion_reads_is_named():
    """A limit on a quantity that nothing judges does not look like one that was kept."""
    limits = [{"quantity": "protein", "bound": "at most", "value": "1", "unit": "µg/mL"}]

    said = told(limits=limits, readings=readings("protein", "100"))

    assert "A limit is declared for protein, and no criterion of the specification judges it." in said


def test_a_method_whose_precision_cannot_be_used_is_named():
    """A coefficient of variation without degrees of freedom is promised and not used; the blank cell is named."""
    methods = [{"quantity": QUANTITY, "method": "dye", "cv_intermediate": "4", "status": "validated", "document": "V"}]

    said = told(methods=methods, readings=readings(QUANTITY, "91"))

    assert "The precision of dye for intact vesicles is not used: df is blank." in said


def test_a_window_too_narrow_for_its_method_is_named():
    """A declared window that one run could never meet is said when it is declared."""
    methods = [
        {"quantity": "particle concentration", "method": "NTA", "cv_intermediate": "20", "df": "10"}
        | {"status": "validated", "document": "V"}
    ]
    unit = {"quantity": "particle concentration", "unit": "particles/mL"}
    limits = [unit | {"bound": "at least", "value": "1e10"}, unit | {"bound": "at most", "value": "1.01e10"}]

    said = told(methods=methods, limits=limits, readings=readings("particle concentration", "1e10"))

    assert "can never be met at the precision of NTA" in said


def test_a_document_about_nobody_here_is_named_and_a_donor_is_not():
    """A misspelt subject gets the nearest name; one that is nearly a donor's code is not printed."""
    lots = [{"preparation": "LOT-01", "donor": "DONOR-KX17"}]
    kind = {"kind": "ethics approval", "reference": "E-1", "status": "approved"}
    documents = [
        kind | {"kind": "patient consent form", "subject": "LOT-O1"},
        kind | {"kind": "patient consent form", "subject": "DONOR-KX1"},
    ]

    said = told(preparations=lots, documents=documents)

    assert "Is 'LOT-01' meant?" in said
    assert "DONOR" not in said
