"""The same event told by several documents becomes one, with all its sources."""

from timeline.merge.events import merge_events, merge_ordered, order
from timeline.merge.matter import is_vague, same_matter
from timeline.merge.near import kept_under, looked_up

__all__ = [
    "is_vague",
    "kept_under",
    "looked_up",
    "merge_events",
    "merge_ordered",
    "order",
    "same_matter",
]
