"""What `evspec compare` finds: verdicts that differ, reproducibility, laboratories that stand apart, all values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evspec.analysis import Analysis, Part
from evspec.criteria import Specification
from evspec.errors import EvspecError
from evspec.laboratories import sheets
from evspec.laboratories.comparability import comparability
from evspec.laboratories.consistency import LEVELS
from evspec.laboratories.design import INTERMEDIATE, Study, studies
from evspec.laboratories.disagreement import Disagreement, different_limits, disagreements
from evspec.laboratories.figures import mandel_figure
from evspec.laboratories.lead import first, judged
from evspec.laboratories.merging import Merged
from evspec.laboratories.merging import Part as Laboratory
from evspec.laboratories.outlying import flagged, marks_by_chance, tests_by_chance
from evspec.laboratories.sheets import Analysed
from evspec.laboratories.variances import FEWEST, RECOMMENDED
from evspec.laboratories.wording import by, shortened
from evspec.words import listed, number

__all__ = ["comparison"]

NAMES, SENTENCES = 12, 8
FLAGS = (
    "A straggler lies beyond the critical value of 5 %, an outlier beyond that of 1 %. A flag asks for a reason; no "
    "result is dropped, and every estimate holds every laboratory."
)


def comparison(merged: Merged, specification: Specification) -> Analysis:
    """Several laboratories side by side, in the order of what matters most.

    `EvspecError` where there is only one laboratory. Nothing is dropped: whoever is flagged still counts.
    """
    if len(merged.parts) < 2:
        raise EvspecError(
            f"One laboratory found, {merged.parts[0].laboratory!r}; several are compared. Name the hand-ins of others "
            "too, or say in the column laboratory of readings who measured what."
        )
    shared = _shared(merged)
    of = sheets.analysed(shared)
    differing, pairs = disagreements(merged.parts, specification)
    return Analysis(
        f"Comparison of {len(merged.parts)} laboratories",
        first(merged, shared, of, differing, pairs),
        (
            _verdicts(merged.parts, differing, pairs),
            *_values(merged, shared),
            _precision(shared, of),
            _apart(shared, of),
            *_mandel(of),
            Part(
                "Who handed in what", shortened(merged.sentences, NAMES), sheets.handed_in(merged.parts), "laboratories"
            ),
        ),
    )


def _shared(merged: Merged) -> tuple[Study, ...]:
    readings = merged.bench.batch.readings
    named = readings[["quantity", "analyte"]].astype(object).fillna("").drop_duplicates()
    pairs = sorted((str(quantity), str(analyte)) for quantity, analyte in named.itertuples(index=False) if quantity)
    return tuple(
        each for name, analyte in pairs for each in studies(merged.bench, merged.bench.quantities[name], analyte)
    )


def _verdicts(parts: Sequence[Laboratory], differing: Sequence[Disagreement], pairs: int) -> Part:
    sentences = [
        "Each laboratory is judged by itself, with the limits, methods and panels of its own hand-in.",
        *shortened(list(different_limits(parts)), NAMES),
    ]
    if not differing:
        sentences.insert(0, f"None differs. {judged(pairs)}")
    table = sheets.differing(differing) if differing else None
    return Part("Verdicts that differ, contradictions first", tuple(sentences), table, "verdicts")


def _precision(shared: Sequence[Study], of: Sequence[Analysed]) -> Part:
    sentences = list(shortened(list(_unestimated(shared, of)), SENTENCES))
    if any(each.found.laboratories < RECOMMENDED for each in of):
        sentences.append(
            f"Fewer than {RECOMMENDED} laboratories, the number that evspec recommends: where nearly all variation lies"
            " between them, the interval of five reaches to 2.9 times the value, that of eight to twice."
        )
    if any(each.study.within == INTERMEDIATE for each in of):
        sentences.append(
            "Where a laboratory has several runs, the means of runs are the results: what varies within it is then "
            "intermediate precision and not repeatability, and the reproducibility is that of run means."
        )
    table = sheets.precision(of) if of else None
    return Part("Repeatability and reproducibility (ISO 5725-2)", tuple(sentences), table, "precision")


def _unestimated(shared: Sequence[Study], of: Sequence[Analysed]) -> Iterator[str]:
    """A sentence for each reason why there is no estimate, with the materials that it holds for."""
    estimated = {id(each.study) for each in of}
    materials: dict[tuple[str, str, str], list[str]] = {}
    for each in shared:
        if id(each) not in estimated and len(each.cells) > 1:
            materials.setdefault((each.noun, by(each), _why_not(each)), []).append(each.place)
    for (noun, method, why), places in materials.items():
        yield f"{noun} of {listed(places, NAMES)}{method}: {why}."


def _why_not(study: Study) -> str:
    count, all_of = len(study.analysed), len(study.cells)
    if count >= FEWEST:
        return "no laboratory has two results of it, so that nobody knows what varies within one; no estimate"
    told = f"{all_of} laboratories"
    if count < all_of:
        told += f", of which {count or 'none'} gave numbers alone and the others a bound or a word"
    return f"{told}, side by side only; evspec estimates reproducibility from {FEWEST}"


def _apart(shared: Sequence[Study], of: Sequence[Analysed]) -> Part:
    title = "Laboratories that stand apart"
    if not of:
        return Part(title, (_no_flags(shared),))
    found = flagged(of)
    sentences = [
        f"{each.test}: {each.laboratory} in {each.noun} of {each.place}{f', {each.method}' if each.method else ''}: "
        f"{each.word}."
        for each in found
    ]
    told = list(shortened(sentences, NAMES, "flags, none farther out, in the tables")) or [
        "No laboratory stands apart."
    ]
    marks, tests = (number(each(of, LEVELS[0]), 2) for each in (marks_by_chance, tests_by_chance))
    chance = (
        f"Were all laboratories alike, chance alone would give about {marks} flags by h and k, which mark 5 % of "
        f"laboratories each, and {tests} by the tests of Cochran and Grubbs, which mark 5 % of materials each; found "
        f"are {sum(each.mandel for each in found):,} and {sum(not each.mandel for each in found):,}."
    )
    return Part(title, (*told, chance, FLAGS), sheets.tested(of), "tests")


def _no_flags(shared: Sequence[Study]) -> str:
    """Why nothing could be flagged: of the reasons of all materials the one that lacks least."""
    if any(len(each.analysed) >= FEWEST for each in shared):
        return (
            "Nothing is flagged: no laboratory has two results of one material by one method, so that nobody knows what"
            " varies within one."
        )
    numbers = max((len(each.analysed) for each in shared), default=0)
    cells = max((len(each.cells) for each in shared), default=0)
    if cells >= FEWEST:
        gave = f"at most {numbers}" if numbers else "none"
        return (
            f"Nothing is flagged: that needs numbers of {FEWEST} laboratories. {cells} measured one material by one "
            f"method, but {gave} gave numbers alone, and the others a bound or a word."
        )
    return (
        f"Nothing is flagged: that needs {FEWEST} laboratories that measured one material by one method; "
        f"{cells or 'none'} did."
    )


def _mandel(of: Sequence[Analysed]) -> Iterator[Part]:
    alike: dict[tuple[str, str], list[Analysed]] = {}
    for each in of:
        alike.setdefault((each.study.noun, each.study.method), []).append(each)
    told = "h tells how far the mean of a laboratory lies from that of all, k how its spread compares with theirs."
    for place, group in enumerate(alike.values(), start=1):
        name, study = f"mandel-{place}", group[0].study
        title = f"Mandel's h and k: {study.noun}{by(study)}"
        yield Part(title, (told,), sheets.indicated(group), name, (mandel_figure(name, group),))


def _values(merged: Merged, shared: Sequence[Study]) -> Iterator[Part]:
    tables = sheets.side_by_side(merged.parts, shared)
    for place, (noun, table) in enumerate(tables.items(), start=1):
        yield Part(f"Side by side: {noun}", (), table, f"values-{place}")
    yield Part("What is not compared", shortened(comparability(merged, shared), NAMES) or ("Nothing was left out.",))
