"""Apps that the benchmark serves, and a go-between that counts what a browser gets of them."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 90


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


@contextmanager
def served(command: Sequence[str], port: int, build: Path | None = None) -> Iterator[str]:
    """Run the command of an app until the block ends; gives its address once it answers."""
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | ({"TIMELINE_BUILD": str(build)} if build else {}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(address)
            yield address
        finally:
            process.terminate()


class Counter:
    """Passes connections on to a port and counts what comes back over web sockets, as sent."""

    def __init__(self, port: int) -> None:
        self.received = 0
        self._port = port
        self._door = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._door.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Take no further connections."""
        self._door.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._door.accept()
                far = socket.create_connection(("127.0.0.1", self._port))
            except OSError:
                return
            threading.Thread(target=self._up, args=(near, far), daemon=True).start()

    def _up(self, near: socket.socket, far: socket.socket) -> None:
        first = near.recv(65_536)
        far.sendall(first)
        counted = b"upgrade: websocket" in first.lower()
        threading.Thread(target=self._pass, args=(far, near, counted), daemon=True).start()
        self._pass(near, far, False)

    def _pass(self, source: socket.socket, target: socket.socket, counted: bool) -> None:
        try:
            while data := source.recv(65_536):
                self.received += len(data) if counted else 0
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            return
