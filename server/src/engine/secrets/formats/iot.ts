import { family } from './model';
import { SAID, UUID, vendors } from './vendor';

const rotate = 'make a new token for each device, switch them, revoke the old one';
const devices = 'read and steer devices and what they measure';

/** Devices, cameras, networks and homes. */
export const iot = [
  ...family(
    {
      provider: 'Adafruit IO',
      docs: 'https://io.adafruit.com/api/docs/',
      rotate,
      holder: 'person',
      opens: 'feeds and dashboards',
    },
    [{ id: 'adafruit-key', title: 'key', pattern: /aio_[A-Za-z0-9]{28}/, literals: ['aio_'], follow: ['base62', 28] }],
  ),
  ...family(
    {
      provider: 'Blynk',
      docs: 'https://docs.blynk.io/',
      rotate,
      opens: 'devices of the organization',
    },
    [
      {
        id: 'blynk-client-secret',
        title: 'OAuth client secret',
        pattern: /[A-Za-z0-9_-]{40}/,
        literals: ['oa2-client-id_'],
        at: 'keyword',
        slot: 'named',
      },
      {
        id: 'blynk-device-token',
        title: 'device token',
        pattern: /[A-Za-z0-9_-]{32}/,
        literals: ['blynk_auth', 'blynk.cloud/external', 'blynk_token', 'blynk'],
        at: 'keyword',
        slot: 'said',
      },
    ],
  ),
  ...family({ provider: 'TrueNAS', docs: 'https://www.truenas.com/docs/api/', rotate, opens: 'everything the NAS can do' }, [
    {
      id: 'truenas-key',
      title: 'API key',
      pattern: /[0-9]{1,4}-[A-Za-z0-9]{64}/,
      literals: ['auth.login_with_api_key', 'truenas'],
      at: 'keyword',
      slot: 'named',
    },
  ]),
  ...family(
    {
      provider: 'ThingsBoard',
      docs: 'https://thingsboard.io/docs/user-guide/access-token/',
      rotate,
      opens: 'send measurements in the device’s name',
    },
    [
      {
        id: 'thingsboard-provision-key',
        title: 'provisioning key or secret',
        pattern: /[A-Za-z0-9]{20}/,
        literals: ['provisiondevicekey', 'provisiondevicesecret'],
        at: 'keyword',
        slot: 'named',
        opens: 'register new devices',
      },
      {
        id: 'thingsboard-device-token',
        title: 'device access token',
        pattern: /[A-Za-z0-9]{20}/,
        literals: ['thingsboard_', 'thingsboard.cloud/api/v1/'],
        at: 'keyword',
        slot: 'said',
      },
    ],
  ),
  ...family({ provider: 'Defined Networking', docs: 'https://docs.defined.net/', rotate, opens: 'hosts of the network' }, [
    {
      id: 'defined-networking-token',
      title: 'API token',
      pattern: /dnkey-[a-z0-9=_-]{26}-[a-z0-9=_-]{52}/,
      literals: ['dnkey-'],
      follow: ['url', 60],
    },
  ]),
  ...family(
    { provider: 'PubNub', docs: 'https://www.pubnub.com/docs/', rotate, opens: 'send and read messages of its channels' },
    [
      {
        id: 'pubnub-key',
        title: 'publish or secret key',
        pattern: new RegExp(`(?:pub|sec)-c-(?:${UUID}|[A-Za-z0-9]{48})`),
        literals: ['pub-c-', 'sec-c-'],
        follow: ['base62', 8],
      },
      {
        id: 'pubnub-subscribe-key',
        title: 'subscribe key',
        pattern: new RegExp(`sub-c-${UUID}`),
        literals: ['sub-c-'],
        follow: ['hex', 8],
        minor: true,
      },
    ],
  ),
  ...vendors({ rotate }, [
    ['Particle', 'particle|particleio', 'hex:40', devices, 'https://docs.particle.io/reference/cloud-apis/access-tokens/', SAID],
    ['Cisco Meraki', 'meraki', 'hex:40', 'networks of the company', 'https://developer.cisco.com/meraki/api-v1/'],
    ['Ubiquiti', 'unifi|ubiquiti', 'url:32', 'networks of the company', 'https://developer.ui.com/', SAID],
    ['Losant', 'losant', 'hex:64', devices, 'https://docs.losant.com/', SAID],
    ['ThingSpeak', 'thingspeak', 'up:16', devices, 'https://www.mathworks.com/help/thingspeak/', SAID],
    ['Tuya', 'tuya', 'hex:32', devices, 'https://developer.tuya.com/', SAID],
    [
      'SmartThings',
      'smart.things',
      'uuid',
      'read and steer the devices of a home',
      'https://developer.smartthings.com/docs/',
      SAID,
    ],
    [
      'Home Assistant',
      'home.assistant|hass_token|hass-token',
      '/eyJ[A-Za-z0-9_-]{15,60}\\.eyJ[A-Za-z0-9_-]{60,300}\\.[A-Za-z0-9_-]{40,50}/',
      'read and steer the devices of a home',
      'https://developers.home-assistant.io/docs/auth_api/',
    ],
    ['IFTTT', 'ifttt', 'url:22 url:43', 'run the account’s applets', 'https://ifttt.com/docs', SAID],
    [
      'Eagle Eye Networks',
      'eagleeyenetworks|eagle.eye',
      'b62:15',
      'cameras and recordings',
      'https://developer.eagleeyenetworks.com/',
      SAID,
    ],
    [
      'Verkada',
      'verkada',
      '/vkd_api_[0-9a-f]{32}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/',
      'cameras and doors',
      'https://apidocs.verkada.com/',
    ],
    ['Samsara', 'samsara', '/samsara_api_[A-Za-z0-9]{30,40}/', 'vehicles and drivers', 'https://developers.samsara.com/docs'],
    ['Unplugg', 'unplugg|unplu', 'hex:64', devices, 'https://unplu.gg/', SAID],
    [
      'Nest',
      'nest_access|nest_token|nest.token',
      '/c\\.[A-Za-z0-9]{120,170}/',
      'read and steer the devices of a home',
      'https://developers.google.com/nest/device-access',
    ],
    [
      'Philips Hue',
      'hue_user|hue.username|huebridge|hue_api',
      'url:40',
      'lights of a home',
      'https://developers.meethue.com/',
      SAID,
    ],
    ['ecobee', 'ecobee', 'b62:32', 'thermostats of a home', 'https://developer.ecobee.com/', SAID],
    [
      'Tesla',
      'tesla_access|tesla_token|tesla.token|tesla_refresh',
      '/(?:eu|qts|na)-[0-9a-f]{64}|[0-9a-f]{64}/',
      'vehicles of a person',
      'https://developer.tesla.com/docs',
    ],
    ['Balena', 'balena|resin_api', 'b62:32', 'fleets of devices', 'https://docs.balena.io/reference/api/overview/', SAID],
    ['Pushover', 'pushover', 'low:30', 'messages to devices', 'https://pushover.net/api'],
    ['Pushbullet', 'pushbullet', '/o\\.[A-Za-z0-9]{32}/', 'messages to devices', 'https://docs.pushbullet.com/'],
    ['Pusher', 'pusher', 'hex:20', 'send and read messages of its channels', 'https://pusher.com/docs/', SAID],
    [
      'Ably',
      'ably',
      '/[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{6}:[A-Za-z0-9_-]{43}/',
      'send and read messages of its channels',
      'https://ably.com/docs/auth',
    ],
  ]),
];
