"""Columns of data frames from words and their places, and frames on top of one another."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from evspec.arrays import Ints, Words

__all__ = ["blank_is_none", "categorical", "objects", "stacked"]


def blank_is_none(texts: Words) -> Words:
    """The texts with None for a blank one."""
    found = texts.copy()
    found[found == ""] = None
    return found


def categorical(values: Words, codes: Ints) -> pd.Categorical:
    """Texts by their places, equal ones as one category; None, and the place -1, are missing."""
    places, categories = pd.factorize(values)
    return pd.Categorical.from_codes(np.append(places, -1)[codes], categories=pd.Index(categories, dtype=object))


def objects(frame: pd.DataFrame, name: str) -> Words:
    """A column as texts, None where it is blank or the frame has none of that name."""
    if name not in frame:
        return np.full(len(frame), None, object)
    values: Words = frame[name].to_numpy(dtype=object, copy=True)
    values[pd.isna(values)] = None
    return values


def stacked(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The rows of all frames in one, categories united; a column that a frame lacks is missing there."""
    filled = [frame for frame in frames if len(frame)] or list(frames[:1])
    if len(filled) < 2:
        return filled[0] if filled else pd.DataFrame()
    names = dict.fromkeys(name for frame in filled for name in frame.columns)
    return pd.DataFrame({name: _stack(name, filled) for name in names})


def _stack(name: str, frames: Sequence[pd.DataFrame]) -> pd.Series | pd.Categorical:
    parts = [frame[name] for frame in frames if name in frame]
    if all(isinstance(part.dtype, pd.CategoricalDtype) for part in parts):
        empty = pd.Categorical([], categories=pd.Index([], dtype=object))
        missing = [empty.take([-1] * (0 if name in frame else len(frame)), allow_fill=True) for frame in frames]
        whole = [frame[name].array if name in frame else none for frame, none in zip(frames, missing, strict=True)]
        return pd.api.types.union_categoricals(whole)
    number = parts[0].dtype.kind in "fM" if not isinstance(parts[0].dtype, pd.CategoricalDtype) else False
    kind = parts[0].dtype if number else object
    return pd.concat(
        [(frame[name] if name in frame else pd.Series([None] * len(frame))).astype(kind) for frame in frames],
        ignore_index=True,
    )
