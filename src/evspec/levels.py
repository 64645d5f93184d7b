"""Where the level of a criterion is from: statements that were read, a lay summary, or the laboratory itself."""

from __future__ import annotations

from collections.abc import Iterable

from evspec.criteria import Specification
from evspec.model import Criterion, Statement

__all__ = ["CHOSEN", "LAY", "NORMATIVE", "OWN", "READ", "level_from", "rank_of", "ranks_of"]

READ, CHOSEN, LAY, OWN = "statements", "our choice", "lay summary", "laboratory"

RANKS = {"may": 0, "should": 1, "must": 2}
MODALITIES = {
    "must": ("must", "mandatory", "compendial"),
    "should": (
        "should",
        "recommend",
        "criterion",
        "requirement",
        "prohibition",
        "pending",
        "metric named",
        "listed beside",
    ),
}
"""How the modality of a statement begins that carries a level; any other (context, might, goal) carries @may."""

UNWORDED = ("criterion", "pending", "metric named", "listed beside")
"""Modalities that carry @should without the word: a source names a criterion, a condition or a metric. Our choice."""

SECOND_HAND = "SUM"
NORMATIVE = ("FULL", "ABS", "OPEN", "SEC")


def level_from(specification: Specification, criterion: Criterion) -> str:
    """Whence a level is: `READ`, that is, from the words of a statement, or weaker.

    `LAY` where no statement that was read is as strong, `CHOSEN` where none that is as strong says so in a word, `OWN`
    for a limit of the laboratory's own.
    """
    if criterion.level == "own":
        return OWN
    cited = [specification.statements[each] for each in criterion.statements if each in specification.statements]
    firm, lay = ranks_of(cited)
    if lay >= 0 and rank_of(criterion) > firm:
        return LAY
    worded, _ = ranks_of(each for each in cited if not each.modality.startswith(UNWORDED))
    return READ if worded >= rank_of(criterion) or rank_of(criterion) == 0 else CHOSEN


def rank_of(criterion: Criterion) -> int:
    """How binding a criterion is: @may 0, @should 1, @must 2."""
    return RANKS[criterion.level]


def ranks_of(cited: Iterable[Statement]) -> tuple[int, int]:
    """The most that statements carry which were read, and that lay summaries do: @should at most; -1 where none is."""
    firm = lay = -1
    for each in cited:
        strength = RANKS[_strength(each)]
        if each.grade in NORMATIVE:
            firm = max(firm, strength)
        elif each.grade == SECOND_HAND:
            lay = max(lay, min(RANKS["should"], strength))
    return firm, lay


def _strength(statement: Statement) -> str:
    return next((level for level, begins in MODALITIES.items() if statement.modality.startswith(begins)), "may")
