import { parseArgs } from 'node:util';
import { type InventoryRecord, inventoryOf } from '../../engine/inventory';
import type { Span } from '../../engine/syntax/span';
import { EXIT, type Io, UsageError } from '../io';
import { type Loaded, load } from '../load';
import type { Report } from '../report';
import { placesIn, textsFor } from '../reporting';

/** `nhi inventory [paths] [--format text|json]`: every identity the workspace mentions. */
export async function inventory(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { format: { type: 'string', short: 'f', default: 'text' }, config: { type: 'string', short: 'c' } },
  });
  if (values.format !== 'text' && values.format !== 'json') throw new UsageError('inventory formats are text, json');
  const loaded = await load(io, { paths: positionals, ...(values.config === undefined ? {} : { config: values.config }) });
  const place = placesIn(textsFor(io, loaded));
  const records = inventoryOf(loaded.workspace);
  io.out(values.format === 'json' ? asJson(records, loaded, place) : asText(records, place));
  return loaded.policyBroken ? EXIT.error : EXIT.clean;
}

function asJson(records: readonly InventoryRecord[], loaded: Loaded, place: Report['place']): string {
  const at = (span: Span) => ({ file: span.file, range: place(span) });
  const document = {
    version: 1,
    identities: records.map((record) => ({
      id: record.id,
      kind: record.kind,
      provider: record.provider,
      name: record.name,
      declared: record.declared.map(at),
      references: record.references.map(({ from, type, span }) => ({ from, type, ...at(span) })),
      credentials: record.credentials.map(({ span, ...credential }) => ({ ...credential, ...at(span) })),
      grants: record.grants.map(({ source, actions, span }) => ({ source, actions, ...(span ? at(span) : {}) })),
      trust: record.trust.map(({ principal, span }) => ({ principal, ...at(span) })),
      owner: record.owner ?? { value: null, source: 'none' },
      environments: record.environments.map(({ value }) => value),
      risk: record.risk,
      findings: record.findings.map((finding) => finding.fingerprint),
    })),
    edges: loaded.workspace.graph.edges.map(({ from, to, type }) => ({ from, to, type })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function asText(records: readonly InventoryRecord[], place: Report['place']): string {
  const lines: string[] = [];
  let kind = '';
  for (const record of records) {
    if (record.kind !== kind) lines.push(`${kind === '' ? '' : '\n'}${record.kind}`);
    kind = record.kind;
    const where = record.declared[0];
    const notes = [
      where ? `${where.file}:${place(where).start.line}` : 'only mentioned',
      `used by ${record.references.length}`,
      ...(record.credentials.length > 0
        ? [`credential: ${[...new Set(record.credentials.map((one) => one.storage))].join(', ')}`]
        : []),
      ...(record.findings.length > 0
        ? [`${record.findings.length} ${record.findings.length === 1 ? 'finding' : 'findings'}, risk ${record.risk}`]
        : []),
    ];
    lines.push(`  ${record.name}  ${notes.join(' · ')}`);
  }
  lines.push('', `${records.length} ${records.length === 1 ? 'identity' : 'identities'}`);
  return `${lines.join('\n')}\n`;
}
