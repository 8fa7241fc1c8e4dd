"""EVD-1: by which way words came: to a news outlet, to the press, to an audience, in a text, on the speaker's own account."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.certainty import is_loose
from quizgen.facts.private import is_shown_private
from quizgen.facts.shown import shown
from quizgen.facts.statement import is_hearsay
from quizgen.lexicon import lexicon
from quizgen.model import BlockKind, Fact, Span, hull, make_spans
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading
    from quizgen.read.attribution import Attributed

_POSTING = frozenset({"tweet", "retweet"})
_SPEAKING = frozenset({"speak", "write", "talk", "appear", "testify", "post"})
_OF_OUTLETS = frozenset({"host", "anchor", "presenter", "commentator", "pundit", "columnist"})
"""Callings of those who speak in an outlet as a matter of course: nobody asks them."""
_ON_AIR = frozenset({"radio", "television", "tv", "talk", "news", "morning", "sunday", "cable"})
_MENTIONS = 3
"""Names of the speaker in an article from which on the person is what it is about, not somebody in the crowd."""
_NO_QUESTIONS = re.compile(
    r"\b(?:took|takes|taking|take|accepted|answered|allowed)\b(?: \w+)? (?:no|any)(?: \w+)? questions\b"
    r"|\bwithout taking (?:\w+ )?questions\b"
)
_WHY = "Words in answer to a question, words read out to a crowd and words in a prepared text are not worth the same."


@dataclass(frozen=True, kw_only=True)
class Channel(Fact):
    """A passage that tells by which way the words of its one source came.

    passage: the sentence as printed. way: "outlet", "press", "audience", "written", "post" or "hearing".
    """

    kind: ClassVar[str] = "channel"
    identity: ClassVar[tuple[str, ...]] = ("way", "passage")
    passage: str
    way: str


def find(reading: Reading) -> Iterator[Channel]:
    """Yield the passages with one source whose words came by one way that the lexicon knows."""
    for a in reading.attributions:
        if not _is_plain(reading, a) or a.cue_head is None:
            continue
        if a.entity is not None and is_shown_private(reading, a.entity):
            continue  # what a passer-by or a student says is no matter of public debate
        cue = reading.parse.doc[a.cue_head]
        marks = _marks(reading, a, cue)
        ways = {way for way, _ in marks}
        if len(ways) != 1 or not _may_use(reading, a, way := next(iter(ways))):
            continue
        sentence = reading.parse.sentence_of(cue)
        passage = passage_of(reading, a, sentence.span)
        if passage is not None and is_well_quoted(passage):
            yield Channel(
                rule="EVD-1",
                spans=make_spans({"answer": reading.parse.span([marks[0][1]]), "source": a.source}),
                sentence=sentence.span,
                passage=passage,
                way=way,
            )


def passage_of(reading: Reading, a: Attributed, sentence: Span) -> str | None:
    """Return the sentences of the whole quotation; or that of the cue alone, with "…" for what is quoted beyond it."""
    whole = hull((sentence, *a.told))
    others = any(_is_another(a, b) and b.cue[0].overlaps(whole) for b in reading.attributions)
    found = (None if others else shown(reading, whole)) or shown(reading, sentence)
    if found is not None or whole == sentence:
        return found
    quotation = next(
        (q for q in reading.quotations if q.closed and q.span.overlaps(sentence) and q.span in a.told), None
    )
    if quotation is None or others:
        return None
    before = quotation.span.start < sentence.start
    rest = Span(quotation.inner.start, sentence.start) if before else Span(sentence.end, quotation.inner.end)
    found = shown(reading, hull((sentence, quotation.span)), hidden=rest) if rest.end > rest.start else None
    return found.replace("[…]", "…") if found is not None else None  # the brackets are the mark of a cloze


def is_well_quoted(passage: str) -> bool:
    """Tell whether every straight mark that opens a quotation has one that closes it, typed as one or as two."""
    return all(2 * len(re.findall(rf"(?:^|[\s(\[—]){mark}", passage)) == passage.count(mark) for mark in ('"', "''"))


def _is_plain(reading: Reading, a: Attributed) -> bool:
    """Tell whether one source, told in the body, says something in the sentence, and nobody else does."""
    if not a.sure or a.negated or a.question or a.nested is not None or a.cue_head is None or not a.source:
        return False
    if a.stance in {"belief", "intention"} or is_hearsay(reading, a):
        return False
    if a.entity is None and a.source_head is not None and is_loose(reading, reading.parse.doc[a.source_head]):
        return False  # "the board said in a statement": which?
    if _is_post_only(reading, a):
        return False
    cue = reading.parse.doc[a.cue_head]
    thing = tree.object_of(cue)
    if cue.lemma_.lower() in _POSTING and thing is not None and not reading.in_quotation(thing):
        return False  # "tweeted an image": no words of the speaker's
    sentence = reading.parse.sentence_of(cue)
    here = [c for c in a.content if c.overlaps(sentence.span)]
    others = [b for b in reading.attributions if _is_another(a, b)]
    if any(reading.parse.sentence_of(reading.parse.doc[b.cue_head or 0]) == sentence for b in others):
        return False
    return sentence.kind is BlockKind.BODY and bool(here)


def _is_post_only(reading: Reading, a: Attributed) -> bool:
    """Tell whether the source is "the retired general", whose name an earlier sentence has."""
    head = reading.parse.doc[a.source_head] if a.source_head is not None else None
    if head is None or head.i in reading.mentions or head.pos_ != "NOUN" or head.lower_ not in lexicon("role_nouns"):
        return False
    phrase = tree.noun_phrase(head)
    return phrase[0].lower_ == "the" and not any(t.i in reading.mentions for t in phrase)


def _is_another(a: Attributed, b: Attributed) -> bool:
    """Tell whether ``b`` reports words of somebody else, or of one who may be so."""
    if b is a or b.nested is not None or b.cue_head is None:
        return False
    return b.entity is None or b.entity is not a.entity


def _marks(reading: Reading, a: Attributed, cue: Token) -> list[tuple[str, Token]]:
    """Return each word of the cue's clause that tells a way, outside of what is said."""
    found: list[tuple[str, Token]] = []
    if a.pattern == "according":
        return found  # "according to Facebook": the outlet is the source
    if cue.lemma_.lower() in _POSTING:
        found.append(("post", cue))
    verbs = [cue, *(v for v in tree.children(cue, "advcl") if v.lemma_ in _SPEAKING and v.tag_ == "VBG")]
    if a.cue_lemma == "tell":
        found += [(way, noun) for noun in tree.children(cue, "dobj", "dative") if (way := _way(reading, noun, "tell"))]
    for verb in verbs:
        for preposition, noun in _phrases(verb):
            for means, inner in ((preposition, noun), *_phrases(noun)):
                way = _way(reading, inner, means.lower_)
                if way and not _is_said(reading, a, inner):
                    found.append((way, inner))
    return found


