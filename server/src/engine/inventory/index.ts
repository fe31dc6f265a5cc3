/** The identities of a workspace as records: what the sidebar shows and `nhi inventory` prints. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Workspace } from '../analyze';
import type { CredentialFact } from '../facts/model';
import { environmentsOf, ownerOf } from '../graph/derive';
import type { Held, Identity } from '../graph/model';
import type { Finding, Severity } from '../rules/model';
import { compareText } from '../syntax/order';
import type { CredentialRecord, GrantRecord, InventoryRecord, RiskReason } from './model';

export type * from './model';

/** One record an identity, sorted by kind, then name, then id. */
export function inventoryOf(workspace: Workspace): InventoryRecord[] {
  const { graph, findings } = workspace;
  const findingsOf = new Map<string, Finding[]>();
  for (const finding of findings) {
    const alias = finding.identity ?? finding.credential?.identity;
    const identity = alias === undefined ? undefined : graph.byAlias.get(alias);
    if (identity) findingsOf.set(identity.id, [...(findingsOf.get(identity.id) ?? []), finding]);
  }
  const places = credentialPlaces(graph.identities);
  const records = graph.identities.map((identity): InventoryRecord => {
    const own = findingsOf.get(identity.id) ?? [];
    const riskReasons = reasonsOf(own);
    const credentials = identity.credentials.map(
      (credential): CredentialRecord => ({
        type: credential.type,
        storage: credential.storage,
        ...(credential.source === undefined ? {} : { source: credential.source }),
        ...(credential.format === undefined ? {} : { format: credential.format }),
        fingerprint: places(credential),
        expires: credential.reading?.expires ?? null,
        span: credential.span,
      }),
    );
    return {
      id: identity.id,
      kind: identity.kind,
      provider: identity.provider,
      name: identity.name,
      aliases: identity.aliases,
      declared: identity.declared,
      mentioned: identity.mentions,
      references: identity.references.map(({ from, fromType, type, span }) => ({ from, fromType, type, span })),
      credentials,
      grants: identity.grants.map(grantOf),
      trust: identity.trusts.flatMap((policy) =>
        policy.statements.flatMap((statement) =>
          statement.effect === 'Allow'
            ? statement.principals.map((principal) => ({
                principal: principal.text || (principal.reference ?? 'unknown'),
                external: false,
                span: principal.span,
              }))
            : [],
        ),
      ),
      account: undefined,
      owner: ownerOf(graph, identity),
      creator: undefined,
      environments: environmentsOf(graph, identity),
      purpose: identity.purpose && { value: identity.purpose.text, source: identity.purpose.source },
      since: undefined,
      expires: undefined,
      rotation: undefined,
      lifetime: 'unknown',
      admin: undefined,
      risk: Math.min(
        100,
        riskReasons.reduce((sum, { points }) => sum + points, 0),
      ),
      riskReasons,
      findings: own,
    };
  });
  return records.sort((a, b) => compareText(a.kind, b.kind) || compareText(a.name, b.name) || compareText(a.id, b.id));
}

function grantOf(held: Held): GrantRecord {
  if (held.policy) {
    const actions = held.policy.statements.flatMap((statement) =>
      statement.effect === 'Allow' ? statement.actions.map((action) => action.text || (action.reference ?? 'unknown')) : [],
    );
    return { source: held.policy.name, resources: [], actions: [...new Set(actions)].sort(), span: held.policy.span };
  }
  if (held.role) {
    const verbs = held.role.rules.flatMap((rule) =>
      rule.verbs.flatMap((verb) => rule.resources.map((resource) => `${verb.text} ${resource.text}`)),
    );
    return {
      source: held.role.name,
      resources: [],
      actions: [...new Set(verbs)].sort(),
      span: held.attachment?.span ?? held.role.span,
    };
  }
  return { source: held.managed ?? 'unknown', actions: [], resources: [], span: held.attachment?.span };
}

const WEIGHT: Readonly<Record<Severity, number>> = { critical: 60, high: 30, medium: 12, low: 4, info: 1 };

/** One reason a finding. */
function reasonsOf(findings: readonly Finding[]): RiskReason[] {
  return findings.map(({ severity, message }) => ({ points: WEIGHT[severity], text: `${severity}: ${message}` }));
}

/**
 * Names credentials by the first place that holds the same value: equal secrets have equal names, in every run, and the
 * name says nothing about the value.
 */
function credentialPlaces(identities: readonly Identity[]): (credential: CredentialFact) => string {
  const first = new Map<string, string>();
  const placeOf = ({ span, slot }: CredentialFact) => `${span.file}\n${slot.owner ?? ''}\n${slot.name}`;
  for (const { credentials } of identities) {
    for (const credential of credentials) {
      if (credential.fingerprint !== '' && !first.has(credential.fingerprint))
        first.set(credential.fingerprint, placeOf(credential));
    }
  }
  return (credential) => bytesToHex(sha256(utf8ToBytes(first.get(credential.fingerprint) ?? placeOf(credential)))).slice(0, 16);
}
