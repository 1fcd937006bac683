'use strict';

const form = document.getElementById('form');
const result = document.getElementById('result');
let run = null; // what is tried
let body = () => null; // makes the request's body

function element(name, attributes, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key === 'text') made.textContent = value;
    else if (value !== false && value !== null) made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...inside);
  return made;
}

function field(id, label, input, ...more) {
  input.id = id;
  return element('div', {}, element('label', { for: id, text: label }), input, ...more);
}

function number(value) {
  return String(Number(value.toPrecision(4)));
}

// --- rows ----------------------------------------------------------------------------------------------------

function cellOf(column) {
  if (column.values) {
    const select = element('select', {});
    if (column.missing) select.append(element('option', { value: '', text: '(missing)' }));
    column.values.forEach(value => select.append(element('option', { value, text: value })));
    if (column.missing) select.selectedIndex = 1;
    return select;
  }
  if (column.kind === 'number') {
    return element('input', { inputmode: 'decimal', value: number(column.usual || 0) });
  }
  if (column.kind === 'integer') return element('input', { inputmode: 'numeric', value: '15' });
  if (column.kind === 'date') return element('input', { value: '2026-01-31' });
  return element('input', { value: '' });
}

function rowForm() {
  const fields = element('div', { class: 'fields' });
  const cells = run.columns.map((column, i) => {
    const cell = cellOf(column);
    fields.append(field('cell' + i, column.name, cell));
    cell.addEventListener('input', showCurl);
    return cell;
  });
  form.append(fields);
  body = () => {
    const row = {};
    run.columns.forEach((column, i) => {
      const text = cells[i].value;
      const isNumber = column.kind === 'number' || column.kind === 'integer';
      row[column.name] = text === '' ? null : isNumber && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? Number(text) : text;
    });
    return { type: 'application/json', data: JSON.stringify(row) };
  };
}

// --- pictures ------------------------------------------------------------------------------------------------

function pictureForm() {
  const draws = run.channels === 1 && run.height > 0 && run.height <= 64 && run.width <= 64;
  let file = null;
  let stroked = false;
  const pad = element('canvas', {
    class: 'pad', width: 280, height: 280, id: 'pad', role: 'img', tabindex: 0,
    'aria-label': 'Drawing pad: draw with a mouse, a finger or a pen',
  });
  const context = pad.getContext('2d', { willReadFrequently: true });
  const clear = () => {
    context.fillStyle = '#000';
    context.fillRect(0, 0, 280, 280);
    stroked = false;
    file = null;
    chosen.value = '';
    showCurl();
  };
  const chosen = element('input', { type: 'file', accept: 'image/*' });
  if (draws) {
    form.append(element('p', { text: 'Draw in white on black, large and in the middle, or choose a picture.' }), pad);
    let last = null;
    const place = event => {
      const box = pad.getBoundingClientRect();
      return [(event.clientX - box.left) * 280 / box.width, (event.clientY - box.top) * 280 / box.height];
    };
    pad.addEventListener('pointerdown', event => {
      pad.setPointerCapture(event.pointerId);
      last = place(event);
      file = null;
      stroke(last, last);
    });
    pad.addEventListener('pointermove', event => {
      if (!last) return;
      const now = place(event);
      stroke(last, now);
      last = now;
    });
    pad.addEventListener('pointerup', () => { last = null; ask(); });
    const stroke = (from, to) => {
      stroked = true;
      context.strokeStyle = '#fff';
      context.lineWidth = 22;
      context.lineCap = 'round';
      context.beginPath();
      context.moveTo(...from);
      context.lineTo(to[0] + 0.01, to[1]);
      context.stroke();
    };
  }
  form.append(field('file', draws ? 'Or a picture in a file' : 'Picture', chosen));
  chosen.addEventListener('change', () => { file = chosen.files[0] || null; showCurl(); if (file) ask(); });
  if (draws) {
    const wipe = element('button', { type: 'button', text: 'Clear' });
    wipe.addEventListener('click', () => { clear(); result.replaceChildren(element('h2', { text: 'Prediction' })); });
    form.append(element('div', { class: 'buttons' }, wipe));
    clear();
  }
  body = () => {
    if (file) return { type: file.type || 'image/png', data: file };
    if (!draws || !stroked) return null;
    return { type: 'application/json', data: JSON.stringify({ image: levels(context) }) };
  };
}

