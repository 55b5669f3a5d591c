// Streamlit's widgets take no data-testid: this writes it onto what their keys name, and again
// whenever Streamlit draws them anew. `targets` is a list of
// [selector, name]. `words` puts what Streamlit says in English alone into the reader's language.

// After a dropped connection Streamlit may have lost the reader's session and then answers nothing.
// All that matters stands in the address, so a connection opened anew loads the page anew.
function comeBack() {
  if (window.timelineComesBack) return;
  window.timelineComesBack = true;
  const Native = window.WebSocket;
  window.WebSocket = class extends Native {
    constructor(address, ...more) {
      super(address, ...more);
      if (!String(address).includes("/_stcore/stream")) return;
      this.addEventListener("open", () => window.location.reload());
    }
  };
}

const PLACES = [
  ...["FileUploader", "Selectbox", "SelectboxVirtualDropdown", "MultiSelect"],
  ...["TooltipContent", "ElementToolbar", "StatusWidget", "Dialog", "SkipToContent"],
].map((name) => `[data-testid="st${name}"]`).concat('[data-testid="InputInstructions"]');
const ATTRIBUTES = ["aria-label", "title", "placeholder"];
const english = new WeakMap(); // what stood there before: [as Streamlit wrote it, as we said it]

function phrase(owner, kind, text, words) {
  const before = english.get(owner)?.[kind];
  const source = before && before[1] === text ? before[0] : text;
  const limit = source.match(/^(\d+) ?MB per file$/);
  const said = limit
    ? words["{} MB per file"].replace("{}", limit[1])
    : Object.hasOwn(words, source) && words[source];
  if (!said) return text;
  english.set(owner, { ...english.get(owner), [kind]: [source, said] });
  return said;
}

// Whole texts alone are replaced, and only within Streamlit's own parts: never a source's words.
function translate(words) {
  for (const place of document.querySelectorAll(PLACES.join(","))) {
    const walk = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const said = phrase(node, "text", node.nodeValue, words);
      if (said !== node.nodeValue) node.nodeValue = said;
    }
  }
  for (const name of ATTRIBUTES) {
    for (const found of document.querySelectorAll(`[${name}]`)) {
      const text = found.getAttribute(name);
      const said = phrase(found, name, text, words);
      if (said !== text) found.setAttribute(name, said);
    }
  }
}

export default function (component) {
  comeBack();
  const { targets, words } = component.data;
  let waiting = null;
  const tag = () => {
    for (const [selector, name] of targets) {
      for (const found of document.querySelectorAll(selector)) {
        if (found.getAttribute("data-testid") !== name) found.setAttribute("data-testid", name);
      }
    }
  };
  const speak = () => {
    waiting = null;
    translate(words);
  };
  tag();
  speak();
  const observer = new MutationObserver((changes) => {
    if (changes.every(({ target }) => target.closest?.(".js-plotly-plot"))) return; // a chart moves
    tag();
    waiting ??= setTimeout(speak, 60);
  });
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    clearTimeout(waiting);
  };
}
