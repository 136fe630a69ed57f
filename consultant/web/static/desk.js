// What the pages do more when scripts run: keys, a preview while writing, canned texts, live lists. Every page works without.
"use strict";

const KEYS_OFF = "consultant.keys.off";
const typing = (element) => element && element.matches("input, textarea, select, [contenteditable]");
const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// -- keys: one letter, unless somebody is writing; they can be turned off (WCAG 2.1.4) --------------------------------

function press(key) {
  const target = one(`[data-key="${key}"]:not([disabled])`);
  if (!target) return false;
  if (target.matches("summary")) {
    target.parentElement.open = true;
    (one("textarea, input", target.parentElement) || target).focus();
  } else if (target.matches("textarea, input, select")) {
    target.focus();
  } else {
    target.click();
  }
  return true;
}

function walk(step) {
  const rows = all("table.queue a.subject");
  if (!rows.length) return false;
  const at = rows.indexOf(document.activeElement);
  rows[Math.min(Math.max(at + step, 0), rows.length - 1)].focus();
  return true;
}

function tick() {
  const row = document.activeElement && document.activeElement.closest("tr");
  const box = row && one("input[type=checkbox]", row);
  if (box) box.click();
  return Boolean(box);
}

const MOVES = { j: () => walk(1), k: () => walk(-1), x: tick, "?": () => one("#keys").showModal() || true };

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && typing(document.activeElement)) return void document.activeElement.blur();
  if (event.ctrlKey && event.key === "s" && press("s")) return void event.preventDefault();
  if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target) || localStorage.getItem(KEYS_OFF)) return;
  if (one("dialog[open]")) return;
  const act = MOVES[event.key] || (() => press(event.key));
  if (act()) event.preventDefault();
});

function offerKeys() {
  const dialog = one("#keys");
  if (!dialog) return;
  all("[data-key]").forEach((element) => {
    if (element.dataset.does) one("dl", dialog).append(...described(element.dataset.key, element.dataset.does));
  });
  const box = one("input", dialog);
  box.checked = !localStorage.getItem(KEYS_OFF);
  box.addEventListener("change", () =>
    box.checked ? localStorage.removeItem(KEYS_OFF) : localStorage.setItem(KEYS_OFF, "1"));
  all("[data-opens-keys]").forEach((button) => { button.hidden = false; button.addEventListener("click", () => dialog.showModal()); });
}

function described(key, does) {
  const name = document.createElement("dt"), what = document.createElement("dd");
  name.append(Object.assign(document.createElement("kbd"), { textContent: key }));
  what.textContent = does;
  return [name, what];
}

// -- the preview follows the text ---------------------------------------------------------------------------------------

function followText() {
  const form = one("#draft-form"), button = form && one("[data-live]", form), text = form && one("#text", form);
  if (!button || !text) return;
  button.hidden = false;
  let wait;
  const show = () => {
    // A new frame each time: its first page takes no place in the history of the window.
    const old = one("iframe[name=preview]", form), fresh = old.cloneNode();
    fresh.removeAttribute("src");
    old.replaceWith(fresh);
    const before = document.activeElement;
    form.requestSubmit(one('[formtarget="preview"]', form));
    if (before && before !== document.activeElement) before.focus();
  };
  const later = () => { clearTimeout(wait); if (form.classList.contains("live")) wait = setTimeout(show, 400); };
  text.addEventListener("input", later);
  button.addEventListener("click", () => {
    const on = form.classList.toggle("live");
    button.setAttribute("aria-pressed", String(on));
    if (on) show();
  });
}

// -- canned texts: a slash where a word begins ----------------------------------------------------------------------------

function offerCanned() {
  const text = one("#text"), list = one("#canned");
  if (!text || !list) return;
  const choices = all("[role=option]", list);
  let from = -1;
  const shown = () => choices.filter((choice) => !choice.hidden);
  const mark = (choice) => {
    choices.forEach((other) => other.setAttribute("aria-selected", String(other === choice)));
    if (choice) text.setAttribute("aria-activedescendant", choice.id);
    else text.removeAttribute("aria-activedescendant");
  };
  const close = () => { from = -1; list.hidden = true; text.setAttribute("aria-expanded", "false"); mark(null); };
  const sought = () => text.value.slice(from + 1, text.selectionStart).toLowerCase();
  const look = () => {
    if (from < 0) {
      const before = text.value.slice(0, text.selectionStart);
      if (!/(^|\s)\/$/.test(before)) return;
      from = before.length - 1;
    }
    if (text.selectionStart <= from || /\n/.test(sought())) return close();
    choices.forEach((choice) => { choice.hidden = !choice.textContent.toLowerCase().includes(sought()); });
    if (!shown().length) return close();
    list.hidden = false;
    text.setAttribute("aria-expanded", "true");
    mark(shown()[0]);
  };
  const take = (choice) => {
    if (!choice || choice.getAttribute("aria-disabled") === "true") return;
    text.setRangeText(choice.dataset.text, from, text.selectionStart, "end");
    const open = text.value.indexOf("[[", from), end = text.value.indexOf("]]", open);
    close();
    if (open >= 0 && end > open) text.setSelectionRange(open, end + 2);
    text.dispatchEvent(new Event("input", { bubbles: true }));
    text.focus();
  };
  text.addEventListener("input", look);
  text.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const at = shown().findIndex((choice) => choice.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown") mark(shown()[Math.min(at + 1, shown().length - 1)]);
    else if (event.key === "ArrowUp") mark(shown()[Math.max(at - 1, 0)]);
    else if (event.key === "Enter" || event.key === "Tab") take(shown()[at]);
    else if (event.key === "Escape") { event.stopPropagation(); close(); }
    else return;
    event.preventDefault();
  });
  choices.forEach((choice) => choice.addEventListener("mousedown", (event) => { event.preventDefault(); take(choice); }));
  text.addEventListener("blur", close);
}

