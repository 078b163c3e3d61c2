// @ts-check
// Scores the rows of an index against the wordings of a query.

import { beginnings, weigh } from "./query.js";
import { runs } from "./runs.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./query.js").Asked} Asked */
/** @typedef {import("./query.js").Variant} Variant */

/**
 * What one word of a query finds, row by row.
 * @typedef {object} Slot
 * @property {Map<number, number>} fits  key → how well it fits, 0 to 1
 * @property {number} rarity   how much the word tells, from the rows that have it
 * @property {number[]} rows   rows that have it
 * @property {Float32Array} gain  what each row earns
 * @property {Float32Array} best  how well the best fit in each row fits
 */

// `whole` when the row has every telling word of the wording, and is no topic, term or answer: they have words of ours.
/** @typedef {{row: number, score: number, words: Asked[], whole: boolean}} Hit */

// By field: title, trail, text, other names, what else is typed.
const FIELDS = [1.6, 0.5, 1, 1.2, 1.2];
const K1 = 1.2;
const B = 0.3;
// A clause says it, a task asks for it; the rest only tells about it.
/** @type {Record<string, number>} */
const KINDS = { clause: 1, task: 0.9, agency: 0.45, page: 0.25 };
const OTHER_KINDS = 0.35;
// A row that bears the query as its name: a body, a document and a page are asked for by name, and found by it.
/** @type {Record<string, number>} */
const NAMED = { agency: 3.2, document: 3.2, page: 2.7 };
const OTHER_NAMED = 1.3;
// What a row of that name leads to gains by it; where no clause has the words, a few are found by it alone.
const LED = 1.3;
const FEW_LED = 3;
// A syllable that stands alone is weak evidence in Vietnamese, whose words are mostly of two.
// Close to another word of the query it is better.
const LONE = 0.4;
const CLOSE = 0.6;
const TURNED = 0.75;
const ENGLISH_LONE = 0.85;
// Half of a phrase that is known as a phrase is next to none.
const BOUND = 0.15;
// A row whose evidence is a smaller share of what the query says is no answer: by the number of telling
// words. Two of three syllables are another thing; and the longer one talks, the more of it is only talk.
const ENOUGH = [0.55, 0.55, 0.62, 0.66, 0.55, 0.5];
const ENGLISH_ENOUGH = [0.55, 0.55, 0.55, 0.55, 0.5, 0.4];
// A word of another tone than the one typed fits no better than so.
const OTHER_TONE = 0.31;
const BEGINNINGS = 40;
// So many rows of a wording are looked at closely: all of a small index, the best of a large one.
const CLOSELY = 120;
const IN_ALL = 200000;

/**
 * List the keys a word of the query may stand for.
 * @param {Index} index
 * @param {Asked} word
 * @returns {Map<number, number>}
 */
function fitsOf(index, word) {
  /** @type {Map<number, number>} */
  const fits = new Map(word.fits || []);

  for (const key of index.terms.get(word.term) || []) {
    const exact = !word.strict || index.words[key].key === word.key;
    const slip = index.words[key].tone === word.tone ? 0.8 : 0.7;
    fits.set(key, exact ? 1 : word.loose ? slip : word.plain ? 0.3 : 0.1);
  }
  if (!word.open) return fits;
  const whole = fits.size > 0;
  const forms = beginnings(index, word.form);
  if (forms.length > BEGINNINGS) {
    forms.sort((a, b) => a.length - b.length);
    forms.length = BEGINNINGS;
  }
  for (const form of forms) {
    for (const key of index.forms.get(form) || []) {
      const apart = word.strict && !word.plain && !index.words[key].shown.startsWith(word.shown);
      fits.set(key, Math.max((whole ? 0.25 : 0.7) * (apart ? 0.5 : 1), fits.get(key) || 0));
    }
  }
  return fits;
}

/**
 * Score one word on its own: BM25 over weighted fields.
 * @param {Index} index
 * @param {Asked} word
 * @returns {Slot}
 */
function slotOf(index, word) {
  const fits = fitsOf(index, word);
  const size = index.rows.length;
  const gain = new Float32Array(size);
  const best = new Float32Array(size);
  /** @type {number[]} */
  const rows = [];
  fits.forEach((fit, key) => {
    for (let post = index.first[key]; post < index.first[key + 1]; post += 1) {
      const place = index.posts[post];
      const row = index.rowAt[place];
      // Another tone counts once, however often it stands there.
      const worth = FIELDS[index.field[place]] * fit;
      gain[row] = fit < 0.35 ? Math.max(gain[row], worth) : gain[row] + worth;
      if (!best[row]) rows.push(row);
      if (fit > best[row]) best[row] = fit;
    }
  });
  for (const row of rows) {
    gain[row] *= (K1 + 1) / (gain[row] + K1 * (1 - B + B * index.length[row]));
  }
  // Where only other tones of it stand, the word itself is as rare as can be.
  const has = rows.filter((row) => best[row] > OTHER_TONE).length;
  return { fits, rarity: Math.log(1 + (size - has + 0.5) / (has + 0.5)), rows, gain, best };
}

