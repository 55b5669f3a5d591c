"""Start Streamlit, and fetch what the first picture needs while the reader's browser still loads.

    python -m timeline.views.start run timeline/views/server.py --server.port 9000

Streamlit runs a script only when a reader has come, who would then wait for pandas, plotly and the
tables. A thread beside the server fetches them as soon as the server answers, not before: until
then it would hold up the answer.
"""

from __future__ import annotations

import sys
import threading
import time
from importlib import import_module

from streamlit import runtime
from streamlit.runtime import RuntimeState
from streamlit.web import cli

PAUSE = 0.02  # s between two looks at whether the server is up
FIRST = ("plotly.graph_objects", "timeline.views.timeline_page")


def up() -> bool:
    """Say whether the server takes readers."""
    return runtime.exists() and runtime.get_instance().state is not RuntimeState.INITIAL


def warm() -> None:
    """Wait until the server is up, then load the modules and the tables of the first page."""
    while not up():
        time.sleep(PAUSE)
    for name in FIRST:
        import_module(name)
    from timeline.language import relations
    from timeline.views import parts, state

    state.tables()
    relations.load()  # names of places
    parts.plotly_address()


def main() -> None:
    """Hand the arguments on to Streamlit's own command line."""
    threading.Thread(target=warm, name="warm", daemon=True).start()
    sys.exit(cli.main(prog_name="streamlit"))


if __name__ == "__main__":
    main()
