"""What events mean to each other: numbered sessions, the life of a treaty, plans that came due."""

from timeline.history.plans import settle
from timeline.history.series import gaps, with_series
from timeline.history.threads import with_threads

__all__ = ["gaps", "settle", "with_series", "with_threads"]
