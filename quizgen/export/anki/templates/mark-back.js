(function () {
  var chosen = quizgenKept();
  quizgenWords(function (word, number) { if (chosen.indexOf(number) >= 0) word.classList.add("chosen"); });
})();
