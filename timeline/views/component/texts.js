// The texts over the marks. Those of a crowded chart come when the reader points at one: a mark asks
// for itself and its neighbours, and Python answers by a component of its own (answer.js).

const NEIGHBOURS = 12;

class Texts {
  constructor(timeline) {
    this.timeline = timeline;
    this.known = new Map();
    this.asked = new Set();
    this.now = null;
    this.ask = later(60, (id) => this.send(id));
    this.answer = ({ detail }) => this.take(detail);
    window.addEventListener("timeline-texts", this.answer);
  }

  // A new figure: put in what is known already. What a cluster holds may have changed.
  fill(figure, { complete, stamp }) {
    if (this.stamp !== stamp) this.known.clear();
    for (const id of [...this.known.keys()]) if (id.startsWith("span:")) this.known.delete(id);
    this.asked.clear();
    Object.assign(this, { stamp, complete, now: null });
    for (const trace of figure.data) {
      (trace.ids || []).forEach((id, index) => {
        if (this.known.has(id)) trace.hovertext[index] = this.known.get(id);
      });
    }
  }

  lacks(id) {
    return !this.known.has(id) && !this.asked.has(id) && (!this.complete || id.startsWith("span:"));
  }

  point({ curveNumber, pointNumber, id }) {
    this.now = { curveNumber, pointNumber };
    if (id && this.lacks(id)) this.ask(id);
  }

  leave() {
    this.now = null;
    this.ask.cancel();
  }

  send(id) {
    const marks = this.timeline.marks();
    const axis = this.timeline.plot._fullLayout.xaxis;
    const here = marks.find((mark) => mark.id === id);
    if (!here) return;
    const apart = (mark) => Math.hypot(axis.d2p(mark.start) - axis.d2p(here.start), mark.y - here.y);
    const wanted = marks
      .filter((mark) => this.lacks(mark.id))
      .sort((a, b) => apart(a) - apart(b))
      .slice(0, NEIGHBOURS)
      .map((mark) => mark.id);
    wanted.forEach((one) => this.asked.add(one));
    window.dispatchEvent(new CustomEvent("timeline-wants", { detail: wanted }));
  }

  take(texts) {
    const { plot } = this.timeline;
    for (const [id, text] of Object.entries(texts)) this.known.set(id, text);
    (plot.data || []).forEach((trace, number) => {
      (trace.ids || []).forEach((id, index) => {
        if (!(id in texts)) return;
        trace.hovertext[index] = texts[id];
        const drawn = plot.calcdata[number]?.find((point) => point.i === index) || {};
        drawn.htx = texts[id];
      });
    });
    if (this.now) window.Plotly.Fx.hover(plot, [this.now]);
  }

  stop() {
    this.ask.cancel();
    window.removeEventListener("timeline-texts", this.answer);
  }
}
