// Copying, where the browser allows it; a field to copy from by hand where it does not.

import { furniture } from "./dom.js";

/**
 * Make a labelled field that holds a text ready to be selected.
 * @param {string} label
 * @param {string} text
 * @returns {HTMLLabelElement}
 */
export function field(label, text) {
  const box = document.createElement("label");
  const area = document.createElement("textarea");
  box.className = "kb-field";
  box.textContent = label;
  area.readOnly = true;
  area.rows = 6;
  area.value = text;
  area.onfocus = () => area.select();
  box.appendChild(area);
  return box;
}

/**
 * Copy a text for a button and say so on it; where that is refused, leave the text selected below it.
 * @param {HTMLElement} button
 * @param {string} text
 */
export function copyFrom(button, text) {
  const name = button.textContent;
  const done = () => {
    button.textContent = furniture("copied");
    setTimeout(() => (button.textContent = name), 2000);
  };
  const byHand = () => {
    const bar = /** @type {HTMLElement} */ (button.parentElement);
    const box = field(furniture("byHand"), text);
    bar.insertAdjacentElement("afterend", box);
    /** @type {HTMLElement} */ (box.lastElementChild).focus();
    // The old way works without permission in some in-app browsers.
    if (document.execCommand("copy")) {
      box.remove();
      button.focus();
      done();
    }
  };
  if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, byHand);
  else byHand();
}
