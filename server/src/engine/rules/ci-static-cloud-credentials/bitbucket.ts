/** Pipes of AWS in Bitbucket take a role in place of a key. */
import type { PipelineFact } from '../../facts/model';
import { contains, type Span } from '../../syntax/span';
import type { DataChange, Remedy } from '../model';

const KEYS = /^AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY)$/;

/** https://support.atlassian.com/bitbucket-cloud/docs/deploy-on-aws-using-bitbucket-pipelines-openid-connect/ */
export function withRole({ jobs }: PipelineFact, at: Span): Remedy[] {
  const job = jobs.find(({ span }) => contains(span, at));
  const pipes = job?.steps.filter(({ uses, with: given }) => {
    return uses && /^atlassian\/aws-/.test(uses.name) && given.some(({ name }) => KEYS.test(name));
  });
  if (!job || !pipes?.some(({ span }) => contains(span, at))) return [];
  const changes = pipes.flatMap(({ span, with: given }): DataChange[] => {
    const keys = given.flatMap(({ name, value }) => (KEYS.test(name) && value ? [value.span] : []));
    const role: DataChange = { op: 'set', at: span, path: ['variables', 'AWS_OIDC_ROLE_ARN'], value: '$AWS_OIDC_ROLE_ARN' };
    return [...keys.map((key): DataChange => ({ op: 'remove', at: key })), ...(has(given) ? [] : [role])];
  });
  const token: DataChange = { op: 'set', at: job.span, path: ['oidc'], value: true, after: 'name' };
  return [
    {
      type: 'edit-data',
      id: 'role',
      title: 'Log in with the token of the step (oidc: true) and a role',
      safety: 'review',
      changes: [...changes, ...(job.idTokens.length > 0 ? [] : [token])],
      steps: [
        "Set up the workspace's OpenID Connect provider in the account, and a role whose trust names this repository.",
        'Keep the ARN of the role as the variable AWS_OIDC_ROLE_ARN of the repository or the deployment.',
        'Delete the key where it was issued, and the variables that hold it, once the step has run without it.',
      ],
    },
  ];
}

function has(given: readonly { readonly name: string }[]): boolean {
  return given.some(({ name }) => name === 'AWS_OIDC_ROLE_ARN');
}
