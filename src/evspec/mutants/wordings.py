"""How one sentence is said otherwise: its numbers shifted, its sense turned round, its alternatives fewer."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from decimal import Context, Decimal
from typing import NamedTuple, TypeVar

from evspec.errors import UnknownWord
from evspec.model import Number, Step
from evspec.mutants.admitted import words_of
from evspec.quantities import find
from evspec.quantities.known import known_quantities
from evspec.sentences import Sentence
from evspec.steps import at_least_are_detected, is_one_of, listed, number_of
from evspec.tables import PRINCIPLES, column

__all__ = ["Changed", "flipped", "narrowed", "shifted"]

FACTOR = Decimal("1.1")
DIGITS = Context(prec=8)
LISTS = ("values", "status")
CONDITIONS = ("whom", "when")
"""What a sentence may ask of a document beyond that it is there."""
CONTRARY = {
    "at least": "at most",
    "at most": "at least",
    "above": "below",
    "below": "above",
    "lower": "higher",
    "higher": "lower",
    "reference": "predecessor",
    "predecessor": "reference",
    "limits": "limits over shelf life",
    "limits over shelf life": "limits",
    "at production": "at release",
    "at release": "at production",
}
Words = dict[str, str | None]
Each = TypeVar("Each")


class Changed(NamedTuple):
    """The words of a changed sentence, and the numbers that it prints, which no statement does."""

    text: str
    numbers: tuple[Number, ...] = ()


def shifted(step: Step, sentence: Sentence, words: Words, numbers: Sequence[Number]) -> Iterator[Changed]:
    """Each limit of a sentence times 1.1 and divided by it; each count as the next whole number up and down.

    The new number takes the decision rule of the printed one, so that only its value moves.
    """
    if text := words.get("count"):
        for count in (math.ceil(int(text) * FACTOR), math.floor(int(text) / FACTOR)):
            yield Changed(_with(step, sentence, count=str(count)))
    for slot in ("limit", "low", "high"):
        if text := words.get(slot):
            printed = [
                each for each in numbers if (each.value, each.unit) == (number_of(text)[0], words["unit"] or "1")
            ]
            for value in (Decimal(text) * FACTOR, DIGITS.divide(Decimal(text), FACTOR)):
                new = str(value).replace("E+", "e")
                yield Changed(_with(step, sentence, **{slot: new}), _moved(printed, new))


def flipped(step: Step, sentence: Sentence, words: Words, _numbers: Sequence[Number]) -> Iterator[Changed]:
    """A sentence with its sense turned round: the other side, not or no longer not, every other word of the field.

    A range has its ends exchanged; what is itself a comparison to the reference is held against no other lot. Of "at
    least n of a panel are detected" the contrary is that none is.
    """
    for slot in ("side", "other", "kind", "when"):
        if (text := words.get(slot)) and not (slot == "other" and _is_comparison(words["noun"] or "")):
            yield Changed(_with(step, sentence, **{slot: CONTRARY[text]}))
    if "low" in words:
        yield Changed(_with(step, sentence, low=words["high"] or "", high=words["low"] or ""))
    if "not_" in words:
        yield Changed(_negated(step, sentence, words))
    if sentence.function is at_least_are_detected:
        yield Changed(f"every {words['panel']} is not detected")
    if others := _others(sentence, words):
        yield Changed(_with(step, sentence, **others).replace(" from a exploratory", " from an exploratory"))


def narrowed(step: Step, sentence: Sentence, words: Words, _numbers: Sequence[Number]) -> Iterator[Changed]:
    """A sentence without one of the alternatives that it joins by "or", or without one of its conditions.

    The alternatives are quantities, analytes, fields or words; a document has conditions.
    """
    for slot in LISTS:
        each = listed(words.get(slot) or "")
        if len(each) > 1:
            for left in _without_one(each):
                yield Changed(_with(step, sentence, **{slot: _list(left)}))
    fields = (words.get("fields") or "").split(" or ")
    if len(fields) > 1:
        for left in _without_one(fields):
            yield Changed(_with(step, sentence, fields=" or ".join(left)))
    for slot in CONDITIONS:
        if words.get(slot):
            yield Changed(" ".join(_with(step, sentence, **{slot: ""}).split()))
    for phrase in _fewer(words):
        yield Changed(_with(step, sentence, noun=phrase))


def _is_comparison(noun: str) -> bool:
    return all(quantity.beside for quantity, _ in find(noun, known_quantities()).alternatives)


def _with(step: Step, sentence: Sentence, **changed: str) -> str:
    """The text of a step with other words in some of the slots of its sentence."""
    match = sentence.pattern.fullmatch(step.text)
    spans = sorted((match.span(slot), word) for slot, word in changed.items()) if match else []
    text, end = "", 0
    for (start, stop), word in spans:
        text, end = text + step.text[end:start] + word, stop
    return text + step.text[end:]


def _moved(printed: Sequence[Number], text: str) -> tuple[Number, ...]:
    value = number_of(text)[0]
    return tuple(Number(value, each.unit, each.rule, text) for each in printed)


def _negated(step: Step, sentence: Sentence, words: Words) -> str:
    if words["not_"]:
        return _with(step, sentence, not_="")
    if values := words.get("values"):
        return _with(step, sentence, values=f"not {values}")
    return f"{step.text.removesuffix('detected')}not detected"


def _others(sentence: Sentence, words: Words) -> dict[str, str]:
    """The words of a closed list that a sentence does not name, where it is not negated by "not"."""
    if sentence.function is is_one_of:
        return _rest("values", listed(words["values"] or ""), words_of(words["field"] or ""))
    if status := words.get("status"):
        each = listed(status)
        known = PRINCIPLES if each[0] in PRINCIPLES else tuple(column("methods", "status").words)
        return _rest("status", each, known)
    return {}


def _rest(slot: str, named: Sequence[str], known: Sequence[str]) -> dict[str, str]:
    left = [each for each in known if each not in named]
    return {slot: _list(left)} if left else {}


def _fewer(words: Words) -> Iterator[str]:
    """The noun of a sentence without one of its alternatives; that of a panel or of readings has none."""
    noun = words.get("noun")
    if not noun or words.get("every_"):
        return
    try:
        alternatives = find(noun, known_quantities()).alternatives
    except UnknownWord:
        return
    if len(alternatives) > 1:
        for left in _without_one(alternatives):
            first = left[0][0]
            same = first.analytes and all(quantity is first for quantity, _ in left)
            named = [analyte if same else f"{quantity.name} {analyte}".strip() for quantity, analyte in left]
            yield f"{first.name} {' or '.join(named)}" if same else " or ".join(named)


def _without_one(every: Sequence[Each]) -> Iterator[list[Each]]:
    for place in range(len(every)):
        yield [*every[:place], *every[place + 1 :]]


def _list(values: Sequence[str]) -> str:
    *most, last = values
    return f"{', '.join(most)} or {last}" if most else last
