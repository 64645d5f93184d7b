"""Columns of a table of verdicts as texts, made once for each different cell: JSON, XML, and cells of a spreadsheet."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from xml.sax.saxutils import quoteattr

import numpy as np
import pandas as pd

from evspec.arrays import Words

__all__ = ["defused", "each_once", "json_text", "json_texts", "rounded", "xml_attribute"]

FORMULA = re.compile(r"[=+\-@\t\r]")
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def each_once(column: pd.Series, made: Callable[[object], str], missing: str) -> Words:
    """`made` of every cell, called once for each different one; `missing` for a blank."""
    codes, different = pd.factorize(column)
    return np.array([*map(made, different), missing], object)[codes]


def json_texts(column: pd.Series) -> Words:
    """Every cell as JSON, `null` for a blank and for what is no number of JSON."""
    return each_once(column, json_text, "null")


def json_text(cell: object) -> str:
    """One cell as JSON; numbers are rounded to ten digits, so that two machines write the same."""
    if isinstance(cell, bool | np.bool_):
        return json.dumps(bool(cell))
    if isinstance(cell, int | np.integer):
        return str(int(cell))
    if isinstance(cell, float | np.floating):
        return json.dumps(rounded(float(cell))) if math.isfinite(cell) else "null"
    return json.dumps(str(cell), ensure_ascii=False)


def rounded(value: float) -> float:
    """The number with ten significant digits."""
    return float(f"{value:.10g}")


def defused(column: pd.Series) -> Words:
    """Text that no spreadsheet takes for a formula: an apostrophe stands before what would open one."""
    return each_once(column, lambda cell: f"'{cell}" if FORMULA.match(str(cell)) else str(cell), "")


def xml_attribute(text: object) -> str:
    """The text as a quoted attribute of XML, without the characters that XML forbids."""
    return quoteattr(ILLEGAL.sub("?", str(text)))
