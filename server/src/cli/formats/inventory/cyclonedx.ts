import type { CredentialRecord, InventoryRecord } from '../../../engine/inventory';
import type { MapNode } from '../../../engine/map';
import type { InventoryFormatter, InventoryReport } from './model';
import { filesOf } from './words';

type Json = Readonly<Record<string, unknown>>;

/**
 * A bill of materials of identities: identities and those outside as services, credentials as cryptographic assets without their
 * values, what uses an identity as applications, and who depends on whom. The same workspace gives the same text: no serial number, no
 * time. https://cyclonedx.org/docs/1.6/json/
 */
export const cyclonedx: InventoryFormatter = (report) => {
  const { records, map, spec, version } = report;
  const { nodes, links } = map();
  const refs = new Set<string>();
  const credentials = new Map(
    records.map((record) => [record.id, record.credentials.map((one) => assetOf(record, one, report, refs))]),
  );
  const users = nodes.filter(({ kind }) => kind === 'user').map((node) => applicationOf(node, report));
  const outsiders = nodes.filter(({ kind }) => kind === 'outsider').map(outsiderOf);
  const dependsOn = new Map<string, Set<string>>(
    records.map(({ id }) => [id, new Set(credentials.get(id)?.map((one) => String(one['bom-ref'])))]),
  );
  const known = new Set([...dependsOn.keys(), ...[...users, ...outsiders].map((one) => String(one['bom-ref']))]);
  for (const { from, to } of links) {
    if (!known.has(from) || !known.has(to)) continue;
    const others = dependsOn.get(from);
    if (others) others.add(to);
    else dependsOn.set(from, new Set([to]));
  }
  const document = {
    $schema: `http://cyclonedx.org/schema/bom-${spec}.schema.json`,
    bomFormat: 'CycloneDX',
    specVersion: spec,
    version: 1,
    metadata: { tools: { components: [{ type: 'application', name: 'nhi-hygiene', version }] } },
    components: [...[...credentials.values()].flat(), ...users],
    services: [...records.map((record) => serviceOf(record)), ...outsiders],
    dependencies: [...dependsOn].map(([ref, others]) => ({ ref, ...(others.size > 0 ? { dependsOn: [...others].sort() } : {}) })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};

/** A property for each value; none where there is none. */
function properties(named: readonly (readonly [string, string | number | boolean | undefined])[]): Json[] {
  return named.flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [{ name: `nhi:${name}`, value: String(value) }],
  );
}

function serviceOf(record: InventoryRecord): Json {
  const { id, kind, provider, name, purpose, trust, owner, environments, grants } = record;
  return {
    'bom-ref': id,
    provider: { name: provider },
    group: kind,
    name,
    ...(purpose ? { description: purpose.value } : {}),
    authenticated: true,
    'x-trust-boundary': trust.some(({ external }) => external),
    properties: properties([
      ['kind', kind],
      ['account', record.account?.value],
      ['owner', owner?.value],
      ['owner-source', owner?.source],
      ...environments.map(({ value }) => ['environment', value] as const),
      ['creator', record.creator?.value],
      ['in-git-since', record.since?.value],
      ['expires', record.expires?.value],
      ['rotation', record.rotation?.value],
      ['lifetime', record.lifetime],
      ['admin', record.admin],
      ['risk', record.risk],
      ...grants.map(
        ({ source, actions }) => ['grant', actions.length > 0 ? `${source}: ${actions.join(', ')}` : source] as const,
      ),
      ...trust.map(({ principal, external }) => ['trust', external ? `${principal} (outside)` : principal] as const),
      ...filesOf(record).map((file) => ['declared', file] as const),
      ...[...new Set(record.findings.map(({ rule }) => rule))].map((rule) => ['finding', rule] as const),
    ]),
  };
}

function outsiderOf({ id, label, type }: MapNode): Json {
  return {
    'bom-ref': id,
    name: label,
    'x-trust-boundary': true,
    properties: properties([
      ['kind', 'outsider'],
      ['type', type],
    ]),
  };
}

function applicationOf({ id, label, type, place }: MapNode, report: InventoryReport): Json {
  return {
    type: 'application',
    'bom-ref': id,
    name: label,
    ...(place ? { evidence: { occurrences: [occurrence(place, report)] } } : {}),
    properties: properties([['type', type]]),
  };
}

function occurrence(span: CredentialRecord['span'], { place }: InventoryReport): Json {
  return { location: span.file, line: place(span).start.line };
}

/** The kinds of related-crypto-material of the schema. */
const MATERIAL: Readonly<Record<string, string>> = {
  password: 'password',
  'app-password': 'password',
  token: 'token',
  sas: 'token',
  'private-key': 'private-key',
  'service-account-key': 'private-key',
  'public-key': 'public-key',
  'hmac-key': 'secret-key',
  'access-key': 'credential',
  'connection-string': 'credential',
};

function assetOf({ id, name }: InventoryRecord, credential: CredentialRecord, report: InventoryReport, refs: Set<string>): Json {
  const { type, storage, source, format, fingerprint, expires, rotation, algorithm, certificate, span } = credential;
  let ref = `credential:${id}:${fingerprint}`;
  for (let n = 2; refs.has(ref); n++) ref = `credential:${id}:${fingerprint}:${n}`;
  refs.add(ref);
  const until = timeOf(expires);
  const from = timeOf(certificate?.from ?? null);
  return {
    type: 'cryptographic-asset',
    'bom-ref': ref,
    name: `${type} of ${name}`,
    cryptoProperties: certificate
      ? {
          assetType: 'certificate',
          certificateProperties: {
            ...(certificate.subject === undefined ? {} : { subjectName: certificate.subject }),
            ...(certificate.issuer === undefined ? {} : { issuerName: certificate.issuer }),
            ...(from ? { notValidBefore: from } : {}),
            ...(until ? { notValidAfter: until } : {}),
            certificateFormat: 'X.509',
          },
        }
      : {
          assetType: 'related-crypto-material',
          relatedCryptoMaterialProperties: {
            type: MATERIAL[type] ?? 'other',
            ...(until ? { expirationDate: until } : {}),
            ...(storage === 'vault' ? { securedBy: { mechanism: 'vault' } } : {}),
          },
        },
    evidence: { occurrences: [occurrence(span, report)] },
    properties: properties([
      ['credential-type', type],
      ['storage', storage],
      ['source', source],
      ['format', format],
      ['fingerprint', fingerprint],
      ['algorithm', algorithm],
      ['rotation', rotation?.value],
    ]),
  };
}

/** A day or a time as RFC 3339 writes it; nothing else is one to the schema. */
function timeOf(text: string | null): string | undefined {
  if (text === null) return undefined;
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return `${text}T00:00:00Z`;
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/.test(text) ? text : undefined;
}
