"""Attributions: who is made answerable for which words or thoughts (source, cue, content).

The terms, and what counts as an attribution, follow Prasad et al. (PDTB) and
Pareti (PARC 3.0): a source, a cue that links it to a content, and the content.
Quotations are read from the quotation marks outward, since a parser loses its
way in them; everything else from the parse, verb by verb, through the gates of
the lexicon.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizgen.lexicon import Entry, lexicon
from quizgen.model import BlockKind, Span
from quizgen.read import tree

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read.entities import Entity, Mentions
    from quizgen.read.parse import Parse
    from quizgen.read.quotations import Quotation

_READ = frozenset({BlockKind.BODY, BlockKind.HEADLINE})
_REACH = 14
"""Tokens between a quotation and its cue, at most."""
_MIN_QUOTE_WORDS = 2
_NO_SOURCE = frozenset({"it", "there", "that", "this", "which", "what", "i", "we", "you", "one"})
"""Subjects that are no source: the article does not speak of itself, and "you" is anybody."""
_SENTENCE_END = frozenset({".", "!", "?"})
_DASHES = frozenset({"—", "–", "--"})


@dataclass(frozen=True)
class Attributed:
    """One attribution.

    pattern: how it is built: "verb" (Smith said that …), "inverted" (… said Smith),
    "according", "quote" (a quotation with its cue before its verb or in front).
    source, cue, content: spans into ``Article.text``; source may be empty.
    source_head: token index of the head of the source, or None.
    entity: the entity that the source names or safely refers to, or None.
    cue_lemma: lemma of the cue ("say", "according to"). cue_head: token index of the cue's head word.
    stance: neutral, doubt, endorse, concession, force, deny, belief or intention.
    content_head: token index of the head of the content clause, or None for a bare quotation.
    mode: "direct", "indirect" or "mixed". negated, question: of the cue.
    nested: index into the article's attributions of the one whose content this stands in, or None.
    """

    pattern: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source_head: int | None
    entity: Entity | None
    cue_lemma: str
    cue_head: int | None
    stance: str
    content_head: int | None
    mode: str
    negated: bool = False
    question: bool = False
    nested: int | None = None


@dataclass(frozen=True)
class _Page:
    """What every pattern reads."""

    parse: Parse
    quotations: tuple[Quotation, ...]
    mentions: Mentions
    references: Mapping[int, Entity]
    quoted: frozenset[int]
    """Indices of the tokens between quotation marks."""


def find_attributions(
    parse: Parse,
    quotations: tuple[Quotation, ...],
    entities: tuple[Entity, ...],
    mentions: Mentions,
    references: Mapping[int, Entity],
) -> tuple[Attributed, ...]:
    """Return the attributions of the article in the order of the text; quotations are claimed first."""
    quoted = frozenset(t.i for q in quotations for t in parse.tokens(q.inner))
    page = _Page(parse, quotations, mentions, references, quoted)
    direct = list(_of_quotations(page))
    indirect = [a for a in _of_clauses(page) if not _claimed(a, direct)]
    found = sorted((*direct, *indirect), key=lambda a: (min(a.content), min(a.cue)))
    return _nested(tuple(found))


def _claimed(attribution: Attributed, direct: Sequence[Attributed]) -> bool:
    """Tell whether a quotation with the same cue, or the same words, has been attributed already."""
    return any(
        attribution.cue_head == other.cue_head
        or any(c.contains(own) for own in attribution.content for c in other.content)
        for other in direct
    )


def _nested(found: tuple[Attributed, ...]) -> tuple[Attributed, ...]:
    """Mark each attribution whose cue stands in the content of another."""
    return tuple(
        replace(a, nested=next((n for n, b in enumerate(found) if b is not a and _inside(a, b)), None)) for a in found
    )


def _inside(inner: Attributed, outer: Attributed) -> bool:
    return any(c.contains(cue) for c in outer.content for cue in inner.cue)


# Quotations ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Cue:
    """A cue verb with its entry in the lexicon, its source, and where the quotation lies."""

    verb: Token
    entry: Entry
    source: Token | None
    inverted: bool


def _of_quotations(page: _Page) -> Iterator[Attributed]:
    """Yield the attributions of quotations: parts that one cue joins, or that follow on, are one content."""
    by_block: dict[int, list[Quotation]] = {}
    for quotation in page.quotations:
        by_block.setdefault(quotation.block, []).append(quotation)
    for number, block in enumerate(page.parse.article.blocks):
        if block.kind in _READ and number in by_block:
            yield from _in_paragraph(page, block.span, by_block[number])


def _in_paragraph(page: _Page, block: Span, quotations: list[Quotation]) -> Iterator[Attributed]:
    last: Attributed | None = None
    previous: Quotation | None = None
    for number, quotation in enumerate(quotations):
        after = quotations[number + 1].span.start if number + 1 < len(quotations) else block.end
        before = previous.span.end if previous else block.start
        if last is not None and _follows_on(page, previous, quotation, last):
            last = replace(last, content=(*last.content, _with_marks(quotation)))
            previous = quotation
            continue
        cue = _cue_of(page, Span(before, quotation.span.start), Span(quotation.span.end, after), quotation)
        previous = quotation
        if cue is None:
            continue
        if last is not None:
            yield last
        last = _direct(page, cue, quotation)
    if last is not None:
        yield last


def _follows_on(page: _Page, previous: Quotation | None, quotation: Quotation, last: Attributed) -> bool:
    """Tell whether a quotation goes on with the speech before: nothing but the cue phrase stands between."""
    if previous is None:
        return False
    gap = page.parse.tokens(Span(previous.span.end, quotation.span.start))
    words = [t for t in gap if not t.is_punct]
    if not words:
        return True
    if len(words) > 2 * _REACH or last.cue_head is None:
        return False
    ends = sum(t.text in _SENTENCE_END for t in gap)
    return ends <= 1 and any(t.i == last.cue_head for t in words) and gap[len(gap) - 1].text in {".", ",", ":", ";"}


def _with_marks(quotation: Quotation) -> Span:
    return quotation.span


def _cue_of(page: _Page, before: Span, after: Span, quotation: Quotation) -> _Cue | None:
    """Find the cue of a quotation: after it first (“…,” said Smith), then before it (Smith said: “…”)."""
    inner = page.parse.tokens(quotation.inner)
    if len([t for t in inner if not t.is_punct]) < _MIN_QUOTE_WORDS:
        return None
    text = page.parse.article.text
    if _invites_cue(quotation, text):
        cue = _cue_after(page, list(page.parse.tokens(after)))
        if cue is not None:
            return cue
    return _cue_before(page, list(page.parse.tokens(before)), inner.sent.start if len(inner) else 0)


def _invites_cue(quotation: Quotation, text: str) -> bool:
    """Tell whether a quotation ends with a comma, or with a mark that can stand before a cue."""
    inside = quotation.inner.of(text).rstrip()[-1:]
    outside = text[quotation.span.end : quotation.span.end + 1]
    return inside in {",", "?", "!", "—", "-", "…"} or outside == ","


def _cue_after(page: _Page, tokens: list[Token]) -> _Cue | None:
    """Find the cue right behind a quotation: “…,” said Smith / Smith, the mayor, told reporters."""
    if tokens and tokens[0].text == ",":
        tokens = tokens[1:]
    for position, token in enumerate(tokens[:_REACH]):
        if token.text in _SENTENCE_END and position:
            return None
        entry = _entry(token, "quote")
        if entry is None or token.tag_ not in {"VBD", "VBZ", "VBP", "VBN", "VBG"}:
            continue
        subject = tree.child(token, "nsubj")
        if position == 0 or (subject is not None and subject.i > token.i):
            source = subject or _noun_after(tokens, position)
            return _Cue(token, entry, source, inverted=True) if source is not None else None
        source = subject if subject is not None and subject.i >= tokens[0].i else _noun_before(tokens, position)
        return _Cue(token, entry, source, inverted=False) if source is not None else None
    return None


def _noun_after(tokens: list[Token], position: int) -> Token | None:
    """Return the head of the noun phrase behind an inverted cue, where the parser lost it."""
    for token in tokens[position + 1 : position + 8]:
        if token.pos_ in {"PROPN", "NOUN", "PRON"} and (token.head.i <= tokens[position].i or token.dep_ == "ROOT"):
            return token
        if token.is_punct:
            return None
    return None


def _noun_before(tokens: list[Token], position: int) -> Token | None:
    """Return the first noun or pronoun between quotation and cue."""
    nouns = [t for t in tokens[:position] if t.pos_ in {"PROPN", "NOUN", "PRON"}]
    heads = [t for t in nouns if t.dep_ not in {"compound", "poss", "pobj", "appos", "conj", "nmod"}]
    return next(iter((*heads, *nouns)), None)


def _cue_before(page: _Page, tokens: list[Token], sentence_start: int) -> _Cue | None:
    """Find the cue that leads into a quotation: Smith said: “…”, Smith called it “…”."""
    window = [t for t in tokens[-3 * _REACH :] if t.i not in page.quoted]
    while window and window[-1].text in {",", ":", *_DASHES}:
        window.pop()
    for token in reversed(window):
        if token.text in _SENTENCE_END or (token.text == ";"):
            return None
        entry = _entry(token, "quote") or _entry(token, "ccomp") or _entry(token, "oprd")
        if (
            entry is None
            or token.pos_ not in {"VERB", "AUX"}
            or token.tag_ not in {"VBD", "VBZ", "VBP", "VBG", "VBN", "VB"}
        ):
            continue
        if token.tag_ == "VBN" and tree.child(token, "nsubjpass") is not None:
            return None
        source = _subject(token) or _subject_before(window, token)
        return _Cue(token, entry, source, inverted=source is not None and source.i > token.i)
    return None


def _subject_before(window: list[Token], verb: Token) -> Token | None:
    """Return the last subject before a cue whose own the parser lost."""
    before = [t for t in window if t.i < verb.i and t.dep_ in {"nsubj", "nsubjpass"} and t.tag_ not in {"WDT", "EX"}]
    return _antecedent(before[-1]) if before else None


def _subject(verb: Token) -> Token | None:
    """Return the subject of a cue; a participle ("…, adding that") takes that of the clause above."""
    subject = tree.subject_of(verb)
    if subject is not None:
        return _antecedent(subject)
    if (
        verb.dep_ in {"advcl", "conj", "xcomp"}
        and verb.tag_ in {"VBG", "VB", "VBD"}
        and verb.head.pos_ in {"VERB", "AUX"}
    ):
        return _subject(verb.head)
    if verb.dep_ == "acl":
        return verb.head
    return None


def _antecedent(subject: Token) -> Token:
    """Return what a relative pronoun stands for: "Smith, who said"."""
    if subject.tag_ in {"WP", "WDT"} and subject.head.dep_ == "relcl":
        return subject.head.head
    return subject


def _direct(page: _Page, cue: _Cue, quotation: Quotation) -> Attributed:
    """Return the attribution of a quotation; where it stands inside a reported clause, of the whole clause."""
    content: tuple[Span, ...] = (quotation.span,)
    head: int | None = None
    clause = tree.clause_complement_of(cue.verb)
    lead = _lead_in(page, cue, quotation)
    if not cue.inverted and clause is not None and _begins_outside(page, clause, quotation, cue):
        content, head = _clause_content(page, cue.verb, clause, quotation), clause.i
    elif lead is not None:
        content = (lead,)
    whole = len(content) == 1 and content[0] == quotation.span
    return _attributed(
        page, cue.verb, cue.entry, cue.source, content,
        pattern="inverted" if cue.inverted else "quote", content_head=head, mode="direct" if whole else "mixed",
    )  # fmt: skip


def _lead_in(page: _Page, cue: _Cue, quotation: Quotation) -> Span | None:
    """Return the reported words from behind the cue to the quotation's end ("said the plan was “mad”"), or None.

    None where comma or colon shows that the quotation itself is all that is reported, or the cue stands behind.
    """
    parse = page.parse
    between = [t for t in parse.tokens(Span(parse.ends[cue.verb.i], quotation.span.start)) if t.i > cue.verb.i]
    if cue.inverted or parse.starts[cue.verb.i] > quotation.span.start or not between:
        return None
    if between[-1].text in {",", ":", *_DASHES} or all(t.is_punct or t.i in page.quoted for t in between):
        return None
    told = (
        {t.i for c in tree.children(cue.verb, "dobj", "dative") for t in c.subtree}
        if "ccomp" in cue.entry.gate
        else set()
    )
    words = [t for t in between if t.i not in told and not (t.dep_ in {"prt", "advmod"} and t.head.i == cue.verb.i)]
    if not words:
        return None
    return Span(parse.starts[words[0].i], quotation.span.end)


def _begins_outside(page: _Page, clause: Token, quotation: Quotation, cue: _Cue) -> bool:
    """Tell whether the reported clause begins before the quotation that stands in it."""
    start = page.parse.starts[clause.left_edge.i]
    return cue.verb.i < clause.left_edge.i and start < quotation.span.start


def _clause_content(page: _Page, verb: Token, clause: Token, quotation: Quotation) -> tuple[Span, ...]:
    span = page.parse.span(list(clause.subtree))
    return (Span(span.start, max(span.end, quotation.span.end)),)


# Clauses ------------------------------------------------------------------------------------------------------------


def _of_clauses(page: _Page) -> Iterator[Attributed]:
    """Yield what the parse shows: verbs with a reported clause, plans and wishes, "according to", adverbs."""
    for sentence in page.parse.sentences:
        if sentence.kind not in _READ:
            continue
        for token in sentence.tokens:
            if token.i in page.quoted:
                continue
            if token.lower_ == "according":
                found = _according(page, token)
            elif token.pos_ in {"VERB", "AUX"}:
                found = _of_verb(page, token)
            else:
                continue
            if found is not None:
                yield found


def _entry(token: Token, gate: str) -> Entry | None:
    """Return the lexicon entry of a verb, with its particle first, if it has ``gate``.

    The form without its ending is tried last: the lemmatiser makes "hop" of "hopes".
    """
    lemmas = (
        tree.phrasal_lemma(token),
        token.lemma_.lower(),
        token.lower_.removesuffix("s"),
        token.lower_.removesuffix("d"),
    )
    for lemma in dict.fromkeys(lemmas):
        entry = lexicon("speech_verbs").get(lemma)
        if entry is not None and gate in entry.gate:
            return entry
    return None


def _of_verb(page: _Page, verb: Token) -> Attributed | None:
    """Return the attribution that a verb with a complement makes."""
    for gate, label in (("ccomp", "ccomp"), ("xcomp", "xcomp"), ("dobj", "dobj")):
        entry = _entry(verb, gate)
        complement = tree.child(verb, label) if entry is not None else None
        if entry is None or complement is None:
            continue
        if gate == "ccomp" and not _is_reported(verb, complement):
            continue
        if tree.is_passive(verb):
            return None
        source = _subject(verb)
        if source is None or source.lower_ in _NO_SOURCE:
            continue
        content = _complement_spans(page, verb, complement, source)
        if content:
            return _attributed(page, verb, entry, source, content, pattern="verb", content_head=complement.i,
                               mode=_mode(page, content))  # fmt: skip
    return None


def _is_reported(verb: Token, clause: Token) -> bool:
    """Tell whether a clause is told, not commanded or small: "said he left", not "see him leave"."""
    return (
        tree.is_finite(clause)
        or clause.tag_ in {"JJ", "NN", "NNS", "NNP", "RB", "IN"}
        or any(c.dep_ == "mark" and c.lower_ in {"that", "whether", "if"} for c in clause.children)
    )


def _complement_spans(page: _Page, verb: Token, complement: Token, source: Token) -> tuple[Span, ...]:
    """Return the content, without the cue and source where they interrupt it."""
    cut = {t.i for t in source.subtree} | {t.i for t in tree.auxiliaries_of(verb)} | {verb.i}
    tokens = [t for t in complement.subtree if t.i not in cut]
    while tokens and tokens[-1].is_punct and not tokens[-1].is_quote:
        tokens.pop()
    while tokens and tokens[0].is_punct and not tokens[0].is_quote:
        tokens.pop(0)
    if len(tokens) < 2 and complement.dep_ != "dobj":
        return ()
    return _merged(page.parse.spans(tokens), page.parse.article.text)


def _merged(spans: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """Join spans that only punctuation and white space keep apart."""
    merged: list[Span] = []
    for span in spans:
        if merged and not any(letter.isalnum() for letter in text[merged[-1].end : span.start]):
            merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return tuple(merged)


def _mode(page: _Page, content: tuple[Span, ...]) -> str:
    return "mixed" if any(q.span.overlaps(span) for q in page.quotations for span in content) else "indirect"


_ACCORDING = Entry("according to", cls="neutral")


def _according(page: _Page, token: Token) -> Attributed | None:
    """Return the attribution of "according to X": the content is the rest of the clause it hangs on."""
    to = next((t for t in token.children if t.lower_ == "to"), None)
    source = tree.child(to, "pobj") if to is not None else None
    clause = token.head
    if source is None or clause.pos_ not in {"VERB", "AUX", "NOUN", "ADJ", "PROPN"} or not _can_speak(page, source):
        return None
    head = next((t for t in (clause, *clause.ancestors) if t.pos_ in {"VERB", "AUX"}), clause)
    cut = {t.i for t in token.subtree}
    tokens = [t for t in head.subtree if t.i not in cut]
    while tokens and tokens[-1].is_punct and not tokens[-1].is_quote:
        tokens.pop()
    while tokens and tokens[0].is_punct and not tokens[0].is_quote:
        tokens.pop(0)
    if len(tokens) < 3:
        return None
    content = _merged(page.parse.spans(tokens), page.parse.article.text)
    return _attributed(page, token, _ACCORDING, source, content, pattern="according", content_head=head.i,
                       mode=_mode(page, content), cue_tokens=[token, to] if to else [token])  # fmt: skip


def _can_speak(page: _Page, noun: Token) -> bool:
    """Tell whether a noun can be a source at all: a name, a pronoun, or a word for people, bodies and documents."""
    if noun.pos_ in {"PROPN", "PRON"} or noun.i in page.mentions or noun.ent_type_:
        return True
    return noun.lemma_.lower() in lexicon("sayers") or noun.lemma_.lower() in lexicon("role_nouns")


# Assembly -----------------------------------------------------------------------------------------------------------


def _attributed(
    page: _Page, cue: Token, entry: Entry, source: Token | None, content: tuple[Span, ...], *,
    pattern: str, content_head: int | None, mode: str, cue_tokens: Sequence[Token] | None = None,
) -> Attributed:  # fmt: skip
    parse = page.parse
    source_tokens = _source_phrase(source, cue) if source is not None else []
    entity = None
    if source is not None:
        entity = page.mentions.get(source.i) or page.references.get(source.i) or _apposed(page, source)
    return Attributed(
        pattern=pattern,
        source=parse.spans(source_tokens),
        cue=parse.spans(cue_tokens or _cue_phrase(cue)),
        content=content,
        source_head=source.i if source is not None else None,
        entity=entity,
        cue_lemma=entry.lemma,
        cue_head=cue.i,
        stance=entry.cls,
        content_head=content_head,
        mode=mode,
        negated=tree.is_negated(cue),
        question=entry.lemma in {"ask", "wonder", "inquire"},
    )


def _apposed(page: _Page, source: Token) -> Entity | None:
    """Return the person whom a described source names in an apposition: "his lawyer, Erik Dahl,"."""
    names = [page.mentions[c.i] for c in tree.children(source, "appos") if c.i in page.mentions]
    return names[0] if len(names) == 1 and names[0].kind.value == "person" else None


def _cue_phrase(verb: Token) -> list[Token]:
    """Return the verb with its auxiliaries, negation, particle and adverbs next to it."""
    around = {
        t.i for t in verb.children if t.dep_ in {"aux", "auxpass", "neg", "prt", "advmod"} and abs(t.i - verb.i) <= 2
    }
    return [t for t in verb.doc[max(0, verb.i - 3) : verb.i + 3] if t.i in around or t.i == verb.i]


def _source_phrase(head: Token, cue: Token) -> list[Token]:
    """Return the source with its apposition, without the clause of the cue that may hang on it."""
    cut = {t.i for t in cue.subtree} if cue.i in {t.i for t in head.subtree} else set()
    tokens = [t for t in head.subtree if t.i not in cut]
    while tokens and tokens[-1].is_punct:
        tokens.pop()
    before = [t for t in tokens if t.i <= head.i]
    behind = [t for t in tokens if t.i > head.i]
    return [*before, *behind] or [head]
