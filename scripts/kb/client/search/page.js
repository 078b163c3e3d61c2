// @ts-check
// The search page: every result of a query, filters by kind, the other language when there is little.

import { paced } from "./client.js";
import { linkTo, make, renew, rootOf, textOf, wordsOf } from "./dom.js";

/** @typedef {import("./engine.js").Answer} Answer */
/** @typedef {import("./engine.js").Result} Result */
/** @typedef {import("./client.js").Ask} Ask */

const FEW = 3;
const LIMIT = 50;
// As many fill a screen; while parts of the index are on their way, the list is made anew with each.
const FIRST = 8;

/**
 * Fill the search page and keep its address in step with what is typed.
 * @param {HTMLElement} place `#kb-results`
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement[]} inputs
 * @param {() => Promise<Ask>} open
 * @param {() => Promise<Ask>} openOther
 */
export function dressPage(place, form, inputs, open, openOther) {
  const word = wordsOf(place);
  const root = rootOf(form);
  const base = new URL(place.dataset.kbBase || "", document.baseURI).href;
  const asked = new URLSearchParams(location.search);
  let typed = asked.get("q") || "";
  let kinds = asked.getAll("kind");
  const count = make("p", { role: "status" });
  const filters = make("fieldset");
  const list = make("div", { class: "kb-results" });
  const without = /** @type {HTMLElement | null} */ (document.querySelector(".kb-without"));
  if (without) without.hidden = true;
  filters.hidden = true;
  // What stands there as long as nothing is asked: words to try.
  const samples = /** @type {HTMLElement[]} */ (Array.from(place.children));
  place.textContent = "";
  place.append(count, filters, list);

  /** @param {string} key @param {Record<string, number>} [facts] */
  const line = (key, facts) => make("p", {}, [word(key, facts)]);

  /**
   * @param {Answer} answer
   * @param {string} from root of the links
   * @param {Record<string, string>} lang attributes of links that lead to the other language
   */
  function ordered(answer, from, lang) {
    /** @param {Result} result */
    const link = (result) => [
      make("span", { class: "kb-kind" }, [result.label]),
      " ",
      make("a", { "data-kb-id": result.id, href: linkTo(from, result.address, { mark: result.mark }), ...lang },
        textOf(result.title)),
    ];
    const shown = answer.pending ? answer.results.slice(0, FIRST) : answer.results;
    return make("ol", { class: "kb-list", lang: answer.lang }, shown.map((result) => make("li", {}, [
      make("p", {}, link(result)),
      make("p", { class: "kb-where" }, [result.trail]),
      make("p", { class: "kb-snippet" }, textOf(result.snippet)),
      ...result.under.map((near) => make("p", { class: "kb-under" }, link(near))),
    ])));
  }

  /** @param {Answer} answer */
  function showFilters(answer) {
    filters.hidden = answer.kinds.length < 2 && !kinds.length;
    // Only when they change: a box that is being used keeps its focus.
    const state = answer.kinds.join();
    if (filters.dataset.state === state) return;
    filters.dataset.state = state;
    filters.textContent = "";
    filters.append(make("legend", {}, [word("kinds")]));
    for (const [kind, label, found] of answer.kinds) {
      const box = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox", name: "kind", value: kind }));
      box.checked = kinds.includes(kind);
      filters.append(make("label", {}, [box, " " + label + " (" + found + ")"]));
    }
  }

  /** @param {Answer} answer */
  function help(answer) {
    /** @type {HTMLElement[]} */
    const parts = [];
    if (answer.meant) {
      const again = make("a", { href: linkTo(root, "search/", { q: answer.meant }) }, [answer.meant]);
      parts.push(make("p", {}, [word("meant") + " ", again]));
    }
    if (answer.near.length) {
      parts.push(line("near"), make("ul", {}, answer.near.map((result) =>
        make("li", {}, [make("a", { href: linkTo(root, result.address) }, textOf(result.title))]))));
    }
    return parts;
  }

  const whole = () => {
    const full = place.dataset.kbFull;
    return full
      ? [make("p", {}, [word("tips") + " ", make("a", { href: linkTo(document.baseURI, full) }, [word("full")])])]
      : [];
  };

  /** @param {string} said @param {HTMLElement[]} parts @param {string} words */
  function finish(said, parts, words) {
    renew(list, parts);
    count.textContent = said;
    list.dataset.kbReady = words;
  }

  const ask = paced(open, (answer, given) => {
    const words = given.trim();
    const { total, results } = answer;
    const said = word(total > 1 ? "some" : total ? "one" : "none", { n: total, words });
    const parts = help(answer);
    if (!answer.whole && !answer.pending) parts.push(line("nearest"));
    if (total) parts.push(ordered(answer, root, {}));
    if (results.length === LIMIT && !answer.pending) parts.push(line("more", { n: LIMIT }));
    /** @param {Answer[]} answers */
    const end = (answers) => {
      // What came late for words that have been typed over is not shown.
      if (words !== typed.trim()) return;
      // What is not there yet cannot be said to be missing.
      const pending = answers.some((one) => one.pending);
      if (pending && !total) return;
      if (answers.some((one) => one.lacking)) parts.push(line("partly"));
      if (!total) parts.push(...whole());
      showFilters(answer);
      finish(said, parts, words);
      if (pending) list.removeAttribute("data-kb-ready");
    };
    if (total >= FEW || kinds.length || answer.pending) end([answer]);
    else openOther().then((other) => other(given, { limit: LIMIT })).then((other) => {
      const lang = { lang: other.lang, hreflang: other.lang };
      if (other.total) parts.push(make("h2", {}, [word("other")]), ordered(other, base, lang));
      end([answer, other]);
    }).catch(() => end([answer]));
  }, () => finish(word("broken"), whole(), typed.trim()));

  function look() {
    list.removeAttribute("data-kb-ready");
    if (typed.trim()) {
      ask(typed, { limit: LIMIT, kinds });
    } else {
      filters.hidden = true;
      finish(word("hint"), [...samples, ...whole()], "");
    }
  }

  function note() {
    try {
      history.replaceState(history.state, "", linkTo(location.href.split(/[?#]/)[0], "", { q: typed.trim(), kind: kinds }));
    } catch (refused) {
      // Some browsers allow only so many changes a minute; the next one will do.
    }
    look();
  }

  for (const input of inputs) {
    input.value = typed;
    input.addEventListener("input", () => {
      typed = input.value;
      for (const other of inputs) if (other !== input) other.value = typed;
      note();
    });
  }
  document.addEventListener("submit", (event) => {
    event.preventDefault();
    note();
  });
  filters.addEventListener("change", () => {
    kinds = [...filters.querySelectorAll("input")].filter((box) => box.checked).map((box) => box.value);
    note();
  });
  look();
}
