"""Write the synthetic NanoSight exports of `examples/laboratory/nta`; the same bytes each time.

The numbers are drawn, the form is that of real exports: NTA 3.4 writes ragged rows and `1.23e+08`, NTA 3.2 pads every
row and writes plain numbers; both are Latin-1 with CRLF, name an operator, and repeat labels in two sections. Bins sum
to the concentration that is reported, and both allow for the dilution where one is recorded.

    python examples/make_nanosight.py [FOLDER]
"""

from __future__ import annotations

import math
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

__all__ = ["EXPORTS", "Recording", "export", "main"]

FOLDER = Path(__file__).parent / "laboratory" / "nta"
NOT_RECORDED = "Not recorded"
FLAGS = {"Validity of concentration measurement": "OK", "Completed Tracks": "OK", "Particles per frame": "OK"}
FLAGS |= {"Noise level": "No", "Brightness": "OK", "Detection Threshold": "OK", "Camera Histogram Lower Limit": "OK"}
INFORMATION = {"Completed Tracks": "OK", "Concentration": "OK", "Video length": "OK", "Noise level": "No"}
INFORMATION |= {"Vibration detected": "No", "Vibration correction applied": "No", "Settings changed?": "No"}


class Recording(NamedTuple):
    """What one export is of; `flags` and `information` replace the texts of all its videos."""

    name: str
    sample: str
    taken: str
    version: str = "3.4"
    dilution: str = "1.00e+03"
    concentration: float = 2.0e11
    mode: float = 122.0
    videos: int = 5
    flags: tuple[tuple[str, str], ...] = ()
    information: tuple[tuple[str, str], ...] = ()
    weightings: tuple[str, ...] = ("Number",)
    bins: int = 1000


class Video(NamedTuple):
    """One video: its name, counts per bin of 1 nm, and how many particles it saw in a frame."""

    name: str
    counts: list[int]
    per_frame: float


EXPORTS = (
    Recording("LOT-01_run1", "LOT-01", "09:41:07  04/03/2026"),
    Recording("LOT-01_run2", "LOT-01", "10:12:55  05/03/2026", concentration=2.16e11),
    Recording("LOT-01_run3", "LOT-01", "14:03:31  06/03/2026", concentration=1.91e11, mode=124.0),
    Recording("LOT-02_run1", "LOT-02", "09:20:18  11/03/2026", "3.2", "1000", 1.82e11, 131.0, 3),
    Recording("LOT-02_run2", "LOT-02", "11:47:02  12/03/2026", "3.2", "1000", 1.70e11, 133.0, 3),
    Recording("LOT-02_run3", "LOT-02", "08:58:44  13/03/2026", "3.2", "1000", 1.93e11, 130.0, 3),
    Recording(
        "LOT-03_run1",
        "LOT-03",
        "15:30:10  18/03/2026",
        dilution=NOT_RECORDED,
        concentration=2.1e8,
        mode=118.0,
        flags=(
            ("Validity of concentration measurement", "Be cautious of data due to noise"),
            ("Noise level", "Noise detected"),
        ),
        information=(("Noise level", "Noise detected"), ("Vibration detected", "Minor vibration")),
    ),
)


def export(recording: Recording) -> bytes:
    """The export of a recording: its videos are drawn with a seed made of its name."""
    drawn = random.Random(f"nanosight {recording.name}")
    of_run = recording.concentration * math.exp(drawn.gauss(0, 0.03))
    videos = [_video(recording, number, of_run, drawn) for number in range(recording.videos)]
    rows = [*_head(recording, videos), *_results(recording, videos), *_size_data(recording, videos)]
    return "".join(",".join(_padded(recording, row)) + "\r\n" for row in rows).encode("latin-1")


