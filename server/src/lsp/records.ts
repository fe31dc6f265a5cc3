/** The inventory of a folder, made once for every state of its workspace and only when somebody asks. */
import type { Workspace } from '../engine/analyze';
import type { Identity } from '../engine/graph/model';
import { type InventoryRecord, inventoryOf } from '../engine/inventory';
import type { Finding } from '../engine/rules/model';
import { type Folder, workspaceOf } from './folder';

export interface Records {
  readonly all: readonly InventoryRecord[];
  readonly byId: ReadonlyMap<string, InventoryRecord>;
  /** Findings that belong to no identity. */
  readonly others: readonly Finding[];
}

const known = new WeakMap<Workspace, Records>();

/** The records of all identities of a folder. */
export function recordsOf(folder: Folder): Records {
  const workspace = workspaceOf(folder);
  const before = known.get(workspace);
  if (before) return before;
  const { ageOf } = folder.engine;
  const all = inventoryOf(workspace, ageOf ? { ageOf } : {});
  const owned = new Set(all.flatMap(({ findings }) => findings));
  const records: Records = {
    all,
    byId: new Map(all.map((record) => [record.id, record])),
    others: workspace.findings.filter((finding) => !owned.has(finding)),
  };
  known.set(workspace, records);
  return records;
}

/** The record of an identity of the graph. */
export function recordOf(folder: Folder, { id }: Pick<Identity, 'id'>): InventoryRecord | undefined {
  return recordsOf(folder).byId.get(id);
}
