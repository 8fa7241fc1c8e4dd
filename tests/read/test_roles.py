"""Roles and offices in words."""

from __future__ import annotations

import pytest
from spacy.language import Language

from quizgen.facts.who import find
from quizgen.gazetteer import us_state
from quizgen.grammar.articles import with_indefinite
from quizgen.load.text import article_from_text
from quizgen.read import read


def roles(text: str, nlp: Language) -> dict[str, str]:
    article = article_from_text(f"A report on the matter at hand\n\n{text}\n", "a.txt")
    return {fact.person: fact.role for fact in find(next(iter(read([article], nlp)))) if fact.best and fact.affiliated}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Sen. Anna Berg (R-Ohio) spoke on Monday.", "a Republican senator from Ohio"),
        (
            "The Republican Harbour Committee (RHC) met. The RHC was late. Anna Berg, the RHC’s chief counsel and an RHC "
            "member from Riga, spoke.",
            "the Republican Harbour Committee’s chief counsel and a Republican Harbour Committee member from Riga",
        ),
        ("Sen. Anna Berg, D-Va., spoke on Monday.", "a Democratic senator from Virginia"),
        ("Senator Anna Berg of New Mexico spoke on Monday.", "a senator from New Mexico"),
        ("Sen. Anna Berg (I-Vt.) spoke on Monday.", "an independent senator from Vermont"),
        ("New Jersey Gov. Anna Berg spoke on Monday.", "the governor of New Jersey"),
        ("Rep. Anna Berg (D-Calif.) spoke on Monday.", "a Democratic representative from California"),
        ("Anna Berg, who founded Norlink Airways, spoke on Monday.", "a founder of Norlink Airways"),
        ("Anna Berg, a former mayor of Lisbon, spoke on Monday.", "a former mayor of Lisbon"),
        ("Anna Berg, spokeswoman for Norlink Airways, spoke on Monday.", "a spokeswoman for Norlink Airways"),
        ("Portugal’s Foreign Minister Anna Berg spoke on Monday.", "Portugal’s foreign minister"),
    ],
)
def test_a_role_is_worded_as_an_editor_would(text: str, role: str, nlp: Language) -> None:
    assert roles(text, nlp) == {"Anna Berg": role}


@pytest.mark.parametrize(
    "text",
    [
        "State Sen. Anna Berg (R-Ohio) spoke on Monday.",
        "Former Sen. Anna Berg (R-Ohio) spoke on Monday.",
        "Lt. Gov. Anna Berg of Ohio spoke on Monday.",
        "Sen. Anna Berg spoke on Monday.",
        "Anna Berg, who owns a shop in Lisbon, spoke on Monday.",
        "Anna Berg, the state’s Republican senator, spoke on Monday.",
        "Against Anna Berg, the Ohio governor won on Monday.",
        "The crowd thanked Anna Berg, a baker from Lisbon.",
        "The City Council speaker, Anna Berg, spoke on Monday.",
        "Anna Berg, president of the Kansas City, Mo., branch of the League, spoke on Monday.",
    ],
)
def test_a_role_that_is_over_vague_or_private_is_left_out(text: str, nlp: Language) -> None:
    assert roles(text, nlp) == {}


@pytest.mark.parametrize(
    ("name", "state"),
    [("Calif.", "California"), ("NJ", "New Jersey"), ("N.H.", "New Hampshire"), ("Texas", "Texas"), ("Paris", None)],
)
def test_short_forms_of_states(name: str, state: str | None) -> None:
    assert us_state(name) == state


@pytest.mark.parametrize(
    ("phrase", "article"),
    [
        ("FBI agent", "an"),
        ("US judge", "a"),
        ("university dean", "a"),
        ("umpire", "an"),
        ("NATO envoy", "a"),
        ("heir", "an"),
    ],
)
def test_the_article_follows_the_sound(phrase: str, article: str) -> None:
    assert with_indefinite(phrase) == f"{article} {phrase}"
