// The pages that Gradio does not make: dark where the visitor's device is, and the switch of the language.
document.addEventListener("DOMContentLoaded", () => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const paint = () => document.body.classList.toggle("dark", dark.matches);
  dark.addEventListener("change", paint);
  paint();
  document.querySelector("button.language").addEventListener("click", () => {
    const other = document.documentElement.lang.startsWith("en") ? "zh" : "en";
    document.cookie = `language=${other}; path=/; max-age=31536000; samesite=lax`;
    location.assign(location.pathname); // not what a form has sent once more
  });
});
