"""What stands in the margins of a PDF's pages is no text, and a sentence runs over the page."""

from __future__ import annotations

import pytest

from timeline.documents.margins import text_of

BODY = [
    "The ministers of the two countries looked at the trade of the year",
    "and found that it had grown. They spoke of roads, of water and of",
    "students, and agreed on a calendar of visits for the next winter.",
    "A second round was held in the afternoon behind closed doors, as the",
    "hosts had proposed. No statement was given to the press at the end.",
    "Both sides are to meet once more before the summer, said an envoy",
]


def pages(count: int, head: str = "", foot: str = "") -> list[str]:
    out = []
    for number in range(1, count + 1):
        body = [f"{'abcdefgh'[number] * 3} {line}" for line in BODY]
        lines = [head.replace("#", str(number)), *body, foot.replace("#", str(number))]
        out.append("\n".join(filter(None, lines)))
    return out


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("Ministry of Trade of Georgia, Bulletin", ""),
        ("Ministry of Trade, page # of 5", "www.ministry.example"),
        ("", "Страница # из 5"),
        ("", "Annual report 2023 | #"),
    ],
)
def test_running_heads_and_feet_are_left_out(head: str, foot: str) -> None:
    text, _ = text_of(pages(5, head, foot))
    first = head.replace("#", "1")
    lines = [f"{letter * 3} {line}" for letter in "bcdef" for line in BODY]
    assert [line for line in text.split("\n") if line] == [*filter(None, [first]), *lines]


def test_rows_that_differ_in_their_figures_are_no_head() -> None:
    table = [
        "\n".join(f"{year} 10{year % 7},5 4{year % 5},1" for year in range(start, start + 9))
        for start in range(1980, 2016, 9)
    ]
    text, _ = text_of(table)
    assert [line[:4] for line in text.split()[::3]] == [str(year) for year in range(1980, 2016)]


def test_the_head_of_a_table_that_goes_on_stays() -> None:
    rows = ["\n".join(["Year Exports", *[f"20{n}{p} 4,{n}" for n in range(9)]]) for p in range(4)]
    assert text_of(rows)[0].count("Year Exports") == 4


def test_a_sentence_runs_over_the_page() -> None:
    first = "\n".join(
        [*BODY[:5], "Trade between Georgia and Armenia in all of the year 2023 reached"]
    )
    text, _ = text_of([f"{first}\n3", "1.2 billion dollars.\nIt was more than before."])
    assert "reached\n1.2 billion dollars." in text


def test_a_heading_on_the_next_page_stays_apart() -> None:
    text, _ = text_of(
        ["\n".join([*BODY, "They met at noon."]), "Visits of the year\nOne was held."]
    )
    assert "noon.\n\nVisits" in text


def test_a_word_broken_at_the_end_of_a_page_is_joined() -> None:
    assert (
        text_of(["Стороны обсудили сотруд-\n12", "ничество."])[0]
        == "Стороны обсудили сотрудничество."
    )


def test_the_print_of_a_browser_leaves_its_address_alone() -> None:
    head, foot = "11/22/24, 4:44 PM Talks in Tbilisi", "https://agency.example/talks/17 1/2"
    text, address = text_of([f"{head}\n{BODY[0]}\n{BODY[1]}\n{foot}", f"{BODY[2]}"])
    assert address == "https://agency.example/talks/17"
    assert "4:44" not in text
    assert "agency" not in text


def test_no_page_gives_no_text() -> None:
    assert text_of([]) == ("", "")
    assert text_of(["", "\n7\n", "", ""]) == ("", "")


def test_two_pages_share_a_head_and_the_last_may_be_short() -> None:
    first = "\n".join(["Herald of Trade 12", *BODY, "Trade came to 54.9"])
    text, _ = text_of([first, "Herald of Trade 13\nmillion dollars in May."])
    assert text.endswith("Trade came to 54.9\nmillion dollars in May.")
    assert text.startswith("Herald of Trade 12\n")
