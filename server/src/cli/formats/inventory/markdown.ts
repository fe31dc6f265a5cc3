import type { InventoryRecord } from '../../../engine/inventory';
import type { InventoryFormatter } from './model';
import { filesOf, grantsInShort, oneLine, storagesOf } from './words';

type Cell = (record: InventoryRecord) => string;

const COLUMNS: readonly (readonly [string, Cell])[] = [
  ['Identity', ({ name }) => (oneLine(name) === '' ? '–' : `**${escaped(name)}**`)],
  ['Declared in', (record) => filesOf(record).map(code).join('<br>')],
  ['Owner', ({ owner }) => (owner ? escaped(owner.value) : '–')],
  ['Environments', ({ environments }) => environments.map(({ value }) => escaped(value)).join(', ') || '–'],
  [
    'Used by',
    ({ references }) =>
      listed(
        references.map(({ from }) => from),
        5,
      ),
  ],
  ['Credentials', (record) => storagesOf(record).map(escaped).join(', ') || '–'],
  ['May do', (record) => escaped(grantsInShort(record, 5)) || '–'],
  [
    'Who may become it',
    ({ trust }) =>
      listed(
        trust.map(({ principal, external }) => `${principal}${external ? ' (outside)' : ''}`),
        5,
      ),
  ],
  ['Expires', ({ expires }) => expires?.value ?? '–'],
  ['Risk', ({ risk, admin }) => `${risk}${admin ? ', admin' : ''}`],
];

/** `IDENTITIES.md`, for a repository: a table a kind. What moves without meaning (lines, dates of today) is not in it. */
export const markdown: InventoryFormatter = ({ records }) => {
  const kinds = [...new Set(records.map(({ kind }) => kind))];
  const sections = kinds.map((kind) =>
    section(
      kind,
      records.filter((record) => record.kind === kind),
    ),
  );
  const counts = kinds.map((kind) => `${records.filter((record) => record.kind === kind).length} ${kind}`);
  const sum = records.length === 0 ? 'None was found.' : `${records.length}: ${counts.join(', ')}.`;
  return `# Non-human identities\n\n${sum} Made by \`nhi inventory --format markdown\`.\n${sections.join('')}`;
};

function section(kind: string, records: readonly InventoryRecord[]): string {
  const head = `| ${COLUMNS.map(([name]) => name).join(' | ')} |\n|${' --- |'.repeat(COLUMNS.length)}`;
  const rows = records.map((record) => `| ${COLUMNS.map(([, cell]) => cell(record)).join(' | ')} |`);
  return `\n## ${kind}\n\n${[head, ...rows].join('\n')}\n`;
}

function listed(names: readonly string[], most: number): string {
  const distinct = [...new Set(names)].sort();
  const rest = distinct.length - most;
  return distinct.length === 0
    ? '–'
    : `${distinct.slice(0, most).map(escaped).join('<br>')}${rest > 0 ? `<br>and ${rest} more` : ''}`;
}

/** Text that is no markup: backslashes (CommonMark 2.4), entities for what HTML would take, nothing that links or calls a person. */
function escaped(text: string): string {
  return oneLine(text)
    .replace(/[\\`*[\]#|~$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/@(?=\w)/g, '@&#8203;')
    .replace(/\b(https?|www)(?=:|\.)/gi, '$1&#8203;');
}

/** A path in a code span, in more backticks than it has in a row; a pipe would end the cell even there. */
function code(text: string): string {
  const line = oneLine(text).replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}
