"""A reading → figures: indicator, period, status and bound of each sum; none is invented."""

from timeline.extract.figures.reader import figures_of
from timeline.extract.figures.tidy import figure_id

__all__ = ["figure_id", "figures_of"]
