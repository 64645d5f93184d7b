"""The site, built as it is published: clean, complete, honest on what nobody tested, and readable without a network."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest

import evspec
from evspec.criteria import SITE, Criterion, load_specification

for needed in ("sphinx", "myst_parser", "sphinx_needs", "pydata_sphinx_theme"):
    pytest.importorskip(needed)
site_results = pytest.importorskip("evspec.sphinx.results")

ROOT = Path(__file__).parents[1]
HONEST = "It does not show that a preparation"
LOADED = re.compile(r"""<(?:script|img|iframe|source)\b[^>]*\ssrc=["'](?:https?:)?//|<link\b[^>]*https?://[^>]*>""")
NO_REQUEST = re.compile(r"""\brel=["'](?:canonical|author|license)["']""")
TREES = ("docs", "features")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this checkout, where all that ran are ORI001 (passed), ORI002 (scenario alone), ORI003 (failed)."""
    tree = copied(tmp_path_factory.mktemp("tree"))
    criteria = load_specification(tree / "features").criteria
    results = [(criteria["ORI001"], "scenario", ""), (criteria["ORI001"], "example", "")]
    results += [(criteria["ORI002"], "scenario", ""), (criteria["ORI003"], "example", "met, not met expected")]
    write_results(tree, results)
    built = build(tree, "html")

    assert (0, "") == (built.returncode, built.stderr)
    return tree / "build" / "site"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of what the site is built from, without results."""
    return copied(tmp_path)


def copied(folder: Path) -> Path:
    for name in TREES:
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "conf.py", folder)
    return folder


