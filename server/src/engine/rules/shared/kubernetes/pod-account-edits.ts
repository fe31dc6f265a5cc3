/** What an edit can do for a pod without an account of its own. */
import type { PodFact } from '../../../facts/model';
import type { Span } from '../../../syntax/span';
import type { DataChange, Remedy } from '../../model';
import type { PodAccounts } from './pod-accounts';

const NO_CALLS = 'Make sure that nothing in the pod calls the API or logs in elsewhere with the token.';

/** A name that an account can have: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names */
const NAME = /^[a-z0-9](?:[a-z0-9.-]{0,200}[a-z0-9])?$/;

/** The account that is called like the workload: one that the workspace declares and the pod does not name, or a new one. */
function named(accounts: PodAccounts, { owner, namespace, spec, ownerType, open }: PodFact, rights: boolean): Remedy[] {
  const name = owner.slice(owner.indexOf('/') + 1);
  if (name === 'default' || ownerType.startsWith('kubernetes_') || open || !NAME.test(name)) return [];
  const bind = `Bind to ${name} what ${owner} needs${rights ? ', and take from the default account what it has for this workload' : ''}.`;
  const change: DataChange = { op: 'set', at: spec, path: ['serviceAccountName'], value: name, first: true };
  return accounts.declared.has(`k8s-sa:${namespace}/${name}`)
    ? [edit('named', `Run as the ServiceAccount ${name}`, change, [bind])]
    : [
        {
          type: 'own-account',
          title: `Give ${owner} the ServiceAccount ${name}`,
          spec,
          name,
          namespace,
          mounts: rights,
          steps: [bind],
        },
      ];
}

/** What an edit can do: name the account that is there already, or give the pod no token at all. */
export function accountEdits(accounts: PodAccounts, pod: PodFact | undefined, rights: boolean): Remedy[] {
  if (!pod) return [];
  // With the token goes every right that it has.
  return [
    ...named(accounts, pod, rights),
    ...(rights || (pod.automount && !pod.automount.implicit)
      ? []
      : withoutToken(pod.spec, 'the pod acts as nobody', { first: true })),
  ];
}

function edit(id: string, title: string, change: DataChange, steps: readonly string[]): Remedy {
  return { type: 'edit-data', id, title, safety: 'review', changes: [change], steps };
}

/** `body`: of the pod, or of its account. */
export function withoutToken(body: Span, so: string, where: { readonly first?: true } = {}): Remedy[] {
  const change: DataChange = { op: 'set', at: body, path: ['automountServiceAccountToken'], value: false, ...where };
  return [edit('no-token', `Mount no token: ${so}`, change, [NO_CALLS])];
}
