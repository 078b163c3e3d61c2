// Data of a page that is fetched when the reader wants it: a script that sets kbData, since file:// allows nothing else.

/**
 * Fetch the data of an element that names it in data-kb-src.
 * @param {HTMLElement} holder
 * @param {(data: any) => void} done
 * @param {() => void} failed
 */
export function fetchData(holder, done, failed) {
  const script = document.createElement("script");
  script.src = holder.getAttribute("data-kb-src") || "";
  script.onload = () => done(/** @type {any} */ (window).kbData);
  script.onerror = () => {
    script.remove();
    failed();
  };
  document.head.appendChild(script);
}
