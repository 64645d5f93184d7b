"""One reason of several parts: what is met names all that was found, what is not says each thing once."""

from __future__ import annotations

import numpy as np
import pytest

from cases import handed_in
from evspec.criteria import load_specification
from evspec.evaluate import evaluate
from evspec.gathered import as_one, at_most, gathered, only_where
from evspec.verdicts import Verdict

BLANK, OPEN = (
    "supplement is blank or unknown",
    "supplement is blank or unknown, so nobody can tell whether this applies",
)


def words(*texts):
    """A column of texts."""
    return np.array(texts, object)


@pytest.mark.parametrize(
    ("verdict", "texts", "one"),
    [
        (Verdict.MET, ["A is recorded", "B is recorded"], "A is recorded; also B is recorded"),
        (Verdict.MET, ["A is recorded", "A is recorded"], "A is recorded"),
        (Verdict.MET, ["A is within 1; by runs; guarded", "B is within 2; by runs; guarded"], None),
        (Verdict.NOT_MET, ["A is out; guarded", "B is out; guarded"], "A is out; guarded; also B is out; guarded"),
        (Verdict.NO_EVIDENCE, [BLANK, OPEN], BLANK),
        (Verdict.NO_EVIDENCE, [OPEN, BLANK], BLANK),
        (Verdict.NO_EVIDENCE, [OPEN, "no X is on file"], f"{OPEN}; also no X is on file"),
        (Verdict.NO_EVIDENCE, ["no A; also no B", "no B; also no C"], "no A; also no B; also no C"),
        (
            Verdict.NO_EVIDENCE,
            ["at least 1 of 2 Xs: no A; also no B", "at least 1 of 2 Ys: no C; also no B"],
            "at least 1 of 2 Xs: no A; also no B; also at least 1 of 2 Ys: no C; also no B",
        ),
        (
            Verdict.NOT_APPLICABLE,
            ["applies only where A is x", "applies only where A is y", "applies only where A is x"],
            "applies only where A is x, or where A is y",
        ),
        (
            Verdict.NOT_APPLICABLE,
            ["applies only where U is trial", "applies only where U is trial and where A is yes"],
            "applies only where U is trial",
        ),
        (
            Verdict.NOT_APPLICABLE,
            ["applies only where A is x", "no limit is declared for B"],
            "applies only where A is x; also no limit is declared for B",
        ),
    ],
)
def test_reasons_become_one_that_says_each_thing_once(verdict, texts, one):
    """Nothing that decided is left out, and nothing is told twice."""
    assert (one or "A is within 1; by runs; guarded; also B is within 2") == as_one(verdict, "; also ")(texts)


def test_alternatives_keep_their_or():
    """What would do instead is not told as what is lacking besides."""
    assert "no A; or no B" == as_one(Verdict.NO_EVIDENCE, "; or ")(["no A", "no B"])


def test_what_a_field_is_goes_before_what_it_is_not():
    """A route that is intrathecal is not inhaled, which need not be said."""
    conditions = ["route is not inhaled", "route is intrathecal", "role is not control"]

    assert "applies only where route is intrathecal and where role is not control" == only_where(conditions)


def test_the_parts_whose_it_is_are_told_row_by_row():
    """Of three parts, those that have the verdict of the row speak."""
    columns = [words("a", "b", "a"), words("c", "c", "c"), words("e", "f", "e")]
    theirs = [np.array(each, bool) for each in ([1, 1, 0], [1, 0, 1], [1, 1, 1])]

    assert ["a+c+e", "b+f", "c+e"] == list(gathered(columns, theirs, "+".join))


def test_a_long_list_of_what_is_met_is_cut_where_it_is_asked():
    """The first three are named, and how many there are more; other rows stay as they are."""
    long = "A; also B; also C; also D; also E"

    assert ["A; also B; also C; and 2 more", "A; also B", long] == list(
        at_most(words(long, "A; also B", long), np.array([0, 1]))
    )


def reason(criterion, **fields):
    """What a criterion of evspec says of the one lot of a hand-in."""
    specification = load_specification()
    batch = handed_in({"preparations": [{"preparation": "lot", **fields}]}, specification)
    [found] = evaluate(batch, specification, select=(criterion,)).table["reason"]
    return found


def test_what_is_met_by_two_sentences_names_what_both_found():
    """Tissue alone is not what CEL005 asks."""
    said = reason("CEL005", tissue="amnion", donor="D-1")

    assert "tissue is recorded; also donor or cell line is recorded" == said


def test_a_blank_field_is_named_once_where_two_scenarios_ask_for_it():
    """That animal reagents are blank is the reason, and what else it leaves open goes without saying."""
    said = reason("CEL013", **{"intended use": "trial", "supplement": "fetal bovine serum"})

    assert "animal reagents is blank or unknown" == said


def test_what_applies_nowhere_names_every_way_in_which_it_would():
    """A lot without supplement is told all three kinds that ORI008 is about."""
    said = reason("ORI008", supplement="none")

    assert [3, 1] == [said.count("where supplement is"), said.count("applies only")]
    assert all(each in said for each in ("platelet lysate", "fetal bovine serum", "human serum"))


def test_what_applies_by_two_fields_is_told_by_those_that_are_otherwise():
    """A research lot is told that CEL013 is for people, and not that it would apply with animal reagents."""
    said = reason("CEL013", **{"intended use": "research", "animal reagents": "no", "supplement": "none"})

    assert "applies only where intended use is trial or compassionate use or treatment" == said


def test_what_applies_where_another_is_named_reads_as_a_sentence():
    """A lot without a reference is told what it does not name."""
    assert "applies only where it names a reference" == reason("REF001", tissue="amnion")
