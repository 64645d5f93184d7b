"""What a stranger gets: data inside the wheel, two commands that the README and CI agree on, a complete changelog."""

import os
import re
import tomllib
from pathlib import Path

import pytest

import evspec
from evspec.criteria import features_folder, load_specification

ROOT = Path(__file__).parents[1]
BUILT_WHEEL = os.environ.get("EVSPEC_BUILT_WHEEL") == "1"
SHIPPED = [each for folder in ("features", "examples") for each in (ROOT / folder).rglob("*") if each.is_file()]
NOT_SHIPPED = {"__pycache__", ".ruff_cache", ".mypy_cache", ".pytest_cache"}


def shell_blocks(name: str) -> list[str]:
    """The first line of each shell block of a page."""
    return re.findall(r"```sh\n(.+)", (ROOT / name).read_text("utf-8"))


@pytest.mark.skipif(not BUILT_WHEEL, reason="a checkout reads its own features; tox runs this on the wheel")
def test_features_and_examples_are_in_the_wheel():
    """A wheel without its data files works in a checkout only; here each file is in the package, byte for byte."""
    package = Path(evspec.__file__).parent
    checkout = [each.relative_to(ROOT) for each in SHIPPED if not NOT_SHIPPED & set(each.parts)]

    assert ROOT not in package.parents or ".tox" in package.parts
    assert package / "features" == features_folder()
    assert checkout
    assert [] == [each for each in checkout if (ROOT / each).read_bytes() != (package / each).read_bytes()]


def test_the_package_says_that_it_is_typed():
    """Without its marker a type checker takes every call of the library for untyped."""
    assert (Path(evspec.__file__).parent / "py.typed").is_file()


def test_ci_runs_the_second_command_of_the_readme():
    """CI that runs something else than the README shows lets the README rot."""
    first, second, *_ = shell_blocks("README.md")

    assert "python3 -m venv .venv && .venv/bin/pip install --quiet . && .venv/bin/evspec demo" == first
    assert second == (ROOT / ".ci" / "run").read_text("utf-8").splitlines()[-1]
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


@pytest.mark.parametrize("identifier", load_specification().criteria)
def test_the_changelog_names_every_criterion(identifier):
    """A criterion that was added, renamed or moved to another level without a line in the changelog is seen."""
    criterion = load_specification().criteria[identifier]

    assert f"* {identifier} (@{criterion.level}): {criterion.name}\n" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_versions_agree():
    """A release that bumps one file and forgets another is seen."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]

    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"\n## {version}" in (ROOT / "CHANGELOG.md").read_text("utf-8")
