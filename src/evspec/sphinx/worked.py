"""Worked examples that the build runs: a doctest is shown as it stands, and must give what the page says."""

from __future__ import annotations

import doctest
import io
from typing import ClassVar, cast

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

__all__ = ["Drawn", "Worked", "failures"]

FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
NAMES = "evspec_worked"


class Worked(SphinxDirective):
    """A doctest: run when the page is read, a warning at its line where it gives something else, shown word for word.

    The examples of one page share their names, as at one prompt.
    """

    has_content = True

    def run(self) -> list[nodes.Node]:
        """The examples as a listing."""
        text = "\n".join(self.content)
        told = failures(text, names_of(self.env), self.env.docname)
        if told:
            logging.getLogger("evspec").warning(told, location=(self.env.docname, self.lineno), type="evspec")
        listing = nodes.literal_block(text, text, language="pycon")
        self.set_source_info(listing)
        return [listing]


class Drawn(SphinxDirective):
    """A figure: the body is Python whose last line gives its SVG; the `alt` says what it shows."""

    has_content = True
    option_spec: ClassVar = {"alt": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """The figure, with its caption."""
        names = names_of(self.env)
        *lines, last = list(self.content)
        exec(compile("\n".join(lines), self.env.docname, "exec"), names)  # noqa: S102 -- the project's own pages
        drawing = eval(last, names)  # noqa: S307 -- as above
        caption = self.options["alt"]
        html = f'<figure class="drawn">{drawing}<figcaption>{nodes.Text(caption).astext()}</figcaption></figure>'
        return [nodes.raw("", html, format="html"), nodes.comment("", caption)]


def names_of(env: BuildEnvironment) -> dict[str, object]:
    """The names that the examples of the page being read have given so far."""
    return cast("dict[str, object]", env.temp_data.setdefault(NAMES, {}))


def failures(text: str, names: dict[str, object], page: str) -> str:
    """What the examples of a page give other than they say, as doctest tells it; an empty text where all is so."""
    test = doctest.DocTestParser().get_doctest(text, names, page, page, 0)
    test.globs = names
    told = io.StringIO()
    doctest.DocTestRunner(optionflags=FLAGS, verbose=False).run(test, out=told.write, clear_globs=False)
    return told.getvalue()
