"""The parts that every generated page is put together from: text, links, tables, anchors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from docutils import nodes
from sphinx import addnodes

from evspec.criteria import Criterion, Specification
from evspec.levels import LAY, level_from
from evspec.sphinx.results import Standing
from evspec.verdicts import Verdict

__all__ = [
    "Cell",
    "Part",
    "anchored",
    "heading",
    "joined",
    "link",
    "literal",
    "paragraph",
    "prose",
    "reference",
    "section",
    "standing",
    "table",
    "tag",
    "terms",
    "verdict",
]

Part = str | nodes.Node
Cell = Part | Sequence[Part]
MARKED = re.compile(r"`([^`]+)`|\*(\w[^*]*)\*")


def paragraph(*parts: Part, classes: Sequence[str] = ()) -> nodes.paragraph:
    """A paragraph of texts and nodes."""
    result = nodes.paragraph(classes=list(classes))
    result += [_node(part) for part in parts]
    return result


def prose(text: str) -> list[nodes.Node]:
    """A text of ours in which `code` and *emphasis* are marked as in a docstring."""
    result: list[nodes.Node] = []
    end = 0
    for match in MARKED.finditer(text):
        result.append(nodes.Text(text[end : match.start()]))
        code, emphasis = match.groups()
        result.append(nodes.literal(code, code) if code else nodes.emphasis(emphasis, emphasis))
        end = match.end()
    return [*result, nodes.Text(text[end:])]


def literal(text: str) -> nodes.literal:
    """Words as they are spelt in a file."""
    return nodes.literal(text, text)


def tag(part: Part, *classes: str) -> nodes.inline:
    """A word, or a link, in a small frame."""
    return nodes.inline("", "", _node(part), classes=["tag", *classes])


def level(specification: Specification, criterion: Criterion) -> list[Part]:
    """The level of a criterion, and that it is from a lay summary where it is."""
    word = tag(criterion.level, "level", f"level-{criterion.level}")
    lay = level_from(specification, criterion) == LAY
    return [word, " ", tag(link("grade-sum", "lay summary"), "caution")] if lay else [word]


def verdict(found: Verdict) -> nodes.inline:
    """A verdict as its word; the style sheet adds its shape and colour."""
    return nodes.inline(found.words, found.words, classes=["verdict", f"verdict-{found.words.replace(' ', '-')}"])


def standing(found: Standing) -> nodes.inline:
    """What the tests say, as words; the style sheet adds shape and colour."""
    return nodes.inline(found.words, found.words, classes=["standing", f"standing-{found.words.replace(' ', '-')}"])


def link(label: str, *parts: Part) -> addnodes.pending_xref:
    """A link to whatever carries the label, anywhere on the site; a label that nothing carries is warned of.

    Sphinx keeps the words of the parts and none of their classes.
    """
    result = addnodes.pending_xref(
        "", refdomain="std", reftype="ref", reftarget=label.lower(), refexplicit=True, refwarn=True
    )
    inner = nodes.inline(classes=["std", "std-ref"])
    inner += [_node(part) for part in parts]
    result += inner
    return result


def reference(identifier: str) -> nodes.inline:
    """A link to the criterion, statement or test of that id, which no line breaks in two."""
    return nodes.inline("", "", link(identifier, identifier), classes=["id"])


def joined(parts: Iterable[nodes.Node], between: str = ", ") -> list[Part]:
    """Nodes with a text between them."""
    result: list[Part] = []
    for part in parts:
        result += [between, part] if result else [part]
    return result


def anchored(document: nodes.document, node: nodes.Element, identifier: str) -> None:
    """Give a node an address on its page and a label for links from others."""
    node["ids"].append(identifier)
    node["names"].append(identifier.lower())
    document.note_explicit_target(node, node)


def section(document: nodes.document, identifier: str, *title: Part, classes: Sequence[str] = ()) -> nodes.section:
    """A section with its title and address."""
    result = nodes.section(classes=list(classes))
    head = nodes.title()
    head += [_node(part) for part in title]
    result += head
    anchored(document, result, identifier)
    return result


def heading(text: str, level: int = 3) -> nodes.rubric:
    """A heading that the page's contents do not list."""
    return nodes.rubric(text, text, **{"heading-level": level})


def terms(items: Iterable[tuple[Part, Sequence[Part]]]) -> nodes.definition_list:
    """Terms, each with a paragraph that explains it."""
    result = nodes.definition_list()
    for term, explained in items:
        definition = nodes.definition("", paragraph(*explained))
        result += nodes.definition_list_item("", nodes.term("", "", _node(term)), definition)
    return result


def table(head: Sequence[str], rows: Iterable[Sequence[Cell]], *classes: str) -> nodes.table:
    """A table whose first column names its rows."""
    result = nodes.table(classes=["colwidths-auto", *classes])
    group = nodes.tgroup(cols=len(head))
    for place in range(len(head)):
        column = nodes.colspec(colwidth=1)
        if place == 0:
            column["stub"] = 1
        group += column
    top, body = nodes.thead(), nodes.tbody()
    top += _row(head)
    body += [_row(row) for row in rows]
    group += [top, body]
    result += group
    return result


def _row(cells: Sequence[Cell]) -> nodes.row:
    result = nodes.row()
    for cell in cells:
        parts = [cell] if isinstance(cell, str | nodes.Node) else list(cell)
        entry = nodes.entry()
        whole = len(parts) == 1 and isinstance(parts[0], nodes.paragraph)
        entry += _node(parts[0]) if whole else paragraph(*parts)
        result += entry
    return result


def _node(part: Part) -> nodes.Node:
    return nodes.Text(part) if isinstance(part, str) else part
