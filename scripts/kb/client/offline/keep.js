/**
 * Keep all pages of one language on the reader's device: on his wish only, with progress, size, update, removal.
 *
 * The page itself does the fetching, so that it can show how far it is and stop when it is told to. A version is
 * one cache; it counts once its mark is in it, and only then the version before is removed.
 * Words stand in the place's attributes (data-kb-say-…), so that there are none here.
 */

const AT_ONCE = 4;
const PATIENCE = 5000;
const HASHED = /\.[0-9a-f]{8}\.(?:css|js)$/;

/**
 * A version as the worker lists it: each file's address below the root, and the hash of its contents.
 * @typedef {{version: string, files: [string, string][]}} List
 */

/** Set every place of a document up. */
export function offerKeeping(root = document) {
  root.querySelectorAll("[data-kb-keep]").forEach((place) => {
    new Keeper(place).begin();
  });
}

/** One place on a page where the reader can wish for all pages. */
class Keeper {
  constructor(place) {
    this.place = place;
    this.language = place.getAttribute("data-kb-keep") || document.documentElement.lang;
    this.worker = new URL(place.getAttribute("data-kb-worker") || "sw.js", document.baseURI).href;
    this.scope = new URL("./", this.worker);
    this.own = "kb-" + this.scope.pathname + "|";
    this.prefix = this.own + this.language + "|";
    this.stopped = false;
    this.furnish();
  }

  /** Put a line to read, a bar and three buttons there; what does not apply is hidden. */
  furnish() {
    this.place.textContent = "";
    this.line = this.add("p", "kb-keep-line");
    this.line.setAttribute("role", "status");
    this.bar = this.add("progress", "kb-keep-bar");
    this.bar.setAttribute("aria-label", this.say("working"));
    this.wish = this.add("button", "kb-button");
    this.wish.addEventListener("click", () => this.keep());
    this.stop = this.add("button", "kb-button", this.say("stop"));
    this.stop.addEventListener("click", () => {
      this.stopped = true;
    });
    this.drop = this.add("button", "kb-button", this.say("remove"));
    this.drop.addEventListener("click", () => this.remove());
  }

  add(name, look, words) {
    const made = document.createElement(name);
    made.className = look;
    made.hidden = true;
    if (name === "button") {
      made.type = "button";
    }
    made.textContent = words || "";
    return this.place.appendChild(made);
  }

  /** Give the words of a key, with values put in. */
  say(key, values) {
    const words = this.place.getAttribute("data-kb-say-" + key) || "";
    return words.replace(/\{(\w+)\}/g, (whole, name) => (values && name in values ? String(values[name]) : whole));
  }

  /** Show a line, what the first button would do, and which other buttons there are. */
  show(key, values, wish, others) {
    this.line.textContent = this.say(key, values);
    this.line.hidden = false;
    this.wish.textContent = wish ? this.say(wish) : "";
    this.wish.hidden = !wish;
    this.stop.hidden = this.bar.hidden = key !== "working";
    this.drop.hidden = (others || []).indexOf("remove") < 0;
  }

  /** Write a size as people do in this language. */
  size(bytes) {
    const inMega = bytes >= 1e6;
    const number = (bytes / (inMega ? 1e6 : 1e3)).toLocaleString(this.language, {
      maximumFractionDigits: inMega ? 1 : 0,
    });
    return number + (inMega ? " MB" : " KB");
  }

  offer() {
    const bytes = Number(this.place.getAttribute("data-kb-bytes"));
    const files = Number(this.place.getAttribute("data-kb-files"));
    this.show("offer", { files, size: this.size(bytes) }, "keep");
  }

  /** See what is kept, and whether there is something newer; ask nothing of the network for who keeps nothing. */
  async begin() {
    try {
      if (location.protocol === "file:" || !navigator.serviceWorker || !window.caches) {
        this.show("cannot");
        return;
      }
      const mark = await this.mark();
      if (!mark) {
        if ((await this.names()).length) {
          this.show("stopped", {}, "resume", ["remove"]);
        } else {
          this.offer();
        }
        return;
      }
      this.kept(mark);
      const registration = await navigator.serviceWorker.getRegistration(this.scope.href);
      const list = registration && (await this.list(registration));
      if (list && list.version !== mark.version) {
        this.show("newer", { files: mark.files.length, size: this.size(mark.bytes) }, "update", ["remove"]);
      } else if (!registration) {
        // The browser threw the worker out and kept the files: they are of no use without it.
        this.offer();
      }
    } catch (_) {
      // Storage is refused, as in some private windows and in-app browsers.
      this.show("cannot");
    }
  }

  kept(mark) {
    this.show("kept", { files: mark.files.length, size: this.size(mark.bytes) }, "", ["remove"]);
  }

  /** Give the names of this language's caches. */
  async names() {
    return (await caches.keys()).filter((name) => name.startsWith(this.prefix));
  }

