"""The archive that an .xlsx workbook is: whether it is one, and safe to unpack."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence

from evspec.errors import UnreadableFile

__all__ = ["check_archive"]

LARGEST = 2_000_000_000
MOST_PARTS = 10_000
SWOLLEN = 200
"""How many times its packed size a part of more than `SMALL` bytes may have."""

SMALL = 10_000_000


def check_archive(content: bytes, file: str) -> bool:
    """Whether a sheet of the workbook has a formula; `UnreadableFile` where it is none, or unpacks to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            infos = parts.infolist()
            _check_size(infos, file)
            names = [info.filename for info in infos]
            _check_names(names, file)
            sheets = [name for name in names if name.startswith("xl/worksheets/") and name.endswith(".xml")]
            return any(_has(parts, name, b"<f") for name in sheets)
    except UnreadableFile:
        raise
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise UnreadableFile(f"{file}: it is not a readable .xlsx workbook ({error}).") from None


def _check_names(names: Sequence[str], file: str) -> None:
    if "xl/workbook.xml" not in names or "xl/vbaProject.bin" in names:
        raise UnreadableFile(f"{file}: a workbook saved as .xlsx, without macros, is expected.")


def _check_size(infos: Sequence[zipfile.ZipInfo], file: str) -> None:
    size = sum(info.file_size for info in infos)
    swollen = any(info.file_size > SMALL and info.file_size > SWOLLEN * max(info.compress_size, 1) for info in infos)
    if size > LARGEST or len(infos) > MOST_PARTS or swollen:
        raise UnreadableFile(f"{file}: it unpacks to {size:,} bytes, more than a workbook of tables does.")


def _has(parts: zipfile.ZipFile, name: str, mark: bytes) -> bool:
    return any(mark in chunk for chunk in _chunks(parts, name))


def _chunks(parts: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    tail = b""
    with parts.open(name) as part:
        while chunk := part.read(1 << 20):
            yield tail + chunk
            tail = chunk[-1:]
