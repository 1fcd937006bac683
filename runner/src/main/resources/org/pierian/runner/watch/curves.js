"use strict";
/* Curves of a run: one plot for each metric, by uPlot. Points come little by little. */
const Curves = (() => {
  const COLOURS = {train: "--c0", validation: "--c1", test: "--c2", now: "--kept"};
  const NAMES = {train: "train, whole epoch", validation: "validation", test: "test", now: "train, within the epoch"};
  const ORDER = ["now", "train", "validation", "test"];
  const HEIGHT = 260;
  const NOT_METRICS = new Set(["epoch", "split"]);

  const STEPS = [-2, -1, 0, 1, 2, 3, 4, 5, 6].flatMap(power => [1, 2, 5].map(n => n * 10 ** power));

  const holder = document.getElementById("curves");
  const plots = new Map();
  let trail = [];

  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  function number(value) {
    if (value === null || value === undefined || !Number.isFinite(value)) {
      return "–";
    }
    const size = Math.abs(value);
    return size !== 0 && (size < 1e-3 || size >= 1e6) ? value.toExponential(3) : String(Number(value.toPrecision(4)));
  }

  function words(metric) {
    const text = metric.replaceAll("_", " ");
    return text.charAt(0).toUpperCase() + text.slice(1);
  }

  /* A plot without its canvas, which is made when it is drawn for the first time. */
  function plotOf(metric) {
    if (!plots.has(metric)) {
      const figure = document.createElement("figure");
      const caption = document.createElement("figcaption");
      const title = document.createElement("h2");
      title.textContent = words(metric);
      const label = document.createElement("label");
      const box = document.createElement("input");
      box.type = "checkbox";
      label.append(box, " logarithmic");
      caption.append(title, label);
      const place = document.createElement("div");
      place.className = "plot";
      figure.append(caption, place);
      holder.append(figure);
      const plot = {metric, place, box, series: new Map(), canvas: null, shown: ""};
      box.addEventListener("change", () => { remove(plot); draw(plot); });
      plots.set(metric, plot);
    }
    return plots.get(metric);
  }

  function remove(plot) {
    if (plot.canvas !== null) {
      plot.canvas.destroy();
      plot.canvas = null;
    }
  }

  function pointsOf(plot, split) {
    if (!plot.series.has(split)) {
      plot.series.set(split, [[], []]);
    }
    return plot.series.get(split);
  }

  function add(line) {
    for (const [metric, value] of Object.entries(line)) {
      if (NOT_METRICS.has(metric) || typeof value !== "number") {
        continue;
      }
      const [xs, ys] = pointsOf(plotOf(metric), line.split);
      if (xs.length === 0 || line.epoch > xs[xs.length - 1]) {
        xs.push(line.epoch);
        ys.push(value);
      }
    }
  }

  function clear() {
    plots.forEach(plot => { remove(plot); plot.place.parentElement.remove(); });
    plots.clear();
    trail = [];
  }

  function setTrail(points) {
    trail = points;
    if (points.length > 0) {
      plotOf("loss");
    }
  }

  function inOrder(splits) {
    return [...ORDER.filter(split => splits.includes(split)), ...splits.filter(split => !ORDER.includes(split))];
  }

  function tables(plot) {
    const found = new Map(plot.series);
    if (plot.metric === "loss" && trail.length > 0) {
      found.set("now", [trail.map(p => p[0]), trail.map(p => p[1])]);
    }
    const splits = inOrder([...found.keys()]);
    /* Copies: what is drawn must not grow before it is drawn anew. */
    const shown = ys => ys.map(y => plot.box.checked && y <= 0 ? null : y);
    return {splits, data: splits.map(split => [[...found.get(split)[0]], shown(found.get(split)[1])])};
  }

  function seriesOf(split, count) {
    const line = colour(COLOURS[split] || "--c3");
    const few = count <= 60 && split !== "now";
    return {
      label: NAMES[split] || split, stroke: line, width: split === "now" ? 1 : 2, spanGaps: true,
      points: {show: few, size: 5, stroke: line, fill: line}, value: (_, v) => number(v),
    };
  }

  function axis(label) {
    return {
      ...(label === undefined ? {} : {label}), stroke: colour("--text"), grid: {stroke: colour("--grid"), width: 1}, ticks: {stroke: colour("--line"), width: 1},
      labelSize: 20, font: "12px system-ui, sans-serif", labelFont: "12px system-ui, sans-serif",
    };
  }

  function options(plot, splits, counts) {
    return {
      width: Math.max(200, plot.place.clientWidth), height: HEIGHT,
      scales: {x: {time: false}, y: {distr: plot.box.checked ? 3 : 1}},
      axes: [
        {...axis("epochs"), space: 60, incrs: STEPS},
        {...axis(), size: 64, values: (_, vs) => vs.map(v => v === null ? "" : number(v))},
      ],
      series: [
        {label: "epochs", value: (_, v) => number(v)},
        ...splits.map((split, i) => seriesOf(split, counts[i])),
      ],
      cursor: {drag: {x: true, y: false}},
    };
  }

  function draw(plot) {
    const {splits, data} = tables(plot);
    if (splits.length === 0 || data.every(([xs]) => xs.length === 0)) {
      return;
    }
    const joined = data.length === 1 ? [data[0][0], data[0][1]] : uPlot.join(data.map(([xs, ys]) => [xs, ys]));
    const few = data.map(([xs]) => xs.length <= 60);
    const shown = splits.join() + few.join();
    if (plot.canvas === null || plot.shown !== shown) {
      remove(plot);
      plot.shown = shown;
      plot.canvas = new uPlot(options(plot, splits, data.map(([xs]) => xs.length)), joined, plot.place);
      plot.canvas.root.querySelector("canvas").setAttribute("aria-hidden", "true");
    } else {
      plot.canvas.setData(joined, !isZoomed(plot));
    }
  }

  /* A part that a person has chosen stays, whatever comes. */
  function isZoomed(plot) {
    const {min, max} = plot.canvas.scales.x;
    const xs = plot.canvas.data[0];
    return xs.length > 1 && (min > xs[0] || max < xs[xs.length - 1]);
  }

  function drawAll() {
    plots.forEach(draw);
    document.getElementById("no-curves").hidden = plots.size > 0;
  }

  function drawAnew() {
    plots.forEach(remove);
    drawAll();
  }

  function resize() {
    plots.forEach(plot => {
      if (plot.canvas !== null) {
        plot.canvas.setSize({width: Math.max(200, plot.place.clientWidth), height: HEIGHT});
      }
    });
  }

  window.addEventListener("resize", resize);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAnew);
  return {add, clear, setTrail, drawAll, inOrder, number, plots};
})();
