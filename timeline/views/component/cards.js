// Events as cards to read one after the other, under chapters. All text is set as textContent.
// With an overview, a strip of the whole history stays on top and marks the card being read.

// The text is one string, or pieces of [text, whether a search found it].
function piece(name, classes, text) {
  const made = document.createElement(name);
  if (classes) made.className = classes;
  if (typeof text === "string") made.textContent = text;
  else for (const [part, hit] of text ?? []) made.append(hit ? piece("mark", "cd-hit", part) : part);
  return made;
}

function card(entry, open) {
  const made = piece("button", "cd-card");
  made.type = "button";
  made.dataset.at = entry.at ?? "";
  made.append(piece("span", "cd-when", entry.when), piece("span", "cd-title", entry.title));
  if (entry.text?.length) made.append(piece("span", "cd-text", entry.text));
  if (entry.note) made.append(piece("span", "cd-note", entry.note));
  made.onclick = () => open(entry.id);
  return made;
}

function strip(data) {
  const box = piece("div", "cd-strip");
  const most = Math.max(...data.counts, 1);
  for (const count of data.counts) {
    const bar = piece("i", "");
    bar.style.height = count ? `${12 + 88 * Math.sqrt(count / most)}%` : "0";
    box.append(bar);
  }
  const here = piece("b", "cd-here");
  box.append(here);
  return { box, here };
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".cd-root");
  root.replaceChildren();
  root.classList.toggle("cd-story", Boolean(data.overview));
  const open = (id) => setTriggerValue("open", id);
  const cards = [];
  const top = data.overview && strip(data.overview);
  if (top) root.append(top.box);
  for (const chapter of data.chapters) {
    const section = piece("section", "cd-chapter");
    section.append(piece("h2", "cd-heading", chapter.title));
    const list = piece("div", "cd-list");
    for (const entry of chapter.cards) {
      const made = card(entry, open);
      cards.push(made);
      list.append(made);
    }
    if (!chapter.cards.length) list.append(piece("p", "cd-none", chapter.none || ""));
    section.append(list);
    root.append(section);
  }
  if (!top) return undefined;
  const watch = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting || entry.target.dataset.at === "") continue;
        top.here.style.left = `${Number(entry.target.dataset.at) * 100}%`;
        cards.forEach((one) => one.classList.toggle("cd-now", one === entry.target));
      }
    },
    { rootMargin: "-25% 0px -65% 0px" },
  );
  cards.forEach((one) => watch.observe(one));
  return () => watch.disconnect();
}
