import { inventoryOf } from '../engine/inventory';
import { placesOf, toPlace } from './convert';
import { type Folder, workspaceOf } from './folder';
import type { IdentityDto } from './protocol';

/** The inventory of a folder with places that an editor can open. */
export function identitiesOf(folder: Folder): IdentityDto[] {
  const places = placesOf(folder);
  return inventoryOf(workspaceOf(folder)).map((record) => ({
    id: record.id,
    kind: record.kind,
    provider: record.provider,
    name: record.name,
    folder: folder.name,
    owner: record.owner?.value ?? null,
    environments: record.environments.map(({ value }) => value),
    risk: record.risk,
    declared: record.declared.map((span) => toPlace(places(span))),
    references: record.references.map(({ from, type, span }) => ({ from, type, place: toPlace(places(span)) })),
    credentials: record.credentials.map(({ type, storage, span }) => ({ type, storage, place: toPlace(places(span)) })),
    grants: record.grants.map(({ source, actions, span }) => ({ source, actions, place: span ? toPlace(places(span)) : null })),
    trust: record.trust.map(({ principal, span }) => ({ principal, place: toPlace(places(span)) })),
    findings: record.findings.map(({ rule, severity, message, span }) => ({
      rule,
      severity,
      message,
      place: toPlace(places(span)),
    })),
  }));
}
