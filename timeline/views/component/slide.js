// Moves the time one frame at a step: plotly.js moves what it drew only for a mouse that drags, and
// lays everything out anew for any other call. So a finger, or the strip below, drags with a mouse
// of its own.

class Slide {
  constructor(timeline) {
    this.timeline = timeline;
    this.from = null;
    this.move = eachFrame((x) => this.send("mousemove", x));
  }

  // From a view (first and last instant), until `end`.
  start(low, high) {
    const { left, width, top } = this.timeline.area();
    Object.assign(this, { from: low, scale: width / (high - low), x: left + width / 2, y: top + 60 });
    this.send("mousedown", this.x, this.timeline.plot.querySelector(".nsewdrag"));
  }

  to(low) {
    const [first, last] = this.timeline.data.whole.map(ms);
    const length = this.timeline.area().width / this.scale;
    const start = clamp(low, first, Math.max(last - length, first));
    this.move(this.x + (this.from - start) * this.scale);
  }

  end() {
    if (this.from === null) return;
    this.from = null;
    // After the last step, which waits for its frame.
    requestAnimationFrame(() => this.send("mouseup", this.last));
  }

  send(type, x, place = document.querySelector(".dragcover") || document) {
    this.last = x;
    const at = { clientX: x, clientY: this.y, button: 0, buttons: 1 };
    place.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, view: window, ...at }));
  }
}
