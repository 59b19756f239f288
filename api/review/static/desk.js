// The package page: whatever is picked on the right shows its box on the paper at the left.
// A pick is [data-pick] with data-document, data-page and data-boxes ([[x0, top, x1, bottom], …], in points).
(() => {
  "use strict";
  const DPI = 110;
  const SVG = "http://www.w3.org/2000/svg";
  const state = { document: null, page: null, marks: [], shown: null, wanted: null, zoom: 0, pickKey: null, asked: 0 };
  const $ = (selector) => document.querySelector(selector);
  const changed = (each) => each.value !== (each.defaultValue ?? each.querySelector("option[selected]")?.value ?? "");
  const picks = () => [...document.querySelectorAll("#work [data-pick]")].filter(window.bordereau.seen);
  const tabs = () => [...document.querySelectorAll("#paper-tabs [data-document]")];
  const tabOf = (id) => tabs().find((tab) => tab.dataset.document === id);
  const pagesOf = (tab) => (tab ? JSON.parse(tab.dataset.pages) : []);

  function show(documentId, pageNumber, marks) {
    const tab = tabOf(documentId);
    if (!tab) return;
    for (const each of tabs()) each.setAttribute("aria-selected", String(each === tab));
    tab.scrollIntoView({ block: "nearest", inline: "nearest" });
    const pages = pagesOf(tab);
    const page = pages.includes(pageNumber) ? pageNumber : pages[0];
    const key = `${documentId}/${page}`;
    const other = state.document !== documentId;
    state.document = documentId;
    state.page = page;
    $("#paper-name").textContent = `${tab.dataset.name} · page ${pages.indexOf(page) + 1} of ${pages.length}`;
    $("#paper-earlier").disabled = pages.indexOf(page) <= 0;
    $("#paper-later").disabled = pages.indexOf(page) >= pages.length - 1;
    if (other) thumbs(documentId, pages);
    for (const each of document.querySelectorAll(".thumbs button")) each.setAttribute("aria-current", String(Number(each.dataset.page) === page));
    // While a page is on its way, what is to be marked on it may change.
    state.marks = marks;
    if (state.wanted !== key) load(documentId, page, key);
    else if (state.shown === key) draw(marks);
  }

  function thumbs(documentId, pages) {
    const place = $("#thumbs");
    place.replaceChildren();
    if (pages.length < 2) return;
    pages.forEach((page, index) => {
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.page = page;
      button.setAttribute("aria-label", `Page ${index + 1}`);
      const image = new Image();
      image.loading = "lazy";
      image.alt = "";
      image.src = `/api/v1/documents/${documentId}/pages/${page}.png?dpi=40`;
      button.append(image, String(index + 1));
      button.addEventListener("click", () => show(documentId, page, []));
      place.append(button);
    });
  }

  function load(documentId, page, key) {
    const leaf = $("#leaf");
    state.wanted = key;
    state.shown = null;
    const asked = ++state.asked;
    leaf.classList.add("busy");
    const image = new Image();
    image.alt = `Page ${page} of the paper`;
    image.addEventListener("load", () => {
      if (asked !== state.asked) return;
      leaf.classList.remove("busy");
      const overlay = document.createElementNS(SVG, "svg");
      overlay.setAttribute("viewBox", `0 0 ${(image.naturalWidth * 72) / DPI} ${(image.naturalHeight * 72) / DPI}`);
      overlay.setAttribute("preserveAspectRatio", "none");
      overlay.setAttribute("aria-hidden", "true");
      leaf.replaceChildren(image, overlay);
      state.shown = key;
      draw(state.marks);
    });
    image.addEventListener("error", () => { if (asked === state.asked) words(documentId, page, key, asked); });
    image.src = `/api/v1/documents/${documentId}/pages/${page}.png?dpi=${DPI}`;
  }

  // A spreadsheet or an e-invoice has no picture: its words are drawn where they stand.
  async function words(documentId, page, key, asked) {
    const leaf = $("#leaf");
    let facts = null;
    try {
      const answer = await fetch(`/api/v1/documents/${documentId}/pages/${page}`);
      if (answer.ok) facts = await answer.json();
    } catch { facts = null; }
    if (asked !== state.asked) return;
    leaf.classList.remove("busy");
    if (!facts || !facts.words.length) {
      const told = document.createElement("p");
      told.className = "absent";
      told.textContent = (facts && facts.problem) || "This page has no picture.";
      leaf.replaceChildren(told);
      return;
    }
    const drawn = document.createElementNS(SVG, "svg");
    drawn.setAttribute("class", "drawn");
    drawn.setAttribute("viewBox", `0 0 ${facts.width} ${facts.height}`);
    for (const word of facts.words) {
      const text = document.createElementNS(SVG, "text");
      text.setAttribute("x", word.box[0]);
      text.setAttribute("y", word.box[3] - (word.box[3] - word.box[1]) * 0.2);
      text.setAttribute("font-size", (word.box[3] - word.box[1]) * 0.8);
      text.textContent = word.text;
      drawn.append(text);
    }
    leaf.replaceChildren(drawn);
    state.shown = key;
    draw(state.marks);
  }

  function draw(marks) {
    const overlay = $("#leaf svg");
    if (!overlay) return;
    for (const old of overlay.querySelectorAll("rect")) old.remove();
    for (const pick of picks()) {
      if (pick.dataset.document !== state.document || Number(pick.dataset.page) !== state.page || pick.dataset.kind !== "field") continue;
      for (const box of boxes(pick)) rectangle(overlay, box, "faint", 1).addEventListener("click", () => choose(pick, true));
    }
    let first = null;
    for (const mark of marks) {
      if (mark.document !== state.document || mark.page !== state.page || !mark.box) continue;
      const drawn = rectangle(overlay, mark.box, mark.kind === "field" ? "mark-field" : "mark-finding", 2.5);
      first = first || drawn;
    }
    if (first) reveal(first);
  }

  function boxes(pick) {
    return JSON.parse(pick.dataset.marks || "[]").filter((mark) => mark.box).map((mark) => mark.box);
  }

  function rectangle(overlay, box, name, margin) {
    const drawn = document.createElementNS(SVG, "rect");
    drawn.setAttribute("x", box[0] - margin);
    drawn.setAttribute("y", box[1] - margin);
    drawn.setAttribute("width", Math.max(1, box[2] - box[0] + 2 * margin));
    drawn.setAttribute("height", Math.max(1, box[3] - box[1] + 2 * margin));
    drawn.setAttribute("rx", 1.5);
    drawn.setAttribute("class", name);
    overlay.append(drawn);
    return drawn;
  }

  function reveal(drawn) {
    const sheet = $("#sheet");
    const place = drawn.getBoundingClientRect();
    const frame = sheet.getBoundingClientRect();
    if (place.top < frame.top + 20 || place.bottom > frame.bottom - 20) sheet.scrollTop += place.top - frame.top - frame.height / 3;
    if (place.left < frame.left + 20 || place.right > frame.right - 20) sheet.scrollLeft += place.left - frame.left - frame.width / 3;
  }

  // One pick is current; evidence in several places is walked with Space.
  function choose(pick, focus, turn = 0) {
    if (!pick) return;
    for (const each of picks()) each.removeAttribute("aria-current");
    pick.setAttribute("aria-current", "true");
    state.pickKey = pick.dataset.pick;
    if (focus && !pick.contains(document.activeElement)) pick.focus({ preventScroll: true });
    pick.scrollIntoView({ block: "nearest" });
    const marks = JSON.parse(pick.dataset.marks || "[]").map((mark) => ({ ...mark, kind: pick.dataset.kind }));
    if (!marks.length) {
      const paper = pick.dataset.pick.split(":")[1];  // field:PAPER:TERM or line:PAPER:ID
      if (pick.dataset.kind === "field" && tabOf(paper) && state.document !== paper) show(paper, pagesOf(tabOf(paper))[0], []);
      return;
    }
    const target = marks[turn % marks.length];
    pick.dataset.turn = String(turn % marks.length);
    if (tabOf(target.document)) show(target.document, target.page, marks);
  }

  function walk(direction) {
    const all = picks();
    const at = all.findIndex((each) => each.getAttribute("aria-current") === "true");
    choose(all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + direction))], true);
  }

  function turnPage(direction) {
    const pages = pagesOf(tabOf(state.document));
    const next = pages.indexOf(state.page) + direction;
    if (next >= 0 && next < pages.length) show(state.document, pages[next], []);
  }

  function turnPaper(direction) {
    const all = tabs();
    const next = all[all.findIndex((tab) => tab.dataset.document === state.document) + direction];
    if (next) show(next.dataset.document, pagesOf(next)[0], []);
  }

  function zoom(direction) {
    state.zoom = direction === 0 ? 0 : Math.min(3, Math.max(0, state.zoom + direction));
    $("#leaf").className = state.zoom ? `leaf zoom-${state.zoom}` : "leaf";
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const focused = document.activeElement;
    if (window.bordereau.typing(focused) || document.querySelector("dialog[open]")) return;
    const current = document.querySelector("#work [data-pick][aria-current=true]");
    const acts = {
      j: () => walk(1), k: () => walk(-1), ArrowDown: () => walk(1), ArrowUp: () => walk(-1),
      "]": () => turnPage(1), "[": () => turnPage(-1), ".": () => turnPaper(1), ",": () => turnPaper(-1),
      l: addLine, "+": () => zoom(1), "-": () => zoom(-1), 0: () => zoom(0),
    };
    if (event.key === "Enter" && focused?.matches("[data-pick]")) {
      event.preventDefault();
      const input = focused.querySelector("input:not([type=hidden]), select");
      if (input) { input.focus(); input.select?.(); } else choose(focused, true, Number(focused.dataset.turn || 0) + 1);
    } else if (event.key === " " && current && focused?.matches("[data-pick]")) {
      event.preventDefault();
      choose(current, true, Number(current.dataset.turn || 0) + 1);
    } else if (acts[event.key]) {
      event.preventDefault();
      acts[event.key]();
    }
  });

  document.addEventListener("click", (event) => {
    const tab = event.target.closest("#paper-tabs [data-document]");
    if (tab) show(tab.dataset.document, pagesOf(tab)[0], []);
    const pick = event.target.closest("#work [data-pick]");
    if (pick && !event.target.closest("button, a, summary, textarea")) choose(pick, !event.target.closest("input, select"));
    const paper = event.target.closest("[data-show]");
    if (paper) { event.preventDefault(); show(paper.dataset.show, pagesOf(tabOf(paper.dataset.show))[0], []); }
    if (event.target.closest("[data-first-unsure]")) firstUnsure();
    const mark = event.target.closest("[data-mark]");
    if (mark) choose(mark.closest("[data-pick]"), false, Number(mark.dataset.mark));
    const act = event.target.closest("button[data-paper]");
    if (act) ({ earlier: () => turnPage(-1), later: () => turnPage(1), larger: () => zoom(1), smaller: () => zoom(-1), whole: () => zoom(0) })[act.dataset.paper]();
  });

  // Choosing scrolls: while a button of the mouse is down it waits, or the click would miss what was pressed.
  let pressing = false;
  let waiting = null;
  document.addEventListener("mousedown", () => { pressing = true; waiting = null; }, true);
  document.addEventListener("mouseup", () => {
    pressing = false;
    if (waiting?.isConnected) choose(waiting, false);
    waiting = null;
  }, true);
  document.addEventListener("focusin", (event) => {
    const pick = event.target.closest?.("#work [data-pick]");
    if (!pick || pick.getAttribute("aria-current") === "true") return;
    if (pressing) waiting = pick;
    else choose(pick, false);
  });

  document.addEventListener("input", (event) => {
    const field = event.target.closest(".field, .goods");
    if (field) field.classList.toggle("typed", [...field.querySelectorAll("input:not([type=hidden]), select")].some(changed));
  });

  // A person confirms one unsure reading after another, and adds one line after another: data-then of a form says what comes next.
  let onward = null;
  function firstUnsure() {
    const next = document.querySelector("#work .field.unsure");
    if (next) choose(next, true);
    return Boolean(next);
  }

  function addLine() {
    const form = document.querySelector("#work .goods.added");
    if (!form) return;
    choose(form, true);
    form.querySelector("input:not([type=hidden])").focus();
  }

  // Another person's change must not take what is being typed: the page asks now and then and only tells.
  function begin(first) {
    const then = onward;
    onward = null;
    if (then === "unsure" && firstUnsure()) return;
    if (then === "line") return addLine();
    const current = [...document.querySelectorAll("#work [data-pick]")].find((each) => each.dataset.pick === state.pickKey);
    if (current) {
      choose(current, !window.bordereau.typing(document.activeElement));
      return;
    }
    const wanted = $("#work")?.dataset.paper;
    const tab = tabOf(wanted) || tabs()[0];
    if (tab && (first || tab.dataset.document !== state.document)) show(tab.dataset.document, pagesOf(tab)[0], []);
    else if (state.shown) draw([]);
  }

  // What is typed and not yet sent, and what is open, outlives the answer to something else.
  let kept = [];
  let opened = [];
  let caret = null;
  const nameOf = (details) => details.querySelector("[data-pick-text]")?.dataset.pickText || details.querySelector("summary").textContent;
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target?.id !== "work") return;
    const sender = event.detail.requestConfig?.elt;
    const sent = sender && sender.matches("form") ? sender : null;
    onward = event.detail.xhr.status < 400 ? (sent?.dataset.then ?? null) : null;
    const focused = document.activeElement;
    const name = focused && (focused.id || focused.dataset.pickText);
    caret = name && window.bordereau.typing(focused) && !sent?.contains(focused) ? [name, focused.selectionStart, focused.selectionEnd] : null;
    opened = [...document.querySelectorAll("#work details[open]")].filter((each) => !(sent && each.contains(sent))).map(nameOf);
    const texts = [...document.querySelectorAll("#desk [data-pick-text], #work .field input, #work .field select, #work .goods input")];
    kept = texts
      .filter((each) => changed(each) && !(sent && sent.contains(each)))
      .map((each) => [each.id || each.dataset.pickText, each.value]);
  });
  function restore() {
    const find = (name) => document.getElementById(name) || document.querySelector(`[data-pick-text="${CSS.escape(name)}"]`);
    for (const details of document.querySelectorAll("#work details")) {
      if (opened.includes(nameOf(details))) details.open = true;
    }
    for (const [name, value] of kept) {
      const place = find(name);
      if (!place) continue;
      place.value = value;
      place.closest(".field, .goods")?.classList.add("typed");
    }
    kept = [];
    opened = [];
    const place = caret && find(caret[0]);
    if (place) {
      place.focus({ preventScroll: true });
      if (place.setSelectionRange && caret[1] !== null && place.type !== "select-one") place.setSelectionRange(caret[1], caret[2]);
    }
    caret = null;
  }

  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.elt.id === "work" || event.detail.target?.id === "work") {
      restore();
      begin(false);
    }
  });
  document.addEventListener("DOMContentLoaded", () => begin(true));
})();
