"""What events mean to each other: numbered sessions, the life of a treaty, plans that came due."""

from timeline.history.plans import settle
from timeline.history.series import gaps, with_series
from timeline.history.telling import with_best_telling
from timeline.history.threads import with_threads

__all__ = ["gaps", "settle", "with_best_telling", "with_series", "with_threads"]
