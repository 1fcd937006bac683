// Searches the headings and first sentences of all pages. The index is loaded when the field is first used; it is a
// script, since pages that are opened from files may load nothing else.
(function () {
  'use strict';
  var root = document.body.dataset.root;
  var form = document.querySelector('form[role=search]');
  var field = document.getElementById('search');
  var found = document.getElementById('found');
  var narrow = window.matchMedia('(max-width: 60rem)');
  var details = document.querySelector('.sections details');
  var loading = false;

  form.hidden = false;
  if (narrow.matches) details.open = false;
  narrow.addEventListener('change', function () { details.open = !narrow.matches; });
  var here = document.querySelector('.sections [aria-current]');
  if (here && !narrow.matches) {
    var pane = document.querySelector('.sections');
    pane.scrollTop = Math.max(0, here.offsetTop - pane.clientHeight / 2);
  }

  function load() {
    if (loading) return;
    loading = true;
    var script = document.createElement('script');
    script.src = root + 'search-index.js';
    script.onload = show;
    document.head.appendChild(script);
  }

  // How well a row fits: every word must be there; the title counts most, then the heading, then the text.
  function weight(row, words) {
    var sum = 0;
    for (var i = 0; i < words.length; i++) {
      var word = words[i], best = 0;
      if (row[3].toLowerCase().indexOf(word) >= 0) best = 1;
      if (row[1].toLowerCase().indexOf(word) >= 0) best = row[2] ? 2 : 6;
      var heading = row[2].toLowerCase();
      if (heading.indexOf(word) >= 0) best = heading === word ? 8 : 4;
      if (best === 0) return 0;
      sum += best;
    }
    return sum;
  }

  function show() {
    var words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    found.textContent = '';
    if (!window.pages || words.length === 0) return;
    var hits = window.pages
      .map(function (row, place) { return {row: row, weight: weight(row, words), place: place}; })
      .filter(function (hit) { return hit.weight > 0; })
      .sort(function (a, b) { return b.weight - a.weight || a.place - b.place; });
    var list = document.createElement('ol');
    hits.slice(0, 12).forEach(function (hit) {
      var item = document.createElement('li'), link = document.createElement('a'), text = document.createElement('span');
      link.href = root + hit.row[0];
      link.textContent = hit.row[1] + (hit.row[2] ? ' › ' + hit.row[2] : '');
      text.textContent = hit.row[3];
      item.append(link, text);
      list.append(item);
    });
    if (hits.length === 0) {
      var nothing = document.createElement('p');
      nothing.textContent = 'Nothing found';
      found.append(nothing);
    } else {
      found.append(list);
    }
  }

  field.addEventListener('focus', load);
  field.addEventListener('input', show);
  form.addEventListener('submit', function (event) {
    event.preventDefault();
    var first = found.querySelector('a');
    if (first) location.href = first.href;
  });
  document.addEventListener('keydown', function (event) {
    if (event.key === '/' && document.activeElement !== field) {
      event.preventDefault();
      field.focus();
    } else if (event.key === 'Escape' && document.activeElement === field) {
      field.value = '';
      show();
      field.blur();
    }
  });
  document.addEventListener('click', function (event) {
    if (!form.contains(event.target)) found.textContent = '';
  });
})();
