"""What people attest, marked as such in every output: the mark, what it means and how often, and the documents."""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping

import pandas as pd

from evspec.arrays import Words
from evspec.report.columns import each_once
from evspec.result import Result
from evspec.verdicts import Verdict

__all__ = ["MARKS", "SHOWN", "documents_json", "legend"]

MARKS = {"manual": "attested", "semiAuto": "attested in part", "automatic": ""}
"""The mark of a verdict, by its mode."""

SHOWN = ("kind", "reference", "status", "quantity", "issued_on", "expires_on", "attested_by", "file")
"""What is told of a document; its subject is not, since it may be the code of a donor."""


def legend(result: Result) -> str:
    """How many of the applicable verdicts rest on what people attest, and what the mark means."""
    applicable = sum(count for verdict, count in result.counts.items() if verdict != Verdict.NOT_APPLICABLE)
    rest = "verdict rests" if applicable == 1 else "verdicts rest"
    return (
        f"{result.attested:,} of {applicable:,} applicable {rest} on what people attest, wholly or in part: "
        "a document, or what a table says of a lot, method or run. They are marked attested; "
        "the others are computed from readings, or lack evidence."
    )


def documents_json(result: Result, rows: pd.Series) -> Words:
    """The documents that decided each finding as a list of JSON, from the rows that the findings name."""
    table, digests = result.batch.documents, result.batch.digests

    def listed(text: object) -> str:
        each = dict.fromkeys(map(int, str(text).split()))
        return f"[{', '.join(_document(table.loc[row].to_dict(), digests) for row in each)}]"

    return each_once(rows, listed, "[]")


def _document(row: Mapping[Hashable, object], digests: Mapping[str, str]) -> str:
    told = {name: _text(row[name]) for name in SHOWN}
    return json.dumps(told | {"sha256": digests.get(told["file"] or "")}, ensure_ascii=False)


def _text(value: object) -> str | None:
    if pd.isna(value):  # type: ignore[call-overload]
        return None
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else str(value)
