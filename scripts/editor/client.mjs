// A small editor: starts a language server, opens texts in it, and asks about places in them.

import { spawn } from 'node:child_process';

const PATIENCE = 30_000;

export class Editor {
    #server;
    #waiting = new Map();
    #diagnostics = new Map();
    #received = Buffer.alloc(0);
    #lastId = 0;
    #documents = 0;

    /** @param folder URI of the folder that texts are opened in, with a slash at its end */
    constructor(program, folder) {
        this.folder = folder;
        this.#server = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
        this.#server.stdout.on('data', (bytes) => this.#receive(bytes));
    }

    async start() {
        await this.#ask('initialize', {
            processId: process.pid,
            rootUri: this.folder,
            capabilities: {
                textDocument: {
                    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
                    hover: { contentFormat: ['markdown'] },
                },
                workspace: { configuration: true },
            },
        });
        this.#send({ method: 'initialized', params: {} });
    }

    stop() {
        this.#server.kill();
    }

    /** Labels of what may be written at the `|` of a text. */
    async complete(text) {
        const answer = await this.#ask('textDocument/completion', this.#open(text));
        return (answer?.items ?? answer ?? []).map((item) => item.label);
    }

    /** What is shown when the mouse rests on the `|` of a text, in Markdown. */
    async hover(text) {
        const answer = await this.#ask('textDocument/hover', this.#open(text));
        return answer?.contents?.value ?? '';
    }

    /** Mistakes in a text, as `line:column message`, counted from 1. */
    async check(text, name) {
        const { textDocument } = this.#open(text, name);
        const found = await this.#within(
            PATIENCE,
            new Promise((resolve) => this.#diagnostics.set(textDocument.uri, resolve)),
            `diagnostics of ${textDocument.uri}`,
        );
        return found.map(({ range: { start }, message }) => `${start.line + 1}:${start.character + 1} ${message}`);
    }

    #open(marked, name = `text-${++this.#documents}.yaml`) {
        const cursor = marked.indexOf('|');
        const before = cursor < 0 ? '' : marked.slice(0, cursor);
        const text = cursor < 0 ? marked : before + marked.slice(cursor + 1);
        const uri = this.folder + name;
        this.#send({
            method: 'textDocument/didOpen',
            params: { textDocument: { uri, languageId: 'yaml', version: 1, text } },
        });
        const lines = before.split('\n');
        return { textDocument: { uri }, position: { line: lines.length - 1, character: lines.at(-1).length } };
    }

    #ask(method, params) {
        const id = ++this.#lastId;
        const answer = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
        this.#send({ id, method, params });
        return this.#within(PATIENCE, answer, method);
    }

    #within(milliseconds, promise, what) {
        let timer;
        const late = new Promise((_, reject) => {
            timer = setTimeout(() => reject(new Error(`no answer to ${what}`)), milliseconds);
        });
        return Promise.race([promise, late]).finally(() => clearTimeout(timer));
    }

    #send(message) {
        const body = JSON.stringify({ jsonrpc: '2.0', ...message });
        this.#server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    }

    #receive(bytes) {
        this.#received = Buffer.concat([this.#received, bytes]);
        for (;;) {
            const head = this.#received.indexOf('\r\n\r\n');
            if (head < 0) {
                return;
            }
            const length = Number(/Content-Length: (\d+)/i.exec(this.#received.toString('utf8', 0, head))[1]);
            const end = head + 4 + length;
            if (this.#received.length < end) {
                return;
            }
            this.#handle(JSON.parse(this.#received.toString('utf8', head + 4, end)));
            this.#received = this.#received.subarray(end);
        }
    }

    #handle(message) {
        if (message.method === 'textDocument/publishDiagnostics') {
            this.#diagnostics.get(message.params.uri)?.(message.params.diagnostics);
        } else if (message.method === 'workspace/configuration') {
            const settings = { validate: true, hover: true, completion: true, schemaStore: { enable: false } };
            const result = message.params.items.map(({ section }) => (section === 'yaml' ? settings : null));
            this.#send({ id: message.id, result });
        } else if (message.method !== undefined && message.id !== undefined) {
            this.#send({ id: message.id, result: null });
        } else if (message.id !== undefined) {
            const { resolve, reject } = this.#waiting.get(message.id);
            message.error ? reject(new Error(message.error.message)) : resolve(message.result);
        }
    }
}
