// @ts-check
// Reads what was typed: words, their mistakes, and the other ways of saying the same.

import { slips } from "./distance.js";
import { spell, spellAll } from "./normalise.js";
import { untype } from "./telex.js";

/** @typedef {import("./normalise.js").Word} Word */
/** @typedef {import("./index.js").Index} Index */

/**
 * A word of the query: `open` while it may still be going on, `strict` when its marks count,
 * `fits` keys it may stand for when it is a slip, `guess` the likeliest of them;
 * `loose` when any tone of it will do, `instead` the words of the query in whose place a synonym put it, `whole` where that has several
 * words, `bound` part of a known phrase, `found` the keys it was looked up by.
 * @typedef {object} More
 * @property {boolean} [open]
 * @property {boolean} [strict]
 * @property {Map<number, number>} [fits]
 * @property {Word} [guess]
 * @property {Asked[]} [instead]
 * @property {boolean} [bound]
 * @property {Map<number, number>} [found]
 * @property {boolean} [whole]
 * @property {boolean} [loose]
 */
/** @typedef {Word & More} Asked */

/** @typedef {{words: Asked[], weight: number}} Variant */

// More than anyone types; what is longer is cut, so that the work has a bound.
const MOST_LETTERS = 300;
const MOST_WORDS = 24;
const MOST_VARIANTS = 16;
const SYNONYM = 0.9;

/**
 * Say how much a word counts: words of talk, which say how something is asked and not what, hardly do.
 * @param {Index} index
 * @param {Asked} word
 */
export function weigh({ lang, talk }, word) {
  if (word.strict || lang === "en") return talk.has(word.key) ? 0.1 : 1;
  // Without marks it may be another word that is spelt the same.
  return talk.has("?" + word.form) ? 0.4 : 1;
}

/**
 * List the forms that begin so.
 * @param {Index} index
 * @param {string} form
 */
export function beginnings(index, form) {
  return index.sorted.filter((other) => other.startsWith(form));
}

/**
 * Say whether a word stands beside its neighbours in the query anywhere.
 * @param {Index} index
 * @param {number[]} own keys of the word
 * @param {Asked | undefined} before
 * @param {Asked | undefined} after
 */
function beside(index, own, before, after) {
  /** @param {Asked | undefined} word */
  const all = (word) => (word && index.terms.get(word.term)) || [];
  /** @param {number[]} left @param {number[]} right */
  const meet = (left, right) => right.length > 0 && left.some((key) => {
    for (let post = index.first[key]; post < index.first[key + 1]; post += 1) {
      if (right.includes(index.at[index.posts[post] + 1])) return true;
    }
    return false;
  });
  return meet(all(before), own) || meet(own, all(after));
}

/**
 * Find what an unknown word was meant to be, nearest first.
 * @param {Index} index
 * @param {Asked} word
 * @param {Asked | undefined} before
 * @param {Asked | undefined} after
 */
function mend(index, word, before, after) {
  const size = word.form.length;
  const most = size >= 7 ? 2 : 1;
  // Without a vowel it is an abbreviation that nobody has explained.
  if (size < 3 || size > 30 || !/[aeiouy]/.test(word.form)) return;
  // A word written with its marks is more often another word than a slip.
  const sure = word.strict && !word.plain;
  /** @type {{key: number, worth: number, rank: number}[]} */
  const near = [];
  for (const form of index.sorted) {
    // Both ends are seldom wrong at once; looking no further keeps the work small.
    const begins = form[0] === word.form[0];
    if (!begins && form[form.length - 1] !== word.form[size - 1]) continue;
    const far = Math.abs(form.length - size) > most ? 9 : slips(word.form, form, most);
    if (far > most) continue;
    for (const key of index.forms.get(form) || []) {
      const other = index.words[key];
      const same = !word.strict || other.tone === word.tone;
      const fits = beside(index, index.terms.get(other.term) || [], before, after);
      if (weigh(index, { ...other, strict: true }) < 1 || (sure && !(same && fits))) continue;
      const often = index.first[key + 1] - index.first[key];
      near.push({
        key,
        worth: (far > 1 ? 0.45 : size > 5 ? 0.8 : size > 3 ? 0.6 : 0.35) * (same ? 1 : 0.7),
        rank: far + (begins ? 0 : 0.3) - (fits ? 0.5 : 0) + 0.1 / (1 + often),
      });
    }
  }
  if (!near.length) return;
  near.sort((a, b) => a.rank - b.rank);
  word.guess = index.words[near[0].key];
  word.fits = new Map(near.slice(0, 12).reverse().map(({ key, worth }) => [key, worth]));
}

