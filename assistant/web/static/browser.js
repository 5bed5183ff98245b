// What the browser does by itself: copy, save, the words of a citation on hover and focus, menus, language.
globalThis.gongkai ??= {};

// What the tab is called: the page, if it is not the chat, and the site, in the visitor's language.
gongkai.title = (page) => {
  const language = document.documentElement.lang.startsWith("en") ? "en" : "zh";
  const site = document.querySelector(`#bar .brand .${language}`)?.textContent;
  if (site) document.title = page ? `${page} · ${site}` : site;
};

gongkai.save = (blob, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};

{
  async function copied(text) {
    // The clipboard of navigator is there on https and on this machine only.
    if (navigator.clipboard) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        // Not allowed: try the old way.
      }
    }
    const box = document.createElement("textarea");
    box.value = text;
    box.setAttribute("aria-hidden", "true");
    box.style.position = "fixed";
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done;
  }

  async function copy(button) {
    const label = button.dataset.label ?? button.textContent;
    button.dataset.label = label;
    const done = await copied(button.dataset.copy);
    button.focus({ preventScroll: true });
    button.textContent = done ? button.dataset.done : button.dataset.failed;
    setTimeout(() => (button.textContent = label), 2000);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) copy(button);
    const csv = event.target.closest("[data-csv]");
    if (csv) gongkai.save(new Blob([csv.dataset.csv], { type: "text/csv;charset=utf-8" }), csv.dataset.name);
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(event.target) || event.target.closest("[data-ask]")) menu.open = false;
    }
  });

  // The words a marker stands for: seen on hover and on focus, gone with Escape, and one can move onto them.
  const tip = document.createElement("div");
  tip.id = "tip";
  tip.role = "tooltip";
  tip.hidden = true;
  let of = null;
  let leaving = 0;

  function show(marker) {
    clearTimeout(leaving);
    if (of === marker) return;
    hide();
    of = marker;
    const where = document.createElement("strong");
    where.textContent = marker.dataset.where;
    const quote = document.createElement("span");
    quote.textContent = marker.dataset.quote;
    tip.replaceChildren(where, quote);
    document.body.append(tip);
    tip.style.left = 0; // as wide as it likes
    tip.hidden = false;
    marker.setAttribute("aria-describedby", "tip");
    place();
  }

  function place() {
    const at = of.getBoundingClientRect();
    const { width, height } = tip.getBoundingClientRect();
    const left = Math.min(Math.max(8, at.left + at.width / 2 - width / 2), innerWidth - width - 8);
    const above = at.top - height - 6;
    tip.style.left = `${left}px`;
    tip.style.top = `${above > 56 ? above : at.bottom + 6}px`;
    if (at.bottom < 0 || at.top > innerHeight) hide();
  }

  function hide() {
    clearTimeout(leaving);
    of?.removeAttribute("aria-describedby");
    of = null;
    tip.hidden = true;
  }

  function leave() {
    clearTimeout(leaving);
    leaving = setTimeout(hide, 150);
  }

  const markerOf = (event) => event.target.closest?.(".cite[data-quote]");
  document.addEventListener("mouseover", (event) => {
    if (markerOf(event)) show(markerOf(event));
    else if (tip.contains(event.target)) clearTimeout(leaving);
    else if (of && of !== document.activeElement) leave();
  });
  document.addEventListener("focusin", (event) => {
    if (markerOf(event)?.matches(":focus-visible")) show(markerOf(event));
    else hide();
  });
  document.addEventListener("click", hide);
  document.addEventListener("scroll", () => of && place(), { capture: true, passive: true });
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape") return;
      const menu = event.target.closest?.("details.menu[open]");
      if (menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
      if (menu || of) event.stopImmediatePropagation();
      hide();
    },
    { capture: true },
  );
}
