"""What a file is decides how it is read, not its name; and nothing that somebody adds is lost."""

from __future__ import annotations

import io
import warnings
import zipfile
from datetime import date
from pathlib import Path

import pytest

from tests.test_formats import SENTENCE, packed, pdf, with_part, word
from timeline.documents import kinds, read_documents
from timeline.documents.decode import decode
from timeline.records import Document, Problem

PAGE = (
    "<!DOCTYPE html><html><head><title>Talks</title>"
    '<meta property="article:published_time" content="2024-04-06"></head>'
    f"<body><h1>Talks</h1><p>{SENTENCE}</p></body></html>"
).encode()
WORD = word(lambda document: document.add_paragraph(SENTENCE))
TEXT = f"{SENTENCE}\n".encode()


def read(folder: Path, name: str, content: bytes) -> tuple[list[Document], list[Problem]]:
    (folder / name).write_bytes(content)
    documents, problems = read_documents(folder)
    unsaid = "states no publication day"
    return documents, [problem for problem in problems if problem.what != unsaid]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", pdf(SENTENCE), "a PDF by its content and is read as one"),
        ("a.docx", pdf(SENTENCE), "a PDF by its content and is read as one"),
        ("a.pdf", WORD, "a Word document by its content and is read as one"),
        ("a.zip", WORD, "a Word document by its content and is read as one"),
        ("a.md", b"\xef\xbb\xbf\n" + PAGE, "a web page by its content and is read as one"),
        ("a.docx", PAGE, "a web page by its content and is read as one"),
        ("a.docx", b"<?xml version='1.0'?>\n" + PAGE, "a web page by its content and is read as"),
        ("a.pdf", TEXT, "a plain text by its content and is read as one"),
        ("a.docx", packed({"b.txt": TEXT}), "an archive by its content and is read as one"),
    ],
)
def test_a_file_under_a_wrong_name_is_read_as_what_it_is(
    tmp_path: Path, name: str, content: bytes, kind: str
) -> None:
    [document], [note] = read(tmp_path, name, content)
    assert SENTENCE in document.text
    assert "<p>" not in document.text
    assert note.level == "note"
    assert str(note).startswith(f"{name}: is {kind}")
    assert note.remedy.startswith("rename it to end in .")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", TEXT),
        ("a.htm", PAGE),
        ("a.xhtml", PAGE),
        ("a.md", TEXT),
        ("a.TXT", b"On the page they write <html> and <body>. " + TEXT),
    ],
)
def test_a_right_name_needs_no_word(tmp_path: Path, name: str, content: bytes) -> None:
    [document], problems = read(tmp_path, name, content)
    assert SENTENCE in document.text
    assert problems == []


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("a.pdf", b"\x89PNG\r\n" + bytes(300), "is a picture by its content; recognise its text"),
        ("a.docx", rb"{\rtf1 hello}", "is an RTF text by its content; save it as .docx"),
        ("a.txt", b"\xd0\xcf\x11\xe0" + bytes(600), "is a file of the old Office format by its"),
        ("a.docx", packed({"xl/workbook.xml": b"<x/>"}), "is a spreadsheet by its content; save"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + bytes(600), "is locked by a password or in the old Word"),
        ("a.pdf", bytes(range(256)) * 9, "is damaged or cut short; fetch the file again"),
        ("a.txt", b"", "is empty; remove it, or save the text into it"),
        ("a.pdf", b"", "is empty; remove it, or fetch the file again"),
        ("a.docx", b"", "is empty; remove it, or fetch the file again"),
        ("a.html", b"", "is empty; remove it, or fetch the file again"),
        ("a.zip", b"", "is empty; remove it, or fetch the file again"),
    ],
)
def test_what_cannot_be_read_says_what_it_is(
    tmp_path: Path, name: str, content: bytes, complaint: str
) -> None:
    documents, [problem] = read(tmp_path, name, content)
    assert documents == []
    assert problem.level == "error"
    assert str(problem).startswith(f"{name}: {complaint}")


@pytest.mark.parametrize(
    ("name", "remedy"),
    [("a.doc", ".docx"), ("a.rtf", ".docx"), ("a.eml", ".html"), ("a.rar", ".zip")],
)
def test_documents_of_other_kinds_are_a_warning_with_the_way_out(
    tmp_path: Path, name: str, remedy: str
) -> None:
    (tmp_path / "z.txt").write_bytes(TEXT)
    [document], [warning] = read(tmp_path, name, b"x")
    assert (document.name, warning.file, warning.level) == ("z.txt", name, "warning")
    assert remedy in warning.remedy


def test_every_kind_that_is_told_has_a_name(tmp_path: Path) -> None:
    for number, content in enumerate((WORD, PAGE, pdf(SENTENCE), packed({"a": b""}), b"GIF89a")):
        path = tmp_path / str(number)
        path.write_bytes(content)
        assert kinds.of(path) in kinds.NAMES


def test_remarks_before_a_page_are_passed_over_in_no_time(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"<!-- a -->\n" * 300 + b"no page")
    assert kinds.of(path) == ""
    path.write_bytes(b"<!-- a -->\n" * 300 + PAGE)
    assert kinds.of(path) == ".html"


