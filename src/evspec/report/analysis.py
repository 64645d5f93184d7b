"""An analysis as people and spreadsheets read it: on a terminal, as CSV, or as a page with its tables and figures."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd

from evspec.analysis import Analysis
from evspec.errors import MissingLibrary, unknown
from evspec.report.columns import defused
from evspec.report.folder import ANALYSIS, MARK, whole_folder
from evspec.report.look import Look, table
from evspec.words import counted, number, printable

__all__ = ["analysis_csv", "analysis_lines", "analysis_page", "only_table", "write_analysis"]

MOST = 60


def analysis_lines(analysis: Analysis, look: Look, *, written: bool = False) -> Iterator[str]:
    """The analysis as it is told on a terminal; of a long table the first rows, and of figures that there are some."""
    for each in analysis.sentences or (analysis.title,):
        yield from look.lines(printable(each))
    for part in analysis.parts:
        if not part.sentences and (part.table is None or part.table.empty):
            continue
        yield ""
        yield look.bold(printable(part.title))
        if part.table is not None and len(part.table):
            yield from _rows(part.table, look)
        for each in part.sentences:
            yield from look.lines(printable(each), 2, 4)
    figures = sum(len(part.figures) for part in analysis.parts)
    if figures and not written:
        yield ""
        yield from look.lines(f"{counted(figures, 'figure')} to look at: --out DIR draws them.")


def only_table(analysis: Analysis, name: str) -> Analysis:
    """The analysis with the table of that name alone; `UnknownWord` with the nearest where it has none."""
    parts = {part.name: part for part in analysis.parts if part.table is not None and part.name}
    if name not in parts:
        raise unknown("table of this analysis", name, parts)
    return Analysis(analysis.title, (), (replace(parts[name], sentences=(), figures=()),))


def analysis_csv(analysis: Analysis) -> str:
    """The tables as CSV, numbers to ten digits, and no formula in any cell; of several, each after a line `# name`."""
    parts = [part for part in analysis.parts if part.table is not None]
    if len(parts) == 1:
        return _csv(parts[0].table)
    return "\n".join(f"# {part.name or part.title}\n{_csv(part.table)}" for part in parts)


def write_analysis(analysis: Analysis, folder: Path, made_of: Mapping[str, str] | None = None) -> str:
    """Write analysis.html, a CSV file for each table and an SVG file for each figure into `folder`, all or none.

    Without matplotlib the figures are left out, and the sentence says so that is given back.
    """
    drawn, lacking = _drawn(analysis)
    with whole_folder(folder, ANALYSIS) as draft:
        texts = {"analysis.html": analysis_page(analysis, drawn, made_of, lacking)}
        texts |= {
            f"{part.name}.csv": _csv(part.table) for part in analysis.parts if part.table is not None and part.name
        }
        texts |= {f"{name}.svg": drawing for name, drawing in drawn.items()}
        mark = {"wrote": MARK, "title": analysis.title, "files": sorted([*texts, ANALYSIS])} | dict(made_of or {})
        texts[ANALYSIS] = json.dumps(mark, indent=1, ensure_ascii=False) + "\n"
        for name, text in texts.items():
            (draft / name).write_text(text, encoding="utf-8", newline="\n")
    return lacking


def _drawn(analysis: Analysis) -> tuple[dict[str, str], str]:
    """The figures by name, and what is to be said where they cannot be drawn."""
    try:
        return {figure.name: figure.draw() for part in analysis.parts for figure in part.figures}, ""
    except MissingLibrary as error:
        return {}, f"The figures are left out: {error}."


def analysis_page(
    analysis: Analysis, drawn: Mapping[str, str], made_of: Mapping[str, str] | None = None, lacking: str = ""
) -> str:
    """The analysis as one HTML page that asks nothing of any server; `drawn` are the figures by name."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("evspec", "report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    template = environment.get_template("analysis.html.jinja")
    return template.render(analysis=analysis, drawn=drawn, cells=_cells, made_of=made_of or {}, lacking=lacking)


def _rows(frame: pd.DataFrame, look: Look) -> Iterator[str]:
    header, cells = _cells(frame.head(MOST))
    yield from table(look, header, cells)
    if len(frame) > MOST:
        yield f"  and {len(frame) - MOST:,} more rows; --csv prints all"


def _cells(frame: pd.DataFrame) -> tuple[list[str], list[list[str]]]:
    rows = [[_cell(value) for value in row] for row in frame.itertuples(index=False, name=None)]
    return [printable(name) for name in frame.columns], rows


def _cell(value: object) -> str:
    if isinstance(value, float):
        return "" if math.isnan(value) else number(value)
    return "" if value is None or value is pd.NA or value is pd.NaT else printable(value)


def _csv(frame: pd.DataFrame | None) -> str:
    if frame is None:
        return ""
    texts = {name: defused(column) for name, column in frame.items() if not pd.api.types.is_numeric_dtype(column)}
    whole = frame.assign(**{str(name): cells for name, cells in texts.items()})
    whole.columns = pd.Index(defused(pd.Series([str(name) for name in frame.columns], dtype=object)))
    return whole.to_csv(index=False, float_format="%.10g", lineterminator="\n")
