"""Permanent addresses: a small page for each id that leads to where it stands now, also when read from a folder."""

from __future__ import annotations

from html import escape
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx_needs.data import SphinxNeedsData

__all__ = ["write_addresses"]

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="0; url={address}">
<link rel="canonical" href="{address}">
<title>{title}</title>
</head>
<body>
<p><a href="{address}">{title}</a></p>
<p>A criterion that is met shows what evspec found in the data handed in. It does not show that a preparation is safe,
potent or fit for patients.</p>
</body>
</html>
"""


def write_addresses(app: Sphinx, exception: Exception | None) -> None:
    """Write `id/<ID>/index.html` for every need but tests, and `index.html` for the front page.

    The report of sphinx-needs on its schemas goes: it says how long the checks took, so no two builds were the same.
    """
    builder = app.builder
    if exception or not isinstance(builder, StandaloneHTMLBuilder):
        return
    folder = Path(app.outdir)
    for need in SphinxNeedsData(app.env).get_needs_view().values():
        if need["type"] != "test":
            address = f"../../{builder.get_target_uri(str(need['docname']))}#{need['id']}"
            _write(folder / "id" / str(need["id"]) / "index.html", address, f"{need['id']}: {need['title']}")
    (folder / "schema_violations.json").unlink(missing_ok=True)
    _write(folder / "index.html", builder.get_target_uri(app.config.root_doc), str(app.config.html_title))


def _write(path: Path, address: str, title: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PAGE.format(address=escape(address), title=escape(title)), encoding="utf-8")
