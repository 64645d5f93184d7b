"""Intervals against limits: a small SVG of our own, quick to draw by the hundred, in the colours of the page."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from evspec.decision import LOWER, Bound
from evspec.verdicts import Verdict
from evspec.words import number

__all__ = ["Strip", "strips"]

MOST_TICKS = 6
WIDTH, ROW, LEFT, RIGHT, TOP, BOTTOM = 640, 26, 150, 110, 10, 34
MARKS = {
    Verdict.MET: '<circle cx="{x}" cy="{y}" r="4.5" fill="#009e73"/>',
    Verdict.NOT_MET: '<path d="M{x} {y}m-5-5l10 10m0-10l-10 10" stroke="#d55e00" stroke-width="2.5"/>',
    Verdict.INCONCLUSIVE: '<path d="M{x} {y}m0-6l6 6l-6 6l-6-6z" fill="none" stroke="currentColor" stroke-width="2"/>',
}
PLAIN = '<circle cx="{x}" cy="{y}" r="3.5" fill="currentColor"/>'


class Strip(NamedTuple):
    """A named value with the ends of its interval, infinite where one is open, and the verdict on it."""

    name: str
    value: float
    low: float
    high: float
    verdict: Verdict


def strips(rows: Sequence[Strip], bounds: Sequence[Bound], unit: str, text: str, *, log: bool = False) -> str:
    """The SVG of values with their intervals, one a row, and the limits as lines; `text` says in words what it shows.

    With `log` the axis is logarithmic. An open end runs to the edge of the drawing. What is outside a limit is shaded;
    the shape of a mark tells the verdict, which stands beside it in words.
    """
    place, ticks = _axis(rows, bounds, log=log)
    height = TOP + ROW * len(rows) + BOTTOM
    parts = [*_shades(bounds, place, height), *_frame(ticks, place, height, unit)]
    for line, row in enumerate(rows):
        parts += _row(row, place, TOP + ROW * (line + 0.5))
    return (
        f'<svg role="img" aria-label={quoteattr(text)} viewBox="0 0 {WIDTH} {height}" '
        f'xmlns="http://www.w3.org/2000/svg" font-family="sans-serif" font-size="12" fill="currentColor">'
        f"<title>{escape(text)}</title>{''.join(parts)}</svg>"
    )


class Place(NamedTuple):
    """Where a value lies on the drawing, from left to right; beyond its ends, on them."""

    least: float
    most: float
    log: bool

    def of(self, value: float) -> float:
        """The place of a value in the units of the drawing."""
        least, most, here = (self._along(each) for each in (self.least, self.most, value))
        share = min(max((here - least) / (most - least), 0.0), 1.0)
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 2)

    def _along(self, value: float) -> float:
        if math.isinf(value) or not self.log:
            return value
        return math.log(value) if value > 0 else -math.inf


def _axis(rows: Sequence[Strip], bounds: Sequence[Bound], *, log: bool) -> tuple[Place, list[float]]:
    every = [end for row in rows for end in row[1:4]] + [bound.value for bound in bounds]
    known = [each for each in every if math.isfinite(each) and (each > 0 or not log)]
    least, most = min(known), max(known)
    if log:
        margin = max((most / least) ** 0.08, 1.05)
        place = Place(least / margin, most * margin, log)
        powers = range(math.floor(math.log10(place.least)), math.floor(math.log10(place.most)) + 1)
        ticks = [digit * 10.0**power for power in powers for digit in (1, 2, 5)]
        inside = [tick for tick in ticks if place.least <= tick <= place.most]
        return place, inside if len(inside) <= MOST_TICKS else inside[:: math.ceil(len(inside) / MOST_TICKS)]
    margin = 0.08 * (most - least) or abs(most) * 0.05 or 1.0
    place = Place(least - margin, most + margin, log)
    step = 10 ** math.floor(math.log10(place.most - place.least))
    step = next(
        each for each in (step / 5, step / 2, step, 2 * step) if (place.most - place.least) / each <= MOST_TICKS
    )
    first = math.ceil(place.least / step)
    return place, [step * (first + number) for number in range(int((place.most - first * step) / step) + 1)]


def _shades(bounds: Sequence[Bound], place: Place, height: int) -> list[str]:
    parts, bottom = [], height - BOTTOM
    for bound in bounds:
        x = place.of(bound.value)
        start, end = (LEFT, x) if bound.side in LOWER else (x, WIDTH - RIGHT)
        parts.append(
            f'<rect x="{start}" y="{TOP}" width="{round(end - start, 2)}" height="{bottom - TOP}" '
            f'fill="currentColor" fill-opacity="0.08"/>'
            f'<path d="M{x} {TOP}V{bottom}" stroke="currentColor" stroke-width="1.5" stroke-dasharray="5 3"/>'
        )
    return parts


def _frame(ticks: Sequence[float], place: Place, height: int, unit: str) -> list[str]:
    bottom = height - BOTTOM
    parts = [f'<path d="M{LEFT} {bottom}H{WIDTH - RIGHT}" stroke="currentColor"/>']
    for tick in ticks:
        x = place.of(tick)
        parts.append(f'<path d="M{x} {bottom}v4" stroke="currentColor"/>')
        parts.append(f'<text x="{x}" y="{bottom + 16}" text-anchor="middle">{number(tick)}</text>')
    parts.append(f'<text x="{WIDTH - RIGHT}" y="{height - 4}" text-anchor="end">{escape(unit)}</text>')
    return parts


def _row(row: Strip, place: Place, y: float) -> list[str]:
    low, x, high = (place.of(each) for each in (row.low, row.value, row.high))
    mark = MARKS.get(row.verdict, PLAIN).format(x=x, y=y)
    return [
        f'<text x="{LEFT - 10}" y="{y + 4}" text-anchor="end">{escape(row.name)}</text>',
        f'<path d="M{low} {y}H{high}" stroke="currentColor" stroke-width="1.5"/>',
        f"{mark}",
        f'<text x="{WIDTH - RIGHT + 10}" y="{y + 4}">{row.verdict.words}</text>',
    ]
