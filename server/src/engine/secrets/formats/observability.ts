import { littleEndianHexTail } from '../checksum';
import { family } from './model';

const rotate = 'make a new one with the least scope, switch its users, delete the old one';

/** Monitoring, quality and build services. */
export const observability = [
  ...family({ provider: 'Grafana', docs: 'Grafana docs: service accounts', rotate }, [
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
      docs: 'Grafana Cloud docs: access policies',
    },
    {
      id: 'grafana-key-legacy',
      title: 'API key',
      pattern: /eyJrIjoi[A-Za-z0-9+/]{40,380}={0,2}/,
      literals: ['eyJrIjoi'],
      follow: ['base64', 40],
    },
  ]),
  ...family({ provider: 'Datadog', docs: 'Datadog docs: API and app keys', rotate }, [
    {
      id: 'datadog-key',
      title: 'API or application key',
      pattern: /[0-9a-f]{40}|[0-9a-f]{32}/,
      literals: ['datadog', 'dd_api_key', 'dd_app_key', 'dd-api-key', 'dd-application-key'],
      at: 'keyword',
    },
  ]),
  ...family({ provider: 'New Relic', docs: 'New Relic docs: API keys', rotate }, [
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
    },
    {
      id: 'newrelic-license-key',
      title: 'license key',
      pattern: /[0-9a-f]{36}NRAL/,
      literals: ['NRAL'],
      at: 'inside',
      before: 36,
    },
  ]),
  ...family({ provider: 'Sentry', docs: 'Sentry docs: auth tokens', rotate }, [
    {
      id: 'sentry-org-token',
      title: 'organization auth token',
      pattern: /sntrys_eyJ[A-Za-z0-9+/=_-]{80,600}/,
      literals: ['sntrys_eyJ'],
      follow: ['token', 80],
    },
    {
      id: 'sentry-user-token',
      title: 'user auth token',
      pattern: /sntryu_[0-9a-f]{64}/,
      literals: ['sntryu_'],
      follow: ['hex', 64],
      holder: 'person',
    },
  ]),
  ...family({ provider: 'Dynatrace', docs: 'Dynatrace docs: access tokens', rotate, holder: 'either' }, [
    {
      id: 'dynatrace-token',
      title: 'access token',
      pattern: /dt0[acs][0-9]{2}\.[A-Z0-9]{24}\.[A-Z0-9]{64}/i,
      literals: ['dt0c', 'dt0s', 'dt0a'],
      follow: ['token', 80],
    },
  ]),
  ...family({ provider: 'PostHog', docs: 'PostHog docs: personal API keys', rotate, holder: 'person' }, [
    {
      id: 'posthog-key',
      title: 'personal API key',
      pattern: /phx_[A-Za-z0-9]{41,49}/,
      literals: ['phx_'],
      follow: ['base62', 41],
    },
  ]),
  ...family({ provider: 'SonarQube', docs: 'SonarQube docs: tokens', rotate, holder: 'either' }, [
    {
      id: 'sonarqube-token',
      title: 'token',
      pattern: /sq[upa]_[0-9a-f]{40}/,
      literals: ['squ_', 'sqp_', 'sqa_'],
      follow: ['hex', 40],
    },
    {
      id: 'sonarqube-token-legacy',
      title: 'token',
      pattern: /[0-9a-f]{40}/,
      literals: ['sonar.login', 'sonar_token', 'sonar.token', 'sonar_login'],
      at: 'keyword',
    },
  ]),
  ...family({ provider: 'CircleCI', docs: 'CircleCI docs: API tokens', rotate, holder: 'either' }, [
    {
      id: 'circleci-token',
      title: 'API token',
      pattern: /CCI(?:PAT|PRJ)_[A-Za-z0-9]{22}_[0-9a-f]{40}/,
      literals: ['CCIPAT_', 'CCIPRJ_'],
      follow: ['url', 63],
    },
  ]),
  ...family({ provider: 'Buildkite', docs: 'Buildkite docs: API tokens', rotate, holder: 'either' }, [
    { id: 'buildkite-token', title: 'API token', pattern: /bkua_[0-9a-f]{40}/, literals: ['bkua_'], follow: ['hex', 40] },
  ]),
  ...family({ provider: 'LaunchDarkly', docs: 'LaunchDarkly docs: API access tokens', rotate }, [
    {
      id: 'launchdarkly-key',
      title: 'SDK or API key',
      pattern: /(?:api|sdk)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
      literals: ['api-', 'sdk-'],
      follow: ['hex', 8],
    },
  ]),
  ...family({ provider: 'Snyk', docs: 'Snyk docs: API tokens', rotate, holder: 'either' }, [
    {
      id: 'snyk-token',
      title: 'API token',
      pattern: /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
      literals: ['snyk'],
      at: 'keyword',
    },
  ]),
];
