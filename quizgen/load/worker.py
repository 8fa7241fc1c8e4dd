"""The process that parses what others wrote: it may be ended, run out of memory or crash without harm to ours.

A request is one line of JSON and as many bytes as it announces; the answer is one line of JSON, with the pages or with
the reason why there are none.
"""

from __future__ import annotations

import json
import logging
import sys
import warnings
from contextlib import suppress
from typing import Any, BinaryIO

from quizgen.load.errors import SourceError
from quizgen.load.formats import read
from quizgen.load.kind import Kind
from quizgen.load.page import to_json


def main() -> None:
    """Answer requests on standard input until it is closed. The first argument is the memory allowed, in bytes."""
    _limit_memory(int(sys.argv[1]))
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what a library prints is no answer
    for line in requests:
        answers.write(json.dumps(_answer(json.loads(line), requests)).encode() + b"\n")
        answers.flush()


def _limit_memory(limit: int) -> None:
    """Bound the address space where the system can; elsewhere the limits on size and time must do."""
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return
    with suppress(ValueError, OSError):  # a lower limit holds already, or the system knows none
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _answer(request: dict[str, Any], requests: BinaryIO) -> dict[str, Any]:
    """Parse one source. Whatever a parser raises on a broken file is the reason why the file cannot be used."""
    data = requests.read(request["size"])
    try:
        pages = read(
            Kind(request["kind"]), data,
            url=request["url"], charset=request["charset"], columns=dict(request["columns"]),
        )  # fmt: skip
        return {"pages": [to_json(page) for page in pages]}
    except SourceError as error:
        return {"error": str(error)}
    except MemoryError:
        return {"error": "needs more memory than one source may take"}
    except RecursionError:
        return {"error": f"is nested too deeply to be read as {request['kind']}"}
    except Exception as error:
        return {"error": f"is broken and cannot be read as {request['kind']} ({type(error).__name__})"}


if __name__ == "__main__":
    main()
