// A table whose cells show a text over a value: it is sorted by the values. All text is set as
// textContent, so nothing of a document is ever read as markup.

function make(name, classes, text) {
  const made = document.createElement(name);
  if (classes) made.className = classes;
  if (text !== undefined) made.textContent = text;
  return made;
}

// A text, or pieces of [text, whether a search found it].
function write(cell, text) {
  if (!Array.isArray(text)) cell.append(text);
  else for (const [part, hit] of text) cell.append(hit ? make("mark", "tb-hit", part) : part);
}

const SHORT = 18; // letters
const MIDDLE = 36;

// Short texts stand on one line, middle ones on two where room lacks, so that long ones get it.
const widthOf = (texts) => {
  const longest = Math.max(0, ...texts.map((text) => bare(text ?? "").length));
  return longest > MIDDLE ? "long" : longest > SHORT ? "middle" : "short";
};

const bare = (text) => (Array.isArray(text) ? text.map(([part]) => part).join("") : text);

class Table {
  constructor(root) {
    this.root = root;
    this.sorted = null; // [column, downwards], where the reader asked for it
  }

  update(data, send) {
    this.data = data;
    this.send = send;
    this.sorted = data.sorted ?? this.sorted;
    if (this.sorted && this.sorted[0] >= data.columns.length) this.sorted = null;
    const away = this.box?.scrollTop ?? 0;
    const held = this.root.contains(document.activeElement) ? document.activeElement.dataset.at : "";
    this.draw();
    this.box.scrollTop = away;
    if (held) this.root.querySelector(`[data-at="${held}"]`)?.focus({ preventScroll: true });
  }

  draw() {
    const { name, columns, height } = this.data;
    this.widths = columns.map(({ texts }) => widthOf(texts));
    const table = make("table", "tb-table");
    table.setAttribute("aria-label", name);
    const head = make("tr");
    columns.forEach((column, at) => head.append(this.heading(column, at)));
    const top = make("thead");
    top.append(head);
    const body = make("tbody");
    for (const row of this.order()) body.append(this.row(row));
    table.append(top, body);
    this.box = make("div", "tb-box");
    this.box.tabIndex = 0; // what scrolls must be reached by keyboard
    this.box.setAttribute("role", "region");
    this.box.setAttribute("aria-label", name);
    if (height) this.box.style.maxHeight = `${height}px`;
    this.box.append(table);
    this.root.replaceChildren(this.box);
  }

  heading({ name, kind }, at) {
    const cell = make("th", `tb-${kind}`);
    cell.scope = "col";
    const [column, down] = this.sorted ?? [];
    if (column === at) cell.setAttribute("aria-sort", down ? "descending" : "ascending");
    const button = make("button", "tb-sort", name);
    button.type = "button";
    button.dataset.at = `h${at}`;
    button.onclick = () => this.sort(at);
    cell.append(button);
    return cell;
  }

  sort(at) {
    const [column, down] = this.sorted ?? [];
    this.sorted = column !== at ? [at, false] : down ? null : [at, true];
    // One page of several: Python sorts them all.
    if (this.data.part) this.send.setStateValue("sorted", this.sorted ?? []);
    else this.update({ ...this.data, sorted: undefined }, this.send);
  }

  // The rows in the order that the reader asked for; those without a value come last.
  order() {
    const { columns, rows, part } = this.data;
    const all = [...Array(rows).keys()];
    if (!this.sorted || part) return all;
    const [column, down] = this.sorted;
    const { texts, values, kind } = columns[column];
    const key = (row) => (values ? values[row] : bare(texts[row]));
    const language = document.documentElement.lang || undefined;
    const compare = (one, other) =>
      kind === "text" && !values ? one.localeCompare(other, language) : one < other ? -1 : one > other ? 1 : 0;
    const empty = (row) => key(row) === null || key(row) === "";
    return all.sort((one, other) => {
      if (empty(one) || empty(other)) return empty(one) - empty(other) || one - other;
      return (down ? -1 : 1) * compare(key(one), key(other)) || one - other;
    });
  }

  row(row) {
    const { columns, lead, chosen } = this.data;
    const made = make("tr");
    if (lead !== null) {
      made.className = "tb-open";
      made.classList.toggle("tb-chosen", chosen === row);
      made.onclick = () => this.send.setTriggerValue("chosen", row);
    }
    columns.forEach(({ kind, texts }, at) => {
      const cell = make("td", `tb-${kind}`);
      if (kind === "text") {
        cell.dir = "auto";
        cell.classList.add(`tb-${this.widths[at]}`);
      } else if (kind === "when" && this.widths[at] !== "short") cell.classList.add("tb-middle");
      const text = texts[row];
      if (at === lead) cell.append(this.opener(row, text));
      else if (kind === "link") cell.append(...this.link(text));
      else write(cell, text);
      made.append(cell);
    });
    return made;
  }

  opener(row, text) {
    const button = make("button", "tb-opener");
    button.type = "button";
    button.dataset.at = `r${row}`;
    if (this.data.chosen !== null) button.setAttribute("aria-pressed", this.data.chosen === row);
    write(button, text);
    return button; // the click goes on to the row
  }

  link(address) {
    if (!/^https?:\/\//i.test(address)) return [];
    const made = make("a", "tb-away", this.data.words.open);
    made.href = address;
    made.target = "_blank";
    made.rel = "noopener noreferrer nofollow";
    made.referrerPolicy = "no-referrer";
    made.title = address;
    return [made];
  }
}

const tables = new WeakMap();

export default function (component) {
  const { data, parentElement, setStateValue, setTriggerValue } = component;
  const root = parentElement.querySelector(".tb-root");
  if (!tables.has(root)) tables.set(root, new Table(root));
  tables.get(root).update(data, { setStateValue, setTriggerValue });
}
