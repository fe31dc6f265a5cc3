import { family } from './model';

const rotate = 'make a new one with the least scope, switch its users, revoke the old one';

/** Clouds and hosting services beside the big three. */
export const hosting = [
  ...family({ provider: 'Cloudflare', docs: 'Cloudflare docs: API tokens', rotate, holder: 'either' }, [
    {
      id: 'cloudflare-token',
      title: 'API token',
      pattern: /cf(?:ut|at|k)_[A-Za-z0-9_-]{40}[A-Za-z0-9]{4,10}/,
      literals: ['cfut_', 'cfat_', 'cfk_'],
      follow: ['url', 44],
    },
    {
      id: 'cloudflare-token-legacy',
      title: 'API token or global key',
      pattern: /[A-Za-z0-9_-]{40}|[0-9a-f]{37}/,
      literals: ['cloudflare', 'cf_api_token', 'cf_api_key', 'cf-api'],
      at: 'keyword',
      random: true,
    },
    {
      id: 'cloudflare-origin-ca-key',
      title: 'Origin CA key',
      pattern: /v1\.0-[0-9a-f]{24}-[0-9a-f]{146}/,
      literals: ['v1.0-'],
      follow: ['hex', 24],
    },
  ]),
  ...family({ provider: 'DigitalOcean', docs: 'DigitalOcean docs: personal access tokens', rotate, holder: 'person' }, [
    {
      id: 'digitalocean-token',
      title: 'access token',
      pattern: /do[opr]_v1_[0-9a-f]{64}/,
      literals: ['dop_v1_', 'doo_v1_', 'dor_v1_'],
      follow: ['hex', 64],
    },
  ]),
  ...family({ provider: 'Heroku', docs: 'Heroku Dev Center: authentication', rotate, holder: 'person' }, [
    { id: 'heroku-key', title: 'API key', pattern: /HRKU-AA[A-Za-z0-9_-]{58}/, literals: ['HRKU-AA'], follow: ['url', 58] },
    {
      id: 'heroku-key-legacy',
      title: 'API key',
      pattern: /[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}/,
      literals: ['heroku'],
      at: 'keyword',
    },
  ]),
  ...family({ provider: 'Fly.io', docs: 'Fly docs: access tokens', rotate, holder: 'either' }, [
    {
      id: 'fly-token',
      title: 'access token',
      pattern: /(?:fm1[ar]|fm2|fo1)_[A-Za-z0-9+/=,_-]{40,2000}/,
      literals: ['fm1r_', 'fm1a_', 'fm2_', 'fo1_'],
      follow: ['token', 40],
    },
  ]),
  ...family({ provider: 'Vercel', docs: 'Vercel docs: tokens', rotate, holder: 'either' }, [
    {
      id: 'vercel-token',
      title: 'token',
      pattern: /vc[pirak]_[A-Za-z0-9_-]{56}/,
      literals: ['vcp_', 'vci_', 'vca_', 'vcr_', 'vck_'],
      follow: ['url', 56],
    },
  ]),
  ...family({ provider: 'Netlify', docs: 'Netlify docs: access tokens', rotate, holder: 'person' }, [
    { id: 'netlify-token', title: 'access token', pattern: /nfp_[A-Za-z0-9_-]{36,40}/, literals: ['nfp_'], follow: ['url', 36] },
  ]),
  ...family({ provider: 'Render', docs: 'Render docs: API keys', rotate, holder: 'person' }, [
    { id: 'render-key', title: 'API key', pattern: /rnd_[A-Za-z0-9]{28,36}/, literals: ['rnd_'], follow: ['base62', 28] },
  ]),
  ...family({ provider: 'Scalingo', docs: 'Scalingo docs: API tokens', rotate, holder: 'person' }, [
    { id: 'scalingo-token', title: 'API token', pattern: /tk-us-[A-Za-z0-9_-]{48}/, literals: ['tk-us-'], follow: ['url', 48] },
  ]),
  ...family({ provider: 'Alibaba Cloud', docs: 'Alibaba Cloud RAM docs', rotate, holder: 'either', type: 'access-key' }, [
    {
      id: 'alibaba-key-id',
      title: 'access key ID',
      pattern: /LTAI[A-Za-z0-9]{12,20}/,
      literals: ['LTAI'],
      follow: ['base62', 12],
    },
  ]),
  ...family({ provider: 'Tencent Cloud', docs: 'Tencent CAM docs', rotate, holder: 'either', type: 'access-key' }, [
    { id: 'tencent-secret-id', title: 'secret ID', pattern: /AKID[A-Za-z0-9]{32}/, literals: ['AKID'], follow: ['base62', 32] },
  ]),
  ...family({ provider: 'Yandex Cloud', docs: 'Yandex Cloud IAM docs', rotate }, [
    { id: 'yandex-api-key', title: 'API key', pattern: /AQVN[A-Za-z0-9_-]{35,38}/, literals: ['AQVN'], follow: ['url', 35] },
  ]),
];
