"""A laboratory's own criteria: its folder of features, read as what a stranger wrote, and put beside ours."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple, TypeVar

from evspec.criteria import Own, Specification
from evspec.errors import EvspecError, Fault, FeatureFaults, HandinFaults, UnreadableFile
from evspec.model import Criterion, Source, Statement
from evspec.own_files import contents, text_of
from evspec.quantities import Quantity
from evspec.rules import FeatureRead, read_feature
from evspec.sources import source_of

__all__ = ["OWNER", "Beside", "beside", "read_beside"]

OWNER = "laboratory"
PLACE = re.compile(r":(\d+): ")
LINE = re.compile(r"\(at line (\d+),")
Read = TypeVar("Read")


@dataclass(frozen=True)
class _Reading:
    """What was read of a folder so far, and every breach on the way, as file:line: rule: message.

    `unread` names what is not whole: features, sources or quantities.
    """

    criteria: dict[str, Criterion] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    statements: dict[str, Statement] = field(default_factory=dict)
    breaches: list[str] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)


class Beside(NamedTuple):
    """The specification with what could be read of a laboratory's own, the breaches on the way, and what is missing."""

    whole: Specification
    breaches: tuple[str, ...]
    unread: frozenset[str]


def beside(specification: Specification, folder: Path) -> Specification:
    """The specification with a laboratory's own criteria, sources and quantities, each under an id that was free.

    They are read from `*.feature`, `sources/*.toml` and `quantities.csv` of the folder, and from no folder below.
    `UnreadableFile` where it is no such folder; `FeatureFaults` with every file that cannot be parsed, every id that is
    taken and every fault of the quantities. Whether the criteria keep to the lint is not asked here.
    """
    found = read_beside(specification, folder)
    if found.breaches:
        raise FeatureFaults(found.breaches)
    return found.whole


def read_beside(specification: Specification, folder: Path) -> Beside:
    """The same with all that can be read where there are faults, so that the lint can go on with it."""
    files = contents(folder)
    found = _Reading()
    for path, content in files.features:
        for each in _criteria(found, path, content):
            _add_criterion(found, specification, each)
    for path, content in files.sources:
        if source := _read(found, path, content, _source, "sources"):
            _add_source(found, specification, source)
    quantities, declared = _quantities(found, files.quantities)
    if not found.breaches and not found.criteria:
        raise UnreadableFile(f"{folder}: no criterion is in it; a folder of .feature files with Rules is expected.")
    whole = replace(
        specification,
        criteria=specification.criteria | found.criteria,
        statements=specification.statements | found.statements,
        sources=specification.sources | found.sources,
        own=Own(folder, _digest(files.every), quantities, declared),
    )
    return Beside(whole, tuple(found.breaches), frozenset(found.unread))


def _criteria(found: _Reading, path: Path, content: bytes) -> list[Criterion]:
    read = _read(found, path, content, _feature, "features")
    if read is None:
        return []
    found.breaches.extend(_grammar(path, fault) for fault in read.faults)
    found.unread.update(() if read.whole else ("features",))
    return [replace(each, owner=OWNER) for each in read.criteria]


def _feature(path: Path, content: bytes) -> FeatureRead:
    return read_feature(path, text_of(path, content))


def _source(path: Path, content: bytes) -> Source:
    return replace(source_of(path, text_of(path, content).encode()), owner=OWNER)


def _read(found: _Reading, path: Path, content: bytes, read: Callable[[Path, bytes], Read], what: str) -> Read | None:
    """What `read` makes of a file, or None, where a breach says why."""
    try:
        return read(path, content)
    except EvspecError as error:
        found.breaches.append(_grammar(path, error))
        found.unread.add(what)
        return None


def _grammar(path: Path, error: EvspecError) -> str:
    told = str(error).removeprefix(str(path))
    place, inside = PLACE.match(told), LINE.search(told)
    line = place[1] if place else inside[1] if inside else "1"
    message = told[place.end() :] if place else told.removeprefix(": ")
    return f"{path}:{line}: grammar: {message}"


def _add_criterion(found: _Reading, ours: Specification, criterion: Criterion) -> None:
    other = ours.criteria.get(criterion.id) or found.criteria.get(criterion.id)
    if other:
        whose = "of the laboratory's" if other.owner else "of evspec's"
        taken = f"{criterion.id} is already a criterion {whose}, {other.name!r} ({other.place})"
        found.breaches.append(f"{criterion.path}:{criterion.line}: free-id: {taken}")
        found.unread.add("features")
    else:
        found.criteria[criterion.id] = criterion


def _add_source(found: _Reading, ours: Specification, source: Source) -> None:
    other = ours.sources.get(source.id) or found.sources.get(source.id)
    if other:
        found.breaches.append(f"{source.path}:1: free-id: {source.id} is already the source {other.path.name}")
        found.unread.add("sources")
        return
    found.sources[source.id] = source
    points = {each.id: each.source for every in ours.sources.values() for each in every.unverified}
    taken = points | {each.id: each.source for each in ours.statements.values()}
    for each in source.statements:
        whose = taken.get(each.id) or (found.statements[each.id].source if each.id in found.statements else "")
        if whose:
            found.breaches.append(f"{source.path}:1: free-id: {each.id} is already a statement of {whose}")
        found.statements[each.id] = each


def _quantities(
    found: _Reading, file: tuple[Path, bytes] | None
) -> tuple[Mapping[str, Quantity], tuple[tuple[str, ...], ...]]:
    if file is None:
        return {}, ()
    from evspec.handin.own import declared

    path, content = file
    try:
        return declared(content, path.name)
    except HandinFaults as error:
        told = [f"{path}:{fault.row or 1}: quantity: {_without_place(fault)}" for fault in error.faults]
        found.breaches.extend(told)
        found.unread.add("quantities")
        return {}, ()


def _without_place(fault: Fault) -> str:
    return str(fault._replace(file=f"column {fault.column}" if fault.column else "the table", row=None, column=""))


def _digest(files: Iterable[tuple[Path, bytes]]) -> str:
    digest = hashlib.sha256()
    for path, content in files:
        digest.update(path.name.encode() + b"\0" + content.replace(b"\r\n", b"\n"))
    return digest.hexdigest()
