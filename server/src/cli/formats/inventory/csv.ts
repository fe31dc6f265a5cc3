import type { InventoryRecord } from '../../../engine/inventory';
import type { InventoryFormatter, InventoryReport } from './model';
import { filesOf, grantsInShort, oneLine, storagesOf, wildcardsOf } from './words';

type Cell = (record: InventoryRecord, report: InventoryReport) => string | number;

const empty: Cell = () => '';

/** A sheet for an access review: what is known, and columns for what a person decides. */
const COLUMNS: readonly (readonly [string, Cell])[] = [
  ['identity', ({ name }) => name],
  ['kind', ({ kind }) => kind],
  ['provider', ({ provider }) => provider],
  ['account', ({ account }) => account?.value ?? ''],
  ['owner', ({ owner }) => owner?.value ?? ''],
  ['owner source', ({ owner }) => owner?.source ?? ''],
  ['environments', ({ environments }) => environments.map(({ value }) => value).join(', ')],
  ['purpose', ({ purpose }) => purpose?.value ?? ''],
  ['declared', (record) => filesOf(record).join(', ')],
  ['used by', ({ references }) => [...new Set(references.map(({ from }) => from))].sort().join(', ')],
  ['may do', (record) => grantsInShort(record, 12)],
  ['wildcards', wildcardsOf],
  ['admin', ({ admin }) => (admin === undefined ? 'unknown' : admin ? 'yes' : 'no')],
  [
    'who may become it',
    ({ trust }) => trust.map(({ principal, external }) => `${principal}${external ? ' (outside)' : ''}`).join(', '),
  ],
  ['storage', (record) => storagesOf(record).join(', ')],
  ['lifetime', ({ lifetime }) => lifetime],
  ['expires', ({ expires }) => expires?.value ?? ''],
  ['rotation', ({ rotation }) => rotation?.value ?? ''],
  ['in git since', ({ since }) => since?.value ?? ''],
  ['created by', ({ creator }) => creator?.value ?? ''],
  // Only the cloud knows when it was used last: a column for whoever fills it in.
  ['last used', empty],
  ['risk', ({ risk }) => risk],
  ['findings', ({ findings }) => findings.length],
  ['id', ({ id }) => id],
  ['decision', empty],
  ['reviewer', empty],
  ['date', empty],
];

/** RFC 4180: commas, lines that end in CRLF, quotes doubled. */
export const csv: InventoryFormatter = (report) => {
  const rows = report.records.map((record) => COLUMNS.map(([, cell]) => cell(record, report)));
  return [COLUMNS.map(([name]) => name), ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
};

/** A cell that a spreadsheet takes for text, whatever it begins with. https://owasp.org/www-community/attacks/CSV_Injection */
function quoted(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const line = oneLine(value);
  const text = /^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(line) || /^[\t\r]/.test(value) ? `'${line}` : line;
  return /[",]|^'/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
