"""Start the app on this machine and print its address."""

from __future__ import annotations

import argparse
import errno
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from timeline import settings
from timeline.errors import ServeError

NAME = "serve"
HELP = "Start the app on this machine and print its address."
EXAMPLE = "python -m timeline serve --port 9000"

PORTS_TRIED = 20
START_SECONDS = 60
STOP_SECONDS = 5
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options: address, port, and the folder that `build` wrote."""
    parser.add_argument(
        "--host",
        default=settings.HOST,
        help=f"address to listen on (default {settings.HOST}: this machine alone; 0.0.0.0: all)",
    )
    parser.add_argument(
        "--port", type=int, help=f"port (default: the first free one from {settings.PORT} on)"
    )
    parser.add_argument(
        "--build",
        type=Path,
        default=settings.BUILD,
        metavar="DIR",
        help="folder that `build` wrote (default: data/build)",
    )


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted; raise ServeError where the app or the port is not to be had."""
    if not settings.PAGES.exists():
        raise ServeError(f"{settings.PAGES.name} does not exist here; run `make run` in a clone")
    port = choose_port(options.host, options.port)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a stop ends the app with us
    process = subprocess.Popen(  # noqa: S603 - our own command, no shell
        command(options.host, port),
        cwd=settings.ROOT,
        env=os.environ | {"TIMELINE_BUILD": str(options.build.resolve())},
    )
    try:
        if _wait_until_up(process, options.host, port):
            print(
                f"\nthe timeline is at {address(options.host, port)} (Ctrl+C ends it)", flush=True
            )
        return process.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ask the app to stop, and stop it where it does not, as when its terminal is gone."""
    process.terminate()
    try:
        process.wait(timeout=STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def command(host: str, port: int) -> list[str]:
    """Give the command that starts Streamlit; what never changes is in .streamlit/config.toml."""
    options = {
        "server.address": host,
        "server.port": str(port),
        "browser.serverAddress": reachable(host),
    }
    if host not in LOOPBACK:  # whoever opens it to others may give it any name
        options["server.allowedHosts"] = "*"
    flags = [part for name, value in options.items() for part in (f"--{name}", value)]
    return [sys.executable, "-m", "timeline.views.start", "run", str(settings.APP), *flags]


def reachable(host: str) -> str:
    """Name a host by which a browser on this machine reaches an address to listen on."""
    return {"0.0.0.0": settings.HOST, "::": "::1"}.get(host, host)  # noqa: S104


def address(host: str, port: int) -> str:
    """Write the app's address as a browser takes it."""
    name = reachable(host)
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def choose_port(host: str, wanted: int | None) -> int:
    """Give the wanted port, or the first free one; raise ServeError where there is none."""
    if wanted is not None:
        if not 0 < wanted < 65536:
            raise ServeError(f"{wanted} is not a port; give a number from 1 to 65535")
        if not _free(host, wanted):
            raise ServeError(f"port {wanted} is taken; name another, or none to get a free one")
        return wanted
    ports = range(settings.PORT, settings.PORT + PORTS_TRIED)
    for port in ports:
        if _free(host, port):
            return port
    raise ServeError(f"the ports {ports[0]} to {ports[-1]} are all taken; name another by --port")


def _free(host: str, port: int) -> bool:
    """Say whether a port can be listened on; raise ServeError where the address is not ours."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except OSError:
        raise ServeError(f"{host} is no address; give one such as {settings.HOST}") from None
    with socket.socket(family, kind, protocol) as probe:
        # As the server itself does: a port in TIME_WAIT counts as free.
        if sys.platform != "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(place)
        except OSError as error:
            if error.errno == errno.EADDRNOTAVAIL:
                raise ServeError(
                    f"{host} is not an address of this machine; give {settings.HOST}, or 0.0.0.0"
                ) from None
            return False
    return True


def _wait_until_up(process: subprocess.Popen[bytes], host: str, port: int) -> bool:
    """Wait for the first answer; False where the process ends or stays silent for a minute."""
    direct = build_opener(ProxyHandler({}))  # a proxy of the environment has no say in loopback
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with direct.open(f"{address(host, port)}/_stcore/health", timeout=2):
                return True
        except (URLError, OSError):
            time.sleep(0.1)
    return False
