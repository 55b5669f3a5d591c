"""A PDF whose letters or pages cannot be read says so, and what can be repaired is."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from timeline.documents import read_documents
from timeline.documents.fonts import is_garbled, repaired

RUSSIAN = "Министры двух стран подписали в Ташкенте соглашение о воздушном сообщении."
ENGLISH = "The ministers of Georgia and Armenia met in Tbilisi on 5 April 2024 and spoke of trade."


def test_cyrillic_under_a_latin_name_is_repaired() -> None:
    assert repaired(RUSSIAN.encode("cp1251").decode("cp1252")) == RUSSIAN


@pytest.mark.parametrize(
    "text", [RUSSIAN, ENGLISH, "", "La déclaration a été signée à Paris où siège l'Académie."]
)
def test_a_text_that_reads_well_is_left_alone(text: str) -> None:
    assert repaired(text) == text
    assert not is_garbled(text)


def test_words_of_letters_and_signs_are_no_words() -> None:
    shifted = RUSSIAN.translate({ord("о"): "B", ord("т"): "<", ord("и"): "8", ord("е"): "9"})
    assert is_garbled(f"{shifted} {shifted}")
    assert is_garbled("\uf041\uf042\uf020\uf043\uf044 " * 20)


def test_addresses_and_marks_of_letters_are_let_pass() -> None:
    assert not is_garbled(f"{ENGLISH} See talks2024.example/a1b2, COVID19x, CO2x. {ENGLISH}")


def pages(*texts: str) -> bytes:
    """Draw a page a text; an empty one is a picture."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for text in texts:
        if text:
            canvas.drawString(60, 700, text)
        else:
            canvas.drawImage(ImageReader(Image.new("L", (40, 40), 90)), 0, 0, 400, 400)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("texts", "named"),
    [
        ((ENGLISH, ""), "page 2 is a picture"),
        ((ENGLISH, "", "", "", ENGLISH, ""), "pages 2-4, 6 are pictures"),
    ],
)
def test_pages_that_are_pictures_among_others_are_named(
    tmp_path: Path, texts: tuple[str, ...], named: str
) -> None:
    (tmp_path / "a.pdf").write_bytes(pages(*texts))
    [document], problems = read_documents(tmp_path)
    assert ENGLISH in document.text
    [warning] = [problem for problem in problems if problem.level == "warning"]
    assert str(warning).startswith(f"a.pdf: {named} without text and not read; recognise")


def test_numbers_on_pictures_of_pages_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pages("12", "", "13", "", "14"))
    documents, [problem] = read_documents(tmp_path)
    assert documents == []
    assert "has no text on its 5 pages: a scan" in problem.what


def test_letters_that_are_not_told_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pages("CB64D B@8?9<A 7B8G> FB6>DB <AB@9B GE;5G " * 3))
    documents, [problem] = read_documents(tmp_path)
    assert documents == []
    assert "OCRmyPDF --force-ocr" in problem.remedy
