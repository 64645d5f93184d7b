"""Figures as SVG that is the same on every run, with text as text; matplotlib is imported where one is asked for."""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from evspec.errors import MissingLibrary

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["COLOURS", "STYLE", "svg"]

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000")
"""Told apart by people who see no red or no green (Okabe and Ito 2008); a marker or a dash tells them apart as well."""
STYLE: dict[Any, Any] = {
    "svg.hashsalt": "evspec",
    "svg.fonttype": "none",
    "text.parse_math": False,
    "font.family": "sans-serif",
    "font.size": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 11,
    "axes.titlelocation": "left",
    "legend.frameon": False,
    "figure.facecolor": "white",
}


def svg(
    draw: Callable[..., None], text: str, *, width: float = 6.4, height: float = 3.8, panels: tuple[int, int] = (1, 1)
) -> str:
    """The SVG of what `draw` puts on its axes, `panels` of them in rows and columns; `text` says what it shows.

    Width and height are in inches. The ids of its parts are its own, so that figures do not mix on a page; what
    matplotlib warns of, such as a sign that its font lacks, is not told. `MissingLibrary` says how to install
    matplotlib where it is missing.
    """
    try:
        import matplotlib as mpl
        from matplotlib.figure import Figure
    except ImportError:
        raise MissingLibrary("figures need matplotlib, which is not installed: pip install matplotlib") from None
    with mpl.rc_context(STYLE), warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        figure = Figure(figsize=(width, height), layout="constrained")
        axes: list[Axes] = list(figure.subplots(*panels, squeeze=False).flat)
        draw(*axes)
        stream = io.StringIO()
        figure.savefig(stream, format="svg", metadata={"Date": None, "Creator": None})
    return _labelled(_named_apart(stream.getvalue(), text), text)


def _named_apart(document: str, text: str) -> str:
    """The document with names of its parts that no other figure has, since many figures stand on one page."""
    prefix = "f" + hashlib.sha256(f"{text}\n{document}".encode()).hexdigest()[:10]
    named = re.compile(r'( id="|href="#|url\(#)')
    return re.sub(r"<[a-z][^>]*>", lambda tag: named.sub(rf"\1{prefix}-", tag[0]), document)


def _labelled(document: str, text: str) -> str:
    """The `<svg>` alone, as wide as its place allows, with its words for who does not see it."""
    from xml.sax.saxutils import escape, quoteattr

    opening = document.index("<svg")
    body = document[opening:].strip()
    body = re.sub(r'(<svg[^>]*?) width="[^"]*"', r"\1", body, count=1)
    body = re.sub(r'(<svg[^>]*?) height="[^"]*"', r"\1", body, count=1)
    body = body.replace("<svg", f'<svg role="img" aria-label={quoteattr(text)}', 1)
    closing = body.index(">", body.index("<svg")) + 1
    return body[:closing] + f"<title>{escape(text)}</title>" + body[closing:]
