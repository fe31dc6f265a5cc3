/** What a federated credential of Entra ID demands of a token, as conditions of the kind that AWS writes out. */
import type { FederationFact } from '../../../facts/model';
import type { Condition, Term } from '../../../iam/model';
import type { Issuer } from '../../../iam/trust/issuers';
import { issuerAt, issuerOfSubject } from '../../../iam/trust/oidc';

export interface Demand {
  readonly claim: string;
  /** Its value, at the place where it stands. */
  readonly value: Term;
  /** Wildcards count: Entra ID compares a plain `subject` letter by letter. */
  readonly like: boolean;
}

/** `claims['sub'] matches 'repo:contoso/app:ref:refs/heads/*'`: https://learn.microsoft.com/entra/workload-id/workload-identities-flexible-federated-identity-credentials */
const CLAIM = /claims\['([\w.-]{1,80})'\]\s{1,20}(eq|matches)\s{1,20}'([^']{0,600})'/g;

/** Every claim that is tested; undefined where the credential says nothing that is known. */
export function demandsOf({ subject, condition }: FederationFact): readonly Demand[] | undefined {
  if (subject) return [{ claim: 'sub', value: subject, like: false }];
  if (!condition || condition.state === 'unknown') return undefined;
  const found = [...condition.text.matchAll(CLAIM)].map((match) => demandIn(condition, match));
  return found.length > 0 ? found : undefined;
}

function demandIn(whole: Term, match: RegExpMatchArray): Demand {
  const [all, claim = '', operator, text = ''] = match;
  const from = whole.span.start + (match.index ?? 0) + all.length - 1 - text.length;
  // Escapes and interpolations are longer in the file than in the text: then the whole is the place.
  const exact = whole.span.end - whole.span.start === whole.text.length;
  const range = exact ? { start: from, end: from + text.length } : { start: whole.span.start, end: whole.span.end };
  const state = text === '\uFFFC' ? 'unknown' : text.includes('\uFFFC') ? 'pattern' : 'known';
  const value: Term = {
    state,
    text: state === 'unknown' ? '' : text,
    span: { ...whole.span, ...range },
    literal: range,
    inList: false,
  };
  return { claim, value, like: operator === 'matches' };
}

/** The host of the issuer, as conditions of AWS begin with it, and what is known of it. */
export function issuerOf({ issuer, subject }: FederationFact): { readonly host: string; readonly issuer?: Issuer } {
  const host = issuer?.state === 'known' ? issuer.text.replace(/^https:\/\//i, '').replace(/\/$/, '') : 'issuer.invalid';
  const known = issuerAt(host) ?? (subject && issuerOfSubject(subject.text));
  return { host, ...(known ? { issuer: known } : {}) };
}

/** The demand as a condition. */
export function conditionOf(host: string, { claim, value, like }: Demand): Condition {
  return { operator: like ? 'StringLike' : 'StringEquals', key: `${host}:${claim}`, values: [value], span: value.span };
}