def build(tree: Path, builder: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sphinx", "-W", "-n", "-q", "-b", builder, ".", "build/site"]
    path = os.pathsep.join([str(Path(evspec.__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
    environment = os.environ | {"PYTHONPATH": path, "NO_COLOR": "1"}
    return subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)


def write_results(tree: Path, results: list[tuple[Criterion, str, str]]) -> None:
    cases = "".join(case_of(criterion, kind, failure) for criterion, kind, failure in results)
    (tree / "build").mkdir(exist_ok=True)
    (tree / "build" / "results.xml").write_text(f"<testsuites><testsuite>{cases}</testsuite></testsuites>", "utf-8")


def case_of(criterion: Criterion, kind: str, failure: str) -> str:
    told = {"criterion": criterion.id, "scenario": criterion.id, "kind": kind, "line": str(criterion.line)}
    properties = "".join(f"<property name={quoteattr(name)} value={quoteattr(text)}/>" for name, text in told.items())
    broken = f"<failure message={quoteattr(failure)}/>" if failure else ""
    return f"<testcase name='test'><properties>{properties}</properties>{broken}</testcase>"


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def section(site: Path, page: str, identifier: str) -> str:
    text = (site / page).read_text("utf-8")
    start = text.index(f'id="{identifier}"')
    end = text.find('<section class="criterion"', start)
    return text[start : end if end > 0 else len(text)]


def pages(site: Path) -> list[Path]:
    folders = [site / "docs", site / "features"]
    return [page for folder in folders for page in sorted(folder.rglob("*.html"))]


def test_every_criterion_and_statement_stands_on_a_page(site: Path) -> None:
    """Each id is an address on the page of its file; a need that vanished without a warning would be missing."""
    specification = load_specification(ROOT / "features")
    expected = {f"features/{each.path.stem}.html#{each.id}" for each in specification.criteria.values()}
    expected |= {
        f"features/sources/{source.path.stem}.html#{each.id}"
        for source in specification.sources.values()
        for each in source.statements
    }
    found = {address for address in expected if f'id="{address.split("#")[1]}"' in page_of(site, address)}

    assert expected == found


def page_of(site: Path, address: str) -> str:
    return (site / address.split("#", maxsplit=1)[0]).read_text("utf-8")


def test_permanent_addresses_lead_to_an_anchor_that_is_there(site: Path) -> None:
    """id/ORI001/index.html and its like are relative and hold from a folder; a moved page would break them."""
    specification = load_specification(ROOT / "features")
    broken = []
    for identifier in (*specification.criteria, *specification.statements):
        small = site / "id" / identifier / "index.html"
        match = re.search(r'<a href="([^"#]+)#([^"]+)">', small.read_text("utf-8"))
        if not match or f'id="{match[2]}"' not in (small.parent / match[1]).resolve().read_text("utf-8"):
            broken.append(identifier)

    assert [] == broken
    assert 'url=docs/index.html"' in (site / "index.html").read_text("utf-8")


def test_a_criterion_without_a_result_is_not_tested(site: Path) -> None:
    """INT001 has no result; "all of nothing passed" would call it verified."""
    text = section(site, "features/integrity.html", "INT001")

    assert "standing-not-tested" in text
    assert "No test result names this criterion" in text
    assert "tests pass" not in text


@pytest.mark.parametrize(
    ("identifier", "standing"), [("ORI001", "tests-pass"), ("ORI002", "partly-tested"), ("ORI003", "failing")]
)
def test_results_stand_beside_their_criterion(site: Path, identifier: str, standing: str) -> None:
    """Both kinds passed, a kind that never ran, a failure; the second would pass if only failures were looked for."""
    text = section(site, "features/origin.html", identifier)

    assert f"standing-{standing}" in text
    assert f'id="T-{identifier}-01"' in text


def test_a_criterion_shows_its_words_its_examples_and_its_evidence(site: Path) -> None:
    """The scenario word for word, quotes and `<placeholders>` included, verdicts as words, statements with grades."""
    outline = section(site, "features/cells.html", "CEL001")
    plain = re.sub(r"<[^>]+>", "", outline)

    assert "Then cells positive for &lt;antigen&gt; are at least 95 %" in plain
    assert 'class="verdict verdict-no-evidence">no evidence<' in outline
    assert "#grade-sec" in outline
    assert "docs/methods/sentences.html#sentence-is-compared" in outline
    assert "docs/methods/quantities.html#quantity-cells-positive-for" in outline


def test_each_judging_sentence_says_whether_it_is_attested_or_computed(site: Path) -> None:
    """A reader of a criterion sees that a paper is looked up and a number compared."""
    paper = section(site, "features/governance.html", "GOV001")
    number = section(site, "features/cells.html", "CEL001")
    sentences = (site / "docs/methods/sentences.html").read_text("utf-8")

    assert (">attested<" in paper, ">computed<" in paper) == (True, False)
    assert (">attested<" in number, ">computed<" in number) == (False, True)
    assert 6 == sentences.count(">attested<")


def test_a_level_from_a_lay_summary_says_so_wherever_it_stands(site: Path) -> None:
    """In the table of a family and in the traceability too, not on the criterion alone."""
    family = (site / "features/governance.html").read_text("utf-8")
    row = re.search(r"<tr[^>]*>(?:(?!</tr>).)*GOV001(?:(?!</tr>).)*</tr>", family, re.DOTALL)
    traced = (site / "docs/traceability.html").read_text("utf-8")

    assert row is not None
    assert "lay summary" in row[0]
    assert traced.count(">lay summary<") > 1


def test_a_statement_says_what_became_of_it(site: Path) -> None:
    """Derived, not executable with its reason, or no criterion yet; a blank would read as covered."""
    text = (site / "features/sources/witwer2019.html").read_text("utf-8")
    fates = re.findall(r"What became of it.*?</dd>", text, re.DOTALL)
    known = ("Derived: ", "not executable", "no criterion yet")

    assert len(load_specification(ROOT / "features").sources["witwer2019"].statements) == len(fates)
    assert [] == [fate for fate in fates if not any(each in fate for each in known)]


def test_traceability_opens_with_what_is_uncovered(site: Path) -> None:
    """The failing criterion is the first row and those that pass the last; in the order of ids it would hide."""
    text = (site / "docs/traceability.html").read_text("utf-8")
    rows = re.findall(r'<span class="standing standing-([a-z-]+)">', text)

    assert "failing" == rows[0]
    assert "tests-pass" == rows[-1]
    assert rows.index("not-tested") < rows.index("partly-tested")


def test_every_page_says_what_a_met_criterion_does_not_show(site: Path) -> None:
    """The honest sentence is in the foot of every page; a page with a footer of its own would lack it."""
    without = [page for page in pages(site) if HONEST not in page.read_text("utf-8")]

    assert [] == without


def test_nothing_is_loaded_from_another_machine(site: Path) -> None:
    """No script, style, image or font has an address on the network; the site is read from a folder, offline."""
    foreign = [
        f"{page.relative_to(site)}: {found[0]}"
        for page in site.rglob("*.html")
        for found in LOADED.finditer(page.read_text("utf-8"))
        if not NO_REQUEST.search(found[0])
    ]
    styles = [
        f"{sheet.relative_to(site)}: {found}"
        for sheet in site.rglob("*.css")
        for found in re.findall(r"(?:url\(|@import\s)[\"']?(?:https?:)?//[^)\"']+", sheet.read_text("utf-8"))
    ]

    assert [] == foreign + styles


def test_each_fault_is_told_at_its_line_and_fails_the_build(tree: Path) -> None:
    """Several faults, one build, a warning each with file and line; what only a page shows would be published."""
    criterion = load_specification(tree / "features").criteria["ORI001"]
    write_results(tree, [(replace(criterion, id="XXX999"), "scenario", "")])
    replaced(tree / "features/origin.feature", "@W-06", "@W-60")
    replaced(tree / "features/origin.feature", "ratio is quantified\n\n", "ratoi is quantified\n\n")
    replaced(tree / "features/size.feature", "    Scenario: SIZ001\n", "")
    replaced(tree / "features/membrane.feature", "| in a word  | not met", "| in a word  | nearly met")
    replaced(tree / "docs/index.md", "(sources.md)", "(sauces.md)")
    built = build(tree, "dummy")
    expected = (
        r"features/origin\.feature:5: WARNING: ORI001: .*'W-60'",
        r"features/origin\.feature:13: WARNING: ORI001: .*MSC to non-MSC antigen ratoi",
        r"features/size\.feature:5: WARNING: ",
        r"features/membrane\.feature:\d+: WARNING: MEM\d+: .*nearly met",
        r"build/results\.xml:1: WARNING: a test result names XXX999",
        r"docs/index\.md:\d+: WARNING: .*sauces",
    )

    assert [] == [each for each in expected if not re.search(each, built.stderr)], built.stderr
    assert 0 != built.returncode


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("features/origin.feature", "  Rule: The", "  Rulle: The", r"features/origin\.feature:5: WARNING: .*Rulle"),
        ("features/sources/usp85.toml", "id = ", "id == ", r"features/sources/usp85\.toml:1: WARNING: "),
    ],
    ids=["feature", "source"],
)
def test_a_file_that_cannot_be_parsed_is_told_at_its_line(tree: Path, file: str, old: str, new: str, said: str) -> None:
    """The build goes on with what can be read and fails at the end; a traceback would name neither file nor line."""
    replaced(tree / file, old, new)
    built = build(tree, "dummy")

    assert 0 != built.returncode
    assert re.search(said, built.stderr), built.stderr
    assert "Traceback" not in built.stderr


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ([], "not tested"),
        ([("scenario", "skipped"), ("example", "skipped")], "not tested"),
        ([("scenario", "passed")], "partly tested"),
        ([("scenario", "passed"), ("example", "skipped")], "partly tested"),
        ([("scenario", "passed"), ("example", "passed")], "tests pass"),
        ([("scenario", "passed"), ("example", "failed")], "failing"),
    ],
)
def test_nothing_that_nobody_tested_passes(outcomes: list[tuple[str, str]], expected: str) -> None:
    """A criterion passes only if both kinds ran and all passed; `all` over nothing is true and must not be the test."""
    results = [
        site_results.CriterionTest("ORI001", "ORI001", kind, "origin.feature", 1, outcome) for kind, outcome in outcomes
    ]

    assert expected == site_results.standing_of(results).words


