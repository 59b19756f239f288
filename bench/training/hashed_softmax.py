"""Learns a softmax over hashed marks, as `extractors/hashed_marks.py` applies it: what all that learn one have in common."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

Fitted = tuple[NDArray[np.int8], NDArray[np.float32], NDArray[np.float32]]
"""Weights of eight bits, the scale of each class, and its start."""
_NEVER = -30.0  # the start of a class that nothing was
_TWO = 2


def asked_for(about: str | None, model: Path) -> argparse.Namespace:
    """The folders to learn from, and where the model, kept words, processes and the seed are to be."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, default=model)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def table_of(rows: Sequence[Sequence[int]], buckets: int) -> csr_matrix:
    """The buckets of each row as a table of ones."""
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.fromiter((bucket for row in rows for bucket in row), dtype=np.int32, count=int(ends[-1]))
    return csr_matrix((np.ones(len(columns), dtype=np.float32), columns, ends), shape=(len(rows), buckets))


def fitted_to(
    table: csr_matrix,
    right: Sequence[int],
    classes: int,
    *,
    strength: float,
    rounds: int,
    tolerance: float = 1e-3,
    weights: NDArray[np.float64] | None = None,
) -> Fitted:
    """The weights by which each row of a table is likeliest the class that is right for it."""
    model = LogisticRegression(C=strength, max_iter=rounds, tol=tolerance).fit(table, np.array(right), sample_weight=weights)
    whole = np.zeros((table.shape[1], classes))
    start = np.full(classes, _NEVER)
    parts = (-0.5, 0.5) if len(model.classes_) == _TWO else (1.0,)  # of two classes one row says how much more speaks for the second
    whole[:, model.classes_] = np.vstack([part * model.coef_ for part in parts]).T
    start[model.classes_] = np.concatenate([part * model.intercept_ for part in parts])
    scale = np.maximum(np.abs(whole).max(axis=0), 1e-6) / 127
    return np.round(whole / scale).astype(np.int8), scale.astype(np.float32), start.astype(np.float32)


def shares_of(fitted: Fitted, table: csr_matrix) -> NDArray[np.float32]:
    """The probability of every class for each row of a table."""
    rows, scale, start = fitted
    odds = (table @ rows.astype(np.float32)) * scale + start
    raised = np.exp(odds - odds.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)


def write(fitted: Fitted, out: Path) -> None:
    """Keeps the weights in a file, and says how large it is."""
    rows, scale, start = fitted
    np.savez_compressed(out, rows=rows, scale=scale, start=start)
    print(f"{out}: {out.stat().st_size / 1024:.0f} KiB")
