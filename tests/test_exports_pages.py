"""Briefings as pages: slides, notes, HTML and pictures, each read back by another library."""

from __future__ import annotations

import errno
import io
import json
import os
import re
import shutil
import subprocess
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from itertools import combinations
from pathlib import Path

import openpyxl
import pptx
import pypdf
import pytest
from lxml import etree
from PIL import Image

from tests.relations import HOSTILE, tables
from timeline import edtf
from timeline.briefing import Briefing, loads
from timeline.errors import ExportError
from timeline.exports import files, fonts
from timeline.exports.compose import compose
from timeline.exports.deck import Deck
from timeline.exports.drawing import Text
from timeline.exports.formats import FORMATS, Made, Options, export_briefing, export_selection
from timeline.exports.plan import plan
from timeline.exports.selection import Selection
from timeline.messages import LANGUAGES

AS_OF = date(2026, 3, 1)
MARK = "Xizmat uchun"
PAGES = [name for name, spec in FORMATS.items() if spec.briefing]
TEXT = """
title = {en = "Thirty years of neighbours", uz = "Oʻttiz yil: ʻ ў қ ә ң ғ ҳ"}
pair = "UZB-KAZ"
notes = "What binds the two."

[[step]]
show = "period"
title = "The line"

[[step]]
show = "event"
date = "2021-12-06"
notes = "The turning point."

[[step]]
show = "event"
date = "2023-07-07"

[[step]]
show = "quote"
date = "2020-09-25"

[[step]]
show = "chart"
chart = "turnover"

[[step]]
show = "chart"
chart = "exports_imports"

[[step]]
show = "table"
table = "events"

[[step]]
show = "table"
table = "figures"
"""


def briefing(text: str = TEXT) -> Briefing:
    return loads(text, "b.toml")


@lru_cache
def deck(language: str = "en", paper: str = "slide", restricted: tuple[str, ...] = ()) -> Deck:
    return plan(
        tables(),
        briefing(),
        as_of=AS_OF,
        language=language,
        restricted=restricted,
        name="b.toml",
        paper=paper,
    )


def test_a_cover_counts_in_the_plural_of_its_language() -> None:
    few = replace(tables(), events=tables().events.iloc[:1])
    line = briefing('title = "x"\npair = "UZB-KAZ"\n[[step]]\nshow = "period"')
    for language, told in (
        ("en", ["1 event", "0 figures"]),
        ("ru", ["1 событие", "0 показателей"]),
    ):
        cover = plan(few, line, as_of=AS_OF, language=language, name="b.toml").pages[0].body
        counted = next(said for said in cover.lines if said.startswith(told[0]))
        assert counted.split(" · ")[:2] == told


def made(form: str, text: str = TEXT, **options: object) -> Made:
    chosen = replace(Options(as_of=AS_OF, language="en", name="b.toml"), **options)
    return export_briefing(tables(), briefing(text), form, chosen)


def words_of(form: str, data: bytes) -> str:
    """All text of a file of pages, notes included."""
    if form in ("pdf", "pdf-slides"):
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    if form in ("pptx", "docx", "svg"):
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            names = [name for name in file.namelist() if name.endswith((".xml", ".svg"))]
            parts = [etree.fromstring(file.read(name)).itertext() for name in names]
            return "\n".join(" ".join(part) for part in parts)
    return data.decode()


