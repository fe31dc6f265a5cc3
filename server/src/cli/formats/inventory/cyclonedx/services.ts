/** Identities and those outside as services, what uses an identity as an application. */
import type { InventoryRecord } from '../../../../engine/inventory';
import type { MapNode } from '../../../../engine/map';
import type { InventoryReport } from '../model';
import { filesOf } from '../words';
import { type Json, occurrence, properties } from './parts';

/** An identity. */
export function serviceOf(record: InventoryRecord): Json {
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

/** Somebody outside who may become one. */
export function outsiderOf({ id, label, type }: MapNode): Json {
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

/** What uses one. */
export function applicationOf({ id, label, type, place }: MapNode, report: InventoryReport): Json {
  return {
    type: 'application',
    'bom-ref': id,
    name: label,
    ...(place ? { evidence: { occurrences: [occurrence(place, report)] } } : {}),
    properties: properties([['type', type]]),
  };
}
