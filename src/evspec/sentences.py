"""How the sentences of the specification are spelt: the one list in which every caller looks them up."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from evspec.errors import AmbiguousStep, UnknownStep
from evspec.fields import Applicability
from evspec.judgement import Judgement
from evspec.misspelt import meant
from evspec.model import SITE, Step

__all__ = ["SENTENCES", "Sentence", "given", "sentence_of", "then"]


class Sentence(NamedTuple):
    """A sentence that features may use: its keyword, its spelling, and the function that it calls.

    A `stated` one only looks up what people state; the others compute from readings.

    In a spelling `{noun}` stands for any words, `[not]` may be left out, and `is|are` is either.
    """

    keyword: str
    spelling: str
    pattern: re.Pattern[str]
    function: Callable[..., Judgement | Applicability]
    stated: bool = False


PAGE = f"{SITE}/methods/sentences.html"

SENTENCES: list[Sentence] = []
Judging = Callable[..., Judgement]
Narrowing = Callable[..., Applicability]
SLOTS = {"noun": r"(?!at least ).+?", "limit": r"\S+", "low": r"\S+", "high": r"\S+", "count": r"\d+", "unit": r"\S+"}


def pattern_of(spelling: str) -> re.Pattern[str]:
    """The regular expression that a spelling stands for."""

    def slot(match: re.Match[str]) -> str:
        name, _, words = match[1].partition(":")
        return f"(?P<{name}>{words or SLOTS.get(name, '.+?')})"

    pattern = re.sub(r"(?<![:\w])\w+(?:\|\w+)+(?![^{]*\})", lambda match: f"(?:{match[0]})", spelling)
    pattern = re.sub(
        r" \[\{(\w+)(?::([^{}]+))?\}\]", lambda match: f"(?: (?P<{match[1]}>{match[2] or SLOTS[match[1]]}))?", pattern
    )
    pattern = re.sub(r"\[(\w+)\] ", r"(?P<\1_>\1 )?", pattern)
    return re.compile(re.sub(r"\{([^{}]+)\}", slot, pattern))


def given(spelling: str) -> Callable[[Narrowing], Narrowing]:
    """Register a function as the meaning of a sentence that narrows."""

    def register(function: Narrowing) -> Narrowing:
        SENTENCES.append(Sentence("Given", spelling, pattern_of(spelling), function, stated=True))
        return function

    return register


def then(spelling: str, *, stated: bool = False) -> Callable[[Judging], Judging]:
    """Register a function as the meaning of a sentence that judges, and say whether it only looks up what is stated."""

    def register(function: Judging) -> Judging:
        SENTENCES.append(Sentence("Then", spelling, pattern_of(spelling), function, stated))
        return function

    return register


def sentence_of(step: Step) -> tuple[Sentence, dict[str, str | None]]:
    """The one sentence that a step spells, and its words; `UnknownStep` or `AmbiguousStep` where it is not one."""
    matches = [(each, found) for each in SENTENCES if (found := each.pattern.fullmatch(step.text))]
    matches = [(each, found) for each, found in matches if each.keyword == step.keyword]
    if len(matches) > 1:
        spellings = "; ".join(each.spelling for each, _ in matches)
        raise AmbiguousStep(f"{step.text!r} is more than one sentence: {spellings}")
    if not matches:
        raise UnknownStep(_unknown(step))
    sentence, found = matches[0]
    return sentence, found.groupdict()


def _unknown(step: Step) -> str:
    """That a step is no sentence, with what it was meant to be, or else the forms that are nearest."""
    known = [each.spelling for each in SENTENCES if each.keyword == step.keyword]
    told = f"{step.keyword} {step.text!r} is no sentence of evspec. "
    if not known:
        return f"{told}A sentence opens with Given or Then."
    near, forms = meant(step.text, known)
    if near:
        return f"{told}Did you mean `{step.keyword} {near}`?"
    return f"{told}The nearest are: {', '.join(f'`{step.keyword} {form}`' for form in forms)}; {PAGE} has all."
