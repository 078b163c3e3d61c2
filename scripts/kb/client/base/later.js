// What a page offers only to those who touch it is fetched when they do: reading alone costs nothing.

/** Load the article's further script at the first touch, hover, focus or key in it. */
export function startLater() {
  const article = document.querySelector("article[data-kb-src]");
  if (!article) return;
  const signs = ["pointerover", "touchstart", "focusin", "keydown"];
  const load = () => {
    signs.forEach((sign) => article.removeEventListener(sign, load));
    const script = document.createElement("script");
    script.src = article.getAttribute("data-kb-src") || "";
    document.head.appendChild(script);
  };
  signs.forEach((sign) => article.addEventListener(sign, load, { passive: true }));
}
