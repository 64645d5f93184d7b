"""Which criteria are judged: a profile is a selection by source, family, level or id, and never a copy."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from evspec.criteria import Specification
from evspec.errors import EvspecError, UnknownWord, unknown
from evspec.model import LEVELS, Criterion

__all__ = ["Selection", "chosen"]

OPTIONS = {"criterion": "its id,", "source": "--source", "family": "--family", "level": "--level"}


@dataclass(frozen=True)
class Selection:
    """What is asked for: several names of one kind are alternatives, different kinds narrow; nothing asks for all."""

    ids: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.ids or self.sources or self.families or self.levels)

    @property
    def words(self) -> str:
        """`source witwer2019 or borger2020; level should`."""
        kinds = (("source", self.sources), ("family", self.families), ("level", self.levels), ("id", self.ids))
        return "; ".join(f"{kind} {_either(names)}" for kind, names in kinds if names)


def chosen(specification: Specification, selection: Selection) -> tuple[Criterion, ...]:
    """The criteria that are of one of the sources, one of the families, one of the levels and of one of the ids asked.

    A source is that of a statement which the criterion cites; a family is named by its letters or its title. Named ids
    come in the order in which they are named. A misspelt name raises `UnknownWord`, and one of another kind (a family
    where a criterion is asked for) says of which; a selection of no criterion is an error, since nothing judged would
    look like nothing missed.
    """
    kinds = _kinds(specification)
    named = [each for name in selection.ids for each in _known("criterion", (name,), kinds, specification)]
    ids = [specification.criteria[each] for each in dict.fromkeys(named)]
    sources, families, levels = (
        _known(kind, names, kinds, specification)
        for kind, names in (("source", selection.sources), ("family", selection.families), ("level", selection.levels))
    )
    cited = {each.id: each.source for each in specification.statements.values()}
    tests: list[tuple[frozenset[str], Callable[[Criterion], Iterable[str]]]] = [
        (sources, lambda each: (cited[name] for name in each.statements if name in cited)),
        (families, lambda each: (each.family,)),
        (levels, lambda each: (each.level,)),
    ]
    found = ids or list(specification.criteria.values())
    for names, of in tests:
        found = [each for each in found if not names or not names.isdisjoint(of(each))]
    if not found:
        raise EvspecError(f"Nothing is selected: no criterion has all of this: {selection.words}.")
    return tuple(found)


def _kinds(specification: Specification) -> dict[str, Mapping[str, Collection[str]]]:
    """What may be asked for of each kind, and what each name stands for."""
    return {
        "criterion": {each: {each} for each in specification.criteria},
        "source": {each: {each} for each in specification.sources},
        "family": _families(specification),
        "level": {f"{at}{each}": {each} for at in ("", "@") for each in LEVELS},
    }


def _known(
    what: str, names: Iterable[str], kinds: Mapping[str, Mapping[str, Collection[str]]], specification: Specification
) -> frozenset[str]:
    """What the names stand for, in whatever case they are written."""
    spelt: dict[str, set[str]] = {}
    for name, meant in kinds[what].items():
        spelt.setdefault(name.casefold(), set()).update(meant)
    for name in names:
        if name.casefold() not in spelt:
            if told := _of_another_kind(name, kinds, specification):
                raise UnknownWord(f"Unknown {what} {name!r}. {told}")
            raise unknown(what, name, kinds[what])
    return frozenset(each for name in names for each in spelt[name.casefold()])


def _of_another_kind(
    name: str, kinds: Mapping[str, Mapping[str, Collection[str]]], specification: Specification
) -> str:
    """What a name is that is not of the kind asked for, and what to type instead; blank where it is nothing."""
    for kind, known in kinds.items():
        found = next((each for each in known if each.casefold() == name.casefold()), "")
        if found:
            return f"It is a {kind}: ask with {OPTIONS.get(kind, '')} {found}."
    statements = specification.stated(name)
    if not statements:
        return ""
    source, parts = statements[0].source, ", ".join(each.id for each in statements)
    resting = [each.id for each in specification.criteria.values() if {s.id for s in statements} & {*each.statements}]
    are = f"It is a statement of {source}" if len(statements) == 1 else f"{parts} are statements of {source}"
    on = f"; on {'it' if len(statements) == 1 else 'them'} rest {', '.join(resting)}" if resting else ""
    return f"{are}: ask with --source {source}{on}."


def _families(specification: Specification) -> dict[str, set[str]]:
    """The letters and the titles of the families, each with the letters that it stands for."""
    found: dict[str, set[str]] = {}
    for each in specification.criteria.values():
        found.setdefault(each.family, set()).add(each.family)
        found.setdefault(each.feature, set()).add(each.family)
    return found


def _either(names: Iterable[str]) -> str:
    return " or ".join(dict.fromkeys(names))
