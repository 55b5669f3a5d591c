"""Packages of npm that browser tests and the benchmark compare with: `make npm` puts them here."""

from __future__ import annotations

from pathlib import Path

import pytest

MODULES = Path(__file__).parent / "node_modules"


def package(name: str) -> Path:
    """The folder of an installed package; where it is missing the test skips and says so."""
    folder = MODULES / name
    if not folder.is_dir():
        pytest.skip(f"the npm package {name} is not here; `make npm` installs it")
    return folder
