// The parallel page: both languages, or one of them.

import { all } from "./dom.js";

/** Let the buttons of `.kb-toggle` choose what `.kb-two` shows. */
export function startTwo() {
  const buttons = all(".kb-toggle button");
  buttons.forEach((button) => {
    button.onclick = () => {
      all(".kb-two").forEach((two) => two.setAttribute("data-kb-show", button.value));
      buttons.forEach((each) => each.setAttribute("aria-pressed", String(each === button)));
    };
  });
}
