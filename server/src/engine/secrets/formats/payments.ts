import { family } from './model';

export const payments = [
  ...family(
    {
      provider: 'Stripe',
      docs: 'Stripe docs: API keys',
      rotate: 'roll the key in the dashboard; the old one can overlap for up to seven days',
    },
    [
      {
        id: 'stripe-secret-key',
        title: 'secret key',
        pattern: /sk_(?:live|prod)_[A-Za-z0-9]{24,120}/,
        literals: ['sk_live_', 'sk_prod_'],
        follow: ['base62', 24],
      },
      {
        id: 'stripe-restricted-key',
        title: 'restricted key',
        pattern: /rk_(?:live|prod)_[A-Za-z0-9]{24,120}/,
        literals: ['rk_live_', 'rk_prod_'],
        follow: ['base62', 24],
      },
      {
        id: 'stripe-test-key',
        title: 'test mode key',
        pattern: /[sr]k_test_[A-Za-z0-9]{24,120}/,
        literals: ['sk_test_', 'rk_test_'],
        follow: ['base62', 24],
        minor: true,
      },
      {
        id: 'stripe-webhook-secret',
        title: 'webhook signing secret',
        pattern: /whsec_[A-Za-z0-9+/]{24,64}/,
        literals: ['whsec_'],
        follow: ['base64', 24],
        docs: 'Stripe docs: webhooks',
      },
    ],
  ),
  ...family({ provider: 'Square', docs: 'Square developer docs', rotate: 'replace the token in the developer dashboard' }, [
    {
      id: 'square-access-token',
      title: 'access token',
      pattern: /EAAA[A-Za-z0-9_-]{60}/,
      literals: ['EAAA'],
      follow: ['url', 60],
    },
    {
      id: 'square-oauth-secret',
      title: 'OAuth secret or access token',
      pattern: /sq0(?:csp|atp)-[A-Za-z0-9_-]{22,43}/,
      literals: ['sq0csp-', 'sq0atp-'],
      follow: ['url', 22],
    },
  ]),
  ...family(
    { provider: 'PayPal Braintree', docs: 'Braintree docs: access tokens', rotate: 'revoke the access token and issue another' },
    [
      {
        id: 'braintree-access-token',
        title: 'access token',
        pattern: /access_token\$production\$[0-9a-z]{16}\$[0-9a-f]{32}/,
        literals: ['access_token$production$'],
      },
    ],
  ),
  ...family({ provider: 'Plaid', docs: 'Plaid docs: access tokens', rotate: 'rotate it with /item/access_token/invalidate' }, [
    {
      id: 'plaid-access-token',
      title: 'access token',
      pattern: /access-(?:production|development|sandbox)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
      literals: ['access-production-', 'access-development-', 'access-sandbox-'],
      follow: ['hex', 8],
    },
  ]),
  ...family(
    {
      provider: 'Shopify',
      docs: 'Shopify developer docs: access tokens',
      rotate: 'rotate the app’s credentials, then revoke the old token',
    },
    [
      {
        id: 'shopify-token',
        title: 'Admin API or app token',
        pattern: /shp(?:at|ca|pa|ss|ua)_[0-9a-fA-F]{32}/,
        literals: ['shpat_', 'shpca_', 'shppa_', 'shpss_', 'shpua_'],
        follow: ['hex', 32],
      },
    ],
  ),
  ...family({ provider: 'Flutterwave', docs: 'Flutterwave docs: API keys', rotate: 'regenerate the keys in the dashboard' }, [
    {
      id: 'flutterwave-secret-key',
      title: 'secret key',
      pattern: /FLWSECK(?:_TEST)?-[0-9a-h]{12,32}-X/,
      literals: ['FLWSECK'],
    },
  ]),
];
