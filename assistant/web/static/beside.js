// The pages beside the chat. The address tells what is shown: links and forms that lead to the same page change
// it and ask the server for the new view, and the browser's own back and forward do the same.
const samePage = (url) => url.origin === location.origin && url.pathname === location.pathname;
const find = (selector) => element.querySelector(selector);
const root = () => element.firstElementChild;
let moved = false; // whether the visitor went somewhere on this page, so that the focus should follow

function show() {
  element.setAttribute("aria-busy", "true");
  trigger("go", { query: location.search });
}

function visit(url) {
  if (url.href !== location.href) history.pushState(null, "", url);
  moved = true;
  show();
}

function arrived() {
  element.removeAttribute("aria-busy");
  const heading = find("h1");
  if (heading) gongkai.title(heading.textContent);
  const place = find("mark.here, .sheet.here mark") ?? (location.hash && document.getElementById(location.hash.slice(1)));
  if (place) {
    place.scrollIntoView({ block: location.hash ? "start" : "center" });
  } else if (moved) {
    scrollTo(0, 0);
    heading?.focus({ preventScroll: true });
  }
  moved = false;
  const fold = find("details.fold");
  if (fold && !fold.dataset.used && matchMedia("(max-width: 699px)").matches) fold.open = false;
  list();
  gongkai.charts.draw();
}

watch("value", arrived);
addEventListener("popstate", () => {
  if (element.isConnected) show();
});

function jump(hash) {
  const place = document.getElementById(hash.slice(1));
  history.replaceState(null, "", `${location.pathname}${location.search}${hash}`);
  place.tabIndex = -1;
  place.scrollIntoView();
  place.focus({ preventScroll: true });
}

element.addEventListener("submit", (event) => {
  if (event.target.method === "dialog") return;
  event.preventDefault();
  const url = new URL(event.target.action);
  const given = [...new FormData(event.target)].filter(([, value]) => typeof value === "string" && value.trim());
  url.search = new URLSearchParams(given);
  visit(url);
});

element.addEventListener("click", (event) => {
  const on = (selector) => event.target.closest(selector);
  const link = on("a[href]");
  if (link?.getAttribute("href").startsWith("#")) {
    event.preventDefault(); // Gradio's <base> would lead it to the chat
    jump(link.getAttribute("href"));
    return;
  }
  if (link && !link.hasAttribute("download") && samePage(link)) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    visit(new URL(link.href));
  }
  if (on("[data-pick]")) document.getElementById(on("[data-pick]").dataset.pick).click();
  if (on("[data-stop]")) stop();
  if (on("[data-compare]")) compare();
  if (on("[data-remove]")) question();
  if (on("[data-close]")) on("dialog").close();
  if (on("[data-remove-yes]")) remove();
});

// Reports that are ticked

const ticked = () => [...element.querySelectorAll("input[name=chosen]:checked")];

function tick() {
  const bar = find(".chosen");
  const count = ticked().length;
  bar.hidden = count === 0;
  const words = bar.querySelector(".count");
  words.textContent = words.dataset.one.replace("{n}", count);
  bar.querySelector("[data-compare]").disabled = count !== 2;
}

function compare() {
  const [first, second] = ticked().map((box) => box.value);
  const url = new URL(location.href);
  url.search = new URLSearchParams({ first, second });
  visit(url);
}

function question() {
  const items = ticked().map((box) => {
    const item = document.createElement("li");
    item.textContent = box.dataset.name;
    return item;
  });
  find("dialog ul").replaceChildren(...items);
  find("dialog").showModal();
}

async function remove() {
  const body = ticked().map((box) => box.value).join("\n");
  find("dialog").close();
  const answer = await fetch("beside/remove", { method: "POST", body });
  said = { good: answer.ok, words: await answer.text() };
  moved = true;
  show();
}

// Files that go in, one after the other; what became of them outlives the view that is shown

let files = [];
let said = null;
let request = null;
const zone = () => find(".incoming-files");
const kinds = () => (find("#files").accept || "").split(",");
const readable = (name) => kinds().some((kind) => name.toLowerCase().endsWith(kind));

function take(chosen) {
  const busy = files.some((file) => !file.done);
  if (!busy) files = [];
  files.push(...chosen.map((file) => ({ file, name: file.webkitRelativePath || file.name, state: "waiting-file" })));
  list();
  if (!busy) sendAll();
}

