// @ts-check
// Reads clause numbers: "II.3", "ii 3 5", "mục 3 phần II", "part II item 3".

import { spellAll } from "./normalise.js";

/** @typedef {import("./index.js").Index} Index */

const ROMAN = " i ii iii iv v vi vii viii ix x".split(" ");
const NUMBERS = " mot hai ba bon nam sau bay tam chin muoi".split(" ");
/** @type {Record<string, number>} */
const LEVELS = { phan: 0, part: 0, muc: 1, khoan: 1, item: 1, y: 2, gach: 2, diem: 2, dash: 2, point: 2 };
const BETWEEN = /^(thu|so|dau|dong|of|in|cua|trong|the)$/;

/**
 * Read the levels of a clause number, '' for one that is not said; null if it is no such thing.
 * @param {string} typed
 * @returns {string[] | null}
 */
function levels(typed) {
  const said = ["", "", ""];
  let next = -1;
  for (const { form } of spellAll(typed.slice(0, 60), "vi")) {
    if (BETWEEN.test(form)) continue;
    const level = LEVELS[form];
    if (level >= 0) {
      next = level;
      continue;
    }
    const roman = ROMAN.indexOf(form) > 0;
    const value = /^\d+$/.test(form) ? Number(form) : NUMBERS.indexOf(form);
    if (roman) next = 0;
    if (next < 0 || next > 2 || (!roman && value < 1)) return null;
    said[next] = roman ? form : next ? String(value) : ROMAN[value] || "none";
    next += 1;
  }
  return said.join("") ? said : null;
}

/**
 * List the rows a number or an id leads to: the clause itself, then what it holds.
 * @param {Index} index
 * @param {string} typed
 * @returns {number[]}
 */
export function jump(index, typed) {
  const said = levels(typed);
  const depth = !said ? 0 : said[2] ? 3 : said[1] ? 2 : 1;
  /** @type {number[][]} */
  const found = [[], []];
  index.rows.forEach((row, number) => {
    if (!said && row.id === typed && /[.-]/.test(typed)) found[0].push(number);
    if (!said || row.kind !== "clause") return;
    const own = row.id.split(".");
    for (let level = 0; level < depth; level += 1) if (said[level] && own[level] !== said[level]) return;
    if (own.length >= depth) found[own.length > depth ? 1 : 0].push(number);
  });
  return found[0].length ? found[0].concat(found[1]) : [];
}
