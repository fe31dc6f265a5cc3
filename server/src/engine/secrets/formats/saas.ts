import { hexTail } from './checksum';
import { family } from './model';
import { UUID } from './vendor';

const rotate = 'make a new one with the least scope, switch its users, revoke the old one';

/** Services that teams plug into their products and processes, whose tokens are known by their prefix. */
export const saas = [
  ...family(
    {
      provider: 'Zoho',
      docs: 'https://www.zoho.com/accounts/protocol/oauth.html',
      rotate,
      opens: 'contacts, deals and mail, as its scopes allow',
    },
    [
      {
        id: 'zoho-oauth-token',
        title: 'OAuth token',
        pattern: /1000\.[0-9a-f]{32}\.[0-9a-f]{32}/,
        literals: ['1000.'],
        follow: ['hex', 32],
        lifetime: 'one hour for an access token; refresh tokens until revoked',
      },
    ],
  ),
  ...family({ provider: 'Nightfall', docs: 'https://help.nightfall.ai/', rotate, opens: 'scans of the account' }, [
    { id: 'nightfall-key', title: 'API key', pattern: /NF-[A-Za-z0-9]{32}/, literals: ['NF-'], follow: ['base62', 32] },
  ]),
  ...family(
    {
      provider: 'Linear',
      lifetime: 'no expiry',
      docs: 'https://linear.app/developers',
      rotate,
      holder: 'person',
      opens: 'issues and projects of the workspace',
    },
    [
      {
        id: 'linear-key',
        title: 'API key',
        pattern: /lin_(?:api|oauth)_[A-Za-z0-9]{40,64}/,
        literals: ['lin_api_', 'lin_oauth_'],
        follow: ['base62', 40],
        opens: 'read and change the issues and projects that its user sees',
        lifetime: 'no expiry; OAuth tokens run out',
      },
      {
        id: 'linear-client-secret',
        title: 'client secret',
        pattern: /[0-9a-f]{32}/,
        literals: ['linear'],
        at: 'keyword',
        slot: 'said',
        holder: 'machine',
        opens: 'get its users’ tokens as the application',
        rotate: 'rotate the secret in the application’s settings and switch',
      },
    ],
  ),
  ...family(
    {
      provider: 'Notion',
      lifetime: 'no expiry',
      docs: 'https://developers.notion.com/docs/authorization',
      rotate: 'refresh the secret in the integration’s settings and switch',
      opens: 'read and change the pages and databases shared with the integration',
    },
    [
      {
        id: 'notion-token',
        title: 'integration token',
        pattern: /ntn_[0-9]{11}[A-Za-z0-9]{35}/,
        literals: ['ntn_'],
        follow: ['base62', 46],
      },
      {
        id: 'notion-token-legacy',
        title: 'integration token',
        pattern: /secret_[A-Za-z0-9]{43}/,
        literals: ['secret_'],
        follow: ['base62', 43],
        random: true,
      },
    ],
  ),
  ...family(
    {
      provider: 'Airtable',
      lifetime: 'no expiry',
      docs: 'https://airtable.com/developers/web/api/authentication',
      rotate,
      holder: 'person',
      opens: 'its owner’s bases and their records, within its scopes',
    },
    [
      {
        id: 'airtable-token',
        title: 'personal access token',
        pattern: /pat[A-Za-z0-9]{14}\.[0-9a-f]{64}/,
        literals: ['pat'],
        follow: ['base62', 14],
      },
      {
        id: 'airtable-oauth-token',
        title: 'OAuth access token',
        pattern: /[A-Za-z0-9]{5,40}\.v1\.[A-Za-z0-9_-]{5,80}\.[0-9a-f]{10,80}/,
        literals: ['airtable'],
        at: 'keyword',
        slot: 'named',
        lifetime: 'an hour',
      },
    ],
  ),
  ...family(
    {
      provider: 'Postman',
      docs: 'https://learning.postman.com/docs/developer/postman-api/authentication/',
      rotate,
      holder: 'person',
      lifetime: 'no expiry unless chosen',
      opens: 'read and change its owner’s workspaces, collections and environments, with the secrets in them',
    },
    [
      {
        id: 'postman-key',
        title: 'API key',
        pattern: /PMAK-[0-9a-f]{24}-[0-9a-f]{34}/i,
        literals: ['PMAK-'],
        follow: ['hex', 24],
      },
      {
        id: 'postman-collection-key',
        title: 'collection access key',
        pattern: /PMAT-[0-9A-Z]{26}/,
        literals: ['PMAT-'],
        follow: ['base62', 26],
        opens: 'read one collection',
      },
    ],
  ),
  ...family(
    {
      provider: 'HubSpot',
      lifetime: 'no expiry',
      docs: 'https://developers.hubspot.com/docs/guides/apps/private-apps/overview',
      rotate,
      opens: 'contacts, deals and content, as its scopes allow',
    },
    [
      {
        id: 'hubspot-token',
        title: 'private app token',
        pattern: new RegExp(`pat-(?:na|eu|ap)[0-9]-${UUID}`),
        literals: ['pat-na', 'pat-eu', 'pat-ap'],
        follow: ['digit', 1],
        rotate: 'rotate the private app’s token; the old one can overlap for seven days',
      },
      {
        id: 'hubspot-key-legacy',
        title: 'API or client key',
        pattern: new RegExp(UUID),
        literals: ['hubspot', 'hapikey', 'hubapi'],
        at: 'keyword',
        slot: 'named',
        opens: 'get accounts’ tokens as the app; API keys themselves ended in 2022',
        rotate: 'move to a private app’s token and delete the key',
      },
    ],
  ),
  ...family(
    { provider: 'Zuplo', docs: 'https://zuplo.com/docs/articles/api-key-management', rotate, opens: 'what the gateway allows' },
    [
      {
        id: 'zuplo-key',
        title: 'API key',
        pattern: /zpka_[a-z0-9]{32}_[0-9a-f]{8}/,
        literals: ['zpka_'],
        follow: ['url', 41],
        checksum: hexTail(5, 1),
      },
    ],
  ),
  ...family(
    { provider: 'Intra42', docs: 'https://api.intra.42.fr/apidoc', rotate, opens: 'act as the app, as far as it is allowed' },
    [
      {
        id: 'intra42-secret',
        title: 'client secret',
        pattern: /s-s4t2(?:ud|af)-[0-9a-f]{64}/,
        literals: ['s-s4t2'],
        follow: ['url', 67],
      },
    ],
  ),
  ...family(
    {
      provider: 'Metabase',
      docs: 'https://www.metabase.com/docs/latest/people-and-groups/api-keys',
      rotate: 'regenerate the API key in the admin settings and switch',
      opens: 'read, and change, what the key’s group may: questions, data and settings',
    },
    [
      {
        id: 'metabase-key',
        title: 'API key',
        pattern: /mb_[A-Za-z0-9+/]{43}=/,
        literals: ['mb_'],
        follow: ['base64', 43],
      },
    ],
  ),
  ...family({ provider: 'Tavily', docs: 'https://docs.tavily.com/', rotate, opens: 'search at the account’s cost' }, [
    {
      id: 'tavily-key',
      title: 'API key',
      pattern: /tvly-(?:dev-|prod-)?[A-Za-z0-9]{32}/,
      literals: ['tvly-'],
      follow: ['url', 32],
    },
  ]),
  ...family({ provider: 'Jina AI', docs: 'https://jina.ai/', rotate, opens: 'send requests at the account’s cost' }, [
    { id: 'jina-key', title: 'API key', pattern: /jina_[A-Za-z0-9_]{60}/, literals: ['jina_'], follow: ['url', 60] },
  ]),
];
