// Streamlit's widgets take no data-testid: this writes it onto what their keys name, and again
// whenever Streamlit draws them anew. `targets` is a list of
// [selector, name]. High contrast is a mark on the page that page.css reads.

export default function (component) {
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
