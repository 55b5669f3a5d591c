"""A reading → figures: indicator, period, status and bound of each sum; none is invented."""

from timeline.extract.figure_names import figure_id
from timeline.extract.figures.reader import figures_of

__all__ = ["figure_id", "figures_of"]
