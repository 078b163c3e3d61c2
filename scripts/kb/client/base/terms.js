// A term of the glossary gives its meaning where it stands: on hover, on focus, on tap.
// Without this script the link leads to the meaning at the end of the page.

import { all } from "./dom.js";

/** Show the meaning of a term beside it; Escape, a tap elsewhere or leaving closes it. */
export function startTerms() {
  const terms = all("a.kb-term");
  if (!terms.length) return;
  const bubble = document.createElement("div");
  bubble.className = "kb-bubble";
  // The term is described by its meaning already; a voice need not hear it twice.
  bubble.setAttribute("aria-hidden", "true");
  bubble.hidden = true;
  document.body.appendChild(bubble);
  let closing = 0;
  const close = () => {
    bubble.hidden = true;
  };
  const stay = () => clearTimeout(closing);
  // The pointer may wander from the term to its meaning, to read or to select it.
  const leave = () => {
    closing = window.setTimeout(close, 300);
  };
  bubble.addEventListener("mouseenter", stay);
  bubble.addEventListener("mouseleave", leave);
  const open = (/** @type {HTMLElement} */ term) => {
    stay();
    const meaning = document.getElementById((term.getAttribute("href") || "").slice(1));
    const words = meaning && meaning.querySelector("dd");
    if (!words) return;
    const said = /** @type {Element} */ (words.cloneNode(true));
    all("a", said).forEach((link) => link.remove());
    bubble.textContent = said.textContent;
    bubble.hidden = false;
    const at = term.getClientRects()[0];
    const room = document.documentElement.clientWidth - bubble.offsetWidth - 8;
    bubble.style.left = Math.max(8, Math.min(at.left, room)) + "px";
    const below = at.bottom + 6;
    const fits = below + bubble.offsetHeight < innerHeight;
    bubble.style.top = (fits ? below : Math.max(8, at.top - bubble.offsetHeight - 6)) + "px";
  };
  terms.forEach((term) => {
    ["mouseenter", "focus"].forEach((kind) => term.addEventListener(kind, () => open(term)));
    term.addEventListener("mouseleave", leave);
    term.addEventListener("blur", close);
    term.addEventListener("click", (event) => {
      event.preventDefault();
      open(term);
    });
  });
  addEventListener("scroll", close, { passive: true });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
}
