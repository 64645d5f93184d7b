"""Decision rules: to which limit each belongs, how a value is rounded, and what a finding says of them."""

from __future__ import annotations

import numpy as np
import pytest

from cases import SUBJECT, asking, criterion_feature, handed_in, judged, readings, specification_of
from evspec.decision import RULES, Bound, compare, in_digits
from evspec.errors import UnknownWord
from evspec.estimates import dense_estimates
from evspec.evaluate import evaluate
from evspec.model import Number
from evspec.verdicts import Verdict

NOT_MET, NO_EVIDENCE, INCONCLUSIVE, MET = (Verdict(code) for code in range(4))
QUANTITY = "intact vesicles"
PRINTED = "Then intact vesicles are at least 90 %"
DECLARED = "Then intact vesicles are within the declared limits"


def of_interval(low: float, high: float, side: str, rule: str = "guarded") -> Verdict:
    """The verdict of an interval, or of its middle, against 10."""
    estimate = dense_estimates("nm", np.array([(low + high) / 2]), np.array([low]), np.array([high]))
    return Verdict(compare(estimate, [Bound(side, 10.0, "nm")], rule)(slice(0, 1))[0])


@pytest.mark.parametrize(
    ("side", "inside", "touching", "outside"),
    [
        ("at least", (11, 12), (10, 12), (8, 9)),
        ("above", (11, 12), (10.5, 12), (8, 10)),
        ("at most", (8, 9), (8, 10), (11, 12)),
        ("below", (8, 9), (8, 9.5), (10, 12)),
    ],
)
def test_guarded_rule_sees_the_whole_interval(side, inside, touching, outside):
    """Wholly inside is met, wholly outside not met, across inconclusive; the limit itself is as the bound says."""
    assert MET == of_interval(*inside, side)
    assert MET == of_interval(*touching, side)
    assert NOT_MET == of_interval(*outside, side)
    assert INCONCLUSIVE == of_interval(9, 11, side)


@pytest.mark.parametrize(
    ("side", "verdict"), [("at least", MET), ("above", NOT_MET), ("at most", MET), ("below", NOT_MET)]
)
def test_number_without_uncertainty_lies_on_the_limit(side, verdict):
    """An exact number on the limit is inside where the bound includes it, and outside where it does not."""
    assert verdict == of_interval(10, 10, side)
    assert verdict == of_interval(10, 10, side, "simple")


def test_both_bounds_are_judged_together():
    """Inside one bound and outside the other is outside; inside one and across the other is inconclusive."""
    bounds = [Bound("at least", 5.0, "nm"), Bound("at most", 10.0, "nm")]
    low, high = np.array([6.0, 11.0, 9.0, 1.0, 4.0]), np.array([9.0, 12.0, 11.0, 2.0, 20.0])
    found = compare(dense_estimates("nm", (low + high) / 2, low, high), bounds, "guarded")(slice(0, 5))

    assert [MET, NOT_MET, INCONCLUSIVE, NOT_MET, INCONCLUSIVE] == found.tolist()


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("side", ["at least", "above", "at most", "below"])
def test_missing_number_is_no_evidence(rule, side):
    """A comparison with NaN is false; what is missing is neither inside nor outside for that."""
    estimate = dense_estimates("nm", np.array([np.nan]))

    assert NO_EVIDENCE == compare(estimate, [Bound(side, 10.0, "nm")], rule)(slice(0, 1))[0]


@pytest.mark.parametrize(
    ("value", "resolution", "digits"),
    [
        (0.25, 0.1, 3),
        (0.249, 0.1, 2),
        (0.3, 0.1, 3),
        (2.5, 1.0, 3),
        (94.5, 1.0, 95),
        (1.005, 0.01, 101),
        (-0.5, 1.0, 0),
    ],
)
def test_values_are_rounded_as_they_are_printed(value, resolution, digits):
    """Halves go upward, and a half that binary numbers cannot hold is still a half."""
    assert digits == in_digits(np.array([value]), resolution)[0]


def under(number_rule: str, decision: str) -> Verdict:
    """The verdict on one reading of 90 against a printed limit of 90."""
    number = Number(90.0, "%", number_rule)
    specification = specification_of(criterion_feature((PRINTED,)), numbers=[number])
    batch = handed_in({"readings": readings(QUANTITY, "90")}, specification)
    return evaluate(batch, specification, decision=decision).verdict("TST001", SUBJECT)


def test_rule_belongs_to_the_number():
    """A compendial number keeps its simple rule, and a guarded one its own, whatever the call says."""
    assert MET == under("simple", "guarded")
    assert INCONCLUSIVE == under("guarded", "simple")


def test_call_decides_where_the_number_names_no_rule():
    """`--decision` is for numbers without a rule of their own."""
    assert (INCONCLUSIVE, MET) == (under("", "guarded"), under("", "simple"))


def test_rule_of_another_unit_does_not_count():
    """95 nm is not 95 %: a number lends its rule only to its own unit."""
    specification = specification_of(criterion_feature((PRINTED,)), numbers=[Number(90.0, "nm", "simple")])
    batch = handed_in({"readings": readings(QUANTITY, "90")}, specification)

    assert INCONCLUSIVE == evaluate(batch, specification).verdict("TST001", SUBJECT)


def test_unknown_rule_is_refused():
    """A misspelt decision rule is no rule."""
    with pytest.raises(UnknownWord, match="guarded"):
        evaluate(
            handed_in({"readings": readings(QUANTITY, "90")}, asking(PRINTED)), asking(PRINTED), decision="gaurded"
        )


