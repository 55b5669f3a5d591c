"""One tree of errors; every message says which file, which place and what to do.

TimelineError
├── DocumentError      a file cannot be read as a document
├── LanguageError      a language file is incomplete or contradicts itself
├── DateError          a text is not a date of the EDTF subset used here
├── FrameError         a table does not have the columns that SCHEMA names
├── CorrectionError    a correction does not find what it expects
├── StatisticsError    a statistics file or service answers with something unreadable
├── ExportError        an export cannot be written
└── ServeError         the app cannot be started
"""

from __future__ import annotations


class TimelineError(Exception):
    """Base of all errors that the product raises on purpose; its text is fit for a reader."""


class DocumentError(TimelineError):
    """A file cannot be read as a document."""


class LanguageError(TimelineError):
    """A language file is incomplete or contradicts itself."""


class DateError(TimelineError):
    """A text is not a date of the EDTF subset used here."""


class FrameError(TimelineError):
    """A table does not have the columns that SCHEMA names."""


class CorrectionError(TimelineError):
    """A correction does not find what it expects."""


class StatisticsError(TimelineError):
    """A statistics file or service gives something unreadable."""


class ExportError(TimelineError):
    """An export cannot be written."""


class ServeError(TimelineError):
    """The app cannot be started."""
