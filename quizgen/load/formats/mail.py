"""Mail: newsletters, mailboxes of them, and pages that a browser saved as MHTML, which is mail too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr

from quizgen.load.encoding import decode_markup
from quizgen.load.errors import SourceError
from quizgen.load.formats.html import read_html
from quizgen.load.formats.markup import parts_of
from quizgen.load.formats.metadata import read_mail_stamp, settle
from quizgen.load.page import Page

_FROM_LINE = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*\n")
_REPLY = re.compile(r"^(?:(?:re|fw|fwd|aw|wg)\s*:\s*)+", re.IGNORECASE)
_MAX_MESSAGES = 10_000
_BROKEN = (SourceError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What the standard library and our own code raise on a message that is broken."""


def read_email(data: bytes) -> list[Page]:
    """Return the article of one message; raise `SourceError` where it has no text."""
    return [_page(message_from_bytes(data, policy=policy.default))]


def read_mbox(data: bytes) -> list[Page]:
    """Return the articles of a mailbox, one a message; raise `SourceError` where no message can be read."""
    pages = []
    for message in _messages(data):
        try:
            pages.extend(read_email(message))
        except _BROKEN:  # one broken message among many is nobody's fault here
            continue
    if not pages:
        raise SourceError("is a mailbox without a message that can be read")
    return pages


def read_mhtml(data: bytes) -> list[Page]:
    """Return the article of a page saved as MHTML; raise `SourceError` where there is no page in it."""
    message = message_from_bytes(data, policy=policy.default)
    url = _header(message, "Snapshot-Content-Location")
    pages = [part for part in message.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    if not pages:
        raise SourceError("holds no web page")
    page = next((part for part in pages if url and _header(part, "Content-Location") == url), pages[0])
    return read_html(_payload(page), url=url or _header(page, "Content-Location"), charset=page.get_content_charset())


def _messages(data: bytes) -> Iterator[bytes]:
    """Yield the messages of a mailbox, which begin after lines with "From "."""
    starts = [(found.start(), found.end()) for found in _FROM_LINE.finditer(data)][:_MAX_MESSAGES]
    if not starts:
        yield data
        return
    ends = [start for start, _ in starts[1:]] + [len(data)]
    for (_, start), end in zip(starts, ends, strict=True):
        yield data[start:end]


def _page(message: EmailMessage) -> Page:
    body = message.get_body(("html", "plain"))
    if body is None:
        raise SourceError("is a message without text")
    data, charset = _payload(body), body.get_content_charset()
    page = _html(data, charset) if body.get_content_type() == "text/html" else _plain(data, charset)
    sender, address = parseaddr(_header(message, "From") or "")
    stamp = read_mail_stamp(_header(message, "Date"))
    return Page(
        parts=page.parts,
        plain=page.plain,
        title=_REPLY.sub("", _header(message, "Subject") or "") or page.title,
        publisher=sender or address or None,
        published=settle((stamp,) if stamp else (), None, frozenset()),
        language=page.language,
    )


def _html(data: bytes, charset: str | None) -> Page:
    """Return the text of a newsletter: the article in it, or all of it where it is laid out as no page is."""
    try:
        return read_html(data, charset=charset)[0]
    except SourceError:
        parts = tuple(parts_of(decode_markup(data, charset)))
        if not parts:
            raise
        return Page(parts=parts)


def _plain(data: bytes, charset: str | None) -> Page:
    text = decode_markup(data, charset)
    if not text.strip():
        raise SourceError("is a message without text")
    return Page(plain=text)


def _payload(part: MIMEPart) -> bytes:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        raise SourceError("is a message without text")
    return payload


def _header(message: EmailMessage, name: str) -> str | None:
    """Return a header on one line, decoded, or None."""
    value = message.get(name)
    return " ".join(str(value).split()) or None if value is not None else None
