"""Strips: every value, interval and limit where it belongs, and a verdict told by shape and word."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from evspec.decision import Bound
from evspec.strips import Strip, strips
from evspec.verdicts import Verdict

ROWS = [
    Strip("fresh & cold", 92.0, 89.6, 94.0, Verdict.MET),
    Strip("thawed", 61.7, 56.3, 66.8, Verdict.NOT_MET),
    Strip("open", 88.0, 70.0, float("inf"), Verdict.INCONCLUSIVE),
]


def drawn(**more: bool) -> str:
    return strips(ROWS, [Bound("at least", 85.0, "%")], "intact vesicles, %", "three <lots>", **more)


def test_the_drawing_is_well_formed_and_names_what_it_shows():
    """Names and words with signs of XML in them break no page."""
    root = ET.fromstring(drawn())  # noqa: S314 -- our own drawing

    assert "three <lots>" == root.attrib["aria-label"]
    assert {"fresh & cold", "met", "not met", "inconclusive"} <= {each.text for each in root.iter()}


@pytest.mark.parametrize("log", [False, True])
def test_an_interval_lies_on_its_side_of_the_limit(log):
    """An interval wholly inside begins right of the limit, one wholly outside ends left of it, on either axis."""
    text = drawn(log=log)
    [limit] = re.findall(r"M([\d.]+) 10V", text)
    ends = [
        tuple(map(float, pair)) for pair in re.findall(r'd="M([\d.]+) [\d.]+H([\d.]+)" stroke="currentColor" ', text)
    ]

    assert ends[0][0] > float(limit) > ends[1][1]
    assert ends[2][0] < float(limit) < ends[2][1]


def test_an_open_end_runs_to_the_edge():
    """An interval without upper end is drawn to where the drawing ends, and no further."""
    assert "H530" in drawn()


def test_verdicts_differ_in_shape():
    """Without colour the marks of met, not met and inconclusive are still three."""
    shapes = {re.sub(r"[\d. ]+", "", mark) for mark in re.findall(r'(?:circle |d="M[\d.]+ [\d.]+m)[^"]*', drawn())}

    assert 3 == len(shapes)
