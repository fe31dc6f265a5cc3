// npm run rule -- ID "What it finds": a new rule with its doc, a bad and a good fixture, and its line in the list of rules. What is left
// to write: `check` in rule.ts, the fixtures, the four parts of doc.md. The tests of rules are red until then.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** First part of an id: group, host and name of a fixture. */
const KINDS = {
  agent: { group: 'agent', host: 'agent', fixture: '.mcp.json' },
  arm: { group: 'azure', host: 'arm', fixture: '.arm.json' },
  'aws-iam': { group: 'aws-iam', host: 'terraform', fixture: '.tf' },
  cfn: { group: 'cloudformation', host: 'cloudformation', fixture: '.yaml' },
  ci: { group: 'pipeline', host: 'pipeline', fixture: '.gitlab-ci.yml' },
  compose: { group: 'container', host: 'compose', fixture: '.compose.yaml' },
  docker: { group: 'container', host: 'dockerfile', fixture: '.dockerfile' },
  graph: { group: 'graph', host: 'terraform', fixture: '.tf' },
  k8s: { group: 'kubernetes', host: 'kubernetes', fixture: '.yaml' },
  lifecycle: { group: 'lifecycle', host: 'terraform', fixture: '.tf' },
  sdk: { group: 'source', host: 'typescript', fixture: '.ts' },
  secret: { group: 'secret', host: 'yaml', fixture: '.yaml' },
  'tf-azure': { group: 'azure', host: 'terraform', fixture: '.tf' },
  'tf-gcp': { group: 'gcp', host: 'terraform', fixture: '.tf' },
  tf: { group: 'terraform', host: 'terraform', fixture: '.tf' },
};

const HEADINGS = ['What it finds', 'Why it matters', 'How to fix', 'When to turn it off'];

/** Makes the files below `rules`; throws an error that says what to do where it cannot. Gives their paths. */
export function newRule(rules, id, title) {
  const kind = Object.entries(KINDS).find(([prefix]) => id?.startsWith(`${prefix}-`))?.[1];
  if (!kind || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(id))
    throw new Error(`an id begins with one of ${Object.keys(KINDS).join(', ')}, in words joined by dashes: k8s-example`);
  if (!title || /[.\n']/.test(title)) throw new Error('say in one line, without a full stop, what the rule finds');
  const folder = join(rules, id);
  if (existsSync(folder)) throw new Error(`${folder} is there already`);
  const files = {
    [join(folder, 'rule.ts')]: ruleText(id, title, kind),
    [join(folder, 'doc.md')]: HEADINGS.map((heading) => `## ${heading}\n`).join('\n'),
    [join(folder, 'fixtures', `bad-first${kind.fixture}`)]: '',
    [join(folder, 'fixtures', `good-near-miss${kind.fixture}`)]: '',
  };
  const index = join(rules, 'index.ts');
  const list = withRule(readFileSync(index, 'utf8'), id);
  mkdirSync(join(folder, 'fixtures'), { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(path, text);
  writeFileSync(index, list);
  return Object.keys(files);
}

function ruleText(id, title, { group, host }) {
  return `import type { Facts } from '../../facts/model';
import { defineRule, type Hit } from '../model';
import docs from './doc.md';

function check(facts: Facts): Hit[] {
  return facts.settings.flatMap(() => []);
}

export const rule = defineRule({
  id: '${id}',
  title: '${title}',
  group: '${group}',
  severity: 'medium',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-250'],
  hosts: ['${host}'],
  docs,
  scope: 'file',
  check,
});
`;
}

/** The list of rules with one more, its import in order, its entry behind those of its kind. */
function withRule(text, id) {
  const name = id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  const path = (line) => /from '(.*)'/.exec(line)?.[1] ?? '';
  const lines = text.split('\n');
  const line = `import { rule as ${name} } from './${id}/rule';`;
  const before = (one) => one.startsWith('import ') && path(one) > path(line);
  const at = lines.findIndex(before);
  lines.splice(at < 0 ? lines.findLastIndex((one) => one.startsWith('import ')) + 1 : at, 0, line);
  const entries = (start) => (one) => new RegExp(`^ {2}${start}\\w+,$`).test(one);
  const kin = lines.findLastIndex(entries(/^[a-z0-9]+/.exec(name)[0]));
  lines.splice((kin < 0 ? lines.findLastIndex(entries('')) : kin) + 1, 0, `  ${name},`);
  return lines.join('\n');
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const [id, title] = process.argv.slice(2);
  try {
    const made = newRule('server/src/engine/rules', id, title);
    console.log(
      `${made.join('\n')}\nNext: mark in the bad fixture what it must find, then npm run t -- test/engine/rules.test.ts -g ${id}`,
    );
  } catch (error) {
    console.error(`${error.message}\nnpm run rule -- ID "What it finds"`);
    process.exit(2);
  }
}
