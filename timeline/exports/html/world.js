"use strict";
// The timeline that glides: each mark, title and year moves to where the next step has it.
window.timelineWorld = function (data, stage) {
  const root = stage.querySelector(".world");
  if (!root) return () => {};
  const line = root.querySelector(".line");
  const built = stage.querySelector(".beside .built");
  const ROW = 31, AXIS = 30, LEGEND = 28, DOT = 8, WIDEST = 330;
  const pen = document.createElement("canvas").getContext("2d");
  const add = (name, parent) => {
    const made = document.createElement("div");
    made.className = name;
    parent.append(made);
    return made;
  };
  const put = (element, name, pixels) => {
    element.style[name] = pixels / 12.8 + "cqw";
  };
  const wide = (text, bold) => {
    pen.font = (bold ? "700 17px" : "15px") + " 'Noto Sans',sans-serif";
    return pen.measureText(text).width * 1.03 + 4;
  };
  const ordinal = (year) => Math.round(Date.UTC(year, 0, 1) / 864e5) + 719163;

  const marks = data.events.map((event) => {
    const dot = add("mark " + event.form + " " + event.look, root);
    dot.style.setProperty("--colour", event.colour);
    const label = add("name", root);
    label.textContent = event.title;
    return { ...event, dot, label };
  });
  const others = data.others.map((day) => ({ day, dot: add("other", root) }));
  const windows = data.steps.filter((step) => step.world).map((step) => step.world.window);
  const years = [];
  const first = 1 + Math.floor((Math.min(...windows.map((w) => w[0])) - 719163) / 365.25) + 1969;
  const last = Math.floor((Math.max(...windows.map((w) => w[1])) - 719163) / 365.25) + 1971;
  for (let year = first; year <= last; year++) {
    const tick = add("year", root);
    tick.textContent = year;
    years.push({ year, day: ordinal(year), tick });
  }
  const legend = add("legend", root);

  function rows(step, at, box, bottom) {
    const count = Math.max(1, Math.floor((bottom - box[1]) / ROW));
    const taken = Array.from({ length: count }, () => []);
    const free = (row, a, b) => row < count && taken[row].every(([c, d]) => b < c || a > d);
    const shown = new Set(step.shown);
    const inside = marks.filter(
      (m) => shown.has(m.id) && m.b >= step.window[0] && m.a <= step.window[1]
    );
    inside.sort((a, b) => (b.id === step.here) - (a.id === step.here) || a.a - b.a);
    const places = new Map();
    const right = box[0] + box[2];
    for (const mark of inside) {
      const here = mark.id === step.here;
      const a = Math.max(at(mark.a), box[0]), b = Math.min(Math.max(at(mark.b), a), right);
      const full = wide(mark.title, here);
      let found = null;
      // A whole title before a cut one, a cut one before none; to the right before to the left.
      const most = Math.min(full, here ? 560 : WIDEST);
      for (const size of [most, 240, 150, 90].filter((size) => size <= most)) {
        for (let row = 0; row < count && !found; row++) {
          const to = b + DOT + 7 + size, from = a - DOT - 7 - size;
          if (to <= right && free(row, a - DOT - 4, to)) found = { row, size, left: b + DOT + 5, side: "" };
          else if (from >= box[0] && free(row, from, b + DOT + 4))
            found = { row, size, left: from, side: "before" };
          if (found) taken[row].push(found.side ? [from, b + DOT + 4] : [a - DOT - 4, to]);
        }
        if (found) break;
      }
      for (let row = 0; row < count && !found; row++)
        if (free(row, a - DOT, b + DOT)) {
          found = { row, size: 0, left: b };
          taken[row].push([a - DOT, b + DOT]);
        }
      if (found) places.set(mark.id, found); // else its dot on the axis stands for it
    }
    return places;
  }

  return function show(step) {
    const seen = Boolean(step);
    root.classList.toggle("seen", seen);
    const beside = stage.querySelector(".beside");
    if (beside) beside.classList.toggle("seen", seen);
    if (!step) return;
    const box = step.box;
    const at = (day) => box[0] + ((day - step.window[0]) / (step.window[1] - step.window[0])) * box[2];
    const bottom = box[1] + box[3] - AXIS - (step.kinds.length ? LEGEND : 0);
    const places = rows(step, at, box, bottom);
    put(line, "left", box[0]);
    put(line, "width", box[2]);
    put(line, "top", bottom);
    for (const mark of marks) {
      const place = places.get(mark.id);
      const here = mark.id === step.here;
      const y = bottom - ROW * ((place ? place.row : 0) + 0.62);
      const a = at(mark.a), b = Math.max(at(mark.b), a);
      const bar = b - a > 2 * DOT;
      const from = bar ? Math.max(a, box[0]) : (a + b) / 2, to = bar ? Math.min(b, box[0] + box[2]) : from;
      mark.dot.classList.toggle("gone", !place);
      mark.dot.classList.toggle("bar", bar);
      mark.dot.classList.toggle("here", here);
      put(mark.dot, "left", from - (bar ? 0 : DOT));
      put(mark.dot, "width", bar ? Math.max(to - from, 4) : 2 * DOT);
      put(mark.dot, "top", y - (bar ? 6 : DOT));
      mark.label.classList.toggle("gone", !place || !place.size);
      mark.label.classList.toggle("here", here);
      mark.label.classList.toggle("before", Boolean(place && place.side));
      put(mark.label, "left", place ? place.left : from);
      if (place && place.size) put(mark.label, "width", place.size + 2);
      put(mark.label, "top", y - 13);
    }
    for (const other of others) {
      const x = at(other.day);
      put(other.dot, "left", x - 3);
      put(other.dot, "top", bottom - 3);
      other.dot.classList.toggle("gone", x < box[0] || x > box[0] + box[2]);
    }
    const span = (step.window[1] - step.window[0]) / 365.25;
    const every = [1, 2, 5, 10].find((n) => (box[2] / span) * n > 62) || 20;
    for (const { year, day, tick } of years) {
      const x = at(day);
      put(tick, "left", x);
      put(tick, "top", bottom + 4);
      tick.classList.toggle("gone", year % every !== 0 || x < box[0] + 8 || x > box[0] + box[2] - 14);
    }
    legend.replaceChildren(
      ...step.kinds.map(([name, colour]) => {
        const entry = document.createElement("span");
        entry.textContent = name;
        entry.style.setProperty("--colour", colour);
        return entry;
      })
    );
    put(legend, "left", box[0]);
    put(legend, "width", box[2]);
    put(legend, "top", bottom + AXIS + 4);
    if (built && step.until !== null)
      built.style.clipPath = "inset(0 " + 100 * (1 - step.until) + "% 0 0)";
  };
};
