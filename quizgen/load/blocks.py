"""Blocks: what each paragraph of a page is, from headline to comment form.

The order matters only where a page has an order: the headline comes first,
a comment form ends the article, an embedded post runs from the handle to its
date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from quizgen.grammar.dates import MONTHS, WEEKDAYS
from quizgen.lexicon import lexicon
from quizgen.load.dates import is_date_line, leading_date
from quizgen.load.paragraphs import paragraphs
from quizgen.model import Block, BlockKind, Span

_HANDLE_LINE = re.compile(r"\(?@\w{2,}\)?")
_POST_END = re.compile(r"[—–-]\s*[^()]{2,60}\(@\w+\)\s+\w+ \d{1,2}, \d{4}\.?$")
_BYLINE = re.compile(
    rf"(?:[Bb]y|BY|From|Byline:)\s+(?!(?:{'|'.join(WEEKDAYS + MONTHS)})\b)[A-Z][\w.’'-]+"
    r"(?:\s+(?:[A-Z][\w.’'-]*|and|de|del|den|der|di|du|la|le|van|von|of|the|in|for|,))*(?:.{0,20}|\s*[,|–—·]\s[^.!?]{2,60})"
)
_CREDIT = re.compile(
    r"^(?:Image|Photo(?:graph)?s?|Picture|Video|Audio|File (?:photo|picture|image)|Credit|Illustration|Graphic)\s*(?::|by\b|credit\b)"
    r"|\b(?:Image|Photo|Photograph|Video|Audio|Credit|Picture):\s*[^.]{2,60}\.?$"
    r"|\((?:AP|AFP|Reuters|EPA|Getty|File)\b[^)]*\)\.?$|\b(?:Getty Images|AP Photo|AFP/Getty|Shutterstock)\b[^.]{0,40}\.?$",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.’'-]+(?:[ ,/]+[A-Z][\w.’'-]*){0,6}"
    r"|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}, [A-Z][\w.’'-]+(?:[ ,]+[A-Z][\w.’'-]+){0,4})"
    r"(?:,? (?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+)(?:,? \d{4})?)?(?:\s*\([A-Z][\w /.-]*\))?"
    r"\s*(?:—|–|--|\s-)\s+(?=[^\Wa-z_]|[\"“‘'(\[$£€¥])"
)
_PULL_QUOTE = re.compile(r"[\"“][^\"“”]+[\"”]\s*[-–—]\s*[A-Z][\w .’'-]{2,60}")
_PULL_QUOTE_LOOSE = re.compile(r"[\"“][^\"“”]+[\"”]\s+[A-Z][\w .’',\"“”-]{2,80}")
_SPEAKS = re.compile(r"\b(?:said|says|told|wrote|added|asked|according)\b")
_MARKUP = re.compile(r"^[<{._#}]|[{}]$|^\W+$")
_OF_THE_HEAD = (BlockKind.HEADLINE, BlockKind.BYLINE, BlockKind.DATE_LINE)
_MAY_BE_FURNITURE = (None, BlockKind.HEADING)
_MAX_HEADLINE_WORDS = 24
_TITLE_WORD, _TITLE_WORDS, _TITLE_SHARE = 4, 4, 0.85
_MAX_HEADING_WORDS = 12
_MAX_FURNITURE_WORDS = 14
_MAX_KICKER_WORDS = 2
_MAX_KICKERS = 4
_MAX_POST_PARAGRAPHS = 4


def find_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a page in order; together they hold every character that is not white space."""
    spans = _merge_post_names(text, [part for span in paragraphs(text) for part in _split_date(text, span)])
    return _blocks(text, spans, [None] * len(spans))


def blocks_of_parts(text: str, parts: Sequence[tuple[Span, BlockKind | None]]) -> tuple[Block, ...]:
    """Return the blocks of a page whose paragraphs are known; kinds that are known stay, save for page furniture."""
    return _blocks(text, [span for span, _ in parts], [kind for _, kind in parts])


