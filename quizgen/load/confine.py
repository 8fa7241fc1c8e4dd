"""Confinement: files of foreign formats are parsed in a process of their own, within bounds of time and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

import quizgen
from quizgen.load.errors import SourceError
from quizgen.load.kind import Kind
from quizgen.load.page import Page, from_json

SECONDS = 60.0
"""Longest time that one source may take to parse."""
MEMORY = 2 << 30
"""Largest address space of the parsing process, in bytes."""


@dataclass
class Parser:
    """Parses sources in another process, which starts with the first of them and again after each that killed it.

    Use it as a context manager: the process ends with it.
    """

    seconds: float = SECONDS
    memory: int = MEMORY
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def __enter__(self) -> Parser:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end()

    def parse(
        self, kind: Kind, data: bytes, *, url: str | None = None, charset: str | None = None,
        columns: Mapping[str, str] | None = None,
    ) -> list[Page]:  # fmt: skip
        """Return the pages in ``data``; raise `SourceError` with the end of a sentence ("is broken …") where there are none."""
        request = {"kind": kind, "size": len(data), "url": url, "charset": charset, "columns": dict(columns or {})}
        answer = self._ask(json.dumps(request).encode() + b"\n" + data)
        if "error" in answer:
            raise SourceError(answer["error"])
        return [from_json(page) for page in answer["pages"]]

    def _ask(self, request: bytes) -> dict[str, Any]:
        process = self._process = self._process or self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        timer = threading.Timer(self.seconds, process.kill)
        timer.start()
        try:
            process.stdin.write(request)
            process.stdin.flush()
            answer = process.stdout.readline()
        except OSError:  # it died while it was being written to
            answer = b""
        finally:
            expired = not timer.is_alive()
            timer.cancel()
        if expired or not answer.endswith(b"\n"):
            self._end()
        if not answer.endswith(b"\n"):
            raise SourceError(_why(self.seconds) if expired else "crashes its parser; it is broken or made to do harm")
        found: dict[str, Any] = json.loads(answer)
        return found

    def _start(self) -> subprocess.Popen[bytes]:
        """Start the process with our own copy of the package and nothing from the current folder."""
        ours = str(Path(quizgen.__file__).parents[1])
        path = os.pathsep.join(filter(None, (ours, os.environ.get("PYTHONPATH"))))
        environment = {**os.environ, "PYTHONPATH": path}
        command = [sys.executable, "-P", "-m", "quizgen.load.worker", str(self.memory)]
        return subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        )

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):  # what was not yet written goes nowhere
                    stream.close()


def _why(seconds: float) -> str:
    return f"takes longer than {seconds:g} seconds to read"
