/**
 * `npm run scoreboard -- FOLDER iac [missed|alarms|lines|-] [PLATFORM]` reads FOLDER/iac.jsonl.gz (labelled files, one JSON object a
 * line: `{ id, check, platform, rule, file, kind: 'positive' | 'negative', expect_lines?, text }`) and prints, for each platform
 * and rule, in how many of the expected places a finding of that rule stands in the same block, how many of those on the very
 * line, how many at the very column where the case has one, and how many negative files were alarmed. `rule` may name several, any of which is right. With a word behind it, it lists
 * those cases; PLATFORM limits them (`terraform/aws`). Cases out of scope, and of rules that are not built, do not count.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { rules } from '../../server/src/engine/rules/index';
import type { Finding } from '../../server/src/engine/rules/model';
import { parseJson } from '../../server/src/engine/syntax/data/json';
import { parseYaml } from '../../server/src/engine/syntax/data/yaml';
import { parseHcl } from '../../server/src/engine/syntax/hcl/parser';
import type { Range } from '../../server/src/engine/syntax/span';
import { get, type Value } from '../../server/src/engine/syntax/value';
import { analyze } from '../support/analysis';

interface Case {
  readonly id: string;
  readonly check: string;
  readonly platform: string;
  readonly rule: string;
  readonly file: string;
  readonly kind: 'positive' | 'negative';
  readonly expect_lines?: readonly number[];
  /** Columns of those lines, from 1. */
  readonly expect_cols?: readonly number[];
  readonly text: string;
}

interface Tally {
  expected: number;
  found: number;
  exact: number;
  /** Places that are labelled with a column, and those hit there. */
  columns: number;
  atColumn: number;
  negatives: number;
  alarmed: number;
}

const [folder = '', list = '-', platform = ''] = process.argv.slice(2);
const path = join(folder, 'iac.jsonl.gz');
if (!existsSync(path)) {
  console.error(`${path} is not there: give the folder that holds iac.jsonl.gz`);
  process.exit(2);
}
const built = new Set(rules.map(({ id }) => id));
const cases = gunzipSync(readFileSync(path))
  .toString('utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Case)
  .filter((one) => one.platform.startsWith(platform) && one.rule.split('|').some((rule) => built.has(rule)));

/** The block that a place belongs to: of Terraform the top-level block, of a template the resource, else the item or document. */
function blocksOf(file: string, text: string): readonly Range[] {
  if (/\.(?:tf|tofu|hcl)$/.test(file)) return parseHcl(text).body.blocks;
  const roots = file.endsWith('.json') ? [parseJson(file, text).value] : parseYaml(file, text).documents;
  return roots.flatMap((root) => (root ? partsOf(root) : []));
}

function partsOf(root: Value): readonly Range[] {
  const resources = get(root, 'Resources') ?? get(root, 'jobs');
  if (resources?.kind === 'object')
    return resources.entries.map(({ keySpan, value }) => ({ start: keySpan.start, end: value.span.end }));
  return root.kind === 'list' ? root.items.map(({ span }) => span) : [root.span];
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function columnAt(text: string, offset: number): number {
  return offset - text.lastIndexOf('\n', offset - 1);
}

function sameBlock({ file, text }: Case): (line: number, finding: Finding) => boolean {
  const blocks = blocksOf(file, text).map(({ start, end }) => [lineAt(text, start), lineAt(text, end)] as const);
  const blockOf = (line: number) => blocks.findIndex(([from, to]) => from <= line && line <= to);
  return (line, { span }) => {
    const at = lineAt(text, span.start);
    return at === line || (blockOf(line) >= 0 && blockOf(at) === blockOf(line));
  };
}

const tallies = new Map<string, Tally>();
const tallyOf = (key: string): Tally => {
  const known = tallies.get(key) ?? { expected: 0, found: 0, exact: 0, columns: 0, atColumn: 0, negatives: 0, alarmed: 0 };
  tallies.set(key, known);
  return known;
};

function note(kind: string, one: Case, detail: string): void {
  if (list === kind) console.log(`${one.id} ${one.platform} ${one.check} ${one.rule} ${one.file.split('/').at(-1)} ${detail}`);
}

async function judge(one: Case): Promise<void> {
  const name = one.file.slice(one.file.lastIndexOf('/') + 1);
  const { findings } = await analyze({ [name]: one.text });
  const wanted = new Set(one.rule.split('|'));
  const mine = findings.filter(({ rule }) => wanted.has(rule));
  const tally = tallyOf(`${one.platform.padEnd(20)} ${one.rule}`);
  if (one.kind === 'negative') {
    tally.negatives++;
    if (mine.length > 0) {
      tally.alarmed++;
      note('alarms', one, mine.map(({ rule, span }) => `${rule}:${lineAt(one.text, span.start)}`).join(' '));
    }
    return;
  }
  const near = sameBlock(one);
  for (const [nth, line] of (one.expect_lines ?? []).entries()) {
    tally.expected++;
    const hits = mine.filter((finding) => near(line, finding));
    if (hits.length > 0) tally.found++;
    else note('missed', one, `line ${line}; others: ${findings.map(({ rule }) => rule).join(' ') || 'none'}`);
    const there = hits.filter(({ span }) => lineAt(one.text, span.start) === line);
    const column = one.expect_cols?.[nth];
    if (column !== undefined) {
      tally.columns++;
      if (there.some(({ span }) => columnAt(one.text, span.start) === column)) tally.atColumn++;
      else if (there.length > 0)
        note(
          'lines',
          one,
          `${line}:${column}; found column ${there.map(({ span }) => columnAt(one.text, span.start)).join(' ')}`,
        );
    }
    if (there.length > 0) tally.exact++;
    else if (hits.length > 0)
      note('lines', one, `line ${line}; found ${hits.map(({ span }) => lineAt(one.text, span.start)).join(' ')}`);
  }
}

const share = (part: number, whole: number) => (whole === 0 ? '-' : `${part}/${whole} ${((100 * part) / whole).toFixed(0)} %`);

function row(name: string, { expected, found, exact, columns, atColumn, negatives, alarmed }: Tally): void {
  const shares = [share(found, expected), share(exact, found), share(atColumn, columns), share(alarmed, negatives)];
  const cells = shares.map((cell) => cell.padStart(15));
  console.log(`${cells.join('')}  ${name}`);
}

async function main(): Promise<void> {
  for (const one of cases) await judge(one);
  console.log(
    `${['same block', 'exact line', 'exact column', 'alarmed'].map((cell) => cell.padStart(15)).join('')}  platform and rule`,
  );
  const all: Tally = { expected: 0, found: 0, exact: 0, columns: 0, atColumn: 0, negatives: 0, alarmed: 0 };
  for (const [name, tally] of [...tallies].sort(([a], [b]) => (a < b ? -1 : 1))) {
    row(name, tally);
    for (const key of Object.keys(all) as (keyof Tally)[]) all[key] += tally[key];
  }
  row(`all of ${cases.length} cases`, all);
}

void main();
