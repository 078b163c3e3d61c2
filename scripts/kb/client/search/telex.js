// @ts-check
// Reads what a keyboard without its Vietnamese mode leaves behind: "tre3", "treer", "nuwowcs".

/**
 * Take the marks out of such a word: what is left is the syllable as it is looked up without marks.
 * '' if the word is nothing of the kind.
 * @param {string} form
 * @returns {string}
 */
export function untype(form) {
  // VNI: figures for tones and marks, behind the letters they belong to.
  if (/^[a-z]\D*\d\w*$/.test(form)) return form.replace(/\d/g, "");
  const parts = /^([^aeiouyw]*)([a-z]+)$/.exec(form);
  if (!parts) return "";
  // Telex: after the vowel s f r x j z are tones, a second a e o d or a w a mark.
  const rest = parts[2]
    .replace(/^w/, "u")
    .replace(/[sfrxjzw]/g, "")
    .replace(/([aeo])(.*)\1/, "$1$2")
    .replace(/d/g, "");
  const meant = parts[1].replace("dd", "d") + rest;
  return meant === form ? "" : meant;
}
