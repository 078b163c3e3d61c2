// @ts-check
// The engine as others see it: an index in, answers out. No page, no network, no clock.

import { buildIndex } from "./index.js";
import { jump } from "./jump.js";
import { read, variants } from "./query.js";
import { rank } from "./score.js";
import { markable, marked, snippet } from "./show.js";

/** @typedef {import("./show.js").Pieces} Pieces */
/** @typedef {import("./show.js").Keys} Keys */

/**
 * @typedef {object} Result
 * @property {string} kind
 * @property {string} label    the kind in words, from the index
 * @property {string} id       with its kind: `clause:ii.3.5`
 * @property {string} address  from the root of the language
 * @property {Pieces} title
 * @property {string} trail
 * @property {Pieces} snippet
 * @property {string} mark     words to mark on the target page
 * @property {Result[]} under  near copies, to be shown below it
 */

/**
 * @typedef {object} Answer
 * @property {string} lang
 * @property {Result[]} results  best first
 * @property {number} total      rows found, shown or not
 * @property {boolean} whole     a clause has every telling word, or a task, body, document or page is called so
 * @property {[string, string, number][]} kinds  kind, label, how many of it were found
 * @property {string} meant      other words to try, '' for none
 * @property {Result[]} near     when nothing was found: what comes closest
 * @property {number} steps      places looked at, for a bound that no clock blurs
 * @property {boolean} pending   parts of the index are still to come
 * @property {boolean} lacking   a part of the index could not be used
 */

/** @typedef {{limit?: number, kinds?: string[]}} Wish */
/**
 * @typedef {object} Engine
 * @property {(typed: string, wish?: Wish) => Answer} search
 * @property {(part: any) => void} add  take in a further part of the index; null for one that did not come
 * @property {string[]} parts  names of the further parts, in their order
 */

const NEAR = 0.4;
const SUBJECTS = /^(topic|group|answer)$/;

/**
 * Make an engine of an index; null when the data are no index of this version.
 * @param {any} data
 * @returns {Engine | null}
 */
export function createEngine(data) {
  const made = buildIndex(data);
  if (!made) return null;
  const index = made;
  const { lang, rows } = index;
  const parts = Array.isArray(data.parts) ? data.parts : [];
  let pending = parts.length;
  let lacking = false;

  /** @param {any} part */
  function add(part) {
    pending -= 1;
    if (!index.add(part)) lacking = true;
  }

  /** @param {string} kind */
  const labelOf = (kind) => String(index.kinds[kind] || kind);

  /** @param {number} number */
  const nameOf = (number) => (rows[number] ? rows[number].title || rows[number].label || rows[number].id : "");

  /**
   * @param {number} number
   * @param {Keys} keys
   * @returns {Result}
   */
  function resultOf(number, keys) {
    const { kind, id, address, where, text, of, up } = rows[number];
    const trail = of.map(nameOf).join(", ") || (up < 0 ? "" : rows[up].title || rows[up].text);
    const title = nameOf(number);
    return {
      kind, label: labelOf(kind), id: kind + ":" + id, address,
      trail: [where, trail].filter(Boolean).join(" › "),
      title: marked(title, lang, keys),
      snippet: snippet(text, lang, keys),
      mark: markable(title + " " + text, lang, keys),
      under: [],
    };
  }

  /**
   * List the keys that a wording may have found.
   * @param {import("./query.js").Asked[]} words
   */
  function keysOf(words) {
    /** @type {Keys} */
    const keys = new Map();
    for (const word of words) {
      if (word.found) word.found.forEach((fit, key) => {
        const often = index.first[key + 1] - index.first[key];
        if (fit > 0.3) keys.set(index.words[key].key, 1 / (1 + Math.log(1 + often)));
      });
    }
    return keys;
  }

  /**
   * Write the query again with its slips mended, '' if there were none.
   * @param {import("./query.js").Asked[]} words
   */
  function mended(words) {
    return words.some((word) => word.guess)
      ? words.map(({ guess, strict, shown }) => (guess ? (strict ? guess.shown : guess.form) : shown)).join(" ")
      : "";
  }

  /**
   * @param {string} typed
   * @param {Wish} [wish]
   * @returns {Answer}
   */
  function search(typed, wish) {
    const { limit = 50, kinds = [] } = wish || {};
    const asked = String(typed);
    index.settle();
    const words = read(index, asked);
    const jumps = jump(index, asked.trim());
    const found = jumps.length || !words.length
      ? { hits: [], steps: rows.length, weak: new Float32Array(0) }
      : rank(index, variants(index, words));
    /** @type {Map<number, Keys>} */
    const keys = new Map();
    const order = jumps.length ? jumps : found.hits.map((hit) => hit.row);
    for (const hit of found.hits.slice(0, 4 * limit)) keys.set(hit.row, keysOf(hit.words));

    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const row of order) counts.set(rows[row].kind, (counts.get(rows[row].kind) || 0) + 1);
    const wanted = kinds.length ? order.filter((row) => kinds.includes(rows[row].kind)) : order;
    const results = grouped(wanted, limit).map((group) => {
      const [head, ...under] = group.map((row) => resultOf(row, keys.get(row) || new Map()));
      head.under = under;
      return head;
    });

    /** @type {number[]} */
    let near = [];
    let meant = jumps.length ? "" : mended(words);
    if (!order.length) {
      // Other words are offered only where they lead somewhere.
      if (meant && !rank(index, variants(index, read(index, meant + " "))).hits.length) meant = "";
      near = rows.map((_, row) => row).filter((row) => SUBJECTS.test(rows[row].kind) && found.weak[row] > NEAR);
      near.sort((a, b) => found.weak[b] - found.weak[a] || a - b);
    }
    return {
      lang, results,
      total: wanted.length,
      whole: !found.hits.length || found.hits.some((hit) => hit.whole),
      kinds: Object.keys(index.kinds).filter((kind) => counts.has(kind)).map((kind) => [kind, labelOf(kind), counts.get(kind) || 0]),
      meant,
      near: near.slice(0, 3).map((row) => resultOf(row, keysOf(words))),
      steps: found.steps,
      pending: pending > 0,
      lacking,
    };
  }

  /**
   * Put near copies together: a row that repeats another stands below that one.
   * @param {number[]} order
   * @param {number} limit
   * @returns {number[][]}
   */
  function grouped(order, limit) {
    const there = new Set(order);
    /** @type {Map<number, number[]>} */
    const groups = new Map();
    for (const row of order) {
      const head = rows[row].of[0];
      const lead = there.has(head) ? head : row;
      const group = groups.get(lead);
      if (!group) {
        if (groups.size < limit) groups.set(lead, lead === row ? [row] : [lead, row]);
      } else if (row !== lead) group.push(row);
    }
    return [...groups.values()];
  }

  return { search, add, parts };
}
