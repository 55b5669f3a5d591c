"""Tagged PDF, read back by pypdf: what a screen reader is told."""

from __future__ import annotations

import io
import re
from typing import Any

import pypdf
import pytest

from tests.test_exports_pages import made
from timeline.exports.drawing import Text
from timeline.exports.pdf.slides import _goes_on

FORMS = ["pdf", "pdf-slides"]


def elements(form: str) -> list[Any]:
    """All elements of the structure, in reading order."""
    root = pypdf.PdfReader(io.BytesIO(made(form).data)).trailer["/Root"]
    found: list[Any] = []

    def walk(element: Any) -> None:
        found.append(element)
        for kid in element.get("/K", []):
            kid = kid.get_object()
            if kid.get("/Type") == "/StructElem":
                walk(kid)

    walk(root["/StructTreeRoot"]["/K"][0].get_object())
    return found


@pytest.mark.parametrize("form", FORMS)
class TestTags:
    def test_the_file_says_that_it_is_tagged_and_in_which_language(self, form: str) -> None:
        root = pypdf.PdfReader(io.BytesIO(made(form, language="kk").data)).trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert root["/Lang"] == "kk"
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]

    def test_headings_tables_and_pictures_are_named(self, form: str) -> None:
        roles = [element["/S"] for element in elements(form)]
        assert roles[0] == "/Document" and roles.count("/H1") == 1
        assert {"/H2", "/P", "/Table", "/TR", "/TH", "/TD", "/Figure", "/Note"} <= set(roles)

    def test_a_picture_is_told_in_words(self, form: str) -> None:
        told = [element["/Alt"] for element in elements(form) if element["/S"] == "/Figure"]
        assert any("6 December 2021: " in text for text in told)
        assert any("target – 2030: 10" in text for text in told)

    def test_rows_stand_in_tables_and_cells_in_rows(self, form: str) -> None:
        above = {"/TR": "/Table", "/TH": "/TR", "/TD": "/TR"}
        for element in elements(form):
            if element["/S"] in above:
                assert element["/P"]["/S"] == above[element["/S"]]

    def test_all_that_is_drawn_is_tagged_or_an_ornament(self, form: str) -> None:
        reader = pypdf.PdfReader(io.BytesIO(made(form).data))
        parents = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
        for number, page in enumerate(reader.pages):
            content = page.get_contents().get_data().decode("latin-1")
            marked = 0
            for line in re.findall(r"BDC|BMC|EMC|\bTj\b|\bre\b|\bS\b", content):
                if line in ("BDC", "BMC"):
                    assert marked == 0  # no tag inside another
                    marked += 1
                elif line == "EMC":
                    marked -= 1
                else:
                    assert marked == 1, line
            assert page["/StructParents"] == parents[2 * number] == number
            numbers = [int(n) for n in re.findall(r"/MCID (\d+)", content)]
            assert numbers == list(range(len(parents[2 * number + 1].get_object())))


def test_lines_of_one_paragraph_are_one() -> None:
    first = Text(10, 100, "one", 20, "#000000")
    assert _goes_on(first, Text(10, 128, "two", 20, "#000000"))
    assert not _goes_on(first, Text(10, 150, "two", 20, "#000000"))
    assert not _goes_on(first, Text(10, 128, "two", 12, "#000000"))
