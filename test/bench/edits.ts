/**
 * Engine time for one edit: a 1,000-line file of each host, a character typed at many places, alone and in a workspace of 1,000
 * files. "dense" repeats a file of the sample workspace, so that every few lines hold a credential or a policy; "ordinary" is one
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
const EDITS = 200;
const LINES = 1000;

const read = (file: string) => fill(readFileSync(join(SHOP, file), 'utf8'));

interface Sample {
  readonly name: string;
  readonly file: string;
  readonly text: string;
}

/** The text again and again until it has 1,000 lines; `next` gives each copy. */
function grow(start: string, next: (copy: number) => string): string {
  let text = start;
  for (let copy = 2; text.split('\n').length < LINES; copy++) text += next(copy);
  return text;
}

function samples(): Sample[] {
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
  ];
}

function report(name: string, times: number[]): void {
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1).padStart(6);
  console.log(`  ${name.padEnd(44)} p50 ${at(0.5)} ms   p95 ${at(0.95)} ms`);
}

async function main(): Promise<void> {
  const all = samples();
  await prepareGrammars(all.map(({ file }) => file));
  console.log(`engine time for one edit in a file of ${LINES} lines, ${EDITS} edits   (target p95 10 ms)`);
  for (const { name, file, text } of all) {
    const times: number[] = [];
    for (let edit = -40; edit < EDITS; edit++) {
      const at = Math.floor((text.length * (edit + 40)) / (EDITS + 40));
      const typed = `${text.slice(0, at)}x${text.slice(at)}`;
      const start = performance.now();
      analyzeFile({ file, text: typed }, testEngine);
      if (edit >= 0) times.push(performance.now() - start);
    }
    report(`${name} (${text.split('\n').length} lines, ${(text.length / 1e3).toFixed(0)} kB)`, times);
  }
  withGraph(all[1] as Sample);
}

/** The same edit, and then the graph, the rules over it and all findings of a workspace made again. */
function withGraph({ file, text }: Sample): void {
  const workspace = thousandFiles();
  const times: number[] = [];
  for (let edit = -10; edit < 60; edit++) {
    const at = Math.floor((text.length * (edit + 10)) / 70);
    const typed = `${text.slice(0, at)}x${text.slice(at)}`;
    const start = performance.now();
    workspace.set(`edited/${file}`, analyzeFile({ file: `edited/${file}`, text: typed }, testEngine));
    analyzeWorkspace([...workspace.values()], testEngine);
    if (edit >= 0) times.push(performance.now() - start);
  }
  console.log('the same with the identity graph of a workspace of 1,000 files   (target p95 50 ms)');
  report(`terraform, ordinary, among ${workspace.size} files`, times);
}

/** The sample workspace many times over, in folders of its own. */
function thousandFiles(): Map<string, FileResult> {
  const results = new Map<string, FileResult>();
  for (let copy = 0; results.size < LINES; copy++) {
    for (const path of filesUnder(SHOP)) {
      const file = path.slice(SHOP.length + 1);
      results.set(`copy${copy}/${file}`, analyzeFile({ file: `copy${copy}/${file}`, text: read(file) }, testEngine));
    }
  }
  return results;
}

main();
