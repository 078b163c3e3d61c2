// The quiz: says of each answer whether it is right, and counts. Without this script the answers unfold all the same.

import { all, tool } from "../base/dom.js";
import { say } from "./say.js";

/** Start the quiz of the page. */
function startQuiz() {
  const questions = all(".kb-question");
  const [score] = all("[data-kb-score]");
  if (!score) return;
  const count = document.createElement("span");
  const again = tool(say(score, "again"), () => {
    questions.forEach((question) => {
      all("input", question).forEach((input) => (input.checked = false));
      all("details", question).forEach((answer) => (answer.open = false));
    });
    tell();
  });
  const tell = () => {
    let done = 0;
    let right = 0;
    questions.forEach((question) => {
      const [chosen] = all("input:checked", question);
      const good = !!chosen && chosen.value === question.dataset.kbRight;
      done += chosen ? 1 : 0;
      right += good ? 1 : 0;
      if (chosen) question.setAttribute("data-kb-said", good ? "right" : "wrong");
      else question.removeAttribute("data-kb-said");
      const words = chosen ? say(score, good ? "right" : "wrong") : "";
      const [said] = all(".kb-said", question);
      // Writing the same words again would make a screen reader say them again.
      if (said.textContent !== words) said.textContent = words;
    });
    count.textContent = say(score, "score", { done, all: questions.length, right });
    again.hidden = !done;
  };
  score.append(count, " ", again);
  questions.forEach((question) => (question.onchange = tell));
  tell();
}

document.addEventListener("DOMContentLoaded", () => {
  startQuiz();
});
