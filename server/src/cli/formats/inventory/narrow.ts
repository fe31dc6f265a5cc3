/** Only some identities, and of a map what is linked to them. */
import type { InventoryRecord } from '../../../engine/inventory';
import type { IdentityMap } from '../../../engine/map';

export interface Wanted {
  readonly kind?: string | undefined;
  readonly owner?: string | undefined;
  readonly environment?: string | undefined;
  readonly minRisk?: number | undefined;
}

/** The records that are asked for, in their order. `none` as an owner or environment asks for those without. */
export function chosen(
  records: readonly InventoryRecord[],
  { kind, owner, environment, minRisk = 0 }: Wanted,
): InventoryRecord[] {
  const matches = (asked: string | undefined, values: readonly string[]) =>
    asked === undefined ||
    values.some((value) => value.toLowerCase() === asked.toLowerCase()) ||
    (asked === 'none' && values.length === 0);
  return records.filter(
    (record) =>
      matches(kind, [record.kind]) &&
      matches(owner, record.owner ? [record.owner.value] : []) &&
      matches(
        environment,
        record.environments.map(({ value }) => value),
      ) &&
      record.risk >= minRisk,
  );
}

/** The nodes of these records, what is linked to them, and the links between them. */
export function narrowed({ nodes, links }: IdentityMap, records: readonly InventoryRecord[]): IdentityMap {
  const ids = new Set(records.map(({ id }) => id));
  const near = new Set(links.flatMap(({ from, to }) => (ids.has(from) ? [to] : ids.has(to) ? [from] : [])));
  const kept = nodes.filter(({ id, kind }) => ids.has(id) || (kind !== 'identity' && near.has(id)));
  const known = new Set(kept.map(({ id }) => id));
  return { nodes: kept, links: links.filter(({ from, to }) => known.has(from) && known.has(to)) };
}
