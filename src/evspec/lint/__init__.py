"""The lint of the specification: what features and sources keep to beyond their grammar, each rule under a name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from evspec.criteria import Specification
from evspec.lint.blame import Blame
from evspec.lint.examples import limits_are_hit, verdicts_are_shown
from evspec.lint.proving import examples_hold, scenarios_can_be_judged
from evspec.lint.sentences import (
    examples_judge_their_rule,
    free_words_are_declared,
    only_optional_rules_name_another,
    sentences_are_bound_once,
    sentences_are_few_and_used,
    strata_are_exhaustive,
)
from evspec.lint.sourcing import (
    cells_are_not_vesicles,
    levels_follow_statements,
    numbers_are_graded,
    numbers_are_sourced,
    statements_are_accounted_for,
    statements_are_cited,
)
from evspec.lint.wording import names_are_unique, pairs_are_mutual, words_are_plain

__all__ = ["PROVING", "RULES", "Finding", "lint"]

RULES: dict[str, Callable[[Specification], Iterator[Blame]]] = {
    "unique-name": names_are_unique,
    "plain-words": words_are_plain,
    "mutual-pair": pairs_are_mutual,
    "statement": statements_are_cited,
    "accounted": statements_are_accounted_for,
    "cells": cells_are_not_vesicles,
    "level": levels_follow_statements,
    "number-source": numbers_are_sourced,
    "number-grade": numbers_are_graded,
    "bound-once": sentences_are_bound_once,
    "sentences": sentences_are_few_and_used,
    "optional-reference": only_optional_rules_name_another,
    "free-word": free_words_are_declared,
    "strata": strata_are_exhaustive,
    "own-example": examples_judge_their_rule,
    "verdicts-shown": verdicts_are_shown,
    "on-the-limit": limits_are_hit,
}
"""Every rule by its name; the parser sees to one id, one level, two closing lines, no `Background:`, nothing empty."""

PROVING: dict[str, Callable[[Specification], Iterator[Blame]]] = {
    "judged": scenarios_can_be_judged,
    "example": examples_hold,
}
"""What the tests of evspec see to for its own features, and nobody but the lint for those of a laboratory."""

OURS_ALONE = ("sentences", "free-word")
"""The rules that speak of the sentences and columns of evspec, which no laboratory's features can add to."""


class Finding(NamedTuple):
    """A place in the specification that breaks a rule of the lint."""

    rule: str
    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.rule}: {self.message}"


def lint(specification: Specification, without: Collection[str] = ()) -> list[Finding]:
    """Every breach of every rule but some, in the order of files and lines; an empty list where there is none.

    Where a laboratory put its own criteria beside ours, theirs are linted, and their examples run.
    """
    theirs = {name: rule for name, rule in (RULES | PROVING).items() if name not in (*OURS_ALONE, *without)}
    found = [
        Finding(name, str(blame.path) if specification.own else blame.path.name, blame.line, blame.message)
        for name, rule in (theirs if specification.own else RULES).items()
        for blame in rule(specification)
    ]
    return sorted(found, key=lambda each: (each.file, each.line, each.rule))
