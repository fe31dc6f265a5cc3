import { withBicepModules } from '../facts/arm/modules';
import { withCharts } from '../facts/kubernetes/chart/index';
import { withOverlays } from '../facts/kubernetes/overlay/index';
import type { Alias, AttachmentFact, Facts, IdentityFact } from '../facts/model';
import { isTestFile } from '../facts/source/test-file';
import { withModules } from '../facts/terraform/module/index';
import { compareText } from '../syntax/order';
import { attachmentsIn } from './cloud-grants';
import { deployEdges } from './deploys';
import { allOf, filesWith, filesWithEither } from './having';
import { provesOf } from './instances';
import { aliasSets } from './join';
import { mentionedIdentity } from './mentioned';
import type { Edge, Held, Identity, IdentityGraph, ResolvedPolicy } from './model';
import { withLocalNames } from './names';
import { resolvePolicies } from './policies';
import { declares, leading, sameIdentities } from './same';
import { storeEdges } from './stores';
import { throughPolicies } from './through';
import { trustedAccounts } from './trusted-accounts';

/** Joins the facts of all files. Deterministic: files count in the order of their names. */
export function buildGraph(files: readonly Facts[]): IdentityGraph {
  const sorted = withLocalNames(withCharts(withOverlays(withModules(withBicepModules(inOrder(files))))));
  const said = { facts: new Map(sorted.map((facts) => [facts.file, facts])) };
  const attachments = filesWithEither(said, 'attachments', 'cloudGrants').flatMap(attachmentsIn);
  const written = allOf(said, 'references');
  const roles = allOf(said, 'roles');
  const declared = allOf(said, 'identities');
  const received = throughPolicies(attachments, new Set(declared.flatMap((fact) => fact.aliases)));
  const policies = resolvePolicies(allOf(said, 'policies'), received);
  const names = new Set(declared.filter((fact) => fact.declared).flatMap((fact) => fact.aliases));
  const found = [...declared, ...mentions(sorted).map((fact) => withName(fact, names))];
  const sets = aliasSets();
  for (const fact of found) sets.join(fact.aliases);
  for (const aliases of sameIdentities(said, written)) sets.join(aliases);

  const groups = groupBy(found, (fact) => sets.find(fact.aliases[0] ?? ''));
  const credentials = groupMany(
    allOf(said, 'credentials').filter((credential) => credential.identity),
    provesOf(found, sets.find),
  );
  const references = [...written, ...trustedAccounts(policies, written, sets.find, (root) => groups.has(root))];
  const referencesTo = groupBy(references, (reference) => sets.find(reference.to));
  const held = holdings(policies, received, roles, sets.find);
  const trusts = groupMany(
    policies.filter((policy) => policy.purpose === 'trust'),
    (policy) => policy.holders.map(sets.find),
  );

  const identities = [...groups].map(([root, facts]): Identity => {
    const first = leading(facts);
    const purpose = facts.find((fact) => fact.purpose)?.purpose;
    return {
      id: first.aliases[0] ?? root,
      kind: first.kind,
      provider: first.provider,
      name: first.name,
      aliases: [...new Set(facts.flatMap((fact) => fact.aliases))].sort(),
      declared: facts.filter((fact) => declares(fact, first)).map((fact) => fact.span),
      mentions: facts.filter((fact) => !declares(fact, first)).map((fact) => fact.span),
      references: referencesTo.get(root) ?? [],
      credentials: credentials.get(root) ?? [],
      grants: held.get(root) ?? [],
      trusts: trusts.get(root) ?? [],
      tags: Object.assign({}, ...facts.map((fact) => fact.tags ?? {})),
      keys: facts.flatMap((fact) => fact.key ?? []),
      ...(purpose ? { purpose } : {}),
    };
  });
  identities.sort((a, b) => compareText(a.id, b.id));
  const byAlias = new Map(identities.flatMap((identity) => identity.aliases.map((alias) => [alias, identity] as const)));
  return {
    identities,
    policies,
    roles,
    attachments,
    references,
    edges: [
      ...identities.flatMap((identity) => [...edgesOf(identity), ...storeEdges(identity, said.facts)]),
      ...deployEdges(filesWith(said, 'pipelines'), identities),
    ],
    facts: said.facts,
    byAlias,
  };
}

