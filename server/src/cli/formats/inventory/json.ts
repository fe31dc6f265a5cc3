import type { InventoryRecord } from '../../../engine/inventory';
import type { Span } from '../../../engine/syntax/span';
import type { Report } from '../../report';
import type { InventoryFormatter } from './model';

/** The contract that other programs rely on: `media/nhi-inventory.schema.json`. */
export const json: InventoryFormatter = ({ records, edges, place }) => {
  const known = new Set(records.flatMap(({ aliases, id }) => [id, ...aliases]));
  const document = {
    version: 1,
    identities: records.map((record) => identityOf(record, place)),
    edges: edges.filter(({ from, to }) => known.has(to) || known.has(from)).map(({ from, to, type }) => ({ from, to, type })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};

/** One identity of the document. */
export function identityOf(record: InventoryRecord, place: Report['place']) {
  const at = (span: Span) => ({ file: span.file, range: place(span) });
  const { credentials, grants, trust, references } = record;
  return {
    id: record.id,
    kind: record.kind,
    provider: record.provider,
    name: record.name,
    declared: record.declared.map(at),
    references: references.map(({ from, fromType, type, span }) => ({ from, fromType, type, ...at(span) })),
    credentials: credentials.map(({ span, ...credential }) => ({ ...credential, ...at(span) })),
    grants: grants.map(({ source, actions, resources, span }) => ({ source, actions, resources, ...(span ? at(span) : {}) })),
    trust: trust.map(({ principal, external, span }) => ({ principal, external, ...at(span) })),
    owner: record.owner ?? { value: null, source: 'none' },
    environments: record.environments.map(({ value }) => value),
    risk: record.risk,
    findings: record.findings.map((finding) => finding.fingerprint),
    aliases: record.aliases,
    mentioned: record.mentioned.map(at),
    account: record.account ?? null,
    creator: record.creator ?? null,
    environmentSources: record.environments,
    purpose: record.purpose ?? null,
    since: record.since ?? null,
    expires: record.expires ?? null,
    rotation: record.rotation ?? null,
    lifetime: record.lifetime,
    admin: record.admin ?? null,
    riskReasons: record.riskReasons,
  };
}
