// A document as it was read: its text letter for letter, each reading marked in place. All text
// is set as textContent. A click on a reading opens its event on the timeline.

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".rd-root");
  root.replaceChildren();
  root.lang = data.language;
  root.dir = "auto";
  for (const { text, role, id, record, title } of data.parts) {
    if (!role) {
      root.append(text);
      continue;
    }
    const made = document.createElement(role === "date" ? "mark" : "span");
    if (record) {
      const open = () => setTriggerValue("open", record);
      made.tabIndex = 0;
      made.setAttribute("role", "link");
      made.onclick = open;
      made.onkeydown = (event) => event.key === "Enter" && open();
    }
    made.className = `rd-${role}`;
    made.title = title;
    made.dataset.record = id;
    made.textContent = text;
    root.append(made);
  }
  const wanted = data.focus && root.querySelector(`[data-record="${CSS.escape(data.focus)}"]`);
  if (wanted && root.dataset.focus !== data.focus) {
    root.dataset.focus = data.focus;
    wanted.scrollIntoView({ block: "center" });
  }
}
