/** Who becomes an identity of Azure or Google Cloud by a token of another issuer. */
import { accountOfMember, accountOfSubject } from '../../../facts/kubernetes/cloud-access';
import type { FederationFact } from '../../../facts/model';
import { HOLE } from '../../../syntax/value';
import type { IdentityGraph } from '../../model';
import { addArc, addOutsider, type Found } from '../found';
import type { Arc } from '../model';

/** Accounts of a cluster, and tokens of other issuers. */
export function addFederation(graph: IdentityGraph, found: Found, { kind, subject, identity, condition }: FederationFact): void {
  const end = identity === undefined ? undefined : graph.byAlias.get(identity);
  if (!end || !subject || kind === 'provider' || subject.state === 'unknown') return;
  const arc: Arc = {
    way: 'federate',
    says: 'may become {to}',
    to: end.id,
    span: subject.span,
    ...(condition ? { under: 'a condition' } : {}),
  };
  const account = accountOfSubject(subject.text) ?? accountOfMember(subject.text);
  const start = account === undefined ? undefined : graph.byAlias.get(account);
  if (start) addArc(found, start.id, arc);
  else if (account === undefined && /^(?:repo:|project_path:|organization:|principal(?:Set)?:)/.test(subject.text)) {
    const name = subjectName(subject.text);
    addOutsider(found, { id: `outside:tokens:${name}`, name, kind: 'tokens' }, arc);
  }
}

/** `acme/shop by pool github` of a member of a pool; a subject is its own name. */
function subjectName(text: string): string {
  const [, pool, whom] =
    /\/workloadIdentityPools\/([^/]{1,100})\/(?:(?:attribute\.\w{1,100}|subject|group)\/)?(.{1,500})$/.exec(text) ?? [];
  const name = pool === undefined ? text : `${whom === '*' ? 'anyone' : whom} by pool ${pool}`;
  return name.replace(/^principal(?:Set)?:\/\/iam\.googleapis\.com\//, '').replaceAll(HOLE, '…');
}
