/** Two states of a workspace compared: which identities came, went, may do more or less, are no longer used. */
import type { Workspace } from '../../analyze';
import { allOf } from '../../graph/having';
import type { Identity } from '../../graph/model';
import { compareText } from '../../syntax/order';
import type { InventoryRecord, TrustRecord } from '../model';
import { credentialChanges } from './credentials';
import type { IdentityChange } from './model';
import { conditionOf, rightsOf, uncovered } from './rights';

export type * from './model';

/** A workspace and its records, made with the same key for both sides: values are compared by their keyed hash. */
export interface Side {
  readonly workspace: Workspace;
  readonly records: readonly InventoryRecord[];
}

/** Changes in the order of kinds and names. An identity that only moved to another file has none. */
export function diffOf(before: Side, after: Side): IdentityChange[] {
  const literals = new Set(
    allOf(after.workspace.graph, 'credentials').flatMap(({ storage, fingerprint }) => (storage === 'literal' ? fingerprint : [])),
  );
  const changes = pairs(before.records, after.records).flatMap(([old, now]) => {
    const change = changeOf(before, old, after, now, literals);
    return change ? [change] : [];
  });
  const keyOf = ({ after: now, before: old }: IdentityChange) => now ?? old;
  return changes.sort((a, b) => {
    const [one, other] = [keyOf(a), keyOf(b)];
    return (
      compareText(one?.kind ?? '', other?.kind ?? '') ||
      compareText(one?.name ?? '', other?.name ?? '') ||
      compareText(one?.id ?? '', other?.id ?? '')
    );
  });
}

type Pair = readonly [InventoryRecord | undefined, InventoryRecord | undefined];

/** The same identity on both sides: by its id, else by any name that it has on both. */
function pairs(before: readonly InventoryRecord[], after: readonly InventoryRecord[]): Pair[] {
  const byId = new Map(after.map((record) => [record.id, record]));
  const taken = new Set<InventoryRecord>();
  const found = new Map<InventoryRecord, InventoryRecord>();
  const take = (old: InventoryRecord, now: InventoryRecord | undefined) => {
    if (!now || taken.has(now) || found.has(old)) return;
    taken.add(now);
    found.set(old, now);
  };
  for (const old of before) take(old, byId.get(old.id));
  const byAlias = new Map(after.flatMap((record) => record.aliases.map((alias) => [alias, record] as const)));
  for (const old of before) for (const alias of old.aliases) take(old, byAlias.get(alias));
  return [
    ...before.map((old): Pair => [old, found.get(old)]),
    ...after.filter((record) => !taken.has(record)).map((now): Pair => [undefined, now]),
  ];
}

function identityOf({ workspace }: Side, record: InventoryRecord | undefined): Identity | undefined {
  return record && workspace.graph.byAlias.get(record.id);
}

function changeOf(
  before: Side,
  old: InventoryRecord | undefined,
  after: Side,
  now: InventoryRecord | undefined,
  literals: ReadonlySet<string>,
): IdentityChange | undefined {
  const [was, is] = [identityOf(before, old), identityOf(after, now)];
  const had = was && old ? rightsOf(before.workspace.graph, was, old.grants) : [];
  const has = is && now ? rightsOf(after.workspace.graph, is, now.grants) : [];
  const allows = ({ effect }: { effect: string }) => effect === 'allow';
  const denies = ({ effect }: { effect: string }) => effect === 'deny';
  // What is no longer denied is a right gained.
  const gained = [...uncovered(has, had).filter(allows), ...uncovered(had, has).filter(denies)];
  const lost = [...uncovered(had, has).filter(allows), ...uncovered(has, had).filter(denies)];
  const admitted = newDoors(now, is, old, was);
  const shutOut = newDoors(old, was, now, is);
  const credentials = credentialChanges(was, is, literals);
  const rest = { before: old, after: now, gained, lost, admitted, shutOut, credentials };
  const becameAdmin = now?.admin === true && old?.admin !== true;
  const more = gained.length + admitted.length > 0 || becameAdmin;
  const less = lost.length + shutOut.length > 0;
  if (!old) return { ...rest, change: 'added', becameAdmin };
  if (!now)
    return old.declared.length > 0
      ? { ...rest, change: 'removed', becameAdmin }
      : {
          ...rest,
          change: 'unreferenced',
          becameAdmin,
          advice: 'nothing names it any longer: revoke it where it lives, if nobody else uses it',
        };
  if (isUsed(old) && !isUsed(now))
    return {
      ...rest,
      change: 'unreferenced',
      becameAdmin,
      advice: 'nothing uses it any longer: remove it, and revoke its credentials',
    };
  if (more || less) return { ...rest, change: more && !less ? 'widened' : less && !more ? 'narrowed' : 'changed', becameAdmin };
  return credentials.length > 0 || old.name !== now.name ? { ...rest, change: 'changed', becameAdmin } : undefined;
}

function isUsed({ references }: InventoryRecord): boolean {
  return references.some(({ type }) => type !== 'deploys');
}

/** Who may become it on one side and could not on the other: by name, and by the conditions that they must meet. */
function newDoors(
  record: InventoryRecord | undefined,
  identity: Identity | undefined,
  other: InventoryRecord | undefined,
  otherIdentity: Identity | undefined,
): TrustRecord[] {
  const conditions = conditionsOf(identity);
  const before = conditionsOf(otherIdentity);
  return (record?.trust ?? []).filter((door) => {
    const known = (other?.trust ?? []).filter(({ principal }) => principal === door.principal);
    return !known.some((one) => before(one) === '' || before(one) === conditions(door));
  });
}

function conditionsOf(identity: Identity | undefined): (door: TrustRecord) => string {
  const found = new Map<string, string>();
  for (const { statements } of identity?.trusts ?? [])
    for (const { principals, conditions } of statements)
      for (const { span } of principals) found.set(`${span.file} ${span.start}`, conditionOf(conditions));
  return ({ span }) => found.get(`${span.file} ${span.start}`) ?? '';
}
