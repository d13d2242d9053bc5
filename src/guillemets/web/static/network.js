// The network of who acts on whom, laid out by d3-force from the rows of the table beside it.
document.querySelectorAll("figure.network").forEach((figure, number) => {
  "use strict";
  const table = figure.querySelector("table");
  const svg = figure.querySelector("svg");
  const width = 720, height = 420, shape = "http://www.w3.org/2000/svg";
  const nodes = new Map();
  const node = (cell) => {
    const { href } = cell.querySelector("a");
    if (!nodes.has(href)) nodes.set(href, { name: cell.textContent.trim(), href, weight: 0 });
    return nodes.get(href);
  };
  const links = [...table.tBodies[0].rows].map((row) => {
    const { cooperation, conflict } = row.dataset;
    const source = node(row.cells[0]), target = node(row.cells[1]);
    const times = Number(cooperation) + Number(conflict);
    source.weight += times;
    target.weight += times;
    return { source, target, times, sign: Number(cooperation) >= Number(conflict) ? "coop" : "conf" };
  });
  const all = [...nodes.values()];
  const heaviest = Math.max(...all.map((one) => one.weight)), most = Math.max(...links.map((link) => link.times));
  const radius = (one) => 4 + 9 * Math.sqrt(one.weight / heaviest);
  d3.forceSimulation(all)
    .force("link", d3.forceLink(links).distance(95).strength(0.5))
    .force("charge", d3.forceManyBody().strength(-170))
    .force("x", d3.forceX(width / 2).strength(0.06))
    .force("y", d3.forceY(height / 2).strength(0.1))
    .force("collide", d3.forceCollide().radius((one) => radius(one) + 20))
    .stop()
    .tick(260);
  // Stretched over the whole picture, a close cluster comes apart.
  const spread = (axis, bound, margin) => {
    const low = Math.min(...all.map((one) => one[axis])), high = Math.max(...all.map((one) => one[axis]));
    all.forEach((one) => { one[axis] = high > low ? margin + ((one[axis] - low) / (high - low)) * (bound - 2 * margin) : bound / 2; });
  };
  spread("x", width, 70);
  spread("y", height, 28);
  const make = (name, attributes, parent = svg) => {
    const made = document.createElementNS(shape, name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    return parent.appendChild(made);
  };
  const marker = (sign, fill) => {
    const made = make("marker", { id: `to-${sign}-${number}`, viewBox: "0 0 8 8", refX: 8, refY: 4, markerWidth: 7, markerHeight: 7, markerUnits: "userSpaceOnUse", orient: "auto" }, make("defs", {}));
    make("path", { d: "M0 0 8 4 0 8z", fill }, made);
  };
  marker("coop", "#2a78b5");
  marker("conf", "#c4502e");
  links.filter(({ source, target }) => source !== target).forEach(({ source, target, times, sign }) => {
    const across = Math.hypot(target.x - source.x, target.y - source.y) || 1, stop = (across - radius(target) - 2) / across;
    make("line", {
      class: sign, x1: source.x, y1: source.y, x2: source.x + (target.x - source.x) * stop, y2: source.y + (target.y - source.y) * stop,
      "stroke-width": 1 + 3 * (times / most), "marker-end": `url(#to-${sign}-${number})`,
    });
  });
  all.forEach((one) => {
    const link = make("a", { href: one.href, "aria-label": one.name });
    make("circle", { cx: one.x, cy: one.y, r: radius(one) }, link);
    const right = one.x > width * 0.72;
    const text = make("text", { x: one.x + (right ? -1 : 1) * (radius(one) + 4), y: one.y + 4, "text-anchor": right ? "end" : "start" }, link);
    text.textContent = one.name;
  });
  svg.removeAttribute("role");
  svg.setAttribute("role", "group");
  svg.dataset.drawn = "yes";
});
