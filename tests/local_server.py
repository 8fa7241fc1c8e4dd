"""A real server on loopback that answers as each test tells it, also against all rules of HTTP."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Answer = Callable[[socket.socket, str], None]
OPEN = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


def response(body: bytes = b"", *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    """Return a whole response; ``length`` may lie."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers]
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1") + body


@dataclass
class Server:
    """Maps paths to answers: bytes to send, or a function that is given the connection and the request."""

    port: int
    answers: dict[str, bytes | Answer] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """Return the paths asked for, without those of robots.txt."""
        found = [request.split(" ", 2)[1] for request in self.requests]
        return [path for path in found if path != "/robots.txt"]

    def serve(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            request = b""
            while b"\r\n\r\n" not in request:
                piece = connection.recv(65536)
                if not piece:
                    return
                request += piece
            text = request.decode("latin-1")
            self.requests.append(text)
            answer = self.answers.get(text.split(" ", 2)[1], OPEN)
            if callable(answer):
                answer(connection, text)
            else:
                connection.sendall(answer)


@contextmanager
def serving() -> Iterator[Server]:
    """Serve on a free port of loopback until the context ends."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        found = Server(listener.getsockname()[1])

        def accept() -> None:
            with suppress(OSError):  # the listener is closed at the end
                while True:
                    connection, _ = listener.accept()
                    threading.Thread(target=found.serve, args=(connection,), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        yield found
        listener.shutdown(socket.SHUT_RDWR)
