// What a reader can do with a clause: copy its link, cite it, share it.

import { addressOf, citation } from "./cite.js";
import { copyFrom, field } from "./copy.js";
import { all, furniture, tool } from "./dom.js";

/**
 * Open or close the citations of a clause below its tools.
 * @param {HTMLElement} clause
 * @param {HTMLElement} tools
 * @param {HTMLElement} button
 */
function showCitation(clause, tools, button) {
  const [open] = all(".kb-cite-box", clause);
  button.setAttribute("aria-expanded", String(!open));
  if (open) {
    open.remove();
    return;
  }
  const box = document.createElement("div");
  box.className = "kb-cite-box";
  ["vi", "en"].forEach((lang) => {
    const text = citation(clause, lang);
    const row = field(furniture(lang === "en" ? "citeEn" : "citeVi"), text);
    const bar = document.createElement("p");
    /** @type {HTMLElement} */ (row.lastElementChild).lang = lang;
    bar.className = "kb-tools";
    bar.appendChild(tool(furniture("doCopy"), (copy) => copyFrom(copy, text)));
    box.append(row, bar);
  });
  tools.insertAdjacentElement("afterend", box);
}

/**
 * Share a clause with the device's own sheet, or copy its words and address.
 * @param {HTMLElement} clause
 * @param {HTMLElement} button
 */
function shareClause(clause, button) {
  const text = all("[data-kb-text]", clause)[0].textContent.trim();
  const url = addressOf(clause, document.documentElement.lang);
  const copy = () => copyFrom(button, text + "\n" + url);
  if (!navigator.share) copy();
  // Closing the sheet is a choice, not a failure.
  else navigator.share({ text, url }).catch((error) => error.name === "AbortError" || copy());
}

/** Put the tools on every clause. */
export function startClauses() {
  all(".kb-clause").forEach((clause) => {
    const [tools] = all(".kb-tools", clause);
    if (!tools) return;
    tools.append(
      tool(furniture("copy"), (button) => copyFrom(button, addressOf(clause, document.documentElement.lang))),
    );
    if (citation(clause, "vi")) {
      const cite = tool(furniture("cite"), () => showCitation(clause, tools, cite));
      cite.setAttribute("aria-expanded", "false");
      tools.append(cite);
    }
    tools.append(tool(furniture("share"), (button) => shareClause(clause, button)));
  });
}
