'use strict';
(function () {
  var charts = JSON.parse(document.getElementById('charts').textContent);
  var root = document.documentElement;
  root.classList.add('has-script');

  function colour(name) { return getComputedStyle(root).getPropertyValue('--' + name).trim(); }

  function shown(value) {
    if (value == null) return '–';
    var size = Math.abs(value);
    return size !== 0 && (size < 1e-3 || size >= 1e6) ? value.toExponential(3) : String(+value.toPrecision(5));
  }

  function Chart(box) {
    this.data = charts[+box.dataset.chart];
    this.holder = box.querySelector('.canvas');
    this.status = box.querySelector('.values');
    this.isLog = false;
    this.at = -1;
    var self = this;
    this.log = box.querySelector('.log');
    this.log.addEventListener('click', function () {
      self.isLog = !self.isLog;
      self.log.setAttribute('aria-pressed', String(self.isLog));
      self.draw();
    });
    this.log.disabled = !this.data.s.some(function (s) { return s.v.some(function (v) { return v > 0; }); });
    box.querySelector('.reset').addEventListener('click', function () { self.reset(); });
    this.holder.addEventListener('keydown', function (e) { self.key(e); });
    new ResizeObserver(function () {
      if (self.plot && self.holder.clientWidth > 0) self.plot.setSize({width: self.holder.clientWidth, height: 260});
    }).observe(this.holder);
    this.draw();
  }

  Chart.prototype.columns = function () {
    var isLog = this.isLog;
    return [this.data.x].concat(this.data.s.map(function (s) {
      return isLog ? s.v.map(function (v) { return v > 0 ? v : null; }) : s.v;
    }));
  };

  Chart.prototype.draw = function () {
    if (this.plot) this.plot.destroy();
    var data = this.data;
    var quiet = colour('quiet');
    var axis = {stroke: quiet, font: '12px sans-serif', labelFont: '12px sans-serif', labelSize: 18,
      grid: {stroke: colour('grid'), width: 1}, ticks: {stroke: colour('line'), width: 1}};
    var series = [{label: data.xl, value: function (u, v) { return shown(v); }}];
    data.s.forEach(function (s) {
      series.push({label: s.n, stroke: colour('c' + s.t % 8), width: s.b ? 0 : 2, dash: s.t > 7 ? [6, 3] : undefined,
        spanGaps: false, value: function (u, v) { return shown(v); },
        points: {show: s.v.filter(function (v) { return v != null; }).length === 1, size: 7}});
    });
    this.plot = new uPlot({
      width: Math.max(200, this.holder.clientWidth), height: 260, series: series,
      bands: data.b.map(function (b) { return {series: [b[0], b[1]], fill: colour('c' + b[2] % 8) + '38'}; }),
      scales: {x: {time: false}, y: {distr: this.isLog ? 3 : 1}},
      axes: [Object.assign({label: data.xl, size: 36}, axis), Object.assign({label: data.yl, size: 62,
        values: function (u, ticks) { return ticks.map(function (v) { return v == null ? '' : shown(v); }); }}, axis)],
      cursor: {drag: {x: true, y: false}},
      hooks: {draw: [function (u) {
        if (data.k == null) return;
        var x = u.valToPos(data.k, 'x', true);
        if (x < u.bbox.left || x > u.bbox.left + u.bbox.width) return;
        u.ctx.save();
        u.ctx.strokeStyle = colour('kept');
        u.ctx.lineWidth = 2;
        u.ctx.setLineDash([6, 4]);
        u.ctx.beginPath();
        u.ctx.moveTo(x, u.bbox.top);
        u.ctx.lineTo(x, u.bbox.top + u.bbox.height);
        u.ctx.stroke();
        u.ctx.restore();
      }]}
    }, this.columns(), this.holder);
  };

  Chart.prototype.reset = function () { this.plot.setData(this.columns()); };

  Chart.prototype.move = function (to) {
    var data = this.data;
    this.at = Math.max(0, Math.min(data.x.length - 1, to));
    var x = data.x[this.at];
    var at = this.at;
    this.plot.setCursor({left: this.plot.valToPos(x, 'x'), top: 20});
    this.status.textContent = data.xl + ' ' + shown(x) + ': ' + data.s.map(function (s) {
      return s.n + ' ' + shown(s.v[at]);
    }).join(', ');
  };

  Chart.prototype.zoom = function (factor) {
    var all = this.data.x;
    var scale = this.plot.scales.x;
    var middle = this.at >= 0 ? all[this.at] : (scale.min + scale.max) / 2;
    var half = (scale.max - scale.min) * factor / 2;
    this.plot.setScale('x', {min: Math.max(all[0], middle - half), max: Math.min(all[all.length - 1], middle + half)});
  };

  Chart.prototype.key = function (e) {
    var step = {ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10}[e.key];
    if (step) this.move(this.at + step);
    else if (e.key === 'Home') this.move(0);
    else if (e.key === 'End') this.move(this.data.x.length - 1);
    else if (e.key === '+') this.zoom(0.5);
    else if (e.key === '-') this.zoom(2);
    else if (e.key === '0' || e.key === 'Escape') this.reset();
    else return;
    e.preventDefault();
  };

  var all = Array.prototype.map.call(document.querySelectorAll('[data-chart]'), function (box) { return new Chart(box); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', function () {
    all.forEach(function (chart) { chart.draw(); });
  });
})();
