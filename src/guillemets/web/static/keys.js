// Keys for those who read all day: / searches, j and k go from item to item, ? explains. `data-keys="off"` silences them.
(() => {
  "use strict";
  const items = () => [...document.querySelectorAll("[data-item]")].filter((item) => item.offsetParent !== null);
  const target = (item) => item.querySelector("blockquote a, h3 a, a.num, th a, td a, a") || item;

  const move = (step) => {
    const all = items();
    if (!all.length) return;
    const now = all.findIndex((item) => item.contains(document.activeElement));
    const next = all[Math.min(all.length - 1, Math.max(0, now === -1 ? (step > 0 ? 0 : all.length - 1) : now + step))];
    target(next).focus({ preventScroll: true });
    next.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  };

  const explain = async () => {
    const open = document.querySelector("dialog[open]");
    if (open) return open.close();
    const link = document.querySelector('[aria-keyshortcuts="?"]');
    const page = new DOMParser().parseFromString(await (await fetch(link.href)).text(), "text/html");
    const dialog = document.body.appendChild(document.createElement("dialog"));
    dialog.setAttribute("aria-labelledby", "keys");
    dialog.append(page.getElementById("keys-help"));
    dialog.addEventListener("close", () => dialog.remove());
    dialog.showModal();
  };

  document.addEventListener("keydown", (event) => {
    if (document.body.dataset.keys === "off" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const action = {
      "/": () => (document.getElementById("q") || document.getElementById("quick")).focus(),
      j: () => move(1),
      k: () => move(-1),
      "?": explain,
    }[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  });
})();
