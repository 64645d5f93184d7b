"""Whether a criterion says no more than its sources: the level it takes, and the numbers it prints."""

from __future__ import annotations

from collections.abc import Iterator

from evspec.criteria import Specification
from evspec.errors import UnknownWord
from evspec.levels import NORMATIVE, rank_of, ranks_of
from evspec.lint.blame import Blame, asked, blame, sourced, spelt
from evspec.model import SITE, Criterion, Source, Statement
from evspec.quantities import find
from evspec.steps import number_of

__all__ = [
    "cells_are_not_vesicles",
    "levels_follow_statements",
    "numbers_are_graded",
    "numbers_are_sourced",
    "statements_are_accounted_for",
    "statements_are_cited",
]

LAY_LEVEL = "level from a lay summary"
LAY_SENTENCE = "the level is from a lay summary"
PRINTED = ("limit", "low", "high", "count")
EXAMPLE = f"{SITE}/use/laboratory.html#your-own-criteria"
"""Where a source of a laboratory's own is shown."""

OF_CELLS = "Holds for cells, never for vesicles."
"""What the note of a statement says that speaks of cells alone."""


def statements_are_cited(specification: Specification) -> Iterator[Blame]:
    """Every criterion cites a statement, @own ones too, none that no source holds and no point that nobody verified."""
    unverified = {each.id for source in specification.sources.values() for each in source.unverified}
    told = False
    for criterion in asked(specification):
        if not criterion.statements:
            yield blame(criterion, "no statement is cited, one such as @W-08 expected")
        for each in criterion.statements:
            if each in unverified:
                yield blame(criterion, f"@{each} is a point that nobody has verified")
            elif each not in specification.statements:
                yield blame(criterion, f"@{each} is a statement of no source{_advice(specification, each, told)}")
                told = True


def _advice(specification: Specification, identifier: str, told: bool) -> str:
    """The statements of evspec that the id is the begin of, or how a laboratory writes its own, once."""
    if parts := specification.stated(identifier):
        return f"; those of {parts[0].source} are {', '.join(f'@{each.id}' for each in parts)}"
    if told or not specification.own:
        return ""
    return (
        f". A laboratory writes its own in {specification.own.folder / 'sources'}/NAME.toml: id, title, citation and "
        f'date of the source, and below [[statement]] id = "{identifier}", text, locator, modality ("requirement" '
        f'carries @should, "mandatory" @must), grade ("FULL" where you have it before you) and the numbers of your '
        f"sentences. {EXAMPLE} shows one"
    )


def statements_are_accounted_for(specification: Specification) -> Iterator[Blame]:
    """Every statement is derived into a criterion or says why it cannot be, and never both; an id is used once."""
    cited = {each for criterion in specification.criteria.values() for each in criterion.statements}
    waiting = set(specification.open_statements())
    seen: set[str] = set()
    for source in _sources(specification):
        for each in source.statements:
            if each.id in cited and each.not_executable:
                yield _in_source(source, each.id, "a criterion derives from it, and it says that none can")
            elif each in waiting:
                yield _in_source(source, each.id, "no criterion derives from it, and no reason says why none can")
        for identifier in [*(each.id for each in source.statements), *(each.id for each in source.unverified)]:
            if identifier in seen:
                yield _in_source(source, identifier, "the id of another statement or point")
            seen.add(identifier)


def cells_are_not_vesicles(specification: Specification) -> Iterator[Blame]:
    """What was written for cells judges cells: a rule that cites the criteria of 2006 names no quantity of vesicles."""
    known = specification.quantities
    for criterion in asked(specification):
        of_cells = [each for each in _cited(specification, criterion) if OF_CELLS in each.note]
        for step, _, words in spelt(criterion):
            if of_cells and (noun := words.get("noun")):
                try:
                    alternatives = find(noun, known).alternatives
                except UnknownWord:
                    continue
                if any(quantity.specimen != "cells" for quantity, _ in alternatives):
                    yield blame(
                        criterion, f"{of_cells[0].id} holds for cells, and {noun!r} is none of theirs", step.line
                    )


def levels_follow_statements(specification: Specification) -> Iterator[Blame]:
    """A level is at most that of the strongest statement; on a lay summary alone at most @should, and said to be so."""
    for criterion in sourced(specification):
        if criterion.level == "own":
            continue
        cited = _cited(specification, criterion)
        firm, lay = ranks_of(cited)
        rank = rank_of(criterion)
        if rank > max(firm, lay):
            modalities = "; ".join(f"{each.id}: {each.modality}, {each.grade}" for each in cited) or "none"
            yield blame(criterion, f"@{criterion.level} is stronger than its statements ({modalities})")
        elif rank > firm and not _says_lay(criterion.rationale):
            yield blame(
                criterion, f"the level rests on a lay summary alone, and the rationale does not say {LAY_LEVEL!r}"
            )


def numbers_are_sourced(specification: Specification) -> Iterator[Blame]:
    """Every number in a Scenario is printed, with its unit, in a statement that the Rule cites."""
    for criterion in sourced(specification):
        printed = {
            (number.value, number.unit)
            for each in _cited(specification, criterion)
            if each.grade in NORMATIVE
            for number in each.numbers
        }
        for step, _, words in spelt(criterion):
            for text in (text for name in PRINTED if (text := words.get(name))):
                if not _known(text, None if "count" in words else words["unit"] or "1", printed):
                    yield blame(criterion, f"{text!r} in {step.text!r} stands in no statement that it cites", step.line)


def numbers_are_graded(specification: Specification) -> Iterator[Blame]:
    """No statement known from a lay summary or from memory only carries a number."""
    for source in _sources(specification):
        for each in source.statements:
            if each.numbers and each.grade not in NORMATIVE:
                yield _in_source(source, each.id, f"grade {each.grade} carries no number")


def _sources(specification: Specification) -> list[Source]:
    """The sources that are linted: a laboratory's own where it put some beside ours, else all."""
    every = list(specification.sources.values())
    return [each for each in every if each.owner] if specification.own else every


def _in_source(source: Source, identifier: str, message: str) -> Blame:
    """The blame on a statement, at the line of its id."""
    lines = source.path.read_text("utf-8").splitlines() if source.path.is_file() else []
    line = next((place for place, text in enumerate(lines, 1) if text.strip() == f'id = "{identifier}"'), 1)
    return Blame(source.path, line, f"{identifier}: {message}")


def _cited(specification: Specification, criterion: Criterion) -> list[Statement]:
    return [specification.statements[each] for each in criterion.statements if each in specification.statements]


def _says_lay(rationale: str) -> bool:
    return LAY_LEVEL in rationale.casefold() or LAY_SENTENCE in rationale.casefold()


def _known(text: str, unit: str | None, printed: set[tuple[float, str]]) -> bool:
    """Whether a number is printed with a unit, or with any where none is given: what is counted names itself."""
    try:
        value, _ = number_of(text)
    except UnknownWord:
        return False
    return any((value, unit or known) == (number, known) for number, known in printed)