def test_the_schema_of_findings_is_published(site):
    """Every findings.json points at the schema, so it stands beside the site."""
    schema = json.loads((site / "findings.schema.json").read_text(encoding="utf-8"))

    assert f"{SITE}/findings.schema.json" == schema["$id"]


def test_a_worked_example_that_gives_something_else_is_told():
    """A page whose example prints another number than it shows would mislead the one who checks it."""
    from evspec.sphinx.worked import failures

    names: dict[str, object] = {}

    assert not failures(">>> half = 0.5\n>>> print(1 + half)\n1.5", names, "page")
    assert "1.6" in failures(">>> print(1 + half)\n1.6", names, "page")
    assert "NameError" in failures(">>> print(other)\n1.5", names, "page")


def test_every_point_from_memory_is_an_invitation(site: Path) -> None:
    """Each stands on the page of its source and on the one page of all, the two papers first, with what to look for."""
    sources = load_specification(ROOT / "features").sources.values()
    page = (site / "docs" / "unverified.html").read_text("utf-8")
    missing = [
        point.id
        for source in sources
        for point in source.unverified
        if f">{point.id}<" not in page
        or f">{point.id}<" not in (site / "features/sources" / f"{source.path.stem}.html").read_text("utf-8")
    ]

    assert [] == missing
    assert page.index("WR-1") < page.index("BR-1") < page.index("A-08-U1")
    assert all(
        "unverified.html" in (site / "docs" / each).read_text("utf-8")
        for each in ("sources.html", "methods/grades.html")
    )


