// @ts-check
// Folds words so that every spelling of a syllable meets: both tone placements, NFC and NFD,
// capitals, i and y. Nothing here knows an index or a page.

// Five tones, wherever in the syllable they stand; the other marks belong to the letter.
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const MARKS = /\p{M}/gu;
const HIDDEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const WORD = /['’]s(?![\p{L}\p{M}])|[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\u2060\ufeff]+/gu;
// ky = ki, quy = qui; but tay and tai, thuy and thui are different words.
const FINAL_Y = /^([^aeiouy\u0300-\u036f]+|qu)y$/;

/**
 * One word in the shapes it is compared in.
 * @typedef {object} Word
 * @property {string} form  letters without any mark, as spelt
 * @property {string} term  the form after i/y and (English) the stem: what is looked up
 * @property {string} key   letters with their quality marks, the tone at the end
 * @property {string} tone  the tone alone, '' for none
 * @property {boolean} plain no mark was written
 * @property {string} shown  as written, in small letters
 */

/**
 * Take the commonest endings off an English word.
 * @param {string} form
 */
export function stem(form) {
  if (form.length < 4) return form;
  return form
    .replace(/^(child)rens?$/, "$1")
    .replace(/men$/, "man")
    .replace(/ies$/, "y")
    .replace(/([^su])s$/, "$1")
    .replace(/^(.{4,}[ts])ion$/, "$1")
    .replace(/^(.*[aeiouy].*)(ing|ed)$/, (all, rest) => (rest.length > 2 ? rest : all))
    .replace(/^(.{3,})e$/, "$1")
    .replace(/(.{2,})y$/, "$1i");
}

/** @type {Map<string, Word>} */
const spelt = new Map();

/**
 * Say how one word is compared; what was spelt before is remembered.
 * @param {string} word
 * @param {string} lang
 * @returns {Word}
 */
export function spell(word, lang) {
  const name = lang + word;
  const known = spelt.get(name) || spellAnew(word, lang);
  if (spelt.size > 30000) spelt.clear();
  spelt.set(name, known);
  return known;
}

/**
 * @param {string} word
 * @param {string} lang
 * @returns {Word}
 */
function spellAnew(word, lang) {
  const apart = word.replace(HIDDEN, "").normalize("NFKD").toLowerCase().normalize("NFD");
  const tone = (apart.match(TONES) || [""])[0];
  const letters = apart.replace(TONES, "");
  const form = letters.replace(MARKS, "").replace(/đ/g, "d");
  const plain = form === apart;
  const shown = apart.normalize();
  if (lang === "en" && plain) {
    const term = stem(form);
    return { form, term, key: term, tone, plain, shown };
  }
  const term = lang === "en" ? stem(form) : form.replace(FINAL_Y, "$1i");
  return { form, term, key: letters.replace(FINAL_Y, "$1i") + tone, tone, plain, shown };
}

/**
 * Visit each word of a text with its place in the text as it was given.
 * @param {string} text
 * @param {(word: string, start: number, end: number) => void} visit
 */
export function eachWord(text, visit) {
  WORD.lastIndex = 0;
  for (let found = WORD.exec(text); found; found = WORD.exec(text)) {
    const word = found[0];
    const first = word.charCodeAt(0);
    if (first !== 39 && first !== 0x2019) visit(word, found.index, found.index + word.length);
  }
}

/**
 * Spell every word of a text; words of nothing but marks are left out.
 * @param {string} text
 * @param {string} lang
 * @returns {Word[]}
 */
export function spellAll(text, lang) {
  /** @type {Word[]} */
  const words = [];
  eachWord(text, (word) => {
    const one = spell(word, lang);
    if (one.form) words.push(one);
  });
  return words;
}

/**
 * Join neighbouring hits to spans of the text, so that a phrase is one mark and not four.
 * In Vietnamese a syllable alone says little: it is left out where whole phrases were found.
 * @param {string} text
 * @param {string} lang
 * @param {(word: Word) => boolean} hit
 * @returns {[number, number, number][]} start, end, how many words
 */
export function spans(text, lang, hit) {
  /** @type {[number, number, number][]} */
  const found = [];
  let near = false;
  eachWord(text, (word, start, end) => {
    const one = spell(word, lang);
    if (!one.form) return;
    const is = hit(one);
    const last = found[found.length - 1];
    if (is && near && /^[\s\u00a0-]*$/.test(text.slice(last[1], start))) {
      last[1] = end;
      last[2] += 1;
    } else if (is) {
      found.push([start, end, 1]);
    }
    near = is;
  });
  const phrases = lang === "vi" ? found.filter((span) => span[2] > 1) : [];
  return phrases.length ? phrases : found;
}
