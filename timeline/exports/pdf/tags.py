"""What stands where in a PDF, for those who listen: headings, paragraphs, tables, figures.

reportlab draws no tags, but its canvas takes the operators of marked content and its catalogue a
tree of structure (ISO 32000-1, 14.7 and 14.8): a page numbers what it draws, the tree says what
each number is, and what only adorns the page is an artifact that is not read out.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString, PDFtrue
from reportlab.pdfgen.canvas import Canvas

from timeline.exports.safe import one_line


@dataclass(slots=True, eq=False)
class Node:
    """An element: its role (H1, P, Table, …), what it holds, and what is said in its place.

    ``kids`` are further elements, or (page, number) of content that was drawn.
    """

    role: str
    alt: str = ""
    parent: Node | None = None
    kids: list[Node | tuple[int, int]] = field(default_factory=list)

    def add(self, role: str, alt: str = "") -> Node:
        """Append an element below this one."""
        made = Node(role, alt, self)
        self.kids.append(made)
        return made


class Tagged(Canvas):  # type: ignore[misc]
    """A canvas whose drawing is tagged: everything between ``begin`` and ``end`` of a tag."""

    def __init__(self, *values: Any, **named: Any) -> None:
        super().__init__(*values, **named)
        self.tree = Node("Document")
        self._drawn: list[list[Node]] = [[]]  # by page, the element of each number

    @contextmanager
    def tag(self, node: Node | None) -> Iterator[None]:
        """Draw an element, or with None what only adorns; the first drawn comes first."""
        if node is None:
            self._code.append("/Artifact BMC")
        else:
            top = node
            while top.parent is not None and top is not self.tree:
                top = top.parent
            if top is not self.tree:  # made apart from the page: it belongs where it is drawn
                top.parent = self.tree
                self.tree.kids.append(top)
            page = self._drawn[-1]
            node.kids.append((len(self._drawn) - 1, len(page)))
            self._code.append(f"/{node.role} <</MCID {len(page)}>> BDC")
            page.append(node)
        yield
        self._code.append("EMC")

    def showPage(self) -> None:  # noqa: N802
        """Close the page and name its place in the tree."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._drawn) - 1
        page.Tabs = PDFName("S")
        self._drawn.append([])

    def save(self) -> None:
        """Write the tree and the file."""
        if len(self._code):
            self.showPage()
        self._structure()
        super().save()

    def _structure(self) -> None:
        document, pages = self._doc, self._doc.Pages.pages
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        above = document.Reference(root)
        made: dict[int, Any] = {}

        def build(node: Node, parent: Any) -> Any:
            element = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(node.role)})
            mine = made[id(node)] = document.Reference(element)
            element["P"] = parent
            if node.alt:
                element["Alt"] = PDFString(one_line(node.alt))
            if node.role == "TH":
                scope = {"O": PDFName("Table"), "Scope": PDFName("Column")}
                element["A"] = PDFDictionary(scope)
            element["K"] = PDFArray(
                [build(kid, mine) if isinstance(kid, Node) else content(*kid) for kid in node.kids]
            )
            return mine

        def content(page: int, number: int) -> Any:
            where = {"Type": PDFName("MCR"), "Pg": document.Reference(pages[page]), "MCID": number}
            return PDFDictionary(where)

        root["K"] = PDFArray([build(self.tree, above)])
        parents: list[Any] = []
        for page, nodes in enumerate(self._drawn[: len(pages)]):
            listed = PDFArray([made[id(node)] for node in nodes])
            parents += [page, document.Reference(listed)]
        root["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(parents)}))
        root["ParentTreeNextKey"] = len(pages)
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = PDFDictionary({"Marked": PDFtrue})
