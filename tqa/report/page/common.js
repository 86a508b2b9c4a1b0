"use strict";
const DATA = JSON.parse(document.getElementById("data").textContent);

// What the reader chose for all reports; a browser that keeps nothing for files shows the page all the same.
const memory = {
  get(key) {
    try { return JSON.parse(localStorage.getItem("tqa:" + key)); } catch { return null; }
  },
  set(key, value) {
    try { localStorage.setItem("tqa:" + key, JSON.stringify(value)); } catch { /* nothing is kept */ }
  },
};
const choices = Object.assign({ language: DATA.facts.interface, theme: "auto", keys: true }, memory.get("choices"));

function choose(name, value) {
  choices[name] = value;
  memory.set("choices", choices);
  dress();
}

function dress() {
  const root = document.documentElement;
  root.lang = choices.language;
  if (choices.theme === "auto") root.removeAttribute("data-theme");
  else root.dataset.theme = choices.theme;
}

function t(key, values) {
  const table = DATA.strings[choices.language] || DATA.strings.en;
  const text = table[key] || DATA.strings.en[key] || key;
  return text.replace(/\{(\w+)\}/g, (_, name) => (values && name in values ? values[name] : ""));
}

function tOr(key, other) {
  const found = t(key);
  return found === key ? other : found;
}

function number(value, digits) {
  return value.toLocaleString(choices.language, { maximumFractionDigits: digits || 0 });
}

function el(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key === "class") node.className = value;
    else if (key === "value" || key === "checked" || key === "disabled" || key === "open") node[key] = value;
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...solid(children));
  return node;
}

function solid(children) {
  return children.flat(9).filter((child) => child !== null && child !== undefined && child !== false);
}

function put(node, ...children) {
  node.replaceChildren(...solid(children));
}

const SVG = "http://www.w3.org/2000/svg";

function svg(tag, props, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(props)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

// Controls and characters that turn the direction of text, spelled out.
function shown(text) {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\u2028\u2029]/g, (char) =>
    char === "\r" ? "" : "<U+" + char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0") + ">");
}

// The direction that most letters of a text have, whatever its first one is.
function direction(text) {
  const right = (text.match(/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/g) || []).length;
  return right * 2 > (text.match(/\p{L}/gu) || []).length ? "rtl" : "ltr";
}

function download(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type: type + ";charset=utf-8" }));
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

function chooser(label, options, value, act) {
  return el("label", { class: "field" }, el("span", {}, label),
    el("select", { onchange: (event) => act(event.target.value) },
      options.map(([key, text]) => el("option", { value: key, selected: key === value }, text))));
}

function displayMenu(again) {
  return el("details", { class: "menu" },
    el("summary", {}, t("display")),
    el("div", { class: "sheet" },
      chooser(t("language"), Object.keys(DATA.strings).map((code) => [code, DATA.strings[code].name]), choices.language, (value) => {
        choose("language", value);
        again();
      }),
      chooser(t("theme"), ["auto", "light", "dark"].map((name) => [name, t("theme." + name)]), choices.theme, (value) => choose("theme", value)),
      el("button", { type: "button", onclick: () => print() }, t("print"))));
}

// A menu closes when the reader goes on elsewhere.
addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});

function facts(extra) {
  const given = DATA.facts;
  const rows = [["signature", given.signature], ["version", "tqa " + given.version], ["settings", given.settings],
    ...given.glossaries.map(([name, digest]) => ["glossary", name + " " + digest]), ...extra];
  if (given.date) rows.unshift(["date", given.date]);
  return el("dl", { class: "facts" }, rows.map(([key, value]) => [el("dt", {}, tOr("fact." + key, key)), el("dd", {}, shown(String(value)))]));
}

dress();
