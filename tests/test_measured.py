"""What the page of the method says of precision and recall is what was measured."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from timeline import measured
from timeline.cli import main
from timeline.errors import DocumentError
from timeline.views.method_page import MEASURES, WRITINGS

F1 = Path(__file__).parent / "figures" / "gold.json"
APART = 0.05  # rules improve between two measurements; what is shown must not be of another age


def test_the_shown_numbers_are_those_that_are_committed() -> None:
    before = json.loads(F1.read_text(encoding="utf-8"))
    rows = {row.writing: row for row in measured.read()}
    assert set(before) | {measured.UNSEEN} == set(rows)
    for writing, row in before.items():
        for name, one in rows[writing].measures.items():
            both = one.precision + one.recall
            f1 = 2 * one.precision * one.recall / both if both else 0.0
            assert abs(f1 - row[name]) < APART, f"{writing} {name}: run make evaluate"


def test_every_row_and_measure_has_a_name_on_the_page() -> None:
    rows = measured.read()
    assert {row.writing for row in rows} <= set(WRITINGS)
    assert all(set(row.measures) == set(MEASURES) for row in rows)


def test_evaluating_writes_what_is_read_again(tmp_path: Path) -> None:
    for folder, text in (("", "They met on 5 May 2020."), ("held_out", "They met on 6 May 2020.")):
        (tmp_path / folder).mkdir(exist_ok=True)
        day = text[-11:-1]
        (tmp_path / folder / "en.toml").write_text(
            f'status = "happened"\n[[passage]]\nid = "a{folder}"\ntext = "{text}"\n'
            f'events = [{{ date = "2020-05-0{day.strip()[0]}", type = "meeting", '
            f'quote = "{day.strip()}" }}]\n',
            encoding="utf-8",
        )
    lines = tmp_path / "lines.jsonl"
    lines.write_text(
        '{"record": "event", "document": "a.txt", "date": "2020-05-05", "date_span": [12, 22], '
        '"kind": "meeting"}\n',
        encoding="utf-8",
    )
    out = tmp_path / "measured.json"
    assert main(["evaluate", str(tmp_path), "--lines", str(lines), "--measured", str(out)]) == 0
    rows = {row.writing: row for row in measured.read(out)}
    assert (rows["all"].passages, rows["all"].measures["events"].recall) == (2, 0.5)
    assert (rows["unseen"].passages, rows["unseen"].measures["events"].recall) == (1, 0.0)


def test_a_broken_file_says_what_to_run(tmp_path: Path) -> None:
    (tmp_path / "measured.json").write_text("[]", encoding="utf-8")
    with pytest.raises(
        DocumentError, match=r"measured\.json cannot be read: .*; run make evaluate"
    ):
        measured.read(tmp_path / "measured.json")
