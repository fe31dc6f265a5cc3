import { family } from './model';
import { SAID, vendors } from './vendor';

const rotate = 'make a new key, switch its users, revoke the old one';
const money = 'take and refund payments, and read customers';

/** Payments through vendors that Stripe and the large ones are not. */
export const paymentVendors = [
  ...family({ provider: 'Paystack', docs: 'https://paystack.com/docs/api/', rotate, opens: money }, [
    {
      id: 'paystack-secret-key',
      title: 'secret key',
      pattern: /sk_(?:live|test)_[0-9a-f]{40}/,
      literals: ['paystack'],
      at: 'keyword',
      slot: 'named',
    },
  ]),
  ...family({ provider: 'Pagar.me', docs: 'https://docs.pagar.me/', rotate, opens: money }, [
    {
      id: 'pagarme-key',
      title: 'API key',
      pattern: /ak_(?:live|test)_[A-Za-z0-9]{30}/,
      literals: ['ak_live_', 'ak_test_'],
      follow: ['base62', 30],
    },
  ]),
  ...family({ provider: 'GoCardless', docs: 'https://developer.gocardless.com/api-reference/', rotate, opens: money }, [
    {
      id: 'gocardless-token',
      title: 'access token',
      pattern: /live_[A-Za-z0-9_=-]{40,42}/,
      literals: ['gocardless'],
      at: 'keyword',
      slot: 'named',
    },
  ]),
  ...family({ provider: 'Razorpay', lifetime: 'no expiry', docs: 'https://razorpay.com/docs/api/', rotate, opens: money }, [
    {
      id: 'razorpay-key-id',
      title: 'key ID',
      pattern: /rzp_(?:live|test)_[A-Za-z0-9]{14}/,
      literals: ['rzp_live_', 'rzp_test_'],
      follow: ['base62', 14],
      minor: true,
      opens: 'nothing without its secret',
    },
    {
      id: 'razorpay-secret',
      title: 'key secret',
      pattern: /[A-Za-z0-9]{24}/,
      literals: ['razorpay'],
      at: 'keyword',
      slot: 'said',
    },
  ]),
  ...family({ provider: 'Adyen', docs: 'https://docs.adyen.com/development-resources/api-credentials', rotate, opens: money }, [
    {
      id: 'adyen-key',
      title: 'API key',
      pattern: /AQE[a-z][A-Za-z0-9+/]{80,300}={0,2}-[A-Za-z0-9+/=]{30,60}-[A-Za-z0-9<>(){}[\]|~^;:,.?!@#$%&*+=_-]{10,24}/,
      literals: ['AQE'],
      follow: ['base64', 60],
    },
  ]),
  ...family({ provider: 'Mollie', docs: 'https://docs.mollie.com/', rotate, opens: money }, [
    {
      id: 'mollie-key',
      title: 'API key',
      pattern: /(?:live|test)_[A-Za-z0-9]{30}/,
      literals: ['mollie'],
      at: 'keyword',
      slot: 'named',
    },
  ]),
  ...family({ provider: 'Xendit', docs: 'https://docs.xendit.co/', rotate, opens: money }, [
    {
      id: 'xendit-key',
      title: 'secret key',
      pattern: /xnd_(?:production|development)_[A-Za-z0-9]{40,64}/,
      literals: ['xnd_production_', 'xnd_development_'],
      follow: ['base62', 40],
    },
  ]),
  ...family(
    { provider: 'Paddle', docs: 'https://developer.paddle.com/api-reference/about/authentication', rotate, opens: money },
    [
      {
        id: 'paddle-key',
        title: 'API key',
        pattern: /pdl_(?:live|sdbx)_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}/,
        literals: ['pdl_live_apikey_', 'pdl_sdbx_apikey_'],
      },
    ],
  ),
  ...family({ provider: 'Wise', docs: 'https://docs.wise.com/', rotate, opens: 'balances and transfers' }, [
    {
      id: 'wise-token',
      title: 'API token',
      pattern: /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
      literals: ['transferwise', 'wise_api', 'wise_token'],
      at: 'keyword',
      slot: 'named',
    },
  ]),
  ...vendors({ rotate }, [
    ['PayPal', 'paypal', 'url:80', money, 'https://developer.paypal.com/api/rest/', { ...SAID, title: 'client secret' }],
    [
      'Checkout.com',
      'checkout.com|checkoutcom',
      '/sk_(?:sbox_|test_)?[a-z0-9]{26,27}[a-z0-9*#$=]?/',
      money,
      'https://www.checkout.com/docs',
      SAID,
    ],
    ['Recurly', 'recurly', 'hex:32', money, 'https://recurly.com/developers/'],
    ['Chargebee', 'chargebee', '/(?:live|test)_[A-Za-z0-9]{30,50}/', money, 'https://apidocs.chargebee.com/docs/api'],
    [
      'Lemon Squeezy',
      'lemonsqueezy|lemon.squeezy',
      '/eyJ0[A-Za-z0-9_-]{15,80}\\.eyJ[A-Za-z0-9_-]{200,900}\\.[A-Za-z0-9_-]{600,760}/',
      money,
      'https://docs.lemonsqueezy.com/api',
    ],
    ['MoonClerk', 'moon.clerk', 'hex:32', money, 'https://github.com/moonclerk/developer'],
    [
      'Chec (Commerce.js)',
      'checio|chec.io|commercejs',
      '/[ps]k_[A-Za-z0-9]{40,50}/',
      'products and orders of the shop',
      'https://commercejs.com/docs/',
      SAID,
    ],
    ['Dwolla', 'dwolla', 'b62:50', money, 'https://developers.dwolla.com/docs', SAID],
    [
      'Authorize.Net',
      'authorizenet|authorize.net',
      '/[A-Za-z0-9]{16}/',
      money,
      'https://developer.authorize.net/api/reference/',
      { ...SAID, title: 'transaction key' },
    ],
    ['Midtrans', 'midtrans', '/(?:SB-)?Mid-server-[A-Za-z0-9_-]{24}/', money, 'https://docs.midtrans.com/'],
    [
      'Mercado Pago',
      'mercadopago|mercado.pago|mercado_libre',
      '/(?:APP_USR|TEST)-[0-9]{10,20}-[0-9]{6}-[0-9a-f]{32}-[0-9]{5,12}/',
      money,
      'https://www.mercadopago.com.br/developers/en/docs',
    ],
    ['Klarna', 'klarna', '/klarna_(?:live|test)_api_[A-Za-z0-9+/_-]{40,80}/', money, 'https://docs.klarna.com/'],
    ['Affirm', 'affirm', 'b62:32', money, 'https://docs.affirm.com/', SAID],
    [
      'Coinbase Onramp',
      'coinpayments',
      'hex:64',
      money,
      'https://www.coinpayments.net/apidoc',
      { provider: 'CoinPayments', id: 'coinpayments-api-key' },
    ],
    ['Marqeta', 'marqeta', 'uuid', 'cards of the program', 'https://www.marqeta.com/docs/', SAID],
    ['Brex', 'brex', '/bxt_[A-Za-z0-9]{40,60}/', 'accounts and cards of the company', 'https://developer.brex.com/'],
    ['Patreon', 'patreon', 'url:43', 'campaigns and patrons', 'https://docs.patreon.com/', SAID],
    ['Ko-fi', 'kofi_|ko-fi', 'uuid', 'forge events to the endpoint', 'https://ko-fi.com/manage/webhooks', SAID],
    [
      'Open Exchange Tribe',
      'opencollective|open.collective',
      'hex:40',
      'collectives and their money',
      'https://docs.opencollective.com/',
      { provider: 'Open Collective', id: 'open-collective-api-key', ...SAID },
    ],
  ]),
];
