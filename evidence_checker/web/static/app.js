// Everything works without this file; it adds keys, dropping files, copying, and results as they appear.
"use strict";
(() => {
  const body = document.body;
  document.querySelectorAll("[data-script]").forEach((each) => { each.hidden = false; });

  // Keys: never while someone types, never with Ctrl, Alt or Meta.
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
    const wanted = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (wanted && !wanted.disabled) { event.preventDefault(); wanted.click(); }
  });

  // To reject, the proposed reason changes with the button unless it was written anew.
  document.querySelectorAll("textarea[data-accept]").forEach((field) => {
    const form = field.form;
    form.querySelector('[value="reject"]').addEventListener("click", () => {
      if (field.value === field.dataset.accept) field.value = field.dataset.reject;
    });
  });

  // One click sends once.
  document.querySelectorAll("form[method=post]").forEach((form) => {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) { event.preventDefault(); return; }
      form.dataset.sent = "1";
      const button = form.querySelector("button[data-busy]");
      if (button) { button.textContent = button.dataset.busy; button.setAttribute("aria-disabled", "true"); }
    });
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) document.querySelectorAll("form[data-sent]").forEach((form) => { delete form.dataset.sent; });
  });

  // Copy and print.
  document.querySelectorAll("[data-copy]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const field = document.getElementById(button.dataset.copy);
      field.select();
      try { await navigator.clipboard.writeText(field.value); } catch { document.execCommand("copy"); }
      button.textContent = button.dataset.copied;
    });
  });
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });

  // The page that is typed.
  document.querySelectorAll("form[data-goto]").forEach((form) => {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const number = parseInt(form.elements.hal.value, 10);
      if (number > 0) location.href = `${form.dataset.goto}/${number}?indikator=${encodeURIComponent(form.elements.indikator.value)}`;
    });
  });

  // Files dropped anywhere on the form.
  const drop = document.querySelector("[data-drop]");
  if (drop) {
    const input = drop.querySelector("input[type=file]");
    ["dragenter", "dragover"].forEach((name) => drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); }));
    ["dragleave", "drop"].forEach((name) => drop.addEventListener(name, () => drop.classList.remove("over")));
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      if (event.dataTransfer.files.length) { input.files = event.dataTransfer.files; drop.requestSubmit(); }
    });
  }

  // The mark on the page comes into sight.
  const mark = document.querySelector(".mark.active rect, mark.active");
  if (mark) {
    const sheet = mark.closest(".sheet");
    if (sheet && sheet.scrollHeight > sheet.clientHeight) {
      const place = mark.getBoundingClientRect(), frame = sheet.getBoundingClientRect();
      sheet.scrollTop += place.top - frame.top - frame.height / 3;
      sheet.scrollLeft += Math.min(0, place.left - frame.left - 20) || Math.max(0, place.right - frame.right + 20);
    }
  }

  // Results as they appear: the page renews itself unless someone is in the middle of something.
  const inTheMiddle = () => {
    const active = document.activeElement;
    if (active && typing(active)) return true;
    return [...document.querySelectorAll("textarea, input:not([type=hidden])")].some(
      (field) => field.type === "file" ? field.files.length : field.value !== field.defaultValue);
  };
  const renew = async () => {
    try {
      const answer = await fetch(location.href, { headers: { accept: "text/html" }, credentials: "same-origin" });
      if (!answer.ok || answer.redirected) return false;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (fresh.body.dataset.refresh !== body.dataset.refresh || fresh.querySelector("form.decide, [data-drop]")) { location.reload(); return true; }
      document.querySelector("main").replaceWith(fresh.querySelector("main"));
      body.dataset.version = fresh.body.dataset.version;
      return true;
    } catch { return false; }
  };
  const tell = () => {
    const line = document.getElementById("kabar");
    const link = document.createElement("a");
    link.href = location.href;
    link.textContent = line.dataset.reload;
    line.replaceChildren(document.createTextNode(`${line.dataset.fresh} `), link);
    line.hidden = false;
  };
  if (body.dataset.live && window.EventSource) {
    const source = new EventSource(body.dataset.live);
    let queue = null, waiting = null;
    source.onmessage = (event) => {
      const news = JSON.parse(event.data);
      const fresh = String(news.version) !== body.dataset.version;
      const moved = queue !== null && queue !== news.queue;
      queue = news.queue;
      if (!fresh && !moved) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => { if (inTheMiddle() || document.querySelector("form.decide")) { if (fresh) tell(); } else renew(); }, 400);
    };
    window.addEventListener("pagehide", () => source.close());
  }
  if (body.dataset.refresh) setTimeout(() => { if (!inTheMiddle()) location.reload(); }, 1000 * Number(body.dataset.refresh));
})();
