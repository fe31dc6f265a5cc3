/** Engine time for one edit: a 1,000-line file of each host, a character typed at many places, alone and in a workspace of 1,000 files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyzeFile, analyzeWorkspace, type FileResult } from '../../server/src/engine/analyze';
import { testEngine } from '../support/analysis';
import { prepareGrammars } from '../support/grammars';
import { fill } from '../support/planted';
import { filesUnder } from '../support/shop';

const SHOP = 'test/workspaces/shop';
const EDITS = 200;

/** One sample of each host; its text is repeated until it has 1,000 lines. */
const SAMPLES: Readonly<Record<string, string>> = {
  terraform: 'infra/iam.tf',
  cloudformation: 'orders/template.yaml',
  kubernetes: 'deploy/k8s/api.yaml',
  'helm template': 'deploy/chart/templates/deployment.yaml',
  dotenv: 'worker/.env',
  typescript: 'web/src/storage.ts',
  python: 'worker/worker.py',
};

const thousandLines = (file: string, text: string): string => {
  const separator = /\.ya?ml$/.test(file) ? '---\n' : '';
  // A template is one document: its resources are repeated under other names.
  if (text.startsWith('AWSTemplateFormatVersion')) return grow(text);
  let out = text;
  while (out.split('\n').length < 1000) out += separator + text;
  return out;
};

function grow(template: string): string {
  const at = template.indexOf('Resources:\n') + 'Resources:\n'.length;
  const resources = template.slice(at);
  let out = template;
  for (let copy = 2; out.split('\n').length < 1000; copy++) out += resources.replace(/^ {2}(\w+):$/gm, `  $1${copy}:`);
  return out;
}

function percentile(sorted: readonly number[], share: number): string {
  return (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2);
}

function report(name: string, times: number[]): void {
  times.sort((a, b) => a - b);
  console.log(`${name.padEnd(40)} p50 ${percentile(times, 0.5).padStart(7)} ms   p95 ${percentile(times, 0.95).padStart(7)} ms`);
}

async function main(): Promise<void> {
  const samples = Object.entries(SAMPLES).map(
    ([host, file]) => [host, file, thousandLines(file, fill(readFileSync(join(SHOP, file), 'utf8')))] as const,
  );
  await prepareGrammars(samples.map(([, file]) => file));
  console.log(`engine time for one edit in a 1,000-line file, ${EDITS} edits   (target p95 10 ms)`);
  for (const [host, file, text] of samples) {
    const times: number[] = [];
    for (let edit = -20; edit < EDITS; edit++) {
      const at = Math.floor((text.length * (edit + 20)) / (EDITS + 20));
      const typed = `${text.slice(0, at)}x${text.slice(at)}`;
      const start = performance.now();
      analyzeFile({ file, text: typed }, testEngine);
      if (edit >= 0) times.push(performance.now() - start);
    }
    report(`  ${host} (${text.split('\n').length} lines, ${(text.length / 1e3).toFixed(0)} kB)`, times);
  }

  const workspace = thousandFiles();
  const [, file, text] = samples[0] as (typeof samples)[number];
  const times: number[] = [];
  for (let edit = -5; edit < 40; edit++) {
    const at = Math.floor((text.length * (edit + 5)) / 45);
    const start = performance.now();
    workspace.set(
      `edited/${file}`,
      analyzeFile({ file: `edited/${file}`, text: `${text.slice(0, at)}x${text.slice(at)}` }, testEngine),
    );
    analyzeWorkspace([...workspace.values()], testEngine);
    if (edit >= 0) times.push(performance.now() - start);
  }
  console.log('the same with the identity graph of a 1,000-file workspace   (target p95 50 ms)');
  report(`  terraform, ${workspace.size} files`, times);
}

/** The sample workspace many times over, in folders of its own. */
function thousandFiles(): Map<string, FileResult> {
  const files = filesUnder(SHOP);
  const results = new Map<string, FileResult>();
  for (let copy = 0; results.size < 1000; copy++) {
    for (const path of files) {
      const file = `copy${copy}/${path.slice(SHOP.length + 1)}`;
      results.set(file, analyzeFile({ file, text: fill(readFileSync(path, 'utf8')) }, testEngine));
    }
  }
  return results;
}

main();
