/**
 * Engine time for one edit: files of 1,000 and of 10,000 lines of each host, a character typed at many places, alone and in a
 * workspace of 1,000 files. "dense" repeats a file of the sample workspace, so that every few lines hold a credential or a policy; "ordinary" is one
 * such file among code or data without any.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyzeFile, analyzeWorkspace, type FileResult } from '../../server/src/engine/analyze';
import { testEngine } from '../support/analysis';
import { prepareGrammars } from '../support/grammars';
import { fill } from '../support/planted';
import { filesUnder } from '../support/shop';

const SHOP = 'test/workspaces/shop';
/** Lines of a file, how often it is edited, and what an edit may take at the 95th percentile. */
const SIZES = [
  { lines: 1000, edits: 200, target: 10 },
  { lines: 10_000, edits: 40, target: 20 },
];
const WORKSPACE_FILES = 1000;

/** Files of hosts that the sample workspace lacks; the middle part, between two empty lines, is repeated. */
const WRITTEN = {
  'dockerfile, dense': {
    file: 'Dockerfile',
    text: 'FROM node:20\n\nENV DB_PASSWORD=Jv7-kP2xQw9-Lm4Zt\nRUN npm ci\nCOPY . /app\n\n',
  },
  'sql, dense': {
    file: 'users.sql',
    text: "BEGIN;\n\nCREATE USER shop WITH PASSWORD 'Jv7-kP2xQw9-Lm4Zt';\nINSERT INTO orders VALUES (1, 'a', 'b');\n\n",
  },
  'xml, dense': {
    file: 'web.config',
    text: '<configuration>\n\n<add key="ApiPassword" value="Jv7-kP2xQw9-Lm4Zt"/>\n<add key="Limit" value="12"/>\n\n</configuration>\n',
  },
  'agent json, dense': {
    file: '.mcp.json',
    text: '{"mcpServers": {\n\n"shop#": {\n"command": "npx",\n"env": {\n"API_TOKEN": "Jv7-kP2xQw9-Lm4Zt"\n}\n},\n\n"last": {"command": "npx"}}}\n',
  },
  'notebook, dense': {
    file: 'train.ipynb',
    text: '{"cells": [\n\n{"cell_type": "code", "source": [\n"password = \\"Jv7-kP2xQw9-Lm4Zt\\"\\n",\n"print(1)"\n]},\n\n{"cell_type": "code", "source": []}]}\n',
  },
};

function writtenAgain(text: string, lines: number): string {
  const [start = '', middle = '', end = ''] = text.split('\n\n');
  const copies = Math.ceil(lines / linesOf(middle));
  return `${start}\n${Array.from({ length: copies }, (_, copy) => middle.replace('#', String(copy))).join('\n')}\n${end}`;
}

const read = (file: string) => fill(readFileSync(join(SHOP, file), 'utf8'));

interface Sample {
  readonly name: string;
  readonly file: string;
  readonly text: string;
}

const linesOf = (text: string) => text.split('\n').length;

/** Samples of files of so many lines. */
function samples(lines: number): Sample[] {
  /** The text again and again until it is long enough; `next` gives each copy. */
  const grow = (start: string, next: (copy: number) => string): string => {
    const parts = [start];
    for (let copy = 2, count = linesOf(start); count < lines; copy++) {
      const part = next(copy);
      parts.push(part);
      count += linesOf(part) - 1;
    }
    return parts.join('');
  };
  const template = read('orders/template.yaml');
  const resources = template.slice(template.indexOf('Resources:\n') + 'Resources:\n'.length);
  const ownCode = filesUnder('server/src/engine/syntax').filter((file) => file.endsWith('.ts'));
  const work = read('worker/worker.py');
  const workFunction = work.slice(work.indexOf('def work'), work.indexOf('if __name__'));
  const again = (file: string, separator = '') => grow(read(file), () => separator + read(file));
  return [
    { name: 'terraform, dense', file: 'infra/iam.tf', text: again('infra/iam.tf') },
    {
      name: 'terraform, ordinary',
      file: 'infra/database.tf',
      text: grow(read('infra/database.tf'), (copy) => read('infra/modules/queue/main.tf').replaceAll('"this"', `"q${copy}"`)),
    },
    {
      name: 'cloudformation, dense',
      file: 'orders/template.yaml',
      text: grow(template, (copy) => resources.replace(/^ {2}(\w+):$/gm, `  $1${copy}:`)),
    },
    { name: 'kubernetes', file: 'deploy/k8s/api.yaml', text: again('deploy/k8s/api.yaml', '---\n') },
    {
      name: 'helm template',
      file: 'deploy/chart/templates/deployment.yaml',
      text: again('deploy/chart/templates/deployment.yaml', '---\n'),
    },
    { name: 'dotenv, dense', file: 'worker/.env', text: again('worker/.env') },
    {
      name: 'dotenv, ordinary',
      file: 'worker/.env',
      text: grow(read('worker/.env'), (copy) => `FEATURE_${copy}_LIMIT=${copy}\n`),
    },
    { name: 'typescript, dense', file: 'web/src/storage.ts', text: again('web/src/storage.ts') },
    {
      name: 'typescript, ordinary',
      file: 'web/src/storage.ts',
      text: grow(read('web/src/storage.ts'), (copy) => readFileSync(ownCode[copy % ownCode.length] as string, 'utf8')),
    },
    { name: 'python, dense', file: 'worker/worker.py', text: again('worker/worker.py') },
    {
      name: 'python, ordinary',
      file: 'worker/worker.py',
      text: grow(work, (copy) => workFunction.replace('work', `work${copy}`)),
    },
    { name: 'shell, dense', file: 'worker/entrypoint.sh', text: again('worker/entrypoint.sh') },
    ...Object.entries(WRITTEN).map(([name, { file, text }]) => ({ name, file, text: writtenAgain(text, lines) })),
  ];
}

