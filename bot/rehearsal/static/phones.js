// What stands on the phones: SMS, Telegram with its buttons, mail.

import { clock, date, day, fill, make, words } from "./dom.js";

const LINK = /(https?:\/\/\S+)/;
const PAUSE = 30 * 60 * 1000;

// The staff site opens as the colleague whose phone the link stands on.
function way(url, staff) {
  if (url.origin !== location.origin) return url.href;
  if (!staff || !url.pathname.startsWith("/admin")) return url.pathname + url.search;
  return `/demo/staff-site?${new URLSearchParams({ staff, next: url.pathname })}`;
}

export function linked(text, { openChat, staff } = {}) {
  return text.split(LINK).map((part) => {
    if (!LINK.test(part)) return part;
    const url = new URL(part);
    const isOurs = url.origin === location.origin;
    const link = make("a", { href: way(url, staff), target: "_blank", rel: "noopener" }, part);
    if (isOurs && url.pathname.startsWith("/chat/") && openChat) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        openChat(url.pathname);
      });
    }
    return link;
  });
}

function withTimes(bubbles, drawOne) {
  const drawn = [];
  let last = null;
  bubbles.forEach((bubble, place) => {
    const isNewDay = !last || date(last) !== date(bubble.at);
    if (isNewDay || new Date(bubble.at) - new Date(last) > PAUSE) {
      const said = isNewDay ? `${day(bubble.at)} ${clock(bubble.at)}` : clock(bubble.at);
      drawn.push(make("p", { class: "when" }, said));
    }
    last = bubble.at;
    drawn.push(...drawOne(bubble, place));
  });
  return drawn;
}

function classes(bubble, place, before) {
  return ["bubble", bubble.is_own && "own", place >= before && "new"].filter(Boolean).join(" ");
}

export function drawTexts(texts, before, { empty, openChat, staff }) {
  if (!texts.length) return [make("p", { class: "empty" }, empty)];
  return withTimes(texts, (text, place) => [
    make("p", { class: classes(text, place, before) }, ...linked(text.words, { openChat, staff })),
  ]);
}

function drawRows(bubble, onTap) {
  if (!bubble.buttons.length) return [];
  const isScale = bubble.buttons.filter(([first]) => /^\d$/.test(first.label)).length > 3;
  const rows = bubble.buttons.map((row) =>
    make("div", {}, ...row.map((button) =>
      make("button", { type: "button", onclick: () => onTap(bubble.id, button.data) }, button.label))));
  return [make("div", { class: isScale ? "rows scale" : "rows" }, ...rows)];
}

export function drawTelegram(bubbles, before, { empty, openChat, onTap }) {
  if (!bubbles.length) return [make("p", { class: "empty" }, empty)];
  return withTimes(bubbles, (bubble, place) => [
    make("p", { class: classes(bubble, place, before) }, ...linked(bubble.words, { openChat }), make("time", {}, clock(bubble.at))),
    ...drawRows(bubble, onTap),
  ]);
}

export function drawKeyboard(rows, onPress) {
  return rows.map((row) => make("div", {}, ...row.map((label) =>
    make("button", { type: "button", onclick: () => onPress(label) }, label))));
}

export function drawLetters(letters, staff) {
  if (!letters.length) return [make("p", { class: "empty" }, words.no_mail)];
  return letters.map((letter) => make("article", { class: "letter" },
    make("header", {}, make("strong", {}, letter.subject), make("time", {}, `${day(letter.at)} ${clock(letter.at)}`)),
    make("p", {}, ...linked(letter.words, { staff }))));
}

// Both channels of one push are one step, and so is one colleague told again and again.
function together(steps) {
  const told = [];
  for (const step of steps) {
    const last = told.at(-1);
    if (last && last.what === step.what && last.who === step.who) {
      if (last.last !== step.at) last.count += 1;
      last.last = step.at;
    } else told.push({ ...step, last: step.at, count: 1 });
  }
  return told;
}

export function drawAlert(alert, name, staff) {
  const lines = together(alert.steps).map((step) => {
    const key = step.count > 1 && step.what === "told" ? "step_again" : `step_${step.what}`;
    return make("li", {}, make("time", {}, clock(step.at)),
      make("span", {}, fill(words[key], { ...step, last: clock(step.last) })));
  });
  const isTaken = alert.state === "taken";
  if (!isTaken && alert.next_at) {
    lines.push(make("li", { class: "next" }, make("time", {}, clock(alert.next_at)), make("span", {}, words.step_next)));
  }
  const level = words[isTaken ? "alert_taken" : `alert_${alert.level}`];
  const url = new URL(`/admin/alerts/${alert.id}`, location);
  return make("div", { class: `alert ${alert.level} ${alert.state}`, "data-alert": alert.id },
    make("p", { class: "head" }, make("strong", {}, `${name}: ${level}`),
      make("a", { href: way(url, staff), target: "_blank", rel: "noopener" }, words.open)),
    make("ul", { class: "steps" }, ...lines.slice(-9)));
}