async function sendAll() {
  for (let next; (next = files.find((file) => !file.done)); ) {
    if (!readable(next.name)) {
      Object.assign(next, { done: true, bad: true, state: "refused-file" });
    } else {
      await send(next);
      Object.assign(next, { done: true });
    }
    list();
  }
  if (zone()?.dataset.purpose === "add") show();
}

function send(item) {
  return new Promise((resolve) => {
    const purpose = zone()?.dataset.purpose ?? "add";
    request = new XMLHttpRequest();
    request.open("POST", `beside/${purpose}?name=${encodeURIComponent(item.file.name)}`);
    request.upload.onprogress = (event) => tell(item, "sending", Math.floor((event.loaded / event.total) * 100));
    request.upload.onload = () => tell(item, "reading");
    request.onload = () => {
      if (request.status === 200) item.html = request.responseText; // made of escaped text by the server
      else Object.assign(item, { bad: true, words: request.responseText });
      resolve();
    };
    request.onerror = request.onabort = () => resolve(tell(item, "lost-file", 0, true));
    request.send(item.file);
  });
}

function tell(item, state, percent = 0, bad = false) {
  Object.assign(item, { state, percent, bad });
  list();
}

// To leave is to leave the rest behind.
addEventListener("beforeunload", (event) => {
  if (files.some((file) => !file.done)) event.preventDefault();
});

function stop() {
  for (const file of files) if (!file.done && file.state === "waiting-file") file.done = file.left = true;
  files = files.filter((file) => !file.left);
  list();
}

function list() {
  const place = zone();
  if (place) {
    place.querySelector(".incoming").replaceChildren(...files.map((file) => entry(file, place.dataset)));
    const done = files.filter((file) => file.done).length;
    const words = place.dataset.progress.replace("{done}", done).replace("{total}", files.length);
    const line = place.querySelector(".progress");
    const shown = files.length ? words : "";
    if (line.dataset.shown !== shown) {
      line.dataset.shown = line.textContent = shown;
      if (files.length - done > 1) {
        const button = document.createElement("button");
        Object.assign(button, { type: "button", textContent: place.dataset.stopRest });
        button.dataset.stop = "";
        line.append(" ", button);
      }
    }
  }
  if (said && root()) {
    const line = document.createElement("div");
    line.className = said.good ? "said" : "said failure";
    line.setAttribute("role", "status");
    if (said.good) line.innerHTML = said.words;
    else line.textContent = said.words;
    root().prepend(line);
    said = null;
  }
}

function entry(file, words) {
  const item = document.createElement("li");
  const name = document.createElement("span");
  name.className = "name";
  name.textContent = file.name;
  const state = document.createElement("div");
  state.className = file.bad ? "state failure" : "state";
  const key = file.state.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  if (file.html) state.innerHTML = file.html;
  else state.textContent = file.words ?? words[key].replace("{percent}", file.percent);
  item.append(name, state);
  return item;
}

element.addEventListener("change", (event) => {
  if (event.target.name === "chosen") tick();
  if (event.target.type === "file") {
    take([...event.target.files]);
    event.target.value = "";
  }
});

// A folder that is dropped is walked through; a browser hands out a hundred entries at a time.
async function within(entry, path = "") {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    return [file];
  }
  const reader = entry.createReader();
  const found = [];
  for (let some; (some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject))).length; ) {
    found.push(...some);
  }
  const inside = await Promise.all(found.filter((each) => !each.name.startsWith(".")).map((each) => within(each)));
  return inside.flat();
}

element.addEventListener("dragover", (event) => {
  if (!event.target.closest(".incoming-files")) return;
  event.preventDefault();
  zone().classList.add("over");
});
element.addEventListener("dragleave", (event) => {
  if (event.target.closest(".incoming-files")) zone().classList.remove("over");
});
element.addEventListener("drop", async (event) => {
  if (!event.target.closest(".incoming-files")) return;
  event.preventDefault();
  zone().classList.remove("over");
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const chosen = entries.length ? (await Promise.all(entries.map(within))).flat() : [...event.dataTransfer.files];
  take(chosen);
});

show();
