// How a session's minutes are shared out.

/**
 * Share whole minutes out by weight, so that they add up exactly; nobody gets less than one.
 * @param {number} minutes
 * @param {number[]} weights
 * @returns {number[]}
 */
export function shared(minutes, weights) {
  const sum = weights.reduce((total, weight) => total + weight, 0) || 1;
  const exact = weights.map((weight) => (minutes * weight) / sum);
  const out = exact.map((share) => Math.max(1, Math.floor(share)));
  const order = exact
    .map((share, place) => ({ place, rest: share - Math.floor(share) }))
    .sort((one, other) => other.rest - one.rest || one.place - other.place);
  let left = minutes - out.reduce((total, share) => total + share, 0);
  for (let turn = 0; left > 0 && order.length; turn += 1, left -= 1) out[order[turn % order.length].place] += 1;
  while (left < 0) {
    const most = out.indexOf(Math.max(...out));
    if (out[most] <= 1) break;
    out[most] -= 1;
    left += 1;
  }
  return out;
}

/**
 * Write a minute of a session as hours and minutes.
 * @param {number} minute
 * @returns {string}
 */
export function clock(minute) {
  return Math.floor(minute / 60) + ":" + ("0" + (minute % 60)).slice(-2);
}
