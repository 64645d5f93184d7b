"""What a laboratory hands in, a folder of tables or a workbook, read into a batch with all its faults found at once."""

from __future__ import annotations

from evspec.handin.folder import read_handin
from evspec.handin.parse import parse_tables
from evspec.handin.raw import RawTable, raw_table

__all__ = ["RawTable", "parse_tables", "raw_table", "read_handin"]
