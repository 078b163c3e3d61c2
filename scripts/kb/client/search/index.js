// @ts-check
// Turns the shelves of an index into rows, and their words into an inverted index in flat arrays.
// Text is shipped and the index is built here: it is smaller than any index over the wire.

import { eachWord, spell, spellAll } from "./normalise.js";

/** @typedef {import("./normalise.js").Word} Word */

/**
 * @typedef {object} Row
 * @property {string} kind
 * @property {string} id
 * @property {string} address
 * @property {string} where   what it belongs to, '' where there is only one
 * @property {string} title
 * @property {string} label   what it is called where it has no title
 * @property {string} text
 * @property {number[]} of    rows it nearly repeats
 * @property {number[]} to    rows it leads to
 * @property {number} up      row above it, -1 for none
 * @property {number[][]} places  keys of the words of title, text, names and what else is typed; -1 between phrases
 */

/**
 * @typedef {object} Index
 * @property {string} lang
 * @property {Record<string, string>} kinds   labels of the kinds, as shipped
 * @property {Row[]} rows
 * @property {Word[]} words      each key's first spelling, by number
 * @property {Map<string, number>} keys   key → number
 * @property {Map<string, number[]>} terms  term → numbers of its keys
 * @property {Map<string, number[]>} forms  form → numbers of its keys
 * @property {string[]} sorted   all forms in order, for beginnings
 * @property {Set<string>} known terms of synonyms that the text need not have
 * @property {{phrases: Word[][], aims: number}[]} synonyms  phrases for one thing; the first so many are its names
 * @property {Map<string, [number, number][]>} starts first term of a phrase → its group and place
 * @property {Map<string, number[]>} named  terms of a name → rows that bear it
 * @property {Set<string>} talk  keys of words of talk, and `?` with their forms
 * @property {Int32Array} at     key number at each place; -1 between fields
 * @property {Uint8Array} field  field at each place: title, row above, text, other names, what else is typed
 * @property {Int32Array} rowAt  row at each place
 * @property {Int32Array} from   first place of each row, and the end of the last
 * @property {Int32Array} first  first posting of each key, and the end of the last
 * @property {Int32Array} posts  places, key by key
 * @property {Float32Array} length words of each row against the mean
 * @property {(part: any) => boolean} add  take another part in; false where it is none of this index
 * @property {() => void} settle  make the arrays fit the parts that are there
 */

const VERSION = 2;
const COLUMNS = ["title", "text", "names", "typed", "label", "of", "to"];

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
 * Make an index of its first part; null when that is none of this version.
 * @param {any} data
 * @returns {Index | null}
 */
