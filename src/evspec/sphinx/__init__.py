"""The Sphinx extension: features and sources are documents, criteria, statements and test results are needs."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging
from sphinx.util.typing import ExtensionMetadata

from evspec.sphinx import details
from evspec.sphinx.addresses import write_addresses
from evspec.sphinx.catalogue import catalogue_of, forget, read_catalogue
from evspec.sphinx.directives import DIRECTIVES
from evspec.sphinx.feature_page import FeatureParser
from evspec.sphinx.needs import register
from evspec.sphinx.roles import VerdictRole
from evspec.sphinx.source_page import SourceParser

__all__ = ["setup"]

BEFORE_NEEDS = 100


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the parsers, directives and events to Sphinx."""
    app.add_config_value("evspec_results", "build/results.xml", "env", types=frozenset({str}))
    app.add_config_value("evspec_edition", "", "html", types=frozenset({str}))
    app.add_source_suffix(".feature", "feature")
    app.add_source_suffix(".toml", "source")
    app.add_source_parser(FeatureParser)
    app.add_source_parser(SourceParser)
    app.add_node(details.Details, html=(details.visit_details, details.depart_details))
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
    app.add_role("evspec-verdict", VerdictRole())
    app.connect("config-inited", read)
    app.connect("builder-inited", warn)
    app.connect("doctree-read", register, priority=BEFORE_NEEDS)
    app.connect("html-page-context", edition)
    app.connect("build-finished", write_addresses)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def read(app: Sphinx, config: Config) -> None:
    """Read the specification and the results anew; a new edition has every page written again, since each names it."""
    forget()
    root = Path(app.srcdir)
    config.evspec_edition = read_catalogue(root, root / str(config.evspec_results)).specification.version


def warn(app: Sphinx) -> None:
    """Warn of what is wrong with the specification and the results, each at its file and line."""
    logger = logging.getLogger("evspec")
    for problem in catalogue_of(app.env).problems:
        logger.warning(problem.message, location=problem.place or None, type="evspec")


def edition(
    app: Sphinx, _page: str, _template: str, context: dict[str, object], _doctree: nodes.document | None
) -> None:
    """Tell the templates which text of the specification they stand on."""
    context["evspec_edition"] = app.config.evspec_edition
