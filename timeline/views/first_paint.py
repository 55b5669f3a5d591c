"""What the browser is told with the page itself, before Streamlit and Python have spoken.

A link may name a theme unlike the device's. Streamlit's page would first be painted in the device's
and change a second later; a short script in its head makes Streamlit take the named one at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

SCRIPT = Path(__file__).parent / "component" / "theme.js"
CALL = 'wear(new URLSearchParams(window.location.search).get("theme"));'
HEAD = b"<head>"
# Streamlit's own data, and files that are handed on as they are.
PASSED = ("/_stcore/", "/media/", "/static/", "/component/")


def dress(page: bytes) -> bytes:
    """Streamlit's page with the script in its head; any other is given back as it is."""
    script = f"<script>{{{SCRIPT.read_text(encoding='utf-8')}\n{CALL}}}</script>"
    return page.replace(HEAD, HEAD + script.encode(), 1)


class Dressed:
    """A layer of the server (ASGI) that dresses each page of HTML on its way out."""

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Hand a request on, and its answer back."""
        if (
            scope["type"] != "http"
            or scope["method"] != "GET"
            or any(part in scope["path"] for part in PASSED)
        ):
            await self.app(scope, receive, send)
            return
        # What is dressed must come unpacked.
        headers = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
        await self.app({**scope, "headers": headers}, receive, _Answer(send))


class _Answer:
    """Holds a page of HTML back until it is whole, and sends it dressed."""

    def __init__(self, send: Any) -> None:
        self.send = send
        self.start: dict[str, Any] = {}
        self.body = b""

    async def __call__(self, message: dict[str, Any]) -> None:
        """Take one message of the answer."""
        if message["type"] == "http.response.start" and _is_page(message):
            self.start = message
            return
        if not self.start:
            await self.send(message)
            return
        self.body += message.get("body", b"")
        if message.get("more_body"):
            return
        body = dress(self.body)
        await self.send({**self.start, "headers": _headers(self.start["headers"], len(body))})
        await self.send({"type": "http.response.body", "body": body})


def _is_page(message: dict[str, Any]) -> bool:
    kind = dict(message["headers"]).get(b"content-type", b"")
    return bool(message["status"] == 200 and kind.startswith(b"text/html"))


def _headers(headers: list[tuple[bytes, bytes]], size: int) -> list[tuple[bytes, bytes]]:
    """The headers of the dressed page, without those that name Streamlit's file."""
    of_file = (b"content-length", b"etag", b"last-modified", b"accept-ranges")
    kept = [(name, value) for name, value in headers if name.lower() not in of_file]
    return [*kept, (b"content-length", str(size).encode())]
