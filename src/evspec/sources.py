"""A source file becomes a source and its statements."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NotRequired, TypedDict, cast

from evspec.errors import MalformedFeature
from evspec.model import Number, Source, Statement

__all__ = ["source_of"]


class _Number(TypedDict):
    value: float
    unit: str
    rule: NotRequired[str]
    text: NotRequired[str]


def source_of(path: Path, content: bytes) -> Source:
    """The source that a TOML file describes; `MalformedFeature` with the file where something is missing."""
    try:
        data = tomllib.loads(content.decode("utf-8"))
        statements = tuple(_statement(data["id"], each) for each in data["statement"])
        return Source(
            data["id"],
            data["title"],
            data["citation"],
            data.get("doi", ""),
            str(data["date"]),
            data.get("status", ""),
            path,
            statements,
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise MalformedFeature(f"{path}: {error} (a source has id, title, citation, date and its statements)") from None


def _statement(source: str, data: dict[str, object]) -> Statement:
    values = dict(data)
    numbers = tuple(Number(**each) for each in cast("list[_Number]", values.pop("numbers", [])))
    return Statement(source=source, numbers=numbers, **cast("dict[str, str]", values))
