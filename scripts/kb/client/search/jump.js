// @ts-check
// Reads clause numbers: "II.3", "ii 3 5", "mục 3 phần II", "part II item 3".

import { spellAll } from "./normalise.js";

/** @typedef {import("./index.js").Index} Index */

const ROMAN = ["", "i", "ii", "iii", "iv", "v", "vi"];
const LEVELS = [
  / (?:phan|part) (?:thu |so )?(\w+)(?= )/,
  / (?:muc|khoan|item) (?:thu |so )?(\d+)(?= )/,
  / (?:y|gach|diem|dash|point) (?:dau dong )?(?:thu |so )?(\d+)(?= )/,
];

/**
 * Read the levels of a clause number, '' for one that is not said; null if it is no such thing.
 * @param {string} typed
 * @returns {string[] | null}
 */
function levels(typed) {
  let rest = " " + spellAll(typed.slice(0, 60), "vi").map((word) => word.form).join(" ") + " ";
  const bare = /^ ([ivx]+) ?(\d*) ?(\d*) $/.exec(rest);
  if (bare) return bare.slice(1);
  const said = LEVELS.map((level) => {
    const found = level.exec(rest) || ["", ""];
    rest = rest.replace(found[0], "");
    return found[1];
  });
  said[0] = ROMAN[Number(said[0])] || said[0];
  return said.join("") && /^( (of|in|cua|trong|the))* $/.test(rest) ? said : null;
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
    if (!said && row[1] === typed && /[.-]/.test(typed)) found[0].push(number);
    if (!said || row[0] !== "clause") return;
    const own = row[1].split(".");
    for (let level = 0; level < depth; level += 1) if (said[level] && own[level] !== said[level]) return;
    if (own.length >= depth) found[own.length > depth ? 1 : 0].push(number);
  });
  return found[0].length ? found[0].concat(found[1]) : [];
}
