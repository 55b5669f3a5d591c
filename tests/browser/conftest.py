"""A running app over the sample build, and a browser that may talk to nobody else."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import sample
from timeline import frame

ROOT = Path(__file__).parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CHROMIUM = os.environ.get("TIMELINE_CHROMIUM") or next(
    (
        path
        for name in ("chromium", "chromium-browser", "google-chrome")
        if (path := shutil.which(name))
    ),
    None,
)


def free_port() -> int:
    """A port of the loopback that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_for(address: str, seconds: float = 60) -> None:
    """Wait until the app answers."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):  # noqa: S310
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the app does not answer")


@pytest.fixture(scope="session")
def running() -> Iterator[list[subprocess.Popen[bytes]]]:
    """The apps that were started, the latest last; all are ended at the end."""
    started: list[subprocess.Popen[bytes]] = []
    yield started
    for process in started:
        process.terminate()
    for process in started:
        process.wait(timeout=20)


@pytest.fixture(scope="session")
def serve(running: list[subprocess.Popen[bytes]]) -> Callable[..., str]:
    """Start the app over a build folder; gives its address."""

    def start(build: Path, port: int = 0) -> str:
        port = port or free_port()
        options = [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]
        running.append(
            subprocess.Popen(
                [sys.executable, "-m", "streamlit", "run", "app.py", *options],
                cwd=ROOT,
                env=os.environ | {"TIMELINE_BUILD": str(build)},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )
        address = f"http://127.0.0.1:{port}"
        wait_for(address)
        return address

    return start


@pytest.fixture()
def stop(running: list[subprocess.Popen[bytes]]) -> Callable[[], None]:
    """End the app that was started last."""

    def end() -> None:
        process = running.pop()
        process.terminate()
        process.wait(timeout=20)

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
    if CHROMIUM is None:
        pytest.skip("no Chromium or Chrome is installed")
    playwright = pytest.importorskip("playwright.sync_api").sync_playwright().start()
    made = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
    yield made
    made.close()
    playwright.stop()
