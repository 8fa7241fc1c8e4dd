"""A small AnkiConnect: the actions that `quizgen push` uses, served out of a real Anki collection.

The add-on itself runs inside the desktop program and is in no package registry. The one package that speaks its
protocol without the program, anki-connect-server, asks for Python 3.12, and its importPackage (0.5.0) fails on every
package: it hands the anki library a path where that takes a request. What this server adds to the real ``anki`` library
is the envelope (version, params, key, result, error); the import is the very call that the add-on makes.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

from anki.collection import Collection
from anki.importing import AnkiPackageImporter


class Actions:
    """The actions by name; ``version`` is the API version to report, ``key`` the API key to ask for."""

    def __init__(self, collection: Collection, version: int = 6, key: str | None = None) -> None:
        self.collection, self.api_version, self.key = collection, version, key
        self.called: list[str] = []

    def answer(self, question: dict[str, Any]) -> dict[str, Any]:
        action = question["action"]
        self.called.append(action)
        if self.key and question.get("key") != self.key:
            return {"result": None, "error": "valid api key must be provided"}
        found = getattr(self, f"do_{action}", None)
        if found is None:
            return {"result": None, "error": "unsupported action"}
        try:
            return {"result": found(**question["params"]), "error": None}
        except Exception as error:  # as the add-on does: every failure becomes its message
            return {"result": None, "error": str(error)}

    def do_version(self) -> int:
        return self.api_version

    def do_deckNames(self) -> list[str]:  # noqa: N802 - AnkiConnect's name
        return [deck.name for deck in self.collection.decks.all_names_and_ids()]

    def do_findCards(self, query: str) -> list[int]:  # noqa: N802
        return list(self.collection.find_cards(query))

    def do_importPackage(self, path: str) -> bool:  # noqa: N802
        AnkiPackageImporter(self.collection, path).run()
        return True


@contextmanager
def serving(actions: Actions) -> Iterator[str]:
    """Serve actions on a free port of this machine and yield the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            answer = json.dumps(actions.answer(question)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Keep the test's output clean."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
