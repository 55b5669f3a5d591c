"""A Document → its events and figures, each with the span that it was read from."""

from timeline.extract.document import Extraction, extract

__all__ = ["Extraction", "extract"]
