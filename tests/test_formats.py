"""Web pages, PDF, Word files and archives: what they say, and that hostile ones harm nothing.

Every file is made here; none of them does more than it must to show the danger.
"""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
import threading
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import docx
import pypdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from timeline import settings
from timeline.documents import archive, isolate, read_documents
from timeline.documents.isolate import Reader
from timeline.errors import DocumentError
from timeline.records import Document, Problem

SENTENCE = "On 5 April 2024 the ministers met in Tashkent and spoke of trade and of roads."


def loud(problems: list[Problem]) -> list[str]:
    return [str(problem) for problem in problems if problem.level != "note"]


def read_one(folder: Path, name: str, content: bytes) -> tuple[list[Document], list[str]]:
    """Read a file between two good ones, which must be there whatever happens to it."""
    for good in ("a.txt", "z.txt"):
        (folder / good).write_text(f"{good}: {SENTENCE}", encoding="utf-8")
    (folder / name).write_bytes(content)
    documents, problems = read_documents(folder)
    assert {"a.txt", "z.txt"} <= {document.name for document in documents}
    rest = [document for document in documents if document.name not in ("a.txt", "z.txt")]
    return rest, loud(problems)


def pdf(*pages: str, password: str = "", algorithm: str = "RC4-128") -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for page in pages:
        for number, line in enumerate(page.split("\n")):
            canvas.drawString(72, 760 - 16 * number, line)
        canvas.showPage()
    canvas.save()
    if not password:
        return buffer.getvalue()
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(buffer.getvalue()))
    writer.encrypt(password, algorithm=algorithm)
    locked = io.BytesIO()
    writer.write(locked)
    return locked.getvalue()


