"""What a web page says of itself: JSON-LD and the ``meta`` elements, above all the dates.

Only dates that the page marks up as its own are taken. A date found by pattern somewhere on the page would be right
nine times in ten, and the tenth would put every "last year" of the article into the wrong year.
"""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import ftfy

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date_published",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "parsely-pub-date", "sailthru.date",
    "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "citation_publication_date",
    "article.published", "article_date_original", "originalpublicationdate", "cxenseparse:recs:publishtime",
    "displaydate", "dc.date", "date", "datecreated",
)  # fmt: skip
"""Names of ``meta`` elements that hold the date of publication, the most trustworthy first."""
_UPDATED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "dcterms.modified",
    "dc.date.modified", "lastmod", "last-modified", "article.updated", "revision_date",
)  # fmt: skip
_ARTICLE_TYPE = re.compile(r"(?:Article|Posting|\bReport)$")
_ISO_TIME = re.compile(
    r"\s*((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)"
    r"(?:[T\s]\s?(?!00:?00:?00)(?P<hour>\d\d)[\d:.]+\s?(?:Z|[+-]00:?00|UTC|GMT))?"
)
"""A day, and the hour of a time in UTC; midnight to the second is a day without a time."""
_URL_DATE = re.compile(
    r"/((?:19|20)\d\d)(?:/(0?[1-9]|1[0-2]|[a-z]{3})/(0?[1-9]|[12]\d|3[01])(?=/)"
    r"|-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?=[/-])|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/-]))"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_AMERICAN_EVENING = 8
"""Hours of the day in UTC during which it is the day before somewhere in America."""
_MAX_NODES = 2_000
_MAX_SCRIPT = 1_000_000


@dataclass(frozen=True)
class Stamp:
    """A day, with the hour where the time is in UTC: then it can be another day where the paper appears."""

    day: dt.date
    utc_hour: int | None = None


@dataclass(frozen=True)
class Declared:
    """What a page declares; None or empty where it is silent.

    headline: that of the article. titles: all titles the page gives itself, mostly with the name of the site.
    published: dates of publication that the page gives in different places, without repetition, the most trustworthy
    first. updated: date of the last change.
    """

    headline: str | None = None
    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: tuple[Stamp, ...] = ()
    updated: Stamp | None = None
    language: str | None = None


def declared(tree: HtmlElement) -> Declared:
    """Read what the page declares about itself in JSON-LD, ``meta`` and ``time`` elements; broken parts are passed over."""
    node = _article_node(tree)
    metas = _metas(tree)
    published = [
        read_stamp(node.get("datePublished")),
        *(read_stamp(metas.get(name)) for name in _PUBLISHED),
        _only([read_stamp(element.get("datetime")) for element in _time_elements(tree)]),
    ]
    updated = [read_stamp(node.get("dateModified")), *(read_stamp(metas.get(name)) for name in _UPDATED)]
    return Declared(
        headline=_text(node.get("headline")) or _text(metas.get("og:title")) or _text(metas.get("twitter:title")),
        titles=tuple(title for element in tree.iter("title") if (title := _text(element.text))),
        authors=tuple(dict.fromkeys(_names(node.get("author")))),
        publisher=next(_names(node.get("publisher")), None),
        published=tuple(dict.fromkeys(stamp for stamp in published if stamp is not None)),
        updated=next((stamp for stamp in updated if stamp is not None), None),
        language=_language(tree, node),
    )


def url_date(url: str | None) -> dt.date | None:
    """Return the full date in the path of an address ("/2015/05/18/", "/2015/may/18/"), or None."""
    try:
        path = urlsplit(url or "").path.lower()
    except ValueError:
        return None
    found = _URL_DATE.search(path)
    if found is None:
        return None
    year, month, day = (part for part in found.groups() if part)
    if month.isalpha():
        if month not in _MONTHS:
            return None
        month = str(_MONTHS.index(month) + 1)
    return _date(int(year), int(month), int(day))


def settle(stamps: tuple[Stamp, ...], address: dt.date | None, printed: frozenset[dt.date]) -> tuple[dt.date, ...]:
    """Return the day of publication, or all days that are left where what the page declares cannot be settled.

    address: the date in the page's URL; it is that of the place of publication. printed: days printed on the page; one
    of them tells which day a time in UTC means to the readers. Dates a day apart are one date in two time zones.
    """
    days: list[dt.date] = []
    for stamp in stamps:
        possible = _local(stamp, address, printed)
        if not any(abs((day - other).days) <= 1 for day in possible for other in days):
            days.extend(possible)
    if address is not None and not any(abs((address - day).days) <= 1 for day in days):
        days.append(address)
    return tuple(days)


def _local(stamp: Stamp, address: dt.date | None, printed: frozenset[dt.date]) -> tuple[dt.date, ...]:
    """Return the day of a time at the place of publication, or both days that it can be."""
    if stamp.utc_hour is None:
        return (stamp.day,)
    if address is not None and abs((address - stamp.day).days) <= 1:
        return (address,)
    near = [day for offset in (-1, 1) if (day := stamp.day + dt.timedelta(offset)) in printed]
    if stamp.day in printed or len(near) > 1:
        return (stamp.day,)
    before = stamp.day - dt.timedelta(1)
    return tuple(near) or ((before, stamp.day) if stamp.utc_hour < _AMERICAN_EVENING else (stamp.day,))


def _only(stamps: list[Stamp | None]) -> Stamp | None:
    """Return the one date of all elements, or None where they differ: a list of articles, each with its own."""
    return stamps[0] if len(set(stamps)) == 1 else None


def read_stamp(value: Any) -> Stamp | None:
    """Read the calendar day of an ISO 8601 time as it is written, with the offset it carries."""
    found = _ISO_TIME.match(value) if isinstance(value, str) else None
    day = _date(*map(int, found.group(1, 2, 3))) if found else None
    if found is None or day is None:
        return None
    return Stamp(day, int(found["hour"]) if found["hour"] else None)


def read_mail_stamp(value: Any) -> Stamp | None:
    """Read the calendar day of a date as mail and RSS write it ("Tue, 19 May 2015 08:00:00 +0200")."""
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError, OverflowError):
        return None
    in_utc = not moment.utcoffset()  # "-0000" says that the place is not known
    return Stamp(moment.date(), moment.hour if in_utc else None)


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Map lower-case names of ``meta`` elements to the first value of each."""
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content:
            metas.setdefault(name.strip().lower(), content)
    return metas


def _time_elements(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the ``time`` elements that are marked as the date of publication."""
    for element in tree.iter("time"):
        classes = (element.get("class") or "").split()
        marked = element.get("pubdate") is not None or element.get("itemprop") == "datePublished"
        if marked or {"entry-date", "published"} <= set(classes):
            yield element