class TestPlan:
    def test_pages_follow_the_steps(self) -> None:
        kinds = [type(page.body).__name__ for page in deck().pages]
        once = list(dict.fromkeys(kinds))
        assert once == ["Cover", "Span", "Told", "Quote", "Chart", "Grid", "Listed"]
        assert kinds.count("Span") == 2  # dense: split over two pages
        assert deck().pages[3].notes.startswith("The turning point.")

    def test_every_page_cites_documents_that_are_listed(self) -> None:
        numbers = [source.number for source in deck().sources]
        assert numbers == [1, 2, 3]
        for page in deck().pages[1:-1]:
            assert page.sources and set(page.sources) <= set(numbers)

    def test_says_what_no_person_has_confirmed(self) -> None:
        assert deck().pages[1].caution == "7 of 10 records unreviewed"

    def test_conflict_is_shown(self) -> None:
        text = TEXT.replace('date = "2021-12-06"', 'date = "2025-11-14/2025-11-16"')
        told = plan(tables(), briefing(text), as_of=AS_OF).pages[3].body
        assert told.conflicts == ("14–15 November 2025",)

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            (('date = "2021-12-06"', 'date = "2021-12-07"'), "step 2: no event 2021-12-07 in the"),
            (('date = "2021-12-06"', 'date = "2021-12-07"'), "that year: 2021-12-06 declaration"),
            (('date = "2021-12-06"', 'date = "2022-12-22"'), "are 2 events: .*add `words` of its"),
            (('date = "2021-12-06"', 'event = "e99"'), "step 2: no event e99 in the data"),
            (('title = "The line"', "since = 1900-01-01\nuntil = 1910-01-01"), "step 1: no dated"),
            (('chart = "turnover"', 'chart = "turnover"\nuntil = 1980-01-01'), "no figure for the"),
            (
                (
                    'table = "events"',
                    'table = "events"\nkinds = ["summit", "x"]\nsince = 2030-01-01',
                ),
                "step 7: no row for the table",
            ),
        ],
    )
    def test_what_is_not_there_is_named(self, change: tuple[str, str], message: str) -> None:
        with pytest.raises(ExportError, match=message):
            plan(tables(), briefing(TEXT.replace(*change)), as_of=AS_OF, name="b.toml")

    def test_words_tell_two_events_of_a_day_apart(self) -> None:
        named = 'date = "2022-12-22"\nwords = "Ittifoqchilik toʼgʼrisida"'
        told = plan(tables(), briefing(TEXT.replace('date = "2021-12-06"', named)), as_of=AS_OF)
        assert told.pages[3].title == "Ittifoqchilik munosabatlari toʻgʻrisida shartnoma"

    def test_an_unknown_language_is_refused(self) -> None:
        with pytest.raises(ExportError, match="no language 'fr'; choose one of uz"):
            made("pdf", language="fr")


@pytest.mark.parametrize("form", PAGES)
class TestEveryFormat:
    def test_the_same_input_gives_the_same_bytes(self, form: str) -> None:
        page = 2 if form == "png" else 0  # all pages of a png take seconds
        assert made(form, page=page).data == made(form, page=page).data

    def test_restricted_stays_out_unless_named(self, form: str) -> None:
        if form == "png":
            pytest.skip("a picture has no text; svg is made of the same drawing")
        text = words_of(form, made(form).data)
        assert not [word for word in ("Ёпиқ учрашув", "note-3", MARK) if word in text]
        asked = words_of(form, made(form, restricted=(MARK,)).data)
        assert "Ёпиқ учрашув" in asked and MARK.upper() in asked.upper()

    def test_says_what_it_is(self, form: str) -> None:
        if form == "png":
            pytest.skip("a picture has no text; svg is made of the same drawing")
        text = words_of(form, made(form).data)
        for word in ("Thirty years of neighbours", "1 March 2026", deck().about.version):
            assert word in text

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_language(self, form: str, language: str) -> None:
        page = 2 if form == "png" else 0
        assert len(made(form, language=language, page=page).data) > 10_000


def test_each_page_carries_its_marking() -> None:
    reader = pypdf.PdfReader(io.BytesIO(made("pdf-slides", restricted=(MARK,)).data))
    assert all(MARK.upper() in page.extract_text() for page in reader.pages)
    note = pypdf.PdfReader(io.BytesIO(made("pdf", restricted=(MARK,)).data))
    assert all(MARK.upper() in page.extract_text() for page in note.pages)
    shown = pptx.Presentation(io.BytesIO(made("pptx", restricted=(MARK,)).data))
    for slide in shown.slides:
        assert MARK.upper() in [
            shape.text_frame.text for shape in slide.shapes if shape.name == "marking"
        ]


class TestDrawing:
    """Nothing is cut off by the page, and no text lies on another."""

    @staticmethod
    def boxes(text: Text) -> tuple[float, float, float, float]:
        wide = fonts.width(fonts.covered(text.text), text.size, text.bold, text.italic)
        left = text.x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
        return left, text.y - text.size * 0.72, left + wide, text.y + text.size * 0.05

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_texts_lie_within_the_page_and_apart(self, language: str) -> None:
        shown = deck(language)
        for number, page in enumerate(shown.pages, start=1):
            texts = [s for s in compose(shown, page, number).shapes if isinstance(s, Text)]
            placed = [(self.boxes(text), text) for text in texts if text.text not in ("!", "“")]
            for box, text in placed:
                assert box[0] >= 0 and box[1] >= 0 and box[2] <= 1280 and box[3] <= 720, text
            for (a, one), (b, other) in combinations(placed, 2):
                apart = a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
                assert apart, (page.title, one.text, other.text)

    def test_the_font_has_the_letters_of_all_languages(self) -> None:
        assert fonts.lacking("ʻʼ‘’ ўқғҳ әңөүұһі ЎҚҒҲ ӘҢӨҮҰҺІ “” «» – — … № € ₽ ₸ çşōḡğ") == ""
        assert fonts.covered("21−22") == "21–22"
        assert fonts.covered("中") == fonts.MISSING

    def test_a_long_title_is_wrapped_and_cut(self) -> None:
        lines = fonts.wrap("x" * 500, 30, 1000, bold=True, most=2)
        assert len(lines) == 2 and lines[1].endswith("…")
        assert all(fonts.width(line, 30, bold=True) <= 1000 for line in lines)


