"""A source file becomes a source and its statements."""

from __future__ import annotations

import math
import tomllib
from pathlib import Path
from typing import NotRequired, TypedDict, cast

from evspec.errors import MalformedFeature
from evspec.model import GRADES, NOT_EXECUTABLE, Number, Source, Statement, Unverified

__all__ = ["source_of"]

RULES = ("guarded", "simple")
"""The decision rules that a number may come with."""


class _Number(TypedDict):
    value: float
    unit: str
    rule: NotRequired[str]
    text: NotRequired[str]


def source_of(path: Path, content: bytes) -> Source:
    """The source that a TOML file describes; `MalformedFeature` with the file where something is missing."""
    try:
        data = tomllib.loads(content.decode("utf-8"))
        found = data.get("statement", ()) if "unverified" in data else data["statement"]
        statements = tuple(_statement(data["id"], each) for each in found)
        unverified = tuple(Unverified(source=data["id"], **each) for each in data.get("unverified", ()))
        source = Source(
            data["id"],
            data["title"],
            data["citation"],
            data.get("doi", ""),
            str(data["date"]),
            data.get("status", ""),
            path,
            statements,
            unverified,
        )
        _check_kinds(source)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise MalformedFeature(f"{path}: {error} (a source has id, title, citation, date and its statements)") from None
    return source


def _check_kinds(source: Source) -> None:
    """Texts are texts, and numbers are numbers with a unit and a decision rule that there is."""
    numbers = [number for each in source.statements for number in each.numbers]
    for each in (source, *source.statements, *source.unverified, *numbers):
        for name, value in vars(each).items():
            if not (_finite(value) if name == "value" else isinstance(value, str | tuple | Path)):
                raise TypeError(f"{name} = {value!r} found, {'a number' if name == 'value' else 'a text'} expected")
    for number in numbers:
        if number.rule not in {"", *RULES}:
            raise TypeError(f"rule = {number.rule!r} found, one of {', '.join(RULES)} expected")


def _finite(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _statement(source: str, data: dict[str, object]) -> Statement:
    values = dict(data)
    _check_grade(str(values.get("grade", "")))
    _check_reason(str(values.get("not_executable", "")))
    numbers = tuple(Number(**each) for each in cast("list[_Number]", values.pop("numbers", [])))
    return Statement(source=source, numbers=numbers, **cast("dict[str, str]", values))


def _check_grade(grade: str) -> None:
    if grade not in GRADES:
        expected = ", ".join(GRADES)
        raise TypeError(f"grade = {grade!r}, one of {expected} expected: what nobody read is a point to be verified")


def _check_reason(reason: str) -> None:
    if reason and reason.partition(": ")[0] not in NOT_EXECUTABLE:
        raise TypeError(f"not_executable = {reason!r} opens with none of {', '.join(NOT_EXECUTABLE)} and a colon")
