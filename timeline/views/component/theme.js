// Streamlit offers no call for its theme: it asks the browser which one the device prefers, and
// asks again after printing. A theme chosen by hand answers for the device.
const DARK = "(prefers-color-scheme: dark)";

function wear(named) {
  const theme = named === "dark" || named === "light" ? named : "";
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
  if (window.timelineTheme === theme) return;
  window.timelineTheme = theme;
  // The ground before there is a page, and whatever the browser draws itself.
  document.documentElement.style.colorScheme = theme || "light dark";
  window.dispatchEvent(new Event("afterprint"));
}
