"""The rows of a table on a PDF page keep their cells apart, by where they are drawn."""

from __future__ import annotations

from tests.test_columns import LEFT, RIGHT, drawn
from timeline.documents import pdf
from timeline.documents.cells import with_bars
from timeline.documents.columns import Piece

EDGES = (60, 220, 320, 420)
ROWS = [
    ("Exports", "1 200,1", "1 400,7", "1 300,0"),
    ("Imports", "2 700,4", "3 199,5", "3 100,0"),
]


def lines(*rows: tuple[str, ...]) -> list[str]:
    return pdf.read(drawn(list(rows), EDGES)).text.split("\n")


def test_cells_are_parted_by_bars() -> None:
    title = ("Trade of Georgia with Armenia, million dollars",)
    head = ("Flow", "2021", "2022", "2023")
    assert lines(title, head, *ROWS, ("Source: the statistics office",)) == [
        *title,
        *(" | ".join(row) for row in (head, *ROWS)),
        "Source: the statistics office",
    ]


def test_a_head_of_words_belongs_to_its_table() -> None:
    head = ("Year", "Turnover", "Exports", "Imports")
    rows = [("2021", "3 900,5", "1 200,1", "2 700,4"), ("2022", "4 600,2", "1 400,7", "3 199,5")]
    assert lines(head, *rows) == [" | ".join(row) for row in (head, *rows)]


def test_a_gap_stays_a_gap() -> None:
    pieces = [
        Piece(x, 700 - 14 * at, cell)
        for at, row in enumerate([*ROWS, ("Balance", "", "12,5", "13,1")])
        for x, cell in zip(EDGES, row, strict=True)
        if cell
    ]
    text = "\n".join(" ".join(filter(None, row)) for row in [*ROWS, ("Balance", "12,5", "13,1")])
    assert with_bars(text, pieces).split("\n")[-1] == "Balance |  | 12,5 | 13,1"


def test_prose_has_no_bars() -> None:
    words = [
        Piece(60 + 40.0 * at, 760 - 14 * number, word)
        for number, line in enumerate([*LEFT, *RIGHT])
        for at, word in enumerate(line.split())
    ]
    text = "\n".join([*LEFT, *RIGHT])
    assert with_bars(text, words) == text


def test_a_page_without_pieces_is_left_alone() -> None:
    assert with_bars("5 6 7", []) == "5 6 7"
