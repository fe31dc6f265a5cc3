/** What a newcomer reads is true: generated pages are up to date, named commands, files and packages exist. */
import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { rules } from '../../server/src/engine/rules/index';
import { generatedDocs, RULE_PAGES } from '../support/generated-docs';
import { filesUnder } from '../support/shop';

const HEADINGS = ['What it finds', 'Why it matters', 'How to fix', 'When to turn it off'];

/** Packages that the README must name, each with what it is for. */
const PACKAGES = [
  'vscode-languageclient',
  'vscode-languageserver',
  '@aws-sdk/client-iam',
  '@aws-sdk/credential-providers',
  'yaml',
  'hcl2-parser',
  '@vscode/test-electron',
  'mocha',
  '@cfn-lint/types',
  '@aws-cdk/aws-service-spec',
];

/** Letters and digits mixed over 24 characters and more: what a key looks like. Names of rules and files have separators. */
const VALUE_LIKE = /\b(?=[A-Za-z0-9+/]*[a-z])(?=[A-Za-z0-9+/]*[A-Z])(?=[A-Za-z0-9+/]*\d)[A-Za-z0-9+/]{24,}/;

const read = (path: string) => readFileSync(path, 'utf8');
const manifest = JSON.parse(read('package.json')) as { version: string; scripts: Record<string, string> };

function scriptsIn(text: string): string[] {
  const named = [...text.matchAll(/\bnpm (?:run (?:-s )?([\w:-]+)|(start|test)\b)/g)];
  return named.map((match) => match[1] ?? match[2] ?? '');
}