/**
 * Read the words of a query; what no word of the index explains is mended.
 * @param {Index} index
 * @param {string} typed
 * @returns {Asked[]}
 */
export function read(index, typed) {
  const text = typed.slice(0, MOST_LETTERS);
  /** @type {Asked[]} */
  const given = spellAll(text, index.lang).slice(0, MOST_WORDS).map((word) => ({ ...word }));
  const strict = given.some((word) => !word.plain);
  const last = given[given.length - 1];
  // While no space follows, the last word may be a beginning.
  if (last && /[\p{L}\p{N}\p{M}]$/u.test(text)) last.open = true;
  const is = (/** @type {Word} */ word) => index.terms.has(word.term) || index.known.has(word.term);
  /** @type {Asked[]} */
  const words = given.map((word) => {
    word.strict = strict;
    const meant = index.lang === "vi" && !is(word) ? spell(untype(word.form), index.lang) : word;
    return meant !== word && index.terms.has(meant.term) ? { ...meant } : word;
  });
  words.forEach((word, place) => {
    const [before, after] = [words[place - 1], words[place + 1]];
    const own = index.keys.get(word.key);
    // With its marks a word is in another tone a slip only if its neighbours know it so, and not as typed.
    if (strict && !word.plain && given.length > 1) {
      word.loose = !(own !== undefined && beside(index, [own], before, after))
        && beside(index, index.terms.get(word.term) || [], before, after);
    } else word.loose = own === undefined;
    if (is(word) || (word.open && beginnings(index, word.form).length)) return;
    mend(index, word, before, after);
  });
  return words;
}

/**
 * Say whether a phrase of the synonyms stands at a place of the query.
 * @param {Asked[]} words
 * @param {number} place
 * @param {Word[]} phrase
 */
function stands(words, place, phrase) {
  return phrase.every((word, step) => {
    const asked = words[place + step];
    if (!asked) return false;
    if (asked.guess) return asked.guess.term === word.term;
    return asked.term === word.term && (asked.plain || !asked.strict || asked.key === word.key);
  });
}

/**
 * List the query and its other wordings; each step away from what was typed counts a little less.
 * @param {Index} index
 * @param {Asked[]} words
 * @returns {Variant[]}
 */
export function variants(index, words) {
  /** @type {Variant[]} */
  const all = [{ words, weight: 1 }];
  /** @type {{place: number, end: number, number: number, spot: number, often: number}[]} */
  const found = [];
  words.forEach((word, place) => {
    for (const [number, spot] of index.starts.get((word.guess || word).term) || []) {
      const phrase = index.synonyms[number].phrases[spot];
      if (!stands(words, place, phrase)) continue;
      const often = Math.min(...phrase.map(({ term }) => (index.terms.get(term) || [])
        .reduce((sum, key) => sum + index.first[key + 1] - index.first[key], 0)));
      found.push({ place, end: place + phrase.length, number, spot, often });
    }
  });
  // The rarest first: a word the text does not have needs another most.
  found.sort((a, b) => a.often - b.often);
  for (const { place, end, number, spot } of found) {
    const size = end - place;
    // A phrase inside a longer one is not meant.
    if (found.some((other) => other.place <= place && other.end >= end && other.end - other.place > size)) continue;
    const instead = words.slice(place, end);
    for (const word of instead) word.bound = size > 1;
    const { phrases, aims } = index.synonyms[number];
    for (const { words: now, weight } of all.slice()) {
      const start = now.indexOf(instead[0]);
      if (instead.some((word, step) => now[start + step] !== word)) continue;
      for (const phrase of phrases.slice(0, aims)) {
        if (phrase === phrases[spot] || !phrase.length || all.length >= MOST_VARIANTS) continue;
        if (!phrase.every((word) => index.terms.has(word.term))) continue;
        const inside = phrase.map((word) => ({ ...word, strict: true, instead, whole: phrase.length > 1 }));
        all.push({
          words: now.slice(0, start).concat(inside, now.slice(start + size)).slice(0, MOST_WORDS),
          weight: weight * SYNONYM,
        });
      }
    }
  }
  return all;
}
