// @ts-check
// The box in the header: the first results below it while typing, as an accessible combobox.

import { paced } from "./client.js";
import { linkTo, make, rootOf, textOf, wordsOf } from "./dom.js";

const SHOWN = 6;

/**
 * Give a search box its list of first results.
 * @param {HTMLInputElement} input
 * @param {HTMLFormElement} source the form that has the addresses and the words
 * @param {() => Promise<import("./client.js").Ask>} open
 */
export function dressBox(input, source, open) {
  const form = input.form || source;
  const word = wordsOf(source);
  const root = rootOf(source);
  const id = "kb-found-" + document.querySelectorAll(".kb-found").length;
  const list = make("div", { id, role: "listbox", "aria-label": word("list") });
  const status = make("p", { role: "status" });
  const panel = make("div", { class: "kb-found" }, [list, status]);
  /** @type {HTMLElement[]} */
  let options = [];
  let active = -1;
  let asked = "";
  let timer = 0;
  panel.hidden = true;
  form.append(panel);
  const states = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id };
  for (const [key, value] of Object.entries(states)) input.setAttribute(key, value);

  /** @param {boolean} shown */
  function toggle(shown) {
    panel.hidden = !shown;
    input.setAttribute("aria-expanded", String(shown && options.length > 0));
    if (!shown) choose(-1);
  }

  /** @param {number} number */
  function choose(number) {
    active = number;
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === number)));
    if (options[number]) {
      options[number].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", options[number].id);
    } else input.removeAttribute("aria-activedescendant");
  }

  /** @param {string} text @param {HTMLElement[]} found */
  function fill(text, found) {
    choose(-1);
    options = found;
    options.forEach((option, number) => { option.id = id + "-" + number; });
    list.textContent = "";
    list.append(...options);
    list.hidden = !options.length;
    toggle(document.activeElement === input);
    // Screen readers hear the outcome once typing pauses, not at each key.
    clearTimeout(timer);
    timer = setTimeout(() => { status.textContent = text; }, 400);
  }

  /** @param {string} href @param {(Node | string)[]} children */
  const option = (href, children) =>
    make("a", { role: "option", "aria-selected": "false", tabindex: "-1", href }, children);

  const ask = paced(open, (answer, typed) => {
    const words = typed.trim();
    // A choice already made is not taken away when more of the index comes in.
    if (words !== input.value.trim() || (active >= 0 && asked === words)) return;
    if (answer.pending && !answer.total) return;
    asked = words;
    const found = answer.results.map((result) =>
      option(linkTo(root, result.address, { mark: result.mark }), [
        make("span", { class: "kb-kind" }, [result.label]),
        make("b", {}, textOf(result.title)),
        make("span", { class: "kb-snippet" }, textOf(result.snippet)),
      ]));
    if (found.length) {
      found.push(option(linkTo(root, "search/", { q: words }), [word("all", { words })]));
    }
    const key = answer.total > 1 ? "some" : answer.total ? "one" : "nothing";
    fill(word(key, { n: answer.total, words }), found);
  }, () => fill(word("broken"), []));

  function look() {
    if (input.value.trim()) ask(input.value, { limit: SHOWN });
    else {
      fill("", []);
      toggle(false);
    }
  }

  input.addEventListener("input", look);
  input.addEventListener("focus", () => { if (options.length) toggle(true); else look(); });
  input.addEventListener("blur", () => toggle(false));
  // A click would take the focus away first, and the list with it.
  panel.addEventListener("mousedown", (event) => event.preventDefault());
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] || 0;
    if (step && options.length) {
      event.preventDefault();
      toggle(true);
      // One place of the circle is the box itself.
      const places = options.length + 1;
      choose(((active + 1 + step + places) % places) - 1);
    } else if (event.key === "Escape" && !panel.hidden) {
      event.preventDefault();
      toggle(false);
    } else if (event.key === "Enter" && options[active]) {
      event.preventDefault();
      location.assign(/** @type {HTMLAnchorElement} */ (options[active]).href);
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.assign(linkTo(root, "search/", { q: input.value.trim() }));
  });
  if (document.activeElement === input) look();
}
