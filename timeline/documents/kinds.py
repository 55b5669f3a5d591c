"""What a file is by its first bytes, whatever its name says: names are often wrong.

A browser saves a page as .txt, a mail program a PDF as .docx, an office renames by hand. Only the
head and the tail of a file are looked at, so that a hostile one costs nothing here.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from timeline.documents.decode import decode
from timeline.errors import DocumentError

TEXT, PAGE = ".txt", ".html"
NAMES = {
    TEXT: "a plain text",
    PAGE: "a web page",
    ".pdf": "a PDF",
    ".docx": "a Word document",
    ".zip": "an archive",
    ".rtf": "an RTF text",
    ".doc": "a file of the old Office format",
    ".xlsx": "a spreadsheet",
    ".pptx": "a set of slides",
    ".odt": "an OpenDocument file",
    ".png": "a picture",
}
REMEDIES = {
    ".png": "recognise its text by OCR first",
    ".xlsx": "save what is text in it as .docx",
    ".pptx": "save it as .pdf",
}
SAVE = "save it as .docx"

_HEAD, _TAIL = 4096, 70_000  # the end of an archive has a remark of 64 KB at most
_END = b"PK\x05\x06"
_STARTS = (
    (b"\xd0\xcf\x11\xe0", ".doc"),
    (b"{\\rtf", ".rtf"),
    (b"\x89PNG", ".png"),
    (b"\xff\xd8\xff", ".png"),
    (b"GIF8", ".png"),
    (b"II*\0", ".png"),
    (b"MM\0*", ".png"),
)
# The list of an archive's files stands at its end; Word's, and those of its relatives, name these.
_INSIDE = (
    (b"word/document.xml", ".docx"),
    (b"xl/workbook.xml", ".xlsx"),
    (b"ppt/presentation.xml", ".pptx"),
    (b"mimetypeapplication/vnd.oasis.opendocument", ".odt"),
)
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,1000}?-->\s*)*<(?:!doctype\s+html|html[\s>])",
    re.IGNORECASE | re.DOTALL,
)


def of(path: Path) -> str:
    """Give the suffix that a file's content calls for; empty where its bytes do not tell."""
    head, tail = _ends(path)
    if b"%PDF-" in head[:1024]:
        return ".pdf"
    if head.startswith(b"PK\x03\x04"):
        if _END not in tail:
            return ""  # cut short: the list of its files is gone
        return next((suffix for mark, suffix in _INSIDE if mark in head or mark in tail), ".zip")
    for start, suffix in _STARTS:
        if head.startswith(start):
            return suffix
    return PAGE if _PAGE.match(head) else ""


def is_text(path: Path, limit: int) -> bool:
    """Say whether a file of at most so many bytes is a plain text."""
    if path.stat().st_size > limit:
        return False
    try:
        return bool(decode(path.read_bytes()).strip())
    except DocumentError:
        return False


def _ends(path: Path) -> tuple[bytes, bytes]:
    with path.open("rb") as file:
        head = file.read(_HEAD)
        file.seek(max(0, file.seek(0, os.SEEK_END) - _TAIL))
        return head, file.read(_TAIL)
