// The rehearsal page: asks for the state each second and keeps both phones alive.

import { clock, day, fill, find, make, redraw, words } from "./dom.js";
import { drawAlert, drawKeyboard, drawLetters, drawTelegram, drawTexts } from "./phones.js";

const POLL = 1000;
const LOOK_AT_PROVIDERS = 4;
const frame = find("web-frame");
const wide = matchMedia("(min-width: 1121px)");

const seen = { staff: new Map(), young: new Map(), unread: new Map(), web: null, isWebFresh: false };
let state = null;
let person = null;
let colleague = null;
let app = "sms";
let polls = 0;
let asked = 0;

// ---- talking with Makker

async function get(path) {
  const response = await fetch(path, { headers: { Accept: "application/json" } });
  return response.json();
}

async function post(what, body) {
  const response = await fetch(`/demo/api/${what}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const told = await response.json().catch(() => ({ ok: false, error: words.failed }));
  note(told.ok ? told.note ?? "" : told.error, !told.ok);
  await refresh();
  return told;
}

async function refresh() {
  const mine = ++asked;
  try {
    const fresh = await get(`/demo/api/state?person=${person ?? 0}`);
    if (mine !== asked) return;
    state = fresh;
    find("lost").hidden = true;
    draw();
  } catch {
    find("lost").hidden = false;
  }
}

async function poll() {
  if (polls++ % LOOK_AT_PROVIDERS === 0) drawProviders();
  await refresh();
  setTimeout(poll, POLL);
}

function note(text, isRefused = false) {
  find("note").textContent = text;
  find("note").classList.toggle("refused", isRefused && Boolean(text));
}

// ---- drawing

function draw() {
  if (person === null) {
    person = state.people[0]?.id ?? 0;
    colleague = state.staff[0]?.id;
    drawPeople();
    openPhone();
    refresh();
    return;
  }
  drawClock();
  drawPeople();
  drawPhone();
  drawStaff();
  drawAlerts();
  for (const box of document.querySelectorAll("[data-fault]")) {
    const name = box.dataset.fault;
    box.checked = name === "telegram_blocked" ? state.phone.telegram.is_blocked : state.faults[name];
  }
}

function drawClock() {
  for (const place of document.querySelectorAll("[data-time]")) place.textContent = clock(state.now);
  find("day").textContent = day(state.now);
  find("open").textContent = state.is_open ? words.is_open : words.is_closed;
}

function drawPeople() {
  const choices = [
    ...state.people.map((one) => [one.id, `${one.name}, ${one.age} ${words.years}`, one.state]),
    [0, words.stranger, ""],
  ];
  const select = find("person");
  const now = JSON.stringify(choices);
  if (select.dataset.drawn !== now) {
    select.replaceChildren(...choices.map(([id, name, stands]) =>
      make("option", { value: id, selected: id === person }, stands && stands !== "joined" ? `${name} (${words[`state_${stands}`] ?? stands})` : name)));
    select.dataset.drawn = now;
  }
  const one = state.people.find((each) => each.id === person);
  find("facts").textContent = one ? facts(one) : words.stranger_facts;
  find("to-appointment").disabled = !one?.appointment;
}

function facts(one) {
  const about = fill(words.facts, { consultant: one.consultant, channel: words[`by_${one.channel}`], number: shown(state.phone.number) });
  const next = one.appointment;
  if (!next) return `${about} ${words.no_appointment}`;
  return `${about} ${fill(words.appointment, { ...next, state: words[`appointment_${next.state}`] ?? "" })}`;
}

const shown = (number) => number.replace(/^\+45(\d\d)(\d\d)(\d\d)(\d\d)$/, "+45 $1 $2 $3 $4");

function drawPhone() {
  const { phone } = state;
  if (phone.person !== person) return;
  find("sms-from").textContent = shown(phone.sender);
  for (const log of [find("sms-log"), find("telegram-log")]) log.dataset.of = String(person);
  redraw(find("sms-log"), phone.sms, (texts, before) =>
    drawTexts(texts, before, { empty: words.no_sms, openChat }));
  redraw(find("telegram-log"), phone.telegram.bubbles, (bubbles, before) =>
    drawTelegram(bubbles, before, { empty: words.no_telegram, openChat, onTap }));
  redraw(find("telegram-keyboard"), phone.telegram.keyboard, (rows) => drawKeyboard(rows, onPress));
  find("telegram-blocked").hidden = !phone.telegram.is_blocked;
  find("tab-web").disabled = person === 0;
  mark("sms", phone.sms.length);
  mark("telegram", phone.telegram.bubbles.length);
  mark("web", phone.web);
  keepChatFresh(phone.web);
}

// A dot on the tab where something has come that is not in view.
function mark(name, count) {
  const key = `${person} ${name}`;
  const known = seen.young.get(key);
  if (known === undefined || app === name) seen.young.set(key, count);
  const tab = find(`tab-${name}`);
  const isNew = app !== name && known !== undefined && known !== count;
  const dot = tab.querySelector(".dot");
  if (isNew && !dot) tab.append(make("span", { class: "dot", title: words.something_new }));
  if (!isNew && dot) dot.remove();
}

function drawStaff() {
  for (const one of state.staff) {
    const count = one.sms.filter((text) => !text.is_own).length + one.mail.length;
    const known = seen.staff.get(one.id);
    const newest = Math.max(0, ...[...one.sms, ...one.mail].map((each) => Date.parse(each.at)));
    const arrived = known === undefined ? 0 : newest > known.newest || count > known.count ? Math.max(1, count - known.count) : 0;
    seen.staff.set(one.id, { count, newest });
    if (arrived) ring(one, arrived);
  }
  drawCrew();
  const one = state.staff.find((each) => each.id === colleague);
  if (!one) return;
  find("staff-facts").textContent = `${one.name}, ${words[`role_${one.role}`] ?? one.role}. ${shown(one.number)}, ${one.email}`;
  find("work-from").textContent = shown(state.phone.sender);
  find("mail-to").textContent = one.email;
  find("staff-site").href = `/demo/staff-site?staff=${one.id}`;
  for (const log of [find("work-log"), find("mail-log")]) log.dataset.of = String(one.id);
  redraw(find("work-log"), one.sms, (texts, before) => drawTexts(texts, before, { empty: words.no_push, staff: one.id }));
  redraw(find("mail-log"), one.mail, (letters) => drawLetters(letters, one.id));
  const mails = find("mail-badge");
  mails.hidden = !one.mail.length;
  mails.textContent = one.mail.length;
}

function drawCrew() {
  const crew = state.staff.map((one) => [one.id, one.name.split(" ")[0], seen.unread.get(one.id) ?? 0, one.id === colleague]);
  const hadFocus = find("crew").contains(document.activeElement);
  redraw(find("crew"), crew, () => crew.map(([id, name, unread, isShown]) =>
    make("button", { type: "button", role: "tab", "data-staff": id, "aria-selected": String(isShown), tabindex: isShown ? 0 : -1, "aria-controls": "staff-phone", onclick: () => showColleague(id) },
      name, unread ? make("span", { class: "badge" }, String(unread)) : null)));
  if (hadFocus) find("crew").querySelector("[aria-selected=true]")?.focus();
  const total = crew.reduce((sum, [, , unread]) => sum + unread, 0);
  find("staff-badge").hidden = !total;
  find("staff-badge").textContent = total;
}

function drawAlerts() {
  redraw(find("alerts"), state.alerts, (alerts) => alerts.length
    ? alerts.map((alert) => drawAlert(alert, state.people.find((one) => one.id === alert.person)?.name ?? words.stranger, colleague))
    : [make("p", { class: "quiet-line" }, words.no_alerts)]);
}

async function drawProviders() {
  const ready = await get("/readyz").catch(() => ({}));
  const waiting = state?.waiting ?? {};
  find("providers").replaceChildren(...["sms", "telegram", "email"].map((name) => {
    const stands = ready[name] === undefined ? "" : ready[name] ? "up" : "down";
    const count = waiting[name] ? ` ${fill(words.waiting, { count: waiting[name] })}` : "";
    return make("li", { class: stands }, make("span", { class: "lamp" }),
      `${words[`provider_${name}`]}: ${words[`is_${stands || "unknown"}`]}${count}`);
  }));
}

// ---- the consultant's phone rings

let quieten = null;

function ring(one, arrived) {
  const isInView = wide.matches || document.body.dataset.view === "staff";
  if (one.id !== colleague || !isInView) {
    seen.unread.set(one.id, (seen.unread.get(one.id) ?? 0) + arrived);
  }
  const button = document.querySelector(`[data-staff="${one.id}"]`);
  for (const thing of [button, one.id === colleague ? find("staff-phone") : null]) {
    if (!thing) continue;
    thing.classList.remove("rings");
    void thing.offsetWidth;
    thing.classList.add("rings");
  }
  if (one.id === colleague && isInView) return;
  const line = find("ringing");
  line.querySelector("span").textContent = fill(words.rings, { name: one.name.split(" ")[0] });
  line.dataset.staff = one.id;
  line.hidden = false;
  clearTimeout(quieten);
  quieten = setTimeout(() => { line.hidden = true; }, 6000);
}

function showColleague(id) {
  colleague = Number(id);
  seen.unread.delete(colleague);
  draw();
}

// ---- the web chat

async function openChat(path) {
  if (app !== "web") show("web");
  frame.src = path;
  find("web-address").textContent = location.host + "/chat";
}

async function openPhone() {
  seen.web = null;
  if (person) {
    const told = await get(`/demo/api/chat?person=${person}`);
    frame.src = told.url;
    find("web-address").textContent = location.host + "/chat";
  } else if (app === "web") {
    show("sms");
  }
}

frame.addEventListener("load", () => {
  seen.isWebFresh = true;
  const page = frame.contentWindow;
  page?.scrollTo(0, page.document.body?.scrollHeight ?? 0);
});

// The page in the frame is drawn anew when something has come, unless one is writing.
function keepChatFresh(newest) {
  if (seen.isWebFresh || seen.web === null) {
    seen.web = newest;
    seen.isWebFresh = false;
    return;
  }
  if (newest === seen.web) return;
  const field = frame.contentDocument?.querySelector("textarea, input[type=text]");
  if (field?.value) return;
  seen.web = newest;
  openPhone();
}

// ---- what is pressed

function show(name) {
  app = name;
  find("young-phone").dataset.app = name;
  find("young-phone").setAttribute("aria-labelledby", `tab-${name}`);
  select(document.querySelectorAll("[data-app][role=tab]"), (tab) => tab.dataset.app === name);
  for (const id of ["sms-log", "telegram-log"]) find(id).scrollTop = find(id).scrollHeight;
  if (state) drawPhone();
}

function select(tabs, isChosen) {
  for (const tab of tabs) {
    tab.setAttribute("aria-selected", String(isChosen(tab)));
    tab.tabIndex = isChosen(tab) ? 0 : -1;
  }
}

function view(name) {
  document.body.dataset.view = name;
  for (const button of document.querySelectorAll("[data-view-of]")) {
    button.setAttribute("aria-pressed", String(button.dataset.viewOf === name));
  }
  if (name === "staff") {
    seen.unread.delete(colleague);
    if (state) drawStaff();
  }
  for (const log of document.querySelectorAll(".log")) log.scrollTop = log.scrollHeight;
}

const onTap = (message, data) => post("tap", { person, message, data });
const onPress = (label) => post("press", { person, label });

async function say(form) {
  const field = form.elements.words;
  const text = field.value.trim();
  if (!text) return;
  field.value = "";
  const isStaff = form.dataset.say === "staff";
  const told = await post("say", isStaff ? { staff: colleague, words: text } : { person, channel: form.dataset.say, words: text });
  if (!told.ok) field.value = text;
}

for (const form of document.querySelectorAll("[data-say]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    say(form);
  });
}

find("answer-one").addEventListener("click", () => post("say", { staff: colleague, words: "1" }));

for (const button of document.querySelectorAll("[data-clock]")) {
  button.addEventListener("click", async () => {
    document.body.classList.add("travelling");
    note(words.time_goes);
    try {
      await post("clock", { ...JSON.parse(button.dataset.clock), person });
      if (app === "web") await openPhone();
    } finally {
      document.body.classList.remove("travelling");
    }
  });
}

for (const button of document.querySelectorAll("[data-start]")) {
  button.addEventListener("click", () => post("start", { person, what: button.dataset.start, channel: app }));
}

for (const box of document.querySelectorAll("[data-fault]")) {
  box.addEventListener("change", async () => {
    await post("fault", { name: box.dataset.fault, on: box.checked, person });
    drawProviders();
  });
}

for (const idea of document.querySelectorAll(".idea")) {
  idea.addEventListener("click", () => {
    if (app === "web") show("sms");
    if (!wide.matches) view("young");
    const field = document.querySelector(`[data-say="${app}"] input`);
    field.value = idea.textContent;
    field.focus();
  });
}

for (const list of document.querySelectorAll("[role=tablist]")) {
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const tabs = [...list.querySelectorAll("[role=tab]:not(:disabled)")];
    const next = tabs[(tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length];
    next.focus();
    next.click();
  });
}

for (const tab of document.querySelectorAll("[data-app][role=tab]")) {
  tab.addEventListener("click", () => show(tab.dataset.app));
}

for (const tab of document.querySelectorAll("[data-work]")) {
  tab.addEventListener("click", () => {
    find("staff-phone").dataset.app = tab.dataset.work;
    find("staff-phone").setAttribute("aria-labelledby", tab.id);
    select(document.querySelectorAll("[data-work]"), (each) => each === tab);
  });
}

for (const button of document.querySelectorAll("[data-view-of]")) {
  button.addEventListener("click", () => view(button.dataset.viewOf));
}

find("see-ringing").addEventListener("click", () => {
  const line = find("ringing");
  line.hidden = true;
  view("staff");
  showColleague(line.dataset.staff);
});

find("person").addEventListener("change", async (event) => {
  person = Number(event.target.value);
  note("");
  await openPhone();
  await refresh();
});

poll();
