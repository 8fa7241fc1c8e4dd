"""FCO-4, own voice: sentences of a report with no source, that record an event, judge, or look ahead.

Readers ask of a politician's sentence whether it is a fact or a view; they seldom ask it of the reporter's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.certainty import is_central, is_loose
from quizgen.facts.fco import EVENTS, is_future, is_manifold, is_unsure, sort_of, tells_when
from quizgen.facts.judging import may_judge
from quizgen.facts.shown import shown
from quizgen.facts.utterance import is_placed
from quizgen.lexicon import lexicon
from quizgen.model import Fact, make_spans
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.read.genre import is_on_sport
from quizgen.read.voice import is_opinion
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading, Sentence

_MIN_WORDS, _MAX_WORDS = 9, 32
_LINKS = frozenset({"be", "remain", "become", "prove", "look"})
_BEARS = frozenset({"face", "make", "pose", "mark", "represent"})
"""Verbs that say no more than "is" or "has" before a noun that is judged."""
_PHRASAL = frozenset(
    {"pick up", "drop out", "step down", "carry out", "turn down", "call off", "set up", "shut down", "vote down"}
)
_GIFTS = frozenset({"give", "donate", "contribute"})
_COUNTS = frozenset({"poll", "survey", "primary", "caucus", "caucuse", "election", "vote", "census", "referendum"})
_PUBLIC_WORDS = 2
_ABBREVIATED = frozenset({"sgt", "gov", "sen", "rep", "dr", "mr", "mrs", "ms", "gen", "col", "lt", "st", "capt"})
_ROUGH = frozenset({"almost", "only", "like"})
"""Words of `is_unsure` that leave a fact to be looked up: "almost half"."""
_IDLE = frozenset({"be", "call", "ask", "urge", "find", "open", "want"})
_POLLS = frozenset({"poll", "survey", "percent", "questionnaire"})
_MOVES = frozenset(
    {"rise", "fall", "climb", "jump", "gain", "lose", "drop", "increase", "decrease", "decline", "add", "slip", "sink"}
)
_PRICED = frozenset({"point", "points", "share", "shares", "cents"})
_STATES = frozenset({"require", "allow", "mean", "apply", "cover", "depend", "remain", "stay", "keep", "play"})
_HAS = frozenset({"have", "lead", "own", "trail"})
_HOLDS = _HAS | {"get", "number", "total", "cost", "employ", "draw", "vote", "provide", "attract", "make"}
"""Verbs that only tell a number."""
_NONE = frozenset({"no", "none", "nobody", "nothing"})
_ASIDE = frozenset({"ccomp", "parataxis", "ROOT", "dep"})
_DASHES = frozenset({"–", "—", "--", "-"})
_COUNTED = frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY"})
_NEWS_NOUNS = frozenset({"victory", "attack", "race", "success", "fight", "battle"})
"""Nouns that the news uses as plain names of events."""
_ANNOUNCED = frozenset({"expected", "likely", "set", "scheduled", "due", "poised", "slated", "projected"})
_FUTURE = frozenset({"will", "wo", "'ll", "’ll"})
_PRAISE = frozenset({"good", "bad", "poor", "great"})
_PRAISED = frozenset({"idea", "news", "policy", "politics", "sign", "judgment", "judgement", "taste", "omen"})
_PLANS = frozenset({"plan", "intend"})
_FIXED = frozenset({"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
_WHY = "A report mixes what records could check with what its writer thinks; only the first can be looked up."


@dataclass(frozen=True, kw_only=True)
class OwnStatement(Fact):
    """A sentence of the report's own. passage: as shown. sort: "checkable", "judgement" or "forecast"."""

    kind: ClassVar[str] = "own_statement"
    identity: ClassVar[tuple[str, ...]] = ("passage",)
    passage: str
    sort: str


_AHEAD = frozenset({"plan", "will", "next", "upcoming", "coming"})


