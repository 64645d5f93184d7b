"""The report folder: verdicts.csv, findings.json, junit.xml and report.html, all of them or none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from evspec.report import findings, junit
from evspec.report.columns import defused
from evspec.report.folder import whole_folder
from evspec.report.page import page
from evspec.result import COLUMNS, Result

__all__ = ["write_report"]

TEXTS = ("criterion", "preparation", "verdict", "unit", "reason")


def write_report(result: Result, folder: Path, progress: Callable[[float], None] | None = None) -> None:
    """Write the four files into `folder`, which may exist only if it is empty or evspec wrote it.

    `EvspecError` where the folder is somebody else's or cannot be written; what was there before is there then.
    """
    with whole_folder(folder) as draft:
        _write_findings(result, draft, progress or (lambda _share: None))
        (draft / "report.html").write_text(page(result), encoding="utf-8", newline="\n")


def _write_findings(result: Result, draft: Path, progress: Callable[[float], None]) -> None:
    """The three files that list every finding, in one pass over the criteria."""
    with (
        (draft / "verdicts.csv").open("w", encoding="utf-8", newline="") as table,
        (draft / "findings.json").open("w", encoding="utf-8", newline="\n") as data,
        (draft / "junit.xml").open("w", encoding="utf-8", newline="\n") as cases,
    ):
        table.write(",".join(COLUMNS) + "\n")
        data.write(findings.findings_opening(result))
        cases.write(junit.junit_opening(result))
        for place in range(len(result.criteria)):
            rows = result.findings(place)
            _as_table(rows[list(COLUMNS)]).to_csv(
                table, index=False, header=False, float_format="%.10g", lineterminator="\n"
            )
            data.writelines(findings.findings_part(result, place, rows))
            cases.writelines(junit.junit_suite(result, place, rows))
            progress((place + 1) / len(result.criteria))
        data.write(findings.CLOSING)
        cases.write(junit.CLOSING)


def _as_table(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(**{name: defused(rows[name]) for name in TEXTS})
