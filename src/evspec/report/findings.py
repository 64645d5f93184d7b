"""findings.json: every finding with its source and address, below what the whole run rests on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from evspec.arrays import Words
from evspec.levels import level_from
from evspec.report.attested import documents_json
from evspec.report.columns import json_text, json_texts
from evspec.report.folder import SCHEMA
from evspec.report.overview import tallies, waivers
from evspec.report.versions import package_version
from evspec.result import APART, OURS, Result
from evspec.verdicts import Verdict
from evspec.words import CAUTION

__all__ = ["CLOSING", "findings_opening", "findings_part", "write_findings"]

NUMBERS = ("value", "low", "high", "n")
CLOSING = "\n ]\n}\n"
EARL = {verdict.words: verdict.earl for verdict in Verdict}


def write_findings(result: Result) -> Iterator[str]:
    """The text of findings.json in parts, a criterion at a time; a number that is missing is null."""
    yield findings_opening(result)
    for place in range(len(result.criteria)):
        yield from findings_part(result, place, result.findings(place))
    yield CLOSING


def findings_opening(result: Result) -> str:
    """What stands above the findings: versions, day, rules, counts, files, notices, waivers, preparations."""
    names, counts = tallies(result)
    rows = [{"preparation": name} | _counted(row) for name, row in zip(names, counts.tolist(), strict=True)]
    subjects = ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in rows)
    header = json.dumps(_header(result), indent=1, ensure_ascii=False, allow_nan=False).removesuffix("\n}")
    return f'{header},\n "preparations": [\n  {subjects}\n ],\n "findings": ['


def findings_part(result: Result, place: int, rows: pd.DataFrame) -> Iterator[str]:
    """The findings on the criterion in that place, whose rows these are, in the order of the criteria."""
    first = place == _first_with_findings(result)
    for text in _texts(result, place, rows):
        yield f"{'' if first else ','}\n  {text}"
        first = False


def _texts(result: Result, place: int, rows: pd.DataFrame) -> Iterator[str]:
    criterion = result.criteria[place]
    opening = (
        f'{{"criterion": {json_text(criterion.id)}, "level": {json_text(criterion.level)}'
        f', "owner": {json_text(criterion.owner or OURS)}, "gated": {json_text(result.gated[place])}'
    )
    closing = (
        f', "address": {json.dumps(criterion.address or None)}'
        f', "defined_in": {json.dumps(criterion.place if criterion.owner else None, ensure_ascii=False)}'
        f', "rule": {json_text(criterion.name)}'
        f', "statements": {json.dumps(list(criterion.statements), ensure_ascii=False)}}}'
    )
    names = ("preparation", "verdict", "mode", *NUMBERS, "unit", "method", *APART, "reason", "quality")
    columns = [json_texts(rows[name]) for name in names] + [
        json_texts(rows["verdict"].map(EARL)),
        _sources(rows, result.batch.digests),
        documents_json(result, rows["documents"]),
    ]
    for cells in zip(*columns, strict=True):
        pairs = zip((*names, "earl", "source", "documents"), cells, strict=True)
        yield opening + "".join(f', "{name}": {cell}' for name, cell in pairs) + closing


def _sources(rows: pd.DataFrame, hashes: dict[str, str]) -> Words:
    columns = [json_texts(rows[name]) for name in ("source", "sheet", "row", "cell")]
    columns.append(json_texts(rows["source"].map(hashes)))
    texts = [
        f'{{"file": {file}, "sheet": {sheet}, "row": {row}, "column": {column}, "sha256": {digest}}}'
        for file, sheet, row, column, digest in zip(*columns, strict=True)
    ]
    return np.where(columns[0] == "null", "null", np.array(texts, object))


def _header(result: Result) -> dict[str, object]:
    specification = result.specification
    return {
        "$schema": SCHEMA,
        "evspec": package_version(),
        "specification": {
            "version": specification.version,
            "sha256": specification.digest,
            "laboratory_sha256": specification.own.digest if specification.own else None,
        },
        "selection": {
            "criteria": len(result.criteria),
            "of": len(specification.criteria),
            **{name: list(names) for name, names in vars(result.selection).items()},
        },
        "as_of": result.bench.as_of.isoformat(),
        "decision": result.decision,
        "gate": result.gate,
        "exit_code": result.exit_code,
        "meaning": CAUTION,
        "counts": _counted(result.counts),
        "gated_counts": _counted(result.count(gated_only=True)),
        "files": [
            {"file": str(file), "sha256": str(digest), "bytes": int(size)}
            for file, digest, size in result.batch.provenance[["file", "sha256", "bytes"]].itertuples(index=False)
        ],
        "attested": result.attested,
        "notices": list(result.notices),
        "waivers": [each._asdict() for each in waivers(result)],
        "criteria": [_criterion(result, place) for place in range(len(result.criteria))],
    }


def _criterion(result: Result, place: int) -> dict[str, object]:
    criterion = result.criteria[place]
    return {
        "criterion": criterion.id,
        "rule": criterion.name,
        "level": criterion.level,
        "level_from": level_from(result.specification, criterion),
        "gated": result.gated[place],
        "met_shows": criterion.met_shows,
        "met_does_not_show": criterion.met_does_not_show,
        "address": criterion.address,
    }


def _counted(counts: Mapping[Verdict, int] | Sequence[int]) -> dict[str, int]:
    return {verdict.words: int(counts[verdict]) for verdict in Verdict}


def _first_with_findings(result: Result) -> int:
    some = bool(result.judged.any())
    return next((place for place, each in enumerate(result.criteria) if some or each.laboratory), 0)
