import { littleEndianHexTail } from '../checksum';
import { family } from './model';
import { UUID } from './vendor';

const rotate = 'make a new one with the least scope, switch its users, delete the old one';
const send = 'send measurements and logs';

/** Monitoring, logs, incidents and feature flags. Building and checking code is in quality.ts. */
export const observability = [
  ...family(
    {
      provider: 'Grafana',
      docs: 'https://grafana.com/docs/grafana/latest/administration/service-accounts/',
      rotate,
      opens: 'dashboards and data sources, as its role allows',
    },
    [
      {
        id: 'grafana-service-account',
        title: 'service account token',
        pattern: /glsa_[A-Za-z0-9]{32}_[0-9a-fA-F]{8}/,
        literals: ['glsa_'],
        follow: ['url', 41],
        checksum: littleEndianHexTail,
        lifetime: 'no expiry unless chosen',
      },
      {
        id: 'grafana-cloud-token',
        title: 'Cloud access policy token',
        pattern: /glc_[A-Za-z0-9+/]{32,400}={0,2}/,
        literals: ['glc_'],
        follow: ['base64', 32],
        docs: 'https://grafana.com/docs/grafana-cloud/security-and-account-management/authentication-and-permissions/access-policies/',
      },
      {
        id: 'grafana-key-legacy',
        title: 'API key',
        pattern: /eyJrIjoi[A-Za-z0-9+/]{40,380}={0,2}/,
        literals: ['eyJrIjoi'],
        follow: ['base64', 40],
      },
    ],
  ),
  ...family(
    {
      provider: 'Datadog',
      docs: 'https://docs.datadoghq.com/account_management/api-app-keys/',
      rotate,
      opens: 'send data; with an application key also read it',
    },
    [
      {
        id: 'datadog-key',
        title: 'API or application key',
        pattern: /[0-9a-z]{32}(?:[0-9a-z]{8})?/,
        literals: [
          'datadog',
          'dd_api_key',
          'dd_app_key',
          'dd-api-key',
          'dd-application-key',
          'dd_secret',
          'dd_application_key',
          'ddapikey',
        ],
        at: 'keyword',
        slot: 'said',
      },
      {
        id: 'datadog-client-token',
        title: 'client token',
        pattern: /pub[0-9a-f]{32}/,
        literals: ['datadog', 'clienttoken', 'client_token', 'dd_client'],
        at: 'keyword',
        slot: 'named',
        minor: true,
        opens: 'send data from browsers; public by design',
      },
    ],
  ),
  ...family(
    {
      provider: 'New Relic',
      docs: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
      rotate,
      opens: 'read the account’s data and change what is watched',
    },
    [
      {
        id: 'newrelic-user-key',
        title: 'user key',
        pattern: /NRAK-[A-Z0-9]{27}/i,
        literals: ['NRAK-'],
        follow: ['base62', 27],
        holder: 'person',
      },
      {
        id: 'newrelic-insert-key',
        title: 'insert or query key',
        pattern: /NRI[IQ]-[A-Za-z0-9_-]{32}/,
        literals: ['NRII-', 'NRIQ-'],
        follow: ['url', 32],
        opens: send,
      },
      {
        id: 'newrelic-admin-key',
        title: 'admin or REST API key',
        pattern: /NRAA-[A-Za-z0-9]{27}|NRRA-[0-9a-f]{42}/,
        literals: ['NRAA-', 'NRRA-'],
        follow: ['base62', 27],
      },
      {
        id: 'newrelic-browser-key',
        title: 'browser key',
        pattern: /NRJS-[0-9a-f]{19}/,
        literals: ['NRJS-'],
        follow: ['hex', 19],
        minor: true,
        opens: 'send data from browsers; public by design',
      },
      {
        id: 'newrelic-license-key',
        title: 'license key',
        pattern: /[0-9a-f]{36}NRAL/,
        literals: ['NRAL'],
        at: 'inside',
        before: 36,
        opens: send,
      },
      {
        id: 'newrelic-deploy-key',
        title: 'Pixie key',
        pattern: /px-(?:dep|api)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
        literals: ['px-dep-', 'px-api-'],
        follow: ['hex', 8],
      },
      {
        id: 'newrelic-key-named',
        title: 'API key',
        pattern: /[0-9a-z]{40}|[0-9a-f]{47}|[0-9]{4}-[A-Za-z0-9]{42}/,
        literals: ['newrelic', 'new_relic', 'new-relic', 'new relic'],
        at: 'keyword',
        slot: 'said',
      },
    ],
  ),
  ...family(
    {
      provider: 'Sentry',
      docs: 'https://docs.sentry.io/account/auth-tokens/',
      rotate,
      opens: 'releases, issues and projects, as its scopes allow',
    },
    [
      {
        id: 'sentry-org-token',
        title: 'organization auth token',
        pattern: /sntrys_eyJ[A-Za-z0-9+/]{80,600}={0,2}_[A-Za-z0-9+/]{43}/,
        literals: ['sntrys_eyJ'],
        follow: ['token', 80],
      },
      {
        id: 'sentry-user-token',
        title: 'user auth token',
        pattern: /sntry[ua]_[0-9a-f]{64}/,
        literals: ['sntryu_', 'sntrya_'],
        follow: ['hex', 64],
        holder: 'person',
      },
      {
        id: 'sentry-token-legacy',
        title: 'auth token',
        pattern: /[0-9a-f]{64}/,
        literals: ['sentry'],
        at: 'keyword',
        slot: 'said',
        holder: 'person',
      },
    ],
  ),
  ...family(
    {
      provider: 'Dynatrace',
      docs: 'https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients/access-tokens',
      rotate,
      holder: 'either',
      opens: 'what its scopes allow',
    },
    [
      {
        id: 'dynatrace-token',
        title: 'access token',
        pattern: /dt0[acs][0-9]{2}\.[A-Z0-9]{24}\.[A-Z0-9]{64}/i,
        literals: ['dt0c', 'dt0s', 'dt0a'],
        follow: ['token', 80],
      },
    ],
  ),
  ...family(
    {
      provider: 'PostHog',
      docs: 'https://posthog.com/docs/api',
      rotate,
      holder: 'person',
      opens: 'events and persons, as its scopes allow',
    },
    [
      {
        id: 'posthog-key',
        title: 'personal API key',
        pattern: /phx_[A-Za-z0-9]{41,49}/,
        literals: ['phx_'],
        follow: ['base62', 41],
      },
      {
        id: 'posthog-project-key',
        title: 'project API key',
        pattern: /phc_[A-Za-z0-9]{43,47}/,
        literals: ['phc_'],
        follow: ['base62', 43],
        minor: true,
        holder: 'machine',
        opens: 'send events; public by design',
      },
    ],
  ),
  ...family(
    { provider: 'LaunchDarkly', docs: 'https://docs.launchdarkly.com/home/account/api', rotate, opens: 'feature flags' },
    [
      {
        id: 'launchdarkly-key',
        title: 'SDK or API key',
        pattern: new RegExp(`(?:api|sdk)-${UUID}`),
        literals: ['api-', 'sdk-'],
        follow: ['hex', 8],
      },
      {
        id: 'launchdarkly-key-named',
        title: 'access token',
        pattern: new RegExp(`${UUID}|[A-Za-z0-9=_-]{40}`),
        literals: ['launchdarkly', 'launch_darkly', 'launch-darkly'],
        at: 'keyword',
        slot: 'said',
      },
    ],
  ),
];
