"""Sources: files, folders, addresses, standard input and decks, read one by one."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from quizgen.load.compose import article_from_page
from quizgen.load.confine import Parser
from quizgen.load.errors import SourceError
from quizgen.load.keep import read_kept, write_kept
from quizgen.load.kind import Kind, is_article_name, kind_of
from quizgen.load.options import DEFAULTS, FEED_ITEMS, Options
from quizgen.load.page import Page
from quizgen.load.recipe import RECIPE_NAME, Recipe, is_address, read_recipe
from quizgen.load.text import check_article, decode
from quizgen.model import Article

if TYPE_CHECKING:
    from quizgen.fetch import Fetched, Fetcher

STANDARD_INPUT = "-"
MAX_BYTES = 100 << 20
"""Largest file that is read, in bytes; an article of a book's length has one hundredth of it."""
_WHAT_TO_GIVE = "give a file, a folder, an address or - for standard input."
_OF_PARTS = frozenset({Kind.EPUB, Kind.MBOX})
"""Kinds in which parts that are no article (covers, contents, notices) are nobody's fault."""


@dataclass(frozen=True)
class SourceFailure:
    """A source that could not be used, with the sentence that says why."""

    path: str
    message: str


Loaded = Article | SourceFailure


def load(sources: Iterable[str], options: Options = DEFAULTS, fetcher: Fetcher | None = None) -> Iterator[Loaded]:
    """Load every source in order; a bad one becomes a `SourceFailure` and the rest go on.

    fetcher: fetches addresses instead of the one that ``options`` describe.
    """
    seen: dict[str, str] = {}
    with _Loader(options, fetcher) as loader:
        for source in sources:
            for loaded in loader.load(source):
                yield _told_apart(loaded, seen) if isinstance(loaded, Article) else loaded


def _told_apart(article: Article, seen: dict[str, str]) -> Article:
    """Return the article with an id of its own where an earlier one has its headline and date, but another text."""
    own = hashlib.blake2b(f"{article.id}\x1f{article.text}".encode(), digest_size=6).hexdigest()
    return article if seen.setdefault(article.id, own) == own else replace(article, id=own)


def count(source: str) -> int:
    """Return how many files or addresses ``source`` stands for; 0 where it stands for none."""
    try:
        return len(expand(source))
    except SourceError:
        return 0


def recipe_of(sources: Sequence[str]) -> Recipe | None:
    """Return the recipe where ``sources`` is a single deck folder, else None."""
    if len(sources) != 1 or not _has_recipe(sources[0]):
        return None
    return read_recipe(Path(sources[0]))


def _has_recipe(source: str) -> bool:
    try:
        return bool(source) and not is_address(source) and (Path(source) / RECIPE_NAME).is_file()
    except (OSError, ValueError):  # a name that is too long or impossible; `expand` complains of it
        return False


def expand(source: str) -> tuple[str, ...]:
    """Return the files and addresses that ``source`` stands for.

    Raises `SourceError` where there is nothing: a missing file, a folder without articles, a bad recipe.
    """
    if source == STANDARD_INPUT or is_address(source):
        return (source,)
    if not _exists(source):
        raise SourceError(f"{source or 'A source without a name'} does not exist; {_WHAT_TO_GIVE}")
    path = Path(source)
    if not path.is_dir():
        return (source,)
    if _has_recipe(source):
        return read_recipe(path).places()
    found = _articles_in(path)
    if not found:
        raise SourceError(
            f"{source} holds no article; give a folder with .txt, .html, .pdf, .epub, .docx or .eml files."
        )
    return found


def _exists(source: str) -> bool:
    """Tell whether there is such a file or folder; the empty name is none, though a path of it is the current folder."""
    try:
        return bool(source) and Path(source).exists()
    except (OSError, ValueError) as error:
        raise SourceError(f"{source} cannot be read: {getattr(error, 'strerror', None) or error}.") from error


def _articles_in(folder: Path) -> tuple[str, ...]:
    """Return the articles in a folder by name; hidden files are the business of the system."""
    try:
        files = [path for path in folder.iterdir() if is_article_name(path.name) and path.is_file()]
    except OSError as error:
        raise SourceError(f"{folder} cannot be read: {error.strerror}.") from error
    return tuple(sorted(str(path) for path in files if not path.name.startswith(".")))


