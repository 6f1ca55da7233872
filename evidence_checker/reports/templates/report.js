"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (id) => document.getElementById(id);
  const list = one("daftar");
  const items = all(".ind");
  const rows = all("#tabel-dokumen tbody tr");
  const names = ["q", "status", "domain", "temuan", "unit", "urut", "d", "ds"];
  const fields = Object.fromEntries(names.map((name) => [name, one("f-" + name)]).filter((pair) => pair[1]));
  const words = new Map();
  // The text of an item is gathered when it is first searched for, once.
  const text = (node) => {
    if (!words.has(node)) words.set(node, node.textContent.toLowerCase().replace(/\s+/g, " "));
    return words.get(node);
  };
  const found = (node, query) => query.split(/\s+/).every((word) => text(node).includes(word));
  const order = {
    "": (a, b) => a.dataset.place - b.dataset.place,
    gain: (a, b) => b.dataset.gain - a.dataset.gain || a.dataset.place - b.dataset.place,
    level: (a, b) => a.dataset.level - b.dataset.level || a.dataset.place - b.dataset.place,
    weight: (a, b) => b.dataset.weight - a.dataset.weight || a.dataset.place - b.dataset.place,
  };
  let sorted = "";
  const value = (name) => (fields[name] ? fields[name].value.trim() : "");

  function apply() {
    const query = value("q").toLowerCase();
    let shown = 0;
    for (const item of items) {
      const data = item.dataset;
      const fits = (!value("status") || data.status === value("status"))
        && (!value("domain") || data.domain === value("domain"))
        && (!value("unit") || data.unit.split("|").includes(value("unit")))
        && (!value("temuan") || data.codes.split(" ").includes(value("temuan")))
        && (!query || found(item, query));
      item.hidden = !fits;
      shown += fits;
    }
    if (sorted !== value("urut")) {
      sorted = value("urut");
      list.append(...[...items].sort(order[sorted] || order[""]));
    }
    one("jumlah").textContent = one("jumlah").dataset.t.replace("{n}", shown).replace("{of}", items.length);
    const wanted = value("d").toLowerCase();
    let papers = 0;
    for (const row of rows) {
      const fits = (!value("ds") || row.dataset.s.split(" ").includes(value("ds"))) && (!wanted || found(row, wanted));
      row.hidden = !fits;
      papers += fits;
    }
    one("jumlah-dokumen").textContent = one("jumlah-dokumen").dataset.t.replace("{n}", papers).replace("{of}", rows.length);
  }

  function remember() {
    const state = new URLSearchParams();
    for (const name of names) if (value(name)) state.set(name, value(name));
    const open = items.filter((item) => item.open && !item.hidden).map((item) => item.id.slice(2));
    if (open.length && open.length < 6) state.set("buka", open.join(","));
    history.replaceState(null, "", "#" + state.toString());
  }

  function reveal(item) {
    item.hidden = false;
    item.open = true;
    item.scrollIntoView();
    item.querySelector("summary").focus({ preventScroll: true });
  }

  function recall() {
    const hash = location.hash.slice(1);
    const target = hash && !hash.includes("=") ? one(decodeURIComponent(hash)) : null;
    if (target && target.classList.contains("ind")) return reveal(target);
    if (target || (hash && !hash.includes("="))) return undefined;
    const state = new URLSearchParams(hash);
    for (const [name, field] of Object.entries(fields)) field.value = state.get(name) || "";
    apply();
    const open = (state.get("buka") || "").split(",").filter(Boolean).map((id) => one("i-" + id)).filter(Boolean);
    for (const item of open) item.open = true;
    if (open.length) open[0].scrollIntoView();
    else if (state.has("d") || state.has("ds")) one("dokumen").scrollIntoView();
    else if (hash) one("indikator").scrollIntoView();
    return undefined;
  }

  async function copy(button) {
    const part = one(button.dataset.copy);
    const prose = all("dt", part).map((dt) => dt.textContent + "\n" + dt.nextElementSibling.textContent).join("\n\n");
    let done = false;
    try {
      await navigator.clipboard.writeText(prose);
      done = true;
    } catch {
      const area = document.createElement("textarea");
      area.value = prose;
      document.body.append(area);
      area.select();
      done = document.execCommand("copy");
      area.remove();
    }
    const before = button.textContent;
    button.textContent = done ? button.dataset.done : button.dataset.failed;
    setTimeout(() => { button.textContent = before; }, 2500);
  }

  for (const part of all("[data-script]")) part.hidden = false;
  for (const [name, field] of Object.entries(fields)) {
    field.addEventListener(name === "q" || name === "d" ? "input" : "change", () => { apply(); remember(); });
  }
  one("semula").addEventListener("click", () => {
    for (const name of ["q", "status", "domain", "temuan", "unit", "urut"]) if (fields[name]) fields[name].value = "";
    apply();
    remember();
  });
  for (const tile of all("[data-status-link]")) {
    tile.addEventListener("click", (event) => {
      event.preventDefault();
      fields.status.value = tile.dataset.statusLink;
      apply();
      remember();
      one("indikator").scrollIntoView();
    });
  }
  for (const item of items) item.addEventListener("toggle", remember);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) copy(button);
    const link = event.target.closest('a[href^="#i-"]');
    if (link) {
      const item = one(decodeURIComponent(link.hash.slice(1)));
      if (item) { event.preventDefault(); reveal(item); }
    }
  });
  window.addEventListener("hashchange", recall);
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = all("details").filter((part) => !part.open);
    for (const part of closed) part.open = true;
  });
  window.addEventListener("afterprint", () => { for (const part of closed) part.open = false; });
  recall();
  apply();
})();
