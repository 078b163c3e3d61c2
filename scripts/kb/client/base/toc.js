// The outline follows the reader.

import { all } from "./dom.js";

/** Mark the entry of the part that is being read. */
export function startToc() {
  const links = all(".kb-toc a");
  const heads = links.map((link) => document.getElementById(link.hash.slice(1)));
  const follow = () => {
    let now = 0;
    heads.forEach((head, place) => {
      if (head && head.getBoundingClientRect().top < innerHeight / 3) now = place;
    });
    links.forEach((link, place) => {
      if (place === now) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  };
  const watch = new IntersectionObserver(follow, { rootMargin: "0px 0px -66% 0px" });
  heads.forEach((head) => head && watch.observe(head));
}
