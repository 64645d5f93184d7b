"""Which evspec and which text of the specification gave a verdict."""

from __future__ import annotations

__all__ = ["package_version"]


def package_version() -> str:
    """The version of the installed package, `0` where it runs without being installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("evspec")
    except PackageNotFoundError:
        return "0"