class TestSlides:
    def test_charts_are_native_and_hold_the_figures(self) -> None:
        with zipfile.ZipFile(io.BytesIO(made("pptx").data)) as file:
            books = sorted(name for name in file.namelist() if name.endswith(".xlsx"))
            assert len(books) == 2
            sheet = openpyxl.load_workbook(io.BytesIO(file.read(books[0]))).active
            rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        target = rows[0].index("target")
        by_year = {str(row[0]): row for row in rows[1:]}
        assert by_year["2030"][target] == 10
        assert by_year["2025"][rows[0].index("Uzbekistan, as said")] == 4.97
        assert by_year["1993"][1:] == [None] * (len(rows[0]) - 1)  # a gap stays a gap

    def test_a_logarithmic_scale_reaches_every_format(self) -> None:
        text = TEXT.replace('chart = "turnover"', 'chart = "turnover"\nscale = "log"')
        with zipfile.ZipFile(io.BytesIO(made("pptx", text).data)) as file:
            names = sorted(name for name in file.namelist() if name.startswith("ppt/charts/chart"))
            axes = [file.read(name).decode().count("c:logBase") for name in names]
        assert axes.count(1) == 1 and sum(axes) == 1
        assert '"type":"log"' in made("html", text).data.decode().replace(": ", ":")
        assert "logarithmic scale" in words_of("pdf", made("pdf", text).data)

    def test_the_timeline_is_shapes_and_the_sources_stand_below(self) -> None:
        shown = pptx.Presentation(io.BytesIO(made("pptx").data))
        slide = shown.slides[1]
        group = next(shape for shape in slide.shapes if shape.name == "timeline")
        assert "Abadiy doʻstlik toʻgʻrisida shartnoma" in [shape.name for shape in group.shapes]
        assert not [shape for shape in slide.shapes if shape.shape_type == 13]  # no picture
        below = next(shape for shape in slide.shapes if shape.name == "sources")
        assert "Namuna gazetasi" in below.text_frame.text
        assert "The turning point." in shown.slides[3].notes_slide.notes_text_frame.text

    def test_an_own_template_is_taken(self, tmp_path: Path) -> None:
        own = pptx.Presentation()  # 4:3, other colours and places
        own.slides.add_slide(own.slide_layouts[0]).shapes.title.text = "old slide"
        own.save(str(tmp_path / "own.pptx"))
        shown = pptx.Presentation(io.BytesIO(made("pptx", template=tmp_path / "own.pptx").data))
        assert shown.slide_width == own.slide_width
        assert len(shown.slides) == len(deck().pages)
        titles = [slide.shapes.title.text for slide in shown.slides]
        assert "old slide" not in titles and "The line" in titles
        for slide in shown.slides:
            for shape in slide.shapes:
                assert shape.left >= 0 and shape.left + shape.width <= shown.slide_width * 1.001
                assert shape.top >= 0 and shape.top + shape.height <= shown.slide_height * 1.001

    def test_a_template_without_the_layouts_is_refused(self, tmp_path: Path) -> None:
        own = pptx.Presentation()
        for layout in list(own.slide_layouts)[:6]:
            own.slide_layouts.remove(layout)
        own.save(str(tmp_path / "own.pptx"))
        with pytest.raises(ExportError, match=r"own\.pptx: no layout with a title alone"):
            made("pptx", template=tmp_path / "own.pptx")
        (tmp_path / "no.pptx").write_text("no slides")
        with pytest.raises(ExportError, match="not a PowerPoint file"):
            made("pptx", template=tmp_path / "no.pptx")

    @pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
    @pytest.mark.parametrize("form", ["pptx", "docx"])
    def test_an_office_program_opens_it(self, form: str, tmp_path: Path) -> None:
        (tmp_path / f"x.{form}").write_bytes(made(form).data)
        home = f"-env:UserInstallation=file://{tmp_path}/home"
        command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
        subprocess.run([*command, str(tmp_path / f"x.{form}")], check=True, capture_output=True)
        text = "\n".join(p.extract_text() for p in pypdf.PdfReader(tmp_path / "x.pdf").pages)
        for word in ("Thirty years of neighbours", "6 December 2021", "Ортақ сауда орталығы"):
            assert word in text


