"""Footnotes of Word: a part of the package that python-docx has no way to write.

A note is numbered by the program that opens the file, and stays at the foot of the page where its
mark stands, wherever an editor moves the sentence (ECMA-376, part 1, 17.11).
"""

from __future__ import annotations

from html import escape

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from timeline.exports.safe import one_line

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_LINES = (("separator", 0), ("continuationSeparator", 1))  # what Word draws over the notes


class Footnotes:
    """The footnotes of a document: ``mark`` sets one, ``write`` puts all into the package."""

    def __init__(self, document: Document, font: str, size: float) -> None:
        self._document, self._font, self._size = document, font, size
        self._texts: list[str] = []

    def mark(self, paragraph: Paragraph, text: str) -> None:
        """Set the mark of a note at the end of a paragraph."""
        self._texts.append(one_line(text))
        run = paragraph.add_run()
        run.font.superscript = True
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(len(self._texts) + 1))
        run._r.append(reference)

    def write(self) -> None:
        """Add the part with all notes, where there are any."""
        if not self._texts:
            return
        lines = "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr>'
            f'<w:spacing w:after="0"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
            for kind, number in _LINES
        )
        notes = "".join(self._note(text, id) for id, text in enumerate(self._texts, start=2))
        blob = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f"<w:footnotes {nsdecls('w')}>{lines}{notes}</w:footnotes>"
        )
        package = self._document.part.package
        part = Part(PackURI("/word/footnotes.xml"), _TYPE, blob.encode(), package)
        self._document.part.relate_to(part, _RELATION)

    def _note(self, text: str, id: int) -> str:
        size = round(self._size * 2)
        look = (
            f'<w:rFonts w:ascii="{self._font}" w:hAnsi="{self._font}" w:cs="{self._font}"/>'
            f'<w:sz w:val="{size}"/>'
        )
        raised = '<w:vertAlign w:val="superscript"/>'
        return (
            f'<w:footnote w:id="{id}"><w:p><w:pPr><w:spacing w:after="20" w:line="240"/></w:pPr>'
            f"<w:r><w:rPr>{look}{raised}</w:rPr><w:footnoteRef/></w:r>"
            f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve"> {escape(text)}</w:t>'
            "</w:r></w:p></w:footnote>"
        )
