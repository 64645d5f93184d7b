"""What a misspelt name or sentence was meant to be: the nearest to the whole, in the words of who wrote it."""

from __future__ import annotations

import pytest

from cases import judged
from evspec.edits import edits
from evspec.errors import UnknownStep, UnknownWord, nearest, unknown
from evspec.model import Step
from evspec.steps import sentence_of


def refusal(sentence):
    """What is said of a sentence that evspec does not know."""
    keyword, _, text = sentence.partition(" ")
    with pytest.raises(UnknownStep) as error:
        sentence_of(Step(keyword, text, 1))
    return str(error.value)


@pytest.mark.parametrize(
    ("one", "other", "strokes"),
    [("", "", 0), ("", "abc", 3), ("protien", "protein", 1), ("quantifed", "quantified", 1), ("kitten", "sitting", 3)],
)
def test_strokes_are_counted_either_way(one, other, strokes):
    """A swap of neighbours is one stroke, and the way back is as long."""
    assert (strokes, strokes) == (edits(one, other), edits(other, one))


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("SAF020", ("SAF002", "SAF009"), "SAF002"),
        ("saf002", ("SAF002", "SAF012"), "SAF002"),
        ("potency", ("protein", "relative potency"), "relative potency"),
        ("intact vesicle", ("intact vesicles", "vesicle diameter"), "intact vesicles"),
        ("shuld", ("must", "should", "may", "own"), "should"),
        ("frobnication", ("protein", "RNA"), ""),
        ("", ("protein",), ""),
    ],
)
def test_the_nearest_name_takes_the_fewest_strokes(word, known, near):
    """What shares more letters with a word is not nearer where more of them have to be moved."""
    assert near == nearest(word, known)


def test_where_no_name_is_near_those_that_share_a_word_come_first():
    """Of a hundred names the first twelve of the alphabet help nobody."""
    names = [f"a{number}" for number in range(20)] + ["zeta value"]

    assert "Known: zeta value, a0," in str(unknown("quantity", "overall mean zeta", names))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Then intact vesicles are quantifed", "Then intact vesicles are quantified"),
        ("Then protein is within declared limits", "Then protein is within the declared limits"),
        ("Then protein is in the declard limits", "Then protein is within the declared limits"),
        ("Then median diameter is at leest 40 nm", "Then median diameter is at least 40 nm"),
        ("Then tissue recorded", "Then tissue is recorded"),
        ("Then ethics approval on file", "Then ethics approval is on file"),
        ("Then at least 2 of the MSC antigen are detected", "Then at least 2 of the MSC antigens are detected"),
        ("Then at least two of the MSC antigens are detected", "Then at least NUMBER of the MSC antigens are detected"),
        ("Then CD45 is not detect", "Then CD45 is not detected"),
        ("Then particles are higher as the control's", "Then particles are higher than the control's"),
        ("Given preparation whose tissue is amnion", "Given preparations whose tissue is amnion"),
    ],
)
def test_a_misspelt_sentence_is_told_as_it_was_meant(wrong, right):
    """A biologist reads the own sentence mended, and no pattern of it."""
    assert refusal(wrong).endswith(f"is no sentence of evspec. Did you mean `{right}`?")


def test_a_sentence_that_says_no_is_never_told_without_it():
    """Who writes that growth isn't seen is not led to ask that it is."""
    assert "Did you mean" not in refusal("Then microbial growth isn't detected")


def test_where_no_sentence_is_near_three_are_named_and_the_page_of_all():
    """A text of another kind is answered in one line, with no list of all patterns."""
    said = refusal("Then the vesicles must be pure")

    assert (3, True) == (said.count("`Then "), "methods/sentences.html has all" in said)
    assert not set("{}|[]") & set(said)


def test_a_sentence_that_begins_otherwise_is_told_how_they_begin():
    """There are sentences with Given and Then, and no others to be near to."""
    assert "A sentence opens with Given or Then" in refusal("When intact vesicles are quantified")


def test_a_word_that_is_said_goes_before_one_that_looks_alike():
    """Whoever writes "clinical trial" and is sent to "preclinical" has a lot that nothing of the clinic is asked of."""
    assert "trial" == nearest("clinical trial", ("research", "preclinical", "trial", "treatment"))


def test_a_laboratory_is_not_judged_by_a_quantity_of_its_first_lot():
    """A criterion on the laboratory that names a quantity of lots would read the first lot as the laboratory."""
    with pytest.raises(UnknownWord, match="'intact vesicles' is of a lot"):
        judged("Then intact vesicles are quantified", {"preparations": [{"preparation": "lot"}]}, laboratory=True)
