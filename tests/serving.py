"""Start an app for a test, a picture or a measurement, wait until it answers, and end it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 90  # until an app must answer
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def chromium() -> str | None:
    """The path of a browser: TIMELINE_CHROMIUM, else the first that is installed."""
    names = (os.environ.get("TIMELINE_CHROMIUM") or "", *BROWSERS)
    return next((path for name in names if name and (path := shutil.which(name))), None)


def free_port() -> int:
    """A port of the loopback that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_for(address: str) -> None:
    """Wait until an app answers; raise TimeoutError where it does not."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):  # noqa: S310
                return
        except OSError:
            time.sleep(0.02)
    raise TimeoutError(f"{address} does not answer")


def streamlit(script: Path, port: int) -> list[str]:
    """The command that serves a script of Streamlit."""
    options = (f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true")
    return [sys.executable, "-m", "streamlit", "run", str(script), *options]


def start(
    command: Sequence[str], build: Path | None = None, **more: str
) -> subprocess.Popen[bytes]:
    """Start the command of an app over a build; ``more`` are further settings of its world."""
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | ({"TIMELINE_BUILD": str(build)} if build else {}) | more,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def end(process: subprocess.Popen[bytes]) -> None:
    """End an app that was started."""
    process.terminate()
    process.wait(timeout=20)


@contextmanager
def served(command: Sequence[str], port: int, build: Path | None = None) -> Iterator[str]:
    """Run the command of an app until the block ends; gives its address once it answers."""
    process = start(command, build)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(address)
        yield address
    finally:
        end(process)
