/** The account, project, subscription or tenant that an identity belongs to, told offline. */
import type { Identity } from '../graph/model';
import type { About } from './about';
import type { Derived } from './model';

const ARN = /^arn:[a-z-]{1,16}:[a-z0-9-]{0,32}:[a-z0-9-]{0,32}:(\d{12}):/;
const GCP = /^gcp-sa:[^@]{1,100}@([a-z][a-z0-9-]{4,62})(?:\.[a-z0-9-]{1,60})?\.(?:iam|appspot|developer)\.gserviceaccount\.com$/;
const COMPUTE = /^gcp-sa:(\d{6,20})-compute@developer\.gserviceaccount\.com$/;
const SUBSCRIPTION = /^\/subscriptions\/([0-9a-f]{8}-[0-9a-f-]{27})(?:\/|$)/i;

/** From its names, else from what its credentials say of themselves, else from where Azure gives it roles. */
export function accountOf(identity: Identity, about: About): Derived | undefined {
  for (const alias of identity.aliases) {
    const account = ARN.exec(alias)?.[1];
    if (account !== undefined) return { value: account, source: 'ARN' };
    const project = (GCP.exec(alias) ?? COMPUTE.exec(alias))?.[1];
    if (project !== undefined) return { value: project, source: 'e-mail address' };
  }
  const said = identity.credentials.find(({ reading }) => reading?.account)?.reading?.account;
  if (said !== undefined) return { value: said, source: identity.provider === 'aws' ? 'access key ID' : 'its credential' };
  const scopes = about.cloudGrants.flatMap(({ scope }) => (scope?.state === 'known' && SUBSCRIPTION.exec(scope.text)?.[1]) || []);
  const [first] = scopes;
  const isOne = first !== undefined && scopes.every((one) => one.toLowerCase() === first.toLowerCase());
  return isOne ? { value: first.toLowerCase(), source: 'scope of its roles' } : undefined;
}
