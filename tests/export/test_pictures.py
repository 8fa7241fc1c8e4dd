"""Maps and timelines: when a card gets one, what it shows, and that Anki has the file."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from anki.collection import Collection
from anki_cards import BASIC, card, deck_of, import_package, sides
from hypothesis import given
from hypothesis import strategies as st

from quizgen.export.anki import write_package
from quizgen.export.pictures import picture_of
from quizgen.export.pictures.outlines import area, clipped, world
from quizgen.export.pictures.places import Place, places_in
from quizgen.export.pictures.timeline import draw_timeline, period_of, timeline_of
from quizgen.export.pictures.world_map import HEIGHT, WIDTH, draw_map
from quizgen.grammar.dates import long_date
from quizgen.model import Card

SVG = "{http://www.w3.org/2000/svg}"
PLACE = card("place", skill="FAC", family="FAC-3", question="Where did they meet?", answer="In Hamburg")
TIME = card(
    "time", skill="TIM", family="TIM-1", answer="2017", context="News report · A bridge · 27 June 2018",
    question="A report of 27 June 2018 says: “They met last year”. Which year is “last year”?",
)  # fmt: skip


def words(svg: str) -> list[str]:
    return [text.text or "" for text in ET.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize(
    ("answer", "names"),
    [
        ("In Hamburg", ["Hamburg"]),
        ("Vienna and Helsinki", ["Vienna", "Helsinki"]),
        ("Norway, Sweden and Finland", ["Norway", "Sweden", "Finland"]),
        ("the Netherlands", ["The Netherlands"]),
        ("to the United States", ["United States"]),
        ("Luxembourg", ["Luxembourg"]),
    ],
)
def test_answers_that_are_places(answer: str, names: list[str]) -> None:
    assert [place.name for place in places_in(answer, "")] == names


@pytest.mark.parametrize(
    ("answer", "told", "reason"),
    [
        ("Georgia", "", "a country or a state of the US"),
        ("Birmingham", "", "in England or in Alabama"),
        ("Washington", "", "a city or a state"),
        ("In Paris", "They met in Paris, Texas.", "the sentence names the region of the lesser one"),
        ("Anna Berg", "", "a person"),
        ("Vienna and Anna Berg", "", "only half of it is a place"),
        ("in a hotel in Vienna", "", "more than a place"),
        ("Oslo, Paris, Vienna and Helsinki", "", "too many for one map"),
        ("reading", "", "a word that is also a town"),
        ("", "", "nothing"),
    ],
)
def test_answers_without_a_clear_place(answer: str, told: str, reason: str) -> None:
    assert places_in(answer, told) == (), reason


def test_a_city_lies_under_its_dot_among_named_countries() -> None:
    (hamburg,) = places_in("Hamburg", "")
    svg = draw_map([hamburg])
    assert svg is not None
    root = ET.fromstring(svg)
    (dot,) = root.iter(f"{SVG}circle")
    assert (float(dot.get("cx", 0)), float(dot.get("cy", 0))) == (WIDTH / 2, HEIGHT / 2)
    assert {"Hamburg", "Germany", "Denmark", "Poland"} <= set(words(svg))
    assert svg == draw_map(places_in("Hamburg", ""))


def test_two_cities_keep_their_directions() -> None:
    svg = draw_map(places_in("Vienna and Helsinki", ""))
    assert svg is not None
    vienna, helsinki = ((float(c.get("cx", 0)), float(c.get("cy", 0))) for c in ET.fromstring(svg).iter(f"{SVG}circle"))
    assert vienna[0] < helsinki[0], "Helsinki lies to the east"
    assert vienna[1] > helsinki[1], "and to the north"


def test_every_country_has_a_map_with_its_name_on_it() -> None:
    assert len(world()) > 220
    for iso in world():
        svg = draw_map([Place("Here", iso, None)])
        assert svg is not None
        assert len(svg) < 40_000
        label = next(text for text in ET.fromstring(svg).iter(f"{SVG}text") if text.text == "Here")
        assert 0 < float(label.get("x", -1)) < WIDTH
        assert 0 < float(label.get("y", -1)) < HEIGHT
    assert draw_map([Place("Nowhere", "999", None)]) is None


def test_maps_look_across_the_date_line() -> None:
    svg = draw_map([Place("Suva", "", (178.44, -18.14))])
    assert svg is not None
    assert {"Suva", "Australia"} <= set(words(svg))
    outlines = next(ET.fromstring(svg).iter(f"{SVG}path")).get("d", "")
    assert max(abs(int(number)) for number in re.findall(r"-?\d+", outlines)) <= WIDTH + 40, "no line across the map"


points = st.tuples(st.floats(-100, 100), st.floats(-100, 100))


@given(st.lists(points, min_size=3, max_size=12), st.lists(st.floats(-80, 80), min_size=4, max_size=4))
def test_clipping_leaves_what_is_inside(ring: list[tuple[float, float]], edges: list[float]) -> None:
    (left, right), (top, bottom) = sorted(edges[:2]), sorted(edges[2:])
    cut = clipped(tuple(ring), (left, top, right, bottom))
    assert all(left - 1e-6 <= x <= right + 1e-6 and top - 1e-6 <= y <= bottom + 1e-6 for x, y in cut)
    inside = [point for point in ring if left <= point[0] <= right and top <= point[1] <= bottom]
    assert set(inside) <= set(cut)


def test_clipping_a_square() -> None:
    square = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
    assert area(clipped(square, (5, 5, 20, 20))) == 25
    assert clipped(square, (11, 11, 20, 20)) == ()


@given(st.dates(dt.date(1000, 1, 1), dt.date(9999, 12, 31)))
def test_dates_in_words_are_read_back(day: dt.date) -> None:
    assert period_of(long_date(day)) == (day, day)
    month = period_of(long_date(day).split(" ", 1)[1])
    assert month is not None
    assert month[0] <= day <= month[1]
    assert (month[0].day, (month[1] - month[0]).days >= 27) == (1, True)


@pytest.mark.parametrize("text", ["", "last year", "31 June 2018", "0 June 2018", "June", "2018 and 2019", "0000"])
def test_other_words_are_no_dates(text: str) -> None:
    assert period_of(text) is None


def timeline(answer: str, phrase: str, report: str) -> list[str]:
    made = timeline_of(
        replace(TIME, answer=answer, question=f"… Which day is “{phrase}”?", context=f"News · A · {report}")
    )
    assert made is not None
    return words(draw_timeline(made))


def test_a_timeline_names_phrase_date_and_report() -> None:
    assert timeline("2017", "last year", "27 June 2018") == [
        "“last year” = 2017", "2017", "2018", "the report: 27 June 2018",
    ]  # fmt: skip
    assert timeline("25 June 2018", "Monday", "27 June 2018 (date inferred from the text)")[1:4] == [
        "Mon 25", "Tue 26", "Wed 27",
    ]  # fmt: skip
    assert timeline("September 2018", "September", "27 June 2018")[1:5] == ["Jun", "Jul", "Aug", "Sep"]


@given(st.dates(dt.date(1040, 1, 1), dt.date(9960, 1, 1)), st.integers(-10_000, 10_000), st.integers(0, 2))
def test_every_timeline_can_be_drawn(report: dt.date, days: int, precision: int) -> None:
    answer = long_date(report + dt.timedelta(days=days)).split(" ", precision)[-1]
    shown = timeline(answer, "then", long_date(report))
    assert shown[0] == f"“then” = {answer}"
    assert 3 <= len([name for name in shown if name]) <= 14


@pytest.mark.parametrize(
    "change",
    [
        {"context": "News report · A bridge"},
        {"answer": "27 June 2018, the date of the post"},
        {"question": "When was that?"},
        {"answer": "1918"},
        {"skill": "SRC"},
    ],
)
def test_other_cards_about_dates_have_no_timeline(change: dict[str, str]) -> None:
    assert picture_of(TIME) is not None
    assert picture_of(replace(TIME, **change)) is None  # type: ignore[arg-type]


def test_only_cards_about_the_world_have_maps() -> None:
    assert picture_of(PLACE) is not None
    assert picture_of(replace(PLACE, skill="SRC")) is None
    assert picture_of(BASIC) is None


def test_anki_has_the_pictures_and_no_others(collection: Collection, tmp_path: Path) -> None:
    again = replace(PLACE, key="again", question="Where did they meet again?")
    write_package(deck_of(PLACE, again, TIME, BASIC), tmp_path / "deck.apkg")
    import_package(collection, tmp_path / "deck.apkg")
    folder = Path(collection.media.dir())
    assert len(list(folder.iterdir())) == 2
    for file in folder.iterdir():
        assert file.name == f"quizgen-{hashlib.blake2b(file.read_bytes(), digest_size=10).hexdigest()}.svg"
    checked = collection.media.check()
    assert (list(checked.missing), list(checked.unused)) == ([], [])
    for (front, back), picture in zip(sides(collection), ("Map: Hamburg",) * 2 + ("Timeline: ",) + ("",), strict=True):
        assert "<img" not in front
        assert ("<img" in back) == bool(picture)
        assert f'alt="{picture}' in back or not picture


def test_a_vanished_card_keeps_its_picture(collection: Collection, tmp_path: Path) -> None:
    path = tmp_path / "deck.apkg"
    write_package(deck_of(PLACE, BASIC), path)
    write_package(deck_of(BASIC), path)
    before = path.read_bytes()
    write_package(deck_of(BASIC), path)
    assert path.read_bytes() == before
    with zipfile.ZipFile(path) as archive:
        assert sorted(archive.namelist()) == ["0", "collection.anki2", "media"]
    import_package(collection, path)
    checked = collection.media.check()
    assert (list(checked.missing), list(checked.unused)) == ([], [])


def test_a_corrected_place_changes_the_picture(tmp_path: Path) -> None:
    def names(made: Card) -> str:
        picture = picture_of(made)
        assert picture is not None
        return picture.name

    assert names(PLACE) != names(replace(PLACE, answer="In Vienna"))
    assert names(PLACE) == names(replace(PLACE, answer="near Hamburg"))
