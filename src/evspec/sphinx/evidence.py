"""What stands behind a criterion, on its page: its statements with their grades, and the results of its tests."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes

from evspec.criteria import Criterion
from evspec.sphinx.catalogue import Catalogue
from evspec.sphinx.elements import Cell, anchored, heading, link, paragraph, reference, standing, table, tag
from evspec.sphinx.needs import need_of, test_id
from evspec.sphinx.results import CriterionTest
from evspec.sphinx.wording import short

__all__ = ["evidence", "grade"]


def evidence(catalogue: Catalogue, criterion: Criterion, document: nodes.document) -> list[nodes.Node]:
    """The table of statements and the table of test results, or the words that there is none."""
    return [heading("Evidence"), *_statements(catalogue, criterion), *_tests(catalogue, criterion, document)]


def grade(name: str) -> nodes.Node:
    """A grade of evidence, with a link to what it means."""
    return tag(link(f"grade-{name}", name), "grade", f"grade-{name.lower()}")


def _statements(catalogue: Catalogue, criterion: Criterion) -> list[nodes.Node]:
    rows: list[Sequence[Cell]] = [
        [
            reference(each.id),
            each.text,
            [link(each.source, short(catalogue.specification.sources[each.source])), f": {each.locator}"],
            each.modality,
            grade(each.grade),
        ]
        for each in catalogue.statements_of(criterion)
    ]
    if not rows:
        return [paragraph("No statement of a source stands behind this criterion.")]
    return [table(("Statement", "What the source says", "Where", "Modality", "Grade"), rows, "statements")]


def _tests(catalogue: Catalogue, criterion: Criterion, document: nodes.document) -> list[nodes.Node]:
    results = catalogue.results.get(criterion.id, ())
    if not results:
        return [paragraph(standing(catalogue.standing(criterion)), " No test result names this criterion.")]
    found: list[nodes.Node] = []
    rows = []
    for place, result in enumerate(results, start=1):
        identifier = test_id(result, place)
        found.append(need_of(catalogue, result, identifier, criterion.line))
        rows.append(_test(result, identifier, document))
    return [*found, table(("Test", "What ran", "Kind", "Line", "Result"), rows, "tests")]


def _test(result: CriterionTest, identifier: str, document: nodes.document) -> Sequence[Cell]:
    name = nodes.inline(identifier, identifier, classes=["id"])
    anchored(document, name, identifier)
    told = f" {result.message}" if result.message else ""
    outcome = nodes.inline(result.outcome, result.outcome, classes=["outcome", f"outcome-{result.outcome}"])
    ran = f"{result.scenario} ({result.row})" if result.row else result.scenario
    return [name, ran, result.kind, str(result.line or ""), [outcome, told]]
