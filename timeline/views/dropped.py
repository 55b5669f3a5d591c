"""Statistics files dropped onto the trade page: read, shown beside the rest, not kept."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from timeline.charts.text import plain
from timeline.errors import StatisticsError
from timeline.frame import Tables
from timeline.records import Problem
from timeline.statistics import Reading, read_statistics
from timeline.statistics.beside import beside

_KEY = "dropped-statistics"
_TURN = "dropped-turn"  # a new number makes a new, empty uploader
_KINDS = ["csv", "tsv", "txt", "xlsx", "json"]
MOST_PROBLEMS = 12


def tables(made: Tables) -> Tables:
    """The build with what was dropped in this session laid beside it."""
    for reading in st.session_state.get(_KEY, {}).values():
        made = beside(made, reading)
    return made


def area(pair: str, say: Callable[[str], str]) -> None:
    """Where files are dropped; says what was read in each, and what was not and why."""
    kept: dict[tuple[str, str, int], Reading] = st.session_state.setdefault(_KEY, {})
    with st.expander(say("Lay a statistics file beside these numbers"), key="drop-area"):
        st.caption(
            say(
                "UN Comtrade, IMF, WITS, BACI, stat.uz, or a table with the columns period, "
                "indicator, reporter, partner, value, unit. Nothing is stored: to keep a file, put "
                "it into data/statistics and build again."
            )
        )
        files = st.file_uploader(
            say("Files"),
            type=_KINDS,
            accept_multiple_files=True,
            key=f"statistics-files-{st.session_state.get(_TURN, 0)}",
            label_visibility="collapsed",
        )
        for file in files:
            key = (pair, file.name, file.size)
            if key not in kept:
                kept[key] = _read(file.name, file.getvalue(), pair)
                st.rerun()
        for (about, name, _), reading in kept.items():
            if about == pair:
                _told(name, reading, say)
        if kept and st.button(say("Take them away"), key="drop-clear"):
            kept.clear()
            st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
            st.rerun()


def _read(name: str, content: bytes, pair: str) -> Reading:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (Path(name).name or "file")
        path.write_bytes(content)
        try:
            return read_statistics(path, pair)
        except StatisticsError as error:
            return Reading([], [], [Problem(path.name, "", str(error))])


def _told(name: str, reading: Reading, say: Callable[[str], str]) -> None:
    st.text(say("{name}: {n} numbers read").format(name=plain(name, 80), n=len(reading.figures)))
    for problem in reading.problems[:MOST_PROBLEMS]:
        st.text(plain(str(problem), 300))
    if len(reading.problems) > MOST_PROBLEMS:
        st.text(say("and {n} more lines").format(n=len(reading.problems) - MOST_PROBLEMS))
