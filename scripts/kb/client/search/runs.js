// @ts-check
// Looks at one row closely: which words of the query stand together there.

/** @typedef {import("./index.js").Index} Index */

/**
 * Find the longest run of the query's words in a row, and which words have their neighbour there.
 * One word may be left out on either side. `turned` are those with a neighbour on the wrong side, `near`
 * those with another within a few words.
 * @param {Index} index
 * @param {number} row
 * @param {Uint32Array} bits words of the query by key
 * @param {number} size
 */
export function runs(index, row, bits, size) {
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
