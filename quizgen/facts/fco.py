"""FCO-1: who answers for a sentence: the report itself, a source it paraphrases, or one it quotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.model import Fact, make_spans
from quizgen.read import tree
from quizgen.read.standalone import is_readable
from quizgen.read.voice import is_opinion
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from quizgen.read import Reading, Sentence
    from quizgen.read.attribution import Attributed

MIN_WORDS, MAX_WORDS = 8, 32
_PLAIN = frozenset({"neutral", "force", "endorse"})


@dataclass(frozen=True, kw_only=True)
class Statement(Fact):
    """A sentence with the kind of voice that answers for it: "own", "paraphrased" or "quoted"."""

    kind: ClassVar[str] = "statement"
    identity: ClassVar[tuple[str, ...]] = ("passage",)
    passage: str
    voice: str


def find(reading: Reading) -> Iterator[Statement]:
    """Yield body sentences that can be read alone and whose voice is beyond doubt."""
    sentences = list(reading.body()) if not is_opinion(reading) else []
    for number, sentence in enumerate(sentences):
        voice = _voice(reading, sentences, number)
        if voice is None or not MIN_WORDS <= len([t for t in sentence.tokens if not t.is_punct]) <= MAX_WORDS:
            continue
        if not is_readable(reading, list(sentence.tokens)):
            continue
        yield Statement(
            rule="FCO-1",
            spans=make_spans({"passage": sentence.span}),
            sentence=sentence.span,
            passage=" ".join(sentence.span.of(reading.article.text).split()),
            voice=voice,
        )


def _voice(reading: Reading, sentences: list[Sentence], number: int) -> str | None:
    """Return who answers for a sentence, or None where cue, quotation or neighbours leave a doubt."""
    sentence = sentences[number]
    inside = _attributions(reading, sentence)
    if not inside and not reading.quotes(sentence.span):
        around = sentences[max(0, number - 1) : number + 2]
        doubtful = any(_attributions(reading, s) or reading.quotes(s.span) for s in around)
        return "own" if not doubtful and _asserts(sentence) else None
    if len(inside) != 1 or inside[0].negated or inside[0].question or inside[0].stance not in _PLAIN:
        return None
    if inside[0].entity is None or (
        inside[0].pattern == "verb" and inside[0].cue_lemma not in {"say", "tell", "state"}
    ):
        return None
    if inside[0].mode == "indirect":
        return "paraphrased" if not reading.quotes(sentence.span) else None
    whole = all(sentence.span.contains(span) for span in inside[0].content)
    return "quoted" if inside[0].mode == "direct" and whole else None


def _attributions(reading: Reading, sentence: Sentence) -> list[Attributed]:
    return [a for a in reading.attributions if any(s.overlaps(sentence.span) for s in (*a.cue, *a.content))]


def _asserts(sentence: Sentence) -> bool:
    """Tell whether the sentence tells an event: a past tense or perfect, no modal, no hedge of its own."""
    root = sentence.tokens.root
    return (
        tree.is_finite(root)
        and tree.modal_of(root) is None
        and tree.subject_of(root) is not None
        and root.lemma_ != "be"
    )


RULES = (
    FactRule(
        id="FCO-1",
        family="FCO-1",
        skill="FCO",
        level=3,
        finds="A sentence that the report asserts itself, paraphrases from a source, or quotes.",
        why="Before asking whether a sentence is true, ask who says it: the report, or somebody it passes on.",
        find=find,
        fires=(
            Fires(
                "Norway closed three bridges over the Vanna after a storm in 2019.",
                ({"voice": "own"},),
            ),
            Fires(
                "Anna Berg said that ferries with old engines would lose their licence.",
                ({"voice": "paraphrased"},),
            ),
            Fires(
                "“Safety on the fjord comes before timetables and profits,” Anna Berg said.",
                ({"voice": "quoted"},),
            ),
        ),
        silent=(
            Silent("They closed three bridges over the Vanna after a storm in 2019.", "who? it cannot be read alone"),
            Silent("Anna Berg believes that ferries with old engines are a danger to all.", "a belief is neither"),
            Silent("Norway may close three bridges over the Vanna after a storm.", "nothing is asserted"),
        ),
    ),
)