def _blocks(text: str, spans: Sequence[Span], known: Sequence[BlockKind | None]) -> tuple[Block, ...]:
    lines = [" ".join(span.of(text).split()) for span in spans]
    kinds = _outside_frame(lines, _kinds(lines, known))
    blocks: list[Block] = []
    for span, kind in zip(spans, kinds, strict=True):
        blocks.extend(_split_dateline(text, span) if kind is BlockKind.BODY else [Block(kind, span)])
    return tuple(blocks)


def _split_date(text: str, span: Span) -> list[Span]:
    """Split "Thursday, May 7, 2015 On Tuesday, the …" into date line and body."""
    line = span.of(text)
    length = leading_date(line)
    if length is None or is_date_line(line):
        return [span]
    rest = line[length:]
    if not re.match(r"\s+[A-Z“\"]", rest) or len(rest.split()) < 6:
        return [span]
    return [Span(span.start, span.start + length), Span(span.end - len(rest.lstrip()), span.end)]


def _merge_post_names(text: str, spans: list[Span]) -> list[Span]:
    """Join the display name of an embedded post with the handle on the next line."""
    merged: list[Span] = []
    for span in spans:
        if merged and _HANDLE_LINE.fullmatch(span.of(text)) and len(merged[-1].of(text).split()) <= 6:
            merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return merged


def _outside_frame(lines: Sequence[str], kinds: list[BlockKind]) -> list[BlockKind]:
    """Return ``kinds`` with what a library database prints around an article as page furniture.

    A frame is known by both of its lines; the headline, the byline and the dates in it stay what they are.
    """
    frame = _frame(lines)
    if frame is None:
        return kinds
    begin, end = frame
    return [
        kind if begin < number < end or kind in _OF_THE_HEAD else BlockKind.BOILERPLATE
        for number, kind in enumerate(kinds)
    ]


def _frame(lines: Sequence[str]) -> tuple[int, int] | None:
    """Return the numbers of the lines between which a database has put the article, or None."""
    entries = [lexicon("database_frames").get(line.casefold().rstrip(":")) for line in lines]
    for number, entry in enumerate(entries):
        if entry is not None and "begin" in entry.gate:
            later = enumerate(entries[number + 1 :], number + 1)
            end = next((at for at, other in later if other and other.cls == entry.cls and "end" in other.gate), None)
            if end is not None:
                return number, end
    return None


def _kinds(lines: Sequence[str], known: Sequence[BlockKind | None]) -> list[BlockKind]:
    kinds: list[BlockKind] = []
    seen: set[BlockKind] = set()
    ended = False
    post_left = 0
    for number, line in enumerate(lines):
        told = known[number]
        ended = ended or (told in _MAY_BE_FURNITURE and ends_article(line))
        if ended or (told in _MAY_BE_FURNITURE and _is_furniture(line)):
            kind = BlockKind.BOILERPLATE
        elif told is not None:
            kind, post_left = told, 0
        elif _opens_post(line):
            kind, post_left = BlockKind.POST, _MAX_POST_PARAGRAPHS
        elif post_left and any(is_date_line(later) for later in lines[number : number + post_left]):
            kind, post_left = BlockKind.POST, 0 if is_date_line(line) else post_left - 1
        else:
            kind = _plain_kind(line, lines[number + 1 : number + 1 + _MAX_KICKERS], seen)
        kinds.append(kind)
        seen.add(kind)
    return kinds


def _opens_post(line: str) -> bool:
    last = line.rsplit(maxsplit=1)[-1]
    return bool(_HANDLE_LINE.fullmatch(last) and len(line.split()) <= 8) or bool(_POST_END.search(line))


def _plain_kind(line: str, following: Sequence[str], seen: Set[BlockKind]) -> BlockKind:
    """Return the kind of a line that is neither page furniture nor part of a post, by the kinds seen before it."""
    if is_date_line(line):
        return BlockKind.DATE_LINE
    opening = BlockKind.BODY not in seen
    if opening and _BYLINE.fullmatch(line) and len(line.split()) <= 14:
        return BlockKind.BYLINE
    if _is_caption(line):
        return BlockKind.CAPTION
    untitled = opening and BlockKind.HEADLINE not in seen
    if untitled and following and _is_headline(line) and not _is_kicker(line, following):
        return BlockKind.HEADLINE
    return BlockKind.HEADING if _is_heading(line) else BlockKind.BODY


