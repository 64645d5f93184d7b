"""junit.xml: a suite a criterion and a case a preparation, for the services that show test results."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from evspec.levels import level_from
from evspec.report.attested import MARKS
from evspec.report.columns import each_once, xml_attribute
from evspec.report.overview import outcome, selection_words
from evspec.report.versions import package_version
from evspec.result import OURS, Result
from evspec.verdicts import Verdict

__all__ = ["CLOSING", "junit_opening", "junit_suite"]

CLOSING = "</testsuites>\n"
FAILING = (Verdict.NOT_MET, Verdict.NO_EVIDENCE, Verdict.INCONCLUSIVE)


def junit_opening(result: Result) -> str:
    """The element that counts all cases; where nothing that gates was judged, a case that says so and fails."""
    counts = result.count(gated_only=True)
    nothing = not any(counts[each] for each in (*FAILING, Verdict.MET))
    failures = sum(counts[each] for each in FAILING) + nothing
    everything = sum(result.counts.values()) + nothing
    skipped = everything - failures - result.counts[Verdict.MET]
    counted = f'tests="{everything}" failures="{failures}" errors="0" skipped="{skipped}"'
    name = xml_attribute(f"evspec: {selection_words(result)}" if result.selection else "evspec")
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name={name} {counted}>\n'
    return head + (_nothing(result) if nothing else "")


def junit_suite(result: Result, place: int, rows: pd.DataFrame) -> Iterator[str]:
    """The suite of the criterion in that place, whose rows these are.

    What gates and is not met, inconclusive or without evidence fails, with that as its type; what does not gate or does
    not apply is skipped with a message. What rests on people's word says so as the output of its case.
    """
    criterion, gated = result.criteria[place], result.gated[place]
    codes = each_once(rows["verdict"], str, "")
    failing = np.isin(codes, [each.words for each in FAILING])
    failures = int(failing.sum()) if gated else 0
    skipped = int((codes == Verdict.NOT_APPLICABLE.words).sum()) + (0 if gated else int(failing.sum()))
    owned = " (the laboratory's own criterion)" if criterion.owner else ""
    name = xml_attribute(f"{criterion.id} {criterion.name}{owned}")
    yield f' <testsuite name={name} tests="{len(rows)}" failures="{failures}" errors="0" skipped="{skipped}">\n'
    yield "  <properties>\n"
    for key, value in _properties(result, place):
        yield f"   <property name={xml_attribute(key)} value={xml_attribute(value)}/>\n"
    yield "  </properties>\n"
    names = each_once(rows["preparation"], xml_attribute, '""')
    reasons = each_once(rows["reason"], str, "")
    identifier = xml_attribute(criterion.id)
    marks = each_once(rows["mode"], lambda mode: MARKS[str(mode)], "")
    for subject, verdict, reason, fails, mark in zip(names, codes, reasons, failing, marks, strict=True):
        case = f"  <testcase classname={identifier} name={subject}"
        inside = _inside(verdict, reason, fails, gated) if verdict != "met" else ""
        inside += f"<system-out>{mark}</system-out>" if mark else ""
        yield f"{case}>{inside}</testcase>\n" if inside else f"{case}/>\n"
    yield " </testsuite>\n"


def _inside(verdict: str, reason: str, fails: bool, gated: bool) -> str:
    if fails and gated:
        return f"<failure type={xml_attribute(verdict)} message={xml_attribute(reason)}/>"
    told = f"{verdict}, which does not gate: {reason}" if fails else f"{verdict}: {reason}"
    return f"<skipped message={xml_attribute(told)}/>"


def _properties(result: Result, place: int) -> tuple[tuple[str, str], ...]:
    criterion = result.criteria[place]
    more = (("selection", selection_words(result)),) if result.selection else ()
    return (
        *more,
        ("owner", criterion.owner or OURS),
        ("level", criterion.level),
        ("level_from", level_from(result.specification, criterion)),
        ("gated", "yes" if result.gated[place] else "no"),
        ("defined in", criterion.place) if criterion.owner else ("address", criterion.address),
        ("statements", ", ".join(criterion.statements)),
        ("met_shows", criterion.met_shows),
        ("met_does_not_show", criterion.met_does_not_show),
        ("evspec", package_version()),
        ("specification", result.specification.version),
        ("as_of", result.bench.as_of.isoformat()),
    )


def _nothing(result: Result) -> str:
    message = xml_attribute(f"nothing that gates was judged; {outcome(result)}")
    failure = f'<failure type="no evidence" message={message}/>'
    case = f'  <testcase classname="evspec" name="something was judged">{failure}</testcase>\n'
    return f' <testsuite name="evspec" tests="1" failures="1" errors="0" skipped="0">\n{case} </testsuite>\n'
