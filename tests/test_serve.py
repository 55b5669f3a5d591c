"""Where the app is served: a free port, loopback, and errors that say what to name instead."""

from __future__ import annotations

import socket
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline import settings
from timeline.commands import serve
from timeline.errors import ServeError

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind((settings.HOST, 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_taken_port_is_named_and_not_shared(taken: int) -> None:
    with pytest.raises(ServeError, match=f"port {taken} is taken"):
        serve.choose_port(settings.HOST, taken)


def test_without_a_wish_the_next_free_port_is_taken(
    taken: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "PORT", taken)
    assert taken < serve.choose_port(settings.HOST, None) < taken + serve.PORTS_TRIED


@pytest.mark.parametrize(
    ("host", "port", "message"),
    [
        ("127.0.0.1", 0, "0 is not a port"),
        ("127.0.0.1", 70000, "70000 is not a port"),
        ("203.0.113.7", 9000, "not an address of this machine"),
        ("not an address", 9000, "is no address"),
    ],
)
def test_what_cannot_be_listened_on_is_named(host: str, port: int, message: str) -> None:
    with pytest.raises(ServeError, match=message):
        serve.choose_port(host, port)


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("127.0.0.1", "http://127.0.0.1:9000"),
        ("0.0.0.0", "http://127.0.0.1:9000"),
        ("::1", "http://[::1]:9000"),
        ("timeline.example", "http://timeline.example:9000"),
    ],
)
def test_the_printed_address_can_be_opened(host: str, shown: str) -> None:
    assert serve.address(host, 9000) == shown


def test_only_who_opens_the_app_to_others_lets_any_host_name_in() -> None:
    command = serve.command("127.0.0.1", 9000)
    assert command[:4] == [sys.executable, "-m", "timeline.views.start", "run"]
    assert "--server.allowedHosts" not in command
    assert "--server.allowedHosts" in serve.command("0.0.0.0", 9000)


def test_no_setting_lets_the_app_call_out() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["browser"]["gatherUsageStats"] is False
    assert config["browser"]["serverAddress"] == config["server"]["address"] == settings.HOST
    assert config["client"]["showErrorDetails"] == "none"
    assert config["server"].get("enableXsrfProtection", True)
    assert config["server"].get("enableCORS", True)
