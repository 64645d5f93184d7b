"""The site of the specification: features and sources become pages, `docs/` holds the prose around them."""

from pathlib import Path

import evspec.report
from evspec.criteria import SITE
from evspec.sphinx.needs import FIELDS, LINKS, TYPES

project = "evspec"
author = "The evspec contributors"
copyright = "The evspec contributors; text of the specification CC BY 4.0, code Apache 2.0"

extensions = ["myst_parser", "sphinx_needs", "evspec.sphinx"]
include_patterns = ["docs/**", "features/**"]
exclude_patterns = ["docs/_static/**", "docs/_templates/**"]
root_doc = "docs/index"
templates_path = ["docs/_templates"]
language = "en"
smartquotes = False
nitpicky = True
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

evspec_results = "build/results.xml"

needs_types = TYPES
needs_fields = FIELDS
needs_links = LINKS
needs_id_regex = r"^[A-Za-z0-9][A-Za-z0-9-]*"
needs_id_required = True
needs_build_json = True
needs_reproducible_json = True
needs_role_need_template = "{{ title }} ({{ id }})"

html_theme = "pydata_sphinx_theme"
html_title = "evspec"
html_baseurl = f"{SITE}/"
html_static_path = ["docs/_static"]
html_extra_path = [str(Path(evspec.report.__file__).with_name("findings.schema.json"))]
html_css_files = ["evspec.css", "verdicts.css", "print.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_sidebars = {
    "docs/index": [],
    "docs/sources": [],
    "docs/traceability": [],
    "**": ["sidebar-nav-bs"],
}
html_theme_options = {
    "logo": {"text": "evspec"},
    "navbar_align": "left",
    "navbar_end": ["theme-switcher"],
    "header_links_before_dropdown": 5,
    "secondary_sidebar_items": ["page-toc"],
    "show_toc_level": 1,
    "show_prev_next": False,
    "footer_start": ["honest"],
    "footer_center": [],
    "footer_end": ["edition"],
    "pygments_light_style": "a11y-high-contrast-light",
    "pygments_dark_style": "a11y-high-contrast-dark",
}
