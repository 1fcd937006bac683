// Asks a YAML language server about specs, prints the talk, and ends with 1 if an answer is not as it must be.
// Arguments: the server's program, the top folder of the project.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Editor } from './client.mjs';

const [, , program, top] = process.argv;
const specs = join(top, 'examples', 'specs');
const schema = JSON.parse(readFileSync(join(top, 'docs', 'spec.schema.json'), 'utf8'));
const first = '# yaml-language-server: $schema=../../docs/spec.schema.json\n';
const start = `${first}dataset: xor\narchitecture:\n  - linear: 2\nloss: sse\n`;
const keys = (part) => Object.keys(part.properties);

const editor = new Editor(program, pathToFileURL(specs).href + '/');
let failed = 0;

function tell(what, text, answer, right) {
    console.log(`\n== ${what}`);
    const said = text.trimEnd();
    said.split('\n').forEach((line) => said && console.log(`   > ${line}`));
    String(answer).trimEnd().split('\n').forEach((line) => console.log(`   < ${line}`));
    console.log(right ? '   ok' : '   FAILED');
    failed += right ? 0 : 1;
}

async function completes(what, text, expected) {
    const labels = await editor.complete(text);
    const missing = expected.filter((key) => !labels.includes(key));
    tell(`completion ${what}`, text, labels.join(', '), expected.length > 0 && missing.length === 0);
}

async function shows(what, text, ...expected) {
    const shown = await editor.hover(text);
    tell(`hover text ${what}`, text, shown, expected.every((part) => shown.includes(part)));
}

async function finds(what, text, place, part) {
    const found = await editor.check(text);
    const right = found.length === 1 && found[0].startsWith(`${place} `) && found[0].includes(part);
    tell(`diagnostic ${what}`, text, found.join('\n'), right);
}

try {
    await editor.start();
    await completes('at the top', `${first}dataset: xor\n|`, keys(schema).filter((key) => key !== 'dataset'));
    await completes(
        'inside `optimizer: adam`',
        `${start}optimizer:\n  adam:\n    |\n`,
        keys(schema.definitions['optimizer-adam']),
    );
    await completes(
        'inside a layer',
        `${first}dataset: xor\narchitecture:\n  - linear:\n      |\n`,
        keys(schema.definitions['layer-linear']),
    );
    await completes('of words', `${start}optimizer: |\n`, ['gradient_descent', 'adam', 'adamw']);
    await completes('of words with keys', `${start}optimizer:\n  |\nepochs: 3\n`, ['momentum', 'sgd', 'adam']);
    await completes('of layers', `${first}dataset: xor\narchitecture:\n  - |\n`, ['tanh', 'linear', 'conv2d']);

    await shows('of a word', `${start}optimizer: ad|am\n`, 'Kingma and Ba 2015', 'sqrt(v', '```yaml');
    await shows('of a word with keys', `${start}optimizer:\n  ad|am: 0.01\n`, 'Kingma and Ba 2015');
    await shows('of a key', `${start}optimizer:\n  adam:\n    be|tas: [0.9, 0.99]\n`, 'Default: `[0.9, 0.999]`');

    await finds('for a typo', `${start}optimizer:\n  adam:\n    learning_rte: 0.1\n`, '8:5', 'learning_rte');
    await finds('for a misspelt layer', start.replace('linear', 'liner') + 'optimizer: adam\n', '4:5', 'liner');
    await finds('for a misspelt word', `${start}optimizer: adan\n`, '6:12', '"adam"');
    await finds('for a word that is no number', `${start}optimizer: adam\nepochs: many\n`, '7:9', 'an integer');
    await finds('for a number out of range', `${start}optimizer: adam\nepochs: 0\n`, '7:9', 'minimum of 1');
    await finds('for `yes`', `${start}optimizer: adam\nshuffle: yes\n`, '7:10', '`true` or `false`');
    await finds('for a missing key', `${first}dataset: xor\narchitecture: [tanh]\nloss: sse\n`, '2:1', 'optimizer');

    for (const name of readdirSync(specs).filter((file) => file.endsWith('.yaml'))) {
        const found = await editor.check(readFileSync(join(specs, name), 'utf8'), name);
        tell(`no diagnostic in ${name}`, '', found.join('\n') || 'none', found.length === 0);
    }
} catch (problem) {
    console.log(`   FAILED: ${problem.message}`);
    failed++;
} finally {
    editor.stop();
}
console.log(failed === 0 ? '\nall answers are right' : `\n${failed} answers are wrong`);
process.exitCode = failed === 0 ? 0 : 1;
