"""The role that prints a verdict in prose as the pages of criteria print it."""

from __future__ import annotations

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from evspec.sphinx.elements import verdict
from evspec.verdicts import Verdict

__all__ = ["VerdictRole"]


class VerdictRole(SphinxRole):
    """A verdict by its words; a word that is none is warned of."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The verdict with the classes of its shape and colour."""
        try:
            return [verdict(Verdict.of(self.text))], []
        except KeyError:
            known = ", ".join(each.words for each in Verdict)
            return [], [self.inliner.reporter.error(f"{self.text!r} found, one of {known} expected", line=self.lineno)]
