import { hexTail } from './checksum';
import { family } from './model';
import { vendors } from './vendor';

const support = 'https://support.atlassian.com';

const cloud = family(
  {
    provider: 'Atlassian',
    docs: `${support}/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/`,
    rotate: 'create a new token with a shorter life, switch, revoke the old one',
    holder: 'either',
  },
  [
    {
      id: 'atlassian-api-token',
      title: 'API token',
      pattern: /ATATT3xFf[A-Za-z0-9_=-]{100,250}[0-9A-F]{8}/,
      literals: ['ATATT3xFf'],
      follow: ['token', 100],
      checksum: hexTail(0, 0),
      opens: 'everything its account may do in Jira, Confluence or Bitbucket',
      lifetime: '1 to 365 days',
    },
    {
      id: 'atlassian-service-account-token',
      title: 'service account API token',
      pattern: /ATSTT3xFf[A-Za-z0-9_=-]{100,250}/,
      literals: ['ATSTT3xFf'],
      follow: ['token', 100],
      holder: 'machine',
      opens: 'what its service account may do, within its scopes',
      lifetime: '1 to 365 days',
    },
    {
      id: 'bitbucket-access-token',
      provider: 'Bitbucket',
      title: 'repository or workspace access token',
      pattern: /ATCTT3xFf[A-Za-z0-9_=-]{100,250}/,
      literals: ['ATCTT3xFf'],
      follow: ['token', 100],
      checksum: hexTail(0, 0),
      holder: 'machine',
      opens: 'its repository, project or workspace, within its scopes',
      docs: `${support}/bitbucket-cloud/docs/access-tokens/`,
      lifetime: 'no expiry unless chosen',
    },
    {
      id: 'bitbucket-app-password',
      provider: 'Bitbucket',
      type: 'password',
      title: 'app password',
      pattern: /ATBB[A-Za-z0-9]{24}[0-9A-F]{8}/,
      literals: ['ATBB'],
      follow: ['base62', 32],
      checksum: hexTail(0, 0),
      holder: 'person',
      opens: 'the repositories of its owner, within its permissions',
      lifetime: 'until Bitbucket removed app passwords, on 28 July 2026',
      rotate: 'replace it by an API token with scopes, then delete it',
      docs: `${support}/bitbucket-cloud/docs/app-passwords/`,
    },
    {
      id: 'bitbucket-http-token',
      provider: 'Bitbucket',
      title: 'Data Center HTTP access token',
      pattern: /BBDC-[A-Za-z0-9+/]{43,44}/,
      literals: ['BBDC-'],
      follow: ['base64', 43],
      opens: 'the repositories of its user, project or repository',
      docs: 'https://confluence.atlassian.com/bitbucketserver/http-access-tokens-939515499.html',
      lifetime: 'no expiry unless chosen or required by the administrator',
    },
  ],
);

const byName = vendors({ rotate: 'create a new one, switch its users, delete the old one' }, [
  [
    'Bitbucket',
    'bitbucket',
    'b62:32 url:64 b64:44',
    'the repositories of its owner or workspace',
    `${support}/bitbucket-cloud/docs/use-oauth-on-bitbucket-cloud/`,
    { id: 'bitbucket-secret', title: 'OAuth secret or token', holder: 'either' },
  ],
  [
    'Atlassian',
    'atlassian|jira|confluence.api|confluence.token|confluence.pat|confluence_password',
    'b62:24 /[MNO][A-Za-z0-9+\\/]{43}/',
    'everything its account may do in Jira or Confluence',
    `${support}/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/`,
    { id: 'atlassian-api-token-legacy', title: 'API token', holder: 'either', slot: 'said' },
  ],
  [
    'Gitea',
    'gitea|forgejo|codeberg',
    'hex:40',
    'the repositories of its owner, within its scopes',
    'https://docs.gitea.com/development/api-usage',
    { id: 'gitea-token', title: 'access token', holder: 'person' },
  ],
  [
    'Gitee',
    'gitee',
    'hex:32',
    'the repositories of its owner',
    'https://gitee.com/api/v5/swagger',
    { id: 'gitee-token', title: 'access token', holder: 'person' },
  ],
  [
    'SourceHut',
    'sourcehut|srht',
    'b64:40-160=',
    'the services of its owner, within its grants',
    'https://man.sr.ht/meta.sr.ht/oauth.md',
    { id: 'sourcehut-token', title: 'access token', holder: 'person', random: true },
  ],
]);

/** Bitbucket and Atlassian’s other tokens, and smaller hosts of git. */
export const bitbucket = [...cloud, ...byName];
