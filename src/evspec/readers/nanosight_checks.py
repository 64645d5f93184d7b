"""What a NanoSight export says twice and differently: sentences for whoever reads the verdicts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from evspec.readers.export import quoted
from evspec.readers.nanosight_layout import Layout
from evspec.readers.nanosight_tables import Distribution
from evspec.readers.nanosight_values import FLAGGED, Measured, number, number_weighted, resolutions
from evspec.words import number as printed

__all__ = ["bins_agree", "doubts", "recordings"]


def doubts(parts: Layout, found: list[Measured], sized: list[Distribution]) -> tuple[str, ...]:
    """Sentences on names, averages, bins and percentiles that disagree, and on videos without a number or a flag."""
    checks = (_version, _names, _unflagged, _unprocessed)
    sentences = [sentence for check in checks for sentence in check(parts)]
    sentences += [sentence for each in found for sentence in (*_empty(each), *_average(parts, each))]
    sentences += [*_order(found), *_sums(found, sized)]
    return tuple(f"{parts.name}: {sentence}" for sentence in sentences)


def recordings(videos: tuple[str, ...]) -> tuple[str, ...]:
    """The recordings that the videos belong to: their names without the number of the video."""
    return tuple(dict.fromkeys(re.sub(r"[\s_-]*[0-9]{1,3}$", "", video) or video for video in videos))


def bins_agree(concentration: Measured, by_number: Distribution) -> NDArray[np.bool_]:
    """Whether the bins of each video sum to its reported concentration, as closely as both are printed."""
    total = by_number.values.sum(axis=0)
    room = 0.51 * concentration.resolutions + 0.5 * len(by_number.centres) + 1e-9 * total
    agrees: NDArray[np.bool_] = np.abs(total - concentration.numbers) <= room
    return agrees


def _version(parts: Layout) -> Iterator[str]:
    created = next((row.label for row in parts.sections[""] if row.label.startswith("Created with")), "")
    if not re.search(r"NTA 3\.", created):
        yield f"its head says {quoted(created) or 'no version'!r}, and the reader was made for NTA 3.2 and 3.4."


def _names(parts: Layout) -> Iterator[str]:
    named = recordings(parts.videos)
    if len(named) > 1:
        listed = ", ".join(map(quoted, named[:6])) + (" ..." if len(named) > 6 else "")
        yield f"its {len(parts.videos)} videos belong to {len(named)} recordings: {listed}."
    row = parts.row("Experiment Details", "Experiment Name")
    name = re.split(r"[\\/]", row.first(1)[0])[-1] if row else ""
    stem = _plain(name.removesuffix(".nano"))
    if stem and not any(_plain(each).startswith(stem) or stem.startswith(_plain(each)) for each in named):
        yield f"the experiment is called {quoted(name)!r}, and its videos {quoted(', '.join(named[:6]))!r}."


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()


def _unflagged(parts: Layout) -> Iterator[str]:
    missing = [section for section in FLAGGED if section not in parts.sections]
    if missing:
        yield f"it has no section [{'], ['.join(missing)}], so flags of the software are not known."


def _unprocessed(parts: Layout) -> Iterator[str]:
    row = parts.row("Experiment Details", "Processed")
    texts = row.first(len(parts.videos)) if row else []
    numbers = [str(place + 1) for place, text in enumerate(texts) if text.casefold() != "yes"]
    if numbers:
        yield f"video {', '.join(numbers)} is not marked as processed."


def _empty(each: Measured) -> Iterator[str]:
    blank = np.flatnonzero(np.isnan(each.numbers)) + 1
    if len(blank):
        yield f"row {each.row.line}, {each.row.label}, gives no number for video {', '.join(map(str, blank))}."


def _average(parts: Layout, each: Measured) -> Iterator[str]:
    count = len(parts.videos)
    text = (each.row.first(count + 1))[count]
    average = number(parts, text, each.row.label, each.row.line)
    if np.isnan(average) or np.isnan(each.numbers).any():
        return
    room = 0.51 * (resolutions([text])[0] + each.resolutions.max())
    if abs(each.numbers.mean() - average) > room:
        mean = printed(float(each.numbers.mean()))
        yield f"row {each.row.line}, {each.row.label}, prints the average {text}, and the mean of its videos is {mean}."


def _order(found: list[Measured]) -> Iterator[str]:
    by_name = {each.quantity: each.numbers for each in found}
    sizes = [by_name[name] for name in ("D10 diameter", "median diameter", "D90 diameter") if name in by_name]
    if len(sizes) < 2:
        return
    wrong = np.flatnonzero((np.diff(sizes, axis=0) < 0).any(axis=0)) + 1
    if len(wrong):
        yield f"D10, D50 and D90 of video {', '.join(map(str, wrong))} do not rise."


def _sums(found: list[Measured], sized: list[Distribution]) -> Iterator[str]:
    by_number = number_weighted(sized)
    if by_number is None:
        yield "it has no number distribution of sizes, so it gives no diameter."
        return
    for place in np.flatnonzero(~bins_agree(found[0], by_number)):
        total = printed(float(by_number.values[:, place].sum()))
        reported = found[0].texts[place] or "no number"
        yield (
            f"the bins of video {place + 1} sum to {total}, and its concentration is reported as {reported}; "
            "its share of particles below 200 nm is left out."
        )
