// What the benchmark runs in a page: each side draws the same events and says when they are painted.
// `events` are [instant, lane, text]; `payload` is what Python sends to our component.

const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

const sides = {
  async ours() {
    const root = document.querySelector(".tl-root");
    const drawn = new Promise((done) => root.addEventListener("timeline-drawn", done, { once: true }));
    window.component({
      data: window.payload,
      parentElement: root.parentElement,
      setStateValue() {},
      setTriggerValue() {},
    });
    await drawn;
  },
  async echarts() {
    const chart = window.echarts.init(document.getElementById("place"));
    window.chart = chart;
    const drawn = new Promise((done) => chart.on("finished", done));
    const lanes = [...new Set(window.events.map((one) => one[1]))];
    chart.setOption({
      animation: false,
      xAxis: { type: "time" },
      yAxis: { type: "category", data: lanes },
      tooltip: { formatter: ({ value }) => value[2] },
      dataZoom: [{ type: "inside", filterMode: "none" }, { type: "slider", filterMode: "none" }],
      series: [{ type: "scatter", large: true, largeThreshold: 0, symbolSize: 8, data: window.events }],
    });
    await drawn;
  },
  async vis() {
    const { DataSet, Timeline } = window.vis;
    const lanes = [...new Set(window.events.map((one) => one[1]))];
    const items = window.events.map(([start, group, title], id) => ({
      ...{ id, start, group, title, type: "point", content: title.slice(0, 70) },
    }));
    const chart = new Timeline(
      document.getElementById("place"),
      new DataSet(items),
      new DataSet(lanes.map((id) => ({ id, content: id }))),
      { height: 800, showTooltips: true },
    );
    window.chart = chart;
    await new Promise((done) => chart.on("changed", done));
  },
};

// Milliseconds from here, with scripts parsed and data in the page, to the painted picture.
async function draw(side) {
  const start = performance.now();
  await sides[side]();
  await painted();
  return performance.now() - start;
}

// Put into view the middle of the history, so that there is room to pan to both sides.
async function near(side) {
  const at = (share) => window.first + (window.last - window.first) * share;
  if (side === "ours") {
    const range = [at(0.35), at(0.65)].map((one) => new Date(one).toISOString().slice(0, 10));
    await window.Plotly.relayout(document.querySelector(".tl-plot"), { "xaxis.range": range });
  } else if (side === "echarts") window.chart.dispatchAction({ type: "dataZoom", start: 35, end: 65 });
  else window.chart.setWindow(at(0.35), at(0.65), { animation: false });
  await new Promise((done) => setTimeout(done, 600));
}

// Note how long each frame takes, until `frames` gives the list.
function watch() {
  const found = [];
  let last = null;
  let on = true;
  const tick = (now) => {
    if (last !== null) found.push(now - last);
    last = now;
    if (on) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  window.frames_ = () => {
    on = false;
    return found;
  };
}

// In the app: the milliseconds from a click to the last thing that it changed.
function clicked(label) {
  return new Promise((done) => {
    const app = document.querySelector("[data-testid=stApp]");
    const pills = [...document.querySelectorAll(".st-key-kind button")];
    const start = performance.now();
    let last = start;
    let ran = false;
    const note = async () => {
      await painted();
      last = performance.now();
    };
    const running = () => app.getAttribute("data-test-script-state") !== "notRunning";
    document.addEventListener("timeline-drawn", note);
    const watcher = new MutationObserver(() => {
      if (running()) ran = true;
      else note();
    });
    watcher.observe(app, { attributes: true, attributeFilter: ["data-test-script-state"] });
    const check = setInterval(() => {
      const now = performance.now();
      if (((ran && !running()) || now - start > 8000) && now - last > 600) {
        clearInterval(check);
        watcher.disconnect();
        document.removeEventListener("timeline-drawn", note);
        done(last - start);
      }
    }, 20);
    pills.find((one) => one.textContent.startsWith(label)).click();
  });
}
