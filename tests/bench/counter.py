"""A go-between that counts what a browser gets of an app."""

from __future__ import annotations

import socket
import threading


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
