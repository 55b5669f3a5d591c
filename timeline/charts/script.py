"""Where the plotly.js of the installed plotly package lies; found without loading the package."""

from __future__ import annotations

from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path


def plotly_script() -> Path:
    """The minified plotly.js file."""
    spec = find_spec("plotly")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("plotly is not installed; run `make install`")
    return Path(spec.origin).parent / "package_data" / "plotly.min.js"


def plotly_version() -> str:
    """The version of the plotly package that carries it."""
    return version("plotly")
