// @ts-check
// Scores the rows of an index against the wordings of a query.

import { beginnings, weigh } from "./query.js";

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

/** @typedef {{row: number, score: number, sure: number, words: Asked[]}} Hit */

// By field: title, trail, text, other names, what else is typed.
const FIELDS = [1.6, 0.5, 1, 1.2, 1.2];
const K1 = 1.2;
const B = 0.3;
// A clause says it, a task asks for it; the rest only tells about it.
/** @type {Record<string, number>} */
const KINDS = { clause: 1, task: 0.9, agency: 0.45, page: 0.25 };
const OTHER_KINDS = 0.35;
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
const ENOUGH = [0.55, 0.55, 0.62, 0.68, 0.58, 0.5];
const ENGLISH_ENOUGH = [0.55, 0.55, 0.55, 0.55, 0.5, 0.4];
// A row that bears the query as its name is what was asked for.
const NAMED = 2.6;
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
  let top = 0;
  for (const row of rows) {
    top = Math.max(top, best[row]);
    gain[row] *= (K1 + 1) / (gain[row] + K1 * (1 - B + B * index.length[row]));
  }
  let has = 0;
  // Where only other tones of it stand, the word itself is as rare as can be.
  for (const row of rows) if (best[row] > Math.max(0.31, top / 2)) has += 1;
  return { fits, rarity: Math.log(1 + (size - has + 0.5) / (has + 0.5)), rows, gain, best };
}

/**
 * Find the longest run of the query's words in a row, and which words have their neighbour there.
 * One word may be left out on either side. `near` are those with another within a few words.
 * @param {Index} index
 * @param {number} row
 * @param {Uint32Array} bits words of the query by key
 * @param {number} size
 */
function runs(index, row, bits, size) {
  let here = new Float32Array(size);
  let one = new Float32Array(size);
  let two = new Float32Array(size);
  let longest = 0;
  let linked = 0;
  let near = 0;
  let turned = 0;
  let last = -9;
  let before = 0;
  for (let place = index.from[row]; place < index.from[row + 1]; place += 1) {
    const key = index.at[place];
    const spare = two;
    two = one;
    one = here;
    here = spare.fill(0);
    let mask = key < 0 ? 0 : bits[key];
    if (mask) {
      if (place - last < 6 && mask !== before) near |= mask | before;
      last = place;
      before = mask;
    }
    while (mask) {
      const word = 31 - Math.clz32(mask);
      mask ^= 1 << word;
      let length = 0;
      if (word > 0) {
        // A word in between takes most of what the step is worth; one left out of the query less.
        length = Math.max(one[word - 1], two[word - 1] - 0.7);
        if (one[word - 1]) linked |= 3 << (word - 1);
        if (word > 1 && one[word - 2]) {
          length = Math.max(length, one[word - 2] - 0.2);
          linked |= 5 << (word - 2);
        }
      }
      if (one[word + 1]) turned |= 3 << word;
      here[word] = length + 1;
      if (here[word] > longest) longest = here[word];
    }
  }
  return { longest, linked, near, turned };
}

/** @param {import("./index.js").Row} row */
const worthOf = ({ kind }) => (KINDS[kind] || OTHER_KINDS);

/**
 * List the rows that bear the query as a name, with or without its words of talk.
 * @param {Index} index
 * @param {Asked[]} words
 */
