"""The worker that reads one foreign file after the other: see isolate, which starts it."""

from __future__ import annotations

import json
import os
import socket
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from timeline import settings
from timeline.documents.isolate import BROKE
from timeline.errors import DocumentError

if sys.platform != "win32":
    import resource

# The reader of each suffix, loaded when the first such file comes.
MODULES = {
    ".html": "web",
    ".htm": "web",
    ".xhtml": "web",
    ".pdf": "pdf",
    ".docx": "word",
}


def serve(source: IO[bytes], sink: IO[bytes]) -> None:
    """Answer files until the pipe ends: the worker's side."""
    while line := source.readline():
        head = json.loads(line)
        content = source.read(head["size"])
        answer = _answer(content, head["suffix"])
        sink.write(json.dumps(answer).encode() + b"\n")
        sink.flush()
        if "fatal" in answer:
            return


def _answer(content: bytes, suffix: str) -> dict[str, Any]:
    try:
        extracted = import_module(f"timeline.documents.{MODULES[suffix]}").read(content)
    except DocumentError as error:
        return {"error": str(error)}
    except MemoryError:
        limit = settings.MAX_MEMORY // settings.MEGABYTE
        return {"error": f"needs more than {limit} MB of memory to read; split it", "fatal": True}
    # A hostile file may raise anything at all in a parser; the report has a line for it.
    except Exception:
        return {"error": BROKE, "fatal": True}
    if len(extracted.text) > settings.MAX_TEXT:
        limit = settings.MAX_TEXT // settings.MEGABYTE
        return {"error": f"has more than {limit} MB of text; split it"}
    return {"text": extracted.text, "fields": extracted.fields, "remarks": extracted.remarks}


def cut_network() -> None:
    """Refuse every connection: a document has nothing to fetch."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError("documents are read without a network")

    socket.socket.connect = refuse  # type: ignore[method-assign]
    socket.getaddrinfo = refuse  # type: ignore[assignment]


def limit_memory() -> None:
    """Cap memory and forbid writing files; Windows has no such limits, only the one of time."""
    if sys.platform == "win32":
        return
    for kind, limit in (
        (resource.RLIMIT_AS, _address_space() + settings.MAX_MEMORY),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (limit, limit))


def _address_space() -> int:
    """Give the bytes of address space that Python itself has taken already; 0 if not known."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0


def main() -> None:
    """Run as a worker: files come in on standard input, answers go out on standard output."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    cut_network()
    limit_memory()
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