def test_the_sources_of_the_site_are_told_whole(site: Path) -> None:
    """A row a source, the two papers first, and the last three counts add up to the first; none is open."""
    text = (site / "docs" / "sources.html").read_text("utf-8")
    body = text[text.index("No criterion yet") :]
    rows = re.findall(r"<th class=\"stub\">(.*?)</th>" + r"\s*<td><p>(\d+)</p></td>" * 4, body)
    names = [re.sub(r"<[^>]+>", "", row[0]) for row in rows]
    counts = [[int(each) for each in row[1:]] for row in rows]

    assert len(load_specification(ROOT / "features").sources) == len(rows)
    assert ["Witwer et al. 2019", "Börger et al. 2020"] == names[:2]
    assert [] == [each for each in counts if each[0] != sum(each[1:]) or each[3]]


def test_the_front_page_names_the_two_papers_and_counts_the_rest(site: Path) -> None:
    """The counts of its three rows are those of all statements; a source left out of the third row would be missing."""
    text = (site / "docs" / "index.html").read_text("utf-8")
    specification = load_specification(ROOT / "features")
    rows = re.findall(r"<th class=\"stub\">(.*?)</th>\s*<td><p>(\d+)</p></td>", text)

    assert f"{len(specification.sources) - 2} other sources" in rows[-1][0]
    assert [20, 20] == [int(count) for _, count in rows[:2]]
    assert len(specification.statements) == sum(int(count) for _, count in rows)


def test_a_statement_that_nothing_accounts_for_fails_the_build(tree: Path) -> None:
    """A statement without a criterion and without a reason is told at its line; it would pass as covered."""
    replaced(tree / "features/sources/hoang2024.toml", "not_executable = ", "note = ")
    built = build(tree, "dummy")

    assert re.search(r"features/sources/hoang2024\.toml:9: WARNING: A-27d: no criterion derives from it", built.stderr)
    assert 0 != built.returncode


def test_differing_authorities_stand_side_by_side(site):
    """The page on differences holds both criteria of each pair, with the source of each."""
    page = (site / "docs" / "differences.html").read_text("utf-8")

    assert all(text in page for text in ("SIZ002", "SIZ003", "MISEV2023", "Lai and Lim"))
