// Streamlit's widgets take no data-testid: this writes it onto what their keys name, and again
// whenever Streamlit draws them anew. `targets` is a list of
// [selector, name]. High contrast is a mark on the page that page.css reads.

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

export default function (component) {
  comeBack();
  const { targets, contrast, language } = component.data;
  document.documentElement.lang = language;
  document.documentElement.dataset.contrast = contrast ? "high" : "";
  const tag = () => {
    for (const [selector, name] of targets) {
      for (const found of document.querySelectorAll(selector)) {
        if (found.getAttribute("data-testid") !== name) found.setAttribute("data-testid", name);
      }
    }
  };
  tag();
  const observer = new MutationObserver(tag);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => observer.disconnect();
}
