// Small helpers for making elements; words only ever become text, never markup.

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") element.addEventListener("click", value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

export const find = (id) => document.getElementById(id);
export const words = JSON.parse(document.body.dataset.words);

export function fill(template, fields) {
  return template.replace(/\{([a-z_]+)\}/g, (_, name) => fields[name] ?? "");
}

const inTown = { timeZone: "Europe/Copenhagen" };
const clockFormat = new Intl.DateTimeFormat("da-DK", { ...inTown, hour: "2-digit", minute: "2-digit" });
const dayFormat = new Intl.DateTimeFormat("da-DK", { ...inTown, weekday: "long", day: "numeric", month: "long" });
const dateFormat = new Intl.DateTimeFormat("sv-SE", inTown);

export const clock = (moment) => clockFormat.format(new Date(moment)).replace(":", ".");
export const day = (moment) => dayFormat.format(new Date(moment));
export const date = (moment) => dateFormat.format(new Date(moment));

// Draws a list anew only when it has changed, and keeps the newest in view.
export function redraw(log, items, draw) {
  const now = JSON.stringify(items);
  if (log.dataset.drawn === now) return;
  const isSame = log.dataset.was !== undefined && log.dataset.of === log.dataset.was;
  const before = isSame ? Number(log.dataset.count || 0) : items.length;
  log.replaceChildren(...draw(items, before));
  Object.assign(log.dataset, { drawn: now, count: items.length, was: log.dataset.of ?? "" });
  log.scrollTop = log.scrollHeight;
}
