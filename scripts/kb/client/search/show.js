// @ts-check
// Cuts what is shown of a result: marked title and snippet, as plain pieces of text.

import { eachWord, spans, spell } from "./normalise.js";

/** @typedef {[string, boolean][]} Pieces text, and whether it is marked */
/** @typedef {Map<string, number>} Keys keys the query found, and how much each tells */

const WINDOW = 32;

/**
 * Part a text into marked and unmarked pieces.
 * @param {string} text
 * @param {[number, number, number][]} marks
 * @param {number} start
 * @param {number} end
 * @returns {Pieces}
 */
function cut(text, marks, start, end) {
  /** @type {Pieces} */
  const pieces = [];
  let place = start;
  for (const [from, to] of marks) {
    if (from < start || to > end) continue;
    if (from > place) pieces.push([text.slice(place, from), false]);
    pieces.push([text.slice(from, to), true]);
    place = to;
  }
  if (place < end) pieces.push([text.slice(place, end), false]);
  return pieces;
}

/**
 * Mark a text as a whole.
 * @param {string} text
 * @param {string} lang
 * @param {Keys} keys
 * @returns {Pieces}
 */
export function marked(text, lang, keys) {
  return cut(text, spans(text, lang, (word) => keys.has(word.key)), 0, text.length);
}

/**
 * Cut the window that shows most of the query, beginning and ending at a word.
 * @param {string} text
 * @param {string} lang
 * @param {Keys} keys
 * @returns {Pieces}
 */
export function snippet(text, lang, keys) {
  const marks = spans(text, lang, (word) => keys.has(word.key));
  /** @type {[number, number, string][]} */
  const words = [];
  eachWord(text, (word, start, end) => {
    const { key } = spell(word, lang);
    words.push([start, end, keys.has(key) ? key : ""]);
  });
  let best = 0;
  let most = 0;
  for (const [place] of marks) {
    const open = words.findIndex((word) => word[1] > place);
    const told = new Set();
    let sum = 0;
    for (let step = open; step < open + WINDOW - 6 && step < words.length; step += 1) {
      const key = words[step][2];
      if (key && !told.has(key)) sum += keys.get(key) || 0;
      told.add(key);
    }
    if (sum > most) {
      most = sum;
      best = open;
    }
  }
  const first = Math.max(0, Math.min(best - 4, words.length - WINDOW));
  const last = Math.min(words.length, first + WINDOW) - 1;
  const start = first ? words[first][0] : 0;
  const end = last === words.length - 1 ? text.length : words[last][1];
  const pieces = cut(text, marks, start, end);
  if (start) pieces.unshift(["… ", false]);
  if (end < text.length) pieces.push([" …", false]);
  return pieces;
}

/**
 * List the words of a row that the query found, for marking them on the target page.
 * @param {string} text
 * @param {string} lang
 * @param {Keys} keys
 */
export function markable(text, lang, keys) {
  /** @type {Map<string, string>} */
  const found = new Map();
  eachWord(text, (word) => {
    const { key } = spell(word, lang);
    if (keys.has(key) && found.size < 16 && !found.has(key)) found.set(key, word.normalize().toLowerCase());
  });
  return [...found.values()].join(" ");
}
