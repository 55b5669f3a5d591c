"use strict";
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const narrow = window.innerWidth < 700;
  const config = {
    displayModeBar: narrow ? false : "hover",
    displaylogo: false,
    showSendToCloud: false,
    scrollZoom: true,
    responsive: true,
    modeBarButtonsToRemove: ["select2d", "lasso2d", "autoScale2d"],
    locale: data.language,
    locales: { [data.language]: data.locale },
  };

  for (const place of document.querySelectorAll("[data-chart]")) {
    const figure = data.charts[place.dataset.chart];
    Plotly.newPlot(place, figure.data, figure.layout, { ...config, scrollZoom: false });
  }
  if (!data.timeline) return;

  // The timeline: marks are kept or left out as a whole, the window in view stays.
  const section = document.getElementById("all");
  const target = document.getElementById("timeline");
  const whole = data.timeline;
  section.hidden = false;
  const byTrace = [whole.data[0].ids, whole.data[1].ids, whole.labels, whole.conflicts];
  const folded = (text) =>
    text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f\u02bb\u02bc\u2018\u2019'`]/g, "");
  const searchable = {};
  for (const [id, event] of Object.entries(data.events)) {
    searchable[id] = folded([event.title, event.place, ...event.told.map((t) => t.quote)].join(" "));
  }
  const pick = (value, keep) => {
    if (Array.isArray(value)) return keep.map((i) => value[i]);
    return value;
  };
  const filtered = (trace, keep, length) => {
    const out = {};
    for (const [key, value] of Object.entries(trace)) {
      if (Array.isArray(value) && value.length === length) out[key] = pick(value, keep);
      else if (value && typeof value === "object" && !Array.isArray(value))
        out[key] = filtered(value, keep, length);
      else out[key] = value;
    }
    return out;
  };
  let layout = structuredClone(whole.layout);
  if (narrow) {
    layout.margin = { ...layout.margin, l: 110 };
    const names = layout.yaxis.ticktext; // a long one takes a line for each word there
    if (names) layout.yaxis = { ...layout.yaxis, ticktext: names.map((name) => name.length > 14 ? name.replace(/ /g, "<br>") : name) };
  }

  function shown() {
    const kinds = new Set(
      [...document.querySelectorAll(".kind input:checked")].map((box) => box.value)
    );
    const words = folded(document.getElementById("search").value).split(/\s+/).filter(Boolean);
    return new Set(
      Object.keys(data.events).filter(
        (id) =>
          kinds.has(data.events[id].kind) && words.every((word) => searchable[id].includes(word))
      )
    );
  }
  function draw() {
    const ids = shown();
    const traces = whole.data.map((trace, n) => {
      const mine = byTrace[n];
      const keep = mine.map((id, i) => (ids.has(id) ? i : -1)).filter((i) => i >= 0);
      return filtered(trace, keep, mine.length);
    });
    if (narrow) traces[2].visible = false; // titles would lie on each other; a tap opens one
    const now = target.layout;
    if (now && now.xaxis && now.xaxis.range) layout.xaxis.range = now.xaxis.range.slice();
    Plotly.react(target, traces, layout, config);
  }
  draw();
  document.getElementById("search").addEventListener("input", draw);
  document.querySelector(".kinds").addEventListener("change", draw);
  document.getElementById("whole").addEventListener("click", () => {
    Plotly.relayout(target, { "xaxis.range": whole.layout.xaxis.range.slice() });
  });
  target.on("plotly_click", (happening) => {
    const id = happening.points[0] && happening.points[0].customdata;
    if (data.events[id]) detail(data.events[id]);
  });
  function element(name, text, parent) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    parent.append(made);
    return made;
  }
  function detail(event) {
    const place = document.getElementById("detail");
    place.replaceChildren();
    element("h3", event.title, place);
    element("p", [event.when, event.place, event.unreviewed].filter(Boolean).join(" · "), place);
    for (const told of event.told) {
      element("blockquote", "“" + told.quote + "”", place);
      const line = element("p", "", place);
      line.className = "label";
      if (/^https?:\/\//.test(told.url)) {
        const link = element("a", told.source, line);
        link.href = told.url;
        link.target = "_blank";
        link.rel = "noopener noreferrer";
      } else line.textContent = told.source;
    }
  }
})();
