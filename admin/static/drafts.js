// What somebody has written and not sent stays in this tab: over an error, an expired
// session and a tab that was closed and opened again. Log-out clears it.
const prefix = "makker-draft|";
const sent = "makker-sent";
const viewer = document.body.dataset.viewer;
const isMishap = !viewer || "mishap" in document.body.dataset;
const keyOf = (field) =>
  `${prefix}${viewer}|${location.pathname}|${field.form.getAttribute("action")}|${field.id}`;
const drafts = () => Object.keys(sessionStorage).filter((key) => key.startsWith(prefix));

if (!isMishap) {
  const gone = JSON.parse(sessionStorage.getItem(sent) || "[]");
  const others = drafts().filter((key) => !key.startsWith(`${prefix}${viewer}|`));
  for (const key of [...gone, ...others]) sessionStorage.removeItem(key);
}
sessionStorage.removeItem(sent);

if (viewer) {
  for (const field of document.querySelectorAll("form textarea:not([readonly])")) {
    const kept = sessionStorage.getItem(keyOf(field));
    if (kept !== null && field.value === field.defaultValue && kept !== field.value) {
      field.value = kept;
      for (let at = field.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
    }
    field.addEventListener("input", () => {
      if (field.value === field.defaultValue) sessionStorage.removeItem(keyOf(field));
      else sessionStorage.setItem(keyOf(field), field.value);
    });
  }
}

for (const form of document.forms) {
  form.addEventListener("submit", () => {
    if (form.getAttribute("action") === "/admin/logout") sessionStorage.clear();
    else {
      const fields = [...form.querySelectorAll("textarea")];
      sessionStorage.setItem(sent, JSON.stringify(fields.map(keyOf)));
    }
  });
}

// A template is put into the box by one tap; without this, the link does it.
for (const link of document.querySelectorAll("[data-fill]")) {
  link.addEventListener("click", (event) => {
    const field = document.getElementById(link.dataset.fill);
    if (field.value.trim() && field.value !== field.defaultValue) field.value += `\n${link.textContent}`;
    else field.value = link.textContent;
    field.dispatchEvent(new Event("input"));
    field.focus();
    event.preventDefault();
  });
}
