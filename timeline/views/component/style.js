// The page's own style comes with this component, first of all on the page, and the browser is told
// to fetch plotly.js while Python is still at work.

export default function (component) {
  const address = component.data.plotly;
  if (document.head.querySelector(`link[href="${CSS.escape(address)}"]`)) return;
  const link = document.createElement("link");
  Object.assign(link, { rel: "preload", as: "script", href: address });
  document.head.append(link);
}
