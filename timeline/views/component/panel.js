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

function passage(parts) {
  const made = element("blockquote", "ev-quote");
  made.dir = "auto";
  for (const { text, role } of parts) {
    if (role === "context") made.append(element("span", "ev-context", text));
    else if (role === "date") made.append(element("mark", "ev-date", text));
    else made.append(element("span", "ev-sentence", text));
  }
  return made;
}

function telling(source, words) {
  const made = element("article", "ev-source");
  made.lang = source.language;
  made.append(element("h4", "ev-document", source.document));
  made.append(element("p", "ev-meta", source.meta));
  made.append(passage(source.passage));
  const facts = element("dl", "ev-facts");
  for (const [name, value] of source.facts) {
    facts.append(element("dt", "", name), element("dd", "", value));
  }
  made.append(facts);
  if (/^https?:\/\//i.test(source.url)) made.append(link(source.url));
  else if (source.url) made.append(element("p", "ev-meta", source.url));
  return made;
}

function fill(root, data, send) {
  root.replaceChildren();
  root.setAttribute("aria-label", data.title);
  const bar = element("div", "ev-bar");
  const button = (text, name, action, label) => {
    const made = element("button", "ev-button", text);
    made.type = "button";
    made.title = label;
    made.setAttribute("aria-label", label);
    made.onclick = () => send.setTriggerValue(name, action);
    return made;
  };
  if (data.previous) bar.append(button("←", "open", data.previous, data.words.previous));
  if (data.next) bar.append(button("→", "open", data.next, data.words.next));
  bar.append(element("span", "ev-space"));
  const close = button("✕", "close", true, data.words.close);
  bar.append(close);
  root.append(bar, element("p", "ev-when", data.when));
  const title = element("h3", "ev-title", data.title);
  title.dir = "auto";
  root.append(title);
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
  const sources = element("div", "ev-sources");
  for (const source of data.sources) sources.append(telling(source, data.words));
  root.append(sources);
  root.onkeydown = (event) => {
    if (event.key === "Escape") close.click();
  };
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".ev-root");
  const fresh = root.dataset.event !== data.id;
  root.dataset.event = data.id;
  fill(root, data, { setTriggerValue });
  if (fresh) {
    root.scrollTop = 0;
    root.focus({ preventScroll: true });
  }
}