def _phrases(head: Token) -> Iterator[tuple[Token, Token]]:
    """Yield the prepositions of a verb with their nouns, also those that hang on another: "said on Monday at a rally"."""
    for preposition in tree.children(head, "prep"):
        noun = tree.child(preposition, "pobj")
        if noun is not None:
            yield preposition, noun
            if noun.ent_type_ in {"DATE", "TIME", "GPE"}:
                yield from _phrases(noun)
    for day in tree.children(head, "npadvmod"):
        yield from _phrases(day)


def _is_said(reading: Reading, a: Attributed, token: Token) -> bool:
    start = reading.parse.starts[token.i]
    return any(span.start <= start < span.end for span in a.content)


def _way(reading: Reading, noun: Token, gate: str) -> str:
    """Return the class of a noun behind "told" or a preposition, "" where it is no way that is known."""
    if tree.child(noun, "conj") is not None:
        return ""
    if gate in {"tell", "on", "to"} and _is_outlet(reading, noun):
        return "outlet"
    lemma = noun.lemma_.lower()
    entry = lexicon("channel_words").first(_names(noun, lemma))
    if entry is None or gate not in entry.gate or any(t.lower_ in entry.never_with for t in noun.subtree):
        return ""
    if gate == "on" and "tell" in entry.gate and not _is_named_show(reading, noun):
        return ""  # "on Norway's ferry programme": the matter, not a show
    if ("plural" in entry.gate and noun.tag_ not in {"NNS", "NNPS"}) or (lemma == "interview" and noun.tag_ != "NN"):
        return ""  # a reporter may be anybody's friend; and whose interviews?
    return "" if "free" in entry.gate and tree.child(noun, "poss") is not None else entry.cls