def test_an_archive_of_word_files_is_no_word_file(tmp_path: Path) -> None:
    (tmp_path / "all.zip").write_bytes(packed({"a.docx": WORD}, zipfile.ZIP_STORED))
    [document], _ = read_documents(tmp_path)
    assert (document.name, document.text) == ("all.zip/a.docx", SENTENCE)


def test_a_word_file_without_its_text_is_damaged(tmp_path: Path) -> None:
    _, [problem] = read(tmp_path, "a.docx", packed({"[Content_Types].xml": b"<Types/>"}))
    assert str(problem).startswith("a.docx: is damaged or no Word document")


def test_a_packing_that_is_not_known_is_named(tmp_path: Path) -> None:
    content = bytearray(packed({"a.txt": TEXT * 9}))
    for mark, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        content[content.index(mark) + place] = 9  # Deflate64
    _, [problem] = read(tmp_path, "a.zip", bytes(content))
    assert str(problem).startswith("a.zip/a.txt: is packed in a way that is not read here; unpack")


def test_names_that_no_folder_holds_are_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the library, for the second name
        for name in ("b.txt", "b.txt", f"{'c' * 300}.txt", "d.txt"):
            archive.writestr(name, f"{SENTENCE} {name[0]}")
    documents, problems = read_documents(tmp_path)
    assert [document.name for document in documents] == ["a.zip/b.txt", "a.zip/d.txt"]
    twice, long = [str(problem) for problem in problems if problem.level != "note"]
    assert twice.startswith("a.zip/b.txt: bears the name of another in the archive")
    assert "cannot be unpacked: file name too long; add it by itself" in long


def test_a_line_of_the_report_is_one_line() -> None:
    line = str(Problem("a\nb\x1b[31m.txt", "", "is empty"))
    assert line == "a\ufffdb\ufffd[31m.txt: is empty"