def find(reading: Reading) -> Iterator[OwnStatement]:
    """Yield the sentences without a source whose own words leave no doubt of what kind they are."""
    if is_opinion(reading) or is_on_sport(reading) or not is_political(reading):
        return
    for sentence in reading.body():
        if not len(sentence.tokens) >= _MIN_WORDS or len(sentence.tokens) > 2 * _MAX_WORDS:
            continue
        root = sentence.tokens[0].sent.root
        named = any(t.i in reading.mentions for t in sentence.tokens)
        if (
            not named
            or not is_placed(reading, list(sentence.tokens))
            or not is_own(reading, sentence, root)
            or not is_told(reading, root)
        ):
            continue
        sort = _sort(reading, root, list(sentence.tokens))
        if sort == "checkable" and any(t.lemma_.lower() in _AHEAD for t in sentence.tokens):
            continue  # "laid plans for March": a fact, and a plan
        passage = shown(reading, sentence.span) if sort is not None else None
        if (
            sort is None
            or passage is None
            or not is_whole_passage(passage)
            or not _MIN_WORDS <= len(passage.split()) <= _MAX_WORDS
        ):
            continue
        yield OwnStatement(
            rule="FCO-4-OWN",
            spans=make_spans({"answer": sentence.span}),
            sentence=sentence.span,
            passage=passage,
            sort=sort,
        )


def is_whole_passage(passage: str) -> bool:
    """Tell whether a sentence neither begins as an item of a list nor was cut behind a title: "was told to Sgt."."""
    return not passage.startswith(("-", "–")) and passage.rsplit(maxsplit=1)[-1].lower().rstrip(".") not in _ABBREVIATED


def is_political(reading: Reading) -> bool:
    """Tell whether a report speaks of parties, posts or bodies of state; of a pop group nobody asks what records show."""
    bodies, parties, posts = lexicon("public_bodies"), lexicon("party_words"), lexicon("political_posts")
    found: set[str] = set()
    for token in (t for s in reading.body() for t in s.tokens if t.pos_ in {"NOUN", "PROPN", "ADJ"}):
        lemma = token.lemma_.lower()
        if token.text in bodies or token.text in parties or lemma in lexicon("state_nouns"):
            found.add(lemma)
        elif token.lower_ in posts:
            found.add(token.lower_)
        if len(found) >= _PUBLIC_WORDS:
            return True
    return False


def is_own(reading: Reading, sentence: Sentence, root: Token) -> bool:
    """Tell whether nobody but the writer is answerable for any word; "is expected" and "plans" alone name no source."""
    if any(t.is_quote or t.text in "?;:" or reading.in_quotation(t) for t in sentence.tokens):
        return False
    announced = root.lower_ in _ANNOUNCED or root.lemma_ in _PLANS
    if any(reading.is_cue(t) and not (announced and t.i == root.i) for t in sentence.tokens):
        return False
    if any(t.lemma_ in {"show", "say", "report"} and t.dep_ in _ASIDE for t in sentence.tokens):
        return False  # "records show", "the paper reports"
    return not any(
        sentence.span.overlaps(s)
        for a in reading.attributions
        if not (announced and a.cue_head == root.i)
        for s in (*a.cue, *a.content)
    )


def is_told(reading: Reading, root: Token) -> bool:
    """Tell whether the sentence says of whom or what it speaks: no bare "the measure", no "it"."""
    subject = tree.child(root, "nsubj", "nsubjpass")
    return subject is not None and not is_loose(reading, subject)


def _sort(reading: Reading, root: Token, tokens: Sequence[Token]) -> str | None:
    """Return the kind of the sentence, or None where it is open or mixed."""
    sort = sort_of(reading, root, tokens, quoted=False)
    if sort == "judgement" or _is_verdict(root, tokens):
        return "judgement"
    if root.lemma_ in lexicon("siding_words") or any(t.i != root.i and _may_colour(reading, t) for t in tokens):
        return None
    if _is_coming(root, tokens) or _is_announced(root, tokens):
        return "forecast"
    figures = any(t.ent_type_ in _COUNTED and t.text[:1].isdigit() for t in tokens)
    if not _is_public(reading, root) or not (figures or is_central(reading, reading.parse.sentence_of(root))):
        return None  # an act told late is a detail
    if not _is_whole(root, tokens):
        return None
    counted = sort == "checkable" and root.lemma_ in _HOLDS and not _is_figurative(root) and _is_fixed(reading, root)
    return "checkable" if counted or _is_recorded(reading, root, tokens) else None