def _article_node(tree: HtmlElement) -> dict[str, Any]:
    """Return the first JSON-LD node that describes an article, or an empty one."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or len(script.text or "") > _MAX_SCRIPT:
            continue
        try:
            data = json.loads(
                re.sub(r"^\s*(?:<!--|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*$", "", script.text or ""), strict=False
            )
        except (ValueError, RecursionError):
            continue  # one page in twenty has a script that is no JSON; the page says the same elsewhere
        for node in _nodes(data):
            if any(_ARTICLE_TYPE.search(kind) for kind in _texts(node.get("@type"))):
                return node
    return {}


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON-LD document, outermost first."""
    queue = [data]
    for _ in range(_MAX_NODES):
        if not queue:
            return
        item = queue.pop(0)
        if isinstance(item, dict):
            yield item
            queue.extend(value for key, value in item.items() if key in {"@graph", "mainEntity", "mainEntityOfPage"})
        elif isinstance(item, list):
            queue.extend(item)


def _names(value: Any) -> Iterator[str]:
    """Yield the names of people or organisations, given as a text, an object or a list of them."""
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        for text in _texts(name):
            if not text.startswith(("http:", "https:")):
                yield text


def _texts(value: Any) -> list[str]:
    values: Iterable[Any] = value if isinstance(value, list) else [value]
    return [text for text in map(_text, values) if text]


def _text(value: Any) -> str | None:
    """Return a text on one line. Entities and mojibake are undone: this is what a program wrote about the article."""
    if not isinstance(value, str):
        return None
    return " ".join(ftfy.fix_encoding(html.unescape(value)).split()) or None


def _language(tree: HtmlElement, node: dict[str, Any]) -> str | None:
    """Return the primary subtag ("en") that the page or the article node declares."""
    root = tree.getroottree().getroot()
    declared_as = (
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or _text(node.get("inLanguage"))
    )
    found = re.match(r"[A-Za-z]{2,3}(?=$|[-_])", declared_as or "")
    return found.group().lower() if found else None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
