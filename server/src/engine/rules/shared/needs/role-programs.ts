/** The programs behind a policy: every unit that runs as one of its holders. */
import { type DeployUnit, type RoleUse, roleUsesOf } from '../../../graph/deploy-units';
import type { Identity, IdentityGraph, ResolvedPolicy } from '../../../graph/model';

/** What runs with a document's rights. */
export interface Programs {
  readonly roles: readonly Identity[];
  readonly units: readonly DeployUnit[];
  /** All that may use the rights is known and understood. */
  readonly isWhole: boolean;
}

/** The documents of the workspace that roles with programs hold, each with all of its programs. */
export function programsByPolicy(graph: IdentityGraph): ReadonlyMap<ResolvedPolicy, Programs> {
  const uses = roleUsesOf(graph);
  if (uses.length === 0) return new Map();
  const byRole = new Map(uses.map((use) => [use.role, use] as const));
  const policies = new Set(uses.flatMap(({ role }) => role.grants.flatMap(({ policy }) => policy ?? [])));
  return new Map([...policies].map((policy) => [policy, programsOf(graph, policy, byRole)] as const));
}

function programsOf(graph: IdentityGraph, { holders }: ResolvedPolicy, byRole: ReadonlyMap<Identity, RoleUse>): Programs {
  const found = holders.map((alias) => graph.byAlias.get(alias));
  const roles = [...new Set(found.flatMap((one) => one ?? []))];
  const uses = roles.flatMap((role) => byRole.get(role) ?? []);
  return {
    roles,
    units: uses.flatMap(({ units }) => units),
    isWhole: found.every((one) => one !== undefined) && uses.length === roles.length && uses.every(({ isWhole }) => isWhole),
  };
}

/** `the function Worker`, `2 functions`: at most one by its name. */
export function unitsIn(units: readonly DeployUnit[]): string {
  const names = [...new Set(units.map(({ name }) => name))];
  return names.length === 1 ? `${names[0]}` : `the ${names.length} programs that run as it`;
}

/** `3 files of src/orders that call AWS were read`. */
export function filesRead(units: readonly DeployUnit[]): string {
  const count = new Set(units.flatMap(({ files }) => files.map(({ file }) => file))).size;
  return count === 1 ? '1 file that calls AWS was read' : `${count} files that call AWS were read`;
}
