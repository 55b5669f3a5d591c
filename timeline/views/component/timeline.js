// The timeline: draws the figure that Python made with the plotly.js that Streamlit serves from
// the installed plotly package, and tells Python what the reader does (view, width, opened event).

const SHORTEST = 14 * DAY;

class Timeline {
  constructor(root) {
    this.root = root;
    this.plot = root.querySelector(".tl-plot");
    this.ring = root.querySelector(".tl-ring");
    this.glow = root.querySelector(".tl-glow");
    this.live = root.querySelector(".tl-live");
    this.drawn = null;
    this.held = null;
    this.tellView = later(250, () => {
      this.send.setStateValue("view", this.view().map(iso));
      const width = Math.round(this.root.clientWidth);
      if (Math.abs(width - this.data.width) > 24) this.send.setStateValue("width", width);
    });
    this.tellWidth = later(150, (width) => this.send.setStateValue("width", width));
    this.relayout = eachFrame((from, to) =>
      window.Plotly.relayout(this.plot, { "xaxis.range": [iso2(from), iso2(to)] }),
    );
    this.overview = new Overview(root.querySelector(".tl-overview"), this);
    this.slide = new Slide(this);
    this.gestures = new Gestures(this.plot, this);
    this.texts = new Texts(this);
    this.observer = new ResizeObserver(() => this.resized());
    this.observer.observe(root);
    root.addEventListener("keydown", (event) => this.key(event));
    root.addEventListener("blur", () => this.hold(null));
    this.slash = (event) => this.search(event);
    document.addEventListener("keydown", this.slash);
  }

  // What Python sent: draw it, keeping the reader's view.
  update(data, send) {
    this.data = data;
    this.send = send;
    this.figure = unpack(data.figure);
    this.texts.fill(this.figure, data);
    this.words();
    window.timelineWaits = true;
    loadPlotly(data.plotly)
      .then((Plotly) => this.draw(Plotly))
      .catch((error) => {
        this.live.textContent = error.message;
        throw error;
      });
    this.resized();
  }

  draw(Plotly) {
    const { goto, config } = this.data;
    const figure = this.figure;
    const first = !this.plot.layout;
    if (first && this.otherShape() && !this.patience) {
      // Python took a wide page for a phone or the other way round: its next figure fits.
      this.patience = setTimeout(() => this.draw(Plotly), 1500);
      return;
    }
    clearTimeout(this.patience);
    const layout = structuredClone(figure.layout);
    // The reader's zoom wins over the figure's, unless Python sends the reader somewhere.
    if (!first && this.drawn === goto) layout.xaxis.range = this.plot.layout.xaxis.range;
    this.drawn = goto;
    Plotly.react(this.plot, figure.data, layout, config).then(() => {
      if (first) this.listen();
      const { left, width } = this.area();
      const inset = left - this.root.getBoundingClientRect().left;
      this.overview.draw(this.data.overview, inset, width);
      this.hold(this.held, true);
      this.root.dispatchEvent(new CustomEvent("timeline-drawn", { bubbles: true }));
    });
  }

  otherShape() {
    const { phone, width } = this.data;
    return this.root.clientWidth > 0 && (this.root.clientWidth < phone) !== (width < phone);
  }

  words() {
    const { words, key, choices } = this.data;
    this.root.setAttribute("aria-label", this.data.alt);
    this.root.setAttribute("aria-description", words.keys);
    const buttons = this.root.querySelector(".tl-buttons");
    const button = (text, label, action) => {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = text;
      made.title = label;
      if (text.length < 2) made.setAttribute("aria-label", label); // a sign says nothing aloud
      made.onclick = action;
      return made;
    };
    buttons.replaceChildren(
      button("‹", words.earlier, () => this.shift(-0.6)),
      button("›", words.later, () => this.shift(0.6)),
      button("−", words.out, () => this.zoom(1.6)),
      button("+", words.in, () => this.zoom(0.625)),
      button(words.all, words.whole, () => this.go(...this.data.whole.map(ms))),
    );
    this.root.querySelector(".tl-choices").replaceChildren(
      ...choices.map(({ name, value, text, on }) => {
        const made = button(text, text, () => this.send.setTriggerValue(name, value));
        made.className = `tl-${name}`;
        made.setAttribute("aria-pressed", on);
        return made;
      }),
    );
    const legend = this.root.querySelector(".tl-key");
    legend.replaceChildren();
    for (const { path, filled, text } of key) {
      const entry = document.createElement("span");
      const picture = svg("svg", { viewBox: "-9 -8 18 16", width: 18, height: 16, "aria-hidden": "true" });
      picture.append(svg("path", { d: path, class: filled ? "tl-filled" : "tl-hollow" }));
      entry.append(picture, text);
      legend.append(entry);
    }
  }

