// Everything works from the keyboard: j and k walk a list, Enter opens, g and a letter goes somewhere, ? shows the keys.
// A control names its key with data-key; a row of a list is [data-row] and opens the address in data-open.
(() => {
  "use strict";
  const typing = (element) => element && (element.matches("input:not([type=checkbox]), select, textarea") || element.isContentEditable);
  const seen = (element) => element && element.getClientRects().length > 0 && !element.disabled;
  let going = false;

  function step(direction) {
    const rows = [...document.querySelectorAll("[data-row]")].filter(seen);
    if (!rows.length) return false;
    const at = rows.indexOf(document.activeElement.closest("[data-row]"));
    const next = at < 0 ? (direction > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + direction));
    rows[next].focus();
    rows[next].scrollIntoView({ block: "nearest" });
    return true;
  }

  function press(control) {
    if (control.matches("summary")) {
      const details = control.parentElement;
      details.open = !details.open;
      if (details.open) details.querySelector("textarea, input:not([type=hidden]), select, button")?.focus();
    } else if (control.matches("input, select, textarea")) {
      control.focus();
      control.select?.();
    } else {
      control.click();
    }
  }

  function help() {
    const dialog = document.getElementById("keys-help");
    if (dialog.open) dialog.close();
    else dialog.showModal();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const focused = document.activeElement;
    if (event.key === "Escape") {
      const open = focused?.closest("details[open]") || document.querySelector("details.act[open]");
      if (open) {
        open.open = false;
        open.querySelector("summary").focus();
      } else if (typing(focused)) {
        const pick = focused.closest("[data-pick]");
        if (pick) pick.focus();
        else focused.blur();
      }
      return;
    }
    if (typing(focused)) return;
    if (going) {
      going = false;
      const link = document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
      if (link) {
        event.preventDefault();
        link.click();
      }
      return;
    }
    if (event.key === "g") {
      going = true;
      window.setTimeout(() => { going = false; }, 1500);
      return;
    }
    if (event.key === "?") {
      event.preventDefault();
      help();
      return;
    }
    if (document.querySelector("dialog[open]")) return;
    const row = focused?.closest?.("[data-row]");
    if (event.key === "Enter" && row && focused === row && row.dataset.open) {
      event.preventDefault();
      open(row);
      return;
    }
    const walk = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (walk && !document.querySelector("[data-pick]") && (event.key.length === 1 || row) && step(walk)) {
      event.preventDefault();
      return;
    }
    const scope = focused?.closest?.("[data-pick]");
    const selector = `[data-key="${CSS.escape(event.key)}"]`;
    const control = (scope && [...scope.querySelectorAll(selector)].find(seen)) ||
      [...document.querySelectorAll(`[aria-current=true][data-pick] ${selector}`)].find(seen) ||
      [...document.querySelectorAll(selector)].find((each) => seen(each) && !each.closest("[data-pick]"));
    if (control) {
      event.preventDefault();
      press(control);
    }
  });

  function open(row) {
    const link = row.querySelector("a[href]");
    if (link && link.getAttribute("href") === row.dataset.open) link.click();
    else window.location.assign(row.dataset.open);
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-keys-help]")) help();
    const row = event.target.closest("[data-row][data-open]");
    if (row && !event.target.closest("a, button, input, select, textarea, label, summary, form") && !String(window.getSelection())) open(row);
    for (const details of document.querySelectorAll("details.act[open]:not(.inline)")) {
      if (!details.contains(event.target)) details.open = false;
    }
  });

  // A filter takes effect when it is chosen; the button is for those without script.
  document.addEventListener("change", (event) => {
    if (event.target.matches("form[data-at-once] select, form[data-at-once] input[type=checkbox]")) event.target.form.requestSubmit();
  });

  // A secret shown once can be copied with one press.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    navigator.clipboard?.writeText(document.getElementById(button.dataset.copy).textContent.trim()).then(() => say(button.dataset.copied));
  });

  function say(text) {
    const place = document.getElementById("announce");
    if (place) place.textContent = text || "";
  }
  window.bordereau = { say, seen, typing };

  document.addEventListener("htmx:responseError", (event) => {
    say("That did not work. Reload the page and try again.");
    const main = document.getElementById("main");
    const told = document.createElement("p");
    told.className = "trouble";
    told.setAttribute("role", "alert");
    let sentence = "";
    try { sentence = JSON.parse(event.detail.xhr.responseText).detail; } catch { sentence = ""; }
    told.textContent = sentence || "That did not work. Nothing was changed. Reload the page and try again.";
    main.prepend(told);
  });
  document.addEventListener("htmx:sendError", () => say("The server does not answer. What you typed is still here; try again."));
})();
