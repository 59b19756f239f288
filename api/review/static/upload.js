// Sending a batch: files are dropped or chosen, listed, sent with progress. Without script the plain form does the same.
(() => {
  "use strict";
  const form = document.getElementById("upload");
  if (!form) return;
  const input = form.querySelector("input[type=file]");
  const zone = form.querySelector(".drop");
  const list = form.querySelector(".chosen");
  const bar = form.querySelector("progress");
  const told = form.querySelector(".told");
  const button = form.querySelector("button.primary");
  let chosen = [];
  let key = null;

  function fresh() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return [...bytes].map((each) => each.toString(16).padStart(2, "0")).join("");
  }

  function list_files() {
    list.replaceChildren(...chosen.map((file, index) => {
      const item = document.createElement("li");
      const name = document.createElement("span");
      name.textContent = file.name;
      const size = document.createElement("small");
      size.textContent = file.size < 1e6 ? `${Math.max(1, Math.round(file.size / 1000))} kB` : `${(file.size / 1e6).toFixed(1)} MB`;
      const drop = document.createElement("button");
      drop.type = "button";
      drop.className = "link";
      drop.textContent = form.dataset.remove;
      drop.setAttribute("aria-label", `${form.dataset.remove}: ${file.name}`);
      drop.addEventListener("click", () => { chosen.splice(index, 1); key = null; list_files(); });
      item.append(name, size, drop);
      return item;
    }));
    button.disabled = chosen.length === 0;
    told.textContent = "";
    told.className = "told";
  }

  function add(files) {
    for (const file of files) {
      if (!chosen.some((each) => each.name === file.name && each.size === file.size && each.lastModified === file.lastModified)) chosen.push(file);
    }
    key = null;
    input.value = "";
    list_files();
  }

  input.addEventListener("change", () => add(input.files));
  for (const name of ["dragenter", "dragover"]) zone.addEventListener(name, (event) => { event.preventDefault(); zone.classList.add("over"); });
  for (const name of ["dragleave", "drop"]) zone.addEventListener(name, (event) => { event.preventDefault(); zone.classList.remove("over"); });
  zone.addEventListener("drop", (event) => add(event.dataTransfer.files));

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!chosen.length) return;
    // The key stays the same for a second try of the same files, so that a batch is never taken in twice.
    key = key || fresh();
    const body = new FormData();
    for (const name of ["reference", "client"]) {
      const field = form.elements[name];
      if (field) body.append(name, field.value);
    }
    for (const file of chosen) body.append("files", file, file.name);
    const sending = new XMLHttpRequest();
    sending.open("POST", "/api/v1/submissions");
    sending.setRequestHeader("X-CSRF-Token", form.elements.csrf_token.value);
    sending.setRequestHeader("Idempotency-Key", key);
    sending.upload.addEventListener("progress", (progress) => { if (progress.lengthComputable) bar.value = progress.loaded / progress.total; });
    sending.addEventListener("load", () => {
      let answer = {};
      try { answer = JSON.parse(sending.responseText); } catch { answer = {}; }
      if (sending.status === 202) window.location.assign(form.dataset.after + answer.id);
      else failed([answer.detail, answer.what_next].filter(Boolean).join(" ") || form.dataset.failed);
    });
    sending.addEventListener("error", () => failed(form.dataset.failed));
    bar.hidden = false;
    bar.value = 0;
    button.disabled = true;
    told.textContent = form.dataset.sending;
    sending.send(body);
  });

  function failed(sentence) {
    bar.hidden = true;
    button.disabled = false;
    told.textContent = sentence;
    told.className = "told trouble";
  }

  // The files are kept in the list, so the field itself may be empty.
  input.required = false;
  button.disabled = true;
})();