  listen() {
    this.plot.on("plotly_relayouting", () => this.moved());
    this.plot.on("plotly_relayout", () => {
      this.moved();
      this.tellView();
    });
    this.plot.on("plotly_click", ({ points }) => this.open(points[0].customdata));
    this.plot.on("plotly_hover", ({ points }) => {
      this.plot.style.cursor = "pointer";
      this.texts.point(points[0]);
      this.light(points[0].customdata);
    });
    this.plot.on("plotly_unhover", () => {
      this.plot.style.cursor = "";
      this.texts.leave();
      this.glow.hidden = true;
    });
  }

  moved() {
    this.overview.show(this.view());
    if (this.held) this.hold(this.held, true);
  }

  // The window in view, in milliseconds.
  view() {
    // While a hand drags, plotly.js keeps the range in its full layout alone.
    return (this.plot._fullLayout ? this.plot._fullLayout.xaxis.range : this.data.whole).map(ms);
  }

  // Where the plot's time axis stands on the screen, in pixels.
  area() {
    const box = this.plot.getBoundingClientRect();
    const axis = this.plot._fullLayout.xaxis;
    return { left: box.left + axis._offset, width: axis._length, top: box.top };
  }

  go(from, to) {
    const [first, last] = this.data.whole.map(ms);
    const length = clamp(to - from, SHORTEST, last - first);
    const middle = clamp((from + to) / 2, first + length / 2, last - length / 2);
    this.relayout(middle - length / 2, middle + length / 2);
  }

  shift(share) {
    const [from, to] = this.view();
    this.go(from + (to - from) * share, to + (to - from) * share);
  }

  zoom(factor) {
    const [from, to] = this.view();
    const held = this.held ? this.time(this.held) : (from + to) / 2;
    const middle = held >= from && held <= to ? held : (from + to) / 2;
    this.go(middle - (middle - from) * factor, middle + (to - middle) * factor);
  }

  open(name) {
    const text = String(name || "");
    if (!text || text.startsWith("year:")) return;
    const [, first, last] = text.match(/^span:(.{10})\.\.(.{10}):/) || [];
    const room = first ? Math.max((ms(last) - ms(first)) * 0.15, 10 * DAY) : 0;
    const [from, to] = this.view();
    const length = Math.max(ms(last) - ms(first) + 2 * room, SHORTEST);
    // A cluster opens by zooming in; where that would show no more, as a list.
    if (first && length < (to - from) * 0.8) this.go(ms(first) - room, ms(last) + room);
    else this.send.setTriggerValue("open", text);
  }

  // A year of trade lights up its stretch of the timeline, and each mark on it.
  light(name) {
    const text = String(name || "");
    this.glow.hidden = !text.startsWith("year:");
    if (this.glow.hidden) return;
    const axis = this.plot._fullLayout.xaxis;
    const year = Number(text.slice(5));
    const [left, right] = [year, year + 1].map((y) => axis.d2p(`${y}-01-01`));
    Object.assign(this.glow.style, {
      left: `${axis._offset + clamp(left, 0, axis._length)}px`,
      width: `${clamp(right, 0, axis._length) - clamp(left, 0, axis._length)}px`,
    });
    const ys = this.plot._fullLayout.yaxis;
    const [from, to] = [`${year}-01-01`, `${year + 1}-01-01`].map(ms);
    const isIn = (time) => time >= from && time < to;
    const lit = this.marks().filter((mark) => isIn(mark.start) || isIn(mark.end));
    this.glow.replaceChildren(
      ...lit.map((mark) => {
        const middle = clamp((axis.d2p(mark.start) + axis.d2p(mark.end)) / 2, left, right);
        const ring = document.createElement("span");
        ring.className = "tl-lit";
        ring.hidden = middle < 0 || middle > axis._length;
        ring.style.left = `${middle - clamp(left, 0, axis._length)}px`;
        ring.style.top = `${ys._offset + ys.d2p(mark.y)}px`;
        return ring;
      }),
    );
  }

  // Every mark that can be opened, in the order of time.
  marks() {
    const found = new Map();
    for (const trace of this.plot._fullData || []) {
      (trace.ids || []).forEach((id, index) => {
        const name = trace.customdata && trace.customdata[index];
        if (!name || found.has(id) || String(name).startsWith("year:")) return;
        const start = trace.type === "bar" ? trace.base[index] : trace.x[index];
        const end = trace.type === "bar" ? ms(start) + trace.x[index] : ms(start);
        found.set(id, { id, name, start: ms(start), end, y: trace.y[index] });
      });
    }
    return [...found.values()].sort((a, b) => a.start - b.start || a.y - b.y);
  }

  time(id) {
    const mark = this.marks().find((one) => one.id === id);
    return mark ? (mark.start + mark.end) / 2 : NaN;
  }