// The drawing, centred by its mass as the digits of MNIST are, in as many pixels as the network takes.
function levels(context) {
  const pixels = context.getImageData(0, 0, 280, 280).data;
  let sum = 0, x = 0, y = 0, left = 280, right = 0, top = 280, bottom = 0;
  for (let i = 0; i < 280 * 280; i++) {
    const level = pixels[4 * i];
    if (level > 0) {
      const c = i % 280, r = Math.floor(i / 280);
      sum += level; x += level * c; y += level * r;
      left = Math.min(left, c); right = Math.max(right, c); top = Math.min(top, r); bottom = Math.max(bottom, r);
    }
  }
  const scale = Math.max(right - left, bottom - top, 1) / (0.72 * Math.min(run.width, run.height));
  const middleX = x / sum, middleY = y / sum;
  const rows = [];
  for (let r = 0; r < run.height; r++) {
    const row = [];
    for (let c = 0; c < run.width; c++) {
      let total = 0;
      for (let k = 0; k < 16; k++) {
        const px = Math.round(middleX + (c - run.width / 2 + (k % 4) / 4) * scale);
        const py = Math.round(middleY + (r - run.height / 2 + Math.floor(k / 4) / 4) * scale);
        if (px >= 0 && px < 280 && py >= 0 && py < 280) total += pixels[4 * (280 * py + px)];
      }
      row.push(Math.round(total / 16));
    }
    rows.push(row);
  }
  return rows;
}

// --- texts and arrays ----------------------------------------------------------------------------------------

function textForm(label, name, value) {
  const text = element('textarea', { spellcheck: 'false' });
  text.value = value;
  text.addEventListener('input', showCurl);
  form.append(field('text', label, text));
  return text;
}

function promptForm() {
  const text = textForm('How the text begins', 'prompt', '');
  const fields = element('div', { class: 'fields' });
  const inputs = {};
  for (const [name, label, value] of [['length', 'Length in tokens', '100'], ['temperature', 'Temperature, 0 to 100', '0.8'], ['seed', 'Seed', '0']]) {
    inputs[name] = element('input', { inputmode: 'decimal', value });
    inputs[name].addEventListener('input', showCurl);
    fields.append(field(name, label, inputs[name]));
  }
  form.append(fields);
  body = () => {
    const asked = { prompt: text.value };
    for (const [name, input] of Object.entries(inputs)) if (input.value !== '') asked[name] = Number(input.value);
    return { type: 'application/json', data: JSON.stringify(asked) };
  };
}

function zeros(shape) {
  return shape.length === 0 ? 0 : Array.from({ length: shape[0] }, () => zeros(shape.slice(1)));
}

function arrayForm() {
  const large = run.shape.reduce((a, b) => a * b, 1) > 1000;
  const text = textForm('One example, of shape [' + run.shape.join(', ') + ']', 'input', large ? '' : JSON.stringify(zeros(run.shape)));
  body = () => ({ type: 'application/json', data: '{"input": ' + text.value + '}' });
}

// --- asking --------------------------------------------------------------------------------------------------

function path() {
  const list = run.probabilities && run.answers !== 'text' ? '?probabilities=true' : '';
  return run.predict + list;
}

function quoted(text) {
  return "'" + text.replaceAll("'", "'\\''") + "'";
}

function showCurl() {
  const asked = body();
  let data = '@picture.png', type = 'image/png';
  if (asked && typeof asked.data === 'string') {
    type = asked.type;
    data = asked.data.length > 600 ? '@body.json' : quoted(asked.data);
  }
  document.getElementById('curl').textContent =
    'curl ' + quoted(location.origin + path()) + ' \\\n  -H ' + quoted('Content-Type: ' + type) + ' \\\n  --data-binary ' + data;
}

