"""The specification as one thing: every criterion and statement, and what identifies this very text of them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from evspec.documents import document_of
from evspec.errors import AmbiguousStep, MalformedFeature, UnknownStep, UnknownWord, unknown
from evspec.model import LEVELS, SITE, Criterion, Number, Scenario, Source, Statement, Step, Unverified
from evspec.quantities import PANELS, Quantity, Vocabulary, find
from evspec.quantities.known import known_quantities
from evspec.rules import criteria_of, feature_of
from evspec.sources import source_of

__all__ = [
    "LEVELS",
    "SITE",
    "Criterion",
    "Number",
    "Own",
    "Scenario",
    "Source",
    "Specification",
    "Statement",
    "Step",
    "Unverified",
    "criteria_of",
    "features_folder",
    "load_specification",
    "vocabulary",
]

KNOWN_DOCUMENTS = (
    "certificate of analysis",
    "method validation",
    "potency report",
    "stability report",
)
"""Kinds of documents that a laboratory may hand in although no criterion asks for them."""
ON_FILE = re.compile(r"(.+?) (?:is|are) on file(?: .+)?")


@dataclass(frozen=True)
class Own:
    """What a laboratory put beside the specification: whence, the digest of it, and the quantities that it declares.

    `declared` are the lines of its table of quantities, the header first.
    """

    folder: Path
    digest: str
    quantities: Mapping[str, Quantity] = field(default_factory=dict)
    declared: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Specification:
    """Criteria, statements and sources by id, and what identifies this very text of them.

    Where a laboratory put its own criteria beside ours, `own` says so, and `owner` of each criterion whose it is.
    """

    criteria: dict[str, Criterion]
    statements: dict[str, Statement]
    sources: dict[str, Source]
    folder: Path
    digest: str
    features: dict[str, str] = field(default_factory=dict)
    own: Own | None = None

    @property
    def version(self) -> str:
        """The version of the package that the specification is shipped with, and the start of its digest.

        Where a laboratory's own criteria stand beside it, the start of their digest too.
        """
        from importlib.metadata import PackageNotFoundError, version

        more = f" + laboratory features {self.own.digest[:12]}" if self.own else ""
        try:
            return f"{version('evspec')}+{self.digest[:12]}{more}"
        except PackageNotFoundError:
            return f"0+{self.digest[:12]}{more}"

    @property
    def quantities(self) -> Mapping[str, Quantity]:
        """What its sentences may name: every quantity of evspec, and those that a laboratory's own features declare."""
        return known_quantities() | dict(self.own.quantities) if self.own else known_quantities()

    def criterion(self, identifier: str) -> Criterion:
        """The criterion of that id; `UnknownWord` with the nearest spelling where there is none."""
        if identifier not in self.criteria:
            raise unknown("criterion", identifier, self.criteria)
        return self.criteria[identifier]

    def stated(self, identifier: str) -> tuple[Statement, ...]:
        """The statement of that id, in whatever case, or those that are its parts: A-05a to A-05h of A-05."""
        wanted = re.compile(re.escape(identifier) + "[a-z]*", re.IGNORECASE)
        found = [each for each in self.statements.values() if wanted.fullmatch(each.id)]
        return tuple(each for each in found if each.id.casefold() == identifier.casefold()) or tuple(found)

    def open_statements(self) -> tuple[Statement, ...]:
        """The statements that no criterion derives from, though nothing says that they are not executable."""
        cited = {each for criterion in self.criteria.values() for each in criterion.statements}
        return tuple(each for each in self.statements.values() if each.id not in cited and not each.not_executable)

    def numbers(self, criterion: Criterion) -> tuple[Number, ...]:
        """The numbers printed in the statements that a criterion cites."""
        cited = (self.statements[each] for each in criterion.statements if each in self.statements)
        return tuple(number for statement in cited for number in statement.numbers)


def features_folder() -> Path:
    """Where the features are: in the package first, as an installed wheel has them, in the checkout second."""
    for place in (Path(__file__).parent / "features", Path(__file__).parents[2] / "features"):
        if place.is_dir():
            return place
    raise MalformedFeature("the folder of features is neither in the package nor in a checkout beside it")


def load_specification(folder: Path | None = None) -> Specification:
    """Every criterion and statement below a folder of features, in the order of their files.

    A feature that does not parse, a criterion without one id and one level, and an id that occurs twice raise
    `MalformedFeature`, which names file and line.
    """
    folder = folder or features_folder()
    digest = hashlib.sha256()
    criteria: dict[str, Criterion] = {}
    titles: dict[str, str] = {}
    for path in sorted(folder.glob("*.feature")):
        content = path.read_bytes()
        digest.update(path.name.encode() + b"\0" + content.replace(b"\r\n", b"\n"))
        title, found = feature_of(path, content.decode("utf-8"))
        titles[path.stem] = title
        for each in found:
            if each.id in criteria:
                raise MalformedFeature(f"{path}:{each.line}: {each.id} is already the id of {criteria[each.id].path}")
            criteria[each.id] = each
    sources = {}
    for path in sorted((folder / "sources").glob("*.toml")):
        content = path.read_bytes()
        digest.update(path.name.encode() + b"\0" + content.replace(b"\r\n", b"\n"))
        source = source_of(path, content)
        sources[source.id] = source
    statements = {each.id: each for source in sources.values() for each in source.statements}
    return Specification(criteria, statements, sources, folder, digest.hexdigest(), titles)


def vocabulary(specification: Specification) -> Vocabulary:
    """The names that a hand-in may use, as this specification declares them."""
    steps = [step for each in specification.criteria.values() for row in each.scenarios for step in row.steps]
    quantities = specification.quantities
    asked = {document_of(match[1], quantities)[0] for step in steps if (match := ON_FILE.fullmatch(step.text))}
    documents = asked.union(KNOWN_DOCUMENTS)
    analytes = frozenset(analyte for step in steps for analyte in _analytes(step, quantities))
    declared = specification.own.declared if specification.own else ()
    return Vocabulary(known_quantities(), documents, PANELS, specification.criteria, analytes, declared)


def _analytes(step: Step, quantities: Mapping[str, Quantity]) -> tuple[str, ...]:
    """The analytes that a sentence names; none where it cannot be bound, which is for its reading to say."""
    from evspec.steps import sentence_of

    try:
        _, words = sentence_of(step)
        noun = words.get("noun")
        found = find(noun, quantities).alternatives if noun and not words.get("every_") else ()
    except (AmbiguousStep, UnknownStep, UnknownWord):
        return ()
    return tuple(analyte for _, analyte in found if analyte)
