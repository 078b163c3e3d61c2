// Three search engines asked alike. Each gives `open`, which makes it usable, and `ask`, which gives
// places, best first, each a list of addresses from the root of the site.

(() => {
  const rest = () => new Promise((done) => setTimeout(done));

  // Our client as it stands in app/search.js: in a worker, or here where there is none.
  function ours({ root, source, index }) {
    let ask = null;
    const links = (result) => [result, ...result.under].map((one) => one.address);
    return {
      open: async () => { ask = await window.openSearch(root + source, root + index); },
      ask: async (words, most) => (await ask(words, { limit: most })).results.map(links),
    };
  }

  // Material's worker, by its own messages: 0 sets it up, 2 asks, what comes back is the answer.
  function material({ root, source, index, settings }) {
    const waiting = [];
    let say = null;
    const heard = (message) => waiting.shift()(message);
    const told = (message) => new Promise((done) => {
      waiting.push(done);
      say(message);
    });

    // Its code runs here when there are no workers; what it would say to its page is handed over.
    async function here() {
      const code = await (await fetch(root + source)).text();
      const load = (address) => new Promise((done) => {
        const script = document.createElement("script");
        script.onload = done;
        script.src = new URL(address, root + source).href;
        document.head.append(script);
      });
      const loaded = async (...addresses) => { for (const address of addresses) await load(address); };
      let listen = null;
      const made = new Function("addEventListener", "postMessage", "importScripts", code);
      made((kind, listener) => { listen = listener; }, heard, loaded);
      return (data) => listen({ data });
    }

    function elsewhere() {
      const worker = new Worker(root + source);
      worker.onmessage = ({ data }) => heard(data);
      return (message) => worker.postMessage(message);
    }

    return {
      open: async () => {
        say = window.Worker ? elsewhere() : await here();
        const { config, docs } = await (await fetch(root + index)).json();
        await told({ type: 0, data: { config: { ...config, ...settings }, docs, options: { suggest: false } } });
      },
      ask: async (words) => {
        const { data } = await told({ type: 2, data: words });
        return data.items.map((group) => group.map((one) => one.location));
      },
    };
  }

  // Pagefind's own interface; it reads the language of the page, and works here where there are no workers.
  function pagefind({ root, source }) {
    let engine = null;
    const path = new URL(root).pathname;
    const local = (address) => (address.startsWith(path) ? address.slice(path.length) : address.replace(/^\//, ""));
    return {
      open: async () => {
        engine = await import(root + source);
        await engine.init();
      },
      ask: async (words, most) => {
        const { results } = await engine.search(words);
        const shown = await Promise.all(results.slice(0, most).map((result) => result.data()));
        return shown.map((page) => [page.url, ...page.sub_results.map((part) => part.url)].map(local));
      },
    };
  }

  const made = { ours, material, pagefind };

  window.bench = {
    open: async (name, facts, first) => {
      const engine = made[name](facts);
      const started = performance.now();
      await engine.open();
      if (first) await engine.ask(first, 6);
      window.bench.engine = engine;
      return performance.now() - started;
    },
    ask: (words, most) => window.bench.engine.ask(words, most),
    // One key after the other, each when the answer to the one before is there, for so many milliseconds.
    type: async (keys, most, patience) => {
      const took = [];
      const end = performance.now() + patience;
      for (const words of keys) {
        const started = performance.now();
        if (started > end) break;
        await window.bench.engine.ask(words, most);
        took.push(performance.now() - started);
        await rest();
      }
      return took;
    },
  };
})();
