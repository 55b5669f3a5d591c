"""A Word document (.docx) → its paragraphs and tables, in order, and then its notes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from timeline.documents import archive
from timeline.documents.extracted import Extracted
from timeline.errors import DocumentError

_OLE = b"\xd0\xcf\x11\xe0"  # old Word files, and new ones under a password
_ODD = (KeyError, ValueError, TypeError, AttributeError, IndexError)  # of parts that are not there
_SPACES = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_NOTES = ("/footnotes", "/endnotes")  # ends of the names of these relations
_TEXT, _PARAGRAPH, _ROW, _CELL = qn("w:t"), qn("w:p"), qn("w:tr"), qn("w:tc")
# The same text a second time, for older programs; and what a reviewer struck out.
_SKIPPED = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    qn("w:del"),
    qn("w:moveFrom"),
)


def read(content: bytes) -> Extracted:
    """Extract the text of a document; raise DocumentError where it is none, or locked."""
    if content.startswith(_OLE):
        raise DocumentError(
            "is locked by a password or in the old Word format; save it as .docx without one"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            archive.check_sizes(parts, "save its text as .txt if you trust it")
        document = docx.Document(io.BytesIO(content))
        notes = [parse_xml(part) for part in _notes(document)]
    except (zipfile.BadZipFile, OpcError, etree.LxmlError, OSError, *_ODD):
        raise DocumentError("is damaged or no Word document; save it again as .docx") from None
    lines = [line for note in notes for line in _blocks(note) if line.strip()]
    text = "\n".join([*_blocks(document.element.body), *lines])
    if not text.strip():
        raise DocumentError(
            "has no text; where its pages are pictures, recognise their text by OCR first"
        )
    return Extracted(text, {"title": document.core_properties.title or ""})


def _notes(document: Any) -> Iterator[bytes]:
    """Give the parts of footnotes and endnotes: embassies put dates and figures there."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith(_NOTES) and not relation.is_external:
            yield relation.target_part.blob


def _blocks(parent: Any) -> Iterator[str]:
    """Give paragraphs, and tables a row a line with its cells parted by bars."""
    for child in parent:
        if child.tag == _PARAGRAPH:
            yield _text(child)
        elif child.tag == _ROW:
            yield " | ".join(" ".join("\n".join(_blocks(cell)).split()) for cell in _cells(child))
        elif child.tag not in _SKIPPED:
            yield from _blocks(child)


def _cells(row: Any) -> Iterator[Any]:
    """Give the cells of a row, not those of tables inside its cells."""
    return (cell for cell in row.iter(_CELL) if next(cell.iterancestors(_ROW)) is row)


def _text(element: Any) -> str:
    parts = []
    for child in element:
        if child.tag == _TEXT:
            parts.append(child.text or "")
        elif child.tag in _SPACES:
            parts.append(_SPACES[child.tag])
        elif child.tag == _PARAGRAPH:  # a text box inside a paragraph
            parts.append(f"\n{_text(child)}\n")
        elif child.tag not in _SKIPPED:
            parts.append(_text(child))
    return "".join(parts)
