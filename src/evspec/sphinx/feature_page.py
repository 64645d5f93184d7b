"""A feature file as a page: its description, a table of its criteria, and a section for each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.parsers import Parser

from evspec.criteria import Criterion
from evspec.sphinx.catalogue import Catalogue, catalogue_of, depend
from evspec.sphinx.criterion_page import criterion_section
from evspec.sphinx.elements import Cell, level, paragraph, reference, section, standing, table
from evspec.sphinx.gherkin_text import FeatureText

__all__ = ["FeatureParser", "criteria_table"]


class FeatureParser(Parser):
    """Makes a document of a feature file."""

    supported = ("feature",)

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Fill the document; a feature that cannot be read becomes a page that says so."""
        env: BuildEnvironment = document.settings.env
        depend(env)
        catalogue = catalogue_of(env)
        path = Path(env.doc2path(env.docname))
        mine = [each for each in catalogue.specification.criteria.values() if each.path == path]
        text = FeatureText.of(inputstring)
        name = catalogue.specification.features.get(path.stem, path.name)
        page = section(document, f"family-{path.stem}", name, classes=["family"])
        document += page
        page += paragraph(text.description, classes=["lead"])
        if not mine:
            page += paragraph("No criterion can be read from this feature; the log of the build says why.")
            return
        page += criteria_table(catalogue, mine)
        for criterion in mine:
            page += criterion_section(catalogue, criterion, text, document)


def criteria_table(catalogue: Catalogue, criteria: Sequence[Criterion]) -> nodes.table:
    """Criteria with their level and what the tests say of them, each a link."""
    rows: list[Sequence[Cell]] = [
        [
            reference(each.id),
            each.name,
            level(catalogue.specification, each),
            standing(catalogue.standing(each)),
        ]
        for each in criteria
    ]
    return table(("Criterion", "What is true where it is met", "Level", "Tests"), rows, "criteria")
