/** The map of a workspace, from its graph and its inventory. Not for every keystroke: whoever shows a map asks for it. */
import type { Workspace } from '../analyze';
import type { Held, Identity, IdentityGraph } from '../graph/model';
import type { InventoryRecord } from '../inventory/model';
import type { Severity } from '../rules/model';
import type { Span } from '../syntax/span';
import { around } from './around';
import { addLink, addNode, createDraft, type Draft, settle } from './draft';
import type { IdentityMap, MapNode } from './model';
import { type Becomer, becomersOf, federatedOf } from './outsiders';
import { storesOf } from './stores';
import { identityAt, userAt } from './users';

export type * from './model';

export interface MapOptions {
  /** One identity, by any of its names, and what is at most `depth` links away from it; 1 where it is not said. */
  readonly around?: string;
  readonly depth?: 1 | 2;
}

const GRAVEST: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

/** The whole workspace, or one identity and what is near it. `records` are those of the same workspace. */
export function mapOf({ graph }: Workspace, records: readonly InventoryRecord[], options: MapOptions = {}): IdentityMap {
  const draft = createDraft();
  for (const record of records) addNode(draft, identityNode(record));
  const references = new Map(graph.references.map((one) => [placeKey(one.fromIdentity ?? one.from, one.span), one]));
  for (const edge of graph.edges) {
    const to = graph.byAlias.get(edge.to);
    if (!to || edge.type === 'declares' || edge.type === 'grants' || edge.type === 'stores-in') continue;
    const identity = identityAt(graph, edge);
    const user = userAt(graph.facts.get(edge.span.file), edge, references.get(placeKey(edge.from, edge.span)));
    if (identity === undefined) addNode(draft, { kind: 'user', environments: [], place: edge.span, ...user });
    addLink(draft, identity ?? user.id, to.id, edge.type, edge.span);
  }
  for (const identity of graph.identities) addRest(draft, graph, identity);
  for (const { federations } of graph.facts.values()) {
    for (const federation of federations) for (const one of federatedOf(graph, federation)) addBecomer(draft, one);
  }
  const whole = settle(draft);
  if (options.around === undefined) return whole;
  return around(whole, graph.byAlias.get(options.around)?.id ?? options.around, options.depth ?? 1);
}

function identityNode({
  id,
  kind,
  name,
  environments,
  risk,
  admin,
  findings,
  declared,
  mentioned,
  references,
}: InventoryRecord): MapNode {
  const severity = GRAVEST.find((one) => findings.some((finding) => finding.severity === one));
  const place = declared[0] ?? mentioned[0] ?? references[0]?.span;
  return {
    id,
    kind: 'identity',
    type: kind,
    label: name,
    environments: environments.map(({ value }) => value),
    risk,
    ...(severity ? { severity } : {}),
    ...(admin ? { admin } : {}),
    ...(place ? { place } : {}),
  };
}

function addRest(draft: Draft, graph: IdentityGraph, identity: Identity): void {
  for (const held of identity.grants) {
    const rights = rightsNode(held);
    addNode(draft, rights);
    addLink(draft, identity.id, rights.id, 'grants', held.attachment?.span ?? rights.place);
  }
  for (const { id, type, label, span } of storesOf(graph, identity)) {
    addNode(draft, { id, kind: 'store', type, label, environments: [], place: span });
    addLink(draft, identity.id, id, 'stores-in', span);
  }
  for (const one of becomersOf(graph, identity)) addBecomer(draft, one);
}

function addBecomer(draft: Draft, { from, to, span }: Becomer): void {
  if ('identity' in from) {
    addLink(draft, from.identity, to, 'assumes', span);
    return;
  }
  const id = `outsider:${from.type}:${from.label}`;
  addNode(draft, { id, kind: 'outsider', environments: [], place: span, ...from });
  addLink(draft, id, to, 'assumes', span);
}

function rightsNode({ policy, role, managed, attachment }: Held): MapNode {
  const shared = { kind: 'rights', environments: [] } as const;
  if (policy) return { ...shared, id: `rights:${policy.key}`, type: 'policy', label: policy.name, place: policy.span };
  if (role)
    return {
      ...shared,
      id: `rights:${role.key}`,
      type: role.clusterWide ? 'ClusterRole' : 'Role',
      label: role.name,
      place: role.span,
    };
  const label = managed ?? 'Rights that are not known here';
  return { ...shared, id: `rights:managed:${label}`, type: 'managed', label, ...(attachment ? { place: attachment.span } : {}) };
}

function placeKey(from: string, { file, start }: Span): string {
  return `${file}\n${start}\n${from}`;
}
