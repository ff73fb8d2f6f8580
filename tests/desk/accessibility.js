// Returns what a reader with other senses would stumble over on the page, one line each.
() => {
  const found = [];
  const say = (what, element) => found.push(what + (element ? ": " + element.outerHTML.slice(0, 120) : ""));
  const all = (selector) => [...document.querySelectorAll(selector)];
  const name = (e) => (e.getAttribute("aria-label") || e.textContent || e.title || "").trim();
  const shown = (e) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true });

  if (!document.documentElement.lang) say("no language");
  if (!document.title.trim()) say("no title");
  if (all("h1").length !== 1) say("not one h1: " + all("h1").length);
  for (const landmark of ["header", "nav", "main", "footer"])
    if (!document.querySelector(landmark)) say("no " + landmark);
  const first = document.querySelector("a");
  if (!first || first.getAttribute("href") !== "#content" || !document.getElementById("content")) say("no skip link");

  let level = 0;
  for (const heading of all("h1, h2, h3, h4, h5, h6").filter(shown)) {
    const now = Number(heading.tagName[1]);
    if (now > level + 1) say("a heading skips a level", heading);
    if (!name(heading)) say("an empty heading", heading);
    level = now;
  }
  for (const field of all("input:not([type=hidden]), select, textarea"))
    if (!field.labels.length && !field.getAttribute("aria-label")) say("a field without a label", field);
  for (const link of all("a, button, summary")) if (!name(link)) say("a link without a name", link);
  for (const table of all("table")) {
    if (!table.caption || !name(table.caption)) say("a table without a caption", table);
    if (!table.querySelector("th[scope=col]")) say("a table without headed columns", table);
    for (const head of table.querySelectorAll("th")) if (!head.scope) say("a head without a scope", head);
  }
  for (const image of all("img:not([alt]), svg[role=img]:not([aria-labelledby])")) say("a picture without words", image);
  const ids = all("[id]").map((e) => e.id);
  for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) say("an id twice: " + id);
  for (const e of all("[aria-labelledby], [aria-describedby]"))
    for (const id of (e.getAttribute("aria-labelledby") || e.getAttribute("aria-describedby")).split(" "))
      if (!document.getElementById(id)) say("a name that leads nowhere", e);
  for (const list of all("ul, ol"))
    for (const child of list.children) if (child.tagName !== "LI") say("a list with something else in it", child);

  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const colour = (text) => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = text; canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
  const ground = (e) => {
    const layers = [];
    for (let at = e; at; at = at.parentElement) {
      const layer = colour(getComputedStyle(at).backgroundColor);
      if (layer[3]) layers.push(layer);
      if (layer[3] === 1) break;
    }
    return layers.reverse().reduce((under, layer) => over(layer, under), [255, 255, 255, 1]);
  };
  const beneath = (text) => {
    const { x, y, width, height } = text.getBoundingClientRect();
    const holds = (r) => r.left <= x + width / 2 && x + width / 2 <= r.right && r.top <= y + height / 2 && y + height / 2 <= r.bottom;
    const shapes = [...text.ownerSVGElement.querySelectorAll("path, rect")].filter(
      (s) => s.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING && getComputedStyle(s).fill !== "none",
    );
    const shape = shapes.filter((s) => holds(s.getBoundingClientRect())).pop();
    const fill = shape && colour(getComputedStyle(shape).fill);
    return fill && over([...fill.slice(0, 3), fill[3] * Number(shape.getAttribute("fill-opacity") ?? 1)], ground(text));
  };
  const light = (c) => {
    const [r, g, b] = c.map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
  const seen = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode, e = text.parentElement;
    if (!text.textContent.trim() || !shown(e) || e.closest(".unseen, option, svg title, svg desc")) continue;
    const style = getComputedStyle(e), drawn = e.namespaceURI.endsWith("svg");
    const under = (drawn && beneath(e)) || ground(e), ink = over(colour(drawn ? style.fill : style.color), under);
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const ratio = contrast(ink, under), key = [ink, under, large].join();
    if (ratio < (large ? 3 : 4.5) && !seen.has(key)) {
      seen.add(key);
      say("contrast " + ratio.toFixed(2), e);
    }
  }
  return found;
}
