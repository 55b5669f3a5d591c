"""Reading folders of texts: encodings, the manifest, and files that are not what they seem."""

from __future__ import annotations

import hashlib
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import settings
from timeline.documents import front_matter, read_documents
from timeline.documents.decode import decode
from timeline.errors import DocumentError
from timeline.records import Document, Problem

UZBEK = "Toshkentda uchrashuv boʻlib oʻtdi.\r\nTomonlar savdoni muhokama qildi.\n"
RUSSIAN = (
    "Министры обсудили торговлю и транспорт. Встреча прошла в Ташкенте, переговоры длились час."
)


def put(folder: Path, **files: str | bytes) -> Path:
    """Write files into a folder; `a__txt` is a.txt, `sub___a__txt` is sub/a.txt."""
    for name, content in files.items():
        path = folder / name.replace("___", "/").replace("__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def loud(problems: list[Problem]) -> list[str]:
    """The problems, but for notes."""
    return [str(problem) for problem in problems if problem.level != "note"]


def by_name(documents: list[Document]) -> dict[str, Document]:
    return {document.name: document for document in documents}


class TestText:
    def test_keeps_newlines_and_letters_and_hashes_the_bytes(self, tmp_path: Path) -> None:
        put(tmp_path, a__txt=UZBEK)
        [document], problems = read_documents(tmp_path)
        assert document.text == UZBEK
        assert document.id == hashlib.sha256(UZBEK.encode()).hexdigest()[:16]
        assert (document.name, document.language, document.published) == ("a.txt", "", None)
        assert loud(problems) == []

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
    def test_reads_the_encodings_of_office_machines(self, encoding: str) -> None:
        assert decode(RUSSIAN.encode(encoding)) == RUSSIAN

    def test_reads_latin_text_with_quotation_marks_of_windows(self) -> None:
        assert decode("O‘zbekiston va Qozog‘iston".encode("cp1251")) == "O‘zbekiston va Qozog‘iston"

    @pytest.mark.parametrize("encoding", ["koi8-r", "cp866", "iso8859-5"])
    def test_reads_the_code_pages_of_other_machines(self, encoding: str) -> None:
        assert decode(RUSSIAN.encode(encoding)) == RUSSIAN

    @pytest.mark.parametrize("text", [RUSSIAN, UZBEK, "Talks were held in Tashkent on 5 May."])
    @pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32"])
    def test_reads_utf_16_without_a_mark_and_utf_32(self, encoding: str, text: str) -> None:
        assert decode(text.encode(encoding)) == text

    def test_reads_english_with_a_foreign_name(self) -> None:
        text = "The ministers met at the Café Central in Vienna and spoke of trade and transport."
        assert decode(text.encode("cp1252")) == text

    @pytest.mark.parametrize(
        "content",
        [
            RUSSIAN.encode()[:-2],
            RUSSIAN.encode()[:36] + b"\xff" + RUSSIAN.encode()[37:],
        ],
    )
    def test_a_damaged_letter_costs_itself_and_is_named(
        self, tmp_path: Path, content: bytes
    ) -> None:
        put(tmp_path, a__txt=content)
        [document], problems = read_documents(tmp_path)
        assert document.text.startswith(RUSSIAN[:18])
        assert RUSSIAN[30:85] in document.text
        assert 1 <= document.text.count("\ufffd") <= 3
        [warning] = loud(problems)
        assert "a.txt: byte" in warning
        assert warning.endswith("save the text as UTF-8")

    def test_a_text_put_together_out_of_two_encodings_is_read(self, tmp_path: Path) -> None:
        put(tmp_path, a__txt=f"{RUSSIAN}\n".encode() + RUSSIAN.encode("cp1251"))
        [document], problems = read_documents(tmp_path)
        assert document.text == f"{RUSSIAN}\n{RUSSIAN}"
        assert len(loud(problems)) == 1

    def test_refuses_french_for_windows_1251(self) -> None:
        with pytest.raises(DocumentError, match="save it as UTF-8"):
            decode("La déclaration a été signée à Paris".encode("cp1252"))

    @given(st.binary(max_size=400))
    def test_any_bytes_give_a_text_or_a_document_error(self, content: bytes) -> None:
        try:
            assert isinstance(decode(content), str)
        except DocumentError as error:
            assert str(error)


class TestFolder:
    def test_one_bad_file_stops_no_other(self, tmp_path: Path) -> None:
        put(
            tmp_path,
            good__txt=UZBEK,
            empty__txt=b"",
            blank__txt=b" \n\t\n",
            binary__txt=bytes(range(256)) * 40,
            huge__txt=b"a" * (settings.MAX_TEXT + 1),
        )
        documents, problems = read_documents(tmp_path)
        assert [document.name for document in documents] == ["good.txt"]
        assert loud(problems) == [
            "binary.txt: is not a text; remove it, or save it as a text in UTF-8",
            "blank.txt: is empty; remove it, or save the text into it",
            "empty.txt: is empty; remove it, or save the text into it",
            "huge.txt: has 21 MB of text, more than 20 MB; split it",
        ]

    def test_equal_content_counts_once_and_names_both(self, tmp_path: Path) -> None:
        put(tmp_path, a__txt=UZBEK, b__md=UZBEK)
        documents, problems = read_documents(tmp_path)
        assert [document.name for document in documents] == ["a.txt"]
        assert any(
            (p.file, p.level) == ("b.md", "note") and "same content as a.txt" in p.what
            for p in problems
        )

    def test_other_kinds_of_files_are_noted_and_litter_is_not(self, tmp_path: Path) -> None:
        put(tmp_path, a__txt=UZBEK, scan__png=b"\x89PNG", data__xyz=b"x", **{"__DS_Store": b"x"})
        _, problems = read_documents(tmp_path)
        notes = {problem.file: problem for problem in problems if problem.file != "a.txt"}
        assert set(notes) == {"scan.png", "data.xyz"}
        assert "OCR" in notes["scan.png"].remedy
        assert {problem.level for problem in notes.values()} == {"note"}

    def test_an_empty_folder_says_what_to_add(self, tmp_path: Path) -> None:
        documents, [problem] = read_documents(tmp_path)
        assert documents == []
        assert ".txt, .md" in problem.remedy

    def test_nothing_there_is_an_error_of_the_caller(self, tmp_path: Path) -> None:
        with pytest.raises(DocumentError, match="does not exist; name a file or a folder"):
            read_documents(tmp_path / "nowhere")

    @pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
    def test_of_several_one_that_is_not_there_stops_no_other(self, tmp_path: Path) -> None:
        put(tmp_path, a__txt=UZBEK)
        documents, problems = read_documents(tmp_path / "a.txt", tmp_path / "b.txt")
        assert [document.name for document in documents] == ["a.txt"]
        [line] = loud(problems)
        assert line.endswith("b.txt: does not exist; name a file or a folder of documents")

    def test_links_out_of_the_folder_are_not_followed(self, tmp_path: Path) -> None:
        outside = put(tmp_path / "outside", outer__txt="Maxfiy matn.")
        folder = put(tmp_path / "folder", a__txt=UZBEK)
        (folder / "file.txt").symlink_to(outside / "outer.txt")
        (folder / "dir").symlink_to(outside)
        (folder / "loop").symlink_to(folder / "loop")
        (folder / "round").symlink_to(folder)
        documents, problems = read_documents(folder)
        assert [document.name for document in documents] == ["a.txt"]
        assert [line.partition(":")[0] for line in loud(problems)] == ["dir", "file.txt", "loop"]

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
    def test_a_pipe_is_not_waited_for(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.txt")
        documents, problems = read_documents(tmp_path)
        assert documents == []
        assert any("no ordinary file" in problem.what for problem in problems)

    def test_several_paths_are_read_together(self, tmp_path: Path) -> None:
        put(tmp_path, a__txt=UZBEK, b__txt=RUSSIAN)
        documents, _ = read_documents(tmp_path / "b.txt", tmp_path)
        assert [document.name for document in documents] == ["b.txt", "a.txt"]


class TestManifest:
    def read(self, folder: Path, manifest: str | bytes) -> tuple[dict[str, Document], list[str]]:
        put(folder, manifest__csv=manifest)
        documents, problems = read_documents(folder)
        return by_name(documents), loud(problems)

    def test_each_column_reaches_the_document(self, tmp_path: Path) -> None:
        put(tmp_path, a__txt=UZBEK, b__txt=RUSSIAN)
        documents, problems = self.read(
            tmp_path,
            "file,language,published,published_basis,pair,title,publisher,url,restricted,desk\n"
            "a.txt,uz-Latn,2024-04-05,inferred,uzb-kaz,Uchrashuv,Vazirlik,https://e.uz/1,internal,7\n",
        )
        assert problems == []
        a = documents["a.txt"]
        assert (a.language, a.script, a.published) == ("uz", "Latn", date(2024, 4, 5))
        assert (a.published_basis, a.pair, a.title) == ("inferred", "UZB-KAZ", "Uchrashuv")
        assert (a.publisher, a.url, a.restricted) == ("Vazirlik", "https://e.uz/1", "internal")
        assert a.extra == (("desk", "7"),)
        assert documents["b.txt"].published_basis == "unknown"

    def test_a_day_without_a_basis_is_stated(self, tmp_path: Path) -> None:
        put(tmp_path, a__txt=UZBEK)
        documents, _ = self.read(tmp_path, "file,published\na.txt,2024-04-05\n")
        assert documents["a.txt"].published_basis == "stated"

    @pytest.mark.parametrize(
        ("line", "complaint"),
        [
            (
                "a.txt,5.04.24,,,",
                'published "5.04.24" is not a date; write 2024-04-05',
            ),
            (
                "a.txt,2024-02-30,,,",
                'published "2024-02-30" is not a day of the calendar; write it as 2024-04-05',
            ),
            ("a.txt,May,,,", 'published "May" is not a date; write it as 2024-04-05'),
            ("a.txt,,UZB,,", 'pair "UZB" is not two countries; write them as UZB-KAZ'),
            (
                "a.txt,,,Uzbek language,",
                'language "Uzbek language" is not a code; write uz, uz-Cyrl',
            ),
            ("a.txt,,,,javascript:alert(1)", "is not a web address; write it with https://"),
            ("b.txt,,,,", "names b.txt, which is not here or not read; add the file"),
            (",2024-04-05,,,", "names no file; fill in the first column"),
            ("a.txt,,,,https://e.uz,x", "has 6 fields, the first line 5; put quotation marks"),
        ],
    )
    def test_a_wrong_line_is_named_and_the_file_is_read(
        self, tmp_path: Path, line: str, complaint: str
    ) -> None:
        put(tmp_path, a__txt=UZBEK)
        documents, problems = self.read(tmp_path, f"file,published,pair,language,url\n\n{line}\n")
        [problem] = problems
        assert problem.startswith("manifest.csv line 3: ")
        assert complaint in problem
        document = documents["a.txt"]
        assert (document.published, document.pair, document.language) == (None, "", "")
        assert not document.url.startswith("javascript")

    def test_of_two_lines_for_a_file_the_first_counts(self, tmp_path: Path) -> None:
        put(tmp_path, a__txt=UZBEK)
        documents, problems = self.read(tmp_path, "file,title\na.txt,Bir\na.txt,Ikki\n")
        assert documents["a.txt"].title == "Bir"
        [problem] = problems
        assert problem.startswith("manifest.csv line 3: names a.txt again, after line 2; the first")

    def test_a_field_over_several_lines_keeps_the_count(self, tmp_path: Path) -> None:
        put(tmp_path, a__txt=UZBEK)
        _, [problem] = self.read(tmp_path, 'file,title\na.txt,"Bir\nikki"\nx.txt,\n')
        assert problem.startswith("manifest.csv line 4: names x.txt")

    @pytest.mark.parametrize("content", [b"", b"name,day\na.txt,1\n", b"\0\1\2" * 50])
    def test_a_manifest_that_is_none_is_an_error_and_the_files_are_read(
        self, tmp_path: Path, content: bytes
    ) -> None:
        put(tmp_path, a__txt=UZBEK)
        documents, problems = self.read(tmp_path, content)
        assert list(documents) == ["a.txt"]
        assert len(problems) == 1

    def test_a_spreadsheet_of_another_country_is_read(self, tmp_path: Path) -> None:
        put(tmp_path, a__txt=UZBEK)
        documents, problems = self.read(
            tmp_path, "file;published;title\na.txt;2024-04-05;Встреча, визит\n".encode("cp1251")
        )
        assert problems == []
        assert documents["a.txt"].title == "Встреча, визит"

    def test_each_folder_has_its_own_and_a_line_above_may_name_it_too(self, tmp_path: Path) -> None:
        put(
            tmp_path,
            manifest__csv="file,title\nuzb-tjk/c.txt,Yuqoridan\n",
            **{
                "uzb-kaz___a__txt": UZBEK,
                "uzb-kaz___manifest__csv": "file,pair\na.txt,KAZ-UZB\n",
                "uzb-tjk___c__txt": RUSSIAN,
            },
        )
        documents, problems = read_documents(tmp_path)
        found = by_name(documents)
        assert loud(problems) == []
        assert found["uzb-kaz/a.txt"].pair == "KAZ-UZB"
        assert (found["uzb-tjk/c.txt"].title, found["uzb-tjk/c.txt"].pair) == (
            "Yuqoridan",
            "UZB-TJK",
        )

    def test_one_file_takes_its_own_line_and_is_silent_on_the_others(self, tmp_path: Path) -> None:
        put(tmp_path, a__txt=UZBEK, manifest__csv="file,published\na.txt,2024-04-05\nb.txt,x\n")
        [document], problems = read_documents(tmp_path / "a.txt")
        assert document.published == date(2024, 4, 5)
        assert problems == []


class TestFrontMatter:
    BLOCK = (
        '---\r\ndate: 2024-04-05\nTitle: "Uchrashuv: yakunlar"\ntags:\n  - savdo\ndesk: 7\n---\n'
    )

    def test_says_of_the_document_and_leaves_every_place_where_it_was(self, tmp_path: Path) -> None:
        put(tmp_path, a__md=self.BLOCK + UZBEK)
        [document], problems = read_documents(tmp_path)
        assert (document.published, document.published_basis) == (date(2024, 4, 5), "stated")
        assert (document.title, document.extra) == ("Uchrashuv: yakunlar", (("desk", "7"),))
        assert len(document.text) == len(self.BLOCK + UZBEK)
        assert document.text.strip() == UZBEK.strip()
        assert document.text.index("Toshkentda") == len(self.BLOCK)
        assert problems == []

    @pytest.mark.parametrize("time", ["T09:30:00+05:00", " 09:30", "T09:30Z"])
    def test_a_day_may_bear_its_time(self, tmp_path: Path, time: str) -> None:
        put(tmp_path, a__md=f"---\ndate: 2024-04-05{time}\n---\n{UZBEK}")
        [document], problems = read_documents(tmp_path)
        assert document.published == date(2024, 4, 5)
        assert problems == []

    def test_the_manifest_goes_before_it(self, tmp_path: Path) -> None:
        put(tmp_path, a__md=self.BLOCK + UZBEK, manifest__csv="file,published\na.md,2023-01-02\n")
        [document], _ = read_documents(tmp_path)
        assert (document.published, document.title) == (date(2023, 1, 2), "Uchrashuv: yakunlar")

    def test_a_wrong_day_in_it_is_named(self, tmp_path: Path) -> None:
        put(tmp_path, a__md="---\npublished: 31.04.2024\n---\n" + UZBEK)
        _, problems = read_documents(tmp_path)
        assert loud(problems) == [
            'a.md first lines: published "31.04.2024" is not a date; write it as 2024-04-05'
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "---\nBu oddiy chiziq ostidagi gap.\n---\nMatn.",
            "---\ntitle: yopilmagan\nmatn davom etadi",
            "Matn.\n---\ntitle: kech\n---\n",
            "---\n---\nMatn.",
        ],
    )
    def test_what_only_looks_like_a_block_is_text(self, text: str) -> None:
        assert front_matter.split(text) == ({}, text)

    @given(st.text(alphabet="-\n\r: ab", max_size=200))
    def test_never_moves_a_code_point(self, text: str) -> None:
        _, rest = front_matter.split(text)
        assert len(rest) == len(text)
        assert all(kept == was or kept == " " for kept, was in zip(rest, text, strict=True))


def test_the_texts_beside_the_project_are_read_whole(shared: Path) -> None:
    documents, problems = read_documents(shared / "documents")
    assert loud(problems) == []
    for document in documents:
        path = shared / "documents" / document.name
        assert document.text == path.read_bytes().decode("utf-8")
