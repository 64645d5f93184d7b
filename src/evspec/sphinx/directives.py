"""The directives of the site: each puts one generated part into a page of prose."""

from __future__ import annotations

from collections.abc import Callable

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from evspec.sphinx.catalogue import Catalogue, catalogue_of, depend
from evspec.sphinx.overview import coverage, families, gaps, numbers, papers, statements, trace, unverified
from evspec.sphinx.reference import quantities, sentences, tables
from evspec.sphinx.side_by_side import pairs
from evspec.sphinx.worked import Drawn, Worked

__all__ = ["DIRECTIVES"]

Make = Callable[[Catalogue, nodes.document], list[nodes.Node]]


def directive(make: Make) -> type[SphinxDirective]:
    """A directive without arguments that puts there what a function makes of the catalogue."""

    class Generated(SphinxDirective):
        def run(self) -> list[nodes.Node]:
            depend(self.env)
            return make(catalogue_of(self.env), self.state.document)

    return Generated


DIRECTIVES: dict[str, type[SphinxDirective]] = {
    f"evspec-{make.__name__}": directive(make)
    for make in (
        coverage,
        families,
        gaps,
        numbers,
        pairs,
        papers,
        quantities,
        sentences,
        statements,
        tables,
        trace,
        unverified,
    )
}
DIRECTIVES |= {"evspec-worked": Worked, "evspec-figure": Drawn}
