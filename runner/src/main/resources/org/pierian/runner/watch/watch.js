"use strict";
/* Follows a run by server-sent events, and asks what its buttons ask. */
(() => {
  const at = id => document.getElementById(id);
  const HINTS = {
    waiting: "no process trains this run now, and it has no result yet",
    training: "",
    stopping: "after this step, with a checkpoint",
    finished: "the results are in the run's folder",
    stopped: "a checkpoint is written; `runner resume` goes on from it",
    diverged: "the loss or a weight is not a finite number any more",
    failed: "the program that trained it says why",
    silent: "the process that trained it has told nothing for seconds: it was killed, or is suspended",
  };
  const STEPS = new Intl.NumberFormat("en");
  const latest = new Map();
  let state = "";
  let dirty = false;
  let ended = false;

  function duration(seconds) {
    const s = Math.round(seconds);
    const two = n => String(n).padStart(2, "0");
    const hours = Math.floor(s / 3600);
    const rest = two(Math.floor(s / 60) % 60) + ":" + two(s % 60);
    if (hours >= 48) {
      return Math.floor(hours / 24) + " d " + hours % 24 + " h";
    }
    return hours > 0 ? hours + ":" + rest : rest.replace(/^0/, "");
  }

  function text(id, value) {
    if (at(id).textContent !== value) {
      at(id).textContent = value;
    }
  }

  function figure(id, value, format) {
    const isKnown = typeof value === "number";
    text(id, isKnown ? format(value) : "–");
    at(id).parentElement.hidden = !isKnown && !isRunning();
  }

  function isRunning() {
    return state === "training" || state === "stopping";
  }

  function showState(word, hint) {
    state = word;
    text("state", word);
    text("hint", hint);
    at("state").className = ["failed", "diverged", "silent"].includes(word) ? "bad" : word === "finished" ? "good" : "";
    const canAsk = word === "training";
    at("ask-checkpoint").disabled = !canAsk;
    at("ask-stop").disabled = !canAsk;
    if (!canAsk) {
      at("really").hidden = true;
      at("ask-stop").hidden = false;
    }
    document.title = word + " · " + at("name").textContent;
  }

  function showFigures(now) {
    const last = [...latest.values()].reduce((most, line) => Math.max(most, line.epoch), 0);
    const epochs = now.epochs || last;
    const epoch = now.epoch || last;
    text("epoch", epochs > 0 ? epoch + " of " + epochs : "–");
    const all = now.epochs * now.examples;
    at("done").value = state === "finished" ? 1 : all > 0 ? Math.min(1, now.seen / all) : 0;
    figure("steps", now.steps || null, STEPS.format);
    figure("loss", now.loss, Curves.number);
    figure("accuracy", now.accuracy, v => (100 * v).toFixed(1) + " %");
    at("accuracy-figure").hidden = typeof now.accuracy !== "number";
    figure("rate", isRunning() ? now.rate : null, v => STEPS.format(Math.round(v)));
    figure("left", isRunning() ? now.seconds_left : null, duration);
    figure("checkpoint", now.checkpoint, v => "step " + STEPS.format(v));
  }

  function cell(row, kind, value, numeric) {
    const cell = document.createElement(kind);
    cell.textContent = value;
    if (kind === "th") {
      cell.scope = numeric ? "col" : "row";
    }
    if (numeric) {
      cell.className = "number";
    }
    row.append(cell);
  }

  function keepLatest(lines) {
    for (const line of lines) {
      if (!latest.has(line.split) || latest.get(line.split).epoch <= line.epoch) {
        latest.set(line.split, line);
      }
    }
  }

  function showLatest() {
    const lines = Curves.inOrder([...latest.keys()]).map(split => latest.get(split));
    at("latest-section").hidden = lines.length === 0;
    const metrics = [...new Set(lines.flatMap(line => Object.keys(line)))].filter(key => key !== "split");
    const head = document.createElement("tr");
    cell(head, "th", "split", false);
    head.firstChild.scope = "col";
    metrics.forEach(metric => cell(head, "th", metric.replaceAll("_", " "), true));
    at("latest-head").replaceChildren(head);
    at("latest").replaceChildren(...lines.map(line => {
      const row = document.createElement("tr");
      cell(row, "th", line.split, false);
      metrics.forEach(metric => cell(row, "td", shown(line[metric]), true));
      return row;
    }));
  }

  function shown(value) {
    return typeof value === "number" ? Curves.number(value) : value === undefined ? "" : String(value);
  }

  /* At most once in a frame, and only while somebody can see it. */
  function drawSoon() {
    if (!dirty && !document.hidden) {
      dirty = true;
      requestAnimationFrame(() => { dirty = false; Curves.drawAll(); });
    }
  }

  const events = new EventSource("events");
  const on = (kind, take) => events.addEventListener(kind, event => take(JSON.parse(event.data)));

  on("run", run => {
    text("name", run.name);
    text("folder", run.folder);
  });
  on("lines", news => {
    if (news.restart) {
      Curves.clear();
      latest.clear();
    }
    news.lines.forEach(Curves.add);
    keepLatest(news.lines);
    showLatest();
    drawSoon();
  });
  on("now", ({now, latest: newest}) => {
    keepLatest(newest);
    showState(now.state, HINTS[now.state] || "");
    showFigures(now);
    showLatest();
    Curves.setTrail(now.trail);
    drawSoon();
  });
  on("end", () => {
    ended = true;
    events.close();
    text("answer", "The program has ended. To look at the run again: runner watch " + at("folder").textContent);
  });
  events.onerror = () => {
    if (!ended) {
      showState("disconnected", "the program that shows this page does not answer; trying again");
    }
  };
  document.addEventListener("visibilitychange", drawSoon);

  async function ask(wish, said) {
    text("answer", "asking …");
    try {
      const reply = await fetch(wish, {method: "POST"});
      const body = await reply.json();
      text("answer", reply.ok ? said : "Refused: " + body.error);
    } catch (error) {
      text("answer", "The program does not answer.");
    }
  }

  function really(isAsking) {
    at("really").hidden = !isAsking;
    at("ask-stop").hidden = isAsking;
    at(isAsking ? "go-on" : "ask-stop").focus();
  }

  at("ask-checkpoint").addEventListener("click", () => ask("checkpoint", "Asked for a checkpoint."));
  at("ask-stop").addEventListener("click", () => really(true));
  at("go-on").addEventListener("click", () => really(false));
  at("really-stop").addEventListener("click", () => {
    really(false);
    ask("stop", "Asked to stop.");
  });
})();