// -- leaving with an unsaved text asks first ---------------------------------------------------------------------------------

function guardText() {
  const form = one("#draft-form"), text = form && one("#text", form);
  if (!text) return;
  let sent = false;
  form.addEventListener("submit", (event) => { sent = !(event.submitter && event.submitter.formTarget); });
  window.addEventListener("beforeunload", (event) => {
    if (!sent && text.value !== text.defaultValue) event.preventDefault();
  });
}

// -- lists that follow what happens ------------------------------------------------------------------------------------------

const SPREAD_MS = 500;

function follow() {
  const live = one("#live");
  if (!live) return;
  const said = one("#live-said");
  const source = new EventSource("/queue/events");
  let missed = false, asked = new AbortController();
  const latest = async () => {
    asked.abort(); // an older list must not come after a newer one
    asked = new AbortController();
    const response = await fetch(location.href, { headers: { accept: "text/html" }, signal: asked.signal });
    return response.ok && !response.redirected ? response.text() : "";
  };
  const load = async () => {
    const page = new DOMParser().parseFromString(await latest().catch(() => ""), "text/html");
    const fresh = one("#live", page);
    if (!fresh) return;
    // Read now: somebody may have ticked or moved while the list was on its way.
    const ticked = new Set(all("input[name=ids]:checked", live).map((box) => box.value));
    const focused = document.activeElement && document.activeElement.getAttribute("href");
    live.replaceChildren(...fresh.childNodes);
    all("input[name=ids]", live).forEach((box) => { box.checked = ticked.has(box.value); });
    const again = focused && all("a", live).find((link) => link.getAttribute("href") === focused);
    if (again) again.focus();
    if (said) said.textContent = "The list was brought up to date.";
  };
  // Everybody hears of a change at once; a list that nobody looks at waits, the others do not ask in the same moment.
  source.addEventListener("changed", () => {
    missed = document.hidden;
    if (!missed) setTimeout(load, Math.random() * SPREAD_MS);
  });
  document.addEventListener("visibilitychange", () => { if (missed && !document.hidden) { missed = false; load(); } });
  window.addEventListener("pagehide", () => source.close());
}

// -- what a code is, beside it: at the pointer or the focus, until Escape (WCAG 1.4.13) ----------------------------------------

const BESIDE = 6, AWAY_MS = 150;

function tellCodes() {
  const entryOf = (link) => document.getElementById(link.getAttribute("href").slice(1));
  const links = all('a.code[href^="#entry-"]').filter(entryOf);
  if (!links.length) return;
  const tip = Object.assign(document.createElement("div"), { id: "code-tip", className: "tip", hidden: true });
  tip.setAttribute("role", "tooltip");
  one("main").append(tip);
  let told = null, leaving;
  const hide = () => { tip.hidden = true; if (told) told.removeAttribute("aria-describedby"); told = null; };
  const stay = () => clearTimeout(leaving);
  const leave = () => { stay(); leaving = setTimeout(hide, AWAY_MS); };
  const show = (link) => {
    stay();
    if (told === link) return;
    hide();
    told = link;
    tip.replaceChildren(...[...entryOf(link).childNodes].map((node) => node.cloneNode(true)));
    tip.hidden = false;
    link.setAttribute("aria-describedby", tip.id);
    const at = link.getClientRects()[0], wide = document.documentElement.clientWidth;
    tip.style.left = `${Math.max(BESIDE, Math.min(at.left, wide - tip.offsetWidth - BESIDE)) + scrollX}px`;
    const below = at.bottom + BESIDE + tip.offsetHeight < innerHeight || at.top < tip.offsetHeight + BESIDE;
    tip.style.top = `${(below ? at.bottom + BESIDE : at.top - tip.offsetHeight - BESIDE) + scrollY}px`;
  };
  links.forEach((link) => {
    link.addEventListener("pointerenter", () => show(link));
    link.addEventListener("focus", () => show(link));
    link.addEventListener("pointerleave", leave);
    link.addEventListener("blur", hide);
  });
  tip.addEventListener("pointerenter", stay);
  tip.addEventListener("pointerleave", leave);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && told) hide(); });
}

function tickAll() {
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-ticks-all]"))
      all("input[name=ids]").forEach((box) => { box.checked = event.target.checked; });
  });
  all("[data-ticks-all]").forEach((box) => { box.hidden = false; });
}

offerKeys();
followText();
offerCanned();
guardText();
follow();
tellCodes();
tickAll();
if (one("table.queue") && !location.hash && document.activeElement === document.body && !one("[role=alert]")) {
  const first = one("table.queue a.subject");
  if (first) first.focus({ preventScroll: true });
}
