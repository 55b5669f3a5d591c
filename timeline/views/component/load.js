// plotly.js, loaded once for the page.

// The first chart of a page takes three times as long as the second, since the browser compiles
// what draws it. A small chart out of sight, while Python is at work, takes that on itself; where
// the timeline waits already (`timelineWaits`), it goes first.
function warm(Plotly) {
  const place = document.createElement("div");
  place.style.cssText = "position:fixed;left:-2000px;width:900px;height:300px;visibility:hidden";
  place.setAttribute("aria-hidden", "true");
  document.body.append(place);
  const many = Array.from({ length: 60 }, (_, index) => index);
  const x = many.map((index) => Date.UTC(2000, index, 1));
  const traces = [
    { type: "bar", orientation: "h", base: x, x: many.map(() => 1e9), y: many, hoverinfo: "text" },
    { type: "scatter", mode: "markers", x, y: many, marker: { symbol: many.map((index) => index % 4) } },
    { type: "scatter", mode: "text", x, y: many, text: many.map(String), textfont: { weight: 700 } },
  ];
  const layout = { xaxis: { type: "date", side: "top", tickangle: 0 }, showlegend: false, dragmode: "pan" };
  return Plotly.newPlot(place, traces, layout, { displayModeBar: false, scrollZoom: true }).finally(() => {
    Plotly.purge(place);
    place.remove();
  });
}

function loadPlotly(address) {
  if (!window.timelinePlotly) {
    window.timelinePlotly = new Promise((done, fail) => {
      const tag = document.createElement("script");
      tag.src = address;
      tag.onload = () => {
        const ready = window.timelineWaits ? Promise.resolve() : warm(window.Plotly);
        ready.finally(() => done(window.Plotly));
      };
      tag.onerror = () => {
        window.timelinePlotly = null;
        fail(new Error("plotly.js could not be loaded"));
      };
      document.head.append(tag);
    });
  }
  return window.timelinePlotly;
}