def _is_public(reading: Reading, root: Token) -> bool:
    """Tell whether a fact is more than a share price, the method of a poll, or what an unnamed few did."""
    subject = tree.child(root, "nsubj", "nsubjpass")
    if subject is None or root.lemma_ in _IDLE or subject.lemma_ in _POLLS - {"percent"} or subject.tag_ == "CD":
        return False
    entity = reading.mentions.get(subject.i)
    priced = root.lemma_ in _MOVES and (entity is None or entity.kind is EntityKind.ORGANISATION)
    polled = subject.ent_type_ not in {"PERCENT", "CARDINAL"} or any(
        t.lemma_ in _POLLS - {"percent"} for t in root.subtree
    )
    return polled and not (priced and any(t.ent_type_ == "MONEY" or t.lower_ in _PRICED for t in root.subtree))


def _may_colour(reading: Reading, token: Token) -> bool:
    """Tell whether a word may be taken for a judgement; a noun or verb of news that only some take for one may stay."""
    if token.lower_ in lexicon("verdicts") and token.pos_ != "PROPN":
        return True
    if not may_judge(reading, token):
        return False
    lemma = token.lemma_.lower()
    if token.pos_ == "NOUN" and lemma in _NEWS_NOUNS:
        return False
    entry = lexicon("judging_words").first((token.lower_, lemma))
    coloured = lexicon("coloured_words").get(token.lower_)
    faint = (entry is None or entry.cls == "doubtful") and (coloured is None or coloured.cls == "mild")
    plain = faint and token.pos_ in {"NOUN", "VERB", "PROPN"}
    return not plain or lemma in lexicon("siding_words") or lemma in lexicon("loaded_verbs")


