"""Limits over shelf life, and limits at release beside readings taken after storage."""

from datetime import date

import pytest

from evspec.criteria import load_specification, vocabulary
from evspec.errors import HandinFaults
from evspec.evaluate import bench_of
from evspec.handin import parse_tables
from evspec.handin.raw import raw_table
from evspec.limits import by_release
from evspec.model import Step
from evspec.steps import Case, bind
from evspec.verdicts import Verdict

SPECIFICATION = load_specification()
INTACT = "preparation,quantity,value,unit,run,at,at_unit"
RELEASE = "intact vesicles are within the declared limits"
SHELF_LIFE = "intact vesicles are within the declared limits over shelf life"


def batch_of(**tables):
    """The batch of tables that are written as CSV."""
    raw = []
    for name, text in tables.items():
        lines = [tuple(cell.strip() for cell in line.split(",")) for line in text.strip().splitlines()]
        raw.append(raw_table(name, lines, file=f"{name}.csv", first_row=1))
    return parse_tables(raw, vocabulary(SPECIFICATION), semicolon="runs")


def said(sentence, **tables):
    """The verdict and the reason of the first preparation."""
    bench = bench_of(batch_of(**tables), date(2026, 1, 1))
    case = Case(bench, SPECIFICATION.criterion("INT002"))
    details = bind(case, Step("Then", sentence, 1)).details()
    return Verdict(details.codes[0]), details.reason[0]


LIMITS = """
quantity,bound,value,unit,kind,at,at_unit
intact vesicles,at least,80,%,shelf life,6,month
intact vesicles,at least,70,%,shelf life,12,month
intact vesicles,at least,90,%,release,,
"""
FRESH = f"""{INTACT}
lot,intact vesicles,93;94;93.5,%,,,
"""
STORED = f"""{FRESH.strip()}
lot,intact vesicles,84;85;84.5,%,,6,month
"""
LATER = f"""{STORED.strip()}
lot,intact vesicles,75;76;75.5,%,,365,d
"""


def test_every_declared_time_has_to_be_measured():
    """Six months alone do not answer for twelve: the missing time is no evidence, and named."""
    verdict, reason = said(SHELF_LIFE, limits=LIMITS, readings=STORED)

    assert (Verdict.NO_EVIDENCE, True) == (verdict, "after 12 months of storage" in reason)


def test_each_time_is_held_against_its_own_limit():
    """What is stored for 365 days is stored for 12 months in the digits that were declared, and keeps its own limit."""
    verdict, _ = said(SHELF_LIFE, limits=LIMITS, readings=LATER)

    assert Verdict.MET == verdict


def test_the_worst_time_counts():
    """A lot that falls below its limit at one time is not met, whatever the others say."""
    verdict, reason = said(SHELF_LIFE, limits=LIMITS, readings=LATER.replace("84;85;84.5", "71;72;71.5"))

    assert (Verdict.NOT_MET, True) == (verdict, "after 6 months of storage" in reason)


def test_a_limit_without_a_time_judges_all_that_was_stored():
    """A limit over shelf life of no time holds at every time; what was not stored is none of its business."""
    limits = "quantity,bound,value,unit,kind\nintact vesicles,at least,80,%,shelf life"

    assert Verdict.MET == said(SHELF_LIFE, limits=limits, readings=STORED)[0]
    assert Verdict.NOT_MET == said(SHELF_LIFE, limits=limits, readings=LATER)[0]
    assert Verdict.NO_EVIDENCE == said(SHELF_LIFE, limits=limits, readings=FRESH)[0]


def test_limits_at_release_judge_what_was_not_stored():
    """Readings after storage lie below the limit at release and do not count against it."""
    assert Verdict.MET == said(RELEASE, limits=LIMITS, readings=LATER)[0]


def test_stored_readings_alone_are_no_evidence_of_release():
    """A lot that was measured after storage only has nothing to show at release."""
    stored = "\n".join([INTACT, *STORED.strip().splitlines()[2:]])

    assert Verdict.NO_EVIDENCE == said(RELEASE, limits=LIMITS, readings=stored)[0]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("intact vesicles,at least,80,%,shelf life,6,", "beside its unit"),
        ("intact vesicles,at least,80,%,shelf life,,month", "beside its time"),
        ("intact vesicles,at least,80,%,shelf life,6,µg", "a unit of time"),
        ("intact vesicles,at least,80,%,release,6,month", "only a limit over shelf life"),
    ],
)
def test_a_time_of_storage_is_whole_or_a_fault(row, expected):
    """A time without its unit, or beside a limit at release, would be read by nobody."""
    with pytest.raises(HandinFaults) as caught:
        batch_of(limits=f"quantity,bound,value,unit,kind,at,at_unit\n{row}")

    assert expected in str(caught.value)


@pytest.mark.parametrize(
    ("declared", "released", "expected"),
    [
        ("2025-01-10", "2025-04-10", Verdict.MET),
        ("2025-04-10", "2025-04-10", Verdict.MET),
        ("2025-04-11", "2025-04-10", Verdict.NO_EVIDENCE),
        ("2025-04-11", "", Verdict.MET),
        ("2026-04-11", "", Verdict.NO_EVIDENCE),
        ("", "2025-04-10", Verdict.NO_EVIDENCE),
    ],
)
def test_a_release_limit_is_one_of_before_the_release(declared, released, expected):
    """A limit of later, or of nobody knows when, is none at release."""
    batch = batch_of(
        preparations=f"preparation,released_on\nlot,{released}",
        limits=f"quantity,bound,value,unit,declared_on\nintact vesicles,at least,80,%,{declared}",
    )
    bench = bench_of(batch, date(2026, 1, 1))
    found = by_release(bench, bench.quantities["intact vesicles"], "")

    assert expected == Verdict(found.codes(slice(0, 1))[0])


@pytest.mark.parametrize(
    ("principle", "expected"),
    [("single-particle", Verdict.MET), ("bulk", Verdict.NOT_MET), ("", Verdict.NO_EVIDENCE)],
)
def test_the_principle_of_a_method_may_be_asked_for(principle, expected):
    """A bulk method does not see single particles, and one of no known principle is no evidence."""
    found, _ = said(
        "intact vesicles come from a single-particle method",
        methods=f"quantity,method,principle\nintact vesicles,dye,{principle}",
        readings="preparation,quantity,value,unit,method\nlot,intact vesicles,90,%,dye",
    )

    assert expected == found
