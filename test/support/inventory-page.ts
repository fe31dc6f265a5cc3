/** The page about `nhi inventory`: what a record holds, how its risk adds up, what each format is for. */
import { INVENTORY_FORMATS } from '../../server/src/cli/formats/inventory/index';
import { SEVERITY_POINTS, WEIGHTS } from '../../server/src/engine/inventory/weights';

export const INVENTORY_PAGE = 'docs/inventory.md';

/** `test/engine/inventory-formats.test.ts` holds that every format has its line. */
const FORMATS: Readonly<Record<string, string>> = {
  table: 'For the terminal: a line an identity. Also called `text`.',
  json: 'Everything, with places. A contract: `media/nhi-inventory.schema.json` in the package is its JSON Schema.',
  ndjson: 'The identities of the JSON, one a line with the version of the contract: for log pipelines (ECS, OCSF).',
  csv: 'A sheet for an access review: what is known, then `decision`, `reviewer` and `date` to fill in. No cell is a formula. `last used` is empty: only the cloud knows.',
  markdown:
    '`IDENTITIES.md` for a repository: a table a kind, in a stable order, without line numbers and days, so that a diff shows what changed.',
  cyclonedx:
    'CycloneDX 1.6 (`--spec 1.7`): identities as services with `nhi:` properties, credentials and certificates as cryptographic assets without values, users as applications, and who depends on whom. No serial number and no time: the same files give the same text.',
  mermaid: 'A flowchart for Markdown, by environment: at most 200 nodes, the riskiest first, with a note of what is left out.',
  dot: 'For Graphviz, by environment: at most 2,000 nodes.',
  graphml: 'For yEd, Gephi and graph libraries: every node and link.',
  html: 'One page with the map and the tables, which needs nothing else.',
};

const FIELDS: readonly (readonly [string, string])[] = [
  [
    'account',
    'The number in an ARN, the project in the address of a Google account, what an access key ID or another credential says of itself, else the one subscription in which Azure gives it roles.',
  ],
  [
    'owner',
    'A tag, label or annotation (`owner`, `team`, …), else CODEOWNERS; with `--git` else who wrote most of its declarations.',
  ],
  ['environments', 'A tag, else the files and folders it is declared in, else its namespace.'],
  ['purpose', 'A description, comment or display name of the declaration, or a tag. One that holds a secret is left out.'],
  [
    'since, creator',
    'With `--git`: since when the first line of its declaration is in git, and who wrote it. Not the age of a credential.',
  ],
  ['expires', 'The day on which the first of its credentials ends: a certificate, a token that says so, a declared end.'],
  ['rotation', 'What is declared about replacing its credentials: `every 30 days`, `none`.'],
  [
    'lifetime',
    '`time-bound` where its rights or all its credentials end, or where it is only ever given for a session by a token of somebody else; `standing` where it holds rights or credentials without such an end; `unknown` where neither is known.',
  ],
  [
    'admin',
    'It is, or reaches, an administrator of its account, cluster, project or namespace. Unknown where it holds policies that are not in the workspace.',
  ],
  [
    'trust',
    'Who may become it. `external` is whoever is neither of an account that the workspace calls its own, nor a service of the cloud, nor a workload of a cluster, nor a pipeline of this workspace whose subject names one project.',
  ],
];

/** The text of the page. */
export function inventoryPage(): string {
  const formats = Object.keys(INVENTORY_FORMATS).flatMap((name) => (FORMATS[name] ? `| \`${name}\` | ${FORMATS[name]} |` : []));
  const fields = FIELDS.map(([name, text]) => `| ${name} | ${text} |`);
  const severities = Object.entries(SEVERITY_POINTS).map(
    ([severity, points]) => `| ${points} | a rule with a finding that is ${severity} |`,
  );
  const weights = WEIGHTS.map(({ points, text }) => `| ${points} | ${text} |`);
  return `# The inventory

\`nhi inventory\` lists every identity that is no person: roles, users, service accounts, keys, database accounts, certificates, bots,
agents. One identity is one row, whatever places speak of it. \`--kind\`, \`--owner\`, \`--environment\` and \`--min-risk\` choose some.
No format holds the value of a secret.

## Formats

| \`--format\` | what it is |
| --- | --- |
${formats.join('\n')}

## What follows from what

Each of these is given with its source.

| field | from |
| --- | --- |
${fields.join('\n')}

## Risk

A number from 0 to 100: the sum of the lines below, at most 100, and the same for the same files and day. Each line that counted is told
(\`riskReasons\`). A rule counts once, by its gravest finding; a fact counts only where no finding says the same.

| points | for |
| --- | --- |
${[...severities, ...weights].join('\n')}
`;
}
