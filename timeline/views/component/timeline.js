// The timeline: draws the figure that Python made with the plotly.js that Streamlit serves from
// the installed plotly package, and tells Python what the reader does (view, width, opened event).

const loading = {};

function script(address) {
  if (window.Plotly) return Promise.resolve(window.Plotly);
  if (!loading[address]) {
    loading[address] = new Promise((done, fail) => {
      const tag = document.createElement("script");
      tag.src = address;
      tag.onload = () => done(window.Plotly);
      tag.onerror = () => fail(new Error("plotly.js could not be loaded"));
      document.head.appendChild(tag);
    });
  }
  return loading[address];
}

function later(wait, action) {
  let timer = null;
  const run = (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...values), wait);
  };
  run.cancel = () => clearTimeout(timer);
  return run;
}

const iso = (value) => new Date(value).toISOString().slice(0, 10);
const ms = (value) => new Date(value).getTime();

class Timeline {
  constructor(root) {
    this.root = root;
    this.plot = root.querySelector(".tl-plot");
    this.drawn = null;
    this.tellView = later(250, () => this.send.setStateValue("view", this.view().map(iso)));
    this.tellWidth = later(150, (width) => this.send.setStateValue("width", width));
    this.observer = new ResizeObserver(() => this.resized());
    this.observer.observe(root);
  }

  view() {
    return this.plot.layout.xaxis.range.map(ms);
  }

  update(data, send) {
    this.data = data;
    this.send = send;
    script(data.plotly).then((Plotly) => this.draw(Plotly)).catch((error) => {
      this.plot.textContent = error.message;
    });
    this.resized();
  }

  draw(Plotly) {
    const { figure, goto, config } = this.data;
    const layout = structuredClone(figure.layout);
    // The reader's zoom wins over the figure's, unless Python sends the reader somewhere.
    if (this.drawn !== null && this.drawn === goto) layout.xaxis.range = this.plot.layout.xaxis.range;
    this.drawn = goto;
    const first = !this.plot.layout;
    const done = Plotly.react(this.plot, figure.data, layout, config);
    if (!first) return;
    done.then(() => this.listen());
  }

  listen() {
    this.plot.on("plotly_relayout", () => this.tellView());
    this.plot.on("plotly_click", ({ points }) => this.open(points[0]));
    this.plot.on("plotly_hover", () => (this.plot.style.cursor = "pointer"));
    this.plot.on("plotly_unhover", () => (this.plot.style.cursor = ""));
  }

  open(point) {
    if (point && point.customdata) this.send.setTriggerValue("open", String(point.customdata));
  }

  resized() {
    const width = Math.round(this.root.clientWidth);
    if (!width || !this.data) return;
    if (window.Plotly && this.plot.layout) window.Plotly.Plots.resize(this.plot);
    if (Math.abs(width - this.data.width) > 24) this.tellWidth(width);
  }

  stop() {
    this.observer.disconnect();
    this.tellView.cancel();
    this.tellWidth.cancel();
    if (window.Plotly) window.Plotly.purge(this.plot);
  }
}

const mounted = new WeakMap();

export default function (component) {
  const { data, parentElement, setStateValue, setTriggerValue } = component;
  const root = parentElement.querySelector(".tl-root");
  if (!mounted.has(root)) mounted.set(root, new Timeline(root));
  root.setAttribute("aria-label", data.alt);
  mounted.get(root).update(data, { setStateValue, setTriggerValue });
  return () => {
    mounted.get(root)?.stop();
    mounted.delete(root);
  };
}
