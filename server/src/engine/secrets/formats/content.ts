import { family } from './model';

const rotate = 'make a new one with the least scope, switch its users, revoke the old one';

/** Files, texts, designs and videos of teams. */
export const content = [
  ...family(
    {
      provider: 'Figma',
      lifetime: 'no expiry',
      docs: 'https://developers.figma.com/docs/rest-api/authentication/',
      rotate,
      holder: 'person',
      opens: 'read, and comment on, the files its user may see, within its scopes',
    },
    [
      {
        id: 'figma-token',
        title: 'personal access token',
        pattern: /fig[dor]_[A-Za-z0-9_-]{36,60}/,
        literals: ['figd_', 'figo_', 'figr_'],
        follow: ['url', 36],
        lifetime: 'chosen at creation, at most 90 days since 2025',
      },
      {
        id: 'figma-token-legacy',
        title: 'personal access token',
        pattern: /[0-9]{5,6}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
        literals: ['figma'],
        at: 'keyword',
        slot: 'named',
        lifetime: 'no expiry',
      },
    ],
  ),
  ...family(
    {
      provider: 'Dropbox',
      lifetime: 'no expiry',
      docs: 'https://developers.dropbox.com/oauth-guide',
      rotate,
      holder: 'person',
      opens: 'files of its user, as its scopes allow',
    },
    [
      {
        id: 'dropbox-token',
        title: 'short-lived access token',
        pattern: /sl\.(?:u\.)?[A-Za-z0-9_-]{130,300}/,
        literals: ['sl.'],
        follow: ['token', 130],
        lifetime: 'four hours',
      },
      {
        id: 'dropbox-token-legacy',
        title: 'long-lived access token or app secret',
        pattern: /[A-Za-z0-9]{11}AAAAAAAAAA[A-Za-z0-9_=-]{43}|[a-z0-9]{15}/,
        literals: ['dropbox'],
        at: 'keyword',
        slot: 'said',
      },
    ],
  ),
  ...family(
    {
      provider: 'Contentful',
      lifetime: 'no expiry',
      docs: 'https://www.contentful.com/developers/docs/references/authentication/',
      rotate,
      holder: 'person',
      opens: 'content of the spaces of its user',
    },
    [
      {
        id: 'contentful-token',
        title: 'personal access token',
        pattern: /CFPAT-[A-Za-z0-9_-]{43}/,
        literals: ['CFPAT-'],
        follow: ['url', 43],
        lifetime: 'no expiry unless chosen',
      },
      {
        id: 'contentful-delivery-token',
        title: 'delivery or preview token',
        pattern: /[A-Za-z0-9_-]{43}/,
        literals: ['contentful'],
        at: 'keyword',
        slot: 'said',
        holder: 'machine',
        opens: 'read content',
      },
    ],
  ),
  ...family(
    {
      provider: 'ReadMe',
      lifetime: 'no expiry',
      docs: 'https://docs.readme.com/main/reference/intro/authentication',
      rotate,
      opens: 'documentation of the product',
    },
    [{ id: 'readme-key', title: 'API key', pattern: /rdme_[a-z0-9]{70}/, literals: ['rdme_'], follow: ['base62', 70] }],
  ),
  ...family(
    { provider: 'Frame.io', docs: 'https://developer.frame.io/', rotate, holder: 'person', opens: 'videos and comments' },
    [
      {
        id: 'frameio-token',
        title: 'developer token',
        pattern: /fio-u-[A-Za-z0-9_=-]{64}/,
        literals: ['fio-u-'],
        follow: ['url', 62],
      },
    ],
  ),
  ...family(
    {
      provider: 'Twitch',
      docs: 'https://help.twitch.tv/s/article/twitch-stream-key-faq',
      rotate,
      holder: 'person',
      opens: 'broadcast in its owner’s name',
    },
    [
      {
        id: 'twitch-stream-key',
        title: 'stream key',
        pattern: /live_[0-9]{6,14}_[A-Za-z0-9]{30}/,
        literals: ['live_'],
        follow: ['url', 37],
      },
    ],
  ),
  ...family(
    { provider: 'Segment', docs: 'https://docs.segmentapis.com/', rotate, opens: 'sources and destinations of the workspace' },
    [
      {
        id: 'segment-public-api-token',
        title: 'public API token',
        pattern: /sgp_[A-Za-z0-9]{64}/,
        literals: ['sgp_'],
        follow: ['base62', 64],
      },
    ],
  ),
  ...family(
    {
      provider: 'Algolia',
      lifetime: 'no expiry',
      docs: 'https://www.algolia.com/doc/guides/security/api-keys/',
      rotate,
      opens: 'search the indexes; an admin key reads, changes and deletes all of them',
    },
    [
      {
        id: 'algolia-key',
        title: 'API key',
        pattern: /[0-9a-f]{32}/,
        literals: ['algolia', 'docsearch'],
        at: 'keyword',
        slot: 'said',
        lifetime: 'no expiry unless chosen',
      },
    ],
  ),
];
