// The strip below the timeline: the whole history, how dense it is, and the window in view.
// The window can be dragged, its edges pulled, and a click beside it centres it there.

class Overview {
  constructor(root, timeline) {
    this.svg = root;
    this.timeline = timeline;
    this.drag = null;
    root.addEventListener("pointerdown", (event) => this.grab(event));
    root.addEventListener("pointermove", (event) => this.pull(event));
    root.addEventListener("pointerup", () => this.drop());
    root.addEventListener("pointercancel", () => this.drop());
  }

  drop() {
    this.drag = null;
    this.timeline.slide.end();
  }

  draw(data, left, width) {
    this.data = data;
    this.left = left;
    this.width = width;
    this.start = ms(data.start);
    this.end = ms(data.end);
    const height = 46;
    const most = Math.max(...data.counts, 1);
    this.svg.setAttribute("height", height + 16);
    this.svg.replaceChildren();
    const bin = width / data.counts.length;
    this.svg.append(
      svg("rect", { class: "tl-ground", x: left, y: 0, width, height, rx: 4 }),
    );
    data.counts.forEach((count, index) => {
      if (!count) return;
      const tall = 4 + Math.sqrt(count / most) * (height - 12);
      this.svg.append(
        svg("rect", {
          class: "tl-density", x: left + index * bin + 0.5, y: height - tall,
          width: Math.max(bin - 1, 1), height: tall,
        }),
      );
    });
    for (const year of data.years) {
      const text = svg("text", { class: "tl-year", x: this.x(ms(`${year}-01-01`)), y: height + 13 });
      text.textContent = year;
      this.svg.append(text);
    }
    this.window = svg("rect", { class: "tl-window", y: 0, height, rx: 4 });
    this.edges = [0, 1].map(() => svg("rect", { class: "tl-edge", y: 12, height: height - 24, width: 5, rx: 2.5 }));
    this.svg.append(this.window, ...this.edges);
    this.show(this.timeline.view());
  }

  x(time) {
    return this.left + ((time - this.start) / (this.end - this.start)) * this.width;
  }

  time(x) {
    return this.start + ((x - this.left) / this.width) * (this.end - this.start);
  }

  show([from, to]) {
    if (!this.window) return;
    const left = clamp(this.x(from), this.left, this.left + this.width);
    const right = clamp(this.x(to), this.left, this.left + this.width);
    this.window.setAttribute("x", left);
    this.window.setAttribute("width", Math.max(right - left, 3));
    this.edges[0].setAttribute("x", left - 2.5);
    this.edges[1].setAttribute("x", right - 2.5);
  }

  grab(event) {
    if (!this.window) return;
    const x = event.clientX - this.svg.getBoundingClientRect().left;
    const [from, to] = this.timeline.view();
    const reach = event.pointerType === "touch" ? 22 : 8;
    let part = "whole";
    if (Math.abs(x - this.x(from)) < reach) part = "from";
    else if (Math.abs(x - this.x(to)) < reach) part = "to";
    else if (x < this.x(from) || x > this.x(to)) {
      const half = (to - from) / 2;
      this.timeline.go(this.time(x) - half, this.time(x) + half);
    }
    const [low, high] = this.timeline.view();
    this.drag = { part, x, low, high };
    this.svg.setPointerCapture(event.pointerId);
    event.preventDefault();
  }

  pull(event) {
    if (!this.drag) return;
    const { part, x, low, high } = this.drag;
    const moved = this.time(event.clientX - this.svg.getBoundingClientRect().left) - this.time(x);
    if (part === "from") this.timeline.go(Math.min(low + moved, high - 14 * DAY), high);
    else if (part === "to") this.timeline.go(low, Math.max(high + moved, low + 14 * DAY));
    else {
      if (!this.drag.slides) this.timeline.slide.start(low, high);
      this.drag.slides = true;
      this.timeline.slide.to(low + moved);
    }
  }
}
