// What the public pages do more when scripts run: suggestions while typing, and arrow keys through results. Every page
// works without. The box follows the combobox pattern of the ARIA Authoring Practices: focus stays in it, the list below
// is walked by aria-activedescendant.
"use strict";

const PAUSE = 120; // milliseconds without a key before anything is asked
const LONGEST = 200; // characters; anything longer is a pasted note, which only the whole search reads

const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

function element(tag, attributes, text = "") {
  const made = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  made.textContent = text;
  return made;
}

// -- suggestions while typing -----------------------------------------------------------------------------------------

function offerSuggestions(box) {
  const list = element("ul", { id: `${box.id}-list`, class: "suggestions", role: "listbox", "aria-label": "Codes", hidden: "" });
  const said = element("p", { class: "unseen", role: "status" });
  box.after(list, said);
  // A textarea is a textbox to every program: it may name its list, but not be a combobox (ARIA in HTML).
  const combobox = box.matches("input");
  const named = { "aria-autocomplete": "list", "aria-controls": list.id, "aria-haspopup": "listbox" };
  Object.entries(named).forEach(([name, value]) => box.setAttribute(name, value));
  if (combobox) { box.setAttribute("role", "combobox"); box.setAttribute("aria-expanded", "false"); }

  let wait, asked = new AbortController();
  const options = () => all("[role=option]", list);
  const chosen = () => options().findIndex((option) => option.getAttribute("aria-selected") === "true");
  const choose = (at) => {
    options().forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    const option = options()[at];
    if (!option) return box.removeAttribute("aria-activedescendant");
    box.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };
  const open = (shown) => {
    list.hidden = !shown;
    if (combobox) box.setAttribute("aria-expanded", String(shown));
    choose(-1);
  };
  const close = () => { clearTimeout(wait); asked.abort(); said.textContent = ""; open(false); };
  const ask = async () => {
    asked.abort();
    asked = new AbortController();
    const typed = box.value.trim(), system = box.form.elements.system;
    if (!typed || typed.length > LONGEST || typed.includes("\n")) return close();
    const sought = new URLSearchParams({ q: typed, system: system ? system.value : "" });
    try {
      const response = await fetch(`/search/suggestions?${sought}`, { signal: asked.signal });
      if (response.ok) show(new DOMParser().parseFromString(await response.text(), "text/html"));
    } catch (error) {
      if (error.name !== "AbortError") close(); // no connection: the box still searches when it is sent
    }
  };
  const show = (found) => {
    list.replaceChildren(...all("[role=option]", found));
    options().forEach((option, place) => { option.id = `${list.id}-${place}`; });
    const count = options().length;
    open(count > 0);
    said.textContent = count ? `${count} code${count === 1 ? "" : "s"}. Arrow keys choose, Enter opens.` : "No code suggested.";
  };
  const go = (option) => location.assign(option.dataset.address);

  const keys = {
    ArrowDown: () => {
      if (list.hidden) return options().length ? open(true) || choose(0) : toResults(box);
      choose((chosen() + 1) % options().length);
    },
    ArrowUp: () => list.hidden ? false : choose((chosen() <= 0 ? options().length : chosen()) - 1),
    Enter: () => {
      if (!list.hidden && chosen() >= 0) return go(options()[chosen()]);
      if (combobox || !box.value.trim() || box.value.includes("\n")) return false;
      box.form.requestSubmit(); // one line in the larger box is searched as in a small one
    },
    Escape: () => list.hidden ? false : close(),
  };
  box.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (!act || event.isComposing || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    if (act() !== false) event.preventDefault();
  });
  box.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(ask, PAUSE); });
  box.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays in the box
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) go(option);
  });
}

// -- arrow keys through results ---------------------------------------------------------------------------------------

const results = () => all(".hits a");

function toResults(box) {
  if (!results().length || box.selectionEnd < box.value.length) return false;
  results()[0].focus();
}

function walkResults() {
  document.addEventListener("keydown", (event) => {
    const at = results().indexOf(event.target);
    if (at < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: results().length - 1, Escape: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    (results()[Math.min(to, results().length - 1)] || one("#q")).focus();
  });
}

all("[data-suggests]").forEach(offerSuggestions);
walkResults();
