import { hexTail } from '../checksum';
import { family } from './model';

const rotate = 'make a new one with the least scope, switch its users, revoke the old one';
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** Services that teams plug into their products and processes. */
export const saas = [
  ...family({ provider: 'Linear', docs: 'Linear docs: API keys', rotate, holder: 'person' }, [
    { id: 'linear-key', title: 'API key', pattern: /lin_api_[A-Za-z0-9]{40}/, literals: ['lin_api_'], follow: ['base62', 40] },
  ]),
  ...family({ provider: 'Notion', docs: 'Notion docs: integrations', rotate }, [
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
  ]),
  ...family({ provider: 'Figma', docs: 'Figma docs: personal access tokens', rotate, holder: 'person' }, [
    {
      id: 'figma-token',
      title: 'personal access token',
      pattern: /figd_[A-Za-z0-9_-]{38,43}/,
      literals: ['figd_'],
      follow: ['url', 38],
    },
  ]),
  ...family({ provider: 'Airtable', docs: 'Airtable docs: personal access tokens', rotate, holder: 'person' }, [
    {
      id: 'airtable-token',
      title: 'personal access token',
      pattern: /pat[A-Za-z0-9]{14}\.[0-9a-f]{64}/,
      literals: ['pat'],
      follow: ['base62', 14],
    },
  ]),
  ...family({ provider: 'Postman', docs: 'Postman docs: API keys', rotate, holder: 'person' }, [
    { id: 'postman-key', title: 'API key', pattern: /PMAK-[0-9a-f]{24}-[0-9a-f]{34}/i, literals: ['PMAK-'], follow: ['hex', 24] },
  ]),
  ...family({ provider: 'HubSpot', docs: 'HubSpot docs: private apps', rotate }, [
    {
      id: 'hubspot-token',
      title: 'private app token',
      pattern: new RegExp(`pat-(?:na|eu|ap)[0-9]-${UUID}`),
      literals: ['pat-na', 'pat-eu', 'pat-ap'],
      follow: ['digit', 1],
    },
  ]),
  ...family(
    { provider: 'Okta', docs: 'Okta docs: API tokens', rotate, holder: 'either', lifetime: 'dies after 30 days unused' },
    [{ id: 'okta-token', title: 'API token', pattern: /00[A-Za-z0-9_-]{40}/, literals: ['okta', 'SSWS '], at: 'keyword' }],
  ),
  ...family({ provider: 'Dropbox', docs: 'Dropbox docs: OAuth guide', rotate, holder: 'person', lifetime: 'four hours' }, [
    {
      id: 'dropbox-token',
      title: 'short-lived access token',
      pattern: /sl\.(?:u\.)?[A-Za-z0-9_-]{130,300}/,
      literals: ['sl.'],
      follow: ['token', 130],
    },
  ]),
  ...family({ provider: 'Contentful', docs: 'Contentful docs: personal access tokens', rotate, holder: 'person' }, [
    {
      id: 'contentful-token',
      title: 'personal access token',
      pattern: /CFPAT-[A-Za-z0-9_-]{43}/,
      literals: ['CFPAT-'],
      follow: ['url', 43],
    },
  ]),
  ...family({ provider: 'Mapbox', docs: 'Mapbox docs: access tokens', rotate }, [
    {
      id: 'mapbox-token',
      title: 'secret token',
      pattern: /sk\.eyJ[A-Za-z0-9_-]{50,300}\.[A-Za-z0-9_-]{22}/,
      literals: ['sk.eyJ'],
      follow: ['url', 50],
    },
  ]),
  ...family({ provider: 'Zuplo', docs: 'Zuplo docs: API keys', rotate }, [
    {
      id: 'zuplo-key',
      title: 'API key',
      pattern: /zpka_[a-z0-9]{32}_[0-9a-f]{8}/,
      literals: ['zpka_'],
      follow: ['url', 41],
      checksum: hexTail(5, 1),
    },
  ]),
  ...family({ provider: 'ReadMe', docs: 'ReadMe docs: API keys', rotate }, [
    { id: 'readme-key', title: 'API key', pattern: /rdme_[a-z0-9]{70}/, literals: ['rdme_'], follow: ['base62', 70] },
  ]),
  ...family({ provider: 'Octopus Deploy', docs: 'Octopus docs: API keys', rotate, holder: 'either' }, [
    {
      id: 'octopus-key',
      title: 'API key',
      pattern: /API-[A-Z0-9]{25,32}/,
      literals: ['API-'],
      follow: ['base62', 25],
      random: true,
    },
  ]),
  ...family({ provider: 'Shippo', docs: 'Shippo docs: API tokens', rotate }, [
    {
      id: 'shippo-token',
      title: 'API token',
      pattern: /shippo_(?:live|test)_[0-9a-fA-F]{40}/,
      literals: ['shippo_live_', 'shippo_test_'],
      follow: ['hex', 40],
    },
  ]),
  ...family({ provider: 'EasyPost', docs: 'EasyPost docs: API keys', rotate }, [
    {
      id: 'easypost-key',
      title: 'API key',
      pattern: /EZ[AT]K[A-Za-z0-9]{54}/,
      literals: ['EZAK', 'EZTK'],
      follow: ['base62', 54],
    },
  ]),
  ...family({ provider: 'Typeform', docs: 'Typeform docs: personal access tokens', rotate, holder: 'person' }, [
    {
      id: 'typeform-token',
      title: 'access token',
      pattern: /tfp_[A-Za-z0-9_.=-]{59}/,
      literals: ['tfp_'],
      follow: ['token', 59],
    },
  ]),
  ...family({ provider: 'Prefect', docs: 'Prefect docs: API keys', rotate, holder: 'either' }, [
    { id: 'prefect-key', title: 'API key', pattern: /pnu_[A-Za-z0-9]{36}/, literals: ['pnu_'], follow: ['base62', 36] },
  ]),
  ...family({ provider: 'Sourcegraph', docs: 'Sourcegraph docs: access tokens', rotate, holder: 'person' }, [
    {
      id: 'sourcegraph-token',
      title: 'access token',
      pattern: /sgp_(?:(?:[0-9a-f]{16}|local)_)?[0-9a-f]{40}/,
      literals: ['sgp_'],
      follow: ['url', 40],
    },
  ]),
  ...family({ provider: 'Intra42', docs: '42 API docs', rotate }, [
    {
      id: 'intra42-secret',
      title: 'client secret',
      pattern: /s-s4t2(?:ud|af)-[0-9a-f]{64}/,
      literals: ['s-s4t2'],
      follow: ['url', 67],
    },
  ]),
  ...family({ provider: 'Duffel', docs: 'Duffel docs: access tokens', rotate }, [
    {
      id: 'duffel-token',
      title: 'access token',
      pattern: /duffel_(?:test|live)_[A-Za-z0-9_=-]{43}/,
      literals: ['duffel_'],
      follow: ['url', 48],
    },
  ]),
  ...family({ provider: 'Frame.io', docs: 'Frame.io docs: developer tokens', rotate, holder: 'person' }, [
    {
      id: 'frameio-token',
      title: 'developer token',
      pattern: /fio-u-[A-Za-z0-9_=-]{64}/,
      literals: ['fio-u-'],
      follow: ['url', 62],
    },
  ]),
  ...family({ provider: 'Lob', docs: 'Lob docs: API keys', rotate }, [
    { id: 'lob-key', title: 'API key', pattern: /(?:live|test)_[0-9a-f]{35}/, literals: ['live_', 'test_'], follow: ['hex', 35] },
  ]),
  ...family({ provider: 'Infracost', docs: 'Infracost docs: API keys', rotate, holder: 'either' }, [
    {
      id: 'infracost-key',
      title: 'API key',
      pattern: /ico-[A-Za-z0-9]{32}/,
      literals: ['ico-'],
      follow: ['base62', 32],
      random: true,
    },
  ]),
  ...family({ provider: 'Adafruit IO', docs: 'Adafruit IO docs: keys', rotate, holder: 'person' }, [
    { id: 'adafruit-key', title: 'key', pattern: /aio_[A-Za-z0-9]{28}/, literals: ['aio_'], follow: ['base62', 28] },
  ]),
  ...family(
    { provider: 'Salesforce', docs: 'Salesforce docs: session IDs', rotate, holder: 'either', lifetime: 'ends with the session' },
    [
      {
        id: 'salesforce-session',
        title: 'access token',
        pattern: /00D[A-Za-z0-9]{12}![A-Za-z0-9_.]{80,260}/,
        literals: ['00D'],
        follow: ['base62', 12],
      },
    ],
  ),
  ...family({ provider: 'Twitch', docs: 'Twitch developer docs', rotate, holder: 'person' }, [
    {
      id: 'twitch-stream-key',
      title: 'stream key',
      pattern: /live_[0-9]{6,14}_[A-Za-z0-9]{30}/,
      literals: ['live_'],
      follow: ['url', 38],
    },
  ]),
  ...family({ provider: 'Dependency-Track', docs: 'Dependency-Track docs: API keys', rotate }, [
    {
      id: 'dependency-track-key',
      title: 'API key',
      pattern: /odt_[A-Za-z0-9]{32,48}/,
      literals: ['odt_'],
      follow: ['base62', 32],
    },
  ]),
  ...family({ provider: 'Tavily', docs: 'Tavily docs: API keys', rotate }, [
    { id: 'tavily-key', title: 'API key', pattern: /tvly-(?:dev-)?[A-Za-z0-9]{32}/, literals: ['tvly-'], follow: ['url', 32] },
  ]),
  ...family({ provider: 'Jina AI', docs: 'Jina AI docs: API keys', rotate }, [
    { id: 'jina-key', title: 'API key', pattern: /jina_[A-Za-z0-9_]{60}/, literals: ['jina_'], follow: ['url', 60] },
  ]),
];
