"""A long curve cut down to what a screen can show."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def min_max(x: Array, y: Array, first: float, last: float, columns: int) -> tuple[Array, Array]:
    """The lowest and highest `y` of each of `columns` between `first` and `last`, in order of `x`.

    `x` rises. Points outside are left out; a curve of no more than two points a column comes back whole.
    """
    begin, end = np.searchsorted(x, (first, last + 1e-9))
    x, y = x[begin:end], y[begin:end]
    if len(x) <= 2 * columns:
        return x, y
    column = ((x - first) * (columns / (last - first))).astype(np.int64)
    starts = np.concatenate(([0], np.flatnonzero(np.diff(column)) + 1))
    ends = np.concatenate((starts[1:], [len(x)])) - 1
    low, high = np.minimum.reduceat(y, starts), np.maximum.reduceat(y, starts)
    rising = y[starts] <= y[ends]
    pairs = np.column_stack((np.where(rising, low, high), np.where(rising, high, low)))
    return np.column_stack((x[starts], x[ends])).ravel(), pairs.ravel()
