// Sends without a reload and shows what comes; without it every form works too.
// Written for browsers of ten years ago: no arrow functions, no fetch, no const.
(function () {
  "use strict";
  var EVERY = 5000;
  var log = document.getElementById("log");
  var state = document.getElementById("state");
  var choices = document.getElementById("choices");
  var pressed = null;
  var isBusy = false;
  if (!log || !window.XMLHttpRequest || !window.DOMParser || !document.addEventListener) {
    return;
  }

  function say(words) {
    if (state.textContent !== words) { state.textContent = words; }
  }

  function parse(text) {
    try {
      return new DOMParser().parseFromString(text, "text/html");
    } catch (e) {
      return null;
    }
  }

  function last() { return log.lastElementChild; }

  function toLast() {
    var row = last();
    if (row && row.scrollIntoView) { row.scrollIntoView(false); }
    window.scrollTo(0, document.body.scrollHeight);
  }

  // Only what is new is added, so that a screen reader tells only that.
  function addRows(fresh) {
    var rows = fresh.children, added = 0, i, row;
    for (i = 0; i < rows.length; i += 1) {
      row = rows[i];
      if (row.id && !document.getElementById(row.id)) {
        log.appendChild(document.importNode(row, true));
        added += 1;
      }
    }
    row = document.getElementById("said-0");
    if (row && log.children.length > 1) { log.removeChild(row); }
    return added;
  }

  // Each form counts once: the page that came has new ones.
  function renew(page) {
    var mine = document.querySelectorAll("input[name=once]");
    var once = page.querySelectorAll("input[name=once]");
    var i;
    for (i = 0; i < mine.length; i += 1) {
      if (once.length) {
        mine[i].value = once[once.length - 1].value.slice(0, 32) + "j" + i;
      }
    }
  }

  function show(text) {
    var page = parse(text);
    var fresh = page && page.getElementById("log");
    var freshChoices = page && page.getElementById("choices");
    var hadFocus, added;
    if (!fresh || !freshChoices) { return false; }
    hadFocus = choices.contains(document.activeElement);
    added = addRows(fresh);
    if (added || choices.textContent !== freshChoices.textContent) {
      choices.innerHTML = freshChoices.innerHTML;
      renew(page);
      if (hadFocus && last()) {
        last().setAttribute("tabindex", "-1");
        last().focus();
      }
    }
    if (added) { toLast(); }
    return true;
  }

  function ask(method, url, body, done) {
    var request = new XMLHttpRequest();
    request.open(method, url, true);
    request.timeout = 20000;
    if (body !== null) {
      request.setRequestHeader("Content-Type", "application/x-www-form-urlencoded");
    }
    request.onload = function () {
      if (request.status === 410) { window.location.reload(); return; }
      done(request.status === 200 && show(request.responseText), request.status);
    };
    request.onerror = request.ontimeout = function () { done(false, 0); };
    request.send(body);
  }

  function fieldsOf(form) {
    var parts = [], inputs = form.querySelectorAll("input, textarea"), i;
    for (i = 0; i < inputs.length; i += 1) {
      parts.push(encodeURIComponent(inputs[i].name) + "=" + encodeURIComponent(inputs[i].value));
    }
    if (pressed && pressed.name && form.contains(pressed)) {
      parts.push(encodeURIComponent(pressed.name) + "=" + encodeURIComponent(pressed.value));
    }
    return parts.join("&");
  }

  document.addEventListener("click", function (event) {
    var at = event.target;
    while (at && at.nodeName !== "BUTTON") { at = at.parentNode; }
    pressed = at || null;
  }, true);

  document.addEventListener("submit", function (event) {
    var form = event.target, area = form.querySelector("textarea"), sent;
    if (form.action.split("?")[0] !== window.location.href.split("?")[0].split("#")[0]) { return; }
    event.preventDefault();
    if (isBusy || (area && !area.value.replace(/\s/g, ""))) { return; }
    isBusy = true;
    sent = area ? area.value : "";
    say(state.getAttribute("data-sending"));
    ask("POST", form.action, fieldsOf(form), function (isDone) {
      isBusy = false;
      say(isDone ? "" : state.getAttribute("data-offline"));
      if (isDone && area && area.value === sent) { area.value = ""; area.rows = 1; }
    });
  });

  // The field grows with what is written in it.
  document.addEventListener("input", function (event) {
    var area = event.target;
    if (area.nodeName !== "TEXTAREA") { return; }
    area.rows = 1;
    while (area.scrollHeight > area.clientHeight && area.rows < 5) { area.rows += 1; }
  });

  window.setInterval(function () {
    if (isBusy || document.hidden) { return; }
    ask("GET", window.location.href.split("#")[0], null, function (isDone, status) {
      say(isDone || status ? "" : state.getAttribute("data-offline"));
    });
  }, EVERY);

  toLast();
}());
