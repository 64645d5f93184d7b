"""Where the level of a criterion is from: statements that were read, a lay summary, or the laboratory itself."""

from __future__ import annotations

from collections.abc import Iterable

from evspec.criteria import Specification
from evspec.model import Criterion, Statement

__all__ = ["LAY", "NORMATIVE", "OWN", "READ", "level_from", "rank_of", "ranks_of"]

READ, LAY, OWN = "statements", "lay summary", "laboratory"

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

SECOND_HAND = "SUM"
NORMATIVE = ("FULL", "ABS", "OPEN", "SEC")


def level_from(specification: Specification, criterion: Criterion) -> str:
    """`READ`, `LAY` where no statement that was read is as strong as the level, or `OWN` for an own limit."""
    if criterion.level == "own":
        return OWN
    cited = [specification.statements[each] for each in criterion.statements if each in specification.statements]
    firm, lay = ranks_of(cited)
    return LAY if lay >= 0 and rank_of(criterion) > firm else READ


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
