// Wrap every word of the passage, also where a mark cuts it, and hand over the pieces with the number of their word.
function quizgenWords(visit) {
  var number = 0, texts = [], walker = document.createTreeWalker(quizgenAsked, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode);
  texts.forEach(function (text) {
    var pieces = document.createDocumentFragment();
    text.data.split(/(\s+)/).forEach(function (piece) {
      if (!piece) return;
      if (/^\s/.test(piece)) { number += 1; pieces.appendChild(document.createTextNode(piece)); return; }
      var word = document.createElement("span");
      word.className = "word";
      word.textContent = piece;
      visit(word, number);
      pieces.appendChild(word);
    });
    text.replaceWith(pieces);
  });
}
