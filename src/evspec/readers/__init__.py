"""Reading what instruments export: a file becomes readings that know their place in it, and a run."""

from __future__ import annotations

from evspec.readers.attach import Attached, attach
from evspec.readers.export import Export, UnreadableExport
from evspec.readers.recognise import READ_FORMATS, read_export

__all__ = ["READ_FORMATS", "Attached", "Export", "UnreadableExport", "attach", "read_export"]