def word(build: Callable[[docx.document.Document], None]) -> bytes:
    document = docx.Document()
    build(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as parts:
        for name, content in files.items():
            parts.writestr(name, content)
    return buffer.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """Put a part into a Word file in place of the one of that name."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        files = {info.filename: parts.read(info) for info in parts.infolist()}
    return packed(files | {name: part})


@contextmanager
def listening() -> Iterator[tuple[str, list[object]]]:
    """Listen on this machine and note who calls: nobody may."""
    calls: list[object] = []
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.settimeout(0.2)
        ended = threading.Event()

        def accept() -> None:
            while not ended.is_set():
                try:
                    connection, caller = server.accept()
                except TimeoutError:
                    continue
                connection.close()
                calls.append(caller)

        thread = threading.Thread(target=accept)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}", calls
        finally:
            ended.set()
            thread.join()


class TestWebPage:
    PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
    <title>Ministers meet in Tashkent</title>
    <meta property="og:site_name" content="Example Agency">
    {stated}
    <link rel="canonical" href="https://agency.example/news/ministers-meet">
    </head><body><nav><a href="/">Home</a><a href="/1991">Archive of 1991</a></nav>
    <article><h1>Ministers meet in Tashkent</h1>
    <p>{sentence} They agreed that a commission will look at both in the summer.</p>
    <p>Turnover was put at 4.2 billion dollars, and the sides want more of it before long.</p>
    <table><tr><th>Year</th><th>Turnover</th></tr><tr><td>2023</td><td>4,100 million</td></tr>
    </table></article>
    <footer>Copyright 1999–2031. Subscribe to our letter.</footer>
    <script>document.write("written by a script in 2030")</script></body></html>"""
    STATED = '<meta property="article:published_time" content="2024-04-06T09:00:00+05:00">'

    def page(self, stated: str = STATED) -> bytes:
        return self.PAGE.format(stated=stated, sentence=SENTENCE).encode()

    def test_gives_the_article_and_what_the_page_says_of_itself(self, tmp_path: Path) -> None:
        [document], problems = read_one(tmp_path, "page.html", self.page())
        assert problems == []
        assert SENTENCE in document.text
        assert "4,100 million" in document.text
        for furniture in ("Archive of 1991", "Subscribe", "written by a script"):
            assert furniture not in document.text
        assert (document.published, document.published_basis) == (date(2024, 4, 6), "stated")
        assert document.title == "Ministers meet in Tashkent"
        assert document.publisher == "Example Agency"
        assert document.url == "https://agency.example/news/ministers-meet"

    def test_a_day_from_the_text_alone_is_inferred(self, tmp_path: Path) -> None:
        [document], _ = read_one(tmp_path, "page.htm", self.page(stated=""))
        assert document.published_basis in ("inferred", "unknown")

    def test_the_manifest_goes_before_the_page(self, tmp_path: Path) -> None:
        (tmp_path / "manifest.csv").write_text("file,published\npage.html,2024-04-07\n")
        [document], _ = read_one(tmp_path, "page.html", self.page())
        assert document.published == date(2024, 4, 7)

    def test_a_short_notice_is_read_whole(self, tmp_path: Path) -> None:
        notice = f"<html><body><div>{SENTENCE}</div></body></html>".encode()
        [document], _ = read_one(tmp_path, "notice.html", notice)
        assert SENTENCE in document.text

    def test_a_page_in_windows_1251_says_so_itself(self, tmp_path: Path) -> None:
        text = "Министры обсудили в Ташкенте торговлю и дороги, встреча длилась два часа."
        page = f'<html><head><meta charset="windows-1251"></head><body><p>{text}</p></body></html>'
        [document], _ = read_one(tmp_path, "page.html", page.encode("cp1251"))
        assert text in document.text

    def test_nothing_is_fetched(self, tmp_path: Path) -> None:
        with listening() as (address, calls):
            evil = (
                f'<!DOCTYPE html SYSTEM "{address}/d.dtd"><html><head><base href="{address}/">'
                f'<link rel=stylesheet href="{address}/c.css"><title>{address}</title></head>'
                f'<body><img src="{address}/i.png"><iframe src="{address}/f"></iframe>'
                f"<p>{SENTENCE}</p></body></html>"
            )
            read_one(tmp_path, "page.html", evil.encode())
            read_one(tmp_path, "address.html", f"{address}/page".encode())
        assert calls == []

    @pytest.mark.parametrize("content", [b"", b" \n", b"<html><body></body></html>"])
    def test_a_page_without_text_is_a_line_of_the_report(
        self, tmp_path: Path, content: bytes
    ) -> None:
        documents, [problem] = read_one(tmp_path, "page.html", content)
        assert documents == []
        assert problem.startswith("page.html: ")

    def test_tags_nested_without_end_stop_nothing(self, tmp_path: Path) -> None:
        documents, problems = read_one(
            tmp_path, "deep.html", b"<div>" * 200_000 + SENTENCE.encode()
        )
        assert len(documents) + len(problems) == 1


class TestPdf:
    def test_gives_the_text_of_all_pages(self, tmp_path: Path) -> None:
        content = pdf(f"{SENTENCE}\nThe visit was a co-\noperation\n- 1 -", SENTENCE)
        [document], problems = read_one(tmp_path, "visit.pdf", content)
        assert problems == []
        assert document.text.count(SENTENCE) == 2
        assert "The visit was a cooperation" in document.text
        assert "- 1 -" not in document.text

    @pytest.mark.parametrize(
        ("content", "complaint"),
        [
            (pdf("", ""), "has no text on its 2 pages: a scan; recognise its text by OCR first"),
            (pdf(SENTENCE, password="x"), "is encrypted; save a copy without a password"),
            (
                pdf(SENTENCE, password="x", algorithm="AES-256"),
                "is encrypted; save a copy without a password",
            ),
            (pdf(SENTENCE)[:400], "is damaged or cut short; fetch the file again"),
            (b"%PDF-1.7\n" + bytes(range(256)) * 20, "is damaged or cut short"),
            (b"", "is empty; remove it, or fetch the file again"),
        ],
        ids=["scan", "encrypted", "strongly encrypted", "truncated", "noise", "empty"],
    )
    def test_one_that_cannot_be_read_says_why(
        self, tmp_path: Path, content: bytes, complaint: str
    ) -> None:
        documents, [problem] = read_one(tmp_path, "bad.pdf", content)
        assert documents == []
        assert problem.startswith(f"bad.pdf: {complaint}")

    @pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
    def test_an_empty_password_is_none(self, tmp_path: Path, algorithm: str) -> None:
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(SENTENCE)))
        writer.encrypt("", owner_password="owner", algorithm=algorithm)
        buffer = io.BytesIO()
        writer.write(buffer)
        [document], _ = read_one(tmp_path, "owned.pdf", buffer.getvalue())
        assert SENTENCE in document.text

    def test_a_page_that_unpacks_without_end_is_stopped(self, tmp_path: Path) -> None:
        bomb = zlib.compress(b"BT (x) Tj ET " * (settings.MAX_STREAM // 13 + 1000), 9)
        body = b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(bomb), bomb)
        documents, [problem] = read_one(tmp_path, "bomb.pdf", self.raw(body))
        assert documents == []
        assert "unpacks to more than a document holds" in problem

    def test_too_many_pages_are_named(self, tmp_path: Path) -> None:
        count = settings.MAX_PAGES + 1
        kids = b"4 0 R " * count
        content = self.raw(b"<</Length 0>>stream\n\nendstream", kids=kids, count=count)
        _, [problem] = read_one(tmp_path, "long.pdf", content)
        assert f"has {count} pages, more than {settings.MAX_PAGES}; split it" in problem

    def test_pages_that_contain_themselves_end(self, tmp_path: Path) -> None:
        content = self.raw(b"<</Length 0>>stream\n\nendstream", kids=b"2 0 R ", count=1)
        documents, problems = read_one(tmp_path, "loop.pdf", content)
        assert documents == []
        assert len(problems) == 1

    @staticmethod
    def raw(body: bytes, kids: bytes = b"4 0 R", count: int = 1) -> bytes:
        """Write a PDF by hand: catalogue, pages, content, page."""
        objects = [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
            body,
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 3 0 R/Resources<</Font<</F1"
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        ]
        out, places = bytearray(b"%PDF-1.4\n"), []
        for number, content in enumerate(objects, start=1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
        return bytes(out)


class TestWord:
    def test_gives_paragraphs_and_tables_in_order(self, tmp_path: Path) -> None:
        def build(document: docx.document.Document) -> None:
            document.core_properties.title = "Trade"
            document.add_paragraph(SENTENCE)
            table = document.add_table(rows=1, cols=2)
            table.rows[0].cells[0].text = "2023"
            table.rows[0].cells[1].text = "4,100 million"
            document.add_paragraph("After the table.")

        [document], problems = read_one(tmp_path, "trade.docx", word(build))
        assert problems == []
        assert document.text == f"{SENTENCE}\n2023 | 4,100 million\nAfter the table."
        assert document.title == "Trade"

    def test_struck_out_words_are_gone_and_inserted_ones_are_there(self, tmp_path: Path) -> None:
        body = (
            b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            b"<w:body><w:p><w:r><w:t>Signed on </w:t></w:r>"
            b"<w:del><w:r><w:delText>4</w:delText></w:r></w:del>"
            b"<w:ins><w:r><w:t>5</w:t></w:r></w:ins>"
            b"<w:r><w:t xml:space='preserve'> April</w:t></w:r></w:p></w:body></w:document>"
        )
        content = with_part(word(lambda document: None), "word/document.xml", body)
        [document], _ = read_one(tmp_path, "changes.docx", content)
        assert document.text == "Signed on 5 April"

    def test_entities_neither_grow_nor_reach_outside(self, tmp_path: Path) -> None:
        secret = tmp_path.parent / "outside.txt"
        secret.write_text("outside of the folder", encoding="utf-8")
        laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
        with listening() as (address, calls):
            body = (
                f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}<!ENTITY f SYSTEM "{secret.as_uri()}">'
                f'<!ENTITY u SYSTEM "{address}/x">]>'
                '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
                f"<w:body><w:p><w:r><w:t>{SENTENCE} &l11;&f;&u;</w:t></w:r></w:p></w:body>"
                "</w:document>"
            )
            content = with_part(word(lambda document: None), "word/document.xml", body.encode())
            documents, problems = read_one(tmp_path, "laughs.docx", content)
        assert calls == []
        assert len(documents) + len(problems) == 1
        assert all(len(each.text) < 1000 and "outside" not in each.text for each in documents)

    @pytest.mark.parametrize(
        ("content", "complaint"),
        [
            (b"\xd0\xcf\x11\xe0" + bytes(600), "is locked by a password or in the old Word format"),
            (word(lambda document: None), "has no text; where its pages are pictures"),
            (word(lambda document: None)[:900], "is damaged or no Word document"),
        ],
        ids=["locked", "empty", "truncated"],
    )
    def test_one_that_cannot_be_read_says_why(
        self, tmp_path: Path, content: bytes, complaint: str
    ) -> None:
        documents, [problem] = read_one(tmp_path, "bad.docx", content)
        assert documents == []
        assert problem.startswith(f"bad.docx: {complaint}")

    def test_a_part_that_unpacks_without_end_is_stopped(self, tmp_path: Path) -> None:
        bomb = with_part(word(lambda document: None), "word/document.xml", b" " * 80_000_000)
        documents, [problem] = read_one(tmp_path, "bomb.docx", bomb)
        assert documents == []
        assert "bomb.docx: unpacks to" in problem


class TestArchive:
    def test_is_read_as_the_folder_that_it_is(self, tmp_path: Path) -> None:
        content = packed(
            {
                "manifest.csv": b"file,published\nb.txt,2024-04-05\n",
                "b.txt": SENTENCE.encode(),
                "uzb-kaz/c.md": b"# Visit\n",
                "d.pdf": pdf(SENTENCE),
            }
        )
        documents, problems = read_one(tmp_path, "m.zip", content)
        assert problems == []
        found = {document.name: document for document in documents}
        assert set(found) == {"m.zip/b.txt", "m.zip/uzb-kaz/c.md", "m.zip/d.pdf"}
        assert found["m.zip/b.txt"].published == date(2024, 4, 5)
        assert found["m.zip/uzb-kaz/c.md"].pair == "UZB-KAZ"

    def test_names_of_windows_in_cyrillic_are_repaired(self, tmp_path: Path) -> None:
        [document], _ = read_one(tmp_path, "m.zip", _cyrillic_zip("Визит.txt", SENTENCE.encode()))
        assert document.name == "m.zip/Визит.txt"

    def test_a_zip_in_a_zip_is_opened_and_no_deeper(self, tmp_path: Path) -> None:
        inner = packed({"deep.txt": b"too deep " * 3})
        middle = packed({"inner.zip": inner, "middle.txt": SENTENCE.encode()})
        documents, [problem] = read_one(tmp_path, "outer.zip", packed({"middle.zip": middle}))
        assert [document.name for document in documents] == ["outer.zip/middle.zip/middle.txt"]
        assert problem.startswith("outer.zip/middle.zip/inner.zip: is an archive too deep")

    @pytest.mark.parametrize(
        "name", ["../evil.txt", "/evil.txt", "a/../../evil.txt", "C:\\evil.txt"]
    )
    def test_nothing_is_written_outside_of_its_folder(self, tmp_path: Path, name: str) -> None:
        content = packed({name: b"evil", "good.txt": SENTENCE.encode()})
        [document], [problem] = read_one(tmp_path, "m.zip", content)
        assert document.name == "m.zip/good.txt"
        assert "leads out of the archive" in problem
        assert not list(tmp_path.parent.rglob("evil*"))

    def test_a_file_that_unpacks_to_much_more_is_left_out(self, tmp_path: Path) -> None:
        content = packed({"bomb.txt": b"0" * 60_000_000, "good.txt": SENTENCE.encode()})
        [document], [problem] = read_one(tmp_path, "m.zip", content)
        assert document.name == "m.zip/good.txt"
        assert "m.zip/bomb.txt: unpacks to" in problem

    def test_a_file_that_lies_about_its_size_is_counted(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(archive, "_check", lambda part: None)
        monkeypatch.setattr(settings, "MAX_STREAM", 1000)
        _, [problem] = read_one(tmp_path, "m.zip", packed({"lie.txt": b"0" * 5000}))
        assert problem.startswith("m.zip/lie.txt: unpacks to more than")

    def test_an_encrypted_file_is_named(self, tmp_path: Path) -> None:
        content = bytearray(packed({"locked.txt": SENTENCE.encode()}, zipfile.ZIP_STORED))
        for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            content[content.index(mark) + place] |= 1
        documents, [problem] = read_one(tmp_path, "m.zip", bytes(content))
        assert documents == []
        assert problem.startswith("m.zip/locked.txt: is encrypted; unpack it with its password")

    @pytest.mark.parametrize("cut", [10, 60])
    def test_a_truncated_archive_is_named(self, tmp_path: Path, cut: int) -> None:
        content = packed({"a.txt": SENTENCE.encode()})[:cut]
        _, [problem] = read_one(tmp_path, "m.zip", content)
        assert problem == "m.zip: is damaged or cut short; fetch the file again"

    def test_damage_inside_costs_that_file_alone(self, tmp_path: Path) -> None:
        content = bytearray(
            packed({"bad.txt": b"bad" * 50, "good.txt": b"good"}, zipfile.ZIP_STORED)
        )
        content[content.index(b"badbad")] ^= 0xFF
        [document], [problem] = read_one(tmp_path, "m.zip", bytes(content))
        assert document.name == "m.zip/good.txt"
        assert problem == "m.zip/bad.txt: is damaged or cut short; fetch the file again"

    def test_too_many_files_are_not_opened(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(settings, "MAX_ZIP_FILES", 3)
        _, [problem] = read_one(tmp_path, "m.zip", packed({f"{n}.txt": b"x" for n in range(4)}))
        assert problem == "m.zip: holds 4 files, more than 3; split it"


class TestWorker:
    def test_a_file_that_takes_too_long_is_stopped_and_the_next_is_read(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with Reader() as reader:
            monkeypatch.setattr(settings, "MAX_SECONDS", 0.01)
            with pytest.raises(DocumentError, match="takes longer than"):
                reader.read(pdf(*[SENTENCE] * 200), ".pdf")
            monkeypatch.undo()
            assert SENTENCE in reader.read(pdf(SENTENCE), ".pdf").text

    def test_a_worker_that_dies_costs_its_file_alone(self) -> None:
        with Reader() as reader:
            assert SENTENCE in reader.read(pdf(SENTENCE), ".pdf").text
            process = reader._process
            assert process is not None
            process.kill()
            process.wait()
            assert SENTENCE in reader.read(pdf(SENTENCE), ".pdf").text

    def test_what_breaks_a_reader_is_a_document_error(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with Reader() as reader, pytest.raises(DocumentError, match="broke its reader"):
            monkeypatch.setattr(isolate, "_ask", lambda *_: None)
            reader.read(pdf(SENTENCE), ".pdf")


def _cyrillic_zip(name: str, content: bytes) -> bytes:
    """A stored zip whose name stands in cp866 and unmarked, as a Windows shell writes it."""
    plain = "x" * len(name.encode("cp866"))
    made = packed({plain: content}, zipfile.ZIP_STORED)
    return made.replace(plain.encode(), name.encode("cp866"))


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of memory holds on Linux")
@pytest.mark.parametrize(
    ("guard", "deed", "error"),
    [
        ("limit_memory", f"bytearray({2 * settings.MAX_MEMORY})", "MemoryError"),
        ("limit_memory", "open('written', 'wb', 0).write(b'x')", "OSError"),
        ("cut_network", "__import__('socket').create_connection(('127.0.0.1', 9))", "OSError"),
    ],
)
def test_the_worker_is_held(tmp_path: Path, guard: str, deed: str, error: str) -> None:
    code = f"from timeline.documents import worker; worker.{guard}(); {deed}"
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(settings.ROOT)},
    )
    assert run.returncode != 0
    assert run.stderr.splitlines()[-1].startswith(error)
