"""The overviews: how much of each source is covered, how the tests stand, what traces to what, and what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from docutils import nodes

from evspec.criteria import Criterion, Source
from evspec.levels import LAY, level_from
from evspec.sphinx.catalogue import Catalogue
from evspec.sphinx.elements import Cell, joined, level, link, paragraph, reference, section, standing, table
from evspec.sphinx.evidence import grade
from evspec.sphinx.results import KINDS, Standing
from evspec.sphinx.source_page import became, points
from evspec.sphinx.wording import short

__all__ = ["coverage", "families", "gaps", "numbers", "papers", "statements", "trace", "unverified"]

CENTRAL = ("witwer2019", "borger2020")
"""The two papers that the specification is made from."""
COVERAGE = ("Source", "Statements", "Derived", "Not executable", "No criterion yet", "What was read")


def numbers(catalogue: Catalogue, _document: nodes.document) -> list[nodes.Node]:
    """The sentence of the front page: criteria, statements, sources, and what the tests say."""
    specification = catalogue.specification
    counts = Counter(catalogue.standing(each) for each in specification.criteria.values())
    size = (
        f"{len(specification.criteria)} criteria in {len(specification.features)} families derive from "
        f"{len(catalogue.citing)} of {len(specification.statements)} statements "
        f"of {len(specification.sources)} sources."
    )
    present = [each for each in reversed(Standing) if counts[each]]
    stands = [part for each in present for part in (" · ", standing(each), f": {counts[each]}")][1:]
    return [paragraph(size, classes=["numbers"]), paragraph("Criteria by what their tests say: ", *stands, ".")]


def coverage(catalogue: Catalogue, _document: nodes.document) -> list[nodes.Node]:
    """A row a source: how many statements it has, and what became of them."""
    return [table(COVERAGE, (_covered(catalogue, each) for each in _ordered(catalogue)), "coverage")]


def papers(catalogue: Catalogue, _document: nodes.document) -> list[nodes.Node]:
    """A row for each of the two papers at the centre, and one for all other sources together."""
    ordered = _ordered(catalogue)
    others = [each for each in ordered if each.id not in CENTRAL]
    together = sum((Counter(_counts(catalogue, each)) for each in others), Counter())
    rows = [_covered(catalogue, each) for each in ordered if each.id in CENTRAL]
    name = link("sources", f"{len(others)} other sources")
    rows.append([name, *(str(together[each]) for each in COVERAGE[1:5]), "each source has a page that says so"])
    return [table(COVERAGE, rows, "coverage")]


def families(catalogue: Catalogue, _document: nodes.document) -> list[nodes.Node]:
    """A row a family: its criteria, and how many of them the tests pass."""
    rows: list[Sequence[Cell]] = []
    for stem, name in catalogue.specification.features.items():
        mine = [each for each in catalogue.specification.criteria.values() if each.path.stem == stem]
        passing = sum(catalogue.standing(each) is Standing.TESTS_PASS for each in mine)
        ids = joined((reference(each.id) for each in mine), " ")
        rows.append([link(f"family-{stem}", name), ids, f"{passing} of {len(mine)}"])
    return [table(("Family", "Criteria", "Tests pass"), rows, "families")]


def unverified(catalogue: Catalogue, document: nodes.document) -> list[nodes.Node]:
    """What nobody has checked, source by source: those of the two papers first."""
    found: list[nodes.Node] = []
    for source in _ordered(catalogue):
        if source.unverified:
            part = section(document, f"unverified-{source.id}", short(source))
            doi = nodes.reference("", source.doi, refuri=f"https://doi.org/{source.doi}") if source.doi else ""
            part += paragraph(link(source.id, source.title), ". ", doi)
            part += points(source)
            found.append(part)
    return found


def trace(catalogue: Catalogue, _document: nodes.document) -> list[nodes.Node]:
    """From criteria to statements and tests, what is uncovered first."""
    criteria = catalogue.specification.criteria.values()
    ordered = sorted(criteria, key=lambda each: (bool(each.statements), catalogue.standing(each), each.id))
    head = ("Criterion", "Requirement", "Level", "Statements", "Grades", "Scenarios", "Examples", "Tests")
    return [table(head, (_traced(catalogue, each) for each in ordered), "trace")]


def statements(catalogue: Catalogue, _document: nodes.document) -> list[nodes.Node]:
    """From statements to criteria, what is uncovered first."""
    every = catalogue.specification.statements.values()
    ordered = sorted(every, key=lambda each: (each.id in catalogue.citing, bool(each.not_executable)))
    rows: list[Sequence[Cell]] = [
        [
            reference(each.id),
            each.text,
            grade(each.grade),
            became(catalogue, each),
            link(each.source, short(catalogue.specification.sources[each.source])),
        ]
        for each in ordered
    ]
    return [table(("Statement", "What the source says", "Grade", "What became of it", "Source"), rows, "trace")]


def gaps(catalogue: Catalogue, _document: nodes.document) -> list[nodes.Node]:
    """What is missing, each with its reason; a sentence where nothing is."""
    criteria = tuple(catalogue.specification.criteria.values())
    by_standing = [
        (f"criteria: {found.words}", [each.id for each in criteria if catalogue.standing(each) is found])
        for found in (Standing.FAILING, Standing.NOT_TESTED, Standing.PARTLY_TESTED)
    ]
    lay = [each.id for each in criteria if level_from(catalogue.specification, each) == LAY]
    found: list[tuple[str, list[str]]] = [
        ("criteria that derive from no statement", [each.id for each in criteria if not each.statements]),
        ("criteria without an example", [each.id for each in criteria if not each.examples]),
        *by_standing,
        ("statements with no criterion yet", [each.id for each in catalogue.specification.open_statements()]),
        ("criteria whose level rests on a lay summary", lay),
    ]
    rows: list[Sequence[Cell]] = [
        [reason, str(len(ids)), joined((reference(each) for each in ids), " ")] for reason, ids in found if ids
    ]
    if not catalogue.results:
        place = catalogue.place(catalogue.results_path)
        rows.insert(0, ["test results", "0", f"no result of a criterion stands in {place}"])
    return [table(("What is missing", "How many", "Which"), rows, "gaps")] if rows else [paragraph("No gap was found.")]


def _ordered(catalogue: Catalogue) -> list[Source]:
    """The two papers at the centre first, then the others by how many statements they have and their date."""
    every = catalogue.specification.sources.values()
    return sorted(every, key=lambda each: (each.id not in CENTRAL, -len(each.statements), each.date))


def _covered(catalogue: Catalogue, source: Source) -> Sequence[Cell]:
    return [link(source.id, short(source)), *(str(each) for each in _counts(catalogue, source).values()), source.status]


def _counts(catalogue: Catalogue, source: Source) -> dict[str, int]:
    """How many statements a source has and what became of them, by column."""
    citing = sum(each.id in catalogue.citing for each in source.statements)
    idle = [each for each in source.statements if each.id not in catalogue.citing]
    not_executable = sum(bool(each.not_executable) for each in idle)
    counts = (len(source.statements), citing, not_executable, len(idle) - not_executable)
    return dict(zip(COVERAGE[1:5], counts, strict=True))


def _traced(catalogue: Catalogue, criterion: Criterion) -> Sequence[Cell]:
    cited = catalogue.statements_of(criterion)
    grades = dict.fromkeys(each.grade for each in cited)
    return [
        reference(criterion.id),
        criterion.name,
        level(catalogue.specification, criterion),
        joined(reference(each.id) for each in cited) or "none",
        joined((grade(each) for each in grades), " ") or "none",
        *(_ran(catalogue, criterion, kind) for kind in KINDS),
        standing(catalogue.standing(criterion)),
    ]


def _ran(catalogue: Catalogue, criterion: Criterion, kind: str) -> str:
    mine = [each for each in catalogue.results.get(criterion.id, ()) if each.kind == kind]
    return f"{sum(each.outcome == 'passed' for each in mine)} of {len(mine)} pass" if mine else "none ran"
