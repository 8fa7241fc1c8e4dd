"""Zip containers (EPUB, DOCX): opened only where all that they hold is of bearable size."""

from __future__ import annotations

import zipfile
from io import BytesIO

from quizgen.load.errors import SourceError

MAX_UNPACKED = 300 << 20
MAX_MEMBERS = 10_000
MAX_PART = 50 << 20
"""Largest member that is read, in bytes; pictures, which are not read, may be larger."""


def open_archive(data: bytes) -> zipfile.ZipFile:
    """Return the zip file in ``data``; raise `SourceError` where it would unpack to more than is bearable.

    The sizes are those that the archive declares; `zipfile` never unpacks a member beyond its declared size.
    """
    archive = zipfile.ZipFile(BytesIO(data))
    members = archive.infolist()
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
        raise SourceError("would unpack to more than an article can hold")
    return archive


def read_member(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return one member; raise `SourceError` where it is missing, locked or larger than `MAX_PART`."""
    try:
        member = archive.getinfo(name)
    except KeyError as error:
        raise SourceError(f"lacks its part {name}") from error
    if member.flag_bits & 1:
        raise SourceError("is locked by a password")
    if member.file_size > MAX_PART:
        raise SourceError("would unpack to more than an article can hold")
    return archive.read(member)
