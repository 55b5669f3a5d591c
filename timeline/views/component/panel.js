// The open event: every text arrives as data and is set as textContent, so nothing of a document
// is ever read as markup. Addresses become links only when they are http or https.

function element(name, classes, text) {
  const made = document.createElement(name);
  if (classes) made.className = classes;
  if (text !== undefined) made.textContent = text;
  return made;
}

function link(address) {
  const made = element("a", "ev-link", address);
  made.href = address;
  made.target = "_blank";
  made.rel = "noopener noreferrer nofollow";
  made.referrerPolicy = "no-referrer";
  return made;
}

// A text in pieces: what a search found is marked.
function found(made, pieces) {
  for (const [text, hit] of pieces) made.append(hit ? element("mark", "ev-hit", text) : text);
  return made;
}

function passage(parts) {
  const made = element("blockquote", "ev-quote");
  made.dir = "auto";
  for (const { text, role } of parts) {
    if (role === "context") made.append(element("span", "ev-context", text));
    else if (role === "date") made.append(element("mark", "ev-date", text));
    else if (role === "hit") made.append(element("mark", "ev-hit", text));
    else if (role === "only") made.append(element("span", "ev-only", text));
    else made.append(element("span", "ev-sentence", text));
  }
  return made;
}

// Copying works without a secure origin too, as in an office's own network.
function copy(text, button, words) {
  const done = () => {
    const before = button.textContent;
    button.textContent = words.copied;
    setTimeout(() => (button.textContent = before), 1400);
  };
  if (navigator.clipboard && window.isSecureContext) {
    navigator.clipboard.writeText(text).then(done, () => {});
    return;
  }
  const field = element("textarea", "ev-away");
  field.value = text;
  button.after(field);
  field.select();
  document.execCommand("copy");
  field.remove();
  done();
}

function citing(source, words) {
  const made = element("details", "ev-cite");
  made.append(element("summary", "", words.cite));
  for (const [name, text] of source.citations) {
    const row = element("div", "ev-citation");
    const button = element("button", "ev-copy", name);
    button.type = "button";
    button.onclick = () => copy(text, button, words);
    row.append(button, element("pre", "", text));
    made.append(row);
  }
  return made;
}

function telling(source, words, send) {
  const made = element("article", "ev-source");
  made.lang = source.language;
  made.append(element("h3", "ev-document", source.document));
  made.append(element("p", "ev-meta", source.meta));
  made.append(passage(source.passage));
  const facts = element("dl", "ev-facts");
  for (const [name, value] of source.facts) {
    facts.append(element("dt", "", name), element("dd", "", value));
  }
  made.append(facts);
  if (/^https?:\/\//i.test(source.url)) made.append(link(source.url));
  else if (source.url) made.append(element("p", "ev-meta", source.url));
  if (source.id) {
    const read = element("button", "ev-copy", words.read);
    read.type = "button";
    read.onclick = () => send.setTriggerValue("read", source.id);
    made.append(element("div", "ev-line"), read);
  }
  if (source.citations.length) made.append(citing(source, words));
  return made;
}

function fill(root, data, send) {
  root.replaceChildren();
  root.setAttribute("aria-label", data.title.map(([text]) => text).join(""));
  root.classList.toggle("ev-wide", (data.sources || []).length > 1);
  const bar = element("div", "ev-bar");
  const button = (text, name, action, label) => {
    const made = element("button", "ev-button", text);
    made.type = "button";
    made.title = label;
    made.setAttribute("aria-label", label);
    made.onclick = () => send.setTriggerValue(name, action);
    return made;
  };
  if (data.list) bar.append(button("↩", "open", data.list, data.words.list));
  if (data.previous) bar.append(button("←", "open", data.previous, data.words.previous));
  if (data.next) bar.append(button("→", "open", data.next, data.words.next));
  bar.append(element("span", "ev-space"));
  const link = element("button", "ev-button ev-small", data.words.link);
  link.type = "button";
  link.onclick = () => copy(window.location.href, link, data.words);
  bar.append(link);
  const close = button("✕", "close", true, data.words.close);
  bar.append(close);
  root.append(bar, element("p", "ev-when", data.when));
  const title = found(element("h2", "ev-title"), data.title);
  title.dir = "auto";
  root.append(title);
  if (data.events) root.append(list(data, send));
  else tellings(root, data, send);
  root.onkeydown = (event) => {
    if (event.key === "Escape") close.click();
    else if (data.events) walk(root, event);
  };
}

// The arrows go from event to event of a list, Home and End to its ends; Enter opens, as links do.
function walk(root, event) {
  const entries = [...root.querySelectorAll(".ev-entry")];
  const at = entries.indexOf(document.activeElement);
  const goes = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 };
  const next = entries[goes[event.key]];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

// What a cluster holds: each event leads to itself, and can be opened in a page of its own.
function list(data, send) {
  const made = element("ol", "ev-list");
  for (const { id, when, title, kind } of data.events) {
    const link = element("a", "ev-entry");
    link.dataset.id = id;
    const address = new URL(window.location.href);
    address.searchParams.set("event", id);
    link.href = address;
    link.onclick = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      send.setTriggerValue("open", id);
    };
    const name = found(element("span", "ev-name"), title);
    name.dir = "auto";
    link.append(name, element("span", "ev-meta", `${when} · ${kind}`));
    const entry = element("li", "");
    entry.append(link);
    made.append(entry);
  }
  const box = element("div", "");
  if (data.more) box.append(element("p", "ev-count", data.more));
  box.append(made);
  return box;
}

function tellings(root, data, send) {
  const tags = element("p", "ev-tags");
  for (const tag of data.tags) tags.append(element("span", "ev-tag", tag));
  root.append(tags);
  if (data.conflicts.length) {
    const box = element("div", "ev-conflict");
    box.append(element("strong", "", data.words.conflict));
    const list = element("ul", "");
    for (const item of data.conflicts) list.append(element("li", "", item));
    box.append(list);
    root.append(box);
  }
  root.append(element("p", "ev-count", data.words.sources));
  if (data.sources.some(({ passage }) => passage.some(({ role }) => role === "only"))) {
    root.append(element("p", "ev-count", data.words.only));
  }
  const sources = element("div", "ev-sources");
  for (const source of data.sources) sources.append(telling(source, data.words, send));
  root.append(sources);
}

// Where the reader was before the panel opened, and which event it showed before.
let opener = null;
let before = "";

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".ev-root");
  const fresh = root.dataset.event !== data.id;
  if (!root.dataset.event) opener = document.activeElement;
  root.dataset.event = data.id;
  fill(root, data, { setTriggerValue });
  if (fresh) {
    root.scrollTop = 0;
    root.focus({ preventScroll: true });
    // Who comes back to a list goes on where the event was opened.
    if (data.events) root.querySelector(`[data-id="${CSS.escape(before)}"]`)?.focus();
    before = data.id;
  }
  return () => {
    if (document.activeElement !== document.body && !root.contains(document.activeElement)) return;
    const place = opener?.isConnected && opener !== document.body ? opener : document.querySelector(".tl-root");
    place?.focus({ preventScroll: true });
  };
}
