"""What is fetched beside the server: not before it answers; then all that the first page needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit import runtime
from streamlit.runtime import RuntimeState

from timeline.views import parts, start, state

ROOT = Path(__file__).resolve().parents[1]
STATES = [None, RuntimeState.INITIAL, RuntimeState.NO_SESSIONS_CONNECTED]


def test_nothing_is_fetched_before_the_server_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    seen, done = iter(STATES), []

    def exists() -> bool:
        now = next(seen)
        monkeypatch.setattr(runtime, "get_instance", lambda: SimpleNamespace(state=now))
        return now is not None

    monkeypatch.setattr(runtime, "exists", exists)
    monkeypatch.setattr(start.time, "sleep", lambda _: done.append("wait"))
    monkeypatch.setattr(start, "import_module", done.append)
    monkeypatch.setattr(state, "tables", lambda: done.append("tables"))
    monkeypatch.setattr(parts, "plotly_address", lambda: done.append("plotly.js"))
    start.warm()
    assert done == ["wait", "wait", *start.FIRST, "tables", "plotly.js"]


def test_the_first_page_loads_no_module_that_was_not_fetched() -> None:
    script = (
        "import sys, streamlit; from importlib import import_module as fetch\n"
        "from timeline.views import start\n"
        "for name in start.FIRST: fetch(name)\n"
        "before = set(sys.modules)\n"
        "from timeline.views import frame_parts, parts, state, timeline_page\n"
        "more = set(sys.modules) - before\n"
        "print(sorted(name for name in more if name.startswith(('timeline', 'pandas'))))"
    )
    run = [sys.executable, "-c", script]
    said = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.splitlines()[-1] == "[]"


def test_the_server_of_streamlit_comes_without_pandas() -> None:
    """Else the wait for the server would hold what is to be fetched beside it."""
    script = "import sys, timeline.views.start; print('pandas' in sys.modules)"
    run = [sys.executable, "-c", script]
    said = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.splitlines()[-1] == "False"
