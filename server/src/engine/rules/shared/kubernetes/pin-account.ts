/** A trust policy for accounts of a cluster, pinned to the ones that the workspace declares. */
import type { Identity } from '../../../graph/model';
import type { Remedy } from '../../model';
import { isWritten } from '../aws/oidc-trust';
import type { OpenTrust } from './cloud-trust';

/** How the account's token calls it; undefined where a template or the release decides. */
function subjectOf({ aliases }: Identity): string | undefined {
  const [, namespace, name] = aliases.map((alias) => /^k8s-sa:([a-z0-9-]+)\/([a-z0-9.-]+)$/.exec(alias)).find((one) => one) ?? [];
  // Where no namespace is written, it counts as `default`.
  return namespace && name && namespace !== 'default' ? `system:serviceaccount:${namespace}:${name}` : undefined;
}

/** The edit that asks for these accounts, where their subjects and the issuer can be written down. */
export function pinned(open: OpenTrust): Remedy[] {
  const { accounts, subject, federated, statement } = open;
  const subjects = [...new Set(accounts.map(({ account }) => subjectOf(account)))].sort();
  const known = subjects.flatMap((one) => one ?? []);
  if (known.length < subjects.length) return [];
  const title = `Only let in ${known.length === 1 ? known[0] : `the ${known.length} ServiceAccounts that use it`}`;
  if (subject) {
    if (subject.span.via?.length) return [];
    const { span, literal, inList } = subject;
    return [{ type: 'replace-term', span, literal, inList, choices: [{ title, terms: known, safety: 'review' }] }];
  }
  if (!isWritten(federated.host)) return [];
  const key = `${federated.host}:sub`;
  return [
    {
      type: 'insert-condition',
      title,
      statement: statement.span,
      operator: 'StringEquals',
      key,
      values: known,
      safety: 'review',
    },
  ];
}