def _is_headline(line: str) -> bool:
    if len(line.split()) > _MAX_HEADLINE_WORDS or _MARKUP.search(line):
        return False
    if _is_title_case(line):
        return True
    if _DATELINE.match(line):
        return False
    return not line.endswith(".") or not re.search(r"[.!?][”’\"']?\s+(?=[A-Z])", line)


def _is_title_case(line: str) -> bool:
    """Tell whether a line is printed as a title: nearly every word of four or more letters has a capital."""
    words = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) >= _TITLE_WORD]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= _TITLE_WORDS and capitals >= _TITLE_SHARE * len(words)


def _is_closed(line: str) -> bool:
    """Tell whether a line ends with a full stop, as headlines seldom do."""
    return line.rstrip("”’\"')").endswith(".")


def _is_kicker(line: str, following: Sequence[str]) -> bool:
    """Tell whether a line is the name of site or section above the headline: a word or two, and a longer title follows."""
    if len(line.split()) > _MAX_KICKER_WORDS:
        return False
    for later in following:
        if is_date_line(later) or _BYLINE.fullmatch(later) or _is_closed(later) or not _is_headline(later):
            return False
        if len(later.split()) > _MAX_KICKER_WORDS + 1:
            return True
    return False


def _is_heading(line: str) -> bool:
    """Tell whether a line inside the article is a section heading: short, and no sentence."""
    if _MARKUP.search(line):
        return True
    if len(line.split()) > _MAX_HEADING_WORDS:
        return False
    return line[-1] not in '.!?”"’:;,)' or line.isupper()


def _is_caption(line: str) -> bool:
    words = line.split()
    if len(words) <= 60 and _CREDIT.search(line):
        return True
    if _PULL_QUOTE.fullmatch(line) or (_PULL_QUOTE_LOOSE.fullmatch(line) and not _SPEAKS.search(line)):
        return True
    return len(words) <= 12 and line[0].islower() and line.endswith(".")


def ends_article(line: str) -> bool:
    """Tell whether a line on a page begins what follows an article: comments, other stories."""
    return any(
        "tail" in entry.gate and _begins(line, entry.lemma) and not ("title" in entry.gate and _is_closed(line))
        for entry in lexicon("boilerplate")
    )


_GLUED = re.compile(r"[a-z](?:[A-Z][a-z]+){4,}")
"""Labels of buttons that ran together: "FlagShareLikeReply"."""


def _is_furniture(line: str) -> bool:
    """Tell whether a line is page furniture; a real sentence that only mentions it is not."""
    if _GLUED.search(line):
        return True
    folded = line.casefold()
    for entry in lexicon("boilerplate"):
        if "exact" in entry.gate and folded.strip(" .:|*") == entry.lemma.strip(":"):
            return True
        if "line" in entry.gate and _begins(line, entry.lemma):
            return True
        if "sentence" in entry.gate and folded.startswith(entry.lemma):
            return True
        if "anywhere" in entry.gate and entry.lemma in folded:
            return True
        if "handle" in entry.gate and _begins(line, entry.lemma) and "@" in line:
            return True
    return False


def _begins(line: str, phrase: str) -> bool:
    """Tell whether a short line begins with ``phrase``, whole words, and does not run on like a sentence."""
    folded = line.casefold()
    if not folded.startswith(phrase) or len(line.split()) > _MAX_FURNITURE_WORDS:
        return False
    return not folded[len(phrase) : len(phrase) + 1].isalnum()


def _split_dateline(text: str, span: Span) -> list[Block]:
    """Take "KARLSVIK, Norway —" off the paragraph it opens."""
    found = _DATELINE.match(text, span.start, span.end)
    if found is None:
        return [Block(BlockKind.BODY, span)]
    end = span.start + len(text[span.start : found.end()].rstrip())
    return [Block(BlockKind.DATELINE, Span(span.start, end)), Block(BlockKind.BODY, Span(found.end(), span.end))]