export function buildIndex(data) {
  if (!data || !data.lang) return null;
  const lang = String(data.lang);
  /** @type {Map<string, number>} */
  const seen = new Map();
  let settled = false;
  const none = new Int32Array(0);
  /** @type {Index} */
  const index = {
    lang, add, settle, kinds: data.kinds || {}, rows: [], words: [], keys: new Map(), terms: new Map(), forms: new Map(),
    sorted: [], known: new Set(), synonyms: [], starts: new Map(), named: new Map(), talk: new Set(), at: none, field: new Uint8Array(0), rowAt: none,
    from: none, first: none, posts: none, length: new Float32Array(0),
  };
  const { rows, words, keys, terms, forms, known, synonyms, starts, named } = index;

  /** @param {string} word */
  function numberOf(word) {
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
    if (spelt.form && !(forms.get(spelt.form) || []).includes(number)) put(forms, spelt.form, number);
    seen.set(word, number);
    return number;
  }

  /**
   * @param {string} text
   * @param {number} row
   * @param {boolean} names whether each phrase is a name of the row
   */
  function placesOf(text, row, names) {
    /** @type {number[]} */
    const places = [];
    for (const phrase of text.split("~")) {
      const start = places.length;
      eachWord(phrase, (word) => {
        const key = numberOf(word);
        if (key >= 0) places.push(key);
      });
      if (names) put(named, places.slice(start).map((key) => words[key].term).join(" "), row);
      // Two empty places: no phrase reaches over its end.
      places.push(-1, -1);
    }
    return places;
  }

  /**
   * Let phrases stand for one thing. Its names stand for each other; what people also type leads to the
   * names and not back, for it may mean more.
   * @param {string[]} names
   * @param {string[]} typed
   */
  function same(names, typed) {
    const phrases = names.concat(typed).map((name) => spellAll(name, lang));
    phrases.forEach((phrase, spot) => {
      for (const word of phrase) known.add(word.term);
      if (phrase.length) put(starts, phrase[0].term, [synonyms.length, spot]);
    });
    synonyms.push({ phrases, aims: names.length });
  }

  /**
   * Put new rows up. Their addresses follow from their ids, by the number of its steps.
   * @param {any} shelf
   */
  function raise({ kind, at, ids, title, where = "" }) {
    const titles = title.split("|");
    ids.split(" ").forEach((/** @type {string} */ given, /** @type {number} */ number) => {
      const id = given || spellAll(titles[number], lang).map((word) => word.form).join("-");
      const steps = id.split(".");
      const address = at[Math.min(steps.length, at.length) - 1]
        .replace("@", steps.slice(0, 2).join("-")).replace("*", steps.join("-"));
      const above = steps.slice(0, -1).join(".");
      let up = above ? rows.length : 0;
      do up -= 1; while (up >= 0 && rows[up].id !== above);
      rows.push({ kind, id, address, where, up, title: "", label: "", text: "", of: [], to: [], places: [] });
    });
  }

  /** @param {any} part */
  function add(part) {
    try {
      if (part.version !== VERSION || part.stamp !== data.stamp) return false;
      part.shelves.forEach(fill);
      for (const { key, form } of spellAll(part.talk || "", lang)) index.talk.add(key).add("?" + form);
    } catch (unfit) {
      return false;
    }
    settled = false;
    return true;
  }

  /** @param {any} shelf */
  function fill(shelf) {
    const from = shelf.ids === undefined ? shelf.from : rows.length;
    if (shelf.ids !== undefined) raise(shelf);
    /** @type {string[][]} */
    const cells = COLUMNS.map((name) => (shelf[name] ? shelf[name].split("|") : []));
    const [title, text, names, typed, label, of, to] = cells;
    rows.slice(from).forEach((row, number) => {
      row.title = title[number] || row.title;
      row.text = text[number] || row.text;
      row.label = label[number] || row.label;
      if (of[number]) row.of = of[number].split(" ").map(Number);
      if (to[number]) row.to = to[number].split(" ").map(Number);
      cells.slice(0, 4).forEach((cell, which) => {
        if (cell[number]) row.places[which] = placesOf(cell[number], from + number, which !== 1);
      });
      if (shelf.same && (names[number] || typed[number])) {
        same([row.title].concat((names[number] || "").split("~")), (typed[number] || "").split("~"));
      }
    });
  }

  function settle() {
    if (settled) return;
    settled = true;
    const fields = rows.map((row) => {
      const [title, text, names, typed] = row.places;
      const above = row.up < 0 ? [] : rows[row.up].places;
      return [title, above[0] || above[1], text, names, typed];
    });
    let room = 0;
    for (const parts of fields) for (const part of parts) if (part) room += part.length;
    const at = new Int32Array(room);
    const field = new Uint8Array(room);
    const rowAt = new Int32Array(room);
    const from = new Int32Array(rows.length + 1);
    const length = new Float32Array(rows.length);
    let place = 0;
    fields.forEach((parts, number) => {
      from[number] = place;
      parts.forEach((part, which) => {
        if (!part) return;
        at.set(part, place);
        field.fill(which, place, place + part.length);
        if (which !== 1) length[number] += part.length;
        place += part.length;
      });
      rowAt.fill(number, from[number], place);
    });
    from[rows.length] = place;

    const first = new Int32Array(words.length + 1);
    for (const key of at) if (key >= 0) first[key + 1] += 1;
    for (let key = 0; key < words.length; key += 1) first[key + 1] += first[key];
    const posts = new Int32Array(first[words.length]);
    const next = first.slice();
    at.forEach((key, spot) => { if (key >= 0) posts[next[key]++] = spot; });
    const mean = length.reduce((sum, count) => sum + count, 0) / rows.length || 1;
    Object.assign(index, {
      at, field, rowAt, from, first, posts, length: length.map((count) => count / mean),
      sorted: [...forms.keys()].sort(),
    });
  }

  return add(data) ? index : null;
}
