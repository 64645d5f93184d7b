"""Whether the examples can kill: each criterion is spoilt in one place at a time, and some example has to notice."""

from __future__ import annotations

from evspec.mutants.changes import OPERATORS, Mutant, mutants_of
from evspec.mutants.record import Survivor, outdated, read_record, record_of, summary, survivors_of
from evspec.mutants.running import Fate, fates

__all__ = [
    "OPERATORS",
    "Fate",
    "Mutant",
    "Survivor",
    "fates",
    "mutants_of",
    "outdated",
    "read_record",
    "record_of",
    "summary",
    "survivors_of",
]
