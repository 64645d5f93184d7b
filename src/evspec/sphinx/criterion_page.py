"""One criterion as a section of the page of its family: prose, how it is judged, examples, evidence."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes

from evspec.criteria import Criterion
from evspec.errors import EvspecError
from evspec.levels import CHOSEN, LAY, level_from
from evspec.sphinx.catalogue import Catalogue
from evspec.sphinx.details import details
from evspec.sphinx.elements import joined, link, literal, paragraph, reference, section, standing, tag
from evspec.sphinx.evidence import evidence
from evspec.sphinx.examples import examples
from evspec.sphinx.gherkin_text import FeatureText
from evspec.sphinx.judging import gherkin, judging
from evspec.sphinx.needs import need_of

__all__ = ["criterion_section"]


def criterion_section(
    catalogue: Catalogue, criterion: Criterion, text: FeatureText, document: nodes.document
) -> nodes.section:
    """The section of a criterion, at the address of its id; words that nobody knows are said where they stand."""
    title = (nodes.inline("", criterion.id, classes=["identifier"]), " ", criterion.name)
    result = section(document, criterion.id, *title, classes=["criterion"])
    result += need_of(catalogue, criterion)
    result += _badges(catalogue, criterion)
    result += paragraph(criterion.rationale, classes=["rationale"])
    result += _promises(criterion)
    try:
        result += [*judging(catalogue, criterion, text), *examples(criterion)]
    except EvspecError as error:
        result += paragraph(f"How it is judged cannot be shown: {error}")
    result += evidence(catalogue, criterion, document)
    place = f"The whole rule, word for word, as it stands in {catalogue.place(criterion.path)}, line {criterion.line}"
    result += details(place, gherkin(text.rule(criterion)))
    result += paragraph("Permanent address: ", literal(criterion.address), classes=["address"])
    return result


def _badges(catalogue: Catalogue, criterion: Criterion) -> nodes.paragraph:
    label = f"level-{criterion.level}"
    parts: list[nodes.Node] = [tag(link(label, criterion.level), "level", label)]
    cited = catalogue.statements_of(criterion)
    whence = level_from(catalogue.specification, criterion)
    if whence == LAY:
        parts.append(tag(link("grade-sum", "level from a lay summary"), "caution"))
    if whence == CHOSEN:
        parts.append(tag(link("levels", "level is our choice"), "caution"))
    if criterion.laboratory:
        parts.append(tag("judges the laboratory, once"))
    parts.append(standing(catalogue.standing(criterion)))
    pairs = [reference(each) for each in criterion.pairs if each in catalogue.specification.criteria]
    sources = [reference(each.id) for each in cited]
    result = paragraph(*joined(parts, " · "), classes=["badges"])
    if sources:
        result += [nodes.Text(" · derived from "), *_nodes(sources)]
    if pairs:
        result += [nodes.Text(" · beside "), *_nodes(pairs)]
    return result


def _nodes(parts: Sequence[nodes.Node]) -> list[nodes.Node]:
    return [nodes.Text(each) if isinstance(each, str) else each for each in joined(parts)]


def _promises(criterion: Criterion) -> nodes.container:
    result = nodes.container(classes=["promises"])
    for words, kind in ((criterion.met_shows, "shows"), (criterion.met_does_not_show, "shows-not")):
        head, _, rest = words.partition(" that ") if " that " in words else (words, "", "")
        opening = nodes.strong("", head)
        result += paragraph(opening, f" that {rest}" if rest else "", classes=["promise", kind])
    return result