function report(name: string, times: number[]): void {
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1).padStart(6);
  console.log(`  ${name.padEnd(44)} p50 ${at(0.5)} ms   p95 ${at(0.95)} ms`);
}

/** Times of edits spread over the text; the first fifth lets the engine compile what it runs. */
function timesOf({ file, text }: Sample, edits: number): number[] {
  const times: number[] = [];
  const first = edits / 5;
  for (let edit = -first; edit < edits; edit++) {
    const at = Math.floor((text.length * (edit + first)) / (edits + first));
    const typed = `${text.slice(0, at)}x${text.slice(at)}`;
    const stop = clock();
    analyzeFile({ file, text: typed }, testEngine);
    if (edit >= 0) times.push(stop());
  }
  return times;
}

/** Milliseconds since now: by the clock, or by the processor where another program took it away meanwhile. */
function clock(): () => number {
  const start = performance.now();
  const used = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(used);
    return Math.min(performance.now() - start, (user + system) / 1e3);
  };
}

/** `node out/bench/edits.js [NAME [LINES]]`: all rows, or those whose names hold the word. */
async function main(): Promise<void> {
  const [word = '', only] = process.argv.slice(2);
  for (const { lines, edits, target } of SIZES) {
    if (only !== undefined && Number(only) !== lines) continue;
    const all = samples(lines).filter(({ name }) => name.includes(word));
    await prepareGrammars(all.map(({ file }) => file));
    console.log(`engine time for one edit in a file of ${lines} lines, ${edits} edits   (target p95 ${target} ms)`);
    for (const sample of all) {
      const { name, text } = sample;
      report(`${name} (${linesOf(text)} lines, ${(text.length / 1e3).toFixed(0)} kB)`, timesOf(sample, edits));
    }
  }
  if ('graph'.includes(word)) withGraph(samples(1000)[1] as Sample);
}

/** The same edit, and then the graph, the rules over it and all findings of a workspace made again. */
function withGraph({ file, text }: Sample): void {
  const workspace = thousandFiles();
  const times: number[] = [];
  for (let edit = -10; edit < 60; edit++) {
    const at = Math.floor((text.length * (edit + 10)) / 70);
    const typed = `${text.slice(0, at)}x${text.slice(at)}`;
    const stop = clock();
    workspace.set(`edited/${file}`, analyzeFile({ file: `edited/${file}`, text: typed }, testEngine));
    analyzeWorkspace([...workspace.values()], testEngine);
    if (edit >= 0) times.push(stop());
  }
  console.log('the same with the identity graph of a workspace of 1,000 files   (target p95 50 ms)');
  report(`terraform, ordinary, among ${workspace.size} files`, times);
}

/** The sample workspace many times over, in folders of its own. */
function thousandFiles(): Map<string, FileResult> {
  const results = new Map<string, FileResult>();
  for (let copy = 0; results.size < WORKSPACE_FILES; copy++) {
    for (const path of filesUnder(SHOP)) {
      const file = path.slice(SHOP.length + 1);
      results.set(`copy${copy}/${file}`, analyzeFile({ file: `copy${copy}/${file}`, text: read(file) }, testEngine));
    }
  }
  return results;
}

main();
