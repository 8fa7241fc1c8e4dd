// What the learner chose, kept from the front to the back: Anki keeps the page between them or loads it anew.
var quizgenAsked = document.getElementById("quizgen-asked");
var quizgenName = "quizgen " + quizgenAsked.dataset.key;
function quizgenKeep(chosen) {
  window.quizgenChosen = { name: quizgenName, chosen: chosen };
  try { sessionStorage.setItem(quizgenName, JSON.stringify(chosen)); } catch (error) { /* no storage: the page remembers */ }
}
function quizgenKept() {
  if (window.quizgenChosen && window.quizgenChosen.name === quizgenName) return window.quizgenChosen.chosen;
  try { return JSON.parse(sessionStorage.getItem(quizgenName)) || []; } catch (error) { return []; }
}
