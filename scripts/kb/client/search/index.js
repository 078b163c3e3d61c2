// @ts-check
// Turns the rows of an index script into an inverted index in flat arrays.
// Text is shipped and the index is built here: it is smaller than any index over the wire.

import { eachWord, spell, spellAll } from "./normalise.js";

/** @typedef {import("./normalise.js").Word} Word */
/** @typedef {[string, string, string, string, string, string, string, string?]} Row */

/**
 * @typedef {object} Index
 * @property {string} lang
 * @property {Row[]} rows
 * @property {Record<string, string>} kinds   labels of the kinds, as shipped
 * @property {Word[]} words      each key's first spelling, by number
 * @property {Map<string, number>} keys   key → number
 * @property {Map<string, number[]>} terms  term → numbers of its keys
 * @property {Map<string, number[]>} forms  form → numbers of its keys
 * @property {string[]} sorted   all forms in order, for beginnings
 * @property {Set<string>} known terms of synonyms that the text need not have
 * @property {Word[][][]} synonyms groups of phrases that mean the same
 * @property {Map<string, [number, number][]>} starts first term of a phrase → its group and place
 * @property {Int32Array} at     key number at each place; -1 between fields
 * @property {Uint8Array} field  field at each place: title, trail, text, other names
 * @property {Int32Array} rowAt  row at each place
 * @property {Int32Array} from   first place of each row, and the end of the last
 * @property {Int32Array} first  first posting of each key, and the end of the last
 * @property {Int32Array} posts  places, key by key
 * @property {Float32Array} length words of each row against the mean
 */

const VERSION = 1;

/**
 * Keep the rows that are rows; an index of another version, or none at all, is no index.
 * @param {any} data
 * @returns {Row[] | null}
 */
function goodRows(data) {
  if (!data || data.version !== VERSION || !Array.isArray(data.rows)) return null;
  return data.rows.filter(
    (/** @type {any} */ row) =>
      Array.isArray(row) && row.length > 6 && row.every((cell) => typeof cell === "string"),
  );
}

/**
 * @template K, V
 * @param {Map<K, V[]>} map
 * @param {K} key
 * @param {V} value
 */
function put(map, key, value) {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/**
 * Build the index; null when the data are not an index of this version.
 * @param {any} data
 * @returns {Index | null}
 */
export function buildIndex(data) {
  const rows = goodRows(data);
  if (!rows) return null;
  const lang = String(data.lang || "");
  let room = 16;
  for (const row of rows) room += (row[3].length + row[4].length + row[5].length + row[6].length) / 2 + 16;
  const at = new Int32Array(room);
  const field = new Uint8Array(room);
  const rowAt = new Int32Array(room);
  const from = new Int32Array(rows.length + 1);
  const length = new Float32Array(rows.length);
  /** @type {Index["words"]} */
  const words = [];
  /** @type {Index["keys"]} */
  const keys = new Map();
  /** @type {Index["terms"]} */
  const terms = new Map();
  /** @type {Index["forms"]} */
  const forms = new Map();
  /** @type {Map<string, number>} */
  const seen = new Map();

  /** @param {string} word */
  const numberOf = (word) => {
    const old = seen.get(word);
    if (old !== undefined) return old;
    const spelt = spell(word, lang);
    let number = spelt.form ? keys.get(spelt.key) : -1;
    if (number === undefined) {
      number = words.length;
      words.push(spelt);
      keys.set(spelt.key, number);
      put(terms, spelt.term, number);
    }
    if (spelt.form && (forms.get(spelt.form) || []).indexOf(number) < 0) put(forms, spelt.form, number);
    seen.set(word, number);
    return number;
  };

  let place = 0;
  rows.forEach((row, number) => {
    from[number] = place;
    for (let part = 0; part < 4; part += 1) {
      eachWord(/** @type {string} */ (row[3 + part]), (word) => {
        const key = numberOf(word);
        if (key < 0) return;
        at[place] = key;
        field[place] = part;
        rowAt[place] = number;
        place += 1;
        if (part !== 1) length[number] += 1;
      });
      // Two empty places: no phrase reaches over the end of a field.
      at[place] = at[place + 1] = -1;
      place += 2;
    }
  });
  from[rows.length] = place;

  const first = new Int32Array(words.length + 1);
  for (let spot = 0; spot < place; spot += 1) if (at[spot] >= 0) first[at[spot] + 1] += 1;
  for (let key = 0; key < words.length; key += 1) first[key + 1] += first[key];
  const posts = new Int32Array(first[words.length]);
  const next = first.slice();
  for (let spot = 0; spot < place; spot += 1) if (at[spot] >= 0) posts[next[at[spot]]++] = spot;

  const mean = length.reduce((sum, count) => sum + count, 0) / rows.length || 1;

  /** @type {Index["known"]} */
  const known = new Set();
  /** @type {Index["starts"]} */
  const starts = new Map();
  const groups = Array.isArray(data.synonyms) ? data.synonyms : [];
  const synonyms = groups.map((/** @type {any} */ group, /** @type {number} */ number) => {
    const phrases = (Array.isArray(group) ? group : []).map((phrase) => spellAll(String(phrase), lang));
    phrases.forEach((phrase, spot) => {
      for (const word of phrase) known.add(word.term);
      if (phrase.length) put(starts, phrase[0].term, [number, spot]);
    });
    return phrases;
  });

  return {
    lang, rows, words, keys, terms, forms, known, synonyms, starts,
    at, field, rowAt, from, first, posts, length: length.map((count) => count / mean),
    kinds: data.kinds || {},
    sorted: Array.from(forms.keys()).sort(),
  };
}