/**
 * List the rows that bear the query as a name, with or without its words of talk.
 * @param {Index} index
 * @param {Asked[]} words
 */
function namesOf(index, words) {
  const telling = words.filter((word) => weigh(index, word) === 1);
  return [words, telling].map((all) => index.named.get(all.map((word) => (word.guess || word).term).join(" ")) || []).flat();
}

/**
 * Score every row by its best wording.
 * @param {Index} index
 * @param {Variant[]} wordings
 * @returns {{hits: Hit[], steps: number, weak: Float32Array}}
 */
export function rank(index, wordings) {
  const size = index.rows.length;
  const vi = index.lang === "vi";
  /** @type {Map<string, Slot>} */
  const slots = new Map();
  /** @type {Map<number, Hit>} */
  const hits = new Map();
  const weak = new Float32Array(size);
  const bits = new Uint32Array(index.words.length);
  const named = new Set(namesOf(index, wordings[0].words));
  let steps = 0;
  /** @param {Asked} word */
  const slotFor = (word) => {
    const name = [word.key, word.open, word.strict].join();
    const slot = slots.get(name) || slotOf(index, word);
    slots.set(name, slot);
    steps += size + slot.rows.length;
    word.found = slot.fits;
    return slot;
  };
  /** @param {number} sum @param {Asked} word */
  const adding = (sum, word) => sum + slotFor(word).rarity * weigh(index, word);
  /** @param {Asked[]} words */
  const sayAll = (words) => words.reduce(adding, 0);

  for (const { words, weight } of wordings) {
    const parts = words.map((word) => {
      // A long synonym says no more than the words it stands for.
      const { instead } = word;
      const share = instead ? sayAll(instead) / (sayAll(words.filter((other) => other.instead === instead)) || 1) : 1;
      return { word, slot: slotFor(word), says: sayAll([word]) * share };
    });
    const telling = words.filter((word) => weigh(index, word) === 1).length;
    const enough = (vi ? ENOUGH : ENGLISH_ENOUGH)[Math.min(5, telling)];
    const total = parts.reduce((sum, part) => sum + part.says, 0) || 1;
    const cover = new Float32Array(size);
    const gain = new Float32Array(size);
    parts.forEach(({ slot, says }, place) => {
      for (const row of slot.rows) {
        cover[row] += (slot.best[row] * says) / total;
        gain[row] += (slot.gain[row] * says * weight) / total;
      }
      slot.fits.forEach((fit, key) => { if (fit > 0.2) bits[key] |= 1 << place; });
    });
    /** @type {number[]} */
    const rows = [];
    cover.forEach((share, row) => {
      if (share > weak[row]) weak[row] = share;
      gain[row] *= KINDS[index.rows[row].kind] || OTHER_KINDS;
      if (share >= enough) rows.push(row);
    });
    rows.sort((a, b) => gain[b] - gain[a]);
    for (const row of rows.slice(0, Math.max(CLOSELY, IN_ALL / size))) {
      const run = runs(index, row, bits, words.length);
      steps += index.from[row + 1] - index.from[row];
      let sure = 0;
      let broken = false;
      parts.forEach(({ word, slot, says }, number) => {
        const bit = 1 << number;
        const linked = run.linked & bit;
        // A synonym counts as a whole or not at all.
        if (!linked && word.whole) broken = true;
        const alone = word.bound ? BOUND : !vi ? ENGLISH_LONE : run.turned & bit ? TURNED : run.near & bit ? CLOSE : LONE;
        sure += (slot.best[row] * says * (linked ? 1 : alone * slot.best[row])) / total;
      });
      const is = weight === 1 && named.has(row);
      // One telling word needs no neighbour, unless it is only a guess, or another row has it for a name.
      if (telling < 2 && !run.linked) {
        sure = cover[row] * (vi && ((named.size && !is) || words.some((word) => word.fits)) ? 0.7 : 1);
      }
      if (broken || sure < enough) continue;
      const reach = words.length > 1 ? Math.max(0, (run.longest - 1) / (words.length - 1)) : 1;
      const { kind } = index.rows[row];
      const name = is ? NAMED[kind] || OTHER_NAMED : 1;
      const score = gain[row] * (0.3 + 0.7 * sure * sure) * (1 + 1.5 * reach) * name;
      const old = hits.get(row);
      const whole = !!(KINDS[kind] || NAMED[kind])
        && parts.every(({ word, slot }) => slot.best[row] > 0.2 || weigh(index, word) < 1);
      if (!old || score > old.score) hits.set(row, { row, score, words, whole });
    }
    bits.fill(0);
  }
  const lost = ![...hits.keys()].some((row) => index.rows[row].kind === "clause");
  named.forEach((number) => {
    const { to } = index.rows[number];
    const hit = hits.get(number);
    for (const row of to) {
      const led = hits.get(row);
      if (led) led.score *= LED;
      else if (lost && hit && to.length <= FEW_LED) hits.set(row, { row, score: hit.score * LED, words: hit.words, whole: false });
    }
  });
  return { hits: [...hits.values()].sort((a, b) => b.score - a.score || a.row - b.row), steps, weak };
}
