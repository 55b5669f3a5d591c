"""Official series (Comtrade, IMF, WITS, BACI, stat offices) read into the same figures frame."""

from timeline.statistics.points import Reading
from timeline.statistics.read import read_statistics

__all__ = ["Reading", "read_statistics"]
