"""Units as laboratories write them, made one spelling, and the factors between those that measure the same thing."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from evspec.errors import nearest
from evspec.spellings import ALIASES, COMMON, WHOLE

if TYPE_CHECKING:
    from pint import UnitRegistry

__all__ = ["COMMON", "factor", "known", "normalise", "per_volume", "plain", "spelling"]

PLAIN = str.maketrans(
    {"\u03bc": "\u00b5", "\u2212": "-", "\ufeff": "", "\u200b": ""}
    | dict.fromkeys(("\u00a0", "\u202f", "\u2009", "\u2007"), " ")
)
SUPERSCRIPT = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "+-0123456789")
RAISED = re.compile(r"(?<=[A-Za-zµ°%])([⁺⁻]?[⁰¹²³⁴-⁹]+)")
FACTOR = re.compile(r"(?P<symbol>1|%|a\.u\.?|[^\W\d_]+|°C|℃)(?:(?:\^|\*\*)?(?P<power>[+-]?\d+))?")
SEPARATOR = re.compile(r"\s*(?P<per>/|\bper\b)\s*|\s*[·*⋅]\s*|\s+")
VOLUMES = ("L", "mL", "µL", "nL", "dL", "pL", "cm^3", "m^3", "mm^3")


def plain(text: str) -> str:
    """The text trimmed, with one µ (U+00B5), plain blanks and a plain minus; `10⁹` stays as it is."""
    return text.strip() if text.isascii() else text.translate(PLAIN).strip()


@cache
def normalise(text: str) -> str:
    """The unit in one spelling: `particles per ml`, `particles mL⁻¹` and `Particles/mL` are all `particles/mL`.

    A text that is not of the form of a unit is returned trimmed, as it is; whether a unit is known, `known` says.
    """
    trimmed = plain(text)
    if trimmed in COMMON:
        return trimmed
    whole = WHOLE.get(trimmed.casefold())
    if whole:
        return whole
    parts = _parts(RAISED.sub(lambda found: "^" + found[1].translate(SUPERSCRIPT), trimmed))
    return trimmed if parts is None else _written(parts)


@cache
def factor(given: str, wanted: str) -> float | None:
    """What a value in the unit `given` is multiplied with to be in `wanted`.

    None where one of them is unknown, where they measure different things, or where no factor joins them (degrees
    Celsius and kelvin).
    """
    one, other = normalise(given), normalise(wanted)
    if one == other:
        return 1.0
    return _converted(one, other)


@cache
def known(text: str) -> bool:
    """Whether the text is a unit that evspec can convert."""
    unit = normalise(text)
    return unit in COMMON or _converted(unit, unit) is not None


def per_volume(text: str) -> bool:
    """Whether the unit is an amount in a volume, so that diluting changes the value."""
    return normalise(text).partition("/")[2] in VOLUMES


def spelling(text: str, wanted: str = "") -> str:
    """The common unit closest in spelling, of those that convert to `wanted`; an empty text where none is close.

    A unit that is known has no other spelling.
    """
    if not text or known(text):
        return ""
    return nearest(normalise(text), [unit for unit in COMMON if not wanted or factor(unit, wanted) is not None])


def _parts(text: str) -> list[tuple[str, int]] | None:
    """Symbols with their powers, in order; None where the text is not of the form of a unit."""
    parts: list[tuple[str, int]] = []
    place, sign = 0, 1
    if text.startswith(("per ", "/")):
        text = "1" + ("" if text.startswith("/") else " ") + text
    while place < len(text):
        found = FACTOR.match(text, place)
        if not found:
            return None
        symbol = ALIASES.get(found["symbol"], found["symbol"])
        power = int(found["power"] or 1)
        symbol, own = ("cm", 3) if symbol == "cm^3" else (symbol, 1)
        parts.append((symbol, sign * power * own))
        place = found.end()
        between = SEPARATOR.match(text, place)
        if place < len(text) and (not between or between.end() == place):
            return None
        if between:
            place, sign = between.end(), -1 if between["per"] else 1
            if place == len(text):
                return None
    return parts or None


def _written(parts: list[tuple[str, int]]) -> str:
    above = [_power(symbol, power) for symbol, power in parts if power > 0 and symbol != "1"]
    below = [_power(symbol, -power) for symbol, power in parts if power < 0 and symbol != "1"]
    return "/".join(["·".join(above) or "1", *below])


def _power(symbol: str, power: int) -> str:
    return symbol if power == 1 else f"{symbol}^{power}"


@cache
def _registry() -> UnitRegistry[float]:
    import pint

    return pint.UnitRegistry(str(files("evspec") / "units.txt"), cache_folder=None)


def _converted(one: str, other: str) -> float | None:
    if _parts(one) is None or _parts(other) is None:
        return None
    import pint

    registry = _registry()
    try:
        given, wanted = (registry.parse_units(_pint(unit)) for unit in (one, other))
        nothing, whole = (float(registry.convert(number, given, wanted)) for number in (0.0, 1.0))
    except (pint.PintError, ValueError, TypeError, AttributeError, KeyError, SyntaxError, AssertionError):
        return None
    return float(f"{whole:.15g}") if nothing == 0 and whole > 0 else None


def _pint(unit: str) -> str:
    if unit == "1":
        return "dimensionless"
    return unit.replace("a.u.", "arbitrary_unit").replace("%", "percent").replace("·", "*").replace("^", "**")
