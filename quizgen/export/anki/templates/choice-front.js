(function () {
  var options = quizgenAsked.querySelectorAll("li");
  function choose(index) {
    if (index < 0 || index >= options.length) return;
    quizgenKeep([index]);
    options.forEach(function (option, i) { option.classList.toggle("chosen", i === index); });
  }
  quizgenKeep([]);
  options.forEach(function (option, index) {
    option.classList.add("tappable"); // for AnkiMobile and AnkiDroid: this tap is not the one that turns the card
    option.onclick = function () { choose(index); };
  });
  if (window.quizgenKeys) document.removeEventListener("keydown", window.quizgenKeys);
  window.quizgenKeys = function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || !document.contains(options[0])) return;
    if (/^[1-9]$/.test(event.key)) choose(Number(event.key) - 1);
  };
  document.addEventListener("keydown", window.quizgenKeys);
  // Anki on a computer takes the number keys for itself unless one types into a field. So type into one that is not seen;
  // space and return still turn the card, and any other key gives the keyboard back.
  if (!/QtWebEngine/.test(navigator.userAgent) || typeof pycmd !== "function") return;
  var field = document.createElement("input");
  field.className = "keys";
  field.setAttribute("aria-label", "Number of your answer");
  field.onkeydown = function (event) {
    if (event.key === " " || event.key === "Enter") pycmd("ans");
    else if (!/^[1-9]$/.test(event.key)) field.blur();
    event.preventDefault();
  };
  quizgenAsked.after(field);
  field.focus({ preventScroll: true });
})();
