"""What a file is by its first bytes, whatever its name says: names are often wrong.

A browser saves a page as .txt, a mail program a PDF as .docx, an office renames by hand. The
head of a file and the names in an archive tell; nothing is unpacked here.
"""

from __future__ import annotations

import re
import zipfile
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

_HEAD = 4096
_STARTS = (
    (b"\xd0\xcf\x11\xe0", ".doc"),
    (b"{\\rtf", ".rtf"),
    (b"\x89PNG", ".png"),
    (b"\xff\xd8\xff", ".png"),
    (b"GIF8", ".png"),
    (b"II*\0", ".png"),
    (b"MM\0*", ".png"),
)
# Word's files and their relatives are archives with one of these in them; a damaged one of Word's
# has no document, but still its list of types.
_INSIDE = (
    ("word/document.xml", ".docx"),
    ("xl/workbook.xml", ".xlsx"),
    ("ppt/presentation.xml", ".pptx"),
    ("[Content_Types].xml", ".docx"),
    ("META-INF/manifest.xml", ".odt"),
)
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]{0,200}>\s*+)?(?:<!--(?:(?!-->).){0,1000}+-->\s*+)*+"
    rb"<(?:!doctype\s+html|html[\s>])",
    re.IGNORECASE | re.DOTALL,
)


def of(path: Path) -> str:
    """Give the suffix that a file's content calls for; empty where its bytes do not tell."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if b"%PDF-" in head[:1024]:
        return ".pdf"
    if head.startswith(b"PK\x03\x04"):
        return _packed(path)
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


def _packed(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return ""  # cut short: the list of its files stood at the end
    return next((suffix for name, suffix in _INSIDE if name in names), ".zip")
