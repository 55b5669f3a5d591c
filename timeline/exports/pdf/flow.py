"""What flows down the pages of the note, each part tagged as what it is."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, Paragraph, Table

from timeline.exports.drawing import Drawing
from timeline.exports.look import SECOND
from timeline.exports.pdf.canvas import paint
from timeline.exports.pdf.tags import Node

ROLES = {"title": "H1", "heading": "H2"}  # by the name of a style; all others are paragraphs


class Picture(Flowable):  # type: ignore[misc]
    """A drawing as wide as the text; ``said`` is what it shows, in words."""

    def __init__(self, drawing: Drawing, width: float, said: str) -> None:
        super().__init__()
        self._drawing, self._said = drawing, said
        self._scale = width / drawing.width
        self.width, self.height = width, drawing.height * self._scale

    def draw(self) -> None:
        """Draw it where the page flow has put it."""
        with self.canv.tag(Node("Figure", self._said)):
            paint(self.canv, self._drawing, self._scale)


class Said(Paragraph):  # type: ignore[misc]
    """A paragraph that is read out as what its style says: a heading, or text."""

    def __init__(self, *values: Any, node: Node | None = None, **named: Any) -> None:
        super().__init__(*values, **named)
        self._node = node or Node(ROLES.get(self.style.name, "P"))

    def split(self, *room: float) -> list[Any]:
        """Cut it over two pages; both halves are one paragraph."""
        parts: list[Any] = super().split(*room)
        for part in parts:
            part._node = self._node
        return parts

    def draw(self) -> None:
        """Draw it; the head of a table that goes on is not read out again."""
        again = self._node.role == "TH" and self._node.kids
        with self.canv.tag(None if again else self._node):
            super().draw()


class Sheet(Table):  # type: ignore[misc]
    """A table whose lines and grounds only adorn."""

    def _drawBkgrnd(self) -> None:  # noqa: N802
        with self.canv.tag(None):
            super()._drawBkgrnd()

    def _drawLines(self) -> None:  # noqa: N802
        with self.canv.tag(None):
            super()._drawLines()


class Mark(Flowable):  # type: ignore[misc]
    """Nothing to see: notes where it lands that sources are cited, and sets a bookmark."""

    def __init__(self, numbers: tuple[int, ...], title: str = "") -> None:
        super().__init__()
        self._numbers, self._title = numbers, title
        self.width = self.height = 0

    def draw(self) -> None:
        """Note the numbers on the page at hand."""
        cited: list[int] = self.canv.__dict__.setdefault("cited", [])
        cited += [number for number in self._numbers if number not in cited]
        if self._title:
            keys: list[str] = self.canv.__dict__.setdefault("keys", [])
            key = f"section-{len(keys)}"
            keys.append(key)
            self.canv.bookmarkHorizontal(key, 0, 20)
            self.canv.addOutlineEntry(self._title, key, level=0)


class Bar(Flowable):  # type: ignore[misc]
    """The short bar over the title."""

    def __init__(self) -> None:
        super().__init__()
        self.width, self.height = 34, 12

    def draw(self) -> None:
        with self.canv.tag(None):
            self.canv.setFillColor(HexColor(SECOND))
            self.canv.rect(0, 8, 34, 3.4, stroke=0, fill=1)
