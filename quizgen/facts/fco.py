"""FCO-4: what kind of statement a source makes: one that records could check, a judgement, or a forecast."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.judging import may_judge
from quizgen.facts.statement import statement
from quizgen.facts.utterance import MIN_WORDS, is_placed, is_vouched, reports, utterances
from quizgen.lexicon import lexicon
from quizgen.model import Fact, make_spans
from quizgen.read import tree
from quizgen.read.genre import is_on_sport
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.facts.utterance import Utterance
    from quizgen.read import Reading
    from quizgen.read.attribution import Attributed

_UNSURE = frozenset(
    {"may", "might", "could", "should", "must", "can", "perhaps", "probably", "likely", "possibly", "potentially", "possibility",
     "if", "unless", "whether", "reportedly", "allegedly", "apparently", "almost", "never", "always", "seem", "seems", "seemed",
     "appear", "appears", "appeared", "too", "enough", "wisely", "neither", "nor", "only", "like", "though", "although", "because"}
)  # fmt: skip
_NOT = frozenset({"not", "n't", "n’t", "no", "nobody", "nothing", "none"})
_GIVING_AWAY = frozenset({"tell", "predict", "forecast", "project", "promise", "pledge", "vow", "warn", "threaten"})
_LIKING = frozenset({"work", "like", "love", "prefer", "want", "hope", "need", "have", "seem"})
EVENTS = frozenset(
    {
        "begin",
        "start",
        "end",
        "finish",
        "come",
        "leave",
        "return",
        "become",
        "meet",
        "get",
        "give",
        "go",
        "arrive",
        "happen",
    }
)
"""Verbs of `no_test_verbs` that tell of an event all the same."""
_THINKING = frozenset({"think", "believe", "suspect", "guess", "feel"})
_WILL = frozenset({"will", "wo", "'ll", "’ll"})
_ANYBODY = frozenset(
    {
        "you",
        "who",
        "what",
        "that",
        "which",
        "anyone",
        "anybody",
        "nobody",
        "everyone",
        "everybody",
        "nothing",
        "one",
        "both",
        "all",
        "some",
        "many",
    }
)
_SPEAKER = frozenset({"i", "we"})
_BEARS = frozenset({"wrong", "fair"})
_HOLDING = frozenset({"have", "be", "hold", "own", "employ", "lead", "cost", "number", "total", "pay", "support", "favor",
                      "favour", "oppose", "back", "want", "approve", "disapprove"})  # fmt: skip
_COUNTED = frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY"})
_BREAKS = frozenset({";", ":", "–", "—", "--", "-"})
_WHEN = frozenset({"when", "after", "before", "once", "since"})
_FAR = frozenset({"this", "that", "these", "those"})
_POINTING = frozenset({"it", "they", "them", "this", "that", "these", "those"})
_MAX_AROUND = 9
"""Words of a printed sentence beside the statement; with more it may say a second thing."""
_WHY = "Before asking whether a statement is true, ask whether it is of the kind that can be checked."


@dataclass(frozen=True, kw_only=True)
class StatementKind(Fact):
    """A statement of a source, made to stand alone, and its kind.

    told: "Smith said that …", “Smith said: ‘…’”, or, where ``source`` is given, a sentence of the article as printed.
    sort: "checkable", "judgement" or "forecast".
    """

    kind: ClassVar[str] = "statement_kind"
    identity: ClassVar[tuple[str, ...]] = ("told",)
    told: str
    sort: str
    source: str = ""


def find(reading: Reading) -> Iterator[StatementKind]:
    """Yield the statements whose kind their own words show beyond doubt: quoted, retold, or as printed."""
    if is_on_sport(reading):
        return
    for u in utterances(reading):
        sort = sort_of(reading, u.head, u.tokens, quoted=True)
        if sort is not None:
            yield _fact(reading, u.attributed, u.told, sort, "")
    retold: set[int] = set()
    for a in reading.attributions:
        told = _told_claim(reading, a) if a.mode != "direct" and is_vouched(reading, a) else None
        if told is not None and a.cue_head is not None:
            retold.add(a.cue_head)
            yield _fact(reading, a, told[0], told[1], "")
    for u in reports(reading):
        if u.attributed.cue_head in retold or not _stands_out(reading, u):
            continue
        head = reading.parse.doc[u.attributed.content_head] if u.attributed.content_head is not None else None
        sort = sort_of(reading, head, u.tokens, quoted=False)
        if sort is not None:
            yield _fact(reading, u.attributed, u.told, sort, u.source)


def _stands_out(reading: Reading, u: Utterance) -> bool:
    """Tell whether a printed sentence holds one statement and hardly more than its source, and no word that tells its kind."""
    a = u.attributed
    if a.pattern == "object" or a.stance == "deny" or a.cue_lemma in _GIVING_AWAY or len(u.tokens) < MIN_WORDS:
        return False
    if sum(t.is_alpha for t in u.around) > _MAX_AROUND or not is_placed(reading, u.tokens):
        return False
    if any(t.lower_ in _POINTING and t.dep_ in {"nsubj", "nsubjpass"} and reading.in_quotation(t) for t in u.tokens):
        return False
    return not any(
        _is_paper(t) or t.is_quote or (t.i != a.cue_head and reading.is_cue(t))
        for t in u.around
        if not _closes(reading, t, u)
    )


def _closes(reading: Reading, token: Token, u: Utterance) -> bool:
    """Tell whether a quotation mark belongs to the statement itself, at its edge."""
    return token.is_quote and (token.i + 1 == u.tokens[0].i or token.i - 1 == u.tokens[-1].i)


def _is_paper(token: Token) -> bool:
    entry = lexicon("sayers").get(token.lemma_.lower())
    return entry is not None and entry.cls == "document"


def _fact(reading: Reading, a: Attributed, told: str, sort: str, source: str) -> StatementKind:
    """Return the fact; ``source`` for a sentence as printed."""
    head = reading.parse.doc[a.cue_head or 0]
    return StatementKind(
        rule="FCO-4",
        spans=make_spans({"answer": a.content, "source": a.source, "cue": a.cue}),
        sentence=reading.parse.sentence_of(head).span,
        told=told,
        sort=sort,
        source=source,
    )


def _told_claim(reading: Reading, a: Attributed) -> tuple[str, str] | None:
    """Return "Smith said that …" with its kind, or None where it cannot stand alone or the kind is open."""
    if a.pattern != "verb" or a.content_head is None or a.cue_head is None or a.source_head is None:
        return None
    cue = reading.parse.doc[a.cue_head]
    if cue.tag_ not in {"VBD", "VBZ", "VBN"}:
        return None
    claim = [t for span in a.content for t in reading.parse.tokens(span)]
    sort = sort_of(reading, reading.parse.doc[a.content_head], claim, quoted=False)
    source = tree.noun_phrase(reading.parse.doc[a.source_head])
    found = statement(reading, a, source) if sort is not None else None
    if found is None or sort is None or a.stance == "deny" or any(t.like_num or _is_poll(t, sort) for t in source):
        return None
    return f"{found.source} {_said(a, cue)} that {found.claim}", sort


def _is_poll(token: Token, sort: str) -> bool:
    """Tell whether a paper looks ahead: what a poll "shows that people will do" is what they said."""
    return sort != "checkable" and _is_paper(token)


def _said(a: Attributed, cue: Token) -> str:
    """Return the cue in words; one that wants somebody told, or tells the kind of statement, becomes "said"."""
    if a.cue_lemma in _GIVING_AWAY or cue.lemma_ in {"make", "have", "put", "go"}:
        return "says" if cue.tag_ == "VBZ" else "said"
    particle = tree.child(cue, "prt")
    words = [*tree.auxiliaries_of(cue), cue, *([particle] if particle is not None else [])]
    return " ".join(t.text.lower() for t in words)


def sort_of(reading: Reading, head: Token | None, claim: Sequence[Token], *, quoted: bool) -> str | None:
    """Return the kind of a statement, or None where its words leave room for two."""
    if head is None or head.pos_ not in {"VERB", "AUX"} or is_unsure(claim):
        return None
    if any(t.lower_ == "fact" and tree.word_after(t) == "that" for t in claim[:-1]):
        return None  # what is taken for granted is a second statement
    verb = _thought(head) or head
    if is_manifold(verb, claim):
        return None
    judging = [t for t in claim if _is_evaluative(t)]
    future = is_future(verb, quoted=quoted)
    if quoted and not judging and _points_back(claim, strict=not future):
        return None
    coloured = any(_is_coloured(reading, t) for t in claim)
    if future or tree.modal_of(verb) is not None or verb.lower_ == "going":
        return "forecast" if future and not judging and not coloured and not _is_denied(claim, verb) else None
    if any(t.lower_ in _NOT for t in claim):
        return None
    if judging:
        several = len(judging) > 1 or any(
            _is_figure(t) or t.lemma_.lower() in lexicon("siding_words") for t in claim if t not in judging
        )
        return "judgement" if _judges(verb, judging) and not several else None
    if verb is not head or coloured or any(reading.is_cue(t) or t.dep_ == "pcomp" for t in claim):
        return None
    return "checkable" if _is_on_record(verb) else None


def is_unsure(claim: Sequence[Token], *, but: frozenset[str] = frozenset()) -> bool:
    """Tell whether a word leaves open whether the thing is so, or under what condition. but: words allowed here."""
    return any(t.lower_ in _UNSURE and t.lower_ not in but and t.ent_type_ != "DATE" for t in claim)


def _points_back(claim: Sequence[Token], *, strict: bool) -> bool:
    """Tell whether a pronoun or "that" stands for a thing before any thing is named, so that a plain fact would be about nothing.

    strict: even a thing named before does not help, since nobody can be sure that it is meant.
    """
    noun = next((t.i for t in claim if t.pos_ in {"NOUN", "PROPN"}), claim[-1].i)
    things = {"nsubj", "nsubjpass", "dobj", "pobj", "attr", "det"}
    return any(
        t.lower_ in _POINTING
        and t.dep_ in things
        and (strict or t.i < noun or t.lower_ in _FAR or (t.dep_ == "nsubj" and t.head.dep_ != "relcl"))
        for t in claim
    )


def _is_denied(claim: Sequence[Token], verb: Token) -> bool:
    """Tell whether something else than the event to come is denied: "I do not say that he will …"."""
    own = {verb.i, *(t.i for t in verb.children)}
    return any(t.lower_ in _NOT and t.head.i not in own for t in claim)


def _is_coloured(reading: Reading, token: Token) -> bool:
    """Tell whether a modifier, or a word that favours or blames, may be taken for a judgement beside a fact or a forecast."""
    sides = token.lemma_.lower() in lexicon("siding_words")
    return sides or (token.pos_ in {"ADJ", "ADV"} and may_judge(reading, token))


def is_manifold(head: Token, claim: Sequence[Token]) -> bool:
    """Tell whether a statement says two things, each perhaps of its own kind: "and", "because", a dash, a second sentence."""
    inside = {t.i for t in claim}
    if head.i not in inside or any(t.text in _BREAKS and t.whitespace_ for t in claim):
        return True
    if any(t.dep_ == "ccomp" and t.head.i == head.i and t.i < head.i for t in claim):
        return True
    return any(_adds(t, head) for t in claim if t.pos_ in {"VERB", "AUX"} and t.i != head.i)


def _adds(verb: Token, head: Token) -> bool:
    """Tell whether a verb says a second thing; one that shares the auxiliary, or only tells the time, does not."""
    if verb.dep_ == "conj" and verb.head.i == head.i:
        if _is_on_record(verb) and _is_on_record(head):
            return False
        will = {t.lower_ for t in (tree.modal_of(verb), tree.modal_of(head)) if t is not None}
        return not (verb.tag_ == head.tag_ == "VB" and will <= _WILL | {"would"} and len(will) == 1)
    if verb.dep_ == "advcl" and tree.is_finite(verb):
        return not tells_when(verb)
    return verb.dep_ in {"conj", "parataxis"} and tree.is_finite(verb)


def _thought(head: Token) -> Token | None:
    """Return the verb of what "I think" and the like introduce."""
    subject = tree.subject_of(head)
    if head.lemma_ not in _THINKING or subject is None or subject.pos_ != "PRON" or tree.is_negated(head):
        return None
    clause = tree.child(head, "ccomp")
    return clause if clause is not None and tree.is_finite(clause) else None


def _is_evaluative(token: Token) -> bool:
    """Tell whether a word judges, or ranks by what nobody can measure."""
    entry = lexicon("judging_words").get(token.lower_)
    if entry is not None and entry.cls != "doubtful":
        return True
    return token.lemma_.lower() in lexicon("evaluative_words") or token.tag_ in {"JJS", "RBS"}


def _is_figure(token: Token) -> bool:
    return token.like_num and token.lower_ != "one"


def is_future(verb: Token, *, quoted: bool) -> bool:
    """Tell whether a clause says what will happen or is planned: an event, under no condition."""
    modal, event = tree.modal_of(verb), verb
    if verb.lower_ == "going":
        done = tree.child(verb, "xcomp")
        tensed = [t.lower_ for t in tree.auxiliaries_of(verb)]
        if done is None or done.tag_ != "VB" or not tensed or tensed[0] in {"was", "were", "been"}:
            return False
        event = done
    elif modal is None or modal.lower_ not in (_WILL if quoted else _WILL | {"would"}):
        return False
    subject = tree.subject_of(verb) or tree.child(verb, "expl")
    if tree.is_negated(verb) and subject is not None and subject.lower_ in {"i", "we"}:
        return False  # "I'm not going to judge": a refusal, here and now
    if (
        modal is not None
        and modal.lower_ == "would"
        and subject is not None
        and subject.left_edge.lower_ in {"a", "an", "any"}
    ):
        return False  # what a thing that is not there would do
    if subject is None or subject.lower_ in _ANYBODY or _is_unreal(verb) or _is_unreal(event):
        return False
    if event.lemma_ == "be" and subject.pos_ == "NOUN":
        return False  # "reason will be our guide"
    return not _is_state(event)


def _is_unreal(head: Token) -> bool:
    """Tell whether the clause tells what would have been, would be under a condition, or goes on in the past."""
    if any(c.dep_ == "conj" and c.tag_ == "VBD" for c in head.children):
        return True
    if any(aux.lower_ == "have" for aux in tree.auxiliaries_of(head)):
        return True
    return any(c.dep_ == "advcl" and not tells_when(c) for c in head.children)


def tells_when(verb: Token) -> bool:
    """Tell whether a clause only says when: "after the sale *ended*"."""
    return any(c.lower_ in _WHEN for c in verb.children if c.dep_ in {"advmod", "mark"})


def _is_state(head: Token) -> bool:
    """Tell whether the clause tells no event: "would like", "would be difficult", "will have to"."""
    if head.lemma_ == "be":
        return tree.child(head, "attr", "expl") is None or tree.child(head, "acomp") is not None
    if head.lemma_ in _LIKING or head.lemma_ in lexicon("no_test_verbs"):
        return head.lemma_ not in EVENTS
    return head.lemma_ in {"make", "let", "keep"} and tree.child(head, "ccomp", "acomp", "oprd") is not None


def _judges(head: Token, judging: list[Token]) -> bool:
    """Tell whether a word that no fact can settle is what the clause says of its subject ("the plan is a disgrace")."""
    subject = tree.subject_of(head)
    if subject is None or subject.lower_ in _ANYBODY or subject.lower_ in _SPEAKER:
        return False
    predicate = tree.child(head, "acomp", "attr") if head.lemma_ == "be" else None
    if head.lemma_ in {"do", "make"}:
        predicate = tree.child(head, "dobj")
    if predicate is None:
        return False
    words = [t for t in judging if t.head.i == predicate.i and t.dep_ == "amod"]
    if head.lemma_ == "be" and predicate in judging:
        words.append(predicate)
    if not words:
        return False
    return any(_is_beyond_proof(t) for t in words) and (words[0].lower_ not in _BEARS or _bears(head))


def _bears(head: Token) -> bool:
    """Tell whether "wrong" is said of a deed ("it is wrong to …"), not of a mistake."""
    words = [t for t in head.subtree if t.lower_ in _BEARS]
    deeds = [t for word in words for t in (*word.children, *word.head.children) if t.dep_ == "xcomp" and t.tag_ == "VB"]
    return bool(deeds) and not any(t.lemma_ in lexicon("speech_verbs") for t in deeds)


def _is_beyond_proof(word: Token) -> bool:
    """Tell whether a word judges by taste or morals, so that no fact can be brought for it."""
    if tree.word_after(word) in {"friend", "friends", "of"} and word.tag_ == "JJS":
        return False
    entry = lexicon("judging_words").get(word.lower_)
    return entry is not None and entry.cls != "doubtful" and "arguable" not in entry.gate


def _is_on_record(head: Token) -> bool:
    """Tell whether the clause tells of a recorded act in the past, or of a number of things that somebody counted."""
    tensed = next((t for t in tree.auxiliaries_of(head) if t.tag_ in {"VBD", "VBZ", "VBP"}), head)
    if tensed.tag_ not in {"VBD", "VBZ", "VBP"} or (tensed is not head and tensed.lower_ in {"is", "are"}):
        return False
    subject = tree.subject_of(head) or tree.child(head, "expl") or _shared_subject(head)
    if subject is None or subject.lower_ in _ANYBODY or tree.child(head, "xcomp") is not None:
        return False  # "planned to buy": the plan may be on record, the deed is not
    if head.lemma_ == "meet" and not any(t.lower_ == "with" or t.dep_ == "dobj" for t in head.children):
        return False  # "concerns were met"
    act = head.lemma_ in lexicon("recorded_acts") and tree.child(head, "prt") is None  # "sold out" leaves no record
    if act and head.tag_ in {"VBD", "VBN"} and subject.lower_ not in _SPEAKER:
        return True
    return any(_counts(t, head) for t in head.subtree)


def _shared_subject(head: Token) -> Token | None:
    return tree.subject_of(head.head) if head.dep_ == "conj" else None


def _counts(token: Token, head: Token) -> bool:
    """Tell whether a token is a figure of the clause itself: a sum, a share or a number of things, and no date or age."""
    if not token.text[:1].isdigit() or token.ent_type_ not in _COUNTED or tree.word_after(token) == "-":
        return False
    if token.ent_type_ == "CARDINAL" and token.dep_ not in {"nummod", "compound"}:
        return False  # "1,061" of what?
    if tree.clause_of(token).i != head.i or (token.text == "100" and token.ent_type_ == "PERCENT"):
        return False
    if head.lemma_ == "want" and token.ent_type_ == "MONEY":
        return False
    past = tree.is_past(head) or tree.is_present_perfect(head)
    return past or (head.lemma_ in _HOLDING and any(t.head.i == head.i for t in (token, token.head, token.head.head)))


RULES = (
    FactRule(
        id="FCO-4",
        family="FCO-4",
        skill="FCO",
        level=2,
        finds="A statement of a source that is clearly a checkable fact, a judgement, or a forecast.",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                "Mary Jones said that Norlink had sold two ferries to Sweden in 2019.",
                ({"told": "Mary Jones said that Norlink had sold two ferries to Sweden in 2019", "sort": "checkable"},),
            ),
            Fires(
                "Mary Jones said that the port of Bergen was a disgrace to Norway.",
                ({"sort": "judgement"},),
            ),
            Fires(
                "Mary Jones told reporters that Norlink would buy two ferries from Sweden.",
                ({"told": "Mary Jones said that Norlink would buy two ferries from Sweden", "sort": "forecast"},),
            ),
            Fires(
                "“Norlink sold two ferries to Sweden in 2019,” Mary Jones said.",
                ({"told": "Mary Jones said: “Norlink sold two ferries to Sweden in 2019”", "sort": "checkable"},),
            ),
            Fires(
                "“Norlink is not going to sell the ferry Nordstjernen,” Mary Jones said.",
                ({"sort": "forecast"},),
            ),
            Fires(
                "“I think the sale of the ferry Nordstjernen was a disgrace,” Mary Jones said.",
                ({"sort": "judgement"},),
            ),
            Fires(
                "“It is wrong to sell the ferry Nordstjernen to Sweden,” Mary Jones said.",
                ({"sort": "judgement"},),
            ),
            Fires(
                "Norlink paid 40 million crowns for a ferry, Mary Jones said.",
                ({"sort": "checkable"},),
            ),
        ),
        silent=(
            Silent(
                "“I'm not going to judge the harbour minister of Norway on Monday,” said Anna Berg, the Norwegian transport minister.",
                "she does not judge now, either",
            ),
            Silent(
                "The coach praised the striker and the goalkeeper after the match. “Norlink sold two ferries to Sweden in 2019,” "
                "Mary Jones said.",
                "a report on sport",
            ),
            Silent("Mary Jones denied that Norlink had sold two ferries to Sweden in 2019.", "denied"),
            Silent("Mary Jones learned that Norlink had sold two ferries to Sweden in 2019.", "she stated nothing"),
            Silent("Mary Jones said that Norlink was planning to buy 40 ferries from Sweden.", "a plan, or a fact?"),
            Silent("Mary Jones said that it was wrong to say that the port of Bergen was old.", "a mistake, not a sin"),
            Silent("“Norlink will help the poor people of the town of Bergen,” Mary Jones said.", "“help” takes sides"),
            Silent("“Norlink will not work for the town of Bergen,” Mary Jones said.", "no event"),
            Silent("“The fact that Norlink sold the ferries of Bergen is a disgrace,” Mary Jones said.", "two in one"),
            Silent("“It sold two ferries to Sweden in 2019,” Mary Jones said.", "who sold them?"),
            Silent(
                "“Norlink sold two ferries to Sweden in 2019 because the port was a mess,” Mary Jones said.",
                "two kinds in one",
            ),
            Silent(
                "“Norlink will be a disaster for the whole town of Bergen,” Mary Jones said.",
                "a judgement on what is to come",
            ),
            Silent("“Norlink would sell two ferries to the king of Sweden,” Mary Jones said.", "under what condition?"),
            Silent(
                "“The sale of two ferries to Sweden was dangerous,” Mary Jones said.", "facts can be brought for it"
            ),
            Silent("“The best friend of Norlink is the port of Bergen,” Mary Jones said.", "a set phrase"),
            Silent("“Mary Jones was wrong about the two ferries of Norlink,” Anna Berg said.", "a mistake, or a sin?"),
            Silent(
                "Norlink sold two ferries to Sweden in 2019, according to records of the port.", "they did check it"
            ),
            Silent("Mary Jones said that Norlink might sell two ferries to Sweden.", "neither done nor announced"),
            Silent("Mary Jones said that Norlink would sell two ferries if Sweden paid.", "a condition"),
            Silent("If Sweden agrees, Mary Jones said that Norlink would sell two ferries.", "a condition before it"),
            Silent(
                "Mary Jones reportedly said that Norlink had sold two ferries to Sweden.", "nobody vouches that she did"
            ),
            Silent(
                "Mary Jones said that Norlink had wisely sold two of its best ferries.", "fact and judgement in one"
            ),
            Silent("Mary Jones said that Norlink neither sold nor bought two ferries of Sweden.", "negated"),
            Silent("Mary Jones said that the ferries of Norlink were old.", "how old is old?"),
            Silent("Norlink sold two ferries to Sweden.", "no source"),
            Silent("She said that Norlink had sold two ferries to Sweden.", "who?"),
        ),
    ),
)
