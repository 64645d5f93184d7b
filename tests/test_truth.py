"""The truth table: how verdicts combine, and what a sentence says of a reading, row by row."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import numpy as np
import pytest

from cases import SUBJECT, Row, readings, verdict
from evspec.verdicts import Verdict, at_least, best, worst

DATA = Path(__file__).parent / "data"
OPTIONS = re.compile(r"\s*(?P<head>[^{}]*?)\s*(?:\{(?P<options>[^{}]*)\})?\s*")


def rows_of(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


COMBINATIONS = rows_of("combinations.csv")
SENTENCES = rows_of("truth.csv")


def records(text: str) -> list[tuple[str, dict[str, str]]]:
    """The records of a cell, separated by " / ": a head, and columns in braces."""
    found = []
    for part in text.split(" / ") if text else []:
        match = OPTIONS.fullmatch(part)
        assert match, part
        pairs = (pair.split(":", 1) for pair in (match["options"] or "").split(",") if pair.strip())
        found.append((match["head"], {name.strip().replace(" ", "_"): value.strip() for name, value in pairs}))
    return found


def preparations(row: Row) -> list[dict[str, str]]:
    described = [{"preparation": head or SUBJECT} | more for head, more in records(row["preparations"])]
    return (
        described
        if any(each["preparation"] == SUBJECT for each in described)
        else [{"preparation": SUBJECT}, *described]
    )


def tables(row: Row) -> dict[str, list[dict[str, str]]]:
    """The tables that a row of the truth table hands in; blank ones are left out."""
    quantity = row["quantity"]
    made: dict[str, list[dict[str, str]]] = {"preparations": preparations(row)}
    made["readings"] = [
        reading
        for values, more in records(row["readings"])
        for reading in readings(more.pop("quantity", quantity), values, **more)
    ]
    made["methods"] = [{"quantity": quantity, "method": head} | more for head, more in records(row["methods"])]
    made["limits"] = []
    for head, more in records(row["limits"]):
        *bound, value, unit = head.split(" ")
        made["limits"].append({"quantity": quantity, "bound": " ".join(bound), "value": value, "unit": unit} | more)
    made["runs"] = [{"run": head} | more for head, more in records(row["runs"])]
    made["documents"] = [{"kind": head, "reference": "D-1"} | more for head, more in records(row["documents"])]
    made["panels"] = [
        {"panel": head, "member": member}
        for head, more in records(row["panels"])
        for member in more["members"].split("; ")
    ]
    for unit_less in made["methods"]:
        if {"lod", "loq", "range_high"} & set(unit_less):
            unit_less.setdefault("unit", made["readings"][0]["unit"])
    return {name: rows for name, rows in made.items() if rows}


def test_table_is_as_large_as_it_has_to_be():
    """The truth table has 25 pairs for "and", 25 for "or", 30 rows of "at least", and 150 rows and more in all."""
    ways = [row["how"].split(" ")[0] for row in COMBINATIONS]

    assert (25, 25) == (ways.count("and"), ways.count("or"))
    assert ways.count("at") >= 30
    assert len(COMBINATIONS) + len(SENTENCES) >= 150


def test_every_case_is_named_once():
    """No two rows of the truth table have the same name, so that a failing one is found."""
    names = [row["case"] for row in SENTENCES]

    assert sorted(set(names)) == sorted(names)


def test_every_verdict_is_expected_somewhere():
    """Each of the five verdicts is the answer of many rows; a table of passes would prove nothing."""
    counts = {each: sum(row["verdict"] == each.words for row in SENTENCES) for each in Verdict}

    assert min(counts.values()) >= 10, counts


@pytest.mark.parametrize("row", COMBINATIONS, ids=lambda row: f"{row['how']}: {row['verdicts']}")
def test_combination(row: Row):
    """Verdicts combine as the row says, in any order."""
    codes = [np.array([Verdict.of(words)], np.uint8) for words in row["verdicts"].split("; ")]
    how, _, count = row["how"].rpartition(" ")
    combine = {"and": lambda each: worst(*each), "or": lambda each: best(*each)}.get(
        row["how"], lambda each: at_least(int(count), each) if how == "at least" else None
    )

    assert row["verdict"] == Verdict(combine(codes)[0]).words
    assert row["verdict"] == Verdict(combine(codes[::-1])[0]).words


@pytest.mark.parametrize("row", SENTENCES, ids=lambda row: row["case"])
def test_sentence(row: Row):
    """The sentences of the row, handed its readings and what goes with them, give its verdict."""
    sentences = [part.strip() for part in row["sentences"].split(" / ")]
    subject = row["subject"] or SUBJECT
    found = verdict(sentences, tables(row), subject, decision=row["decision"] or "guarded", laboratory=subject == "*")

    assert row["verdict"] == found.words
