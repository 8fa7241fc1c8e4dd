"""Cards in a browser: nothing overflows a small phone, colours can be read, choices survive from front to back.

The pages are what the real Anki renders, put into a page as the apps do, and measured by a headless Chromium.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from anki.collection import Collection
from anki_cards import BASIC, CHOICE, CLOZE, EVIDENCE, HOSTILE, MARK, PASSAGE, card, deck_of, import_package

from quizgen.export.anki import write_package
from quizgen.model import Form, Span

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine to measure the cards with")

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
SPEECH = "We walked for two days and when we came to the river there was no bridge, no boat and nobody to ask. " * 4
CARDS = {
    "basic": replace(BASIC, url="https://news.example/a/very/long/address?" + "x" * 200),
    "cloze": CLOZE,
    "choice": CHOICE,
    "mark": MARK,
    "long basic": card("long", question=f"Who said: “{SPEECH}{LONG}”?", answer=LONG, why=LONG, context=LONG * 2),
    "long choice": card("long2", form=Form.CHOICE, answer=LONG, choices=("a", LONG, SPEECH), question=SPEECH),
    "long mark": replace(
        MARK, key="long3", evidence=f"{LONG} {PASSAGE}.", evidence_span=Span(0, len(LONG) + len(PASSAGE) + 2),
        question=f"A report says: “{LONG} {PASSAGE}”. Which word shows it?",
        span=Span(len(LONG) + 9, len(LONG) + 18),
    ),
    "hostile": card("h", question=HOSTILE, answer=HOSTILE, context=HOSTILE, why=HOSTILE, evidence=HOSTILE,
                    evidence_span=Span(0, len(HOSTILE)), span=Span(3, 9)),
    "map": card("map", skill="FAC", answer="In Hamburg"),
    "arabic": card("ar", answer="محمد العريان", evidence=EVIDENCE.replace("Anna Berg", "محمد العريان"),
                   evidence_span=Span(100, 139), span=Span(100, 112)),
}  # fmt: skip

HARNESS = """
<!doctype html><meta charset="utf-8"><pre id="measured"></pre><script>
function load(width, url, sandbox) {
  return new Promise(function (done) {
    var frame = document.createElement("iframe");
    frame.style = "border:0;height:640px;width:" + width + "px";
    if (sandbox) frame.sandbox = sandbox;
    frame.onload = function () { done(frame); };
    frame.src = url;
    document.body.appendChild(frame);
  });
}
function navigate(frame, url) {
  return new Promise(function (done) { frame.onload = function () { done(frame); }; frame.src = url; });
}
function channels(colour) { return colour.match(/[\\d.]+/g).map(Number); }
function luminance(c) {
  var l = c.slice(0, 3).map(function (v) { v /= 255; return v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4); });
  return 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2];
}
function contrast(win, element) {
  var ground = element;
  while (ground && channels(win.getComputedStyle(ground).backgroundColor)[3] === 0) ground = ground.parentElement;
  var a = luminance(channels(win.getComputedStyle(element).color));
  var b = luminance(ground ? channels(win.getComputedStyle(ground).backgroundColor) : [255, 255, 255]);
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
function classes(doc, selector) {
  return Array.from(doc.querySelectorAll(selector)).map(function (e) {
    return e.className.split(" ").filter(function (c) { return c && c !== "tappable"; }).sort().join(" ");
  });
}
async function measure(url, width) {
  var frame = await load(width, url), win = frame.contentWindow, doc = frame.contentDocument;
  var details = doc.querySelector("details"), closed = !details || !details.open;
  if (details) details.open = true;
  var texts = Array.from(doc.querySelectorAll(".quizgen *")).filter(function (e) {
    return Array.from(e.childNodes).some(function (n) { return n.nodeType === 3 && n.data.trim(); });
  });
  var found = {
    closed: closed,
    overflow: doc.documentElement.scrollWidth - width,
    outside: texts.filter(function (e) { var r = e.getBoundingClientRect(); return r.left < 0 || r.right > width; }).length,
    contrast: Math.min.apply(null, texts.map(function (e) { return contrast(win, e); })),
    smallest: Math.min.apply(null, texts.map(function (e) { return parseFloat(win.getComputedStyle(e).fontSize); })),
    target: Math.min.apply(null, [99].concat(Array.from(doc.querySelectorAll(".options li")).map(function (e) { return e.offsetHeight; }))),
    direction: win.getComputedStyle(doc.querySelector(".quizgen")).direction,
    pictures: Array.from(doc.images).map(function (i) { return [i.naturalWidth, i.getBoundingClientRect().right <= width]; }),
    tags: Array.from(doc.querySelectorAll(".quizgen *")).map(function (e) { return e.tagName; }).join(" "),
    text: doc.querySelector(".quizgen").innerText
  };
  frame.remove();
  return found;
}
function press(frame, key) {
  frame.contentDocument.dispatchEvent(new frame.contentWindow.KeyboardEvent("keydown", { key: key, bubbles: true }));
}
async function act() {
  var out = {}, frame = await load(390, "choice-front.html"), doc = frame.contentDocument;
  doc.querySelectorAll(".options li")[0].click();
  out.tapped = classes(doc, ".options li");
  press(frame, "3");
  out.typed = classes(doc, ".options li");
  await navigate(frame, "choice-back.html");
  out.reloaded = classes(frame.contentDocument, ".options li");
  await navigate(frame, "other-back.html");
  out.other = classes(frame.contentDocument, ".options li");
  frame = await load(390, "choice-front.html");
  out.again = classes(frame.contentDocument, ".options li");
  press(frame, "2");
  var source = await (await fetch("choice-back.html")).text(), doc2 = frame.contentDocument;
  var qa = doc2.getElementById("qa");
  qa.innerHTML = new DOMParser().parseFromString(source, "text/html").getElementById("qa").innerHTML;
  qa.querySelectorAll("script").forEach(function (old) {
    var script = doc2.createElement("script"); script.textContent = old.textContent; old.replaceWith(script);
  });
  out.samepage = classes(doc2, ".options li");
  press(frame, "1");
  out.late = classes(doc2, ".options li");
  frame = await load(390, "mark-front.html");
  out.words = frame.contentDocument.querySelectorAll(".passage .word").length;
  frame.contentDocument.querySelectorAll(".passage .word")[2].click();
  frame.contentDocument.querySelectorAll(".passage .word")[4].click();
  await navigate(frame, "mark-back.html");
  out.found = Array.from(frame.contentDocument.querySelectorAll(".chosen")).map(function (e) {
    return [e.textContent, e.parentElement.tagName];
  });
  frame = await load(390, "choice-back.html", "allow-same-origin");
  out.scriptless = Array.from(frame.contentDocument.querySelectorAll(".options li")).map(function (e) {
    return getComputedStyle(e).backgroundColor;
  });
  frame = await load(390, "mark-front.html", "allow-same-origin");
  out.plain = frame.contentDocument.querySelector(".passage").innerText;
  return out;
}
(async function () {
  var out = { pages: {} };
  for (const name of PAGES) for (const width of [320, 390, 1000]) out.pages[name + " " + width] = await measure(name + ".html", width);
  out.act = await act();
  document.getElementById("measured").textContent = JSON.stringify(out);
})().catch(function (error) { document.getElementById("measured").textContent = JSON.stringify({ error: String(error) }); });
</script>
"""


def page(side: str, night: bool) -> str:
    """Return a page as AnkiDroid and Anki lay it out, with the side of a card in ``#qa``."""
    mode = "nightMode night_mode" if night else ""
    return (
        '<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>'
        f'<body class="card card1 {mode}"><div id="qa" dir="auto">{side}</div></body></html>'
    )


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("pages")
    cards = (*CARDS.values(), replace(CHOICE, key="other"))
    write_package(deck_of(*cards), folder / "deck.apkg")
    collection = Collection(str(folder / "collection.anki2"))
    import_package(collection, folder / "deck.apkg")
    found = {}
    for name, made in zip((*CARDS, "other"), collection.find_cards("", order="c.due"), strict=True):
        shown = collection.get_card(made).render_output()
        for side, content in (("front", shown.question_and_style()), ("back", shown.answer_and_style())):
            found[f"{name}-{side}.html"] = page(content, night=False)
            found[f"{name}-{side}-night.html"] = page(content, night=True)
    names = [name.removesuffix(".html") for name in found]
    found |= {file.name: file.read_text() for file in Path(collection.media.dir()).iterdir()}
    collection.close()
    found["index.html"] = HARNESS.replace("PAGES", json.dumps(names))
    return found


@pytest.fixture(scope="module")
def measured(pages: dict[str, str]) -> Iterator[dict[str, Any]]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content = pages.get(self.path.strip("/").replace("%20", " "))
            self.send_response(200 if content else 404)
            kind = "image/svg+xml" if self.path.endswith(".svg") else "text/html; charset=utf-8"
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write((content or "").encode())

        def log_message(self, *_: object) -> None:
            """Keep the test's output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield _measure(f"http://127.0.0.1:{server.server_port}/index.html")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _measure(url: str) -> dict[str, Any]:
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--window-size=1200,800", "--virtual-time-budget=60000"]
    command = [str(CHROMIUM), *flags, "--dump-dom", url]
    dumped = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True).stdout
    found = re.search(r'<pre id="measured">(.*?)</pre>', dumped, re.DOTALL)
    assert found, dumped[:2000]
    import html

    result: dict[str, Any] = json.loads(html.unescape(found.group(1)) or '{"error": "the page did not finish"}')
    assert "error" not in result, result
    return result


def test_nothing_overflows_at_any_width(measured: dict[str, Any]) -> None:
    assert len(measured["pages"]) == (len(CARDS) + 1) * 4 * 3
    assert {name: m for name, m in measured["pages"].items() if m["overflow"] > 0 or m["outside"]} == {}


def test_colours_can_be_read_by_day_and_night(measured: dict[str, Any]) -> None:
    assert {name: m["contrast"] for name, m in measured["pages"].items() if m["contrast"] < 4.5} == {}


def test_text_is_large_and_options_can_be_hit(measured: dict[str, Any]) -> None:
    assert min(m["smallest"] for m in measured["pages"].values()) >= 15
    assert min(m["target"] for m in measured["pages"].values()) >= 44


def test_evidence_is_folded_and_english_runs_left_to_right(measured: dict[str, Any]) -> None:
    assert all(m["closed"] for m in measured["pages"].values())
    assert {m["direction"] for m in measured["pages"].values()} == {"ltr"}


def test_a_picture_is_shown_whole(measured: dict[str, Any]) -> None:
    for width in (320, 390, 1000):
        assert measured["pages"][f"map-back {width}"]["pictures"] == [[640, True]]
        assert measured["pages"][f"map-front {width}"]["pictures"] == []


def test_hostile_text_becomes_no_element(measured: dict[str, Any]) -> None:
    for side in ("front", "back"):
        shown = measured["pages"][f"hostile-{side} 390"]
        assert "IMG" not in shown["tags"]
        assert "SCRIPT" not in shown["tags"]
        assert HOSTILE in " ".join(shown["text"].split())


def test_a_choice_is_marked_on_the_back(measured: dict[str, Any]) -> None:
    acted = measured["act"]
    assert acted["tapped"] == ["chosen", "key", ""]
    assert acted["typed"] == ["", "key", "chosen"]
    assert acted["reloaded"] == ["", "key", "chosen wrong"]
    assert acted["samepage"] == ["", "chosen key", ""]


def test_a_choice_belongs_to_one_card_and_one_look_at_it(measured: dict[str, Any]) -> None:
    acted = measured["act"]
    assert acted["other"] == ["", "key", ""]
    assert acted["again"] == ["", "key", ""]
    assert acted["late"] == acted["samepage"]


def test_words_can_be_marked(measured: dict[str, Any]) -> None:
    acted = measured["act"]
    assert acted["words"] == len(PASSAGE.split())
    assert acted["found"] == [["allegedly", "MARK"], ["from", "BLOCKQUOTE"]]


def test_nothing_breaks_without_scripts(measured: dict[str, Any]) -> None:
    acted = measured["act"]
    plain, right, other = acted["scriptless"]
    assert plain == other != right
    assert acted["plain"] == PASSAGE
