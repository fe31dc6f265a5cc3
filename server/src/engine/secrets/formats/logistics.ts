import { family } from './model';
import { SAID, vendors } from './vendor';

const rotate = 'make a new token, switch its users, revoke the old one';
const parcels = 'make shipments and labels, and read customers’ addresses';

/** Parcels, freight, travel and orders. */
export const logistics = [
  ...family(
    { provider: 'Shippo', docs: 'https://docs.goshippo.com/docs/guides_general/authentication/', rotate, opens: parcels },
    [
      {
        id: 'shippo-token',
        title: 'API token',
        pattern: /shippo_(?:live|test)_[0-9a-fA-F]{40}/,
        literals: ['shippo_live_', 'shippo_test_'],
        follow: ['hex', 40],
      },
    ],
  ),
  ...family({ provider: 'EasyPost', docs: 'https://docs.easypost.com/docs/authentication', rotate, opens: parcels }, [
    {
      id: 'easypost-key',
      title: 'API key',
      pattern: /EZ[AT]K[A-Za-z0-9]{54}/,
      literals: ['EZAK', 'EZTK'],
      follow: ['base62', 54],
    },
  ]),
  ...family({ provider: 'Flexport', docs: 'https://developers.flexport.com/', rotate, opens: 'shipments of a company' }, [
    {
      id: 'flexport-token',
      title: 'API token',
      pattern: /shltm_[A-Za-z0-9_-]{40,48}/,
      literals: ['shltm_'],
      follow: ['url', 40],
    },
  ]),
  ...family(
    { provider: 'Duffel', docs: 'https://duffel.com/docs/api/overview/authentication', rotate, opens: 'search and book flights' },
    [
      {
        id: 'duffel-token',
        title: 'access token',
        pattern: /duffel_(?:test|live)_[A-Za-z0-9_=-]{43}/,
        literals: ['duffel_test_', 'duffel_live_'],
        follow: ['url', 42],
      },
    ],
  ),
  ...family({ provider: 'Lob', docs: 'https://docs.lob.com/', rotate, opens: 'send letters at the account’s cost' }, [
    { id: 'lob-key', title: 'API key', pattern: /(?:live|test)_[0-9a-f]{35}/, literals: ['live_', 'test_'], follow: ['hex', 35] },
    {
      id: 'lob-publishable-key',
      title: 'publishable key',
      pattern: /(?:live|test)_pub_[0-9a-f]{31}/,
      literals: ['live_pub_', 'test_pub_'],
      follow: ['hex', 31],
      minor: true,
      opens: 'check addresses',
    },
  ]),
  ...family(
    {
      provider: 'WooCommerce',
      lifetime: 'no expiry',
      docs: 'https://woocommerce.github.io/woocommerce-rest-api-docs/',
      rotate,
      opens: 'read and change the shop’s orders and customers',
    },
    [
      {
        id: 'woocommerce-key',
        title: 'consumer key or secret',
        pattern: /c[ks]_[0-9a-f]{40}/,
        literals: ['ck_', 'cs_'],
        follow: ['hex', 40],
      },
    ],
  ),
  ...vendors({ rotate }, [
    ['ShipStation', 'shipstation|ship_station', 'hex:32', parcels, 'https://docs.shipstation.com/'],
    ['ShipEngine', 'shipengine|ship_engine', '/(?:TEST_)?[A-Za-z0-9+/]{43}/', parcels, 'https://www.shipengine.com/docs/'],
    [
      'Shipday',
      'shipday',
      '/[A-Za-z0-9]{10,11}\\.[A-Za-z0-9]{20}|[a-z0-9.]{30,40}/',
      'orders and drivers',
      'https://docs.shipday.com/',
      SAID,
    ],
    [
      'AfterShip',
      'aftership',
      '/asat_[0-9a-f]{32}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/',
      parcels,
      'https://www.aftership.com/docs/',
    ],
    ['Sendcloud', 'sendcloud', 'hex:32', parcels, 'https://api.sendcloud.dev/docs/'],
    ['Packlink', 'packlink', 'hex:64', parcels, 'https://pro.packlink.com/'],
    ['Postmen', 'postmen', 'uuid', parcels, 'https://docs.postmen.com/', SAID],
    ['Onfleet', 'onfleet', 'hex:32', 'deliveries and drivers', 'https://docs.onfleet.com/'],
    ['DHL', 'dhl_api|dhlapi|dhl-api', 'b62:32', parcels, 'https://developer.dhl.com/'],
    ['UPS', 'ups_access|ups_license|ups_client', 'up:16 b62:48-64', parcels, 'https://developer.ups.com/', SAID],
    ['FedEx', 'fedex', '/[A-Za-z0-9]{32}|l[A-Za-z0-9]{33}/', parcels, 'https://developer.fedex.com/api/en-us/home.html', SAID],
    ['USPS', 'usps_', 'b62:32-64', parcels, 'https://developers.usps.com/', SAID],
    ['ShipBob', 'shipbob', '/[0-9A-Fa-f]{64}(?:-[0-9]{1,8})?/', 'orders and stock', 'https://developer.shipbob.com/', SAID],
    ['Printful', 'printful', 'b62:40', 'orders of the shop', 'https://developers.printful.com/docs/'],
    [
      'Printify',
      'printify',
      '/eyJ[A-Za-z0-9_-]{15,60}\\.eyJ[A-Za-z0-9_-]{80,900}\\.[A-Za-z0-9_-]{300,800}/',
      'orders of the shop',
      'https://developers.printify.com/',
    ],
    ['Amadeus', 'amadeus', 'b62:32 b62:16', 'search and book flights', 'https://developers.amadeus.com/', SAID],
    [
      'Skyscanner',
      'skyscanner',
      '/sh[0-9]{30,34}|prtl[0-9]{30,34}/',
      'search flights',
      'https://developers.skyscanner.net/docs/',
      SAID,
    ],
    ['Kiwi', 'kiwi.com|tequila', 'url:32', 'search and book flights', 'https://tequila.kiwi.com/', SAID],
    ['Impala', 'impala', 'b62:46', 'search and book rooms', 'https://docs.impala.travel/', SAID],
    ['Loyverse', 'loyverse', 'hex:32', 'sales and stock of the shop', 'https://developer.loyverse.com/docs/'],
    [
      'BigCommerce',
      'bigcommerce|big_commerce',
      'low:31',
      'read and change the shop’s orders and customers',
      'https://developer.bigcommerce.com/docs',
    ],
    [
      'Ecwid',
      'ecwid',
      '/(?:secret|public)_[A-Za-z0-9]{32}/',
      'read and change the shop’s orders and customers',
      'https://docs.ecwid.com/',
    ],
    ['Gumroad', 'gumroad', 'url:43-47', 'products and sales', 'https://gumroad.com/api'],
    ['Wayfair', 'wayfair', 'url:64', 'orders of a supplier', 'https://developer.wayfair.com/', SAID],
    ['Yext', 'yext', 'hex:32', 'listings of a company', 'https://hitchhikers.yext.com/docs/', SAID],
    ['Instacart', 'instacart', '/keys\\.[A-Za-z0-9_-]{40,60}/', 'lists and orders', 'https://docs.instacart.com/'],
    ['DoorDash', 'doordash', 'url:43', 'deliveries of a shop', 'https://developer.doordash.com/', SAID],
    ['Uber', 'uber_|uber-', 'url:32 url:40', 'act as the app, as far as it is allowed', 'https://developer.uber.com/docs', SAID],
    ['Lyft', 'lyft', 'url:32', 'act as the app, as far as it is allowed', 'https://www.lyft.com/developers', SAID],
  ]),
];