def test_an_archive_whose_files_are_locked_is_not_called_empty(tmp_path: Path) -> None:
    locked = bytearray(packed({"a.txt": TEXT}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + place] |= 1
    _, [problem] = read(tmp_path, "a.zip", bytes(locked))
    assert str(problem).startswith("a.zip/a.txt: is encrypted")


def test_notes_of_a_word_file_are_read_after_its_text(tmp_path: Path) -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    note = "The commission met in Ashgabat on 4 October 2022."
    notes = (
        f'<w:footnotes {space}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/>'
        f'</w:r></w:p></w:footnote><w:footnote w:id="1"><w:p><w:r><w:t>{note}</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    )
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    content = with_part(WORD, "word/footnotes.xml", notes.encode())
    for part, end, line in (
        (
            "[Content_Types].xml",
            "</Types>",
            f'<Override PartName="/word/footnotes.xml" ContentType="{office}.footnotes+xml"/>',
        ),
        (
            "word/_rels/document.xml.rels",
            "</Relationships>",
            '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
            'relationships/footnotes" Target="footnotes.xml"/>',
        ),
    ):
        content = with_part(content, part, _part(content, part).replace(end, line + end).encode())
    [document], _ = read(tmp_path, "a.docx", content)
    assert document.text == f"{SENTENCE}\n{note}"


def _part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return parts.read(name).decode()


def test_a_word_broken_after_an_apostrophe_is_joined(tmp_path: Path) -> None:
    [document], _ = read(tmp_path, "a.pdf", pdf("Tomonlar bo'-\nlajak tashrifni ko'rib chiq-\ndi."))
    assert document.text == "Tomonlar bo'lajak tashrifni ko'rib chiqdi."


def test_a_title_that_a_program_made_up_is_none(tmp_path: Path) -> None:
    [document], _ = read(tmp_path, "a.pdf", pdf(SENTENCE))  # "untitled", as it is made here
    assert document.title == ""


def test_one_page_without_text_is_called_one(tmp_path: Path) -> None:
    _, [problem] = read(tmp_path, "a.pdf", pdf(""))
    assert "has no text on its only page: a scan" in problem.what


def test_a_text_alone_can_begin_with_its_day(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    (tmp_path / "b.pdf").write_bytes(pdf(SENTENCE))
    _, notes = read_documents(tmp_path)
    assert ["---" in note.remedy for note in notes] == [True, False]


def test_the_kazakh_code_page_is_told_from_the_russian() -> None:
    kazakh = "Астанада Қазақстан мен Қырғызстан президенттері шартқа қол қойды, деп жазды өкілдер."
    serbian = "Председник је рекао да ће Србија и Црна Гора потписати споразум о пољопривреди."
    assert decode(kazakh.encode("kz1048")) == kazakh
    assert decode(serbian.encode("cp1251")) == serbian


class TestDayOfAPage:
    """The day beside the heading, where the markup states none; never one of the running text."""

    BODY = (
        "<p>A treaty was signed on 19 May 1993, and the next summit is due on 12 December 2027.</p>"
        "<p>Договор подписан 22 января 1993 года. 2024-yil 18-aprelda shartnoma imzolandi.</p>"
        f"<p>{SENTENCE} They agreed to look at both in the summer and to meet before long.</p>"
    )

    def day(self, folder: Path, above: str = "", below: str = "", foot: str = "") -> Document:
        page = (
            f"<html><head><title>T</title></head><body><nav>14 May 2019</nav>{above}"
            f"<article><h1>Talks</h1>{below}{self.BODY}</article>"
            f"<ul><li>3 April 2025</li></ul><footer>{foot}</footer></body></html>"
        )
        [document], _ = read(folder, "a.html", page.encode())
        return document

    @pytest.mark.parametrize("foot", ["", "© 2001-2026 Agency"])
    def test_none_is_made_of_a_treaty_a_plan_or_a_copyright(
        self, tmp_path: Path, foot: str
    ) -> None:
        document = self.day(tmp_path, foot=foot)
        assert (document.published, document.published_basis) == (None, "unknown")

    @pytest.mark.parametrize(
        ("line", "day"),
        [
            ("5 мая 2023", "2023-05-05"),
            ("16:20, 22 Мамыр 2025 | GMT +5", "2025-05-22"),
            ("24 февраля 2026, 14:05", "2026-02-24"),
            ("18-aprel, 2024", "2024-04-18"),
            ("Posted on March 3, 2022", "2022-03-03"),
        ],
    )
    def test_a_line_beside_the_heading_is_inferred(
        self, tmp_path: Path, line: str, day: str
    ) -> None:
        for place in ("above", "below"):
            document = self.day(tmp_path, **{place: f"<div>{line}</div>"})
            assert (document.published, document.published_basis) == (
                date.fromisoformat(day),
                "inferred",
            )

    def test_the_clock_of_the_page_is_further_off(self, tmp_path: Path) -> None:
        document = self.day(
            tmp_path,
            above="<div>Sunday, 22 November 2026</div><div>Home</div><div>News</div>",
            below="<div>1 March 2024</div>",
        )
        assert document.published == date(2024, 3, 1)

    def test_the_day_of_another_report_stands_back(self, tmp_path: Path) -> None:
        document = self.day(
            tmp_path,
            above="<div><a>Today</a><time datetime='2025-01-01'>01.01.2025</time></div>",
            below="<div>12 июня 2023, 10:15</div>",
        )
        assert document.published == date(2023, 6, 12)

    def test_a_page_that_a_browser_saved_names_its_address(self, tmp_path: Path) -> None:
        address = "https://agency.example/ru/2022/02/08/talks/"
        head = f"<!DOCTYPE html>\n<!-- saved from url=(0043){address} -->\n<html>"
        page = f"{head}<head><title>T</title></head><body><h1>Talks</h1>{self.BODY}</body></html>"
        [document], _ = read(tmp_path, "a.html", page.encode())
        assert document.url == address
        assert (document.published, document.published_basis) == (date(2022, 2, 8), "stated")

    @pytest.mark.parametrize(
        "line",
        [
            "<p>5 мая 2021 года открыто посольство.</p>",
            "<figure><img><figcaption>Photo: Agency, 1 January 2010</figcaption></figure>",
        ],
    )
    def test_an_entry_of_a_list_and_a_caption_are_no_line_of_a_date(
        self, tmp_path: Path, line: str
    ) -> None:
        assert self.day(tmp_path, below=line).published is None

    def test_a_page_whose_heading_is_marked_otherwise_has_a_day(self, tmp_path: Path) -> None:
        title = "Ministers of two countries spoke of trade"
        page = f"<title>{title} - Agency</title><div><b>{title}</b></div><i>15.11.24</i>{self.BODY}"
        [document], _ = read(tmp_path, "a.html", f"<html><body>{page}</body></html>".encode())
        assert document.published == date(2024, 11, 15)

    def test_a_day_of_change_stands_back_behind_the_printed_one(self, tmp_path: Path) -> None:
        changed = '<meta property="article:modified_time" content="2024-12-20T09:30:00+05:00">'
        document = self.day(tmp_path, above=changed, below="<div>15.11.2024</div>")
        assert document.published == date(2024, 11, 15)

    def test_a_sentence_of_a_short_notice_is_one_line(self, tmp_path: Path) -> None:
        page = (
            "<html><body><h1>Talks</h1><p><b>14 ноября</b> 2024 года в <a>Астане</a> встретились"
            " министры<sup>1</sup>.</p><div>Рост <i>4,4</i> %.<br>Конец.</div><table><tr><td>2021"
            "</td>\n<td>5,5</td></tr>\n<tr><td>2022</td><td>6,6</td></tr></table></body></html>"
        )
        [document], _ = read(tmp_path, "a.html", page.encode())
        assert document.text.split("\n") == [
            "Talks",
            "14 ноября 2024 года в Астане встретились министры1.",
            "Рост 4,4 %.",
            "Конец.",
            "2021 | 5,5",
            "2022 | 6,6",
        ]

    def test_a_short_sentence_is_no_line_of_a_date(self, tmp_path: Path) -> None:
        document = self.day(tmp_path, below="<p>The border treaty was signed on 19 May 1993.</p>")
        assert document.published is None
