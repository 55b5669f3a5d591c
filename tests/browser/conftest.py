"""A running app over the sample build, and a browser that may talk to nobody else."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import sample, serving
from timeline import frame, settings


@pytest.fixture(scope="session")
def running() -> Iterator[list[subprocess.Popen[bytes]]]:
    """The apps that were started, the latest last; all are ended at the end."""
    started: list[subprocess.Popen[bytes]] = []
    yield started
    for process in started:
        serving.end(process)


@pytest.fixture(scope="session")
def serve(running: list[subprocess.Popen[bytes]]) -> Callable[..., str]:
    """Start the app over a build folder; gives its address."""

    def start(build: Path, port: int = 0) -> str:
        port = port or serving.free_port()
        running.append(serving.start(serving.streamlit(settings.APP, port), build))
        address = f"http://127.0.0.1:{port}"
        serving.wait_for(address)
        return address

    return start


@pytest.fixture()
def stop(running: list[subprocess.Popen[bytes]]) -> Callable[[], None]:
    """End the app that was started last."""

    def end() -> None:
        serving.end(running.pop())

    return end


@pytest.fixture(scope="session")
def address(serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The app over the sample build, hostile texts among it."""
    build = tmp_path_factory.mktemp("build")
    frame.write(sample.tables(hostile=True), build)
    return serve(build)


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Chromium, one for the whole run."""
    chromium = serving.chromium()
    if chromium is None:
        pytest.skip("no Chromium or Chrome is installed")
    playwright = pytest.importorskip("playwright.sync_api").sync_playwright().start()
    made = playwright.chromium.launch(executable_path=chromium, args=serving.FLAGS)
    yield made
    made.close()
    playwright.stop()
