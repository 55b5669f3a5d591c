// Undoes what charts/wire.py did to the long columns of a figure.

function unpack(value) {
  if (Array.isArray(value)) return value.map(unpack);
  if (!value || typeof value !== "object") return value;
  if (value["~t"]) {
    const [unit, ...counts] = value["~t"];
    return counts.map((count) => count * unit * 1000);
  }
  if (value["~i"]) return value["~i"].map((place) => value["~v"][place]);
  if (value["~n"]) return Array(value["~n"]).fill(value["~v"][0]);
  const made = {};
  for (const [key, part] of Object.entries(value)) {
    made[key] = part && part["~as"] ? made[part["~as"]] : unpack(part);
  }
  return made;
}