class TestPdf:
    def test_slides_are_vectors_with_text_fonts_and_bookmarks(self) -> None:
        reader = pypdf.PdfReader(io.BytesIO(made("pdf-slides").data))
        assert len(reader.pages) == len(deck().pages)
        assert [item.title for item in reader.outline] == [page.title for page in deck().pages]
        assert "Ортақ сауда орталығы ашылды: әріптестік, өңір, ұлт" in words_of(
            "pdf-slides", made("pdf-slides").data
        )
        for page in reader.pages:
            assert not page.images
            assert (page.mediabox.width, page.mediabox.height) == (960, 540)
            for font in page["/Resources"]["/Font"].values():
                assert "/FontFile2" in font.get_object()["/FontDescriptor"]
        assert reader.trailer["/Root"]["/Lang"] == "en"

    def test_note_has_footnotes_and_page_numbers(self) -> None:
        reader = pypdf.PdfReader(io.BytesIO(made("pdf").data))
        assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]
        for number, page in enumerate(reader.pages, start=1):
            text = page.extract_text()
            assert text.rstrip().endswith(str(number)) or f"\n{number}" in text
        first = reader.pages[0].extract_text()
        assert "Namuna gazetasi" in first
        assert "The line" in [item.title for item in reader.outline]
        links = {
            note.get_object()["/A"]["/URI"]
            for page in reader.pages
            for note in page.get("/Annots", [])
        }
        assert "https://example.org/ru/2" in links


def test_note_for_word_has_picture_and_table() -> None:
    with zipfile.ZipFile(io.BytesIO(made("docx").data)) as file:
        body = etree.fromstring(file.read("word/document.xml"))
        pictures = [name for name in file.namelist() if name.startswith("word/media/")]
        for name in pictures:
            assert Image.open(io.BytesIO(file.read(name))).width > 1000
    space = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
    tables_ = body.findall(".//w:tbl", space)
    assert len(pictures) == 4 and len(tables_) == 2
    assert HOSTILE in ["".join(cell.itertext()) for cell in body.findall(".//w:tc", space)]


def test_note_for_word_has_footnotes() -> None:
    with zipfile.ZipFile(io.BytesIO(made("docx").data)) as file:
        body = etree.fromstring(file.read("word/document.xml"))
        notes = etree.fromstring(file.read("word/footnotes.xml"))
        kinds = file.read("[Content_Types].xml").decode()
    space = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
    id_ = f"{{{space['w']}}}id"
    marks = [mark.get(id_) for mark in body.findall(".//w:footnoteReference", space)]
    told = {note.get(id_): "".join(note.itertext()) for note in notes}
    assert len(marks) == len(set(marks)) >= 5
    assert set(marks) < set(told)  # the two lines that part notes from text are notes too
    assert "Namuna gazetasi, Qoʻshnilar: oʻttiz yil sarhisobi" in told[marks[0]]
    assert "/word/footnotes.xml" in kinds
    quote = next(p for p in body.findall(".//w:p", space) if "“" in "".join(p.itertext()))
    assert quote.find(".//w:footnoteReference", space) is not None


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_footnotes_of_word_stand_on_the_page_of_their_sentence(tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(made("docx").data)
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "x.docx")], check=True, capture_output=True)
    pages = [page.extract_text() for page in pypdf.PdfReader(tmp_path / "x.pdf").pages]
    page = next(text for text in pages if "6 December 2021 ·" in text)
    assert "Namuna gazetasi" in page[page.rindex("6 December 2021 ·") :]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.handlers: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name in ("src", "srcset", "data", "poster") or (tag == "link" and name == "href"):
                self.fetched.append(f"{tag} {value}")
            if name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                self.handlers.append(f"{tag} {name}")


