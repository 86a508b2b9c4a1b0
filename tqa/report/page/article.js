// ---- The text: chunks of the file, cut into blocks that are lines of the page.
const F = DATA.findings;
const ASTRAL = /[\ud800-\udbff]/.test(DATA.text);
const POINTS = ASTRAL ? Array.from(DATA.text) : DATA.text;
const SIZE = POINTS.length;
const CHUNKS = DATA.chunks || [[0, SIZE, null]];
const UNWRITTEN = Object.fromEntries(Object.entries(DATA.written).map(([char, text]) => [text, char]));
const ENTITY = Object.keys(UNWRITTEN).length ? new RegExp(Object.keys(UNWRITTEN).map((x) => x.replace(/[^\w]/g, "\\$&")).join("|"), "g") : null;

function cut(start, end) {
  return ASTRAL ? POINTS.slice(start, end).join("") : POINTS.slice(start, end);
}

function pointsOf(text) {
  return ASTRAL || /[\ud800-\udbff]/.test(text) ? Array.from(text) : text;
}

function written(text) {
  return ENTITY ? text.replace(/[&<>"']/g, (char) => DATA.written[char] || char) : text;
}

function unwritten(text) {
  return ENTITY ? text.replace(ENTITY, (found) => UNWRITTEN[found]) : text;
}

// A line of the file that is longer is shown as several.
const LONGEST = 4000;
const blocks = [];
(function build() {
  let parts = [];
  const flush = () => {
    if (parts.length) blocks.push({ parts, start: parts[0].start, end: parts[parts.length - 1].end, items: [], cells: {}, links: [] });
    parts = [];
  };
  for (const [start, end, text] of CHUNKS) {
    if (text === null) {
      let from = start;
      for (let at = start; at <= end; at++) {
        const char = at < end ? POINTS[at] : "";
        if (char === "\n" || char === "\r" || at === end) {
          if (from < at) parts.push({ start: from, end: at, text: null });
          if (at < end) flush();
          from = at + 1;
        } else if (at - from > LONGEST && (char === " " || at - from > 2 * LONGEST)) {
          parts.push({ start: from, end: at, text: null });
          flush();
          from = at;
        }
      }
    } else {
      const lines = text.split("\n");
      lines.forEach((line, number) => {
        if (number) flush();
        if (line) parts.push(number < lines.length - 1 || lines.length === 1 ? { start, end, text: line } : { start: end, end, text: line });
      });
    }
  }
  flush();
})();

// ---- What was decided: finding -> {state, text, note}, name -> {form, keep}.
const decided = { f: new Map(), n: new Map() };
const past = [];
const KEY = DATA.sha256 + ":" + DATA.path;
const EMPTY = {};
const keyOf = (finding) => finding.print + "@" + finding.span[0];
let current = -1;
let view = memory.get("view") || (DATA.source === null || innerWidth < 992 ? "changes" : "side");
const filter = { family: "", severity: "", rule: "", state: "", sure: 0 };

const stateOf = (i) => (decided.f.get(i) || EMPTY).state || "open";

function trimmed(start, end, text) {
  const old = pointsOf(cut(start, end));
  const fresh = pointsOf(written(text));
  let lead = 0;
  while (lead < old.length && lead < fresh.length && old[lead] === fresh[lead]) lead++;
  let tail = 0;
  while (tail < old.length - lead && tail < fresh.length - lead && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail++;
  const middle = fresh.slice(lead, fresh.length - tail);
  if (lead === old.length && lead === fresh.length) return [];
  return [[start + lead, end - tail, typeof middle === "string" ? middle : middle.join("")]];
}

function editsOf(i) {
  const own = decided.f.get(i);
  const finding = F[i];
  if (own && own.text !== undefined) return trimmed(...finding.cover, own.text);
  return finding.fix ? finding.fix.edits : [];
}

function clash(one, other) {
  if (one[0] === one[1] && other[0] === other[1]) return one[0] === other[0];
  return (one[0] < other[1] && other[0] < one[1]) || (one[0] === other[0] && one[1] === other[1]);
}

function accepted(except) {
  const found = [];
  for (const [i, own] of decided.f) if (own.state === "accepted" && i !== except) found.push(...editsOf(i));
  return found;
}

// Words of a name that no finding covers and that read another way in the form that was chosen.
function extras(entity, taken) {
  const own = decided.n.get(entity);
  if (!own || own.form === undefined) return [];
  const covered = F.filter((f) => f.entity === entity).map((f) => f.span);
  const found = [];
  for (const form of DATA.entities[entity].forms) {
    if (!form.fixed) continue;
    for (const [start, end] of form.spans) {
      const old = cut(start, end);
      const fresh = respelled(old, own.form);
      let at = start;
      old.split(" ").forEach((word, number) => {
        const size = pointsOf(word).length;
        const edits = covered.some((span) => span[0] < at + size && at < span[1]) ? [] : trimmed(at, at + size, fresh[number]);
        if (edits.length && !edits.some((edit) => [...taken, ...found].some((other) => clash(edit, other)))) found.push(...edits);
        at += size + 1;
      });
    }
  }
  return found;
}

function allEdits() {
  const taken = accepted();
  for (const entity of decided.n.keys()) taken.push(...extras(entity, taken));
  return taken.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

function corrected() {
  const pieces = [];
  let at = 0;
  for (const [start, end, text] of allEdits()) {
    pieces.push(cut(at, start), text);
    at = end;
  }
  return pieces.join("") + cut(at, SIZE);
}

// The words of a form written like those of another one; capitals stay. Words that the other one does not have stay too.
function respelled(old, form) {
  const upper = old.length > 1 && old === old.toUpperCase() && old !== old.toLowerCase();
  const words = form.split(" ");
  const mine = old.split(" ");
  const same = mine.length === words.length;
  return mine.map((word, at) => {
    const near = same ? words[at] : words.reduce((best, each) => (alike(word, each) > alike(word, best) ? each : best));
    if (near.toLowerCase() === word.toLowerCase() || (!same && alike(word, near) < 0.4)) return word;
    return upper ? near.toUpperCase() : near;
  });
}

function alike(one, other) {
  const pairs = (word) => new Set(Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => word.slice(at, at + 2).toLowerCase()));
  const [a, b] = [pairs(one), pairs(other)];
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return a.size + b.size ? (2 * shared) / (a.size + b.size) : 0;
}

// ---- Changes, all of them undone in one step.
function change(list, keep) {
  const back = list.map(([kind, key]) => [kind, key, decided[kind].get(key)]);
  if (!keep) past.push([back, current]);
  const touched = new Set();
  let names = false;
  for (const [kind, key, value] of list) {
    if (value === undefined) decided[kind].delete(key);
    else decided[kind].set(key, value);
    if (kind === "n") names = true;
    else touched.add(key);
  }
  refresh(touched, names);
  save();
}

function undo() {
  const last = past.pop();
  if (!last) return say(t("said.nothing"));
  change(last[0], true);
  if (last[1] >= 0) select(last[1]);
  say(t("said.undone"));
}

let saving = 0;
function save() {
  clearTimeout(saving);
  saving = setTimeout(keep, 150);
}

function keep() {
  memory.set("decisions:" + KEY, {
    f: [...decided.f].map(([i, own]) => [keyOf(F[i]), own]),
    n: [...decided.n].map(([entity, own]) => [DATA.entities[entity].canonical, own]),
  });
}
addEventListener("pagehide", keep);

function restore() {
  const kept = memory.get("decisions:" + KEY);
  if (!kept) return;
  const places = new Map(F.map((finding, i) => [keyOf(finding), i]));
  for (const [key, own] of kept.f || []) if (places.has(key)) decided.f.set(places.get(key), own);
  const names = new Map(DATA.entities.map((entity, at) => [entity.canonical, at]));
  for (const [key, own] of kept.n || []) if (names.has(key)) decided.n.set(names.get(key), own);
}

function accept(i, extra) {
  const finding = F[i];
  const own = { ...(decided.f.get(i) || EMPTY), ...extra, state: "accepted" };
  if (own.text === undefined && !(finding.fix && finding.fix.can)) return say(t(finding.cover ? "said.write" : "said.cannot")), false;
  const before = decided.f.get(i);
  decided.f.set(i, own);
  const edits = editsOf(i);
  if (before === undefined) decided.f.delete(i);
  else decided.f.set(i, before);
  const other = [...decided.f.keys()].find((j) => j !== i && stateOf(j) === "accepted" && editsOf(j).some((a) => edits.some((b) => clash(a, b))));
  if (other !== undefined) return say(t("said.clash", { number: other + 1 })), false;
  change([["f", i, own]]);
  return true;
}

function decide(i, state) {
  if (i < 0) return;
  if (state === "accepted") {
    if (!accept(i)) return;
  } else {
    const own = { ...(decided.f.get(i) || EMPTY), state };
    if (state === "open") {
      delete own.state;
      delete own.text;
    }
    change([["f", i, own]]);
  }
  say(t("said." + state, { number: i + 1 }));
  if (state !== "open") step(1, true);
}

function acceptSafe() {
  const taken = accepted();
  const list = [];
  const order = F.map((_, i) => i).filter((i) => F[i].fix && F[i].fix.kind === "safe" && stateOf(i) === "open");
  for (const i of order.sort((a, b) => F[a].fix.rank - F[b].fix.rank)) {
    const edits = editsOf(i);
    if (edits.length && !edits.some((edit) => taken.some((other) => clash(edit, other)))) {
      taken.push(...edits);
      list.push(["f", i, { ...(decided.f.get(i) || EMPTY), state: "accepted" }]);
    }
  }
  if (list.length) change(list);
  say(t("said.safe", { count: list.length }));
}

function chooseForm(entity, form) {
  const list = [["n", entity, { ...(decided.n.get(entity) || EMPTY), form }]];
  const others = new Set(F.map((f, i) => (f.entity === entity ? i : -1)));
  const taken = [];
  for (const [i, own] of decided.f) if (own.state === "accepted" && !others.has(i)) taken.push(...editsOf(i));
  F.forEach((finding, i) => {
    if (finding.entity !== entity) return;
    const own = { ...(decided.f.get(i) || EMPTY) };
    const old = cut(...finding.span);
    const fresh = respelled(old, form).join(" ");
    delete own.text;
    const edits = finding.cover ? trimmed(...finding.span, fresh) : [];
    if (!edits.length || edits.some((edit) => taken.some((other) => clash(edit, other)))) own.state = "rejected";
    else Object.assign(own, { state: "accepted", text: fresh });
    list.push(["f", i, own]);
  });
  change(list);
  say(t("said.form", { form }));
}

// ---- Blocks on the page.
F.forEach((finding, i) => {
  const edges = [finding.span, ...(finding.fix ? finding.fix.edits : []), ...(finding.cover ? [finding.cover] : [])];
  finding.blocks = [];
  for (const block of blocks) {
    if (edges.some(([start, end]) => start <= block.end && block.start <= end && (start < block.end || start === end || block.start === block.end))) {
      block.items.push(i);
      finding.blocks.push(block);
    }
  }
});

function home(edit) {
  const inside = blocks.find((block) => block.start <= edit[1] && edit[1] <= block.end);
  if (inside) return [inside, edit[1]];
  const first = blocks.find((block) => block.start < edit[1] && edit[0] < block.end);
  if (first) return [first, Math.min(edit[1], first.end)];
  const next = blocks.find((block) => block.start >= edit[1]);
  return next ? [next, next.start] : [blocks[blocks.length - 1], blocks.length ? blocks[blocks.length - 1].end : 0];
}

function itemsOf(block) {
  const items = block.items.map((i) => ({ i, family: familyOf(i), state: stateOf(i), span: F[i].span, edits: editsOf(i) }));
  if (decided.n.size) {
    const taken = accepted();
    for (const entity of decided.n.keys()) {
      for (const edit of extras(entity, taken)) {
        if (edit[0] <= block.end && block.start <= edit[1]) items.push({ i: "n" + entity, family: "names", state: "accepted", span: edit, edits: [edit] });
      }
    }
  }
  return items;
}

const familyOf = (i) => DATA.rules[F[i].rule].family;

// mode: left (as it is), changes (tracked), right (as it should be), result (what was decided)
function fill(block, mode) {
  const items = itemsOf(block);
  const cuts = new Set();
  const inserts = new Map();
  const works = (item) => item.state === "accepted" || (item.state === "open" && mode !== "result");
  for (const item of items) {
    for (const [start, end] of [item.span, ...item.edits]) cuts.add(start).add(end);
    if (mode === "left" || !works(item)) continue;
    for (const edit of item.edits) {
      if (!edit[2]) continue;
      const [where, at] = home(edit);
      if (where !== block) continue;
      cuts.add(at);
      inserts.set(at, [...(inserts.get(at) || []), [item, edit[2]]]);
    }
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  // Items by their first place, and how far those up to each one reach, so that a piece looks at its own only.
  const spread = items.map((item) => {
    const ranges = [item.span, ...item.edits];
    return [Math.min(...ranges.map((range) => range[0])), Math.max(...ranges.map((range) => range[1])), item];
  }).sort((a, b) => a[0] - b[0]);
  let far = 0;
  const reach = spread.map((each) => (far = Math.max(far, each[1])));
  const near = (start, end) => {
    let [low, high] = [0, spread.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (reach[middle] > start) high = middle;
      else low = middle + 1;
    }
    const found = [];
    for (; low < spread.length && spread[low][0] <= start; low++) if (spread[low][1] >= end) found.push(spread[low][2]);
    return found;
  };
  const out = [];
  const add = (tag, item, text) => {
    const node = el(tag, { "data-i": item.i, class: "f " + item.family + " " + item.state + (item.i === current ? " current" : "") + (hidden.has(item.i) ? " faded" : "") }, shown(text));
    out.push(node);
  };
  const insert = (at) => {
    for (const [item, text] of inserts.get(at) || []) {
      if (mode === "result") out.push(shown(unwritten(text)));
      else add("ins", item, unwritten(text));
    }
    inserts.delete(at);
  };
  const piece = (start, end, text) => {
    const around = near(start, end);
    const gone = around.find((item) => works(item) && item.edits.some((edit) => edit[0] <= start && end <= edit[1] && edit[0] < edit[1]));
    if (gone && mode !== "left") {
      if (mode === "changes") add("del", gone, text);
      return;
    }
    let owner = gone;
    for (const item of around) {
      const inside = item.span[0] <= start && end <= item.span[1] && start < end;
      if (inside && (!owner || (owner !== gone && item.span[1] - item.span[0] < owner.span[1] - owner.span[0]))) owner = item;
    }
    if (owner && mode !== "result") add("mark", owner, text);
    else out.push(shown(text));
  };
  for (const part of block.parts) {
    insert(part.start);
    if (part.text !== null) {
      piece(part.start, part.end, part.text);
      continue;
    }
    let from = part.start;
    let next = after(sorted, from);
    for (; next < sorted.length && sorted[next] <= part.end; next++) {
      const at = sorted[next];
      piece(from, at, cut(from, at));
      insert(at);
      from = at;
    }
    if (from < part.end) piece(from, part.end, cut(from, part.end));
  }
  for (const at of [...inserts.keys()]) insert(at);
  const cell = block.cells[mode];
  cell.replaceChildren(...out);
  if (mode === "result" || mode === "right") cell.classList.toggle("none", !cell.textContent.trim());
}

// The index of the first of ascending numbers that is greater.
function after(numbers, value) {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

const MODES = { changes: ["changes"], side: ["left", "right"], result: ["result"] };

function linkSource() {
  for (const link of DATA.links) {
    const block = blocks.find((each) => each.start < link[1] && link[0] < each.end);
    if (block) block.links.push(link);
  }
}

function showText() {
  const holder = document.getElementById("text");
  const modes = MODES[view];
  const withSource = DATA.source !== null;
  const names = [...(withSource ? ["source"] : []), ...modes];
  holder.className = "text columns" + names.length;
  const rows = names.length > 1 ? [el("div", { class: "row heads" }, names.map((name) => el("h2", {}, t("column." + name))))] : [];
  let told = 0;
  for (const block of blocks) {
    block.cells = {};
    const cells = [];
    if (withSource) {
      const cell = el("p", { class: "cell source", lang: DATA.sourceLanguage });
      for (const link of block.links) {
        const before = shown(DATA.source.slice(Math.min(told, link[2]), link[2]));
        cell.append(cell.firstChild || before.trim() ? before.replace(/^\s+|\s+$/g, " ") : "");
        cell.append(el("span", { "data-link": DATA.links.indexOf(link) }, shown(DATA.source.slice(Math.max(told, link[2]), link[3]))));
        told = Math.max(told, link[3]);
      }
      cell.dir = direction(cell.textContent);
      cells.push(cell);
    }
    for (const mode of modes) {
      block.cells[mode] = el("p", { class: "cell", dir: direction(cut(block.start, Math.min(block.end, block.start + 2000))), lang: DATA.language });
      cells.push(block.cells[mode]);
    }
    rows.push(el("div", { class: "row" }, cells));
    for (const mode of modes) fill(block, mode);
  }
  if (withSource && told < DATA.source.length && DATA.source.slice(told).trim()) {
    rows.push(el("div", { class: "row" }, el("p", { class: "cell source", dir: "auto", lang: DATA.sourceLanguage }, shown(DATA.source.slice(told)))));
  }
  holder.replaceChildren(...rows);
}

// ---- Findings: filters, list, card.
const hidden = new Set();
let rows = [];

function sift() {
  hidden.clear();
  F.forEach((finding, i) => {
    const fits = (!filter.family || familyOf(i) === filter.family) && (!filter.severity || finding.severity === filter.severity) &&
      (!filter.rule || finding.rule === filter.rule) && (!filter.state || stateOf(i) === filter.state) && finding.confidence * 100 >= filter.sure;
    if (!fits) hidden.add(i);
  });
  rows.forEach((row, i) => (row.parentNode.hidden = hidden.has(i)));
  for (const node of document.querySelectorAll("#text [data-i]")) node.classList.toggle("faded", hidden.has(+node.dataset.i));
  counts();
}

function counts() {
  const tally = { open: 0, accepted: 0, rejected: 0 };
  F.forEach((_, i) => tally[stateOf(i)]++);
  document.getElementById("tally").textContent = t("tally", { shown: number(F.length - hidden.size), all: number(F.length), ...tally });
  const done = F.length ? (F.length - tally.open) / F.length : 1;
  document.getElementById("bar").style.setProperty("inline-size", done * 100 + "%");
}

function excerpt(finding) {
  const text = cut(...finding.span).replace(/\s+/g, " ");
  return text.length > 90 ? text.slice(0, 60) + " … " + text.slice(-24) : text;
}

const SIGN = { open: "○", accepted: "✓", rejected: "✕" };

function listRow(i) {
  const finding = F[i];
  const row = el("button", { type: "button", class: "item " + familyOf(i), "data-i": i, onclick: () => select(i, true) });
  row.append(
    el("span", { class: "sign", "aria-hidden": "true" }),
    el("span", { class: "what" }, el("span", { class: "place" }, finding.place.join(":")), " ", el("bdi", {}, shown(unwritten(excerpt(finding))))),
    el("span", { class: "rule" }, el("span", { class: "say" }, shown(finding.message) + " · "), finding.rule, el("span", { class: "sr" }, "")));
  return row;
}

function paintRow(i) {
  const row = rows[i];
  const state = stateOf(i);
  row.className = "item " + familyOf(i) + " " + state;
  row.firstChild.textContent = SIGN[state];
  row.lastChild.lastChild.textContent = ", " + t("state." + state);
  if (i === current) row.setAttribute("aria-current", "true");
  else row.removeAttribute("aria-current");
}

function refresh(touched, names) {
  const dirty = new Set();
  for (const i of touched) {
    F[i].blocks.forEach((block) => dirty.add(block));
    paintRow(i);
  }
  for (const block of names ? blocks : dirty) for (const mode of MODES[view]) fill(block, mode);
  if (filter.state) sift();
  else counts();
  if (touched.has(current)) showCard();
  if (names) showNames();
}

// Scrolls a box, and nothing around it, until one of its parts is to be seen.
function reveal(box, part) {
  const [outer, inner] = [box.getBoundingClientRect(), part.getBoundingClientRect()];
  if (inner.top < outer.top) box.scrollTop -= outer.top - inner.top;
  else if (inner.bottom > outer.bottom) box.scrollTop += inner.bottom - outer.bottom;
}

function select(i, go) {
  const before = current;
  current = i;
  for (const node of document.querySelectorAll("#text .current")) node.classList.remove("current");
  for (const node of document.querySelectorAll("#text .told")) node.classList.remove("told");
  if (before >= 0) paintRow(before);
  if (i < 0) return showCard();
  paintRow(i);
  reveal(document.getElementById("list"), rows[i]);
  const nodes = document.querySelectorAll('#text [data-i="' + i + '"]');
  nodes.forEach((node) => node.classList.add("current"));
  linksOf(i).forEach((at) => document.querySelectorAll('[data-link="' + at + '"]').forEach((node) => node.classList.add("told")));
  if (nodes.length) nodes[0].scrollIntoView({ block: "center", behavior: go && !matchMedia("(prefers-reduced-motion: reduce)").matches ? "smooth" : "auto" });
  showCard();
  say(t("said.at", { number: i + 1, all: F.length, message: F[i].message, state: t("state." + stateOf(i)) }), true);
}

function linksOf(i) {
  const [start, end] = F[i].span;
  return DATA.links.map((_, at) => at).filter((at) => DATA.links[at][0] < end && start < DATA.links[at][1]);
}

function step(by, undecided) {
  const fits = (i) => !hidden.has(i) && (!undecided || stateOf(i) === "open");
  for (let i = current + by; i >= 0 && i < F.length; i += by) if (fits(i)) return select(i, true);
  if (!undecided) say(t("said.end"));
  else if (F.every((_, i) => stateOf(i) !== "open")) say(t("said.done"));
}

function fresh(i) {
  const [start, end] = F[i].cover || F[i].span;
  const pieces = [];
  let at = start;
  for (const edit of editsOf(i)) {
    pieces.push(cut(at, edit[0]), edit[2]);
    at = edit[1];
  }
  return unwritten(pieces.join("") + cut(at, end));
}

function showCard() {
  const card = document.getElementById("card");
  if (current < 0) return put(card, el("p", { class: "empty" }, t(F.length ? "card.empty" : "card.none")));
  const i = current;
  const finding = F[i];
  const rule = DATA.rules[finding.rule];
  const own = decided.f.get(i) || EMPTY;
  const [start, end] = finding.cover || finding.span;
  const can = (finding.fix && finding.fix.can) || own.text !== undefined;
  const chip = (text, kind) => el("span", { class: "chip " + (kind || "") }, text);
  const button = (name, key, act, extra) => el("button", { type: "button", "aria-keyshortcuts": key, title: t("key", { key }), onclick: act, ...extra }, t(name));
  const box = (name, value, save) => {
    const area = el("textarea", { rows: 3, dir: "auto", value });
    const close = () => {
      holder.hidden = true;
      opener.setAttribute("aria-expanded", "false");
      opener.focus();
    };
    const holder = el("div", { class: "box", hidden: true }, el("label", {}, t(name), area),
      el("div", { class: "buttons" }, el("button", { type: "button", class: "main", onclick: () => save(area.value) }, t("save")), el("button", { type: "button", onclick: close }, t("cancel"))));
    area.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close();
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save(area.value);
    });
    const opener = button(name, name === "edit" ? "e" : "c", () => {
      holder.hidden = !holder.hidden;
      opener.setAttribute("aria-expanded", String(!holder.hidden));
      if (holder.hidden) return;
      area.focus();
      reveal(card, holder);
    }, { "aria-expanded": "false" });
    return [opener, holder];
  };
  const [edit, editBox] = box("edit", fresh(i), (text) => {
    if (accept(i, { text })) say(t("said.accepted", { number: i + 1 }));
  });
  const [note, noteBox] = box("comment", own.note || "", (text) => change([["f", i, { ...own, note: text.trim() || undefined }]]));
  const told = linksOf(i).map((at) => DATA.source.slice(DATA.links[at][2], DATA.links[at][3])).join(" ");
  put(card,
    el("div", { class: "cardhead" }, el("h2", {}, t("card.title", { number: i + 1, all: F.length })),
      el("div", { class: "buttons" }, button("previous", "k", () => step(-1)), button("next", "j", () => step(1)))),
    el("p", { class: "chips" }, chip(tOr("family." + rule.family, rule.family), rule.family), chip(t("severity." + finding.severity), "severity " + finding.severity), chip(t("sure", { percent: Math.round(finding.confidence * 100) })), chip(t("state." + stateOf(i)), stateOf(i))),
    el("p", { class: "message" }, el("bdi", {}, shown(finding.message))),
    editsOf(i).length ? el("p", { class: "swap" }, el("del", { dir: "auto" }, shown(unwritten(cut(start, end))).trim()), " ", el("ins", { dir: "auto" }, shown(fresh(i)).trim() || "∅")) : null,
    finding.fix ? el("p", { class: "title" }, t("fix." + finding.fix.kind) + ": ", el("bdi", {}, shown(finding.fix.title))) : null,
    own.note ? el("p", { class: "note" }, t("comment") + ": ", el("bdi", {}, shown(own.note))) : null,
    el("div", { class: "buttons acts" },
      button("accept", "a", () => decide(i, "accepted"), { class: "yes", disabled: !can, "aria-pressed": String(stateOf(i) === "accepted") }),
      button("reject", "r", () => decide(i, "rejected"), { class: "no", "aria-pressed": String(stateOf(i) === "rejected") }),
      stateOf(i) !== "open" ? button("reopen", "o", () => decide(i, "open")) : null,
      finding.cover ? edit : null, note),
    editBox, noteBox,
    finding.evidence ? el("div", { class: "why" }, el("h3", {}, t("evidence")), el("ul", {}, finding.evidence.map((each) => el("li", {}, el("bdi", {}, shown(each)))))) : null,
    finding.related ? el("div", { class: "why" }, el("h3", {}, t("related")), el("ul", {}, finding.related.map(([from, to, message]) =>
      el("li", {}, el("button", { type: "button", class: "link", onclick: () => jump(from) }, shown(message)))))) : null,
    told ? el("div", { class: "why" }, el("h3", {}, t("column.source")), el("blockquote", { dir: "auto", lang: DATA.sourceLanguage }, shown(told))) : null,
    el("details", { class: "manual" }, el("summary", {}, t("manual", { rule: finding.rule })), manual(rule.manual)));
}

// The rule's page: headings, lists, code; everything else is text.
function manual(source) {
  const inline = (text) => text.split("`").map((piece, at) => (at % 2 ? el("code", {}, shown(piece)) : shown(piece)));
  return el("div", {}, source.split(/\n\n+/).map((part) => {
    if (part.startsWith("## ")) return el("h3", {}, part.slice(3));
    if (part.startsWith("- ")) return el("ul", {}, part.split(/\n(?=- )/).map((line) => el("li", {}, inline(line.slice(2)))));
    if (part.startsWith("```")) return el("pre", {}, shown(part.replace(/^```\w*\n?|\n?```$/g, "")));
    return el("p", {}, inline(part));
  }));
}

function jump(at) {
  const block = blocks.find((each) => each.start <= at && at <= each.end);
  const cell = block && Object.values(block.cells)[0];
  if (!cell) return;
  cell.scrollIntoView({ block: "center" });
  cell.classList.add("flash");
  setTimeout(() => cell.classList.remove("flash"), 1600);
}

// ---- Names.
function places(form) {
  return form.spans.slice(0, 8).map(([start], number) =>
    el("button", { type: "button", class: "link", "aria-label": t("place", { number: number + 1, form: form.text }), onclick: () => jump(start) }, String(number + 1)));
}

function keepBox(entity, at) {
  const own = decided.n.get(at) || EMPTY;
  return el("label", { class: "check" }, el("input", { type: "checkbox", checked: !!own.keep, onchange: (event) => change([["n", at, { ...own, keep: event.target.checked || undefined }]]) }), t("glossary.add"),
    el("span", { class: "sr" }, " " + entity.canonical));
}

function showNames() {
  const holder = document.getElementById("names");
  const several = [], single = [];
  DATA.entities.forEach((entity, at) => (entity.consistent ? single : several).push([entity, at]));
  const open = holder.querySelector("details");
  const focus = document.activeElement && document.activeElement.id;
  put(holder,
    el("h2", {}, t("names")),
    several.length ? el("p", { class: "hint" }, t("names.hint")) : el("p", { class: "hint" }, t("names.none")),
    ...several.map(([entity, at]) => {
      const own = decided.n.get(at) || EMPTY;
      return el("fieldset", { class: "name" },
        el("legend", {}, el("bdi", {}, shown(own.form || entity.canonical)), " ", el("small", {}, t("kind." + entity.kind))),
        entity.forms.map((form, number) => el("div", { class: "form" },
          el("label", {}, el("input", { type: "radio", id: "form-" + at + "-" + number, name: "name" + at, checked: own.form === form.text, onchange: () => chooseForm(at, form.text) }),
            el("bdi", {}, shown(form.text)), el("span", { class: "count" }, " ×" + form.spans.length)),
          el("span", { class: "places" }, places(form)),
          form.text === entity.canonical ? el("small", {}, t("proposed") + ": " + shown(entity.reason)) : null)),
        entity.evidence.length ? el("ul", { class: "evidence" }, entity.evidence.map((each) => el("li", {}, shown(each)))) : null,
        keepBox(entity, at));
    }),
    single.length ? el("details", { class: "single", open: !!(open && open.open) }, el("summary", {}, t("names.single", { count: number(single.length) })),
      el("ul", {}, single.map(([entity, at]) => el("li", {}, el("span", {}, el("bdi", {}, shown(entity.canonical)), " ", el("span", { class: "count" }, "×" + entity.forms.reduce((sum, form) => sum + form.spans.length, 0))), keepBox(entity, at))))) : "");
  const again = focus && document.getElementById(focus);
  if (again) again.focus();
}

// ---- Score and facts.
function scorecard() {
  const score = DATA.score;
  const figures = [["BLEU", score.bleu], ["chrF", score.chrf], [t("score.trip"), score.roundTrip]].filter(([, value]) => value !== null);
  const heads = [t("category"), ...DATA.severities.map((name) => t("severity." + name)), t("penalty")];
  return el("section", { class: "panel" }, el("h2", {}, t("scorecard")),
    el("p", {}, t(score.pass ? "score.pass" : "score.fail", { per: number(score.per1000, 2), limit: number(score.threshold, 2) })),
    figures.length ? el("p", {}, figures.map(([name, value]) => name + " " + number(value, 1)).join(" · ")) : null,
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("scorecard") }, el("table", {},
      el("thead", {}, el("tr", {}, heads.map((head) => el("th", { scope: "col" }, head)))),
      el("tbody", {}, score.rows.map(([category, counts, penalty]) => el("tr", {}, el("th", { scope: "row" }, category), counts.map((count) => el("td", {}, count ? number(count) : "–")), el("td", {}, number(penalty, 2))))),
      el("tfoot", {}, el("tr", {}, el("th", { scope: "row" }, t("weights")), DATA.severities.map((name) => el("td", {}, number(score.weights[name], 2))), el("td", {}, number(score.penalty, 2)))))));
}

// ---- What leaves the page.
function baseName(suffix) {
  const name = DATA.path.split(/[\\/]/).pop() || "text";
  const dot = name.lastIndexOf(".");
  return suffix === null ? (dot > 0 ? name.slice(0, dot) + ".corrected" + name.slice(dot) : name + ".corrected") : name + suffix;
}

const asEdits = (edits) => edits.map(([start, end, text]) => ({ start, end, text }));

function decisions() {
  const taken = accepted();
  const names = [];
  for (const [entity, own] of decided.n) {
    if (own.form === undefined && !own.keep) continue;
    const edits = extras(entity, taken);
    taken.push(...edits);
    names.push({ name: DATA.entities[entity].canonical, chosen: own.form === undefined ? null : own.form, glossary: !!own.keep, edits: asEdits(edits) });
  }
  const made = [];
  F.forEach((finding, i) => {
    const own = decided.f.get(i);
    if (!own || (!own.state && !own.note)) return;
    made.push({
      rule: finding.rule, fingerprint: finding.print, span: { start: finding.span[0], end: finding.span[1] }, text: cut(...finding.span), state: stateOf(i),
      replacement: own.text === undefined ? null : own.text, comment: own.note || "", edits: stateOf(i) === "accepted" ? asEdits(editsOf(i)) : [],
    });
  });
  return { schema: "tqa.decisions/1", signature: DATA.facts.signature, documents: [{ path: DATA.path, sha256: DATA.sha256, decisions: made, names }] };
}

function quoted(text) {
  return '"' + text.replace(/[\\"]/g, "\\$&").replace(/[\u0000-\u001f\u007f]/g, (char) => "\\u" + char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")) + '"';
}

function glossary() {
  const lines = ["[glossary]", "name = " + quoted("additions")];
  const code = /^[a-z]{2,3}$/.test(DATA.language) ? DATA.language : "und";
  for (const [at, own] of [...decided.n].sort((a, b) => a[0] - b[0])) {
    if (!own.keep) continue;
    const entity = DATA.entities[at];
    const chosen = own.form === undefined ? entity.canonical : own.form;
    const right = respelled(entity.canonical, chosen).join(" ");
    const wrong = [];
    for (const form of entity.consistent ? [] : entity.forms) {
      const fresh = respelled(form.text, chosen).join(" ");
      if (fresh.toLowerCase() !== form.text.toLowerCase()) wrong.push(fresh === right ? form.text : form.text + " => " + fresh);
    }
    lines.push("", "[[entry]]", "kind = " + quoted(entity.kind === "other" ? "term" : entity.kind), code + " = " + quoted(right));
    if (wrong.length) lines.push("forbidden." + code + " = [" + wrong.map(quoted).join(", ") + "]");
  }
  return lines.join("\n") + "\n";
}

function load(file) {
  const reader = new FileReader();
  reader.onload = () => {
    let given = null;
    try { given = JSON.parse(reader.result); } catch { given = null; }
    if (!given || given.schema !== "tqa.decisions/1" || !Array.isArray(given.documents)) return say(t("said.foreign"));
    const own = given.documents.find((each) => each && each.sha256 === DATA.sha256);
    if (!own) return say(t(given.documents.some((each) => each && each.path === DATA.path) ? "said.stale" : "said.other"));
    const places = new Map(F.map((finding, i) => [keyOf(finding), i]));
    const list = [];
    let lost = 0;
    for (const each of own.decisions || []) {
      const i = places.get(each.fingerprint + "@" + (each.span || EMPTY).start);
      if (i === undefined) {
        lost++;
        continue;
      }
      const made = {};
      if (each.state === "accepted" || each.state === "rejected") made.state = each.state;
      if (typeof each.replacement === "string" && F[i].cover) made.text = each.replacement;
      if (each.comment) made.note = String(each.comment);
      list.push(["f", i, made]);
    }
    for (const each of own.names || []) {
      const at = DATA.entities.findIndex((entity) => entity.canonical === each.name);
      if (at < 0) lost++;
      else list.push(["n", at, { form: typeof each.chosen === "string" ? each.chosen : undefined, keep: each.glossary || undefined }]);
    }
    change(list);
    say(t("said.loaded", { count: list.length, lost }));
  };
  reader.readAsText(file);
}

// ---- The page.
let quiet = 0;
function say(text, aside) {
  const place = document.getElementById(aside ? "aside" : "status");
  place.textContent = text;
  if (aside) return;
  place.classList.add("seen");
  clearTimeout(quiet);
  quiet = setTimeout(() => place.classList.remove("seen"), 3000);
}

function setView(name) {
  view = name;
  memory.set("view", name);
  showText();
  if (current >= 0) select(current);
}

const KEYS = [["j", "next"], ["k", "previous"], ["a", "accept"], ["r", "reject"], ["o", "reopen"], ["u", "undo"], ["e", "edit"], ["c", "comment"], ["v", "view"], ["?", "help"]];

function help() {
  const dialog = document.getElementById("help");
  put(dialog, el("h2", { id: "help-title" }, t("help")),
    el("dl", {}, KEYS.map(([key, name]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, t("help." + name))])),
    el("p", {}, t("help.more")),
    el("label", { class: "check" }, el("input", { type: "checkbox", checked: choices.keys, onchange: (event) => choose("keys", event.target.checked) }), t("help.keys")),
    el("div", { class: "buttons" }, el("button", { type: "button", class: "main", onclick: () => dialog.close() }, t("close"))));
  dialog.showModal();
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !choices.keys || document.getElementById("help").open) return;
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== "radio" && event.target.type !== "checkbox") return;
  const press = (name) => document.querySelector('#card [aria-keyshortcuts="' + name + '"]');
  const act = {
    j: () => step(1), k: () => step(-1), a: () => decide(current, "accepted"), r: () => decide(current, "rejected"), o: () => decide(current, "open"), u: undo,
    e: () => press("e") && press("e").click(), c: () => press("c") && press("c").click(), "?": help,
    v: () => {
      const next = Object.keys(MODES)[(Object.keys(MODES).indexOf(view) + 1) % 3];
      document.getElementById("view-" + next).checked = true;
      setView(next);
    },
  }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

