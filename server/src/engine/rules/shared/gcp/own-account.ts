/** A service account of its own for a workload that is declared in Terraform. */
import type { SettingFact } from '../../../facts/model';
import type { Remedy } from '../../model';

/** Types whose parts on the way to the account may not be made out of nothing: they have arguments that must be there. */
const DEMANDING = /^google_cloudfunctions2_function$|^google_workbench_instance$/;

/** Labels that many blocks have: an account called `default` would be taken for the one that it replaces. */
const SAYS_NOTHING = /^(?:default|main|primary|this)$/;

/** Names the account where the workload names none, or the default one. */
export function ownAccount({ ownerType, owner, block, path, state }: SettingFact): Remedy[] {
  const label = /^google_[a-z0-9_]+\.([a-z][\w-]*)(?:\[.*\])?$/i.exec(owner)?.[1];
  const name = path.at(-1);
  if (!label || !name || !ownerType.startsWith('google_') || (state === 'missing' && DEMANDING.test(ownerType))) return [];
  const above = path.slice(0, -1);
  const id = accountId(SAYS_NOTHING.test(label) ? ownerType.slice('google_'.length) : label);
  return [
    {
      type: 'set-attribute',
      owner: block,
      ...(above.length > 0 ? { path: above } : {}),
      ...{ name, value: 'email' },
      declares: {
        type: 'google_service_account',
        name: label,
        arguments: { account_id: id, display_name: `Runs ${owner}` },
      },
      steps: [
        `Give ${id} the roles of the services that ${owner} calls, on the resources that it uses.`,
        'Whoever deploys it needs roles/iam.serviceAccountUser on that account.',
      ],
    },
  ];
}

/** Six to thirty letters, digits and dashes. https://cloud.google.com/iam/docs/service-accounts-create */
function accountId(label: string): string {
  const plain = label
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/-+$/, '')
    .slice(0, 27)
    .replace(/-+$/, '');
  return plain.length < 6 ? `${plain}-runs` : plain;
}
