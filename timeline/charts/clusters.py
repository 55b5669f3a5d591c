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
    middle = table[["left", "right"]].mean(axis=1).to_numpy()
    seen = (table["right"].to_numpy() >= 0) & (table["left"].to_numpy() <= width)
    steps = ((STEPS[0][0], alone), *STEPS) if alone else STEPS
    for size, few in steps:
        bins = np.floor(middle / size).astype("int64")
        counts = table.groupby(["lane", bins], sort=False)["left"].transform("size").to_numpy()
        single = counts <= few
        shown = int((single & seen).sum()) + _groups(table["lane"], bins, ~single & seen)
        if shown <= most:
            break
    dense = table[~single].assign(bin=bins[~single], size=size)
    dense = dense.sort_values("weight", ascending=False, kind="stable")
    clusters = dense.groupby(["lane", "bin"], sort=True, as_index=False).agg(
        first=("first", "min"),
        last=("last", "max"),
        count=("title", "size"),
        title=("title", "first"),
        size=("size", "first"),
    )
    clusters["left"] = clusters["bin"] * clusters["size"]
    clusters["right"] = clusters["left"] + clusters["size"]
    return table[single], clusters


def _groups(lanes: pd.Series, bins: np.ndarray, mask: np.ndarray) -> int:
    return len(pd.DataFrame({"lane": lanes.to_numpy()[mask], "bin": bins[mask]}).drop_duplicates())
