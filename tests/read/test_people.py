"""People: names joined across the article, spellings, pronouns."""

from __future__ import annotations

import pytest
from spacy.language import Language

from quizgen.load.text import article_from_text
from quizgen.read import EntityKind, Reading, read
from quizgen.read.names import is_full_name, same_person


def reading_of(text: str, nlp: Language) -> Reading:
    return next(iter(read([article_from_text(f"A report on the matter at hand\n\n{text}\n", "a.txt")], nlp)))


def people(reading: Reading) -> dict[str, int]:
    return {e.name: len(e.mentions) for e in reading.entities if e.kind is EntityKind.PERSON and not e.ambiguous}


def test_a_surname_takes_the_full_name(nlp: Language) -> None:
    assert people(reading_of("John Smith met Mary Jones in Oslo. Smith thanked Jones.", nlp)) == {
        "John Smith": 2,
        "Mary Jones": 2,
    }


def test_a_surname_with_a_particle_takes_the_full_name(nlp: Language) -> None:
    reading = reading_of("Norway charged Jason Van Dyke in Oslo. On Monday Anna Berg met Van Dyke.", nlp)
    assert people(reading) == {"Jason Van Dyke": 2, "Anna Berg": 1}


def test_two_people_of_one_surname_are_never_joined(nlp: Language) -> None:
    reading = reading_of("John Smith and his sister Mary Smith live in Oslo. On Monday Smith left Norway.", nlp)
    assert set(people(reading)) == {"John Smith", "Mary Smith"}
    assert any(e.ambiguous and e.name == "Smith" for e in reading.entities)


def test_a_name_goes_on_behind_the_sign_for_and(nlp: Language) -> None:
    reading = reading_of("Norway hired the firm Hansen & Brandt Partners in Oslo.", nlp)
    assert "Hansen & Brandt Partners" in {e.name for e in reading.entities}


def test_a_title_cut_at_its_stop_is_nobody(nlp: Language) -> None:
    assert "Navy Capt" not in people(reading_of("The speaker was Navy Capt. Jeff Moen, a spokesman in Oslo.", nlp))


def test_a_surname_goes_to_nobody_where_the_namesake_stands_in_full_more_often(nlp: Language) -> None:
    text = (
        "Leo Brandt left. Anna Brandt stayed. In May, Anna Brandt met the crew.\n\nThe harbour was full. It rained.\n\n"
    )
    reading = reading_of(f"{text}It was late in Oslo. On Monday Brandt declined to speak.", nlp)
    assert any(e.ambiguous and e.name == "Brandt" for e in reading.entities)


def test_a_son_named_late_does_not_take_the_fathers_surname(nlp: Language) -> None:
    late = reading_of("Mr. Brandt left Oslo. Leo Brandt Jr. stayed in Norway. On Monday Mr. Brandt spoke.", nlp)
    assert people(late) == {"Brandt": 2, "Leo Brandt Jr.": 1}
    first = reading_of("Leo Brandt Jr. stayed in Norway. On Monday Mr. Brandt spoke.", nlp)
    assert people(first) == {"Leo Brandt Jr.": 2}


def test_one_word_behind_a_title_is_a_person_throughout(nlp: Language) -> None:
    text = (
        "Norway met President Norlink in Oslo. Norlink Group left. Norlink sold two ships. The shares of Norlink fell."
    )
    assert people(reading_of(text, nlp))["Norlink"] == 3


def test_a_word_that_links_sentences_is_no_given_name(nlp: Language) -> None:
    reading = reading_of("The Norwegian mayor Berg left. Plus Berg also wants to sell two ships.", nlp)
    assert people(reading) == {"Berg": 2}


def test_a_president_is_not_the_first_lady(nlp: Language) -> None:
    reading = reading_of("First lady Maria Lindqvist spoke in Oslo. On Monday President Lindqvist left Norway.", nlp)
    assert people(reading)["Maria Lindqvist"] == 1


def test_the_spelling_used_most_is_the_name(nlp: Language) -> None:
    reading = reading_of("Sergey Lavrov left Oslo. Sergei Lavrov met the crew. On Monday Sergei Lavrov spoke.", nlp)
    assert "Sergei Lavrov" in people(reading)


def test_names_and_adjectives_of_nationality_tell_of_their_country(nlp: Language) -> None:
    reading = reading_of("Turkish ships left Norway for Georgia. The Germans and the Republican senator stayed.", nlp)
    countries = {e.name: e.country.name for e in reading.entities if e.country is not None}
    assert countries == {"Turkish": "Turkey", "Norway": "Norway", "Germans": "Germany"}


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Sergei Lavrov", "Sergey Lavrov", True),
        ("Donald J. Trump", "Donald Trump", True),
        ("George H. Bush", "George W. Bush", False),
        ("Daniel Ortega", "Daniela Ortega", False),
        ("Bill Clinton", "Hillary Clinton", False),
        ("John Smith", "John Smith Jr.", False),
    ],
)
def test_spellings_of_one_name(first: str, second: str, same: bool) -> None:
    assert same_person(tuple(first.split()), tuple(second.split())) is same


