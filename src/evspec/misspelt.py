"""What a sentence that evspec does not know was most likely meant to be, in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import product
from typing import NamedTuple

from evspec.edits import edits

__all__ = ["meant"]

TOKEN = re.compile(r"\[\{[^{}]+\}\]|\{[^{}]+\}s?|\[\w+\]|\S+")
ONE_WORD = ("limit", "low", "high", "count", "unit")
NUMBERS = ("limit", "low", "high", "count")
PLACED = dict.fromkeys(NUMBERS, "NUMBER")
OF_SENTENCES = frozenset(("is", "are", "at", "of", "the", "than", "within", "from", "comes", "come", "names", "name"))
"""Words that sentences are made of, and names hardly."""
SMALL = OF_SENTENCES | {"a", "an", "and", "as", "be", "by", "in", "on", "or", "to"}
"""Words that carry so little that another may stand in their place; of others at most half the strokes are wrong."""
NEGATION = re.compile(r"\b(?:cannot|not|never|without)\b|n't\b", re.IGNORECASE)
LONGER, ODD, NEEDLESS, FAR = 0.01, 0.6, 1.5, 0.5
"""What a further word in a place costs, one that does not belong there, a needless one, and the share to be wrong."""


class Place(NamedTuple):
    """The place of a name or number in a sentence, and what follows it in the same word."""

    name: str
    ending: str


Part = str | Place
Way = tuple[float, tuple[str, ...]]
"""What it costs to read some words as the begin of a sentence, and the words of that."""
NOT_AT_ALL: Way = (float("inf"), ())


def meant(text: str, spellings: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """The sentence nearest to a text, with the text's own names and numbers in its places, and the nearest forms.

    Nearest is what has the fewest wrong strokes and words, of all ways to take the text for one of the spellings. The
    sentence is blank where none is near, and where it would say the contrary of a text that says no. The forms are of
    three different spellings, as `NOUN is within the declared limits`.
    """
    words = tuple(text.split())
    ways = [[(*_way(parts, words), parts) for parts in _readings(spelling)] for spelling in spellings]
    ranked = sorted((min(each, key=_cost) for each in ways), key=_cost)
    cost, found, parts = ranked[0]
    fixed = sum(isinstance(part, str) for part in parts)
    near = cost <= FAR * fixed and bool(NEGATION.search(text)) == ("not" in found)
    return " ".join(found) if near else "", tuple(" ".join(map(_form, parts)) for *_, parts in ranked[:3])


def _cost(way: tuple[float, tuple[str, ...], tuple[Part, ...]]) -> float:
    return way[0]


def _form(part: Part) -> str:
    return part if isinstance(part, str) else PLACED.get(part.name, part.name.upper()) + part.ending


def _readings(spelling: str) -> Iterable[tuple[Part, ...]]:
    """Every way in which a spelling may be written, part by part."""
    choices = [_choices(match[0]) for match in TOKEN.finditer(spelling)]
    return (tuple(part for parts in chosen for part in parts) for chosen in product(*choices))


def _choices(token: str) -> list[tuple[Part, ...]]:
    if token.startswith("["):
        return [(), *_choices(token[1:-1])]
    if not token.startswith("{"):
        return [(word,) for word in token.split("|")]
    inside, _, ending = token[1:].partition("}")
    name, _, words = inside.partition(":")
    return [tuple(each.split()) for each in words.split("|")] if words else [(Place(name, ending),)]


def _way(parts: Sequence[Part], words: Sequence[str]) -> Way:
    """The cheapest way to read the words as the parts."""
    ways: list[Way] = [(0.0, ())]
    for word in words:
        ways.append((ways[-1][0] + _needless(word), ()))
    for part in parts:
        ways = _placed(ways, part, words) if isinstance(part, Place) else _spelt(ways, part, words)
    return ways[-1]


def _needless(word: str) -> float:
    return 1.0 if word in SMALL else NEEDLESS


def _spelt(before: Sequence[Way], part: str, words: Sequence[str]) -> list[Way]:
    """After a word of the sentence: it is missing, stands there in some spelling, or stands before a needless one."""
    ways = [(before[0][0] + 1, (*before[0][1], part))]
    for place, word in enumerate(words, 1):
        missing, there = before[place], before[place - 1]
        ways.append(
            min(
                (there[0] + _wrong(word, part), (*there[1], part)),
                (missing[0] + 1, (*missing[1], part)),
                (ways[-1][0] + _needless(word), ways[-1][1]),
                key=lambda way: way[0],
            )
        )
    return ways


def _wrong(word: str, part: str) -> float:
    share = edits(word.casefold(), part.casefold()) / max(len(word), len(part))
    if share <= FAR:
        return share
    return 1.0 if word in SMALL and part in SMALL else NEEDLESS + 1


def _placed(before: Sequence[Way], place: Place, words: Sequence[str]) -> list[Way]:
    """After a name or number: one word of the text or, of a name, several."""
    ways = [NOT_AT_ALL]
    for end in range(1, len(words) + 1):
        starts = range(end - 1, end) if place.name in ONE_WORD else range(end)
        ways.append(min((_taken(before[start], place, words[start:end]) for start in starts), key=lambda way: way[0]))
    return ways


def _taken(before: Way, place: Place, words: Sequence[str]) -> Way:
    odd = sum(word in OF_SENTENCES for word in words)
    *first, last = words
    if place.name in NUMBERS and not last.replace(".", "").isdigit():
        odd, last = odd + 1, PLACED[place.name]
    elif place.name == "unit" and last.isalnum() and last.isdigit():
        odd += 1
    last = last if last.endswith(place.ending) else last + place.ending
    return before[0] + LONGER * len(first) + ODD * odd, (*before[1], *first, last)
