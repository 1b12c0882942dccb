"use strict";
// What the page does beyond being read: colors, going from page to page, sorting and filtering the
// table, and showing which numbers a check is about. Without it, everything is shown at once.
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const memory = {
    get: () => { try { return localStorage.getItem("extractor-theme"); } catch { return null; } },
    set: (theme) => { try { localStorage.setItem("extractor-theme", theme); } catch { /* a sandbox */ } },
  };
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  function dress(theme) {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  }
  root.classList.add("js");
  dress(memory.get());

  function themes() {
    const buttons = all("button[data-theme]");
    const press = () => buttons.forEach((one) =>
      one.setAttribute("aria-pressed", String(one.dataset.theme === (root.dataset.theme || "auto"))));
    buttons.forEach((one) => one.addEventListener("click", () => {
      memory.set(one.dataset.theme);
      dress(one.dataset.theme);
      press();
    }));
    press();
  }

  // -- pages: links within the document, one page of it shown at a time ------------------------

  // A release stands in a <noscript>, which costs next to nothing until it is unfolded; without
  // scripts it is simply there.
  function unfold(page) {
    const folded = page?.querySelector(":scope > noscript");
    if (folded) folded.outerHTML = folded.textContent;
  }

  function named(hash) {
    const id = decodeURIComponent(hash.slice(1));
    unfold(document.getElementById(id.split("-")[0]));
    return document.getElementById(id);
  }

  // What is near is scrolled to, what is far is simply shown.
  function reveal(target, block = "center") {
    const near = Math.abs(target.getBoundingClientRect().top) < 3 * innerHeight;
    target.scrollIntoView({ block, behavior: near && !calm.matches ? "smooth" : "auto" });
  }

  function go(target, focus = true) {
    const page = target?.closest(".page");
    if (!page) return;
    if (!page.classList.contains("shown")) {
      all(".page.shown").forEach((one) => one.classList.remove("shown"));
      page.classList.add("shown");
    }
    const heading = target === page && page.querySelector("h1");
    if (target === page) scrollTo(0, 0);
    else reveal(target);
    if (focus) (heading || target).focus({ preventScroll: true });
    all(".asked").forEach((one) => one.classList.remove("asked"));
    if (target.matches("mark")) target.classList.add("asked");
  }

  function pages() {
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      const target = link && named(link.hash || link.getAttribute("href"));
      if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      try { history.pushState(null, "", link.getAttribute("href")); } catch { /* a frame */ }
      go(target);
    });
    const follow = () => go(location.hash ? named(location.hash) : document.querySelector(".page"), false);
    addEventListener("popstate", follow);
    if (location.hash) follow();
  }

  // -- the table of releases ------------------------------------------------------------------

  const AT_ONCE = 200;

  function table() {
    const index = document.querySelector("table.index");
    if (!index) return;
    const body = index.tBodies[0];
    const form = document.querySelector(".filters");
    const status = form.querySelector(".status");
    const more = document.querySelector(".more");
    const collator = new Intl.Collator(undefined, { numeric: true });
    let rows = [...body.rows];
    let whole = false;
    const words = new Map();

    function fits(row) {
      for (const select of all("select", form)) {
        if (select.value && !row.dataset[select.name].split("|").includes(select.value)) return false;
      }
      const asked = form.elements.search.value.trim().toLowerCase();
      if (!asked) return true;
      if (!words.has(row)) words.set(row, row.textContent.toLowerCase());
      return asked.split(/\s+/).every((word) => words.get(row).includes(word));
    }

    function filter() {
      let found = 0;
      for (const row of rows) {
        const fit = fits(row);
        found += fit;
        row.hidden = !fit;
        row.classList.toggle("later", fit && !whole && found > AT_ONCE);
      }
      const cut = !whole && found > AT_ONCE;
      more.hidden = !cut;
      const of = found === rows.length ? "" : ` of ${rows.length.toLocaleString("en")}`;
      status.textContent = `${found.toLocaleString("en")}${of} ${status.dataset.one}${rows.length === 1 ? "" : "s"}`
        + (cut ? `, the first ${AT_ONCE} shown` : "");
    }

    function sort(head) {
      const column = head.cellIndex;
      const down = head.getAttribute("aria-sort") === "ascending";
      const key = (row) => row.cells[column].dataset.key ?? row.cells[column].textContent.trim();
      const keys = new Map(rows.map((row) => [row, key(row)]));
      rows.sort((a, b) => {
        const [one, other] = [keys.get(a), keys.get(b)];
        if (!one || !other) return (one === "") - (other === "");
        return (down ? -1 : 1) * collator.compare(one, other);
      });
      all("th[aria-sort]", index.tHead).forEach((one) => one.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      body.append(...rows);
      filter();
    }

    all(".sort", index).forEach((one) => one.addEventListener("click", () => sort(one.closest("th"))));
    form.addEventListener("input", filter);
    form.addEventListener("change", filter);
    form.querySelector("[type=reset]").addEventListener("click", (event) => {
      event.preventDefault();
      form.reset();
      filter();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    more.querySelector("button").addEventListener("click", () => { whole = true; filter(); });
    all("[data-filter] button").forEach((one) => one.addEventListener("click", () => {
      const select = form.elements[one.closest("[data-filter]").dataset.filter];
      if (!select) return;
      select.value = one.value;
      filter();
      go(document.getElementById("releases-title"));
    }));
    filter();
  }

  // -- checks and their numbers ---------------------------------------------------------------

  const SVG = "http://www.w3.org/2000/svg";
  let lit = null; // the check whose numbers are shown
  let pinned = null; // the one that stays shown after a click

  function numbers(check) {
    return all(".inputs a.number", check)
      .map((link) => ({ place: named(link.getAttribute("href")), name: link.closest("div").querySelector("dt").textContent }))
      .filter((one) => one.place);
  }

  function light(check) {
    if (lit === check) return;
    if (lit) {
      lit.classList.remove("lit");
      all("mark.lit").forEach((mark) => { mark.classList.remove("lit", lit.classList[1]); });
      lit.closest(".release").querySelector(".way")?.remove();
    }
    lit = check;
    if (!check) return;
    check.classList.add("lit");
    numbers(check).forEach(({ place }) => place.classList.add("lit", check.classList[1]));
    draw();
  }

  function pin(check) {
    pinned?.removeAttribute("aria-current");
    pinned = check;
    pinned?.setAttribute("aria-current", "true");
    light(check);
  }

  // The checks that a number of the text takes part in.
  const users = (mark) => all(`.inputs a[href="#${mark.id}"]`, mark.closest(".release")).map((link) => link.closest(".check"));

  function node(name, attributes) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  // The way runs where no words are: from below each number to the gutter beside the text, along
  // it, and on to the check. The names of the numbers stand in the gutter.
  function draw() {
    const release = lit?.closest(".release");
    if (!release) return;
    release.querySelector(".way")?.remove();
    const frame = release.getBoundingClientRect();
    const text = release.querySelector(".text").getBoundingClientRect();
    const spots = numbers(lit).map(({ place, name }) => {
      const within = (place.closest(".scroll") ?? place).getBoundingClientRect();
      const box = [...place.getClientRects()].at(-1);
      if (!box || box.left > within.right || box.right < within.left) return null;
      return { name, x: box.right - frame.left, y: Math.round(box.bottom - frame.top) + 3 };
    }).filter(Boolean);
    if (!spots.length) return;
    const way = node("svg", { class: `way ${lit.classList[1]}`, "aria-hidden": "true" });
    const card = lit.getBoundingClientRect();
    const panel = lit.closest(".findings").getBoundingClientRect();
    const beside = card.left > text.right;
    const trunk = Math.round(text.right - frame.left) + (beside ? 18 : 7);
    const ends = spots.map((spot) => spot.y);
    if (beside) {
      const y = Math.min(Math.max(card.top + 22, panel.top + 8), panel.bottom - 8) - frame.top;
      ends.push(y);
      way.append(
        node("path", { d: `M${trunk},${y} H${card.left - frame.left}` }),
        node("circle", { cx: card.left - frame.left, cy: y, r: 3.5 }),
      );
    }
    way.append(node("path", { d: `M${trunk},${Math.min(...ends)} V${Math.max(...ends)}` }));
    const lines = Map.groupBy(spots, (spot) => spot.y);
    for (const [y, line] of lines) {
      line.sort((a, b) => a.x - b.x);
      way.append(node("path", { d: `M${line[0].x - 6},${y} H${trunk}` }));
      if (!beside) continue;
      [...new Set(line.map((spot) => spot.name))].forEach((name, place) => {
        const label = node("text", { x: trunk + 7, y: y + 4 + 13 * place });
        label.textContent = name;
        way.append(label);
      });
    }
    release.append(way);
  }

  function checks() {
    const over = (event) => event.target.closest?.(".check");
    document.addEventListener("pointerover", (event) => {
      if (event.pointerType === "touch") return;
      const mark = event.target.closest?.("mark[id]");
      mark?.classList.toggle("bound", users(mark).length > 0);
      light(over(event) ?? pinned);
    });
    document.addEventListener("focusin", (event) => { light(over(event) ?? pinned); });
    document.addEventListener("focusout", (event) => { if (over(event)) light(pinned); });
    document.addEventListener("click", (event) => {
      const mark = event.target.closest("mark[id]");
      if (mark) {
        const found = users(mark); // click after click leads from one to the next
        if (!found.length) return;
        const next = found[(found.indexOf(pinned) + 1) % found.length];
        const folded = next.closest("details:not([open])");
        if (folded) folded.open = true;
        pin(next);
        reveal(next, "nearest");
        return;
      }
      const check = over(event);
      if (!check || event.target.closest("summary, a")) return;
      pin(check);
      const first = numbers(check)[0];
      if (first) reveal(first.place);
    });
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") pin(null); });
    addEventListener("resize", draw);
    document.addEventListener("scroll", draw, { capture: true, passive: true });
  }

  function legends() {
    document.addEventListener("change", (event) => {
      const legend = event.target.closest?.(".legend");
      if (!legend) return;
      all(`.${event.target.value}:is(mark, q)`, legend.closest(".text"))
        .forEach((mark) => mark.classList.toggle("off", !event.target.checked));
    });
  }

  // What is folded is printed, too.
  addEventListener("beforeprint", () => all(".page.shown details:not(.formula, [open])").forEach((one) => { one.open = true; }));

  document.addEventListener("DOMContentLoaded", () => {
    themes();
    pages();
    table();
    checks();
    legends();
  });
})();
