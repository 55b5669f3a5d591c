"""Dense stretches become counted clusters: a screen never holds more than some hundred marks.

Works on whole columns, not on rows: a region's press of 100,000 events is thinned in some tens of
milliseconds, and only what is left becomes marks.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

MOST = 320  # marks on the screen; with more, plotly.js needs more than a frame to pan
# Width of a bin in pixels and how many marks a lane may show there; the first sparse enough wins.
STEPS = ((30.0, 5), (30.0, 3), (30.0, 1), (44.0, 1), (64.0, 1), (90.0, 1))


def condense(
    table: pd.DataFrame, width: float, alone: int = 0, most: int = MOST
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Split events into those that stay alone and clusters of the others.

    ``table`` has the columns lane, left, right (pixels in a window of ``width`` pixels), first,
    last (days), weight and title. Clusters have lane, bin, left, right, first, last, count, title
    (that of the weightiest) and ``size``, the bin's width in pixels. ``alone`` is a number of
    events in a bin that stay alone if the screen holds them.
    """
    left, right = (table[name].to_numpy(dtype="float64") for name in ("left", "right"))
    middle = (left + right) / 2
    seen = (right >= 0) & (left <= width)
    lanes, names = pd.factorize(table["lane"])
    steps = ((STEPS[0][0], alone), *STEPS) if alone else STEPS
    for size, few in steps:
        bins = np.floor(middle / size).astype("int64")
        # Lane and bin as one small number, so that counting is adding up and never sorting.
        span = bins.max() - bins.min() + 1
        cells = lanes * span + bins - bins.min()
        single = np.bincount(cells)[cells] <= few
        crowded = np.bincount(cells[~single & seen], minlength=1)
        if int((single & seen).sum()) + int((crowded > 0).sum()) <= most:
            break
    dense = table[~single]
    clusters = _clusters(dense, cells[~single], bins[~single], size)
    clusters.insert(0, "lane", [names[cell // span] for cell in clusters.pop("cell")])
    return table[single], clusters


def _clusters(
    dense: pd.DataFrame, cells: np.ndarray, bins: np.ndarray, size: float
) -> pd.DataFrame:
    """One row for each cell that holds events, in the order of cells."""
    order = np.lexsort((-dense["weight"].to_numpy(), cells))
    found, starts, counts = np.unique(cells[order], return_index=True, return_counts=True)
    heads = order[starts]  # the weightiest event of each cell
    first = dense["first"].to_numpy()[order]
    last = dense["last"].to_numpy()[order]
    left = bins[heads] * size
    return pd.DataFrame(
        {
            "cell": found,
            "bin": bins[heads],
            "first": np.minimum.reduceat(first, starts) if len(starts) else first,
            "last": np.maximum.reduceat(last, starts) if len(starts) else last,
            "count": counts,
            "title": dense["title"].iloc[heads].to_numpy(),
            "size": size,
            "left": left,
            "right": left + size,
        }
    )
