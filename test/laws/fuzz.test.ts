/**
 * Law 3: whatever stands in a file, no exception and no file that takes long. Random bytes, mutations of every fixture of every
 * rule, and for every regular expression of the token formats the texts that make such expressions slow. `NHI_FUZZ=20` makes it
 * twenty times as many; a failure names its seed.
 */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { analyzeInspected, analyzeWorkspace, inspect } from '../../server/src/engine/analyze';
import { formats } from '../../server/src/engine/secrets/formats/index';
import { testEngine } from '../support/analysis';
import { readFixture } from '../support/fixture';
import { prepareGrammars } from '../support/grammars';
import { processorTime } from '../support/processor';
import { type Random, randomOf } from '../support/random';
import { filesUnder } from '../support/shop';
import { sample } from '../support/tokens';

const ROUNDS = Number(process.env.NHI_FUZZ ?? 1);
const RULES = 'server/src/engine/rules';
/** Processor time that a file of 60 kB may take; a blow-up takes minutes. */
const BUDGET_MS = 3_000;
const SIZE = 60_000;

const NAMES = [
  ...[
    'a.tf',
    'a.tfvars',
    'a.yaml',
    'a.json',
    'a.toml',
    'a.env',
    'a.properties',
    'a.ini',
    'a.ts',
    'a.tsx',
    'a.js',
    'a.py',
    'a.go',
  ],
  ...[
    'A.java',
    'a.xml',
    'Dockerfile',
    'a.sh',
    'a.sql',
    'a.ipynb',
    'a.txt',
    'a.php',
    '.mcp.json',
    '.netrc',
    'a.md',
    'a.http',
    'a.ps1',
  ],
  ...['templates/a.yaml', 'docker-compose.yml', '.npmrc', 'web.config', 'a.pem', 'id_rsa', 'a.jks'],
];

const encoder = new TextEncoder();

/** Runs the whole engine over one file; the reason why that is not well, if it is not. */
function complaint(file: string, bytes: Uint8Array): string | undefined {
  const time = processorTime();
  try {
    const result = analyzeInspected(inspect(file, bytes), testEngine);
    const ended = result.facts.unresolved.find(({ reason }) => reason.startsWith('analysis ended early'));
    if (ended) return ended.reason;
    const { findings } = analyzeWorkspace([result], testEngine);
    for (const { span } of findings) if (!(span.start >= 0 && span.start <= span.end)) return 'a range runs backwards';
  } catch (error) {
    return `threw ${(error as Error).stack?.split('\n').slice(0, 4).join(' ')}`;
  }
  const took = time();
  return took < BUDGET_MS ? undefined : `took ${Math.round(took)} ms for ${bytes.length} bytes`;
}

const PIECES = [
  ...[
    '"',
    "'",
    '`',
    '\\',
    '\\"',
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '=',
    ':',
    ';',
    '#',
    '//',
    '/*',
    '*/',
    '\n',
    '\r\n',
    '\t',
  ],
  ...[
    '\u0000',
    '\uFEFF',
    '\uFFFD',
    '\uD83D',
    '${',
    '{{',
    '}}',
    '<<EOF\n',
    '%{',
    '---\n',
    '&a',
    '*a',
    '!!',
    'password=',
    '://a:b@',
  ],
  ...['Bearer ', '%3A%2F%2F', '\\u0026', '-----BEGIN PRIVATE KEY-----', '<![CDATA[', '<!--', '&#x', '&amp;', '"""', 'AAAA'],
];

/** One to six small damages: a cut, a doubled part, a piece in between, a changed character, a part moved. */
function mutated(text: string, random: Random): string {
  let out = text;
  for (let n = random.below(6); n >= 0; n--) {
    const at = random.below(out.length + 1);
    const length = random.below(200);
    const kind = random.below(5);
    if (kind === 0) out = out.slice(0, at);
    else if (kind === 1)
      out = out.slice(0, at) + out.slice(at, at + length).repeat(1 + random.below(20)) + out.slice(at + length);
    else if (kind === 2) out = out.slice(0, at) + random.pick(PIECES).repeat(1 + random.below(40)) + out.slice(at);
    else if (kind === 3) out = out.slice(0, at) + String.fromCharCode(random.below(0x250)) + out.slice(at + 1);
    else out = out.slice(0, at) + out.slice(at + length) + out.slice(at, at + length);
  }
  return out.slice(0, SIZE);
}

describe('law 3: fuzzing', () => {
  before(() => prepareGrammars(NAMES));

  it('any bytes under any name', function () {
    this.timeout(600_000);
    for (let seed = 0; seed < 300 * ROUNDS; seed++) {
      const random = randomOf(seed);
      const narrow = random.below(3);
      const bytes = Uint8Array.from({ length: random.below(4_000) }, () =>
        narrow === 0
          ? random.below(256)
          : narrow === 1
            ? 32 + random.below(95)
            : random.pick([9, 10, 34, 39, 58, 61, 92, 123, 125, 97, 65]),
      );
      const file = random.pick(NAMES);
      assert.equal(complaint(file, bytes), undefined, `${file}, seed ${seed}`);
    }
  });

  it('every fixture, damaged, under its own name and others', async function () {
    this.timeout(600_000);
    const fixtures = filesUnder(RULES).filter((path) => path.includes('/fixtures/'));
    assert.ok(fixtures.length > 200, `${fixtures.length} fixtures`);
    await prepareGrammars(fixtures);
    let seed = 0;
    for (const path of fixtures) {
      const { text } = readFixture(readFileSync(path, 'utf8'));
      for (let n = 0; n < 3 * ROUNDS; n++) {
        const random = randomOf(++seed);
        const file = n % 3 === 2 ? random.pick(NAMES) : path;
        assert.equal(complaint(file, encoder.encode(mutated(text, random))), undefined, `${path} as ${file}, seed ${seed}`);
      }
    }
  });

  it('texts that make a regular expression slow, for every token format', function () {
    this.timeout(600_000);
    assert.ok(formats.length > 150);
    for (const { id, pattern, literals, at } of formats) {
      const [literal = ''] = literals;
      const value = sample(pattern, id);
      const start = at === 'keyword' ? `${literal} = ` : value.slice(0, Math.max(4, value.length >> 1));
      const last = value.slice(-1);
      const hostile = [
        literal.repeat(SIZE / literal.length),
        `${start}${last.repeat(SIZE)}`,
        `${start}${last.repeat(40)}!`.repeat(SIZE / (start.length + 41)),
        `${literal}${' '.repeat(40)}`.repeat(SIZE / (literal.length + 40)),
        `${literal}-_.`.repeat(SIZE / (literal.length + 3)),
        `${value}!`.repeat(SIZE / (value.length + 1)),
      ];
      for (const [n, text] of hostile.entries()) {
        assert.equal(complaint('a.txt', encoder.encode(text.slice(0, SIZE))), undefined, `${id}, text ${n}`);
      }
    }
  });
});
