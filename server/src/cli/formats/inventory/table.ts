import type { InventoryRecord } from '../../../engine/inventory';
import type { InventoryFormatter } from './model';
import { ENVIRONMENTS_BETWEEN, oneLine, storagesOf } from './words';

/** For a terminal: one line an identity, under the name of its kind. */
export const table: InventoryFormatter = ({ records, place }) => {
  const lines: string[] = [];
  let kind = '';
  for (const record of records) {
    if (record.kind !== kind) lines.push(`${kind === '' ? '' : '\n'}${record.kind}`);
    kind = record.kind;
    lines.push(`  ${oneLine(record.name)}  ${notesOf(record, place).join(' · ')}`);
  }
  lines.push('', `${records.length} ${records.length === 1 ? 'identity' : 'identities'}`);
  return `${lines.join('\n')}\n`;
};

function notesOf(record: InventoryRecord, place: Parameters<InventoryFormatter>[0]['place']): string[] {
  const { declared, references, credentials, environments, owner, admin, expires, findings, risk } = record;
  const [where] = declared;
  return [
    where ? `${oneLine(where.file)}:${place(where).start.line}` : 'only mentioned',
    `used by ${references.length}`,
    ...(credentials.length > 0 ? [`credential: ${storagesOf(record).join(', ')}`] : []),
    ...(environments.length > 0 ? [environments.map(({ value }) => oneLine(value)).join(ENVIRONMENTS_BETWEEN)] : []),
    ...(owner ? [`owner ${oneLine(owner.value)}`] : []),
    ...(admin ? ['admin'] : []),
    ...(expires ? [`until ${expires.value}`] : []),
    ...(findings.length > 0 ? [`${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}`] : []),
    ...(risk > 0 ? [`risk ${risk}`] : []),
  ];
}
