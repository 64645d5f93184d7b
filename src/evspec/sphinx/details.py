"""A part of a page that is folded until somebody opens it."""

from __future__ import annotations

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

__all__ = ["Details", "depart_details", "details", "visit_details"]


class Details(nodes.General, nodes.Element):
    """A folded part of a page."""


def details(summary: str, *parts: nodes.Node) -> Details:
    """A folded part with the line that opens it."""
    result = Details(summary=summary)
    result += parts
    return result


def visit_details(self: HTML5Translator, node: Details) -> None:
    """Open the element and print its summary."""
    self.body.append(self.starttag(node, "details"))
    self.body.append(f"<summary>{self.encode(node['summary'])}</summary>")


def depart_details(self: HTML5Translator, _node: Details) -> None:
    """Close the element."""
    self.body.append("</details>\n")
