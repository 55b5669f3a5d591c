"""A PDF → its text, page by page; a scan without text says so."""

from __future__ import annotations

import io
import re

import pypdf
from pypdf.errors import DependencyError, LimitReachedError, PyPdfError
from pypdf.generic import DictionaryObject

from timeline import settings
from timeline.documents import cells, columns, fonts, margins
from timeline.documents.columns import Piece
from timeline.documents.extracted import Extracted
from timeline.errors import DocumentError

_LETTER = re.compile(r"[^\W\d_]")
_LETTERS_OF_A_PAGE = 20  # fewer on average: page numbers and stamps over a picture of a page
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
            unread = [
                at
                for at, page in enumerate(reader.pages, start=1)
                if _is_bare(pages[at - 1]) and _has_picture(page)
            ]
            title = reader.metadata.title if reader.metadata else ""
    except LimitReachedError:
        raise DocumentError(
            "unpacks to more than a document holds; print it to a new PDF if you trust it"
        ) from None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError):
        raise DocumentError("is damaged or cut short; fetch the file again") from None
    if not count:
        raise DocumentError("has no pages; fetch the file again")
    if all(map(_is_bare, pages)):
        where = "its only page" if count == 1 else f"its {count} pages"
        raise DocumentError(
            f"has no text on {where}: a scan; recognise its text by OCR first, "
            "for example with OCRmyPDF"
        )
    named = "" if _NO_TITLE.fullmatch((title or "").strip()) else (title or "").strip()
    text, address = margins.text_of(pages)
    text = fonts.repaired(text)
    if fonts.is_garbled(text):
        raise DocumentError(
            "does not tell which letters its fonts draw; recognise its text by OCR, "
            "for example with OCRmyPDF --force-ocr"
        )
    fields = {"title": fonts.repaired(named), "url": address}
    return Extracted(text, fields, (_pictures(unread),) if unread else ())


def _text(page: pypdf.PageObject) -> str:
    pieces: list[Piece] = []

    def note(text: str, turn: list[float], place: list[float], *_: object) -> None:
        x, y = place[4], place[5]
        across = x * turn[0] + y * turn[2] + turn[4]
        pieces.append(Piece(across, x * turn[1] + y * turn[3] + turn[5], text))

    whole = page.extract_text(visitor_text=note)
    return cells.with_bars(columns.apart(pieces) or whole, pieces)


def _is_bare(text: str) -> bool:
    return len(_LETTER.findall(text)) < _LETTERS_OF_A_PAGE


def _has_picture(page: pypdf.PageObject) -> bool:
    nothing = DictionaryObject()
    parts = page.get("/Resources", nothing).get_object().get("/XObject", nothing).get_object()
    return any(part.get_object().get("/Subtype") == "/Image" for part in parts.values())


def _pictures(pages: list[int]) -> str:
    """Name the pages that are pictures: `page 3`, `pages 2-4, 7`."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1][1:] = [page]
        else:
            runs.append([page])
    named = ", ".join("-".join(map(str, run)) for run in runs)
    are = f"page {named} is a picture" if len(pages) == 1 else f"pages {named} are pictures"
    return f"{are} without text and not read; recognise the text by OCR, for example with OCRmyPDF"


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
