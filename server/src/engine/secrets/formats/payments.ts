import { family } from './model';

const money = 'take and refund payments, and read customers';

/** Money: payments, cards, payouts, shops. */
export const payments = [
  ...family(
    {
      provider: 'Stripe',
      lifetime: 'no expiry',
      docs: 'https://docs.stripe.com/keys',
      rotate: 'roll the key in the dashboard; the old one can overlap for up to seven days',
      opens: money,
    },
    [
      {
        id: 'stripe-secret-key',
        title: 'secret key',
        pattern: /sk_(?:live|prod)_[A-Za-z0-9]{24,247}/,
        literals: ['sk_live_', 'sk_prod_'],
        follow: ['base62', 24],
        opens: 'charge, refund and pay out, and read every customer of the account',
      },
      {
        id: 'stripe-restricted-key',
        title: 'restricted key',
        pattern: /rk_(?:live|prod)_[A-Za-z0-9]{24,247}/,
        literals: ['rk_live_', 'rk_prod_'],
        follow: ['base62', 24],
        opens: 'the parts of the account that its permissions name',
      },
      {
        id: 'stripe-test-key',
        title: 'test mode key',
        pattern: /[sr]k_test_[A-Za-z0-9]{24,247}/,
        literals: ['sk_test_', 'rk_test_'],
        follow: ['base62', 24],
        minor: true,
        opens: 'the account’s test data; no money',
      },
      {
        id: 'stripe-publishable-key',
        title: 'publishable key',
        pattern: /pk_(?:live|test)_[A-Za-z0-9]{24,247}/,
        literals: ['pk_live_', 'pk_test_'],
        follow: ['base62', 24],
        minor: true,
        opens: 'make payment tokens; public by design',
      },
      {
        id: 'stripe-webhook-secret',
        title: 'webhook signing secret',
        pattern: /whsec_[A-Za-z0-9+/]{24,64}/,
        literals: ['whsec_'],
        follow: ['base64', 24],
        docs: 'https://docs.stripe.com/webhooks',
        opens: 'forge events to the endpoint',
        rotate: 'roll the endpoint’s secret; the old one can overlap for up to 24 hours',
      },
    ],
  ),
  ...family(
    {
      provider: 'Square',
      lifetime: 'no expiry',
      docs: 'https://developer.squareup.com/docs/build-basics/access-tokens',
      rotate: 'replace the token in the developer dashboard',
      opens: money,
    },
    [
      {
        id: 'square-access-token',
        title: 'access token',
        pattern: /EAAA[A-Za-z0-9_-]{60}/,
        literals: ['EAAA'],
        follow: ['url', 60],
        opens: 'take and refund payments and read customers, within its scopes',
        lifetime: 'no expiry; 30 days when given by OAuth',
        rotate: 'replace it in the developer dashboard, or revoke it through the OAuth API',
      },
      {
        id: 'square-oauth-secret',
        title: 'OAuth secret or access token',
        pattern: /sq0(?:csp|atp)-[A-Za-z0-9_-]{22,43}/,
        literals: ['sq0csp-', 'sq0atp-'],
        follow: ['url', 22],
        opens: 'get sellers’ tokens as the application, or act on the account',
      },
      {
        id: 'square-application-id',
        title: 'application ID',
        pattern: /sq0idp-[A-Za-z0-9_-]{22}/,
        literals: ['sq0idp-'],
        follow: ['url', 22],
        minor: true,
        opens: 'nothing without its secret',
      },
    ],
  ),
  ...family(
    {
      provider: 'PayPal Braintree',
      lifetime: 'no expiry',
      docs: 'https://developer.paypal.com/braintree/docs/guides/authorization/overview',
      rotate: 'revoke the access token and issue another',
      opens: money,
    },
    [
      {
        id: 'braintree-access-token',
        title: 'access token',
        pattern: /access_token\$(?:production|sandbox)\$[0-9a-z]{16}\$[0-9a-f]{32}/,
        literals: ['access_token$production$', 'access_token$sandbox$'],
        opens: 'charge, refund and read customers of the connected merchant',
      },
      {
        id: 'braintree-client-secret',
        title: 'OAuth client secret',
        pattern: /client_secret\$(?:production|sandbox)\$[0-9a-f]{32}/,
        literals: ['client_secret$production$', 'client_secret$sandbox$'],
        opens: 'get merchants’ tokens as the application',
        rotate: 'ask for a new client secret and switch',
      },
    ],
  ),
  ...family(
    {
      provider: 'Plaid',
      lifetime: 'no expiry',
      docs: 'https://plaid.com/docs/api/',
      rotate: 'rotate it with /item/access_token/invalidate',
      opens: 'read bank accounts of consumers',
    },
    [
      {
        id: 'plaid-access-token',
        title: 'access token',
        pattern: /access-(?:production|development|sandbox)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
        literals: ['access-production-', 'access-development-', 'access-sandbox-'],
        follow: ['hex', 8],
        opens: 'accounts and transactions of one consumer’s bank login, with the client’s secret',
      },
      {
        id: 'plaid-secret',
        title: 'secret',
        pattern: /[0-9a-z]{30}/,
        literals: ['plaid'],
        at: 'keyword',
        slot: 'said',
        opens: 'every bank login linked to the application, with its client ID',
        rotate: 'rotate the secret in the dashboard, switch, delete the old one',
      },
    ],
  ),
  ...family(
    {
      provider: 'Shopify',
      lifetime: 'no expiry',
      docs: 'https://shopify.dev/docs/apps/build/authentication-authorization',
      rotate: 'rotate the app’s credentials, then revoke the old token',
      opens: 'orders, customers and products of the shop',
    },
    [
      {
        id: 'shopify-token',
        title: 'Admin API or app token',
        pattern: /shp(?:at|ca|pa|ss|ua|tka|rt)_[0-9a-fA-F]{32}/,
        literals: ['shpat_', 'shpca_', 'shppa_', 'shpss_', 'shpua_', 'shptka_', 'shprt_'],
        follow: ['hex', 32],
        lifetime: 'no expiry; 24 hours for online access',
      },
    ],
  ),
  ...family(
    {
      provider: 'Flutterwave',
      docs: 'https://developer.flutterwave.com/docs',
      rotate: 'regenerate the keys in the dashboard',
      opens: money,
    },
    [
      {
        id: 'flutterwave-secret-key',
        title: 'secret key',
        pattern: /FLWSECK(?:_TEST)?-[0-9a-h]{12,32}-X/,
        literals: ['FLWSECK'],
      },
      {
        id: 'flutterwave-public-key',
        title: 'public key',
        pattern: /FLWPUBK(?:_TEST)?-[0-9a-h]{32}-X/,
        literals: ['FLWPUBK'],
        minor: true,
        opens: 'start payments; public by design',
      },
    ],
  ),
];
