"""Needs: sources, statements, criteria and tests as sphinx-needs knows them, linked, for roles and for needs.json."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from docutils import nodes
from docutils.parsers.rst.states import RSTState
from sphinx.application import Sphinx
from sphinx_needs.api import add_need
from sphinx_needs.utils import add_doc

from evspec.criteria import Criterion, Source, Statement
from evspec.sphinx.catalogue import Catalogue
from evspec.sphinx.results import CriterionTest

__all__ = ["FIELDS", "LINKS", "TYPES", "Need", "need_of", "register", "test_id"]

TYPES = [
    {"directive": "source", "title": "Source", "prefix": "", "color": "#d9c8f0", "style": "folder"},
    {"directive": "statement", "title": "Statement", "prefix": "", "color": "#c8daf0", "style": "node"},
    {"directive": "criterion", "title": "Criterion", "prefix": "", "color": "#c9ead0", "style": "node"},
    {"directive": "test", "title": "Test", "prefix": "", "color": "#f0e6c8", "style": "node"},
]
NAMES = ("level", "family", "standing", "locator", "modality", "grade", "not_executable", "doi", "kind", "outcome")
FIELDS = {name: {"schema": {"type": "string"}, "nullable": True} for name in NAMES}
LINKS = {
    "derived_from": {"outgoing": "derived from", "incoming": "is the basis of", "target_types": ["statement"]},
    "stated_in": {"outgoing": "stated in", "incoming": "states", "target_types": ["source"]},
    "tests": {"outgoing": "tests", "incoming": "is tested by", "target_types": ["criterion"]},
    "paired_with": {"outgoing": "paired with", "incoming": "paired with", "target_types": ["criterion"]},
}


class Need(nodes.Invisible, nodes.Element):
    """A place in a page where a need is registered; the page itself shows it in its own way."""


def test_id(result: CriterionTest, place: int) -> str:
    """The id of a result: that of its criterion and its place among the results of it."""
    return f"T-{result.criterion}-{place:02}"


def need_of(
    catalogue: Catalogue, thing: Source | Statement | Criterion | CriterionTest, identifier: str = "", line: int = 1
) -> Need:
    """The need of a source, statement, criterion or test result; links to what does not exist are left out."""
    match thing:
        case Source():
            return _need("source", thing.id, thing.title, line, doi=thing.doi or None)
        case Statement():
            need = _need("statement", thing.id, thing.text, line, stated_in=[thing.source])
            need["fields"].update(locator=thing.locator, modality=thing.modality, grade=thing.grade)
            need["fields"].update(not_executable=thing.not_executable or None)
            return need
        case Criterion():
            cited = [each.id for each in catalogue.statements_of(thing)]
            pairs = [each for each in thing.pairs if each in catalogue.specification.criteria]
            need = _need("criterion", thing.id, thing.name, thing.line, derived_from=cited, paired_with=pairs)
            need["content"] = f"{thing.rationale} {thing.met_shows} {thing.met_does_not_show}"
            standing = catalogue.standing(thing).words
            need["fields"].update(level=thing.level, family=thing.family, standing=standing)
            return need
        case CriterionTest():
            need = _need("test", identifier, thing.scenario, thing.line or line, tests=[thing.criterion])
            need["fields"].update(kind=thing.kind, outcome=thing.outcome)
            return need


def register(app: Sphinx, doctree: nodes.document) -> None:
    """Hand every need of a page that was just read to sphinx-needs."""
    docname = app.env.docname
    for need in list(doctree.findall(Need)):
        add_doc(app.env, docname)
        found: Sequence[nodes.Node] = add_need(
            app,
            state=cast(RSTState, need),  # a hidden need parses nothing, but sphinx-needs refuses to go without
            docname=docname,
            lineno=need["line"],
            need_type=need["kind"],
            title=need["title"],
            id=need["identifier"],
            content=need["content"],
            hide=True,
            **need["fields"],
        )
        need.replace_self(list(found))


def _need(kind: str, identifier: str, title: str, line: int, **fields: str | list[str] | None) -> Need:
    return Need(kind=kind, identifier=identifier, title=title, line=line, content="", fields=dict(fields))