  /** Read the mark of the complete version, with the cache it lies in. */
  async mark() {
    for (const name of await this.names()) {
      const found = await (await caches.open(name)).match(this.scope.href + "kb-kept");
      if (found) {
        return Object.assign(await found.json(), { name });
      }
    }
    return null;
  }

  /** Wait until the newest worker is at work, and ask it for its list. */
  async list(registration) {
    // With no network the worker that is there will do.
    await registration.update().catch(() => {});
    const coming = registration.installing || registration.waiting;
    if (coming) {
      await new Promise((settle) => {
        const look = () => (coming.state === "activated" || coming.state === "redundant") && settle();
        coming.addEventListener("statechange", look);
        look();
      });
    }
    return new Promise((settle, refuse) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = (event) => settle(event.data);
      setTimeout(refuse, PATIENCE);
      registration.active.postMessage({ kbList: this.language }, [channel.port2]);
    });
  }

  /** Do what the reader wished: keep, or bring what is kept up to date. */
  async keep() {
    this.stopped = false;
    this.bar.removeAttribute("value");
    this.show("working", { done: 0, files: Number(this.place.getAttribute("data-kb-files")) });
    this.stop.focus();
    let list = null;
    try {
      if (navigator.storage && navigator.storage.persist) {
        navigator.storage.persist().catch(() => {});
      }
      const registration = await navigator.serviceWorker.register(this.worker);
      list = await this.list(registration);
      this.done(await this.fill(list));
    } catch (error) {
      await this.failed(error, list);
    }
    (this.wish.hidden ? this.drop : this.wish).focus();
  }

  done(mark) {
    if (mark) {
      this.kept(mark);
    } else {
      this.show("stopped", {}, "resume", ["remove"]);
    }
  }

  /** Say why it did not work. What has arrived stays, so that the next try begins there; but not on a full device. */
  async failed(error, list) {
    if (error && error.name === "QuotaExceededError") {
      await caches.delete(this.prefix + (list ? list.version : "")).catch(() => {});
      this.show("full", {}, "keep");
    } else if (error && error.name === "SecurityError") {
      this.show("cannot");
    } else {
      this.show("lost", {}, "resume", ["remove"]);
    }
  }

  /** Fill the cache of a version: from the version before where a file is the same, else from the network. */
  async fill(list) {
    const before = await this.mark();
    const same = new Map(before && before.version !== list.version ? before.files : []);
    const old = before && (await caches.open(before.name));
    const cache = await caches.open(this.prefix + list.version);
    const waiting = list.files.slice();
    let done = 0;
    let bytes = 0;
    let fault = null;
    const bring = async ([path, hash]) => {
      const address = this.scope.href + path;
      let found = await cache.match(address);
      if (!found) {
        found = same.get(path) === hash ? await old.match(address) : undefined;
        found = await copied(found || (await fetched(address)));
        await cache.put(address, found.clone());
      }
      bytes += (await found.blob()).size;
      done += 1;
      this.progress(done, list.files.length);
    };
    const carry = async () => {
      while (waiting.length && !this.stopped && !fault) {
        await bring(waiting.shift()).catch((error) => {
          fault = fault || error;
        });
      }
    };
    // One carrier's fault is told only when all have put down what they held: none may speak after it.
    await Promise.all(Array.from({ length: AT_ONCE }, carry));
    if (fault) {
      throw fault;
    }
    if (this.stopped) {
      return null;
    }
    const mark = { version: list.version, files: list.files, bytes };
    await cache.put(this.scope.href + "kb-kept", new Response(JSON.stringify(mark)));
    for (const name of await this.names()) {
      if (name !== this.prefix + list.version) {
        await caches.delete(name);
      }
    }
    return mark;
  }

  /** Move the bar; the line, which screen readers read out, changes at each quarter only. */
  progress(done, files) {
    this.bar.max = files;
    this.bar.value = done;
    if (Math.floor((4 * done) / files) !== Math.floor((4 * (done - 1)) / files)) {
      this.line.textContent = this.say("working", { done, files });
    }
  }

  /** Remove this language; with the last of them the worker goes too. */
  async remove() {
    for (const name of await this.names()) {
      await caches.delete(name);
    }
    if (!(await caches.keys()).some((name) => name.startsWith(this.own))) {
      const registration = await navigator.serviceWorker.getRegistration(this.scope.href);
      if (registration) {
        await registration.unregister();
      }
    }
    this.offer();
    this.wish.focus();
  }
}

/** Fetch a file as it is on the server now; what is not there stops the keeping. */
async function fetched(address) {
  const answer = await fetch(address, { cache: HASHED.test(address) ? "default" : "no-cache" });
  if (!answer.ok) {
    throw new TypeError(address + ": " + answer.status);
  }
  return answer;
}

/** Make a plain answer: browsers refuse to show a page from an answer that was sent on from elsewhere. */
async function copied(answer) {
  return new Response(await answer.blob(), { headers: { "Content-Type": answer.headers.get("Content-Type") || "" } });
}
