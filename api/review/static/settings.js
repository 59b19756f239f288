// A facility's settings: marks what is changed and not saved yet, and counts it beside the buttons.
(() => {
  "use strict";
  const form = document.querySelector("form.settings");
  if (!form) return;
  const told = form.querySelector("[data-changes]");
  const was = (field) => form.elements[`was.${field.name}`];

  function mark() {
    let count = 0;
    for (const field of form.elements) {
      const before = field.name && was(field);
      if (!before) continue;
      const changed = field.value.trim() !== before.value;
      field.closest("tr").classList.toggle("edited", changed);
      count += changed;
    }
    told.textContent = count ? `${count} change${count === 1 ? "" : "s"} not saved` : "";
  }

  form.addEventListener("input", mark);
  window.addEventListener("pageshow", mark);
})();
