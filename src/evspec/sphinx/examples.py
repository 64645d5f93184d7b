"""The examples of a criterion as tables: what is given, and the verdict that each preparation must get."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes

from evspec.criteria import Criterion, Scenario, Step
from evspec.proof import expected_verdicts
from evspec.sphinx.elements import Cell, heading, paragraph, table, verdict

__all__ = ["examples"]

WHOLE = {"*": "the laboratory (*)"}


def examples(criterion: Criterion) -> list[nodes.Node]:
    """Every example of the criterion; a table with a row for each verdict comes last and holds them."""
    found = [node for example in criterion.examples for node in _example(example, criterion)]
    return [heading("Examples"), *(found or [paragraph("No example shows this criterion.")])]


def _example(example: Scenario, criterion: Criterion) -> list[nodes.Node]:
    given = [step for step in example.steps if step.keyword == "Given"]
    asked = [step for step in example.steps if step.keyword == "Then"]
    shown: list[nodes.Node] = []
    if len(criterion.examples) > 1:
        shown.append(paragraph(nodes.strong("", example.name)))
    judged = asked[0] if len(asked) == 1 else None
    home = next((step for step in reversed(given) if judged and _answers(step, judged)), None)
    for step in (*(each for each in given if each is not home), *([home] if home else [])):
        shown += _table(step, judged if step is home else None)
    for step in asked:
        if home is None:
            shown += [paragraph(f"Then {step.text}"), table(("preparation", "verdict"), _verdicts(step), "example")]
    return shown


def _answers(given: Step, judged: Step) -> bool:
    """Whether a table has one row for each preparation that is judged; it may have others."""
    head, *rows = given.table
    names = [row[0] for row in rows]
    return head[0] == "preparation" and len(names) == len(set(names)) and {row[0] for row in judged.table} <= set(names)


def _table(step: Step, judged: Step | None) -> list[nodes.Node]:
    head, *rows = step.table
    cells: list[Sequence[Cell]] = [list(row) for row in rows]
    if judged:
        head = (*head, "verdict")
        expected = dict(expected_verdicts(judged.table))
        cells = [[*row, verdict(expected[row[0]]) if row[0] in expected else ""] for row in rows]
    intro = paragraph(f"Given {step.text}", *([", the verdicts are"] if judged else []), ":", classes=["given"])
    return [intro, table(head, cells, "example")]


def _verdicts(step: Step) -> list[Sequence[Cell]]:
    return [[WHOLE.get(name, name), verdict(found)] for name, found in expected_verdicts(step.table)]
