// Runs once for each of our gr.HTML components: element is its root; trigger sends an event to the server.
// Buttons carry what they mean in data attributes, so a click and the keyboard do the same.
const closest = (event, selector) => event.target.closest(selector);
const panel = () => document.querySelector("#evidence .panel");
const busy = () => document.querySelector(".exchange[data-pending]") !== null;

function ask(question) {
  if (question.trim() && !busy()) trigger("ask", { question });
}

function reveal() {
  const article = panel();
  if (!article) return;
  article.querySelector("h2")?.focus({ preventScroll: true });
  const sheet = article.querySelector(".sheet");
  const cell = sheet?.querySelector("mark")?.closest("td, th");
  if (cell) {
    const middle = (at, size, room) => at + size / 2 - room / 2;
    sheet.scrollTo(
      middle(cell.offsetLeft, cell.offsetWidth, sheet.clientWidth),
      middle(cell.offsetTop, cell.offsetHeight, sheet.clientHeight),
    );
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

element.addEventListener("click", (event) => {
  const asking = closest(event, "[data-ask]");
  if (asking) ask(asking.dataset.ask);
  const marker = closest(event, "[data-n]");
  if (marker) cite(marker);
  if (closest(event, ".close")) close();
});

if (element.closest("#evidence")) {
  watch("value", reveal);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel()) close();
  });
}

if (element.closest("#transcript")) {
  let shown = 0;
  watch("value", () => {
    const exchanges = element.querySelectorAll(".exchange");
    if (exchanges.length > shown) exchanges[exchanges.length - 1].scrollIntoView({ behavior: "smooth" });
    shown = exchanges.length;
  });
}

const form = element.querySelector("form");
if (form) {
  const box = form.querySelector("textarea");
  const fit = () => {
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight}px`;
  };
  document.documentElement.lang = "zh-CN";
  box.addEventListener("input", fit);
  box.addEventListener("keydown", (event) => {
    // While a Chinese input method is composing, Enter chooses a word; Safari says so only by keyCode 229.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!box.value.trim() || busy()) return;
    ask(box.value);
    box.value = "";
    fit();
  });
  if (matchMedia("(min-width: 900px)").matches) box.focus();
}
