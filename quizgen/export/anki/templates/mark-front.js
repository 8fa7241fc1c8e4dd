(function () {
  var words = {};
  quizgenKeep([]);
  quizgenWords(function (word, number) {
    word.classList.add("tappable");
    words[number] = (words[number] || []).concat(word);
    word.onclick = function () {
      words[number].forEach(function (piece) { piece.classList.toggle("chosen"); });
      quizgenKeep(Object.keys(words).map(Number).filter(function (n) { return words[n][0].classList.contains("chosen"); }));
    };
  });
})();
