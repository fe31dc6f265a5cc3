/** The identities of a workspace as records: what the sidebar shows and `nhi inventory` prints. Shapes: the design's contract. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Workspace } from './analyze';
import type { CredentialFact } from './facts/model';
import { environmentsOf, ownerOf } from './graph/derive';
import type { Held, Identity } from './graph/model';
import type { Finding, Severity } from './rules/model';
import { compareText } from './syntax/order';
import type { Span } from './syntax/span';

export interface InventoryRecord {
  readonly id: string;
  readonly kind: string;
  readonly provider: string;
  readonly name: string;
  readonly declared: readonly Span[];
  readonly references: readonly { readonly from: string; readonly type: string; readonly span: Span }[];
  readonly credentials: readonly {
    readonly type: string;
    readonly storage: string;
    readonly fingerprint: string;
    /** ISO time, where the credential itself says when it ends. */
    readonly expires: string | null;
    readonly span: Span;
  }[];
  readonly grants: readonly { readonly source: string; readonly actions: readonly string[]; readonly span: Span | undefined }[];
  readonly trust: readonly { readonly principal: string; readonly span: Span }[];
  readonly owner: { readonly value: string; readonly source: string } | undefined;
  readonly environments: readonly string[];
  /** 0 to 100: see `riskOf`. */
  readonly risk: number;
  readonly findings: readonly Finding[];
}

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
    return {
      id: identity.id,
      kind: identity.kind,
      provider: identity.provider,
      name: identity.name,
      declared: identity.declared,
      references: identity.references.map(({ from, type, span }) => ({ from, type, span })),
      credentials: identity.credentials.map((credential) => ({
        type: credential.type,
        storage: credential.storage,
        fingerprint: places(credential),
        expires: credential.reading?.expires ?? null,
        span: credential.span,
      })),
      grants: identity.grants.map(grantOf),
      trust: identity.trusts.flatMap((policy) =>
        policy.statements.flatMap((statement) =>
          statement.effect === 'Allow'
            ? statement.principals.map((principal) => ({
                principal: principal.text || (principal.reference ?? 'unknown'),
                span: principal.span,
              }))
            : [],
        ),
      ),
      owner: ownerOf(identity),
      environments: environmentsOf(identity),
      risk: riskOf(own),
      findings: own,
    };
  });
  return records.sort((a, b) => compareText(a.kind, b.kind) || compareText(a.name, b.name) || compareText(a.id, b.id));
}

function grantOf(held: Held): InventoryRecord['grants'][number] {
  if (held.policy) {
    const actions = held.policy.statements.flatMap((statement) =>
      statement.effect === 'Allow' ? statement.actions.map((action) => action.text || (action.reference ?? 'unknown')) : [],
    );
    return { source: held.policy.name, actions: [...new Set(actions)].sort(), span: held.policy.span };
  }
  if (held.role) {
    const verbs = held.role.rules.flatMap((rule) =>
      rule.verbs.flatMap((verb) => rule.resources.map((resource) => `${verb.text} ${resource.text}`)),
    );
    return { source: held.role.name, actions: [...new Set(verbs)].sort(), span: held.attachment?.span ?? held.role.span };
  }
  return { source: held.managed ?? 'unknown', actions: [], span: held.attachment?.span };
}

const WEIGHT: Readonly<Record<Severity, number>> = { critical: 60, high: 30, medium: 12, low: 4, info: 1 };

/** The weights of its findings (critical 60, high 30, medium 12, low 4, info 1) added up, at most 100. */
function riskOf(findings: readonly Finding[]): number {
  return Math.min(
    100,
    findings.reduce((sum, finding) => sum + WEIGHT[finding.severity], 0),
  );
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
