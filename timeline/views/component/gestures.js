// Fingers: plotly.js has no pinch for an axis and keeps the page from scrolling. One finger
// sideways moves the time, up and down scrolls the page, two fingers zoom, a tap opens.

class Gestures {
  constructor(plot, timeline) {
    this.timeline = timeline;
    this.now = null;
    const take = (name, action) =>
      plot.addEventListener(name, (event) => action.call(this, event), { capture: true, passive: false });
    take("touchstart", this.start);
    take("touchmove", this.move);
    take("touchend", this.end);
    take("touchcancel", this.end);
  }

  start(event) {
    event.stopPropagation();
    this.timeline.slide.end();
    const [low, high] = this.timeline.view();
    const points = [...event.touches].map((touch) => [touch.clientX, touch.clientY]);
    this.now = { points, low, high, kind: points.length > 1 ? "pinch" : "" };
  }

  move(event) {
    event.stopPropagation();
    if (!this.now) return;
    const points = [...event.touches].map((touch) => [touch.clientX, touch.clientY]);
    const { low, high } = this.now;
    const { width, left } = this.timeline.area();
    const scale = (high - low) / width;
    if (points.length > 1 && this.now.points.length > 1) {
      event.preventDefault();
      const apart = (two) => Math.max(Math.abs(two[0][0] - two[1][0]), 24);
      const middle = (two) => (two[0][0] + two[1][0]) / 2 - left;
      const factor = apart(this.now.points) / apart(points);
      const held = low + middle(this.now.points) * scale;
      const from = held - middle(points) * scale * factor;
      this.timeline.go(from, from + (high - low) * factor);
      return;
    }
    const aside = points[0][0] - this.now.points[0][0];
    const down = points[0][1] - this.now.points[0][1];
    if (!this.now.kind && Math.hypot(aside, down) > 8) {
      this.now.kind = Math.abs(aside) > Math.abs(down) ? "move" : "scroll";
      if (this.now.kind === "move") this.timeline.slide.start(low, high);
    }
    if (this.now.kind !== "move") return;
    event.preventDefault();
    this.timeline.slide.to(low - aside * scale);
  }

  end(event) {
    event.stopPropagation();
    const now = this.now;
    this.timeline.slide.end();
    if (event.touches.length === 0) this.now = null;
    if (!now || now.kind || event.type === "touchcancel") return;
    event.preventDefault();
    this.timeline.openAt(now.points[0][0], now.points[0][1], 22);
  }
}
