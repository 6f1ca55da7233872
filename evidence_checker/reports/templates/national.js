"use strict";
(() => {
  const table = document.querySelector("table.heat");
  if (!table) return;
  const body = table.tBodies[0], rows = Array.from(body.rows);
  const words = document.getElementById("words"), group = document.getElementById("group"), shown = document.getElementById("shown");
  const keep = () => {
    const said = words.value.toLocaleLowerCase().trim().split(/\s+/).filter(Boolean), wanted = group ? group.value : "";
    let count = 0;
    for (const row of rows) {
      const name = row.cells[1].textContent.toLocaleLowerCase();
      row.hidden = !(said.every((each) => name.includes(each)) && (!wanted || row.cells[2].textContent === wanted));
      if (!row.hidden) count += 1;
    }
    shown.textContent = String(count);
  };
  const value = (row, column) => {
    const cell = row.cells[column], text = cell.dataset.v ?? cell.textContent.trim();
    const number = Number.parseFloat(text);
    return Number.isNaN(number) ? text.toLocaleLowerCase() : number;
  };
  const order = (one, other) => typeof one === typeof other ? (one < other ? -1 : one > other ? 1 : 0) : typeof one === "number" ? -1 : 1;
  table.tHead.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const head = button.closest("th"), column = head.cellIndex;
    const down = head.getAttribute("aria-sort") !== "descending";
    for (const each of table.tHead.rows[0].cells) each.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const held = rows.map((row, place) => [value(row, column), place, row]);
    held.sort((a, b) => (down ? order(b[0], a[0]) : order(a[0], b[0])) || a[1] - b[1]);
    body.append(...held.map((each) => each[2]));
  });
  words.addEventListener("input", keep);
  if (group) group.addEventListener("change", keep);
  document.querySelector(".filter").hidden = false;
})();