class TestHtml:
    def test_is_one_file_that_asks_for_nothing(self) -> None:
        data = made("html").data
        assert len(data) < 6_000_000
        reader = _Reader()
        reader.feed(data.decode())
        assert reader.fetched == [] and reader.handlers == []
        assert reader.tags.count("script") == 4
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', data.decode())
        assert policy and "default-src 'none'" in unescape(policy[1])
        assert "http" not in policy[1]

    def test_data_cannot_leave_its_script(self) -> None:
        text = made("html").data.decode()
        held = re.search(r'id="data">(.*?)</script>', text, re.DOTALL)
        assert held and "<" not in held[1]
        data = json.loads(held[1])
        assert HOSTILE in [event["title"] for event in data["events"].values()]
        assert len(data["present"]["steps"]) == len(deck().pages)
        assert "<script>alert" not in text


class TestPictures:
    def test_svg_is_well_formed_and_has_everything_inside(self) -> None:
        root = etree.fromstring(made("svg", page=7).data)
        text = " ".join(root.itertext())
        for word in ("Trade turnover by year", "nominal US dollars", "Пример, агентство", "target"):
            assert word in text
        assert not [e for e in root.iter() if "http" in str(e.get("src", ""))]

    @pytest.mark.parametrize("scale", [0.5, 1.0, 3.0])
    def test_png_of_any_scale(self, scale: float) -> None:
        picture = Image.open(io.BytesIO(made("png", page=7, scale=scale).data))
        assert picture.size == (round(1280 * scale), round(720 * scale))

    def test_bad_page_and_scale_are_named(self) -> None:
        with pytest.raises(ExportError, match="no page 99; the briefing has pages 1 to"):
            made("svg", page=99)
        with pytest.raises(ExportError, match="scale of 100"):
            made("png", page=1, scale=100)


def test_exports_of_several_people_at_once_never_mix() -> None:
    def one(number: int) -> tuple[str, bytes]:
        form = PAGES[number % len(PAGES)]
        return form, made(form, TEXT.replace("Thirty years", f"Work {number:02d}"), page=1).data

    with ThreadPoolExecutor(8) as pool:
        at_once = list(pool.map(one, range(32)))
    for number, (form, data) in enumerate(at_once):
        if number % 4 == 0 or form == "png":
            assert data == one(number)[1]
        if form in ("pptx", "docx", "pdf", "pdf-slides", "html"):
            assert f"Work {number:02d} of neighbours" in words_of(form, data)


class TestBadInput:
    def test_an_empty_selection(self) -> None:
        asked = Selection(since=date(1900, 1, 1), until=date(1901, 1, 1))
        with pytest.raises(ExportError, match=r"nothing to export .*widen the selection"):
            export_selection(tables(), asked, "xlsx", Options(as_of=AS_OF))

    def test_pages_need_a_briefing(self) -> None:
        with pytest.raises(ExportError, match="--briefing FILE"):
            export_selection(tables(), Selection(), "pptx", Options(as_of=AS_OF))

    def test_an_unknown_format(self) -> None:
        with pytest.raises(ExportError, match="no format 'ppt'; choose one of pptx"):
            made("ppt")

    def test_a_missing_font(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setattr(fonts, "FOLDER", tmp_path)
        fonts.register.cache_clear()
        try:
            with pytest.raises(ExportError, match=r"NotoSans-Regular\.ttf is missing"):
                fonts.register()
        finally:
            monkeypatch.undo()
            fonts.register.cache_clear()
            fonts.register()

    def test_a_full_disk_leaves_the_old_file(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        def full(_: int) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        path = tmp_path / "deck.pptx"
        path.write_bytes(b"old")
        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(ExportError, match="no space left on the disk; free 3 MB or name"):
            files.write(path, b"new" * 1_000_000)
        assert path.read_bytes() == b"old"
        assert list(tmp_path.iterdir()) == [path]

    def test_a_folder_that_is_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("x")
        with pytest.raises(ExportError, match="cannot be written"):
            files.write(tmp_path / "file" / "deck.pptx", b"x")


@pytest.mark.parametrize(
    "path", sorted(Path(__file__).parent.parent.glob("data/briefings/*.toml")), ids=lambda p: p.stem
)
def test_the_ready_briefings_are_read_in_every_language(path: Path) -> None:
    ready = loads(path.read_text(encoding="utf-8"), path.name)
    assert set(ready.title) == set(LANGUAGES)
    for step in ready.steps:
        assert not step.title or set(step.title) == set(LANGUAGES)
        assert not step.date or edtf.is_date(step.date)
