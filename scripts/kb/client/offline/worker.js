/**
 * The service worker: pages come from the network while it answers, from what the reader kept when it does not.
 *
 * It is there only for a reader who asked to keep the pages (keep.js). The finishing step writes the list of
 * each language's files before this code, as self.kbLists, so a changed site is a changed worker.
 */
const SCOPE = new URL("./", self.location.href);
// Other sites, this handbook's forks among them, may stand on the same host: the path is part of the name.
const OWN = "kb-" + SCOPE.pathname + "|";
const HASHED = /\.[0-9a-f]{8}\.(?:css|js)$/;
// What pages show beside sheets and scripts. All else (downloads, data) is the browser's business.
const SHOWN = ["image", "manifest"];
const PATIENCE = 3000;

/** Whether a cache holds the version that this worker knows. */
function isPresent(name) {
  const lists = self.kbLists || {};
  return Object.keys(lists).some((language) => name === OWN + language + "|" + lists[language].version);
}

/** Find a kept file: in the present version if it is there, else in the one before. */
async function kept(address) {
  const names = (await self.caches.keys()).filter((name) => name.startsWith(OWN));
  names.sort((one, other) => Number(isPresent(other)) - Number(isPresent(one)));
  for (const name of names) {
    const found = await (await self.caches.open(name)).match(address, { ignoreSearch: true });
    if (found) {
      return found;
    }
  }
  return undefined;
}

/** Ask the network, past the browser's own store, which may hold a page of yesterday. */
function asked(request) {
  // A browser that will not let a page's request be changed so gets it unchanged.
  return fetch(request, { cache: "no-cache" }).catch(() => fetch(request));
}

/** Give up on an answer after a while. */
function soon(answer) {
  return new Promise((settle, refuse) => {
    setTimeout(refuse, PATIENCE);
    answer.then(settle, refuse);
  });
}

/** Network first; the kept copy only if no answer comes. Only a device that says it is offline stops waiting. */
async function newest(request, address) {
  const answer = asked(request);
  try {
    return await (self.navigator.onLine === false ? soon(answer) : answer);
  } catch (_) {
    return (await kept(address).catch(() => undefined)) || (await instead(request)) || answer;
  }
}

/** In place of a page that was not kept: the page for addresses that are not there, which then says so. */
async function instead(request) {
  return request.mode === "navigate" ? kept(new URL("404.html", SCOPE).href).catch(() => undefined) : undefined;
}

/** Kept copy first: contents never change under a name with a hash. */
async function lasting(request, address) {
  return (await kept(address).catch(() => undefined)) || fetch(request);
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const request = event.request;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(SCOPE.href)) {
    return;
  }
  const address = url.origin + url.pathname.replace(/\/index\.html$/, "/");
  if (HASHED.test(url.pathname)) {
    event.respondWith(lasting(request, address));
  } else if (request.mode === "navigate" ? /(?:\/|\.html)$/.test(url.pathname) : SHOWN.includes(request.destination)) {
    event.respondWith(newest(request, address));
  }
});

// keep.js asks for the list of a language.
self.addEventListener("message", (event) => {
  const lists = self.kbLists || {};
  if (event.data && event.data.kbList && event.ports[0]) {
    event.ports[0].postMessage(lists[event.data.kbList] || null);
  }
});