function namesOf(index, words) {
  const telling = words.filter((word) => weigh(word, index.lang) === 1);
  const found = [words, telling].map((all) => index.named.get(all.map((word) => (word.guess || word).term).join(" ")) || []);
  return found[0].concat(found[1]);
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
  let steps = 0;
  const named = new Set(namesOf(index, wordings[0].words));
  /** @param {Asked} word */
  const slotFor = (word) => {
    const name = [word.key, word.open, word.strict].join();
    let slot = slots.get(name);
    if (!slot) {
      slot = slotOf(index, word);
      slots.set(name, slot);
      steps += size;
      slot.fits.forEach((_, key) => { steps += index.first[key + 1] - index.first[key]; });
    }
    word.found = slot.fits;
    return slot;
  };
  /** @param {Asked} word */
  const says = (word) => slotFor(word).rarity * weigh(word, index.lang);
  for (const { words, weight } of wordings) {
    const parts = words.map((word) => ({ word, slot: slotFor(word), says: says(word) }));
    // A long synonym says no more than the words it stands for.
    for (const part of parts) {
      const { instead } = part.word;
      if (!instead) continue;
      const own = parts.filter((other) => other.word.instead === instead);
      const whole = own.reduce((sum, other) => sum + says(other.word), 0);
      part.says = (says(part.word) * instead.reduce((sum, word) => sum + says(word), 0)) / (whole || 1);
    }
    const telling = words.filter((word) => weigh(word, index.lang) === 1).length;
    const enough = (vi ? ENOUGH : ENGLISH_ENOUGH)[Math.min(5, telling)];
    const total = parts.reduce((sum, part) => sum + part.says, 0) || 1;
    const cover = new Float32Array(size);
    for (const { slot, says: told } of parts) {
      for (const row of slot.rows) cover[row] += slot.best[row] * told;
      steps += slot.rows.length;
    }
    /** @type {[number, number][]} */
    const rows = [];
    for (let row = 0; row < size; row += 1) {
      const share = cover[row] / total;
      if (share > weak[row]) weak[row] = share;
      if (share < enough) continue;
      let gain = 0;
      for (const { slot, says: told } of parts) gain += slot.gain[row] * told;
      rows.push([row, (gain * weight * worthOf(index.rows[row])) / total]);
    }
    const order = Float64Array.from(rows, ([, gain]) => gain).sort();
    const floor = order[order.length - Math.max(CLOSELY, Math.ceil(IN_ALL / size))] || 0;
    parts.forEach(({ slot }, word) => slot.fits.forEach((fit, key) => { if (fit > 0.2) bits[key] |= 1 << word; }));
    for (const [row, gain] of rows) {
      if (gain < floor) continue;
      const run = runs(index, row, bits, words.length);
      steps += index.from[row + 1] - index.from[row];
      let sure = 0;
      let broken = false;
      parts.forEach(({ word, slot, says: told }, number) => {
        const linked = run.linked & (1 << number);
        // A synonym counts as a whole or not at all.
        if (!linked && word.whole) broken = true;
        const bit = 1 << number;
        const alone = word.bound ? BOUND : !vi ? ENGLISH_LONE : run.turned & bit ? TURNED : run.near & bit ? CLOSE : LONE;
        sure += slot.best[row] * told * (linked ? 1 : alone * slot.best[row]);
      });
      if (broken) continue;
      // One telling word needs no neighbour, unless it is only a guess.
      if (telling < 2 && !run.linked) {
        const vague = vi && (words.some((word) => word.fits) || (named.size > 0 && !named.has(row)));
        sure = cover[row] * (vague ? 0.7 : 1);
      }
      sure /= total;
      if (sure < enough) continue;
      const reach = words.length > 1 ? (run.longest - 1) / (words.length - 1) : 1;
      let score = gain * (0.3 + 0.7 * sure * sure) * (1 + 1.5 * Math.max(0, reach));
      const {kind}=index.rows[row];
      if (weight === 1 && named.has(row)) score *= kind === "agency" || kind === "document" ? 3.2 : 1.3;
      const old = hits.get(row);
      if (!old || score > old.score) hits.set(row, { row, score, sure, words });
    }
    parts.forEach(({ slot }) => slot.fits.forEach((_, key) => { bits[key] = 0; }));
  }
  for (const hit of Array.from(hits.values())) {
    const { to } = index.rows[hit.row];
    const is = named.has(hit.row);
    for (const row of to) {
      const led = hits.get(row);
      if (led) led.score = led.score * (1 + (is ? 0.3 : 0) );
      else if (is && to.length <= 3) hits.set(row, { ...hit, row, score: hit.score * 1.05 });
    }
  }
  return { hits: Array.from(hits.values()).sort((a, b) => b.score - a.score || a.row - b.row), steps, weak };
}
