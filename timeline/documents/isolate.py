"""Read foreign formats in a process of their own, with limits and without a network.

A file that hangs, eats memory or brings the process down costs that file alone. The process is
kept for the next file, because starting it costs more than reading. Both sides speak lines of
JSON, never pickles: what comes back was made from a hostile file.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from contextlib import suppress
from typing import Any

from timeline import settings
from timeline.documents.extracted import Extracted
from timeline.documents.files import writable
from timeline.errors import DocumentError

BROKE = "broke its reader; print it to a new PDF, or save its text as .txt"


class Reader:
    """Reads files one after the other in a worker process; a context that ends with it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._files = 0

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, content: bytes, suffix: str) -> Extracted:
        """Extract the text of a file of this suffix; raise DocumentError where that fails."""
        process = self._started()
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(settings.MAX_SECONDS, stop)
        timer.start()
        try:
            answer = _ask(process, content, suffix)
        finally:
            timer.cancel()
        self._files += 1
        if answer is None or "fatal" in answer or self._files >= settings.MAX_WORKER_FILES:
            self.close()
        if late.is_set():
            raise DocumentError(
                f"takes longer than {settings.MAX_SECONDS} seconds to read; split it"
            )
        if answer is None:
            raise DocumentError(BROKE)
        if "error" in answer:
            raise DocumentError(str(answer["error"]))
        fields = {name: writable(str(value)) for name, value in answer["fields"].items()}
        remarks = tuple(writable(str(remark)) for remark in answer.get("remarks", ()))
        return Extracted(writable(str(answer["text"])), fields, remarks)

    def close(self) -> None:
        """End the worker; the next file starts another."""
        process, self._process, self._files = self._process, None, 0
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with suppress(OSError):
                        pipe.close()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(
                [sys.executable, "-m", "timeline.documents.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=settings.ROOT,
            )
        return self._process


def _ask(process: subprocess.Popen[bytes], content: bytes, suffix: str) -> dict[str, Any] | None:
    """Send a file and take the answer; None where the worker ended instead."""
    assert process.stdin is not None and process.stdout is not None  # noqa: S101 - both are pipes
    head = json.dumps({"suffix": suffix, "size": len(content)})
    try:
        process.stdin.write(head.encode() + b"\n")
        process.stdin.write(content)
        process.stdin.flush()
        answer = json.loads(process.stdout.readline() or b"null")
    except (OSError, ValueError):
        return None
    return answer if isinstance(answer, dict) else None