def _is_named_show(reading: Reading, noun: Token) -> bool:
    """Tell whether a programme is one of radio or television, or has a name: "*his radio* show", "*“Good Morning”* show"."""
    before = [t for t in noun.doc[noun.left_edge.i : noun.i] if t.head.i == noun.i or t.is_quote]
    return any(t.lower_ in _ON_AIR or t.is_quote or t.text in lexicon("outlet_words") for t in before)


def _names(noun: Token, lemma: str) -> Iterator[str]:
    """Yield a noun as the lexicon may have it: "press release", "release"."""
    if noun.i > 0:
        yield f"{tree.word_before(noun)} {lemma}"
    yield lemma


def _is_outlet(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun names an outlet, or one who works for the outlet that stands before the name ("CNN's Ann Bell")."""
    entity = reading.mentions.get(noun.i)
    person = entity is not None and entity.kind is EntityKind.PERSON
    entry = lexicon("outlet_words").get(noun.text)
    if entry is not None and not person:
        rest = [t for t in tree.noun_phrase(noun) if t.i < noun.i]
        return entry.cls != "generic" or any(t.pos_ == "PROPN" or t.lower_ == "the" for t in rest)
    owner = tree.child(noun, "poss", "compound", "nmod")
    if owner is None or owner.text not in lexicon("outlet_words"):
        return False
    return person or noun.lemma_.lower() in lexicon("channel_words")


def _may_use(reading: Reading, a: Attributed, way: str) -> bool:
    """Tell whether the way is beyond doubt for this source."""
    if a.entity is not None and a.entity.ambiguous:
        return False
    if way == "other" or (way == "press" and _NO_QUESTIONS.search(reading.article.text)):
        return False
    if way == "outlet":
        return not _is_of_outlets(reading, a)
    if way == "audience" and a.cue_lemma != "tell":  # who "said at a rally" may have said it to a reporter in the crowd
        return a.entity is not None and len(a.entity.mentions) >= _MENTIONS
    return True


def _is_of_outlets(reading: Reading, a: Attributed) -> bool:
    """Tell whether the source is somebody who works for an outlet: the host says on his show what he likes."""
    tokens = [t for span in a.source for t in reading.parse.tokens(span)]
    post = reading.posts.get(a.entity.name, "") if a.entity is not None else ""
    return any(t.lemma_.lower() in _OF_OUTLETS for t in tokens) or bool(_OF_OUTLETS & set(post.lower().split()))


RULES = (
    FactRule(
        id="EVD-1",
        family="EVD-1",
        skill="EVD",
        level=2,
        finds="By which way words came: to an outlet, to reporters, to an audience, in a prepared text, on an own account.",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                "Mary Jones told the Oslo Herald that two ferries had collided.",
                ({"passage": "Mary Jones told the Oslo Herald that two ferries had collided.", "way": "outlet"},),
            ),
            Fires("Mary Jones told the Oslo Herald that the deal with Sweden had failed.", ({"way": "outlet"},)),
            Fires("Mary Jones told the Oslo Herald that the port in Bergen was closed.", ({"way": "outlet"},)),
            Fires("Mary Jones told the Oslo Herald that the state of Ohio was bankrupt.", ({"way": "outlet"},)),
            Fires("Mary Jones told the Oslo Herald that two ports were closed at the same time.", ({"way": "outlet"},)),
            Fires(
                "Mary Jones told the Oslo Herald that tugs had towed ferries and brought them ashore.",
                ({"way": "outlet"},),
            ),
            Fires("On a talk program, Mary Jones said that two ferries had collided.", ({"way": "outlet"},)),
            Fires(
                "Mary Jones, a spokeswoman for Norlink, told the Oslo Herald that two ferries had collided.",
                ({"way": "outlet"},),
            ),
            Fires("Mary Jones told CNN's Ann Bell that two ferries had collided.", ({"way": "outlet"},)),
            Fires("In an interview on Monday, Mary Jones said that two ferries had collided.", ({"way": "outlet"},)),
            Fires("Mary Jones said on CNN that two ferries had collided.", ({"way": "outlet"},)),
            Fires("Mary Jones told reporters that two ferries had collided.", ({"way": "press"},)),
            Fires("Mary Jones said at a news conference that two ferries had collided.", ({"way": "press"},)),
            Fires("“Two ferries have collided in the fjord,” Norlink said in a statement.", ({"way": "written"},)),
            Fires("“Two ferries have collided in the fjord,” Norlink said in a press release.", ({"way": "written"},)),
            Fires("Mary Jones tweeted that two ferries had collided.", ({"way": "post"},)),
            Fires("Mary Jones wrote on Facebook that two ferries had collided.", ({"way": "post"},)),
            Fires("Mary Jones told the crowd that two ferries had collided.", ({"way": "audience"},)),
            Fires("Mary Jones told the court that two ferries had collided.", ({"way": "hearing"},)),
            Fires(
                "Mary Jones is the mayor. John Smith met Jones in Oslo. Jones said at a rally that two ferries had collided.",
                ({"passage": "[Mary Jones] said at a rally that two ferries had collided.", "way": "audience"},),
            ),
            Fires(
                "Mary Jones criticised John Smith and told CNN that two ferries had collided.",
                ({"way": "outlet"},),
            ),
            Fires(
                "“We are very sorry for what happened. Nobody was hurt in the fjord,” Norlink said in a statement. “We will pay.”",
                ({"way": "written"},),
            ),
        ),
        silent=(
            Silent("Mary Jones said that two ferries had collided.", "by which way?"),
            Silent("Mary Jones, 21, told the Oslo Herald that two ferries had collided.", "an age: a passer-by"),
            Silent(
                "Mary Jones, a first-year arts major, told the Oslo Herald that two ferries had collided.", "anybody"
            ),
            Silent("Mary Jones did not tell the Oslo Herald that two ferries had collided.", "not said"),
            Silent(
                "Mary Jones reportedly told the Oslo Herald that two ferries had collided.", "nobody vouches for it"
            ),
            Silent("Mary Jones hopes on Facebook that two ferries will sail.", "a hope, not words"),
            Silent("Mary Jones told John Smith that two ferries had collided.", "no outlet"),
            Silent(
                "Mary Jones told reporters that two ferries had collided. She took no questions.",
                "the press was there, but could not ask",
            ),
            Silent("Mary Jones told a reporter that two ferries had collided.", "one reporter may be a friend"),
            Silent("Mary Jones told reporters in an email that two ferries had collided.", "asked or written?"),
            Silent("Mary Jones said in an email that two ferries had collided.", "to whom?"),
            Silent("“Two ferries have collided in the fjord,” Norlink said in a release.", "which kind of release?"),
            Silent(
                "“Two ferries have collided in the fjord,” Norlink said in a televised statement.",
                "spoken, not written",
            ),
            Silent(
                "“Two ferries have collided in the fjord,” Norlink said in a statement recorded for television.",
                "spoken, not written",
            ),
            Silent("Mary Jones told the Oslo Herald that the deal had failed.", "which deal?"),
            Silent("Mary Jones told the Oslo Herald that the port there was closed.", "where?"),
            Silent("Mary Jones told the Oslo Herald that the state was bankrupt.", "which state?"),
            Silent("Mary Jones told the Oslo Herald that the same port was closed.", "the same as which?"),
            Silent("Mary Jones told the Oslo Herald that tugs had brought them ashore.", "whom?"),
            Silent("On Norway's ferry program, Mary Jones said that it was late.", "the matter, not a show"),
            Silent(
                "Mary Jones, a spokeswoman for the department, told the Oslo Herald that two ferries had collided.",
                "which?",
            ),
            Silent(
                "Mary Jones, a retired general, met the crew of Norlink. “Two ferries have collided near Bergen in the storm of Monday "
                "night,” the retired general said in a statement.",
                "whose name the sentence before has",
            ),
            Silent("Mary Jones told her website that two ferries had collided.", "her own: nobody asked"),
            Silent("According to CNN, Mary Jones sold two ferries to Sweden.", "the outlet is the source"),
            Silent("Mary Jones tweeted an image of “the worst ferry of Norway” on Monday.", "an image, not her words"),
            Silent("Ann Bell, the host, said on CNN that two ferries had collided.", "nobody asks the host"),
            Silent(
                "Mary Jones said at a rally that two ferries had collided.",
                "named once: she may have said it to a reporter in the crowd",
            ),
            Silent(
                "Mary Jones told CNN that two ferries had collided, but John Smith said that they had not.",
                "two sources, one of them without a way",
            ),
            Silent("Norlink said in a statement on Twitter that two ferries had collided.", "a text or a post?"),
            Silent("Norlink told CNN in a text message that two ferries had collided.", "asked or written?"),
            Silent("In interviews, Mary Jones said that two ferries had collided.", "how many, and with whom?"),
            Silent("It told the Oslo Herald that two ferries had collided.", "who?"),
        ),
    ),
)
