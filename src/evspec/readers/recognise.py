"""Telling by its first bytes which instrument wrote a file; names and endings are not believed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from evspec.readers import nanosight
from evspec.readers.export import Export, Source, quoted, refused

__all__ = ["LARGEST", "READ_FORMATS", "read_export"]

LARGEST = 64 * 2**20
"""The largest export that is opened, in bytes, where its format names no other."""

HEAD = 4096


class Format(NamedTuple):
    """A kind of export: what its first bytes match, the reader, where there is one, and the largest that is opened."""

    name: str
    pattern: re.Pattern[bytes]
    read: Callable[[Source], Export] | None = None
    instead: str = ""
    largest: int = LARGEST


def _at_start(pattern: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"\A(?:\xef\xbb\xbf)?\s*" + pattern)


FORMATS = (
    Format("NanoSight NTA 3.x ExperimentSummary.csv", nanosight.SIGNATURE, nanosight.read),
    Format(
        "NanoSight NTA table of single particles or tracks",
        _at_start(rb'"?Particle ID"?,'),
        instead="the ExperimentSummary.csv of the same experiment",
    ),
    Format("ZetaView text export", re.compile(rb"(?:\A|[\r\n])ZetaV(?:iew|IEW)[^,\r\n]*\t")),
    Format("ViewSizer 3000 table", _at_start(rb"/(?:\[Sample Info\]|LowerBinDiameter)")),
    Format("FCS flow cytometry data", re.compile(rb"\AFCS\d\.\d")),
    Format("SoftMax Pro text export", re.compile(rb"\A(?:\xff\xfe)?#\x00?#\x00?B\x00?L\x00?O\x00?C\x00?K\x00?S")),
    Format("Gen5 text export", _at_start(rb"Software Version\t")),
    Format("BMG MARS export", _at_start(rb"User: [^\r\n]{0,200},Path: ")),
    Format("Luminex xPONENT export", _at_start(rb'"?Program"?,"?xPONENT')),
    Format(
        "Excel workbook",
        re.compile(rb"\A(?:PK\x03\x04|\xd0\xcf\x11\xe0)"),
        instead="the file that the instrument wrote",
    ),
    Format("HDF5 file", re.compile(rb"\A\x89HDF\r\n")),
    Format("PDF report", re.compile(rb"\A%PDF-"), instead="the table that the instrument exports beside its report"),
)

READ_FORMATS = tuple(each.name for each in FORMATS if each.read)
"""The exports that are read."""


def read_export(path: Path, name: str = "") -> Export:
    """The export at `path`, told by its content; `name` is how messages call it, else the name of the file.

    `UnreadableExport` (an `UnreadableFile`) where it is no regular file, empty, larger than 64 MB, of a format that is
    not read, or contradicts itself; the message quotes the text, its line, and what was expected.
    """
    shown = quoted(name or path.name, 200)
    head, size = _head(path, shown)
    if not head:
        raise refused(shown, "", f"{_formats()}, and not an empty file,")
    reader, largest = _recognised(head, shown)
    if size > largest:
        raise refused(shown, f"{size} bytes", f"an export of at most {largest} bytes")
    raw = _content(path, shown, largest)
    return reader(Source(shown, raw, hashlib.sha256(raw).hexdigest()))


def _head(path: Path, shown: str) -> tuple[bytes, int]:
    if not path.is_file():
        raise refused(shown, "no regular file", "an instrument export")
    return _content(path, shown, HEAD), path.stat().st_size


def _content(path: Path, shown: str, most: int = LARGEST) -> bytes:
    try:
        with path.open("rb") as opened:
            return opened.read(most)
    except OSError as error:
        raise refused(shown, error.strerror or str(error), "a file that can be opened") from error


def _recognised(head: bytes, shown: str) -> tuple[Callable[[Source], Export], int]:
    for each in FORMATS:
        if each.pattern.search(head):
            if each.read is None:
                raise refused(shown, each.name, each.instead or f"{_formats()} (other exports are not yet read)")
            return each.read, each.largest
    raise refused(shown, _first_line(head), f"the beginning of one of the formats that are read ({_formats()})", row=1)


def _first_line(head: bytes) -> str:
    encoding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "latin-1"
    lines = head.decode(encoding, errors="replace").splitlines()
    return next((line for line in lines if line.strip("\x00 \t")), "")


def _formats() -> str:
    return ", ".join(READ_FORMATS)
