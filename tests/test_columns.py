"""Two columns that are written line by line are read one after the other; tables stay rows."""

from __future__ import annotations

import io

from reportlab.pdfgen.canvas import Canvas

from timeline.documents import pdf
from timeline.documents.columns import Piece, apart

LEFT = [
    "The Foreign Ministers of Georgia and",
    "Armenia met in Tbilisi on 5 April",
    "2024 and signed an agreement on",
    "border crossing points between them.",
    "It was the third such meeting.",
]
RIGHT = [
    "In Yerevan, meanwhile, the Minister",
    "of Economy opened a forum on",
    "12 May 2023, to which traders of",
    "both countries had been invited.",
    "The next forum is due next year.",
]


def drawn(rows: list[tuple[str, ...]], edges: tuple[int, ...] = (60, 320)) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for number, row in enumerate(rows):
        for x, text in zip(edges, row, strict=False):
            canvas.drawString(x, 760 - 14 * number, text)
    canvas.save()
    return buffer.getvalue()


def test_columns_written_across_are_read_down() -> None:
    rows = list(zip(LEFT, RIGHT, strict=True))
    text = pdf.read(drawn([("BULLETIN OF THE WEEK",), *rows, ("Printed in Tbilisi",)])).text
    assert text.split("\n") == ["BULLETIN OF THE WEEK", *LEFT, *RIGHT, "Printed in Tbilisi"]


MIDDLE = [
    "Travellers between both countries",
    "need no visas from 1 June onwards",
    "and may stay for ninety days, said",
    "the consul in a talk with students",
    "who had asked about their journey",
]


def test_three_columns_written_across_are_read_down() -> None:
    rows = list(zip(LEFT, MIDDLE, RIGHT, strict=True))
    text = pdf.read(drawn([("BULLETIN OF THE WEEK",), *rows], (40, 230, 420))).text
    assert text.split("\n") == ["BULLETIN OF THE WEEK", *LEFT, *MIDDLE, *RIGHT]


def test_columns_whose_lines_stand_at_different_heights_are_read_down() -> None:
    pieces = []
    for number, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        pieces += [Piece(60, 760 - 14 * number, left), Piece(320, 754 - 14 * number, right)]
    assert apart(pieces).split("\n") == [*LEFT, *RIGHT]


def test_lines_set_in_by_turns_are_no_columns() -> None:
    pieces = [
        Piece(100 if number % 2 else 60, 760 - 14 * number, line)
        for number, line in enumerate([*LEFT, *MIDDLE, *RIGHT])
    ]
    assert apart(pieces) == ""


def test_the_longer_left_column_is_read_to_its_end() -> None:
    more = ["The ministers promised to meet", "again in Yerevan in the autumn."]
    rows: list[tuple[str, ...]] = [*zip(LEFT, RIGHT, strict=True), *((line,) for line in more)]
    assert pdf.read(drawn(rows)).text.split("\n") == [*LEFT, *more, *RIGHT]


def test_a_table_stays_as_it_is() -> None:
    rows = [
        ("Turnover of Georgia with Armenia", "1,204.5"),
        ("Exports of Georgia to Armenia", "830.2"),
        ("Imports of Georgia from Armenia", "374.3"),
        ("Balance of trade with Armenia", "455.9"),
        ("Share in all trade of Georgia", "5.6"),
    ]
    lines = pdf.read(drawn(rows)).text.split("\n")
    assert lines == [" | ".join(row) for row in rows]


def test_columns_written_one_after_the_other_are_left_alone() -> None:
    down = [Piece(60, 760 - 14 * n, line) for n, line in enumerate(LEFT)]
    down += [Piece(320, 760 - 14 * n, line) for n, line in enumerate(RIGHT)]
    assert apart(down) == ""


def test_words_drawn_one_by_one_make_no_columns() -> None:
    pieces = []
    for number, line in enumerate([*LEFT, *RIGHT]):
        x = 60.0
        for word in line.split():
            pieces.append(Piece(x, 760 - 14 * number, word))
            x += 6.1 * len(word) + 4
    assert apart(pieces) == ""


def test_words_drawn_one_by_one_in_two_columns_are_told_apart() -> None:
    pieces = []
    for number, lines in enumerate(zip(LEFT, RIGHT, strict=True)):
        for start, line in zip((60.0, 320.0), lines, strict=True):
            x = start
            for word in line.split():
                pieces.append(Piece(x, 760 - 14 * number, word))
                x += 5.3 * len(word) + 4
    assert apart(pieces).split("\n") == [*LEFT, *RIGHT]


def test_a_page_without_text_has_no_columns() -> None:
    assert apart([]) == ""