def main(folder: Path = FOLDER) -> None:
    """Write every export into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for recording in EXPORTS:
        (folder / f"{recording.name}.csv").write_bytes(export(recording))


def _video(recording: Recording, number: int, of_run: float, drawn: random.Random) -> Video:
    concentration = int(float(f"{of_run * math.exp(drawn.gauss(0, 0.03)):.4e}"))
    mode, spread = recording.mode * math.exp(drawn.gauss(0, 0.015)), 0.26 + drawn.gauss(0, 0.01)
    centres = [place + 0.5 for place in range(recording.bins)]
    shape = [round(1e9 * (_density(x, mode, spread) + 0.06 * _density(x, 1.7 * mode, 0.15))) for x in centres]
    counts = [concentration * each // sum(shape) for each in shape]
    diluted = concentration if recording.dilution == NOT_RECORDED else concentration / float(recording.dilution)
    return Video(f"{recording.name}_{number:02d}", counts, diluted / 4.0e6)


def _density(x: float, mode: float, spread: float) -> float:
    return math.exp(-0.5 * ((math.log(x) - math.log(mode) - spread**2) / spread) ** 2) / x


def _head(recording: Recording, videos: list[Video]) -> Iterator[list[str]]:
    built = {"3.4": "NTA 3.4 Build 3.4.003", "3.2": "NTA 3.2 Dev Build 3.2.16"}[recording.version]
    described = {"3.4": "Sample Description", "3.2": "Sample Name"}[recording.version]
    yield from (["NTA Experiment Summary File"], [f"Created with {built}"], [""])
    yield from (["[Experiment Details]"], ["Software Version", built if recording.version == "3.4" else "Unknown"])
    yield from (["Experiment Name", f"{recording.name}.nano"], ["Operator Name", "A. N. Operator"])
    yield from (["Time Captured", recording.taken], [described, recording.sample], ["Pre-treatment", ""])
    yield from (["Diluent", "PBS, 0.02 \u00b5m filtered"], ["Remarks", 'kept on ice, "fresh" vial'], [""])
    yield ["Filename:", *[video.name for video in videos]]
    yield from (
        (_each("Processed", "Yes", videos), [], ["[Conditions]"])
        if recording.version == "3.4"
        else ([], ["[Conditions]"])
    )
    yield from (_each("Temperature/C", "25.000", videos), _each("Viscosity/cP", "0.889000", videos))
    yield from (_each("Camera Type", "sCMOS", videos), _each("Laser Type", "Blue488", videos))
    yield from (_each("Camera Level", "14", videos), _each("Frame rate/fps", "25.000000", videos), [""])
    yield from (["[Settings]"], _each("Detection Threshold", "5", videos), _each("Blur", "Auto", videos))
    yield from (
        _each("Total frames analysed", "1498", videos),
        [""],
        ["[Exclusion Regions]"],
        ["No Exclusion Regions Used"],
        [],
    )


def _results(recording: Recording, videos: list[Video]) -> Iterator[list[str]]:
    blank = [""] * len(videos)
    yield ["[Results]", *blank, "Average", "Standard Error"]
    yield _each("Dilution factor (concentrations adjusted for this factor)", recording.dilution, videos)
    totals = [float(sum(video.counts)) for video in videos]
    yield _summed("Concentration (Particles / ml)", totals, {"3.4": "{:.2e}", "3.2": "whole"}[recording.version])
    yield _summed("Particles per frame", [video.per_frame for video in videos], "{:.1f}")
    yield ["Completed tracks", *[str(round(video.per_frame * 41)) for video in videos]]
    yield from ([""], ["[Concentration Warnings]"])
    yield from (_each(label, text, videos) for label, text in (FLAGS | dict(recording.flags)).items())
    yield from ([], ["[Information]"])
    yield from (_each(label, text, videos) for label, text in (INFORMATION | dict(recording.information)).items())
    yield from (["Errors (1)", *blank], ["Errors (2)", *blank], [], ["[Data Included]"])
    yield from ([f"Size distribution - {each} weighting - With Percentiles"] for each in recording.weightings)


def _size_data(recording: Recording, videos: list[Video]) -> Iterator[list[str]]:
    yield from ([""], ["[Size Data]"], ["Analysis Method", "FTLA"])
    for weighting in recording.weightings:
        power = {"Number": 0, "Surface Area": 2, "Volume": 3}[weighting]
        yield from _distribution(videos, weighting, power)


def _distribution(videos: list[Video], weighting: str, power: int) -> Iterator[list[str]]:
    unit = {0: "particles", 2: "nm\u00b2", 3: "nm\u00b3"}[power]
    columns = [[round(count * (place + 0.5) ** power) for place, count in enumerate(video.counts)] for video in videos]
    yield from (["Weighting", weighting], ["Filename", *[video.name for video in videos], "Average", "Standard Error"])
    for label, figure in (("Mean", _mean), ("Mode", _mode), ("SD", _deviation)):
        yield _summed(label, [figure(column) for column in columns], "{:.1f}")
    for percent in (10, 50, 90):
        yield _summed(f"D{percent}", [_percentile(column, percent) for column in columns], "{:.1f}")
    yield ["Valid Tracks", *[f"{video.per_frame * 17:.0f}" for video in videos]]
    header = f"Concentration ({unit} / ml)"
    yield from (["Graph Data"], ["Bin centre (nm)", *[header] * len(videos), "Concentration average", "Standard Error"])
    for place, cells in enumerate(zip(*columns, strict=True)):
        average, error = _spread([float(cell) for cell in cells])
        yield [f"{place + 0.5}", *map(str, cells), f"{average:.0f}", f"{error:.0f}"]
    yield from ([], _each("Percentile", "Size (nm)", videos))
    for percent in range(101):
        yield [str(percent), *[f"{_percentile(column, percent):.1f}" for column in columns]]
    yield [""]


def _each(label: str, text: str, videos: list[Video]) -> list[str]:
    return [label, *[text] * len(videos)]


def _summed(label: str, numbers: list[float], form: str) -> list[str]:
    average, error = _spread(numbers)
    return [label, *[_printed(each, form) for each in (*numbers, average, error)]]


def _printed(number: float, form: str) -> str:
    return f"{float(f'{number:.2e}'):.0f}" if form == "whole" else form.format(number)


def _spread(numbers: list[float]) -> tuple[float, float]:
    average = math.fsum(numbers) / len(numbers)
    squares = math.fsum((each - average) ** 2 for each in numbers)
    return average, math.sqrt(squares / max(len(numbers) - 1, 1) / len(numbers))


def _mean(column: list[int]) -> float:
    return math.fsum((place + 0.5) * count for place, count in enumerate(column)) / sum(column)


def _mode(column: list[int]) -> float:
    return column.index(max(column)) + 0.5


def _deviation(column: list[int]) -> float:
    mean = _mean(column)
    return math.sqrt(math.fsum((place + 0.5 - mean) ** 2 * count for place, count in enumerate(column)) / sum(column))


def _percentile(column: list[int], percent: int) -> float:
    wanted, below = sum(column) * percent / 100, 0.0
    for place, count in enumerate(column):
        if count and below + count >= wanted:
            return place + (wanted - below) / count
        below += count
    return float(len(column))


def _padded(recording: Recording, row: list[str]) -> list[str]:
    quoted = ['"' + cell.replace('"', '""') + '"' if "," in cell or '"' in cell else cell for cell in row]
    if recording.version == "3.2":
        return quoted + [""] * (recording.videos + 3 - len(quoted))
    return [*quoted, ""] if quoted else [""]


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
