"""A Document → its events and figures, each with the span that it was read from."""

from timeline.extract.document import Extraction, attempt, extract

__all__ = ["Extraction", "attempt", "extract"]
