// Carries the timeline's questions for texts to Python and the answers back, so that the charts
// themselves need not run again.

export default function (component) {
  const { data, setTriggerValue } = component;
  window.dispatchEvent(new CustomEvent("timeline-texts", { detail: data.texts }));
  const ask = ({ detail }) => setTriggerValue("want", detail);
  window.addEventListener("timeline-wants", ask);
  return () => window.removeEventListener("timeline-wants", ask);
}
