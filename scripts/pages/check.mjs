// Opens pages in Chromium and reports what is wrong with them; test-pages.sh says what that is.
import fs from 'node:fs';
import path from 'node:path';
import {createRequire} from 'node:module';
import puppeteer from 'puppeteer-core';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const [folder, ...pages] = process.argv.slice(2);
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM, headless: true, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
});
let failed = false;

function fail(what) {
  failed = true;
  console.log('FAILED  ' + what);
}

async function check(file, width, scheme) {
  const name = path.basename(path.dirname(file)).slice(0, 12) + '-' + path.basename(file, '.html');
  const what = `${name} ${width} ${scheme}`;
  const page = await browser.newPage();
  page.on('pageerror', error => fail(`${what}: ${error.message}`));
  page.on('console', line => { if (line.type() === 'error') fail(`${what}: ${line.text()}`); });
  page.on('request', request => {
    if (!/^(data|file):/.test(request.url())) fail(`${what}: a request to ${request.url()}`);
  });
  await page.setBypassCSP(true); // for axe alone
  await page.setViewport({width, height: 900});
  await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: scheme}]);
  await page.goto('file://' + path.resolve(file));
  const charts = await page.evaluate(() => [document.querySelectorAll('[data-chart]').length,
    document.querySelectorAll('[data-chart] canvas').length]);
  if (charts[0] !== charts[1]) fail(`${what}: ${charts[1]} of ${charts[0]} curves are drawn`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (wide > 0) fail(`${what}: the page is ${wide} pixels wider than the window`);
  await page.screenshot({path: path.join(folder, `${name}-${width}-${scheme}.png`), fullPage: true});
  await page.evaluate(() => document.querySelectorAll('details').forEach(all => { all.open = true; }));
  await page.evaluate(axe);
  const result = await page.evaluate(() => window.axe.run());
  const serious = result.violations.filter(found => ['serious', 'critical'].includes(found.impact));
  serious.forEach(found => fail(`${what}: ${found.id}: ${found.help}: ${found.nodes[0].html.slice(0, 160)}`));
  console.log(`${what}: ${charts[1]} curves, ${result.passes.length} rules passed, ${serious.length} serious, `
    + `${result.violations.length - serious.length} other`);
  result.violations.filter(found => !serious.includes(found)).forEach(found => console.log(`  ${found.impact} ${found.id}`));
  await page.close();
}

async function keys(file) {
  const page = await browser.newPage();
  await page.goto('file://' + path.resolve(file));
  const canvas = await page.$('[data-chart] .canvas');
  if (canvas) {
    await canvas.focus();
    await page.keyboard.press('End');
    const said = await page.$eval('[data-chart] .values', line => line.textContent);
    if (!/^epoch \d/.test(said)) fail(`${file}: the arrow keys read "${said}"`);
    await page.click('[data-chart] .log:not(:disabled)').catch(() => {});
  }
  await page.close();
}

for (const file of pages) {
  for (const width of [1280, 390]) {
    for (const scheme of ['light', 'dark']) {
      await check(file, width, scheme);
    }
  }
  await keys(file);
}
await browser.close();
process.exit(failed ? 1 : 0);