@dataclass
class _Loader:
    """Loads sources one after the other and keeps what that takes: the process that parses, the connections."""

    options: Options
    fetcher: Fetcher | None
    parser: Parser = field(default_factory=Parser)
    _own_fetcher: Fetcher | None = None

    def __enter__(self) -> _Loader:
        return self

    def __exit__(self, *error: object) -> None:
        self.parser.__exit__(None, None, None)
        if self._own_fetcher is not None:
            self._own_fetcher.__exit__(None, None, None)

    def load(self, source: str) -> Iterator[Loaded]:
        """Yield what comes of one source as the user gave it."""
        try:
            recipe = read_recipe(Path(source)) if _has_recipe(source) else None
            names = expand(source)
        except SourceError as error:
            yield SourceFailure(source, str(error))
            return
        for name in names:
            try:
                yield from self._articles(name, self._kept(name, recipe) if recipe else self._pages(name, self.options))
            except SourceError as error:
                yield SourceFailure(_said(name), str(error))

    def _kept(self, name: str, recipe: Recipe) -> _Pages:
        """Return the pages of a deck's source; what has been fetched for it lies beside it and is not fetched again."""
        kept = recipe.kept(name)
        found = read_kept(kept, name) if kept else None
        if found is not None:
            return _Pages(*found)
        pages = self._pages(name, _of_recipe(self.options, recipe))
        if kept is not None:
            write_kept(kept, name, pages.kind, [page for page in pages.found if isinstance(page, Page)])
        return pages

    def _pages(self, name: str, options: Options) -> _Pages:
        """Return the pages of a file, an address or standard input."""
        if is_address(name):
            fetched = self._fetch(name)
            data, url, charset = fetched.data, fetched.url, fetched.charset
            kind = options.kind or kind_of(data, _file_name(url), fetched.media_type)
        else:
            data, url, charset = _read(name), None, None
            kind = options.kind or kind_of(data, name)
        if kind is Kind.TEXT:
            return _Pages(kind, [Page(plain=decode(data, _said(name)), url=url)])
        pages = self._parse(kind, data, name, url=url, charset=charset)
        if kind is Kind.FEED:
            return _Pages(kind, list(self._items(pages, options)))
        if kind is Kind.MBOX:
            pages = _recent(pages, options, options.limit)
        return _Pages(kind, pages)

    def _fetch(self, url: str) -> Fetched:
        if self.fetcher is None:
            from quizgen.fetch import Fetcher  # noqa: PLC0415 - files need no network

            options = self.options
            self._own_fetcher = Fetcher(offline=options.offline, allow_private=options.allow_private)
            self.fetcher = self._own_fetcher
        return self.fetcher.fetch(url)

    def _parse(self, kind: Kind, data: bytes, name: str, *, url: str | None, charset: str | None) -> list[Page]:
        try:
            return self.parser.parse(kind, data, url=url, charset=charset, columns=self.options.columns)
        except SourceError as error:
            raise SourceError(f"{_said(name)} {error}.") from error

    def _items(self, items: list[Page], options: Options) -> Iterator[Page | SourceFailure]:
        """Yield the full article of every item of a feed, or what the feed itself holds of it where that is whole."""
        for item in _recent(items, options, options.limit or FEED_ITEMS):
            try:
                yield self._item(item)
            except SourceError as error:
                yield SourceFailure(item.url or item.title or "an item without an address", str(error))

    def _item(self, item: Page) -> Page:
        if item.url is None or not is_address(item.url):
            if item.parts:
                return item
            raise SourceError(f"The item “{item.title or 'without a title'}” has neither an address nor a text.")
        fetched = self._fetch(item.url)
        kind = kind_of(fetched.data, _file_name(fetched.url), fetched.media_type)
        if kind is Kind.FEED:
            raise SourceError(f"{item.url} is a feed inside a feed.")
        if kind is Kind.TEXT:
            return replace(item, parts=(), plain=decode(fetched.data, item.url), url=fetched.url)
        page = self._parse(kind, fetched.data, item.url, url=fetched.url, charset=fetched.charset)[0]
        return page if page.published else replace(page, published=item.published)

    def _articles(self, name: str, pages: _Pages) -> Iterator[Loaded]:
        """Yield the articles of a source's pages; each that is none is named, unless the source consists of such parts."""
        failures: list[SourceFailure] = []
        usable = False
        for number, page in enumerate(pages.found, 1):
            said = (page.url if isinstance(page, Page) else None) if pages.of_parts else None
            path = said or (f"{_said(name)}#{number}" if pages.of_parts else _said(name))
            loaded = page if isinstance(page, SourceFailure) else _article(page, path)
            usable = usable or isinstance(loaded, Article)
            if isinstance(loaded, SourceFailure) and pages.may_skip:
                failures.append(loaded)
            else:
                yield loaded
        if not usable and failures:
            yield SourceFailure(_said(name), f"{_said(name)} holds no article in English with a sentence to read.")


@dataclass(frozen=True)
class _Pages:
    """What came of one source of a kind."""

    kind: Kind
    found: Sequence[Page | SourceFailure]

    @property
    def of_parts(self) -> bool:
        """Whether each page has a name of its own."""
        return self.kind is Kind.FEED or len(self.found) > 1

    @property
    def may_skip(self) -> bool:
        """Whether pages that are no article need not be named."""
        return self.kind in _OF_PARTS


def _of_recipe(options: Options, recipe: Recipe) -> Options:
    """Return the options with what the recipe says where the user is silent."""
    return replace(options, since=options.since or recipe.since, limit=options.limit or recipe.limit)


def _recent(items: Sequence[Page], options: Options, limit: int | None) -> list[Page]:
    """Return the items from the wanted day on, at most ``limit`` if given; one without a date is taken for new."""
    since = options.since
    recent = [item for item in items if since is None or not item.published or max(item.published) >= since]
    return recent[:limit]


def _article(page: Page, path: str) -> Loaded:
    try:
        article = article_from_page(page, path)
        check_article(article)
    except SourceError as error:
        return SourceFailure(path, str(error))
    return article


def _file_name(url: str) -> str:
    """Return the last piece of an address's path; ``.txt`` in it promises text as it does in a file name."""
    return urlsplit(url).path.rpartition("/")[2]


def _said(name: str) -> str:
    return "standard input" if name == STANDARD_INPUT else name


def _read(path: str) -> bytes:
    if path == STANDARD_INPUT:
        return _read_standard_input()
    try:
        with Path(path).open("rb") as file:
            return _bounded(file, path)
    except FileNotFoundError as error:
        raise SourceError(f"{path} does not exist; {_WHAT_TO_GIVE}") from error
    except (OSError, ValueError) as error:
        raise SourceError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}.") from error


def _read_standard_input() -> bytes:
    if sys.stdin is None:  # closed by the shell: quizgen facts - <&-
        raise SourceError("standard input is closed; pipe an article into it.")
    return _bounded(sys.stdin.buffer, "standard input")


def _bounded(file: BinaryIO, name: str) -> bytes:
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise SourceError(f"{name} is larger than {MAX_BYTES >> 20} MiB; give a smaller file.")
    return data