def _is_recorded(reading: Reading, root: Token, tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence tells past acts that leave a record, with something by which to look them up."""
    if is_unsure(tokens, but=_ROUGH) or tree.modal_of(root) is not None or tree.child(root, "xcomp") is not None:
        return False
    if any(t.dep_ == "neg" or t.lower_ in _NONE or (t.text in _DASHES and t.whitespace_) for t in tokens):
        return False
    beside = (t for t in tokens if t.dep_ in {"conj", "advcl", "ccomp", "parataxis"} and t.pos_ in {"VERB", "AUX"})
    if not _is_act(root) or not all(_is_act(t) or tells_when(t) or not tree.is_finite(t) for t in beside):
        return False
    return _is_fixed(reading, root)


def _is_whole(root: Token, tokens: Sequence[Token]) -> bool:
    """Tell whether a figure says of what it is: a share with its poll, vote, day or place, a gift with who got it."""
    thing = tree.object_of(root)
    if thing is not None and thing.lemma_ in _POLLS:
        return False
    if thing is not None and thing.tag_ == "CD" and thing.ent_type_ == "CARDINAL":
        return False
    if root.lemma_ in _GIFTS and not any(t.lower_ in {"to", "for"} or t.dep_ == "dative" for t in root.children):
        return False
    if not any(t.ent_type_ == "PERCENT" for t in tokens):
        return True
    return any(t.lemma_.lower() in _COUNTS or t.ent_type_ in {"DATE", "GPE"} for t in tokens)


def _is_act(verb: Token) -> bool:
    """Tell whether a verb tells a thing done, which leaves a record, or a number of things that somebody has or leads with."""
    if verb.lemma_ in _HAS:
        return any(
            t.text[:1].isdigit() and t.ent_type_ in _COUNTED
            for c in tree.children(verb, "dobj", "prep")
            for t in c.subtree
        )
    if verb.tag_ == "VBG" or not (tree.is_past(verb) or tree.is_present_perfect(verb) or verb.dep_ == "conj"):
        return False
    if _is_figurative(verb):
        return False
    if verb.lemma_ == "become":
        post = tree.child(verb, "attr")
        return post is not None and (post.lemma_ in lexicon("role_nouns") or post.lemma_ in lexicon("public_offices"))
    lemmas = tree.lemmas(verb)
    return any(lexicon(n).first(lemmas) is not None for n in ("recorded_acts", "newsworthy_acts", "checkable_acts"))


def _is_figurative(verb: Token) -> bool:
    """Tell whether an act is only a manner of speaking: "beat *back*", "met *with resistance*", "seized *on* it"; or of nobody named."""
    if any(c.lower_ in {"back", "over"} and c.dep_ == "advmod" and c.i == verb.i + 1 for c in verb.children):
        return True
    if tree.child(verb, "prt") is not None:
        return tree.phrasal_lemma(verb) not in _PHRASAL
    if verb.lemma_ == "meet":
        return tree.child(verb, "dobj") is None and not any(t.ent_type_ == "PERSON" for t in verb.subtree)
    thing = tree.child(verb, "dobj")
    if verb.lemma_ == "leave" and tree.child(verb, "ccomp", "xcomp", "oprd") is not None:
        return True  # "left lawmakers squirming"
    if thing is not None and thing.lower_ in {"them", "it", "itself", "themselves"}:
        return True
    return verb.lemma_ in {"seize", "fire"} and tree.child(verb, "dobj") is None and not tree.is_passive(verb)


def _is_fixed(reading: Reading, root: Token) -> bool:
    """Tell whether a figure, a date or a name stands beside the subject, in no aside."""
    aside = ("nsubj", "nsubjpass", "advcl")
    beside = {t.i for c in root.children if c.dep_ not in aside for t in tree.subtree(c)}
    beside -= {t.i for c in root.subtree if c.dep_ == "relcl" for t in c.subtree}
    return any(t.i in beside and (t.ent_type_ in _FIXED or t.i in reading.mentions) for t in root.subtree)


def _is_coming(root: Token, tokens: Sequence[Token]) -> bool:
    """Tell whether the main verb tells an event to come by "will", under no condition."""
    modal = tree.modal_of(root)
    if modal is None or modal.lower_ not in _FUTURE or is_unsure(tokens) or is_manifold(root, tokens):
        return False
    return is_future(root, quoted=True) and root.lemma_ not in _STATES and not any(t.lower_ in _NONE for t in tokens)


def _is_announced(root: Token, tokens: Sequence[Token]) -> bool:
    """Tell whether the main verb announces an event: "is expected to", "is set to", "plans to"."""
    if is_unsure(tokens, but=_ANNOUNCED) or is_manifold(root, tokens) or tree.is_negated(root):
        return False
    if root.lemma_ in _PLANS and root.tag_ in {"VBZ", "VBP"}:
        return _is_event(tree.child(root, "xcomp"))
    be = next((t for t in (root, *tree.auxiliaries_of(root)) if t.lower_ in {"is", "are"}), None)
    words = [t for t in (root, *tree.children(root, "acomp", "oprd")) if t.lower_ in _ANNOUNCED]
    return be is not None and any(_is_event(tree.child(word, "xcomp")) for word in words)


def _is_event(verb: Token | None) -> bool:
    """Tell whether an infinitive, active or passive, tells an event."""
    if verb is None or verb.tag_ not in {"VB", "VBN"}:
        return False
    return verb.lemma_ not in _STATES and (verb.lemma_ in EVENTS or verb.lemma_ not in lexicon("no_test_verbs"))


def _is_verdict(root: Token, tokens: Sequence[Token]) -> bool:
    """Tell whether what the sentence says of its subject is one verdict: "was a remarkable comeback", "are alarming"."""
    if is_unsure(tokens) or is_manifold(root, tokens) or any(t.like_num and t.lower_ != "one" for t in tokens):
        return False
    modal = tree.modal_of(root)
    if modal is not None:
        return False
    if root.lemma_ == "be" and _is_weighed(tree.child(root, "nsubj")):
        return True
    labels = ("acomp", "attr", "oprd") if root.lemma_ in _LINKS else ("dobj",) if root.lemma_ in _BEARS else ()
    return any(
        _is_verdict_word(t)
        for word in tree.children(root, *labels)
        for t in (word, *tree.children(word, "amod", "conj"))
    )


def _is_weighed(subject: Token | None) -> bool:
    """Tell whether the subject itself is a verdict: "Norlink's *biggest problem* is …"."""
    if subject is None or subject.lemma_ not in lexicon("weighed_nouns"):
        return False
    return any(c.tag_ == "JJS" for c in tree.children(subject, "amod"))


def _is_verdict_word(word: Token) -> bool:
    """Tell whether a noun or adjective judges, or "good" does beside "idea" or "news"."""
    if (
        word.text[:1].isupper()
        or word.pos_ not in {"NOUN", "ADJ"}
        or tree.word_after(word) == "-"
        or tree.word_before(word) == "-"
    ):
        return False
    if word.lower_ in _PRAISE:
        return word.head.lemma_ in _PRAISED and word.dep_ == "amod"
    entry, judging = lexicon("verdicts").get(word.lower_), lexicon("judging_words").get(word.lower_)
    if judging is not None and word.tag_ == "JJ" and any(c.lower_ == "most" for c in word.children):
        return judging.cls != "doubtful"
    sure = judging is not None and judging.cls == "sure" and "arguable" not in judging.gate
    return sure or (entry is not None and (entry.cls == "noun") == (word.pos_ == "NOUN"))


_LEAD = "The minister spoke to voters at noon. "

RULES = (
    FactRule(
        id="FCO-4-OWN",
        family="FCO-4",
        skill="FCO",
        level=2,
        finds="A sentence of the report’s own that clearly records, judges or looks ahead.",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                _LEAD + "Norlink sold two old ferries to the port of Riga in 2019.",
                ({"passage": "Norlink sold two old ferries to the port of Riga in 2019.", "sort": "checkable"},),
            ),
            Fires(_LEAD + "Norlink has 14 ferries on the route from Oslo to Riga.", ({"sort": "checkable"},)),
            Fires(_LEAD + "The sale of the ferries by Norlink in Riga was a disgrace.", ({"sort": "judgement"},)),
            Fires(_LEAD + "The biggest problem of the port of Riga is Norlink.", ({"sort": "judgement"},)),
            Fires(_LEAD + "Norlink will sell two old ferries to Sweden on Friday.", ({"sort": "forecast"},)),
            Fires(_LEAD + "Norlink is expected to sell two old ferries to Sweden.", ({"sort": "forecast"},)),
        ),
        silent=(
            Silent(
                "The Labour government of Norway met. Instead, the paper reports, the harbour minister of Norway "
                "sold 40 ferries to Sweden in March 2023.",
                "the paper has it",
            ),
            Silent("Norlink sold two old ferries to the port of Riga in 2019.", "nothing of parties or the state"),
            Silent(
                _LEAD + "Norlink sold two old ferries to the port of Riga in a disgraceful deal.",
                "an act and a judgement",
            ),
            Silent(_LEAD + "Norlink may have sold two old ferries to the port of Riga.", "nobody is sure"),
            Silent(_LEAD + "Norlink never sold two old ferries to the port of Riga.", "denied"),
            Silent(_LEAD + "Norlink agreed to sell two old ferries to the port of Riga.", "a deed, or a plan?"),
            Silent(_LEAD + "Norlink admired two old ferries in the port of Riga in 2019.", "no record of that"),
            Silent(_LEAD + "Norlink sold two ferries in Riga in 2019.", "too short to be told apart"),
            Silent(_LEAD + "Anna Berg said Norlink sold two old ferries to the port of Riga in 2019.", "her word"),
            Silent(_LEAD + "The company sold two old ferries to the port of Riga in 2019.", "which company?"),
            Silent(
                _LEAD + "My aunt and I saw me there. Norlink sold two old ferries to the port of Riga in 2019.",
                "a column",
            ),
            Silent(
                _LEAD
                + "The coach praised the striker and the goalkeeper after the match. Norlink sold two old ferries to the port "
                "of Riga in 2019.",
                "a report on sport",
            ),
            Silent(_LEAD + "A ferry poll of Norlink reached 2,047 people in Riga on Friday.", "how a poll was made"),
            Silent(_LEAD + "Norlink met with resistance in the port of Riga in 2019.", "nobody was met"),
            Silent(_LEAD + "Norlink beat back two rivals from Sweden in the autumn of 2019.", "a manner of speaking"),
            Silent(_LEAD + "Norlink donated 40 million crowns in the year of 2019.", "to whom?"),
            Silent(_LEAD + "Norlink sold 14 in the port of Riga on Friday.", "14 of what?"),
            Silent(_LEAD + "Norlink lost 40 percent of two ferry routes and harbours.", "when?"),
            Silent(_LEAD + "Norlink rose 14 points to 340 crowns in Riga on Friday.", "a share price"),
            Silent(_LEAD + "The sale of the ferries by Norlink in Riga would be a disgrace.", "under what condition?"),
            Silent(_LEAD + "The sale of 14 ferries by Norlink in Riga was a disgrace.", "a figure and a judgement"),
            Silent(_LEAD + "The first problem of the port of Riga is Norlink.", "no rank"),
            Silent(_LEAD + "Norlink will sell two old ferries to Sweden if Riga pays.", "a condition"),
            Silent(_LEAD + "Norlink would sell two old ferries to Sweden on Friday.", "under what condition?"),
            Silent(_LEAD + "Norlink was expected to sell two old ferries to Sweden.", "how it went on is open"),
            Silent(_LEAD + "Norlink is expected to help two old ferries of Sweden.", "“help” takes sides"),
        ),
    ),
)
