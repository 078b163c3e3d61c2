// @ts-check
// Counts slips of the finger between two words.

/**
 * Count changes, losses, additions and swaps of neighbours; more than `most` is only "too many".
 * @param {string} a
 * @param {string} b
 * @param {number} most
 * @returns {number}
 */
export function slips(a, b, most) {
  /** @type {number[]} */
  let before = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const change = a[row - 1] === b[column - 1] ? 0 : 1;
      line[column] = Math.min(above[column] + 1, line[column - 1] + 1, above[column - 1] + change);
      if (row > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        line[column] = Math.min(line[column], before[column - 2] + 1);
      }
    }
    if (Math.min(...line) > most) return most + 1;
    before = above;
    above = line;
  }
  return above[b.length];
}
