"""FAC-4: a figure in a whole sentence, with all that the sentence says about it: source, hedge, condition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.clause import may_date_two, telling_words
from quizgen.facts.number import Number, is_conversion, numbers_in
from quizgen.facts.statement import without_lead, without_open_dates
from quizgen.lexicon import lexicon
from quizgen.model import Fact, make_spans
from quizgen.read import tree
from quizgen.read.standalone import quotes_are_clear, rewrite, shortened
from quizgen.read.standalone.pronouns import SPEAKER
from quizgen.read.voice import is_opinion
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading, Sentence

_MIN_WORDS, _MAX_WORDS = 8, 30
_MIN_TELLING = 5
_MAX_OTHERS = 1
"""Figures that a sentence may show beside the one asked for: with more it is a table in words."""
_MARKS = frozenset({"?", "!", ":", ";", "[", "]", "(", ")", "…", "-", "–", "—", "--"})
_RANK = {"money": 0, "share": 0, "measure": 1, "count": 2}
_LONGEST_LEAD = 4
_VAGUE = frozenset(
    {
        "some",
        "many",
        "most",
        "several",
        "both",
        "each",
        "all",
        "other",
        "others",
        "these",
        "those",
        "one",
        "few",
        "another",
        "such",
    }
)
"""Words at the head of a subject that leave open who or which."""
_STUDIES = frozenset({"poll", "survey", "study", "research", "questionnaire"})
_TICKERS = frozenset({"share", "shares", "stock", "stocks"})
"""Subjects whose figures are of the hour: the price of a share."""


@dataclass(frozen=True, kw_only=True)
class FigureInPassage(Fact):
    """A sentence made to stand alone, with the figure asked for between ``before`` and ``after``.

    subject: the subject of the clause that has the figure, as reworded. what: "money", "share", "measure" or "count".
    moved: the figure is one that rose or fell, which says little without a date.
    lasting: the sentence tells what was, or what will be; not what is so for the time being.
    """

    kind: ClassVar[str] = "figure_in_passage"
    identity: ClassVar[tuple[str, ...]] = ("before", "after")
    before: str
    answer: str
    after: str
    subject: str
    what: str
    moved: bool
    lasting: bool


def find(reading: Reading) -> Iterator[FigureInPassage]:
    """Yield sentences of the body that can be shown whole and hold a telling figure."""
    if is_opinion(reading):
        return
    for sentence in reading.body():
        if not any(t.text[-1:].isdigit() or t.text[:1].isdigit() for t in sentence.tokens):
            continue
        whole = _tokens(sentence)
        core = _core(whole)
        for tokens in (core, whole) if len(core) < len(whole) else (whole,):
            fact = _fact(reading, sentence, tokens) if next(numbers_in(reading, tokens), None) else None
            if fact is not None:
                yield fact
                break


def _tokens(sentence: Sentence) -> list[Token]:
    """Return the tokens of a sentence without what ties it to the one before, conversions in brackets, and its full stop."""
    tokens = _without_phrase(without_lead(list(sentence.tokens)))
    while tokens and tokens[-1].text == ".":
        tokens.pop()
    return _without_brackets(tokens)


def _without_phrase(tokens: list[Token]) -> list[Token]:
    """Leave off a phrase such as "As a result" in front."""
    for length in range(_LONGEST_LEAD, 0, -1):
        phrase = " ".join(t.lower_ for t in tokens[:length])
        if len(tokens) > length and phrase in lexicon("linking_phrases") and tokens[length].text == ",":
            return tokens[length + 1 :]
    return tokens


def _without_brackets(tokens: list[Token]) -> list[Token]:
    """Leave out brackets that hold another currency or unit for the figure before them, or an abbreviation."""
    kept: list[Token] = []
    opened = 0
    for token in tokens:
        kept.append(token)
        if token.text == "(":
            opened = len(kept)
        elif token.text == ")" and opened:
            inner = kept[opened:-1]
            if is_conversion(inner) or (len(inner) == 1 and inner[0].text.isupper()):
                del kept[opened - 1 :]
            opened = 0
    return kept


def _core(tokens: list[Token]) -> list[Token]:
    """Return a sentence without what it says on the side: between dashes, in a further clause behind a comma."""
    kept = _without_dashes(tokens)
    inside = {t.i for t in kept}
    root = next((t.i for t in kept if t.head.i == t.i or t.head.i not in inside), None)
    for token in kept:
        if token.i != root and _is_aside(token):
            inside -= _with_marks(token)
    return [t for t in kept if t.i in inside]


def _with_marks(clause: Token) -> set[int]:
    """Return the indices of a clause with the "and" or "but" before it, and the commas around it."""
    doc, first, last = clause.doc, int(clause.left_edge.i), int(clause.right_edge.i)
    while first and (doc[first - 1].text == "," or doc[first - 1].dep_ == "cc"):
        first -= 1
    if clause.dep_ == "relcl" and last + 1 < len(doc) and doc[last + 1].text == ",":
        last += 1
    return set(range(first, last + 1))


def _without_dashes(tokens: list[Token]) -> list[Token]:
    """Leave out what stands between two dashes, or behind the only one."""
    dashes = [n for n, t in enumerate(tokens) if t.text in {"-", "–", "—", "--"} and t.whitespace_]
    if len(dashes) == 1:
        return tokens[: dashes[0]]
    return tokens[: dashes[0]] + tokens[dashes[1] + 1 :] if len(dashes) == 2 else tokens


def _is_aside(token: Token) -> bool:
    """Tell whether a clause is one that a sentence can do without: ", but profits fell", ", which is worth $17bn"."""
    if token.pos_ not in {"VERB", "AUX"} or tree.child(token, "nsubj", "nsubjpass", "expl") is None:
        return False
    before = token.doc[token.left_edge.i - 1] if token.left_edge.i else None
    if token.dep_ == "conj":
        return tree.is_finite(token)
    if token.dep_ == "relcl":
        return before is not None and before.text == ","
    mark = tree.child(token, "mark")
    return (
        token.dep_ == "advcl" and mark is not None and mark.lower_ in {"although", "though", "while", "as", "whereas"}
    )


def _fact(reading: Reading, sentence: Sentence, tokens: list[Token]) -> FigureInPassage | None:
    """Return the fact that some tokens of a sentence tell, without the dates and asides in them that cannot stand alone."""
    tokens, printed = shortened(reading, without_open_dates(reading, tokens)), tokens
    figure = _figure(reading, tokens)
    if figure is None or not _is_showable(reading, tokens) or telling_words(reading, tokens) < _MIN_TELLING:
        return None
    words = rewrite(reading, tokens)
    subject = _subject(figure)
    if words is None or subject is None or not _is_subject(reading, subject, figure):
        return None
    if (
        _needs_date(figure, printed, tokens)
        or _is_aside_of(figure)
        or _is_second(figure, tokens)
        or _is_of_nameless_poll(reading, tokens)
    ):
        return None
    before = words.text([t for t in tokens if t.i < figure.first])
    after = words.text([t for t in tokens if t.i > figure.last])
    if before.lower() in {"", "the", "a", "an"}:
        return None
    if figure.tokens[0].i and tree.word_before(figure.tokens[0]) == ",":
        before += ","
    following = next((t for t in tokens if t.i > figure.last), None)
    comma = "," if following is not None and following.text == "," else ""
    return FigureInPassage(
        rule="FAC-4-PASSAGE",
        spans=make_spans({"answer": reading.parse.span(figure.tokens)}),
        sentence=sentence.span,
        before=before,
        answer=words.text(figure.tokens),
        after=f"{comma} {after}".rstrip() if after else "",
        subject=words.text([t for t in tokens if t.i in {s.i for s in subject.subtree}]),
        what=figure.kind,
        moved=_moved(figure),
        lasting=_is_lasting(tokens),
    )


def _is_lasting(tokens: Sequence[Token]) -> bool:
    """Tell whether the main verb is in the past or the future, not in the present or the perfect."""
    inside = {t.i for t in tokens}
    root = next((t for t in tokens if t.head.i == t.i or t.head.i not in inside), tokens[0])
    return tree.is_settled(root)


def _figure(reading: Reading, tokens: Sequence[Token]) -> Number | None:
    """Return the most telling figure of a sentence, or nothing where there is none, or too many."""
    found = list(numbers_in(reading, tokens))
    best = min(found, key=lambda n: (_RANK[n.kind], n.first), default=None)
    if best is None:
        return None
    own = {t.i for t in best.tokens}
    others = [t for t in tokens if t.i not in own and t.i not in reading.times and t.text[:1].isdigit()]
    undated = [t for t in others if t.ent_type_ not in {"DATE", "TIME"}]
    return best if len(undated) <= _MAX_OTHERS and best.tokens[-1].text not in {t.text for t in undated} else None


def _subject(figure: Number) -> Token | None:
    """Return the head of the subject of the clause that has the figure."""
    for node in (figure.tokens[-1], *figure.tokens[-1].ancestors):
        if node.dep_ in {"nsubj", "nsubjpass"}:
            return node
        found = tree.subject_of(node) if node.pos_ in {"VERB", "AUX"} else None
        if found is not None:
            return found
    return None


def _is_subject(reading: Reading, subject: Token, figure: Number) -> bool:
    """Tell whether a subject says of whom or what the figure tells: not "analysts", "some people", "both schemes"."""
    phrase = list(subject.subtree)
    if any(n.text == "-" and tree.word_after(n) in {"year", "years"} for n in phrase if n.i + 1 < len(n.doc)):
        return False  # "the 50-year-old minister"
    last = figure.tokens[-1]
    if figure.kind == "share" and last.i + 1 == subject.i and subject.tag_ == "NNS":
        return False  # "12% searches were": a slip
    first = phrase[0]
    if first.lower_ in _VAGUE and first.i + 1 != figure.first:
        return False
    bare = len(phrase) == 1 and subject.tag_ in {"NN", "NNS"} and subject.i not in reading.mentions
    return not bare or subject.lemma_.lower() in reading.headline_nouns


def _moved(figure: Number) -> bool:
    verb = tree.verb_above(figure.tokens[-1])
    return verb is not None and verb.tag_ == "VBD" and verb.lemma_ in lexicon("changing_verbs")


def _needs_date(figure: Number, printed: Sequence[Token], kept: Sequence[Token]) -> bool:
    """Tell whether a date was left off that a figure cannot do without: "fell 0.2% *in May*", "the year starting *in May*"."""
    inside = {t.i for t in kept}
    verb = tree.verb_above(figure.tokens[-1])
    for token in printed:
        if token.i in inside or token.head.i not in inside:
            continue
        if token.dep_ in {"advcl", "conj", "relcl", "cc", "punct"}:
            continue
        if token.head.dep_ in {"acl", "relcl"} or token.head.pos_ in {"NOUN", "PROPN", "NUM"}:
            return True
        if verb is not None and token.head.i == verb.i and tree.phrasal_lemma(verb) in lexicon("changing_verbs"):
            return True
    return False


def _is_aside_of(figure: Number) -> bool:
    """Tell whether a figure is told on the side, of something that the sentence is not about: ", which has 100 words, …"."""
    for node in figure.tokens[-1].ancestors:
        if node.dep_ == "relcl" and node.pos_ in {"VERB", "AUX"}:
            where = any(c.lower_ == "where" for c in node.subtree)
            commas = node.left_edge.i > 0 and node.doc[node.left_edge.i - 1].text == ","
            return where or (commas and figure.kind not in {"money", "share"})
    return False


def _is_second(figure: Number, tokens: Sequence[Token]) -> bool:
    """Tell whether a figure stands in the second of two main clauses, so that the first is only in the way."""
    inside = {t.i for t in tokens}
    return any(
        node.dep_ == "conj"
        and node.head.i in inside
        and node.head.pos_ in {"VERB", "AUX"}
        and tree.child(node, "nsubj", "nsubjpass", "expl") is not None
        for node in figure.tokens[-1].ancestors
    )


def _is_of_nameless_poll(reading: Reading, tokens: Sequence[Token]) -> bool:
    """Tell whether a figure is that of a poll or study of which the sentence does not tell whose it was."""
    return any(
        t.lemma_.lower() in _STUDIES
        and t.dep_ in {"nsubj", "nsubjpass", "pobj"}
        and tree.verb_above(t) is not None
        and not any(s.i in reading.mentions or s.pos_ == "PROPN" for s in t.subtree)
        for t in tokens
    )


def _agrees(token: Token) -> bool:
    """Tell whether a subject agrees with its verb, which a slip of the writer, or of the parser, may break."""
    plural = token.tag_ in {"NNS", "NNPS"} or tree.child(token, "conj") is not None
    verb = token.head
    tensed = next((a for a in tree.auxiliaries_of(verb) if a.i > token.i and a.tag_ in {"VBZ", "VBP"}), verb)
    return not (plural and tensed.tag_ == "VBZ" and token.tag_ != "NNPS")


def _is_showable(reading: Reading, tokens: Sequence[Token]) -> bool:
    words = [t for t in tokens if not t.is_punct]
    if not _MIN_WORDS <= len(words) <= _MAX_WORDS or any(
        t.text in _MARKS and (t.whitespace_ or t.text not in {"-", "–"}) for t in tokens
    ):
        return False
    if any(t.lower_ in SPEAKER and t.pos_ in {"PRON", "DET"} and not reading.in_quotation(t) for t in words):
        return False
    if any(may_date_two(reading, t) for t in tokens):
        return False
    subjects = [t for t in tokens if t.dep_ in {"nsubj", "nsubjpass"}]
    if not all(map(_agrees, subjects)) or any(t.lower_ in _TICKERS for t in subjects):
        return False
    subject = next(iter(subjects), None)
    if subject is None or (
        (subject.ent_type_ in {"CARDINAL", "PERCENT"} or subject.tag_ == "CD")
        and not any(c.lower_ == "of" for c in subject.children)
    ):
        return False  # "Less than a third agreed": of whom?
    return quotes_are_clear(reading, tokens)


RULES = (
    FactRule(
        id="FAC-4-PASSAGE",
        family="FAC-4",
        skill="FAC",
        level=1,
        finds="A sentence with a telling figure that can be shown whole.",
        why="Figures are what a report can be checked by; know them with what they count.",
        find=find,
        fires=(
            Fires(
                "According to the Norwegian coast guard, rescue boats brought 212 passengers ashore near Bergen, although "
                "Norlink had spoken of fewer.",
                ({"answer": "212", "before": "according to the Norwegian coast guard, rescue boats brought"},),
            ),
            Fires(
                "As a result, Norlink will pay about 40m kroner ($4m; £3m) for a new quay in the harbour of Oslo.",
                (
                    {
                        "before": "Norlink will pay about",
                        "answer": "40m kroner",
                        "after": " for a new quay in the harbour of Oslo",
                    },
                ),
            ),
            Fires(
                "According to Norlink, 29 percent of the sailors of Norway said they wanted to leave the harbour of Oslo.",
                ({"before": "according to Norlink,", "answer": "29 percent"},),
            ),
            Fires(
                "Norlink sold 4.2 percent of the ferries of Norway in 2019, but fares rose again in Oslo and in Bergen.",
                ({"before": "Norlink sold", "answer": "4.2 percent", "after": " of the ferries of Norway in 2019"},),
            ),
        ),
        silent=(
            Silent("He said that rescue boats had brought 212 passengers ashore near Bergen.", "who is he?"),
            Silent(
                "Anna Berg met survivors of the storm and relatives of the 49 sailors killed on Monday.",
                "met or killed on Monday?",
            ),
            Silent("Norlink sold three ships to a Danish company last year and bought others.", "a small count"),
            Silent("Some sailors of Norlink have paid £2,000 for a new uniform in Oslo.", "some: whose figure is it?"),
            Silent("Analysts put the price of the ferries of Norlink in Oslo at £40m.", "which analysts?"),
            Silent("The 50-year-old captain bought 212 old ferries from Norlink in Oslo.", "a man told by his age"),
            Silent("A survey said that 40 percent of all sailors in Norway had left Norlink.", "whose survey?"),
            Silent("Norlink paid £4m, £5m and £6m for three old ferries from Denmark in 2019.", "a table in words"),
            Silent(
                "Shares in Norlink were trading down 4 percent at the stock exchange in Oslo.", "a tick of the hour"
            ),
            Silent("Norlink sold old ferries to Denmark on a 40-acre site near the harbour of Oslo.", "part of a word"),
            Silent(
                "Norlink sold ten ferries to Denmark in 2019, which has 212 sailors in the harbour of Oslo.",
                "told on the side",
            ),
        ),
    ),
)
