import type { Edge } from '../../../engine/graph/model';
import type { InventoryRecord } from '../../../engine/inventory';
import type { IdentityMap } from '../../../engine/map';
import type { Report } from '../../report';

/** What every format of the inventory is made of. No secret value is in it. */
export interface InventoryReport {
  readonly records: readonly InventoryRecord[];
  readonly edges: readonly Edge[];
  /** Made when a format asks for it. */
  readonly map: () => IdentityMap;
  readonly place: Report['place'];
  /** Of the product. */
  readonly version: string;
  /** Of CycloneDX. */
  readonly spec: '1.6' | '1.7';
  /** Of a page that moves; a report without it stands still. */
  readonly script?: () => string;
}

/** Pure: the same report gives the same text. */
export type InventoryFormatter = (report: InventoryReport) => string;
