/**
 * What is generated: one page a rule, their table, the same table in the README, the page of token formats, the table of fixes and the
 * schema of the policy file, all from the rules, formats and cases themselves.
 */
import { readFileSync } from 'node:fs';
import { actionTableDate } from '../../server/src/engine/iam/table/actions';
import { rules } from '../../server/src/engine/rules/index';
import type { Rule } from '../../server/src/engine/rules/model';
import { formats } from '../../server/src/engine/secrets/formats/index';
import type { TokenFormat } from '../../server/src/engine/secrets/formats/model';
import { fixPage } from './fix-table';
import { INVENTORY_PAGE, inventoryPage } from './inventory-page';
import { policySchema, SCHEMA_FILE } from './policy-schema';

export const RULE_PAGES = 'docs/rules';
const TOKEN_PAGE = 'docs/tokens.md';
const FIX_PAGE = 'docs/fixes.md';

const START = '<!-- rules: made by npm run docs -->';
const END = '<!-- end of rules -->';

const GROUPS: Readonly<Record<Rule['group'], string>> = {
  secret: 'Secrets in any file',
  agent: 'AI agents and MCP servers',
  'aws-iam': 'AWS IAM policies',
  cloudformation: 'CloudFormation',
  kubernetes: 'Kubernetes',
  pipeline: 'Pipelines',
  container: 'Containers',
  source: 'Source code',
  terraform: 'Terraform',
  azure: 'Azure',
  gcp: 'Google Cloud',
  graph: 'Across files',
  lifecycle: 'Lifecycle',
};

/** Every generated file and its text; the README's own prose is read from disk and kept. */
export async function generatedDocs(): Promise<Map<string, string>> {
  const pages = rules.map((rule) => [`${RULE_PAGES}/${rule.id}.md`, page(rule)] as const);
  const readme = readFileSync('README.md', 'utf8');
  const [start, end] = [readme.indexOf(START), readme.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`README.md has lost its marks ${START} and ${END}`);
  return new Map([
    ...pages,
    [`${RULE_PAGES}/README.md`, index()],
    [TOKEN_PAGE, tokens()],
    [FIX_PAGE, await fixPage()],
    [INVENTORY_PAGE, inventoryPage()],
    [SCHEMA_FILE, policySchema()],
    ['README.md', `${readme.slice(0, start + START.length)}\n${table(`${RULE_PAGES}/`)}${readme.slice(end)}`],
  ]);
}

/** doc.md with the rule's own data below its title. */
function page(rule: Rule): string {
  const facts: [string, string][] = [
    ['Rule', `\`${rule.id}\``],
    ['Severity', rule.optIn ? `${rule.severity}; speaks only where \`.nhi.yaml\` gives it a level` : rule.severity],
    ['Confidence', rule.confidence],
    ['OWASP NHI Top 10 (2025)', rule.owasp.join(', ')],
    ['CWE', rule.cwe.join(', ')],
    ['Found in', rule.hosts.join(', ')],
  ];
  const body = rule.docs.trim().replace(/^# .*\n+/, '');
  const rows = facts.map(([name, value]) => `| ${name} | ${value} |`).join('\n');
  return `# ${rule.title}\n\n| | |\n| --- | --- |\n${rows}\n\n${body}\n`;
}

function index(): string {
  const groups = Object.entries(GROUPS).map(([group, title]) => {
    const lines = rules
      .filter((rule) => rule.group === group)
      .map(({ id, severity, owasp, title: what }) => `| [${id}](${id}.md) | ${severity} | ${owasp.join(', ')} | ${what} |`);
    return `## ${title}\n\n| rule | severity | OWASP NHI | what it finds |\n| --- | --- | --- | --- |\n${lines.join('\n')}\n`;
  });
  return `# Rules\n\n${rules.length} rules. \`nhi explain RULE\` prints the same pages. Actions, resource types and condition keys of AWS are those
of its service authorization reference of ${actionTableDate()}.\n\n${groups.join('\n')}`;
}

function table(folder: string): string {
  const lines = rules.map(({ id, severity, title }) => `| [${id}](${folder}${id}.md) | ${severity} | ${title} |`);
  return `| rule | severity | what it finds |\n| --- | --- | --- |\n${lines.join('\n')}\n`;
}

/** What is known of each token format; a hover shows the same of the one it stands on. */
function tokens(): string {
  const named = (one: TokenFormat) => `${one.provider} ${one.title}`.toLowerCase();
  const ordered = [...formats].sort((a, b) => (named(a) < named(b) ? -1 : 1));
  const lines = ordered.map(
    (one) => `| ${[link(one), one.holder, one.opens ?? '', one.lifetime, sureOf(one)].map(cell).join(' | ')} |`,
  );
  const providers = new Set(formats.map(({ provider }) => provider)).size;
  return `# Token formats

${formats.length} formats of ${providers} providers. *Known by* says what makes a value one of them: a shape of its own, or the
provider's name beside a value of the right length. *Checksum* means that a mistyped or made-up value is told from a real one.

| credential | stands for | opens | lifetime | known by |
| --- | --- | --- | --- | --- |
${lines.join('\n')}
`;
}

const link = ({ provider, title, docs }: TokenFormat) => `[${provider} ${title}](${docs})`;

function sureOf({ at, checksum }: TokenFormat): string {
  if (checksum) return 'its shape and checksum';
  return at === 'keyword' ? 'the name beside it' : 'its shape';
}

/** Text of a cell: a bar would end it. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
