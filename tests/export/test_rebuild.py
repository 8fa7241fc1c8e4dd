"""An article is edited and its deck built again, as a user does it, with the reviews in the real Anki."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from anki.collection import Collection
from anki_cards import import_package, study

ARTICLE = """\
New bridge opens in Sandvika

Wednesday, March 6, 2024

OSLO — Anna Berg, the Norwegian transport minister, opened a new bridge in Sandvika on Wednesday.

Leo Brandt, the mayor of Sandvika, said that the bridge had cost too much. Berg declined to say whether a second bridge would be built.

Norway and Sweden paid for the bridge. In March 2022 the builders hired 140 welders from Poland for the steel arch.
"""


def quizgen(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "quizgen", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_an_edited_article_keeps_reviews_and_doubles_nothing(collection: Collection, tmp_path: Path) -> None:
    article, package = tmp_path / "bridge.txt", tmp_path / "bridge.apkg"
    article.write_text(ARTICLE)
    first = quizgen("build", str(article), "-o", str(package))
    assert first.returncode == 0, first.stderr
    assert "edition" not in first.stdout
    import_package(collection, package)
    collection.decks.select(collection.decks.id_for_name("New bridge opens in Sandvika"))
    reviewed = study(collection, collection.card_count(), ease=3)
    assert len(reviewed) >= 6

    edited = ARTICLE.replace("Norway and Sweden paid for the bridge. ", "").replace("had cost too", "had cost far too")
    article.write_text(
        edited + "\nIn January 2024 the police arrested Kari Holm, a former director of the Norlink company.\n"
    )
    second = quizgen("build", str(article), "-o", str(package))
    assert second.returncode == 0, second.stderr
    told = re.search(r"^edition 2: (\d+) new, (\d+) changed, (\d+) vanished$", second.stdout, re.MULTILINE)
    assert told is not None, second.stdout
    new, changed, vanished = map(int, told.groups())
    assert min(new, changed, vanished) > 0
    assert len(re.findall(r"^  changed  .*\?$", second.stdout, re.MULTILINE)) == changed
    log = import_package(collection, package)

    assert log.conflicting == []
    after = {i: collection.get_card(i).reps for i in collection.find_cards("")}
    assert {i: after[i] for i in reviewed} == reviewed
    keys = [note["Key"] for note in map(collection.get_note, collection.find_notes(""))]
    assert len(keys) == len(set(keys))
    names = [m.name for m in collection.models.all_names_and_ids() if m.name.startswith("quizgen")]
    assert len(names) == len(set(names)) <= 4
    assert (len(log.new), len(log.updated)) == (new, changed + vanished)
    assert len(collection.find_notes("tag:quizgen::vanished")) == vanished
    assert len(collection.find_notes('"far too much"')) > 0

    third = quizgen("build", str(article), "-o", str(package))
    assert third.stdout.splitlines()[1] == "edition 2: no card changed"


def test_wrong_editions_and_packages_are_one_sentence(tmp_path: Path) -> None:
    article, package = tmp_path / "bridge.txt", tmp_path / "bridge.apkg"
    article.write_text(ARTICLE)
    missing = quizgen("build", str(article), "-o", str(package), "--previous", str(tmp_path / "none.apkg"))
    assert (missing.returncode, missing.stdout) == (1, "")
    assert "none.apkg does not exist; give the package that an earlier build wrote." in missing.stderr
    assert quizgen("build", str(article), "-o", str(package), "--edition", "5").returncode == 0
    article.write_text(ARTICLE.replace("cost too", "cost far too"))
    late = quizgen("build", str(article), "-o", str(package), "--edition", "5")
    assert (late.returncode, late.stdout) == (1, "")
    assert "edition 5 already; give --edition 6 or more." in late.stderr
    assert len(late.stderr.splitlines()) == 1


def test_a_source_that_fails_makes_no_card_vanish(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(ARTICLE.replace("Sandvika", {"one.txt": "Sandvika", "two.txt": "Moss"}[name]))
    sources, package = [str(tmp_path / name) for name in ("one.txt", "two.txt")], str(tmp_path / "deck.apkg")
    assert quizgen("build", *sources, "-o", package).returncode == 0
    (tmp_path / "two.txt").unlink()
    partial = quizgen("build", *sources, "-o", package)
    assert partial.returncode == 1
    assert "two.txt does not exist" in partial.stderr
    assert "0 vanished" in partial.stdout or "no card changed" in partial.stdout
    assert "cards kept as they were, since a source could not be used: " in partial.stdout
    assert "quizgen::vanished" not in partial.stdout
