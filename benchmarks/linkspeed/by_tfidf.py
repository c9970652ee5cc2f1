"""TF-IDF of character trigrams and the nearest few titles by their cosine, as is often done for names of all sorts.

Titles alone cannot know numbers: to be generous, pairs with two different numbers are left out, and pairs with one
number taken in.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from benchmarks.linkspeed.rows import Row
from benchmarks.linkspeed.truth import Scored

# The nearest titles kept for each, and the least cosine.
NEAREST, LEAST = 15, 0.4


def link(rows: Sequence[Row]) -> Scored:
    """Every pair of items with titles near each other, by their cosine; 2 for two items of one number."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415
    from sparse_dot_topn import sp_matmul_topn  # noqa: PLC0415

    matrix = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3), dtype=np.float32).fit_transform(
        [row.title for row in rows]
    )
    near = sp_matmul_topn(matrix, matrix.T.tocsr(), top_n=NEAREST, threshold=LEAST, n_threads=2).tocoo()
    number = _numbers(rows)
    one, other = number[near.row], number[near.col]
    kept = (near.row < near.col) & ((one == other) | (one < 0) | (other < 0))
    numbered = _same_number(number)
    return Scored(
        np.concatenate((near.row[kept], numbered[0])),
        np.concatenate((near.col[kept], numbered[1])),
        np.concatenate((near.data[kept], np.full(len(numbered[0]), 2.0))),
    )


def _numbers(rows: Sequence[Row]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """A number for each case number, -1 for none."""
    known: dict[str, int] = {}
    return np.array([known.setdefault(row.number, len(known)) if row.number else -1 for row in rows], np.int64)


def _same_number(number: np.ndarray[tuple[int], np.dtype[np.int64]]) -> tuple[list[int], list[int]]:
    """Every item with the next of its number."""
    last: dict[int, int] = {}
    left, right = [], []
    for row, own in enumerate(number.tolist()):
        if own >= 0:
            if own in last:
                left.append(last[own])
                right.append(row)
            last[own] = row
    return left, right