/** Paths in code quotes: they hold a slash or a known ending. */
function pathsIn(text: string): string[] {
  const quoted = [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\s]+)`/g)].map((match) => match[1] ?? '');
  return quoted.filter(
    (word) => /^[\w.@<>*-]+(?:\/[\w.@<>*-]*)*$/.test(word) && /\/|\.(?:ts|mjs|js|md|json|yml|yaml)$/.test(word),
  );
}

/** Files of other people's workspaces, and what a build makes. */
const ELSEWHERE = new Set(['.nhi.yaml']);

/** A path from the top, from the server or from the engine; a single name may stand anywhere below these. */
function missing(paths: readonly string[]): string[] {
  const tree = ['client', 'server', 'test', 'docs', 'snippets', 'media'].flatMap(filesUnder);
  const segments = new Set(tree.flatMap((path) => path.split('/')));
  return paths.filter((path) => {
    const name = path.replace(/\/$/, '');
    if (ELSEWHERE.has(name) || /[<*]/.test(name)) return false;
    if (!name.includes('/') && segments.has(name)) return false;
    return !['', 'server/src/', 'server/src/engine/'].some((folder) => existsSync(folder + name));
  });
}

describe('law: the documents are true', () => {
  it('generated pages are up to date (npm run docs)', async () => {
    const docs = await generatedDocs();
    // Their index, the pages of token formats, of fixes and of the inventory, the schema of the policy file, and the README.
    assert.equal(docs.size, rules.length + 6);
    const stale = [...docs].filter(([path, text]) => !existsSync(path) || read(path) !== text).map(([path]) => path);
    const extra = readdirSync(RULE_PAGES).filter((name) => !docs.has(`${RULE_PAGES}/${name}`));
    assert.deepEqual([stale, extra], [[], []]);
  });

  it('every rule explains itself under the four headings, in order, with text', () => {
    const bad = rules.filter(({ docs }) => {
      const parts = docs.split(/^## /m).slice(1);
      const filled = parts.every((part) => part.slice(part.indexOf('\n')).trim().length > 20);
      return !filled || parts.map((part) => part.split('\n')[0]).join() !== HEADINGS.join();
    });
    assert.deepEqual(
      bad.map(({ id }) => id),
      [],
    );
  });

  it('the commands of README and ARCHITECTURE are scripts of package.json', () => {
    const named = [...scriptsIn(read('README.md')), ...scriptsIn(read('ARCHITECTURE.md'))];
    assert.ok(named.includes('start') && named.includes('test'), named.join());
    assert.deepEqual(
      named.filter((name) => !manifest.scripts[name]),
      [],
    );
  });

  it('the commands and flags of nhi that README names are in its help', () => {
    const help = read('server/src/cli/commands/help.ts');
    const named = [...read('README.md').matchAll(/\bnhi ([a-z]+)|(?<=[ `])(--[a-z][\w-]+)/g)].map(
      (match) => match[1] ?? match[2] ?? '',
    );
    assert.ok(named.length > 10, String(named.length));
    assert.deepEqual(
      [...new Set(named)].filter(
        (word) => !new RegExp(`(?:nhi |  )${word}|${word}\\b`).test(help) && word !== '--install-extension',
      ),
      [],
    );
  });

  it('links and pictures of README lead to files', () => {
    const links = [...read('README.md').matchAll(/\]\(([^)#]+)[^)]*\)/g)].map((match) => match[1] ?? '');
    assert.ok(links.length > rules.length, String(links.length));
    assert.deepEqual(
      links.filter((link) => !/^https?:/.test(link) && !existsSync(link)),
      [],
    );
  });

  it('README names the packages and what they are for', () => {
    const readme = read('README.md');
    assert.deepEqual(
      PACKAGES.filter((name) => !readme.includes(`\`${name}\``)),
      [],
    );
  });

  it('README shows the settings of the policy file, and the example is read without a problem', async () => {
    const { readPolicyFile } = await import('../../server/src/engine/policy/config');
    const example = /```yaml\n(# \.nhi\.yaml[\s\S]*?)```/.exec(read('README.md'))?.[1];
    assert.ok(example, 'there is an example');
    assert.deepEqual(readPolicyFile(example).problems, []);
    assert.deepEqual(Object.keys(parse(example) as object).sort(), [
      'failOn',
      'honour-foreign-suppressions',
      'ignore',
      'limits',
      'rules',
      'vault',
    ]);
  });

  it('ARCHITECTURE.md is under 150 lines and names only what exists', () => {
    const text = read('ARCHITECTURE.md');
    assert.ok(text.split('\n').length < 150, `${text.split('\n').length} lines`);
    const paths = pathsIn(text);
    assert.ok(paths.length > 30, `${paths.length} paths`);
    assert.deepEqual(missing(paths), []);
    assert.deepEqual(missing(['server/src/engine/nowhere/']), ['server/src/engine/nowhere/']);
  });

  it('ARCHITECTURE.md names every room of the engine and every law test', () => {
    const text = read('ARCHITECTURE.md');
    const rooms = readdirSync('server/src/engine', { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [entry.name] : [],
    );
    const laws = readdirSync('test/laws').filter((name) => name.endsWith('.test.ts'));
    assert.ok(rooms.length >= 8 && laws.length >= 5);
    assert.deepEqual(
      [...rooms.map((room) => `${room}/`), ...laws.map((name) => name)].filter((name) => !text.includes(name)),
      [],
    );
  });

  it('README stays short', () => {
    // The table of rules is as long as there are rules.
    const byHand = read('README.md').replace(/<!-- rules:[\s\S]*?<!-- end of rules -->/, '');
    assert.ok(byHand.split('\n').length < 150, `${byHand.split('\n').length} lines`);
  });

  it('CHANGELOG.md has the version of package.json', () => {
    assert.match(read('CHANGELOG.md'), new RegExp(`^## ${manifest.version.replaceAll('.', '\\.')}\\b`, 'm'));
  });

  it('the hook and the action parse, and start what exists', () => {
    const [hook] = parse(read('.pre-commit-hooks.yaml')) as { id: string; entry: string }[];
    assert.equal(hook?.id, 'nhi-hygiene');
    assert.ok(existsSync(hook.entry));
    const action = parse(read('action.yml')) as { runs: { steps: { run: string }[] }; inputs: object };
    assert.deepEqual(Object.keys(action.inputs), ['path', 'fail-on', 'format', 'output']);
    assert.equal(action.runs.steps.length, 2);
    const scripts = action.runs.steps.map(({ run }) => run).join('\n');
    assert.deepEqual(
      scriptsIn(scripts).filter((name) => !manifest.scripts[name]),
      [],
    );
    assert.ok(!scripts.includes('${{'), 'inputs are not pasted into the script');
  });

  it('no prose shows anything like a value', () => {
    assert.match('xkQ3vT9mLr2Zp8Yc5Nb7Wd4H', VALUE_LIKE);
    const prose = ['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md', ...filesUnder('docs').filter((path) => path.endsWith('.md'))];
    const bad = prose.filter((path) => VALUE_LIKE.test(read(path).replace(/`?(?:[\w.-]+\/)+[\w.-]+`?/g, '')));
    assert.deepEqual(bad, []);
  });
});
