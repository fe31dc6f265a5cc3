import { family } from './model';

export const google = family(
  {
    provider: 'Google',
    docs: 'Google Cloud docs: authentication',
    rotate: 'create a new one, switch its users, delete the old one; better: workload identity federation',
  },
  [
    {
      id: 'google-api-key',
      title: 'API key',
      pattern: /AIza[0-9A-Za-z_-]{35}/,
      literals: ['AIza'],
      follow: ['url', 35],
      docs: 'Google Cloud: authenticate with API keys',
    },
    {
      id: 'google-bound-api-key',
      title: 'API key bound to a service account',
      pattern: /AQ\.Ab8[0-9A-Za-z_-]{40,60}/,
      literals: ['AQ.Ab8'],
      follow: ['url', 40],
    },
    {
      id: 'google-oauth-client-secret',
      title: 'OAuth client secret',
      pattern: /GOCSPX-[0-9A-Za-z_-]{28}/,
      literals: ['GOCSPX-'],
      follow: ['url', 28],
      docs: 'Google identity: OAuth 2.0',
    },
    {
      id: 'google-oauth-access-token',
      title: 'OAuth access token',
      pattern: /ya29\.[0-9A-Za-z_-]{20,2000}/,
      literals: ['ya29.'],
      follow: ['url', 20],
      holder: 'either',
      lifetime: 'about one hour',
      minor: true,
      docs: 'Google identity: token types',
    },
    {
      id: 'google-oauth-refresh-token',
      title: 'OAuth refresh token',
      pattern: /1\/\/0[0-9A-Za-z_-]{38,512}/,
      literals: ['1//0'],
      follow: ['url', 38],
      holder: 'person',
      lifetime: 'until revoked; seven days for apps in testing',
      docs: 'Google identity: OAuth 2.0',
    },
  ],
);