  openAt(clientX, clientY, reach) {
    const axis = this.plot._fullLayout.xaxis;
    const ys = this.plot._fullLayout.yaxis;
    const box = this.plot.getBoundingClientRect();
    const x = clientX - box.left - axis._offset;
    const y = clientY - box.top - ys._offset;
    let best = null;
    for (const mark of this.marks()) {
      const [left, right] = [axis.d2p(mark.start), axis.d2p(mark.end)];
      const aside = x < left ? left - x : x > right ? x - right : 0;
      const apart = Math.hypot(aside, y - ys.d2p(mark.y));
      if (apart <= reach && (!best || apart < best.apart)) best = { apart, mark };
    }
    if (best) this.open(best.mark.name);
  }

  // Put the keyboard's ring around a mark; `quiet` when only the view moved.
  hold(id, quiet = false) {
    this.held = id;
    const mark = id && this.marks().find((one) => one.id === id);
    this.ring.hidden = !mark;
    if (!mark) return;
    const axis = this.plot._fullLayout.xaxis;
    const ys = this.plot._fullLayout.yaxis;
    const x = clamp((axis.d2p(mark.start) + axis.d2p(mark.end)) / 2, 0, axis._length);
    this.ring.style.left = `${axis._offset + x}px`;
    this.ring.style.top = `${ys._offset + ys.d2p(mark.y)}px`;
    if (quiet) return;
    this.plot._fullData.forEach((trace, curveNumber) => {
      const pointNumber = (trace.ids || []).indexOf(id);
      if (pointNumber < 0) return;
      window.Plotly.Fx.hover(this.plot, [{ curveNumber, pointNumber }]);
      // The escaped text of the one gate, said aloud as it is read.
      const told = String(trace.hovertext[pointNumber]).replaceAll("<br>", " ");
      this.live.textContent = new DOMParser().parseFromString(told, "text/html").body.textContent;
    });
  }

  step(forward) {
    const marks = this.marks();
    if (!marks.length) return;
    const [from, to] = this.view();
    const at = marks.findIndex((mark) => mark.id === this.held);
    let next = at + (forward ? 1 : -1);
    if (at < 0) {
      const seen = marks.findIndex((mark) => mark.end >= from && mark.start <= to);
      next = seen < 0 ? 0 : seen;
    }
    const mark = marks[clamp(next, 0, marks.length - 1)];
    const middle = (mark.start + mark.end) / 2;
    if (mark.start < from || mark.start > to) this.go(middle - (to - from) / 2, middle + (to - from) / 2);
    requestAnimationFrame(() => requestAnimationFrame(() => this.hold(mark.id)));
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.tagName === "BUTTON") return;
    const [first, last] = this.data.whole.map(ms);
    const [from, to] = this.view();
    const actions = {
      ArrowRight: () => this.step(true),
      ArrowLeft: () => this.step(false),
      "+": () => this.zoom(0.625),
      "=": () => this.zoom(0.625),
      "-": () => this.zoom(1.6),
      Home: () => this.go(first, first + (to - from)),
      End: () => this.go(last - (to - from), last),
      Enter: () => {
        const mark = this.marks().find((one) => one.id === this.held);
        if (mark) this.open(mark.name);
      },
    };
    if (!actions[event.key]) return;
    event.preventDefault();
    actions[event.key]();
  }

  // "/" anywhere outside a field goes to the search.
  search(event) {
    const busy = event.target.closest && event.target.closest("input, textarea, [contenteditable]");
    if (event.key !== "/" || busy) return;
    const field = document.querySelector(this.data.search);
    if (!field) return;
    event.preventDefault();
    field.focus();
  }

  resized() {
    const width = Math.round(this.root.clientWidth);
    if (!width || !this.data) return;
    if (window.Plotly && this.plot.layout && this.plot._fullLayout.width !== width) {
      window.Plotly.relayout(this.plot, { width });
    }
    // What was laid out for less fits; for much less it wastes room.
    const share = width / this.data.width;
    if (width < this.data.width - 24 || share > 1.25) this.tellWidth(width);
  }

  stop() {
    this.observer.disconnect();
    clearTimeout(this.patience);
    this.tellView.cancel();
    this.tellWidth.cancel();
    this.texts.stop();
    document.removeEventListener("keydown", this.slash);
    if (window.Plotly) window.Plotly.purge(this.plot);
  }
}

// Plotly's way of writing an instant.
const iso2 = (value) => new Date(value).toISOString().slice(0, 19).replace("T", " ");

const mounted = new WeakMap();

export default function (component) {
  const { data, parentElement, setStateValue, setTriggerValue } = component;
  const root = parentElement.querySelector(".tl-root");
  if (!mounted.has(root)) mounted.set(root, new Timeline(root));
  mounted.get(root).update(data, { setStateValue, setTriggerValue });
  return () => {
    mounted.get(root)?.stop();
    mounted.delete(root);
  };
}
