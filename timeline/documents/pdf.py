"""A PDF → its text, page by page; a scan without text says so."""

from __future__ import annotations

import io
import re

import pypdf
from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

from timeline import settings
from timeline.documents import columns
from timeline.documents.columns import Piece
from timeline.documents.extracted import Extracted
from timeline.errors import DocumentError

_LETTER = re.compile(r"[^\W\d_]")
_LETTERS_OF_A_PAGE = 20  # fewer on average: page numbers and stamps over a picture of a page
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:\d{1,4}|[Pp]age \d+)(?:\s*(?:/|of)\s*\d+)?[-–—\s]*\Z")
# A word broken at the end of a line; a hyphen before a capital or a digit belongs there.
# Uzbek has letters with an apostrophe: bo‘-lajak.
_BROKEN = re.compile(r"(?:(?<=[^\W\d_])|(?<=[oOgG]['`´‘’ʻʼ]))[-\u00ad\u2010]\n(?=[^\W\d_A-ZА-Я])")
# What programs write where nobody gave a title.
_NO_TITLE = re.compile(
    r"\(?(?:untitled|anonymous|unspecified)\d*\)?|microsoft word - .*|.*\.(?:docx?|rtf|indd|pdf)",
    re.IGNORECASE,
)


def read(content: bytes) -> Extracted:
    """Extract the text; raise DocumentError where it is locked, cut, a scan or too long."""
    try:
        with pypdf.apply_configuration(zlib_maximum_output_length=settings.MAX_STREAM):
            reader = pypdf.PdfReader(io.BytesIO(content))
            _unlock(reader)
            count = len(reader.pages)
            if count > settings.MAX_PAGES:
                raise DocumentError(f"has {count} pages, more than {settings.MAX_PAGES}; split it")
            pages = [_text(page) for page in reader.pages]
            title = reader.metadata.title if reader.metadata else ""
    except LimitReachedError:
        raise DocumentError(
            "unpacks to more than a document holds; print it to a new PDF if you trust it"
        ) from None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError):
        raise DocumentError("is damaged or cut short; fetch the file again") from None
    if sum(len(_LETTER.findall(page)) for page in pages) < _LETTERS_OF_A_PAGE * max(1, count):
        where = "its only page" if count == 1 else f"its {count} pages"
        raise DocumentError(
            f"has no text on {where}: a scan; recognise its text by OCR first, "
            "for example with OCRmyPDF"
        )
    named = "" if _NO_TITLE.fullmatch((title or "").strip()) else (title or "").strip()
    return Extracted("\n\n".join(map(_clean, pages)), {"title": named})


def _text(page: pypdf.PageObject) -> str:
    pieces: list[Piece] = []

    def note(text: str, turn: list[float], place: list[float], *_: object) -> None:
        x, y = place[4], place[5]
        across = x * turn[0] + y * turn[2] + turn[4]
        pieces.append(Piece(across, x * turn[1] + y * turn[3] + turn[5], text))

    whole = page.extract_text(visitor_text=note)
    return columns.apart(pieces) or whole


def _unlock(reader: pypdf.PdfReader) -> None:
    """Open a PDF that is encrypted without a password, as some printers' are."""
    if not reader.is_encrypted:
        return
    try:
        if reader.decrypt(""):
            return
    except (DependencyError, PyPdfError):
        pass
    raise DocumentError("is encrypted; save a copy without a password, or print it to a new PDF")


def _clean(page: str) -> str:
    lines = [line.rstrip() for line in page.replace("\r\n", "\n").split("\n")]
    while lines and (not lines[-1] or _PAGE_NUMBER.match(lines[-1])):
        lines.pop()
    return _BROKEN.sub("", "\n".join(lines))
