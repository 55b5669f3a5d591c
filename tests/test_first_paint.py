"""The page that the browser gets first: dressed where it is Streamlit's, else as it was."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from timeline.views.first_paint import Dressed

PAGE = b"<!DOCTYPE html><html><head><title>x</title></head><body></body></html>"


def answer(
    path: str, body: bytes = PAGE, kind: bytes = b"text/html; charset=utf-8", method: str = "GET"
) -> tuple[dict[bytes, bytes], bytes, list[tuple[bytes, bytes]]]:
    """What the browser gets of a path: headers and body, and the headers that the app was asked."""
    asked, sent = [], []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        asked.extend(scope["headers"])
        headers = [(b"content-type", kind), (b"etag", b"1"), (b"content-length", b"%d" % len(body))]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        half = len(body) // 2
        await send({"type": "http.response.body", "body": body[:half], "more_body": True})
        await send({"type": "http.response.body", "body": body[half:]})

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    headers = [(b"accept-encoding", b"gzip"), (b"accept", b"*/*")]
    scope = {"type": "http", "method": method, "path": path, "headers": headers}
    # In a thread of its own: where tests in a browser ran before, this one has a loop that runs.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, Dressed(app)(scope, None, send)).result()
    return dict(sent[0]["headers"]), b"".join(part["body"] for part in sent[1:]), asked


def test_the_page_comes_with_the_theme_before_its_first_script() -> None:
    headers, body, asked = answer("/trade")
    before, _, after = body.partition(b"<title>")
    assert (
        b"wear(" in before
        and b"prefers-color-scheme" in before
        and after == PAGE.partition(b"<title>")[2]
    )
    assert headers[b"content-length"] == b"%d" % len(body)
    assert b"etag" not in headers  # it names Streamlit's file, which a browser may hold already
    assert asked == [(b"accept", b"*/*")]


@pytest.mark.parametrize("path", ["/media/briefing.html", "/_stcore/health", "/app/static/x.html"])
def test_what_is_handed_on_stays_as_it_is(path: str) -> None:
    headers, body, asked = answer(path)
    assert body == PAGE and headers[b"etag"] == b"1" and len(asked) == 2


def test_only_pages_are_dressed() -> None:
    assert answer("/favicon.png", b"<head>", b"image/png")[1] == b"<head>"
    assert answer("/", method="HEAD")[0][b"etag"] == b"1"
