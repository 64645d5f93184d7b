"""A source file as a page: what the paper or norm is, and its statements in order with what became of each."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.parsers import Parser

from evspec.criteria import Source, Statement
from evspec.sphinx.catalogue import Catalogue, catalogue_of, depend
from evspec.sphinx.elements import Part, joined, link, literal, paragraph, section, standing, table, tag
from evspec.sphinx.evidence import grade
from evspec.sphinx.needs import need_of
from evspec.sphinx.wording import short
from evspec.words import exactly

__all__ = ["SourceParser", "became", "points"]


class SourceParser(Parser):
    """Makes a document of a source file."""

    supported = ("source",)

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Fill the document; a source that cannot be read becomes a page that says so."""
        env: BuildEnvironment = document.settings.env
        depend(env)
        catalogue = catalogue_of(env)
        path = Path(env.doc2path(env.docname))
        source = next((each for each in catalogue.specification.sources.values() if each.path == path), None)
        if source is None:
            page = section(document, f"source-{path.stem}", path.stem)
            page += paragraph("This source cannot be read; the log of the build says why.")
        else:
            page = _page(catalogue, source, inputstring.splitlines(), document)
        document += page


def became(catalogue: Catalogue, statement: Statement) -> list[Part]:
    """What became of a statement: the criteria derived from it, why it is not executable, or that nothing did yet."""
    citing = catalogue.citing.get(statement.id, ())
    parts: list[Part] = []
    if citing:
        parts = ["Derived: ", *joined(link(each.id, f"{each.id} {each.name}") for each in citing)]
    if statement.not_executable:
        return [*parts, " " if parts else "", tag("not executable"), f" {statement.not_executable}"]
    return parts or [tag("no criterion yet", "caution")]


def _page(catalogue: Catalogue, source: Source, lines: list[str], document: nodes.document) -> nodes.section:
    page = section(document, source.id, short(source), classes=["source"])
    page += need_of(catalogue, source)
    if short(source) != source.title:
        page += paragraph(source.title, classes=["lead"])
    page += paragraph(source.citation)
    page += _facts(source)
    for statement in source.statements:
        page += _section(catalogue, statement, _line(lines, statement), document)
    if source.unverified:
        page += nodes.rubric("To be verified", "To be verified", **{"heading-level": 2})
        page += paragraph("Held from memory, checked by nobody; ", link("unverified", "how to help"), ".")
        page += points(source)
    return page


def points(source: Source) -> nodes.table:
    """What nobody has checked against a source, as a table."""
    rows = [
        (literal(each.id), each.point, each.confidence, each.check or "the point itself") for each in source.unverified
    ]
    return table(("Point", "What is held", "Confidence", "What to look for"), rows, "points")


def _facts(source: Source) -> nodes.field_list:
    doi = nodes.reference("", source.doi, refuri=f"https://doi.org/{source.doi}") if source.doi else None
    facts: list[tuple[str, Part]] = [("DOI", doi or ""), ("Date", source.date), ("What was read", source.status)]
    return _fields([(name, [part]) for name, part in facts if part])


def _section(catalogue: Catalogue, statement: Statement, line: int, document: nodes.document) -> nodes.section:
    result = section(document, statement.id, statement.id, classes=["statement"])
    result += need_of(catalogue, statement, line=line)
    result += paragraph(statement.text, classes=["stated"])
    numbers = "; ".join(each.text or f"{exactly(each.value)} {each.unit}" for each in statement.numbers)
    facts: list[tuple[str, list[Part]]] = [
        ("Where", [statement.locator]),
        ("Modality", [statement.modality]),
        ("Grade", [grade(statement.grade)]),
        ("Seen in", [statement.seen]),
        ("Numbers", [numbers]),
        ("Note", [statement.note]),
        ("What became of it", became(catalogue, statement)),
    ]
    standings = [standing(catalogue.standing(each)) for each in catalogue.citing.get(statement.id, ())]
    if standings:
        facts.append(("Tests", joined(standings)))
    result += _fields([(name, parts) for name, parts in facts if parts != [""]])
    return result


def _fields(facts: list[tuple[str, list[Part]]]) -> nodes.field_list:
    result = nodes.field_list()
    for name, parts in facts:
        body = nodes.field_body("", paragraph(*parts))
        result += nodes.field("", nodes.field_name("", name), body)
    return result


def _line(lines: list[str], statement: Statement) -> int:
    return next((place for place, line in enumerate(lines, start=1) if line.strip() == f'id = "{statement.id}"'), 1)
