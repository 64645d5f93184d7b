"""Changes that no data can tell from the original, each for a reason: no example can be asked to notice them."""

from __future__ import annotations

from collections.abc import Sequence

from evspec.model import Criterion, Number, Scenario, Step
from evspec.mutants.admitted import admitted
from evspec.sentences import Sentence, sentence_of
from evspec.steps import is_compared, number_of, whose

__all__ = ["SAME", "STRICTER", "why_none_tell"]

SAME = "the sentences that narrow leave the same preparations"
STRICTER = "the preparations that it applies to besides are held to a stricter limit already"

Words = dict[str, str | None]
Said = tuple[Sentence, Words]


def why_none_tell(criterion: Criterion, place: int, steps: Sequence[Step], numbers: Sequence[Number]) -> str:
    """Why a scenario of a criterion says the same with other steps, whatever is handed in; blank where it may not.

    `numbers` are those that the statements of the criterion print.
    """
    scenario = criterion.scenarios[place]
    said, other = [sentence_of(each) for each in scenario.steps], [sentence_of(each) for each in steps]
    if _judging(said) != _judging(other):
        return ""
    asked, asked_there = admitted(said, said + other), admitted(other, said + other)
    if asked.keys() != asked_there.keys():
        return ""
    changed = [field for field in asked if asked[field] != asked_there[field]]
    if not changed:
        return SAME
    rest = [each for each in criterion.scenarios if each is not scenario]
    held = len(changed) == 1 and any(_held(each, said, other, changed[0], numbers) for each in rest)
    return STRICTER if held else ""


def _judging(said: Sequence[Said]) -> list[tuple[str, Words]]:
    """All sentences but those that narrow by the words of a field."""
    return [(sentence.spelling, words) for sentence, words in said if sentence.function is not whose]


def _held(
    elsewhere: Scenario, said: Sequence[Said], other: Sequence[Said], field: str, numbers: Sequence[Number]
) -> bool:
    """Whether another scenario holds the words of a field that `other` adds to those of `said` to a stricter limit."""
    there = [sentence_of(each) for each in elsewhere.steps]
    every = [*said, *other, *there]
    before, after, held = (admitted(each, every) for each in (said, other, there))
    as_wide = before.keys() == held.keys() and all(before[each] <= held[each] for each in before if each != field)
    if not as_wide or not before[field] <= after[field] or not after[field] - before[field] <= held[field]:
        return False
    mild, strict = _compared(other), _compared(there)
    if not mild or not strict or any(mild[slot] != strict[slot] for slot in ("noun", "side", "unit")):
        return False
    return _stricter(strict, mild, numbers)


def _stricter(strict: Words, mild: Words, numbers: Sequence[Number]) -> bool:
    """Whether a limit is stricter than one of the same rule by a unit of its last digit: nothing rounds past both."""
    (limit, digit), (other, _) = (number_of(words["limit"] or "") for words in (strict, mild))
    unit = strict["unit"] or "1"
    rules = [{each.rule for each in numbers if (each.value, each.unit) == (value, unit)} for value in (limit, other)]
    apart = other - limit if strict["side"] in ("at most", "below") else limit - other
    return rules[0] == rules[1] and apart >= digit


def _compared(said: Sequence[Said]) -> Words:
    """The words of the one sentence that judges, where it compares to a printed limit; none otherwise."""
    judging = [(sentence, words) for sentence, words in said if sentence.function is not whose]
    return judging[0][1] if len(judging) == 1 and judging[0][0].function is is_compared else {}
