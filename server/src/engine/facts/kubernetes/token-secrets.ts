/**
 * A Secret that Kubernetes fills with a token of a ServiceAccount, which never expires.
 * https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets
 */
import { get, HOLE, textOf, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { aliasText, type Manifest, serviceAccountAlias } from './manifest';

/** Type of such a Secret; the slot's `ownerType` of its credential. */
export const TOKEN_SECRET = 'kubernetes.io/service-account-token';
const ACCOUNT = 'kubernetes.io/service-account.name';

/** The token as a credential of its account: it is nowhere in the file, and `type` is what makes it. */
export function addTokenSecret(context: ExtractContext, { value, label, namespace }: Manifest): void {
  const type = get(value, 'type');
  const account = get(value, 'metadata', 'annotations', ACCOUNT);
  // A chart that chooses the type names the account for nothing else.
  const marked = textOf(type) === TOKEN_SECRET ? type : isChosen(type) ? account : undefined;
  if (!marked) return;
  const identity = account?.kind === 'string' ? serviceAccountAlias(namespace, aliasText(context, account)) : undefined;
  context.facts.credentials.push({
    type: 'token',
    storage: 'none',
    span: marked.span,
    literal: marked.kind === 'string' ? marked.literal : marked.span,
    slot: { kind: 'k8s-secret-data', name: 'token', owner: label, ownerType: TOKEN_SECRET },
    confidence: 'high',
    evidence: ['Kubernetes makes a token for it that never expires'],
    fingerprint: '',
    ...(identity ? { identity } : {}),
  });
}

function isChosen(type: Value | undefined): boolean {
  return type?.kind === 'string' && type.text.includes(HOLE);
}