/** By the names of files. Most often they are in order already. */
function inOrder(files: readonly Facts[]): readonly Facts[] {
  const isSorted = files.every(({ file }, nth) => nth === 0 || compareText(files[nth - 1]?.file ?? '', file) <= 0);
  return isSorted ? files : [...files].sort((a, b) => compareText(a.file, b.file));
}

/** Identities that references and attachments name although no file declares them. */
function mentions(files: readonly Facts[]): IdentityFact[] {
  const all: IdentityFact[] = [];
  for (const facts of files) {
    const known = mentioned.get(facts) ?? mentionedIn(facts);
    mentioned.set(facts, known);
    for (const fact of known) all.push(fact);
  }
  return all;
}

/** At an edit all other files say what they said before. */
const mentioned = new WeakMap<Facts, IdentityFact[]>();

function mentionedIn(facts: Facts): IdentityFact[] {
  // A program's tests make their names up.
  if (facts.pods.length === 0 && isTestFile(facts.file)) return [];
  return [
    ...facts.references.flatMap(({ to, fromIdentity, span }) =>
      [to, ...(fromIdentity ? [fromIdentity] : [])].flatMap((alias) => mentionedIdentity(alias, span) ?? []),
    ),
    ...attachmentsIn(facts).flatMap(
      (attachment) => mentionedIdentity(attachment.identity, attachment.identitySpan ?? attachment.span) ?? [],
    ),
  ];
}

/**
 * An ARN names a role of an account; a declaration often knows only the role's name. Where the workspace declares that
 * name, the ARN means it.
 */
function withName(fact: IdentityFact, declared: ReadonlySet<Alias>): IdentityFact {
  const alias = `${fact.kind}:${fact.name}`;
  return declared.has(alias) && !fact.aliases.includes(alias) ? { ...fact, aliases: [...fact.aliases, alias] } : fact;
}

function holdings(
  policies: readonly ResolvedPolicy[],
  attachments: readonly AttachmentFact[],
  roles: IdentityGraph['roles'],
  find: (alias: Alias) => Alias,
): Map<Alias, Held[]> {
  const documents = new Set(policies.map((policy) => policy.key));
  const roleByKey = new Map(roles.map((role) => [role.key, role]));
  const held = new Map<Alias, Held[]>();
  const add = (identity: Alias, one: Held) => {
    const root = find(identity);
    const known = held.get(root);
    if (known) known.push(one);
    else held.set(root, [one]);
  };
  for (const policy of policies) {
    if (policy.purpose !== 'identity') continue;
    for (const holder of policy.holders) add(holder, { policy });
  }
  for (const attachment of attachments) {
    if (documents.has(attachment.policy) || attachment.type === 'boundary' || attachment.type === 'resource') continue;
    const role = roleByKey.get(attachment.policy);
    add(
      attachment.identity,
      role ? { role, attachment } : { managed: attachment.policy.slice(attachment.policy.indexOf(':') + 1), attachment },
    );
  }
  return held;
}

function edgesOf(identity: Identity): Edge[] {
  return [
    ...identity.declared.map((span): Edge => ({ from: span.file, to: identity.id, type: 'declares', span })),
    ...identity.references.map(
      (reference): Edge => ({
        from: reference.fromIdentity ?? reference.from,
        to: identity.id,
        type: reference.type,
        span: reference.span,
      }),
    ),
    ...identity.grants.map((held): Edge => {
      const source = held.policy ?? held.attachment ?? held.role;
      return {
        from: identity.id,
        to: held.policy?.key ?? held.role?.key ?? held.managed ?? '',
        type: 'grants',
        span: source?.span ?? { file: '', start: 0, end: 0 },
      };
    }),
  ];
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  return groupMany(items, (item) => [keyOf(item)]);
}

function groupMany<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of new Set(keysOf(item))) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}
