// Conversations kept in this browser: a list in its storage, the current one by its id in this tab.
globalThis.gongkai ??= {};
gongkai.past = {};

{
  const STORE = "gongkai.conversations";
  const CURRENT = "gongkai.conversation";
  const MOST = 30;
  const TITLE = 60;

  function all() {
    try {
      const kept = JSON.parse(localStorage.getItem(STORE) ?? "[]");
      return Array.isArray(kept) ? kept.filter((one) => typeof one?.kept === "string") : [];
    } catch {
      return [];
    }
  }

  function store(list) {
    // The oldest go where the browser has no more room.
    for (let kept = list.slice(0, MOST); ; kept = kept.slice(0, -1)) {
      try {
        localStorage.setItem(STORE, JSON.stringify(kept));
        return;
      } catch {
        if (!kept.length) return;
      }
    }
  }

  const current = () => sessionStorage.getItem(CURRENT);

  gongkai.past.keep = (kept) => {
    const exchanges = JSON.parse(kept);
    if (!exchanges.length) return;
    const id = current() ?? crypto.randomUUID?.() ?? `${Date.now()}`;
    sessionStorage.setItem(CURRENT, id);
    const title = exchanges[0].question.slice(0, TITLE);
    store([{ id, title, at: Date.now(), kept }, ...all().filter((one) => one.id !== id)]);
  };

  gongkai.past.resume = () => {
    const one = all().find((other) => other.id === current());
    if (one) gongkai.past.open(one.kept);
    else sessionStorage.removeItem(CURRENT);
  };

  const dialog = () => document.querySelector("#past dialog");

  function list() {
    const kept = all();
    const rows = kept.map((one) => {
      const row = document.createElement("li");
      const open = document.createElement("button");
      open.type = "button";
      open.dataset.open = one.id;
      open.textContent = one.title;
      if (one.id === current()) open.setAttribute("aria-current", "true");
      const when = document.createElement("time");
      when.textContent = new Date(one.at).toLocaleDateString(document.documentElement.lang);
      open.append(when);
      const remove = document.createElement("button");
      remove.type = "button";
      remove.textContent = "×";
      remove.dataset.remove = one.id;
      remove.setAttribute("aria-label", dialog().querySelector("ul").dataset.delete.replace("{title}", one.title));
      row.append(open, remove);
      return row;
    });
    dialog().querySelector("ul").replaceChildren(...rows);
    dialog().querySelector(".none").hidden = rows.length > 0;
    dialog().querySelector(".clear").hidden = rows.length === 0;
  }

  function begin() {
    sessionStorage.removeItem(CURRENT);
    location.assign("./"); // what was deleted must not be kept again with the next answer
  }

  function remove(id) {
    store(all().filter((one) => one.id !== id));
    if (id === current()) return begin();
    list();
    dialog().querySelector("[data-open], .close-past").focus();
  }

  document.addEventListener("click", (event) => {
    const on = (selector) => event.target.closest(selector);
    if (on("[data-past]")) {
      list();
      dialog().showModal();
    }
    if (on("[data-new], .brand")) sessionStorage.removeItem(CURRENT);
    if (on(".close-past") || event.target === dialog()) dialog().close();
    if (on("#past [data-remove]")) remove(on("[data-remove]").dataset.remove);
    if (on("#past .clear")) {
      store([]);
      begin();
    }
    const open = on("#past [data-open]");
    if (open) {
      const one = all().find((other) => other.id === open.dataset.open);
      sessionStorage.setItem(CURRENT, one.id);
      gongkai.past.open(one.kept);
      dialog().close();
    }
  });
}
