"""One model of the potency by all features together: ridge regression, judged on units that it has not seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from evspec.arrays import Floats, Ints
from evspec.errors import MissingLibrary
from evspec.mapping.permutations import rearranged

if TYPE_CHECKING:
    from sklearn.linear_model import RidgeCV

__all__ = ["MODEL_DRAWS", "MODEL_UNITS", "PENALTIES", "Model", "fitted", "parts_of", "predictions", "q_squared"]

MODEL_UNITS = 20
"""Below so many units no model is fitted."""
MODEL_DRAWS = 999
ONE_BY_ONE = 100
"""Up to so many units each is left out alone; more are left out in parts, which bounds the work."""
FEWEST_PARTS, FITTED = 10, 50_000
SEED = 20_060_223
PENALTIES = np.logspace(-2, 4, 7)


class Model(NamedTuple):
    """What a model says of units it has not seen, the p of its Q², and the weight of each feature over all units.

    A weight is in standard deviations of the potency for one of the feature; `parts` are those in which units were left
    out.
    """

    observed: Floats
    predicted: Floats
    q_squared: float
    p: float
    weights: Floats
    penalty: float
    parts: int


def fitted(features: Floats, potency: Floats, lots: Ints, told: Callable[[float], None] | None = None) -> Model:
    """The ridge regression of the potency on the features; one row a unit, nothing missing.

    Q² is that of units left out one by one, beyond 100 units in parts of several, the penalty being chosen among the
    others by their own leave-one-out error (nested: Varma and Simon 2006, doi 10.1186/1471-2105-7-91). Its p is that of
    999 permutations of the potency between units with equally many lots, each of which goes through all of it:
    (b + 1)/(m + 1). `EvspecError` where scikit-learn is missing, before any work.
    """
    weights, penalty = _weights(features, potency)
    moved, whole = rearranged(lots, MODEL_DRAWS)
    if whole:
        moved = moved[1:]
    responses = np.column_stack([potency, potency[moved].T])
    part = parts_of(len(features))
    predicted = predictions(features, responses, part, told)
    scores = q_squared(responses, predicted, part)
    p = (1 + int((scores[1:] >= scores[0] - 1e-12).sum())) / len(scores)
    return Model(potency, predicted[:, 0], float(scores[0]), p, weights, penalty, int(part.max()) + 1)


def parts_of(units: int) -> Ints:
    """The part in which each unit is left out: its own up to 100 units, then one of at most 100, by a seeded draw."""
    if units <= ONE_BY_ONE:
        return np.arange(units)
    parts = max(FEWEST_PARTS, min(ONE_BY_ONE, FITTED // units))
    return np.random.default_rng(SEED).permutation(np.arange(units) % parts)


def predictions(features: Floats, responses: Floats, part: Ints, told: Callable[[float], None] | None = None) -> Floats:
    """Each response of each unit as predicted from the units of other parts, with a penalty chosen among those."""
    ridge = _ridge()
    predicted = np.empty_like(responses)
    parts = int(part.max()) + 1
    for left_out in range(parts):
        others = part != left_out
        centre, spread = features[others].mean(0), features[others].std(0)
        scaled = (features - centre) / np.where(spread > 0, spread, 1)
        model = ridge.fit(scaled[others], responses[others])
        predicted[~others] = model.predict(scaled[~others]).reshape(-1, responses.shape[1])
        if told:
            told((left_out + 1) / parts)
    return predicted


def q_squared(responses: Floats, predicted: Floats, part: Ints) -> Floats:
    """1 less the squared error of prediction over that of the mean of the other units; 0 is no better than their mean.

    The reference of each unit is the mean of those of other parts, as the model knows no more than they (Wold, Sjöström
    and Eriksson 2001, doi 10.1016/S0169-7439(01)00155-1, take the mean of all, which makes Q² smaller than this by
    little).
    """
    count = np.bincount(part)[:, None]
    sums = np.zeros((len(count), responses.shape[1]))
    np.add.at(sums, part, responses)
    others = (sums.sum(0) - sums) / (len(responses) - count)
    error = ((responses - predicted) ** 2).sum(0)
    return np.asarray(1 - error / ((responses - others[part]) ** 2).sum(0))


def _weights(features: Floats, potency: Floats) -> tuple[Floats, float]:
    spread = features.std(0)
    scaled = (features - features.mean(0)) / np.where(spread > 0, spread, 1)
    model = _ridge().fit(scaled, potency[:, None] / potency.std())
    return np.ravel(model.coef_), float(np.ravel(model.alpha_)[0])


def _ridge() -> RidgeCV:
    try:
        from sklearn.linear_model import RidgeCV
    except ImportError:
        raise MissingLibrary("the model needs scikit-learn, which is not installed: pip install scikit-learn") from None
    return RidgeCV(PENALTIES, alpha_per_target=True)
