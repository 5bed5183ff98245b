// Past conversations: kept in this browser, or on the server for whoever is signed in; the current one by its
// id in this tab.
globalThis.gongkai ??= {};
gongkai.past = {};

{
  const STORE = "gongkai.conversations";
  const CURRENT = "gongkai.conversation";
  const PATIENCE = 10000; // ms
  const MOST = 30;
  const TITLE = 60;

  function stored() {
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

  const inBrowser = {
    all: async () => stored(),
    kept: async (id) => stored().find((one) => one.id === id)?.kept,
    keep: async (id, kept) => {
      const { question } = JSON.parse(kept)[0];
      const title = question.length > TITLE ? `${question.slice(0, TITLE)}…` : question;
      store([{ id, title, at: Date.now(), kept }, ...stored().filter((one) => one.id !== id)]);
    },
    remove: async (id) => store(stored().filter((one) => one.id !== id)),
    clear: async () => store([]),
  };

  async function send(id, method = "GET", body = undefined) {
    const answer = await fetch(`account/conversations${id ? `/${encodeURIComponent(id)}` : ""}`, { method, body });
    if (answer.status === 401) location.reload(); // signed out meanwhile, perhaps in another tab
    if (answer.status === 404) return {};
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.status === 204 ? {} : answer.json();
  }

  const onServer = {
    all: () => send(""),
    kept: async (id) => (await send(id)).kept,
    keep: (id, kept) => send(id, "PUT", kept),
    remove: (id) => send(id, "DELETE"),
    clear: () => send("", "DELETE"),
  };

  const dialog = () => document.querySelector("#past dialog");
  const shelf = () => (dialog()?.dataset.account ? onServer : inBrowser);
  const current = () => sessionStorage.getItem(CURRENT);

  // The parts of the page come one after another: a button may be pressed before the dialog is there.
  const whole = () =>
    new Promise((done) => {
      const seen = new MutationObserver(() => dialog() && end());
      const late = setTimeout(() => end(), PATIENCE);
      const end = () => {
        seen.disconnect();
        clearTimeout(late);
        done();
      };
      if (dialog()) end();
      else seen.observe(document.documentElement, { childList: true, subtree: true });
    });

  // Does it, and says so where the server cannot be reached.
  async function attempt(work) {
    try {
      await whole();
      await work();
    } catch {
      const line = document.createElement("p");
      line.textContent = dialog()?.dataset.lost ?? "";
      document.querySelector("#file [role=status]")?.replaceChildren(line);
    }
  }

  gongkai.past.keep = (kept) => {
    if (!JSON.parse(kept).length) return;
    const id = current() ?? crypto.randomUUID?.() ?? `${Date.now()}`;
    sessionStorage.setItem(CURRENT, id);
    attempt(() => shelf().keep(id, kept));
  };

  gongkai.past.resume = () =>
    attempt(async () => {
      const kept = current() && (await shelf().kept(current()));
      if (kept) gongkai.past.open(kept);
      else sessionStorage.removeItem(CURRENT);
    });

  async function list() {
    const all = await shelf().all();
    const rows = all.map((one) => {
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

  async function remove(id) {
    await shelf().remove(id);
    if (id === current()) return begin();
    await list();
    dialog().querySelector("[data-open], .close-past").focus();
  }

  async function clear() {
    await shelf().clear();
    begin();
  }

  async function open(id) {
    const kept = await shelf().kept(id);
    dialog().close();
    if (!kept) return;
    sessionStorage.setItem(CURRENT, id);
    gongkai.past.open(kept);
  }

  async function show() {
    await list();
    dialog().showModal();
  }

  document.addEventListener("click", (event) => {
    const on = (selector) => event.target.closest(selector);
    if (on("[data-past]")) attempt(show);
    if (on("[data-new], .brand")) sessionStorage.removeItem(CURRENT);
    if (on(".close-past") || event.target === dialog()) dialog().close();
    if (on("#past [data-remove]")) attempt(() => remove(on("[data-remove]").dataset.remove));
    if (on("#past .clear")) attempt(clear);
    if (on("#past [data-open]")) attempt(() => open(on("[data-open]").dataset.open));
  });
}
