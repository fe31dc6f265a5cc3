/** The table: one group of two rows an identity, the second of which opens. */
import type { InventoryRecord } from '../../../../engine/inventory';
import { escapeXml } from '../../../../engine/map/escape';
import { titleOf } from '../../../../engine/map/words';
import type { Severity } from '../../../../engine/rules/model';
import type { Report } from '../../../report';
import { oneLine, storagesOf } from '../words';
import { detailOf } from './detail';
import { keptText } from './kept';

const GRAVEST: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

interface Column {
  readonly title: string;
  readonly text: (record: InventoryRecord) => string;
  /** In place of the text, where its order is another. */
  readonly sort?: (record: InventoryRecord) => string | number;
}

const COLUMNS: readonly Column[] = [
  { title: 'Identity', text: ({ name }) => name },
  { title: 'Kind', text: ({ kind }) => titleOf({ type: kind }) },
  { title: 'Environment', text: ({ environments }) => environments.map(({ value }) => value).join(', ') },
  { title: 'Owner', text: ({ owner }) => owner?.value ?? '' },
  { title: 'Credentials', text: (record) => storagesOf(record).map(keptText).join(', ') },
  { title: 'Used by', text: ({ references }) => String(references.length) },
  { title: 'Expires', text: ({ expires }) => expires?.value ?? '' },
  {
    title: 'Gravest finding',
    text: ({ findings }) => {
      const gravest = gravestOf(findings);
      return gravest === undefined ? '' : `${gravest} (${findings.length})`;
    },
    sort: ({ findings }) => {
      const gravest = gravestOf(findings);
      return gravest === undefined ? 0 : GRAVEST.length - GRAVEST.indexOf(gravest);
    },
  },
  { title: 'Risk', text: ({ risk, admin }) => `${risk}${admin ? ' ★ admin' : ''}`, sort: ({ risk }) => risk },
];

export function rowsOf(records: readonly InventoryRecord[], place: Report['place']): string {
  if (records.length === 0) return '<p>None was found.</p>';
  const heads = COLUMNS.map(({ title }) => `<th scope="col"><button type="button" disabled>${title}</button></th>`);
  const groups = records.map((record) => {
    const cells = COLUMNS.map(({ title, text, sort }, index) => {
      const own = text(record);
      const order = sort ? ` data-sort="${sort(record)}"` : '';
      const shown = escapeXml(oneLine(own)) || '<span class="none">–</span>';
      return index === 0
        ? `<th scope="row" data-title="${title}">${shown}</th>`
        : `<td data-title="${title}"${order}>${shown}</td>`;
    });
    const environments = record.environments.map(({ value }) => value).join('\n');
    const gravest = gravestOf(record.findings);
    return [
      `<tbody data-identity="${escapeXml(record.id)}" data-kind="${record.kind}" data-environments="${escapeXml(environments)}"${gravest ? ` class="severity-${gravest}"` : ''}>`,
      `<tr>${cells.join('')}</tr>`,
      `<tr class="more"><td colspan="${COLUMNS.length}">${detailOf(record, place)}</td></tr>`,
      '</tbody>',
    ].join('');
  });
  return `<table id="identities"><thead><tr>${heads.join('')}</tr></thead>\n${groups.join('\n')}\n</table>`;
}

/** What the script filters by. */
export function controls(records: readonly InventoryRecord[]): string {
  const options = (values: readonly string[], text: (value: string) => string) =>
    [...new Set(values)].sort().map((value) => `<option value="${escapeXml(value)}">${escapeXml(text(value))}</option>`);
  const kinds = options(
    records.map(({ kind }) => kind),
    (type) => titleOf({ type }),
  );
  const environments = options(
    records.flatMap((record) => record.environments.map(({ value }) => value)),
    (value) => value,
  );
  return [
    '<div class="controls"><input id="table-search" type="search" placeholder="Filter" aria-label="Filter the table">',
    `<select id="table-kind" aria-label="Kind"><option value="">All kinds</option>${kinds.join('')}</select>`,
    `<select id="table-environment" aria-label="Environment"><option value="">All environments</option>${environments.join('')}</select>`,
    '<button id="table-open" type="button">Open all</button><span id="table-status" role="status"></span></div>',
  ].join('');
}

function gravestOf(findings: InventoryRecord['findings']): Severity | undefined {
  return GRAVEST.find((one) => findings.some(({ severity }) => severity === one));
}
