"""What several parts of a criterion say, as one reason that says each thing once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from evspec.arrays import Bools, Ints, Words
from evspec.verdicts import Verdict

__all__ = ["ALSO", "OPEN", "as_one", "at_most", "each_once", "gathered", "only_where"]

ALSO = "; also "
"""What stands between the reasons of several parts of a criterion that have its verdict."""

OPEN = ", so nobody can tell whether this applies"
"""How a reason ends that a blank field leaves open; where the field is asked for as well, its blank is the reason."""

PANEL = "at least "
ONLY, AND, OR = "applies only where ", " and where ", ", or where "
IS_NOT = " is not "
MOST = 3


def only_where(conditions: Sequence[str]) -> str:
    """That something applies only where all these conditions hold.

    What a field is not goes without saying where it is said what it is.
    """
    said = {each.partition(" is ")[0] for each in conditions if IS_NOT not in each}
    return ONLY + AND.join(each for each in conditions if IS_NOT not in each or each.partition(IS_NOT)[0] not in said)


def gathered(columns: Sequence[Words], theirs: Sequence[Bools], told: Callable[[Sequence[str]], str]) -> Words:
    """For each row what `told` makes of the texts of the parts whose it is, called once for each different list."""
    codes, which, parts = [], np.zeros(len(columns[0]), np.int64), []
    for column, mine in zip(columns, theirs, strict=True):
        code, different = pd.factorize(column)
        parts.append(different)
        codes.append(np.where(mine, code, -1))
        which, _ = pd.factorize(which * (len(different) + 1) + codes[-1] + 1)
    _, first = np.unique(which, return_index=True)
    lists = [[part[code[row]] for part, code in zip(parts, codes, strict=True) if code[row] >= 0] for row in first]
    return np.array([told(texts) for texts in lists], object)[which]


def as_one(verdict: int, joint: str) -> Callable[[Sequence[str]], str]:
    """How the reasons of parts that have this verdict become one, joined by `joint` where it is not met.

    What is met is told in short: of a further part only what was not said of one before, such as the rule that both
    are judged by.
    """
    if verdict == Verdict.NOT_APPLICABLE:
        return _wherever
    return _in_short if verdict == Verdict.MET else lambda texts: joint.join(_without_open(_pieces(texts, joint)))


def each_once(texts: Sequence[str]) -> str:
    """The texts that are not blank, each once, with a blank between them."""
    return " ".join(dict.fromkeys(filter(None, texts)))


def at_most(reasons: Words, rows: Ints) -> Words:
    """The reasons, where these rows have many parts with the first three of them and how many there are more."""
    codes, different = pd.factorize(reasons[rows])
    short = [_cut(text) for text in different]
    if short == list(different):
        return reasons
    result = reasons.copy()
    result[rows] = np.array(short, object)[codes]
    return result


def _cut(text: str) -> str:
    pieces = text.split(ALSO)
    return ALSO.join(pieces[:MOST]) + f"; and {len(pieces) - MOST} more" if len(pieces) > MOST else text


def _pieces(texts: Sequence[str], joint: str) -> list[str]:
    """What each text is made of, each once; what so many members of a panel say stays together."""
    parts = (text.split(joint) if PANEL not in text else [text] for text in texts)
    return list(dict.fromkeys(piece for each in parts for piece in each if piece))


def _without_open(pieces: Sequence[str]) -> list[str]:
    """The pieces without one that says of a field that is blank anyway what it leaves open."""
    return [each for each in pieces if not each.endswith(OPEN) or each.removesuffix(OPEN) not in pieces]


def _in_short(texts: Sequence[str]) -> str:
    said: set[str] = set()
    told = []
    for piece in dict.fromkeys(piece for text in texts for piece in text.split(ALSO)):
        clauses = [each for each in piece.split("; ") if each not in said]
        said.update(clauses)
        told += ["; ".join(clauses)] if clauses else []
    return ALSO.join(told)


def _wherever(texts: Sequence[str]) -> str:
    """Where it applies: wherever one part does, so that the fewer conditions of one stand for those of another."""
    ways = [each.removeprefix(ONLY).split(AND) for text in texts if text.startswith(ONLY) for each in text.split(OR)]
    ways = [way for way in ways if not any(set(other) < set(way) for other in ways)]
    where = OR.join(dict.fromkeys(AND.join(way) for way in ways))
    others = dict.fromkeys(text for text in texts if text and not text.startswith(ONLY))
    return ALSO.join([*([ONLY + where] if where else []), *others])