@pytest.mark.parametrize(
    ("name", "full"), [("Ludwig van Beethoven", True), ("Center for Policy", False), ("Smith", False)]
)
def test_full_names(name: str, full: bool) -> None:
    assert is_full_name(tuple(name.split())) is full


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("John Smith left Oslo. He will return in May.", {"John Smith"}),
        ("John Smith met Peter Jones in Oslo. He will return in May.", set()),
        ("John Smith left Oslo with his lawyer. He will return in May.", {"John Smith"}),
        ("Mr John Smith left Oslo. She will return in May.", set()),
    ],
)
def test_a_pronoun_is_resolved_only_where_one_reading_is_possible(text: str, resolved: set[str], nlp: Language) -> None:
    assert {e.name for e in reading_of(text, nlp).references.values()} == resolved


def entities(reading: Reading, kind: EntityKind) -> dict[str, int]:
    return {e.name: len(e.mentions) for e in reading.entities if e.kind is kind}


def test_a_title_inside_a_name_is_cut_off(nlp: Language) -> None:
    reading = reading_of("Spokeswoman Haley Prado declined to comment. Prado left Oslo on Monday.", nlp)
    assert people(reading) == {"Haley Prado": 2}
    assert reading.entities[0].gender == "f"


def test_a_headline_in_capitals_makes_no_people(nlp: Language) -> None:
    text = "Mayor Leo Brandt Refuses To Leave Oslo\n\nLeo Brandt stayed in Oslo on Monday. Brandt gave no reason.\n"
    reading = next(iter(read([article_from_text(text, "a.txt")], nlp)))
    assert people(reading) == {"Leo Brandt": 3}


def test_a_bare_surname_is_that_of_the_person_introduced_first(nlp: Language) -> None:
    text = (
        "Anna Berg opened a bridge in Oslo on Monday. On Tuesday Berg left Norway. Leo Brandt stayed in Oslo. "
        "Peter Berg opened a school in Bergen. The children sang. The mayor spoke. Nobody in Bergen complained. "
        "On Friday Berg will return to Norway."
    )
    assert people(reading_of(text, nlp)) == {"Anna Berg": 3, "Peter Berg": 1, "Leo Brandt": 1}


def test_a_bare_surname_right_after_a_namesake_stays_ambiguous(nlp: Language) -> None:
    text = "Anna Berg opened a bridge in Oslo. Peter Berg opened a school in Bergen. On Friday Berg left Norway."
    reading = reading_of(text, nlp)
    assert people(reading) == {"Anna Berg": 1, "Peter Berg": 1}
    assert [e.name for e in reading.entities if e.ambiguous] == ["Berg"]


def test_a_title_tells_namesakes_apart(nlp: Language) -> None:
    text = "Anna Berg opened a bridge in Oslo. Peter Berg opened a school in Bergen. On Friday Mr. Berg left Norway."
    assert people(reading_of(text, nlp)) == {"Anna Berg": 1, "Peter Berg": 2}


def test_a_title_rules_out_the_only_namesake(nlp: Language) -> None:
    reading = reading_of("Michelle Prado opened a school in Bergen. On Friday Mr. Prado left Norway.", nlp)
    assert people(reading)["Michelle Prado"] == 1


def test_a_body_takes_its_acronym(nlp: Language) -> None:
    text = "The Norwegian Food Safety Agency closed a farm. The NFSA gave no reason. The NFSA will publish a report."
    assert entities(reading_of(text, nlp), EntityKind.ORGANISATION) == {"Norwegian Food Safety Agency": 3}


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("Peter Jones met Mary Smith in Oslo. She will return in May.", {"Mary Smith"}),
        ("Peter Jones met Leo Brandt in Oslo. John Smith said he would return in May.", {"John Smith"}),
        ("Peter Jones met Leo Brandt in Oslo. John Smith sold his house in May.", {"John Smith"}),
        ("Peter Jones met Leo Brandt in Oslo. John Smith said that he should resign.", set()),
        ("Peter Jones met Leo Brandt in Oslo. John Smith thanked Peter Jones for his help.", set()),
        ("Peter Jones met Leo Brandt in Oslo. John Smith is his lawyer.", set()),
        ("John Smith praised him in Oslo.", set()),
        ("Peter Jones spoke in Oslo. In his speech, John Smith was praised.", set()),
        ("Peter Jones spoke in Oslo. Another said he would return in May.", set()),
        ("John Smith spoke in Oslo. “We will win,” he said.", {"John Smith"}),
    ],
)
def test_a_pronoun_needs_a_proof(text: str, resolved: set[str], nlp: Language) -> None:
    assert {e.name for e in reading_of(text, nlp).references.values()} == resolved


def test_a_title_that_lasts_belongs_to_a_name_of_one_word(nlp: Language) -> None:
    reading = reading_of("Lord Berg met Mr. Brandt in Oslo. Berg thanked Brandt.", nlp)
    assert people(reading) == {"Lord Berg": 2, "Brandt": 2}


def test_a_headline_does_not_make_a_name_of_a_surname_and_its_party(nlp: Language) -> None:
    article = article_from_text(
        "Berg Labour's youngest leader\n\nAnna Berg won in Oslo. Berg thanked Norway.\n", "a.txt"
    )
    assert people(next(iter(read([article], nlp))))["Anna Berg"] == 2


def test_a_name_that_ends_with_a_country_is_no_persons(nlp: Language) -> None:
    assert "Telekom Austria" not in people(
        reading_of("Telekom Austria cut prices. Telekom Austria gave no reason.", nlp)
    )


def test_a_courtesy_title_stands_before_surnames_only(nlp: Language) -> None:
    reading = reading_of("Howard Dahl met Anna Berg in Oslo. Mr. Howard stayed at home.", nlp)
    assert people(reading)["Howard Dahl"] == 1
