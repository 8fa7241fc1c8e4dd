"""Sources that a report leaves without a name: which phrase is one, and whether the name is told close by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizgen.facts.statement import is_hearsay
from quizgen.lexicon import lexicon
from quizgen.model import BlockKind
from quizgen.read import tree
from quizgen.read.entities import Entity, EntityKind, Mention
from quizgen.read.roles import find_roles

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading, Sentence
    from quizgen.read.attribution import Attributed

_PATTERNS = frozenset({"verb", "aside", "quote", "inverted", "according", "predicate", "object"})
_JUDGING = frozenset({"force", "doubt"})
"""Stances of praise and blame, whose object is told as well as a clause would be."""
_MIN_CONTENT = 7
"""Words below which what is reported says nothing worth a card."""
_FINDING = frozenset(
    {"find", "learn", "discover", "determine", "realise", "realize", "know", "show", "demonstrate", "rule"}
)
_POINTING = frozenset(
    {"the", "this", "that", "these", "those", "both", "other", "another", "all", "same", "no", "any", "second", "third"}
)
_LISTING = frozenset({"including", "include", "includes", "included", "such", "like", "among", "namely"})
_FAR = 8
"""Words behind which a participle may be somebody else's."""
_MAIN_FIGURE = 6
"""Mentions from which a person is one whom the article is about."""
_NAMES = frozenset({"GPE", "NORP", "ORG", "PERSON", "FAC", "LOC", "EVENT"})
_TWINS = frozenset({"speaker"})
"""Classes of one post under several names: a spokesman may be the spokeswoman named elsewhere."""


def nameless(reading: Reading, a: Attributed) -> list[Token] | None:
    """Return the phrase of a source that is people without a name in the article's own voice, or None.

    None, too, where the phrase points back ("the officials", "her aides"), leads on to a list of names, or stands by a name.
    """
    if (
        a.pattern not in _PATTERNS
        or (a.pattern == "object" and a.stance not in _JUDGING)
        or len(a.source) != 1
        or a.source_head is None
        or a.cue_head is None
    ):
        return None
    if (
        a.nested is not None
        or a.negated
        or a.question
        or a.stance in {"intention", "deny"}
        or a.relative
        or is_hearsay(reading, a)
    ):
        return None
    head, cue = reading.parse.doc[a.source_head], reading.parse.doc[a.cue_head]
    if cue.tag_ == "VBG" and cue.head.i != head.i and tree.child(cue, "nsubj") is None and cue.i > head.i + _FAR:
        return None  # who says it may stand nearer: "critics protested after the mayor was heard saying …"
    if reading.parse.sentence_of(head).kind is not BlockKind.BODY or reading.in_quotation(head):
        return None
    if not _is_said(cue, a) or not _tells_enough(reading, a):
        return None
    phrase = list(reading.parse.tokens(a.source[0]))
    if any(not (t is head or head.is_ancestor(t)) for t in phrase if t.i < head.i):
        return None
    if a.pattern == "according" and _runs_on(reading, phrase):
        return None
    if _points_back(phrase, head) or _is_named(reading, phrase, head) or _goes_on(phrase):
        return None
    if _is_apposed(phrase[-1]) or (not is_plural(head) and near(reading, head, 0) == near(reading, head, 1)[:1]):
        return None  # the first sentence says "an MP", and a later one which
    return phrase


def small(reading: Reading, phrase: Sequence[Token]) -> str:
    """Return the words of a phrase as they stand inside a sentence, without the capital that begins one."""
    text, first = reading.parse.text(list(phrase)), phrase[0]
    name = first.i in reading.mentions or first.ent_type_ in _NAMES or (len(first.text) > 1 and first.text.isupper())
    lower, capital = reading.cases.get(first.lower_, (0, 0))
    is_name = name or (first.pos_ == "PROPN" and lower <= capital and not kind_of(first))
    return text if is_name else text[0].lower() + text[1:]


def tells_which(reading: Reading, tokens: Sequence[Token]) -> bool:
    """Tell whether words have a name, or a noun of the headline, so that a reader knows what they are about."""
    return any(
        t.i in reading.mentions or (t.pos_ in {"NOUN", "PROPN"} and t.lemma_.lower() in reading.headline_nouns)
        for t in tokens
    )


def kind_of(head: Token) -> str:
    """Return the class of a noun in the lexicon of people whom reports cite without a name, or ""."""
    entry = lexicon("unnamed_people").first((head.lemma_.lower(), head.lower_.removesuffix("s")))
    return entry.cls if entry is not None else ""


def is_plural(head: Token) -> bool:
    """Tell whether the noun is a plural, also where the capital of the sentence makes a name of it for the tagger."""
    opens = bool(head.is_sent_start) and head.lower_.endswith("s") and head.lower_ not in lexicon("unnamed_people")
    return head.tag_ in {"NNS", "NNPS"} or opens or head.lower_ == "people"


def has_post(reading: Reading, head: Token) -> bool:
    """Tell whether the article names a person of the same post: the source may be that one."""
    kind = kind_of(head)
    posts = [reading.parse.doc[role.head] for role in find_roles(reading)]
    return any(p.lemma_.lower() == head.lemma_.lower() or (kind in _TWINS and kind_of(p) == kind) for p in posts)


def speakers_near(reading: Reading, token: Token, reach: int, *, new: bool) -> bool:
    """Tell whether a person speaks in the sentences up to ``reach`` before and after that of ``token``.

    new: count only those whom the article names there for the first time; else all but the main figures of the article.
    """
    window = near(reading, token, reach)
    first, end = window[0].tokens.start, window[-1].tokens.end
    return any(
        a.entity is not None
        and a.entity.kind is EntityKind.PERSON
        and a.cue_head is not None
        and first <= a.cue_head < end
        and (_opening(reading, a.entity) >= first if new else not _is_main(reading, a.entity))
        for a in reading.attributions
    )