def reason(values: str, sentence: str = PRINTED, **more: object) -> str:
    """What the finding on a lot with these readings says."""
    tables = {"readings": readings(str(more.pop("quantity", QUANTITY)), values, **more.pop("reading", {}))}
    return str(judged(sentence, tables | dict(more.pop("tables", {})), **more).table["reason"].iloc[0])


def test_finding_names_rule_and_risk():
    """Every comparison says by which rule it was made, and how often that accepts falsely."""
    assert "guarded: false acceptance at most 2.5 % a side" in reason("95; 96; 95")
    assert "simple: the value alone, false acceptance about 50 % at the limit" in reason("95", decision="simple")


def test_finding_names_the_source_of_the_uncertainty():
    """What the interval rests on is said: readings, method, runs, or a lot that contradicts its method."""
    method = {
        "quantity": QUANTITY,
        "method": "dye",
        "cv_intermediate": "1",
        "df": "20",
        "status": "validated",
        "document": "V",
    }
    dye = {"reading": {"method": "dye"}, "tables": {"methods": [method]}}

    assert "stated" in reason("95", reading={"standard_uncertainty": "1"})
    assert "the spread of the runs" in reason("95; 96; 95")
    assert "intermediate precision" in reason("95", **dye)
    assert "contradicts" in reason("80; 95; 99", **dye)


@pytest.mark.parametrize(
    ("quantity", "sentence", "value", "text"),
    [
        (
            "median diameter",
            "Then median diameter is at most 200 nm",
            "150",
            "up to a coefficient of variation of 13 %",
        ),
        (
            "median diameter",
            "Then median diameter is at least 100 nm",
            "150",
            "up to a coefficient of variation of 26 %",
        ),
        ("protein", "Then protein is at least 100 µg/mL", "150", "up to a coefficient of variation of 21 %"),
        ("protein", "Then protein is at most 200 µg/mL", "150", "up to a coefficient of variation of 15 %"),
        ("protein", "Then protein is at most 100 µg/mL", "150", "no coefficient of variation would make it met"),
    ],
)
def test_finding_says_how_uncertain_a_number_may_be(quantity, sentence, value, text):
    """A number of unknown uncertainty is told the coefficient of variation up to which it would be met."""
    assert text in reason(value, sentence, quantity=quantity)


@pytest.mark.parametrize("scale", ["median diameter", "protein", "intact vesicles"])
def test_bearable_coefficient_is_where_the_verdict_turns(scale):
    """With that coefficient of variation, known for sure, the number is met; with one a tenth larger it is not."""
    value, unit = {"median diameter": ("75", "nm"), "protein": ("75", "µg/mL"), "intact vesicles": ("75", "%")}[scale]
    sentence = f"Then {scale} is at least 60 {unit}"
    text = reason(value + ".0000", sentence, quantity=scale)
    bearable = float(text.split("coefficient of variation of ")[1].split(" ")[0])

    def verdict(cv: float) -> str:
        method = {
            "quantity": scale,
            "method": "m",
            "cv_intermediate": f"{cv:.6f}",
            "df": "1000000",
            "status": "validated",
            "document": "V",
        }
        tables = {"readings": readings(scale, value + ".0000", method="m"), "methods": [method]}
        return str(judged(sentence, tables).table["verdict"].iloc[0])

    assert ("met", "inconclusive") == (verdict(bearable * 0.93), verdict(bearable * 1.07))


def test_interval_of_a_number_that_nobody_knows_is_blank():
    """The table shows no ends where the interval would be everything."""
    row = judged(PRINTED, {"readings": readings(QUANTITY, "95")}).table.iloc[0]

    assert 95.0 == row["value"]
    assert np.isnan(row["low"])
    assert np.isnan(row["high"])


def test_finding_names_the_limits_that_decided():
    """Of several declared limits the finding names those that decided, each by its own rule."""
    limits = [
        {"quantity": QUANTITY, "bound": "at least", "value": "85", "unit": "%", "rule": "simple"},
        {"quantity": QUANTITY, "bound": "at most", "value": "91", "unit": "%"},
    ]
    text = reason("91; 92; 90", DECLARED, tables={"limits": limits})

    assert "at most 91 %" in text
    assert "at least 85 %" not in text
    assert "guarded" in text


def test_finding_names_the_worst_method():
    """Where several methods answer, the finding shows the one that decided."""
    tables = {
        "readings": readings(QUANTITY, "95; 96; 95", method="dye") + readings(QUANTITY, "70; 71; 70", method="cryo")
    }
    row = judged(PRINTED, tables).table.iloc[0]

    assert ("not met", "cryo", 3) == (row["verdict"], row["method"], row["n"])
    assert row["value"] == pytest.approx(70.3, abs=0.1)


@pytest.mark.parametrize(
    ("values", "value", "low", "high"),
    [
        ("<0.05; 0.1; 1.1", 0.6, 0.0, 0.6),
        ("<0.05; 0.1", 0.1, 0.0, 0.1),
        ("<0.05", 0.05, 0.0, 0.05),
        (">5; 2", 2.0, 2.0, np.nan),
        ("0.1; 1.1", 0.6, np.nan, np.nan),
    ],
)
def test_where_the_value_alone_is_judged_a_bound_is_shown_by_how_far_it_reaches(values, value, low, high):
    """One run below its limit beside two far apart shows no interval of those two, which would end at millions."""
    sentence = "Then endotoxin concentration is at most 5 EU/mL"
    [found] = judged(
        sentence, {"readings": readings("endotoxin concentration", values)}, decision="simple"
    ).table.to_dict("records")

    assert (value, low, high) == pytest.approx((found["value"], found["low"], found["high"]), nan_ok=True)
