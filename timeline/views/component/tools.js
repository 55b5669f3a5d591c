// Small helpers that the parts of the timeline share.

// Run an action once nothing asked for it any more for a while (milliseconds).
function later(wait, action) {
  let timer = null;
  const run = (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...values), wait);
  };
  run.cancel = () => clearTimeout(timer);
  return run;
}

// Run an action at most once a frame, with the newest values.
function eachFrame(action) {
  let waiting = null;
  return (...values) => {
    if (waiting === null) {
      requestAnimationFrame(() => {
        const newest = waiting;
        waiting = null;
        action(...newest);
      });
    }
    waiting = values;
  };
}

const DAY = 86400000;
const iso = (value) => new Date(value).toISOString().slice(0, 10);

// Plotly writes dates without a zone; they are meant in UTC, as its axis counts.
function ms(value) {
  if (typeof value === "number") return value;
  const text = String(value).trim().replace(" ", "T");
  return new Date(text.length > 10 ? text + "Z" : text).getTime();
}

const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

function svg(name, attributes = {}) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
