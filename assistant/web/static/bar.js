// The switch of the language: it is kept in a cookie, which the server reads, and the page is shown anew.
element.addEventListener("click", (event) => {
  if (!event.target.closest("[data-language]")) return;
  const other = document.documentElement.lang.startsWith("en") ? "zh" : "en";
  document.cookie = `language=${other}; path=/; max-age=31536000; samesite=lax`;
  location.reload();
});
element.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
