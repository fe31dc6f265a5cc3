/** The ways between identities of a cluster: who gets the token of which ServiceAccount. */
import { TOKEN_SECRET } from '../../../facts/kubernetes/token-secrets';
import type { AttachmentFact, RbacRule } from '../../../facts/model';
import type { Held, Identity, IdentityGraph } from '../../model';
import { effectiveRules, placeOf } from '../../rbac';
import { placesOf } from '../../rbac-accounts';
import { addArc, addMember, addOutsider, type Found } from '../found';
import type { Arc } from '../model';
import { BUILT_IN, giving, OF_BUILT_IN, TAKINGS, type Taking, type Whom } from './rights';

/** In no namespace that anyone could be called. */
const CLUSTER = '*';

const hubOf = (whom: Whom, place: string) => `hub:${whom} ${place}`;

/** Adds them all. */
export function addKubernetes(graph: IdentityGraph, found: Found): void {
  const accounts = graph.identities.filter(({ kind }) => kind === 'k8s-service-account');
  const holders = graph.identities.filter(({ provider, grants }) => provider === 'kubernetes' && grants.length > 0);
  if (holders.length === 0) return;
  for (const account of accounts) addAccount(found, account);
  for (const holder of holders) {
    for (const held of holder.grants) addHeld(graph, found, holder, held);
    if (holder.kind === 'k8s-group') addGroup(found, holder, accounts);
    else if (holder.name === 'system:anonymous') addAnyone(found, holder);
  }
}

function addAccount(found: Found, account: Identity): void {
  const kinds: Whom[] = ['accounts'];
  if (account.references.some(({ type }) => type === 'uses')) kinds.push('running');
  if (account.credentials.some(({ slot }) => slot.ownerType === TOKEN_SECRET)) kinds.push('kept');
  for (const place of placesOf(account)) {
    for (const kind of kinds) {
      addMember(found, hubOf(kind, place), { to: account.id });
      // Where no namespace is written nobody knows whether it is the same cluster.
      if (!place.startsWith('default@')) addMember(found, hubOf(kind, CLUSTER), { to: account.id });
    }
  }
}

function addHeld(graph: IdentityGraph, found: Found, holder: Identity, { role, attachment }: Held): void {
  if (attachment?.type !== 'binding') return;
  const builtIn = !role && BUILT_IN.test(attachment.policy);
  const rules = role ? effectiveRules(graph, role) : [];
  for (const taking of builtIn ? OF_BUILT_IN : TAKINGS) {
    const took = builtIn ? {} : giving(rules, taking);
    if (!took || (taking.clusterScoped && !attachment.clusterWide)) continue;
    addTaking(graph, found, holder, attachment, taking, took);
  }
}

interface Given {
  readonly rule?: RbacRule;
  readonly term?: { readonly span: Arc['span'] };
  readonly names?: readonly string[];
}

function addTaking(
  graph: IdentityGraph,
  found: Found,
  holder: Identity,
  attachment: AttachmentFact,
  { way, whom, says }: Taking,
  { term, names }: Given,
): void {
  const { clusterWide, namespace = 'default', span } = attachment;
  const arc = { way, says, span, also: term ? [term.span] : [] } as const;
  if (names) {
    for (const name of clusterWide ? [] : names) {
      const account = graph.byAlias.get(`k8s-sa:${namespace}/${name}`);
      if (account) addArc(found, holder.id, { ...arc, to: account.id });
    }
    return;
  }
  if (clusterWide) addArc(found, holder.id, { ...arc, to: hubOf(whom, CLUSTER) });
  addArc(found, holder.id, { ...arc, to: hubOf(whom, placeOf(clusterWide ? 'default' : namespace, span.file)) });
}

/** https://kubernetes.io/docs/reference/access-authn-authz/authentication/#anonymous-requests */
function addAnyone(found: Found, holder: Identity): void {
  const [span] = holder.mentions;
  if (!span) return;
  const outsider = { id: 'outside:kubernetes', name: 'anyone who reaches the API server', kind: 'anyone' } as const;
  addOutsider(found, outsider, { way: 'member', says: 'is {to}', to: holder.id, span });
}

/** https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects */
function addGroup(found: Found, group: Identity, accounts: readonly Identity[]): void {
  if (group.name === 'system:unauthenticated') addAnyone(found, group);
  const [, namespace] = /^system:(?:serviceaccounts(?::(.+))?|authenticated)$/s.exec(group.name) ?? [];
  if (!/^system:(?:serviceaccounts|authenticated)(?::|$)/.test(group.name)) return;
  const [span] = group.mentions;
  if (!span) return;
  for (const account of accounts) {
    const inside = namespace === undefined || account.aliases.some((alias) => alias.startsWith(`k8s-sa:${namespace}/`));
    if (inside) addArc(found, account.id, { way: 'member', says: 'belongs to {to}', to: group.id, span });
  }
}
