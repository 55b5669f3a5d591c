// The page's own style comes with this component, first of all on the page, and the browser is told
// to fetch plotly.js while Python is still at work. It also wears the theme that the reader chose.

// Tell Python once, and whenever it changes, whether the page is as narrow as a phone's.
let measured = null;

function measure({ data, setStateValue }) {
  const tell = (narrow) => {
    if (narrow === (measured ?? data.narrow)) return;
    measured = narrow;
    setStateValue("narrow", narrow);
  };
  const phone = window.matchMedia(`(max-width: ${data.phone - 1}px)`);
  tell(phone.matches);
  phone.onchange = () => tell(phone.matches);
}

export default function (component) {
  const { plotly, draws, theme, contrast, language } = component.data;
  document.documentElement.lang = language;
  document.documentElement.dataset.contrast = contrast ? "high" : "";
  wear(theme);
  measure(component);
  if (draws) loadPlotly(plotly);
  if (document.head.querySelector(`link[href="${CSS.escape(plotly)}"]`)) return;
  const link = document.createElement("link");
  Object.assign(link, { rel: "preload", as: "script", href: plotly });
  document.head.append(link);
}
