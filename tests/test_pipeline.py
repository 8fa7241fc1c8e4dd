"""All stages together: what must come out of real and of any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from quizgen.deck.choose import choose
from quizgen.export.anki import write_package
from quizgen.export.jsonl import card_line, fact_line
from quizgen.load.text import article_from_text
from quizgen.pipeline import Result, run
from quizgen.rules.registry import RuleSet


def results_of(paths: list[Path], nlp: Language, rules: RuleSet) -> list[Result]:
    articles = (article_from_text(path.read_bytes().decode("utf-8"), str(path)) for path in paths)
    return list(run(articles, nlp, rules))


@pytest.fixture(scope="session")
def seed(shared: Path, nlp: Language, rules: RuleSet) -> Result:
    return results_of([shared / "articles" / "bolton-putin.txt"], nlp, rules)[0]


def values(result: Result, kind: str) -> list[dict[str, object]]:
    return [dict(fact.values()) for fact in result.dossier.facts if fact.kind == kind]


def test_the_seed_tells_who_is_who(seed: Result) -> None:
    roles = {str(v["person"]): v["role"] for v in values(seed, "role") if v["best"]}
    assert roles == {
        "John Bolton": "the US national security adviser",
        "Sergei Lavrov": "the Russian foreign minister",
        "Yuri Ushakov": "the presidential adviser",
        "Dmitri Peskov": "Vladimir Putin’s spokesman",
        "Anthony Godfrey": "the US embassy’s deputy chief of mission",
    }


def test_the_seed_names_two_cities_as_venues(seed: Result) -> None:
    (found,) = [v for v in values(seed, "list") if v["noun"] == "cities"]
    assert found["items"] == ("Vienna", "Helsinki")


def test_the_seed_tells_what_peskov_would_not_say(seed: Result) -> None:
    (found,) = values(seed, "unknown")
    assert found["who"] == "Dmitri Peskov"
    assert str(found["what"]).endswith("would touch on a possible summit")


def test_the_seed_tells_who_said_that_a_conversation_will_take_place(seed: Result) -> None:
    (found,) = [v for v in values(seed, "attribution") if "a conversation will take place" in str(v["content"])]
    assert found["source"] == "Dmitri Peskov"
    assert found["mode"] == "direct"
    assert found["channel"] == "told reporters"


def test_the_seed_settles_its_two_dates(seed: Result) -> None:
    (found,) = values(seed, "date_conflict")
    assert (found["right"], found["wrong"]) == ("2018-06-27", "2024-04-19")
    meanings = {str(v["phrase"]): v["meaning"] for v in values(seed, "relative_date")}
    assert meanings["last year"] == "2017"
    assert meanings["Wednesday"] == "27 June 2018"


def test_the_seed_gives_25_cards(seed: Result) -> None:
    deck = choose([(seed.dossier, seed.candidates)], title="Seed")
    assert len(deck.cards) >= 25


def test_nobody_named_in_no_text_is_on_a_card(seed: Result) -> None:
    for candidate in seed.candidates:
        card = candidate.card
        assert "Guardian" not in " ".join((card.question, card.answer, card.context, card.evidence))


def test_real_articles_give_cards_that_import(shared: Path, nlp: Language, rules: RuleSet, tmp_path: Path) -> None:
    paths = [shared / "articles" / "bolton-putin.txt", *sorted((shared / "articles" / "wikinews").glob("*.txt"))]
    found = results_of(paths, nlp, rules)
    deck = choose([(r.dossier, r.candidates) for r in found], title="Real")
    write_package(deck, tmp_path / "real.apkg")
    collection = Collection(str(tmp_path / "collection.anki2"))
    try:
        request = ImportAnkiPackageRequest(package_path=str(tmp_path / "real.apkg"), options=ImportAnkiPackageOptions())
        log = collection.import_anki_package(request).log
        assert len(log.new) == len(deck.cards)
        assert not log.conflicting
        assert not collection.get_empty_cards().notes
        for card_id in collection.find_cards(""):
            shown = collection.get_card(card_id).render_output()
            assert "{{" not in shown.question_text + shown.answer_text
            assert shown.question_text.strip()
    finally:
        collection.close()


def test_every_card_can_be_traced_to_its_article(shared: Path, nlp: Language, rules: RuleSet) -> None:
    for result in results_of(sorted((shared / "articles" / "wikinews").glob("*.txt"))[:6], nlp, rules):
        text = result.article.text
        for candidate in result.candidates:
            card = candidate.card
            assert card.evidence_span.of(text) == card.evidence
            assert card.evidence_span.contains(card.span)
            assert all(rules.get(rule) is not None for rule in card.rules)


def test_keys_are_unique(shared: Path, nlp: Language, rules: RuleSet) -> None:
    for result in results_of(sorted((shared / "articles" / "wikinews").glob("*.txt"))[:6], nlp, rules):
        keys = [candidate.card.key for candidate in result.candidates]
        assert len(keys) == len(set(keys))


SENTENCES = (
    "Anna Berg, the transport minister, said on Monday that 14 ferries would stop.",
    "“Nobody told us,” said Jonas Eide.",
    "It has been suggested that Oslo should pay last year’s bill.",
    'He declined to say whether the "ship” (was sold.',
    "According to police, 3 people were hurt in Turin.",
    "Posted by @harbour — June 3, 2018",
    "Leave a comment",
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.sampled_from(SENTENCES), st.text(max_size=80)), min_size=1, max_size=6))
def test_any_text_passes_all_stages_with_true_offsets_and_the_same_result(
    nlp: Language, rules: RuleSet, parts: list[str]
) -> None:
    text = "\n\n".join(parts)
    first, second = (next(iter(run([article_from_text(text, "any.txt")], nlp, rules))) for _ in range(2))
    assert first.article.text == text
    for fact in first.dossier.facts:
        for _, spans in fact.spans:
            assert all(0 <= span.start < span.end <= len(text) for span in spans)
    lines = [
        [fact_line(f, path="any.txt", article=r.article.id) for f in r.dossier.facts]
        + [card_line(c.card, path="any.txt") for c in r.candidates]
        for r in (first, second)
    ]
    assert lines[0] == lines[1]
