"""events frame → the strip below the timeline: how many events stand where in the whole history."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd

BINS = 132


def overview(events: pd.DataFrame, whole: tuple[date, date], width: float) -> dict[str, Any]:
    """Counts of events in BINS equal stretches of ``whole``, and the years to write below.

    An event counts where it starts; one with an unknown start where it ends. ``width`` in pixels.
    """
    start, end = pd.Timestamp(whole[0]), pd.Timestamp(whole[1])
    days = events["start"].fillna(events["end"]).dropna()
    share = (days - start) / (end - start) * BINS
    bins = np.clip(share.to_numpy(dtype="float64", na_value=0.0).astype("int64"), 0, BINS - 1)
    counts = np.bincount(bins, minlength=BINS)
    first, last = whole[0].year + 1, whole[1].year
    step = next(s for s in (1, 2, 5, 10, 25, 50, 100, 1000) if (last - first) / s * 46 <= width)
    years = [
        year
        for year in range(first, last + 1)
        if year % step == 0 and (pd.Timestamp(year, 1, 1) - start) / (end - start) < 0.985
    ]
    return {
        "start": whole[0].isoformat(),
        "end": whole[1].isoformat(),
        "counts": [int(count) for count in counts],
        "years": years,
    }
