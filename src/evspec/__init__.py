"""evspec judges preparations of vesicles from mesenchymal stromal cells by an executable specification."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evspec.library import check
    from evspec.result import Result
    from evspec.verdicts import Verdict

__all__ = ["Result", "Verdict", "__version__", "check"]

HOMES = {"check": "evspec.library", "Result": "evspec.result", "Verdict": "evspec.verdicts"}


def __getattr__(name: str) -> object:
    """Import what is asked for when it is asked for, so that the command line starts at once."""
    from importlib import import_module

    if name == "__version__":
        from importlib.metadata import version

        return version("evspec")
    if name in HOMES:
        return getattr(import_module(HOMES[name]), name)
    raise AttributeError(f"module 'evspec' has no attribute {name!r}")
