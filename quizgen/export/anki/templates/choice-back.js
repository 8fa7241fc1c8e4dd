(function () {
  if (window.quizgenKeys) document.removeEventListener("keydown", window.quizgenKeys);
  var options = quizgenAsked.querySelectorAll("li");
  quizgenKept().forEach(function (index) {
    if (!options[index]) return;
    options[index].classList.add("chosen");
    if (!options[index].classList.contains("key")) options[index].classList.add("wrong");
  });
})();