function said(prediction) {
  const parts = [element('h2', { text: 'Prediction' })];
  const names = Object.keys(prediction).filter(name => !['file', 'image', 'line', 'example', 'text', 'token'].includes(name) || run.takes === 'prompt');
  if (run.takes === 'prompt') {
    return parts.concat(element('p', { class: 'said' }, element('strong', { text: prediction.prompt }), prediction.text));
  }
  const plain = names.filter(name => !name.startsWith('probability_'));
  if (plain.length === 1) {
    parts.push(element('p', { class: 'said', text: String(prediction[plain[0]]) }));
    if (run.answers === 'numbers') parts.push(element('p', { class: 'quiet', text: run.target }));
  } else {
    const rows = plain.map(name => element('tr', {}, element('th', { scope: 'row', text: name }), element('td', { class: 'number', text: String(prediction[name]) })));
    parts.push(element('div', { class: 'scroll' }, element('table', {}, ...rows)));
  }
  const bars = names.filter(name => name.startsWith('probability_')).slice(0, 50).flatMap(name => {
    const share = prediction[name];
    const label = name.slice('probability_'.length);
    return [element('div', { text: label }), element('meter', { min: 0, max: 1, value: share, 'aria-label': label }), element('div', { class: 'number', text: (100 * share).toFixed(1) + ' %' })];
  });
  if (bars.length) parts.push(element('h3', { text: 'Probabilities' }), element('div', { class: 'bars' }, ...bars));
  return parts;
}

function refused(error) {
  const parts = [element('h2', { text: 'Not predicted' }), element('p', { class: 'bad', text: error.error || 'the server gave no answer' })];
  for (const line of (error.at || []).concat(error.help || [])) parts.push(element('p', { class: 'quiet', text: line }));
  return parts;
}

let asking = 0;
async function ask() {
  const asked = body();
  showCurl();
  if (!asked) {
    result.replaceChildren(element('h2', { text: 'Prediction' }), element('p', { class: 'quiet', text: 'There is nothing to predict yet.' }));
    return;
  }
  const mine = ++asking;
  result.setAttribute('aria-busy', 'true');
  let parts;
  try {
    const reply = await fetch(path(), { method: 'POST', headers: { 'Content-Type': asked.type }, body: asked.data });
    const answer = await reply.json();
    parts = reply.ok
      ? answer.predictions.length === 1
        ? said(answer.predictions[0])
        : [element('h2', { text: 'Predictions' }), element('div', { class: 'scroll' }, element('table', {}, ...answer.predictions.map(row =>
          element('tr', {}, ...Object.values(row).map(cell => element('td', { text: String(cell) }))))))]
      : refused(answer);
  } catch (e) {
    parts = refused({ error: 'the server cannot be reached', help: ['is it still running?'] });
  }
  if (mine === asking) {
    result.replaceChildren(...parts);
    result.removeAttribute('aria-busy');
  }
}

function choose(chosen) {
  run = chosen;
  form.replaceChildren();
  result.replaceChildren(element('h2', { text: 'Prediction' }), element('p', { class: 'quiet', text: 'It appears here.' }));
  document.getElementById('title').textContent = run.name;
  document.title = run.name + ' · try a run';
  const answers = { class: 'a class', classes: 'classes', labels: 'labels', numbers: 'numbers', text: 'a text' };
  const takes = { rows: 'a row of a table', pictures: 'a picture', arrays: 'an array', texts: 'a text', prompt: 'the beginning of a text' };
  document.getElementById('about').textContent = 'Takes ' + takes[run.takes] + ' and answers with ' + answers[run.answers]
    + '. The answers are the same bits as those of runner predict.';
  if (run.takes === 'rows') rowForm();
  else if (run.takes === 'pictures') pictureForm();
  else if (run.takes === 'texts') {
    const text = textForm('Text', 'text', '');
    body = () => text.value.trim() === '' ? null : { type: 'application/json', data: JSON.stringify({ text: text.value.replace(/\s+/g, ' ').trim() }) };
  } else if (run.takes === 'arrays') arrayForm();
  else promptForm();
  const buttons = form.querySelector('.buttons') || form.appendChild(element('div', { class: 'buttons' }));
  buttons.prepend(element('button', { type: 'submit', class: 'main', text: 'Predict' }));
  showCurl();
  if (run.takes === 'rows') ask();
}

form.addEventListener('submit', event => { event.preventDefault(); ask(); });

async function begin() {
  const { runs } = await (await fetch('/runs')).json();
  const select = document.getElementById('runs');
  runs.forEach(each => select.append(element('option', { value: each.name, text: each.name })));
  document.getElementById('choice').hidden = runs.length < 2;
  select.addEventListener('change', () => choose(runs[select.selectedIndex]));
  choose(runs[0]);
}

begin().catch(() => { document.getElementById('about').textContent = 'The server cannot be reached.'; });
