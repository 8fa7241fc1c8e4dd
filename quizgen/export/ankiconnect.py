"""AnkiConnect: hand a package to the Anki that runs on this machine.

The add-on (https://git.sr.ht/~foosoft/anki-connect) answers JSON over HTTP. Its
``importPackage`` does what opening the file does, so notes keep their GUIDs and
an import after a push, or a push after an import, changes nothing. Building the
notes one by one with ``addNote`` would give them GUIDs of Anki's own.
"""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any

from quizgen.export.anki.previous import read_previous

DEFAULT_URL = "http://127.0.0.1:8765"
API_VERSION = 6
_QUICK, _LONG = 10, 600
"""Seconds to wait for an answer, and for the end of an import."""

_MUST_NOT_PROXY = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class AnkiConnectError(Exception):
    """One sentence for people: why nothing could be pushed, and what to do."""


@dataclass(frozen=True)
class Pushed:
    """What a push did: the deck in Anki, how many cards it holds now, and how many of them are new."""

    deck: str
    cards: int
    new: int


@dataclass(frozen=True)
class AnkiConnect:
    """The add-on at ``url``; ``key`` is the API key, where its settings ask for one."""

    url: str = DEFAULT_URL
    key: str | None = None

    def push(self, package: Path) -> Pushed:
        """Import ``package`` into the running Anki; doing it again changes nothing.

        Raises `AnkiConnectError` where the package is missing or not one of quizgen's, where Anki does not run, where
        the add-on is too old, and where Anki refuses.
        """
        deck = _deck_of(package)
        self.check()
        query = f'deck:"{_escaped(deck)}"'
        before = len(self._invoke("findCards", query=query))
        self._invoke("importPackage", wait=_LONG, path=str(package.resolve()))
        if deck not in self._invoke("deckNames"):
            raise AnkiConnectError(
                f"Anki took {package}, but has no deck “{deck}” now; open the file with Anki instead."
            )
        after = len(self._invoke("findCards", query=query))
        return Pushed(deck, after, after - before)

    def check(self) -> None:
        """Raise `AnkiConnectError` where Anki does not answer or the add-on is too old."""
        version = self._invoke("version")
        if not isinstance(version, int) or version < API_VERSION:
            raise AnkiConnectError(
                f"the AnkiConnect add-on is too old (version {version}, {API_VERSION} is needed); "
                "update it in Anki under Tools, Add-ons."
            )

    def _invoke(self, action: str, wait: float = _QUICK, **parameters: str) -> Any:
        """Return the result of an action; raise `AnkiConnectError` for whatever stands in its way."""
        question = {"action": action, "version": API_VERSION, "params": parameters}
        if self.key:
            question["key"] = self.key
        answer = self._post(question, wait)
        if not isinstance(answer, dict) or "error" not in answer or "result" not in answer:
            # Before version 5 the add-on answered with the bare result.
            return answer if action == "version" else self._refuse(action, "it answers in an unknown form")
        if answer["error"] is not None:
            self._refuse(action, str(answer["error"]))
        return answer["result"]

    def _post(self, question: dict[str, object], wait: float) -> object:
        try:
            request = urllib.request.Request(
                self.url, json.dumps(question).encode(), {"Content-Type": "application/json"}
            )
            with _MUST_NOT_PROXY.open(request, timeout=wait) as answer:
                return json.loads(answer.read())
        except TimeoutError as error:
            raise AnkiConnectError(
                f"Anki at {self.url} did not answer in {wait:g} seconds; close its dialogs, try again."
            ) from error
        except urllib.error.HTTPError as error:
            raise AnkiConnectError(
                f"{self.url} answers with HTTP status {error.code}; is AnkiConnect there?"
            ) from error
        except (urllib.error.URLError, ConnectionError) as error:
            raise AnkiConnectError(
                f"Anki does not answer at {self.url}; start Anki, with the AnkiConnect add-on (2055492159), and try again."
            ) from error
        except (ValueError, HTTPException) as error:
            raise AnkiConnectError(
                f"what answers at {self.url} is not AnkiConnect; give its address with --anki."
            ) from error

    def _refuse(self, action: str, reason: str) -> None:
        if "api key" in reason.casefold():
            raise AnkiConnectError("AnkiConnect asks for its API key; give it with --key.")
        if "unsupported action" in reason.casefold():
            raise AnkiConnectError(
                f"the AnkiConnect add-on is too old: it has no {action}; update it in Anki under Tools, Add-ons."
            )
        raise AnkiConnectError(f"Anki refused ({action}): {reason.rstrip('.')}.")


def _deck_of(package: Path) -> str:
    """Return the name of the top deck in a package."""
    if not package.exists():
        raise AnkiConnectError(f"{package} does not exist; make it with quizgen build SOURCE -o {package}.")
    stored = read_previous(package)
    if stored is None:
        raise AnkiConnectError(
            f"{package} is no package that quizgen built; make one with quizgen build and push that."
        )
    return min((name for name in stored.decks if name != "Default"), key=lambda name: (name.count("::"), name))


def _escaped(deck: str) -> str:
    """Return a deck name as Anki's search takes it literally."""
    return "".join(f"\\{mark}" if mark in '\\"*_' else mark for mark in deck)
