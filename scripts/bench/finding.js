// Asks the site's own page of results as the contract lets anyone: the list says which words it is complete for.

window.find = async (words, root) => {
  const main = document.querySelector("main");
  const input = main.querySelector("input[type=search]") || document.querySelector("input[type=search]");
  const complete = () => [...main.querySelectorAll("[data-kb-ready]")]
    .some((list) => list.dataset.kbReady === words.trim());
  const started = performance.now();
  input.value = words;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise((done) => {
    const look = () => {
      if (!complete()) return;
      watch.disconnect();
      done();
    };
    const watch = new MutationObserver(look);
    watch.observe(main, { attributes: true, childList: true, subtree: true });
    look();
  });
  const took = performance.now() - started;
  const places = new Map();
  for (const link of main.querySelectorAll("a[data-kb-id]")) {
    const place = link.closest("li") || link;
    const { pathname, hash } = new URL(link.href);
    places.set(place, [...(places.get(place) || []), pathname.slice(root.length) + hash]);
  }
  return { took, places: [...places.values()] };
};
