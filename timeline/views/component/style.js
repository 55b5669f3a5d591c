// The page's own style comes with this component, first of all on the page, and the browser is told
// to fetch plotly.js while Python is still at work. It also wears the theme that the reader chose.

// Streamlit offers no call for its theme: it asks the browser which one the device prefers, and
// asks again after printing. A theme chosen by hand answers for the device.
const DARK = "(prefers-color-scheme: dark)";

function wear(theme) {
  if (!window.timelineAsksDevice) {
    const device = window.matchMedia.bind(window);
    window.timelineAsksDevice = device;
    window.matchMedia = (query) => {
      const answer = device(query);
      const chosen = window.timelineTheme;
      if (query !== DARK || !chosen) return answer;
      return new Proxy(answer, {
        get: (target, name) => {
          if (name === "matches") return chosen === "dark";
          const value = target[name];
          return typeof value === "function" ? value.bind(target) : value;
        },
      });
    };
  }
  if ((window.timelineTheme || "") === theme) return;
  window.timelineTheme = theme;
  window.dispatchEvent(new Event("afterprint"));
}

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
