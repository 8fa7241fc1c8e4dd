"""Encodings: bytes to characters, by byte order mark, by proof, by declaration, and last by detection."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DECLARED = re.compile(
    rb"<(?:meta[^>]{0,200}?charset\s*=\s*[\"']?|\?xml[^>]{0,100}?encoding\s*=\s*[\"'])([\w.:-]{2,40})", re.I
)
_HEAD = 4096
_SAMPLE = 200_000
_AS_BROWSERS_READ = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
}
"""Declarations that browsers take for something else; a page that could say UTF-16 in ASCII is not in UTF-16."""


def decode_markup(data: bytes, charset: str | None = None) -> str:
    """Decode HTML or XML. Bytes that are well-formed UTF-8 are UTF-8 whatever is declared: it does not happen by chance.

    charset: as the server declared it. Nothing is raised; what cannot be decoded becomes U+FFFD.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.removeprefix(mark if name == "utf-8" else b"").decode(name, "replace")
    if _is_utf16(charset):
        return data.decode(charset or "", "replace")
    found = _DECLARED.search(data[:_HEAD])
    inside = found.group(1).decode("ascii") if found else None
    for declared in ("utf-8", charset, inside):
        text = _strictly(data, declared)
        if text is not None:
            return text
    return _detected(data)


def _is_utf16(charset: str | None) -> bool:
    return _codec(charset) in {"utf-16", "utf-16-le", "utf-16-be"}


def _codec(name: str | None) -> str | None:
    """Return Python's name of an encoding of text, or None where there is none."""
    try:
        info = codecs.lookup(name or "")
    except (LookupError, ValueError):
        return None
    return info.name if info._is_text_encoding else None


def _strictly(data: bytes, declared: str | None) -> str | None:
    codec = _codec(declared)
    if codec is None:
        return None
    try:
        return data.decode(_AS_BROWSERS_READ.get(codec, codec))
    except (UnicodeDecodeError, UnicodeError):
        return None


def _detected(data: bytes) -> str:
    """Let statistics decide; where they do not, it is Windows-1252, as browsers assume."""
    best = from_bytes(data[:_SAMPLE]).best()
    text = _strictly(data, best.encoding) if best else None
    return text if text is not None else data.decode("cp1252", "replace")
