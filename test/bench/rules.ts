/**
 * What each rule costs: `npm run bench -- rules [TREE]` reads TREE (the sample workspace many times, without one), runs every rule
 * over the facts of each file, or over the graph, and prints the time of its first run (what it is the first to ask for, later rules
 * find remembered), of a run after that, and how often it spoke; most expensive first.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { analyzeFile, analyzeWorkspace, type FileResult } from '../../server/src/engine/analyze';
import { rules } from '../../server/src/engine/rules/index';
import { testEngine, usual } from '../support/analysis';
import { prepareGrammars } from '../support/grammars';
import { fill } from '../support/planted';

const SHOP = 'test/workspaces/shop';
const COPIES = 40;
const ROUNDS = 5;
const LARGEST = 1_000_000;

function filesOf(root: string): Map<string, string> {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  const paths = names.map((name) => join(root, name)).filter((path) => !/(?:^|\/)(?:\.git|node_modules)\//.test(path));
  return new Map(
    paths
      .filter((path) => existsSync(path) && statSync(path).isFile() && statSync(path).size < LARGEST)
      .map((path) => [relative(root, path), readFileSync(path, 'utf8')]),
  );
}

function sample(): Map<string, string> {
  const shop = [...filesOf(SHOP)];
  return new Map(
    Array.from({ length: COPIES }, (_, copy) => shop.map(([name, text]) => [`shop-${copy}/${name}`, fill(text)] as const)).flat(),
  );
}

/** The first run, and the least of those after it, in milliseconds. */
function timeOf(run: () => number): { first: number; again: number; hits: number } {
  let hits = 0;
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    hits = run();
    return performance.now() - start;
  });
  return { first: times[0] ?? 0, again: Math.min(...times.slice(1)), hits };
}

function line(id: string, scope: string, ...cells: readonly string[]): string {
  return id.padEnd(44) + scope.padEnd(8) + cells.map((cell) => cell.padStart(10)).join('');
}

async function main(): Promise<void> {
  const [tree] = process.argv.slice(2);
  const texts = tree ? filesOf(tree) : sample();
  await prepareGrammars(texts.keys());
  const engine = testEngine;
  const results: FileResult[] = [...texts].map(([file, text]) => analyzeFile({ file, text }, engine));
  const { graph } = analyzeWorkspace(results, engine);
  const facts = results.map((result) => result.facts);
  const rows = rules.map((rule) => {
    const run = () =>
      rule.scope === 'graph' ? rule.check(graph, usual).length : facts.reduce((total, one) => total + rule.check(one).length, 0);
    return { id: rule.id, scope: rule.scope, ...timeOf(run) };
  });
  rows.sort((a, b) => b.first - a.first);
  const total = (key: 'first' | 'again') => rows.reduce((sum, row) => sum + row[key], 0).toFixed(1);
  console.log(`${rules.length} rules over ${texts.size} files: ${total('first')} ms the first time, ${total('again')} ms again`);
  console.log(line('rule', 'scope', 'first ms', 'again ms', 'hits'));
  for (const { id, scope, first, again, hits } of rows)
    console.log(line(id, scope, first.toFixed(3), again.toFixed(3), String(hits)));
}

void main();
