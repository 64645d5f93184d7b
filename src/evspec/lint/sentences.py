"""Whether the sentences of a feature are sentences of evspec, and say what they may say where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evspec.criteria import Specification
from evspec.errors import AmbiguousStep, EvspecError, UnknownStep
from evspec.lint.blame import Blame, asked, blame, spelt
from evspec.model import Criterion, Scenario
from evspec.proof import VERDICTS, expected_verdicts, these
from evspec.steps import SENTENCES, listed, sentence_of, that_name, whose
from evspec.tables import PREPARATIONS

__all__ = [
    "examples_judge_their_rule",
    "free_words_are_declared",
    "only_optional_rules_name_another",
    "sentences_are_bound_once",
    "sentences_are_few_and_used",
    "strata_are_exhaustive",
]

MOST = 16
WORDS = {each.name.replace("_", " "): set(each.words) for each in PREPARATIONS.columns}
SOUGHT = {
    each.name.replace("_", " "): {sought.word for sought in each.sought}
    for each in PREPARATIONS.columns
    if each.kind in ("id", "text")
}
Split = tuple[str, bool, str]


def sentences_are_bound_once(specification: Specification) -> Iterator[Blame]:
    """Each step of a Scenario is one of the sentences, and of no two of them."""
    for criterion in asked(specification):
        steps = dict.fromkeys(step for scenario in criterion.scenarios for step in scenario.steps)
        for step in steps:
            try:
                sentence_of(step)
            except (UnknownStep, AmbiguousStep) as error:
                yield blame(criterion, str(error), step.line)


def sentences_are_few_and_used(specification: Specification) -> Iterator[Blame]:
    """There are 16 sentences at most, and each is used by some Scenario."""
    if len(SENTENCES) > MOST:
        yield Blame(specification.folder, 1, f"{len(SENTENCES)} sentences found, at most {MOST} expected")
    used = {found.spelling for each in specification.criteria.values() for _, found, _ in spelt(each)}
    for sentence in SENTENCES:
        if sentence.spelling not in used:
            yield Blame(specification.folder, 1, f"no Scenario says {sentence.keyword} {sentence.spelling!r}")


def only_optional_rules_name_another(specification: Specification) -> Iterator[Blame]:
    """Only a @may rule narrows to preparations that name something: a blank cell would escape a stronger one."""
    for criterion in asked(specification):
        for step, found, _ in spelt(criterion):
            if found.function is that_name and criterion.level != "may":
                yield blame(criterion, f"a blank cell escapes {step.text!r} in a @{criterion.level} rule", step.line)


def free_words_are_declared(specification: Specification) -> Iterator[Blame]:
    """A word that a Given looks for in a free field is declared with it: else a misspelling escapes the rule."""
    for criterion in asked(specification):
        for step, found, words in spelt(criterion):
            if found.function is not whose or (field := words["field"] or "") not in SOUGHT:
                continue
            for word in set(listed(words["values"] or "")) - SOUGHT[field]:
                told = f"{word!r} is not declared among the words that are looked for in the free field {field!r}"
                yield blame(criterion, told, step.line)


def strata_are_exhaustive(specification: Specification) -> Iterator[Blame]:
    """The rows of an outline that split preparations by a field cover every value that the field can have."""
    for criterion in asked(specification):
        for line in dict.fromkeys(each.line for each in criterion.scenarios if each.row):
            rows = [each for each in criterion.scenarios if each.line == line]
            for field, missing in _gaps(rows):
                yield blame(criterion, f"no row of the outline is for {field} {missing}", line)


def examples_judge_their_rule(specification: Specification) -> Iterator[Blame]:
    """An Example names tables of a hand-in and the verdicts of the Rule that it stands in."""
    for criterion in asked(specification):
        for example in criterion.examples:
            for step in example.steps:
                if message := _fault(criterion, step.keyword, step.text, step.table):
                    yield blame(criterion, message, step.line)


def _fault(criterion: Criterion, keyword: str, text: str, table: Sequence[Sequence[str]]) -> str:
    try:
        if keyword == "Given":
            these(text)
            return ""
        match = VERDICTS.fullmatch(text)
        if keyword != "Then" or not match or match["identifier"] != criterion.id:
            return f"{text!r} found, `{criterion.id} is` expected"
        return "" if list(expected_verdicts(table)) else "a table of verdicts without rows"
    except EvspecError as error:
        return str(error)


def _splits(scenario: Scenario) -> set[Split]:
    found = set()
    for step in scenario.steps:
        try:
            sentence, words = sentence_of(step)
        except (UnknownStep, AmbiguousStep):
            continue
        if sentence.function is whose:
            found.add((words["field"] or "", bool(words["not_"]), words["values"] or ""))
    return found


def _gaps(scenarios: Sequence[Scenario]) -> Iterator[tuple[str, str]]:
    rows = [_splits(each) for each in scenarios]
    cells = {value for each in scenarios for _, value in each.row}
    constant = {split for split in set.intersection(*rows) if split[2] not in cells}
    for field in sorted({field for row in rows for field, _, _ in row - constant}):
        known = WORDS.get(field, set())
        if not known:
            yield field, "of any other value, and the list of its values is open"
            continue
        left = _within(known, field, constant)
        covered = set().union(*(_within(known, field, row - constant) for row in rows))
        if left - covered:
            yield field, " or ".join(sorted(left - covered))


def _within(known: set[str], field: str, splits: set[Split]) -> set[str]:
    for name, negated, values in splits:
        if name == field:
            known = known.difference(listed(values)) if negated else known.intersection(listed(values))
    return known
