const D = DATA.documents;
let order = { at: 5, down: true };
let wanted = "";

// [path, address, languages, words, findings, per 1,000 words, passed, penalty]
const COLUMNS = [["set.document", 0], ["language", 2], ["set.words", 3], ["set.findings", 4], ["set.penalty", 7], ["set.per1000", 5], ["set.verdict", 6]];

function compare(a, b) {
  const [one, other] = [a[order.at], b[order.at]];
  const by = typeof one === "string" ? one.localeCompare(other, choices.language, { numeric: true }) : one - other;
  return (order.down ? -by : by) || a[0].localeCompare(b[0]);
}

function showTable() {
  const rows = D.filter((row) => row[0].toLowerCase().includes(wanted)).sort(compare);
  put(document.getElementById("rows"), rows.map((row) => el("tr", {},
    el("th", { scope: "row" }, row[1] ? el("a", { href: row[1] }, el("bdi", {}, shown(row[0]))) : el("bdi", {}, shown(row[0]))),
    el("td", { class: "word" }, row[2]), el("td", {}, number(row[3])), el("td", {}, number(row[4])), el("td", {}, number(row[7], 2)), el("td", {}, number(row[5], 2)),
    el("td", {}, el("span", { class: "badge " + (row[6] ? "pass" : "fail") }, t(row[6] ? "pass" : "fail"))))));
  document.getElementById("tally").textContent = t("set.shown", { shown: number(rows.length), all: number(D.length) });
  for (const head of document.querySelectorAll("#documents thead th")) {
    if (+head.dataset.at === order.at) head.setAttribute("aria-sort", order.down ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  }
}

// Bars of counts, widest first: [label, count, family]
function bars(title, rows) {
  const most = Math.max(1, ...rows.map((row) => row[1]));
  const left = 150, width = 260, step = 24;
  const drawn = svg("svg", { viewBox: "0 0 460 " + Math.max(1, rows.length) * step, role: "img", "aria-label": title + ": " + rows.map((row) => row[0] + " " + row[1]).join(", ") });
  rows.forEach(([label, count, family], at) => {
    const text = (x, anchor, content, soft) => svg("text", { x, y: at * step + 16, "text-anchor": anchor, class: soft ? "soft" : "" }, content);
    drawn.append(text(left - 8, "end", label), svg("rect", { x: left, y: at * step + 4, width: Math.max(2, (width * count) / most), height: step - 8, rx: 3, class: family }), text(left + (width * count) / most + 8, "start", number(count), true));
  });
  return el("figure", { class: "chart" }, el("h3", {}, title), rows.length ? drawn : el("p", {}, t("set.none")));
}

function trend() {
  const points = DATA.history;
  if (points.length < 2) return null;
  const most = Math.max(1, ...points.map((point) => point.per_1000_words));
  const x = (at) => 40 + (400 * at) / (points.length - 1);
  const y = (value) => 130 - (110 * value) / most;
  const title = t("set.trend");
  const drawn = svg("svg", { viewBox: "0 0 460 160", role: "img", "aria-label": title + ": " + points.map((point) => point.date + " " + number(point.per_1000_words, 1)).join(", ") });
  drawn.append(svg("line", { x1: 40, x2: 440, y1: 130, y2: 130 }), svg("path", { d: points.map((point, at) => (at ? "L" : "M") + x(at) + " " + y(point.per_1000_words)).join("") }));
  const every = Math.ceil(points.length / 5);
  points.forEach((point, at) => {
    const place = svg("circle", { cx: x(at), cy: y(point.per_1000_words), r: 4 });
    place.append(svg("title", {}, point.date + ": " + number(point.per_1000_words, 2)));
    drawn.append(place);
    if (at === 0 || at === points.length - 1) drawn.append(svg("text", { x: x(at), y: y(point.per_1000_words) - 10, "text-anchor": "middle" }, number(point.per_1000_words, 1)));
    if (at % every === 0 || at === points.length - 1) drawn.append(svg("text", { x: x(at), y: 150, "text-anchor": "middle", class: "soft" }, point.date));
  });
  return el("figure", { class: "chart" }, el("h3", {}, title), drawn);
}

function where(list) {
  return list.slice(0, 12).map((at, number) => [number ? ", " : "", D[at][1] ? el("a", { href: D[at][1] }, el("bdi", {}, shown(D[at][0].split(/[\\/]/).pop()))) : shown(D[at][0])]).concat(list.length > 12 ? [" … +" + (list.length - 12)] : []);
}

function recurring(title, heads, rows, cells) {
  if (!rows.length) return null;
  return el("section", { class: "panel" }, el("h2", {}, title), el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": title }, el("table", { class: "words" },
    el("thead", {}, el("tr", {}, heads.map((head) => el("th", { scope: "col" }, head)))), el("tbody", {}, rows.map((row) => el("tr", {}, cells(row).map((cell) => el("td", {}, cell))))))));
}

function build() {
  const sums = DATA.sums;
  document.title = t("set.title") + " · tqa";
  const familyName = (name) => tOr("family." + name, name);
  const figure = (name, value) => el("div", {}, el("dt", {}, t(name)), el("dd", {}, value));
  put(document.getElementById("app"),
    el("a", { class: "skip", href: "#documents" }, t("skip")),
    el("header", { class: "top" }, el("div", { class: "head" }, el("h1", {}, t("set.title")), el("p", { class: "sub" }, DATA.facts.date)), el("div", { class: "tools" }, displayMenu(build))),
    el("main", { class: "sets" },
      el("dl", { class: "figures-row" }, figure("set.documents", number(D.length)), figure("set.words", number(sums.words)), figure("set.findings", number(sums.findings)),
        figure("set.per1000", number(sums.per1000, 1)), figure("set.passed", number(sums.passed))),
      DATA.errors.length ? el("section", { class: "panel" }, el("h2", {}, t("set.errors")), el("ul", {}, DATA.errors.map(([path, message]) => el("li", {}, el("b", {}, shown(path)), ": " + shown(message))))) : null,
      el("section", { class: "panel", id: "documents", tabindex: "-1" }, el("h2", {}, t("set.documents")),
        el("label", {}, el("span", { class: "sr" }, t("set.search")), el("input", { type: "search", placeholder: t("set.search"), value: wanted, oninput: (event) => {
          wanted = event.target.value.toLowerCase();
          showTable();
        } })),
        el("p", { id: "tally", class: "tally", "aria-live": "polite" }),
        el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("set.documents") }, el("table", {},
          el("thead", {}, el("tr", {}, COLUMNS.map(([name, at]) => el("th", { scope: "col", "data-at": at, class: at === 2 ? "lang" : null }, el("button", { type: "button", onclick: () => {
            order = { at, down: order.at === at ? !order.down : at > 2 };
            showTable();
          } }, t(name)))))),
          el("tbody", { id: "rows" })))),
      el("div", { class: "charts" },
        bars(t("set.byfamily"), DATA.families.map(([name, count]) => [familyName(name), count, name])),
        bars(t("set.byrule"), DATA.rules.map(([name, family, count]) => [name, count, family])), trend()),
      recurring(t("set.insertions"), [t("set.text"), t("set.documents")], DATA.insertions, ([text, list]) => [el("bdi", {}, shown(text)), where(list)]),
      recurring(t("set.names"), [t("set.spellings"), t("set.documents")], DATA.names, ([forms, list]) => [forms.map(([form, count], at) => [at ? ", " : "", el("bdi", {}, shown(form)), el("span", { class: "count" }, " " + number(count))]), where(list)]),
      el("section", { class: "panel" }, el("h2", {}, t("about")), facts([]))));
  showTable();
}

build();
