"""One polite GET: time limits, retries with back-off, a limit on size. Nothing else talks to a net.

The session is handed in, so tests and offices with a proxy bring their own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

import requests

from timeline import settings
from timeline.errors import StatisticsError

_AGAIN = {429, 500, 502, 503, 504}
_PIECE = 65536


class Session(Protocol):
    """What is used of requests.Session."""

    def get(
        self,
        url: str,
        *,
        params: Mapping[str, str],
        headers: Mapping[str, str],
        timeout: tuple[float, float],
        stream: bool,
        allow_redirects: bool,
    ) -> requests.Response:
        """Send one GET."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask for; headers may hold a key, so they are never written into an error."""

    address: str
    params: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)


class _AgainError(Exception):
    """A try that may succeed the next time; ``wait`` is what the service asks for, in seconds."""

    def __init__(self, reason: str, wait: float = 0.0) -> None:
        super().__init__(reason)
        self.wait = wait


def get(session: Session, request: Request, sleep: Callable[[float], None]) -> bytes:
    """Give the body of an answer 200; raise StatisticsError, naming the address, for any other.

    Asks ``settings.ATTEMPTS`` times where the service is busy, broken or cut off, waiting 1, 2, 4
    seconds or as long as ``Retry-After`` says. Redirects are not followed: a key must not travel.
    """
    for attempt in range(1, settings.ATTEMPTS + 1):
        try:
            return _once(session, request)
        except _AgainError as again:
            if attempt == settings.ATTEMPTS:
                raise StatisticsError(
                    f"{request.address}: {again}, {settings.ATTEMPTS} times; try again later"
                ) from None
            sleep(min(max(2.0 ** (attempt - 1), again.wait), settings.LONGEST_WAIT))
    raise AssertionError("unreachable")


def _once(session: Session, request: Request) -> bytes:
    try:
        with session.get(
            request.address,
            params=request.params,
            headers=request.headers,
            timeout=(settings.CONNECT_SECONDS, settings.READ_SECONDS),
            stream=True,
            allow_redirects=False,
        ) as answer:
            _check(answer, request.address)
            body = bytearray()
            for piece in answer.iter_content(_PIECE):
                body += piece
                if len(body) > settings.MAX_ANSWER:
                    raise StatisticsError(
                        f"{request.address} sends more than {settings.MAX_ANSWER:,} bytes; ask for "
                        "fewer years"
                    )
            return bytes(body)
    except requests.Timeout:
        raise _AgainError("no answer in time") from None
    except (requests.ConnectionError, requests.exceptions.ChunkedEncodingError):
        raise _AgainError("the connection was cut") from None
    except requests.RequestException as error:
        reason = type(error).__name__
        raise StatisticsError(
            f"{request.address} cannot be asked: {reason}; check the address"
        ) from None


def _check(answer: requests.Response, address: str) -> None:
    status = answer.status_code
    if status == 200:
        return
    if status in _AGAIN:
        raise _AgainError(f"answer {status}", _wait(answer.headers.get("Retry-After", "")))
    if status in (401, 403):
        raise StatisticsError(f"{address} refuses access ({status}); check the key")
    if 300 <= status < 400:
        raise StatisticsError(f"{address} has moved ({status}); give the new one with --base")
    raise StatisticsError(f"{address} answers {status}; check countries, years and address")


def _wait(text: str) -> float:
    return float(text) if text.strip().isdigit() else 0.0