function filters() {
  const tally = (get) => {
    const found = new Map();
    F.forEach((finding, i) => found.set(get(finding, i), (found.get(get(finding, i)) || 0) + 1));
    return found;
  };
  const options = (get, name) => [["", t("all")], ...[...tally(get)].sort().map(([key, count]) => [key, name(key) + " (" + count + ")"])];
  const field = (name, list) => chooser(t("filter." + name), list, filter[name], (value) => {
    filter[name] = value;
    sift();
  });
  const sure = el("output", {}, filter.sure + " %");
  return el("details", { class: "filters" }, el("summary", {}, t("filters")),
    field("family", options((_, i) => familyOf(i), (key) => tOr("family." + key, key))),
    field("severity", options((finding) => finding.severity, (key) => t("severity." + key))),
    field("rule", options((finding) => finding.rule, (key) => key)),
    field("state", [["", t("all")], ...["open", "accepted", "rejected"].map((key) => [key, t("state." + key)])]),
    el("label", { class: "field" }, el("span", {}, t("filter.sure"), " ", sure), el("input", { type: "range", min: 0, max: 100, step: 5, value: filter.sure, oninput: (event) => {
      filter.sure = +event.target.value;
      sure.textContent = filter.sure + " %";
      sift();
    } })));
}

function build() {
  const score = DATA.score;
  const file = el("input", { type: "file", accept: ".json,application/json", class: "sr", id: "file", tabindex: "-1", "aria-hidden": "true", onchange: (event) => {
    if (event.target.files[0]) load(event.target.files[0]);
    event.target.value = "";
  } });
  const save = (name, act) => el("button", { type: "button", id: "save-" + name, onclick: act }, t("save." + name));
  rows = [];
  document.title = DATA.path + " · tqa";
  const list = el("ol", { class: "list", id: "list" });
  F.forEach((_, i) => {
    rows.push(listRow(i));
    list.append(el("li", {}, rows[i]));
  });
  put(document.getElementById("app"),
    el("a", { class: "skip", href: "#article" }, t("skip")),
    el("header", { class: "top" },
      el("div", { class: "head" }, DATA.index ? el("a", { href: DATA.index, class: "up" }, t("index")) : null, el("h1", {}, el("bdi", {}, shown(DATA.path))),
        el("p", { class: "sub" }, (DATA.sourceLanguage ? DATA.sourceLanguage + " → " : "") + DATA.language + " · " + t("words", { count: number(DATA.words) }) + " · ",
          el("span", { class: "badge " + (score.pass ? "pass" : "fail") }, t("per1000", { count: number(score.per1000, 1) }) + " · " + t(score.pass ? "pass" : "fail")))),
      el("div", { class: "tools" },
        el("fieldset", { class: "views" }, el("legend", { class: "sr" }, t("view")), Object.keys(MODES).map((name) =>
          el("label", {}, el("input", { type: "radio", name: "view", id: "view-" + name, checked: view === name, onchange: () => setView(name) }), el("span", {}, t("view." + name))))),
        el("button", { type: "button", id: "safe", onclick: acceptSafe }, t("safe")),
        el("button", { type: "button", id: "undo", onclick: undo }, t("undo")),
        el("details", { class: "menu" }, el("summary", {}, t("files")), el("div", { class: "sheet" },
          save("text", () => download(baseName(null), corrected(), "text/plain")),
          save("decisions", () => download(baseName(".decisions.json"), JSON.stringify(decisions(), null, 1) + "\n", "application/json")),
          save("glossary", () => download(baseName(".glossary.toml"), glossary(), "application/toml")),
          el("button", { type: "button", onclick: () => file.click() }, t("load")), file)),
        displayMenu(build),
        el("button", { type: "button", onclick: help }, t("help.open"))),
      el("div", { class: "progress", "aria-hidden": "true" }, el("div", { id: "bar" }))),
    el("main", {},
      el("section", { id: "article", tabindex: "-1", "aria-label": t("article") }, el("div", { id: "text", onclick: (event) => {
        const node = event.target.closest("[data-i]");
        if (node && !node.dataset.i.startsWith("n")) select(+node.dataset.i);
      } })),
      el("aside", { "aria-label": t("findings") }, el("div", { id: "card", class: "card" }), el("p", { id: "tally", class: "tally" }),
        DATA.total > F.length ? el("p", { class: "hint" }, t("more", { count: number(F.length), all: number(DATA.total) })) : null, filters(), list),
      el("div", { class: "below" },
        DATA.entities.length ? el("section", { class: "panel", id: "names" }) : null,
        scorecard(),
        el("section", { class: "panel" }, el("h2", {}, t("about")), facts([["sha256", DATA.sha256]])))),
    el("p", { id: "status", role: "status" }),
    el("p", { id: "aside", class: "sr", "aria-live": "polite" }),
    el("dialog", { id: "help", "aria-labelledby": "help-title" }));
  rows.forEach((_, i) => paintRow(i));
  showText();
  showCard();
  if (DATA.entities.length) showNames();
  sift();
  if (current >= 0) select(current);
}

linkSource();
restore();
build();
