import { family } from './model';

const rotate = 'make a new one with the least scope, switch its users, revoke the old one';

/** Where applications are hosted and delivered. */
export const hosting = [
  ...family(
    {
      provider: 'Cloudflare',
      docs: 'https://developers.cloudflare.com/fundamentals/api/get-started/create-token/',
      rotate: 'roll the token, switch its users; better: a token for one zone with an end date',
      holder: 'either',
    },
    [
      {
        id: 'cloudflare-token',
        title: 'API token',
        pattern: /cf(?:ut|at|k)_[A-Za-z0-9_-]{40}[A-Za-z0-9]{4,10}/,
        literals: ['cfut_', 'cfat_', 'cfk_'],
        follow: ['url', 44],
        opens: 'the zones and accounts of its policies; a global key everything its user may do',
        lifetime: 'no expiry unless chosen',
      },
      {
        id: 'cloudflare-token-legacy',
        title: 'API token or global key',
        pattern: /[A-Za-z0-9_-]{40}|[0-9a-f]{37}/,
        literals: ['cloudflare', 'cf_api_token', 'cf_api_key', 'cf-api', 'cf_token', 'cf_key', 'x-auth-key'],
        at: 'keyword',
        slot: 'named',
        random: true,
        opens: 'the zones and accounts of its policies; a global key everything its user may do',
      },
      {
        id: 'cloudflare-origin-ca-key',
        title: 'Origin CA key',
        pattern: /v1\.0-[0-9a-f]{24,64}-[0-9a-f-]{100,280}/,
        literals: ['v1.0-'],
        follow: ['hex', 24],
        opens: 'issue and revoke the zones’ origin certificates',
        rotate: 'change the Origin CA key in the profile; better: an API token with that one right',
        docs: 'https://developers.cloudflare.com/fundamentals/api/get-started/ca-keys/',
      },
      {
        id: 'cloudflare-tunnel-token',
        title: 'Tunnel token',
        pattern: /eyJhIjoi[A-Za-z0-9+/]{120,320}={0,2}/,
        literals: ['eyJhIjoi'],
        follow: ['base64', 120],
        holder: 'machine',
        opens: 'run the tunnel and receive its traffic',
        rotate: 'refresh the tunnel’s token and restart its connectors',
        docs: 'https://developers.cloudflare.com/cloudflare-one/',
      },
    ],
  ),
  ...family(
    {
      provider: 'Heroku',
      docs: 'https://devcenter.heroku.com/articles/authentication',
      rotate: 'regenerate the API key or revoke the authorization',
      holder: 'person',
      opens: 'every app, its settings and its data, of its owner',
    },
    [
      {
        id: 'heroku-key',
        title: 'API key',
        pattern: /HRKU-AA[A-Za-z0-9_-]{58}/,
        literals: ['HRKU-AA'],
        follow: ['url', 58],
        rotate: 'regenerate the API key with heroku authorizations or the account page, and switch',
      },
      {
        id: 'heroku-key-legacy',
        title: 'API key',
        pattern: /(?:HRKU-)?[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}/,
        literals: ['heroku'],
        at: 'keyword',
        slot: 'named',
      },
    ],
  ),
  ...family(
    {
      provider: 'Fly.io',
      docs: 'https://fly.io/docs/security/tokens/',
      rotate: 'make a deploy token for one app, switch, revoke the old one',
      holder: 'either',
    },
    [
      {
        id: 'fly-token',
        title: 'access token',
        pattern: /(?:fm1[ar]|fm2|fo1)_[A-Za-z0-9+/=,_-]{40,2000}/,
        literals: ['fm1r_', 'fm1a_', 'fm2_', 'fo1_'],
        follow: ['token', 40],
        opens: 'deploy and read the app or the organization, as its caveats say',
        lifetime: 'as its caveats say',
      },
    ],
  ),
  ...family(
    {
      provider: 'Vercel',
      docs: 'https://vercel.com/docs/rest-api',
      rotate,
      holder: 'either',
      opens: 'deploy and read the projects and their variables of its scope',
    },
    [
      {
        id: 'vercel-token',
        title: 'token',
        pattern: /vc[pirak]_[A-Za-z0-9_-]{40,60}/,
        literals: ['vcp_', 'vci_', 'vca_', 'vcr_', 'vck_'],
        follow: ['url', 40],
        lifetime: 'no expiry unless chosen',
      },
      {
        id: 'vercel-blob-token',
        title: 'Blob read-write token',
        pattern: /vercel_blob_rw_[A-Za-z0-9]{16}_[A-Za-z0-9]{30,48}/,
        literals: ['vercel_blob_rw_'],
        follow: ['url', 47],
        holder: 'machine',
        opens: 'read, write and delete the files of the store',
        rotate: 'rotate the store’s token in its settings',
        docs: 'https://vercel.com/docs/vercel-blob',
      },
    ],
  ),
  ...family({ provider: 'Netlify', docs: 'https://docs.netlify.com/api/get-started/', rotate, holder: 'person' }, [
    {
      id: 'netlify-token',
      title: 'access token',
      pattern: /nf[pcobu]_[A-Za-z0-9_-]{36,40}/,
      literals: ['nfp_', 'nfc_', 'nfo_', 'nfb_', 'nfu_'],
      follow: ['url', 36],
      opens: 'deploy and read the sites and their variables of its owner',
      lifetime: 'no expiry unless chosen',
    },
  ]),
  ...family({ provider: 'Render', docs: 'https://render.com/docs/api', rotate, holder: 'person' }, [
    {
      id: 'render-key',
      title: 'API key',
      pattern: /rnd_[A-Za-z0-9]{28,36}/,
      literals: ['rnd_'],
      follow: ['base62', 28],
      opens: 'manage every service of its owner’s workspaces',
    },
    {
      id: 'render-deploy-hook',
      title: 'deploy hook',
      pattern: /api\.render\.com\/deploy\/srv-[a-z0-9]{20}\?key=[A-Za-z0-9_-]{10,24}/,
      literals: ['api.render.com/deploy/'],
      holder: 'machine',
      opens: 'deploy the service',
      rotate: 'regenerate the deploy hook',
      docs: 'https://render.com/docs/deploy-hooks',
    },
  ]),
  ...family({ provider: 'Trigger.dev', docs: 'https://trigger.dev/docs/apikeys', rotate, holder: 'machine' }, [
    {
      id: 'trigger-secret-key',
      title: 'secret key',
      pattern: /tr_(?:dev|stg|prod|preview)_[A-Za-z0-9]{20,48}/,
      literals: ['tr_dev_', 'tr_stg_', 'tr_prod_', 'tr_preview_'],
      follow: ['base62', 20],
      opens: 'start and read the tasks of one environment',
      rotate: 'regenerate the key on the environment’s API keys page and switch',
    },
    {
      id: 'trigger-personal-token',
      title: 'personal access token',
      pattern: /tr_pat_[A-Za-z0-9]{30,48}/,
      literals: ['tr_pat_'],
      follow: ['base62', 30],
      holder: 'person',
      opens: 'deploy and change every project and environment of its user',
    },
  ]),
  ...family({ provider: 'Scalingo', docs: 'https://developers.scalingo.com/', rotate, holder: 'person' }, [
    {
      id: 'scalingo-token',
      title: 'API token',
      pattern: /tk-us-[A-Za-z0-9_-]{48}/,
      literals: ['tk-us-'],
      follow: ['url', 48],
      opens: 'manage every app of its owner',
    },
  ]),
];
