"""One invented article in every format that quizgen reads."""

from __future__ import annotations

import io
import json
import plistlib
import zipfile
from html import escape

import docx

TITLE = "Ferry runs aground off Karlsvik"
LEAD = (
    "A ferry with eighty people on board ran aground on Monday near the port of Karlsvik, the harbour police said, "
    "and all of the passengers were taken ashore in boats before the tide came in."
)
SECOND = (
    "“We heard a scraping sound and then the lights went out,” said Ingrid Solheim, the director of the Karlsvik Ferry Company, "
    "who had sailed the route between Karlsvik and Aldermoor for eleven years."
)
LAST = (
    "The Norwegian transport minister, Kari Mellum, said on Tuesday that she would look into the matter in the next weeks and report "
    "to the parliament in Oslo, which must decide whether the route stays open through the winter."
)
PARAGRAPHS = (LEAD, SECOND, LAST)
PLAIN = "\n\n".join((TITLE, *PARAGRAPHS)) + "\n"
URL = "https://daily.example/2015/05/19/ferry"


def html(*, body: str | None = None, head: str = "", title: str = TITLE) -> str:
    inner = body if body is not None else "".join(f"<p>{escape(text)}</p>" for text in PARAGRAPHS)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)} | The Daily</title>'
        f'<meta property="og:site_name" content="The Daily">{head}</head><body><nav><a href="/">Home</a></nav>'
        f"<article><h1>{escape(title)}</h1>{inner}</article><footer>All rights reserved</footer></body></html>"
    )


def dated_html() -> bytes:
    return html(head='<meta property="article:published_time" content="2015-05-19T10:00:00+02:00">').encode()


def pdf(pages: list[list[tuple[float, float, float, str]]] | None = None) -> bytes:
    """Return a PDF of lines (x, y, size, text) in Helvetica; without any, the article in hard-wrapped lines."""
    contents = [
        "\n".join(f"BT /F1 {size} Tf {x} {y} Td ({_pdf_text(text)}) Tj ET" for x, y, size, text in page).encode(
            "cp1252"
        )
        for page in (pages if pages is not None else [_set()])
    ]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, content in enumerate(contents):
        resources = f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {resources} >>".encode())
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, item in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def _pdf_text(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _set() -> list[tuple[float, float, float, str]]:
    """Set the article in a column of sixty characters, with a wide gap between paragraphs."""
    lines: list[tuple[float, float, float, str]] = [(60, 780, 20, TITLE)]
    y = 740.0
    for paragraph in PARAGRAPHS:
        for line in wrapped(paragraph, 60):
            lines.append((60, y, 11, line))
            y -= 13
        y -= 9
    return lines


def wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def epub(chapters: dict[str, str] | None = None) -> bytes:
    """Return an EPUB of chapters (name to XHTML); without any, a cover and the article."""
    chapters = chapters or {
        "cover.xhtml": "<html><body><p>The Weekly</p></body></html>",
        "one.xhtml": f"<html><body><h1>{TITLE}</h1>{''.join(f'<p>{text}</p>' for text in PARAGRAPHS)}</body></html>",
    }
    items = "".join(f'<item id="{n}" href="{n}" media-type="application/xhtml+xml"/>' for n in chapters)
    order = "".join(f'<itemref idref="{n}"/>' for n in chapters)
    package = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Weekly</dc:title><dc:date>2015-05-19</dc:date>'
        f"<dc:language>en-GB</dc:language></metadata><manifest>{items}</manifest><spine>{order}</spine></package>"
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    members = {"mimetype": b"application/epub+zip", "META-INF/container.xml": container.encode()}
    members["OPS/package.opf"] = package.encode()
    return zipped({**members, **{f"OPS/{name}": markup.encode() for name, markup in chapters.items()}})


def word() -> bytes:
    document = docx.Document()
    document.add_heading(TITLE, level=0)
    for text in PARAGRAPHS:
        document.add_paragraph(text)
    document.add_paragraph("“Everybody was calm.”", style="Quote")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def email(*, subject: str = f"Fwd: {TITLE}", markup: bool = True) -> bytes:
    kind, text = ("html", html()) if markup else ("plain", "\n\n".join(PARAGRAPHS))
    head = (
        f"From: The Daily <news@daily.example>\nTo: you@home.example\nSubject: {subject}\nMIME-Version: 1.0\n"
        f"Date: Tue, 19 May 2015 08:00:00 +0200\nContent-Type: text/{kind}; charset=utf-8\n"
        "Content-Transfer-Encoding: 8bit\n\n"
    )
    return (head + text + "\n").encode()


def mbox() -> bytes:
    other = b"From: a@home.example\nSubject: Hello\nContent-Type: text/plain\n\nSee you.\n"
    return b"".join(b"From news Tue May 19 08:00:00 2015\n" + message + b"\n" for message in (email(), other))


def mhtml() -> bytes:
    head = (
        f"From: <Saved by a browser>\nSnapshot-Content-Location: {URL}\nSubject: saved\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="edge"\n\n--edge\n'
        f"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\nContent-Location: {URL}\n\n"
    )
    return head.encode() + dated_html() + b"\n--edge--\n"


def webarchive() -> bytes:
    main = {"WebResourceData": dated_html(), "WebResourceURL": URL, "WebResourceTextEncodingName": "UTF-8"}
    return plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)


ROW = {
    "headline": TITLE,
    "body": "\n\n".join(PARAGRAPHS),
    "published": "2015-05-19",
    "link": URL,
    "source": "The Daily",
}


def jsonl() -> bytes:
    return json.dumps(ROW, ensure_ascii=False).encode() + b"\n\n"


def table() -> bytes:
    cells = ('"' + value.replace('"', '""') + '"' for value in ROW.values())
    return f"{';'.join(ROW)}\r\n{';'.join(cells)}\r\n".encode()


def rss(*items: str, title: str = "The Daily") -> bytes:
    head = f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{title}</title>'
    return (head + "".join(items) + "</channel></rss>").encode()


def item(link: str = "", *, title: str = TITLE, date: str = "Tue, 19 May 2015 08:00:00 GMT", content: str = "") -> str:
    full = (
        f'<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">{escape(content)}</content:encoded>'
    )
    address = f"<link>{escape(link)}</link>" if link else ""
    published = f"<pubDate>{date}</pubDate>" if date else ""
    return f"<item><title>{escape(title)}</title>{address}{published}{full if content else ''}</item>"


def atom(link: str) -> bytes:
    entry = f'<entry><title>{TITLE}</title><link href="{link}"/><published>2015-05-19T08:00:00Z</published></entry>'
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>The Daily</title>{entry}</feed>'.encode()
