// Draws <chart-plot data-spec> with Plotly, which is fetched from this server when the first chart is shown.
// The drawing lives in a shadow root, so that Gradio's renewing of the conversation leaves it alone.
globalThis.gongkai ??= {};
gongkai.charts = {};

{
  const SCRIPT = "files/plotly.js";
  const STYLE = `
    :host { display: block; overflow: hidden; } .main-svg { position: absolute; top: 0; left: 0; overflow: hidden; }
    .plot-container, .svg-container { position: relative; width: 100%; height: 100%; }`;
  let loading = null;

  function plotly() {
    loading ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = SCRIPT;
      script.onload = () => resolve(globalThis.Plotly);
      script.onerror = reject;
      document.head.append(script);
    });
    return loading;
  }

  const colour = (name) => getComputedStyle(document.body).getPropertyValue(name).trim();
  // Plotly reads a little markup in its texts; what a report says is text only.
  const plain = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  // In two lines of so many ideographs, each as wide as two letters; English is broken between words.
  const broad = (text) => [...text].reduce((sum, char) => sum + (char > "\u2e7f" ? 1 : 0.5), 0);
  const wrapped = (text, room) => {
    const lines = [""];
    for (const word of text.match(/[!-~\u00a0-\u2e7f]+|\s+|./gu) ?? []) {
      const last = lines.length - 1;
      if (!lines[last].trim() || broad(lines[last] + word) <= room) lines[last] += word;
      else lines.push(word.trimStart());
    }
    return lines.slice(0, 2).map(plain).join("<br>") + (lines.length > 2 ? "…" : "");
  };

  function traces(spec, narrow) {
    const colours = ["--accent", "--chart-2", "--chart-3", "--chart-4", "--chart-5"].map(colour);
    const dashes = ["solid", "dash", "dot", "dashdot"];
    const room = narrow ? 9 : 15;
    const labels = spec.labels.map(plain);
    const written = spec.lines.length > 3 ? "lines+markers" : "lines+markers+text"; // more would hide each other
    return spec.lines.map((line, n) => {
      const text = line.values.map((value) => (value === null ? "" : value));
      const style = { color: colours[n % colours.length] };
      const common = { name: plain(line.name), text, hovertemplate: `%{text}${plain(spec.unit)}<extra></extra>` };
      if (spec.kind === "bar") {
        const names = spec.labels.map((label) => wrapped(label, room));
        return { ...common, type: "bar", orientation: "h", x: line.values.map(Number),
          y: names.map((_, at) => at), marker: style, textposition: "outside", cliponaxis: false,
          names };
      }
      const y = line.values.map((value) => (value === null ? null : Number(value)));
      if (spec.kind === "column") {
        return { ...common, type: "bar", x: labels, y, marker: style, textposition: "outside" };
      }
      return { ...common, type: "scatter", mode: written, x: labels, y, cliponaxis: false,
        line: { ...style, width: 2.5, dash: dashes[Math.floor(n / colours.length) % dashes.length] },
        marker: { ...style, size: 8, symbol: n }, textposition: "top center", connectgaps: false };
    });
  }

  function layout(spec, narrow, data) {
    const ink = colour("--ink");
    const soft = colour("--soft");
    const grid = { gridcolor: colour("--line"), zeroline: false, fixedrange: true, color: soft, automargin: true,
      exponentformat: "none" };
    const value = { ...grid, rangemode: "tozero" };
    const category = { ...grid, showgrid: false, type: "category" };
    const many = spec.lines.length > 1;
    const bars = spec.kind === "bar";
    const names = bars ? data[0].names : [];
    // Upright beside the axis, where a title of Plotly's would lie on its side.
    const unit = { text: plain(spec.unit), font: { color: soft, size: 13 }, showarrow: false, xref: "paper", yref: "paper" };
    const place = bars ? { x: 1, xanchor: "right", y: 0, yanchor: "top", yshift: -26 }
      : { x: 0, xanchor: "right", xshift: -8, y: 1, yanchor: "bottom", yshift: 4 };
    return {
      font: { family: getComputedStyle(document.body).fontFamily, size: 13, color: ink },
      paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)",
      margin: { l: 8, r: bars ? 44 : 20, t: bars ? 8 : 30, b: bars ? 54 : 8 },
      height: bars ? Math.max(180, 90 + names.length * 36) : many ? 360 : 280,
      xaxis: bars ? value : category,
      yaxis: bars ? { ...grid, showgrid: false, autorange: "reversed", tickvals: names.map((_, at) => at),
        ticktext: names, color: ink } : value,
      showlegend: many, legend: { orientation: "h", y: -0.2, font: { size: narrow ? 11 : 13 } },
      annotations: [{ ...unit, ...place }], hovermode: "closest", bargap: 0.35,
    };
  }

  async function drawOne(host) {
    const theme = document.body.classList.contains("dark");
    const width = host.clientWidth;
    const key = `${host.dataset.spec}${theme}${width}`;
    if (host.drawn === key || !width) return;
    host.drawn = key;
    const Plotly = await plotly();
    const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    const place = document.createElement("div");
    place.setAttribute("aria-hidden", "true");
    const style = document.createElement("style");
    style.textContent = STYLE;
    root.replaceChildren(style, place);
    const spec = JSON.parse(host.dataset.spec);
    const data = traces(spec, width < 500);
    const options = { displayModeBar: false, responsive: false, staticPlot: false };
    await Plotly.newPlot(place, data, { ...layout(spec, width < 500, data), width }, options);
    host.setAttribute("data-done", "");
  }

  gongkai.charts.draw = () => document.querySelectorAll("chart-plot").forEach((host) => drawOne(host).catch(() => {
    host.drawn = "";
    host.hidden = true; // the table says the same
  }));
  let waiting = 0;
  const again = () => {
    clearTimeout(waiting);
    waiting = setTimeout(gongkai.charts.draw, 150);
  };
  addEventListener("resize", again);
  const seen = new ResizeObserver(again);
  addEventListener("DOMContentLoaded", () => {
    seen.observe(document.body);
    new MutationObserver(again).observe(document.body, { attributeFilter: ["class"] });
  });
}
