"""Rows of a table whose cells single blanks part, and lines that name the numbers of their year."""

from timeline.extract.tables.spaced import named_parts, spaced_row


def texts(row):
    return [cell.text for cell in row]


def test_a_label_and_the_numbers_that_end_its_line():
    line = "2 Imports 508.1 711.6 673.0\n"
    row = spaced_row(line, 10)
    assert texts(row) == ["Imports", "508.1", "711.6", "673.0"]
    assert [line[cell.span.start - 10 : cell.span.end - 10] for cell in row] == texts(row)


def test_years_written_as_two_are_cells():
    assert texts(spaced_row("Year 2018-19 2019-20", 0)) == ["Year", "2018-19", "2019-20"]


def test_blanks_that_may_part_thousands_part_no_cells():
    assert spaced_row("Export 1 176 310", 0) == []


def test_prose_is_no_row():
    assert spaced_row("They met in 2019.", 0) == []
    assert spaced_row("12 15", 0) == []


def test_each_number_of_a_year_with_its_name():
    line = "2022: exports 9.7, imports 6.2\n"
    way, rows = named_parts(line, 0)
    assert way == "parts exports|imports"
    assert [texts(row) for row in rows] == [["", "exports", "imports"], ["2022", "9.7", "6.2"]]
    assert all(line[c.span.start : c.span.end] == c.text for row in rows for c in row if c.text)


def test_a_line_of_a_chronicle_names_no_parts():
    assert named_parts("2022: the embassy opened, exports rose", 0) == ("", [])
