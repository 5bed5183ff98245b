// Runs once for each of our gr.HTML components: element is its root; trigger sends an event to the server.
// Buttons carry what they mean in data attributes, so a click and the keyboard do the same.
const closest = (event, selector) => event.target.closest(selector);
const panel = () => document.querySelector("#evidence .panel");
const busy = () => document.querySelector(".exchange[data-pending]") !== null;
const isPart = (name) => element.closest(`#${name}`) !== null;

function ask(question, at) {
  if (question.trim() && !busy()) trigger("ask", { question, at });
}

function questionOf(turn) {
  return element.querySelector(`.exchange[data-turn="${turn}"] .question p`).textContent;
}

// Brings a part of what scrolls to its middle, and leaves all around it where it is.
function centre(place, part) {
  const middle = (at, size, room) => at + size / 2 - room / 2;
  place.scrollTo(
    middle(part.offsetLeft, part.offsetWidth, place.clientWidth),
    middle(part.offsetTop, part.offsetHeight, place.clientHeight),
  );
}

function reveal() {
  const article = panel();
  if (!article) return;
  article.querySelector("h2")?.focus({ preventScroll: true });
  const picture = article.querySelector(".facsimile img");
  const box = article.querySelector(".facsimile i");
  if (box) {
    const show = () => centre(box.closest(".facsimile"), box);
    if (picture.complete) show();
    else picture.addEventListener("load", show, { once: true });
  }
  const sheet = article.querySelector(".sheet");
  const cell = sheet?.querySelector("mark")?.closest("td, th");
  if (cell) {
    centre(sheet, cell);
    cell.scrollIntoView({ block: "nearest", inline: "nearest" }); // where the panel is too low for all of the table
  } else {
    article.querySelector("mark")?.scrollIntoView({ block: "center", inline: "nearest" });
  }
}

function cite(marker) {
  if (marker.hasAttribute("data-opener") && panel()) return reveal();
  document.querySelector("[data-opener]")?.removeAttribute("data-opener");
  marker.setAttribute("data-opener", "");
  trigger("cite", { turn: marker.dataset.turn, n: marker.dataset.n });
}

function close() {
  props.value = "";
  const opener = document.querySelector("[data-opener]");
  opener?.focus({ preventScroll: true });
  opener?.removeAttribute("data-opener");
}

function edit(exchange, open) {
  const form = exchange.querySelector("form.edit");
  form.hidden = !open;
  exchange.querySelector(".start-edit").hidden = open;
  exchange.querySelector(".question").hidden = open;
  if (!open) return exchange.querySelector(".start-edit").focus();
  const box = form.querySelector("textarea");
  box.value = exchange.querySelector(".question p").textContent;
  box.focus();
}

function opinion(button) {
  const { turn, rate } = button.dataset;
  const form = element.querySelector(`form.why[data-turn="${turn}"]`);
  if (rate === "good" || !form) return trigger("rate", { turn, good: rate === "good" });
  form.hidden = false;
  form.querySelector("textarea").focus();
}

element.addEventListener("click", (event) => {
  const asking = closest(event, "[data-ask]");
  if (asking) ask(asking.dataset.ask);
  const again = closest(event, "[data-again]");
  if (again) ask(questionOf(again.dataset.again), again.dataset.again);
  const exporting = closest(event, "[data-export]");
  if (exporting) trigger("export", { turn: exporting.dataset.export });
  const rating = closest(event, "[data-rate]");
  if (rating) opinion(rating);
  const marker = closest(event, "[data-n]");
  if (marker) cite(marker);
  if (closest(event, ".start-edit")) edit(closest(event, ".exchange"), true);
  if (closest(event, "form.edit .cancel")) edit(closest(event, ".exchange"), false);
  if (closest(event, ".stop")) trigger("stop", {});
  if (closest(event, ".close")) close();
});

element.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  if (form.matches(".edit")) ask(form.elements.question.value, form.dataset.at);
  if (form.matches(".why")) {
    trigger("rate", { turn: form.dataset.turn, good: false, reason: form.elements.reason.value });
  }
});

if (isPart("opening")) {
  const speak = () => {
    const language = element.querySelector("[data-language]")?.dataset.language;
    if (language) document.documentElement.lang = language === "en" ? "en" : "zh-CN";
    gongkai.title();
  };
  document.documentElement.lang = "zh-CN";
  watch("value", speak);
  speak();
}

if (isPart("evidence")) {
  watch("value", reveal);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel() && !document.querySelector("dialog[open]")) close();
  });
}

if (isPart("transcript")) {
  let shown = 0;
  watch("value", () => {
    const exchanges = element.querySelectorAll(".exchange");
    if (exchanges.length > shown) exchanges[exchanges.length - 1].scrollIntoView({ behavior: "smooth" });
    shown = exchanges.length;
    if (props.value.kept) gongkai.past.keep(props.value.kept);
    gongkai.charts.draw();
  });
}

if (isPart("past")) {
  gongkai.past.open = (kept) => trigger("reopen", { kept });
  let resumed = false;
  const resume = () => {
    if (resumed || !element.querySelector("dialog")) return;
    resumed = true;
    gongkai.past.resume();
  };
  watch("value", resume); // where accounts are on, the server first tells who is signed in
  resume();
}

if (isPart("file")) {
  watch("value", () => {
    if (!props.value.data) return;
    const bytes = Uint8Array.from(atob(props.value.data), (char) => char.charCodeAt(0));
    gongkai.save(new Blob([bytes], { type: props.value.type }), props.value.name);
  });
}

const form = element.querySelector("form.ask-form");
if (form) {
  const box = form.querySelector("textarea");
  const fit = () => {
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight}px`;
  };
  box.addEventListener("input", fit);
  box.addEventListener("keydown", (event) => {
    // While a Chinese input method is composing, Enter chooses a word; Safari says so only by keyCode 229.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener("submit", () => {
    if (!box.value.trim() || busy()) return;
    ask(box.value);
    box.value = "";
    fit();
  });
  const about = new URLSearchParams(location.search).get("about"); // a report that another page led here from
  if (about) {
    box.value = about;
    history.replaceState(null, "", location.pathname);
  }
  if (about || matchMedia("(min-width: 900px)").matches) box.focus();
}
