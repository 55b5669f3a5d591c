"""`timeline explain` and the options that say what no manifest says."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.cli import main

TEXT = (
    "On 5 May 2023 the ministers of Kazakhstan and Turkmenistan met in Ashgabat. "
    "Trade between Kazakhstan and Turkmenistan grew by 12 percent in 2022. "
    "It reached $407 million in 2022."
)


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "talks.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_each_sentence_has_its_record_and_its_rule(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", file, "--published", "2023-05-06"]) == 0
    out = capsys.readouterr().out
    assert "talks.txt: en-Latn, published 2023-05-06 stated" in out
    assert "EVENT   2023-05-05 meeting happened bilateral" in out
    assert "[en.day_month_year]" in out


def test_what_was_read_and_not_used_and_what_was_not_read_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "talks.txt"
    path.write_text(f"{TEXT} The road was built in 2019 by 45 brigades, as of 32.13.2024.")
    assert main(["explain", str(path)]) == 0
    out = capsys.readouterr().out
    assert "date    'On 5 May 2023' → 2023-05-05  [en.day_month_year, act]" in out
    assert "date    'in 2019' → 2019  [en.year_alone, act, in no record]" in out
    assert "amount  '$407 million' → 407000000 USD  [en.amount]" in out
    assert "amount  '45' → 45  [en.amount, in no record]" in out
    assert "    unread  '2024'" in out


def test_growth_that_is_told_without_a_sum_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "growth.txt"
    path.write_text("Trade between Kazakhstan and Turkmenistan grew by 12 percent in 2022.")
    assert main(["explain", str(path)]) == 0
    assert "FIGURE  2022 trade_turnover +12 % " in capsys.readouterr().out


@pytest.mark.parametrize("command", ["explain", "extract"])
@pytest.mark.parametrize(
    ("option", "value", "remedy"),
    [
        ("--pair", "nonsense", "write them as UZB-KAZ"),
        ("--language", "xx", "write one of en, kk, ru, uz"),
        ("--published", "2024-13-01", "write 2024-04-05"),
    ],
)
def test_an_option_that_says_nothing_is_named(
    file: str,
    command: str,
    option: str,
    value: str,
    remedy: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([command, file, option, value]) == 1
    said = capsys.readouterr().err
    assert f"{option} '{value}'" in said
    assert remedy in said


def test_a_pair_may_be_written_small(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", file, "--pair", "kaz-tkm", "--language", "en"]) == 0
    assert '"scope": "bilateral"' in capsys.readouterr().out
