import { family } from './model';

/** Networks of people. */
export const social = [
  ...family(
    {
      provider: 'Meta',
      lifetime: 'no expiry',
      docs: 'https://developers.facebook.com/docs/facebook-login/guides/access-tokens/',
      rotate: 'issue a new system user token and revoke the old one',
      opens: 'pages, ads and people’s data, as its permissions allow',
      holder: 'either',
    },
    [
      {
        id: 'meta-access-token',
        title: 'Graph access token',
        pattern: /EAA[A-Za-z0-9]{90,400}/,
        literals: ['EAA'],
        follow: ['base62', 90],
        lifetime: '60 days for long-lived user tokens; system users’ may never expire',
      },
      {
        id: 'meta-access-token-named',
        title: 'Graph access token',
        pattern: /EAA[A-Za-z0-9]{40,400}/,
        literals: ['facebook', 'fb_access', 'fb_token', 'fb_page', 'fbtoken', 'instagram', 'whatsapp'],
        at: 'keyword',
        slot: 'named',
        lifetime: '60 days for long-lived user tokens; system users’ may never expire',
      },
      {
        id: 'meta-app-secret',
        title: 'app secret',
        pattern: /[0-9a-f]{32}/,
        literals: ['facebook', 'fb_app', 'fb_secret', 'fbapp', 'instagram'],
        at: 'keyword',
        slot: 'said',
        opens: 'act as the app, and check and extend its users’ tokens',
        holder: 'machine',
        rotate: 'reset the app secret in the app’s basic settings and switch',
      },
      {
        id: 'meta-app-access-token',
        title: 'app access token',
        pattern: /[0-9]{14,17}\|[A-Za-z0-9_-]{24,36}/,
        literals: ['access_token=', 'accesstoken='],
        at: 'keyword',
        opens: 'act as the app, and check its users’ tokens',
        rotate: 'reset the app secret that it is made of',
        lifetime: 'until the app secret is reset',
        holder: 'machine',
      },
    ],
  ),
  ...family(
    {
      provider: 'X (Twitter)',
      lifetime: 'no expiry',
      docs: 'https://docs.x.com/fundamentals/authentication/overview',
      rotate: 'regenerate the keys in the developer portal',
      opens: 'read, and post as its user where it is a user’s token',
      holder: 'either',
    },
    [
      {
        id: 'twitter-bearer-token',
        title: 'app bearer token',
        pattern: /A{20,24}[A-Za-z0-9%]{75,110}/,
        literals: ['AAAAAAAAAAAAAAAAAAAA'],
        follow: ['token', 70],
      },
      {
        id: 'twitter-access-token',
        title: 'access token',
        pattern: /[0-9]{6,20}-[A-Za-z0-9]{40}/,
        literals: ['twitter', 'tweepy'],
        at: 'keyword',
        slot: 'named',
        holder: 'person',
      },
      {
        id: 'twitter-secret',
        title: 'API key or secret',
        pattern: /[A-Za-z0-9%]{80,100}|[A-Za-z0-9]{50}|[A-Za-z0-9]{45}|[A-Za-z0-9]{35,44}|[A-Za-z0-9]{25}/,
        literals: ['twitter', 'tweepy', 'consumer_key', 'consumer_secret', 'consumerkey', 'consumersecret'],
        at: 'keyword',
        slot: 'said',
      },
    ],
  ),
];
