"""All that the pages are made from: the specification, the test results, and what is wrong with either."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from xml.etree.ElementTree import ParseError

from sphinx.environment import BuildEnvironment

from evspec.criteria import Criterion, Source, Specification, Statement, criteria_of, load_specification
from evspec.errors import MalformedFeature
from evspec.sources import source_of
from evspec.sphinx.checks import Problem, problems_of
from evspec.sphinx.results import CriterionTest, Standing, read_results, standing_of

__all__ = ["RECORD", "Catalogue", "catalogue_of", "depend", "forget", "read_catalogue"]

RECORD = "docs/methods/mutants.csv"
"""The mutation run that the site publishes, from the root."""
PLACE = re.compile(r"(?P<path>.*?\.(?:feature|toml))(?::(?P<line>\d+))?: (?P<message>.*)", re.DOTALL)


@dataclass(frozen=True)
class Catalogue:
    """The specification below `root`, the results by criterion, and the problems found on reading them."""

    root: Path
    specification: Specification
    results: dict[str, tuple[CriterionTest, ...]]
    results_path: Path
    problems: tuple[Problem, ...]

    @cached_property
    def citing(self) -> dict[str, tuple[Criterion, ...]]:
        """The criteria that derive from each statement; a statement without one is not a key."""
        found: dict[str, list[Criterion]] = defaultdict(list)
        for criterion in self.specification.criteria.values():
            for statement in criterion.statements:
                found[statement].append(criterion)
        return {name: tuple(criteria) for name, criteria in found.items()}

    def standing(self, criterion: Criterion) -> Standing:
        """What the tests say of the criterion."""
        return standing_of(self.results.get(criterion.id, ()))

    def statements_of(self, criterion: Criterion) -> tuple[Statement, ...]:
        """The statements that a criterion cites and a source holds."""
        known = self.specification.statements
        return tuple(known[each] for each in criterion.statements if each in known)

    def place(self, path: Path) -> str:
        """A path as the pages and warnings print it: from the root, with slashes."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()


def catalogue_of(env: BuildEnvironment) -> Catalogue:
    """The catalogue of the project that is being built."""
    return read_catalogue(Path(env.srcdir), Path(env.srcdir) / str(env.config.evspec_results))


def depend(env: BuildEnvironment) -> None:
    """Have the page being read rebuilt when a feature, a source, the results or the package change."""
    catalogue = catalogue_of(env)
    folder, package = catalogue.specification.folder, Path(__file__).parents[1]
    read = (*folder.glob("*.feature"), *folder.glob("sources/*.toml"), *package.rglob("*.py"), catalogue.results_path)
    for path in (*read, catalogue.root / RECORD):
        env.note_dependency(str(path))


@lru_cache(maxsize=4)
def read_catalogue(root: Path, results_path: Path) -> Catalogue:
    """The catalogue of a checkout. What cannot be read is left out and is one of its problems."""
    specification, problems = _specification(root)
    results, failures = _results(root, results_path, specification)
    return Catalogue(root, specification, results, results_path, (*problems, *failures))


def forget() -> None:
    """Read everything anew at the next call."""
    read_catalogue.cache_clear()


def _specification(root: Path) -> tuple[Specification, tuple[Problem, ...]]:
    folder = root / "features"
    try:
        specification = load_specification(folder)
    except MalformedFeature as error:
        specification = _what_can_be_read(folder)
        return specification, (_problem(root, error), *problems_of(root, specification))
    return specification, problems_of(root, specification)


def _what_can_be_read(folder: Path) -> Specification:
    criteria: dict[str, Criterion] = {}
    sources: dict[str, Source] = {}
    titles: dict[str, str] = {}
    for path in sorted(folder.glob("*.feature")):
        try:
            found = criteria_of(path, path.read_text("utf-8"))
        except MalformedFeature:
            continue
        criteria.update((each.id, each) for each in found)
        titles.update((path.stem, each.feature) for each in found)
    for path in sorted(folder.glob("sources/*.toml")):
        try:
            source = source_of(path, path.read_bytes())
        except MalformedFeature:
            continue
        sources[source.id] = source
    statements = {each.id: each for source in sources.values() for each in source.statements}
    return Specification(criteria, statements, sources, folder, "incomplete", titles)


def _problem(root: Path, error: MalformedFeature) -> Problem:
    match = PLACE.match(str(error))
    if not match:
        return Problem("", str(error))
    path = Path(match["path"])
    place = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    return Problem(f"{place}:{match['line'] or 1}", match["message"])


def _results(
    root: Path, path: Path, specification: Specification
) -> tuple[dict[str, tuple[CriterionTest, ...]], tuple[Problem, ...]]:
    place = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    try:
        results = read_results(path)
    except ParseError as error:
        return {}, (Problem(f"{place}:1", f"these test results are not XML: {error}"),)
    grouped: dict[str, list[CriterionTest]] = defaultdict(list)
    for each in results:
        grouped[each.criterion].append(each)
    strange = tuple(
        Problem(f"{place}:1", f"a test result names {name}, which is no criterion: are the results of another version?")
        for name in grouped
        if name not in specification.criteria
    )
    return {name: tuple(found) for name, found in grouped.items()}, strange
