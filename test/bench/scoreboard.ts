/**
 * `npm run scoreboard -- FOLDER [missed|alarms|spans]` reads FOLDER/secrets.jsonl.gz (labelled cases, one JSON object a line:
 * `{ id, source, rule, text, expect: 'secret' | 'none', secret? }`) and prints per source how many secrets were found, how many of
 * them at exactly their value, in how many texts only something else was found (where the label is the user name beside a password,
 * say), and how many texts without a secret were alarmed. With a word behind it, it lists those cases by id and
 * rule; the texts hold token-shaped strings and are never printed.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { analyzeFile, analyzeWorkspace } from '../../server/src/engine/analyze';
import type { Finding } from '../../server/src/engine/rules/model';
import { formats } from '../../server/src/engine/secrets/formats/index';
import { testEngine } from '../support/analysis';

interface Case {
  readonly id: string;
  readonly source: string;
  readonly rule: string;
  readonly text: string;
  readonly expect: 'secret' | 'none';
  readonly secret?: string;
}

interface Verdict {
  readonly of: Case;
  /** The shape of the secret is in the table of formats, and the word that the shape may need is in the text. */
  readonly tabled: boolean;
  readonly found: boolean;
  readonly exact: boolean;
  readonly findings: readonly Finding[];
}

const [folder = '', list] = process.argv.slice(2);
const path = join(folder, 'secrets.jsonl.gz');
if (!existsSync(path)) {
  console.error(`${path} is not there: give the folder that holds secrets.jsonl.gz`);
  process.exit(2);
}
const cases = gunzipSync(readFileSync(path))
  .toString('utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Case);

/** A file name that says nothing: the text alone must convince. */
const FILE = 'case.txt';

function judge(one: Case): Verdict {
  const { findings } = analyzeWorkspace([analyzeFile({ file: FILE, text: one.text }, testEngine)], testEngine);
  const { secret = '' } = one;
  const at = secret === '' ? [] : places(one.text, secret);
  const hit = (start: number, end: number) => findings.some(({ span }) => span.start < end && start < span.end);
  return {
    of: one,
    findings,
    tabled: isTabled(one),
    found: secret === '' || at.length === 0 ? findings.length > 0 : at.some((start) => hit(start, start + secret.length)),
    exact: at.some((start) => findings.some(({ span }) => span.start === start && span.end === start + secret.length)),
  };
}

function places(text: string, secret: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) found.push(at);
  return found;
}

function isTabled({ secret, text }: Case): boolean {
  const lower = text.toLowerCase();
  return formats.some(({ pattern, at, literals }) => {
    if (secret === undefined) return false;
    if (at === 'keyword' && !literals.some((literal) => lower.includes(literal.toLowerCase()))) return false;
    return new RegExp(`^(?:${pattern.source})$`, pattern.flags).test(secret);
  });
}

const share = (part: number, whole: number) =>
  whole === 0 ? '        -' : `${part}/${whole} ${((100 * part) / whole).toFixed(1).padStart(5)} %`;

function row(name: string, verdicts: readonly Verdict[]): void {
  const secrets = verdicts.filter(({ of }) => of.expect === 'secret');
  const tabled = secrets.filter((one) => one.tabled);
  const placed = secrets.filter((one) => one.found && one.of.secret);
  const none = verdicts.filter(({ of }) => of.expect === 'none');
  const cells = [
    share(secrets.filter(({ found }) => found).length, secrets.length),
    String(secrets.filter(({ found, findings }) => !found && findings.length > 0).length),
    share(tabled.filter(({ found }) => found).length, tabled.length),
    share(placed.filter(({ exact }) => exact).length, placed.length),
    share(none.filter(({ findings }) => findings.length > 0).length, none.length),
  ];
  console.log([name.padEnd(16), ...cells.map((cell) => cell.padStart(19))].join(''));
}

const started = performance.now();
const verdicts = cases.map(judge);
console.log(
  ['source'.padEnd(16), 'found', 'only elsewhere', 'format in table', 'exact span', 'alarmed (none)']
    .map((cell) => cell.padStart(19))
    .join('')
    .trimStart(),
);
for (const source of [...new Set(cases.map((one) => one.source))])
  row(
    source,
    verdicts.filter(({ of }) => of.source === source),
  );
row('all', verdicts);
console.log(`${cases.length} cases, ${formats.length} formats, ${Math.round(performance.now() - started)} ms`);

const chosen: Readonly<Record<string, (one: Verdict) => boolean>> = {
  missed: ({ of, found }) => of.expect === 'secret' && !found,
  alarms: ({ of, findings }) => of.expect === 'none' && findings.length > 0,
  spans: ({ of, found, exact }) => of.expect === 'secret' && of.secret !== undefined && found && !exact,
};
if (list) {
  const choose = chosen[list];
  if (!choose) console.error(`"${list}" is no list: missed, alarms or spans`);
  else
    for (const one of verdicts.filter(choose))
      console.log([one.of.id, one.of.rule, ...one.findings.map(({ rule, credential }) => credential?.format ?? rule)].join('  '));
}
