"""The forty rules as others write them: in pandas by hand with all five verdicts, in pandera as pass or fail."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pandera.errors
import pandera.pandas
import pandera.polars
import polars as pl
from numpy.typing import NDArray
from workload import FIELDS, RULES, Interval, Membership, Range, Required, Rule, Share

NOT_MET, NO_EVIDENCE, INCONCLUSIVE, MET, NOT_APPLICABLE = (np.uint8(code) for code in range(5))


def pandas_codes(frame: pd.DataFrame) -> NDArray[np.uint8]:
    """The five-valued verdicts by vectorised pandas, a row a rule."""
    codes = np.empty((len(RULES), len(frame)), np.uint8)
    for place, rule in enumerate(RULES):
        codes[place] = _verdicts(frame, rule)
    return codes


def _verdicts(frame: pd.DataFrame, rule: Rule) -> NDArray[np.uint8]:
    match rule:
        case Range(quantity, low, high):
            value = frame[quantity]
            return np.where(value.isna(), NO_EVIDENCE, np.where(value.between(low, high), MET, NOT_MET))
        case Share(name, above, below, least):
            value = frame[name] if name in frame else frame[above] / frame[below]
            return np.where(value.isna(), NO_EVIDENCE, np.where(value >= least, MET, NOT_MET))
        case Membership(field, values):
            held = frame[field]
            return np.where(held.isna(), NO_EVIDENCE, np.where(held.isin(values), MET, NOT_MET))
        case Required(field, values, negated, due):
            held = frame[field]
            applies = ~held.isin(values) if negated else held.isin(values)
            there = np.where(frame[due].notna(), MET, NO_EVIDENCE)
            return np.select([held.isna(), ~applies], [NO_EVIDENCE, NOT_APPLICABLE], there)
        case Interval(quantity, side, limit):
            low, high = frame[f"{quantity} low"], frame[f"{quantity} high"]
            inside = low >= limit if side == "at least" else high <= limit
            outside = high < limit if side == "at least" else low > limit
            return np.select([inside, outside, low.isna()], [MET, NOT_MET, NO_EVIDENCE], INCONCLUSIVE)


def failures(frame: pd.DataFrame) -> int:
    """How many cells fail where there is only pass or fail: what is not met, and what is due and blank."""
    codes = pandas_codes(frame)
    found = int((codes == NOT_MET).sum())
    for place, rule in enumerate(RULES):
        if isinstance(rule, Required):
            found += int(((codes[place] == NO_EVIDENCE) & frame[rule.field].notna()).sum())
    return found


def pandera_on_pandas(frame: pd.DataFrame) -> Callable[[], int]:
    """A function that validates the frame lazily with pandera on pandas, and counts what fails."""
    schema = pandera.pandas.DataFrameSchema(_columns(pandera.pandas.Column, pandera.pandas.Check))
    return lambda: _failures(lambda: schema.validate(frame.assign(**_due_in_pandas(frame)), lazy=True))


def pandera_on_polars(frame: pd.DataFrame) -> Callable[[], int]:
    """The same with pandera on polars."""
    held = pl.DataFrame({name: _in_polars(name, column) for name, column in frame.items()})
    schema = pandera.polars.DataFrameSchema(_columns(pandera.polars.Column, pandera.polars.Check))
    return lambda: _failures(lambda: schema.validate(held.with_columns(**_due_in_polars()), lazy=True))


def _in_polars(name: str, column: pd.Series) -> pl.Series:
    if name in FIELDS:
        return pl.Series(name, column.astype(object).where(column.notna(), None).tolist(), pl.Categorical)
    return pl.Series(name, column.to_numpy(), nan_to_null=True)


def _due_in_pandas(frame: pd.DataFrame) -> dict[str, NDArray[np.float64]]:
    """Whether what is due is there, 1 or blank: a condition that no check of one column can say."""
    columns = {}
    for place, rule in enumerate(RULES):
        if isinstance(rule, Required):
            held = frame[rule.field]
            applies = held.notna() & (held.isin(rule.values) != rule.negated)
            columns[f"due {place}"] = np.where(applies & frame[rule.due].isna(), np.nan, 1.0)
    return columns


def _due_in_polars() -> dict[str, pl.Expr]:
    columns = {}
    for place, rule in enumerate(RULES):
        if isinstance(rule, Required):
            held = pl.col(rule.field)
            applies = held.is_in(list(rule.values)) != pl.lit(rule.negated)
            missing = applies.fill_null(False) & pl.col(rule.due).is_null()
            columns[f"due {place}"] = pl.when(missing).then(None).otherwise(1.0)
    return columns


def _failures(validate: Callable[[], object]) -> int:
    try:
        validate()
    except pandera.errors.SchemaErrors as found:
        return len(found.failure_cases)
    return 0


def _columns(column: Callable[..., object], check: type[pandera.pandas.Check]) -> dict[str, object]:
    """The columns of a schema with their checks; missing cells pass, save those that are due."""
    checks: dict[str, list[object]] = {}
    columns: dict[str, object] = {}
    for place, rule in enumerate(RULES):
        match rule:
            case Range(quantity, low, high):
                checks.setdefault(quantity, []).append(check.in_range(low, high))
            case Share(name, _, _, least):
                checks.setdefault(name, []).append(check.ge(least))
            case Membership(field, values):
                checks.setdefault(field, []).append(check.isin(list(values)))
            case Required():
                columns[f"due {place}"] = column(nullable=False)
            case Interval(quantity, "at least", limit):
                checks.setdefault(f"{quantity} high", []).append(check.ge(limit))
            case Interval(quantity, _, limit):
                checks.setdefault(f"{quantity} low", []).append(check.le(limit))
    return columns | {name: column(checks=each, nullable=True) for name, each in checks.items()}
