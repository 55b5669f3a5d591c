"""The commands `claims` and `promises` over a build made here."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.trade import document, figure, imf, tables
from timeline import cli, frame


@pytest.fixture
def build(tmp_path: Path) -> str:
    press = {"document": "press"}
    figures = [
        *imf(),
        figure("grown", "2017", None, growth_pct=Decimal("31.2"), quote="=1+1", **press),
        figure("wrong", "2016", 9e9, **press),
        figure("now", "2025", 4.97e9, reporter="UZB", origin="official", basis="goods"),
        figure("aim", "../2030", 1e10, status="target", set_on=date(2025, 11, 13), **press),
    ]
    frame.write(tables(figures, [document("press", date(2025, 11, 13))]), tmp_path)
    return str(tmp_path)


def test_claims_are_printed_with_verdict_numbers_and_sentence(
    build: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["claims", "--pair", "UZB-KAZ", "--build", build, "--format", "csv"]) == 0
    rows = {row["claim"]: row for row in csv.DictReader(io.StringIO(capsys.readouterr().out))}
    assert rows["31.2"]["verdict"] == "one_side"
    assert rows["31.2"]["official"] == "UZB 8.5; KAZ 30.9"
    assert rows["31.2"]["sentence"] == "'=1+1"
    assert rows["9000000000"]["verdict"] == "differs"
    words = ["claims", "--pair", "UZB-KAZ", "--build", build, "--verdict", "differs"]
    assert cli.main([*words, "--format", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["difference"] == "-79.9"


def test_promises_say_what_the_open_ones_need(
    build: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["promises", "--pair", "UZB-KAZ", "--build", build, "--as-of"]
    assert cli.main([*words, "2026-05-14", "--format", "jsonl"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert (row["status"], row["deadline"]) == ("open", "2030-12-31")
    assert row["needs"] == "15.0 % a year from 4970000000 in 2025 (UZB)"
    assert cli.main([*words, "soon"]) == 1
    assert "write 2026-05-14" in capsys.readouterr().err


def test_wrong_pair_and_missing_build_are_one_line_errors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["claims", "--pair", "UZB", "--build", str(tmp_path)]) == 1
    assert cli.main(["claims", "--pair", "UZB-KAZ", "--build", str(tmp_path)]) == 1
    assert "does not exist" in capsys.readouterr().err
