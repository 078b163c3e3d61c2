// Aids of a page, one after the other.

/**
 * Start each aid; one that fails must not take the others along.
 * @param {(() => void)[]} steps
 */
export function inTurn(steps) {
  steps.forEach((step) => {
    try {
      step();
    } catch (failure) {
      console.error(failure);
    }
  });
}