def follows_newcomer(reading: Reading, token: Token) -> bool:
    """Tell whether the next sentence begins with a person not named before, who may be the source just told."""
    following = near(reading, token, 1)[-1]
    if following.tokens.start <= token.i:
        return False
    people = (reading.mentions.get(t.i) for t in following.tokens if t.dep_ in {"nsubj", "nsubjpass"})
    return any(
        e is not None and e.kind is EntityKind.PERSON and _opening(reading, e) >= following.tokens.start for e in people
    )


def _opening(reading: Reading, entity: Entity) -> int:
    """Return the token of the body with which an entity is first named."""
    return min((m.first for m in entity.mentions if not _in_title(reading, m)), default=0)


def _is_main(reading: Reading, entity: Entity) -> bool:
    """Tell whether the article is about a person, who is then no one of the critics or experts it cites."""
    return len(entity.mentions) >= _MAIN_FIGURE or any(_in_title(reading, m) for m in entity.mentions)


def _in_title(reading: Reading, mention: Mention) -> bool:
    return reading.parse.sentence_of(reading.parse.doc[mention.first]).kind is BlockKind.HEADLINE


def near(reading: Reading, token: Token, reach: int) -> list[Sentence]:
    """Return the sentence of ``token`` with up to ``reach`` sentences of the body before and after it."""
    body = list(reading.body())
    place = next(n for n, s in enumerate(body) if s.tokens.start <= token.i < s.tokens.end)
    return body[max(0, place - reach) : place + reach + 1]


def _is_said(cue: Token, a: Attributed) -> bool:
    """Tell whether the cue tells of words or thoughts that there were: no modal or infinitive, and no finding or learning."""
    if tree.modal_of(cue) is not None or tree.is_conditional(cue) or a.cue_lemma in _FINDING:
        return False
    told_by_verb = cue.pos_ in {"VERB", "AUX"} and a.pattern != "according"
    return not told_by_verb or tree.is_finite(cue) or cue.tag_ in {"VBG", "VBN", "VBD"}


def _tells_enough(reading: Reading, a: Attributed) -> bool:
    content = [t for span in a.told for t in reading.parse.tokens(span) if t.is_alpha]
    return len(content) >= _MIN_CONTENT and any(t.pos_ in {"NOUN", "PROPN"} for t in content)


def _runs_on(reading: Reading, phrase: Sequence[Token]) -> bool:
    """Tell whether the words of a source go on behind it, so that its phrase was cut."""
    last = phrase[-1]
    return last.i + 1 < len(reading.parse.doc) and not last.nbor().is_punct and not last.nbor().is_sent_start


def _is_apposed(last: Token) -> bool:
    """Tell whether a name between commas follows: "according to analysts, *Berg & Co*, …"."""
    doc = last.doc
    if last.i + 3 >= len(doc) or doc[last.i + 1].text != "," or doc[last.i + 2].pos_ != "PROPN":
        return False
    end = next((t for t in doc[last.i + 2 : last.sent.end] if t.pos_ not in {"PROPN", "CCONJ"}), None)
    return end is not None and end.text == ","


def _points_back(phrase: Sequence[Token], head: Token) -> bool:
    own = [t for t in phrase if t.i <= head.i]
    if head.tag_ in {"NNS", "NNPS"} and any(t.lower_ in {"a", "an"} and t.i == phrase[0].i for t in phrase):
        return True  # "a fact sheet lawmakers released": the head is another
    behind = [t for c in head.children if c.dep_ != "relcl" and c.i > head.i for t in c.subtree if t in phrase]
    if any(t.tag_ in {"PRP", "PRP$"} for t in (*own, *behind)):
        return True
    return any(c.lower_ in _POINTING for c in head.children if c.dep_ in {"det", "amod", "predet"} and c.i < head.i)


def _is_named(reading: Reading, phrase: Sequence[Token], head: Token) -> bool:
    """Tell whether a name stands beside the head: "spokesman Berg", "Berg, a spokesman", "a spokesman, Berg"."""
    doc = reading.parse.doc
    named = reading.mentions.get(head.i)
    if (
        (named is not None and named.kind is not EntityKind.GROUP)
        or head.dep_ == "appos"
        or tree.child(head, "appos", "conj") is not None
    ):
        return True
    after, before = doc[phrase[-1].i + 1 : phrase[-1].i + 3], doc[max(0, phrase[0].i - 2) : phrase[0].i]
    if any(_is_person(reading, t) and tree.word_before(t) == "," for t in phrase[1:]):
        return True
    beside = [*after[:1], *doc[head.i + 1 : head.i + 2]]
    if any(t.pos_ == "PROPN" or t.i in reading.mentions for t in beside):
        return True
    return any(_is_person(reading, t) and pair[1 - n].text in {",", "(", "—", "–"}
               for pair in (before, after) if len(pair) == 2 for n, t in enumerate(pair))  # fmt: skip


def _is_person(reading: Reading, token: Token) -> bool:
    entity = reading.mentions.get(token.i)
    return entity is not None and entity.kind is EntityKind.PERSON


def _goes_on(phrase: Sequence[Token]) -> bool:
    """Tell whether the phrase, or what follows it, leads on to some of the people by name."""
    last = phrase[-1].i
    return any(t.lower_ in _LISTING for t in phrase[0].doc[phrase[0].i : last + 4])
