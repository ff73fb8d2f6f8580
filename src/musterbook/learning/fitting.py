"""Logistic regression with a penalty on large weights, fitted by Newton's steps: small, exact, the same every time.

Method: iteratively reweighted least squares (McCullagh and Nelder, Generalized Linear Models, 1989), ridge penalty.
"""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from musterbook.learning.features import Features
from musterbook.terms.record import Record

PENALTY = 4.0
STEPS = 50
CLOSE = 1e-9
FEWEST = 5  # a yes-or-no feature that holds less often teaches nothing
DIGITS = 6

Vector = NDArray[np.float64]


class Weights(Record, frozen=True):
    """What was fitted: each feature's centre and weight, by name, and the log odds where all lie at their centres."""

    base: float
    centres: dict[str, float]
    weights: dict[str, float]

    def chance(self, features: Features) -> float:
        """The chance that these features give; a name that was never fitted adds nothing."""
        odds = self.base
        for name, weight in self.weights.items():
            odds += weight * (features.get(name, 0.0) - self.centres[name])
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def fit_weights(rows: Sequence[Features], labels: Sequence[bool]) -> Weights:
    """The weights that make the labels likeliest, less the penalty; rounded, so that machines agree."""
    names = kept_names(rows)
    table = np.array([[row.get(name, 0.0) for name in names] for row in rows], dtype=np.float64)
    table = table.reshape(len(rows), len(names))
    centres: Vector = np.asarray(table.mean(axis=0), dtype=np.float64)
    told = np.array(labels, dtype=np.float64)
    solved = _solve(np.hstack([np.ones((len(rows), 1)), table - centres]), told)
    return Weights(
        base=round(float(solved[0]), DIGITS),
        centres={name: round(float(c), DIGITS) for name, c in zip(names, centres, strict=True)},
        weights={name: round(float(w), DIGITS) for name, w in zip(names, solved[1:], strict=True)},
    )


def kept_names(rows: Sequence[Features]) -> list[str]:
    """The features that hold often enough, and not always alike."""
    counts: dict[str, int] = {}
    for row in rows:
        for name in row:
            counts[name] = counts.get(name, 0) + 1
    often = [name for name, count in counts.items() if count >= FEWEST]
    return sorted(name for name in often if len({row.get(name, 0.0) for row in rows}) > 1)


def _solve(table: Vector, labels: Vector) -> Vector:
    penalty = np.diag([0.0, *[PENALTY] * (table.shape[1] - 1)])
    weights: Vector = np.zeros(table.shape[1], dtype=np.float64)
    share = float(labels.mean())
    weights[0] = math.log(share / (1 - share))
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (labels - chances) - penalty @ weights
        bend = (table * (chances * (1 - chances))[:, None]).T @ table + penalty
        step = np.linalg.solve(bend, slope).astype(np.float64)
        weights += step
        if float(np.abs(step).max()) < CLOSE:
            break
    return weights
