// A citation with the permanent address, in the Vietnamese administrative form and in English.

import { all, furniture } from "./dom.js";

/**
 * Give the permanent address of a clause, also when the page is read from a file or a mirror.
 * @param {HTMLElement} clause
 * @param {string} lang
 * @returns {string}
 */
export function addressOf(clause, lang) {
  const { kbSite, kbPath } = document.body.dataset;
  const path = clause.dataset.kbAddress || kbPath + "#" + clause.id;
  return kbSite + (lang === "en" ? "en/" : "") + path;
}

/**
 * Write the citation of a clause.
 * @param {HTMLElement} clause
 * @param {string} lang
 * @returns {string} nothing where nobody said how the plan of the page is cited
 */
export function citation(clause, lang) {
  const [, id] = (document.body.dataset.kbPath || "").split("/");
  const plan = furniture("plan:" + id + ":" + lang);
  if (!plan) return "";
  const say = (/** @type {string} */ form, /** @type {Object<string, string>} */ values) =>
    furniture("cite" + form + (lang === "en" ? "En" : "Vi"), values);
  const [part, item, dash] = (clause.dataset.kbClause || "").split(".");
  // Front and end matter have no number to be cited by.
  const place = /^[ivx]+$/.test(part)
    ? say(dash ? "Dash" : item ? "Item" : "Part", { part: part.toUpperCase(), item, dash })
    : "";
  const date = new Date().toLocaleDateString(lang === "en" ? "en-GB" : "vi-VN", {
    day: "numeric",
    month: lang === "en" ? "long" : "numeric",
    year: "numeric",
  });
  const text = say(place ? "Form" : "Whole", { place, plan, date, address: addressOf(clause, lang) });
  return text[0].toUpperCase() + text.slice(1);
}
