"""Where the plotly.js of the installed plotly package lies."""

from __future__ import annotations

from pathlib import Path

import plotly


def plotly_script() -> Path:
    """The minified plotly.js file."""
    return Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


def plotly_version() -> str:
    """The version of the plotly package that carries it."""
    return str(plotly.__version__)
