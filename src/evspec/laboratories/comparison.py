"""What `evspec compare` finds: verdicts that differ, reproducibility, laboratories that stand apart, all values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evspec.analysis import Analysis, Part
from evspec.criteria import Specification
from evspec.errors import EvspecError
from evspec.laboratories import sheets
from evspec.laboratories.comparability import apart, comparability
from evspec.laboratories.consistency import OUTLIER
from evspec.laboratories.design import INTERMEDIATE, Study, percent, studies
from evspec.laboratories.disagreement import Disagreement, different_limits, disagreements
from evspec.laboratories.figures import mandel_figure
from evspec.laboratories.merging import Merged
from evspec.laboratories.merging import Part as Laboratory
from evspec.laboratories.sheets import Analysed
from evspec.laboratories.variances import FEWEST, RECOMMENDED
from evspec.report.words import counted, listed, number

__all__ = ["comparison"]

MANY = 12


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
        _first(merged, shared, of, differing, pairs),
        (
            _verdicts(merged.parts, differing, pairs),
            *_values(merged, shared),
            _precision(shared, of),
            _apart(of),
            *_mandel(of),
            Part("Who handed in what", merged.sentences, sheets.handed_in(merged.parts), "laboratories"),
        ),
    )


def _shared(merged: Merged) -> tuple[Study, ...]:
    readings = merged.bench.batch.readings
    named = readings[["quantity", "analyte"]].astype(object).fillna("").drop_duplicates()
    pairs = sorted((str(quantity), str(analyte)) for quantity, analyte in named.itertuples(index=False) if quantity)
    return tuple(
        each for name, analyte in pairs for each in studies(merged.bench, merged.bench.quantities[name], analyte)
    )


def _first(
    merged: Merged,
    shared: Sequence[Study],
    of: Sequence[Analysed],
    differing: Sequence[Disagreement],
    pairs: int,
) -> tuple[str, ...]:
    laboratories = [part.laboratory for part in merged.parts]
    materials = list(dict.fromkeys(each.material for each in shared))
    told = [f"{len(laboratories)} laboratories compared: {listed(laboratories, MANY)}."]
    if not materials:
        return (*told, "No two of them measured the same quantity of one preparation: there is nothing to compare.")
    nouns = dict.fromkeys(each.noun for each in shared)
    told += [f"In common: {counted(len(nouns), 'quantity')} of {listed(materials, MANY)}."]
    against = [each for each in differing if each.contradiction]
    if against:
        places = listed([f"{each.criterion} on {each.preparation}" for each in against], MANY)
        told.append(f"Met by one and not met by another: {places}.")
    else:
        told.append(f"No verdict contradicts another. {_judged(pairs)}")
    for each in of:
        value, low, high = (number(percent(each.study.quantity, end, each.found.mean), 2) for end in each.found.total)
        told.append(
            f"Reproducibility of {each.study.noun} ({each.study.material}{_by(each.study)}): CV {value} % ({low} to "
            f"{high}), {each.found.laboratories} laboratories."
        )
    outliers = {
        f"{each.laboratories[place]} ({each.study.noun} of {each.study.material})": None
        for each in of
        for words in (each.mandel.of_h, each.mandel.of_k)
        for place, word in enumerate(words)
        if word == OUTLIER
    }
    told += [f"Apart from the others by Mandel's h or k: {listed(list(outliers), MANY)}."] if outliers else []
    return (*told, *apart(shared))


def _judged(pairs: int) -> str:
    if not pairs:
        return "No criterion was decided by two laboratories on one preparation."
    return f"More laboratories than one decided {counted(pairs, 'pair')} of criterion and preparation."


def _by(study: Study) -> str:
    return f", {study.method}" if study.method else ""


def _verdicts(parts: Sequence[Laboratory], differing: Sequence[Disagreement], pairs: int) -> Part:
    sentences = [
        "Each laboratory is judged by itself, with the limits, methods and panels of its own hand-in.",
        *different_limits(parts),
    ]
    if not differing:
        sentences.insert(0, f"None differs. {_judged(pairs)}")
    table = sheets.differing(differing) if differing else None
    return Part("Verdicts that differ, contradictions first", tuple(sentences), table, "verdicts")


def _precision(shared: Sequence[Study], of: Sequence[Analysed]) -> Part:
    sentences = list[str]()
    for each in shared:
        count = len(each.analysed)
        if 1 < count < FEWEST:
            sentences.append(
                f"{each.noun} of {each.material}{_by(each)}: {count} laboratories, side by side only; evspec estimates "
                f"reproducibility from {FEWEST}."
            )
        elif count >= FEWEST and each not in [one.study for one in of]:
            sentences.append(f"{each.noun} of {each.material}{_by(each)}: no laboratory repeated it; no estimate.")
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


def _apart(of: Sequence[Analysed]) -> Part:
    if not of:
        return Part("Laboratories that stand apart", ("Flags need the results of five laboratories.",))
    sentences = [
        f"{flag.test}: {', '.join(each.laboratories[place] for place in flag.laboratories)} in {each.study.noun} of "
        f"{each.study.material}{_by(each.study)}: {flag.word}."
        for each in of
        for flag in each.flags
        if flag.word
    ]
    sentences += [
        f"Mandel's {letter}: {each.laboratories[place]} in {each.study.noun} of {each.study.material}"
        f"{_by(each.study)}: {word}."
        for each in of
        for letter, words in (("h", each.mandel.of_h), ("k", each.mandel.of_k))
        for place, word in enumerate(words)
        if word
    ]
    sentences = sentences or ["No laboratory stands apart."]
    sentences.append(
        "A straggler lies beyond the critical value of 5 %, an outlier beyond that of 1 %. A flag asks for a reason; "
        "no result is dropped, and every estimate holds every laboratory."
    )
    return Part("Laboratories that stand apart", tuple(sentences), sheets.tested(of), "tests")


def _mandel(of: Sequence[Analysed]) -> Iterator[Part]:
    alike: dict[tuple[str, str], list[Analysed]] = {}
    for each in of:
        alike.setdefault((each.study.noun, each.study.method), []).append(each)
    told = "h tells how far the mean of a laboratory lies from that of all, k how its spread compares with theirs."
    for place, group in enumerate(alike.values(), start=1):
        name, study = f"mandel-{place}", group[0].study
        title = f"Mandel's h and k: {study.noun}{_by(study)}"
        yield Part(title, (told,), sheets.indicated(group), name, (mandel_figure(name, group),))


def _values(merged: Merged, shared: Sequence[Study]) -> Iterator[Part]:
    tables = sheets.side_by_side(merged.parts, shared)
    for place, (noun, table) in enumerate(tables.items(), start=1):
        yield Part(f"Side by side: {noun}", (), table, f"values-{place}")
    yield Part("What is not compared", comparability(merged, shared) or ("Nothing was left out.",))
