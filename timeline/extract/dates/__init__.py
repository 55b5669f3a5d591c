"""Matches of date rules → dates."""

from timeline.extract.dates.base import Context, DateHit
from timeline.extract.dates.reader import Reader

__all__ = ["Context", "DateHit", "Reader"]
