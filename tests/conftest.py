"""What several test modules need: the shared texts, and a browser for the few end-to-end tests."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests import serving

# A slow machine is no fault of the code.
settings.register_profile("project", deadline=None)
settings.load_profile("project")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(autouse=True, scope="module")
def main_module() -> Iterator[None]:
    """Put back the main module, which a tested page takes the place of: workers begin by it."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of texts that lie beside a developer's clone; skip where it is not there."""
    if not (SHARED / "documents").is_dir():
        pytest.skip("../shared/documents is not here: these texts are not part of the project")
    return SHARED


@pytest.fixture(scope="session")
def chromium() -> str:
    """Give the path of Chromium or Chrome; `make test` finds or installs one."""
    found = serving.chromium()
    if found is None:
        pytest.fail("no Chromium found: run the tests by `make test`, or set TIMELINE_CHROMIUM")
    return found
